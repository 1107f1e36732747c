//! An e-mail dropped on the window, and what the other side's words come to.

use super::evidence::new_case;
use crate::support::desk::Desk;
use recourse_core::case::letter::Position;
use recourse_core::locale::Lang;

const MAIL: &str = "From: service@bank.example\r\nTo: wang@noodles.example\r\n\
    Date: Wed, 11 Mar 2026 09:30:00 +0800\r\nSubject: =?utf-8?B?562U5aSN?=\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
    3 月 10 日没有收到这笔款。\r\n--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\n\
    Content-Disposition: attachment; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\r\n--b--\r\n";

#[test]
fn an_email_dropped_on_a_case_fills_the_contact_form_and_is_kept_whole() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let path = desk.file("reply.eml", MAIL.as_bytes());
    desk.paste(&format!("'{path}'"));
    assert!(desk.screen().contains("是一封邮件，怎么存"), "{}", desk.screen());
    desk.keys("<enter>");
    let screen = desk.screen();
    assert!(screen.contains("没认出发件人") && screen.contains("2026-03-11 09:30"), "{screen}");
    assert!(screen.contains("没有收到这笔款") && screen.contains("< 否认 >"), "{screen}");
    assert!(screen.contains("来自邮件 reply.eml"), "{screen}");
    // Whose it is is chosen; saving keeps message, attachment, contact and stance at once.
    desk.keys("<left>".repeat(6).as_str());
    while !desk.screen().contains("< 江州银行 >") {
        desk.keys("<right>");
    }
    desk.keys("<c-s>");
    assert!(desk.screen().contains("已保存 C001 E001 E002"), "{}", desk.screen());
    let case = desk.model.current_case().unwrap().clone();
    assert_eq!(case.contacts[0].now.evidence, [1, 2]);
    assert_eq!(case.contacts[0].now.number.as_deref(), Some("service@bank.example"));
    assert_eq!(case.answers[0].now.position, Some(Position::Denies));
    assert_eq!(case.answers[0].now.contact_no, Some(1));
    // Dropped into an open contact form, the next one of the same house knows its party.
    let again = MAIL.replace("09:30", "10:30");
    let path = desk.file("again.eml", again.as_bytes());
    desk.keys("c").paste(&path);
    assert!(desk.screen().contains("已按邮件填好，请核对后保存"), "{}", desk.screen());
    desk.keys("<c-s>");
    assert!(desk.screen().contains("已保存 C002"), "{}", desk.screen());
}

#[test]
fn a_stance_is_guessed_in_the_open_and_the_users_word_stays() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.keys("c<tab><tab><tab><tab><tab><tab><tab><tab>让我去问平台。");
    assert!(desk.screen().contains("< 推给别人 >"), "{}", desk.screen());
    desk.keys("<c-s>");
    let answers = |desk: &Desk| {
        let case = desk.model.current_case().unwrap().clone();
        case.answers.iter().filter(|a| !a.voided).map(|a| a.now.position).collect::<Vec<_>>()
    };
    assert_eq!(answers(&desk), [Some(Position::Refers)]);
    // On the telephone the field is not drawn: nothing is recorded that nobody saw.
    desk.keys("c<backtab><right><right><right><enter>");
    assert!(!desk.screen().contains("对方态度"), "{}", desk.screen());
    desk.keys("<tab><tab><tab><tab>还是让我去问平台。<c-s>");
    assert!(desk.screen().contains("已保存 C002"), "{}", desk.screen());
    assert_eq!(answers(&desk).len(), 1);
}
