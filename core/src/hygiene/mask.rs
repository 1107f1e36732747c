//! Masks: what a receiver need not see (ID numbers, card numbers, telephones, mail addresses, people's names) becomes
//! stars on the way out, and can be looked for in what is about to go out.

use super::{card, digit, replace};
use crate::locale::{self, is_invisible};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// Kinds of text that a rule can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Card numbers, by scheme, length and check digit.
    Card,
    /// Identity numbers of mainland China: 18 characters with a birthday and a check digit.
    Id,
    /// Mobile numbers of mainland China.
    Phone,
    /// Mail addresses.
    Email,
}

impl Pattern {
    /// Every pattern, in the order of the command line.
    pub const ALL: [Self; 4] = [Self::Card, Self::Id, Self::Phone, Self::Email];

    /// `card`, `id`, `phone`, `email`: the word of profiles, of the command line and of message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Id => "id",
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    /// The pattern of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.word() == word)
    }
}

/// Something hidden that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the text it takes.
    pub range: Range<usize>,
    /// The pattern; `None` for a name.
    pub pattern: Option<Pattern>,
    /// What stands in its place.
    pub masked: String,
}

/// What is to be hidden.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mask {
    patterns: BTreeSet<Pattern>,
    /// Longest first, so that a name inside a longer one is not hidden twice.
    names: Vec<String>,
    /// Parts of people's names that stand by themselves, as whole words.
    parts: Vec<String>,
}

/// Shorter parts of a name are words of their own.
const PART_LETTERS: usize = 4;

impl Mask {
    /// Hides these patterns and these names; names of one character hide nothing, they are everywhere.
    pub fn new(patterns: impl IntoIterator<Item = Pattern>, names: Vec<String>) -> Self {
        let mut names: Vec<String> = names.iter().map(|n| n.trim().to_string()).collect();
        names.retain(|n| n.chars().count() > 1);
        names.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        names.dedup();
        Self { patterns: patterns.into_iter().collect(), names, parts: Vec::new() }
    }

    /// Hides as well what is left of these people's names in `Mr Brzozowski` or `Zbigniew’s`: each part as a whole word in
    /// the letters it is written in, or in capitals.
    pub fn with_parts_of<'n>(mut self, people: impl IntoIterator<Item = &'n String>) -> Self {
        for name in people {
            let parts: Vec<&str> = name.split_whitespace().collect();
            let long = |p: &&str| {
                let letters = p.chars().filter(|c| c.is_alphabetic()).count();
                letters >= PART_LETTERS && p.chars().next().is_some_and(char::is_uppercase)
            };
            if parts.len() > 1 {
                let parts = parts.into_iter().filter(long);
                let parts = parts.flat_map(|p| [p.to_string(), p.to_uppercase()]);
                self.parts.extend(parts.flat_map(|p| [p.replace('\'', "\u{2019}"), p]));
            }
        }
        self.parts.sort();
        self.parts.dedup();
        self
    }

    /// Nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty() && self.names.is_empty() && self.parts.is_empty()
    }

    /// The patterns, in their order.
    pub fn patterns(&self) -> impl Iterator<Item = Pattern> + '_ {
        self.patterns.iter().copied()
    }

    /// The names that are hidden.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Everything that is to be hidden in a text, in order and apart.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        for pattern in &self.patterns {
            let add = |(range, masked)| Hit { range, pattern: Some(*pattern), masked };
            match pattern {
                Pattern::Card => {
                    let cards = card::find_cards(text).into_iter();
                    hits.extend(cards.map(|c| add((c.range, c.masked))));
                }
                Pattern::Id => hits.extend(ids(text).into_iter().map(add)),
                Pattern::Phone => hits.extend(phones(text).into_iter().map(add)),
                Pattern::Email => hits.extend(emails(text).into_iter().map(add)),
            }
        }
        for name in &self.names {
            hits.extend(spelled(text, name).into_iter().map(|range| Hit {
                masked: starred(text.get(range.clone()).unwrap_or(name)),
                range,
                pattern: None,
            }));
        }
        for part in &self.parts {
            hits.extend(words(text, part).map(|range| Hit {
                masked: starred(part),
                range,
                pattern: None,
            }));
        }
        // The first of two that overlap stands, the longer one where they begin together.
        hits.sort_by(|a, b| a.range.start.cmp(&b.range.start).then(b.range.end.cmp(&a.range.end)));
        let mut end = 0;
        hits.retain(|h| {
            let apart = h.range.start >= end;
            end = if apart { h.range.end } else { end };
            apart
        });
        hits
    }

    /// The text with all of it as stars; the same text where there is nothing to hide.
    pub fn apply<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.is_empty() {
            return Cow::Borrowed(text);
        }
        let hits = self.find(text).into_iter();
        replace(text, &hits.map(|h| (h.range, Cow::Owned(h.masked))).collect::<Vec<_>>())
    }
}

