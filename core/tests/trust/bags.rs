//! Bags of other programs: valid, invalid and odd ones.

use crate::kit::errors;
use recourse_core::audit::report::Subject;
use recourse_core::audit::{Code, Known, Report, Severity, Verdict};
use recourse_core::bundle::{Outside, verify_path};
use recourse_core::hash::foreign::Algorithm;
use std::path::Path;

fn hash(algorithm: &str, bytes: &[u8]) -> String {
    let mut hasher = Algorithm::parse(algorithm).unwrap().hasher();
    hasher.update(bytes);
    hasher.finish()
}

/// A plain bag with two files, one of them named in Chinese, listed by this algorithm.
fn bag(at: &Path, algorithm: &str) {
    let files = [("data/a.txt", b"alpha".as_slice()), ("data/照片/二.txt", b"beta")];
    let mut list = String::new();
    for (path, bytes) in files {
        std::fs::create_dir_all(at.join(path).parent().unwrap()).unwrap();
        std::fs::write(at.join(path), bytes).unwrap();
        list.push_str(&format!("{}  {path}\n", hash(algorithm, bytes)));
    }
    let declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    std::fs::write(at.join("bagit.txt"), declared).unwrap();
    std::fs::write(at.join("bag-info.txt"), "Contact-Name: x\nPayload-Oxum: 9.2\n").unwrap();
    std::fs::write(at.join(format!("manifest-{algorithm}.txt")), list).unwrap();
}

fn check(at: &Path) -> Report {
    verify_path(at, &Outside::default())
}

#[test]
fn a_plain_bag_is_compared_and_said_to_be_one() {
    for algorithm in ["md5", "sha1", "sha256", "sha512"] {
        let dir = tempfile::tempdir().unwrap();
        bag(dir.path(), algorithm);
        let report = check(dir.path());
        assert_eq!(
            (report.verdict(), report.subject),
            (Verdict::Intact, Subject::Bag),
            "{:?}",
            errors(&report)
        );
        assert_eq!((report.matching, report.signer.as_deref()), (2, None));
        assert!(report.has(Code::BagPlain));
    }
}

/// A stranger takes a bundle apart, changes an original and packs it as an ordinary bag: its verdict does not speak of
/// a record, and who holds it against a key or a head is told that there is nothing to hold it against.
#[test]
fn a_bundle_made_into_a_plain_bag_is_not_called_a_record() {
    let dir = tempfile::tempdir().unwrap();
    bag(dir.path(), "sha256");
    let key = Some(crate::sample::key(1).public());
    let known = vec![Known::read(&format!("12 {}", "a".repeat(64))).unwrap()];
    for outside in [
        Outside { key, ..Outside::default() },
        Outside { known, ..Outside::default() },
        Outside { named_root: true, ..Outside::default() },
    ] {
        let report = verify_path(dir.path(), &outside);
        assert_eq!(report.verdict(), Verdict::Invalid);
        assert!(report.has(Code::BagUnsigned));
    }
    let locale = recourse_core::locale::Locale::new(recourse_core::locale::Lang::En);
    let said = check(dir.path()).summary(&locale).join(" ");
    assert!(said.contains("Nothing in it is signed") && !said.contains("recorded"), "{said}");
}

#[test]
fn damage_to_a_plain_bag_is_found() {
    let damage = |change: &dyn Fn(&Path)| {
        let dir = tempfile::tempdir().unwrap();
        bag(dir.path(), "sha256");
        change(dir.path());
        let report = check(dir.path());
        (report.verdict(), errors(&report))
    };
    let write = |path: &'static str, text: &'static str| {
        move |at: &Path| std::fs::write(at.join(path), text).unwrap()
    };
    assert_eq!(damage(&write("data/a.txt", "Alpha")).1, ["file-changed@data/a.txt"]);
    assert_eq!(
        damage(&write("data/b.txt", "x")).1,
        ["file-extra@data/b.txt", "bag-sum@bag-info.txt"]
    );
    assert_eq!(damage(&write("bag-info.txt", "Payload-Oxum: 9.3\n")).1, ["bag-sum@bag-info.txt"]);
    assert_eq!(damage(&write("bagit.txt", "BagIt-Version: 1.0\n")).1, ["bag-bad@bagit.txt"]);
    let missing = damage(&|at| std::fs::remove_file(at.join("data/a.txt")).unwrap());
    assert_eq!(missing, (Verdict::Incomplete, vec!["file-missing@data/a.txt".into()]));
    let unlisted = damage(&|at| {
        std::fs::rename(at.join("manifest-sha256.txt"), at.join("manifest-blake3.txt")).unwrap();
    });
    assert_eq!(unlisted.0, Verdict::Invalid, "what nobody compared is not intact");
    for path in ["../x", "/etc/passwd", "~/x", "data/../../x", "C:\\x"] {
        let line = format!("{}  {path}\n", hash("sha256", b"x"));
        let escaped = damage(&|at| std::fs::write(at.join("manifest-sha256.txt"), &line).unwrap());
        assert!(escaped.1.iter().any(|e| e.starts_with("path-bad@")), "{path}: {:?}", escaped.1);
    }
}

/// The Library of Congress's suite, where `TRUST_BAG_SUITE` names a checkout of it (it is not ours to keep here).
#[test]
#[allow(clippy::disallowed_methods)]
fn the_conformance_suite_is_judged_as_it_asks() {
    let Some(suite) = std::env::var_os("TRUST_BAG_SUITE") else { return };
    let mut wrong = Vec::new();
    for version in ["v0.93", "v0.94", "v0.95", "v0.96", "v0.97", "v1.0"] {
        for group in ["valid", "invalid", "warning", "linux-only", "windows-only"] {
            let folder = Path::new(&suite).join(version).join(group);
            for bag in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if !bag.path().is_dir() {
                    continue;
                }
                let report = check(&bag.path());
                let warned = report.findings.iter().any(|f| f.severity() == Severity::Warning);
                let right = match group {
                    "valid" => report.verdict() == Verdict::Intact,
                    "warning" => report.verdict() == Verdict::Intact && warned,
                    _ => report.verdict() != Verdict::Intact,
                };
                if !right {
                    wrong.push(format!("{}: {:?}", bag.path().display(), errors(&report)));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
