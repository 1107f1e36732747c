//! Every day of 2019-2026 equals the holiday-cn files.

use chrono::{Datelike, NaiveDate, Weekday};
use recourse_core::calendar::DayCalendar;
use recourse_core::rules::Calendar;
use std::collections::HashMap;

fn holiday_cn(year: i32) -> serde_json::Value {
    let path = format!("{}/tests/clocks/holiday-cn/{year}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_day_from_2019_to_2026_equals_the_notices() {
    let mut off = HashMap::new();
    for year in 2019..=2026 {
        for day in holiday_cn(year)["days"].as_array().unwrap() {
            let date: NaiveDate = day["date"].as_str().unwrap().parse().unwrap();
            off.insert(date, day["isOffDay"].as_bool().unwrap());
        }
    }
    assert_eq!(off.len(), 286);
    let cn = Calendar::china();
    let mut day = NaiveDate::from_ymd_opt(2019, 1, 1).unwrap();
    let mut seen = 0;
    while day.year() < 2027 {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        assert_eq!(cn.is_rest(day), *off.get(&day).unwrap_or(&weekend), "{day}");
        assert!(cn.is_sure(day), "{day}");
        seen += 1;
        day = day.succ_opt().unwrap();
    }
    assert_eq!(seen, 2922);
}
