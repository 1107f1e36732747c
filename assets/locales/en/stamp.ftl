### stamp: time stamps, handing over the head, signing keys, erasure on request

stamp-bounds = Time stamp { $time } ({ $authority }, root { $root }): entries 1 to { $seq } existed before it; entries from { $from } on were written after it. SHA-256 of that root's certificate: { $hash }. Compare it with what the authority publishes; anyone can make a root of that name.
stamp-bounds-before = Time stamp { $time } ({ $authority }, root { $root }): entries 1 to { $seq } existed before it. SHA-256 of that root's certificate: { $hash }. Compare it with what the authority publishes; anyone can make a root of that name.
stamp-by-sha1 = It names the signer's certificate by the older SHA-1 (RFC 3161 as first written): it counts, but is weaker than the newer form.

stamp-fault-malformed = it cannot be read as a time-stamp answer ({ $about }).
stamp-fault-refused = the authority refused ({ $about }).
stamp-fault-imprint = it stamps something other than this checkpoint.
stamp-fault-nonce = it answers another request.
stamp-fault-signer = it has not exactly one signer, or the signer's certificate is not in it.
stamp-fault-attributes = what was signed does not fit the stamp or the certificate ({ $about }).
stamp-fault-usage = the signer's certificate is not for time stamping alone.
stamp-fault-algorithm = it uses an algorithm this program does not accept ({ $about }).
stamp-fault-signature = its signature is wrong.
stamp-fault-no-root = no certificate of an authority was given (recourse verify --tsa-ca).
stamp-fault-unfit = its checkpoint is not this chain's.
stamp-fault-untrusted = it leads to none of the chosen roots; “{ $about }” is missing.
stamp-fault-expired = the certificate “{ $about }” was not valid at that moment.
stamp-fault-issuer = the certificate “{ $about }” may not issue certificates.

## The timestamp command

cli-about-timestamp = Time stamps of an outside authority: since when the record exists (RFC 3161)
cli-about-timestamp-request = Write a request for the present proof code, to carry to an authority
cli-about-timestamp-attach = Check the authority's answer and take it in
cli-about-timestamp-fetch = Ask an authority over the network and take its answer in (only a hash leaves)
cli-about-timestamp-verify = List every time stamp and what it bounds
cli-arg-timestamp-request-out = write the request to this file (69 bytes)
cli-arg-timestamp-attach-file = the authority's answer (.tsr)
cli-arg-timestamp-fetch-url = address of the authority, http://…
cli-examples-timestamp =
    recourse timestamp request --out head.tsq
    recourse timestamp attach head.tsr --tsa-ca authority-root.pem
    recourse timestamp verify

stamp-requested =
    The request was written to { $path } (the proof code at entry { $seq }).
    Carry it to a computer that is online, for instance: curl -H 'Content-Type: application/timestamp-query' --data-binary @head.tsq http://AUTHORITY > head.tsr
    Then: recourse timestamp attach head.tsr. It holds a hash and nothing that can be read.
stamp-attached =
    Time stamp checked and taken in: { $time }, { $authority } (root { $root }).
    Entries 1 to { $seq } existed before it; entries from { $from } on were written after it.
    SHA-256 of that root's certificate: { $hash }
    Compare it with what the authority publishes; anyone can make a root of that name.
stamp-accuracy = The authority states its clock to within { $seconds } s.
stamp-odd-ahead = Its moment, { $time }, lies ahead of this computer's clock: one of the two is wrong. What it says of “before” and “after” holds only if it is right.
stamp-odd-before = Its moment, { $time }, lies before the record that it stamps: a clock is wrong, here or at the authority. A check will warn of it.
stamp-root-kept = The root certificate is kept at { $path } and counts in every check from now on.
stamp-holder-stamp-gone = { $to } (time stamp)  at entry { $seq }: the stamp is no longer in this book as it came; it is not counted. Look for a backup or a bundle that holds it.
stamp-missing = Entry { $entry } says that a time stamp of entry { $seq } came in, but it is no longer in this book as it came. Look for a backup or a bundle that holds it.
stamp-none = There is no time stamp yet.
stamp-no-root = no root certificate was chosen
stamp-not-verified = Time stamp { $time } ({ $authority }, up to entry { $seq }): not verified, { $why }
stamp-summary = Time-stamped up to entry { $upto }. { $tail } entries after it are not.
stamp-waiting = The request at entry { $seq } is waiting for its answer.

