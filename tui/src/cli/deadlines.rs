//! `recourse deadlines` and `recourse deadline compute`: what runs out when, and how it was counted.

use super::context::Context;
use super::hand;
use super::outcome::{Outcome, Warning};
use super::read;
use super::view::{table, without_nulls};
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::deadlines::{self as ops, CaseDeadline, list, of_case};
use clap::{Args, Subcommand};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::locale::Locale;
use recourse_core::rules::fact::kind_of;
use recourse_core::rules::working::kind_text;
use recourse_core::rules::{Deadline, Fact, Rule, RulePack, Step, compute};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
}

/// `recourse deadline …`.
#[derive(Debug, Subcommand)]
pub(crate) enum DeadlineCommand {
    Compute(Compute),
    Set(hand::Set),
    Confirm(hand::Confirm),
    State(hand::State),
    Enter(hand::Enter),
    Joint(hand::Joint),
    Settle(hand::Settle),
    Withdraw(hand::Withdraw),
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
            // By the date itself, and by the cautious one where that comes earlier.
            let today = desk.world.today();
            let near = |day: chrono::NaiveDate| (day - today).num_days() <= days;
            found.retain(|d| [d.deadline.due, d.deadline.cautious].into_iter().flatten().any(near));
        }
        if self.overdue {
            found.retain(|d| d.deadline.overdue());
        }
        let data: Vec<Value> = found.iter().map(|d| listed_json(d, locale)).collect();
        let human =
            if found.is_empty() { locale.text("cli-deadlines-none") } else { rows(&found, locale) };
        let mut outcome = Outcome::new("deadlines", human, Value::Array(data));
        let cases = ops::cases_of(desk, case);
        if let Some(path) = &self.ics {
            ops::write_calendar(desk, &cases, path)?;
            outcome = outcome.note(written("cli-deadlines-ics", path, locale));
        }
        if let Some(path) = &self.journal {
            ops::write_journal(desk, &cases, path)?;
            outcome = outcome.note(written("cli-deadlines-journal", path, locale));
        }
        Ok(if self.fail && !found.is_empty() { outcome.exits(Exit::Condition) } else { outcome })
    }
}

fn written(id: &str, path: &Path, locale: &Locale) -> String {
    locale.fill(id, args![path = path.display().to_string()])
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
    let act_by = deadline.act_first().filter(|day| Some(*day) != deadline.due);
    let act_by = act_by.map_or_else(String::new, |day| {
        locale.fill("clocks-col-act-by", args![day = day.to_string()])
    });
    vec![
        mark.into(),
        left,
        due,
        act_by,
        deadline.label(locale),
        marks(deadline, locale),
        deadline.basis(locale),
    ]
}

/// Nature, and what the reader must not overlook.
fn marks(deadline: &Deadline, locale: &Locale) -> String {
    let mut out = vec![deadline.nature.text(locale)];
    let flags = [
        (deadline.verify, "clocks-verify"),
        (deadline.provisional, "clocks-provisional"),
        (deadline.needs_review, "clocks-needs-review"),
    ];
    out.extend(flags.iter().filter(|(on, _)| *on).map(|(_, id)| locale.text(id)));
    out.join(&locale.text("clocks-list-and"))
}

fn listed_json(listed: &CaseDeadline, locale: &Locale) -> Value {
    let mut value = without_nulls(deadline_json(&listed.deadline, locale));
    value["case"] = listed.case.clone().into();
    // Members of the contract are there, dated or not; the others only where they say something.
    for name in ["obligor", "due", "act_by", "days_left"] {
        if value.get(name).is_none() {
            value[name] = Value::Null;
        }
    }
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
        "unrolled": deadline.unrolled,
        "computed": deadline.computed,
        "needs_review": deadline.needs_review,
        "by_hand": deadline.by_hand,
        "acknowledged": deadline.acknowledged,
        "how": deadline.how.as_ref().map(|t| t.get(locale.lang())),
        "note": deadline.note.as_ref().map(|t| t.get(locale.lang())),
        "missing": deadline.missing,
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
    pub(super) fn records(&self) -> bool {
        !matches!(self, Self::Compute(_))
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        match self {
            Self::Compute(compute) => compute.run(&context),
            Self::Set(set) => set.run(context),
            Self::Confirm(confirm) => confirm.run(context),
            Self::State(state) => state.run(context),
            Self::Enter(enter) => enter.run(context),
            Self::Joint(joint) => joint.run(context),
            Self::Settle(settle) => settle.run(context),
            Self::Withdraw(withdraw) => withdraw.run(context),
        }
    }
}

