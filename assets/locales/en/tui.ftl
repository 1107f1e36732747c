### What the screens say.

## General
tui-name = Recourse
tui-starting = Opening the book..
tui-checked = Checked up to entry { $entries } of { $of }.
tui-checking = Checking entry by entry: { $entries } of { $of } done.
tui-checking-why = Nothing of a case is shown before its entries are checked. You can leave with q; nothing gets lost.
tui-demo = 演示 / DEMO  demo day {$day}
tui-too-small = The window is {$w}x{$h}; {$least} is the least. Make it larger; the program is still running.
tui-bar = Do
tui-saving = Saving..
tui-draft-saved = Draft saved {$at}
tui-list-comma = ,{" "}
tui-yes = Yes
tui-blank = (blank)
tui-not-known = Not known
tui-money = { $code } { $sum }
tui-reason = Reason
tui-reason-needed = Please give a reason; it stays with the record.
tui-no-back = Not now
tui-filter = Find
tui-nothing-found = Nothing found. Try another word, or clear it with Backspace.
tui-nothing-here = There is nothing here yet.
tui-ctrl-c = Press Ctrl-C again to quit. To copy text, select it and use your terminal's copy key. What you typed is kept as a draft.
tui-how-to-quit = This is the top level. To quit press q, or Ctrl-C twice.
tui-paste-where = There is no field to paste into. To add files, open Add evidence first.
tui-job-running = A job is still running. Press Esc to cancel it, or wait for it.
tui-esc-cancels = Esc cancels; nothing half-done is left behind.
tui-moment = one moment..
tui-cannot-stop = This step cannot be stopped half-way; one moment please.
tui-cancelling = Cancelling, the current step is finishing..
tui-cancelled = Cancelled; nothing half-done is left behind.
tui-seconds-left = about {$n} s left
tui-job-export = Writing the bundle
tui-job-verify = Checking
tui-job-import = Importing
tui-job-evidence = Keeping the files
tui-read-only-why = {$what}. {$next}
tui-read-only = This book can be read but not written: {$why}
tui-mon = Mon
tui-tue = Tue
tui-wed = Wed
tui-thu = Thu
tui-fri = Fri
tui-sat = Sat
tui-sun = Sun
tui-span = {$from} to {$to}
tui-since = since {$from}
tui-count = {$n} characters
tui-saved-at = (saved {$at})
tui-fingerprint = Fingerprint {$print}
tui-not-advice = This is not legal advice; have a lawyer look at dates that matter.

## Keys
tui-key-space = Space
tui-key-enter = Enter
tui-key-up = Up
tui-key-down = Down
tui-key-left = Left
tui-key-right = Right
tui-key-backspace = Backspace
tui-key-arrows = Arrows
tui-hint-move = Move
tui-hint-open = OK
tui-hint-next-area = Next area
tui-hint-back = Back
tui-hint-help = Help
tui-hint-quit = Quit

## Marks, never colour alone
tui-mark-done = [done]
tui-mark-now = [now]
tui-mark-todo = [todo]
tui-mark-skipped = [skipped]
tui-mark-have = [have]
tui-mark-lacking = [lack]
tui-mark-void = [void]{" "}

## Pages and screens
tui-tab-go-today = Today
tui-tab-go-cases = Cases
tui-tab-go-reconcile = Reconcile
tui-tab-go-deadlines = Deadlines
tui-tab-go-evidence = Evidence
tui-tab-go-history = History
tui-tab-go-settings = Settings
tui-scope-global = Everywhere
tui-scope-page = Pages
tui-scope-first-run = First run
tui-scope-today = Today
tui-scope-cases = Cases
tui-scope-case = One case
tui-scope-reconcile = Reconcile
tui-scope-deadlines = Deadlines
tui-scope-evidence = Evidence
tui-scope-history = History
tui-scope-settings = Settings
tui-scope-entry = One entry
tui-scope-detail = Reading
tui-scope-export = Export bundle
tui-scope-verify = Verify
tui-scope-form = Form
tui-scope-contact-form = Contact form
tui-scope-wizard = New case

