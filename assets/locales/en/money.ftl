# Money: import, reconcile, causes

## Lines left out
money-skipped-bad-date = the date cannot be read
money-skipped-bad-amount = the amount cannot be read
money-skipped-no-direction = neither money in nor money out could be told
money-skipped-not-paid = the payment did not go through
money-skipped-undone = closed, revoked or wholly refunded
money-skipped-no-money = no money moved
money-skipped-other-currency = another currency than the rest of the file
money-skipped-too-long = a cell is too long
money-skipped-cash = paid in cash, or in another way that passes no acquirer (stored value, vouchers, on account)
money-skipped-shifted = more cells than the header has columns; an amount with a comma that is not in quotes, perhaps
money-skipped-too-fine = the amount has more decimals than the currency; which cent is meant cannot be told
money-skipped-too-large = the amount is larger than any sum of money
money-skipped-formula = a formula without its result; open the file in Excel or WPS, save it, and import it again
money-skipped-future = the day lies after the day of the import
money-skipped-other-table = stands in another table of the file that names no day and sum of takings
money-skipped-broken-off = the file breaks off in this line

## About the file
money-hint-re-saved = A spreadsheet program saved this file. Keep the provider's own export where you can: it is worth more as evidence.
money-hint-digits-lost = A spreadsheet program cut { $count } numbers in the column "{ $column }"; their last digits cannot be relied on. Please export again and do not open and save it in a spreadsheet.
money-hint-day-first = The dates can be read both ways; they were read as day/month/year.
money-hint-undecodable = Some characters of the file could not be read.

## Files that cannot be read
money-error-empty = The file is empty.
money-error-empty-next = Please export it again.
money-error-too-large = The file is larger than allowed.
money-error-too-large-next = Please export month by month.
money-error-password-needed = The archive has a password.
money-error-password-needed-next = Enter the password; it is usually in the provider's message.
money-error-password-wrong = The password does not open this archive.
money-error-password-wrong-next = Check the password and try again.
money-error-nested = There is an archive inside the archive: { $name }
money-error-nested-next = Unpack the outer one first, then import the files inside.
money-error-unreadable = This file cannot be read ({ $kind }).
money-error-unreadable-next = Export it again from online banking or the merchant portal, as CSV or Excel.
money-error-no-header = No header row with both a date and an amount was found.
money-error-no-header-next = Say once which column is the date and which the amount; it is remembered.
money-error-no-profile = There is no import profile named { $id }.
money-error-no-profile-next = See recourse import --help, or name no profile and let the program recognise the file.
money-error-profile = The import profile is not right: { $why }
money-error-profile-next = Compare it with the examples in assets/profiles/.

