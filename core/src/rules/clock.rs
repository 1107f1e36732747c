//! The clock: one rule, the facts, and the dates that follow (`law.md` 6.3), with the working.

mod run;

use super::calendar::{Calendar, YearStatus};
use super::fact::Fact;
use super::nature::{Nature, Status};
use super::pack::RulePack;
use super::period::Period;
use super::rule::{Kind, RollRule, Rule, Text, Transitional, Which};
use super::working::{Step, Value, Why};
use crate::calendar::DayCalendar;
use chrono::{Datelike, Days, NaiveDate};
use run::{Run, Standing};
use std::collections::BTreeSet;

/// What a rule gives for some facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Rule id.
    pub rule: String,
    /// The day counting began last: the trigger, or the last interruption.
    pub start: Option<NaiveDate>,
    /// Computed last day before rest days are looked at.
    pub unrolled: Option<NaiveDate>,
    /// Computed last day.
    pub expected: Option<NaiveDate>,
    /// The last sensible day to act.
    pub act_by: Option<NaiveDate>,
    /// Computed last day if contested events count; absent where that changes nothing.
    pub alternative: Option<NaiveDate>,
    /// Computed last day, not rolled, if the claim was knowable from the day after the money was due; absent where
    /// that is not earlier.
    pub cautious: Option<NaiveDate>,
    /// Where the clock stands.
    pub status: Status,
    /// It rests on a calendar year that is missing or provisional.
    pub provisional: bool,
    /// Step by step.
    pub working: Vec<Step>,
    /// What it rests on.
    pub nature: Nature,
    /// The rule was not compared with an official text yet.
    pub verify: bool,
    /// Kinds of which one date is missing, where the status is unknown; `period` stands for a length to be entered.
    pub missing: Vec<String>,
}

/// Computes a rule. `facts` may come in any order; those the rule does not know are ignored.
pub fn compute(rule: &Rule, pack: &RulePack, facts: &[Fact], today: NaiveDate) -> Outcome {
    compute_with(rule, pack, facts, None, today)
}

/// The same, with the length of a period that an agreement or a court sets. It also replaces a fixed length.
pub fn compute_with(
    rule: &Rule,
    pack: &RulePack,
    facts: &[Fact],
    length: Option<Period>,
    today: NaiveDate,
) -> Outcome {
    let ask = Ask { pack, facts, length, today };
    ask.in_force(rule, 0)
}

/// One question to the engine.
struct Ask<'a> {
    pack: &'a RulePack,
    facts: &'a [Fact],
    length: Option<Period>,
    today: NaiveDate,
}

