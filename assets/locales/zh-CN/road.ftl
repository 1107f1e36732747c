### 这条路：阶段、诊断、沟通、证据

road-cause-unlicensed-agent = 代理商无牌照（二清）
road-kind-company = 公司（企业法人）
road-kind-sole-trader = 个体工商户
road-kind-individual = 个人

road-letter-inquiry = 查询函
road-letter-preservation = 证据保全函
road-letter-complaint = 投诉书
road-letter-demand = 催告函
road-letter-regulator = 监管投诉书
road-letter-arbitration = 仲裁申请书要素表
road-letter-claim = 起诉状要素表
road-letter-lawyer = 给律师的交接信

road-state-open = 未查
road-state-partly = 查到一部分
road-state-unknown = 查过，说不清
road-state-answered = 已查
road-state-not_applicable = 不适用

road-result-yes = 是
road-result-no = 否
road-result-partly = 部分
road-result-unknown = 说不清
road-result-skipped = 以后再查
road-result-not_applicable = 不适用

road-hop-customer = 顾客的卡
road-hop-platform = 支付平台
road-hop-bank = 银行
road-hop-account = 我的账户
road-seen-here = 有
road-seen-said = 据说有
road-seen-not_here = 没到
road-seen-unknown = 不清楚
road-last-seen = 最后见到：{ $where }

road-promise-lapsed = 过期，没结果
road-promise-broken = 没兑现
road-promise-open = 未到期
road-promise-kept = 已兑现
road-promise-withdrawn = 不再需要

road-position-admits = 承认
road-position-denies = 否认
road-position-refers = 推给别人
road-position-asks = 要材料或时间
road-position-pays = 说已付款
road-stance-none = 没表态
road-stance-righted = 重新判断了对方的态度
road-guessed = （按原话推断，请核对）
tui-field-stance = 对方态度
tui-field-stance-why = 先按原话选了一个，不对就改；它决定下一步问谁、信里怎么写。

road-contradiction-each-refers = 互相推
road-contradiction-paid-not-received = 一方说已付，一方说没收到
road-contradiction-account-digits = 收款尾号对不上
road-contradiction-admits-denies = 一方承认，一方否认

road-ending-recovered = 已追回
road-ending-settled = 和解
road-ending-given_up = 不再追

road-cost-court = 受理费
road-cost-arbitration = 仲裁费
road-cost-lawyer = 律师费
road-cost-notary = 公证费
road-cost-post = 邮寄费
road-cost-travel = 交通费
road-cost-other = 其他费用

road-may-yes = 可以
road-may-no = 不可以
road-may-uncertain = 先问清楚

road-form-original = 原件
road-form-copy = 复印件
road-form-export = 原始文件
road-status-have = 有
road-status-missing = 缺
road-status-waived = 不要了
road-status-lost = 可能已拿不到

road-fact-merchant = 商户名称
road-fact-merchant-no = 商户编号
road-fact-terminals = 终端号
road-fact-tail = 结算账户尾号
road-fact-days = 交易日期
road-fact-count = 笔数
road-fact-sum = 未到账
road-fact-due = 应到账日
road-fact-last = 上次沟通

road-ask-promise = 贵方 { $on } 答应 { $due } 前「{ $text }」，没有兑现。现在到哪一步，具体哪天能办完？
road-ask-contradiction = { $who } { $on } 的说法是「{ $said }」，和贵方说的不一样。请核实后书面说明。

