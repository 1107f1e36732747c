//! What becomes of the claim's money: vouchers paid after all, and the interest asked for.

use crate::hash::Hash;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A later import brought the money of some vouchers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VouchersPaid {
    /// The sales export the vouchers quote.
    pub sha256: Hash,
    /// Rows of it, as the vouchers count them.
    pub rows: Vec<u64>,
    /// The bank statement that shows the money.
    pub bank_sha256: Hash,
    /// Its rows.
    pub bank_rows: Vec<u64>,
    /// Value day.
    pub on: NaiveDate,
    /// Net sum of these vouchers in minor units.
    pub amount_minor: i64,
}

/// How interest is asked for; the latest choice of a case holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestChosen {
    /// Which rate.
    pub method: InterestMethod,
    /// First day that bears interest; no sum bears any before the day after it was due.
    pub from: NaiveDate,
    /// Yearly rate in millionths (31000 is 3.1%), for a rate the agreement or the user sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_ppm: Option<u32>,
    /// On top of the rate, in millionths of it (300000 is 30% more); absent is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uplift_ppm: Option<u32>,
    /// Days of a year, 365 or 360; absent is 365.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_count: Option<u32>,
    /// Private: on what it rests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Which rate applies to late money (`law.md` 3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterestMethod {
    /// The published rate of the first late day, throughout.
    AtBreach,
    /// A new published rate from each publication day on.
    Floating,
    /// The rate given.
    Agreed,
    /// No interest is asked for.
    None,
}

impl InterestMethod {
    /// `at_breach`, `floating`, `agreed` or `none`: the wire word.
    pub fn word(self) -> &'static str {
        match self {
            Self::AtBreach => "at_breach",
            Self::Floating => "floating",
            Self::Agreed => "agreed",
            Self::None => "none",
        }
    }
}
