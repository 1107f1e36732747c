### cipher: a book encrypted as a whole

cli-about-book = The book as a whole: encrypted, or in plain again
cli-about-book-encrypt = Encrypt the book, give an encrypted one a new passphrase, or begin an encrypted one
cli-about-book-decrypt = Write an encrypted book in plain again
cli-arg-book-encrypt-passphrase-fd = read the new passphrase from this file descriptor (first line)
cli-arg-book-passphrase-fd = read the passphrase of an encrypted book from this file descriptor
cli-examples-book =
    recourse book encrypt
    recourse --book-passphrase-fd 3 next 3< passphrase-file
cli-doctor-encryption = Encryption

cipher-ask-new = New passphrase of the book (at least 12 characters, not shown, Esc cancels):
cipher-ask = The book is encrypted. Its passphrase (not shown, Esc cancels):
cipher-ask-backup = The book in this backup is encrypted. Its passphrase (not shown, Esc cancels):

cipher-encrypted = The book is encrypted: { $entries } entries and { $files } evidence files were written anew, read back and found the same. From now on every opening asks for the passphrase.
cipher-changed = The book has a new passphrase: { $entries } entries and { $files } evidence files were written anew, read back and found the same. Backups made before still open with the old one.
cipher-begun = An encrypted book was begun here; nothing of it was ever on the disk in plain.
cipher-decrypted = The book is in plain again: { $entries } entries and { $files } evidence files were written anew, read back and found the same. Whoever can read the file can read all of it. Backups made before stay encrypted.
cipher-forgotten = A forgotten passphrase cannot be got back, and nothing opens the book without it: keep it on paper, somewhere else. Backups of this book are encrypted under the same passphrase; a damaged first page cannot be mended, so make them.
cipher-survives = What the former file held may survive: an SSD or a memory stick keeps freed blocks as it likes, and backups or synced copies made before are as they were. Remove those yourself; only a disk that was encrypted from the start leaves nothing.
cipher-beside = Not encrypted by this are exports, papers and calendar files, what lies beside the book, and the signing key (recourse key protect).
cipher-plain-copies = In plain still lie: { $list }. Remove them when you no longer need them.
cipher-remind = Reminders cannot ask for the passphrase: each morning they will only say that the book is encrypted. The days themselves go into your calendar with recourse deadlines --ics FILE.
cipher-remind-locked = The book is encrypted: open Recourse to see which days are due.
cipher-backup = It is encrypted as the book is: the same passphrase opens it.
cipher-restore-plain = The book that was here was encrypted; this one is not. To encrypt it: recourse book encrypt.
cipher-doctor = the book is encrypted as a whole (SQLCipher { $version })
cipher-warn-plain = A passphrase for the book was given, but the book is not encrypted.

cipher-fail-locked = { $path } is encrypted, and its passphrase was not given
    .why = Nothing opens it without one. Nothing was read or changed.
    .next = Run this in a terminal and type the passphrase, or give it with --book-passphrase-fd N.
cipher-fail-passphrase = The passphrase does not open { $path }
    .why = It is another one, or the beginning of the file is damaged: the two cannot be told apart. Nothing was changed.
    .next = Try again. If the passphrase is right, restore from a backup.
cipher-fail-unknown = { $path } may be an encrypted book, and this build of Recourse cannot open one
    .why = It does not begin as a database does, and its bytes look encrypted. The program did not touch it.
    .next = Open it with a build that has encryption (cargo build --release --features sqlcipher). If it was never encrypted, its beginning is damaged: keep a copy, then restore from a backup.
cipher-fail-build = This build of Recourse has no encryption of the whole book
    .why = It is an option when the program is built, because it brings OpenSSL along. Nothing was changed.
    .next = Use a build made with cargo build --release --features sqlcipher, or the encryption of your disk; backups and bundles can be encrypted with this build too (--passphrase).
cipher-fail-plain = { $path } is not encrypted
    .why = There is nothing to decrypt. Nothing was changed.
    .next = To encrypt it: recourse book encrypt.
cipher-fail-control = The passphrase holds a character that cannot be typed
    .why = You could not type it when the book asks.
    .next = Choose one of letters, digits, blanks and signs.
cipher-fail-differs = The new file does not hold what the book holds
    .why = So it was thrown away, and the book stays as it was.
    .next = Check the disk and its free space, then try again; recourse doctor looks at the book.

## Screens

tui-do-encrypt-book = Encrypt the book
tui-do-encrypt-book-doc = put the whole book under a passphrase, or another one; every opening then asks for it
tui-do-decrypt-book = Decrypt the book
tui-do-decrypt-book-doc = write the book in plain again
cipher-hint-build = This build has no encryption of the whole book; use that of your disk (recourse book encrypt says which build has it).
cipher-hint-plain = The book is not encrypted.
cipher-is-encrypted = The whole book is encrypted; every opening asks for its passphrase.
cipher-form = Encrypt the whole book
cipher-form-intro = At least 12 characters; a few words that have nothing to do with each other are good. A forgotten passphrase cannot be got back, and nothing opens the book without it: keep it on paper, somewhere else. Close other windows of the book first. Reminders can then only say that the book is encrypted; exports and the signing key are not encrypted by this; what lay on the disk in plain before may survive there.
cipher-short = Too short: at least 12 characters
cipher-decrypt-ask = Write the book in plain again?
cipher-decrypt-means =
    Whoever can read the file can then read all of it.
    Backups made before stay encrypted.
cipher-done-encrypted = The book is encrypted: written anew, read back and found the same. { $what }
cipher-done-decrypted = The book is in plain again: written anew, read back and found the same. { $what }
