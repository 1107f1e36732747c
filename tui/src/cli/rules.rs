//! `recourse rules`: the rules inside, where they come from, how sure they are; and a check of one's own.

use super::context::Context;
use super::deadlines::find_rule;
use super::outcome::{Outcome, Warning};
use super::view::{facts, faulty, table};
use crate::failure::{Exit, Failure, Result};
use crate::ops::own::{self, Own};
use crate::ops::rules;
use clap::{Args, Subcommand};
use recourse_core::args;
use recourse_core::locale::Locale;
use recourse_core::rules::{Rule, RulePack};
use serde_json::{Value, json};
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
    let mut lines: Vec<String> =
        own.faults.iter().map(|f| format!("! {}", f.words(locale))).collect();
    for pack in own.packs() {
        lines.push(rules::pack_line(pack, locale));
        let rows = pack.rules.iter().map(|r| {
            vec![
                format!("  {}", r.id),
                r.title.get(locale.lang()).to_string(),
                r.nature().text(locale),
                rules::unverified(r, locale),
            ]
        });
        lines.push(table(&rows.collect::<Vec<_>>()));
        lines.extend(rules::years_line(pack, locale));
    }
    Outcome::new("rules.list", lines.join("\n"), json!({ "packs": packs }))
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
        let about = rules::about(rule, pack, locale);
        let pairs: Vec<(&str, Option<String>)> =
            about.into_iter().map(|(label, words)| (label, Some(words))).collect();
        let mut data = rule_json(rule, locale);
        data["pack"] = json!({ "id": pack.head.id, "version": pack.head.version });
        Ok(Outcome::new("rules.show", format!("{}\n{}", rule.id, facts(locale, &pairs)), data))
    }
}

impl Check {
    fn run(self, locale: &Locale) -> Result<Outcome> {
        let found = rules::check(&self.file, locale)?;
        if found.faults.is_empty() {
            let human = locale.fill("cli-rules-fine", args![count = found.rules]);
            let data = json!({ "rules": found.rules, "faults": [] });
            let mut outcome = Outcome::new("rules.check", human, data);
            let doubts = found.doubts.into_iter();
            outcome.warnings = doubts.map(|(code, text)| Warning::new(code, text)).collect();
            return Ok(outcome);
        }
        let (lines, faults) = faulty(&found.faults, locale);
        let failure = Failure::new(Exit::Invalid, "E-RULE-02", "cli-fail-rules")
            .with("count", found.faults.len());
        let data = json!({ "rules": 0, "faults": faults });
        Ok(Outcome::new("rules.check", lines, data).failed(failure))
    }
}

impl Import {
    fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let taken = own::adopt_calendar(desk, &self.jurisdiction, &self.file)?;
            let locale = &desk.world.locale;
            let path = taken.path.display().to_string();
            let human = own::taken_words(&taken, locale);
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
