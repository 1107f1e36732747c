//! Write: the file itself. Offsets are 64 bits wide, attached files are copied from their source piece by piece,
//! and every failure of the destination comes back as an error.

use super::object::{spell, spell_dict};
use super::pages::{Leaf, Tree};
use super::{FileSource, PdfError, import, pixels, shrink};
use crate::hash::{Hash, Hasher, to_hex};
use lopdf::{Dictionary, Object};
use std::collections::BTreeMap;
use std::io::{Read, Write};

/// The largest offset a classic cross-reference table can hold.
const OFFSET_MAX: u64 = 9_999_999_999;
/// Piece size of copies.
const PIECE: usize = 256 * 1024;

/// An object, or where it is made from.
#[derive(Debug)]
pub(super) enum Entry {
    /// Ready.
    Ready(Object),
    /// A stream whose content lies in an attached file as it is.
    Copy(Copy),
    /// A picture that must be decoded first; its mask, when it has one, is the next object.
    Pixels(Hash),
    /// A photo made smaller, to this width and height.
    Shrunk(Hash, (u32, u32)),
    /// All objects of an imported PDF; they take this many numbers.
    Import(Hash),
    /// A page of ours; its content is the next object.
    Page(Leaf),
}

/// A stream whose content lies in an attached file.
#[derive(Debug)]
pub(super) struct Copy {
    pub(super) dict: Dictionary,
    pub(super) sha256: Hash,
    /// Which parts of the file, in order: offset and length. `None` for all of it.
    pub(super) parts: Option<Vec<(u64, u64)>>,
    /// Bytes of the content.
    pub(super) length: u64,
}

/// What is to be written.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) entries: BTreeMap<u32, Entry>,
    pub(super) tree: Tree,
    pub(super) root: u32,
    pub(super) info: u32,
}

/// Writes the whole file. `seed` goes into its identifier, beside everything it contains.
pub(super) fn write(
    graph: &Graph,
    files: &dyn FileSource,
    seed: &[u8],
    out: &mut dyn Write,
) -> Result<(), PdfError> {
    let mut pen = Pen { out, at: 0, hasher: Hasher::new(), offsets: BTreeMap::new() };
    pen.hasher.update(seed);
    pen.put(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
    for (&id, entry) in &graph.entries {
        match entry {
            Entry::Ready(object) => pen.object(id, object)?,
            Entry::Copy(copy) => pen.copy(id, copy, files)?,
            Entry::Pixels(hash) => {
                for (at, object) in pixels::objects(files, *hash, id)?.iter().enumerate() {
                    pen.object(id + at as u32, object)?;
                }
            }
            Entry::Shrunk(hash, size) => pen.object(id, &shrink::object(files, *hash, *size)?)?,
            Entry::Page(leaf) => {
                for (id, object) in (id..).zip(leaf.objects(id, &graph.tree)) {
                    pen.object(id, &object)?;
                }
            }
            Entry::Import(hash) => {
                for (id, object) in import::objects(files, *hash, id)? {
                    pen.object(id, &object)?;
                }
            }
        }
    }
    pen.trailer(graph)?;
    pen.out.flush().map_err(PdfError::Write)
}

struct Pen<'a> {
    out: &'a mut dyn Write,
    at: u64,
    /// Over everything but the attached files, which count by their hashes.
    hasher: Hasher,
    offsets: BTreeMap<u32, u64>,
}

impl Pen<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), PdfError> {
        self.hasher.update(bytes);
        self.raw(bytes)
    }

    fn raw(&mut self, bytes: &[u8]) -> Result<(), PdfError> {
        self.out.write_all(bytes).map_err(PdfError::Write)?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    fn begin(&mut self, id: u32) -> Vec<u8> {
        self.offsets.insert(id, self.at);
        format!("{id} 0 obj\n").into_bytes()
    }

    fn object(&mut self, id: u32, object: &Object) -> Result<(), PdfError> {
        let mut text = self.begin(id);
        spell(object, &mut text);
        if let Object::Stream(stream) = object {
            text.extend_from_slice(b"\nstream\n");
            self.put(&text)?;
            self.put(&stream.content)?;
            return self.put(b"\nendstream\nendobj\n");
        }
        text.extend_from_slice(b"\nendobj\n");
        self.put(&text)
    }

    /// Copies a file's bytes into a stream and checks on the way that they are the file's.
    fn copy(&mut self, id: u32, copy: &Copy, files: &dyn FileSource) -> Result<(), PdfError> {
        let mut text = self.begin(id);
        spell_dict(&copy.dict, Some(copy.length), &mut text);
        text.extend_from_slice(b"\nstream\n");
        self.put(&text)?;
        self.hasher.update(copy.sha256.bytes());
        let sha256 = copy.sha256;
        let failed = |source| PdfError::Read { sha256, source };
        let mut file = files.open(&sha256).map_err(failed)?;
        let (start, mut hasher, mut position) = (self.at, Hasher::new(), 0_u64);
        let mut piece = vec![0; PIECE];
        loop {
            let count = match file.read(&mut piece) {
                Ok(0) => break,
                Ok(count) => count,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(failed(e)),
            };
            let bytes = piece.get(..count).unwrap_or_default();
            hasher.update(bytes);
            match &copy.parts {
                None => self.raw(bytes)?,
                Some(parts) => {
                    for wanted in overlaps(parts, position, bytes) {
                        self.raw(wanted)?;
                    }
                }
            }
            position += count as u64;
        }
        if hasher.finish() != sha256 || self.at - start != copy.length {
            return Err(PdfError::Changed { sha256 });
        }
        self.put(b"\nendstream\nendobj\n")
    }

    fn trailer(&mut self, graph: &Graph) -> Result<(), PdfError> {
        let at = self.at;
        if at > OFFSET_MAX {
            return Err(PdfError::TooLong { bytes: at });
        }
        let offsets = std::mem::take(&mut self.offsets);
        let size = offsets.keys().next_back().map_or(1, |last| last + 1);
        self.put(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes())?;
        for id in 1..size {
            let line = match offsets.get(&id) {
                Some(offset) => format!("{offset:010} 00000 n \n"),
                None => "0000000000 00001 f \n".to_owned(),
            };
            self.put(line.as_bytes())?;
        }
        let hash = std::mem::take(&mut self.hasher).finish();
        let id = to_hex(hash.bytes().get(..16).unwrap_or_default());
        let (root, info) = (graph.root, graph.info);
        let trailer = format!(
            "trailer\n<</Size {size}/Root {root} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\n\
             startxref\n{at}\n%%EOF\n"
        );
        self.raw(trailer.as_bytes())
    }
}

/// The parts of a piece, read at `position`, that are wanted.
fn overlaps<'a>(
    parts: &'a [(u64, u64)],
    position: u64,
    piece: &'a [u8],
) -> impl Iterator<Item = &'a [u8]> {
    let end = position + piece.len() as u64;
    parts.iter().filter_map(move |&(offset, length)| {
        let (from, to) = (offset.max(position), (offset + length).min(end));
        (from < to).then(|| piece.get((from - position) as usize..(to - position) as usize))?
    })
}
