//! When an acquirer pays: so many days after the sale, after the end of a week, on fixed days of the week, or twice a
//! day.

use super::note::{Arg, Note};
use crate::calendar::DayCalendar;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Timelike};
use std::sync::LazyLock;

/// What a lag counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LagUnit {
    /// Working days after the trade day.
    WorkingDay,
    /// Working days after the first working day on or after the trade day.
    WorkingDayFromWorkingDay,
    /// Calendar days.
    CalendarDay,
    /// Calendar days, moved to the next working day where they end on a rest day.
    CalendarDayRolled,
    /// Working days after the end of the week the trade day is in, which ends on this day: 0 is Monday, 6 Sunday.
    Week(u8),
    /// Payments are made on these days of the week (bit 0 is Monday), each for the sales since the last one, up to so
    /// many days before it; moved to the next working day where they fall on a rest day.
    PayDays(u8),
    /// Whenever the shop has its money paid out: all days since the last time, up to so many days before it. Which days
    /// these were the payments tell.
    ByHand,
    /// Twice a day: what is sold before this half hour of the day comes the same day, the rest so many days later.
    HalfDay(u8),
}

/// Days of the week: how the JSON contract shortens them, and the message that names them.
const WEEKDAYS: [(&str, &str); 7] = [
    ("mon", "clocks-weekday-mon"),
    ("tue", "clocks-weekday-tue"),
    ("wed", "clocks-weekday-wed"),
    ("thu", "clocks-weekday-thu"),
    ("fri", "clocks-weekday-fri"),
    ("sat", "clocks-weekday-sat"),
    ("sun", "clocks-weekday-sun"),
];

/// Half hours of a day.
const HALF_HOURS: u8 = 48;

/// `week_mon` to `week_sun`, by the day the week ends on.
static WEEKS: LazyLock<Vec<String>> =
    LazyLock::new(|| WEEKDAYS.iter().map(|(day, _)| format!("week_{day}")).collect());
/// `on_mon_thu` and so on, by the set of days.
static PAY_DAYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let of = |set: u8| days_of(set).fold(String::from("on"), |all, d| all + "_" + WEEKDAYS[d].0);
    (0..128).map(of).collect()
});
/// `half_1200` and so on, by the half hour.
static HALVES: LazyLock<Vec<String>> = LazyLock::new(|| {
    (0..HALF_HOURS).map(|h| format!("half_{:02}{:02}", h / 2, h % 2 * 30)).collect()
});

/// The days of a set, from Monday on.
fn days_of(set: u8) -> impl Iterator<Item = usize> {
    (0..7).filter(move |d| set >> d & 1 == 1)
}

impl LagUnit {
    /// Counted by weeks, whatever the days.
    pub(super) fn by_weeks(self) -> bool {
        matches!(self, Self::Week(_) | Self::PayDays(_))
    }

    /// The word of the JSON contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::WorkingDay | Self::WorkingDayFromWorkingDay => "working_day",
            Self::CalendarDay | Self::CalendarDayRolled => "calendar_day",
            Self::Week(end) => &WEEKS[usize::from(end % 7)],
            Self::PayDays(set) => &PAY_DAYS[usize::from(set & 127)],
            Self::ByHand => "by_hand",
            Self::HalfDay(half) => &HALVES[usize::from(half % HALF_HOURS)],
        }
    }

    /// What is counted, to choose from.
    pub fn note(self) -> Note {
        let id = match self {
            Self::WorkingDay | Self::WorkingDayFromWorkingDay => "money-unit-working-day",
            Self::CalendarDay | Self::CalendarDayRolled => "money-unit-day",
            Self::Week(_) => "money-unit-week",
            Self::PayDays(_) => "money-unit-pay-days",
            Self::ByHand => "money-unit-by-hand",
            Self::HalfDay(_) => "money-unit-half-day",
        };
        Note::new(id, self.args())
    }

    fn args(self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Week(end) => vec![("end", Arg::Word(WEEKDAYS[usize::from(end % 7)].1))],
            Self::PayDays(set) => {
                vec![("days", Arg::Words(days_of(set).map(|d| WEEKDAYS[d].1).collect()))]
            }
            Self::HalfDay(half) => {
                let at = format!("{:02}:{:02}", half / 2, half % 2 * 30);
                vec![("at", Arg::Text(at))]
            }
            _ => Vec::new(),
        }
    }

    /// The unit of a word a person or an entry gives; `day` stands for calendar days.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "working_day" => return Some(Self::WorkingDay),
            "calendar_day" | "day" => return Some(Self::CalendarDay),
            "by_hand" => return Some(Self::ByHand),
            _ => {}
        }
        let weeks = (0..7).map(Self::Week);
        let pay_days = (1..128).map(Self::PayDays);
        let halves = (1..HALF_HOURS).map(Self::HalfDay);
        weeks.chain(pay_days).chain(halves).find(|unit| unit.code() == code)
    }
}

