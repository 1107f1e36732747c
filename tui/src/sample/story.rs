//! The sample's story as data: what the owner and the book-keeper did, and when. Whoever plays it turns each
//! step into the command a person would have given. What people said is in their language, Chinese.

mod steps;

pub use steps::steps;

use super::cast::Player;
use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::case::contact::{Channel, Direction, Outcome};
use recourse_core::case::exhibit::ExhibitKind;
use recourse_core::case::party::Role;
use recourse_core::case::stage::Stage;

/// What the owner calls the case.
pub const TITLE: &str = "系统升级后未到账";

/// One thing somebody did with the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// When, by the shop's clock; never before the step before.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub actor: &'static str,
    /// What.
    pub what: StepKind,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq)]
pub enum StepKind {
    /// Reads in the terminals' export, by file name.
    ImportPos(&'static str),
    /// Reads in the account's statement, by file name.
    ImportBank(&'static str),
    /// Looks for takings that never arrived, over trade days; `missing` in fen is what is found.
    Reconcile {
        /// First trade day.
        from: NaiveDate,
        /// Last trade day.
        to: NaiveDate,
        /// Fen.
        missing: i64,
    },
    /// Opens the case over what reconciliation finds missing.
    OpenCase {
        /// Its title.
        title: &'static str,
    },
    /// Adds what reconciliation has found missing since.
    AddMissing,
    /// Names a party with its details.
    Party(Player),
    /// Logs a call, message or letter.
    Contact(ContactStep),
    /// Puts a contact right: what came in later.
    AmendContact {
        /// Which, `C002`.
        contact: &'static str,
        /// Files that go with it, by name; they are exhibits by then.
        evidence: &'static [&'static str],
        /// What shows that it reached them.
        reached_basis: &'static str,
    },
    /// Says what became of a promise.
    Promise {
        /// Which contact's, `C001`.
        contact: &'static str,
        /// What became of it.
        outcome: Outcome,
        /// On which day.
        on: NaiveDate,
        /// In words.
        note: &'static str,
    },
    /// Adds a file as an exhibit.
    Evidence(EvidenceStep),
    /// Moves the dispute on.
    Move {
        /// Where to.
        to: Stage,
        /// Why now.
        reason: &'static str,
    },
    /// Writes a remark; a private one stays with the owner and the lawyer.
    Note {
        /// The remark.
        text: &'static str,
        /// For the owner alone.
        private: bool,
    },
    /// Looks up what to do next.
    Next,
    /// Hands the case over to the lawyer.
    ExportForLawyer,
    /// Checks the bundle that went out.
    VerifyBundle,
}

/// A contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactStep {
    /// The number it gets, `C001`.
    pub id: &'static str,
    /// With whom.
    pub with: Role,
    /// By what way.
    pub channel: Channel,
    /// Who began it.
    pub direction: Direction,
    /// When it happened, RFC 3339.
    pub at: &'static str,
    /// Minutes it took.
    pub minutes: Option<u32>,
    /// Name or number of the agent.
    pub agent: Option<&'static str>,
    /// Their number for it.
    pub ticket: Option<&'static str>,
    /// What was said.
    pub said: &'static str,
    /// What they said they would do, and by which day.
    pub promise: Option<(&'static str, NaiveDate)>,
    /// Payment was expressly demanded.
    pub claimed_payment: bool,
    /// When it reached them (RFC 3339), and what shows it.
    pub reached: Option<(&'static str, &'static str)>,
    /// The owner's own thought about it.
    pub private: Option<&'static str>,
}

/// An exhibit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceStep {
    /// The number it gets, `E001`.
    pub id: &'static str,
    /// File name in the sample's folder.
    pub file: &'static str,
    /// Sort.
    pub kind: ExhibitKind,
    /// What the evidence list calls it.
    pub title: &'static str,
    /// What it proves.
    pub proves: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Where the original is.
    pub original: &'static str,
    /// When it was made, RFC 3339.
    pub captured_at: &'static str,
    /// Who made it.
    pub taken_by: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{names, takings};

    #[test]
    fn time_runs_forward_and_ends_on_the_story_s_last_minute() {
        let steps = steps();
        assert!(steps.is_sorted_by_key(|s| s.at));
        assert_eq!(steps.last().unwrap().at.to_rfc3339(), "2026-03-26T15:58:00+08:00");
        for step in &steps {
            if let StepKind::Contact(contact) = &step.what {
                let happened = DateTime::parse_from_rfc3339(contact.at).unwrap();
                assert!(happened <= step.at, "{}", contact.id);
            }
            if let StepKind::Evidence(evidence) = &step.what {
                let made = DateTime::parse_from_rfc3339(evidence.captured_at).unwrap();
                assert!(made <= step.at, "{}", evidence.id);
            }
        }
    }

    #[test]
    fn numbers_run_and_files_exist() {
        let (mut contacts, mut exhibits) = (0, 0);
        let files = names();
        for step in steps() {
            match step.what {
                StepKind::Contact(contact) => {
                    contacts += 1;
                    assert_eq!(contact.id, format!("C{contacts:03}"));
                }
                StepKind::Evidence(evidence) => {
                    exhibits += 1;
                    assert_eq!(evidence.id, format!("E{exhibits:03}"));
                    assert!(files.contains(&evidence.file), "{}", evidence.file);
                }
                StepKind::ImportPos(file) | StepKind::ImportBank(file) => {
                    assert!(files.contains(&file), "{file}");
                }
                _ => {}
            }
        }
        assert_eq!((contacts, exhibits), (4, 12));
    }

    #[test]
    fn what_is_found_is_what_the_terminals_say() {
        let of_days = |last: u32| -> i64 {
            let runs = takings::month();
            let missing = runs.iter().filter(|r| r.is_missing() && r.day <= takings::march(last));
            missing.map(takings::Run::net).sum()
        };
        let found: Vec<i64> = steps()
            .into_iter()
            .filter_map(|s| match s.what {
                StepKind::Reconcile { missing, .. } => Some(missing),
                _ => None,
            })
            .collect();
        assert_eq!(found, [of_days(10), of_days(11), of_days(25)]);
        assert_eq!(found[2], 3_751_570);
    }

    #[test]
    fn nothing_said_would_be_masked() {
        let all = format!("{:?}", steps());
        assert_eq!(recourse_core::hygiene::intake(&all), all);
    }
}
