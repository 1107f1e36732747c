//! `recourse backup`, `restore`, `repair`, `doctor`: nothing lost.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::password;
use super::view::table;
use crate::failure::{Exit, Failure, Result};
use crate::ops::doctor::{self, Health};
use crate::ops::export::size_words;
use crate::ops::{Desk, keep, repair};
use clap::Args;
use recourse_core::args;
use recourse_core::audit::Code;
use recourse_core::audit::report::signed_words;
use recourse_core::locale::Locale;
use recourse_core::store::{self, AtHand, Fate};
use serde_json::json;
use std::path::{Path, PathBuf};

/// `recourse backup`.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[arg(long, value_name = "N", default_value_t = keep::KEPT)]
    keep: usize,
    #[arg(long, value_name = "RECIPIENT", conflicts_with = "passphrase")]
    encrypt_to: Option<String>,
    #[arg(long)]
    passphrase: bool,
    #[arg(long, value_name = "FD", conflicts_with = "encrypt_to")]
    passphrase_fd: Option<u32>,
}

impl Backup {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| self.make(desk))
    }

    fn make(self, desk: &mut Desk) -> Result<Outcome> {
        desk.store()?;
        let (to, fd) = (self.encrypt_to.as_deref(), self.passphrase_fd);
        let lock =
            password::lock(desk, to, self.passphrase || fd.is_some(), fd, "keep-passphrase-of")?;
        let made = keep::backup(desk, &keep::Request { to: self.to, lock, keep: self.keep })?;
        let locale = desk.world.locale.clone();
        let path = made.path.display().to_string();
        let mut lines = vec![
            locale.fill("keep-backup-made", args![path = path]),
            locale.fill(
                "keep-backup-holds",
                args![entries = made.entries, files = made.files, size = size_words(made.bytes)],
            ),
        ];
        let key = if made.key { "keep-backup-key" } else { "keep-backup-no-key" };
        lines.push(locale.text(key));
        if made.as_book {
            lines.push(locale.text("cipher-backup"));
        }
        if !made.removed.is_empty() {
            lines.push(locale.fill("keep-backup-rotated", args![n = made.removed.len()]));
        }
        let data = serde_json::to_value(&made).unwrap_or_default();
        let mut outcome = Outcome::new("backup", lines.join("\n"), data);
        if made.findings > 0 {
            outcome = outcome.warn(Warning::new(
                "W-BACKUP-FINDINGS",
                locale.fill("keep-warn-findings", args![n = made.findings]),
            ));
        }
        if made.same_disk {
            outcome = outcome
                .warn(Warning::new("W-BACKUP-SAME-DISK", locale.text("keep-warn-same-disk")));
        }
        Ok(outcome)
    }
}

/// `recourse restore`.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[arg(value_name = "FROM")]
    from: PathBuf,
    #[arg(long)]
    test: bool,
    #[arg(long, conflicts_with = "test")]
    replace: bool,
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    #[arg(long, value_name = "FD", conflicts_with = "identity")]
    passphrase_fd: Option<u32>,
}

impl Restore {
    pub(super) fn run(self, mut context: Context) -> Result<Outcome> {
        let encrypted = store::is_encrypted(&context.world.home);
        super::book::ask(&mut context.world)?;
        // The book at home may be the very one that does not open any more.
        let (mut desk, _) = Desk::open_or_not(context.world);
        self.put_back(&mut desk, encrypted)
    }

