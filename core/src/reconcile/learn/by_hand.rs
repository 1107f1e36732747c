//! Money that stays with the wallet until the shop has it paid out, whenever it thinks of it: each payment is all whole
//! days since the last one. Learned where no fixed number of days explains the payments.

use super::super::fees::Values;
use super::super::lag::{Lag, LagUnit};
use super::super::payout::Split;
use super::super::pool::{Credit, Pool};
use super::pay_day::takings;
use super::ways::{Score, Way};
use crate::calendar::DayCalendar;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// So many payments have to be the sum of their days, and so many of all in ten.
const HITS_MIN: usize = 3;
const HITS_SHARE: usize = 6;
/// Of them so many for more than one day of sales: else a number of days explains them as well.
const LONG_MIN: usize = 2;
/// Days that a payment leaves with the wallet.
const KEPT_MAX: u32 = 3;

/// The days on which a shop had its money paid out. To a lag they are what working days are to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct PayDays {
    days: BTreeSet<NaiveDate>,
    /// After this day nobody knows yet when the next one will be.
    last: NaiveDate,
}

impl DayCalendar for PayDays {
    fn is_rest(&self, day: NaiveDate) -> bool {
        day <= self.last && !self.days.contains(&day)
    }

    fn is_sure(&self, _: NaiveDate) -> bool {
        true
    }
}

/// The way and the days, where they explain clearly more sales than any number of days does.
pub(super) fn paid_out(
    pool: &Pool<'_>,
    models: &[Values],
    explained: u64,
) -> Option<(Way, Score, PayDays)> {
    let (from, to) = pool.sold?;
    let last = pool.last_covered()?;
    let mut found: Option<(Way, Score, PayDays)> = None;
    for credits in senders(pool) {
        let came = credits.iter().fold(BTreeMap::new(), |mut days, credit: &&Credit| {
            *days.entry(credit.day).or_insert(0i64) += credit.amount;
            days
        });
        for values in models {
            let sums = by_day(pool, *values);
            for kept in 0..=KEPT_MAX {
                let score = score(&came, &sums, *values, (from, to), kept);
                let more = found.as_ref().map_or(explained + explained / 8, |f| f.1.hit);
                if let Some(score) = score.filter(|s| s.hit > more) {
                    let way = Way {
                        values: *values,
                        netted: true,
                        split: Split::None,
                        cutoff: 1440,
                        posted: false,
                        lag: Lag { value: kept, unit: LagUnit::ByHand },
                    };
                    let days = came.keys().copied().collect();
                    found = Some((way, score, PayDays { days, last }));
                }
            }
        }
    }
    found
}

/// The days of all payments that name a wallet or an acquirer, where the user says that they are made by hand.
pub(super) fn days(pool: &Pool<'_>) -> Option<PayDays> {
    let last = pool.last_covered()?;
    Some(PayDays { days: takings(pool).map(|c| c.day).collect(), last })
}

/// Credits by who sent them: all that name a wallet or an acquirer, those of one name, those of one text.
fn senders<'p>(pool: &'p Pool<'_>) -> Vec<Vec<&'p Credit>> {
    let mut named: BTreeMap<String, Vec<&Credit>> = BTreeMap::new();
    let mut signed: BTreeMap<u32, Vec<&Credit>> = BTreeMap::new();
    for credit in pool.credits.iter().filter(|c| !c.corrected) {
        let row = &pool.bank[credit.at.statement].rows[credit.index];
        named
            .entry(row.counterparty.as_deref().unwrap_or_default().to_string())
            .or_default()
            .push(credit);
        signed.entry(credit.signature).or_default().push(credit);
    }
    let all = std::iter::once(takings(pool).collect())
        .chain(named.into_values())
        .chain(signed.into_values());
    all.filter(|credits: &Vec<&Credit>| credits.len() > HITS_MIN).collect()
}

/// What each day's sales come to, and how many they are.
fn by_day(pool: &Pool<'_>, values: Values) -> BTreeMap<NaiveDate, (i64, u64)> {
    let mut out: BTreeMap<NaiveDate, (i64, u64)> = BTreeMap::new();
    for sale in pool.sales.iter().filter(|s| s.counts(true)) {
        let day = out.entry(sale.moment.date_naive()).or_default();
        *day = (day.0 + values.of(sale), day.1 + 1);
    }
    out
}

/// Payments between whose days lie days that the export holds whole.
fn score(
    came: &BTreeMap<NaiveDate, i64>,
    sums: &BTreeMap<NaiveDate, (i64, u64)>,
    values: Values,
    (from, to): (NaiveDate, NaiveDate),
    kept: u32,
) -> Option<Score> {
    let kept = Days::new(u64::from(kept));
    let (mut hits, mut long, mut judged) = (0, 0, 0);
    let mut score = Score::default();
    for ((before, _), (day, amount)) in came.iter().zip(came.iter().skip(1)) {
        let (first, until) = (before.checked_sub_days(kept)?, day.checked_sub_days(kept)?);
        if first < super::day_before(from) || until > to {
            continue;
        }
        let (mut sum, mut count, mut days) = (0, 0, 0);
        for (of_day, number) in sums.range(first + Days::new(1)..=until).map(|(_, s)| *s) {
            sum += of_day;
            count += number;
            days += usize::from(of_day > 0);
        }
        judged += 1;
        score.all += count;
        if sum > 0
            && (values.paid(sum) - amount).abs()
                <= i64::from(matches!(values, Values::RateOfRun(_)))
        {
            hits += 1;
            long += usize::from(days > 1);
            score.hit += count;
            score.runs_hit += 1;
            score.merged += u32::from(days > 1);
        }
    }
    // Days paid together because they were late are not how this one pays: most payments are for several days.
    let several = long >= LONG_MIN && long * 2 >= hits;
    (hits >= HITS_MIN && hits * 10 >= judged * HITS_SHARE && several).then_some(score)
}
