//! What a check found: every finding, graded, and the verdict with its levels. A verdict says whether the record is
//! unchanged, complete and since when; it never says that what was written down is right.

mod code;

use super::time::Time;
use crate::hygiene::one_line;
use crate::locale::{Locale, value};
pub use code::{Code, Severity};

/// The outcome in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing wrong found; declared redaction and withholding keep it.
    Intact,
    /// Only listed files are absent, none that proves the others; nothing present is wrong.
    Incomplete,
    /// Something is wrong.
    Invalid,
}

impl Verdict {
    /// The word of the command line: `intact`, `incomplete`, `invalid`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Incomplete => "incomplete",
            Self::Invalid => "invalid",
        }
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What, and with it how grave.
    pub code: Code,
    /// Values for its text; foreign text is unfiltered, so screens must still make it safe.
    pub args: Vec<(&'static str, String)>,
    /// Where: `#12` for an entry or link, a path for a file, empty for the whole.
    pub where_: String,
}

impl Finding {
    /// A finding without values.
    pub fn new(code: Code, where_: impl Into<String>) -> Self {
        Self { code, args: Vec::new(), where_: where_.into() }
    }

    /// A finding about the link or entry at this place.
    pub fn at(code: Code, seq: u64) -> Self {
        Self::new(code, format!("#{seq}"))
    }

    /// Adds a value for the text.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// How grave.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What was found, as a sentence in the language of `locale`.
    pub fn text(&self, locale: &Locale) -> String {
        let mut args: Vec<_> =
            self.args.iter().map(|(name, text)| (*name, value(text.as_str()))).collect();
        args.push(("where", value(self.where_.as_str())));
        // A fault of a time stamp is a sentence of its own inside the finding's.
        let about = self.args.iter().find(|(name, _)| *name == "about").map(|(_, about)| about);
        let fault = self.args.iter().find(|(name, _)| *name == "fault").map(|(_, name)| {
            let about = about.map_or("", String::as_str);
            locale.fill(&format!("stamp-fault-{name}"), crate::args![about = about])
        });
        if let Some(fault) = &fault {
            args.retain(|(name, _)| *name != "fault");
            args.push(("fault", value(fault.as_str())));
        }
        let parts = self.args.iter().find(|(name, _)| *name == "parts");
        let parts = parts.map(|(_, parts)| named_parts(parts, locale));
        if let Some(parts) = &parts {
            args.retain(|(name, _)| *name != "parts");
            args.push(("parts", value(parts.as_str())));
        }
        one_line(&locale.fill(&format!("trust-finding-{}", self.code.as_str()), &args))
    }
}

/// So many of the first and of the last changes of key are told.
const CHANGES: usize = 4;

/// So many parts of a list are named in a sentence; JSON has them all.
const PARTS: usize = 40;

/// `6 contact.logged,8 note.private` in words: `#6 Contact, #8 Own thoughts`. An unknown kind stays as it is written.
fn named_parts(parts: &str, locale: &Locale) -> String {
    let word = |part: &str| {
        let (seq, kind) = part.split_once(' ').unwrap_or((part, ""));
        let id = format!("core-event-{}", kind.replace(['.', '_'], "-"));
        let kind = if locale.has(&id) { locale.text(&id) } else { kind.to_string() };
        format!("#{seq} {kind}").trim_end().to_string()
    };
    let mut words: Vec<String> = parts.split(',').take(PARTS).map(word).collect();
    let more = parts.split(',').count().saturating_sub(PARTS);
    if more > 0 {
        words.push(format!("+{more}"));
    }
    locale.list(&words)
}

/// What was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Subject {
    /// A whole book.
    #[default]
    Book,
    /// A bundle made by Recourse.
    Bundle,
    /// A BagIt bag of another program.
    Bag,
}

