//! Notes: what a verdict rests on, kept as data and said in the reader's language.

use crate::Money;
use crate::locale::{Arg as Value, Locale, value};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// A sentence of the catalogue with its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Message id, `money-…`.
    pub id: &'static str,
    /// Named values.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value of a note.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A count.
    Count(usize),
    /// A sum.
    Money(Money),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(DateTime<FixedOffset>),
    /// Foreign text.
    Text(String),
    /// A rate in hundred-thousandths.
    Rate(i64),
    /// A word of the catalogue.
    Word(&'static str),
    /// Several of them.
    Words(Vec<&'static str>),
}

impl Note {
    /// A note without values.
    pub fn plain(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    pub(super) fn new(id: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        Self { id, args }
    }

    /// The sentence in a language.
    pub fn say(&self, locale: &Locale) -> String {
        let texts: Vec<(&str, Option<usize>, String)> = self
            .args
            .iter()
            .map(|(name, arg)| match arg {
                Arg::Count(n) => (*name, Some(*n), String::new()),
                Arg::Money(m) => (*name, None, m.grouped()),
                Arg::Day(d) => (*name, None, d.to_string()),
                Arg::Moment(m) => (*name, None, m.format("%Y-%m-%d %H:%M:%S").to_string()),
                Arg::Text(t) => (*name, None, t.clone()),
                Arg::Rate(r) => (*name, None, rate(*r)),
                Arg::Word(id) => (*name, None, locale.text(id)),
                Arg::Words(ids) => {
                    let words: Vec<String> = ids.iter().map(|id| locale.text(id)).collect();
                    (*name, None, locale.list(&words))
                }
            })
            .collect();
        let args: Vec<Value<'_>> = texts
            .iter()
            .map(|(name, count, text)| {
                (*name, count.map_or_else(|| value(text.as_str()), |n| value(n as i64)))
            })
            .collect();
        locale.fill(self.id, &args)
    }
}

/// `0.38%` from 380 hundred-thousandths.
pub(super) fn rate(hundred_thousandths: i64) -> String {
    let sign = if hundred_thousandths < 0 { "-" } else { "" };
    let n = hundred_thousandths.unsigned_abs();
    let text = format!("{}.{:03}", n / 1000, n % 1000);
    format!("{sign}{}%", text.strip_suffix('0').unwrap_or(&text))
}
