## Next step
steps-next-find-sum = Find out how much is missing: import sales and statement, reconcile
steps-next-find-sum-why = This case has no sum yet. With the list and the figure in hand, calls and letters can be clear.
steps-next-inquiry-why = { $who } was spoken to and has not said where the money is. Ask in writing; demand it once they answer or their time is over.
steps-next-complaint-why = Payment was demanded in writing and asked about again; { $who } has not moved. Use their complaint channel; a regulator will ask whether you did.
steps-next-diagnose-why = The diagnosis has { $done } of { $of } answers. They go into call sheets and letters.

## Contact form
tui-field-earlier = Earlier promise
tui-field-earlier-why = What became of the overdue promise above. Choosing records it; leave it if nobody knows yet.
steps-earlier-later = not clear yet
steps-earlier-broken = not kept
steps-earlier-kept = kept
steps-earlier-withdrawn = no longer needed

## From reconciliation to case
steps-sum-unknown = not known
steps-rows-held = { $ticked ->
    [yes] {$days} ticked, {$sum} missing
   *[no] Days that lack money: {$days}, {$sum} in all
}; all of it is in {$no}.
steps-rows-home = { $ticked ->
    [yes] {$days} ticked, {$sum} missing
   *[no] Days that lack money: {$days}, {$sum} in all
}. a adds them to {$no}, n opens another case.
steps-rows-title = {$no} is open. Do these days belong to it?
steps-rows-title-held = The unpaid sales of these days are in {$no} already
steps-rows-add = Add them to {$name}
steps-rows-open = Open {$name}
steps-rows-new = Open another case
steps-done-rows = { $n ->
    [one] 1 unpaid sale
   *[other] { $n } unpaid sales
} added to {$no}; its sum is {$sum}

## The short contact form
steps-all-fields = All fields
steps-brief-more = Only what a call needs; channel, demand and evidence are under "All fields" below.

## Deadlines
steps-basis-length = The length is missing: use "Enter a date", or note it in the diagnosis ("The agreement says when takings are paid out"), for example T+1

## Timeline
steps-happened-sold = From here to {$last}: { $n ->
    [one] 1 sale
   *[other] { $n } sales
}, {$sum}, none of which arrived later
steps-happened-due = { $n ->
    [one] 1 sale was
   *[other] { $n } sales were
} due on this day and not paid, {$sum} net

## More steps
steps-next-arrival-why = It went to { $who }; nothing shows its arrival yet. Keep the proof that they had it.
steps-next-describe = Say where { $n ->
    [one] 1 exhibit comes
   *[other] { $n } exhibits come
} from, and where the original is
steps-next-describe-why = { $ids }: no source is noted. A list of evidence for a lawyer, tribunal or court needs it.
steps-ask-letter = The letter sent on { $sent } asked for an answer in writing by { $due }; none has come. Why not, and on which day will it come?
steps-clock-moved = Date moved: { $what } { $old } is now { $new }

## Which channel is open
steps-eligible = { $channel } (against the { $against }): { $text }

## Diagnosis: what the list shows
steps-ways-unpaid = Among the unpaid sales: { $ways }.
steps-way-count = { $way } { $n }
