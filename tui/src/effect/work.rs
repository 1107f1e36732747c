//! The longer effects: recording, keeping files, importing, exporting, checking.

use super::{Hands, Line, snapshot};
use crate::failure::Result;
use crate::model::views::{ExportView, FindingRow, Snapshot, Verdict, VerifyView};
use crate::msg::{Done, ImportAsk, Msg, Target};
use crate::ops::evidence::About;
use crate::ops::{self, Desk};
use chrono::Datelike;
use recourse_core::args;
use recourse_core::audit::{self, Id};
use recourse_core::book::Book;
use recourse_core::bundle::sealed::Opener;
use recourse_core::case::event::Event;
use recourse_core::case::exhibit::{ExhibitAdded, ExhibitKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const EXPORT_STEPS: [&str; 4] =
    ["tui-job-step-collect", "tui-job-step-report", "tui-job-step-pack", "tui-job-step-check"];
const KEEP_STEPS: [&str; 1] = ["tui-job-step-keep"];

fn now(hands: &Hands) -> Result<Arc<Snapshot>> {
    Ok(Arc::new(snapshot::of(hands)?))
}

/// Copies the book into the folder somebody typed, and says what the copy is.
pub fn backup(hands: &mut Hands, typed: &str) -> Result<Msg> {
    let exists = |p: &str| Path::new(p).exists();
    let paths = crate::form::paths::read(typed, &hands.user_home, &exists);
    let to = PathBuf::from(paths.first().map_or(typed, String::as_str));
    let request = ops::keep::Request { to, lock: None, keep: ops::keep::KEPT };
    let made = ops::keep::backup(&hands.desk, &request)?;
    let name = made.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = if made.same_disk { "keep-done-same-disk" } else { "keep-done-backup" };
    Ok(Msg::Recorded { snapshot: now(hands)?, done: Done::Entry(id, name) })
}

/// Sets reminders up outside the program or takes them away. Commands that could not be run are said, to be typed.
pub fn remind(hands: &mut Hands, on: bool) -> Result<Msg> {
    let around = hands.scheduler.clone();
    if around.platform.is_none() {
        return Err(ops::remind::no_scheduler(&around, &hands.desk.world.home));
    }
    let act = if on { ops::remind::install } else { ops::remind::remove };
    let report = act(&hands.desk, &around)?;
    let left: Vec<&str> =
        report.commands.iter().filter(|c| !c.done).map(|c| c.line.as_str()).collect();
    let id = match (left.is_empty(), on) {
        (true, true) => "clocks-done-remind",
        (true, false) => "clocks-done-remind-off",
        (false, _) => "clocks-done-remind-left",
    };
    Ok(Msg::Recorded { snapshot: now(hands)?, done: Done::Entry(id, left.join("; ")) })
}

/// Takes in a year of working days; the clocks read it from now on.
pub fn adopt_calendar(hands: &mut Hands, typed: &str, jurisdiction: &str) -> Result<Msg> {
    let path = super::files::first_path(hands, typed);
    let taken = ops::own::adopt_calendar(&mut hands.desk, jurisdiction, &path)?;
    let said = ops::own::taken_words(&taken, &hands.desk.world.locale);
    Ok(Msg::Recorded { snapshot: now(hands)?, done: Done::Entry("stamp-done-plain", said) })
}

/// Reads a file of rules as the clocks would, and says what is wrong with it and how it comes to count.
pub fn check_rules(hands: &Hands, typed: &str) -> Result<Msg> {
    let path = super::files::first_path(hands, typed);
    let locale = &hands.desk.world.locale;
    let found = ops::rules::check(&path, locale)?;
    let mut lines = vec![path.display().to_string(), String::new()];
    if found.faults.is_empty() {
        lines.push(locale.fill("cli-rules-fine", args![count = found.rules]));
        lines.extend(found.doubts.into_iter().map(|(_, words)| format!("! {words}")));
        let folder = hands.desk.world.home.join("own/packs").display().to_string();
        lines.push(String::new());
        lines.push(locale.fill("clocks-rules-to-use", args![folder = folder.as_str()]));
    } else {
        let count = args![count = found.faults.len()];
        lines.push(locale.fill("cli-fail-rules", count));
        lines.extend(found.faults.iter().map(|f| f.words(locale)));
    }
    Ok(Msg::Said("tui-do-check-rules", lines))
}

pub(super) fn forget(hands: &mut Hands, draft: Option<String>) -> Result<()> {
    match draft {
        Some(key) => hands.desk.drop_draft(&key),
        None => Ok(()),
    }
}

/// Records events of one case, all or none. Numbers are taken again from the book as it is when they are written,
/// because another window may have been first.
pub fn record(
    hands: &mut Hands,
    case: Option<&str>,
    events: Vec<Event>,
    done: Done,
    draft: Option<String>,
) -> Result<Msg> {
    let written = append(&mut hands.desk, case, &events)?;
    forget(hands, draft)?;
    let done = match done {
        Done::Case(_) => Done::Case(written),
        Done::Entry("tui-done-contact", _) => Done::Entry("tui-done-contact", written),
        other => other,
    };
    Ok(Msg::Recorded { snapshot: now(hands)?, done })
}

/// Appends and says the number the events got: of the case, or of the contact.
fn append(desk: &mut Desk, case: Option<&str>, events: &[Event]) -> Result<String> {
    let mut number = String::new();
    let given = case.map(|id| Id::from_hex(id).unwrap_or(Id::BOOK));
    let mut fresh = None;
    desk.record(&[], |book, world| {
        let id = match given {
            Some(id) => id,
            None => *fresh.get_or_insert_with(|| Id::new(world.random())),
        };
        let year = world.now().year();
        let mut out = Vec::new();
        for (at, event) in events.iter().enumerate() {
            let event = numbered(event, book, &id, year, at, &mut number);
            out.push((id, event));
        }
        Ok(out)
    })?;
    Ok(number)
}

pub(super) fn numbered(
    event: &Event,
    book: &Book,
    id: &Id,
    year: i32,
    at: usize,
    number: &mut String,
) -> Event {
    let case = book.case(&id.hex());
    match event {
        Event::CaseOpened(e) => {
            let mut e = e.clone();
            e.no = book.next_number(year);
            number.clone_from(&e.no);
            Event::CaseOpened(e)
        }
        Event::ContactLogged(e) => {
            let mut e = e.clone();
            e.no = case.map_or(1, recourse_core::case::Case::next_contact);
            *number = format!("C{:03}", e.no);
            Event::ContactLogged(e)
        }
        Event::DeadlineEntered(e) => {
            let mut e = e.clone();
            e.id = case.map_or_else(|| "D001".into(), recourse_core::case::Case::next_deadline);
            Event::DeadlineEntered(e)
        }
        Event::AnswerReceived(e) => {
            let mut e = e.clone();
            e.no = case.map_or(1, recourse_core::case::Case::next_answer);
            // What the contact just before it comes to.
            let before = recourse_core::case::read_number('C', number);
            e.contact_no = before.or(e.contact_no);
            Event::AnswerReceived(e)
        }
        // The user's own thoughts about the entry just before them.
        Event::NotePrivate(e) if e.of_seq.is_none() && at > 0 => {
            let mut e = e.clone();
            e.of_seq = Some(book.last_seq + at as u64);
            Event::NotePrivate(e)
        }
        other => other.clone(),
    }
}

/// Keeps files one by one; one that cannot be kept does not hold up the rest.
pub fn exhibits(
    hands: &mut Hands,
    line: &mut Line<'_>,
    case: &str,
    files: &[(String, ExhibitKind)],
    describe: &ExhibitAdded,
    draft: Option<String>,
) -> Result<Msg> {
    let no = number_of(&hands.desk, case)?;
    let mut about = About {
        kind: None,
        title: describe.title.clone(),
        proves: describe.proves.clone(),
        source: describe.source.clone(),
        original: describe.original.clone(),
        captured_at: describe.captured_at.clone(),
        taken_by: describe.taken_by.clone(),
        shows_card: describe.shows_card,
    };
    let (mut new, mut known, mut worst) = (Vec::new(), Vec::new(), None);
    for (at, (path, kind)) in files.iter().enumerate() {
        if !line.at(&KEEP_STEPS, 0, at as u64, files.len() as u64) {
            break;
        }
        about.kind = Some(*kind);
        match ops::evidence::add(&mut hands.desk, &no, Path::new(path), &about) {
            Ok(kept) if kept.known => known.push(kept.id),
            Ok(kept) => new.push(kept.id),
            Err(failure) => worst = Some(failure),
        }
    }
    if let Some(failure) = worst.filter(|_| new.is_empty()) {
        return Err(failure);
    }
    forget(hands, draft)?;
    Ok(Msg::Recorded { snapshot: now(hands)?, done: Done::Exhibits(new, known) })
}

/// Opens a case like another one.
pub fn copy_case(hands: &mut Hands, case: &str, title: &str) -> Result<Msg> {
    let no = number_of(&hands.desk, case)?;
    let new = ops::case::copy(&mut hands.desk, &no, title)?;
    Ok(Msg::Recorded { snapshot: now(hands)?, done: Done::Case(new) })
}

/// Brings one case into another.
pub fn merge(hands: &mut Hands, from: &str, into: &str, reason: &str) -> Result<Msg> {
    let (from, into) = (number_of(&hands.desk, from)?, number_of(&hands.desk, into)?);
    let done = ops::merge::merge(&mut hands.desk, &from, &into, reason)?;
    Ok(Msg::Recorded { snapshot: now(hands)?, done: Done::Case(done.into) })
}

/// Makes a redacted copy and keeps it.
pub fn redact(hands: &mut Hands, case: &str, redaction: &ops::redact::Redaction) -> Result<Msg> {
    let no = number_of(&hands.desk, case)?;
    let kept = ops::redact::redact(&mut hands.desk, &no, redaction)?;
    Ok(Msg::Recorded { snapshot: now(hands)?, done: Done::Entry("hand-done-redacted", kept.id) })
}

/// Records that a bundle came in, and says whether it is the one that went out.
pub fn receipt(hands: &mut Hands, case: &str, said: &ops::receipt::Said) -> Result<Msg> {
    let no = number_of(&hands.desk, case)?;
    let recorded = ops::receipt::record(&mut hands.desk, &no, said)?;
    let id = match recorded.matches {
        Some(true) => "hand-done-receipt-same",
        Some(false) => "hand-done-receipt-other",
        None => "hand-done-receipt",
    };
    let locale = &hands.desk.world.locale;
    let shown = locale.fill("hand-release", args![n = recorded.release]);
    Ok(Msg::Recorded { snapshot: now(hands)?, done: Done::Entry(id, shown) })
}

pub(super) fn number_of(desk: &Desk, id: &str) -> Result<String> {
    match desk.book().case(id) {
        Some(case) => Ok(case.no.clone()),
        None => desk.case(id).map(|c| c.no.clone()),
    }
}

/// Keeps and recognises one or more exports.
pub fn import(hands: &mut Hands, ask: &ImportAsk) -> Result<Msg> {
    let (mut read, mut failed) = (Vec::new(), None);
    for path in super::files::paths_in(hands, &ask.path) {
        let path = PathBuf::from(path);
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let one = std::fs::read(&path)
            .map_err(|e| crate::failure::io(&path, &e))
            .and_then(|bytes| super::files::read_export(hands, ask, &name, bytes.into(), false));
        match one {
            Ok(one) => read.extend(one),
            Err(failure) => failed = Some(failure),
        }
    }
    // A file that does not read keeps none of the others out; its reason was shown before.
    if let Some(failure) = failed.filter(|_| read.is_empty()) {
        return Err(failure);
    }
    let names: Vec<&str> = read.iter().map(|i| i.name.as_str()).collect();
    let done = Done::Import {
        name: names.join(" "),
        rows: read.iter().map(|i| i.statement.rows.len() as u64).sum(),
        new: read.iter().map(|i| i.new as u64).sum(),
    };
    Ok(Msg::Recorded { snapshot: now(hands)?, done })
}

/// Writes the calendar file and the journal beside the bundles.
pub fn calendar(hands: &mut Hands) -> Result<Msg> {
    let folder = ops::system::paths(&hands.desk).exports;
    let path = folder.join("recourse-deadlines.ics");
    let cases = ops::deadlines::cases_of(&hands.desk, None);
    ops::deadlines::write_calendar(&hands.desk, &cases, &path)?;
    let journal = folder.join("recourse-deadlines.txt");
    ops::deadlines::write_journal(&hands.desk, &cases, &journal)?;
    let done = Done::Entry("tui-done-calendar", path.display().to_string());
    Ok(Msg::Recorded { snapshot: now(hands)?, done })
}

/// Writes a bundle where bundles go.
pub fn export(
    hands: &mut Hands,
    line: &mut Line<'_>,
    case: &str,
    receiver: &str,
    choices: &ops::export::Choices,
) -> Result<Msg> {
    use ops::export::Stage;
    let out = ops::system::paths(&hands.desk).exports;
    let request = choices.request(&number_of(&hands.desk, case)?, receiver, out)?;
    let mut progress = |stage: Stage| match stage {
        Stage::Collect => line.at(&EXPORT_STEPS, 0, 0, 0),
        Stage::Report => line.at(&EXPORT_STEPS, 1, 0, 0),
        Stage::Pack { done, total } => line.bytes(&EXPORT_STEPS, 2, done, total),
        Stage::Verify => line.at(&EXPORT_STEPS, 3, 0, 0),
    };
    let made = ops::export::run(&mut hands.desk, &request, &mut progress)?;
    let locale = &hands.desk.world.locale;
    let message = ops::export::message(&hands.desk, &request, &made)?;
    let missing = made.missing.iter().map(|m| locale.text(&format!("core-missing-{m}"))).collect();
    let named = |m: &ops::export::Exported| (m.path.display().to_string(), m.fingerprint.clone());
    let shown = |(id, why): &(String, String)| format!("{id}: {why}");
    let told = |w: &String| locale.fill("cli-warn-export-record", args![what = w.as_str()]);
    let names = made.names_left(locale);
    let result = ExportView {
        path: made.path.display().to_string(),
        files: made.files,
        bytes: made.bytes,
        pages: made.pages as u64,
        fingerprint: made.fingerprint,
        missing,
        message,
        more: made.more.iter().map(named).collect(),
        withheld: made.withheld,
        warned: (names.into_iter())
            .chain(made.problems.iter().map(shown))
            .chain(made.warned.iter().map(told))
            .collect(),
    };
    Ok(Msg::Exported { snapshot: now(hands)?, result })
}

/// What was typed to open a bundle: an identity, the path of a file with one, or a passphrase.
fn opened_by(hands: &Hands, typed: &str) -> Opener {
    let path = super::files::paths_in(hands, typed).into_iter().next().map(PathBuf::from);
    let file = path.filter(|path| path.is_file()).and_then(|p| std::fs::read_to_string(p).ok());
    let identity = Opener::identity(file.as_deref().unwrap_or(typed));
    identity.unwrap_or_else(|| Opener::passphrase(typed.to_string()))
}

/// Checks the book or a bundle.
pub fn verify(hands: &Hands, target: &Target) -> Result<Msg> {
    let first = |typed: &str| super::files::first_path(hands, typed);
    let (path, opener) = match target {
        Target::Book => (None, None),
        Target::Path(typed) => (Some(first(typed)), None),
        Target::Sealed(typed, opener) => (Some(first(typed)), Some(opened_by(hands, opener))),
    };
    let request = ops::verify::Request { path: path.clone(), opener, ..Default::default() };
    let report = ops::verify::run(&hands.desk, &request)?;
    let locale = &hands.desk.world.locale;
    let name = match &path {
        Some(path) => {
            path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
        }
        None => locale.text("tui-this-book"),
    };
    let verdict = match report.verdict() {
        audit::Verdict::Intact => Verdict::Intact,
        audit::Verdict::Invalid => Verdict::Invalid,
        audit::Verdict::Incomplete => Verdict::Incomplete,
    };
    let finding = |f: &&audit::Finding| {
        let (severity, advice) = match f.severity() {
            audit::Severity::Error => ("error", true),
            audit::Severity::Warning => ("warning", false),
            audit::Severity::Note => ("note", false),
        };
        let say = |id: &str| if advice { locale.text(id) } else { String::new() };
        FindingRow {
            severity: severity.to_string(),
            what: if f.where_.is_empty() {
                f.text(locale)
            } else {
                format!("{}  {}", f.text(locale), f.where_)
            },
            why: say("tui-finding-why"),
            next: say(if path.is_some() { "tui-finding-do-bundle" } else { "tui-finding-do-book" }),
        }
    };
    let findings = ops::verify::by_severity(&report).iter().map(finding).collect();
    Ok(Msg::Verified(VerifyView {
        name,
        verdict,
        matched: report.matching,
        changed: report.changed.len() as u64,
        missing: report.missing.len() as u64,
        extra: report.extra.len() as u64,
        entries: report.entries,
        chain_intact: report.chain_intact,
        fingerprint: report.archive.map(|h| h.fingerprint()).unwrap_or_default(),
        signed: report.summary(locale).into_iter().skip(1).collect::<Vec<_>>().join("\n"),
        findings,
    }))
}
