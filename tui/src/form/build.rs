//! From a filled form to what is recorded, or to what has to be put right first.

use super::field::Field;
use super::read::Unread;
use super::{Form, FormKind, contact, evidence, new_case, small};
use crate::model::Model;
use crate::msg::{Done, Effect};
use recourse_core::case::event::Event;
use recourse_core::case::party::{PartySet, Role};
use recourse_core::locale::Locale;

/// What saving a form means.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// The effect that records it.
    pub effect: Option<Effect>,
}

impl Built {
    /// Nothing to record.
    pub fn nothing() -> Self {
        Self { effect: None }
    }

    /// One effect.
    pub fn effect(effect: Effect) -> Self {
        Self { effect: Some(effect) }
    }

    /// Events of the form's case.
    pub fn events(events: Vec<Event>, done: Done) -> Self {
        Self::effect(Effect::Record { case: None, events, done, draft: None })
    }
}

/// What has to be put right: field index and text.
#[derive(Debug, Clone, PartialEq)]
pub struct Errors {
    names: Vec<(&'static str, bool)>,
    fields: Vec<Field>,
    locale: Locale,
    /// Found so far, by field name.
    pub found: Vec<(&'static str, String)>,
}

impl Errors {
    /// Nothing found yet.
    pub fn new(form: &Form, locale: &Locale) -> Self {
        Self {
            names: form.fields.iter().map(|f| (f.id, f.hidden)).collect(),
            fields: form.fields.clone(),
            locale: locale.clone(),
            found: Vec::new(),
        }
    }

    /// Reads a field, keeping what is wrong with it. Hidden and missing fields are blank.
    pub fn read<T>(
        &mut self,
        id: &'static str,
        read: impl Fn(&Field) -> Result<Option<T>, Unread>,
    ) -> Option<T> {
        let hidden = self.names.iter().any(|(n, hidden)| *n == id && *hidden);
        let field = self.fields.iter().find(|f| f.id == id).filter(|_| !hidden)?;
        match read(field) {
            Ok(value) => value,
            Err(why) => {
                self.say(id, why.id());
                None
            }
        }
    }

    /// A field is needed; said only where nothing else is wrong with it.
    pub fn need(&mut self, id: &'static str, message: &str) {
        if !self.found.iter().any(|(n, _)| *n == id) {
            self.say(id, message);
        }
    }

    /// Something is wrong with a field.
    pub fn say(&mut self, id: &'static str, message: &str) {
        let text = self.locale.text(message);
        self.found.push((id, text));
    }

    /// All was well, or not.
    pub fn finish(&self) -> Result<(), Self> {
        if self.found.is_empty() { Ok(()) } else { Err(self.clone()) }
    }
}

/// Turns the filled form into the effect that records it.
pub fn build(form: &Form, model: &Model) -> Result<Built, Errors> {
    let case = form.case_id().and_then(|id| model.case(id));
    let built = match (&form.kind, case) {
        (FormKind::Contact { .. }, Some(case)) => contact::build(form, model, case),
        (FormKind::Evidence { case }, _) => evidence::build(form, model, case),
        (FormKind::Describe { no, .. }, Some(case)) => {
            evidence::build_change(form, model, case, *no)
        }
        (FormKind::NewCase { days, missing, .. }, _) => {
            new_case::build(form, model, days, *missing)
        }
        (FormKind::Recovery { .. }, Some(_)) => small::build_recovery(form, model),
        (FormKind::Road { step, .. }, Some(case)) => super::road::build(form, model, case, step),
        (FormKind::Redact { case, no }, _) => super::hand::build_redact(form, model, case, *no),
        (FormKind::Receipt { .. }, Some(case)) => super::hand::build_receipt(form, model, case),
        (FormKind::Clock { clock, .. }, Some(_)) => super::clocks::build(form, model, clock),
        (
            FormKind::Decide { .. }
            | FormKind::Payout
            | FormKind::AddRows { .. }
            | FormKind::Interest { .. },
            _,
        ) => super::money::build(form, model),
        (FormKind::Erase { exhibit, .. }, Some(case)) => {
            super::trust::build_erase(form, model, case, *exhibit)
        }
        (FormKind::Key(what), _) => super::trust::build_key(form, model, *what),
        (FormKind::HandOver { .. } | FormKind::TakeStamp, _) => small::build_proof(form, model),
        (FormKind::Import { side }, _) => super::import::build(form, model, *side),
        (
            FormKind::Check
            | FormKind::Folder
            | FormKind::Backup
            | FormKind::Calendar
            | FormKind::CheckRules,
            _,
        ) => small::build_path(form, model),
        _ => Ok(Built::nothing()),
    }?;
    Ok(addressed(built, form))
}

/// Puts the form's case and its draft into a record.
fn addressed(built: Built, form: &Form) -> Built {
    let Some(Effect::Record { case, events, done, .. }) = built.effect else { return built };
    let case = case.or_else(|| form.case_id().map(str::to_string));
    Built::effect(Effect::Record { case, events, done, draft: form.draft_key() })
}

/// A party with nothing but its name.
pub fn party(id: String, role: Role, name: Option<String>) -> PartySet {
    PartySet {
        id,
        role,
        jointly_liable: None,
        name,
        credit_code: None,
        address: None,
        phone: None,
        person: None,
        account_tail: None,
        merchant_no: None,
        bank_name: None,
    }
}

/// Message id of a role.
pub fn role_id(role: Role) -> &'static str {
    match role {
        Role::Merchant => "tui-role-merchant",
        Role::Bank => "tui-role-bank",
        Role::Platform => "tui-role-platform",
        Role::Regulator => "tui-role-regulator",
        Role::Other => "tui-role-other",
    }
}
