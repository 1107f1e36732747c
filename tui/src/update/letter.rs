//! Letters on screen: which one, its fields filled, kept and sent.

use super::forms;
use super::road::{hint, number};
use crate::action::Action;
use crate::form::field::Choice;
use crate::form::road::{self as form, Step};
use crate::model::Model;
use crate::model::road::{FieldSource, LetterRow};
use crate::msg::Effect;
use crate::screen::road::letter::LetterPage;
use crate::screen::road::{letters, view};
use crate::screen::{Screen, What};
use crate::sheet::{Sheet, Then};
use recourse_core::args;
use recourse_core::letter::Sort;

/// Which letter to write: those of the present stage first.
pub(super) fn pick_letter(model: &mut Model, case: &str) -> Vec<Effect> {
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

pub(super) fn on_letter(model: &mut Model, page: &LetterPage, action: Action) -> Vec<Effect> {
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
