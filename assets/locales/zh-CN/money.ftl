# 钱：导入、对账、原因

## 没有读进来的行
money-skipped-bad-date = 日期看不懂
money-skipped-bad-amount = 金额看不懂
money-skipped-no-direction = 看不出是收入还是支出
money-skipped-not-paid = 没有支付成功
money-skipped-undone = 已关闭、已撤销或已全额退款
money-skipped-no-money = 没有发生资金
money-skipped-other-currency = 和本文件其他行币种不同
money-skipped-too-long = 单元格太长
money-skipped-cash = 现金，或储值、券、挂账等不经过收单方的方式
money-skipped-shifted = 单元格比表头多，可能是金额里的千位逗号没加引号
money-skipped-too-fine = 金额的小数位比币种多，无法确定是几分
money-skipped-too-large = 金额大得不可能是钱数
money-skipped-formula = 单元格是公式，文件里没有结果；用 Excel 或 WPS 打开、保存后再导入
money-skipped-future = 日期晚于导入当天
money-skipped-other-table = 属于文件里另一张表，那张表没有收款的日期和金额
money-skipped-broken-off = 文件在这一行中断

## 文件本身的提示
money-hint-re-saved = 这个文件用表格软件另存过。请尽量保留平台或银行直接导出的原文件，原文件更有证明力。
money-hint-digits-lost = 「{ $column }」一列有 { $count } 个号码被表格软件截断，末几位已经不可靠。请重新导出，不要用表格软件打开再保存。
money-hint-day-first = 日期写法两种都读得通，这里按「日/月/年」读。
money-hint-undecodable = 文件里有些字读不出来。

## 读不了的文件
money-error-empty = 文件是空的。
money-error-empty-next = 请重新导出一次。
money-error-too-large = 文件太大，超出了允许的范围。
money-error-too-large-next = 请按月分开导出。
money-error-password-needed = 压缩包有密码。
money-error-password-needed-next = 请输入密码；密码一般写在平台发来的通知里。
money-error-password-wrong = 密码打不开这个压缩包。
money-error-password-wrong-next = 请核对密码后再试。
money-error-nested = 压缩包里还有压缩包：{ $name }
money-error-nested-next = 请先解开外面一层，再导入里面的文件。
money-error-unreadable = 这个文件读不了（{ $kind }）。
money-error-unreadable-next = 请在网银或商户平台重新导出，选 CSV 或 Excel 格式。
money-error-no-header = 没有找到同时写着日期和金额的表头。
money-error-no-header-next = 请指定哪一列是日期、哪一列是金额，只需一次，以后会记住。
money-error-no-profile = 没有名为 { $id } 的导入模板。
money-error-no-profile-next = 用 recourse import --help 查看，或者不指定模板，让程序自己识别。
money-error-profile = 导入模板写得不对：{ $why }
money-error-profile-next = 请对照 assets/profiles/ 里的例子修改。

