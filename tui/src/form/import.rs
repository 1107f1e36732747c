//! An export to import: what was recognised is shown before it is kept. A password, the columns of a layout nobody knows
//! and the word about card numbers are asked for only where a file needs them.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind};
use crate::model::Model;
use crate::msg::{Effect, ImportAsk};
use recourse_core::case::event::Side;
use recourse_core::locale::Locale;

/// Fields a column can be mapped to: the form's field, the profile's word, and the sides that have it.
const COLUMNS: &[(&str, &str, &[Side])] = &[
    ("map-date", "date", &[Side::Pos, Side::Bank]),
    ("map-amount", "amount", &[Side::Pos, Side::Bank]),
    ("map-in", "in", &[Side::Bank]),
    ("map-out", "out", &[Side::Bank]),
    ("map-fee", "fee", &[Side::Pos]),
    ("map-net", "net", &[Side::Pos]),
    ("map-reference", "reference", &[Side::Pos]),
    ("map-terminal", "terminal", &[Side::Pos]),
    ("map-channel", "channel", &[Side::Pos]),
    ("map-kind", "kind", &[Side::Pos]),
    ("map-direction", "direction", &[Side::Bank]),
    ("map-text", "text", &[Side::Bank]),
];

/// The form; what may be asked later is there and not shown.
pub fn open(side: Side) -> Form {
    let mut fields = vec![
        Field::new("file", Kind::Files, 0),
        Field::new("zip-password", Kind::Secret, 24),
        Field::new("untouched", Kind::Toggle, 0),
        Field::new("other-side", Kind::Toggle, 0),
    ];
    let of_side = COLUMNS.iter().filter(|(_, _, sides)| sides.contains(&side));
    fields.extend(of_side.map(|(id, ..)| Field::choice(id, Vec::new(), 0)));
    for field in fields.iter_mut().skip(1) {
        field.hidden = true;
    }
    Form::new(FormKind::Import { side }, fields)
}

/// Files were looked at: shows what has to be answered about them, and goes to the first of it.
pub fn seen(form: &mut Form, locale: &Locale) {
    let locked = form.files.iter().any(|f| f.locked);
    let cards = form.files.iter().any(|f| f.cards);
    let other = form.files.iter().any(|f| f.other_side);
    let headers = form.files.iter().map(|f| &f.headers).find(|h| !h.is_empty()).cloned();
    let mut first = None;
    for (at, field) in form.fields.iter_mut().enumerate() {
        let show = match field.id {
            "zip-password" => locked,
            "untouched" => cards,
            "other-side" => other,
            id if id.starts_with("map-") => match &headers {
                Some(headers) => {
                    offer(field, headers, locale);
                    true
                }
                // Once answered, the columns stay to be looked at.
                None => !field.options.is_empty(),
            },
            _ => continue,
        };
        if show && field.hidden && field.id != "untouched" {
            first = first.or(Some(at));
        }
        // A password that was given stays.
        field.hidden = !(show || field.id == "zip-password" && !field.value().is_empty());
    }
    if let Some(at) = first {
        form.at = at;
    }
}

/// The headers of the file as choices; what was chosen before stays chosen.
fn offer(field: &mut Field, headers: &[String], locale: &Locale) {
    let before = field.value();
    let none = Choice { value: String::new(), label: locale.text("money-map-none") };
    let one = |h: &String| Choice { value: h.clone(), label: h.clone() };
    field.options = [none].into_iter().chain(headers.iter().map(one)).collect();
    field.chosen = field.options.iter().position(|o| o.value == before).unwrap_or(0);
}

/// An answer changed: what was recognised without it no longer counts.
pub fn refresh(form: &mut Form) {
    for file in &mut form.files {
        file.review.clear();
    }
}

/// What is asked of the engine.
pub fn ask(form: &Form, side: Side, path: String) -> ImportAsk {
    let mapped =
        COLUMNS.iter().filter_map(|(id, word, _)| Some((word.to_string(), form.given(id)?)));
    ImportAsk {
        side,
        path,
        password: form.given("zip-password"),
        untouched: form.given("untouched").is_some(),
        map: mapped.collect(),
    }
}

/// Every file was looked at, as it is answered now: saving keeps it. Before, saving only looks.
pub fn recognised(form: &Form) -> bool {
    let looked = form.files.iter().any(|f| !f.review.is_empty());
    looked && !form.files.iter().any(|f| f.review.is_empty() && f.problem.is_none())
}

/// Saving: a look first, and keeping only what was seen.
pub fn build(form: &Form, model: &Model, side: Side) -> Result<Built, Errors> {
    let mut errors = Errors::new(form, &model.locale);
    let Some(path) = form.given("file") else {
        errors.need("file", "tui-need-path");
        return Err(errors);
    };
    let ask = ask(form, side, path);
    let has = |words: &[&str]| ask.map.iter().any(|(word, _)| words.contains(&word.as_str()));
    if form.get("map-date").is_some_and(|f| !f.hidden) {
        if !has(&["date"]) {
            errors.say("map-date", "money-need-map-date");
        }
        if !has(&["amount", "in", "out", "net"]) {
            errors.say("map-amount", "money-need-map-amount");
        }
    }
    // The wrong file kept is worse than one key more.
    if form.get("other-side").is_some_and(|f| !f.hidden && f.given().is_none()) {
        errors.say("other-side", "money-other-side");
    }
    if form.get("zip-password").is_some_and(|f| !f.hidden) && ask.password.is_none() {
        errors.say("zip-password", "money-need-password");
    }
    errors.finish()?;
    // A file about which nothing can be answered: keeping it says why it cannot be, and what to do.
    let hopeless = |f: &crate::model::views::FileView| {
        f.problem.is_some() && !f.locked && f.headers.is_empty()
    };
    let refused = !form.files.is_empty() && form.files.iter().all(hopeless);
    Ok(Built::effect(if refused || recognised(form) {
        Effect::Import(Box::new(ask))
    } else {
        Effect::ReviewImport(Box::new(ask))
    }))
}
