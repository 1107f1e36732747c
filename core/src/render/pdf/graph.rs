//! Graph: what printpdf drew becomes a complete set of objects; what it does wrong or cannot do is done here.

use super::face::Faces;
use super::jpeg::Jpeg;
use super::pages::{Leaf, Tree};
use super::pixels::deflate;
use super::plate::Plates;
use super::png::Png;
use super::probe::Source;
use super::write::{Copy, Entry, Graph};
use super::{PdfOptions, draw, icc, meta, outline, water};
use crate::document::Document;
use crate::hash::Hash;
use crate::render::layout::page::Paper;
use crate::render::layout::shape::Show;
use lopdf::{Object, ObjectId, StringFormat, dictionary};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What the file says about itself.
pub(super) struct Made<'a> {
    pub(super) doc: &'a Document,
    pub(super) options: &'a PdfOptions,
    /// It calls itself PDF/A-3b.
    pub(super) archive: bool,
}

/// Completes the objects. Attached files come last, in the order of their hashes.
pub(super) fn graph(
    made: &Made<'_>,
    paper: &Paper,
    (mut objects, tree, leaves): (lopdf::Document, Tree, Vec<Leaf>),
    plates: &Plates,
    faces: &Faces,
) -> Graph {
    let (doc, options) = (made.doc, made.options);
    let page_ids: Vec<ObjectId> = (1..=leaves.len()).map(|n| tree.page(n)).collect();
    let water = doc.banner.as_ref().map(|b| objects.add_object(water::form(b, faces)));
    let info = objects.add_object(meta::info(doc, options));
    let xmp = objects.add_object(meta::xmp(doc, options, made.archive));
    let outline = outline::add(&mut objects, &paper.marks, &page_ids);
    let root = complete_catalog(&mut objects, doc, xmp, outline);
    open_whole(&mut objects, root, page_ids.first());
    if made.archive {
        intend(&mut objects, root);
    }
    let mut next = objects.max_id + 1;
    let (files, targets) = attached(plates, &mut next);
    let pages = page_ids.iter().zip(leaves).enumerate().map(|(at, (id, mut leaf))| {
        // A page names only what it paints, or taking it out would drag every photo along.
        let shown = plates.by_sheet.get(at).into_iter().flatten();
        leaf.painted =
            shown.filter_map(|key| Some((plates.name(*key)?, *targets.get(key)?))).collect();
        leaf.painted.extend(water.map(|id| (draw::WATERMARK.to_owned(), id.0)));
        (id.0, Entry::Page(leaf))
    });
    let pages: Vec<(u32, Entry)> = pages.collect();
    compress(&mut objects);
    let ready = objects.objects.into_iter().map(|(id, object)| (id.0, Entry::Ready(object)));
    let entries = ready.chain(pages).chain(files).collect();
    Graph { entries, tree, root: root.0, info: info.0 }
}

fn complete_catalog(
    objects: &mut lopdf::Document,
    doc: &Document,
    xmp: ObjectId,
    outline: Option<ObjectId>,
) -> ObjectId {
    let root = objects.trailer.get(b"Root").and_then(Object::as_reference).unwrap_or((1, 0));
    if let Ok(catalog) = objects.get_dictionary_mut(root) {
        catalog.remove(b"OutputIntents");
        catalog.remove(b"PageLayout");
        catalog.set("PageMode", if outline.is_some() { "UseOutlines" } else { "UseNone" });
        if let Some(outline) = outline {
            catalog.set("Outlines", Object::Reference(outline));
        }
        let first = dictionary! { "S" => "D" };
        let labels = dictionary! { "Nums" => vec![0.into(), first.into()] };
        catalog.set("PageLabels", labels);
        catalog.set("Lang", Object::string_literal(doc.lang.tag()));
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        catalog.set("Metadata", Object::Reference(xmp));
    }
    root
}

