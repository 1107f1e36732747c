//! Every deadline of a case: which clock runs against whom, what it rests on, and what to do by when.

use super::by_hand::{ByHand, OwnDeadline, Settled, apply_hand, apply_settled, of_own};
use super::clock::{Outcome, compute_with};
use super::fact::Fact;
use super::nature::{Nature, Status};
use super::pack::RulePack;
use super::period::Period;
use super::rule::{Actor, Kind, Per, Rule, Severity, Text};
use super::working::{Step, Value, Why};
use crate::case::party::{Role, without_form};
use crate::locale::{Locale, value};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// What the clocks of a case read. Built from a case by [`CaseFacts::of`](super::case_facts), or by hand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CaseFacts {
    /// `CN`, `US-NY`: rules of other regions stay away.
    pub jurisdiction: String,
    /// The day the case was opened: evidence gone before it is not counted down.
    pub opened_on: Option<NaiveDate>,
    /// Dates of the claim as a whole.
    pub facts: Vec<Fact>,
    /// Those who may owe the money.
    pub obligors: Vec<ObligorFacts>,
    /// What was promised and not settled yet.
    pub promises: Vec<Promise>,
    /// Lengths of periods that an agreement or a court sets, by rule id.
    pub lengths: BTreeMap<String, Period>,
    /// Dates set or confirmed by hand.
    pub by_hand: Vec<ByHand>,
    /// Deadlines marked done or acknowledged.
    pub settled: Vec<Settled>,
    /// Deadlines a person entered.
    pub entered: Vec<OwnDeadline>,
}

/// Dates of the claim against one obligor.
#[derive(Debug, Clone, PartialEq)]
pub struct ObligorFacts {
    /// Party id.
    pub id: String,
    /// Name for lists.
    pub name: String,
    /// Part in the dispute.
    pub role: Role,
    /// Marked jointly liable with the other obligors.
    pub jointly_liable: bool,
    /// Dates.
    pub facts: Vec<Fact>,
}

/// What the other side said it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Contact id, `C003`.
    pub contact: String,
    /// Party id.
    pub obligor: String,
    /// Name for lists.
    pub name: String,
    /// When it was said.
    pub made_on: NaiveDate,
    /// Its last day.
    pub by: NaiveDate,
    /// What was promised; empty where withheld.
    pub text: String,
}

/// One deadline of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// Rule id, or `promise:C003`: what `deadline.settled` names.
    pub rule: String,
    /// Party id it runs against.
    pub obligor: Option<String>,
    /// That party's name; empty where it runs against nobody.
    pub obligor_name: String,
    /// What it is, before the obligor's name is put in.
    pub title: Text,
    /// The day counting began last; absent where a person entered the deadline.
    pub start: Option<NaiveDate>,
    /// Computed last day, or the day set by hand.
    pub due: Option<NaiveDate>,
    /// The last sensible day to act.
    pub act_by: Option<NaiveDate>,
    /// Computed last day, whatever a person set in its place.
    pub computed: Option<NaiveDate>,
    /// Computed last day before rolling.
    pub unrolled: Option<NaiveDate>,
    /// Computed last day if contested events count.
    pub alternative: Option<NaiveDate>,
    /// Computed last day if the claim was knowable as soon as the money was late; warnings look at it first.
    pub cautious: Option<NaiveDate>,
    /// Days from today to `due`; negative once it has gone by.
    pub days_left: Option<i64>,
    /// What it rests on.
    pub nature: Nature,
    /// Where it stands.
    pub status: Status,
    /// Sort of deadline; a promise counts as an answer that is due.
    pub kind: Kind,
    /// Who has to act.
    pub actor: Actor,
    /// What missing it means.
    pub severity: Severity,
    /// Contacts, exhibits and vouchers whose dates it used, in order.
    pub basis: Vec<String>,
    /// It rests on a calendar year that is missing or provisional.
    pub provisional: bool,
    /// Its rule was not compared with an official text yet.
    pub verify: bool,
    /// Kinds of which a date must be entered; `period` for a length.
    pub missing: Vec<String>,
    /// Set by hand, and another date is computed by now.
    pub needs_review: bool,
    /// Who set or confirmed the date by hand.
    pub by_hand: Option<String>,
    /// A person has acknowledged that it went by.
    pub acknowledged: bool,
    /// Closed: by `done`, or by the event that was awaited.
    pub closed: Option<String>,
    /// What to do, or how the evidence is saved.
    pub how: Option<Text>,
    /// What the reader must know.
    pub note: Option<Text>,
    /// Stage to suggest once it has gone by.
    pub suggest_stage: Option<String>,
    /// Days before act-by on which to warn.
    pub ladder: Vec<i64>,
    /// Step by step.
    pub working: Vec<Step>,
}

