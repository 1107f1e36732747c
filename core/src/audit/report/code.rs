//! Every kind of finding, how grave it is, and its name in JSON and message catalogues.

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is wrong.
    Error,
    /// Odd, but possible without wrongdoing: clocks err.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $severity:ident $name:literal $doc:literal;)*) => {
        /// What was found. The text is `trust-finding-<name>` in the message catalogues.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $doc] $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How grave it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // the chain
    GenesisMalformed Error "genesis-malformed" "The genesis text is not one.";
    LinkMalformed Error "link-malformed" "A link line is not one.";
    SeqBroken Error "seq-broken" "Links are missing, repeated or out of order.";
    ChainBroken Error "chain-broken" "A link does not name the hash of the one before.";
    EntryRepeated Error "entry-repeated" "Two links name the same entry.";
    EntryChanged Error "entry-changed" "An entry does not have the hash its link names.";
    EntryMalformed Error "entry-malformed" "A line with the right hash is not an entry.";
    EntryMisplaced Error "entry-misplaced" "An entry's seq, case or book is not its link's.";
    CaseOrder Error "case-order" "An entry's place within its case is not its position.";
    EntryAbsent Error "entry-absent" "An entry is absent and not declared redacted.";
    EntryUnexpected Error "entry-unexpected" "An entry is present that belongs to no disclosed case or is declared redacted.";
    PrivateChanged Error "private-changed" "A private line does not have the hash its entry names.";
    PrivateMalformed Error "private-malformed" "A line with the right hash is not a private line.";
    PrivateAbsent Error "private-absent" "A private line is absent and no entry says it was erased.";
    RotationBad Error "rotation-bad" "A change of key lacks the old key's signature.";
    AnchorBad Error "anchor-bad" "An entry about a time stamp cannot be right.";
    TimeBackwards Warning "time-backwards" "An entry is dated before the one ahead of it.";
    TimeFuture Warning "time-future" "An entry, checkpoint or bundle is dated in the future.";
    NumberOrder Warning "number-order" "An entry gives a number that was given before, or leaves a gap.";
    ReferenceAbsent Warning "reference-absent" "An entry speaks of something that is not in the record before it.";
    KindUnknown Warning "kind-unknown" "A kind of entry that this program does not know.";
    OutsideUnread Error "outside-unread" "The log is not whole, so what is known from outside cannot be compared.";
    ErasedThere Warning "erased-there" "An entry says that something was erased which is there, or never was.";
    KindMisplaced Warning "kind-misplaced" "A kind of the book alone stands in a case, or the other way round.";
    ExhibitFiles Warning "exhibit-files" "An exhibit was added with no file, or with several.";
    KindUnread Warning "kind-unread" "An entry of a known kind whose members are not those of that kind.";
    EntryLost Warning "entry-lost" "Stands for an entry of an earlier, damaged book that is not repeated here.";
    EntryUnvouched Warning "entry-unvouched" "Entries of an earlier, damaged book that no signature vouches for any more are repeated here.";
    ErasedUnsigned Warning "erased-unsigned" "An entry says that something was erased, and no signature reaches it.";
    SignaturesGone Warning "signatures-gone" "The record speaks of a signature that is not here.";
    MoreAlike Warning "more-alike" "More findings of one kind than are listed.";
    HeadOther Warning "head-other" "An entry says that a head was handed over which is not the chain's.";
    // checkpoints, time stamps, outside knowledge
    CheckpointMalformed Error "checkpoint-malformed" "A checkpoint file is not one, or its name is not its seq.";
    CheckpointUnsigned Error "checkpoint-unsigned" "A checkpoint has no signature.";
    CheckpointSignature Error "checkpoint-signature" "A checkpoint's signature is bad or by another key.";
    CheckpointKey Error "checkpoint-key" "A checkpoint is signed by a key that no entry here brought into force.";
    CheckpointHead Error "checkpoint-head" "A checkpoint's head is not the chain's at that seq.";
    RowsLost Error "rows-lost" "A sound signature says that the record had more entries than are here.";
    CheckpointOrder Warning "checkpoint-order" "A checkpoint is dated before an earlier checkpoint or entry.";
    CheckpointNoneAtEnd Warning "checkpoint-none-at-end" "There is no checkpoint at the last link.";
    TokenAbsent Error "token-absent" "A time stamp that an entry names is absent.";
    TokenUnnamed Warning "token-unnamed" "A time stamp is present that no entry names.";
    TokenBad Error "token-bad" "A time stamp is not one of its checkpoint by the chosen authorities.";
    StampsContradict Warning "stamps-contradict" "Two verified time stamps exclude each other.";
    StampDates Warning "stamp-dates" "An entry is dated on the wrong side of a time stamp.";
    TokenOther Warning "token-other" "A time stamp does not hold the hash of its checkpoint.";
    TokenUnverified Note "token-unverified" "A time stamp was not verified.";
    HeadLost Warning "head-lost" "This computer has seen entries that the book no longer holds.";
    KnownOther Error "known-other" "The given checkpoint is of another book.";
    KnownCut Error "known-cut" "The chain ends before the given checkpoint.";
    KnownDiffers Error "known-differs" "The chain differs from the given checkpoint.";
    KeyLater Warning "key-later" "The named key came into force later: what was recorded before rests on another.";
    KnownEarlier Error "known-earlier" "What was given is of an earlier book that this one goes on from.";
    KeyDiffers Error "key-differs" "The given key is neither this book's first nor the one in force.";
    KeyUnchecked Note "key-unchecked" "No key was given to compare with.";
    // the bag
    FileMissing Error "file-missing" "A listed file is absent.";
    FileChanged Error "file-changed" "A listed file has other bytes.";
    FileExtra Error "file-extra" "A file is present that nothing lists.";
    PathBad Error "path-bad" "A path is not allowed.";
    ManifestBad Error "manifest-bad" "A manifest is malformed, unsorted or repeats a path.";
    BagBad Error "bag-bad" "bagit.txt or bag-info.txt is not as required.";
    BagSum Error "bag-sum" "Payload bytes or file count differ from Payload-Oxum.";
    TopFolder Error "top-folder" "The top folder's name is not that of this case and seq.";
    Litter Note "litter" "A file that systems leave behind, or an empty folder, was ignored.";
    Beside Warning "beside" "It lies beside the bundle and is no part of it.";
    Repacked Error "repacked" "The zip was packed again by another program.";
    ZipUnreadable Error "zip-unreadable" "This is no readable zip or folder.";
    ReadFailed Error "read-failed" "A file could not be read.";
    TooLarge Error "too-large" "Beyond the limits of a bundle.";
    // the statement
    StatementBad Error "statement-bad" "bundle.txt is not a bundle statement.";
    SignatureBad Error "signature-bad" "The bundle's signature is bad.";
    KeyNotInForce Error "key-not-in-force" "The bundle is signed by another key than the one in force.";
    ReadmeOther Warning "readme-other" "README.txt names another head than the signed statement.";
    KeyFile Error "key-file" "key.pem is not the key of bundle.txt.";
    StatementHash Error "statement-hash" "A file is not the one the bundle statement names.";
    StatementCount Error "statement-count" "A number in the bundle statement is wrong.";
    RedactedBad Error "redacted-bad" "The list of redacted entries is impossible.";
    CreatedEarly Warning "created-early" "The bundle is dated before its last entry.";
    // log files and attachments
    LogOrder Error "log-order" "Lines of a log file are out of order, repeated or belong to nothing.";
    FileUnnamed Error "file-unnamed" "A file in data/files is named by no disclosed entry.";
    FileRenamed Warning "file-renamed" "A file in data/files has another name than its entry gives.";
    FileName Error "file-name" "A file's name does not begin with its hash, or a second copy is present.";
    FileSize Error "file-size" "A file does not have the size its entry names.";
    // declared, so a note
    Redacted Note "redacted" "Entries are redacted, as declared.";
    Erased Note "erased" "Parts were erased on request, as entries say.";
    PrivateWithheld Note "private-withheld" "Private parts are withheld, as declared.";
    FilesWithheld Note "files-withheld" "Files are withheld, as declared.";
    // other programs' bags
    BagWeak Warning "bag-weak" "Only hashes that can be forged list the files of a bag.";
    BagPlain Note "bag-plain" "A plain BagIt bag: nothing signed, no log.";
    BagUnsigned Error "bag-unsigned" "A key, checkpoint or authority was given, but this bag has nothing to hold it against.";
    BagAlgorithm Warning "bag-algorithm" "A manifest's hash algorithm is not supported.";
    BagWarning Warning "bag-warning" "Allowed by BagIt, but odd.";
    BagFetch Warning "bag-fetch" "Files are to be fetched from elsewhere.";
}
