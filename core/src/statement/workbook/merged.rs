//! Merged cells: what is written once for several rows is said of each of them, but for sums, which are there once.

use super::super::cell;
use super::super::when::{self, Order};
use calamine::{Data, Dimensions, Range};

/// So many cells are filled at most, however many areas overlap.
const MOST: u64 = 2_000_000;

/// Writes the first cell of each merged area into the rows below it that the area covers. Not to the right: a title
/// over the whole table is no column name.
pub(super) fn fill(range: &mut Range<Data>, areas: &[Dimensions]) {
    let Some((bottom, _)) = range.end() else { return };
    let mut left = MOST;
    for area in areas {
        let (top, column) = area.start;
        let last = area.end.0.min(bottom);
        if last <= top {
            continue;
        }
        let Some(value) = range.get_value((top, column)).filter(|v| says(v)).cloned() else {
            continue;
        };
        left = left.saturating_sub(u64::from(last - top));
        if left == 0 {
            return;
        }
        for row in top + 1..=last {
            range.set_value((row, column), value.clone());
        }
    }
}

/// A date, a name or a number of something: no sum, which would count once for each row.
fn says(value: &Data) -> bool {
    match value {
        Data::String(text) => is_no_sum(text),
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => true,
        Data::Int(_) | Data::Float(_) => {
            // 20260302: a day written as a number.
            when::read(&value.to_string(), Order::DayFirst).is_some_and(|w| w.day.is_some())
        }
        Data::Empty | Data::Bool(_) | Data::Error(_) => false,
        #[allow(unreachable_patterns)]
        _ => false,
    }
}

/// A text that is repeated for every row a cell reaches over, because it cannot be a sum.
pub(in crate::statement) fn is_no_sum(text: &str) -> bool {
    let text = cell::trim(text);
    !text.is_empty()
        && (cell::amount(text, 2).is_none()
            || when::read(text, Order::DayFirst).is_some_and(|w| w.day.is_some())
            || !text.contains(['.', ',']) && text.len() > 6)
}
