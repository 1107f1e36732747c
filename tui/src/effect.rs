//! Effects run: the one place where the screens' wishes meet the book. Each takes the hands (an open book and
//! the world around it) and answers with one message; long ones tell their progress and can be cancelled.

pub mod files;
pub mod folders;
pub mod letters;
pub mod mail;
mod parties;
pub mod proof;
pub mod reconcile;
pub mod road;
pub mod snapshot;
pub mod trust;
pub mod work;

use crate::failure::{Exit, Failure, Result};
use crate::model::Settings;
use crate::model::views::Problem;
use crate::msg::{Effect, Msg, Progress};
use crate::ops::copy::{self, Copier};
use crate::ops::{self, Checked, Desk};
use crate::theme::{Colours, Glyphs};
use crate::world::{Clock, Random, World};
use recourse_core::locale::{Lang, Locale};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// An open book and what is needed to open another one.
pub struct Hands {
    /// The book and its world.
    pub desk: Desk,
    /// The clock and randomness of the system: a demo book brings its own clock, the next book must not keep it.
    outside: (Clock, Random, chrono::FixedOffset),
    /// The book is opened by the first [`Effect::Load`]: the screen is there before a long one is verified.
    unread: bool,
    /// Home of the user, for `~` in paths.
    user_home: String,
    /// What takes text for the clipboard.
    pub copier: Copier,
    /// What reminds by the clock.
    pub scheduler: ops::remind::Scheduler,
    /// Folders people keep files in: message id and path.
    pub places: Vec<(&'static str, PathBuf)>,
    /// The day the screen was opened on this book before, once it was looked up.
    opened_before: Option<chrono::NaiveDate>,
    /// The book the day was looked up for.
    opened: Option<PathBuf>,
}

/// How a running effect speaks: progress out, the wish to stop in.
pub struct Line<'a> {
    /// Takes progress.
    pub tell: &'a mut dyn FnMut(Msg),
    /// Set when the user cancels.
    pub cancel: &'a AtomicBool,
}

impl Line<'_> {
    /// Tells how far a job is; `false` when it is to stop.
    pub fn at(&mut self, steps: &[&'static str], step: usize, done: u64, of: u64) -> bool {
        self.far(Progress { step, steps: steps.to_vec(), done, of, ..Progress::default() })
    }

    /// The same of a job measured by the bytes it writes.
    pub fn bytes(&mut self, steps: &[&'static str], step: usize, done: u64, of: u64) -> bool {
        let steps = steps.to_vec();
        self.far(Progress { step, steps, done, of, bytes: true, ..Progress::default() })
    }

    fn far(&mut self, progress: Progress) -> bool {
        (self.tell)(Msg::Progress(progress));
        !self.cancelled()
    }

    /// Tells what is being done.
    pub fn note(&mut self, note: &str) {
        self.far(Progress { note: note.to_string(), ..Progress::default() });
    }

    /// Tells how far opening a book is; `false` when it is to stop.
    fn checked(&mut self, checked: Checked) -> bool {
        (self.tell)(Msg::Checking(checked.entries, checked.of));
        !self.cancelled()
    }

    /// The user wants it stopped.
    pub fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }
}

impl Hands {
    /// Stands before the book at home; the first [`Effect::Load`] opens it, or says why it cannot.
    pub fn open(world: World, user_home: impl Into<String>) -> Self {
        let outside = (world.clock, world.random, world.offset);
        Self {
            desk: Desk::unread(world),
            outside,
            unread: true,
            user_home: user_home.into(),
            copier: Copier::default(),
            scheduler: ops::remind::Scheduler::default(),
            places: Vec::new(),
            opened_before: None,
            opened: None,
        }
    }

    /// Leaves this book and opens the one in another folder.
    fn move_to(&mut self, home: PathBuf, line: &mut Line<'_>) -> Result<()> {
        let mut desk = Desk::unread(again(&self.desk.world, home, self.outside));
        desk.reopen_telling(&mut |checked| line.checked(checked))?;
        self.desk = desk;
        self.unread = false;
        Ok(())
    }

    /// The folder of the demo: beside the user's own book, never in it; the same that `recourse demo` takes.
    pub fn demo_folder(&self) -> PathBuf {
        let world = &self.desk.world;
        world.home.with_file_name(world.locale.text("cli-demo-folder"))
    }
}

/// A world like this one, for another folder; its output goes nowhere, because the screen owns the terminal.
fn again(world: &World, home: PathBuf, outside: (Clock, Random, chrono::FixedOffset)) -> World {
    World {
        home,
        settings_file: world.settings_file.clone(),
        locale: world.locale.clone(),
        actor: world.actor.clone(),
        actor_named: world.actor_named.clone(),
        clock: outside.0,
        random: outside.1,
        offset: outside.2,
        out: Box::new(std::io::sink()),
        err: Box::new(std::io::sink()),
        input: Box::new(std::io::empty()),
        is_terminal: world.is_terminal,
        may_ask: false,
        as_of: world.as_of,
        color: world.color,
        key_passphrase: world.key_passphrase.clone(),
        book_passphrase: world.book_passphrase.clone(),
    }
}

