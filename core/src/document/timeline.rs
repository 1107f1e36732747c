//! The timeline of a report: the same stretches of time as on the screen, ready to be drawn.

use super::report::ReportInput;
use super::{Block, BlockKind};
use crate::rules::{Axis, Segment};
use chrono::{Datelike, NaiveDate};

/// Deadlines as stretches of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The months it shows.
    pub axis: Axis,
    /// The day it was made on.
    pub today: NaiveDate,
    /// First of each month and its name.
    pub months: Vec<(NaiveDate, String)>,
    /// One row per deadline: what, the stretch, its last day in words.
    pub rows: Vec<Stretch>,
    /// What the signs mean.
    pub legend: String,
}

/// What is due, its stretch of time, its last day in words.
pub type Stretch = (String, Segment, String);

/// The picture of a report's deadlines; `None` where none has a date.
pub fn block(input: &ReportInput<'_>) -> Option<Block> {
    let today = input.made_at.date_naive();
    let axis = Axis::around(today);
    let rows: Vec<_> = input
        .deadlines
        .iter()
        .filter_map(|d| {
            let segment = Segment::of(d)?;
            let day = segment.due.to_string();
            Some((d.label(input.locale), segment, day))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let name = |day: NaiveDate| format!("{}-{:02}", day.year(), day.month());
    let months = axis.months().into_iter().map(|day| (day, name(day))).collect();
    let legend = input.locale.text("clocks-timeline-legend");
    Some(Block::new(BlockKind::Timeline(Timeline { axis, today, months, rows, legend })))
}
