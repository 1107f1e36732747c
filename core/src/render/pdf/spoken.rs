//! Spoken: every text in a finished PDF, read back from the file itself: what its pages show, imported ones too, its
//! bookmarks, links and metadata. It is searched before a release goes out.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, Stream};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek, SeekFrom};

/// Streams of pictures larger than this are left out when a file is read back; they hold no text.
const PICTURE_MIN: u64 = 4_096;
/// What one packed stream may unpack to.
const UNPACKED_MAX: usize = 128_000_000;
/// How deep forms may be painted inside forms.
const DEPTH_MAX: usize = 12;

/// A text and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The page, from 1; `None` for bookmarks, links and metadata.
    pub page: Option<usize>,
    /// What it says; on a page everything in the order it is painted, lines joined by line feeds.
    pub text: String,
}

/// Everything a finished PDF of ours says; `None` when it cannot be read back.
pub fn spoken(file: &mut (impl Read + Seek)) -> Option<Vec<Said>> {
    let doc = open(file)?;
    let mut out = Vec::new();
    for (page, id) in doc.get_pages() {
        out.push(Said { page: Some(page as usize), text: page_text(&doc, id) });
    }
    let mut said = BTreeSet::new();
    for object in doc.objects.values() {
        strings(object, &mut said);
        if let Object::Stream(stream) = object
            && stream.dict.has_type(b"Metadata")
        {
            said.insert(String::from_utf8_lossy(&stream.content).into_owned());
        }
    }
    out.extend(said.into_iter().map(|text| Said { page: None, text }));
    Some(out)
}

/// Reads our own file without its photos: they are most of it, and a gigabyte is not held in memory to be searched.
fn open(file: &mut (impl Read + Seek)) -> Option<Document> {
    let length = file.seek(SeekFrom::End(0)).ok()?;
    let mut part = |from: u64, to: u64| -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(to.checked_sub(from)?).ok()?];
        file.seek(SeekFrom::Start(from)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    };
    let tail = part(length.saturating_sub(64), length)?;
    let start = tail.windows(9).position(|w| w == b"startxref")?;
    let tail = std::str::from_utf8(tail.get(start..)?).ok()?;
    let table: u64 = tail.lines().nth(1)?.parse().ok()?;
    let text = String::from_utf8(part(table, length)?).ok()?;
    let size: usize = text.lines().nth(1)?.strip_prefix("0 ")?.parse().ok()?;
    let lines = text.lines().skip(2).take(size).enumerate();
    let offset = |line: &str| line.strip_suffix(" 00000 n ")?.parse::<u64>().ok();
    let mut places: Vec<(u64, usize)> =
        lines.filter_map(|(id, line)| Some((offset(line)?, id))).collect();
    places.sort_unstable();
    let mut thin = part(0, places.first()?.0)?;
    let mut kept = BTreeMap::new();
    for (at, (from, id)) in places.iter().enumerate() {
        let to = places.get(at + 1).map_or(table, |next| next.0);
        let head = part(*from, to.min(from + 2_048))?;
        let dict = head.windows(6).position(|w| w == b"stream").map_or(&head[..], |at| &head[..at]);
        let picture = dict.windows(15).any(|w| w == b"/Subtype /Image");
        if !(picture && to - from > PICTURE_MIN) {
            kept.insert(*id, thin.len());
            thin.extend(part(*from, to)?);
        }
    }
    let at = thin.len();
    thin.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for id in 1..size {
        match kept.get(&id) {
            Some(place) => thin.extend(format!("{place:010} 00000 n \n").bytes()),
            None => thin.extend_from_slice(b"0000000000 00001 f \n"),
        }
    }
    let trailer = text.get(text.find("trailer")?..text.find("startxref")?)?;
    thin.extend_from_slice(trailer.as_bytes());
    thin.extend(format!("startxref\n{at}\n%%EOF\n").bytes());
    Document::load_mem(&thin).ok()
}

/// What a page shows, in the order it is painted.
pub(super) fn page_text(doc: &Document, page: ObjectId) -> String {
    let mut ear = Ear { doc, fonts: BTreeMap::new(), text: String::new(), y: 0.0 };
    ear.listen(&doc.get_page_content(page), &page_resources(doc, page), 0);
    ear.text
}

/// A stream as it is before it is packed; `None` where it is packed in a way we do not know, or to more than `most`.
pub(super) fn unpacked(stream: &Stream, most: usize) -> Option<Vec<u8>> {
    if stream.dict.has(b"Filter") {
        stream.decompressed_content_with_limit(most).ok()
    } else {
        Some(stream.content.clone())
    }
}

