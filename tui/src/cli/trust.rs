//! `recourse verify` and `checkpoint`: has anything been changed, and a signed statement of where the book ends.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::password;
use super::timestamp::anchor_json;
use crate::failure::{Exit, Failure, Result};
use crate::ops::{self, Desk};
use clap::Args;
use recourse_core::args;
use recourse_core::audit::replay::Volume;
use recourse_core::audit::{Checkpoint as Statement, Code, Report, Severity, Verdict};
use recourse_core::bundle::sealed::Opener;
use recourse_core::locale::Locale;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// `recourse checkpoint`.
#[derive(Debug, Args)]
pub(crate) struct Checkpoint {
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Checkpoint {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| self.make(desk))
    }

    fn make(self, desk: &mut Desk) -> Result<Outcome> {
        // A checkpoint of nothing says nothing: without a book there is none to be made.
        desk.store()?;
        let kept = ops::system::checkpoint(desk, self.out.as_deref())?;
        let locale = &desk.world.locale;
        let statement = Statement::parse(kept.text.as_bytes());
        let out = self.out.as_ref().map(|p| p.display().to_string());
        let data = json!({
            "seq": statement.as_ref().map(|s| s.head.seq),
            "head": statement.as_ref().map(|s| s.head.hash),
            "time": statement.as_ref().map(|s| s.time.to_string()),
            "key": statement.as_ref().map(|s| s.key.hex()),
            "text": kept.text,
            "out": out,
        });
        let note = match &out {
            Some(path) => locale.fill("cli-checkpoint-written", args![path = path.as_str()]),
            None => locale.text("cli-checkpoint-hint"),
        };
        Ok(Outcome::new("checkpoint", kept.text, data).note(note))
    }
}

/// `recourse verify`.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[arg(value_name = "PATH|CASE", id = "verify-target", required_unless_present = "book")]
    target: Option<String>,
    #[arg(long, conflicts_with = "verify-target")]
    book: bool,
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    #[arg(long, value_name = "FILE")]
    tsa_ca: Option<PathBuf>,
    #[arg(long, value_name = "CHECKPOINT")]
    known: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    #[arg(long, value_name = "FD", conflicts_with = "identity")]
    passphrase_fd: Option<u32>,
}

impl Verify {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        let path = self.target.as_ref().map(PathBuf::from).filter(|p| p.exists());
        if let Some(path) = path {
            self.no_case_of_that_name(&context)?;
            // A bundle is verified without a book, or with a broken one.
            let mut desk = Desk::closed(context.world);
            return self.check(&mut desk, Some(path));
        }
        let Some(target) = &self.target else {
            return context.at_desk_to_verify(|desk| self.check(desk, None));
        };
        context.at_desk(|desk| {
            // A case is part of the chain: with the book it is verified whole.
            let no = desk.case(target).map_err(|_| unknown_target(target))?.no.clone();
            let whole = desk.world.locale.fill("trust-case-is-book", args![no = no]);
            Ok(self.check(desk, None)?.note(whole))
        })
    }

    /// A case's number that is a file's name too would be answered for the file, with no word of the case.
    fn no_case_of_that_name(&self, context: &Context) -> Result<()> {
        let Some(target) = self.target.as_deref() else { return Ok(()) };
        let number = target.len() == 11
            && target.starts_with("RC-")
            && target.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !number || !context.world.home.join(recourse_core::store::BOOK_FILE).exists() {
            return Ok(());
        }
        Err(Failure::new(Exit::Usage, "E-VERIFY-08", "trust-fail-case-or-file").with("no", target))
    }

    /// What opens the bundle, where it is encrypted and there is a way to know.
    fn opener(&self, desk: &mut Desk, path: Option<&Path>) -> Result<Option<Opener>> {
        let Some(path) = path.filter(|path| path.is_file()) else { return Ok(None) };
        let given = self.identity.is_some() || self.passphrase_fd.is_some();
        if !(given || desk.world.may_ask) || !ops::keep::sealed(path)? {
            return Ok(None);
        }
        let identity = self.identity.as_deref();
        password::opener(desk, identity, self.passphrase_fd, "hand-passphrase-to-open").map(Some)
    }

    fn check(&self, desk: &mut Desk, path: Option<PathBuf>) -> Result<Outcome> {
        let shown = path
            .as_ref()
            .map_or_else(|| desk.world.home.clone(), Clone::clone)
            .display()
            .to_string();
        let shown = recourse_core::hygiene::screen(&shown, usize::MAX);
        let opener = self.opener(desk, path.as_deref())?;
        let request = ops::verify::Request {
            path,
            opener,
            key: self.key.clone(),
            known: self.known.clone(),
            tsa_ca: self.tsa_ca.clone(),
        };
        let report = ops::verify::run(desk, &request)?;
        // The record is sound without its key; that nothing more can be signed is no finding about it.
        let own = request.path.is_none();
        let key = ops::doctor::key_notice(desk).filter(|_| own);
        let key = key.or_else(|| ops::doctor::other_key(desk, &report.key_now.filter(|_| own)?));
        let locale = &desk.world.locale;
        let human = format!("{shown}\n{}", report_text(&report, locale));
        let mut outcome = Outcome::new("verify", human, report_json(&report, locale));
        outcome.warnings.extend(key.map(|(code, text)| Warning::new(code, text)));
        Ok(match report.verdict() {
            Verdict::Intact => outcome,
            Verdict::Invalid if report.has(Code::ZipUnreadable) => outcome.failed(Failure::new(
                Exit::Verification,
                "E-VERIFY-04",
                "cli-fail-verify-unreadable",
            )),
            Verdict::Invalid => {
                let id = if only_unfit(&report) {
                    "cli-fail-verify-unfit"
                } else {
                    "cli-fail-verify-invalid"
                };
                outcome.failed(Failure::new(Exit::Verification, "E-VERIFY-01", id))
            }
            Verdict::Incomplete => outcome.failed(Failure::new(
                Exit::Verification,
                "E-VERIFY-02",
                "cli-fail-verify-incomplete",
            )),
        })
    }
}