## Actions: name, one line, short name for the bar
tui-do-log-contact = Log a contact
tui-do-log-contact-doc = a call, message, visit or letter; can be put right later, never erased
tui-do-log-contact-short = Log a call
tui-do-add-evidence = Add evidence
tui-do-add-evidence-doc = copies files into the book; your own files stay untouched
tui-do-new-case = New case
tui-do-new-case-doc = a few questions; leave and come back any time
tui-do-next-step = Do the next step
tui-do-next-step-doc = opens what this case needs most
tui-do-next-step-short = Next step
tui-do-move-stage = Move on
tui-do-move-stage-doc = from the bank to the platform, the regulator, a court; going early needs a reason
tui-do-move-stage-short = Next stage
tui-do-book-recovery = Book money that arrived
tui-do-book-recovery-doc = all of it or a part
tui-do-export = Export bundle
tui-do-export-doc = one file for the lawyer, bank, platform, regulator or court
tui-do-export-short = Export
tui-do-verify = Verify a bundle
tui-do-verify-doc = checks whether a bundle was changed
tui-do-verify-short = Verify
tui-do-continue-draft = Continue a draft
tui-do-continue-draft-doc = opens a form you have not finished
tui-do-continue-draft-short = Continue
tui-do-show-entry = Show the entry
tui-do-show-entry-doc = everything this entry says
tui-do-show-entry-short = Detail
tui-do-amend = Amend
tui-do-amend-doc = new values; the old ones stay too
tui-do-void = Void
tui-do-void-doc = with a reason; the record stays and can be restored
tui-do-restore = Restore
tui-do-restore-doc = makes a struck record count again
tui-do-import-pos = Import sales
tui-do-import-pos-doc = an export of the terminal, acquirer or platform
tui-do-import-bank = Import statement
tui-do-import-bank-doc = an export of the bank account
tui-do-import-bank-short = Import bank
tui-do-recompute = Reconcile again
tui-do-recompute-doc = over everything imported so far
tui-do-recompute-short = Again
tui-do-tick-row = Tick this row
tui-do-tick-row-doc = takes a day in or out
tui-do-tick-row-short = Tick
tui-do-case-from-rows = New case from these
tui-do-case-from-rows-doc = the ticked days, or all days that lack money
tui-do-case-from-rows-short = New case
tui-do-show-basis = Show the basis
tui-do-show-basis-doc = why this day counts as paid or missing
tui-do-show-basis-short = Basis
tui-do-show-working = Show the working
tui-do-show-working-doc = how this date was computed, step by step
tui-do-show-working-short = Working
tui-do-settle-deadline = Mark as done
tui-do-settle-deadline-doc = no more reminders; an entry says so
tui-do-settle-deadline-short = Done
tui-do-start-export = Start
tui-do-start-export-doc = writes the bundle, then checks it
tui-do-check-book = Check the book
tui-do-check-book-doc = verifies every entry and file
tui-do-check-book-short = Check
tui-do-open-demo = Open the demo book
tui-do-open-demo-doc = invented data, kept apart
tui-do-open-demo-short = Demo
tui-do-open-folder = Open a book folder
tui-do-open-folder-doc = from a USB stick or another computer
tui-do-open-folder-short = Open folder
tui-do-switch-language = Switch language / 中文
tui-do-switch-language-doc = takes effect at once
tui-do-switch-language-short = 中文
tui-do-change = Change this setting
tui-do-change-doc = to its next value
tui-do-change-short = Change
tui-do-save = Save
tui-do-save-doc = records it; what needs correcting is shown first
tui-do-save-attach = Save and add a recording
tui-do-save-attach-doc = then add a file to it
tui-do-save-attach-short = Save + recording
tui-do-save-another = Save and log another
tui-do-save-another-doc = then a fresh form
tui-do-save-another-short = Save + another
tui-do-leave = Back
tui-do-leave-doc = what you typed is kept as a draft
tui-do-step-back = Back one step
tui-do-step-back-doc = answers are kept
tui-do-step-back-short = Back
tui-do-step-on = Next step
tui-do-step-on-doc = what you do not know may stay blank
tui-do-step-on-short = Next
tui-do-step-skip = Skip for now
tui-do-step-skip-doc = fill this step later
tui-do-step-skip-short = Skip
tui-do-cancel = Cancel
tui-do-cancel-doc = stops the running job, leaves nothing half-done
tui-do-go-today = Today
tui-do-go-today-doc = the one thing most worth doing
tui-do-go-cases = Cases
tui-do-go-cases-doc = all cases
tui-do-go-reconcile = Reconcile
tui-do-go-reconcile-doc = sales against the bank statement
tui-do-go-deadlines = Deadlines
tui-do-go-deadlines-doc = each date and what it rests on
tui-do-go-evidence = Evidence
tui-do-go-evidence-doc = all exhibits
tui-do-go-history = History
tui-do-go-history-doc = who recorded what, and when
tui-do-go-settings = Settings
tui-do-go-settings-doc = language, frames, colours, folders
tui-do-more = More
tui-do-more-doc = everything one can do here
tui-do-move = Move
tui-do-move-doc = between rows and fields
tui-do-open = OK
tui-do-open-doc = opens or does what is chosen
tui-do-next-area = Next area
tui-do-next-area-doc = to the next area or field
tui-do-prev-area = Previous area
tui-do-prev-area-doc = to the area or field before
tui-do-toggle = Toggle
tui-do-toggle-doc = on or off
tui-do-first = First row
tui-do-first-doc = to the top
tui-do-last = Last row
tui-do-last-doc = to the bottom
tui-do-page-up = Page up
tui-do-page-up-doc = ten rows up
tui-do-page-down = Page down
tui-do-page-down-doc = ten rows down
tui-do-back = Back
tui-do-back-doc = one level; never leaves the program
tui-do-help = Help
tui-do-help-doc = find and run anything here
tui-do-quit = Quit
tui-do-quit-doc = leaves at the top level, goes back elsewhere

