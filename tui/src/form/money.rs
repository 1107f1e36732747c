//! Forms about money: the user's word about a run's sales, how the acquirer pays, more rows for a case, interest.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind};
use crate::model::Model;
use crate::model::views::RunRow;
use crate::msg::{Done, Effect, Saying};
use crate::ops::reconcile::place::{banks, said_in};
use chrono::NaiveDate;
use recourse_core::case::Case;
use recourse_core::case::claim::{InterestChosen, InterestMethod};
use recourse_core::case::event::Event;
use recourse_core::case::journal::PayoutFixed;
use recourse_core::case::stage::Stage;
use recourse_core::reconcile::LagUnit;
use recourse_core::rules::RulePack;

fn choices(model: &Model, list: &[(&str, &str)]) -> Vec<Choice> {
    let one = |(value, id): &(&str, &str)| Choice { value: (*value).into(), label: model.text(id) };
    list.iter().map(one).collect()
}

/// Did the unpaid sales of this run arrive?
pub fn decide(model: &Model, run: &RunRow) -> Form {
    let list = [("paid", "money-decision-paid"), ("not_paid", "money-decision-not-paid")];
    let fields = vec![
        Field::choice("decision", choices(model, &list), 0),
        Field::new("decided-on", Kind::Date, 14).with(&run.due.to_string()),
        Field::new("decided-why", Kind::Text, 46),
    ];
    Form::new(FormKind::Decide { references: run.lacking.clone() }, fields)
}

/// How does the acquirer pay?
pub fn payout(model: &Model) -> Form {
    let shapes = [
        ("learned", "money-shape-learned"),
        ("per_run", "money-shape-per-run"),
        ("per_terminal_run", "money-shape-per-terminal-run"),
        ("per_sale", "money-shape-per-sale"),
    ];
    let amounts = [("net", "money-amount-net"), ("gross", "money-amount-gross")];
    // As the rows show it: who only wants to confirm it changes nothing.
    let learned = model.runs.as_deref().and_then(|v| v.pays);
    let place = |list: &[(&str, &str)], value: Option<&str>, usual: usize| {
        list.iter().position(|(v, _)| Some(*v) == value).unwrap_or(usual)
    };
    let shape = place(&shapes, learned.map(|p| p.shape), 1);
    let amount = place(&amounts, learned.map(|p| p.amount), 0);
    let units = units(model, learned.map(|p| p.unit));
    let unit = units.iter().position(|u| learned.is_some_and(|p| p.unit == u.value)).unwrap_or(0);
    let lag = learned.map_or(1, |p| p.lag).to_string();
    let fields = vec![
        Field::choice("shape", choices(model, &shapes), shape),
        Field::choice("payout-amount", choices(model, &amounts), amount),
        Field::new("lag", Kind::Number, 6).with(&lag),
        Field::choice("lag-unit", units, unit),
        paid_in(model),
        Field::new("decided-why", Kind::Text, 46),
    ];
    Form::new(FormKind::Payout, fields)
}

/// What a lag can count: the usual ones, and what the rows show.
fn units(model: &Model, learned: Option<&str>) -> Vec<Choice> {
    let mut codes = UNITS.to_vec();
    codes.extend(learned.filter(|unit| !UNITS.contains(unit)));
    let label = |code: &str| Some(LagUnit::of_code(code)?.note().say(&model.locale));
    let one = |code: &str| Some(Choice { value: code.into(), label: label(code)? });
    codes.into_iter().filter_map(one).collect()
}

/// Units offered: days, weeks by their end, usual days to pay on, usual hours to part a day at.
const UNITS: [&str; 21] = [
    "working_day",
    "day",
    "week_sun",
    "week_mon",
    "week_tue",
    "week_wed",
    "week_thu",
    "week_fri",
    "week_sat",
    "on_mon",
    "on_tue",
    "on_wed",
    "on_thu",
    "on_fri",
    "on_mon_thu",
    "on_tue_fri",
    "on_mon_wed_fri",
    "by_hand",
    "half_1100",
    "half_1200",
    "half_1400",
];

/// Whose bank days count: the currency's, or a place of the rule packs; as it was said last.
fn paid_in(model: &Model) -> Field {
    let name = |p: &RulePack| p.head.name.get(model.locale.lang()).to_string();
    let of = |p: &RulePack| Choice { value: p.head.id.clone(), label: name(p) };
    let packs = model.packs().iter().filter(|p| banks(p)).map(of);
    let mut list = vec![Choice { value: String::new(), label: model.text("money-place-currency") }];
    list.extend(packs);
    let said = model.snap.as_deref().and_then(|s| said_in(&s.book));
    let at = list.iter().position(|c| Some(&c.value) == said.as_ref()).unwrap_or(0);
    Field::choice("payout-place", list, at)
}

