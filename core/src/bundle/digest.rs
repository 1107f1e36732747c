//! Hashes of a container's files as they stream by: of one, or of all of them on every core.

use super::read::Container;
use super::zip::read_some;
use crate::hash::{Hash, Hasher};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};

/// What one pass over a file's bytes tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest {
    /// Hash of its bytes.
    pub sha256: Hash,
    /// The container states no CRC-32, or the right one.
    pub crc_fits: bool,
}

/// What one pass over many files tells.
#[derive(Debug, Default)]
pub struct Digests {
    /// By number of the file; the unreadable ones are absent.
    pub files: BTreeMap<usize, Digest>,
    /// Hash of the whole zip; `None` for folders.
    pub whole: Option<Hash>,
}

/// Both sums of one file.
struct Sums {
    sha: Hasher,
    crc: Option<crc32fast::Hasher>,
    stated: Option<u32>,
}

impl Sums {
    fn new(stated: Option<u32>) -> Self {
        Self { sha: Hasher::new(), crc: stated.map(|_| crc32fast::Hasher::new()), stated }
    }

    fn update(&mut self, piece: &[u8]) {
        self.sha.update(piece);
        if let Some(crc) = &mut self.crc {
            crc.update(piece);
        }
    }

    fn finish(self) -> Digest {
        let found = self.crc.map(crc32fast::Hasher::finalize);
        Digest { sha256: self.sha.finish(), crc_fits: found == self.stated }
    }
}

/// Reads one file of a container once.
pub(super) fn digest(container: &dyn Container, at: usize) -> io::Result<Digest> {
    let stated = container.items().get(at).and_then(|item| item.crc);
    let mut digest = None;
    container.read(at, &mut |reader| {
        digest = Some(of(reader, stated)?);
        Ok(())
    })?;
    digest.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// Reads to the end.
pub(super) fn of(reader: &mut dyn Read, stated: Option<u32>) -> io::Result<Digest> {
    let mut sums = Sums::new(stated);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let n = read_some(reader, &mut buffer)?;
        if n == 0 {
            return Ok(sums.finish());
        }
        sums.update(buffer.get(..n).unwrap_or_default());
    }
}

/// What is known of a file that was written: nothing of it need be read again for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// How long it is.
    pub bytes: u64,
    /// Hash of its bytes.
    pub sha256: Hash,
    /// CRC-32 of its bytes.
    pub crc32: u32,
}

/// Measures what goes through to another writer.
pub struct Measuring<W> {
    inner: W,
    hasher: Hasher,
    crc: crc32fast::Hasher,
    bytes: u64,
}

impl<W: Write> Measuring<W> {
    /// Nothing has gone through yet.
    pub fn new(inner: W) -> Self {
        Self { inner, hasher: Hasher::new(), crc: crc32fast::Hasher::new(), bytes: 0 }
    }

    /// What went through.
    pub fn finish(self) -> Measured {
        let (bytes, sha256) = (self.bytes, self.hasher.finish());
        Measured { bytes, sha256, crc32: self.crc.finalize() }
    }
}

impl<W: Write> Write for Measuring<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        let written = bytes.get(..count).unwrap_or_default();
        self.hasher.update(written);
        self.crc.update(written);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// A file within a stream: where it begins, how long it is, and the CRC-32 stated for it.
pub(super) type Span = (u64, u64, u32);

/// Takes a zip's bytes from its first on and sums up each file in them; the headers in between pass by.
pub(super) struct Members {
    spans: Vec<Span>,
    at: u64,
    sums: Option<Sums>,
    done: Vec<Digest>,
}

impl Members {
    /// The files in the order they lie in the stream.
    pub(super) fn new(spans: Vec<Span>) -> Self {
        Self { spans, at: 0, sums: None, done: Vec::new() }
    }

    /// One for each file that was there to its end.
    pub(super) fn finish(self) -> Vec<Digest> {
        self.done
    }
}

impl Members {
    /// The next bytes of the stream.
    pub(super) fn update(&mut self, mut bytes: &[u8]) {
        let mut pass = |count: u64, at: &mut u64| {
            let count = bytes.len().min(usize::try_from(count).unwrap_or(usize::MAX));
            let (now, later) = bytes.split_at(count);
            bytes = later;
            *at += count as u64;
            now
        };
        while let Some(&(from, size, stated)) = self.spans.get(self.done.len()) {
            pass(from.saturating_sub(self.at), &mut self.at);
            if self.at < from {
                break;
            }
            let mut sums = self.sums.take().unwrap_or_else(|| Sums::new(Some(stated)));
            sums.update(pass(from + size - self.at, &mut self.at));
            if self.at < from + size {
                self.sums = Some(sums);
                break;
            }
            self.done.push(sums.finish());
        }
        pass(u64::MAX, &mut self.at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_summed_up_wherever_the_pieces_end() {
        let stream = b"..hello.--world!!";
        let crc = crc32fast::hash;
        let spans = vec![(2, 5, crc(b"hello")), (8, 0, 0), (10, 5, crc(b"no")), (15, 0, 0)];
        let want: Vec<_> = [&b"hello"[..], b"", b"world", b""].map(Hash::of).to_vec();
        for piece in 1..stream.len() {
            let mut members = Members::new(spans.clone());
            for bytes in stream.chunks(piece) {
                members.update(bytes);
            }
            let found = members.finish();
            assert_eq!(found.iter().map(|d| d.sha256).collect::<Vec<_>>(), want);
            let fits: Vec<bool> = found.iter().map(|d| d.crc_fits).collect();
            assert_eq!(fits, [true, true, false, true]);
        }
        let mut members = Members::new(vec![(2, 100, 0)]);
        members.update(stream);
        assert_eq!(members.finish(), []);
    }
}
