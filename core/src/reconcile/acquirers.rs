//! Several acquirers into one account: the wallet pays each sale, the card company each day, each after its own days and
//! fees. Where one way of paying for all leaves much unexplained, each export is set against the payments by itself, and
//! the answers are joined if together they say less went wrong.

use super::learn::Learned;
use super::payer::signature;
use super::payout::Shape;
use super::pool::Pool;
use super::runs::{Book, Group};
use super::{At, Input, One, PartLag, Reconciliation, SaleLine, State, Tally, fees, one};
use crate::Money;
use crate::statement::{Kind, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Each acquirer more must save so much of what is to be explained (see `rival::cost`), unless the payers' names tell
/// them apart.
const COST_MIN: u32 = 12;
/// Exports with fewer sales tell no way of paying.
const SALES_MIN: usize = 5;
/// More sales than this are not looked at again: it takes as long as the first time, for each acquirer twice.
const SALES_MAX: usize = 100_000;
/// Fewer payments to the cent and on their day than this tell a way of paying that may be another.
const FEW: usize = 6;
/// So many payments to the cent make a payer an export's own.
const OWN_MIN: usize = 3;

/// Each export by itself, where that explains more than `whole`.
pub(super) fn apart(input: &Input<'_>, whole: &One) -> Option<Reconciliation> {
    if whole.cost == 0 || whole.count > SALES_MAX || input.payout.is_some() {
        return None;
    }
    if whole.shares.sales.len() < 2 || whole.shares.sales.values().any(|own| own.len() < SALES_MIN)
    {
        return None;
    }
    // The one with the most sales goes first: how it pays is told best.
    let mut exports: Vec<(&str, &Vec<At>)> =
        whole.shares.sales.iter().map(|(n, s)| (&**n, s)).collect();
    exports.sort_by_key(|(_, own)| std::cmp::Reverse(own.len()));
    let order: Vec<&str> = exports.iter().map(|(name, _)| *name).collect();
    let of = |own: &[At]| own.iter().map(|at| at.statement).collect();
    let files: Vec<Vec<Statement>> =
        exports.iter().map(|(_, own)| without(input.pos, &of(own))).collect();
    let alone = |at: usize, taken: &BTreeSet<At>| one(&Input { pos: &files[at], ..*input }, taken);
    let first: Vec<One> = (0..order.len()).map(|at| alone(at, &BTreeSet::new())).collect();
    let payers = payers(input);
    let owners = owners(&payers, &first);
    let mut taken: BTreeSet<At> = BTreeSet::new();
    let mut found: Vec<One> = Vec::new();
    for (at, own) in first.iter().enumerate() {
        // What pays others to the cent and on the day is theirs, unless it pays this one as well; so is all that comes
        // from whoever pays them.
        let theirs = first.iter().enumerate().filter(|(of, _)| *of != at);
        let theirs =
            theirs.flat_map(|(_, one)| &one.shares.exact).filter(|c| !own.shares.exact.contains(c));
        let sent =
            payers.iter().filter(|(_, payer)| owners.get(payer.as_str()).is_some_and(|o| *o != at));
        let not_mine = taken.iter().chain(theirs).chain(sent.map(|(credit, _)| credit));
        let one = alone(at, &not_mine.copied().collect());
        taken.extend(&one.shares.used);
        found.push(one);
    }
    for one in found.iter_mut().filter(|one| one.shares.exact.len() < FEW) {
        doubt(one, whole);
    }
    let cost: u32 = found.iter().map(|one| one.cost).sum();
    let told = (0..order.len()).all(|at| owners.values().any(|owner| *owner == at));
    let more = if told { 0 } else { COST_MIN * (found.len() as u32 - 1) + 1 };
    (cost + more <= whole.cost).then(|| joined(whole, &order, found, &taken))
}

/// Of few payments the way of paying is guessed: only what all exports together tell as well is sure.
fn doubt(one: &mut One, whole: &One) {
    let sure = |lines: &[SaleLine]| -> BTreeSet<At> {
        lines.iter().filter(|line| line.sure).map(|line| line.at).collect()
    };
    let told = [sure(&whole.answer.missing), sure(&whole.answer.late)];
    for (lines, told) in [&mut one.answer.missing, &mut one.answer.late].into_iter().zip(told) {
        for line in lines.iter_mut().filter(|line| !told.contains(&line.at)) {
            line.sure = false;
        }
    }
}

/// Who sent each credit, by name; where no name is told, by what the text says.
fn payers(input: &Input<'_>) -> BTreeMap<At, String> {
    let mut out = BTreeMap::new();
    for (statement, file) in input.bank.iter().enumerate() {
        for row in file.rows.iter().filter(|row| row.kind == Kind::Credit) {
            let text = || signature(row.text.as_deref().unwrap_or_default());
            let name = row.counterparty.as_deref().map_or_else(text, str::to_string);
            out.insert(At { statement, row: row.row }, name);
        }
    }
    out
}

/// Whose payer each is: of the export that nearly all of its payments to the cent belong to.
fn owners<'p>(payers: &'p BTreeMap<At, String>, first: &[One]) -> BTreeMap<&'p str, usize> {
    let mut exact: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, one) in first.iter().enumerate() {
        for payer in one.shares.exact.iter().filter_map(|credit| payers.get(credit)) {
            exact.entry(payer).or_insert_with(|| vec![0; first.len()])[at] += 1;
        }
    }
    let owner = |(payer, hits): (&'p str, Vec<usize>)| {
        let (most, all) = (*hits.iter().max()?, hits.iter().sum::<usize>());
        let at = hits.iter().position(|n| *n == most)?;
        (most >= OWN_MIN && most * 10 >= all * 9).then_some((payer, at))
    };
    exact.into_iter().filter_map(owner).collect()
}

