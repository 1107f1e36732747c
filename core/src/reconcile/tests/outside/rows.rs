//! What the rows can tell and what they cannot, from months drawn by somebody else.

use super::*;

/// Two terminals, so many sales a day on each.
fn two(days: std::ops::RangeInclusive<u32>, a_day: u32) -> Vec<Trade> {
    let one = |d: u32, n: u32| {
        let terminal = if n.is_multiple_of(2) { "T1" } else { "T2" };
        Trade(d, n, terminal, "刷卡", gross(d, n))
    };
    days.flat_map(|d| (0..2 * a_day).map(move |n| one(d, n))).collect()
}

fn run_of<'r>(got: &'r Reconciliation, due: &str, terminal: Option<&str>) -> &'r Run {
    let of = |r: &&Run| r.due == day(due) && r.terminal.as_deref() == terminal;
    got.runs.iter().find(of).expect("a run")
}

#[test]
fn a_terminal_that_stops_after_two_days_was_not_paid_apart() {
    // The export begins on a Wednesday; terminal 2 is unpaid from Sunday the 7th, in the middle of a run.
    let all = two(1..=26, 3);
    let stopped = |t: &Trade| t.2 == "T2" && t.0 >= 7;
    let credits = payments(&of(&all, |t| !stopped(t)), next, UMS);
    let got = solve(&export(&of(&all, |t| t.0 >= 3), true, true), &bank(&credits, 30));
    assert_eq!(named(&got.missing), numbers(&of(&all, stopped)));
    assert!(got.runs.iter().all(|r| r.state != State::Over));
}

/// Two terminals paid apart, of which a stretch of the 9th and all of the 10th was left out.
fn left_out(all: &[Trade], from: (u32, u32), to: (u32, u32)) -> (Vec<Trade>, Reconciliation) {
    let out = |t: &Trade| (from..=to).contains(&(t.0, t.1));
    let mut credits = Vec::new();
    for terminal in ["T1", "T2"] {
        let paid = of(all, |t| t.2 == terminal && !out(t));
        credits.extend(payments(&paid, next, UMS).into_iter().filter(|c| c.1 > 0));
    }
    credits.sort_unstable();
    (of(all, out), solve(&export(all, true, true), &bank(&credits, 30)))
}

#[test]
fn a_payment_a_cent_too_large_is_the_rest_of_another_run_whose_refund_was_left_out() {
    let mut all = of(&two(1..=17, 3), |t| t.0 != 9);
    // 1.00 more or less in the gross is what one cent is here.
    all.extend([
        Trade(9, 0, "T2", "刷卡", 9_101),
        Trade(9, 1, "T1", "刷卡", 9_100),
        Trade(9, 2, "T2", "刷卡", 12_037),
        Trade(9, 3, "T2", "刷卡", -206_411),
        Trade(9, 4, "T2", "刷卡", 13_852),
    ]);
    all.sort_by_key(|t| (t.0, t.1));
    let (unpaid, got) = left_out(&all, (9, 1), (10, 9));
    assert_eq!(named(&got.missing), numbers(&unpaid));
    assert!(got.runs.iter().all(|r| r.state != State::Over));
}

#[test]
fn two_payments_of_a_day_go_where_a_stretch_with_a_refund_explains_both() {
    let mut all = of(&two(1..=17, 3), |t| t.0 != 9);
    all.extend([
        Trade(9, 0, "T1", "刷卡", 8_266),
        Trade(9, 1, "T2", "刷卡", 52_900),
        Trade(9, 2, "T2", "刷卡", -135_017),
        Trade(9, 3, "T1", "刷卡", 319_507),
        Trade(9, 4, "T2", "刷卡", 44_711),
        Trade(9, 5, "T1", "刷卡", 219_803),
        Trade(9, 6, "T2", "刷卡", 299_017),
    ]);
    all.sort_by_key(|t| (t.0, t.1));
    let (unpaid, got) = left_out(&all, (9, 0), (9, 3));
    assert_eq!(named(&got.missing), numbers(&unpaid));
}

#[test]
fn what_a_stopped_wallet_leaves_is_not_the_late_money_of_an_older_sale_of_the_same_sum() {
    let one = |d: u32, n: u32| {
        let channel = if n.is_multiple_of(2) { "刷卡" } else { "微信" };
        Trade(d, n, "T1", channel, gross(d, n))
    };
    let mut all: Vec<Trade> = (1..=17).flat_map(|d| (0..4).map(move |n| one(d, n))).collect();
    // On the 9th the wallet sold once for 60.00; on the 16th that is all that the cards sold.
    all.retain(|t| !((t.0 == 9 && t.1 == 3) || (t.0 == 16 && t.1 == 2)));
    for t in &mut all {
        if (t.0, t.1) == (9, 1) || (t.0, t.1) == (16, 0) {
            t.4 = 6_000;
        }
    }
    let stopped = |t: &Trade| t.3 == "微信" && t.0 >= 8;
    let credits = payments(&of(&all, |t| !stopped(t)), next, UMS);
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, stopped)));
    assert!(got.late.is_empty());
}

