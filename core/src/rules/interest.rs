//! Interest on late money (`law.md` 3.6): segments of a published rate, days with both ends counted, rounded once
//! at the end. Whole numbers throughout.

use super::rates::RateSeries;
use crate::case::money::{Currency, Money};
use chrono::{Days, NaiveDate};
use thiserror::Error;

/// Which rate applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The rate of the first day throughout (the words for sales cases).
    AtBreach,
    /// A new rate from each publication day.
    Floating,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterestClaim {
    /// The sum that is late; positive.
    pub principal: Money,
    /// First day: the day after it was due.
    pub from: NaiveDate,
    /// Last day, counted.
    pub to: NaiveDate,
    /// Which rate.
    pub mode: Mode,
    /// Multiplier in thousandths: 1000 plain, 1300 to 1500 with the uplift of sales cases.
    pub uplift_permille: u32,
    /// Days of a year: 365 or 360.
    pub year_days: u32,
}

/// What comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// One row per rate, oldest first.
    pub segments: Vec<Segment>,
    /// Rounded half up, once.
    pub total: Money,
    /// Days in all.
    pub days: i64,
}

/// Days under one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// First day.
    pub from: NaiveDate,
    /// Last day, counted.
    pub to: NaiveDate,
    /// Days, both ends counted.
    pub days: i64,
    /// Rate in hundredths of a percent, before the uplift.
    pub rate_bp: u32,
    /// Its interest in ten-thousandths of the currency's main unit, for printing (792986 is 79.2986).
    pub ten_thousandths: i128,
}

/// Why no interest is computed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InterestFault {
    /// The last day is before the first.
    #[error("the last day {to} is before the first day {from}")]
    Backwards {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// The series has no rate for the first day.
    #[error("no rate for {0}: it is before the first point of the series")]
    BeforeSeries(NaiveDate),
    /// A rate would have to be carried forward unseen.
    #[error("rates are verified up to {until} only; enter the points up to {wanted}")]
    NotVerified {
        /// Last day verified.
        until: NaiveDate,
        /// Day a rate is needed for.
        wanted: NaiveDate,
    },
    /// Principal, uplift or year length make no sense, or the sum does not fit.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
    /// The rate is of another currency.
    #[error("the rate is for {rate}, the sum in {sum:?}")]
    Currency {
        /// Of the series.
        rate: String,
        /// Of the principal.
        sum: Currency,
    },
}

/// Computes interest from a series' one-year rate.
pub fn interest(claim: &InterestClaim, rates: &RateSeries) -> Result<Interest, InterestFault> {
    check(claim, rates)?;
    let first = rates.at(claim.from).ok_or(InterestFault::BeforeSeries(claim.from))?.one_year_bp;
    let needed = if claim.mode == Mode::AtBreach { claim.from } else { claim.to };
    if needed > rates.verified_until {
        return Err(InterestFault::NotVerified { until: rates.verified_until, wanted: needed });
    }
    let mut spans = vec![(claim.from, first)];
    if claim.mode == Mode::Floating {
        let within = |from: NaiveDate| claim.from < from && from <= claim.to;
        for point in rates.points.iter().filter(|p| within(p.from)) {
            // Equal rates stay one row.
            if spans.last().is_some_and(|(_, bp)| *bp != point.one_year_bp) {
                spans.push((point.from, point.one_year_bp));
            }
        }
    }
    let minor = i128::from(claim.principal.minor);
    let uplift = i128::from(claim.uplift_permille);
    // hundredths of a percent, thousandths of uplift, days of a year
    let whole = 10_000 * 1_000 * i128::from(claim.year_days);
    let (mut segments, mut sum) = (Vec::new(), 0i128);
    for (i, (from, rate_bp)) in spans.iter().enumerate() {
        let next = spans.get(i + 1).and_then(|(next, _)| next.checked_sub_days(Days::new(1)));
        let to = next.unwrap_or(claim.to);
        let days = (to - *from).num_days() + 1;
        let part = minor * i128::from(*rate_bp) * uplift * i128::from(days);
        sum += part;
        let scale = i128::from(claim.principal.currency.scale());
        let ten_thousandths = half_up(part * 10_000, whole * scale);
        segments.push(Segment { from: *from, to, days, rate_bp: *rate_bp, ten_thousandths });
    }
    let total =
        i64::try_from(half_up(sum, whole)).map_err(|_| InterestFault::OutOfRange("total"))?;
    let days = (claim.to - claim.from).num_days() + 1;
    Ok(Interest { segments, total: Money::new(total, claim.principal.currency), days })
}

/// The double part for late performance of a judgment: 0.0175% a day (`law.md` 3.6).
pub fn delay_double(principal: Money, days: u32) -> Option<Money> {
    let part = i128::from(principal.minor) * i128::from(days) * 175;
    let minor = i64::try_from(half_up(part, 1_000_000)).ok()?;
    (principal.minor >= 0).then(|| Money::new(minor, principal.currency))
}

