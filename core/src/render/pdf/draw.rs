//! Draw: laid out pages become printpdf's drawing operations. Nothing here knows objects or files.

use super::cast::{Cast, MISSING};
use super::plate::Plates;
use crate::render::layout::line::squeezes;
use crate::render::layout::page::{Area, Ink, Item, Place, Plate, Sheet, Text};
use crate::render::layout::theme::PAGE;
use printpdf::{
    Color, CurTransMat, DictItem, Greyscale, Line, LinePoint, Mm, Op, PaintMode, PdfFontHandle,
    PdfPage, Point, Pt, Rect, TextItem, TextMatrix, TextRenderingMode, XObjectId, XObjectTransform,
};
use std::collections::BTreeMap;

/// Name of the watermark's form.
pub(super) const WATERMARK: &str = "Water";
/// How much heavier emphasised letters are, as part of their size.
const STRONG: f32 = 0.032;

/// A click in this area leads to that place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// Left, lower, right and upper edge, as the file has them.
    pub(super) rect: [f32; 4],
    /// Page, from 1.
    pub(super) page: usize,
    /// Where on it, as the file has it.
    pub(super) top: f32,
}

/// A page of the paper, and its links.
pub(super) fn page(
    sheet: &Sheet,
    anchors: &BTreeMap<String, Place>,
    cast: &Cast,
    plates: &Plates,
) -> (PdfPage, Vec<Link>) {
    let mut links = Vec::new();
    let mut pen =
        Pen { ops: Vec::new(), cast, ink: None, in_text: false, strong: None, spread: 0.0 };
    for item in &sheet.items {
        match item {
            Item::Text(text) => pen.text(text),
            Item::Rule { from, to, width, ink } => pen.rule(*from, *to, *width, *ink),
            Item::Panel { area, fill, edge } => pen.panel(*area, *fill, *edge),
            Item::Link { area, to } => {
                links.extend(anchors.get(to).map(|place| link(*area, *place)));
            }
            Item::Plate(plate) => pen.plate(plate, plates),
            Item::Watermark(_) => pen.form(WATERMARK, None),
        }
    }
    pen.end_text();
    (blank(pen.ops), links)
}

fn link(area: Area, place: Place) -> Link {
    let (low, high) = (up(area.bottom()).0, up(area.y).0);
    Link {
        rect: [area.x, low, area.right(), high],
        page: place.page,
        top: (PAGE.1 - place.y + 12.0).min(PAGE.1),
    }
}

/// A page that shows every character of every font: the fonts are made for a paper whose pages come later.
pub(super) fn specimen(cast: &Cast) -> PdfPage {
    let ops = cast.specimens().flat_map(|(font, letters)| {
        let font = PdfFontHandle::External(font);
        let items = vec![TextItem::Text(letters)];
        [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]
    });
    blank(ops.collect())
}

/// An A4 page with these operations.
pub(super) fn blank(ops: Vec<Op>) -> PdfPage {
    let mut page = PdfPage::new(Mm(210.0), Mm(297.0), ops);
    let paper = Rect::from_wh(Pt(PAGE.0), Pt(PAGE.1));
    page.media_box = paper.clone();
    page.trim_box = paper.clone();
    page.crop_box = paper;
    page
}

/// Writes operations and remembers what is set, so that nothing is set twice.
struct Pen<'a> {
    ops: Vec<Op>,
    cast: &'a Cast,
    ink: Option<Ink>,
    in_text: bool,
    /// Stroke width of the letters; `None` when they are only filled.
    strong: Option<f32>,
    spread: f32,
}

/// From the layout's top to the file's bottom.
fn up(y: f32) -> Pt {
    Pt(PAGE.1 - y)
}

fn grey(ink: Ink) -> Color {
    Color::Greyscale(Greyscale { percent: f32::from(ink.0) / 255.0, icc_profile: None })
}

fn name(text: &str) -> XObjectId {
    XObjectId(text.to_owned())
}

