### keep: backups, restoring, repair, the doctor, and where a book may lie

cli-about-backup = Copy the book into a folder while it is in use, and read the copy back
cli-about-restore = Read a backup from end to end, or put it in place of the book
cli-about-repair = Save what can be read of a damaged book into a new folder
cli-arg-backup-to = folder for the copy; best on another disk or stick, a synced folder is fine
cli-arg-backup-keep = how many of the latest stay (and the last of each of twelve months)
cli-arg-restore-from = a backup made by recourse backup
cli-arg-restore-test = only read it and compare it with the book
cli-arg-restore-replace = put it in place of a book that is here; that one is moved aside, not removed
cli-arg-restore-identity = file with the age identity that opens an encrypted backup
cli-arg-restore-passphrase-fd = read the passphrase from this file descriptor instead of asking
cli-arg-backup-passphrase-fd = read the passphrase from this file descriptor instead of asking
cli-arg-repair-repair-to = new, empty folder
cli-examples-backup =
    recourse backup --to /media/stick/recourse
    recourse backup --to D:\Sync --passphrase
cli-examples-restore =
    recourse restore --test recourse-1b1b1b1b-20260312T023000Z-58.recourse
    recourse --home new-folder restore recourse-1b1b1b1b-20260312T023000Z-58.recourse
cli-examples-repair =
    recourse repair --to saved-book
    recourse --home saved-book verify --book

keep-passphrase-of = the backup's passphrase (at least 12 characters)
keep-backup-made = Backed up to { $path }
keep-backup-holds = { $entries } entries, { $files } evidence files, { $size }; read back and found the same
keep-backup-key = A copy of the signing key lies beside it; it is of no use without its passphrase.
keep-backup-no-key = The signing key is not in the backup, because no passphrase protects it: from this copy alone one can read and record, but not sign. Keep book.key somewhere else, and apart.
keep-backup-rotated =
    { $n ->
        [one] One older backup was removed.
       *[other] { $n } older backups were removed.
    }
keep-warn-findings = The book itself has { $n } findings, and the copy has them too. No older backup was removed; see recourse verify --book.
keep-warn-same-disk = This backup is on the same disk as the book: if the disk dies, both are gone.

keep-restore-sound = The backup is sound: { $entries } entries up to { $last }, { $files } evidence files, key { $fingerprint }.
keep-restore-unsound = The backup has findings: { $entries } entries up to { $last }, { $files } evidence files, key { $fingerprint }.
keep-restore-beside = The book here is the same one and has { $here } entries; the backup has { $entries }.
keep-restore-differs = The book here has the same name and { $here } entries, but what is in them differs from the backup. Keep both and compare them with a checkpoint somebody else holds.
keep-restore-other = The book here is another one.
keep-restore-done = The backup is now the book in { $home }.
keep-restore-moved = The book that was there is in { $path }. Nothing was removed.
keep-restore-undoes = Entries { $list } of the book here say that something was erased on request. This backup is from before and still holds it: erase it again in what is put in place, and remove the backup.
keep-restore-went-out = Entries { $list } of the book here say what went out since this backup: releases, proof codes handed over, time stamps, changes of key. What is put in place knows nothing of them: who holds one will find that it does not fit, and the next release gets a number that was used. Keep the newer book beside it.
keep-restore-no-key = The signing key of this backup's time is not here: entries can be recorded, but no checkpoint and no bundle can be signed. Put the book.key of that time into this folder. The key that is here was not touched.

keep-report-head =
    Repair report, { $at }
    Damaged book: { $home } (read only, not changed)
    Copy of it, byte for byte: { $original }
    Book { $book }, readable up to entry { $seq }, proof code { $head }
