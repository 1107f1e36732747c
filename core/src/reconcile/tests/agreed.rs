//! Fees that the export does not list, or that are taken otherwise than it lists them.

use super::*;

/// Ways of paying and what each is charged, in hundredths of a percent.
const KINDS: [(&str, i64); 3] = [("借记卡", 50), ("贷记卡", 60), ("微信", 38)];

/// Six sales a day.
fn gross(d: u32, n: u32) -> i64 {
    let spread = i64::from((d * 7_919 + n * 104_729) % 9_973);
    3_000 + spread + i64::from(n) * 411
}

fn rate(n: u32) -> i64 {
    KINDS[n as usize % 3].1
}

fn fee(sum: i64, rate: i64) -> i64 {
    (sum * rate + 5_000) / 10_000
}

/// An export without fees, with the way of paying in a column of this name.
fn unlisted(column: &str, back: &[(u32, i64)]) -> String {
    let mut out = format!("交易时间,终端号,检索参考号,交易类型,{column},交易金额\n");
    for d in DAYS {
        for n in 0..6u32 {
            let (kind, sum) = (KINDS[n as usize % 3].0, yuan(gross(d, n)));
            out.push_str(&format!(
                "2026-06-{d:02} 1{n}:05:00,T1,R{d:02}{n}0000,消费,{kind},{sum}\n"
            ));
        }
        for (_, sum) in back.iter().filter(|(day, _)| *day == d) {
            let sum = yuan(*sum);
            out.push_str(&format!("2026-06-{d:02} 18:05:00,T1,B{d:02}00000,退货,借记卡,-{sum}\n"));
        }
    }
    out
}

/// What a day brings without some of its sales, each sale's fee rounded by itself.
fn by_sale(d: u32, without: &[u32]) -> i64 {
    let paid = (0..6u32).filter(|n| !without.contains(n));
    paid.map(|n| gross(d, n) - fee(gross(d, n), rate(n))).sum()
}

/// The same with each rate rounded once.
fn at_once(d: u32, without: &[u32]) -> i64 {
    let paid = |k: u32| (0..6u32).filter(move |n| n % 3 == k && !without.contains(n));
    let sum = |k: u32| paid(k).map(|n| gross(d, n)).sum::<i64>();
    (0..3u32).map(|k| sum(k) - fee(sum(k), rate(k))).sum()
}

fn paid(of: impl Fn(u32) -> i64) -> Vec<(u32, i64, &'static str)> {
    DAYS.iter().map(|d| (paid_on(*d), of(*d), PAID)).collect()
}

#[test]
fn the_rates_of_cards_and_wallets_are_learned_from_the_days_that_were_paid_in_full() {
    let lost = |d: u32| if d == 4 { vec![2] } else { Vec::new() };
    let came = bank(&paid(|d| by_sale(d, &lost(d))), 20);
    let got = solve(&unlisted("支付方式", &[]), &came);
    assert_eq!(references(&got.missing), ["R0420000"]);
    assert!(
        got.missing.iter().all(|m| m.sure && m.net.minor == gross(4, 2) - fee(gross(4, 2), 38))
    );
    let short = got.runs.iter().filter(|r| r.state != State::Arrived).count();
    assert_eq!(short, 1);
}

#[test]
fn where_each_rate_of_a_payment_is_rounded_once_a_missing_sale_is_found_to_the_cent() {
    let lost = |d: u32| if d == 9 { vec![1] } else { Vec::new() };
    let came = bank(&paid(|d| at_once(d, &lost(d))), 20);
    let got = solve(&unlisted("支付方式", &[]), &came);
    assert_eq!(references(&got.missing), ["R0910000"]);
    assert!(got.missing.iter().all(|m| m.sure));
}

