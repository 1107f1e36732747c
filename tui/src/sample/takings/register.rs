//! The tills: draws amounts, times and numbers for each day, and shares out the fee.

use super::super::cast::SHOP_TERMINALS;
use super::super::dice::Dice;
use super::{FEE_RATE, REFUNDS, Run, Sale, march, next_working_day};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeSet;

/// What runs on from sale to sale.
pub(super) struct Register {
    dice: Dice,
    vouchers: [u32; 2],
    used: BTreeSet<String>,
}

impl Register {
    pub(super) fn new() -> Self {
        Self { dice: Dice::new(20_260_309), vouchers: [410, 1_217], used: BTreeSet::new() }
    }

    pub(super) fn run(&mut self, day: NaiveDate, count: usize, gross: Option<i64>) -> Run {
        let busy = (6..=12).contains(&day.day());
        let amounts = amounts(&mut self.dice, count, busy, gross);
        let times = times(&mut self.dice, day, count);
        let mut sales: Vec<Sale> =
            times.into_iter().zip(amounts).map(|(at, gross)| self.sale(at, gross)).collect();
        if let Some((_, (h, m, s))) = REFUNDS.iter().find(|(d, _)| *d == day.day()) {
            self.refund(&mut sales, day.and_hms_opt(*h, *m, *s).unwrap_or_default());
        }
        share_fee(&mut sales);
        Run { day, due: next_working_day(day), sales }
    }

    fn sale(&mut self, at: NaiveDateTime, gross: i64) -> Sale {
        let quoted = at == march(9).and_time(quoted_sale());
        let till = usize::from(self.dice.range(0, 9) > 6 && !quoted);
        let (way, card_type) = *self.dice.pick(&[
            ("扫码", "微信"),
            ("扫码", "微信"),
            ("扫码", "微信"),
            ("扫码", "支付宝"),
            ("扫码", "支付宝"),
            ("扫码", "云闪付"),
            ("刷卡", "借记卡"),
            ("刷卡", "借记卡"),
            ("刷卡", "贷记卡"),
        ]);
        let card = if way == "刷卡" {
            let issuer = *self.dice.pick(&["620012", "621345", "622888", "625678"]);
            format!("{issuer}******{:04}", self.dice.range(0, 9999))
        } else {
            String::new()
        };
        self.vouchers[till] += 1;
        let reference = self.reference(quoted);
        Sale {
            at,
            terminal: SHOP_TERMINALS[till],
            batch: 300 + at.day(),
            voucher: self.vouchers[till],
            reference,
            card,
            card_type,
            way,
            refund: false,
            gross,
            fee: 0,
        }
    }

    /// Unique; the one sale the manual quotes has the number the manual quotes.
    fn reference(&mut self, quoted: bool) -> String {
        loop {
            let drawn = self.dice.range(973_500_000_000, 973_599_999_999);
            let number = if quoted { 973_504_526_889 } else { drawn }.to_string();
            if self.used.insert(number.clone()) {
                return number;
            }
        }
    }

    /// Gives the day's second sale back, on the same terminal and card.
    fn refund(&mut self, sales: &mut Vec<Sale>, at: NaiveDateTime) {
        let Some(sold) = sales.get(1).cloned() else { return };
        let till = usize::from(sold.terminal != SHOP_TERMINALS[0]);
        self.vouchers[till] += 1;
        let (voucher, reference) = (self.vouchers[till], self.reference(false));
        let gross = -sold.gross;
        sales.push(Sale { at, voucher, reference, refund: true, gross, ..sold });
        sales.sort_by_key(|s| s.at);
    }
}

fn quoted_sale() -> NaiveTime {
    NaiveTime::from_hms_opt(18, 20, 11).unwrap_or_default()
}

