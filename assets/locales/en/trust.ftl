### trust: verdicts, findings and levels of a check

trust-case-is-book = { $no } is part of the one chain of this book, so the whole book was checked.
trust-verdict-intact = Intact: nothing was changed since it was recorded and signed.
trust-verdict-intact-book = Intact: entries and originals fit the chain of this book.
trust-verdict-incomplete = Incomplete: listed files are absent; nothing that is here was changed.
trust-verdict-invalid = Invalid: something does not fit, see the findings.
trust-verdict-intact-bag = Files as listed: this is an ordinary BagIt bag. Nothing in it is signed, and anybody could have made it anew.
trust-verdict-incomplete-bag = Incomplete: this is an ordinary BagIt bag, and listed files are absent. Nothing in it is signed.
trust-verdict-invalid-bag = Invalid: something does not fit, see the findings. This is an ordinary BagIt bag; nothing in it is signed.
trust-verdict-unreadable = This is not a bundle, or it is damaged: nothing inside could be read.

trust-severity-error = Error
trust-severity-warning = Warning
trust-severity-note = Note

trust-warn-checkpoint-damaged = The signatures of the statements at { $list } do not hold, and no later one does: what is signed next vouches for what they vouched for. Compare with a backup, bundle or checkpoint that went out before you hand anything over.
trust-warn-erased-unsigned = Entries { $list } say that something was erased, and no signature reaches them: what signs next signs them too. If nobody here erased anything, somebody else wrote into the book: compare with a backup before you hand anything over.
trust-warn-signatures-gone = Entry { $entry } says that the record went out signed, and no signature here reaches it: what signs next signs all of it anew. Signatures were lost or taken away, and the record can have been rewritten: compare it with what went out, or with a backup, before you sign or hand anything over.
trust-level-warned =
    { $count ->
        [one] One warning is listed below: read it before you rely on this.
       *[other] { $count } warnings are listed below: read them before you rely on this.
    }
trust-level-plain-bag = A plain BagIt bag: it shows that the files arrived as packed, not who packed them or when.
trust-level-key-trusted = Signed with the key you named, fingerprint { $key }.
trust-level-key-untrusted = Signed with the key { $key }. Compare this fingerprint with what the sender told you by phone or on paper.
trust-level-first-key-trusted = The key you named is this book's. Its first key, the one on papers, has the fingerprint { $key }.
trust-level-first-key-untrusted = The book's first key has the fingerprint { $key }. Compare it with what the sender told you by phone or on paper.
trust-level-key-changed = Entry { $seq } replaced the key { $from } by { $to }; the old key signed that.
trust-level-key-more = … and { $count } more changes of key, each signed by the key before it.
trust-level-key-in-force = The signature is by the key that was changed to, fingerprint { $key }.
trust-level-unsigned-broken = No signature covers the entries before the break of the chain: whoever can write the file could have changed any of them. What is signed behind it vouches at most for what follows the break.
trust-level-unsigned-now = No signature here covers an entry: whoever can write the file could have changed any of them.
trust-level-unsigned = No signature covers an entry yet: whoever can write this file, with the key or without, could have made its chain anew. An export, a checkpoint or a head handed over signs it.
trust-level-signed-to = Signed up to entry { $to } by a checkpoint. No signature covers the entries after it, up to { $last }: whoever can write this file could have changed them.
trust-level-signed-all = Signed by a checkpoint, up to its last entry ({ $to }).
trust-level-key-none = No valid signature.
trust-level-last = The record has { $seq } entries, proof code { $head }; the last one shown is dated { $at }.
trust-level-continued =
    { $again ->
        [yes] Entry { $seq } says that this book goes on from another (book { $book }, { $count } entries, proof code { $head }): a damaged book was repaired, and what could be read of it was written out again before this entry, under its old dates. The record of that book itself is not here; whoever kept a proof code of it can ask to see it.
       *[no] Entry { $seq } says that this book goes on from another whose key was lost (book { $book }, { $count } entries, proof code { $head }). The record of that book is not here; ask for it as well.
    }
trust-level-complete = Complete: every entry of the case is here or declared as left out.
trust-level-not-complete = Not complete: entries of the case are absent, or are not as they were recorded or declared.
trust-level-volume =
    { $count ->
        [one] By its entries this is volume { $no } of { $of }: one original is said to lie in the other volumes. The record is the same in each; check each of them.
       *[other] By its entries this is volume { $no } of { $of }: { $count } originals are said to lie in the other volumes. The record is the same in each; check each of them.
    }
