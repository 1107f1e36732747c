//! Handing over: a redacted copy of an exhibit, and the receiver's word that a bundle came in.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind};
use crate::model::Model;
use crate::msg::{Done, Effect};
use crate::ops::export::Hide;
use crate::ops::receipt::grouped;
use crate::ops::redact::{Redaction, areas};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::event::{Event, ReceiptRecorded};
use recourse_core::hygiene::Pattern;

/// What is to be hidden in a copy.
pub fn redact(model: &Model, case: &Case, no: u32) -> Form {
    let mut patterns = vec![Choice { value: "none".into(), label: model.text("hand-mask-none") }];
    patterns.extend(Pattern::ALL.map(|p| Choice {
        value: p.word().into(),
        label: model.text(&format!("hand-pattern-{}", p.word())),
    }));
    patterns.push(Choice { value: "all".into(), label: model.text("hand-mask-all") });
    let fields = vec![
        Field::new("area", Kind::Text, 40),
        Field::choice("mask", patterns, 0),
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
    let chosen = form.value("mask");
    let patterns = match Pattern::parse(&chosen) {
        Some(pattern) => vec![pattern],
        None if chosen == "all" => Pattern::ALL.to_vec(),
        None => Vec::new(),
    };
    let words = form.given("hide").unwrap_or_default();
    let words = words.split([' ', '、', ',', '，', '\u{3000}']).filter(|w| !w.is_empty());
    let hide = Hide { names: false, patterns, words: words.map(str::to_string).collect() };
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
    let fingerprint = form.given("their-fingerprint").map(|text| grouped(&text));
    if matches!(fingerprint, Some(Err(_))) {
        errors.say("their-fingerprint", "hand-fingerprint-unread");
    }
    errors.finish()?;
    let release = form.value("release").parse().unwrap_or_default();
    let sent = case.exports.iter().find(|(_, e)| e.release == release);
    let (Some((head_seq, _)), Some(on)) = (sent, on) else { return Ok(Built::nothing()) };
    let event = Event::ReceiptRecorded(ReceiptRecorded {
        release,
        head_seq: *head_seq,
        on,
        fingerprint: fingerprint.and_then(Result::ok),
        name,
        how: form.given("by-way"),
    });
    let shown = model.locale.fill("hand-release", args![n = release]);
    Ok(Built::events(vec![event], Done::Entry("hand-done-receipt", shown)))
}
