//! Months in which the sums cannot tell: every answer that fits is shown, and none of them is sure.

use super::*;
use crate::reconcile::{Amount, Fixed, Lag, LagUnit};

/// So many sales a day by card and by wallet, and the stop of the cards from a day on.
fn two_channels(days: u32) -> Vec<Trade> {
    let channel = |n: u32| if n.is_multiple_of(2) { "刷卡" } else { "微信" };
    (1..=days)
        .flat_map(|d| (0..4).map(move |n| Trade(d, n, "T1", channel(n), gross(d, n))))
        .collect()
}

fn run_of(got: &Reconciliation, due: &str) -> Run {
    got.runs.iter().find(|r| r.due == day(due)).expect("a run").clone()
}

#[test]
fn a_small_sum_that_alone_did_not_come_can_have_been_a_charge() {
    let mut all = plain(1..=12, 2);
    all.retain(|t| t.0 != 10);
    all.push(Trade(10, 3, "T1", "刷卡", 1_200));
    all.sort_by_key(|t| (t.0, t.1));
    let paid = of(&all, |t| t.0 != 10);
    let got = solve(&export(&all, true, true), &bank(&payments(&paid, next, UMS), 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| t.0 == 10)));
    assert!(got.missing.iter().all(|s| !s.sure));
    let run = run_of(&got, "2026-06-11");
    assert_eq!(run.alternatives.len(), 2, "{:?}", run.alternatives);
    assert!(run.basis.iter().any(|b| b.id == "money-basis-small"));
    // Two such days in a row are no charge.
    let paid = of(&all, |t| t.0 < 9);
    let got = solve(&export(&all, true, true), &bank(&payments(&paid, next, UMS), 26));
    assert!(got.missing.iter().all(|s| s.sure), "{:?}", got.missing.len());
}

#[test]
fn a_day_of_refunds_beside_a_stopped_channel_accuses_nobody_for_sure() {
    let mut all = two_channels(19);
    let stopped = |t: &Trade| t.3 == "刷卡" && t.0 >= 9;
    // On the 16th a wallet refund is larger than all the wallet brought: no payment comes that day at all.
    all.push(Trade(16, 9, "T1", "微信", -400_000));
    all.sort_by_key(|t| (t.0, t.1));
    let credits = payments(&of(&all, |t| !stopped(t) && t.0 != 16), next, UMS);
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, stopped)));
    let of_that_day = |s: &&SaleLine| s.due == day("2026-06-17");
    assert!(got.missing.iter().filter(of_that_day).all(|s| !s.sure));
    assert!(got.missing.iter().filter(|s| s.due == day("2026-06-18")).all(|s| s.sure));
    assert_eq!(run_of(&got, "2026-06-17").alternatives.len(), 2);
}

#[test]
fn a_run_below_nothing_that_was_paid_without_the_stopped_channel() {
    let mut all = two_channels(19);
    // A refund of a card sale was left out with the cards: more came than the day adds up to.
    all.push(Trade(16, 9, "T1", "刷卡", -400_000));
    all.sort_by_key(|t| (t.0, t.1));
    let stopped = |t: &Trade| t.3 == "刷卡" && t.0 >= 9;
    let credits = payments(&of(&all, |t| !stopped(t)), next, UMS);
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, stopped)));
    assert!(got.unmatched.is_empty());
    assert_eq!(run_of(&got, "2026-06-17").state, State::Short);
}

#[test]
fn a_stop_that_hides_when_the_day_ends() {
    // Two terminals; the acquirer's day ends at ten in the evening, which the days before the stop hardly show.
    let mut all: Vec<Trade> = Vec::new();
    for d in 1..=26u32 {
        for n in 0..4 {
            all.push(Trade(d, n, if n < 2 { "T1" } else { "T2" }, "刷卡", gross(d, n)));
        }
        // Past ten in the evening from the 9th on.
        if d >= 9 {
            all.push(Trade(d, 13, "T2", "刷卡", gross(d, 13)));
        }
    }
    let day_of = |t: &Trade| if t.1 >= 13 { t.0 + 1 } else { t.0 };
    let stopped = |t: &Trade| t.2 == "T1" && t.0 >= 9;
    let mut paid = of(&all, |t| !stopped(t));
    for t in &mut paid {
        t.0 = day_of(t);
    }
    paid.sort_by_key(|t| (t.0, t.1));
    let shifted = payments(&paid, next, UMS);
    let got = solve(&export(&all, true, true), &bank(&shifted, 30));
    assert_eq!(got.payout.cutoff, 22 * 60, "{:?}", got.payout);
    assert_eq!(named(&got.missing), numbers(&of(&all, stopped)));
}

#[test]
fn fixing_what_is_so_keeps_the_terms_of_the_parts() {
    let card = plain(1..=14, 2);
    let wallet: Vec<Trade> = (1..=14u32)
        .flat_map(|d| (4..6).map(move |n| Trade(d, n, "T1", "微信", gross(d, n))))
        .collect();
    let mut credits = payments(&card, next, UMS);
    credits.extend(payments(&wallet, |d| d + 1, UMS));
    credits.sort_unstable();
    let mut all = [card, wallet].concat();
    all.sort_by_key(|t| (t.0, t.1));
    let (sales, text) = (export(&all, true, true), bank(&credits, 20));
    let pos = read(sales.as_bytes(), None, Some(Side::Pos), None, None).unwrap();
    let bank = read(text.as_bytes(), None, Some(Side::Bank), None, None).unwrap();
    let with =
        |payout: Option<&Fixed>| reconcile(&Input { payout, ..Input::new(&pos, &bank, &Weekdays) });
    let learned = with(None);
    let fixed = Fixed {
        shape: learned.payout.shape,
        amount: Amount::Net,
        lag: learned.payout.lag,
        cutoff: None,
        merged: None,
    };
    let same = with(Some(&fixed));
    assert!(!same.parts.is_empty() && same.parts == learned.parts);
    nothing_wrong(&same);
    // Another lag is the user's word about all of it.
    let three = Fixed { lag: Lag { value: 3, unit: LagUnit::CalendarDay }, ..fixed };
    let other = with(Some(&three));
    assert!(other.parts.is_empty() && other.payout.lag == three.lag);
}

#[test]
fn sales_before_a_stop_that_a_refund_of_that_day_eats_are_not_accused_for_sure() {
    let mut all = plain(1..=16, 4);
    // On the 10th a refund is as large as the first sale; that sale was paid, so nothing came, and the stop began after.
    let first = all.iter().find(|t| t.0 == 10).unwrap().4;
    all.push(Trade(10, 9, "T1", "刷卡", -first));
    all.sort_by_key(|t| (t.0, t.1));
    let paid = of(&all, |t| !(10..=12).contains(&t.0));
    let got = solve(&export(&all, true, true), &bank(&payments(&paid, next, UMS), 26));
    let of_day = |d: u32| numbers(&of(&all, move |t| t.0 == d && t.4 > 0));
    let sure: Vec<String> =
        got.missing.iter().filter(|s| s.sure).map(|s| s.reference.clone()).collect();
    let tenth = of_day(10);
    assert!(!sure.contains(&tenth[0]), "the first sale of the edge may have been paid: {sure:?}");
    assert!(tenth[1..].iter().all(|s| sure.contains(s)), "the others were not: {sure:?}");
    assert!(
        of_day(11).iter().all(|s| sure.contains(s)),
        "a day within the stop is certain: {sure:?}"
    );
    assert_eq!(run_of(&got, "2026-06-11").alternatives.len(), 2);
}
