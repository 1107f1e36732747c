//! What the statement shows by itself: refunds debited, days in texts, another shop's number, a payment of more than was
//! due; found by a sixth hand's months.

use super::*;

/// A refund of some earlier sale, on this day.
fn back(day: u32, gross: i64) -> Trade {
    Trade(day, 9, "T1", "刷卡", -gross)
}

#[test]
fn a_refund_that_was_debited_is_no_part_of_its_run_and_the_sale_it_stands_beside_is_named() {
    let sold = plain(1..=24, 4);
    let lost = |t: &Trade| (t.0, t.1) == (10, 2);
    let all: Vec<Trade> = sold.iter().copied().chain([back(10, 5_000), back(16, 7_300)]).collect();
    let mut came = payments(&of(&sold, |t| !lost(t)), next, UMS);
    for t in of(&all, |t| t.4 < 0) {
        came.push((t.0 + 1, t.net(), "银联商务股份有限公司客户备付金,退款扣款"));
    }
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    assert_eq!(named(&got.missing), numbers(&of(&all, lost)));
    assert!(got.missing.iter().all(|l| l.sure) && !got.payout.refunds_netted);
    assert_eq!(got.totals.refunds.count, 2);
    assert_eq!(got.runs.iter().filter(|r| r.state != State::Arrived).count(), 1);
}

#[test]
fn a_refund_that_no_debit_shows_is_taken_off_its_run_beside_one_that_was_debited() {
    let sold = plain(1..=24, 4);
    let all: Vec<Trade> = sold.iter().copied().chain([back(10, 5_000), back(16, 7_300)]).collect();
    let netted = of(&all, |t| (t.0, t.1) != (10, 9));
    let mut came = payments(&netted, next, UMS);
    came.push((11, back(10, 5_000).net(), "银联商务股份有限公司客户备付金,退款扣款"));
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    nothing_wrong(&got);
}

#[test]
fn one_late_payment_for_three_days_may_name_the_last_of_them_only() {
    let all = plain(1..=24, 4);
    let late = |t: &Trade| (9..=11).contains(&t.0) && t.1 > 1;
    let on_time = of(&all, |t| !late(t));
    let day = |d: u32| -> &'static str { format!("{UMS} 06{d:02}").leak() };
    let mut came: Vec<_> = (1..=24)
        .filter(|d| on_time.iter().any(|t| t.0 == *d) && next(*d) == d + 1)
        .map(|d| (d + 1, net(&of(&on_time, |t| t.0 == d)), day(d)))
        .collect();
    for friday in [5, 12, 19] {
        let weekend = of(&on_time, |t| (friday..=friday + 2).contains(&t.0));
        came.retain(|(on, ..)| !(friday + 1..=friday + 3).contains(on));
        came.push((friday + 3, net(&weekend), day(friday)));
    }
    came.push((18, net(&of(&all, late)), day(11)));
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    assert!(got.missing.is_empty(), "{:?}", named(&got.missing));
    assert_eq!(named(&got.late), numbers(&of(&all, late)));
}

#[test]
fn a_payment_far_above_what_was_due_is_not_taken_for_a_day_that_was_not_paid() {
    let all = plain(1..=24, 4);
    let lost = |t: &Trade| t.0 == 10;
    let mut came = payments(&of(&all, |t| !lost(t)), next, UMS);
    came.push((11, net(&of(&all, lost)) * 2, UMS));
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    assert_eq!(named(&got.missing), numbers(&of(&all, lost)));
    assert_eq!(got.unmatched.len(), 1);
}

#[test]
fn another_account_in_the_rows_that_were_not_paid_names_the_cause() {
    let all = plain(1..=24, 4);
    let lost = |t: &Trade| (9..=12).contains(&t.0);
    let came = payments(&of(&all, |t| !lost(t)), next, UMS);
    let text = export(&all, false, true);
    let rows = text.lines().enumerate().map(|(n, line)| match n.checked_sub(1) {
        None => format!("{line},结算账户\n"),
        Some(at) => format!("{line},****{}\n", if lost(&all[at]) { "8807" } else { "3371" }),
    });
    let got = solve(&rows.collect::<String>(), &bank(&came, 28));
    assert_eq!(named(&got.missing), numbers(&of(&all, lost)));
    let first = &got.causes[0];
    assert_eq!((first.cause, first.score_permille), (CauseKind::Misdirected, 940));
    let said = |lang| first.supports[0].say(&Locale::new(lang));
    assert!(said(Lang::En).starts_with("The export says that 16 of 16 were paid to another"));
    assert!(said(Lang::Zh).contains("结算到了另一个账户"));
}

/// Nothing in the export tells which cards are of the scheme that is paid apart, and on some days none is.
#[test]
fn two_senders_that_pay_each_day_together_are_one_payment() {
    let all = plain(1..=24, 4);
    let scheme = |t: &Trade| t.1 == 0 && t.0 % 4 != 1;
    let mut came = payments(&of(&all, |t| !scheme(t)), next, "MONERIS,DEP CARD");
    came.extend(payments(&of(&all, scheme), next, "MONERIS,DEP AMEX"));
    came.sort_by_key(|c| c.0);
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    nothing_wrong(&got);
    // What one of them did not bring is found as well.
    let lost = |t: &Trade| (t.0, t.1) == (11, 2);
    let mut came = payments(&of(&all, |t| !scheme(t) && !lost(t)), next, "MONERIS,DEP CARD");
    came.extend(payments(&of(&all, scheme), next, "MONERIS,DEP AMEX"));
    came.sort_by_key(|c| c.0);
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    let named = named(&got.missing);
    assert!(numbers(&of(&all, lost)).iter().all(|n| named.contains(n)), "{named:?}");
}
