//! `recourse deadline …`, `deadlines --ics --journal`, `remind`, `rules calendar`: what a person says about deadlines.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::Value;
use std::path::PathBuf;

const NO: &str = "RC-2026-001";

pub(super) fn find(home: &Sandbox, rule: &str, obligor: Option<&str>) -> Value {
    let all = home.run(&["deadlines", NO, "--json"]).data();
    let fits = |d: &&Value| {
        d["rule"] == rule && obligor.is_none_or(|o| d["label"].as_str().unwrap().contains(o))
    };
    all.as_array().unwrap().iter().find(fits).cloned().unwrap_or(Value::Null)
}

#[test]
fn a_settlement_cycle_noted_in_the_diagnosis_is_not_asked_for_again() {
    let home = Sandbox::new(Lang::Zh);
    let new = [
        "case",
        "new",
        "--title",
        "升级后未到账",
        "--platform",
        "蓝鲸付",
        "--amount",
        "100",
        "--from",
        "2026-03-10",
    ];
    assert_eq!(home.run(&new).status, 0);
    let before = find(&home, "CN-SETTLE-CONTRACT", None);
    assert_eq!(before["status"], "unknown", "{before}");
    let answer = [
        "diagnose",
        NO,
        "--set",
        "settlement_due=yes",
        "--value",
        "第 5.2 条，交易日后 1 个工作日（T+1）",
    ];
    assert_eq!(home.run(&answer).status, 0);
    let after = find(&home, "CN-SETTLE-CONTRACT", None);
    assert_eq!(after["due"], "2026-03-11", "{after}");
    // It is their day to pay, not mine to act: the next step is another one.
    let next = home.run(&["next"]).out;
    assert!(!next.contains("到账日"), "{next}");
}

#[test]
fn a_demand_letter_moves_the_clock_of_its_receiver_and_only_that() {
    let home = Sandbox::with_case(Lang::Zh);
    let stated = home.run(&["deadline", "state", NO, "--on", "knew_damage_and_obligor=2025-06-10"]);
    assert_eq!(stated.status, 0, "{stated}");
    let before = (find(&home, "CN-LIM-3Y", Some("江州")), find(&home, "CN-LIM-3Y", Some("蓝鲸")));
    assert_eq!(before.0["due"], "2028-06-12", "a Saturday rolls");
    assert_eq!(before.1["due"], "2028-06-12");
    let letter = home.run(&[
        "call",
        "add",
        NO,
        "--with",
        "platform",
        "--at",
        "2026-03-10 09:00",
        "--channel",
        "letter",
        "--said",
        "请于七日内付款",
        "--claimed-payment",
        "--reached",
        "2026-03-11 10:00",
        "--reached-basis",
        "EMS 签收",
    ]);
    assert_eq!(letter.status, 0, "{letter}");
    let after = (find(&home, "CN-LIM-3Y", Some("江州")), find(&home, "CN-LIM-3Y", Some("蓝鲸")));
    assert_eq!(after.0, before.0, "the bank's clock stands");
    assert_eq!(after.1["unrolled"], "2029-03-11");
    assert!(after.1["basis"].as_str().unwrap().contains("C001"));
}

