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
road-next-letter = Write the { $what } ({ $who })
road-next-letter-why = This stage needs it; it is filled from the case and only has to be checked.
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
road-ev-diagnosis = Diagnosis, { $item }: { $result }   { $value }
road-ev-claimed = Claimed from { $who }   { $reason }
road-ev-let-go = No longer claimed from { $who }   { $reason }
road-ev-waived = Done without { $need }: { $reason }
road-ev-closed = Closed: { $result }, paid { $paid }, let go { $waived }
road-ev-reopened = Opened again: { $reason }
