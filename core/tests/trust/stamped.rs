//! Vectors with a real time stamp: its bytes were made once by `openssl ts` (`core/tests/fixtures/tsr/sample.*`) for the
//! sample book's checkpoint at entry 16. Every verifier must give the same verdict on them without a root; with the root,
//! ours says what the stamp bounds.

use crate::kit::{Kit, errors, judge};
use crate::sample::{Book, CASE, body, book};
use crate::vectors::Vector;
use recourse_core::audit::tsa::Roots;
use recourse_core::audit::{Code, Verdict};
use recourse_core::bundle::{Outside, Selection};
use serde_json::json;

const REQUEST: &[u8] = include_bytes!("../fixtures/tsr/sample.tsq");
const TOKEN: &[u8] = include_bytes!("../fixtures/tsr/sample.tsr");
const ROOT: &[u8] = include_bytes!("../fixtures/tsr/sample-root.pem");
const PATH: &str = "data/log/checkpoints/0000000016.txt.tsr";

fn finish(mut book: Book) -> Vec<u8> {
    book.record(CASE, &body("note.added", json!({}), None, &[]));
    book.checkpoint();
    book.export(Selection::whole(CASE)).0
}

fn stamped(request: Option<&[u8]>) -> Vec<u8> {
    let mut book = book();
    book.checkpoints.last_mut().unwrap().tsq = request.map(<[u8]>::to_vec);
    book.anchor(TOKEN);
    finish(book)
}

fn changed(change: impl FnOnce(Kit) -> Kit) -> Vec<u8> {
    change(Kit::take_apart(&stamped(Some(REQUEST)))).resign().zip()
}

/// In the order of `vectors.tsv`.
pub fn vectors() -> Vec<Vector> {
    let good = |name, zip| Vector { name, zip, verdict: "intact", code: "-" };
    let bad = |name, code, zip| Vector { name, zip, verdict: "invalid", code };
    let mut unnamed = book();
    unnamed.checkpoints.last_mut().unwrap().tsr = Some(TOKEN.to_vec());
    let mut flipped = TOKEN.to_vec();
    flipped[TOKEN.len() - 3] ^= 1;
    vec![
        good("stamp", stamped(Some(REQUEST))),
        good("stamp-without-request", stamped(None)),
        good("stamp-that-no-entry-names", finish(unnamed)),
        bad("stamp-dropped", "token-absent", changed(|kit| kit.drop(PATH))),
        bad("stamp-flipped", "token-absent", changed(|kit| kit.put(PATH, &flipped))),
        bad("stamp-cut", "token-absent", changed(|kit| kit.put(PATH, &TOKEN[..TOKEN.len() / 2]))),
        bad("stamp-empty", "token-absent", changed(|kit| kit.put(PATH, b""))),
        bad(
            "stamp-without-checkpoint",
            "checkpoint-malformed",
            changed(|kit| kit.put("data/log/checkpoints/0000000005.txt.tsr", TOKEN)),
        ),
    ]
}

#[test]
fn with_the_root_each_stamped_vector_says_what_is_bounded() {
    let roots = Roots::read(ROOT).unwrap();
    let outside = Outside { roots, ..Outside::default() };
    for vector in vectors() {
        let report = judge(&vector.zip, &outside);
        assert_eq!(report.verdict().word(), vector.verdict, "{}", vector.name);
        let anchored = if vector.verdict == "intact" { 16 } else { report.anchored_up_to };
        assert_eq!(report.anchored_up_to, anchored, "{}: {:?}", vector.name, errors(&report));
        // What an entry does not vouch for byte for byte is never shown as an anchor that names an entry.
        for anchor in report.anchors.iter().filter(|a| a.stamped.is_some()) {
            assert_eq!(anchor.checkpoint_seq, 16, "{}", vector.name);
        }
    }
}

#[test]
fn a_stamp_of_another_statement_is_an_error_once_a_root_is_given() {
    let roots = Roots::read(ROOT).unwrap();
    let other = Kit::take_apart(&stamped(Some(REQUEST)));
    let path = "data/log/checkpoints/0000000006.txt.tsr";
    let zip = other.put(path, TOKEN).resign().zip();
    let without = judge(&zip, &Outside::default());
    assert_eq!(without.verdict(), Verdict::Intact, "an unnamed token is a warning");
    let report = judge(&zip, &Outside { roots, ..Outside::default() });
    assert!(report.has(Code::TokenBad) && report.verdict() == Verdict::Invalid);
    assert_eq!(report.anchored_up_to, 16);
}
