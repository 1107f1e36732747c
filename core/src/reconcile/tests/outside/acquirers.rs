//! A wallet and a card company that pay into one account, each in its own way; and days of rest of a place that nobody
//! named.

use super::*;
use crate::calendar::DayCalendar;

const WALLET: &str = "财付通支付科技有限公司,微信支付结算";

/// The wallet's own export: another layout, fees of 0.6 %.
fn wallet(trades: &[Trade]) -> String {
    let mut out = String::from("交易时间,微信订单号,交易状态,应结订单金额,手续费\n");
    for t in trades {
        let (fee, at) = (fee_of(t), 9 + t.1);
        out.push_str(&format!(
            "2026-06-{:02} {at:02}:10:00,{},支付成功,{},{}\n",
            t.0,
            order(t),
            sum(t.4),
            sum(fee)
        ));
    }
    out
}

fn order(t: &Trade) -> String {
    format!("42000026{:02}{:02}", t.0, t.1)
}

fn fee_of(t: &Trade) -> i64 {
    (t.4 * 60 + 5_000) / 10_000
}

fn solve_all(exports: &[String], bank: &str) -> Reconciliation {
    let read = |text: &String| {
        crate::statement::read(text.as_bytes(), None, Some(Side::Pos), None, None).expect("sales")
    };
    let pos: Vec<Statement> = exports.iter().flat_map(read).collect();
    let bank = crate::statement::read(bank.as_bytes(), None, Some(Side::Bank), None, None);
    reconcile(&Input::new(&pos, &bank.expect("bank"), &Weekdays))
}

/// Cards on the next working day in one sum, each wallet payment by itself on the next day.
fn shop() -> (Vec<Trade>, Vec<Trade>, Vec<(u32, i64, &'static str)>) {
    let cards = plain(1..=24, 4);
    let scan: Vec<Trade> = (1..=24)
        .flat_map(|d| (0..3).map(move |n| Trade(d, n, "", "", gross(d + 31, n + 5))))
        .collect();
    let mut came = payments(&cards, next, UMS);
    came.extend(scan.iter().map(|t| (t.0 + 1, t.4 - fee_of(t), WALLET)));
    came.sort_by_key(|c| c.0);
    (cards, scan, came)
}

#[test]
fn two_acquirers_with_ways_of_their_own_are_each_understood() {
    let (cards, scan, came) = shop();
    let got = solve_all(&[export(&cards, false, true), wallet(&scan)], &bank(&came, 30));
    nothing_wrong(&got);
    assert!(got.late.is_empty() && got.payout.confidence_permille > 900);
    assert_eq!(got.totals.sales.count, cards.len() + scan.len());
    assert_eq!(got.parts.len(), 2, "{:?}", got.parts);
}

#[test]
fn what_one_of_them_did_not_pay_is_found_beside_the_other() {
    let (cards, scan, mut came) = shop();
    let lost = |t: &Trade| (16..=17).contains(&t.0);
    let gone: Vec<i64> = of(&scan, lost).iter().map(|t| t.4 - fee_of(t)).collect();
    came.retain(|c| !(c.2 == WALLET && gone.contains(&c.1)));
    came.retain(|c| !(c.2 == UMS && c.0 == 11));
    let got = solve_all(&[export(&cards, false, true), wallet(&scan)], &bank(&came, 30));
    let mut missed: Vec<String> = of(&scan, lost).iter().map(order).collect();
    missed.extend(numbers(&of(&cards, |t| t.0 == 10)));
    missed.sort_unstable();
    assert_eq!(named(&got.missing), missed);
    assert!(got.missing.iter().all(|l| l.sure) && got.unmatched.is_empty());
    assert_eq!(got.totals.missing.count, missed.len());
    assert!(!got.causes.is_empty());
}

/// Weekends, and one Wednesday.
struct WithHoliday(u32);

impl DayCalendar for WithHoliday {
    fn is_rest(&self, day: NaiveDate) -> bool {
        Weekdays.is_rest(day) || day == NaiveDate::from_ymd_opt(2026, 6, self.0).unwrap()
    }

    fn is_sure(&self, _: NaiveDate) -> bool {
        false
    }
}

#[test]
fn a_day_on_which_banks_of_another_place_rest_is_not_called_late_for_sure() {
    let all = plain(1..=24, 4);
    // What was due on Wednesday the 10th came with Thursday's.
    let due = |d: u32| if next(d) == 10 { 11 } else { next(d) };
    let came = payments(&all, due, UMS);
    let pos =
        read(export(&all, false, true).as_bytes(), None, Some(Side::Pos), None, None).unwrap();
    let bank = read(bank(&came, 30).as_bytes(), None, Some(Side::Bank), None, None).unwrap();
    let alone = reconcile(&Input::new(&pos, &bank, &Weekdays));
    assert!(alone.late.len() == 4 && alone.late.iter().all(|l| l.sure), "the control");
    let (right, wrong) = (WithHoliday(10), WithHoliday(17));
    let otherwise: [&dyn DayCalendar; 2] = [&wrong, &right];
    let got = reconcile(&Input { otherwise: &otherwise, ..Input::new(&pos, &bank, &Weekdays) });
    let told =
        got.late.iter().all(|l| !l.sure && l.basis.iter().any(|n| n.id == "money-basis-place"));
    assert!(got.missing.is_empty() && told && (got.late.len() == 4 || got.calendar == 2));
}
