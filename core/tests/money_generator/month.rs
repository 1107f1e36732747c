//! A month of a shop's trade, its acquirer's payouts and planted faults, written from payout rules alone: nothing here
//! knows how the program matches. The truth is kept beside the files.

mod files;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};
use recourse_core::calendar::DayCalendar;
use std::collections::{BTreeMap, BTreeSet};

/// Chinese rest days of 2026, from the State Council's notice.
pub(crate) struct China2026;

const OFF: &[(u32, u32, u32)] =
    &[(1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7)];
const WORK: &[(u32, u32)] = &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)];

impl DayCalendar for China2026 {
    fn is_rest(&self, day: NaiveDate) -> bool {
        if WORK.contains(&(day.month(), day.day())) {
            return false;
        }
        let off = OFF.iter().any(|(m, a, b)| day.month() == *m && (*a..=*b).contains(&day.day()));
        off || matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    fn is_sure(&self, day: NaiveDate) -> bool {
        day.year() == 2026
    }
}

/// xorshift64*: small, and the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % below.max(1)
    }

    pub(crate) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len() as u64) as usize].clone()
    }

    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Sale,
    Day,
    TerminalDay,
}

/// How this acquirer pays.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    pub(crate) mode: Mode,
    pub(crate) gross: bool,
    pub(crate) lag: u32,
    pub(crate) working: bool,
    /// Hour at which the acquirer's day ends.
    pub(crate) ends_at: u32,
    /// Days due together are one credit.
    pub(crate) joined: bool,
    /// Hundredths of a percent.
    pub(crate) rate: i64,
    /// Largest fee of a debit card sale.
    pub(crate) cap: Option<i64>,
    /// The export has a fee column.
    pub(crate) fee_column: bool,
    /// Without a fee column: rounded once a payment.
    pub(crate) rounds_once: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Trade {
    pub(crate) number: String,
    pub(crate) at: NaiveDateTime,
    pub(crate) terminal: String,
    pub(crate) channel: &'static str,
    pub(crate) card: &'static str,
    pub(crate) gross: i64,
    pub(crate) fee: i64,
    pub(crate) due: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    None,
    WholeRuns,
    Window,
    Terminal,
    Channel,
    LateRun,
    Lump,
    Held,
    HeldThenPaid,
    DuplicateCorrected,
    Duplicate,
    Foreign,
    DearerFee,
    SlowerFrom,
}

pub(crate) const FAULTS: &[Fault] = &[
    Fault::None,
    Fault::WholeRuns,
    Fault::Window,
    Fault::Terminal,
    Fault::Channel,
    Fault::LateRun,
    Fault::Lump,
    Fault::Held,
    Fault::HeldThenPaid,
    Fault::DuplicateCorrected,
    Fault::Duplicate,
    Fault::Foreign,
    Fault::DearerFee,
    Fault::SlowerFrom,
];

/// A month with its truth.
pub(crate) struct Month {
    pub(crate) rules: Rules,
    pub(crate) faults: Vec<Fault>,
    pub(crate) trades: Vec<Trade>,
    pub(crate) pos_csv: String,
    pub(crate) bank_csv: String,
    /// Numbers of the sales that were never paid and were due before the statement's last day.
    pub(crate) unpaid: BTreeSet<String>,
    pub(crate) late: BTreeMap<String, NaiveDate>,
    /// Credits of the acquirer that belong to no sale.
    pub(crate) foreign: Vec<i64>,
    pub(crate) last_day: NaiveDate,
}

struct Credit {
    day: NaiveDate,
    amount: i64,
    text: &'static str,
}

