use super::*;
use proptest::prelude::*;
use std::io::{Cursor, Read};

type Files = Vec<(&'static str, Vec<u8>)>;

fn files() -> Files {
    vec![("t/a.txt", b"hello".to_vec()), ("t/b", vec![]), ("t/c/d.bin", vec![7; 1000])]
}

fn zipped(files: &Files) -> Vec<u8> {
    let mut zip = ZipWriter::new(Vec::new());
    for (path, bytes) in files {
        let (crc, size) = crc_of(&mut bytes.as_slice()).unwrap();
        zip.add(path, size, crc, &mut bytes.as_slice(), &mut |_| Ok(())).unwrap();
    }
    zip.finish().unwrap().0
}

#[test]
fn both_ways_of_writing_give_the_same_bytes() {
    let streamed = zipped(&files());
    let mut zip = ZipWriter::new(Vec::new());
    for (path, bytes) in &files() {
        zip.add_whole(path, bytes).unwrap();
    }
    let (target, size) = zip.finish().unwrap();
    assert_eq!(target, streamed);
    assert_eq!(size, streamed.len() as u64);
    let sizes = files();
    let sizes = sizes.iter().map(|(path, bytes)| (*path, bytes.len() as u64));
    assert_eq!(size_of(sizes), Some(size));
}

#[test]
fn another_zip_program_reads_it() {
    let mut archive = ::zip::ZipArchive::new(Cursor::new(zipped(&files()))).unwrap();
    for (at, (path, bytes)) in files().into_iter().enumerate() {
        let mut file = archive.by_index(at).unwrap();
        assert_eq!(file.name().unwrap(), path);
        assert_eq!(file.unix_mode(), Some(0o100_644));
        let mut read = Vec::new();
        file.read_to_end(&mut read).unwrap();
        assert_eq!(read, bytes);
    }
}

#[test]
fn what_is_written_reads_back() {
    let zip = StrictZip::open(Cursor::new(zipped(&files()))).unwrap();
    for (at, (path, bytes)) in files().into_iter().enumerate() {
        assert_eq!(zip.files().nth(at).unwrap().0, path);
        let mut read = Vec::new();
        zip.reader(at).unwrap().read_to_end(&mut read).unwrap();
        assert_eq!(read, bytes);
    }
}

/// Everything a strict reader knows: equal for equal content only.
fn content(bytes: Vec<u8>) -> Option<Vec<(String, u32, Vec<u8>)>> {
    let zip = StrictZip::open(Cursor::new(bytes)).ok()?;
    let list: Vec<_> = zip.files().map(|(path, _, crc)| (path.to_string(), crc)).collect();
    let mut all = Vec::new();
    for (at, (path, crc)) in list.into_iter().enumerate() {
        let mut read = Vec::new();
        zip.reader(at)?.read_to_end(&mut read).ok()?;
        all.push((path, crc, read));
    }
    Some(all)
}

#[test]
fn no_flipped_bit_leaves_the_same_content() {
    let good = zipped(&files());
    let want = content(good.clone());
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert_ne!(content(bad), want, "byte {}", bit / 8);
    }
    for cut in 0..good.len() {
        assert_eq!(content(good[..cut].to_vec()), None, "cut at {cut}");
    }
    for extra in [&b"x"[..], b"PK\x05\x06"] {
        assert_eq!(content([&good, extra].concat()), None);
        assert_eq!(content([extra, &good].concat()), None);
    }
}

#[test]
fn readers_that_break_their_word_are_errors() {
    let add = |size: u64, crc: u32, bytes: &[u8]| {
        let mut zip = ZipWriter::new(Vec::new());
        zip.add("a", size, crc, &mut &*bytes, &mut |_| Ok(())).unwrap_err().kind()
    };
    assert_eq!(add(5, 0, b"abcd"), std::io::ErrorKind::UnexpectedEof);
    assert_eq!(add(3, 0, b"abcd"), std::io::ErrorKind::InvalidData);
    assert_eq!(add(4, 0, b"abcd"), std::io::ErrorKind::InvalidData);
    assert_eq!(add(1 << 32, 0, b""), std::io::ErrorKind::FileTooLarge);
    assert_eq!(size_of([("a", LIMIT_BYTES)]), None);
    assert_eq!(size_of(std::iter::repeat_n(("a", 0), LIMIT_FILES + 1)), None);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_without_panic(
        mut bytes in proptest::collection::vec(any::<u8>(), 0..120), tail in any::<bool>()
    ) {
        if tail {
            bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x10\0\0\0\0\0\0\0\0\0");
        }
        drop(content(bytes));
    }
}
