//! `recourse import`: exports of terminal, platform and bank, recognised and kept.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::view::{table, without_nulls};
use crate::failure::{Failure, Result};
use crate::ops::Desk;
use crate::ops::import::{Imported, Request, ladder_lines, run, skipped_lines, warning_lines};
use crate::ops::reconcile::recover::Recovered;
use clap::{Args, Subcommand};
use recourse_core::args;
use recourse_core::case::event::Side;
use recourse_core::hash::Hash;
use recourse_core::hygiene::one_line;
use recourse_core::locale::Locale;
use recourse_core::statement::{Balance, Held, Sum, Totals};
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// `recourse import …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    Pos(Files),
    Bank(Files),
}

/// `import pos` and `import bank`.
#[derive(Debug, Args)]
pub(crate) struct Files {
    #[arg(value_name = "FILE", required = true, id = "files")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "ID", id = "import-case")]
    case: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    #[arg(long, value_name = "N")]
    password_fd: Option<u32>,
    #[arg(long, value_name = "FIELD=HEADER,…", conflicts_with = "profile")]
    map: Option<String>,
    #[arg(long)]
    keep_untouched: bool,
}

impl Import {
    pub(super) fn records(&self) -> bool {
        let (Self::Pos(files) | Self::Bank(files)) = self;
        !files.dry_run
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        let (side, command, files) = match self {
            Self::Pos(files) => (Side::Pos, "import.pos", files),
            Self::Bank(files) => (Side::Bank, "import.bank", files),
        };
        context.at_desk(|desk| files.run(desk, side, command))
    }
}

impl Files {
    fn run(self, desk: &mut Desk, side: Side, command: &'static str) -> Result<Outcome> {
        let password = self.password_fd.map(super::password::from_descriptor).transpose()?;
        let mut request = Request {
            side: Some(side),
            files: Vec::new(),
            case: self.case,
            dry_run: self.dry_run,
            profile: self.profile,
            password,
            map: self.map.as_deref().map(columns).transpose()?.unwrap_or_default(),
            keep_untouched: self.keep_untouched,
            ..Request::default()
        };
        if let Some(no) = &request.case {
            desk.case(no)?;
        }
        let mut read: Vec<(Imported, Hash)> = Vec::new();
        let mut failed: Vec<(String, Failure)> = Vec::new();
        for path in &self.paths {
            match one(desk, &mut request, path) {
                Ok((imported, hash)) => read.extend(imported.into_iter().map(|i| (i, hash))),
                Err(failure) => failed.push((path.display().to_string(), failure)),
            }
        }
        Ok(outcome(command, &desk.world.locale, self.dry_run, &read, failed))
    }
}

/// `date=交易日,amount=金额`: field and header of each column.
fn columns(text: &str) -> Result<Vec<(String, String)>> {
    let one = |part: &str| {
        let (field, header) = part.split_once(['=', '＝'])?;
        let (field, header) = (field.trim(), header.trim());
        (!field.is_empty() && !header.is_empty()).then(|| (field.to_string(), header.to_string()))
    };
    let parts = text.split([',', '，']).filter(|p| !p.trim().is_empty());
    parts
        .map(|part| {
            one(part).ok_or_else(|| {
                Failure::new(crate::failure::Exit::Usage, "E-IMPORT-10", "money-fail-map")
                    .with("part", part)
            })
        })
        .collect()
}

/// One file; a password is asked for where a person can answer.
fn one(desk: &mut Desk, request: &mut Request, path: &Path) -> Result<(Vec<Imported>, Hash)> {
    let (name, bytes) = read_file(desk, path)?;
    let hash = Hash::of(&bytes);
    request.files = vec![(name.clone(), bytes)];
    let mut tries = 0;
    loop {
        match run(desk, request) {
            Err(failure)
                if matches!(failure.code, "E-IMPORT-03" | "E-IMPORT-04")
                    && desk.world.may_ask
                    && tries < 3 =>
            {
                tries += 1;
                request.password = Some(super::password::ask(&mut desk.world, &name)?);
            }
            other => return other.map(|imported| (imported, hash)),
        }
    }
}

/// Name and bytes; `-` is standard input.
pub(super) fn read_file(desk: &mut Desk, path: &Path) -> Result<(String, Arc<[u8]>)> {
    let failure = |e: std::io::Error| crate::failure::io(path, &e);
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        desk.world.input.read_to_end(&mut bytes).map_err(failure)?;
        return Ok(("stdin".into(), bytes.into()));
    }
    if path.is_dir() {
        let failure =
            Failure::new(crate::failure::Exit::Invalid, "E-FILE-04", "cli-fail-file-folder");
        return Err(failure.with("path", path.display()).with("error", ""));
    }
    // A device that never ends would take all memory; what is too long is refused further on.
    let most = recourse_core::statement::BYTES_MAX as u64 + 1;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(failure)?;
    file.take(most).read_to_end(&mut bytes).map_err(failure)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, bytes.into()))
}

