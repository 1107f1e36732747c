//! Letters and answers of the diagnosis: from the screen to the operations that the command line uses as well.

use super::{Hands, files, snapshot};
use crate::failure::{Exit, Failure, Result, io};
use crate::model::road::{FieldSource, LetterField, LetterView};
use crate::msg::{Done, Msg};
use crate::ops::diagnosis::NewFinding;
use crate::ops::evidence::About;
use crate::ops::{self, letter};
use crate::screen::road::letter::LetterPage;
use chrono::{DateTime, FixedOffset};
use recourse_core::args;
use recourse_core::case::contact::Channel;
use recourse_core::case::road::DiagnosisAnswered;
use recourse_core::letter::FieldFrom;
use recourse_core::locale::{Lang, Locale};
use recourse_core::render::text;
use std::path::PathBuf;
use std::sync::Arc;

/// Columns of the text on the screen: what fits beside the fields at a hundred.
const COLUMNS: usize = 46;

fn number(hands: &Hands, case: &str) -> Result<String> {
    let found = hands.desk.book().case(case).map(|c| c.no.clone());
    found.ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-CASE-01", "cli-fail-case-unknown")
            .with("no", case)
            .with("known", "-")
    })
}

fn lang(page: &LetterPage) -> Lang {
    Lang::parse(&page.lang).unwrap_or(Lang::Zh)
}

/// The letter as it would be now; a finished one as it was kept.
pub fn compose(hands: &mut Hands, mut page: LetterPage) -> Result<Msg> {
    let no = number(hands, &page.case)?;
    let (filled, kept, own_words) = match page.no {
        Some(letter_no) => {
            let kept = letter::kept(&hands.desk, &no, &format!("L{letter_no:03}"))?;
            page.lang = kept.filled.lang.tag().to_string();
            (kept.filled, Some((kept.on.to_string(), kept.stale)), kept.own_words)
        }
        None => {
            let to = Some(page.to.as_str());
            (letter::fill(&hands.desk, &no, &page.sort, to, lang(&page))?, None, None)
        }
    };
    let composed = &filled.composed;
    let fields = composed.fields.iter().map(|f| LetterField {
        code: f.code.clone(),
        label: f.label.clone(),
        value: f.value.clone(),
        from: match &f.from {
            FieldFrom::Typed => FieldSource::Typed,
            FieldFrom::Party(id, member) => FieldSource::Party(id.clone(), member),
            FieldFrom::Diagnosis(item) => FieldSource::Diagnosis(item),
            FieldFrom::Case => FieldSource::Case,
        },
    });
    page.view = Some(LetterView {
        title: composed.document.title.clone(),
        fields: fields.collect(),
        text: own_words.clone().unwrap_or_else(|| text::text(&composed.document, COLUMNS)),
        full: own_words.unwrap_or_else(|| filled.text.clone()),
        notes: composed.notes.clone(),
        for_lawyer: composed.for_lawyer,
        kept,
    });
    Ok(Msg::Composed(Box::new(page)))
}

/// Types a field and composes the letter once more.
pub fn type_field(hands: &mut Hands, page: LetterPage, code: &str, value: &str) -> Result<Msg> {
    let no = number(hands, &page.case)?;
    let value = match code {
        // A day is kept as a day, however it was typed.
        "deadline" | "agreement_date" => day(hands, value),
        _ => value.to_string(),
    };
    letter::set(&mut hands.desk, &no, &page.sort, Some(&page.to), code, &value)?;
    compose(hands, page)
}

fn day(hands: &Hands, value: &str) -> String {
    let today = hands.desk.world.today();
    let lean = crate::form::read::Lean::Future;
    let read = crate::form::read::date(value, today, lean);
    read.map_or_else(|_| value.to_string(), |d| d.to_string())
}

