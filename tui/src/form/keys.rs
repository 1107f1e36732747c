//! Keys in a form: editing in the focused field, moving between fields, and nothing that could lose text.

use super::field::{Around, Field, Kind};
use super::{Form, FormKind};
use crate::keymap::Key;

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// The content changed.
    Changed,
    /// Only the focus or the caret moved.
    Moved,
    /// A field was left.
    Left,
    /// The paths field should be looked at.
    Look,
    /// Files are to be chosen from a folder.
    Browse,
    /// Nothing here: somebody else may take the key.
    Nothing,
}

/// Gives a key to the focused field. `cells` is the width many-line fields wrap at.
pub fn key(form: &mut Form, key: Key, around: Around<'_>, cells: usize) -> Did {
    if form.is_review() {
        return review(form, key);
    }
    let Some(field) = form.field_mut() else { return Did::Nothing };
    match field.kind {
        Kind::Choice | Kind::Toggle => choose(form, key.fold()),
        Kind::Lines(_) | Kind::Files => lines(form, key, cells),
        _ => line(form, key, around),
    }
}

/// Pasted text goes where the caret is; a newline never submits.
pub fn paste(form: &mut Form, text: &str) -> Did {
    if form.is_review() {
        return Did::Nothing;
    }
    let Some(field) = form.field_mut().filter(|f| f.takes_text()) else { return Did::Nothing };
    if field.kind == Kind::Files {
        // Each drop is a line of its own, so that paths never run together.
        let before = field.edit.text().to_string();
        if !before.is_empty() && !before.ends_with('\n') {
            field.edit.insert("\n");
        }
        field.edit.insert(text.trim_end_matches(['\n', '\r']));
        return Did::Look;
    }
    field.edit.insert(text);
    Did::Changed
}

/// A path as one would type it where paths may stand in a row.
pub fn quoted(path: &str) -> String {
    let plain = !path.contains([' ', '\'', '"', '\\', '\t']);
    match (plain, path.contains('"')) {
        (true, _) => path.to_string(),
        (false, false) => format!("\"{path}\""),
        (false, true) => format!("'{path}'"),
    }
}

/// To the next field, or the bar.
pub fn next(form: &mut Form) -> Did {
    leave(form);
    form.at = if form.at >= form.fields.len() { form.first() } else { form.next(form.at) };
    Did::Left
}

/// To the field before, or around to the bar.
pub fn before(form: &mut Form) -> Did {
    leave(form);
    form.at = form.before(form.at).unwrap_or(form.fields.len());
    Did::Left
}

fn leave(form: &mut Form) {
    if let Some(field) = form.field_mut() {
        field.touched = true;
    }
}

fn line(form: &mut Form, key: Key, around: Around<'_>) -> Did {
    let Some(field) = form.field_mut() else { return Did::Nothing };
    let dated = matches!(field.kind, Kind::Date | Kind::Moment | Kind::Arrival);
    match key {
        // The arrows lead from field to field everywhere: what was typed into a date must not change on the way.
        Key::PageUp | Key::PageDown if dated => {
            field.shift_day(if key == Key::PageUp { 1 } else { -1 }, around);
            Did::Changed
        }
        Key::Up => before(form),
        Key::Down | Key::Enter => next(form),
        _ => edit(field, key),
    }
}

fn lines(form: &mut Form, key: Key, cells: usize) -> Did {
    let Some(field) = form.field_mut() else { return Did::Nothing };
    let files = field.kind == Kind::Files;
    match key {
        Key::Up if field.edit.up(cells) => Did::Moved,
        Key::Up => before(form),
        Key::Down if field.edit.down(cells) => Did::Moved,
        Key::Down => next(form),
        Key::Enter if files && field.edit.text().trim().is_empty() => Did::Browse,
        Key::Enter if files => {
            // One path only: Enter goes on to the bar, where the action stands.
            let drawn = (0..form.fields.len()).filter(|at| form.shows(*at)).count();
            let alone = drawn == 1 && !matches!(form.kind, FormKind::Evidence { .. });
            if alone {
                next(form);
            }
            Did::Look
        }
        Key::Enter => {
            field.edit.insert("\n");
            Did::Changed
        }
        _ => edit(field, key),
    }
}

fn edit(field: &mut Field, key: Key) -> Did {
    let edit = &mut field.edit;
    match key {
        Key::Char(c) => edit.insert(c.encode_utf8(&mut [0; 4])),
        Key::Backspace => edit.backspace(),
        Key::Delete => edit.delete(),
        Key::Ctrl('u') => edit.clear(),
        Key::Ctrl('z') => edit.undo(),
        Key::Ctrl('y') => edit.redo(),
        Key::Left => {
            edit.left();
            return Did::Moved;
        }
        Key::Right => {
            edit.right();
            return Did::Moved;
        }
        Key::Home => {
            edit.home();
            return Did::Moved;
        }
        Key::End => {
            edit.end();
            return Did::Moved;
        }
        _ => return Did::Nothing,
    }
    Did::Changed
}

fn choose(form: &mut Form, key: Key) -> Did {
    let Some(field) = form.field_mut() else { return Did::Nothing };
    let count = if field.kind == Kind::Toggle { 2 } else { field.options.len().max(1) };
    match key {
        Key::Right | Key::Char(' ') => field.chosen = (field.chosen + 1) % count,
        Key::Left => field.chosen = (field.chosen + count - 1) % count,
        Key::Up => return before(form),
        Key::Down | Key::Enter => return next(form),
        _ => return Did::Nothing,
    }
    Did::Changed
}

/// On the review a line leads back to its field.
fn review(form: &mut Form, key: Key) -> Did {
    match key {
        Key::Up => before(form),
        Key::Down => next(form),
        Key::Enter => match form.field() {
            Some(field) => {
                form.step = field.step;
                form.revisits = true;
                Did::Moved
            }
            None => Did::Nothing,
        },
        _ => Did::Nothing,
    }
}