impl Pen<'_> {
    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    /// The grey of letters and of their edges.
    fn ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ops.push(Op::SetFillColor { col: grey(ink) });
            self.ops.push(Op::SetOutlineColor { col: grey(ink) });
            self.ink = Some(ink);
        }
    }

    fn text(&mut self, text: &Text) {
        if text.text.is_empty() {
            return;
        }
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.ink(text.ink);
        self.weight(text.strong.then_some(text.size * STRONG));
        if self.spread.to_bits() != text.spread.to_bits() {
            self.ops.push(Op::SetCharacterSpacing { multiplier: text.spread });
            self.spread = text.spread;
        }
        let matrix = TextMatrix::Translate(Pt(text.x), up(text.y));
        let mut placed = false;
        for (font, letters) in self.runs(text) {
            let shown = if font.is_some() { letters.as_str() } else { &MISSING.to_string() };
            let id = font.clone().or_else(|| self.cast.font(text.voice, MISSING));
            let Some(id) = id else { continue };
            let font_handle = PdfFontHandle::External(id);
            self.ops.push(Op::SetFont { font: font_handle, size: Pt(text.size) });
            if !std::mem::replace(&mut placed, true) {
                self.ops.push(Op::SetTextMatrix { matrix });
            }
            if font.is_none() {
                self.ops.push(spoken(&letters));
            }
            self.ops.push(Op::ShowText { items: squeezed(shown) });
            if font.is_none() {
                self.ops.push(Op::EndMarkedContent);
            }
        }
    }

    /// The text in pieces of one font each; characters no face has stand alone.
    fn runs(&self, text: &Text) -> Vec<(Option<printpdf::FontId>, String)> {
        let mut runs: Vec<(Option<printpdf::FontId>, String)> = Vec::new();
        for c in text.text.chars() {
            let font = self.cast.font(text.voice, c);
            match runs.last_mut() {
                Some((last, letters)) if *last == font && font.is_some() => letters.push(c),
                _ => runs.push((font, c.to_string())),
            }
        }
        runs
    }

    /// Filled letters, or filled and edged ones.
    fn weight(&mut self, strong: Option<f32>) {
        let same = self.strong.map(f32::to_bits) == strong.map(f32::to_bits);
        if same {
            return;
        }
        let mode = if let Some(width) = strong {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
            TextRenderingMode::FillStroke
        } else {
            TextRenderingMode::Fill
        };
        self.ops.push(Op::SetTextRenderingMode { mode });
        self.strong = strong;
    }

    fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        self.end_text();
        self.edge(width, ink);
        let point =
            |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(x), y: up(y) }, bezier: false };
        let line = Line { points: vec![point(from), point(to)], is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }

    fn edge(&mut self, width: f32, ink: Ink) {
        self.ops.push(Op::SetOutlineColor { col: grey(ink) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        // Letters set both again.
        (self.ink, self.strong) = (None, self.strong.map(|_| f32::NAN));
    }

    fn panel(&mut self, area: Area, fill: Option<Ink>, edge: Option<(f32, Ink)>) {
        self.end_text();
        let mode = match (fill, edge) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            _ => PaintMode::Stroke,
        };
        if let Some((width, ink)) = edge {
            self.edge(width, ink);
        }
        if let Some(ink) = fill {
            self.ops.push(Op::SetFillColor { col: grey(ink) });
            self.ink = None;
        }
        self.ops.push(Op::DrawRectangle { rectangle: rect(area, Some(mode)) });
    }

    /// A file's picture or page, clipped to what is shown of it.
    fn plate(&mut self, plate: &Plate, plates: &Plates) {
        let Some((id, within)) = plates.placed(plate) else { return };
        self.end_text();
        self.ops.push(Op::SaveGraphicsState);
        self.ops.extend(fresh());
        if plate.shown != plate.area {
            let clip = rect(plate.shown, Some(PaintMode::Clip));
            self.ops.push(Op::DrawRectangle { rectangle: clip });
        }
        let a = plate.area;
        let outer = [a.w, 0.0, 0.0, a.h, a.x, PAGE.1 - a.bottom()];
        self.form(&id, Some([outer, within]));
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// Paints an object by its name.
    fn form(&mut self, id: &str, matrices: Option<[[f32; 6]; 2]>) {
        self.end_text();
        for matrix in matrices.into_iter().flatten() {
            self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        }
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.push(Op::UseXobject { id: name(id), transform });
    }
}

/// What a page expects at its start. A form inherits the state around it: without this an imported page whose letters
/// follow bold grey ones of ours would be bold and grey.
fn fresh() -> [Op; 7] {
    [
        Op::SetFillColor { col: grey(Ink(0)) },
        Op::SetOutlineColor { col: grey(Ink(0)) },
        Op::SetOutlineThickness { pt: Pt(1.0) },
        Op::SetTextRenderingMode { mode: TextRenderingMode::Fill },
        Op::SetCharacterSpacing { multiplier: 0.0 },
        Op::SetWordSpacing { pt: Pt(0.0) },
        Op::SetHorizontalScaling { percent: 100.0 },
    ]
}

fn rect(area: Area, mode: Option<PaintMode>) -> Rect {
    Rect {
        x: Pt(area.x),
        y: up(area.bottom()),
        width: Pt(area.w),
        height: Pt(area.h),
        mode,
        winding_order: None,
    }
}

/// Letters with marks that follow each other pulled closer.
fn squeezed(letters: &str) -> Vec<TextItem> {
    let (mut items, mut piece, mut last) = (Vec::new(), String::new(), ' ');
    for c in letters.chars() {
        if squeezes(std::mem::replace(&mut last, c), c) {
            items.push(TextItem::Text(std::mem::take(&mut piece)));
            items.push(TextItem::Offset(500.0));
        }
        piece.push(c);
    }
    items.push(TextItem::Text(piece));
    items
}

/// What a box stands for: it is copied and read aloud in its place.
fn spoken(letters: &str) -> Op {
    let utf16 = std::iter::once(0xFEFF).chain(letters.encode_utf16());
    let data = utf16.flat_map(u16::to_be_bytes).collect();
    let text = DictItem::String { data, literal: false };
    let map = BTreeMap::from([("ActualText".to_owned(), text)]);
    Op::BeginMarkedContentWithProperties {
        tag: "Span".to_owned(),
        properties: DictItem::Dict { map },
    }
}