impl Segment {
    /// `79.2986`: unrounded but for the fourth decimal, for the sheet.
    pub fn amount(&self) -> String {
        let (whole, part) = (self.ten_thousandths / 10_000, self.ten_thousandths % 10_000);
        format!("{whole}.{part:04}")
    }

    /// `3.35%`.
    pub fn rate(&self) -> String {
        format!("{}.{:02}%", self.rate_bp / 100, self.rate_bp % 100)
    }
}

fn check(claim: &InterestClaim, rates: &RateSeries) -> Result<(), InterestFault> {
    if claim.to < claim.from {
        return Err(InterestFault::Backwards { from: claim.from, to: claim.to });
    }
    if !(0..=10i64.pow(16)).contains(&claim.principal.minor) {
        return Err(InterestFault::OutOfRange("principal"));
    }
    if !(1..=10_000).contains(&claim.uplift_permille) {
        return Err(InterestFault::OutOfRange("uplift"));
    }
    if !matches!(claim.year_days, 360 | 365) {
        return Err(InterestFault::OutOfRange("year"));
    }
    if rates.currency != claim.principal.currency.code() {
        let (rate, sum) = (rates.currency.clone(), claim.principal.currency);
        return Err(InterestFault::Currency { rate, sum });
    }
    Ok(())
}

/// Quotient of two non-negative numbers, halves up.
pub(super) fn half_up(part: i128, whole: i128) -> i128 {
    (2 * part + whole) / (2 * whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn claim(mode: Mode, year_days: u32, uplift_permille: u32) -> InterestClaim {
        InterestClaim {
            principal: Money::new(8_640_000, Currency::CNY),
            from: day("2024-10-11"),
            to: day("2025-06-30"),
            mode,
            uplift_permille,
            year_days,
        }
    }

    #[test]
    fn check_values_of_the_law_guide() {
        let rates = RateSeries::lpr();
        let floating = interest(&claim(Mode::Floating, 365, 1000), rates).unwrap();
        let rows: Vec<_> =
            floating.segments.iter().map(|s| (s.days, s.rate(), s.amount())).collect();
        assert_eq!(
            rows,
            [
                (10, "3.35%".into(), "79.2986".into()),
                (211, "3.10%".into(), "1548.3353".into()),
                (42, "3.00%".into(), "298.2575".into()),
            ]
        );
        assert_eq!((floating.days, floating.total.minor), (263, 192_589));
        let total =
            |mode, year, uplift| interest(&claim(mode, year, uplift), rates).unwrap().total.minor;
        assert_eq!(total(Mode::Floating, 360, 1000), 195_264);
        assert_eq!(total(Mode::AtBreach, 365, 1000), 208_555);
        assert_eq!(total(Mode::AtBreach, 365, 1500), 312_833);
        let double = delay_double(Money::new(8_640_000, Currency::CNY), 60).unwrap();
        assert_eq!(double.minor, 90_720);
    }

    #[test]
    fn nothing_is_carried_forward_unseen() {
        let rates = RateSeries::lpr();
        let mut late = claim(Mode::Floating, 365, 1000);
        late.to = day("2026-07-01");
        let fault = interest(&late, rates).unwrap_err();
        assert_eq!(
            fault,
            InterestFault::NotVerified { until: day("2026-06-22"), wanted: day("2026-07-01") }
        );
        let point = super::super::rates::RatePoint {
            from: day("2026-07-20"),
            one_year_bp: 290,
            five_year_bp: 340,
        };
        let seen = rates.clone().extended(&[point], day("2026-08-19"));
        late.to = day("2026-07-31");
        assert_eq!(interest(&late, &seen).unwrap().segments.last().unwrap().days, 12);
        let mut early = claim(Mode::AtBreach, 365, 1000);
        early.from = day("2019-08-19");
        assert_eq!(interest(&early, rates), Err(InterestFault::BeforeSeries(day("2019-08-19"))));
    }

    #[test]
    fn bad_input_is_told_not_computed() {
        let rates = RateSeries::lpr();
        let with = |change: fn(&mut InterestClaim)| {
            let mut c = claim(Mode::Floating, 365, 1000);
            change(&mut c);
            interest(&c, rates).unwrap_err()
        };
        assert!(matches!(with(|c| c.to = c.from - Days::new(1)), InterestFault::Backwards { .. }));
        assert_eq!(with(|c| c.year_days = 366), InterestFault::OutOfRange("year"));
        assert_eq!(with(|c| c.principal.minor = -1), InterestFault::OutOfRange("principal"));
        assert!(matches!(
            with(|c| c.principal.currency = Currency::parse("HKD").unwrap()),
            InterestFault::Currency { .. }
        ));
    }

    #[test]
    fn the_shipped_table_is_read_whole() {
        assert_eq!(RateSeries::lpr().points.len(), 16);
        assert_eq!(RateSeries::lpr().at(day("2022-08-21")).unwrap().one_year_bp, 370);
        let bad =
            "id=\"X\"\n[[point]]\nfrom = 2020-01-01\none_year = \"three\"\nfive_year = \"3\"\n";
        assert!(RateSeries::parse("x.toml", bad).is_err());
    }
}