## First run
tui-first-run-title = Recourse  First run / 首次使用
tui-first-run-calm = Money that did not arrive can be traced. Begin in any of these ways; leave any time, nothing typed is lost.
tui-first-run-private = Everything stays on this computer; the network is used only when you ask.
tui-door-case = Some takings have not arrived
tui-door-case-why = a few questions, about 3 minutes
tui-door-reconcile = Not sure how much: reconcile
tui-door-reconcile-why = CSV or Excel from both sides
tui-door-demo = Look at the demo first
tui-door-demo-why = invented data, kept apart
tui-door-folder = Open an existing book
tui-door-folder-why = from a stick or another computer
tui-check-frame = Display check: do the corners of this box line up?
tui-check-ascii = If so, try thin lines
tui-check-box = They do not: use plain lines

## Today
tui-today-first = The one thing most worth doing today
tui-today-why = Why: {$why}
tui-today-deadlines = Deadlines ({$count})
tui-today-drafts = Drafts: {$count}
tui-today-empty = No case yet. Press Tab to reach the actions below and choose New case; if you are not sure how much is missing, start at 3 Reconcile. The demo book shows what it looks like.
tui-cases-head = Cases
tui-outstanding = Missing
tui-recovered = Recovered
tui-stage = Stage
tui-no-drafts = There are no drafts.
tui-which-draft = Which draft?
tui-draft-found = There is an unfinished draft (saved {$at}).
tui-draft-continue = Continue the draft
tui-draft-anew = Begin anew
tui-draft-orphan = The case this draft belongs to is not in this book.

## Cases and one case
tui-col-case = No.
tui-col-title = Title
tui-no-such-case = There is no such case.
tui-no-such-entry = There is no such entry.
tui-no-such-deadline = This deadline is gone.
tui-day-n = day {$n}
tui-case-who = {$merchant} against {$obligors}
tui-case-sums = missing {$owed} / recovered {$back}
tui-stage-triage = Triage
tui-stage-bank = Bank
tui-stage-platform = Platform
tui-stage-regulator = Regulator
tui-stage-arbitration = Arbitration
tui-stage-litigation = Litigation
tui-stage-enforcement = Enforcement
tui-stage-closed = Closed
tui-stage-court = Court
tui-next-steps = Next steps
tui-no-steps = Nothing has to be done right now.
tui-needs = Evidence ({$lacking} missing)
tui-need-enter = Enter: where to get it
tui-timeline = Timeline (latest first)
tui-which-case = Which case?
tui-no-case-yet = There is no case yet; open one first.
tui-which-stage = Move to which stage?
tui-stage-ask = Move on to: {$to}
tui-stage-ready = All evidence is in hand. A reason may be given or left blank.
tui-stage-early = Some evidence is missing. You may go early, but say why.
tui-void-ask = Void {$id}
tui-void-means = It no longer counts and stays out of bundles. Its content and your reason remain in the record, and it can be restored.
tui-void-already = This is void already.
tui-not-void = This is not void.
tui-cannot-void = Only contacts and exhibits can be struck.
tui-cannot-amend = Only contacts and exhibits can be amended.

