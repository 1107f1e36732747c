//! Files of an export: the book's attachments as the report and the packer read them, and what lies on the disk.

use crate::failure::{Failure, Result, io};
use recourse_core::hash::Hash;
use recourse_core::hash::Hasher;
use recourse_core::render::pdf::FileSource;
use recourse_core::store::Store;
use std::io::{self, Read, SeekFrom, Write};
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

/// A file whose hash another thread could not take.
pub(in crate::ops) fn unmeasured(path: &Path) -> Failure {
    io(path, &io::Error::other("the hashing thread stopped"))
}

/// Takes the hash of what goes through, so that a large file is not read again for it.
pub(super) struct Hashed<W> {
    inner: W,
    hasher: Hasher,
    bytes: u64,
}

impl<W: Write> Hashed<W> {
    pub(super) fn new(inner: W) -> Self {
        Self { inner, hasher: Hasher::new(), bytes: 0 }
    }

    /// Bytes and hash of all that went through.
    pub(super) fn finish(self) -> (u64, Hash) {
        (self.bytes, self.hasher.finish())
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hasher.update(bytes.get(..count).unwrap_or_default());
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
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
