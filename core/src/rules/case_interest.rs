//! Interest on what a case still claims, as of a day (`law.md` 3.6). Each sum bears interest from the day after it
//! was due; money that came takes the oldest debt off first, from the day after it came. One rounding, at the end.

use super::interest::{InterestFault, half_up};
use super::pack::RulePack;
use super::rates::RateSeries;
use crate::calendar::DayCalendar;
use crate::case::Case;
use crate::case::claim::{InterestChosen, InterestMethod};
use crate::case::money::Money;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Days of a year where nothing else was chosen.
const YEAR_DAYS: u32 = 365;
/// One whole, in millionths.
const WHOLE_PPM: i128 = 1_000_000;

/// Interest of a case up to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseInterest {
    /// The rate in use: the user's choice, else the published rate of the breach without uplift (the cautious one).
    pub method: InterestMethod,
    /// The entry in which it was chosen; `None` for the cautious default.
    pub chosen: Option<u64>,
    /// First day that bears interest.
    pub from: NaiveDate,
    /// Last day, counted.
    pub to: NaiveDate,
    /// Days of a year: 365 or 360.
    pub year_days: u32,
    /// On top of the rate, in millionths of it.
    pub uplift_ppm: u32,
    /// What bears interest from the day after the last one on: what came on it is off.
    pub principal: Money,
    /// Rows of the sheet, oldest first.
    pub segments: Vec<InterestSegment>,
    /// Rounded half up, once.
    pub total: Money,
    /// What each further day adds, rounded; for "and so on until paid".
    pub daily: Money,
    /// Version of the rate series; `None` where the rate is the user's own.
    pub series: Option<String>,
    /// The published rates were seen in second-hand sources only.
    pub unverified: bool,
}

/// Days with one sum under one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterestSegment {
    /// First day.
    pub from: NaiveDate,
    /// Last day, counted.
    pub to: NaiveDate,
    /// Days, both ends counted.
    pub days: i64,
    /// What is late in these days.
    pub principal: Money,
    /// Yearly rate in millionths, before the uplift.
    pub rate_ppm: u32,
    /// Its interest in ten-thousandths of the currency's main unit, unrounded but for the last digit.
    pub ten_thousandths: i128,
}

impl InterestSegment {
    /// `79.2986`.
    pub fn amount(&self) -> String {
        format!("{}.{:04}", self.ten_thousandths / 10_000, self.ten_thousandths % 10_000)
    }

    /// `3.35%`.
    pub fn rate(&self) -> String {
        rate_text(self.rate_ppm)
    }
}

/// A rate in millionths as `3.35%`, with up to four decimals where they are needed.
pub fn rate_text(ppm: u32) -> String {
    let (whole, part) = (ppm / 10_000, ppm % 10_000);
    if part % 100 == 0 {
        format!("{whole}.{:02}%", part / 100)
    } else {
        format!("{whole}.{part:04}%")
    }
}

