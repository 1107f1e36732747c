//! Heard: every word in a PDF of somebody else, to be searched before it goes out: its pages, and what no page shows:
//! strings in packed objects, notes, forms, scripts, files attached within.

use super::import::load;
use super::spoken::{page_text, strings, unpacked};
use lopdf::{Document, Object, Stream};
use std::collections::BTreeSet;

/// What one packed stream may unpack to.
const UNPACKED_MAX: usize = 64_000_000;

/// What a PDF says.
#[derive(Debug, Default)]
pub struct Heard {
    /// Each text.
    pub texts: Vec<String>,
    /// Files attached within it.
    pub attached: Vec<Vec<u8>>,
    /// Something in it could not be read: it is locked or damaged, or packed in a way we do not know.
    pub partly: bool,
}

/// Everything such a file says.
pub fn heard(bytes: &[u8]) -> Heard {
    let mut out = Heard::default();
    // What lies there openly, older states of the file and what stands behind its end among it.
    out.texts.push(String::from_utf8_lossy(bytes).into_owned());
    // One that is locked or damaged says nothing.
    let Ok((doc, _)) = load(bytes) else {
        out.partly = true;
        return out;
    };
    out.texts.extend(doc.get_pages().into_values().map(|page| page_text(&doc, page)));
    let mut said = BTreeSet::new();
    strings(&Object::Dictionary(doc.trailer.clone()), &mut said);
    for object in doc.objects.values() {
        strings(object, &mut said);
        if let Object::Stream(stream) = object {
            packed(&doc, stream, &mut out);
        }
    }
    out.texts.extend(said);
    out
}

/// What a stream unpacks to; pictures, fonts and tables of objects hold no words that could be found.
fn packed(doc: &Document, stream: &Stream, out: &mut Heard) {
    let is = |key: &[u8], values: &[&[u8]]| {
        let name = stream.dict.get_deref(key, doc).ok().and_then(|o| o.as_name().ok());
        name.is_some_and(|name| values.contains(&name))
    };
    let font = [&b"Length1"[..], b"Length2"].iter().any(|key| stream.dict.has(key));
    let drawn = is(b"Subtype", &[b"Image", b"Type1C", b"CIDFontType0C", b"OpenType"]);
    if font || drawn || is(b"Type", &[b"ObjStm", b"XRef"]) {
        return;
    }
    let Some(content) = unpacked(stream, UNPACKED_MAX) else {
        out.partly = true;
        return;
    };
    if is(b"Type", &[b"EmbeddedFile"]) {
        out.attached.push(content);
    } else {
        let mut one = BTreeSet::new();
        // Scripts and forms are written as strings are.
        strings(&Object::string_literal(content), &mut one);
        out.texts.extend(one);
    }
}
