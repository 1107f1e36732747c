//! `recourse call`: what was said by whom, when, and what they promised.

mod add;
mod talk;

pub(in crate::cli) use add::ChannelWord;

use super::context::Context;
use super::outcome::Outcome;
use super::read;
use super::view::{facts, without_nulls};
use crate::failure::Result;
use crate::ops::{self, Desk};
use clap::{Args, Subcommand, ValueEnum};
use recourse_core::args;
use recourse_core::case::contact::{Channel, Contact, Direction};
use recourse_core::case::{Case, contact};
use recourse_core::locale::Locale;
use serde_json::{Value, json};

/// `recourse call …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Call {
    Add(add::Add),
    List(List),
    Amend(add::Amend),
    Void(Void),
    Settle(Settle),
    Sheet(talk::Sheet),
    Promises(talk::Promises),
    Contradictions(talk::Contradictions),
    Answer(talk::Answer),
    Mail(talk::Mail),
}

/// `call list`.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[arg(value_name = "CASE")]
    case: String,
}

/// `call void`.
#[derive(Debug, Args)]
pub(crate) struct Void {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "C001")]
    contact: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// `call settle`.
#[derive(Debug, Args)]
pub(crate) struct Settle {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "C001")]
    contact: String,
    #[arg(long)]
    outcome: OutcomeWord,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// The words of `--outcome`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutcomeWord {
    Kept,
    Broken,
    Withdrawn,
}

impl OutcomeWord {
    fn outcome(self) -> contact::Outcome {
        match self {
            Self::Kept => contact::Outcome::Kept,
            Self::Broken => contact::Outcome::Broken,
            Self::Withdrawn => contact::Outcome::Withdrawn,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Call {
    pub(super) fn records(&self) -> bool {
        !matches!(
            self,
            Self::List(_) | Self::Sheet(_) | Self::Promises(_) | Self::Contradictions(_)
        )
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| match self {
            Self::Add(add) => add.run(desk),
            Self::List(list) => list.run(desk),
            Self::Amend(amend) => amend.run(desk),
            Self::Void(void) => void.run(desk),
            Self::Settle(settle) => settle.run(desk),
            Self::Sheet(sheet) => sheet.run(desk),
            Self::Promises(promises) => promises.run(desk),
            Self::Contradictions(contradictions) => contradictions.run(desk),
            Self::Answer(answer) => answer.run(desk),
            Self::Mail(mail) => mail.run(desk),
        })
    }
}

impl List {
    fn run(self, desk: &Desk) -> Result<Outcome> {
        let case = desk.case(&self.case)?;
        let locale = &desk.world.locale;
        let calls: Vec<Value> = case.contacts.iter().map(|c| call_json(case, c)).collect();
        let data = without_nulls(json!({ "case": case.no, "calls": calls }));
        if case.contacts.is_empty() {
            let human = locale.fill("cli-call-none", args![id = case.no.as_str()]);
            return Ok(Outcome::new("call.list", human, data));
        }
        let texts: Vec<String> = case.contacts.iter().map(|c| call_text(case, c, locale)).collect();
        Ok(Outcome::new("call.list", texts.join("\n"), data))
    }
}

impl Void {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let no = read::number('C', &self.contact)?;
        let seq = ops::contact::void(desk, &self.case, no, &self.reason)?;
        let case = desk.case(&self.case)?;
        let id = format!("C{no:03}");
        let human = desk.world.locale.fill("cli-voided", args![id = id.as_str(), seq = seq]);
        let data = json!({ "case": case.no, "id": id, "seq": seq });
        Ok(Outcome::new("call.void", human, data).masked(&desk.world.locale, &[&self.reason]))
    }
}

impl Settle {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let no = read::number('C', &self.contact)?;
        let seq = ops::contact::settle(desk, &self.case, no, self.outcome.outcome(), self.note)?;
        let case = desk.case(&self.case)?;
        let locale = &desk.world.locale;
        let id = format!("C{no:03}");
        let word = locale.text(&format!("cli-promise-{}", self.outcome.word()));
        let human = locale.fill("cli-call-settled", args![id = id.as_str(), outcome = word]);
        let data = json!({ "case": case.no, "id": id, "outcome": self.outcome.word(), "seq": seq });
        Ok(Outcome::new("call.settle", human, data))
    }
}

