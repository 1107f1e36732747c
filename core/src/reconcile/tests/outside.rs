//! Months as shops really have them, found by somebody who knew only the program: each is a sale that was accused
//! although its money came, or money that was not missed.

mod acquirers;
mod after;
mod amends;
mod apart;
mod beyond;
mod by_hand;
mod chances;
mod charge;
mod dearer;
mod each;
mod let_go;
mod open;
mod pattern;
mod renamed;
mod rows;
mod voids;
mod weekly;

use super::*;

const UMS: &str = "银联商务股份有限公司客户备付金,清算款";
const LAKALA: &str = "拉卡拉支付股份有限公司客户备付金,清算款";

/// A sale or refund: day of June 2026, place in the day, terminal, channel, gross.
#[derive(Clone, Copy)]
struct Trade(u32, u32, &'static str, &'static str, i64);

impl Trade {
    fn net(&self) -> i64 {
        let fee = (self.4.abs() * 38 + 5_000) / 10_000;
        self.4 - fee * self.4.signum()
    }

    fn number(&self) -> String {
        format!("7{:02}{:02}000001", self.0, self.1)
    }
}

/// Sums without any pattern, none of them round.
fn gross(day: u32, at: u32) -> i64 {
    8_013 + i64::from((day * 7_919 + at * 104_729 + day * at * 613) % 60_000)
}

fn net(trades: &[Trade]) -> i64 {
    trades.iter().map(Trade::net).sum()
}

fn export(trades: &[Trade], terminals: bool, fees: bool) -> String {
    let mut out = String::from("交易日期,交易时间,支付方式,交易类型,交易金额,参考号,交易状态");
    out.push_str(if terminals { ",终端号" } else { "" });
    out.push_str(if fees { ",手续费,结算金额\n" } else { "\n" });
    for t in trades {
        let kind = if t.4 < 0 { "退货" } else { "消费" };
        out.push_str(&format!(
            "2026-06-{:02},{:02}:{:02}:00,{},{kind},{},{},成功",
            t.0,
            9 + t.1,
            t.0 + t.1,
            t.3,
            sum(t.4),
            t.number()
        ));
        if terminals {
            out.push_str(&format!(",{}", t.2));
        }
        if fees {
            out.push_str(&format!(",{},{}", sum(t.4 - t.net()), sum(t.net())));
        }
        out.push('\n');
    }
    out
}

fn sum(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}", yuan(minor.abs()))
}

/// The next weekday after a day of June, the first of which is a Monday.
fn next(day: u32) -> u32 {
    match day % 7 {
        5 => day + 3,
        6 => day + 2,
        _ => day + 1,
    }
}

/// So many sales a day, all by card on one terminal.
fn plain(days: std::ops::RangeInclusive<u32>, a_day: u32) -> Vec<Trade> {
    days.flat_map(|d| (0..a_day).map(move |n| Trade(d, n, "T1", "刷卡", gross(d, n)))).collect()
}

fn of(trades: &[Trade], wanted: impl Fn(&Trade) -> bool) -> Vec<Trade> {
    trades.iter().copied().filter(|t| wanted(t)).collect()
}

/// One payment for each day these trades are due on.
fn payments(
    trades: &[Trade],
    due: impl Fn(u32) -> u32,
    text: &'static str,
) -> Vec<(u32, i64, &'static str)> {
    let mut days: Vec<u32> = trades.iter().map(|t| due(t.0)).collect();
    days.sort_unstable();
    days.dedup();
    let on = |d: u32| net(&of(trades, |t| due(t.0) == d));
    days.into_iter().map(|d| (d, on(d), text)).collect()
}

fn numbers(trades: &[Trade]) -> Vec<String> {
    trades.iter().map(Trade::number).collect()
}

fn named(lines: &[SaleLine]) -> Vec<String> {
    let mut out: Vec<String> = lines.iter().map(|l| l.reference.clone()).collect();
    out.sort_unstable();
    out
}

fn nothing_wrong(got: &Reconciliation) {
    assert!(got.missing.is_empty(), "{:?}", named(&got.missing));
    assert!(got.unmatched.is_empty(), "{:?}", got.unmatched);
}

