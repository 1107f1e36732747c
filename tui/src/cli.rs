//! The command line: `cli.md` as a tree of commands. Each group of commands has a file here with its flags and what
//! it prints; all of them work through [`crate::ops`], and [`console`] prints.

pub mod console;
pub mod help;
pub mod outcome;
pub mod reference;
pub mod surroundings;

mod actor;
mod book;
mod call;
mod case;
mod context;
mod deadlines;
mod demo;
mod diagnose;
mod erase;
mod evidence;
mod export;
mod hand;
mod history;
mod import;
mod interest;
mod keep;
mod key;
mod letter;
mod next;
mod password;
mod preflight;
mod proof;
mod read;
mod receipt;
mod reconcile;
mod redact;
mod remind;
mod rules;
mod search;
mod stats;
mod system;
mod timestamp;
mod trust;
mod usage;
mod verify_page;
mod view;

use crate::failure::{Exit, Failure, Result};
use crate::world::World;
use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use console::{Console, Shared};
use context::Context;
use outcome::{Outcome, Warning};
use recourse_core::locale::Locale;
use std::ffi::OsString;
use std::path::PathBuf;
pub use surroundings::Surroundings;
use usage::Wanted;

/// `recourse`.
#[derive(Debug, Parser)]
#[command(name = "recourse", version)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) globals: Globals,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Flags every command takes.
#[derive(Debug, Args)]
pub(crate) struct Globals {
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    #[arg(long, global = true, value_name = "zh-CN|en")]
    lang: Option<String>,
    #[arg(long, global = true)]
    json: bool,
    #[arg(long, global = true)]
    no_input: bool,
    #[arg(long, global = true, value_name = "WHEN")]
    color: Option<ColorWhen>,
    #[arg(long, global = true, value_name = "DATE")]
    as_of: Option<String>,
    #[arg(long, global = true, value_name = "N")]
    key_fd: Option<u32>,
    #[arg(long, global = true, value_name = "N")]
    book_passphrase_fd: Option<u32>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColorWhen {
    Auto,
    Always,
    Never,
}

/// Every command, in the order of the help.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(subcommand)]
    Import(import::Import),
    Reconcile(reconcile::Reconcile),
    Interest(interest::Interest),
    #[command(subcommand)]
    Case(case::Case),
    Diagnose(diagnose::Diagnose),
    #[command(subcommand)]
    Call(call::Call),
    #[command(subcommand)]
    Evidence(evidence::Evidence),
    #[command(subcommand)]
    Letter(letter::Letter),
    Next(next::Next),
    Stats,
    Actor(actor::Actor),
    Search(search::Search),
    Deadlines(deadlines::Deadlines),
    #[command(subcommand)]
    Deadline(deadlines::DeadlineCommand),
    #[command(subcommand)]
    Rules(rules::Rules),
    #[command(subcommand)]
    Remind(remind::Remind),
    Export(export::Export),
    Receipt(receipt::Receipt),
    Verify(trust::Verify),
    VerifyPage(verify_page::VerifyPage),
    Audit(history::Audit),
    Checkpoint(trust::Checkpoint),
    Backup(keep::Backup),
    Restore(keep::Restore),
    Repair(keep::Repair),
    #[command(subcommand)]
    Timestamp(timestamp::Timestamp),
    Proof(proof::ProofCommand),
    #[command(subcommand)]
    Key(key::Key),
    #[command(subcommand)]
    Book(book::Book),
    Demo(demo::Demo),
    Doctor,
    Paths,
    Completions(system::Completions),
    Man,
    Help(system::Help),
}

impl Command {
    /// It writes entries: such commands always use the clock.
    fn records(&self) -> bool {
        match self {
            Self::Import(import) => import.records(),
            Self::Reconcile(reconcile) => reconcile.records(),
            Self::Interest(interest) => interest.records(),
            Self::Case(case) => case.records(),
            Self::Diagnose(diagnose) => diagnose.records(),
            Self::Letter(letter) => letter.records(),
            Self::Call(call) => call.records(),
            Self::Evidence(evidence) => evidence.records(),
            Self::Deadline(deadline) => deadline.records(),
            Self::Rules(rules) => rules.records(),
            Self::Export(export) => export.records(),
            Self::Receipt(_) | Self::Checkpoint(_) => true,
            Self::Timestamp(timestamp) => timestamp.records(),
            Self::Proof(proof) => proof.records(),
            Self::Key(key) => key.records(),
            _ => false,
        }
    }

    /// It signs: a key under a passphrase has to be opened first.
    fn signs(&self) -> bool {
        match self {
            Self::Export(export) => export.records(),
            Self::Checkpoint(_) => true,
            Self::Timestamp(timestamp) => timestamp.signs(),
            Self::Proof(proof) => proof.records(),
            Self::Key(key) => key.signs(),
            _ => false,
        }
    }

