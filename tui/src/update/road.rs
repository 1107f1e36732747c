//! Along the road: the diagnosis and its answers, letters and their gaps, call sheets, moving on, how it ends.

use super::{forms, letter};
use crate::action::Action;
use crate::form::field::Choice;
use crate::form::road as form;
use crate::model::Model;
use crate::msg::{Done, Effect};
use crate::screen::detail::Detail;
use crate::screen::road::{matrix, talk, view};
use crate::screen::{Screen, What};
use crate::sheet::{Sheet, Then};
use recourse_core::args;
use recourse_core::case::event::{Event, NeedWaived};
use recourse_core::case::road::CaseReopened;
use recourse_core::case::stage::Stage;
use recourse_core::letter::Sort;

/// Does an action of the road in this case.
pub fn in_case(model: &mut Model, action: Action, case: &str) -> Vec<Effect> {
    let id = case.to_string();
    match action {
        Action::Diagnose => push(model, What::Diagnosis(id)),
        Action::Matrix => push(model, What::Matrix(id)),
        Action::Talk => push(model, What::Talk(id)),
        Action::CallSheet => pick_sheet(model, case),
        Action::WriteLetter => letter::pick_letter(model, case),
        Action::ShowPlaybook => push(model, What::Detail(Detail::Playbook { case: id })),
        Action::BookCost => with_case(model, case, form::cost),
        Action::ClaimFrom => pick_obligor(model, case),
        Action::CopyCase => ask_copy(model, case),
        Action::MergeCase => pick_merge(model, case),
        Action::CloseCase => with_case(model, case, form::close),
        Action::ReopenCase => ask_reopen(model, case),
        _ => vec![],
    }
}

/// The list of what to collect, at the thing that is missing: where to get it stands below, adding it on the bar.
pub fn piece(model: &mut Model, case: &str, need: &str) -> Vec<Effect> {
    push(model, What::Matrix(case.to_string()));
    let pieces = view(model, case).map(|v| v.pieces.as_slice()).unwrap_or_default();
    let of = |p: &crate::model::road::PieceRow| p.need.as_deref() == Some(need);
    let missing = pieces.iter().position(|p| of(p) && p.status == "missing");
    if let Some(at) = missing.or_else(|| pieces.iter().position(of)) {
        model.screen_mut().rows[0] = at;
    }
    model.hint("screens-piece-here");
    vec![]
}

/// Goes on with a finished letter: its arrival where it went out, else sending it.
pub fn go_on(model: &mut Model, case: &str, no: u32) -> Vec<Effect> {
    let letter = view(model, case).and_then(|v| v.letters.iter().find(|l| l.no == no)).cloned();
    let Some(letter) = letter else { return vec![] };
    let effects = letter::open_finished(model, case, &letter);
    model.screen_mut().area = 2;
    let wanted = if letter.sent.is_some() { Action::MarkReached } else { Action::MarkSent };
    let at = super::nav::bar(model).iter().position(|a| *a == wanted);
    model.screen_mut().bar = at.unwrap_or(0);
    effects
}

fn push(model: &mut Model, what: What) -> Vec<Effect> {
    model.stack.push(Screen::new(what));
    super::nav::steady(model);
    vec![]
}

fn with_case(
    model: &mut Model,
    case: &str,
    make: impl Fn(&Model, &recourse_core::case::Case) -> crate::form::Form,
) -> Vec<Effect> {
    let form = model.case(case).map(|c| make(model, c));
    form.map_or_else(Vec::new, |f| forms::show(model, f))
}

