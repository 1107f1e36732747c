//! Acquirers that pay once a week, on fixed days of the week, or twice a day.

use super::*;
use crate::locale::{Lang, Locale};

/// The Monday after the week of this day.
fn monday(day: u32) -> u32 {
    (day - 1) / 7 * 7 + 8
}

#[test]
fn a_week_is_paid_on_the_monday_after_it_and_the_running_week_is_awaited() {
    let all = plain(1..=24, 4);
    let came: Vec<_> =
        payments(&all, monday, UMS).into_iter().filter(|(day, ..)| *day <= 22).collect();
    let got = solve(&export(&all, false, true), &bank(&came, 24));
    nothing_wrong(&got);
    assert!(got.late.is_empty());
    assert_eq!(got.payout.lag, Lag { value: 1, unit: LagUnit::Week(6) });
    let awaited = numbers(&of(&all, |t| t.0 > 21));
    assert_eq!(named(&got.awaited), awaited);
    assert!(got.awaited.iter().all(|l| l.due.to_string() == "2026-06-29"));
    let said = |lang| got.payout.lag.note().say(&Locale::new(lang));
    assert_eq!(said(Lang::Zh), "每周结算（周日截止），之后第 1 个工作日到账");
    assert_eq!(said(Lang::En), "weekly (the week ends on Sun), 1 working day after that");
}

#[test]
fn two_days_that_a_weekly_payment_lacks_are_named_and_nothing_else() {
    let all = plain(1..=28, 4);
    let unpaid = |t: &Trade| (10..=11).contains(&t.0);
    let came = payments(&of(&all, |t| !unpaid(t)), monday, UMS);
    let got = solve(&export(&all, false, true), &bank(&came, 30));
    assert_eq!(named(&got.missing), numbers(&of(&all, unpaid)));
    assert!(got.missing.iter().all(|l| l.sure));
}

#[test]
fn a_week_that_ends_on_another_day_is_found_out() {
    // Thursday to Wednesday, paid on the second working day after: Friday.
    let friday = |day: u32| (day + 3) / 7 * 7 + 5;
    let all = plain(4..=24, 4);
    let got = solve(&export(&all, false, true), &bank(&payments(&all, friday, UMS), 27));
    nothing_wrong(&got);
    assert_eq!(got.payout.lag, Lag { value: 2, unit: LagUnit::Week(2) });
}

/// The next Monday or Thursday after this day.
fn payday(day: u32) -> u32 {
    let monday = day - (day - 1) % 7;
    if day < monday + 3 { monday + 3 } else { monday + 7 }
}

#[test]
fn two_fixed_days_of_the_week_are_found_out_and_a_sale_that_one_payment_lacks_is_named() {
    let all = plain(1..=28, 4);
    let unpaid = |t: &Trade| (t.0, t.1) == (16, 2);
    let came = payments(&of(&all, |t| !unpaid(t)), payday, UMS);
    let got = solve(&export(&all, false, true), &bank(&came, 30));
    assert_eq!(got.payout.lag, Lag { value: 1, unit: LagUnit::PayDays(0b1001) });
    assert_eq!(got.payout.lag.unit.code(), "on_mon_thu");
    assert_eq!(named(&got.missing), numbers(&of(&all, unpaid)));
    assert!(got.missing[0].sure && got.missing[0].due.to_string() == "2026-06-18");
    let said = |lang| got.payout.lag.note().say(&Locale::new(lang));
    assert_eq!(said(Lang::Zh), "每周一、周四到账，结清到前一天为止的交易");
    assert_eq!(said(Lang::En), "every Mon, Thu, with all sales up to the day before");
}

#[test]
fn since_some_week_everything_comes_a_week_later() {
    let all = plain(1..=21, 4);
    let later = |day: u32| if day > 14 { monday(day) + 7 } else { monday(day) };
    let got = solve(&export(&all, false, true), &bank(&payments(&all, later, UMS), 30));
    nothing_wrong(&got);
    assert_eq!(got.payout.lag, Lag { value: 1, unit: LagUnit::Week(6) });
}

#[test]
fn the_morning_comes_the_same_day_and_the_rest_the_next_one() {
    let all = plain(1..=20, 6);
    let morning = |t: &Trade| t.1 < 3;
    let unpaid = |t: &Trade| t.0 == 12 && morning(t);
    let paid = of(&all, |t| !unpaid(t));
    let mut came = payments(&of(&paid, morning), |day| day, UMS);
    came.extend(payments(&of(&paid, |t| !morning(t)), |day| day + 1, UMS));
    came.sort_unstable();
    let got = solve(&export(&all, false, true), &bank(&came, 24));
    assert_eq!(got.payout.lag, Lag { value: 1, unit: LagUnit::HalfDay(24) });
    assert_eq!(named(&got.missing), numbers(&of(&all, unpaid)));
    assert!(got.missing.iter().all(|l| l.sure && l.due.to_string() == "2026-06-12"));
    assert!(got.unmatched.is_empty() && got.late.is_empty());
    let said = |lang| got.payout.lag.note().say(&Locale::new(lang));
    assert_eq!(said(Lang::Zh), "一天两次：12:00 前的交易当天到账，其余次日到账");
    let en = "twice a day: sales before 12:00 on the same day, the rest on the next day";
    assert_eq!(said(Lang::En), en);
}

#[test]
fn every_unit_is_found_by_its_word() {
    let units = (1..128).map(LagUnit::PayDays).chain((1..48).map(LagUnit::HalfDay));
    for unit in units.chain((0..7).map(LagUnit::Week)) {
        assert_eq!(LagUnit::of_code(unit.code()), Some(unit));
    }
    assert_eq!(LagUnit::of_code("on"), None);
    assert_eq!(LagUnit::of_code("half_0000"), None);
}

#[test]
fn one_payment_each_tuesday_tells_weeks_though_no_week_is_whole() {
    // The export begins and ends in the middle of a week, and the one week between them is short.
    let tuesday = |day: u32| monday(day) + 1;
    let all = plain(1..=21, 4);
    let held = of(&all, |t| t.0 >= 4 && t.0 <= 19);
    let unpaid = |t: &Trade| (t.0, t.1) == (10, 2);
    let came = payments(&of(&all, |t| !unpaid(t)), tuesday, UMS);
    let got = solve(&export(&held, false, true), &bank(&came, 28));
    assert_eq!(got.payout.lag, Lag { value: 2, unit: LagUnit::Week(6) });
    assert_eq!(named(&got.missing), numbers(&of(&held, unpaid)));
}
