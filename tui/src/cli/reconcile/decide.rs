//! `recourse reconcile decide` and `payout`: the user's word about sales, and about how the acquirer pays.

use crate::cli::outcome::Outcome;
use crate::cli::read;
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::reconcile::decide::{Word, decide, fix_payout, learn_again, undo};
use crate::ops::reconcile::place;
use clap::{Args, Subcommand, ValueEnum};
use recourse_core::args;
use recourse_core::case::journal::{Decision, PayoutFixed};
use recourse_core::reconcile::LagUnit;
use serde_json::{Value, json};

/// What can be said beside looking.
#[derive(Debug, Subcommand)]
pub(crate) enum Say {
    Decide(Decide),
    Payout(Fix),
}

/// `reconcile decide`.
#[derive(Debug, Args)]
pub(crate) struct Decide {
    #[arg(value_name = "REFERENCE", required_unless_present = "undo")]
    references: Vec<String>,
    #[arg(long = "as", value_name = "WHAT", required_unless_present = "undo", id = "as")]
    what: Option<WhatWord>,
    #[arg(long, value_name = "DATE", id = "decide-on")]
    on: Option<String>,
    #[arg(long, value_name = "SEQ", conflicts_with_all = ["references", "as"])]
    undo: Option<u64>,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// `--as`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WhatWord {
    Paid,
    NotPaid,
}

/// `reconcile payout`.
#[derive(Debug, Args)]
pub(crate) struct Fix {
    #[arg(long, value_name = "SHAPE", required_unless_present_any = ["learn", "payout-jurisdiction"])]
    shape: Option<ShapeWord>,
    #[arg(long, value_name = "net|gross", default_value = "net", id = "payout-amount")]
    amount: AmountWord,
    #[arg(long, value_name = "N", default_value_t = 1)]
    lag: u32,
    #[arg(long, value_name = "UNIT", default_value = "working-day")]
    lag_unit: String,
    #[arg(long, value_name = "HOUR", value_parser = clap::value_parser!(u32).range(1..=24))]
    cutoff_hour: Option<u32>,
    #[arg(long)]
    days_apart: bool,
    #[arg(long, value_name = "ID", id = "payout-jurisdiction")]
    jurisdiction: Option<String>,
    #[arg(long, value_name = "NAME")]
    acquirer: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long, conflicts_with = "shape")]
    learn: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ShapeWord {
    #[value(alias = "per_sale")]
    PerSale,
    #[value(alias = "per_run")]
    PerRun,
    #[value(alias = "per_terminal_run")]
    PerTerminalRun,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AmountWord {
    Net,
    Gross,
}

impl Say {
    pub(in crate::cli) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        match self {
            Self::Decide(decide) => decide.run(desk),
            Self::Payout(fix) => fix.run(desk),
        }
    }
}

impl Decide {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        if let Some(seq) = self.undo {
            let back = undo(desk, seq, &self.reason)?;
            let human = desk.world.locale.fill("money-decide-undone", args![seq = seq]);
            let data = json!({ "seq": back, "undone": seq });
            return Ok(Outcome::new("reconcile.decide", human, data));
        }
        let decision = match self.what {
            Some(WhatWord::NotPaid) => Decision::NotPaid,
            _ => Decision::Paid,
        };
        let on = read::maybe_date("--on", self.on.as_deref(), &desk.world)?;
        let word = Word { references: self.references, decision, on, reason: self.reason };
        let (seqs, count) = decide(desk, &word)?;
        let locale = &desk.world.locale;
        let what = locale.text(&format!("money-decision-{}", decision.word().replace('_', "-")));
        let seq = seqs.first().copied().unwrap_or(0);
        let human = locale.fill("money-decide-done", args![n = count, what = what, seq = seq]);
        let data = json!({ "seqs": seqs, "decision": decision.word(), "sales": count, "on": on });
        Ok(Outcome::new("reconcile.decide", human, crate::cli::view::without_nulls(data)))
    }
}

impl Fix {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        if self.lag > 60 {
            return Err(
                Failure::new(Exit::Usage, "E-REC-06", "money-fail-lag").with("lag", self.lag)
            );
        }
        let unit = match self.lag_unit.as_str() {
            "week" => "week_sun".into(),
            unit => unit.replace('-', "_"),
        };
        if LagUnit::of_code(&unit).is_none() {
            let failure = Failure::new(Exit::Usage, "E-REC-07", "money-fail-unit");
            return Err(failure.with("given", &self.lag_unit));
        }
        let before = desk.book().payouts.last().map(|(_, word)| word.clone());
        let place = match &self.jurisdiction {
            Some(word) => Some(place::pack(desk.packs(), word)?.head.id.clone()),
            // A word about how it is paid leaves where it is paid as it was.
            None => before.as_ref().and_then(|w| w.jurisdiction.clone()),
        };
        let fixed = match self.shape {
            None if self.learn => learn_again(self.reason),
            // A word about the place alone leaves the rest as it was.
            None => {
                PayoutFixed { reason: self.reason, ..before.unwrap_or_else(|| learn_again(None)) }
            }
            Some(shape) => PayoutFixed {
                shape: match shape {
                    ShapeWord::PerSale => "per_sale",
                    ShapeWord::PerRun => "per_run",
                    ShapeWord::PerTerminalRun => "per_terminal_run",
                }
                .into(),
                amount: if self.amount == AmountWord::Gross { "gross" } else { "net" }.into(),
                lag: self.lag,
                lag_unit: unit,
                cutoff_hour: self.cutoff_hour,
                merges_rest_days: Some(!self.days_apart),
                jurisdiction: None,
                acquirer: self.acquirer,
                reason: self.reason,
            },
        };
        let fixed = PayoutFixed { jurisdiction: place, ..fixed };
        let seq = fix_payout(desk, &fixed)?;
        let id =
            if fixed.shape == "learned" { "money-payout-learned" } else { "money-payout-fixed" };
        let human = desk.world.locale.fill(id, args![lag = fixed.lag]);
        let mut data = serde_json::to_value(&fixed).unwrap_or_default();
        if let Value::Object(members) = &mut data {
            members.insert("seq".into(), json!(seq));
        }
        Ok(Outcome::new("reconcile.payout", human, data))
    }
}
