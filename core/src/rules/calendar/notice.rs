//! The State Council's holiday notice as text: "5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。"

use super::file::{CalendarFault, YearFile, YearStatus};
use chrono::{Days, NaiveDate};

impl YearFile {
    /// Reads the text of a notice, as a user pastes it. Days off and make-up workdays only; everything else is passed
    /// over. A text without a year or without days is refused.
    pub fn from_notice(text: &str) -> Result<Self, CalendarFault> {
        let plain = without_brackets(text);
        let year = year_of(&plain).ok_or(CalendarFault::Empty(0))?;
        let (mut off, mut work) = (Vec::new(), Vec::new());
        // A clause says what its days are by its last word; 。 and ； end it.
        for clause in plain.split(['。', '；', '\n']) {
            let into = if clause.contains("上班") {
                &mut work
            } else if clause.contains("放假") {
                &mut off
            } else {
                continue;
            };
            into.extend(days_of(clause, year)?);
        }
        if off.is_empty() {
            return Err(CalendarFault::Empty(year));
        }
        for days in [&mut off, &mut work] {
            days.sort_unstable();
            days.dedup();
        }
        Ok(Self {
            year,
            status: YearStatus::User,
            version: format!("{year}.notice"),
            source: format!("国务院办公厅关于{year}年部分节假日安排的通知"),
            off,
            work,
        })
    }
}

/// Leaves out what stands in brackets: weekdays and lunar dates, which look like dates too.
fn without_brackets(text: &str) -> String {
    let mut depth = 0u32;
    text.chars()
        .filter(|c| match c {
            '（' | '(' => {
                depth += 1;
                false
            }
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            c => depth == 0 && (!c.is_whitespace() || *c == '\n'),
        })
        .collect()
}

/// The first `20xx年`.
fn year_of(text: &str) -> Option<i32> {
    text.match_indices('年').find_map(|(at, _)| {
        let before = text.get(..at)?;
        before
            .get(before.len().checked_sub(4)?..)?
            .parse()
            .ok()
            .filter(|y| (1900..=2200).contains(y))
    })
}

/// Every `M月D日`, and the days up to `至D日` or `至M月D日` after it.
fn days_of(clause: &str, year: i32) -> Result<Vec<NaiveDate>, CalendarFault> {
    let fault = || CalendarFault::Day { field: "notice", text: clause.to_string() };
    let (mut out, mut numbers, mut month, mut until): (Vec<NaiveDate>, _, Option<u32>, bool) =
        (Vec::new(), String::new(), None, false);
    for c in clause.chars() {
        match c {
            '0'..='9' => numbers.push(c),
            '月' => month = std::mem::take(&mut numbers).parse().ok(),
            '日' => {
                let Ok(day) = std::mem::take(&mut numbers).parse::<u32>() else { continue };
                let read = month.and_then(|m| NaiveDate::from_ymd_opt(year, m, day));
                let day = read.ok_or_else(fault)?;
                match out.last().copied().filter(|_| until) {
                    Some(first) if day < first => return Err(fault()),
                    Some(first) => {
                        let more = (day - first).num_days() as u64;
                        out.extend((1..=more).filter_map(|n| first.checked_add_days(Days::new(n))));
                    }
                    None => out.push(day),
                }
                until = false;
            }
            '至' => until = !out.is_empty(),
            _ => numbers.clear(),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::embedded::CN_CALENDAR;

    const NOTICE: &str = "国务院办公厅关于2026年部分节假日安排的通知\n\
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n\
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。\n\
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n\
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\n\
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n\
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n\
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。\n\
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。";

    #[test]
    fn a_notice_gives_the_calendar_that_is_shipped() {
        let read = YearFile::from_notice(NOTICE).unwrap();
        let shipped = CN_CALENDAR.iter().find(|(path, _)| path.contains("2026")).unwrap();
        let shipped = YearFile::parse(shipped.1).unwrap();
        assert_eq!((read.year, &read.off, &read.work), (2026, &shipped.off, &shipped.work));
        assert_eq!(read.status, YearStatus::User);
    }

    #[test]
    fn a_range_over_a_month_and_nonsense() {
        let read = YearFile::from_notice("2025年春节：1月28日至2月4日放假。").unwrap();
        assert_eq!(read.off.len(), 8);
        assert_eq!(YearFile::from_notice("节日快乐"), Err(CalendarFault::Empty(0)));
        assert_eq!(YearFile::from_notice("2027年。"), Err(CalendarFault::Empty(2027)));
        assert!(YearFile::from_notice("2027年2月30日放假").is_err());
        assert!(YearFile::from_notice("2027年5月3日至1日放假").is_err());
    }
}
