//! Opening, filling, keeping and recording forms.

use super::{act, nav};
use crate::action::Action;
use crate::form::field::{Around, Choice};
use crate::form::keys::{self, Did};
use crate::form::{
    After, Form, FormKind, build, contact, draw, evidence, hand, import, new_case, road, small,
};
use crate::keymap::{Key, action_for};
use crate::model::Model;
use crate::model::views::DraftRow;
use crate::msg::Effect;
use crate::screen::{Screen, What};
use crate::sheet::{Sheet, Then};
use recourse_core::args;

/// Typing rests for so many milliseconds before the draft is saved.
pub const REST_MS: u64 = 700;
/// The draft is saved at the latest so many milliseconds after the first change.
pub const LONGEST_MS: u64 = 3000;

/// Shows a form; an unfinished one of the same kind is offered, not imposed.
pub fn show(model: &mut Model, form: Form) -> Vec<Effect> {
    let key = form.draft_key();
    let drafts = model.snap.as_deref().map(|s| s.drafts.as_slice()).unwrap_or_default();
    let draft = drafts.iter().find(|d| Some(&d.key) == key.as_ref());
    let Some(draft) = draft else {
        model.stack.push(Screen::new(What::Form(form)));
        return vec![];
    };
    let at = draft.saved_at.format("%m-%d %H:%M").to_string();
    let title = model.locale.fill("tui-draft-found", args![at = at]);
    let rows = ["tui-draft-continue", "tui-draft-anew"]
        .map(|id| Choice { value: id.to_string(), label: model.text(id) })
        .to_vec();
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then: Then::Draft(Box::new(form)) });
    vec![]
}

/// Opens a form to log a contact.
pub fn log_contact(model: &mut Model, case: &str, with: Option<&str>) -> Vec<Effect> {
    let form = model.case(case).map(|c| contact::open(model, c, with));
    form.map_or_else(Vec::new, |f| show(model, f))
}

/// Opens a form to add evidence.
pub fn evidence(model: &mut Model, case: &str, kind: Option<&str>) -> Vec<Effect> {
    let form = model.case(case).map(|c| evidence::open(model, c, kind));
    form.map_or_else(Vec::new, |f| show(model, f))
}

/// Opens the form a draft belongs to, with the draft in it.
pub fn continue_draft(model: &mut Model, draft: &DraftRow) -> Vec<Effect> {
    if let Some(effects) = super::letter::continue_letter(model, &draft.key) {
        return effects;
    }
    let Some(mut form) = form_of(model, &draft.key) else {
        model.hint("tui-draft-orphan");
        return vec![];
    };
    form.take_draft(&draft.json, draft.saved_at);
    model.stack.push(Screen::new(What::Form(form)));
    look_again(model)
}

fn form_of(model: &Model, key: &str) -> Option<Form> {
    match key {
        "case.new" => return Some(new_case::open(model, Vec::new())),
        "case.quick" => return Some(new_case::quick(model)),
        _ => {}
    }
    let mut parts = key.split('/');
    let (kind, case, item) = (parts.next()?, model.case(parts.next()?)?, parts.next());
    let number = |prefix| item.and_then(|i| recourse_core::case::read_number(prefix, i));
    match (kind, item) {
        ("contact", None) => Some(contact::open(model, case, None)),
        ("contact", Some(_)) => Some(contact::amend(model, case, case.contact(number('C')?)?)),
        ("evidence", None) => Some(evidence::open(model, case, None)),
        ("evidence", Some(_)) => Some(evidence::amend(model, case, case.exhibit(number('E')?)?)),
        ("recovery", None) => Some(small::recovery(model, case)),
        _ => road::of_draft(model, case, kind, item),
    }
}

/// What a draft is of, in words.
pub fn draft_words(model: &Model, draft: &DraftRow) -> String {
    if let Some((case, kind, _)) = super::letter::of_draft(&draft.key) {
        let no = model.case(case).map(|c| c.no.clone()).unwrap_or_default();
        return format!("{}  {no}", crate::screen::road::letters::kind_words(model, &kind));
    }
    form_of(model, &draft.key).map_or_else(
        || draft.key.clone(),
        |form| {
            let no = form.case_id().and_then(|id| model.case(id)).map(|c| c.no.clone());
            format!("{}  {}", model.text(form.title_id()), no.unwrap_or_default())
        },
    )
}

