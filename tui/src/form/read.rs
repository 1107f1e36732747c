//! What people type, read: dates, moments and money in the ways a shop owner writes them. Pure; what cannot
//! be told apart is an error that says so, never a guess.

mod english;

use chrono::{
    DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone,
};
use recourse_core::calendar::DayCalendar;
use recourse_core::locale::narrow;
use recourse_core::rules::Calendar;
use recourse_core::{Currency, Money};

/// Why a text could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Not a date.
    Date,
    /// A day that does not exist.
    NoSuchDay,
    /// Could be two days (`3/4/2026`, `26/3/9`): needs the year first and in full.
    TwoDays,
    /// A date without the hour where the hour matters.
    NoHour,
    /// Not a time of day.
    Hour,
    /// Not a sum.
    Money,
    /// A comma that could part groups or decimals (`12,86`).
    TwoSums,
    /// Smaller than the smallest coin.
    TooFine,
    /// Larger than any case.
    TooLarge,
    /// Not a whole number.
    Number,
    /// Not numbers of exhibits.
    Exhibits,
}

impl Unread {
    /// Message id of its text, which gives an example.
    pub fn id(self) -> &'static str {
        match self {
            Self::Date => "tui-unread-date",
            Self::NoSuchDay => "tui-unread-no-such-day",
            Self::TwoDays => "tui-unread-two-days",
            Self::NoHour => "tui-unread-no-hour",
            Self::Hour => "tui-unread-hour",
            Self::Money => "tui-unread-money",
            Self::TwoSums => "tui-unread-two-sums",
            Self::TooFine => "tui-unread-too-fine",
            Self::TooLarge => "tui-unread-too-large",
            Self::Number => "tui-unread-number",
            Self::Exhibits => "screens-unread-exhibits",
        }
    }
}

/// Full-width forms become half-width, letters small.
pub fn fold(text: &str) -> String {
    text.chars().map(narrow).flat_map(char::to_lowercase).collect()
}

/// Which way a day without its year leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// Something that happened: the last such day up to today.
    Past,
    /// Something promised: the next such day, or one gone by less than three months ago.
    Future,
}

/// A day: `今天` `昨天` `上周五` `3月9日` `2026/3/9` `20260309` `3-9` `+3`.
pub fn date(text: &str, today: NaiveDate, lean: Lean) -> Result<NaiveDate, Unread> {
    let text = fold(text);
    if let Some(day) = english::date(&text, today, lean) {
        return day;
    }
    let text: String = text.split_whitespace().collect();
    if let Some(days) = working_days(&text).filter(|_| lean == Lean::Future) {
        return Ok(Calendar::china().add_working_days(today, days));
    }
    if let Some(days) = relative(&text) {
        return shift(today, days).ok_or(Unread::NoSuchDay);
    }
    if let Some(day) = weekday(&text, today) {
        return Ok(day);
    }
    let text = text.trim_end_matches(['日', '号']);
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let n: u32 = text.parse().map_err(|_| Unread::Date)?;
        return whole(i64::from(n / 10_000), n / 100 % 100, n % 100);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    let number = |s: &str| {
        let digits = !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| s.parse::<u32>().ok()).flatten().ok_or(Unread::Date)
    };
    match parts.as_slice() {
        [y, m, d] if y.len() == 4 => whole(i64::from(number(y)?), number(m)?, number(d)?),
        [a, b, c] if !a.is_empty() && !b.is_empty() && !c.is_empty() => {
            number(a)?;
            number(b)?;
            number(c)?;
            Err(Unread::TwoDays)
        }
        [m, d] if m.len() <= 2 => leaning(number(m)?, number(d)?, today, lean),
        _ => Err(Unread::Date),
    }
}

