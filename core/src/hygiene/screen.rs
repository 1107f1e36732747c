//! Screening: foreign text made harmless before it reaches a terminal, a page or a log. What could move the
//! cursor, hide itself or turn the reading direction is shown as `\u{202e}` instead.

use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// Text that passed [`screen`]; the only text that may be printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Safe(String);

impl Safe {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Safe {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// One line of harmless text of at most `max` characters; a cut falls between two things a person calls
/// characters and shows as `..`. Applying it again with the same `max` changes nothing.
pub fn screen(text: &str, max: usize) -> Safe {
    Safe(cut(escape(text, max, false), max))
}

/// [`screen`] for text of several lines: `\n` stays, `\r\n` becomes `\n`.
pub fn screen_lines(text: &str, max: usize) -> Safe {
    Safe(cut(escape(text, max, true), max))
}

/// A sentence with the words of others in it, as one line: no line break and no run of blanks of theirs (more than the two
/// that part columns) begins a line that looks like ours.
pub fn one_line(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len());
    for c in screen(sentence, usize::MAX).as_str().chars() {
        // Letters that are drawn as blanks are blanks.
        match c.is_whitespace()
            || matches!(c, '\u{2800}' | '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{ffa0}')
        {
            true if out.ends_with("  ") => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}

/// Escapes until more than `max` characters are there; reading on would be in vain.
fn escape(text: &str, max: usize, lines: bool) -> String {
    let mut out = String::with_capacity(text.len().min(max.saturating_mul(4)));
    let mut length = 0usize;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // One grapheme beyond the limit is enough to see that there is more, and where to cut.
        if length > max {
            break;
        }
        if lines && c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        if is_unsafe(c) && !(lines && c == '\n') {
            let escaped = c.escape_unicode().to_string();
            length += escaped.len();
            out.push_str(&escaped);
        } else {
            length += 1;
            out.push(c);
        }
    }
    out
}

fn cut(text: String, max: usize) -> String {
    if text.chars().count() <= max {
        return text;
    }
    let mark = "..".get(..max.min(2)).unwrap_or_default();
    let room = max - mark.len();
    let (mut used, mut end) = (0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.chars().count();
        if used > room {
            break;
        }
        end = at + grapheme.len();
    }
    format!("{}{mark}", &text[..end])
}

/// Controls, marks that turn the direction, characters nobody sees, and line ends other than `\n`.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
                | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_moves_hides_or_turns_is_shown() {
        for (given, shown) in [
            ("\u{1b}[2Jhello", r"\u{1b}[2Jhello"),
            ("a\tb\r\nc", r"a\u{9}b\u{d}\u{a}c"),
            ("\u{9b}31m", r"\u{9b}31m"),
            ("slip\u{202e}gpj.exe", r"slip\u{202e}gpj.exe"),
            ("王\u{200b}建国", r"王\u{200b}建国"),
            ("\u{feff}x\u{2028}y\u{7f}", r"\u{feff}x\u{2028}y\u{7f}"),
            ("老王记面馆 𠮷喆䶮", "老王记面馆 𠮷喆䶮"),
        ] {
            assert_eq!(screen(given, 100).as_str(), shown);
        }
        assert_eq!(screen_lines("a\r\nb\n\rc", 100).as_str(), "a\nb\n\\u{d}c");
    }

    #[test]
    fn cuts_between_characters_as_people_count_them() {
        assert_eq!(screen("老王记面馆", 5).as_str(), "老王记面馆");
        assert_eq!(screen("老王记面馆", 4).as_str(), "老王..");
        assert_eq!(screen("ne\u{301}e\u{301}xx", 4).as_str(), "n..");
        assert_eq!(screen("abc", 1).as_str(), ".");
        assert_eq!(screen("abc", 0).as_str(), "");
        let zalgo = format!("x{}", "\u{301}".repeat(100_000));
        assert_eq!(screen(&zalgo, 10).as_str(), "..");
    }

    proptest! {
        #[test]
        fn nothing_unsafe_is_left_and_twice_is_once(text in any::<String>(), max in 0usize..200) {
            for safe in [screen(&text, max), screen_lines(&text, max)] {
                prop_assert!(safe.as_str().chars().all(|c| c == '\n' || !is_unsafe(c)));
                prop_assert!(safe.as_str().chars().count() <= max);
                prop_assert_eq!(&screen_lines(safe.as_str(), max), &safe);
            }
            prop_assert!(!screen(&text, max).as_str().contains('\n'));
        }
    }
}
