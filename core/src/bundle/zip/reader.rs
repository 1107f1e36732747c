//! Reads a canonical zip and nothing else.

use super::headers::{self, CENTRAL, END, LIMIT_BYTES, LIMIT_FILES, LOCAL, Record};
use crate::bundle::digest::{Digests, Members};
use crate::bundle::feed::Feed;
use crate::bundle::path::is_safe;
use crate::hash::Hasher;
use std::cell::RefCell;
use std::io::{self, Read, Seek, SeekFrom};
use std::thread::Builder;

/// Why a zip is not the canonical one of its content.
#[derive(Debug, thiserror::Error)]
pub enum ZipFault {
    /// Its bytes could not be read.
    #[error("{0}")]
    Read(#[from] io::Error),
    /// Larger, or more files, than a bundle may have.
    #[error("too large")]
    TooLarge,
    /// No end record in the last 22 bytes, or not the one that fits.
    #[error("end record")]
    End,
    /// A directory entry differs from the one its path, size, checksum and place make.
    #[error("directory")]
    Directory,
    /// Files do not follow each other without gaps from the first byte to the directory.
    #[error("gaps or overlaps")]
    Gaps,
    /// Paths are not in ascending order, or one is there twice.
    #[error("order")]
    Order,
    /// A path is not allowed.
    #[error("path {0}")]
    Path(String),
    /// A header before a file differs from the directory.
    #[error("header of {0}")]
    Header(String),
}

/// A canonical zip, open for reading: all headers have been rebuilt and compared.
pub struct StrictZip<R> {
    source: RefCell<R>,
    records: Vec<Record>,
}

impl<R: Read + Seek> StrictZip<R> {
    /// Reads the directory and every header.
    pub fn open(mut source: R) -> Result<Self, ZipFault> {
        let length = source.seek(SeekFrom::End(0))?;
        if length > LIMIT_BYTES {
            return Err(ZipFault::TooLarge);
        }
        let records = directory(&mut source, length)?;
        for record in &records {
            let want = headers::local(record);
            let mut have = vec![0; want.len()];
            source.seek(SeekFrom::Start(u64::from(record.offset)))?;
            source.read_exact(&mut have)?;
            if have != want {
                return Err(ZipFault::Header(record.path.clone()));
            }
        }
        Ok(Self { source: RefCell::new(source), records })
    }

    /// Full paths, sizes and CRC-32 values, in the order of the zip.
    pub fn files(&self) -> impl Iterator<Item = (&str, u64, u32)> {
        self.records.iter().map(|r| (r.path.as_str(), u64::from(r.size), r.crc))
    }

    /// The bytes of one file; several readers may be open at once.
    pub fn reader(&self, index: usize) -> Option<impl Read + '_> {
        let record = self.records.get(index)?;
        let at = u64::from(record.offset) + LOCAL + record.path.len() as u64;
        Some(Slice { source: &self.source, at, left: u64::from(record.size) })
    }

    /// The hash of every file and of the whole zip, each byte read once: the whole is hashed here while another core
    /// sums up the files.
    pub fn digests(&self) -> io::Result<Digests>
    where
        R: Send,
    {
        let span = |r: &Record| {
            let from = u64::from(r.offset) + LOCAL + r.path.len() as u64;
            (from, u64::from(r.size), r.crc)
        };
        let mut members = Members::new(self.records.iter().map(span).collect());
        let mut whole = Hasher::new();
        let mut source = self.source.borrow_mut();
        source.seek(SeekFrom::Start(0))?;
        let feed = Feed::new(&mut *source);
        std::thread::scope(|scope| {
            let beside = || feed.each(1, |piece| members.update(piece));
            let beside = Builder::new().name("beside".into()).spawn_scoped(scope, beside)?;
            let here = feed.each(0, |piece| whole.update(piece));
            let ended = || io::Error::other("the hashing thread has ended");
            here.and(beside.join().unwrap_or_else(|_| Err(ended())))
        })?;
        let files = members.finish();
        if files.len() != self.records.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Digests { files: files.into_iter().enumerate().collect(), whole: Some(whole.finish()) })
    }
}

fn directory<R: Read + Seek>(source: &mut R, length: u64) -> Result<Vec<Record>, ZipFault> {
    let mut end = [0; END as usize];
    let at = length.checked_sub(END).ok_or(ZipFault::End)?;
    source.seek(SeekFrom::Start(at))?;
    source.read_exact(&mut end)?;
    let number = |i: usize| u32::from_le_bytes([end[i], end[i + 1], end[i + 2], end[i + 3]]);
    let count = u16::from_le_bytes([end[10], end[11]]);
    let (size, offset) = (number(12), number(16));
    let fits = u64::from(offset) + u64::from(size) == at;
    if end.as_slice() != headers::end(count, size, offset) || !fits {
        return Err(ZipFault::End);
    }
    if usize::from(count) > LIMIT_FILES || u64::from(size) > LIMIT_FILES as u64 * 600 {
        return Err(ZipFault::TooLarge);
    }
    source.seek(SeekFrom::Start(u64::from(offset)))?;
    let mut bytes = Vec::new();
    source.by_ref().take(u64::from(size)).read_to_end(&mut bytes)?;
    let records = read_directory(&bytes, count)?;
    let last = records.last().map_or(0, after);
    if last == u64::from(offset) { Ok(records) } else { Err(ZipFault::Gaps) }
}

fn read_directory(mut bytes: &[u8], count: u16) -> Result<Vec<Record>, ZipFault> {
    let mut records: Vec<Record> = Vec::with_capacity(usize::from(count));
    while !bytes.is_empty() {
        let fixed = bytes.get(..CENTRAL as usize).ok_or(ZipFault::Directory)?;
        let number =
            |i: usize| u32::from_le_bytes([fixed[i], fixed[i + 1], fixed[i + 2], fixed[i + 3]]);
        let name = usize::from(u16::from_le_bytes([fixed[28], fixed[29]]));
        let length = CENTRAL as usize + name;
        let path = bytes.get(CENTRAL as usize..length).ok_or(ZipFault::Directory)?;
        let path = std::str::from_utf8(path).map_err(|_| ZipFault::Directory)?.to_string();
        let record = Record { crc: number(16), size: number(20), offset: number(42), path };
        if bytes.get(..length) != Some(headers::central(&record).as_slice()) {
            return Err(ZipFault::Directory);
        }
        if !is_safe(&record.path) {
            return Err(ZipFault::Path(record.path));
        }
        if u64::from(record.offset) != records.last().map_or(0, after) {
            return Err(ZipFault::Gaps);
        }
        if records.last().is_some_and(|r| r.path.as_bytes() >= record.path.as_bytes()) {
            return Err(ZipFault::Order);
        }
        records.push(record);
        bytes = bytes.get(length..).unwrap_or_default();
    }
    if records.len() == usize::from(count) { Ok(records) } else { Err(ZipFault::End) }
}

/// Where the file after this one begins.
fn after(record: &Record) -> u64 {
    u64::from(record.offset) + LOCAL + record.path.len() as u64 + u64::from(record.size)
}

/// A window of a shared source.
pub(crate) struct Slice<'a, R> {
    source: &'a RefCell<R>,
    at: u64,
    left: u64,
}

impl<R: Read + Seek> Read for Slice<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        if most == 0 {
            return Ok(0);
        }
        let mut source = self.source.borrow_mut();
        source.seek(SeekFrom::Start(self.at))?;
        let n = source.read(&mut buffer[..most])?;
        if n == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += n as u64;
        self.left -= n as u64;
        Ok(n)
    }
}
