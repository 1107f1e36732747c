//! Zips as nobody should write them: every field of every header set to something a lenient reader would take, names
//! that lead out of a folder, names that are two things at once, packed contents that blow up.

use crate::kit::Kit;
use recourse_core::bundle::zip::crc_of;

/// One member with everything a zip can say of it, the canonical values first.
#[derive(Clone)]
pub struct Member {
    name: Vec<u8>,
    /// Name in the central directory.
    listed: Vec<u8>,
    data: Vec<u8>,
    method: u16,
    flags: u16,
    made_by: u16,
    needed: u16,
    time: u16,
    date: u16,
    crc: u32,
    size: u32,
    listed_size: u32,
    local_extra: Vec<u8>,
    extra: Vec<u8>,
    comment: Vec<u8>,
    internal: u16,
    external: u32,
    disk: u16,
}

impl Member {
    fn new(name: &str, data: &[u8]) -> Self {
        let (crc, _) = crc_of(&mut &data[..]).unwrap();
        Self {
            name: name.into(),
            listed: name.into(),
            data: data.to_vec(),
            method: 0,
            flags: 0,
            made_by: 0x030A,
            needed: 10,
            time: 0,
            date: 33,
            crc,
            size: data.len() as u32,
            listed_size: data.len() as u32,
            local_extra: vec![],
            extra: vec![],
            comment: vec![],
            internal: 0,
            external: 0o100_644 << 16,
            disk: 0,
        }
    }
}

/// What the end record says beside the members.
#[derive(Default)]
pub struct End {
    comment: Vec<u8>,
    count_off: i32,
    disk: u16,
    before: Vec<u8>,
    between: Vec<u8>,
    offset_off: i64,
}

fn put16(out: &mut Vec<u8>, n: usize) {
    out.extend((n as u16).to_le_bytes());
}

fn put32(out: &mut Vec<u8>, n: usize) {
    out.extend((n as u32).to_le_bytes());
}

/// Writes exactly what it is told.
pub fn write(members: &[Member], end: &End) -> Vec<u8> {
    let mut out = Vec::new();
    let mut offsets = Vec::new();
    for m in members {
        offsets.push(out.len());
        out.extend(b"PK\x03\x04");
        for n in [m.needed, m.flags, m.method, m.time, m.date] {
            put16(&mut out, n.into());
        }
        for n in [m.crc, m.data.len() as u32, m.size] {
            put32(&mut out, n as usize);
        }
        put16(&mut out, m.name.len());
        put16(&mut out, m.local_extra.len());
        out.extend(&m.name);
        out.extend(&m.local_extra);
        out.extend(&m.data);
        out.extend(&end.between);
    }
    out.extend(&end.before);
    let start = out.len();
    for (m, offset) in members.iter().zip(offsets) {
        out.extend(b"PK\x01\x02");
        for n in [m.made_by, m.needed, m.flags, m.method, m.time, m.date] {
            put16(&mut out, n.into());
        }
        for n in [m.crc, m.data.len() as u32, m.listed_size] {
            put32(&mut out, n as usize);
        }
        for n in [m.listed.len(), m.extra.len(), m.comment.len(), m.disk.into(), m.internal.into()]
        {
            put16(&mut out, n);
        }
        put32(&mut out, m.external as usize);
        put32(&mut out, offset);
        out.extend(&m.listed);
        out.extend(&m.extra);
        out.extend(&m.comment);
    }
    let size = out.len() - start;
    out.extend(b"PK\x05\x06");
    let count = (members.len() as i32 + end.count_off) as usize;
    for n in [end.disk.into(), end.disk.into(), count, count] {
        put16(&mut out, n);
    }
    put32(&mut out, size);
    put32(&mut out, (start as i64 + end.offset_off) as usize);
    put16(&mut out, end.comment.len());
    out.extend(&end.comment);
    out
}

fn members(kit: &Kit) -> Vec<Member> {
    kit.files
        .iter()
        .map(|(path, bytes)| Member::new(&format!("{}/{path}", kit.top), bytes))
        .collect()
}