/// Runs an effect. `None` where there is nothing to answer.
pub fn run(effect: Effect, hands: &mut Hands, line: &mut Line<'_>) -> Option<Msg> {
    let answer = match effect {
        Effect::Load => load(hands, line),
        Effect::OpenDemo => open_demo(hands, line).and_then(|()| load(hands, line)),
        Effect::OpenFolder(path) => open_folder(hands, &path, line),
        Effect::Record { case, events, done, draft } => {
            work::record(hands, case.as_deref(), events, done, draft)
        }
        Effect::AddExhibits { case, files, describe, draft } => {
            work::exhibits(hands, line, &case, &files, &describe, draft)
        }
        Effect::CaseFromRuns { events, days, draft } => {
            reconcile::open_case(hands, events, &days, draft)
        }
        Effect::SaveDraft { key, json } => save_draft(hands, key, json),
        Effect::DropDraft { key } => {
            return hands.desk.drop_draft(&key).err().map(|f| failed(&f, &hands.desk.world.locale));
        }
        Effect::LookAtFiles(text) => Ok(Msg::FilesSeen(files::look(hands, &text))),
        Effect::ReadMail { case, path } => mail::read(hands, case, path),
        Effect::TakeMail { case, path, events, draft } => {
            mail::take(hands, &case, &path, &events, draft)
        }
        Effect::ListFolder(path) => Ok(Msg::Listed(folders::list(hands, &path))),
        Effect::KeepFolder(path) => return folders::keep(hands, path),
        Effect::Copy { name, text } => {
            let folder = ops::system::paths(&hands.desk).exports;
            let file = copy::copy(&hands.copier, &text, &folder.join(format!("{name}.txt")));
            file.map(|file| Msg::Copied(file.map(|f| f.display().to_string())))
        }
        Effect::Import(ask) => work::import(hands, &ask),
        Effect::ReviewImport(ask) => Ok(Msg::FilesSeen(files::review(hands, &ask))),
        Effect::Say(saying) => reconcile::say(hands, saying),
        Effect::Reconcile => reconcile::run(hands),
        Effect::Export { case, receiver, choices } => {
            work::export(hands, line, &case, &receiver, &choices)
        }
        Effect::Receipt { case, said } => work::receipt(hands, &case, &said),
        Effect::Compose(page) => letters::compose(hands, *page),
        Effect::TypeField { page, code, value } => letters::type_field(hands, *page, &code, &value),
        Effect::SaveLetter { page, format } => letters::save(hands, &page, &format),
        Effect::Answer { case, answer } => letters::answer(hands, &case, &answer),
        Effect::LetterSent { case, no, channel, sent_at, tracking, copy, note } => {
            letters::sent(hands, &case, no, (&channel, sent_at), (tracking, copy, note))
        }
        Effect::LetterReached { case, no, reached_at, basis, proof, evidence } => {
            letters::reached(hands, &case, no, reached_at, (basis, proof), evidence)
        }
        Effect::MergeCase { from, into, reason } => work::merge(hands, &from, &into, &reason),
        Effect::CopyCase { case, title } => work::copy_case(hands, &case, &title),
        Effect::Redact { case, redaction } => work::redact(hands, &case, &redaction),
        Effect::Calendar => work::calendar(hands),
        Effect::Remind(on) => work::remind(hands, on),
        Effect::AdoptCalendar { path, jurisdiction } => {
            work::adopt_calendar(hands, &path, &jurisdiction)
        }
        Effect::CheckRules(path) => work::check_rules(hands, &path),
        Effect::Backup(path) => work::backup(hands, &path),
        Effect::HandOver { case, to, how } => proof::hand_over(hands, &case, &to, &how),
        Effect::AskStamp => proof::ask_stamp(hands),
        Effect::TakeStamp { path, root } => proof::take_stamp(hands, &path, root.as_deref()),
        Effect::Erase { case, exhibit, reason, everywhere } => {
            trust::erase(hands, &case, exhibit, (reason.as_deref(), everywhere))
        }
        Effect::Key(wish) => trust::wish(hands, &wish, line),
        Effect::Verify(target) => work::verify(hands, &target),
        Effect::ChooseActor { who, role } => {
            let chosen = ops::actor::choose(&mut hands.desk, &who, role.as_deref());
            chosen.map(|hand| Msg::Writes(hand.name.unwrap_or(hand.actor)))
        }
        Effect::SaveSettings(settings) => match save_settings(hands, &settings) {
            Ok(()) => return None,
            Err(failure) => Err(failure),
        },
        // The loop itself sets the flag and leaves.
        Effect::Cancel | Effect::Quit => return None,
    };
    Some(match answer {
        Ok(msg) => msg,
        Err(failure) if failure.exit == Exit::Interrupted => Msg::Cancelled,
        Err(failure) => failed(&failure, &hands.desk.world.locale),
    })
}

