//! `recourse deadline set|confirm|state|enter|joint|settle|withdraw`: what a person says about the deadlines of a case.

use super::context::Context;
use super::deadlines::known_kind;
use super::outcome::{Outcome, Warning};
use super::read;
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::deadlines as ops;
use clap::{Args, ValueEnum};
use recourse_core::args;
use recourse_core::case::event::{DateStated, DeadlineEntered};
use recourse_core::rules::Fact;
use serde_json::json;

/// `deadline set`.
#[derive(Debug, Args)]
pub(crate) struct Set {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "ID")]
    rule: String,
    #[arg(long, value_name = "DATE", required_unless_present = "length")]
    due: Option<String>,
    #[arg(long, value_name = "N", requires = "unit", conflicts_with = "due")]
    length: Option<u32>,
    #[arg(long, value_name = "UNIT", requires = "length")]
    unit: Option<UnitWord>,
    #[arg(long, value_name = "WHO")]
    obligor: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// What a length is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum UnitWord {
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
    Hour,
}

/// `deadline confirm`.
#[derive(Debug, Args)]
pub(crate) struct Confirm {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "ID")]
    rule: String,
    #[arg(long, value_name = "WHO")]
    obligor: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// `deadline state`.
#[derive(Debug, Args)]
pub(crate) struct State {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "KIND=DATE", required = true)]
    on: Vec<String>,
    #[arg(long, value_name = "WHO")]
    obligor: Option<String>,
    #[arg(long, value_name = "E001", value_delimiter = ',')]
    evidence: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long)]
    withdraw: bool,
}

/// `deadline enter`.
#[derive(Debug, Args)]
pub(crate) struct Enter {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "TEXT")]
    label: String,
    #[arg(long, value_name = "DATE")]
    due: String,
    #[arg(long, value_name = "DATE")]
    act_by: Option<String>,
    #[arg(long, value_name = "NATURE", default_value = "contract")]
    nature: NatureWord,
    #[arg(long, value_name = "WHO")]
    obligor: Option<String>,
    #[arg(long, value_name = "TEXT")]
    basis: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// What a deadline rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NatureWord {
    Statute,
    Contract,
    Promise,
    Estimate,
    Evidence,
}

/// `deadline settle`.
#[derive(Debug, Args)]
pub(crate) struct Settle {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "ID")]
    rule: String,
    #[arg(long, value_name = "OUTCOME", default_value = "done")]
    outcome: OutcomeWord,
    #[arg(long, value_name = "WHO")]
    obligor: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutcomeWord {
    Done,
    Acknowledged,
}

/// `deadline withdraw`.
#[derive(Debug, Args)]
pub(crate) struct Withdraw {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "ID")]
    rule: String,
    #[arg(long, value_name = "WHO")]
    obligor: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// `deadline joint`.
#[derive(Debug, Args)]
pub(crate) struct Joint {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "WHO")]
    obligor: String,
    #[arg(long)]
    severally: bool,
}

/// The word of a value as the command line and the log write it.
fn word(value: impl ValueEnum) -> String {
    let word = value.to_possible_value().map(|v| v.get_name().to_string());
    word.unwrap_or_default().replace('-', "_")
}

/// What was recorded about which deadline.
fn recorded(desk: &Desk, name: &'static str, no: &str, key: &str, seq: u64) -> Result<Outcome> {
    let case = desk.case(no)?;
    let now = ops::all_of_case(desk, case).into_iter().find(|d| d.rule == key);
    let locale = &desk.world.locale;
    let day = now.as_ref().and_then(|d| d.due).map_or_else(|| "-".into(), |d| locale.day(d));
    let label = now.as_ref().map_or_else(|| key.to_string(), |d| d.label(locale));
    let human = locale.fill("cli-deadline-recorded", args![what = label, day = day, seq = seq]);
    let due = now.as_ref().and_then(|d| d.due);
    let data = json!({ "case": case.no, "deadline": key, "due": due, "seq": seq });
    Ok(Outcome::new(name, human, data))
}

impl Set {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let no = &self.case;
            let reason = Some(self.reason.clone());
            let seq = if let (Some(n), Some(unit)) = (self.length, self.unit) {
                desk.case(no)?;
                ops::set_length(desk, no, &self.rule, (n, &word(unit)), reason)?
            } else {
                let due = read::maybe_date("--due", self.due.as_deref(), &desk.world)?;
                let deadline =
                    ops::pick(desk, desk.case(no)?, &self.rule, self.obligor.as_deref())?;
                ops::set(desk, no, &deadline, due, &self.reason)?
            };
            recorded(desk, "deadline.set", no, &self.rule, seq)
        })
    }
}

