//! Erasure on request: what a person may ask to have removed goes, the fact that it was there stays.

use super::{Desk, doctor, id_of, keep, store_failure};
use crate::failure::{Exit, Failure, Result};
use recourse_core::args;
use recourse_core::case::event::{Erased, Event};
use recourse_core::case::exhibit::Exhibit;
use recourse_core::hash::Hash;
use recourse_core::locale::Locale;
use recourse_core::store::{self, Append, Erase, StoreError};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What went, and what could not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Private lines: names, notes, what was said.
    pub privates: usize,
    /// Files.
    pub files: usize,
    /// Files left because another case or the imports name them too, by hash.
    pub shared: Vec<Hash>,
    /// The other cases that name files of this one: these were left for them, or erased there as well.
    pub others: BTreeSet<String>,
    /// Redacted copies of what went: exhibits of their own, which stay.
    pub redacted: Vec<String>,
    /// Cases that took this one's words over when they were merged: what they hold was not erased.
    pub merged_into: Vec<String>,
    /// Nothing of it is left in the book's files. `false` while another window is open.
    pub flushed: bool,
    /// Files of this computer that are known to be copies from before, which still hold it.
    pub copies: Vec<PathBuf>,
}

impl Done {
    /// What is still there, and where.
    pub fn left(&self, locale: &Locale) -> Vec<String> {
        let others: Vec<String> = self.others.iter().cloned().collect();
        let cases = locale.list(&others);
        let mut lines = Vec::new();
        if !self.shared.is_empty() {
            let id = if others.is_empty() { "stamp-erase-imported" } else { "stamp-erase-shared" };
            lines.push(locale.fill(id, args![n = self.shared.len(), cases = cases.as_str()]));
        } else if !others.is_empty() {
            lines.push(locale.fill("stamp-erase-everywhere", args![cases = cases.as_str()]));
        }
        if !self.redacted.is_empty() {
            let ids = locale.list(&self.redacted);
            lines.push(locale.fill("stamp-erase-redacted", args![ids = ids]));
        }
        if !self.merged_into.is_empty() {
            let cases = locale.list(&self.merged_into);
            lines.push(locale.fill("stamp-erase-merged", args![cases = cases.as_str()]));
        }
        if !self.copies.is_empty() {
            let paths: Vec<String> = self.copies.iter().map(|p| p.display().to_string()).collect();
            let list = locale.list(&paths);
            lines.push(locale.fill("stamp-erase-copies", args![list = list.as_str()]));
        }
        if !self.flushed {
            lines.push(locale.text("stamp-erase-not-flushed"));
        }
        lines
    }
}

/// What is asked for besides what is to go.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish<'a> {
    /// The number of the case once more.
    pub confirm: &'a str,
    /// Who asked, or why.
    pub reason: Option<&'a str>,
    /// Files that other cases name as well go there too.
    pub everywhere: bool,
}

/// Erases every private line and file of a case.
pub fn case(desk: &mut Desk, no: &str, wish: Wish<'_>) -> Result<Done> {
    let found = confirmed(desk, no, wish.confirm)?;
    let seqs: BTreeSet<u64> = found.lines.iter().map(|l| l.seq).collect();
    // Exhibits, letters: every file the case's entries name.
    let named = desk.store()?.walk().files;
    let files: Vec<Hash> =
        named.iter().filter(|(seq, _)| seqs.contains(seq)).map(|(_, f)| f.sha256).collect();
    run(desk, no, &seqs, &files, wish)
}

/// Erases one exhibit: its file, and what was said about it.
pub fn exhibit(desk: &mut Desk, no: &str, id: &str, wish: Wish<'_>) -> Result<Done> {
    let found = confirmed(desk, no, wish.confirm)?;
    let wanted = id.trim().to_uppercase();
    let exhibit = found.exhibits.iter().find(|x| x.id() == wanted).ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown").with("id", id)
    })?;
    let mut seqs: BTreeSet<u64> = exhibit.amended_by.iter().copied().collect();
    seqs.insert(exhibit.seq);
    let files: Vec<Hash> = exhibit.file().map(|f| f.sha256).into_iter().collect();
    let copies = files.iter().filter_map(|hash| found.redacted_copy(hash));
    let redacted = copies.map(Exhibit::id).collect();
    run(desk, no, &seqs, &files, wish).map(|done| Done { redacted, ..done })
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
    wish: Wish<'_>,
) -> Result<Done> {
    for _ in 1..super::TRIES {
        let before = desk.head();
        match attempt(desk, no, seqs, files, wish) {
            // Another window recorded something meanwhile: who uses what is looked up anew.
            Err(failure) if failure.code == "E-BOOK-05" && desk.head() != before => {}
            done => return done,
        }
    }
    attempt(desk, no, seqs, files, wish)
}

