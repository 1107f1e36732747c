//! What the doctor finds in the book itself: chain, originals, key, memory, checkpoints, time stamps.

use super::super::{proof, stamp, store_failure};
use super::{Health, Round, names};
use crate::failure::Result;
use recourse_core::args;
use recourse_core::audit::report::signed_words;
use recourse_core::audit::{Anchor, Code, Options, Severity, Walk};
use recourse_core::store::{KeyFit, Store, StoreError, plain_copies, set_aside};
use std::collections::BTreeSet;

/// Looks at it, or for it where there is none.
pub(super) fn look(round: &mut Round<'_>) -> Result<()> {
    let desk = round.desk;
    let Ok(store) = desk.store() else {
        none(round);
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
    if matches!(store.writable(), Err(StoreError::Linked(_))) {
        round.add("names", Health::Error, store.path().display().to_string());
        let failure = store_failure(StoreError::Linked(store.path().to_path_buf()));
        let words = failure.text(&desk.world.locale);
        round.put(words.what);
        round.counsel(words.next);
    }
    let checked = store.checked().map_err(store_failure)?;
    let health = if checked.is_all() { Health::Ok } else { Health::Warning };
    round.add("checked", health, format!("{} of {}", checked.entries, checked.of));
    round.say("tui-checked", args![entries = checked.entries, of = checked.of]);
    let (mut total, mut bad, mut gone) = files(store, &walk)?;
    if bad + gone > 0 {
        // Another window may have erased meanwhile: asked again, as it is at one moment.
        let again = || {
            let walk = store.replay(Options::default(), &mut |_| {}).map_err(store_failure)?;
            files(store, &walk)
        };
        (total, bad, gone) = store.at_one_moment(again).map_err(store_failure)??;
    }
    let health = if bad + gone == 0 { Health::Ok } else { Health::Error };
    round.add("attachments", health, format!("{total} files, {bad} damaged, {gone} missing"));
    round.say("keep-doctor-files", args![files = total, damaged = bad, missing = gone]);
    if bad + gone > 0 {
        round.advise("keep-advice-restore", &[]);
    }
    key(round, store);
    memory(round, store);
    stamps(round, store)
}

/// How many originals there are, how many of them are damaged, and how many are missing.
fn files(store: &Store, walk: &Walk) -> Result<(usize, usize, usize)> {
    let bad = store.damaged_attachments().map_err(store_failure)?.len();
    let held = store.attachments().map_err(store_failure)?;
    let held: BTreeSet<_> = held.into_iter().map(|(hash, _)| hash).collect();
    let gone: BTreeSet<_> = walk.absent(&held).map(|(_, file)| file.sha256).collect();
    Ok((held.len(), bad, gone.len()))
}

/// There is none: whether there was one, and where it may be.
fn none(round: &mut Round<'_>) {
    let desk = round.desk;
    let passphrase = desk.world.book_passphrase.as_ref();
    let gone = Store::not_gone(&desk.world.home, passphrase).err();
    if let Some(StoreError::GoneAside { aside, entries, .. }) = &gone {
        let path = aside.display().to_string();
        round.add("book", Health::Error, format!("set aside: {path}, {entries} entries"));
        round.say("keep-doctor-aside", args![path = path.as_str(), n = *entries]);
        round.advise("keep-advice-aside", args![path = path.as_str()]);
        return;
    }
    let gone = gone.is_some();
    let health = if gone { Health::Error } else { Health::Ok };
    round.add("book", health, if gone { "gone" } else { "none" });
    round.say(if gone { "keep-doctor-gone" } else { "keep-doctor-none" }, &[]);
    if gone {
        round.advise("keep-advice-gone", &[]);
    }
}

/// Of an encrypted book: by what, and what of it lies in plain beside it.
fn encryption(round: &mut Round<'_>) {
    let plain = plain_copies(&round.desk.world.home);
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

fn key(round: &mut Round<'_>, store: &Store) {
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
}

/// What this computer has seen of the book before.
fn memory(round: &mut Round<'_>, store: &Store) {
    let desk = round.desk;
    let entries = store.head().seq;
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
    let aside = set_aside(&desk.world.home, passphrase);
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
}

/// So many findings of one kind are told one by one.
const ODD_MAX: usize = 8;

/// Who can vouch for it since when.
fn stamps(round: &mut Round<'_>, store: &Store) -> Result<()> {
    let desk = round.desk;
    let checkpoints = store.checkpoints().map_err(store_failure)?;
    let odd = store.unsigned().map_err(store_failure)?;
    match checkpoints.last() {
        _ if !odd.is_empty() => {
            let last = store.head().seq;
            let gone = odd.iter().any(|f| f.code == Code::SignaturesGone);
            let (words, to) = (&desk.world.locale, store.signed_up_to().map_err(store_failure)?);
            round.add("checkpoint", Health::Warning, format!("signed up to entry {to} of {last}"));
            round.put(signed_words(to, last, gone, words));
            // Of thousands the first few: each has its number, and `verify` lists them all.
            let few = odd.iter().take(ODD_MAX).map(|f| f.text(words));
            let more = odd.len().saturating_sub(ODD_MAX);
            let more = (more > 0).then(|| words.fill("keep-doctor-more", args![n = more]));
            round.counsel(few.chain(more).collect::<Vec<_>>().join(" "));
        }
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
    let gone = stamp::missing(desk, &checkpoints);
    if !gone.is_empty() {
        round.add("stamps", Health::Error, format!("{} missing", gone.len()));
        round.say("keep-doctor-stamps", args![missing = gone.len()]);
        round.advise("keep-advice-restore", &[]);
    }
    let anchors = stamp::anchors(desk, &checkpoints, None).unwrap_or_default();
    let other = |a: &&Anchor| a.fault.as_ref().is_some_and(|fault| !fault.is_about_trust());
    let other: Vec<u64> = anchors.iter().filter(other).map(|a| a.checkpoint_seq).collect();
    if !other.is_empty() {
        let list = other.iter().map(|seq| format!("#{seq}")).collect::<Vec<_>>().join(", ");
        round.add("stamps", Health::Error, format!("of {list} do not hold"));
        round.say("keep-doctor-stamps-bad", args![list = list.as_str()]);
        round.advise("keep-advice-restore", &[]);
    }
    // A root that does not read is said where it is used.
    for (seq, time, odd) in stamp::odd_ones(desk, &checkpoints).unwrap_or_default() {
        round.add("stamp-date", Health::Warning, format!("{time} of entry {seq}"));
        round.advise(odd, args![time = time.to_string()]);
    }
    let state = proof::state(desk);
    let health = if state.wanting() { Health::Warning } else { Health::Ok };
    round.add("proof", health, format!("tail {} of {}", state.tail(), state.last));
    round.put(proof::tail_words(&state, &desk.world.locale));
    Ok(())
}
