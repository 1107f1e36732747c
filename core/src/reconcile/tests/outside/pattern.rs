//! What a fault has in common tells which of several sets of sales is the right one.

use super::*;

/// Two sales a day on each of two terminals; the second is unpaid from the ninth to the twelfth. On the tenth one sale of
/// the first terminal is as large as one of the second.
fn with_twins(twin: (u32, u32)) -> (Vec<Trade>, Vec<Trade>) {
    let terminal = |n: u32| if n < 2 { "T1" } else { "T2" };
    let mut all: Vec<Trade> = (1..=16u32)
        .flat_map(|d| (0..4).map(move |n| Trade(d, n, terminal(n), "刷卡", gross(d, n))))
        .collect();
    let value = of(&all, |t| (t.0, t.1) == (10, twin.1))[0].4;
    all.iter_mut().filter(|t| (t.0, t.1) == (10, twin.0)).for_each(|t| t.4 = value);
    let unpaid = of(&all, |t| t.2 == "T2" && (9..=12).contains(&t.0));
    (all, unpaid)
}

#[test]
fn a_terminal_that_is_unpaid_before_and_after_settles_which_of_two_sets_a_day_lacks() {
    // The second and third sale of the tenth are together as much as the third and fourth.
    let (all, unpaid) = with_twins((1, 3));
    let paid = of(&all, |t| !numbers(&unpaid).contains(&t.number()));
    let credits = payments(&paid, |d| d + 1, UMS);
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), numbers(&unpaid));
    assert!(got.missing.iter().all(|s| s.sure));
    assert!(got.runs.iter().all(|r| r.alternatives.is_empty()));
}

#[test]
fn a_terminal_that_is_unpaid_before_and_after_tells_which_of_two_equal_sales_was_paid() {
    let (all, unpaid) = with_twins((1, 3));
    let paid = of(&all, |t| !numbers(&unpaid).contains(&t.number()));
    let credits: Vec<_> = paid.iter().map(|t| (t.0 + 1, t.net(), UMS)).collect();
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(got.payout.shape, Shape::PerSale);
    assert_eq!(named(&got.missing), numbers(&unpaid));
    assert!(got.missing.iter().all(|s| s.sure));
    // Without the days beside it nothing tells.
    let alone = of(&unpaid, |t| (t.0, t.1) == (10, 3));
    let paid = of(&all, |t| t.number() != alone[0].number());
    let credits: Vec<_> = paid.iter().map(|t| (t.0 + 1, t.net(), UMS)).collect();
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert!(got.missing.len() == 1 && !got.missing[0].sure);
}

#[test]
fn cards_of_both_kinds_in_one_sum_and_each_wallet_in_another() {
    let channels = ["借记卡", "贷记卡", "微信", "支付宝"];
    let all: Vec<Trade> = (1..=16u32)
        .flat_map(|d| {
            (0..8u32).map(move |n| Trade(d, n, "T1", channels[n as usize % 4], gross(d, n)))
        })
        .collect();
    let missing = of(&all, |t| (t.0, t.1) == (9, 4))[0];
    let paid = of(&all, |t| t.number() != missing.number());
    let mut credits = payments(&of(&paid, |t| t.1 % 4 < 2), |d| d + 1, UMS);
    credits.extend(payments(&of(&paid, |t| t.1 % 4 == 2), |d| d + 1, UMS));
    credits.extend(payments(&of(&paid, |t| t.1 % 4 == 3), |d| d + 1, UMS));
    credits.sort_unstable();
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), [missing.number()]);
    assert!(got.missing[0].sure && got.late.is_empty());
}
