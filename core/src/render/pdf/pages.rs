//! Pages: drawn and packed some at a time. What printpdf draws with takes many times the room of the page it becomes,
//! and so does a page as a dictionary, so a long report has all of its pages only as packed content and short lists.

use super::cast::Cast;
use super::draw::Link;
use super::plate::Plates;
use super::{draw, graph};
use crate::render::layout::page::{Paper, Sheet};
use crate::render::layout::theme::PAGE;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use printpdf::{FontId, PdfDocument, PdfFont, PdfSaveOptions};
use std::collections::BTreeMap;

/// Pages drawn at a time.
const BATCH: usize = 32;

/// A page as it waits to be written.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    /// Its content.
    content: Vec<u8>,
    /// The content is compressed.
    packed: bool,
    /// Its links.
    links: Vec<Link>,
    /// What it paints beside letters and lines: name and object.
    pub(super) painted: Vec<(String, u32)>,
}

/// What all pages share.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tree {
    /// Root of the page tree.
    pub(super) root: u32,
    /// The fonts.
    pub(super) fonts: u32,
    /// Number of the first page; its content has the next number, then comes the second page.
    pub(super) first: u32,
}

/// Numbers a page takes: itself and its content.
pub(super) const NUMBERS: u32 = 2;

impl Tree {
    /// The object of a page, from 1.
    pub(super) fn page(&self, n: usize) -> ObjectId {
        (self.first + NUMBERS * (n.saturating_sub(1) as u32), 0)
    }
}

impl Leaf {
    /// The page and its content.
    pub(super) fn objects(&self, id: u32, tree: &Tree) -> [Object; 2] {
        let painted = self.painted.iter();
        let painted: Dictionary = painted
            .map(|(name, id)| (name.as_bytes().to_vec(), Object::Reference((*id, 0))))
            .collect();
        let mut resources = dictionary! { "Font" => Object::Reference((tree.fonts, 0)) };
        if !painted.is_empty() {
            resources.set("XObject", painted);
        }
        let mut page = dictionary! {
            "Type" => "Page",
            "MediaBox" => vec![0.into(), 0.into(), PAGE.0.into(), PAGE.1.into()],
            "Parent" => Object::Reference((tree.root, 0)),
            "Resources" => resources,
            "Contents" => Object::Reference((id + 1, 0)),
            "Tabs" => "R",
        };
        if !self.links.is_empty() {
            let links: Vec<Object> = self.links.iter().map(|link| click(link, tree)).collect();
            page.set("Annots", links);
        }
        let mut content = Stream::new(Dictionary::new(), self.content.clone());
        if self.packed {
            content.dict.set("Filter", "FlateDecode");
        }
        [page.into(), content.into()]
    }
}

/// A link as an annotation that is printed and has no frame.
fn click(link: &Link, tree: &Tree) -> Object {
    let page = Object::Reference(tree.page(link.page));
    let place = vec![page, "XYZ".into(), 0.into(), link.top.into(), Object::Null];
    Object::Dictionary(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => link.rect.iter().map(|edge| Object::Real(*edge)).collect::<Vec<_>>(),
        "A" => dictionary! { "S" => "GoTo", "D" => place },
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "H" => "I",
        "F" => 4,
    })
}

/// The fonts in a document with no page yet, its tree, and the pages. Takes the sheets away as it draws them.
pub(super) fn drawn(
    paper: &mut Paper,
    cast: &Cast,
    fonts: BTreeMap<FontId, PdfFont>,
    plates: &Plates,
) -> (lopdf::Document, Tree, Vec<Leaf>) {
    let mut pdf = PdfDocument::new("");
    pdf.resources.fonts.map = fonts;
    let sheets = std::mem::take(&mut paper.sheets);
    pdf.pages = vec![draw::specimen(cast)];
    let (mut base, fonts) = bare(convert(&pdf));
    let first = base.max_id + 1;
    base.max_id += NUMBERS * sheets.len() as u32;
    let root = base.catalog().and_then(|c| c.get(b"Pages")).and_then(Object::as_reference);
    let root = root.map_or(0, |id| id.0);
    let tree = Tree { root, fonts, first };
    let kids = (1..=sheets.len()).map(|n| Object::Reference(tree.page(n)));
    if let Ok(pages) = base.get_dictionary_mut((root, 0)) {
        pages.set("Kids", kids.collect::<Vec<_>>());
        pages.set("Count", sheets.len() as i64);
    }
    let mut leaves = Vec::with_capacity(sheets.len());
    let mut sheets = sheets.into_iter();
    loop {
        let batch: Vec<Sheet> = sheets.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return (base, tree, leaves);
        }
        let mut links = Vec::new();
        pdf.pages.clear();
        for sheet in &batch {
            let (page, clicks) = draw::page(sheet, &paper.anchors, cast, plates);
            pdf.pages.push(page);
            links.push(clicks);
        }
        drop(batch);
        let mut part = convert(&pdf);
        graph::compress(&mut part);
        let pages: Vec<ObjectId> = part.page_iter().collect();
        for (page, links) in pages.into_iter().zip(links) {
            leaves.push(Leaf { links, ..content(&mut part, page) });
        }
    }
}

/// Content of a page, taken out.
fn content(part: &mut lopdf::Document, page: ObjectId) -> Leaf {
    let id = part.get_dictionary(page).and_then(|d| d.get(b"Contents"));
    let stream = id.and_then(Object::as_reference).ok().and_then(|id| part.objects.remove(&id));
    match stream {
        Some(Object::Stream(mut stream)) => {
            let packed = stream.dict.has(b"Filter");
            let mut content = std::mem::take(&mut stream.content);
            content.shrink_to_fit();
            Leaf { content, packed, ..Leaf::default() }
        }
        _ => Leaf::default(),
    }
}

/// Takes the only page off, with everything but its fonts; gives the fonts' number.
fn bare(mut objects: lopdf::Document) -> (lopdf::Document, u32) {
    let reference =
        |dict: &Dictionary, key: &[u8]| dict.get(key).and_then(Object::as_reference).ok();
    let mut fonts = 0;
    let pages: Vec<ObjectId> = objects.page_iter().collect();
    for page in pages {
        let Some(Object::Dictionary(dict)) = objects.objects.remove(&page) else { continue };
        if let Some(id) = reference(&dict, b"Contents") {
            objects.objects.remove(&id);
        }
        let resources = reference(&dict, b"Resources").and_then(|id| objects.objects.remove(&id));
        if let Some(Object::Dictionary(dict)) = resources {
            fonts = reference(&dict, b"Font").map_or(0, |id| id.0);
            for key in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
                if let Some(id) = reference(&dict, key) {
                    objects.objects.remove(&id);
                }
            }
        }
    }
    (objects, fonts)
}

/// What printpdf makes of the pages, with its document-wide leftovers removed.
fn convert(pdf: &PdfDocument) -> lopdf::Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut objects = pdf.to_lopdf_document(&options, &mut Vec::new());
    if let Ok(info) = objects.trailer.get(b"Info").and_then(Object::as_reference) {
        objects.objects.remove(&info);
    }
    objects
}
