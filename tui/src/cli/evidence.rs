//! `recourse evidence`: keep files as exhibits, list them, take them out, strike them.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::read;
use super::view::{table, without_nulls};
use crate::failure::{Failure, Result};
use crate::ops::evidence::{About, Kept, add, add_bytes, extract, file_shows_card, void};
use crate::ops::export::size_words;
use crate::ops::{self, Desk};
use clap::{Args, Subcommand, ValueEnum};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::exhibit::{Exhibit, ExhibitKind, is_mail};
use recourse_core::hygiene::one_line;
use recourse_core::locale::Locale;
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

/// `recourse evidence …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Evidence {
    Add(Add),
    List(List),
    Extract(Extract),
    Redact(super::redact::Redact),
    Void(Void),
    Erase(super::erase::EraseExhibit),
    Gaps(List),
}

/// `evidence add`.
#[derive(Debug, Args)]
pub(crate) struct Add {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long)]
    kind: Option<KindWord>,
    #[arg(long)]
    title: Option<String>,
    #[arg(long, value_name = "TEXT")]
    proves: Option<String>,
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    #[arg(long, value_name = "TEXT")]
    original: Option<String>,
    #[arg(long, value_name = "WHEN")]
    captured_at: Option<String>,
    #[arg(long, value_name = "NAME")]
    taken_by: Option<String>,
    #[arg(long, value_name = "true|false")]
    shows_card: Option<bool>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// `evidence list`.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[arg(value_name = "CASE")]
    case: String,
}

/// `evidence extract`.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "E001")]
    exhibit: String,
    #[arg(long, value_name = "PATH")]
    to: PathBuf,
}

/// `evidence void`.
#[derive(Debug, Args)]
pub(crate) struct Void {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "E001")]
    exhibit: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// The words of `--kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindWord {
    Slip,
    Statement,
    Export,
    Contract,
    Notice,
    Recording,
    Screenshot,
    Letter,
    Reply,
    Other,
}

impl KindWord {
    fn kind(self) -> ExhibitKind {
        match self {
            Self::Slip => ExhibitKind::Slip,
            Self::Statement => ExhibitKind::Statement,
            Self::Export => ExhibitKind::Export,
            Self::Contract => ExhibitKind::Contract,
            Self::Notice => ExhibitKind::Notice,
            Self::Recording => ExhibitKind::Recording,
            Self::Screenshot => ExhibitKind::Screenshot,
            Self::Letter => ExhibitKind::Letter,
            Self::Reply => ExhibitKind::Reply,
            Self::Other => ExhibitKind::Other,
        }
    }
}

impl Evidence {
    pub(super) fn records(&self) -> bool {
        matches!(self, Self::Add(_) | Self::Redact(_) | Self::Void(_) | Self::Erase(_))
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        if let Self::Erase(erase) = self {
            return erase.run(context);
        }
        context.at_desk(|desk| match self {
            Self::Add(add) => add.run(desk),
            Self::List(list) => list.run(desk),
            Self::Extract(extract) => extract.run(desk),
            Self::Redact(redact) => redact.run(desk),
            Self::Void(void) => void.run(desk),
            Self::Erase(_) => unreachable!("done above"),
            Self::Gaps(list) => super::case::road::matrix(desk, &list.case),
        })
    }
}

impl Add {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let captured =
            read::maybe_moment("--captured-at", self.captured_at.as_deref(), &desk.world)?;
        let about = About {
            kind: self.kind.map(KindWord::kind),
            title: self.title,
            proves: self.proves,
            source: self.source,
            original: self.original,
            captured_at: captured.map(|t| t.to_rfc3339()),
            taken_by: self.taken_by,
            shows_card: self.shows_card,
        };
        // An unknown case is said once, not for every file.
        let case = desk.case(&self.case)?.no.clone();
        let mut kept: Vec<Kept> = Vec::new();
        let mut failed: Vec<(String, Failure)> = Vec::new();
        for path in &self.files {
            match one(desk, &case, path, self.name.as_deref(), &about) {
                Ok(file) => kept.push(file),
                Err(failure) => failed.push((path.display().to_string(), failure)),
            }
        }
        Ok(added(desk, &case, &kept, failed, &about))
    }
}

/// One file; `-` is standard input.
fn one(
    desk: &mut Desk,
    case: &str,
    path: &Path,
    name: Option<&str>,
    about: &About,
) -> Result<Kept> {
    if path.as_os_str() != "-" {
        return add(desk, case, path, about);
    }
    let mut bytes = Vec::new();
    desk.world.input.read_to_end(&mut bytes).map_err(|e| crate::failure::io(path, &e))?;
    if bytes.is_empty() {
        return Err(Failure::new(
            crate::failure::Exit::Invalid,
            "E-FILE-09",
            "cli-fail-file-empty",
        )
        .with("path", "-"));
    }
    add_bytes(desk, case, bytes, name.unwrap_or("stdin"), about)
}

