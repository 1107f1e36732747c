//! The vectors that pin format version 1: small bundles, good and damaged, with the verdict every verifier must give.
//! `TRUST_WRITE_VECTORS=1 cargo test -p recourse-core --test trust vectors` writes them anew.

use crate::kit::{Kit, check, errors};
use crate::sample::{self, BOOK, CASE, OTHER, body, book, file, key, time};
use recourse_core::audit::entry::seal;
use recourse_core::audit::{Genesis, Head, Id, Place, Severity, Stamp};
use recourse_core::bundle::{Selection, Statement};
use recourse_core::hash::Hash;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// One bundle with what has to be said of it.
pub struct Vector {
    pub name: &'static str,
    pub zip: Vec<u8>,
    pub verdict: &'static str,
    /// Code that must be among the errors; `-` for an intact one.
    pub code: &'static str,
}

impl Vector {
    pub fn file(&self) -> String {
        format!("{}.zip", self.name)
    }
}

/// A bundle of a few entries, built line by line without the writer's duties.
pub struct Forge {
    head: Head,
    links: String,
    entries: Vec<u8>,
    privates: Vec<u8>,
    case_links: u64,
    kit: Kit,
}

impl Forge {
    pub fn new() -> Self {
        let genesis = Genesis { book: BOOK, created: time(0), key: key(1).public() };
        let kit = Kit::take_apart(&book().export(Selection::whole(CASE)).0);
        let keep = |path: &str| {
            !path.starts_with("data/log/checkpoints") && !path.starts_with("data/files")
        };
        let files = kit.files.into_iter().filter(|(path, _)| keep(path)).collect();
        let kit = Kit { files, ..kit }.put("data/log/genesis.txt", genesis.text().as_bytes());
        let kit =
            kit.drop("data/VERIFY.txt").drop("data/tables/calls.csv").put("README.txt", b"x\n");
        Self {
            head: genesis.head(),
            links: String::new(),
            entries: vec![],
            privates: vec![],
            case_links: 0,
            kit,
        }
    }

    pub fn line(mut self, case: Id, line: &[u8], private: Option<&[u8]>) -> Self {
        let (link, head) = self.head.chain(case, Hash::of(line));
        self.head = head;
        self.links.push_str(&link);
        self.entries.extend_from_slice(line);
        self.privates.extend_from_slice(private.unwrap_or_default());
        self.case_links += u64::from(case == CASE);
        self
    }

    /// An ordinary entry of the case with its place right.
    pub fn note(self, public: Value) -> Self {
        let sealed = sealed(
            CASE,
            self.head.seq + 1,
            self.case_links + 1,
            &body("note.added", public, None, &[]),
        );
        self.line(CASE, &sealed, None)
    }

    /// An entry of the case whose text is changed before it is chained.
    pub fn edited(self, change: impl FnOnce(String) -> String) -> Self {
        let line = sealed(
            CASE,
            self.head.seq + 1,
            self.case_links + 1,
            &body("note.added", json!({}), None, &[]),
        );
        let line = change(String::from_utf8(line).unwrap());
        self.line(CASE, line.as_bytes(), None)
    }

    pub fn kit(self) -> Kit {
        let (head, entries) = (self.head, self.case_links);
        let mut kit = self
            .kit
            .put("data/log/links.txt", self.links.as_bytes())
            .put("data/log/entries.jsonl", &self.entries)
            .put("data/log/private.jsonl", &self.privates)
            .sign(&key(1), |s| {
                s.head = head;
                s.entries = entries;
                s.created = time(60);
                s.redacted.clear();
            });
        kit.top = kit.statement().folder();
        kit
    }
}

pub fn sealed(case: Id, seq: u64, cseq: u64, body: &recourse_core::case::event::Body) -> Vec<u8> {
    let stamp = Stamp {
        at: time(seq),
        actor: "merchant".into(),
        salt: [seq as u8; 16],
        private_salt: [0x55; 16],
    };
    seal(&Place { book: BOOK, case, seq, cseq }, &stamp, body).unwrap().line
}

