//! Text for people: tables and paragraphs aligned by cells, since a Chinese character takes two.

use recourse_core::hygiene::screen;
use recourse_core::locale::Locale;
use recourse_core::rules::PackFault;
use serde_json::{Value, json};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Longest text of one cell, in characters.
const CELL_MAX: usize = 200;

/// Rows of cells in aligned columns; the last column is not padded. Foreign text is made one harmless line.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|c| screen(c, CELL_MAX).into_string()).collect())
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|r| r.get(column)).map(|c| c.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (i, cell) in row.iter().enumerate() {
            if i + 1 < row.len() {
                line.push_str(&pad(cell, widths[i]));
                line.push_str("  ");
            } else {
                line.push_str(cell);
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Label and value pairs, those with a value.
pub(super) fn facts(locale: &Locale, pairs: &[(&str, Option<String>)]) -> String {
    let rows: Vec<Vec<String>> = pairs
        .iter()
        .filter_map(|(id, value)| {
            let value = value.as_deref().filter(|v| !v.trim().is_empty())?;
            Some(vec![locale.text(id), value.to_string()])
        })
        .collect();
    table(&rows)
}

/// The text with spaces up to this many cells.
pub(super) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Lines of at most `width` cells: broken at spaces and between Chinese characters, never before a closing mark.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if !line.is_empty() && line.width() + piece.trim_end().width() > width {
            let kept = line.trim_end().len();
            line.truncate(kept);
            lines.push(piece.trim_start().to_string());
        } else {
            line.push_str(piece);
        }
    }
    lines
}

/// Pieces no line is broken in.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let wide = |c: char| c.width() == Some(2);
        let closing = "，。、；：！？）」』”’》】,.;:!?)".contains(c);
        let opening = before.is_some_and(|b| "（「『“‘《【(".contains(b));
        let may_break = before.is_some_and(|b| b == ' ' || wide(b) || wide(c))
            && !closing
            && !opening
            && c != ' ';
        if may_break {
            out.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    out.push(&text[start..]);
    out
}

/// The value without members that say nothing (`null`), so that absent things are absent.
pub(super) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => map
            .into_iter()
            .filter(|(_, v)| !v.is_null())
            .map(|(k, v)| (k, without_nulls(v)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

/// Faults of a file the user wrote, as text and as data: file, line, field and what is wrong.
pub(super) fn faulty(faults: &[PackFault], locale: &Locale) -> (String, Value) {
    let lines: Vec<String> = faults.iter().map(|f| f.words(locale)).collect();
    let one = |f: &PackFault| json!({ "file": f.file, "line": f.line, "field": f.field, "what": f.what(locale) });
    (lines.join("\n"), faults.iter().map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_cells() {
        let rows = [["编号", "标题", "x"], ["RC-2026-001", "未到账", "y"]]
            .map(|r| r.map(String::from).to_vec());
        insta::assert_snapshot!(table(&rows), @r"
        编号         标题    x
        RC-2026-001  未到账  y
        ");
    }

    #[test]
    fn lines_break_between_chinese_characters_not_before_marks() {
        assert_eq!(wrap("一二三，四五", 6), ["一二", "三，四", "五"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
    }
}
