//! Passwords: asked on the terminal without showing them, or read from a file descriptor; never a flag, because
//! flags are seen by every program on the machine.

use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::export::choices;
use crate::world::World;
use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use recourse_core::args;
use recourse_core::bundle::sealed::{Lock, Opener};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The first line of this file descriptor.
pub(super) fn from_descriptor(number: u32) -> Result<String> {
    let path = PathBuf::from(format!("/dev/fd/{number}"));
    let text = std::fs::read_to_string(&path).map_err(|e| crate::failure::io(&path, &e))?;
    let text = zeroize::Zeroizing::new(text);
    Ok(text.lines().next().unwrap_or_default().to_string())
}

/// Who may open a file that goes out; a passphrase is asked for, never given as a flag. `name` says what it is for.
pub(super) fn lock(
    desk: &mut Desk,
    encrypt_to: Option<&str>,
    passphrase: bool,
    descriptor: Option<u32>,
    name: &str,
) -> Result<Option<Lock>> {
    if let Some(recipient) = encrypt_to {
        return choices::recipient(recipient).map(Some);
    }
    if !passphrase {
        return Ok(None);
    }
    choices::passphrase(passphrase_of(desk, descriptor, name)?).map(Some)
}

/// What opens an encrypted file: the identity in a file, or a passphrase.
pub(super) fn opener(
    desk: &mut Desk,
    identity: Option<&Path>,
    descriptor: Option<u32>,
    name: &str,
) -> Result<Opener> {
    if let Some(path) = identity {
        let text = std::fs::read_to_string(path).map_err(|e| crate::failure::io(path, &e))?;
        return Opener::identity(&text).ok_or_else(|| {
            Failure::new(Exit::Invalid, "E-KEEP-05", "keep-fail-identity")
                .with("path", path.display())
        });
    }
    passphrase_of(desk, descriptor, name).map(Opener::passphrase)
}

/// A passphrase from a descriptor, or asked for.
pub(super) fn passphrase_of(
    desk: &mut Desk,
    descriptor: Option<u32>,
    name: &str,
) -> Result<String> {
    match descriptor {
        Some(number) => from_descriptor(number),
        None if desk.world.may_ask => {
            let name = desk.world.locale.text(name);
            ask(&mut desk.world, &name)
        }
        None => Err(Failure::new(Exit::Usage, "E-EXPORT-08", "hand-fail-passphrase-ask")),
    }
}

/// Asks on the terminal for the password of something.
pub(super) fn ask(world: &mut World, name: &str) -> Result<String> {
    let question = world.locale.fill("cli-ask-password", args![name = name]);
    put(world, &question)
}

/// Asks a question on the terminal; the answer is not shown.
pub(super) fn put(world: &mut World, question: &str) -> Result<String> {
    let failure = |e: std::io::Error| crate::failure::io(std::path::Path::new("-"), &e);
    let question = recourse_core::hygiene::screen(question, 200);
    world.err.write_all(format!("{question} ").as_bytes()).map_err(failure)?;
    world.err.flush().map_err(failure)?;
    enable_raw_mode().map_err(failure)?;
    let typed = type_line();
    let restored = disable_raw_mode();
    world.err.write_all(b"\n").map_err(failure)?;
    restored.map_err(failure)?;
    typed
        .map_err(failure)?
        .ok_or_else(|| Failure::new(Exit::Interrupted, "E-SYS-03", "cli-fail-cancelled"))
}

/// A line without echo; `None` where it was given up.
fn type_line() -> std::io::Result<Option<String>> {
    let mut typed = String::new();
    loop {
        let Event::Key(key) = read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Enter => return Ok(Some(typed)),
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                return Ok(None);
            }
            KeyCode::Backspace => drop(typed.pop()),
            KeyCode::Char(c) => typed.push(c),
            _ => {}
        }
    }
}
