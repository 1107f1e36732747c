//! Who may use whom (ARCHITECTURE.md), read from the `use` lines and paths of the source itself.

use std::path::{Path, PathBuf};

/// Core modules and what each may name of the others.
const EDGES: &[(&str, &[&str])] = &[
    ("hash", &[]),
    ("calendar", &[]),
    ("locale", &[]),
    ("hygiene", &["case", "locale"]),
    ("case", &["hash"]),
    ("audit", &["case", "hash", "hygiene", "locale", "args"]),
    ("book", &["case", "hash"]),
    ("store", &["audit", "book", "case", "hash", "hygiene"]),
    ("statement", &["case", "hash", "hygiene", "locale", "args"]),
    ("reconcile", &["statement", "case", "calendar", "hash", "locale", "args"]),
    ("rules", &["case", "calendar", "hash", "locale", "args"]),
    ("diagnosis", &["case", "reconcile", "rules", "locale", "args"]),
    ("road", &["case", "diagnosis", "rules", "locale", "args"]),
    (
        "letter",
        &["calendar", "case", "diagnosis", "document", "hash", "road", "rules", "locale", "args"],
    ),
    ("next", &["case", "diagnosis", "letter", "road", "rules", "locale"]),
    ("search", &["case", "locale"]),
    ("document", &["audit", "case", "diagnosis", "hash", "locale", "rules", "args"]),
    ("render", &["document", "hash", "hygiene", "locale", "args"]),
    ("bundle", &["audit", "book", "case", "hash", "hygiene", "locale", "args"]),
];

/// Crates that one module alone may name.
const OWNERS: &[(&str, &str)] = &[
    ("rusqlite", "core/src/store"),
    ("printpdf", "core/src/render/pdf"),
    ("lopdf", "core/src/render/pdf"),
    ("sha2", "core/src/hash"),
    ("ed25519_dalek", "core/src/audit/key"),
    ("x509_cert", "core/src/audit/tsa"),
    ("rsa", "core/src/audit/tsa/sign"),
    ("p256", "core/src/audit/tsa/sign"),
    ("p384", "core/src/audit/tsa/sign"),
    ("calamine", "core/src/statement"),
    ("crossterm", "tui/src"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The code of a file: comments and everything from its test module on left out.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap().to_string();
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n == "tests.rs")
        || path.components().any(|c| c.as_os_str() == "tests")
}

#[test]
fn core_modules_use_only_what_the_table_allows() {
    let base = root().join("core/src");
    let mut files = Vec::new();
    sources(&base, &mut files);
    let mut wrong = Vec::new();
    for path in files.iter().filter(|p| !is_test(p)) {
        let inside = path.strip_prefix(&base).unwrap();
        let module =
            inside.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        if module == "lib" {
            continue;
        }
        let allowed = EDGES.iter().find(|(name, _)| *name == module).map(|(_, list)| *list);
        let allowed = allowed.unwrap_or_else(|| panic!("{module} is not in the table of layers"));
        for (at, _) in code(path).match_indices("crate::") {
            let used: String = code(path)[at + 7..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            // Re-exports of lib.rs stand for their module.
            let used = match used.as_str() {
                "Hash" => "hash",
                "Money" | "Currency" => "case",
                other => other,
            };
            if used != module && !used.is_empty() && !allowed.contains(&used) {
                wrong.push(format!("{} uses {used}", inside.display()));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_module_owns_each_outside_crate() {
    let mut files = Vec::new();
    for folder in ["core/src", "tui/src"] {
        sources(&root().join(folder), &mut files);
    }
    for path in &files {
        let place = path.strip_prefix(root()).unwrap().to_string_lossy().to_string();
        for (name, owner) in OWNERS {
            let named = code(path).contains(&format!("{name}::"));
            assert!(
                !named || place.starts_with(owner),
                "{place} names {name}, which belongs to {owner}"
            );
        }
    }
}
