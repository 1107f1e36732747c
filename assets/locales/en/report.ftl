### The report of a case: report.pdf.
paper-report-title = { $no } { $title }: evidence
paper-footer = { $no }  release { $release }  { $seq } entries  proof code { $head }  key { $key }
paper-demo-banner = 演示 DEMO
paper-see-page = page
paper-see-page-end = { "" }
paper-yes = yes
paper-total = Total
paper-not-stated = not stated
paper-erased = erased on request
paper-contact-erased = What was said here was erased on request (entry { $seq }). Its hash stays in the record.

paper-cover-title = Summary of case { $no }
paper-cover-sums = Sums
paper-cover-dates = Dates that matter
paper-cover-missing = What is missing
paper-cover-missing-list = Not obtained yet: { $items }. Marked in the evidence list, to follow.
paper-cover-nothing-missing = Everything on this stage's list is here.
paper-cover-contents = Contents
paper-cover-proof = This paper was made from entries 1 to { $seq }. Proof code: { $head }  Key fingerprint: { $key }  Keep or photograph this line: any later change shows against it.

paper-col-role = Part
paper-col-name = Name
paper-col-details = Details
paper-col-part = Part
paper-col-page = Page
paper-party-credit-code = registration no. { $value }
paper-party-person = represented by { $value }
paper-party-address = { $value }
paper-party-phone = tel. { $value }
paper-party-merchant-no = merchant no. { $value }
paper-party-account = settlement account ending { $value }
paper-gap-credit-code = registration no. [to follow]

paper-sum-claimed = Due and not paid
paper-sum-recovered = Recovered
paper-sum-open = Still owed

paper-date-first-sale = First unpaid sale
paper-date-due = Should have arrived
paper-date-span = { $from } to { $to }
paper-date-demand = Demand received
paper-date-no-demand = no written demand yet
paper-date-next = Next date
paper-date-limitation = Limitation (computed last day)
paper-date-unknown = unknown: not enough data

paper-evidence-title = Evidence list
paper-chronology-title = Chronology
paper-calls-title = Contacts
paper-schedule-title = Unpaid transactions
paper-deadlines-title = Dates and how they were computed
paper-trust-title = Integrity of the record
paper-exhibits-title = Exhibits

paper-col-no = No.
paper-col-exhibit = Exhibit
paper-col-form = Form
paper-col-source = Source
paper-col-proves = Proves
paper-col-original = Original/copy
paper-col-pages = Pages
paper-group-agreement = 2. Agreement
paper-group-sales = 3. The sales took place
paper-group-unpaid = 4. The money did not arrive
paper-group-fault = 5. The upgrade or fault
paper-group-contacts = 6. Demands and contacts
paper-group-other = 8. Other
paper-evidence-void = { $id } is void: { $reason }
paper-evidence-missing = To follow: { $name }
paper-evidence-signature = Submitted by (signature or seal): ____________________    Date: ______________
paper-exhibits-none = No evidence has been added to this case yet.
paper-exhibit-captured = Made
paper-exhibit-by = Made by
paper-exhibit-own-name = Own file name

