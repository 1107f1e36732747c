//! A new case: six small steps with a review whose lines lead back, or the same on one page.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind, read};
use crate::model::Model;
use crate::msg::{Done, Effect};
use chrono::{Datelike, NaiveDate};
use recourse_core::case::event::{CaseOpened, Event, NoteAdded};
use recourse_core::case::party::Role;
use recourse_core::locale::Locale;
use recourse_core::{Currency, Money, args};

/// Message ids of the steps; the last one is the review.
pub const STEPS: [&str; 6] = [
    "screens-step-situation",
    "screens-step-stuck",
    "screens-step-how-much",
    "screens-step-who",
    "screens-step-papers",
    "screens-step-review",
];

const WHO: usize = 3;

/// What may have happened; the first is what most come with.
const SITUATIONS: [&str; 5] = ["missing", "upgrade", "less", "frozen", "other"];
/// Where the money may be stuck; not knowing is an answer.
const STUCK: [&str; 5] = ["", "bank", "platform", "account", "agent"];
/// Papers at hand, by field.
pub const PAPERS: [&str; 7] = [
    "paper-agreement",
    "paper-export",
    "paper-slips",
    "paper-statement",
    "paper-notice",
    "paper-recording",
    "paper-chat",
];
/// What to do where the typed sum is not what the reconciliation found.
const DIFFERS: [&str; 3] = ["keep", "use", "later"];

/// The wizard; `days` are ticked trade days of the reconciliation.
pub fn open(model: &Model, days: Vec<NaiveDate>) -> Form {
    let locale = &model.locale;
    let mut fields = vec![
        Field::choice("situation", words(locale, "situation", &SITUATIONS), 0),
        Field::new("title", Kind::Text, 46),
        Field::choice("stuck", words(locale, "stuck", &STUCK), 0).in_step(1),
        Field::choice("charged", words(locale, "charged", &["", "yes", "no"]), 0).in_step(1),
        Field::new("told", Kind::Lines(4), 0).in_step(1),
        Field::new("amount", Kind::Money, 20).in_step(2),
        Field::choice("differs", words(locale, "differs", &DIFFERS), 0).in_step(2),
        Field::new("from", Kind::Date, 14).in_step(2),
        Field::new("to", Kind::Date, 14).in_step(2),
        Field::new("merchant-no", Kind::Text, 24).in_step(2),
        Field::new("merchant", Kind::Text, 46).with(&model.merchant()).in_step(3),
        Field::new("bank", Kind::Text, 46).in_step(3),
        Field::new("account-tail", Kind::Text, 8).in_step(3),
        Field::new("platform", Kind::Text, 46).in_step(3),
        Field::new("agent-name", Kind::Text, 46).in_step(3),
    ];
    fields.extend(PAPERS.map(|id| Field::new(id, Kind::Toggle, 0).in_step(4)));
    form(model, days, false, fields)
}

/// The same on one page, without the questions around it.
pub fn quick(model: &Model) -> Form {
    let fields = vec![
        Field::new("title", Kind::Text, 46),
        Field::new("merchant", Kind::Text, 46).with(&model.merchant()),
        Field::new("bank", Kind::Text, 46),
        Field::new("account-tail", Kind::Text, 8),
        Field::new("platform", Kind::Text, 46),
        Field::new("merchant-no", Kind::Text, 24),
        Field::new("amount", Kind::Money, 20),
        Field::new("from", Kind::Date, 14),
        Field::new("to", Kind::Date, 14),
    ];
    form(model, Vec::new(), true, fields)
}

fn form(model: &Model, days: Vec<NaiveDate>, short: bool, mut fields: Vec<Field>) -> Form {
    let found = lacking(model, &days);
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        for field in &mut fields {
            match field.id {
                "amount" => field.edit.set(&Money::new(found, Currency::CNY).grouped()),
                "from" => field.edit.set(&first.to_string()),
                "to" => field.edit.set(&last.to_string()),
                "title" => field.edit.set(&model.text("tui-new-case-title")),
                _ => {}
            }
        }
    }
    let missing = Some(found).filter(|sum| *sum > 0);
    // What a file holds already nobody types; it stands there to be looked at.
    let files = model.runs.as_deref().map(|v| v.known.as_slice()).unwrap_or_default();
    for (id, text) in files {
        if let Some(field) = fields.iter_mut().find(|f| f.id == *id && f.given().is_none()) {
            field.edit.set(text);
        }
    }
    if let Some(runs) = model.runs.as_deref() {
        let at_hand = [("paper-export", &runs.pos), ("paper-statement", &runs.bank)];
        for (id, side) in at_hand {
            if let Some(field) = fields.iter_mut().find(|f| f.id == id && !side.is_empty()) {
                field.chosen = 1;
            }
        }
    }
    let known = !days.is_empty();
    let mut form = Form::new(FormKind::NewCase { days, missing, short }, fields);
    // What and how much came from the reconciliation: only who is asked for.
    if known {
        form.step = WHO;
        form.at = form.first();
    }
    form
}

