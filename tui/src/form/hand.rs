//! Handing over: what an export hides and who may open it, a redacted copy of an exhibit, and the receiver's word that
//! a bundle came in.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind};
use crate::form::read;
use crate::model::Model;
use crate::msg::Effect;
use crate::ops::export::{Choices, Hide};
use crate::ops::receipt::{Said, grouped};
use crate::ops::redact::{Redaction, areas};
use crate::screen::export::Export;
use recourse_core::args;
use recourse_core::bundle::sealed::Lock;
use recourse_core::case::Case;
use recourse_core::hygiene::Pattern;
use recourse_core::locale::Locale;

/// Which numbers are to be hidden.
fn masks(locale: &Locale, chosen: &[Pattern]) -> Field {
    let mut options = vec![Choice { value: "none".into(), label: locale.text("hand-mask-none") }];
    options.extend(Pattern::ALL.map(|p| Choice {
        value: p.word().into(),
        label: locale.text(&format!("hand-pattern-{}", p.word())),
    }));
    options.push(Choice { value: "all".into(), label: locale.text("hand-mask-all") });
    let at = match chosen {
        [] => 0,
        [one] => Pattern::ALL.iter().position(|p| p == one).map_or(0, |at| at + 1),
        _ => options.len() - 1,
    };
    Field::choice("mask", options, at)
}

/// The numbers and words that were chosen.
fn hidden(form: &Form) -> (Vec<Pattern>, Vec<String>) {
    let chosen = form.value("mask");
    let patterns = match Pattern::parse(&chosen) {
        Some(pattern) => vec![pattern],
        None if chosen == "all" => Pattern::ALL.to_vec(),
        None => Vec::new(),
    };
    let words = form.given("hide").unwrap_or_default();
    let words = words.split([' ', '、', ',', '，', '\u{3000}']).filter(|w| !w.is_empty());
    (patterns, words.map(str::to_string).collect())
}

/// What is hidden in an export, how it is cut up, and who may open it.
pub fn choices(locale: &Locale, export: &Export) -> Form {
    let now = &export.choices;
    let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let secret = now.passphrase.clone().unwrap_or_default();
    let fields = vec![
        masks(locale, &now.patterns),
        Field::new("hide", Kind::Text, 40).with(&now.words.join(" ")),
        Field::new("volume-mb", Kind::Number, 8).with(&number(now.volume_mb)),
        Field::new("most-dpi", Kind::Number, 8).with(&number(now.most_dpi.map(u64::from))),
        Field::new("encrypt-to", Kind::Text, 64).with(now.encrypt_to.as_deref().unwrap_or("")),
        Field::new("lock-phrase", Kind::Secret, 30).with(&secret),
        Field::new("lock-again", Kind::Secret, 30).with(&secret),
    ];
    Form::new(FormKind::Choices { case: export.case.clone() }, fields)
}

/// What was chosen; private thoughts and names stay as they were ticked.
pub fn build_choices(form: &Form, locale: &Locale, now: &Choices) -> Result<Choices, Errors> {
    let mut errors = Errors::new(form, locale);
    let mut number = |id: &'static str| {
        errors.read(id, |f| f.given().map(|text| read::number(&text)).transpose())
    };
    let (volume, dpi) = (number("volume-mb"), number("most-dpi"));
    if volume == Some(0) {
        errors.say("volume-mb", "hand-volume-nothing");
    }
    if dpi.is_some_and(|dpi| !(72..=1200).contains(&dpi)) {
        errors.say("most-dpi", "hand-dpi-range");
    }
    let (to, secret) = (form.given("encrypt-to"), form.given("lock-phrase"));
    if to.as_deref().is_some_and(|to| Lock::recipient(to).is_none()) {
        errors.say("encrypt-to", "hand-recipient-unread");
    }
    if to.is_some() && secret.is_some() {
        errors.say("lock-phrase", "hand-one-lock");
    } else if secret.as_ref().is_some_and(|text| Lock::passphrase(text.clone()).is_none()) {
        errors.say("lock-phrase", "hand-passphrase-short");
    } else if secret != form.given("lock-again") {
        errors.say("lock-again", "hand-passphrase-differs");
    }
    errors.finish()?;
    let (patterns, words) = hidden(form);
    Ok(Choices {
        patterns,
        words,
        volume_mb: volume.map(u64::from),
        most_dpi: dpi.and_then(|dpi| u16::try_from(dpi).ok()),
        encrypt_to: to,
        passphrase: secret,
        ..now.clone()
    })
}

/// What is to be hidden in a copy.
pub fn redact(model: &Model, case: &Case, no: u32) -> Form {
    let fields = vec![
        Field::new("area", Kind::Text, 34),
        masks(&model.locale, &[]),
        Field::new("hide", Kind::Text, 40),
        Field::new("redact-reason", Kind::Text, 46),
    ];
    Form::new(FormKind::Redact { case: case.id.clone(), no }, fields)
}

/// The receiver's word about the latest bundle, or an earlier one.
pub fn receipt(model: &Model, case: &Case) -> Form {
    let releases = case.exports.iter().rev().map(|(_, e)| Choice {
        value: e.release.to_string(),
        label: model.locale.fill("hand-release", args![n = e.release]),
    });
    let fields = vec![
        Field::choice("release", releases.collect(), 0),
        Field::new("came-in", Kind::Date, 14).with(&model.today().to_string()),
        Field::new("confirmed-by", Kind::Text, 20),
        Field::new("their-fingerprint", Kind::Text, 24),
        Field::new("by-way", Kind::Text, 30),
    ];
    Form::new(FormKind::Receipt { case: case.id.clone() }, fields)
}

/// The effect that makes the copy.
pub fn build_redact(form: &Form, model: &Model, case: &str, no: u32) -> Result<Built, Errors> {
    let mut errors = Errors::new(form, &model.locale);
    let marks = form.given("area").map(|text| areas(&text));
    if matches!(marks, Some(None)) {
        errors.say("area", "hand-area-unread");
    }
    let (patterns, words) = hidden(form);
    let hide = Hide { names: false, patterns, words };
    let marks = marks.flatten().unwrap_or_default();
    if marks.is_empty() && hide == Hide::default() {
        errors.need("area", "hand-nothing-to-hide");
    }
    errors.finish()?;
    let reason = form.given("redact-reason");
    let redaction = Redaction { exhibit: no, marks, hide, reason };
    Ok(Built::effect(Effect::Redact { case: case.to_string(), redaction: Box::new(redaction) }))
}

/// The entry that says it.
pub fn build_receipt(form: &Form, model: &Model, case: &Case) -> Result<Built, Errors> {
    let around = form.around(model);
    let mut errors = Errors::new(form, &model.locale);
    let on = errors.read("came-in", |f| f.date(around));
    if on.is_none() {
        errors.need("came-in", "tui-need-day");
    }
    if on.is_some_and(|day| day > model.today()) {
        errors.say("came-in", "tui-day-in-future");
    }
    let name = form.given("confirmed-by");
    if name.is_none() {
        errors.need("confirmed-by", "hand-need-name");
    }
    let fingerprint = form.given("their-fingerprint");
    if fingerprint.as_ref().is_some_and(|text| grouped(text).is_err()) {
        errors.say("their-fingerprint", "hand-fingerprint-unread");
    }
    errors.finish()?;
    let Some(on) = on else { return Ok(Built::nothing()) };
    let release = form.value("release").parse().ok();
    let said = Said { release, on, fingerprint, name, how: form.given("by-way") };
    Ok(Built::effect(Effect::Receipt { case: case.id.clone(), said: Box::new(said) }))
}
