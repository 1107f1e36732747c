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
road-letter-arbitration = 仲裁申请书要素
road-letter-claim = 起诉状要素
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
road-next-letter = 写{ $what }（{ $who }）
road-next-letter-why = 这个阶段要用，内容已按案卷填好，核对就行。
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
road-ev-diagnosis = 诊断「{ $item }」：{ $result }　{ $value }
road-ev-claimed = 向{ $who }追款　{ $reason }
road-ev-let-go = 不再向{ $who }追款　{ $reason }
road-ev-waived = 不再要「{ $need }」：{ $reason }
road-ev-closed = 结案：{ $result }，实收 { $paid }，让步 { $waived }
road-ev-reopened = 重新打开：{ $reason }