## Entries in words
tui-entry-title = Entry #{$seq}
tui-history-head = {$count} entries, append-only; an amendment keeps the old content too.
tui-actor-merchant = Owner
tui-actor-bookkeeper = Book-keeper
tui-actor-lawyer = Lawyer
tui-actor-system = Program
tui-ev-case-opened = Case {$what} opened
tui-ev-case-amended = Case data amended {$what}
tui-ev-party = Party: {$what}
tui-ev-contact = {$no} {$who} {$way}: {$said}
tui-ev-amended = {$no} amended  {$what}
tui-ev-voided = {$no} voided  {$what}
tui-ev-restored = {$no} restored  {$what}
tui-ev-promise = Promise of {$no} settled  {$what}
tui-ev-exhibit = {$no} {$what}
tui-ev-stage = Moved on: {$to}  {$reason}
tui-ev-note = Note: {$what}
tui-ev-private = Private thoughts: {$what}
tui-ev-rules = Rules adopted: {$what}
tui-ev-settled = Deadline done: {$what}
tui-ev-recovery = Money arrived: {$what}
tui-ev-export = Bundle {$release} exported {$to}
tui-ev-head = Proof code given to {$what}
tui-ev-import-pos = Sales imported: {$what}
tui-ev-import-bank = Statement imported: {$what}
tui-ev-book = Book opened
tui-ev-key = Signing key changed
tui-ev-anchor = Time stamp from {$what}
tui-ev-journal = Journal of imports opened
tui-ev-unknown = An entry this version does not know ({$what}), kept as it is
tui-ev-vouchers = { $count ->
    [one] One unpaid sale listed
   *[other] {$count} unpaid sales listed
}
tui-fact-what = What
tui-fact-private = Private thoughts
tui-fact-written = Written down
tui-fact-link = In the chain
tui-fact-name = Own file name
tui-fact-file = File
tui-fact-print = Fingerprint
tui-fact-amended = Amended
tui-fact-voided = Voided

## Deadlines
tui-deadlines-none = none open
tui-deadlines-empty = No deadlines yet. Log what was promised and when you demanded payment, and the dates that matter appear here.
tui-overdue = {$n} days over
tui-day-over = {$n} day over
tui-due-today = due today
tui-days-left = {$n} days
tui-day-left = {$n} day{" "}
tui-col-left = Left
tui-col-date = Date
tui-col-what = What
tui-col-basis = Basis
tui-col-nature = Nature
tui-nature-statute = law
tui-nature-contract = contract
tui-nature-promise = promise
tui-nature-estimate = estimate
tui-nature-evidence = evidence
tui-basis = Rests on ({$nature}): {$basis}
tui-act-by = Better done by {$day}
tui-provisional = Provisional: the official calendar does not reach this far yet.
tui-working-hint = Enter shows how it was computed.
tui-working-title = How this date was computed
tui-settle-ask = Mark as done: {$what}
tui-settle-means = No more reminders. The date and its working stay; you may add a remark.
tui-settled-already = This is marked as done already.

## Evidence
tui-evidence-empty = No exhibits yet. Photograph slips, keep statements and notices, and add them; each gets a fingerprint, your own files stay untouched.
tui-col-no = No.
tui-kind-slip = Sales slip
tui-kind-statement = Statement
tui-kind-export = Export
tui-kind-contract = Agreement
tui-kind-notice = Notice
tui-kind-recording = Recording
tui-kind-screenshot = Screenshot
tui-kind-letter = Letter sent
tui-kind-reply = Reply
tui-kind-other = Other
tui-files-seen = { $count ->
    [one] One file seen
   *[other] {$count} files seen
}
tui-file-known = kept already, it is {$id}
tui-kind-auto = By its name

