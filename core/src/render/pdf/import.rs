//! Import: each page of an attached PDF becomes a form of ours, with its rotation, its crop and what its annotations
//! show (stamps, filled fields). Nothing of the original is decoded that need not be; its fonts and pictures go over
//! as they are.

mod annotation;
mod geometry;
mod inspect;
mod page;
mod repair;

use super::probe::{Probe, Source};
use super::{FileSource, PdfError};
use crate::hash::Hash;
use crate::render::layout::shape::{Kind, Problem, Shape, Show};
use lopdf::{Dictionary, LoadOptions, Object, ObjectId, Stream};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Larger files are not shown: a PDF is held in memory while it is imported.
const BYTES_MAX: u64 = 200_000_000;
/// More pages than this are not shown.
const PAGES_MAX: usize = 2_000;
/// More objects than this are not read.
const OBJECTS_MAX: usize = 500_000;
/// What one packed stream may unpack to.
const UNPACKED_MAX: usize = 128_000_000;
/// How deep arrays and dictionaries may nest.
const DEPTH_MAX: usize = 64;

/// A PDF taken apart: objects numbered from 0, its pages first.
struct Imported {
    objects: Vec<Object>,
    /// Upright width and height of each page.
    sizes: Vec<(f32, f32)>,
    problems: Vec<Problem>,
}

/// Takes a PDF apart and says how it can be shown.
pub(super) fn probe(file: impl Read, sha256: Hash) -> Probe {
    let mut bytes = Vec::new();
    match file.take(BYTES_MAX + 1).read_to_end(&mut bytes) {
        Err(_) => return Probe::refused(Kind::Pdf, Problem::Absent),
        Ok(_) if bytes.len() as u64 > BYTES_MAX => {
            return Probe::refused(Kind::Pdf, Problem::TooLarge);
        }
        Ok(_) => {}
    }
    if Hash::of(&bytes) != sha256 {
        return Probe::refused(Kind::Pdf, Problem::Changed);
    }
    match import(&bytes) {
        Ok(imported) => {
            let show = Show::Pages(imported.sizes);
            let source = Source::Pdf(imported.objects.len() as u32);
            let shape = Shape { show, problems: imported.problems, ..Shape::slip(Kind::Pdf) };
            Probe { shape, source, size: bytes.len() as u64 }
        }
        Err(problem) => Probe::refused(Kind::Pdf, problem),
    }
}

/// The objects of a PDF that was probed before, numbered from `first`.
pub(super) fn objects(
    files: &dyn FileSource,
    sha256: Hash,
    first: u32,
) -> Result<Vec<(u32, Object)>, PdfError> {
    let mut bytes = Vec::new();
    files
        .open(&sha256)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(|source| PdfError::Read { sha256, source })?;
    if Hash::of(&bytes) != sha256 {
        return Err(PdfError::Changed { sha256 });
    }
    let imported = import(&bytes).map_err(|_| PdfError::Changed { sha256 })?;
    drop(bytes);
    let numbered = imported.objects.into_iter().zip(first..);
    Ok(numbered.map(|(object, id)| (id, shift(object, first))).collect())
}

fn import(bytes: &[u8]) -> Result<Imported, Problem> {
    let (doc, repaired) = load(bytes)?;
    let mut problems = inspect::problems(&doc);
    if repaired {
        // Half a file would open with half its fonts: boxes in place of evidence.
        if !inspect::ends(bytes) {
            return Err(Problem::CutShort);
        }
        problems.insert(0, Problem::Repaired);
    }
    let pages: Vec<ObjectId> = doc.page_iter().take(PAGES_MAX + 1).collect();
    if pages.len() > PAGES_MAX {
        return Err(Problem::TooLarge);
    }
    let mut importer = Importer::new(doc, pages.len());
    let mut sizes = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let (form, size) = page::form(&mut importer, *page)?;
        importer.out[at] = form;
        sizes.push(size);
    }
    importer.drain()?;
    Ok(Imported { objects: importer.out, sizes, problems })
}

/// Opens a PDF, rebuilding its table of contents when that is wrong. One that asks for a password is locked.
pub(super) fn load(bytes: &[u8]) -> Result<(lopdf::Document, bool), Problem> {
    let open = |bytes: &[u8]| {
        let options =
            LoadOptions { max_decompressed_size: Some(UNPACKED_MAX), ..LoadOptions::default() };
        lopdf::Document::load_mem_with_options(bytes, options)
    };
    let usable = |doc: &lopdf::Document| {
        doc.objects.len() <= OBJECTS_MAX && doc.page_iter().next().is_some()
    };
    match open(bytes) {
        Ok(doc) if doc.is_encrypted() => return Err(Problem::Locked),
        Ok(doc) if usable(&doc) => return Ok((doc, false)),
        Err(lopdf::Error::InvalidPassword) => return Err(Problem::Locked),
        _ => {}
    }
    let doc = repair::rebuild(bytes).and_then(|b| open(&b).ok()).ok_or(Problem::Broken)?;
    if doc.is_encrypted() {
        return Err(Problem::Locked);
    }
    if usable(&doc) { Ok((doc, true)) } else { Err(Problem::Broken) }
}

