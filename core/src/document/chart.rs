//! What is missing day by day, drawn as bars: one look shows when it began, how it went on and whether it ended.

use super::drawing::Drawing;
use super::report::ReportInput;
use super::{Block, BlockKind, Style};
use crate::args;
use crate::case::money::Money;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Width of the text in tenths of a point.
const WIDTH: u32 = 4_712;
/// Height of the tallest bar.
const TALL: u32 = 900;
/// More days than this are drawn week by week.
const DAYS_MAX: i64 = 62;

/// The chart with its title; nothing where there are no sales.
pub fn missing_by_day(input: &ReportInput<'_>) -> Vec<Block> {
    let mut sums: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for quoted in &input.case.vouchers {
        let sum = sums.entry(quoted.voucher.traded_at.date_naive()).or_default();
        *sum = sum.saturating_add(quoted.voucher.net_minor);
    }
    let (Some(first), Some(last)) = (sums.keys().next().copied(), sums.keys().next_back().copied())
    else {
        return Vec::new();
    };
    let weekly = (last - first).num_days() >= DAYS_MAX;
    let step = if weekly { 7 } else { 1 };
    let mut bars: Vec<(NaiveDate, i64)> = Vec::new();
    let mut day = first;
    while day <= last && bars.len() < 400 {
        let end = day.checked_add_days(Days::new(step)).unwrap_or(NaiveDate::MAX);
        let sum = sums.range(day..end).map(|(_, s)| *s).fold(0i64, i64::saturating_add);
        bars.push((day, sum));
        day = end;
    }
    let title = if weekly { "hand-chart-weeks" } else { "hand-chart-days" };
    let drawing = draw(input, &bars);
    vec![Block::styled(Style::Small, input.t(title)), Block::new(BlockKind::Drawing(drawing))]
}

fn draw(input: &ReportInput<'_>, bars: &[(NaiveDate, i64)]) -> Drawing {
    let most = bars.iter().map(|(_, sum)| *sum).max().unwrap_or(0).max(1);
    let count = u32::try_from(bars.len()).unwrap_or(1).max(1);
    let base = TALL + 130;
    let slot = (WIDTH / count).max(1);
    let wide = (slot * 7 / 10).clamp(1, 420);
    let mut out = Drawing { height: base + 170, ..Drawing::default() };
    out.fill(0, base, WIDTH, 5, 96);
    let money = |minor: i64| Money::new(minor, input.case.currency).grouped();
    let mut told = Vec::new();
    for (at, (day, sum)) in (0u32..).zip(bars) {
        let part = i128::from((*sum).max(0)) * i128::from(TALL) / i128::from(most);
        let tall = u32::try_from(part).unwrap_or(TALL);
        let x = at * slot + (slot - wide) / 2;
        out.fill(x, base - tall, wide, tall, 96);
        let label = day.format("%m-%d").to_string();
        // Labels stand under every bar where they have room, else under every so many.
        let every = (260 / slot).max(1);
        if at % every == 0 {
            out.words(x, base + 100, 70, label.clone());
        }
        if slot >= 420 {
            out.words(x, base - tall - 30, 65, money(*sum));
        }
        told.push(format!("{label} {}", money(*sum)));
    }
    if slot < 420 {
        out.words(0, 70, 70, input.locale.fill("hand-chart-most", args![sum = money(most)]));
    }
    out.told = told.join("  ");
    out
}
