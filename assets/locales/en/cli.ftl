### Command line: help, results, failures (what happened / why it matters / what to do)

## The frame of help
cli-help-examples = Examples
cli-help-usage = Usage
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-statuses = Exit status
cli-help-command-word = <command>
cli-help-options-word = [options]
cli-help-values = {" "}({ $values })
cli-help-default = {" "}(default: { $value })
cli-help-more = General options (--home, --lang, --json and more) and exit statuses: recourse --help.
cli-help-try = All commands: recourse --help.
cli-usage-line = Usage: { $usage }

cli-exit-0 = done
cli-exit-1 = failed
cli-exit-2 = wrong usage, or a terminal is needed
cli-exit-3 = not found
cli-exit-4 = invalid data
cli-exit-5 = verification failed
cli-exit-6 = the tested condition is true (deadlines --fail)
cli-exit-7 = the book is in use by another process
cli-exit-130 = interrupted

cli-examples =
    recourse                                   open the screen
    recourse demo                              watch a made-up case go all the way
    recourse case new --title "Payouts missing"   open a case
    recourse case show RC-2026-001             look at a case
    recourse next                              the one thing to do now
cli-examples-case-new =
    recourse case new --title "Payouts missing" --merchant "Wang's Noodles" --bank "Jiangzhou Bank"
    recourse case new --title "March short" --amount 37515.70 --from 2026-03-09 --to 2026-03-11
cli-examples-case-move =
    recourse case move RC-2026-001 --to platform
    recourse case move RC-2026-001 --to regulator --reason "no answer from the platform"
cli-examples-case-party =
    recourse case party RC-2026-001 --role bank --name "Jiangzhou Bank" --account-tail 3371
cli-examples-call-add =
    recourse call add RC-2026-001 --with bank --at "2026-03-12 10:30" --said "looking into it" --ticket JZ0312
    recourse call add RC-2026-001 --with platform --at "today 14:00" --agent 0618 --said "will answer in writing" --promise "written answer" --promise-by 2026-03-31
cli-examples-evidence-add =
    recourse evidence add RC-2026-001 slip*.jpg --kind slip --proves "sales of 9 March"
    recourse evidence add RC-2026-001 notice.pdf --kind notice --source "the bank's web site"
cli-examples-audit =
    recourse audit RC-2026-001
    recourse audit RC-2026-001 --csv > history.csv
cli-examples-checkpoint =
    recourse checkpoint --out checkpoint.txt
cli-examples-completions =
    recourse completions bash > ~/.local/share/bash-completion/completions/recourse
cli-examples-import =
    recourse import pos march-sales.csv
    recourse import bank statement.xlsx
cli-examples-reconcile =
    recourse reconcile
    recourse reconcile --pos march-sales.csv --bank statement.csv --as-of 2026-03-25
cli-examples-deadlines =
    recourse deadlines --within 30d
    recourse deadlines --overdue --fail
cli-examples-deadline-compute =
    recourse deadline compute --rule CN-LIM-3Y --on knew_damage_and_obligor=2023-10-04
cli-examples-export =
    recourse export RC-2026-001 --for lawyer --out out
cli-examples-verify-page =
    recourse verify-page --out verify.html
cli-examples-verify =
    recourse verify RC-2026-001-v1.zip
    recourse verify --book

## Commands
cli-about = Recourse: when card or QR takings do not arrive, set the exports against each other, keep the evidence, log what was said, compute the deadlines, and hand over one bundle anyone can verify. Everything stays on this computer.
cli-about-case = Cases: open, look at, amend, move on
cli-about-case-new = Open a case
cli-about-case-list = List all cases
cli-about-case-show = Show a case: stage, sums, next steps, deadlines, what is missing
cli-about-case-move = Move to another stage; going early needs a reason
cli-about-case-amend = Amend title, sum or dates of a case; the old ones are kept
cli-about-case-note = Add a note; --private for your own eyes
cli-about-case-party = Name a party or add to its details: name, registration number, account
cli-about-case-recovered = Book money that arrived: how much, on which day
cli-about-call = Contacts: calls, SMS, e-mails, chats, visits, letters, online complaints
cli-about-call-add = Log a contact; what they promise becomes a deadline
cli-about-call-list = List the contacts of a case
cli-about-call-amend = Amend a contact; both versions are kept
cli-about-call-void = Void a contact, with a reason; its text is kept
cli-about-call-settle = Say what became of a promise: kept, broken, withdrawn
cli-about-evidence = Evidence: keep, list, take out, void
cli-about-evidence-add = Keep files as evidence; they are copied, never moved or changed
cli-about-evidence-list = List the evidence of a case
cli-about-evidence-extract = Write out the original file of an exhibit
cli-about-evidence-void = Void an exhibit, with a reason; its file is kept
cli-about-import = Import sales exports or bank statements: recognised, then kept as they are
cli-about-import-pos = Import sales: an export of the terminal, acquirer or platform
cli-about-import-bank = Import a bank statement
cli-about-reconcile = Reconcile: which takings never arrived, and the likely cause
cli-about-deadlines = Deadlines of all cases, soonest first
cli-about-deadline = The deadline calculator, and what a person says about deadlines
cli-about-deadline-compute = Compute one rule, without a case
cli-about-rules = Rule packs and calendars: version, source, how sure
cli-about-rules-list = List the rules
cli-about-rules-show = Show a rule
cli-about-rules-check = Check a rule file of your own
cli-about-export = Export the bundle; it is verified before it is called done
cli-about-verify = Verify whether a bundle, a case or the whole book was changed
cli-about-verify-page = Write the offline page that checks a bundle in a browser, for a receiver without this program
cli-about-demo = Build the sample book and walk it from raw exports to a verified bundle
cli-about-next = The one thing to do now, and why
cli-about-search = Look for words in everything recorded: calls, notes, exhibits, sales, sums
cli-about-audit = History of a case: who recorded what, and when
cli-about-checkpoint = Sign where the book ends; kept by somebody else it shows that nothing was rewritten
cli-about-doctor = Check that the program and the book are well
cli-about-paths = Where everything lies
cli-about-completions = Print a script for shell completion
cli-about-man = Print the manual page
cli-about-help = Show the help of a command

