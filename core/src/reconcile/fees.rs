//! What of a sale is paid out: the row's own net, its gross, or its gross less a rate.

use super::learn::group;
use super::payout::{Split, trade_day};
use super::pool::{Pool, Sale};
use super::takings::{Look, look};
use chrono::Datelike;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Hundred-thousandths in one.
const WHOLE: i64 = 100_000;
/// No acquirer takes more than this share (3 %).
const RATE_MAX: i64 = 3_000;

/// What rounding makes of so many sales at most: half a unit for each that is rounded by itself, and one.
pub(super) fn rounding(sales: usize) -> i64 {
    sales as i64 / 2 + 1
}

/// How a run's payment follows from its sales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Values {
    /// The rows' own net amounts.
    Rows,
    /// Gross.
    Gross,
    /// Gross of the run less a rate, rounded once.
    RateOfRun(i64),
    /// Gross less a rate, rounded for each sale.
    RateOfSale(i64),
    /// Gross less a rate, rounded for each sale, and no more than a cap for one card kind (0: for all).
    Capped {
        /// Hundred-thousandths.
        rate: i64,
        /// Minor units.
        cap: i64,
        /// Number of the card kind, 0 for all.
        kind: u32,
    },
    /// Gross less a rate, rounded for each sale, and no less than so much on each.
    AtLeast {
        /// Hundred-thousandths.
        rate: i64,
        /// Minor units.
        least: i64,
    },
    /// Gross less a rate for each card kind or channel, rounded for each sale.
    ByKind(KindRates),
    /// The rows' own net amounts less a share of the gross that is charged on top.
    RowsLess(i64),
}

/// A rate, a cap (0: none) and what is kept from each sale on top, for each of up to three kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KindRates {
    /// What kinds are told by.
    pub split: Split,
    /// Kind, rate in hundred-thousandths, cap and sum on each sale in minor units.
    pub list: [(u32, i64, i64, i64); 3],
    /// How many of the list count.
    pub count: usize,
}

impl KindRates {
    fn charge(&self, sale: &Sale) -> i64 {
        let kind = group(sale, self.split);
        let Some((_, rate, cap, each)) =
            self.list.iter().take(self.count).find(|(k, ..)| *k == kind)
        else {
            return 0;
        };
        let fee = share(sale.gross, *rate);
        let each = if sale.gross > 0 { *each } else { 0 };
        each + if *cap > 0 { fee.clamp(-*cap, *cap) } else { fee }
    }
}

impl Values {
    /// What a sale adds to the sum a run is paid from.
    pub(super) fn of(self, sale: &Sale) -> i64 {
        match self {
            Self::Rows => sale.net.unwrap_or(sale.gross),
            Self::Gross | Self::RateOfRun(_) => sale.gross,
            Self::RateOfSale(rate) => sale.gross - share(sale.gross, rate),
            Self::Capped { .. } | Self::AtLeast { .. } | Self::ByKind(_) => {
                sale.gross - self.charge(sale)
            }
            Self::RowsLess(rate) => sale.net.unwrap_or(sale.gross) - share(sale.gross, rate),
        }
    }

    /// What is paid for a sum of values.
    pub(super) fn paid(self, sum: i64) -> i64 {
        match self {
            Self::RateOfRun(rate) => sum - share(sum, rate),
            _ => sum,
        }
    }

    /// The sums of values whose payment is this; few, since rounding joins at most two.
    pub(super) fn sums_for(self, paid: i64) -> Vec<i64> {
        let Self::RateOfRun(rate) = self else { return vec![paid] };
        let guess = i128::from(paid) * i128::from(WHOLE) / i128::from(WHOLE - rate);
        let guess = guess as i64;
        (guess - 2..=guess + 2).filter(|sum| self.paid(*sum) == paid).collect()
    }

    /// The fee of one sale: the row's own, else by the rate.
    pub(super) fn fee(self, sale: &Sale) -> i64 {
        sale.fee.or(sale.net.map(|n| sale.gross - n)).unwrap_or_else(|| self.charge(sale))
    }

    /// The fee of one sale by the rate alone.
    fn charge(self, sale: &Sale) -> i64 {
        match self {
            Self::RateOfRun(rate) | Self::RateOfSale(rate) => share(sale.gross, rate),
            Self::Capped { rate, cap, kind } if kind == 0 || sale.card_kind == kind => {
                share(sale.gross, rate).clamp(-cap, cap)
            }
            Self::Capped { rate, .. } => share(sale.gross, rate),
            Self::AtLeast { rate, least } if sale.gross > 0 => share(sale.gross, rate).max(least),
            Self::AtLeast { rate, .. } => share(sale.gross, rate),
            Self::ByKind(rates) => rates.charge(sale),
            Self::Rows | Self::Gross | Self::RowsLess(_) => 0,
        }
    }

    /// The rate, where there is one.
    pub(super) fn rate(self) -> Option<i64> {
        match self {
            Self::RateOfRun(rate)
            | Self::RateOfSale(rate)
            | Self::Capped { rate, .. }
            | Self::AtLeast { rate, .. } => Some(rate),
            _ => None,
        }
    }
}

/// A share of a sum, rounded half away from zero.
pub(super) fn share(sum: i64, rate: i64) -> i64 {
    let product = i128::from(sum) * i128::from(rate);
    let half = i128::from(WHOLE / 2) * product.signum();
    ((product + half) / i128::from(WHOLE)) as i64
}

