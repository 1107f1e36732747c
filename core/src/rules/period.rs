//! Periods: years, months, weeks, days, working days and hours, counted forward or backward from a day.
//! The day of the event is never counted (PRC Civil Code art. 201 and its parallels).

use crate::calendar::DayCalendar;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// How many; 0 to 3650 for days and hours, at most 100 for years (packs are checked).
    pub value: u32,
    /// Of what.
    pub unit: Unit,
}

/// What a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar years.
    Year,
    /// Calendar months.
    Month,
    /// Seven days.
    Week,
    /// Calendar days.
    Day,
    /// Days that are no rest days.
    WorkingDay,
    /// Hours; dates alone are known, so begun days count whole.
    Hour,
}

/// On which day a period of months or years ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthRule {
    /// The same day number; where the month lacks it, the month's last day (PRC Civil Code art. 202).
    #[default]
    SameDayClamp,
    /// Counting begins the next day and ends the day before the corresponding one; from the first of a month it
    /// ends with the month (Taiwan Civil Code art. 121, Japan art. 143).
    DayBeforeNextStart,
}

/// Which way a period is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the event into the future.
    #[default]
    After,
    /// Back from the event, a hearing for example.
    Before,
}

impl Period {
    /// So many of this unit.
    pub const fn new(value: u32, unit: Unit) -> Self {
        Self { value, unit }
    }

    /// The last day of the period that begins after `start`. `None` where the calendar of the world ends.
    pub fn after(
        self,
        start: NaiveDate,
        months: MonthRule,
        calendar: &dyn DayCalendar,
    ) -> Option<NaiveDate> {
        let n = self.value;
        match self.unit {
            Unit::Year => add_months(start, n.checked_mul(12)?, months),
            Unit::Month => add_months(start, n, months),
            Unit::Week => start.checked_add_days(Days::new(u64::from(n) * 7)),
            Unit::Day => start.checked_add_days(Days::new(u64::from(n))),
            Unit::Hour => start.checked_add_days(Days::new(u64::from(n.div_ceil(24)))),
            Unit::WorkingDay => Some(calendar.add_working_days(start, n)),
        }
    }

    /// The day that lies the period before `end`. Months and years keep the day number or fall to the month's end.
    pub fn before(self, end: NaiveDate, calendar: &dyn DayCalendar) -> Option<NaiveDate> {
        let n = self.value;
        match self.unit {
            Unit::Year => end.checked_sub_months(Months::new(n.checked_mul(12)?)),
            Unit::Month => end.checked_sub_months(Months::new(n)),
            Unit::Week => end.checked_sub_days(Days::new(u64::from(n) * 7)),
            Unit::Day => end.checked_sub_days(Days::new(u64::from(n))),
            Unit::Hour => end.checked_sub_days(Days::new(u64::from(n.div_ceil(24)))),
            Unit::WorkingDay => Some((0..n).fold(end, |day, _| calendar.working_day_before(day))),
        }
    }

    /// Counting it needs to know which days are worked.
    pub fn needs_calendar(self) -> bool {
        self.unit == Unit::WorkingDay && self.value > 0
    }
}

fn add_months(start: NaiveDate, months: u32, rule: MonthRule) -> Option<NaiveDate> {
    let same_day = start.checked_add_months(Months::new(months))?;
    match rule {
        MonthRule::SameDayClamp => Some(same_day),
        // Only from a month's last day does counting begin on a first, and then it ends with a month.
        MonthRule::DayBeforeNextStart if is_month_end(start) => Some(month_end(same_day)),
        MonthRule::DayBeforeNextStart => Some(same_day),
    }
}

fn is_month_end(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.day() == 1)
}

fn month_end(day: NaiveDate) -> NaiveDate {
    let mut last = day;
    while let Some(next) = last.succ_opt().filter(|d| d.month() == day.month()) {
        last = next;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Calendar;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn end(start: &str, value: u32, unit: Unit, rule: MonthRule) -> NaiveDate {
        Period::new(value, unit).after(day(start), rule, &Calendar::china()).unwrap()
    }

    #[test]
    fn same_day_number_or_the_months_end() {
        let prc = MonthRule::SameDayClamp;
        assert_eq!(end("2020-02-29", 3, Unit::Year, prc), day("2023-02-28"));
        assert_eq!(end("2023-06-15", 3, Unit::Year, prc), day("2026-06-15"));
        assert_eq!(end("2026-03-31", 3, Unit::Month, prc), day("2026-06-30"));
        assert_eq!(end("2024-11-30", 6, Unit::Month, prc), day("2025-05-30"));
        assert_eq!(end("2026-02-28", 6, Unit::Month, prc), day("2026-08-28"));
    }

    #[test]
    fn taiwan_and_japan_end_with_the_month() {
        let tw = MonthRule::DayBeforeNextStart;
        assert_eq!(end("2026-02-28", 6, Unit::Month, tw), day("2026-08-31"));
        assert_eq!(end("2026-04-30", 1, Unit::Month, tw), day("2026-05-31"));
        assert_eq!(end("2026-01-30", 1, Unit::Month, tw), day("2026-02-28"));
        assert_eq!(end("2026-01-15", 6, Unit::Month, tw), day("2026-07-15"));
        assert_eq!(end("2019-02-28", 1, Unit::Year, tw), day("2020-02-29"));
    }

    #[test]
    fn other_units_forward_and_back() {
        let cn = Calendar::china();
        let rule = MonthRule::SameDayClamp;
        assert_eq!(end("2026-02-13", 7, Unit::WorkingDay, rule), day("2026-03-02"));
        assert_eq!(end("2026-01-01", 8, Unit::Week, rule), day("2026-02-26"));
        assert_eq!(end("2026-01-01", 25, Unit::Hour, rule), day("2026-01-03"));
        let back = |v, u| Period::new(v, u).before(day("2026-03-31"), &cn).unwrap();
        assert_eq!(back(1, Unit::Month), day("2026-02-28"));
        assert_eq!(back(7, Unit::Day), day("2026-03-24"));
        assert_eq!(back(2, Unit::WorkingDay), day("2026-03-27"));
    }

    #[test]
    fn the_end_of_the_world_is_no_panic() {
        let far = Period::new(300_000, Unit::Year);
        assert_eq!(far.after(day("2026-01-01"), MonthRule::default(), &Calendar::china()), None);
    }
}
