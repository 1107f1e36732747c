//! The doctor: looks at everything the program rests on, and says what to do where something is not as it should be.

use super::{Desk, keep, place, store_failure};
use crate::failure::Result;
use chrono::{DateTime, FixedOffset};
use recourse_core::args;
use recourse_core::audit::{Severity, Time};
use recourse_core::locale::Arg;
use recourse_core::store::{BOOK_FILE, KEY_FILE, KeyFit, StoreError};
use serde::Serialize;
use std::collections::BTreeSet;
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
    book(&mut round)?;
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
    let health = if due.is_some() { Health::Warning } else { Health::Ok };
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
    if due.is_some() {
        round.advise("keep-advice-backup", &[]);
    }
}

/// Of an encrypted book: by what, and what of it lies in plain beside it.
fn encryption(round: &mut Round<'_>) {
    let plain = recourse_core::store::plain_copies(&round.desk.world.home);
    let version = recourse_core::store::cipher_version().unwrap_or_default();
    let health = if plain.is_empty() { Health::Ok } else { Health::Warning };
    round.add("encryption", health, format!("SQLCipher {version}"));
    round.say("cipher-doctor", args![version = version]);
    if !plain.is_empty() {
        let list: Vec<String> = plain.iter().map(|p| p.display().to_string()).collect();
        let list = round.desk.world.locale.list(&list);
        round.advise("cipher-plain-copies", args![list = list]);
    }
}