## Basis
money-basis-sale = Sale { $gross }, fee { $fee }, to come { $net }.
money-basis-run = { $count ->
    [one] One row
   *[other] { $count } rows
}, gross { $gross }, fees { $fee }, to come { $net }.
money-lag-working = { $n ->
    [0] on the day of the sale
    [one] after 1 working day
   *[other] after { $n } working days
}
money-lag-calendar = { $n ->
    [0] on the day of the sale
    [one] after 1 day
   *[other] after { $n } days
}
money-lag-week = weekly (the week ends on { $end }), { $n ->
    [one] 1 working day
   *[other] { $n } working days
} after that
money-lag-by-hand = paid out by hand, each time all days since the last one
money-lag-pay-days = every { $days }, with all sales up to { $n ->
    [0] that day
    [one] the day before
   *[other] { $n } days before
}
money-lag-half-day = twice a day: sales before { $at } on the same day, the rest { $n ->
    [one] on the next day
   *[other] { $n } days later
}
money-lag-charge = { $lag }; { $charge } kept of each payment
money-lag-day-ends = { $lag } (its day ends at { $ends })
money-basis-due-working = Trade day { $day }; due { $due }, { $n ->
    [one] one working day
   *[other] { $n } working days
} later.
money-basis-due-calendar = Trade day { $day }; due { $due }, { $n ->
    [one] one day
   *[other] { $n } days
} later.
money-basis-due-week = Trade day { $day }; its week ends on { $end }, due { $due }, { $n ->
    [one] one working day
   *[other] { $n } working days
} after that.
money-basis-due-by-hand = Trade day { $day }; paid out by hand on { $due }, with all whole days since the last time.
money-basis-due-pay-days = Trade day { $day }; paid every { $days } with all sales up to { $n ->
    [0] that day
    [one] the day before
   *[other] { $n } days before
}: due { $due }.
money-basis-due-first-half = Trade day { $day }, sold before { $at }: due on the same day, { $due }.
money-basis-due-second-half = Trade day { $day }, sold from { $at } on: due { $due }, { $n ->
    [one] the next day
   *[other] { $n } days later
}.
money-basis-charge = { $charge } of it was kept as a charge on the payment itself.
money-basis-credit = Bank statement row { $row }: { $amount } came in on { $day }.
money-basis-arrived = Due { $due }, arrived on time.
money-basis-late = Due { $due }, came on { $day }, { $days ->
    [one] one day
   *[other] { $days } days
} late.
money-basis-awaited = Not due before { $due }; still awaited.
money-basis-awaited-slower = Due { $due } as agreed; since the acquirer began to pay later, money of such days comes on { $comes }: still awaited.
money-basis-way = None of the sales paid in this way ever arrived, and its name is none of a card or a wallet: it may not pass this acquirer at all. Ask about it first.
money-basis-cutoff = These are the last sales of the evening. The acquirer may end its day before them and pay them with the next payment, which is not to be seen whole in these files.
money-basis-uncovered = Due { $due }, but no bank statement given covers that day; nothing can be said yet.
money-basis-short = { $expected } was due on { $due }, { $paid } came, { $gap } is short; this sale is part of it.
money-basis-missing = { $expected } was due on { $due }; the bank statement does not show it up to { $judged }.
money-basis-one = Just these sales add up to what is short, but among so many some may by chance, and a charge leaves a shortage too: check them first.
money-basis-alternatives = Other sales add up to the same shortage too; this needs checking.
money-basis-unknown = How this acquirer pays could not be told from these rows, or payments that look like takings belong to nothing: first find out how it settles (or set it), then say what was not paid.
money-basis-doubt-near = Row { $row } of the statement, { $amount } on { $day }, is nearly this sum: it may be this money less another fee. Ask about it first.
money-basis-doubt-over = Row { $row } of the statement, { $amount } on { $day }, is more than the sales it pays; what is too much may be a part of this money. Ask about it first.
money-basis-doubt = Row { $row } of the statement, { $amount } on { $day }, is from the same payer and matches nothing; it may be a part of this money. Ask about it first.
money-basis-doubt-outside = Row { $row } of the statement, { $amount } on { $day }, has just this sum, but came when sales from after this export are paid too: it may be theirs. Add a newer sales export, or ask what it was for.
money-basis-outside = A payment of just this sum came when sales from after this export are paid too; it may be theirs. Add a newer sales export, or ask what it was for.
money-basis-doubt-mixed = Row { $row } of the statement, { $amount } on { $day }, was counted for another batch due that day, which it does not fit to the cent; it may be this one's. Ask the acquirer for the details of both.
money-basis-carried = Refunds larger than the sales of their own payout were kept from this one; with them it adds up to the cent.
money-basis-round = What is short is a round sum: it may be a charge the acquirer kept, such as a monthly fee. Ask before naming the sales.
money-basis-with-refunds = Refunds were larger than the sales of a day before it and were kept from the payouts after it, so these days were paid in one sum.
money-basis-kept = Refunds of a payout before it were larger than its sales. If they were kept from this one, nothing was to come for it; ask the acquirer for the details of this batch.
money-basis-hides = The refunds of this payout are as large as its sales or more, so its sum cannot tell whether those were paid. Beside it sales are unpaid; ask the acquirer for the details of this batch.
money-basis-rival = The payments fit a second way of paying (another hour at which the day ends, other days later) as well, and that one names other sales. Both answers are listed; set how the acquirer pays, or ask for the details of this batch.
money-basis-place = Nobody said where this money is paid, and bank days there decide this: on a bank holiday it would have come in time, or later. Say the place (command line: --jurisdiction), or ask the bank whether that day was one.
money-basis-small = Only this small sum did not come: a charge can have taken it, or it waits until more is due. Ask before calling it missing.
money-basis-several = { $count } sets of sales fit the shortage; they are listed, the likeliest first. Larger sets may fit too.
money-basis-unexplained = No set of sales fits the shortage; ask the acquirer for the details of this batch.
money-basis-fee-share = Several batches in a row are short by the same share: this looks like a fee, not like missing sales.
money-basis-taken-back = The shortage is just the sum of an earlier sale, { $reference }: perhaps a chargeback taken off.
money-basis-duplicate = The same sum came twice.
money-basis-voided = It was voided on its terminal the same day: neither the sale nor the void is paid.
money-basis-open-start = This credit may also hold sales from before the export begins.
money-basis-open-end = This credit may also hold sales from after the export ends.