/// Finishes a letter: kept in the book, and put into the exports folder.
pub fn save(hands: &mut Hands, page: &LetterPage, format: &str) -> Result<Msg> {
    let no = number(hands, &page.case)?;
    let folder = ops::system::paths(&hands.desk).exports;
    std::fs::create_dir_all(&folder).map_err(|e| io(&folder, &e))?;
    let endings: &[&str] = match format {
        "pdf" => &["pdf"],
        "docx" => &["docx"],
        _ => &["pdf", "docx"],
    };
    let case = hands.desk.case(&no)?;
    let name = page.sort.name(&Locale::new(lang(page)));
    let clean = |text: &str| text.replace(['/', '\\', ':', ' ', '"', '?', '*', '<', '>', '|'], "-");
    let name = clean(&format!("{no}-{name}-{}", case.party_short(&page.to)));
    let stem = |n: u32| {
        let tail = if n == 1 { String::new() } else { format!("-{n}") };
        format!("{name}{tail}")
    };
    let free = |n: &u32| endings.iter().all(|e| !folder.join(format!("{}.{e}", stem(*n))).exists());
    let n = (1..1000).find(free).unwrap_or(1000);
    let out: Vec<PathBuf> =
        endings.iter().map(|e| folder.join(format!("{}.{e}", stem(n)))).collect();
    let saved = letter::save(&mut hands.desk, &no, &page.sort, Some(&page.to), lang(page), &out)?;
    let number = recourse_core::case::read_number('L', &saved.id).unwrap_or_default();
    let path = saved.paths.first().map(|p| p.display().to_string()).unwrap_or_default();
    Ok(Msg::LetterSaved { snapshot: Arc::new(snapshot::of(hands)?), no: number, path })
}

fn recorded(hands: &Hands, done: &'static str) -> Result<Msg> {
    let done = Done::Entry(done, String::new());
    Ok(Msg::Recorded { snapshot: Arc::new(snapshot::of(hands)?), done })
}

/// An item of the diagnosis was answered.
pub fn answer(hands: &mut Hands, case: &str, answer: &DiagnosisAnswered) -> Result<Msg> {
    let no = number(hands, case)?;
    let new = NewFinding {
        item: answer.item.clone(),
        result: answer.result,
        value_code: answer.value_code.clone(),
        value: answer.value.clone(),
        evidence: answer.evidence.clone(),
        note: answer.note.clone(),
    };
    ops::diagnosis::answer(&mut hands.desk, &no, &[new])?;
    recorded(hands, "screens-done-finding")
}

/// A letter went out.
pub fn sent(
    hands: &mut Hands,
    case: &str,
    letter_no: u32,
    (channel, at): (&str, DateTime<FixedOffset>),
    (tracking, copy, note): (Option<String>, Option<String>, Option<String>),
) -> Result<Msg> {
    let no = number(hands, case)?;
    // As a terminal delivers it when the scan is dropped on the window.
    let copy = copy.and_then(|text| files::paths_in(hands, &text).into_iter().next());
    let copy = copy.map(PathBuf::from);
    let channel = match channel {
        "email" => Channel::Email,
        "portal" => Channel::Portal,
        "visit" => Channel::Visit,
        "chat" => Channel::Chat,
        "sms" => Channel::Sms,
        _ => Channel::Letter,
    };
    let new = letter::NewSent {
        channel,
        at,
        tracking,
        address: None,
        reached_at: None,
        reached_basis: None,
        copy,
        note,
    };
    letter::sent(&mut hands.desk, &no, &format!("L{letter_no:03}"), None, &new)?;
    recorded(hands, "screens-done-sent")
}

/// A letter arrived.
pub fn reached(
    hands: &mut Hands,
    case: &str,
    letter_no: u32,
    at: DateTime<FixedOffset>,
    (basis, proof): (String, Option<String>),
    mut evidence: Vec<u32>,
) -> Result<Msg> {
    let (no, id) = (number(hands, case)?, format!("L{letter_no:03}"));
    if let Some(typed) = proof {
        let path = files::first_path(hands, &typed);
        let locale = &hands.desk.world.locale;
        let args = args![id = id.as_str()];
        let about = About {
            // Not guessed from its name: `receipt.png` is no sales slip here.
            kind: Some(recourse_core::case::exhibit::ExhibitKind::Other),
            title: Some(locale.fill("letter-proof-title", args)),
            proves: Some(locale.fill("letter-proof-proves", args)),
            ..About::default()
        };
        let kept = ops::evidence::add(&mut hands.desk, &no, &path, &about)?;
        evidence.extend(recourse_core::case::read_number('E', &kept.id));
    }
    letter::reached(&mut hands.desk, &no, (&id, None), at, Some(basis), &evidence)?;
    recorded(hands, "screens-done-reached")
}
