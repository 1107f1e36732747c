//! Letters: templates as data (`assets/letters`) over what the case knows. Figures come from the case and can be typed
//! nowhere; what is not known stands as 【待补】 and is listed. Nothing threatens, nothing is legal advice.

pub mod field;
mod list;
mod paper;
mod said;
pub mod source;
pub mod template;

pub use field::{Field, FieldFrom, regulator_of};
pub use template::Template;

use crate::case::Case;
use crate::case::letter::{LetterKind, LetterSaved};
use crate::case::party::{Party, Role};
use crate::diagnosis::Suspect;
use crate::document::Document;
use crate::hash::Hash;
use crate::locale::Locale;
use crate::rules::Deadline;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a letter is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The case.
    pub case: &'a Case,
    /// Sort of letter.
    pub kind: LetterKind,
    /// What it is composed from.
    pub template: &'a Template,
    /// Whom it is directed against.
    pub to: &'a Party,
    /// What was typed into its fields, by code.
    pub typed: &'a BTreeMap<String, String>,
    /// The language of the letter, which need not be the screen's.
    pub locale: &'a Locale,
    /// The day it carries.
    pub today: NaiveDate,
    /// Link whose hash stands in the footer.
    pub head: (u64, Hash),
    /// Fingerprint of the book's key.
    pub key: &'a str,
    /// Open deadlines of the case.
    pub deadlines: &'a [Deadline],
    /// Causes, most likely first.
    pub suspects: &'a [Suspect],
    /// Sample data: says so on every page.
    pub demo: bool,
}

/// A letter, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The paper.
    pub document: Document,
    /// Its fields, in the order they appear.
    pub fields: Vec<Field>,
    /// What to know before it goes out; not part of it.
    pub notes: Vec<String>,
    /// The date it sets, where it sets one.
    pub deadline: Option<NaiveDate>,
    /// A lawyer has to look at it before it is filed.
    pub for_lawyer: bool,
    /// Figures that name no entry they come from, by label: a letter with one is not made.
    pub unsourced: Vec<String>,
}

impl Composed {
    /// Fields that are not known yet.
    pub fn gaps(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|f| f.value.is_none())
    }
}

/// Whether a sort of letter can be directed against a party.
pub fn fits(kind: LetterKind, role: Role) -> bool {
    match kind {
        LetterKind::Lawyer => role == Role::Merchant,
        _ => role.is_obligor(),
    }
}

/// Who is bound by a clause of the agreement: whoever pays out, so the platform before anybody else, and the bank last.
pub fn signatory(case: &Case) -> Option<&Party> {
    case.respondents().min_by_key(|p| match p.now.role {
        Role::Platform => 0,
        Role::Bank => 2,
        _ => 1,
    })
}

/// Composes a letter.
pub fn compose(input: &Input<'_>) -> Composed {
    paper::compose(input)
}

/// Which letter: a sort, or a template with a name that counts as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sort {
    /// Sort it is, or counts as.
    pub kind: LetterKind,
    /// Name of its template, where it is not the sort's own.
    pub own: Option<String>,
}

impl From<LetterKind> for Sort {
    fn from(kind: LetterKind) -> Self {
        Self { kind, own: None }
    }
}

impl Sort {
    /// The word of the command line: the template's name, or the sort.
    pub fn word(&self) -> &str {
        self.own.as_deref().unwrap_or(self.kind.word())
    }

    /// Names it in keys of drafts: `demand`, `inquiry+free`.
    pub fn key(&self) -> String {
        match &self.own {
            Some(own) => format!("{}+{own}", self.kind.word()),
            None => self.kind.word().to_string(),
        }
    }

    /// Reads [`Self::key`].
    pub fn of_key(key: &str) -> Option<Self> {
        let (kind, own) = key.split_once('+').map_or((key, None), |(kind, own)| (kind, Some(own)));
        Some(Self { kind: LetterKind::parse(kind)?, own: own.map(str::to_string) })
    }

    /// What a finished letter is.
    pub fn of(letter: &LetterSaved) -> Self {
        Self { kind: letter.kind, own: letter.template().map(str::to_string) }
    }

    /// What it is called.
    pub fn name(&self, locale: &Locale) -> String {
        match self.own.as_deref() {
            None => locale.text(&format!("road-letter-{}", self.kind.word())),
            Some(template::FREE) => locale.text("road-letter-free"),
            Some(own) => own.to_string(),
        }
    }
}

/// Fee of a court for a claim of this sum (litigation fee measures art. 13), in minor units of yuan.
pub fn court_fee(minor: i64) -> i64 {
    // Upper end of each band in yuan, and its rate in ten-thousandths.
    const BANDS: [(i64, i64); 9] = [
        (100_000, 250),
        (200_000, 200),
        (500_000, 150),
        (1_000_000, 100),
        (2_000_000, 90),
        (5_000_000, 80),
        (10_000_000, 70),
        (20_000_000, 60),
        (i64::MAX / 100, 50),
    ];
    let (mut fee, mut from) = (5_000i64, 1_000_000i64);
    for (upto, rate) in BANDS {
        let upto = upto.saturating_mul(100);
        if minor <= from {
            break;
        }
        let part = minor.min(upto) - from;
        fee = fee
            .saturating_add((part / 10_000).saturating_mul(rate) + part % 10_000 * rate / 10_000);
        from = upto;
    }
    fee
}

#[cfg(test)]
mod tests {
    use super::court_fee;

    #[test]
    fn the_court_fee_is_that_of_the_measures() {
        assert_eq!(court_fee(8_640_000), 196_000);
        assert_eq!(court_fee(60_000_000), 980_000);
        assert_eq!(court_fee(1_000_000), 5_000);
        assert_eq!(court_fee(500_000), 5_000);
    }
}
