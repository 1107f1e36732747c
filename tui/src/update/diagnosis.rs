//! The checklist: opened at an item, answered, put off; an answer leads to the next question.

use super::forms;
use crate::action::Action;
use crate::form::road as form;
use crate::model::Model;
use crate::msg::Effect;
use crate::screen::detail::Detail;
use crate::screen::road::{diagnosis, view};
use crate::screen::{Screen, What};
use recourse_core::case::road::{DiagnosisAnswered, Finding};

fn push(model: &mut Model, what: What) -> Vec<Effect> {
    model.stack.push(Screen::new(what));
    super::nav::steady(model);
    vec![]
}

/// The checklist, at this item.
pub fn open(model: &mut Model, case: &str, item: Option<&str>) -> Vec<Effect> {
    push(model, What::Diagnosis(case.to_string()));
    let at =
        view(model, case).and_then(|v| v.items.iter().position(|i| Some(i.code.as_str()) == item));
    if let Some(at) = at {
        model.screen_mut().rows[0] = at;
    }
    vec![]
}

/// Opens the answer of an item.
pub fn answer_item(model: &mut Model, case: &str, code: &str) -> Vec<Effect> {
    let item = view(model, case).and_then(|v| v.items.iter().find(|i| i.code == code));
    let form = item.map(|item| form::finding(model, case, item));
    form.map_or_else(Vec::new, |f| forms::show(model, f))
}

/// An item was answered: on to the next one nobody has looked at.
pub fn next_item(model: &mut Model) {
    let What::Diagnosis(case) = model.screen().what.clone() else { return };
    let at = model.screen().row(0);
    let items = view(model, &case).map(|v| v.items.as_slice()).unwrap_or_default();
    let open = |i: &usize| items.get(*i).is_some_and(|item| item.result.is_none());
    let next = (at + 1..items.len()).find(open).or_else(|| (0..at).find(open));
    if let Some(next) = next {
        model.screen_mut().rows[0] = next;
    }
}

/// Actions on the chosen item.
pub(super) fn on_item(model: &mut Model, case: &str, action: Action) -> Vec<Effect> {
    let Some(code) = diagnosis::chosen(model, model.screen(), case).map(|i| i.code.clone()) else {
        return super::act::hint(model, "tui-nothing-here");
    };
    let result = match action {
        Action::AnswerItem => return answer_item(model, case, &code),
        Action::ShowWhy => {
            let detail = Detail::Item { case: case.to_string(), code };
            return push(model, What::Detail(detail));
        }
        Action::Suspects => {
            return push(model, What::Detail(Detail::Suspects { case: case.to_string() }));
        }
        Action::SkipItem => Finding::Skipped,
        Action::NotApplicable => Finding::NotApplicable,
        _ => return vec![],
    };
    let old = model.case(case).and_then(|c| c.finding(&code).cloned());
    let answered = DiagnosisAnswered {
        item: code,
        result,
        evidence: old.map(|o| o.evidence).unwrap_or_default(),
        value_code: None,
        value: None,
        note: None,
    };
    vec![Effect::Answer { case: case.to_string(), answer: Box::new(answered) }]
}
