//! The shop's takings of March 2026, sale by sale. Everything else in the sample (export, statement, slips)
//! quotes these numbers, so that they cannot disagree.

mod register;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use register::Register;

/// The acquirer's fee, in ten-thousandths of the run.
const FEE_RATE: i64 = 38;

/// Trade day of March, sales, and the day's gross in fen where the story tells it. From the 6th to the 12th
/// the spring fair was in town.
const DAYS: [(u32, usize, Option<i64>); 25] = [
    (1, 14, None),
    (2, 7, None),
    (3, 8, None),
    (4, 9, None),
    (5, 10, None),
    (6, 38, Some(1_120_400)),
    (7, 33, None),
    (8, 27, None),
    (9, 41, Some(1_290_956)),
    (10, 29, Some(945_292)),
    (11, 44, Some(1_529_633)),
    (12, 36, Some(1_088_000)),
    (13, 12, None),
    (14, 14, None),
    (15, 13, None),
    (16, 6, None),
    (17, 8, None),
    (18, 7, None),
    (19, 8, None),
    (20, 9, None),
    (21, 11, None),
    (22, 10, None),
    (23, 4, None),
    (24, 7, None),
    (25, 7, None),
];

/// Days on which one sale of the day was given back, with the time of the refund.
const REFUNDS: [(u32, (u32, u32, u32)); 2] = [(14, (20, 41, 8)), (21, (13, 22, 50))];

/// Trade days whose takings never arrived.
pub const MISSING_DAYS: [u32; 3] = [9, 10, 11];

/// One line of the terminal's export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// When, by the shop's clock.
    pub at: NaiveDateTime,
    /// Terminal number.
    pub terminal: &'static str,
    /// Batch of the terminal: one a day.
    pub batch: u32,
    /// Running number on the slip, per terminal.
    pub voucher: u32,
    /// Retrieval reference number, 12 digits, unique.
    pub reference: String,
    /// Card with its middle digits masked; empty for a code payment.
    pub card: String,
    /// 借记卡, 贷记卡, or the wallet.
    pub card_type: &'static str,
    /// 刷卡 or 扫码.
    pub way: &'static str,
    /// A refund: `gross` and `fee` are negative.
    pub refund: bool,
    /// Fen.
    pub gross: i64,
    /// Fen.
    pub fee: i64,
}

impl Sale {
    /// What the acquirer owes for it, in fen.
    pub fn net(&self) -> i64 {
        self.gross - self.fee
    }
}

/// One trade day, paid out in one sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Trade day.
    pub day: NaiveDate,
    /// When the money is due: the next working day.
    pub due: NaiveDate,
    /// Sales and refunds in order of time.
    pub sales: Vec<Sale>,
}

impl Run {
    /// Sales without refunds.
    pub fn count(&self) -> usize {
        self.sales.iter().filter(|s| !s.refund).count()
    }

    /// Fen, refunds taken off.
    pub fn gross(&self) -> i64 {
        self.sales.iter().map(|s| s.gross).sum()
    }

    /// Fen.
    pub fn fee(&self) -> i64 {
        self.sales.iter().map(|s| s.fee).sum()
    }

    /// Fen: what has to arrive.
    pub fn net(&self) -> i64 {
        self.gross() - self.fee()
    }

    /// The money never came.
    pub fn is_missing(&self) -> bool {
        MISSING_DAYS.contains(&self.day.day())
    }
}

/// A day of March 2026.
pub(super) fn march(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default()
}

/// The runs of 1 to 25 March 2026: 412 sales, 2 refunds.
pub fn month() -> Vec<Run> {
    let mut tills = Register::new();
    DAYS.iter().map(|(day, count, gross)| tills.run(march(*day), *count, *gross)).collect()
}

/// Weekends only: March 2026 has no holidays and no make-up workdays.
fn next_working_day(day: NaiveDate) -> NaiveDate {
    let mut day = day + Days::new(1);
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day = day + Days::new(1);
    }
    day
}