/// A moment that has been: a day and a time of day, `今天 10:30`, `3月9日下午3点半`, `20260309 14:30`; an hour alone is today's.
pub fn moment(text: &str, now: DateTime<FixedOffset>) -> Result<DateTime<FixedOffset>, Unread> {
    let text = fold(text);
    let text = text.trim();
    if matches!(text, "现在" | "刚才" | "刚刚" | "now") {
        return Ok(now);
    }
    if let Ok(exact) = DateTime::parse_from_rfc3339(&text.to_uppercase()) {
        return Ok(exact);
    }
    let (day, clock) = split_clock(text);
    let day = if day.trim().is_empty() {
        Ok(now.date_naive())
    } else {
        date(&day, now.date_naive(), Lean::Past)
    }?;
    let Some(clock) = clock else { return Err(Unread::NoHour) };
    let at = NaiveDateTime::new(day, time(&clock)?);
    now.timezone().from_local_datetime(&at).single().ok_or(Unread::NoSuchDay)
}

/// When something arrived: a moment, or only the day, as a slip of the post office gives it; that stands as noon.
pub fn arrival(text: &str, now: DateTime<FixedOffset>) -> Result<DateTime<FixedOffset>, Unread> {
    match moment(text, now) {
        Err(Unread::NoHour) => {
            let day = date(text, now.date_naive(), Lean::Past)?;
            let noon = day.and_hms_opt(12, 0, 0).ok_or(Unread::NoSuchDay)?;
            let noon =
                now.timezone().from_local_datetime(&noon).single().ok_or(Unread::NoSuchDay)?;
            Ok(if day == now.date_naive() { noon.min(now) } else { noon })
        }
        read => read,
    }
}

/// A sum: `12,860.50` `￥12860.5` `1.286万` `3亿`, spaces and full-width digits allowed. Never negative.
pub fn money(text: &str, currency: Currency) -> Result<Money, Unread> {
    let text: String = fold(text).split_whitespace().collect();
    let code = currency.code().to_lowercase();
    let text = text.trim_start_matches(['¥', '￥', '$']);
    let text = text.strip_prefix(code.as_str()).unwrap_or(text);
    let text = text.strip_prefix("rmb").unwrap_or(text);
    let text = text.trim_start_matches(['¥', '￥']);
    let text = ["人民币"].iter().fold(text, |t, p| t.strip_prefix(p).unwrap_or(t));
    let text = text.trim_end_matches(['整', '正']);
    let text = ["元", "块", "圆"].iter().fold(text, |t, p| t.strip_suffix(p).unwrap_or(t));
    let text = text.strip_suffix(code.as_str()).unwrap_or(text);
    let (text, power) = match text.chars().last() {
        Some('万') => (text.trim_end_matches('万'), 4),
        Some('亿') => (text.trim_end_matches('亿'), 8),
        Some('千') => (text.trim_end_matches('千'), 3),
        _ => (text, 0),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole = ungroup(whole)?;
    if (whole.is_empty() && part.is_empty()) || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Unread::Money);
    }
    let exponent = currency.exponent() as usize + power;
    let part = part.trim_end_matches('0');
    if part.len() > exponent {
        return Err(Unread::TooFine);
    }
    let digits = format!("{whole}{part}{}", "0".repeat(exponent - part.len()));
    if digits.trim_start_matches('0').len() > 16 {
        return Err(Unread::TooLarge);
    }
    let minor = digits.parse().map_err(|_| Unread::Money)?;
    Ok(Money::new(minor, currency))
}

/// A whole number, for minutes: `12`, `12分`, `12 min`.
pub fn number(text: &str) -> Result<u32, Unread> {
    let text: String = fold(text).split_whitespace().collect();
    let digits = ["分钟", "分", "minutes", "mins", "min", "m"]
        .iter()
        .fold(text.as_str(), |t, unit| t.strip_suffix(unit).unwrap_or(t));
    if digits.is_empty() || digits.len() > 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Unread::Number);
    }
    digits.parse().map_err(|_| Unread::Number)
}

