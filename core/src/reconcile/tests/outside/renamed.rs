//! The payer is called otherwise from a day on, an export is laid out otherwise, and a few neighbours add up by chance;
//! found by a tenth hand's months.

use super::*;

const BEFORE: &str = "随行付支付有限公司,商户结算";
const AFTER: &str = "随行付支付有限公司客户备付金,商户结算";
const OTHER: &str = "江城支付科技有限公司,商户结算";

/// Two terminals, four sales a day; T2 is not paid from the 12th on.
fn shop() -> (Vec<Trade>, Vec<Trade>) {
    let all: Vec<Trade> = (1..=24)
        .flat_map(|d| {
            (0..4).map(move |n| Trade(d, n, ["T1", "T2"][n as usize % 2], "刷卡", gross(d, n)))
        })
        .collect();
    let lost = of(&all, |t| t.2 == "T2" && t.0 >= 12);
    (all, lost)
}

/// The payments, by `after` from the day on which the terminal stops.
fn renamed(all: &[Trade], after: &'static str) -> Vec<(u32, i64, &'static str)> {
    let came = of(all, |t| !(t.2 == "T2" && t.0 >= 12));
    let mut came = payments(&came, next, BEFORE);
    for payment in came.iter_mut().filter(|c| c.0 > 12) {
        payment.2 = after;
    }
    came
}

#[test]
fn an_acquirers_account_for_its_customers_money_is_the_acquirer() {
    let (all, lost) = shop();
    let got = solve(&export(&all, true, true), &bank(&renamed(&all, AFTER), 28));
    assert_eq!(named(&got.missing), numbers(&lost));
    assert!(got.missing.iter().all(|l| l.sure) && got.unmatched.is_empty());
}

#[test]
fn where_another_payer_follows_the_one_that_stopped_nothing_since_is_sure() {
    let (all, lost) = shop();
    let got = solve(&export(&all, true, true), &bank(&renamed(&all, OTHER), 28));
    let sure: Vec<_> = got.missing.iter().filter(|l| l.sure).cloned().collect();
    let lost = numbers(&lost);
    assert!(named(&sure).iter().all(|number| lost.contains(number)), "{:?}", named(&sure));
}

#[test]
fn a_portal_that_changes_its_layout_is_one_acquirer() {
    let all: Vec<Trade> = (1..=24)
        .flat_map(|d| (0..4).map(move |n| Trade(d, n, "82910457", "刷卡", gross(d, n))))
        .collect();
    // The 12th is a Friday: its run and that of the weekend lie in both files.
    let (first, second) = (of(&all, |t| t.0 <= 13), of(&all, |t| t.0 > 13));
    let second =
        export(&second, true, true).replace("交易金额", "消费金额").replace("参考号", "检索参考号");
    let read = |text: &str| {
        crate::statement::read(text.as_bytes(), None, Some(Side::Pos), None, None).unwrap()
    };
    let pos = [read(&export(&first, true, true)), read(&second)].concat();
    let text = bank(&payments(&all, next, UMS), 28);
    let bank = crate::statement::read(text.as_bytes(), None, Some(Side::Bank), None, None).unwrap();
    let got = reconcile(&Input::new(&pos, &bank, &Weekdays));
    nothing_wrong(&got);
    assert!(got.parts.is_empty(), "{:?}", got.parts);
}
