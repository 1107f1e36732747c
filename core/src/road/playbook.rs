//! Playbooks as data: one file per stage under `assets/playbooks`.

use crate::case::letter::{LetterKind, Position};
use crate::case::stage::Stage;
use crate::rules::rule::Text;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a stage is, asks for and leads to.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    /// Which stage.
    pub stage: Stage,
    /// What happens in it.
    pub about: Text,
    /// When one is in it.
    pub entry: Vec<Text>,
    /// When one is through.
    pub exit: Vec<Text>,
    /// Letters that belong here, the first ones first.
    pub letters: Vec<LetterKind>,
    /// How long it takes as a rule.
    pub takes: Text,
    /// What to have before leaving it.
    pub must: Vec<Must>,
    /// Whom to reach by what way, what stands in the contract first.
    pub contacts: Vec<Way>,
    /// What to ask.
    pub ask: Vec<Question>,
    /// What to ask for: numbers, writing, a day.
    pub want: Vec<Text>,
    /// What answers mean.
    pub answers: Vec<Answer>,
    /// Who may use which complaint channel.
    pub eligibility: Vec<Eligible>,
    /// What to beware of.
    pub warn: Vec<Text>,
    /// Where it leads.
    pub next: Vec<Onward>,
}

/// One thing to have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Must {
    /// Code, as in `core-missing-…`.
    pub need: String,
    /// Why.
    pub why: Text,
}

/// A way to reach somebody, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// Whom.
    pub who: Text,
    /// `phone`, `visit`, `portal`, …
    pub way: String,
    /// Number, address or where to find it.
    pub value: Text,
    /// Where it comes from.
    pub source: Text,
    /// When that was seen; empty for the user's own papers.
    pub seen: String,
    /// Not compared with an official source.
    pub verify: bool,
    /// Only where the claim is against the `bank` or the `platform`.
    pub against: Option<String>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Code.
    pub id: String,
    /// Asked first where this cause is suspected, and only then.
    pub cause: Option<String>,
    /// Words; `{from}`, `{to}`, `{count}`, `{sum}` and `{tail}` are the case's.
    pub text: Text,
    /// The same for a letter, where it is not said as on the telephone.
    pub written: Option<Text>,
}

/// What an answer means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// What it comes to.
    pub position: Position,
    /// How it sounds.
    pub says: Text,
    /// What to do with it.
    pub means: Text,
}

/// Whether one may use a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum May {
    /// Open to them.
    Yes,
    /// Closed to them.
    No,
    /// Ask first.
    Uncertain,
}

impl May {
    /// The word in JSON and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Uncertain => "uncertain",
        }
    }
}

/// Who may use a complaint channel.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligible {
    /// `company`, `sole_trader`, `individual`.
    pub kind: Vec<String>,
    /// `bank` or `platform`.
    pub against: String,
    /// Which channel.
    pub channel: Text,
    /// Whether.
    pub may: May,
    /// What to know.
    pub text: Text,
    /// On what it rests.
    pub source: Text,
}

/// Where a stage leads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Onward {
    /// Which stage.
    pub to: Stage,
    /// When.
    pub when: Text,
}

const FILES: [&str; 8] = [
    include_str!("../../../assets/playbooks/triage.toml"),
    include_str!("../../../assets/playbooks/bank.toml"),
    include_str!("../../../assets/playbooks/platform.toml"),
    include_str!("../../../assets/playbooks/regulator.toml"),
    include_str!("../../../assets/playbooks/arbitration.toml"),
    include_str!("../../../assets/playbooks/litigation.toml"),
    include_str!("../../../assets/playbooks/enforcement.toml"),
    include_str!("../../../assets/playbooks/closed.toml"),
];

static PLAYBOOKS: LazyLock<Vec<Playbook>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect());

impl Playbook {
    /// Every playbook, in the order of the stages.
    pub fn all() -> &'static [Self] {
        &PLAYBOOKS
    }

    /// The playbook of a stage. A test reads every file, so there is one for each.
    pub fn of(stage: Stage) -> Option<&'static Self> {
        PLAYBOOKS.iter().find(|p| p.stage == stage)
    }

    /// Ways that concern a claim against this role.
    pub fn ways(&self, against: Option<&str>) -> Vec<&Way> {
        let fits = |w: &&Way| match (&w.against, against) {
            (Some(only), Some(role)) => only == role,
            _ => true,
        };
        self.contacts.iter().filter(fits).collect()
    }

    /// What a merchant of this kind may use against this role; every kind where it is not known yet.
    pub fn open_to(&self, kind: Option<&str>, against: Option<&str>) -> Vec<&Eligible> {
        self.eligibility
            .iter()
            .filter(|e| kind.is_none_or(|k| e.kind.iter().any(|x| x == k)))
            .filter(|e| against.is_none_or(|a| e.against == a))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::needs;
    use crate::locale::{Lang, Locale};

    #[test]
    fn there_is_a_playbook_for_every_stage_and_every_need_is_known() {
        for text in FILES {
            let read: Result<Playbook, _> = toml::from_str(text);
            assert!(read.is_ok(), "{:?}", read.err());
        }
        for stage in Stage::ALL {
            let book = Playbook::of(stage).unwrap();
            for must in &book.must {
                assert!(needs::KNOWN.contains(&must.need.as_str()), "{}", must.need);
                for lang in [Lang::Zh, Lang::En] {
                    let id = format!("core-missing-{}", must.need);
                    assert!(Locale::new(lang).has(&id), "{id}");
                }
            }
            // No stage of an open case is a dead end.
            assert!(stage == Stage::Closed || !book.next.is_empty(), "{stage:?}");
            // A number that is not from the user's own papers says where it was seen, and when.
            for way in &book.contacts {
                assert!(!way.source.zh.is_empty() && (!way.verify || !way.seen.is_empty()));
            }
        }
    }

    #[test]
    fn moving_on_is_never_called_an_upgrade() {
        for text in FILES {
            for line in text.lines().filter(|l| l.contains("升级")) {
                assert!(!line.contains("升级到") && !line.contains("升级至"), "{line}");
            }
        }
    }
}
