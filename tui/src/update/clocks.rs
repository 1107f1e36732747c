//! The deadlines page: what a person says about a deadline.

use super::forms;
use crate::action::Action;
use crate::form::clocks;
use crate::form::edit::Edit;
use crate::model::views::DeadlineRow;
use crate::model::{Model, Notice};
use crate::msg::{Done, Effect};
use crate::screen;
use crate::sheet::{Sheet, Then};
use recourse_core::args;
use recourse_core::case::event::{DeadlineSet, DeadlineSettled, DeadlineWithdrawn, Event};

/// What is asked before it is done, always with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It went by, and one knows.
    Acknowledge,
    /// The computed day is right.
    Confirm,
    /// Take back what was entered or set by hand.
    Withdraw,
}

/// Does one of the page's actions.
pub fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    let row = screen::deadlines::chosen(model, model.screen()).cloned();
    match action {
        Action::ToCalendar => return vec![Effect::Calendar],
        Action::EnterDeadline | Action::StateDate | Action::JointLiability => {
            let id = row.map(|r| r.case).or_else(|| model.current_case().map(|c| c.id.clone()));
            let id = id.or_else(|| model.open_cases().next().map(|c| c.id.clone()));
            let Some(case) = id.filter(|id| model.case(id).is_some()) else {
                return hint(model, "tui-no-case-yet");
            };
            if action == Action::StateDate {
                return which_date(model, case);
            }
            let form = model.case(&case).and_then(|case| match action {
                Action::JointLiability => clocks::joint(model, case),
                _ => Some(clocks::enter(model, case)),
            });
            return match form {
                Some(form) => forms::show(model, form),
                None => hint(model, "clocks-nobody-owes"),
            };
        }
        _ => {}
    }
    let Some(row) = row else { return hint(model, "tui-nothing-here") };
    match action {
        Action::SetDeadline if ruled(&row) => {
            let form = clocks::set(&row);
            forms::show(model, form)
        }
        Action::ConfirmDeadline if ruled(&row) => ask(model, Asked::Confirm, row),
        Action::SetDeadline | Action::ConfirmDeadline => hint(model, "tui-clock-not-ruled"),
        Action::AcknowledgeDeadline if row.days_left < 0 => ask(model, Asked::Acknowledge, row),
        Action::AcknowledgeDeadline => hint(model, "tui-clock-not-over"),
        Action::WithdrawDeadline if row.by_hand => ask(model, Asked::Withdraw, row),
        Action::WithdrawDeadline => hint(model, "tui-clock-not-by-hand"),
        _ => vec![],
    }
}

/// Asks which date: first what the deadlines without a date wait for, then what people look for most.
fn which_date(model: &mut Model, case: String) -> Vec<Effect> {
    let title = model.text("clocks-which-date");
    let rows = clocks::dates(model, &case);
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then: Then::State(case) });
    vec![]
}

/// The form for the date, or the length, that was picked.
pub fn picked(model: &mut Model, case: &str, value: &str) -> Vec<Effect> {
    let form = model.case(case).map(|case| match value.strip_prefix("length:") {
        Some(rule) => clocks::length(model, case, rule),
        None => clocks::state(model, case, value),
    });
    form.map_or_else(Vec::new, |form| forms::show(model, form))
}

/// A rule computes it: promises and deadlines of one's own have their date from what was written down.
fn ruled(row: &DeadlineRow) -> bool {
    !row.key.contains(':')
}

fn hint(model: &mut Model, id: &str) -> Vec<Effect> {
    model.hint(id);
    vec![]
}

fn ask(model: &mut Model, asked: Asked, row: DeadlineRow) -> Vec<Effect> {
    let (title, means, yes) = match asked {
        Asked::Acknowledge => (
            "tui-clock-ask-acknowledge",
            "tui-clock-acknowledge-means",
            "tui-do-acknowledge-deadline",
        ),
        Asked::Confirm => {
            ("tui-clock-ask-confirm", "tui-clock-confirm-means", "tui-do-confirm-deadline")
        }
        Asked::Withdraw => {
            ("tui-clock-ask-withdraw", "tui-clock-withdraw-means", "tui-do-withdraw-deadline")
        }
    };
    let day = row.computed.unwrap_or(row.due).to_string();
    model.sheet = Some(Sheet::Ask {
        title: model.locale.fill(title, args![what = row.label.as_str(), day = day.as_str()]),
        lines: vec![model.text(means)],
        reason: Some(Edit::line("")),
        yes,
        at: 0,
        then: Then::Clock(asked, Box::new(row)),
    });
    vec![]
}

/// The answer of a question.
pub fn answer(
    model: &mut Model,
    asked: Asked,
    row: DeadlineRow,
    reason: Option<String>,
) -> Vec<Effect> {
    if reason.is_none() {
        model.notice = Some(Notice::Hint(model.text("tui-reason-needed")));
        return ask(model, asked, row);
    }
    let DeadlineRow { case, key: deadline, obligor, computed, .. } = row;
    let event = match asked {
        Asked::Acknowledge => Event::DeadlineSettled(DeadlineSettled {
            deadline,
            obligor,
            outcome: "acknowledged".into(),
            note: reason,
        }),
        Asked::Confirm => Event::DeadlineSet(DeadlineSet {
            deadline,
            obligor,
            due: computed,
            computed,
            length: None,
            unit: None,
            reason,
        }),
        Asked::Withdraw => {
            Event::DeadlineWithdrawn(DeadlineWithdrawn { deadline, obligor, reason })
        }
    };
    let done = Done::Entry("tui-done-clock", String::new());
    vec![Effect::Record { case: Some(case), events: vec![event], done, draft: None }]
}
