//! Files of an export: the book's attachments as the report and the packer read them, and what lies on the disk.

use crate::failure::{Result, io};
use recourse_core::hash::Hash;
use recourse_core::render::pdf::FileSource;
use recourse_core::store::Store;
use std::io::{self, Read, SeekFrom};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

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

/// Gives finished files their names: all of them, or none where one cannot have its own.
pub(super) fn name_all(
    files: Vec<(NamedTempFile, PathBuf)>,
) -> std::result::Result<(), (PathBuf, io::Error)> {
    let mut named: Vec<PathBuf> = Vec::new();
    for (part, target) in files {
        if let Err(error) = part.persist_noclobber(&target) {
            for path in &named {
                std::fs::remove_file(path).ok();
            }
            return Err((target, error.error));
        }
        named.push(target);
    }
    Ok(())
}

/// Makes the rename itself durable. Best effort: some systems cannot.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(handle) = std::fs::File::open(folder) {
        handle.sync_all().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn where_one_name_is_taken_no_file_gets_one() {
        let dir = tempfile::tempdir().unwrap();
        let names = ["v1-1of3.zip", "v1-2of3.zip", "v1-3of3.zip"];
        let target = |name: &str| dir.path().join(name);
        let made = || {
            let part = |name: &&str| {
                let mut part = NamedTempFile::new_in(dir.path()).unwrap();
                part.write_all(name.as_bytes()).unwrap();
                (part, target(name))
            };
            names.iter().map(part).collect()
        };
        std::fs::write(target(names[2]), b"somebody else's").unwrap();
        let (path, error) = name_all(made()).unwrap_err();
        assert_eq!((path, error.kind()), (target(names[2]), io::ErrorKind::AlreadyExists));
        let left: Vec<_> =
            std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left, [names[2]]);
        assert_eq!(std::fs::read(target(names[2])).unwrap(), b"somebody else's");
        std::fs::remove_file(target(names[2])).unwrap();
        name_all(made()).unwrap();
        assert!(names.iter().all(|name| std::fs::read(target(name)).unwrap() == name.as_bytes()));
    }
}