    fn run(self, context: Context) -> Result<Outcome> {
        match self {
            Self::Import(import) => import.run(context),
            Self::Reconcile(reconcile) => reconcile.run(context),
            Self::Interest(interest) => interest.run(context),
            Self::Case(case) => case.run(context),
            Self::Diagnose(diagnose) => diagnose.run(context),
            Self::Letter(letter) => letter.run(context),
            Self::Stats => stats::run(context),
            Self::Actor(actor) => actor.run(context),
            Self::Call(call) => call.run(context),
            Self::Evidence(evidence) => evidence.run(context),
            Self::Next(next) => next.run(context),
            Self::Search(search) => search.run(context),
            Self::Deadlines(deadlines) => deadlines.run(context),
            Self::Deadline(deadline) => deadline.run(context),
            Self::Rules(rules) => rules.run(context),
            Self::Remind(remind) => remind.run(context),
            Self::Export(export) => export.run(context),
            Self::Receipt(receipt) => receipt.run(context),
            Self::Verify(verify) => verify.run(context),
            Self::VerifyPage(page) => page.run(&context),
            Self::Audit(audit) => audit.run(context),
            Self::Checkpoint(checkpoint) => checkpoint.run(context),
            Self::Timestamp(timestamp) => timestamp.run(context),
            Self::Proof(proof) => proof.run(context),
            Self::Key(key) => key.run(context),
            Self::Book(book) => book.run(context),
            Self::Demo(demo) => demo.run(context),
            Self::Backup(backup) => backup.run(context),
            Self::Restore(restore) => restore.run(context),
            Self::Repair(repair) => repair.run(context),
            Self::Doctor => keep::doctor(context),
            Self::Paths => Ok(system::paths(context)),
            Self::Completions(completions) => Ok(completions.run(&context)),
            Self::Man => system::man(&context),
            Self::Help(help) => help.run(&context),
        }
    }
}

/// Runs a command line; `screen` opens the terminal UI where no command is given.
pub(crate) fn run(
    args: Vec<OsString>,
    around: &Surroundings,
    mut world: World,
    screen: &dyn Fn(World) -> Result<()>,
) -> u8 {
    // The language of help and of mistakes is known before the flags are parsed.
    let wanted = Wanted::of(&args);
    let chosen = around.settings();
    let lang = around.language(wanted.lang.as_deref(), &chosen);
    world.locale = Locale::new(lang);
    if let Some(actor) = &chosen.actor {
        world.actor.clone_from(actor);
        world.actor_named = chosen.actor_role.clone().zip(chosen.actor_name.clone());
    }
    let mut console = console_over(&mut world, around, &wanted);
    let tree = help::localized(&world.locale, around.columns);
    let cli = match tree.clone().try_get_matches_from(&args).and_then(|m| Cli::from_arg_matches(&m))
    {
        Ok(cli) => cli,
        Err(error) => return usage::answer(&mut console, &error, &tree, &wanted),
    };
    let (home, home_source) = around.book_home(cli.globals.home.as_deref(), &chosen, lang);
    world.home = home;
    world.may_ask = world.is_terminal && !cli.globals.no_input;
    match book::given(cli.globals.book_passphrase_fd) {
        Ok(given) => world.book_passphrase = given,
        Err(failure) => return console.fail("", &failure, &[]),
    }
    let Some(command) = cli.command else {
        return open_screen(&mut console, world, &tree, screen);
    };
    let name = usage::command_name(&tree, &args);
    let (records, signs) = (command.records(), command.signs());
    let warnings = match judging_day(&mut world, cli.globals.as_of.as_deref(), records) {
        Ok(warnings) => warnings,
        Err(failure) => return console.fail(&name, &failure, &[]),
    };
    let context = Context {
        world,
        around: around.clone(),
        home_source,
        tree,
        out: console.out.clone(),
        err: console.err.clone(),
        json: cli.globals.json,
        records,
        signs,
        key_fd: cli.globals.key_fd,
    };
    match command.run(context) {
        Ok(mut outcome) => {
            outcome.warnings.splice(0..0, warnings);
            console.finish(&outcome)
        }
        Err(failure) => console.fail(&name, &failure, &warnings),
    }
}

/// Output stays with the console, whatever becomes of the world.
fn console_over(world: &mut World, around: &Surroundings, wanted: &Wanted) -> Console {
    let take = |slot: &mut Box<dyn std::io::Write + Send>| {
        Shared::new(std::mem::replace(slot, Box::new(std::io::sink())))
    };
    let (out, err) = (take(&mut world.out), take(&mut world.err));
    world.out = Box::new(out.clone());
    world.err = Box::new(err.clone());
    let color = match wanted.color.as_deref() {
        Some("always") => true,
        Some("never") => false,
        _ => around.error_terminal && !around.no_color,
    };
    world.color = color;
    Console { out, err, json: wanted.json, color, locale: world.locale.clone(), lost: None }
}

/// Opens the screen, or says how to use the program where there is no terminal.
fn open_screen(
    console: &mut Console,
    world: World,
    tree: &clap::Command,
    screen: &dyn Fn(World) -> Result<()>,
) -> u8 {
    if !world.is_terminal || console.json {
        let failure = Failure::new(Exit::Usage, "E-USE-01", "cli-fail-no-terminal");
        let short = help::short(tree, &world.locale);
        let status = console.fail("", &failure, &[]);
        console.say(&short);
        return status;
    }
    let mut world = world;
    let asked =
        book::ask_before_screen(&mut world).and_then(|()| key::ask_before_screen(&mut world));
    if let Err(failure) = asked {
        return console.fail("", &failure, &[]);
    }
    match screen(world) {
        Ok(()) => Exit::Ok as u8,
        Err(failure) => console.fail("", &failure, &[]),
    }
}

/// Sets the judging day of reading commands; recording commands keep the clock and say so.
fn judging_day(world: &mut World, given: Option<&str>, records: bool) -> Result<Vec<Warning>> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let day = read::date("--as-of", given, world)?;
    if records {
        return Ok(vec![Warning::new("W-AS-OF", world.locale.text("cli-warn-as-of"))]);
    }
    world.as_of = Some(day);
    Ok(Vec::new())
}

/// An amendment without any new value.
fn nothing_to_change() -> Failure {
    Failure::new(Exit::Usage, "E-CASE-12", "cli-refused-nothing-to-change").with("id", "")
}
