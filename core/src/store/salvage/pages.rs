//! The rows of a damaged book, read from its pages without SQLite, which gives a table up where its beginning, its name in the
//! schema or one page on the way is damaged. Each page is looked at as the last page of a table, whatever it says it is: a row
//! found so counts only where a hash or a signature says that it is what was recorded.
//!
//! The layout is that of <https://www.sqlite.org/fileformat2.html>, 1.6 (pages and cells), 1.5 (overflow) and 4.2 (the WAL).

use super::remains::find;
use crate::audit::Checkpoint;
use crate::hash::Hash;
use crate::store::stamps::KeptCheckpoint;
use crate::store::stray::{FRAME_HEADER, LOG_HEADER, SIZES, number};
use std::collections::{BTreeMap, HashMap};

/// Where the first page says how large pages are.
const SIZE_AT: usize = 16;
/// What the first page begins with before its own header.
const FIRST: usize = 100;
/// The header of a page at the end of a table.
const LEAF: usize = 8;
/// No row is longer: an attachment is at most 256 MiB.
const LONGEST: usize = 257 << 20;
/// Beside the bytes of a file its row has its name in hexadecimal, its size, and the lengths of all three.
const AROUND: std::ops::RangeInclusive<usize> = 60..=100;

/// The file of a book with what lies in its log.
pub(super) struct Pages {
    bytes: Vec<u8>,
    views: Vec<View>,
}

/// The same bytes in pages of one size.
struct View {
    size: usize,
    /// Where each page lies; the log's goes before the file's.
    at: HashMap<u32, usize>,
    /// How many the file alone has, for rows older than the log.
    pages: u32,
    /// Every image of a page: where it lies, and where its header begins in it.
    images: Vec<(usize, usize)>,
}

/// A row as it lies in its page.
struct Cell {
    /// Its bytes here.
    here: std::ops::Range<usize>,
    length: usize,
    /// The page in which it goes on; 0 for none.
    next: u32,
}

impl Pages {
    /// Of the file, with its log where there is one.
    pub(super) fn of(book: Vec<u8>, log: Option<&[u8]>) -> Self {
        let told = book.get(SIZE_AT..SIZE_AT + 2);
        let told = told.map(|two| usize::from(u16::from_be_bytes([two[0], two[1]])));
        let told = told.filter(|size| SIZES.contains(size));
        let sizes = told.map_or(SIZES.to_vec(), |size| vec![size]);
        let file = book.len();
        let mut bytes = book;
        bytes.extend_from_slice(log.unwrap_or_default());
        let views = sizes.into_iter().map(|size| View::of(&bytes, file, size)).collect();
        Self { bytes, views }
    }

    /// The signed statements whose signature holds, with what lies behind them.
    pub(super) fn statements(&self) -> Vec<KeptCheckpoint> {
        const BEGIN: &[u8] = b"recourse-checkpoint-v1\n";
        let mut found: Vec<KeptCheckpoint> = Vec::new();
        let mut add = |kept: KeptCheckpoint| match found.iter_mut().find(|f| f.text == kept.text) {
            Some(known) => {
                known.tsq = known.tsq.take().or(kept.tsq);
                known.tsr = known.tsr.take().or(kept.tsr);
            }
            None => found.push(kept),
        };
        for (view, cell) in self.cells() {
            let Some(start) = find(&self.bytes[cell.here.clone()], BEGIN).filter(|at| *at < 64)
            else {
                continue;
            };
            let rows = self.rows(view, &cell, view.images.len());
            rows.filter_map(|row| statement(row.get(start..)?)).for_each(&mut add);
        }
        // Where the lengths in front of one are damaged it is still whole.
        let mut from = 0;
        while let Some(at) = find(&self.bytes[from..], BEGIN) {
            let rest = &self.bytes[from + at..];
            statement(rest).into_iter().for_each(&mut add);
            from += at + BEGIN.len();
        }
        found
    }