## 依据
money-basis-sale = 交易 { $gross }，手续费 { $fee }，应到 { $net }。
money-basis-run = 共 { $count } 笔，交易额 { $gross }，手续费 { $fee }，应到账 { $net }。
money-lag-working = { $n ->
    [0] 交易当天
   *[other] 交易后 { $n } 个工作日
}
money-lag-calendar = { $n ->
    [0] 交易当天
   *[other] 交易后 { $n } 天
}
money-lag-week = 每周结算（{ $end }截止），之后第 { $n } 个工作日到账
money-lag-by-hand = 手动提现，每次提走上次以来的各整天
money-lag-pay-days = 每{ $days }到账，{ $n ->
    [0] 含当天及之前
    [1] 结清到前一天为止
   *[other] 结清到 { $n } 天前为止
}的交易
money-lag-half-day = 一天两次：{ $at } 前的交易当天到账，其余{ $n ->
    [1] 次日
   *[other] { $n } 天后
}到账
money-lag-charge = 每笔另扣 { $charge }，{ $lag }
money-lag-day-ends = { $lag }（{ $ends } 切日）
money-basis-due-working = 交易日 { $day }，{ $n } 个工作日后即 { $due } 应到账。
money-basis-due-calendar = 交易日 { $day }，{ $n } 天后即 { $due } 应到账。
money-basis-due-week = 交易日 { $day }，当周 { $end }截止，之后第 { $n } 个工作日即 { $due } 应到账。
money-basis-due-by-hand = 交易日 { $day }；{ $due } 手动提现，含上次提现以来的各整天。
money-basis-due-pay-days = 交易日 { $day }；每{ $days }结算，{ $n ->
    [0] 含当天及之前
    [1] 结清到前一天为止
   *[other] 结清到 { $n } 天前为止
}的交易，即 { $due } 应到账。
money-basis-due-first-half = 交易日 { $day }，{ $at } 前的交易，当天（{ $due }）应到账。
money-basis-due-second-half = 交易日 { $day }，{ $at } 起的交易，{ $n ->
    [1] 次日
   *[other] { $n } 天后
}即 { $due } 应到账。
money-basis-charge = 其中 { $charge } 是到账时按笔扣的手续费。
money-basis-credit = 银行流水第 { $row } 行：{ $day } 入账 { $amount }。
money-basis-arrived = { $due } 应到账，已按时到账。
money-basis-late = { $due } 应到账，实际 { $day } 到账，晚了 { $days } 天。
money-basis-awaited = { $due } 才到应到账日，还在等。
money-basis-awaited-slower = 按原约定 { $due } 应到账；收单方推迟付款之后，这些天的钱要到 { $comes } 才来，还在等。
money-basis-way = 这种方式的收款从来没有一笔到过账，名称也不像卡或钱包：可能根本不走这家收单方。先问清楚。
money-basis-cutoff = 这是当晚最后几笔。收单方的清算日可能在此之前就截止，把它们并入下一次付款，而下一次付款在这些文件里看不完整。
money-basis-uncovered = { $due } 应到账，但手上的银行流水没有包括这一天，还不能下结论。
money-basis-short = { $due } 应到账 { $expected }，实到 { $paid }，差 { $gap }；这一笔在差额里。
money-basis-missing = { $due } 应到账 { $expected }，到 { $judged } 为止银行流水里没有这笔钱。
money-basis-one = 只有这几笔加起来正好是差额，但交易多了也可能是凑巧，扣费也会造成差额，请先核实这几笔。
money-basis-alternatives = 还有别的几笔加起来也正好是这个差额，需要再核对。
money-basis-unknown = 从这些记录还看不准收单机构怎样结算，或者还有像货款的入账没有对上。请先弄清（或设定）结算方式，再认定哪些没付。
money-basis-doubt-near = 流水第 { $row } 行 { $day } 的 { $amount } 与这批款只差一点，可能就是这批款，只是手续费算法不同。请先问清这笔钱。
money-basis-doubt-over = 流水第 { $row } 行 { $day } 的 { $amount } 比对应的这批款多，多出的部分可能就是这批款里的钱。请先问清这笔钱。
money-basis-doubt = 流水第 { $row } 行 { $day } 的 { $amount } 来自同一付款方，却对不上任何一批，可能是这批款的一部分。请先问清这笔钱。
money-basis-doubt-outside = 流水第 { $row } 行 { $day } 的 { $amount } 金额正好相同，但到账时导出期之后的交易也已在结算，可能是那些交易的钱。请补一份更新的交易明细，或问清这笔钱是哪天的。
money-basis-outside = 有一笔金额正好相同的到账，但那时导出期之后的交易也已在结算，可能是那些交易的钱。请补一份更新的交易明细，或问清那笔钱是哪天的。
money-basis-doubt-mixed = 流水第 { $row } 行 { $day } 的 { $amount } 算在了同日应到的另一批上，但金额对不齐，也可能是这一批的钱。请向支付平台要这两批的明细。
money-basis-carried = 前一批退款多于收款，差额从这一批里扣了；算上这笔扣款，分毫不差。
money-basis-round = 少的是一个整数，也可能是支付平台扣的费用（例如月费）。请先问清，再认定是哪几笔。
money-basis-with-refunds = 前面有一天的退款多于收款，差额从之后的批次里扣，所以这几天合成一笔到账。
money-basis-kept = 前面一批的退款多于收款。如果差额是从这一批扣的，这一批本来就没有钱要到；请向收单机构要这一批的明细。
money-basis-hides = 这一批的退款不少于收款，只看金额分不出这些收款付没付；前后几批又有没付的，请向支付平台要这一批的明细。
money-basis-rival = 这些到账按另一种结算方式（切日时间或到账天数不同）也说得通，缺的就是别的几笔。两种都列了出来；请设定结算方式，或向支付平台要这一批的明细。
money-basis-place = 没有说明在哪里收款，而这里要看当地银行哪天上班：如果那天是当地银行假日，结论就不同。请说明收款地（命令行：--jurisdiction），或问银行那天是否放假。
money-basis-small = 只有这一小笔没到，也可能被扣了费用，或攒到以后一起付。请先问清，再认定少付。
money-basis-several = 差额有 { $count } 种说得通的组合，已按可能性列出；更多笔数的组合也可能凑得上。
money-basis-unexplained = 差额找不到对应的交易，请向收单机构索要这一批的明细。
money-basis-fee-share = 连续多批都少了同样的比例，像是手续费变了，不是少了某几笔。
money-basis-taken-back = 差额正好等于之前的一笔交易 { $reference }，可能是被拒付或退单后扣回。
money-basis-duplicate = 同样的金额到了两次。
money-basis-voided = 这一笔当天在终端上撤销了，这一笔和撤销都不结算。
money-basis-open-start = 这笔入账可能还包含明细开始以前的交易。
money-basis-open-end = 这笔入账可能还包含明细结束以后的交易。