/// The open deadlines of a case, soonest first; those without a date last.
pub fn deadlines(case: &CaseFacts, pack: &RulePack, today: NaiveDate) -> Vec<Deadline> {
    let mut open = all_deadlines(case, pack, today);
    open.retain(|d| d.closed.is_none());
    open
}

/// The same with those already closed.
pub fn all_deadlines(case: &CaseFacts, pack: &RulePack, today: NaiveDate) -> Vec<Deadline> {
    let region = case.jurisdiction.split_once('-').map(|(_, region)| region);
    let in_region = |rule: &&Rule| match (&rule.region, region) {
        (Some(of), Some(region)) if pack.head.id != case.jurisdiction => of == region,
        _ => true,
    };
    let mut out = Vec::new();
    for rule in pack.rules.iter().filter(|r| r.listed).filter(in_region) {
        if rule.per == Per::ClaimObligor {
            let meant = |o: &&ObligorFacts| rule.roles.is_empty() || rule.roles.contains(&o.role);
            for obligor in case.obligors.iter().filter(meant) {
                out.extend(against(case, pack, rule, Some(obligor), today));
            }
        } else {
            out.extend(against(case, pack, rule, None, today));
        }
    }
    let made = case.promises.iter().filter(|p| p.made_on <= today);
    out.extend(made.map(|p| of_promise(case, p, today)));
    out.extend(case.entered.iter().map(|own| of_own(case, own, today)));
    out.sort_by(|a, b| order(a).cmp(&order(b)));
    out
}

/// The deadline that leads Today: of those that are open, not acknowledged and checked, the one to act on first.
/// A rule marked unverified never leads.
pub fn most_urgent(deadlines: &[Deadline]) -> Option<&Deadline> {
    deadlines
        .iter()
        .filter(|d| d.closed.is_none() && !d.acknowledged && !d.verify)
        .filter_map(|d| Some((d.act_first()?, d.severity, d)))
        .min_by_key(|(day, severity, _)| (*day, std::cmp::Reverse(*severity)))
        .map(|(_, _, d)| d)
}

impl Deadline {
    /// `诉讼时效（对银行）`: what it is, and against whom.
    pub fn label(&self, locale: &Locale) -> String {
        self.named(&self.obligor_name, locale)
    }

    /// The same without the words for a company's legal form: what fits a line of a screen.
    pub fn short_label(&self, locale: &Locale) -> String {
        self.named(without_form(&self.obligor_name), locale)
    }

    fn named(&self, name: &str, locale: &Locale) -> String {
        let title = self.title.get(locale.lang());
        if name.is_empty() {
            return title.to_string();
        }
        locale.fill("clocks-label-against", &[("title", value(title)), ("name", value(name))])
    }

    /// The label, and `未核实` where its rule was not compared with an official text: for lists without a column for it.
    pub fn marked(&self, locale: &Locale) -> String {
        self.with_doubt(self.short_label(locale), locale)
    }

    /// The same where there is room for all of the label.
    pub fn marked_in_full(&self, locale: &Locale) -> String {
        self.with_doubt(self.label(locale), locale)
    }

    fn with_doubt(&self, label: String, locale: &Locale) -> String {
        if !self.verify {
            return label;
        }
        locale.fill("clocks-label-unverified", &[("label", value(label))])
    }

    /// `规则 CN-LIM-3Y；C003`: what it rests on; or why it is unknown, and what to enter.
    pub fn basis(&self, locale: &Locale) -> String {
        // A length is nothing that happened: it says where it is entered.
        if self.status == Status::Unknown && self.missing == ["period"] {
            return locale.text("steps-basis-length");
        }
        if self.status == Status::Unknown {
            let kinds: Vec<_> =
                self.missing.iter().map(|k| super::working::kind_text(k, locale)).collect();
            let kinds = kinds.join(&locale.text("clocks-list-and"));
            return locale.fill("clocks-basis-missing", &[("kinds", value(kinds))]);
        }
        let from = self.basis.join(" ");
        let id = match (self.nature, from.is_empty()) {
            _ if self.rule.starts_with("own:") => "clocks-basis-own",
            (Nature::Promise, _) => "clocks-basis-promise",
            (_, true) => "clocks-basis-rule",
            (_, false) => "clocks-basis-rule-and",
        };
        locale.fill(id, &[("rule", value(self.rule.as_str())), ("from", value(from))])
    }

    /// The first day to act on: act-by, or the cautious last day where that is earlier. While the other side's time to
    /// answer runs there is nothing to do but wait for its end.
    pub fn act_first(&self) -> Option<NaiveDate> {
        if self.kind == Kind::ResponseDue {
            return self.due;
        }
        match (self.act_by, self.cautious) {
            (Some(act_by), Some(cautious)) => Some(act_by.min(cautious)),
            (act_by, cautious) => act_by.or(cautious),
        }
    }