trust-level-supplement = By its own entry this is a supplement: only the originals that are new since an earlier release are said to be in it. That is not checked: compare with that release.
trust-level-left-out = Left out as declared: { $redacted } entries, { $private } private parts, { $files } files.
trust-level-not-here = Not here: { $redacted } entries, { $private } private parts, { $files } files. Whether that was declared is among what does not fit.
trust-level-anchored = Anchored up to entry { $seq }: a time stamp shows it existed at { $time }.
trust-level-stamps-contradict = The time stamps here exclude each other: none of them is told as since when it exists.
trust-level-not-anchored = Not anchored: no verified time stamp shows since when it exists.
trust-level-tokens-unverified =
    { $count ->
        [one] One time stamp is present but was not verified; why is said below.
       *[other] { $count } time stamps are present but were not verified; why is said below.
    }
trust-level-known = Agrees up to entry { $seq } with the checkpoint you kept.
trust-level-tail =
    { $by ->
        [known] { $count ->
            [one] The last entry lies after what you kept, and no time stamp bounds it: the owner could have rewritten it before it was sent.
           *[other] The last { $count } entries lie after what you kept, and no time stamp bounds them: the owner could have rewritten them before they were sent.
        }
       *[stamp] { $count ->
            [one] The last entry is not anchored: the owner could have rewritten it before it was sent.
           *[other] The last { $count } entries are not anchored: the owner could have rewritten them before they were sent.
        }
    }

trust-finding-genesis-malformed = The first text of the book cannot be read.
trust-finding-link-malformed = This link of the chain cannot be read.
trust-finding-seq-broken = The chain jumps: number { $expected } was expected, { $found } was found.
trust-finding-chain-broken =
    { $first ->
        [yes] The chain does not begin with this book's first text: that text or this entry was changed.
       *[no] The chain breaks here: entry { $before } was changed after this one was written.
    }
trust-finding-entry-repeated = The same entry stands in the chain twice.
trust-finding-entry-changed = This entry was changed after it was recorded.
trust-finding-entry-malformed = This entry cannot be read ({ $reason }).
trust-finding-entry-misplaced = This entry belongs elsewhere: its { $member } is not that of its link.
trust-finding-case-order = An entry of this case is missing or out of order: number { $expected } was expected, { $found } was found.
trust-finding-entry-absent = This entry is absent, and nothing declares it left out.
trust-finding-entry-unexpected = This entry should not be here: it is declared left out or belongs to another case.
trust-finding-private-changed = The private part of this entry was changed.
trust-finding-private-malformed = The private part of this entry cannot be read ({ $reason }).
trust-finding-private-absent = The private part of this entry is gone, and no entry says that it was erased.
trust-finding-rotation-bad = A new signing key was entered without the old key's signature.
trust-finding-anchor-bad = An entry about a time stamp is impossible.
trust-finding-number-order = This entry takes the number { $id }, which was given before or leaves a gap. Recourse does not record that; another program did. Read the entries with this number side by side.
trust-finding-reference-absent = This entry speaks of { $id }, which is not in the record before it. Recourse does not record that; another program did.
trust-finding-kind-unknown = This program does not know entries of the kind { $kind }: a newer version may have written them, or another program. Reports do not show what they say.
trust-finding-outside-unread = The log is not whole, so it cannot be compared with the key, the proof code or the authority you gave: nothing here is shown to be what they vouch for.
trust-finding-kind-misplaced = This entry ({ $kind }) belongs to the book as a whole and stands in a case, or the other way round; Recourse never writes that. It has no effect, and a reader should ask why it is there.
trust-finding-exhibit-files = This exhibit was added with { $count } files; every exhibit that Recourse records has exactly one.
trust-finding-erased-there = This entry says that something was erased on request, but it is there, or was never in the record.
trust-finding-kind-unread = What this entry says cannot be read as its kind demands, so no report, list or sum shows it. Recourse does not record that; another program did. Read its line in data/log/entries.jsonl, or ask the sender.
trust-finding-entry-lost =
    { $part ->
        [entry] Entry { $number } of the book that was repaired is not here: it was damaged or had been changed, so what it said is lost. Ask the sender what stood there, and for an older backup or bundle that holds it.
        [private] The private part of entry { $number } was damaged, changed or gone when the book was repaired: who it was with and what was said there is lost.
       *[old] Entry { $number } of the earlier book is not repeated here: it is said to have belonged to that book alone (a change of key, a time stamp).
    }
