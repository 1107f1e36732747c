//! From bytes to a statement: container, table, header, columns, rows, checks.

use super::grid::Grid;
use super::head::{self, Head};
use super::layout::{self, Layout};
use super::profile::Profile;
use super::row::{Reason, Row, Skipped};
use super::totals::Aside;
use super::{Balance, Column, Hint, Options, Side, Statement, StatementError};
use super::{
    assemble, camt, markup, mask, meta, mt940, ofx, qif, sniff, spelled, totals, workbook,
};
use crate::Hash;
use std::borrow::Cow;

/// A table as found in a file.
pub(super) struct Table {
    pub grid: Grid,
    /// Name of the sheet of a workbook that this is.
    pub sheet: Option<String>,
    /// Further sheets of a workbook with the same column names: the next page, the next month.
    pub more: Vec<(String, Grid)>,
    /// Sheets that were not read, where there are any with something in them.
    pub unread: Option<Unread>,
    pub encoding: &'static str,
    /// The decoded text where the file is a text table.
    pub text: Option<String>,
    pub delimiter: char,
    pub damaged: bool,
    pub re_saved: bool,
    /// The markup ends in the middle of its table.
    pub cut: bool,
}

impl Table {
    /// The sheets that are read, the best first.
    pub(super) fn grids(&self) -> impl Iterator<Item = &Grid> {
        [&self.grid].into_iter().chain(self.more.iter().map(|(_, grid)| grid))
    }
}

/// The sheets of a workbook that were not read.
pub(super) struct Unread {
    /// Their names; a hidden one is marked by the caller's words.
    pub names: Vec<String>,
    /// The sheet that was read is hidden: no visible one holds money lines.
    pub read_hidden: bool,
}

/// Of several sheets, the one that reads best as a statement; what is hidden is taken only where nothing that is shown
/// reads as one. Sheets beside it with the same columns are its further pages.
fn of_sheets(
    mut sheets: Vec<workbook::Sheet>,
    profiles: &[Profile],
) -> Result<Table, StatementError> {
    let scores: Vec<u32> = sheets.iter().map(|s| head::best_score(&s.grid, profiles)).collect();
    let key = |at: usize| (scores[at] > 0, !sheets[at].hidden, scores[at], usize::MAX - at);
    let best = (0..sheets.len()).max_by_key(|at| key(*at)).ok_or(StatementError::Empty)?;
    let read = sheets.remove(best);
    let names = |g: &Grid| head::find(g, profiles, None).map(|h| h.names);
    let own = if sheets.is_empty() { None } else { names(&read.grid) };
    let (mut more, mut unread) = (Vec::new(), Vec::new());
    for sheet in sheets {
        let same = own.is_some() && names(&sheet.grid) == own;
        if same && (read.hidden || !sheet.hidden) {
            more.push((sheet.name, sheet.grid));
        } else if !sheet.grid.iter().all(|r| r.is_blank()) {
            unread.push(sheet.name);
        }
    }
    let told = (!unread.is_empty() || read.hidden)
        .then_some(Unread { names: unread, read_hidden: read.hidden });
    Ok(Table {
        grid: read.grid,
        sheet: Some(read.name),
        more,
        unread: told,
        encoding: "xlsx",
        text: None,
        delimiter: ',',
        damaged: false,
        re_saved: false,
        cut: false,
    })
}

/// Reads a file of entries.
type Reader = fn(&str) -> Result<Vec<Statement>, StatementError>;

/// The reader of files that hold entries and no table.
fn of_entries(text: &str) -> Option<Reader> {
    if ofx::is_ofx(text) {
        Some(ofx::read)
    } else if camt::is_camt(text) {
        Some(camt::read)
    } else if mt940::is_mt940(text) {
        Some(mt940::read)
    } else {
        qif::is_qif(text).then_some(qif::read as Reader)
    }
}

