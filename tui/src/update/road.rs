//! Along the road: the diagnosis and its answers, letters and their gaps, call sheets, moving on, how it ends.

use super::forms;
use crate::action::Action;
use crate::form::field::Choice;
use crate::form::road::{self as form, Step};
use crate::model::Model;
use crate::model::road::{FieldSource, LetterRow};
use crate::msg::{Done, Effect};
use crate::screen::detail::Detail;
use crate::screen::road::letter::LetterPage;
use crate::screen::road::{letters, matrix, talk, view};
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
        Action::WriteLetter => pick_letter(model, case),
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
    let effects = open_finished(model, case, &letter);
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
        (What::Letter(page), _) => on_letter(model, &page, action),
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

fn hint(model: &mut Model, id: &str) -> Vec<Effect> {
    model.hint(id);
    vec![]
}

fn number(model: &Model, case: &str) -> String {
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

/// Which letter to write: those of the present stage first.
fn pick_letter(model: &mut Model, case: &str) -> Vec<Effect> {
    let offers = view(model, case).map(|v| v.offers.as_slice()).unwrap_or_default();
    let rows: Vec<Choice> = offers
        .iter()
        .map(|o| {
            let now = if o.now { model.text("screens-letter-now") } else { String::new() };
            let kind = letters::kind_words(model, &o.sort);
            Choice {
                value: format!("{}/{}", o.sort.key(), o.to),
                label: format!("{}  {}  {now}", crate::cells::pad(&kind, 20), o.who),
            }
        })
        .collect();
    if rows.is_empty() {
        return hint(model, "screens-no-letters");
    }
    let title = model.text("screens-which-letter");
    let then = Then::Letter(case.to_string());
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then });
    vec![]
}

/// Opens a letter; what was typed into it before is kept with the book's drafts.
pub fn open_letter(model: &mut Model, case: &str, sort: &Sort, to: &str) -> Vec<Effect> {
    show(model, case, sort, to, None)
}

/// Opens the letter a draft belongs to.
pub fn continue_letter(model: &mut Model, key: &str) -> Option<Vec<Effect>> {
    let (case, sort, to) = of_draft(key)?;
    model.case(case)?;
    Some(open_letter(model, case, &sort, to))
}

/// Case, sort and party of a letter's draft.
pub fn of_draft(key: &str) -> Option<(&str, Sort, &str)> {
    let mut parts = key.strip_prefix("letter:")?.split(':');
    let (case, sort, to) = (parts.next()?, parts.next()?, parts.next()?);
    Some((case, Sort::of_key(sort)?, to))
}

/// Opens a finished letter.
pub fn open_finished(model: &mut Model, case: &str, letter: &LetterRow) -> Vec<Effect> {
    show(model, case, &letter.sort, &letter.to, Some(letter.no))
}

fn show(model: &mut Model, case: &str, sort: &Sort, to: &str, no: Option<u32>) -> Vec<Effect> {
    let lang = model.locale.lang().tag().to_string();
    let (case, sort, to) = (case.to_string(), sort.clone(), to.to_string());
    let page = LetterPage { case, sort, to, lang, view: None, no };
    model.stack.push(Screen::new(What::Letter(Box::new(page.clone()))));
    vec![Effect::Compose(Box::new(page))]
}

/// A letter was composed: it takes its place on the screen that asked for it.
pub fn composed(model: &mut Model, page: LetterPage) -> Vec<Effect> {
    let typing = matches!(
        model.form().map(|f| &f.kind),
        Some(crate::form::FormKind::Road { step: Step::Typed(_), .. })
    );
    if typing {
        model.stack.pop();
    }
    let same = |p: &LetterPage| p.case == page.case && p.sort == page.sort && p.to == page.to;
    for screen in model.stack.iter_mut().rev() {
        if let What::Letter(shown) = &mut screen.what
            && same(shown)
        {
            let old = shown.view.as_ref().map(|v| v.fields.as_slice());
            let fields = page.view.as_ref().map(|v| v.fields.as_slice()).unwrap_or_default();
            let gap = |from: usize| {
                let open = |i: &usize| fields.get(*i).is_some_and(|f| f.value.is_none());
                (from..fields.len()).find(open).or_else(|| (0..from).find(open))
            };
            let at = screen.rows[0];
            // A gap that was just filled leads to the next one.
            let filled = old.is_some_and(|old| {
                let code = old.get(at).filter(|f| f.value.is_none()).map(|f| &f.code);
                code.is_some_and(|c| fields.iter().any(|f| f.code == *c && f.value.is_some()))
            });
            let row = match (old.is_none(), filled) {
                (true, _) => gap(0).or(Some(0)),
                (_, true) => gap(at),
                _ => None,
            };
            **shown = page;
            if let Some(row) = row {
                screen.rows[0] = row;
            }
            break;
        }
    }
    super::nav::steady(model);
    point_on(model);
    vec![]
}

