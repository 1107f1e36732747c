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
}

/// The files, in the order they are offered.
const FILES: [&str; 6] = [
    include_str!("../../../assets/receivers/lawyer.toml"),
    include_str!("../../../assets/receivers/bank.toml"),
    include_str!("../../../assets/receivers/platform.toml"),
    include_str!("../../../assets/receivers/regulator.toml"),
    include_str!("../../../assets/receivers/arbitration.toml"),
    include_str!("../../../assets/receivers/court.toml"),
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
