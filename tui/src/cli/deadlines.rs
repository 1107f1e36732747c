//! `recourse deadlines` and `recourse deadline compute`: what runs out when, and how it was counted.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::read;
use super::view::{table, without_nulls};
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::deadlines::{CaseDeadline, list, of_case};
use clap::{Args, Subcommand};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::locale::Locale;
use recourse_core::rules::fact::kind_of;
use recourse_core::rules::working::kind_text;
use recourse_core::rules::{Deadline, Fact, RulePack, Step, compute};
use serde_json::{Value, json};

/// `recourse deadlines`.
#[derive(Debug, Args)]
pub(crate) struct Deadlines {
    #[arg(value_name = "CASE")]
    case: Option<String>,
    #[arg(long, value_name = "30d")]
    within: Option<String>,
    #[arg(long)]
    overdue: bool,
    #[arg(long)]
    fail: bool,
}

/// `recourse deadline …`.
#[derive(Debug, Subcommand)]
pub(crate) enum DeadlineCommand {
    Compute(Compute),
}

/// `deadline compute`.
#[derive(Debug, Args)]
pub(crate) struct Compute {
    #[arg(long, value_name = "ID")]
    rule: String,
    #[arg(long, value_name = "KIND=DATE", required = true)]
    on: Vec<String>,
    #[arg(long, value_name = "CN")]
    jurisdiction: Option<String>,
}

impl Deadlines {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| self.list(desk))
    }

    fn list(self, desk: &Desk) -> Result<Outcome> {
        let within = self.within.as_deref().map(read::days).transpose()?;
        let case = self.case.as_deref().map(|no| desk.case(no)).transpose()?;
        let locale = &desk.world.locale;
        let mut found = list(desk, case);
        if let Some(days) = within {
            found.retain(|d| d.deadline.days_left.is_some_and(|left| left <= days));
        }
        if self.overdue {
            found.retain(|d| d.deadline.overdue());
        }
        let data: Vec<Value> = found.iter().map(|d| listed_json(d, locale)).collect();
        let human =
            if found.is_empty() { locale.text("cli-deadlines-none") } else { rows(&found, locale) };
        let outcome = Outcome::new("deadlines", human, without_nulls(Value::Array(data)));
        Ok(if self.fail && !found.is_empty() { outcome.exits(Exit::Condition) } else { outcome })
    }
}

fn rows(found: &[CaseDeadline], locale: &Locale) -> String {
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|d| {
            let mut row = vec![d.case.clone()];
            row.extend(row_of(&d.deadline, locale));
            row
        })
        .collect();
    table(&rows)
}

/// Mark and days left, date and weekday, label, what it rests on.
fn row_of(deadline: &Deadline, locale: &Locale) -> Vec<String> {
    let left = match deadline.days_left {
        Some(0) => locale.text("cli-deadline-today"),
        Some(n) if n < 0 => locale.fill("cli-deadline-over", args![n = -n]),
        Some(n) => locale.fill("cli-deadline-left", args![n = n]),
        None => deadline.status.text(locale),
    };
    let mark = match deadline.days_left {
        Some(n) if n <= 7 => "!!",
        Some(n) if n <= 30 => "!",
        _ => "",
    };
    let due = deadline.due.map_or_else(|| "-".into(), |day| locale.day(day));
    vec![
        mark.into(),
        left,
        due,
        deadline.label(locale),
        deadline.nature.text(locale),
        deadline.basis(locale),
    ]
}

fn listed_json(listed: &CaseDeadline, locale: &Locale) -> Value {
    let mut value = deadline_json(&listed.deadline, locale);
    value["case"] = listed.case.clone().into();
    value
}

fn deadline_json(deadline: &Deadline, locale: &Locale) -> Value {
    json!({
        "rule": deadline.rule,
        "obligor": deadline.obligor,
        "label": deadline.label(locale),
        "due": deadline.due,
        "act_by": deadline.act_by,
        "days_left": deadline.days_left,
        "nature": deadline.nature.word(),
        "status": deadline.status.word(),
        "basis": deadline.basis(locale),
        "provisional": deadline.provisional,
        "alternative": deadline.alternative,
        "cautious": deadline.cautious,
        "verify": deadline.verify,
        "working": deadline.working.iter().map(|s| step_json(s, locale)).collect::<Vec<_>>(),
    })
}