/// Interest on the case up to and including a day. `Ok(None)` where nothing is claimed, nothing is late yet on that
/// day, or none is asked for. Errors: a rate is needed that was never verified, or is of another currency.
pub fn interest_of(case: &Case, as_of: NaiveDate) -> Result<Option<CaseInterest>, InterestFault> {
    let debts = debts(case);
    let Some(first_due) = debts.keys().next().copied() else { return Ok(None) };
    let Some(after_due) = first_due.checked_add_days(Days::new(1)) else { return Ok(None) };
    let (chosen, choice) = match &case.interest {
        Some((seq, choice)) => (Some(*seq), choice.clone()),
        None => (None, cautious(after_due)),
    };
    if choice.method == InterestMethod::None || as_of < choice.from.max(after_due) {
        return Ok(None);
    }
    let year_days = choice.day_count.unwrap_or(YEAR_DAYS);
    if !matches!(year_days, 360 | 365) {
        return Err(InterestFault::OutOfRange("year"));
    }
    let rows = rows(case, &debts, &choice, as_of)?;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(None) };
    let uplift = i128::from(choice.uplift_ppm.unwrap_or(0));
    let whole = WHOLE_PPM * WHOLE_PPM * i128::from(year_days);
    let worth = |row: &Row, days: i64| {
        let sum = i128::from(row.minor) * i128::from(row.rate_ppm) * (WHOLE_PPM + uplift);
        sum.checked_mul(i128::from(days)).ok_or(InterestFault::OutOfRange("total"))
    };
    let scale = i128::from(case.currency.scale());
    let (mut segments, mut sum) = (Vec::new(), 0i128);
    for row in &rows {
        let days = (row.to - row.from).num_days() + 1;
        let part = worth(row, days)?;
        sum = sum.checked_add(part).ok_or(InterestFault::OutOfRange("total"))?;
        segments.push(InterestSegment {
            from: row.from,
            to: row.to,
            days,
            principal: Money::new(row.minor, case.currency),
            rate_ppm: row.rate_ppm,
            ten_thousandths: half_up(part, whole * scale / 10_000),
        });
    }
    // What a further day costs: what came on this very day no longer bears interest tomorrow.
    let (mut daily, mut principal) = (0i128, 0i64);
    if let Some(next) = as_of.succ_opt() {
        let on = late_spans(case, &debts, choice.from, next).into_iter();
        for span in on.filter(|s| s.to == next && s.breach <= as_of) {
            let rate_ppm = rate_on(case, &choice, span.breach, as_of, as_of)?;
            daily += worth(&Row { from: next, to: next, minor: span.minor, rate_ppm }, 1)?;
            principal = principal.saturating_add(span.minor);
        }
    }
    let money = |parts: i128| {
        let minor = i64::try_from(half_up(parts, whole));
        minor.map(|m| Money::new(m, case.currency)).map_err(|_| InterestFault::OutOfRange("total"))
    };
    let published = choice.method != InterestMethod::Agreed;
    Ok(Some(CaseInterest {
        method: choice.method,
        chosen,
        from: first.from,
        to: last.to.max(as_of),
        year_days,
        uplift_ppm: choice.uplift_ppm.unwrap_or(0),
        principal: Money::new(principal, case.currency),
        segments,
        total: money(sum)?,
        daily: money(daily)?,
        series: published.then(|| RateSeries::lpr().version.clone()),
        unverified: published && RateSeries::lpr().verify,
    }))
}

/// What is asked for where the user chose nothing.
fn cautious(from: NaiveDate) -> InterestChosen {
    InterestChosen {
        method: InterestMethod::AtBreach,
        from,
        rate_ppm: None,
        uplift_ppm: None,
        day_count: None,
        reason: None,
    }
}

/// What is owed, by the day it was due. A typed sum without vouchers is due one working day after its last trade
/// day: all of it was due by then.
fn debts(case: &Case) -> BTreeMap<NaiveDate, i64> {
    let mut out: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for quoted in &case.vouchers {
        let sum = out.entry(quoted.voucher.due).or_default();
        *sum = sum.saturating_add(quoted.voucher.net_minor);
    }
    if out.is_empty()
        && let (Some(traded), Some(minor)) = (case.to.or(case.from), case.stated_minor)
        && let Some(pack) = RulePack::find(&case.jurisdiction)
    {
        out.insert(pack.calendar.add_working_days(traded, 1), minor);
    }
    // A day of refunds alone takes nothing off other days' debts: it is no debt.
    out.retain(|_, minor| *minor > 0);
    out
}

/// One sum under one rate for some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    from: NaiveDate,
    to: NaiveDate,
    minor: i64,
    rate_ppm: u32,
}

