//! Editing text by what a person calls one character, with the caret counted in cells.

use crate::cells::{clean, is_unsafe, width};
use unicode_segmentation::UnicodeSegmentation;

/// At most so many characters in one field.
pub const LIMIT: usize = 20_000;
const UNDO_STEPS: usize = 200;

/// A text being edited.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edit {
    text: String,
    /// Byte offset, always at the edge of a grapheme cluster.
    caret: usize,
    /// Newlines are allowed.
    lines: bool,
    undo: Vec<(String, usize)>,
    redo: Vec<(String, usize)>,
}

impl Edit {
    /// One line.
    pub fn line(text: &str) -> Self {
        let mut edit = Self::default();
        edit.set(text);
        edit
    }

    /// Many lines.
    pub fn lines(text: &str) -> Self {
        let mut edit = Self { lines: true, ..Self::default() };
        edit.set(text);
        edit
    }

    /// What is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Characters as a person counts them.
    pub fn count(&self) -> usize {
        self.text.graphemes(true).count()
    }

    /// Replaces everything; the caret goes to the end. Can be undone.
    pub fn set(&mut self, text: &str) {
        let text = self.harmless(text);
        if text != self.text {
            self.remember();
            self.text = text;
        }
        self.caret = self.text.len();
    }

    /// Takes everything away. Can be undone.
    pub fn clear(&mut self) {
        self.set("");
    }

    /// Writes at the caret; what must not be recorded is dropped, newlines become spaces in a one-line field.
    pub fn insert(&mut self, text: &str) {
        let text = self.harmless(text);
        let room = LIMIT.saturating_sub(self.text.chars().count());
        let text: String = text.chars().take(room).collect();
        if text.is_empty() {
            return;
        }
        self.remember();
        self.text.insert_str(self.caret, &text);
        self.caret = self.edge(self.caret + text.len());
    }

    /// Removes the character before the caret.
    pub fn backspace(&mut self) {
        let from = self.before();
        self.remove(from, self.caret);
    }

    /// Removes the character after the caret.
    pub fn delete(&mut self) {
        let to = self.after();
        self.remove(self.caret, to);
    }

    /// One character to the left.
    pub fn left(&mut self) {
        self.caret = self.before();
    }

    /// One character to the right.
    pub fn right(&mut self) {
        self.caret = self.after();
    }

    /// To the beginning of the line.
    pub fn home(&mut self) {
        let before = self.text.get(..self.caret).unwrap_or_default();
        self.caret = before.rfind('\n').map_or(0, |i| i + 1);
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        let after = self.text.get(self.caret..).unwrap_or_default();
        self.caret = after.find('\n').map_or(self.text.len(), |i| self.caret + i);
    }

    /// One drawn row up; `false` where there is none.
    pub fn up(&mut self, cells: usize) -> bool {
        self.step(cells, -1)
    }

    /// One drawn row down; `false` where there is none.
    pub fn down(&mut self, cells: usize) -> bool {
        self.step(cells, 1)
    }

    /// Takes back the last change.
    pub fn undo(&mut self) {
        if let Some(before) = self.undo.pop() {
            self.redo.push((std::mem::replace(&mut self.text, before.0), self.caret));
            self.caret = before.1;
        }
    }

    /// Makes it again.
    pub fn redo(&mut self) {
        if let Some(after) = self.redo.pop() {
            self.undo.push((std::mem::replace(&mut self.text, after.0), self.caret));
            self.caret = after.1;
        }
    }

    /// The part of one line that is in view in `cells`, and the caret's column in it.
    pub fn view_line(&self, cells: usize) -> (String, usize) {
        let before = clean(self.text.get(..self.caret).unwrap_or_default());
        let column = width(&before);
        let all = clean(&self.text);
        if column < cells {
            return (crate::cells::take(&all, cells).to_string(), column);
        }
        // Scroll so that the caret stands at the right edge; drop whole characters only.
        let mut gone = 0;
        let mut from = 0;
        for (start, cluster) in all.grapheme_indices(true) {
            if column - gone < cells {
                from = start;
                break;
            }
            gone += width(cluster);
            from = start + cluster.len();
        }
        let rest = all.get(from..).unwrap_or_default();
        (crate::cells::take(rest, cells).to_string(), column - gone)
    }

    /// All drawn rows at this width, and the caret's row and column.
    pub fn view_lines(&self, cells: usize) -> (Vec<String>, (usize, usize)) {
        let spans = self.spans(cells);
        let (row, column) = self.place(&spans);
        let text = |span: &(usize, usize)| {
            clean(self.text.get(span.0..span.1).unwrap_or_default().trim_end_matches('\n'))
        };
        (spans.iter().map(text).collect(), (row, column))
    }

    /// Byte ranges of the drawn rows. A newline belongs to the row it ends.
    fn spans(&self, cells: usize) -> Vec<(usize, usize)> {
        let cells = cells.max(2);
        let mut spans = Vec::new();
        let (mut start, mut used, mut space) = (0, 0, 0);
        for (at, cluster) in self.text.grapheme_indices(true) {
            let end = at + cluster.len();
            if cluster == "\n" || cluster == "\r\n" {
                spans.push((start, end));
                (start, used, space) = (end, 0, 0);
                continue;
            }
            let wide = width(&clean(cluster));
            if used + wide > cells && at > start {
                let cut = if space > start { space } else { at };
                spans.push((start, cut));
                used = width(&clean(self.text.get(cut..at).unwrap_or_default()));
                (start, space) = (cut, 0);
            }
            used += wide;
            if cluster == " " {
                space = end;
            }
        }
        spans.push((start, self.text.len()));
        spans
    }

