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
