//! Diagnosis: where the money is stuck. A checklist as data (`assets/playbooks/diagnosis.toml`), the answers of the
//! case, the path of the money with where it was last seen, and the causes they speak for or against, joined with
//! what reconciliation found. Never more than "most likely".

pub mod lead;
pub mod path;
pub mod suspect;

pub use lead::{Lead, in_order, lead, unnamed};
pub use path::{Hop, MoneyPath, Seen, money_path};
pub use suspect::{Suspect, findings, suspects};

use crate::case::Case;
use crate::case::road::{DiagnosisAnswered, Finding};
use crate::reconcile::CauseKind;
use crate::rules::rule::Text;
use serde::Deserialize;
use std::sync::LazyLock;

/// One thing to find out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Code in the log, in JSON and on the command line.
    pub code: String,
    /// What is asked, as a statement to agree or disagree with.
    pub title: Text,
    /// Why it is asked.
    pub why: Text,
    /// How to find out.
    pub how: Text,
    /// What to keep as evidence.
    pub take: Text,
    /// Which stretch of the money's path it looks at.
    pub hop: Option<Hop>,
    /// A yes means: do not wait.
    #[serde(default)]
    pub alarm: bool,
    /// What else to write down.
    pub value_label: Option<Text>,
    /// Answers that are none of yes, no and partly.
    #[serde(default)]
    pub values: Vec<Choice>,
    /// What its results say about causes.
    #[serde(default)]
    pub means: Vec<Meaning>,
    /// Questions it adds to the next call.
    #[serde(default)]
    pub asks: Vec<Asks>,
    /// Shown beside the answer that raises the alarm.
    pub warn: Option<Text>,
}

/// An answer of an item's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Code in the log.
    pub code: String,
    /// In words.
    pub text: Text,
}

/// What a result says about a cause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// With this result …
    pub result: Finding,
    /// … this cause …
    pub cause: String,
    /// … is likelier, or less likely.
    pub supports: bool,
    /// It was seen, whatever fits the rows.
    #[serde(default)]
    pub decides: bool,
    /// In words.
    pub text: Text,
}

/// A question a result adds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asks {
    /// With this result …
    pub result: Finding,
    /// … ask the `bank` or the `platform` …
    pub who: String,
    /// … this.
    pub text: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    item: Vec<Item>,
    cause: Vec<Lead>,
}

const FILE: &str = include_str!("../../assets/playbooks/diagnosis.toml");

static ITEMS: LazyLock<Vec<Item>> =
    LazyLock::new(|| toml::from_str::<File>(FILE).map(|f| f.item).unwrap_or_default());

static CAUSES: LazyLock<Vec<Lead>> =
    LazyLock::new(|| toml::from_str::<File>(FILE).map(|f| f.cause).unwrap_or_default());

/// The name of a cause.
pub fn cause_name(code: &str, locale: &crate::locale::Locale) -> String {
    match cause_kind(code) {
        Some(kind) => locale.text(kind.name()),
        None => locale.text("road-cause-unlicensed-agent"),
    }
}

/// Every item, in the order of asking.
pub fn items() -> &'static [Item] {
    &ITEMS
}

/// The item with this code.
pub fn item(code: &str) -> Option<&'static Item> {
    ITEMS.iter().find(|i| i.code == code)
}

/// Where an item stands in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody has looked, or it was put off.
    Open,
    /// Some of it is known.
    Partly,
    /// Somebody looked and could not tell.
    Unknown,
    /// Answered.
    Answered,
    /// Does not concern this case.
    NotApplicable,
}

impl State {
    /// The word in JSON and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Partly => "partly",
            Self::Unknown => "unknown",
            Self::Answered => "answered",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// An item as it stands in a case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'a> {
    /// The item.
    pub item: &'static Item,
    /// The answer, where there is one.
    pub answer: Option<&'a DiagnosisAnswered>,
    /// Where it stands.
    pub state: State,
    /// It was answered without anything to show for it.
    pub no_evidence: bool,
}

