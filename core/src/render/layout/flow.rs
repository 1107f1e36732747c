//! Flow: the pen that fills pages from top to bottom.

use super::Metrics;
use super::line::{Line, Piece, Ruler};
use super::page::{Area, Ink, Item, Mark, Paper, Place, Sheet, Text, Voice};
use super::shape::Shape;
use super::theme::{self, BOTTOM, LEFT, Set, TOP};
use crate::args;
use crate::document::{Document, Span};
use crate::hash::Hash;
use crate::locale::{Lang, Locale};
use crate::render::clean::clean;
use std::collections::BTreeMap;

/// The state of one pass.
pub(super) struct Flow<'a> {
    pub(super) doc: &'a Document,
    pub(super) metrics: &'a dyn Metrics,
    pub(super) shapes: &'a BTreeMap<Hash, Shape>,
    pub(super) locale: &'a Locale,
    /// Where anchors stood in the pass before.
    known: &'a BTreeMap<String, Place>,
    pub(super) sheets: Vec<Sheet>,
    pub(super) y: f32,
    anchors: BTreeMap<String, Place>,
    marks: Vec<Mark>,
    /// Level of the heading we are under.
    pub(super) level: u8,
}

impl<'a> Flow<'a> {
    /// An empty first page.
    pub(super) fn new(
        doc: &'a Document,
        metrics: &'a dyn Metrics,
        shapes: &'a BTreeMap<Hash, Shape>,
        locale: &'a Locale,
        known: &'a BTreeMap<String, Place>,
    ) -> Self {
        Self {
            doc,
            metrics,
            shapes,
            locale,
            known,
            sheets: vec![Sheet::default()],
            y: TOP,
            anchors: BTreeMap::new(),
            marks: Vec::new(),
            level: 0,
        }
    }

    /// The same pass at an empty first page: to see how tall something is.
    pub(super) fn empty(&self) -> Self {
        let new = Self::new(self.doc, self.metrics, self.shapes, self.locale, self.known);
        Self { level: self.level, ..new }
    }

    /// Adds head and foot lines, now that the number of pages is known.
    pub(super) fn finish(mut self) -> Paper {
        self.frame_all();
        Paper { sheets: self.sheets, anchors: self.anchors, marks: self.marks, missing: Vec::new() }
    }

