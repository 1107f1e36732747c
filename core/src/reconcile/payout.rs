//! How an acquirer pays out.

use super::lag::{Lag, LagUnit};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

/// One credit a sale, one a run, one a terminal and run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// Each sale alone.
    PerSale,
    /// One credit for all sales of a run.
    PerRun,
    /// One credit for each terminal and run.
    PerTerminalRun,
}

impl Shape {
    /// The word of the JSON contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::PerSale => "per_sale",
            Self::PerRun => "per_run",
            Self::PerTerminalRun => "per_terminal_run",
        }
    }
}

/// Whether fees are kept back or debited apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// Fees are kept back.
    Net,
    /// Paid in full; fees are debited apart.
    Gross,
}

impl Amount {
    /// The word of the JSON contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Net => "net",
            Self::Gross => "gross",
        }
    }
}

/// What runs are split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Split {
    /// Nothing.
    None,
    /// Terminal number.
    Terminal,
    /// Card scheme or wallet.
    Channel,
    /// Debit, credit, wallet.
    CardKind,
    /// Merchant number.
    Merchant,
    /// The export a sale stands in: one acquirer each.
    Export,
    /// Sets of channels that are paid together.
    Bundle,
}

/// How an acquirer pays out, learned from the rows or fixed by the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// One credit for what.
    pub shape: Shape,
    /// Net or gross.
    pub amount: Amount,
    /// When.
    pub lag: Lag,
    /// Minutes after midnight at which the acquirer's day ends: 1440 is midnight, 1380 is 23:00, 180 is three in the
    /// morning of the next day.
    pub cutoff: u32,
    /// The export's own clearing day decides the trade day, not the time of sale.
    pub by_posted: bool,
    /// Days due together come in one credit.
    pub merged: bool,
    /// Refunds are taken off the runs (else debited apart).
    pub refunds_netted: bool,
    /// What runs are split by; [`Split::Terminal`] goes with [`Shape::PerTerminalRun`].
    pub split: Split,
    /// Fee in hundred-thousandths of the gross, where it was learned from the credits.
    pub fee_rate: Option<u32>,
    /// Kept from each payment beside the fees of the sales, in minor units.
    pub charge: i64,
    /// 0..=1000: how well the rows bear this out; 0 is an assumption.
    pub confidence_permille: u32,
}

/// What of a payout the user fixed; what is left open the rows tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed {
    /// One credit for what.
    pub shape: Shape,
    /// Net or gross.
    pub amount: Amount,
    /// When.
    pub lag: Lag,
    /// Minutes after midnight at which the acquirer's day ends.
    pub cutoff: Option<u32>,
    /// Days due together come in one credit.
    pub merged: Option<bool>,
}

impl Default for Payout {
    /// What acquirers in China usually do, for files that show nothing: net, one run a day, next working day.
    fn default() -> Self {
        Self {
            shape: Shape::PerRun,
            amount: Amount::Net,
            lag: Lag { value: 1, unit: LagUnit::WorkingDay },
            cutoff: 1440,
            by_posted: false,
            merged: true,
            refunds_netted: true,
            split: Split::None,
            fee_rate: None,
            charge: 0,
            confidence_permille: 0,
        }
    }
}

/// The acquirer's trade day of a moment, for a cut-off in minutes after midnight.
pub(super) fn trade_day(at: DateTime<FixedOffset>, cutoff: u32) -> NaiveDate {
    (at.naive_local() + TimeDelta::minutes(shift(cutoff))).date()
}

/// Minutes to add to a moment so that its date is the trade day: cut-offs from noon on end the day early, those
/// before noon extend the day before.
pub(super) fn shift(cutoff: u32) -> i64 {
    let cutoff = i64::from(cutoff.min(1440));
    if cutoff >= 720 { 1440 - cutoff } else { -cutoff }
}
