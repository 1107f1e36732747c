//! From a case to the facts its clocks read: which contact is a demand, which a complaint, which an answer.

use super::by_hand::{ByHand, OwnDeadline, Settled};
use super::deadlines::{CaseFacts, Deadline, ObligorFacts, Promise, all_deadlines, deadlines};
use super::fact::Fact;
use super::nature::Nature;
use super::pack::RulePack;
use super::period::Period;
use crate::calendar::DayCalendar;
use crate::case::Case;
use crate::case::contact::{Channel, Contact, Direction};
use crate::case::event::{DeadlineEntered, DeadlineSet};
use crate::case::exhibit::ExhibitKind;
use crate::case::letter::Position;
use crate::case::party::Role;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// The open deadlines of a case under the embedded pack of its jurisdiction, soonest first.
pub fn deadlines_of(case: &Case, today: NaiveDate) -> Vec<Deadline> {
    let Some(pack) = RulePack::find(&case.jurisdiction) else { return Vec::new() };
    deadlines(&CaseFacts::of(case, pack), pack, today)
}

/// The same under one of these packs, with those already closed where `closed` says so.
pub fn deadlines_under(
    case: &Case,
    packs: &[RulePack],
    today: NaiveDate,
    closed: bool,
) -> Vec<Deadline> {
    let Some(pack) = RulePack::pick(packs, &case.jurisdiction) else { return Vec::new() };
    let facts = CaseFacts::of(case, pack);
    if closed { all_deadlines(&facts, pack, today) } else { deadlines(&facts, pack, today) }
}

impl CaseFacts {
    /// Reads a case. Struck contacts and exhibits do not count.
    pub fn of(case: &Case, pack: &RulePack) -> Self {
        let mut facts = money_facts(case, pack);
        if case.live_exhibits().any(|x| x.now.kind == ExhibitKind::Export) {
            facts.extend(opened_on(case).map(|day| Fact::stated("bill_saved", day)));
        }
        for contact in case.live_contacts() {
            let with = case.party(&contact.now.with).map(|p| (p.now.role, p.name()));
            facts.extend(claim_facts(contact, with));
        }
        facts.extend(stated(case, None));
        facts.extend(knew_whom(&facts));
        let obligors = case.obligors().map(|party| ObligorFacts {
            id: party.now.id.clone(),
            name: party.name().to_string(),
            role: party.now.role,
            jointly_liable: party.now.jointly_liable == Some(true),
            facts: case
                .live_contacts()
                .filter(|c| c.now.with == party.now.id)
                .flat_map(|c| obligor_facts(case, c, party.now.role))
                .chain(paid_by(case, &party.now.id))
                .chain(answers(case, &party.now.id))
                .chain(stated(case, Some(&party.now.id)))
                .collect(),
        });
        Self {
            jurisdiction: case.jurisdiction.clone(),
            opened_on: opened_on(case),
            obligors: obligors.collect(),
            facts,
            promises: case.live_contacts().filter_map(|c| promise(case, c)).collect(),
            settled: case
                .settled
                .iter()
                .map(|(seq, s)| Settled {
                    deadline: s.deadline.clone(),
                    obligor: s.obligor.clone(),
                    done: s.outcome == "done",
                    on: case.written_down(*seq),
                })
                .collect(),
            lengths: lengths(case),
            by_hand: case.set_by_hand.iter().filter_map(by_hand).collect(),
            entered: case.entered.iter().map(|(_, who, e)| own(case, who, e)).collect(),
        }
    }
}

/// Dates stated for the claim, or for one obligor; the first exhibit that shows one is its basis.
fn stated(case: &Case, obligor: Option<&str>) -> Vec<Fact> {
    let meant = case.dates.iter().filter(|(_, d)| d.obligor.as_deref() == obligor);
    meant
        .map(|(seq, d)| {
            let basis = d.evidence.first().map_or(format!("#{seq}"), |no| format!("E{no:03}"));
            Fact::stated(d.kind.clone(), d.on).from(basis)
        })
        .collect()
}

/// Those who may owe the money are parties of the case: who knew of the damage knew whom to ask. Without this, saying
/// when one noticed would stop a clock that ran on the due day alone.
fn knew_whom(facts: &[Fact]) -> Option<Fact> {
    let noticed = facts.iter().filter(|f| f.is("knew_damage")).min_by_key(|f| f.date)?;
    let told = facts.iter().any(|f| f.is("knew_obligor"));
    (!told).then(|| Fact::stated("knew_obligor", noticed.date).from(noticed.basis.clone()))
}

