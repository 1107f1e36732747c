//! `recourse rules`: the rules inside, where they come from, how sure they are; and a check of one's own.

use super::context::Context;
use super::deadlines::find_rule;
use super::outcome::{Outcome, Warning};
use super::view::{facts, faulty, table};
use crate::failure::{Exit, Failure, Result};
use crate::ops::own::{self, Own};
use clap::{Args, Subcommand};
use recourse_core::args;
use recourse_core::locale::Locale;
use recourse_core::rules::calendar::YearStatus;
use recourse_core::rules::{Rule, RulePack};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// `recourse rules …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    List,
    Show(Show),
    Check(Check),
    #[command(subcommand)]
    Calendar(Calendar),
}

/// `rules calendar …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Calendar {
    Import(Import),
}

/// `rules calendar import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "CN", default_value = "CN")]
    jurisdiction: String,
}

/// `rules show`.
#[derive(Debug, Args)]
pub(crate) struct Show {
    #[arg(value_name = "ID")]
    id: String,
}

/// `rules check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Rules {
    pub(super) fn records(&self) -> bool {
        matches!(self, Self::Calendar(_))
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        let own = Own::read(&context.world.home);
        match self {
            Self::List => Ok(list(&own, context.locale())),
            Self::Calendar(Calendar::Import(import)) => import.run(context),
            Self::Show(show) => show.run(own.packs(), context.locale()),
            Self::Check(check) => check.run(context.locale()),
        }
    }
}

fn list(own: &Own, locale: &Locale) -> Outcome {
    let packs: Vec<Value> = own.packs().iter().map(|p| pack_json(p, locale)).collect();
    let mut lines: Vec<String> = own.faults.iter().map(|f| format!("! {f}")).collect();
    for pack in own.packs() {
        let head = &pack.head;
        let reviewed = head.reviewed().map_or_else(|| "-".into(), |d| d.to_string());
        let args = args![
            id = head.id.as_str(),
            name = head.name.get(locale.lang()),
            version = head.version.as_str(),
            reviewed = reviewed
        ];
        lines.push(locale.fill("cli-rules-pack", args));
        let rows = pack.rules.iter().map(|r| {
            vec![
                format!("  {}", r.id),
                r.title.get(locale.lang()).to_string(),
                r.nature().text(locale),
                checked(r, locale),
            ]
        });
        lines.push(table(&rows.collect::<Vec<_>>()));
        let years: Vec<String> = pack
            .calendar
            .years()
            .map(|y| match y.status {
                YearStatus::Official => y.year.to_string(),
                YearStatus::Provisional => {
                    format!("{} ({})", y.year, locale.text("clocks-provisional"))
                }
                YearStatus::User => format!("{} ({})", y.year, locale.text("cli-rules-own")),
            })
            .collect();
        if !years.is_empty() {
            let years = locale.list(&years);
            lines.push(locale.fill("cli-rules-years", args![years = years.as_str()]));
        }
    }
    Outcome::new("rules.list", lines.join("\n"), json!({ "packs": packs }))
}

fn checked(rule: &Rule, locale: &Locale) -> String {
    if rule.verify { locale.text("cli-rules-unverified") } else { String::new() }
}

fn pack_json(pack: &RulePack, locale: &Locale) -> Value {
    let head = &pack.head;
    json!({
        "id": head.id,
        "name": head.name.get(locale.lang()),
        "version": head.version,
        "reviewed_on": head.reviewed(),
        "reviewed_by": head.reviewed_by,
        "calendar": pack.calendar.years().map(|y| json!({
            "year": y.year, "status": y.status.word(), "version": y.version, "source": y.source,
        })).collect::<Vec<_>>(),
        "rules": pack.rules.iter().map(|r| rule_json(r, locale)).collect::<Vec<_>>(),
    })
}

fn rule_json(rule: &Rule, locale: &Locale) -> Value {
    json!({
        "id": rule.id,
        "title": rule.title.get(locale.lang()),
        "nature": rule.nature().word(),
        "verify": rule.verify,
        "cite": rule.citation.text.get(locale.lang()),
        "kinds": rule.kinds(),
        "trigger": { "all_of": rule.trigger.all_of, "any_of": rule.trigger.any_of },
    })
}

