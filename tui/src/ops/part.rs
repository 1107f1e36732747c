//! Files being written: each under a name of its own beside the final one, so that nothing half-written ever has
//! the final name; what a killed program left behind is swept by the next one that writes there.

use crate::failure::{Result, io};
use std::fs::File;
use std::path::Path;
use tempfile::NamedTempFile;

const PREFIX: &str = ".recourse-";
const SUFFIX: &str = ".part";

/// A new file in this folder, readable by its owner alone, locked while this program lives. Leftovers of programs
/// that were killed are removed first.
pub(crate) fn new_in(folder: &Path) -> Result<NamedTempFile> {
    sweep(folder);
    let part = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .tempfile_in(folder)
        .map_err(|e| io(folder, &e))?;
    // Where a file system knows no locks the part is only not protected from another export's sweep: that one
    // cannot lock it either, and leaves it.
    part.as_file().try_lock().ok();
    Ok(part)
}

/// Removes parts nobody holds any more. Best effort: a leftover is untidy, never harmful.
fn sweep(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|e| Some(e.ok()?.path())) {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let ours = name.starts_with(PREFIX) && name.ends_with(SUFFIX);
        if ours && File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            std::fs::remove_file(&path).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_of_the_dead_are_swept_and_those_of_the_living_are_not() {
        let dir = tempfile::tempdir().unwrap();
        let left = dir.path().join(".recourse-abc123.part");
        let foreign = dir.path().join(".tmpabc");
        std::fs::write(&left, b"half").unwrap();
        std::fs::write(&foreign, b"not ours").unwrap();
        let first = new_in(dir.path()).unwrap();
        assert!(!left.exists());
        let second = new_in(dir.path()).unwrap();
        assert!(first.path().exists() && second.path().exists() && foreign.exists());
    }
}
