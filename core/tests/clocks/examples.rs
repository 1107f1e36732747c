//! Every worked example of every pack comes out to the day.

use recourse_core::rules::{RulePack, run_examples};

#[test]
fn every_example_of_every_pack_holds() {
    let mut seen = 0;
    for pack in RulePack::embedded() {
        let id = &pack.head.id;
        let path = format!("{}/../assets/packs/{id}/examples.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let (count, faults) = run_examples(pack, &text);
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{id}:\n{}", faults.join("\n"));
        assert!(count > 0, "{id} has no examples");
        seen += count;
    }
    assert!(seen >= 60, "only {seen} examples");
}

#[test]
fn a_wrong_example_is_told() {
    let text = "[[example]]\nid = \"X\"\nrule = \"CN-LIM-3Y\"\non = [\"knew_damage_and_obligor=2023-10-04\"]\n\
                as_of = \"2026-01-01\"\nexpect = { expected = \"2026-10-04\" }\n";
    let (count, faults) = run_examples(RulePack::find("CN").unwrap(), text);
    assert_eq!((count, faults.len()), (1, 1));
    assert_eq!(faults[0].to_string(), "X: expected is `2026-10-08`, not `2026-10-04`");
}