/// Three sales of a day were not paid; so many a day, in whole yuan or not.
fn three_lost(day: u32, a_day: u32, yuan: bool) -> (Reconciliation, Vec<Trade>) {
    let mut all = plain(1..=12, a_day);
    for t in &mut all {
        t.4 = match t.1 {
            _ if yuan => t.4 / 100 * 100,
            2 if t.0 == day => 1_229,
            5 if t.0 == day => 3_800,
            9 if t.0 == day => 4_926,
            _ => t.4,
        };
    }
    let three = of(&all, |t| t.0 == day && [2, 5, 9].contains(&t.1));
    let mut credits = payments(&all, next, UMS);
    for credit in credits.iter_mut().filter(|c| c.0 == next(day)) {
        credit.1 -= net(&three);
    }
    (solve(&export(&all, true, true), &bank(&credits, 20)), three)
}

#[test]
fn three_sales_that_merely_add_up_are_not_accused_for_sure() {
    // A weekend of sales in whole yuan: some three of them add up to nearly any sum.
    let (got, three) = three_lost(6, 14, true);
    let due = |s: &&SaleLine| s.due == day("2026-06-08");
    assert!(!got.missing.is_empty() && got.missing.iter().filter(due).all(|s| !s.sure));
    let shown = |n: &String| got.missing.iter().any(|s| s.reference == *n);
    let others = &run_of(&got, "2026-06-08", None).alternatives;
    assert!(numbers(&three).iter().all(shown) || others.len() > 1, "{others:?}");
}

#[test]
fn three_sales_with_sums_of_their_own_in_a_short_run_are_no_chance() {
    let (got, three) = three_lost(9, 12, false);
    assert_eq!(named(&got.missing), numbers(&three));
    assert!(got.missing.iter().all(|s| s.sure));
}

#[test]
fn a_friends_transfer_is_no_part_of_a_run_where_nobody_is_known_to_pay() {
    let all = plain(1..=12, 6);
    let friend = "张丽华,网银转账 货款";
    let credits = [(4, 60_000, friend), (9, 71_800, friend), (11, 150_000, "李雷,转账")];
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert_eq!(named(&got.missing), numbers(&all));
    assert!(got.runs.iter().all(|r| r.state == State::Missing));
}

#[test]
fn a_day_without_a_payment_between_paid_days_may_be_one_sale_held_back_and_a_refund() {
    let mut all = plain(1..=12, 4);
    let at = all.iter().position(|t| t.0 == 9 && t.1 == 3).unwrap();
    all[at].4 = -260_000;
    all[at - 1].4 = 252_741;
    // Nothing was due without the large sale, so nothing came: the day's other sales were kept against the refund.
    let held = of(&all, |t| t.0 == 9 && t.1 == 2);
    assert!(net(&of(&all, |t| t.0 == 9)) > 0 && net(&of(&all, |t| t.0 == 9 && t.1 != 2)) < 0);
    let credits = payments(&of(&all, |t| t.0 != 9), next, UMS);
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert!(got.missing.iter().all(|s| !s.sure), "{:?}", got.missing);
    assert!(run_of(&got, "2026-06-10", None).alternatives.contains(&numbers(&held)));
}

#[test]
fn money_that_came_in_sums_nobody_understands_leaves_nothing_sure() {
    // No fees in the export, every payment cut by a sum of its own, and the bank's text says nothing.
    let all = plain(1..=19, 5);
    let mut credits = payments(&all, next, "跨行转入,转账");
    for credit in &mut credits {
        let gross: i64 = of(&all, |t| next(t.0) == credit.0).iter().map(|t| t.4).sum();
        credit.1 = gross / 100 * 71 + i64::from(credit.0 * 131 % 89);
    }
    let got = solve(&export(&all, true, false), &bank(&credits, 26));
    assert!(got.missing.iter().all(|s| !s.sure), "{:?}", got.missing.iter().find(|s| s.sure));
}

#[test]
fn a_sale_of_which_a_part_came_alone_is_not_called_unpaid_for_sure() {
    let all = plain(1..=12, 4);
    let mut credits: Vec<_> = all.iter().map(|t| (next(t.0), t.net(), UMS)).collect();
    let at = all.iter().position(|t| t.0 == 9).unwrap();
    credits[at].1 -= 5_803;
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert_eq!(got.payout.shape, Shape::PerSale);
    assert_eq!(named(&got.missing), numbers(&all[at..=at]));
    assert!(!got.missing[0].sure);
    // Nothing of it came: sure.
    credits.remove(at);
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert_eq!(named(&got.missing), numbers(&all[at..=at]));
    assert!(got.missing[0].sure);
}

