//! `recourse reconcile`: which takings never arrived, down to the sale, and the likely cause.

mod decide;

use super::context::Context;
use super::import::read_file;
use super::outcome::{Outcome, Warning};
use super::read;
use super::view::table;
use crate::failure::Result;
use crate::ops::reconcile::said::said;
use crate::ops::reconcile::{Reconciled, Request, run, run_words};
use clap::Args;
use recourse_core::args;
use recourse_core::locale::Locale;
use recourse_core::reconcile::{
    At, Cause, CreditLine, Lag, LeftOut, Note, Reconciliation, Run, SaleLine, State, Tally,
};
use recourse_core::statement::Kind;
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// `recourse reconcile`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Reconcile {
    #[command(subcommand)]
    say: Option<decide::Say>,
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pos: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", id = "reconcile-bank", num_args = 1..)]
    bank: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", id = "reconcile-from")]
    from: Option<String>,
    #[arg(long, value_name = "DATE", id = "reconcile-to")]
    to: Option<String>,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    #[arg(long, value_name = "ID", id = "reconcile-jurisdiction")]
    jurisdiction: Option<String>,
    #[arg(long, value_name = "CODE", id = "reconcile-currency")]
    currency: Option<String>,
}

impl Reconcile {
    pub(super) fn records(&self) -> bool {
        self.say.is_some()
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            if let Some(say) = self.say {
                return say.run(desk);
            }
            let mut request = Request {
                from: read::maybe_date("--from", self.from.as_deref(), &desk.world)?,
                to: read::maybe_date("--to", self.to.as_deref(), &desk.world)?,
                profile: self.profile.clone(),
                jurisdiction: self.jurisdiction.clone(),
                currency: self.currency.clone(),
                ..Request::default()
            };
            for path in &self.pos {
                request.pos.push(read_file(desk, path)?);
            }
            for path in &self.bank {
                request.bank.push(read_file(desk, path)?);
            }
            let reconciled = run(desk, &request)?;
            Ok(outcome(&reconciled, &desk.world.locale))
        })
    }
}

fn outcome(reconciled: &Reconciled, locale: &Locale) -> Outcome {
    let result = &reconciled.result;
    let mut outcome = Outcome::new("reconcile", human(result, locale), data(reconciled, locale));
    for (code, text) in said(reconciled, locale) {
        outcome = outcome.warn(Warning::new(code, text));
    }
    for credit in &result.unmatched {
        let text = locale.fill(
            "cli-warn-unmatched",
            args![
                date = credit.date.to_string(),
                sum = credit.amount.labelled(),
                text = credit.text.as_str()
            ],
        );
        let mut warning = Warning::new("W-REC-UNMATCHED", text);
        warning.more = Map::from_iter([
            ("date".to_string(), json!(credit.date)),
            ("amount".to_string(), json!(credit.amount)),
        ]);
        outcome = outcome.warn(warning);
    }
    let swapped = [("pos", &reconciled.rows.pos), ("bank", &reconciled.rows.bank)];
    for (side, statements) in swapped {
        // Sales given as the bank's rows, or the other way round, would be answered for with confidence.
        if statements.iter().any(|s| recourse_core::statement::other_kind(s).is_some()) {
            let text = locale.text(&format!("cli-warn-other-side-{side}"));
            outcome = outcome.warn(Warning::new("W-REC-KIND", text));
        }
    }
    for (from, to) in &result.needed {
        let text =
            locale.fill("cli-warn-uncovered", args![from = from.to_string(), to = to.to_string()]);
        let mut warning = Warning::new("W-REC-UNCOVERED", text);
        warning.more =
            Map::from_iter([("from".to_string(), json!(from)), ("to".to_string(), json!(to))]);
        outcome = outcome.warn(warning);
    }
    if !result.calendar_sure && !reconciled.place.assumed {
        outcome =
            outcome.warn(Warning::new("W-REC-CALENDAR", locale.text("cli-deadline-provisional")));
    }
    outcome
}

