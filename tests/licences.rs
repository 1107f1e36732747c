//! What is in the tree: licences, sources and banned crates of `deny.toml`, read from `cargo metadata` without a network.
//! (`cargo deny` does the same and more; where it is not installed this stands in for licences, sources and bans.)

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn list(text: &str, name: &str) -> Vec<String> {
    let table: toml::Table = text.parse().unwrap();
    let (section, key) = name.split_once('.').unwrap();
    let name_of = |v: &toml::Value| match v {
        toml::Value::Table(t) => t["name"].as_str().unwrap().to_string(),
        other => other.as_str().unwrap().to_string(),
    };
    table[section][key].as_array().unwrap().iter().map(name_of).collect()
}

/// Whether an expression can be satisfied: any alternative all of whose parts are allowed.
fn fits(expression: &str, allowed: &[String]) -> bool {
    let flat = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let bracket_and = expression.contains(") AND");
    let part = |p: &str| allowed.iter().any(|a| a == p.trim());
    if bracket_and {
        // `(A OR B) AND C`
        let (left, right) = expression.split_once(") AND").unwrap();
        return fits(left.trim_start_matches('('), allowed) && fits(right, allowed);
    }
    flat.split(" OR ").any(|alternative| alternative.split(" AND ").all(part))
}

#[test]
fn every_licence_and_source_in_the_tree_is_one_that_deny_toml_allows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let deny = std::fs::read_to_string(root.join("deny.toml")).unwrap();
    let (allowed, banned) = (list(&deny, "licenses.allow"), list(&deny, "bans.deny"));
    assert!(!fits("GPL-3.0-only", &allowed) && fits("GPL-2.0-only OR MIT", &allowed));
    assert!(!fits("(MIT OR Apache-2.0) AND GPL-3.0-only", &allowed));
    let metadata = |more: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--format-version", "1", "--locked"]).args(more);
        cargo.current_dir(&root).output().unwrap()
    };
    // The crates of other systems are not on a machine that built for itself alone: fetched where that can be done.
    let mut out = metadata(&[]);
    if !out.status.success() {
        let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        out = metadata(&["--offline", "--filter-platform", &target]);
    }
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let tree: Value = serde_json::from_slice(&out.stdout).unwrap();
    let packages = tree["packages"].as_array().unwrap();
    let mut wrong = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("none");
        if !fits(licence, &allowed) {
            wrong.push(format!("{name}: {licence}"));
        }
        if package["source"].as_str().is_some_and(|s| !s.contains("crates.io-index")) {
            wrong.push(format!("{name}: from {}", package["source"]));
        }
        if banned.iter().any(|b| b == name) {
            wrong.push(format!("{name}: banned"));
        }
    }
    assert!(packages.len() > 100 && wrong.is_empty(), "{wrong:#?}");
}