trust-finding-entry-unvouched = No signature of the earlier book vouches for entries { $from } to { $number }: a gap or a break cut them off, or nothing was signed since. They are repeated as they stood there, and nothing shows that they stood so when they were recorded. Compare with an older backup, bundle or checkpoint.
trust-earlier-more =
    { $count ->
        [one] One more of this kind: recourse verify names it.
       *[other] { $count } more of this kind: recourse verify names them.
    }
trust-readme-earlier = About the time before this record:
trust-finding-head-other =
    { $book ->
        [earlier] The proof code that this entry says was handed over (for entry { $of }) is of the earlier book: compare what was kept with the record of that book.
       *[this] This entry says that a proof code for entry { $of } was handed over, but it is not the one of this chain: the record before it was written anew, or the entry is not right. Compare with what the receiver kept (recourse verify --known).
    }
trust-finding-readme-other = README.txt states another proof code than the signed statement: it was written for another bundle. The end of this one may have been cut off; ask the sender.
trust-finding-time-backwards = This entry is dated { $time }, before the one ahead of it ({ $last }). A clock was set back, or the date is wrong.
trust-finding-time-future = Dated in the future: { $time }.

trust-finding-checkpoint-malformed = This checkpoint cannot be read, or its name is not its number.
trust-finding-checkpoint-unsigned = This checkpoint has no signature.
trust-finding-checkpoint-signature = The signature of this checkpoint is not valid.
trust-finding-checkpoint-head = The chain is not the one this checkpoint states.
trust-finding-rows-lost = A sound signature says that the record had { $seq } entries; it ends at { $last }: the last ones are lost or were taken away.
trust-finding-checkpoint-key = This checkpoint is signed by a key that no entry here brought into force: the entry of that change is lost, or somebody else signed it.
trust-finding-checkpoint-order = This checkpoint is dated { $time }, before what comes ahead of it.
trust-finding-checkpoint-none-at-end = There is no checkpoint at the last entry.
trust-finding-token-absent = The time stamp named by entry { $seq } is absent or was changed.
trust-finding-token-unnamed = No entry names this time stamp.
trust-finding-token-bad = This time stamp does not hold: { $fault }
trust-fail-case-or-file = { $no } is the number of a case, and here is a file or folder of that name too
    .why = The answer would be about one of them, and read as if it were about the other.
    .next = The file: recourse verify "./{ $no }". The case, with the whole book: recourse verify --book
trust-fail-is-book = { $path } is a book, not a bundle
    .why = A bundle is what an export made; the book is the record itself and is checked as it lies.
    .next = Check it in its place: recourse --home "{ $home }" verify --book. A backup is tried with recourse restore "{ $path }" --test
trust-finding-erased-unsigned = This entry says that something was erased, and no signature reaches it: whoever can write the book's file could have added it. If nobody here erased anything, compare with a backup before the next export, which would sign it.
trust-finding-signatures-gone = This entry says that the record went out signed, and no signature here reaches it: that was broken off, or signatures were taken away and the record can have been rewritten. Compare with what went out, or with a backup.
trust-finding-key-later = The key you named came into force by this entry. What was recorded before rests on the key ahead of it, which alone signed the change: compare the first key's fingerprint as well.
trust-finding-known-earlier = What you gave (entry { $seq }) is of an earlier book that this one goes on from: the record of that book is not here, so nothing here is shown to be what it vouches for. Ask for it.
trust-finding-more-alike = { $count } more of this kind are not listed.
trust-finding-stamps-contradict = Two verified time stamps exclude each other: by one this entry was written after { $after }, by another it existed before { $before }. One of the authorities is wrong, or is not to be believed: rely on neither moment until it is known which.
trust-finding-stamp-dates = This entry is dated { $time }, on the wrong side of a time stamp ({ $stamp }). The computer's clock may have been wrong.
trust-finding-token-other = This time stamp does not hold the hash of its checkpoint: it stamps something else, or is no time stamp.
trust-finding-token-unverified = This time stamp was not verified: { $fault }
trust-finding-known-other = The checkpoint you gave belongs to another book.
trust-finding-known-cut = The checkpoint you gave stands at entry { $seq }, but the chain ends at { $last }: its end was cut off, or this is an older copy, from before that checkpoint: ask the sender for one of today.
trust-finding-known-differs = The chain differs from the checkpoint you gave (entry { $seq }, { $time }): it was rewritten, or what you gave is of another book.
trust-finding-key-differs = The key you gave is neither this book's first key nor the one in force.
trust-finding-key-unchecked = No key was given, so the signer's identity was not checked.