/// Gives a key to the form; `None` where it means something else here.
pub fn key(model: &mut Model, key: Key) -> Option<Vec<Effect>> {
    let form = model.form()?;
    let scope = form.scope();
    if let Some(action) = action_for(scope, false, key).filter(|_| matches!(key, Key::Ctrl(_))) {
        return Some(act::run(model, action));
    }
    match key {
        Key::Esc => return Some(super::back(model)),
        Key::Tab | Key::BackTab => return Some(tabbed(model, key == Key::Tab)),
        _ => {}
    }
    if form.at >= form.fields.len() {
        return on_bar(model, key);
    }
    let locale = model.locale.clone();
    let around = Around {
        locale: &locale,
        now: model.now,
        currency: form.around(model).currency,
        case: None,
    };
    let w = usize::from(model.size.0).saturating_sub(4);
    let ms = model.ms;
    let form = model.form_mut()?;
    let did = keys::key(form, key, around, draw::lines_cells(w));
    if did == Did::Changed {
        form.changed(ms);
        guess(model);
    }
    focus(model);
    match did {
        Did::Changed | Did::Moved => Some(vec![]),
        Did::Left => Some(save_draft(model)),
        Did::Look => Some(look(model)),
        Did::Browse => {
            let folder = model.form().is_some_and(|f| f.kind == FormKind::Folder);
            Some(crate::screen::browse::open_over(model, folder))
        }
        Did::Nothing => None,
    }
}

/// A field was clicked: the focus goes there; a second click turns a choice on.
pub fn click(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(form) = model.form_mut().filter(|f| f.shows(at)) else { return vec![] };
    if form.at == at {
        let key = match form.field() {
            Some(_) if form.is_review() => Key::Enter,
            Some(field) if super::mouse::turns(field.kind) => Key::Right,
            _ => return vec![],
        };
        return self::key(model, key).unwrap_or_default();
    }
    if let Some(left) = form.field_mut() {
        left.touched = true;
    }
    form.at = at;
    focus(model);
    let mut effects = save_draft(model);
    effects.extend(look_again(model));
    effects
}

/// Keys nobody took: Space and arrows on nothing.
pub fn other_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let text = model.form().and_then(Form::field).is_some_and(|f| f.takes_text());
    if key == Key::Char('?') && !text {
        return act::run(model, Action::Help);
    }
    vec![]
}

fn tabbed(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(form) = model.form_mut() {
        if forward {
            keys::next(form)
        } else {
            keys::before(form)
        };
    }
    focus(model);
    let mut effects = save_draft(model);
    effects.extend(look_again(model));
    effects
}

fn on_bar(model: &mut Model, key: Key) -> Option<Vec<Effect>> {
    let count = nav::bar(model).len();
    match key.fold() {
        Key::Left => model.screen_mut().bar = (model.screen().bar + count - 1) % count,
        Key::Right => model.screen_mut().bar = (model.screen().bar + 1) % count,
        Key::Up => {
            if let Some(form) = model.form_mut() {
                keys::before(form);
            }
            focus(model);
        }
        Key::Enter => {
            let action = nav::bar(model).get(model.screen().bar).copied();
            return Some(action.map_or_else(Vec::new, |a| act::run(model, a)));
        }
        _ => return None,
    }
    Some(vec![])
}

/// The screen's area follows the form: body, or bar.
fn focus(model: &mut Model) {
    let on_bar = model.form().is_some_and(|f| f.at >= f.fields.len());
    // The way on is what most want: the wizard's bar starts at it.
    let first = nav::bar(model).iter().position(|a| matches!(a, Action::Save | Action::StepOn));
    let screen = model.screen_mut();
    if on_bar != (screen.area == 1) {
        screen.bar = first.unwrap_or(0);
    }
    screen.area = usize::from(on_bar);
}

/// The case of the new contact that is being written.
pub fn contact_of(model: &Model) -> Option<String> {
    match &model.form()?.kind {
        FormKind::Contact { case, amends: None, .. } => Some(case.clone()),
        _ => None,
    }
}

/// A form may put in what follows from what was typed.
pub fn guess(model: &mut Model) {
    if let Some(mut form) = model.form().filter(|f| contact::guesses(f)).cloned() {
        contact::guess(&mut form, model);
        if let Some(shown) = model.form_mut() {
            *shown = form;
        }
    }
}

/// Text pasted into the form.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let ms = model.ms;
    let Some(form) = model.form_mut() else { return vec![] };
    match keys::paste(form, text) {
        Did::Look => {
            form.changed(ms);
            look(model)
        }
        Did::Changed => {
            form.changed(ms);
            guess(model);
            save_draft(model)
        }
        _ => vec![],
    }
}

/// Asks for the files behind the typed paths.
fn look(model: &mut Model) -> Vec<Effect> {
    let Some(form) = model.form_mut() else { return vec![] };
    let text = form.given("files").or_else(|| form.given("file"));
    match (&form.kind, text) {
        (FormKind::Import { side }, Some(path)) => {
            vec![Effect::ReviewImport(Box::new(import::ask(form, *side, path)))]
        }
        (FormKind::Evidence { .. }, Some(text)) => {
            let mut effects = save_draft(model);
            effects.push(Effect::LookAtFiles(text));
            effects
        }
        _ => vec![],
    }
}

/// Looks once more where paths were typed but not looked at, on leaving the field or opening a draft.
fn look_again(model: &mut Model) -> Vec<Effect> {
    let due = model.form().is_some_and(|f| f.files.is_empty() && f.given("files").is_some());
    if due { look(model) } else { vec![] }
}