impl Ask<'_> {
    /// Picks the version of the rule that the trigger date falls under. `depth` stops packs that replace in a ring.
    fn in_force(&self, rule: &Rule, depth: u8) -> Outcome {
        let outcome = self.outcome(rule);
        let (from, to) = rule.in_force();
        let trigger = outcome.working.iter().find(|s| s.step == "trigger").and_then(|s| s.date);
        let Some(trigger) = trigger.filter(|_| depth < 4) else { return outcome };
        if to.is_some_and(|to| trigger > to) {
            let next = self.pack.rules.iter().find(|r| r.replaces.as_deref() == Some(&rule.id));
            return match next {
                Some(next) => {
                    let why = Why::new("clocks-why-replaced")
                        .with("old", Value::Text(rule.id.clone()))
                        .with("rule", Value::Text(next.id.clone()));
                    lead(self.in_force(next, depth + 1), rule, trigger, why)
                }
                None => note(outcome, rule, trigger, Why::new("clocks-why-ended")),
            };
        }
        let Some(from) = from.filter(|from| trigger < *from) else { return outcome };
        let Some(old) = rule.replaces.as_ref().and_then(|id| self.pack.rule(id)) else {
            let why = Why::new("clocks-why-before-force").with("from", Value::Day(from));
            return note(outcome, rule, trigger, why);
        };
        let before = self.in_force(old, depth + 1);
        let over = before.expected.is_some_and(|day| day < from);
        if over || rule.transitional == Transitional::VersionInForceAtTrigger {
            let why = Why::new("clocks-why-old-applies")
                .with("old", Value::Text(old.id.clone()))
                .with("from", Value::Day(from));
            return lead(before, rule, trigger, why);
        }
        let (mut first, second) =
            if before.unrolled < outcome.unrolled { (before, outcome) } else { (outcome, before) };
        first.rule.clone_from(&rule.id);
        first.alternative = first.alternative.or(second.expected);
        let mut why = Why::new("clocks-why-both")
            .with("rule", Value::Text(rule.id.clone()))
            .with("old", Value::Text(old.id.clone()))
            .with("from", Value::Day(from));
        if let Some(other) = second.expected {
            why = why.with("other", Value::Day(other));
        }
        note(first, rule, trigger, why)
    }

    /// The rule by itself.
    fn outcome(&self, rule: &Rule) -> Outcome {
        match rule.trigger.date {
            Which::FirstOpen => self.first_open(rule).unwrap_or_else(|| self.one(rule)),
            _ => self.one(rule),
        }
    }

    /// Each event starts a period of its own, and none saves another: the first that still runs leads, the last one is
    /// the alternative.
    fn first_open(&self, rule: &Rule) -> Option<Outcome> {
        let starts = |f: &Fact| rule.trigger.any_of.iter().any(|kind| f.is(kind));
        let days: BTreeSet<NaiveDate> =
            self.facts.iter().filter(|f| starts(f)).map(|f| f.date).collect();
        let each = days.into_iter().map(|day| {
            let kept = self.facts.iter().filter(|f| !starts(f) || f.date == day);
            let facts: Vec<Fact> = kept.cloned().collect();
            Ask { facts: &facts, ..*self }.one(rule)
        });
        let all: Vec<Outcome> = each.collect();
        let last = all.last()?.clone();
        let mut first =
            all.into_iter().find(|o| o.status != Status::Expired).unwrap_or(last.clone());
        first.alternative =
            first.alternative.or(last.expected.filter(|day| Some(*day) != first.expected));
        Some(first)
    }

    fn one(&self, rule: &Rule) -> Outcome {
        let mut working = Vec::with_capacity(8);
        let mut run = Run::new(rule, self.pack, self.facts, self.length);
        run.trace = Some(&mut working);
        let standing = run.standing(None);
        let start = run.start;
        let mut sure = run.sure;
        let mut outcome = Outcome {
            rule: rule.id.clone(),
            start,
            unrolled: None,
            expected: None,
            act_by: None,
            alternative: None,
            cautious: None,
            status: Status::Unknown,
            provisional: false,
            working,
            nature: rule.nature(),
            verify: rule.verify,
            missing: Vec::new(),
        };
        match standing {
            Standing::At(unrolled) => {
                let expected = self.roll(rule, unrolled, &mut sure, Some(&mut outcome.working));
                let act_by = self.act_by(rule, unrolled, &mut sure, &mut outcome.working);
                outcome.status = self.status(rule, act_by, expected);
                // A date in a year without an official calendar is marked, whether or not it rolled (law.md 6.3, 7.6).
                sure &= [unrolled, expected, act_by].iter().all(|d| self.pack.calendar.is_sure(*d));
                (outcome.unrolled, outcome.expected) = (Some(unrolled), Some(expected));
                outcome.act_by = Some(act_by);
                outcome.provisional = !sure;
                outcome.cautious = self.cautious(rule, unrolled);
            }
            Standing::Held => outcome.status = Status::Held,
            Standing::Suspended => outcome.status = Status::Suspended,
            Standing::Unknown(missing) => outcome.missing = missing,
        }
        outcome.alternative = self.alternative(rule).filter(|day| Some(*day) != outcome.expected);
        outcome
    }

    /// The rolled last day if contested events count.
    fn alternative(&self, rule: &Rule) -> Option<NaiveDate> {
        let contested = |fact: &Fact| {
            fact.disputed
                || rule
                    .interrupt
                    .iter()
                    .any(|i| (i.disputed || i.followed_by.is_some()) && i.names(&fact.kind))
        };
        if !self.facts.iter().any(contested) {
            return None;
        }
        let mut run = Run::new(rule, self.pack, self.facts, self.length);
        run.admit_disputed = true;
        match run.standing(None) {
            Standing::At(end) => Some(self.roll(rule, end, &mut true, None)),
            _ => None,
        }
    }

    /// The last day if the claim was knowable from the stand-in of the trigger on, where that is earlier.
    fn cautious(&self, rule: &Rule, unrolled: NaiveDate) -> Option<NaiveDate> {
        let proxy = rule.trigger_proxy.as_ref()?;
        let day =
            self.facts.iter().filter(|f| !f.disputed && f.is(&proxy.uses)).map(|f| f.date).min();
        let day = day?.checked_add_days(Days::new(u64::from(proxy.plus_days)))?;
        match Run::new(rule, self.pack, self.facts, self.length).standing(Some(day)) {
            Standing::At(end) => Some(end).filter(|end| *end < unrolled),
            _ => None,
        }
    }

    fn roll(
        &self,
        rule: &Rule,
        end: NaiveDate,
        sure: &mut bool,
        working: Option<&mut Vec<Step>>,
    ) -> NaiveDate {
        let calendar = &self.pack.calendar;
        let why;
        let mut rolled = end;
        if rolls(rule) {
            rolled = calendar.roll_forward(end);
            *sure &= calendar.is_sure(end) && calendar.is_sure(rolled);
            let days = days_from(calendar, end);
            let id = match (rolled == end, rule.kind) {
                (true, _) if calendar.weekend().has(end.weekday()) => "clocks-why-roll-make-up",
                (true, _) => "clocks-why-roll-workday",
                (false, Kind::ResponseDue) => "clocks-why-roll-favour",
                (false, _) => "clocks-why-roll",
            };
            why = Why::new(id)
                .with("from", Value::Day(end))
                .with("to", Value::Day(rolled))
                .with("calendar", days);
        } else {
            let id = match rule.kind {
                Kind::EvidenceLoss => "clocks-why-roll-evidence",
                _ => "clocks-why-roll-none",
            };
            why = Why::new(id).with("from", Value::Day(end));
        }
        if let Some(working) = working {
            working.push(Step { step: "roll", date: Some(rolled), why, cite: None });
        }
        rolled
    }

    fn act_by(
        &self,
        rule: &Rule,
        unrolled: NaiveDate,
        sure: &mut bool,
        working: &mut Vec<Step>,
    ) -> NaiveDate {
        let calendar = &self.pack.calendar;
        let margin = rule.act_by_margin.and_then(|m| Some((m, m.before(unrolled, calendar)?)));
        let (day, why) = match margin {
            None => {
                let day = calendar.working_day_before(unrolled);
                *sure &= calendar.is_sure(day);
                let id = match rule.kind {
                    Kind::ResponseDue => "clocks-why-act-by-answer",
                    _ => "clocks-why-act-by",
                };
                (day, Why::new(id).with("from", Value::Day(unrolled)))
            }
            Some((margin, target)) => {
                let mut day = target;
                if rule.kind != Kind::EvidenceLoss {
                    if calendar.is_rest(day) {
                        day = calendar.working_day_before(day);
                    }
                    *sure &= calendar.is_sure(target) && calendar.is_sure(day);
                }
                let why = Why::new("clocks-why-act-by-margin")
                    .with("from", Value::Day(unrolled))
                    .with("margin", Value::Span(margin));
                (day, why)
            }
        };
        working.push(Step { step: "act_by", date: Some(day), why, cite: None });
        day
    }

    fn status(&self, rule: &Rule, act_by: NaiveDate, expected: NaiveDate) -> Status {
        let lead = Days::new(if rule.kind == Kind::Limitation { 90 } else { 30 });
        if self.today > expected {
            Status::Expired
        } else if self.today == expected {
            Status::DueToday
        } else if act_by.checked_sub_days(lead).is_none_or(|from| self.today >= from) {
            Status::DueSoon
        } else {
            Status::Running
        }
    }
}

