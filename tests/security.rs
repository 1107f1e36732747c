//! SECURITY.md tells which test proves what: every test it names exists.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if path.is_dir() && !path.ends_with("target") {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn every_test_the_threat_table_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["core/src", "core/tests", "tui/src", "tests", "tools/powercut"] {
        sources(&root.join(folder), &mut files);
    }
    let code: String = files.iter().map(|f| std::fs::read_to_string(f).unwrap()).collect();
    let text = std::fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|l| l.starts_with("| ")).collect();
    let mut named = 0;
    for row in rows {
        let proof = row.trim_end_matches([' ', '|']).rsplit('|').next().unwrap_or_default();
        for name in proof.split('`').skip(1).step_by(2).filter(|n| n.contains('_')) {
            assert!(code.contains(&format!("fn {name}(")), "SECURITY.md names {name}");
            named += 1;
        }
    }
    assert!(named > 25, "{named}");
}
