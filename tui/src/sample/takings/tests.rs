use super::*;
use std::collections::BTreeSet;

#[test]
fn the_days_of_the_story_are_exact() {
    let runs = month();
    for (day, count, gross, fee, net) in [
        (6, 38, 1_120_400, 4_258, 1_116_142),
        (9, 41, 1_290_956, 4_906, 1_286_050),
        (10, 29, 945_292, 3_592, 941_700),
        (11, 44, 1_529_633, 5_813, 1_523_820),
        (12, 36, 1_088_000, 4_134, 1_083_866),
    ] {
        let run = runs.iter().find(|r| r.day == march(day)).unwrap();
        assert_eq!((run.count(), run.gross(), run.fee(), run.net()), (count, gross, fee, net));
    }
    let missing: i64 = runs.iter().filter(|r| r.is_missing()).map(Run::net).sum();
    assert_eq!(missing, 3_751_570);
    assert_eq!(runs.iter().map(Run::count).sum::<usize>(), 412);
    assert_eq!(runs.iter().flat_map(|r| &r.sales).filter(|s| s.refund).count(), 2);
    assert_eq!(runs[8].sales[0].at.to_string(), "2026-03-09 09:12:40");
    assert_eq!(runs[10].sales[43].at.to_string(), "2026-03-11 21:47:05");
    let quoted = runs[8].sales.iter().find(|s| s.reference == "973504526889").unwrap();
    assert_eq!(quoted.at.to_string(), "2026-03-09 18:20:11");
}

#[test]
fn every_run_is_sound() {
    for run in month() {
        assert_eq!(run.fee(), (run.gross() * FEE_RATE + 5_000) / 10_000, "{}", run.day);
        assert!(run.sales.is_sorted_by(|a, b| a.at < b.at));
        for sale in &run.sales {
            assert!((1_200..=60_000).contains(&sale.gross.abs()), "{sale:?}");
            assert!((sale.gross.abs() * FEE_RATE / 10_000 - sale.fee.abs()).abs() <= 1);
            assert!(sale.gross != 50_000 && sale.net() != 50_000);
        }
    }
    let nets: BTreeSet<i64> = month().iter().map(Run::net).collect();
    assert_eq!(nets.len(), 25, "each payout can be told from the others");
}
