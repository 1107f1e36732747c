//! Why it is missing: each cause a fault would have, tested against the rows. Never more than "most likely".

mod scene;
mod tests_of;

use super::judge::Bench;
use super::{Input, Note};
use chrono::{DateTime, FixedOffset};

/// A cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CauseKind {
    /// A system upgrade: everything, for one stretch of time.
    UpgradeWindow,
    /// The shop's line was down: everything, for some hours.
    NetworkGap,
    /// The bank did not post: whole runs of one or two due days.
    BankOutage,
    /// One terminal from a day on.
    TerminalSetting,
    /// A constant share short, or a constant extra lag, from a day on.
    AgreementChange,
    /// One channel.
    Platform,
    /// Single large or odd-hour sales.
    HeldByRiskControl,
    /// Paid out, but to another account.
    Misdirected,
}

impl CauseKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::UpgradeWindow,
        Self::NetworkGap,
        Self::BankOutage,
        Self::TerminalSetting,
        Self::AgreementChange,
        Self::Platform,
        Self::HeldByRiskControl,
        Self::Misdirected,
    ];

    /// The word of the JSON contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::UpgradeWindow => "upgrade_window",
            Self::NetworkGap => "network_gap",
            Self::BankOutage => "bank_outage",
            Self::TerminalSetting => "terminal_setting",
            Self::AgreementChange => "agreement_change",
            Self::Platform => "platform",
            Self::HeldByRiskControl => "held_by_risk_control",
            Self::Misdirected => "misdirected",
        }
    }

    /// Message id of its name, `money-cause-…`.
    pub fn name(self) -> &'static str {
        self.messages()[0]
    }

    /// Message ids: name, question to ask, what would settle it.
    fn messages(self) -> [&'static str; 3] {
        match self {
            Self::UpgradeWindow => [
                "money-cause-upgrade-window",
                "money-ask-upgrade-window",
                "money-settles-upgrade-window",
            ],
            Self::NetworkGap => {
                ["money-cause-network-gap", "money-ask-network-gap", "money-settles-network-gap"]
            }
            Self::BankOutage => {
                ["money-cause-bank-outage", "money-ask-bank-outage", "money-settles-bank-outage"]
            }
            Self::TerminalSetting => [
                "money-cause-terminal-setting",
                "money-ask-terminal-setting",
                "money-settles-terminal-setting",
            ],
            Self::AgreementChange => [
                "money-cause-agreement-change",
                "money-ask-agreement-change",
                "money-settles-agreement-change",
            ],
            Self::Platform => {
                ["money-cause-platform", "money-ask-platform", "money-settles-platform"]
            }
            Self::HeldByRiskControl => [
                "money-cause-held-by-risk-control",
                "money-ask-held-by-risk-control",
                "money-settles-held-by-risk-control",
            ],
            Self::Misdirected => {
                ["money-cause-misdirected", "money-ask-misdirected", "money-settles-misdirected"]
            }
        }
    }
}

/// A cause with what speaks for and against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// Which.
    pub cause: CauseKind,
    /// 0..=950: how well it fits; never certainty.
    pub score_permille: u32,
    /// Trade times of the first and last sale it explains.
    pub window: (DateTime<FixedOffset>, DateTime<FixedOffset>),
    /// How many sales it explains.
    pub explains: usize,
    /// What speaks for it.
    pub supports: Vec<Note>,
    /// What speaks against it.
    pub against: Vec<Note>,
    /// The question to ask the bank or platform.
    pub ask: Note,
    /// What would settle it.
    pub settles: Note,
}

/// A cause before it is ranked.
pub(super) struct Draft {
    pub cause: CauseKind,
    pub score: u32,
    pub supports: Vec<Note>,
    pub against: Vec<Note>,
}

/// Causes of what is missing or late, most likely first; scores under 200 are left out.
pub(super) fn rank(input: &Input<'_>, bench: &Bench<'_>) -> Vec<Cause> {
    let mut out: Vec<Cause> = Vec::new();
    for scene in scene::scenes(input, bench) {
        for mut draft in tests_of::all(&scene) {
            for finding in input.findings.iter().filter(|f| f.cause == draft.cause) {
                let (change, id) = if finding.supports {
                    (150i64, "money-for-finding")
                } else {
                    (-300, "money-against-finding")
                };
                draft.score = (i64::from(draft.score) + change).clamp(0, 950) as u32;
                let list = if finding.supports { &mut draft.supports } else { &mut draft.against };
                list.push(Note::plain(id));
            }
            let score = draft.score.min(950);
            if score < 200 {
                continue;
            }
            let [_, ask, settles] = draft.cause.messages();
            let asked = scene.question();
            out.push(Cause {
                cause: draft.cause,
                score_permille: score,
                window: scene.window,
                explains: scene.unpaid.len(),
                supports: draft.supports,
                against: draft.against,
                ask: Note::new(ask, asked),
                settles: Note::plain(settles),
            });
        }
    }
    out.sort_by(|a, b| {
        (b.score_permille, b.explains, a.cause, a.window).cmp(&(
            a.score_permille,
            a.explains,
            b.cause,
            b.window,
        ))
    });
    // The same cause of the same sales once.
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|c| seen.insert((c.cause, c.window)));
    out
}