## 原因
money-cause-upgrade-window = 系统升级
money-cause-network-gap = 网络中断
money-cause-bank-outage = 银行入账故障
money-cause-terminal-setting = 终端设置
money-cause-agreement-change = 费率或结算周期变了
money-cause-platform = 某一支付渠道
money-cause-held-by-risk-control = 被风控暂缓
money-cause-misdirected = 打到了别的账户

money-for-window = 这段时间里 { $whole } 笔中有 { $part } 笔没有到账。
money-for-all-terminals = 涉及全部 { $whole } 台终端。
money-for-resumed = 之后的 { $part } 笔又按时到账。
money-for-notice = 同期有升级或维护公告：{ $source }
money-for-part-of-run = 其中 { $part } 笔所在的那一批，其余的钱到了。
money-for-whole-runs = { $whole } 笔中有 { $part } 笔是整批没有到账。
money-for-quiet-account = 应到账那天，账户没有任何其他流水。
money-for-came-later = 钱后来到了。
money-for-one-terminal = 只有终端 { $terminal } 受影响：{ $whole } 笔中 { $part } 笔没有到账。
money-for-one-channel = 只有「{ $channel }」受影响：{ $whole } 笔中 { $part } 笔没有到账。
money-for-others-paid = 同一时间其他 { $part } 笔正常到账。
money-for-constant-share = { $count } 批都少了同样的比例，约 { $rate }。
money-for-fees-apart = 从 { $day } 起有 { $count } 天扣的手续费多于导出文件所列：应为 { $listed }，实扣 { $debited }，多出交易额的 { $rate }。
money-warn-fees-over = 从 { $day } 起，账户里扣的手续费多于导出文件所列：{ $count } 次共应扣 { $listed }，实扣 { $debited }，多出交易额的 { $rate }。请问清依据哪份协议。
money-for-constant-lag = 从某天起 { $count } 笔都晚到 { $days } 天左右。
money-for-alone = 只有 { $part } 笔没到，前后的交易都到了。
money-for-conspicuous = { $whole } 笔中有 { $part } 笔金额特别大，或在深夜成交。
money-for-never-again = 从那以后一直没有再到账，共 { $part } 个应到账日。
money-for-said-paid = 平台明细写着其中 { $part } 笔已经结算。
money-for-elsewhere = 明细写着其中 { $part } 笔（共 { $whole } 笔）结算到了另一个账户，与正常到账的不同。
money-for-finding = 您核实的结果支持这一点。