## Reconcile
tui-reconciling = Reconciling..
tui-reconcile-empty = Import a sales export and a bank statement, and this page lists the days whose money did not arrive. CSV or Excel; encodings and preambles are recognised. What to import next is chosen below: press Enter.
tui-col-traded = Traded
tui-col-count = Sales
tui-col-gross = Gross
tui-col-fee = Fee
tui-col-expected = Expected
tui-col-due = Due
tui-col-paid = Arrived
tui-col-difference = Difference
tui-col-whose = Source
tui-col-state = State
tui-run-arrived = arrived
tui-run-short = [short]
tui-run-missing = [missing]
tui-run-late = late
tui-run-awaited = awaited
tui-run-over = over
tui-run-uncovered = no bank file
tui-reconcile-sum = { $days ->
    [one] 1 day
   *[other] { $days } days
} ticked, {$sum} missing.
tui-reconcile-sum-none = No day lacks money. For a case all the same, tick days with Enter, then n.
tui-reconcile-sum-all = { $days ->
    [one] 1 day lacks
   *[other] { $days } days lack
} {$sum}. n opens a case about them; Enter ticks some only.
tui-reconcile-unmatched = Unexplained: {$sum} arrived on {$day}, {$text}
tui-nothing-ticked = No day lacks money, and none is ticked.
tui-basis-title = Basis for {$day}

## Export and verify
tui-export-title = Export bundle
tui-export-of = {$no}  release {$n}
tui-export-for = For
tui-receiver-lawyer = Lawyer
tui-receiver-bank = Bank
tui-receiver-platform = Platform
tui-receiver-regulator = Regulator
tui-receiver-arbitration = Arbitration
tui-receiver-court = Court
tui-export-content =
    Content: {$exhibits} exhibits, {$contacts} contacts, {$vouchers} unpaid sales, chronology{ $dates ->
        [no] {""}
       *[yes] , deadlines
    }.
tui-export-thoughts = Include private thoughts (lawyer only, left out by default)
tui-export-complete = [have] The usual evidence is all there.
tui-export-lacking = {$count} missing: {$what}. You can export all the same; the list will say so.
tui-export-ready = Press Enter or choose Start. The bundle is checked before it is called done; cancel any time, nothing half-done stays.
tui-export-done = Written and checked.
tui-export-facts = {$files} files, {$pages} pages, {$size}, fingerprint {$print}
tui-export-message = A message to go with it (select to copy)
tui-verify-title = Verify
tui-verdict = Verdict
tui-verdict-intact = [intact]
tui-verdict-invalid = [invalid]
tui-verdict-incomplete = [incomplete]
tui-verdict-intact-line = Every file and entry is as it was written.
tui-verdict-invalid-line = {$changed} files changed, or the record was.
tui-verdict-incomplete-line = No change found, but {$missing} files are missing.
tui-verify-files = Files: as written {$matched}    [changed] {$changed}    [missing] {$missing}    [extra] {$extra}
tui-chain-intact = Chain: {$n} links, unbroken, no change found in it.
tui-chain-broken = Chain: {$n} links, broken or altered.
tui-no-findings = Nothing was found.
tui-finding-error = !! [error]
tui-finding-warning = {" "}! [warning]
tui-finding-note = {"   "}[note]
tui-finding-means = What it means:{" "}
tui-finding-next = What to do:{" "}

## Settings
tui-set-language = Language / 语言
tui-set-glyphs = Frames
tui-set-colours = Colours
tui-set-actor = Recorded by
tui-set-home = Book folder
tui-set-file = Settings file
tui-set-demo = Demo book
tui-set-note = Left, Right or Enter change a setting at once. Nothing in the book is affected.
tui-glyphs-ascii = plain
tui-glyphs-box = thin lines
tui-colours-terminal = terminal
tui-colours-high = high contrast
tui-colours-none = none

