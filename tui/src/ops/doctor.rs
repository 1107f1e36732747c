//! The doctor: looks at everything the program rests on, and says what to do where something is not as it should be.

mod book;
mod notices;

pub use notices::{
    backup_folder, behind_backup, key_notice, last_backup, notices, other_key, unsigned,
};

use super::{Desk, keep, place};
use crate::failure::Result;
use chrono::{DateTime, FixedOffset};
use recourse_core::args;
use recourse_core::audit::Time;
use recourse_core::locale::Arg;
use recourse_core::store::{BOOK_FILE, KEY_FILE};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// How one check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Health {
    /// As it should be.
    Ok,
    /// Works, but should be seen to.
    Warning,
    /// Does not work.
    Error,
}

/// One check of the doctor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Stable name: `sqlite`, `book`, `key`, …
    pub name: &'static str,
    /// Outcome.
    pub health: Health,
    /// Value seen, the same in every language.
    pub value: String,
    /// The same for a person.
    #[serde(skip)]
    pub text: String,
    /// What to do, for a person; empty where nothing is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub advice: String,
}

/// Below this much free space a backup or export may not fit.
const LOW_SPACE: u64 = 500 * 1024 * 1024;
/// Clocks of one machine differ by so much without meaning anything.
const SLACK_MINUTES: i64 = 5;

struct Round<'a> {
    desk: &'a Desk,
    out: Vec<Check>,
}