    /// The files with these hashes and sizes.
    pub(super) fn files(&self, wanted: &BTreeMap<Hash, usize>) -> BTreeMap<Hash, Vec<u8>> {
        let mut by_size: BTreeMap<usize, usize> = BTreeMap::new();
        for size in wanted.values() {
            *by_size.entry(*size).or_default() += 1;
        }
        let mut found = BTreeMap::new();
        for (view, cell) in self.cells() {
            let least = cell.length.saturating_sub(*AROUND.end());
            let most = cell.length.saturating_sub(*AROUND.start());
            let sizes: Vec<usize> = by_size.range(least..=most).map(|(size, _)| *size).collect();
            if sizes.is_empty() || cell.length < *AROUND.start() {
                continue;
            }
            for row in self.rows(view, &cell, cell.length / (view.size - 4) + 2) {
                let ends = sizes.iter().filter_map(|size| row.get(row.len().checked_sub(*size)?..));
                for data in ends {
                    let hash = Hash::of(data);
                    if wanted.contains_key(&hash) {
                        found.entry(hash).or_insert_with(|| data.to_vec());
                    }
                }
            }
        }
        found
    }

    fn cells(&self) -> impl Iterator<Item = (&View, Cell)> {
        self.views.iter().flat_map(move |view| {
            let images = view.images.iter();
            images.flat_map(move |(at, header)| {
                let cells = view.cells(&self.bytes, *at, *header);
                cells.into_iter().map(move |cell| (view, cell))
            })
        })
    }

    /// The bytes of a row, from all the pages it lies in: those of the log where it has them, and those of the file alone
    /// where that makes another row.
    fn rows<'a>(
        &'a self,
        view: &'a View,
        cell: &'a Cell,
        most: usize,
    ) -> impl Iterator<Item = Vec<u8>> + 'a {
        let logged = self.row(view, cell, most, |page| view.at.get(&page).copied());
        let of_file = |page: u32| view.of_file(page);
        let differ = cell.next > 0 && view.images.len() > view.pages as usize;
        let alone = differ.then(|| self.row(view, cell, most, of_file)).flatten();
        let alone = alone.filter(|row| Some(row) != logged.as_ref());
        logged.into_iter().chain(alone)
    }

    fn row(
        &self,
        view: &View,
        cell: &Cell,
        most: usize,
        place: impl Fn(u32) -> Option<usize>,
    ) -> Option<Vec<u8>> {
        let mut row = self.bytes[cell.here.clone()].to_vec();
        let (mut next, mut steps) = (cell.next, 0);
        while row.len() < cell.length {
            let page = self.bytes.get(place(next)?..)?.get(..view.size)?;
            next = number(page, 0)?;
            let rest = (cell.length - row.len()).min(view.size - 4);
            row.extend_from_slice(&page[4..4 + rest]);
            steps += 1;
            if steps > most {
                return None;
            }
        }
        Some(row)
    }
}

impl View {
    fn of(bytes: &[u8], file: usize, size: usize) -> Self {
        let pages = u32::try_from(file / size).unwrap_or(u32::MAX);
        let mut at: HashMap<u32, usize> =
            (1..=pages).map(|n| (n, (n as usize - 1) * size)).collect();
        let header = |at: usize| if at == 0 { FIRST } else { 0 };
        let mut images: Vec<(usize, usize)> =
            at.values().map(|start| (*start, header(*start))).collect();
        let number = |at: usize| number(bytes, at);
        let mut frame = file + LOG_HEADER;
        while frame + FRAME_HEADER + size <= bytes.len() {
            // Of an earlier round of the log: what it holds is home.
            let same = (0..2).all(|n| number(frame + 8 + 4 * n) == number(file + 16 + 4 * n));
            let page = number(frame).filter(|page| same && *page > 0);
            if let Some(page) = page {
                let start = frame + FRAME_HEADER;
                images.push((start, if page == 1 { FIRST } else { 0 }));
                at.insert(page, start);
            }
            frame += FRAME_HEADER + size;
        }
        images.sort_unstable();
        Self { size, at, pages, images }
    }