/// Rows of the sheet: between two days on which anything changes, sums under the same rate stand in one row.
fn rows(
    case: &Case,
    debts: &BTreeMap<NaiveDate, i64>,
    choice: &InterestChosen,
    to: NaiveDate,
) -> Result<Vec<Row>, InterestFault> {
    let mut parts: BTreeMap<(NaiveDate, NaiveDate), BTreeMap<u32, i64>> = BTreeMap::new();
    let late = late_spans(case, debts, choice.from, to);
    let mut cuts: Vec<NaiveDate> =
        late.iter().flat_map(|s| [Some(s.from), s.to.succ_opt()]).flatten().collect();
    let lpr = RateSeries::lpr();
    if choice.method == InterestMethod::Floating {
        cuts.extend(lpr.points.iter().map(|p| p.from));
    }
    cuts.sort_unstable();
    cuts.dedup();
    for span in &late {
        let mut from = span.from;
        while from <= span.to {
            let next = cuts.iter().find(|c| **c > from).and_then(|c| c.pred_opt());
            let until = next.unwrap_or(span.to).min(span.to);
            let rate = rate_on(case, choice, span.breach, from, until)?;
            let sum = parts.entry((from, until)).or_default().entry(rate).or_default();
            *sum = sum.saturating_add(span.minor);
            let Some(after) = until.succ_opt() else { break };
            from = after;
        }
    }
    let mut out: Vec<Row> = Vec::new();
    for ((from, to), rates) in parts {
        for (rate_ppm, minor) in rates {
            let joins = |r: &&mut Row| {
                r.to.succ_opt() == Some(from) && (r.minor, r.rate_ppm) == (minor, rate_ppm)
            };
            match out.iter_mut().find(joins) {
                Some(row) => row.to = to,
                None => out.push(Row { from, to, minor, rate_ppm }),
            }
        }
    }
    Ok(out)
}

/// A sum that is late for some days, and the day its lateness began.
struct Late {
    breach: NaiveDate,
    from: NaiveDate,
    to: NaiveDate,
    minor: i64,
}

/// The days each debt is late, with what came taken off the oldest first from the day after it came.
fn late_spans(
    case: &Case,
    debts: &BTreeMap<NaiveDate, i64>,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Late> {
    let mut came: Vec<(NaiveDate, i64)> =
        case.recoveries.iter().map(|(_, r)| (r.on, r.amount_minor.max(0))).collect();
    came.sort_unstable();
    let mut out = Vec::new();
    for (due, minor) in debts {
        let Some(breach) = due.succ_opt() else { continue };
        let (mut left, mut at) = (*minor, breach.max(from));
        for (on, rest) in &mut came {
            let taken = (*rest).min(left);
            if taken == 0 {
                continue;
            }
            *rest -= taken;
            // Up to and including the day it came the whole sum was late.
            let until = (*on).min(to);
            if until >= at {
                out.push(Late { breach, from: at, to: until, minor: left });
                at = until.succ_opt().unwrap_or(until);
            }
            left -= taken;
        }
        if left > 0 && at <= to {
            out.push(Late { breach, from: at, to, minor: left });
        }
    }
    out
}

/// The rate of these days in millionths.
fn rate_on(
    case: &Case,
    choice: &InterestChosen,
    breach: NaiveDate,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<u32, InterestFault> {
    if choice.method == InterestMethod::Agreed {
        return choice.rate_ppm.ok_or(InterestFault::OutOfRange("rate"));
    }
    let lpr = RateSeries::lpr();
    if lpr.currency != case.currency.code() {
        let rate = lpr.currency.clone();
        return Err(InterestFault::Currency { rate, sum: case.currency });
    }
    let (day, needed) =
        if choice.method == InterestMethod::AtBreach { (breach, breach) } else { (from, to) };
    if needed > lpr.verified_until {
        return Err(InterestFault::NotVerified { until: lpr.verified_until, wanted: needed });
    }
    let point = lpr.at(day).ok_or(InterestFault::BeforeSeries(day))?;
    Ok(point.one_year_bp * 100)
}

#[cfg(test)]
mod tests;
