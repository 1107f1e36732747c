//! Answers of effects: the book after a record, a finished job, something that failed.

use super::{forms, nav};
use crate::form::{After, Form, FormKind, import};
use crate::model::views::{DeadlineRow, DraftRow, Nature, Snapshot};
use crate::model::{Model, Notice};
use crate::msg::{Done, Effect, Msg};
use crate::screen::{Screen, What, detail::Detail};
use recourse_core::args;
use std::sync::Arc;

/// Takes an answer.
pub fn done(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Checking(entries, of) => {
            model.checking = Some((entries, of));
            vec![]
        }
        Msg::Loaded(snapshot) => loaded(model, snapshot),
        Msg::Recorded { snapshot, done } => recorded(model, snapshot, &done),
        Msg::DraftSaved { key, json, at } => {
            draft_saved(model, key, json, at);
            vec![]
        }
        Msg::FilesSeen(files) => {
            super::dropped::offer(model, &files);
            let locale = model.locale.clone();
            if let Some(form) = model.form_mut() {
                form.files = files;
                form.busy = false;
                if matches!(form.kind, FormKind::Import { .. }) {
                    import::seen(form, &locale);
                    model.job = None;
                }
            }
            vec![]
        }
        Msg::MailRead(mail) => super::dropped::read(model, &mail),
        Msg::Listed(folder) => {
            crate::screen::browse::listed(model, folder);
            vec![]
        }
        Msg::Copied(file) => {
            let text = match file {
                None => model.text("clocks-copied"),
                Some(path) => model.locale.fill("clocks-copied-file", args![path = path.as_str()]),
            };
            model.say_done(text);
            vec![]
        }
        Msg::Reconciled(view) => {
            let first = model.runs.as_deref().is_none_or(|v| v.runs.is_empty());
            model.runs = view;
            // The list has just come: what one looks at first is the list.
            if first && model.screen().what == What::Reconcile {
                model.screen_mut().area = 0;
            }
            nav::steady(model);
            vec![]
        }
        Msg::Progress(progress) => {
            if let Some(job) = &mut model.job {
                job.progress = Some(progress);
            }
            vec![]
        }
        Msg::Exported { snapshot, result } => {
            model.job = None;
            model.snap = Some(snapshot);
            for screen in &mut model.stack {
                if let What::Export(export) = &mut screen.what {
                    export.result = Some(result.clone());
                }
            }
            model.say_done(model.locale.fill("tui-done-export", args![print = result.fingerprint]));
            vec![]
        }
        Msg::Verified(view) => {
            model.job = None;
            if model.form().is_some_and(|f| f.kind == FormKind::Check) {
                model.stack.pop();
            }
            if matches!(model.screen().what, What::Verify(_)) {
                model.stack.pop();
            }
            model.stack.push(Screen::new(What::Verify(view)));
            vec![]
        }
        Msg::Said(title, lines) => {
            if model.form().is_some_and(|f| f.busy) {
                model.stack.pop();
            }
            model.stack.push(Screen::new(What::Detail(Detail::Said(title, lines))));
            vec![]
        }
        Msg::Writes(who) => {
            model.say_done(model.locale.fill("hands-chosen", args![who = who.as_str()]));
            model.settings.actor = who;
            vec![]
        }
        Msg::Composed(page) => super::letter::composed(model, *page),
        Msg::LetterSaved { snapshot, no, path } => {
            model.job = None;
            model.snap = Some(snapshot);
            super::letter::letter_saved(model, no);
            let again = super::letter::recompose(model);
            let id = format!("L{no:03}");
            model.say_done(model.locale.fill("screens-done-letter", args![id = id, path = path]));
            again
        }
        Msg::Cancelled => {
            model.job = None;
            free_form(model);
            model.hint("tui-cancelled");
            vec![]
        }
        Msg::Failed(problem) => {
            model.checking = None;
            model.job = None;
            free_form(model);
            model.notice = Some(Notice::Failed(problem));
            vec![]
        }
        Msg::Key(_)
        | Msg::Paste(_)
        | Msg::Mouse(_)
        | Msg::Click(_)
        | Msg::Wheel(_)
        | Msg::Resize(..)
        | Msg::Tick { .. }
        | Msg::Terminate => vec![],
    }
}

fn free_form(model: &mut Model) {
    let ms = model.ms;
    if let Some(form) = model.form_mut() {
        form.busy = false;
        form.unsaved = form.unsaved.or(Some((ms, ms)));
    }
}

fn loaded(model: &mut Model, snapshot: Option<Arc<Snapshot>>) -> Vec<Effect> {
    model.checking = None;
    let first = matches!(model.screen().what, What::Starting);
    let other = match (&model.snap, &snapshot) {
        (Some(old), Some(new)) => old.home != new.home,
        (None, Some(_)) => true,
        _ => first,
    };
    if other {
        model.runs = None;
        model.stack =
            vec![Screen::new(if snapshot.is_some() { What::Today } else { What::FirstRun })];
        if snapshot.is_none() {
            model.screen_mut().area = 1;
        }
        if let Some(digest) =
            snapshot.as_deref().map(|s| s.digest.clone()).filter(|d| !d.is_empty())
        {
            model.notice = Some(Notice::Hint(digest));
        }
    }
    model.snap = snapshot;
    model.job = model.job.take().filter(|j| j.name != "tui-job-demo");
    nav::steady(model);
    vec![]
}

