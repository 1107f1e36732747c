//! Who outside holds proof of this book, since when, and how much of it nobody can vouch for yet.

use super::{Desk, id_of, store_failure};
use crate::failure::{Exit, Failure, Result};
use chrono::{DateTime, FixedOffset};
use recourse_core::args;
use recourse_core::audit::{Checkpoint, Time};
use recourse_core::case::event::{Event, HeadShared};
use recourse_core::locale::Locale;

/// Ways of handing over a head, as words of the command line.
pub const WAYS: &[&str] = &["message", "email", "letter", "print", "stick", "qr", "other"];
/// From so many entries without an outside proof on, the program reminds.
pub const TAIL_TO_SAY: u64 = 50;

/// What somebody outside holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A head, handed over.
    Head,
    /// A time stamp of an authority.
    Stamp,
}

/// One proof outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// What they hold.
    pub kind: Kind,
    /// It covers the entries up to here.
    pub seq: u64,
    /// Since when.
    pub since: Option<DateTime<FixedOffset>>,
    /// Who.
    pub to: String,
    /// How it got there; empty for a time stamp.
    pub how: String,
    /// Case of the entry; empty for the book.
    pub case: String,
    /// What they hold is in the chain as it is now. Else the record was rewritten since, or nothing was handed over.
    pub fits: bool,
}

/// How far the book is vouched for from outside.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proof {
    /// The last entry.
    pub last: u64,
    /// Handed to somebody up to here; 0 for never.
    pub handed_up_to: u64,
    /// Time-stamped up to here, as taken in after a complete check; 0 for never.
    pub stamped_up_to: u64,
    /// A bundle went out already.
    pub exported: bool,
    /// Everybody who holds something, by entry.
    pub holders: Vec<Holder>,
}

impl Proof {
    /// Entries that nobody outside can vouch for.
    pub fn tail(&self) -> u64 {
        self.last - self.handed_up_to.max(self.stamped_up_to).min(self.last)
    }

    /// Worth saying: a bundle is out and nobody holds a head, or the tail has grown long.
    pub fn wanting(&self) -> bool {
        let never = self.handed_up_to == 0 && self.stamped_up_to == 0;
        (self.exported && never) || self.tail() >= TAIL_TO_SAY
    }
}

/// How far the book is vouched for.
pub fn state(desk: &Desk) -> Proof {
    let book = desk.book();
    let offset = desk.world.offset;
    let local = |at: &str| Time::parse(at).map(|t| t.to_chrono().with_timezone(&offset));
    let mut proof = Proof { last: book.last_seq, ..Proof::default() };
    for case in &book.cases {
        proof.exported |= !case.exports.is_empty();
        for (seq, shared) in &case.shared {
            let at = case.lines.iter().find(|l| l.seq == *seq).and_then(|l| local(&l.at));
            let fits = is_in_chain(desk, shared);
            if fits {
                proof.handed_up_to = proof.handed_up_to.max(shared.head_seq);
            }
            proof.holders.push(Holder {
                kind: Kind::Head,
                seq: shared.head_seq,
                since: at,
                to: shared.to.clone().unwrap_or_default(),
                how: shared.how.clone().unwrap_or_default(),
                case: case.no.clone(),
                fits,
            });
        }
    }
    let kept = super::stamp::kept(desk).unwrap_or_default();
    let stamps = super::stamp::anchors(desk, &kept, None).unwrap_or_default();
    let missing = super::stamp::missing(desk, &kept);
    for (entry, anchor) in &book.anchors {
        // A stamp that is no longer there, or not as it came, bounds nothing.
        let judged = stamps.iter().find(|a| a.checkpoint_seq == anchor.checkpoint_seq);
        // Nor does one that stamps something else, or is none.
        let holds = judged.is_some_and(|a| a.holds);
        let fits = holds && missing.iter().all(|(at, _)| at != entry);
        let since = judged.and_then(|a| a.stated).map(|t| t.to_chrono().with_timezone(&offset));
        if fits {
            proof.stamped_up_to = proof.stamped_up_to.max(anchor.checkpoint_seq);
        }
        proof.holders.push(Holder {
            kind: Kind::Stamp,
            seq: anchor.checkpoint_seq,
            since,
            to: anchor.tsa.clone(),
            how: String::new(),
            case: String::new(),
            fits,
        });
    }
    proof.holders.sort_by_key(|h| (h.seq, h.since));
    proof
}

