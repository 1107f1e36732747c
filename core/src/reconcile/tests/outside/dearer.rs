//! Takings paid in full, and fees debited beside them: what is taken too much shows in no run.

use super::*;
use crate::reconcile::CauseKind;

const FEE: &str = "银联商务股份有限公司客户备付金,商户手续费";

/// Each due day's sales in full and the fees apart, from a day on with so many hundred-thousandths on top.
fn in_full(all: &[Trade], from: u32, more: i64) -> Vec<(u32, i64, &'static str)> {
    let mut out = Vec::new();
    for (day, paid, text) in payments(all, next, UMS) {
        let gross: i64 = of(all, |t| next(t.0) == day).iter().map(|t| t.4).sum();
        let on_top = if day >= from { gross * more / 100_000 } else { 0 };
        out.extend([(day, gross, text), (day, paid - gross - on_top, FEE)]);
    }
    out
}

#[test]
fn a_dearer_fee_that_is_debited_apart_is_said_with_its_day() {
    let all = plain(1..=26, 6);
    let got = solve(&export(&all, true, true), &bank(&in_full(&all, 15, 220), 30));
    nothing_wrong(&got);
    let over = got.fees_over.expect("more was taken than is listed");
    assert_eq!(over.days.0, day("2026-06-15"));
    assert!((215..=225).contains(&over.rate), "{over:?}");
    assert_eq!(got.causes.first().map(|c| c.cause), Some(CauseKind::AgreementChange));
    // The control: what is debited is what the export lists.
    let got = solve(&export(&all, true, true), &bank(&in_full(&all, 15, 0), 30));
    assert!(got.fees_over.is_none() && got.causes.is_empty(), "{:?}", got.fees_over);
}

#[test]
fn one_fee_a_month_is_compared_with_nothing() {
    let all = plain(1..=26, 6);
    let mut credits = in_full(&all, 15, 0);
    let fees: i64 = credits.iter().filter(|c| c.2 == FEE).map(|c| c.1).sum();
    credits.retain(|c| c.2 != FEE);
    credits.push((30, fees, FEE));
    let got = solve(&export(&all, true, true), &bank(&credits, 30));
    assert!(got.fees_over.is_none() && got.causes.is_empty(), "{:?}", got.fees_over);
}
