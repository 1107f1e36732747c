//! How far signatures reach into a book, and what shows that there were more of them.

use super::{Code, Entry, Finding, Walk};

/// What entries say went out signed: the entry that says so, and up to which one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct WentOut(Vec<(u64, u64)>);

impl WentOut {
    pub(super) fn read(&mut self, entry: &Entry) {
        let said = |name: &str| entry.body.data.get(name).and_then(|v| v.as_u64());
        match entry.body.kind.as_str() {
            "bundle.exported" => self.0.push((entry.seq, entry.seq)),
            "head.shared" => self.0.extend(said("head_seq").map(|head| (entry.seq, head))),
            "anchor.received" => self.0.extend(said("checkpoint_seq").map(|at| (entry.seq, at))),
            // What an earlier book signed lies there.
            "book.continued" if entry.case.is_book() => self.0.clear(),
            _ => {}
        }
    }
}

impl Walk {
    /// What a book says that has no signature where one is to be expected: erasures that anybody could have written,
    /// and a record that went out signed. `up_to` is the last entry that a checkpoint of the book signs.
    /// `sound` is the last whose signature holds, though a break may lie before it.
    pub fn unsigned(&self, up_to: u64, sound: u64) -> Vec<Finding> {
        let gone = self.went_out.0.iter().rfind(|(_, signed)| *signed > sound);
        let gone = gone.map(|(seq, _)| Finding::at(Code::SignaturesGone, *seq));
        let after = self.erased_by.range(up_to + 1..);
        let erased = after.map(|seq| Finding::at(Code::ErasedUnsigned, *seq));
        gone.into_iter().chain(erased).collect()
    }
}
