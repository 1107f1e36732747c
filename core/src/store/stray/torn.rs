//! Whether a log is damaged in the middle, or only torn where the last transaction was being written.

use super::{FRAME_HEADER, LOG_HEADER, SIZES, number};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// What a log begins with; one more where its numbers are summed the greatest byte first.
const MAGIC: u32 = 0x377f_0682;

/// Behind a frame that does not add up another transaction than its own was written: that one began only when this one was
/// safe on the disk. The last transaction of all may be torn anywhere by a power cut, and was not acknowledged then.
pub(super) fn is_broken(log: &[u8]) -> bool {
    let said = |at: usize| number(log, at);
    if log.len() < LOG_HEADER {
        return false;
    }
    let (Some(magic), Some(page)) = (said(0), said(8)) else { return false };
    let page = if page == 1 { 65_536 } else { page as usize };
    if magic & !1 != MAGIC || !(512..=65_536).contains(&page) {
        return false;
    }
    let big = magic & 1 == 1;
    // Each frame adds up from what the one before it says of itself, however that one looks.
    let (mut before, mut bad, mut ended) = (said(24).zip(said(28)), None, 0);
    let (mut last, mut ended_at): (Option<(u32, &[u8])>, Option<u32>) = (None, None);
    for frame in log[LOG_HEADER..].chunks_exact(FRAME_HEADER + page) {
        let part = |at: usize| number(frame, at).unwrap_or_default();
        let (own, data) = ((part(16), part(20)), &frame[FRAME_HEADER..]);
        let same_round = (Some(part(8)), Some(part(12))) == (said(16), said(20));
        let sum = before.map(|sum| add(add(sum, &frame[..8], big), data, big));
        let (whole, ends) = (same_round && sum == Some(own), same_round && part(4) > 0);
        before = Some(own);
        match bad {
            // A later round was begun over it: all that this one held is home.
            None if !same_round => return false,
            // Up to the end of a sector the frame that ends a transaction is written again, and its last part is not synced.
            None if !whole => {
                let again = ended_at == Some(part(0));
                (bad, ended) = (Some(part(0)), u32::from(ends && !again));
            }
            None => ended_at = ends.then(|| part(0)),
            Some(first) if whole && ends => {
                let again = last.map_or(ended > 0 && part(0) == first, |l| l == (part(0), data));
                ended += u32::from(!again);
                last = Some((part(0), data));
            }
            _ => {}
        }
    }
    ended > 1
}

/// The beginning of a log does not add up, so that SQLite takes nothing of it, and what stands behind it adds up and is not in
/// the book's file. A power cut leaves both: beginning and first frame begin in one sector.
pub(super) fn is_beheaded(log: &[u8], book: &Path) -> bool {
    let Some(head) = log.get(..LOG_HEADER) else { return false };
    let said = (number(head, 24).unwrap_or(0), number(head, 28).unwrap_or(0));
    let both = [true, false].map(|big| (big, add((0, 0), &head[..24], big)));
    if both
        .iter()
        .any(|(big, sum)| number(head, 0) == Some(MAGIC | u32::from(*big)) && *sum == said)
    {
        return false;
    }
    let Ok(mut file) = std::fs::File::open(book) else { return false };
    SIZES.into_iter().any(|size| {
        both.iter().any(|(big, sum)| {
            [*sum, said].into_iter().any(|before| {
                let pages = finished(&log[LOG_HEADER..], size, before, *big);
                pages.into_iter().any(|(page, data)| !lies_in(&mut file, page, data))
            })
        })
    })
}

/// The last image of each page in the transactions that add up from the first frame on and were finished.
fn finished(frames: &[u8], size: usize, mut before: (u32, u32), big: bool) -> Pages<'_> {
    let (mut out, mut open) = (Pages::new(), Vec::new());
    for frame in frames.chunks_exact(FRAME_HEADER + size) {
        let part = |at: usize| number(frame, at).unwrap_or_default();
        let data = &frame[FRAME_HEADER..];
        before = add(add(before, &frame[..8], big), data, big);
        if before != (part(16), part(20)) || part(0) == 0 {
            break;
        }
        open.push((part(0), data));
        if part(4) > 0 {
            out.extend(open.drain(..));
        }
    }
    out
}

type Pages<'a> = std::collections::BTreeMap<u32, &'a [u8]>;

fn lies_in(file: &mut std::fs::File, page: u32, data: &[u8]) -> bool {
    let at = u64::from(page - 1) * data.len() as u64;
    let mut there = vec![0; data.len()];
    let read = file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(&mut there));
    read.is_ok() && there == data
}

/// The two sums of a log, eight bytes at a time.
fn add((mut a, mut b): (u32, u32), bytes: &[u8], big: bool) -> (u32, u32) {
    for eight in bytes.chunks_exact(8) {
        let word = |at: usize| {
            let four = [eight[at], eight[at + 1], eight[at + 2], eight[at + 3]];
            if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
        };
        a = a.wrapping_add(word(0)).wrapping_add(b);
        b = b.wrapping_add(word(4)).wrapping_add(a);
    }
    (a, b)
}
