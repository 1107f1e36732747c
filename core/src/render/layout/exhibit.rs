//! Exhibits: each file on framed pages of our own, never on the original; what cannot be shown gets a slip sheet.

use super::flow::Flow;
use super::line::Piece;
use super::page::{Area, Item, Plate, Voice};
use super::shape::{Problem, Shape, Show};
use super::theme::{
    self, BLACK, BOTTOM, CAPTION, FACT, GREY, HAIR, LEFT, RIGHT, TINT, TOP, WHITE, WIDTH,
};
use crate::args;
use crate::document::{Attachment, Block, BlockKind, Span, Style};
use crate::hash::Hash;
use crate::render::clean::clean;

/// A picture more than this many times as high as wide is a long screenshot.
const LONG: f32 = 2.6;
/// How wide a long screenshot stands: a little wider than a phone.
const LONG_WIDTH: f32 = 300.0;
/// What two parts of a long screenshot share, so that no line of text is lost at the cut.
const OVERLAP: f32 = 22.0;
/// Room at the right end of the head for which part this is.
const PART_ROOM: f32 = 118.0;
/// Pictures are not shown coarser than this many points a pixel.
const COARSEST: f32 = 1.0;

/// Longest screenshot that is laid out, in points of its height: some sixty pages. Beyond it somebody wrote a number
/// into the head of a picture, and each page would cost time and room in the report.
const LONGEST: f32 = 60.0 * 700.0;

/// How high a picture stands when it is cut into bands.
fn height_in_bands(w: f32, h: f32) -> f32 {
    LONG_WIDTH.min(w * COARSEST) * h / w.max(1.0)
}

/// Whether a picture of this size would fill more pages than are laid out.
pub fn is_too_tall(w: f32, h: f32) -> bool {
    h > w * LONG && height_in_bands(w, h) > LONGEST
}

/// One page of an exhibit: which plate, how large it is, and which band of it is shown (from, to, of its height).
struct Part {
    page: usize,
    size: (f32, f32),
    band: (f32, f32),
}

