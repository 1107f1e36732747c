### The road: stages, diagnosis, talking, evidence

road-cause-unlicensed-agent = Agent without a licence (second clearing)
road-kind-company = company
road-kind-sole-trader = sole trader
road-kind-individual = private person

road-letter-inquiry = inquiry
road-letter-preservation = request to preserve records
road-letter-complaint = complaint
road-letter-demand = demand
road-letter-regulator = complaint to the regulator
road-letter-arbitration = arbitration field sheet
road-letter-claim = statement-of-claim sheet
road-letter-lawyer = hand-over to the lawyer

road-state-open = open
road-state-partly = partly known
road-state-unknown = looked, cannot tell
road-state-answered = answered
road-state-not_applicable = not applicable

road-result-yes = yes
road-result-no = no
road-result-partly = partly
road-result-unknown = cannot tell
road-result-skipped = later
road-result-not_applicable = not applicable

road-hop-customer = customer's card
road-hop-platform = platform
road-hop-bank = bank
road-hop-account = my account
road-seen-here = here
road-seen-said = said to be
road-seen-not_here = not here
road-seen-unknown = not known
road-last-seen = last seen: { $where }

road-promise-lapsed = day passed, nothing came
road-promise-broken = broken
road-promise-open = not due yet
road-promise-kept = kept
road-promise-withdrawn = no longer needed

road-position-admits = admits
road-position-denies = denies
road-position-refers = points elsewhere
road-position-asks = asks for papers or time
road-position-pays = says it has paid
road-stance-none = none
road-stance-righted = their stance was judged again
road-guessed = {" "}(read off the words; please check)
tui-field-stance = Their stance
tui-field-stance-why = Chosen from the words first; change it if it is wrong. It decides whom to ask next and what letters say.

road-contradiction-each-refers = each points at the other
road-contradiction-paid-not-received = one paid, the other received nothing
road-contradiction-account-digits = account digits differ
road-contradiction-admits-denies = one admits, the other denies

road-ending-recovered = recovered
road-ending-settled = settled
road-ending-given_up = not pursued

road-cost-court = court fee
road-cost-arbitration = arbitration fee
road-cost-lawyer = lawyer's fee
road-cost-notary = notary
road-cost-post = postage
road-cost-travel = travel
road-cost-other = other cost

road-may-yes = open
road-may-no = closed
road-may-uncertain = ask first

road-form-original = original
road-form-copy = copy
road-form-export = file as downloaded
road-status-have = have
road-status-missing = missing
road-status-waived = waived
road-status-lost = may be gone

road-fact-merchant = Merchant
road-fact-merchant-no = Merchant number
road-fact-terminals = Terminals
road-fact-tail = Account ends in
road-fact-days = Trade days
road-fact-count = Sales
road-fact-sum = Missing
road-fact-due = Due
road-fact-last = Last contact

road-ask-promise = On { $on } you promised “{ $text }” by { $due }; it was not kept. Where does it stand, and on which day will it be done?
road-ask-contradiction = On { $on } { $who } said “{ $said }”, which is not what you said. Please check and explain in writing.

