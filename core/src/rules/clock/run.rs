//! One run of the algorithm, steps 1 to 4 of `law.md` 6.3: from the trigger to the day before anything rolls.

mod read;

use super::super::fact::Fact;
use super::super::pack::RulePack;
use super::super::period::{Direction, Period, Unit};
use super::super::rule::{Citation, Interrupt, Requirement, Restart, Rule};
use super::super::working::{Step, Value, Why};
use super::rolls;
use crate::calendar::DayCalendar;
use chrono::{Datelike, Days, NaiveDate};
use std::sync::Arc;

/// Where a clock stands before rest days are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its last day.
    At(NaiveDate),
    /// Proceedings are pending.
    Held,
    /// An obstacle has not ended.
    Suspended,
    /// Dates of these kinds are missing.
    Unknown(Vec<String>),
}

/// An obstacle or a time that does not count: from, until (open where absent).
type Interval = (NaiveDate, Option<NaiveDate>);

/// What happens on one day, sorted so that the order of the facts does not matter.
#[derive(Default)]
struct DayOfEvents<'a> {
    restarts: Vec<(&'a Fact, &'a Interrupt)>,
    filings: Vec<(&'a Fact, &'a Interrupt)>,
    ends: bool,
    extensions: Vec<Period>,
}

pub(super) struct Run<'a, 't> {
    rule: &'a Rule,
    pack: &'a RulePack,
    facts: &'a [Fact],
    length: Option<Period>,
    /// Contested events count.
    pub(super) admit_disputed: bool,
    /// The working, where wanted.
    pub(super) trace: Option<&'t mut Vec<Step>>,
    /// Every calendar year that was asked is official.
    pub(super) sure: bool,
    /// Where counting began last.
    pub(super) start: Option<NaiveDate>,
    term: Period,
    obstacles: Vec<(Interval, usize)>,
    tolls: Vec<Interval>,
}