#[test]
fn where_fees_are_listed_by_sale_but_taken_once_a_missing_sale_is_found_to_the_cent() {
    let mut pos = String::from("交易时间,终端号,检索参考号,支付方式,交易金额,手续费\n");
    for d in DAYS {
        for n in 0..6u32 {
            let (kind, sum) = (KINDS[n as usize % 3].0, gross(d, n));
            let (sum, fee) = (yuan(sum), yuan(fee(sum, rate(n))));
            pos.push_str(&format!(
                "2026-06-{d:02} 1{n}:05:00,T1,R{d:02}{n}0000,{kind},{sum},{fee}\n"
            ));
        }
    }
    let lost = |d: u32| if d == 9 { vec![1] } else { Vec::new() };
    let got = solve(&pos, &bank(&paid(|d| at_once(d, &lost(d))), 20));
    assert_eq!(references(&got.missing), ["R0910000"]);
    assert!(got.missing.iter().all(|m| m.sure) && got.late.is_empty());
}

#[test]
fn the_fee_of_a_sale_that_is_given_back_can_be_kept() {
    let back = [(3, 2_500), (9, 4_100)];
    let given = |d: u32| back.iter().filter(|(day, _)| *day == d).map(|b| b.1).sum::<i64>();
    let got = solve(&unlisted("支付方式", &back), &bank(&paid(|d| by_sale(d, &[]) - given(d)), 20));
    assert!(got.missing.is_empty() && got.late.is_empty() && got.unmatched.is_empty());
    assert!(got.runs.iter().all(|r| r.state == State::Arrived && r.difference.minor == 0));
}

#[test]
fn the_kind_of_card_is_the_way_of_paying_where_no_column_tells_it() {
    let wallet = |d: u32| if (8..=10).contains(&d) { vec![2, 5] } else { Vec::new() };
    let came = bank(&paid(|d| by_sale(d, &wallet(d))), 20);
    let got = solve(&unlisted("卡类型", &[]), &came);
    assert_eq!(got.missing.len(), 6);
    assert!(got.missing.iter().all(|m| m.channel.as_deref() == Some("微信")));
    assert_eq!(got.causes.first().map(|c| c.cause), Some(CauseKind::Platform));
}

/// Debit and credit cards in one payment of the day, the wallet in another.
fn in_two(
    of: impl Fn(u32, &[u32]) -> i64,
    lost: impl Fn(u32) -> Vec<u32>,
) -> Vec<(u32, i64, &'static str)> {
    let cards = |d: u32| of(d, &[&lost(d)[..], &[2, 5]].concat());
    let wallet = |d: u32| of(d, &[&lost(d)[..], &[0, 1, 3, 4]].concat());
    DAYS.iter()
        .flat_map(|d| [(paid_on(*d), cards(*d), PAID), (paid_on(*d), wallet(*d), PAID)])
        .collect()
}

#[test]
fn cards_of_two_rates_are_paid_in_one_sum_and_the_wallet_in_another_though_no_fee_is_listed() {
    let lost = |d: u32| if d == 4 { vec![1] } else { Vec::new() };
    let got = solve(&unlisted("支付方式", &[]), &bank(&in_two(by_sale, lost), 20));
    assert_eq!(references(&got.missing), ["R0410000"]);
    assert!(got.missing.iter().all(|m| m.sure) && got.unmatched.is_empty());
}

#[test]
fn the_fee_of_a_large_sale_is_capped_for_one_kind_of_card() {
    const CAP: i64 = 2_000;
    let gross = |d: u32, n: u32| gross(d, n) * 60;
    let mut pos = String::from("交易时间,终端号,检索参考号,交易类型,支付方式,交易金额\n");
    let mut came = Vec::new();
    for d in DAYS {
        let mut sum = 0;
        for n in 0..6u32 {
            let (kind, whole) = (KINDS[n as usize % 3].0, gross(d, n));
            let fee = fee(whole, rate(n));
            sum += whole - if n % 3 == 0 { fee.min(CAP) } else { fee };
            let yuan = yuan(whole);
            pos.push_str(&format!(
                "2026-06-{d:02} 1{n}:05:00,T1,R{d:02}{n}0000,消费,{kind},{yuan}\n"
            ));
        }
        came.push((paid_on(d), sum, PAID));
    }
    let got = solve(&pos, &bank(&came, 20));
    assert!(got.missing.is_empty() && got.late.is_empty() && got.unmatched.is_empty());
    assert!(got.runs.iter().all(|r| r.state == State::Arrived && r.difference.minor == 0));
}

