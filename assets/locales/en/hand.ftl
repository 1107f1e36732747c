### hand
hand-sheet-evidence = Evidence
hand-sheet-chronology = Chronology
hand-sheet-promises = Calls and promises
hand-sheet-schedule = Sales

## The bundle: summary, list, loss, charts
hand-seal-key = Key fingerprint
hand-seal-head = Proof code
hand-seal-note =
    Made from every entry up to this number. Note the proof code, or keep it by scanning the
    square on the left: any later change can be told by comparing with it.
hand-sum-sales = {"  "}{ $n } { $n ->
        [one] sale
       *[other] sales
    }
hand-sum-interest = Interest
hand-sum-daily = {"  "}(to { $to }; each further day { $daily })
hand-changes-title = New since release { $release }
hand-changes-sum = Still owed: { $now } (in release { $n }: { $then }).
hand-calls-unchanged = No contact is new or changed since release { $n }; its contact log stands.
hand-calls-only-new = Only contacts that are new or changed since release { $n }; the others stand there.
hand-schedule-unchanged = Runs with new sales follow; the sales of the other runs stand in release { $n }, unchanged.
hand-evidence-unchanged = Unchanged since release { $n } and not repeated here: { $ids }.
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
hand-checks-title = Settings and checks
hand-checks-note = What the owner looked up on the terminal, in the back office and in the agreement, as statements with the answer found. Where an exhibit shows it, its number leads there.
hand-checks-none = Nothing has been looked up yet.
hand-checks-nothing = nothing to show
hand-checks-open = not yet
hand-col-check = Statement checked
hand-col-found = Answer
hand-col-read = As read
hand-col-checked = Recorded
hand-col-shown-by = Shown by
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
hand-trust-page = Page SHA-256
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

