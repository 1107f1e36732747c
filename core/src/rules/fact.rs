//! Facts: the dated events a clock reads, whoever recorded them.

use chrono::NaiveDate;
use std::borrow::Cow;

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Event kind of `law.md` 6.4, such as `demand_reached`.
    pub kind: Cow<'static, str>,
    /// On which day.
    pub date: NaiveDate,
    /// Payment was expressly demanded.
    pub claimed_payment: bool,
    /// It is shown that it reached the other side.
    pub proof_of_arrival: bool,
    /// Contested, or shown too weakly to count in the headline: it moves the alternative date only.
    pub disputed: bool,
    /// Where it was recorded: `C003`, `E002`, a voucher's reference; empty for a date typed for this question.
    pub basis: String,
}

impl Fact {
    /// A date as stated, requirements taken as met: what the calculator works with.
    pub fn stated(kind: impl Into<Cow<'static, str>>, date: NaiveDate) -> Self {
        Self {
            kind: kind.into(),
            date,
            claimed_payment: true,
            proof_of_arrival: true,
            disputed: false,
            basis: String::new(),
        }
    }

    /// The same, recorded there.
    pub fn from(mut self, basis: impl Into<String>) -> Self {
        self.basis = basis.into();
        self
    }

    /// The same, for the alternative date only.
    pub fn contested(mut self) -> Self {
        self.disputed = true;
        self
    }

    /// Its day may lie ahead; what tells of something that happened counts from its day on.
    pub fn lies_ahead(&self) -> bool {
        AHEAD.contains(&&*self.kind)
    }

    /// Whether this fact gives the date of that kind. `knew_damage_and_obligor` gives both.
    pub fn is(&self, kind: &str) -> bool {
        self.kind == kind
            || (self.kind == BOTH && (kind == "knew_damage" || kind == "knew_obligor"))
    }
}

/// Kinds whose day is fixed beforehand, by an agreement, a judgment or an order. All others tell what happened.
const AHEAD: &[&str] = &[
    "settlement_due_date",
    "right_damaged",
    "performance_deadline_in_judgment",
    "judgment_effective",
    "evidence_limit_ends",
    "preservation_expires",
];

const BOTH: &str = "knew_damage_and_obligor";

/// An event kind as people type it: case and hyphens do not matter.
pub fn kind_of(typed: &str) -> String {
    typed.trim().to_lowercase().replace('-', "_")
}