/// So many sales a day that a few days are thousands.
#[test]
fn the_rates_of_a_large_shop_are_learned_from_whole_days() {
    const A_DAY: u32 = 1_200;
    let gross = |d: u32, n: u32| 1_000 + i64::from((d * 7_919 + n * 104_729 + d * n * 31) % 20_011);
    let mut pos = String::from("交易时间,终端号,检索参考号,交易类型,支付方式,交易金额\n");
    let mut came = Vec::new();
    for d in DAYS {
        let mut sum = 0;
        for n in 0..A_DAY {
            let (kind, whole) = (KINDS[n as usize % 3].0, gross(d, n));
            let lost = d == 9 && (400..403).contains(&n);
            sum += if lost { 0 } else { whole - fee(whole, rate(n)) };
            let (hour, minute, yuan) = (8 + n / 120, n / 2 % 60, yuan(whole));
            pos.push_str(&format!(
                "2026-06-{d:02} {hour:02}:{minute:02}:{:02},T1,R{d:02}{n:06},消费,{kind},{yuan}\n",
                n % 2 * 30
            ));
        }
        came.push((paid_on(d), sum, PAID));
    }
    let got = solve(&pos, &bank(&came, 20));
    assert_eq!(references(&got.missing), ["R09000400", "R09000401", "R09000402"]);
}

/// The export names the card behind a wallet, too; the wallet's rate is its own.
#[test]
fn what_a_wallet_is_charged_does_not_follow_from_the_card_behind_it() {
    let kinds = [
        ("借记卡", "银行卡", 50),
        ("贷记卡", "银行卡", 60),
        ("借记卡", "微信", 38),
        ("贷记卡", "支付宝", 38),
    ];
    let of = |d: u32, n: u32| kinds[((d * 5 + n * 3 + d * n) % 4) as usize];
    let mut pos = String::from("交易时间,终端号,检索参考号,交易类型,卡类型,支付方式,交易金额\n");
    for d in DAYS {
        for n in 0..8u32 {
            let (card, way, _) = of(d, n);
            let sum = yuan(gross(d, n));
            pos.push_str(&format!(
                "2026-06-{d:02} 1{n}:05:00,T1,R{d:02}{n}0000,消费,{card},{way},{sum}\n"
            ));
        }
    }
    let came = |d: u32| (0..8u32).map(|n| gross(d, n) - fee(gross(d, n), of(d, n).2)).sum();
    let got = solve(&pos, &bank(&paid(came), 20));
    assert!(
        got.missing.is_empty(),
        "{:?}",
        got.missing.iter().map(|l| &l.basis).collect::<Vec<_>>()
    );
    assert!(got.unmatched.is_empty() && !got.way_unclear);
}

/// Payments that follow from nothing: it is said, and no cause is as good as found.
#[test]
fn a_way_of_paying_that_the_files_do_not_tell_is_said() {
    let got = solve(
        &unlisted("支付方式", &[]),
        &bank(&paid(|d| by_sale(d, &[]) - 977 * i64::from(d % 5 + 1)), 20),
    );
    assert!(got.way_unclear, "{:?}", got.payout);
    assert!(got.missing.iter().all(|line| !line.sure));
    // The control: what they tell is not called unclear.
    let got = solve(&unlisted("支付方式", &[]), &bank(&paid(|d| by_sale(d, &[])), 20));
    assert!(!got.way_unclear && got.missing.is_empty());
}
