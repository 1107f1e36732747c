### screens: the wizard, the case, the contact form, letters and diagnosis

## New case
screens-step-of = step {$n} of {$of}
screens-step-situation = Situation
screens-step-stuck = Stuck where
screens-step-how-much = How much
screens-step-who = Who
screens-step-papers = Papers
screens-step-review = Review
screens-step-situation-ask = What happened? Choose what comes nearest; everything can be changed later.
screens-step-stuck-ask = Do you know where the money is stuck? If not, go on: a checklist will help to find out.
screens-step-how-much-ask = How much has not arrived? What you do not know may stay blank; going back loses nothing.
screens-step-who-ask = Who is involved? Write full names as on slips, contract or statement: letters will use them.
screens-step-papers-ask = What do you have already? Space ticks. For the rest you will be told where to get it.
screens-step-review-ask = Look it over. Enter on a line leads back to its step; if all is well, choose "Open the case" below.
screens-save-leave = Save and leave
screens-mark-fix = [fix]
screens-situation-missing = Some days were not paid out
screens-situation-upgrade = Not paid out since a system upgrade
screens-situation-less = Less arrived than should have
screens-situation-frozen = Frozen or delayed
screens-situation-other = Other
screens-stuck-unknown = not known yet
screens-stuck-bank = bank did not credit it
screens-stuck-platform = platform did not pay out
screens-stuck-account = paid to another account
screens-stuck-agent = an agent holds it
screens-charged-unknown = not asked yet
screens-charged-yes = charged
screens-charged-no = not charged
screens-differs-keep = keep mine
screens-differs-use = use the reconciled sum
screens-differs-later = check later
screens-sum-differs = The reconciliation found {$sum}; choose one.
screens-note-papers = At hand when the case was opened: {$list}
tui-field-situation = Situation
tui-field-stuck = Stuck where
tui-field-charged = Customers
tui-field-told = Said so far
tui-field-told-note = (who said what; blank if nobody was asked)
tui-field-differs = Sums differ
tui-field-agent-name = Agent
tui-field-paper-agreement = Acquiring contract
tui-field-paper-export = POS or portal export
tui-field-paper-slips = Sales slips
tui-field-paper-statement = Bank statement
tui-field-paper-notice = Upgrade notice
tui-field-paper-recording = Call recording
tui-field-paper-chat = Chat screenshots
tui-field-situation-why = Why: it decides whom to ask and what to check first. Left and Right choose.
tui-field-stuck-why = Why: whoever holds the money is asked first. Left and Right choose.
tui-field-charged-why = Why: if customers were not charged, the sale failed, and nothing is owed yet.
tui-field-told-why = Why: what was said early is compared with what is said later.
tui-field-merchant-why = The full name on the business licence; slips and statements mostly show it.
tui-field-bank-why = Where the settlement account is kept, with the branch if you know it.
tui-field-platform-why = "Acquirer" on the slip, or whoever gave you the terminal or the QR code.
tui-field-agent-name-why = Money that passes an agent's own account first is at risk; this is checked early.
tui-form-quick-case = New case, on one page
tui-do-quick-case = New case, on one page
tui-do-quick-case-doc = every field at once, for whoever has done it before
tui-do-quick-case-short = Quick case

## Contact
screens-last-contact = Last {$id} ({$day}): {$said}
screens-open-promise = Still owed: {$id} promised by {$by}: "{$what}"
screens-open-promise-late = !! Overdue: {$id} promised by {$by}: "{$what}"
screens-same-promise-one = the same thing: one deadline
screens-same-promise-two = another thing
screens-promised-again = {$what} (by {$by}, same as {$id})
tui-field-same-promise = Same day
tui-field-same-promise-why = They promised this day before; merged it is one deadline, and the words of both stay.
tui-do-toggle-brief = While on the phone / all fields
tui-do-toggle-brief-doc = only what they say, ticket and promise; the rest keeps its values, unfold it afterwards
tui-do-toggle-brief-short = On the phone

## One case
screens-next-panes = (Tab: evidence, {$lacking} missing)
screens-near = next deadline in { $n ->
    [one] 1 day
   *[other] { $n } days
}
screens-near-soon = !! deadline in { $n ->
    [one] 1 day
   *[other] { $n } days
}
screens-near-over = !! { $n ->
    [one] 1 day
   *[other] { $n } days
} overdue
screens-rung-promise = promised by {$by}
screens-rung-said = said: {$said}
screens-rung-papers = papers {$have}/{$all}
screens-each-obligor = Each party
