//! Tables written as HTML or as XML spreadsheets and named `.xls`, as many banks do.

use super::StatementError;
use super::grid::Grid;

/// The table of such a file; `None` for any other text.
pub(super) fn grid(text: &str) -> Result<Option<Grid>, StatementError> {
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default().to_ascii_lowercase();
    // XML spreadsheets have a <Table> too: what names itself goes first. A web page of Excel names the same office.
    let sheet = start.contains("urn:schemas-microsoft-com:office:spreadsheet");
    let page = start.contains("<html");
    let (row, cells): (&str, &[&str]) = if sheet && !page {
        ("row", &["cell"])
    } else if start.contains("<table") || (page && text.to_ascii_lowercase().contains("<tr")) {
        ("tr", &["td", "th"])
    } else {
        return Ok(None);
    };
    scan(text, row, cells).map(Some)
}

/// The text ends within its table: no end of a table, a page or a workbook stands behind the last row.
pub(super) fn is_cut(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let last = lower.rfind("<tr").max(lower.rfind("<row")).max(lower.rfind("<ss:row"));
    let after = last.and_then(|at| lower.get(at..)).unwrap_or_default();
    let ends = ["</table", "</html", "</body", "</ss:table", "</workbook", "</worksheet"];
    // Tables whose writer ends neither rows nor the page are as they were written.
    let row_ends = ["</tr", "</row", "</ss:row"].iter().any(|end| lower.contains(end));
    row_ends && !ends.iter().any(|end| after.contains(end))
}

fn scan(text: &str, row_tag: &str, cell_tags: &[&str]) -> Result<Grid, StatementError> {
    let mut grid = Grid::default();
    let mut number = 0;
    let mut cell: Option<String> = None;
    let mut span = 1usize;
    let mut column = 0usize;
    let mut down = Down::default();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        if let Some(buffer) = cell.as_mut() {
            buffer.push_str(rest.get(..open).unwrap_or_default());
        }
        let after = rest.get(open + 1..).unwrap_or_default();
        let Some(close) = after.find('>') else { break };
        let tag = after.get(..close).unwrap_or_default();
        rest = after.get(close + 1..).unwrap_or_default();
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == ':')
            .collect::<String>()
            .to_ascii_lowercase();
        let name = name.rsplit(':').next().unwrap_or_default();
        let ending = tag.starts_with('/');
        let empty = tag.ends_with('/');
        if name == row_tag && !ending {
            flush(&mut grid, &mut cell, &mut span, &mut down);
            down.next_row();
            number += 1;
            column = 0;
            grid.start(number)?;
        } else if cell_tags.contains(&name) {
            flush(&mut grid, &mut cell, &mut span, &mut down);
            if !ending && number > 0 {
                column += down.fill(&mut grid, column);
                // XML spreadsheets leave out empty cells and say where the next one stands.
                if let Some(index) =
                    attribute(tag, "ss:index").and_then(|i| i.parse::<usize>().ok())
                {
                    while column + 1 < index.min(super::COLUMNS_MAX) {
                        grid.push("");
                        column += 1;
                    }
                }
                // XML spreadsheets count the cells beyond the first.
                let reach = |here: &str, beyond: &str| -> usize {
                    let number = |name| attribute(tag, name).and_then(|s| s.parse().ok());
                    let more = || number(beyond).map(|n: usize| n.saturating_add(1));
                    number(here).or_else(more).unwrap_or(1)
                };
                span = reach("colspan", "ss:mergeacross").clamp(1, super::COLUMNS_MAX);
                let rows = reach("rowspan", "ss:mergedown");
                down.opened = (column, rows);
                column += span;
                cell = Some(String::new());
                if empty {
                    flush(&mut grid, &mut cell, &mut span, &mut down);
                }
            }
        } else if name == "br"
            && let Some(buffer) = cell.as_mut()
        {
            buffer.push(' ');
        }
    }
    flush(&mut grid, &mut cell, &mut span, &mut down);
    Ok(grid)
}

/// Cells that reach down into the rows below them: a day that is written once for all its payments.
#[derive(Default)]
struct Down {
    /// Column and rows of the cell that is being read.
    opened: (usize, usize),
    /// Column, rows still to come, and what the cell says.
    cells: Vec<(usize, usize, String)>,
    /// Those that began in this row.
    new: Vec<(usize, usize, String)>,
}

impl Down {
    fn next_row(&mut self) {
        for cell in &mut self.cells {
            cell.1 = cell.1.saturating_sub(1);
        }
        self.cells.retain(|c| c.1 > 0);
        self.cells.append(&mut self.new);
    }

    /// Writes what reaches down into this column and those right of it; how many cells that were.
    fn fill(&self, grid: &mut Grid, column: usize) -> usize {
        let mut filled = 0;
        while let Some((.., text)) = self.cells.iter().find(|c| c.0 == column + filled) {
            grid.push(text);
            filled += 1;
        }
        filled
    }

    fn close(&mut self, text: &str) {
        let (column, rows) = self.opened;
        if rows > 1 && column < super::COLUMNS_MAX {
            // A sum is there once, however many rows its cell reaches over.
            let text = if super::workbook::is_no_sum(text) { text } else { "" };
            self.new.push((column, rows.min(super::ROWS_MAX) - 1, text.to_string()));
        }
        self.opened = (0, 0);
    }
}

fn flush(grid: &mut Grid, cell: &mut Option<String>, span: &mut usize, down: &mut Down) {
    if let Some(text) = cell.take() {
        let text = entities(&text);
        grid.push(&text);
        down.close(&text);
        for _ in 1..*span {
            grid.push("");
        }
    }
    *span = 1;
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!("{name}="))? + name.len() + 1;
    let value = tag.get(at..)?;
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split([' ', '/']).next(),
    }
}

fn entities(text: &str) -> String {
    text.replace("&nbsp;", " ")
        .replace("&#160;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&yen;", "¥")
        .replace("&#165;", "¥")
        .replace("&amp;", "&")
}
