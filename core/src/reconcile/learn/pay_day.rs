//! So many working days after the end of the week, or every Tuesday: the same but for weeks with a holiday on the way.
//! Payments on days on which nothing could be due speak for the other.

use super::super::lag::{Lag, LagUnit};
use super::super::pool::Pool;
use super::super::takings::{Look, look};
use super::ways::{Known, Score, Way, by_day, cells, cost, lags, score};
use crate::calendar::DayCalendar;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Payments can be for weeks that the sales files do not hold.
const BEYOND: Days = Days::new(21);

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
    let counted = pool.sales.iter().filter(|s| way.netted || s.gross > 0);
    let sums = by_day(&cells(counted, way.split, way.values), way.cutoff);
    let other = score(known, at, way.values, &sums);
    let days = |lag: Lag| on_its_days(pool, lag, calendar);
    if other.runs_hit >= found.runs_hit && days(lag) > days(way.lag) {
        let way = Way { lag, ..way };
        *best = Some(((other.hit * 10_000 / total) as i64 - cost(&way), way, other));
    }
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
    let takings = |c: &&super::super::pool::Credit| look(&pool.text(c)) == Look::Takings;
    pool.credits.iter().filter(takings).filter(|c| due.contains(&c.day)).count()
}