#[test]
fn a_date_set_by_hand_holds_until_its_source_changes() {
    let home = Sandbox::with_case(Lang::En);
    let state = |day: &str| {
        let on = format!("judgment_served={day}");
        assert_eq!(home.run(&["deadline", "state", NO, "--on", &on]).status, 0);
    };
    state("2026-03-02");
    let rule = "CN-APPEAL-JUDGMENT-15D";
    assert_eq!(find(&home, rule, None)["due"], "2026-03-17");
    let set = home.run(&[
        "deadline",
        "set",
        NO,
        rule,
        "--due",
        "2026-03-16",
        "--reason",
        "clerk said so",
    ]);
    assert_eq!(set.status, 0, "{set}");
    let now = find(&home, rule, None);
    assert_eq!((&now["due"], &now["computed"]), (&"2026-03-16".into(), &"2026-03-17".into()));
    assert_eq!(now["by_hand"], "merchant");
    // The judgment turns out to have been served a day earlier.
    state("2026-03-01");
    let now = find(&home, rule, None);
    assert_eq!((&now["needs_review"], &now["due"]), (&true.into(), &"2026-03-16".into()));
    let back = home.run(&["deadline", "withdraw", NO, rule, "--reason", "computed date it is"]);
    assert_eq!(back.status, 0, "{back}");
    assert_eq!(find(&home, rule, None)["needs_review"], false);
    let confirmed = home.run(&["deadline", "confirm", NO, rule, "--reason", "asked the court"]);
    assert_eq!(confirmed.status, 0, "{confirmed}");
    assert_eq!(find(&home, rule, None)["by_hand"], "merchant");
}

#[test]
fn an_own_deadline_is_entered_goes_by_and_is_acknowledged() {
    let home = Sandbox::with_case(Lang::En);
    let entered = home.run(&[
        "deadline",
        "enter",
        NO,
        "--label",
        "Notice under clause 9",
        "--due",
        "2026-03-10",
        "--basis",
        "agreement, clause 9",
        "--obligor",
        "platform",
        "--json",
    ]);
    assert_eq!(entered.data()["deadline"], "own:D001", "{entered}");
    assert_eq!(home.run(&["deadlines", "--overdue", "--fail"]).status, 6);
    let bare =
        home.run(&["deadline", "settle", NO, "own:D001", "--outcome", "acknowledged", "--json"]);
    assert_eq!(bare.code(), "E-CASE-07", "without a reason: {bare}");
    let known = home.run(&[
        "deadline",
        "settle",
        NO,
        "own:D001",
        "--outcome",
        "acknowledged",
        "--note",
        "notice was sent by mail",
    ]);
    assert_eq!(known.status, 0, "{known}");
    assert_eq!(home.run(&["deadlines", "--overdue", "--fail"]).status, 0);
    assert_eq!(find(&home, "own:D001", None)["acknowledged"], true);
    let gone = home.run(&["deadline", "settle", NO, "own:D001", "--note", "done"]);
    assert_eq!(gone.status, 0, "{gone}");
    assert_eq!(find(&home, "own:D001", None), Value::Null);
}

#[test]
fn slips_of_the_pen_are_named_with_what_is_known() {
    let home = Sandbox::with_case(Lang::En);
    let ran = home.run(&[
        "deadline",
        "compute",
        "--rule",
        "CN-LIM-3Y",
        "--on",
        "demand_reach=2026-01-01",
        "--json",
    ]);
    assert_eq!((ran.status, ran.code().as_str()), (2, "E-DATE-06"));
    assert!(ran.json()["error"]["why"].as_str().unwrap().contains("demand_reached"));
    let ran = home.run(&[
        "deadline",
        "compute",
        "--rule",
        "CN-NOPE",
        "--on",
        "breach=2026-01-01",
        "--json",
    ]);
    assert_eq!((ran.status, ran.code().as_str()), (3, "E-RULE-01"));
    assert!(ran.json()["error"]["why"].as_str().unwrap().contains("CN-LIM-3Y"));
    let ran = home.run(&[
        "deadline",
        "compute",
        "--rule",
        "HK-LIM-6Y",
        "--on",
        "breach=2026-01-01",
        "--jurisdiction",
        "XX",
        "--json",
    ]);
    assert_eq!((ran.status, ran.code().as_str()), (3, "E-RULE-04"));
    let ran = home.run(&["deadline", "settle", NO, "CN-NOPE", "--json"]);
    assert_eq!((ran.status, ran.code().as_str()), (3, "E-DEAD-01"));
    let ran = home.run(&["deadline", "confirm", NO, "CN-LIM-3Y", "--reason", "x", "--json"]);
    assert_eq!(
        (ran.status, ran.code().as_str()),
        (2, "E-DEAD-02"),
        "bank and platform both have one"
    );
}

