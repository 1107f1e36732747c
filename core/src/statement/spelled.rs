//! What only the whole file can read: days without a year, six digits that are a day, and tables that name no column.
//! The table is spelled out first, so that whoever reads it afterwards needs to know nothing of this.

use super::StatementError;
use super::cell;
use super::column::{Role, meaning};
use super::grid::{Grid, GridRow};
use super::head;
use super::meta::{self, Meta};
use super::profile::Profile;
use super::when::{self, Order};
use chrono::{Datelike, NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// So many rows tell how a column is written.
const SAMPLE_ROWS: usize = 400;

/// Spells the table out where that is needed; whether its columns had no names and were given some.
pub(super) fn out(grid: &mut Grid, profiles: &[Profile]) -> Result<bool, StatementError> {
    let Some(head) = head::find(grid, profiles, None) else {
        let Some(names) = bare(grid) else { return Ok(false) };
        *grid = grid.rebuilt(Some(&names), |_, _, _| None)?;
        return Ok(true);
    };
    let dated = |name: &String| {
        meaning(name).is_some_and(|m| matches!(m.role, Role::Date | Role::Posted | Role::Time))
    };
    let columns = head.names.iter().enumerate().filter(|(_, n)| dated(n)).map(|(c, _)| c);
    let mut ways: BTreeMap<usize, Way> = BTreeMap::new();
    for column in columns {
        let cells: Vec<&str> = (head.body..grid.len())
            .map(|r| grid.row(r).cell(column))
            .filter(|c| !c.is_empty())
            .take(SAMPLE_ROWS)
            .collect();
        let way = Way::of(&cells, || meta::read(meta::above(grid, head.index), Order::DayFirst));
        ways.extend(way.map(|way| (column, way)));
    }
    // A clock of six digits beside a day of six digits is a clock.
    if !ways.is_empty() {
        *grid = grid.rebuilt(None, |row, column, cell| {
            ways.get(&column).filter(|_| row >= head.body)?.spell(cell)
        })?;
    }
    Ok(false)
}

/// How a column of days is written that no cell alone can tell.
enum Way {
    /// `260306`.
    Six,
    /// `115/03/02`, `1150302`, `民國115年3月2日`: years of the Republic.
    Republic,
    /// `03-06`, `3月6日`, `06 Mar`: within these days.
    Yearless { from: NaiveDate, to: NaiveDate, order: Order },
}

impl Way {
    fn of(cells: &[&str], above: impl FnOnce() -> Meta) -> Option<Self> {
        let all = |test: &dyn Fn(&str) -> bool| {
            let good = cells.iter().filter(|c| test(c)).count();
            good > 1 && good * 10 >= cells.len() * 9
        };
        let six = |c: &str| six(c).is_some();
        if all(&six) && cells.iter().all(|c| six(c)) {
            return Some(Self::Six);
        }
        if all(&|c| republic(c).is_some()) {
            return Some(Self::Republic);
        }
        if !all(&|c| when::read(c, Order::DayFirst).is_none_or(|w| w.day.is_none()))
            || !all(&|c| {
                month_day(c, Order::MonthFirst).or(month_day(c, Order::DayFirst)).is_some()
            })
        {
            return None;
        }
        let (from, to) = span(&above())?;
        let within = |order: Order| {
            let day = |c: &&str| month_day(c, order).and_then(|(m, d, _)| place(m, d, from, to));
            cells.iter().filter(|c| day(c).is_some_and(|d| d >= from && d <= to)).count()
        };
        // Day first only where that fits the days of the file better: `03-06` beside a year is June's or March's.
        let order = if within(Order::DayFirst) > within(Order::MonthFirst) {
            Order::DayFirst
        } else {
            Order::MonthFirst
        };
        Some(Self::Yearless { from, to, order })
    }

    fn spell(&self, cell: &str) -> Option<String> {
        match self {
            Self::Six => six(cell).map(|day| day.to_string()),
            Self::Republic => republic(cell).map(|day| day.to_string()),
            Self::Yearless { from, to, order } => {
                let (month, day, rest) = month_day(cell, *order)?;
                let day = place(month, day, *from, *to)?;
                Some(format!("{day} {}", rest.trim()).trim_end().to_string())
            }
        }
    }
}

/// `260306` as a day.
fn six(cell: &str) -> Option<NaiveDate> {
    if cell.len() != 6 || !cell.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let two = |at: usize| cell.get(at..at + 2).and_then(|t| t.parse::<u32>().ok());
    let (year, month, day) = (two(0)?, two(2)?, two(4)?);
    // Days of this century that a shop's files speak of: 000000 to 130000 are clocks.
    if !(15..=60).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(2000 + year as i32, month, day)
}

/// A day in a year of the Republic or of an era, the first of which has three digits in the days of any file: 115 is 2026.
fn republic(cell: &str) -> Option<NaiveDate> {
    let narrow = cell::narrow(cell::trim(cell));
    // `令和8年3月2日`: the eras of Japan name themselves.
    if let Some(rest) = narrow.strip_prefix("令和") {
        let mut parts = rest.split(['年', '月', '日']).map(str::trim);
        let year =
            parts.next().and_then(|y| if y == "元" { Some(1) } else { y.parse::<i32>().ok() })?;
        let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        return NaiveDate::from_ymd_opt(year.checked_add(2018)?, month, day);
    }
    let text = narrow.trim_start_matches("民國").trim_start_matches("民国").trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, month, day) = if digits == 7 && text.len() == 7 {
        (text.get(..3)?, text.get(3..5)?, text.get(5..7)?)
    } else if digits == 3 {
        let mut parts = text.split(['/', '-', '.', '年', '月', '日']);
        let found = (parts.next()?, parts.next()?, parts.next()?);
        if parts.any(|rest| !rest.is_empty()) {
            return None;
        }
        found
    } else {
        return None;
    };
    let year: i32 = year.parse().ok().filter(|y| (100..=160).contains(y))?;
    NaiveDate::from_ymd_opt(year + 1911, month.trim().parse().ok()?, day.trim().parse().ok()?)
}

