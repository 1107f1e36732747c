//! A charge that a payer keeps from each payment, such as two yuan a transfer. No sale bears it, so no run would follow
//! from the rows to the cent: it is found where payments are all the same little sum below their runs, and put back
//! before anything is learned.

use super::super::lag::Lag;
use super::super::pool::{Credit, Pool};
use super::kinds::RATES;
use super::ways::{Known, by_day, cells, lags};
use super::{Values, fees, models_of_rows, splits};
use crate::calendar::DayCalendar;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The largest charge, in minor units, and what it is a multiple of.
const MOST: i64 = 2_000;
const STEP: i64 = 10;
/// So many payments at the least are below their runs by it.
const PAYMENTS_MIN: usize = 4;
/// And one in so many of the payer's, unless they are so many that it cannot be chance: the payer may pay another shop
/// into the account.
const OF_PAYERS: usize = 3;
/// More where the fees have to be guessed, too.
const UNLISTED_MIN: usize = 6;
const CLEAR: usize = 8;
/// More sales than this are not looked through.
const SALES_MAX: usize = 60_000;

/// What is kept from each payment of some payers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Charge {
    minor: i64,
    /// Signatures of their texts.
    payers: BTreeSet<u32>,
}

impl Charge {
    /// Looks for one.
    pub(in super::super) fn find(pool: &Pool<'_>, calendar: &dyn DayCalendar) -> Option<Self> {
        let rows_rate = fees::rate_of_rows(pool);
        if pool.sales.len() > SALES_MAX {
            return None;
        }
        let listed = rows_rate.is_some();
        let both = |rate: &i64| [Values::RateOfSale(*rate), Values::RateOfRun(*rate)];
        let guessed = || RATES.iter().flat_map(both).collect();
        let models = if listed { models_of_rows(rows_rate) } else { guessed() };
        let least = if listed { PAYMENTS_MIN } else { UNLISTED_MIN };
        let mut days: BTreeMap<NaiveDate, Vec<(i64, u32)>> = BTreeMap::new();
        for credit in pool.credits.iter().filter(|c| !c.corrected) {
            days.entry(credit.day).or_default().push((credit.amount, credit.signature));
        }
        let known = Known::new(pool, calendar);
        let mut best: (usize, Option<Self>) = (least - 1, None);
        // Payments that follow from the rows as they are: then nothing is kept.
        let mut plain = 0;
        for split in splits(pool) {
            for values in models.iter().copied() {
                for netted in [true, false] {
                    let found = Below { pool, known: &known, days: &days, listed };
                    found.each((split, values, netted), &mut |exact, below| {
                        plain = plain.max(exact);
                        for (minor, payers) in below {
                            if payers.len() > best.0 {
                                let all = payers.iter().copied().collect();
                                best = (payers.len(), Some(Self { minor: *minor, payers: all }));
                            }
                        }
                    });
                }
            }
        }
        let (count, charge) = (best.0, best.1?);
        let of_payers = pool.credits.iter().filter(|c| charge.is_of(c)).count();
        let enough = count >= CLEAR || count * OF_PAYERS >= of_payers;
        (count > 2 * plain && enough).then_some(charge)
    }

    /// Puts it back: the payments are what the acquirer counted, and how much of that it kept stands beside.
    pub(in super::super) fn put_back(&self, pool: &mut Pool<'_>) {
        for credit in pool.credits.iter_mut().filter(|c| self.is_of(c)) {
            credit.amount += self.minor;
            credit.kept = self.minor;
        }
    }

    /// In minor units.
    pub(in super::super) fn minor(&self) -> i64 {
        self.minor
    }

    fn is_of(&self, credit: &Credit) -> bool {
        !credit.corrected && self.payers.contains(&credit.signature)
    }
}

/// Runs against what came on their due days.
struct Below<'p> {
    pool: &'p Pool<'p>,
    known: &'p Known,
    days: &'p BTreeMap<NaiveDate, Vec<(i64, u32)>>,
    /// The rows list their fees; else every usual rate is tried, and the plainest days alone.
    listed: bool,
}

impl Below<'_> {
    /// For each end of the day and each lag of days: how many runs came exactly, and by how much others were below, with
    /// who paid them.
    fn each(
        &self,
        (split, values, netted): (super::Split, Values, bool),
        told: &mut dyn FnMut(usize, &BTreeMap<i64, Vec<u32>>),
    ) {
        let counted = self.pool.sales.iter().filter(|s| s.counts(netted));
        let cells = cells(counted, split, values);
        let halves = || (36..=48).rev().chain(1..=8).map(|h| h * 30).collect();
        let by_hours = || if self.listed { halves() } else { vec![1440, 1380, 1320] };
        let cutoffs = if self.pool.date_only { vec![1440] } else { by_hours() };
        let most = if self.listed { u32::MAX } else { 3 };
        let plain = |lag: &Lag| !lag.unit.by_weeks() && lag.value <= most;
        for cutoff in cutoffs {
            let sums = by_day(&cells, cutoff);
            for (at, _) in lags().into_iter().enumerate().filter(|(_, lag)| plain(lag)) {
                let (mut exact, mut below) = (0, BTreeMap::new());
                let mut start = 0;
                while start < sums.len() {
                    let due = self.known.due(at, sums[start].day).0;
                    let own = |d: &super::ways::DaySum| {
                        d.group == sums[start].group && self.known.due(at, d.day).0 == due
                    };
                    let run: Vec<_> = sums[start..].iter().take_while(|d| own(d)).collect();
                    start += run.len();
                    let whole = run.iter().map(|d| d.sum).sum::<i64>();
                    let apart = run.iter().map(|d| d.sum).filter(|_| run.len() > 1);
                    for sum in apart.chain([whole]) {
                        self.compare(due, values.paid(sum), &mut exact, &mut below);
                    }
                }
                told(exact, &below);
            }
        }
    }

    fn compare(
        &self,
        due: NaiveDate,
        sum: i64,
        exact: &mut usize,
        below: &mut BTreeMap<i64, Vec<u32>>,
    ) {
        for (amount, payer) in self.days.get(&due).into_iter().flatten() {
            match sum - amount {
                0 => *exact += 1,
                off if (1..=MOST).contains(&off) && off % STEP == 0 => {
                    below.entry(off).or_default().push(*payer);
                }
                _ => {}
            }
        }
    }
}
