//! Streams files into a canonical zip, one after the other, in the order of their paths. A header stands before its
//! file and holds the file's checksum, so that has to be known first: nothing is ever gone back to.

use super::headers::{self, LIMIT_BYTES, LIMIT_FILES, Record};
use std::io::{self, Read, Write};

/// Writes a zip; memory does not grow with the files.
pub struct ZipWriter<W: Write> {
    target: W,
    at: u64,
    records: Vec<Record>,
}

/// CRC-32 and length of what a reader yields.
pub fn crc_of(reader: &mut dyn Read) -> io::Result<(u32, u64)> {
    let mut crc = crc32fast::Hasher::new();
    let mut size = 0;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let n = read_some(reader, &mut buffer)?;
        if n == 0 {
            return Ok((crc.finalize(), size));
        }
        crc.update(&buffer[..n]);
        size += n as u64;
    }
}

pub(crate) fn read_some(reader: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(buffer) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

fn limit() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "beyond the limits of a bundle")
}

impl<W: Write> ZipWriter<W> {
    /// Begins a zip at the target's present position, which must be its start.
    pub fn new(target: W) -> Self {
        Self { target, at: 0, records: Vec::new() }
    }

    /// Adds a file that is in memory.
    pub fn add_whole(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.header(path, bytes.len() as u64, crc32fast::hash(bytes))?;
        self.put(bytes)
    }

    /// Adds one file: full path, its exact size, its CRC-32, and its bytes. `seen` gets the length of every piece, to
    /// show progress, and may stop the export with an error. A reader with other bytes than announced is an error
    /// (`UnexpectedEof` or `InvalidData`).
    pub fn add(
        &mut self,
        path: &str,
        size: u64,
        crc: u32,
        reader: &mut dyn Read,
        seen: &mut dyn FnMut(u64) -> io::Result<()>,
    ) -> io::Result<()> {
        self.header(path, size, crc)?;
        if self.copy(size, reader, seen)? == crc {
            return Ok(());
        }
        Err(io::Error::new(io::ErrorKind::InvalidData, "bytes changed while packing"))
    }

    fn header(&mut self, path: &str, size: u64, crc: u32) -> io::Result<()> {
        let offset = u32::try_from(self.at).map_err(|_| limit())?;
        let short = u32::try_from(size).map_err(|_| limit())?;
        let sorted = self.records.last().is_none_or(|r| r.path.as_bytes() < path.as_bytes());
        if !sorted || path.len() > usize::from(u16::MAX) || self.records.len() >= LIMIT_FILES {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "path out of order or too long",
            ));
        }
        let record = Record { path: path.to_string(), size: short, crc, offset };
        self.put(&headers::local(&record))?;
        self.records.push(record);
        Ok(())
    }

    fn copy(
        &mut self,
        size: u64,
        reader: &mut dyn Read,
        seen: &mut dyn FnMut(u64) -> io::Result<()>,
    ) -> io::Result<u32> {
        let mut crc = crc32fast::Hasher::new();
        let mut left = size;
        let mut buffer = vec![0; 256 * 1024];
        loop {
            let n = read_some(reader, &mut buffer)?;
            if n == 0 {
                break;
            }
            let piece = &buffer[..n];
            left = left.checked_sub(n as u64).ok_or_else(|| {
                io::Error::new(io::ErrorKind::InvalidData, "more bytes than announced")
            })?;
            crc.update(piece);
            seen(n as u64)?;
            self.put(piece)?;
        }
        if left > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(crc.finalize())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len() as u64;
        if self.at > LIMIT_BYTES {
            return Err(limit());
        }
        self.target.write_all(bytes)
    }

    /// Writes the directory and the end record; gives the target back with the number of bytes written.
    pub fn finish(mut self) -> io::Result<(W, u64)> {
        let offset = u32::try_from(self.at).map_err(|_| limit())?;
        let count = u16::try_from(self.records.len()).map_err(|_| limit())?;
        for record in std::mem::take(&mut self.records) {
            self.put(&headers::central(&record))?;
        }
        let directory = u32::try_from(self.at).map_err(|_| limit())? - offset;
        self.put(&headers::end(count, directory, offset))?;
        self.target.flush()?;
        Ok((self.target, self.at))
    }
}