    fn place(&self, spans: &[(usize, usize)]) -> (usize, usize) {
        let row = spans.iter().rposition(|s| s.0 <= self.caret).unwrap_or(0);
        let from = spans.get(row).map_or(0, |s| s.0);
        (row, width(&clean(self.text.get(from..self.caret).unwrap_or_default())))
    }

    fn step(&mut self, cells: usize, by: isize) -> bool {
        let spans = self.spans(cells);
        let (row, column) = self.place(&spans);
        let Some(span) = row.checked_add_signed(by).and_then(|r| spans.get(r)) else {
            return false;
        };
        let line = self.text.get(span.0..span.1).unwrap_or_default();
        let mut used = 0;
        let mut caret = span.0;
        for (at, cluster) in line.grapheme_indices(true) {
            let wide = width(&clean(cluster));
            if cluster.starts_with('\n') || used + wide > column {
                break;
            }
            used += wide;
            caret = span.0 + at + cluster.len();
        }
        // The end of a wrapped row is the start of the next one: stay on this one.
        if caret == span.1 && caret < self.text.len() && caret > span.0 {
            let last = line.graphemes(true).next_back().map_or(0, str::len);
            caret -= last;
        }
        self.caret = caret;
        true
    }

    fn remove(&mut self, from: usize, to: usize) {
        if from < to {
            self.remember();
            self.text.replace_range(from..to, "");
            self.caret = self.edge(from);
        }
    }

    fn before(&self) -> usize {
        let text = self.text.get(..self.caret).unwrap_or_default();
        text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let text = self.text.get(self.caret..).unwrap_or_default();
        self.caret + text.graphemes(true).next().map_or(0, str::len)
    }

    /// The nearest cluster edge at or after `at`: an inserted accent may have joined its neighbour.
    fn edge(&self, at: usize) -> usize {
        let mut edges = self.text.grapheme_indices(true).map(|(i, _)| i);
        edges.find(|i| *i >= at).unwrap_or(self.text.len())
    }

    fn remember(&mut self) {
        self.redo.clear();
        if self.undo.len() == UNDO_STEPS {
            self.undo.remove(0);
        }
        self.undo.push((self.text.clone(), self.caret));
    }

    fn harmless(&self, text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        let text = if self.lines { text } else { text.trim_end_matches('\n').replace('\n', " ") };
        text.chars().filter(|c| !is_unsafe(*c)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_backspace_is_one_character() {
        let mut edit = Edit::line("你好abc，👨‍👩‍👧");
        edit.backspace();
        assert!(edit.text().starts_with("你好abc，"));
        let mut edit = Edit::line("你好e\u{301}");
        edit.backspace();
        assert_eq!(edit.text(), "你好");
        edit.backspace();
        assert_eq!(edit.text(), "你");
        edit.undo();
        edit.undo();
        assert_eq!(edit.text(), "你好e\u{301}");
        edit.redo();
        assert_eq!(edit.text(), "你好");
    }

    #[test]
    fn caret_is_counted_in_cells_and_stays_in_view() {
        let edit = Edit::line("王喆𠮷ab");
        assert_eq!(edit.view_line(20), ("王喆𠮷ab".into(), 8));
        let (shown, column) = edit.view_line(6);
        assert_eq!((shown.as_str(), column), ("𠮷ab", 4));
    }

    #[test]
    fn paste_keeps_lines_only_where_there_are_lines() {
        let mut one = Edit::line("");
        one.insert("第一行\r\n第二行\n");
        assert_eq!(one.text(), "第一行 第二行");
        let mut many = Edit::lines("");
        many.insert("第一行\r\n第二行\u{1b}[0m");
        assert_eq!(many.text(), "第一行\n第二行[0m");
    }

    #[test]
    fn rows_wrap_and_the_caret_walks_them() {
        let mut edit = Edit::lines("九号到十一号\n的批次");
        assert_eq!(edit.view_lines(8).0, ["九号到十", "一号", "的批次"]);
        assert_eq!(edit.view_lines(8).1, (2, 6));
        assert!(edit.up(8) && edit.up(8));
        assert_eq!(edit.view_lines(8).1, (0, 4));
        assert!(!edit.up(8));
    }

    proptest! {
        #[test]
        fn caret_never_leaves_the_text(ops in proptest::collection::vec((0u8..10, ".{0,3}"), 0..60)) {
            let mut edit = Edit::lines("王e\u{301}");
            for (op, text) in ops {
                match op {
                    0 => edit.insert(&text),
                    1 => edit.backspace(),
                    2 => edit.delete(),
                    3 => edit.left(),
                    4 => edit.right(),
                    5 => { edit.up(5); }
                    6 => { edit.down(5); }
                    7 => edit.undo(),
                    8 => edit.home(),
                    _ => edit.insert("\n"),
                }
                let (rows, (row, column)) = edit.view_lines(5);
                prop_assert!(row < rows.len() && column <= 6);
                let (line, column) = edit.view_line(7);
                prop_assert!(width(&line) <= 7 && column < 7);
                prop_assert!(edit.text().is_char_boundary(edit.caret));
            }
        }
    }
}
