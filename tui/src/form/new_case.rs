//! The wizard for a new case: title, who, how much, when, and a review whose lines lead back.

use super::build::{Built, Errors};
use super::field::{Field, Kind};
use super::{Form, FormKind};
use crate::model::Model;
use crate::msg::{Done, Effect};
use chrono::{Datelike, NaiveDate};
use recourse_core::Currency;
use recourse_core::case::event::{CaseOpened, Event};
use recourse_core::case::party::Role;

/// Message ids of the steps; the last one is the review.
pub const STEPS: [&str; 4] =
    ["tui-step-what", "tui-step-who", "tui-step-how-much", "tui-step-review"];

/// An empty wizard; `days` are ticked trade days of the reconciliation.
pub fn open(model: &Model, days: Vec<NaiveDate>) -> Form {
    let merchant = model.merchant();
    let mut fields = vec![
        Field::new("title", Kind::Text, 46),
        Field::new("merchant", Kind::Text, 46).with(&merchant),
        Field::new("bank", Kind::Text, 46).in_step(1),
        Field::new("account-tail", Kind::Text, 8).in_step(1),
        Field::new("platform", Kind::Text, 46).in_step(1),
        Field::new("merchant-no", Kind::Text, 24).in_step(1),
        Field::new("amount", Kind::Money, 20).in_step(2),
        Field::new("from", Kind::Date, 14).in_step(2),
        Field::new("to", Kind::Date, 14).in_step(2),
    ];
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        let sum = model.runs.iter().flat_map(|v| &v.runs).filter(|r| days.contains(&r.traded));
        let minor: i64 = sum.map(|r| -r.difference.minor).filter(|m| *m > 0).sum();
        for field in &mut fields {
            match field.id {
                "amount" => {
                    field.edit.set(&recourse_core::Money::new(minor, Currency::CNY).grouped());
                }
                "from" => field.edit.set(&first.to_string()),
                "to" => field.edit.set(&last.to_string()),
                "title" => field.edit.set(&model.text("tui-new-case-title")),
                _ => {}
            }
        }
    }
    Form::new(FormKind::NewCase { days }, fields)
}

/// Nothing depends on anything yet.
pub fn refresh(_form: &mut Form) {}

/// The entries that open the case.
pub fn build(form: &Form, model: &Model, days: &[NaiveDate]) -> Result<Built, Errors> {
    let around = form.around(model);
    let mut errors = Errors::new(form, &model.locale);
    let amount = errors.read("amount", |f| f.money(around));
    let from = errors.read("from", |f| f.date(around));
    let to = errors.read("to", |f| f.date(around));
    if form.given("title").is_none() {
        errors.need("title", "tui-need-title");
    }
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        errors.say("to", "tui-to-before-from");
    }
    let tail = form.given("account-tail");
    if tail.as_ref().is_some_and(|t| t.chars().filter(char::is_ascii_digit).count() > 4) {
        errors.say("account-tail", "tui-only-four-digits");
    }
    errors.finish()?;
    let book = model.snap.as_deref().map(|s| &s.book);
    let year = model.today().year();
    let no = book.map_or_else(|| format!("RC-{year}-001"), |b| b.next_number(year));
    let mut events = vec![Event::CaseOpened(CaseOpened {
        no: no.clone(),
        currency: Currency::CNY.code().to_string(),
        jurisdiction: "CN".into(),
        amount_minor: amount.map(|m| m.minor),
        from,
        to,
        title: form.given("title"),
    })];
    let roles = [(Role::Merchant, "merchant"), (Role::Bank, "bank"), (Role::Platform, "platform")];
    for (at, (role, id)) in roles.into_iter().enumerate() {
        let Some(name) = form.given(id) else { continue };
        let mut party = super::build::party(format!("P{:02}", at + 1), role, Some(name));
        if role == Role::Merchant {
            party.account_tail = tail.clone();
            party.merchant_no = form.given("merchant-no");
            party.bank_name = form.given("bank");
        }
        events.push(Event::PartySet(party));
    }
    if days.is_empty() {
        return Ok(Built::events(events, Done::Case(no)));
    }
    let draft = form.draft_key();
    Ok(Built::effect(Effect::CaseFromRuns { events, days: days.to_vec(), draft }))
}