money-against-paid-inside = 同一段时间里也有 { $part } 笔正常到账。
money-against-only-part = 只影响了一部分终端或渠道。
money-against-not-resumed = 之后还没有看到恢复到账。
money-against-few = 笔数太少，看不出规律。
money-against-short-window = 时间很短，更像网络中断。
money-against-long-window = 时间太长，不像网络中断。
money-against-whole-runs = 是整批没有到账，不是其中一段。
money-against-no-whole-run = 没有整批缺失。
money-against-busy-account = 有 { $part } 个应到账日账户里有其他流水，说明银行当天在入账。
money-against-many-days = 连续 { $part } 个应到账日，银行故障一般没有这么久。
money-against-terminal-resumed = 这台终端之后又有 { $part } 笔到账。
money-against-ordinary = 金额和时间都很普通。
money-against-many = 笔数太多，不像个别风控。
money-against-resumed = 之后的 { $part } 笔又到了原来的账户。
money-against-finding = 您核实的结果不支持这一点。

money-ask-upgrade-window = 请查 { $from } 至 { $to } 期间的 { $count } 笔交易（应到账合计 { $sum } 元）：你们或合作机构当时有没有在做系统升级或切换？这些交易有没有进入清算文件？
money-ask-network-gap = 请查 { $from } 至 { $to } 期间的 { $count } 笔交易（应到账合计 { $sum } 元）：终端流水是否上送成功，有没有需要补送的批次？
money-ask-bank-outage = 请查应付我方的 { $count } 笔交易款（合计 { $sum } 元）：贵司是哪天划付的，付款流水号是多少，银行有没有退回？
money-ask-terminal-setting = 终端 { $terminal } 从 { $from } 起的 { $count } 笔没有到账（合计 { $sum } 元）：请核对这台终端绑定的商户号和结算账户。
money-ask-agreement-change = 请说明手续费或结算周期是从哪天、依据哪份协议改的，并给出这 { $count } 笔的计费明细。
money-ask-platform = { $from } 至 { $to } 期间「{ $channel }」的 { $count } 笔没有到账（合计 { $sum } 元）：请查这一渠道的清算结果和划付记录。
money-ask-held-by-risk-control = 请确认这 { $count } 笔（合计 { $sum } 元）是否被风控暂缓结算，依据哪一条，需要我方补交什么材料，何时放款？
money-ask-misdirected = 请提供这 { $count } 笔（合计 { $sum } 元）的付款日期、付款流水号，以及收款户名和账号后四位。

money-settles-upgrade-window = 升级公告，以及收单机构的清算文件。
money-settles-network-gap = 终端里存的交易流水，或者网络运营商的故障记录。
money-settles-bank-outage = 收单机构的付款回单，以及银行对当天入账情况的书面答复。
money-settles-terminal-setting = 终端商户信息页的照片，以及平台后台的结算账户截图。
money-settles-agreement-change = 费率函或补充协议，以及收单机构的计费明细。
money-settles-platform = 该支付渠道的结算单。
money-settles-held-by-risk-control = 收单机构关于暂缓结算的书面说明。
money-settles-misdirected = 付款回单上的收款账号，以及平台后台的结算账户记录。

## 记录
money-ev-paid = { $n } 笔后来到账：{ $sum }
money-ev-interest = 利息算法：{ $what }
money-ev-decided = { $n } 笔：{ $what } { $reason }
money-ev-payout = 手工设定了结算方式 { $what }
money-ev-mapping = 指认了一次列：{ $what }
money-decision-paid = 确已到账
money-decision-not-paid = 确未到账
money-decision-undone = 撤回先前的认定

## 利息
money-interest-at-breach = 逾期当日的 LPR，一直不变
money-interest-floating = LPR 随每次公布调整
money-interest-agreed = 自行录入的利率
money-interest-none = 不主张

## 用户对某笔的认定
money-basis-said-paid = 已按你的认定记为到账。
money-basis-said-unpaid = 已按你的认定记为未到账。

