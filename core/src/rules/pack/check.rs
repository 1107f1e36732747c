//! What a pack's reader cannot see by type alone: each fault with its file, line and field.

use super::super::calendar::{CalendarFault, Weekend};
use super::super::line_at;
use super::super::period::{Period, Unit};
use super::super::rule::{CiteAt, Kind, RollRule, Rule};
use super::{Head, PackFault, Source};
use crate::case::stage::Stage;
use std::collections::{BTreeMap, BTreeSet};

/// A rule and where it stands.
pub(super) struct Placed<'a> {
    pub(super) rule: Rule,
    /// Which `[[rule]]` of its file, from 0.
    pub(super) nth: usize,
    pub(super) name: &'a str,
    pub(super) text: &'a str,
}

impl Placed<'_> {
    fn fault(&self, field: &str, id: &'static str) -> PackFault {
        let named = format!("{}.{field}", self.rule.id);
        PackFault::new(self.name, self.line_of(field), named, id, "")
    }

    /// The line in which the rule sets this field; the rule's first line where it does not.
    fn line_of(&self, field: &str) -> usize {
        let (mut nth, mut first) = (None, 1);
        for (i, line) in self.text.lines().enumerate() {
            let line = line.trim_start();
            if line.starts_with("[[rule]]") {
                if nth == Some(self.nth) {
                    break;
                }
                nth = Some(nth.map_or(0, |n: usize| n + 1));
                first = i + 1;
            }
            let opens = |rest: &str| rest.trim_start().starts_with(['=', '.']);
            if nth == Some(self.nth)
                && (line.strip_prefix(field).is_some_and(opens)
                    || line.starts_with(&format!("[[rule.{field}]]")))
            {
                return i + 1;
            }
        }
        first
    }
}

/// A fault of the TOML reader.
pub(super) fn of_toml(name: &str, text: &str, e: &toml::de::Error) -> PackFault {
    let start = e.span().map_or(0, |s| s.start);
    let line = line_at(text, start);
    let written = text.lines().nth(line - 1).unwrap_or_default();
    let field = written.split_once('=').map_or(written, |(key, _)| key).trim();
    PackFault::new(name, line, field, "", e.message())
}

/// A fault of a calendar year.
pub(super) fn of_calendar(name: &str, text: &str, fault: &CalendarFault) -> PackFault {
    let find =
        |needle: &str| text.lines().position(|l| l.contains(needle)).map_or(1, |line| line + 1);
    let (line, field) = match fault {
        CalendarFault::Toml { line, .. } | CalendarFault::Json { line, .. } => (*line, ""),
        CalendarFault::Day { field, text } => (find(text), *field),
        CalendarFault::Year(_) => (find("year"), "year"),
        CalendarFault::Empty(_) => (find("days"), "days"),
    };
    let (id, with) = match fault {
        CalendarFault::Toml { what, .. } | CalendarFault::Json { what, .. } => ("", what.clone()),
        CalendarFault::Day { text, .. } => ("core-fault-day", text.clone()),
        CalendarFault::Year(year) => ("core-fault-year", year.to_string()),
        CalendarFault::Empty(year) => ("core-fault-empty", year.to_string()),
    };
    PackFault::new(name, line, field, id, with)
}

/// Checks `[pack]`.
pub(super) fn head(head: &Head, name: &str, text: &str, faults: &mut Vec<PackFault>) {
    let mut fault = |field: &str, id| {
        let line = text.lines().position(|l| l.trim_start().starts_with(field)).unwrap_or(0) + 1;
        faults.push(PackFault::new(name, line, format!("pack.{field}"), id, ""));
    };
    if head.id.is_empty() || !head.id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        fault("id", "core-fault-pack-id");
    }
    if Weekend::parse(&head.weekend).is_none() {
        fault("weekend", "core-fault-weekend");
    }
    if head.count_start_day {
        fault("count_start_day", "core-fault-start-day");
    }
    if head.reviewed().is_none() {
        fault("reviewed_on", "core-fault-date");
    }
}

