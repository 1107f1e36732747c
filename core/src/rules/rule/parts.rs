//! The parts of a rule: what starts a clock, what moves its end, and what happens on a rest day.

use super::{Citation, CiteAt, Confidence, Text};
use crate::rules::period::{Period, Unit};
use serde::Deserialize;
use std::sync::Arc;

/// What starts a clock: event kinds, and which date where there are several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// Every one of these must have a date.
    #[serde(default)]
    pub all_of: Vec<String>,
    /// One of these suffices.
    #[serde(default)]
    pub any_of: Vec<String>,
    /// Kinds the calculator takes in place of `any_of`; never used for a case.
    #[serde(default)]
    pub accept: Vec<String>,
    /// Which date counts.
    #[serde(default)]
    pub date: Which,
    /// Where the count begins, seen from that date.
    #[serde(default)]
    pub from: From,
}

/// Which of several trigger dates counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The latest.
    Latest,
    /// The earliest.
    #[default]
    First,
    /// The earliest date of the first kind in the list that has one.
    FirstNamed,
    /// Each date by itself; the first whose period still runs leads.
    FirstOpen,
}

/// Where the count begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// The trigger date itself.
    #[default]
    Day,
    /// The last day of its calendar year (German Civil Code § 199).
    YearEnd,
}

/// What stands in for a missing trigger.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proxy {
    /// The kind that is missing.
    pub if_missing: String,
    /// The kind that stands in.
    #[serde(rename = "use")]
    pub uses: String,
    /// So many days after it.
    #[serde(default)]
    pub plus_days: u32,
    /// Why, for the reader of the pack.
    #[serde(default)]
    pub note: String,
}

/// What happens when the last day is a rest day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// The rule.
    #[serde(default)]
    pub rule: RollRule,
    /// How sure it is.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// Which day the act-by date is taken from; there is one answer, kept for the reader of the pack.
    #[serde(default)]
    pub act_by: Option<ActBy>,
}

/// Whether the last day moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RollRule {
    /// It stays.
    #[default]
    None,
    /// To the next working day.
    NextWorkingDay,
}

/// Which day the act-by date is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActBy {
    /// The last working day before the day that did not roll.
    PrevWorkingDayOfUnrolled,
}

/// The end that nothing moves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Its length.
    pub period: Period,
    /// What it is counted from.
    pub trigger: String,
    /// Always false: a cap that can be interrupted is none.
    #[serde(default)]
    pub interruptible: bool,
    /// Always false: a cap that can be suspended is none.
    #[serde(default)]
    pub suspendable: bool,
}

/// What starts a clock afresh.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interrupt {
    /// Event kind.
    pub event: String,
    /// Further kinds of the same effect.
    #[serde(default)]
    pub also: Vec<String>,
    /// What must have been shown.
    #[serde(default)]
    pub requires: Vec<Requirement>,
    /// From when it runs again.
    pub restart: Restart,
    /// Contested: counts in the alternative date only.
    #[serde(default)]
    pub disputed: bool,
    /// Void unless one of these follows in time; until then it counts in the alternative date only.
    #[serde(default)]
    pub followed_by: Option<FollowedBy>,
    /// What it still does where it comes too late to interrupt; absent: nothing.
    #[serde(default)]
    pub late: Option<Text>,
    /// Where the law says so; absent: as the rule.
    #[serde(default)]
    pub cite: Vec<CiteAt>,
    /// `cite` with the sources put in.
    #[serde(skip)]
    pub citation: Arc<Citation>,
}

/// What must follow an interruption for it to stand (Taiwan Civil Code art. 130).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowedBy {
    /// One of these events.
    pub any_of: Vec<String>,
    /// Within this time after it.
    pub within: Period,
}

/// What must have been shown for an interruption to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Payment was expressly demanded.
    ClaimedPayment,
    /// It is shown that it reached the other side.
    ProofOfArrival,
}

/// From when an interrupted clock runs again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Restart {
    /// From the event.
    EventDate,
    /// It is held until the proceedings end, and runs from then.
    ProceedingEnd,
}

/// What holds a clock's end off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspend {
    /// Kinds that begin and end the obstacle.
    pub events: (String, String),
    /// Only an obstacle in this last part of the period counts.
    pub window: Window,
    /// What it does.
    pub effect: Effect,
}

/// The last part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// How long.
    pub last: Period,
}

/// What a suspension does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// The new end.
    pub extend_to: ExtendTo,
}

/// A new end, counted from an event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtendTo {
    /// The event.
    pub from: String,
    /// How many.
    pub value: u32,
    /// Of what.
    pub unit: Unit,
}

/// A longer period the other side may take.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The whole period then.
    pub to: Period,
    /// The notice it needs; absent: possible without one, and therefore never counted on its own.
    #[serde(default)]
    pub requires: Option<String>,
}

/// A notice from which time is not counted: `"kind"`, or with the kind that ends it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "TollShape")]
pub struct Toll {
    /// The notice.
    pub from: String,
    /// What ends it; by default the notice's kind with `_notice` replaced by `_end`.
    pub until: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum TollShape {
    Word(String),
    Pair { from: String, until: String },
}

impl std::convert::From<TollShape> for Toll {
    fn from(shape: TollShape) -> Self {
        match shape {
            TollShape::Pair { from, until } => Self { from, until },
            TollShape::Word(from) => {
                let stem = from.strip_suffix("_notice").unwrap_or(&from);
                Self { until: format!("{stem}_end"), from }
            }
        }
    }
}
