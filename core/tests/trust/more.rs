//! More vectors: hostile zips, and every text of a bundle spelled in ways that some reader would let pass. Each is signed
//! by the owner where a signature can be made, so that only the spelling is at fault.

mod logs;

use super::vectors::{Forge, Vector, sealed};
use crate::hostile;
use crate::kit::Kit;
use crate::sample::{BOOK, CASE, OTHER, body, book, key};
use recourse_core::bundle::{Selection, Statement};
use recourse_core::hash::Hash;
use serde_json::json;

/// A small, sound bundle.
fn small() -> Kit {
    Forge::new().note(json!({})).kit()
}

fn whole() -> Kit {
    Kit::take_apart(&book().export(Selection::whole(CASE)).0)
}

/// Every vector of this file: name, verdict, code, zip.
pub fn all() -> Vec<Vector> {
    let mut out: Vec<Vector> = Vec::new();
    let mut add =
        |name: &'static str, verdict, zip| out.push(Vector { name, zip, verdict, code: "-" });
    for (name, zip) in hostile::zips(&small()) {
        add(name, "invalid", zip);
    }
    for (name, zip) in entries().into_iter().chain(statements()).chain(lists()).chain(logs::logs())
    {
        add(name, "invalid", zip);
    }
    for (name, zip) in logs::fine() {
        add(name, "intact", zip);
    }
    for vector in &mut out {
        vector.code = CODES.iter().find(|(name, _)| *name == vector.name).map_or("-", |(_, c)| c);
    }
    out
}

/// The code that must be among the errors, where program, reference and page name the same.
const CODES: &[(&str, &str)] = &[];

