//! Text: a document for terminals, previews and golden tests. Page numbers stand as `—`: text has no pages.

use super::clean::clean;
use crate::document::{Attachment, Block, BlockKind, Document, Span, Style, Table};
use crate::locale::Lang;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Between two columns of a table.
const GUTTER: usize = 2;
/// Before the first line of a paragraph of a Chinese letter.
const INDENT: &str = "　　";
/// No column of a table gets narrower than this.
const NARROWEST: usize = 6;

/// The document in lines of at most `columns` terminal cells (at least 20); a word wider than that is broken.
pub fn text(doc: &Document, columns: usize) -> String {
    let mut page =
        Page { out: String::new(), columns: columns.max(20), chinese: doc.lang == Lang::Zh };
    if let Some(banner) = &doc.banner {
        page.line(&format!("[{}]", clean(banner)));
        page.out.push('\n');
    }
    for block in &doc.blocks {
        page.block(block);
    }
    if !doc.footer.is_empty() {
        page.paragraph(&clean(&doc.footer), "", "");
    }
    page.out
}

struct Page {
    out: String,
    columns: usize,
    /// Letters are laid out the Chinese way.
    chinese: bool,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// A bar per deadline, as on the screen.
    fn timeline(&mut self, picture: &crate::document::timeline::Timeline) {
        let cells = self.columns.saturating_sub(24).clamp(12, 60);
        for (label, segment, day) in &picture.rows {
            let bar = segment.bar(picture.axis, picture.today, cells);
            self.line(&format!("{day}  [{bar}]"));
            self.paragraph(&clean(label), "    ", "    ");
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(level, text) => self.heading(*level, text, block.source),
            BlockKind::Paragraph(style, spans) => {
                let text = with_source(&plain(spans), block.source);
                match style {
                    Style::Title | Style::Headline => {
                        self.paragraph(&text, "", "");
                        self.line(&"═".repeat(text.width().min(self.columns)));
                    }
                    Style::Notice => self.paragraph(&text, "┃ ", "┃ "),
                    Style::Mono => self.paragraph(&text, "    ", "    "),
                    Style::Letter if self.chinese => self.paragraph(&text, INDENT, ""),
                    Style::Sign if self.chinese => {
                        let edge = " ".repeat(self.columns / 2);
                        self.paragraph(&text, &edge, &edge);
                    }
                    Style::Body | Style::Small | Style::Letter | Style::Sign => {
                        self.paragraph(&text, "", "");
                    }
                }
            }
            BlockKind::Facts(facts) => self.facts(facts, block.source),
            BlockKind::Table(table) => self.table(table, block.source),
            BlockKind::Timeline(picture) => self.timeline(picture),
            BlockKind::Attachment(attachment) => self.attachment(attachment, block.source),
            BlockKind::Drawing(drawing) if drawing.told.is_empty() => return,
            BlockKind::Drawing(drawing) => self.paragraph(&clean(&drawing.told), "    ", "    "),
            BlockKind::PageBreak => return,
        }
        self.out.push('\n');
    }

    fn heading(&mut self, level: u8, text: &str, source: Option<u64>) {
        let text = with_source(&clean(text), source);
        let width = text.width().min(self.columns);
        self.paragraph(&text, "", "");
        match level {
            0 | 1 => self.line(&"═".repeat(width)),
            2 => self.line(&"─".repeat(width)),
            _ => {}
        }
    }

    fn paragraph(&mut self, text: &str, first: &str, later: &str) {
        let room = self.columns.saturating_sub(first.width().max(later.width()));
        for (at, line) in wrap(text, room).iter().enumerate() {
            self.line(&format!("{}{line}", if at == 0 { first } else { later }));
        }
    }

    fn facts(&mut self, facts: &[(String, Vec<Span>)], source: Option<u64>) {
        let widest = facts.iter().map(|(l, _)| clean(l).width()).max().unwrap_or(0);
        let label_room = widest.min(self.columns / 3);
        for (at, (label, value)) in facts.iter().enumerate() {
            let value = with_source(&plain(value), source.filter(|_| at == 0));
            let cells =
                [wrap(&clean(label), label_room), wrap(&value, self.columns - label_room - GUTTER)];
            self.row(&cells, &[(label_room, false), (self.columns, false)]);
        }
    }

    fn table(&mut self, table: &Table, source: Option<u64>) {
        let shape = widths(table, self.columns);
        let titles: Vec<String> = table.columns.iter().map(|c| clean(&c.title).into()).collect();
        let wrapped = |cells: &[String]| -> Vec<Vec<String>> {
            let cell = |(at, (room, _)): (usize, &(usize, bool))| {
                wrap(cells.get(at).map_or("", String::as_str), *room)
            };
            shape.iter().enumerate().map(cell).collect()
        };
        let total = shape.iter().map(|(w, _)| w + GUTTER).sum::<usize>().saturating_sub(GUTTER);
        self.row(&wrapped(&titles), &shape);
        self.line(&"─".repeat(total));
        for row in &table.rows {
            let mut cells: Vec<String> = row.cells.iter().map(|c| plain(c)).collect();
            if let (Some(first), Some(seq)) = (cells.first_mut(), row.source) {
                *first = format!("{first} #{seq}").trim_start().to_owned();
            }
            self.row(&wrapped(&cells), &shape);
        }
        if let Some(seq) = source {
            self.line(&format!("#{seq}"));
        }
    }