fn lengths(case: &Case) -> BTreeMap<String, Period> {
    let read = |e: &DeadlineSet| {
        let unit = serde_json::from_value(serde_json::Value::from(e.unit.as_deref()?)).ok()?;
        let value = e.length.filter(|n| *n <= 3650)?;
        Some((e.deadline.clone(), Period::new(value, unit)))
    };
    // What was entered for the clock itself goes before what was noted with the agreement.
    let mut out = super::agreed::lengths(case);
    out.extend(case.set_by_hand.iter().filter_map(|(_, _, e)| read(e)));
    out
}

fn by_hand((_, person, e): &(u64, String, DeadlineSet)) -> Option<ByHand> {
    Some(ByHand {
        deadline: e.deadline.clone(),
        obligor: e.obligor.clone(),
        due: e.due?,
        computed: e.computed,
        person: person.clone(),
        reason: e.reason.clone().unwrap_or_default(),
    })
}

fn own(case: &Case, person: &str, e: &DeadlineEntered) -> OwnDeadline {
    OwnDeadline {
        key: e.key(),
        due: e.due,
        act_by: e.act_by,
        obligor: e.obligor.clone(),
        name: e.obligor.as_deref().map_or_else(String::new, |id| case.party_name(id).into()),
        nature: Nature::parse(&e.nature).unwrap_or(Nature::Estimate),
        label: e.label.clone().unwrap_or_default(),
        basis: e.basis.clone().unwrap_or_default(),
        person: person.to_string(),
        reason: e.reason.clone().unwrap_or_default(),
    }
}

/// When the money was earned and should have come. Without vouchers the case's own first day stands in, and T+1
/// for the settlement: an early date, which is the safe one.
fn money_facts(case: &Case, pack: &RulePack) -> Vec<Fact> {
    let traded = case.vouchers.iter().map(|v| v.voucher.traded_at.date_naive()).min();
    let Some(traded) = traded.or(case.from) else { return Vec::new() };
    let due = case
        .due_span()
        .map_or_else(|| pack.calendar.add_working_days(traded, 1), |(first, _)| first);
    let mut facts = vec![
        Fact::stated("trade_date", traded),
        Fact::stated("footage_recorded", traded),
        Fact::stated("settlement_due_date", due),
    ];
    let damaged = due.checked_add_days(Days::new(1));
    facts.extend(damaged.map(|day| Fact::stated("right_damaged", day)));
    facts
}

/// Money that this party paid: performance of a part is agreement to perform (LIM art. 14).
fn paid_by(case: &Case, party: &str) -> impl Iterator<Item = Fact> {
    let paid = case.recoveries.iter().filter(move |(_, r)| r.from.as_deref() == Some(party));
    paid.map(|(seq, r)| Fact::stated("obligor_acknowledged", r.on).from(format!("#{seq}")))
}

/// What a contact means for the claim as a whole.
fn claim_facts(contact: &Contact, with: Option<(Role, &str)>) -> Vec<Fact> {
    let now = &contact.now;
    let on = now.occurred_at.date_naive();
    let mut facts = Vec::new();
    if now.channel == Channel::Phone {
        facts.push(Fact::stated("call_made", on).from(contact.id()));
    }
    if let Some((Role::Regulator, name)) = with
        && is_complaint(contact)
    {
        let day = now.reached_at.map_or(on, |at| at.date_naive());
        facts.push(Fact::stated("complaint_to_regulator", day).from(contact.id()).contested());
        facts.push(Fact::stated("complaint_received_by_regulator", day).from(contact.id()));
        facts.extend(office(name).map(|kind| Fact::stated(kind, day).from(contact.id())));
    }
    facts
}

/// Whether a regulator's name says that it watches banks: payment institutions are another office's business.
pub fn watches_banks(name: &str) -> bool {
    name.trim() != Role::Regulator.word() && office(name) == Some("complaint_received_by_nfra")
}

/// Which office a regulator's name says it is: each has times of its own. One without a name of its own is taken for
/// the bank's, where most complaints go; a court, a mayor's line or a market office has none of these times.
fn office(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|w| name.contains(w));
    match () {
        () if says(&["清算协会", "支付协会", "pcac", "clearing association"]) => {
            Some("report_received_by_pcac")
        }
        () if says(&["人民银行", "人行", "pboc", "people's bank", "12363"]) => {
            Some("complaint_received_by_pboc")
        }
        () if says(&[
            "金融监管",
            "金融监督",
            "银保监",
            "银监",
            "nfra",
            "cbirc",
            "12378",
            "financial regulat",
        ]) =>
        {
            Some("complaint_received_by_nfra")
        }
        () if ["", "监管部门", "监管机构", "监管局", "regulator"].contains(&name.trim()) => {
            Some("complaint_received_by_nfra")
        }
        () => None,
    }
}

