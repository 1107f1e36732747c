//! Text tables: CSV, TSV and their cousins, read forgivingly.

use super::StatementError;
use super::grid::Grid;
use std::ops::Range;

/// A quoted cell that runs over more lines than this was never meant as one: the quote is taken as a character.
const QUOTED_LINES_MAX: usize = 12;

/// Splits text into a grid. Blank lines count as rows, as a spreadsheet shows them.
pub(super) fn grid(text: &str, delimiter: char, rows_max: usize) -> Result<Grid, StatementError> {
    let mut grid = Grid::default();
    let mut at = 0;
    let mut number = 0u32;
    let mut scratch = String::new();
    while at < text.len() && (number as usize) < rows_max {
        number += 1;
        grid.start(number)?;
        at = line(text, at, delimiter, &mut scratch, &mut |cell, _| grid.push(cell));
    }
    Ok(grid)
}

/// Visits every cell with its column and where it stands in the text, quotes included.
pub(super) fn walk(text: &str, delimiter: char, visit: &mut dyn FnMut(usize, Range<usize>)) {
    let mut at = 0;
    let mut scratch = String::new();
    while at < text.len() {
        let mut column = 0;
        at = line(text, at, delimiter, &mut scratch, &mut |_, span| {
            visit(column, span);
            column += 1;
        });
    }
}

/// Reads one record from `start`; gives back where the next one starts.
fn line(
    text: &str,
    start: usize,
    delimiter: char,
    scratch: &mut String,
    take: &mut dyn FnMut(&str, Range<usize>),
) -> usize {
    let mut at = start;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let lead = rest.trim_start_matches([' ', '\u{feff}']);
        // `="1,020.00"`: quotes that keep a spreadsheet from reading a number hold a comma as others do.
        let cell = lead.strip_prefix('=').filter(|l| l.starts_with('"')).unwrap_or(lead);
        let closed = if cell.starts_with('"') { quoted(cell, delimiter, scratch) } else { None };
        let end = match closed {
            Some(after) => {
                let end = text.len() - after.len();
                take(scratch, at..end);
                end
            }
            None => {
                let end = at + rest.find([delimiter, '\n', '\r']).unwrap_or(rest.len());
                take(text.get(at..end).unwrap_or_default(), at..end);
                end
            }
        };
        let after = text.get(end..).unwrap_or_default();
        match after.chars().next() {
            Some(c) if c == delimiter => at = end + c.len_utf8(),
            _ if after.starts_with("\r\n") => return end + 2,
            Some(_) => return end + 1,
            None => return end,
        }
    }
}

/// Reads a quoted cell into `scratch`; gives back what follows its closing quote (delimiter, line end or nothing),
/// `None` where the quote does not close like one.
fn quoted<'a>(text: &'a str, delimiter: char, scratch: &mut String) -> Option<&'a str> {
    scratch.clear();
    let mut rest = text.get(1..)?;
    let mut lines = 0;
    loop {
        let quote = rest.find('"')?;
        let inside = rest.get(..quote)?;
        lines += inside.bytes().filter(|b| *b == b'\n').count();
        if lines > QUOTED_LINES_MAX {
            return None;
        }
        scratch.push_str(inside);
        rest = rest.get(quote + 1..)?;
        if let Some(after) = rest.strip_prefix('"') {
            scratch.push('"');
            rest = after;
            continue;
        }
        let after = rest.trim_start_matches(|c: char| matches!(c, ' ' | '\t') && c != delimiter);
        if after.is_empty() || after.starts_with([delimiter, '\n', '\r']) {
            return Some(after);
        }
        // A bare quote inside a quoted cell: keep it and go on.
        scratch.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let grid = grid(text, ',', usize::MAX).unwrap();
        grid.iter().map(|r| (0..r.width()).map(|c| r.raw(c).to_string()).collect()).collect()
    }

    #[test]
    fn quotes_blank_lines_and_line_ends() {
        let got = cells("a,\"b,1\"\r\n\r\n\"x\ny\" ,\"q\"\"q\"\n\"open,z\n1,2");
        assert_eq!(got[0], ["a", "b,1"]);
        assert_eq!(got[1], [""]);
        assert_eq!(got[2], ["x\ny", "q\"q"]);
        assert_eq!(got[3], ["\"open", "z"], "a quote that never closes is a character");
        assert_eq!(got[4], ["1", "2"]);
        assert_eq!(cells("=\"1,020.00\",=\"007\"")[0], ["1,020.00", "007"]);
    }
}
