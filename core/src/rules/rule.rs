//! One rule: what starts a clock, how long it runs, and what may move it. Plain data as a pack's TOML gives it
//! (`law.md` 6.2).

pub mod parts;

pub use parts::*;

use super::nature::Nature;
use super::period::{Direction, MonthRule, Period, Unit};
use crate::case::party::Role;
use crate::locale::Lang;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
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

    /// Every event kind it reads: what a calculator may be given for it.
    pub fn kinds(&self) -> BTreeSet<&str> {
        let trigger = &self.trigger;
        let mut out: BTreeSet<&str> = trigger
            .all_of
            .iter()
            .chain(&trigger.any_of)
            .chain(&trigger.accept)
            .map(String::as_str)
            .collect();
        if let Some(proxy) = &self.trigger_proxy {
            out.extend([proxy.if_missing.as_str(), proxy.uses.as_str()]);
        }
        if out.contains("knew_damage") && out.contains("knew_obligor") {
            out.insert("knew_damage_and_obligor");
        }
        out.extend(self.cap.iter().map(|c| c.trigger.as_str()));
        for interrupt in &self.interrupt {
            out.insert(&interrupt.event);
            out.extend(interrupt.also.iter().map(String::as_str));
            let follow = interrupt.followed_by.iter().flat_map(|f| &f.any_of);
            out.extend(follow.map(String::as_str));
            if interrupt.restart == Restart::ProceedingEnd {
                out.insert("proceeding_end");
            }
        }
        out.extend(self.suspend.iter().flat_map(|s| [s.events.0.as_str(), s.events.1.as_str()]));
        out.extend(self.extensions.iter().filter_map(|e| e.requires.as_deref()));
        out.extend(self.tolling.iter().flat_map(|t| [t.from.as_str(), t.until.as_str()]));
        out.extend(self.closed_by.iter().map(String::as_str));
        out
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
        self.kind.ladder()
    }
}

impl Kind {
    /// Days before act-by on which to warn of such a deadline (`law.md` 6.6), largest first; negative: after it.
    pub fn ladder(self) -> Vec<i64> {
        match self {
            Self::Limitation | Self::Exclusion => vec![365, 180, 90, 60, 30, 14, 7, 3, 1, 0],
            Self::ResponseDue => vec![1, 0, -1, -8, -15],
            Self::EvidenceLoss => vec![14, 7, 3, 1],
            Self::Contract => vec![7, 3, 1, 0],
            Self::Procedural | Self::OwnAct | Self::Informational => vec![10, 7, 5, 3, 2, 1, 0],
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
