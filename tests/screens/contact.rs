use crate::support::desk::Desk;
use insta::assert_snapshot;
use recourse_core::case::event::Event;
use recourse_tui::msg::Effect;

#[test]
fn a_call_becomes_an_entry_and_its_promise_a_date() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab><tab><tab>12 分<tab><tab><tab>0618<tab>LJ20260326-118<tab>");
    desk.keys("「收款账号尾号 3317。」<enter>让我等 3 个工作日。她说通话有录音，我也录了音。<tab>书面答复<tab>3月30日<tab> <tab><tab><tab>尾号应是 3371");
    assert_snapshot!("contact-zh", desk.screen());
    desk.keys("<tab><tab><enter>");
    assert_snapshot!(desk.rows(&["已保存", "C004"]), @"
    |   03-26  C004 蓝鲸付 电话：「收款账号尾号 3317。」                                               |
    | [完] 已保存 C004。                                                                               |
    ");
    let recorded = desk.effects.iter().find_map(|e| match e {
        Effect::Record { events, .. } => Some(events.clone()),
        _ => None,
    });
    let [Event::ContactLogged(call), Event::NotePrivate(note)] = recorded.as_deref().unwrap()
    else {
        panic!("{recorded:?}")
    };
    assert_eq!((call.no, call.minutes, call.claimed_payment), (4, Some(12), true));
    assert_eq!(call.promise_by, Some("2026-03-30".parse().unwrap()));
    assert_eq!(call.ticket.as_deref(), Some("LJ20260326-118"));
    assert_eq!(note.text.as_deref(), Some("尾号应是 3371"));
}

#[test]
fn errors_stand_beside_their_fields_and_the_first_has_the_focus() {
    let mut desk = Desk::noodles();
    let blank = "<bs>".repeat(16);
    desk.keys(&format!("2<enter>c<tab><tab>{blank}昨天<tab>"));
    assert_snapshot!(desk.rows(&["! "]), @"|   时间       [ 昨天               ] ! 也请写上几点，比如 昨天 14:30  > 时长（分） [        ]     |");
    desk.keys("<c-s>");
    assert_snapshot!(desk.rows(&["!!"]), @"
    | !! 有 2 处要改，已经跳到第一处。                                                                 |
    | > 时间       [ 昨天               ] !! 也请写上几点，比如 昨天 14:30    时长（分） [        ]    |
    |   对方怎么说 （尽量写原话，可以很多行，Tab 离开）  !! 写一句对方怎么说，没人接也写上             |
    ");
    // Typing takes the error of its field away.
    desk.keys(" 14:30");
    assert_snapshot!(desk.rows(&["> 时间"]), @"| > 时间       [ 昨天 14:30         ] = 2026-03-25 周三 14:30    时长（分） [        ]             |");
    assert!(!desk.effects.iter().any(|e| matches!(e, Effect::Record { .. })));
}

#[test]
fn letters_are_text_in_a_field_and_full_width_too() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab>ｑｑ?q");
    assert!(desk.screen().contains("ｑｑ?q"));
}

#[test]
fn a_mentioned_recording_is_asked_for() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab><tab><tab><tab><tab><tab><tab><tab>我录了音");
    assert_snapshot!(desk.rows(&["提到了"]), @"|   ! 你提到了录音，但还没有添加文件；可以保存后接着添加。                                         |");
    desk.keys("<tab><tab><tab><tab><tab>E002");
    assert_snapshot!(desk.rows(&["提到了", "E002"]), @"| > 证据       [ E002               ] = E002 3月流水.csv                                           |");
}

#[test]
fn page_keys_change_a_day() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab><tab><pgdn><pgdn>");
    assert_snapshot!(desk.rows(&["> 时间"]), @"| > 时间       [ 2026-03-24 10:30   ] = 2026-03-24 周二 10:30    时长（分） [        ]             |");
}

#[test]
fn paste_keeps_lines_and_never_submits() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab><tab><tab><tab><tab><tab><tab><tab>").paste("第一行\r\n第二行\n");
    assert_snapshot!(desk.rows(&["第一行", "第二行"]), @"
    |   | 第一行                                                                                       |
    |   | 第二行                                                                                       |
    ");
}

#[test]
fn an_amendment_changes_only_what_differs_and_blank_erases_nothing() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter><tab><tab><enter>a");
    assert_snapshot!(desk.rows(&["更正", "书面答复", "会书面"]), @"
    +-- 更正联系记录 ------------------------------------------------------------------- RC-2026-001 --+
    |   | 会书面答复，没说划到哪个账号。                                                               |
    |   对方承诺   [ 书面答复                     ]    最迟 [ 2026-03-31   ] = 2026-03-31 周二         |
    |   更正原因   [                                          ]                                        |
    ");
    // The promise is cleared, the agent filled in.
    desk.keys("<tab><tab><tab><tab><tab><tab>0733<tab><tab><tab><bs><bs><bs><bs><c-s>");
    let amended = desk.effects.iter().find_map(|e| match e {
        Effect::Record { events, .. } => events.first().cloned(),
        _ => None,
    });
    let Some(Event::ContactAmended(change)) = amended else { panic!("{amended:?}") };
    let expected = recourse_core::case::contact::ContactAmended {
        no: 3,
        agent: Some("0733".into()),
        ..Default::default()
    };
    assert_eq!(change, expected);
}

#[test]
fn it_opens_with_what_was_said_last_and_what_is_still_owed() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c");
    assert_snapshot!(desk.rows(&["上次", "还没兑现"]), @"
    | 上次 C003（3-25）：会书面答复，没说划到哪个账号。                                                |
    | 还没兑现：C003 答应 2026-03-31 前「书面答复」                                                    |
    ");
    // Another party, another last word.
    desk.keys("<left>");
    assert_snapshot!(desk.rows(&["上次", "还没兑现"]), @"| 上次 C002（3-24）：款项已给支付平台。                                                            |");
}

#[test]
fn a_promise_made_once_more_stays_one_deadline() {
    let mut desk = Desk::noodles();
    desk.keys(
        "2<enter>c<tab><tab><tab><tab><tab><tab><tab><tab>还是那句话<tab>书面答复<tab>3月31日",
    );
    assert_snapshot!(desk.rows(&["同一天"]), @"|   同一天     < 和原来的是同一件事，合并成一条期限 >  是另一件事                                  |");
    desk.keys("<c-s>");
    let call = desk.effects.iter().find_map(|e| match e {
        Effect::Record { events, .. } => events.first().cloned(),
        _ => None,
    });
    let Some(Event::ContactLogged(call)) = call else { panic!("{call:?}") };
    assert_eq!(call.promise_by, None, "the day is C003's");
    assert_eq!(call.promise.as_deref(), Some("书面答复（2026-03-31 前，同 C003）"));
}

#[test]
fn while_on_the_phone_only_what_cannot_wait_is_asked() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<backtab><right><right><right><enter>");
    assert_snapshot!("contact-brief-zh", desk.screen());
}
