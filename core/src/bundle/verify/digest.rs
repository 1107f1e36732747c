//! Hashes files as they stream.

use crate::bundle::read::Container;
use crate::bundle::zip::read_some;
use crate::hash::{Hash, Hasher};
use std::io;

/// What one pass over a file's bytes tells.
pub(super) struct Digest {
    pub sha256: Hash,
    /// The container states no CRC-32, or the right one.
    pub crc_fits: bool,
}

/// Reads a file once.
pub(super) fn digest(container: &dyn Container, at: usize) -> io::Result<Digest> {
    let stated = container.items().get(at).and_then(|item| item.crc);
    let mut sha = Hasher::new();
    let mut crc = crc32fast::Hasher::new();
    let mut buffer = vec![0; 64 * 1024];
    container.read(at, &mut |reader| {
        loop {
            let n = read_some(reader, &mut buffer)?;
            if n == 0 {
                return Ok(());
            }
            let piece = buffer.get(..n).unwrap_or_default();
            sha.update(piece);
            if stated.is_some() {
                crc.update(piece);
            }
        }
    })?;
    let crc_fits = stated.is_none_or(|stated| stated == crc.finalize());
    Ok(Digest { sha256: sha.finish(), crc_fits })
}

/// The SHA-256 alone.
pub(super) fn sha256(container: &dyn Container, at: usize) -> io::Result<Hash> {
    digest(container, at).map(|d| d.sha256)
}
