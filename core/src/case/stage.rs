//! Stages: where the dispute stands. Order is a display order; bank and platform may run side by side.

use serde::{Deserialize, Serialize};

/// Where the dispute, or one obligor's ladder of it, stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Is money really missing?
    Triage,
    /// Ask the bank.
    Bank,
    /// Ask the acquirer or platform.
    Platform,
    /// Complain to the regulator or association.
    Regulator,
    /// Arbitrate.
    Arbitration,
    /// Sue.
    Litigation,
    /// Enforce the award or judgment.
    Enforcement,
    /// Recovered, settled or given up.
    Closed,
}

impl Stage {
    /// Every stage in display order.
    pub const ALL: [Self; 8] = [
        Self::Triage,
        Self::Bank,
        Self::Platform,
        Self::Regulator,
        Self::Arbitration,
        Self::Litigation,
        Self::Enforcement,
        Self::Closed,
    ];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Triage => "triage",
            Self::Bank => "bank",
            Self::Platform => "platform",
            Self::Regulator => "regulator",
            Self::Arbitration => "arbitration",
            Self::Litigation => "litigation",
            Self::Enforcement => "enforcement",
            Self::Closed => "closed",
        }
    }

    /// Reads that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// A move to another stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageMoved {
    /// Where to.
    pub to: Stage,
    /// Party id whose ladder moved; absent for the case as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligor: Option<String>,
    /// What was not in hand yet, as codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Private: why now; needed when something is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