fn data(reconciled: &Reconciled, locale: &Locale) -> Value {
    let result = &reconciled.result;
    let sales =
        |lines: &[SaleLine]| -> Vec<Value> { lines.iter().map(|s| sale_json(s, locale)).collect() };
    let credits = |lines: &[CreditLine]| -> Vec<Value> { lines.iter().map(credit_json).collect() };
    let totals = &result.totals;
    json!({
        "missing": sales(&result.missing),
        "late": sales(&result.late),
        "awaited": sales(&result.awaited),
        "uncovered": sales(&result.uncovered),
        "runs": result.runs.iter().map(|r| run_json(r, reconciled, locale)).collect::<Vec<_>>(),
        "unmatched": credits(&result.unmatched),
        "before_period": credits(&result.before_period),
        "after_period": credits(&result.after_period),
        "payout": payout_json(result),
        "causes": result.causes.iter().map(|c| cause_json(c, locale)).collect::<Vec<_>>(),
        "totals": {
            "sales": tally_json(&totals.sales),
            "refunds": tally_json(&totals.refunds),
            "missing": tally_json(&totals.missing),
            "late": tally_json(&totals.late),
            "awaited": tally_json(&totals.awaited),
            "uncovered": tally_json(&totals.uncovered),
            "arrived": tally_json(&totals.arrived),
        },
        "money": { "paid": totals.arrived.net, "recovered": totals.late.net, "open": totals.missing.net },
        "decided": reconciled.known.settled.len() + reconciled.known.unpaid.len(),
        "payout_fixed": reconciled.known.payout.is_some(),
        "judged_on": result.judged_on,
        "needed": result.needed.iter().map(|(from, to)| json!({ "from": from, "to": to })).collect::<Vec<_>>(),
        "known": { "pos": result.known.0, "bank": result.known.1 },
        "fees_over": result.fees_over.map(|over| json!({
            "from": over.days.0, "to": over.days.1, "debits": over.count, "share": over.share(),
            "listed": over.listed, "debited": over.debited,
        })),
        "calendar_sure": result.calendar_sure,
        "currency": result.currency,
        "left_out": result.left_out.iter().map(left_out_json).collect::<Vec<_>>(),
        "place": { "jurisdiction": reconciled.place.id, "assumed": reconciled.place.assumed },
    })
}

fn left_out_json(left: &LeftOut) -> Value {
    let side = if left.bank { "bank" } else { "pos" };
    json!({ "kind": side, "currency": left.currency, "rows": left.rows })
}

fn say(notes: &[Note], locale: &Locale) -> Vec<String> {
    notes.iter().map(|n| n.say(locale)).collect()
}

fn sale_json(sale: &SaleLine, locale: &Locale) -> Value {
    json!({
        "reference": sale.reference,
        "row": sale.at.row,
        "traded_at": sale.traded_at.to_rfc3339(),
        "terminal": sale.terminal,
        "channel": sale.channel,
        "kind": kind_word(sale.kind),
        "gross": sale.gross,
        "fee": sale.fee,
        "net": sale.net,
        "due": sale.due,
        "state": sale.state.code(),
        "paid_on": sale.paid_on,
        "sure": sale.sure,
        "basis": say(&sale.basis, locale).join(" "),
    })
}

