//! `recourse export`: the bundle that goes to a lawyer, a bank, a court.

use super::console::Shared;
use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::redact::PatternWord;
use crate::failure::Result;
use crate::ops::export::preflight::preflight;
use crate::ops::export::size_words;
use crate::ops::export::{Exported, Hide, Request, Stage, message, receivers, run};
use crate::ops::{self, Desk};
use clap::Args;
use clap::builder::PossibleValuesParser;
use recourse_core::args;
use recourse_core::locale::Locale;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// `recourse export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long = "for", value_name = "WHO", value_parser = PossibleValuesParser::new(receivers()))]
    receiver: String,
    #[arg(long, value_name = "DIR", id = "export-out")]
    out: Option<PathBuf>,
    #[arg(long)]
    check: bool,
    #[arg(long)]
    with_private: bool,
    #[arg(long)]
    redact_names: bool,
    #[arg(long, value_name = "PATTERN", value_delimiter = ',')]
    mask: Vec<PatternWord>,
    #[arg(long, value_name = "TEXT")]
    hide: Vec<String>,
    #[arg(long, value_name = "MB")]
    volume_mb: Option<u64>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(72..=1200))]
    most_dpi: Option<u16>,
    #[arg(long, value_name = "RECIPIENT", conflicts_with = "passphrase")]
    encrypt_to: Option<String>,
    #[arg(long)]
    passphrase: bool,
    #[arg(long, value_name = "FD", conflicts_with = "encrypt_to")]
    passphrase_fd: Option<u32>,
}

impl Export {
    /// A look ahead records nothing.
    pub(super) fn records(&self) -> bool {
        !self.check
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        let progress = context.around.error_terminal.then(|| context.err.clone());
        context.at_desk(|desk| self.make(desk, progress))
    }

    fn make(self, desk: &mut Desk, progress: Option<Shared>) -> Result<Outcome> {
        let case = desk.case(&self.case)?.no.clone();
        let (to, fd) = (self.encrypt_to.as_deref(), self.passphrase_fd);
        let asked = (self.passphrase || fd.is_some()) && !self.check;
        let to = to.filter(|_| !self.check);
        let lock = super::password::lock(desk, to, asked, fd, "hand-passphrase-of")?;
        let sealed = lock.is_some();
        let request = Request {
            case: case.clone(),
            receiver: self.receiver,
            out: self.out.unwrap_or_else(|| ops::system::paths(desk).exports),
            with_private: self.with_private,
            lock,
            hide: Hide {
                names: self.redact_names,
                patterns: self.mask.iter().map(|p| p.pattern()).collect(),
                words: self.hide,
            },
            volume: self.volume_mb.map(|mb| mb.saturating_mul(1_000_000)),
            most_dpi: self.most_dpi,
        };
        if self.check {
            let found = desk.case(&case)?;
            let ahead = preflight(&desk.book().cases, found, &request, &desk.world.locale)?
                .ask(desk.store()?, found);
            return Ok(super::preflight::outcome(
                &case,
                &request.receiver,
                &ahead,
                &desk.world.locale,
            ));
        }
        let locale = desk.world.locale.clone();
        let stop = stop_on_interrupt();
        let mut told = Told { locale: locale.clone(), progress, last: 0 };
        let exported = run(desk, &request, &mut |stage| {
            told.tell(stage);
            !stop.load(Ordering::Relaxed)
        })?;
        let message = message(desk, &request, &exported)?;
        let done = outcome(&case, &exported, &locale, sealed, &message);
        // A bundle is out, and nobody holds a head yet: the last step of an export is to hand one over.
        let wanting = ops::proof::state(desk).wanting();
        let args = args![no = case.as_str()];
        Ok(if wanting { done.note(locale.fill("stamp-export-hand", args)) } else { done })
    }
}

/// A first Ctrl-C asks the export to stop and clean up, a second ends the program.
fn stop_on_interrupt() -> Arc<AtomicBool> {
    use signal_hook::consts::SIGINT;
    let stop = Arc::new(AtomicBool::new(false));
    let second = signal_hook::flag::register_conditional_shutdown(SIGINT, 130, Arc::clone(&stop));
    let first = signal_hook::flag::register(SIGINT, Arc::clone(&stop));
    // Where handlers cannot be set, Ctrl-C ends the program as ever; temporary files have no final name.
    drop((second, first));
    stop
}