/// A contact as it stands, with everything said.
fn call_json(case: &Case, contact: &Contact) -> Value {
    let now = &contact.now;
    let party = case.party(&now.with);
    let outcome = contact.promise_outcome.as_ref().map(|(_, p)| match p.outcome {
        contact::Outcome::Kept => "kept",
        contact::Outcome::Broken => "broken",
        contact::Outcome::Withdrawn => "withdrawn",
    });
    let state = outcome.or(contact.promise_open().then_some("open"));
    json!({
        "id": contact.id(),
        "seq": contact.seq,
        "with": { "id": now.with, "role": party.map(|p| p.now.role.word()), "name": party.map(|p| p.name()) },
        "channel": now.channel,
        "direction": now.direction,
        "at": now.occurred_at.to_rfc3339(),
        "recorded_at": contact.at,
        "minutes": now.minutes,
        "number": now.number,
        "agent": now.agent,
        "ticket": now.ticket,
        "said": now.said,
        "promise": now.promise,
        "promise_by": now.promise_by,
        "promise_state": state,
        "claimed_payment": now.claimed_payment,
        "reached_at": now.reached_at.map(|t| t.to_rfc3339()),
        "reached_basis": now.reached_basis,
        "evidence": now.evidence.iter().map(|n| format!("E{n:03}")).collect::<Vec<_>>(),
        "amended_by": contact.amended_by,
        "voided": contact.voided.as_ref().map(|(seq, reason)| json!({ "seq": seq, "reason": reason })),
    })
}

fn call_text(case: &Case, contact: &Contact, locale: &Locale) -> String {
    let now = &contact.now;
    let channel = locale.text(&format!(
        "core-channel-{}-{}",
        channel_word(now.channel),
        direction_word(now.direction)
    ));
    let mut head = format!(
        "{}  {}  {}  {}",
        contact.id(),
        locale.moment(&now.occurred_at),
        case.party_name(&now.with),
        channel
    );
    if let Some((_, reason)) = &contact.voided {
        head.push_str("  ");
        head.push_str(&locale.fill("cli-void-mark", args![reason = reason.as_str()]));
    }
    let evidence: Vec<String> = now.evidence.iter().map(|n| format!("E{n:03}")).collect();
    let promise = now.promise.as_ref().map(|p| {
        let by = now.promise_by.map_or_else(String::new, |d| locale.day(d));
        locale.fill("cli-call-promise", args![promise = p.as_str(), by = by])
    });
    let pairs = [
        ("cli-label-agent", now.agent.clone()),
        ("cli-label-ticket", now.ticket.clone()),
        ("cli-label-said", now.said.clone()),
        ("cli-label-promise", promise),
        ("cli-label-demanded", now.claimed_payment.then(|| locale.text("cli-yes"))),
        ("cli-label-reached", now.reached_at.map(|t| locale.moment(&t))),
        ("cli-label-evidence", (!evidence.is_empty()).then(|| locale.list(&evidence))),
    ];
    let facts = facts(locale, &pairs);
    let head = recourse_core::hygiene::screen(&head, 400).into_string();
    let lines: Vec<String> =
        std::iter::once(head).chain(facts.lines().map(|l| format!("      {l}"))).collect();
    lines.join("\n")
}

/// The word of `--channel`.
pub(super) fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "phone",
        Channel::Sms => "sms",
        Channel::Email => "email",
        Channel::Chat => "chat",
        Channel::Visit => "visit",
        Channel::Letter => "letter",
        Channel::Portal => "portal",
    }
}

fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Out => "out",
        Direction::In => "in",
    }
}