## Options
cli-arg-home = folder of the book; by default in your documents, see recourse paths
cli-arg-lang = language; an unknown one falls back to the system's, never fails
cli-arg-json = print one JSON object on standard output
cli-arg-no-input = never ask; a missing answer is a usage error that names its flag
cli-arg-color = colour
cli-arg-as-of = reading commands only: compute as on that day; recording always uses the system clock
cli-arg-help = show help
cli-arg-version = show the version
cli-arg-search-text = what to look for; several words must all occur
cli-arg-id = number of the case, such as RC-2026-001
cli-arg-case = number of the case, such as RC-2026-001
cli-arg-title = title
cli-arg-merchant = name of the merchant
cli-arg-bank = name of the bank
cli-arg-platform = name of the payment platform (acquirer)
cli-arg-amount = sum, such as 37515.70
cli-arg-from = first day, such as 2026-03-09
cli-arg-to = last day
cli-arg-reason = why
cli-arg-case-new-title = title of the case, for you to recognise it by
cli-arg-case-new-from = first trade day
cli-arg-case-new-to = last trade day
cli-arg-case-new-missing-from-reconcile = put the missing sales of the reconciliation into the case
cli-arg-case-amend-from = first trade day
cli-arg-case-amend-to = last trade day
cli-arg-case-move-to = which stage
cli-arg-case-move-obligor = move only this party's ladder: its name or id, or bank, platform
cli-arg-case-move-reason = why now; needed while something is missing
cli-arg-text = the text
cli-arg-private = your own thoughts, an entry apart, left out of bundles
cli-arg-case-note-private = for your own eyes, left out of bundles
cli-arg-role = part in the dispute
cli-arg-name = name
cli-arg-credit-code = registration number
cli-arg-address = address for notices
cli-arg-phone = telephone
cli-arg-person = owner or person in charge
cli-arg-account-tail = last digits of the settlement account
cli-arg-merchant-no = merchant number
cli-arg-on = which day; today when left out
cli-arg-note = a remark
cli-arg-contact = number of the contact, such as C001
cli-arg-with = with whom: bank, platform, regulator, other, with a name if you like, as in other:Agent
cli-arg-at = when, such as "2026-03-26 10:30"
cli-arg-channel = by what way; phone when left out
cli-arg-direction = out if you called, in if they did; out when left out
cli-arg-agent = name or number of the person
cli-arg-ticket = their ticket number
cli-arg-said = what they said, as near to the words as you can
cli-arg-promise = what they said they would do
cli-arg-promise-by = until which day
cli-arg-claimed-payment = payment was expressly demanded
cli-arg-reached = when it reached them
cli-arg-reached-basis = what shows that, such as an advice of delivery
cli-arg-number = telephone number, e-mail or address used
cli-arg-minutes = how long it took, in minutes
cli-arg-evidence = numbers of exhibits that go with it, separated by commas
cli-arg-outcome = what became of it
cli-arg-files = one file or more; - reads standard input
cli-arg-kind = sort; guessed from the name when left out
cli-arg-proves = what it proves
cli-arg-source = where it comes from
cli-arg-original = where the original is
cli-arg-captured-at = when it was photographed, recorded or exported
cli-arg-taken-by = who made it
cli-arg-shows-card = does it show a full card number
cli-arg-evidence-add-name = file name for what comes from standard input
cli-arg-evidence-add-title = what to call it
cli-arg-exhibit = number of the exhibit, such as E001
cli-arg-evidence-extract-to = where to; an existing file is never overwritten
cli-arg-csv = print a table (CSV)
cli-arg-out = where to
cli-arg-checkpoint-out = write it to this file, and the signature beside it as .sig
cli-arg-shell = which shell
cli-arg-command = the command
cli-arg-dry-run = only recognise, keep nothing
cli-arg-profile = read it by this profile
cli-arg-password-fd = read the password of a ZIP from this file descriptor
cli-arg-import-case = keep it as evidence of this case too
cli-arg-keep-untouched = keep a sales export as it is even if it shows full card numbers; by default only a masked copy is kept
cli-arg-pos = sales export; with files nothing is stored
cli-arg-reconcile-bank = bank statement
cli-arg-reconcile-from = from this trade day on
cli-arg-reconcile-to = up to this trade day
cli-arg-reconcile-jurisdiction = whose bank days count (CN, HK, TW, SG, GB-EAW, EU, US); without it the currency decides
cli-arg-reconcile-currency = the currency to reconcile, where the book has several (for example HKD); without it the one of most sales
cli-arg-within = within so many days, such as 30d
cli-arg-overdue = only those that have gone by
cli-arg-fail = exit with 6 if any is listed
cli-arg-ics = write a calendar file for your phone
cli-arg-journal = write a text copy too
cli-arg-rule = id of the rule, such as CN-LIM-3Y
cli-arg-deadline-compute-on = event and date, such as demand=2024-05-01; may be repeated
cli-arg-jurisdiction = whose rules
cli-arg-rules-show-id = id of the rule
cli-arg-rules-check-file = the rule file
cli-arg-for = for whom
cli-arg-export-out = into which folder; the book's exports folder when left out
cli-arg-encrypt-to = encrypt to this age recipient (age1…)
cli-arg-passphrase = encrypt with a passphrase, which is asked for
cli-arg-passphrase-fd = read the passphrase from this descriptor
cli-arg-redact-names = hide names of people: who answered, who represents a party, who took a picture
cli-arg-verify-target = bundle, folder or number of a case
cli-arg-verify-identity = file with the age identity that opens an encrypted bundle
cli-arg-verify-passphrase-fd = read the passphrase of an encrypted bundle from this file descriptor
cli-arg-verify-page-out = the file to write
cli-arg-book = verify the whole book
cli-arg-key = public key you were told by another way: a file or 64 hex digits
cli-arg-tsa-ca = root certificate of the time stamp authority
cli-arg-known = checkpoint kept from before; may be repeated
cli-arg-demo-out = in which folder to build it

## Things to know
cli-warn-as-of = --as-of was ignored: recording always uses the system clock.
cli-warn-demo = Demo day { $day }: a made-up book, nothing in it is real.
cli-warn-damaged = The book has findings and is open for reading only. See recourse verify --book.
cli-warn-rolled-back =
    { $kind ->
        [other] This is not the record this computer has seen: at entry { $seq } it had another proof code. The record was rewritten or damaged, or this is another book. Compare with a backup or a bundle before you record anything.
       *[older] This looks like an old copy of the book: this computer has seen { $seq } entries, there are { $now } now. Look for the newer one.
    }
