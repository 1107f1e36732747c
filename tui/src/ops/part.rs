//! Files being written: each under a name of its own beside the final one, so that nothing half-written ever has
//! the final name; what a killed program left behind is swept by the next one that writes there.

use crate::failure::{Result, io};
use std::fs::File;
use std::path::Path;
use tempfile::NamedTempFile;

const PREFIX: &str = ".recourse-";
const SUFFIX: &str = ".part";
/// Ending of a plain copy of the book that is made for a part of the same name.
pub(crate) const COPY: &str = "copy";

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

/// Removes parts nobody holds any more, and copies of a book that were made under the name of one: those are whole books
/// in plain. Best effort.
fn sweep(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let free = |part: &Path| match File::open(part) {
        Ok(file) => file.try_lock().is_ok(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    for path in entries.filter_map(|e| Some(e.ok()?.path())) {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let Some((stem, ending)) = name.rsplit_once('.') else { continue };
        let ours = name.starts_with(PREFIX)
            && (ending == &SUFFIX[1..] || ending == COPY || ending == "copy-journal");
        // A copy is held by the part it is made for.
        if ours && free(&folder.join(format!("{stem}{SUFFIX}"))) {
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
        let living = first.path().with_extension(COPY);
        let dead = dir.path().join(".recourse-dead12.copy");
        std::fs::write(&living, b"a book being copied").unwrap();
        std::fs::write(&dead, b"a whole book in plain").unwrap();
        let second = new_in(dir.path()).unwrap();
        assert!(first.path().exists() && second.path().exists() && foreign.exists());
        assert!(living.exists() && !dead.exists());
    }
}
