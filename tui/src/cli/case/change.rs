//! What changes a case: moving on, amending, notes, parties, money that arrived.

use super::{needs, show};
use crate::cli::outcome::Outcome;
use crate::cli::view::without_nulls;
use crate::cli::{nothing_to_change, read};
use crate::failure::Result;
use crate::ops::case::NewParty;
use crate::ops::{self, Desk};
use clap::{Args, ValueEnum};
use recourse_core::args;
use recourse_core::case::event::CaseAmended;
use recourse_core::case::money::Money;
use recourse_core::case::party::Role;
use recourse_core::case::stage::Stage;
use serde_json::json;

/// `case move`.
#[derive(Debug, Args)]
pub(crate) struct Move {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "STAGE")]
    to: StageWord,
    #[arg(long, value_name = "NAME")]
    obligor: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// `case amend`.
#[derive(Debug, Args)]
pub(crate) struct Amend {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    title: Option<String>,
    #[arg(long)]
    amount: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// `case note`.
#[derive(Debug, Args)]
pub(crate) struct Note {
    #[arg(value_name = "ID")]
    id: String,
    text: String,
    #[arg(long)]
    private: bool,
}

/// `case party`.
#[derive(Debug, Args)]
pub(crate) struct Party {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    role: RoleWord,
    #[arg(long)]
    name: String,
    #[arg(long, value_name = "CODE")]
    credit_code: Option<String>,
    #[arg(long)]
    address: Option<String>,
    #[arg(long)]
    phone: Option<String>,
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    #[arg(long, value_name = "DIGITS")]
    account_tail: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    merchant_no: Option<String>,
    #[arg(long, value_name = "NAME")]
    bank_name: Option<String>,
    #[arg(long)]
    add: bool,
}

/// `case recovered`.
#[derive(Debug, Args)]
pub(crate) struct Recovered {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    amount: String,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// The stages of `--to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StageWord {
    Triage,
    Bank,
    Platform,
    Regulator,
    Arbitration,
    Litigation,
    Enforcement,
    Closed,
}

impl StageWord {
    pub(super) fn stage(self) -> Stage {
        Stage::ALL[self as usize]
    }
}

/// The parts of `--role`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RoleWord {
    Merchant,
    Bank,
    Platform,
    Regulator,
    Other,
}

impl RoleWord {
    fn role(self) -> Role {
        match self {
            Self::Merchant => Role::Merchant,
            Self::Bank => Role::Bank,
            Self::Platform => Role::Platform,
            Self::Regulator => Role::Regulator,
            Self::Other => Role::Other,
        }
    }
}

impl Move {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let to = self.to.stage();
        let moved = ops::case::move_to(desk, &self.id, to, self.obligor.as_deref(), self.reason)?;
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let stage = locale.text(&format!("core-stage-{}", to.word()));
        let mut human = locale.fill("cli-case-moved", args![id = case.no.as_str(), stage = stage]);
        if !moved.missing.is_empty() {
            human.push('\n');
            human.push_str(
                &locale.fill("cli-case-moved-missing", args![what = needs(locale, &moved.missing)]),
            );
        }
        let obligor = case.moves.last().and_then(|(_, m)| m.obligor.clone());
        let data = json!({
            "id": case.no, "stage": to.word(), "obligor": obligor, "missing": moved.missing, "seq": moved.seq,
        });
        Ok(Outcome::new("case.move", human, data))
    }
}

impl Amend {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let world = &desk.world;
        let currency = desk.case(&self.id)?.currency;
        let amount = self.amount.as_deref().map(|a| read::money("--amount", a, currency, world));
        let change = CaseAmended {
            amount_minor: amount.transpose()?,
            from: read::maybe_date("--from", self.from.as_deref(), world)?,
            to: read::maybe_date("--to", self.to.as_deref(), world)?,
            title: self.title,
            reason: self.reason,
        };
        if change == (CaseAmended { reason: change.reason.clone(), ..CaseAmended::default() }) {
            return Err(nothing_to_change());
        }
        let seq = ops::case::amend(desk, &self.id, &change)?;
        let case = desk.case(&self.id)?;
        let human =
            desk.world.locale.fill("cli-case-amended", args![id = case.no.as_str(), seq = seq]);
        let data =
            json!({ "id": case.no, "seq": seq, "title": case.title, "claimed": case.claimed() });
        let texts = [
            change.title.as_deref().unwrap_or_default(),
            change.reason.as_deref().unwrap_or_default(),
        ];
        Ok(Outcome::new("case.amend", human, data).masked(&desk.world.locale, &texts))
    }
}

impl Note {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let seq = ops::case::note(desk, &self.id, &self.text, self.private)?;
        let id = desk.case(&self.id)?.no.clone();
        let message = if self.private { "cli-case-noted-private" } else { "cli-case-noted" };
        let human = desk.world.locale.fill(message, args![id = id.as_str(), seq = seq]);
        let data = json!({ "id": id, "seq": seq, "private": self.private });
        Ok(Outcome::new("case.note", human, data).masked(&desk.world.locale, &[&self.text]))
    }
}

impl Party {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let party = NewParty {
            name: self.name,
            credit_code: self.credit_code,
            address: self.address,
            phone: self.phone,
            person: self.person,
            account_tail: self.account_tail,
            merchant_no: self.merchant_no,
            bank_name: self.bank_name,
        };
        let role = self.role.role();
        let name_it = if self.add { ops::case::add_party } else { ops::case::set_party };
        let party_id = name_it(desk, &self.id, role, &party)?;
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let word = locale.text(&format!("core-role-{}", role.word()));
        let name = case.party_name(&party_id);
        let human =
            locale.fill("cli-case-party", args![id = case.no.as_str(), role = word, name = name]);
        let data = json!({ "id": case.no, "party": case.party(&party_id).map(show::party_json) });
        Ok(Outcome::new("case.party", human, without_nulls(data)))
    }
}

impl Recovered {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let today = desk.world.today();
        let currency = desk.case(&self.id)?.currency;
        let amount = read::money("--amount", &self.amount, currency, &desk.world)?;
        let on = read::maybe_date("--on", self.on.as_deref(), &desk.world)?.unwrap_or(today);
        let seq = ops::case::recovered(desk, &self.id, amount, on, self.note)?;
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let human = locale.fill(
            "cli-case-recovered",
            args![
                id = case.no.as_str(),
                sum = Money::new(amount, currency).labelled(),
                on = locale.day(on),
                rest = case.outstanding().labelled()
            ],
        );
        let data = json!({
            "id": case.no, "seq": seq, "amount": Money::new(amount, currency), "on": on,
            "recovered": case.recovered(), "outstanding": case.outstanding(),
        });
        Ok(Outcome::new("case.recovered", human, data))
    }
}