/// The table of a file; `None` for those of entries, which have none.
pub(super) fn table(bytes: &[u8], profiles: &[Profile]) -> Result<Option<Table>, StatementError> {
    refuse_foreign(bytes)?;
    if workbook::is_workbook(bytes) {
        let (sheets, encoding) = workbook::sheets(bytes)?;
        let re_saved = encoding == "xlsx" && workbook::saved_by_spreadsheet(bytes);
        return Ok(Some(Table { encoding, re_saved, ..of_sheets(sheets, profiles)? }));
    }
    let decoded = sniff::decode(bytes, profiles);
    if of_entries(&decoded.text).is_some() {
        return Ok(None);
    }
    if let Some(grid) = markup::grid(&decoded.text)? {
        let (text, damaged) = (None, decoded.damaged);
        return Ok(Some(Table {
            grid,
            sheet: None,
            more: Vec::new(),
            unread: None,
            encoding: "html",
            text,
            delimiter: ',',
            damaged,
            re_saved: false,
            cut: markup::is_cut(&decoded.text),
        }));
    }
    let (grid, delimiter) = sniff::split(&decoded.text, profiles)?;
    Ok(Some(Table {
        grid,
        sheet: None,
        more: Vec::new(),
        unread: None,
        encoding: decoded.encoding,
        text: Some(decoded.text),
        delimiter,
        damaged: decoded.damaged,
        re_saved: false,
        cut: false,
    }))
}

/// Kinds of file that people try and that hold no table.
fn refuse_foreign(bytes: &[u8]) -> Result<(), StatementError> {
    let kind = if bytes.starts_with(b"%PDF") {
        "pdf"
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) || bytes.starts_with(b"\x89PNG") {
        "image"
    } else if bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xbc\xaf") {
        "archive"
    } else {
        return Ok(());
    };
    Err(StatementError::Unreadable { kind, why: String::new() })
}

/// Header and columns of a grid; `None` where no row names a date and an amount that have content.
pub(super) fn locate(
    grid: &Grid,
    options: &Options<'_>,
    profiles: &[Profile],
) -> Option<(Head, Layout)> {
    let wanted = options.profile.filter(|p| *p != "generic");
    let generic = options.profile == Some("generic");
    let head = head::find(grid, if generic { &[] } else { profiles }, wanted)?;
    let profile = head.profile.and_then(|at| profiles.get(at));
    let layout = layout::decide(grid, head.body, &head.names, profile, options.side)?;
    Some((head, layout))
}

/// Recognises one file; one of entries may hold several accounts.
pub(super) fn recognise(
    bytes: &[u8],
    options: &Options<'_>,
    profiles: &[Profile],
) -> Result<Vec<Statement>, StatementError> {
    let Some(mut table) = table(bytes, profiles)? else {
        let decoded = sniff::decode(bytes, profiles);
        return match of_entries(&decoded.text) {
            Some(reader) => reader(&decoded.text),
            None => Err(StatementError::NoRows),
        };
    };
    let cut = table
        .text
        .as_deref()
        .is_some_and(|t| !t.ends_with(['\n', '\r']))
        .then(|| broken_off(&table.grid));
    // The decoded text is not needed any more; half a million rows are heavy enough once.
    table.text = None;
    let more = std::mem::take(&mut table.more);
    let unread = table.unread.take();
    let unnamed = spelled::out(&mut table.grid, profiles)?;
    let first = statement(&table, options, profiles);
    let mut first = first.map_err(|e| no_text(e, bytes, options.name))?;
    if let Some(row) = cut.flatten() {
        leave_off(&mut first, row, begun(&table.grid, row));
    }
    if table.cut {
        first.hints.push(Hint::BrokenOff);
    }
    if unnamed {
        first.hints.push(Hint::ColumnsUnnamed);
    }
    let mut out = vec![first];
    for (name, grid) in more {
        // A sheet of column names alone has nothing to add.
        table.grid = grid;
        spelled::out(&mut table.grid, profiles)?;
        table.sheet = Some(name);
        let Ok(mut next) = statement(&table, options, profiles) else { continue };
        // What the first sheet says of the account holds for its further pages.
        let currency = out.first().filter(|first| first.currency_named).map(|first| first.currency);
        if let Some(currency) = currency {
            next.currency_named = next.assume(currency) || next.currency_named;
        }
        // Nor has a sheet that repeats another: copies are kept beside what was worked on.
        let known = |row: &super::Row| {
            let all = out.iter().flat_map(|s: &Statement| &s.rows);
            all.into_iter().any(|o| (o.at, o.amount_minor) == (row.at, row.amount_minor))
        };
        let compared = next.rows.len().min(COMPARED);
        let repeated = next.rows.iter().take(COMPARED).filter(|row| known(row)).count();
        if repeated * 10 < compared * 9 {
            out.push(next);
        }
    }
    if let (Some(unread), Some(first)) = (unread, out.first_mut()) {
        let read = first.sheet.clone().unwrap_or_default();
        let Unread { names, read_hidden } = unread;
        first.hints.push(Hint::SheetsUnread { read, hidden: read_hidden, names });
    }
    Ok(out)
}