/// Opens at its first page, at 100 % (guidance for court bundles).
fn open_whole(objects: &mut lopdf::Document, root: ObjectId, first: Option<&ObjectId>) {
    if let (Some(page), Ok(catalog)) = (first, objects.get_dictionary_mut(root)) {
        let place =
            vec![Object::Reference(*page), "XYZ".into(), Object::Null, Object::Null, 1.into()];
        catalog.set("OpenAction", place);
    }
}

/// Says which colours its colours are.
fn intend(objects: &mut lopdf::Document, root: ObjectId) {
    let profile = objects.add_object(lopdf::Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    };
    if let Ok(catalog) = objects.get_dictionary_mut(root) {
        catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    }
}

/// Compresses what is not compressed, on every core, each stream with an encoder of its own.
pub(super) fn compress(objects: &mut lopdf::Document) {
    let mut streams: Vec<_> = objects.objects.values_mut().collect();
    streams.par_iter_mut().for_each(|object| {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
            && !stream.dict.has_type(b"Metadata")
            && let Some(packed) = deflate(&stream.content)
            && packed.len() < stream.content.len()
        {
            stream.content = packed;
            stream.dict.set("Filter", "FlateDecode");
        }
    });
}

/// The object to paint for each page of each file.
type Targets = BTreeMap<(Hash, usize), u32>;

/// Entries for the attached files that are shown, and the object to paint for each page of them.
fn attached(plates: &Plates, next: &mut u32) -> (Vec<(u32, Entry)>, Targets) {
    let (mut entries, mut targets) = (Vec::new(), BTreeMap::new());
    for (&hash, probe) in &plates.probes {
        let id = *next;
        let entry = match &probe.source {
            Source::Nothing => continue,
            Source::Jpeg(jpeg) => match plates.shrunk.get(&hash) {
                Some(size) => Entry::Shrunk(hash, *size),
                None => photo(*jpeg, hash, probe.size),
            },
            Source::Png(png) => screenshot(png, hash),
            Source::Pixels => Entry::Pixels(hash),
            Source::Pdf(..) => Entry::Import(hash),
        };
        *next += match &probe.source {
            Source::Pixels => 2,
            Source::Pdf(count) => *count,
            _ => 1,
        };
        // An imported file's pages are its first objects.
        let pages = match &probe.shape.show {
            Show::Pages(sizes) => sizes.len(),
            _ => 1,
        };
        targets.extend((0..pages).map(|page| ((hash, page), id + page as u32)));
        entries.push((id, entry));
    }
    (entries, targets)
}

fn photo(jpeg: Jpeg, sha256: Hash, length: u64) -> Entry {
    let space = match jpeg.components {
        1 => "DeviceGray",
        4 => "DeviceCMYK",
        _ => "DeviceRGB",
    };
    let mut dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(jpeg.width),
        "Height" => i64::from(jpeg.height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
        "Filter" => "DCTDecode",
    };
    if jpeg.inverted {
        let pairs = [1, 0].into_iter().cycle().take(8).map(Object::from);
        dict.set("Decode", pairs.collect::<Vec<_>>());
    }
    Entry::Copy(Copy { dict, sha256, parts: None, length })
}

fn screenshot(png: &Png, sha256: Hash) -> Entry {
    let space: Object = match &png.palette {
        Some(palette) => {
            let last = (palette.len() / 3).saturating_sub(1) as i64;
            let table = Object::String(palette.clone(), StringFormat::Hexadecimal);
            vec!["Indexed".into(), "DeviceRGB".into(), last.into(), table].into()
        }
        None if png.colors == 3 => "DeviceRGB".into(),
        None => "DeviceGray".into(),
    };
    let rows = dictionary! {
        "Predictor" => 15,
        "Colors" => i64::from(png.colors),
        "BitsPerComponent" => i64::from(png.bits),
        "Columns" => i64::from(png.width),
    };
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(png.width),
        "Height" => i64::from(png.height),
        "ColorSpace" => space,
        "BitsPerComponent" => i64::from(png.bits),
        "Filter" => "FlateDecode",
        "DecodeParms" => rows,
    };
    let length = png.parts.iter().map(|p| p.1).sum();
    Entry::Copy(Copy { dict, sha256, parts: Some(png.parts.clone()), length })
}
