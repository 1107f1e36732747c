//! Roles and how they look. The terminal's own colours, bold and reverse; a mark or word always stands
//! beside a colour, so that nothing is lost without one.

use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Serialize};

/// What a piece of text is, not how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Ordinary.
    #[default]
    Plain,
    /// Headings and what matters most.
    Strong,
    /// Explanations.
    Muted,
    /// Where the focus is.
    Focus,
    /// Overdue, missing, failed; a mark stands beside it.
    Danger,
    /// Soon, or to be looked at.
    Warn,
    /// Done, in hand.
    Good,
    /// What was understood, and the frame of the demo.
    Accent,
}

/// How colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colours {
    /// The terminal's own, with a few accents.
    #[default]
    Terminal,
    /// Bold and reverse only, white on black where it matters.
    High,
    /// None at all (`NO_COLOR`).
    None,
}

impl Colours {
    /// Every choice, in the order settings show them.
    pub const ALL: [Self; 3] = [Self::Terminal, Self::High, Self::None];

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        match (role, self) {
            (Role::Plain | Role::Muted, _) => plain,
            (Role::Strong, _) => bold,
            (Role::Focus, Self::High) => {
                Style::new().fg(Color::Black).bg(Color::White).add_modifier(Modifier::BOLD)
            }
            (Role::Focus, _) => plain.add_modifier(Modifier::REVERSED),
            (Role::Danger, Self::Terminal) => bold.fg(Color::Red),
            (Role::Warn, Self::Terminal) => plain.fg(Color::Yellow),
            (Role::Good, Self::Terminal) => plain.fg(Color::Green),
            (Role::Accent, Self::Terminal) => plain.fg(Color::Cyan),
            (Role::Danger | Role::Warn, _) => bold.add_modifier(Modifier::UNDERLINED),
            (Role::Good | Role::Accent, _) => plain,
        }
    }
}

/// Which characters frames are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Glyphs {
    /// `+--|`: right in every terminal.
    #[default]
    Ascii,
    /// Box lines: only where the terminal draws them one cell wide.
    Box,
}

impl Glyphs {
    /// Every choice, in the order settings show them.
    pub const ALL: [Self; 2] = [Self::Ascii, Self::Box];

    /// Horizontal and vertical line, then the corners: top left, top right, bottom left, bottom right,
    /// left and right tee.
    pub fn lines(self) -> [&'static str; 8] {
        match self {
            Self::Ascii => ["-", "|", "+", "+", "+", "+", "|", "|"],
            Self::Box => ["─", "│", "┌", "┐", "└", "┘", "├", "┤"],
        }
    }
}
