//! Imports: read an export, show what was recognised, keep the file in the journal. Rows are read from the kept
//! bytes whenever they are needed.

mod kept;
mod lines;
pub mod profiles;

use super::evidence::{About, exhibit};
use super::reconcile::recover::Recovered;
use super::{Bytes, Desk, id_of, store_failure};
use crate::failure::{Exit, Failure, Result};
use chrono::NaiveDate;
pub use kept::{Unread, statements};
pub use lines::{ladder_lines, lines, profile_words, skipped_lines, warning_lines};
use profiles::Own;
use recourse_core::audit::Id;
use recourse_core::case::event::{Event, ImportRecorded, JournalOpened, Side};
use recourse_core::case::exhibit::{ExhibitKind, FileRef, telling_name};
use recourse_core::hash::Hash;
use recourse_core::hygiene;
use recourse_core::statement::{self, FullCards, Hint, Options, Statement, StatementError, Step};
use std::sync::Arc;

/// Files to be read, and what the user says about them.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Sales or bank side; `None` decides from the columns.
    pub side: Option<Side>,
    /// Name and bytes of each file.
    pub files: Vec<(String, Arc<[u8]>)>,
    /// Also add the file to this case as an exhibit.
    pub case: Option<String>,
    /// Only show what is recognised.
    pub dry_run: bool,
    /// Profile to use.
    pub profile: Option<String>,
    /// Password of a ZIP.
    pub password: Option<String>,
    /// Which column is which, where the user says it: field and header.
    pub map: Vec<(String, String)>,
    /// Keep a sales export with full card numbers untouched: only on the user's word.
    pub keep_untouched: bool,
    /// The day it is handed over; [`run`] takes it from the clock.
    pub today: Option<NaiveDate>,
}

impl Request {
    /// The request as it is read: by this profile, on this day.
    fn on(&self, desk: &Desk, profile: Option<String>) -> Self {
        let today = Some(desk.world.now().date_naive());
        Self { profile, today, ..self.clone() }
    }
}

/// What was recognised in one file, and what became of it.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The file's own name.
    pub name: String,
    /// Statement as read from what is kept.
    pub statement: Statement,
    /// Money lines no earlier import had.
    pub new: usize,
    /// Money lines known before.
    pub known: usize,
    /// Columns that held full card numbers.
    pub cards: Vec<FullCards>,
    /// Hash of the untouched file, where a masked copy is kept instead.
    pub masked_of: Option<Hash>,
    /// The journal entry; `None` on a dry run, or where the same file was kept before.
    pub seq: Option<u64>,
    /// The exhibit it became in the case named.
    pub exhibit: Option<String>,
    /// How far the file vouches for itself.
    pub ladder: Vec<Step>,
    /// Money of open cases that this import brought; with the last file of an import.
    pub recovered: Vec<Recovered>,
    /// Kept exports that cannot be read as they were recorded; with the last file of an import.
    pub unread: Vec<Unread>,
}

/// Reads the files and, unless it is a dry run, keeps them.
pub fn run(desk: &mut Desk, request: &Request) -> Result<Vec<Imported>> {
    if let Some(no) = &request.case {
        desk.case(no)?;
    }
    let own = Own::of(desk, request)?;
    let request = &request.on(desk, own.profile.clone());
    let (mut known, mut unread) = kept::known_rows(desk)?;
    let mut out = Vec::new();
    for (name, bytes) in &request.files {
        for read in read_all(request, &own.added, name, bytes)? {
            for (index, mut one) in read.items.iter().cloned().enumerate() {
                one.new = statement::union(&[&one.statement], &mut known)
                    .new
                    .first()
                    .copied()
                    .unwrap_or(0);
                one.known = one.statement.rows.len() - one.new;
                if !request.dry_run {
                    keep(desk, request, &read, index, &mut one)?;
                }
                out.push(one);
            }
        }
    }
    if !request.dry_run {
        own.save(desk)?;
    }
    let bank = out.iter().any(|one| one.statement.side == Side::Bank && one.new > 0);
    if !unread.is_empty() {
        // What was imported now may have been one of them.
        let store = desk.store()?;
        unread.retain(|kept| !store.holds(&kept.sha256));
    }
    let can_tell = bank && !request.dry_run && unread.is_empty();
    if let Some(last) = out.last_mut() {
        if can_tell {
            last.recovered = super::reconcile::recover::book_what_came(desk)?;
        }
        last.unread = unread;
    }
    Ok(out)
}