impl Show {
    fn run(self, packs: &[RulePack], locale: &Locale) -> Result<Outcome> {
        let (rule, pack) = find_rule(packs, &self.id, None, locale)?;
        let kinds: Vec<String> =
            rule.trigger.all_of.iter().chain(&rule.trigger.any_of).cloned().collect();
        let text = |t: &Option<recourse_core::rules::rule::Text>| {
            t.as_ref().map(|t| t.get(locale.lang()).to_string())
        };
        let pairs = [
            ("cli-rules-title", Some(rule.title.get(locale.lang()).to_string())),
            ("cli-rules-of", Some(format!("{} {}", pack.head.id, pack.head.version))),
            ("cli-rules-nature", Some(rule.nature().text(locale))),
            ("cli-rules-trigger", Some(kinds.join(", "))),
            ("cli-rules-kinds", Some(rule.kinds().into_iter().collect::<Vec<_>>().join(", "))),
            ("cli-rules-cite", Some(rule.citation.text.get(locale.lang()).to_string())),
            ("cli-rules-how", text(&rule.how)),
            ("cli-rules-note", text(&rule.msg)),
            ("cli-rules-sure", rule.verify.then(|| locale.text("cli-rules-unverified"))),
        ];
        let mut data = rule_json(rule, locale);
        data["pack"] = json!({ "id": pack.head.id, "version": pack.head.version });
        Ok(Outcome::new("rules.show", format!("{}\n{}", rule.id, facts(locale, &pairs)), data))
    }
}

impl Check {
    fn run(self, locale: &Locale) -> Result<Outcome> {
        let text =
            std::fs::read_to_string(&self.file).map_err(|e| crate::failure::io(&self.file, &e))?;
        let name =
            self.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        match RulePack::parse(&[(name.as_str(), text.as_str())]) {
            Ok(pack) => {
                let human = locale.fill("cli-rules-fine", args![count = pack.rules.len()]);
                let data = json!({ "rules": pack.rules.len(), "faults": [] });
                let mut outcome = Outcome::new("rules.check", human, data);
                outcome.warnings = doubts(&pack, locale);
                Ok(outcome)
            }
            Err(faults) => {
                let (lines, found) = faulty(&faults);
                let failure = Failure::new(Exit::Invalid, "E-RULE-02", "cli-fail-rules")
                    .with("count", faults.len());
                let data = json!({ "rules": 0, "faults": found });
                Ok(Outcome::new("rules.check", lines, data).failed(failure))
            }
        }
    }
}

/// What is allowed and may still be a slip of the pen.
fn doubts(pack: &RulePack, locale: &Locale) -> Vec<Warning> {
    let built_in = RulePack::embedded();
    let known: BTreeSet<&str> =
        built_in.iter().flat_map(|p| &p.rules).flat_map(Rule::kinds).collect();
    let used: BTreeSet<&str> = pack.rules.iter().flat_map(Rule::kinds).collect();
    let strange: Vec<String> = used.difference(&known).map(ToString::to_string).collect();
    let mut out = Vec::new();
    if !strange.is_empty() {
        let text = locale.fill("cli-warn-rule-kind", args![kinds = locale.list(&strange)]);
        out.push(Warning::new("W-RULE-KIND", text));
    }
    let id = pack.head.calendar.as_str();
    if !built_in.iter().any(|p| p.calendar.id() == id) {
        let text = locale.fill("cli-warn-rule-calendar", args![id = id]);
        out.push(Warning::new("W-RULE-CALENDAR", text));
    }
    out
}

impl Import {
    fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let taken = own::adopt_calendar(desk, &self.jurisdiction, &self.file)?;
            let locale = &desk.world.locale;
            let path = taken.path.display().to_string();
            let human = locale.fill(
                "cli-calendar-taken",
                args![
                    id = taken.jurisdiction.as_str(),
                    year = taken.year.year.to_string(),
                    off = taken.year.off.len(),
                    work = taken.year.work.len(),
                    path = path.as_str()
                ],
            );
            let data = json!({
                "jurisdiction": taken.jurisdiction,
                "year": taken.year.year,
                "off": taken.year.off,
                "work": taken.year.work,
                "source": taken.year.source,
                "path": path,
                "seq": taken.seq,
            });
            Ok(Outcome::new("rules.calendar.import", human, data))
        })
    }
}
