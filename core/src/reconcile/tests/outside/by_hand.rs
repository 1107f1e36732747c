//! A wallet whose money the shop has paid out whenever it thinks of it.

use super::*;
use crate::reconcile::LagUnit;

const OUT: &str = "支付宝支付科技有限公司,支付宝提现";
/// When it thought of it, and the first day of each payout's sales.
const DAYS: [u32; 7] = [3, 7, 8, 13, 15, 20, 24];

/// All whole days since the last payout, without what was lost.
fn payouts(all: &[Trade], lost: impl Fn(&Trade) -> bool) -> Vec<(u32, i64, &'static str)> {
    let mut since = 0;
    let mut out = Vec::new();
    for day in DAYS {
        let own = of(all, |t| (since..day).contains(&t.0) && !lost(t));
        out.push((day, net(&own), OUT));
        since = day;
    }
    out
}

#[test]
fn payouts_on_no_fixed_days_are_each_all_days_since_the_last() {
    let all = plain(1..=26, 4);
    let got = solve(&export(&all, false, true), &bank(&payouts(&all, |_| false), 27));
    nothing_wrong(&got);
    assert_eq!(got.payout.lag, Lag { value: 1, unit: LagUnit::ByHand });
    assert_eq!(LagUnit::of_code(got.payout.lag.unit.code()), Some(LagUnit::ByHand));
    // What was sold since the last one waits for the next.
    let waits = of(&all, |t| t.0 >= 24);
    assert_eq!(named(&got.awaited), numbers(&waits));
    assert!(got.late.is_empty());
}

#[test]
fn what_never_reached_the_wallet_is_found_in_the_payout_it_should_have_been_in() {
    let all = plain(1..=26, 4);
    let lost = |t: &Trade| t.0 == 10 && t.1 > 0;
    let got = solve(&export(&all, false, true), &bank(&payouts(&all, lost), 27));
    assert_eq!(named(&got.missing), numbers(&of(&all, lost)));
    assert!(got.missing.iter().all(|line| line.due == day("2026-06-13")));
}
