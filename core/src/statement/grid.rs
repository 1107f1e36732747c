//! A table as read: one arena of text, so that half a million rows stay small.

use super::{COLUMNS_MAX, FIELD_MAX, ROWS_MAX, StatementError};

/// Rows of cells, each row with its number as a spreadsheet shows it.
#[derive(Debug, Default)]
pub(super) struct Grid {
    text: String,
    ends: Vec<u32>,
    rows: Vec<Line>,
    /// Cells that were numbers in a workbook, by position in `ends`; empty for text files.
    numbers: Vec<u32>,
    /// Some cell is a formula without a result.
    formulas: bool,
}

#[derive(Debug, Clone, Copy)]
struct Line {
    number: u32,
    first: u32,
    too_long: bool,
}

/// One row of a grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct GridRow<'a> {
    grid: &'a Grid,
    index: usize,
}

impl Grid {
    /// Starts a row; cells pushed from now on belong to it.
    pub(super) fn start(&mut self, number: u32) -> Result<(), StatementError> {
        if self.rows.len() >= ROWS_MAX {
            return Err(StatementError::TooLarge { what: "rows" });
        }
        let first = self.ends.len() as u32;
        self.rows.push(Line { number, first, too_long: false });
        Ok(())
    }

    /// Adds a cell to the current row. Cells past the column cap are dropped, long ones cut and their row marked.
    pub(super) fn push(&mut self, cell: &str) {
        let Some(line) = self.rows.last_mut() else { return };
        if self.ends.len() - line.first as usize >= COLUMNS_MAX {
            return;
        }
        self.formulas = self.formulas || super::cell::is_formula(cell);
        let mut cell = cell;
        if cell.len() > FIELD_MAX {
            line.too_long = true;
            let mut cut = 60;
            while !cell.is_char_boundary(cut) {
                cut -= 1;
            }
            cell = cell.get(..cut).unwrap_or_default();
        }
        self.text.push_str(cell);
        self.ends.push(self.text.len() as u32);
    }

    /// Adds a cell that a workbook holds as a number.
    pub(super) fn push_number(&mut self, cell: &str) {
        self.numbers.push(self.ends.len() as u32);
        self.push(cell);
    }

    /// Some cell is a formula without a result.
    pub(super) fn has_formulas(&self) -> bool {
        self.formulas
    }

    /// The same table with cells spelled anew where `spell` says so, under a row of names where it has none.
    pub(super) fn rebuilt(
        &self,
        names: Option<&[String]>,
        spell: impl Fn(usize, usize, &str) -> Option<String>,
    ) -> Result<Self, StatementError> {
        let mut new = Self::default();
        if let Some(names) = names {
            new.start(self.rows.first().map_or(1, |line| line.number))?;
            for name in names {
                new.push(name);
            }
        }
        for index in 0..self.len() {
            let row = self.row(index);
            new.start(row.number())?;
            for (column, cell) in row.cells().enumerate() {
                match spell(index, column, cell) {
                    Some(spelled) => new.push(&spelled),
                    None if row.is_number(column) => new.push_number(cell),
                    None => new.push(cell),
                }
            }
        }
        Ok(new)
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, index: usize) -> GridRow<'_> {
        GridRow { grid: self, index }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = GridRow<'_>> {
        (0..self.rows.len()).map(|index| self.row(index))
    }
}

impl<'a> GridRow<'a> {
    /// Row as a spreadsheet shows it, from 1.
    pub(super) fn number(self) -> u32 {
        self.grid.rows[self.index].number
    }

    /// A cell was longer than allowed.
    pub(super) fn too_long(self) -> bool {
        self.grid.rows[self.index].too_long
    }

    fn bounds(self) -> (usize, usize) {
        let first = self.grid.rows[self.index].first as usize;
        let next =
            self.grid.rows.get(self.index + 1).map_or(self.grid.ends.len(), |l| l.first as usize);
        (first, next)
    }

    /// How many cells.
    pub(super) fn width(self) -> usize {
        let (first, next) = self.bounds();
        next - first
    }

    /// A cell as the file has it; empty past the end.
    pub(super) fn raw(self, column: usize) -> &'a str {
        let (first, next) = self.bounds();
        let at = first + column;
        if at >= next {
            return "";
        }
        let start = if at == 0 { 0 } else { self.grid.ends[at - 1] as usize };
        self.grid.text.get(start..self.grid.ends[at] as usize).unwrap_or_default()
    }

    /// A cell without the blanks, tabs, back-ticks and quotes that exports glue to it.
    pub(super) fn cell(self, column: usize) -> &'a str {
        super::cell::trim(self.raw(column))
    }

    /// The workbook holds this cell as a number.
    pub(super) fn is_number(self, column: usize) -> bool {
        let at = self.bounds().0 + column;
        self.grid.numbers.binary_search(&(at as u32)).is_ok()
    }

    /// All cells, trimmed.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a str> {
        (0..self.width()).map(move |c| self.cell(c))
    }

    /// No cell has anything in it.
    pub(super) fn is_blank(self) -> bool {
        self.cells().all(str::is_empty)
    }
}
