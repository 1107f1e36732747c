//! `recourse proof`: who outside holds a head or a time stamp since when, and the tail nobody vouches for;
//! `proof hand` hands a head over and records it.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use crate::failure::Result;
use crate::ops::Desk;
use crate::ops::proof::{self, Kind};
use clap::{Args, Subcommand};
use recourse_core::args;
use recourse_core::hygiene::one_line;
use serde_json::{Value, json};
use std::path::PathBuf;

/// `recourse proof`.
#[derive(Debug, Args)]
#[command(subcommand_negates_reqs = true)]
pub(crate) struct ProofCommand {
    #[command(subcommand)]
    what: Option<What>,
}

/// What of it.
#[derive(Debug, Subcommand)]
enum What {
    Hand(Hand),
}

/// `proof hand`.
#[derive(Debug, Args)]
pub(crate) struct Hand {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "NAME")]
    to: String,
    #[arg(long, value_name = "WAY", default_value = "message")]
    how: String,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl ProofCommand {
    pub(super) fn records(&self) -> bool {
        self.what.is_some()
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            desk.store()?;
            match self.what {
                Some(What::Hand(hand)) => hand.run(desk),
                None => Ok(show(desk)),
            }
        })
    }
}

impl Hand {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let message = proof::message(desk);
        if let Some(out) = &self.out {
            crate::ops::system::checkpoint(desk, Some(out))?;
        }
        let shared = proof::hand_over(desk, &self.case, &self.to, &self.how)?;
        let locale = &desk.world.locale;
        let (seq, to) = (shared.head_seq.to_string(), shared.to.unwrap_or_default());
        let said = locale.fill("stamp-handed", args![seq = seq.as_str(), to = to.as_str()]);
        let qr = square(&proof::square_text(shared.head_seq, &shared.head.to_string()));
        let human = format!("{message}\n\n{qr}\n{said}");
        let data = json!({
            "seq": shared.head_seq, "head": shared.head, "to": to, "how": shared.how,
            "message": message, "out": self.out.map(|p| p.display().to_string()),
        });
        Ok(Outcome::new("proof.hand", human, data))
    }
}

/// A QR code of half blocks, for a phone to read off the screen.
pub(super) fn square(text: &str) -> String {
    recourse_core::document::drawing::terminal_qr(text).unwrap_or_default()
}

fn show(desk: &Desk) -> Outcome {
    let proof = proof::state(desk);
    let locale = &desk.world.locale;
    let mut lines: Vec<String> =
        proof.holders.iter().map(|h| one_line(&proof::holder_words(h, locale))).collect();
    if proof.holders.is_empty() {
        lines.push(locale.text("stamp-no-holder"));
    }
    lines.push(proof::tail_words(&proof, locale));
    let head = desk.head();
    let data = json!({
        "head": { "seq": proof.last, "hash": head.map(|h| h.hash) },
        "handed_up_to": proof.handed_up_to,
        "stamped_up_to": proof.stamped_up_to,
        "unanchored_tail": proof.tail(),
        "holders": proof.holders.iter().map(holder_json).collect::<Vec<_>>(),
        "message": proof::message(desk),
    });
    let outcome = Outcome::new("proof", lines.join("\n"), data);
    if proof.wanting() {
        outcome.warn(Warning::new("W-NOT-ANCHORED", locale.text("stamp-warn-tail")))
    } else {
        outcome
    }
}

fn holder_json(holder: &proof::Holder) -> Value {
    json!({
        "kind": match holder.kind { Kind::Head => "head", Kind::Stamp => "stamp" },
        "up_to": holder.seq,
        "since": holder.since.map(|t| t.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)),
        "to": holder.to, "how": holder.how, "case": holder.case, "fits": holder.fits,
    })
}
