### Words every part shares.
core-refusal-not-open = this case has no opening entry
core-refusal-already-open = this case is open already
core-refusal-not-next = another window took that number; the next one is { $id }
core-refusal-unknown = there is no { $id }
core-refusal-already-void = { $id } is void already
core-refusal-not-void = { $id } is not void
core-refusal-no-reason = a reason is needed
core-refusal-already-kept = this file is kept as { $id } already
core-refusal-not-one-file = an exhibit is exactly one file
core-refusal-same-stage = the case is at this stage already
core-refusal-no-promise = { $id } holds no promise
core-refusal-nothing-to-change = there is nothing to change

core-role-merchant = Merchant
core-role-bank = Bank
core-role-platform = Payment platform
core-role-regulator = Regulator
core-role-other = Other

core-stage-triage = Check
core-stage-bank = Bank
core-stage-platform = Platform
core-stage-regulator = Regulator
core-stage-arbitration = Arbitration
core-stage-litigation = Litigation
core-stage-enforcement = Enforcement
core-stage-closed = Closed

core-channel-phone-out = call made
core-channel-phone-in = call received
core-channel-sms-out = SMS sent
core-channel-sms-in = SMS received
core-channel-email-out = e-mail sent
core-channel-email-in = e-mail received
core-channel-chat-out = chat, sent
core-channel-chat-in = chat, received
core-channel-visit-out = visit to the counter
core-channel-visit-in = visit from them
core-channel-letter-out = letter sent
core-channel-letter-in = letter received
core-channel-portal-out = filed online
core-channel-portal-in = answered online

core-kind-slip = POS sales slip
core-kind-statement = Bank statement
core-kind-export = POS export
core-kind-contract = Acquiring agreement
core-kind-notice = Notice
core-kind-recording = Call recording
core-kind-screenshot = Screenshot
core-kind-letter = Letter sent
core-kind-reply = Answer received
core-kind-other = Other

core-form-slip = Document
core-form-statement = Electronic data
core-form-export = Electronic data
core-form-contract = Document
core-form-notice = Document
core-form-recording = Recording
core-form-screenshot = Electronic data
core-form-letter = Document
core-form-reply = Document
core-form-other = Other

core-missing-acquiring_agreement = acquiring agreement
core-missing-bank_statement = bank statement
core-missing-pos_export = POS export
core-missing-slips = POS sales slips
core-missing-upgrade_notice = notice of the upgrade
core-missing-written_demand = written demand
core-missing-proof_of_arrival = proof that the demand arrived
core-missing-ticket = their ticket number
core-missing-recording = call recording
core-missing-bank_contact = record of a contact with the bank
core-missing-platform_contact = record of a contact with the platform
core-missing-credit_codes = registration numbers of the parties
core-missing-preservation_letter = request to preserve records (sent)
core-missing-written_complaint = complaint in writing
core-missing-settings_check = check of terminal settings and back office account
core-missing-due_date = due day of the payout
core-missing-merchant_kind = kind of person (company, sole trader, individual)
core-missing-arbitration_clause = arbitration clause (said so in the diagnosis)
core-missing-no_arbitration_clause = that there is no arbitration clause (diagnosis)
core-missing-title = effective award or judgment

### core
hygiene-cards-masked = { $n ->
    [one] A card number was found; only its first six and last four digits are kept.
   *[other] { $n } card numbers were found; only their first six and last four digits are kept.
}
hygiene-codes-removed = A card security code was found and removed; it is not stored.
hygiene-tracks-removed = Magnetic stripe data was found and removed; it is not stored.
hygiene-ask-card = Does this file show a full card number? If so, cover the middle digits before adding it.
hygiene-file-card = A text in what was kept shows a full card number. It is kept as it came, for evidence must not be changed; before it goes out, export with --mask card or make a masked copy with recourse evidence redact.

