### clocks

clocks-day = { $day } ({ $weekday })
clocks-weekday-mon = Mon
clocks-weekday-tue = Tue
clocks-weekday-wed = Wed
clocks-weekday-thu = Thu
clocks-weekday-fri = Fri
clocks-weekday-sat = Sat
clocks-weekday-sun = Sun

clocks-span-year = { $n } y
clocks-span-month = { $n } mo
clocks-span-week = { $n } wk
clocks-span-day = { $n } d
clocks-span-working-day = { $n } working d
clocks-span-hour = { $n } h

clocks-nature-statute = statute
clocks-nature-contract = contract
clocks-nature-promise = promise
clocks-nature-estimate = estimate
clocks-nature-evidence = evidence
clocks-status-expired = passed
clocks-status-due_today = today
clocks-status-due_soon = soon
clocks-status-running = running
clocks-status-suspended = suspended
clocks-status-held = proceedings pending
clocks-status-unknown = date missing
clocks-verify = unverified
clocks-provisional = provisional

## The working

clocks-why-trigger = Starts with: { $kind }. That day is not counted; counting begins the next day.
clocks-why-trigger-year-end = Starts with: { $kind } ({ $day }), counted from the end of that year.
clocks-why-proxy = Starts with: no date of knowledge was entered; day { $days } after { $kind } stands in for it (should have known). That day is not counted.
clocks-why-add = { $period } from { $from }.
clocks-why-add-before = { $period } back from { $from }.
clocks-why-extension = Notice of extension on { $notice }: the period is { $period } now.
clocks-why-interrupt = Interrupted: { $kind }{ $basis }; counting begins afresh from this day.
clocks-why-interrupt-rolled = Interrupted: { $kind }{ $basis }; counting begins afresh from this day. Note: the last day before rolling had gone by; it is in time only because that day was a rest day.
clocks-why-hold = Interrupted: { $kind }{ $basis }; no date while the proceedings are pending.
clocks-why-release = The proceedings ended; counting begins afresh from this day.
clocks-why-interrupt-disputed = Not counted: whether { $kind }{ $basis } interrupts is contested, or it is shown too weakly; it counts in the alternative date only.
clocks-why-interrupt-unclaimed = Not counted: { $kind }{ $basis } did not expressly claim payment.
clocks-why-interrupt-unproven = Not counted: nothing shows that { $kind }{ $basis } arrived.
clocks-why-interrupt-unfollowed = Not counted: { $kind }{ $basis } was not followed by suit in time; it counts in the alternative date only.
clocks-why-interrupt-before = Not counted: { $kind }{ $basis } is earlier than the start.
clocks-why-interrupt-late = Not counted: { $kind }{ $basis } is later than the computed last day.
clocks-why-suspend = Suspended: the obstacle from { $from } to { $to } reaches into the last part of the period; the last day is { $period } after it ended.
clocks-why-suspend-open = Suspended: the obstacle has not ended; no date yet.
clocks-why-suspend-outside = The obstacle does not reach into the time after { $from } up to { $to }; nothing changes.
clocks-why-toll = { $from } to { $to } is not counted; the last day moves by { $days } d.
clocks-why-toll-open = A time that is not counted has not ended; no date yet.
clocks-why-cap = Longest period: { $period } from { $kind }, which ends before the day above; nothing interrupts or suspends it.
clocks-why-cap-not-reached = Longest period: { $period } from { $kind }; the day above is not later.
clocks-why-roll = { $from } is a rest day; the last day is { $to } (calendar { $calendar }).
clocks-why-roll-favour = { $from } is a rest day; in the other side's favour the last day is { $to } (calendar { $calendar }), so that nobody is accused too early.
clocks-why-roll-workday = { $from } is a working day; it does not roll (calendar { $calendar }).
clocks-why-roll-make-up = { $from } falls on a weekend but is a make-up workday; it does not roll (calendar { $calendar }).
clocks-why-roll-none = This rule does not roll off rest days.
clocks-why-roll-evidence = Evidence does not wait: rest days change nothing.
clocks-why-act-by = Act by: the last working day before { $from }, the day that did not roll.
clocks-why-act-by-margin = Act by: { $margin } before { $from }.
clocks-why-replaced = { $old } was replaced by { $rule }; computed under { $rule }.
clocks-why-ended = This rule was no longer in force on the starting day; have the date checked.
clocks-why-before-force = This rule is in force since { $from }; the starting day is earlier; have the date checked.
clocks-why-old-applies = The starting day is before { $from }; { $old }, in force then, applies.
clocks-why-both = The starting day is before { $from }; it is unsettled whether { $old } or { $rule } applies. The earlier date leads; the other one is { $other }.