/// Actions about the chosen thing of a screen of the road.
pub fn here(model: &mut Model, action: Action) -> Vec<Effect> {
    match (model.screen().what.clone(), action) {
        (What::Diagnosis(case), _) => super::diagnosis::on_item(model, &case, action),
        (What::Talk(case), Action::SettlePromise) => {
            let chosen = talk::chosen(model, model.screen(), &case);
            let no = chosen.and_then(|p| recourse_core::case::read_number('C', &p.contact));
            let form = no.and_then(|no| model.case(&case).map(|c| form::promise(model, c, no)));
            match form {
                Some(form) => forms::show(model, form),
                None => hint(model, "tui-nothing-here"),
            }
        }
        (What::Matrix(case), Action::ShowWhy) => {
            let row = model.screen().row(0);
            matrix::open(model, &case, row)
        }
        (What::Matrix(case), Action::AddEvidence) => {
            let kind = matrix::chosen(model, model.screen(), &case).map(|p| p.kind.clone());
            forms::evidence(model, &case, kind.as_deref())
        }
        (What::Matrix(case), Action::WaiveNeed) => ask_waive(model, &case),
        (What::Letter(page), _) => letter::on_letter(model, &page, action),
        (What::Sheet(case, with), Action::StartCall) => {
            let effects = forms::log_contact(model, &case, Some(&with));
            if let Some(form) = model.form_mut() {
                form.brief = true;
                form.at = form.first();
            }
            effects
        }
        (What::Sheet(case, with), Action::CopyText) => {
            let rows = crate::screen::road::sheet::lines(model, &case, &with, 78);
            let text: Vec<String> = rows.iter().map(crate::cells::Row::string).collect();
            vec![Effect::Copy {
                name: format!("{}-call", number(model, &case)),
                text: text.join("\n"),
            }]
        }
        _ => vec![],
    }
}

pub(super) fn hint(model: &mut Model, id: &str) -> Vec<Effect> {
    model.hint(id);
    vec![]
}

pub(super) fn number(model: &Model, case: &str) -> String {
    model.case(case).map(|c| c.no.clone()).unwrap_or_default()
}

fn record(case: &str, event: Event, done: &'static str) -> Vec<Effect> {
    vec![Effect::Record {
        case: Some(case.to_string()),
        events: vec![event],
        done: Done::Entry(done, String::new()),
        draft: None,
    }]
}

/// With whom to speak; the sheet opens at once where there is one party only.
pub fn pick_sheet(model: &mut Model, case: &str) -> Vec<Effect> {
    let sheets = view(model, case).map(|v| v.sheets.as_slice()).unwrap_or_default();
    let rows: Vec<Choice> =
        sheets.iter().map(|s| Choice { value: s.with.clone(), label: s.name.clone() }).collect();
    match rows.as_slice() {
        [] => hint(model, "screens-sheet-none"),
        [only] => {
            let with = only.value.clone();
            push(model, What::Sheet(case.to_string(), with))
        }
        _ => {
            let title = model.text("screens-which-sheet");
            let then = Then::Sheet(case.to_string());
            model.sheet = Some(Sheet::Pick { title, rows, at: 0, then });
            vec![]
        }
    }
}

/// From whom the money is claimed: the party is picked where there are several.
fn pick_obligor(model: &mut Model, case: &str) -> Vec<Effect> {
    let Some(found) = model.case(case) else { return vec![] };
    let rows: Vec<Choice> = found
        .obligors()
        .map(|p| {
            let claimed = found.is_respondent(&p.now.id);
            let id = if claimed { "screens-claimed-yes" } else { "screens-claimed-no" };
            let name = crate::cells::pad(p.name(), 24);
            Choice { value: p.now.id.clone(), label: format!("{name}  {}", model.text(id)) }
        })
        .collect();
    if rows.is_empty() {
        return hint(model, "screens-no-obligor");
    }
    let title = model.text("screens-which-obligor");
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then: Then::Claim(case.to_string()) });
    vec![]
}

/// A case like this one: its parties and its agreement, under a title of its own.
fn ask_copy(model: &mut Model, case: &str) -> Vec<Effect> {
    model.sheet = Some(Sheet::Ask {
        title: model.text("screens-copy-case"),
        lines: vec![model.text("screens-copy-case-means")],
        reason: Some(crate::form::edit::Edit::line("")),
        yes: "tui-do-copy-case",
        at: 0,
        then: Then::CopyCase(case.to_string()),
    });
    vec![]
}

