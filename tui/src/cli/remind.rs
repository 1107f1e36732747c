//! `recourse remind`: reminders outside the program, and when they last ran.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use crate::failure::Result;
use crate::ops::LOCKED;
use crate::ops::remind::{self, Ran, Record, Report, Scheduler};
use clap::Subcommand;
use recourse_core::args;
use recourse_core::locale::Locale;
use serde_json::json;

/// `recourse remind …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Remind {
    Install,
    Test,
    Status,
    Remove,
    /// What the scheduler runs.
    Run,
}

impl Remind {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        let (around, locale) = (context.around.scheduler.clone(), context.locale().clone());
        let is_run = matches!(self, Self::Run);
        let done = context.at_desk(|desk| match self {
            Self::Install => {
                let report = remind::install(desk, &around)?;
                let name = "remind.install";
                let done = changed(name, "cli-remind-installed", &report, &around, &desk.world);
                let warning =
                    || Warning::new("W-REMIND-ENCRYPTED", desk.world.locale.text("cipher-remind"));
                let locked = desk.store().is_ok_and(|store| store.opened_with().is_some());
                Ok(if locked { done.warn(warning()) } else { done })
            }
            Self::Remove => {
                let report = remind::remove(desk, &around)?;
                Ok(changed("remind.remove", "cli-remind-removed", &report, &around, &desk.world))
            }
            Self::Test => ran("remind.test", remind::run(desk, &around)?, &desk.world.locale),
            Self::Run => ran("remind.run", remind::run(desk, &around)?, &desk.world.locale),
            Self::Status => {
                let record = Record::read(&desk.world.home);
                let there = remind::installed(desk, &around);
                let locale = &desk.world.locale;
                let state = match there {
                    Some(true) => "cli-remind-on",
                    Some(false) => "cli-remind-off",
                    None => "cli-remind-none",
                };
                let last = match &record.last_run {
                    Some(at) => locale.fill("cli-remind-last", args![at = at.as_str()]),
                    None => locale.text("cli-remind-never"),
                };
                let data = json!({
                    "scheduler": around.platform,
                    "installed": there.unwrap_or(false),
                    "installed_at": record.installed_at,
                    "last_run": record.last_run,
                    "named": record.named,
                });
                let human = format!("{}\n{last}", locale.text(state));
                Ok(Outcome::new("remind.status", human, data))
            }
        });
        if is_run && done.as_ref().is_err_and(|failure| failure.code == LOCKED) {
            remind::say_locked(&around, &locale);
        }
        done
    }
}

/// Files and commands; a command that was not run is to be typed by the user.
fn changed(
    name: &'static str,
    done: &'static str,
    report: &Report,
    around: &Scheduler,
    world: &crate::world::World,
) -> Outcome {
    let locale = &world.locale;
    let data = json!({
        "scheduler": around.platform,
        "files": report.files,
        "commands": report.commands,
    });
    if around.platform.is_none() {
        let failure = remind::no_scheduler(around, &world.home);
        let human = format!("  $ {}", remind::by_hand(around, &world.home));
        return Outcome::new(name, human, data).failed(failure);
    }
    let mut lines: Vec<String> =
        report.files.iter().map(|f| format!("  {}", f.display())).collect();
    let left: Vec<&Ran> = report.commands.iter().filter(|c| !c.done).collect();
    if left.is_empty() {
        lines.insert(0, locale.text(done));
    } else {
        lines.insert(0, locale.text("cli-remind-still"));
        lines.extend(left.iter().map(|c| format!("  $ {}", c.line)));
    }
    Outcome::new(name, lines.join("\n"), data)
}

fn ran(name: &'static str, (text, named): (String, usize), locale: &Locale) -> Result<Outcome> {
    let human = if text.is_empty() { locale.text("cli-remind-nothing") } else { text.clone() };
    Ok(Outcome::new(name, human, json!({ "text": text, "named": named })))
}
