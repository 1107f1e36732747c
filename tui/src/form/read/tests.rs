use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-26T10:31:05+08:00").unwrap()
}

#[test]
fn dates_as_people_write_them() {
    let today = day("2026-03-26");
    for (text, expected) in [
        ("今天", "2026-03-26"),
        ("昨天", "2026-03-25"),
        ("大前天", "2026-03-23"),
        ("后天", "2026-03-28"),
        ("3天前", "2026-03-23"),
        ("+5", "2026-03-31"),
        ("上周五", "2026-03-20"),
        ("下周一", "2026-03-30"),
        ("本周日", "2026-03-29"),
        ("3月9日", "2026-03-09"),
        ("3 月 9 号", "2026-03-09"),
        ("2026年3月9日", "2026-03-09"),
        ("2026/3/9", "2026-03-09"),
        ("2026-03-09", "2026-03-09"),
        ("2026.3.9", "2026-03-09"),
        ("２０２６０３０９", "2026-03-09"),
        ("3/9", "2026-03-09"),
        ("12-28", "2025-12-28"),
        ("yesterday", "2026-03-25"),
        ("9 March", "2026-03-09"),
        ("9 Mar 2026", "2026-03-09"),
        ("March 9", "2026-03-09"),
        ("March 9, 2026", "2026-03-09"),
        ("9th of March 2026", "2026-03-09"),
        ("28 Dec", "2025-12-28"),
        ("2026 May 3", "2026-05-03"),
        ("09-Mar-2026", "2026-03-09"),
        ("last Monday", "2026-03-23"),
        ("last thursday", "2026-03-19"),
        ("3 days ago", "2026-03-23"),
        ("in two days", "2026-03-28"),
        ("next Wednesday", "2026-04-01"),
        ("2028-2-29", "2028-02-29"),
    ] {
        assert_eq!(date(text, today, Lean::Past), Ok(day(expected)), "{text}");
    }
    for (text, why) in [
        ("", Unread::Date),
        ("下个月", Unread::Date),
        ("30 February", Unread::NoSuchDay),
        ("next Friday", Unread::TwoDays),
        ("Monday", Unread::Date),
        ("March 26 26", Unread::Date),
        ("周五", Unread::Date),
        ("3/4/2026", Unread::TwoDays),
        ("26/3/9", Unread::TwoDays),
        ("2月30日", Unread::NoSuchDay),
        ("2026-02-29", Unread::NoSuchDay),
        ("20261340", Unread::NoSuchDay),
        ("99999999999/1/1", Unread::TwoDays),
    ] {
        let got = date(text, today, Lean::Past).unwrap_err();
        assert!(got == why || got == Unread::Date, "{text}: {got:?}");
    }
}

#[test]
fn a_day_without_its_year_leans_where_it_must() {
    for (text, today, past, future) in [
        ("3月9日", "2026-11-23", "2026-03-09", "2027-03-09"),
        ("12月28日", "2026-01-05", "2025-12-28", "2025-12-28"),
        ("1月5日", "2026-12-28", "2026-01-05", "2027-01-05"),
        ("3月31日", "2026-04-02", "2026-03-31", "2026-03-31"),
        ("2月29日", "2026-04-02", "2024-02-29", "2028-02-29"),
    ] {
        assert_eq!(date(text, day(today), Lean::Past), Ok(day(past)), "{text}");
        assert_eq!(date(text, day(today), Lean::Future), Ok(day(future)), "{text}");
    }
}

