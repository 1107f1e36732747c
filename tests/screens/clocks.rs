//! The deadlines page: the right clock moves and only that, dates by hand, the picture at three sizes.

use super::evidence::new_case;
use crate::support::desk::Desk;
use recourse_core::locale::Lang;

fn rows(desk: &Desk, word: &str) -> String {
    desk.screen().lines().filter(|l| l.contains(word)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_demand_letter_moves_its_receivers_clock_and_only_that() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let stated = recourse_core::case::event::DateStated {
        kind: "knew_damage_and_obligor".into(),
        on: "2026-03-10".parse().unwrap(),
        obligor: None,
        withdrawn: false,
        evidence: vec![],
        note: None,
    };
    let case = desk.model.current_case().unwrap().id.clone();
    let event = recourse_core::case::event::Event::DateStated(stated);
    desk.record(&case, event);
    let due = |desk: &Desk, obligor: &str| {
        let all = &desk.model.snap.as_ref().unwrap().deadlines;
        let found = all.iter().find(|d| d.key == "CN-LIM-3Y" && d.label.contains(obligor));
        found.unwrap().due.to_string()
    };
    let before = due(&desk, "江州银行");
    assert_eq!(before, "2029-03-12", "2029-03-10 is a Saturday");
    desk.keys("4");
    assert!(desk.screen().contains("诉讼时效"), "{}", desk.screen());
    let letter = recourse_core::case::contact::ContactLogged {
        no: 1,
        with: desk.party("江州银行"),
        channel: recourse_core::case::contact::Channel::Letter,
        direction: recourse_core::case::contact::Direction::Out,
        occurred_at: "2026-03-20T09:00:00+08:00".parse().unwrap(),
        claimed_payment: true,
        reached_at: Some("2026-03-21T10:00:00+08:00".parse().unwrap()),
        promise_by: None,
        evidence: vec![],
        minutes: None,
        agent: None,
        ticket: None,
        said: Some("请付款".into()),
        promise: None,
        reached_basis: Some("EMS 签收".into()),
        number: None,
    };
    let platform = desk.deadlines_not_of("江州银行");
    desk.record(&case, recourse_core::case::event::Event::ContactLogged(letter));
    assert_eq!(due(&desk, "江州银行"), "2029-03-21");
    assert_eq!(desk.deadlines_not_of("江州银行"), platform, "no other clock moved");
    assert!(rows(&desk, "诉讼时效").contains("2029-03-21"), "{}", desk.screen());
}

#[test]
fn the_picture_is_there_at_three_sizes() {
    for (w, h, bars) in [(100, 30, 3), (80, 24, 3), (60, 16, 1)] {
        let mut desk = Desk::noodles();
        desk.size(w, h).keys("4");
        let screen = desk.screen();
        let drawn = screen.lines().filter(|l| l.contains("#."));
        assert!(drawn.count() >= bars, "{w}x{h}\n{screen}");
        assert!(screen.contains("3月") && screen.contains("5月"), "{w}x{h}\n{screen}");
    }
}

#[test]
fn a_date_is_set_by_hand_confirmed_and_a_deadline_added() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.keys("4n合同第九条通知<tab>2026-04-10<tab><tab><tab><tab>合同第九条<tab>怕忘<c-s>");
    assert!(desk.screen().contains("合同第九条通知"), "{}", desk.screen());
    let row = desk.model.snap.as_ref().unwrap().deadlines.iter().find(|d| d.key == "own:D001");
    assert_eq!(row.unwrap().due.to_string(), "2026-04-10");
    desk.keys("i");
    assert!(desk.screen().contains(".ics"), "{}", desk.screen());
    let file = desk.home().join("exports/recourse-deadlines.ics");
    assert!(std::fs::read_to_string(file).unwrap().contains("BEGIN:VALARM"));
}

#[test]
fn reminders_are_set_up_and_taken_away_on_the_settings_page() {
    use recourse_tui::ops::remind::{Platform, Scheduler};
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.keys("8<down><down><down><down><enter>");
    assert!(desk.screen().contains("没有设上提醒"), "no scheduler here: {}", desk.screen());
    let folder = desk.home().join("systemd");
    let (program, may_run) = ("/opt/recourse".into(), false);
    let platform = Some(Platform::Systemd);
    desk.scheduler(Scheduler { platform, folder: folder.clone(), program, may_run });
    desk.keys("<enter>");
    assert!(rows(&desk, "到期提醒").contains("< 每天早上九点 >"), "{}", desk.screen());
    assert!(desk.screen().contains("请自己运行"), "no command was run here: {}", desk.screen());
    assert!(folder.join("recourse-reminder.timer").exists());
    desk.keys("<left>");
    assert!(rows(&desk, "到期提醒").contains("< 不用 >"), "{}", desk.screen());
    assert!(!folder.join("recourse-reminder.timer").exists());
}