#[test]
fn cards_on_the_next_working_day_and_a_wallet_on_the_next_day() {
    let card = plain(1..=14, 2);
    let wallet: Vec<Trade> = (1..=14u32)
        .flat_map(|d| (4..6).map(move |n| Trade(d, n, "T1", "微信", gross(d, n))))
        .collect();
    let mut credits = payments(&card, next, UMS);
    credits.extend(payments(&wallet, |d| d + 1, UMS));
    credits.sort_unstable();
    let mut all = [card.clone(), wallet.clone()].concat();
    all.sort_by_key(|t| (t.0, t.1));
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    nothing_wrong(&got);
    assert!(got.late.is_empty() && got.awaited.is_empty());

    // The same from two exports of two acquirers: each by its own terms.
    let mut other = String::from("交易时间,微信订单号,商户号,应结订单金额,手续费,交易状态\n");
    for t in &wallet {
        let (time, fee) = (format!("{:02}:10:00", 9 + t.1), sum(t.4 - t.net()));
        other.push_str(&format!(
            "2026-06-{:02} {time},{},1230000109,{},{fee},SUCCESS\n",
            t.0,
            t.number(),
            sum(t.4)
        ));
    }
    let read_pos = |text: &str| read(text.as_bytes(), None, Some(Side::Pos), None, None).unwrap();
    let pos = [read_pos(&export(&card, true, true)), read_pos(&other)].concat();
    let text = bank(&credits, 20);
    let bank = read(text.as_bytes(), None, Some(Side::Bank), None, None).unwrap();
    nothing_wrong(&reconcile(&Input::new(&pos, &bank, &Weekdays)));
}

#[test]
fn two_payments_a_day_whose_terminals_the_export_does_not_tell() {
    let all = plain(1..=10, 4);
    let mut credits = payments(&of(&all, |t| t.1 % 2 == 0), |d| d + 1, UMS);
    credits.extend(payments(&of(&all, |t| t.1 % 2 == 1), |d| d + 1, UMS));
    credits.sort_unstable();
    nothing_wrong(&solve(&export(&all, false, true), &bank(&credits, 20)));
}

#[test]
fn payments_of_single_sales_that_stop() {
    let all = plain(1..=20, 4);
    let paid = of(&all, |t| t.0 <= 5);
    let credits: Vec<_> = paid.iter().map(|t| (next(t.0), t.net(), UMS)).collect();
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(got.payout.shape, Shape::PerSale);
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| t.0 > 5)));
    assert!(got.unmatched.is_empty());
}

#[test]
fn a_refund_larger_than_its_run_is_kept_from_the_next_payments() {
    let mut all = plain(1..=19, 3);
    let at = all.iter().position(|t| t.0 == 11).unwrap();
    all.insert(at + 2, Trade(11, 9, "T1", "刷卡", -250_000));
    all.sort_by_key(|t| (t.0, t.1));
    let mut credits = payments(&all, next, UMS);
    let minus = credits.iter().position(|c| c.1 < 0).unwrap();
    let mut rest = 0;
    for credit in &mut credits[minus..] {
        rest += credit.1;
        credit.1 = rest.max(0);
        rest = rest.min(0);
    }
    credits.retain(|c| c.1 != 0);
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    nothing_wrong(&got);
    assert!(got.late.is_empty());
    let carried = |r: &&Run| r.basis.iter().any(|b| b.id == "money-basis-carried");
    assert!(got.runs.iter().any(|r| carried(&r)));
    // Seen on the day it is due, the run that comes to less than nothing is still awaited.
    let got = solve_with(&export(&all, true, true), &bank(&credits, 26), |i| {
        i.as_of = Some(day("2026-06-12"));
    });
    let run = got.runs.iter().find(|r| r.due == day("2026-06-12")).unwrap();
    assert_eq!(run.state, State::Awaited);
}

#[test]
fn a_sale_that_is_unpaid_while_refunds_are_kept_back_is_named_alone() {
    let mut all = plain(1..=19, 3);
    let at = all.iter().position(|t| t.0 == 11).unwrap();
    all.insert(at + 2, Trade(11, 9, "T1", "刷卡", -250_000));
    all.sort_by_key(|t| (t.0, t.1));
    let unpaid = |t: &Trade| (t.0, t.1) == (12, 1);
    let mut credits = payments(&of(&all, |t| !unpaid(t)), next, UMS);
    let mut rest = 0;
    for credit in &mut credits {
        rest += credit.1;
        credit.1 = rest.max(0);
        rest = rest.min(0);
    }
    credits.retain(|c| c.1 != 0);
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, unpaid)));
    let with = |r: &&Run| r.basis.iter().any(|b| b.id == "money-basis-with-refunds");
    assert_eq!(got.runs.iter().filter(with).count(), 1);
}

