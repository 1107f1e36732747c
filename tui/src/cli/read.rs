//! What people type on the command line, read: days, moments, money, numbers of records. A mistake names its flag.

use crate::failure::{Exit, Failure, Result};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use recourse_core::case::money::Currency;
use recourse_core::case::read_number;

/// A day.
pub(super) fn date(flag: &'static str, text: &str, _today: NaiveDate) -> Result<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map_err(|_| wrong(flag, text, "E-DATE-01", "cli-fail-date"))
}

/// A day, where one is given.
pub(super) fn maybe_date(flag: &'static str, text: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>> {
    text.map(|t| date(flag, t, today)).transpose()
}

/// A moment.
pub(super) fn moment(flag: &'static str, text: &str, now: DateTime<FixedOffset>) -> Result<DateTime<FixedOffset>> {
    let text = text.trim();
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Ok(exact);
    }
    let failure = || wrong(flag, text, "E-DATE-03", "cli-fail-moment");
    let (day, clock) = text.split_once([' ', 'T']).ok_or_else(failure)?;
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").map_err(|_| failure())?;
    let clock = NaiveTime::parse_from_str(clock.trim(), "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(clock.trim(), "%H:%M:%S"))
        .map_err(|_| failure())?;
    now.timezone().from_local_datetime(&NaiveDateTime::new(day, clock)).single().ok_or_else(failure)
}

/// A sum in minor units.
pub(super) fn money(flag: &'static str, text: &str, currency: Currency) -> Result<i64> {
    let failure = || wrong(flag, text, "E-MONEY-01", "cli-fail-money");
    let clean: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '￥' | '¥')).collect();
    let (whole, part) = clean.split_once('.').unwrap_or((&clean, ""));
    let places = currency.exponent() as usize;
    if part.len() > places || !whole.chars().chain(part.chars()).all(|c| c.is_ascii_digit()) || whole.is_empty() {
        return Err(failure());
    }
    format!("{whole}{part:0<places$}").parse().map_err(|_| failure())
}

/// `C004` or `E003`.
pub(super) fn number(prefix: char, text: &str) -> Result<u32> {
    read_number(prefix, text).ok_or_else(|| {
        let example = format!("{prefix}001");
        Failure::new(Exit::Usage, "E-USE-10", "cli-fail-number").with("value", text).with("example", example)
    })
}

fn wrong(flag: &'static str, text: &str, code: &'static str, id: &'static str) -> Failure {
    Failure::new(Exit::Usage, code, id).with("flag", flag).with("value", text)
}