#[test]
fn a_phone_calendar_reads_the_file_and_its_updates() {
    use icalendar::{Calendar, CalendarComponent, Component};
    let home = Sandbox::with_case(Lang::Zh);
    assert_eq!(
        home.run(&["deadline", "state", NO, "--on", "judgment_served=2026-03-02"]).status,
        0
    );
    let path = home.path("deadlines.ics");
    let journal = home.path("journal.txt");
    let write = || {
        let ran = home.run(&[
            "deadlines",
            "--ics",
            &path.display().to_string(),
            "--journal",
            &journal.display().to_string(),
        ]);
        assert_eq!(ran.status, 0, "{ran}");
        let text = std::fs::read_to_string(&path).unwrap();
        let calendar: Calendar = text.parse().unwrap();
        let events = calendar.components.into_iter().filter_map(|c| match c {
            CalendarComponent::Event(e) => Some(e),
            _ => None,
        });
        let appeal = |e: &icalendar::Event| e.get_uid().unwrap().contains("CN-APPEAL-JUDGMENT-15D");
        events.into_iter().find(appeal).unwrap()
    };
    let (first, again) = (write(), write());
    assert_eq!(first.get_uid(), again.get_uid());
    assert!(first.get_summary().unwrap().contains("对一审判决上诉"));
    assert_eq!(first.property_value("DTSTART"), Some("20260317"));
    assert_eq!(first.property_value("STATUS"), Some("CONFIRMED"));
    let done = home.run(&["deadline", "settle", NO, "CN-APPEAL-JUDGMENT-15D", "--note", "已上诉"]);
    assert_eq!(done.status, 0, "{done}");
    let cancelled = write();
    assert_eq!(cancelled.get_uid(), first.get_uid());
    assert_eq!(cancelled.property_value("STATUS"), Some("CANCELLED"));
    let number =
        |e: &icalendar::Event| e.property_value("SEQUENCE").unwrap().parse::<u64>().unwrap();
    assert!(number(&cancelled) > number(&first));
    let text = std::fs::read_to_string(&journal).unwrap();
    assert!(text.contains("不构成法律意见"), "{text}");
}

#[test]
fn the_users_calendar_makes_a_provisional_year_sure() {
    let home = Sandbox::with_case(Lang::En);
    let ask = || {
        home.run(&[
            "deadline",
            "compute",
            "--rule",
            "CN-LIM-3Y",
            "--on",
            "knew_damage_and_obligor=2024-02-08",
            "--json",
        ])
        .data()
    };
    let before = ask();
    assert_eq!(before["provisional"], true);
    let notice = "国务院办公厅关于2027年部分节假日安排的通知\n春节：2月5日至11日放假调休，共7天。1月31日（周日）上班。";
    let file = home.file("notice.txt", notice);
    let ran = home.run(&["rules", "calendar", "import", &file]);
    assert_eq!(ran.status, 0, "{ran}");
    let after = ask();
    assert_eq!(
        (&after["unrolled"], &after["expected"]),
        (&"2027-02-08".into(), &"2027-02-12".into())
    );
    assert_eq!(after["provisional"], false);
    let bad = home.file("bad.txt", "放假");
    assert_eq!(home.run(&["rules", "calendar", "import", &bad, "--json"]).code(), "E-RULE-03");
}

