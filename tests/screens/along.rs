//! Along the road: diagnosis, letters, call sheet, promises, evidence to collect, moving on, how it ends.

use super::evidence::new_case;
use crate::support::desk::Desk;
use insta::assert_snapshot;
use recourse_core::case::contact::{Channel, ContactLogged, Direction};
use recourse_core::case::event::Event;
use recourse_core::locale::Lang;

/// A case at the bank's rung, with a call to the bank and a promise that has lapsed.
pub(crate) fn at_the_bank(lang: Lang) -> Desk {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    if lang == Lang::En {
        desk.keys("l");
    }
    let case = desk.model.current_case().unwrap().id.clone();
    let bank = desk.party("江州");
    desk.record(&case, call(1, &bank, "2026-03-12T10:35:00+08:00", "款已给支付平台。"));
    let mut promised = call(2, &bank, "2026-03-19T09:00:00+08:00", "会书面答复。");
    if let Event::ContactLogged(c) = &mut promised {
        c.promise = Some("书面答复".into());
        c.promise_by = Some("2026-03-24".parse().unwrap());
    }
    desk.record(&case, promised);
    desk
}

fn call(no: u32, with: &str, at: &str, said: &str) -> Event {
    Event::ContactLogged(ContactLogged {
        no,
        with: with.into(),
        channel: Channel::Phone,
        direction: Direction::Out,
        occurred_at: chrono::DateTime::parse_from_rfc3339(at).unwrap(),
        claimed_payment: false,
        reached_at: None,
        promise_by: None,
        evidence: vec![],
        minutes: None,
        agent: None,
        ticket: None,
        said: Some(said.into()),
        promise: None,
        reached_basis: None,
        number: None,
    })
}

/// Down to the row that holds this.
fn down_to(desk: &mut Desk, what: &str) {
    for _ in 0..40 {
        if desk.rows(&["> "]).contains(what) {
            return;
        }
        desk.keys("<down>");
    }
    panic!("no row with {what}:\n{}", desk.screen());
}