fn kind_word(kind: Kind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn credit_json(credit: &CreditLine) -> Value {
    json!({ "date": credit.date, "amount": credit.amount, "text": credit.text, "row": credit.at.row })
}

fn run_json(run: &Run, reconciled: &Reconciled, locale: &Locale) -> Value {
    let place = |at: &At| json!({ "file": reconciled.rows.bank.get(at.statement).map(|s| s.sha256), "row": at.row });
    let mut out = json!({
        "due": run.due,
        "trade_from": run.trade_days.0,
        "trade_to": run.trade_days.1,
        "terminal": run.terminal,
        "part": run.part,
        "count": run.count,
        "gross": run.gross,
        "fee": run.fee,
        "expected": run.expected,
        "paid": run.paid,
        "difference": run.difference,
        "paid_on": run.paid_on,
        "state": run.state.code(),
        "credits": run.credits.iter().map(place).collect::<Vec<_>>(),
        "basis": say(&run.basis, locale).join(" "),
    });
    if !run.alternatives.is_empty() {
        out["alternatives"] = json!(run.alternatives);
    }
    out
}

fn payout_json(result: &Reconciliation) -> Value {
    let payout = &result.payout;
    let lag = |lag: Lag| json!({ "value": lag.value, "unit": lag.unit.code() });
    let parts = result.parts.iter().map(|p| json!({ "part": p.part, "lag": lag(p.lag) }));
    json!({
        "shape": payout.shape.code(),
        "amount": payout.amount.code(),
        "lag": lag(payout.lag),
        "parts": parts.collect::<Vec<_>>(),
        "charge_minor": (payout.charge > 0).then_some(payout.charge),
        "confidence_permille": payout.confidence_permille,
    })
}

fn cause_json(cause: &Cause, locale: &Locale) -> Value {
    json!({
        "cause": cause.cause.code(),
        "name": locale.text(cause.cause.name()),
        "score_permille": cause.score_permille,
        "window": [cause.window.0.to_rfc3339(), cause.window.1.to_rfc3339()],
        "explains": cause.explains,
        "for": say(&cause.supports, locale),
        "against": say(&cause.against, locale),
        "ask": cause.ask.say(locale),
        "settles": cause.settles.say(locale),
    })
}

fn tally_json(tally: &Tally) -> Value {
    json!({ "count": tally.count, "gross": tally.gross, "net": tally.net })
}

/// Runs that need a look, the sums, and the likeliest cause.
fn human(result: &Reconciliation, locale: &Locale) -> String {
    let head = ["due", "days", "whose", "count", "expected", "paid", "difference", "state"];
    let mut rows = vec![head.map(|name| locale.text(&format!("cli-col-run-{name}"))).to_vec()];
    let to_look_at = || result.runs.iter().filter(|r| r.state != State::Arrived);
    for run in to_look_at() {
        let (from, to) = run.trade_days;
        rows.push(vec![
            run.due.to_string(),
            if from == to { from.to_string() } else { format!("{from} - {to}") },
            run_words(run, locale),
            run.count.to_string(),
            run.expected.grouped(),
            if run.paid_on.is_some() { run.paid.grouped() } else { "-".into() },
            run.difference.grouped(),
            locale.text(&format!("cli-state-{}", run.state.code())),
        ]);
    }
    let mut out = String::new();
    let arrived = result.runs.iter().filter(|r| r.state == State::Arrived).count();
    // Where all are of one acquirer there is nothing to tell apart.
    if to_look_at().all(|run| run_words(run, locale).is_empty()) {
        for row in &mut rows {
            row.remove(2);
        }
    }
    if rows.len() > 1 {
        out.push_str(&table(&rows));
    }
    let totals = &result.totals;
    out.push_str(
        &locale.fill("cli-reconcile-arrived", args![n = arrived, all = result.runs.len()]),
    );
    out.push('\n');
    let missing = args![count = totals.missing.count, sum = totals.missing.net.labelled()];
    out.push_str(&locale.fill("cli-reconcile-missing", missing));
    let unsure = result.missing.iter().filter(|sale| !sale.sure).count();
    if unsure > 0 {
        out.push_str(&locale.fill("cli-reconcile-unsure", args![count = unsure]));
    }
    let three = args![
        paid = totals.arrived.net.labelled(),
        recovered = totals.late.net.labelled(),
        open = totals.missing.net.labelled()
    ];
    out.push_str(&format!("\n{}", locale.fill("money-three", three)));
    for (id, tally) in [
        ("cli-reconcile-late", &totals.late),
        ("cli-reconcile-awaited", &totals.awaited),
        ("cli-reconcile-uncovered", &totals.uncovered),
    ] {
        if tally.count > 0 {
            out.push('\n');
            out.push_str(&locale.fill(id, args![count = tally.count, sum = tally.net.labelled()]));
        }
    }
    if let Some(day) = result.judged_on {
        out.push('\n');
        out.push_str(&locale.fill("cli-reconcile-judged", args![day = locale.day(day)]));
    }
    // Where it is not known how it is paid, what fits is no cause.
    for cause in result.causes.iter().take(3).filter(|_| !result.way_unclear) {
        let args =
            args![cause = locale.text(cause.cause.name()), score = cause.score_permille / 10];
        out.push_str(&format!(
            "\n{}\n  {}",
            locale.fill("cli-reconcile-cause", args),
            cause.ask.say(locale)
        ));
    }
    out
}
