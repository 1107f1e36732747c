//! Outcome statistics over the cases of a book: how much came back, how long each side takes to answer, how often
//! promises are kept.

use super::talk;
use crate::case::Case;
use crate::case::contact::{Contact, Direction};
use crate::case::money::{Currency, Money};
use crate::case::party::Role;
use crate::case::stage::Stage;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One bank, platform or other side, over all cases; the name is what joins them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyStats {
    /// Name.
    pub name: String,
    /// Part in the disputes.
    pub role: Role,
    /// Cases it is in.
    pub cases: usize,
    /// Days from each written question or demand to the first answer after it.
    pub answer_days: Vec<i64>,
    /// Written questions and demands without an answer so far.
    pub unanswered: usize,
    /// Promises kept, and all that are settled or lapsed.
    pub promises_kept: usize,
    /// See above.
    pub promises: usize,
}

impl PartyStats {
    /// The middle one of the days to answer; of two middle ones, the longer.
    pub fn median_days(&self) -> Option<i64> {
        let mut days = self.answer_days.clone();
        days.sort_unstable();
        days.get(days.len() / 2).copied()
    }
}

/// Sums of the cases of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sums {
    /// Cases.
    pub cases: usize,
    /// Of these, closed.
    pub closed: usize,
    /// Claimed.
    pub claimed: Money,
    /// Came back.
    pub recovered: Money,
    /// Still open, in cases that are.
    pub open: Money,
    /// Let go when closing.
    pub waived: Money,
    /// Spent.
    pub costs: Money,
}

/// Everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stats {
    /// Per currency.
    pub sums: Vec<Sums>,
    /// Per side, those with most cases first.
    pub parties: Vec<PartyStats>,
}

/// Statistics over these cases, as of a day.
pub fn stats(cases: &[&Case], today: NaiveDate) -> Stats {
    let mut sums: BTreeMap<Currency, Sums> = BTreeMap::new();
    let mut parties: BTreeMap<(Role, String), PartyStats> = BTreeMap::new();
    // A case that went into another one is counted there.
    let gone: std::collections::BTreeSet<&str> = cases
        .iter()
        .flat_map(|c| c.road.merged.iter().map(|(_, m)| m.from_case.as_str()))
        .collect();
    for case in cases.iter().filter(|c| c.is_open() && !gone.contains(c.id.as_str())) {
        add_sums(&mut sums, case);
        for party in case.obligors() {
            let key = (party.now.role, party.name().to_string());
            let entry = parties.entry(key).or_insert_with(|| PartyStats {
                name: party.name().to_string(),
                role: party.now.role,
                cases: 0,
                answer_days: Vec::new(),
                unanswered: 0,
                promises_kept: 0,
                promises: 0,
            });
            entry.cases += 1;
            for asked in case.live_contacts().filter(|c| is_question(c, &party.now.id)) {
                match answered(case, asked) {
                    Some(days) => entry.answer_days.push(days),
                    None => entry.unanswered += 1,
                }
            }
            for promise in talk::promises(case, today).iter().filter(|p| p.with == party.now.id) {
                let kept = promise.state == talk::PromiseState::Kept;
                entry.promises += usize::from(kept || promise.state.failed());
                entry.promises_kept += usize::from(kept);
            }
        }
    }
    let mut parties: Vec<PartyStats> = parties.into_values().collect();
    parties.sort_by(|a, b| (b.cases, a.role, &a.name).cmp(&(a.cases, b.role, &b.name)));
    Stats { sums: sums.into_values().collect(), parties }
}

fn add_sums(sums: &mut BTreeMap<Currency, Sums>, case: &Case) {
    let zero = Money::zero(case.currency);
    let entry = sums.entry(case.currency).or_insert(Sums {
        cases: 0,
        closed: 0,
        claimed: zero,
        recovered: zero,
        open: zero,
        waived: zero,
        costs: zero,
    });
    let add = |slot: &mut Money, sum: Money| *slot = slot.checked_add(sum).unwrap_or(*slot);
    entry.cases += 1;
    add(&mut entry.claimed, case.claimed());
    add(&mut entry.recovered, case.recovered());
    add(&mut entry.costs, case.costs());
    if case.stage == Stage::Closed {
        entry.closed += 1;
        let waived = case.road.closed.as_ref().and_then(|(_, c)| c.waived_minor).unwrap_or(0);
        add(&mut entry.waived, Money::new(waived, case.currency));
    } else {
        add(&mut entry.open, case.outstanding());
    }
}

/// Something in writing, or a claim for payment: what one waits for an answer to.
fn is_question(contact: &Contact, party: &str) -> bool {
    let now = &contact.now;
    let asks = now.channel.is_paper() || now.claimed_payment;
    now.with == party && now.direction == Direction::Out && asks
}

/// Days to the first answer after it: one recorded as such, or anything they sent.
fn answered(case: &Case, asked: &Contact) -> Option<i64> {
    let from = asked.now.reached_at.unwrap_or(asked.now.occurred_at);
    let sent = case
        .live_contacts()
        .filter(|c| c.now.with == asked.now.with && c.now.direction == Direction::In)
        .map(|c| c.now.occurred_at);
    let answers = case
        .answers
        .iter()
        .filter(|a| !a.voided && a.now.from == asked.now.with)
        .map(|a| a.now.occurred_at);
    let first = sent.chain(answers).filter(|at| *at > from).min()?;
    Some((first.date_naive() - from.date_naive()).num_days())
}
