## 下一步
steps-next-find-sum = 查清少了多少：导入 POS 明细和银行流水，对一次账
steps-next-find-sum-why = 本案还没有金额。先有名单和数目，打电话、写函才说得清。
steps-next-inquiry-why = 和{ $who }联系过，但钱在哪里还没有说法。请它书面说清，答复到了或过期了再催告。
steps-next-complaint-why = 已经书面要过钱，也催问过，{ $who }还是没有结果。改走它的投诉渠道；以后找监管，也会先问有没有向它投诉过。
steps-next-diagnose-why = 诊断查了 { $done } 项，共 { $of } 项。答案会写进电话提纲和函件。

## 记联系
tui-field-earlier = 上次答应的事
tui-field-earlier-why = 上面那条过期的承诺后来怎样。选了就记下结果；还不清楚可以不选。
steps-earlier-later = 还不清楚
steps-earlier-broken = 没兑现
steps-earlier-kept = 兑现了
steps-earlier-withdrawn = 不用了

## 对账到案件
steps-sum-unknown = 待查
steps-rows-held = { $ticked ->
    [yes] 已选 {$days} 天，缺 {$sum}，
   *[no] 共 {$days} 天缺款，合计 {$sum}，
}都已在 {$no} 里。
steps-rows-home = { $ticked ->
    [yes] 已选 {$days} 天，缺 {$sum}。
   *[no] 共 {$days} 天缺款，合计 {$sum}。
}按 a 加进 {$no}；另立一案按 n。
steps-rows-title = {$no} 还没结案，这几天要加进去吗？
steps-rows-title-held = 这几天没到账的交易已经在 {$no} 里
steps-rows-add = 加进 {$name}
steps-rows-open = 打开 {$name}
steps-rows-new = 另立一个新案件
steps-done-rows = {$n} 笔没到账的交易已加进 {$no}，案件金额 {$sum}

## 记联系的短表
steps-all-fields = 全部栏
steps-brief-more = 这里只列通话时要记的几栏；渠道、是否要求付款、录音编号等在下面「全部栏」里。

## 期限
steps-basis-length = 还缺期限长度：用「录入日期」填，或在诊断「协议写明了多久结算」里写明，如 T+1

## 时间线
steps-happened-sold = 这时起至 {$last} 成交 {$n} 笔、共 {$sum}，后来都没有到账
steps-happened-due = {$n} 笔交易当日应到账而未到账，净额 {$sum}

## 更多步骤
steps-next-arrival-why = 已寄给{ $who }，还没有送达记录。留住签收凭证，以后好证明对方收到过。
steps-next-describe = 写明 { $n } 件证据从哪来、原件在哪
steps-next-describe-why = { $ids } 还没写来源。交给律师、仲裁委或法院的证据目录要写明。
steps-ask-letter = { $sent } 寄出的函件请贵方在 { $due } 前书面答复，至今没有收到。为什么没有答复，哪天答复？
steps-clock-moved = 期限变动：{ $what } { $old } 改为 { $new }

## 能走哪条渠道
steps-eligible = { $channel }（投诉{ $against }）：{ $text }

## 诊断：名单里看得出的
steps-ways-unpaid = 没到账的名单里有：{ $ways }。
steps-way-count = { $way } { $n } 笔
