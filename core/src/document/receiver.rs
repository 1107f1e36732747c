//! Receivers as data: what a lawyer, the other side, a regulator or a court is given, in which order, and what stays at
//! home. Gaps in the evidence and limitation dates are for the own lawyer only.

use serde::Deserialize;
use std::sync::LazyLock;

/// What one kind of receiver gets.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// `lawyer`, `bank`, …: the word of `--for`.
    pub id: String,
    /// Anchors of the report's parts after the summary, in order.
    pub parts: Vec<String>,
    /// Columns of the evidence list, in order.
    pub columns: Vec<String>,
    /// The list asks for a copy for each opponent beside the receiver's own.
    pub copies_for_opponents: bool,
    /// Where an exhibit has a redacted copy, only the copy goes.
    #[serde(default)]
    pub redacted_only: bool,
    /// What is hidden in text unless the user says otherwise: `card`, `id`, `phone`, `email`.
    #[serde(default)]
    pub masks: Vec<String>,
    /// Exhibits stand in the order of their numbers, so that later ones come last; else by group.
    #[serde(default)]
    pub by_number: bool,
    /// Pictures in the report are not finer than this; the originals beside it are never touched.
    #[serde(default)]
    pub most_dpi: Option<u16>,
    /// The report's language, whatever the program's is.
    #[serde(default)]
    pub lang: Option<String>,
    /// Limits of the receiver, as somebody published them.
    #[serde(default)]
    pub limits: Vec<Limit>,
}

/// A limit of a receiver.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What is limited.
    pub what: Limited,
    /// The most there may be: bytes, or pages.
    pub most: u64,
    /// Where it applies, as an id for `hand-limit-<way>`.
    pub way: String,
    /// Who says so.
    pub source: String,
    /// The day that was looked up.
    pub seen: chrono::NaiveDate,
    /// It was not compared with an official text.
    #[serde(default)]
    pub verify: bool,
}

/// What a limit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Limited {
    /// Bytes of one file.
    Bytes,
    /// Pages of the report.
    Pages,
}

/// The files, in the order they are offered.
const FILES: [&str; 7] = [
    include_str!("../../../assets/receivers/lawyer.toml"),
    include_str!("../../../assets/receivers/bank.toml"),
    include_str!("../../../assets/receivers/platform.toml"),
    include_str!("../../../assets/receivers/regulator.toml"),
    include_str!("../../../assets/receivers/arbitration.toml"),
    include_str!("../../../assets/receivers/court.toml"),
    include_str!("../../../assets/receivers/england.toml"),
];

static PROFILES: LazyLock<Vec<Profile>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect());

impl Profile {
    /// Every profile, in the order they are offered.
    pub fn all() -> &'static [Self] {
        &PROFILES
    }

    /// The profile of a word of `--for`.
    pub fn find(id: &str) -> Option<&'static Self> {
        PROFILES.iter().find(|p| p.id == id)
    }

    /// Whether this part goes in.
    pub fn has(&self, part: &str) -> bool {
        self.parts.iter().any(|p| p == part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::report::PARTS;

    #[test]
    fn every_profile_reads_and_names_only_what_there_is() {
        assert_eq!(Profile::all().len(), FILES.len());
        let columns = Profile::find("lawyer").unwrap().columns.clone();
        for profile in Profile::all() {
            for part in &profile.parts {
                assert!(PARTS.iter().any(|(_, anchor)| anchor == part), "{part}");
            }
            assert!(profile.columns.iter().all(|c| columns.contains(c)), "{}", profile.id);
            assert!(profile.has("exhibits") && profile.has("trust"), "{}", profile.id);
            let own = profile.id == "lawyer";
            assert_eq!(profile.has("missing") && profile.has("deadlines"), own, "{}", profile.id);
        }
    }
}
