//! Statements: a first line that names the type, then `name value` lines in one fixed order and nothing else.

/// Takes the values of a statement; `None` unless title, names, order, spaces and line ends are exact.
pub(crate) fn read<'a, const N: usize>(
    bytes: &'a [u8],
    title: &str,
    names: [&str; N],
) -> Option<[&'a str; N]> {
    let text = std::str::from_utf8(bytes).ok().filter(|t| t.is_ascii())?;
    let mut lines = text.strip_suffix('\n')?.split('\n');
    if lines.next() != Some(title) {
        return None;
    }
    let mut values = [""; N];
    for (value, name) in values.iter_mut().zip(names) {
        *value = lines.next()?.strip_prefix(name)?.strip_prefix(' ')?;
    }
    lines.next().is_none().then_some(values)
}

/// A decimal without leading zero below 10^15.
pub(crate) fn uint(text: &str) -> Option<u64> {
    let plain = text == "0" || (!text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()));
    if plain && (1..=15).contains(&text.len()) { text.parse().ok() } else { None }
}

/// A decimal from 1 to below 10^10, as a place in the chain is written.
pub(crate) fn seq(text: &str) -> Option<u64> {
    uint(text).filter(|n| (1..10_000_000_000).contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_only() {
        let names = ["a", "bc"];
        assert_eq!(read(b"t\na 1\nbc 2\n", "t", names), Some(["1", "2"]));
        let bad: [&[u8]; 9] = [
            b"t\na 1\nbc 2",
            b"t\na 1\nbc 2\n\n",
            b"t\nbc 2\na 1\n",
            b"t\na 1\nbc 2\nx 3\n",
            b"t\r\na 1\r\nbc 2\r\n",
            b"u\na 1\nbc 2\n",
            b"t\na 1\n",
            b"t\na\t1\nbc 2\n",
            b"t\na 1\nbc \xc2\xa02\n",
        ];
        for text in bad {
            assert_eq!(read(text, "t", names), None, "{}", String::from_utf8_lossy(text));
        }
        assert_eq!(uint("0"), Some(0));
        assert_eq!(uint("999999999999999"), Some(999_999_999_999_999));
        for text in ["", "00", "01", "+1", "-1", "1000000000000000", " 1", "1 ", "١"] {
            assert_eq!(uint(text), None, "{text}");
        }
        assert_eq!(
            (seq("0"), seq("10000000000"), seq("9999999999")),
            (None, None, Some(9_999_999_999))
        );
    }
}