#[test]
fn moments_need_an_hour() {
    for (text, expected) in [
        ("今天 10:30", "2026-03-26T10:30:00+08:00"),
        ("昨天下午3点半", "2026-03-25T15:30:00+08:00"),
        ("３月９日　１４：３０", "2026-03-09T14:30:00+08:00"),
        ("20260309 14:30", "2026-03-09T14:30:00+08:00"),
        ("2026-03-09T14:30", "2026-03-09T14:30:00+08:00"),
        ("2026-03-09T06:30:00Z", "2026-03-09T06:30:00+00:00"),
        ("9:05", "2026-03-26T09:05:00+08:00"),
        ("晚上8点", "2026-03-26T20:00:00+08:00"),
        ("中午12点", "2026-03-26T12:00:00+08:00"),
        ("上周五 9点", "2026-03-20T09:00:00+08:00"),
        ("3月9号16点05分", "2026-03-09T16:05:00+08:00"),
        ("现在", "2026-03-26T10:31:05+08:00"),
        ("9 March at 14:30", "2026-03-09T14:30:00+08:00"),
        ("today 3pm", "2026-03-26T15:00:00+08:00"),
        ("March 9, 2026, 9:05 am", "2026-03-09T09:05:00+08:00"),
    ] {
        let expected = DateTime::parse_from_rfc3339(expected).unwrap();
        assert_eq!(moment(text, now()), Ok(expected), "{text}");
    }
    assert_eq!(moment("昨天", now()), Err(Unread::NoHour));
    let arrived = |text: &str| arrival(text, now()).map(|at| at.to_rfc3339());
    assert_eq!(arrived("昨天").as_deref(), Ok("2026-03-25T12:00:00+08:00"));
    assert_eq!(arrived("今天").as_deref(), Ok("2026-03-26T10:31:05+08:00"), "not later than now");
    assert_eq!(arrived("昨天 9:00").as_deref(), Ok("2026-03-25T09:00:00+08:00"));
    assert_eq!(moment("今天 25:00", now()), Err(Unread::Hour));
    assert_eq!(moment("乱写:x", now()), Err(Unread::Date));
}

#[test]
fn sums_as_people_write_them() {
    for (text, minor) in [
        ("12,860.50", 1_286_050),
        ("￥12860.5", 1_286_050),
        ("1.286万", 1_286_000),
        ("3.75万元", 3_750_000),
        ("１２，８６０．５０", 1_286_050),
        ("12 860.50 元", 1_286_050),
        ("人民币500元整", 50_000),
        ("CNY 37,515.70", 3_751_570),
        ("2亿", 20_000_000_000),
        (".5", 50),
        ("1,2345", 1_234_500),
        ("0", 0),
        ("1.2860550万", 1_286_055),
    ] {
        assert_eq!(money(text, Currency::CNY), Ok(Money::new(minor, Currency::CNY)), "{text}");
    }
    for (text, why) in [
        ("12,86", Unread::TwoSums),
        ("1,23,456", Unread::TwoSums),
        ("12.345", Unread::TooFine),
        ("-5", Unread::Money),
        ("三万", Unread::Money),
        ("", Unread::Money),
        ("1.2.3", Unread::Money),
        ("99999999999999999", Unread::TooLarge),
    ] {
        assert_eq!(money(text, Currency::CNY), Err(why), "{text}");
    }
    let yen = Currency::parse("JPY").unwrap();
    assert_eq!(money("1,200", yen), Ok(Money::new(1200, yen)));
}

#[test]
fn small_numbers_and_exhibits() {
    assert_eq!(number("12 分"), Ok(12));
    assert_eq!(number("-1"), Err(Unread::Number));
    assert_eq!(exhibits("E003、e5 7,E003"), Ok(vec![3, 5, 7]));
    assert_eq!(exhibits("录音"), Err(Unread::Exhibits));
}

proptest::proptest! {
    #[test]
    fn reading_never_panics(text in ".{0,24}") {
        let read = (date(&text, day("2026-03-26"), Lean::Future), moment(&text, now()), money(&text, Currency::CNY));
        drop((read, number(&text), exhibits(&text)));
    }

    #[test]
    fn what_we_print_we_read(minor in 0i64..10_000_000_000) {
        let sum = Money::new(minor, Currency::CNY);
        proptest::prop_assert_eq!(money(&sum.grouped(), Currency::CNY), Ok(sum));
    }
}