/// What the last reconciliation found missing: on these days, or at all.
fn lacking(model: &Model, days: &[NaiveDate]) -> i64 {
    let runs = model.runs.iter().flat_map(|v| &v.runs);
    let meant =
        runs.filter(|r| if days.is_empty() { r.state.is_bad() } else { days.contains(&r.traded) });
    meant.map(|r| -r.difference.minor).filter(|m| *m > 0).sum()
}

fn words(locale: &Locale, field: &str, values: &[&str]) -> Vec<Choice> {
    let label = |v: &&str| {
        let word = if v.is_empty() { "unknown" } else { *v };
        Choice { value: (*v).to_string(), label: locale.text(&format!("screens-{field}-{word}")) }
    };
    values.iter().map(label).collect()
}

/// The agent has a name where there is one; the sum's question shows where the sum differs.
pub fn refresh(form: &mut Form) {
    let agent = form.value("stuck") == "agent";
    let FormKind::NewCase { missing, .. } = form.kind else { return };
    let typed = form.given("amount").and_then(|t| read::money(&t, Currency::CNY).ok());
    let differs = matches!((missing, typed), (Some(found), Some(sum)) if sum.minor != found);
    for field in &mut form.fields {
        match field.id {
            "agent-name" => field.hidden = !agent,
            "differs" => field.hidden = !differs,
            _ => {}
        }
    }
}

/// On leaving the first step a case without a name takes that of its situation.
pub fn name_it(form: &mut Form) {
    let situation = form.get("situation").and_then(|f| f.options.get(f.chosen)).cloned();
    if let (Some(choice), Some(title)) =
        (situation, form.fields.iter_mut().find(|f| f.id == "title" && f.given().is_none()))
        && choice.value != "other"
    {
        title.edit.set(&choice.label);
    }
}

/// What stands beside the question about a differing sum.
pub fn differs_words(form: &Form, locale: &Locale) -> Option<String> {
    let FormKind::NewCase { missing: Some(found), .. } = form.kind else { return None };
    let hidden = form.get("differs").is_none_or(|f| f.hidden);
    let sum = Money::new(found, Currency::CNY).grouped();
    (!hidden).then(|| locale.fill("screens-sum-differs", args![sum = sum]))
}

/// The entries that open the case.
pub fn build(
    form: &Form,
    model: &Model,
    days: &[NaiveDate],
    missing: Option<i64>,
) -> Result<Built, Errors> {
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
    let amount = if form.value("differs") == "use" { missing } else { amount.map(|m| m.minor) };
    let mut events = vec![Event::CaseOpened(CaseOpened {
        no: no.clone(),
        currency: Currency::CNY.code().to_string(),
        jurisdiction: "CN".into(),
        amount_minor: amount,
        from,
        to,
        title: form.given("title"),
    })];
    let roles = [
        (Role::Merchant, "merchant"),
        (Role::Bank, "bank"),
        (Role::Platform, "platform"),
        (Role::Other, "agent-name"),
    ];
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
    if let Some(text) = note(form, &model.locale) {
        events.push(Event::NoteAdded(NoteAdded { text: Some(text) }));
    }
    if days.is_empty() {
        return Ok(Built::events(events, Done::Case(no)));
    }
    let draft = form.draft_key();
    Ok(Built::effect(Effect::CaseFromRuns { events, days: days.to_vec(), draft }))
}

/// What was answered beside the figures, in a few lines; nothing where nothing was.
fn note(form: &Form, locale: &Locale) -> Option<String> {
    let label = |id: &str| locale.text(&format!("tui-field-{id}"));
    let mut lines = Vec::new();
    for id in ["stuck", "charged"] {
        let chosen = form.get(id).filter(|f| !f.hidden && f.given().is_some());
        if let Some(choice) = chosen.and_then(|f| f.options.get(f.chosen)) {
            lines.push(format!("{}: {}", label(id), choice.label));
        }
    }
    lines.extend(form.given("told").map(|t| format!("{}: {t}", label("told"))));
    let papers: Vec<String> =
        PAPERS.iter().filter(|id| form.given(id).is_some()).map(|id| label(id)).collect();
    if !papers.is_empty() {
        let list = papers.join(&locale.text("tui-list-comma"));
        lines.push(locale.fill("screens-note-papers", args![list = list]));
    }
    if form.value("differs") == "later" {
        lines.extend(differs_words(form, locale));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}