trust-finding-file-missing = This file is listed but absent.
trust-finding-file-changed = This file was changed.
trust-finding-file-extra =
    { $mac ->
        [yes] This file is not listed anywhere. A Mac writes such files beside others on sticks and into zips, but anything may stand in it: delete it and check again.
       *[no] This file is not listed anywhere.
    }
trust-finding-path-bad = This path is not allowed in a bundle.
trust-finding-manifest-bad = The list of files is malformed ({ $reason }).
trust-finding-bag-bad = This file is not as the format requires.
trust-finding-bag-sum = The number of files or bytes is not the one stated ({ $stated } stated, { $found } found).
trust-finding-top-folder = The folder has another name than this bundle must have ({ $expected }).
trust-finding-litter = A file that the system left behind, or an empty folder, was ignored: it is no part of the bundle.
trust-finding-beside = This lies beside the bundle and is no part of it: it was not checked.
trust-finding-repacked = The zip was packed again by another program ({ $reason }). Ask the sender for the original zip.
trust-finding-zip-unreadable = This cannot be read as a zip or folder.
trust-finding-read-failed = This file could not be read ({ $reason }).
trust-finding-too-large = Larger than a bundle may be.

trust-finding-statement-bad = The signed statement cannot be read.
trust-finding-signature-bad = The signature of the bundle is not valid.
trust-finding-key-not-in-force = The bundle is signed with a key that was not in force.
trust-finding-key-file = The key file holds another key than the signed statement.
trust-finding-statement-hash = This file is not the one the signed statement names.
trust-finding-statement-count = The signed statement says { $member }: { $stated }; found: { $found }.
trust-finding-redacted-bad = The list of left-out entries is impossible ({ $reason }).
trust-finding-created-early = The bundle is dated { $time }, before its last entry ({ $last }).

trust-finding-log-order = A line of this file is out of order, repeated, or belongs to no entry.
trust-finding-file-unnamed = No entry names this file.
trust-finding-file-name = The name of this file does not begin with its hash, or the file is here twice.
trust-finding-file-size = This file has { $found } bytes; entry { $seq } says { $stated }.
trust-finding-redacted = Left out, as declared: entries { $list }.
trust-finding-erased = Entries { $list } say that something was erased on request.
trust-finding-private-withheld =
    { $declared ->
        [yes] Left out, as declared: { $count } private parts ({ $parts }).
       *[no] Not here, and not as declared: { $count } private parts ({ $parts }).
    }
trust-finding-files-withheld =
    { $declared ->
        [yes] Left out, as declared: { $count } files (named by { $parts }).
       *[no] Not here, and not as declared: { $count } files (named by { $parts }).
    }

trust-finding-bag-weak = The files are listed by MD5 or SHA-1 alone: two different files can be made to have the same. It shows accidents, not exchange.
trust-finding-bag-plain = A BagIt bag of another program: only the files were compared with their list.
trust-finding-bag-unsigned = This is no bundle of Recourse: it has no record and no signature to hold against the key, the checkpoint or the certificate you gave. If it was sent to you as one, it was taken apart.
trust-finding-bag-algorithm = The list { $where } uses a hash this program does not check.
trust-finding-bag-warning = Allowed, but unusual ({ $reason }).
trust-finding-bag-fetch = Some files would have to be fetched from elsewhere; nothing was fetched.

trust-readme-demo = DEMO: everything in this folder is made up.
trust-readme-title = Evidence bundle, case { $case } (made with Recourse { $version })
trust-readme-what =
    This folder holds the record of one payment dispute: what happened, who said what and when, the
    exhibits as files, and a signed list of all of it.
trust-readme-open =
    Open first: data/report.pdf (summary, evidence list, chronology, exhibits).
    Sheets are in data/tables, letters in data/letters, the exhibits as they were received in data/files.