road-next-alarm = 停用这台机器，报案或向人民银行反映
road-next-alarm-why = 诊断里写了：钱先到了没有牌照的代理商（二清）。这种情况等不得。
road-next-chase-letter = 追问{ $who }：{ $id } { $what }没有回复
road-next-chase-letter-why = 函件写明 { $due } 前答复，日子已过。追问一次并记下来，再没结果就转下一阶段。
road-next-send-letter = 寄出 { $id } { $what }（{ $who }）
road-next-send-letter-why = 函件已经存好，还没有登记寄出。
road-next-hand-sheet = 交给律师：{ $id } { $what }
road-next-hand-sheet-why = 这是给律师起草用的要素表，不能直接提交；交出后登记一下。
road-next-check-account = 看流水：{ $who }说的款到了没有
road-next-check-account-why = { $id } 里对方说已付款。到了就登记到账，没到就接着要。
road-next-move-on-now = 转下一阶段：{ $stage }
road-next-move-on-now-why = 材料齐了，对方的期限已过或已拒绝，再等没有用。
road-next-move-on-now-of = 转下一阶段：{ $who }转到「{ $stage }」
road-next-move-on-now-of-why = 材料齐了，对方的期限已过或已拒绝，再等没有用。
road-next-move-on-of = { $who }可以转到「{ $stage }」阶段
road-next-move-on-of-why = 这一方这个阶段要的材料已经齐了。
road-next-confront = 拿{ $other }的说法去问{ $who }
road-next-confront-why = 两边的说法对不上（{ $kind ->
    [each_refers] 互相推
    [paid_not_received] 一方说已付，一方说没收到
    [account_digits] 收款尾号对不上
   *[other] 一方承认，一方否认
}），让先说的一方书面解释。
road-next-diagnose = 查一项：{ $what }
road-next-diagnose-why = 诊断查了 { $done } 项，共 { $of } 项。这一项决定接下来找谁、问什么。
road-next-begin = 开始「{ $stage }」这一步
road-next-begin-why = 情况查清了，也联系过对方。进入这一步，催告函、保全函都在里面。
road-next-letter = 写{ $what }（{ $who }）
road-next-letter-why = 这个阶段要用，内容已按案卷填好，核对就行。
road-next-first-contact-cause-why = 目前最像「{ $cause }」，先问{ $who }；还没有和{ $who }沟通的记录。
road-ask-first = 先问{ $first }，再问{ $then }。{ $why }
road-ask-together = { $first }和{ $then }要同时问。{ $why }
road-next-arrival = 查 { $id } { $what }送达没有，留签收凭证
road-next-arrival-why = 已寄给{ $who }，还没有送达记录。时效从送达起重新算，凭证要留。
road-next-await-answer = 等{ $who }在 { $due } 前答复 { $id }
road-next-await-answer-why = { $what }已寄出，答复期限未到。到期没有就追问。

road-fail-answer = 看不懂「{ $value }」
    .why = 要写成「项目=结果」。
    .next = 例如 --set terminal_settings=no；结果可以是 yes、no、partly、unknown、skipped、not-applicable。
road-fail-item = 没有「{ $item }」这一项
    .why = 这次什么也没写。
    .next = 现有项目：{ $known }
road-fail-choice = 「{ $item }」要选一个值
    .why = 只答“是”说明不了什么。
    .next = 可以填：{ $known }
road-fail-need = 没有「{ $need }」这样材料
    .why = 这次什么也没写。
    .next = 现有：{ $known }
road-fail-not-recovered = 还有 { $open } 没到账，不能记成「已追回」
    .why = 结案的数字要和账上一致。
    .next = 先登记到账；谈妥让步的用 --result settled，不追了用 --result given-up 并写原因。
road-fail-how-ended = 要说明 { $id } 是怎么结的案
    .why = 还有 { $open } 没到账。
    .next = 用 recourse case close { $id } --result recovered|settled|given-up。
road-fail-cost-positive = 费用要大于零
    .why = 这次什么也没写。
    .next = 写错的用 recourse case void-item 作废。

road-ev-cost = 登记费用 { $id }：{ $kind } { $sum }
road-ev-item-voided = 作废 { $id }：{ $reason }
road-ev-letter-saved = 存好 { $id } { $kind }（{ $to }），待补 { $gaps } 处
road-ev-letter-sent = 寄出 { $letter }　{ $tracking }
road-ev-letter-reached = { $letter } 送达：{ $at }　{ $basis }
road-ev-letter-voided = 作废 { $letter }：{ $reason }
road-ev-answer = { $id } { $who }答复（{ $position }）：{ $said }
road-ev-stance = { $contact } { $who }的态度：{ $position }
road-ev-diagnosis = 诊断「{ $item }」：{ $result }　{ $value }
road-ev-claimed = 向{ $who }追款　{ $reason }
road-ev-let-go = 不再向{ $who }追款　{ $reason }
road-ev-waived = 不再要「{ $need }」：{ $reason }
road-ev-closed = 结案：{ $result }，实收 { $paid }，让步 { $waived }
road-ev-reopened = 重新打开：{ $reason }

