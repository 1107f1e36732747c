//! Payments by day, and which of them can be a sum less a fee that nobody listed.

use super::pool::Pool;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Of a sum at least so much is paid (in thousandths), and less than all of it.
const PAID_MIN: i64 = 970;

/// Payments of each day, by size.
pub(super) struct Payments(BTreeMap<NaiveDate, Vec<i64>>);

impl Payments {
    pub(super) fn of(pool: &Pool<'_>) -> Self {
        let mut days: BTreeMap<NaiveDate, Vec<i64>> = BTreeMap::new();
        for credit in pool.credits.iter().filter(|c| !c.corrected) {
            days.entry(credit.day).or_default().push(credit.amount);
        }
        for day in days.values_mut() {
            day.sort_unstable();
        }
        Self(days)
    }

    fn on(&self, day: NaiveDate) -> &[i64] {
        self.0.get(&day).map_or(&[][..], Vec::as_slice)
    }

    /// The payments of a day that are this sum less a usual fee.
    pub(super) fn less_a_fee(&self, day: NaiveDate, gross: i64) -> impl Iterator<Item = i64> {
        let day = self.on(day);
        let from = day.partition_point(|paid| *paid < gross && !is_less_a_fee(*paid, gross));
        day[from..].iter().copied().take_while(move |paid| *paid < gross)
    }

    /// Some payment of the day is this sum.
    pub(super) fn in_full(&self, day: NaiveDate, sum: i64) -> bool {
        self.on(day).binary_search(&sum).is_ok()
    }
}

/// The one is the other less a usual fee.
pub(super) fn is_less_a_fee(paid: i64, gross: i64) -> bool {
    paid < gross && paid.saturating_mul(1_000) >= gross.saturating_mul(PAID_MIN)
}
