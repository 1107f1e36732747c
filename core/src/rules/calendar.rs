//! Day calendars from data: days off, make-up workdays and the weekend of a jurisdiction, year by year.

mod file;
mod notice;

pub use file::{CalendarFault, YearFile, YearStatus};

use super::embedded;
use crate::calendar::DayCalendar;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The working days of one jurisdiction. Outside the years it has data for, only the weekend rests and nothing is sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    id: String,
    weekend: Weekend,
    /// Year of `years[0]`.
    first: i32,
    years: Vec<Year>,
}

/// The days of the week that rest. Never all seven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekend(u8);

impl Weekend {
    /// Saturday and Sunday.
    pub const SAT_SUN: Self = Self(0b110_0000);
    /// Sunday alone (Hong Kong, Singapore).
    pub const SUN: Self = Self(0b100_0000);

    /// From `["sat", "sun"]`; `None` for an unknown word or a week without workdays.
    pub fn parse<S: AsRef<str>>(words: &[S]) -> Option<Self> {
        let mut bits = 0u8;
        for word in words {
            let day = word.as_ref().parse::<Weekday>().ok()?;
            bits |= 1 << day.num_days_from_monday();
        }
        (bits != 0b111_1111).then_some(Self(bits))
    }

    /// Whether this weekday rests.
    pub fn has(self, day: Weekday) -> bool {
        self.0 >> day.num_days_from_monday() & 1 == 1
    }
}

/// One year: a bit per day, and where it comes from. `file` is absent where only a neighbour's file touched it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Year {
    rest: [u64; 6],
    about: Option<YearAbout>,
}

/// Where a year's days come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearAbout {
    /// The year.
    pub year: i32,
    /// Official, provisional, or added by the user.
    pub status: YearStatus,
    /// Version of the data, printed with every date that rests on it.
    pub version: String,
    /// Notice or data set.
    pub source: String,
}

impl Calendar {
    /// A calendar that knows only its weekend.
    pub fn bare(id: &str, weekend: Weekend) -> Self {
        Self { id: id.to_string(), weekend, first: 0, years: Vec::new() }
    }

    /// Mainland China: 2019-2026 official, 2027 provisional.
    pub fn china() -> Self {
        Self::embedded("CN", Weekend::SAT_SUN, embedded::CN_CALENDAR)
    }

    /// A calendar from files of the binary, which tests hold to be readable.
    pub(super) fn embedded(id: &str, weekend: Weekend, files: &[(&str, &str)]) -> Self {
        let mut calendar = Self::bare(id, weekend);
        for (_, text) in files {
            if let Ok(year) = YearFile::parse(text) {
                calendar.add(&year);
            }
        }
        calendar
    }

    /// Takes in a year; a year it had already is replaced whole.
    pub fn add(&mut self, file: &YearFile) {
        let about = YearAbout {
            year: file.year,
            status: file.status,
            version: file.version.clone(),
            source: file.source.clone(),
        };
        let weekend = self.weekend;
        let year = self.year_mut(file.year);
        *year = Year { rest: weekend_days(file.year, weekend), about: Some(about) };
        for day in &file.off {
            self.mark(*day, true);
        }
        for day in &file.work {
            self.mark(*day, false);
        }
    }

    /// `CN`, `HK`, …
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Which days of the week rest.
    pub fn weekend(&self) -> Weekend {
        self.weekend
    }

    /// The years with data of their own, oldest first.
    pub fn years(&self) -> impl Iterator<Item = &YearAbout> {
        self.years.iter().filter_map(|y| y.about.as_ref())
    }

    /// Where this day's year comes from; `None` where there is no data.
    pub fn about(&self, day: NaiveDate) -> Option<&YearAbout> {
        self.year(day.year())?.about.as_ref()
    }

    fn year(&self, year: i32) -> Option<&Year> {
        self.years.get(usize::try_from(year.checked_sub(self.first)?).ok()?)
    }

    /// The year's row, with the rows up to it filled in.
    fn year_mut(&mut self, year: i32) -> &mut Year {
        if self.years.is_empty() {
            self.first = year;
        }
        let blank = |y: i32, weekend| Year { rest: weekend_days(y, weekend), about: None };
        while year < self.first {
            self.first -= 1;
            self.years.insert(0, blank(self.first, self.weekend));
        }
        let at = (year - self.first) as usize;
        while self.years.len() <= at {
            let next = self.first + self.years.len() as i32;
            self.years.push(blank(next, self.weekend));
        }
        &mut self.years[at]
    }

    fn mark(&mut self, day: NaiveDate, rest: bool) {
        set(&mut self.year_mut(day.year()).rest, day.ordinal0(), rest);
    }
}

impl DayCalendar for Calendar {
    fn is_rest(&self, day: NaiveDate) -> bool {
        match self.year(day.year()) {
            Some(year) => year.rest[day.ordinal0() as usize / 64] >> (day.ordinal0() % 64) & 1 == 1,
            None => self.weekend.has(day.weekday()),
        }
    }

    fn is_sure(&self, day: NaiveDate) -> bool {
        self.about(day).is_some_and(|a| a.status != YearStatus::Provisional)
    }
}

fn set(rest: &mut [u64; 6], ordinal0: u32, on: bool) {
    let bit = 1u64 << (ordinal0 % 64);
    let word = &mut rest[ordinal0 as usize / 64];
    *word = if on { *word | bit } else { *word & !bit };
}

fn weekend_days(year: i32, weekend: Weekend) -> [u64; 6] {
    let mut rest = [0; 6];
    let mut day = NaiveDate::from_ymd_opt(year, 1, 1);
    while let Some(d) = day.filter(|d| d.year() == year) {
        set(&mut rest, d.ordinal0(), weekend.has(d.weekday()));
        day = d.checked_add_days(Days::new(1));
    }
    rest
}

#[cfg(test)]
mod tests;