## Causes
money-cause-upgrade-window = System upgrade
money-cause-network-gap = Network gap
money-cause-bank-outage = Bank did not post
money-cause-terminal-setting = Terminal setting
money-cause-agreement-change = Fee or settlement cycle changed
money-cause-platform = One payment channel
money-cause-held-by-risk-control = Held by risk control
money-cause-misdirected = Paid to another account

money-for-window = { $part } of { $whole } sales in this stretch of time did not arrive.
money-for-all-terminals = All { $whole } terminals are affected.
money-for-resumed = { $part } later sales arrived on time again.
money-for-notice = A notice of an upgrade or maintenance overlaps: { $source }
money-for-part-of-run = Of the batch of { $part } of them, the rest of the money came.
money-for-whole-runs = { $part } of { $whole } are in batches that did not come at all.
money-for-quiet-account = On the due day the account shows no other row.
money-for-came-later = The money came later.
money-for-one-terminal = Only terminal { $terminal } is affected: { $part } of its { $whole } sales did not arrive.
money-for-one-channel = Only "{ $channel }" is affected: { $part } of its { $whole } sales did not arrive.
money-for-others-paid = { $part } other sales of the same time arrived.
money-for-constant-share = { $count } batches are short by the same share, about { $rate }.
money-for-fees-apart = On { $count } days since { $day } more fees were debited than the export lists: { $debited } in place of { $listed }, { $rate } of the sales on top.
money-warn-fees-over = Since { $day } the fees debited from the account are more than the export lists: { $debited } in place of { $listed } over { $count } debits, { $rate } of the sales on top. Ask under which agreement.
money-for-constant-lag = From one day on { $count } sales came about { $days } days later.
money-for-alone = Only { $part } did not arrive, while the sales around did.
money-for-conspicuous = { $part } of { $whole } are unusually large, or were made at night.
money-for-never-again = Nothing came since, on { $part } due days.
money-for-said-paid = The platform's export says that { $part } of them were settled.
money-for-elsewhere = The export says that { $part } of { $whole } were paid to another account than the sales that arrived.
money-for-finding = What you checked supports this.

