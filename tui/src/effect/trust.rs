//! Erasure on request and the signing key, from the screens.

use super::{Hands, load, snapshot};
use crate::effect::Line;
use crate::failure::Result;
use crate::model::views::KeyView;
use crate::msg::{Done, KeyWish, Msg};
use crate::ops::{self, key};
use recourse_core::args;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Erases an exhibit or a whole case. The form had its number typed once more.
pub fn erase(
    hands: &mut Hands,
    case: &str,
    exhibit: Option<u32>,
    (reason, everywhere): (Option<&str>, bool),
) -> Result<Msg> {
    let no = hands.desk.book().case(case).map_or_else(|| case.to_string(), |c| c.no.clone());
    let wish = ops::erase::Wish { confirm: &no, reason, everywhere };
    let done = match exhibit {
        Some(exhibit) => {
            ops::erase::exhibit(&mut hands.desk, &no, &format!("E{exhibit:03}"), wish)?
        }
        None => ops::erase::case(&mut hands.desk, &no, wish)?,
    };
    let locale = &hands.desk.world.locale;
    let mut said =
        locale.fill("stamp-done-erased", args![privates = done.privates, files = done.files]);
    for line in done.left(locale) {
        // Chinese sentences stand without a blank between them.
        if said.is_ascii() {
            said.push(' ');
        }
        said.push_str(&line);
    }
    let snapshot = Arc::new(snapshot::of(hands)?);
    Ok(Msg::Recorded { snapshot, done: Done::Entry("stamp-done-plain", said) })
}

/// Does something with the key.
pub fn wish(hands: &mut Hands, wish: &KeyWish, line: &mut Line<'_>) -> Result<Msg> {
    let desk = &mut hands.desk;
    let id = match wish {
        KeyWish::Unlock(passphrase) => {
            key::unlock(desk, passphrase.text())?;
            "stamp-done-unlocked"
        }
        KeyWish::Protect(passphrase) => {
            key::protect(desk, passphrase.text())?;
            "stamp-done-protected"
        }
        KeyWish::EncryptBook(passphrase) => {
            let changed = ops::book::encrypt(desk, passphrase.text())?;
            return written(hands, "cipher-done-encrypted", &changed);
        }
        KeyWish::DecryptBook => {
            let changed = ops::book::decrypt(desk)?;
            return written(hands, "cipher-done-decrypted", &changed);
        }
        KeyWish::Unprotect => {
            key::unprotect(desk)?;
            "stamp-done-unprotected"
        }
        KeyWish::Rotate => {
            key::rotate(desk)?;
            "stamp-done-rotated"
        }
        KeyWish::Lost(typed) => return lost(hands, typed, line),
    };
    let snapshot = Arc::new(snapshot::of(hands)?);
    Ok(Msg::Recorded { snapshot, done: Done::Entry(id, String::new()) })
}

/// The book was written anew. What is left in plain is said there and then.
fn written(hands: &mut Hands, id: &'static str, changed: &ops::book::Changed) -> Result<Msg> {
    let plain: Vec<String> = changed.plain.iter().map(|p| p.display().to_string()).collect();
    let locale = &hands.desk.world.locale;
    let args = args![list = locale.list(&plain)];
    let said =
        if plain.is_empty() { String::new() } else { locale.fill("cipher-plain-copies", args) };
    let snapshot = Arc::new(snapshot::of(hands)?);
    Ok(Msg::Recorded { snapshot, done: Done::Entry(id, said) })
}

/// Goes on in a new book; the old one stays as it is.
fn lost(hands: &mut Hands, typed: &str, line: &mut Line<'_>) -> Result<Msg> {
    let exists = |p: &str| Path::new(p).exists();
    let paths = crate::form::paths::read(typed, &hands.user_home, &exists);
    let into = PathBuf::from(paths.first().map_or(typed, String::as_str));
    let into = std::path::absolute(&into).unwrap_or(into);
    let old = hands.desk.world.home.display().to_string();
    key::lost(&mut hands.desk, &into)?;
    let loaded = load(hands, line)?;
    let Msg::Loaded(Some(snapshot)) = loaded else { return Ok(loaded) };
    let mut snapshot = Arc::unwrap_or_clone(snapshot);
    let home = into.display().to_string();
    let args = args![home = home.as_str(), old = old.as_str()];
    snapshot.digest = hands.desk.world.locale.fill("stamp-done-lost", args);
    Ok(Msg::Loaded(Some(Arc::new(snapshot))))
}

/// The key's state in words.
pub fn view(hands: &Hands) -> KeyView {
    let Ok(about) = key::about(&hands.desk) else { return KeyView::default() };
    let locale = &hands.desk.world.locale;
    let locked = key::is_locked(&hands.desk);
    let encrypted = hands.desk.store().is_ok_and(|store| store.opened_with().is_some());
    let mut lines = key::words(&about, locked, locale);
    lines.extend(encrypted.then(|| locale.text("cipher-is-encrypted")));
    KeyView {
        present: about.present,
        protected: about.protected,
        locked,
        encrypted,
        can_encrypt: ops::book::can().is_ok(),
        lines,
    }
}