## Forms
tui-form-contact = Log a contact
tui-form-contact-amend = Amend a contact
tui-form-evidence = Add evidence
tui-form-describe = Amend an exhibit
tui-form-new-case = New case
tui-form-recovery = Money that arrived
tui-form-import-pos = Import sales
tui-form-import-bank = Import a bank statement
tui-form-check = Verify a bundle
tui-form-folder = Open a book folder
tui-form-contact-amend-intro = Put in what is right; the old content stays. Clearing a field does not erase it.
tui-form-describe-intro = Only the description changes, never the file. Clearing a field does not erase it.
tui-form-import-pos-intro = Drop the file on the window, or paste its path and press Enter: you see what was recognised; Ctrl-S then keeps it. Your file stays; a copy is kept.
tui-form-import-bank-intro = Drop the file on the window, or paste its path and press Enter: you see what was recognised; Ctrl-S then keeps it. Your file stays; a copy is kept.
tui-form-check-intro = Drop the bundle (zip or unpacked folder) on the window or paste its path, press Enter, then Save.
tui-form-folder-intro = Paste the folder of the book, press Enter, then Save.
tui-field-with = With
tui-field-party-name = Name
tui-field-number = Number
tui-field-at = When
tui-field-minutes = Minutes
tui-field-channel = How
tui-field-direction = Direction
tui-field-agent = Agent
tui-field-ticket = Ticket
tui-field-said = What was said
tui-field-said-out = What we sent
tui-field-promise = Promise
tui-field-promise-by = by
tui-field-claimed = Demanded pay
tui-field-reached = Reached at
tui-field-reached-basis = Shown by
tui-field-evidence = Evidence
tui-field-private = Private
tui-field-reason = Reason
tui-field-files = Files
tui-field-kind = Kind
tui-field-title = Title
tui-field-proves = Proves
tui-field-source = Source
tui-field-original = Original
tui-field-taken-by = Made by
tui-field-captured = when
tui-field-merchant = Merchant
tui-field-bank = Bank
tui-field-account-tail = Account tail
tui-field-platform = Platform
tui-field-merchant-no = Merchant no.
tui-field-amount = Amount
tui-field-from = From
tui-field-to = To
tui-field-arrived = Amount
tui-field-on = On
tui-field-payer = Paid by
tui-field-note = Note
tui-field-file = File
tui-field-bundle = Bundle
tui-field-folder = Folder
tui-field-said-note = (as near to the words as you can; Tab leaves)
tui-field-private-note = (for you and your lawyer only)
tui-field-files-note = (drop or paste, several at once; Enter looks at them)
tui-field-file-note = (drop or paste)
tui-field-bundle-note = (drop or paste)
tui-field-folder-note = (paste its path)
tui-field-number-why = Use the number in your contract or on the back of the card; many found on the web are adverts.
tui-field-ticket-why = Leave it blank if there is none; it goes on the list to ask next time.
tui-field-promise-by-why = A last day becomes a deadline by itself.
tui-field-claimed-why = An express demand for payment bears on limitation; keep proof that it arrived.
tui-field-reached-why = For a letter the day it was signed for, for a message the time it was read.
tui-field-evidence-why = Numbers of exhibits, such as E003 E005.
tui-field-at-why = Write today 10:30, 2026-03-09 14:30; PgUp and PgDn change the day.
tui-field-kind-why = Left and Right choose.
tui-field-proves-why = One sentence, such as: sale of 12,909.56 went through on 03-09.
tui-field-original-why = Keep the paper slips, and the phone that took the picture or recording; do not reset it.
tui-field-amount-why = Write 12,860.50; leave it blank if you are not sure.
tui-field-from-why = The first trade day whose money is missing.
tui-field-to-why = The last trade day whose money is missing.
tui-field-account-tail-why = The last four digits only, to check where money was sent.
tui-field-merchant-no-why = At the top of a sales slip.
tui-field-title-why = A few words you will recognise later.
tui-channel-phone = Phone
tui-channel-sms = SMS
tui-channel-email = E-mail
tui-channel-chat = Chat
tui-channel-visit = Visit
tui-channel-letter = Letter
tui-channel-portal = Portal
tui-direction-out = outgoing
tui-direction-in = incoming
tui-role-merchant = Merchant
tui-role-bank = Bank
tui-role-platform = Platform
tui-role-regulator = Regulator
tui-role-other = Other
tui-open-case = Open the case
tui-new-case-title = Takings not paid out
tui-new-case-days = Sum and dates come from { $count ->
    [one] 1 reconciled day
   *[other] { $count } reconciled days
}; their unpaid sales will be listed in the case.
tui-mentioned = You mention {$what}, but none is attached; you can add it after saving.
tui-mention-recording = a recording
tui-mention-screenshot = a screenshot
tui-mention-slip = a slip or receipt
tui-mention-photo = a photo