## 案件的利息
money-interest-nothing = 没有利息：还没有逾期，或者没有主张。
money-interest-basis = 利率：{ $method }；上浮 { $uplift }；一年按 { $year } 天；利率表 { $series }
money-interest-col-from = 起
money-interest-col-to = 止
money-interest-col-days = 天数
money-interest-col-principal = 逾期本金
money-interest-col-rate = 年利率
money-interest-col-amount = 利息
money-interest-total = { $from } 至 { $to } 的利息：{ $total }；此后每天 { $daily }，直至付清。
money-interest-subject = 只是主张的计算依据，以法院认定为准。最后只取一次整。
money-interest-unverified = LPR 数据来自二手资料，使用前请与发布机构核对。
money-show-interest = 截至 { $to } 的利息 { $total }，每天 { $daily }
money-fail-interest-backwards = 截止日 { $to } 早于起算日 { $from }
    .why = 利息只能往后算。
    .next = 换一个更晚的 --to。
money-fail-interest-before = { $day } 没有公布的 LPR
    .why = LPR 从 2019-08-20 开始；此前适用的贷款基准利率不在数据里。
    .next = 用 --method agreed --rate 百分比 录入你能证明的利率。
money-fail-interest-unseen = 利率只核实到 { $until }，{ $wanted } 在其后
    .why = 没核实过的利率不会自动沿用。
    .next = 改用 --method at-breach、更早的 --to，或 --method agreed --rate 百分比。
money-fail-interest-range = { $what } 超出范围
    .why = 这样算不出有意义的结果。
    .next = 看 recourse interest --help。
money-fail-interest-currency = LPR 适用于 { $rate }，这个案件是 { $sum }
    .why = 别的币种的利率说明不了这笔债。
    .next = 用 --method agreed --rate 百分比 录入你能证明的利率。
money-fail-percent = { $flag } 的 { $value } 不是百分比
    .why = 要填数字，最多四位小数。
    .next = 例如 3.35

## 用户的认定与到账
money-decide-done = { $n } 笔：{ $what }。记录 { $seq }，可用 --undo { $seq } 撤回。
money-decide-undone = 已撤回记录 { $seq }。
money-payout-fixed = 已按你说的设定结算方式，重新对账即可看到。
money-payout-learned = 结算方式重新由明细推断。
money-fail-no-sale = 已导入的明细里没有号码为 { $reference } 的收款
    .why = 要认定一笔，先得有这一笔。
    .next = 先导入那份明细，号码按对账结果里的写。
money-fail-no-decision = 记录 { $seq } 不是有效的认定
    .why = 它不存在、已被新的认定取代，或已撤回。
    .next = 用 recourse audit 查看记录。
money-fail-lag = { $lag } 天的结算周期超过 60 天
    .why = 没有哪家收单机构会约定这么晚结算。
    .next = 请再看一下协议。
money-fail-unit = 不认识 { $given } 这种算法
    .why = 不知道按什么算，就算不出应到账日。
    .next = 可用：working-day（工作日）、day（自然日）、week-sun（每周日截止后的工作日）、on-mon-thu（每周一、周四到账，结清到 --lag 天前为止）、half-1200（12:00 前的交易当天到账，其余 --lag 天后）。
money-three = 按时到账 { $paid } · 后来到账 { $recovered } · 未到账 { $open }
money-recovered = { $case }：{ $n } 笔已于 { $on } 到账，记入 { $sum }；还差 { $open }

## 文件自身的可信程度
money-ladder-yes = 有利：{ $rungs }
money-ladder-no = 欠缺：{ $rungs }
money-rung-raw-bytes = 原样保存每个字节
money-rung-own-archive = 来自机构自己的压缩包
money-rung-totals = 与文件自带的合计一致
money-rung-balance = 余额逐笔连贯
money-rung-not-resaved = 没有被表格软件另存过
money-rung-signature = 带有电子签名

## 指认一次列
money-fail-map = 「{ $part }」没有说清哪一列是什么
    .why = 每一段写成：字段=文件里的列名。
    .next = 例如 --map "date=记账日,amount=金额,text=说明"
money-fail-map-header = { $name } 里没有这一列：{ $headers }
    .why = --map 指认的列名必须都在文件的同一行里，没有保存。
    .next = 照文件里的写法填写列名，空格和括号可以不写。
money-fail-map-unread = { $name }：指认的列都在，但读不出日期或金额
    .why = 没有日期和金额，哪一行都算不成一笔钱，没有保存。
    .next = 看看是否指错了列：日期要是公历日期，金额要是数字。
