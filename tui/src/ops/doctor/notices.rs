//! What to see to about the book itself, for Today and the command line.

use super::super::{Desk, keep, place};
use super::clock_behind;
use recourse_core::args;
use recourse_core::audit::{Code, Finding, PublicKey};
use recourse_core::store::{self, AtHand, KEY_FILE, KeyFit};

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

/// The key file beside the book is none of this book's, whose key in force is told: for who has read it without its key.
pub fn other_key(desk: &Desk, in_force: &PublicKey) -> Option<(&'static str, String)> {
    let (home, locale) = (&desk.world.home, &desk.world.locale);
    let found = store::open_key_print(home)?;
    let other = store::key_at_hand(home, in_force) == AtHand::No;
    let args = args![key = found.as_str()];
    other.then(|| ("W-KEY-OTHER", locale.fill("keep-warn-other-key", args)))
}

/// What the next signature would vouch for though nobody signed it where that was to be expected: erasures, a record
/// that went out signed and whose signatures are gone, signatures that do not hold. Codes and words.
pub fn unsigned(desk: &Desk) -> Vec<(&'static str, String)> {
    let Ok(store) = desk.store() else { return Vec::new() };
    let (found, locale) = (store.unsigned().unwrap_or_default(), &desk.world.locale);
    let erased = found.iter().filter(|f| f.code == Code::ErasedUnsigned);
    let list: Vec<String> = erased.take(20).map(|f| f.where_.clone()).collect();
    let erased = (!list.is_empty()).then(|| {
        let args = args![list = locale.list(&list)];
        ("W-ERASED", locale.fill("trust-warn-erased-unsigned", args))
    });
    let gone = found.iter().find(|f| f.code == Code::SignaturesGone).map(|f| {
        let args = args![entry = f.where_.as_str()];
        ("W-SIGNATURES-GONE", locale.fill("trust-warn-signatures-gone", args))
    });
    let bad = |f: &&Finding| !matches!(f.code, Code::ErasedUnsigned | Code::SignaturesGone);
    let list: Vec<String> = found.iter().filter(bad).take(20).map(|f| f.where_.clone()).collect();
    let damaged = (!list.is_empty()).then(|| {
        let args = args![list = locale.list(&list)];
        ("W-CHECKPOINT-DAMAGED", locale.fill("trust-warn-checkpoint-damaged", args))
    });
    gone.into_iter().chain(damaged).chain(erased).collect()
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
    out.extend(unsigned(desk).into_iter().map(|(_, text)| text));
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

/// That the book is shorter than its last backup.
pub fn behind_backup(desk: &Desk) -> Option<String> {
    let record = keep::ahead(desk)?;
    let locale = &desk.world.locale;
    let at = record.moment().map_or(record.at, |m| m.format("%Y-%m-%d %H:%M").to_string());
    let now = desk.store().map_or(0, |store| store.rows());
    let path = record.path.display().to_string();
    let args = args![at = at, seq = record.seq, now = now, path = path];
    Some(locale.fill("keep-warn-behind-backup", args))
}

/// Folder of the last backup; empty where there was none.
pub fn backup_folder(desk: &Desk) -> String {
    let record = keep::Record::read(&desk.world.home).unwrap_or_default();
    record.path.parent().map(|p| p.display().to_string()).unwrap_or_default()
}