/// Reads a file's statements and keeps nothing.
pub fn read_statements(
    desk: &Desk,
    request: &Request,
    name: &str,
    bytes: &Arc<[u8]>,
) -> Result<Vec<Statement>> {
    let own = Own::of(desk, request)?;
    let request = &request.on(desk, own.profile.clone());
    let all = read_all(request, &own.added, name, bytes)?;
    Ok(all.into_iter().flat_map(|read| read.items).map(|one| one.statement).collect())
}

/// One file, read, with the bytes that are to be kept of it.
struct Read {
    kept: Arc<[u8]>,
    /// The encrypted archive it came in, kept beside it.
    archive: Option<(String, Arc<[u8]>)>,
    items: Vec<Imported>,
}

/// An encrypted archive gives one reading for each file in it; anything else is read as it is.
fn read_all(
    request: &Request,
    added: &[String],
    name: &str,
    bytes: &Arc<[u8]>,
) -> Result<Vec<Read>> {
    let locked = matches!(statement::unpack(bytes, None), Err(StatementError::PasswordNeeded));
    if !locked || request.password.is_none() {
        return Ok(vec![read_one(request, added, name, bytes)?]);
    }
    let parts =
        statement::unpack(bytes, request.password.as_deref()).map_err(|e| failure(name, &e))?;
    let inside = Request { password: None, ..request.clone() };
    let read = |(own, part): (Option<String>, Vec<u8>)| {
        let mut read = read_one(&inside, added, own.as_deref().unwrap_or(name), &part.into())?;
        read.items.iter_mut().for_each(|one| statement::from_archive(&mut one.ladder));
        Ok(Read { archive: Some((name.to_string(), bytes.clone())), ..read })
    };
    parts.into_iter().map(read).collect()
}

fn read_one(request: &Request, added: &[String], name: &str, bytes: &Arc<[u8]>) -> Result<Read> {
    let added: Vec<&str> = added.iter().map(String::as_str).collect();
    let options = Options {
        name: Some(name),
        side: request.side,
        profile: request.profile.as_deref(),
        password: request.password.as_deref(),
        added: &added,
        today: request.today,
    };
    let full = |text: &str| !hygiene::find_cards(text).is_empty();
    let cards = statement::full_cards(bytes, &options, &full).unwrap_or_default();
    let first = statement::read_with(bytes, &options).map_err(|e| mapped(request, name, &e))?;
    let is_pos = first.iter().all(|s| s.side == Side::Pos);
    // Bank statements stay untouched: their account numbers belong to them, and are masked wherever rows are shown.
    let mask = is_pos && !cards.is_empty() && !request.keep_untouched;
    let copy = if mask {
        statement::masked_copy(bytes, &options, &full).map_err(|e| failure(name, &e))?
    } else {
        None
    };
    let (kept, statements, masked_of) = if let Some(copy) = copy {
        let again = Options { password: None, ..options };
        let mut read = statement::read_with(&copy.bytes, &again).map_err(|e| failure(name, &e))?;
        // The copy of a workbook is one table: what its sheets were is told by the original.
        let sheets = |h: &&Hint| matches!(h, Hint::SheetsUnread { .. });
        let told: Vec<Hint> = first.iter().flat_map(|s| &s.hints).filter(sheets).cloned().collect();
        if let Some(one) = read.first_mut() {
            one.hints.extend(told);
        }
        (Arc::from(copy.bytes), read, Some(copy.original))
    } else {
        (bytes.clone(), first, None)
    };
    let item = |(statement, ladder)| Imported {
        name: name.to_string(),
        statement,
        new: 0,
        known: 0,
        cards: cards.clone(),
        masked_of,
        seq: None,
        exhibit: None,
        recovered: Vec::new(),
        unread: Vec::new(),
        ladder,
    };
    let climbed = |s: Statement| {
        let ladder = statement::ladder(&s, bytes, masked_of.is_some());
        (s, ladder)
    };
    Ok(Read { kept, archive: None, items: statements.into_iter().map(climbed).map(item).collect() })
}