/// Month and day of a cell without a year, and what follows them.
fn month_day(cell: &str, order: Order) -> Option<(u32, u32, String)> {
    let text = cell::narrow(cell::trim(cell)).into_owned();
    let number = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let value =
            text.get(..digits)?.parse::<u32>().ok().filter(|_| (1..=2).contains(&digits))?;
        Some((value, text.get(digits..)?.to_string()))
    };
    let word = |text: &str| {
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let month = when::month_of(text.get(..letters)?)?;
        Some((month, text.get(letters..)?.trim_start_matches(['.', ' ', '-']).to_string()))
    };
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_digit() || "/-.".contains(c));
    if let Some((month, rest)) = word(&text) {
        let (day, rest) = number(&rest)?;
        return ends(&rest).then_some((month, day, rest));
    }
    let (first, rest) = number(&text)?;
    if let Some(rest) = rest.strip_prefix('月') {
        let (day, rest) = number(rest)?;
        return Some((first, day, rest.trim_start_matches(['日', '号']).to_string()));
    }
    if let Some((month, rest)) = word(rest.trim_start_matches([' ', '-'])) {
        return ends(&rest).then_some((month, first, rest));
    }
    let (second, rest) = number(rest.strip_prefix(['-', '/', '.'])?)?;
    let (month, day) = if order == Order::DayFirst { (second, first) } else { (first, second) };
    (ends(&rest) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then_some((month, day, rest))
}

/// The day of this month and day that lies in the span, else the one nearest to it, be it of the year before or after.
fn place(month: u32, day: u32, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    // A statement of January may begin in the middle of December, which is that of the year before.
    let years = from.year() - 1..=to.year() + 1;
    let days = years.filter_map(|y| NaiveDate::from_ymd_opt(y, month, day));
    days.min_by_key(
        |d| {
            if *d < from { (from - *d).num_days() } else { (*d - to).num_days().max(0) }
        },
    )
}

/// The days that what stands above the table speaks of.
fn span(above: &Meta) -> Option<(NaiveDate, NaiveDate)> {
    let year_before = |day: NaiveDate| day - TimeDelta::days(364);
    match (above.from, above.to) {
        (Some(from), Some(to)) if from < to => return Some((from, to)),
        (Some(from), None) => return Some((from, from + TimeDelta::days(364))),
        (_, Some(to)) => return Some((year_before(to), to)),
        _ => {}
    }
    if let Some(made) = above.made_on {
        return Some((year_before(made), made));
    }
    above.lines.iter().find_map(|line| {
        let day = meta::days(line, Order::DayFirst).into_iter().max();
        day.map(|day| (year_before(day), day)).or_else(|| month_of_year(line))
    })
}

