//! Erasure on request, and the passphrase of the signing key.

use super::build::{Built, Errors};
use super::field::{Field, Kind};
use super::{Form, FormKind};
use crate::model::Model;
use crate::msg::{Effect, KeyWish, Secret};
use crate::ops::book;
use crate::ops::key::LEAST;
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::hash::Hash;
use std::collections::BTreeSet;

/// What a form about the key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyForm {
    /// Puts it under a passphrase.
    Protect,
    /// Encrypts the whole book.
    Encrypt,
    /// Opens it for as long as the program runs.
    Unlock,
    /// It is lost: a new book goes on.
    Lost,
}

/// Before an erasure: what goes, what stays, and the number typed once more.
pub fn erase(model: &Model, case: &Case, exhibit: Option<u32>) -> Form {
    let mut fields = vec![
        Field::new("erase-confirm", Kind::Text, 16),
        Field::new("erase-reason", Kind::Text, 46),
    ];
    if shared(model, case, exhibit) {
        fields.push(Field::new("erase-everywhere", Kind::Toggle, 0));
    }
    let mut form = Form::new(FormKind::Erase { case: case.id.clone(), exhibit }, fields);
    let no = case.no.as_str();
    let first = match exhibit {
        Some(no) => {
            let title = case.exhibit(no).and_then(|x| x.now.title.clone()).unwrap_or_default();
            let id = format!("E{no:03} {title}");
            model.locale.fill("stamp-erase-lead-one", args![id = id.trim()])
        }
        None => model.locale.fill("stamp-erase-lead-all", args![no = no]),
    };
    form.lead = vec![
        first,
        model.text("stamp-erase-stays"),
        model.text("stamp-erase-elsewhere"),
        model.locale.fill("stamp-erase-type", args![no = no]),
    ];
    form
}

/// Another case has a file of what is to be erased.
fn shared(model: &Model, case: &Case, exhibit: Option<u32>) -> bool {
    let files = |case: &Case, only: Option<u32>| -> BTreeSet<Hash> {
        let of = case.exhibits.iter().filter(|x| only.is_none_or(|no| x.now.no == no));
        of.filter_map(|x| Some(x.file()?.sha256)).collect()
    };
    let own = files(case, exhibit);
    let cases = model.snap.as_deref().map_or(&[][..], |s| &s.book.cases);
    cases.iter().any(|c| c.id != case.id && !files(c, None).is_disjoint(&own))
}

/// A passphrase for the key, typed twice.
pub fn protect() -> Form {
    twice(KeyForm::Protect)
}

/// The same for the whole book.
pub fn encrypt() -> Form {
    twice(KeyForm::Encrypt)
}

fn twice(what: KeyForm) -> Form {
    let fields = vec![
        Field::new("key-passphrase", Kind::Secret, 40),
        Field::new("key-again", Kind::Secret, 40),
    ];
    Form::new(FormKind::Key(what), fields)
}

/// The passphrase there is.
pub fn unlock() -> Form {
    Form::new(FormKind::Key(KeyForm::Unlock), vec![Field::new("key-passphrase", Kind::Secret, 40)])
}

/// The folder of the book that goes on.
pub fn lost(model: &Model) -> Form {
    let home = model.snap.as_deref().map(|s| s.home.clone()).unwrap_or_default();
    let field = Field::new("key-into", Kind::Text, 60).with(&format!("{home}-2"));
    Form::new(FormKind::Key(KeyForm::Lost), vec![field])
}

/// The effect that erases.
pub fn build_erase(
    form: &Form,
    model: &Model,
    case: &Case,
    exhibit: Option<u32>,
) -> Result<Built, Errors> {
    let mut errors = Errors::new(form, &model.locale);
    let typed: String = form.value("erase-confirm").split_whitespace().collect();
    if !typed.eq_ignore_ascii_case(&case.no) {
        errors.say("erase-confirm", "stamp-erase-differs");
    }
    errors.finish()?;
    Ok(Built::effect(Effect::Erase {
        case: case.id.clone(),
        exhibit,
        reason: form.given("erase-reason"),
        everywhere: form.value("erase-everywhere") == "yes",
    }))
}

/// The effect on the key.
pub fn build_key(form: &Form, model: &Model, what: KeyForm) -> Result<Built, Errors> {
    let mut errors = Errors::new(form, &model.locale);
    let typed = form.value("key-passphrase");
    match what {
        KeyForm::Lost if form.given("key-into").is_none() => {
            errors.need("key-into", "tui-need-path");
        }
        KeyForm::Lost => {}
        _ if typed.is_empty() => errors.need("key-passphrase", "stamp-need-passphrase"),
        KeyForm::Unlock => {}
        KeyForm::Protect if typed.chars().count() < LEAST => {
            errors.say("key-passphrase", "stamp-passphrase-short");
        }
        KeyForm::Encrypt if typed.chars().count() < book::LEAST => {
            errors.say("key-passphrase", "cipher-short");
        }
        _ if typed != form.value("key-again") => {
            errors.say("key-again", "stamp-passphrase-differs");
        }
        KeyForm::Protect | KeyForm::Encrypt => {}
    }
    errors.finish()?;
    Ok(Built::effect(Effect::Key(match what {
        KeyForm::Protect => KeyWish::Protect(Secret::new(typed)),
        KeyForm::Encrypt => KeyWish::EncryptBook(Secret::new(typed)),
        KeyForm::Unlock => KeyWish::Unlock(Secret::new(typed)),
        KeyForm::Lost => KeyWish::Lost(form.value("key-into")),
    })))
}
