//! What the journal of imports keeps besides files: how rows belong together, how the acquirer pays, which column
//! is which. Book-wide, and never of one case alone.

use super::event::Side;
use crate::hash::Hash;
use serde::{Deserialize, Serialize};

/// The user's word about sales rows: paid after all, not paid, or an earlier word taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchDecided {
    /// The sales export.
    pub pos_sha256: Hash,
    /// Rows of it.
    pub pos_rows: Vec<u64>,
    /// The bank statement that shows the money, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_sha256: Option<Hash>,
    /// Its rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bank_rows: Vec<u64>,
    /// What is so.
    pub decision: Decision,
    /// The entry that is taken back, for `undone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes_seq: Option<u64>,
    /// Day the money came, where the user knows it; absent is the day it was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<chrono::NaiveDate>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The money did arrive.
    Paid,
    /// It did not, whatever the sums say.
    NotPaid,
    /// An earlier word is taken back.
    Undone,
}

impl Decision {
    /// `paid`, `not_paid` or `undone`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::NotPaid => "not_paid",
            Self::Undone => "undone",
        }
    }
}

/// How an acquirer pays, as the user fixed it; an empty `shape` in a later one lets it be learned again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutFixed {
    /// `per_sale`, `per_run`, `per_terminal_run`; `learned` gives the choice back to the program.
    pub shape: String,
    /// `net` or `gross`.
    pub amount: String,
    /// How many days after the trade day.
    pub lag: u32,
    /// `working_day`, `day`, `week_mon` to `week_sun` (working days after the week that ends on that day), `on_mon_thu`
    /// (paid on these days of the week, for sales up to so many days before) or `half_1200` (sales before then on the
    /// same day, the rest so many days later).
    pub lag_unit: String,
    /// Sales from this hour on belong to the next trade day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cutoff_hour: Option<u32>,
    /// Days of rest are paid out together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merges_rest_days: Option<bool>,
    /// Whose bank days count: id of a rule pack; absent leaves it to the currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Private: whose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acquirer: Option<String>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Which column of a layout is which, as the user said once. The latest of an id holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappingSaved {
    /// Profile id, `own-…`.
    pub id: String,
    /// Sales or bank side.
    pub side: Side,
    /// Which header is which field.
    pub columns: Vec<MappedColumn>,
    /// Encoding, where it had to be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Rows before the header row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preamble_rows: Option<u32>,
    /// `ymd`, `dmy` or `mdy`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<String>,
    /// Private: what the user calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// Field, `traded_at`, `gross`, …
    pub field: String,
    /// Its header as the file writes it.
    pub header: String,
}
