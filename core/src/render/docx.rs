//! DOCX: a document a lawyer can edit. The same document gives the same bytes: nothing is dated, every paragraph is
//! numbered by its place. Files are named with their hash, not shown.

use super::clean::clean;
use super::layout::page::Place;
use crate::document::{Attachment, Block, BlockKind, Document, Row, Span, Style, Table, lone};
use crate::locale::Lang;
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, LineSpacing, PageMargin, PageNum, Paragraph, Run,
    RunFonts, Shading, SpecialIndentType, StyleType, TableCell, TableCellMargins, TableLayoutType,
    TableRow, WidthType,
};
use std::collections::BTreeMap;
use std::io::{self, Cursor};

/// Width of the text in twentieths of a point: A4 less both margins.
const WIDTH: usize = 11_906 - 2 * MARGIN as usize;
/// Every margin, in twentieths of a point.
const MARGIN: i32 = 1_247;

/// The document as DOCX. Page numbers stand as `—`, for the paper has its own pages.
pub fn docx(doc: &Document) -> io::Result<Vec<u8>> {
    docx_with_pages(doc, &BTreeMap::new())
}

/// The document as DOCX, with the pages its anchors have in `report.pdf`.
pub fn docx_with_pages(doc: &Document, pages: &BTreeMap<String, Place>) -> io::Result<Vec<u8>> {
    let (next, break_first, rows) = (1, false, Vec::new());
    let (lang, file, keep) = (doc.lang, frame(doc), false);
    let mut paper = Paper { lang, pages, file, next, break_first, keep, rows };
    if let Some(banner) = &doc.banner {
        paper.paragraph(Paragraph::new().align(AlignmentType::Center), &[Span::text(banner)], None);
    }
    for (at, block) in doc.blocks.iter().enumerate() {
        // The words above a signature stay with it.
        let mut below = doc.blocks.iter().skip(at + 1).take(2);
        paper.keep = below.any(|b| matches!(b.kind, BlockKind::Paragraph(Style::Sign, _)));
        paper.block(block);
    }
    let mut built = paper.file.build();
    built.document = repeat_headers(built.document, &paper.rows);
    let mut out = Cursor::new(Vec::new());
    built.pack(&mut out).map_err(io::Error::other)?;
    Ok(out.into_inner())
}