keep-report-healed = Every entry could be put together again: this is the same book, with the same chain and key.
keep-report-anew = Not everything fits together any more: entries are lost, or were changed. This is a new book with a new key: it quotes the old book's proof code, repeats every sound entry under its old number and date, and names each lost number. Do not throw the damaged book away: it is the evidence, this one is for going on.
keep-report-files = Evidence files: { $files } whole, { $damaged } damaged, { $lost } lost.
keep-repaired = Entries: { $whole } whole, { $public } without their private part, { $old } that belong to the old book alone, { $lost } lost.
keep-repaired-next = The report for each number is { $report }. Look at the new book with recourse --home { $home }; the damaged one was not changed.
keep-fate-whole = whole
keep-fate-public = public part only (the private one was erased or is lost)
keep-fate-old = belongs to the old book alone; not repeated
keep-fate-lost = lost

keep-place-local = on a disk of this machine ({ $system })
keep-place-synced = in a folder that { $name } copies ({ $system })
keep-place-network = on another machine ({ $name })
keep-place-removable = on a removable drive ({ $system })
keep-place-synced-warn = { $name } copies files while the book is written and may make it unreadable or double it. Move the book to a folder of this machine, and put only backups here.
keep-place-network-warn = A book on another machine ({ $name }) can be damaged when two programs write to it. Move it to a folder of this machine, and put only backups there.
keep-place-removable-warn = If the drive is pulled out while something is recorded, that entry is lost. Move the book to a folder of this machine, and put only backups on the drive.
keep-warn-clock = The clock says { $now }, but the last entry is dated { $last }. It is recorded all the same, and the history will show the jump. Set the clock right.

keep-doctor-space = { $mb } MB free
keep-doctor-private = only you can read the book and its key
keep-doctor-zone = { $now }, UTC{ $zone }
keep-doctor-never = never
keep-doctor-more = … and { $n } more: recourse verify --book lists them all.
keep-doctor-none = none
keep-doctor-backup = { $at }, up to entry { $seq }: { $path }
keep-warn-behind-backup = The last backup of { $at } held { $seq } entries, this book has { $now }: entries are missing at its end, or an older backup was put back. Look into it before you record anything: recourse restore --test { $path }
keep-doctor-chain =
    { $findings ->
        [0] { $entries } entries, no findings
       *[other] { $entries } entries, { $findings } findings
    }
keep-doctor-files = { $files } files, { $damaged } damaged, { $missing } missing
keep-doctor-stamps-bad = those of { $list } do not hold: they stamp something else, or are damaged
keep-doctor-stamps = { $missing } that entries name are gone or changed
keep-doctor-earlier = { $count } things to know about what was before (another book, lost entries, other heads)
keep-doctor-no-sidecar = missing or unreadable
keep-advice-sidecar = The small file book.recourse.head remembers how far this book had got on this computer; without it nobody here would notice that an older copy was put in its place. It is written again with the next entry. Where you did not move or restore the book yourself, compare with what you handed over (recourse proof).
keep-doctor-no-key = missing
keep-doctor-other-key = not the key in force in this book: an old one or another book's (fingerprint { $key })
keep-warn-no-key = Recording goes on, but the signing key is not beside the book or cannot be read: nothing new can be signed, exported or stamped until book.key is back in the folder.
keep-warn-other-key = Recording goes on, but the key file beside the book is another one (fingerprint { $key }): nothing new can be signed, exported or stamped until the right book.key is back.
keep-doctor-rollback = had { $had } entries, has { $has }
keep-doctor-checkpoint = at entry { $seq }
keep-fail-stray = { $path } does not belong to the book beside it
    .why = It was left by an older copy or by another book. Opened as usual, the book would take it for its own and lose entries. So it was not opened; nothing was changed.
    .next = Move { $path } to another folder and keep it, then try again. If you are not sure, run recourse repair --to NEW-FOLDER first: it reads both and throws nothing away.
keep-fail-broken = { $path } is damaged
    .why = It holds the last entries, which are not in the book's file yet. Opened as usual, the book would keep those before the damage and throw the others away. So it was not opened; nothing was changed.
    .next = Keep a copy of the folder, then run recourse repair --to NEW-FOLDER: it reads what stands behind the damage too.