fn whole() -> Kit {
    Kit::take_apart(&book().export(Selection::whole(CASE)).0)
}

fn resigned(change: impl FnOnce(&mut Statement)) -> Vec<u8> {
    whole().sign(&key(2), change).zip()
}

fn spelled(change: impl FnOnce(String) -> String) -> Vec<u8> {
    Forge::new().note(json!({})).edited(change).kit().zip()
}

/// Every vector, in the order of `vectors.tsv`.
pub fn all() -> Vec<Vector> {
    let good = |name, zip| Vector { name, zip, verdict: "intact", code: "-" };
    let bad = |name, code, zip| Vector { name, zip, verdict: "invalid", code };
    let selection = Selection {
        redacted: [9].into(),
        private_withheld: [6, 8].into(),
        files_withheld: [Hash::of(sample::CHAT)].into(),
        ..Selection::whole(CASE)
    };
    let mut stamped = book();
    stamped.anchor(b"not a real token: nobody verifies it here");
    stamped.record(CASE, &body("note.added", json!({}), None, &[]));
    stamped.checkpoint();
    let mut vectors = vec![
        good("good", book().export(Selection::whole(CASE)).0),
        good("left-out-as-declared", book().export(selection).0),
        good("with-token", stamped.export(Selection::whole(CASE)).0),
        good("one-entry", Forge::new().note(json!({})).kit().zip()),
        good("deep-and-odd-values", Forge::new().note(odd_values()).kit().zip()),
        good(
            "unknown-kind",
            Forge::new().edited(|t| t.replace("note.added", "x.y_9.z")).kit().zip(),
        ),
    ];
    for (name, path) in [
        ("absent-report", "data/report.pdf"),
        ("absent-links", "data/log/links.txt"),
        ("absent-statement", "bundle.txt"),
    ] {
        let zip = whole().drop(path).zip();
        // Without the signed list nothing vouches for the rest.
        let verdict = if path == "bundle.txt" { "invalid" } else { "incomplete" };
        vectors.push(Vector { name, zip, verdict, code: "file-missing" });
    }
    vectors.extend(packing().into_iter().map(|(name, code, zip)| bad(name, code, zip)));
    vectors.extend(statements().into_iter().map(|(name, code, zip)| bad(name, code, zip)));
    vectors.extend(chains().into_iter().map(|(name, code, zip)| bad(name, code, zip)));
    vectors.extend(spellings().into_iter().map(|(name, zip)| bad(name, "entry-malformed", zip)));
    vectors.extend(crate::more::all());
    vectors.extend(crate::stamped::vectors());
    vectors.extend(crate::odd::vectors());
    vectors
}

type Bad = (&'static str, &'static str, Vec<u8>);

fn odd_values() -> Value {
    let mut deep = json!(-9_007_199_254_740_991_i64);
    for _ in 0..9 {
        deep = json!([deep]);
    }
    json!({"deep": deep, "text": "\u{0}\u{1f}\u{7f}\u{2028}\u{202e}\"\\/𠮷", "empty": {}, "list": [], "yes": true})
}

fn packing() -> Vec<Bad> {
    let mut flipped = whole().zip();
    let at = flipped.windows(4).position(|w| w == b"%PDF").unwrap();
    flipped[at] ^= 1;
    let zip = whole().zip();
    let mut other_top = whole();
    other_top.top = "recourse-00000000-16".into();
    vec![
        ("flipped-byte", "file-changed", flipped),
        ("cut-short", "zip-unreadable", zip[..zip.len() - 100].to_vec()),
        ("trailing-byte", "repacked", [zip.as_slice(), b"\n"].concat()),
        ("leading-bytes", "repacked", [b"#!/bin/sh\n".as_slice(), &zip].concat()),
        ("other-top-folder", "top-folder", other_top.zip()),
        ("smuggled-tag-file", "file-extra", whole().put("note.txt", b"x").resign().zip()),
        ("smuggled-payload", "path-bad", whole().put("data/more.txt", b"x").resign().zip()),
        ("device-name", "path-bad", whole().put("data/tables/con.csv", b"x").resign().zip()),
        ("no-report", "manifest-bad", whole().drop("data/report.pdf").resign().zip()),
        ("manifest-crlf", "manifest-bad", {
            let kit = whole().edit("manifest-sha256.txt", |t| t.replace('\n', "\r\n"));
            kit.list_tags().zip()
        }),
    ]
}

