use super::*;

#[test]
fn of_two_demands_the_one_that_runs_out_first_leads() {
    let tw = RulePack::find("TW").unwrap();
    let rule = tw.rule("TW-CIV130-SUE-6M").unwrap();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let demands = ["2026-08-30", "2026-11-01"].map(|d| Fact::stated("demand_reached", day(d)));
    let on = |today: &str| {
        let out = compute(rule, tw, &demands, day(today));
        (out.unrolled.unwrap().to_string(), out.alternative.map(|d| d.to_string()))
    };
    // 28 February 2027 is a Sunday and the next day a make-up holiday there; the unrolled day tells.
    assert_eq!(on("2026-11-28").0, "2027-02-28");
    assert!(on("2026-11-28").1.is_some(), "the later one is shown beside it");
    assert_eq!(on("2027-04-01").0, "2027-05-01", "the first has gone by");
}
