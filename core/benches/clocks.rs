//! Clocks: 10,000 cases with 12 clocks each, and the list of one case after one more contact.
//!
//! `cargo bench -p recourse-core --bench clocks`. Each figure stands beside its baseline in the same run, hashing one
//! KiB per clock, because the machine is shared: read the ratio, not the time.

use chrono::{Days, NaiveDate};
use criterion::{Criterion, criterion_group, criterion_main};
use recourse_core::case::party::Role;
use recourse_core::hash::Hash;
use recourse_core::rules::deadlines::ObligorFacts;
use recourse_core::rules::{CaseFacts, Fact, Rule, RulePack, compute, deadlines};

const CASES: u64 = 10_000;
const CLOCKS: usize = 12;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A fact of each kind a limitation clock reads, shifted from case to case.
fn facts(n: u64) -> Vec<Fact> {
    let on = |text: &str| day(text) + Days::new(n % 900);
    vec![
        Fact::stated("right_damaged", on("2022-03-10")),
        Fact::stated("knew_damage_and_obligor", on("2022-03-11")),
        Fact::stated("trade_date", on("2022-03-09")),
        Fact::stated("footage_recorded", on("2022-03-09")),
        Fact::stated("complaint_received_by_bank", on("2022-04-01")),
        Fact::stated("demand_reached", on("2023-05-05")),
        Fact::stated("obstacle_start", on("2025-12-01")),
        Fact::stated("obstacle_end", on("2026-01-15")),
        Fact::stated("complaint_to_regulator", on("2024-02-02")),
        Fact::stated("judgment_served", on("2025-09-16")),
    ]
}

fn rules(pack: &RulePack) -> Vec<&Rule> {
    let some = facts(0);
    let starts = |r: &&Rule| {
        r.period.value.is_some()
            && r.trigger
                .all_of
                .iter()
                .chain(&r.trigger.any_of)
                .any(|k| some.iter().any(|f| f.is(k)))
    };
    pack.rules.iter().filter(starts).take(CLOCKS).collect()
}

fn clocks(c: &mut Criterion) {
    let pack = RulePack::find("CN").expect("a pack");
    let rules = rules(pack);
    assert_eq!(rules.len(), CLOCKS);
    let today = day("2026-11-22");
    let cases: Vec<Vec<Fact>> = (0..CASES).map(facts).collect();
    let mut group = c.benchmark_group("10,000 cases x 12 clocks");
    group.sample_size(10);
    group.bench_function("computed", |b| {
        b.iter(|| {
            let all = cases.iter().flat_map(|facts| rules.iter().map(move |r| (r, facts)));
            all.filter(|(rule, facts)| compute(rule, pack, facts, today).expected.is_some()).count()
        });
    });
    let block = [7u8; 1024];
    group.bench_function("baseline: 120,000 KiB hashed", |b| {
        b.iter(|| (0..CASES * CLOCKS as u64).map(|_| Hash::of(&block).bytes()[0]).max());
    });
    group.finish();
}

fn one_key(c: &mut Criterion) {
    let pack = RulePack::find("CN").expect("a pack");
    let today = day("2026-11-22");
    let obligor = |id: &str, role, n| ObligorFacts {
        id: id.into(),
        name: id.into(),
        role,
        jointly_liable: false,
        facts: facts(n),
    };
    let case = CaseFacts {
        jurisdiction: "CN".into(),
        facts: facts(3),
        obligors: vec![obligor("P02", Role::Bank, 3), obligor("P03", Role::Platform, 40)],
        ..CaseFacts::default()
    };
    c.bench_function("one contact to the updated list", |b| {
        b.iter(|| deadlines(&case, pack, today).len());
    });
}

criterion_group!(benches, clocks, one_key);
criterion_main!(benches);
