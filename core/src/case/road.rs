//! What guides a case along its road: findings of the diagnosis, who is claimed against, what is waived, what it
//! cost, how it ended.

use super::Case;
use super::party::Party;
use super::stage::Stage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What was found for one item of the diagnosis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Some of it.
    Partly,
    /// Looked, and could not tell.
    Unknown,
    /// Later.
    Skipped,
    /// Does not concern this case.
    NotApplicable,
}

impl Finding {
    /// Every finding, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Yes, Self::No, Self::Partly, Self::Unknown, Self::Skipped, Self::NotApplicable];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly => "partly",
            Self::Unknown => "unknown",
            Self::Skipped => "skipped",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Reads that word; hyphens do as well.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace('-', "_");
        Self::ALL.into_iter().find(|f| f.word() == word)
    }
}

/// An item of the diagnosis was answered; the latest answer holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DiagnosisAnswered {
    /// Code of the item.
    pub item: String,
    /// What was found.
    pub result: Finding,
    /// Exhibit numbers that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u32>,
    /// One of the item's own values, such as `sole_trader`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_code: Option<String>,
    /// Private: the value as read (an account's last digits, a clause).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Whether the money is claimed from a party; the latest entry holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObligorChanged {
    /// Party id.
    pub id: String,
    /// Claimed from it.
    pub claimed: bool,
    /// Of the sum, so much in minor units; absent is all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_minor: Option<i64>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What another case held came over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMerged {
    /// That case's id.
    pub from_case: String,
    /// Up to this entry of it.
    pub upto_seq: u64,
    /// Private: why; needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Whose entries carry a role or pseudonym.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorNamed {
    /// As entries carry it.
    pub actor: String,
    /// `merchant`, `bookkeeper`, `lawyer`, `other`.
    pub role: String,
    /// Private: the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A missing thing is done without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedWaived {
    /// Its code.
    pub need: String,
    /// Only for this stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Private: why; needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The money came.
    Recovered,
    /// Both sides agreed.
    Settled,
    /// Not pursued any more.
    GivenUp,
    /// It goes on in another case; nobody picks this one.
    Merged,
}

impl Ending {
    /// Every ending a person can choose.
    pub const ALL: [Self; 3] = [Self::Recovered, Self::Settled, Self::GivenUp];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recovered => "recovered",
            Self::Settled => "settled",
            Self::GivenUp => "given_up",
            Self::Merged => "merged",
        }
    }

    /// Reads that word; a hyphen does as well.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace('-', "_");
        Self::ALL.into_iter().find(|e| e.word() == word)
    }
}

/// The case ended, with its sums at that moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseClosed {
    /// How.
    pub result: Ending,
    /// What was paid in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_minor: Option<i64>,
    /// What was let go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived_minor: Option<i64>,
    /// What it cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costs_minor: Option<i64>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A closed case goes on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaseReopened {
    /// Private: why; needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What a cost was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CostKind {
    /// Court fee.
    Court,
    /// Fee of the arbitration institution.
    Arbitration,
    /// Lawyer's fee.
    Lawyer,
    /// Notary.
    Notary,
    /// Postage.
    Post,
    /// Travel.
    Travel,
    /// Anything else.
    Other,
}

impl CostKind {
    /// Every sort.
    pub const ALL: [Self; 7] = [
        Self::Court,
        Self::Arbitration,
        Self::Lawyer,
        Self::Notary,
        Self::Post,
        Self::Travel,
        Self::Other,
    ];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Court => "court",
            Self::Arbitration => "arbitration",
            Self::Lawyer => "lawyer",
            Self::Notary => "notary",
            Self::Post => "post",
            Self::Travel => "travel",
            Self::Other => "other",
        }
    }
}

/// The case cost something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostBooked {
    /// `F001`, per case, never reused.
    pub id: String,
    /// Minor units.
    pub amount_minor: i64,
    /// When it was paid.
    pub on: NaiveDate,
    /// What for.
    pub kind: CostKind,
    /// Exhibit numbers that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u32>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A recovery, cost, answer or note was struck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemVoided {
    /// The entry that is struck.
    pub of_seq: u64,
    /// Private: why; needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What a case knows of its road, beside stages and ladders.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Road {
    /// Answers of the diagnosis, the latest of each item, with its entry.
    pub findings: Vec<(u64, DiagnosisAnswered)>,
    /// Who is claimed against, the latest of each party.
    pub claims: Vec<(u64, ObligorChanged)>,
    /// Cases that came over.
    pub merged: Vec<(u64, CaseMerged)>,
    /// Who wrote, the latest word about each.
    pub actors: Vec<(u64, ActorNamed)>,
    /// What is done without.
    pub waived: Vec<(u64, NeedWaived)>,
    /// What it cost, without what was struck.
    pub costs: Vec<(u64, CostBooked)>,
    /// How it ended, while it is closed.
    pub closed: Option<(u64, CaseClosed)>,
}

impl Case {
    /// The name of who wrote under a role or pseudonym, where it was said and not withheld.
    pub fn actor_name(&self, actor: &str) -> Option<&str> {
        let named = self.road.actors.iter().find(|(_, a)| a.actor == actor);
        named.and_then(|(_, a)| a.name.as_deref())
    }

    /// The latest answer for an item of the diagnosis.
    pub fn finding(&self, item: &str) -> Option<&DiagnosisAnswered> {
        self.road.findings.iter().find(|(_, f)| f.item == item).map(|(_, f)| f)
    }