/// Checks every rule, alone and against the others.
pub(super) fn rules(
    rules: &[Placed<'_>],
    sources: &BTreeMap<String, Source>,
    faults: &mut Vec<PackFault>,
) {
    let ids: BTreeSet<&str> = rules.iter().map(|p| p.rule.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    for placed in rules {
        let rule = &placed.rule;
        if rule.id.is_empty() || rule.id.contains(char::is_whitespace) {
            faults.push(placed.fault("id", "core-fault-id-spaces"));
        }
        if !seen.insert(&rule.id) {
            faults.push(placed.fault("id", "core-fault-id-twice"));
        }
        if rule.replaces.as_ref().is_some_and(|r| !ids.contains(r.as_str())) {
            faults.push(placed.fault("replaces", "core-fault-no-rule"));
        }
        faults.extend(alone(placed));
        let cites = rule.cite.iter().chain(rule.interrupt.iter().flat_map(|i| &i.cite));
        for CiteAt { source, .. } in cites {
            if !sources.contains_key(source) {
                let mut fault = placed.fault("cite", "core-fault-source");
                fault.with = format!("[source.{source}]");
                faults.push(fault);
            }
        }
    }
}

fn alone(placed: &Placed<'_>) -> Vec<PackFault> {
    let rule = &placed.rule;
    let mut faults = Vec::new();
    let mut fault = |field: &str, id| faults.push(placed.fault(field, id));
    match (rule.period.value, rule.period.ask) {
        (None, false) => fault("period", "core-fault-period-value"),
        (Some(value), _) if !sensible(Period::new(value, rule.period.unit)) => {
            fault("period", "core-fault-too-long");
        }
        _ => {}
    }
    if rule.trigger.all_of.is_empty() && rule.trigger.any_of.is_empty() {
        fault("trigger", "core-fault-trigger");
    }
    if rule.kind == Kind::EvidenceLoss && rule.roll.rule != RollRule::None {
        fault("roll", "core-fault-evidence-roll");
    }
    if rule.title.en.is_empty() || rule.title.zh.is_empty() {
        fault("title", "core-fault-both-languages");
    }
    if rule.cite.is_empty() {
        fault("cite", "core-fault-no-source");
    }
    if rule.act_by_margin.is_some_and(|m| !sensible(m)) {
        fault("act_by_margin", "core-fault-too-long");
    }
    if let Some(cap) = &rule.cap {
        if cap.interruptible || cap.suspendable {
            fault("cap", "core-fault-cap-moves");
        }
        if !sensible(cap.period) || cap.period.unit == Unit::WorkingDay {
            fault("cap", "core-fault-cap-unit");
        }
    }
    for suspend in &rule.suspend {
        let extend = &suspend.effect.extend_to;
        if extend.from != suspend.events.1 {
            fault("suspend", "core-fault-suspend-from");
        }
        if !sensible(Period::new(extend.value, extend.unit)) || !sensible(suspend.window.last) {
            fault("suspend", "core-fault-too-long");
        }
    }
    if rule.extensions.iter().any(|e| !sensible(e.to)) {
        fault("extensions", "core-fault-too-long");
    }
    if rule.interrupt.iter().flat_map(|i| &i.followed_by).any(|f| !sensible(f.within)) {
        fault("interrupt", "core-fault-followed-too-long");
    }
    for (field, value) in
        [("effective_from", &rule.effective_from), ("effective_to", &rule.effective_to)]
    {
        if value.is_some() && value.as_ref().and_then(super::super::rule::toml_day).is_none() {
            fault(field, "core-fault-date");
        }
    }
    if let (Some(from), Some(to)) = rule.in_force()
        && to < from
    {
        fault("effective_to", "core-fault-never");
    }
    if rule.stage.iter().any(|s| Stage::parse(s).is_none()) {
        fault("stage", "core-fault-stage");
    }
    faults
}

/// Short enough that no date leaves the calendar of the world.
fn sensible(period: Period) -> bool {
    let most = match period.unit {
        Unit::Year => 100,
        Unit::Month => 1200,
        Unit::Week => 5200,
        Unit::Day | Unit::WorkingDay => 36500,
        Unit::Hour => 876_000,
    };
    period.value <= most
}
