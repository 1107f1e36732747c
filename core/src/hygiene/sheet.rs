//! Sheets: CSV for people to open in Excel, in which no text of others can become a formula (format 6.2).

use super::screen_lines;
use crate::case::money::Money;

/// Longest text of one cell, in characters: what Excel takes.
const CELL_MAX: usize = 32_000;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Any text, from anyone.
    Text(String),
    /// A whole number from a typed column, negative ones included.
    Number(i64),
    /// An amount as plain digits, negative ones included.
    Amount(Money),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A sheet being written, row by row.
#[derive(Debug, Clone, Default)]
pub struct Sheet(String);

impl Sheet {
    /// Starts with its header. With `bom`, Chinese Excel reads it as UTF-8; machines' output has none.
    pub fn new(header: &[&str], bom: bool) -> Self {
        let mut sheet = Self(if bom { "\u{feff}".into() } else { String::new() });
        sheet.row(&header.iter().map(|h| Cell::from(*h)).collect::<Vec<_>>());
        sheet
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[Cell]) {
        let fields: Vec<String> = cells.iter().map(field).collect();
        self.0.push_str(&fields.join(","));
        self.0.push_str("\r\n");
    }

    /// The file's content.
    pub fn finish(self) -> String {
        self.0
    }
}

/// A cell as CSV writes it: always quoted, and never a formula.
fn field(cell: &Cell) -> String {
    let text = match cell {
        Cell::Text(text) => text_cell(text),
        Cell::Number(number) => number.to_string(),
        Cell::Amount(money) => money.plain(),
    };
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A text as the content of a cell: screened, and with a `'` before anything a spreadsheet might calculate.
pub fn text_cell(text: &str) -> String {
    let safe = screen_lines(text, CELL_MAX).into_string();
    if calculates(text) || calculates(&safe) { format!("'{safe}") } else { safe }
}

/// Whether a spreadsheet might take this for a formula; leading spaces do not protect.
fn calculates(text: &str) -> bool {
    let first = text.chars().find(|c| !matches!(c, ' ' | '\u{a0}' | '\u{3000}'));
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;
    use proptest::prelude::*;

    #[test]
    fn no_text_becomes_a_formula() {
        for (given, cell) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+86 10 1234", "'+86 10 1234"),
            ("-1+1", "'-1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", r"'\u{9}=1"),
            ("\n=1", "'\n=1"),
            ("\0=1", r"'\u{0}=1"),
            ("＝1", "'＝1"),
            ("－1", "'－1"),
            (" =1", "' =1"),
            ("面粉 = 3 袋", "面粉 = 3 袋"),
        ] {
            assert_eq!(text_cell(given), cell);
        }
    }

    #[test]
    fn rows_are_quoted_and_numbers_stay_numbers() {
        let mut sheet = Sheet::new(&["日期", "金额"], true);
        let refund = Money::new(-12_800, Currency::CNY);
        sheet.row(&["说\"好\"了".into(), Cell::Amount(refund), Cell::Number(-3)]);
        let text = sheet.finish();
        assert_eq!(text, "\u{feff}\"日期\",\"金额\"\r\n\"说\"\"好\"\"了\",\"-128.00\",\"-3\"\r\n");
    }

    proptest! {
        #[test]
        fn every_cell_reads_back_and_none_calculates(texts in proptest::collection::vec(any::<String>(), 1..6)) {
            let mut sheet = Sheet::default();
            sheet.row(&texts.iter().map(|t| Cell::Text(t.clone())).collect::<Vec<_>>());
            let written = sheet.finish();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(record.len(), texts.len());
            for (cell, text) in record.iter().zip(&texts) {
                prop_assert_eq!(cell, text_cell(text));
                prop_assert!(!calculates(cell));
            }
        }
    }
}
