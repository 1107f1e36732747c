//! Dates and times as exports write them.

mod named;
mod zone;

use super::cell::{narrow, trim};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
pub(crate) use named::month_of;
use named::{named_month, without_weekday};

/// What a cell says about time: a day, a time of day, or both, with an offset where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct When {
    pub day: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub offset: Option<FixedOffset>,
}

/// How `03/04/2026` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// `26/3/13`: the two digits of the year stand first.
    YearFirst,
}

/// Two numbers before a year: which may be the day and which the month.
pub(super) fn ambiguous(cell: &str) -> Option<(u32, u32, i32)> {
    // A year first leaves nothing to decide.
    if cell.len() >= 4 && cell.bytes().take(4).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let text = narrow(trim(cell));
    let mut parts = numbers(text.as_ref());
    let (a, b, y) = (parts.next()?, parts.next()?, parts.next()?);
    let separated = text.contains(['/', '-', '.']) && !text.contains('年');
    let letters =
        text.split_whitespace().next().is_some_and(|w| w.chars().any(char::is_alphabetic));
    (separated
        && !letters
        && a.1 <= 2
        && b.1 <= 2
        && (y.1 == 4 || y.1 == 2)
        && a.0 <= 31
        && b.0 <= 31)
        .then(|| (a.0, b.0, year(y.0, y.1)))
}

/// Runs of digits with their length, at most seven digits each.
fn numbers(text: &str) -> impl Iterator<Item = (u32, usize)> + '_ {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(|run| (run.parse().unwrap_or(u32::MAX), run.len()))
}

fn year(value: u32, digits: usize) -> i32 {
    let value = value as i32;
    if digits == 2 { 2000 + value } else { value }
}

/// Reads a date, a time, or both. `None` where the cell is neither.
pub(super) fn read(cell: &str, order: Order) -> Option<When> {
    let narrow = narrow(trim(cell));
    let text = without_weekday(narrow.as_ref().trim());
    if text.is_empty() || text.len() > 64 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return compact(text);
    }
    // RFC 3339 and its relatives carry an offset.
    if (text.contains('T') || text.contains('+') || text.ends_with('Z'))
        && let Ok(at) = DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%:z"))
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%z"))
    {
        let (day, time) = (Some(at.date_naive()), Some(at.time()));
        return Some(When { day, time, offset: Some(*at.offset()) });
    }
    let (day, rest) = leading_day(text, order).map_or((None, text), |(d, r)| (Some(d), r));
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '_');
    // The T of `2026-03-09T14:06`, and not that of `HKT`.
    let rest = rest.trim_matches(between).trim_start_matches('T').trim_start();
    let rest = strip_weekday(rest);
    if rest.is_empty() {
        return day.map(|d| When { day: Some(d), ..When::default() });
    }
    if let Some(time) = time_of_day(rest) {
        return Some(When { day, time: Some(time), offset: None });
    }
    // A clock with the zone behind it: `10:00:00 (GMT+8)`, `10:00 CST`.
    let (clock, offset) = zone::split(rest)?;
    Some(When { day, time: Some(time_of_day(clock)?), offset })
}

/// `20260309`, `20260309140651`, `2026030914:06:51` without separators, `140651`, `90651`.
fn compact(text: &str) -> Option<When> {
    let date = |t: &str| {
        NaiveDate::from_ymd_opt(
            t.get(..4)?.parse().ok()?,
            t.get(4..6)?.parse().ok()?,
            t.get(6..8)?.parse().ok()?,
        )
        .filter(|d| (1990..=2100).contains(&chrono::Datelike::year(d)))
    };
    match text.len() {
        8 => Some(When { day: Some(date(text)?), ..When::default() }),
        12 | 14 | 17 => {
            let time = clock(text.get(8..text.len().min(14))?)?;
            Some(When { day: Some(date(text)?), time: Some(time), offset: None })
        }
        5 | 6 => Some(When { time: Some(clock(&format!("{text:0>6}"))?), ..When::default() }),
        _ => None,
    }
}

fn clock(digits: &str) -> Option<NaiveTime> {
    let two = |at: usize| digits.get(at..at + 2).and_then(|t| t.parse().ok());
    NaiveTime::from_hms_opt(two(0)?, two(2)?, if digits.len() >= 6 { two(4)? } else { 0 })
}

