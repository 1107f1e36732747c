//! Paths a bundle may hold: safe on every file system, and each in its place.

/// Whether every part of this relative path is safe: `[A-Za-z0-9_][A-Za-z0-9._-]{0,119}`, no final dot, and not a
/// device name of Windows.
pub fn is_safe(path: &str) -> bool {
    path.split('/').all(is_safe_part)
}

/// The rule of [`is_safe`] for one part.
pub fn is_safe_part(part: &str) -> bool {
    let bytes = part.as_bytes();
    let first = bytes.first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let rest = bytes.iter().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(b));
    first && rest && bytes.len() <= 120 && !part.ends_with('.') && !is_device(part)
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
        || numbered.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
}

/// What a payload path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `report.pdf`, `VERIFY.txt`, sheets, letters, rules.
    Derived,
    /// `log/…`
    Log,
    /// `log/checkpoints/NNNNNNNNNN.txt…`
    Checkpoint,
    /// `files/<first 12 hex>-<safe name>`
    File,
}

/// The place of a path below `data/`; `None` where the format has none for it.
pub fn place(path: &str) -> Option<Place> {
    let path = path.strip_prefix("data/").filter(|_| is_safe(path))?;
    let Some((folder, name)) = path.rsplit_once('/') else {
        return ["report.pdf", "VERIFY.txt"].contains(&path).then_some(Place::Derived);
    };
    let ends = |endings: &[&str]| {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        extension.is_some_and(|e| endings.contains(&e))
    };
    match folder {
        "tables" if ends(&["csv", "xlsx"]) => Some(Place::Derived),
        "letters" if ends(&["pdf", "docx"]) => Some(Place::Derived),
        "rules" if ends(&["toml"]) => Some(Place::Derived),
        "log" => LOG.contains(&name).then_some(Place::Log),
        "log/checkpoints" => checkpoint(name).map(|_| Place::Checkpoint),
        "files" => {
            let (hex, own) = name.split_at_checked(13)?;
            let prefix = hex.strip_suffix('-')?;
            let lower = prefix.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            (lower && !own.is_empty()).then_some(Place::File)
        }
        _ => None,
    }
}

/// The four files under `data/log` that are always there.
pub const LOG: [&str; 4] = ["genesis.txt", "links.txt", "entries.jsonl", "private.jsonl"];

/// Splits `0000000012.txt.sig` into 12 and `.sig`; the endings are none, `.sig`, `.tsq`, `.tsr`.
pub fn checkpoint(name: &str) -> Option<(u64, &str)> {
    let (digits, rest) = name.split_at_checked(10)?;
    let ending = rest.strip_prefix(".txt")?;
    let numeric = digits.bytes().all(|b| b.is_ascii_digit());
    let known = ["", ".sig", ".tsq", ".tsr"].contains(&ending);
    if numeric && known { Some((digits.parse().ok()?, ending)) } else { None }
}

/// Files that systems leave in folders by themselves. No path of a bundle has such a name.
pub fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name)
}

/// What a Mac may have written beside the files on a stick, and into a zip: extra all the same, for anything may stand in it.
pub fn is_of_mac(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.starts_with("._") || path.split('/').any(|part| part == "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_parts_are_refused() {
        for good in ["a", "_a", "0-a.b", &"a".repeat(120), "COM10", "CONSOLE.txt", "a..b"] {
            assert!(is_safe(good), "{good}");
        }
        for bad in [
            "",
            "/a",
            "a/",
            "a//b",
            "..",
            "a/../b",
            ".a",
            "-a",
            "a.",
            "a b",
            "a\\b",
            "a:b",
            "é",
            "con",
            "Nul.txt",
            "com1.tar.gz",
            "LPT0",
            &"a".repeat(121),
            "a\0",
        ] {
            assert!(!is_safe(bad), "{bad}");
        }
    }

    #[test]
    fn every_payload_path_has_one_place() {
        for (path, want) in [
            ("data/report.pdf", Some(Place::Derived)),
            ("data/VERIFY.txt", Some(Place::Derived)),
            ("data/tables/calls.csv", Some(Place::Derived)),
            ("data/tables/calls.CSV", None),
            ("data/tables/a/calls.csv", None),
            ("data/letters/demand.docx", Some(Place::Derived)),
            ("data/rules/CN.toml", Some(Place::Derived)),
            ("data/rules/CN.pdf", None),
            ("data/log/links.txt", Some(Place::Log)),
            ("data/log/more.txt", None),
            ("data/log/checkpoints/0000000012.txt.tsr", Some(Place::Checkpoint)),
            ("data/log/checkpoints/12.txt", None),
            ("data/log/checkpoints/0000000012.txt.sig.sig", None),
            ("data/files/0123456789ab-slip.jpg", Some(Place::File)),
            ("data/files/0123456789AB-slip.jpg", None),
            ("data/files/0123456789ab-", None),
            ("data/files/slip.jpg", None),
            ("data/other.pdf", None),
            ("other.pdf", None),
        ] {
            assert_eq!(place(path), want, "{path}");
        }
        assert_eq!(checkpoint("0000000012.txt"), Some((12, "")));
    }
}
