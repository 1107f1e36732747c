//! Files of an export: the book's attachments as the report and the packer read them, and what lies on the disk.

use crate::failure::{Result, io};
use recourse_core::hash::Hash;
use recourse_core::render::pdf::FileSource;
use recourse_core::store::Store;
use std::io::{self, Read, SeekFrom};
use std::path::Path;

/// The book's attachments, as the report and the packer read them.
pub(super) struct Attachments<'a>(pub(super) &'a Store);

impl<'a> Attachments<'a> {
    pub(super) fn read(&self, sha256: &Hash) -> io::Result<Box<dyn Read + 'a>> {
        match self.0.attachment(sha256) {
            Ok(Some((_, reader))) => Ok(Box::new(reader)),
            Ok(None) => Err(io::ErrorKind::NotFound.into()),
            Err(error) => Err(io::Error::other(error)),
        }
    }
}

impl FileSource for Attachments<'_> {
    fn open(&self, sha256: &Hash) -> io::Result<Box<dyn Read + '_>> {
        self.read(sha256)
    }

    fn open_at(&self, sha256: &Hash, offset: u64) -> io::Result<Box<dyn Read + '_>> {
        match self.0.attachment(sha256) {
            Ok(Some((_, mut reader))) => {
                reader.seek(SeekFrom::Start(offset))?;
                Ok(Box::new(reader))
            }
            Ok(None) => Err(io::ErrorKind::NotFound.into()),
            Err(error) => Err(io::Error::other(error)),
        }
    }

    fn size(&self, sha256: &Hash) -> Option<u64> {
        self.0.attachment(sha256).ok().flatten().map(|(size, _)| size)
    }
}

/// Size and hash of a file.
pub(in crate::ops) fn measure(path: &Path) -> Result<(u64, Hash)> {
    let file = std::fs::File::open(path).map_err(|e| io(path, &e))?;
    let blob = recourse_core::store::NewBlob::of(file).map_err(|e| io(path, &e))?;
    Ok((blob.size, blob.sha256))
}

/// Makes the rename itself durable. Best effort: some systems cannot.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(handle) = std::fs::File::open(folder) {
        handle.sync_all().ok();
    }
}