/// Numbers of exhibits: `E003, E5、7`. Anything else is an error.
pub fn exhibits(text: &str) -> Result<Vec<u32>, Unread> {
    let text = fold(text).replace(['、', ';'], ",");
    let mut out: Vec<u32> = Vec::new();
    for word in text.split([',', ' ', '\n']).filter(|w| !w.is_empty()) {
        let no = word.trim_start_matches('e').parse().ok().filter(|n| *n > 0);
        let no = no.ok_or(Unread::Exhibits)?;
        if !out.contains(&no) {
            out.push(no);
        }
    }
    Ok(out)
}

fn whole(year: i64, month: u32, day: u32) -> Result<NaiveDate, Unread> {
    let year = i32::try_from(year).ok().filter(|y| (1980..=2199).contains(y));
    let year = year.ok_or(Unread::NoSuchDay)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Unread::NoSuchDay)
}

/// The day in the year its leaning means; leap days may lie several years off.
fn leaning(month: u32, day: u32, today: NaiveDate, lean: Lean) -> Result<NaiveDate, Unread> {
    let year = today.year();
    let mut days = (year - 8..=year + 8).filter_map(|y| NaiveDate::from_ymd_opt(y, month, day));
    let found = match lean {
        Lean::Past => days.rfind(|d| *d <= today),
        Lean::Future => days.find(|d| (today - *d).num_days() <= 92),
    };
    found.ok_or(Unread::NoSuchDay)
}

/// `3个工作日内`, `5 working days`: as they are promised.
fn working_days(text: &str) -> Option<u32> {
    const ENDS: [&str; 6] =
        ["个工作日内", "个工作日", "工作日内", "工作日", "workingdays", "businessdays"];
    let digits = ENDS.iter().find_map(|end| text.strip_suffix(end))?;
    let digits = digits.strip_prefix("within").unwrap_or(digits);
    let words = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    let word = words.iter().position(|w| *w == digits).and_then(|at| u32::try_from(at + 1).ok());
    word.or_else(|| english::count(digits))
        .or_else(|| digits.parse().ok())
        .filter(|n| (1..=250).contains(n))
}

fn relative(text: &str) -> Option<i64> {
    let fixed = match text {
        "今天" | "今日" | "today" => 0,
        "昨天" | "昨日" | "yesterday" => -1,
        "前天" => -2,
        "大前天" => -3,
        "明天" | "tomorrow" => 1,
        "后天" => 2,
        "大后天" => 3,
        _ => {
            let (digits, sign) = if let Some(rest) = text.strip_suffix("天前") {
                (rest, -1)
            } else if let Some(rest) =
                ["天后", "天内", "日内"].iter().find_map(|e| text.strip_suffix(e))
            {
                (rest, 1)
            } else if let Some(rest) = text.strip_prefix('+') {
                (rest.trim_end_matches(['天', 'd']), 1)
            } else {
                return None;
            };
            return digits
                .parse::<i64>()
                .ok()
                .filter(|n| (0..=36_500).contains(n))
                .map(|n| n * sign);
        }
    };
    Some(fixed)
}

/// `上周五`, `本周三`, `下周一`; a bare `周五` could be two days and is not read.
fn weekday(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (week, rest) = [("上", -7), ("本", 0), ("这", 0), ("下", 7)]
        .iter()
        .find_map(|(word, days)| text.strip_prefix(word).map(|rest| (*days, rest)))?;
    let rest = ["星期", "礼拜", "个周", "周"].iter().find_map(|w| rest.strip_prefix(w))?;
    let day = ["一", "二", "三", "四", "五", "六", "日"].iter().position(|d| *d == rest);
    let day = day.or_else(|| (rest == "天").then_some(6))? as i64;
    let monday = shift(today, -i64::from(today.weekday().num_days_from_monday()))?;
    shift(monday, week + day)
}

