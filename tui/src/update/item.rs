//! The contact or exhibit one is at, on whatever screen: struck, put right, redacted.

use super::act::{hint, record};
use super::forms;
use crate::model::Model;
use crate::msg::{Done, Effect};
use crate::screen::{self, What};
use crate::sheet::{Sheet, Then};
use recourse_core::args;
use recourse_core::case::event::Event;

/// The contact or exhibit one is at: case id, letter, number, struck.
pub(super) fn at(model: &Model) -> Option<(String, char, u32, bool)> {
    let (case, seq) = match &model.screen().what {
        What::Entry(case, seq) => (case.clone(), *seq),
        What::Evidence => {
            let (case, x) = screen::evidence::chosen(model, model.screen())?;
            (case.id.clone(), x.seq)
        }
        What::Case(id) => (id.clone(), screen::case::chosen_line(model, model.screen(), id)?),
        _ => return None,
    };
    let found = model.case(&case)?;
    let contact = found.contacts.iter().find(|c| c.seq == seq);
    let exhibit = found.exhibits.iter().find(|x| x.seq == seq);
    let contact = contact.map(|c| ('C', c.now.no, c.voided.is_some()));
    let (letter, no, struck) = contact.or(exhibit.map(|x| ('E', x.now.no, x.voided.is_some())))?;
    Some((case, letter, no, struck))
}

/// A redacted copy of the exhibit one is at.
pub(super) fn redact(model: &mut Model) -> Vec<Effect> {
    let Some((case, 'E', no, _)) = at(model) else { return hint(model, "hand-cannot-redact") };
    let form = model.case(&case).map(|c| crate::form::hand::redact(model, c, no));
    form.map_or_else(Vec::new, |f| forms::show(model, f))
}

/// Asks why it is struck.
pub(super) fn void(model: &mut Model) -> Vec<Effect> {
    let Some((case, letter, no, struck)) = at(model) else {
        return hint(model, "tui-cannot-void");
    };
    if struck {
        return hint(model, "tui-void-already");
    }
    let id = format!("{letter}{no:03}");
    model.sheet = Some(Sheet::Ask {
        title: model.locale.fill("tui-void-ask", args![id = id]),
        lines: vec![model.text("tui-void-means")],
        reason: Some(crate::form::edit::Edit::line("")),
        yes: "tui-do-void",
        at: 0,
        then: Then::Void(case, letter, no),
    });
    vec![]
}

/// It counts again.
pub(super) fn restore(model: &mut Model) -> Vec<Effect> {
    let Some((case, letter, no, true)) = at(model) else { return hint(model, "tui-not-void") };
    let back = recourse_core::case::contact::Numbered { no, reason: None };
    let event =
        if letter == 'C' { Event::ContactRestored(back) } else { Event::ExhibitRestored(back) };
    record(case, event, Done::Entry("tui-done-restored", format!("{letter}{no:03}")))
}

/// New values for it.
pub(super) fn amend(model: &mut Model) -> Vec<Effect> {
    let Some((case, letter, no, _)) = at(model) else { return hint(model, "tui-cannot-amend") };
    let Some(found) = model.case(&case) else { return vec![] };
    let form = if letter == 'C' {
        found.contact(no).map(|c| crate::form::contact::amend(model, found, c))
    } else {
        found.exhibit(no).map(|x| crate::form::evidence::amend(model, found, x))
    };
    form.map_or_else(Vec::new, |f| forms::show(model, f))
}
