//! One rule: what starts a clock, how long it runs, and what may move it. Plain data as a pack's TOML gives it
//! (`law.md` 6.2).

use super::nature::Nature;
use super::period::{Direction, MonthRule, Period, Unit};
use crate::case::party::Role;
use crate::locale::Lang;
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::Arc;

/// A deadline rule of a pack.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// `CN-LIM-3Y`; never reused for another rule.
    pub id: String,
    /// Raised with every change of substance.
    #[serde(default = "one")]
    pub version: u32,
    /// What people call it.
    pub title: Text,
    /// What sort of deadline.
    pub kind: Kind,
    /// Stages in which it matters, as words of the command line; for display.
    #[serde(default)]
    pub stage: Vec<String>,
    /// What it is counted for.
    #[serde(default)]
    pub per: Per,
    /// Obligors it concerns; empty means every one.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Part of the jurisdiction it belongs to (`NY`); absent: all of it.
    #[serde(default)]
    pub region: Option<String>,
    /// Who must act.
    #[serde(default)]
    pub actor: Actor,
    /// What missing it means.
    #[serde(default)]
    pub severity: Severity,
    /// Counted forward from the trigger or back from it.
    #[serde(default)]
    pub direction: Direction,
    /// Its length.
    pub period: Length,
    /// A length of so many days or fewer counts working days alone (CPR 2.8).
    #[serde(default)]
    pub working_days_up_to: u32,
    /// What starts it.
    pub trigger: Trigger,
    /// What stands in for a missing trigger.
    #[serde(default)]
    pub trigger_proxy: Option<Proxy>,
    /// What happens when the last day is a rest day.
    #[serde(default)]
    pub roll: Roll,
    /// How long before the last day it is sensible to act; absent: the working day before.
    #[serde(default)]
    pub act_by_margin: Option<Period>,
    /// The end that nothing moves.
    #[serde(default)]
    pub cap: Option<Cap>,
    /// What starts it afresh.
    #[serde(default)]
    pub interrupt: Vec<Interrupt>,
    /// What holds its end off.
    #[serde(default)]
    pub suspend: Vec<Suspend>,
    /// Longer periods the other side may take.
    #[serde(default)]
    pub extensions: Vec<Extension>,
    /// Notices from which time is not counted until the matching end event.
    #[serde(default)]
    pub tolling: Vec<Toll>,
    /// Events that close it: the awaited act was done.
    #[serde(default)]
    pub closed_by: Vec<String>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Not compared with an official text yet: marked on every page, and never on top of Today alone.
    #[serde(default)]
    pub verify: bool,
    /// First day of triggers it applies to.
    #[serde(default)]
    pub effective_from: Option<toml::value::Datetime>,
    /// Last day of triggers it applies to.
    #[serde(default)]
    pub effective_to: Option<toml::value::Datetime>,
    /// The rule it replaced, in the same pack.
    #[serde(default)]
    pub replaces: Option<String>,
    /// What holds for triggers before it came into force.
    #[serde(default)]
    pub transitional: Transitional,
    /// Another way to count months than the pack's.
    #[serde(default)]
    pub month_rule: Option<MonthRule>,
    /// Where the law says so.
    #[serde(default)]
    pub cite: Vec<CiteAt>,
    /// Days before act-by on which to warn; empty: the ladder of its kind.
    #[serde(default)]
    pub warn: Vec<i64>,
    /// Whether cases list it by themselves, or only the calculator knows it.
    #[serde(default = "yes")]
    pub listed: bool,
    /// What is to be done, or how the evidence is saved.
    #[serde(default)]
    pub how: Option<Text>,
    /// What the reader must know about this rule.
    #[serde(default)]
    pub msg: Option<Text>,
    /// Stage to suggest when it has run out.
    #[serde(default)]
    pub on_expiry: Option<OnExpiry>,
    /// `cite` with the pack's sources put in; filled when the pack is read.
    #[serde(skip)]
    pub citation: Arc<Citation>,
}