/// The fee of sales together, each given with its rate, where every rate is taken once of all it is for.
pub(super) fn taken_once(parts: impl Iterator<Item = (i64, i64)>) -> i64 {
    let mut by_rate: BTreeMap<i64, i64> = BTreeMap::new();
    for (rate, gross) in parts {
        *by_rate.entry(rate).or_default() += gross;
    }
    by_rate.into_iter().map(|(rate, sum)| share(sum, rate)).sum()
}

/// The rows' own fees as a rate; `None` where they have none.
pub(super) fn rate_of_rows(pool: &Pool<'_>) -> Option<i64> {
    let (mut gross, mut fee) = (0i128, 0i128);
    for sale in pool.sales.iter().filter(|s| s.gross > 0) {
        let own = sale.fee.or(sale.net.map(|n| sale.gross - n))?;
        gross += i128::from(sale.gross);
        fee += i128::from(own);
    }
    (gross > 0).then(|| (fee * i128::from(WHOLE) / gross) as i64)
}

/// Rates that turn day sums, or large single sales, exactly into credits of the days after; most voted first.
pub(super) fn vote(pool: &Pool<'_>) -> Vec<i64> {
    // Single credits, and what came on a day in all: whatever the runs are split by, the sum is net of the same rate.
    let mut by_day: HashMap<chrono::NaiveDate, Vec<i64>> = HashMap::new();
    let mut in_all: BTreeMap<chrono::NaiveDate, (i64, u32)> = BTreeMap::new();
    for credit in pool.credits.iter().filter(|c| !c.corrected) {
        by_day.entry(credit.day).or_default().push(credit.amount);
        if look(&pool.text(credit)) == Look::Takings {
            let slot = in_all.entry(credit.day).or_default();
            slot.0 += credit.amount;
            slot.1 += 1;
        }
    }
    for (day, (sum, count)) in in_all {
        if count > 1 {
            by_day.entry(day).or_default().push(sum);
        }
    }
    let mut votes: HashMap<i64, u32> = HashMap::new();
    let mut poll = |day: chrono::NaiveDate, gross: i64, count: i64, days: u64| {
        for ahead in 0..=days {
            for credit in by_day.get(&(day + chrono::Days::new(ahead))).into_iter().flatten() {
                let fee = gross - credit;
                if gross < 5_000
                    || fee <= 0
                    || i128::from(fee) * i128::from(WHOLE)
                        > i128::from(gross) * i128::from(RATE_MAX)
                {
                    continue;
                }
                // Rates are agreed in thousandths of a percent at the finest, in hundredths as a rule.
                let raw = (i128::from(fee) * i128::from(WHOLE) + i128::from(gross) / 2)
                    / i128::from(gross);
                let raw = raw as i64;
                for rate in [raw - raw % 10, raw - raw % 10 + 10, raw] {
                    // Where each sale is rounded by itself, the sum is off by half a unit a sale at most.
                    let off = (share(gross, rate) - fee).abs();
                    if off == 0 {
                        *votes.entry(rate).or_default() += if rate % 10 == 0 { 4 } else { 1 };
                    } else if rate % 10 == 0 && off <= count / 2 {
                        *votes.entry(rate).or_default() += 2;
                    }
                }
            }
        }
    };
    for split in [Split::None, Split::Terminal, Split::Channel, Split::CardKind] {
        let groups: HashSet<u32> =
            pool.sales.iter().map(|s| group(s, split)).take(20_000).collect();
        if (split != Split::None && groups.len() < 2) || groups.len() > 40 {
            continue;
        }
        for cutoff in [1440, 1380, 1320, 1410, 1260, 60, 120, 180, 300] {
            let mut sums: BTreeMap<(u32, chrono::NaiveDate), (i64, i64)> = BTreeMap::new();
            for sale in &pool.sales {
                let sum =
                    sums.entry((group(sale, split), trade_day(sale.moment, cutoff))).or_default();
                sum.0 += sale.gross;
                sum.1 += 1;
            }
            let days: Vec<_> = sums.into_iter().collect();
            // Whole weeks, from Monday to Sunday.
            let week = |d: &(u32, chrono::NaiveDate)| (d.0, d.1.iso_week());
            for run in days.chunk_by(|a, b| week(&a.0) == week(&b.0)).filter(|r| r.len() > 4) {
                let (gross, count) = run.iter().fold((0, 0), |(g, n), d| (g + d.1.0, n + d.1.1));
                let monday = run[0].0.1.week(chrono::Weekday::Mon);
                poll(monday.last_day(), gross, count, 5);
            }
            for window in 1..=4usize {
                for run in days.windows(window).filter(|r| r[0].0.0 == r[window - 1].0.0) {
                    let (gross, count) =
                        run.iter().fold((0, 0), |(g, n), d| (g + d.1.0, n + d.1.1));
                    poll(run[window - 1].0.1, gross, count, if window == 1 { 10 } else { 3 });
                }
            }
        }
    }
    let step = (pool.sales.len() / 400).max(1);
    for sale in pool.sales.iter().step_by(step).filter(|s| s.gross > 5_000) {
        poll(sale.moment.date_naive(), sale.gross, 1, 4);
    }
    let mut ranked: Vec<(i64, u32)> =
        votes.into_iter().filter(|(rate, n)| *n > 4 && *rate > 0).collect();
    ranked.sort_by_key(|(rate, n)| (std::cmp::Reverse(*n), *rate));
    ranked.into_iter().take(3).map(|(rate, _)| rate).collect()
}