keep-fail-cut = { $path } is empty or broken off
    .why = The log beside it ({ $path }-wal) may still hold the entries. Opened as usual, the log would be thrown away. So it was not opened; nothing was changed.
    .next = Keep a copy of the folder, then run recourse repair --to NEW-FOLDER: it reads the log. If you have a backup, recourse restore FILE --replace puts it back and sets these files aside.
keep-fail-log-unread = The folder of the book cannot be written, and { $path } holds its last entries
    .why = The book was not closed the last time, so these entries are in its log. To read the log a folder is needed that can be written. Nothing was changed.
    .next = Copy the whole folder, with { $path } in it, to a disk that can be written, and open it there. Leave no file out: without the log the last entries are missing.
keep-fail-linked = The book's file { $path } has a second name (a hard link)
    .why = Programs that open it under different names write past one another, and entries would be lost. Nothing was recorded; reading works.
    .next = Remove the other name, not this one: find / -samefile "{ $path }" shows both. To keep a copy, use recourse backup.
keep-advice-read-only = Nothing can be recorded here; reading works. Copy the folder to a disk that can be written.
keep-advice-space = A backup or export may not fit. Make room first.
keep-advice-loose = Other users of this machine can read or change these. On Linux and macOS: chmod go= { $paths }
keep-advice-conflicts = A synchronising service made these because two machines changed the book. Keep them; see with recourse restore --test which one has more, and move the book out of the synced folder.
keep-advice-leftovers = Left behind by a program that was killed; nothing in the book depends on them, they can be deleted.
keep-advice-clock = The last entry is dated { $last }. Set the clock right; entries are kept in their true order all the same.
keep-advice-backup = Run recourse backup --to FOLDER, best on another disk.
keep-advice-repair = The book is open for reading only. Put a backup in place with recourse restore, or save what is left with recourse repair --to FOLDER. Do not delete anything.
keep-advice-checkpoints = Signed statements of the head at entries { $list } are damaged, or the record is not the one they were made of: bundles and backups that hold them are refused. First compare with what went out and with a backup; put a backup in place with recourse restore. Statements that are only damaged are mended, or left out, by recourse repair --to FOLDER.
keep-report-unvouched = No signature vouches for entries { $from } to { $seq }: a gap or a break cuts them off, or nothing was signed since. They are repeated as they stood; whoever could write the file could have changed them. Compare with a backup or bundle of before.
keep-report-beginning = The first text of the book, which names its id and first key, is not the one that its first entries follow, or names another key than lies beside it: it or that key is damaged, or was exchanged.
keep-report-memory = This computer remembers another proof code of entry { $seq }: the record was rewritten since, or it is another book. Compare with a backup or with what went out before you record anything.
keep-report-stamps = Time stamps of the checkpoints at entries { $list } are lost: the record is incomplete until they are back (recourse timestamp attach FILE.tsr). Bundles and backups of before hold them.
keep-report-checkpoints = Signed statements of the head at entries { $list } could not be mended and are left out, with their time stamps. Look for a backup or a bundle that holds them.
keep-doctor-gone = gone: its key or the note of how far it went is here, its file book.recourse is not
keep-advice-restore = Take the damaged files from a backup, or add the originals again.
keep-advice-no-key = Nothing can be signed. Put book.key back into the folder; without it, a new book has to go on from this one.
keep-advice-rewritten = The record was rewritten since this computer last saw it, or this is another book. Compare it with a backup or a bundle before you record anything.
keep-advice-rollback = An old copy was put back, or another one is elsewhere. Look for the newer one before you record anything.
keep-advice-checkpoint = Run recourse checkpoint and give the text to somebody outside; it bounds what could be rewritten.

keep-fail-not-verified = The copy differs from the book: { $path }
    .why = A backup counts only when it reads back the same. The book was not touched, no older backup was removed.
    .next = Try again, to another disk if it happens twice.
