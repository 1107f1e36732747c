//! How an acquirer pays out.

use super::note::{Arg, Note};
use crate::calendar::DayCalendar;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta};

/// One credit a sale, one a run, one a terminal and run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// Each sale alone.
    PerSale,
    /// One credit for all sales of a run.
    PerRun,
    /// One credit for each terminal and run.
    PerTerminalRun,
}

impl Shape {
    /// The word of the JSON contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::PerSale => "per_sale",
            Self::PerRun => "per_run",
            Self::PerTerminalRun => "per_terminal_run",
        }
    }
}

/// Whether fees are kept back or debited apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// Fees are kept back.
    Net,
    /// Paid in full; fees are debited apart.
    Gross,
}

impl Amount {
    /// The word of the JSON contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Net => "net",
            Self::Gross => "gross",
        }
    }
}

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
}

/// Words for [`LagUnit::Week`] by the day the week ends on, and the message that names the day.
const WEEKS: [(&str, &str); 7] = [
    ("week_mon", "clocks-weekday-mon"),
    ("week_tue", "clocks-weekday-tue"),
    ("week_wed", "clocks-weekday-wed"),
    ("week_thu", "clocks-weekday-thu"),
    ("week_fri", "clocks-weekday-fri"),
    ("week_sat", "clocks-weekday-sat"),
    ("week_sun", "clocks-weekday-sun"),
];

impl LagUnit {
    /// The word of the JSON contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::WorkingDay | Self::WorkingDayFromWorkingDay => "working_day",
            Self::CalendarDay | Self::CalendarDayRolled => "calendar_day",
            Self::Week(end) => WEEKS[usize::from(end % 7)].0,
        }
    }

    /// The unit of a word a person or an entry gives; `day` stands for calendar days.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "working_day" => Some(Self::WorkingDay),
            "calendar_day" | "day" => Some(Self::CalendarDay),
            _ => (0..7).map(Self::Week).find(|unit| unit.code() == code),
        }
    }

    /// Message id of the day the week ends on, where it counts from weeks.
    fn week_end(self) -> Option<&'static str> {
        match self {
            Self::Week(end) => Some(WEEKS[usize::from(end % 7)].1),
            _ => None,
        }
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
        self.note_of(["money-lag-working", "money-lag-calendar", "money-lag-week"], Vec::new())
    }

    /// A note about working days, calendar days or weeks, whichever it counts; these values and its own.
    pub(super) fn note_of(
        self,
        [working, calendar, week]: [&'static str; 3],
        mut args: Vec<(&'static str, Arg)>,
    ) -> Note {
        args.push(("n", Arg::Count(self.value as usize)));
        args.extend(self.unit.week_end().map(|id| ("end", Arg::Word(id))));
        let id = match self.unit {
            LagUnit::WorkingDay | LagUnit::WorkingDayFromWorkingDay => working,
            LagUnit::CalendarDay | LagUnit::CalendarDayRolled => calendar,
            LagUnit::Week(_) => week,
        };
        Note::new(id, args)
    }

    /// The day the money of a trade day is due.
    pub fn due(self, day: NaiveDate, calendar: &dyn DayCalendar) -> NaiveDate {
        let calendar_due = || day + Days::new(u64::from(self.value));
        match self.unit {
            LagUnit::WorkingDay => calendar.add_working_days(day, self.value),
            LagUnit::WorkingDayFromWorkingDay => {
                calendar.add_working_days(calendar.roll_forward(day), self.value)
            }
            LagUnit::CalendarDay => calendar_due(),
            LagUnit::CalendarDayRolled => calendar.roll_forward(calendar_due()),
            LagUnit::Week(end) => {
                let ahead = (7 + u64::from(end % 7) - weekday(day)) % 7;
                calendar.add_working_days(day + Days::new(ahead), self.value)
            }
        }
    }
}

fn weekday(day: NaiveDate) -> u64 {
    u64::from(day.weekday().num_days_from_monday())
}

/// What runs are split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Split {
    /// Nothing.
    None,
    /// Terminal number.
    Terminal,
    /// Card scheme or wallet.
    Channel,
    /// Debit, credit, wallet.
    CardKind,
    /// Merchant number.
    Merchant,
    /// The export a sale stands in: one acquirer each.
    Export,
}

/// How an acquirer pays out, learned from the rows or fixed by the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// One credit for what.
    pub shape: Shape,
    /// Net or gross.
    pub amount: Amount,
    /// When.
    pub lag: Lag,
    /// Minutes after midnight at which the acquirer's day ends: 1440 is midnight, 1380 is 23:00, 180 is three in the
    /// morning of the next day.
    pub cutoff: u32,
    /// The export's own clearing day decides the trade day, not the time of sale.
    pub by_posted: bool,
    /// Days due together come in one credit.
    pub merged: bool,
    /// Refunds are taken off the runs (else debited apart).
    pub refunds_netted: bool,
    /// What runs are split by; [`Split::Terminal`] goes with [`Shape::PerTerminalRun`].
    pub split: Split,
    /// Fee in hundred-thousandths of the gross, where it was learned from the credits.
    pub fee_rate: Option<u32>,
    /// 0..=1000: how well the rows bear this out; 0 is an assumption.
    pub confidence_permille: u32,
}

/// What of a payout the user fixed; what is left open the rows tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed {
    /// One credit for what.
    pub shape: Shape,
    /// Net or gross.
    pub amount: Amount,
    /// When.
    pub lag: Lag,
    /// Minutes after midnight at which the acquirer's day ends.
    pub cutoff: Option<u32>,
    /// Days due together come in one credit.
    pub merged: Option<bool>,
}

impl Default for Payout {
    /// What acquirers in China usually do, for files that show nothing: net, one run a day, next working day.
    fn default() -> Self {
        Self {
            shape: Shape::PerRun,
            amount: Amount::Net,
            lag: Lag { value: 1, unit: LagUnit::WorkingDay },
            cutoff: 1440,
            by_posted: false,
            merged: true,
            refunds_netted: true,
            split: Split::None,
            fee_rate: None,
            confidence_permille: 0,
        }
    }
}

/// The acquirer's trade day of a moment, for a cut-off in minutes after midnight.
pub(super) fn trade_day(at: DateTime<FixedOffset>, cutoff: u32) -> NaiveDate {
    (at.naive_local() + TimeDelta::minutes(shift(cutoff))).date()
}

/// Minutes to add to a moment so that its date is the trade day: cut-offs from noon on end the day early, those
/// before noon extend the day before.
pub(super) fn shift(cutoff: u32) -> i64 {
    let cutoff = i64::from(cutoff.min(1440));
    if cutoff >= 720 { 1440 - cutoff } else { -cutoff }
}