/// Into which of the other open cases.
fn pick_merge(model: &mut Model, case: &str) -> Vec<Effect> {
    let other = |c: &&recourse_core::case::Case| c.id != case && c.stage != Stage::Closed;
    let rows: Vec<Choice> = model
        .cases()
        .iter()
        .filter(other)
        .map(|c| Choice { value: c.id.clone(), label: format!("{}  {}", c.no, c.title) })
        .collect();
    if rows.is_empty() {
        return hint(model, "hands-merge-none");
    }
    let title = model.text("hands-merge-which");
    let then = Then::PickMerge(case.to_string());
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then });
    vec![]
}

fn ask_waive(model: &mut Model, case: &str) -> Vec<Effect> {
    let chosen = matrix::chosen(model, model.screen(), case);
    let Some((need, what)) = chosen.and_then(|p| Some((p.need.clone()?, p.what.clone()))) else {
        return hint(model, "screens-cannot-waive");
    };
    model.sheet = Some(Sheet::Ask {
        title: model.locale.fill("screens-waive-ask", args![what = what]),
        lines: vec![model.text("screens-waive-means")],
        reason: Some(crate::form::edit::Edit::line("")),
        yes: "tui-do-waive-need",
        at: 0,
        then: Then::Waive(case.to_string(), need),
    });
    vec![]
}

fn ask_reopen(model: &mut Model, case: &str) -> Vec<Effect> {
    if model.case(case).is_none_or(|c| c.stage != Stage::Closed) {
        return hint(model, "screens-not-closed");
    }
    model.sheet = Some(Sheet::Ask {
        title: model.text("tui-do-reopen-case"),
        lines: vec![model.text("screens-reopen-means")],
        reason: Some(crate::form::edit::Edit::line("")),
        yes: "tui-do-reopen-case",
        at: 0,
        then: Then::Reopen(case.to_string()),
    });
    vec![]
}

/// An answer of a sheet of the road.
pub fn answer(model: &mut Model, then: Then, value: &str, reason: Option<String>) -> Vec<Effect> {
    match then {
        Then::Sheet(case) => push(model, What::Sheet(case, value.to_string())),
        Then::Letter(case) => {
            let found = value.split_once('/');
            let found = found.and_then(|(sort, to)| Some((Sort::of_key(sort)?, to)));
            found.map_or_else(Vec::new, |(sort, to)| letter::open_letter(model, &case, &sort, to))
        }
        Then::SaveLetter(page) => {
            vec![Effect::SaveLetter { page, format: value.to_string() }]
        }
        Then::Claim(case) => {
            let form = model.case(&case).map(|c| form::claim(model, c, value));
            form.map_or_else(Vec::new, |f| forms::show(model, f))
        }
        Then::PickMerge(case) => {
            model.sheet = Some(Sheet::Ask {
                title: model.text("tui-do-merge-case"),
                lines: vec![model.text("hands-merge-means")],
                reason: Some(crate::form::edit::Edit::line("")),
                yes: "tui-do-merge-case",
                at: 0,
                then: Then::Merge(case, value.to_string()),
            });
            vec![]
        }
        Then::Merge(from, into) => match reason {
            Some(reason) => vec![Effect::MergeCase { from, into, reason }],
            None => hint(model, "tui-reason-needed"),
        },
        Then::CopyCase(case) => {
            let title = value.trim().to_string();
            if title.is_empty() {
                return hint(model, "screens-copy-needs-title");
            }
            vec![Effect::CopyCase { case, title }]
        }
        Then::Waive(..) | Then::Reopen(_) if reason.is_none() => hint(model, "tui-reason-needed"),
        Then::Waive(case, need) => {
            let waived = NeedWaived { need, stage: None, reason };
            record(&case, Event::NeedWaived(waived), "screens-done-waived")
        }
        Then::Reopen(case) => {
            record(&case, Event::CaseReopened(CaseReopened { reason }), "screens-done-reopened")
        }
        _ => vec![],
    }
}