type Named = Vec<(&'static str, Vec<u8>)>;

/// A second entry of the case whose line is changed before it is chained.
fn line(change: impl FnOnce(String) -> String) -> Vec<u8> {
    Forge::new().note(json!({})).edited(change).kit().zip()
}

/// The same, by bytes.
fn raw(change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let entry = sealed(CASE, 2, 2, &body("note.added", json!({}), None, &[]));
    Forge::new().note(json!({})).line(CASE, &change(entry), None).kit().zip()
}

fn data(to: &'static str) -> Vec<u8> {
    line(move |t| t.replace("\"data\":{}", &format!("\"data\":{to}")))
}

fn entries() -> Named {
    let swap = |from: &'static str, to: &'static str| line(move |t| t.replacen(from, to, 1));
    let insert = |bytes: &'static [u8]| {
        raw(move |entry| {
            let at = entry.windows(8).position(|w| w == b"\"data\":{").unwrap() + 8;
            [&entry[..at], b"\"a\":\"", bytes, b"\"", &entry[at..]].concat()
        })
    };
    vec![
        ("json-bom", line(|t| format!("\u{feff}{t}"))),
        ("json-tab", data("{\t}")),
        ("json-space-at-end", line(|t| t.replace("}\n", "} \n"))),
        ("json-trailing-comma", data("{\"a\":1,}")),
        ("json-comment", data("{/* x */}")),
        ("json-two-objects", line(|t| t.replace("}\n", "}{}\n"))),
        (
            "json-list-at-top",
            line(|t| t.replace("{\"actor\"", "[{\"actor\"").replace("}\n", "}]\n")),
        ),
        ("json-nan", data("{\"a\":NaN}")),
        ("json-infinity", data("{\"a\":Infinity}")),
        ("json-plus", data("{\"a\":+1}")),
        ("json-leading-zero", data("{\"a\":01}")),
        ("json-exponent", data("{\"a\":1e0}")),
        ("json-hex", data("{\"a\":0x10}")),
        ("json-point-without-digits", data("{\"a\":1.}")),
        ("json-single-quotes", data("{'a':1}")),
        ("json-bare-name", data("{a:1}")),
        ("json-slash-escape", data("{\"a\":\"\\/\"}")),
        ("json-newline-as-u", data("{\"a\":\"\\u000a\"}")),
        ("json-escape-of-quote", data("{\"a\":\"\\u0022\"}")),
        ("json-escaped-name", data("{\"\\u0061\":1}")),
        ("json-vertical-tab", data("{\"a\":\"\\v\"}")),
        ("json-raw-control", insert(b"\x01")),
        ("json-raw-newline", insert(b"x\ny")),
        ("json-overlong-utf8", insert(b"\xc0\xaf")),
        ("json-surrogate-bytes", insert(b"\xed\xa0\x80")),
        ("json-beyond-unicode", insert(b"\xf4\x90\x80\x80")),
        ("json-latin1", insert(b"\xe9")),
        ("json-cut-utf8", insert(b"\xe6\x9c")),
        ("json-below-least", data("{\"a\":-9007199254740992}")),
        ("json-forty-digits", data("{\"a\":1234567890123456789012345678901234567890}")),
        ("json-name-33", data("{\"abcdefghijklmnopqrstuvwxyz0123456\":1}")),
        ("json-name-digit", data("{\"1a\":1}")),
        ("json-name-empty", data("{\"\":1}")),
        ("json-name-dash", data("{\"a-b\":1}")),
        ("json-name-dot", data("{\"a.b\":1}")),
        ("json-name-proto", data("{\"__proto__\":{}}")),
        ("json-name-chinese", data("{\"说\":1}")),
        ("json-duplicate-deep", data("{\"a\":{\"b\":1,\"b\":2}}")),
        ("json-duplicate-at-top", swap("\"cseq\":2", "\"cseq\":2,\"cseq\":2")),
        ("json-unsorted-deep", data("{\"a\":[{\"c\":1,\"b\":1}]}")),
        ("json-deep-objects", {
            data(
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}",
            )
        }),
        (
            "json-very-deep",
            line(|t| {
                t.replace("{}", &format!("{{\"a\":{}1{}}}", "[".repeat(8_000), "]".repeat(8_000)))
            }),
        ),
        (
            "json-too-long",
            line(|t| t.replace("{}", &format!("{{\"a\":\"{}\"}}", "x".repeat(65_536)))),
        ),
        ("json-data-list", data("[]")),
        ("json-data-text", data("\"\"")),
        ("entry-version-2", swap("recourse-entry-v1", "recourse-entry-v2")),
        ("entry-without-actor", swap("\"actor\":\"merchant\",", "")),
        ("entry-without-files", swap("\"files\":[],", "")),
        ("entry-time-offset", swap("00.000Z", "00.000+00:00")),
        ("entry-time-micro", swap("00.000Z", "00.000000Z")),
        ("entry-time-seconds", swap("00.000Z", "00Z")),
        ("entry-time-lower", swap("00.000Z", "00.000z")),
        ("entry-time-hour-24", swap("T10:", "T24:")),
        ("entry-time-month-13", swap("-03-09T", "-13-09T")),
        ("entry-salt-short", swap("\"salt\":\"02", "\"salt\":\"")),
        ("entry-salt-upper", line(|t| t.replace("0202020202", "0A02020202"))),
        ("entry-seq-text", swap("\"seq\":2", "\"seq\":\"2\"")),
        ("entry-seq-zero", swap("\"seq\":2", "\"seq\":0")),
        ("entry-cseq-zero", swap("\"cseq\":2", "\"cseq\":0")),
        ("entry-cseq-negative", swap("\"cseq\":2", "\"cseq\":-2")),
        ("entry-priv-null", swap("\"salt\"", "\"priv\":null,\"salt\"")),
        ("entry-priv-short", swap("\"salt\"", "\"priv\":\"00\",\"salt\"")),
        (
            "entry-file-size-negative",
            line(|t| {
                let file =
                    format!("[{{\"name\":\"x\",\"sha256\":\"{}\",\"size\":-1}}]", Hash::of(b"x"));
                t.replace("\"files\":[]", &format!("\"files\":{file}"))
            }),
        ),
        (
            "entry-file-extra-member",
            line(|t| {
                let file = format!(
                    "[{{\"name\":\"x\",\"path\":\"/etc\",\"sha256\":\"{}\",\"size\":1}}]",
                    Hash::of(b"x")
                );
                t.replace("\"files\":[]", &format!("\"files\":{file}"))
            }),
        ),
        ("entry-of-another-book", line(|t| t.replace(&BOOK.hex(), &OTHER.hex()))),
    ]
}

