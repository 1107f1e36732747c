//! Erasure on request: what a person may ask to have removed goes, the fact that it was there stays.

use super::{Desk, id_of, store_failure};
use crate::failure::{Exit, Failure, Result};
use recourse_core::case::event::{Erased, Event};
use recourse_core::hash::Hash;
use recourse_core::store::{Append, Erase, StoreError};
use std::collections::BTreeSet;

/// What went, and what could not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Private lines: names, notes, what was said.
    pub privates: usize,
    /// Files.
    pub files: usize,
    /// Files left because another case or the imports name them too, by hash.
    pub shared: Vec<Hash>,
    /// Cases that took this one's words over when they were merged: what they hold was not erased.
    pub merged_into: Vec<String>,
    /// Nothing of it is left in the book's files. `false` while another window is open.
    pub flushed: bool,
}

/// Erases every private line and file of a case. `confirm` repeats its number.
pub fn case(desk: &mut Desk, no: &str, confirm: &str, reason: Option<&str>) -> Result<Done> {
    let found = confirmed(desk, no, confirm)?;
    let seqs: BTreeSet<u64> = found.lines.iter().map(|l| l.seq).collect();
    // Exhibits, letters: every file the case's entries name.
    let named = desk.store()?.walk().files;
    let files: Vec<Hash> =
        named.iter().filter(|(seq, _)| seqs.contains(seq)).map(|(_, f)| f.sha256).collect();
    run(desk, no, &seqs, &files, reason)
}

/// Erases one exhibit: its file, and what was said about it.
pub fn exhibit(
    desk: &mut Desk,
    no: &str,
    id: &str,
    confirm: &str,
    reason: Option<&str>,
) -> Result<Done> {
    let found = confirmed(desk, no, confirm)?;
    let wanted = id.trim().to_uppercase();
    let exhibit = found.exhibits.iter().find(|x| x.id() == wanted).ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown").with("id", id)
    })?;
    let mut seqs: BTreeSet<u64> = exhibit.amended_by.iter().copied().collect();
    seqs.insert(exhibit.seq);
    let files: Vec<Hash> = exhibit.file().map(|f| f.sha256).into_iter().collect();
    run(desk, no, &seqs, &files, reason)
}

fn confirmed<'a>(desk: &'a Desk, no: &str, confirm: &str) -> Result<&'a recourse_core::case::Case> {
    let case = desk.case(no)?;
    if !confirm.trim().eq_ignore_ascii_case(&case.no) {
        return Err(
            Failure::new(Exit::Usage, "E-ERASE-01", "stamp-fail-confirm").with("no", &case.no)
        );
    }
    Ok(case)
}

fn run(
    desk: &mut Desk,
    no: &str,
    seqs: &BTreeSet<u64>,
    files: &[Hash],
    reason: Option<&str>,
) -> Result<Done> {
    let case = desk.case(no)?;
    let (id, owner) = (id_of(case), case.id.clone());
    let store = desk.store()?;
    let of_case: BTreeSet<u64> = case.lines.iter().map(|l| l.seq).collect();
    // An entry that says something was erased keeps its reason: it is about the erasure.
    let said: BTreeSet<u64> = case.erased.iter().map(|(seq, _)| *seq).collect();
    let named = store.walk().files;
    let held: BTreeSet<Hash> =
        store.attachments().map_err(store_failure)?.into_iter().map(|(hash, _)| hash).collect();
    let mut what = Vec::new();
    let mut events = Vec::new();
    let took = |other: &&recourse_core::case::Case| {
        let from = |event: &Event| matches!(event, Event::CaseMerged(m) if m.from_case == case.id);
        other.lines.iter().any(|line| from(&line.event))
    };
    let takers = desk.book().cases.iter().filter(took).map(|other| other.no.clone());
    let mut done = Done { merged_into: takers.collect(), ..Done::default() };
    let reason = reason.map(str::to_string);
    for (seq, hash) in store.private_lines().map_err(store_failure)? {
        if seqs.contains(&seq) && !said.contains(&seq) {
            what.push(Erase::Private(seq));
            events.push(Erased { hash, seq, reason: reason.clone() });
            done.privates += 1;
        }
    }
    let files: BTreeSet<Hash> = files.iter().copied().filter(|h| held.contains(h)).collect();
    for hash in files {
        let mut naming = named.iter().filter(|(_, f)| f.sha256 == hash);
        if naming.clone().any(|(seq, _)| !of_case.contains(seq)) {
            done.shared.push(hash);
        } else if let Some((seq, _)) = naming.next() {
            what.push(Erase::File(hash));
            events.push(Erased { hash, seq: *seq, reason: reason.clone() });
            done.files += 1;
        }
    }
    if what.is_empty() {
        return Err(Failure::new(Exit::Invalid, "E-ERASE-02", "stamp-fail-nothing"));
    }
    let appends = events
        .into_iter()
        .map(|e| Append { case: id, event: Event::Erased(e), stamp: desk.world.stamp() })
        .collect();
    let erased = desk.ready()?.erase(&what, appends, &owner).map_err(|e| match e {
        // Another window erased the same meanwhile.
        StoreError::Abandoned => Failure::new(Exit::InUse, "E-BOOK-05", "cli-fail-busy"),
        other => store_failure(other),
    })?;
    done.flushed = erased.flushed;
    Ok(done)
}