impl Flow<'_> {
    pub(super) fn exhibit(&mut self, attachment: &Attachment, block: &Block) {
        let missing = Shape::refused(super::shape::Kind::Other, Problem::Absent);
        let shape = self.shapes.get(&attachment.sha256).unwrap_or(&missing).clone();
        self.turn();
        let start = self.here(self.page());
        let title = format!("{}  {}", attachment.label, attachment.title);
        self.mark(self.level + 1, &title, start);
        self.source(block.source, self.y + 2.0, theme::heading(2));
        let parts = match &shape.show {
            Show::Slip => 1,
            Show::Picture(w, h) => self.parts(*w, *h).len(),
            Show::Pages(sizes) => sizes.len(),
        };
        self.exhibit_head(attachment, parts > 1);
        match &shape.show {
            Show::Slip => self.slip(attachment, &shape),
            Show::Picture(w, h) => {
                self.caption(attachment, &shape);
                let parts = self.parts(*w, *h);
                self.plates(attachment, &parts, "paper-render-part");
            }
            Show::Pages(sizes) => {
                self.caption(attachment, &shape);
                let part = |(page, size): (usize, &(f32, f32))| Part {
                    page,
                    size: *size,
                    band: (0.0, 1.0),
                };
                let parts: Vec<Part> = sizes.iter().enumerate().map(part).collect();
                self.plates(attachment, &parts, "paper-render-original-page");
            }
        }
        let last = self.page();
        let place = super::page::Place { last, ..start };
        self.anchor(block.anchor.as_ref(), place);
        // Nothing else shares an exhibit's page.
        self.y = BOTTOM;
    }

    /// Label and title over a line; the right end stays free for which part this is, where there are more.
    fn exhibit_head(&mut self, attachment: &Attachment, parted: bool) {
        let set = theme::heading(2);
        let text = format!("{}\u{3000}{}", clean(&attachment.label), clean(&attachment.title));
        let piece = Piece { text, strong: true, to: None };
        for line in
            &self.ruler(set.size).wrap(&[piece], if parted { WIDTH - PART_ROOM } else { WIDTH })
        {
            self.line(line, LEFT, self.y, set, BLACK, 0.0);
            self.y += set.lead;
        }
        self.y += 4.0;
        self.rule(self.y, 0.9, BLACK);
        self.y += 6.0;
    }

    /// Which part of the file this page shows, at the right end of the head.
    fn part_label(&mut self, id: &str, n: usize, of: usize) {
        let args = args![n = n.to_string(), of = of.to_string()];
        let text = self.locale.fill(id, args);
        let y = TOP + theme::baseline(theme::heading(2));
        self.label(&text, RIGHT, y, CAPTION.size, GREY, true);
    }

    /// What is known of a file that is shown: small, above its first page.
    fn caption(&mut self, attachment: &Attachment, shape: &Shape) {
        let mut facts = attachment.facts.clone();
        for problem in &shape.problems {
            facts.push((self.locale.text("paper-render-note"), self.locale.text(problem.id())));
        }
        let size = bytes(attachment.size);
        let kind = self.locale.text(shape.kind.id());
        let args = args![kind = kind, size = size, place = location(attachment)];
        let file = self.locale.fill("paper-render-file-told", args);
        facts.push((self.locale.text("paper-render-file"), file));
        let ruler = self.ruler(CAPTION.size);
        let widest = facts.iter().map(|(l, _)| ruler.width(&clean(l))).fold(0.0, f32::max);
        let column = (widest + 12.0).min(WIDTH * 0.3);
        for (label, value) in &facts {
            let label = ruler.wrap(&self.pieces(&Span::cell(label), false), column - 8.0);
            let value = ruler.wrap(&self.pieces(&Span::cell(value), false), WIDTH - column);
            for row in 0..label.len().max(value.len()) {
                if let Some(line) = label.get(row) {
                    self.line(line, LEFT, self.y, CAPTION, GREY, 0.0);
                }
                if let Some(line) = value.get(row) {
                    self.line(line, LEFT + column, self.y, CAPTION, BLACK, 0.0);
                }
                self.y += CAPTION.lead;
            }
        }
        self.digest(attachment.sha256, 6.8);
        self.y += 8.0;
    }

    /// The hash in full, in the face of hashes.
    fn digest(&mut self, hash: Hash, size: f32) {
        let set = theme::Set { size, ..CAPTION };
        let text = format!("SHA-256 {}", hash.hex());
        let ruler = super::line::Ruler { voice: Voice::Mono, anywhere: true, ..self.ruler(size) };
        for line in &ruler.wrap(&[Piece { text, strong: false, to: None }], WIDTH) {
            self.line_in(Voice::Mono, line, LEFT, self.y, set, GREY, 0.0);
            self.y += set.lead;
        }
    }

    /// How a picture is cut: whole, or in bands when it is a long screenshot.
    fn parts(&self, w: f32, h: f32) -> Vec<Part> {
        let whole = |size| vec![Part { page: 0, size, band: (0.0, 1.0) }];
        let size = (w * COARSEST, h * COARSEST);
        if h <= w * LONG {
            return whole(size);
        }
        let width = LONG_WIDTH.min(size.0);
        let tall = height_in_bands(w, h);
        let later = BOTTOM - TOP - 42.0;
        if tall <= later {
            return whole((width, tall));
        }
        let (mut parts, mut from) = (Vec::new(), 0.0);
        let mut room = (BOTTOM - self.y).max(later * 0.3);
        while from + OVERLAP < tall {
            let to = (from + room).min(tall);
            parts.push(Part { page: 0, size: (width, tall), band: (from / tall, to / tall) });
            from = if to >= tall { tall } else { to - OVERLAP };
            room = later;
        }
        parts
    }

    /// Each part on a page of its own, the first under the caption. `id` is the message that counts them.
    fn plates(&mut self, attachment: &Attachment, parts: &[Part], id: &str) {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.turn();
                self.exhibit_head(attachment, true);
            }
            if parts.len() > 1 {
                self.part_label(id, at + 1, parts.len());
            }
            self.plate(attachment.sha256, part);
        }
    }

    /// One plate, as large as it fits but never enlarged, in a hairline frame.
    fn plate(&mut self, sha256: Hash, part: &Part) {
        let band = part.band.1 - part.band.0;
        let (w, h) = (part.size.0.max(1.0), (part.size.1 * band).max(1.0));
        let room = (BOTTOM - self.y).max(60.0);
        let scale = (WIDTH / w).min(room / h).min(1.0);
        let shown =
            Area { x: LEFT + (WIDTH - w * scale) / 2.0, y: self.y, w: w * scale, h: h * scale };
        let area =
            Area { y: self.y - part.size.1 * part.band.0 * scale, h: part.size.1 * scale, ..shown };
        self.put(Item::Panel { area: shown, fill: Some(WHITE), edge: None });
        self.put(Item::Plate(Plate { sha256, page: part.page, area, shown }));
        self.put(Item::Panel { area: shown, fill: None, edge: Some((0.4, HAIR)) });
        self.y += shown.h;
    }

    /// A sheet in place of a file that paper cannot show.
    fn slip(&mut self, attachment: &Attachment, shape: &Shape) {
        self.y += 12.0;
        let text = if shape.problems.is_empty() {
            self.locale.text("paper-render-slip")
        } else {
            let told: Vec<String> =
                shape.problems.iter().map(|p| self.locale.text(p.id())).collect();
            format!("{}\n{}", self.locale.text("paper-render-slip-problem"), told.join("\n"))
        };
        let notice = Block::styled(Style::Notice, text);
        self.block(&notice, &[]);
        let mut facts = Vec::new();
        let mut fact =
            |id: &str, value: String| facts.push((self.locale.text(id), Span::cell(value)));
        fact("paper-render-kind", self.locale.text(shape.kind.id()));
        let size = args![size = bytes(attachment.size), bytes = grouped(attachment.size)];
        fact("paper-render-size", self.locale.fill("paper-render-size-told", size));
        if let Some(ms) = shape.length_ms {
            fact("paper-render-length", length(ms));
        }
        fact("paper-render-where", location(attachment));
        facts.extend(attachment.facts.iter().map(|(l, v)| (l.clone(), Span::cell(v))));
        self.block(&Block::new(BlockKind::Facts(facts)), &[]);
        let h = CAPTION.lead + 8.0;
        let area = Area { x: LEFT, y: self.y - 4.0, w: WIDTH, h };
        self.put(Item::Panel { area, fill: Some(TINT), edge: None });
        self.digest(attachment.sha256, 8.0);
        self.y += FACT.lead;
    }
}

/// Where a file lies in the bundle.
fn location(attachment: &Attachment) -> String {
    let hex = attachment.sha256.hex();
    format!("data/files/{}-{}", hex.get(..12).unwrap_or(&hex), attachment.name)
}

/// `2.9 MB`, in powers of 1,000.
fn bytes(count: u64) -> String {
    let (unit, name) = match count {
        0..1_000 => return format!("{count} B"),
        1_000..1_000_000 => (1_000, "KB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = count / (unit / 10);
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

/// `2,936,012`.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// `3:07`, `1:02:09`.
fn length(ms: u64) -> String {
    let s = ms / 1_000;
    let (h, m, s) = (s / 3_600, s / 60 % 60, s % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m}:{s:02}") }
}