fn statements() -> Vec<Bad> {
    vec![
        ("signature-flipped", "signature-bad", {
            let mut kit = whole();
            kit.files.get_mut("bundle.txt.sig").unwrap()[40] ^= 1;
            kit.list_tags().zip()
        }),
        ("statement-field-order", "statement-bad", {
            let kit = whole().edit("bundle.txt", |t| {
                let mut lines: Vec<&str> = t.split_inclusive('\n').collect();
                lines.swap(1, 2);
                lines.concat()
            });
            let sig = key(2).sign(&kit.files["bundle.txt"]);
            kit.put("bundle.txt.sig", &sig).list_tags().zip()
        }),
        ("forged-by-another-key", "key-not-in-force", whole().sign(&key(9), |_| {}).zip()),
        ("signed-by-the-old-key", "key-not-in-force", whole().sign(&key(1), |_| {}).zip()),
        ("key-file-of-another", "key-file", {
            let pem = key(9).public().to_pem().unwrap();
            whole().put("key.pem", pem.as_bytes()).list_tags().zip()
        }),
        ("head-of-another", "statement-count", resigned(|s| s.head.hash = Hash::of(b"x"))),
        ("count-too-high", "statement-count", resigned(|s| s.entries += 1)),
        ("withheld-not-declared", "statement-count", {
            whole().drop_line("data/log/private.jsonl", 3).resign().zip()
        }),
        ("declared-but-there", "statement-count", resigned(|s| s.private_withheld = 1)),
        ("redacted-of-another-case", "redacted-bad", resigned(|s| s.redacted.extend([5]))),
        (
            "entry-withheld",
            "entry-absent",
            whole().drop_line("data/log/entries.jsonl", 5).resign().zip(),
        ),
        (
            "book-entry-withheld",
            "entry-absent",
            whole().drop_line("data/log/entries.jsonl", 0).resign().zip(),
        ),
        ("entry-repeated", "log-order", {
            let kit = whole().edit("data/log/entries.jsonl", |t| {
                t.split_inclusive('\n').take(1).collect::<String>() + &t
            });
            kit.resign().zip()
        }),
        ("private-repeated", "log-order", {
            let kit = whole().edit("data/log/private.jsonl", |t| {
                t.split_inclusive('\n').take(1).collect::<String>() + &t
            });
            kit.resign().zip()
        }),
        ("attachment-swapped", "file-unnamed", {
            let kit = whole();
            let path = kit.files.keys().find(|p| p.starts_with("data/files/")).unwrap().clone();
            kit.put(&path, b"another").resign().zip()
        }),
        ("attachment-not-named", "file-unnamed", {
            let name = format!("data/files/{}-x.txt", &Hash::of(b"x").hex()[..12]);
            whole().put(&name, b"x").resign().zip()
        }),
        ("checkpoint-unsigned", "checkpoint-unsigned", {
            whole().drop("data/log/checkpoints/0000000006.txt.sig").resign().zip()
        }),
        ("checkpoint-by-a-later-key", "checkpoint-signature", {
            let kit = whole();
            let path = "data/log/checkpoints/0000000006.txt";
            let sig = key(2).sign(&kit.files[path]);
            kit.put(&format!("{path}.sig"), &sig).resign().zip()
        }),
    ]
}

