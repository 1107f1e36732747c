//! Sales let go by themselves or with a later run, a sum that the bank says is another channel's, and another shop of the
//! same payer; found by an eighth and a ninth hand's months.

use super::*;

#[test]
fn one_of_two_sales_held_back_comes_later_and_the_other_is_still_missing() {
    let all = plain(1..=24, 4);
    let held = |t: &Trade| t.0 == 10 && (1..=2).contains(&t.1);
    let freed = |t: &Trade| (t.0, t.1) == (10, 2);
    let mut came = payments(&of(&all, |t| !held(t)), next, UMS);
    came.push((17, net(&of(&all, freed)), "银联商务股份有限公司客户备付金,清算款 补结算"));
    came.sort_by_key(|c| c.0);
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| held(t) && !freed(t))));
    assert_eq!(named(&got.late), numbers(&of(&all, freed)));
    assert_eq!(got.late[0].paid_on, Some(day("2026-06-17")));
    assert!(got.missing.iter().chain(&got.late).all(|l| l.sure) && got.unmatched.is_empty());
    // What is still open is the one sale, whatever the run lacked at first.
    let run = got.runs.iter().find(|r| r.due == day("2026-06-11")).unwrap();
    assert_eq!((run.state, -run.difference.minor), (State::Short, got.missing[0].net.minor));
    // When that comes too, nothing is missing.
    let mut came = came.clone();
    came.push((19, net(&of(&all, |t| held(t) && !freed(t))), UMS));
    came.sort_by_key(|c| c.0);
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    nothing_wrong(&got);
    assert_eq!(got.late.len(), 2);
}

#[test]
fn a_sum_that_is_said_to_be_for_cards_pays_no_wallet() {
    // The wallet's sales of terminal T2 are not paid from the 9th on; one of them is worth what T1's card sale is.
    let mut all = Vec::new();
    for d in 1..=14 {
        all.extend([
            Trade(d, 0, "T1", "刷卡", gross(d, 0)),
            Trade(d, 1, "T2", "刷卡", gross(d, 1)),
            Trade(d, 2, "T1", "微信", gross(d, 2)),
            Trade(d, 3, "T2", "微信", if d == 12 { gross(d, 0) } else { gross(d, 3) }),
        ]);
    }
    let lost = |t: &Trade| t.2 == "T2" && t.0 >= 9;
    let paid = of(&all, |t| !lost(t));
    let by = |kind: &'static str, text| payments(&of(&paid, |t| t.3 == kind), |d| d + 1, text);
    let mut came = by("刷卡", "银联商务股份有限公司客户备付金,清算款 刷卡");
    came.extend(by("微信", "银联商务股份有限公司客户备付金,清算款 微信"));
    came.sort_by_key(|c| c.0);
    let got = solve(&export(&all, true, true), &bank(&came, 20));
    assert_eq!(named(&got.missing), numbers(&of(&all, lost)));
    assert!(got.missing.iter().all(|l| l.sure) && got.unmatched.is_empty());
}

#[test]
fn sales_of_two_runs_are_let_go_with_a_third_that_is_far_smaller() {
    let mut all = plain(1..=24, 4);
    let held = |t: &Trade| matches!((t.0, t.1), (9, 1) | (11, 2));
    // The run they come with is small, so that the payment is far more than it was due.
    all.retain(|t| t.0 != 16 || t.1 == 0);
    let mut came = payments(&of(&all, |t| !held(t)), next, UMS);
    let with = came.iter_mut().find(|c| c.0 == 17).unwrap();
    with.1 += net(&of(&all, held));
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    nothing_wrong(&got);
    assert_eq!(named(&got.late), numbers(&of(&all, held)));
    assert!(got.late.iter().all(|l| l.paid_on == Some(day("2026-06-17"))));
}

#[test]
fn what_the_payer_sends_for_another_shop_is_not_this_run_and_a_little_more() {
    let all = plain(1..=24, 4);
    let lost = |t: &Trade| t.0 == 10;
    let mut came = payments(&of(&all, |t| !lost(t)), next, UMS);
    // The other shop is paid by the same payer, each day, in sums of its own.
    let others = payments(&plain(1..=24, 4), next, UMS);
    came.extend(others.iter().map(|(d, sum, text)| (*d, sum / 3 + i64::from(d * 97), *text)));
    let twelve = came.iter_mut().rfind(|c| c.0 == 11).unwrap();
    twelve.1 = net(&of(&all, lost)) * 105 / 100;
    came.sort_unstable();
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    assert_eq!(named(&got.missing), numbers(&of(&all, lost)));
}

#[test]
fn one_sale_is_let_go_with_a_run_that_lacks_one_of_its_own() {
    let all = plain(1..=24, 4);
    let freed = |t: &Trade| (t.0, t.1) == (9, 1);
    let lost = |t: &Trade| (t.0, t.1) == (11, 2);
    let mut came = payments(&of(&all, |t| !freed(t) && !lost(t)), next, UMS);
    came.iter_mut().find(|c| c.0 == 12).unwrap().1 += net(&of(&all, freed));
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    // The payment of the 12th is for more or less than its day by the difference of the two alone.
    assert_eq!(named(&got.missing), numbers(&of(&all, lost)));
    assert_eq!(named(&got.late), numbers(&of(&all, freed)));
}
