//! Who owes jointly, the rules page, a year of holidays taken in, a rule pack of one's own checked: keys in, screen out.

use super::evidence::new_case;
use crate::support::desk::Desk;
use recourse_core::case::contact::{Channel, ContactLogged, Direction};
use recourse_core::case::event::{DateStated, Event};
use recourse_core::locale::Lang;

fn due(desk: &Desk, rule: &str, whose: &str) -> String {
    let all = &desk.model.snap.as_ref().unwrap().deadlines;
    all.iter().find(|d| d.key == rule && d.label.contains(whose)).unwrap().due.to_string()
}

fn state(desk: &mut Desk, kind: &str, on: &str) {
    let case = desk.model.current_case().unwrap().id.clone();
    let stated = DateStated {
        kind: kind.into(),
        on: on.parse().unwrap(),
        obligor: None,
        withdrawn: false,
        evidence: vec![],
        note: None,
    };
    desk.record(&case, Event::DateStated(stated));
}

#[test]
fn a_demand_against_one_who_owes_jointly_counts_against_the_other_and_that_can_be_taken_back() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    state(&mut desk, "knew_damage_and_obligor", "2026-03-10");
    let case = desk.model.current_case().unwrap().id.clone();
    let letter = ContactLogged {
        no: 1,
        with: desk.party("江州银行"),
        channel: Channel::Letter,
        direction: Direction::Out,
        occurred_at: "2026-03-20T09:00:00+08:00".parse().unwrap(),
        claimed_payment: true,
        reached_at: Some("2026-03-22T10:00:00+08:00".parse().unwrap()),
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
    desk.record(&case, Event::ContactLogged(letter));
    let platform = |desk: &Desk| due(desk, "CN-LIM-3Y", "蓝鲸");
    let alone = platform(&desk);
    assert_ne!(alone, due(&desk, "CN-LIM-3Y", "江州银行"), "each clock runs by itself");

    desk.keys("4j");
    let form = desk.screen();
    assert!(form.contains("连带责任") && form.contains("第518条"), "{form}");
    assert!(form.contains("江州银行（现在：只对自己那份负责）"), "{form}");
    desk.keys("<c-s>");
    assert!(desk.screen().contains("已标为连带负责：江州银行"), "{}", desk.screen());
    assert_eq!(platform(&desk), due(&desk, "CN-LIM-3Y", "江州银行"));

    desk.keys("j<tab><right><c-s>");
    assert!(desk.screen().contains("已标为各自负责：江州银行"), "{}", desk.screen());
    assert_eq!(platform(&desk), alone);
}

#[test]
fn a_year_of_holidays_taken_in_moves_the_date_and_stands_on_the_rules_page() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    // Three years after 2024-10-08 is a Friday in 2027, for which nothing official is out yet.
    state(&mut desk, "knew_damage_and_obligor", "2024-10-08");
    assert_eq!(due(&desk, "CN-LIM-3Y", "江州银行"), "2027-10-08");
    let json = br#"{"year":2027,"papers":["https://example.org/notice"],"days":[
        {"name":"A","date":"2027-10-08","isOffDay":true},{"name":"A","date":"2027-10-09","isOffDay":false}]}"#;
    let file = desk.file("2027.json", json);
    desk.keys("8r");
    assert!(desk.screen().contains("规则和日历"), "{}", desk.screen());
    desk.keys("i").paste(&file);
    desk.keys("<c-s>");
    assert!(desk.screen().contains("已采用 CN 2027 年的日历"), "{}", desk.screen());
    assert!(desk.screen().contains("2027 (用户导入)"), "{}", desk.screen());
    // The ninth is a Saturday on which people work.
    assert_eq!(due(&desk, "CN-LIM-3Y", "江州银行"), "2027-10-09");
    desk.keys("<enter>");
    let rule = desk.screen();
    assert!(rule.contains("起算事件") && rule.contains("依据"), "{rule}");
}

#[test]
fn a_pack_of_ones_own_is_checked_line_and_field_before_it_counts() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let wrong = desk.file("mine.toml", b"[pack]\nid = \"MINE\"\nnothing = 1\n");
    desk.keys("8rk").paste(&wrong);
    desk.keys("<c-s>");
    let said = desk.screen();
    assert!(said.contains("mine.toml 第 3 行"), "{said}");
    desk.keys("<esc>").keys("k").paste("/no/such/file.toml");
    desk.keys("<c-s>");
    assert!(desk.screen().contains("/no/such/file.toml"), "{}", desk.screen());
}
