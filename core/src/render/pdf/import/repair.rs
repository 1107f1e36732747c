//! Repair: a PDF whose table of contents is wrong gets a new one, made by looking for its objects.

use std::collections::BTreeMap;

/// Object numbers beyond this are noise.
const NUMBER_MAX: u64 = 8_388_607;

/// The file with a new table of contents at its end; `None` when it holds nothing to list.
pub(super) fn rebuild(bytes: &[u8]) -> Option<Vec<u8>> {
    // Offsets count from the header, which may stand after junk.
    let start = bytes.windows(5).position(|w| w == b"%PDF-").unwrap_or(0);
    let bytes = bytes.get(start..)?;
    let objects = objects(bytes);
    let root = last_reference(bytes, b"/Root").or_else(|| catalog(bytes, &objects))?;
    let mut out = bytes.to_vec();
    out.push(b'\n');
    let at = out.len();
    out.extend_from_slice(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, (offset, generation)) in &objects {
        out.extend(format!("{number} 1\n{offset:010} {generation:05} n \n").bytes());
    }
    let size = objects.keys().next_back()? + 1;
    out.extend(format!("trailer\n<</Size {size}/Root {root} R").bytes());
    if let Some(encrypt) = last_reference(bytes, b"/Encrypt") {
        out.extend(format!("/Encrypt {encrypt} R").bytes());
    }
    if let Some(id) = last_id(bytes) {
        out.extend_from_slice(b"/ID");
        out.extend_from_slice(id);
    }
    out.extend(format!(">>\nstartxref\n{at}\n%%EOF\n").bytes());
    Some(out)
}

/// Offset and generation of each object's last version.
fn objects(bytes: &[u8]) -> BTreeMap<u64, (usize, u64)> {
    let mut out = BTreeMap::new();
    for at in finds(bytes, b"obj") {
        let Some((generation, rest)) = number_before(bytes, at) else { continue };
        let Some((number, start)) = number_before(bytes, rest) else { continue };
        if number > 0 && number <= NUMBER_MAX && generation <= 65_535 {
            out.insert(number, (start, generation));
        }
    }
    out
}

/// The number that ends before `at`, with space between, and where it starts.
fn number_before(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let before = bytes.get(..at)?;
    let end = before.iter().rposition(|b| !b.is_ascii_whitespace())? + 1;
    let digits = before.get(..end)?.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 || digits > 10 {
        return None;
    }
    let text = std::str::from_utf8(before.get(end - digits..end)?).ok()?;
    Some((text.parse().ok()?, end - digits))
}

/// `12 0` of the last `/Root 12 0 R`.
fn last_reference(bytes: &[u8], key: &[u8]) -> Option<String> {
    finds(bytes, key).rev().find_map(|at| {
        let tail = bytes.get(at + key.len()..)?;
        let tail = String::from_utf8_lossy(tail.get(..40).unwrap_or(tail)).into_owned();
        let mut words = tail.split_ascii_whitespace();
        let number: u64 = words.next()?.parse().ok()?;
        let generation: u64 = words.next()?.parse().ok()?;
        words.next()?.starts_with('R').then(|| format!("{number} {generation}"))
    })
}

/// The last `/ID [...]`, which decryption needs.
fn last_id(bytes: &[u8]) -> Option<&[u8]> {
    finds(bytes, b"/ID").rev().find_map(|at| {
        let tail = bytes.get(at + 3..)?;
        let open = tail.iter().position(|b| !b.is_ascii_whitespace())?;
        let close = tail.iter().take(300).position(|&b| b == b']')?;
        (tail.get(open) == Some(&b'[')).then(|| tail.get(open..=close))?
    })
}

/// An object that says it is the catalog.
fn catalog(bytes: &[u8], objects: &BTreeMap<u64, (usize, u64)>) -> Option<String> {
    objects.iter().rev().find_map(|(number, (offset, generation))| {
        let text = bytes.get(*offset..)?;
        let text = text.get(..400).unwrap_or(text);
        let end = text.windows(6).position(|w| w == b"endobj").unwrap_or(text.len());
        let text: Vec<u8> =
            text.get(..end)?.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
        text.windows(13).any(|w| w == b"/Type/Catalog").then(|| format!("{number} {generation}"))
    })
}

/// Every place a word stands.
fn finds<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl DoubleEndedIterator<Item = usize> + 'a {
    bytes.windows(word.len()).enumerate().filter(move |(_, w)| *w == word).map(|(at, _)| at)
}
