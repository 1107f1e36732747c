//! Adding evidence: files pasted or dropped, what they are, what they prove, where their originals are.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind};
use crate::model::Model;
use crate::msg::{Done, Effect};
use recourse_core::case::Case;
use recourse_core::case::event::Event;
use recourse_core::case::exhibit::{Exhibit, ExhibitAdded, ExhibitAmended, ExhibitKind};
use recourse_core::locale::Locale;

/// An empty form; `kind` is a word of the command line.
pub fn open(model: &Model, case: &Case, kind: Option<&str>) -> Form {
    let mut fields = vec![Field::new("files", Kind::Files, 0)];
    fields.extend(description(&model.locale));
    // Many files may be of many kinds: unless the user says otherwise each is what its name says.
    if let Some(field) = fields.iter_mut().find(|f| f.id == "kind") {
        let label = model.text("tui-kind-auto");
        field.options.insert(0, Choice { value: "auto".into(), label });
    }
    let mut form = Form::new(FormKind::Evidence { case: case.id.clone() }, fields);
    if let (Some(kind), Some(field)) = (kind, form.fields.iter_mut().find(|f| f.id == "kind")) {
        field.restore(kind);
    }
    form
}

/// A form filled with an exhibit's description, to put it right.
pub fn amend(model: &Model, case: &Case, exhibit: &Exhibit) -> Form {
    let mut fields = description(&model.locale);
    fields.push(Field::new("reason", Kind::Text, 40));
    let now = &exhibit.now;
    for field in &mut fields {
        let present = match field.id {
            "kind" => Some(kind_word(now.kind).to_string()),
            "title" => now.title.clone(),
            "proves" => now.proves.clone(),
            "source" => now.source.clone(),
            "original" => now.original.clone(),
            "taken-by" => now.taken_by.clone(),
            "captured" => now.captured_at.clone(),
            _ => None,
        };
        if let Some(text) = present {
            field.restore(&text);
        }
    }
    Form::new(FormKind::Describe { case: case.id.clone(), no: exhibit.now.no }, fields)
}

fn description(locale: &Locale) -> Vec<Field> {
    let kinds = ExhibitKind::ALL.iter().map(|kind| kind.word()).map(|word| Choice {
        value: (*word).to_string(),
        label: locale.text(&format!("tui-kind-{word}")),
    });
    vec![
        Field::choice("kind", kinds.collect(), 0),
        Field::new("title", Kind::Text, 40),
        Field::new("proves", Kind::Text, 56),
        Field::new("source", Kind::Text, 40),
        Field::new("original", Kind::Text, 40),
        Field::new("taken-by", Kind::Text, 14),
        Field::new("captured", Kind::Text, 20).beside(),
    ]
}

/// The effect that keeps the recognised files.
pub fn build(form: &Form, model: &Model, case: &str) -> Result<Built, Errors> {
    let mut errors = Errors::new(form, &model.locale);
    let good: Vec<_> =
        form.files.iter().filter(|f| f.problem.is_none() && f.known.is_none()).collect();
    if form.given("files").is_none() {
        errors.need("files", "tui-need-files");
    } else if good.is_empty() {
        errors.say("files", "tui-no-new-files");
    }
    errors.finish()?;
    let chosen = form.given("kind").filter(|k| k != "auto");
    let describe = ExhibitAdded {
        no: 0,
        kind: kind_of(chosen.as_deref().unwrap_or_default()),
        captured_at: captured(form, model),
        import_seq: None,
        shows_card: None,
        files: Vec::new(),
        name: None,
        title: form.given("title").filter(|_| good.len() == 1),
        proves: form.given("proves"),
        source: form.given("source"),
        original: form.given("original"),
        taken_by: form.given("taken-by"),
    };
    Ok(Built::effect(Effect::AddExhibits {
        case: case.to_string(),
        files: good
            .iter()
            .map(|f| (f.path.clone(), kind_of(chosen.as_deref().unwrap_or(&f.guess))))
            .collect(),
        describe: Box::new(describe),
        draft: form.draft_key(),
    }))
}

/// New values for a description; only what differs, and blank never erases.
pub fn build_change(form: &Form, model: &Model, case: &Case, no: u32) -> Result<Built, Errors> {
    let Some(old) = case.exhibit(no) else { return Ok(Built::nothing()) };
    let given = |id: &str, old: &Option<String>| form.given(id).filter(|v| old.as_ref() != Some(v));
    let kind = kind_of(&form.value("kind"));
    let change = ExhibitAmended {
        no,
        kind: (kind != old.now.kind).then_some(kind),
        captured_at: captured(form, model).filter(|v| old.now.captured_at.as_ref() != Some(v)),
        title: given("title", &old.now.title),
        proves: given("proves", &old.now.proves),
        source: given("source", &old.now.source),
        original: given("original", &old.now.original),
        taken_by: given("taken-by", &old.now.taken_by),
        reason: form.given("reason"),
    };
    let same = ExhibitAmended { no, reason: change.reason.clone(), ..ExhibitAmended::default() };
    if change == same {
        let mut errors = Errors::new(form, &model.locale);
        errors.say("proves", "tui-nothing-changed");
        return Err(errors);
    }
    Ok(Built::events(
        vec![Event::ExhibitAmended(change)],
        Done::Entry("tui-done-amended", old.id()),
    ))
}

/// The moment in full where it can be read, else as typed: "sometime in the evening" is worth keeping.
fn captured(form: &Form, model: &Model) -> Option<String> {
    let text = form.given("captured")?;
    match super::read::moment(&text, model.now) {
        Ok(at) => Some(at.to_rfc3339()),
        Err(_) => Some(text),
    }
}

/// The word of a kind.
pub fn kind_word(kind: ExhibitKind) -> &'static str {
    kind.word()
}

/// The kind of a word.
pub fn kind_of(word: &str) -> ExhibitKind {
    ExhibitKind::ALL.into_iter().find(|k| k.word() == word).unwrap_or(ExhibitKind::Other)
}