/// Everything a check has to say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// What was checked.
    pub subject: Subject,
    /// Every finding, in the order of the checks.
    pub findings: Vec<Finding>,
    /// Listed files that are present with the right bytes.
    pub matching: u64,
    /// Listed files whose bytes differ.
    pub changed: Vec<String>,
    /// Listed files that are absent.
    pub missing: Vec<String>,
    /// Files present that nothing lists.
    pub extra: Vec<String>,
    /// Number of links.
    pub entries: u64,
    /// Hash of the last link.
    pub head: Option<crate::hash::Hash>,
    /// Every link, entry and private line present fits.
    pub chain_intact: bool,
    /// Fingerprint of the genesis key, where the signature by the key in force is good.
    pub signer: Option<String>,
    /// Fingerprint of the key that made that signature, or is in force in a book; `signer` unless the key changed.
    pub signed_by: Option<String>,
    /// Of a book, the key in force at its end.
    pub key_now: Option<super::PublicKey>,
    /// Changes of key: the entry, and the fingerprints before and after.
    pub key_changes: Vec<(u64, String, String)>,
    /// Books that this one says it goes on from.
    pub continues: Vec<super::replay::Continued>,
    /// When the last entry that is here was written, as it says.
    pub last_at: Option<Time>,
    /// The key was given from outside and is this book's.
    pub key_trusted: bool,
    /// All entries of the case and the book are disclosed or declared redacted.
    pub complete: bool,
    /// Somewhere a link does not follow from the one before.
    pub broken: bool,
    /// The last seq bounded by a verified time stamp; 0 for none.
    pub anchored_up_to: u64,
    /// The last seq bounded by a checkpoint given from outside; 0 for none.
    pub known_up_to: u64,
    /// Of a book: the last entry that a checkpoint signs. A bundle is signed as a whole.
    pub signed_up_to: u64,
    /// Links after the last verified time stamp: what the owner could still rewrite unseen.
    pub unanchored_tail: u64,
    /// When the last verified time stamp was made.
    pub stamped_at: Option<Time>,
    /// Time stamps present but not verified.
    pub tokens_unverified: u64,
    /// Every time stamp that is there, by the seq of its checkpoint.
    pub anchors: Vec<super::anchor::Anchor>,
    /// Private lines left out, as declared.
    pub private_withheld: u64,
    /// The entries they are of, with their kind.
    pub withheld: Vec<(u64, String)>,
    /// Which file of a release this is, where that is more than one.
    pub volume: Option<super::replay::Volume>,
    /// Files left out, as declared; those in other volumes are not.
    pub files_withheld: u64,
    /// Entries left out, as declared, by seq.
    pub redacted: Vec<u64>,
    /// SHA-256 of the zip itself, where one was read; its fingerprint is what the sender told.
    pub archive: Option<crate::hash::Hash>,
}

impl Report {
    /// The outcome: invalid by any error, incomplete where the only errors are absent files. Without the signed list
    /// nothing can be said of what is there, so its absence is no mere gap.
    pub fn verdict(&self) -> Verdict {
        let mut errors =
            self.findings.iter().filter(|f| f.severity() == Severity::Error).peekable();
        if errors.peek().is_none() {
            Verdict::Intact
        } else if errors.all(|f| f.code == Code::FileMissing && !self.proves(&f.where_)) {
            Verdict::Incomplete
        } else {
            Verdict::Invalid
        }
    }

    /// Whether what is present rests on this file of a bundle.
    fn proves(&self, path: &str) -> bool {
        let proofs = ["bundle.txt", "bundle.txt.sig", "manifest-sha256.txt"];
        self.subject == Subject::Bundle && proofs.contains(&path)
    }

    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Whether this code was found.
    pub fn has(&self, code: Code) -> bool {
        self.findings.iter().any(|f| f.code == code)
    }