/// `2026年3月`, `March 2026`, `2026`: all its days.
fn month_of_year(line: &str) -> Option<(NaiveDate, NaiveDate)> {
    let at = line.match_indices("20").find_map(|(at, _)| {
        let digits = line.get(at..)?.bytes().take_while(u8::is_ascii_digit).count();
        let before = line.get(..at)?.chars().next_back();
        (digits == 4 && before.is_none_or(|c| !c.is_ascii_digit())).then_some(at)
    })?;
    let year: i32 = line.get(at..at + 4)?.parse().ok()?;
    let rest = line.get(at + 4..)?.trim_start_matches(['年', '-', '/', '.', ' ']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let named = line.get(..at)?.split_whitespace().next_back().and_then(when::month_of);
    let month = rest.get(..digits).and_then(|d| d.parse::<u32>().ok()).or(named);
    let first = NaiveDate::from_ymd_opt(year, month.filter(|m| *m <= 12).unwrap_or(1), 1)?;
    let months = if month.is_some_and(|m| (1..=12).contains(&m)) { 1 } else { 12 };
    let next = first.checked_add_months(chrono::Months::new(months))?;
    Some((first, next.pred_opt()?))
}

/// Names for the columns of a statement that has none: a day, a sum with its sign, perhaps a running balance that the
/// sums prove, and texts. `None` where that is not the only way to read it.
fn bare(grid: &Grid) -> Option<Vec<String>> {
    let rows: Vec<GridRow<'_>> = grid.iter().filter(|r| !r.is_blank()).collect();
    let width = rows.iter().map(|r| r.width()).max()?;
    if rows.len() < 3 || !(3..=12).contains(&width) {
        return None;
    }
    let sum = |row: &GridRow<'_>, c: usize| cell::amount(row.cell(c), 2);
    let every = |test: &dyn Fn(&GridRow<'_>) -> bool| rows.iter().all(test);
    let order = when::order(rows.iter().map(|r| r.cell(0))).0;
    let is_day =
        |c: usize| every(&|r| when::read(r.cell(c), order).is_some_and(|w| w.day.is_some()));
    let date = (0..width).find(|c| is_day(*c))?;
    // The number of the account stands in every row of some statements.
    let same = |c: usize| every(&|r| r.cell(c) == rows[0].cell(c));
    let sums: Vec<usize> = (0..width)
        .filter(|c| *c != date && !is_day(*c) && !same(*c) && every(&|r| sum(r, *c).is_some()))
        .collect();
    let signed = |c: usize| rows.iter().any(|r| sum(r, c).is_some_and(|a| a.minor < 0));
    let minor = |r: &GridRow<'_>, c: usize| sum(r, c).map_or(0, |a| a.minor);
    // Either the newest row stands first or the oldest.
    let runs = |amount: usize, balance: usize| {
        let follows = |newer: &GridRow<'_>, older: &GridRow<'_>| {
            minor(newer, balance).checked_sub(minor(older, balance)) == Some(minor(newer, amount))
        };
        rows.windows(2).all(|p| follows(&p[1], &p[0]))
            || rows.windows(2).all(|p| follows(&p[0], &p[1]))
    };
    // The balance before and after, and what moved it.
    let moves = |[before, after, amount]: [usize; 3]| {
        let moved = |r: &GridRow<'_>| minor(r, before).checked_add(minor(r, amount));
        every(&|r| moved(r) == Some(minor(r, after)))
    };
    let (amount, balance) = match sums[..] {
        [a, b, c] => {
            let found = [[a, b, c], [b, a, c], [a, c, b], [c, a, b], [b, c, a], [c, b, a]];
            let [_, after, amount] = found.into_iter().find(|order| moves(*order))?;
            (amount, Some(after))
        }
        [amount] if signed(amount) => (amount, None),
        [a, b] if runs(a, b) => (a, Some(b)),
        [a, b] if runs(b, a) => (b, Some(a)),
        _ => return None,
    };
    let name = |c: usize| match c {
        _ if c == date => "Date".to_string(),
        _ if c == amount => "Amount".to_string(),
        _ if Some(c) == balance => "Balance".to_string(),
        _ if sums.contains(&c) => "No".to_string(),
        _ if same(c) && meta::currency(rows[0].cell(c)).is_some() => "Currency".to_string(),
        _ if same(c) && meta::tail(rows[0].cell(c)).is_some() => "Account".to_string(),
        _ => "Description".to_string(),
    };
    Some((0..width).map(name).collect())
}