/// Keeps one statement's file in the journal, and in a case where one was named.
fn keep(
    desk: &mut Desk,
    request: &Request,
    read: &Read,
    index: usize,
    one: &mut Imported,
) -> Result<()> {
    let kind = kind_of(one);
    let file = file_ref(kind, &one.name, &read.kept);
    let sha256 = file.sha256;
    let archive = read.archive.as_ref().map(|(name, bytes)| file_ref(kind, name, bytes));
    let archived = read.archive.iter().map(|(_, bytes)| bytes);
    let blob: Vec<Bytes> =
        [&read.kept].into_iter().chain(archived).map(|b| Bytes::Memory(b.clone())).collect();
    if desk.book().import_of(&sha256).is_some() && !desk.store()?.holds(&sha256) {
        // What was lost or changed of it is there again.
        desk.ready()?.put_back(blob[0].blob()?).map_err(store_failure)?;
    }
    let (mut exhibit_id, mut import_seq) = (None, None);
    desk.record(&blob, |book, world| {
        let mut events = Vec::new();
        let journal = match book.journal.as_deref().and_then(Id::from_hex) {
            Some(id) => id,
            None => {
                let id = Id::new(world.random());
                events.push((id, Event::JournalOpened(JournalOpened {})));
                id
            }
        };
        let before =
            book.imports.iter().filter(|i| i.record.files.iter().any(|f| f.sha256 == sha256));
        // A ZIP with several files is kept once and recorded once per file in it.
        let known = before.clone().nth(index).map(|i| i.seq);
        import_seq = known.or(Some(book.last_seq + events.len() as u64 + 1));
        if known.is_none() {
            events
                .push((journal, Event::ImportRecorded(record(one, file.clone(), archive.clone()))));
        }
        if let Some(no) = &request.case {
            let case = super::case::known(book, no)?;
            match case.exhibit_with(&sha256) {
                Some(kept) => exhibit_id = Some(kept.id()),
                None => {
                    let number = case.next_exhibit();
                    exhibit_id = Some(format!("E{number:03}"));
                    let added = exhibit(number, file.clone(), &one.name, import_seq, &about(one));
                    events.push((id_of(case), Event::ExhibitAdded(added)));
                }
            }
        }
        Ok(events)
    })?;
    one.seq = import_seq;
    one.exhibit = exhibit_id;
    Ok(())
}

/// How an export stands in the evidence list.
pub fn about(one: &Imported) -> About {
    About { kind: Some(kind_of(one)), ..About::default() }
}

fn kind_of(one: &Imported) -> ExhibitKind {
    match one.statement.side {
        Side::Pos => ExhibitKind::Export,
        Side::Bank => ExhibitKind::Statement,
    }
}

fn file_ref(kind: ExhibitKind, name: &str, bytes: &[u8]) -> FileRef {
    FileRef {
        name: telling_name(kind.word(), name),
        sha256: Hash::of(bytes),
        size: bytes.len() as u64,
    }
}

fn record(one: &Imported, file: FileRef, archive: Option<FileRef>) -> ImportRecorded {
    let s = &one.statement;
    let (incoming, outgoing) = match s.side {
        Side::Pos => (s.sales(), s.refunds()),
        Side::Bank => (s.credits(), s.debits()),
    };
    ImportRecorded {
        side: s.side,
        profile: s.profile.clone(),
        encoding: s.encoding.to_string(),
        rows: s.rows.len() as u64,
        new_rows: one.new as u64,
        skipped_rows: s.skipped.len() as u64,
        from: s.from,
        to: s.to,
        currency: s.currency.code().to_string(),
        in_minor: incoming.sum.minor,
        out_minor: outgoing.sum.minor,
        masked_of: one.masked_of,
        files: [Some(file), archive].into_iter().flatten().collect(),
        name: Some(one.name.clone()),
        account_tail: s.account_tail.clone(),
        holder: s.holder.clone(),
    }
}