paper-chronology-note = The left column is when it happened, as stated by the person recording it; the right column is when it was written down (this computer's clock). # in the margin is the entry's number.
paper-col-when = Happened
paper-col-what = What
paper-col-written = Written down
paper-happened-opened = Case { $no } opened
paper-happened-vouchers = { $n ->
    [one] 1 sale
   *[other] { $n } sales
} due and not paid, { $sum } in all
paper-happened-contact = { $id } contact with { $who }: { $said }
paper-happened-demand = { $id } payment demanded from { $who }: { $said }
paper-happened-promise-kept = Promise of { $id } kept
paper-happened-promise-broken = Promise of { $id } not kept
paper-happened-promise-withdrawn = Promise of { $id } no longer applies
paper-happened-exhibit = Exhibit { $id } added: { $title }
paper-happened-stage = Moved to stage: { $stage } { $who }
paper-happened-recovery = { $sum } arrived
paper-happened-void = { $id } void: { $reason }
paper-happened-amended = { $id } amended; both versions are kept
paper-happened-export = Bundle, release { $n }
paper-happened-erased =
    { $n ->
        [one] Erased on request: one part, as entry { $first } says. Its hash stays.
       *[other] Erased on request: { $n } parts, as entries { $first } to { $last } say. Their hashes stay.
    }
paper-happened-unknown = Written by a newer version ({ $kind }); this version cannot show it

paper-calls-none = No contacts recorded yet.
paper-promises-title = What they promised
paper-col-contact = Contact
paper-col-who = Who
paper-col-promise = Promise
paper-col-by = By
paper-col-state = Outcome
paper-promise-kept = kept
paper-promise-broken = not kept
paper-promise-withdrawn = no longer applies
paper-promise-lapsed = day passed, not seen kept
paper-promise-open = waiting
paper-contact-void = Void: { $reason }
paper-contact-amended = Amended, see entries { $entries }; the earlier text stays in the log.
paper-contact-agent = Their agent
paper-contact-ticket = Ticket
paper-contact-number = Number or address
paper-contact-claimed = Payment demanded
paper-contact-reached = Reached them
paper-contact-reached-basis = Shown by
paper-contact-promise = They promised
paper-contact-promise-by = By
paper-contact-evidence = Exhibits

paper-schedule-none = No single sales are in the case yet; the sum stated is { $sum }.
paper-schedule-unknown = No single sales are in the case yet, and no sum was stated.
paper-schedule-basis = The tables list each sale that was due and not paid. Due = gross less fee; the due day follows the settlement cycle, rest days (with make-up workdays) moving it on.
paper-schedule-source = Taken from exhibit { $id } ({ $name }); row numbers are those of that file, first kept by entry #{ $seq }, hash { $hash }.
paper-schedule-run = Sales of { $day }, due { $due }: { $n }
paper-col-trade-day = Trade day
paper-col-count = Sales
paper-col-gross = Gross
paper-col-fee = Fee
paper-col-net = Due
paper-col-due = Due day
paper-col-row = Row
paper-col-time = Time
paper-col-reference = Reference
paper-col-terminal = Terminal

paper-deadlines-none = There is not enough data to compute a date.
paper-deadlines-rests = Rests on
paper-deadlines-nature = Nature
paper-deadlines-working = Working
paper-deadlines-alternative = If disputed events count too: { $day }
paper-deadlines-provisional = Provisional: the holidays of a year it uses are not published yet
paper-deadlines-unverified = Unverified: the source of this rule is still to be checked
paper-col-last-day = Computed last day
paper-col-act-by = Act by
paper-col-left = Days left
paper-col-step = Step
paper-col-date = Date
paper-col-why = Why
paper-col-cite = Source

paper-trust-entries = Entries
paper-trust-head = Proof code (last hash of the record)
paper-trust-key = Key fingerprint
paper-trust-key-now = Signed with
paper-trust-key-from = { $key }: this key replaced the first one at entry { $seq }, signed by the old key (data/VERIFY.txt shows the step)
paper-trust-made = Made
paper-trust-shows = Each entry holds the hash of the one before. Whoever keeps a proof code from some day can show that any entry up to it was later changed, removed or slipped in. Exhibits are kept under their hash; one changed byte shows.
paper-trust-not = This does not show that what was written is so, nor that this computer's clock was right; a keeper who never gave a proof code to anyone and has no time stamp from a third party can rewrite the whole record.
paper-trust-how = It can be checked with nothing installed: unzip, and run the commands of data/VERIFY.txt in the folder, all of them. That the lists fit and the signature is good shows nothing by itself: only together do the commands tie the signature to the files and the key to the sender.
paper-disclaimer = Recourse is a record keeper and calculator. It gives general information on time limits, not legal advice, and creates no lawyer-client relationship. Law and calendars change; have a lawyer confirm every date before relying on it.
paper-deadlines-note = Note
paper-deadlines-unverified-word = unverified
paper-step-trigger = start
paper-step-add = add period
paper-step-interrupt = interrupt
paper-step-suspend = suspend
paper-step-cap = cap
paper-step-roll = roll
paper-step-act-by = act by
paper-step-by-hand = By hand
paper-step-transitional = old or new rule
paper-originals-note = The originals lie in data/files with their own bytes, each name beginning with the first 12 digits of its hash. The pages that follow show them as they are; what paper cannot show (recordings, sheets) has a page that says so.
paper-col-own-name = Own file name
paper-col-bytes = Bytes
paper-col-hash = SHA-256