impl Round<'_> {
    fn add(&mut self, name: &'static str, health: Health, value: impl Into<String>) {
        let value = value.into();
        self.out.push(Check { name, health, text: value.clone(), value, advice: String::new() });
    }

    /// With words for a person in place of the value.
    fn say(&mut self, text: &str, args: &[Arg<'_>]) {
        self.put(self.desk.world.locale.fill(text, args));
    }

    fn put(&mut self, words: String) {
        if let Some(last) = self.out.last_mut() {
            last.text = words;
        }
    }

    /// With what to do.
    fn advise(&mut self, text: &str, args: &[Arg<'_>]) {
        self.counsel(self.desk.world.locale.fill(text, args));
    }

    fn counsel(&mut self, words: String) {
        if let Some(last) = self.out.last_mut() {
            last.advice = words;
        }
    }
}

/// Looks at program, machine, folder, book and habits.
pub fn run(desk: &Desk) -> Result<Vec<Check>> {
    let mut round = Round { desk, out: Vec::new() };
    round.add("version", Health::Ok, env!("CARGO_PKG_VERSION"));
    round.add("sqlite", Health::Ok, recourse_core::store::sqlite_version());
    folder(&mut round);
    machine(&mut round);
    habits(&mut round);
    if !desk.own_faults().is_empty() {
        round.add("own", Health::Warning, desk.own_faults().join("; "));
    }
    book::look(&mut round)?;
    Ok(round.out)
}

fn folder(round: &mut Round<'_>) {
    let home = round.desk.world.home.clone();
    let there = home.exists();
    let good = !there || tempfile::NamedTempFile::new_in(&home).is_ok();
    round.add("home", if good { Health::Ok } else { Health::Warning }, home.display().to_string());
    if !good {
        round.advise("keep-advice-read-only", &[]);
    }
    let place = place::of(&home);
    let (kind, name) = (place.kind.word(), place.kind.name());
    let health = if place.kind == place::Kind::Local { Health::Ok } else { Health::Warning };
    let value = [kind, &name, &place.file_system]
        .iter()
        .filter(|v| !v.is_empty())
        .copied()
        .collect::<Vec<_>>();
    round.add("place", health, value.join(" "));
    let file_system = if place.file_system.is_empty() { "?".into() } else { place.file_system };
    round.say(&format!("keep-place-{kind}"), args![name = name.clone(), system = file_system]);
    if health != Health::Ok {
        round.advise(&format!("keep-place-{kind}-warn"), args![name = name]);
    }
    if let Some(free) = free_space(&home) {
        let health = if free < LOW_SPACE { Health::Warning } else { Health::Ok };
        round.add("space", health, free.to_string());
        let megabytes = free / 1_000_000;
        round.say("keep-doctor-space", args![mb = megabytes]);
        if health != Health::Ok {
            round.advise("keep-advice-space", &[]);
        }
    }
    if there {
        let loose = loose(&home);
        let health = if loose.is_empty() { Health::Ok } else { Health::Error };
        round.add("permissions", health, names(&loose));
        if loose.is_empty() {
            round.say("keep-doctor-private", &[]);
        } else {
            let paths: Vec<String> = loose.iter().map(|p| format!("'{}'", p.display())).collect();
            round.advise("keep-advice-loose", args![paths = paths.join(" ")]);
        }
        let conflicts = place::conflicts(&home);
        if !conflicts.is_empty() {
            round.add("conflicts", Health::Warning, conflicts.join(", "));
            round.advise("keep-advice-conflicts", &[]);
        }
        let stale = stale(&home);
        if !stale.is_empty() {
            round.add("leftovers", Health::Warning, names(&stale));
            round.advise("keep-advice-leftovers", &[]);
        }
    }
}

fn machine(round: &mut Round<'_>) {
    let now = round.desk.world.now();
    round.add("zone", Health::Ok, round.desk.world.offset.to_string());
    round.say(
        "keep-doctor-zone",
        args![
            now = now.format("%Y-%m-%d %H:%M").to_string(),
            zone = round.desk.world.offset.to_string()
        ],
    );
    let behind = clock_behind(round.desk);
    let health = if behind.is_some() { Health::Warning } else { Health::Ok };
    round.add("clock", health, Time::from_chrono(&now).to_string());
    if let Some(last) = behind {
        round.advise("keep-advice-clock", args![last = last.format("%Y-%m-%d %H:%M").to_string()]);
    }
}

fn habits(round: &mut Round<'_>) {
    let desk = round.desk;
    let home = &desk.world.home;
    let reminded = super::remind::Record::read(home).last_run;
    match reminded {
        Some(at) => round.add("reminder", Health::Ok, at),
        None => {
            round.add("reminder", Health::Ok, "never");
            round.say("keep-doctor-never", &[]);
        }
    }
    let record = keep::Record::read(home);
    let due = keep::backup_due(desk);
    let behind = behind_backup(desk);
    let bad = due.is_some() || behind.is_some();
    let health = if bad { Health::Warning } else { Health::Ok };
    match record {
        Some(record) => {
            round.add("backup", health, record.at);
            let said = last_backup(desk);
            round.put(said);
        }
        None => {
            round.add("backup", health, "never");
            round.say("keep-doctor-never", &[]);
        }
    }
    if let Some(words) = behind {
        round.counsel(words);
    } else if due.is_some() {
        round.advise("keep-advice-backup", &[]);
    }
}

/// The last entry's moment, where the clock now stands before it by more than a little.
pub fn clock_behind(desk: &Desk) -> Option<DateTime<FixedOffset>> {
    if desk.is_demo() {
        return None;
    }
    let last = desk.store().ok()?.last_at()?.to_chrono();
    let now = desk.world.now();
    let behind = (last.with_timezone(&desk.world.offset) - now).num_minutes() > SLACK_MINUTES;
    behind.then(|| last.with_timezone(&desk.world.offset))
}

fn names(paths: &[PathBuf]) -> String {
    let name = |p: &PathBuf| p.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Bytes a user may still write there.
fn free_space(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|p| p.exists())?;
    #[cfg(unix)]
    {
        let found = rustix::fs::statvfs(there).ok()?;
        Some(found.f_bavail.saturating_mul(found.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _ = there;
        None
    }
}

/// Files of the book that other users of this machine can read.
fn loose(home: &Path) -> Vec<PathBuf> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mine = [String::new(), BOOK_FILE.into(), KEY_FILE.into(), format!("{BOOK_FILE}-wal")];
        let open = |p: &PathBuf| {
            // A folder others may enter is no fault where the files in it are closed.
            let mask = if p == home { 0o022 } else { 0o077 };
            std::fs::metadata(p).is_ok_and(|m| m.permissions().mode() & mask != 0)
        };
        mine.iter()
            .map(|name| if name.is_empty() { home.to_path_buf() } else { home.join(name) })
            .filter(open)
            .collect()
    }
    #[cfg(not(unix))]
    {
        let _ = home;
        Vec::new()
    }
}

/// Files a killed program left behind.
pub(super) fn stale(home: &Path) -> Vec<PathBuf> {
    let of = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.filter_map(|e| Some(e.ok()?.path())).collect::<Vec<_>>()
    };
    let mut found: Vec<PathBuf> = [of(home), of(&home.join("exports"))].concat();
    found.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = path.extension().unwrap_or_default();
        let part = name.starts_with(".recourse-") && (ending == "part" || ending == "copy");
        let new = name.starts_with(".book-") && name.contains(".new");
        // One that somebody holds is being written right now.
        let held = part && std::fs::File::open(path).is_ok_and(|f| f.try_lock().is_err());
        (part || new) && !held
    });
    found.sort();
    found
}