    /// Puts something on the current page.
    pub(super) fn put(&mut self, item: Item) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.items.push(item);
        }
    }

    /// The current page, from 1.
    pub(super) fn page(&self) -> usize {
        self.sheets.len()
    }

    /// Whether nothing stands on the current page yet.
    pub(super) fn fresh(&self) -> bool {
        self.y <= TOP && self.sheets.last().is_none_or(|s| s.items.is_empty())
    }

    /// Starts a new page, unless the current one is still empty.
    pub(super) fn turn(&mut self) {
        if !self.fresh() {
            self.sheets.push(Sheet::default());
            self.y = TOP;
        }
    }

    /// Starts a new page when less than `height` is left on this one.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM + 0.01 {
            self.turn();
        }
    }

    /// Space between blocks; none at the top of a page.
    pub(super) fn gap(&mut self, height: f32) {
        if !self.fresh() {
            self.y += height;
        }
    }

    /// Where something that starts here and ends on page `last` stands.
    pub(super) fn here(&self, last: usize) -> Place {
        Place { page: self.page(), last, y: self.y }
    }

    /// Names a place; the first one to take a name keeps it.
    pub(super) fn anchor(&mut self, name: Option<&String>, place: Place) {
        if let Some(name) = name {
            self.anchors.entry(name.clone()).or_insert(place);
        }
    }

    /// Adds a bookmark.
    pub(super) fn mark(&mut self, level: u8, title: &str, place: Place) {
        // The number stands in the bookmark too, as courts ask.
        let page = place.page.to_string();
        let title = self.locale.fill("hand-bookmark", args![title = title, page = page]);
        self.marks.push(Mark { level, title: clean(&title).replace('\n', " "), place });
    }

    /// A ruler for ordinary text.
    pub(super) fn ruler(&self, size: f32) -> Ruler<'a> {
        Ruler { metrics: self.metrics, voice: Voice::Sans, size, anywhere: false }
    }

    /// Spans with their page numbers filled in, clean and ready to be broken.
    pub(super) fn pieces(&self, spans: &[Span], strong: bool) -> Vec<Piece> {
        spans.iter().map(|span| self.piece(span, strong)).collect()
    }

    fn piece(&self, span: &Span, strong: bool) -> Piece {
        let plain = |text: &str| Piece { text: clean(text).into_owned(), strong, to: None };
        match span {
            Span::Text(text) => plain(text),
            Span::Strong(text) => Piece { strong: true, ..plain(text) },
            Span::Link { text, to } => Piece { to: Some(to.clone()), ..plain(text) },
            Span::Page(to) => Piece { to: Some(to.clone()), ..plain(&self.number(to, false)) },
            Span::Pages(to) => Piece { to: Some(to.clone()), ..plain(&self.number(to, true)) },
        }
    }

    /// The page number of an anchor as it is printed; `—` for one that does not exist.
    fn number(&self, anchor: &str, range: bool) -> String {
        match self.known.get(anchor) {
            Some(p) if range && p.last > p.page => format!("{}-{}", p.page, p.last),
            Some(p) => p.page.to_string(),
            None => "—".to_owned(),
        }
    }

    /// Sets one line with its upper edge at `y`.
    pub(super) fn line(&mut self, line: &Line, x: f32, y: f32, set: Set, ink: Ink, spread: f32) {
        self.line_in(Voice::Sans, line, x, y, set, ink, spread);
    }

    /// Sets one line in a given face.
    #[expect(clippy::too_many_arguments, reason = "a line, where it stands and how it looks")]
    pub(super) fn line_in(
        &mut self,
        voice: Voice,
        line: &Line,
        x: f32,
        y: f32,
        set: Set,
        ink: Ink,
        spread: f32,
    ) {
        let mut before = 0_usize;
        for run in &line.runs {
            let x = x + run.x + spread * before as f32;
            let count = run.text.chars().count();
            before += count;
            if let Some(to) = &run.to {
                let w = run.width + spread * count as f32;
                let under = y + theme::baseline(set) + set.size * 0.16;
                self.put(Item::Rule {
                    from: (x, under),
                    to: (x + w, under),
                    width: 0.35,
                    ink: theme::HAIR,
                });
                let area = Area { x, y, w, h: set.lead };
                self.put(Item::Link { area, to: to.clone() });
            }
            self.put(Item::Text(Text {
                x,
                y: y + theme::baseline(set),
                size: set.size,
                text: run.text.clone(),
                voice,
                strong: run.strong,
                ink,
                spread,
            }));
        }
    }

    /// Sets a short text in one line, ending at `right` when given, else starting at `x`.
    pub(super) fn label(&mut self, text: &str, x: f32, y: f32, size: f32, ink: Ink, right: bool) {
        let text = clean(text).replace('\n', " ");
        let width = if right { self.ruler(size).width(&text) } else { 0.0 };
        self.put(Item::Text(Text {
            x: x - width,
            y,
            size,
            text,
            voice: Voice::Sans,
            strong: false,
            ink,
            spread: 0.0,
        }));
    }

    /// The entry something came from, small in the margin beside the line whose upper edge is at `y`.
    pub(super) fn source(&mut self, source: Option<u64>, y: f32, set: Set) {
        if let Some(seq) = source {
            let y = y + theme::baseline(set);
            self.label(&format!("#{seq}"), LEFT - 9.0, y, 6.5, theme::PALE, true);
        }
    }

    /// A horizontal line over the text's width.
    pub(super) fn rule(&mut self, y: f32, width: f32, ink: Ink) {
        self.put(Item::Rule { from: (LEFT, y), to: (theme::RIGHT, y), width, ink });
    }

    /// Points to add after each character so that a Chinese line reaches the margin; 0 where that would show.
    pub(super) fn stretch(&self, line: &Line, width: f32, size: f32) -> f32 {
        let count = line.runs.iter().map(|r| r.text.chars().count()).sum::<usize>();
        if !line.goes_on || count < 8 || self.doc.lang != Lang::Zh {
            return 0.0;
        }
        let each = (width - line.width) / (count - 1) as f32;
        if (0.0..=size * 0.09).contains(&each) { each } else { 0.0 }
    }
}
