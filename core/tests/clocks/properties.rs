//! Properties of `law.md` 6.5, and the engine against the naive clock on random histories.

use super::naive::{Event, RawDays, Says, clock};
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use recourse_core::calendar::DayCalendar;
use recourse_core::rules::calendar::YearFile;
use recourse_core::rules::period::{MonthRule, Period, Unit};
use recourse_core::rules::{
    Calendar, Fact, Outcome, Rule, RulePack, Status, compute, compute_with,
};
use std::sync::LazyLock;

static DAYS: LazyLock<RawDays> = LazyLock::new(RawDays::read);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cn(id: &str) -> (&'static Rule, &'static RulePack) {
    let pack = RulePack::find("CN").unwrap();
    (pack.rule(id).unwrap(), pack)
}

fn limitation(knew: NaiveDate, events: &[Event]) -> Outcome {
    let (rule, pack) = cn("CN-LIM-3Y");
    let mut facts = vec![Fact::stated("knew_damage_and_obligor", knew)];
    facts.extend(events.iter().map(|(day, kind)| Fact::stated(*kind, *day)));
    compute(rule, pack, &facts, day("2026-11-22"))
}

/// Days from 2018 to 2032: official, provisional and unknown years.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..5110).prop_map(|n| day("2018-01-01") + Days::new(n))
}

/// Days near a few others, so that boundaries are met often.
fn near(knew: NaiveDate) -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        2 => (0u64..2600).prop_map(move |n| knew + Days::new(n)),
        1 => (0u64..12).prop_map(move |n| later(knew, 36) + Days::new(n) - Days::new(4)),
        1 => (0u64..8).prop_map(move |n| later(knew, 30) + Days::new(n) - Days::new(4)),
        1 => (0u64..40).prop_map(move |n| knew - Days::new(20) + Days::new(n)),
    ]
}

fn later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(chrono::Months::new(months)).unwrap()
}

fn kinds() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "demand_reached",
        "obligor_acknowledged",
        "suit_filed",
        "proceeding_end",
        "obstacle_start",
        "obstacle_end",
        "complaint_to_regulator",
    ])
}

