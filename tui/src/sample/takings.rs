//! The shop's takings of March 2026, sale by sale. Everything else in the sample (export, statement, slips)
//! quotes these numbers, so that they cannot disagree.

use super::cast::SHOP_TERMINALS;
use super::dice::Dice;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use std::collections::BTreeSet;

/// The acquirer's fee, in ten-thousandths of the run.
const FEE_RATE: i64 = 38;

/// Trade day of March, sales, and the day's gross in fen where the story tells it. From the 6th to the 12th
/// the spring fair was in town.
const DAYS: [(u32, usize, Option<i64>); 25] = [
    (1, 14, None),
    (2, 7, None),
    (3, 8, None),
    (4, 9, None),
    (5, 10, None),
    (6, 38, Some(1_120_400)),
    (7, 33, None),
    (8, 27, None),
    (9, 41, Some(1_290_956)),
    (10, 29, Some(945_292)),
    (11, 44, Some(1_529_633)),
    (12, 36, Some(1_088_000)),
    (13, 12, None),
    (14, 14, None),
    (15, 13, None),
    (16, 6, None),
    (17, 8, None),
    (18, 7, None),
    (19, 8, None),
    (20, 9, None),
    (21, 11, None),
    (22, 10, None),
    (23, 4, None),
    (24, 7, None),
    (25, 7, None),
];

/// Days on which one sale of the day was given back, with the time of the refund.
const REFUNDS: [(u32, (u32, u32, u32)); 2] = [(14, (20, 41, 8)), (21, (13, 22, 50))];

/// Trade days whose takings never arrived.
pub const MISSING_DAYS: [u32; 3] = [9, 10, 11];

/// One line of the terminal's export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// When, by the shop's clock.
    pub at: NaiveDateTime,
    /// Terminal number.
    pub terminal: &'static str,
    /// Batch of the terminal: one a day.
    pub batch: u32,
    /// Running number on the slip, per terminal.
    pub voucher: u32,
    /// Retrieval reference number, 12 digits, unique.
    pub reference: String,
    /// Card with its middle digits masked; empty for a code payment.
    pub card: String,
    /// 借记卡, 贷记卡, or the wallet.
    pub card_type: &'static str,
    /// 刷卡 or 扫码.
    pub way: &'static str,
    /// A refund: `gross` and `fee` are negative.
    pub refund: bool,
    /// Fen.
    pub gross: i64,
    /// Fen.
    pub fee: i64,
}

impl Sale {
    /// What the acquirer owes for it, in fen.
    pub fn net(&self) -> i64 {
        self.gross - self.fee
    }
}

/// One trade day, paid out in one sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Trade day.
    pub day: NaiveDate,
    /// When the money is due: the next working day.
    pub due: NaiveDate,
    /// Sales and refunds in order of time.
    pub sales: Vec<Sale>,
}

impl Run {
    /// Sales without refunds.
    pub fn count(&self) -> usize {
        self.sales.iter().filter(|s| !s.refund).count()
    }

    /// Fen, refunds taken off.
    pub fn gross(&self) -> i64 {
        self.sales.iter().map(|s| s.gross).sum()
    }

    /// Fen.
    pub fn fee(&self) -> i64 {
        self.sales.iter().map(|s| s.fee).sum()
    }

    /// Fen: what has to arrive.
    pub fn net(&self) -> i64 {
        self.gross() - self.fee()
    }

    /// The money never came.
    pub fn is_missing(&self) -> bool {
        MISSING_DAYS.contains(&self.day.day())
    }
}

/// A day of March 2026.
pub(super) fn march(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default()
}

/// The runs of 1 to 25 March 2026: 412 sales, 2 refunds.
pub fn month() -> Vec<Run> {
    let mut book =
        Register { dice: Dice::new(20_260_309), vouchers: [410, 1217], used: BTreeSet::new() };
    DAYS.iter().map(|(day, count, gross)| book.run(march(*day), *count, *gross)).collect()
}

/// Weekends only: March 2026 has no holidays and no make-up workdays.
fn next_working_day(day: NaiveDate) -> NaiveDate {
    let mut day = day + Days::new(1);
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day = day + Days::new(1);
    }
    day
}

/// What runs on from sale to sale.
struct Register {
    dice: Dice,
    vouchers: [u32; 2],
    used: BTreeSet<String>,
}

impl Register {
    fn run(&mut self, day: NaiveDate, count: usize, gross: Option<i64>) -> Run {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_the_story_are_exact() {
        let runs = month();
        for (day, count, gross, fee, net) in [
            (6, 38, 1_120_400, 4_258, 1_116_142),
            (9, 41, 1_290_956, 4_906, 1_286_050),
            (10, 29, 945_292, 3_592, 941_700),
            (11, 44, 1_529_633, 5_813, 1_523_820),
            (12, 36, 1_088_000, 4_134, 1_083_866),
        ] {
            let run = runs.iter().find(|r| r.day == march(day)).unwrap();
            assert_eq!((run.count(), run.gross(), run.fee(), run.net()), (count, gross, fee, net));
        }
        let missing: i64 = runs.iter().filter(|r| r.is_missing()).map(Run::net).sum();
        assert_eq!(missing, 3_751_570);
        assert_eq!(runs.iter().map(Run::count).sum::<usize>(), 412);
        assert_eq!(runs.iter().flat_map(|r| &r.sales).filter(|s| s.refund).count(), 2);
        assert_eq!(runs[8].sales[0].at.to_string(), "2026-03-09 09:12:40");
        assert_eq!(runs[10].sales[43].at.to_string(), "2026-03-11 21:47:05");
        let quoted = runs[8].sales.iter().find(|s| s.reference == "973504526889").unwrap();
        assert_eq!(quoted.at.to_string(), "2026-03-09 18:20:11");
    }

    #[test]
    fn every_run_is_sound() {
        for run in month() {
            assert_eq!(run.fee(), (run.gross() * FEE_RATE + 5_000) / 10_000, "{}", run.day);
            assert!(run.sales.is_sorted_by(|a, b| a.at < b.at));
            for sale in &run.sales {
                assert!((1_200..=60_000).contains(&sale.gross.abs()), "{sale:?}");
                assert!((sale.gross.abs() * FEE_RATE / 10_000 - sale.fee.abs()).abs() <= 1);
                assert!(sale.gross != 50_000 && sale.net() != 50_000);
            }
        }
        let nets: BTreeSet<i64> = month().iter().map(Run::net).collect();
        assert_eq!(nets.len(), 25, "each payout can be told from the others");
    }
}