/// Where a word stands by itself.
fn words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).map(|(at, word)| at..at + word.len()).filter(move |range| {
        let before = text.get(..range.start).and_then(|t| t.chars().next_back());
        let after = text.get(range.end..).and_then(|t| t.chars().next());
        !touches(before) && !touches(after)
    })
}

/// Where a name stands, in capitals or not, in wide letters, with invisible marks inside, its parts joined by a blank, a
/// dash, a dot or a line below: `LI HUI`, `Li-Hui` and `ｌｉ．ｈｕｉ` are one person.
fn spelled(text: &str, name: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = folded(name).map(|(_, c)| c).collect();
    let chars: Vec<(Range<usize>, char)> = folded(text).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..chars.len() {
        let part = chars.get(at..at + wanted.len()).unwrap_or_default();
        if part.is_empty() || !part.iter().map(|(_, c)| c).eq(&wanted) {
            continue;
        }
        let range = part[0].0.start..part[part.len() - 1].0.end;
        if found.last().is_none_or(|before| before.end <= range.start) {
            found.push(range);
        }
    }
    found
}

/// The letters of a text as they are compared, each with its bytes: narrow, small, without what cannot be seen; marks
/// between the parts of a name are one blank.
fn folded(text: &str) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
    let mut parted = true;
    // `i̇` is what a Turkish `İ` becomes when it is small.
    let seen = text.char_indices().filter(|(_, c)| !is_invisible(*c) && *c != '\u{307}');
    let letters = seen.filter_map(move |(at, c)| {
        let range = at..at + c.len_utf8();
        let narrow = locale::narrow(c);
        if narrow.is_whitespace()
            || matches!(narrow, '-' | '_' | '.' | '\u{b7}' | '\u{2010}'..='\u{2014}')
        {
            let first = !std::mem::replace(&mut parted, true);
            return first.then_some((range, ' '));
        }
        parted = false;
        // `İ` becomes two characters; the first is the letter.
        let small = narrow.to_lowercase().next().unwrap_or(narrow);
        // Every apostrophe is one, whoever's keyboard wrote it.
        let plain = match small {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{2bb}' | '\u{2bc}'
            | '\u{b4}' | '`' => '\'',
            other => other,
        };
        Some((range, plain))
    });
    letters.flat_map(|(range, c)| {
        // `ß` is written `ss` as well, and some papers have one sign for two letters.
        let letters: &[char] = match c {
            'ß' => &['s', 's'],
            'ﬀ' => &['f', 'f'],
            'ﬁ' => &['f', 'i'],
            'ﬂ' => &['f', 'l'],
            'ﬃ' => &['f', 'f', 'i'],
            'ﬄ' => &['f', 'f', 'l'],
            _ => &[],
        };
        let alone = letters.is_empty().then_some(c);
        letters.iter().copied().chain(alone).map(move |c| (range.clone(), c))
    })
}

/// A name's first character, and a star for each further one: 王＊＊ would be read as a form, so plain stars.
fn starred(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(String::from).unwrap_or_default();
    first + &"*".repeat(chars.count())
}

/// Digits next to each other: bytes of the text, and the digits.
type Group = (Range<usize>, String);

