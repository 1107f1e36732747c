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
money-basis-due-working = 交易日 { $day }，{ $n } 个工作日后即 { $due } 应到账。
money-basis-due-calendar = 交易日 { $day }，{ $n } 天后即 { $due } 应到账。
money-basis-credit = 银行流水第 { $row } 行：{ $day } 入账 { $amount }。
money-basis-arrived = { $due } 应到账，已按时到账。
money-basis-late = { $due } 应到账，实际 { $day } 到账，晚了 { $days } 天。
money-basis-awaited = { $due } 才到应到账日，还在等。
money-basis-uncovered = { $due } 应到账，但手上的银行流水没有包括这一天，还不能下结论。
money-basis-short = { $due } 应到账 { $expected }，实到 { $paid }，差 { $gap }；这一笔在差额里。
money-basis-missing = { $due } 应到账 { $expected }，到 { $judged } 为止银行流水里没有这笔钱。
money-basis-alternatives = 还有别的几笔加起来也正好是这个差额，需要再核对。
money-basis-several = 差额有 { $count } 种说得通的组合，都列了出来。
money-basis-unexplained = 差额找不到对应的交易，请向收单机构索要这一批的明细。
money-basis-fee-share = 连续多批都少了同样的比例，像是手续费变了，不是少了某几笔。
money-basis-taken-back = 差额正好等于之前的一笔交易 { $reference }，可能是被拒付或退单后扣回。
money-basis-duplicate = 同样的金额到了两次。
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
money-for-constant-lag = 从某天起 { $count } 笔都晚到 { $days } 天左右。
money-for-conspicuous = { $whole } 笔中有 { $part } 笔金额特别大，或在深夜成交。
money-for-never-again = 从那以后一直没有再到账，共 { $part } 个应到账日。
money-for-said-paid = 平台明细写着其中 { $part } 笔已经结算。
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

money-ask-upgrade-window = 请查 { $from } 至 { $to } 期间的 { $count } 笔交易（应到账合计 { $sum } 元）：贵司或合作银行当时是否在做系统升级或切换？这些交易有没有进入清算文件？
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
