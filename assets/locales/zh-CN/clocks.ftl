### clocks

clocks-day = { $day }（{ $weekday }）
clocks-weekday-mon = 周一
clocks-weekday-tue = 周二
clocks-weekday-wed = 周三
clocks-weekday-thu = 周四
clocks-weekday-fri = 周五
clocks-weekday-sat = 周六
clocks-weekday-sun = 周日

clocks-span-year = { $n } 年
clocks-span-month = { $n } 个月
clocks-span-week = { $n } 周
clocks-span-day = { $n } 日
clocks-span-working-day = { $n } 个工作日
clocks-span-hour = { $n } 小时

clocks-nature-statute = 法定
clocks-nature-contract = 约定
clocks-nature-promise = 承诺
clocks-nature-estimate = 估计
clocks-nature-evidence = 证据
clocks-status-expired = 已过
clocks-status-due_today = 今天
clocks-status-due_soon = 临近
clocks-status-running = 进行中
clocks-status-suspended = 中止
clocks-status-held = 程序进行中
clocks-status-unknown = 待补日期
clocks-verify = 未核实
clocks-provisional = 暂定

## 推算过程

clocks-why-trigger = 起算：{ $kind }。当日不计入，从次日起算。
clocks-why-trigger-year-end = 起算：{ $kind }（{ $day }），从当年年末起算。
clocks-why-proxy = 起算：没有录入知情日期，以{ $kind }后第 { $days } 日推定应当知道；当日不计入。
clocks-why-add = 自 { $from } 起加 { $period }。
clocks-why-add-before = 自 { $from } 往前倒数 { $period }。
clocks-why-extension = { $notice } 收到延长通知，期限改为 { $period }。
clocks-why-interrupt = 中断：{ $kind }{ $basis }，从这一天重新起算。
clocks-why-interrupt-rolled = 中断：{ $kind }{ $basis }，从这一天重新起算。注意：该日已过未顺延的末日，只是因为末日遇休息日顺延才算在期限内。
clocks-why-hold = 中断：{ $kind }{ $basis }，程序终结之前不计算日期。
clocks-why-release = 程序终结，从这一天重新起算。
clocks-why-interrupt-disputed = 未计入：{ $kind }{ $basis } 能否中断有争议，或者证明不足，只计入备选日期。
clocks-why-interrupt-unclaimed = 未计入：{ $kind }{ $basis } 没有明确请求付款。
clocks-why-interrupt-unproven = 未计入：{ $kind }{ $basis } 没有到达的凭证。
clocks-why-interrupt-unfollowed = 未计入：{ $kind }{ $basis } 之后没有在期限内起诉，只计入备选日期。
clocks-why-interrupt-before = 未计入：{ $kind }{ $basis } 早于起算日。
clocks-why-interrupt-late = 未计入：{ $kind }{ $basis } 晚于推算的末日。
clocks-why-suspend = 中止：{ $from } 至 { $to } 的障碍落在期限的最后一段，末日改为障碍消除后 { $period }。
clocks-why-suspend-open = 中止：障碍尚未消除，暂无日期。
clocks-why-suspend-outside = 障碍没有落在 { $from }（不含）至 { $to } 这段时间内，不影响期限。
clocks-why-toll = { $from } 至 { $to } 不计入期限，末日顺延 { $days } 日。
clocks-why-toll-open = 不计入期限的时间尚未结束，暂无日期。
clocks-why-cap = 最长期限：自{ $kind }起 { $period }，先于上述末日届满；中断、中止都不影响它。
clocks-why-cap-not-reached = 最长期限：自{ $kind }起 { $period }，上述末日在它之前。
clocks-why-roll = { $from } 是休息日，顺延到 { $to }（日历 { $calendar }）。
clocks-why-roll-favour = { $from } 是休息日，按有利于对方顺延到 { $to }（日历 { $calendar }），以免过早认定逾期。
clocks-why-roll-workday = { $from } 是工作日，不顺延（日历 { $calendar }）。
clocks-why-roll-make-up = { $from } 虽是周末，但属调休上班日，不顺延（日历 { $calendar }）。
clocks-why-roll-none = 这条规则不因休息日顺延。
clocks-why-roll-evidence = 证据不等人：遇休息日也不顺延。
clocks-why-act-by = 最晚办理日：{ $from }（未顺延）之前的最后一个工作日。
clocks-why-act-by-margin = 最晚办理日：比 { $from } 提前 { $margin }。
clocks-why-replaced = { $old } 已由 { $rule } 取代，按 { $rule } 推算。
clocks-why-ended = 这条规则在起算日已不再有效，日期仅供参考，请核实。
clocks-why-before-force = 这条规则自 { $from } 起有效，起算日更早，日期仅供参考，请核实。
clocks-why-old-applies = 起算日早于 { $from }，适用当时有效的 { $old }。
clocks-why-both = 起算日早于 { $from }，适用 { $old } 还是 { $rule } 尚无定论，以较早者为准；另一个日期是 { $other }。
