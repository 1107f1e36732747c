use super::*;
use crate::case::party::Role;
use crate::locale::Lang;
use crate::rules::deadlines::{CaseFacts, ObligorFacts, all_deadlines};
use crate::rules::{Fact, RulePack};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn list(done: bool) -> Vec<Deadline> {
    list_on("2026-03-26", done)
}

fn list_on(today: &str, done: bool) -> Vec<Deadline> {
    let case = CaseFacts {
        jurisdiction: "CN".into(),
        facts: vec![
            Fact::stated("knew_damage_and_obligor", day("2023-10-04")),
            Fact::stated("footage_recorded", day("2026-03-09")),
        ],
        obligors: vec![ObligorFacts {
            id: "P02".into(),
            name: "江州银行股份有限公司，营业部; 一\\二".into(),
            role: Role::Bank,
            jointly_liable: false,
            facts: Vec::new(),
        }],
        settled: vec![crate::rules::Settled {
            on: None,
            deadline: "CN-LIM-3Y".into(),
            obligor: Some("P02".into()),
            done,
        }],
        ..CaseFacts::default()
    };
    all_deadlines(&case, RulePack::find("CN").unwrap(), day(today))
}

fn written(done: bool, lang: Lang) -> String {
    over("", &list(done), lang)
}

fn over(before: &str, deadlines: &[Deadline], lang: Lang) -> String {
    let items: Vec<_> = deadlines
        .iter()
        .map(|deadline| IcsItem { case_id: "ab12", case_no: "RC-2026-001", deadline, sequence: 7 })
        .collect();
    ics(&items, before, "2026-03-26T07:58:00Z".parse().unwrap(), &Locale::new(lang))
}

#[test]
fn what_is_no_longer_known_is_cancelled_and_stays_so() {
    let before = written(false, Lang::Zh);
    let mut left = list(false);
    left.retain(|d| d.rule != "CN-LIM-3Y");
    let after = over(&before, &left, Lang::Zh);
    let lines = read(&after);
    assert_eq!(
        of(&lines, "UID"),
        ["ab12.CN-EVID-CCTV-30D.case@recourse.invalid", "ab12.CN-LIM-3Y.P02@recourse.invalid"]
    );
    assert_eq!(of(&lines, "STATUS"), ["CONFIRMED", "CANCELLED"]);
    assert_eq!(of(&lines, "DTSTART;VALUE=DATE"), ["20260408", "20261008"]);
    assert_eq!(of(&lines, "SUMMARY")[1], of(&read(&before), "SUMMARY")[1], "its own words");
    assert_eq!(over(&after, &left, Lang::Zh), after, "once more, the same");
    // It comes back: one event, confirmed again.
    let back = over(&after, &list(false), Lang::Zh);
    assert_eq!(of(&read(&back), "STATUS"), ["CONFIRMED", "CONFIRMED"]);
    assert!(!over("UID:nobody\r\n", &left, Lang::Zh).contains("nobody"), "a file of others");
}

#[test]
fn an_answer_of_theirs_rings_around_its_last_day_and_an_agreement_also_half_way() {
    let case = CaseFacts {
        jurisdiction: "CN".into(),
        facts: vec![Fact::stated("statement_date", day("2026-03-02"))],
        obligors: vec![ObligorFacts {
            id: "P02".into(),
            name: "江州银行".into(),
            role: Role::Bank,
            jointly_liable: false,
            facts: vec![Fact::stated("complaint_received_by_bank", day("2026-09-16"))],
        }],
        lengths: [(
            "CN-CONTRACT-NOTICE".to_string(),
            crate::rules::period::Period::new(60, crate::rules::period::Unit::Day),
        )]
        .into(),
        ..CaseFacts::default()
    };
    let all = all_deadlines(&case, RulePack::find("CN").unwrap(), day("2026-09-20"));
    let of = |rule: &str| all.iter().find(|d| d.rule == rule).unwrap();
    // 15 days end on 1 October; with the holidays the answer is due on the 8th.
    let answer: Vec<_> = of("CN-NFRA-BANK-15D").warn_days();
    let wanted = ["2026-10-07", "2026-10-08", "2026-10-09", "2026-10-16", "2026-10-23"];
    assert_eq!(answer, wanted.map(day));
    // 60 days end on 1 May, act by 30 April; half of the 59 days before that is 29.
    let notice: Vec<_> = of("CN-CONTRACT-NOTICE").warn_days();
    let wanted = ["2026-04-01", "2026-04-23", "2026-04-27", "2026-04-29", "2026-04-30"];
    assert_eq!(notice, wanted.map(day));
}