/// The column names of a table no profile reads, for whoever is to say what they are: the fullest of the first rows.
pub fn headers(bytes: &[u8], password: Option<&str>) -> Vec<String> {
    let options = Options { password, ..Options::default() };
    let Err(StatementError::NoHeader { preview }) = statement::read_with(bytes, &options) else {
        return Vec::new();
    };
    let full = |row: &Vec<String>| row.iter().filter(|c| !c.trim().is_empty()).count();
    let most = preview.iter().map(full).max().unwrap_or(0);
    // Names stand above what they name: the first of the fullest rows.
    let row = preview.into_iter().find(|row| full(row) == most && most > 1);
    row.unwrap_or_default().into_iter().filter(|c| !c.trim().is_empty()).collect()
}

/// Why an export could not be read by the columns that were explained, where any were.
fn mapped(request: &Request, name: &str, error: &StatementError) -> Failure {
    let StatementError::NoHeader { preview } = error else { return failure(name, error) };
    if request.map.is_empty() {
        return failure(name, error);
    }
    let wanted = request.map.iter().map(|(_, header)| header.as_str());
    let unknown = statement::unknown_headers(wanted, preview);
    let fail = |code, id| Failure::new(Exit::Invalid, code, id).with("name", name);
    if unknown.is_empty() {
        return fail("E-IMPORT-14", "money-fail-map-unread");
    }
    fail("E-IMPORT-13", "money-fail-map-header").with("headers", unknown.join(", "))
}

/// Why an export could not be read, with what to do.
pub fn failure(name: &str, error: &StatementError) -> Failure {
    use StatementError as E;
    let fail = |code, id| Failure::new(Exit::Invalid, code, id).with("name", name);
    match error {
        E::Empty => fail("E-IMPORT-01", "cli-fail-import-empty"),
        E::TooLarge { what } => fail("E-IMPORT-02", "cli-fail-import-too-large").with("what", what),
        // An answer that is missing, not a fault of the file.
        E::PasswordNeeded => {
            Failure::new(Exit::Usage, "E-IMPORT-03", "cli-fail-import-password").with("name", name)
        }
        E::PasswordWrong => fail("E-IMPORT-04", "cli-fail-import-password-wrong"),
        E::NestedArchive { name } => {
            fail("E-IMPORT-05", "cli-fail-import-nested").with("inner", name)
        }
        // A picture of a statement is a good exhibit and no table.
        E::Unreadable { kind: kind @ ("pdf" | "image"), .. } => {
            fail("E-IMPORT-06", "money-fail-picture").with("kind", kind)
        }
        E::Unreadable { kind: "locked", .. } => fail("E-IMPORT-06", "money-fail-locked-book"),
        E::Unreadable { kind: "no-workbook", .. } => fail("E-IMPORT-06", "money-fail-no-workbook"),
        E::Unreadable { kind: "binary", .. } => fail("E-IMPORT-06", "money-fail-binary"),
        E::Unreadable { kind, .. } => {
            fail("E-IMPORT-06", "cli-fail-import-unreadable").with("kind", kind)
        }
        E::NoRows => fail("E-IMPORT-12", "money-fail-no-rows"),
        E::NoHeader { .. } => fail("E-IMPORT-07", "cli-fail-import-no-header"),
        E::NoProfile { id } => {
            Failure::new(Exit::Usage, "E-IMPORT-08", "cli-fail-import-no-profile").with("name", id)
        }
        E::Profile(e) => fail("E-IMPORT-09", "cli-fail-import-profile").with("why", e),
    }
}
