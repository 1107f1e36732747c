//! `recourse book`: the book encrypted as a whole, or in plain again. What opens it is asked on the terminal or read from
//! a file descriptor, never a flag.

use super::context::Context;
use super::key::typed_twice;
use super::outcome::Outcome;
use super::password;
use crate::failure::Result;
use crate::ops::{Desk, book};
use crate::world::World;
use clap::{Args, Subcommand};
use recourse_core::store::Passphrase;
use serde_json::json;
use zeroize::Zeroizing;

/// `recourse book`.
#[derive(Debug, Subcommand)]
pub(crate) enum Book {
    Encrypt(Encrypt),
    Decrypt,
}

/// `book encrypt`.
#[derive(Debug, Args)]
pub(crate) struct Encrypt {
    #[arg(long, value_name = "N")]
    passphrase_fd: Option<u32>,
}

impl Book {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        // Said before anything is asked.
        book::can()?;
        context.at_desk(|desk| match self {
            Self::Encrypt(encrypt) => encrypt.run(desk),
            Self::Decrypt => {
                desk.store()?;
                let changed = book::decrypt(desk)?;
                Ok(said(desk, "book.decrypt", &changed))
            }
        })
    }
}

impl Encrypt {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let passphrase = match self.passphrase_fd {
            Some(number) => Zeroizing::new(password::from_descriptor(number)?),
            None => typed_twice(&mut desk.world, "cipher-ask-new")?,
        };
        let changed = book::encrypt(desk, &passphrase)?;
        Ok(said(desk, "book.encrypt", &changed))
    }
}

fn said(desk: &Desk, name: &'static str, changed: &book::Changed) -> Outcome {
    let plain: Vec<String> = changed.plain.iter().map(|p| p.display().to_string()).collect();
    let data = json!({
        "encrypted": changed.encrypted, "was_encrypted": changed.before, "begun": changed.begun,
        "entries": changed.entries, "files": changed.files, "plain_copies": plain,
    });
    Outcome::new(name, book::words(changed, &desk.world.locale).join("\n"), data)
}

/// Before a command opens the book: an encrypted one is asked for where there is a terminal. Enter alone goes on, and
/// the book says that it is encrypted.
pub(super) fn ask(world: &mut World) -> Result<()> {
    if !world.may_ask || !book::is_locked(&world.home, world.book_passphrase.as_ref()) {
        return Ok(());
    }
    let question = world.locale.text("cipher-ask");
    world.book_passphrase = asked(world, &question)?;
    Ok(())
}

/// A passphrase typed for a book; `None` where nothing was.
pub(super) fn asked(world: &mut World, question: &str) -> Result<Option<Passphrase>> {
    let typed = Zeroizing::new(password::put(world, question)?);
    Ok(Some(typed).filter(|typed| !typed.is_empty()).map(Passphrase::new))
}

/// From this descriptor, where one was given.
pub(super) fn given(descriptor: Option<u32>) -> Result<Option<Passphrase>> {
    let read = |number| Ok(Passphrase::new(Zeroizing::new(password::from_descriptor(number)?)));
    descriptor.map(read).transpose()
}

/// Before the screen opens: once, and a wrong one is said here, where it can be typed again.
pub(super) fn ask_before_screen(world: &mut World) -> Result<()> {
    ask(world)?;
    match world.book_passphrase.clone() {
        Some(passphrase) if recourse_core::store::is_encrypted(&world.home) => {
            book::try_open(&world.home, &passphrase)
        }
        _ => Ok(()),
    }
}