## What has to be put right
tui-errors = { $count ->
    [one] One field needs attention.
   *[other] {$count} fields need attention.
}
tui-need-at = when was it? such as today 10:30
tui-need-said = what was said? write it even if nobody answered
tui-need-reached-basis = what shows that it arrived? such as the advice of delivery
tui-need-party-name = who was it?
tui-need-files = drop or paste a file first
tui-no-new-files = there is no new file to keep
tui-need-title = a title, such as: payouts missing after the upgrade
tui-need-amount = an amount, such as 9,417.00
tui-need-day = a day, such as 2026-03-12
tui-need-path = paste the path first
tui-day-in-future = this day has not come yet
tui-promise-before-contact = the promised day is before the contact
tui-to-before-from = the last day is before the first
tui-only-four-digits = the last four digits only
tui-no-such-exhibit = there is no such exhibit
tui-nothing-changed = nothing was changed
tui-unread-date = not a date I can read; try 2026-03-09
tui-unread-no-such-day = there is no such day
tui-unread-two-days = could be two days; year first, such as 2026/3/9
tui-unread-no-hour = please add the hour, such as yesterday 14:30
tui-unread-hour = not a time I can read; try 14:30
tui-unread-money = not a sum I can read; try 12,860.50
tui-unread-two-sums = the comma is ambiguous; write 12,860.50
tui-unread-too-fine = finer than the smallest coin
tui-unread-too-large = too large
tui-unread-number = digits only

## After recording
tui-done-contact = {$what} saved.
tui-done-amended = {$what} amended; the old content stays.
tui-done-voided = {$what} voided; it can be restored.
tui-done-restored = {$what} restored.
tui-done-stage = Moved on: {$what}.
tui-done-settled = Marked as done.{$what}
tui-done-recovery = Booked: {$what} arrived.
tui-done-case = Case {$what} opened.
tui-done-exhibits = { $count ->
    [one] Kept: {$what}
   *[other] {$count} kept: {$what}
}
tui-done-known = kept before: {$what}
tui-done-import = {$name}: {$rows} rows, {$new} of them new.
tui-done-export = Bundle written, fingerprint {$print}

## Computed
tui-by-day = by {$day}
tui-minutes = about {$n} min
tui-rule-unverified = This rule was not compared with its official text yet; take it as a reminder only.
tui-set-exports = Bundles go to
tui-this-book = this book
tui-file-empty = the file is empty
tui-job-step-collect = check originals
tui-job-step-report = write report
tui-job-step-pack = pack
tui-job-step-check = self-check
tui-job-step-keep = keep files
tui-side-pos = Sales: {$rows} rows, {$from} to {$to} ({$code})
tui-side-bank = Bank: {$rows} rows, {$from} to {$to} ({$code})
tui-reconcile-rule = Rule: payout {$lag}; statements reach to {$judged}
tui-job-demo = Preparing the demo book
tui-demo-already = This is the demo book.
tui-finding-why = This differs from what was written. Often a chat app recompressed a file or it was saved again; it may also have been altered.
tui-finding-do-bundle = Ask for the original zip file and verify again.
tui-finding-do-book = Record nothing more. Look for a sound copy in your backups, or show this page to someone technical.
tui-need-hint-acquiring_agreement = The copy you got when you signed; the platform can send another.
tui-need-hint-pos_export = Export the month from the merchant portal, CSV or Excel.
tui-need-hint-slips = Photograph the slips whole and keep the paper.
tui-need-hint-bank_statement = Export it from online banking; before going to court get it stamped at the counter.
tui-need-hint-upgrade_notice = The notice of the bank or platform: screenshot with its address, or a PDF.
tui-need-hint-written_demand = After sending the demand, add a scan and log it as a letter.
tui-need-hint-proof_of_arrival = The advice of delivery, or a screenshot of their answer.
tui-need-hint-recording = You may record your own calls; do not reset the phone.

