//! Blocks: headings, running text, facts.

use super::flow::Flow;
use super::line::{Line, Piece, Ruler};
use super::page::{Area, Item, Voice};
use super::theme::{self, BLACK, BOTTOM, FACT, GREY, HAIR, LEFT, Set, TINT, TOP, WIDTH};
use crate::document::{Block, BlockKind, Span, Style};
use crate::locale::Lang;

/// Between a notice's edge and its text.
const PAD: f32 = 10.0;
/// Head and first rows of a table: what stays with the words above it.
const TABLE: f32 = 74.0;

impl Flow<'_> {
    /// Sets one block. `rest` are those after it: a heading stays with what it heads, a signature with the words above.
    pub(super) fn block(&mut self, block: &Block, rest: &[Block]) {
        match &block.kind {
            BlockKind::Heading(level, text) => self.heading(*level, text, block, rest),
            BlockKind::Paragraph(style, spans) => self.paragraph(*style, spans, block, rest),
            BlockKind::Facts(facts) => self.facts(facts, block),
            BlockKind::Table(table) => self.table(table, block),
            BlockKind::Timeline(picture) => self.timeline(picture, block),
            BlockKind::Attachment(attachment) => self.exhibit(attachment, block),
            BlockKind::Drawing(drawing) => self.drawing(drawing, block),
            BlockKind::PageBreak => self.turn(),
        }
    }

    fn heading(&mut self, level: u8, text: &str, block: &Block, rest: &[Block]) {
        let set = theme::heading(level);
        let piece =
            Piece { text: crate::render::clean::clean(text).into_owned(), strong: true, to: None };
        let lines = self.ruler(set.size).wrap(&[piece], WIDTH);
        let tall = set.lead * lines.len() as f32;
        let company = match rest.first().map(|n| &n.kind) {
            Some(BlockKind::Table(_)) => TABLE,
            Some(BlockKind::Facts(facts)) => {
                // Short facts are not parted from what they are about, nor from the words that follow.
                (FACT.lead + 7.0) * facts.len().min(6) as f32 + 2.0 * theme::BODY.lead
            }
            Some(BlockKind::Attachment(_) | BlockKind::PageBreak) | None => 0.0,
            Some(BlockKind::Paragraph(style, spans)) => {
                let (set, lines) = self.wrapped(*style, spans);
                let signed = self.below(*style, rest.get(1..).unwrap_or_default());
                let tall = set.lead * lines.len() as f32;
                if signed > 0.0 && lines.len() <= 3 { tall + signed } else { 44.0 }
            }
            Some(_) => 44.0,
        };
        self.need(set.before + tall + set.after + company);
        self.gap(set.before);
        let place = self.here(self.page());
        self.anchor(block.anchor.as_ref(), place);
        self.level = level.clamp(1, 3);
        if level <= 3 {
            self.mark(self.level, text, place);
        }
        self.source(block.source, self.y, set);
        for line in &lines {
            self.line(line, LEFT, self.y, set, BLACK, 0.0);
            self.y += set.lead;
        }
        if level <= 1 {
            self.rule(self.y + 3.0, 0.9, BLACK);
            self.y += 3.0;
        }
        self.y += set.after;
    }

    fn paragraph(&mut self, style: Style, spans: &[Span], block: &Block, rest: &[Block]) {
        match style {
            Style::Notice => return self.notice(spans, block),
            Style::Mono => return self.mono(spans, block),
            Style::Sign => return self.sign(spans, block),
            Style::Body | Style::Letter | Style::Title | Style::Headline | Style::Small => {}
        }
        let ink = if style == Style::Small { GREY } else { BLACK };
        let (set, lines) = self.wrapped(style, spans);
        let signed = self.below(style, rest);
        self.gap(set.before);
        self.whole(&lines, set, signed);
        let place = self.here(self.page());
        self.anchor(block.anchor.as_ref(), place);
        self.source(block.source, self.y, set);
        let mut left = lines.len();
        for line in &lines {
            // No line of a longer paragraph stands alone at the top of a page.
            let last = left == 2 && lines.len() > 3;
            let two = if last { set.lead + signed } else { 0.0 };
            self.need(set.lead + two);
            let spread = self.stretch(line, WIDTH, set.size);
            let middle = style == Style::Headline;
            let x = if middle { LEFT + (WIDTH - line.width).max(0.0) / 2.0 } else { LEFT };
            self.line(line, x, self.y, set, ink, if middle { 0.0 } else { spread });
            self.y += set.lead;
            left -= 1;
        }
        self.y += set.after;
    }

    /// The lines of running text, and how they are set.
    fn wrapped(&self, style: Style, spans: &[Span]) -> (Set, Vec<Line>) {
        let set = match style {
            Style::Title => theme::TITLE,
            Style::Headline => theme::HEADLINE,
            Style::Small => theme::SMALL,
            Style::Sign => theme::SIGN,
            _ => theme::BODY,
        };
        let mut pieces = self.pieces(spans, matches!(style, Style::Title | Style::Headline));
        if style == Style::Letter && self.doc.lang == Lang::Zh {
            pieces.insert(0, Piece { text: "　　".into(), strong: false, to: None });
        }
        (set, self.ruler(set.size).wrap(&pieces, WIDTH))
    }

    /// Keeps short paragraphs whole and at least two lines of long ones together; a short one stays with the signature
    /// or the table `below` it.
    fn whole(&mut self, lines: &[Line], set: Set, below: f32) {
        let short = lines.len() <= 3;
        let together = if short { lines.len() } else { 2 };
        self.need(set.lead * together as f32 + if short { below } else { 0.0 });
    }

    /// Height of what stays with this paragraph: the signature that follows; of a letter the head of a table, too.
    fn below(&self, style: Style, rest: &[Block]) -> f32 {
        match rest.first().map(|n| &n.kind) {
            Some(BlockKind::Table(_)) if style == Style::Letter => TABLE,
            _ => self.signed(rest),
        }
    }

    /// Height of the signature that follows, with a short line before it; 0 where none does.
    fn signed(&self, rest: &[Block]) -> f32 {
        let mut tall = 0.0;
        for block in rest.iter().take(2) {
            let BlockKind::Paragraph(style, spans) = &block.kind else { return 0.0 };
            let (set, lines) = self.wrapped(*style, spans);
            tall += set.before + set.lead * lines.len() as f32 + set.after;
            if *style == Style::Sign {
                return tall;
            }
            if lines.len() > 3 {
                return 0.0;
            }
        }
        0.0
    }

    /// Name, signature and date: one block, in Chinese with its longest line ending at the right edge.
    fn sign(&mut self, spans: &[Span], block: &Block) {
        let (set, lines) = self.wrapped(Style::Sign, spans);
        self.gap(set.before);
        self.need((set.lead * lines.len() as f32).min(BOTTOM - TOP));
        let place = self.here(self.page());
        self.anchor(block.anchor.as_ref(), place);
        self.source(block.source, self.y, set);
        let widest = lines.iter().map(|l| l.width).fold(0.0, f32::max);
        let edge = match self.doc.lang {
            // Not further right than the middle: a seal and a name by hand need room.
            Lang::Zh => (WIDTH - widest).clamp(0.0, WIDTH / 2.0),
            Lang::En => 0.0,
        };
        for line in &lines {
            self.need(set.lead);
            self.line(line, LEFT + edge, self.y, set, BLACK, 0.0);
            self.y += set.lead;
        }
        self.y += set.after;
    }

    /// Text in a frame, to be seen first; moved whole to the next page when it fits on one.
    fn notice(&mut self, spans: &[Span], block: &Block) {
        let set = theme::BODY;
        let width = WIDTH - 2.0 * PAD - 4.0;
        let pieces = self.pieces(spans, false);
        let lines = self.ruler(set.size).wrap(&pieces, width);
        self.gap(4.0);
        self.need((set.lead * lines.len() as f32 + 2.0 * PAD).min(BOTTOM - TOP));
        let place = self.here(self.page());
        self.anchor(block.anchor.as_ref(), place);
        self.source(block.source, self.y + PAD, set);
        let mut rest = lines.as_slice();
        while !rest.is_empty() {
            self.need(set.lead + 2.0 * PAD);
            let fit = ((BOTTOM - self.y - 2.0 * PAD) / set.lead + 0.001) as usize;
            let (now, later) = rest.split_at(fit.clamp(1, rest.len()));
            let h = set.lead * now.len() as f32 + 2.0 * PAD;
            let area = Area { x: LEFT, y: self.y, w: WIDTH, h };
            self.put(Item::Panel { area, fill: Some(TINT), edge: Some((0.7, BLACK)) });
            let bar = Area { w: 3.0, ..area };
            self.put(Item::Panel { area: bar, fill: Some(BLACK), edge: None });
            for (at, line) in now.iter().enumerate() {
                let y = self.y + PAD + set.lead * at as f32;
                let spread = self.stretch(line, width, set.size);
                self.line(line, LEFT + PAD + 4.0, y, set, BLACK, spread);
            }
            self.y += h;
            rest = later;
        }
        self.y += 11.0;
    }

    /// Hashes and commands on a tint, broken anywhere.
    fn mono(&mut self, spans: &[Span], block: &Block) {
        let set = theme::MONO;
        let ruler = Ruler { voice: Voice::Mono, anywhere: true, ..self.ruler(set.size) };
        let lines = ruler.wrap(&self.pieces(spans, false), WIDTH - 2.0 * PAD);
        self.gap(set.before);
        self.whole(&lines, set, 0.0);
        let place = self.here(self.page());
        self.anchor(block.anchor.as_ref(), place);
        self.source(block.source, self.y, set);
        for (at, line) in lines.iter().enumerate() {
            self.need(set.lead);
            let (above, below) =
                (if at == 0 { 3.0 } else { 0.0 }, if at + 1 == lines.len() { 3.0 } else { 0.0 });
            let area = Area { x: LEFT, y: self.y - above, w: WIDTH, h: set.lead + above + below };
            self.put(Item::Panel { area, fill: Some(TINT), edge: None });
            self.line_in(Voice::Mono, line, LEFT + PAD, self.y, set, BLACK, 0.0);
            self.y += set.lead;
        }
        self.y += set.after;
    }

    /// Labels on the left, values on the right, a hairline under each pair.
    fn facts(&mut self, facts: &[(String, Vec<Span>)], block: &Block) {
        let ruler = self.ruler(FACT.size);
        let widest = facts.iter().map(|(label, _)| ruler.width(label)).fold(0.0, f32::max);
        let column = (widest + 16.0).clamp(60.0, WIDTH * 0.34);
        self.gap(2.0);
        for (at, (label, value)) in facts.iter().enumerate() {
            let label = self.pieces(&[Span::Text(label.clone())], false);
            let label = ruler.wrap(&label, column - 10.0);
            let value = ruler.wrap(&self.pieces(value, false), WIDTH - column);
            let count = label.len().max(value.len());
            self.need((FACT.lead * count as f32 + 7.0).min(BOTTOM - TOP));
            if at == 0 {
                let place = self.here(self.page());
                self.anchor(block.anchor.as_ref(), place);
                self.source(block.source, self.y + 3.0, FACT);
            }
            self.y += 2.0;
            for row in 0..count {
                self.need(FACT.lead);
                if let Some(line) = label.get(row) {
                    self.line(line, LEFT, self.y, FACT, GREY, 0.0);
                }
                if let Some(line) = value.get(row) {
                    self.line(line, LEFT + column, self.y, FACT, BLACK, 0.0);
                }
                self.y += FACT.lead;
            }
            self.y += 3.0;
            self.rule(self.y, 0.35, HAIR);
        }
        self.y += 8.0;
    }
}