    /// The days on which it is warned of, the first one first: so many days before act-by. The other side's time to
    /// answer is warned of around its last day, so that nobody is accused too early.
    pub fn warn_days(&self) -> Vec<NaiveDate> {
        let base = self.act_first().or(self.due);
        let day = |before: &i64| base?.checked_sub_signed(chrono::TimeDelta::days(*before));
        let mut days: Vec<NaiveDate> = self.ladder.iter().filter_map(day).collect();
        days.sort_unstable();
        days
    }

    /// It has gone by, and nobody has said that they know.
    pub fn overdue(&self) -> bool {
        self.status == Status::Expired && !self.acknowledged && self.closed.is_none()
    }
}

/// Overdue first, then by day; what has no date last.
fn order(d: &Deadline) -> (bool, bool, Option<NaiveDate>, &str, Option<&str>) {
    (d.due.is_none(), !d.overdue(), d.due, &d.rule, d.obligor.as_deref())
}

/// One rule, against one obligor or for the case.
fn against(
    case: &CaseFacts,
    pack: &RulePack,
    rule: &Rule,
    obligor: Option<&ObligorFacts>,
    today: NaiveDate,
) -> Option<Deadline> {
    let wanted: Vec<&String> = rule.trigger.all_of.iter().chain(&rule.trigger.any_of).collect();
    let proxy = rule.trigger_proxy.as_ref().map(|p| p.uses.as_str());
    let starts = |f: &Fact| {
        let meant = wanted.iter().any(|k| f.is(k)) || proxy.is_some_and(|p| f.is(p));
        meant && (f.date <= today || f.lies_ahead())
    };
    // The clock that matters most is listed from the start, to say which date it lacks.
    let always = rule.kind == Kind::Limitation && rule.trigger_proxy.is_some();
    if !always && !starting(case, obligor).any(starts) {
        return None;
    }
    let mut facts = facts_for(case, rule, obligor);
    // What has not happened yet moves no clock: a filing of next month holds nothing today.
    facts.retain(|f| f.date <= today || f.lies_ahead());
    let closed = closing(rule, &mut facts, &wanted);
    let length = case.lengths.get(&rule.id).copied();
    let outcome = compute_with(rule, pack, &facts, length, today);
    if outcome.status == Status::Unknown && !always && outcome.missing != ["period"] {
        return None;
    }
    let start = outcome.start;
    let mut deadline = from_outcome(rule, outcome, obligor, today);
    deadline.basis = bases(rule, &facts, &wanted);
    deadline.closed = closed;
    let gone = |day: NaiveDate| case.opened_on.is_some_and(|opened| day < opened);
    if rule.kind == Kind::EvidenceLoss && deadline.due.is_some_and(gone) {
        deadline.closed = Some("before_case".into());
    }
    apply_hand(case, &mut deadline, today);
    apply_settled(case, &mut deadline, start);
    Some(deadline)
}

/// The facts that may start a rule: the claim's, and the obligor's or everyone's.
fn starting<'a>(
    case: &'a CaseFacts,
    obligor: Option<&'a ObligorFacts>,
) -> impl Iterator<Item = &'a Fact> {
    let meant = move |o: &&ObligorFacts| obligor.is_none_or(|of| of.id == o.id);
    case.facts.iter().chain(case.obligors.iter().filter(meant).flat_map(|o| &o.facts))
}

/// The facts a rule may read: the claim's, the obligor's, and of those jointly liable what interrupts.
fn facts_for(case: &CaseFacts, rule: &Rule, obligor: Option<&ObligorFacts>) -> Vec<Fact> {
    let mut facts = case.facts.clone();
    let Some(obligor) = obligor else {
        facts.extend(case.obligors.iter().flat_map(|o| o.facts.iter().cloned()));
        return facts;
    };
    facts.extend(obligor.facts.iter().cloned());
    let moves = |f: &&Fact| {
        rule.kind == Kind::Limitation
            && (f.kind == "proceeding_end" || rule.interrupt.iter().any(|i| i.names(&f.kind)))
    };
    for other in case.obligors.iter().filter(|o| o.id != obligor.id) {
        // LIM art. 15: an interruption against one works against the others, but only if they owe jointly and severally.
        // A mark says "with the others": between two one mark is plain, among more each of a pair must bear it.
        let joint = if case.obligors.len() == 2 {
            other.jointly_liable || obligor.jointly_liable
        } else {
            other.jointly_liable && obligor.jointly_liable
        };
        if joint {
            facts.extend(other.facts.iter().filter(moves).cloned());
        }
    }
    facts
}

