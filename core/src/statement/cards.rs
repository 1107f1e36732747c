//! Full card numbers in an export: counted before anything is stored, and masked in a copy that keeps everything else.

use super::cell::{narrow, trim};
use super::column::{Role, meaning};
use super::head::Head;
use super::layout::Layout;
use super::mask::{self, is_left_alone, plain_card, stars};
use super::{Options, StatementError, archive, delimited, profile, shape};
use crate::hash::Hash;
use std::ops::Range;

/// Where full card numbers stand in one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullCards {
    /// The column's name.
    pub column: String,
    /// How many cells hold one.
    pub cells: usize,
}

/// A copy of a sales export without full card numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaskedCopy {
    /// The copy's bytes: same encoding and layout as the original, but that a workbook becomes a CSV in UTF-8.
    pub bytes: Vec<u8>,
    /// Hash of the untouched file.
    pub original: Hash,
    /// What was masked, by column.
    pub masked: Vec<FullCards>,
    /// The copy is a CSV of a workbook or of a file inside a ZIP.
    pub converted: bool,
}

/// Counts the cells that hold full card numbers, by column, leaving reference, order, terminal, merchant, date and
/// money columns alone. `is_full` says of a text whether it holds one; in a card column any 13 to 19 bare digits do.
///
/// # Errors
/// As [`super::read`]; camt files give an empty list.
pub fn full_cards(
    bytes: &[u8],
    options: &Options<'_>,
    is_full: &dyn Fn(&str) -> bool,
) -> Result<Vec<FullCards>, StatementError> {
    let profiles = profile::load(options.added)?;
    let mut out: Vec<FullCards> = Vec::new();
    for part in archive::parts(bytes, options.password)? {
        let Some(table) = shape::table(&part.bytes, &profiles)? else { continue };
        let Some((head, layout)) = shape::locate(&table.grid, options, &profiles) else { continue };
        let mut counts = vec![0usize; head.names.len()];
        for row in table.grids().flat_map(|grid| grid.iter()) {
            for (column, count) in counts.iter_mut().enumerate() {
                *count += usize::from(is_hit(row.cell(column), column, &head, &layout, is_full));
            }
        }
        let named = head.names.into_iter().zip(counts).filter(|(_, n)| *n > 0);
        out.extend(named.map(|(column, cells)| FullCards { column, cells }));
    }
    Ok(out)
}

fn is_hit(
    cell: &str,
    column: usize,
    head: &Head,
    layout: &Layout,
    is_full: &dyn Fn(&str) -> bool,
) -> bool {
    if cell.len() < 13 {
        return false;
    }
    let role = layout.roles.get(column).copied().flatten();
    let by_name = || head.names.get(column).and_then(|n| meaning(n)).map(|m| m.role);
    if is_left_alone(role.or_else(by_name)) {
        return false;
    }
    let text = narrow(trim(cell));
    (role == Some(Role::Card) && plain_card(&text)) || is_full(&text)
}

/// A copy of a sales export with every full card number masked and all else as it was. `None` where there is nothing
/// to mask.
///
/// # Errors
/// As [`super::read`]; a ZIP of several files is refused, since a copy of it would be another archive.
pub fn masked_copy(
    bytes: &[u8],
    options: &Options<'_>,
    is_full: &dyn Fn(&str) -> bool,
) -> Result<Option<MaskedCopy>, StatementError> {
    let masked = full_cards(bytes, options, is_full)?;
    if masked.is_empty() {
        return Ok(None);
    }
    let profiles = profile::load(options.added)?;
    let mut parts = archive::parts(bytes, options.password)?;
    let (Some(part), true) = (parts.pop(), parts.is_empty()) else {
        return Err(StatementError::TooLarge { what: "files" });
    };
    let Some(table) = shape::table(&part.bytes, &profiles)? else { return Ok(None) };
    let Some((head, layout)) = shape::locate(&table.grid, options, &profiles) else {
        return Ok(None);
    };
    let hit = |cell: &str, column: usize| is_hit(cell, column, &head, &layout, is_full);
    let own = table.text.as_ref().and_then(|t| {
        let masked = rewrite(t, table.delimiter, &hit);
        encode(&part.bytes, t, &masked, table.encoding)
    });
    let converted = own.is_none() || part.name.is_some();
    let bytes_out = own.unwrap_or_else(|| as_csv(&table, &hit).into_bytes());
    Ok(Some(MaskedCopy { bytes: bytes_out, original: Hash::of(bytes), masked, converted }))
}

/// The text with each cell that is a hit masked in place; quotes, blanks and line ends stay.
fn rewrite(text: &str, delimiter: char, hit: &dyn Fn(&str, usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    delimited::walk(text, delimiter, &mut |column, span: Range<usize>| {
        let raw = text.get(span.clone()).unwrap_or_default();
        if hit(super::cell::trim(raw), column) {
            out.push_str(text.get(done..span.start).unwrap_or_default());
            out.push_str(&masked(raw));
            done = span.end;
        }
    });
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Masks a cell that is known to hold a card number: the detector's way where that finds it, else every long run.
fn masked(raw: &str) -> String {
    let by_detector = mask::mask(raw);
    if by_detector != raw { by_detector.into_owned() } else { stars(&narrow(raw)) }
}

/// Back into the file's own encoding; `None` where that would change bytes that were not masked.
fn encode(original: &[u8], before: &str, after: &str, encoding: &str) -> Option<Vec<u8>> {
    let to_bytes = |text: &str| -> Option<Vec<u8>> {
        match encoding {
            "utf-8" => Some(text.as_bytes().to_vec()),
            "utf-16le" => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            "utf-16be" => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            name => {
                let encoding = encoding_rs::Encoding::for_label(name.as_bytes())?;
                let (bytes, _, lossy) = encoding.encode(text);
                (!lossy).then(|| bytes.into_owned())
            }
        }
    };
    let plain = to_bytes(before)?;
    let mark = original.len().checked_sub(plain.len()).filter(|n| *n <= 3)?;
    if original.get(mark..)? != plain.as_slice() {
        return None;
    }
    let mut out = original.get(..mark)?.to_vec();
    out.extend(to_bytes(after)?);
    Some(out)
}

fn as_csv(table: &shape::Table, hit: &dyn Fn(&str, usize) -> bool) -> String {
    let mut out = String::from("\u{feff}");
    // Further sheets have the same columns: their names are read as a page's header is.
    for row in table.grids().flat_map(|grid| grid.iter()) {
        for column in 0..row.width() {
            let raw = row.raw(column);
            let text = if hit(trim(raw), column) { masked(raw) } else { raw.to_string() };
            if column > 0 {
                out.push(',');
            }
            out.push('"');
            out.push_str(&text.replace('"', "\"\""));
            out.push('"');
        }
        out.push_str("\r\n");
    }
    out
}
