//! Pages: drawn and packed some at a time. What printpdf draws with takes many times the room of the page it becomes,
//! so a long report's pages are never all of them in that state.

use super::cast::Cast;
use super::plate::Plates;
use super::{draw, graph};
use crate::render::layout::page::{Paper, Sheet};
use lopdf::{Object, ObjectId};
use printpdf::{FontId, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};
use std::collections::BTreeMap;

/// Pages drawn at a time.
const BATCH: usize = 32;

/// All pages with their fonts, page by page as printpdf makes them. Takes the sheets away as it draws them.
pub(super) fn drawn(
    paper: &mut Paper,
    cast: &Cast,
    fonts: BTreeMap<FontId, PdfFont>,
    plates: &Plates,
) -> lopdf::Document {
    let mut pdf = PdfDocument::new("");
    pdf.resources.fonts.map = fonts;
    let sheets = std::mem::take(&mut paper.sheets);
    let empty = || draw::blank(Vec::new());
    pdf.pages = sheets.iter().map(|_| empty()).collect();
    if let Some(first) = pdf.pages.first_mut() {
        *first = draw::specimen(cast);
    }
    let mut whole = convert(&pdf);
    let ids: Vec<ObjectId> = whole.page_iter().collect();
    let mut sheets = sheets.into_iter();
    for first in (0..ids.len()).step_by(BATCH) {
        let batch: Vec<Sheet> = sheets.by_ref().take(BATCH).collect();
        let drawn = batch.iter().map(|sheet| draw::page(sheet, &paper.anchors, cast, plates));
        // Links name pages by their place, so there are always as many.
        pdf.pages = ids.iter().map(|_| empty()).collect();
        let end = first + batch.len();
        replace(&mut pdf.pages, first, drawn);
        let mut part = convert(&pdf);
        graph::compress(&mut part);
        adopt(&mut whole, &ids, part, first..end);
    }
    whole
}

fn replace(pages: &mut [PdfPage], first: usize, new: impl Iterator<Item = PdfPage>) {
    for (slot, page) in pages.iter_mut().skip(first).zip(new) {
        *slot = page;
    }
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

/// Takes content and links of these pages over; links lead to the same pages under their numbers here.
fn adopt(
    whole: &mut lopdf::Document,
    ids: &[ObjectId],
    mut part: lopdf::Document,
    places: std::ops::Range<usize>,
) {
    let theirs: Vec<ObjectId> = part.page_iter().collect();
    let numbers: BTreeMap<ObjectId, ObjectId> =
        theirs.iter().copied().zip(ids.iter().copied()).collect();
    let pages = theirs.iter().zip(ids).skip(places.start).take(places.len());
    for (their, our) in pages {
        let content = |doc: &lopdf::Document, page: ObjectId| {
            doc.get_dictionary(page).and_then(|d| d.get(b"Contents")).and_then(Object::as_reference)
        };
        if let (Ok(from), Ok(to)) = (content(&part, *their), content(whole, *our))
            && let Some(stream) = part.objects.remove(&from)
        {
            whole.objects.insert(to, stream);
        }
        let links = part.get_dictionary_mut(*their).ok().and_then(|d| d.remove(b"Annots"));
        if let (Some(mut links), Ok(page)) = (links, whole.get_dictionary_mut(*our)) {
            renumber(&mut links, &numbers);
            page.set("Annots", links);
        }
    }
}

fn renumber(object: &mut Object, numbers: &BTreeMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => *id = numbers.get(id).copied().unwrap_or(*id),
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, numbers)),
        Object::Dictionary(dict) => {
            for (_, value) in dict.iter_mut() {
                renumber(value, numbers);
            }
        }
        _ => {}
    }
}
