use super::*;
use crate::case::event::RecoveryBooked;
use crate::case::voucher::Voucher;
use crate::case::{Case, QuotedVoucher};
use crate::hash::Hash;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn owed(sums: &[(&str, i64)]) -> Case {
    let mut case = Case::new("0".repeat(32));
    for (row, (due, net)) in sums.iter().enumerate() {
        let voucher = Voucher {
            row: row as u64 + 2,
            reference: format!("R{row}"),
            traded_at: format!("{due}T10:00:00+08:00").parse().unwrap(),
            terminal: None,
            channel: None,
            gross_minor: *net,
            fee_minor: 0,
            net_minor: *net,
            due: day(due),
        };
        let sha256 = Hash::of(b"x");
        case.vouchers.push(QuotedVoucher { seq: 1, import_seq: 1, sha256, voucher });
    }
    case
}

fn chosen(case: &mut Case, method: InterestMethod, uplift: Option<u32>, year: Option<u32>) {
    let from = case.vouchers[0].voucher.due.succ_opt().unwrap();
    let choice = InterestChosen {
        method,
        from,
        rate_ppm: None,
        uplift_ppm: uplift,
        day_count: year,
        reason: None,
    };
    case.interest = Some((9, choice));
}

#[test]
fn check_values_of_the_law_guide_through_a_case() {
    use InterestMethod::{AtBreach, Floating};
    let end = day("2025-06-30");
    for (method, uplift, year, total) in [
        (Floating, None, None, "1925.89"),
        (Floating, None, Some(360), "1952.64"),
        (AtBreach, None, Some(365), "2085.55"),
        (AtBreach, Some(500_000), None, "3128.33"),
    ] {
        let mut case = owed(&[("2024-10-10", 8_640_000)]);
        chosen(&mut case, method, uplift, year);
        let got = interest_of(&case, end).unwrap().unwrap();
        assert_eq!(got.total.plain(), total, "{method:?} {uplift:?} {year:?}");
    }
    let mut case = owed(&[("2024-10-10", 8_640_000)]);
    chosen(&mut case, Floating, None, None);
    let got = interest_of(&case, end).unwrap().unwrap();
    let rows: Vec<_> = got.segments.iter().map(|s| (s.days, s.rate(), s.amount())).collect();
    let row = |days, rate: &str, amount: &str| (days, rate.to_string(), amount.to_string());
    assert_eq!(
        rows,
        [row(10, "3.35%", "79.2986"), row(211, "3.10%", "1548.3353"), row(42, "3.00%", "298.2575")]
    );
    assert_eq!(got.daily.plain(), "7.10");
    assert_eq!(got.principal.plain(), "86400.00");
}

#[test]
fn nothing_chosen_is_the_rate_of_the_breach_without_uplift() {
    let case = owed(&[("2024-10-10", 8_640_000)]);
    let got = interest_of(&case, day("2025-06-30")).unwrap().unwrap();
    assert_eq!(
        (got.method, got.chosen, got.total.plain().as_str()),
        (InterestMethod::AtBreach, None, "2085.55")
    );
    assert!(got.unverified, "the rates were seen second-hand");
}

#[test]
fn each_sum_runs_from_the_day_after_its_own_due_day() {
    let end = day("2025-06-30");
    let both = owed(&[("2024-10-10", 8_640_000), ("2024-12-02", 1_000_000)]);
    let [one, two] = [owed(&[("2024-10-10", 8_640_000)]), owed(&[("2024-12-02", 1_000_000)])];
    let total = |c: &Case| interest_of(c, end).unwrap().unwrap().total.minor;
    assert!((total(&both) - total(&one) - total(&two)).abs() <= 1, "only the rounding differs");
    assert_eq!(interest_of(&both, day("2024-10-10")).unwrap(), None, "not late on the due day");
    assert_eq!(interest_of(&both, day("2024-10-11")).unwrap().unwrap().segments[0].days, 1);
}

#[test]
fn money_that_came_bears_none_from_the_next_day_on() {
    let mut case = owed(&[("2024-10-10", 8_640_000)]);
    case.recoveries.push((
        5,
        RecoveryBooked {
            amount_minor: 8_640_000,
            on: day("2025-06-30"),
            from: None,
            import_seq: None,
            row: None,
            note: None,
        },
    ));
    let at = |to: &str| interest_of(&case, day(to)).unwrap().unwrap();
    assert_eq!(at("2025-06-30").total.plain(), "2085.55");
    let later = at("2025-12-31");
    assert_eq!(later.total.plain(), "2085.55");
    assert_eq!((later.daily.minor, later.principal.minor), (0, 0));
    let that_day = at("2025-06-30");
    assert_eq!(
        (that_day.daily.minor, that_day.principal.minor),
        (0, 0),
        "nothing more from tomorrow"
    );
}

#[test]
fn a_part_that_came_today_costs_nothing_from_tomorrow_on() {
    let mut case = owed(&[("2024-10-10", 8_640_000)]);
    let before = interest_of(&case, day("2025-06-30")).unwrap().unwrap();
    case.recoveries.push((
        5,
        RecoveryBooked {
            amount_minor: 4_320_000,
            on: day("2025-06-30"),
            from: None,
            import_seq: None,
            row: None,
            note: None,
        },
    ));
    let (today, tomorrow) = (day("2025-06-30"), day("2025-07-01"));
    let now = interest_of(&case, today).unwrap().unwrap();
    let next = interest_of(&case, tomorrow).unwrap().unwrap();
    assert_eq!(now.total, before.total, "the whole sum was late up to and including today");
    assert_eq!(now.principal.minor, 4_320_000);
    assert_eq!((now.daily, now.principal), (next.daily, next.principal));
    let added = next.total.minor - now.total.minor;
    assert!((added - now.daily.minor).abs() <= 1, "only the rounding differs");
}

#[test]
fn rates_are_never_carried_forward_unseen() {
    let mut case = owed(&[("2026-03-10", 100_000)]);
    chosen(&mut case, InterestMethod::Floating, None, None);
    let fault = interest_of(&case, day("2026-07-01")).unwrap_err();
    assert!(matches!(fault, InterestFault::NotVerified { .. }), "{fault:?}");
    case.currency = crate::Currency::parse("HKD").unwrap();
    assert!(matches!(interest_of(&case, day("2026-04-01")), Err(InterestFault::Currency { .. })));
    if let Some((_, choice)) = &mut case.interest {
        (choice.method, choice.rate_ppm) = (InterestMethod::Agreed, Some(87_500));
    }
    let agreed = interest_of(&case, day("2026-07-01")).unwrap().unwrap();
    assert_eq!((agreed.segments[0].rate(), agreed.series), ("8.75%".to_string(), None));
}
