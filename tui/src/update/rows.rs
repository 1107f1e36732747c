//! Days that lack money become a case, or part of the one that is open about them: the same sales in two cases would be
//! claimed twice.

use super::forms;
use crate::form::field::Choice;
use crate::form::new_case;
use crate::model::Model;
use crate::msg::{Effect, Saying};
use crate::screen::{Screen, What, reconcile};
use crate::sheet::{Sheet, Then};
use chrono::NaiveDate;
use recourse_core::args;

/// A case about these days; asks first where an open case is about them already.
pub(super) fn to_case(model: &mut Model, days: Vec<NaiveDate>) -> Vec<Effect> {
    let Some(home) = reconcile::home(model, &days) else { return new_case(model, days) };
    let title = model.case(&home.case).map(|c| c.title.clone()).unwrap_or_default();
    let name = format!("{}  {title}", home.no);
    let (word, id) = if home.all { ("open", "steps-rows-open") } else { ("add", "steps-rows-add") };
    let choice = |value: String, label: String| Choice { value, label };
    let rows = vec![
        choice(format!("{word}:{}", home.case), model.locale.fill(id, args![name = name])),
        choice("new".into(), model.text("steps-rows-new")),
    ];
    let id = if home.all { "steps-rows-title-held" } else { "steps-rows-title" };
    let title = model.locale.fill(id, args![no = home.no.as_str()]);
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then: Then::Rows(days) });
    vec![]
}

fn new_case(model: &mut Model, days: Vec<NaiveDate>) -> Vec<Effect> {
    let form = new_case::open(model, days);
    forms::show(model, form)
}

/// What was picked.
pub(super) fn answer(model: &mut Model, days: Vec<NaiveDate>, value: &str) -> Vec<Effect> {
    match value.split_once(':') {
        Some(("add", case)) => {
            let no = model.case(case).map(|c| c.no.clone()).unwrap_or_default();
            vec![Effect::Say(Saying::AddRows { case: no, days })]
        }
        Some((_, case)) => {
            model.stack.push(Screen::new(What::Case(case.to_string())));
            super::nav::steady(model);
            vec![]
        }
        None => new_case(model, days),
    }
}