/// A date at the start of the text, and what follows it.
fn leading_day(text: &str, order: Order) -> Option<(NaiveDate, &str)> {
    if let Some(found) = named_month(text) {
        return Some(found);
    }
    let mut runs: [(usize, usize); 3] = [(0, 0); 3];
    let mut count = 0;
    let mut at = 0;
    for part in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            // Only one separator stands between the parts of a date, plus blanks after 年 and 月.
            if count > 0 && !part.trim().is_empty() {
                return None;
            }
        } else if count < 3 {
            runs[count] = (at, at + digits);
            count += 1;
            let separator = part.get(digits..).unwrap_or_default();
            if count < 3 && !matches!(separator, "-" | "/" | "." | "年" | "月" | " ") {
                // `20260309 14:06:51`: eight digits at once.
                if count == 1 && digits == 8 {
                    let day = compact(text.get(..8)?)?.day?;
                    return Some((day, text.get(8..)?));
                }
                return None;
            }
            if count == 1 && digits == 8 {
                let day = compact(text.get(..8)?)?.day?;
                return Some((day, text.get(8..)?));
            }
        }
        at += part.len();
        if count == 3 {
            break;
        }
    }
    if count < 3 {
        return None;
    }
    let part = |i: usize| text.get(runs[i].0..runs[i].1).unwrap_or_default();
    let number = |i: usize| part(i).parse::<u32>().ok();
    let (a, b, last) = (number(0)?, number(1)?, number(2)?);
    let day = if part(0).len() == 2 && part(2).len() <= 2 && order == Order::YearFirst {
        NaiveDate::from_ymd_opt(year(a, 2), b, last)
    } else if part(0).len() == 4 {
        NaiveDate::from_ymd_opt(a as i32, b, last)
    } else if part(2).len() == 4 || (part(2).len() == 2 && part(0).len() <= 2) {
        let (day, month) = if order == Order::MonthFirst { (b, a) } else { (a, b) };
        NaiveDate::from_ymd_opt(year(last, part(2).len()), month, day)
    } else {
        None
    }?;
    if !(1990..=2100).contains(&chrono::Datelike::year(&day)) {
        return None;
    }
    let rest = text.get(runs[2].1..)?;
    Some((day, rest.strip_prefix('日').unwrap_or(rest)))
}

fn strip_weekday(text: &str) -> &str {
    let mut rest = text;
    // `(周二)` as `周二`.
    for prefix in ["(星期", "(周", "星期", "周"] {
        if let Some(tail) = rest.strip_prefix(prefix) {
            let mut chars = tail.chars();
            chars.next();
            rest = chars.as_str().trim_start_matches(')').trim();
        }
    }
    rest
}

/// `14:06`, `14:06:51.123`, `2:06:51 PM`, `14时06分51秒`, `140651`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let upper = text.to_uppercase();
    let (body, half) =
        if let Some(t) = upper.strip_suffix("PM").or_else(|| upper.strip_prefix("下午")) {
            (t.trim(), Some(12))
        } else if let Some(t) = upper.strip_suffix("AM").or_else(|| upper.strip_prefix("上午")) {
            (t.trim(), Some(0))
        } else {
            (upper.as_str(), None)
        };
    if body.bytes().all(|b| b.is_ascii_digit()) && (4..=6).contains(&body.len()) {
        return clock(&if body.len() == 5 { format!("0{body}") } else { body.to_string() });
    }
    if !body.contains([':', '时', '点', '.']) {
        return None;
    }
    if body
        .chars()
        .any(|c| !(c.is_ascii_digit() || matches!(c, ':' | '.' | '时' | '分' | '秒' | '点' | ' ')))
    {
        return None;
    }
    let mut parts = numbers(body);
    let (h, m) = (parts.next()?.0, parts.next()?.0);
    let s = parts.next().map_or(0, |p| p.0);
    let h = match half {
        Some(add) => h % 12 + add,
        None => h,
    };
    // 24:00:00 is the end of the day; keep it inside the day.
    if (h, m, s) == (24, 0, 0) {
        return NaiveTime::from_hms_opt(23, 59, 59);
    }
    NaiveTime::from_hms_opt(h, m, s)
}

/// A day a workbook holds as a plain number: days since the end of 1899, the time of day as a fraction.
pub(super) fn serial(row: super::grid::GridRow<'_>, column: usize) -> Option<When> {
    if !row.is_number(column) {
        return None;
    }
    serial_text(row.cell(column))
}

