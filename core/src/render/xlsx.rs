//! XLSX: tables as sheets of one workbook. Text is written as text, so that nothing in it is ever calculated; only
//! right-aligned columns hold numbers. Nothing is dated: the same tables give the same bytes.

use super::clean::clean;
use super::layout::page::Place;
use super::sheet::text;
use crate::document::{Table, lone};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError,
};
use std::collections::BTreeMap;

/// Longest text of one cell, in characters: what Excel takes.
const CELL_MAX: usize = 32_000;
/// Height of a line, in points.
const LINE: f64 = 15.0;
/// A row is at most 409 points high.
const LINES_MAX: u16 = 27;
/// Excel's own limit for the name of a sheet.
const NAME_MAX: usize = 31;

/// One workbook; each table a sheet of this name. Names lose what Excel does not take.
pub fn xlsx(
    title: &str,
    tables: &[(String, Table)],
    pages: &BTreeMap<String, Place>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let born = ExcelDateTime::from_ymd(1980, 1, 1)?;
    let title = clean(title).into_owned();
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&born));
    for (name, table) in tables {
        sheet(&mut book, name, table, pages)?;
    }
    book.save_to_buffer()
}

fn sheet(
    book: &mut Workbook,
    name: &str,
    table: &Table,
    pages: &BTreeMap<String, Place>,
) -> Result<(), XlsxError> {
    let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let strong = plain.clone().set_bold();
    // The only cell of a row runs on over the empty ones to its right.
    let flat = |format: &Format| format.clone().unset_text_wrap();
    let head = strong.clone().set_border_bottom(FormatBorder::Thin);
    let head = head.set_background_color(Color::RGB(0x00F0_F0F0));
    let sheet = book.add_worksheet();
    let kept = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(NAME_MAX);
    sheet.set_name(kept.collect::<String>())?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    let shares: u16 = table.columns.iter().map(|c| c.share).sum();
    let widths: Vec<f64> = table
        .columns
        .iter()
        .map(|c| (f64::from(c.share) / f64::from(shares.max(1)) * 130.0).max(7.0))
        .collect();
    for ((at, column), width) in (0u16..).zip(&table.columns).zip(&widths) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, cell(&column.title), &head)?;
    }
    for (down, row) in (1u32..).zip(&table.rows) {
        let alone = lone(&row.cells).is_some();
        let format = if row.strong { &strong } else { &plain };
        let format = &if alone { flat(format) } else { format.clone() };
        // Not every program finds the height of wrapped text by itself.
        let lines = row.cells.iter().zip(&widths).map(|(cell, w)| lines(&text(cell, pages), *w));
        let lines = if alone { 1 } else { lines.max().unwrap_or(1).min(LINES_MAX) };
        sheet.set_row_height(down, f64::from(lines) * LINE)?;
        for ((at, column), spans) in (0u16..).zip(&table.columns).zip(&row.cells) {
            let words = text(spans, pages);
            match number(&words).filter(|_| column.right) {
                Some((value, places)) => {
                    let shape = if places == 0 {
                        "#,##0".into()
                    } else {
                        format!("#,##0.{}", "0".repeat(places))
                    };
                    let format = format.clone().set_num_format(shape);
                    sheet.write_number_with_format(down, at, value, &format)?;
                }
                None => {
                    sheet.write_string_with_format(down, at, cell(&words), format)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Lines a text takes in a column this many digits wide; Chinese characters are two digits wide.
fn lines(text: &str, width: f64) -> u16 {
    let wide = |line: &str| -> f64 {
        line.chars().map(|c| if u32::from(c) >= 0x2E80 { 2.1 } else { 1.05 }).sum()
    };
    let each = text.lines().map(|line| (wide(line) / width).ceil().max(1.0) as u16);
    each.fold(0, u16::saturating_add).max(1)
}

fn cell(text: &str) -> String {
    clean(text).chars().take(CELL_MAX).collect()
}

/// A written number and its decimal places; at most 15 digits, which is what a sheet keeps exactly.
fn number(text: &str) -> Option<(f64, usize)> {
    let digits = text.strip_prefix('-').unwrap_or(text).replace(',', "");
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let all = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let leading = whole.len() > 1 && whole.starts_with('0');
    let good = !whole.is_empty() && all(whole) && all(part) && whole.len() + part.len() <= 15;
    if !good || leading || digits.ends_with('.') {
        return None;
    }
    Some((text.replace(',', "").parse().ok()?, part.len()))
}

#[cfg(test)]
mod tests;
