//! Late money under another text than the payments on time have: it is the acquirer's all the same where it is, to the cent,
//! what is owed.

use super::*;

/// Fourteen working days with a terminal; what came of these trade days on this later day, under this text.
fn made_good(
    lost: &[u32],
    back: u32,
    text: &'static str,
    in_one: bool,
) -> (Vec<Trade>, Reconciliation) {
    let all = plain(1..=24, 5);
    let gone = of(&all, |t| lost.contains(&t.0));
    let mut came = payments(&of(&all, |t| !lost.contains(&t.0)), next, UMS);
    if in_one {
        came.push((back, net(&gone), text));
    } else {
        came.extend(lost.iter().map(|d| (back, net(&of(&all, |t| t.0 == *d)), text)));
    }
    came.sort_by_key(|c| c.0);
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    (gone, got)
}

fn all_late(gone: &[Trade], got: &Reconciliation) {
    assert_eq!(named(&got.missing), Vec::<String>::new());
    assert_eq!(named(&got.late), numbers(gone));
    assert!(got.unmatched.is_empty(), "{:?}", got.unmatched);
}

#[test]
fn two_runs_that_come_late_under_another_text_have_come() {
    for text in [
        "银联商务股份有限公司客户备付金,补结算",
        "银联商务股份有限公司客户备付金,清算款补发",
        ",补入账",
    ] {
        let (gone, got) = made_good(&[10, 11], 16, text, false);
        all_late(&gone, &got);
        let (gone, got) = made_good(&[10, 11], 16, text, true);
        all_late(&gone, &got);
    }
}

#[test]
fn what_a_stranger_sends_is_not_taken_for_late_money() {
    // Not what is owed, to the cent.
    let all = plain(1..=24, 5);
    let gone = of(&all, |t| matches!(t.0, 10 | 11));
    let mut came = payments(&of(&all, |t| !matches!(t.0, 10 | 11)), next, UMS);
    came.push((16, net(&gone) + 3, ",补入账"));
    came.push((17, 50_000, "李红,往来款"));
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    assert_eq!(named(&got.missing), numbers(&gone));
    assert!(got.late.is_empty());
}

#[test]
fn sales_that_were_held_back_come_one_by_one_under_another_text() {
    let all = plain(1..=24, 5);
    let held = |t: &Trade| matches!((t.0, t.1), (10, 3) | (12, 1));
    let gone = of(&all, held);
    let mut came = payments(&of(&all, |t| !held(t)), next, UMS);
    came.extend(gone.iter().map(|t| (19, t.net(), "银联商务股份有限公司客户备付金,风控解冻")));
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    all_late(&gone, &got);
}

#[test]
fn a_run_that_comes_late_in_three_parts_has_come() {
    let all: Vec<Trade> = (1..=24u32)
        .flat_map(|d| {
            (0..9u32)
                .map(move |n| Trade(d, n, ["T1", "T2", "T3"][n as usize % 3], "刷卡", gross(d, n)))
        })
        .filter(|t| !matches!(t.0 % 7, 6 | 0))
        .collect();
    let gone = of(&all, |t| t.0 == 10);
    let mut came = payments(&of(&all, |t| t.0 != 10), next, UMS);
    for (back, terminal) in [(15, "T1"), (16, "T2"), (17, "T3")] {
        came.push((back, net(&of(&gone, |t| t.2 == terminal)), UMS));
    }
    let got = solve(&export(&all, true, true), &bank(&came, 28));
    all_late(&gone, &got);
}

#[test]
fn a_month_that_begins_on_a_sunday_is_not_accused_where_days_of_rest_are_paid_in_one() {
    // June 2026: the 7th is a Sunday. From the 17th on each day is paid by itself and a day later.
    let all = plain(7..=26, 5);
    let early = |d: u32| if d % 7 == 6 { d + 2 } else { next(d) };
    let mut came = payments(&of(&all, |t| t.0 < 17), early, UMS);
    // With Sunday's came what was sold on the two days before the export.
    came[0].1 += 123_456;
    for d in 17..=25 {
        came.push((next(d) + 1, net(&of(&all, |t| t.0 == d)), UMS));
    }
    let got = solve(&export(&all, false, true), &bank(&came, 28));
    let accused: Vec<String> =
        got.missing.iter().filter(|l| l.sure).map(|l| l.reference.clone()).collect();
    assert!(accused.is_empty(), "{accused:?}");
}