/// Groups of digits with at most one separator between two; an X may end one.
fn groups(text: &str) -> Vec<Vec<Group>> {
    let mut out: Vec<Vec<Group>> = Vec::new();
    let (mut open, mut parted) = (false, true);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let digit = digit(c).map(|d| char::from(b'0' + d));
        // Only the last character of an identity number may be a letter.
        let letter = matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ').then_some('X').filter(|_| open);
        match digit.or(letter) {
            Some(d) => match out.last_mut() {
                Some(run) if !parted => match run.last_mut() {
                    Some((range, digits)) if open => {
                        range.end = end;
                        digits.push(d);
                    }
                    _ => run.push((at..end, d.into())),
                },
                _ => out.push(vec![(at..end, d.into())]),
            },
            None => {
                parted = !(open && matches!(c, ' ' | '-' | '\u{a0}' | '\u{2010}'..='\u{2015}'));
                open = false;
                continue;
            }
        }
        (open, parted) = (true, false);
    }
    out
}

/// The longest stretches of groups that `good` takes as one number, no letter or digit touching them.
fn numbers(text: &str, good: impl Fn(&str) -> Option<String>) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    for run in groups(text) {
        let mut from = 0;
        'next: while from < run.len() {
            for to in (from + 1..=run.len().min(from + 6)).rev() {
                let range = run[from].0.start..run[to - 1].0.end;
                let digits: String = run[from..to].iter().map(|g| g.1.as_str()).collect();
                let before = text[..range.start].chars().next_back();
                let after = text[range.end..].chars().next();
                let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                if let Some(masked) = good(&digits).filter(|_| !touches(before) && !touches(after))
                {
                    out.push((range, masked));
                    from = to;
                    continue 'next;
                }
            }
            from += 1;
        }
    }
    out
}

/// Identity numbers (GB 11643-1999): region, birthday, order, check character by ISO 7064 MOD 11-2.
fn ids(text: &str) -> Vec<(Range<usize>, String)> {
    numbers(text, |d| {
        let number = |r: Range<usize>| d.get(r)?.parse::<u32>().ok();
        let (y, m, day) = (number(6..10)?, number(10..12)?, number(12..14)?);
        chrono::NaiveDate::from_ymd_opt(y as i32, m, day)?;
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let sum: u32 = d.chars().zip(weights).map(|(c, w)| c.to_digit(10).unwrap_or(0) * w).sum();
        let check = "10X98765432".chars().nth(sum as usize % 11);
        let good = d.len() == 18 && (1900..2100).contains(&y) && d.chars().last() == check;
        good.then(|| format!("{}***********{}", &d[..3], &d[14..]))
    })
}

/// Mobile numbers: eleven digits from 13 to 19, grouped or not, with or without +86.
fn phones(text: &str) -> Vec<(Range<usize>, String)> {
    numbers(text, |digits| {
        let bare = match digits.len() {
            11 => digits,
            13 => digits.strip_prefix("86")?,
            15 => digits.strip_prefix("0086")?,
            _ => return None,
        };
        let mobile = bare.starts_with('1') && matches!(bare.as_bytes().get(1), Some(b'3'..=b'9'));
        (mobile && !bare.contains('X')).then(|| format!("{}****{}", &bare[..3], &bare[7..]))
    })
}

