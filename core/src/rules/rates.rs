//! Rate series: dated points of a published rate, with the last day they were verified for.

use super::embedded;
use super::pack::PackFault;
use super::rule::{Text, toml_day};
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::OnceLock;

/// A published rate over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateSeries {
    /// `LPR`.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// ISO 4217.
    pub currency: String,
    /// Version of the data, printed on every sheet.
    pub version: String,
    /// Last day for which the points were seen; after it the user is asked.
    pub verified_until: NaiveDate,
    /// Where the points come from.
    pub source: String,
    /// Seen in second-hand sources only.
    pub verify: bool,
    /// Points, oldest first; each holds until the next.
    pub points: Vec<RatePoint>,
}

/// A rate from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatePoint {
    /// First day.
    pub from: NaiveDate,
    /// One-year rate in hundredths of a percent (335 is 3.35%).
    pub one_year_bp: u32,
    /// Five-year rate, likewise.
    pub five_year_bp: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSeries {
    id: String,
    title: Text,
    currency: String,
    version: String,
    verified_until: toml::value::Datetime,
    source: String,
    #[serde(default)]
    verify: bool,
    point: Vec<RawPoint>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPoint {
    from: toml::value::Datetime,
    one_year: String,
    five_year: String,
}

impl RateSeries {
    /// The loan prime rate of mainland China as shipped.
    pub fn lpr() -> &'static Self {
        static LPR: OnceLock<RateSeries> = OnceLock::new();
        LPR.get_or_init(|| {
            Self::parse("CN/rates/lpr.toml", embedded::LPR).unwrap_or_else(|_| Self::empty())
        })
    }

    /// Reads a series.
    pub fn parse(name: &str, text: &str) -> Result<Self, PackFault> {
        let raw: RawSeries =
            toml::from_str(text).map_err(|e| super::pack::toml_fault(name, text, &e))?;
        let fault = |needle: &str, field: &str, id| {
            let line = text.lines().position(|l| l.contains(needle)).unwrap_or(0) + 1;
            PackFault::new(name, line, field, id, "")
        };
        let until = toml_day(&raw.verified_until);
        let verified_until =
            until.ok_or_else(|| fault("verified_until", "verified_until", "core-fault-date"))?;
        let mut points = Vec::new();
        for point in &raw.point {
            let needle = point.from.to_string();
            let read = || {
                Some(RatePoint {
                    from: toml_day(&point.from)?,
                    one_year_bp: basis_points(&point.one_year)?,
                    five_year_bp: basis_points(&point.five_year)?,
                })
            };
            points.push(read().ok_or_else(|| fault(&needle, "point", "core-fault-rates"))?);
        }
        if !points.is_sorted_by(|a, b| a.from < b.from) || points.is_empty() {
            return Err(fault("[[point]]", "point", "core-fault-order"));
        }
        Ok(Self {
            id: raw.id,
            title: raw.title,
            currency: raw.currency,
            version: raw.version,
            verified_until,
            source: raw.source,
            verify: raw.verify,
            points,
        })
    }

    /// The point that holds on a day; `None` before the first one.
    pub fn at(&self, day: NaiveDate) -> Option<&RatePoint> {
        self.points.iter().rev().find(|p| p.from <= day)
    }

    /// The same series with points the user has looked up, verified up to that day.
    pub fn extended(mut self, points: &[RatePoint], verified_until: NaiveDate) -> Self {
        for point in points {
            self.points.retain(|p| p.from != point.from);
            self.points.push(*point);
        }
        self.points.sort_by_key(|p| p.from);
        self.verified_until = self.verified_until.max(verified_until);
        self
    }

    fn empty() -> Self {
        Self {
            id: String::new(),
            title: Text::default(),
            currency: String::new(),
            version: String::new(),
            verified_until: NaiveDate::MIN,
            source: String::new(),
            verify: true,
            points: Vec::new(),
        }
    }
}

/// `3.35` or `3` percent in hundredths of a percent; at most two decimals.
fn basis_points(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    Some(whole.parse::<u32>().ok()? * 100 + part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Locale};

    #[test]
    fn points_out_of_order_are_refused_in_the_readers_language() {
        let (head, points) = embedded::LPR.split_once("[[point]]").unwrap();
        let (first, rest) = points.split_once("[[point]]").unwrap();
        let swapped = format!("{head}[[point]]{rest}\n[[point]]{first}");
        let fault = RateSeries::parse("lpr.toml", &swapped).unwrap_err();
        for lang in [Lang::Zh, Lang::En] {
            let said = fault.words(&Locale::new(lang));
            let expected = if lang == Lang::Zh { "先后" } else { "in order" };
            assert!(said.contains(expected) && said.contains("lpr.toml"), "{said}");
        }
    }
}
