//! What people type on the command line, read as in the forms of the screen. A mistake names its flag.

use crate::failure::{Exit, Failure, Result};
use crate::form::read::{self, Lean, Unread};
use crate::world::World;
use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::case::money::Currency;
use recourse_core::case::read_number;

/// A day: `2026-03-09`, `3月9日`, `昨天`.
pub(super) fn date(flag: &'static str, text: &str, world: &World) -> Result<NaiveDate> {
    let lean = if matches!(flag, "--promise-by" | "--due" | "--act-by") {
        Lean::Future
    } else {
        Lean::Past
    };
    read::date(text, world.now().date_naive(), lean)
        .map_err(|unread| wrong(flag, text, "E-DATE-01", "cli-fail-date", hint(world, unread)))
}

/// A day, where one is given.
pub(super) fn maybe_date(
    flag: &'static str,
    text: Option<&str>,
    world: &World,
) -> Result<Option<NaiveDate>> {
    text.map(|t| date(flag, t, world)).transpose()
}

/// A moment: `2026-03-26 10:30`, `今天 10:30`, RFC 3339.
pub(super) fn moment(
    flag: &'static str,
    text: &str,
    world: &World,
) -> Result<DateTime<FixedOffset>> {
    at(read::moment, flag, text, world)
}

/// A moment, where one is given.
pub(super) fn maybe_moment(
    flag: &'static str,
    text: Option<&str>,
    world: &World,
) -> Result<Option<DateTime<FixedOffset>>> {
    text.map(|t| moment(flag, t, world)).transpose()
}

/// When something arrived: a moment, or only its day.
pub(super) fn arrival(
    flag: &'static str,
    text: &str,
    world: &World,
) -> Result<DateTime<FixedOffset>> {
    at(read::arrival, flag, text, world)
}

/// When something arrived, where that is given.
pub(super) fn maybe_arrival(
    flag: &'static str,
    text: Option<&str>,
    world: &World,
) -> Result<Option<DateTime<FixedOffset>>> {
    text.map(|t| arrival(flag, t, world)).transpose()
}

type Moment = DateTime<FixedOffset>;

fn at(
    read: fn(&str, Moment) -> std::result::Result<Moment, Unread>,
    flag: &'static str,
    text: &str,
    world: &World,
) -> Result<Moment> {
    read(text, world.now())
        .map_err(|unread| wrong(flag, text, "E-DATE-03", "cli-fail-moment", hint(world, unread)))
}

/// A sum in minor units: `37515.70`, `3.75万`.
pub(super) fn money(
    flag: &'static str,
    text: &str,
    currency: Currency,
    world: &World,
) -> Result<i64> {
    let money = read::money(text, currency);
    money
        .map(|m| m.minor)
        .map_err(|unread| wrong(flag, text, "E-MONEY-01", "cli-fail-money", hint(world, unread)))
}

/// A percentage with up to four decimals, in millionths: `3.35` or `3.35%` is 33500.
pub(super) fn percent_ppm(flag: &'static str, text: &str) -> Result<u32> {
    read::percent_ppm(text)
        .ok_or_else(|| wrong(flag, text, "E-MONEY-02", "money-fail-percent", String::new()))
}

/// `C004` or `E003`.
pub(super) fn number(prefix: char, text: &str) -> Result<u32> {
    read_number(prefix, text).ok_or_else(|| {
        let example = format!("{prefix}001");
        Failure::new(Exit::Usage, "E-USE-10", "cli-fail-number")
            .with("value", text)
            .with("example", example)
    })
}

/// `30d`, `4w` or `30`: a number of days.
pub(super) fn days(text: &str) -> Result<i64> {
    let clean = read::fold(text.trim());
    let (digits, factor) = match clean.strip_suffix(['d', '天', '日']) {
        Some(days) => (days, 1),
        None => clean.strip_suffix(['w', '周']).map_or((clean.as_str(), 1), |weeks| (weeks, 7)),
    };
    let number = digits.parse::<u32>();
    let number =
        number.map_err(|_| wrong("--within", text, "E-DATE-05", "cli-fail-days", String::new()))?;
    Ok(i64::from(number) * factor)
}

fn hint(world: &World, unread: Unread) -> String {
    world.locale.text(unread.id())
}

fn wrong(
    flag: &'static str,
    text: &str,
    code: &'static str,
    id: &'static str,
    hint: String,
) -> Failure {
    Failure::new(Exit::Usage, code, id).with("flag", flag).with("value", text).with("hint", hint)
}