/// A failure as the screens show it.
pub fn failed(failure: &Failure, locale: &Locale) -> Msg {
    let text = failure.text(locale);
    Msg::Failed(Problem {
        code: failure.code.to_string(),
        what: text.what,
        why: text.why,
        next: text.next,
    })
}

fn load(hands: &mut Hands, line: &mut Line<'_>) -> Result<Msg> {
    if std::mem::take(&mut hands.unread) {
        hands.desk.reopen_telling(&mut |checked| line.checked(checked))?;
    }
    hands.desk.refresh()?;
    if !hands.desk.has_book() {
        return Ok(Msg::Loaded(None));
    }
    let (home, today) = (hands.desk.world.home.clone(), hands.desk.world.today());
    if hands.opened.as_ref() != Some(&home) {
        hands.opened_before = ops::remind::Record::opened(&home, today);
        hands.opened = Some(home);
    }
    Ok(Msg::Loaded(Some(Arc::new(snapshot::of(hands)?))))
}

/// Opens the demo book; makes it first where there is none.
fn open_demo(hands: &mut Hands, line: &mut Line<'_>) -> Result<()> {
    let folder = hands.demo_folder();
    let home = folder.join("book");
    if !home.join(recourse_core::store::BOOK_FILE).exists() {
        let world = again(&hands.desk.world, home.clone(), hands.outside);
        crate::demo::run(world, &folder, &mut |step| line.note(step))?;
    }
    hands.move_to(home, line)
}

fn open_folder(hands: &mut Hands, typed: &str, line: &mut Line<'_>) -> Result<Msg> {
    let exists = |p: &str| std::path::Path::new(p).exists();
    let paths = crate::form::paths::read(typed, &hands.user_home, &exists);
    let home = PathBuf::from(paths.first().map_or(typed, String::as_str));
    // A path to the book itself means its folder.
    let home = if home.is_file() { home.parent().map(PathBuf::from).unwrap_or(home) } else { home };
    if !home.join(recourse_core::store::BOOK_FILE).exists() {
        return Err(Failure::new(Exit::NotFound, "E-BOOK-01", "cli-fail-no-book")
            .with("home", home.display()));
    }
    hands.move_to(home, line)?;
    load(hands, line)
}

fn save_draft(hands: &mut Hands, key: String, json: String) -> Result<Msg> {
    hands.desk.save_draft(&key, &json)?;
    Ok(Msg::DraftSaved { key, json, at: hands.desk.world.now() })
}

/// Writes the settings beside those it does not know, and speaks the chosen language from now on.
fn save_settings(hands: &mut Hands, settings: &Settings) -> Result<()> {
    let lang = Lang::parse(&settings.lang).unwrap_or(Lang::En);
    hands.desk.world.locale = Locale::new(lang);
    let Some(path) = hands.desk.world.settings_file.clone() else { return Ok(()) };
    let mut kept = ops::system::Settings::read(&path);
    kept.language = Some(settings.lang.clone());
    let symbols = match settings.glyphs {
        _ if settings.probes => "auto",
        Glyphs::Box => "box",
        Glyphs::Ascii => "ascii",
    };
    kept.symbols = Some(symbols.into());
    let colour = match settings.colours {
        Colours::Terminal => "terminal",
        Colours::High => "high",
        Colours::None => "none",
    };
    kept.colour = Some(colour.into());
    kept.mouse = Some(settings.mouse);
    kept.write(&path)
}

/// The settings as kept, in this world: a language or `NO_COLOR` of the world goes first.
pub fn settings_of(world: &World) -> Settings {
    let kept = world.settings_file.as_deref().map(ops::system::Settings::read).unwrap_or_default();
    let colours = match kept.colour.as_deref() {
        _ if !world.color => Colours::None,
        Some("high") => Colours::High,
        Some("none") => Colours::None,
        _ => Colours::Terminal,
    };
    let glyphs = if kept.symbols.as_deref() == Some("box") { Glyphs::Box } else { Glyphs::Ascii };
    let mouse = kept.mouse.unwrap_or(true);
    let lang = world.locale.lang().tag().into();
    let probes = !matches!(kept.symbols.as_deref(), Some("box" | "ascii"));
    let actor = world.actor_named.as_ref().map_or(&world.actor, |(_, name)| name).clone();
    Settings { lang, glyphs, probes, colours, mouse, actor }
}

/// Paths and the last backup, for the settings screen.
fn places_of(hands: &Hands) -> Vec<(&'static str, String)> {
    let paths = ops::system::paths(&hands.desk);
    let mut out = vec![
        ("keep-set-backup", ops::doctor::last_backup(&hands.desk)),
        ("tui-set-home", paths.home.display().to_string()),
        ("tui-set-exports", paths.exports.display().to_string()),
    ];
    if let Some(file) = paths.settings {
        out.push(("tui-set-file", file.display().to_string()));
    }
    out
}
