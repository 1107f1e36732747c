//! A charge that the payer keeps from each payment: no sale bears it, and none is accused for it.

use super::*;

/// Two yuan.
const KEPT: i64 = 200;

fn kept(mut came: Vec<(u32, i64, &'static str)>) -> Vec<(u32, i64, &'static str)> {
    for payment in &mut came {
        payment.1 -= KEPT;
    }
    came
}

#[test]
fn two_yuan_kept_from_each_payment_are_no_missing_sales() {
    let all = plain(1..=24, 4);
    let got = solve(&export(&all, false, true), &bank(&kept(payments(&all, next, UMS)), 28));
    nothing_wrong(&got);
    assert_eq!(got.payout.charge, KEPT);
    // What came is shown as the bank lists it, and the charge stands among the fees.
    let run = got.runs.iter().find(|r| r.due == day("2026-06-11")).unwrap();
    let whole = net(&of(&all, |t| t.0 == 10));
    assert_eq!((run.paid.minor, run.difference.minor), (whole - KEPT, 0));
    assert_eq!(run.gross.minor - run.fee.minor, whole - KEPT);
    assert!(run.basis.iter().any(|note| note.id == "money-basis-charge"));
}

#[test]
fn beside_a_charge_a_lost_run_and_a_lost_sale_are_still_named() {
    let all = plain(1..=24, 4);
    let lost = |t: &Trade| t.0 == 10 || (t.0, t.1) == (16, 2);
    let came = kept(payments(&of(&all, |t| !lost(t)), next, UMS));
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    assert_eq!(named(&got.missing), numbers(&of(&all, lost)));
    assert!(got.missing.iter().all(|l| l.sure) && got.unmatched.is_empty());
    let short = got.runs.iter().find(|r| r.due == day("2026-06-17")).unwrap();
    let one = net(&of(&all, |t| (t.0, t.1) == (16, 2)));
    assert_eq!((short.state, short.difference.minor), (State::Short, -one));
}

#[test]
fn three_payments_that_are_short_by_the_same_sum_are_no_charge() {
    let all = plain(1..=24, 4);
    let mut came = payments(&all, next, UMS);
    for payment in came.iter_mut().filter(|c| (9..=11).contains(&c.0)) {
        payment.1 -= KEPT;
    }
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    assert_eq!(got.payout.charge, 0);
    let short = got.runs.iter().filter(|r| r.difference.minor == -KEPT).count();
    assert_eq!(short, 3);
}

#[test]
fn a_charge_is_found_where_the_fees_have_to_be_guessed_too() {
    let all = plain(1..=24, 4);
    let lost = |t: &Trade| t.0 == 10;
    let came = kept(payments(&of(&all, |t| !lost(t)), next, UMS));
    let got = solve(&export(&all, false, false), &bank(&came, 28));
    assert_eq!((got.payout.charge, named(&got.missing)), (KEPT, numbers(&of(&all, lost))));
    assert!(got.missing.iter().all(|l| l.sure) && got.unmatched.is_empty());
}