/// How many days after the trade day the money is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lag {
    /// How many.
    pub value: u32,
    /// Of what.
    pub unit: LagUnit,
}

impl Lag {
    /// `after 1 working day`, as a note to say in the reader's language.
    pub fn note(self) -> Note {
        let id = match self.unit {
            LagUnit::WorkingDay | LagUnit::WorkingDayFromWorkingDay => "money-lag-working",
            LagUnit::CalendarDay | LagUnit::CalendarDayRolled => "money-lag-calendar",
            LagUnit::Week(_) => "money-lag-week",
            LagUnit::PayDays(_) => "money-lag-pay-days",
            LagUnit::ByHand => "money-lag-by-hand",
            LagUnit::HalfDay(_) => "money-lag-half-day",
        };
        self.note_of(id, Vec::new())
    }

    /// How the due day of a run follows from its last trade day.
    pub(super) fn due_note(self, day: NaiveDate, due: NaiveDate) -> Note {
        let id = match self.unit {
            LagUnit::WorkingDay | LagUnit::WorkingDayFromWorkingDay => "money-basis-due-working",
            LagUnit::CalendarDay | LagUnit::CalendarDayRolled => "money-basis-due-calendar",
            LagUnit::Week(_) => "money-basis-due-week",
            LagUnit::PayDays(_) => "money-basis-due-pay-days",
            LagUnit::ByHand => "money-basis-due-by-hand",
            LagUnit::HalfDay(_) if due == day => "money-basis-due-first-half",
            LagUnit::HalfDay(_) => "money-basis-due-second-half",
        };
        self.note_of(id, vec![("day", Arg::Day(day)), ("due", Arg::Day(due))])
    }

    fn note_of(self, id: &'static str, mut args: Vec<(&'static str, Arg)>) -> Note {
        args.push(("n", Arg::Count(self.value as usize)));
        args.extend(self.unit.args());
        Note::new(id, args)
    }

    /// The day the money of a trade day is due; of its second half, where it is paid twice a day.
    pub fn due(self, day: NaiveDate, calendar: &dyn DayCalendar) -> NaiveDate {
        let calendar_due = || day + Days::new(u64::from(self.value));
        match self.unit {
            LagUnit::WorkingDay => calendar.add_working_days(day, self.value),
            LagUnit::WorkingDayFromWorkingDay => {
                calendar.add_working_days(calendar.roll_forward(day), self.value)
            }
            LagUnit::CalendarDay | LagUnit::HalfDay(_) => calendar_due(),
            LagUnit::CalendarDayRolled | LagUnit::ByHand => calendar.roll_forward(calendar_due()),
            LagUnit::Week(end) => {
                let ahead = (7 + u64::from(end % 7) - weekday(day)) % 7;
                calendar.add_working_days(day + Days::new(ahead), self.value)
            }
            LagUnit::PayDays(set) => {
                let first = calendar_due();
                let pays = |d: &NaiveDate| set >> weekday(*d) & 1 == 1;
                let day = first.iter_days().take(7).find(pays);
                calendar.roll_forward(day.unwrap_or(first))
            }
        }
    }

    /// Whether what is sold at this moment comes on the day of the sale, though the rest of that day comes later.
    pub(super) fn same_day(self, at: DateTime<FixedOffset>) -> bool {
        let half_hour = at.hour() * 2 + at.minute() / 30;
        matches!(self.unit, LagUnit::HalfDay(half) if half_hour < u32::from(half))
    }

    /// Whether each part of a day has a payment of its own.
    pub(super) fn twice_a_day(self) -> bool {
        matches!(self.unit, LagUnit::HalfDay(_))
    }
}

fn weekday(day: NaiveDate) -> u64 {
    u64::from(day.weekday().num_days_from_monday())
}
