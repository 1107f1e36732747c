//! A second implementation of the limitation clock, written from `law.md` 6.3 alone and as plainly as it can be:
//! it lives through every day, looks at the raw holiday files, and shares no code with the engine.

use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::HashMap;

/// What the naive clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// Unrolled and rolled last day.
    Ends(NaiveDate, NaiveDate),
    Held,
    Suspended,
}

/// Days off (true) and make-up workdays (false) of the raw files.
pub(crate) struct RawDays(HashMap<NaiveDate, bool>);

impl RawDays {
    pub(crate) fn read() -> Self {
        let mut days = HashMap::new();
        for year in 2019..=2026 {
            let path =
                format!("{}/tests/clocks/holiday-cn/{year}.json", env!("CARGO_MANIFEST_DIR"));
            let json: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            for day in json["days"].as_array().unwrap() {
                let date = day["date"].as_str().unwrap().parse().unwrap();
                days.insert(date, day["isOffDay"].as_bool().unwrap());
            }
        }
        // The statutory days of 2027, as law.md 4 lists them.
        for day in [
            "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09",
            "09-15", "10-01", "10-02", "10-03",
        ] {
            days.insert(format!("2027-{day}").parse().unwrap(), true);
        }
        Self(days)
    }

    fn rests(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.0.get(&day).copied().unwrap_or(weekend)
    }

    fn roll(&self, mut day: NaiveDate) -> NaiveDate {
        while self.rests(day) {
            day = day.succ_opt().unwrap();
        }
        day
    }

    pub(crate) fn act_by(&self, unrolled: NaiveDate) -> NaiveDate {
        let mut day = unrolled.pred_opt().unwrap();
        while self.rests(day) {
            day = day.pred_opt().unwrap();
        }
        day
    }
}

/// The day `months` later with the same number, or the last one before it that exists.
fn later(day: NaiveDate, months: i32) -> NaiveDate {
    let month0 = day.year() * 12 + day.month0() as i32 + months;
    let (year, month) = (month0.div_euclid(12), month0.rem_euclid(12) as u32 + 1);
    (1..=day.day()).rev().find_map(|d| NaiveDate::from_ymd_opt(year, month, d)).unwrap()
}

/// An event: day and kind.
pub(crate) type Event = (NaiveDate, &'static str);

pub(crate) fn clock(days: &RawDays, knew: NaiveDate, events: &[Event], regulator: bool) -> Says {
    let on = |day: NaiveDate, kind: &str| events.iter().any(|(d, k)| *d == day && *k == kind);
    let damaged = events.iter().filter(|(_, k)| *k == "right_damaged").map(|(d, _)| *d).min();
    let last_event = events.iter().map(|(d, _)| *d).max().unwrap_or(knew).max(knew);

    let mut end = later(knew, 36);
    let (mut held, mut obstacle, mut touched) = (false, false, false);
    // An obstacle may have begun before the clock did.
    let mut day = events.iter().map(|(d, _)| *d).min().unwrap_or(knew).min(knew);
    while day <= last_event {
        let running = day >= knew;
        let was_held = held;
        let (begins, ends) = (on(day, "obstacle_start"), on(day, "obstacle_end"));
        let began_before = obstacle;
        obstacle = obstacle || begins;
        if running && !held && obstacle && day > later(end, -6) && day <= end {
            touched = true;
        }
        if obstacle && ends {
            if touched && !held {
                end = end.max(later(day, 6));
            }
            obstacle = began_before && begins;
            // One that begins as another ends can reach into the new window at once.
            touched = obstacle && !held && day > later(end, -6) && day <= end;
        }
        if running {
            let expired = !held && !touched && day > days.roll(end);
            if was_held && on(day, "proceeding_end") {
                (held, touched, end) = (false, false, later(day, 36));
            }
            let moves = on(day, "demand_reached")
                || on(day, "obligor_acknowledged")
                || (regulator && on(day, "complaint_to_regulator"));
            if moves && !held && !expired {
                (touched, end) = (false, later(day, 36));
            }
            if on(day, "suit_filed") && !held && !expired {
                (held, touched) = (true, false);
                if !was_held && on(day, "proceeding_end") {
                    (held, end) = (false, later(day, 36));
                }
            }
        }
        day = day.succ_opt().unwrap();
    }
    if held {
        return Says::Held;
    }
    // What is open now is open for ever: it reaches into the last six months sooner or later.
    if obstacle && (touched || day <= end) {
        return Says::Suspended;
    }
    if let Some(damaged) = damaged {
        end = end.min(later(damaged, 240));
    }
    Says::Ends(end, days.roll(end))
}