#[test]
fn another_acquirers_payments_are_no_part_of_a_run_that_never_came() {
    let all = plain(1..=12, 2);
    let credits = payments(&all, next, UMS).into_iter().filter(|c| c.0 != 10);
    let mut credits: Vec<_> = credits.collect();
    credits.extend(
        (2..=15).filter(|d| d % 7 != 6 && d % 7 != 0).map(|d| (d, gross(d, 20) / 3, LAKALA)),
    );
    credits.sort_unstable();
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| t.0 == 9)));
    assert!(got.missing.iter().all(|s| s.sure));
}

#[test]
fn a_weekend_paid_in_two_parts_when_the_acquirer_begins_to_pay_later() {
    let all = plain(1..=16, 3);
    // From Sunday the 7th on, a working day later.
    let due = |d: u32| if d < 7 { next(d) } else { next(next(d)) };
    let got = solve(&export(&all, true, true), &bank(&payments(&all, due, UMS), 24));
    nothing_wrong(&got);
    let late = named(&got.late);
    assert!(numbers(&of(&all, |t| t.0 == 7)).iter().all(|n| late.contains(n)), "{late:?}");
    assert!(!numbers(&of(&all, |t| t.0 <= 6)).iter().any(|n| late.contains(n)), "{late:?}");
}

#[test]
fn a_part_of_a_run_that_equals_an_earlier_payment() {
    let mut all: Vec<Trade> = Vec::new();
    for d in 1..=12u32 {
        for n in 0..6 {
            all.push(Trade(d, n, if n % 2 == 0 { "T1" } else { "T2" }, "刷卡", gross(d, n)));
        }
    }
    // One sale is all of terminal 2 on the 3rd; a sale of terminal 1 on the 11th is just as large.
    all.retain(|t| !(t.0 == 3 && t.2 == "T2" && t.1 > 1));
    for t in &mut all {
        if (t.0 == 3 && t.2 == "T2") || (t.0 == 11 && t.1 == 0) {
            t.4 = 200_000;
        }
    }
    let first = of(&all, |t| t.2 == "T1");
    let mut credits = payments(&first, next, UMS);
    for credit in &mut credits {
        if credit.0 == 12 {
            credit.1 = net(&of(&first, |t| t.0 == 11 && t.1 == 0));
        }
    }
    credits.extend(payments(&of(&all, |t| t.2 == "T2"), next, UMS));
    credits.sort_unstable();
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert_eq!(named(&got.missing), numbers(&of(&first, |t| t.0 == 11 && t.1 > 0)));
    assert!(got.runs.iter().all(|r| r.state != State::Over));
}

#[test]
fn a_channel_that_stops_leaves_the_other_as_it_was() {
    let mut all: Vec<Trade> = Vec::new();
    for d in 1..=21u32 {
        for n in 0..4 {
            all.push(Trade(d, n, "T1", if n % 2 == 0 { "刷卡" } else { "微信" }, gross(d, n)));
        }
    }
    // The export begins on Sunday the 7th; what was sold on Friday and Saturday came with it.
    let stopped = |t: &Trade| t.3 == "刷卡" && t.0 >= 14;
    let credits = payments(&of(&all, |t| !stopped(t) && t.0 >= 5), next, UMS);
    let given = of(&all, |t| t.0 >= 7);
    let got = solve(&export(&given, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, stopped)));
}

#[test]
fn a_round_shortage_may_be_a_charge() {
    let mut all = plain(1..=12, 8);
    // A sale that brings thirty yuan to the cent, in the run that is thirty yuan short.
    let small = all.iter().position(|t| t.0 == 9).unwrap();
    all[small].4 = 3_011;
    let mut credits = payments(&all, next, UMS);
    for credit in credits.iter_mut().filter(|c| c.0 == 10) {
        credit.1 -= 3_000;
    }
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert!(got.missing.iter().all(|s| !s.sure));
    assert!(got.runs.iter().any(|r| r.basis.iter().any(|b| b.id == "money-basis-round")));
}