stamp-fail-root = { $path } is no root certificate
    .why = No certificate in it can be read; passing it over would silently be one root fewer.
    .next = Use the PEM or DER certificate the authority publishes, or move this file out of own/tsa.
stamp-fail-already = The checkpoint at entry { $seq } has a time stamp
    .why = A checkpoint has one time stamp, and nothing was recorded since.
    .next = Ask again once there is a new entry.
stamp-fail-url = This address cannot be used: { $url }
    .why = Only http:// is: the answer is signed by itself and only a hash leaves, so no encryption is needed.
    .next = Use the authority's http:// address, or timestamp request and attach.
stamp-fail-network = No answer came from { $url }: { $error }
    .why = The request is kept; nothing else was recorded.
    .next = Check network and address and try again, or write the request with timestamp request and carry it.
stamp-fail-no-root = No root certificate of a time-stamp authority was chosen
    .why = Without one nobody can tell who signed the answer.
    .next = Name the authority's published root with --tsa-ca, or put it into { $path }.
stamp-fail-refused = This answer was not taken in: { $why }
    .why = Once taken in it has to be in every bundle, and one that does not hold would make them invalid.
    .next = See that it is the answer to this request and that the root is right, then try again.
stamp-fail-bad = A time stamp does not hold
    .why = See the reasons above; it bounds nothing.
    .next = Check the whole book with recourse verify --book.

## Entries in a line

core-event-erased = Erased on request (its hash stays in the record)
stamp-ev-erased = Erased on request { $what }
stamp-ev-continued = Goes on from another book whose key was lost
stamp-evidence-erased = { $id }: erased from this case on request; its hash stays in the record.

## Who holds proof

cli-about-proof = Who outside holds proof of this book, since when, and how much nobody can vouch for
cli-about-proof-hand = Give the proof code to somebody, and record to whom
cli-arg-proof-hand-case = case it is recorded in
cli-arg-proof-hand-to = who gets it
cli-arg-proof-hand-how = how: message, email, letter, print, stick, qr, other
cli-arg-proof-hand-out = also write the signed checkpoint to this file, to send along
cli-examples-proof =
    recourse proof
    recourse proof hand RC-2026-001 --to "Li Hui, lawyer" --how message

stamp-message =
    Please keep this message. It is the proof code of our payment record:
    { $seq } entries, proof code { $head }
    signing key fingerprint { $key }, { $day }
    If a record I give you later does not fit this line, something before it was changed.
stamp-handed = Recorded: { $to } has the proof code at entry { $seq }. Send the words above, or let them keep the code.
stamp-holder-head = { $since }  { $to } ({ $how })  proof code at entry { $seq }
stamp-holder-head-other = { $since }  { $to } ({ $how })  proof code at entry { $seq }: it does NOT fit the record as it is now. The record was rewritten since, or this was never handed over; it is not counted.
stamp-holder-stamp = { $since }  { $to } (time stamp)  up to entry { $seq }
stamp-no-holder = Nobody outside holds proof of this book yet.
stamp-tail = Nobody outside can vouch for the last { $tail } of { $last } entries: their keeper could still rewrite them.
stamp-tail-none = Somebody outside can vouch for all { $last } entries.
stamp-warn-tail = Give the proof code to somebody (message, letter or time stamp), else nobody can show that these entries were not rewritten.
stamp-way-message = message
stamp-way-email = e-mail
stamp-way-letter = letter
stamp-way-print = print
stamp-way-stick = USB stick
stamp-way-qr = code read off
stamp-way-other = another way
stamp-export-hand =
    One step is left: give the proof code to somebody, so that later it can be shown that nothing was rewritten.
    A message, a letter or a time stamp will do; then record it: recourse proof hand { $no } --to NAME. recourse proof gives the words to send.
