//! Erasure on request and the signing key: what weighs is asked for in plain words first.

use super::act::hint;
use super::{forms, item};
use crate::action::Action;
use crate::form::field::Choice;
use crate::form::trust;
use crate::model::Model;
use crate::msg::{Effect, KeyWish};
use crate::screen::{Screen, What, detail::Detail};
use crate::sheet::{Sheet, Then};

/// Does one of these.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Erase => erase(model),
        Action::ShowKey => {
            model.stack.push(Screen::new(What::Detail(Detail::Key)));
            vec![]
        }
        other => key(model, other),
    }
}

/// The exhibit one is at, or on a case's own screen all of it.
fn erase(model: &mut Model) -> Vec<Effect> {
    let exhibit = item::at(model).filter(|(_, letter, ..)| *letter == 'E');
    let case = match &model.screen().what {
        What::Case(id) => Some(id.clone()),
        _ => None,
    };
    match (case, exhibit) {
        (Some(case), Some((_, _, no, _))) => {
            let id = format!("E{no:03}");
            let one = model.locale.fill("stamp-erase-one", recourse_core::args![id = id.as_str()]);
            let rows = vec![
                Choice { value: no.to_string(), label: one },
                Choice { value: String::new(), label: model.text("stamp-erase-all") },
            ];
            let title = model.text("stamp-erase-which");
            model.sheet = Some(Sheet::Pick { title, rows, at: 0, then: Then::Erase(case) });
            vec![]
        }
        (Some(case), None) => show(model, &case, None),
        (None, Some((case, _, no, _))) => show(model, &case, Some(no)),
        (None, None) => hint(model, "stamp-erase-where"),
    }
}

/// What was picked: the number of an exhibit, or nothing for the whole case.
pub(super) fn picked(model: &mut Model, case: &str, value: &str) -> Vec<Effect> {
    show(model, case, value.parse().ok())
}

fn show(model: &mut Model, case: &str, exhibit: Option<u32>) -> Vec<Effect> {
    let form = model.case(case).map(|found| trust::erase(model, found, exhibit));
    form.map_or_else(Vec::new, |form| forms::show(model, form))
}

fn key(model: &mut Model, action: Action) -> Vec<Effect> {
    let view = model.snap.as_deref().map(|s| s.proof.signing.clone()).unwrap_or_default();
    let ask = |model: &mut Model, title: &str, lines: &str, yes, wish| {
        let lines = model.text(lines).lines().map(str::to_string).collect();
        let (title, then) = (model.text(title), Then::Key(wish));
        model.sheet = Some(Sheet::Ask { title, lines, reason: None, yes, at: 1, then });
        vec![]
    };
    match action {
        Action::KeyLost => forms::show(model, trust::lost(model)),
        Action::EncryptBook if !view.can_encrypt => hint(model, "cipher-hint-build"),
        Action::EncryptBook => forms::show(model, trust::encrypt()),
        Action::DecryptBook if !view.encrypted => hint(model, "cipher-hint-plain"),
        Action::DecryptBook => ask(
            model,
            "cipher-decrypt-ask",
            "cipher-decrypt-means",
            "tui-do-decrypt-book",
            KeyWish::DecryptBook,
        ),
        Action::UnlockKey if view.locked => forms::show(model, trust::unlock()),
        Action::UnlockKey => hint(model, "stamp-key-not-locked"),
        _ if !view.present => hint(model, "stamp-key-absent"),
        _ if view.locked => hint(model, "stamp-key-open-first"),
        Action::ProtectKey => forms::show(model, trust::protect()),
        Action::UnprotectKey if !view.protected => hint(model, "stamp-key-not-protected"),
        Action::UnprotectKey => ask(
            model,
            "stamp-unprotect-ask",
            "stamp-unprotect-means",
            "tui-do-unprotect-key",
            KeyWish::Unprotect,
        ),
        _ => ask(
            model,
            "stamp-rotate-ask",
            "stamp-rotate-means",
            "tui-do-rotate-key",
            KeyWish::Rotate,
        ),
    }
}