    /// Verdict and levels, one line each, without the findings.
    pub fn summary(&self, locale: &Locale) -> Vec<String> {
        if self.has(Code::ZipUnreadable) {
            // Nothing of it was read: levels of a bundle would be made up.
            return vec![locale.text("trust-verdict-unreadable")];
        }
        let subject = match self.subject {
            Subject::Bag => "-bag",
            Subject::Book if self.verdict() == Verdict::Intact => "-book",
            _ => "",
        };
        let id = format!("trust-verdict-{}{subject}", self.verdict().word());
        let mut lines = vec![locale.text(&id)];
        // Whoever reads no further than the verdict is told that there is more to read.
        let warned = self.findings.iter().filter(|f| f.severity() == Severity::Warning).count();
        if warned > 0 {
            lines.push(locale.fill("trust-level-warned", crate::args![count = warned]));
        }
        if self.subject == Subject::Bag {
            lines.push(locale.text("trust-level-plain-bag"));
            return lines;
        }
        lines.extend(self.key_lines(locale));
        lines.extend(self.last_line(locale));
        let complete = if self.complete { "complete" } else { "not-complete" };
        lines.push(locale.text(&format!("trust-level-{complete}")));
        lines.extend(self.volume_line(locale));
        let left_out = self.redacted.len() as u64 + self.private_withheld + self.files_withheld;
        if left_out > 0 {
            let args = crate::args![
                redacted = self.redacted.len(),
                private = self.private_withheld,
                files = self.files_withheld
            ];
            // Where something does not fit, nothing here is known to be declared.
            let sure = self.verdict() != Verdict::Invalid;
            let id = if sure { "trust-level-left-out" } else { "trust-level-not-here" };
            lines.push(locale.fill(id, args));
        }
        lines.extend(self.continued_lines(locale));
        lines.extend(self.anchor_lines(locale));
        // Where a file was changed or nobody signed, no signature shows anything of them.
        if self.subject == Subject::Bundle && self.signer.is_some() && !self.has(Code::FileChanged)
        {
            lines.push(locale.text("trust-level-derived"));
        }
        lines.iter().map(|line| one_line(line)).collect()
    }

    /// Who signed; after a change of key also which key, and by which entries it took over from the first.
    fn key_lines(&self, locale: &Locale) -> Vec<String> {
        let Some(first) = &self.signer else { return vec![locale.text("trust-level-key-none")] };
        let later = self.signed_by.as_ref().filter(|key| *key != first);
        let book = self.subject == Subject::Book;
        let which = if later.is_some() || book { "first-key" } else { "key" };
        let trusted = if self.key_trusted { "trusted" } else { "untrusted" };
        let id = format!("trust-level-{which}-{trusted}");
        let mut lines = vec![locale.fill(&id, crate::args![key = first.as_str()])];
        // Nobody reads more of them; JSON has them all.
        let more = self.key_changes.len().saturating_sub(2 * CHANGES);
        for (at, (seq, from, to)) in self.key_changes.iter().enumerate() {
            if at == CHANGES && more > 0 {
                lines.push(locale.fill("trust-level-key-more", crate::args![count = more]));
            }
            if (CHANGES..CHANGES + more).contains(&at) {
                continue;
            }
            let (seq, from, to) = (seq.to_string(), from.as_str(), to.as_str());
            let args = crate::args![seq = seq.as_str(), from = from, to = to];
            lines.push(locale.fill("trust-level-key-changed", args));
        }
        if book {
            lines.push(self.signed_line(locale));
        }
        // Of a book, only where something is signed since the change.
        let changed = self.key_changes.last().map_or(0, |(seq, ..)| *seq);
        if let Some(key) = later.filter(|_| !book || self.signed_up_to >= changed) {
            lines.push(locale.fill("trust-level-key-in-force", crate::args![key = key.as_str()]));
        }
        lines
    }

    /// How far the signatures of a book reach: its chain alone can be made anew by whoever can write the file.
    fn signed_line(&self, locale: &Locale) -> String {
        let other = [
            Code::SignaturesGone,
            Code::CheckpointHead,
            Code::CheckpointKey,
            Code::RowsLost,
            Code::CheckpointMalformed,
        ];
        let gone = self.broken || other.into_iter().any(|code| self.has(code));
        if self.broken && self.signed_up_to == 0 {
            return locale.text("trust-level-unsigned-broken");
        }
        signed_words(self.signed_up_to, self.entries, gone, locale)
    }

