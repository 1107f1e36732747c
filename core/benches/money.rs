//! Reading and reconciling a month, a year, and more: how long, how much memory, and that it stays linear.
//! `cargo bench -p recourse-core --bench money [-- SALES…]`. Each size runs in a process of its own, so that the peak
//! is its own.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a bench that cannot go on should stop right there

#[path = "../tests/money_generator/month.rs"]
#[allow(dead_code)]
mod month;

use chrono::{Days, NaiveDate};
use month::{China2026, Dice};
use recourse_core::reconcile::{Input, State, reconcile};
use recourse_core::statement::{Side, read};
use std::fmt::Write as _;
use std::time::Instant;

/// So many sales over so many days from 2026-01-05, paid net on the next working day but for two days in the middle.
fn files(sales: u64, days: u64) -> (String, String) {
    let mut dice = Dice::new(7);
    let first = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
    let mut pos = String::from(
        "交易时间,终端号,批次号,凭证号,检索参考号,卡号,卡类型,支付方式,交易类型,交易金额,手续费,清算金额,交易状态\n",
    );
    let mut due: std::collections::BTreeMap<NaiveDate, i64> = std::collections::BTreeMap::new();
    for n in 0..sales {
        let day = first + Days::new(n * days / sales);
        let second = 9 * 3600 + (n * 7919) % (13 * 3600);
        let gross = 500 + dice.roll(60_000) as i64;
        let fee = (gross * 38 + 5_000) / 10_000;
        let at =
            day.and_hms_opt(0, 0, 0).expect("midnight") + chrono::TimeDelta::seconds(second as i64);
        writeln!(
            pos,
            "{},2139{:04},000{:03},{n:06},9735{n:08},622202******{:04},借记卡,银联,消费,{}.{:02},{}.{:02},{}.{:02},成功",
            at.format("%Y-%m-%d %H:%M:%S"),
            1300 + dice.roll(3),
            n % 999,
            n % 9999,
            gross / 100,
            gross % 100,
            fee / 100,
            fee % 100,
            (gross - fee) / 100,
            (gross - fee) % 100,
        )
        .expect("writes");
        let mut on = day + Days::new(1);
        while recourse_core::calendar::DayCalendar::is_rest(&China2026, on) {
            on = on + Days::new(1);
        }
        *due.entry(on).or_default() += gross - fee;
    }
    let mut bank = String::from("交易日期,收入,支出,对方户名,摘要\n");
    let missing: Vec<NaiveDate> = due.keys().copied().skip(due.len() / 2).take(2).collect();
    for (day, sum) in &due {
        if !missing.contains(day) {
            writeln!(bank, "{day},{}.{:02},,江州支付有限公司,商户结算款", sum / 100, sum % 100)
                .expect("writes");
        }
        writeln!(bank, "{day},,12.00,江州食品批发部,货款").expect("writes");
    }
    (pos, bank)
}

/// Reads and reconciles so many sales; everything a user waits for after the bytes are there.
fn measure(sales: u64) {
    let days = if sales <= 5_000 { 30 } else { 300 };
    let (pos_text, bank_text) = files(sales, days);
    let start = Instant::now();
    let pos = read(pos_text.as_bytes(), None, Some(Side::Pos), None, None).expect("sales");
    let bank = read(bank_text.as_bytes(), None, Some(Side::Bank), None, None).expect("bank");
    let parsed = start.elapsed();
    let start = Instant::now();
    let got = reconcile(&Input::new(&pos, &bank, &China2026));
    let reconciled = start.elapsed();
    assert_eq!(got.totals.sales.count, sales as usize);
    assert!(got.runs.iter().filter(|r| r.state == State::Missing).count() >= 2);
    let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        memory.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("?").trim().to_string();
    let each = (parsed + reconciled).as_secs_f64() * 1e6 / sales as f64;
    println!(
        "{sales:>9} sales, {:>3} MB: read {:>6.0} ms, reconciled {:>6.0} ms, {each:.2} us a sale, peak {peak}",
        pos_text.len() >> 20,
        parsed.as_secs_f64() * 1e3,
        reconciled.as_secs_f64() * 1e3,
    );
}

fn main() {
    let sizes: Vec<u64> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    if let [size] = sizes[..] {
        measure(size);
        return;
    }
    let sizes = if sizes.is_empty() { vec![2_000, 100_000, 500_000, 1_000_000] } else { sizes };
    let own = std::env::current_exe().expect("own path");
    for size in sizes {
        let ran = std::process::Command::new(&own).arg(size.to_string()).status();
        assert!(ran.is_ok_and(|status| status.success()), "{size} sales failed");
    }
}
