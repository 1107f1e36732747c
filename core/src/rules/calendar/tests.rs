use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_embedded_year_of_china_is_read() {
    for (path, text) in embedded::CN_CALENDAR {
        YearFile::parse(text).unwrap_or_else(|e| panic!("{path}: {e}"));
    }
    let years: Vec<_> = Calendar::china().years().map(|y| y.year).collect();
    assert_eq!(years, (2019..=2027).collect::<Vec<_>>());
}

#[test]
fn make_up_days_are_worked_and_holidays_rest() {
    let cn = Calendar::china();
    assert!(!cn.is_rest(day("2026-10-10")), "Saturday, make-up workday");
    assert!(cn.is_rest(day("2026-10-05")), "Monday in the National Day week");
    assert_eq!(cn.roll_forward(day("2026-02-15")), day("2026-02-24"));
    assert_eq!(cn.add_working_days(day("2026-02-13"), 7), day("2026-03-02"));
    assert!(cn.is_rest(day("2018-12-31")), "named by the notice for 2019");
}

#[test]
fn unknown_years_rest_on_weekends_and_are_not_sure() {
    let cn = Calendar::china();
    assert!(cn.is_sure(day("2026-12-31")));
    assert!(!cn.is_sure(day("2027-01-01")), "provisional");
    assert!(!cn.is_sure(day("2018-12-31")), "only a neighbour's file touches 2018");
    assert!(!cn.is_sure(day("2031-01-01")));
    assert!(cn.is_rest(day("2031-01-04")), "Saturday");
    assert!(!cn.is_rest(day("2031-01-01")), "nothing known of that year");
}

#[test]
fn sunday_alone_rests_in_hong_kong() {
    let hk = Calendar::bare("HK", Weekend::SUN);
    assert!(!hk.is_rest(day("2031-01-04")));
    assert!(hk.is_rest(day("2031-01-05")));
    assert_eq!(Weekend::parse(&["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), None);
    assert_eq!(Weekend::parse(&["someday"]), None);
}

#[test]
fn a_user_adds_a_published_year() {
    let json = r#"{"year":2027,"papers":["https://example.invalid/notice"],
        "days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},
                {"name":"元旦","date":"2027-01-02","isOffDay":false}]}"#;
    let mut cn = Calendar::china();
    cn.add(&YearFile::from_holiday_cn(json).unwrap());
    assert!(cn.is_sure(day("2027-01-01")));
    assert!(!cn.is_rest(day("2027-01-02")), "Saturday, now worked");
    assert!(!cn.is_rest(day("2027-02-08")), "the provisional year is gone");
    let empty = r#"{"year":2027,"papers":[],"days":[]}"#;
    assert_eq!(YearFile::from_holiday_cn(empty), Err(CalendarFault::Empty(2027)));
}

#[test]
fn a_bad_file_names_its_line_or_day() {
    let bad = "year = 2026\nstatus = \"certain\"\noff = []\n";
    assert!(matches!(YearFile::parse(bad), Err(CalendarFault::Toml { line: 2, .. })));
    let bad = "year = 2026\nstatus = \"user\"\noff = [\"2026-02-30\"]\n";
    assert!(matches!(YearFile::parse(bad), Err(CalendarFault::Day { field: "off", .. })));
    let bad = "year = 2026\nstatus = \"user\"\noff = [\"2026-02-03..2026-02-01\"]\n";
    assert!(matches!(YearFile::parse(bad), Err(CalendarFault::Day { .. })));
}