road-cli-recorded = 已记（#{ $seq }）。
road-cli-likeliest = 目前最像：{ $cause }
road-cli-no-verdict = 只是排查，不等于结论。
road-cli-no-promises = 还没有记过承诺。
road-cli-no-contradictions = 没有发现互相矛盾的说法。
road-cli-answered = 已记为 { $id }。
road-cli-mail = 邮件记为 { $id }：{ $from }「{ $subject }」，存为证据 { $evidence }。
road-cli-closed = { $id } 已结案：{ $result }。实收 { $paid }，让步 { $waived }，费用 { $costs }。
road-cli-reopened = { $id } 已重新打开，回到「{ $stage }」。
road-cli-cost = 已登记费用 { $id }：{ $sum }，累计 { $all }。
road-cli-claimed = { $id } 现在向这些方追款：{ $names }
road-cli-waived = 已注明不需要「{ $what }」（#{ $seq }）。
road-cli-added = { $id } 加入 { $n } 笔，应收合计 { $sum }。
road-mark-done = [完]
road-mark-part = [办]
road-mark-open = [未]
road-mark-na = [免]
road-sheet-ways = 怎么找{ $name }（以合同、银行卡背面为准）
road-sheet-facts = 手边准备好
road-sheet-questions = 问{ $name }
road-sheet-want = 一定要到
road-sheet-by = 请{ $name }最迟答复
road-sheet-answers = 听到这些话怎么办
road-sheet-warn = 提醒
road-sheet-unverified = （未核实）
road-col-made = 承诺于
road-col-who = 对方
road-col-promise = 承诺
road-col-due = 最迟
road-col-state = 结果
road-col-chased = 追问
road-col-cases = 案件
road-col-days = 答复天数（中位）
road-col-unanswered = 未答复
road-col-kept = 承诺兑现
road-plan-takes = 一般要多久
road-plan-must = 要有的
road-plan-contacts = 找谁
road-plan-eligible = 谁能用哪条渠道
road-plan-answers = 听到这些话怎么办
road-plan-exit = 什么时候算完
road-plan-warn = 提醒
road-plan-next = 接下来
road-stats-sums = 案件 { $cases } 个，已结 { $closed } 个：请求 { $claimed }，追回 { $recovered }，未到账 { $open }，费用 { $costs }
road-fail-position = 看不懂答复「{ $value }」
    .why = 这次什么也没写。
    .next = 可以填：{ $known }
road-fail-mail = { $path } 不是能读的邮件
    .why = 要有发件人、日期这些邮件头。
    .next = 在邮箱里选“另存为 .eml”再拖进来；截图用 evidence add。
road-fail-mail-with = 看不出这封邮件（{ $from }）是和谁的
    .why = 案件里没有哪一方用过这个地址。
    .next = 加上 --with bank 或 --with platform。
road-fail-playbook = 读不出这个阶段的说明
    .why = 程序文件可能损坏。
    .next = 请重新安装。

cli-about-diagnose = 诊断：钱卡在哪一段；逐项填结果，列出最像的原因
cli-arg-diagnose-set = 填一项：项目=结果，结果为 yes、no、partly、unknown、skipped、not-applicable 或该项自己的值；可多次
cli-arg-diagnose-value = 看到的内容：尾号、条款、时间段
cli-examples-diagnose =
    recourse diagnose RC-2026-001
    recourse diagnose RC-2026-001 --set backoffice_account=no --value 3317 --evidence E004
    recourse diagnose RC-2026-001 --set merchant_kind=sole_trader
cli-about-letter = 文书：列出、填写、存成 PDF 或 Word、登记寄出和送达
cli-about-letter-list = 列出这个案件用得到的文书，写到哪一步、还差什么
cli-about-letter-fill = 按案卷填好一份，打印全文和待补的地方
cli-about-letter-save = 存好一份，写成 .pdf 或 .docx
cli-about-letter-sent = 登记已寄出：留底变成证据，期限跟着走
cli-about-letter-reached = 登记已送达，写明凭证
cli-about-letter-void = 作废一份文书，写明原因；文件仍保留
cli-arg-letter = 文书：inquiry、preservation、complaint、demand、regulator、arbitration、claim、lawyer；或编号 L001
cli-arg-letter-fill-to = 针对谁：bank、platform、other[:名称] 或编号
cli-arg-letter-save-to = 针对谁：bank、platform、other[:名称] 或编号
cli-arg-letter-sent-to = 针对谁：bank、platform、other[:名称] 或编号
cli-arg-letter-lang = 文书用的语言，和界面语言无关
cli-arg-letter-fill-set = 填一处：字段=内容；金额、日期、交易都从案卷里取
cli-arg-letter-save-set = 填一处：字段=内容；金额、日期、交易都从案卷里取
cli-arg-letter-save-out = 写到这个文件（.pdf 或 .docx）；可多次
cli-arg-tracking = 快递单号或网上受理号
cli-arg-letter-sent-address = 寄到哪个地址
cli-arg-copy = 签字盖章后的扫描件，作为留底
cli-arg-letter-reached-basis = 凭什么说送达了：回执、签收记录
cli-examples-letter =
    recourse letter fill RC-2026-001 demand --to platform
    recourse letter save RC-2026-001 demand --to platform --set agreement_no=LJ-2024-018 --out 催告函.pdf
    recourse letter sent RC-2026-001 demand --to platform --channel letter --tracking EX123456785CN
