//! The part of a step that looks at the entry behind the link.

use super::row::Content;
use super::{Anchor, Code, Entry, Finding, Hash, Link, PublicKey, Scope, Spread, Walker};
use crate::audit::entry::PrivateFault;
use std::collections::BTreeSet;

impl Walker {
    pub(super) fn entry(&mut self, link: &Link, content: Content, fold: &mut dyn FnMut(&Entry)) {
        let losses = self.losses;
        let slot = self.counts.entry(link.case).or_default();
        slot.0 += 1;
        let wanted = match &self.options.scope {
            Scope::Book => true,
            Scope::Case { case, redacted } => {
                link.case.is_book() || (link.case == *case && !redacted.contains(&link.seq))
            }
        };
        if !matches!(content, Content::Entry(..)) {
            self.sense.hole(link.case);
        }
        let (entry, private) = match content {
            Content::Absent if wanted => return self.add(Finding::at(Code::EntryAbsent, link.seq)),
            Content::Absent => return,
            _ if !wanted => return self.add(Finding::at(Code::EntryUnexpected, link.seq)),
            Content::Changed => return self.add(Finding::at(Code::EntryChanged, link.seq)),
            Content::Malformed(fault) => {
                return self.add(Finding::at(Code::EntryMalformed, link.seq).with("reason", fault));
            }
            Content::Entry(entry, private) => (entry, private),
        };
        let mut sound = self.placed(link, &entry) && self.in_order(link, &entry, losses);
        self.private(&entry, private);
        self.time(&entry);
        if let Some(finding) = self.judge(&entry) {
            sound = false;
            self.add(finding);
        }
        self.walk.entries += 1;
        if sound {
            self.earlier(&entry);
            for finding in self.sense.take(&entry) {
                self.add(finding);
            }
            self.keep(&entry);
            fold(&entry);
        } else {
            self.sense.hole(link.case);
        }
    }

    /// Seq, case and book are those of the link and the book.
    fn placed(&mut self, link: &Link, entry: &Entry) -> bool {
        let book = self.walk.genesis.map_or(entry.book, |g| g.book);
        let member = if entry.case != link.case {
            // Counted for the wrong case: both cases may now jump once.
            self.losses += 1;
            "case"
        } else if entry.seq != link.seq {
            "seq"
        } else if entry.book != book {
            "book"
        } else {
            return true;
        };
        // A link with a changed seq was reported as that.
        if member != "seq" || self.instead.is_none() {
            self.add(Finding::at(Code::EntryMisplaced, link.seq).with("member", member));
        }
        false
    }

    /// The entry's place within its case is its position there.
    fn in_order(&mut self, link: &Link, entry: &Entry, losses: u64) -> bool {
        let slot = self.counts.entry(link.case).or_default();
        let (expected, known_losses) = std::mem::replace(slot, (entry.cseq, losses));
        // After a loss in the chain the first jump of each case is that loss, not a new fault.
        if expected == entry.cseq || known_losses < losses {
            return true;
        }
        let finding = Finding::at(Code::CaseOrder, link.seq).with("expected", expected);
        self.add(finding.with("found", entry.cseq));
        false
    }

    fn private(&mut self, entry: &Entry, line: Option<Result<(), PrivateFault>>) {
        match line {
            None => {
                if let Some(hash) = entry.private_hash {
                    self.walk.withheld.push((entry.seq, entry.body.kind.clone()));
                    self.private_absent.push((entry.seq, hash));
                }
            }
            Some(Ok(())) => {}
            Some(Err(PrivateFault::Malformed(reason))) => {
                self.add(Finding::at(Code::PrivateMalformed, entry.seq).with("reason", reason));
            }
            Some(Err(PrivateFault::Changed | PrivateFault::Unexpected)) => {
                self.add(Finding::at(Code::PrivateChanged, entry.seq));
            }
        }
    }

    fn time(&mut self, entry: &Entry) {
        if let Some(last) = self.walk.last_at.filter(|last| entry.at < *last) {
            let finding = Finding::at(Code::TimeBackwards, entry.seq).with("time", entry.at);
            self.add(finding.with("last", last));
        }
        if self.options.now.is_some_and(|now| entry.at.millis() > now.millis() + 300_000) {
            self.add(Finding::at(Code::TimeFuture, entry.seq).with("time", entry.at));
        }
        self.walk.last_at = Some(entry.at);
    }

    /// What makes a book-level entry spoil every bundle: a rotation without the old key, an impossible anchor.
    pub(super) fn judge(&self, entry: &Entry) -> Option<Finding> {
        if !entry.case.is_book() {
            return None;
        }
        let bad = match entry.body.kind.as_str() {
            "key.rotated" if self.rotated(entry).is_none() => Code::RotationBad,
            "anchor.received" if anchor(entry).is_none() => Code::AnchorBad,
            _ => return None,
        };
        Some(Finding::at(bad, entry.seq))
    }

    fn rotated(&self, entry: &Entry) -> Option<PublicKey> {
        let new = PublicKey::from_hex(entry.body.data.get("key")?.as_str()?)?;
        let sig = entry.body.data.get("sig")?.as_str()?;
        let (_, old) = self.walk.keys.last()?;
        old.verify_rotation(entry.book, entry.seq, &new, sig).then_some(new)
    }

    fn keep(&mut self, entry: &Entry) {
        for file in &entry.body.files {
            self.walk.files.push((entry.seq, file.clone()));
        }
        self.walk.went_out.read(entry);
        match entry.body.kind.as_str() {
            "key.rotated" if entry.case.is_book() => {
                if let Some(key) = self.rotated(entry) {
                    self.walk.keys.push((entry.seq, key));
                }
            }
            "anchor.received" if entry.case.is_book() => self.walk.anchors.extend(anchor(entry)),
            "bundle.exported" => self.walk.spread = Spread::read(entry),
            "erased" => {
                self.walk.erased_by.insert(entry.seq);
                let hash = entry.body.data.get("hash").and_then(|v| v.as_str());
                let hash = hash.and_then(Hash::from_hex);
                self.walk.erased.extend(hash.map(|hash| (hash, entry.seq)));
                let of = entry.body.data.get("seq").and_then(|v| v.as_u64());
                self.erasures.extend(of.zip(hash).map(|(of, h)| (entry.seq, entry.case, of, h)));
            }
            _ => {}
        }
    }
}

impl Walker {
    /// What an entry says was erased from an entry that was read: its private line, or a file, is not at hand.
    pub(super) fn erasures(&mut self) {
        if self.erasures.is_empty() {
            return;
        }
        let absent = self.private_absent.iter().map(|(_, hash)| *hash);
        let files = self.walk.files.iter().map(|(_, file)| file.sha256);
        let gone: BTreeSet<Hash> = absent.chain(files).collect();
        for (at, case, of, hash) in std::mem::take(&mut self.erasures) {
            self.walk.erasures.push((at, hash));
            if !gone.contains(&hash) && self.sense.has_read(case, of) {
                self.walk.erased_by.remove(&at);
                self.add(Finding::at(Code::ErasedThere, at));
            }
        }
    }
}

/// An anchor stands after the checkpoint it is about.
fn anchor(entry: &Entry) -> Option<Anchor> {
    let checkpoint_seq = entry.body.data.get("checkpoint_seq")?.as_u64()?;
    let tsr = Hash::from_hex(entry.body.data.get("tsr_sha256")?.as_str()?)?;
    let possible = (1..entry.seq).contains(&checkpoint_seq);
    possible.then_some(Anchor { seq: entry.seq, checkpoint_seq, tsr })
}