pub(crate) fn month(seed: u64, faults: &[Fault]) -> Month {
    let mut dice = Dice::new(seed + 1);
    let rules = rules(&mut dice, faults);
    let first = NaiveDate::from_ymd_opt(
        2026,
        dice.one(&[1, 3, 4, 5, 6, 7, 9, 10, 11]),
        1 + dice.roll(4) as u32,
    )
    .expect("in range");
    let days = 18 + dice.roll(13);
    let trades = trades(&mut dice, &rules, first, days);
    let pos_days = (first, first + Days::new(days - 1));
    let last_day = pos_days.1 + Days::new(dice.one(&[1, 3, 6, 10]));
    let mut unpaid: BTreeSet<usize> = BTreeSet::new();
    let mut late: BTreeMap<usize, NaiveDate> = BTreeMap::new();
    let mut extra: Vec<Credit> = Vec::new();
    let mut debits: Vec<(NaiveDate, i64, &'static str)> = Vec::new();
    let mut foreign = Vec::new();
    let mut twice: Vec<bool> = Vec::new();
    let (mut dearer, mut slower) = (None, None);
    for fault in faults {
        let dues: Vec<NaiveDate> = trades
            .iter()
            .map(|t| t.due)
            .filter(|d| *d < last_day)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        if dues.len() < 6 {
            continue;
        }
        let middle = dues[2 + dice.roll(dues.len() as u64 - 4) as usize];
        match fault {
            Fault::None => {}
            Fault::WholeRuns | Fault::Lump | Fault::LateRun => {
                let n = if *fault == Fault::LateRun { 1 } else { 1 + dice.roll(3) as usize };
                let n = if *fault == Fault::Lump { n.max(2) } else { n };
                let from = dues.iter().position(|d| *d == middle).expect("in range");
                let hit: Vec<NaiveDate> = dues[from..(from + n).min(dues.len())].to_vec();
                let set: Vec<usize> =
                    (0..trades.len()).filter(|i| hit.contains(&trades[*i].due)).collect();
                match fault {
                    Fault::WholeRuns => unpaid.extend(set),
                    _ => {
                        let on = *hit.last().expect("in range") + Days::new(1 + dice.roll(4));
                        if on <= last_day {
                            late.extend(set.into_iter().map(|i| (i, on)));
                        }
                    }
                }
            }
            Fault::Window => {
                let start = dice.roll(trades.len() as u64 * 3 / 4) as usize;
                let n = 2 + dice.roll(25) as usize;
                unpaid.extend(
                    (start..(start + n).min(trades.len())).filter(|i| trades[*i].gross > 0),
                );
            }
            Fault::Terminal | Fault::Channel => {
                let one = dice.one(&trades);
                let from = middle;
                let until = from + Days::new(dice.one(&[0, 1, 3, 60]));
                unpaid.extend((0..trades.len()).filter(|i| {
                    let t = &trades[*i];
                    let same = if *fault == Fault::Terminal {
                        t.terminal == one.terminal
                    } else {
                        t.channel == one.channel
                    };
                    same && t.due >= from && t.due <= until && t.gross > 0
                }));
            }
            Fault::Held | Fault::HeldThenPaid => {
                let large = (0..trades.len())
                    .filter(|i| trades[*i].due >= middle && trades[*i].due < last_day)
                    .max_by_key(|i| trades[*i].gross)
                    .expect("in range");
                if *fault == Fault::Held {
                    unpaid.insert(large);
                } else {
                    let on = trades[large].due + Days::new(2 + dice.roll(3));
                    if on <= last_day {
                        late.insert(large, on);
                    }
                }
            }
            Fault::DuplicateCorrected | Fault::Duplicate => {
                twice.push(*fault == Fault::DuplicateCorrected);
            }
            Fault::Foreign => {
                let amount = 50_000 + dice.roll(9) as i64 * 1_000;
                extra.push(Credit {
                    day: middle, amount, text: "江州支付有限公司,商户资金"
                });
                foreign.push(amount);
            }
            Fault::DearerFee => dearer = Some(middle),
            Fault::SlowerFrom => slower = Some(middle),
        }
    }
    unpaid.retain(|i| !late.contains_key(i));
    if let Some(from) = slower {
        for (i, t) in trades.iter().enumerate().filter(|(_, t)| t.due >= from) {
            let on = next_day(t.due, rules.working);
            if !unpaid.contains(&i) && !late.contains_key(&i) {
                late.insert(i, on);
            }
        }
    }
    let mut credits = pay(&rules, &trades, &unpaid, &late, dearer);
    for corrected in twice {
        if let Some(c) = credits.iter().rfind(|c| c.day + Days::new(3) < last_day) {
            let (day, amount) = (c.day + Days::new(1), c.amount);
            extra.push(Credit { day, amount, text: "江州支付有限公司,商户结算款" });
            if corrected {
                debits.push((day + Days::new(1), amount, "江州支付有限公司,重复入账冲正"));
            }
        }
    }
    credits.extend(extra);
    credits.retain(|c| c.day <= last_day);
    let late: BTreeMap<String, NaiveDate> = late
        .into_iter()
        .filter(|(i, on)| *on <= last_day && trades[*i].gross > 0)
        .map(|(i, on)| (trades[i].number.clone(), on))
        .collect();
    // What would have come after the statement's last day is not there: missing where it was due before that day. What an
    // acquirer that began to pay later would bring then is on its way as all since the change: awaited.
    let mut gone: BTreeSet<String> = unpaid
        .iter()
        .filter(|i| trades[**i].due < last_day)
        .map(|i| trades[*i].number.clone())
        .collect();
    let sales: BTreeSet<&String> =
        trades.iter().filter(|t| t.gross > 0).map(|t| &t.number).collect();
    gone.retain(|n| sales.contains(n));
    let bank_csv = files::bank(&mut dice, credits, debits, first, last_day);
    let pos_csv = files::pos(&trades, &rules);
    Month {
        rules,
        faults: faults.to_vec(),
        trades,
        pos_csv,
        bank_csv,
        unpaid: gone,
        late,
        foreign,
        last_day,
    }
}

fn rules(dice: &mut Dice, faults: &[Fault]) -> Rules {
    let mode = dice.one(&[Mode::Day, Mode::Day, Mode::Day, Mode::TerminalDay, Mode::Sale]);
    let fee_column = dice.chance(70) || faults.contains(&Fault::DearerFee);
    let gross = mode != Mode::Sale && dice.chance(15) && !faults.contains(&Fault::DearerFee);
    Rules {
        mode,
        gross,
        lag: dice.one(&[1, 1, 1, 2]),
        working: dice.chance(70),
        ends_at: dice.one(&[24, 24, 24, 23, 22, 3]),
        joined: dice.chance(75),
        rate: dice.one(&[25, 38, 38, 55, 60]),
        cap: if fee_column && dice.chance(30) { Some(2_000) } else { None },
        fee_column,
        rounds_once: mode != Mode::Sale && dice.chance(50),
    }
}

fn trades(dice: &mut Dice, rules: &Rules, first: NaiveDate, days: u64) -> Vec<Trade> {
    let terminals: Vec<String> =
        (0..=dice.roll(3)).map(|n| format!("2139{:04}", 1300 + n * 26)).collect();
    let channels: &[&'static str] =
        dice.one(&[&["银联"][..], &["银联", "微信", "支付宝"][..], &["银联", "微信"][..]]);
    let busy = 3 + dice.roll(30);
    let whole_yuan = dice.chance(30);
    let night = rules.ends_at == 3 || dice.chance(15);
    let mut out = Vec::new();
    let mut number = 973_500_000_000u64 + dice.roll(1_000_000);
    for day in 0..days {
        let date = first + Days::new(day);
        let n = 1 + busy / 2 + dice.roll(busy);
        let open = if night { 10 * 60 } else { 9 * 60 };
        let minutes = if night { 15 * 60 } else { 13 * 60 + 40 };
        for _ in 0..n {
            let at = date.and_hms_opt(0, 0, 0).expect("in range")
                + TimeDelta::minutes((open + dice.roll(minutes)) as i64)
                + TimeDelta::seconds(dice.roll(60) as i64);
            if at.date() >= first + Days::new(days) {
                continue;
            }
            number += 1 + dice.roll(900);
            let fen = if whole_yuan {
                (5 + dice.roll(300) as i64) * 100
            } else {
                500 + dice.roll(60_000) as i64
            };
            let large = if dice.chance(2) { fen * 20 } else { fen };
            let refund = dice.chance(1) && rules.mode == Mode::Day && !out.is_empty();
            let gross = if refund { -(300 + dice.roll(2_000) as i64) } else { large };
            let channel = dice.one(channels);
            let card =
                if channel == "银联" { dice.one(&["借记卡", "贷记卡"]) } else { "扫码" };
            let mut fee = round(gross * rules.rate, 10_000);
            if let (Some(cap), "借记卡") = (rules.cap, card) {
                fee = fee.min(cap);
            }
            let due = due(at, rules);
            out.push(Trade {
                number: number.to_string(),
                at,
                terminal: dice.one(&terminals),
                channel,
                card,
                gross,
                fee,
                due,
            });
        }
    }
    out.sort_by_key(|t| (t.at, t.number.clone()));
    out
}

fn round(n: i64, d: i64) -> i64 {
    (n + n.signum() * d / 2) / d
}

fn acquirer_day(at: NaiveDateTime, ends_at: u32) -> NaiveDate {
    if ends_at < 12 {
        (at - TimeDelta::hours(i64::from(ends_at))).date()
    } else {
        (at + TimeDelta::hours(24 - i64::from(ends_at))).date()
    }
}

fn due(at: NaiveDateTime, rules: &Rules) -> NaiveDate {
    let mut day = acquirer_day(at, rules.ends_at);
    for _ in 0..rules.lag {
        day = next_day(day, rules.working);
    }
    day
}

fn next_day(day: NaiveDate, working: bool) -> NaiveDate {
    let mut day = day + Days::new(1);
    while working && China2026.is_rest(day) {
        day = day + Days::new(1);
    }
    day
}

/// The acquirer pays what it does not hold back.
fn pay(
    rules: &Rules,
    trades: &[Trade],
    unpaid: &BTreeSet<usize>,
    late: &BTreeMap<usize, NaiveDate>,
    dearer: Option<NaiveDate>,
) -> Vec<Credit> {
    let mut payments: BTreeMap<(NaiveDate, NaiveDate, String, usize, bool), Vec<usize>> =
        BTreeMap::new();
    for (i, t) in trades.iter().enumerate().filter(|(i, _)| !unpaid.contains(i)) {
        let on = late.get(&i).copied();
        let day = on.unwrap_or(t.due);
        let part = if rules.mode == Mode::TerminalDay { t.terminal.clone() } else { String::new() };
        let alone = if rules.mode == Mode::Sale { i + 1 } else { 0 };
        let trade_day = if rules.joined { t.due } else { acquirer_day(t.at, rules.ends_at) };
        // What comes late comes as a payment of its own.
        let run = if on.is_some() && rules.joined { day } else { trade_day };
        payments.entry((day, run, part, alone, on.is_some())).or_default().push(i);
    }
    let mut out = Vec::new();
    for ((day, ..), set) in payments {
        let gross: i64 = set.iter().map(|i| trades[*i].gross).sum();
        let fees: i64 = set.iter().map(|i| trades[*i].fee).sum();
        let mut amount = if rules.gross {
            gross
        } else if rules.rounds_once && rules.cap.is_none() && !rules.fee_column {
            gross - round(gross * rules.rate, 10_000)
        } else {
            gross - fees
        };
        if dearer.is_some_and(|from| day >= from) {
            amount -= round(gross * 22, 10_000);
        }
        if amount > 0 {
            out.push(Credit { day, amount, text: "江州支付有限公司,商户结算款" });
        }
    }
    out
}
