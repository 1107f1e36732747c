//! Acquirers that pay once a week, on the first working day after it.

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