fn recorded(model: &mut Model, snapshot: Arc<Snapshot>, done: &Done) -> Vec<Effect> {
    let before: Vec<String> = model.cases().iter().map(|c| c.id.clone()).collect();
    let fresh = model.snap.is_none();
    let moved = model.snap.as_deref().and_then(|old| moved(model, old, &snapshot));
    model.snap = Some(snapshot);
    let effects = shown(model, (&before, fresh), done);
    // What one wrote down moved a date of the law: which one, from when to when.
    if let (Some(moved), Some(Notice::Done(text))) = (moved, &model.notice) {
        let text = format!("{text}  {moved}");
        model.say_done(text);
    }
    effects
}

/// Days of the law that another day takes the place of.
fn moved(model: &Model, old: &Snapshot, new: &Snapshot) -> Option<String> {
    let lasting = |d: &&DeadlineRow| d.nature == Nature::Statute && !d.settled;
    let told = new.deadlines.iter().filter(lasting).filter_map(|now| {
        let same =
            |d: &&DeadlineRow| (&d.case, &d.key, &d.obligor) == (&now.case, &now.key, &now.obligor);
        let was = old.deadlines.iter().filter(lasting).find(same).filter(|d| d.due != now.due)?;
        let args =
            args![what = now.label.as_str(), old = was.due.to_string(), new = now.due.to_string()];
        Some(model.locale.fill("steps-clock-moved", args))
    });
    told.take(2).reduce(|all, one| format!("{all}  {one}"))
}

fn shown(model: &mut Model, (before, fresh): (&[String], bool), done: &Done) -> Vec<Effect> {
    model.job = None;
    let after = model.form().filter(|f| f.busy).map(|f| (f.after, f.case_id().map(str::to_string)));
    if let Some((after, case)) = after {
        let key = model.form().and_then(Form::draft_key);
        model.stack.pop();
        let mut effects = forget(model, key);
        effects.extend(after_form(model, (before, fresh), done, after, case));
        return effects;
    }
    // A case that came from no form is shown like one that did.
    if let Done::Case(_) = done {
        return after_form(model, (before, fresh), done, After::Back, None);
    }
    model.say_done(words(model, done));
    nav::steady(model);
    match done {
        Done::Rows(..) => vec![Effect::Reconcile],
        _ => vec![],
    }
}

/// What was recorded is no draft any more, whichever effect recorded it.
fn forget(model: &mut Model, key: Option<String>) -> Vec<Effect> {
    let (Some(key), Some(snap)) = (key, &mut model.snap) else { return vec![] };
    if !snap.drafts.iter().any(|d| d.key == key) {
        return vec![];
    }
    Arc::make_mut(snap).drafts.retain(|d| d.key != key);
    vec![Effect::DropDraft { key }]
}

fn after_form(
    model: &mut Model,
    (before, fresh): (&[String], bool),
    done: &Done,
    after: After,
    case: Option<String>,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    // The call is over: what led to it is, too.
    let called = matches!(done, Done::Entry("tui-done-contact", _)) && after == After::Back;
    if called && matches!(model.screen().what, What::Sheet(..)) && model.stack.len() > 1 {
        model.stack.pop();
    }
    match (after, case) {
        (After::Attach, Some(case)) => effects = forms::evidence(model, &case, Some("recording")),
        (After::Another, Some(case)) => effects = forms::log_contact(model, &case, None),
        _ => {}
    }
    if matches!(done, Done::Entry("screens-done-finding", _)) {
        super::diagnosis::next_item(model);
    }
    if let Done::Case(_) = done {
        let new = model.cases().iter().find(|c| !before.contains(&c.id)).map(|c| c.id.clone());
        model.stack = vec![Screen::new(What::Today)];
        if let Some(id) = new {
            model.stack.push(Screen::new(What::Case(id)));
        }
    } else if fresh {
        model.stack.retain(|s| s.what != What::FirstRun);
        if model.stack.is_empty() {
            model.stack.push(Screen::new(What::Reconcile));
        }
    }
    if let Done::Import { .. } | Done::Money(_) | Done::Rows(..) = done {
        effects.push(Effect::Reconcile);
    }
    effects.extend(super::letter::recompose(model));
    model.say_done(words(model, done));
    nav::steady(model);
    effects
}

/// What was recorded, in words.
fn words(model: &Model, done: &Done) -> String {
    match done {
        Done::Entry(id, what) => model.locale.fill(id, args![what = what.as_str()]),
        Done::Case(no) => model.locale.fill("tui-done-case", args![what = no.as_str()]),
        Done::Exhibits(new, known) => {
            let text = model
                .locale
                .fill("tui-done-exhibits", args![what = new.join(" "), count = new.len()]);
            if known.is_empty() {
                return text;
            }
            let also = model.locale.fill("tui-done-known", args![what = known.join(" ")]);
            format!("{text}  {also}")
        }
        Done::Money(_) => model.text("money-done"),
        Done::Rows(no, n) => {
            let case = model.cases().iter().find(|c| c.no == *no);
            let sum = case.map(|c| c.outstanding().grouped()).unwrap_or_default();
            model.locale.fill("steps-done-rows", args![n = *n, no = no.as_str(), sum = sum])
        }
        Done::Import { name, rows, new } => model
            .locale
            .fill("tui-done-import", args![name = name.as_str(), rows = *rows, new = *new]),
    }
}

fn draft_saved(
    model: &mut Model,
    key: String,
    json: String,
    at: chrono::DateTime<chrono::FixedOffset>,
) {
    if let Some(form) = model.form_mut()
        && form.draft_key().as_ref() == Some(&key)
    {
        form.draft_at = Some(at);
    }
    if let Some(snap) = &mut model.snap {
        let drafts = &mut Arc::make_mut(snap).drafts;
        drafts.retain(|d| d.key != key);
        drafts.insert(0, DraftRow { key, saved_at: at, json });
    }
}