money-against-paid-inside = { $part } sales of the same time did arrive.
money-against-only-part = Only some terminals or channels are affected.
money-against-not-resumed = Payment has not been seen to resume.
money-against-few = Too few sales to show a pattern.
money-against-short-window = The stretch is short, more like a network gap.
money-against-long-window = The stretch is too long for a network gap.
money-against-whole-runs = Whole batches are gone, not a stretch within one.
money-against-no-whole-run = No batch is gone as a whole.
money-against-busy-account = On { $part } of the due days the account shows other rows, so the bank was posting.
money-against-many-days = { $part } due days in a row is long for a bank outage.
money-against-terminal-resumed = { $part } later sales of this terminal arrived.
money-against-ordinary = Sums and hours are ordinary.
money-against-many = Too many sales for single holds.
money-against-resumed = { $part } later sales reached the usual account again.
money-against-finding = What you checked speaks against this.

money-ask-upgrade-window = Please check the { $count } sales from { $from } to { $to } ({ $sum } due): was there a system upgrade or switch-over, on your side or that of a partner, and are these sales in the clearing file?
money-ask-network-gap = Please check the { $count } sales from { $from } to { $to } ({ $sum } due): did the terminal upload them, and is there a batch to be sent again?
money-ask-bank-outage = Please check the payment of { $count } sales ({ $sum }): on which day was it made, under which payment reference, and did the bank return it?
money-ask-terminal-setting = { $count } sales of terminal { $terminal } since { $from } did not arrive ({ $sum }): please check the merchant number and settlement account this terminal is set to.
money-ask-agreement-change = Please say from which day and under which agreement the fee or settlement cycle changed, and send the fee details of these { $count } sales.
money-ask-platform = { $count } sales by "{ $channel }" from { $from } to { $to } did not arrive ({ $sum }): please check clearing and payment of this channel.
money-ask-held-by-risk-control = Are these { $count } sales ({ $sum }) held by risk control, under which rule, what do you need from us, and when will they be released?
money-ask-misdirected = Please give the payment day, the payment reference, the payee's name and the last four digits of the account for these { $count } sales ({ $sum }).

money-settles-upgrade-window = The notice of the upgrade and the acquirer's clearing file.
money-settles-network-gap = The journal kept in the terminal, or the network provider's fault record.
money-settles-bank-outage = The acquirer's payment advice and the bank's written answer about that day.
money-settles-terminal-setting = A photo of the terminal's merchant page and a screenshot of the settlement account in the portal.
money-settles-agreement-change = The fee letter or amendment, and the acquirer's fee details.
money-settles-platform = The settlement sheet of that channel.
money-settles-held-by-risk-control = The acquirer's written statement about the hold.
money-settles-misdirected = The payee account on the payment advice, and the portal's record of the settlement account.

## Entries of money
money-ev-paid = { $n ->
    [one] One sale
   *[other] { $n } sales
} paid after all: { $sum }
money-ev-interest = Interest chosen: { $what }
money-ev-decided = { $n ->
    [one] One sale
   *[other] { $n } sales
}: { $what } { $reason }
money-ev-payout = How the acquirer pays was set { $what }
money-ev-mapping = Columns explained once: { $what }
money-decision-paid = it did arrive
money-decision-not-paid = it did not arrive
money-decision-undone = earlier word taken back

## Interest
money-interest-at-breach = published rate of the day it became late
money-interest-floating = published rate as it changes
money-interest-agreed = rate entered
money-interest-none = none asked for

## Words of the user about a sale
money-basis-said-paid = You said that it did arrive.
money-basis-said-unpaid = You said that it did not arrive.

## Interest on a case
money-interest-nothing = No interest: nothing is late yet, or none is asked for.
money-interest-basis = Rate: { $method }; uplift { $uplift }; { $year } days a year; rates { $series }
money-interest-col-from = from
money-interest-col-to = to
money-interest-col-days = days
money-interest-col-principal = late sum
money-interest-col-rate = rate
money-interest-col-amount = interest
money-interest-total = Interest from { $from } to { $to }: { $total }; { $daily } more for each further day until paid.
money-interest-subject = A claimable basis, subject to the court. Rounded once, at the end.
money-interest-unverified = The published rates were seen second-hand; compare them with the publisher before relying on them.
money-show-interest = Interest to { $to }: { $total }, { $daily } a day
money-fail-interest-backwards = The last day { $to } is before the first day { $from }
    .why = Interest runs forward.
    .next = Give a later --to.