    fn put_back(&self, desk: &mut Desk, encrypted: bool) -> Result<Outcome> {
        let mut opener = |desk: &mut Desk| {
            let identity = self.identity.as_deref();
            password::opener(desk, identity, self.passphrase_fd, "keep-passphrase-of")
        };
        let mut book = |desk: &mut Desk, sealed: bool| {
            // The descriptor of a sealed file was read for its seal.
            if let Some(number) = self.passphrase_fd.filter(|_| !sealed) {
                return super::book::given(Some(number));
            }
            if !desk.world.may_ask {
                return Ok(None);
            }
            let question = desk.world.locale.text("cipher-ask-backup");
            super::book::asked(&mut desk.world, &question)
        };
        let backup = keep::open(desk, &self.from, &mut opener, &mut book)?;
        let (looked, moved) = if self.test {
            (keep::look(desk, &backup)?, None)
        } else {
            keep::restore(desk, &backup, self.replace)?
        };
        let locale = &desk.world.locale;
        let seen = &looked.seen;
        let sound = seen.is_sound();
        let entries = seen.walk.head.seq;
        let last = seen.walk.last_at.map(|at| {
            at.to_chrono().with_timezone(&desk.world.offset).format("%Y-%m-%d %H:%M").to_string()
        });
        let mut lines = vec![locale.fill(
            if sound { "keep-restore-sound" } else { "keep-restore-unsound" },
            args![
                entries = entries,
                files = seen.attachments,
                last = last.clone().unwrap_or_default(),
                fingerprint = seen.genesis.key.fingerprint()
            ],
        )];
        // A sound chain can be made anew by whoever writes the file: what stands behind it is said beside it.
        let odd = seen.walk.unsigned(seen.signed_up_to, seen.signed_up_to);
        let gone = odd.iter().any(|f| f.code == Code::SignaturesGone);
        lines.push(signed_words(seen.signed_up_to, entries, gone, locale));
        lines.extend(odd.iter().map(|f| f.text(locale)));
        match (looked.same_book, looked.at_home) {
            (Some(true), Some(here)) if !looked.fits => {
                lines.push(locale.fill("keep-restore-differs", args![here = here]));
            }
            (Some(true), Some(here)) => lines
                .push(locale.fill("keep-restore-beside", args![here = here, entries = entries])),
            (Some(false), _) => lines.push(locale.text("keep-restore-other")),
            _ => {}
        }
        if !looked.undoes.is_empty() {
            let list = numbers(&looked.undoes, locale);
            lines.push(locale.fill("keep-restore-undoes", args![list = list]));
        }
        if !looked.went_out.is_empty() {
            let list = numbers(&looked.went_out, locale);
            lines.push(locale.fill("keep-restore-went-out", args![list = list]));
        }
        let can_sign = desk.store().is_ok_and(|s| s.key().is_some());
        if !self.test {
            let home = desk.world.home.display().to_string();
            lines.push(locale.fill("keep-restore-done", args![home = home]));
            if let Some(moved) = &moved {
                let path = moved.display().to_string();
                lines.push(locale.fill("keep-restore-moved", args![path = path]));
            }
        }
        if encrypted && !self.test && desk.store().is_ok_and(|s| s.opened_with().is_none()) {
            lines.push(locale.text("cipher-restore-plain"));
        }
        // Said before it is put in place too: `--test` is for that.
        if looked.key == AtHand::No {
            lines.push(locale.text("keep-restore-no-key"));
        }
        // A newer one lies aside, perhaps from a restore that was broken off.
        let newer = store::set_aside(&desk.world.home, desk.world.book_passphrase.as_ref())
            .filter(|(path, aside)| *aside > entries && !same_file(path, &self.from));
        if let (Some((path, aside)), None) = (newer, &moved) {
            let path = path.display().to_string();
            lines.push(locale.fill("keep-restore-newer", args![path = path, n = aside]));
        }
        let data = json!({
            "from": self.from.display().to_string(),
            "test": self.test,
            "sound": sound,
            "entries": entries,
            "files": seen.attachments,
            "last_at": last,
            "signed_up_to": seen.signed_up_to,
            "findings": odd.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(),
            "same_book": looked.same_book,
            "at_home": looked.at_home,
            "fits": looked.fits,
            "undoes": looked.undoes,
            "went_out": looked.went_out,
            "moved_to": moved.map(|p| p.display().to_string()),
            "can_sign": can_sign,
            "key_at_hand": match looked.key {
                AtHand::Yes => "yes",
                AtHand::Perhaps => "perhaps",
                AtHand::No => "no",
            },
        });
        let outcome = Outcome::new("restore", lines.join("\n"), super::view::without_nulls(data));
        if sound {
            return Ok(outcome);
        }
        Ok(outcome.failed(Failure::new(Exit::Verification, "E-KEEP-03", "keep-fail-unsound")))
    }
}

