//! Opens what may be a bundle: a zip (the canonical one, or any other within the limits) or an unpacked folder.

use super::digest::Digests;
use super::loose::LooseZip;
use super::zip::{StrictZip, ZipFault};
use crate::audit::{Code, Finding};
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One file of a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Path from the bag's root, parts divided by `/`.
    pub path: String,
    /// Bytes, as far as the container says.
    pub size: u64,
    /// CRC-32 the container states, where it states one.
    pub crc: Option<u32>,
}

/// A set of files that can be listed and read in any order, several at a time.
pub trait Container {
    /// The files, by path.
    fn items(&self) -> &[Item];

    /// Hands a reader of one file to `body`.
    fn read(
        &self,
        index: usize,
        body: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>,
    ) -> io::Result<()>;

    /// Hashes these files on all cores, each byte read once. What it does not answer is hashed file by file.
    fn digests(&self, wanted: &[usize]) -> Digests {
        let _ = wanted;
        Digests::default()
    }
}

/// What was opened, with what was odd about the packing itself.
pub struct Opened<'a> {
    /// The files.
    pub container: Box<dyn Container + 'a>,
    /// Name of the one top folder; `None` where it says nothing (an unpacked folder may be renamed).
    pub top: Option<String>,
    /// Findings about what is in it and what it is called.
    pub findings: Vec<Finding>,
    /// How a zip differs from the one that Recourse would have packed; no matter for other programs' bags.
    pub packing: Option<Finding>,
}

/// Opens a zip. Never fails: what is no zip has no files and a finding that says so.
pub fn open<'a, R: Read + Seek + Send + 'a>(source: R) -> Opened<'a> {
    let shared = Shared::new(source);
    match StrictZip::open(shared.clone()) {
        Ok(zip) => strict(zip),
        Err(fault) => {
            // Packed again, or damaged: what can still be read is compared all the same.
            let mut opened = match LooseZip::open(shared) {
                Ok(loose) => loose.into_opened(),
                Err(reason) => return unreadable(reason),
            };
            let finding = match fault {
                ZipFault::TooLarge => Finding::new(Code::TooLarge, ""),
                ZipFault::Path(path) => Finding::new(Code::PathBad, path),
                other => Finding::new(Code::Repacked, "").with("reason", other),
            };
            opened.packing = Some(finding);
            opened
        }
    }
}

/// What is no bundle at all.
pub(super) fn unreadable<'a>(reason: impl ToString) -> Opened<'a> {
    Opened {
        container: Box::new(Nothing),
        top: None,
        findings: vec![Finding::new(Code::ZipUnreadable, "").with("reason", reason)],
        packing: None,
    }
}

fn strict<'a, R: Read + Seek + Send + 'a>(zip: StrictZip<R>) -> Opened<'a> {
    let files = zip.files().map(|(path, size, crc)| (path.to_string(), size, Some(crc)));
    let (top, items) = strip(files.collect());
    let mut findings = Vec::new();
    if top.is_none() {
        findings.push(Finding::new(Code::TopFolder, "").with("expected", "recourse-…"));
    }
    Opened { container: Box::new(Strict { zip, items }), top, findings, packing: None }
}

/// Takes the one folder that holds everything off each path.
pub(super) fn strip(files: Vec<(String, u64, Option<u32>)>) -> (Option<String>, Vec<Item>) {
    let first = files.first().and_then(|(path, ..)| path.split_once('/'));
    let top = first.map(|(top, _)| format!("{top}/"));
    let top = top.filter(|top| files.iter().all(|(path, ..)| path.starts_with(top.as_str())));
    let cut = top.as_ref().map_or(0, String::len);
    let items = files.into_iter().map(|(path, size, crc)| Item {
        path: path.get(cut..).unwrap_or_default().to_string(),
        size,
        crc,
    });
    (top.map(|t| t.trim_end_matches('/').to_string()), items.collect())
}

struct Strict<R> {
    zip: StrictZip<R>,
    items: Vec<Item>,
}

impl<R: Read + Seek + Send> Container for Strict<R> {
    fn items(&self) -> &[Item] {
        &self.items
    }

    fn read(
        &self,
        index: usize,
        body: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut reader = self.zip.reader(index).ok_or(io::ErrorKind::NotFound)?;
        body(&mut reader)
    }

    fn digests(&self, _: &[usize]) -> Digests {
        // A damaged disk is named file by file.
        self.zip.digests().unwrap_or_default()
    }
}

struct Nothing;

impl Container for Nothing {
    fn items(&self) -> &[Item] {
        &[]
    }

    fn read(&self, _: usize, _: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>) -> io::Result<()> {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// One source, read from several places at once; each clone keeps a position of its own.
pub(super) struct Shared<R> {
    source: Arc<Mutex<R>>,
    at: u64,
}

impl<R> Shared<R> {
    fn new(source: R) -> Self {
        Self { source: Arc::new(Mutex::new(source)), at: 0 }
    }

    fn source(&self) -> MutexGuard<'_, R> {
        self.source.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<R> Clone for Shared<R> {
    fn clone(&self) -> Self {
        Self { source: Arc::clone(&self.source), at: self.at }
    }
}

impl<R: Read + Seek> Read for Shared<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut source = self.source();
        source.seek(SeekFrom::Start(self.at))?;
        let n = source.read(buffer)?;
        drop(source);
        self.at += n as u64;
        Ok(n)
    }
}

impl<R: Read + Seek> Seek for Shared<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.source().seek(SeekFrom::End(0))?.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