keep-fail-contradicted = Signed statements of this book, at entries { $list }, do not fit its record
    .why = Their signatures are sound and say another record: it was rewritten since, or its last entries are lost. What was recorded, signed or put together now could pass for what was signed then. Nothing was written.
    .next = Put a backup in place with recourse restore, and compare with a bundle or checkpoint that went out. Where only the last entries are lost, recourse repair names them and goes on in a new book. Without either, begin a new book in another folder (--home FOLDER); this one stays as it is and can be read.
keep-fail-unfit = The signed statement kept for the last entry, #{ $seq }, is damaged
    .why = It is not what this book signed there; handed out, it would prove nothing. Nothing was signed or written.
    .next = Compare with a backup or with a bundle that went out. If only this statement is damaged, record something more and sign that: recourse repair leaves the damaged one out.
keep-fail-locked = { $path } does not open with this passphrase or identity, or is damaged
    .why = The file is encrypted, so the one cannot be told from the other. Nothing was changed.
    .next = Check the passphrase, or give the right file with --identity. If they are right, the file was cut or changed: take another copy.
keep-fail-unsound = The backup has findings
    .why = A book with findings can only be read, so it is not put in place.
    .next = Try an older backup; recourse verify --book and recourse repair work on what is here.
keep-fail-there = There is a book in { $home } already
    .why = It has { $here } entries, the backup { $entries }. No book is ever overwritten.
    .next = Restore into another folder with --home, or repeat with --replace: the book here is then moved aside into a folder of its own.
keep-fail-identity = There is no age identity in { $path }
    .why = An identity begins with AGE-SECRET-KEY-1.
    .next = Give the file that age-keygen wrote.

cli-doctor-place = Where it lies
cli-doctor-space = Free space
cli-doctor-permissions = Who can read it
cli-doctor-conflicts = Conflict copies
cli-doctor-leftovers = Leftover files
cli-doctor-zone = Time zone
cli-doctor-backup = Last backup
cli-paths-from-local = your documents are synced or not on this machine

keep-notice-old = The last backup is { $days } days old and does not hold the latest entries. Settings, b makes one.
keep-notice-none = There is no backup of this book yet. Settings, b makes one, best on another disk or stick.
keep-set-backup = Last backup
keep-form = Back up the book
keep-form-intro = A folder on another disk or stick, or a synced folder. The copy is read back before it counts.
tui-do-backup = Back up the book
tui-do-backup-doc = into a folder you name; read back at once, older copies are thinned out
tui-do-backup-short = Back up
keep-done-backup = Backed up and read back: { $what }
keep-done-same-disk = Backed up and read back: { $what }. It is on the same disk as the book; keep one elsewhere too.
tui-field-backup = Folder
tui-field-backup-note = (for the copy)
keep-restore-newer = A book with more entries ({ $n }) lies in { $path }: an earlier restore moved it there. Look whether that is the one you mean.
keep-doctor-aside = gone from its place; a restore that was broken off left it in { $path } ({ $n } entries)
keep-advice-aside = Put it back with: recourse restore '{ $path }'
keep-advice-former-keys = Keys that gave way to the present one. A backup from before the exchange needs its key to sign; keep them as carefully as book.key.
keep-advice-leftover-key = An exchange of the key was broken off; this key never came into force. The next recourse key rotate removes it; you may do so too.
keep-warn-no-memory = The small file book.recourse.head, which remembers how far this book had got, is something else now (a folder or a link): that an older copy was put back would not be noticed until the next entry moves it aside and writes it anew. Where you did not do this, compare with what you handed over (recourse proof).
cli-doctor-former-keys = Former keys
cli-doctor-leftover-key = Leftover key
keep-advice-gone = Look for book.recourse in the trash, the synced folder and on other computers; else restore it from a backup (recourse restore).
cli-doctor-set-aside = Set aside