fn chains() -> Vec<Bad> {
    let note = |seq, cseq| sealed(CASE, seq, cseq, &body("note.added", json!({}), None, &[]));
    let foreign = key(9).sign_rotation(BOOK, 1, &key(9).public());
    let theft =
        body("key.rotated", json!({"key": key(9).public().hex(), "sig": foreign}), None, &[]);
    let anchor = json!({"checkpoint_seq": 1, "tsr_sha256": Hash::of(b"t").hex(), "tsa": "x"});
    let anchor = body("anchor.received", anchor, None, &[]);
    let named = body("exhibit.added", json!({"no": 1, "kind": "slip"}), None, &[file("x", b"x")]);
    vec![
        ("link-dropped", "seq-broken", whole().drop_line("data/log/links.txt", 11).resign().zip()),
        ("link-spelled-twice", "link-malformed", {
            whole().edit("data/log/links.txt", |t| t.replacen("v1 2 ", "v1 02 ", 1)).resign().zip()
        }),
        ("chain-broken", "chain-broken", {
            let change = |t: String| t.replacen(&OTHER.hex(), &CASE.hex().replace("1b", "4e"), 1);
            whole().edit("data/log/links.txt", change).resign().zip()
        }),
        ("entry-of-another-case", "entry-misplaced", {
            let line = sealed(OTHER, 2, 1, &body("note.added", json!({}), None, &[]));
            Forge::new().note(json!({})).line(CASE, &line, None).kit().zip()
        }),
        (
            "entry-of-another-seq",
            "entry-misplaced",
            Forge::new().line(CASE, &note(2, 1), None).kit().zip(),
        ),
        ("case-order", "case-order", {
            let jump = |t: String| t.replace("\"cseq\":2", "\"cseq\":3");
            Forge::new().note(json!({})).edited(jump).kit().zip()
        }),
        ("same-entry-twice", "entry-repeated", {
            let line = note(1, 1);
            Forge::new().line(CASE, &line, None).line(CASE, &line, None).kit().zip()
        }),
        ("key-stolen", "rotation-bad", {
            let line = sealed(Id::BOOK, 1, 1, &theft);
            Forge::new().line(Id::BOOK, &line, None).note(json!({})).kit().zip()
        }),
        ("key-of-no-words", "rotation-bad", {
            let odd = body("key.rotated", json!({"key": {}, "sig": []}), None, &[]);
            let line = sealed(Id::BOOK, 1, 1, &odd);
            Forge::new().line(Id::BOOK, &line, None).note(json!({})).kit().zip()
        }),
        ("anchor-without-token", "token-absent", {
            let line = sealed(Id::BOOK, 2, 1, &anchor);
            Forge::new().note(json!({})).line(Id::BOOK, &line, None).kit().zip()
        }),
        ("anchor-of-the-future", "anchor-bad", {
            let line = sealed(Id::BOOK, 1, 1, &anchor);
            Forge::new().line(Id::BOOK, &line, None).note(json!({})).kit().zip()
        }),
        ("file-not-declared-withheld", "statement-count", {
            Forge::new().line(CASE, &sealed(CASE, 1, 1, &named), None).kit().zip()
        }),
        ("private-not-canonical", "private-malformed", {
            let private = b"{\"data\":{}, \"salt\":\"00\"}\n";
            let hash = Hash::of(private).hex();
            let named = String::from_utf8(note(1, 1)).unwrap();
            let named = named.replace(",\"salt\"", &format!(",\"priv\":\"{hash}\",\"salt\""));
            Forge::new().line(CASE, named.as_bytes(), Some(private)).kit().zip()
        }),
    ]
}

