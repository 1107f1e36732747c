//! Short forms: money that arrived, and the paths of files and folders.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind};
use crate::model::Model;
use crate::msg::{Done, Effect, Target};
use recourse_core::case::Case;
use recourse_core::case::event::{Event, RecoveryBooked};
use recourse_core::case::party::Role;
use recourse_core::rules::RulePack;

/// Money that arrived.
pub fn recovery(model: &Model, case: &Case) -> Form {
    let nobody = [Role::Merchant, Role::Regulator];
    let payers = case.parties.iter().filter(|p| !nobody.contains(&p.now.role));
    let mut from = vec![Choice { value: String::new(), label: model.text("tui-not-known") }];
    from.extend(payers.map(|p| Choice { value: p.now.id.clone(), label: p.name().to_string() }));
    let fields = vec![
        Field::new("arrived", Kind::Money, 20),
        Field::new("on", Kind::Date, 14).with(&model.today().to_string()),
        Field::choice("payer", from, 0),
        Field::new("note", Kind::Text, 46),
    ];
    Form::new(FormKind::Recovery { case: case.id.clone() }, fields)
}

/// A bundle to check.
pub fn check(path: &str) -> Form {
    let fields = vec![
        Field::new("bundle", Kind::Files, 0).with(path),
        Field::new("opened-by", Kind::Secret, 46),
    ];
    Form::new(FormKind::Check, fields)
}

/// A folder with a book.
pub fn folder() -> Form {
    Form::new(FormKind::Folder, vec![Field::new("folder", Kind::Files, 0)])
}

/// A folder for a backup; the one of the last backup is offered.
pub fn backup(model: &Model) -> Form {
    let last = model.snap.as_deref().map(|s| s.backup_to.clone()).unwrap_or_default();
    Form::new(FormKind::Backup, vec![Field::new("backup", Kind::Text, 60).with(&last)])
}

/// A year of working days, and whose.
pub fn calendar(model: &Model) -> Form {
    let of = |pack: &RulePack| Choice {
        value: pack.head.id.clone(),
        label: pack.head.name.get(model.locale.lang()).to_string(),
    };
    let packs: Vec<Choice> = model.packs().iter().map(of).collect();
    let at = packs.iter().position(|c| c.value == "CN").unwrap_or(0);
    let fields =
        vec![Field::new("calendar", Kind::Files, 0), Field::choice("jurisdiction", packs, at)];
    let mut form = Form::new(FormKind::Calendar, fields);
    form.lead = model.text("clocks-calendar-lead").lines().map(str::to_string).collect();
    form
}

/// A file of rules to check.
pub fn check_rules() -> Form {
    Form::new(FormKind::CheckRules, vec![Field::new("rules", Kind::Files, 0)])
}

/// To whom the head is handed, and how.
pub fn hand_over(model: &Model, case: &str) -> Form {
    let ways = crate::ops::proof::WAYS.iter().map(|way| Choice {
        value: (*way).to_string(),
        label: model.text(&format!("stamp-way-{way}")),
    });
    let fields = vec![
        Field::new("handed-to", Kind::Text, 46),
        Field::choice("handed-how", ways.collect(), 0),
    ];
    Form::new(FormKind::HandOver { case: case.to_string() }, fields)
}

/// The answer of a time-stamp authority, and its root certificate where that is not kept yet.
pub fn take_stamp() -> Form {
    let fields =
        vec![Field::new("stamp-answer", Kind::Files, 0), Field::new("stamp-root", Kind::Files, 0)];
    Form::new(FormKind::TakeStamp, fields)
}

/// The effect of either.
pub fn build_proof(form: &Form, model: &Model) -> Result<Built, Errors> {
    let mut errors = Errors::new(form, &model.locale);
    let (id, need) = match &form.kind {
        FormKind::HandOver { .. } => ("handed-to", "stamp-need-name"),
        _ => ("stamp-answer", "tui-need-path"),
    };
    let Some(given) = form.given(id) else {
        errors.need(id, need);
        return Err(errors);
    };
    Ok(Built::effect(match &form.kind {
        FormKind::HandOver { case } => Effect::HandOver {
            case: case.clone(),
            to: given,
            how: form.given("handed-how").unwrap_or_else(|| "message".into()),
        },
        _ => Effect::TakeStamp { path: given, root: form.given("stamp-root") },
    }))
}

/// The entry for money that arrived.
pub fn build_recovery(form: &Form, model: &Model) -> Result<Built, Errors> {
    let around = form.around(model);
    let mut errors = Errors::new(form, &model.locale);
    let amount = errors.read("arrived", |f| f.money(around)).filter(|m| m.minor > 0);
    let on = errors.read("on", |f| f.date(around));
    if amount.is_none() {
        errors.need("arrived", "tui-need-amount");
    }
    if on.is_none() {
        errors.need("on", "tui-need-day");
    }
    if on.is_some_and(|day| day > model.today()) {
        errors.say("on", "tui-day-in-future");
    }
    errors.finish()?;
    let (Some(amount), Some(on)) = (amount, on) else { return Ok(Built::nothing()) };
    let event = Event::RecoveryBooked(RecoveryBooked {
        amount_minor: amount.minor,
        on,
        from: form.given("payer"),
        import_seq: None,
        row: None,
        note: form.given("note"),
    });
    Ok(Built::events(vec![event], Done::Entry("tui-done-recovery", amount.grouped())))
}

/// The effect a path leads to.
pub fn build_path(form: &Form, model: &Model) -> Result<Built, Errors> {
    let mut errors = Errors::new(form, &model.locale);
    let Some(id) = form.fields.first().map(|f| f.id) else { return Ok(Built::nothing()) };
    let Some(path) = form.given(id) else {
        errors.need(id, "tui-need-path");
        return Err(errors);
    };
    Ok(Built::effect(match &form.kind {
        FormKind::Folder => Effect::OpenFolder(path),
        FormKind::Backup => Effect::Backup(path),
        FormKind::Calendar => {
            Effect::AdoptCalendar { path, jurisdiction: form.value("jurisdiction") }
        }
        FormKind::CheckRules => Effect::CheckRules(path),
        _ => Effect::Verify(match form.given("opened-by") {
            Some(opener) => Target::Sealed(path, opener),
            None => Target::Path(path),
        }),
    }))
}