fn step_json(step: &Step, locale: &Locale) -> Value {
    json!({ "step": step.step, "date": step.date, "why": step.why(locale), "cite": step.cite(locale.lang()) })
}

/// The deadlines of a case for `case show`.
pub(super) fn of_case_json(desk: &Desk, case: &Case) -> Vec<Value> {
    of_case(desk, case).iter().map(|d| deadline_json(d, &desk.world.locale)).collect()
}

/// The same for people.
pub(super) fn of_case_text(desk: &Desk, case: &Case) -> String {
    let rows: Vec<Vec<String>> =
        of_case(desk, case).iter().map(|d| row_of(d, &desk.world.locale)).collect();
    table(&rows)
}

impl DeadlineCommand {
    pub(super) fn run(self, context: &Context) -> Result<Outcome> {
        let Self::Compute(compute) = self;
        compute.run(context)
    }
}

impl Compute {
    fn run(self, context: &Context) -> Result<Outcome> {
        let locale = context.locale();
        let today = context.world.today();
        let (rule, pack) = find_rule(&self.rule, self.jurisdiction.as_deref())?;
        let mut facts = Vec::new();
        let mut warnings = Vec::new();
        for given in &self.on {
            let Some((kind, day)) = given.split_once('=') else {
                return Err(
                    Failure::new(Exit::Usage, "E-DATE-04", "cli-fail-fact").with("value", given)
                );
            };
            let kind = kind_of(kind);
            if !locale.has(&format!("clocks-event-{kind}")) {
                let text = locale.fill("cli-warn-kind", args![kind = kind.as_str()]);
                warnings.push(Warning::new("W-KIND-UNKNOWN", text));
            }
            facts.push(Fact::stated(kind, read::date("--on", day, &context.world)?));
        }
        let out = compute(rule, pack, &facts, today);
        let data = json!({
            "rule": out.rule,
            "unrolled": out.unrolled,
            "expected": out.expected,
            "act_by": out.act_by,
            "alternative": out.alternative,
            "cautious": out.cautious,
            "status": out.status.word(),
            "provisional": out.provisional,
            "nature": out.nature.word(),
            "verify": out.verify,
            "missing": out.missing,
            "working": out.working.iter().map(|s| step_json(s, locale)).collect::<Vec<_>>(),
        });
        let day =
            |d: Option<chrono::NaiveDate>| d.map_or_else(|| "-".to_string(), |d| locale.day(d));
        let mut lines = vec![locale.fill(
            "cli-deadline-computed",
            args![
                title = rule.title.get(locale.lang()),
                due = day(out.expected),
                act_by = day(out.act_by),
                status = out.status.text(locale)
            ],
        )];
        if !out.missing.is_empty() {
            let kinds: Vec<String> =
                out.missing.iter().map(|k| format!("{k} ({})", kind_text(k, locale))).collect();
            lines.push(locale.fill("cli-deadline-missing", args![kinds = locale.list(&kinds)]));
        }
        if out.alternative.is_some() {
            lines.push(locale.fill("cli-deadline-alternative", args![due = day(out.alternative)]));
        }
        if out.provisional {
            lines.push(locale.text("cli-deadline-provisional"));
        }
        let steps: Vec<Vec<String>> = out
            .working
            .iter()
            .map(|s| {
                vec![
                    s.date.map_or_else(String::new, |d| d.to_string()),
                    s.why(locale),
                    s.cite(locale.lang()).to_string(),
                ]
            })
            .collect();
        lines.push(table(&steps));
        let mut outcome = Outcome::new("deadline.compute", lines.join("\n"), data);
        outcome.warnings = warnings;
        Ok(outcome)
    }
}

/// The rule with this id: in the pack named, else in any.
pub(super) fn find_rule(
    id: &str,
    jurisdiction: Option<&str>,
) -> Result<(&'static recourse_core::rules::Rule, &'static RulePack)> {
    let in_pack = |name: &str| RulePack::find(name).and_then(|pack| Some((pack.rule(id)?, pack)));
    let found = jurisdiction.and_then(in_pack).or_else(|| RulePack::rule_anywhere(id));
    found.ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-RULE-01", "cli-fail-rule-unknown").with("id", id)
    })
}
