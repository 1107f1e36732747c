//! `recourse timestamp`: a request to carry to an authority, its answer taken in, or both over the network.

use super::context::Context;
use super::outcome::Outcome;
use crate::failure::{Exit, Failure, Result};
use crate::ops::{self, Desk, stamp};
use clap::{Args, Subcommand};
use recourse_core::args;
use recourse_core::audit::Anchor;
use recourse_core::hygiene::screen;
use recourse_core::locale::Locale;
use serde_json::{Value, json};
use std::path::PathBuf;

/// `recourse timestamp`.
#[derive(Debug, Subcommand)]
pub(crate) enum Timestamp {
    Request(Request),
    Attach(Attach),
    Fetch(Fetch),
    #[command(name = "verify")]
    Check(Check),
}

/// `timestamp request`.
#[derive(Debug, Args)]
pub(crate) struct Request {
    #[arg(long, value_name = "FILE.tsq")]
    out: PathBuf,
}

/// `timestamp attach`.
#[derive(Debug, Args)]
pub(crate) struct Attach {
    #[arg(value_name = "FILE.tsr")]
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    tsa_ca: Option<PathBuf>,
}

/// `timestamp fetch`.
#[derive(Debug, Args)]
pub(crate) struct Fetch {
    #[arg(long, value_name = "URL")]
    url: String,
    #[arg(long, value_name = "FILE")]
    tsa_ca: Option<PathBuf>,
}

/// `timestamp verify`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(long, value_name = "FILE")]
    tsa_ca: Option<PathBuf>,
}

impl Timestamp {
    pub(super) fn records(&self) -> bool {
        !matches!(self, Self::Check(_))
    }

    /// A checkpoint is signed for a request; an answer needs no key.
    pub(super) fn signs(&self) -> bool {
        matches!(self, Self::Request(_) | Self::Fetch(_))
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            // Without a book there is nothing to stamp.
            desk.store()?;
            match self {
                Self::Request(request) => request.run(desk),
                Self::Attach(attach) => {
                    let done = stamp::attach(desk, &attach.file, attach.tsa_ca.as_deref())?;
                    Ok(attached("timestamp.attach", &done, &desk.world.locale))
                }
                Self::Fetch(fetch) => {
                    let done = stamp::fetch(desk, &fetch.url, fetch.tsa_ca.as_deref())?;
                    Ok(attached("timestamp.fetch", &done, &desk.world.locale))
                }
                Self::Check(check) => check.run(desk),
            }
        })
    }
}

impl Request {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        if self.out.exists() {
            return Err(Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-file-exists")
                .with("path", self.out.display()));
        }
        let asked = stamp::request(desk)?;
        ops::system::write_new(&self.out, &asked.bytes)?;
        let path = self.out.display().to_string();
        let args = args![path = path.as_str(), seq = asked.seq.to_string()];
        let human = desk.world.locale.fill("stamp-requested", args);
        let data = json!({ "out": path, "checkpoint_seq": asked.seq, "bytes": asked.bytes.len() });
        Ok(Outcome::new("timestamp.request", human, data))
    }
}

fn attached(name: &'static str, done: &stamp::Attached, locale: &Locale) -> Outcome {
    let time = done.stamped.time.to_string();
    let args = args![
        time = time.as_str(),
        seq = done.checkpoint_seq.to_string(),
        from = done.entry_seq.to_string(),
        authority = screen(&done.stamped.authority, usize::MAX).into_string(),
        root = screen(&done.stamped.root, usize::MAX).into_string(),
        hash = done.stamped.root_hash.in_full()
    ];
    let human = locale.fill("stamp-attached", args);
    let kept = done.kept_roots.as_ref().map(|p| p.display().to_string());
    let data = json!({
        "checkpoint_seq": done.checkpoint_seq, "entry_seq": done.entry_seq, "stamped_at": time,
        "authority": done.stamped.authority, "root": done.stamped.root,
        "root_sha256": done.stamped.root_hash.hex(),
        "serial": done.stamped.serial, "accuracy_ms": done.stamped.accuracy, "kept_root": kept,
    });
    let mut outcome = Outcome::new(name, human, data);
    if let Some(odd) = done.odd {
        outcome = outcome.note(locale.fill(odd, args![time = time.as_str()]));
    }
    match kept {
        Some(path) => outcome.note(locale.fill("stamp-root-kept", args![path = path.as_str()])),
        None => outcome,
    }
}