stamp-fail-way = Unknown way of handing over: { $word }
    .why = The list has to say how it got there.
    .next = Use one of: { $known }.
stamp-fail-nobody = It does not say who got it
    .why = Without a name nobody knows later whom to ask.
    .next = Name the person or firm with --to.

## The signing key

cli-about-key = The signing key: passphrase, exchange, loss
cli-about-key-show = Show the key's fingerprint and state
cli-about-key-protect = Put the key's file under a passphrase
cli-about-key-unprotect = Take the passphrase off
cli-about-key-rotate = Exchange the key for a new one, acknowledged by the old one's signature
cli-about-key-lost = The key is lost: begin a new book that says which one it goes on from
cli-arg-key-protect-passphrase-fd = read the passphrase from this file descriptor (first line)
cli-arg-key-lost-into = folder of the new book
cli-arg-key-fd = read the passphrase of the signing key from this file descriptor
cli-about-case-erase = Erase the private parts and files of a case on request (for good)
cli-about-evidence-erase = Erase an exhibit's file and description on request (for good)
cli-arg-everywhere = erase the file in every case that has it, not only in this one
cli-arg-confirm = the case number once more, to confirm

stamp-ask-new = New passphrase of the signing key (at least 8 characters, not shown, Esc cancels):
stamp-ask-again = Once more:
stamp-ask-key = Passphrase of the signing key (not shown, Esc cancels):
stamp-key-fingerprint = Key fingerprint: { $key } (on every paper; tell it by phone or on paper)
stamp-key-since = Key in force: { $now }, from entry { $seq } on
stamp-key-absent = There is no key file beside the book: recording goes on, signing and exporting do not.
stamp-key-is-protected = The key's file is under a passphrase: { $path }
stamp-key-is-open = The key's file has no passphrase: { $path }
stamp-key-protected =
    The key is under a passphrase. Export, checkpoint and time-stamp request ask for it; recording does not.
    A forgotten passphrase cannot be got back: keep it on paper, somewhere else. The fingerprint stays { $key }.
stamp-key-unprotected = The passphrase is off. The fingerprint stays { $key }.
stamp-key-rotated = There is a new key ({ $now }), acknowledged by the old one's signature. The fingerprint for others stays { $key }. The old key is kept beside the book (book.key.old-…): a backup from before needs it to sign. Keep it as carefully as the new one.
stamp-key-lost =
    The new book is in { $home }; among its first entries it says that it goes on from the old one (up to entry { $seq }).
    The old book stays in { $old } and can be read as before; as long as its key is not found nothing in it can be signed, and from now on write in the new one. Fingerprint of the new book: { $key }; tell it to the others.
stamp-fail-locked = The signing key is under a passphrase that was not given
    .why = Without the key nothing can be signed; recording is not affected.
    .next = Run this in a terminal and type the passphrase, or give it with --key-fd.
stamp-fail-passphrase = The passphrase is wrong
    .why = It does not open the signing key; nothing was changed.
    .next = Try again. If it is really forgotten, see recourse key lost.
stamp-fail-short = The passphrase is too short
    .why = Short ones are guessed.
    .next = At least { $n } characters; a few words that have nothing to do with each other are good.
stamp-fail-no-terminal = A passphrase is needed, and nothing can be asked here
    .why = Passphrases are never read from arguments or the environment, where other programs see them.
    .next = Run this in a terminal, or give { $flag } N to read it from a file descriptor.
stamp-fail-differ = The two passphrases differ
    .why = A mistyped one would open nothing later.
    .next = Once more.

## Erasure on request

