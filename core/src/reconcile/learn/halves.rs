//! Two payments a day: what is sold up to some hour comes the same day, the rest on the next one.

use super::super::fees::Values;
use super::super::lag::{Lag, LagUnit};
use super::super::payout::Split;
use super::super::pool::{Pool, Sale};
use super::ways::{Known, Score, Way, cells, cost, epoch, lags};
use chrono::{NaiveDate, TimeDelta, Timelike};

/// The day is parted between these half hours: eight in the morning and eight in the evening.
const PARTED: std::ops::RangeInclusive<u8> = 16..=40;
/// Counts where so many half days are paid to the cent, and it explains so much more than one payment a day does, in
/// ten-thousandths of the sales.
const HALVES_MIN: u32 = 6;
const GAIN_MIN: i64 = 1_000;

/// Sales of one group and half hour.
struct Slot {
    group: u32,
    day: NaiveDate,
    half_hour: u8,
    sum: i64,
    count: u32,
}

/// Tries to part the day at every half hour; `best` is replaced where that explains clearly more.
pub(super) fn twice_a_day(
    pool: &Pool<'_>,
    known: &Known,
    (splits, models): (&[Split], &[Values]),
    total: u64,
    best: &mut Option<(i64, Way, Score)>,
) -> bool {
    let days = |value| Lag { value, unit: LagUnit::CalendarDay };
    let lag = |value| lags().iter().position(|lag| *lag == days(value));
    let (Some(at_once), Some(later), false) = (lag(0), lag(1), pool.date_only) else {
        return false;
    };
    let before = best.as_ref().map_or(0, |(rank, ..)| *rank);
    let refunds = pool.sales.iter().any(|s| s.gross < 0);
    let mut found: Option<(i64, Way, Score)> = None;
    for (split, values) in splits.iter().flat_map(|s| models.iter().map(move |m| (*s, *m))) {
        for netted in if refunds { vec![true, false] } else { vec![true] } {
            let slots = slots(pool, split, values, netted);
            for half in PARTED {
                let lag = Lag { value: 1, unit: LagUnit::HalfDay(half) };
                let way = Way { values, netted, split, cutoff: 1440, posted: false, lag };
                let score = score(known, (at_once, later), way, half, &slots);
                let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
                if score.runs_hit >= HALVES_MIN && found.is_none_or(|(r, ..)| rank > r) {
                    found = Some((rank, way, score));
                }
            }
        }
    }
    let Some(found) = found.filter(|(rank, ..)| *rank > before + GAIN_MIN) else { return false };
    *best = Some(found);
    true
}

fn slots(pool: &Pool<'_>, split: Split, values: Values, netted: bool) -> Vec<Slot> {
    let counted = |s: &&Sale| s.counts(netted);
    let mut out: Vec<Slot> = Vec::new();
    for cell in cells(pool.sales.iter().filter(counted), split, values) {
        let at = epoch() + TimeDelta::minutes(cell.minute);
        let half_hour = (at.hour() * 2 + at.minute() / 30) as u8;
        match out.last_mut() {
            Some(last)
                if (last.group, last.day, last.half_hour) == (cell.group, at.date(), half_hour) =>
            {
                last.sum += cell.sum;
                last.count += cell.count;
            }
            _ => out.push(Slot {
                group: cell.group,
                day: at.date(),
                half_hour,
                sum: cell.sum,
                count: cell.count,
            }),
        }
    }
    out
}

/// Counts the sales whose half day was paid exactly, on its day.
fn score(
    known: &Known,
    (at_once, later): (usize, usize),
    way: Way,
    half: u8,
    slots: &[Slot],
) -> Score {
    let mut score = Score::default();
    let first = |s: &Slot| s.half_hour < half;
    for run in slots.chunk_by(|a, b| (a.group, a.day, first(a)) == (b.group, b.day, first(b))) {
        let (due, covered) = known.due(if first(&run[0]) { at_once } else { later }, run[0].day);
        if !covered {
            continue;
        }
        let (sum, count) =
            run.iter().fold((0, 0), |(sum, n), s| (sum + s.sum, n + u64::from(s.count)));
        score.all += count;
        if sum > 0 && known.exact.contains(&(due, way.values.paid(sum))) {
            score.hit += count;
            score.runs_hit += 1;
        }
    }
    score
}