/// Whether the head that was handed over is that of the chain; a book that cannot be read now contradicts nothing.
fn is_in_chain(desk: &Desk, shared: &HeadShared) -> bool {
    let found = desk.store().ok().and_then(|store| store.hash_at(shared.head_seq).ok());
    found.is_none_or(|hash| hash == Some(shared.head))
}

/// The tail in words.
pub fn tail_words(proof: &Proof, locale: &Locale) -> String {
    let args = args![tail = proof.tail(), last = proof.last.to_string()];
    locale.fill(if proof.tail() == 0 { "stamp-tail-none" } else { "stamp-tail" }, args)
}

/// One proof outside, in words.
pub fn holder_words(holder: &Holder, locale: &Locale) -> String {
    let since = holder.since.map(|t| t.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
    let id = match holder.kind {
        Kind::Head if !holder.fits => "stamp-holder-head-other",
        Kind::Head => "stamp-holder-head",
        Kind::Stamp if !holder.fits => "stamp-holder-stamp-gone",
        Kind::Stamp => "stamp-holder-stamp",
    };
    let how = if WAYS.contains(&holder.how.as_str()) {
        locale.text(&format!("stamp-way-{}", holder.how))
    } else {
        holder.how.clone()
    };
    let seq = holder.seq.to_string();
    let args = args![
        since = since.as_str(),
        to = holder.to.as_str(),
        how = how.as_str(),
        seq = seq.as_str()
    ];
    locale.fill(id, args)
}

/// Records that somebody outside has this head from now on. The head is the one before this entry: that is what was
/// handed over.
pub fn hand_over(desk: &mut Desk, no: &str, to: &str, how: &str) -> Result<HeadShared> {
    if !WAYS.contains(&how) {
        return Err(Failure::new(Exit::Usage, "E-PROOF-01", "stamp-fail-way")
            .with("word", how)
            .with("known", WAYS.join(", ")));
    }
    if to.trim().is_empty() {
        return Err(Failure::new(Exit::Usage, "E-PROOF-02", "stamp-fail-nobody"));
    }
    let case = id_of(desk.case(no)?);
    let time = Time::from_chrono(&desk.world.now());
    let kept = desk.ready()?.checkpoint(time).map_err(store_failure)?;
    let statement = Checkpoint::parse(kept.text.as_bytes()).ok_or_else(|| {
        Failure::new(Exit::Verification, "E-BOOK-06", "cli-fail-damaged").with("what", "checkpoint")
    })?;
    let shared = HeadShared {
        head_seq: statement.head.seq,
        head: statement.head.hash,
        to: Some(to.trim().to_string()),
        how: Some(how.to_string()),
    };
    let event = Event::HeadShared(shared.clone());
    desk.record(&[], |_, _| Ok(vec![(case, event.clone())]))?;
    Ok(shared)
}

/// What the code on the screen says; capitals make it two rows smaller, so that it fits a small terminal.
pub fn square_text(seq: u64, head: &str) -> String {
    format!("recourse head {seq} {head}").to_uppercase()
}

/// The words to send along: head and count, and what to do with them.
pub fn message(desk: &Desk) -> String {
    let locale = &desk.world.locale;
    let (seq, head) = desk.head().map_or((0, String::new()), |h| (h.seq, h.hash.hex()));
    let key = desk.store().map(|s| s.genesis().key.fingerprint()).unwrap_or_default();
    let day = desk.world.now().date_naive().to_string();
    locale.fill(
        "stamp-message",
        args![seq = seq.to_string(), head = head.as_str(), key = key.as_str(), day = day.as_str()],
    )
}
