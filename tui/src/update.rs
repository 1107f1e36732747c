//! The one place where anything changes: `update(&mut Model, Msg) -> Vec<Effect>`. No I/O, no clock;
//! the same message on the same model always gives the same answer.

pub mod act;
pub mod clocks;
pub mod copy;
pub mod diagnosis;
pub mod done;
pub mod dropped;
pub mod forms;
mod item;
pub mod letter;
pub mod mouse;
pub mod nav;
pub mod road;
mod rows;
pub mod stage;
mod trust;

use crate::form;
use crate::keymap::{Key, action_for};
use crate::model::Model;
use crate::msg::{Effect, Msg};
use crate::screen::{self, Screen, What};
use crate::sheet::{self, Chosen, Sheet};

/// A second Ctrl-C within so many milliseconds leaves.
pub const TWICE_MS: u64 = 2000;

/// Takes what happened, changes the model, says what to do.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => pressed(model, key),
        Msg::Paste(text) => pasted(model, &text),
        Msg::Click(spot) => mouse::click(model, spot),
        Msg::Wheel(up) => mouse::wheel(model, up),
        Msg::Resize(w, h) => {
            model.size = (w, h);
            vec![]
        }
        Msg::Tick { now, ms } => {
            model.now = now;
            model.ms = ms;
            forms::pause(model)
        }
        Msg::Terminate => quit(model),
        other => done::done(model, other),
    }
}

/// Saves what is being written and leaves.
pub fn quit(model: &mut Model) -> Vec<Effect> {
    let mut effects = forms::save_draft(model);
    model.over = true;
    effects.push(Effect::Quit);
    effects
}

fn pressed(model: &mut Model, key: Key) -> Vec<Effect> {
    model.notice = None;
    model.selecting = false;
    if key == Key::Ctrl('c') {
        return interrupt(model);
    }
    model.ctrl_c = None;
    if model.sheet.is_some() {
        return match sheet::key(model, key) {
            Chosen::Open | Chosen::Closed | Chosen::Row(_) => vec![],
            Chosen::Run(action) => act::run(model, action),
            Chosen::Show(case, seq) => {
                model.stack.push(Screen::new(What::Entry(case, seq)));
                vec![]
            }
            Chosen::Answer(then, value) => act::answer(model, then, &value),
        };
    }
    if key == Key::Esc && model.job.as_ref().is_some_and(|j| j.stops) {
        return cancel(model);
    }
    if matches!(model.screen().what, What::Form(_))
        && let Some(effects) = forms::key(model, key)
    {
        return effects;
    }
    let key = key.fold();
    let scope = model.screen().scope();
    let pages = !scope.is_form() && model.snap.is_some();
    match action_for(scope, pages, key) {
        Some(action) => nav::run(model, action, key),
        None if scope.is_form() => forms::other_key(model, key),
        // A Chinese word typed where no text is asked for: look for what it names.
        None => match key {
            // The doors of the first screen are numbered: their numbers open them.
            Key::Char(c @ '1'..='9') if model.screen().what == What::FirstRun => {
                let door = usize::try_from(u32::from(c) - u32::from('1')).unwrap_or(usize::MAX);
                screen::first_run::open(model, 1, door)
            }
            Key::Char(c) if !c.is_ascii() => {
                let filter = form::edit::Edit::line(&c.to_string());
                model.sheet = Some(Sheet::Palette { filter, at: 0 });
                vec![]
            }
            _ => vec![],
        },
    }
}

/// First Ctrl-C explains, the second leaves; while a job runs it cancels the job.
fn interrupt(model: &mut Model) -> Vec<Effect> {
    if model.job.as_ref().is_some_and(|j| j.stops && !j.cancelling) {
        return cancel(model);
    }
    if model.ctrl_c.is_some_and(|first| model.ms.saturating_sub(first) <= TWICE_MS) {
        return quit(model);
    }
    model.ctrl_c = Some(model.ms);
    model.hint("tui-ctrl-c");
    forms::save_draft(model)
}

/// Asks the running job to stop.
pub fn cancel(model: &mut Model) -> Vec<Effect> {
    match &mut model.job {
        Some(job) if !job.stops => {
            model.hint("tui-cannot-stop");
            vec![]
        }
        Some(job) if !job.cancelling => {
            job.cancelling = true;
            vec![Effect::Cancel]
        }
        _ => vec![],
    }
}

fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    model.notice = None;
    match &mut model.sheet {
        Some(Sheet::Palette { filter, at }) => {
            filter.insert(text);
            *at = 0;
            return vec![];
        }
        Some(Sheet::Ask { reason: Some(edit), at: 0, .. }) => {
            edit.insert(text);
            return vec![];
        }
        Some(_) => return vec![],
        None => {}
    }
    if matches!(model.screen().what, What::Form(_)) {
        if let (Some(path), Some(case)) = (dropped::path_in(text), forms::contact_of(model)) {
            return vec![Effect::ReadMail { case, path }];
        }
        return forms::paste(model, text);
    }
    // A file dropped on a page is evidence, or on the reconciliation an export.
    if looks_like_paths(text) {
        return dropped::on_page(model, text);
    }
    model.hint("tui-paste-where");
    vec![]
}

fn looks_like_paths(text: &str) -> bool {
    let text = text.trim().trim_start_matches("& ").trim_start_matches(['\'', '"']);
    let drive = text.get(1..3).is_some_and(|s| s == ":\\" || s == ":/");
    text.starts_with('/')
        || text.starts_with("~/")
        || text.starts_with("file://")
        || drive
        || text.starts_with("\\\\")
}

/// Leaves the screen on top; at the bottom says how to quit.
pub fn back(model: &mut Model) -> Vec<Effect> {
    let mut effects = forms::save_draft(model);
    if model.stack.len() > 1 {
        model.stack.pop();
        // A draft may have made the book meanwhile.
        if model.screen().what == What::FirstRun {
            effects.push(Effect::Load);
        }
    } else {
        model.hint("tui-how-to-quit");
    }
    effects
}

/// `q`: leaves at the top, goes back elsewhere.
pub fn quit_or_back(model: &mut Model) -> Vec<Effect> {
    if model.stack.len() > 1 {
        return back(model);
    }
    if model.job.is_some() {
        model.hint("tui-job-running");
        return vec![];
    }
    quit(model)
}