fn history() -> impl Strategy<Value = (NaiveDate, Vec<Event>)> {
    any_day().prop_flat_map(|knew| {
        (
            Just(knew),
            prop::collection::vec((near(knew), kinds()), 0..8),
            prop::option::of(0u64..9000),
        )
            .prop_map(|(knew, mut events, damaged)| {
                events.extend(damaged.map(|n| (knew - Days::new(n), "right_damaged")));
                (knew, events)
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_and_the_naive_clock_agree((knew, events) in history()) {
        let got = limitation(knew, &events);
        let says = clock(&DAYS, knew, &events, false);
        match says {
            Says::Held => prop_assert_eq!(got.status, Status::Held),
            Says::Suspended => prop_assert_eq!(got.status, Status::Suspended),
            Says::Ends(unrolled, rolled) => {
                prop_assert_eq!((got.unrolled, got.expected), (Some(unrolled), Some(rolled)));
                prop_assert_eq!(got.act_by, Some(DAYS.act_by(unrolled)));
            }
        }
        let alternative = match clock(&DAYS, knew, &events, true) {
            Says::Ends(_, rolled) if Some(rolled) != got.expected => Some(rolled),
            _ => None,
        };
        prop_assert_eq!(got.alternative, alternative);
    }

    #[test]
    fn a_valid_interruption_never_gives_an_earlier_day(
        (knew, mut events) in history(), at in 0u64..2600,
    ) {
        events.retain(|(_, kind)| *kind != "right_damaged");
        let before = limitation(knew, &events);
        events.push((knew + Days::new(at), "demand_reached"));
        let after = limitation(knew, &events);
        if let (Some(before), Some(after)) = (before.unrolled, after.unrolled) {
            prop_assert!(after >= before, "{before} became {after}");
        }
    }

    #[test]
    fn rolling_goes_forward_and_not_far((knew, events) in history()) {
        let got = limitation(knew, &events);
        if let (Some(unrolled), Some(expected)) = (got.unrolled, got.expected) {
            let days = (expected - unrolled).num_days();
            prop_assert!((0..=10).contains(&days));
            prop_assert!(got.act_by.unwrap() < unrolled);
        } else {
            prop_assert!(got.expected.is_none() && got.act_by.is_none());
        }
    }

    #[test]
    fn a_demand_the_day_after_changes_nothing(knew in any_day()) {
        let before = limitation(knew, &[]);
        let late = before.expected.unwrap() + Days::new(1);
        let after = limitation(knew, &[(late, "demand_reached")]);
        prop_assert_eq!((before.unrolled, before.expected), (after.unrolled, after.expected));
        let in_time = limitation(knew, &[(late - Days::new(1), "demand_reached")]);
        prop_assert!(in_time.unrolled > before.unrolled);
    }

    #[test]
    fn the_order_of_facts_does_not_matter((knew, events) in history(), turn in 0usize..8) {
        let straight = limitation(knew, &events);
        let mut other = events.clone();
        other.reverse();
        let len = other.len().max(1);
        other.rotate_left(turn % len);
        prop_assert_eq!(straight, limitation(knew, &other));
    }

    #[test]
    fn a_suspension_never_shortens(knew in any_day(), from in 0u64..1500, length in 0u64..900) {
        let before = limitation(knew, &[]).unrolled.unwrap();
        let from = knew + Days::new(from);
        let until = from + Days::new(length);
        let after = limitation(knew, &[(from, "obstacle_start"), (until, "obstacle_end")]);
        prop_assert!(after.unrolled.unwrap() >= before);
    }

    #[test]
    fn the_last_six_months_begin_to_the_day(knew in any_day(), off in 0u64..5, length in 0u64..90) {
        let until = later(knew, 30) + Days::new(off) - Days::new(2);
        let events = [(until - Days::new(length), "obstacle_start"), (until, "obstacle_end")];
        let got = limitation(knew, &events);
        prop_assert_eq!(
            clock(&DAYS, knew, &events, false),
            Says::Ends(got.unrolled.unwrap(), got.expected.unwrap())
        );
    }

    #[test]
    fn month_rules_differ_only_from_a_months_end(start in any_day(), n in 0u32..200) {
        let cn = Calendar::china();
        let end = |rule| Period::new(n, Unit::Month).after(start, rule, &cn).unwrap();
        let (same, taiwan) = (end(MonthRule::SameDayClamp), end(MonthRule::DayBeforeNextStart));
        let last_of_month = start.succ_opt().unwrap().day() == 1;
        prop_assert!(same == taiwan || last_of_month);
        prop_assert_eq!(taiwan, taiwan_by_hand(start, n), "counted from the next day");
    }

    #[test]
    fn working_days_are_counted_one_by_one(start in any_day(), n in 0u32..60) {
        let (rule, pack) = cn("CN-SETTLE-CONTRACT");
        let facts = [Fact::stated("trade_date", start)];
        let length = Some(Period::new(n, Unit::WorkingDay));
        let got = compute_with(rule, pack, &facts, length, start).unrolled.unwrap();
        let mut worked = 0;
        let mut at = start;
        while at < got {
            at = at.succ_opt().unwrap();
            worked += u32::from(!pack.calendar.is_rest(at));
        }
        prop_assert_eq!(worked, n);
        prop_assert!(n == 0 || !pack.calendar.is_rest(got));
    }
}

/// Taiwan Civil Code art. 121: count from the next day; end the day before the corresponding day, or on the month's
/// last day where there is none.
fn taiwan_by_hand(start: NaiveDate, months: u32) -> NaiveDate {
    let first = start.succ_opt().unwrap();
    let month0 = first.year() * 12 + first.month0() as i32 + months as i32;
    let (year, month) = (month0.div_euclid(12), month0.rem_euclid(12) as u32 + 1);
    match NaiveDate::from_ymd_opt(year, month, first.day()) {
        Some(corresponding) => corresponding.pred_opt().unwrap(),
        None => (28..31).rev().find_map(|d| NaiveDate::from_ymd_opt(year, month, d)).unwrap(),
    }
}

#[test]
fn a_make_up_day_counts_as_exactly_one_day() {
    let with = Calendar::china();
    for year in 2019..=2026 {
        let path =
            format!("{}/../assets/packs/CN/calendar/{year}.toml", env!("CARGO_MANIFEST_DIR"));
        let file = YearFile::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
        let weekend = |d: &&NaiveDate| with.weekend().has(d.weekday()) && d.year() == year;
        for make_up in file.work.iter().filter(weekend) {
            let mut without = with.clone();
            let work = file.work.iter().filter(|d| *d != make_up).copied().collect();
            without.add(&YearFile { work, ..file.clone() });
            for (back, n) in [(1, 5), (3, 9), (10, 15)] {
                let start = *make_up - Days::new(back);
                let longer = with.add_working_days(start, n);
                if longer > *make_up && (start.year(), longer.year()) == (year, year) {
                    assert_eq!(longer, without.add_working_days(start, n - 1), "{make_up}");
                }
            }
        }
    }
}

#[test]
fn every_leap_day_and_month_end_of_three_decades() {
    let cal = Calendar::china();
    let mut at = day("2000-01-31");
    while at < day("2032-01-01") {
        let next = at.succ_opt().unwrap();
        if next.day() == 1 {
            for (n, unit) in [(1, Unit::Month), (6, Unit::Month), (3, Unit::Year), (20, Unit::Year)]
            {
                let end = Period::new(n, unit).after(at, MonthRule::SameDayClamp, &cal).unwrap();
                let ends_month = end.succ_opt().unwrap().day() == 1;
                assert!(
                    end.day() == at.day() || (ends_month && end.day() < at.day()),
                    "{at} {end}"
                );
            }
        }
        at = next;
    }
}

#[test]
fn far_away_dates_are_no_panic() {
    let (rule, pack) = cn("CN-LIM-3Y");
    for far in [NaiveDate::MIN, NaiveDate::MAX, day("0001-01-01"), day("9999-12-31")] {
        let facts = [Fact::stated("knew_damage_and_obligor", far), Fact::stated("suit_filed", far)];
        let got = compute(rule, pack, &facts, day("2026-11-22"));
        assert_eq!(got.status, Status::Unknown, "{far}");
        assert_eq!(got.missing, ["date_out_of_range"]);
    }
}

#[test]
#[ignore = "a measurement: run it with --release --ignored --nocapture"]
fn ten_thousand_cases_with_twelve_clocks() {
    let pack = RulePack::find("CN").unwrap();
    let rules: Vec<_> = pack.rules.iter().filter(|r| r.listed).take(12).collect();
    let facts = [
        Fact::stated("knew_damage_and_obligor", day("2024-03-10")),
        Fact::stated("demand_reached", day("2025-06-01")),
        Fact::stated("complaint_received_by_bank", day("2026-03-26")),
        Fact::stated("judgment_served", day("2026-09-16")),
        Fact::stated("case_registered", day("2026-05-16")),
        Fact::stated("footage_recorded", day("2026-03-09")),
    ];
    let start = std::time::Instant::now();
    let mut dated = 0;
    for _ in 0..10_000 {
        for rule in &rules {
            dated += usize::from(compute(rule, pack, &facts, day("2026-11-22")).expected.is_some());
        }
    }
    println!("120,000 clocks ({dated} with dates): {:?}", start.elapsed());
}