cli-about-stats = 统计：追回多少，各家多久答复，承诺兑现几次
cli-about-case-road = 这个阶段怎么走：要备齐什么、找谁、问什么、接下来去哪
cli-about-case-close = 结案：追回、和解或不再追，记下数字
cli-about-case-reopen = 重新打开已结的案件，写明原因
cli-about-case-cost = 登记费用：邮寄、公证、受理费等
cli-about-case-claim = 向哪一方追款，或不再追
cli-about-case-waive = 注明某样材料不需要，写明原因
cli-about-case-void-item = 作废一条到账、费用、答复或备注，写明原因
cli-about-case-copy = 照一个案件新建：当事人和协议信息照抄，交易和沟通不抄
cli-about-case-add-missing = 把对账新发现的未到账交易并进案件
cli-arg-stage = 阶段
cli-arg-case-road-obligor = 看这一方的：名称、编号或 bank、platform
cli-arg-result = 怎么结的
cli-arg-waived = 让步金额；不写就是未到账的全部
cli-arg-case-cost-amount = 金额
cli-arg-case-cost-kind = 哪种费用
cli-arg-case-cost-on = 哪天付的，默认今天
cli-arg-case-claim-obligor = 哪一方：名称、编号或 bank、platform
cli-arg-no-longer = 不再向它追款
cli-arg-need = 材料代码，例如 upgrade_notice
cli-arg-seq = 那条记录的编号（#后面的数字）
cli-arg-case-copy-title = 新案件叫什么
cli-about-call-sheet = 打电话前看：手边备什么、问什么、要到什么、最迟哪天
cli-about-call-promises = 承诺一览：谁答应的、最迟哪天、兑现没有、追问没有
cli-about-call-contradictions = 两边说法对不上的地方，并排列出
cli-about-call-answer = 登记对方的答复
cli-about-call-mail = 放进一封邮件（.eml）：变成一条沟通，附件变成证据
cli-arg-position = 答复的意思：admits 承认、denies 否认、refers 推给别人、asks 要材料、pays 说已付款
cli-arg-call-answer-letter = 答复的是哪份文书，L001
cli-arg-call-answer-contact = 在哪次沟通里，C001
cli-arg-call-mail-file = 邮件文件
cli-arg-call-mail-with = 和谁的邮件；看得出来可以不写
cli-about-evidence-gaps = 证据清单：要什么、去哪找、能拿到哪天、原件还是复印件，缺的在前

road-agreed-tail = 协议约定的结算账户尾号 { $tail }
road-ask-agreed = 协议约定的结算账户尾号是 { $tail }。贵方说的账户不是这一个，请查明并书面说明。
road-next-confront-agreed = 拿协议约定的账户去问{ $who }
road-next-confront-agreed-why = 对方说的收款尾号和协议约定的对不上，请它书面解释。
cli-arg-bank-name = 结算账户的开户行
cli-arg-case-party-add = 再加一方同样身份的，例如第二个支付平台；不加就是更改原来那一方

road-warn-mail = 这是一封邮件，只作为文件存下了。用 recourse call add { $case } --eml '{ $path }' 会记成一条沟通，标头、正文、附件一起存。
road-cli-mail-kept = 邮件和附件存为证据 { $evidence }。
road-mail-better = 这是邮件，记成一条沟通更好：时间、发件人、正文、附件会一起存。
road-mail-how = { $name } 是一封邮件，怎么存？
road-mail-as-contact = 记成一条沟通（正文和附件一起存，推荐）
road-mail-as-evidence = 只作为一份证据存文件
road-mail-filled = 已按邮件填好，请核对后保存。邮件和附件会存为证据。
road-mail-whose = 已按邮件填好，没认出发件人是哪一方，请选好“对方”再保存。
road-mail-kept-too = 来自邮件 { $name }；保存时邮件和附件一起存为证据
tui-field-mail = 邮件
cli-arg-eml = 邮件文件（.eml）：时间、发件人、正文、附件从里面取；另外写了的以写的为准
road-letter-free = 自拟函
cli-arg-case-claim-amount = 只向这一方追这么多；不写就是全部
road-next-send-stale = 重写 { $id } { $what }（{ $who }）
road-next-send-stale-why = 存好之后金额变了，这份里还是原来的数。按今天的内容重写一份再寄。
