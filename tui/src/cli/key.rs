//! `recourse key`: the signing key under a passphrase, exchanged, or lost. A passphrase is asked on the terminal or
//! read from a file descriptor, never a flag.

use super::context::Context;
use super::outcome::Outcome;
use super::password;
use crate::failure::{Exit, Failure, Result};
use crate::ops::{Desk, key};
use crate::world::World;
use clap::{Args, Subcommand};
use recourse_core::args;
use serde_json::json;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// `recourse key`.
#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    Show,
    Protect(Protect),
    Unprotect,
    Rotate,
    Lost(Lost),
}

/// `key protect`.
#[derive(Debug, Args)]
pub(crate) struct Protect {
    #[arg(long, value_name = "N")]
    passphrase_fd: Option<u32>,
}

/// `key lost`.
#[derive(Debug, Args)]
pub(crate) struct Lost {
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
}

impl Key {
    pub(super) fn records(&self) -> bool {
        !matches!(self, Self::Show)
    }

    /// It needs the key opened.
    pub(super) fn signs(&self) -> bool {
        matches!(self, Self::Protect(_) | Self::Unprotect | Self::Rotate)
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            desk.store()?;
            match self {
                Self::Show => show(desk),
                Self::Protect(protect) => protect.run(desk),
                Self::Unprotect => {
                    key::unprotect(desk)?;
                    said(desk, "key.unprotect", "stamp-key-unprotected")
                }
                Self::Rotate => {
                    key::rotate(desk)?;
                    said(desk, "key.rotate", "stamp-key-rotated")
                }
                Self::Lost(lost) => lost.run(desk),
            }
        })
    }
}

impl Protect {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let passphrase = match self.passphrase_fd {
            Some(number) => Zeroizing::new(password::from_descriptor(number)?),
            None => typed_twice(&mut desk.world, "stamp-ask-new")?,
        };
        key::protect(desk, &passphrase)?;
        said(desk, "key.protect", "stamp-key-protected")
    }
}

/// A new passphrase, asked for with this question and then once more.
pub(super) fn typed_twice(world: &mut World, question: &str) -> Result<Zeroizing<String>> {
    if !world.may_ask {
        return Err(Failure::new(Exit::Usage, "E-KEY-08", "stamp-fail-no-terminal")
            .with("flag", "--passphrase-fd"));
    }
    let name = world.locale.text(question);
    let first = Zeroizing::new(password::put(world, &name)?);
    let name = world.locale.text("stamp-ask-again");
    let second = Zeroizing::new(password::put(world, &name)?);
    if first != second {
        return Err(Failure::new(Exit::Usage, "E-KEY-09", "stamp-fail-differ"));
    }
    Ok(first)
}

/// Opens the key of a book for a command that signs: from a file descriptor, else asked on the terminal.
pub(super) fn unlock(desk: &mut Desk, descriptor: Option<u32>) -> Result<()> {
    if !key::is_locked(desk) {
        return Ok(());
    }
    let passphrase = match descriptor {
        Some(number) => Zeroizing::new(password::from_descriptor(number)?),
        None if desk.world.may_ask => {
            let name = desk.world.locale.text("stamp-ask-key");
            Zeroizing::new(password::put(&mut desk.world, &name)?)
        }
        None => {
            return Err(Failure::new(Exit::Usage, "E-KEY-08", "stamp-fail-no-terminal")
                .with("flag", "--key-fd"));
        }
    };
    key::unlock(desk, &passphrase)
}

/// Before the screen opens: a key under a passphrase is asked for once. Enter alone goes on without signing.
pub(super) fn ask_before_screen(world: &mut World) -> Result<()> {
    let path = world.home.join(recourse_core::store::KEY_FILE);
    let sealed = std::fs::read_to_string(path).is_ok_and(|pem| pem.contains("ENCRYPTED PRIVATE"));
    if !sealed || !world.may_ask {
        return Ok(());
    }
    let name = world.locale.text("stamp-ask-screen");
    let typed = Zeroizing::new(password::put(world, &name)?);
    world.key_passphrase = Some(typed).filter(|t| !t.is_empty());
    Ok(())
}

fn data(about: &key::About) -> serde_json::Value {
    json!({
        "fingerprint": about.fingerprint, "in_force": about.in_force, "since": about.since,
        "file": about.file.display().to_string(), "present": about.present,
        "protected": about.protected,
    })
}

fn said(desk: &Desk, name: &'static str, id: &str) -> Result<Outcome> {
    let about = key::about(desk)?;
    let args = args![key = about.fingerprint.as_str(), now = about.in_force.as_str()];
    Ok(Outcome::new(name, desk.world.locale.fill(id, args), data(&about)))
}

fn show(desk: &Desk) -> Result<Outcome> {
    let about = key::about(desk)?;
    let lines = key::words(&about, false, &desk.world.locale);
    Ok(Outcome::new("key.show", lines.join("\n"), data(&about)))
}

impl Lost {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let old = desk.world.home.display().to_string();
        let into = if self.into.is_absolute() {
            self.into.clone()
        } else {
            std::path::absolute(&self.into).unwrap_or_else(|_| self.into.clone())
        };
        let quoted = key::lost(desk, &into)?;
        let home = into.display().to_string();
        let args = args![
            old = old.as_str(),
            home = home.as_str(),
            seq = quoted.head_seq.to_string(),
            key = desk.store()?.genesis().key.fingerprint()
        ];
        let human = desk.world.locale.fill("stamp-key-lost", args);
        let data = json!({
            "home": home, "continues": { "book": quoted.book, "seq": quoted.head_seq, "head": quoted.head },
            "fingerprint": desk.store()?.genesis().key.fingerprint(),
        });
        Ok(Outcome::new("key.lost", human, data))
    }
}