/// The kit with one member changed: the report.
fn with(kit: &Kit, change: impl Fn(&mut Member)) -> Vec<u8> {
    let mut all = members(kit);
    let report = all.iter_mut().find(|m| m.name.ends_with(b"report.pdf")).unwrap();
    change(report);
    write(&all, &End::default())
}

/// The kit with one member more, in its sorted place.
fn plus(kit: &Kit, name: &[u8], data: &[u8]) -> Vec<u8> {
    let mut all = members(kit);
    let mut more = Member::new("x", data);
    more.name = name.to_vec();
    more.listed = name.to_vec();
    all.push(more);
    all.sort_by(|a, b| a.name.cmp(&b.name));
    write(&all, &End::default())
}

/// Name and bytes of each.
pub fn zips(kit: &Kit) -> Vec<(&'static str, Vec<u8>)> {
    let top = kit.top.clone();
    let named = |name: &str| format!("{top}/{name}").into_bytes();
    let end = |end: End| write(&members(kit), &end);
    // The control: written as it should be, it is the canonical zip.
    assert_eq!(write(&members(kit), &End::default()), kit.zip());
    let renamed = |to: Vec<u8>| {
        with(kit, move |m| {
            m.name.clone_from(&to);
            m.listed.clone_from(&to);
        })
    };
    let deflated = deflate(&vec![0u8; 4_000_000]);
    let mut swapped = members(kit);
    swapped.swap(0, 1);
    let mut twice = members(kit);
    let first = twice[0].clone();
    twice.insert(0, first);
    let mut hidden = members(kit);
    hidden.truncate(hidden.len() - 1);
    let hidden = {
        // A local entry that the directory does not list.
        let whole = members(kit);
        let last = write(&whole[whole.len() - 1..], &End::default());
        let end_of_local = last.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        let before = last[..end_of_local].to_vec();
        write(&hidden, &End { before, ..End::default() })
    };
    let long = [named("data/tables/"), vec![b'a'; 300], b".csv".to_vec()].concat();
    let deep = named(&format!("data/{}x", "a/".repeat(60)));
    vec![
        ("zip-slip-parent", plus(kit, &named("../../outside.txt"), b"x")),
        ("zip-slip-inside", plus(kit, &named("data/files/../../../outside.txt"), b"x")),
        ("zip-slip-first", plus(kit, b"../outside.txt", b"x")),
        ("zip-absolute", plus(kit, b"/etc/cron.d/x", b"x")),
        ("zip-drive", plus(kit, b"C:\\Windows\\x.dll", b"x")),
        ("zip-unc", plus(kit, b"\\\\server\\share\\x", b"x")),
        ("zip-backslash", plus(kit, &named("data\\files\\x"), b"x")),
        ("zip-stream", plus(kit, &named("data/report.pdf:hidden"), b"x")),
        ("zip-dot", plus(kit, &named("data/./report.pdf"), b"x")),
        ("zip-double-slash", plus(kit, &named("data//report.pdf"), b"x")),
        ("zip-empty-name", plus(kit, b"", b"x")),
        ("zip-nul-in-name", plus(kit, &named("data/report.pdf\0.exe"), b"x")),
        ("zip-newline-in-name", plus(kit, &named("data/re\nport.pdf"), b"x")),
        ("zip-bidi-name", plus(kit, &named("data/report\u{202e}fdp.exe"), b"x")),
        ("zip-not-utf8-name", plus(kit, &[named("data/"), vec![0xff, 0xfe]].concat(), b"x")),
        ("zip-long-name", plus(kit, &long, b"x")),
        ("zip-deep-name", plus(kit, &deep, b"x")),
        ("zip-second-top-folder", plus(kit, b"other/x", b"x")),
        ("zip-no-top-folder", plus(kit, b"zzz.txt", b"x")),
        ("zip-folder-entry", plus(kit, &named("data/"), b"")),
        ("zip-case-twin", plus(kit, &named("data/Report.pdf"), b"x")),
        ("zip-name-twice", write(&twice, &End::default())),
        ("zip-same-name-other-content", plus(kit, &named("data/report.pdf"), b"another")),
        (
            "zip-cloaked-name",
            with(kit, |m| {
                m.listed = m.listed.iter().map(|b| if *b == b'r' { b'q' } else { *b }).collect();
            }),
        ),
        ("zip-cloaked-local-name", with(kit, |m| *m.name.last_mut().unwrap() = b'g')),
        ("zip-cloaked-size", with(kit, |m| m.size += 1)),
        ("zip-size-lies", with(kit, |m| m.listed_size = 0)),
        ("zip-sum-lies", with(kit, |m| m.crc ^= 1)),
        ("zip-symlink", with(kit, |m| m.external = 0o120_777 << 16)),
        ("zip-executable", with(kit, |m| m.external = 0o100_755 << 16)),
        ("zip-setuid", with(kit, |m| m.external = 0o104_755 << 16)),
        ("zip-dos-attributes", with(kit, |m| m.external |= 0x20)),
        ("zip-made-on-dos", with(kit, |m| m.made_by = 20)),
        ("zip-needs-more", with(kit, |m| m.needed = 45)),
        ("zip-says-deflated", with(kit, |m| m.method = 8)),
        ("zip-says-unknown-method", with(kit, |m| m.method = 99)),
        ("zip-says-encrypted", with(kit, |m| m.flags = 1)),
        ("zip-says-streamed", with(kit, |m| m.flags = 8)),
        ("zip-says-utf8", with(kit, |m| m.flags = 0x800)),
        (
            "zip-bomb",
            with(kit, |m| {
                m.method = 8;
                m.data.clone_from(&deflated);
                m.size = 4_000_000;
                m.listed_size = 4_000_000;
            }),
        ),
        ("zip-dated", with(kit, |m| (m.date, m.time) = (0x5c5a, 0x4d20))),
        ("zip-extra-field", with(kit, |m| m.extra = b"UT\x05\x00\x01\0\0\0\0".to_vec())),
        (
            "zip-local-extra-field",
            with(kit, |m| m.local_extra = b"UT\x05\x00\x01\0\0\0\0".to_vec()),
        ),
        (
            "zip-other-name-in-extra",
            with(kit, |m| m.extra = b"up\x09\x00\x01\0\0\0\0evil".to_vec()),
        ),
        (
            "zip-zip64-extra",
            with(kit, |m| {
                m.extra = [b"\x01\x00\x08\x00".as_slice(), &7u64.to_le_bytes()].concat();
                m.listed_size = u32::MAX;
            }),
        ),
        ("zip-member-comment", with(kit, |m| m.comment = b"hello".to_vec())),
        ("zip-text-flag", with(kit, |m| m.internal = 1)),
        ("zip-on-disk-two", with(kit, |m| m.disk = 1)),
        ("zip-renamed-report", renamed(named("data/report.PDF"))),
        ("zip-unsorted", write(&swapped, &End::default())),
        ("zip-comment", end(End { comment: b"packed by hand".to_vec(), ..End::default() })),
        ("zip-count-too-low", end(End { count_off: -1, ..End::default() })),
        ("zip-count-too-high", end(End { count_off: 1, ..End::default() })),
        ("zip-of-two-disks", end(End { disk: 1, ..End::default() })),
        ("zip-gap-before-directory", end(End { before: vec![0; 64], ..End::default() })),
        ("zip-gap-between", end(End { between: vec![0; 3], ..End::default() })),
        ("zip-directory-elsewhere", end(End { offset_off: -4, ..End::default() })),
        ("zip-directory-beyond", end(End { offset_off: 1 << 20, ..End::default() })),
        ("zip-hidden-member", hidden),
        (
            "zip-end-in-comment",
            end(End { comment: [b"PK\x05\x06".as_slice(), &[0; 18]].concat(), ..End::default() }),
        ),
        ("zip-without-members", write(&[], &End::default())),
        ("zip-is-text", b"This is not a zip, it only has its name.\n".to_vec()),
        ("zip-is-nothing", vec![]),
        ("zip-is-an-image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
    ]
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut out = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}