/// Whose sales and payments an answer is about.
#[derive(Default)]
pub(super) struct Shares {
    /// The sales by export.
    sales: BTreeMap<String, Vec<At>>,
    /// The credits that pay some of them, and those that do so to the cent and in time.
    used: BTreeSet<At>,
    exact: BTreeSet<At>,
}

impl Shares {
    pub(super) fn of(pool: &Pool<'_>, learned: &Learned, book: &Book) -> Self {
        let mut exports: BTreeMap<u32, Vec<At>> = BTreeMap::new();
        for sale in &pool.sales {
            exports.entry(sale.export).or_default().push(sale.at);
        }
        let name = |export: u32| pool.names.get(export as usize).cloned().unwrap_or_default();
        let used = pool.credits.iter().zip(&book.used).filter(|(_, used)| **used);
        Self {
            sales: exports.into_iter().map(|(export, own)| (name(export), own)).collect(),
            used: used.map(|(credit, _)| credit.at).collect(),
            exact: in_full(pool, learned, book).iter().map(|c| pool.credits[*c].at).collect(),
        }
    }
}

/// Credits that pay a sale, or a run to the cent, on the day it was due.
fn in_full(pool: &Pool<'_>, learned: &Learned, book: &Book) -> BTreeSet<usize> {
    let in_time = |credit: &usize, run: &Group| pool.credits[*credit].day == run.due;
    if learned.payout.shape == Shape::PerSale {
        let paid = book.fate.iter().filter_map(|f| Some((f.paid?.1, &book.runs[f.run])));
        let paid = paid.filter(|(credit, _)| *credit != usize::MAX);
        return paid.filter(|(c, run)| in_time(c, run)).map(|(credit, _)| credit).collect();
    }
    let whole = |run: &&Group| {
        (run.expected - run.paid).abs() <= fees::rounding(run.sales.len())
            && run.explanations.is_empty()
            && run.credits.iter().all(|c| in_time(c, run))
    };
    book.runs.iter().filter(whole).flat_map(|run| run.credits.iter().copied()).collect()
}

/// The files with the rows of these alone; the others keep their places.
fn without(all: &[Statement], own: &BTreeSet<usize>) -> Vec<Statement> {
    let emptied = |statement: &Statement| Statement {
        rows: Vec::new(),
        skipped: Vec::new(),
        covers: None,
        pays_to_tail: None,
        ..statement.clone()
    };
    let each = all.iter().enumerate();
    each.map(|(at, s)| if own.contains(&at) { s.clone() } else { emptied(s) }).collect()
}

