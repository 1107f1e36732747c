//! Card codes and magnetic stripe data: never stored, whatever the reason.

use super::{CVV_REMOVED, TRACK_REMOVED, replace};
use crate::locale::narrow;
use std::borrow::Cow;

/// How far behind its name a card code is looked for, in characters.
const REACH: usize = 20;

/// What card codes are called; letters in lower case.
const NAMES: &[&str] =
    &["cvv2", "cvv", "cvc2", "cvc", "cvn2", "cvn", "cid", "cav2", "cav", "csc", "安全码"];

/// The text without card codes, and how many were removed.
pub(super) fn remove_codes(text: &str) -> (Cow<'_, str>, usize) {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let folded: Vec<char> = chars.iter().map(|(_, c)| fold(*c)).collect();
    let mut edits = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        if starts_with(&folded, at, CVV_REMOVED) {
            at += CVV_REMOVED.len();
            continue;
        }
        let Some(after) = name_at(&folded, at) else {
            at += 1;
            continue;
        };
        at = after;
        if let Some((from, to)) = code_behind(&folded, after) {
            let end = chars.get(to).map_or(text.len(), |(i, _)| *i);
            edits.push((chars[from].0..end, Cow::Borrowed(CVV_REMOVED)));
            at = to;
        }
    }
    (replace(text, &edits), edits.len())
}

/// Half-width and lower case, so that ＣＶＶ reads as cvv.
fn fold(c: char) -> char {
    narrow(c).to_ascii_lowercase()
}

fn starts_with(text: &[char], at: usize, pattern: &str) -> bool {
    let mut rest = text[at..].iter();
    pattern.chars().all(|c| rest.next() == Some(&c.to_ascii_lowercase()))
}

/// Where the name of a card code that stands here ends; names inside other words (`incident`) do not count.
fn name_at(text: &[char], at: usize) -> Option<usize> {
    let name = NAMES.iter().find(|name| starts_with(text, at, name))?;
    let end = at + name.chars().count();
    let letter = |i: usize| text.get(i).is_some_and(char::is_ascii_alphabetic);
    (!name.is_ascii() || !(letter(end) || at > 0 && letter(at - 1))).then_some(end)
}

/// The first number of three or four digits within reach; a sum, a year or a date is none.
fn code_behind(text: &[char], after: usize) -> Option<(usize, usize)> {
    let is_digit = |i: usize| text.get(i).is_some_and(char::is_ascii_digit);
    let mut at = after;
    while at <= after + REACH && at < text.len() {
        if starts_with(text, at, CVV_REMOVED) {
            return None;
        }
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let end = (at..text.len()).find(|i| !is_digit(*i)).unwrap_or(text.len());
        let other_number = match text.get(end) {
            Some('.' | ',' | '-' | '/' | ':') => is_digit(end + 1),
            Some('*' | '年' | '元') => true,
            _ => false,
        } || at > after
            && match text[at - 1] {
                '*' => true,
                '.' | ',' | '-' | '/' | ':' => at > after + 1 && is_digit(at - 2),
                _ => false,
            };
        if (3..=4).contains(&(end - at)) && !other_number {
            return Some((at, end));
        }
        at = end;
    }
    None
}

/// The text without magnetic stripe data: track 1 from `%B`, track 2 from `;` or the number itself.
pub(super) fn remove_tracks(text: &str) -> (Cow<'_, str>, usize) {
    let bytes = text.as_bytes();
    let mut edits = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match track_one(bytes, at).or_else(|| track_two(bytes, at)) {
            Some(end) => {
                edits.push((at..end, Cow::Borrowed(TRACK_REMOVED)));
                at = end;
            }
            // Skip the rest of a number at once: a track begins with its first digit.
            None if bytes[at].is_ascii_digit() => at += digits_from(bytes, at),
            None => at += 1,
        }
    }
    (replace(text, &edits), edits.len())
}

/// `%B4111111111111111^NAME^2812…?`: everything up to the end sentinel, else to the end of the word.
fn track_one(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes[at] != b'%' || !bytes.get(at + 1)?.eq_ignore_ascii_case(&b'b') {
        return None;
    }
    let number = bytes[at + 2..].iter().take(24);
    let number = number.take_while(|b| b.is_ascii_digit() || **b == b' ').count();
    let caret = at + 2 + number;
    if number < 12 || bytes.get(caret) != Some(&b'^') {
        return None;
    }
    // Printable ASCII only, at most the 79 characters of a track: ends on a character boundary.
    let body = bytes[caret..].iter().take(79).take_while(|b| matches!(b, b' '..=b'~'));
    let body = body.count();
    let sentinel = bytes[caret..caret + body].iter().position(|b| *b == b'?');
    Some(sentinel.map_or(caret + body, |p| caret + p + 1))
}

/// `;4111111111111111=28121011234?`, also without its sentinels.
fn track_two(bytes: &[u8], at: usize) -> Option<usize> {
    let bare = bytes[at].is_ascii_digit();
    if !bare && bytes[at] != b';' {
        return None;
    }
    let number = at + usize::from(!bare);
    let equals = number + digits_from(bytes, number);
    if !(12..=19).contains(&(equals - number)) || bytes.get(equals) != Some(&b'=') {
        return None;
    }
    let rest = digits_from(bytes, equals + 1);
    if bare && rest < 7 {
        return None;
    }
    let end = equals + 1 + rest;
    Some(end + usize::from(bytes.get(end) == Some(&b'?')))
}

/// How many ASCII digits stand from here.
fn digits_from(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::super::intake;

    #[test]
    fn card_codes_go() {
        for (given, stored) in [
            ("CVV 123", "CVV [CVV removed]"),
            ("cvv2:1234。", "cvv2:[CVV removed]。"),
            ("ＣＶＶ：１２３", "ＣＶＶ：[CVV removed]"),
            ("安全码是 987，别告诉别人", "安全码是 [CVV removed]，别告诉别人"),
            ("CID=4321", "CID=[CVV removed]"),
            ("卡背面 CVN2 三位是321", "卡背面 CVN2 三位是[CVV removed]"),
            ("cvv123", "cvv[CVV removed]"),
        ] {
            assert_eq!(intake(given), stored);
            assert_eq!(intake(stored), stored);
        }
    }

    #[test]
    fn other_numbers_near_by_stay() {
        for text in [
            "incident 1234",
            "cvv 没填，金额 123.45 元",
            "CVV 2026-03-09 被问过",
            "安全码 [CVV removed] 金额 500",
            "cvv 的事我没有说，通话里也没有提到过任何数字 123",
            "cvv 12 和 12345",
        ] {
            assert_eq!(intake(text), text);
        }
    }

    #[test]
    fn stripe_data_goes() {
        for (given, stored) in [
            ("%B4111111111111111^WANG/JIANGUO^28121010000000?", "[track removed]"),
            ("前;4111111111111111=28121011234567?后", "前[track removed]后"),
            ("4111111111111111=28121011234567", "[track removed]"),
            ("%b3782 822463 10005^X^2812", "[track removed]"),
            ("100%B 级", "100%B 级"),
            ("a;1=2", "a;1=2"),
        ] {
            assert_eq!(intake(given), stored);
        }
    }

    #[test]
    fn a_card_after_the_word_cvv_keeps_its_last_four() {
        let text = intake("cvv 4111-1111-1111-1111 123");
        assert_eq!(text, "cvv 411111******1111 [CVV removed]");
    }
}