/// Time passed: the draft is due when typing rests, or has gone on for long.
pub fn pause(model: &mut Model) -> Vec<Effect> {
    let ms = model.ms;
    let due = model.form().and_then(|f| f.unsaved).is_some_and(|(first, last)| {
        ms.saturating_sub(last) >= REST_MS || ms.saturating_sub(first) >= LONGEST_MS
    });
    if due { save_draft(model) } else { vec![] }
}

/// Saves what no draft holds yet.
pub fn save_draft(model: &mut Model) -> Vec<Effect> {
    let Some(form) = model.form().filter(|f| f.unsaved.is_some() && !f.busy) else { return vec![] };
    let Some(key) = form.draft_key() else { return vec![] };
    let json = form.draft_json(form.around(model));
    if let Some(form) = model.form_mut() {
        form.unsaved = None;
    }
    vec![Effect::SaveDraft { key, json }]
}

/// Saves the form: records it, or shows what has to be put right and goes to the first of it.
pub fn save(model: &mut Model, after: After) -> Vec<Effect> {
    let Some(form) = model.form().filter(|f| !f.busy) else { return vec![] };
    if matches!(form.kind, FormKind::Choices { .. }) {
        return choose(model);
    }
    match build::build(form, model) {
        Ok(built) => {
            let Some(form) = model.form_mut() else { return vec![] };
            form.after = after;
            let Some(effect) = built.effect else { return vec![] };
            form.busy = true;
            form.unsaved = None;
            act::started(model, &effect);
            vec![effect]
        }
        Err(errors) => put_right(model, &errors),
    }
}

/// Shows what has to be put right and goes to the first of it.
fn put_right(model: &mut Model, errors: &build::Errors) -> Vec<Effect> {
    let Some(form) = model.form_mut() else { return vec![] };
    for field in &mut form.fields {
        let found = errors.found.iter().find(|(id, _)| *id == field.id);
        field.error = found.map(|(_, text)| text.clone());
    }
    if let Some(first) = form.fields.iter().position(|f| f.error.is_some()) {
        form.step = form.fields.get(first).map_or(form.step, |f| f.step);
        form.at = first;
    }
    focus(model);
    save_draft(model)
}

/// Choices for an export are kept by the page under the form; nothing is recorded before the export is.
fn choose(model: &mut Model) -> Vec<Effect> {
    let under = model.stack.len().checked_sub(2).and_then(|at| model.stack.get(at));
    let Some(What::Export(export)) = under.map(|s| &s.what) else { return vec![] };
    let Some(form) = model.form() else { return vec![] };
    match hand::build_choices(form, &model.locale, &export.choices) {
        Ok(choices) => {
            model.stack.pop();
            if let What::Export(export) = &mut model.screen_mut().what {
                export.choices = choices;
                export.result = None;
            }
            vec![]
        }
        Err(errors) => put_right(model, &errors),
    }
}

/// The fields of this step that cannot be read: said on the way forward, never on the way back.
fn checked(model: &mut Model) -> bool {
    let Some(form) = model.form().filter(|f| !f.is_review()) else { return true };
    let step = form.step;
    let found = build::build(form, model).err().map(|e| e.found).unwrap_or_default();
    let Some(form) = model.form_mut() else { return true };
    let mut first = None;
    for (at, field) in form.fields.iter_mut().enumerate().filter(|(_, f)| f.step == step) {
        let wrong = found.iter().find(|(id, _)| *id == field.id).map(|(_, text)| text.clone());
        // Blank is not yet known; the review asks for what is needed.
        field.error = wrong.filter(|_| field.given().is_some());
        first = first.or(field.error.is_some().then_some(at));
    }
    if let Some(at) = first {
        form.at = at;
    }
    first.is_none()
}

/// The wizard goes on, back, or past a step.
pub fn step(model: &mut Model, action: Action) -> Vec<Effect> {
    let forward = action != Action::StepBack;
    let Some(form) = model.form_mut().filter(|f| f.steps > 1) else { return vec![] };
    if forward && form.is_review() {
        return save(model, After::Back);
    }
    if forward && form.step == 0 {
        new_case::name_it(form);
    }
    if action == Action::StepOn && !checked(model) {
        focus(model);
        return save_draft(model);
    }
    let Some(form) = model.form_mut() else { return vec![] };
    let last = form.steps - 1;
    form.step = match forward {
        true if form.revisits => last,
        true => (form.step + 1).min(last),
        false => form.step.saturating_sub(1),
    };
    form.revisits = false;
    form.at = if form.is_review() { form.fields.len() } else { form.first() };
    form.unsaved = form.unsaved.or(Some((0, 0)));
    let on_bar = form.at >= form.fields.len();
    model.screen_mut().area = usize::from(!on_bar);
    focus(model);
    save_draft(model)
}
