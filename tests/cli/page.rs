//! The offline page that checks bundles: every vector gets the verdict of the program, in a real browser.

use crate::support::sandbox::Sandbox;
use recourse_core::audit::{Code, Finding, Severity, Time};
use recourse_core::bundle::{Outside, verify_path};
use recourse_core::locale::Lang;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_page_is_written_once_with_the_hash_reports_print() {
    let home = Sandbox::new(Lang::Zh);
    let out = home.path("page.html").display().to_string();
    let data = home.run(&["verify-page", "--out", &out, "--json"]).data();
    let bytes = std::fs::read(&out).unwrap();
    assert_eq!(data["bytes"], bytes.len());
    assert_eq!(recourse_core::hash::Hash::of(&bytes), recourse_core::bundle::page::page_sha256());
    let again = home.run(&["verify-page", "--out", &out]);
    assert_eq!(again.status, 4, "{}", again.err);
    assert_eq!(std::fs::read(&out).unwrap(), bytes);
}

/// A browser and Node on this machine; under CI=true a missing one is a failure.
#[expect(clippy::disallowed_methods, reason = "tests have no World to ask")]
fn tools() -> Option<String> {
    let answers = |name: &str| {
        Command::new(name).arg("--version").output().is_ok_and(|out| out.status.success())
    };
    let browser =
        ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|n| answers(n));
    let here = browser.filter(|_| answers("node")).map(str::to_string);
    if here.is_none() {
        assert!(std::env::var_os("CI").is_none_or(|v| v != "true"), "no chromium or node");
        eprintln!("no chromium or node here: skipped");
    }
    here
}

fn sorted(list: &str) -> Vec<String> {
    let mut all: Vec<String> = list.split(',').filter(|w| *w != "-").map(Into::into).collect();
    all.sort();
    all
}

/// What the program warns of, as the page prints it.
#[expect(clippy::disallowed_methods, reason = "the page reads the same clock")]
fn warnings(zip: &Path) -> Vec<String> {
    let now = Time::from_chrono(&chrono::Utc::now().fixed_offset());
    let report = verify_path(zip, &Outside { now: Some(now), ..Outside::default() });
    // Whether the members of a kind read is beyond the page.
    let seen = |f: &&Finding| f.severity() == Severity::Warning && f.code != Code::KindUnread;
    let odd = report.findings.iter().filter(seen);
    let all: Vec<_> = odd.map(|f| format!("{}@{}", f.code.as_str(), f.where_)).collect();
    sorted(&all.join(","))
}

#[test]
fn a_browser_gives_every_vector_the_verdict_of_the_program() {
    let Some(browser) = tools() else { return };
    let root = root();
    let vectors = root.join("tests/vectors");
    let table = std::fs::read_to_string(vectors.join("vectors.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|l| l.split('\t').collect()).collect();
    // The good one last: the page then shows its verdict as a user sees it.
    let files: Vec<PathBuf> = rows.iter().rev().map(|row| vectors.join(row[0])).collect();
    let out = Command::new("node")
        .arg(root.join("tests/page/check.mjs"))
        .arg(&browser)
        .arg(root.join("assets/verify.html"))
        .args(&files)
        .output()
        .unwrap();
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    let mut warned = 0;
    for (row, line) in rows.iter().rev().zip(said.lines()) {
        let (verdict, codes) = (row[1], row[2]);
        let found: Vec<&str> = line.split('\t').collect();
        assert_eq!(found[0], verdict, "{}: {line}", row[0]);
        assert!(codes == "-" || found[1].split(',').any(|c| c == codes), "{}: {line}", row[0]);
        if verdict == "intact" {
            assert_eq!(sorted(found[3]), warnings(&vectors.join(row[0])), "{}", row[0]);
            warned += usize::from(found[3] != "-");
        }
    }
    assert!(warned > 10, "{warned} bundles with warnings");
    let shown = said.lines().skip(rows.len()).collect::<Vec<_>>().join("\n");
    for words in ["完好", "Intact", "指纹", "fingerprint", "network 0"] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
}

#[test]
fn the_page_says_that_an_encrypted_bundle_is_opened_first() {
    let Some(browser) = tools() else { return };
    let (root, folder) = (root(), tempfile::tempdir().unwrap());
    let sealed = folder.path().join("RC-2026-001-v1.zip.age");
    std::fs::write(&sealed, b"age-encryption.org/v1\n-> X25519 not read any further\n").unwrap();
    let out = Command::new("node")
        .arg(root.join("tests/page/check.mjs"))
        .arg(&browser)
        .arg(root.join("assets/verify.html"))
        .arg(&sealed)
        .output()
        .unwrap();
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    for words in ["这个文件是加密的", "This file is encrypted", "age -d -o", "network 0"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}
