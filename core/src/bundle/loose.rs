//! Reads zips that are not canonical, so that a bundle somebody packed again can still be compared file by file.
//! Nothing is ever unpacked to disk, and sizes are held to what the directory announced.

use super::read::{Container, Item, Opened, Shared, strip};
use super::zip::{LIMIT_BYTES, LIMIT_FILES};
use crate::audit::{Code, Finding};
use std::io::{self, Read, Seek, SeekFrom};
use zip::ZipArchive;

pub(super) struct LooseZip<R> {
    archive: ZipArchive<Shared<R>>,
    items: Vec<Item>,
    places: Vec<usize>,
    top: Option<String>,
    findings: Vec<Finding>,
}

impl<R: Read + Seek> LooseZip<R> {
    /// Lists a zip; the error says why it cannot.
    pub(super) fn open(mut source: Shared<R>) -> Result<Self, String> {
        check_directory(&mut source).map_err(|e| e.to_string())?;
        let mut archive = ZipArchive::new(source).map_err(|e| e.to_string())?;
        let mut findings = Vec::new();
        let mut files = Vec::new();
        let mut total = 0u64;
        if archive.len() > LIMIT_FILES {
            return Err("too many files".into());
        }
        for place in 0..archive.len() {
            let file = archive.by_index_raw(place).map_err(|e| e.to_string())?;
            let name = file.name().map_err(|e| e.to_string())?.into_owned();
            if file.is_dir() {
                continue;
            }
            if !is_relative(&name) || file.is_symlink() {
                findings.push(Finding::new(Code::PathBad, name));
                continue;
            }
            total = total.saturating_add(file.size());
            files.push((place, (name, file.size(), None)));
        }
        if total > LIMIT_BYTES {
            return Err("too large".into());
        }
        files.sort_by(|a, b| a.1.0.as_bytes().cmp(b.1.0.as_bytes()));
        let (places, files): (Vec<usize>, Vec<_>) = files.into_iter().unzip();
        let (top, items) = strip(files);
        Ok(Self { archive, items, places, top, findings })
    }

    pub(super) fn into_opened<'a>(mut self) -> Opened<'a>
    where
        R: Send + 'a,
    {
        let findings = std::mem::take(&mut self.findings);
        Opened { top: self.top.clone(), findings, container: Box::new(self), packing: None }
    }
}

impl<R: Read + Seek + Send> Container for LooseZip<R> {
    fn items(&self) -> &[Item] {
        &self.items
    }

    fn read(
        &self,
        index: usize,
        body: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>,
    ) -> io::Result<()> {
        let (place, item) = match (self.places.get(index), self.items.get(index)) {
            (Some(place), Some(item)) => (*place, item),
            _ => return Err(io::ErrorKind::NotFound.into()),
        };
        // A clone shares the directory and keeps its own position.
        let mut archive = self.archive.clone();
        let mut file = archive.by_index(place).map_err(io::Error::other)?;
        let mut capped = (&mut file).take(item.size);
        body(&mut capped)?;
        if capped.limit() == 0 && file.read(&mut [0])? > 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "longer than announced"));
        }
        Ok(())
    }
}

/// No part leads out of the folder or is hidden in another system's way of writing paths.
pub(super) fn is_relative(path: &str) -> bool {
    !path.contains(['\\', '\0']) && path.split('/').all(|p| !p.is_empty() && p != "." && p != "..")
}

/// The directory is read into memory at once, so its stated size is looked at first.
fn check_directory<R: Read + Seek>(source: &mut R) -> io::Result<()> {
    let length = source.seek(SeekFrom::End(0))?;
    let from = length.saturating_sub(66_000);
    source.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    source.take(66_000).read_to_end(&mut tail)?;
    let end = tail.windows(22).rev().find(|w| w.starts_with(b"PK\x05\x06"));
    let end = end.ok_or_else(|| io::Error::other("no zip directory"))?;
    let size = u32::from_le_bytes([end[12], end[13], end[14], end[15]]);
    source_start(length, u64::from(size))
}

fn source_start(length: u64, directory: u64) -> io::Result<()> {
    if length > LIMIT_BYTES || directory > LIMIT_FILES as u64 * 600 {
        return Err(io::Error::other("too large"));
    }
    Ok(())
}