/// Looks for the event that closes a rule. Triggers after it open the rule again and push the earlier ones out.
fn closing(rule: &Rule, facts: &mut Vec<Fact>, wanted: &[&String]) -> Option<String> {
    let closes = |f: &&Fact| !f.disputed && rule.closed_by.iter().any(|k| f.is(k));
    let last = facts.iter().filter(closes).max_by_key(|f| f.date)?.clone();
    let starts = |f: &Fact| wanted.iter().any(|k| f.is(k));
    let first = facts.iter().filter(|f| starts(f)).map(|f| f.date).min()?;
    if facts.iter().any(|f| starts(f) && f.date > last.date) {
        facts.retain(|f| !starts(f) || f.date > last.date);
        return None;
    }
    let by = if last.basis.is_empty() { last.kind.to_string() } else { last.basis };
    (last.date >= first).then_some(by)
}

fn bases(rule: &Rule, facts: &[Fact], wanted: &[&String]) -> Vec<String> {
    let used = |f: &&Fact| {
        wanted.iter().any(|k| f.is(k)) || rule.interrupt.iter().any(|i| i.names(&f.kind))
    };
    let mut out: Vec<String> =
        facts.iter().filter(used).map(|f| f.basis.clone()).filter(|b| !b.is_empty()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The rule's ladder; what an agreement sets is also warned of half-way.
fn ladder_of(rule: &Rule, start: Option<NaiveDate>, act_by: Option<NaiveDate>) -> Vec<i64> {
    let mut ladder = rule.ladder();
    if let (Kind::Contract, Some(start), Some(act_by)) = (rule.kind, start, act_by) {
        ladder.extend(Some((act_by - start).num_days() / 2).filter(|half| *half > 0));
        ladder.sort_unstable_by(|a, b| b.cmp(a));
        ladder.dedup();
    }
    ladder
}

fn from_outcome(
    rule: &Rule,
    outcome: Outcome,
    obligor: Option<&ObligorFacts>,
    today: NaiveDate,
) -> Deadline {
    Deadline {
        rule: rule.id.clone(),
        obligor: obligor.map(|o| o.id.clone()),
        obligor_name: obligor.map_or_else(String::new, |o| o.name.clone()),
        title: rule.title.clone(),
        start: outcome.start,
        due: outcome.expected,
        computed: outcome.expected,
        act_by: outcome.act_by,
        unrolled: outcome.unrolled,
        alternative: outcome.alternative,
        cautious: outcome.cautious,
        days_left: outcome.expected.map(|day| (day - today).num_days()),
        nature: outcome.nature,
        status: outcome.status,
        kind: rule.kind,
        actor: rule.actor,
        severity: rule.severity,
        basis: Vec::new(),
        provisional: outcome.provisional,
        verify: outcome.verify,
        missing: outcome.missing,
        needs_review: false,
        by_hand: None,
        acknowledged: false,
        closed: None,
        how: rule.how.clone(),
        note: rule.msg.clone(),
        suggest_stage: rule.on_expiry.as_ref().map(|e| e.suggest_stage.clone()),
        ladder: ladder_of(rule, outcome.start, outcome.act_by),
        working: outcome.working,
    }
}

fn of_promise(case: &CaseFacts, promise: &Promise, today: NaiveDate) -> Deadline {
    let left = (promise.by - today).num_days();
    let soon = promise.by.checked_sub_days(Days::new(7)).unwrap_or(promise.by);
    let why = Why::new("clocks-why-promise")
        .with("contact", Value::Text(promise.contact.clone()))
        .with("day", Value::Day(promise.by));
    let mut deadline = Deadline {
        rule: format!("promise:{}", promise.contact),
        obligor: Some(promise.obligor.clone()),
        obligor_name: promise.name.clone(),
        title: promise_title(&promise.text),
        start: Some(promise.made_on),
        due: Some(promise.by),
        computed: Some(promise.by),
        act_by: Some(promise.by),
        unrolled: Some(promise.by),
        alternative: None,
        cautious: None,
        days_left: Some(left),
        nature: Nature::Promise,
        status: match left {
            ..0 => Status::Expired,
            0 => Status::DueToday,
            _ if today >= soon => Status::DueSoon,
            _ => Status::Running,
        },
        kind: Kind::ResponseDue,
        actor: Actor::Counterparty,
        severity: Severity::Serious,
        basis: vec![promise.contact.clone()],
        provisional: false,
        verify: false,
        missing: Vec::new(),
        needs_review: false,
        by_hand: None,
        acknowledged: false,
        closed: None,
        how: None,
        note: None,
        suggest_stage: None,
        ladder: vec![1, 0, -1, -8, -15],
        working: vec![Step { step: "trigger", date: Some(promise.made_on), why, cite: None }],
    };
    apply_settled(case, &mut deadline, None);
    deadline
}

/// The promise in the words it was noted in, or simply that there is one.
fn promise_title(text: &str) -> Text {
    if text.is_empty() {
        return Text { en: "what was promised".into(), zh: "承诺的事".into() };
    }
    Text { en: text.into(), zh: text.into() }
}

#[cfg(test)]
mod tests;
