//! Keys, the same on every terminal and with every input method.

use Key::{Char, Ctrl};

/// A key as the program sees it; terminals differ, this does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character, a space included.
    Char(char),
    /// Ctrl and a lower-case letter.
    Ctrl(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
}

impl Key {
    /// Full-width letters, digits and signs mean the same as half-width ones outside text fields.
    pub fn fold(self) -> Self {
        match self {
            Char('\u{3000}') => Char(' '),
            Char('、') => Char('/'),
            Char('。') => Char('.'),
            Char(c @ '\u{ff01}'..='\u{ff5e}') => {
                Char(char::from_u32(c as u32 - 0xfee0).unwrap_or(c).to_ascii_lowercase())
            }
            Char(c) => Char(c.to_ascii_lowercase()),
            other => other,
        }
    }

    /// How the key is written in `KEYS.md` and in the palette; the names of the big keys are messages
    /// (`tui-key-enter`), everything else is itself.
    pub fn name(self) -> String {
        match self {
            Char(' ') => "tui-key-space".into(),
            Char(c) => c.to_string(),
            Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::Enter => "tui-key-enter".into(),
            Self::Esc => "Esc".into(),
            Self::Tab => "Tab".into(),
            Self::BackTab => "Shift-Tab".into(),
            Self::Up => "tui-key-up".into(),
            Self::Down => "tui-key-down".into(),
            Self::Left => "tui-key-left".into(),
            Self::Right => "tui-key-right".into(),
            Self::PageUp => "PgUp".into(),
            Self::PageDown => "PgDn".into(),
            Self::Home => "Home".into(),
            Self::End => "End".into(),
            Self::Backspace => "tui-key-backspace".into(),
            Self::Delete => "Delete".into(),
        }
    }
}
