//! The other side's stance in the contact form: read off the words first, the user's to put right.

use super::super::field::Choice;
use super::super::{Form, FormKind};
use crate::model::Model;
use recourse_core::case::Case;
use recourse_core::case::letter::{Answer, Position};
use recourse_core::locale::Locale;
use recourse_core::road::stance;

/// What their words come to: nothing, or a position.
pub(super) fn stances(locale: &Locale) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: locale.text("road-stance-none") };
    let choice = |p: Position| Choice {
        value: p.word().to_string(),
        label: locale.text(&format!("road-position-{}", p.word())),
    };
    std::iter::once(none).chain(Position::ALL.into_iter().map(choice)).collect()
}

/// It has words to read a stance from.
pub fn guesses(form: &Form) -> bool {
    matches!(form.kind, FormKind::Contact { amends: None, .. })
        && form.field().is_some_and(|f| matches!(f.id, "said" | "with"))
}

/// Their stance as their words read, until the user has been at the field: a guess in the open, to be put right.
pub fn guess(form: &mut Form, model: &Model) {
    let FormKind::Contact { case, amends: None, .. } = &form.kind else { return };
    let Some(case) = model.case(case) else { return };
    let guess = stance::guess(case, &form.value("with"), &form.value("said"));
    let guess = guess.map_or("", Position::word);
    if let Some(field) = form.fields.iter_mut().find(|f| f.id == "stance" && !f.touched) {
        field.restore(guess);
    }
}

/// The answer that says what a contact's words come to.
pub(super) fn noted(case: &Case, contact: u32) -> Option<&Answer> {
    case.answers.iter().rfind(|a| !a.voided && a.now.contact_no == Some(contact))
}