stamp-erased = Erased: { $privates } private parts, { $files } files. Their hashes and the entries that say so stay; everything else verifies as before.
stamp-erase-shared = { $n } files are used by { $cases } as well and stay there; this case gives them out no more. Erase "everywhere" (command line: --everywhere) and they go there too.
stamp-erase-imported = { $n } files are what imported rows are read from and stay for that; this case gives them out no more.
stamp-erase-everywhere = They are gone in { $cases } as well, where an entry says so.
stamp-erase-redacted = { $ids } is a redacted copy of it and stays, with its own title. Erase it too if that was asked for.
stamp-erase-not-flushed = Another window is open: close it and open the book once more, only then is the disk clean.
stamp-erase-merged = When the cases were merged, { $cases } took over what was said here: there it is still. Erase it there as well.
stamp-erase-copies = Copies from before hold it still: { $list }. Remove them when you no longer need them.
stamp-erase-elsewhere = Earlier backups, exported bundles and copies of others are not touched; see to them. The public part (dates, sums, references, names of files) stays too.
stamp-fail-confirm = The erasure was not confirmed
    .why = It is for good.
    .next = Add --confirm { $no }.
stamp-fail-nothing = There is nothing to erase
    .why = Private parts and files are erased already, or there were none.
    .next = See the entries with recourse audit.
stamp-fail-shared = Nothing was erased: what is left here is used by { $cases } as well
    .why = A file lies in the book once, whoever uses it ({ $n } files).
    .next = Add --everywhere to erase it in those cases too.
stamp-fail-imported = Nothing was erased: what is left here is what imported rows are read from
    .why = Without these files ({ $n }) the reconciliation could not be made again.
    .next = Keep them, or hide names when you export (--redact-names).

## Screens

tui-do-show-proof = Proof and time stamps
tui-do-show-proof-doc = who holds a proof code or a time stamp, and how much nobody can vouch for
tui-do-hand-over = Give proof code
tui-do-hand-over-doc = record who has the proof code from now on; writes an entry
tui-do-ask-stamp = Ask for stamp
tui-do-ask-stamp-doc = write a request to carry to a time-stamp authority
tui-do-take-stamp = Take stamp in
tui-do-take-stamp-doc = check the authority's answer and take it in; writes an entry
stamp-screen-title = Proof and time stamps
stamp-screen-holders = Who holds proof
stamp-screen-message = Words to send (as a message, on paper, or as a code to read off)
stamp-today = Nobody outside can vouch for the last { $tail } entries. Press h and give somebody the proof code.
stamp-export-last = One step is left: give the proof code to somebody (message, letter or time stamp), so that it can be shown later that nothing was rewritten. “Give proof code” records to whom.
stamp-form-hand-over = Give the proof code to somebody
stamp-form-take = Take a time stamp in
stamp-need-name = Say who got it
tui-field-handed-to = Handed to
tui-field-handed-to-note = (person or firm)
tui-field-handed-how = How
tui-field-stamp-answer = Answer
tui-field-stamp-answer-note = (.tsr; drop or paste)
tui-field-stamp-root = Root
tui-field-stamp-root-note = (PEM; leave blank if kept)
stamp-done-handed = Recorded: { $what } has the proof code.
stamp-done-asked = Request written to { $what }
stamp-done-taken = Time stamp checked and taken in: { $what }
stamp-ask-screen = Passphrase of the signing key (not shown; Enter alone records and signs nothing):
cli-doctor-checked = Checked
cli-doctor-proof = Outside proof

## Screens: erasure on request