money-fail-map-lacks = 至少要指认日期和金额
    .why = 没有它们，哪一行都算不成一笔钱。
    .next = 可用的字段：{ $fields }
money-basis-combined = 要两处原因叠加才说得通；这样的组合也可能是巧合，请先核实这几笔。

## 导入前的核对，以及几张表单
money-review = 识别为 { $profile }，{ $encoding }，{ $rows } 笔（新 { $new }），{ $from } 至 { $to }
money-part-export = 导出表 { $n }
money-profile-generic = 一般表格
money-profile-own = 您指定过的列
money-review-account = ，账号尾号 { $tail }
money-review-sums = 收 { $in_count } 笔 { $in_sum }，付 { $out_count } 笔 { $out_sum }
money-review-skipped = 略过 { $n } 行，{ $why }：第 { $rows } 行
money-review-cards = { $columns } 里有 { $n } 个完整卡号：将保存打码的副本
money-form-decide = 这一批未到账的到底到了没有
money-form-payout = 收单机构怎么结算
money-form-add-rows = 把勾选的日子加入案件
money-form-interest = 逾期款项的利息
money-shape-learned = 由明细推断
money-shape-per-run = 每批一笔入账
money-shape-per-terminal-run = 每台终端每批一笔
money-shape-per-sale = 逐笔入账
money-amount-net = 扣除手续费后入账
money-amount-gross = 全额入账，手续费另扣
money-unit-working-day = 工作日
money-unit-day = 自然日
money-unit-week = 工作日，从每{ $end }截止算起
money-unit-by-hand = 天前的交易，每次手动提现
money-unit-pay-days = 天前的交易，每{ $days }到账
money-unit-half-day = 天后；{ $at } 前的交易当天到账
money-year-365 = 365
money-year-360 = 360
money-need-reason = 写明理由：会作为一条记录保存。
money-need-lag = 填 0 到 60 的天数
money-need-percent = 填百分比，例如 3.35
money-nothing-to-decide = 这一批没有带号码的未到账交易。
money-done = 已保存，正在重新对账。
money-no-open-case = 还没有进行中的案件：先用这些日子新建一个。

# --- import form: what is asked only where a file needs it ---
tui-field-zip-password = 解压密码
tui-field-zip-password-why = 这个压缩包有密码，一般在银行或平台发的短信、邮件里。密码不保存。
tui-field-untouched = 保留完整卡号
tui-field-untouched-why = 默认存一份遮住卡号的副本，并记下原文件的哈希。只有确实需要时才原样保存。
tui-field-map-date = 日期
tui-field-map-amount = 金额
tui-field-map-in = 收入
tui-field-map-out = 支出
tui-field-map-fee = 手续费
tui-field-map-net = 结算金额
tui-field-map-reference = 参考号
tui-field-map-terminal = 终端号
tui-field-map-channel = 支付方式
tui-field-map-kind = 交易类型
tui-field-map-direction = 借贷标志
tui-field-map-text = 摘要
tui-field-map-date-why = 认不出列名：用左右键选出哪一列是什么，只问这一次。
money-map-none = 没有
money-need-map-date = 选出日期在哪一列
money-need-map-amount = 选出金额，或收入、支出
money-need-password = 填写压缩包的密码

# --- an export of the other kind, and no table at all ---
money-kind-other-pos = { $name } 看起来是{ $found }，这里要的是收款明细。{ $way }
money-kind-other-bank = { $name } 看起来是{ $found }，这里要的是银行流水。{ $way }
money-kind-not-pos = 账户流水
money-kind-not-bank = 收款明细
money-kind-way-pos = 收款明细在支付平台的商户后台下载，一般叫「交易明细」或「对账单」，选 CSV 或 Excel。
money-kind-way-bank = 银行流水在网上银行的「账户明细」里下载，选 CSV 或 Excel。
money-fail-locked-book = { $name } 是加了密码的工作簿
    .why = 没有密码打不开，没有保存。
    .next = 用 Excel 或 WPS 输入密码打开，另存为不带密码的文件，再导入。
money-fail-no-rows = { $name } 只有表头，没有一行明细
    .why = 没有可以导入的内容，没有保存。
    .next = 如果这几天有进出账，请选对日期重新导出。