    /// The rows of a page, as far as its list of them reads.
    fn cells(&self, bytes: &[u8], start: usize, header: usize) -> Vec<Cell> {
        let page = &bytes[start..start + self.size];
        let mut out = Vec::new();
        let mut list = header + LEAF;
        while let Some(two) = page.get(list..list + 2) {
            let at = usize::from(u16::from_be_bytes([two[0], two[1]]));
            list += 2;
            if at < list || at >= self.size {
                break;
            }
            out.extend(self.cell(page, start, at));
        }
        out
    }

    fn cell(&self, page: &[u8], start: usize, at: usize) -> Option<Cell> {
        let (length, one) = varint(page.get(at..)?)?;
        let (_, two) = varint(page.get(at + one..)?)?;
        let length = usize::try_from(length).ok().filter(|n| (1..=LONGEST).contains(n))?;
        let here = at + one + two;
        let most = self.size - 35;
        let local = if length <= most {
            length
        } else {
            let least = (self.size - 12) * 32 / 255 - 23;
            let even = least + (length - least) % (self.size - 4);
            if even <= most { even } else { least }
        };
        let end = here + local;
        let next = if local < length { number(page, end)? } else { 0 };
        let inside = end <= self.size && (local == length || self.knows(next));
        inside.then_some(Cell { here: start + here..start + end, length, next })
    }

    /// Where the file alone has a page.
    fn of_file(&self, page: u32) -> Option<usize> {
        (1..=self.pages).contains(&page).then(|| (page as usize - 1) * self.size)
    }

    fn knows(&self, page: u32) -> bool {
        page <= self.pages || self.at.contains_key(&page)
    }
}

/// A number of one to nine bytes, and how many they are.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0u64;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        if at == 8 {
            return Some((value << 8 | u64::from(*byte), 9));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

/// A statement that stands at the beginning of these bytes, where its signature behind it holds; then its request and answer.
fn statement(bytes: &[u8]) -> Option<KeptCheckpoint> {
    const LINES: usize = 6;
    const SIGNATURE: usize = 64;
    let ends = bytes.iter().take(1_024).enumerate().filter(|(_, b)| **b == b'\n');
    let end = ends.map(|(at, _)| at + 1).nth(LINES - 1)?;
    let text = std::str::from_utf8(&bytes[..end]).ok()?.to_string();
    let sig = bytes.get(end..end + SIGNATURE)?.to_vec();
    let sound = Checkpoint::parse(text.as_bytes()).is_some_and(|read| read.verify(&sig));
    let (tsq, rest) = object(&bytes[end + SIGNATURE..]);
    let (tsr, _) = object(rest);
    // An answer may stand alone, and is the longer one.
    let (tsq, tsr) = match (tsq, tsr) {
        (Some(one), None) if one.len() > 256 => (None, Some(one)),
        both => both,
    };
    sound.then_some(KeptCheckpoint { text, sig, tsq, tsr })
}

/// The object in DER at the beginning of these bytes, and what stands behind it.
fn object(bytes: &[u8]) -> (Option<Vec<u8>>, &[u8]) {
    let read = || -> Option<usize> {
        let (tag, first) = (*bytes.first()?, *bytes.get(1)?);
        let more = usize::from(first & 0x7f);
        if tag != 0x30 || first & 0x80 != 0 && !(1..=3).contains(&more) {
            return None;
        }
        let long = first & 0x80 != 0;
        let length = if long {
            bytes.get(2..2 + more)?.iter().fold(0, |n, b| n << 8 | usize::from(*b))
        } else {
            more
        };
        Some(2 + if long { more } else { 0 } + length).filter(|end| *end <= bytes.len())
    };
    match read() {
        Some(end) => (Some(bytes[..end].to_vec()), &bytes[end..]),
        None => (None, bytes),
    }
}
