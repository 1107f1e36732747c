//! Months with planted faults: no unpaid sale is missed, none accused wrongly.
#![allow(clippy::unwrap_used, dead_code)] // a test that cannot go on should stop right there

#[path = "money_generator/month.rs"]
mod month;

use month::{China2026, Dice, FAULTS, Fault, Month};
use recourse_core::reconcile::{Input, Reconciliation, State, reconcile};
use recourse_core::statement::{Kind, Side, read};
use std::collections::{BTreeMap, BTreeSet};

fn solve(month: &Month) -> Reconciliation {
    let pos =
        read(month.pos_csv.as_bytes(), None, Some(Side::Pos), None, None).expect("sales export");
    let bank = read(month.bank_csv.as_bytes(), None, Some(Side::Bank), None, None)
        .expect("bank statement");
    assert_eq!(pos[0].rows.len(), month.trades.len());
    reconcile(&Input::new(&pos, &bank, &China2026))
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Outcome {
    exact: bool,
    /// The planted set is among the alternatives shown.
    shown: bool,
}

fn judge(month: &Month, got: &Reconciliation) -> Outcome {
    let named: BTreeSet<String> =
        got.missing.iter().filter(|l| l.kind == Kind::Sale).map(|l| l.reference.clone()).collect();
    let late: BTreeMap<String, chrono::NaiveDate> = got
        .late
        .iter()
        .filter(|l| l.kind == Kind::Sale)
        .map(|l| (l.reference.clone(), l.paid_on.expect("late sales have a day")))
        .collect();
    let exact = named == month.unpaid && late.keys().eq(month.late.keys());
    // A run where several sets fit shows them all: the truth of that run must be one of them.
    let open: BTreeSet<&String> = got
        .runs
        .iter()
        .filter(|r| !r.alternatives.is_empty())
        .flat_map(|r| r.alternatives.iter().flatten())
        .collect();
    let wrong = named.symmetric_difference(&month.unpaid).any(|n| !open.contains(n));
    let late_wrong = late.keys().collect::<BTreeSet<_>>()
        != month.late.keys().collect::<BTreeSet<_>>()
        && late
            .keys()
            .chain(month.late.keys())
            .any(|n| late.contains_key(n) != month.late.contains_key(n) && !open.contains(n));
    Outcome { exact, shown: !exact && !wrong && !late_wrong }
}

/// Prints what differs, for whoever has to find out why.
fn explain(seed: u64, month: &Month, got: &Reconciliation) {
    let named: BTreeSet<String> =
        got.missing.iter().filter(|l| l.kind == Kind::Sale).map(|l| l.reference.clone()).collect();
    let late: BTreeSet<&String> =
        got.late.iter().filter(|l| l.kind == Kind::Sale).map(|l| &l.reference).collect();
    let truly_late: BTreeSet<&String> = month.late.keys().collect();
    println!("seed {seed} {:?} {:?}", month.faults, month.rules);
    println!("  learned {:?}", got.payout);
    println!(
        "  accused {} missed {} late too many {} late missed {} of unpaid {} late {}; judged {:?} last {}",
        named.difference(&month.unpaid).count(),
        month.unpaid.difference(&named).count(),
        late.difference(&truly_late).count(),
        truly_late.difference(&late).count(),
        month.unpaid.len(),
        month.late.len(),
        got.judged_on,
        month.last_day,
    );
    for r in got.runs.iter().filter(|r| !matches!(r.state, State::Arrived | State::Awaited)) {
        println!(
            "    {} {:?} {:?} n {} expected {} paid {} on {:?} alternatives {} {:?}",
            r.due,
            r.terminal,
            r.state,
            r.count,
            r.expected.minor,
            r.paid.minor,
            r.paid_on,
            r.alternatives.len(),
            r.basis.iter().map(|b| b.id).collect::<Vec<_>>()
        );
    }
    println!(
        "    unmatched {:?}",
        got.unmatched.iter().map(|c| (c.date, c.amount.minor)).collect::<Vec<_>>()
    );
    println!(
        "    before {:?} after {:?}",
        got.before_period.iter().map(|c| (c.date, c.amount.minor)).collect::<Vec<_>>(),
        got.after_period.len()
    );
    let by_due = |set: &mut dyn Iterator<Item = &String>| {
        let mut days: BTreeMap<chrono::NaiveDate, usize> = BTreeMap::new();
        for n in set {
            *days
                .entry(month.trades.iter().find(|t| t.number == *n).expect("a trade").due)
                .or_default() += 1;
        }
        days
    };
    println!("    true unpaid by due {:?}", by_due(&mut month.unpaid.iter()));
    println!("    true late by due {:?}", by_due(&mut month.late.keys()));
}

fn run(months: u64, first_seed: u64) {
    let mut figures: BTreeMap<String, (u32, u32, u32)> = BTreeMap::new();
    let mut failures = Vec::new();
    for seed in first_seed..first_seed + months {
        let mut dice = Dice::new(seed * 7 + 3);
        let mut faults = vec![FAULTS[(seed as usize) % FAULTS.len()]];
        if dice.chance(20) {
            faults.push(dice.one(FAULTS));
        }
        let month = month::month(seed, &faults);
        let got = solve(&month);
        let outcome = judge(&month, &got);
        let key = format!("{:?}/{:?}", month.rules.mode, faults[0]);
        let slot = figures.entry(key).or_default();
        slot.0 += u32::from(outcome.exact);
        slot.1 += u32::from(outcome.shown);
        slot.2 += u32::from(!outcome.exact && !outcome.shown);
        if !outcome.exact && !outcome.shown {
            if failures.len() < 16 {
                explain(seed, &month, &got);
            }
            failures.push((seed, faults.clone(), month.rules.clone(), got.payout.clone()));
        }
    }
    let total = figures.values().fold((0, 0, 0), |t, f| (t.0 + f.0, t.1 + f.1, t.2 + f.2));
    println!(
        "months {months}: exact {}, among alternatives {}, wrong {}",
        total.0, total.1, total.2
    );
    if !failures.is_empty() {
        for (key, f) in &figures {
            println!("  {key}: {} / {} / {}", f.0, f.1, f.2);
        }
        for f in failures.iter().take(40) {
            println!("  seed {} {:?}\n    rules {:?}\n    got   {:?}", f.0, f.1, f.2, f.3);
        }
    }
    // Coincidences exist (two sets of sales of one sum, equal sales on neighbouring days); they must stay rare. Two
    // faults in one run can be beyond telling apart: the run is then short and says so.
    // Where it stands, 2026-11-23: of 1,260 months 1,232 are exact, 8 show the truth among alternatives, 20 are wrong.
    let single = failures.iter().filter(|f| f.1.len() == 1).count();
    assert!(
        months == 1 || single * 100 <= months.max(100) as usize,
        "{single} of {months} months with one fault wrong"
    );
    assert!(
        months == 1 || failures.len() * 25 <= months.max(50) as usize,
        "{} of {months} months wrong",
        failures.len()
    );
}

#[test]
fn planted_faults_are_found() {
    run(42, 0);
}

#[test]
#[ignore = "a thousand months and more: run once before a release"]
fn planted_faults_are_found_in_many_months() {
    run(1260, 1000);
}

/// For whoever looks into some months only: `MONTHS=1500..1520 cargo test … -- --ignored some_months --nocapture`.
#[test]
#[ignore = "months named by hand"]
#[allow(clippy::disallowed_methods)] // asked for by hand
fn some_months() {
    let named = std::env::var("MONTHS").unwrap_or_default();
    let Some((from, to)) = named.split_once("..") else { return };
    let (from, to): (u64, u64) = (from.parse().unwrap(), to.parse().unwrap());
    run(to - from, from);
}

#[test]
fn a_month_without_faults_accuses_nobody() {
    for seed in 500..510 {
        let month = month::month(seed, &[Fault::None]);
        let got = solve(&month);
        assert!(got.missing.is_empty() && got.late.is_empty(), "seed {seed}: {:?}", got.totals);
        assert!(
            got.runs.iter().all(|r| matches!(r.state, State::Arrived | State::Awaited)),
            "seed {seed}"
        );
        assert!(got.unmatched.is_empty(), "seed {seed}: {:?}", got.unmatched);
    }
}

#[test]
fn a_credit_that_belongs_to_no_sale_is_listed() {
    for seed in 600..608 {
        let month = month::month(seed, &[Fault::Foreign]);
        let got = solve(&month);
        let listed: Vec<i64> = got.unmatched.iter().map(|c| c.amount.minor).collect();
        assert_eq!(listed, month.foreign, "seed {seed}");
        assert!(got.missing.is_empty(), "seed {seed}");
    }
}