/// Says each step once, to a person who waits.
struct Told {
    locale: Locale,
    progress: Option<Shared>,
    last: usize,
}

impl Told {
    fn tell(&mut self, stage: Stage) {
        let (step, id) = match stage {
            Stage::Collect => (1, "cli-export-collect"),
            Stage::Report => (2, "cli-export-report"),
            Stage::Pack { .. } => (3, "cli-export-pack"),
            Stage::Verify => (4, "cli-export-verify"),
        };
        if let Some(err) = &mut self.progress
            && step != self.last
        {
            drop(writeln!(err, "{step}/4 {}", self.locale.text(id)));
        }
        self.last = step;
    }
}

fn outcome(
    case: &str,
    exported: &Exported,
    locale: &Locale,
    sealed: bool,
    message: &str,
) -> Outcome {
    let path = exported.path.display().to_string();
    let mut lines = vec![
        locale.fill("cli-exported", args![path = path.as_str(), release = exported.release]),
        locale.fill(
            "cli-exported-size",
            args![
                files = exported.files,
                size = size_words(exported.bytes),
                pages = exported.pages
            ],
        ),
        locale.fill("cli-exported-fingerprint", args![fingerprint = exported.fingerprint.as_str()]),
    ];
    if !exported.missing.is_empty() {
        lines.push(locale.fill(
            "cli-exported-missing",
            args![what = super::case::needs(locale, &exported.missing)],
        ));
    }
    lines.push(match &exported.archive {
        None => locale.text("hand-archive"),
        Some(why) => locale.fill("hand-not-archive", args![why = why.as_str()]),
    });
    for (id, copy) in &exported.withheld {
        lines.push(locale.fill("hand-export-copy", args![id = id.as_str(), copy = copy.as_str()]));
    }
    for more in &exported.more {
        let path = more.path.display().to_string();
        let args = args![
            path = path,
            size = size_words(more.bytes),
            pages = more.pages,
            fingerprint = more.fingerprint.as_str()
        ];
        lines.push(locale.fill("hand-export-more", args));
    }
    if sealed {
        lines.push(locale.text("hand-export-sealed"));
    }
    lines.push(locale.text("hand-message-title"));
    lines.extend(message.lines().map(|line| format!("    {line}")));
    let problems: Vec<_> = exported
        .problems
        .iter()
        .map(|(id, why)| json!({ "exhibit": id, "message": why }))
        .collect();
    let glyphs: Vec<_> = exported
        .missing_glyphs
        .iter()
        .map(|(c, page)| json!({ "character": c, "page": page }))
        .collect();
    let data = json!({
        "case": case,
        "path": path,
        "files": exported.files,
        "bytes": exported.bytes,
        "pages": exported.pages,
        "fingerprint": exported.fingerprint,
        "missing": exported.missing,
        "release": exported.release,
        "encrypted": sealed,
        "message": message,
        "problems": problems,
        "missing_glyphs": glyphs,
        "pdf_a": exported.archive.is_none().then_some("3b"),
        "withheld": exported.withheld.iter().map(|(id, copy)| json!({ "exhibit": id, "copy": copy }))
            .collect::<Vec<_>>(),
        "not_looked_into": exported.not_looked_into,
        "more": exported.more.iter().map(|m| json!({
            "path": m.path.display().to_string(), "files": m.files, "bytes": m.bytes,
            "pages": m.pages, "fingerprint": m.fingerprint,
        })).collect::<Vec<_>>(),
    });
    let mut outcome = Outcome::new("export", lines.join("\n"), data);
    for (id, why) in &exported.problems {
        outcome = outcome.warn(Warning::new("W-EXPORT-EXHIBIT", format!("{id}: {why}")));
    }
    for said in &exported.warned {
        let text = locale.fill("cli-warn-export-record", args![what = said.as_str()]);
        outcome = outcome.warn(Warning::new("W-EXPORT-RECORD", text));
    }
    if let Some(text) = exported.names_left(locale) {
        outcome = outcome.warn(Warning::new("W-EXPORT-NAMES", text));
    }
    for (c, page) in &exported.missing_glyphs {
        let args = args![
            character = c.to_string(),
            code = format!("U+{:04X}", u32::from(*c)),
            page = *page
        ];
        outcome = outcome.warn(Warning::new("W-EXPORT-GLYPH", locale.fill("cli-warn-glyph", args)));
    }
    outcome
}