money-fail-interest-before = There is no published rate for { $day }
    .why = The loan prime rate begins on 2019-08-20; before it another benchmark applied, which is not inside.
    .next = Use --method agreed --rate PERCENT with the rate you can show.
money-fail-interest-unseen = Rates were last seen for { $until }; { $wanted } is later
    .why = A rate is never carried forward unseen.
    .next = Use --method at-breach, an earlier --to, or --method agreed --rate PERCENT.
money-fail-interest-range = { $what } is out of range
    .why = Nothing sensible comes of it.
    .next = See recourse interest --help.
money-fail-interest-currency = The published rate is for { $rate }, the case is in { $sum }
    .why = A rate of another currency says nothing about this debt.
    .next = Use --method agreed --rate PERCENT with the rate you can show.
money-fail-percent = { $value } is no percentage for { $flag }
    .why = Digits with at most four decimals are expected.
    .next = Such as 3.35

## Words of the user, and recoveries
money-decide-done = { $n ->
    [one] One sale
   *[other] { $n } sales
}: { $what }. Entry { $seq }; take it back with --undo { $seq }.
money-decide-undone = Entry { $seq } is taken back.
money-payout-fixed = Payout is set as you said. Reconcile again to see it.
money-payout-learned = Payout is learned from the rows again.
money-fail-no-sale = No sale with the number { $reference } is in the imported exports
    .why = A word about a sale needs the sale.
    .next = Import its export first, and give the number as reconcile shows it.
money-fail-no-decision = Entry { $seq } is no standing word about sales
    .why = It is not there, was replaced, or was taken back already.
    .next = See the entries in recourse audit.
money-fail-lag = A lag of { $lag } days is more than 60
    .why = No acquirer pays that late by agreement.
    .next = Look at the agreement again.
money-fail-unit = { $given } is no way of counting the lag
    .why = Without it no due day can be computed.
    .next = One of: working-day, day, week-sun (working days after a week that ends on Sunday), on-mon-thu (paid every Monday and Thursday, for sales up to --lag days before), half-1200 (sales before 12:00 on the same day, the rest after --lag days).
money-three = Paid in time { $paid } · arrived later { $recovered } · open { $open }
money-recovered = { $case }: { $n ->
    [one] one sale
   *[other] { $n } sales
} paid on { $on }, { $sum } booked as arrived; still open { $open }

## How far a file vouches for itself
money-ladder-yes = In its favour: { $rungs }
money-ladder-no = Lacking: { $rungs }
money-rung-raw-bytes = kept byte for byte
money-rung-own-archive = came in the provider's own archive
money-rung-totals = adds up to its own totals
money-rung-balance = running balance is consistent
money-rung-not-resaved = not saved again by a spreadsheet program
money-rung-signature = carries an electronic signature

## Columns explained once
money-fail-map = "{ $part }" does not say which column is which
    .why = Each part is a field, an equals sign and the header as the file writes it.
    .next = Such as --map "date=Booked,amount=Sum,text=Words"
money-fail-map-header = { $name } has no column { $headers }
    .why = The names given with --map must stand in one row of the file; none was kept.
    .next = Write each name as it stands in the file, without its blanks and brackets if you like.
money-fail-map-unread = { $name }: the columns are there, and no day or no sum reads in them
    .why = Without a date and an amount no row is a money line; it was not kept.
    .next = See whether the right columns were named: the date needs a day of the Western calendar, the amount figures.
money-fail-map-lacks = A date and an amount are needed
    .why = Without them no row is a money line.
    .next = Fields are: { $fields }
money-basis-combined = Only two faults together explain it; chance can give such a pair too, so check these sales first.

