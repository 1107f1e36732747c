//! Bundles for different receivers: who is given what, and who can open it.

use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;

const NO: &str = "RC-2026-001";
/// The recipient of age's own manual.
const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// Whether the zip, in which nothing is compressed, holds this text.
fn holds(zip: &[u8], text: &str) -> bool {
    zip.windows(text.len()).any(|w| w == text.as_bytes())
}

#[test]
fn the_other_side_is_not_told_gaps_and_copies() {
    let home = Sandbox::with_case(Lang::Zh);
    let out = home.path("out").display().to_string();
    let bundle = |who: &str| {
        let data = home.run(&["export", NO, "--for", who, "--out", &out, "--json"]).data();
        assert!(data["message"].as_str().unwrap().contains(NO), "{data}");
        let release = data["release"].as_u64().unwrap();
        std::fs::read(home.path("out").join(format!("{NO}-v{release}.zip"))).unwrap()
    };
    let (lawyer, bank, court) = (bundle("lawyer"), bundle("bank"), bundle("court"));
    assert!(holds(&lawyer, "\"份数\"") && holds(&lawyer, "待补："));
    assert!(!holds(&bank, "\"份数\"") && !holds(&bank, "待补："));
    assert!(holds(&court, "\"份数\"") && !holds(&court, "待补："));
}

#[test]
fn a_sealed_bundle_leaves_no_open_one_behind() {
    let home = Sandbox::with_case(Lang::En);
    let out = home.path("out").display().to_string();
    let run = |more: &[&str]| {
        home.run(&[&["export", NO, "--for", "lawyer", "--out", &out], more].concat())
    };
    let wrong = run(&["--encrypt-to", "age1nonsense"]);
    assert_eq!(wrong.status, 2, "{}", wrong.err);
    let nowhere = run(&["--passphrase"]);
    assert_eq!(nowhere.status, 2, "{}", nowhere.err);
    let sealed = run(&["--encrypt-to", RECIPIENT]);
    assert_eq!(sealed.status, 0, "{}", sealed.err);
    assert!(sealed.out.contains("Encrypted"), "{}", sealed.out);
    let files = files_under(&home.path("out"));
    assert_eq!(files.len(), 1, "{files:?}");
    let bytes = std::fs::read(home.path("out").join(format!("{NO}-v1.zip.age"))).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1") && !holds(&bytes, "bundle.txt"));
}
