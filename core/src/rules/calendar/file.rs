//! One year's days as a file: our TOML (`law.md` 6.2) or the JSON of NateScarlet/holiday-cn.

use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;
use thiserror::Error;

/// How sure a year's days are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YearStatus {
    /// Read from the authority's notice.
    Official,
    /// The notice was not out: the statutory days alone. Dates that rest on it are marked.
    Provisional,
    /// Added by the user from a notice or a data set.
    User,
}

/// One year: days off and make-up workdays. Days of a neighbouring year may be named (a New Year holiday that
/// begins in December).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearFile {
    /// 1900 to 2200.
    pub year: i32,
    /// How sure.
    pub status: YearStatus,
    /// Version of the data.
    pub version: String,
    /// Notice or data set.
    pub source: String,
    /// Days off, in order.
    pub off: Vec<NaiveDate>,
    /// Weekend days on which people work, in order.
    pub work: Vec<NaiveDate>,
}

/// What is wrong with a calendar file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarFault {
    /// Not TOML of this shape.
    #[error("line {line}: {what}")]
    Toml {
        /// Line, from 1.
        line: usize,
        /// What the reader says.
        what: String,
    },
    /// Not JSON of this shape.
    #[error("line {line}: {what}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// What the reader says.
        what: String,
    },
    /// A day or range that cannot be read, or ends before it begins.
    #[error("`{field}`: `{text}` is not a day or a range of days of that year")]
    Day {
        /// `off` or `work`.
        field: &'static str,
        /// As written.
        text: String,
    },
    /// The year is outside 1900 to 2200.
    #[error("`year`: {0} is outside 1900 to 2200")]
    Year(i32),
    /// The file has no days: it was not published yet.
    #[error("no days for {0}: not published when this file was made")]
    Empty(i32),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    year: i32,
    status: YearStatus,
    #[serde(default)]
    version: String,
    #[serde(default)]
    source: String,
    /// Further notices, for the reader of the file.
    #[serde(default, rename = "also")]
    _also: Vec<String>,
    off: Vec<String>,
    #[serde(default)]
    work: Vec<String>,
}

#[derive(Deserialize)]
struct HolidayCn {
    year: i32,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<HolidayCnDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HolidayCnDay {
    date: NaiveDate,
    is_off_day: bool,
}

impl YearStatus {
    /// The word in TOML and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Provisional => "provisional",
            Self::User => "user",
        }
    }

    /// The word `calendar.adopted` keeps: what a user took from a notice is official, unless it says otherwise.
    pub fn event_word(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Official | Self::User => "official",
        }
    }
}

impl YearFile {
    /// Our TOML of it, one day a line.
    pub fn to_toml(&self) -> String {
        let status = self.status.word();
        let days = |days: &[NaiveDate]| -> String {
            days.iter().map(|day| format!("    \"{day}\",\n")).collect()
        };
        let text = |text: &str| toml::Value::from(text).to_string();
        format!(
            "year = {}\nstatus = \"{status}\"\nversion = {}\nsource = {}\noff = [\n{}]\nwork = [\n{}]\n",
            self.year,
            text(&self.version),
            text(&self.source),
            days(&self.off),
            days(&self.work),
        )
    }

    /// Reads our TOML.
    pub fn parse(text: &str) -> Result<Self, CalendarFault> {
        let raw: Raw = toml::from_str(text).map_err(|e| CalendarFault::Toml {
            line: super::super::line_at(text, e.span().map_or(0, |s| s.start)),
            what: e.message().to_string(),
        })?;
        let file = Self {
            year: raw.year,
            status: raw.status,
            version: raw.version,
            source: raw.source,
            off: days("off", raw.year, &raw.off)?,
            work: days("work", raw.year, &raw.work)?,
        };
        file.checked()
    }

    /// Reads a year of NateScarlet/holiday-cn, as a user adds it. A year without days is refused: it would pass
    /// an unpublished year off as known.
    pub fn from_holiday_cn(json: &str) -> Result<Self, CalendarFault> {
        let raw: HolidayCn = serde_json::from_str(json)
            .map_err(|e| CalendarFault::Json { line: e.line(), what: e.to_string() })?;
        if raw.days.is_empty() {
            return Err(CalendarFault::Empty(raw.year));
        }
        let pick = |off: bool| {
            let mut days: Vec<_> =
                raw.days.iter().filter(|d| d.is_off_day == off).map(|d| d.date).collect();
            days.sort_unstable();
            days
        };
        let (off, work) = (pick(true), pick(false));
        if let Some(day) = off.iter().chain(&work).find(|d| !near(raw.year, **d)) {
            return Err(CalendarFault::Day { field: "days", text: day.to_string() });
        }
        Self {
            year: raw.year,
            status: YearStatus::User,
            version: format!("{}.user", raw.year),
            source: raw.papers.last().cloned().unwrap_or_default(),
            off,
            work,
        }
        .checked()
    }

    fn checked(self) -> Result<Self, CalendarFault> {
        if !(1900..=2200).contains(&self.year) {
            return Err(CalendarFault::Year(self.year));
        }
        Ok(self)
    }
}

/// A holiday may reach into December before or January after.
fn near(year: i32, day: NaiveDate) -> bool {
    day.year() == year
        || (day.year() == year - 1 && day.month() == 12)
        || (day.year() == year + 1 && day.month() == 1)
}

fn days(
    field: &'static str,
    year: i32,
    written: &[String],
) -> Result<Vec<NaiveDate>, CalendarFault> {
    let mut out = Vec::new();
    for text in written {
        let fault = || CalendarFault::Day { field, text: text.clone() };
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let from: NaiveDate = from.parse().map_err(|_| fault())?;
        let to: NaiveDate = to.parse().map_err(|_| fault())?;
        if to < from || !near(year, from) || !near(year, to) {
            return Err(fault());
        }
        let length = (to - from).num_days() as u64;
        out.extend((0..=length).filter_map(|n| from.checked_add_days(Days::new(n))));
    }
    out.sort_unstable();
    Ok(out)
}
