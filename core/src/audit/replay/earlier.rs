//! What a log says of books and heads before it: a repaired book names what it could not save, a book after a lost key
//! or a repair names the one it goes on from, and a head that was handed over has to be this chain's.
//!
//! None of this is a fault of the chain, so all of it is a warning or a level; a reader has to know it all the same.
//! `assets/verify.html` says the same.

use super::{Code, Entry, Finding, Walk, Walker};
use crate::hash::Hash;
use crate::locale::Locale;

/// A book goes on from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continued {
    /// The entry that says so.
    pub seq: u64,
    /// Id of the earlier book.
    pub book: String,
    /// Its last link.
    pub head_seq: u64,
    /// Hash of that.
    pub head: String,
}

impl Continued {
    /// The same as a sentence.
    pub fn text(&self, locale: &Locale) -> String {
        let (seq, count) = (self.seq.to_string(), self.head_seq.to_string());
        let args = crate::args![
            seq = seq.as_str(),
            book = self.book.as_str(),
            count = count.as_str(),
            head = self.head.as_str(),
            // A repaired book writes everything out again before it says so.
            again = if self.seq > 2 { "yes" } else { "no" }
        ];
        locale.fill("trust-level-continued", args)
    }
}

/// So many are told one by one on paper; `verify` names every one.
const TOLD: usize = 20;

impl Walk {
    /// What a reader has to know of the time before this book: what it goes on from, what of that is not here, and
    /// which heads that were handed over are not its own. Empty for almost every book.
    pub fn earlier(&self, locale: &Locale) -> Vec<String> {
        let about = |f: &&Finding| {
            matches!(f.code, Code::EntryLost | Code::EntryUnvouched | Code::HeadOther)
        };
        let mut said: Vec<String> = self.continues.iter().map(|c| c.text(locale)).collect();
        let all = self.findings.iter().filter(about).count();
        let found = self.findings.iter().filter(about).take(TOLD);
        said.extend(found.map(|f| format!("{}  {}", f.where_, f.text(locale))));
        if all > TOLD {
            said.push(locale.fill("trust-earlier-more", crate::args![count = all - TOLD]));
        }
        said
    }
}

impl Walker {
    /// Takes in what a sound entry says of the time before it.
    pub(super) fn earlier(&mut self, entry: &Entry) {
        let data = &entry.body.data;
        let number = |member: &str| data.get(member).and_then(|v| v.as_u64());
        let text = |member: &str| data.get(member).and_then(|v| v.as_str());
        match entry.body.kind.as_str() {
            "entry.lost" => {
                // It may be all of the entry, its private line, or what belonged to the old book alone: a change of
                // key, a time stamp. Only that last leaves no hole in a case.
                let old = data.get("lost").and_then(|v| v.as_bool()) == Some(false);
                let part = match text("part") {
                    Some("private") => "private",
                    _ if old => "old",
                    _ => "entry",
                };
                // In a case it is no repair's: then it stands for nothing.
                if !old && entry.case.is_book() {
                    self.sense.lost();
                }
                let number = number("seq").unwrap_or_default();
                let finding = match text("part") {
                    Some("signature") => {
                        let from = data.get("from").and_then(|v| v.as_u64()).unwrap_or(1);
                        Finding::at(Code::EntryUnvouched, entry.seq).with("from", from)
                    }
                    _ => Finding::at(Code::EntryLost, entry.seq).with("part", part),
                };
                self.add(finding.with("number", number));
            }
            "book.continued" => self.walk.continues.push(Continued {
                seq: entry.seq,
                book: text("book").unwrap_or("?").chars().take(64).collect(),
                head_seq: number("head_seq").unwrap_or_default(),
                head: text("head").unwrap_or("?").chars().take(64).collect(),
            }),
            "head.shared" => {
                // What no program of ours writes there fits no chain either.
                let (seq, head) = (number("head_seq").unwrap_or(0), text("head").unwrap_or(""));
                let before = seq.checked_sub(1).filter(|_| seq < entry.seq);
                let ours = before.and_then(|at| self.trail.get(at as usize));
                if ours.is_none() || ours.copied() != Hash::from_hex(head) {
                    self.other_heads.push((entry.seq, seq, Hash::from_hex(head)));
                }
            }
            _ => {}
        }
    }

    /// Names, at the end of the walk, the heads that were handed over and are not in the chain. Those from before this
    /// book was begun anew are the earlier book's.
    pub(super) fn heads_handed_over(&mut self) {
        let begun = self.walk.continues.last().map_or(0, |c| c.seq);
        for (seq, of, _) in std::mem::take(&mut self.other_heads) {
            let book = if seq < begun { "earlier" } else { "this" };
            self.add(Finding::at(Code::HeadOther, seq).with("of", of).with("book", book));
        }
    }
}