/// Which open case do the ticked days belong to? `None` where no case is open.
pub fn add_rows(model: &Model, days: Vec<NaiveDate>) -> Option<Form> {
    let open = model.cases().iter().filter(|c| c.is_open() && c.stage != Stage::Closed);
    let list: Vec<Choice> = open
        .map(|c| Choice { value: c.no.clone(), label: format!("{}  {}", c.no, c.title) })
        .collect();
    if list.is_empty() {
        return None;
    }
    let home = crate::screen::reconcile::home(model, &days).map(|h| h.no);
    let at = list.iter().position(|c| Some(&c.value) == home.as_ref());
    let last = at.unwrap_or(list.len() - 1);
    Some(Form::new(FormKind::AddRows { days }, vec![Field::choice("to-case", list, last)]))
}

/// How is interest asked for?
pub fn interest(model: &Model, case: &Case) -> Form {
    let methods = [
        ("at_breach", "money-interest-at-breach"),
        ("floating", "money-interest-floating"),
        ("agreed", "money-interest-agreed"),
        ("none", "money-interest-none"),
    ];
    let years = [("365", "money-year-365"), ("360", "money-year-360")];
    let from = case.due_span().and_then(|(first, _)| first.succ_opt());
    let from = from.unwrap_or_else(|| model.today()).to_string();
    let fields = vec![
        Field::choice("interest-method", choices(model, &methods), 0),
        Field::new("interest-from", Kind::Date, 14).with(&from),
        Field::new("interest-rate", Kind::Text, 10),
        Field::new("interest-uplift", Kind::Text, 10),
        Field::choice("interest-year", choices(model, &years), 0),
        Field::new("decided-why", Kind::Text, 46),
    ];
    Form::new(FormKind::Interest { case: case.id.clone() }, fields)
}

/// What saving one of them means.
pub fn build(form: &Form, model: &Model) -> Result<Built, Errors> {
    let around = form.around(model);
    let mut errors = Errors::new(form, &model.locale);
    let why = form.given("decided-why");
    match &form.kind {
        FormKind::Decide { references } => {
            let on = errors.read("decided-on", |f| f.date(around));
            if why.is_none() {
                errors.need("decided-why", "money-need-reason");
            }
            errors.finish()?;
            let paid = form.given("decision").as_deref() != Some("not_paid");
            Ok(say(Saying::Decide {
                references: references.clone(),
                paid,
                on: on.filter(|_| paid),
                reason: why.unwrap_or_default(),
            }))
        }
        FormKind::Payout => {
            let lag = form.given("lag").and_then(|t| t.trim().parse::<u32>().ok());
            let Some(lag) = lag.filter(|n| *n <= 60) else {
                errors.say("lag", "money-need-lag");
                return Err(errors);
            };
            Ok(say(Saying::Payout(Box::new(PayoutFixed {
                shape: form.given("shape").unwrap_or_else(|| "learned".into()),
                amount: form.given("payout-amount").unwrap_or_else(|| "net".into()),
                lag,
                lag_unit: form.given("lag-unit").unwrap_or_else(|| "working_day".into()),
                cutoff_hour: None,
                merges_rest_days: None,
                jurisdiction: form.given("payout-place").filter(|id| !id.is_empty()),
                acquirer: None,
                reason: why,
            }))))
        }
        FormKind::AddRows { days } => {
            let case = form.given("to-case").unwrap_or_default();
            Ok(say(Saying::AddRows { case, days: days.clone() }))
        }
        FormKind::Interest { .. } => build_interest(form, errors, around, why),
        _ => Ok(Built::nothing()),
    }
}

fn build_interest(
    form: &Form,
    mut errors: Errors,
    around: super::field::Around<'_>,
    reason: Option<String>,
) -> Result<Built, Errors> {
    let from = errors.read("interest-from", |f| f.date(around));
    let mut percent = |id: &'static str| {
        let text = form.given(id)?;
        let read = crate::form::read::percent_ppm(&text);
        if read.is_none() {
            errors.say(id, "money-need-percent");
        }
        read
    };
    let (rate_ppm, uplift_ppm) = (percent("interest-rate"), percent("interest-uplift"));
    let method = match form.given("interest-method").as_deref() {
        Some("floating") => InterestMethod::Floating,
        Some("agreed") => InterestMethod::Agreed,
        Some("none") => InterestMethod::None,
        _ => InterestMethod::AtBreach,
    };
    if method == InterestMethod::Agreed && rate_ppm.is_none() {
        errors.need("interest-rate", "money-need-percent");
    }
    if from.is_none() {
        errors.need("interest-from", "tui-need-day");
    }
    errors.finish()?;
    let Some(from) = from else { return Ok(Built::nothing()) };
    let year = form.given("interest-year").and_then(|y| y.parse().ok());
    let event = Event::InterestChosen(InterestChosen {
        method,
        from,
        rate_ppm,
        uplift_ppm,
        day_count: year,
        reason,
    });
    Ok(Built::events(vec![event], Done::Entry("money-ev-interest", String::new())))
}

fn say(saying: Saying) -> Built {
    Built::effect(Effect::Say(saying))
}
