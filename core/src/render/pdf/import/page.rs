//! A page as a form.

use super::geometry::{Bounds, LETTER};
use super::{Importer, Problem, UNPACKED_MAX, annotation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// Page trees are not deeper than this.
const PARENTS_MAX: usize = 50;

/// The form of a page and its upright size.
pub(super) fn form(
    importer: &mut Importer,
    page: ObjectId,
) -> Result<(Object, (f32, f32)), Problem> {
    let doc = &importer.doc;
    let dict = doc.get_dictionary(page).map_err(|_| Problem::Broken)?.clone();
    let bounds = |key: &[u8]| inherited(doc, &dict, key).and_then(|o| Bounds::read(doc, &o));
    let media = bounds(b"MediaBox").unwrap_or(LETTER);
    let seen = bounds(b"CropBox").and_then(|crop| crop.within(&media)).unwrap_or(media);
    let rotate = inherited(doc, &dict, b"Rotate").and_then(|o| o.as_i64().ok()).unwrap_or(0);
    let unit = dict.get(b"UserUnit").and_then(Object::as_float).unwrap_or(1.0);
    let unit = if (0.01..=1000.0).contains(&unit) { unit } else { 1.0 };
    let (matrix, size) = seen.upright(rotate, unit);

    let resources = inherited(doc, &dict, b"Resources").unwrap_or(Object::Null);
    let stream = content(doc, &dict)?;
    let shown = annotation::shown(doc, &dict);
    let mut body = stream.dict;
    body.extend(&dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => seen.object(),
    });
    let resources = importer.adopt(&resources, 0);
    body.set("Resources", if resources.is_null() { Dictionary::new().into() } else { resources });
    if let Ok(group) = dict.get(b"Group") {
        let group = importer.adopt(group, 0);
        body.set("Group", group);
    }
    let matrix = Object::Array(matrix.map(Object::from).to_vec());
    if shown.is_empty() {
        body.set("Matrix", matrix);
        return Ok((plain(body, stream.content), size));
    }
    let page = importer.add(plain(body, stream.content));
    Ok((annotation::over(importer, page, shown, seen, matrix), size))
}

fn plain(dict: Dictionary, content: Vec<u8>) -> Object {
    Object::Stream(Stream { dict, content, allows_compression: false, start_position: None })
}

/// A page's own value or that of the nearest parent.
fn inherited(doc: &Document, page: &Dictionary, key: &[u8]) -> Option<Object> {
    let mut dict = page;
    for _ in 0..PARENTS_MAX {
        if let Ok(value) = dict.get(key) {
            // A reference to a dictionary is kept: several pages may share it.
            let (_, found) = doc.dereference(value).ok()?;
            return Some(if found.as_dict().is_ok() { value.clone() } else { found.clone() });
        }
        dict = dict.get_deref(b"Parent", doc).ok()?.as_dict().ok()?;
    }
    None
}

/// The page's drawing: a single stream stays packed as it is, several are joined.
fn content(doc: &Document, page: &Dictionary) -> Result<Stream, Problem> {
    let Ok(contents) = page.get_deref(b"Contents", doc) else {
        return Ok(Stream::new(Dictionary::new(), Vec::new()));
    };
    let parts: Vec<&Stream> = match contents {
        Object::Stream(stream) => vec![stream],
        Object::Array(items) => {
            let stream = |o| doc.dereference(o).ok()?.1.as_stream().ok();
            items.iter().filter_map(stream).collect()
        }
        _ => Vec::new(),
    };
    if let [only] = parts.as_slice() {
        let kept = [b"Filter".as_slice(), b"DecodeParms"];
        let mut dict = Dictionary::new();
        for key in kept {
            if let Ok(value) = only.dict.get_deref(key, doc) {
                dict.set(key, flat(doc, value));
            }
        }
        return Ok(Stream::new(dict, only.content.clone()));
    }
    let mut joined = Vec::new();
    for part in parts {
        let room = UNPACKED_MAX.saturating_sub(joined.len());
        let plain = if part.dict.has(b"Filter") {
            part.decompressed_content_with_limit(room).map_err(|_| Problem::Broken)?
        } else {
            part.content.clone()
        };
        joined.extend_from_slice(&plain);
        joined.push(b'\n');
    }
    let mut dict = Dictionary::new();
    if let Some(packed) = super::super::pixels::deflate(&joined) {
        dict.set("Filter", "FlateDecode");
        joined = packed;
    }
    Ok(Stream::new(dict, joined))
}

/// A filter's parameters without references.
fn flat(doc: &Document, value: &Object) -> Object {
    let direct = |o: &Object| doc.dereference(o).map_or(Object::Null, |(_, o)| o.clone());
    match value {
        Object::Array(items) => Object::Array(items.iter().map(direct).collect()),
        Object::Dictionary(dict) => {
            dict.iter().map(|(k, v)| (k.clone(), direct(v))).collect::<Dictionary>().into()
        }
        other => other.clone(),
    }
}
