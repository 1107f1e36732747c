//! What became of the promise that lapsed before this contact: asked where one speaks with them again, so that the
//! chase is answered in the form one has open anyway.

use super::super::field::Choice;
use super::super::{Form, FormKind};
use super::OpenPromise;
use chrono::NaiveDate;
use recourse_core::case::contact::{Outcome, PromiseSettled};
use recourse_core::locale::Locale;

const OUTCOMES: [(&str, Option<Outcome>); 4] = [
    ("later", None),
    ("broken", Some(Outcome::Broken)),
    ("kept", Some(Outcome::Kept)),
    ("withdrawn", Some(Outcome::Withdrawn)),
];

/// The answers; saying nothing is one of them, and the first.
pub(super) fn outcomes(locale: &Locale) -> Vec<Choice> {
    let choice = |(word, _): &(&str, Option<Outcome>)| Choice {
        value: if *word == "later" { String::new() } else { (*word).to_string() },
        label: locale.text(&format!("steps-earlier-{word}")),
    };
    OUTCOMES.iter().map(choice).collect()
}

/// Their promise whose day had gone by when this contact took place: the one that lapsed first.
pub(super) fn lapsed(form: &Form) -> Option<&OpenPromise> {
    let FormKind::Contact { open, amends: None, .. } = &form.kind else { return None };
    let on: NaiveDate = form.given("at")?.get(..10)?.parse().ok()?;
    let with = form.value("with");
    open.iter().filter(|p| p.with == with && p.by < on).min_by_key(|p| (p.by, p.no))
}

/// The event that says so; nothing where the user did not say.
pub(super) fn settled(form: &Form, on: NaiveDate) -> Option<PromiseSettled> {
    let said = form.value("earlier");
    let outcome = OUTCOMES.iter().find(|(word, _)| *word == said).and_then(|(_, o)| *o)?;
    lapsed(form).map(|p| PromiseSettled { no: p.no, outcome, on, note: None })
}