/// One answer from those of the exports, the first of which has the most sales.
fn joined(whole: &One, names: &[&str], found: Vec<One>, used: &BTreeSet<At>) -> Reconciliation {
    let mut out = whole.answer.clone();
    let answers: Vec<&Reconciliation> = found.iter().map(|one| &one.answer).collect();
    let lines = |of: fn(&Reconciliation) -> &Vec<SaleLine>| {
        let mut all: Vec<SaleLine> = answers.iter().flat_map(|a| of(a).clone()).collect();
        all.sort_by_key(|line| (line.traded_at, line.at));
        all
    };
    out.missing = lines(|a| &a.missing);
    out.late = lines(|a| &a.late);
    out.awaited = lines(|a| &a.awaited);
    out.uncovered = lines(|a| &a.uncovered);
    for (at, watched) in out.watched.iter_mut().enumerate() {
        *watched = answers.iter().find_map(|a| a.watched.get(at)?.clone());
    }
    let runs = answers.iter().zip(names).flat_map(|(answer, name)| {
        let of = |run: &super::Run| {
            let part = run.part.clone().or_else(|| Some((*name).to_string()));
            super::Run { part, ..run.clone() }
        };
        answer.runs.iter().map(of).collect::<Vec<_>>()
    });
    out.runs = runs.collect();
    out.runs.sort_by(|a, b| (a.due, a.trade_days, &a.part).cmp(&(b.due, b.trade_days, &b.part)));
    // A payment that one of them has use for is not loose; that another's period is over says nothing of it.
    let mut seen: BTreeSet<At> = used.clone();
    let mut loose = |of: fn(&Reconciliation) -> &Vec<super::CreditLine>| {
        let mut all: Vec<super::CreditLine> = answers.iter().flat_map(|a| of(a).clone()).collect();
        all.retain(|line| seen.insert(line.at));
        all.sort_by_key(|line| (line.date, line.at));
        all
    };
    out.before_period = loose(|a| &a.before_period);
    out.after_period = loose(|a| &a.after_period);
    out.unmatched = loose(|a| &a.unmatched);
    if out.unmatched.len() >= OWN_MIN {
        // Of an export most of whose runs did not come, while payments are left that fit nothing, nobody knows how it is
        // paid.
        let unknown = found.iter().filter(|one| {
            let judged =
                |run: &&super::Run| !matches!(run.state, State::Awaited | State::Uncovered);
            let runs: Vec<&super::Run> = one.answer.runs.iter().filter(judged).collect();
            let gone = runs.iter().filter(|run| run.state == State::Missing).count();
            one.shares.exact.len() < OWN_MIN || gone * 3 > runs.len() * 2
        });
        let files: BTreeSet<usize> = unknown
            .flat_map(|one| one.shares.sales.values().flatten())
            .map(|at| at.statement)
            .collect();
        let lines = out.missing.iter_mut().chain(&mut out.late);
        lines.filter(|line| files.contains(&line.at.statement)).for_each(|line| line.sure = false);
    }
    out.payout = answers[0].payout.clone();
    out.way_unclear = answers.iter().any(|a| a.way_unclear);
    // How sure the least sure of them is.
    let sure = answers.iter().map(|a| a.payout.confidence_permille).min();
    out.payout.confidence_permille = sure.unwrap_or_default();
    let own = answers.iter().zip(names).map(|(answer, name)| PartLag {
        part: (*name).to_string(),
        lag: answer.payout.lag,
        cutoff: answer.payout.cutoff,
    });
    out.parts = own.chain(answers.iter().flat_map(|a| a.parts.clone())).collect();
    out.causes = answers.iter().flat_map(|a| a.causes.clone()).collect();
    out.causes.sort_by_key(|c| std::cmp::Reverse((c.score_permille, c.explains)));
    let mut told = BTreeSet::new();
    out.causes.retain(|cause| told.insert((cause.cause, cause.window)));
    let sum = |of: fn(&super::Totals) -> Tally| {
        let zero = Tally {
            count: 0,
            gross: Money::new(0, whole.answer.currency),
            net: Money::new(0, whole.answer.currency),
        };
        answers.iter().map(|a| of(&a.totals)).fold(zero, add)
    };
    out.totals = super::Totals {
        sales: sum(|t| t.sales),
        refunds: sum(|t| t.refunds),
        missing: sum(|t| t.missing),
        arrived: sum(|t| t.arrived),
        late: sum(|t| t.late),
        awaited: sum(|t| t.awaited),
        uncovered: sum(|t| t.uncovered),
    };
    out.needed = answers
        .iter()
        .flat_map(|a| a.needed.clone())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    out.calendar_sure = answers.iter().all(|a| a.calendar_sure);
    out
}

fn add(a: Tally, b: Tally) -> Tally {
    let money = |a: Money, b: Money| Money::new(a.minor.saturating_add(b.minor), a.currency);
    Tally { count: a.count + b.count, gross: money(a.gross, b.gross), net: money(a.net, b.net) }
}