impl Compute {
    fn run(self, context: &Context) -> Result<Outcome> {
        let locale = context.locale();
        let today = context.world.today();
        let own = crate::ops::own::Own::read(&context.world.home);
        let packs = own.packs();
        let (rule, pack) = find_rule(packs, &self.rule, self.jurisdiction.as_deref(), locale)?;
        let mut warnings = elsewhere(pack, self.jurisdiction.as_deref(), locale);
        let mut facts = Vec::new();
        for given in &self.on {
            let (kind, day) = fact_of(given)?;
            let kind = known_kind(&kind, packs, locale)?;
            facts.push(Fact::stated(kind, read::date("--on", day, &context.world)?));
        }
        for fact in facts.iter().filter(|f| !rule.kinds().contains(&*f.kind)) {
            let kinds: Vec<String> = rule.kinds().iter().map(ToString::to_string).collect();
            let kinds = locale.list(&kinds);
            let text = locale
                .fill("cli-warn-kind", args![kind = fact.kind.to_string(), kinds = kinds.as_str()]);
            warnings.push(Warning::new("W-KIND-UNUSED", text));
        }
        let ahead: Vec<String> = facts
            .iter()
            .filter(|f| f.date > today && !f.lies_ahead())
            .map(|f| f.date.to_string())
            .collect();
        if !ahead.is_empty() {
            let text = locale.fill("cli-warn-date-ahead", args![days = locale.list(&ahead)]);
            warnings.push(Warning::new("W-DATE-AHEAD", text));
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
            let id = if out.missing == ["period"] {
                "cli-deadline-no-length"
            } else {
                "cli-deadline-missing"
            };
            lines
                .push(locale.fill(id, args![kinds = locale.list(&kinds), rule = rule.id.as_str()]));
        }
        if out.alternative.is_some() {
            lines.push(locale.fill("cli-deadline-alternative", args![due = day(out.alternative)]));
        }
        if let Some(day) = out.cautious {
            lines.push(locale.fill("clocks-cautious", args![day = locale.day(day)]));
        }
        // What the pack says about it: that its running out is a defence the other side must raise, for one.
        if let Some(note) = &rule.msg {
            lines.push(note.get(locale.lang()).to_string());
        }
        if out.provisional {
            lines.push(locale.text("cli-deadline-provisional"));
        }
        if out.verify {
            lines.push(locale.text("tui-rule-unverified"));
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

/// A rule of another place than the one that was asked for is computed, and said to be one.
fn elsewhere(pack: &RulePack, asked: Option<&str>, locale: &Locale) -> Vec<Warning> {
    let everywhere = ["NET", "GENERIC"];
    let Some(asked) = asked.filter(|_| !everywhere.contains(&&*pack.head.id)) else {
        return vec![];
    };
    let stem = asked.trim().to_uppercase();
    let stem = stem.split('-').next().unwrap_or_default();
    let stem = if stem == "UK" { "GB" } else { stem };
    if pack.head.id.split('-').next() == Some(stem) || pack.head.id.eq_ignore_ascii_case(asked) {
        return vec![];
    }
    let place = pack.head.name.get(locale.lang());
    let text = locale.fill("clocks-warn-elsewhere", args![asked = asked, place = place]);
    vec![Warning::new("W-RULE-ELSEWHERE", text)]
}

/// `KIND=DATE` in its two parts.
pub(super) fn fact_of(given: &str) -> Result<(String, &str)> {
    let parts = given.split_once('=').filter(|(kind, _)| !kind.trim().is_empty());
    parts
        .map(|(kind, day)| (kind_of(kind), day))
        .ok_or_else(|| Failure::new(Exit::Usage, "E-DATE-04", "cli-fail-fact").with("value", given))
}

/// An event kind that some rule reads; a slip of the pen must not be passed over in silence.
pub(super) fn known_kind(kind: &str, packs: &[RulePack], locale: &Locale) -> Result<String> {
    let rules = packs.iter().flat_map(|p| &p.rules);
    let all: BTreeSet<&str> = rules.flat_map(recourse_core::rules::Rule::kinds).collect();
    if all.contains(kind) || locale.has(&format!("clocks-event-{kind}")) {
        return Ok(kind.to_string());
    }
    let known: Vec<String> = all.iter().map(ToString::to_string).collect();
    Err(Failure::new(Exit::Usage, "E-DATE-06", "cli-fail-kind-unknown")
        .with("kind", kind)
        .with("known", locale.list(&known)))
}

/// The rule with this id: in the pack named, else in any.
pub(super) fn find_rule<'a>(
    packs: &'a [RulePack],
    id: &str,
    jurisdiction: Option<&str>,
    locale: &Locale,
) -> Result<(&'a Rule, &'a RulePack)> {
    if let Some(name) = jurisdiction {
        let stem = name.trim().to_uppercase();
        let stem = stem.split_once('-').map_or(stem.as_str(), |(stem, _)| stem);
        let there = |p: &RulePack| {
            p.head.id.eq_ignore_ascii_case(name.trim())
                || p.head.id == stem
                || (stem == "UK" || stem == "GB") && p.head.id == "GB-EAW"
        };
        if !packs.iter().any(there) {
            let known: Vec<String> = packs.iter().map(|p| p.head.id.clone()).collect();
            return Err(Failure::new(Exit::NotFound, "E-RULE-04", "cli-fail-pack-unknown")
                .with("id", name)
                .with("known", locale.list(&known)));
        }
    }
    let in_pack =
        |name: &str| RulePack::pick(packs, name).and_then(|pack| Some((pack.rule(id)?, pack)));
    let anywhere = || packs.iter().find_map(|pack| Some((pack.rule(id)?, pack)));
    jurisdiction.and_then(in_pack).or_else(anywhere).ok_or_else(|| {
        let home = jurisdiction.and_then(|name| RulePack::pick(packs, name));
        let listed: Vec<&RulePack> = home.map_or_else(|| packs.iter().collect(), |p| vec![p]);
        let known: Vec<String> =
            listed.iter().flat_map(|p| &p.rules).map(|r| r.id.clone()).collect();
        Failure::new(Exit::NotFound, "E-RULE-01", "cli-fail-rule-unknown")
            .with("id", id)
            .with("known", locale.list(&known))
    })
}