/// Nothing in it contradicts itself: only what was given along, a key or a proof, speaks of something else.
fn only_unfit(report: &Report) -> bool {
    let given = [Code::KeyDiffers, Code::KnownOther, Code::KnownCut, Code::KnownEarlier];
    let mut errors = report.findings.iter().filter(|f| f.severity() == Severity::Error);
    errors.all(|finding| given.contains(&finding.code))
}

fn unknown_target(target: &str) -> Failure {
    Failure::new(Exit::NotFound, "E-VERIFY-03", "cli-fail-verify-target").with("target", target)
}

/// Verdict first, then levels, then what was found.
fn report_text(report: &Report, locale: &Locale) -> String {
    let mut lines = report.summary(locale);
    if let Some(archive) = &report.archive {
        let args = args![hash = archive.hex(), fingerprint = archive.fingerprint()];
        lines.push(locale.fill("cli-verify-archive", args));
    }
    let counts = args![
        matching = report.matching,
        changed = report.changed.len(),
        missing = report.missing.len(),
        extra = report.extra.len(),
    ];
    if !report.has(Code::ZipUnreadable) {
        lines.push(locale.fill("cli-verify-files", counts));
    }
    for finding in ops::verify::by_severity(report) {
        let mark = locale.text(&format!("cli-severity-{}", finding.severity().word()));
        // Where the sentence does not say where, the entry's number or the file's path is added.
        let at = recourse_core::hygiene::screen(&finding.where_, usize::MAX).into_string();
        let text = finding.text(locale);
        let place = if text.contains(&at) { String::new() } else { format!("  {at}") };
        lines.push(format!("{mark} {text}{place}"));
    }
    lines.join("\n")
}

fn volume_json(volume: &Volume) -> Value {
    match volume {
        Volume::Part { no, of, elsewhere } => {
            json!({ "no": no, "of": of, "elsewhere": elsewhere.len() })
        }
        Volume::Supplement => json!({ "supplement": true }),
    }
}

fn report_json(report: &Report, locale: &Locale) -> Value {
    let findings: Vec<Value> = ops::verify::by_severity(report)
        .into_iter()
        .map(|f| {
            json!({
                "severity": f.severity().word(), "code": f.code.as_str(),
                "what": f.text(locale), "where": f.where_,
            })
        })
        .collect();
    json!({
        "verdict": report.verdict().word(),
        "match": report.matching,
        "changed": report.changed,
        "missing": report.missing,
        "extra": report.extra,
        "chain": { "entries": report.entries, "intact": report.chain_intact, "head": report.head },
        "signer": report.signer,
        "signed_by": report.signed_by,
        "key_changes": report.key_changes.iter()
            .map(|(seq, from, to)| json!({ "seq": seq, "from": from, "to": to }))
            .collect::<Vec<_>>(),
        "continues": report.continues.iter()
            .map(|c| json!({ "seq": c.seq, "book": c.book, "head_seq": c.head_seq, "head": c.head }))
            .collect::<Vec<_>>(),
        "last_at": report.last_at.map(|t| t.to_string()),
        "key_trusted": report.key_trusted,
        "complete": report.complete,
        "stamped_at": report.stamped_at.map(|t| t.to_string()),
        "anchored_up_to": report.anchored_up_to,
        "unanchored_tail": report.unanchored_tail,
        "anchors": report.anchors.iter().map(|a| anchor_json(a, locale)).collect::<Vec<_>>(),
        "known_up_to": report.known_up_to,
        "signed_up_to": (report.subject == recourse_core::audit::report::Subject::Book).then_some(report.signed_up_to),
        "redacted": report.redacted,
        "private_withheld": report.private_withheld,
        "withheld": report.withheld.iter()
            .map(|(seq, kind)| json!({ "seq": seq, "kind": kind }))
            .collect::<Vec<_>>(),
        "files_withheld": report.files_withheld,
        "volume": report.volume.as_ref().map(volume_json),
        "archive_sha256": report.archive,
        "findings": findings,
    })
}
