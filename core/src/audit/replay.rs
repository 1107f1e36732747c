//! The one walk: each step checks a link and folds its entry. Opening, exporting and verifying all come through here.

mod body;
mod earlier;
mod row;
mod sense;
mod signed;
mod spread;

pub use earlier::Continued;
pub use row::Row;
pub use spread::{Spread, Volume};

use super::checkpoint::Known;
use super::entry::{Entry, Place, SealError, Sealed, Stamp, seal};
use super::id::Id;
use super::key::PublicKey;
use super::link::{Genesis, Head, Link};
use super::report::{Code, Finding, Severity};
use super::time::Time;
use crate::case::event::Body;
use crate::case::exhibit::FileRef;
use crate::hash::Hash;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// One row of the log as it is kept: lines with their newlines, byte for byte.
#[derive(Debug, Clone)]
pub struct LinkRecord<'a> {
    /// The link line.
    pub line: Cow<'a, [u8]>,
    /// The entry line; `None` where it is redacted or of another case.
    pub entry: Option<Cow<'a, [u8]>>,
    /// The private line; `None` where there is none, or it is withheld or erased.
    pub private: Option<Cow<'a, [u8]>>,
}

/// Which entries have to be there.
#[derive(Debug, Clone, Default)]
pub enum Scope {
    /// All of them; a private line may be absent only where an entry says it was erased.
    #[default]
    Book,
    /// Those of one case and of the book, except the declared ones; private lines may be absent.
    Case {
        /// The case.
        case: Id,
        /// Seqs declared redacted.
        redacted: BTreeSet<u64>,
    },
}

/// What a walk is to look for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which entries have to be there.
    pub scope: Scope,
    /// Heads from outside that the chain must contain.
    pub known: Vec<Known>,
    /// Seqs whose heads the walk is to remember.
    pub watch: BTreeSet<u64>,
    /// The present, to notice entries dated later; `None` skips that.
    pub now: Option<Time>,
}

/// A time stamp that an entry says came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The entry's seq.
    pub seq: u64,
    /// Seq of the stamped checkpoint.
    pub checkpoint_seq: u64,
    /// Hash of the token's bytes.
    pub tsr: Hash,
}

/// What a walk learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    /// The genesis; `None` when its text is malformed.
    pub genesis: Option<Genesis>,
    /// The last link.
    pub head: Head,
    /// What was found, in the order of the chain.
    pub findings: Vec<Finding>,
    /// Heads at the watched seqs, as far as the chain goes.
    pub heads: BTreeMap<u64, Hash>,
    /// What the line behind each of these says its line hashes to.
    pub named: BTreeMap<u64, Hash>,
    /// Keys and the seq from which each is in force; the genesis key from 0.
    pub keys: Vec<(u64, PublicKey)>,
    /// Number of links per case, the book case included.
    pub cases: BTreeMap<Id, u64>,
    /// Entries read.
    pub entries: u64,
    /// Entries whose private line is not at hand, with their kind.
    pub withheld: Vec<(u64, String)>,
    /// Files the entries read name, with the entry's seq.
    pub files: Vec<(u64, FileRef)>,
    /// Hashes of private lines and files that entries say were erased, each with the last entry that says so.
    pub erased: BTreeMap<Hash, u64>,
    /// The entries that say so, and that nothing contradicts.
    pub erased_by: BTreeSet<u64>,
    /// What they say was erased: their seq and its hash.
    pub erasures: Vec<(u64, Hash)>,
    /// Time stamps the entries name.
    pub anchors: Vec<Anchor>,
    /// Books this one goes on from, in the order they were named.
    pub continues: Vec<Continued>,
    /// How the last export was spread over files.
    pub spread: Option<Spread>,
    /// What went out signed, by the entries that say so.
    went_out: signed::WentOut,
    /// `at` of the last entry read.
    pub last_at: Option<Time>,
    /// The last link that a checkpoint from outside bounds; 0 for none.
    pub known_up_to: u64,
    /// The first link that does not follow from the one before it.
    pub broken_at: Option<u64>,
}

impl Walk {
    /// The key in force at this seq; a change counts from its own seq on.
    pub fn key_at(&self, seq: u64) -> Option<PublicKey> {
        self.keys.iter().rev().find(|(from, _)| *from <= seq).map(|(_, key)| *key)
    }

    /// Whether an unbroken chain leads from the beginning to this link: what is signed, stamped or kept of a link behind
    /// a break shows nothing of what stands before that.
    pub fn ties(&self, seq: u64) -> bool {
        self.broken_at.is_none_or(|at| seq < at)
    }

