//! Hygiene: what every foreign text passes on its way in and on its way out.
//!
//! In: [`intake`] masks card numbers and removes card codes and track data before an entry is built, because
//! what is hashed and chained can never be taken back. Out: [`screen()`] makes text harmless for a terminal,
//! a page or a log, [`sheet`] for a spreadsheet.

pub mod card;
pub mod mask;
pub mod screen;
mod secret;
pub mod sheet;

pub use card::{find_cards, mask_cards};
pub use mask::{Mask, Pattern};
pub use screen::{Safe, one_line, screen, screen_lines};

use std::borrow::Cow;

/// Stands where a card code was.
pub const CVV_REMOVED: &str = "[CVV removed]";
/// Stands where magnetic stripe data was.
pub const TRACK_REMOVED: &str = "[track removed]";

/// Text fit to be stored, and what was taken out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// The text without card data.
    pub text: String,
    /// Card numbers masked.
    pub cards: usize,
    /// Card codes (CVV, CVC …) removed.
    pub codes: usize,
    /// Pieces of magnetic stripe data removed.
    pub tracks: usize,
}

impl Intake {
    /// Nothing had to be taken out.
    pub fn is_clean(&self) -> bool {
        self.cards + self.codes + self.tracks == 0
    }
}

/// Letters with their marks as one, as most programs write them; some file systems write two.
pub fn composed(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, is_nfc};
    if is_nfc(text) { text.to_string() } else { text.nfc().collect() }
}

/// The text as it may be stored: card numbers keep their first six and last four digits, card codes and
/// stripe data are gone, everything else stays byte for byte. Applying it again changes nothing.
pub fn intake(text: &str) -> String {
    inspect(text).text
}

/// [`intake`], with what it did, so that the user can be told.
pub fn inspect(text: &str) -> Intake {
    let mut out = Intake { text: text.to_string(), cards: 0, codes: 0, tracks: 0 };
    // A removal can bring numbers closer together, so go on until nothing is left; each round that finds
    // something takes digits away, so this ends.
    loop {
        let before = (out.tracks, out.cards, out.codes);
        out.tracks += step(&mut out.text, secret::remove_tracks);
        out.cards += step(&mut out.text, card::mask_counted);
        out.codes += step(&mut out.text, secret::remove_codes);
        if before == (out.tracks, out.cards, out.codes) {
            return out;
        }
    }
}

fn step(text: &mut String, clean: fn(&str) -> (Cow<'_, str>, usize)) -> usize {
    let (cleaned, count) = clean(text);
    if count > 0 {
        *text = cleaned.into_owned();
    }
    count
}

/// Replaces byte ranges, given in order and apart, by their replacements.
fn replace<'a>(text: &'a str, edits: &[(std::ops::Range<usize>, Cow<'_, str>)]) -> Cow<'a, str> {
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in edits {
        out.push_str(&text[at..range.start]);
        out.push_str(new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// The value of an ASCII or full-width digit.
fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '\u{ff10}'..='\u{ff19}' => Some((c as u32 - 0xff10) as u8),
        _ => None,
    }
}