/// The statement with its text changed and signed as it then is.
fn stated(change: impl FnOnce(String) -> String) -> Vec<u8> {
    let kit = small().edit("bundle.txt", change);
    let sig = key(1).sign(&kit.files["bundle.txt"]);
    kit.put("bundle.txt.sig", &sig).list_tags().zip()
}

fn signed(change: impl FnOnce(&mut Statement)) -> Vec<u8> {
    small().sign(&key(1), change).zip()
}

fn statements() -> Named {
    let swap = |from: &'static str, to: &'static str| stated(move |t| t.replacen(from, to, 1));
    let signature = |change: fn(Vec<u8>) -> Vec<u8>| {
        let kit = small();
        let sig = change(kit.files["bundle.txt.sig"].clone());
        kit.put("bundle.txt.sig", &sig).list_tags().zip()
    };
    vec![
        ("statement-crlf", stated(|t| t.replace('\n', "\r\n"))),
        ("statement-bom", stated(|t| format!("\u{feff}{t}"))),
        ("statement-space-at-end", swap("\nbook ", "\nbook  ")),
        ("statement-tab", swap("\nbook ", "\nbook\t")),
        ("statement-no-final-newline", stated(|t| t.trim_end().to_string())),
        ("statement-blank-line", stated(|t| t + "\n")),
        ("statement-extra-line", stated(|t| t + "note x\n")),
        (
            "statement-line-twice",
            stated(|t| t.replacen("redacted -\n", "redacted -\nredacted -\n", 1)),
        ),
        ("statement-version-2", swap("recourse-bundle-v1", "recourse-bundle-v2")),
        (
            "statement-upper-hex",
            stated(|t| {
                let at = t.find("head ").unwrap() + 5;
                format!("{}{}{}", &t[..at], t[at..at + 64].to_uppercase(), &t[at + 64..])
            }),
        ),
        ("statement-seq-leading-zero", stated(|t| t.replacen("\nseq ", "\nseq 0", 1))),
        ("statement-seq-plus", stated(|t| t.replacen("\nseq ", "\nseq +", 1))),
        (
            "statement-seq-huge",
            stated(|t| {
                t.lines().map(|l| if l.starts_with("seq ") { "seq 99999999999".into() } else { l.to_string() } + "\n").collect()
            }),
        ),
        ("statement-book-case", stated(|t| t.replace(&CASE.hex(), &"0".repeat(32)))),
        ("statement-time-no-millis", stated(|t| t.replace(".000Z", "Z"))),
        (
            "statement-time-impossible",
            stated(|t| {
                t.lines().map(|l| if l.starts_with("created ") { "created 2026-02-30T00:00:00.000Z".into() } else { l.to_string() } + "\n").collect()
            }),
        ),
        ("statement-redacted-empty", swap("redacted -", "redacted ")),
        ("statement-redacted-none", swap("redacted -", "redacted none")),
        ("statement-redacted-spaces", swap("redacted -", "redacted 1, 2")),
        ("statement-redacted-backwards", swap("redacted -", "redacted 2,1")),
        ("statement-redacted-twice", swap("redacted -", "redacted 1,1")),
        ("statement-redacted-zero", swap("redacted -", "redacted 0")),
        ("statement-withheld-negative", swap("private-withheld 0", "private-withheld -1")),
        ("statement-not-ascii", stated(|t| t.replacen("redacted -", "redacted \u{2013}", 1))),
        ("statement-too-few-entries", signed(|s| s.entries -= 1)),
        ("statement-other-manifest", signed(|s| s.manifest = Hash::of(b"x"))),
        ("statement-other-readme", signed(|s| s.readme = Hash::of(b"x"))),
        ("statement-other-baginfo", signed(|s| s.baginfo = Hash::of(b"x"))),
        ("statement-other-genesis", signed(|s| s.genesis = Hash::of(b"x"))),
        ("signature-short", signature(|s| s[..63].to_vec())),
        ("signature-long", signature(|s| [s, vec![0]].concat())),
        (
            "signature-hex",
            signature(|s| s.iter().flat_map(|b| format!("{b:02x}").into_bytes()).collect()),
        ),
        ("signature-zero", signature(|s| vec![0; s.len()])),
        ("signature-empty", signature(|_| vec![])),
        ("signature-plus-order", signature(plus_order)),
        ("signature-of-another-text", {
            let kit = small();
            let sig = key(1).sign(b"something else");
            kit.put("bundle.txt.sig", &sig).list_tags().zip()
        }),
        ("key-file-crlf", small().edit("key.pem", |t| t.replace('\n', "\r\n")).list_tags().zip()),
        (
            "key-file-no-final-newline",
            small().edit("key.pem", |t| t.trim_end().into()).list_tags().zip(),
        ),
        (
            "key-file-with-words",
            small().edit("key.pem", |t| format!("my key\n{t}")).list_tags().zip(),
        ),
        ("key-of-small-order", {
            let kit = small();
            let zero = format!("01{}", "0".repeat(62));
            let old = key(1).public().hex();
            kit.edit("bundle.txt", |t| t.replace(&old, &zero)).list_tags().zip()
        }),
        ("genesis-key-of-small-order", {
            let old = key(1).public().hex();
            let zero = format!("01{}", "0".repeat(62));
            small()
                .edit("data/log/genesis.txt", |t| t.replace(&old, &zero))
                .sign(&key(1), |_| {})
                .zip()
        }),
        (
            "genesis-crlf",
            small()
                .edit("data/log/genesis.txt", |t| t.replace('\n', "\r\n"))
                .sign(&key(1), |_| {})
                .zip(),
        ),
        (
            "genesis-of-another-book",
            small()
                .edit("data/log/genesis.txt", |t| t.replace(&BOOK.hex(), &OTHER.hex()))
                .sign(&key(1), |_| {})
                .zip(),
        ),
    ]
}

