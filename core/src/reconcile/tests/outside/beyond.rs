//! Money at the edges: of sales before the export and after it, of several days at once, of sales that were voided.

use super::*;

/// The acquirer's day of a sale, where it ends at eleven in the evening.
fn trade_day(t: &Trade) -> u32 {
    if 9 + t.1 >= 23 { t.0 + 1 } else { t.0 }
}

#[test]
fn a_sale_voided_on_its_terminal_is_not_missed_where_each_sale_is_paid_alone() {
    let mut all = plain(1..=12, 4);
    let voided = of(&all, |t| (t.0, t.1) == (9, 1))[0];
    let unpaid = of(&all, |t| (t.0, t.1) == (5, 2))[0];
    let paid = of(&all, |t| ![voided.number(), unpaid.number()].contains(&t.number()));
    all.push(Trade(9, 8, "T1", "刷卡", -voided.4));
    all.sort_by_key(|t| (t.0, t.1));
    let credits: Vec<_> = paid.iter().map(|t| (next(t.0), t.net(), UMS)).collect();
    let pos = export(&all, true, true).replace("退货", "消费撤销");
    let got = solve(&pos, &bank(&credits, 20));
    assert_eq!(got.payout.shape, Shape::PerSale);
    assert_eq!(named(&got.missing), [unpaid.number()]);
    assert!(got.missing[0].sure);
    let run = got.runs.iter().find(|r| r.due == day("2026-06-10")).unwrap();
    assert_eq!((run.state, run.difference.minor), (State::Arrived, 0));
    assert!(run.fee.minor > 0);
}

#[test]
fn what_is_paid_for_sales_after_the_export_casts_no_doubt_on_a_missing_sale() {
    let all = plain(1..=23, 2);
    let missing = of(&all, |t| (t.0, t.1) == (12, 1))[0];
    let paid = of(&all, |t| t.number() != missing.number());
    let credits = payments(&paid, |d| d + 1, UMS);
    let got = solve(&export(&of(&all, |t| t.0 <= 17), true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), [missing.number()]);
    assert!(got.missing[0].sure);
    // Two payments on one of those days are one too many: it can be the missing money with something else.
    let mut credits = credits;
    credits.push((20, missing.net() - 1_234, UMS));
    credits.sort_unstable();
    let got = solve(&export(&of(&all, |t| t.0 <= 17), true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), [missing.number()]);
    assert!(!got.missing[0].sure);
}

#[test]
fn the_first_payment_of_an_export_by_the_acquirers_days_holds_the_days_before_it() {
    // The acquirer's day ends at eleven; what was sold on Friday to Sunday comes on Monday in one sum.
    let mut all: Vec<Trade> = (1..=26u32)
        .flat_map(|d| [0, 5, 14].map(|n| Trade(d, n, "T1", "刷卡", gross(d, n))))
        .collect();
    all.sort_by_key(|t| (t.0, t.1));
    let mut days: Vec<u32> = all.iter().map(|t| next(trade_day(t))).collect();
    days.dedup();
    let on = |d: u32| net(&of(&all, |t| next(trade_day(t)) == d));
    let credits: Vec<_> = days.into_iter().filter(|d| *d <= 26).map(|d| (d, on(d), UMS)).collect();
    // The export begins with the acquirer's Sunday, on Saturday night.
    let held = of(&all, |t| (7..=24).contains(&trade_day(t)));
    let got = solve(&export(&held, true, true), &bank(&credits, 26));
    assert_eq!(got.payout.cutoff, 1380);
    assert!(got.missing.is_empty(), "{:?}", named(&got.missing));
}

#[test]
fn days_paid_late_in_one_sum_that_names_the_first_of_them() {
    let all = plain(1..=20, 3);
    let late = |d: u32| (10..=12).contains(&d);
    let text = |d: u32| format!("{UMS} 06{d:02}");
    let own = |d: u32| net(&of(&all, |t| t.0 == d));
    let days = (1..=20u32).filter(|d| !late(*d));
    let mut credits: Vec<(u32, i64, String)> = days.map(|d| (d + 1, own(d), text(d))).collect();
    credits.push((15, own(10) + own(11) + own(12), text(10)));
    credits.sort_by_key(|c| c.0);
    let rows: Vec<(u32, i64, &str)> = credits.iter().map(|c| (c.0, c.1, c.2.as_str())).collect();
    let got = solve(&export(&all, true, true), &bank(&rows, 26));
    nothing_wrong(&got);
    assert_eq!(named(&got.late), numbers(&of(&all, |t| late(t.0))));
}
