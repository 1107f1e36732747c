//! Text measured in terminal cells: width, truncation, alignment, wrapping, and rows of styled pieces.
//! Everything drawn goes through [`clean`], so foreign text (names, files, notes) cannot move the cursor,
//! turn the reading direction, or take a width the terminal disagrees with.

use crate::theme::Role;
use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

/// Cells this text takes; control characters take none.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(cluster_width).sum()
}

/// Cells of one grapheme cluster.
pub fn cluster_width(cluster: &str) -> usize {
    if cluster.contains(char::is_control) { 0 } else { usize::from(cluster.cell_width()) }
}

/// Makes text fit to be drawn: no controls, no direction marks, nothing invisible; characters whose width
/// terminals disagree about (`“ … — · ①`) become ones they agree about.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => out.push(' '),
            _ if is_unsafe(c) => {}
            '\u{201c}' | '\u{201d}' => out.push('"'),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{2026}' => out.push_str(".."),
            '\u{2013}' | '\u{2014}' | '\u{2015}' => out.push('-'),
            '\u{b7}' => out.push('\u{30fb}'),
            '\u{d7}' => out.push('x'),
            '\u{2192}' => out.push_str("->"),
            '\u{2190}' => out.push_str("<-"),
            '\u{2103}' => out.push('C'),
            '\u{25a0}'..='\u{25ff}' | '\u{2605}' | '\u{2606}' => out.push('*'),
            '\u{2500}' | '\u{2501}' | '\u{2550}' => out.push('-'),
            '\u{2502}' | '\u{2503}' | '\u{2551}' => out.push('|'),
            '\u{2504}'..='\u{259f}' => out.push('+'),
            '\u{2460}'..='\u{2473}' => out.push_str(&format!("({})", c as u32 - 0x245f)),
            _ => out.push(c),
        }
    }
    out
}

/// Characters that must never reach a terminal or a record: controls (newlines aside), direction marks,
/// invisible joiners and variation marks.
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e01ef}')
}

/// The longest beginning of `text` that takes at most `cells`; never half a wide character.
pub fn take(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (start, cluster) in text.grapheme_indices(true) {
        used += cluster_width(cluster);
        if used > cells {
            return text.get(..start).unwrap_or_default();
        }
    }
    text
}

/// Cut to `cells` with `..` at the end where something is lost.
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_string();
    }
    if cells < 4 {
        return take(text, cells).to_string();
    }
    format!("{}..", take(text, cells - 2))
}

/// Cut in the middle, so that a file keeps its extension and a number its last digits.
pub fn cut_middle(text: &str, cells: usize) -> String {
    if width(text) <= cells || cells < 12 {
        return cut(text, cells);
    }
    let tail: String = {
        let all: Vec<&str> = text.graphemes(true).collect();
        let mut from = all.len();
        let mut used = 0;
        while from > 0 && used + cluster_width(all[from - 1]) <= 8 {
            from -= 1;
            used += cluster_width(all[from]);
        }
        all.get(from..).unwrap_or_default().concat()
    };
    format!("{}..{tail}", take(text, cells - 2 - width(&tail)))
}

/// `text` in exactly `cells`, left aligned.
pub fn pad(text: &str, cells: usize) -> String {
    let mut out = cut(text, cells);
    out.push_str(&" ".repeat(cells.saturating_sub(width(&out))));
    out
}

/// `text` in exactly `cells`, right aligned.
pub fn pad_left(text: &str, cells: usize) -> String {
    let text = cut(text, cells);
    format!("{}{text}", " ".repeat(cells.saturating_sub(width(&text))))
}

/// Lines of at most `cells`: Latin words stay whole where they can, Chinese breaks anywhere, newlines are kept.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for piece in pieces(&clean(paragraph)) {
            let wide = width(piece);
            if used + wide > cells && used > 0 {
                let carried = carried(&mut line, piece);
                lines.push(std::mem::replace(&mut line, carried).trim_end().to_string());
                used = width(&line);
                if piece.trim().is_empty() {
                    continue;
                }
            }
            if wide <= cells {
                line.push_str(piece);
                used += wide;
                continue;
            }
            for cluster in piece.graphemes(true) {
                if used + cluster_width(cluster) > cells {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push_str(cluster);
                used += cluster_width(cluster);
            }
        }
        lines.push(line);
    }
    lines
}

/// Where a line may break: around Chinese characters and at spaces; a word keeps its question mark, a time its colons.
fn pieces(text: &str) -> Vec<&str> {
    let solid = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    let (mut out, mut start, mut end) = (Vec::new(), 0, 0);
    for piece in text.split_word_bounds() {
        let before = text.get(start..end).unwrap_or_default();
        if !before.is_empty() && !(solid(before.chars().next_back()) && solid(piece.chars().next()))
        {
            out.push(before);
            start = end;
        }
        end += piece.len();
    }
    out.extend(text.get(start..end).filter(|last| !last.is_empty()));
    out
}

/// A line must not begin with closing punctuation: the character before it comes along, a word or number whole.
fn carried(line: &mut String, next: &str) -> String {
    let closing = |c: char| "。，、；：！？）」』》】,.;:!?)".contains(c);
    if !next.chars().next().is_some_and(closing) || line.graphemes(true).count() < 2 {
        return String::new();
    }
    let before = line.trim_end_matches(closing);
    let word = before.chars().rev().take_while(char::is_ascii_graphic).count();
    let last = before.graphemes(true).next_back().map_or(0, str::len);
    let kept = before.len() - if word > 0 { word } else { last };
    // A word that fills the line is better broken than carried for ever.
    if kept == 0 {
        return String::new();
    }
    line.split_off(kept)
}