trust-readme-check =
    Was anything changed? Keep the zip as you received it and check it with Recourse ("recourse verify FILE"),
    or by hand as described in data/VERIFY.txt.
    Key fingerprint: { $key }
    Compare it with what the sender told you by phone or on paper.
    Last entry: { $seq }
    Head: { $head }
trust-readme-check-code =
    Was anything changed? Keep the zip as you received it and check it with Recourse ("recourse verify FILE"),
    or by hand as described in data/VERIFY.txt.
    Key fingerprint: { $key }
    Compare it with what the sender told you by phone or on paper.
    Last entry: { $seq }
    Proof code: { $head }
trust-readme-key-changed =
    The key was changed since: this bundle is signed with the key { $now }. How it came from the first key:
    data/VERIFY.txt, and "recourse verify" says it.
trust-readme-limits =
    What this shows: that nothing was changed since it was recorded and signed, and that nothing was left
    out without saying so. What it does not show: that what was written down is right, and, without a time
    stamp or a checkpoint kept by somebody else, since when it was written down.

trust-byhand-intro =
    How to check this bundle by hand, case { $case }. Open a terminal in the folder that holds bagit.txt. The
    bundle also holds report.pdf, which prints the same key fingerprint: { $key }
trust-byhand-files = 1. All files are as listed (every line must say OK):
trust-byhand-bagit = 2. The same with the bagit program of the Library of Congress ("is valid"):
trust-byhand-signature = 3. The list is signed ("Signature Verified Successfully"):
trust-byhand-tie = The signature is over these very lists (every line must say OK, and BROKEN must not appear):
trust-byhand-key = The key is the sender's: what this command prints has to be the fingerprint that the sender told you by phone or on paper, { $key }, without its hyphens and in small letters. Do not take it from this bundle alone:
trust-byhand-key-changed = This book changed its key. This command prints the fingerprint of the key in force, { $now }; how it came from the first key is checked next:
trust-byhand-key-first = The first key is the sender's: what this command prints has to be the fingerprint that the sender told you by phone or on paper, { $key }, without its hyphens and in small letters. Do not take it from this bundle alone:
trust-byhand-key-step = Entry { $seq } changes the key. The key before it signed the change ("Signature Verified Successfully"):
trust-byhand-chain = 4. The chain of entries is unbroken and ends at the signed head (the last two lines must agree, and BROKEN must not appear):
trust-byhand-entries = The words of each entry are those the chain names (only OK may appear, with the number of entries):
trust-byhand-privates = The private parts are those the entries name (only OK may appear; nothing at all where none is here):
trust-byhand-originals = The originals are those the entries name (only OK may appear; nothing at all where none is here):
trust-byhand-complete = No entry of the case is left out undeclared: the first number is the one after "entries", and the second is as many less as the line "redacted" lists ("-" is none):
trust-byhand-nothing-else = Nothing lies in the folder that no list names ("OK", and no line with < or >):
trust-byhand-less =
    macOS and bare Windows may lack the openssl option -rawin: use Recourse or its verification page there.
    Neither the program nor the page should come from this bundle. These commands check less than Recourse and its
    page do: not the order of the entries within the case, nor what entries say of each other, nor the dates.
trust-byhand-checkpoint = Checkpoint at entry { $seq }, checked with the key it names:
trust-byhand-stamp =
    Time stamps, if there are files ending in .tsr (NNNNNNNNNN is the number, tsa-root.pem the authority's root
    certificate). After the authority's certificate has expired this command fails unless you add -no_check_time
    or -attime with the time of the stamp:
trust-byhand-limits =
    macOS and bare Windows may lack the openssl option -rawin: use Recourse or its verification page there.
    Neither the program nor the page should come from this bundle. These commands do not check that no entry was
    left out; Recourse does.

trust-finding-file-renamed = This file is called { $found }; its entry says { $stated }. Its bytes are as recorded.
trust-finding-head-lost = This computer has seen this book at { $seen } entries, as it is no longer (it has { $now }): an old copy was put back, or the record was rewritten.
trust-level-derived = Report, tables, letters, rules and the texts README.txt and VERIFY.txt are the sender's rendering: the signature shows that nobody else changed them; what a kept proof code or a time stamp vouches for is the record in data/log and the originals in data/files.
trust-byhand-survives = This passes all of these commands, and the check by Recourse as well: a keeper who never gave a proof code to anybody and has no time stamp can write the whole record anew with their own key, or cut off its end. Only what somebody else kept shows it.
