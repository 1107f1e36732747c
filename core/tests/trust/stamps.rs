//! Time stamps against an authority made by openssl: what is accepted, each way of being refused, and what a verified
//! stamp bounds in a bundle.

#[path = "../../../tests/support/authority.rs"]
mod authority;

use crate::kit::{Kit, errors, judge};
use crate::sample::{CASE, body, book};
use authority::{Authority, Made};
use recourse_core::audit::tsa::{Answer, Fault, Roots, request};
use recourse_core::audit::{Code, Severity, Verdict};
use recourse_core::bundle::{Outside, Selection};
use recourse_core::hash::Hash;
use recourse_core::locale::{Lang, Locale};
use serde_json::json;

const MESSAGE: &[u8] = b"recourse-checkpoint-v1\nand so on\n";
const NONCE: [u8; 8] = [0x41, 2, 3, 4, 5, 6, 7, 8];

fn roots(authority: &Authority, name: &str) -> Roots {
    Roots::read(&authority.read(name)).unwrap()
}

fn asked(authority: &Authority) -> Vec<u8> {
    authority.answer(&request(&Hash::of(MESSAGE), NONCE))
}

fn check(answer: &[u8], roots: &Roots) -> Result<(), Fault> {
    Answer::read(answer)?.check(MESSAGE, Some(&NONCE), roots).map(|_| ())
}

/// The signer as it should be; forgeries change one thing.
const SIGNED: &str = "-signer signer.pem -inkey signer.key -certfile between.pem";

#[test]
fn an_authority_by_openssl_is_accepted_with_each_kind_of_key() {
    for key in ["rsa", "p256", "p384"] {
        let Some(authority) = Authority::new(&Made { key, ..Made::default() }) else { return };
        let answer = asked(&authority);
        let stamped = Answer::read(&answer).unwrap();
        let stamped = stamped.check(MESSAGE, Some(&NONCE), &roots(&authority, "root.pem")).unwrap();
        assert_eq!(
            (stamped.authority.as_str(), stamped.root.as_str()),
            ("Test signer", "Test root")
        );
        assert_eq!(stamped.accuracy, Some(1000));
        // An authority half-way may be the one the user chose.
        check(&answer, &roots(&authority, "between.pem")).unwrap();
    }
}

