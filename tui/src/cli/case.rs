//! `recourse case`: open a dispute, look at it, change it, move it on.

mod change;
mod merge;
pub(in crate::cli) mod road;
mod show;

use super::context::Context;
use super::outcome::Outcome;
use super::read;
use super::view::table;
use crate::failure::Result;
use crate::ops::{self, Desk};
use clap::{Args, Subcommand};
use ops::case::{NewCase, NewParty};
use recourse_core::args;
use recourse_core::case::money::Currency;
use recourse_core::document::owed;
use recourse_core::locale::Locale;
use serde_json::{Value, json};

/// `recourse case …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    New(New),
    List,
    Show(Named),
    Move(change::Move),
    Amend(change::Amend),
    Note(change::Note),
    Party(change::Party),
    Recovered(change::Recovered),
    Erase(super::erase::EraseCase),
    Road(road::Road),
    Close(road::Close),
    Reopen(road::Reopen),
    Cost(road::Cost),
    Claim(road::Claim),
    Waive(road::Waive),
    VoidItem(road::VoidItem),
    Copy(road::Copy),
    Merge(merge::Merge),
    AddMissing(road::AddMissing),
}

/// A case by its number.
#[derive(Debug, Args)]
pub(crate) struct Named {
    #[arg(value_name = "ID")]
    id: String,
}

/// `case new`.
#[derive(Debug, Args)]
pub(crate) struct New {
    #[arg(long)]
    title: String,
    #[arg(long, value_name = "NAME")]
    merchant: Option<String>,
    #[arg(long, value_name = "NAME")]
    bank: Option<String>,
    #[arg(long, value_name = "NAME")]
    platform: Option<String>,
    #[arg(long, value_name = "CN")]
    jurisdiction: Option<String>,
    #[arg(long)]
    amount: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    #[arg(long, conflicts_with = "amount")]
    missing_from_reconcile: bool,
}

impl Case {
    pub(super) fn records(&self) -> bool {
        !matches!(self, Self::List | Self::Show(_) | Self::Road(_))
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        if let Self::Erase(erase) = self {
            return erase.run(context);
        }
        context.at_desk(|desk| match self {
            Self::New(new) => new.run(desk),
            Self::List => Ok(list(desk)),
            Self::Show(named) => show::run(desk, &named.id),
            Self::Move(to) => to.run(desk),
            Self::Amend(amend) => amend.run(desk),
            Self::Note(note) => note.run(desk),
            Self::Party(party) => party.run(desk),
            Self::Recovered(recovered) => recovered.run(desk),
            Self::Erase(_) => unreachable!("done above"),
            Self::Road(road) => road.run(desk),
            Self::Close(close) => close.run(desk),
            Self::Reopen(reopen) => reopen.run(desk),
            Self::Cost(cost) => cost.run(desk),
            Self::Claim(claim) => claim.run(desk),
            Self::Waive(waive) => waive.run(desk),
            Self::VoidItem(item) => item.run(desk),
            Self::Copy(copy) => copy.run(desk),
            Self::Merge(merge) => merge.run(desk),
            Self::AddMissing(add) => add.run(desk),
        })
    }
}

impl New {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let world = &desk.world;
        let amount =
            self.amount.as_deref().map(|a| read::money("--amount", a, Currency::CNY, world));
        let new = NewCase {
            title: self.title.clone(),
            merchant: self.merchant.map(NewParty::named),
            bank: self.bank.map(NewParty::named),
            platform: self.platform.map(NewParty::named),
            amount_minor: amount.transpose()?,
            currency: None,
            jurisdiction: self.jurisdiction.clone(),
            from: read::maybe_date("--from", self.from.as_deref(), world)?,
            to: read::maybe_date("--to", self.to.as_deref(), world)?,
            ..NewCase::default()
        };
        let id = if self.missing_from_reconcile {
            let request =
                ops::reconcile::Request { from: new.from, to: new.to, ..Default::default() };
            let reconciled = ops::reconcile::run(desk, &request)?;
            ops::reconcile::open_case(desk, &new, &reconciled)?
        } else {
            ops::case::open(desk, &new, &[], &mut |_| Vec::new())?
        };
        let case = desk.case(&id)?;
        let locale = &desk.world.locale;
        let mut human =
            locale.fill("cli-case-opened", args![id = id.as_str(), title = case.title.as_str()]);
        if !case.vouchers.is_empty() {
            let args = args![count = case.vouchers.len(), sum = case.claimed().labelled()];
            human.push_str(&format!("\n{}", locale.fill("cli-case-opened-sales", args)));
        }
        let data = json!({
            "id": id, "title": case.title, "stage": case.stage.word(), "claimed": case.claimed(),
            "sales": case.vouchers.len(), "evidence": case.exhibits.len(),
        });
        let outcome = Outcome::new("case.new", human, data);
        Ok(outcome
            .note(locale.fill("cli-case-opened-next", args![id = id.as_str()]))
            .masked(locale, &[&self.title]))
    }
}

fn list(desk: &Desk) -> Outcome {
    let locale = &desk.world.locale;
    let mut cases: Vec<_> = desk.book().cases.iter().filter(|c| c.is_open()).collect();
    cases.sort_by(|a, b| a.no.cmp(&b.no));
    let data: Vec<Value> = cases.iter().map(|case| show::summary_json(case)).collect();
    let data = json!({ "cases": data });
    if cases.is_empty() {
        return Outcome::new("case.list", locale.text("cli-case-none"), data);
    }
    let mut rows = vec![
        [
            "cli-col-case",
            "cli-col-stage",
            "cli-col-claimed",
            "cli-col-outstanding",
            "cli-col-title",
        ]
        .map(|id| locale.text(id))
        .to_vec(),
    ];
    for case in cases {
        rows.push(vec![
            case.no.clone(),
            locale.text(&format!("core-stage-{}", case.stage.word())),
            owed(case, case.claimed(), locale),
            owed(case, case.outstanding(), locale),
            case.title.clone(),
        ]);
    }
    Outcome::new("case.list", table(&rows), data)
}

/// Codes of things to have, in words.
pub(super) fn needs(locale: &Locale, codes: &[String]) -> String {
    let words: Vec<String> =
        codes.iter().map(|c| locale.text(&format!("core-missing-{c}"))).collect();
    locale.list(&words)
}
