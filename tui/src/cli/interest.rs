//! `recourse interest`: what the late money costs, with its working; and the choice of the rate.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::read;
use super::view::{table, without_nulls};
use crate::failure::Result;
use crate::ops::Desk;
use crate::ops::interest::{choose, failure};
use clap::{Args, ValueEnum};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::claim::{InterestChosen, InterestMethod};
use recourse_core::locale::Locale;
use recourse_core::rules::case_interest::rate_text;
use recourse_core::rules::{CaseInterest, interest_of};
use serde_json::{Value, json};

/// `recourse interest`.
#[derive(Debug, Args)]
pub(crate) struct Interest {
    #[arg(value_name = "CASE")]
    id: String,
    #[arg(long, value_name = "DATE", id = "interest-to")]
    to: Option<String>,
    #[arg(long, value_name = "METHOD")]
    method: Option<MethodWord>,
    #[arg(long, value_name = "DATE", id = "interest-from", requires = "method")]
    from: Option<String>,
    #[arg(long, value_name = "PERCENT", required_if_eq("method", "agreed"))]
    rate: Option<String>,
    #[arg(long, value_name = "PERCENT", requires = "method")]
    uplift: Option<String>,
    #[arg(long, value_name = "365|360", requires = "method")]
    year: Option<YearWord>,
    #[arg(long, value_name = "TEXT", requires = "method")]
    reason: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MethodWord {
    #[value(alias = "at_breach")]
    AtBreach,
    Floating,
    Agreed,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YearWord {
    #[value(name = "365")]
    Y365,
    #[value(name = "360")]
    Y360,
}

impl Interest {
    pub(super) fn records(&self) -> bool {
        self.method.is_some()
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let to = read::maybe_date("--to", self.to.as_deref(), &desk.world)?;
            let to = to.unwrap_or_else(|| desk.world.today());
            let seq = match self.method {
                Some(method) => Some(self.choose(desk, method)?),
                None => None,
            };
            let case = desk.case(&self.id)?;
            let locale = &desk.world.locale;
            let interest = interest_of(case, to).map_err(|e| failure(&e))?;
            let mut data = json_of(case, interest.as_ref());
            data["to"] = json!(to);
            data["seq"] = json!(seq);
            let human = interest
                .as_ref()
                .map_or_else(|| locale.text("money-interest-nothing"), |i| text_of(i, locale));
            let mut outcome = Outcome::new("interest", human, without_nulls(data));
            if interest.is_some_and(|i| i.unverified) {
                let text = locale.text("money-interest-unverified");
                outcome = outcome.warn(Warning::new("W-INTEREST-UNVERIFIED", text));
            }
            Ok(outcome)
        })
    }

    fn choose(&self, desk: &mut Desk, method: MethodWord) -> Result<u64> {
        let world = &desk.world;
        let percent = |flag, text: &Option<String>| {
            text.as_deref().map(|t| read::percent_ppm(flag, t)).transpose()
        };
        let case = desk.case(&self.id)?;
        let from = read::maybe_date("--from", self.from.as_deref(), world)?;
        let first = case.due_span().map(|(first, _)| first).or(case.to).or(case.from);
        let from = from.or_else(|| first?.succ_opt()).unwrap_or_else(|| world.today());
        let chosen = InterestChosen {
            method: match method {
                MethodWord::AtBreach => InterestMethod::AtBreach,
                MethodWord::Floating => InterestMethod::Floating,
                MethodWord::Agreed => InterestMethod::Agreed,
                MethodWord::None => InterestMethod::None,
            },
            from,
            rate_ppm: percent("--rate", &self.rate)?,
            uplift_ppm: percent("--uplift", &self.uplift)?.map(|ppm| ppm.min(10_000_000)),
            day_count: self.year.map(|y| if y == YearWord::Y360 { 360 } else { 365 }),
            reason: self.reason.clone(),
        };
        choose(desk, &self.id, &chosen)
    }
}

/// Interest for `case show` and here; absent where there is none.
pub(super) fn json_of(case: &Case, interest: Option<&CaseInterest>) -> Value {
    let Some(i) = interest else { return json!({ "case": case.no, "total": null }) };
    let rows: Vec<Value> = i
        .segments
        .iter()
        .map(|s| {
            json!({
                "from": s.from, "to": s.to, "days": s.days, "principal": s.principal,
                "rate": s.rate(), "rate_ppm": s.rate_ppm, "amount": s.amount(),
            })
        })
        .collect();
    json!({
        "case": case.no,
        "method": i.method.word(),
        "chosen": i.chosen.is_some(),
        "from": i.from,
        "to": i.to,
        "day_count": i.year_days,
        "uplift": rate_text(i.uplift_ppm),
        "uplift_ppm": i.uplift_ppm,
        "principal": i.principal,
        "segments": rows,
        "total": i.total,
        "daily": i.daily,
        "series": i.series,
        "unverified": i.unverified,
    })
}

fn text_of(i: &CaseInterest, locale: &Locale) -> String {
    let head = ["from", "to", "days", "principal", "rate", "amount"];
    let mut rows =
        vec![head.map(|name| locale.text(&format!("money-interest-col-{name}"))).to_vec()];
    for s in &i.segments {
        rows.push(vec![
            s.from.to_string(),
            s.to.to_string(),
            s.days.to_string(),
            s.principal.grouped(),
            s.rate(),
            s.amount(),
        ]);
    }
    let method = locale.text(&format!("money-interest-{}", i.method.word().replace('_', "-")));
    let args = args![
        method = method,
        uplift = rate_text(i.uplift_ppm),
        year = i.year_days,
        series = i.series.clone().unwrap_or_else(|| "-".into())
    ];
    let sums = args![
        total = i.total.labelled(),
        daily = i.daily.labelled(),
        from = i.from.to_string(),
        to = i.to.to_string()
    ];
    format!(
        "{}\n{}{}\n{}",
        locale.fill("money-interest-basis", args),
        table(&rows),
        locale.fill("money-interest-total", sums),
        locale.text("money-interest-subject"),
    )
}