/// The number of the last row where it has no line end, and fewer cells or fewer decimals than all rows before it.
fn broken_off(grid: &Grid) -> Option<u32> {
    let filled: Vec<usize> = (0..grid.len()).filter(|r| !grid.row(*r).is_blank()).collect();
    let (last, before) = filled.split_last()?;
    let before = before.get(before.len().saturating_sub(COMPARED)..).unwrap_or_default();
    let row = grid.row(*last);
    let width = row.width();
    let wider: Vec<_> =
        before.iter().map(|r| grid.row(*r)).filter(|r| r.width() >= width).collect();
    // The row of names has no figures, and a title fewer cells: most of the rows count.
    if before.len() < 3 || width < 2 || wider.len() * 10 < before.len() * 8 {
        return None;
    }
    let fewer = wider.iter().filter(|r| r.width() > width).count() * 10 >= wider.len() * 9;
    let cents = |text: &str| {
        text.rsplit_once('.')
            .is_some_and(|(_, d)| d.len() == 2 && d.bytes().all(|b| b.is_ascii_digit()))
    };
    let end = width - 1;
    let figures: Vec<&str> =
        wider.iter().map(|r| r.cell(end)).filter(|c| super::cell::amount(c, 2).is_some()).collect();
    let short = figures.len() > 2
        && figures.iter().all(|c| cents(c))
        && super::cell::amount(row.cell(end), 2).is_some()
        && !cents(row.cell(end));
    (fewer || short).then(|| row.number())
}

/// The row begins as the one before it does, with a day or with the same words: a money line that was cut, and no line
/// of text below the table.
fn begun(grid: &Grid, number: u32) -> bool {
    let rows: Vec<usize> = (0..grid.len()).filter(|r| !grid.row(*r).is_blank()).collect();
    let [.., before, last] = rows[..] else { return false };
    let (before, last) = (grid.row(before), grid.row(last));
    let whole = last.width().saturating_sub(1);
    last.number() == number
        && (0..whole).any(|c| {
            let cell = last.cell(c);
            let day = super::when::read(cell, super::when::Order::DayFirst);
            !cell.is_empty() && (cell == before.cell(c) || day.is_some_and(|w| w.day.is_some()))
        })
}

/// Whether the balances follow. On the side of the sales the payouts between them, which are left out, move it too.
fn balance(side: Side, rows: &[Row], aside: Aside) -> Balance {
    match totals::balance(rows) {
        Balance::Broken if side == Side::Pos && aside != Aside::default() => Balance::Absent,
        found => found,
    }
}

/// The row in which the file breaks off is none to be counted.
fn leave_off(statement: &mut Statement, number: u32, begun: bool) {
    let before = statement.rows.len();
    statement.rows.retain(|r| r.row != number);
    let known = statement.skipped.iter().any(|s| s.row == number);
    if statement.rows.len() == before && !known && !begun {
        return;
    }
    if !known {
        let reason = Reason::BrokenOff;
        statement.skipped.push(Skipped { row: number, reason, cell: String::new() });
    }
    statement.hints.push(Hint::BrokenOff);
    let days = || statement.rows.iter().map(super::Row::day);
    (statement.from, statement.to) = (days().min(), days().max());
    statement.covers = super::covers(statement.stated, (statement.from, statement.to));
    statement.balance = totals::balance(&statement.rows);
}