## Redaction, volumes, supplement, receipts
hand-happened-exhibits = Exhibits { $ids } added, { $n } in all (up to entry #{ $last })
hand-happened-receipt = { $who } confirmed that release { $n } came in
hand-ev-redacted = Redacted copy of { $of } made { $reason }
hand-ev-receipt = { $who } confirmed that release { $release } came in
core-event-file-redacted = Redacted copy made
core-event-receipt-recorded = Receipt confirmed
hand-see-copy = see { $id }
hand-copy-goes = Submitted as the redacted copy { $id }; the original is kept by the party submitting and can be shown. SHA-256 of the original: { $hash }
hand-redacted = Redacted
hand-redacted-areas = blackened and drawn anew
hand-redacted-pages = pages left out
hand-redacted-masked = starred out
hand-redacted-note = made from { $of } ({ $how }); SHA-256 of { $of }: { $hash }
hand-redacted-title = { $title } (redacted)
hand-redacted-source = made from { $id } by redaction
hand-hidden-title = What is hidden in this paper
hand-hidden-told = Starred out in the text: { $what }. The hashes of the records stay, so that the full text can be shown and compared where needed.
hand-pattern-card = the middle of card numbers
hand-pattern-id = identity numbers
hand-pattern-phone = mobile numbers
hand-pattern-email = e-mail addresses
hand-pattern-names = names of people
hand-volume = volume { $n } of { $of }
hand-supplement = supplement to release { $n }
hand-in-release = rel. { $n }
hand-in-volume = vol. { $n }
hand-leak-page = page { $page } of the report
hand-leak-meta = bookmarks, links or properties of the report
hand-leak-more = and { $n } more
hand-fail-leak = Something that is to be hidden can still be read: { $places }
    .why = Before a release every page and file of it is searched; in these places a number or name to be hidden was found, so nothing was exported.
    .next = Make a redacted copy of the exhibit (recourse evidence redact) or amend the record, then export again.
hand-fail-figure = A figure of the summary has no source: { $what }
    .why = Every sum on the summary must lead to a page of the report.
    .next = This is a fault of the program; please report it with the case number and version. The record is untouched.
hand-fail-unnamed = The files are ready, but one could not be named { $path }: { $error }
    .why = The export stands in the record as a release; none of its files was kept, so that no half release lies about.
    .next = Look at the folder and export again; that will be the next release.
hand-fail-volume = { $id } alone is larger than a volume may be
    .why = A volume with it has at least about { $size } MB; the limit is { $most } MB.
    .next = Give a larger --volume-mb, or hand this one over by itself.
hand-fail-redact-what = Nothing was named to be redacted
    .why = A redacted copy has areas of a picture or PDF blackened, or numbers and words of a text starred out.
    .next = Give areas with --area, or say what to hide with --mask and --hide.
hand-fail-redact-text = This file is not text
    .why = Only text and CSV can be redacted by numbers and words.
    .next = Mark areas of pictures and PDFs with --area; save a workbook as CSV and add it as evidence first.
hand-fail-redact-nothing = Nothing to be hidden was found in the file
    .why = The copy would be the same as the original.
    .next = Check --mask and --hide, or choose another exhibit.
hand-fail-redact-kind = This file cannot be redacted
    .why = Pictures (JPEG, PNG, WebP, GIF, TIFF), PDFs without a password, and text can.
    .next = Convert it to one of these and add it as evidence first.
hand-fail-redact-page = There is no such page
    .why = The file has { $count } pages.
    .next = Check the page before the colon in --area.
hand-fail-redact-area = The marked area has no size or lies outside the page
    .why = An area is left, top, width and height, each in per cent.
    .next = For example --area 1:10,20,30,5.
hand-fail-redact-large = The file is too large to be redacted
    .why = At most 256 MB and 500 pages.
    .next = Take the part that is needed and add it as evidence.
hand-fail-redact-form = The area “{ $text }” cannot be read
    .why = An area is written PAGE:LEFT,TOP,WIDTH,HEIGHT, the last four in per cent.
    .next = For example --area 1:10,20,30,5.
hand-redact-done = Redacted copy { $id } made ({ $size }); the original { $of } is unchanged
hand-redact-known = The same redacted copy is there already: { $id }; the original { $of } is unchanged
hand-fail-fingerprint = The fingerprint “{ $text }” cannot be read
    .why = It is the first 16 digits of the file's SHA-256, or all 64.
    .next = For example --fingerprint 9F2C-41D7-0B6E-E0B8.
hand-receipt-done = Recorded: { $name } confirmed that release { $release } came in (entry #{ $seq })
hand-receipt-same = Their fingerprint is that of the exported file.
hand-receipt-other = Their fingerprint is not that of the exported file: ask whether they have the zip as it was sent, not packed again.
hand-export-copy = The original of { $id } stays; its redacted copy { $copy } goes
hand-export-more = Also { $path } ({ $pages } pages, { $size }, fingerprint { $fingerprint })
hand-check-size = Release { $release }: { $n ->
        [one] 1 exhibit
       *[other] { $n } exhibits
    }, about { $size }
hand-check-file = { $name }  about { $size }
hand-check-missing = Missing: { $what } (it can go out without; the evidence list says “to follow”)
hand-check-within = { $way }: at most { $most }, within it ({ $source }; looked up { $day }{ $verified ->
        [no] , not compared with an official text
       *[other] {""}
    })
hand-check-over = { $way }: at most { $most }, over it; volumes (--volume-mb) or smaller pictures (--most-dpi) help, originals are never changed ({ $source }; looked up { $day }{ $verified ->
        [no] , not compared with an official text
       *[other] {""}
    })
hand-check-cards = { $ids } show a full card number and have no redacted copy
hand-limit-england-mail = mail to justice.gov.uk
hand-limit-england-judiciary = mail to ejudiciary.net
tui-receiver-england = Court (England)
cli-about-receipt = Record that a bundle came in: day, name, fingerprint
cli-about-evidence-redact = Make a redacted copy: areas blackened, or numbers and words starred out; the original stays
cli-arg-receipt-release = which release; the latest when left out
cli-arg-receipt-on = the day they had it
cli-arg-receipt-name = who confirmed it
cli-arg-receipt-fingerprint = the fingerprint they read out: first 16 digits of the file's SHA-256
cli-arg-receipt-how = by what way, such as mail or phone
cli-arg-evidence-redact-area = area to blacken, PAGE:LEFT,TOP,WIDTH,HEIGHT, the last four in per cent; may be repeated
cli-arg-mask = numbers to hide
cli-arg-hide = further words to hide, such as a customer's name; may be repeated
cli-arg-evidence-redact-reason = why
cli-arg-export-check = only say what is missing, how large it will be and which limits it meets; writes nothing
cli-arg-volume-mb = no file larger than this many MB; goes out in volumes
cli-arg-most-dpi = pictures in the report no finer than this; originals stay as they are

## Redaction and receipts on the screen
hand-form-redact = Make a redacted copy
hand-form-receipt = Record that a bundle came in
hand-release = release { $n }
hand-mask-none = no numbers
hand-mask-all = all of these
hand-area-unread = PAGE:LEFT,TOP,W,H in %: 1:10,20,30,5
hand-nothing-to-hide = Give an area to blacken, or choose numbers or words to hide
hand-need-name = Who confirmed it?
hand-fingerprint-unread = It has 16 or 64 hexadecimal digits
hand-nothing-went-out = Nothing of this case has been exported yet
hand-cannot-redact = Choose an exhibit first
hand-done-receipt = Recorded: { $what } came in
hand-done-receipt-same = Recorded: { $what } came in. Their fingerprint is the same as ours
hand-done-receipt-other = Recorded: { $what } came in. Their fingerprint is NOT ours: ask whether they have the zip as it was sent
hand-form-choices = Hide, split, lock
hand-choose-more = Hide numbers or words, split into volumes, smaller pictures, lock: Enter
hand-chosen = Chosen: { $what }
hand-chosen-and = ;{" "}
hand-chosen-hide = hidden: { $what }
hand-chosen-volume = at most { $mb } MB a file
hand-chosen-dpi = pictures at most { $dpi } dpi
hand-chosen-lock = locked
hand-volume-nothing = At least 1 MB
hand-dpi-range = 72 to 1200
hand-recipient-unread = A recipient begins with age1; ask the receiver for theirs
hand-one-lock = Either a recipient or a passphrase
hand-passphrase-short = At least 12 characters
hand-passphrase-differs = Not the same as above
tui-field-volume-mb = Largest file, MB
tui-field-volume-mb-why = Where the receiver takes no larger file, it goes out in volumes. Blank: one file.
tui-field-most-dpi = Pictures at most, dpi
tui-field-most-dpi-why = Makes pictures in the report smaller, 150 is readable, 300 is fine. The originals beside it stay as they are. Blank: as they are.
tui-field-hide-why = Such as a customer's name; several with a space between. What is made is searched for each of them.
tui-field-encrypt-to = Only for recipient
tui-field-encrypt-to-why = The receiver's public key, age1…. Only they can open the file.
tui-field-lock-phrase = Passphrase
tui-field-lock-phrase-why = Whoever knows it opens the file. Tell it by another way than the file. It is not kept.
tui-field-lock-again = The same again
hand-done-redacted = Redacted copy { $what } made; the original is unchanged
hand-hide-names = Hide people's names (who answered, who represents a party, who took a picture)
tui-do-redact = Redacted copy
tui-do-redact-doc = areas blackened or numbers starred out; the original stays
tui-do-receipt = Record a receipt
tui-do-receipt-doc = when they had it, who said so, the fingerprint
tui-field-area = Areas to blacken
tui-field-mask = Numbers to hide
tui-field-hide = Words to hide
tui-field-redact-reason = Why
tui-field-release = Release
tui-field-came-in = Came in on
tui-field-confirmed-by = Confirmed by
tui-field-their-fingerprint = Their fingerprint
tui-field-by-way = By what way

## The first sentence of the summary, and what proves it
hand-lead = { $sum } is owed to { $merchant } by { $who }
hand-lead-since = , the first of it since { $since }
hand-lead-page = . How it comes about: page{" "}
hand-lead-end = .
hand-proofs = What proves it
hand-proofs-more = {" "}and more, { $n } in all (list on p.{" "}
hand-at-page = {" "}(p.{" "}
hand-at-page-end = )

hand-bookmark = { $title } (p. { $page })
hand-archive = The report is built as PDF/A-3b (checked by the program itself, not certified).
hand-not-archive = The report does not call itself PDF/A: { $why }
hand-archive-imported = it holds pages of other programs' PDFs, whose fonts and colours nobody here can vouch for.
hand-archive-ink = it holds a photo in printing colours (CMYK).
hand-archive-glyph = it holds a character no font here has.
hands-role-merchant = owner
hands-role-bookkeeper = book-keeper
hands-role-lawyer = lawyer
hands-role-other = other
hands-ev-named = { $actor } is { $who } ({ $role })
hands-now = { $who } records. Who has written:
hands-chosen = From now on entries say that { $who } wrote them.
hands-another = another person
hands-another-means = The name of that person. The public line of an entry carries only a code; the name stands in the private part, which can be withheld.
hands-which = Who records from now on?
hands-do = Use this name
hands-need-name = Write the name first.
cli-about-actor = who records: see it, change it
cli-arg-actor-name = name or code; without it, only show
cli-arg-actor-role = what the person is (merchant, bookkeeper, lawyer, other)
hands-fail = “{ $who }” cannot be who records
    .why = A name is needed, of at most 60 characters; the role is one of: { $roles }.
    .next = For example: recourse actor "Zhou Min" --role bookkeeper
hands-ev-merged = Another case came over (up to its entry { $upto }){ $reason }
hands-merged = { $from } went into { $into }: { $sales } sales, { $contacts } contacts, { $exhibits } exhibits. { $from } is closed; its record stays as it is.
hands-merge-fail = { $from } cannot go into { $into }
    .why = Both cases have to be open, of one currency and one place, and not the same.
    .next = See the cases with: recourse case list
hands-merge-none = There is no other open case.
hands-merge-which = Into which case?
hands-merge-means = Sales, contacts, evidence, diagnosis and costs are written into that case under its next numbers; this one is closed and its record stays. Letters stay here; copies that went out come over as exhibits. Say why.
tui-do-merge-case = Bring this case into another
tui-do-merge-case-doc = where two cases are one dispute; written over, this one closed; not to be undone
tui-do-merge-case-short = Merge
cli-about-case-merge = bring one case into another: sales, contacts and evidence come over, the first one is closed
cli-arg-case-merge-id = the case that comes over
cli-arg-case-merge-into = the case it goes into
cli-arg-case-merge-reason = why
road-ending-merged = went into another case