/// The same where a text file has such numbers: only the whole column can say that they are days.
pub(super) fn serial_text(cell: &str) -> Option<When> {
    if cell.len() < 5 || !cell.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let value: f64 = cell.parse().ok()?;
    // 1990 to 2100; other numbers are no days.
    if !(32_874.0..73_051.0).contains(&value) {
        return None;
    }
    let seconds = (value * 86_400.0).round() as i64;
    let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)? + chrono::TimeDelta::days(days);
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds as u32, 0)?;
    let time = (time != NaiveTime::MIN).then_some(time);
    Some(When { day: Some(day), time, offset: None })
}

/// A time of day as a fraction of the day, as spreadsheets keep it: 0.583333333 is two in the afternoon.
pub(super) fn fraction(cell: &str) -> Option<NaiveTime> {
    let decimals = cell.strip_prefix('0').unwrap_or(cell);
    if cell != "0" && (!decimals.starts_with('.') || decimals.len() < 2) {
        return None;
    }
    let value: f64 = cell.parse().ok()?;
    let seconds = (value * 86_400.0).round() as u32;
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
}

/// A day from its three columns: `2026`, `3月`, `02`.
pub(super) fn of_parts(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let number = |text: &str| {
        let text = narrow(trim(text));
        let digits = text.trim_end_matches(['年', '月', '日', '号']).trim();
        digits.strip_suffix(".0").unwrap_or(digits).parse::<u32>().ok()
    };
    let month = number(month).or_else(|| month_of(trim(month)))?;
    let full = number(year).filter(|y| *y < 100 || (1990..=2100).contains(y))?;
    let full = if full < 100 { 2000 + full } else { full };
    NaiveDate::from_ymd_opt(full as i32, month, number(day)?)
}

/// Which order a column of dates is in: what its cells allow, else the order that keeps them closest together.
/// The flag says that both fit equally well.
pub(super) fn order<'a>(cells: impl Iterator<Item = &'a str>) -> (Order, bool) {
    let mut short = ShortYears::default();
    let cells = cells.inspect(|cell| short.see(cell));
    let found = day_or_month(cells);
    if short.year_first() { (Order::YearFirst, false) } else { found }
}

/// Dates of one or two digits throughout, in which the year may stand first or last.
#[derive(Default)]
struct ShortYears {
    seen: bool,
    /// Parted by a hyphen, as the year-first spelling is: 26-03-09.
    hyphens: bool,
    first: Span,
    last: Span,
}

/// The days that one order gives; broken where some cell is no date in it.
#[derive(Default)]
struct Span {
    days: Option<(NaiveDate, NaiveDate)>,
    broken: bool,
}

impl Span {
    fn see(&mut self, day: Option<NaiveDate>) {
        match (day, self.days) {
            (None, _) => self.broken = true,
            (Some(day), None) => self.days = Some((day, day)),
            (Some(day), Some((from, to))) => self.days = Some((from.min(day), to.max(day))),
        }
    }

    fn width(&self) -> i64 {
        let days = self.days.filter(|_| !self.broken);
        days.map_or(i64::MAX, |(from, to)| (to - from).num_days())
    }
}

impl ShortYears {
    fn see(&mut self, cell: &str) {
        if cell.len() < 5 || cell.bytes().take(4).all(|b| b.is_ascii_digit()) {
            return;
        }
        let text = narrow(trim(cell));
        let text = text.split_whitespace().next().unwrap_or_default();
        if !text.contains(['/', '-', '.'])
            || !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.'))
        {
            return;
        }
        let parts: Vec<(u32, usize)> = numbers(text).collect();
        let [a, b, c] = parts[..] else { return };
        if a.1 > 2 || b.1 > 2 || c.1 > 2 {
            return;
        }
        self.seen = true;
        self.hyphens = self.hyphens || text.contains('-');
        let of = |y: (u32, usize), m: u32, d: u32| {
            (y.1 == 2).then(|| NaiveDate::from_ymd_opt(year(y.0, 2), m, d)).flatten()
        };
        self.first.see(of(a, b.0, c.0));
        // Either order of day and month is enough for a year at the end.
        self.last.see(of(c, b.0, a.0).or_else(|| of(c, a.0, b.0)));
    }

    /// Years first keep the days closer together, or are the only ones that read.
    fn year_first(&self) -> bool {
        let (first, last) = (self.first.width(), self.last.width());
        // One day alone fits both; with hyphens the year first is the usual spelling.
        self.seen && (first < last || (self.hyphens && first == last && first == 0))
    }
}

