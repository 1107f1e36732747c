//! How far apart the cells of a sheet lie, looked at before it is laid out as rows and columns: two cells, one of them
//! in the last corner, would otherwise take all the memory there is.

use super::StatementError;
use calamine::{Cell, Data, DataRef, Range, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::io::{Cursor, Read, Seek};

/// Cells from the first to the last corner that one file may have: 65,536 rows of 100 columns, and more.
const MOST: u64 = 8_000_000;

/// Bytes of text that the cells of one sheet may hold together.
const TEXT_MOST: usize = 512 << 20;

/// Corners of the cells seen so far.
#[derive(Default)]
struct Area {
    seen: Option<(u32, u32, u32, u32)>,
}

impl Area {
    fn add(&mut self, row: u32, column: u32) {
        let (top, left, bottom, right) = self.seen.unwrap_or((row, column, row, column));
        self.seen = Some((top.min(row), left.min(column), bottom.max(row), right.max(column)));
    }

    fn cells(&self) -> u64 {
        // Rows are laid out from their first column on, whatever stands there.
        self.seen.map_or(0, |(top, _, bottom, right)| {
            (u64::from(bottom - top) + 1) * (u64::from(right) + 1)
        })
    }

    fn check(&self) -> Result<(), StatementError> {
        if self.cells() > MOST { Err(StatementError::TooLarge { what: "rows" }) } else { Ok(()) }
    }
}

/// A sheet of an XLSX, laid out only after all its cells were seen to lie near enough. The inner error is the reader's
/// own: one sheet that cannot be read does not cost the others. A formula without a stored result stands there as
/// itself, `=C2*2`; where the workbook is `uncounted` and no formula of the sheet has another result than zero, so do
/// those: whoever wrote them calculated nothing.
pub(super) fn sheet<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    uncounted: bool,
) -> Result<Result<Range<Data>, calamine::Error>, StatementError> {
    let mut seen = match book.worksheet_cells_reader(name) {
        Ok(seen) => seen,
        // Charts and macros: nothing to read.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Ok(Range::default())),
        Err(why) => return Ok(Err(why.into())),
    };
    let (mut area, mut cells) = (Area::default(), Vec::new());
    let mut text = 0;
    // Formulas whose stored result is zero, by their place in `cells`; `None` once one has another.
    let mut zeros = uncounted.then(Vec::new);
    loop {
        match seen.next_cell_with_formula_metadata() {
            Ok(None) => break,
            Ok(Some(cell)) => {
                let value = match (&cell.value, &cell.formula) {
                    (DataRef::Empty, Some(formula)) => Data::String(text_of(formula)),
                    (value, Some(formula)) => {
                        match (is_zero(value), &mut zeros) {
                            (true, Some(places)) => places.push((cells.len(), text_of(formula))),
                            _ => zeros = None,
                        }
                        Data::from(value.clone())
                    }
                    (value, None) => Data::from(value.clone()),
                };
                // A cell with a format and nothing in it is no cell: whole columns have one.
                if value == Data::Empty {
                    continue;
                }
                // One long text, kept once in the file, may stand in every cell.
                if let Data::String(words) = &value {
                    text += words.len();
                    if text > TEXT_MOST {
                        return Err(StatementError::TooLarge { what: "unpacked" });
                    }
                }
                let (row, column) = cell.pos;
                area.add(row, column);
                area.check()?;
                cells.push(Cell::new((row, column), value));
            }
            Err(why) => return Ok(Err(why.into())),
        }
    }
    for (place, text) in zeros.into_iter().flatten() {
        let at = cells[place].get_position();
        cells[place] = Cell::new(at, Data::String(text));
    }
    Ok(Ok(Range::from_sparse(cells)))
}

/// A formula as a cell shows it that has no result.
fn text_of(formula: &XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            format!("={formula}")
        }
        // Filled down from another cell.
        _ => "=?".into(),
    }
}

fn is_zero(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Float(f) => *f == 0.0,
        DataRef::Int(n) => *n == 0,
        DataRef::DateTime(when) => when.as_f64() == 0.0,
        _ => false,
    }
}

/// All sheets of a binary XLS together (MS-XLS 2.4: a record is kind, length, data; cells begin with row and column).
pub(super) fn of_xls(bytes: &[u8]) -> Result<(), StatementError> {
    let broken =
        |e: &dyn std::fmt::Display| StatementError::Unreadable { kind: "xls", why: e.to_string() };
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let Some(name) = name else { return Err(broken(&"no workbook in it")) };
    let mut stream = Vec::new();
    let opened = file.open_stream(name).map_err(|e| broken(&e))?;
    opened.take(super::super::BYTES_MAX as u64).read_to_end(&mut stream).map_err(|e| broken(&e))?;
    let (mut area, mut at) = (Area::default(), 0);
    let word = |at: usize| {
        stream.get(at..at + 2).map(|pair| u32::from(u16::from_le_bytes([pair[0], pair[1]])))
    };
    while let (Some(kind), Some(length)) = (word(at), word(at + 2)) {
        let (data, end) = (at + 4, at + 4 + length as usize);
        // FORMULA, MULRK, MULBLANK, LABELSST, BLANK, NUMBER, LABEL, BOOLERR, RK.
        let a_cell = [0x06, 0xbd, 0xbe, 0xfd, 0x201, 0x203, 0x204, 0x205, 0x27e].contains(&kind);
        if a_cell && let (Some(row), Some(column)) = (word(data), word(data + 2)) {
            area.add(row, column);
            // A run of cells ends with its last column.
            if [0xbd, 0xbe].contains(&kind)
                && let Some(last) = word(end.saturating_sub(2))
            {
                area.add(row, last);
            }
        }
        at = end;
    }
    area.check()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_cells_in_far_corners_are_refused_and_a_full_month_is_not() {
        let mut area = Area::default();
        area.add(0, 0);
        area.add(65_535, 99);
        assert!(area.check().is_ok());
        area.add(65_535, 65_535);
        assert!(area.check().is_err());
        // One far column alone is as wide as all before it.
        let mut area = Area::default();
        area.add(0, 16_383);
        area.add(16_000, 16_383);
        assert!(area.check().is_err());
    }
}