/// On the bar of a finished letter the step that comes next is chosen: sent, then arrived.
fn point_on(model: &mut Model) {
    let Some(page) = model.letter_page() else { return };
    let found =
        view(model, &page.case).and_then(|v| v.letters.iter().find(|l| Some(l.no) == page.no));
    let wanted = match found {
        Some(l) if l.sent.is_some() => Action::MarkReached,
        Some(_) => Action::MarkSent,
        None => return,
    };
    if model.screen().area == BAR {
        let at = super::nav::bar(model).iter().position(|a| *a == wanted);
        model.screen_mut().bar = at.unwrap_or(0);
    }
}

/// The area of a letter's bar.
const BAR: usize = 2;

/// The letter on top is composed once more after something it rests on was recorded.
pub fn recompose(model: &Model) -> Vec<Effect> {
    match &model.screen().what {
        What::Letter(page) => vec![Effect::Compose(page.clone())],
        _ => vec![],
    }
}

/// A finished letter stays as it is; written once more it begins as one of today, to be kept under a number of its own.
fn rewrite(model: &mut Model, page: &LetterPage) -> Vec<Effect> {
    let id = page.no.map(|no| format!("L{no:03}")).unwrap_or_default();
    let text = model.locale.fill("screens-letter-rewritten", args![id = id]);
    model.notice = Some(crate::model::Notice::Hint(text));
    let page = LetterPage { no: None, view: None, ..page.clone() };
    if let What::Letter(shown) = &mut model.screen_mut().what {
        **shown = page.clone();
    }
    model.screen_mut().area = 0;
    vec![Effect::Compose(Box::new(page))]
}

/// Enter on a field of the letter: to where it is put right.
pub fn fill_field(model: &mut Model, row: usize) -> Vec<Effect> {
    let Some(page) = model.letter_page().cloned() else { return vec![] };
    if page.no.is_some() {
        return rewrite(model, &page);
    }
    let Some(field) = page.view.as_ref().and_then(|v| v.fields.get(row)).cloned() else {
        return vec![];
    };
    let form = match &field.from {
        FieldSource::Typed => {
            let step = Step::Typed(field.code);
            form::gap(&page.case, step, &field.label, field.value.as_deref())
        }
        FieldSource::Party(id, member) => {
            let step = Step::Detail(id.clone(), member);
            form::gap(&page.case, step, &field.label, field.value.as_deref())
        }
        FieldSource::Diagnosis(item) => {
            return super::diagnosis::answer_item(model, &page.case, item);
        }
        FieldSource::Case => {
            let text = model.locale.fill("screens-gap-of-case", args![what = field.label]);
            model.notice = Some(crate::model::Notice::Hint(text));
            return vec![];
        }
    };
    forms::show(model, form)
}

fn on_letter(model: &mut Model, page: &LetterPage, action: Action) -> Vec<Effect> {
    match action {
        Action::FillGap | Action::SaveLetter | Action::LetterLanguage if page.no.is_some() => {
            rewrite(model, page)
        }
        Action::FillGap => {
            let fields = page.view.as_ref().map(|v| v.fields.as_slice()).unwrap_or_default();
            let at = model.screen().row(0);
            let gap = |i: &usize| fields.get(*i).is_some_and(|f| f.value.is_none());
            let next = (at..fields.len()).find(gap).or_else(|| (0..at).find(gap));
            match next {
                Some(row) => {
                    model.screen_mut().area = 0;
                    model.screen_mut().rows[0] = row;
                    fill_field(model, row)
                }
                None => hint(model, "screens-no-gaps"),
            }
        }
        Action::SaveLetter => {
            let rows = ["pdf", "docx", "both"]
                .map(|w| Choice {
                    value: w.into(),
                    label: model.text(&format!("screens-save-{w}")),
                })
                .to_vec();
            let title = model.text("screens-save-as");
            let then = Then::SaveLetter(Box::new(page.clone()));
            model.sheet = Some(Sheet::Pick { title, rows, at: 0, then });
            vec![]
        }
        Action::CopyText => {
            let text = page.view.as_ref().map(|v| v.full.clone()).unwrap_or_default();
            let name = format!("{}-{}", number(model, &page.case), page.sort.word());
            vec![Effect::Copy { name, text }]
        }
        Action::LetterLanguage => {
            let mut page = page.clone();
            page.lang = if page.lang == "en" { "zh-CN".into() } else { "en".into() };
            vec![Effect::Compose(Box::new(page))]
        }
        Action::MarkSent | Action::MarkReached => {
            let Some(no) = page.no else { return hint(model, "screens-save-first") };
            let make = if action == Action::MarkSent { form::sent } else { form::reached };
            let form = model.case(&page.case).map(|c| make(model, c, no));
            form.map_or_else(Vec::new, |f| forms::show(model, f))
        }
        _ => vec![],
    }
}

/// A finished letter has its number and can be sent.
pub fn letter_saved(model: &mut Model, no: u32) {
    for screen in model.stack.iter_mut().rev() {
        if let What::Letter(page) = &mut screen.what {
            page.no = Some(no);
            break;
        }
    }
    // What comes next, once it is printed and sealed, is sending it.
    if matches!(model.screen().what, What::Letter(_)) {
        let at = super::nav::bar(model).iter().position(|a| *a == Action::MarkSent);
        model.screen_mut().area = 2;
        model.screen_mut().bar = at.unwrap_or(0);
    }
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
            found.map_or_else(Vec::new, |(sort, to)| open_letter(model, &case, &sort, to))
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
