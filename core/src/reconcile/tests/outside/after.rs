//! Money that could be another's: of sales after the end of the export, of another day by its text, of the owner.

use super::*;

/// Sales of the first to the 17th, two a day, each day paid on the next; the text names the trade day or not.
/// `unpaid` is left out, and what was sold after the export is paid as well.
fn month(unpaid: u32, dated: bool) -> (Vec<Trade>, Vec<(u32, i64, String)>) {
    let text = |d: u32| if dated { format!("{UMS} 06{d:02}") } else { UMS.to_string() };
    let all = plain(1..=23, 2);
    let days = (1..=23u32).filter(|d| *d != unpaid);
    let credits = days.map(|d| (d + 1, net(&of(&all, |t| t.0 == d)), text(d))).collect();
    (of(&all, |t| t.0 <= 17), credits)
}

fn statement(credits: &[(u32, i64, String)]) -> String {
    let rows: Vec<(u32, i64, &str)> = credits.iter().map(|c| (c.0, c.1, c.2.as_str())).collect();
    bank(&rows, 26)
}

#[test]
fn a_payment_of_after_the_export_that_names_its_own_day_is_no_late_payment() {
    let (all, mut credits) = month(10, true);
    let wanted = net(&of(&all, |t| t.0 == 10));
    // What was sold on the 20th, after the export, brought just what the tenth should have brought.
    credits.iter_mut().find(|c| c.0 == 21).unwrap().1 = wanted;
    let got = solve(&export(&all, true, true), &statement(&credits));
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| t.0 == 10)));
    assert!(got.missing.iter().all(|s| s.sure) && got.late.is_empty());
    assert!(got.after_period.iter().any(|c| c.amount.minor == wanted));
}

#[test]
fn without_a_date_it_can_be_and_nothing_is_sure() {
    let (all, mut credits) = month(10, false);
    credits.iter_mut().find(|c| c.0 == 21).unwrap().1 = net(&of(&all, |t| t.0 == 10));
    let got = solve(&export(&all, true, true), &statement(&credits));
    assert!(got.missing.iter().chain(&got.late).all(|s| !s.sure));
    assert_eq!(got.missing.len() + got.late.len(), 2);
    let run = got.runs.iter().find(|r| r.due == day("2026-06-11")).unwrap();
    assert_eq!(run.alternatives.len(), 2);
    assert!(run.basis.iter().any(|b| b.id == "money-basis-doubt-outside"), "{:?}", run.basis);
}

#[test]
fn parts_of_a_stopped_run_are_not_looked_for_after_the_export() {
    let (all, mut credits) = month(10, false);
    // One of the two sales' sum comes on a day when only later sales are paid.
    credits.iter_mut().find(|c| c.0 == 21).unwrap().1 = of(&all, |t| t.0 == 10)[0].net();
    let got = solve(&export(&all, true, true), &statement(&credits));
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| t.0 == 10)));
    assert!(got.late.is_empty());
}

#[test]
fn the_rest_of_a_run_that_came_a_cent_off_is_known_by_the_day_it_names() {
    let (all, mut credits) = month(30, true);
    let held = of(&all, |t| t.0 == 10)[1].net();
    credits.iter_mut().find(|c| c.0 == 11).unwrap().1 -= held;
    credits.push((14, held - 1, format!("{UMS}补 20260610")));
    credits.sort_by_key(|c| c.0);
    let got = solve(&export(&all, true, true), &statement(&credits));
    nothing_wrong(&got);
    assert_eq!(named(&got.late), [of(&all, |t| t.0 == 10)[1].number()]);
}

#[test]
fn a_round_transfer_on_the_day_of_a_missing_run_is_not_its_payment() {
    let (all, mut credits) = month(10, false);
    for credit in &mut credits {
        credit.2 = ",转账".to_string();
    }
    credits.push((11, 500_000, ",转账".to_string()));
    credits.sort_by_key(|c| c.0);
    let got = solve(&export(&all, true, true), &statement(&credits));
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| t.0 == 10)));
    assert!(got.missing.iter().all(|s| !s.sure));
}

#[test]
fn parts_of_a_day_are_found_where_the_acquirer_rounds_fees_once_a_payment() {
    let all = plain(1..=17, 6);
    let rounded = |d: u32, from: usize| {
        let gross: i64 = of(&all, |t| t.0 == d).iter().skip(from).map(|t| t.4).sum();
        gross - (gross * 38 + 5_000) / 10_000
    };
    let off = (1..=17u32).filter(|d| rounded(*d, 0) != net(&of(&all, |t| t.0 == *d))).count();
    assert!(off >= 3, "{off}");
    let off_part = |d: &u32| rounded(*d, 2) != net(&of(&all, |t| t.0 == *d)[2..]);
    let short = (5..=14u32).find(off_part).expect("a day whose part is off as well");
    let credits: Vec<(u32, i64, String)> = (1..=17u32)
        .map(|d| (d + 1, rounded(d, if d == short { 2 } else { 0 }), UMS.to_string()))
        .collect();
    let got = solve(&export(&all, true, true), &statement(&credits));
    let unpaid = &of(&all, |t| t.0 == short)[..2];
    assert_eq!(named(&got.missing), numbers(unpaid));
}

#[test]
fn a_terminal_of_an_unpaid_wallet_alone_does_not_keep_another_terminals_payment() {
    // Card and wallet on two terminals; from the eighth on the wallet is unpaid.
    let mut all: Vec<Trade> = (1..=17u32)
        .flat_map(|d| {
            (0..4).map(move |n| {
                let terminal = if n < 2 { "T1" } else { "T2" };
                Trade(d, n, terminal, if n % 2 == 0 { "刷卡" } else { "微信" }, gross(d, n))
            })
        })
        .collect();
    // On the twelfth the second terminal sold by wallet alone, just what the first sold by card.
    all.retain(|t| !(t.0 == 12 && t.2 == "T2"));
    let card = of(&all, |t| t.0 == 12 && t.3 == "刷卡")[0].4;
    all.push(Trade(12, 3, "T2", "微信", card));
    all.sort_by_key(|t| (t.0, t.1));
    let stopped = |t: &Trade| t.0 >= 8 && t.3 == "微信";
    let paid = of(&all, |t| !stopped(t));
    let mut credits: Vec<(u32, i64, String)> = Vec::new();
    for day in 1..=17u32 {
        for terminal in ["T1", "T2"] {
            let own = of(&paid, |t| t.0 == day && t.2 == terminal);
            if !own.is_empty() {
                credits.push((day + 1, net(&own), UMS.to_string()));
            }
        }
    }
    let got = solve(&export(&all, true, true), &statement(&credits));
    assert_eq!(named(&got.missing), numbers(&of(&all, stopped)));
    // The wallet is unpaid on both terminals before and after: that settles this day too.
    let of_that_day = |s: &&SaleLine| s.due == day("2026-06-13");
    assert!(got.missing.iter().filter(of_that_day).all(|s| s.sure));
}
