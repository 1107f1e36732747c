//! The timeline picture: which stretch of time each deadline takes, for the terminal and for paper.

use super::deadlines::Deadline;
use super::nature::{Nature, Status};
use chrono::{Datelike, Months, NaiveDate};

/// The stretch of time a picture shows: whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// First day, a first of a month.
    pub from: NaiveDate,
    /// The day after the last one, a first of a month.
    pub to: NaiveDate,
}

/// One deadline in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Where counting began; the axis begins at it where nothing earlier is known.
    pub start: NaiveDate,
    /// Last day.
    pub due: NaiveDate,
    /// An estimate or an unchecked rule: drawn as such.
    pub estimate: bool,
    /// It went by and nobody acknowledged it.
    pub overdue: bool,
}

impl Axis {
    /// The month before today's and the five after it.
    pub fn around(today: NaiveDate) -> Self {
        let month = today.with_day(1).unwrap_or(today);
        let from = month.checked_sub_months(Months::new(1)).unwrap_or(month);
        let to = month.checked_add_months(Months::new(5)).unwrap_or(month);
        Self { from, to }
    }

    /// Firsts of the months it shows.
    pub fn months(self) -> Vec<NaiveDate> {
        let months = (0..24).map_while(|n| self.from.checked_add_months(Months::new(n)));
        months.take_while(|day| *day < self.to).collect()
    }

    /// How far along the axis a day lies, in thousandths; days outside lie at its ends.
    pub fn permille(self, day: NaiveDate) -> i64 {
        let whole = (self.to - self.from).num_days().max(1);
        ((day - self.from).num_days() * 1000 / whole).clamp(0, 1000)
    }

    /// The cell of a day, of so many cells; days outside lie in the first or last one.
    pub fn cell(self, day: NaiveDate, cells: usize) -> usize {
        let place = self.permille(day).unsigned_abs() as usize * cells / 1000;
        place.min(cells.saturating_sub(1))
    }
}

impl Segment {
    /// The stretch of a deadline; `None` where it has no date.
    pub fn of(deadline: &Deadline) -> Option<Self> {
        let due = deadline.due?;
        Some(Self {
            start: deadline.start.unwrap_or(due).min(due),
            due,
            estimate: deadline.verify || deadline.nature == Nature::Estimate,
            overdue: deadline.status == Status::Expired && !deadline.acknowledged,
        })
    }

    /// The bar in so many cells: `#` gone by, `.` still to come, `!` last day, `E` an estimated one; `>` where the
    /// last day lies beyond the picture, `<` where it lies before.
    pub fn bar(&self, axis: Axis, today: NaiveDate, cells: usize) -> String {
        if cells == 0 {
            return String::new();
        }
        let mut out = vec![' '; cells];
        if self.due < axis.from {
            out[0] = '<';
            return out.into_iter().collect();
        }
        let beyond = self.due >= axis.to;
        let end = axis.cell(self.due, cells);
        let begins = if self.start < axis.to { axis.cell(self.start, cells) } else { end };
        let now = axis.cell(today, cells);
        for (at, cell) in out.iter_mut().enumerate().take(end + 1).skip(begins) {
            *cell = if at <= now && self.start <= today { '#' } else { '.' };
        }
        out[end] = match (beyond, self.estimate) {
            (true, _) => '>',
            (_, true) => 'E',
            (_, false) => '!',
        };
        out.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn bar(start: &str, due: &str, estimate: bool) -> String {
        let today = day("2026-03-26");
        let segment = Segment { start: day(start), due: day(due), estimate, overdue: false };
        segment.bar(Axis::around(today), today, 36)
    }

    #[test]
    fn the_picture_reads_from_left_to_right() {
        let axis = Axis::around(day("2026-03-26"));
        assert_eq!((axis.from, axis.to), (day("2026-02-01"), day("2026-08-01")));
        assert_eq!(axis.months().len(), 6);
        assert_eq!(bar("2026-03-10", "2026-03-31", false), "       ####!                        ");
        assert_eq!(bar("2026-03-10", "2026-05-15", true), "       ####.........E               ");
        assert_eq!(bar("2026-03-10", "2029-03-12", false), "       ####........................>");
        assert_eq!(bar("2025-03-10", "2026-01-12", false), "<                                   ");
        assert_eq!(bar("2026-04-10", "2026-04-12", false), "             !                      ");
    }

    #[test]
    fn no_width_and_no_order_of_days_breaks_it() {
        let today = day("2026-03-26");
        for cells in 0..80 {
            for due in ["1999-01-01", "2026-02-01", "2026-07-31", "2026-08-01", "2199-12-31"] {
                let due = day(due);
                let start = day("2026-05-01");
                let segment = Segment { start, due, estimate: false, overdue: false };
                let bar = segment.bar(Axis::around(today), today, cells);
                assert_eq!(bar.chars().count(), cells);
            }
        }
    }
}