road-next-alarm = Stop using this terminal; report to the police or the PBoC
road-next-alarm-why = The diagnosis says that the money went to an agent without a licence first. That cannot wait.
road-next-chase-letter = Ask { $who } about { $id }, { $what }: no answer
road-next-chase-letter-why = It asked for an answer by { $due }, which has passed. Ask once more and note it; then move on.
road-next-send-letter = Send { $id }, { $what } ({ $who })
road-next-send-letter-why = The letter is finished and not marked as sent.
road-next-hand-sheet = To your lawyer: { $id }, { $what }
road-next-hand-sheet-why = A lawyer drafts from it; it is not to be filed as it stands. Note it once it is handed over.
road-next-check-account = Look at the statement: has { $who }'s payment arrived?
road-next-check-account-why = In { $id } they say it is paid. Book it if it came, ask again if not.
road-next-move-on-now = Next stage: { $stage }
road-next-move-on-now-why = Everything is ready, and their time is over or they refused; waiting is of no use.
road-next-move-on-now-of = Next stage for { $who }: { $stage }
road-next-move-on-now-of-why = Everything is ready, and their time is over or they refused; waiting is of no use.
road-next-move-on-of = { $who } can move on to: { $stage }
road-next-move-on-of-why = Everything this stage asks for towards them is in hand.
road-next-confront = Put what { $other } said to { $who }
road-next-confront-why = The two do not fit ({ $kind ->
    [each_refers] each points at the other
    [paid_not_received] one paid, the other received nothing
    [account_digits] account digits differ
   *[other] one admits, the other denies
}); let the first explain it in writing.
road-next-diagnose = Find out: { $what }
road-next-diagnose-why = The diagnosis has { $done } of { $of } answers. This one decides whom to ask, and what.
road-next-begin = Begin the next stage: { $stage }
road-next-begin-why = The facts are known and they were spoken to. The letters for them are in this stage.
road-next-letter = Write the { $what } ({ $who })
road-next-letter-why = This stage needs it; it is filled from the case and only has to be checked.
road-next-first-contact-cause-why = “{ $cause }” fits best so far, so ask { $who } first; no contact with { $who } is on record.
road-ask-first = Ask { $first } first, then { $then }. { $why }
road-ask-together = Ask { $first } and { $then } at once. { $why }
road-next-arrival = See whether { $id }, { $what }, arrived, and keep the proof
road-next-arrival-why = It went to { $who }; nothing shows its arrival yet. Limitation runs afresh from arrival.
road-next-await-answer = Wait for { $who }'s answer to { $id } until { $due }
road-next-await-answer-why = The { $what } went out and their time runs. Ask again if the day passes.

road-fail-answer = “{ $value }” is not understood
    .why = It has to be ITEM=RESULT.
    .next = For example --set terminal_settings=no; results are yes, no, partly, unknown, skipped, not-applicable.
road-fail-item = There is no item { $item }
    .why = Nothing was written.
    .next = Items: { $known }
road-fail-choice = { $item } wants one of its values
    .why = A plain yes says nothing here.
    .next = One of: { $known }
road-fail-need = There is no { $need } among the things to have
    .why = Nothing was written.
    .next = Known: { $known }
road-fail-not-recovered = { $open } is still open, so it is not “recovered”
    .why = The closing figures have to match the account.
    .next = Book what came first; for a compromise use --result settled, to let it go --result given-up with a reason.
road-fail-how-ended = Say how { $id } ended
    .why = { $open } is still open.
    .next = Use recourse case close { $id } --result recovered|settled|given-up.
road-fail-cost-positive = A cost is more than nothing
    .why = Nothing was written.
    .next = Strike a wrong one with recourse case void-item.

road-ev-cost = Cost { $id }: { $kind } { $sum }
road-ev-item-voided = { $id } struck: { $reason }
road-ev-letter-saved = { $id } finished: { $kind } ({ $to }), gaps: { $gaps }
road-ev-letter-sent = { $letter } sent   { $tracking }
road-ev-letter-reached = { $letter } arrived { $at }   { $basis }
road-ev-letter-voided = { $letter } struck: { $reason }
road-ev-answer = { $id } { $who } answered ({ $position }): { $said }
road-ev-stance = { $contact } stance of { $who }: { $position }
road-ev-diagnosis = Diagnosis, { $item }: { $result }   { $value }
road-ev-claimed = Claimed from { $who }   { $reason }
road-ev-let-go = No longer claimed from { $who }   { $reason }
road-ev-waived = Done without { $need }: { $reason }
road-ev-closed = Closed: { $result }, paid { $paid }, let go { $waived }
road-ev-reopened = Opened again: { $reason }

