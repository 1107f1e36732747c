//! Card numbers in free text, however they are spelled: plain, grouped by spaces, dashes or dots,
//! in full-width digits, with invisible characters between.

mod brand;
#[cfg(test)]
mod tests;

pub use brand::Brand;

use super::{digit, replace};
use crate::locale::is_invisible;
use std::borrow::Cow;
use std::ops::Range;

/// A card number found in a text. It keeps no more digits than may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Bytes of the text it takes, separators inside included.
    pub range: Range<usize>,
    /// Scheme.
    pub brand: Brand,
    /// First six digits, stars, last four: `411111******1111`.
    pub masked: String,
}

/// The text with every card number as `411111******1111`. Applying it again changes nothing.
pub fn mask_cards(text: &str) -> Cow<'_, str> {
    mask_counted(text).0
}

/// [`mask_cards`], and how many there were.
pub(super) fn mask_counted(text: &str) -> (Cow<'_, str>, usize) {
    let cards = find_cards(text);
    let count = cards.len();
    let edits: Vec<_> = cards.into_iter().map(|c| (c.range, Cow::Owned(c.masked))).collect();
    (replace(text, &edits), count)
}

/// Every card number of a text, in order.
///
/// A run is 12 or more digits with at most one separator between two of them, or a few (two spaces, a dash between
/// spaces, a new line) where the groups are those of a card. A whole run of up to 19 digits
/// may be grouped in any way; inside a longer run (a date before the number, a sum after it) groups must look
/// like those of a card, else lists of amounts would be masked by chance.
pub fn find_cards(text: &str) -> Vec<Card> {
    let mut found = Vec::new();
    for run in runs(text) {
        let mut from = 0;
        while let Some((hit, brand)) = run.first_card(text, from..run.groups.len()) {
            // What stands before the number is a run of its own once the number is masked.
            if hit.start > from
                && let Some(brand) = run.whole(text, from..hit.start)
            {
                found.push(run.card(from..hit.start, brand));
            }
            found.push(run.card(hit.clone(), brand));
            from = hit.end;
        }
    }
    found
}

/// Digits next to each other, as they stand in the text.
struct Group {
    bytes: Range<usize>,
    digits: Vec<u8>,
}

/// More than one separator, or one that parts lines and columns.
const WIDE: char = '\t';
/// One that parts the numbers of a list.
const LIST: char = ',';
/// So many separators may stand between two groups of one number.
const MOST_APART: usize = 3;

/// Groups with a separator between each two.
#[derive(Default)]
struct Run {
    groups: Vec<Group>,
    /// `separators[i]` stands before `groups[i + 1]`.
    separators: Vec<char>,
}

impl Run {
    /// The first card number among these groups: within one item of a list, else across its marks.
    fn first_card(&self, text: &str, part: Range<usize>) -> Option<(Range<usize>, Brand)> {
        let marks = part.clone().skip(1).filter(|at| self.separators[at - 1] == LIST);
        let starts: Vec<usize> = std::iter::once(part.start).chain(marks).collect();
        let ends = starts.iter().skip(1).copied().chain([part.end]);
        let items = starts.iter().copied().zip(ends);
        let within = items.clone().find_map(|(start, end)| self.in_item(text, start..end));
        within.or_else(|| self.regular_part(text, part).filter(|_| starts.len() > 1))
    }

    /// The whole run, else the leftmost and longest part of it.
    fn in_item(&self, text: &str, part: Range<usize>) -> Option<(Range<usize>, Brand)> {
        let whole = self.whole(text, part.clone()).map(|brand| (part.clone(), brand));
        whole.or_else(|| self.regular_part(text, part))
    }

    fn regular_part(&self, text: &str, part: Range<usize>) -> Option<(Range<usize>, Brand)> {
        part.clone().find_map(|start| {
            let most = (start + 19).min(part.end);
            (start + 1..=most).rev().find_map(|end| {
                if !regular(&self.groups[start..end]) {
                    return None;
                }
                Some((start..end, self.brand(text, start..end)?))
            })
        })
    }

    /// A run taken as one number: grouped like a card, or in any way by one kind of separator.
    fn whole(&self, text: &str, part: Range<usize>) -> Option<Brand> {
        if part.is_empty() || part.len() > 19 {
            return None;
        }
        let brand = self.brand(text, part.clone())?;
        let between = &self.separators[part.start..part.end - 1];
        let uniform =
            between.iter().all(|c| ![WIDE, LIST].contains(c) && Some(c) == between.first());
        (uniform || regular(&self.groups[part])).then_some(brand)
    }

    fn brand(&self, text: &str, part: Range<usize>) -> Option<Brand> {
        let groups = &self.groups[part];
        let length: usize = groups.iter().map(|g| g.digits.len()).sum();
        if !(12..=19).contains(&length) {
            return None;
        }
        let digits: Vec<u8> = groups.iter().flat_map(|g| g.digits.iter().copied()).collect();
        let brand = brand::brand(&digits)?;
        (!groups.iter().any(|g| in_a_hash(text, &g.bytes))).then_some(brand)
    }