impl Confirm {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let deadline =
                ops::pick(desk, desk.case(&self.case)?, &self.rule, self.obligor.as_deref())?;
            if deadline.computed.is_none() {
                return Err(Failure::new(Exit::Invalid, "E-DEAD-03", "cli-fail-deadline-no-date")
                    .with("id", &self.rule));
            }
            let seq = ops::set(desk, &self.case, &deadline, None, &self.reason)?;
            recorded(desk, "deadline.confirm", &self.case, &deadline.rule, seq)
        })
    }
}

impl State {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let case = desk.case(&self.case)?;
            let obligor =
                self.obligor.as_deref().map(|word| ops::party_of(case, word)).transpose()?;
            let evidence: Vec<u32> =
                self.evidence.iter().map(|e| read::number('E', e)).collect::<Result<_>>()?;
            let mut dates = Vec::new();
            for given in &self.on {
                let (kind, day) = super::deadlines::fact_of(given)?;
                let kind = known_kind(&kind, desk.packs(), &desk.world.locale)?;
                dates.push(DateStated {
                    kind,
                    on: read::date("--on", day, &desk.world)?,
                    obligor: obligor.clone(),
                    withdrawn: self.withdraw,
                    evidence: evidence.clone(),
                    note: self.note.clone(),
                });
            }
            let seq = ops::state(desk, &self.case, &dates)?;
            let locale = &desk.world.locale;
            let human = locale.fill("cli-dates-stated", args![n = dates.len(), seq = seq]);
            let on: Vec<_> = dates.iter().map(|d| json!({ "kind": d.kind, "on": d.on })).collect();
            let data = json!({
                "case": self.case, "dates": on, "obligor": obligor,
                "withdrawn": self.withdraw, "seq": seq,
            });
            let today = desk.world.today();
            let ahead = |d: &&DateStated| {
                d.on > today && !Fact::stated(d.kind.clone(), d.on).lies_ahead() && !d.withdrawn
            };
            let ahead: Vec<String> = dates.iter().filter(ahead).map(|d| d.on.to_string()).collect();
            let outcome = Outcome::new("deadline.state", human, data);
            if ahead.is_empty() {
                return Ok(outcome);
            }
            let text = locale.fill("cli-warn-date-waits", args![days = locale.list(&ahead)]);
            Ok(outcome.warn(Warning::new("W-DATE-AHEAD", text)))
        })
    }
}

impl Enter {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let case = desk.case(&self.case)?;
            let obligor =
                self.obligor.as_deref().map(|word| ops::party_of(case, word)).transpose()?;
            let new = DeadlineEntered {
                id: String::new(),
                due: read::date("--due", &self.due, &desk.world)?,
                act_by: read::maybe_date("--act-by", self.act_by.as_deref(), &desk.world)?,
                obligor,
                nature: word(self.nature),
                label: Some(self.label.clone()),
                basis: self.basis.clone(),
                reason: self.reason.clone(),
            };
            let (seq, key) = ops::enter(desk, &self.case, &new)?;
            recorded(desk, "deadline.enter", &self.case, &key, seq)
        })
    }
}

impl Settle {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let deadline =
                ops::pick(desk, desk.case(&self.case)?, &self.rule, self.obligor.as_deref())?;
            let outcome = word(self.outcome);
            let seq = ops::settle(desk, &self.case, &deadline, &outcome, self.note.clone())?;
            let mut answer = recorded(desk, "deadline.settle", &self.case, &deadline.rule, seq)?;
            answer.data["outcome"] = outcome.into();
            Ok(answer)
        })
    }
}

impl Joint {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let obligor = ops::party_of(desk.case(&self.case)?, &self.obligor)?;
            let seq = ops::joint(desk, &self.case, &obligor, !self.severally)?;
            let case = desk.case(&self.case)?;
            let locale = &desk.world.locale;
            let id = if self.severally { "clocks-joint-undone" } else { "clocks-joint-done" };
            let human = locale.fill(id, args![name = case.party_name(&obligor), seq = seq]);
            let data = json!({
                "case": case.no, "obligor": obligor, "jointly_liable": !self.severally, "seq": seq,
            });
            Ok(Outcome::new("deadline.joint", human, data))
        })
    }
}

impl Withdraw {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let deadline =
                ops::pick(desk, desk.case(&self.case)?, &self.rule, self.obligor.as_deref())?;
            let seq = ops::withdraw(desk, &self.case, &deadline, &self.reason)?;
            recorded(desk, "deadline.withdraw", &self.case, &deadline.rule, seq)
        })
    }
}