#[test]
fn since_the_money_comes_later_the_newest_sales_are_awaited_and_not_lost() {
    let all = plain(1..=24, 3);
    // From the 15th on a working day later; the statement ends on the 25th.
    let due = |d: u32| if d < 15 { next(d) } else { next(next(d)) };
    let credits: Vec<_> = payments(&all, due, UMS).into_iter().filter(|c| c.0 <= 25).collect();
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    let newest = numbers(&of(&all, |t| due(t.0) > 25));
    assert!(got.missing.is_empty(), "{:?}", named(&got.missing));
    assert!(newest.iter().all(|n| named(&got.awaited).contains(n)));
    let says = |l: &SaleLine| l.basis.iter().any(|b| b.id == "money-basis-awaited-slower");
    assert!(got.awaited.iter().any(says));
}

#[test]
fn a_shop_paid_once_a_week() {
    let all = plain(1..=28, 5);
    // Monday to Sunday on the Monday after; the sales of a Wednesday afternoon and the Thursday were left out.
    let due = |d: u32| d.div_ceil(7) * 7 + 1;
    let out = |t: &Trade| (t.0, t.1) >= (17, 2) && t.0 <= 18;
    let credits = payments(&of(&all, |t| !out(t)), due, UMS);
    let got = solve(&export(&all, true, true), &bank(&credits, 30));
    assert_eq!(got.payout.lag.unit.code(), "week_sun");
    assert_eq!(named(&got.missing), numbers(&of(&all, out)));
    assert!(got.missing.iter().all(|s| s.sure) && got.late.is_empty());
}

#[test]
fn a_second_payment_taken_back_is_the_one_next_to_its_twin() {
    let mut all = plain(1..=19, 3);
    for t in &mut all {
        if [(9, 0), (12, 0)].contains(&(t.0, t.1)) {
            t.4 = 10_000;
        }
    }
    let mut credits: Vec<_> = all.iter().map(|t| (next(t.0), t.net(), UMS)).collect();
    let twice = net(&of(&all, |t| (t.0, t.1) == (9, 0)));
    credits.extend([(11, twice, UMS), (16, -twice, "银联商务股份有限公司客户备付金,冲正")]);
    credits.sort_by_key(|c| c.0);
    nothing_wrong(&solve(&export(&all, true, true), &bank(&credits, 26)));
}

#[test]
fn a_dispute_is_no_payment_that_never_came() {
    let all = plain(1..=19, 3);
    let mut credits: Vec<_> = all.iter().map(|t| (next(t.0), t.net(), UMS)).collect();
    let taken = net(&of(&all, |t| (t.0, t.1) == (4, 1)));
    credits.push((15, -taken, "银联商务股份有限公司客户备付金,拒付调账"));
    credits.sort_by_key(|c| c.0);
    nothing_wrong(&solve(&export(&all, true, true), &bank(&credits, 26)));
}

#[test]
fn a_payment_of_nearly_the_sum_lifts_certainty_whoever_sent_it() {
    let all = plain(1..=19, 4);
    let mut credits = payments(&all, next, UMS);
    let at = credits.iter().position(|c| c.0 == 10).unwrap();
    credits[at] = (10, credits[at].1 - 131, "跨行转入,转账");
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| t.0 == 9)));
    assert!(got.missing.iter().all(|s| !s.sure));
    let basis = &run_of(&got, "2026-06-10", None).basis;
    assert!(basis.iter().any(|b| b.id == "money-basis-doubt-near"), "{basis:?}");
}

#[test]
fn where_takings_come_the_same_day_a_second_payment_of_that_day_can_be_the_rest() {
    // Two payments a day; the evening one of the first day holds sales from before the export.
    let all = plain(1..=19, 4);
    let mut credits: Vec<(u32, i64, &'static str)> = Vec::new();
    for d in 1..=19 {
        credits.push((d, net(&of(&all, |t| t.0 == d && t.1 < 2)), UMS));
        let before = if d == 1 { 7_777 } else { 0 };
        credits.push((d, before + net(&of(&all, |t| t.0 == d && t.1 >= 2)), UMS));
    }
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert!(got.missing.iter().all(|s| !s.sure), "{:?}", got.missing);
}

#[test]
fn two_payments_a_day_whose_text_says_nothing_are_together_the_days_takings() {
    let all = plain(1..=19, 4);
    let mut credits: Vec<(u32, i64, &'static str)> = Vec::new();
    for half in [0, 2] {
        let some = of(&all, |t| t.1 / 2 * 2 == half);
        credits.extend(payments(&some, next, "跨行转入,转账"));
    }
    // Half of the first days came in one sum.
    credits.retain(|c| c.0 > 5);
    credits.extend(payments(&of(&all, |t| next(t.0) <= 5), next, "跨行转入,转账"));
    credits.sort_unstable();
    nothing_wrong(&solve(&export(&all, true, true), &bank(&credits, 26)));
}