#[test]
fn the_path_of_the_money_and_the_checklist() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("d");
    assert_snapshot!("diagnosis-zh", desk.screen());
    desk.keys("<down><enter><tab>");
    assert_snapshot!("finding-zh", desk.screen());
    desk.keys("<c-s>");
    assert!(desk.screen().contains("已记下诊断结果"), "{}", desk.screen());
    // The answer leads to the next question.
    desk.keys("<tab><right><right><right><enter>");
    assert_snapshot!(desk.rows(&["> ", "[不适用]"]), @"
    | 顾客的卡 [说已扣款]（最后看到） --> 支付平台 [没查] --> 划付银行 [没查] --> 我的账户 [没查]      |
    |     3 机器里的商户号、结算账户尾号和协议一致                           [不适用]                  |
    | 怎么查  POS 菜单 > 商户信息；或看签购单最上面的商户编号、终端号。拍照，和收单协议逐位对。        |
    ");
    desk.keys("w");
    assert_snapshot!(desk.rows(&["为什么", "怎么查", "留什么"]), @"
    +-- 为什么、怎么做 --------------------------------------------------------------------------------+
    | 为什么查  升级或换机后，机器可能绑到了别的商户号或旧账户。                                       |
    | 怎么查  POS 菜单 > 商户信息；或看签购单最上面的商户编号、终端号。拍照，和收单协议逐位对。        |
    | 留什么  终端商户信息页照片                                                                       |
    ");
}

#[test]
fn an_answer_changes_what_is_most_likely() {
    let mut desk = at_the_bank(Lang::Zh);
    // Item 4: the settlement account in the back office is mine: no, it is another one.
    desk.keys("d<down><down><down><enter><right><tab>3317<c-s>");
    assert_snapshot!(desk.rows(&["目前最像", "3317"]), @"
    | 顾客的卡 [没查] --> 支付平台 [没查，3317] --> 划付银行 [没查] --> 我的账户 [没查]                |
    | 目前最像：打到了别的账户（依据 1 条）    只是排查，不等于结论                                    |
    |     4 商户后台里的结算账户是我的                               [完]      不是  3317  还没有凭据  |
    ");
    desk.keys("g");
    assert_snapshot!("suspects-zh", desk.screen());
}

#[test]
fn before_a_call_one_page_says_what_to_ask() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("t<enter>");
    assert_snapshot!("call-sheet-zh", desk.screen());
    // The sheet leads to the short form.
    desk.keys("s");
    assert!(
        desk.screen().contains("记一次联系") && !desk.screen().contains("时长"),
        "{}",
        desk.screen()
    );
}

#[test]
fn broken_promises_stand_on_top_and_are_settled_there() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("p");
    assert_snapshot!("talk-zh", desk.screen());
    desk.keys("<tab><enter>");
    assert_snapshot!(desk.rows(&["登记承诺结果", "结果", "C002"]), @"
    +-- 登记承诺结果 ------------------------------------------------------------------- RC-2026-001 --+
    | C002  书面答复                                                                                   |
    | > 结果   < [没兑现] >  [兑现]    [收回]                                                          |
    ");
    desk.keys("<c-s>");
    assert!(desk.screen().contains("[没兑现]"), "{}", desk.screen());
}

#[test]
fn what_to_collect_says_where_and_how_long() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("k");
    assert_snapshot!("matrix-zh", desk.screen());
    desk.keys("<enter>");
    assert_snapshot!(desk.rows(&["为什么", "去哪取", "能取多久", "怎么留"]), @"
    | 为什么  证明交易真实发生、批次成功；机器一升级或重置就没了                                       |
    | 去哪取  POS 菜单 > 打印 > 重打、交易汇总、末批结算                                               |
    | 能取多久  随时可能被覆盖                                                                         |
    | 怎么留  拍照时让时间、终端号、批次号都在画面里；拍一张机身标签。                                 |
    ");
    desk.keys("<esc>e");
    assert!(desk.screen().contains("添加证据"), "{}", desk.screen());
}

#[test]
fn a_demand_letter_is_filled_saved_sent_and_arrives() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("w");
    assert_snapshot!(desk.rows(&["写哪一种", "催告函", "证据保全函"]), @"
    +-- 写哪一种？ ------------------------------------------------------------------------------------+
    | 写哪一种？                                                                                       |
    | > 1 证据保全函            江州银行  现在用                                                       |
    |   2 证据保全函            蓝鲸付  现在用                                                         |
    |   7 催告函                江州银行                                                               |
    |   8 催告函                蓝鲸付                                                                 |
    ");

    down_to(&mut desk, "催告函");
    desk.keys("<enter>");
    assert_snapshot!("letter-zh", desk.screen());
    // A gap of a party's is filled once for all letters.
    down_to(&mut desk, "我方统一社会信用代码");
    desk.keys("<enter>92440300MA5ABCDE1X<c-s>");
    assert!(desk.screen().contains("最后一位是校验位"), "a slip is said: {}", desk.screen());
    desk.keys("<backspace>E<c-s>");
    assert!(desk.screen().contains("92440300MA5ABCDE1E"), "{}", desk.screen());
    // Saved, sent, arrived.
    desk.keys("s<enter>");
    assert!(desk.screen().contains("L001 已存进案卷"), "{}", desk.screen());
    let pdf = desk.home().join("exports").join("RC-2026-001-催告函-江州银行.pdf");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    desk.keys("<enter><tab><down>EMS 1234");
    // The arrows lead on; what stands in the date stays.
    desk.keys("<up><down><c-s>");
    assert!(desk.screen().contains("已登记寄出"), "{}", desk.screen());
    // Sent: its arrival is what comes next.
    desk.keys("<enter><tab>EMS 签收记录<c-s>");
    assert!(desk.screen().contains("已登记送达"), "{}", desk.screen());
    desk.keys("6");
    assert_snapshot!(desk.rows(&["L001"]), @"| > L001 催告函             江州银行             03-26 送达                                        |");
    // What was recorded is no draft any more.
    let drafts = &desk.model.snap.as_ref().unwrap().drafts;
    assert!(!drafts.iter().any(|d| d.key.contains("L001")), "{drafts:?}");
    let case = desk.model.current_case().unwrap();
    let sent = case.letters[0].sent.len();
    assert_eq!((sent, case.letters[0].reached.is_some()), (1, true));
    assert!(case.live_contacts().any(|c| c.now.claimed_payment && c.now.reached_at.is_some()));
    // What went out stays as it was, whatever is learned later; written once more it is another letter.
    desk.keys("<enter>");
    assert!(desk.screen().contains("存下的原样") && desk.screen().contains("5ABCDE1E"));
    desk.keys("s");
    assert!(desk.screen().contains("按今天写的一份"), "{}", desk.screen());
    assert!(!desk.screen().contains("存下的原样"), "{}", desk.screen());
}

#[test]
fn the_letter_has_its_own_language_and_is_copied() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("6");
    down_to(&mut desk, "查询函");
    desk.keys("<enter>?letterlang<enter>");
    assert!(desk.screen().contains("English"), "{}", desk.screen());
    assert!(desk.screen().contains("操作"), "the screen stays Chinese");
    desk.keys("y");
    assert!(desk.screen().contains("复制"), "{}", desk.screen());
    let text = desk.home().join("exports").join("RC-2026-001-inquiry.txt");
    assert!(std::fs::read_to_string(text).unwrap().len() > 200);
}