money-fail-picture = { $name } 是图片或 PDF（{ $kind }），读不出表格
    .why = 没有保存；截图和 PDF 里的数字不能可靠地逐笔读出来。
    .next = 到同一个地方重新导出，选 CSV 或 Excel；这一份可以作为证据加进案件。
money-import-look = 先识别，不存
money-import-keep = 存进账本
money-import-not-kept = 还没有存：核对上面几行，没问题就按 Ctrl-S 存进账本。

tui-field-other-side = 还是存到这一边
tui-field-other-side-why = 这个文件看起来属于另一边。多半是选错了：按 Esc 返回，从另一个导入进来。
money-other-side = 看起来选错了文件；确实没错，选「是」再存
money-warn-currency-bank = 银行流水里有 { $rows } 行是 { $other }，收款是 { $currency }，币种不同，这些行没有拿来对账，也不会据此说哪笔没到账。请导入 { $currency } 账户的流水，或 { $other } 的收款明细。
money-warn-currency-pos = 收款明细里有 { $rows } 行是 { $other }，这次对的是 { $currency }，这些行没有拿来对账。{ $other } 请单独对账：recourse reconcile --currency { $other }。
money-warn-assumed-pos = 有一份收款明细没写币种，按 { $currency } 计。如果不是，请换一份列名写明币种的明细。
money-warn-assumed-bank = 有一份银行流水没写币种，按 { $currency } 计。如果不是，请换一份写明币种的流水。
money-warn-rec-way = 从这些文件看不出收单机构怎么结算，下面的“未到账”还不能当结论。{ $count ->
        [0] 请查结算约定
       *[other] 有 { $count } 笔像结算款的到账（合计 { $sum }）对不上任何一天的交易；请查结算约定
    }，在“结算方式”里填好（命令行：reconcile payout），或换一份列出手续费的导出文件。
money-warn-torn = 银行流水的余额在 { $from } 到 { $to } 之间接不上，这里可能缺了行。这几天看起来没到的钱也许已经到了；请重新导出完整的流水。
money-warn-place = 没有说明在哪里结算：暂按币种（{ $currency }）用{ $place }的银行工作日，节假日前后的应到账日可能有出入。请在“结算方式”里选结算地（命令行：reconcile payout --jurisdiction）。
money-place-currency = 按币种推断
money-fail-place = 没有 { $place } 的银行工作日
    .why = 银行工作日按地区保存。
    .next = 请用其中之一：{ $places }；GENERIC 只算周末。

# --- 导入时做了选择、存有疑问的地方 ---
money-fail-no-workbook = { $name } 名为表格，其实不是
    .why = 它既不是 Excel 文件，也不是文本表格：可能没有下载完整，或者加了密。没有保存。
    .next = 重新下载；如果 Excel 能打开，就在 Excel 里另存为 CSV 再导入。
money-fail-binary = { $name } 既不是文本，也不是表格
    .why = 里面没有能读的表格，没有保存。
    .next = 重新导出，选 CSV 或 Excel。
money-warn-sheets = { $name } 读的是工作表「{ $read }」；没有读：{ $others }。如果那里也有收款或流水，请分别另存成文件再导入。
money-warn-sheets-hidden = { $name } 读的是隐藏的工作表「{ $read }」，因为可见的工作表里没有明细；没有读：{ $others }。请核对是不是要用的那一张。
money-warn-sheet-hidden = { $name } 读的是隐藏的工作表「{ $read }」，因为可见的工作表里没有明细。请核对是不是要用的那一张。
money-warn-formulas = { $name } 的「{ $column }」一列有 { $n } 个单元格是公式，文件里没有计算结果。没有当作零或空白，需要它的行没有采用。请用 Excel 或 WPS 打开、保存后再导入。
money-warn-ahead = { $name } 有 { $n } 行的日期是 { $from } 至 { $to }，晚于今天（{ $today }），占了大半，所以照样保留。请校准这台电脑的时钟，或核对文件里年份的写法。
money-warn-amount = { $name } 用「{ $column }」作金额，没有用「{ $over }」；有 { $n } 行两者不同，合计相差 { $sum }。应当取实际到账的那一列；如果是另一列，请用 --map 指定。
money-warn-unnamed = { $name } 没有列名；哪一列是日期、金额、余额，是按内容判断的。请对照原件抽查几行。
money-warn-unread = 保存的导出文件有丢失或被改动的：{ $list }。哪些行以前有过，是在缺少它们的情况下判断的；未结案件的到账也没有记。请重新导入原文件，再运行 recourse reconcile。
money-warn-rec-lost = 导出文件 { $name }（第 { $seq } 条记录）已不在案卷里，它的各行不在这次结果之内。请重新导入该文件，或同一时段的新导出。
money-warn-rec-entries = 这本案卷修复之前丢失了 { $list } 号记录。其中若有银行流水或导出文件，它的各行不在这次结果之内，请重新导入。
money-fail-export-lost = 导出文件 { $name }（第 { $seq } 条记录）已不在案卷里
    .why = 记录还在，文件内容没有了；缺了它的各行，无从对账。
    .next = 重新导入同一份文件，它会回到原处；或从备份找回。
