//! `recourse next`: the one thing to do now, with its reason.

use super::context::Context;
use super::outcome::Outcome;
use super::view::without_nulls;
use crate::failure::Result;
use crate::ops::{self, Desk};
use clap::Args;
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::locale::Locale;
use recourse_core::next::{Act, NextStep};
use serde_json::{Value, json};

/// `recourse next`.
#[derive(Debug, Args)]
pub(crate) struct Next {
    #[arg(value_name = "CASE")]
    case: Option<String>,
}

impl Next {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| next(desk, self.case.as_deref()))
    }
}

fn next(desk: &Desk, no: Option<&str>) -> Result<Outcome> {
    let locale = &desk.world.locale;
    let cases: Vec<&Case> = match no {
        Some(no) => vec![desk.case(no)?],
        None => desk.book().cases.iter().filter(|c| c.is_open()).collect(),
    };
    let steps = ops::next::ranked(desk, &cases);
    let first = steps.first();
    let rest: Vec<Value> =
        steps.iter().skip(1).map(|(case, step)| step_json(case, step, locale)).collect();
    let data =
        json!({ "next": first.map(|(case, step)| step_json(case, step, locale)), "then": rest });
    let human = match first {
        Some((case, step)) => {
            let text = locale.fill(
                "cli-next",
                args![case = case.no.as_str(), what = step.text(locale), minutes = step.minutes],
            );
            format!("{text}\n{}", locale.fill("cli-next-why", args![why = step.reason(locale)]))
        }
        None if cases.is_empty() => locale.text("cli-case-none"),
        None => locale.text("cli-next-nothing"),
    };
    Ok(Outcome::new("next", human, without_nulls(data)))
}

/// A step for programs.
pub(super) fn step_json(case: &Case, step: &NextStep, locale: &Locale) -> Value {
    json!({
        "case": case.no,
        "act": act_word(step.act),
        "text": step.text(locale),
        "why": step.reason(locale),
        "by": step.by,
        "minutes": step.minutes,
        "about": step.about,
        "detail": step.detail,
        "unverified": step.unverified,
    })
}

fn act_word(act: Act) -> &'static str {
    match act {
        Act::Deadline => "deadline",
        Act::ChasePromise => "chase_promise",
        Act::FirstContact => "first_contact",
        Act::Demand => "demand",
        Act::Evidence => "evidence",
        Act::AwaitPromise => "await_promise",
        Act::MoveOn | Act::Begin => "move_on",
        Act::Describe => "describe_evidence",
        Act::Export => "export",
        Act::Close => "close",
        Act::Alarm => "alarm",
        Act::ChaseLetter => "chase_letter",
        Act::SendLetter => "send_letter",
        Act::CheckAccount => "check_account",
        Act::Fading => "evidence_fading",
        Act::MoveOnNow => "move_on_now",
        Act::Confront => "confront",
        Act::Diagnose | Act::Decide => "diagnose",
        Act::Letter | Act::AskInWriting => "letter",
        Act::FindSum => "find_sum",
        Act::Arrival => "proof_of_arrival",
        Act::AwaitAnswer => "await_answer",
    }
}
