//! The three kinds of header and nothing in them but path, size and checksum.

/// Largest zip that needs no zip64: 4 GiB - 2.
pub const LIMIT_BYTES: u64 = 0xffff_fffe;
/// Most files in a bundle.
pub const LIMIT_FILES: usize = 60_000;

pub(super) const LOCAL: u64 = 30;
pub(super) const CENTRAL: u64 = 46;
pub(super) const END: u64 = 22;

/// One file as the headers know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Full path with the top folder.
    pub path: String,
    /// Bytes.
    pub size: u32,
    /// CRC-32 of the bytes.
    pub crc: u32,
    /// Where its local header begins.
    pub offset: u32,
}

const SIZES: [u8; 4] = [10, 0, 0, 0]; // version needed 1.0, flags 0

fn common(record: &Record, out: &mut Vec<u8>) {
    out.extend_from_slice(&SIZES);
    out.extend_from_slice(&[0, 0]); // stored
    out.extend_from_slice(&[0, 0, 33, 0]); // time 0, date 1980-01-01
    out.extend_from_slice(&record.crc.to_le_bytes());
    out.extend_from_slice(&record.size.to_le_bytes());
    out.extend_from_slice(&record.size.to_le_bytes());
    out.extend_from_slice(&(record.path.len() as u16).to_le_bytes());
    out.extend_from_slice(&[0, 0]); // no extra field
}

pub(super) fn local(record: &Record) -> Vec<u8> {
    let mut out = b"PK\x03\x04".to_vec();
    common(record, &mut out);
    out.extend_from_slice(record.path.as_bytes());
    out
}

pub(super) fn central(record: &Record) -> Vec<u8> {
    let mut out = b"PK\x01\x02\x0a\x03".to_vec(); // made by Unix, 1.0
    common(record, &mut out);
    out.extend_from_slice(&[0; 6]); // no comment, disk 0, internal attributes 0
    out.extend_from_slice(&(0o100_644_u32 << 16).to_le_bytes());
    out.extend_from_slice(&record.offset.to_le_bytes());
    out.extend_from_slice(record.path.as_bytes());
    out
}

pub(super) fn end(files: u16, directory: u32, offset: u32) -> Vec<u8> {
    let mut out = b"PK\x05\x06\0\0\0\0".to_vec();
    out.extend_from_slice(&files.to_le_bytes());
    out.extend_from_slice(&files.to_le_bytes());
    out.extend_from_slice(&directory.to_le_bytes());
    out.extend_from_slice(&offset.to_le_bytes());
    out.extend_from_slice(&[0, 0]); // no comment
    out
}

/// How large the zip of these files (full path, bytes) becomes; `None` beyond the limits.
pub fn size_of<'a>(files: impl IntoIterator<Item = (&'a str, u64)>) -> Option<u64> {
    let (mut total, mut count) = (END, 0usize);
    for (path, size) in files {
        count += 1;
        total = total.checked_add(size)?.checked_add(LOCAL + CENTRAL + 2 * path.len() as u64)?;
    }
    (total <= LIMIT_BYTES && count <= LIMIT_FILES).then_some(total)
}