tui-do-erase = Erase on request
tui-do-erase-doc = removes private parts and files somebody asked to have removed; for good, writes entries
stamp-erase-which = What is to be erased?
stamp-erase-one = Only the file and description of exhibit { $id }
stamp-erase-all = The private parts and files of the whole case
stamp-erase-where = Open the case first, or choose an exhibit on the evidence page.
stamp-form-erase = Erase on request (for good)
stamp-erase-lead-one = To be erased: exhibit { $id }. Its file and description go from the book on this computer, and nobody can bring them back.
stamp-erase-lead-all = To be erased: every private part of case { $no } (names, phone numbers, what was said, notes) and all its files. They go from the book on this computer, and nobody can bring them back.
stamp-erase-stays = Only hashes stay, with an entry that says something was erased; everything else verifies as before.
stamp-erase-type = If you are sure, type the case number { $no } once more and save. Esc goes back and changes nothing.
stamp-erase-differs = Not the case number; nothing was erased
tui-field-erase-confirm = Case number
tui-field-erase-reason = Who asked
tui-field-erase-reason-note = (may be left blank)
tui-field-erase-everywhere = Also elsewhere
tui-field-erase-everywhere-note = (other cases have the same file: erase it there too)
stamp-done-erased = Erased: { $privates } private parts, { $files } files.
stamp-done-plain = { $what }

## Screens: the signing key

tui-do-show-key = Signing key
tui-do-show-key-doc = the key's fingerprint and state; passphrase, exchange and loss are here
tui-do-protect-key = Passphrase
tui-do-protect-key-doc = put the key's file under a passphrase, or another one; recording is not affected
tui-do-unlock-key = Open the key
tui-do-unlock-key-doc = type the passphrase; signing works until the program ends
tui-do-unprotect-key = Take passphrase off
tui-do-unprotect-key-doc = the key's file needs no passphrase any more
tui-do-rotate-key = New key
tui-do-rotate-key-doc = exchange the key, acknowledged by the old one's signature; writes an entry
tui-do-key-lost = Key is lost
tui-do-key-lost-doc = begin a new book that says it goes on from this one
stamp-key-is-locked = The passphrase was not typed yet: recording works, signing and exporting do not.
stamp-key-about =
    The key signs the bundles you export and your checkpoints. Whoever has it can sign as you, so a passphrase is a good idea.
    A forgotten passphrase cannot be got back: keep it on paper, somewhere else.
    If somebody may have taken the key, exchange it; the fingerprint for others stays.
    “Key is lost” is for when its file is gone, or the passphrase is.
stamp-key-not-locked = The key can be used as it is; there is nothing to open.
stamp-key-not-protected = The key has no passphrase.
stamp-key-open-first = The key is under a passphrase: open it first.
stamp-form-protect = Put the signing key under a passphrase
stamp-form-protect-intro = At least 8 characters; a few words that have nothing to do with each other are good. A forgotten passphrase cannot be got back: keep it on paper, somewhere else.
stamp-form-unlock = Open the signing key
stamp-form-unlock-intro = The passphrase only opens the key and is not kept. After leaving the program it is asked for again.
stamp-form-lost = The key is lost: a new book
stamp-form-lost-intro = A new book is begun in the folder below; among its first entries it says that it goes on from this one. This book stays as it is and can be read as before; it signs nothing more. The new book has a new fingerprint: tell it to the others.
tui-field-key-passphrase = Passphrase
tui-field-key-passphrase-note = (not shown)
tui-field-key-again = Once more
tui-field-key-into = New book in
stamp-need-passphrase = Type the passphrase
stamp-passphrase-short = Too short: at least 8 characters
stamp-passphrase-differs = The two passphrases differ
stamp-unprotect-ask = Take the passphrase off the signing key?
stamp-unprotect-means =
    Whoever gets this folder can then sign as you without a passphrase.
    You can put one on again at any time.
stamp-rotate-ask = Exchange the signing key for a new one?
stamp-rotate-means =
    The new key is acknowledged by the old one's signature; this writes an entry that cannot be taken back.
    Bundles signed before stay good; the fingerprint for others stays.
    Where the key has a passphrase, the new one has the same. Make a backup next.
stamp-done-unlocked = The key is open; signing works until you leave.
stamp-done-protected = The key is under a passphrase. Keep it on paper, somewhere else.
stamp-done-unprotected = The passphrase is off.
stamp-done-rotated = There is a new key, acknowledged by the old one's signature. The fingerprint for others stays.
stamp-done-lost = A new book in { $home } goes on from this one. The old one stays in { $old } and can be read as before.
