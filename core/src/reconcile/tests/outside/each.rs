//! A rate and some pence on each sale, which the export does not list.

use super::*;
use std::collections::BTreeMap;

fn files(lost: &dyn Fn(&Trade) -> bool, terms: &dyn Fn(&Trade) -> (i64, i64)) -> (String, String) {
    let mut sold = String::from("Date,Time,Card Brand,Amount (GBP),Reference\n");
    let mut came: BTreeMap<u32, i64> = BTreeMap::new();
    for d in 1..=24u32 {
        for n in 0..9 {
            let t = Trade(d, n, "T1", ["VISA", "AMEX"][n as usize % 2], gross(d, n));
            sold.push_str(&format!(
                "{:02}/06/2026,{:02}:{:02}:00,{},{},{}\n",
                t.0,
                9 + t.1,
                t.0 + t.1,
                t.3,
                sum(t.4),
                t.number()
            ));
            let (rate, each) = terms(&t);
            if !lost(&t) {
                *came.entry(next(t.0)).or_default() += t.4 - (t.4 * rate + 50_000) / 100_000 - each;
            }
        }
    }
    let mut bank = String::from("Date,Description,Paid out (GBP),Paid in (GBP)\n");
    for (day, minor) in came.into_iter().filter(|(day, _)| *day <= 28) {
        bank.push_str(&format!("{day:02}/06/2026,PAYMENTSENSE DOJO 4411,,{}\n", sum(minor)));
    }
    bank.push_str("28/06/2026,RENT,10.00,\n");
    (sold, bank)
}

#[test]
fn a_rate_and_some_pence_on_each_sale_are_learned_from_the_payments() {
    let lost = |t: &Trade| (9..=10).contains(&t.0);
    let (sold, bank) = files(&lost, &|_| (1_400, 5));
    let got = solve(&sold, &bank);
    assert_eq!(got.payout.lag.value, 1, "{:?}", got.payout);
    assert_eq!(got.missing.len(), 18);
    assert!(got.missing.iter().all(|l| l.sure && (9..=10).contains(&l.traded_at.day())));
    let arrived = got.runs.iter().filter(|r| r.state == State::Arrived).count();
    assert!(arrived >= 12, "{arrived}");
}