impl<'a> Run<'a, '_> {
    pub(super) fn new(
        rule: &'a Rule,
        pack: &'a RulePack,
        facts: &'a [Fact],
        length: Option<Period>,
    ) -> Self {
        let term = Period::new(0, rule.period.unit);
        Self {
            rule,
            pack,
            facts,
            length,
            admit_disputed: false,
            trace: None,
            sure: true,
            start: None,
            term,
            obstacles: Vec::new(),
            tolls: Vec::new(),
        }
    }

    /// Runs from the trigger, or from a start given in its place.
    pub(super) fn standing(&mut self, from: Option<NaiveDate>) -> Standing {
        if self.facts.iter().any(|f| !(1900..=2200).contains(&f.date.year())) {
            return Standing::Unknown(vec!["date_out_of_range".into()]);
        }
        let start = match from.map_or_else(|| self.trigger(), Ok) {
            Ok(start) => start,
            Err(missing) => return Standing::Unknown(missing),
        };
        let fixed = self.rule.period.value.map(|n| Period::new(n, self.rule.period.unit));
        let Some(mut term) = self.length.or(fixed) else {
            return Standing::Unknown(vec!["period".into()]);
        };
        if term.unit == Unit::Day && term.value <= self.rule.working_days_up_to {
            term.unit = Unit::WorkingDay;
        }
        self.term = term;
        self.find_intervals();
        let (start, term, held) = self.walk(start, term);
        self.start = Some(start);
        if held {
            return Standing::Held;
        }
        match self.end(start, term, true) {
            Some(Ok(end)) => Standing::At(self.capped(end)),
            Some(Err(())) => Standing::Suspended,
            None => Standing::Unknown(vec!["date_out_of_range".into()]),
        }
    }

    /// Step 3 without suspensions: interruptions, proceedings and extensions, day by day. Gives where counting began
    /// last, the length that applies, and whether proceedings are pending.
    fn walk(&mut self, trigger: NaiveDate, term: Period) -> (NaiveDate, Period, bool) {
        let (mut start, mut now, mut held) = (trigger, term, false);
        self.note_end(start, now);
        for (day, events) in self.days() {
            let was_held = held;
            if was_held && events.ends {
                (start, now, held) = (day, term, false);
                self.note("interrupt", Some(day), || Why::new("clocks-why-release"));
                self.note_end(start, now);
            }
            for (fact, interrupt) in events.restarts {
                if !held && self.counts(fact, interrupt, start, now) {
                    (start, now) = (day, term);
                    self.note_end(start, now);
                }
            }
            for (fact, interrupt) in events.filings {
                held = held || self.counts(fact, interrupt, start, now);
            }
            if !was_held && held && events.ends {
                (start, now, held) = (day, term, false);
                self.note("interrupt", Some(day), || Why::new("clocks-why-release"));
                self.note_end(start, now);
            }
            for to in events.extensions {
                if !held && self.extends(day, start, now) {
                    now = to;
                    self.note("add", self.base(start, now), || {
                        Why::new("clocks-why-extension")
                            .with("period", Value::Span(to))
                            .with("notice", Value::Day(day))
                    });
                }
            }
        }
        (start, now, held)
    }

    /// Whether an event moves the clock; the working says why not.
    fn counts(
        &mut self,
        fact: &Fact,
        interrupt: &Interrupt,
        start: NaiveDate,
        term: Period,
    ) -> bool {
        let note = |run: &mut Self, id| {
            if run.trace.is_none() {
                return;
            }
            let why = Why::new(id)
                .with("kind", Value::Kind(fact.kind.to_string()))
                .with("basis", Value::Text(in_brackets(&fact.basis)));
            run.push("interrupt", Some(fact.date), why, Some(Arc::clone(&interrupt.citation)));
        };
        let lacks = |wanted, has: bool| interrupt.requires.contains(&wanted) && !has;
        if interrupt.disputed && !self.admit_disputed {
            note(self, "clocks-why-interrupt-disputed");
            return false;
        }
        if fact.disputed && !self.admit_disputed {
            note(self, "clocks-why-interrupt-weak");
            return false;
        }
        // A contested fact is contested because something is not shown: the alternative takes it as shown.
        if !fact.disputed && lacks(Requirement::ClaimedPayment, fact.claimed_payment) {
            note(self, "clocks-why-interrupt-unclaimed");
            return false;
        }
        if !fact.disputed && lacks(Requirement::ProofOfArrival, fact.proof_of_arrival) {
            note(self, "clocks-why-interrupt-unproven");
            return false;
        }
        if !self.admit_disputed && !self.followed(fact, interrupt) {
            note(self, "clocks-why-interrupt-unfollowed");
            return false;
        }
        if fact.date < start {
            note(self, "clocks-why-interrupt-before");
            return false;
        }
        let id = match self.end(start, term, false) {
            Some(Ok(end)) if fact.date > end => {
                let rolled =
                    if rolls(self.rule) { self.pack.calendar.roll_forward(end) } else { end };
                self.sure &= [end, rolled].iter().all(|d| self.pack.calendar.is_sure(*d));
                if fact.date > rolled {
                    self.note_late(fact, interrupt);
                    return false;
                }
                "clocks-why-interrupt-rolled"
            }
            None => return false,
            _ => match interrupt.restart {
                Restart::EventDate => "clocks-why-interrupt",
                Restart::ProceedingEnd => "clocks-why-hold",
            },
        };
        note(self, id);
        true
    }

    /// Too late to interrupt; some events still matter then, and the pack says how.
    fn note_late(&mut self, fact: &Fact, interrupt: &Interrupt) {
        let why = match &interrupt.late {
            None => Why::new("clocks-why-interrupt-late"),
            Some(late) => {
                Why::new("clocks-why-interrupt-late-but").with("note", Value::Both(late.clone()))
            }
        };
        let why = why
            .with("kind", Value::Kind(fact.kind.to_string()))
            .with("basis", Value::Text(in_brackets(&fact.basis)));
        self.push("interrupt", Some(fact.date), why, Some(Arc::clone(&interrupt.citation)));
    }

    /// Whether what must follow an interruption has followed in time.
    fn followed(&self, fact: &Fact, interrupt: &Interrupt) -> bool {
        let Some(follow) = &interrupt.followed_by else { return true };
        let months = self.rule.month_rule.unwrap_or(self.pack.head.month_rule);
        let Some(last) = follow.within.after(fact.date, months, &self.pack.calendar) else {
            return false;
        };
        let last = self.pack.calendar.roll_forward(last);
        let mut days = follow.any_of.iter().flat_map(|kind| self.dates(kind));
        days.any(|day| fact.date <= day && day <= last)
    }

    /// An extension notice counts while the time it could take without one is still running.
    fn extends(&self, day: NaiveDate, start: NaiveDate, now: Period) -> bool {
        let free = self.rule.extensions.iter().filter(|e| e.requires.is_none()).map(|e| e.to);
        let ends = free.chain([now]).filter_map(|p| self.base(start, p)).max();
        day >= start && ends.is_some_and(|end| day <= self.pack.calendar.roll_forward(end))
    }

    /// Step 2.
    fn base(&self, start: NaiveDate, term: Period) -> Option<NaiveDate> {
        let calendar = &self.pack.calendar;
        match self.rule.direction {
            Direction::After => {
                let months = self.rule.month_rule.unwrap_or(self.pack.head.month_rule);
                term.after(start, months, calendar)
            }
            Direction::Before => term.before(start, calendar),
        }
    }

    /// The last day counted from `start`, with the time that does not count and the obstacles put in:
    /// `Err` while one of them has not ended, `None` outside the calendar of the world.
    fn end(&mut self, start: NaiveDate, term: Period, tell: bool) -> Option<Result<NaiveDate, ()>> {
        let mut end = self.base(start, term)?;
        if term.needs_calendar() {
            self.sure &= self.pack.calendar.is_sure(start) && self.pack.calendar.is_sure(end);
        }
        for i in 0..self.tolls.len() {
            let (from, until) = self.tolls[i];
            if from < start || from > end {
                continue;
            }
            let Some(until) = until else {
                self.tell(tell, from, || Why::new("clocks-why-toll-open"));
                return Some(Err(()));
            };
            let days = (until - from).num_days();
            end = end.checked_add_days(Days::new(days as u64))?;
            self.tell(tell, end, || {
                Why::new("clocks-why-toll")
                    .with("from", Value::Day(from))
                    .with("to", Value::Day(until))
                    .with("days", Value::Number(days))
            });
        }
        for i in 0..self.obstacles.len() {
            let ((from, until), which) = self.obstacles[i];
            let suspend = &self.rule.suspend[which];
            let opens = suspend.window.last.before(end, &self.pack.calendar)?;
            if from > end || until.is_some_and(|until| until <= opens) {
                self.tell(tell, from, || {
                    Why::new("clocks-why-suspend-outside")
                        .with("from", Value::Day(opens))
                        .with("to", Value::Day(end))
                });
                continue;
            }
            let Some(until) = until else {
                self.tell(tell, from, || Why::new("clocks-why-suspend-open"));
                return Some(Err(()));
            };
            let extend = &suspend.effect.extend_to;
            let extend = Period::new(extend.value, extend.unit);
            let months = self.rule.month_rule.unwrap_or(self.pack.head.month_rule);
            end = end.max(extend.after(until, months, &self.pack.calendar)?);
            self.tell(tell, end, || {
                Why::new("clocks-why-suspend")
                    .with("from", Value::Day(from))
                    .with("to", Value::Day(until))
                    .with("period", Value::Span(extend))
            });
        }
        Some(Ok(end))
    }

    /// Step 4.
    fn capped(&mut self, end: NaiveDate) -> NaiveDate {
        let Some(cap) = &self.rule.cap else { return end };
        let months = self.rule.month_rule.unwrap_or(self.pack.head.month_rule);
        let from = self.earliest(&cap.trigger);
        let Some(last) = from.and_then(|d| cap.period.after(d, months, &self.pack.calendar)) else {
            return end;
        };
        let id = if last < end { "clocks-why-cap" } else { "clocks-why-cap-not-reached" };
        let why = Why::new(id)
            .with("kind", Value::Kind(cap.trigger.clone()))
            .with("period", Value::Span(cap.period));
        self.note("cap", Some(last), || why);
        end.min(last)
    }

    /// The events that may move the clock, by day.
    fn days(&self) -> Vec<(NaiveDate, DayOfEvents<'a>)> {
        let mut days: Vec<(NaiveDate, DayOfEvents<'a>)> = Vec::new();
        if self.rule.interrupt.is_empty() && self.rule.extensions.is_empty() {
            return days;
        }
        let mut sorted: Vec<&'a Fact> = self.facts.iter().collect();
        sorted.sort_by(|a, b| (a.date, &a.kind, &a.basis).cmp(&(b.date, &b.kind, &b.basis)));
        for fact in sorted {
            if days.last().is_none_or(|(day, _)| *day != fact.date) {
                days.push((fact.date, DayOfEvents::default()));
            }
            let Some((_, events)) = days.last_mut() else { continue };
            if let Some(interrupt) = self.rule.interrupt.iter().find(|i| i.names(&fact.kind)) {
                match interrupt.restart {
                    Restart::EventDate => events.restarts.push((fact, interrupt)),
                    Restart::ProceedingEnd => events.filings.push((fact, interrupt)),
                }
            }
            let counts = self.admit_disputed || !fact.disputed;
            events.ends |= fact.kind == "proceeding_end" && counts;
            let notices = self.rule.extensions.iter();
            events.extensions.extend(
                notices.filter(|e| e.requires.as_deref() == Some(&*fact.kind)).map(|e| e.to),
            );
        }
        days
    }

    fn note_end(&mut self, start: NaiveDate, term: Period) {
        let end = self.base(start, term);
        let id = match self.rule.direction {
            Direction::After => "clocks-why-add",
            Direction::Before => "clocks-why-add-before",
        };
        self.note("add", end, || {
            Why::new(id).with("period", Value::Span(term)).with("from", Value::Day(start))
        });
    }

    fn tell(&mut self, tell: bool, day: NaiveDate, why: impl FnOnce() -> Why) {
        if tell {
            self.note("suspend", Some(day), why);
        }
    }

    fn note(&mut self, step: &'static str, date: Option<NaiveDate>, why: impl FnOnce() -> Why) {
        if self.trace.is_some() {
            let why = why();
            self.push(step, date, why, Some(Arc::clone(&self.rule.citation)));
        }
    }

    fn push(
        &mut self,
        step: &'static str,
        date: Option<NaiveDate>,
        why: Why,
        cite: Option<Arc<Citation>>,
    ) {
        if let Some(trace) = &mut self.trace {
            trace.push(Step { step, date, why, cite });
        }
    }
}

/// ` [C003]`, or nothing for a date that was typed for this question.
fn in_brackets(basis: &str) -> String {
    if basis.is_empty() { String::new() } else { format!(" [{basis}]") }
}

impl Interrupt {
    /// Whether this event kind is meant.
    pub(in crate::rules) fn names(&self, kind: &str) -> bool {
        self.event == kind || self.also.iter().any(|k| k == kind)
    }
}
