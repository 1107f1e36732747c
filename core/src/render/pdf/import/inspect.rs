//! What a reader should know of an attached PDF.

use crate::render::layout::shape::Problem;
use lopdf::{Dictionary, Document, Object};

/// Fonts every viewer has.
const STANDARD: [&[u8]; 5] = [b"Helvetica", b"Times", b"Courier", b"Symbol", b"ZapfDingbats"];

/// Signed, with fonts it does not contain, with fields that cannot be seen.
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
    if dicts().any(|dict| field_bare(doc, dict)) {
        out.push(Problem::FieldsBare);
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

/// A field on a page that has a value and no appearance: a viewer would have to draw it anew.
fn field_bare(doc: &Document, dict: &Dictionary) -> bool {
    if dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default() != b"Widget"
        || dict.has(b"AP")
    {
        return false;
    }
    let parent = dict.get_deref(b"Parent", doc).and_then(Object::as_dict).ok();
    let value = |d: &Dictionary| match d.get_deref(b"V", doc) {
        Ok(Object::String(text, _)) => !text.is_empty(),
        Ok(Object::Name(name)) => name != b"Off",
        _ => false,
    };
    value(dict) || parent.is_some_and(value)
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

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn told(dict: Dictionary) -> Vec<Problem> {
        let mut doc = Document::with_version("1.7");
        doc.add_object(dict);
        problems(&doc)
    }

    #[test]
    fn signatures_fonts_and_fields() {
        let range = vec![0.into(), 1.into()];
        assert_eq!(told(dictionary! { "Type" => "Sig", "ByteRange" => range }), [Problem::Signed]);
        let song = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "STSong-Light" };
        assert_eq!(told(song), [Problem::FontsOutside]);
        let standard =
            dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica-Bold" };
        assert_eq!(told(standard), []);
        let filled =
            |v: &str| dictionary! { "Subtype" => "Widget", "V" => Object::string_literal(v) };
        assert_eq!(told(filled("1,200")), [Problem::FieldsBare]);
        assert_eq!(told(filled("")), []);
    }

    #[test]
    fn an_end_mark_may_have_a_little_after_it() {
        assert!(ends(b"%PDF startxref 1 %%EOF\r\n\0\0"));
        assert!(!ends(b"%PDF 1 0 obj"));
    }
}
