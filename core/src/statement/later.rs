//! Rows of days that have not come: a slip of a year, a planned payment, or a clock that is wrong.

use super::column::{self, Role};
use super::row::{Reason, Row, Skipped};
use super::{Hint, Statement};
use chrono::{Days, NaiveDate};

/// Days are those of the shop, and a bank may already live in the next one.
const ZONES: u64 = 1;
/// A value date lies ahead of the booking over a week of holidays.
const VALUED: u64 = 14;

/// Leaves out the rows that lie after the day the file was handed over. Where they are most of the file they are kept:
/// it is the clock or the reading of dates that is wrong then, and that is said. What the file says it covers ends
/// with that day too, for nothing can be known of the days after it.
pub(super) fn leave_out(statement: &mut Statement, today: NaiveDate) {
    let last = today.checked_add_days(Days::new(grace(statement))).unwrap_or(today);
    let days = || statement.rows.iter().map(Row::day).filter(|day| *day > last);
    let span = days().min().zip(days().max());
    let count = days().count();
    if let Some(span) = span
        && count * 2 >= statement.rows.len()
    {
        let rows = count.try_into().unwrap_or(u32::MAX);
        statement.hints.push(Hint::Ahead { rows, days: span, today });
        return;
    }
    if count > 0 {
        let skipped = &mut statement.skipped;
        statement.rows.retain(|row| {
            let out = row.day() > last;
            if out {
                let cell = row.day().to_string();
                skipped.push(Skipped { row: row.row, reason: Reason::Future, cell });
            }
            !out
        });
        skipped.sort_by_key(|s| s.row);
        let days = || statement.rows.iter().map(Row::day);
        (statement.from, statement.to) = (days().min(), days().max());
    }
    let (from, to) = statement.stated;
    let stated = (from, to.map(|day| day.min(last)));
    statement.covers = super::covers(stated, (statement.from, statement.to));
}

/// How far ahead of today a day of this file may lie.
fn grace(statement: &Statement) -> u64 {
    let mut dated = statement.columns.iter().filter(|c| c.role == Role::Date.name());
    let valued =
        |c: &super::Column| column::meaning(&c.name).is_some_and(|m| m.role == Role::Posted);
    if dated.any(valued) { VALUED } else { ZONES }
}