/// One file that fails does not stop the others; all are told, and the first failure decides the exit status.
fn added(
    desk: &Desk,
    case: &str,
    kept: &[Kept],
    failed: Vec<(String, Failure)>,
    about: &About,
) -> Outcome {
    let locale = &desk.world.locale;
    let mut lines: Vec<String> = Vec::new();
    for file in kept {
        let id = match (file.put_back, file.known) {
            (true, _) => "cli-evidence-put-back",
            (false, true) => "cli-evidence-known",
            (false, false) => "cli-evidence-kept",
        };
        let args = args![
            id = file.id.as_str(),
            // A number in a file's name is as much a card number as one typed.
            path = recourse_core::hygiene::intake(&file.path),
            size = size_words(file.size),
            hash = file.sha256.short()
        ];
        lines.push(one_line(&locale.fill(id, args)));
    }
    let files = kept.iter().map(|f| {
        json!({
            "path": f.path, "id": f.id, "sha256": f.sha256, "size": f.size, "known": f.known,
            "put_back": f.put_back,
        })
    });
    let refused = failed.iter().map(|(path, failure)| {
        json!({ "path": path, "code": failure.code, "message": failure.text(locale).what })
    });
    let data = json!({
        "case": case,
        "files": files.collect::<Vec<_>>(),
        "failed": refused.collect::<Vec<_>>(),
    });
    let texts = [&about.title, &about.proves, &about.source, &about.original]
        .map(|t| t.as_deref().unwrap_or_default());
    let mut outcome = Outcome::new("evidence.add", lines.join("\n"), data).masked(locale, &texts);
    let shows = kept.iter().any(|f| !f.known && is_picture(&f.path));
    if shows && about.shows_card.is_none() {
        outcome = outcome.warn(Warning::new("W-CARD-ASK", locale.text("hygiene-ask-card")));
    }
    if kept.iter().any(|f| !f.known && file_shows_card(Path::new(&f.path))) {
        outcome = outcome.warn(Warning::new("W-CARD-FILE", locale.text("hygiene-file-card")));
    }
    if let Some(mail) = kept.iter().find(|f| !f.known && is_mail(&f.path)) {
        let args = args![case = case, path = mail.path.as_str()];
        outcome = outcome.warn(Warning::new("W-MAIL", locale.fill("road-warn-mail", args)));
    }
    let mut failed = failed.into_iter();
    let first = failed.next();
    for (_, failure) in failed {
        outcome = outcome.note(format!("{} ({})", failure.text(locale).what, failure.code));
    }
    match first {
        Some((_, failure)) => outcome.failed(failure),
        None => outcome,
    }
}

/// Only people can see a card number in a picture.
fn is_picture(path: &str) -> bool {
    let extension = Path::new(path).extension().map(|e| e.to_string_lossy().to_lowercase());
    extension.is_some_and(|e| {
        ["jpg", "jpeg", "png", "heic", "webp", "bmp", "gif", "tif", "tiff"].contains(&e.as_str())
    })
}

impl List {
    fn run(self, desk: &Desk) -> Result<Outcome> {
        let case = desk.case(&self.case)?;
        let locale = &desk.world.locale;
        let exhibits: Vec<Value> = case.exhibits.iter().map(exhibit_json).collect();
        let data = without_nulls(json!({ "case": case.no, "exhibits": exhibits }));
        if case.exhibits.is_empty() {
            let human = locale.fill("cli-evidence-none", args![id = case.no.as_str()]);
            return Ok(Outcome::new("evidence.list", human, data));
        }
        Ok(Outcome::new("evidence.list", list_text(case, locale), data))
    }
}

fn list_text(case: &Case, locale: &Locale) -> String {
    let head = ["cli-col-id", "cli-col-kind", "cli-col-size", "cli-col-name", "cli-col-proves"];
    let mut rows = vec![head.map(|id| locale.text(id)).to_vec()];
    for exhibit in &case.exhibits {
        let void = exhibit
            .voided
            .as_ref()
            .map(|(_, reason)| locale.fill("cli-void-mark", args![reason = reason.as_str()]));
        let proves = exhibit.now.proves.clone().unwrap_or_default();
        rows.push(vec![
            exhibit.id(),
            locale.text(&format!("core-kind-{}", exhibit.now.kind.word())),
            exhibit.file().map_or_else(String::new, |f| size_words(f.size)),
            exhibit.title().to_string(),
            void.unwrap_or(proves),
        ]);
    }
    table(&rows)
}

fn exhibit_json(exhibit: &Exhibit) -> Value {
    let now = &exhibit.now;
    json!({
        "id": exhibit.id(),
        "seq": exhibit.seq,
        "recorded_at": exhibit.at,
        "kind": now.kind,
        "name": now.name,
        "title": now.title,
        "proves": now.proves,
        "source": now.source,
        "original": now.original,
        "captured_at": now.captured_at,
        "taken_by": now.taken_by,
        "shows_card": now.shows_card,
        "import_seq": now.import_seq,
        "file": exhibit.file(),
        "amended_by": exhibit.amended_by,
        "voided": exhibit.voided.as_ref().map(|(seq, reason)| json!({ "seq": seq, "reason": reason })),
    })
}

impl Extract {
    fn run(self, desk: &Desk) -> Result<Outcome> {
        let no = read::number('E', &self.exhibit)?;
        let path = extract(desk, &self.case, no, &self.to)?;
        let case = desk.case(&self.case)?;
        let id = format!("E{no:03}");
        let sha256 = case.exhibit(no).and_then(Exhibit::file).map(|f| f.sha256);
        let shown = path.display().to_string();
        let human = desk
            .world
            .locale
            .fill("cli-evidence-extracted", args![id = id.as_str(), path = shown.as_str()]);
        let data = json!({ "case": case.no, "id": id, "path": shown, "sha256": sha256 });
        Ok(Outcome::new("evidence.extract", human, data))
    }
}

impl Void {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let no = read::number('E', &self.exhibit)?;
        let seq = void(desk, &self.case, no, &self.reason)?;
        let id = format!("E{no:03}");
        let case = ops::Desk::case(desk, &self.case)?;
        let gone = case.exhibit(no).is_some_and(|exhibit| case.is_erased(exhibit));
        let words = if gone { "cli-voided-erased" } else { "cli-voided-exhibit" };
        let human = desk.world.locale.fill(words, args![id = id.as_str(), seq = seq]);
        let case = case.no.clone();
        let data = json!({ "case": case, "id": id, "seq": seq });
        Ok(Outcome::new("evidence.void", human, data).masked(&desk.world.locale, &[&self.reason]))
    }
}