impl Row<'_> {
    /// The answer raises the alarm.
    pub fn alarms(&self) -> bool {
        self.item.alarm && self.answer.is_some_and(|a| a.result == Finding::Yes)
    }
}

/// The whole checklist of a case, in the order of asking; what changes whom to ask comes first.
pub fn rows(case: &Case) -> Vec<Row<'_>> {
    let row = |item: &'static Item| {
        let answer = case.finding(&item.code);
        let state = match answer.map(|a| a.result) {
            None | Some(Finding::Skipped) => State::Open,
            Some(Finding::Partly) => State::Partly,
            Some(Finding::Unknown) => State::Unknown,
            Some(Finding::NotApplicable) => State::NotApplicable,
            Some(Finding::Yes | Finding::No) => State::Answered,
        };
        let told = matches!(state, State::Answered | State::Partly);
        let no_evidence = told && answer.is_some_and(|a| a.evidence.is_empty());
        Row { item, answer, state, no_evidence }
    };
    ITEMS.iter().map(row).collect()
}

/// The items answered, of those that concern the case.
pub fn progress(case: &Case) -> (usize, usize) {
    let rows = rows(case);
    let of = rows.iter().filter(|r| r.state != State::NotApplicable);
    let done = of.clone().filter(|r| !matches!(r.state, State::Open | State::Unknown)).count();
    (done, of.count())
}

/// What kind of person the merchant is, as the diagnosis says: `company`, `sole_trader`, `individual`.
pub fn merchant_kind(case: &Case) -> Option<&str> {
    case.finding("merchant_kind")?.value_code.as_deref()
}

/// Whether the agreement has an arbitration clause; `None` while nobody has looked.
pub fn arbitration_clause(case: &Case) -> Option<bool> {
    match case.finding("arbitration_clause")?.result {
        Finding::Yes => Some(true),
        Finding::No => Some(false),
        _ => None,
    }
}

/// The money went to an agent without a licence.
pub fn second_clearing(case: &Case) -> bool {
    case.finding("second_clearing").is_some_and(|f| f.result == Finding::Yes)
}

/// Questions the answers add for the bank or the platform.
pub fn questions(case: &Case, who: &str) -> Vec<&'static Text> {
    rows(case)
        .iter()
        .flat_map(|row| {
            let result = row.answer.map(|a| a.result);
            row.item.asks.iter().filter(move |q| Some(q.result) == result && q.who == who)
        })
        .map(|q| &q.text)
        .collect()
}

/// The cause of reconciliation with this code.
pub(crate) fn cause_kind(code: &str) -> Option<CauseKind> {
    CauseKind::ALL.into_iter().find(|c| c.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_reads_and_names_only_causes_there_are() {
        assert!(toml::from_str::<File>(FILE).is_ok(), "{:?}", toml::from_str::<File>(FILE).err());
        assert!(items().len() >= 15);
        let mut codes: Vec<&str> = items().iter().map(|i| i.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), items().len());
        for item in items() {
            for means in &item.means {
                let known = cause_kind(&means.cause).is_some() || means.cause == "unlicensed_agent";
                assert!(known, "{}: {}", item.code, means.cause);
            }
            for asks in &item.asks {
                assert!(matches!(asks.who.as_str(), "bank" | "platform"), "{}", item.code);
            }
            assert!(!item.alarm || item.warn.is_some());
        }
        // Every cause says whom to ask first.
        let mut known: Vec<&str> = CauseKind::ALL.iter().map(|c| c.code()).collect();
        known.push("unlicensed_agent");
        known.sort_unstable();
        let mut said: Vec<&str> = CAUSES.iter().map(|c| c.code.as_str()).collect();
        said.sort_unstable();
        assert_eq!(said, known);
        assert!(CAUSES.iter().all(|c| c.first.len() == 2));
    }
}
