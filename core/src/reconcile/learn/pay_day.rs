//! So many working days after the end of the week, or every Tuesday: the same but for weeks with a holiday on the way.
//! Payments on days on which nothing could be due speak for the other.

use super::super::fees::Values;
use super::super::lag::{Lag, LagUnit};
use super::super::payout::Split;
use super::super::pool::{Credit, Pool};
use super::super::takings::{Look, look};
use super::ways::{Known, Score, Way, by_day, cells, cost, lags, score};
use crate::calendar::DayCalendar;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Payments can be for weeks that the sales files do not hold.
const BEYOND: Days = Days::new(21);
/// The usual end of a week.
const SUNDAY: u8 = 6;

/// Takes a fixed day of the week where it explains as much, and more payments come on its days.
pub(super) fn instead_of_weeks(
    pool: &Pool<'_>,
    known: &Known,
    calendar: &dyn DayCalendar,
    total: u64,
    best: &mut Option<(i64, Way, Score)>,
) {
    let Some((_, way, found)) = *best else { return };
    let LagUnit::Week(end) = way.lag.unit else { return };
    let day = (u32::from(end) + way.lag.value) % 7;
    let lag = Lag { value: way.lag.value, unit: LagUnit::PayDays(1 << day) };
    let Some(at) = lags().iter().position(|l| *l == lag).filter(|_| !way.posted) else { return };
    let counted = pool.sales.iter().filter(|s| s.counts(way.netted));
    let sums = by_day(&cells(counted, way.split, way.values), way.cutoff);
    let other = score(known, at, way.values, &sums);
    let days = |lag: Lag| on_its_days(pool, lag, calendar);
    if other.runs_hit >= found.runs_hit && days(lag) > days(way.lag) {
        let way = Way { lag, ..way };
        *best = Some(((other.hit * 10_000 / total) as i64 - cost(&way), way, other));
    }
}

/// Fewer payments than this, a week apart, tell no week.
const WEEKS_MIN: usize = 3;

/// Where next to no payment follows from the sales, as few weeks are whole: one payment a week, always on the day that is
/// so many working days after its end, still tells that weeks are paid.
pub(super) fn weeks_by_their_days(
    pool: &Pool<'_>,
    known: &Known,
    calendar: &dyn DayCalendar,
    values: &dyn Fn() -> Values,
    best: &mut Option<(i64, Way, Score)>,
) {
    if best.as_ref().is_some_and(|(_, way, s)| s.runs_hit > 1 || way.lag.unit.by_weeks()) {
        return;
    }
    let mut came: Vec<NaiveDate> = takings(pool).map(|c| c.day).collect();
    came.dedup();
    let (Some(first), Some(last)) = (came.first().copied(), came.last().copied()) else { return };
    let Some(from) = first.checked_sub_days(BEYOND) else { return };
    let weeks = |lag: &Lag| match lag.unit {
        LagUnit::Week(end) => end == SUNDAY,
        LagUnit::PayDays(set) => set.is_power_of_two(),
        _ => false,
    };
    for (at, lag) in lags().into_iter().enumerate().filter(|(_, l)| weeks(l)) {
        let days = from.iter_days().take_while(|d| *d <= last).take(4_000);
        let due: BTreeSet<NaiveDate> =
            days.map(|d| lag.due(d, calendar)).filter(|d| (first..=last).contains(d)).collect();
        // Each week has its payment, and no other day one.
        if came.len() < WEEKS_MIN || !due.iter().eq(came.iter()) {
            continue;
        }
        let values = values();
        let way =
            Way { values, netted: true, split: Split::None, cutoff: 1440, posted: false, lag };
        let sums = by_day(&cells(pool.sales.iter(), way.split, values), way.cutoff);
        *best = Some((0, way, score(known, at, values, &sums)));
        return;
    }
}

/// Payments that read like takings.
pub(super) fn takings<'p>(pool: &'p Pool<'_>) -> impl Iterator<Item = &'p Credit> {
    pool.credits.iter().filter(|c| !c.corrected && look(&pool.text(c)) == Look::Takings)
}

/// How many payments that read like takings come on days on which something can be due.
fn on_its_days(pool: &Pool<'_>, lag: Lag, calendar: &dyn DayCalendar) -> usize {
    let Some((from, to)) = pool.sold else { return 0 };
    let (Some(from), Some(to)) = (from.checked_sub_days(BEYOND), to.checked_add_days(BEYOND))
    else {
        return 0;
    };
    let days = from.iter_days().take_while(|d| *d <= to).take(4_000);
    let due: BTreeSet<NaiveDate> = days.map(|d| lag.due(d, calendar)).collect();
    takings(pool).filter(|c| due.contains(&c.day)).count()
}