    /// Files that entries name, that are none of those held, and that no entry says were erased.
    pub fn absent<'a>(
        &'a self,
        held: &'a BTreeSet<Hash>,
    ) -> impl Iterator<Item = &'a (u64, FileRef)> {
        let gone = |seq: u64, hash: &Hash| !held.contains(hash) && !self.erased_since(seq, hash);
        self.files.iter().filter(move |(seq, file)| gone(*seq, &file.sha256))
    }

    /// Whether an entry after this one says that this was erased: what is named anew after that is there again.
    pub fn erased_since(&self, seq: u64, hash: &Hash) -> bool {
        self.erased.get(hash).is_some_and(|at| *at > seq)
    }

    /// Entries that say a file was erased which is among those held, though no later entry names it again.
    pub fn erased_but_here(&self, held: &BTreeSet<Hash>) -> Vec<u64> {
        if self.erasures.is_empty() {
            return Vec::new();
        }
        let last: BTreeMap<Hash, u64> =
            self.files.iter().map(|(seq, f)| (f.sha256, *seq)).collect();
        let here = |(at, hash): &&(u64, Hash)| {
            held.contains(hash) && last.get(hash).is_some_and(|named| named <= at)
        };
        self.erasures.iter().filter(here).map(|(at, _)| *at).collect()
    }

    /// Whether nothing is wrong.
    pub fn is_intact(&self) -> bool {
        self.findings.iter().all(|f| f.severity() != Severity::Error)
    }
}

/// A fault of a line or of its entry's bytes: the link after it breaks by the same.
fn of_the_line(code: Code) -> bool {
    use Code as C;
    let own = [
        C::LinkMalformed,
        C::SeqBroken,
        C::ChainBroken,
        C::EntryChanged,
        C::EntryMalformed,
        C::EntryAbsent,
        C::EntryMisplaced,
    ];
    own.contains(&code)
}

/// Walks a whole chain: checks every link and entry, and hands each sound entry to `fold`. Goes on after a fault from
/// the stored line, so that one altered row is one finding; an entry with a fault of its own is not folded.
pub fn replay<'a>(
    genesis: &[u8],
    links: impl IntoIterator<Item = LinkRecord<'a>>,
    options: Options,
    fold: &mut dyn FnMut(&Entry),
) -> Walk {
    let mut walker = Walker::new(genesis, options);
    for record in links {
        walker.step(&record, fold);
    }
    walker.finish()
}

/// A walk under way: a store keeps one to append with the same check that verifies.
#[derive(Debug, Clone)]
pub struct Walker {
    options: Options,
    walk: Walk,
    /// The line before had a fault of its own: a break right after it is the same fault.
    faulted: bool,
    /// The seq the line before should have had, where it had another: the next may go on from either.
    instead: Option<u64>,
    /// How often links were lost so far; each case may then jump once without a finding of its own.
    losses: u64,
    counts: HashMap<Id, (u64, u64)>,
    seen: HashSet<Hash>,
    private_absent: Vec<(u64, Hash)>,
    /// Every head so far, for entries that say which was handed over.
    trail: Vec<Hash>,
    /// Entries that name a head which is not there, with its seq and hash.
    other_heads: Vec<(u64, u64, Option<Hash>)>,
    /// Entries that say something was erased: their seq, the case, the entry it stood in, its hash.
    erasures: Vec<(u64, Id, u64, Hash)>,
    sense: sense::Sense,
    /// What was found so far that is no error, by its kind: nobody reads more than some of one, and the others are not
    /// to be lost behind them.
    alike: BTreeMap<Code, usize>,
    /// Errors so far.
    errors: usize,
}

/// So many of each kind are kept that are no error; errors are, all of them.
const ALIKE: usize = 100;

/// A new row, sealed and chained.
#[derive(Debug, Clone, PartialEq)]
pub struct Chained {
    /// The link line with its newline.
    pub link: String,
    /// The entry's lines.
    pub sealed: Sealed,
    /// The head it makes.
    pub head: Head,
    /// The entry as it reads back.
    pub entry: Entry,
}

/// Why nothing was appended.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AppendError {
    /// The body cannot become an entry.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The entry would spoil every later bundle (a bad rotation or anchor); it could never be taken back.
    #[error("the entry would make every later bundle invalid: {}", .0.code.as_str())]
    Spoils(Finding),
    /// The log has findings; it is read-only.
    #[error("the log has findings and can only be read")]
    Damaged,
}