road-cli-recorded = Noted (#{ $seq }).
road-cli-likeliest = Most likely so far: { $cause }
road-cli-no-verdict = A check list, no finding.
road-cli-no-promises = No promise has been noted.
road-cli-no-contradictions = No contradicting answers were found.
road-cli-answered = Noted as { $id }.
road-cli-mail = E-mail noted as { $id }: { $from }, “{ $subject }”, kept as { $evidence }.
road-cli-closed = { $id } closed: { $result }. Paid { $paid }, let go { $waived }, costs { $costs }.
road-cli-reopened = { $id } is open again, at: { $stage }.
road-cli-cost = Cost { $id } booked: { $sum }, { $all } in all.
road-cli-claimed = { $id } is claimed from: { $names }
road-cli-waived = Done without { $what } (#{ $seq }).
road-cli-added = { $id }: { $n } sales added, { $sum } claimed.
road-mark-done = [done]
road-mark-part = [part]
road-mark-open = [todo]
road-mark-na = [n/a]
road-sheet-ways = How to reach { $name } (contract and back of the card first)
road-sheet-facts = Have at hand
road-sheet-questions = Ask { $name }
road-sheet-want = Get
road-sheet-by = Ask { $name } to answer by
road-sheet-answers = What to make of what they say
road-sheet-warn = Beware
road-sheet-unverified = {" "}(unverified)
road-col-made = Made
road-col-who = With
road-col-promise = Promise
road-col-due = Due
road-col-state = State
road-col-chased = Chased
road-col-cases = Cases
road-col-days = Days to answer (median)
road-col-unanswered = Unanswered
road-col-kept = Promises kept
road-plan-takes = How long
road-plan-must = To have
road-plan-contacts = Whom to reach
road-plan-eligible = Who may use which channel
road-plan-answers = What to make of what they say
road-plan-exit = When one is through
road-plan-warn = Beware
road-plan-next = What next
road-stats-sums = { $cases } cases, { $closed } closed: claimed { $claimed }, recovered { $recovered }, missing { $open }, costs { $costs }
road-fail-position = “{ $value }” is no kind of answer
    .why = Nothing was written.
    .next = One of: { $known }
road-fail-mail = { $path } cannot be read as an e-mail
    .why = It needs its headers: sender and date.
    .next = Save the message as .eml; for a screenshot use evidence add.
road-fail-mail-with = With whom is this e-mail ({ $from })?
    .why = No party of the case has used this address.
    .next = Add --with bank or --with platform.
road-fail-playbook = The guide to this stage cannot be read
    .why = The program's file may be damaged.
    .next = Install it again.

cli-about-diagnose = Diagnosis: where the money is stuck; answer items, see the likeliest causes
cli-arg-diagnose-set = answer an item: ITEM=RESULT, one of yes, no, partly, unknown, skipped, not-applicable, or a value of the item; may be repeated
cli-arg-diagnose-value = what was read off: digits, clause, hours
cli-examples-diagnose =
    recourse diagnose RC-2026-001
    recourse diagnose RC-2026-001 --set backoffice_account=no --value 3317 --evidence E004
    recourse diagnose RC-2026-001 --set merchant_kind=sole_trader
cli-about-letter = Letters: list, fill, save as PDF or Word, mark as sent and as arrived
cli-about-letter-list = List the letters the case can need: how far each is, what it lacks
cli-about-letter-fill = Fill one from the case; prints it in full, with its gaps
cli-about-letter-save = Keep one, and write it as .pdf or .docx
cli-about-letter-sent = Mark one as sent: the copy becomes an exhibit, the clocks move
cli-about-letter-reached = Mark one as arrived, with what shows it
cli-about-letter-void = Void a letter, with a reason; its file is kept
cli-arg-letter = inquiry, preservation, complaint, demand, regulator, arbitration, claim, lawyer; or a number, L001
cli-arg-letter-fill-to = directed against: bank, platform, other[:NAME] or an id
cli-arg-letter-save-to = directed against: bank, platform, other[:NAME] or an id
cli-arg-letter-sent-to = directed against: bank, platform, other[:NAME] or an id
cli-arg-letter-lang = language of the letter, whatever the screen's is
cli-arg-letter-fill-set = fill a field: FIELD=TEXT; sums, dates and sales come from the case
cli-arg-letter-save-set = fill a field: FIELD=TEXT; sums, dates and sales come from the case
cli-arg-letter-save-out = write it to this file (.pdf or .docx); may be repeated
cli-arg-tracking = number of the consignment, or of the portal's receipt
cli-arg-letter-sent-address = address it went to
cli-arg-copy = scan of the signed copy, kept in place of the printed one
cli-arg-letter-reached-basis = what shows that it arrived: receipt, tracking
cli-examples-letter =
    recourse letter fill RC-2026-001 demand --to platform
    recourse letter save RC-2026-001 demand --to platform --set agreement_no=LJ-2024-018 --out demand.pdf
    recourse letter sent RC-2026-001 demand --to platform --channel letter --tracking EX123456785CN
cli-about-stats = Statistics: what came back, days to answer, promises kept
cli-about-case-road = How this stage goes: what to have, whom to reach, what to ask, what next
cli-about-case-close = Close a case: recovered, settled or given up, with its sums
cli-about-case-reopen = Open a closed case again, with a reason
cli-about-case-cost = Book a cost: postage, notary, court fee
cli-about-case-claim = Claim the money from a party, or no longer
cli-about-case-waive = Do without something a stage asks for, with a reason
cli-about-case-void-item = Void a recovery, cost, answer or note, with a reason
cli-about-case-copy = Open a case like another: parties and agreement, without sales and contacts
cli-about-case-add-missing = Add what reconciliation has found missing since
cli-arg-stage = stage
cli-arg-case-road-obligor = towards this party: name, id, or bank, platform
cli-arg-result = how it ended
cli-arg-waived = sum let go; all that is missing where not given
cli-arg-case-cost-amount = sum
cli-arg-case-cost-kind = what for
cli-arg-case-cost-on = day it was paid, today where not given
cli-arg-case-claim-obligor = which party: name, id, or bank, platform
cli-arg-no-longer = no longer claim it from this party
cli-arg-need = code of the thing, such as upgrade_notice
cli-arg-seq = number of the entry, after the #
cli-arg-case-copy-title = title of the new case
cli-about-call-sheet = Before a call: what to have at hand, ask, get, and by when
cli-about-call-promises = Promises: who made them, until when, kept or not, asked about again or not
cli-about-call-contradictions = Answers that cannot both be right, side by side
cli-about-call-answer = Record what the other side answered
cli-about-call-mail = Take in an e-mail (.eml): it becomes a contact, its attachments evidence
cli-arg-position = what it comes to: admits, denies, refers, asks, pays
cli-arg-call-answer-letter = letter it answers, L001
cli-arg-call-answer-contact = contact in which it came, C001
cli-arg-call-mail-file = the message
cli-arg-call-mail-with = with whom; not needed where it shows
cli-about-evidence-gaps = The evidence matrix: what, where, until when, original or copy; gaps first

road-agreed-tail = the agreed account ends in { $tail }
road-ask-agreed = The agreed account ends in { $tail }; the one you name is another. Please check and explain in writing.
road-next-confront-agreed = Put the agreed account to { $who }
road-next-confront-agreed-why = The account they name is not the agreed one; let them explain it in writing.
cli-arg-bank-name = bank of the settlement account
cli-arg-case-party-add = one more party of this role, a second platform for example; else the first one is changed

road-warn-mail = This is an e-mail and was kept as a file only. recourse call add { $case } --eml '{ $path }' makes it a contact, with headers, words and attachments.
road-cli-mail-kept = Message and attachments kept as evidence { $evidence }.
road-mail-better = This is an e-mail; better kept as a contact: time, sender, words and attachments go together.
road-mail-how = { $name } is an e-mail. How is it to be kept?
road-mail-as-contact = as a contact, with its words and attachments (recommended)
road-mail-as-evidence = as a file, evidence only
road-mail-filled = Filled from the e-mail; check and save. Message and attachments become evidence.
road-mail-whose = Filled from the e-mail, but whose it is could not be told: choose the other side, then save.
road-mail-kept-too = from the e-mail { $name }; saving keeps it and its attachments as evidence
tui-field-mail = E-mail
cli-arg-eml = an e-mail (.eml): time, sender, words and attachments come from it; what is given beside it goes first
road-letter-free = letter in your own words
cli-arg-case-claim-amount = claim only so much from it; without it, all
road-next-send-stale = Write { $id }, { $what }, anew ({ $who })
road-next-send-stale-why = The sum has changed since it was kept, and it still asks for the old one. Write it as of today, then send it.