/// A small strict reader of content lines: unfolds, and checks nesting, endings and lengths.
fn read(text: &str) -> Vec<(String, String)> {
    assert!(text.ends_with("\r\n"));
    let (mut lines, mut open): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for raw in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(raw.len() <= 75, "{} octets: {raw}", raw.len());
        assert!(!raw.contains(['\r', '\n']));
        match raw.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("a line to continue").push_str(rest),
            None => lines.push(raw.to_string()),
        }
    }
    let read = |line: &String| {
        let (name, value) = line.split_once(':').expect("name:value");
        match name {
            "BEGIN" => open.push(value.to_string()),
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ => assert!(!open.is_empty()),
        }
        (name.to_string(), value.to_string())
    };
    let out = lines.iter().map(read).collect();
    assert!(open.is_empty());
    out
}

fn of<'a>(lines: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    lines.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect()
}

#[test]
fn an_event_for_each_date_with_its_ladder() {
    let lines = read(&written(false, Lang::Zh));
    assert_eq!(
        of(&lines, "UID"),
        ["ab12.CN-EVID-CCTV-30D.case@recourse.invalid", "ab12.CN-LIM-3Y.P02@recourse.invalid"]
    );
    assert_eq!(of(&lines, "DTSTART;VALUE=DATE"), ["20260408", "20261008"]);
    assert_eq!(of(&lines, "DTEND;VALUE=DATE"), ["20260409", "20261009"]);
    assert_eq!(of(&lines, "DTSTAMP"), ["20260326T075800Z"; 2]);
    let alarms = of(&lines, "TRIGGER");
    // What is overwritten rings the next morning too, twelve days before 8 April.
    assert_eq!(alarms.len(), 5 + 10);
    assert!(alarms[..5].contains(&"-P11DT15H"), "{alarms:?}");
    // Act by 30 September, eight days before 8 October: a year ahead is 373 days, on the day itself eight.
    assert_eq!((alarms[5], alarms[14]), ("-P372DT15H", "-P7DT15H"));
    let summary = of(&lines, "SUMMARY")[1];
    assert!(summary.contains("江州银行股份有限公司，营业部\\; 一\\\\二"), "{summary}");
}

#[test]
fn words_say_what_was_computed_and_never_more() {
    for lang in [Lang::Zh, Lang::En] {
        let text = written(false, lang).to_lowercase();
        for never in ["time-barred", "you have until", "claim lost"] {
            assert!(!text.contains(never));
        }
    }
    let english = read(&written(false, Lang::En));
    let told = of(&english, "DESCRIPTION").join("\n");
    assert!(
        told.contains("computed last day: 2026-10-08 (Thu)\\nact by: 2026-09-30 (Wed)"),
        "{told}"
    );
}

#[test]
fn a_closed_deadline_cancels_its_event() {
    let lines = read(&written(true, Lang::Zh));
    assert_eq!(of(&lines, "STATUS"), ["CONFIRMED", "CANCELLED"]);
    assert_eq!(of(&lines, "UID")[1], "ab12.CN-LIM-3Y.P02@recourse.invalid");
    assert_eq!(of(&lines, "TRIGGER").len(), 5, "nothing rings for what is done");
}

#[test]
fn a_date_whose_last_warning_is_past_rings_the_next_morning() {
    // Act by 30 September has gone; 8 October itself is four days away.
    let all = list_on("2026-10-04", false);
    let one: Vec<Deadline> = all.into_iter().filter(|d| d.rule == "CN-LIM-3Y").collect();
    assert_eq!(one.len(), 1);
    let text = over("", &one, Lang::Zh);
    assert!(
        of(&read(&text), "TRIGGER").contains(&"-P2DT15H"),
        "5 October, nine in the morning: {text}"
    );
}

#[test]
fn same_input_same_bytes() {
    assert_eq!(written(false, Lang::Zh), written(false, Lang::Zh));
}