/// Carries objects over, each once.
struct Importer {
    doc: lopdf::Document,
    out: Vec<Object>,
    numbers: BTreeMap<ObjectId, u32>,
    queue: Vec<ObjectId>,
    /// Pages, page trees and the catalog: they would drag the whole file along.
    cut: BTreeSet<ObjectId>,
}

impl Importer {
    fn new(doc: lopdf::Document, pages: usize) -> Self {
        let is_cut = |object: &Object| {
            object.as_dict().is_ok_and(|d| {
                [b"Page".as_slice(), b"Pages", b"Catalog", b"StructTreeRoot", b"StructElem"]
                    .iter()
                    .any(|t| d.has_type(t))
            })
        };
        let cut = doc.objects.iter().filter(|(_, o)| is_cut(o)).map(|(id, _)| *id).collect();
        let (numbers, queue) = (BTreeMap::new(), Vec::new());
        Self { doc, out: vec![Object::Null; pages], numbers, queue, cut }
    }

    /// An object of our own making.
    fn add(&mut self, object: Object) -> Object {
        self.out.push(object);
        Object::Reference((self.out.len() as u32 - 1, 0))
    }

    /// Our number for one of its objects, which is carried over later.
    fn refer(&mut self, id: ObjectId) -> Object {
        if self.cut.contains(&id) {
            return Object::Null;
        }
        if let Some(&number) = self.numbers.get(&id) {
            return Object::Reference((number, 0));
        }
        if !self.doc.objects.contains_key(&id) {
            return Object::Null;
        }
        let number = self.out.len() as u32;
        self.out.push(Object::Null);
        self.numbers.insert(id, number);
        self.queue.push(id);
        Object::Reference((number, 0))
    }

    /// A copy of an object with our numbers in it.
    fn adopt(&mut self, object: &Object, depth: usize) -> Object {
        if depth > DEPTH_MAX {
            return Object::Null;
        }
        match object {
            Object::Reference(id) => self.refer(*id),
            Object::Array(items) => {
                Object::Array(items.iter().map(|o| self.adopt(o, depth + 1)).collect())
            }
            Object::Dictionary(dict) => Object::Dictionary(self.adopt_dict(dict, depth)),
            other => other.clone(),
        }
    }

    fn adopt_dict(&mut self, dict: &Dictionary, depth: usize) -> Dictionary {
        // Actions and parents lead out of the page; a length is spelled anew.
        let kept = |key: &[u8]| {
            ![b"Length".as_slice(), b"Parent", b"StructParent", b"StructParents", b"P"]
                .contains(&key)
        };
        let mut out = Dictionary::new();
        for (key, value) in dict.iter().filter(|(k, _)| kept(k)) {
            out.set(key.clone(), self.adopt(value, depth + 1));
        }
        out
    }

    /// Carries over everything that was referred to.
    fn drain(&mut self) -> Result<(), Problem> {
        while let Some(id) = self.queue.pop() {
            if self.out.len() > OBJECTS_MAX {
                return Err(Problem::TooLarge);
            }
            let Some(object) = self.doc.objects.remove(&id) else { continue };
            let carried = match object {
                Object::Stream(stream) => {
                    let mut dict = self.adopt_dict(&stream.dict, 0);
                    // Content in another file would be another file's content.
                    let content =
                        if dict.remove(b"F").is_some() { Vec::new() } else { stream.content };
                    Object::Stream(Stream {
                        dict,
                        content,
                        allows_compression: false,
                        start_position: None,
                    })
                }
                object => self.adopt(&object, 0),
            };
            if let Some(&number) = self.numbers.get(&id)
                && let Some(slot) = self.out.get_mut(number as usize)
            {
                *slot = carried;
            }
        }
        Ok(())
    }
}

/// Adds to every reference.
fn shift(object: Object, first: u32) -> Object {
    let dict = |dict: Dictionary| -> Dictionary {
        dict.into_iter().map(|(key, value)| (key, shift(value, first))).collect()
    };
    match object {
        Object::Reference((id, _)) => Object::Reference((id + first, 0)),
        Object::Array(items) => {
            items.into_iter().map(|o| shift(o, first)).collect::<Vec<_>>().into()
        }
        Object::Dictionary(d) => Object::Dictionary(dict(d)),
        Object::Stream(stream) => Object::Stream(Stream { dict: dict(stream.dict), ..stream }),
        other => other,
    }
}

#[cfg(test)]
mod tests;