/// Bytes that are no text have no column names to look for: the file is of another kind than its name says, or damaged.
fn no_text(error: StatementError, bytes: &[u8], name: Option<&str>) -> StatementError {
    let sample = bytes.get(..bytes.len().min(64 << 10)).unwrap_or_default();
    // A workbook that opened is one, whatever its columns are called.
    if super::workbook::is_workbook(bytes) {
        return error;
    }
    // UTF-16 has a zero beside every other byte; an entry file was told before.
    let control = |b: &&u8| matches!(**b, 1..=8 | 14..=25 | 27..=31 | 127);
    let foreign = sample.iter().filter(control).count();
    if !matches!(error, StatementError::NoHeader { .. }) || foreign * 50 < sample.len() {
        return error;
    }
    let end = name.and_then(|n| n.rsplit_once('.')).map(|(_, end)| end.to_ascii_lowercase());
    let kind = match end.as_deref() {
        Some("xlsx" | "xlsm" | "xls" | "et") => "no-workbook",
        _ => "binary",
    };
    StatementError::Unreadable { kind, why: String::new() }
}

/// So many rows of a further sheet tell whether it repeats another.
const COMPARED: usize = 100;

/// The statement of one table.
fn statement(
    table: &Table,
    options: &Options<'_>,
    profiles: &[Profile],
) -> Result<Statement, StatementError> {
    let Some((head, mut layout)) = locate(&table.grid, options, profiles) else {
        let named = head::find(&table.grid, profiles, None);
        let empty = |h: &Head| (h.body..table.grid.len()).all(|r| table.grid.row(r).is_blank());
        if named.is_some_and(|h| empty(&h)) {
            return Err(StatementError::NoRows);
        }
        return Err(StatementError::NoHeader { preview: preview(&table.grid) });
    };
    let profile = if options.profile == Some("generic") {
        None
    } else {
        head.profile.and_then(|at| profiles.get(at))
    };
    let above = meta::read(meta::above(&table.grid, head.index), layout.order);
    if let Some(digits) = above.unit {
        layout.in_unit(digits);
    }
    let built = assemble::rows(&table.grid, &head, &layout, profile, &above);
    let facts = assemble::with_footer(above, &built, layout.order);
    let mut claims = totals::in_text(&facts.lines, built.currency.exponent());
    claims.extend(built.claims.iter().copied());
    let mut hints = built.hints;
    if table.re_saved {
        hints.push(Hint::ReSaved);
    }
    if table.damaged {
        hints.push(Hint::Undecodable);
    }
    if layout.order_guessed {
        hints.push(Hint::DayFirstAssumed);
    }
    let totals = totals::check(&claims, &built.rows, built.skipped.len(), built.aside);
    let (from, to) = (
        built.rows.iter().map(super::Row::day).min(),
        built.rows.iter().map(super::Row::day).max(),
    );
    let until = facts.to.map(|to| facts.made_on.map_or(to, |made| to.min(made)));
    let stated = (facts.from, until);
    let columns = head
        .names
        .iter()
        .zip(&layout.roles)
        .map(|(name, role)| Column {
            name: name.clone(),
            role: role.and_then(super::column::Role::name),
        })
        .collect();
    Ok(Statement {
        side: layout.side,
        profile: profile.map_or("generic", |p| p.id.as_str()).to_string(),
        encoding: table.encoding,
        sheet: table.sheet.clone(),
        preamble_rows: table.grid.row(head.index).number() - 1,
        balance: balance(layout.side, &built.rows, built.aside),
        totals,
        stated,
        covers: super::covers(stated, (from, to)),
        rows: built.rows,
        skipped: built.skipped,
        from,
        to,
        currency: built.currency,
        currency_named: built.currency_named,
        account_tail: facts.account_tail,
        pays_to_tail: facts.pays_to_tail,
        holder: facts.holder.map(|h| mask::mask(&h).into_owned()),
        merchant_no: facts.merchant_no,
        sha256: Hash::of(b""),
        inner: None,
        hints,
        columns,
    })
}

/// The first rows for the mapping screen.
fn preview(grid: &Grid) -> Vec<Vec<String>> {
    let cell = |text: &str| match mask::mask(text) {
        Cow::Borrowed(t) => t.chars().take(80).collect(),
        Cow::Owned(t) => t,
    };
    grid.iter()
        .filter(|r| !r.is_blank())
        .take(20)
        .map(|r| r.cells().take(30).map(cell).collect())
        .collect()
}