fn attempt(
    desk: &mut Desk,
    no: &str,
    seqs: &BTreeSet<u64>,
    files: &[Hash],
    wish: Wish<'_>,
) -> Result<Done> {
    let case = desk.case(no)?;
    let (id, owner) = (id_of(case), case.id.clone());
    let store = desk.store()?;
    let at = store.head();
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
    let reason = wish.reason.map(str::to_string);
    for (seq, hash) in store.private_lines().map_err(store_failure)? {
        if seqs.contains(&seq) && !said.contains(&seq) {
            what.push(Erase::Private(seq));
            events.push((id, Erased { hash, seq, reason: reason.clone() }));
            done.privates += 1;
        }
    }
    let files: BTreeSet<Hash> = files.iter().copied().filter(|h| held.contains(h)).collect();
    let home = |seq: u64| desk.book().cases.iter().find(|c| c.lines.iter().any(|l| l.seq == seq));
    for hash in files {
        // A case that let go of it has no use for it any more.
        let kept = |seq: u64| {
            let gone = |case: &recourse_core::case::Case| {
                case.words_erased(seq).is_some() || case.erased_files().contains(&hash)
            };
            home(seq).is_none_or(|case| !gone(case))
        };
        let naming = named.iter().filter(|(_, f)| f.sha256 == hash).map(|(seq, _)| *seq);
        let naming = naming.filter(|seq| of_case.contains(seq) || kept(*seq));
        let (own, others): (Vec<u64>, Vec<u64>) = naming.partition(|seq| of_case.contains(seq));
        let homes: Vec<_> = others.iter().map(|seq| (*seq, home(*seq))).collect();
        done.others.extend(homes.iter().filter_map(|(_, c)| Some((*c)?.no.clone())));
        // What an import names is what its rows are read from.
        let imported = homes.iter().any(|(_, c)| c.is_none());
        if imported || !(others.is_empty() || wish.everywhere) {
            done.shared.push(hash);
            continue;
        }
        what.push(Erase::File(hash));
        done.files += 1;
        // Each case that named it says so once.
        let mut told = BTreeSet::new();
        let own = own.into_iter().map(|seq| (seq, id));
        let homes = homes.iter().filter_map(|(seq, c)| Some((*seq, id_of((*c)?))));
        for (seq, case) in own.chain(homes).filter(|(_, case)| told.insert(*case)) {
            events.push((case, Erased { hash, seq, reason: reason.clone() }));
        }
    }
    if what.is_empty() {
        return Err(nothing(&done));
    }
    let appends: Vec<Append> = events
        .into_iter()
        .map(|(case, e)| Append { case, event: Event::Erased(e), stamp: desk.world.stamp() })
        .collect();
    // Signed in the same step where the key is open: an erasure that no signature reaches could be anybody's.
    let time = recourse_core::audit::Time::from_chrono(&desk.world.now());
    let store = desk.ready()?;
    let mut erased = store.erase(at, &what, appends.clone(), &owner, Some(time));
    if matches!(erased, Err(StoreError::Key(_) | StoreError::Locked)) {
        erased = store.erase(at, &what, appends, &owner, None);
    }
    let erased = erased.map_err(|e| match e {
        // Another window erased the same meanwhile.
        StoreError::Abandoned => Failure::new(Exit::InUse, "E-BOOK-05", "cli-fail-busy"),
        other => store_failure(other),
    })?;
    done.flushed = erased.flushed;
    done.copies = copies(&desk.world.home);
    Ok(done)
}

/// Copies made before: what a restore set aside, a migration kept or a killed program left, and the last backup.
fn copies(home: &Path) -> Vec<PathBuf> {
    let backup = keep::Record::read(home).map(|record| record.path).filter(|path| path.exists());
    let mut found = store::copies(home);
    found.extend(doctor::stale(home));
    found.extend(backup);
    found
}

/// Nothing is left to erase, or only what others name as well.
fn nothing(done: &Done) -> Failure {
    if done.shared.is_empty() {
        return Failure::new(Exit::Invalid, "E-ERASE-02", "stamp-fail-nothing");
    }
    let cases = done.others.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let id = if cases.is_empty() { "stamp-fail-imported" } else { "stamp-fail-shared" };
    Failure::new(Exit::Invalid, "E-ERASE-03", id).with("n", done.shared.len()).with("cases", cases)
}
