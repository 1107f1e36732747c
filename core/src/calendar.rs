//! Working days as a question: whoever counts days asks a [`DayCalendar`], wherever its data comes from.

use chrono::{Days, NaiveDate};

/// Says of each day whether people work on it.
pub trait DayCalendar {
    /// A rest day: weekend or holiday, and not a make-up workday.
    fn is_rest(&self, day: NaiveDate) -> bool;

    /// The day's year is covered by official data; otherwise answers are provisional.
    fn is_sure(&self, day: NaiveDate) -> bool;

    /// The day itself if it is a working day, else the next one.
    fn roll_forward(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while self.is_rest(day) {
            day = day + Days::new(1);
        }
        day
    }

    /// The last working day strictly before this one.
    fn working_day_before(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day - Days::new(1);
        while self.is_rest(day) {
            day = day - Days::new(1);
        }
        day
    }

    /// The n-th working day after this one; the day itself is not counted.
    fn add_working_days(&self, day: NaiveDate, n: u32) -> NaiveDate {
        let mut day = day;
        for _ in 0..n {
            day = self.roll_forward(day + Days::new(1));
        }
        day
    }
}