## Review before an import, forms about money
money-review = Recognised: { $profile }, { $encoding }, { $rows } rows ({ $new } new), { $from } to { $to }
money-part-export = export { $n }
money-profile-generic = an ordinary table
money-profile-own = the columns you named
money-review-account = , account …{ $tail }
money-review-sums = In { $in_count } / { $in_sum }, out { $out_count } / { $out_sum }
money-review-skipped = { $n } left out, { $why }: rows { $rows }
money-review-cards = { $n } full card numbers in { $columns }: a masked copy will be kept
money-form-decide = Did this run's unpaid sales arrive?
money-form-payout = How the acquirer pays
money-form-add-rows = Add the ticked days to a case
money-form-interest = Interest on late money
money-shape-learned = learn it from the rows
money-shape-per-run = one credit a run
money-shape-per-terminal-run = one credit a terminal and run
money-shape-per-sale = each sale alone
money-amount-net = net of fees
money-amount-gross = gross, fees debited apart
money-unit-working-day = working days
money-unit-day = calendar days
money-unit-week = working days after each week (ends { $end })
money-unit-by-hand = days before each payout by hand
money-unit-pay-days = days before payday, which is every { $days }
money-unit-half-day = days; sales before { $at } on the same day
money-year-365 = 365
money-year-360 = 360
money-need-reason = Say why: it is kept as an entry.
money-need-lag = A number of days from 0 to 60
money-need-percent = A percentage, such as 3.35
money-nothing-to-decide = This run lacks no sale that has a number.
money-done = Kept. Reconciling again.
money-no-open-case = No case is open: open one from these days instead.

# --- import form: what is asked only where a file needs it ---
tui-field-zip-password = Password
tui-field-zip-password-why = This archive has a password; the bank or platform sent it by text or e-mail. It is not kept.
tui-field-untouched = Keep full card numbers
tui-field-untouched-why = By default a copy with masked card numbers is kept, with the hash of the original. Keep the original only if you must.
tui-field-map-date = Date
tui-field-map-amount = Amount
tui-field-map-in = Money in
tui-field-map-out = Money out
tui-field-map-fee = Fee
tui-field-map-net = Net amount
tui-field-map-reference = Reference
tui-field-map-terminal = Terminal
tui-field-map-channel = Way of paying
tui-field-map-kind = Kind
tui-field-map-direction = Debit or credit
tui-field-map-text = Text
tui-field-map-date-why = Unknown columns: choose with Left and Right, this once.
money-map-none = none
money-need-map-date = Choose the column of the date
money-need-map-amount = Choose amount, or money in and out
money-need-password = Enter the archive's password

# --- an export of the other kind, and no table at all ---
money-kind-other-pos = { $name } looks like { $found }; sales are wanted here. { $way }
money-kind-other-bank = { $name } looks like { $found }; a bank statement is wanted here. { $way }
money-kind-not-pos = an account statement
money-kind-not-bank = a list of sales
money-kind-way-pos = Sales are exported from the merchant site of the acquirer, often called transactions or settlement report; choose CSV or Excel.
money-kind-way-bank = A statement is exported from online banking, under account details; choose CSV or Excel.
money-fail-locked-book = { $name } is a workbook with a password
    .why = It cannot be opened without; it was not kept.
    .next = Open it in Excel or WPS with the password, save it without one, and import that.
money-fail-no-rows = { $name } has column names and not one row
    .why = There is nothing to import; it was not kept.
    .next = If money moved in these days, export it again with the right dates.
money-fail-picture = { $name } is a picture or a PDF ({ $kind }), not a table
    .why = It was not kept; figures cannot be read reliably from pictures.
    .next = Export it again from the same place as CSV or Excel; this one can go into the case as evidence.
money-import-look = Look at it first
money-import-keep = Keep it
money-import-not-kept = Not kept yet: check the lines above, then press Ctrl-S to keep it.

