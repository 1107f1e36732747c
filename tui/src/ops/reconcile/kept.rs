//! What a desk keeps between two looks at the money: the rows read from the book's exports, and the causes found.
//!
//! Both are projections. Each is kept with everything it was computed from and counts only where that is the same now,
//! so that a record that has nothing to do with money costs no reading and no matching.

use super::known::Known;
use super::{Desk, Reconciled, Request, reconcile_rows};
use crate::failure::Result;
use crate::ops::import::{self, Unread, profiles};
use chrono::NaiveDate;
use recourse_core::Currency;
use recourse_core::audit::{Code, Finding};
use recourse_core::case::event::Side;
use recourse_core::reconcile::Cause;
use recourse_core::statement::{self, Statement};
use std::cell::RefCell;
use std::sync::Arc;

/// Rows of both sides, with the journal entries they came by; absent for files of this once.
#[derive(Debug, Default)]
pub struct Rows {
    /// Sales exports, as [`recourse_core::reconcile::At::statement`] counts them.
    pub pos: Vec<Statement>,
    /// Bank statements, likewise.
    pub bank: Vec<Statement>,
    /// Journal entries of the sales exports.
    pub pos_seqs: Vec<Option<u64>>,
    /// Journal entries of the bank statements.
    pub bank_seqs: Vec<Option<u64>>,
    /// Kept exports whose bytes are gone: their rows are not among these.
    pub lost: Vec<Unread>,
    /// Numbers of entries that a repair of the book lost: one of them may have named a statement.
    pub entries_lost: Vec<String>,
}

impl Rows {
    /// Sorts statements by their side; those that name no currency take one, `said` where nothing else tells it.
    pub fn of(
        all: impl IntoIterator<Item = (Option<u64>, Statement)>,
        said: Option<Currency>,
    ) -> Self {
        let mut rows = Self::default();
        for (seq, statement) in all {
            let (list, seqs) = match statement.side {
                Side::Pos => (&mut rows.pos, &mut rows.pos_seqs),
                Side::Bank => (&mut rows.bank, &mut rows.bank_seqs),
            };
            list.push(statement);
            seqs.push(seq);
        }
        statement::agree(&mut rows.pos, &mut rows.bank, said);
        rows
    }
}

/// What the rows of a book are read from: its imports, and the user's profiles.
#[derive(Debug, PartialEq)]
struct Sources {
    imports: Vec<u64>,
    mappings: Vec<u64>,
    /// Where the user said the money is paid, which tells the currency where no file names one.
    place: Option<String>,
    /// The user's profile files as they lie there; read only where one of them is another now.
    files: Vec<profiles::Stamp>,
}

/// What the causes were computed from, beside the rows.
#[derive(Debug, PartialEq)]
struct Asked {
    span: (Option<NaiveDate>, Option<NaiveDate>),
    as_of: Option<NaiveDate>,
    place: Option<String>,
    known: Known,
}

/// The last rows and the causes found in them, a few spans of days each: every open case has its own.
#[derive(Debug, Default)]
pub struct Kept {
    rows: RefCell<Option<(Sources, Arc<Rows>)>>,
    causes: RefCell<Vec<(Asked, Vec<Cause>)>>,
}

/// More open cases than this are computed each time.
const SPANS: usize = 64;

/// The rows of the book, where the book says they are paid.
pub fn rows(desk: &Desk) -> Result<Arc<Rows>> {
    rows_at(desk, super::place::said_in(desk.book()).as_deref())
}

/// The rows of the book, read again only where an import, a profile or another place came since.
pub fn rows_at(desk: &Desk, place: Option<&str>) -> Result<Arc<Rows>> {
    let sources = Sources {
        imports: desk.book().imports.iter().map(|i| i.seq).collect(),
        mappings: desk.book().mappings.iter().map(|(seq, _)| *seq).collect(),
        files: profiles::stamps(desk),
        place: place.map(str::to_string),
    };
    if let Some((of, rows)) = &*desk.kept.rows.borrow()
        && *of == sources
    {
        return Ok(Arc::clone(rows));
    }
    let (read, lost) = import::statements(desk)?;
    let read = read.into_iter().map(|(seq, s)| (Some(seq), s));
    let entries_lost = entries_lost(desk)?;
    let rows = Rows { lost, entries_lost, ..Rows::of(read, super::currency_of(desk, place)) };
    let rows = Arc::new(rows);
    desk.kept.causes.borrow_mut().clear();
    // What is lost may be put back without a new entry.
    let kept = rows.lost.is_empty().then(|| (sources, Arc::clone(&rows)));
    *desk.kept.rows.borrow_mut() = kept;
    Ok(rows)
}

/// Entries of the earlier book that its repair could not save.
fn entries_lost(desk: &Desk) -> Result<Vec<String>> {
    if !desk.has_book() || desk.book().continues.is_none() {
        return Ok(Vec::new());
    }
    let walk = desk.store()?.walk();
    let whole =
        |f: &&Finding| f.code == Code::EntryLost && f.args.contains(&("part", "entry".into()));
    let number =
        |f: &Finding| f.args.iter().find(|(name, _)| *name == "number").map(|a| a.1.clone());
    Ok(walk.findings.iter().filter(whole).filter_map(number).collect())
}

/// The causes of what is missing between these trade days; none where a side has no file.
pub fn causes(desk: &Desk, request: &Request) -> Vec<Cause> {
    let Ok(rows) = rows(desk) else { return Vec::new() };
    if rows.pos.is_empty() || rows.bank.is_empty() {
        return Vec::new();
    }
    let place = super::place::said_in(desk.book());
    let asked = Asked {
        place: place.clone(),
        span: (request.from, request.to),
        as_of: desk.world.as_of,
        known: Known::of(desk.book(), &rows.pos, desk.world.offset),
    };
    if let Some((_, found)) = desk.kept.causes.borrow().iter().find(|(of, _)| *of == asked) {
        return found.clone();
    }
    let Reconciled { result, known, .. } =
        reconcile_rows(desk, request, rows, asked.known, place.as_deref(), None);
    let mut kept = desk.kept.causes.borrow_mut();
    // What was asked about this span before is out of date.
    kept.retain(|(of, _)| of.span != asked.span);
    if kept.len() < SPANS {
        kept.push((Asked { known, ..asked }, result.causes.clone()));
    }
    result.causes
}
