//! Files dropped on the window. An e-mail goes into the contact form, or, where evidence is added, after a question.

use super::{act, forms};
use crate::action::Action;
use crate::form::field::Choice;
use crate::form::{FormKind, contact};
use crate::model::Model;
use crate::model::views::{FileView, MailView};
use crate::msg::Effect;
use crate::screen::{Screen, What, reconcile};
use crate::sheet::{Sheet, Then};
use recourse_core::args;
use recourse_core::case::exhibit::is_mail;

/// Files dropped on a page: evidence of the case one is at; on the reconciliation, or before there is a book, an export
/// of the side that is lacking. What it really is, is said before it is kept.
pub fn on_page(model: &mut Model, text: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.screen().what == What::FirstRun {
        effects.extend(act::page(model, Action::GoReconcile));
    }
    let wanted = match model.screen().what {
        What::Reconcile => reconcile::lacking(model),
        _ => Action::AddEvidence,
    };
    effects.extend(act::run(model, wanted));
    if model.form().is_some() {
        effects.extend(forms::paste(model, text));
    }
    effects
}

/// Pasted text that is the path of one e-mail.
pub fn path_in(text: &str) -> Option<String> {
    let text = text.trim();
    let named = is_mail(text.trim_end_matches(['\'', '"'])) && text.lines().count() == 1;
    (named && super::looks_like_paths(text)).then(|| text.to_string())
}

/// A single e-mail among the evidence: it may be better kept as a contact.
pub fn offer(model: &mut Model, files: &[FileView]) {
    let [file] = files else { return };
    let Some(form) = model.form() else { return };
    let FormKind::Evidence { case } = &form.kind else { return };
    if !is_mail(&file.path) || file.problem.is_some() || file.known.is_some() {
        return;
    }
    let then = Then::Mail(case.clone(), file.path.clone());
    let rows = ["road-mail-as-contact", "road-mail-as-evidence"]
        .map(|id| Choice { value: id.to_string(), label: model.text(id) })
        .to_vec();
    let title = model.locale.fill("road-mail-how", args![name = file.name.as_str()]);
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then });
}

/// The answer to it.
pub fn chosen(model: &mut Model, case: String, path: String, value: &str) -> Vec<Effect> {
    if value != "road-mail-as-contact" {
        return vec![];
    }
    let mut effects = Vec::new();
    if let Some(form) = model.form().filter(|f| matches!(f.kind, FormKind::Evidence { .. })) {
        effects.extend(form.draft_key().map(|key| Effect::DropDraft { key }));
        model.stack.pop();
    }
    effects.push(Effect::ReadMail { case, path });
    effects
}

/// A message was read: into the contact form that is open, else into a new one.
pub fn read(model: &mut Model, mail: &MailView) -> Vec<Effect> {
    let here = |kind: &FormKind| matches!(kind, FormKind::Contact { case, amends: None, .. } if *case == mail.case);
    if !model.form().is_some_and(|f| here(&f.kind)) {
        let Some(form) = model.case(&mail.case).map(|c| contact::open(model, c, None)) else {
            return vec![];
        };
        model.stack.push(Screen::new(What::Form(form)));
    }
    let ms = model.ms;
    if let Some(form) = model.form_mut() {
        contact::fill(form, mail);
        form.changed(ms);
    }
    forms::guess(model);
    model.hint(if mail.with.is_some() { "road-mail-filled" } else { "road-mail-whose" });
    forms::save_draft(model)
}