tui-field-other-side = Keep it here
tui-field-other-side-why = This file looks like one of the other side. Most likely it was chosen by mistake: Esc, and import it there.
money-other-side = this looks like the wrong file; if it is right, say yes and save again
money-warn-currency-bank = The bank statement has { $rows } rows in { $other }, but the takings are in { $currency }; these rows were set against nothing. No sale is called missing on the strength of another currency's account: import the statement of the { $currency } account, or the sales export in { $other }.
money-warn-currency-pos = The sales export has { $rows } rows in { $other }, while { $currency } was reconciled; these rows were set against nothing. Reconcile { $other } apart: recourse reconcile --currency { $other }.
money-warn-assumed-pos = A sales export names no currency; its sums were taken to be { $currency }. If they are not, give an export whose column names say the currency.
money-warn-assumed-bank = A bank statement names no currency; its sums were taken to be { $currency }. If they are not, give a statement that says its currency.
money-warn-rec-way = These files do not tell how the acquirer pays, so what is called missing below is no finding yet. { $count ->
        [0] Look up the settlement terms
        [one] One payment ({ $sum }) that reads like takings fits no day of sales; look up the settlement terms
       *[other] { $count } payments ({ $sum }) that read like takings fit no day of sales; look up the settlement terms
    } and set them under "How the acquirer pays" (command line: reconcile payout), or take an export that lists the fees.
money-warn-torn = The balances of the bank statement do not follow from { $from } to { $to }: rows seem to be missing there. What looks unpaid on these days may have come; export the statement again, whole.
money-warn-place = Nobody said where this is paid: bank days of { $place } were assumed from the currency ({ $currency }), so due days may be off around holidays. Set the place under "How the acquirer pays" (command line: reconcile payout --jurisdiction).
money-place-currency = as the currency suggests
money-fail-place = There are no bank days for { $place }
    .why = Bank days are kept place by place.
    .next = Give one of: { $places }; GENERIC counts weekends alone.

# --- what was chosen or doubted at the import of a file ---
money-fail-no-workbook = { $name } is no workbook, whatever its name says
    .why = Its bytes are those of neither Excel nor a text table: the download was cut, or it is encrypted. It was not kept.
    .next = Download it again; if Excel opens it, save it there as CSV and import that.
money-fail-binary = { $name } is no text and no workbook
    .why = There is no table in it that could be read; it was not kept.
    .next = Export it again as CSV or Excel.
money-warn-sheets = { $name }: the sheet “{ $read }” was read; not read: { $others }. If there are takings or payments in those, save each as a file of its own and import it.
money-warn-sheets-hidden = { $name }: the hidden sheet “{ $read }” was read, because no visible one holds money lines; not read: { $others }. Check that it is the one you mean.
money-warn-sheet-hidden = { $name }: the hidden sheet “{ $read }” was read, because no visible one holds money lines. Check that it is the one you mean.
money-warn-formulas = { $name }: in the column “{ $column }” { $n ->
        [one] one cell is a formula
       *[other] { $n } cells are formulas
    } whose result is not in the file. Nothing was taken for it: rows that need it were left out. Open the file in Excel or WPS, save it, and import it again.
money-warn-ahead = { $name }: { $n ->
        [one] one row is
       *[other] { $n } rows are
    } dated { $from } to { $to }, after today ({ $today }), and they are most of the file, so they were kept. Set the clock of this computer right, or check how the file writes its years.
money-warn-amount = { $name }: “{ $column }” was taken as the amount and not “{ $over }”; they differ in { $n ->
        [one] one row
       *[other] { $n } rows
    }, by { $sum } in all. The one that reaches the account is wanted: if it is the other, name it with --map.