#[test]
fn a_rate_raised_at_half_of_the_month_is_a_change() {
    let all = plain(1..=26, 3);
    // From Monday the 15th on.
    let mut credits = payments(&all, next, UMS);
    for credit in &mut credits {
        let sold = of(&all, |t| next(t.0) == credit.0);
        let rate = if sold[0].0 < 15 { 380 } else { 600 };
        credit.1 = sold.iter().map(|t| t.4 - (t.4 * rate + 50_000) / 100_000).sum();
    }
    let got = solve(&export(&all, true, false), &bank(&credits, 30));
    assert!(got.missing.is_empty());
    assert_eq!(got.causes.first().map(|c| c.cause), Some(CauseKind::AgreementChange));
    assert_eq!(got.payout.fee_rate, Some(380));
}

#[test]
fn a_least_fee_on_each_sale_is_no_shortage() {
    let mut all = plain(1..=14, 6);
    for t in all.iter_mut().filter(|t| t.1 > 3) {
        t.4 /= 9;
    }
    let least = |t: &Trade| t.4 - ((t.4 * 38 + 5_000) / 10_000).max(50);
    let mut credits = payments(&all, next, UMS);
    for credit in &mut credits {
        credit.1 = of(&all, |t| next(t.0) == credit.0).iter().map(least).sum();
    }
    let got = solve(&export(&all, true, false), &bank(&credits, 20));
    nothing_wrong(&got);
    assert!(got.causes.is_empty());
    assert!(got.runs.iter().all(|r| r.state == State::Arrived), "{:?}", got.runs);
}

#[test]
fn a_refund_left_out_with_its_neighbours_does_not_hide_them() {
    let mut all = plain(1..=12, 6);
    let at = all.iter().position(|t| t.0 == 9 && t.1 == 3).unwrap();
    (all[at - 1].4, all[at].4, all[at + 1].4) = (9_011, -30_037, 8_123);
    let left_out = of(&all, |t| t.0 == 9 && (2..5).contains(&t.1));
    assert!(net(&left_out) < 0);
    let mut credits = payments(&all, next, UMS);
    for credit in credits.iter_mut().filter(|c| c.0 == 10) {
        credit.1 -= net(&left_out);
    }
    let got = solve(&export(&all, true, true), &bank(&credits, 20));
    assert_eq!(named(&got.missing), numbers(&left_out));
    assert!(got.missing.iter().all(|s| !s.sure));
}

#[test]
fn when_payments_stop_a_day_of_refunds_is_unpaid_too() {
    let mut all = plain(1..=12, 3);
    let at = all.iter().position(|t| t.0 == 10).unwrap();
    all.insert(at + 2, Trade(10, 9, "T1", "刷卡", -250_000));
    all.sort_by_key(|t| (t.0, t.1));
    let paid = of(&all, |t| t.0 < 8);
    let got = solve(&export(&all, true, true), &bank(&payments(&paid, next, UMS), 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| t.0 >= 8)));
    assert!(got.missing.iter().filter(|s| s.due == day("2026-06-11")).all(|s| !s.sure));
    assert_eq!(got.totals.missing.net.minor, net(&of(&all, |t| t.0 >= 8)));
}

#[test]
fn a_refund_larger_than_what_a_stopped_channel_leaves_accuses_nobody_for_sure() {
    let mut all: Vec<Trade> = Vec::new();
    for d in 1..=19u32 {
        for n in 0..4 {
            all.push(Trade(d, n, "T1", if n % 2 == 0 { "刷卡" } else { "微信" }, gross(d, n)));
        }
    }
    let stopped = |t: &Trade| t.3 == "刷卡" && t.0 >= 9 && t.4 > 0;
    // On the 16th a refund takes all that the wallet brought and a little of what the cards should have.
    let wallet = of(&all, |t| t.0 == 16 && t.3 == "微信");
    let at = all.iter().position(|t| t.0 == 16).unwrap();
    all.insert(at + 4, Trade(16, 9, "T1", "微信", -(net(&wallet) + 5_021)));
    let mut credits = payments(&of(&all, |t| !stopped(t)), next, UMS);
    credits.retain(|c| c.1 > 0);
    let got = solve(&export(&all, true, true), &bank(&credits, 26));
    assert_eq!(named(&got.missing), numbers(&of(&all, stopped)));
    assert!(got.missing.iter().filter(|s| s.due == day("2026-06-17")).all(|s| !s.sure));
}