## When something breaks
tui-broken = The program failed in this step.
tui-broken-why = Nothing was recorded by it; everything recorded before is safe.
tui-broken-next = Try again; if it fails again, quit and reopen.
tui-fail-terminal = The terminal UI cannot be opened: { $error }
    .why = It needs a real terminal window.
    .next = Run it in a terminal, or use the commands, see recourse --help.

### Deadlines by hand, and the timeline
tui-do-set-deadline = Change date (reason)
tui-do-set-deadline-doc = set this deadline's last day by hand; the computed one stays beside it
tui-do-set-deadline-short = Date
tui-do-confirm-deadline = Confirm
tui-do-confirm-deadline-doc = the computed day is right; asks for review when its source changes
tui-do-state-date = Enter a date
tui-do-state-date-doc = a judgment served, the day one knew, a terminal swap: deadlines follow
tui-do-enter-deadline = Add deadline
tui-do-enter-deadline-doc = a deadline no rule knows
tui-do-enter-deadline-short = Add
tui-do-acknowledge-deadline = I know it went by
tui-do-acknowledge-deadline-doc = with a reason; it no longer stays on top
tui-do-withdraw-deadline = Withdraw date
tui-do-withdraw-deadline-doc = take back a date set or a deadline added by hand
tui-do-to-calendar = To phone calendar
tui-do-to-calendar-doc = an .ics file, and a journal to print
tui-do-to-calendar-short = Calendar
tui-form-clock-set = Change a deadline's date
tui-form-clock-enter = Add a deadline
tui-form-clock-state = Enter a date
tui-field-due = Last day
tui-field-act_by = Act by
tui-field-what = What
tui-field-against = Against
tui-field-nature = Nature
tui-field-basis = Rests on
tui-field-event = What day
tui-field-exhibits = Exhibits
tui-against-claim = nobody in particular
tui-need-what = Say what it is
tui-act-after-due = The day to act cannot be after the last day
tui-clock-not-ruled = This date comes from the record itself; please amend that record.
tui-clock-not-over = It has not gone by; there is nothing to acknowledge.
tui-clock-not-by-hand = This date was not set by hand; there is nothing to withdraw.
tui-clock-ask-acknowledge = I know it went by: {$what} ({$day})
tui-clock-acknowledge-means = It no longer stays on top. Date and working stay; the reason is recorded.
tui-clock-ask-confirm = Confirm this date: {$what}, {$day}
tui-clock-confirm-means = Say what it was checked against. When its source changes, it asks for review.
tui-clock-ask-withdraw = Withdraw the date set by hand: {$what} ({$day})
tui-clock-withdraw-means = The computed date is shown again; a deadline of your own leaves the list. Both entries stay on record.
tui-clock-needs-review = Needs review: what the date set by hand rested on has changed.
tui-clock-alternative = If contested events count: {$day}
tui-clock-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
tui-clock-today = today   # gone  . left  ! last day  E estimate  > later
tui-done-clock = Recorded; deadlines are computed anew.{$what}
tui-done-calendar = Calendar and journal written: {$what}
tui-field-why = Why

## Words about money
tui-do-add-rows = Add to a case
tui-do-add-rows-doc = the ticked days' unpaid sales, to a case that is open
tui-do-decide-row = It did arrive / it did not
tui-do-decide-row-doc = your word about a run, with the reason; can be taken back
tui-do-fix-payout = How the acquirer pays
tui-do-fix-payout-doc = set it where it was learned wrongly
tui-do-choose-interest = Interest
tui-do-choose-interest-doc = which rate is asked for on late money
tui-field-decision = What is so
tui-field-decided-on = Came on
tui-field-decided-why = Why
tui-field-shape = Credits
tui-field-payout-amount = Amount
tui-field-lag = Days later
tui-field-lag-unit = Counted in
tui-field-payout-place = Paid in
tui-field-to-case = Case
tui-field-interest-method = Rate
tui-field-interest-from = From
tui-field-interest-rate = Percent a year
tui-field-interest-uplift = Percent on top
tui-field-interest-year = Days of a year