fn shift(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// Parts a text into its day and its time of day.
fn split_clock(text: &str) -> (String, Option<String>) {
    let starts = ["上午", "下午", "晚上", "中午", "早上", "凌晨", "傍晚"];
    if let Some(at) = starts.iter().filter_map(|w| text.find(w)).min() {
        let (day, clock) = text.split_at(at);
        return (day.to_string(), Some(clock.to_string()));
    }
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    let hour = ["am", "pm"].iter().find_map(|end| last.strip_suffix(end));
    if hour.is_some_and(|h| !h.is_empty() && h.bytes().all(|b| b.is_ascii_digit())) {
        return (before.trim_end_matches([' ', ',']).to_string(), Some(last.to_string()));
    }
    let Some(mark) = text.find([':', '点', '时']) else { return (text.to_string(), None) };
    let before = text.get(..mark).unwrap_or_default();
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (day, _) = before.split_at(before.len() - digits);
    let clock = text.get(day.len()..).unwrap_or_default();
    (day_of(day).to_string(), Some(clock.to_string()))
}

/// What stands before the hour, without the `T` of a written time or the `at` of a spoken one.
fn day_of(text: &str) -> &str {
    let text = text.trim_end();
    let text = text.strip_suffix(" at").unwrap_or(text).trim_end_matches([',', ' ']);
    let stamp = text.strip_suffix('t').filter(|t| t.ends_with(|c: char| c.is_ascii_digit()));
    stamp.unwrap_or(text)
}

fn time(text: &str) -> Result<NaiveTime, Unread> {
    let text: String = text.split_whitespace().collect();
    let afternoon = ["下午", "晚上", "傍晚"].iter().find_map(|w| text.strip_prefix(w));
    let noon = text.strip_prefix("中午");
    let morning = ["上午", "早上", "凌晨"].iter().find_map(|w| text.strip_prefix(w));
    let (suffix_pm, suffix_am) = (text.strip_suffix("pm"), text.strip_suffix("am"));
    let rest = afternoon.or(noon).or(morning).or(suffix_pm).or(suffix_am).unwrap_or(&text);
    let rest = rest.replace("点半", ":30").replace(['点', '时'], ":");
    let rest = rest.trim_end_matches(['分', '整']).trim_end_matches(':');
    let mut parts = rest.split(':').map(|p| p.parse::<u32>());
    let mut next = || parts.next().transpose().map_err(|_| Unread::Hour);
    let hour = next()?.ok_or(Unread::Hour)?;
    let (minute, second) = (next()?.unwrap_or(0), next()?.unwrap_or(0));
    let late = (afternoon.is_some() || suffix_pm.is_some()) && hour < 12;
    let after_noon = noon.is_some() && hour < 11;
    let hour = if late || after_noon { hour + 12 } else { hour };
    NaiveTime::from_hms_opt(hour, minute, second).ok_or(Unread::Hour)
}

/// Takes the commas out of `12,860`; groups must be three digits (or four, as some write in Chinese).
fn ungroup(text: &str) -> Result<String, Unread> {
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        return Err(Unread::Money);
    }
    if text.contains(',') {
        let mut groups = text.split(',');
        let first = groups.next().unwrap_or_default();
        let sizes: Vec<usize> = groups.map(str::len).collect();
        let even = sizes.iter().all(|n| *n == 3) || sizes.iter().all(|n| *n == 4);
        if first.is_empty() || !even {
            return Err(Unread::TwoSums);
        }
    }
    Ok(text.replace(',', ""))
}

/// A percentage with up to four decimals, in millionths: `3.35` or `3.35%` is 33500.
pub fn percent_ppm(text: &str) -> Option<u32> {
    let clean = fold(text.trim());
    let clean = clean.trim_end_matches('%').trim();
    let (whole, part) = clean.split_once('.').unwrap_or((clean, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 4 && part.len() <= 4 && digits(whole);
    if fits && digits(part) { format!("{whole}{part:0<4}").parse().ok() } else { None }
}

#[cfg(test)]
#[path = "read/tests.rs"]
mod tests;