/// A pack of the shop's own with one rule of so many days from the statement's date: its folder and its text.
pub(super) fn own_pack(home: &Sandbox, days: u32, title: &str) -> (PathBuf, String) {
    let folder = home.home().join("own/packs");
    std::fs::create_dir_all(&folder).unwrap();
    let pack = format!(
        "[pack]\nid = \"CN\"\nname = {{ en = \"Ours\", zh = \"自有\" }}\nversion = \"1\"\n\
         reviewed_on = 2026-03-01\nweekend = [\"sat\", \"sun\"]\n\
         [source.mine]\ntitle = {{ en = \"Agreement\", zh = \"合同\" }}\n\
         [[rule]]\nid = \"OUR-NOTICE\"\ntitle = {{ en = \"{title}\", zh = \"通知\" }}\nkind = \"contract\"\n\
         period = {{ value = {days}, unit = \"day\" }}\ntrigger = {{ any_of = [\"statement_date\"] }}\n\
         confidence = \"contract\"\ncite = [ {{ source = \"mine\", at = \"cl. 3\" }} ]\n"
    );
    std::fs::write(folder.join("ours.toml"), &pack).unwrap();
    (folder, pack)
}

#[test]
fn a_pack_of_ones_own_counts_and_a_faulty_one_is_named() {
    let home = Sandbox::with_case(Lang::En);
    let (folder, pack) = own_pack(&home, 10, "Notice");
    let ran = home.run(&[
        "deadline",
        "compute",
        "--rule",
        "OUR-NOTICE",
        "--on",
        "statement_date=2026-03-01",
        "--json",
    ]);
    assert_eq!(ran.data()["expected"], "2026-03-11", "{ran}");
    std::fs::write(folder.join("bad.toml"), pack.replace("value = 10", "value = 9999999")).unwrap();
    let list = home.run(&["rules", "list"]);
    assert!(list.out.contains("bad.toml, line 13, OUR-NOTICE.period"), "{list}");
    let file = home.file("bad.toml", pack.replace("confidence", "confidenz"));
    let check = home.run(&["rules", "check", &file, "--json"]);
    assert_eq!(check.status, 4);
}

#[test]
fn reminders_are_written_and_say_when_they_ran() {
    use recourse_tui::cli::Surroundings;
    use recourse_tui::ops::remind::{Platform, Scheduler};
    let home = Sandbox::with_case(Lang::En);
    let folder = home.path("systemd");
    let run = |words: &[&str], platform| {
        let (world, out, _) = home.world();
        let around = Surroundings {
            home: Some(home.home()),
            lang: Some("en".into()),
            scheduler: Scheduler {
                platform,
                folder: folder.clone(),
                program: "/opt/re course".into(),
                may_run: false,
            },
            ..Surroundings::default()
        };
        let line = ["recourse"].iter().chain(words).map(std::ffi::OsString::from).collect();
        (recourse_tui::run(line, &around, world), out.text())
    };
    let (status, out) = run(&["remind", "install"], Some(Platform::Systemd));
    assert_eq!(status, 0);
    assert!(out.contains("systemctl --user enable --now recourse-reminder.timer"), "{out}");
    let service = std::fs::read_to_string(folder.join("recourse-reminder.service")).unwrap();
    assert!(service.contains("ExecStart=\"/opt/re course\" --home \""), "{service}");
    let (_, out) = run(&["remind", "status", "--json"], Some(Platform::Systemd));
    assert!(out.contains("\"installed\":true") && out.contains("\"last_run\":null"), "{out}");
    let own = ["deadline", "enter", NO, "--label", "Reply", "--due", "2026-03-14"];
    assert_eq!(home.run(&own).status, 0);
    let (_, out) = run(&["remind", "test"], Some(Platform::Systemd));
    assert!(out.contains("Reply"), "{out}");
    let (_, out) = run(&["remind", "status"], Some(Platform::Systemd));
    assert!(out.contains("Last run: 2026-03-12T"), "{out}");
    assert!(home.run(&["doctor"]).out.contains("2026-03-12T"));
    let (status, _) = run(&["remind", "remove"], Some(Platform::Systemd));
    assert_eq!(status, 0);
    assert!(!folder.join("recourse-reminder.timer").exists());
    let (status, out) = run(&["remind", "install"], None);
    assert_eq!(status, 1);
    assert!(out.contains("remind run"), "{out}");
}