impl Walker {
    /// Begins at the genesis text.
    pub fn new(genesis: &[u8], mut options: Options) -> Self {
        options.watch.extend(options.known.iter().map(|k| k.head.seq));
        let parsed = Genesis::parse(genesis);
        let mut walk = Walk {
            genesis: parsed,
            head: Head { seq: 0, hash: Hash::of(genesis) },
            findings: Vec::new(),
            heads: BTreeMap::new(),
            named: BTreeMap::new(),
            keys: parsed.iter().map(|g| (0, g.key)).collect(),
            cases: BTreeMap::new(),
            entries: 0,
            withheld: Vec::new(),
            files: Vec::new(),
            erased: BTreeMap::new(),
            erased_by: BTreeSet::new(),
            erasures: Vec::new(),
            anchors: Vec::new(),
            continues: Vec::new(),
            spread: None,
            went_out: signed::WentOut::default(),
            last_at: None,
            known_up_to: 0,
            broken_at: None,
        };
        if parsed.is_none_or(|g| !g.key.is_usable()) {
            walk.findings.push(Finding::new(Code::GenesisMalformed, "genesis"));
        }
        Self {
            options,
            walk,
            faulted: false,
            instead: None,
            losses: 0,
            counts: HashMap::new(),
            seen: HashSet::new(),
            private_absent: Vec::new(),
            trail: Vec::new(),
            other_heads: Vec::new(),
            erasures: Vec::new(),
            sense: sense::Sense::default(),
            alike: BTreeMap::new(),
            errors: 0,
        }
    }

    /// What is known so far.
    pub fn walk(&self) -> &Walk {
        &self.walk
    }

    /// Errors so far.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The last link.
    pub fn head(&self) -> Head {
        self.walk.head
    }

    /// Where the next entry of this case goes; `None` without a sound genesis.
    pub fn place(&self, case: Id) -> Option<Place> {
        let cseq = self.counts.get(&case).map_or(0, |(count, _)| *count) + 1;
        Some(Place { book: self.walk.genesis?.book, case, seq: self.walk.head.seq + 1, cseq })
    }

    /// Seals and chains one more entry, with the verifier's own check on it. Changes nothing on refusal.
    pub fn append(
        &mut self,
        case: Id,
        stamp: &Stamp,
        body: &Body,
        fold: &mut dyn FnMut(&Entry),
    ) -> Result<Chained, AppendError> {
        let place = self.place(case).filter(|_| self.walk.is_intact());
        let place = place.ok_or(AppendError::Damaged)?;
        let sealed = seal(&place, stamp, body)?;
        let read = Entry::read(&sealed.line, sealed.private.as_deref());
        let entry = read.map_err(|_| AppendError::Damaged)?;
        if let Some(finding) = self.judge(&entry) {
            return Err(AppendError::Spoils(finding));
        }
        let (link, head) = self.walk.head.chain(case, sealed.hash);
        let record = LinkRecord {
            line: link.as_bytes().into(),
            entry: Some(sealed.line.as_slice().into()),
            private: sealed.private.as_deref().map(Cow::from),
        };
        self.step(&record, fold);
        Ok(Chained { link, sealed, head, entry })
    }

    /// Reads and takes the next row.
    pub fn step(&mut self, record: &LinkRecord<'_>, fold: &mut dyn FnMut(&Entry)) {
        self.take(Row::read(record), fold);
    }

    /// Takes the next row, already read.
    pub fn take(&mut self, row: Row, fold: &mut dyn FnMut(&Entry)) {
        let expected = self.walk.head.seq + 1;
        let hash = row.hash;
        let Some(link) = row.link else {
            self.add(Finding::at(Code::LinkMalformed, expected));
            self.walk.broken_at.get_or_insert(expected);
            self.walk.head = Head { seq: expected, hash };
            self.trail.push(hash);
            self.losses += 1;
            self.faulted = true;
            return;
        };
        let before = self.walk.findings.len();
        let follows = link.prev == self.walk.head.hash;
        if !follows || link.seq != expected {
            self.walk.broken_at.get_or_insert(expected);
        }
        let instead = self.instead.take().is_some_and(|seq| link.seq == seq + 1);
        if link.seq != expected && !instead {
            let finding = Finding::at(Code::SeqBroken, link.seq).with("expected", expected);
            self.add(finding.with("found", link.seq));
            self.losses += 1;
            self.instead = Some(expected);
        } else if !follows && !self.faulted {
            let first = if link.seq == 1 { "yes" } else { "no" };
            let finding = Finding::at(Code::ChainBroken, link.seq).with("first", first);
            self.add(finding.with("before", link.seq - 1));
        }
        self.walk.head = Head { seq: link.seq, hash };
        self.trail.push(hash);
        if self.options.watch.contains(&link.seq) {
            // A later line that says the same number is not the one that stood there.
            self.walk.heads.entry(link.seq).or_insert(hash);
        }
        if self.options.watch.contains(&(link.seq - 1)) {
            self.walk.named.entry(link.seq - 1).or_insert(link.prev);
        }
        if !self.seen.insert(link.entry) {
            self.add(Finding::at(Code::EntryRepeated, link.seq));
        }
        self.entry(&link, row.content, fold);
        if row.unread && self.walk.findings.len() == before {
            self.add(Finding::at(Code::KindUnread, link.seq));
        }
        self.faulted = self
            .walk
            .findings
            .get(before..)
            .is_some_and(|new| new.iter().any(|f| of_the_line(f.code)));
    }