impl Check {
    fn run(self, desk: &Desk) -> Result<Outcome> {
        let kept = stamp::kept(desk)?;
        let anchors = stamp::anchors(desk, &kept, self.tsa_ca.as_deref())?;
        let missing = stamp::missing(desk, &kept);
        let last = desk.store()?.head().seq;
        let waiting = stamp::waiting(desk)?;
        let locale = &desk.world.locale;
        let upto = anchors.iter().filter(|a| a.stamped.is_some()).map(|a| a.checkpoint_seq).max();
        let upto = upto.unwrap_or(0);
        let mut lines: Vec<String> = anchors.iter().map(|a| anchor_text(a, locale)).collect();
        lines.extend(missing.iter().map(|(entry, seq)| {
            let args = args![entry = entry.to_string(), seq = seq.to_string()];
            locale.fill("stamp-missing", args)
        }));
        if anchors.is_empty() && missing.is_empty() {
            lines.push(locale.text("stamp-none"));
        }
        let tail = last.saturating_sub(upto);
        let args = args![upto = upto.to_string(), tail = tail];
        lines.push(locale.fill("stamp-summary", args));
        if let Some(seq) = waiting {
            lines.push(locale.fill("stamp-waiting", args![seq = seq.to_string()]));
        }
        let data = json!({
            "anchors": anchors.iter().map(|a| anchor_json(a, locale)).collect::<Vec<_>>(),
            "anchored_up_to": upto, "unanchored_tail": tail, "entries": last,
            "waiting": waiting,
            "missing": missing.iter()
                .map(|(entry, seq)| json!({ "entry_seq": entry, "checkpoint_seq": seq }))
                .collect::<Vec<_>>(),
        });
        let outcome = Outcome::new("timestamp.verify", lines.join("\n"), data);
        let bad = anchors.iter().any(|a| a.fault.as_ref().is_some_and(|f| !f.is_about_trust()));
        let broken = !desk.store()?.is_intact();
        Ok(if bad || !missing.is_empty() || broken {
            outcome.failed(Failure::new(Exit::Verification, "E-STAMP-07", "stamp-fail-bad"))
        } else {
            outcome
        })
    }
}

/// One time stamp in words: what it bounds, or why it does not count.
fn anchor_text(anchor: &Anchor, locale: &Locale) -> String {
    if let Some(bounds) = anchor.bounds(locale) {
        return bounds;
    }
    let time = anchor.stated.map(|t| t.to_string()).unwrap_or_default();
    let why = match &anchor.fault {
        Some(fault) => locale
            .fill(&format!("stamp-fault-{}", fault.name()), args![about = fault.about().as_str()]),
        None => locale.text("stamp-no-root"),
    };
    let args = args![
        time = time.as_str(),
        seq = anchor.checkpoint_seq.to_string(),
        authority = anchor.authority.as_str(),
        why = why.as_str()
    ];
    screen(&locale.fill("stamp-not-verified", args), usize::MAX).into_string()
}

/// One time stamp for programs; also part of `verify --json`.
pub(super) fn anchor_json(anchor: &Anchor, locale: &Locale) -> Value {
    let why = anchor.fault.as_ref().map(|fault| {
        let about = fault.about();
        locale.fill(&format!("stamp-fault-{}", fault.name()), args![about = about.as_str()])
    });
    json!({
        "checkpoint_seq": anchor.checkpoint_seq,
        "entry_seq": anchor.entry_seq,
        "verified": anchor.stamped.is_some(),
        "time": anchor.stated.map(|t| t.to_string()),
        "authority": anchor.authority,
        "root": anchor.stamped.as_ref().map(|s| s.root.clone()),
        "root_sha256": anchor.stamped.as_ref().map(|s| s.root_hash.hex()),
        "accuracy_ms": anchor.stamped.as_ref().and_then(|s| s.accuracy),
        "signer_by_sha1": anchor.stamped.as_ref().map(|s| s.by_sha1),
        "fault": anchor.fault.as_ref().map(|f| f.name()),
        "why": why,
    })
}