/// What a contact means for the claim against the obligor it was with.
fn obligor_facts(case: &Case, contact: &Contact, role: Role) -> Vec<Fact> {
    let now = &contact.now;
    let on = now.occurred_at.date_naive();
    let mut facts = Vec::new();
    if now.direction == Direction::In {
        if decides(case, contact) {
            facts.push(Fact::stated("final_response_received", on).from(contact.id()));
        }
        return facts;
    }
    let reached = now.reached_at.map_or(on, |at| at.date_naive());
    facts.extend(demand(case, contact, reached));
    if is_complaint(contact) {
        let kind = match role {
            Role::Bank => "complaint_received_by_bank",
            _ => "complaint_received_by_psp",
        };
        facts.push(Fact::stated(kind, reached).from(contact.id()));
    }
    facts
}

/// Whether what came in is their decision. The user's own word about it goes first (`call answer`); without one a letter
/// is taken for the decision unless it promises something, and a mail or message is not: most of them only say that an
/// answer will follow, and a clock closed too early is one nobody watches any more.
fn decides(case: &Case, contact: &Contact) -> bool {
    let said = case.answers.iter().rfind(|a| !a.voided && a.now.contact_no == Some(contact.now.no));
    match said.and_then(|a| a.now.position) {
        Some(position) => position != Position::Asks,
        None => contact.now.channel == Channel::Letter && contact.now.promise_by.is_none(),
    }
}

/// Answers that came without a contact of their own: a letter to a letter.
fn answers<'a>(case: &'a Case, party: &'a str) -> impl Iterator<Item = Fact> + 'a {
    let own = case
        .answers
        .iter()
        .filter(move |a| !a.voided && a.now.from == party && a.now.contact_no.is_none());
    let decided = own.filter(|a| a.now.position.is_some_and(|p| p != Position::Asks));
    decided.map(|a| {
        let day = a.now.occurred_at.date_naive();
        Fact::stated("final_response_received", day).from(format!("A{:03}", a.now.no))
    })
}

/// A demand is a claim for payment. It counts in the headline when its arrival is shown, and a spoken one only with
/// a recording besides; otherwise in the alternative. A question is no demand.
fn demand(case: &Case, contact: &Contact, reached: NaiveDate) -> Option<Fact> {
    let now = &contact.now;
    if !now.claimed_payment {
        return None;
    }
    let recorded = now
        .evidence
        .iter()
        .filter_map(|no| case.exhibit(*no))
        .any(|exhibit| exhibit.voided.is_none() && exhibit.now.kind == ExhibitKind::Recording);
    let basis = now.reached_basis.as_deref().is_some_and(|b| !b.trim().is_empty());
    let shown = match now.channel {
        Channel::Phone | Channel::Visit => basis && recorded,
        _ => basis || now.reached_at.is_some(),
    };
    let mut fact = Fact::stated("demand_reached", reached).from(contact.id());
    fact.proof_of_arrival = shown;
    fact.disputed = !shown;
    Some(fact)
}

/// A complaint starts their time to answer: something in writing or at the counter, a claim for payment, or a call
/// that was given a ticket.
fn is_complaint(contact: &Contact) -> bool {
    let now = &contact.now;
    let ticket = now.ticket.as_deref().is_some_and(|t| !t.trim().is_empty());
    let written = now.channel.is_paper() || now.channel == Channel::Visit;
    now.direction == Direction::Out && (written || now.claimed_payment || ticket)
}

fn promise(case: &Case, contact: &Contact) -> Option<Promise> {
    let now = &contact.now;
    let by = now.promise_by.filter(|_| contact.promise_open())?;
    Some(Promise {
        contact: contact.id(),
        obligor: now.with.clone(),
        name: case.party_name(&now.with).to_string(),
        made_on: now.occurred_at.date_naive(),
        by,
        text: now.promise.clone().unwrap_or_default(),
    })
}

/// The day of the first entry in UTC: never later than the local one in Asia, so nothing counts down too slowly.
fn opened_on(case: &Case) -> Option<NaiveDate> {
    case.lines.first()?.at.get(..10)?.parse().ok()
}
