### hand
hand-sheet-evidence = Evidence
hand-sheet-chronology = Chronology
hand-sheet-promises = Calls and promises
hand-sheet-schedule = Sales

## The bundle: summary, list, loss, charts
hand-seal-key = Key fingerprint
hand-seal-head = Head
hand-seal-note =
    Made from every entry up to this number. Note the head, or keep it by scanning the
    square on the left: any later change can be told by comparing with it.
hand-sum-sales = {"  "}{ $n } { $n ->
        [one] sale
       *[other] sales
    }
hand-sum-interest = Interest
hand-sum-daily = {"  "}(to { $to }; each further day { $daily })
hand-changes-title = New since release { $release }
hand-changes-none = No new entries.
hand-loss-title = Calculation of loss (interest)
hand-loss-none = No interest is claimed at present, or nothing is late yet.
hand-loss-not-verified = Rates are checked only up to { $until }, and the rate of { $wanted } is needed; so no amount is given. Update the rates, or choose an agreed rate.
hand-loss-currency = The rates at hand are for renminbi only; so no amount is given.
hand-loss-impossible = Interest cannot be computed from what is on record.
hand-loss-basis = { $method } From { $from } to { $to } (included), a year of { $days } days{ $uplift }. Payments reduce the oldest debt first; rounded once, at the total.
hand-loss-uplift = , the rate raised by { $rate } of itself
hand-loss-at-breach = At the one-year loan prime rate published on the first late day, throughout.
hand-loss-floating = At the one-year loan prime rate of each period, changing as published.
hand-loss-agreed = At the agreed rate.
hand-loss-from = From
hand-loss-to = To (incl.)
hand-loss-days = Days
hand-loss-principal = Principal
hand-loss-rate = Rate
hand-loss-interest = Interest
hand-loss-total = Total
hand-loss-daily = From then on
hand-loss-daily-told = { $sum } a day on { $principal }, until paid
hand-loss-series = Rates
hand-loss-unverified = The rates come from reprints; compare them with the official publication before submitting.
hand-loss-no = Annex
hand-loss-form = calculation
hand-loss-source = computed in this report
hand-loss-proves = the loss from the delay, and how it is computed
hand-chart-days = Missing by day (day of sale)
hand-chart-weeks = Missing by week (day of sale; dates are first days)
hand-chart-most = highest { $sum }
hand-arithmetic-title = How the sum comes about
hand-arithmetic-fee = less fees
hand-arithmetic-recovered = less recovered
hand-arithmetic-booked = { $sum } came on { $day } (entry #{ $seq })
hand-arithmetic-files = Reconciled from
hand-group-standing = 1. Standing of the parties
hand-group-loss = 7. Loss
hand-col-copies = Copies
hand-col-holder = Who holds it
hand-evidence-matter = Matter, case number
hand-evidence-matter-blank = ________________ (for counsel or the registry)
hand-evidence-by = Submitted by
hand-evidence-against = Against
hand-evidence-count = { $items } items in { $groups } groups. Numbers never change; later items continue them.
hand-gap-standing = business licence, proof of the legal representative's identity
hand-missing-title = What could not be obtained
hand-missing-note = These were not in hand when this report was made. The other side can be asked to produce them, or an order to collect them applied for.
hand-holder-acquiring-agreement = the merchant; the acquirer keeps a copy
hand-holder-pos-export = the acquirer's merchant portal
hand-holder-slips = the merchant's own copies
hand-holder-bank-statement = the bank, at the counter or online (ask for its stamp)
hand-holder-upgrade-notice = notices, messages or mail of the acquirer or bank
hand-holder-written-demand = the merchant, once sent
hand-holder-proof-of-arrival = courier, mail system or the other side's receipt
hand-holder-recording = the phone that recorded
hand-shows-acquiring-agreement = the contract, when takings are paid out and at what fee
hand-shows-pos-export = that every sale went through
hand-shows-slips = that the cardholders paid
hand-shows-bank-statement = that the money did not reach the agreed account
hand-shows-upgrade-notice = when the upgrade was and that it failed
hand-shows-written-demand = that payment was clearly demanded
hand-shows-proof-of-arrival = that the demand arrived, which interrupts limitation
hand-shows-recording = what the other side answered and promised
hand-trust-page = Checking page SHA-256
hand-readme-page =
    Without Recourse, check it in a browser with the offline page (recourse verify-page writes it).
    SHA-256 of the page: { $page }
hand-page-written =
    The page was written to { $path }. Open it and drop the bundle on it; it uses no network.
    SHA-256: { $hash }

## Encryption, and the words to send along
hand-export-sealed = Encrypted: only the holder of the key or passphrase opens it. Tell the passphrase by another way.
hand-passphrase-of = the bundle's passphrase (at least 12 characters)
hand-message-title = Words to send with it:
hand-message =
    Please find attached { $file }, the evidence in case { $no } ({ $title }): a report of { $pages } pages; { $sum } is open.
    Start with data/report.pdf; its first page is the summary.
    Please do not pack it again. The SHA-256 of the file should begin with { $fingerprint }; README.txt says how to check.
    Please answer with the date you received it and your name, for the record.
hand-fail-recipient = { $recipient } is no age recipient
    .why = A recipient begins with age1 and is made by the receiver with the age program.
    .next = Ask the receiver for it, or use --passphrase.
hand-fail-passphrase = The passphrase is too short
    .why = With fewer than 12 characters a machine soon guesses it.
    .next = Choose a longer one, such as a few unrelated words.
hand-fail-passphrase-ask = There is nowhere to type the passphrase
    .why = This is no terminal.
    .next = Give a descriptor with --passphrase-fd, or run it in a terminal.