/// Page size, type faces, styles and the foot line.
fn frame(doc: &Document) -> Docx {
    let (text, head) = match doc.lang {
        Lang::Zh => ("SimSun", "SimHei"),
        Lang::En => ("Times New Roman", "Arial"),
    };
    let face =
        |east: &str, latin: &str| RunFonts::new().ascii(latin).hi_ansi(latin).east_asia(east);
    let heading = |level: usize, size: usize| {
        docx_rs::Style::new(format!("Heading{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .based_on("Normal")
            .next("Normal")
            .outline_lvl(level - 1)
            .size(size)
            .bold()
            .fonts(face(head, "Arial"))
            .line_spacing(LineSpacing::new().before(240).after(120))
    };
    let title = docx_rs::Style::new("Title", StyleType::Paragraph)
        .name("Title")
        .size(36)
        .bold()
        .align(AlignmentType::Center)
        .fonts(face(head, "Arial"))
        .line_spacing(LineSpacing::new().after(240));
    let foot = Paragraph::new()
        .id(id(0))
        .align(AlignmentType::Center)
        .add_run(Run::new().size(16).add_text(format!("{}   ", clean(&doc.footer))))
        .add_page_num(PageNum::new());
    let mut margin = PageMargin::new();
    (margin.top, margin.bottom, margin.left, margin.right) = (MARGIN, MARGIN, MARGIN, MARGIN);
    Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(margin)
        .default_fonts(face(text, "Times New Roman"))
        .default_size(21)
        .add_style(docx_rs::Style::new("Normal", StyleType::Paragraph).name("Normal"))
        .add_style(title)
        .add_style(heading(1, 32))
        .add_style(heading(2, 26))
        .add_style(heading(3, 22))
        .footer(Footer::new().add_paragraph(foot))
}

/// A paragraph's number: eight hex digits, never zero, as Word wants them.
fn id(n: u32) -> String {
    format!("{:08x}", n + 1)
}

/// Header rows are the only ones here so far; says of them that they repeat on each page, which the crate cannot, and
/// puts the rows that were spelled beforehand into their tables.
fn repeat_headers(xml: Vec<u8>, rows: &[String]) -> Vec<u8> {
    const KEPT: &str = "<w:cantSplit />";
    let xml = String::from_utf8(xml).unwrap_or_default();
    let mut xml = xml.replace(KEPT, "<w:cantSplit /><w:tblHeader />");
    for (at, rows) in rows.iter().enumerate() {
        let Some(mark) = xml.find(&place(at)) else { continue };
        let (before, after) = xml.split_at(mark);
        let from = before.rfind("<w:tr>").max(before.rfind("<w:tr "));
        let to = after.find(ROW_END).map(|end| mark + end + ROW_END.len());
        if let (Some(from), Some(to)) = (from, to) {
            xml.replace_range(from..to, rows);
        }
    }
    xml.into_bytes()
}

/// What stands in a table until its rows come. No text holds it: `clean` spells variation selectors out.
fn place(at: usize) -> String {
    format!("\u{FE00}{at}\u{FE01}")
}

const ROW_END: &str = "</w:tr>";
/// Rows the crate holds at a time: it takes some kilobytes for each cell, and a list may have thousands of rows.
const ROWS: usize = 32;

/// Rows as they stand in the file.
fn spelled(rows: Vec<TableRow>) -> String {
    let file = Docx::new().add_table(docx_rs::Table::new(rows)).build();
    let xml = String::from_utf8(file.document).unwrap_or_default();
    let from = [xml.find("<w:tr>"), xml.find("<w:tr ")].into_iter().flatten().min();
    let to = xml.rfind(ROW_END).map(|at| at + ROW_END.len());
    let rows = from.zip(to).and_then(|(from, to)| xml.get(from..to));
    rows.unwrap_or_default().to_owned()
}

struct Paper<'a> {
    lang: Lang,
    pages: &'a BTreeMap<String, Place>,
    file: Docx,
    next: u32,
    break_first: bool,
    /// Stays with what follows.
    keep: bool,
    /// The rows of each table, spelled.
    rows: Vec<String>,
}

impl Paper<'_> {
    fn block(&mut self, block: &Block) {
        let source = block.source;
        match &block.kind {
            BlockKind::Heading(level, text) => {
                let style = format!("Heading{}", (*level).clamp(1, 3));
                let at = Paragraph::new().style(&style).keep_next(true);
                self.paragraph(at, &[Span::text(text)], source);
            }
            BlockKind::Paragraph(style, spans) => self.styled(*style, spans, source),
            BlockKind::Facts(facts) => {
                for (label, value) in facts {
                    let mut spans = vec![Span::Strong(self.label(label))];
                    spans.extend(value.iter().cloned());
                    self.paragraph(Paragraph::new(), &spans, source);
                }
            }
            BlockKind::Table(table) => self.table(table),
            // The table above it says the same; a picture of letters would fall apart in a word processor.
            BlockKind::Timeline(_) => {}
            BlockKind::Attachment(attachment) => self.attachment(attachment, source),
            BlockKind::Drawing(drawing) if drawing.told.is_empty() => {}
            BlockKind::Drawing(drawing) => {
                self.styled(Style::Small, &[Span::text(&drawing.told)], source);
            }
            BlockKind::PageBreak => self.break_first = true,
        }
    }

    fn label(&self, label: &str) -> String {
        if self.lang == Lang::Zh { format!("{label}：") } else { format!("{label}: ") }
    }

    fn styled(&mut self, style: Style, spans: &[Span], source: Option<u64>) {
        let at = Paragraph::new();
        let at = if self.keep { at.keep_next(true) } else { at };
        let at = match style {
            Style::Title | Style::Headline => at.style("Title"),
            Style::Letter if self.lang == Lang::Zh => {
                let two = Some(SpecialIndentType::FirstLine(420));
                at.indent(None, two, None, None).line_spacing(LineSpacing::new().after(120))
            }
            Style::Sign => {
                let edge = if self.lang == Lang::Zh { WIDTH as i32 / 2 } else { 0 };
                let room = LineSpacing::new().before(240).after(240).line(420);
                at.indent(Some(edge), None, None, None).line_spacing(room).keep_lines(true)
            }
            Style::Small => at.size(17).color("555555"),
            Style::Mono => at.size(17).fonts(RunFonts::new().ascii("Consolas").hi_ansi("Consolas")),
            Style::Notice => at.indent(Some(360), None, Some(360), None).bold(),
            Style::Body | Style::Letter => at.line_spacing(LineSpacing::new().after(120)),
        };
        self.paragraph(at, spans, source);
    }

    fn paragraph(&mut self, at: Paragraph, spans: &[Span], source: Option<u64>) {
        let at = at.page_break_before(std::mem::take(&mut self.break_first));
        let filled = self.fill(at, spans, source, false);
        self.file = std::mem::take(&mut self.file).add_paragraph(filled);
    }

    /// A paragraph with its text and, small, the entry it came from.
    fn fill(
        &mut self,
        at: Paragraph,
        spans: &[Span],
        source: Option<u64>,
        strong: bool,
    ) -> Paragraph {
        let mut at = at.id(id(self.next));
        self.next += 1;
        // What a paragraph says of its letters holds for its mark alone: each run has to say it again.
        let set = at.property.run_property.clone();
        for span in spans {
            let text = self.words(span);
            let mut run = Run { run_property: set.clone(), ..Run::new() };
            for (n, line) in text.split('\n').enumerate() {
                if n > 0 {
                    run = run.add_break(BreakType::TextWrapping);
                }
                run = run.add_text(line);
            }
            let bold = strong || matches!(span, Span::Strong(_));
            at = at.add_run(if bold { run.bold() } else { run });
        }
        if let Some(seq) = source {
            at = at.add_run(Run::new().size(14).color("777777").add_text(format!("  #{seq}")));
        }
        at
    }

    fn words(&self, span: &Span) -> String {
        let page = |anchor: &str, range: bool| match self.pages.get(anchor) {
            Some(p) if range && p.last > p.page => format!("{}-{}", p.page, p.last),
            Some(p) => p.page.to_string(),
            None => "—".to_owned(),
        };
        match span {
            Span::Text(t) | Span::Strong(t) | Span::Link { text: t, .. } => clean(t).into_owned(),
            Span::Page(anchor) => page(anchor, false),
            Span::Pages(anchor) => page(anchor, true),
        }
    }

    fn table(&mut self, table: &Table) {
        let shares: usize = table.columns.iter().map(|c| usize::from(c.share.max(1))).sum();
        let grid: Vec<usize> = table
            .columns
            .iter()
            .map(|c| WIDTH * usize::from(c.share.max(1)) / shares.max(1))
            .collect();
        let header = Row {
            cells: table.columns.iter().map(|c| Span::cell(c.title.as_str())).collect(),
            strong: true,
            ..Row::default()
        };
        let mut rows = vec![self.row(table, &header, &grid)];
        if !table.rows.is_empty() {
            let mark = Paragraph::new().add_run(Run::new().add_text(place(self.rows.len())));
            rows.push(TableRow::new(vec![TableCell::new().add_paragraph(mark)]));
            let mut all = String::new();
            for some in table.rows.chunks(ROWS) {
                let some = some.iter().map(|row| self.row(table, row, &grid)).collect();
                all.push_str(&spelled(some));
            }
            self.rows.push(all);
        }
        let drawn = docx_rs::Table::new(rows)
            .set_grid(grid)
            .width(WIDTH, WidthType::Dxa)
            .margins(TableCellMargins::new().margin(0, 70, 0, 70))
            .layout(TableLayoutType::Fixed);
        self.file = std::mem::take(&mut self.file).add_table(drawn);
        // Word needs a paragraph between two tables.
        self.paragraph(Paragraph::new(), &[], None);
    }

    fn row(&mut self, table: &Table, row: &Row, grid: &[usize]) -> TableRow {
        let mut cells = Vec::new();
        let lone = lone(&row.cells);
        for (at, (column, width)) in table.columns.iter().zip(grid).enumerate() {
            let spans = row.cells.get(at).map_or(&[][..], Vec::as_slice);
            let side = if column.right { AlignmentType::Right } else { AlignmentType::Left };
            let paragraph = Paragraph::new().align(side).size(18);
            let filled = self.fill(paragraph, spans, row.source.filter(|_| at == 0), row.strong);
            // The only cell of a row has all the room to its right: titles of groups, remarks.
            let span = if lone == Some(at) && !column.right { grid.len() - at } else { 1 };
            let width = if span > 1 { grid.iter().skip(at).sum() } else { *width };
            let cell = TableCell::new().width(width, WidthType::Dxa).add_paragraph(filled);
            let cell = if span > 1 { cell.grid_span(span) } else { cell };
            cells.push(if row.strong { cell.shading(Shading::new().fill("F0F0F0")) } else { cell });
            if span > 1 {
                break;
            }
        }
        TableRow::new(cells).cant_split()
    }

    fn attachment(&mut self, attachment: &Attachment, source: Option<u64>) {
        let Attachment { label, title, sha256, size, name, facts } = attachment;
        let head = Span::Strong(format!("{label}  {title}"));
        self.paragraph(Paragraph::new().keep_next(true), &[head], source);
        for (label, value) in facts {
            let spans = [Span::Strong(self.label(label)), Span::text(value)];
            self.paragraph(Paragraph::new(), &spans, None);
        }
        let spans = [Span::text(format!("{name}  {size} B\nSHA-256 {sha256}"))];
        self.paragraph(Paragraph::new().size(17), &spans, None);
    }
}

#[cfg(test)]
mod tests;