/// Entries that some parser may read, none of them in the one spelling.
fn spellings() -> Vec<(&'static str, Vec<u8>)> {
    let data =
        |to: &'static str| move |t: String| t.replace("\"data\":{}", &format!("\"data\":{to}"));
    vec![
        ("json-space", spelled(data("{ }"))),
        ("json-duplicate-name", spelled(data("{\"a\":1,\"a\":1}"))),
        ("json-unsorted", spelled(data("{\"b\":1,\"a\":1}"))),
        ("json-float", spelled(data("{\"a\":1.0}"))),
        ("json-minus-zero", spelled(data("{\"a\":-0}"))),
        ("json-big", spelled(data("{\"a\":9007199254740992}"))),
        ("json-null", spelled(data("{\"a\":null}"))),
        ("json-escape", spelled(data("{\"a\":\"\\u0041\"}"))),
        ("json-upper-escape", spelled(data("{\"a\":\"\\u001F\"}"))),
        ("json-surrogate", spelled(data("{\"a\":\"\\ud800\"}"))),
        ("json-upper-name", spelled(data("{\"A\":1}"))),
        ("json-deep", spelled(data("{\"a\":[[[[[[[[[[1]]]]]]]]]]}"))),
        ("json-true-for-one", spelled(|t| t.replace("\"cseq\":2", "\"cseq\":true"))),
        ("json-extra-member", spelled(|t| t.replace(",\"v\":", ",\"u\":1,\"v\":"))),
        ("json-second-60", spelled(|t| t.replace(":02:00.000Z", ":02:60.000Z"))),
        ("json-impossible-day", spelled(|t| t.replace("2026-03-09T", "2026-02-29T"))),
        ("json-crlf", spelled(|t| t.replace('\n', "\r\n"))),
        ("book-entry-with-files", {
            let line = String::from_utf8(sealed(
                Id::BOOK,
                1,
                1,
                &body("book.opened", json!({}), None, &[]),
            ))
            .unwrap();
            let files =
                format!("[{{\"name\":\"x\",\"sha256\":\"{}\",\"size\":1}}]", Hash::of(b"x"));
            let line = line.replace("\"files\":[]", &format!("\"files\":{files}"));
            let mut kit = Forge::new().line(Id::BOOK, line.as_bytes(), None).note(json!({})).kit();
            kit = kit.sign(&key(1), |s| s.files_withheld = 1);
            kit.zip()
        }),
    ]
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors")
}

fn table(vectors: &[Vector]) -> String {
    let mut text = String::from("file\tverdict\tcode\tsha256\n");
    for v in vectors {
        text.push_str(&format!("{}\t{}\t{}\t{}\n", v.file(), v.verdict, v.code, Hash::of(&v.zip)));
    }
    text
}

#[test]
fn every_vector_gets_its_verdict() {
    for vector in all() {
        let report = check(&vector.zip);
        let found = errors(&report);
        assert_eq!(report.verdict().word(), vector.verdict, "{}: {found:?}", vector.name);
        let named = report.findings.iter().filter(|f| f.severity() == Severity::Error);
        let named = named.map(|f| f.code.as_str()).any(|code| code == vector.code);
        assert!(vector.code == "-" || named, "{}: {found:?}", vector.name);
    }
}

#[test]
#[allow(clippy::disallowed_methods)] // rewriting is asked for by hand
fn the_committed_vectors_are_those_made_here() {
    let vectors = all();
    if std::env::var_os("TRUST_WRITE_VECTORS").is_some() {
        std::fs::create_dir_all(folder()).unwrap();
        for vector in &vectors {
            std::fs::write(folder().join(vector.file()), &vector.zip).unwrap();
        }
        std::fs::write(folder().join("vectors.tsv"), table(&vectors)).unwrap();
    }
    let pinned = std::fs::read_to_string(folder().join("vectors.tsv")).unwrap();
    assert_eq!(pinned.replace('\r', ""), table(&vectors), "format version 1 has changed");
    for vector in &vectors {
        let kept = std::fs::read(folder().join(vector.file())).unwrap();
        assert!(kept == vector.zip, "{} differs", vector.file());
    }
    let names = std::fs::read_dir(folder()).unwrap().count();
    assert_eq!(names, vectors.len() + 1, "a file too many in tests/vectors");
}