cli-warn-future = That time is later than now, and counts only from then on; please check --at and --reached.
cli-warn-attach = The text mentions a recording, screenshot or receipt, but no exhibit goes with it. Use --evidence.
cli-yes = yes
cli-void-mark = [void: { $reason }]
cli-voided = { $id } is void (#{ $seq }). Its text is kept and it can be restored.
cli-voided-exhibit = { $id } is void (#{ $seq }). Its file is kept and it can be restored.
cli-voided-erased = { $id } is void (#{ $seq }). Its file was erased on request before; what it said is kept and can be restored.
cli-amended = { $id } is amended (#{ $seq }). What it said before is kept.

## Cases
cli-case-none = No case yet. Open one with recourse case new --title TITLE, or look at recourse demo first.
cli-case-opened = Opened case { $id }: { $title }
cli-case-opened-next = What to do now: recourse next { $id }
cli-case-moved = { $id } is now at “{ $stage }”.
cli-case-moved-missing = Moved without: { $what }
cli-case-amended = { $id } is amended (#{ $seq }). What it said before is kept.
cli-case-noted = Noted in { $id } (#{ $seq }).
cli-case-noted-private = Noted in { $id } (#{ $seq }), for your own eyes, left out of bundles.
cli-case-party = { $id }, { $role }: { $name }
cli-case-recovered = { $id }: { $sum } arrived on { $on }, { $rest } still missing.
cli-show-sums = claimed { $claimed }    recovered { $recovered }    missing { $outstanding }
cli-show-stage = Stage: { $stage }
cli-show-ladder = { $name }: { $stage }
cli-show-tail = account ...{ $tail }
cli-show-parties = Parties
cli-show-next = Next steps
cli-show-deadlines = Deadlines
cli-show-missing = Not in hand yet: { $what }
cli-show-counts = { $calls } contacts, { $evidence } exhibits, { $sales } missing sales, { $exports } exports, { $entries } entries
cli-col-case = Case
cli-col-stage = Stage
cli-col-claimed = Claimed
cli-col-outstanding = Missing
cli-col-title = Title
cli-col-id = No.
cli-col-kind = Kind
cli-col-size = Size
cli-col-name = Name
cli-col-proves = Proves

## Contacts
cli-call-none = No contact in { $id } yet. Log one with recourse call add { $id }.
cli-call-logged = Logged as { $id } ({ $case }, #{ $seq }).
cli-call-promise-noted = Promised by { $by }; it is among the deadlines now.
cli-call-settled = Promise of { $id }: { $outcome }
cli-call-promise = { $promise } (by { $by })
cli-promise-kept = kept
cli-promise-broken = broken
cli-promise-withdrawn = withdrawn
cli-label-agent = agent
cli-label-ticket = ticket
cli-label-said = said
cli-label-promise = promise
cli-label-demanded = payment demanded
cli-label-reached = reached them
cli-label-evidence = evidence

## Evidence
cli-evidence-none = No evidence in { $id } yet. Keep a file with recourse evidence add { $id } FILE.
cli-evidence-kept = { $id }  { $path }  { $size }  { $hash }
cli-evidence-put-back = { $id }  { $path }  its bytes were lost or damaged in the book, and are there again
cli-evidence-known = { $id }  { $path }  kept before, not stored twice
cli-evidence-extracted = { $id } was written to { $path }

## Next
cli-next = { $case }  { $what } (about { $minutes } min)
cli-next-why = Why: { $why }
cli-next-nothing = Nothing to do now.
cli-search-found = { $n ->
    [one] One entry holds “{ $text }”.
   *[other] { $n } entries hold “{ $text }”.
}

## History, checkpoint
cli-audit-summary = { $count } entries in { $id }. They can only be added to; an amendment keeps what was there before.
cli-col-audit-seq = seq
cli-col-audit-at = at
cli-col-audit-actor = actor
cli-col-audit-kind = kind
cli-col-audit-hash = hash
cli-col-audit-text = text
cli-checkpoint-written = The checkpoint was written to { $path }, its signature beside it as .sig. Give both to somebody outside, such as your lawyer.
cli-checkpoint-hint = Give the text above to somebody outside, such as your lawyer; --out FILE writes it with its signature.

## Surroundings
cli-paths-home = Book folder
cli-paths-book = Book
cli-paths-key = Signing key
cli-paths-exports = Exports
cli-paths-own = Your own rules and templates
cli-paths-settings = Settings
cli-paths-state = Logs
cli-paths-from-flag = from --home
cli-paths-from-environment = from RECOURSE_HOME
cli-paths-from-settings = from the settings
cli-paths-from-documents = default
cli-doctor-ok = [ok]
cli-doctor-warning = [note]
cli-doctor-error = [error]
cli-doctor-version = Version
cli-doctor-sqlite = SQLite
cli-doctor-home = Book folder
cli-doctor-book = Book
cli-doctor-chain = Chain
cli-doctor-attachments = Evidence files
cli-doctor-key = Signing key
cli-doctor-stamps = Time stamps
cli-doctor-earlier = Earlier book
cli-doctor-sidecar = Memory of the head
cli-doctor-rollback = Old copy
cli-doctor-clock = Clock
cli-doctor-checkpoint = Checkpoint

## Failures: the book
cli-fail-no-book = There is no book in { $home }
    .why = This command reads what was recorded before.
    .next = Name the folder with --home, or open the first case with recourse case new.
cli-fail-evidence-erased = { $id } is this very file, and it was erased on request (entry { $seq })
    .why = The record says that it is gone, and would no longer be true.
    .next = If it is to be kept again, add it in another form: a new scan, or packed as a ZIP.
cli-fail-book-exists = There is a book in { $path } already
    .why = An existing book is never overwritten; nothing in it was touched.
    .next = Choose another folder, or open that book.
cli-fail-not-a-book = { $path } is not a book, or its beginning is damaged
    .why = The program did not touch it.
    .next = Check the path. If it was a book, keep a copy of it first, then let recourse repair --to NEW-FOLDER look for what is left of it; it changes nothing here. Or restore from a backup.
cli-fail-altered = The inside of { $path } was changed by another program ({ $what })
    .why = A book is made of certain tables and nothing else; anything more could be made to mislead or harm whoever opens it. The program neither read nor changed it.
    .next = Keep a copy of the file as it is, then restore from a backup, or save what can be read with recourse repair.
cli-fail-newer = A newer version wrote this book (format { $found }, this program knows { $known })
    .why = Writing to it could damage it, so it is not opened; nothing was touched.
    .next = Open it with the newer Recourse.
cli-fail-export-erased = Another window erased an original while it was being exported
    .why = The bundle would have been without what its record still promised; nothing was handed over.
    .next = Export again; the new bundle says what was erased.
cli-fail-busy = Another program is using the book
    .why = It stayed busy for a while; nothing was written.
    .next = Close the other Recourse window or let it finish, then try again.
cli-fail-damaged = The book has findings and is open for reading only
    .why = Writing on could cover traces; nothing was touched.
    .next = See which entry with recourse verify --book, then look for a good copy in your backups.
cli-fail-read-only = The folder of the book cannot be written
    .why = Nothing was recorded; reading works as usual.
    .next = Check the folder's permissions, or move the book to where you can write.
cli-fail-key = The signing key does not fit: { $why }
    .why = Without its own key nothing can be signed: no export, no checkpoint, no time stamp. Recording and reading go on.
    .next = Put book.key back from a backup; it belongs beside the book.
cli-fail-loose-key = Others can read the key file { $path }
    .why = Who has the key can sign in your name.
    .next = Let only yourself read it (chmod 600), then try again.
cli-fail-seal = This entry cannot be written: { $why }
    .why = Nothing was written.
    .next = Shorten the text, or split it into several entries.
cli-fail-database = The book could not be read or written: { $error }
    .why = Nothing was written.
    .next = Copy the book's folder first, then see recourse doctor.
cli-fail-old-sqlite = The SQLite inside this program is too old ({ $version })
    .why = Old ones can lose data, so the book is not opened.
    .next = Use a released build of Recourse.
cli-fail-doctor = { $count ->
        [one] One check failed
       *[other] { $count } checks failed
    }
    .why = What is marked [error] will get in your way.
    .next = Go through the table above; for errors of the book see recourse verify --book.

## Failures: files
cli-fail-output = What was to be printed could not be written out whole: { $error }
    .why = What was received is cut short, perhaps empty. The command itself was carried out.
    .next = Free some space or write elsewhere, then ask for it again.
cli-fail-file-missing = There is no file { $path }
    .why = Nothing was read.
    .next = Check the path; put quotes around names with spaces.
cli-fail-file-denied = { $path } may not be read or written
    .why = Nothing was written.
    .next = Check its permissions, or choose another place.
cli-fail-disk-full = The disk is full { $path }
    .why = What was begun was undone; nothing else was touched.
    .next = Make room and try again.
cli-fail-file-folder = { $path } is a folder, not a file
    .why = An exhibit is exactly one file.
    .next = Name the files in it, such as { $path }/*.jpg.
cli-fail-file-io = { $path } could not be read or written: { $error }
    .why = Nothing was written.
    .next = Try again; check the connection of a USB stick or network folder first.
cli-fail-extract-erased = { $id } was erased on request (entry { $seq })
    .why = The record keeps its hash and the fact that it was erased; this case gives the file out no more.
    .next = If the file is needed again, ask whoever has a copy and add it as a new exhibit.
cli-fail-no-attachment = The book lacks the file { $hash }
    .why = Its entry is there, but the file cannot be taken out.
    .next = See recourse verify --book, then look for it in your backups.
cli-fail-attachment-changed = The file { $hash } in the book is not what was recorded
    .why = Its bytes no longer have the hash that its entry names: they were changed or damaged. Nothing was written.
    .next = Add the original again (recourse evidence add) and it takes its place; or look for it in a backup.
cli-fail-too-large = The file is too large: { $size } MB, at most { $limit } MB
    .why = It was not kept.
    .next = Cut out the part of a video that matters and keep the rest elsewhere.
cli-fail-too-long = { $path } is too large: at most { $limit } MB
    .why = Rules, calendars and profiles are a few pages of text; this is something else.
    .next = Check that it is the right file.
cli-fail-source-changed = The file changed while it was read
    .why = The copy would differ from the original, so it was not kept.
    .next = Close the program that writes the file, then try again.
cli-fail-file-empty = { $path } is empty
    .why = An empty file proves nothing; it was not kept.
    .next = Check whether it was downloaded or copied in full.
cli-fail-file-exists = { $path } exists already
    .why = Existing files are never overwritten.
    .next = Choose another name or folder.

## Failures: cases
cli-fail-case-unknown = There is no case { $no }
    .why = { $known ->
        [none] There is no case here yet.
       *[other] There are: { $known }
    }
    .next = See recourse case list.
cli-fail-title-empty = A case needs a title
    .why = It is what you recognise it by in lists.
    .next = Write one with --title, such as --title "Payouts missing".
cli-fail-span-crossed = The dates are the wrong way round: { $from } comes after { $to }
    .why = Nothing was reconciled.
    .next = Swap --from and --to.
cli-fail-dates-crossed = The dates are the wrong way round: { $from } comes after { $to }
    .why = No case was opened.
    .next = Swap --from and --to.
cli-fail-early = Not in hand yet for “{ $stage }”: { $missing }
    .why = You may go early, but say why; you will be asked later.
    .next = Get it first, or write why now with --reason.
cli-fail-party-word = “{ $word }” is not known
    .why = It must be clear whom you spoke with.
    .next = Use bank, platform, regulator or other:NAME, or the id of a party, such as P02.
cli-fail-promise-by = There is a promise but no day
    .why = Without a day nobody can remind you.
    .next = Write it with --promise-by, such as --promise-by 2026-03-31; if they named none, the last day you will wait.
cli-refused-not-open = This case has no opening entry
    .why = Nothing was written.
    .next = Open a case with recourse case new.
cli-refused-already-open = This case is open already
    .why = Nothing was written.
    .next = See recourse case list.
cli-refused-unknown = There is no { $id }
    .why = Nothing was written.
    .next = See the numbers with recourse case show, call list or evidence list.
cli-refused-already-void = { $id } is void already
    .why = There is no need to do it twice.
    .next = Its text and the reason are in recourse audit.
cli-refused-not-void = { $id } is not void
    .why = There is nothing to restore.
    .next = See call list or evidence list.
cli-refused-no-reason = A reason is needed
    .why = You will be asked why later.
    .next = Write a sentence with --reason.
cli-refused-already-kept = This file is kept as { $id } already
    .why = A file is not stored twice.
    .next = Refer to { $id }.
cli-refused-not-one-file = An exhibit is exactly one file
    .why = Nothing was written.
    .next = Keep each file by itself.
cli-refused-same-stage = The case is at this stage already
    .why = There is nothing to move.
    .next = See the stage with recourse case show.
cli-refused-no-promise = { $id } holds no promise
    .why = There is nothing to settle.
    .next = Add the promise and its day with recourse call amend first.
cli-refused-nothing-to-change = There is nothing to change
    .why = Nothing was written.
    .next = Name the new values with flags; --help of the command lists them.

## Failures: usage
cli-fail-no-terminal = There is no terminal for the screen
    .why = recourse alone opens the screen and needs a terminal window; scripts name a command.
    .next = All commands: recourse --help.
cli-fail-no-screen = This build has no screen yet
    .why = Everything can be done with commands.
    .next = See recourse --help.
cli-fail-usage-command = There is no command “{ $word }”
    .why = { $suggested ->
        [none] It may be misspelt.
       *[other] Did you mean: { $suggested }
    }
    .next = See all commands with { $command } --help.
cli-fail-usage-no-command = { $command } needs a command after it
    .why = There are: { $valid }
    .next = See { $command } --help.
cli-fail-usage-flag = “{ $arg }” is not known
    .why = { $suggested ->
        [none] This command has no such option or argument.
       *[other] Did you mean: { $suggested }
    }
    .next = See the options with { $command } --help; put -- before a text that begins with -.
cli-fail-usage-missing = Missing: { $arg }
    .why = It cannot be done without; nothing was written.
    .next = Add it and try again; { $command } --help has examples.
cli-fail-usage-no-value = { $arg } needs a value
    .why = { $valid ->
        [none] The option stands there without one.
       *[other] It can be: { $valid }
    }
    .next = Add it and try again; { $command } --help has examples.
cli-fail-usage-value = { $arg } cannot be “{ $value }”
    .why = { $valid ->
        [none] It cannot be read.
       *[other] It can be: { $valid }
    }
    .next = { $suggested ->
        [none] Put it right and try again; { $command } --help has examples.
       *[other] Did you mean: { $suggested }
    }
cli-fail-usage-conflict = { $arg } does not go with { $other }
    .why = They contradict each other, or one option stands there twice.
    .next = Leave one of them out.
cli-fail-usage-utf8 = There are characters in the command line that cannot be read
    .why = The terminal may not use UTF-8.
    .next = Set it to UTF-8 and try again.
cli-fail-usage-other = The command line is wrong ({ $error }): { $arg }
    .why = Nothing was written.
    .next = { $command } --help has examples.
cli-fail-date = The date of { $flag } cannot be read: { $value }
    .why = { $hint }
    .next = Write it like 2026-03-09.
cli-fail-moment = The time of { $flag } cannot be read: { $value }
    .why = { $hint }
    .next = Write it like "2026-03-26 10:30".
cli-fail-money = The sum of { $flag } cannot be read: { $value }
    .why = { $hint }
    .next = Write it like 37515.70 or 37,515.70.
cli-fail-number = “{ $value }” is not a number of a record
    .why = It must be clear which one is meant.
    .next = Write it like { $example }.

## Failures: imports
cli-fail-import-empty = { $name } is empty
    .why = There is nothing to recognise; it was not kept.
    .next = Check whether the export is complete, and export it again.
cli-fail-import-too-large = { $name } is too large: { $what ->
        [rows] more rows or cells than are read
        [files] more files than an archive may hold
        [unpacked] it unpacks to more than is read
       *[other] more bytes than are read
    }
    .why = It was not kept.
    .next = Export it month by month and import each file.
cli-fail-import-password = { $name } has a password
    .why = It cannot be opened without; it was not kept.
    .next = In a terminal you will be asked; scripts use --password-fd.
cli-fail-import-password-wrong = The password of { $name } is wrong
    .why = It cannot be opened; it was not kept.
    .next = Check the password; the bank's e-mail usually says how it is made.
cli-fail-import-nested = { $name } holds another archive: { $inner }
    .why = Archives inside archives are not opened.
    .next = Unpack it and import what is inside.
cli-fail-import-unreadable = { $name } cannot be read ({ $kind })
    .why = It is damaged, cut off, or of a kind that is not read; it was not kept.
    .next = See whether Excel opens it. If it does, save it there as XLSX or CSV and import that; if not, export it again.
cli-fail-import-no-header = { $name } has no row of column names
    .why = Which column is the date and which the sum cannot be told; it was not kept.
    .next = Use the file as the platform or bank made it. If it is that, say once which column is which: --map date=HEADER,amount=HEADER.
cli-fail-import-no-profile = There is no profile “{ $name }”
    .why = The name after --profile is wrong.
    .next = Leave --profile out; files are recognised without it.
cli-fail-import-profile = The profile “{ $name }” has a mistake: { $why }
    .why = Nothing was kept.
    .next = Put the file right, or leave --profile out.

## Failures: export and verification
cli-fail-receiver = The receiver “{ $word }” is not known
    .why = What goes in and what is covered depends on who gets it.
    .next = There are: { $known }
cli-fail-export-verify = The bundle did not pass its own check: { $finding }
    .why = Such a bundle must not go out; it was deleted.
    .next = Export it once more; if that fails too, see recourse doctor.
cli-fail-cancelled = Cancelled
    .why = Nothing half-done was left.
    .next = Do it again when you need it.
cli-fail-abandoned = It was not finished
    .why = Nothing half-done was left.
    .next = Try again.
cli-fail-report = The report could not be made: { $error }
    .why = Nothing was exported.
    .next = See recourse doctor; if one exhibit is to blame, void it and export again.
cli-fail-export-too-large = The bundle is too large: { $files } files, { $size } MB
    .why = It is over the limit of the archive; nothing was exported.
    .next = Keep large videos elsewhere, void them here, and export again.
cli-fail-export-stamp = The time stamp of the checkpoint at entry { $seq } is no longer in this book as it came
    .why = An entry says that it came in; a bundle without it would be found incomplete. Nothing half-done was left.
    .next = Put it back with recourse timestamp attach FILE.tsr, or a backup with recourse restore. If nobody here took it away, compare the book with what went out.
cli-fail-export-pack = The bundle could not be packed: { $error }
    .why = Nothing half-done was left.
    .next = Try another folder.
cli-fail-key-unreadable = This is not a public key: { $given }
    .why = Without a key you trust, only changes can be found, not who signed.
    .next = Give the key as a file (PEM) or as 64 hex digits.
cli-fail-checkpoint-unreadable = { $path } holds no checkpoint and no proof code
    .why = It was not used for the check.
    .next = Give the .txt file recourse checkpoint wrote, the message that was kept as a text file, or its line: "12 entries, proof code …" with all 64 digits.
cli-fail-no-plain-file = { $path } is neither a file nor a folder
    .why = A pipe or a device cannot be checked: its end may never come.
    .next = Save it as a file first, then check the file.
cli-fail-verify-invalid = Failed: something was changed
    .why = It is not what was exported or recorded. Often a chat program has compressed a picture; it may also have been edited.
    .next = Ask for the original zip file; for your own book, look in your backups.
cli-fail-verify-unfit = Failed: it does not fit the key or proof you gave
    .why = It may be another book's, a copy from before that proof, or a record whose end was cut off or written anew. Nothing else in it contradicts itself.
    .next = Check that key or proof and file belong together, and ask the sender for a copy of today.
cli-fail-verify-unreadable = Failed: this is no bundle that can be read
    .why = It may have arrived cut short, have been packed again, or be another file altogether.
    .next = Ask for the original zip file, and check that it is the right one.
cli-fail-verify-incomplete = Incomplete: files are missing
    .why = What is there was not changed, but listed files are not there.
    .next = Ask for the complete zip file.

## Deadlines and rules
cli-arg-with-private = with your own thoughts in it; for your own lawyer only
cli-deadlines-none = No such deadline.
cli-deadline-today = today
cli-deadline-over = { $n ->
        [one] 1 day over
       *[other] { $n } days over
    }
cli-deadline-left = { $n ->
        [one] 1 day left
       *[other] { $n } days left
    }
cli-deadline-computed = { $title }: computed last day { $due }, act by { $act_by }, { $status }
cli-deadline-missing = Dates still needed: { $kinds }. Add them with --on EVENT=DATE.
cli-deadline-alternative = If contested events count: { $due }
cli-deadline-provisional = It rests on a calendar year that is not official yet and may change.
cli-rules-pack = { $id }  { $name }  { $version }  read through { $reviewed }
cli-rules-unverified = not compared with an official text yet; ask a lawyer
cli-rules-title = title
cli-rules-of = pack
cli-rules-nature = nature
cli-rules-trigger = starts with
cli-rules-cite = basis
cli-rules-how = what to do
cli-rules-note = note
cli-rules-sure = how sure
cli-rules-fine = { $count ->
        [one] One rule, no fault.
       *[other] { $count } rules, no fault.
    }
cli-warn-kind = This rule does not read the event “{ $kind }”; it was not counted. It reads: { $kinds }.
cli-fail-rule-unknown = There is no rule { $id }
    .why = There is nothing to compute. Known: { $known }.
    .next = See the ids with recourse rules list.
cli-fail-rules = { $count ->
        [one] The rule file has one fault
       *[other] The rule file has { $count } faults
    }
    .why = Rules with faults are not used.
    .next = Go through the lines above and check again.
cli-fail-fact = “{ $value }” cannot be read
    .why = It must say which event, and on which day.
    .next = Write it as EVENT=DATE, such as --on demand_reached=2026-03-20.
cli-fail-days = The days of { $flag } cannot be read: { $value }
    .why = Nothing was listed.
    .next = Write it like 30d or 4w.

## Results of import, export, verification
cli-ask-password = Password of { $name } (not shown, Esc gives up):
cli-import-read = { $name }: { $profile }, { $encoding }, { $preamble } rows before the header, { $rows } money lines ({ $new } new, { $known } known), { $days }
cli-import-dry = Only read, nothing was kept.
cli-import-sales = sales
cli-import-refunds = refunds
cli-import-fees = fees
cli-import-credits = in
cli-import-debits = out
cli-code-w-import-balance = The running balance does not follow from row to row; rows may be missing.
cli-code-w-import-dayfirst = Dates fit day-first and month-first; day first was assumed.
cli-code-w-import-digits = A spreadsheet dropped digits of long numbers.
cli-code-w-import-encoding = Some characters could not be read.
cli-code-w-import-kind = The file reads like an export of the other side; the way to the right one is named.
cli-code-w-import-masked = Full card numbers: a masked copy was kept.
cli-code-w-import-member = A file of an archive could not be read and was left out; its name is given.
cli-code-w-import-refunds = Refunds stand only in a column beside their sale, without a day, and are not counted.
cli-code-w-import-resaved = A spreadsheet program saved the file; it is worth less as evidence.
cli-code-w-import-skipped = Rows were left out; each is listed with its reason.
cli-code-w-import-status = A status nobody knows; its rows were counted as paid.
cli-code-w-import-totals = The rows do not add up to the file’s own totals.
cli-code-w-rec-calendar = Days beyond the official calendar were computed without it.
cli-code-w-import-dates = Rows without a date took the date of the row above.
cli-code-w-import-accounts = The rows belong to several accounts.
cli-code-w-import-columns = The file names no columns; which is which was told by their contents.
cli-code-w-import-currency = The file names no currency; which was assumed is said.
cli-code-w-import-cut = The file breaks off in the middle; what stood behind is not in it.
cli-code-w-import-signs = What was sold has a minus sign: the signs were turned round by the kinds of the rows, or all was read as refunds.
cli-code-w-import-sums = The rows are sums of a day or of a way of paying, no single sales.
cli-code-w-import-way = Nothing says which sums came in and which went out; all were read as money that came in.
cli-code-w-import-word = A kind of transaction nobody knows; its rows were counted as sales.
cli-code-w-import-twice = Sales stand a second time with the same number, time and sum; all were counted.
cli-code-w-import-unread = Kept exports are lost or changed: what was known before is told without them, and no money of open cases is booked.
cli-code-w-rec-lost = The bytes of a kept export are gone; its rows are not in the result.
cli-code-w-rec-balance = The balances of a statement do not follow between these days; what is unpaid there is not certain.
cli-code-w-rec-currency = Rows in another currency were set against nothing.
cli-code-w-rec-currency-assumed = A file names no currency; the one it was taken to be in is given.
cli-code-w-rec-place = Nobody said whose bank days count; those of the currency were assumed.
cli-code-w-rec-kind = A file given for one side reads like the other side.
cli-code-w-rec-uncovered = Money was due on days no bank file covers; the days are given.
cli-code-w-rec-unmatched = A payment that looks like takings belongs to no sale.
cli-code-w-import-amount = Of two columns of sums one was taken as the amount; both are named, and by how much they differ.
cli-code-w-import-formula = Cells are formulas without a stored result; nothing was taken for them.
cli-code-w-import-future = Most rows are dated after today; they were kept, and the clock should be checked.
cli-code-w-import-rounded = Fees or nets with more decimals than the currency were rounded.
cli-code-w-import-sheets = A workbook has sheets that were not read, or a hidden one was; they are named.
cli-code-w-rec-future = Most rows of a file are dated after the day it was imported.
cli-code-w-rec-fees = The fees debited apart are more than the export lists.
cli-code-w-rec-way = The files do not tell how the acquirer pays: what is called missing is no finding yet.
cli-code-w-rec-twice = Rows may be one payment counted twice, or two counted once.
cli-warn-import-skipped = { $name }: { $n ->
        [one] one row was left out
       *[other] { $n } rows were left out
    }; see above which, and why.
cli-warn-import-totals = The totals row of { $name } does not agree with its rows: the export is not complete, or rows were read wrongly. Compare a few rows with the original, or export it again, before the figures go into a claim.
cli-warn-import-balance = The balances of { $name } do not follow from each other: rows are missing or were changed, and money that came may not be seen. Export it again, whole.
cli-warn-import-masked = { $name } shows { $n } full card numbers, in { $columns }. They are masked in the copy that goes into the book; please keep the original yourself.
cli-warn-import-resaved = A spreadsheet program saved { $name }: whoever checks it cannot tell what was changed. Import the file as the provider made it, if you can get it.
cli-warn-import-digits = { $name }: a spreadsheet program dropped digits of { $n } numbers; please use the provider's own file.
cli-warn-import-dayfirst = Dates in { $name } could be read two ways; day first was assumed, please check.
cli-warn-import-encoding = Some characters of { $name } could not be read; a row whose date or sum is among them is listed as left out. If names are to be quoted from it, export it again as XLSX or UTF-8.
cli-warn-import-status = { $name }: the status “{ $word }” ({ $n ->
        [one] 1 row
       *[other] { $n } rows
    }) says neither paid nor unpaid; counted as paid. Take such rows out if they are not.
cli-warn-import-refunds = { $name }: { $n ->
        [one] 1 sale says
       *[other] { $n } sales say
    } in a column beside that { $sum } was given back, without a day. The sales were counted in full, the refunds not at all: export the report that has a row for each refund (balance or settlement report) instead.
cli-warn-import-carried = { $name }: { $n ->
        [one] one row had no date and was
       *[other] { $n } rows had no date and were
    } given the date of the row above, as tables do that show each day once. Compare a few with the original.
cli-warn-import-repeated = { $name }: { $n ->
        [one] one sale stands
       *[other] { $n } sales stand
    } in it a second time with the same number, time and sum ({ $sum }); all were counted. If the export was put together from two, take the duplicates out before it is reconciled.
cli-warn-import-twice = { $name }: { $member } is the same as another file of the archive, byte for byte, and was read once.
cli-warn-import-member = { $name }: { $member } holds no rows that can be read and was left out; the other files were read.
cli-export-collect = checking originals and log
cli-export-report = laying out the report
cli-export-pack = packing
cli-export-verify = verifying what was written
cli-exported = Exported release { $release }: { $path }
cli-exported-size = { $files } files, { $size }, report of { $pages } pages, verified
cli-exported-fingerprint = Fingerprint { $fingerprint } (compare it by phone or in person)
cli-exported-missing = Not in hand yet: { $what }; the evidence list says so
cli-warn-export-record = Whoever checks this bundle will be warned: { $what }
cli-warn-glyph = Page { $page } of the report has a character no font has, “{ $character }” ({ $code }); it is drawn as a box.
cli-verify-archive = Fingerprint { $fingerprint }, SHA-256 of the archive: { $hash }
cli-verify-files = Files: { $matching } match, { $changed } changed, { $missing } missing, { $extra } extra
cli-severity-error = [error]
cli-severity-warning = [note]
cli-severity-note = [info]
cli-fail-verify-target = There is no { $target }: neither a file nor a case
    .why = There is nothing to verify.
    .next = Check the path, or see recourse case list; --book verifies the whole book.

## Reconciliation, demo
cli-case-opened-sales = { $count ->
        [one] With one missing sale, { $sum }
       *[other] With { $count } missing sales, { $sum }
    }
cli-reconcile-arrived = { $n } of { $all } payouts arrived in full.
cli-reconcile-missing = Missing: { $count ->
        [one] one sale, { $sum }
       *[other] { $count } sales, { $sum }
    }
cli-reconcile-unsure = { $count ->
        [one] ; one of them is not certain
       *[other] ; { $count } of them are not certain
    }
cli-reconcile-late = Late: { $count ->
        [one] one sale, { $sum }
       *[other] { $count } sales, { $sum }
    }
cli-reconcile-awaited = Not due yet: { $count ->
        [one] one sale, { $sum }
       *[other] { $count } sales, { $sum }
    }
cli-reconcile-uncovered = Not covered by a bank statement: { $count ->
        [one] one sale, { $sum }
       *[other] { $count } sales, { $sum }
    }
cli-reconcile-judged = Judged on { $day }
cli-reconcile-cause = Likely: { $cause } (fits { $score }%)
cli-col-run-whose = Source
cli-col-run-due = Due
cli-col-run-days = Trade days
cli-col-run-count = Sales
cli-col-run-expected = Expected
cli-col-run-paid = Paid
cli-col-run-difference = Difference
cli-col-run-state = State
cli-state-arrived = arrived
cli-state-short = [short]
cli-state-missing = [missing]
cli-state-late = [late]
cli-state-awaited = not due yet
cli-state-over = [over]
cli-state-uncovered = not covered
cli-warn-unmatched = { $sum } came in on { $date } (“{ $text }”) and match no sale.
cli-warn-uncovered = There is no bank statement for { $from } to { $to }, so the takings of these days cannot be judged; import one.
cli-warn-other-side-pos = A file given for the sales reads like a bank statement. Were --pos and --bank swapped? Do not rely on this result.
cli-warn-other-side-bank = A file given for the bank statement reads like a sales export. Were --pos and --bank swapped? Do not rely on this result.
cli-fail-no-pos = There is no sales export yet
    .why = Both sides are needed: sales and bank statement.
    .next = Import one with recourse import pos FILE, or use --pos FILE for this once.
cli-fail-no-bank = There is no bank statement yet
    .why = Both sides are needed: sales and bank statement.
    .next = Import one with recourse import bank FILE, or use --bank FILE for this once.
cli-fail-nothing-missing = Nothing new is missing
    .why = The reconciliation found nothing, or all of it is in a case already.
    .next = See recourse reconcile; to open a case over a sum, use --amount.
cli-fail-import-first = The exports must be imported before they go into a case
    .why = Each sale of a case must point to a file that is kept.
    .next = Import them with recourse import pos and import bank, then try again.
cli-demo-folder = Recourse demo
cli-demo-done =
    Bundle: { $bundle }
    Open the screen on it: recourse --home { $home }
cli-fail-demo = The demo was not finished
    .why = Your own book was not touched.
    .next = Try another folder: recourse demo --out FOLDER
cli-fail-demo-folder = { $path } holds other things
    .why = The demo never overwrites what it did not make.
    .next = Choose an empty folder: recourse demo --out FOLDER
cli-fail-demo-sum = The demo found { $found } missing where its story says { $expected }
    .why = Where story and program differ, the demo shows nothing.
    .next = This is a mistake of the program; please send this line to its makers.

## Deadlines by hand
cli-about-deadline-set = Set a deadline's day by hand, or the length an agreement or a court sets
cli-about-deadline-confirm = Confirm the computed day; it asks for review when its source changes
cli-about-deadline-state = Enter a date that deadlines rest on, such as a judgment served
cli-about-deadline-enter = Enter a deadline no rule knows
cli-about-deadline-settle = Mark as done, or acknowledge with a reason that it went by
cli-about-deadline-joint = Mark a party as jointly and severally liable, or take that back
cli-about-deadline-withdraw = Take back what was entered or set by hand
cli-about-rules-calendar = Holiday calendars
cli-about-rules-calendar-import = Adopt a year of holidays: JSON of holiday-cn, or the text of the notice
cli-about-remind = Reminders outside the program, each morning at nine
cli-about-remind-install = Set up the daily reminder
cli-about-remind-test = Remind once now
cli-about-remind-status = Whether it is set up, and when it last ran
cli-about-remind-remove = Take the reminder away
cli-about-remind-run = What the system runs by the clock: names what is due, notes when it ran
cli-arg-due = last day
cli-arg-length = how long the period is, such as 15
cli-arg-unit = what the length is counted in
cli-arg-obligor = against whom: bank, platform, other:NAME, or a party id
cli-arg-severally = they owe separately: take the mark back
cli-arg-withdraw = take back a date entered earlier
cli-arg-label = what is due
cli-arg-act-by = last sensible day to act
cli-arg-nature = what it rests on, in kind
cli-arg-basis = what it rests on
cli-arg-deadline-settle-outcome = done, or acknowledged as gone by
cli-deadline-recorded = Recorded: { $what }, last day { $day } (#{ $seq }).
cli-dates-stated = { $n ->
    [one] One date recorded (#{ $seq }); deadlines are computed anew.
   *[other] { $n } dates recorded (#{ $seq }); deadlines are computed anew.
}
cli-deadlines-ics = Calendar written: { $path }
cli-deadlines-journal = Deadline journal written: { $path }
cli-rules-own = imported by the user
cli-rules-years = { "  " }calendar: { $years }
cli-rules-kinds = events it reads
cli-calendar-taken = Calendar of { $id } { $year } adopted: { $off } days off, { $work } make-up workdays. Kept in { $path }
cli-remind-title = Recourse: deadlines that matter
cli-remind-installed = Set up: a reminder each morning at nine.
cli-remind-removed = Reminders taken away.
cli-remind-still = The files are in place, but these commands could not be run; please run them yourself:
cli-remind-on = Reminders are set up.
cli-remind-off = Reminders are not set up.
cli-remind-none = This computer has no scheduler we know.
cli-remind-last = Last run: { $at }
cli-remind-never = It has not run yet.
cli-remind-nothing = Nothing is due within seven days.
    "{ $program }" --home "{ $home }" remind run
cli-doctor-reminder = Last reminder
cli-doctor-own = Own rule packs
cli-fail-no-scheduler = No reminder was set up
    .why = No scheduler was found.
    .next = Let any scheduler run this each morning: { $command }. Or put the deadlines into your phone: recourse deadlines --ics FILE.
cli-fail-deadline-unknown = The case has no deadline { $id }
    .why = Nothing was recorded. There are: { $known }.
    .next = See the ids with recourse deadlines.
cli-fail-deadline-whose = { $id } runs against more than one: { $known }
    .why = It is not clear which is meant.
    .next = Say whom with --obligor.
cli-fail-deadline-no-date = No date is computed for { $id } yet
    .why = There is nothing to confirm.
    .next = Enter the missing date with recourse deadline state, or set one with deadline set.
cli-fail-calendar = This calendar cannot be read: { $path }
    .why = { $why }
    .next = Use a year's JSON of holiday-cn, or the text of the notice.
cli-fail-pack-unknown = There is no rule pack { $id }
    .why = There are: { $known }.
    .next = See recourse rules list.
cli-fail-kind-unknown = The event “{ $kind }” is not known
    .why = One wrong letter may move a deadline, so nothing was computed. Known: { $known }.
    .next = See what a rule reads with recourse rules show ID.
cli-arg-deadline-state-on = EVENT=DATE, such as judgment_served=2026-09-16; may be repeated

cli-about-reconcile-decide = Say that a sale did arrive or did not, with the reason
cli-about-reconcile-payout = Say how the acquirer pays, where it was learned wrongly
cli-about-interest = Interest on a case's late money, and the choice of the rate
cli-arg-references = reference numbers of the sales, as reconcile shows them
cli-arg-as = what is so
cli-arg-decide-on = day the money came, where it is known
cli-arg-undo = take this entry back
cli-arg-shape = one credit for each sale, run, or terminal and run
cli-arg-payout-amount = fees kept back, or debited apart
cli-arg-lag = days from the trade day to the money
cli-arg-lag-unit = what the lag counts: working-day, day, week-sun (after a week that ends then), on-mon-thu (paydays), by-hand (paid out by hand), half-1200 (twice a day)
cli-arg-cutoff-hour = hour at which the acquirer's day ends
cli-arg-days-apart = days due together come as separate credits
cli-arg-acquirer = whose way of paying it is
cli-arg-payout-jurisdiction = whose bank days count, from now on
cli-arg-learn = learn it from the rows again
cli-arg-interest-to = last day, counted; today when left out
cli-arg-interest-from = first day that bears interest
cli-arg-method = which rate
cli-arg-rate = yearly rate in percent, for agreed
cli-arg-uplift = percent of the rate on top, such as 30
cli-arg-year = days of a year
cli-arg-map = which column is which, for a layout no profile knows: date=…,amount=…; kept for next time
cli-warn-date-ahead = { $days } has not come yet: the answer holds only if it happens then.
cli-warn-date-waits = { $days } has not come yet: it is kept, and moves no clock before that day.
cli-deadline-no-length = The length of this period comes from your agreement, a notice or a court, so it cannot be computed alone. Enter it for a case: recourse deadline set CASE { $rule } --length N --unit day --reason TEXT.
cli-fail-reached-before = It cannot have arrived on { $reached }, before it was sent on { $at }
    .why = Nothing was recorded. The day of arrival decides when clocks begin anew.
    .next = Look at the slip again, then give --at and --reached as it says.
cli-arg-file = the file
cli-arg-receiver = for whom the bundle is
cli-warn-rule-kind = No other rule and no contact knows { $kinds }: such a date has to be entered by hand (deadline state). A slip of the pen would make the rule wait for ever.
cli-warn-rule-calendar = There is no calendar { $id }: only the weekend is a rest day for this pack.

cli-fail-book-gone =
    { $seen ->
        [0] { $path } had a book, and its file book.recourse is gone
       *[other] { $path } had a book of { $seen } entries, and its file book.recourse is gone
    }
    .why = Its key, or the note of how far it went, is there. A new book here would hide that something is missing, so none was made.
    .next = Look for book.recourse in the trash, the synced folder and on other computers; else restore it from a backup (recourse restore). To begin anew on purpose, take another folder.

cli-fail-book-aside =
    { $seen ->
        [0] { $path } had a book, and its file book.recourse is gone from there
       *[other] { $path } had a book of { $seen } entries, and its file book.recourse is gone from there
    }
    .why = A restore was broken off: the book that was there is in { $aside } ({ $entries } entries). No new one was made.
    .next = Put it back with: recourse restore '{ $aside }'. An older backup would leave out what came after it.
cli-fail-own-file = { $path } is a file of the book itself
    .why = The book, its key and what lies beside them are no evidence: an exhibit goes to whoever gets the next bundle, and with book.key anybody could sign in your name. Nothing was recorded.
    .next = Name the files you mean one by one; for a copy of the book use recourse backup.
cli-fail-not-over = { $path } is there already and is no { $what ->
        [calendar] calendar file
       *[journal] journal of deadlines
    }
    .why = It would have been overwritten. Only a file of that kind is written anew; this one was not touched.
    .next = Give another name, or move that file away first.
cli-fail-not-over-own = { $path } belongs to the book
    .why = It would have been overwritten; it was not touched.
    .next = Give another name, outside the folder of the book.
cli-fail-clock-1970 = The clock of this computer stands before 1970
    .why = Tables cannot be dated so far back, so no bundle was made. Nothing was recorded.
    .next = Set the clock, then export again. Recording and reading go on meanwhile.