#[test]
fn in_english_and_at_eighty() {
    let mut desk = at_the_bank(Lang::En);
    desk.size(80, 24).keys("d");
    assert_snapshot!("diagnosis-80-en", desk.screen());
    desk.keys("<esc>k");
    assert_snapshot!("matrix-80-en", desk.screen());
    desk.keys("<esc>p");
    assert_snapshot!("talk-80-en", desk.screen());
    desk.keys("6");
    assert_snapshot!("letters-80-en", desk.screen());
    desk.keys("<tab><enter>");
    desk.size(60, 16);
    assert_snapshot!("letter-60-en", desk.screen());
}

#[test]
fn one_obligor_moves_on_alone() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("m");
    down_to(&mut desk, "监管");
    desk.keys("<enter>");
    assert_snapshot!(desk.rows(&["哪一家", "整个", "江州", "蓝鲸"]), @"
    +-- 转的是哪一家？ --------------------------------------------------------------------------------+
    | 转的是哪一家？                                                                                   |
    | > 1 整个案件                                                                                     |
    |   2 江州银行                                                                                     |
    |   3 蓝鲸付                                                                                       |
    ");
    desk.keys("<down><enter>");
    assert_snapshot!(desk.rows(&["转到「", "[缺]", "[有]"]), @"
    +-- 转到「江州银行: 监管投诉」 --------------------------------------------------------------------+
    | [缺] POS 明细                                                                                    |
    | [缺] 银行流水                                                                                    |
    | [缺] 机器设置、后台账户核对                                                                      |
    | [缺] 应到账日                                                                                    |
    | [缺] 对方工单号                                                                                  |
    | [缺] 证据保全函（已寄）                                                                          |
    | [缺] 书面催告函                                                                                  |
    | [缺] 催告送达凭证                                                                                |
    ");
    desk.keys("十五天没有书面答复<tab><tab><enter>");
    assert_snapshot!(desk.rows(&["各方"]), @"| 各方进度  江州银行: 3 监管投诉  蓝鲸付: 排查                                                     |");
}

#[test]
fn a_case_is_closed_with_its_sums_and_opened_again() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("?jiean<enter>");
    assert_snapshot!("close-zh", desk.screen());
    desk.keys("<left><c-s>");
    assert!(desk.screen().contains("不能算追回"), "{}", desk.screen());
    desk.keys("<right><tab><tab><tab><tab>对方付了一半，其余放弃<c-s>");
    assert!(desk.screen().contains("已结案"), "{}", desk.screen());
    desk.keys("?chongkai<enter>又发现新证据<tab><tab><enter>");
    assert!(desk.screen().contains("案件已重开"), "{}", desk.screen());
}

#[test]
fn costs_are_booked_and_statistics_drawn() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("?huafei<enter><tab>22.4<c-s>");
    assert!(desk.screen().contains("已登记花费"), "{}", desk.screen());
    desk.keys("1?tongji<enter>");
    assert_snapshot!("stats-zh", desk.screen());
}

#[test]
fn another_person_sits_down_and_the_history_says_who_wrote() {
    let mut desk = at_the_bank(Lang::Zh);
    desk.keys("8");
    down_to(&mut desk, "操作人");
    desk.keys("<enter>");
    down_to(&mut desk, "另一个人");
    desk.keys("<enter>周敏<enter><tab><enter>");
    assert!(desk.screen().contains("周敏 写的"), "{}", desk.screen());
    desk.keys("1<esc>").keys("?newcase<esc><esc>");
    let case = desk.model.current_case().unwrap().id.clone();
    let bank = desk.party("江州");
    desk.record(&case, call(3, &bank, "2026-03-25T09:00:00+08:00", "还在查。"));
    desk.keys("7");
    assert!(desk.screen().contains("周敏"), "{}", desk.screen());
}

#[test]
fn a_case_opened_twice_is_brought_into_the_other() {
    let mut desk = at_the_bank(Lang::Zh);
    let first = desk.model.current_case().unwrap().id.clone();
    desk.keys("?copycase<enter>");
    assert!(desk.screen().contains("新案件叫什么"), "{}", desk.screen());
    desk.keys("又建了一个<tab><tab><enter>");
    assert!(desk.model.cases().len() == 2, "{}", desk.screen());
    let second = desk.model.cases().iter().find(|c| c.id != first).unwrap().id.clone();
    let bank = desk.party("江州");
    desk.record(&second, call(1, &bank, "2026-03-25T09:00:00+08:00", "在另一个案件里记的。"));
    desk.keys("?mergecase<enter>");
    assert!(desk.screen().contains("并入哪一个"), "{}", desk.screen());
    desk.keys("<enter>是同一件事<tab><tab><enter>");
    let case = desk.model.cases().iter().find(|c| c.road.merged.len() == 1).cloned();
    let case = case.unwrap_or_else(|| panic!("{}", desk.screen()));
    assert!(case.live_contacts().any(|c| c.now.said.as_deref() == Some("在另一个案件里记的。")));
}