/// Mail addresses: what stands around an @ with a dot behind it, in any script. Chinese has no blank between an address
/// and the words around it: they belong to it only where it is Chinese itself.
fn emails(text: &str) -> Vec<(Range<usize>, String)> {
    let wide = |c: char| c >= '\u{2e80}';
    let local = |c: &char| c.is_alphanumeric() || "._%+-".contains(*c);
    let domain = |c: &char| c.is_alphanumeric() || ".-".contains(*c);
    let length = |chars: &mut dyn Iterator<Item = char>| chars.map(char::len_utf8).sum::<usize>();
    let at_signs = text.match_indices(['@', '＠']);
    at_signs
        .filter_map(|(at, sign)| {
            let (before, after) = (text.get(..at)?, text.get(at + sign.len()..)?);
            let (own, theirs) = (before.chars().next_back()?, after.chars().next()?);
            let own = |c: &char| local(c) && (wide(own) || !wide(*c));
            let theirs = |c: &char| domain(c) && (wide(theirs) || !wide(*c));
            let owner = length(&mut before.chars().rev().take_while(own));
            let host = after.get(..length(&mut after.chars().take_while(theirs)))?;
            let host = host.trim_end_matches(['.', '-']);
            let top = |t: &str| t.chars().count() > 1 && !t.chars().all(char::is_numeric);
            let named = host.rsplit_once('.').is_some_and(|(h, t)| !h.is_empty() && top(t));
            let first = before.get(before.len() - owner..)?.chars().next()?;
            let end = at + sign.len() + host.len();
            named.then(|| (at - owner..end, format!("{first}***@{host}")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Mask {
        Mask::new(Pattern::ALL, vec!["王建国".into(), "王".into()])
    }

    #[test]
    fn what_is_hidden_and_what_stays() {
        for (given, shown) in [
            ("身份证 11010519491231002X，", "身份证 110***********002X，"),
            ("身份证 110105 19491231 002X。", "身份证 110***********002X。"),
            ("ID 440308199901010013", "ID 440308199901010013"),
            ("电话 13812345678", "电话 138****5678"),
            ("E003 13812345678 2026-03-09", "E003 138****5678 2026-03-09"),
            ("+86 138-1234-5678 找小李", "+138****5678 找小李"),
            ("写信到 li.hui@example.com。", "写信到 l***@example.com。"),
            ("卡 6222 0212 3456 7894", "卡 622202******7894"),
            ("联系人王建国，姓王", "联系人王**，姓王"),
            (
                "参考号 973504526889，订单 20260309182011",
                "参考号 973504526889，订单 20260309182011",
            ),
            ("金额 37,515.70 元，2026-03-09", "金额 37,515.70 元，2026-03-09"),
            ("a@b 不是地址", "a@b 不是地址"),
            ("邮箱li.hui@example.com请回复", "邮箱l***@example.com请回复"),
            ("write to ä.ö@c.de or 用户@例子.公司", "write to ä***@c.de or 用***@例子.公司"),
            ("138\u{2011}0013\u{2011}8000, a.b＠c.com", "138****8000, a***@c.com"),
        ] {
            let masked = all().apply(given);
            // The fourth ID above has a wrong check digit, so it is a number like any other.
            assert_eq!(masked, shown);
            assert_eq!(all().apply(&masked), masked, "again");
        }
    }

    #[test]
    fn a_name_is_hidden_however_it_is_spelled() {
        let mask = Mask::new([], vec!["Li Hui".into(), "Müller".into()]);
        assert_eq!(mask.apply("LI HUI, li hui and MÜLLER"), "L*****, l***** and M*****");
        assert_eq!(mask.apply("Li Hu, Li  Hui"), "Li Hu, L******");
        for written in ["Ｌｉ　Ｈｕｉ", "li-hui", "LI_HUI", "Li.Hui", "L\u{200b}i Hu\u{ad}i"]
        {
            let masked = mask.apply(&format!("a {written}@x")).to_lowercase();
            assert!(masked.ends_with("****@x") && !masked.contains(['i', 'u', 'ｉ']), "{masked}");
        }
    }

    #[test]
    fn full_width_digits_and_letters_around() {
        assert_eq!(all().apply("１３８１２３４５６７８"), "138****5678");
        assert_eq!(all().apply("A13812345678"), "A13812345678");
        assert_eq!(all().apply("113812345678"), "113812345678");
        assert!(Mask::default().is_empty() && Mask::new([], vec!["王".into()]).is_empty());
    }

    #[test]
    fn every_check_digit_is_told_from_the_others() {
        let base = "11010519491231002";
        let hits = "0123456789X".chars().filter(|c| !all().find(&format!("{base}{c}")).is_empty());
        assert_eq!(hits.collect::<String>(), "X");
    }
}
