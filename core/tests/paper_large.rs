//! Papers larger than memory or than 32-bit offsets. Slow in debug builds:
//! `cargo test -p recourse-core --release --test paper_large -- --ignored --test-threads 1 --nocapture`
#![allow(clippy::unwrap_used)]

use chrono::DateTime;
use recourse_core::document::{Attachment, Block, BlockKind, Document};
use recourse_core::hash::{Hash, Hasher};
use recourse_core::locale::Lang;
use recourse_core::render::pdf::{FileSource, PdfOptions, write_pdf};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::time::Instant;

/// A JPEG's header, then filler that differs from photo to photo, then its end: a photo of any size from nowhere.
struct Photo {
    at: u64,
    size: u64,
    seed: u8,
}

const HEAD: &[u8] = b"\xFF\xD8\xFF\xC0\0\x11\x08\x0B\xD0\x0F\xC0\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xFF\xDA\0\x0C\x03\x01\0\x02\x11\x03\x11\0\x3F\0";

impl Read for Photo {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let left = (self.size - self.at).min(out.len() as u64) as usize;
        out[..left].fill(self.seed & 0x7F);
        for (place, &byte) in HEAD.iter().enumerate().skip(self.at as usize) {
            if let Some(slot) = out[..left].get_mut(place - self.at as usize) {
                *slot = byte;
            }
        }
        for (back, byte) in [(2, 0xFF), (1, 0xD9)] {
            if (self.size - back) >= self.at
                && let Some(slot) = out[..left].get_mut((self.size - back - self.at) as usize)
            {
                *slot = byte;
            }
        }
        self.at += left as u64;
        Ok(left)
    }
}

struct Photos(BTreeMap<Hash, (u64, u8)>);

impl Photos {
    fn new(sizes: &[u64]) -> (Self, Vec<Block>) {
        let (mut map, mut blocks) = (BTreeMap::new(), Vec::new());
        for (n, &size) in sizes.iter().enumerate() {
            // Sizes and seeds both differ, so that no two photos are the same file.
            let (size, seed) = (size + n as u64, n as u8);
            let sha256 = hash(Photo { at: 0, size, seed });
            map.insert(sha256, (size, seed));
            let (label, title) = (format!("E{n:03}"), format!("签购单照片 {n}"));
            let attachment = Attachment {
                label,
                title,
                sha256,
                size,
                name: format!("{n}.jpg"),
                facts: Vec::new(),
            };
            blocks.push(Block::new(BlockKind::Attachment(attachment)));
        }
        (Self(map), blocks)
    }
}

fn hash(mut photo: Photo) -> Hash {
    let (mut hasher, mut piece) = (Hasher::new(), vec![0; 1 << 20]);
    loop {
        match photo.read(&mut piece).unwrap() {
            0 => return hasher.finish(),
            count => hasher.update(&piece[..count]),
        }
    }
}

impl FileSource for Photos {
    fn open(&self, sha256: &Hash) -> io::Result<Box<dyn Read + '_>> {
        self.open_at(sha256, 0)
    }

    fn open_at(&self, sha256: &Hash, offset: u64) -> io::Result<Box<dyn Read + '_>> {
        let &(size, seed) = self.0.get(sha256).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Photo { at: offset, size, seed }))
    }

    fn size(&self, sha256: &Hash) -> Option<u64> {
        self.0.get(sha256).map(|p| p.0)
    }
}

/// Keeps the last bytes only.
#[derive(Default)]
struct Tail {
    bytes: u64,
    last: Vec<u8>,
}

impl Write for Tail {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len() as u64;
        self.last.extend_from_slice(bytes);
        let extra = self.last.len().saturating_sub(1 << 20);
        self.last.drain(..extra);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn written(sizes: &[u64]) -> Tail {
    let (files, blocks) = Photos::new(sizes);
    let doc = Document {
        title: "大卷".into(),
        lang: Lang::Zh,
        author: String::new(),
        footer: String::new(),
        banner: None,
        blocks,
    };
    let created = DateTime::parse_from_rfc3339("2026-03-20T10:30:00+08:00").unwrap();
    let mut out = Tail::default();
    let start = Instant::now();
    let report = write_pdf(
        &doc,
        &files,
        &mut out,
        &PdfOptions { created, seed: Vec::new(), most_dpi: None },
    )
    .unwrap();
    eprintln!(
        "{} pages, {} bytes, {:?}, peak {} kB",
        report.pages,
        report.bytes,
        start.elapsed(),
        peak()
    );
    assert_eq!(report.bytes, out.bytes);
    out
}

/// Peak resident memory of this process in kB; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:"));
    line.and_then(|l| l.split_ascii_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}

#[test]
#[ignore = "half a minute in a debug build"]
fn offsets_beyond_four_gigabytes_are_right() {
    // Files go in by their hashes: some of the small ones come after the large one.
    let mut sizes = [900; 9];
    sizes[0] = 4_600_000_007;
    let out = written(&sizes);
    let tail = String::from_utf8_lossy(&out.last).into_owned();
    let xref: u64 =
        tail.rsplit_once("startxref\n").unwrap().1.lines().next().unwrap().parse().unwrap();
    assert!(xref > u64::from(u32::MAX));
    let at = out.last.len() as u64 - (out.bytes - xref);
    assert!(out.last[at as usize..].starts_with(b"xref\n"));
    let offsets = tail.lines().filter_map(|l| l.strip_suffix(" 00000 n ")?.parse::<u64>().ok());
    assert!(offsets.filter(|&o| o > u64::from(u32::MAX)).count() >= 1);
}

#[test]
#[ignore = "half a minute in a debug build"]
fn memory_does_not_grow_with_photos() {
    written(&[3_000_000; 100]);
    let hundred = peak();
    written(&[3_000_000; 600]);
    let grown = peak() - hundred;
    assert!(grown < 30_000, "{grown} kB more for 500 photos more");
}