    /// Wrapped cells side by side; the second half of each shape says whether it stands right.
    fn row(&mut self, cells: &[Vec<String>], shape: &[(usize, bool)]) {
        let tall = cells.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..tall {
            let mut line = String::new();
            for (place, (cell, (room, right))) in cells.iter().zip(shape).enumerate() {
                let text = cell.get(at).map_or("", String::as_str);
                let pad = " ".repeat(room.saturating_sub(text.width()));
                let gutter = if place > 0 { " ".repeat(GUTTER) } else { String::new() };
                let last = place + 1 == cells.len();
                line.push_str(&gutter);
                match (right, last) {
                    (true, _) => line.push_str(&format!("{pad}{text}")),
                    (false, true) => line.push_str(text),
                    (false, false) => line.push_str(&format!("{text}{pad}")),
                }
            }
            self.line(&line);
        }
    }

    fn attachment(&mut self, attachment: &Attachment, source: Option<u64>) {
        let Attachment { label, title, sha256, size, name, facts } = attachment;
        let head = format!("[{}] {}", clean(label), clean(title));
        self.paragraph(&with_source(&head, source), "", "    ");
        for (label, value) in facts {
            self.paragraph(&format!("{}  {}", clean(label), clean(value)), "    ", "      ");
        }
        self.paragraph(&format!("{}  {size} B", clean(name)), "    ", "      ");
        self.paragraph(&format!("SHA-256 {sha256}"), "    ", "      ");
    }
}

fn with_source(text: &str, source: Option<u64>) -> String {
    source.map_or_else(|| text.to_owned(), |seq| format!("{text} #{seq}"))
}

/// Spans without their looks.
fn plain(spans: &[Span]) -> String {
    let text = |span: &Span| match span {
        Span::Text(text) | Span::Strong(text) | Span::Link { text, .. } => clean(text).into_owned(),
        Span::Page(_) | Span::Pages(_) => "—".to_owned(),
    };
    spans.iter().map(text).collect()
}

/// Columns as wide as their content wants, or sharing what there is.
fn widths(table: &Table, columns: usize) -> Vec<(usize, bool)> {
    let wanted: Vec<usize> = (0..table.columns.len())
        .map(|at| {
            let cells = table.rows.iter().map(|r| {
                let mark = r.source.filter(|_| at == 0).map_or(0, |s| format!(" #{s}").len());
                r.cells.get(at).map_or(0, |c| plain(c).width()) + mark
            });
            cells.chain([clean(&table.columns[at].title).width()]).max().unwrap_or(0)
        })
        .collect();
    let room = columns.saturating_sub(GUTTER * wanted.len().saturating_sub(1));
    let shares: usize = table.columns.iter().map(|c| usize::from(c.share.max(1))).sum();
    let fits = wanted.iter().sum::<usize>() <= room;
    // Figures are not broken in two where the words beside them can give way.
    let columns = || table.columns.iter().zip(&wanted);
    let figures: usize = columns().filter(|(c, _)| c.right).map(|(_, wanted)| wanted).sum();
    let left = room.saturating_sub(figures);
    let words = || table.columns.iter().filter(|c| !c.right);
    let whole = left >= NARROWEST * words().count();
    let words: usize = words().map(|c| usize::from(c.share.max(1))).sum();
    let width = |(at, column): (usize, &crate::document::Column)| {
        let share = usize::from(column.share.max(1));
        let width = match (fits, whole, column.right) {
            (true, ..) | (_, true, true) => wanted[at],
            (_, true, false) => (left * share / words.max(1)).max(NARROWEST),
            (_, false, _) => (room * share / shares.max(1)).max(NARROWEST),
        };
        (width.max(1), column.right)
    };
    table.columns.iter().enumerate().map(width).collect()
}

/// Lines of at most this many cells. Breaks after spaces and between Chinese characters.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        for word in words(part) {
            if !line.is_empty() && line.width() + word.trim_end().width() > room {
                lines.push(std::mem::take(&mut line));
            }
            if word.width() <= room {
                line.push_str(word);
                continue;
            }
            for cluster in word.graphemes(true) {
                if !line.is_empty() && line.width() + cluster.width() > room {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(cluster);
            }
        }
        lines.push(line);
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// Pieces between which a line may end, by the same rules as on paper.
fn words(text: &str) -> Vec<&str> {
    let mut from = 0;
    super::layout::line::breaks(text, false)
        .into_iter()
        .filter_map(|to| text.get(std::mem::replace(&mut from, to)..to))
        .collect()
}

#[cfg(test)]
mod tests;