/// Where the rest days around a day are known from.
fn days_from(calendar: &Calendar, day: NaiveDate) -> Value {
    let id = calendar.id();
    let said = match calendar.about(day) {
        Some(year) if year.status == YearStatus::Provisional => Text {
            en: format!("{id} {}, provisional", year.version),
            zh: format!("{id} {}，暂定", year.version),
        },
        Some(year) => return Value::Text(format!("{id} {}", year.version)),
        None => Text {
            en: format!("{id}: no holidays known for {}, weekends alone", day.year()),
            zh: format!("{id}：{} 年的节假日尚无数据，只按周末判断", day.year()),
        },
    };
    Value::Both(said)
}

/// Whether the last day moves off a rest day. Lost evidence never waits; the other side's time to answer always does,
/// so that nobody is accused too early.
pub(super) fn rolls(rule: &Rule) -> bool {
    match rule.kind {
        Kind::EvidenceLoss => false,
        Kind::ResponseDue => true,
        _ => rule.roll.rule == RollRule::NextWorkingDay,
    }
}

/// Puts a step in front of a working that another version of the rule produced.
fn lead(mut outcome: Outcome, rule: &Rule, day: NaiveDate, why: Why) -> Outcome {
    outcome.rule.clone_from(&rule.id);
    let cite = Some(std::sync::Arc::clone(&rule.citation));
    outcome.working.insert(0, Step { step: "transitional", date: Some(day), why, cite });
    outcome
}

/// Adds a step about the version of the rule at the end of the working.
fn note(mut outcome: Outcome, rule: &Rule, day: NaiveDate, why: Why) -> Outcome {
    let cite = Some(std::sync::Arc::clone(&rule.citation));
    outcome.working.push(Step { step: "transitional", date: Some(day), why, cite });
    outcome
}

#[cfg(test)]
mod tests;