impl Rule {
    /// Nature of a date under this rule, as shown to people (`law.md` 6.2).
    pub fn nature(&self) -> Nature {
        match (self.kind, self.confidence) {
            (Kind::EvidenceLoss, _) => Nature::Evidence,
            (Kind::Contract, _) | (_, Confidence::Contract) => Nature::Contract,
            (_, Confidence::Statute | Confidence::Regulation | Confidence::Judicial)
                if !self.verify =>
            {
                Nature::Statute
            }
            _ => Nature::Estimate,
        }
    }

    /// First and last trigger day it is in force for.
    pub fn in_force(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (
            self.effective_from.as_ref().and_then(toml_day),
            self.effective_to.as_ref().and_then(toml_day),
        )
    }

    /// Days before act-by on which to warn (negative: after it), largest first.
    pub fn ladder(&self) -> Vec<i64> {
        if !self.warn.is_empty() {
            return self.warn.clone();
        }
        match self.kind {
            Kind::Limitation | Kind::Exclusion => vec![365, 180, 90, 60, 30, 14, 7, 3, 1, 0],
            Kind::ResponseDue => vec![1, 0, -1, -8, -15],
            Kind::EvidenceLoss => vec![14, 7, 3, 1],
            Kind::Contract => vec![7, 3, 1, 0],
            Kind::Procedural | Kind::OwnAct | Kind::Informational => vec![10, 7, 5, 3, 2, 1, 0],
        }
    }
}

/// A TOML date as a day; `None` for times and offsets without a date.
pub(super) fn toml_day(value: &toml::value::Datetime) -> Option<NaiveDate> {
    let date = value.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

/// Two languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

impl Text {
    /// In this language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// What sort of deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// After it the other side may raise the defence of limitation.
    Limitation,
    /// A fixed period; the right itself ends.
    Exclusion,
    /// A step before a court or tribunal.
    Procedural,
    /// The other side's time to answer.
    ResponseDue,
    /// The merchant's own time to act elsewhere.
    OwnAct,
    /// From the agreement.
    Contract,
    /// When something that proves the claim goes.
    EvidenceLoss,
    /// Good to know.
    Informational,
}

/// What a rule is counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once in a case.
    Case,
    /// Once for the claim.
    Claim,
    /// Once for the claim against each obligor.
    #[default]
    ClaimObligor,
    /// Once for a thing, such as a recording.
    Item,
}

/// Who must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The merchant.
    #[default]
    Merchant,
    /// The other side.
    Counterparty,
    /// Court, tribunal or authority.
    Authority,
}

/// What missing it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something to know.
    Notice,
    /// A harm that can be made good.
    #[default]
    Serious,
    /// A right may be lost.
    Fatal,
}

/// A rule's length: fixed, or asked of the user because an agreement or a court sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// How many; absent where it is asked.
    #[serde(default)]
    pub value: Option<u32>,
    /// Of what.
    pub unit: Unit,
    /// The user says how many.
    #[serde(default)]
    pub ask: bool,
}

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

/// How sure something is, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// An act of parliament or its like.
    Statute,
    /// A regulation.
    Regulation,
    /// A court's interpretation.
    Judicial,
    /// A card network's rule.
    NetworkRule,
    /// An agreement.
    Contract,
    /// A commentary.
    Commentary,
    /// Good practice.
    GoodPractice,
}

/// What holds for triggers before a rule came into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transitional {
    /// The version in force on the trigger date.
    #[default]
    VersionInForceAtTrigger,
    /// Unsettled: both are shown, the earlier one leads.
    EarlierOfBoth,
}

/// Stage to suggest when a clock has run out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnExpiry {
    /// Word of the command line.
    pub suggest_stage: String,
}

/// A place in a source of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CiteAt {
    /// Key under `[source]`.
    pub source: String,
    /// Article, section, page; `art. 188` is put into Chinese by itself.
    #[serde(default)]
    pub at: String,
    /// The place as Chinese readers cite it, where that differs.
    #[serde(default)]
    pub at_zh: Option<String>,
}

/// Where the law says so, ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// `Civil Code, arts. 188, 194; …` in both languages.
    pub text: Text,
    /// Addresses of the sources.
    pub urls: Vec<String>,
}

fn one() -> u32 {
    1
}

fn yes() -> bool {
    true
}
