//! The bag's own files (RFC 8493, in the one shape a bundle has): manifests, bag-info and their readers.

use super::path::is_safe;
use crate::hash::Hash;
use std::collections::BTreeSet;

/// `bagit.txt`, byte for byte.
pub const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The seven tag files besides `tagmanifest-sha256.txt`, in the order of that list.
pub const TAGS: [&str; 7] = [
    "README.txt",
    "bag-info.txt",
    "bagit.txt",
    "bundle.txt",
    "bundle.txt.sig",
    "key.pem",
    "manifest-sha256.txt",
];

/// The list of the tag files.
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// The list of the payload.
pub const MANIFEST: &str = "manifest-sha256.txt";

/// Writes a manifest; the caller gives paths in bytewise order.
pub fn manifest<'a>(lines: impl IntoIterator<Item = (&'a str, Hash)>) -> String {
    let mut text = String::new();
    for (path, hash) in lines {
        text.push_str(&format!("{hash}  {path}\n"));
    }
    text
}

/// Reads a manifest of the bundle's shape: `<64 hex>  <safe path>`, ascending, unique also in lower case.
/// The error names the line, from 1.
pub fn read_manifest(bytes: &[u8]) -> Result<Vec<(String, Hash)>, usize> {
    let text = std::str::from_utf8(bytes).map_err(|_| 1usize)?;
    let body = text.strip_suffix('\n').ok_or_else(|| text.matches('\n').count() + 1)?;
    let mut lines: Vec<(String, Hash)> = Vec::new();
    let mut lower = BTreeSet::new();
    for (at, line) in body.split('\n').enumerate() {
        let parsed = line.split_once("  ").and_then(|(hex, path)| {
            let rises = lines.last().is_none_or(|(last, _)| last.as_bytes() < path.as_bytes());
            let hash = Hash::from_hex(hex).filter(|_| rises && is_safe(path))?;
            lower.insert(path.to_ascii_lowercase()).then(|| (path.to_string(), hash))
        });
        lines.push(parsed.ok_or(at + 1)?);
    }
    Ok(lines)
}

/// `bag-info.txt`: who packed, on which day, and how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagInfo {
    /// Version of the program, `[0-9A-Za-z.+-]+`.
    pub version: String,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Bytes of the payload.
    pub bytes: u64,
    /// Files of the payload.
    pub files: u64,
}

impl BagInfo {
    /// The three lines.
    pub fn text(&self) -> String {
        let Self { version, day, bytes, files } = self;
        format!(
            "Bag-Software-Agent: recourse {version}\nBagging-Date: {day}\nPayload-Oxum: {bytes}.{files}\n"
        )
    }

    /// Reads exactly what [`BagInfo::text`] writes.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?;
        let mut lines = text.split('\n');
        let version = lines.next()?.strip_prefix("Bag-Software-Agent: recourse ")?;
        let day = lines.next()?.strip_prefix("Bagging-Date: ")?;
        let (size, files) = lines.next()?.strip_prefix("Payload-Oxum: ")?.split_once('.')?;
        let info = Self {
            version: version.to_string(),
            day: day.to_string(),
            bytes: crate::audit::statement::uint(size)?,
            files: crate::audit::statement::uint(files)?,
        };
        let real_day = crate::audit::Time::parse(&format!("{day}T00:00:00.000Z")).is_some();
        (lines.next().is_none() && is_version(version) && real_day).then_some(info)
    }
}

/// Whether this can stand as a version in `bag-info.txt`.
pub fn is_version(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b".+-".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_are_sorted_unique_and_safe() {
        let hash = Hash::of(b"x");
        let text = manifest([("a", hash), ("b/c.txt", hash)]);
        assert_eq!(
            read_manifest(text.as_bytes()),
            Ok(vec![("a".into(), hash), ("b/c.txt".into(), hash)])
        );
        let line = |path: &str| format!("{hash}  {path}\n");
        for (bad, at) in [
            (String::new(), 1),
            (line("b") + &line("a"), 2),
            (line("a") + &line("a"), 2),
            (line("A") + &line("a"), 2),
            (line("a") + &line("../b"), 2),
            (line("a") + "\n", 2),
            (line("a").replace("  ", " "), 1),
            (line("a").replace("  ", " *"), 1),
            (line("a").to_uppercase(), 1),
            (line("a").replace('\n', "\r\n"), 1),
            (line("a").trim_end().to_string(), 1),
        ] {
            assert_eq!(read_manifest(bad.as_bytes()), Err(at), "{bad:?}");
        }
    }

    #[test]
    fn bag_info_is_three_lines() {
        let info =
            BagInfo { version: "0.1.0".into(), day: "2026-03-26".into(), bytes: 12, files: 3 };
        let text = info.text();
        assert_eq!(BagInfo::parse(text.as_bytes()), Some(info));
        for (from, to) in [
            ("0.1.0", ""),
            ("0.1.0", "0.1 0"),
            ("03-26", "02-30"),
            ("12.3", "12.03"),
            ("12.3", "12"),
            ("12.3\n", "12.3"),
            ("12.3\n", "12.3\nX: y\n"),
            ("Bagging", "bagging"),
        ] {
            assert_eq!(BagInfo::parse(text.replace(from, to).as_bytes()), None, "{to}");
        }
    }
}
