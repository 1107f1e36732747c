//! The one way a time is written in the log: `2026-11-22T20:00:16.500Z`.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use std::fmt;

/// Milliseconds since 1970-01-01 UTC, in the years 0001 to 9999: the wall clock, as claimed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(i64);

const FIRST: i64 = -62_135_596_800_000;
const LAST: i64 = 253_402_300_799_999;

impl Time {
    /// A time from milliseconds since 1970; `None` outside the years 0001 to 9999.
    pub fn from_millis(millis: i64) -> Option<Self> {
        (FIRST..=LAST).contains(&millis).then_some(Self(millis))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Any chrono time, cut to whole milliseconds; a year outside 0001 to 9999 becomes the nearest one.
    pub fn from_chrono<Z: chrono::TimeZone>(time: &DateTime<Z>) -> Self {
        Self(time.timestamp_millis().clamp(FIRST, LAST))
    }

    /// The same moment for chrono.
    pub fn to_chrono(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }

    /// The UTC day, `YYYY-MM-DD`.
    pub fn day(self) -> String {
        let t = self.to_chrono();
        format!("{:04}-{:02}-{:02}", t.year(), t.month(), t.day())
    }

    /// Reads exactly `YYYY-MM-DDThh:mm:ss.sssZ` with a real date and no second 60; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        if b.len() != 24 {
            return None;
        }
        let marks =
            [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'.'), (23, b'Z')];
        if marks.iter().any(|&(at, mark)| b[at] != mark) {
            return None;
        }
        let number = |from: usize, to: usize| {
            b[from..to]
                .iter()
                .try_fold(0u32, |sum, c| c.is_ascii_digit().then(|| sum * 10 + u32::from(c - b'0')))
        };
        let year = i32::try_from(number(0, 4)?).ok().filter(|y| *y > 0)?;
        let date = NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?;
        // chrono reads milliseconds from 1000 on as a leap second; three digits never reach that.
        let time = date.and_hms_milli_opt(
            number(11, 13)?,
            number(14, 16)?,
            number(17, 19)?,
            number(20, 23)?,
        )?;
        Self::from_millis(time.and_utc().timestamp_millis())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = self.to_chrono();
        write!(
            f,
            "{}T{:02}:{:02}:{:02}.{:03}Z",
            self.day(),
            t.hour(),
            t.minute(),
            t.second(),
            t.timestamp_subsec_millis()
        )
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn second_spellings_and_impossible_dates_are_refused() {
        assert!(Time::parse("2026-11-22T20:00:16.500Z").is_some());
        for text in [
            "2026-11-22T20:00:16.5Z",
            "2026-11-22T20:00:16Z",
            "2026-11-22t20:00:16.500Z",
            "2026-11-22 20:00:16.500Z",
            "2026-11-22T20:00:16.500+00:00",
            "2026-02-29T20:00:16.500Z",
            "2026-11-22T24:00:00.000Z",
            "2026-11-22T23:59:60.000Z",
            "0000-01-01T00:00:00.000Z",
            "2026-11-22T20:00:16.500Z\n",
            "2026-1１-22T20:00:16.00Z",
        ] {
            assert_eq!(Time::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_moment_reads_back(millis in FIRST..=LAST) {
            let time = Time::from_millis(millis).unwrap();
            prop_assert_eq!(Time::parse(&time.to_string()), Some(time));
            prop_assert_eq!(Time::from_chrono(&time.to_chrono()), time);
        }
    }
}
