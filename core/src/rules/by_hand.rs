//! What a person says about deadlines: a date set or confirmed, one no rule knows, one dealt with.

use super::deadlines::{CaseFacts, Deadline};
use super::nature::{Nature, Status};
use super::rule::{Actor, Kind, Severity, Text};
use super::working::{Step, Value, Why};
use crate::case::deadline::or_next;
use chrono::{Days, NaiveDate};

/// A date set or confirmed by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByHand {
    /// Rule id.
    pub deadline: String,
    /// Party id.
    pub obligor: Option<String>,
    /// The day they set or confirmed.
    pub due: NaiveDate,
    /// What was computed then; a date that no longer comes out needs review.
    pub computed: Option<NaiveDate>,
    /// Who.
    pub person: String,
    /// Why.
    pub reason: String,
}

/// A deadline a person entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDeadline {
    /// `own:D001`.
    pub key: String,
    /// Its last day.
    pub due: NaiveDate,
    /// The last sensible day to act.
    pub act_by: Option<NaiveDate>,
    /// Party id.
    pub obligor: Option<String>,
    /// That party's name; empty for nobody.
    pub name: String,
    /// What it rests on, in kind.
    pub nature: Nature,
    /// What is due; empty where withheld.
    pub label: String,
    /// What it rests on, in their words.
    pub basis: String,
    /// Who entered it.
    pub person: String,
    /// Why it is watched.
    pub reason: String,
}

/// A deadline that was dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Rule id, `promise:C003` or `own:D001`.
    pub deadline: String,
    /// Party id; absent: against everyone.
    pub obligor: Option<String>,
    /// Done; otherwise acknowledged with a reason, and still listed.
    pub done: bool,
    /// The day that was written down (UTC); a clock that began anew after it, or that ran out only later, is open
    /// again.
    pub on: Option<NaiveDate>,
}

/// Puts the last date set by hand in the place of the computed one, or asks for review where another is computed now.
pub(super) fn apply_hand(case: &CaseFacts, deadline: &mut Deadline, today: NaiveDate) {
    let meant = |h: &&ByHand| h.deadline == deadline.rule && h.obligor == deadline.obligor;
    let Some(hand) = case.by_hand.iter().rev().find(meant) else { return };
    if hand.computed != deadline.due {
        // What it was confirmed against has moved: the computed date leads again, and a person has to look.
        deadline.needs_review = true;
        let why = Why::new("clocks-why-review")
            .with("person", Value::Text(hand.person.clone()))
            .with("day", Value::Day(hand.due));
        deadline.working.push(Step { step: "by_hand", date: deadline.due, why, cite: None });
        return;
    }
    let same = deadline.due == Some(hand.due);
    deadline.due = Some(hand.due);
    deadline.days_left = Some((hand.due - today).num_days());
    deadline.act_by = deadline.act_by.map_or(Some(hand.due), |day| Some(day.min(hand.due)));
    deadline.by_hand = Some(hand.person.clone());
    deadline.status = match deadline.status {
        _ if today > hand.due => Status::Expired,
        _ if today == hand.due => Status::DueToday,
        Status::DueSoon => Status::DueSoon,
        _ => Status::Running,
    };
    let why = Why::new(if same { "clocks-why-confirmed" } else { "clocks-why-by-hand" })
        .with("person", Value::Text(hand.person.clone()))
        .with("reason", Value::Text(hand.reason.clone()));
    deadline.working.push(Step { step: "by_hand", date: Some(hand.due), why, cite: None });
}

/// Closes what was done and quiets what was acknowledged. `start` is where the clock began last.
pub(super) fn apply_settled(case: &CaseFacts, deadline: &mut Deadline, start: Option<NaiveDate>) {
    for settled in case.settled.iter().filter(|s| s.deadline == deadline.rule) {
        if settled.obligor.is_some() && settled.obligor != deadline.obligor {
            continue;
        }
        let on = settled.on.map(or_next);
        if settled.done {
            // What began anew afterwards is not done by that.
            if !matches!((start, on), (Some(start), Some(on)) if start > on) {
                deadline.closed = Some("done".into());
            }
        } else if !matches!((deadline.due, on), (Some(due), Some(on)) if due > on) {
            deadline.acknowledged = true;
        }
    }
}

/// A deadline a person entered, as the lists show it.
pub(super) fn of_own(case: &CaseFacts, own: &OwnDeadline, today: NaiveDate) -> Deadline {
    let left = (own.due - today).num_days();
    let act_by = own.act_by.unwrap_or(own.due);
    let soon = act_by.checked_sub_days(Days::new(30)).unwrap_or(act_by);
    let kind = match own.nature {
        Nature::Contract => Kind::Contract,
        Nature::Promise => Kind::ResponseDue,
        Nature::Evidence => Kind::EvidenceLoss,
        Nature::Statute | Nature::Estimate => Kind::Procedural,
    };
    let why = Why::new("clocks-why-own")
        .with("person", Value::Text(own.person.clone()))
        .with("basis", Value::Text(own.basis.clone()))
        .with("reason", Value::Text(own.reason.clone()));
    let both = |text: &str| Text { en: text.into(), zh: text.into() };
    let title = if own.label.is_empty() { both(&own.key) } else { both(&own.label) };
    let mut deadline = Deadline {
        rule: own.key.clone(),
        obligor: own.obligor.clone(),
        obligor_name: own.name.clone(),
        title,
        start: None,
        due: Some(own.due),
        computed: Some(own.due),
        act_by: Some(act_by),
        unrolled: Some(own.due),
        alternative: None,
        cautious: None,
        days_left: Some(left),
        nature: own.nature,
        status: match left {
            ..0 => Status::Expired,
            0 => Status::DueToday,
            _ if today >= soon => Status::DueSoon,
            _ => Status::Running,
        },
        kind,
        actor: Actor::Merchant,
        severity: Severity::Serious,
        basis: [own.basis.clone()].into_iter().filter(|b| !b.is_empty()).collect(),
        provisional: false,
        verify: false,
        missing: Vec::new(),
        needs_review: false,
        by_hand: Some(own.person.clone()),
        acknowledged: false,
        closed: None,
        how: None,
        note: None,
        suggest_stage: None,
        ladder: kind.ladder(),
        working: vec![Step { step: "by_hand", date: Some(own.due), why, cite: None }],
    };
    apply_settled(case, &mut deadline, None);
    deadline
}