### Next steps
core-next-deadline = See to “{ $title }”, computed last day { $due }
core-next-deadline-why = This date has come or is only days away.
core-next-chase = Ask { $who } about the overdue promise
core-next-chase-why = { $id } promised “{ $promise }” by { $due }; the day has passed. Ask, and note the answer; after that, put it in writing.
core-next-first-contact = Call { $who }, get a ticket number
core-next-first-contact-why = There is no record of a contact with { $who } yet.
core-next-demand = Send a written demand to { $who }
core-next-demand-why = { $who } has not been asked for payment in writing; a written demand with proof of arrival clearly interrupts the limitation period.
core-next-evidence = Get or add: { $what }
core-next-evidence-why = The evidence list lacks it.
core-next-await = Wait for { $who } until { $due }
core-next-await-why = { $id } promised: “{ $promise }”. Ask again if the day passes.
core-next-move-on = The case can move on to: { $stage }
core-next-move-on-why = Everything this stage asks for is in hand.
core-next-export = Export the bundle, release { $release }
core-next-export-why = Show what there is to a lawyer or to the other side.
core-next-out = Release { $release } of the bundle is out: note what comes of it
core-next-out-why = Nothing was recorded since, so there is no need for another. Write down a call, a letter or money that comes, and the next step follows.
core-next-close = Close the case
core-next-close-why = { $sum } has arrived in full.

### Entries that have no sentence of their own
core-event-party-set = Party named or changed
core-event-case-amended = Head data of the case changed
core-event-contact-restored = Contact restored
core-event-exhibit-restored = Exhibit restored
core-event-note-added = Remark added
core-event-note-private = Own thoughts written down
core-event-rules-adopted = Rule pack adopted
core-event-date-stated = Date entered
core-event-deadline-set = Deadline set by hand
core-event-deadline-entered = Deadline entered by hand
core-event-deadline-withdrawn = A date set by hand withdrawn
core-event-calendar-adopted = Holiday calendar adopted
core-event-deadline-settled = A date was dealt with
core-event-head-shared = Proof code given to somebody
core-event-contact-logged = Contact
core-event-exhibit-added = Exhibit added
core-event-import-recorded = Export kept
core-event-case-opened = Case opened
core-event-contact-amended = Contact put right
core-event-contact-voided = Contact struck
core-event-promise-settled = Promise settled
core-event-exhibit-amended = Exhibit's description put right
core-event-exhibit-voided = Exhibit struck
core-event-stage-moved = Moved to another stage
core-event-recovery-booked = Money that arrived
core-event-case-merged = Two cases made one
core-event-actor-named = Who writes
core-event-bundle-exported = Bundle exported

### How the exports stand in the evidence list
core-basis-pos-title = POS transactions, { $from } to { $to }
core-basis-pos-proves = The sales took place; sum, fee and reference of each
core-basis-pos-source = File of transactions provided by the merchant
core-basis-pos-original = The issuer's system; the file is kept as it came
core-basis-bank-title = Statement of the settlement account, { $from } to { $to }, ending { $tail }
core-basis-bank-title-bare = Statement of the settlement account, { $from } to { $to }
core-basis-bank-proves = The money for these sales did not arrive on the due days or later
core-basis-bank-source = Statement of the bank provided by the merchant
core-basis-bank-original = The bank's system; the file is kept as it came, a stamped copy can be had at the counter
core-event-vouchers-paid = Sales paid after all
core-event-interest-chosen = Interest chosen
core-event-match-decided = Sales decided by hand
core-event-payout-fixed = Payout set by hand
core-event-mapping-saved = Columns explained
core-event-cost-booked = cost booked
core-event-item-voided = item struck
core-event-letter-saved = letter finished
core-event-letter-sent = letter sent
core-event-letter-reached = letter arrived
core-event-letter-voided = letter struck
core-event-answer-received = answer received
core-event-diagnosis-answered = diagnosis answered
core-event-obligor-changed = respondent changed
core-event-need-waived = done without
core-event-case-closed = case closed
core-event-case-reopened = case reopened