money-warn-unnamed = { $name } names no column; which is the day, the sum and the balance was told by what stands in them. Please check a few rows against the original.
money-warn-unread = Kept exports that are lost or changed: { $list }. Which rows were known before is told without them, and money of open cases was not booked. Import their originals again; then recourse reconcile.
money-warn-rec-lost = The export { $name } (entry { $seq }) is not in the book any more, and its rows are not in this result. Import the file again, or a new export of the same days.
money-warn-rec-entries = Entries { $list } of this book were lost before it was repaired. Where one of them was a statement or an export, its rows are not in this result: import it again.
money-fail-export-lost = The export { $name } (entry { $seq }) is not in the book any more
    .why = Its entry is there, its bytes are gone; without its rows nothing can be set against the others.
    .next = Import the same file again and it takes its place; or look for it in a backup.
money-warn-way = Nothing in { $name } says which sums came in and which went out: all { $n } were read as money that came in. Export it with a balance, a sign or two columns; or name the column with --map direction=HEADER.
money-warn-marked = { $name }: { $n ->
    [one] one row is
   *[other] { $n } rows are
 } marked only in the column { $column } as money given back, and counted as { $n ->
    [one] a refund
   *[other] refunds
 }. If the mark means sales that were refunded later, export the report that has a row for each refund.
money-warn-cut = { $name } ends in the middle: what stood behind is missing. Export it again, whole.
money-warn-word = { $name }: “{ $word }” ({ $n ->
        [one] 1 row
       *[other] { $n } rows
    }) is no kind of transaction this program knows; it was counted as a sale. If it gives money back or is none, take those rows out of the file.
money-warn-word-back = { $name }: “{ $word }” ({ $n ->
        [one] 1 row
       *[other] { $n } rows
    }) is no kind of refund this program knows; its sums have a minus, and it was counted as a refund. If money was paid for something else, take such rows out of the file.
money-warn-currency = { $name } names no currency; its sums were taken to be { $currency }. If they are not, give an export whose column names or rows say the currency.
money-warn-way-edge = { $name }: row { $row } has no balance before it that says whether its sum came in or went out; it was read as money that came in. Check that row against the original, or export it from a day earlier.
money-warn-turned = In { $name } what was sold has a minus sign and what was given back has none; the signs of { $n } rows were turned round, as their kinds say.
money-warn-negative = Every sum of { $name } has a minus sign and no column says what was sold: all { $n } rows were read as refunds. If they are sales, export it with a column of kinds or without the signs.
money-warn-sums = The rows of { $name } count transactions: they are sums of a day or of a way of paying, no single sales. Which sales were never paid cannot be told from it; export the transactions one by one.
money-warn-accounts = The rows of { $name } belong to { $n } accounts. Export the account the takings are paid into alone, else money of the others is taken for takings.
money-warn-rounded = { $name }: fees or nets of { $n ->
        [one] one row have
       *[other] { $n } rows have
    } more decimals than the currency; each was rounded to the nearest cent. The amounts of the sales are exact.
money-warn-twice = { $rows ->
        [one] One sale stands
       *[other] { $rows } sales stand
    } a second time in a sales export with the same number, time and sum ({ $sum }); all were counted. What looks missing may be the duplicate: take duplicates out of the export and import it again before a claim is made.
money-warn-once-pos = { $rows ->
        [one] One sale
       *[other] { $rows } sales
    } of one file ({ $sum }) are in another file with the same day and sum, and no number tells them apart; they were counted once. If they are sales of their own, give exports with reference numbers.
money-warn-once-bank = { $rows ->
        [one] One payment
       *[other] { $rows } payments
    } of one statement ({ $sum }) are in another with the same day, sum and text, and neither number, time nor balance tells them apart; they were counted once. If more came, what is called missing is too much: give statements with a balance column.
money-warn-rec-ahead = Most rows of a file are dated { $from } to { $to }, after the day it was imported ({ $today }): the clock of the computer was wrong then, or the years were read wrongly. No day computed here is certain.
money-basis-twice = The export has this sale twice with the same number, time and sum; it may be the duplicate.
money-fail-currency = No sales export is in “{ $word }”
    .why = Only a currency that the sales are in can be reconciled.
    .next = Sales are there in: { $there }
