//! Vectors of what the owner can chain and sign though Recourse would not record it: the record is as it was, so the
//! verdict stays, and every verifier warns of the same entries.

use crate::kit::{Kit, check, judge};
use crate::sample::{CASE, body, book, file, time};
use crate::vectors::{Forge, Vector, sealed};
use recourse_core::audit::{Code, Finding, Id, Report, Severity, Time, Verdict};
use recourse_core::bundle::{Outside, Selection};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Warnings as `code@where`.
fn warnings(report: &Report) -> Vec<String> {
    // These small entries hold little of what their kinds demand.
    let seen = |f: &&Finding| f.severity() == Severity::Warning && f.code != Code::KindUnread;
    let found = report.findings.iter().filter(seen);
    found.map(|f| format!("{}@{}", f.code.as_str(), f.where_)).collect()
}

/// A case of these entries, opened first.
fn case(events: &[(&'static str, Value)]) -> Kit {
    let of_case = |(kind, data): &(&'static str, Value)| (CASE, *kind, data.clone());
    mixed(&events.iter().map(of_case).collect::<Vec<_>>())
}

/// The same with entries of the book among them.
fn mixed(events: &[(Id, &str, Value)]) -> Kit {
    let data = json!({"no": "RC-1", "currency": "CNY", "jurisdiction": "CN"});
    let opened = (CASE, "case.opened", data);
    let mut forge = Forge::new();
    let mut places = BTreeMap::new();
    for (n, (case, kind, data)) in std::iter::once(&opened).chain(events).enumerate() {
        let cseq = places.entry(*case).and_modify(|at| *at += 1).or_insert(1);
        let line = sealed(*case, n as u64 + 1, *cseq, &body(kind, data.clone(), None, &[]));
        forge = forge.line(*case, &line, None);
    }
    forge.kit()
}

fn call(no: Value) -> (&'static str, Value) {
    ("contact.logged", json!({"no": no, "with": "P01"}))
}

fn bank() -> (&'static str, Value) {
    ("party.set", json!({"id": "P01", "role": "bank"}))
}

/// Name, what is warned of, and the bundle.
fn all() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let amended = |no: Value| ("contact.amended", json!({"no": no}));
    let of = |events: &[(&'static str, Value)]| case(events).zip();
    let redacted = case(&[bank(), call(json!(1)), call(json!(2)), amended(json!(1))])
        .drop_line("data/log/entries.jsonl", 2)
        .sign(&crate::sample::key(1), |s| {
            s.redacted = [3].into();
        });
    let whole = || Kit::take_apart(&book().export(Selection::whole(CASE)).0);
    let mut other = book();
    other.anchor(b"a time stamp of something else");
    other.record(CASE, &body("note.added", json!({}), None, &[]));
    other.checkpoint();
    let renamed = || {
        let mut kit = whole();
        let path = kit.files.keys().find(|p| p.starts_with("data/files/")).unwrap().clone();
        let bytes = kit.files.remove(&path).unwrap();
        kit.put(&format!("{}confession.pdf", &path[..24]), &bytes).resign()
    };
    let file_path = {
        let kit = renamed();
        kit.files.keys().find(|p| p.starts_with("data/files/")).unwrap().clone()
    };
    let renamed_at: &'static str = format!("file-renamed@{file_path}").leak();
    vec![
        ("odd-nothing", "exhibit-files@#5", {
            let used = json!({"no": 1, "from": "P01", "contact_no": 2, "evidence": [1]});
            of(&[
                bank(),
                call(json!(1)),
                call(json!(2)),
                ("exhibit.added", json!({"no": 1, "kind": "slip"})),
                ("answer.received", used),
                ("item.voided", json!({"of_seq": 6})),
                amended(json!(2)),
                bank(),
                ("bundle.exported", json!({"release": 1})),
                ("receipt.recorded", json!({"release": 1, "head_seq": 9, "on": "2026-03-09"})),
            ])
        }),
        ("odd-number-twice", "number-order@#4", of(&[bank(), call(json!(1)), call(json!(1))])),
        ("odd-number-skipped", "number-order@#4", of(&[bank(), call(json!(1)), call(json!(3))])),
        ("odd-number-zero", "number-order@#3", of(&[bank(), call(json!(0))])),
        ("odd-number-in-words", "number-order@#3", of(&[bank(), call(json!({"n": 1}))])),
        ("odd-release-twice", "number-order@#3", {
            let export = || ("bundle.exported", json!({"release": 1}));
            of(&[export(), export()])
        }),
        ("odd-amends-nothing", "reference-absent@#4", {
            of(&[bank(), call(json!(1)), amended(json!(99))])
        }),
        ("odd-amends-ahead", "reference-absent@#3", {
            of(&[bank(), amended(json!(1)), call(json!(1))])
        }),
        ("odd-party-of-nobody", "reference-absent@#2", of(&[call(json!(1))])),
        ("odd-exhibits-not-there", "reference-absent@#2,reference-absent@#2", {
            of(&[("date.stated", json!({"kind": "x", "on": "2026-03-09", "evidence": [1, "E2"]}))])
        }),
        ("odd-voids-nothing", "reference-absent@#2", of(&[("item.voided", json!({"of_seq": 2}))])),
        ("odd-erased-and-there", "erased-there@#4,erased-there@#5", {
            let erased = |seq: u64| ("erased", json!({"hash": "3".repeat(64), "seq": seq}));
            of(&[bank(), call(json!(1)), erased(3), erased(2)])
        }),
        ("odd-opened-twice", "number-order@#3", {
            of(&[bank(), ("case.opened", json!({"no": "RC-2"}))])
        }),
        ("odd-speaks-of-entries-to-come", "reference-absent@#2,reference-absent@#3", {
            let seq = |seq: Value| ("vouchers.added", json!({"import_seq": seq, "items": []}));
            of(&[seq(json!(2)), seq(json!("1")), seq(json!(3)), seq(json!(1))])
        }),
        ("odd-speaks-of-what-is-left-out", "", redacted.zip()),
        ("odd-kind", "kind-unknown@#2,kind-unknown@#4", {
            let new = || ("promise.kept_twice", json!({"no": 9}));
            of(&[new(), new(), ("constructor", json!({}))])
        }),
        ("odd-of-the-book-in-a-case", "kind-misplaced@#2,kind-misplaced@#3", {
            let key = json!({"key": "1".repeat(64), "sig": "2".repeat(128)});
            mixed(&[(CASE, "key.rotated", key), (Id::BOOK, "contact.logged", json!({"no": 1}))])
                .zip()
        }),
        ("odd-exhibit-of-two-files", "exhibit-files@#17", {
            let mut b = book();
            let two = [file("one.txt", crate::sample::CHAT), file("two.txt", crate::sample::CHAT)];
            b.record(CASE, &body("exhibit.added", json!({"no": 3, "kind": "slip"}), None, &two));
            b.checkpoint();
            b.export(Selection::whole(CASE)).0
        }),
        ("odd-created-early", "created-early@bundle.txt", {
            case(&[bank()]).sign(&crate::sample::key(1), |s| s.created = time(1)).zip()
        }),
        ("odd-stamp-of-something-else", "token-other@data/log/checkpoints/0000000016.txt.tsr", {
            other.export(Selection::whole(CASE)).0
        }),
        ("odd-entry-lost", "entry-lost@#2,entry-lost@#4,entry-lost@#6", {
            let lost = |data: Value| (Id::BOOK, "entry.lost", data);
            mixed(&[
                lost(json!({"seq": 2, "lost": true, "hash": "0".repeat(64)})),
                (CASE, "party.set", json!({"id": "P01", "role": "bank"})),
                lost(json!({"seq": 4, "lost": false})),
                (CASE, "contact.logged", json!({"no": 3, "with": "P02"})),
                lost(json!({"seq": 5, "lost": true, "part": "private"})),
                (Id::BOOK, "book.continued", json!({"book": "7", "head_seq": 5, "head": "9"})),
            ])
            .zip()
        }),
        ("odd-head-of-another-chain", "head-other@#3,head-other@#4,head-other@#5,head-other@#6", {
            let head = |seq: i64| ("head.shared", json!({"head_seq": seq, "head": "1".repeat(64)}));
            of(&[bank(), head(1), head(0), head(9), head(-1)])
        }),
        ("odd-readme-of-another-bundle", "readme-other@README.txt", {
            let head = whole().statement().head.hash.hex();
            whole().edit("README.txt", |text| text.replace(&head, &"2".repeat(64))).resign().zip()
        }),
        ("odd-file-renamed", renamed_at, renamed().zip()),
        ("odd-file-twice-named", "", {
            let mut b = book();
            let named =
                |name| body("note.added", json!({}), None, &[file(name, crate::sample::CHAT)]);
            b.record(CASE, &named("another-name.txt"));
            b.checkpoint();
            b.export(Selection::whole(CASE)).0
        }),
        // Lists and objects where words belong: both verifiers have to read on.
        ("odd-no-words-but-objects", "", {
            let odd = || json!({"hash": {}, "seq": [], "book": {}, "head": [], "head_seq": {}});
            mixed(&[(CASE, "erased", odd()), (Id::BOOK, "book.continued", odd())]).zip()
        }),
    ]
}

/// In the order of `vectors.tsv`.
pub fn vectors() -> Vec<Vector> {
    let made = all().into_iter();
    made.map(|(name, _, zip)| Vector { name, zip, verdict: "intact", code: "-" }).collect()
}

#[test]
fn what_another_program_wrote_out_of_order_is_a_warning_at_its_entry() {
    for (name, wanted, zip) in all() {
        let report = check(&zip);
        assert_eq!(report.verdict(), Verdict::Intact, "{name}");
        // The small ones have no checkpoint; the sample book holds a kind of a future version.
        let known = ["checkpoint-none-at-end@", "kind-unknown@#13"];
        let found: Vec<String> =
            warnings(&report).into_iter().filter(|w| !known.contains(&w.as_str())).collect();
        assert_eq!(found.join(","), wanted, "{name}");
    }
}

#[test]
fn what_is_dated_ahead_of_the_readers_clock_is_a_warning() {
    let early = Time::parse("2026-03-08T00:00:00.000Z");
    let report = judge(&case(&[]).zip(), &Outside { now: early, ..Outside::default() });
    let found = warnings(&report);
    assert!(found.contains(&"time-future@#1".to_string()), "{found:?}");
    assert!(found.contains(&"time-future@bundle.txt".to_string()), "{found:?}");
}

#[test]
fn a_thousand_warnings_end_neither_the_walk_nor_the_verdict_and_hide_no_other() {
    let mut events: Vec<(&str, Value)> =
        (0..1500).map(|_| ("contact.amended", json!({"no": 7}))).collect();
    events.push(("head.shared", json!({"head": "a".repeat(64), "head_seq": 5})));
    let report = check(&case(&events).zip());
    assert_eq!((report.verdict(), report.entries), (Verdict::Intact, 1502));
    let kept = warnings(&report).len();
    assert!((200..210).contains(&kept), "{kept}: a hundred of each kind, and the others");
    assert!(report.has(recourse_core::audit::Code::HeadOther));
    let locale = recourse_core::locale::Locale::new(recourse_core::locale::Lang::En);
    let more = report.findings.iter().filter(|f| f.code == recourse_core::audit::Code::MoreAlike);
    let said: Vec<String> = more.map(|f| format!("{}: {}", f.where_, f.text(&locale))).collect();
    assert!(said.contains(&"reference-absent: 1400 more of this kind are not listed.".to_string()));
}

#[test]
fn private_parts_left_out_are_named_by_entry_and_kind() {
    let zip =
        book().export(Selection { private_withheld: [6, 8].into(), ..Selection::whole(CASE) });
    let report = check(&zip.0);
    let seqs: Vec<u64> = report.withheld.iter().map(|(seq, _)| *seq).collect();
    assert_eq!((report.verdict(), seqs), (Verdict::Intact, vec![6, 8]));
    let locale = recourse_core::locale::Locale::new(recourse_core::locale::Lang::En);
    let texts: Vec<String> = report.findings.iter().map(|f| f.text(&locale)).collect();
    let said = texts.iter().find(|t| t.contains("private parts")).unwrap();
    assert!(said.contains("#6 ") && said.contains("#8 "), "{said}");
}