/// `#8, #12`.
fn numbers(seqs: &[u64], locale: &Locale) -> String {
    let list: Vec<String> = seqs.iter().map(|seq| format!("#{seq}")).collect();
    locale.list(&list)
}

fn same_file(a: &Path, b: &Path) -> bool {
    std::fs::canonicalize(a).ok().zip(std::fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
}

/// `recourse repair`.
#[derive(Debug, Args)]
pub(crate) struct Repair {
    #[arg(long, value_name = "DIR", id = "repair-to")]
    to: PathBuf,
}

impl Repair {
    pub(super) fn run(self, mut context: Context) -> Result<Outcome> {
        super::book::ask(&mut context.world)?;
        // Opened, it would be changed: its log would come home.
        let mut desk = Desk::closed(context.world);
        let done = repair::repair(&mut desk, &self.to)?;
        let locale = &desk.world.locale;
        let (whole, public, old, lost) = (
            done.count(Fate::Whole),
            done.count(Fate::PublicOnly),
            done.count(Fate::OfTheOldBook),
            done.count(Fate::Lost),
        );
        let (home, report) = (self.to.display().to_string(), done.report.display().to_string());
        let result = if done.salvage.healed { "keep-report-healed" } else { "keep-report-anew" };
        let damaged = done.salvage.damaged_files.len();
        let lines = [
            locale.text(result),
            locale.fill(
                "keep-repaired",
                args![whole = whole, public = public, old = old, lost = lost],
            ),
            locale.fill(
                "keep-report-files",
                args![files = done.salvage.files, damaged = damaged, lost = done.lost_files.len()],
            ),
            repair::checkpoints_text(&desk, &done).trim_end().to_string(),
            locale.fill("keep-repaired-next", args![home = home.clone(), report = report.clone()]),
        ];
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let data = json!({
            "home": home,
            "lost_checkpoints": done.salvage.lost_checkpoints,
            "lost_stamps": done.lost_stamps,
            "unvouched": done.salvage.unvouched,
            "other_memory": done.salvage.other_memory,
            "other_beginning": done.salvage.other_beginning,
            "report": report,
            "original": done.salvage.original.display().to_string(),
            "healed": done.salvage.healed,
            "whole": whole,
            "public_only": public,
            "of_the_old_book": old,
            "lost": lost,
            "found_elsewhere": done.salvage.found_elsewhere,
            "files": done.salvage.files,
            "damaged_files": damaged,
            "lost_files": done.lost_files.len(),
        });
        Ok(Outcome::new("repair", lines.join("\n"), data))
    }
}

/// `recourse doctor`: looks at what the program needs; exit 1 where something does not work.
pub(super) fn doctor(context: Context) -> Result<Outcome> {
    // A book whose file is gone is what it is asked about.
    let open = |world| match Desk::open_or_not(world) {
        (_, Some(failure)) if !["E-BOOK-11", "E-BOOK-12"].contains(&failure.code) => Err(failure),
        (desk, _) => Ok(desk),
    };
    context.at(open, |desk| {
        let locale = &desk.world.locale;
        let checks = doctor::run(desk)?;
        let mut human = String::new();
        let rows: Vec<Vec<String>> = checks
            .iter()
            .map(|check| {
                let mark = match check.health {
                    Health::Ok => "cli-doctor-ok",
                    Health::Warning => "cli-doctor-warning",
                    Health::Error => "cli-doctor-error",
                };
                let name = locale.text(&format!("cli-doctor-{}", check.name));
                vec![locale.text(mark), name, check.text.clone()]
            })
            .collect();
        // What to do stands under its line.
        for (line, check) in table(&rows).lines().zip(&checks) {
            human.push_str(line);
            human.push('\n');
            if !check.advice.is_empty() {
                human.push_str(&format!("        {}\n", check.advice));
            }
        }
        let errors = checks.iter().filter(|c| c.health == Health::Error).count();
        let data = json!({ "checks": checks, "errors": errors });
        let outcome = Outcome::new("doctor", human, data);
        Ok(match errors {
            0 => outcome,
            n => outcome
                .failed(Failure::new(Exit::Failed, "E-SYS-02", "cli-fail-doctor").with("count", n)),
        })
    })
}
