//! What a run reads from the facts: the trigger, obstacles and times that do not count.

use super::super::super::rule::{From, Which};
use super::super::super::working::{Value, Why};
use super::{Interval, Run, in_brackets};
use crate::rules::fact::Fact;
use chrono::{Datelike, Days, NaiveDate};

impl<'a> Run<'a, '_> {
    /// Step 1: the trigger date, or the kinds that are missing.
    pub(super) fn trigger(&mut self) -> Result<NaiveDate, Vec<String>> {
        let trigger = &self.rule.trigger;
        let mut found: Vec<(&str, NaiveDate)> = Vec::new();
        let mut missing: Vec<&str> = Vec::new();
        let mut stands_in = None;
        if trigger.all_of.is_empty() {
            let named = |kinds: &'a [String]| {
                kinds.iter().filter_map(|k| Some((k.as_str(), self.earliest(k)?))).collect()
            };
            found = named(&trigger.any_of);
            if found.is_empty() {
                found = named(&trigger.accept);
            }
            if trigger.date == Which::Latest {
                let of = |k: &str| self.dates(k).max();
                found = found.iter().filter_map(|(k, _)| Some((*k, of(k)?))).collect();
            }
            if found.is_empty() {
                missing = trigger.any_of.iter().take(1).map(String::as_str).collect();
            }
        }
        for kind in &trigger.all_of {
            match self.earliest(kind) {
                Some(day) => found.push((kind, day)),
                None => missing.push(kind),
            }
        }
        let proxy = self.rule.trigger_proxy.as_ref();
        if let Some(proxy) = proxy.filter(|p| missing.contains(&p.if_missing.as_str())) {
            let plus = Days::new(u64::from(proxy.plus_days));
            if let Some(day) = self.earliest(&proxy.uses).and_then(|d| d.checked_add_days(plus)) {
                // What shows the loss shows who owes it: the stand-in answers for every missing kind.
                missing.clear();
                found.push((&proxy.uses, day));
                stands_in = Some((day, i64::from(proxy.plus_days)));
            }
        }
        if !missing.is_empty() {
            return Err(missing.into_iter().map(str::to_string).collect());
        }
        let picked = match trigger.date {
            Which::Latest | Which::FirstOpen => found.iter().max_by_key(|(_, day)| *day),
            Which::First => found.iter().min_by_key(|(_, day)| *day),
            Which::FirstNamed => found.first(),
        };
        let Some(&(kind, day)) = picked else { return Err(Vec::new()) };
        let start = match trigger.from {
            From::Day => day,
            From::YearEnd => NaiveDate::from_ymd_opt(day.year(), 12, 31).unwrap_or(day),
        };
        // The fact's own kind and record: one fact may give two of the kinds asked for.
        let fact = self.facts.iter().find(|f| f.is(kind) && f.date == day);
        let kind = fact.map_or_else(|| kind.to_string(), |f| f.kind.to_string());
        let basis = fact.map_or_else(String::new, |f| in_brackets(&f.basis));
        let earlier = found.iter().filter(|(_, d)| *d != day).max_by_key(|(_, d)| *d);
        let why = match stands_in {
            Some((stand_in, days)) if stand_in == day => Why::new("clocks-why-proxy")
                .with("kind", Value::Kind(kind))
                .with("days", Value::Number(days)),
            None if trigger.date == Which::Latest && earlier.is_some() => {
                let (other, when) = earlier.copied().unwrap_or((&kind, day));
                Why::new("clocks-why-trigger-later")
                    .with("other", Value::Kind(other.to_string()))
                    .with("day", Value::Day(when))
                    .with("kind", Value::Kind(kind))
                    .with("basis", Value::Text(basis))
            }
            _ if start != day => Why::new("clocks-why-trigger-year-end")
                .with("kind", Value::Kind(kind))
                .with("day", Value::Day(day)),
            _ => Why::new("clocks-why-trigger")
                .with("kind", Value::Kind(kind))
                .with("basis", Value::Text(basis)),
        };
        self.note("trigger", Some(start), || why);
        Ok(start)
    }

    /// The obstacles and the times that do not count.
    pub(super) fn find_intervals(&mut self) {
        let mut obstacles = Vec::new();
        for (which, suspend) in self.rule.suspend.iter().enumerate() {
            let (from, until) = &suspend.events;
            obstacles.extend(self.intervals(from, until).into_iter().map(|i| (i, which)));
        }
        obstacles.sort_by_key(|((from, _), _)| *from);
        self.obstacles = obstacles;
        let tolls = self.rule.tolling.iter().flat_map(|t| self.intervals(&t.from, &t.until));
        let mut tolls: Vec<_> = tolls.collect();
        tolls.sort_unstable();
        self.tolls = tolls;
    }

    /// Pairs beginnings with ends. A second beginning before an end is part of the first; an end without a
    /// beginning is nothing. Where one ends and another begins on a day, both count.
    fn intervals(&self, from: &str, until: &str) -> Vec<Interval> {
        let mut marks: Vec<NaiveDate> = self.dates(from).chain(self.dates(until)).collect();
        marks.sort_unstable();
        marks.dedup();
        let (mut out, mut open): (Vec<Interval>, Option<NaiveDate>) = (Vec::new(), None);
        for day in marks {
            let begins = self.dates(from).any(|d| d == day);
            let ends = self.dates(until).any(|d| d == day);
            match open {
                Some(since) if ends => {
                    out.push((since, Some(day)));
                    open = begins.then_some(day);
                }
                None if begins && ends => out.push((day, Some(day))),
                None if begins => open = Some(day),
                _ => {}
            }
        }
        out.extend(open.map(|since| (since, None)));
        out
    }

    /// The dates of a kind that count in this run.
    pub(super) fn dates(&self, kind: &str) -> impl Iterator<Item = NaiveDate> {
        let counts = |f: &&Fact| f.is(kind) && (self.admit_disputed || !f.disputed);
        self.facts.iter().filter(counts).map(|f| f.date)
    }

    /// The earliest date of a kind.
    pub(super) fn earliest(&self, kind: &str) -> Option<NaiveDate> {
        self.dates(kind).min()
    }
}