/// So many amounts from 12 to 600 yuan in fen, adding up to `total` where one is given.
fn amounts(dice: &mut Dice, count: usize, busy: bool, total: Option<i64>) -> Vec<i64> {
    let mut yuan: Vec<i64> = (0..count)
        .map(|_| match (busy, dice.range(0, 19)) {
            (true, 0..9) => dice.range(380, 585), // the fair: whole tables, with drinks
            (true, 9..15) => dice.range(150, 380),
            (true, _) => dice.range(18, 150),
            (false, 0..12) => dice.range(14, 80),
            (false, 12..18) => dice.range(80, 260),
            (false, _) => dice.range(260, 480),
        })
        .collect();
    if let Some(total) = total {
        let mut short = total / 100 - yuan.iter().sum::<i64>();
        while short != 0 {
            let amount = &mut yuan[dice.index(count)];
            let room = if short > 0 { 598 - *amount } else { *amount - 14 };
            let step = short.abs().min(room).min(dice.range(1, 25)).max(0) * short.signum();
            *amount += step;
            short -= step;
        }
    }
    let mut fen: Vec<i64> = yuan.into_iter().map(|y| y * 100).collect();
    // A wallet's discount here and there; taken from one bill, it goes on another.
    for _ in 0..count / 5 {
        let (one, other, cut) = (dice.index(count), dice.index(count), dice.range(1, 99));
        if one != other && fen[one] > 1_300 && fen[other] < 59_000 {
            fen[one] -= cut;
            fen[other] += cut;
        }
    }
    fen[count / 2] += total.unwrap_or_default() % 100;
    // 500.00 is the sum that matches nothing (bank.rs), alone or after its fee.
    for at in 0..count {
        if matches!(fen[at], 50_000 | 50_191) {
            fen[at] += 100;
            fen[(at + 1) % count] -= 100;
        }
    }
    fen
}

/// So many different times of a day, in order: a few at breakfast, most at noon and in the evening.
fn times(dice: &mut Dice, day: NaiveDate, count: usize) -> Vec<NaiveDateTime> {
    let clock = |h: i64, m: i64| h * 3600 + m * 60;
    let mut seconds = BTreeSet::new();
    while seconds.len() < count {
        seconds.insert(match dice.range(0, 19) {
            0..2 => dice.range(clock(9, 16), clock(10, 55)),
            2..10 => dice.range(clock(11, 2), clock(13, 38)),
            10..12 => dice.range(clock(14, 5), clock(16, 50)),
            _ => dice.range(clock(17, 8), clock(21, 12)),
        });
    }
    let mut seconds: Vec<i64> = seconds.into_iter().collect();
    // The times the story and the manual quote.
    if day == march(9) {
        seconds[0] = clock(9, 12) + 40;
        let evening = seconds.iter().position(|s| *s >= clock(18, 20) + 11).unwrap_or(count - 1);
        seconds[evening] = clock(18, 20) + 11;
    }
    if day == march(11) {
        seconds[count - 1] = clock(21, 47) + 5;
    }
    let at = |s: &i64| day.and_time(NaiveTime::default()) + chrono::Duration::seconds(*s);
    seconds.iter().map(at).collect()
}

/// The fee of a run is 0.38 % of the run, half a fen up; sales bear it by largest remainder.
fn share_fee(sales: &mut [Sale]) {
    let total: i64 = sales.iter().map(|s| s.gross).sum();
    let mut left = (total * FEE_RATE + 5_000) / 10_000;
    let mut remainders = Vec::new();
    for (i, sale) in sales.iter_mut().enumerate() {
        let exact = sale.gross * FEE_RATE;
        // A refund gives its own fee back, rounded on its own.
        sale.fee = if sale.refund { (exact - 5_000) / 10_000 } else { exact / 10_000 };
        left -= sale.fee;
        if !sale.refund {
            remainders.push((std::cmp::Reverse(exact % 10_000), i));
        }
    }
    remainders.sort_unstable();
    for (_, i) in remainders.into_iter().take(left.unsigned_abs() as usize) {
        sales[i].fee += left.signum();
    }
}
