//! Always told the next step, and never the same one twice for nothing.

use super::along::at_the_bank;
use super::money::{BANK, POS};
use crate::support::desk::Desk;
use chrono::FixedOffset;
use recourse_core::case::contact::Outcome;
use recourse_core::case::event::Event;
use recourse_core::case::letter::{AnswerReceived, Position};
use recourse_core::document::chronology::happenings;
use recourse_core::locale::{Lang, Locale};

#[test]
fn asking_about_a_broken_promise_answers_the_step_and_says_what_became_of_it() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("1");
    assert!(desk.screen().contains("追问江州银行"), "{}", desk.screen());
    // The call sheet, and Enter on it picks up the telephone.
    desk.keys("<enter>");
    assert!(desk.screen().contains("C002"), "{}", desk.screen());
    desk.keys("<enter>");
    insta::assert_snapshot!(desk.rows(&["已过期", "上次答应", "全部栏", "时间"]), @"
    | 这里只列通话时要记的几栏；渠道、是否要求付款、录音编号等在下面「全部栏」里。                     |
    | !! 已过期：C002 答应 2026-03-24 前「书面答复」                                                   |
    |   时间         [ 2026-03-26 10:30   ] = 2026-03-26 周四 10:30                                    |
    |   上次答应的事 < 还不清楚 >  没兑现    兑现了    不用了                                          |
    | 操作  [保存] [保存并添加录音] [保存，再记一条] [全部栏] [返回] [更多]                            |
    ");
    desk.keys("<tab><tab><tab><tab>还在查，没有结果<tab><tab><tab><right><c-s>");
    let outcome = {
        let case = desk.model.current_case().unwrap();
        assert_eq!(case.contacts.len(), 3, "{}", desk.screen());
        case.contacts[1].promise_outcome.as_ref().map(|(_, p)| p.outcome)
    };
    assert_eq!(outcome, Some(Outcome::Broken));
    desk.keys("1");
    assert!(!desk.screen().contains("追问江州银行"), "{}", desk.screen());
}

#[test]
fn a_case_without_a_sum_asks_for_it_first_and_takes_the_days_that_lack_money() {
    let mut desk = Desk::at_home(Lang::Zh);
    desk.keys("<enter><tab>升级后未到账<c-s><c-s><c-s>老王记面馆<tab>江州银行<tab><tab>蓝鲸付<c-s><c-s><c-s>");
    assert!(desk.screen().contains("待查"), "{}", desk.screen());
    desk.keys("1");
    assert!(desk.screen().contains("查清少了多少"), "{}", desk.screen());
    desk.keys("<enter>");
    let (pos, bank) =
        (desk.file("明细.csv", POS.as_bytes()), desk.file("流水.csv", BANK.as_bytes()));
    desk.keys("p").paste(&pos).keys("<c-s>b").paste(&bank).keys("<c-s>");
    assert!(desk.screen().contains("按 a 加进 RC-2026-001"), "{}", desk.screen());
    // A second case for the same days is asked about first; the open one is the answer at hand.
    desk.keys("n");
    assert!(desk.screen().contains("这几天要加进去吗"), "{}", desk.screen());
    desk.keys("<enter>");
    let seen = desk.screen();
    assert!(seen.contains("2 笔没到账的交易已加进 RC-2026-001，案件金额 1,095.82"), "{seen}");
    assert!(seen.contains("都已在 RC-2026-001 里"), "{seen}");
    desk.keys("n<enter>");
    let hands = desk.hands();
    let cases = &hands.desk.book().cases;
    assert_eq!((cases.len(), cases[0].vouchers.len()), (1, 2), "{}", desk.screen());
    // When they were sold, and when they should have come: two facts, each on its own day.
    let east = FixedOffset::east_opt(8 * 3600).unwrap();
    let told: Vec<String> = happenings(&cases[0], &Locale::new(Lang::Zh), east)
        .into_iter()
        .filter(|h| h.more.as_deref() == Some("schedule"))
        .map(|h| format!("{:?} {}", h.when, h.text))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    Moment(2026-03-05T12:30:45+08:00) 这时起至 2026-03-05 周四 19:10 成交 2 笔、共 CNY 1,100.00，后来都没有到账
    Day(2026-03-06) 2 笔交易当日应到账而未到账，净额 CNY 1,095.82
    ");
}

#[test]
fn what_a_side_said_stands_on_the_path_of_the_money() {
    let mut desk = at_the_bank(Lang::Zh);
    let case = desk.model.current_case().unwrap().id.clone();
    let platform = desk.party("蓝鲸");
    let at = chrono::DateTime::parse_from_rfc3339("2026-03-20T10:00:00+08:00").unwrap();
    let said = AnswerReceived {
        no: 1,
        from: platform,
        occurred_at: at,
        letter_no: None,
        contact_no: None,
        evidence: vec![],
        position: Some(Position::Pays),
        said: Some("已经按时划付".into()),
    };
    desk.keys("d");
    assert!(desk.screen().contains("划付银行 [没查]"), "{}", desk.screen());
    desk.keys("<esc>");
    desk.record(&case, Event::AnswerReceived(said));
    desk.keys("d");
    assert!(desk.screen().contains("划付银行 [说已划付]"), "{}", desk.screen());
}
