//! Vouchers: the unpaid sales of a case, quoted by the export they stand in and their row.

use crate::hash::Hash;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// At most so many vouchers in one entry, so that its line stays far under 65,536 bytes.
pub const VOUCHERS_PER_ENTRY: usize = 150;

/// Sales that were never paid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VouchersAdded {
    /// The journal entry that sealed the export.
    pub import_seq: u64,
    /// The export's hash.
    pub sha256: Hash,
    /// The sales.
    pub items: Vec<Voucher>,
}

/// One unpaid sale or refund.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Voucher {
    /// Row in the export, counted from 1 as a spreadsheet shows it.
    pub row: u64,
    /// The export's own reference number; empty where it has none.
    pub reference: String,
    /// When it was sold.
    pub traded_at: DateTime<FixedOffset>,
    /// Terminal number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terminal: Option<String>,
    /// Card, QR or brand, as the export says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Minor units; negative for a refund.
    pub gross_minor: i64,
    /// Minor units.
    pub fee_minor: i64,
    /// Minor units: what should have come.
    pub net_minor: i64,
    /// Day it should have come.
    pub due: NaiveDate,
}
