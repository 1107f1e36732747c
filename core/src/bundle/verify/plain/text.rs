//! Tag files of other programs: declared encoding, any line end, several spellings of a manifest line.

/// `bagit.txt`.
pub(super) struct Declaration {
    pub version: (u32, u32),
    encoding: &'static encoding_rs::Encoding,
}

impl Declaration {
    /// Two lines, no byte order mark, and since 1.0 no spaces before the colon.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut lines = text.lines();
        let version = lines.next()?.strip_prefix("BagIt-Version:")?.trim();
        let encoding = lines.next()?.strip_prefix("Tag-File-Character-Encoding:")?.trim();
        let (major, minor) = version.split_once('.')?;
        let number =
            |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok());
        let version = (number(major)??, number(minor)??);
        // A bare UTF-16 says its order by a mark, or is big-endian.
        let label = if encoding.eq_ignore_ascii_case("utf-16") { "utf-16be" } else { encoding };
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(Self { version, encoding })
    }

    /// The lines of a tag file, without empty ones.
    pub(super) fn lines(&self, bytes: &[u8]) -> Vec<String> {
        let (text, ..) = self.encoding.decode(bytes);
        text.split(['\n', '\r'])
            .filter(|line| !line.trim().is_empty())
            .map(str::to_string)
            .collect()
    }
}

/// A line of a manifest.
pub(super) struct Line {
    pub hash: String,
    pub path: String,
    /// Allowed, but not how the standard writes it.
    pub odd: bool,
}

impl Line {
    pub(super) fn parse(line: &str, version: (u32, u32)) -> Option<Self> {
        let (hash, rest) = line.split_once([' ', '\t'])?;
        let hex = hash.len() >= 32 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        let path = rest.trim_start_matches([' ', '\t']);
        let (path, star) = path.strip_prefix('*').map_or((path, false), |p| (p, true));
        let (path, dot) = path.strip_prefix("./").map_or((path, false), |p| (p, true));
        if !hex || path.is_empty() {
            return None;
        }
        Some(Self {
            hash: hash.to_ascii_lowercase(),
            path: decode(path, version),
            odd: star || dot,
        })
    }
}

/// Line ends (and since 1.0 the percent sign) are percent-encoded in paths; nothing else is.
fn decode(path: &str, version: (u32, u32)) -> String {
    let mut path = path.to_string();
    for (from, to) in [("%0A", "\n"), ("%0a", "\n"), ("%0D", "\r"), ("%0d", "\r")] {
        path = path.replace(from, to);
    }
    if version >= (1, 0) { path.replace("%25", "%") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_of_all_drafts() {
        let parse = |text: &str| Declaration::parse(text.as_bytes()).map(|d| d.version);
        let tail = "Tag-File-Character-Encoding: UTF-8\n";
        assert_eq!(parse(&format!("BagIt-Version: 0.97\n{tail}")), Some((0, 97)));
        assert_eq!(parse(&format!("BagIt-Version: 1.0\r\n{tail}")), Some((1, 0)));
        for bad in
            ["BagIt-Version: .97\n", "BagIt-Version : 1.0\n", "\u{feff}BagIt-Version: 1.0\n", ""]
        {
            assert_eq!(parse(&format!("{bad}{tail}")), None, "{bad}");
        }
        assert_eq!(parse("BagIt-Version: 0.97\n"), None);
    }

    #[test]
    fn manifest_lines_in_their_spellings() {
        let hash = "b1946ac92492d2347c6235b4d2611184";
        let path =
            |line: &str| Line::parse(&format!("{hash}{line}"), (1, 0)).map(|l| (l.path, l.odd));
        assert_eq!(path("  data/a b"), Some(("data/a b".into(), false)));
        assert_eq!(path("\tdata/a"), Some(("data/a".into(), false)));
        assert_eq!(path(" *data/a"), Some(("data/a".into(), true)));
        assert_eq!(path("  ./data/a"), Some(("data/a".into(), true)));
        assert_eq!(path("  data/%0a%25%7E"), Some(("data/\n%%7E".into(), false)));
        assert_eq!(path(""), None);
        assert_eq!(path("  "), None);
    }
}