money-warn-way = { $name } 里看不出哪些是收入、哪些是支出：{ $n } 行全部按收入读入。请导出带余额、正负号或收支两列的明细；或用 --map direction=列名 指明收支列。
money-warn-marked = { $name }：有 { $n } 行只在「{ $column }」一列标明是退款，已按退款计。如果这个标记说的是后来被退款的收款，请改导出每笔退款单列一行的明细。
money-warn-cut = { $name } 在中途断开，后面的内容不在文件里。请重新导出完整的文件。
money-warn-word = { $name }：「{ $word }」（{ $n } 行）不是本程序认得的交易类型，先按收款计算；如果是退款或不是交易，请从文件里去掉这些行。
money-warn-word-back = { $name }：「{ $word }」（{ $n } 行）不是本程序认得的退款类型，金额带负号，先按退款计算；如果付的是别的款项，请从文件里去掉这些行。
money-warn-currency = { $name } 没写币种，按 { $currency } 计。如果不是，请换一份列名或行里写明币种的明细。
money-warn-way-edge = { $name }：第 { $row } 行之前没有余额可以推算，看不出是收入还是支出，先按收入读入。请对照原件核对这一行，或从早一天开始导出。
money-warn-turned = { $name } 里收款带负号、退款不带负号，与交易类型相反；{ $n } 行已按交易类型把正负号调转。
money-warn-negative = { $name } 的金额全部带负号，又没有一列说明是收款：{ $n } 行全部按退款读入。如果是收款，请导出带交易类型或不带负号的明细。
money-warn-sums = { $name } 的每一行带笔数，是按日或按支付方式的汇总，不是逐笔收款。用它查不出哪几笔没有到账；请导出逐笔交易明细。
money-warn-accounts = { $name } 里有 { $n } 个账户的流水。请只导出收款到账的那个账户，否则其他账户的钱会被当成营业款。
money-warn-rounded = { $name } 有 { $n } 行的手续费或净额小数位比币种多，逐笔四舍五入到分；收款金额没有舍入。
money-warn-twice = 收款明细里有 { $rows } 笔的单号、时间、金额与另一笔完全相同（合计 { $sum }），都已计入。看起来没到账的可能就是重复的那笔：主张之前请先去掉重复，重新导入。
money-warn-once-pos = 有 { $rows } 笔收款（合计 { $sum }）在两份明细里日期、金额都相同，又没有单号可以区分，只算了一次。如果本来就是不同的收款，请用带单号的明细。
money-warn-once-bank = 有 { $rows } 笔入账（合计 { $sum }）在两份流水里日期、金额、摘要都相同，又没有流水号、时间或余额可以区分，只算了一次。如果实际到账更多，算出的未到账就偏多：请用带余额的流水。
money-warn-rec-ahead = 有一份文件大半的日期是 { $from } 至 { $to }，晚于导入当天（{ $today }）：可能是当时电脑时钟不准，或年份读错了。这里算出的日子都不可靠。
money-basis-twice = 明细里有两笔单号、时间、金额完全相同的收款，这一笔可能是重复的。
money-fail-currency = 没有「{ $word }」的收款明细
    .why = 只能按收款所用的币种对账。
    .next = 收款所用的币种：{ $there }
