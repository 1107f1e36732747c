//! The working of a date: each step with its day, its reason and its source, for a reader who never saw the program.

use super::period::{Period, Unit};
use super::rule::{Citation, Text as Words};
use crate::locale::{Arg, Lang, Locale, value};
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;

/// One step of a computation.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// `trigger`, `add`, `interrupt`, `suspend`, `cap`, `roll`, `act_by`, `transitional`.
    pub step: &'static str,
    /// The day it ends on or is about.
    pub date: Option<NaiveDate>,
    /// Why: a message and what goes into it.
    pub why: Why,
    /// Where the law says so.
    pub cite: Option<Arc<Citation>>,
}

/// A message of the catalogue with its values; said in a language only when asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// Message id.
    pub id: &'static str,
    /// Its values.
    pub args: Vec<(&'static str, Value)>,
}

/// A value of a reason.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Said as it stands.
    Text(String),
    /// A pack's own words.
    Both(Words),
    /// A day.
    Day(NaiveDate),
    /// An event kind.
    Kind(String),
    /// A length of time.
    Span(Period),
    /// A number.
    Number(i64),
}

impl Why {
    /// A reason without values.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same with one value more.
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.args.push((name, value));
        self
    }

    /// In this language.
    pub fn text(&self, locale: &Locale) -> String {
        let said: Vec<(&str, String)> =
            self.args.iter().map(|(name, v)| (*name, v.text(locale))).collect();
        let args: Vec<Arg<'_>> = said.iter().map(|(n, v)| (*n, value(v.as_str()))).collect();
        locale.fill(self.id, &args)
    }
}

impl Step {
    /// The reason in this language.
    pub fn why(&self, locale: &Locale) -> String {
        self.why.text(locale)
    }

    /// The source in this language; empty where the step rests on the calendar or the user alone.
    pub fn cite(&self, lang: Lang) -> &str {
        self.cite.as_ref().map_or("", |c| c.text.get(lang))
    }
}

impl Value {
    fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Both(text) => text.get(locale.lang()).to_string(),
            Self::Number(n) => n.to_string(),
            Self::Day(day) => day_text(*day, locale),
            Self::Kind(kind) => kind_text(kind, locale),
            Self::Span(period) => period_text(*period, locale),
        }
    }
}

/// An event kind as people read it; kinds of a user's pack read as they are written.
pub fn kind_text(kind: &str, locale: &Locale) -> String {
    let id = format!("clocks-event-{kind}");
    if locale.has(&id) { locale.text(&id) } else { kind.to_string() }
}

/// `3 years`, `三年`.
pub fn period_text(period: Period, locale: &Locale) -> String {
    let id = match period.unit {
        Unit::Year => "clocks-span-year",
        Unit::Month => "clocks-span-month",
        Unit::Week => "clocks-span-week",
        Unit::Day => "clocks-span-day",
        Unit::WorkingDay => "clocks-span-working-day",
        Unit::Hour => "clocks-span-hour",
    };
    locale.fill(id, &[("n", value(period.value))])
}

/// `2026-10-08 (Thu)`, `2026-10-08（周四）`.
pub fn day_text(day: NaiveDate, locale: &Locale) -> String {
    let weekday = locale.text(match day.weekday() {
        chrono::Weekday::Mon => "clocks-weekday-mon",
        chrono::Weekday::Tue => "clocks-weekday-tue",
        chrono::Weekday::Wed => "clocks-weekday-wed",
        chrono::Weekday::Thu => "clocks-weekday-thu",
        chrono::Weekday::Fri => "clocks-weekday-fri",
        chrono::Weekday::Sat => "clocks-weekday-sat",
        chrono::Weekday::Sun => "clocks-weekday-sun",
    });
    locale.fill("clocks-day", &[("day", value(day.to_string())), ("weekday", value(weekday))])
}
