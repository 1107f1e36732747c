//! What a reader should know of an attached PDF.

use crate::render::layout::shape::Problem;
use lopdf::{Dictionary, Document, Object};

/// Fonts every viewer has.
const STANDARD: [&[u8]; 5] = [b"Helvetica", b"Times", b"Courier", b"Symbol", b"ZapfDingbats"];

/// Signed, or with fonts it does not contain.
pub(super) fn problems(doc: &Document) -> Vec<Problem> {
    let dicts = || {
        doc.objects.values().filter_map(|object| match object {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        })
    };
    let mut out = Vec::new();
    if dicts().any(signature) {
        out.push(Problem::Signed);
    }
    if dicts().any(|dict| font_outside(doc, dict)) {
        out.push(Problem::FontsOutside);
    }
    out
}

/// Whether the file has its end mark; some writers put a little after it.
pub(super) fn ends(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or_default();
    tail.windows(5).any(|w| w == b"%%EOF")
}

fn signature(dict: &Dictionary) -> bool {
    let kind = dict.get(b"Type").and_then(Object::as_name).unwrap_or_default();
    dict.has(b"ByteRange") && (kind == b"Sig" || kind == b"DocTimeStamp" || kind.is_empty())
}

fn font_outside(doc: &Document, dict: &Dictionary) -> bool {
    let name = |key: &[u8]| dict.get(key).and_then(Object::as_name).unwrap_or_default();
    if name(b"Type") != b"Font" {
        return false;
    }
    let drawn: [&[u8]; 5] = [b"Type1", b"MMType1", b"TrueType", b"CIDFontType0", b"CIDFontType2"];
    if !drawn.contains(&name(b"Subtype")) {
        return false;
    }
    let descriptor = dict.get_deref(b"FontDescriptor", doc).and_then(Object::as_dict);
    let inside = |d: &Dictionary| {
        [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|key| d.has(key))
    };
    !descriptor.is_ok_and(inside) && !STANDARD.iter().any(|s| name(b"BaseFont").starts_with(s))
}
