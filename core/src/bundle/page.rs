//! The offline page that checks a bundle in a browser: one file, no network, the rules of [`mod@super::verify`].

use crate::hash::Hash;

/// The page. It must not come from the bundle it checks, so it is in none; its hash is in every report and README.
pub const PAGE: &str = include_str!("../../../assets/verify.html");

/// Its SHA-256.
pub fn page_sha256() -> Hash {
    Hash::of(PAGE.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_small_and_reaches_nothing_outside() {
        assert!(PAGE.len() < 65_536, "{} bytes", PAGE.len());
        assert!(PAGE.contains("default-src 'none'; script-src 'sha256-"));
        for word in
            ["http://", "https://", "fetch(", "XMLHttpRequest", "WebSocket", "import(", "innerHTML"]
        {
            assert!(!PAGE.contains(word), "{word}");
        }
    }
}