/// One row of the screen: pieces of text, each with its role.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Pieces from left to right, already clean.
    pub pieces: Vec<(String, Role)>,
}

impl Row {
    /// An empty row.
    pub fn new() -> Self {
        Self::default()
    }

    /// A row of one plain piece.
    pub fn text(text: impl AsRef<str>) -> Self {
        Self::new().put(Role::Plain, text)
    }

    /// A row of one piece.
    pub fn of(role: Role, text: impl AsRef<str>) -> Self {
        Self::new().put(role, text)
    }

    /// Adds a piece.
    pub fn put(mut self, role: Role, text: impl AsRef<str>) -> Self {
        let text = clean(text.as_ref());
        if !text.is_empty() {
            self.pieces.push((text, role));
        }
        self
    }

    /// Adds frame lines as they are: whoever chose them knows how wide the terminal draws them.
    pub fn drawn(mut self, text: impl Into<String>) -> Self {
        self.pieces.push((text.into(), Role::Plain));
        self
    }

    /// Adds a plain piece.
    pub fn plain(self, text: impl AsRef<str>) -> Self {
        self.put(Role::Plain, text)
    }

    /// Adds a cell of a fixed width, followed by nothing.
    pub fn cell(self, role: Role, text: impl AsRef<str>, cells: usize) -> Self {
        let text = pad(&clean(text.as_ref()), cells);
        self.put(role, text)
    }

    /// Adds a right-aligned cell of a fixed width.
    pub fn right(self, role: Role, text: impl AsRef<str>, cells: usize) -> Self {
        let text = pad_left(&clean(text.as_ref()), cells);
        self.put(role, text)
    }

    /// Fills with spaces up to this column; does nothing where the row is longer already.
    pub fn to(self, column: usize) -> Self {
        let gap = column.saturating_sub(self.width());
        self.plain(" ".repeat(gap))
    }

    /// Appends all pieces of another row.
    pub fn join(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// Cells it takes.
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|(text, _)| width(text)).sum()
    }

    /// The whole row in one role, for the chosen line of a list.
    pub fn all(mut self, role: Role) -> Self {
        for piece in &mut self.pieces {
            piece.1 = role;
        }
        self
    }

    /// Exactly `cells` wide: cut with `..` or filled with spaces.
    pub fn fit(self, cells: usize) -> Self {
        if self.width() <= cells {
            return self.to(cells);
        }
        let room = if cells < 4 { cells } else { cells - 2 };
        let mut out = Self::new();
        let mut used = 0;
        for (text, role) in self.pieces {
            let part = take(&text, room - used).to_string();
            used += width(&part);
            let whole = part.len() == text.len();
            out.pieces.push((part, role));
            if !whole {
                break;
            }
        }
        let dots = cells - room;
        let gap = room - used;
        out.plain(format!("{}{}", ".".repeat(dots), " ".repeat(gap)))
    }

    /// The text alone.
    pub fn string(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// Two columns as one list of rows, with ` | ` between, `left` cells for the first.
pub fn beside(left: Vec<Row>, right: Vec<Row>, left_cells: usize, bar: &str) -> Vec<Row> {
    let height = left.len().max(right.len());
    let mut left = left.into_iter();
    let mut right = right.into_iter();
    (0..height)
        .map(|_| {
            let row = left.next().unwrap_or_default().fit(left_cells).drawn(format!(" {bar} "));
            row.join(right.next().unwrap_or_default())
        })
        .collect()
}

/// First visible row of a list, so that the chosen one is in view and lists shorter than the room stand still.
pub fn top_of(chosen: usize, count: usize, room: usize) -> usize {
    chosen.saturating_sub(room / 2).min(count.saturating_sub(room))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_cells() {
        assert_eq!(width("王喆𠮷ab"), 8);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(cut("江州银行股份有限公司", 9), "江州银..");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(pad("中", 5), "中   ");
        assert_eq!(cut_middle("签购单照片二零二六年三月.jpg", 18), "签购单照..三月.jpg");
    }

    #[test]
    fn rows_fit_exactly() {
        for cells in 0..30 {
            let row = Row::text("未到账 37,515.70").put(Role::Strong, "江州银行").fit(cells);
            assert_eq!(row.width(), cells, "{:?}", row.string());
        }
    }

    #[test]
    fn foreign_text_is_harmless() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\u{200b}\u{fe0f}"), "a[31mbc");
        assert_eq!(clean("\u{201c}款已付\u{201d}\u{2026}\u{2460}"), "\"款已付\"..(1)");
    }

    #[test]
    fn wrapping_keeps_words_and_breaks_chinese() {
        assert_eq!(wrap("the money did", 9), ["the money", "did"]);
        // A mark stays with its word, a time with its minutes, an amount with its unit.
        assert_eq!(wrap("were these handled?", 18), ["were these", "handled?"]);
        assert_eq!(wrap("until 22:59:38", 12), ["until", "22:59:38"]);
        assert_eq!(wrap("合计 9.50 元）：请", 12), ["合计 9.50", "元）：请"]);
        assert_eq!(wrap("abcdefghij?", 10), ["abcdefghij", "?"]);
        assert_eq!(wrap("九号到十一号的批次", 8), ["九号到十", "一号的批", "次"]);
        assert_eq!(wrap("a\n\nb", 8), ["a", "", "b"]);
        assert_eq!(wrap("九号到十，一号", 8), ["九号到", "十，一号"]);
    }
}