/// Some authorities still name their certificate by SHA-1 alone (RFC 3161 as first written). It counts, because what is
/// signed rests on SHA-256, and every verdict says that it is weaker; a wrong one is refused like a wrong newer one.
#[test]
fn a_signer_named_by_sha1_alone_counts_and_is_said_to_be_weaker() {
    let Some(authority) = Authority::new(&Made { key: "p256", ..Made::default() }) else { return };
    let root = roots(&authority, "root.pem");
    let newer = Answer::read(&asked(&authority)).unwrap();
    assert!(!newer.check(MESSAGE, Some(&NONCE), &root).unwrap().by_sha1);
    authority.shell("sed -i 's/ess_cert_id_alg = sha256/ess_cert_id_alg = sha1/' ca.cnf");
    let answer = asked(&authority);
    let older = Answer::read(&answer).unwrap();
    assert!(older.check(MESSAGE, Some(&NONCE), &root).unwrap().by_sha1);
    authority
        .shell("openssl x509 -in signer.pem -outform DER | openssl sha1 -binary > signer.sha1");
    let name = authority.read("signer.sha1");
    let at = answer.windows(name.len()).position(|w| w == name).unwrap();
    let mut other = answer.clone();
    other[at] ^= 1;
    assert_eq!(check(&other, &root), Err(Fault::Attributes("signing certificate")));
    // In a bundle it bounds what a newer one bounds, with the remark.
    let mut book = book();
    let statement = book.checkpoints.last().unwrap().checkpoint;
    let token = authority.answer(&request(&Hash::of(statement.text().as_bytes()), NONCE));
    book.anchor(&token);
    book.checkpoint();
    let (zip, _) = book.export(Selection::whole(CASE));
    let report = judge(&zip, &Outside { roots: root, ..Outside::default() });
    assert_eq!((report.verdict(), report.anchored_up_to), (Verdict::Intact, statement.head.seq));
    for (lang, words) in [(Lang::En, "older SHA-1"), (Lang::Zh, "较旧的 SHA-1")] {
        let said = report.summary(&Locale::new(lang)).join("\n");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn each_way_of_being_wrong_is_named() {
    let Some(authority) = Authority::new(&Made::default()) else { return };
    let (answer, root) = (asked(&authority), roots(&authority, "root.pem"));
    let read = Answer::read(&answer).unwrap();
    assert_eq!(read.check(b"other bytes", Some(&NONCE), &root), Err(Fault::Imprint));
    assert_eq!(read.check(MESSAGE, Some(&[9; 8]), &root), Err(Fault::Nonce));
    assert_eq!(
        check(&answer, &roots(&authority, "other.pem")),
        Err(Fault::Untrusted("Test root".into()))
    );
    let info = authority.info(&answer);
    let forged = |info: &[u8], flags: &str| check(&authority.forge(info, flags), &root);
    // The control: made in the same way with nothing wrong, it is accepted.
    assert_eq!(forged(&info, &format!("{SIGNED} -cades")), Ok(()));
    let attributes = |what| Err(Fault::Attributes(what));
    assert_eq!(forged(&info, SIGNED), attributes("signing certificate"));
    assert_eq!(forged(&info, &format!("{SIGNED} -noattr")), attributes("none"));
    assert_eq!(forged(&info, &format!("{SIGNED} -cades -nocerts")), Err(Fault::Signer));
    let second = format!("{SIGNED} -cades -signer other.pem -inkey other.key");
    assert_eq!(forged(&info, &second), Err(Fault::Signer));
    let by_root = "-signer root.pem -inkey root.key -cades";
    assert_eq!(forged(&info, by_root), Err(Fault::Usage));
    let weak = format!("{SIGNED} -cades").replace("-cades", "-cades -md sha1");
    assert!(matches!(forged(&info, &weak), Err(Fault::Algorithm(_))));
    let mut other = info.clone();
    let at = other.windows(8).position(|w| w == NONCE).unwrap();
    other[at + 7] ^= 1;
    assert_eq!(forged(&other, &format!("{SIGNED} -cades")), Err(Fault::Nonce));
    // A later time put into the signed text: the digest among the attributes no longer fits.
    let mut changed = answer.clone();
    let at = changed.windows(8).position(|w| w == NONCE).unwrap();
    changed[at + 7] ^= 1;
    let fault = Answer::read(&changed).unwrap().check(MESSAGE, None, &root).unwrap_err();
    assert_eq!(fault, Fault::Attributes("digest"));
}

#[test]
fn certificates_that_may_not_do_it_are_refused() {
    let cases = [
        (Made { usage: "timeStamping", ..Made::default() }, "usage"),
        (Made { usage: "critical,timeStamping,serverAuth", ..Made::default() }, "usage"),
        (Made { valid: ("20200101000000Z", "20210101000000Z"), ..Made::default() }, "expired"),
        (Made { valid: ("20400101000000Z", "20410101000000Z"), ..Made::default() }, "expired"),
        (Made { between_issues: false, ..Made::default() }, "issuer"),
    ];
    let Some(good) = Authority::new(&Made::default()) else { return };
    let info = good.info(&asked(&good));
    for (made, why) in cases {
        let Some(authority) = Authority::new(&made) else { return };
        let forged = authority.forge(&info, &format!("{SIGNED} -cades"));
        let fault = check(&forged, &roots(&authority, "root.pem")).unwrap_err();
        assert_eq!(fault.name(), why, "{fault}");
    }
}

#[test]
fn no_flipped_bit_of_a_token_is_accepted_with_another_meaning() {
    let Some(authority) = Authority::new(&Made { key: "p256", ..Made::default() }) else { return };
    let (answer, root) = (asked(&authority), roots(&authority, "root.pem"));
    let good = Answer::read(&answer).unwrap().check(MESSAGE, Some(&NONCE), &root).unwrap();
    let mut accepted = 0;
    for bit in (0..answer.len() * 8).step_by(3) {
        let mut bad = answer.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        let checked = Answer::read(&bad).and_then(|a| a.check(MESSAGE, Some(&NONCE), &root));
        if let Ok(still) = checked {
            accepted += 1;
            assert_eq!((still.time, &still.serial), (good.time, &good.serial), "bit {bit}");
        }
    }
    // Unsigned parts exist (status text, certificates not needed): that is why an entry pins the token's bytes.
    assert!(accepted < answer.len() * 2, "{accepted}");
}

#[test]
fn a_stamp_in_a_bundle_bounds_both_sides_and_counts_only_under_its_root() {
    let Some(authority) = Authority::new(&Made { key: "p256", ..Made::default() }) else { return };
    let mut book = book();
    let statement = book.checkpoints.last().unwrap().checkpoint;
    let asked = request(&Hash::of(statement.text().as_bytes()), NONCE);
    let token = authority.answer(&asked);
    book.checkpoints.last_mut().unwrap().tsq = Some(asked.to_vec());
    book.anchor(&token);
    book.record(CASE, &body("note.added", json!({}), None, &[]));
    book.checkpoint();
    let (zip, _) = book.export(Selection::whole(CASE));
    let seq = statement.head.seq;
    let with = |roots: Roots| judge(&zip, &Outside { roots, ..Outside::default() });
    let unasked = with(Roots::default());
    assert_eq!((unasked.verdict(), unasked.anchored_up_to), (Verdict::Intact, 0));
    assert_eq!((unasked.tokens_unverified, unasked.stamped_at), (1, None));
    let other = with(roots(&authority, "other.pem"));
    assert_eq!((other.verdict(), other.anchored_up_to), (Verdict::Intact, 0));
    assert!(other.has(Code::TokenUnverified));
    let good = with(roots(&authority, "root.pem"));
    assert_eq!((good.verdict(), good.anchored_up_to), (Verdict::Intact, seq), "{good:#?}");
    assert_eq!(good.unanchored_tail, good.entries - seq);
    let anchor = &good.anchors[0];
    assert_eq!((anchor.checkpoint_seq, anchor.entry_seq), (seq, Some(seq + 1)));
    assert_eq!(good.stamped_at, anchor.stamped.as_ref().map(|s| s.time));
    // The sample book is dated March 2026, the stamp is of today: entries after it are dated before it, which is said.
    let dates: Vec<_> = good.findings.iter().filter(|f| f.code == Code::StampDates).collect();
    assert_eq!(dates.len(), 1, "{dates:?}");
    assert_eq!(dates[0].severity(), Severity::Warning);
    // A stamp of another checkpoint under this one's name is no stamp, as soon as a root is given.
    let wrong = authority.answer(&request(&Hash::of(b"another"), NONCE));
    let path = format!("data/log/checkpoints/{seq:010}.txt.tsr");
    let kit = Kit::take_apart(&zip).put(&path, &wrong).resign();
    let outside = Outside { roots: roots(&authority, "root.pem"), ..Outside::default() };
    let report = judge(&kit.zip(), &outside);
    assert_eq!(report.verdict(), Verdict::Invalid);
    assert!(errors(&report).contains(&format!("token-absent@{path}")));
    assert!(errors(&report).contains(&format!("token-bad@{path}")), "{:?}", errors(&report));
}