/// The same signature with the group order added to S: a second spelling that lenient verifiers take.
fn plus_order(mut sig: Vec<u8>) -> Vec<u8> {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut carry = 0u16;
    for (s, l) in sig[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*s) + u16::from(l) + carry;
        *s = sum as u8;
        carry = sum >> 8;
    }
    sig
}

/// A bag file changed, with the list of tag files made to fit and, where the statement names it, signed again.
fn listed(path: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let kit = small().edit(path, change);
    let hash = Hash::of(&kit.files[path]);
    let bytes = kit.files[path].clone();
    let mut statement = Statement::parse(&kit.files["bundle.txt"]).unwrap();
    match path {
        "manifest-sha256.txt" => statement.manifest = hash,
        "bag-info.txt" => statement.baginfo = hash,
        "README.txt" => statement.readme = hash,
        _ => {}
    }
    let text = statement.text();
    let sig = key(1).sign(text.as_bytes());
    kit.put(path, &bytes)
        .put("bundle.txt", text.as_bytes())
        .put("bundle.txt.sig", &sig)
        .list_tags()
        .zip()
}

fn lists() -> Named {
    const M: &str = "manifest-sha256.txt";
    let lines = |t: &str| t.split_inclusive('\n').map(str::to_string).collect::<Vec<_>>();
    let tags = |change: fn(String) -> String| small().edit("tagmanifest-sha256.txt", change).zip();
    vec![
        (
            "manifest-unsorted",
            listed(M, |t| {
                let mut l = lines(&t);
                l.swap(0, 1);
                l.concat()
            }),
        ),
        (
            "manifest-line-twice",
            listed(M, |t| {
                let l = lines(&t);
                format!("{}{t}", l[0])
            }),
        ),
        ("manifest-line-absent", listed(M, |t| lines(&t)[1..].concat())),
        ("manifest-one-space", listed(M, |t| t.replacen("  data", " data", 1))),
        ("manifest-star", listed(M, |t| t.replacen("  data", " *data", 1))),
        ("manifest-upper-hex", listed(M, |t| format!("{}{}", t[..64].to_uppercase(), &t[64..]))),
        ("manifest-dot-slash", listed(M, |t| t.replacen("  data", "  ./data", 1))),
        ("manifest-absolute", listed(M, |t| t.replacen("  data", "  /data", 1))),
        ("manifest-escaped-path", listed(M, |t| t.replacen("report.pdf", "report%2Epdf", 1))),
        ("manifest-no-final-newline", listed(M, |t| t.trim_end().into())),
        ("manifest-empty", listed(M, |_| String::new())),
        ("manifest-comment", listed(M, |t| format!("# files\n{t}"))),
        ("baginfo-extra-line", listed("bag-info.txt", |t| t + "Contact-Phone: 110\n")),
        (
            "baginfo-oxum",
            listed("bag-info.txt", |t| t.replacen("Payload-Oxum: ", "Payload-Oxum: 1", 1)),
        ),
        (
            "baginfo-day",
            listed("bag-info.txt", |t| {
                t.lines().map(|l| if l.starts_with("Bagging-Date") { "Bagging-Date: 2026-02-30".into() } else { l.to_string() } + "\n").collect()
            }),
        ),
        (
            "baginfo-order",
            listed("bag-info.txt", |t| {
                let mut l = lines(&t);
                l.swap(0, 1);
                l.concat()
            }),
        ),
        ("baginfo-agent", listed("bag-info.txt", |t| t.replacen("recourse ", "other ", 1))),
        ("bagit-version", listed("bagit.txt", |t| t.replace("1.0", "0.97"))),
        ("bagit-encoding", listed("bagit.txt", |t| t.replace("UTF-8", "utf-8"))),
        (
            "tags-unsorted",
            tags(|t| {
                let mut l: Vec<&str> = t.split_inclusive('\n').collect();
                l.swap(0, 1);
                l.concat()
            }),
        ),
        ("tags-line-absent", tags(|t| t.split_inclusive('\n').skip(1).collect())),
        (
            "tags-list-themselves",
            tags(|t| format!("{t}{}  tagmanifest-sha256.txt\n", Hash::of(b"x"))),
        ),
        (
            "md5-manifest-beside",
            small()
                .put("manifest-md5.txt", b"d41d8cd98f00b204e9800998ecf8427e  data/report.pdf\n")
                .list_tags()
                .zip(),
        ),
        (
            "fetch-txt",
            small().put("fetch.txt", b"http://example.org/x 1 data/x\n").list_tags().zip(),
        ),
        (
            "path-upper-extension",
            small().put("data/tables/x.CSV", b"x").sign(&key(1), |_| {}).zip(),
        ),
        ("path-final-dot", small().put("data/tables/x.csv.", b"x").sign(&key(1), |_| {}).zip()),
        ("path-space", small().put("data/tables/x y.csv", b"x").sign(&key(1), |_| {}).zip()),
        ("path-leading-dot", small().put("data/tables/.x.csv", b"x").sign(&key(1), |_| {}).zip()),
        ("path-leading-dash", small().put("data/tables/-x.csv", b"x").sign(&key(1), |_| {}).zip()),
        ("path-chinese", small().put("data/tables/表.csv", b"x").sign(&key(1), |_| {}).zip()),
        (
            "path-too-long",
            small()
                .put(&format!("data/tables/{}.csv", "x".repeat(130)), b"x")
                .sign(&key(1), |_| {})
                .zip(),
        ),
        (
            "path-device-upper",
            small().put("data/tables/LPT1.csv", b"x").sign(&key(1), |_| {}).zip(),
        ),
        ("path-deeper", small().put("data/tables/more/x.csv", b"x").sign(&key(1), |_| {}).zip()),
        (
            "path-script-beside-report",
            small().put("data/report.html", b"<script>").sign(&key(1), |_| {}).zip(),
        ),
    ]
}