fn book(round: &mut Round<'_>) -> Result<()> {
    let desk = round.desk;
    let Ok(store) = desk.store() else {
        let passphrase = desk.world.book_passphrase.as_ref();
        let gone = recourse_core::store::Store::not_gone(&desk.world.home, passphrase).err();
        if let Some(StoreError::GoneAside { aside, entries, .. }) = &gone {
            let path = aside.display().to_string();
            round.add("book", Health::Error, format!("set aside: {path}, {entries} entries"));
            round.say("keep-doctor-aside", args![path = path.as_str(), n = *entries]);
            round.advise("keep-advice-aside", args![path = path.as_str()]);
            return Ok(());
        }
        let gone = gone.is_some();
        let health = if gone { Health::Error } else { Health::Ok };
        round.add("book", health, if gone { "gone" } else { "none" });
        round.say(if gone { "keep-doctor-gone" } else { "keep-doctor-none" }, &[]);
        if gone {
            round.advise("keep-advice-gone", &[]);
        }
        return Ok(());
    };
    if store.opened_with().is_some() {
        encryption(round);
    }
    let walk = store.walk();
    let errors = walk.findings.iter().filter(|f| f.severity() == Severity::Error).count();
    let bad = store.damaged_checkpoints().map_err(store_failure)?;
    let errors = errors + bad.len();
    let health = if errors == 0 { Health::Ok } else { Health::Error };
    let entries = store.head().seq;
    round.add("chain", health, format!("{entries} entries, {errors} findings"));
    round.say("keep-doctor-chain", args![entries = entries, findings = errors]);
    if errors > bad.len() {
        round.advise("keep-advice-repair", &[]);
    } else if !bad.is_empty() {
        let list = bad.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        round.advise("keep-advice-checkpoints", args![list = list.as_str()]);
    }
    let earlier = walk.earlier(&desk.world.locale);
    if !earlier.is_empty() {
        round.add("earlier", Health::Warning, format!("{} things", earlier.len()));
        round.say("keep-doctor-earlier", args![count = earlier.len()]);
        round.counsel(earlier.join(" "));
    }
    let checked = store.checked().map_err(store_failure)?;
    let health = if checked.is_all() { Health::Ok } else { Health::Warning };
    round.add("checked", health, format!("{} of {}", checked.entries, checked.of));
    round.say("tui-checked", args![entries = checked.entries, of = checked.of]);
    let bad = store.damaged_attachments().map_err(store_failure)?.len();
    let held = store.attachments().map_err(store_failure)?;
    let (total, held) = (held.len(), held.into_iter().map(|(h, _)| h).collect::<BTreeSet<_>>());
    let gone = walk.absent(&held).map(|(_, f)| f.sha256).collect::<BTreeSet<_>>().len();
    let health = if bad + gone == 0 { Health::Ok } else { Health::Error };
    round.add("attachments", health, format!("{total} files, {bad} damaged, {gone} missing"));
    round.say("keep-doctor-files", args![files = total, damaged = bad, missing = gone]);
    if bad + gone > 0 {
        round.advise("keep-advice-restore", &[]);
    }
    match store.key() {
        None if store.is_locked() => {
            round.add("key", Health::Ok, store.genesis().key.fingerprint());
        }
        Some(_) if store.key_fit() == KeyFit::Fits => {
            round.add("key", Health::Ok, store.genesis().key.fingerprint());
        }
        Some(key) => {
            let print = key.public().fingerprint();
            round.add("key", Health::Error, format!("another book's: {print}"));
            round.say("keep-doctor-other-key", args![key = print.as_str()]);
            round.advise("keep-advice-no-key", &[]);
        }
        None => {
            round.add("key", Health::Error, "missing");
            round.say("keep-doctor-no-key", &[]);
            round.advise("keep-advice-no-key", &[]);
        }
    }
    let former = store.former_keys();
    if !former.is_empty() {
        round.add("former-keys", Health::Ok, names(&former));
        round.advise("keep-advice-former-keys", &[]);
    }
    if let Some(left) = store.left_over_key() {
        round.add("leftover-key", Health::Warning, names(&[left]));
        round.advise("keep-advice-leftover-key", &[]);
    }
    if let Some(gone) = store.rolled_back() {
        round.add(
            "rollback",
            Health::Warning,
            format!("had {} entries, has {entries}", gone.head.seq),
        );
        round.say("keep-doctor-rollback", args![had = gone.head.seq, has = entries]);
        let other = gone.kind() == "other";
        round.advise(if other { "keep-advice-rewritten" } else { "keep-advice-rollback" }, &[]);
    }
    let passphrase = desk.world.book_passphrase.as_ref();
    let aside = recourse_core::store::set_aside(&desk.world.home, passphrase);
    if let Some((path, more)) = aside.filter(|(_, more)| *more > entries) {
        let path = path.display().to_string();
        round.add("set-aside", Health::Ok, format!("{path}, {more} entries"));
        round.advise("keep-restore-newer", args![path = path.as_str(), n = more]);
    }
    if !store.remembers_head() {
        round.add("sidecar", Health::Warning, "missing");
        round.say("keep-doctor-no-sidecar", &[]);
        let other = store.memory_is_other();
        round.advise(if other { "keep-warn-no-memory" } else { "keep-advice-sidecar" }, &[]);
    }
    let checkpoints = store.checkpoints().map_err(store_failure)?;
    match checkpoints.last() {
        Some((seq, _)) => {
            round.add("checkpoint", Health::Ok, format!("at entry {seq}"));
            round.say("keep-doctor-checkpoint", args![seq = *seq]);
        }
        None => {
            round.add("checkpoint", Health::Warning, "none");
            round.say("keep-doctor-none", &[]);
            round.advise("keep-advice-checkpoint", &[]);
        }
    }
    let gone = super::stamp::missing(desk, &checkpoints);
    if !gone.is_empty() {
        round.add("stamps", Health::Error, format!("{} missing", gone.len()));
        round.say("keep-doctor-stamps", args![missing = gone.len()]);
        round.advise("keep-advice-restore", &[]);
    }
    let proof = super::proof::state(desk);
    let health = if proof.wanting() { Health::Warning } else { Health::Ok };
    round.add("proof", health, format!("tail {} of {}", proof.tail(), proof.last));
    round.put(super::proof::tail_words(&proof, &desk.world.locale));
    Ok(())
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
fn stale(home: &Path) -> Vec<PathBuf> {
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

/// The key in force is not beside the book: what is recorded now can be signed only when it is back. A code and words.
pub fn key_notice(desk: &Desk) -> Option<(&'static str, String)> {
    let (store, locale) = (desk.store().ok()?, &desk.world.locale);
    // The key is read when the whole book was; before that only its file's absence is known.
    let read = store.checked().is_ok_and(|checked| checked.is_all());
    let there = !read && desk.world.home.join(KEY_FILE).exists();
    match if there { KeyFit::Fits } else { store.key_fit() } {
        KeyFit::Fits | KeyFit::Locked => None,
        KeyFit::Missing => Some(("W-KEY-MISSING", locale.text("keep-warn-no-key"))),
        KeyFit::Other(key) => {
            let args = args![key = key.as_str()];
            Some(("W-KEY-OTHER", locale.fill("keep-warn-other-key", args)))
        }
    }
}

/// What to see to about the book itself, the gravest first, in words.
pub fn notices(desk: &Desk) -> Vec<String> {
    let locale = &desk.world.locale;
    let mut out = Vec::new();
    let Ok(store) = desk.store() else { return out };
    if desk.is_demo() {
        return out;
    }
    if let Some(gone) = store.rolled_back() {
        let args = args![seq = gone.head.seq, now = gone.now, kind = gone.kind()];
        out.push(locale.fill("cli-warn-rolled-back", args));
    }
    out.extend(key_notice(desk).map(|(_, text)| text));
    if !place::conflicts(&desk.world.home).is_empty() {
        out.push(locale.text("keep-advice-conflicts"));
    }
    if let Some(last) = clock_behind(desk) {
        let now = desk.world.now().format("%Y-%m-%d %H:%M").to_string();
        let last = last.format("%Y-%m-%d %H:%M").to_string();
        out.push(locale.fill("keep-warn-clock", args![now = now, last = last]));
    }
    let kind = place::of(&desk.world.home).kind;
    if kind != place::Kind::Local {
        let id = format!("keep-place-{}-warn", kind.word());
        out.push(locale.fill(&id, args![name = kind.name()]));
    }
    match keep::backup_due(desk) {
        Some(Some(days)) => out.push(locale.fill("keep-notice-old", args![days = days])),
        Some(None) => out.push(locale.text("keep-notice-none")),
        None => {}
    }
    out
}

/// When the last backup was made and how far it goes, in words.
pub fn last_backup(desk: &Desk) -> String {
    let locale = &desk.world.locale;
    let Some(record) = keep::Record::read(&desk.world.home) else {
        return locale.text("keep-doctor-never");
    };
    let at = record.moment().map_or(record.at, |m| m.format("%Y-%m-%d %H:%M").to_string());
    let path = record.path.display().to_string();
    locale.fill("keep-doctor-backup", args![at = at, seq = record.seq, path = path])
}

/// Folder of the last backup; empty where there was none.
pub fn backup_folder(desk: &Desk) -> String {
    let record = keep::Record::read(&desk.world.home).unwrap_or_default();
    record.path.parent().map(|p| p.display().to_string()).unwrap_or_default()
}
