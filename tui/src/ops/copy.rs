//! Text for the clipboard: a program of the system where there is one, and a file one can open where there is none.

use super::deadlines::write_over;
use crate::failure::Result;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Programs that take a text for the clipboard, the surest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copier {
    /// Each with its arguments; the text goes to its input.
    pub programs: Vec<Vec<String>>,
}

/// Copies the text. Without a program that takes it, it is written to a file, whose path is given: the terminal was
/// asked too, but it never says whether it obeyed.
pub fn copy(copier: &Copier, text: &str, path: &Path) -> Result<Option<PathBuf>> {
    if copier.programs.iter().any(|program| fed(program, text)) {
        return Ok(None);
    }
    write_over(path, text)?;
    Ok(Some(path.to_path_buf()))
}

fn fed(line: &[String], text: &str) -> bool {
    let Some((program, words)) = line.split_first() else { return false };
    let child = Command::new(program)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let written =
        child.stdin.take().is_some_and(|mut pipe| pipe.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && written
}