fn day_or_month<'a>(cells: impl Iterator<Item = &'a str>) -> (Order, bool) {
    let (mut day_first, mut month_first) = (0u32, 0u32);
    let mut span: [Option<(NaiveDate, NaiveDate)>; 2] = [None; 2];
    let mut seen = false;
    for (a, b, y) in cells.filter_map(ambiguous) {
        seen = true;
        if a > 12 {
            day_first += 1;
        } else if b > 12 {
            month_first += 1;
        }
        for (slot, (d, m)) in span.iter_mut().zip([(a, b), (b, a)]) {
            if let Some(day) = NaiveDate::from_ymd_opt(y, m, d) {
                *slot = Some(slot.map_or((day, day), |(from, to)| (from.min(day), to.max(day))));
            }
        }
    }
    if !seen || day_first > month_first {
        return (Order::DayFirst, false);
    }
    if month_first > day_first {
        return (Order::MonthFirst, false);
    }
    let width =
        |s: Option<(NaiveDate, NaiveDate)>| s.map_or(i64::MAX, |(from, to)| (to - from).num_days());
    let (d, m) = (width(span[0]), width(span[1]));
    // One day alone, 03/04/2026 in every row, is a guess as much as many are; 04/04/2026 is none.
    if m < d { (Order::MonthFirst, false) } else { (Order::DayFirst, m == d && span[0] != span[1]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let Some(w) = read(text, Order::DayFirst) else { return "none".into() };
        let day = w.day.map(|d| d.to_string()).unwrap_or_default();
        let time = w.time.map(|t| t.format(" %H:%M:%S").to_string()).unwrap_or_default();
        format!("{day}{time}")
    }

    #[test]
    fn dates_and_times_as_exports_write_them() {
        for (text, expected) in [
            ("20260309", "2026-03-09"),
            ("20260309140651", "2026-03-09 14:06:51"),
            ("20260309 14:06:51", "2026-03-09 14:06:51"),
            ("2026/03/09  14:06:51", "2026-03-09 14:06:51"),
            ("2026-3-9 4:06", "2026-03-09 04:06:00"),
            ("2026.03.09", "2026-03-09"),
            ("2026年3月9日 14时06分51秒", "2026-03-09 14:06:51"),
            ("2026年03月09日", "2026-03-09"),
            ("２０２６－０３－０９", "2026-03-09"),
            ("09/03/2026", "2026-03-09"),
            ("09/03/2026 14:06", "2026-03-09 14:06:00"),
            ("09-03-2026", "2026-03-09"),
            ("09/03/26", "2026-03-09"),
            ("09.03.26", "2026-03-09"),
            ("09-03-26", "2026-03-09"),
            ("09-Mar-2026", "2026-03-09"),
            ("9 March 2026 2:06:51 PM", "2026-03-09 14:06:51"),
            ("Mar 9, 2026", "2026-03-09"),
            ("2026-03-09T14:06:51+08:00", "2026-03-09 14:06:51"),
            ("2026-03-09T14:06:51", "2026-03-09 14:06:51"),
            ("2026-03-09-14.06.51", "2026-03-09 14:06:51"),
            ("2026-03-09 星期一", "2026-03-09"),
            ("14:06:51", " 14:06:51"),
            ("140651", " 14:06:51"),
            ("90651", " 09:06:51"),
            ("`2026-03-09 14:06:51\t", "2026-03-09 14:06:51"),
            ("2026-03-09 14:06:51.123", "2026-03-09 14:06:51"),
            ("2026-02-30", "none"),
            ("合计", "none"),
            ("12.50", " 12:50:00"),
            ("1234.56", "none"),
            ("973504526889", "none"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn the_whole_column_decides_what_comes_first() {
        let col = |c: &[&'static str]| order(c.iter().copied());
        assert_eq!(col(&["09/03/2026", "13/03/2026"]), (Order::DayFirst, false));
        assert_eq!(col(&["03/09/2026", "03/13/2026"]), (Order::MonthFirst, false));
        assert_eq!(col(&["01/03/2026", "12/03/2026"]), (Order::DayFirst, false));
        assert_eq!(col(&["03/01/2026", "03/12/2026"]), (Order::MonthFirst, false));
        assert_eq!(col(&["03/04/2026", "03/04/2026"]), (Order::DayFirst, true));
        assert_eq!(col(&["04/04/2026"]), (Order::DayFirst, false));
    }
}