    fn card(&self, part: Range<usize>, brand: Brand) -> Card {
        let groups = &self.groups[part];
        let digits: Vec<u8> = groups.iter().flat_map(|g| g.digits.iter().copied()).collect();
        let last = digits.len().saturating_sub(4);
        let masked = digits
            .iter()
            .enumerate()
            .map(|(i, d)| if i < 6 || i >= last { char::from(b'0' + d) } else { '*' });
        let start = groups.first().map_or(0, |g| g.bytes.start);
        let end = groups.last().map_or(0, |g| g.bytes.end);
        Card { range: start..end, brand, masked: masked.collect() }
    }
}

/// Cuts a text into runs.
fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut run = Run::default();
    let mut separator = None;
    let mut joined = false; // the next digit belongs to the last group
    let mut apart = 0; // separators since the last digit
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        if let Some(d) = digit(c) {
            let end = at + c.len_utf8();
            match run.groups.last_mut() {
                Some(group) if joined => {
                    group.digits.push(d);
                    group.bytes.end = end;
                }
                _ => {
                    if !run.groups.is_empty() {
                        run.separators.push(separator.unwrap_or(' '));
                    }
                    run.groups.push(Group { bytes: at..end, digits: vec![d] });
                    joined = true;
                }
            }
            (separator, apart) = (None, 0);
        } else if is_invisible(c) {
            // Stands between digits without parting them.
        } else if (is_separator(c) || c.is_ascii_whitespace() || parts_a_list(c))
            && !run.groups.is_empty()
            && apart < MOST_APART
        {
            separator = Some(match separator {
                _ if parts_a_list(c) => LIST,
                Some(LIST) => LIST,
                None if is_separator(c) => c,
                _ => WIDE,
            });
            (joined, apart) = (false, apart + 1);
        } else {
            if c == '*'
                && let Some(end) = after_mask(text, at, &run)
            {
                run.groups.pop();
                run.separators.truncate(run.groups.len().saturating_sub(1));
                skip_to = end;
            }
            close(&mut run, &mut runs);
            (separator, joined, apart) = (None, false, 0);
        }
    }
    close(&mut run, &mut runs);
    runs
}

fn close(run: &mut Run, runs: &mut Vec<Run>) {
    let done = std::mem::take(run);
    if done.groups.iter().map(|g| g.digits.len()).sum::<usize>() >= 12 {
        runs.push(done);
    }
}

/// Where a number that is masked already (`411111******1111`) ends, seen from its first star: its digits
/// belong to no other number.
fn after_mask(text: &str, at: usize, run: &Run) -> Option<usize> {
    let before = run.groups.last()?;
    if before.bytes.end != at || before.bytes.len() != 6 || before.digits.len() != 6 {
        return None;
    }
    let rest = &text.as_bytes()[at..];
    let stars = rest.iter().take_while(|b| **b == b'*').count();
    let tail = rest[stars..].iter().take_while(|b| b.is_ascii_digit()).count();
    ((2..=9).contains(&stars) && tail == 4).then_some(at + stars + tail)
}

/// Between two digits of a number, seen.
fn is_separator(c: char) -> bool {
    matches!(
        c,
        ' ' | '-' | '.' | '_' | '/' | '\u{a0}' | '\u{b7}' | '\u{2000}'..='\u{200a}'
            | '\u{2010}'..='\u{2015}' | '\u{2022}' | '\u{202f}' | '\u{205f}' | '\u{2212}'
            | '\u{3000}' | '\u{30fb}' | '\u{ff0d}' | '\u{ff0e}' | '\u{ff0f}' | '\u{ff3f}'
            | '\u{fe63}' | '\u{ff65}'
    )
}

/// Parts numbers of a list or an amount; within a card number only where its groups are those of a card.
fn parts_a_list(c: char) -> bool {
    matches!(c, ',' | ':' | ';' | '|' | '\u{3001}' | '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}')
}

/// Groups as people write card numbers: 4-4-4-4, 4-4-4-4-3, 4-6-5, 6-13, digit by digit, or in one piece.
fn regular(groups: &[Group]) -> bool {
    let size = |i: usize| groups.get(i).map_or(0, |g: &Group| g.digits.len());
    let (first, last) = (size(0), size(groups.len().saturating_sub(1)));
    match groups.len() {
        0 => false,
        1 => true,
        2 => first == 6 && (10..=13).contains(&last),
        3 if first == 4 && size(1) == 6 => (4..=5).contains(&last),
        n => {
            matches!(first, 1 | 4..=6) && last <= first + 3 && (1..n - 1).all(|i| size(i) == first)
        }
    }
}

/// The digits stand inside a hexadecimal hash, which must stay readable.
fn in_a_hash(text: &str, bytes: &Range<usize>) -> bool {
    let all = text.as_bytes();
    let start = all[..bytes.start].iter().rev().take(129).take_while(|b| b.is_ascii_alphanumeric());
    let end = all[bytes.end..].iter().take(129).take_while(|b| b.is_ascii_alphanumeric());
    let token = &all[bytes.start - start.count()..bytes.end + end.count()];
    matches!(token.len(), 32 | 40 | 56 | 64 | 96 | 128)
        && token.iter().all(u8::is_ascii_hexdigit)
        && token.iter().any(u8::is_ascii_alphabetic)
}