    /// Where the record ends: what was cut off behind shows only against this.
    fn last_line(&self, locale: &Locale) -> Option<String> {
        let (at, head) = (self.last_at?.to_string(), self.head?.hex());
        let seq = self.entries.to_string();
        let args = crate::args![seq = seq.as_str(), at = at.as_str(), head = head.as_str()];
        Some(locale.fill("trust-level-last", args))
    }

    fn volume_line(&self, locale: &Locale) -> Option<String> {
        use super::replay::Volume;
        Some(match self.volume.as_ref()? {
            Volume::Supplement => locale.text("trust-level-supplement"),
            Volume::Part { no, of, elsewhere } => {
                let args = crate::args![no = *no, of = *of, count = elsewhere.len()];
                locale.fill("trust-level-volume", args)
            }
        })
    }

    fn continued_lines(&self, locale: &Locale) -> Vec<String> {
        self.continues.iter().map(|c| c.text(locale)).collect()
    }

    /// Takes from the walk what no finding says: books before this one, and where the record ends.
    pub fn told(&mut self, walk: &super::replay::Walk) {
        self.continues.clone_from(&walk.continues);
        if !walk.erased_by.is_empty() {
            let list: Vec<String> = walk.erased_by.iter().map(u64::to_string).collect();
            self.add(Finding::new(Code::Erased, "").with("list", list.join(", ")));
        }
        self.last_at = walk.last_at;
    }

    /// Takes from the walk which key is in force at its end, and by which changes it came.
    pub fn keys(&mut self, walk: &super::replay::Walk) {
        let print = |key: &super::PublicKey| key.fingerprint();
        let signed = self.signer.is_some();
        self.key_now = walk.key_at(walk.head.seq);
        self.signed_by = walk.key_at(walk.head.seq).filter(|_| signed).map(|key| key.fingerprint());
        let pairs = walk.keys.iter().zip(walk.keys.iter().skip(1));
        self.key_changes =
            pairs.map(|((_, from), (seq, to))| (*seq, print(from), print(to))).collect();
    }

    fn anchor_lines(&self, locale: &Locale) -> Vec<String> {
        let mut lines = Vec::new();
        match self.stamped_at {
            Some(_) if self.has(Code::StampsContradict) => {
                lines.push(locale.text("trust-level-stamps-contradict"));
            }
            Some(time) => {
                let time = time.to_string();
                let args = crate::args![seq = self.anchored_up_to, time = time.as_str()];
                lines.push(locale.fill("trust-level-anchored", args));
            }
            None => lines.push(locale.text("trust-level-not-anchored")),
        }
        lines.extend(self.anchors.iter().filter_map(|anchor| anchor.bounds(locale)));
        if self.tokens_unverified > 0 {
            let args = crate::args![count = self.tokens_unverified];
            lines.push(locale.fill("trust-level-tokens-unverified", args));
        }
        if self.known_up_to > 0 {
            lines.push(locale.fill("trust-level-known", crate::args![seq = self.known_up_to]));
        }
        // What somebody kept bounds as a time stamp does, for whoever kept it.
        let bounded = self.anchored_up_to.max(self.known_up_to);
        let tail = self.entries.saturating_sub(bounded).min(self.unanchored_tail);
        if tail > 0 {
            let by = if self.known_up_to > 0 { "known" } else { "stamp" };
            lines.push(locale.fill("trust-level-tail", crate::args![count = tail, by = by]));
        }
        lines
    }
}

/// How far the signatures of a book of `last` entries reach; `gone`: it says that there were more, or of another record.
pub fn signed_words(to: u64, last: u64, gone: bool, locale: &Locale) -> String {
    let id = match to {
        0 if gone => "trust-level-unsigned-now",
        0 => "trust-level-unsigned",
        to if to < last => "trust-level-signed-to",
        _ => "trust-level-signed-all",
    };
    let (to, last) = (to.to_string(), last.to_string());
    locale.fill(id, crate::args![to = to.as_str(), last = last.as_str()])
}

#[cfg(test)]
mod tests;