fn outcome(
    command: &'static str,
    locale: &Locale,
    dry_run: bool,
    read: &[(Imported, Hash)],
    failed: Vec<(String, Failure)>,
) -> Outcome {
    let files: Vec<Value> = read.iter().map(|(one, hash)| file_json(one, hash, locale)).collect();
    let refused: Vec<Value> = failed
        .iter()
        .map(|(path, f)| json!({ "path": path, "code": f.code, "message": f.text(locale).what }))
        .collect();
    let data = without_nulls(json!({ "files": files, "failed": refused, "dry_run": dry_run }));
    let mut text: Vec<String> = read.iter().map(|(one, _)| file_text(one, locale)).collect();
    if dry_run && !read.is_empty() {
        text.push(locale.text("cli-import-dry"));
    }
    let mut outcome = Outcome::new(command, text.join("\n"), data);
    outcome.warnings = read.iter().flat_map(|(one, _)| warnings(one, locale)).collect();
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

fn file_json(one: &Imported, hash: &Hash, locale: &Locale) -> Value {
    let s = &one.statement;
    let skipped: Vec<Value> = s
        .skipped
        .iter()
        .map(|k| json!({ "row": k.row, "reason": k.reason.code(), "text": locale.text(k.reason.message()), "cell": k.cell }))
        .collect();
    let mut out = json!({
        "name": one.name,
        "inner": s.inner.as_ref().map(|i| &i.name),
        "kind": if s.side == Side::Pos { "pos" } else { "bank" },
        "profile": s.profile,
        "encoding": s.encoding,
        "sheet": s.sheet,
        "preamble_rows": s.preamble_rows,
        "rows": s.rows.len(),
        "new": one.new,
        "known": one.known,
        "skipped": skipped,
        "from": s.from,
        "to": s.to,
        "currency": s.currency,
        "account_tail": s.account_tail,
        "totals": totals_word(s.totals),
        "sha256": hash,
        "masked": one.masked_of.is_some(),
        "seq": one.seq,
        "exhibit": one.exhibit,
        "authenticity": ladder_json(one, locale),
        "recovered": one.recovered.iter().map(recovered_json).collect::<Vec<_>>(),
    });
    match s.side {
        Side::Pos => {
            out["sales"] = sum_json(s.sales());
            out["refunds"] = sum_json(s.refunds());
            out["fees"] = json!(s.fees());
        }
        Side::Bank => {
            out["credits"] = sum_json(s.credits());
            out["debits"] = sum_json(s.debits());
            out["balance"] = balance_word(s.balance).into();
        }
    }
    out
}

/// How far the file vouches for itself, rung by rung.
fn ladder_json(one: &Imported, locale: &Locale) -> Value {
    let steps: Vec<Value> = one
        .ladder
        .iter()
        .map(|s| {
            let text = locale.text(&format!("money-rung-{}", s.rung.code().replace('_', "-")));
            json!({ "rung": s.rung.code(), "held": s.held.code(), "text": text })
        })
        .collect();
    let reached = one.ladder.iter().filter(|s| s.held == Held::Yes).count();
    json!({ "reached": reached, "of": one.ladder.len(), "rungs": steps })
}

fn recovered_json(r: &Recovered) -> Value {
    json!({ "case": r.case, "on": r.on, "sales": r.sales, "amount": r.amount, "open": r.open })
}

fn sum_json(sum: Sum) -> Value {
    json!({ "count": sum.count, "sum": sum.sum })
}

fn balance_word(balance: Balance) -> &'static str {
    match balance {
        Balance::Consistent => "consistent",
        Balance::Broken => "broken",
        Balance::Absent => "absent",
    }
}

fn totals_word(totals: Totals) -> &'static str {
    match totals {
        Totals::Match => "match",
        Totals::Differ => "differ",
        Totals::Absent => "absent",
    }
}

fn file_text(one: &Imported, locale: &Locale) -> String {
    let s = &one.statement;
    let name = s.inner.as_ref().map_or(one.name.as_str(), |i| i.name.as_str());
    let days = match (s.from, s.to) {
        (Some(from), Some(to)) => format!("{from} - {to}"),
        _ => "-".into(),
    };
    let args = args![
        name = name,
        profile = s.profile.as_str(),
        encoding = s.encoding,
        preamble = s.preamble_rows,
        rows = s.rows.len(),
        new = one.new,
        known = one.known,
        days = days
    ];
    let head = one_line(&locale.fill("cli-import-read", args));
    let (incoming, outgoing) = match s.side {
        Side::Pos => (("cli-import-sales", s.sales()), ("cli-import-refunds", s.refunds())),
        Side::Bank => (("cli-import-credits", s.credits()), ("cli-import-debits", s.debits())),
    };
    let mut rows: Vec<Vec<String>> = [incoming, outgoing]
        .into_iter()
        .map(|(id, sum)| {
            vec![format!("  {}", locale.text(id)), sum.count.to_string(), sum.sum.labelled()]
        })
        .collect();
    if s.side == Side::Pos {
        rows.push(vec![
            format!("  {}", locale.text("cli-import-fees")),
            String::new(),
            s.fees().labelled(),
        ]);
    }
    let mut out = format!("{head}\n{}", table(&rows).trim_end());
    for line in skipped_lines(&s.skipped, locale).into_iter().chain(ladder_lines(one, locale)) {
        out.push_str(&format!("\n  {line}"));
    }
    for r in &one.recovered {
        let args = args![
            case = r.case.as_str(),
            n = r.sales,
            sum = r.amount.labelled(),
            on = r.on.to_string(),
            open = r.open.labelled()
        ];
        out.push_str(&format!("\n  {}", locale.fill("money-recovered", args)));
    }
    out
}

/// What the reader of this file must know.
fn warnings(one: &Imported, locale: &Locale) -> Vec<Warning> {
    warning_lines(one, locale).into_iter().map(|(code, text)| Warning::new(code, text)).collect()
}