fn page_resources(doc: &Document, page: ObjectId) -> Dictionary {
    let dict = doc.get_dictionary(page).ok();
    let own = dict.and_then(|d| d.get_deref(b"Resources", doc).ok()).and_then(|r| r.as_dict().ok());
    own.cloned().unwrap_or_default()
}

/// Listens to one page.
struct Ear<'a> {
    doc: &'a Document,
    /// Encodings of fonts, by their object.
    fonts: BTreeMap<ObjectId, Option<Encoding<'a>>>,
    text: String,
    /// Height of the line that is being written.
    y: f32,
}

impl Ear<'_> {
    fn listen(&mut self, content: &[u8], resources: &Dictionary, depth: usize) {
        let Ok(content) = Content::decode(content) else { return };
        let mut font = None;
        for op in &content.operations {
            match op.operator.as_str() {
                "Tf" => font = self.font(resources, op.operands.first()),
                // A step along the line parts no words: some programs place each character by itself.
                "Td" | "TD" if number(op.operands.get(1)).abs() < 0.01 => {}
                "Tm" if (number(op.operands.get(5)) - self.y).abs() < 0.01 => {}
                "Tm" => {
                    self.y = number(op.operands.get(5));
                    self.newline();
                }
                "Td" | "TD" | "T*" => self.newline(),
                "Tj" | "'" | "\"" => {
                    if let Some(text) = op.operands.last() {
                        self.show(font, text);
                    }
                }
                "TJ" => {
                    let parts = op.operands.first().and_then(|o| o.as_array().ok());
                    for part in parts.into_iter().flatten() {
                        self.show(font, part);
                    }
                }
                "Do" if depth < DEPTH_MAX => self.form(resources, op.operands.first(), depth),
                _ => {}
            }
        }
    }

    fn newline(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn named(
        &self,
        resources: &Dictionary,
        kind: &[u8],
        name: Option<&Object>,
    ) -> Option<ObjectId> {
        let name = name?.as_name().ok()?;
        let list = resources.get_deref(kind, self.doc).ok()?.as_dict().ok()?;
        list.get(name).ok()?.as_reference().ok()
    }

    fn font(&mut self, resources: &Dictionary, name: Option<&Object>) -> Option<ObjectId> {
        let id = self.named(resources, b"Font", name)?;
        let doc = self.doc;
        self.fonts
            .entry(id)
            .or_insert_with(|| doc.get_dictionary(id).ok()?.get_font_encoding(doc).ok());
        Some(id)
    }

    fn show(&mut self, font: Option<ObjectId>, text: &Object) {
        let Ok(bytes) = text.as_str() else { return };
        let encoding = font.and_then(|id| self.fonts.get(&id)).and_then(Option::as_ref);
        match encoding.and_then(|e| Document::decode_text(e, bytes).ok()) {
            Some(text) => self.text.push_str(&text),
            None => self.text.push_str(&String::from_utf8_lossy(bytes)),
        }
    }

    fn form(&mut self, resources: &Dictionary, name: Option<&Object>, depth: usize) {
        let Some(id) = self.named(resources, b"XObject", name) else { return };
        let Ok(stream) = self.doc.get_object(id).and_then(Object::as_stream) else { return };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return;
        }
        let content = unpacked(stream, UNPACKED_MAX).unwrap_or_default();
        let own = stream.dict.get_deref(b"Resources", self.doc).and_then(Object::as_dict);
        let own = own.cloned().unwrap_or_else(|_| resources.clone());
        self.newline();
        self.listen(&content, &own, depth + 1);
        self.newline();
    }
}

fn number(object: Option<&Object>) -> f32 {
    object.and_then(|o| o.as_float().ok()).unwrap_or(0.0)
}

/// The text strings of an object, content aside.
pub(super) fn strings(object: &Object, out: &mut BTreeSet<String>) {
    match object {
        Object::String(bytes, _) => {
            out.insert(match bytes.strip_prefix(b"\xFE\xFF") {
                Some(wide) => {
                    let units = wide.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]]));
                    String::from_utf16_lossy(&units.collect::<Vec<_>>())
                }
                None => String::from_utf8_lossy(bytes).into_owned(),
            });
        }
        Object::Array(items) => items.iter().for_each(|o| strings(o, out)),
        Object::Dictionary(dict) => dict.iter().for_each(|(_, o)| strings(o, out)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, o)| strings(o, out)),
        _ => {}
    }
}
