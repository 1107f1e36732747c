//! Small months by hand: what each state means, and what is never said.

mod agreed;
mod outside;

use super::*;
use crate::calendar::DayCalendar;
use crate::locale::{Lang, Locale};
use crate::statement::{Side, read};
use chrono::{Datelike, Weekday};

/// Weekends only.
struct Weekdays;

impl DayCalendar for Weekdays {
    fn is_rest(&self, day: NaiveDate) -> bool {
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    fn is_sure(&self, _: NaiveDate) -> bool {
        true
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// 2026-06-01 is a Monday. Three sales a day on two terminals, fee 0.38 %.
fn sales(days: &[u32]) -> String {
    let mut out =
        String::from("交易时间,终端号,检索参考号,支付方式,交易金额,手续费,清算金额,交易状态\n");
    for d in days {
        for n in 0..3u32 {
            let gross = 10_000 + i64::from(d * 137 + n * 1_111);
            let fee = (gross * 38 + 5_000) / 10_000;
            let channel = if n == 2 { "微信" } else { "银联" };
            out.push_str(&format!(
                "2026-06-{d:02} 1{n}:05:00,T{},R{d:02}{n}0000,{channel},{},{},{},成功\n",
                n % 2,
                yuan(gross),
                yuan(fee),
                yuan(gross - fee)
            ));
        }
    }
    out
}

fn yuan(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// What the sales of a day bring.
fn net(d: u32) -> i64 {
    (0..3u32).map(|n| net_of(d, n)).sum()
}

fn net_of(d: u32, n: u32) -> i64 {
    let gross = 10_000 + i64::from(d * 137 + n * 1_111);
    gross - (gross * 38 + 5_000) / 10_000
}

fn bank(credits: &[(u32, i64, &str)], to: u32) -> String {
    let mut out = format!(
        "账号：62220000****3371\n查询日期：2026-06-01 至 2026-06-{to:02}\n交易日期,收入,支出,对方户名,摘要\n"
    );
    for (d, amount, text) in credits {
        let (i, o) = if *amount > 0 {
            (yuan(*amount), String::new())
        } else {
            (String::new(), yuan(-*amount))
        };
        out.push_str(&format!("2026-06-{d:02},{i},{o},{text}\n"));
    }
    out
}

const PAID: &str = "江州支付有限公司,商户结算款";

fn solve_with(pos: &str, bank: &str, change: impl Fn(&mut Input<'_>)) -> Reconciliation {
    let pos = read(pos.as_bytes(), None, Some(Side::Pos), None, None).expect("sales");
    let bank = read(bank.as_bytes(), None, Some(Side::Bank), None, None).expect("bank");
    let mut input = Input::new(&pos, &bank, &Weekdays);
    change(&mut input);
    reconcile(&input)
}

fn solve(pos: &str, bank: &str) -> Reconciliation {
    solve_with(pos, bank, |_| {})
}

/// Monday 1st to Friday 12th, paid on the next working day.
const DAYS: [u32; 10] = [1, 2, 3, 4, 5, 8, 9, 10, 11, 12];

fn paid_on(d: u32) -> u32 {
    if d % 7 == 5 { d + 3 } else { d + 1 }
}

fn all_paid() -> Vec<(u32, i64, &'static str)> {
    DAYS.iter().map(|d| (paid_on(*d), net(*d), PAID)).collect()
}

fn references(lines: &[SaleLine]) -> Vec<&str> {
    lines.iter().map(|l| l.reference.as_str()).collect()
}

#[test]
fn all_arrived() {
    let got = solve(&sales(&DAYS), &bank(&all_paid(), 20));
    assert!(got.missing.is_empty() && got.late.is_empty() && got.unmatched.is_empty());
    assert!(got.runs.iter().all(|r| r.state == State::Arrived && r.difference.minor == 0));
    assert_eq!((got.payout.shape, got.payout.amount), (Shape::PerRun, Amount::Net));
    assert_eq!((got.payout.lag.value, got.payout.lag.unit.code()), (1, "working_day"));
    assert!(got.payout.confidence_permille > 900);
    assert_eq!((got.totals.sales.count, got.causes.len()), (30, 0));
}

#[test]
fn a_missing_run_with_its_cause_and_a_foreign_credit() {
    let mut credits = all_paid();
    credits.retain(|c| !matches!(c.0, 4 | 5));
    credits.push((9, 50_000, "江州支付有限公司,商户资金"));
    credits.push((10, 8_800, "李红,往来款"));
    let got = solve(&sales(&DAYS), &bank(&credits, 20));
    assert_eq!(
        references(&got.missing),
        ["R0300000", "R0310000", "R0320000", "R0400000", "R0410000", "R0420000"]
    );
    assert_eq!(got.totals.missing.net.minor, net(3) + net(4));
    assert_eq!(got.unmatched.iter().map(|c| c.amount.minor).collect::<Vec<_>>(), [50_000]);
    assert_eq!(got.missing[0].due, day("2026-06-04"));
    let cause = &got.causes[0];
    assert_eq!(cause.cause, CauseKind::UpgradeWindow);
    assert_eq!(
        (cause.window.0.to_rfc3339().as_str(), cause.explains),
        ("2026-06-03T10:05:00+08:00", 6)
    );
    assert!(got.causes.iter().all(|c| c.score_permille <= 950));
}

#[test]
fn a_notice_and_findings_move_the_causes() {
    let mut credits = all_paid();
    credits.retain(|c| !matches!(c.0, 4 | 5));
    let (pos, bank) = (sales(&DAYS), bank(&credits, 20));
    let plain = solve(&pos, &bank).causes[0].score_permille;
    let at = |t: &str| DateTime::parse_from_rfc3339(t).expect("a moment");
    let notices = [Notice {
        from: at("2026-06-02T22:00:00+08:00"),
        to: at("2026-06-03T06:00:00+08:00"),
        source: "短信".into(),
    }];
    let told = solve_with(&pos, &bank, |i| i.notices = leaked(&notices));
    assert!(told.causes[0].score_permille >= plain);
    let against = [Finding { cause: CauseKind::UpgradeWindow, supports: false }];
    let denied = solve_with(&pos, &bank, |i| i.findings = leaked(&against));
    let score = |r: &Reconciliation| {
        r.causes.iter().find(|c| c.cause == CauseKind::UpgradeWindow).map(|c| c.score_permille)
    };
    assert!(score(&denied) < Some(plain));
}

/// Leaks a small slice, so that tests may set borrowed members in a closure.
fn leaked<T: Clone>(items: &[T]) -> &'static [T] {
    Box::leak(items.to_vec().into_boxed_slice())
}

#[test]
fn a_short_run_is_explained_by_one_terminal() {
    let mut credits = all_paid();
    for c in credits.iter_mut().filter(|c| c.0 >= 9) {
        let d = DAYS.iter().copied().find(|d| paid_on(*d) == c.0).expect("a trade day");
        c.1 = net_of(d, 0) + net_of(d, 2);
    }
    let got = solve(&sales(&DAYS), &bank(&credits, 20));
    assert_eq!(
        references(&got.missing),
        ["R0810000", "R0910000", "R1010000", "R1110000", "R1210000"]
    );
    assert!(
        got.runs.iter().filter(|r| r.due >= day("2026-06-09")).all(|r| r.state == State::Short)
    );
    assert_eq!(got.causes[0].cause, CauseKind::TerminalSetting);
}

#[test]
fn late_money_is_late_and_not_missing() {
    let mut credits = all_paid();
    let c = credits.iter_mut().find(|c| c.0 == 4).expect("a credit");
    c.0 = 6;
    let got = solve(&sales(&DAYS), &bank(&credits, 20));
    assert!(got.missing.is_empty());
    assert_eq!(references(&got.late), ["R0300000", "R0310000", "R0320000"]);
    assert_eq!(got.late[0].paid_on, Some(day("2026-06-06")));
    let run = got.runs.iter().find(|r| r.due == day("2026-06-04")).expect("the run");
    assert_eq!(
        (run.state, run.paid_on, run.difference.minor),
        (State::Late, Some(day("2026-06-06")), 0)
    );
}

#[test]
fn a_day_is_judged_only_when_it_is_over_and_covered() {
    let credits: Vec<_> = all_paid().into_iter().filter(|c| c.0 <= 8).collect();
    let pos = sales(&DAYS);
    // The statement ends on the 9th: what is due on the 9th is awaited, not missing.
    let got = solve(&pos, &bank(&credits, 9));
    assert_eq!(got.judged_on, Some(day("2026-06-09")));
    assert!(got.missing.is_empty());
    assert_eq!(got.awaited.first().map(|l| l.due), Some(day("2026-06-09")));
    // One day later it is missing.
    let got = solve(&pos, &bank(&credits, 10));
    assert_eq!(references(&got.missing), ["R0800000", "R0810000", "R0820000"]);
    // Judged earlier, nothing is.
    let got = solve_with(&pos, &bank(&credits, 20), |i| i.as_of = Some(day("2026-06-09")));
    assert_eq!((got.judged_on, got.missing.len()), (Some(day("2026-06-09")), 0));
    // And never later than the files cover.
    let got = solve_with(&pos, &bank(&credits, 9), |i| i.as_of = Some(day("2026-12-31")));
    assert_eq!(got.judged_on, Some(day("2026-06-09")));
}

#[test]
fn nothing_is_missing_on_an_account_that_no_file_covers() {
    let pos = format!("结算账号：6222****9999\n{}", sales(&DAYS));
    let credits: Vec<_> = all_paid().into_iter().filter(|c| c.0 < 4).collect();
    let got = solve(&pos, &bank(&credits, 20));
    assert!(got.missing.is_empty());
    assert!(!got.uncovered.is_empty());
}

#[test]
fn a_gap_between_two_statements_is_no_missing_money() {
    let pos = read(sales(&DAYS).as_bytes(), None, Some(Side::Pos), None, None).expect("sales");
    let one = |from: u32, to: u32| {
        let mut text = format!(
            "查询日期：2026-06-{from:02} 至 2026-06-{to:02}\n交易日期,收入,支出,对方户名,摘要\n"
        );
        for (d, amount, t) in all_paid().into_iter().filter(|c| (from..=to).contains(&c.0)) {
            text.push_str(&format!("2026-06-{d:02},{},,{t}\n", yuan(amount)));
        }
        read(text.as_bytes(), None, Some(Side::Bank), None, None).expect("bank").remove(0)
    };
    let bank = [one(1, 4), one(9, 20)];
    let input = Input::new(&pos, &bank, &Weekdays);
    let got = reconcile(&input);
    assert!(got.missing.is_empty());
    assert_eq!(got.uncovered.len(), 6);
    assert_eq!(got.needed, [(day("2026-06-05"), day("2026-06-08"))]);
}

#[test]
fn credits_before_and_after_the_sales_are_not_unmatched() {
    let credits: Vec<_> =
        [(1, 777_700, PAID)].into_iter().chain(all_paid()).chain([(17, 888_800, PAID)]).collect();
    let got = solve(&sales(&DAYS), &bank(&credits, 20));
    assert!(got.unmatched.is_empty());
    assert_eq!(got.before_period.iter().map(|c| c.amount.minor).collect::<Vec<_>>(), [777_700]);
    assert_eq!(got.after_period.iter().map(|c| c.amount.minor).collect::<Vec<_>>(), [888_800]);
}

#[test]
fn several_explanations_are_all_shown() {
    // Two sales of one sum in a run: which of them is unpaid cannot be told.
    let mut pos = sales(&DAYS);
    pos.push_str("2026-06-12 13:05:00,T0,TWIN1,银联,50.00,0.19,49.81,成功\n2026-06-12 14:05:00,T1,TWIN2,银联,50.00,0.19,49.81,成功\n");
    let mut credits = all_paid();
    let last = credits.last_mut().expect("a credit");
    last.1 += 4_981;
    let got = solve(&pos, &bank(&credits, 20));
    let run = got.runs.iter().find(|r| r.state == State::Short).expect("a short run");
    assert_eq!(run.alternatives.len(), 2);
    assert!(
        run.alternatives.contains(&vec!["TWIN1".to_string()])
            && run.alternatives.contains(&vec!["TWIN2".to_string()])
    );
    assert_eq!((got.missing.len(), got.missing[0].sure), (1, false));
}

#[test]
fn a_duplicate_is_over_until_it_is_taken_back() {
    let mut credits = all_paid();
    credits.push((10, net(8), PAID));
    let got = solve(&sales(&DAYS), &bank(&credits, 20));
    let run = got.runs.iter().find(|r| r.due == day("2026-06-09")).expect("the run");
    assert_eq!((run.state, run.difference.minor), (State::Over, net(8)));
    credits.push((11, -net(8), "江州支付有限公司,重复入账冲正"));
    let got = solve(&sales(&DAYS), &bank(&credits, 20));
    assert!(got.runs.iter().all(|r| r.state == State::Arrived), "{:?}", got.runs);
    assert!(got.unmatched.is_empty());
}

#[test]
fn one_credit_for_two_runs_and_two_credits_for_one() {
    let mut credits = all_paid();
    credits.retain(|c| !matches!(c.0, 3 | 4 | 9));
    credits.push((8, net(2) + net(3), PAID));
    credits.push((9, net_of(8, 0) + net_of(8, 1), PAID));
    credits.push((9, net_of(8, 2), PAID));
    let got = solve(&sales(&DAYS), &bank(&credits, 20));
    assert!(got.missing.is_empty(), "{:?}", references(&got.missing));
    assert_eq!(got.late.len(), 6);
    let split = got.runs.iter().find(|r| r.due == day("2026-06-09")).expect("the run");
    assert_eq!((split.state, split.credits.len()), (State::Arrived, 2));
}

#[test]
fn a_constant_share_short_is_a_fee_and_not_sales() {
    let mut credits = all_paid();
    for c in credits.iter_mut().filter(|c| c.0 >= 8) {
        c.1 -= (c.1 * 22 + 5_000) / 10_000;
    }
    let got = solve(&sales(&DAYS), &bank(&credits, 20));
    assert!(got.missing.is_empty(), "{:?}", references(&got.missing));
    assert!(
        got.runs.iter().filter(|r| r.due >= day("2026-06-08")).all(|r| r.state == State::Short)
    );
    assert_eq!(got.causes[0].cause, CauseKind::AgreementChange);
}

#[test]
fn trade_days_asked_for_limit_the_answer_not_the_matching() {
    let mut credits = all_paid();
    credits.retain(|c| !matches!(c.0, 4 | 5));
    let got = solve_with(&sales(&DAYS), &bank(&credits, 20), |i| {
        i.from = Some(day("2026-06-04"));
        i.to = Some(day("2026-06-08"));
    });
    assert_eq!(references(&got.missing), ["R0400000", "R0410000", "R0420000"]);
    assert_eq!(got.totals.sales.count, 9);
}

#[test]
fn what_the_user_settled_is_not_missing() {
    let mut credits = all_paid();
    credits.retain(|c| c.0 != 4);
    let settled: Vec<Settled> = (8..11)
        .map(|row| Settled { sale: At { statement: 0, row }, on: day("2026-06-04") })
        .collect();
    let got = solve_with(&sales(&DAYS), &bank(&credits, 20), |i| i.settled = leaked(&settled));
    assert!(got.missing.is_empty(), "{:?}", references(&got.missing));
}

#[test]
fn every_note_speaks_both_languages() {
    let mut credits = all_paid();
    credits.retain(|c| !matches!(c.0, 4 | 5));
    let got = solve(&sales(&DAYS), &bank(&credits, 11));
    let sales = got.missing.iter().chain(&got.awaited).flat_map(|l| l.basis.clone());
    let notes: Vec<Note> = sales
        .chain(got.runs.iter().flat_map(|r| r.basis.clone()))
        .chain(got.causes.iter().flat_map(|c| {
            let lists = c.supports.iter().chain(&c.against).cloned();
            lists.chain([c.ask.clone(), c.settles.clone()]).collect::<Vec<_>>()
        }))
        .collect();
    assert!(notes.len() > 50);
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for note in &notes {
            let said = note.say(&locale);
            assert!(!said.contains(['{', '}', '$']), "{}: {said}", note.id);
        }
        for cause in CauseKind::ALL {
            assert!(locale.has(cause.name()));
        }
    }
}

#[test]
fn empty_input_says_nothing() {
    let got = solve_with(&sales(&DAYS), &bank(&all_paid(), 20), |i| {
        i.pos = &[];
        i.bank = &[];
    });
    assert!(got.runs.is_empty() && got.missing.is_empty() && got.judged_on.is_none());
}
