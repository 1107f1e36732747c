//! Sales set against credits, run by run.

use chrono::NaiveDate;
use recourse_core::Money;

/// State of one settlement run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// As expected.
    Arrived,
    /// Less than expected.
    Short,
    /// Nothing came.
    Missing,
    /// Came after its day.
    Late,
    /// Not due yet, or not covered by the bank files.
    Awaited,
    /// More than expected.
    Over,
    /// No bank file covers the day.
    Uncovered,
}

impl RunState {
    /// Message id of its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Arrived => "tui-run-arrived",
            Self::Short => "tui-run-short",
            Self::Missing => "tui-run-missing",
            Self::Late => "tui-run-late",
            Self::Awaited => "tui-run-awaited",
            Self::Over => "tui-run-over",
            Self::Uncovered => "tui-run-uncovered",
        }
    }

    /// Money is lacking.
    pub fn is_bad(self) -> bool {
        matches!(self, Self::Short | Self::Missing)
    }
}

/// One settlement run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunRow {
    /// Trade day.
    pub traded: NaiveDate,
    /// Whose it is, where not all are of one acquirer, terminal or kind.
    pub whose: String,
    /// Sales in it.
    pub count: u64,
    /// Sum of the sales.
    pub gross: Money,
    /// Fees kept.
    pub fee: Money,
    /// What should have come.
    pub expected: Money,
    /// When it should have.
    pub due: NaiveDate,
    /// What came.
    pub paid: Option<Money>,
    /// What came less what should have.
    pub difference: Money,
    /// State.
    pub state: RunState,
    /// References of its unpaid sales.
    pub lacking: Vec<String>,
    /// Why it was matched so, line by line.
    pub basis: Vec<String>,
}

/// A credit nothing explains.
#[derive(Debug, Clone, PartialEq)]
pub struct UnmatchedRow {
    /// Value day.
    pub date: NaiveDate,
    /// Sum.
    pub amount: Money,
    /// The bank's words.
    pub text: String,
}

/// Sales set against credits.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReconcileView {
    /// What the sales side is, one line.
    pub pos: String,
    /// What the bank side is, one line.
    pub bank: String,
    /// How the acquirer pays, one line.
    pub rule: String,
    /// Money of two kinds, a currency or a place that was assumed: a sentence each.
    pub said: Vec<String>,
    /// The same for the form that fixes it; parts with terms of their own keep them where the lag stays.
    pub pays: Option<Pays>,
    /// Runs by trade day.
    pub runs: Vec<RunRow>,
    /// Credits nothing explains.
    pub unmatched: Vec<UnmatchedRow>,
    /// First and last trade day.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// What the files say for the fields of a new case.
    pub known: Vec<(&'static str, String)>,
}

/// How the acquirer pays, in the words of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pays {
    /// `per_run`, …
    pub shape: &'static str,
    /// `net` or `gross`.
    pub amount: &'static str,
    /// How many days.
    pub lag: u32,
    /// `working_day`, `day` or a week by its last day.
    pub unit: &'static str,
}