    /// The row just taken stood under this number in its table: a sound row stands under its own.
    pub fn stood_at(&mut self, row: u64) {
        if row != self.walk.head.seq && self.walk.is_intact() {
            let finding = Finding::at(Code::SeqBroken, self.walk.head.seq).with("expected", row);
            self.add(finding.with("found", self.walk.head.seq));
        }
    }

    /// Whether nothing is wrong so far, were the chain to end here: private lines that nobody erased are missed too.
    pub fn is_sound(&self) -> bool {
        let erased = |hash: &Hash| self.walk.erased.contains_key(hash);
        self.walk.is_intact() && self.private_absent.iter().all(|(_, hash)| erased(hash))
    }

    /// What was learned so far, as if the chain ended here; the walk can go on.
    pub fn so_far(&self) -> Walk {
        // All but the hashes and numbers seen, the greater part of a long walk, which say nothing at its end.
        let end = Self {
            options: self.options.clone(),
            walk: self.walk.clone(),
            counts: self.counts.clone(),
            seen: HashSet::new(),
            trail: Vec::new(),
            sense: sense::Sense::default(),
            private_absent: self.private_absent.clone(),
            other_heads: self.other_heads.clone(),
            erasures: Vec::new(),
            alike: self.alike.clone(),
            ..*self
        };
        end.finish()
    }

    /// Ends the walk: compares with checkpoints from outside, and reports private lines nobody erased.
    pub fn finish(mut self) -> Walk {
        for at in 0..self.options.known.len() {
            let known = self.options.known[at];
            self.known(&known);
        }
        self.heads_handed_over();
        self.erasures();
        if matches!(self.options.scope, Scope::Book) {
            for (seq, hash) in std::mem::take(&mut self.private_absent) {
                if !self.walk.erased.contains_key(&hash) {
                    self.add(Finding::at(Code::PrivateAbsent, seq));
                }
            }
        }
        self.more_alike();
        self.walk.cases = self.counts.into_iter().map(|(case, (count, _))| (case, count)).collect();
        self.walk
    }

    fn known(&mut self, known: &Known) {
        let seq = known.head.seq;
        let ours = self.walk.heads.get(&seq);
        // The line behind it names what was kept: then it is this line that is damaged.
        let is_kept = [ours, self.walk.named.get(&seq)].contains(&Some(&known.head.hash));
        let code = if known.book.zip(self.walk.genesis).is_some_and(|(book, g)| g.book != book) {
            Code::KnownOther
        } else if ours == Some(&known.head.hash) && self.walk.ties(seq) {
            self.walk.known_up_to = self.walk.known_up_to.max(seq);
            return;
        } else if is_kept {
            self.add(Finding::at(Code::OutsideUnread, seq));
            return;
        } else if ours.is_none() && seq > self.walk.head.seq {
            Code::KnownCut
        } else {
            Code::KnownDiffers
        };
        // A line of a message does not say of which book it is: then its head does, where it is named.
        let hash = known.head.hash.hex();
        let of_earlier = |c: &Continued| match known.book {
            Some(book) => c.book == book.hex(),
            None => c.head == hash && c.head_seq == seq,
        };
        let begun = self.walk.continues.last().map_or(0, |c| c.seq);
        let handed = |(at, of, head): &(u64, u64, Option<Hash>)| {
            *at < begun && *of == seq && *head == Some(known.head.hash)
        };
        let own = known.book.zip(self.walk.genesis).is_some_and(|(book, g)| g.book == book);
        let told = self.walk.continues.iter().any(of_earlier)
            || (known.book.is_none() && self.other_heads.iter().any(handed));
        let earlier = told && !own;
        let code = if earlier { Code::KnownEarlier } else { code };
        let time = known.time.map_or_else(|| "-".to_string(), |time| time.to_string());
        let finding = Finding::at(code, seq).with("seq", seq).with("time", time);
        self.add(finding.with("last", self.walk.head.seq));
    }

    fn add(&mut self, finding: Finding) {
        if finding.severity() == Severity::Error {
            self.errors += 1;
        } else {
            let alike = self.alike.entry(finding.code).or_default();
            *alike += 1;
            if *alike > ALIKE {
                return;
            }
        }
        self.walk.findings.push(finding);
    }

    /// Says how many of a kind were not kept.
    fn more_alike(&mut self) {
        for (code, count) in self.alike.iter().filter(|(_, count)| **count > ALIKE) {
            let finding = Finding::new(Code::MoreAlike, code.as_str());
            self.walk.findings.push(finding.with("count", *count - ALIKE));
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