    /// Obligors the money is claimed from: all, but those let go.
    pub fn respondents(&self) -> impl Iterator<Item = &Party> {
        self.obligors().filter(|p| self.is_respondent(&p.now.id))
    }

    /// Whether the money is claimed from this party.
    pub fn is_respondent(&self, id: &str) -> bool {
        self.road.claims.iter().find(|(_, c)| c.id == id).is_none_or(|(_, c)| c.claimed)
    }

    /// What is claimed from this party: what was said for it, never more than is still owed; else all of it.
    pub fn owed_by(&self, id: &str) -> super::money::Money {
        let part = self.road.claims.iter().find(|(_, c)| c.id == id && c.claimed);
        let open = self.outstanding();
        let minor =
            part.and_then(|(_, c)| c.amount_minor).map_or(open.minor, |m| m.min(open.minor));
        super::money::Money::new(minor.max(0), self.currency)
    }

    /// Whether this need is done without, at this stage.
    pub fn waives(&self, need: &str, stage: Stage) -> bool {
        self.road.waived.iter().any(|(_, w)| w.need == need && w.stage.is_none_or(|s| s == stage))
    }

    /// What the case cost.
    pub fn costs(&self) -> super::money::Money {
        let sum = self.road.costs.iter().map(|(_, c)| c.amount_minor);
        super::money::Money::new(sum.fold(0i64, i64::saturating_add), self.currency)
    }

    /// Id of the next cost, `F001`. Ids of struck ones are not used again.
    pub fn next_cost(&self) -> String {
        let booked = self.lines.iter().filter_map(|line| match &line.event {
            super::event::Event::CostBooked(c) => c.id.get(1..)?.parse::<u32>().ok(),
            _ => None,
        });
        format!("F{:03}", booked.max().unwrap_or(0) + 1)
    }

    /// Number of the next letter.
    pub fn next_letter(&self) -> u32 {
        self.letters.iter().map(|l| l.now.no).max().unwrap_or(0) + 1
    }

    /// Number of the next answer.
    pub fn next_answer(&self) -> u32 {
        self.answers.iter().map(|a| a.now.no).max().unwrap_or(0) + 1
    }

    /// The letter with this number.
    pub fn letter(&self, no: u32) -> Option<&super::letter::Letter> {
        self.letters.iter().find(|l| l.now.no == no)
    }

    /// The stage before it was closed.
    pub fn stage_before_closing(&self) -> Stage {
        let moves = self.moves.iter().rev().filter(|(_, m)| m.obligor.is_none());
        moves.map(|(_, m)| m.to).find(|s| *s != Stage::Closed).unwrap_or(Stage::Triage)
    }

    pub(super) fn apply_road(&mut self, seq: u64, event: &super::event::Event) {
        use super::event::Event as E;
        let road = &mut self.road;
        match event {
            E::DiagnosisAnswered(e) => {
                road.findings.retain(|(_, f)| f.item != e.item);
                road.findings.push((seq, e.clone()));
            }
            E::ObligorChanged(e) => {
                road.claims.retain(|(_, c)| c.id != e.id);
                road.claims.push((seq, e.clone()));
            }
            E::CaseMerged(e) => road.merged.push((seq, e.clone())),
            E::ActorNamed(e) => {
                road.actors.retain(|(_, a)| a.actor != e.actor);
                road.actors.push((seq, e.clone()));
            }
            E::NeedWaived(e) => road.waived.push((seq, e.clone())),
            E::CostBooked(e) => road.costs.push((seq, e.clone())),
            E::CaseClosed(e) => {
                road.closed = Some((seq, e.clone()));
                self.stage = Stage::Closed;
            }
            E::CaseReopened(_) => {
                road.closed = None;
                self.stage = self.stage_before_closing();
            }
            E::ItemVoided(e) => {
                road.costs.retain(|(s, _)| *s != e.of_seq);
                self.recoveries.retain(|(s, _)| *s != e.of_seq);
                for answer in self.answers.iter_mut().filter(|a| a.seq == e.of_seq) {
                    answer.voided = true;
                }
            }
            _ => {}
        }
    }

    pub(super) fn apply_letter(&mut self, seq: u64, at: &str, event: &super::event::Event) {
        use super::event::Event as E;
        use super::letter::{Answer, Letter};
        let letters = &mut self.letters;
        match event {
            E::LetterSaved(e) => letters.push(Letter {
                seq,
                at: at.to_string(),
                now: e.clone(),
                sent: Vec::new(),
                reached: None,
                voided: None,
            }),
            E::LetterSent(e) => {
                if let Some(letter) = find(letters, e.no) {
                    letter.sent.push((seq, e.clone()));
                }
            }
            E::LetterReached(e) => {
                if let Some(letter) = find(letters, e.no) {
                    letter.reached = Some((seq, e.clone()));
                }
            }
            E::LetterVoided(e) => {
                if let Some(letter) = find(letters, e.no) {
                    letter.voided = Some((seq, e.reason.clone().unwrap_or_default()));
                }
            }
            E::AnswerReceived(e) => {
                self.answers.push(Answer { seq, now: e.clone(), voided: false });
            }
            _ => {}
        }
    }
}

fn find(letters: &mut [super::letter::Letter], no: u32) -> Option<&mut super::letter::Letter> {
    letters.iter_mut().find(|l| l.now.no == no)
}
