//! Real answers read and judged; made-up ones by `openssl ts` are in `core/tests/trust/stamps.rs`.

use super::*;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/fixtures/tsr/", $name))
    };
}

const DIGICERT: &[u8] = fixture!("digicert.tsr");
const IDENTRUST: &[u8] = fixture!("identrust.tsr");
const ODD: &[u8] = fixture!("identrust-issue-104.tsr");
const BCCR: &[u8] = fixture!("bccr.tsr");

fn roots(pem: &[u8]) -> Roots {
    Roots::read(pem).unwrap()
}

#[test]
fn the_request_is_the_69_bytes_of_the_format() {
    let digest = Hash::of(b"checkpoint");
    let made = request(&digest, [0xff, 2, 3, 4, 5, 6, 7, 8]);
    let start: String = made[..24].iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(start, "3043020101303130 0d060960864801650304020105000420".replace(' ', ""));
    assert_eq!(made[56..], [2, 8, 0x7f, 2, 3, 4, 5, 6, 7, 8, 1, 1, 0xff]);
    assert_eq!(read_request(&made), Some((digest, [0x7f, 2, 3, 4, 5, 6, 7, 8])));
    for at in 0..made.len() {
        let mut bad = made;
        bad[at] ^= 0x80;
        let fixed = !(24..56).contains(&at) && !(59..66).contains(&at);
        assert_eq!(read_request(&bad).is_none(), fixed, "byte {at}");
    }
    assert_eq!(read_request(&made[..68]), None);
}

#[test]
fn answers_of_public_authorities_are_read_and_accepted_under_their_root() {
    let digicert = roots(fixture!("digicert-root.pem"));
    let stamped = Answer::read(DIGICERT).unwrap().check_signer(&digicert).unwrap();
    assert_eq!(stamped.time.to_string(), "2025-03-24T11:17:47.000Z");
    assert_eq!(stamped.authority, "DigiCert Timestamp 2024");
    assert_eq!(stamped.root, "DigiCert Trusted Root G4");
    assert_eq!(stamped.serial, "5048e337a00e4ec8845f54385ddef87d");
    let identrust = roots(fixture!("identrust-ca.pem"));
    for answer in [IDENTRUST, ODD] {
        let stamped = Answer::read(answer).unwrap().check_signer(&identrust).unwrap();
        assert_eq!(stamped.authority, "TrustID Timestamp Authority");
    }
}

#[test]
fn the_wrong_root_or_none_is_no_chain() {
    let other = roots(fixture!("identrust-ca.pem"));
    for roots in [Roots::default(), other] {
        let fault = Answer::read(DIGICERT).unwrap().check_signer(&roots).unwrap_err();
        assert_eq!(fault, Fault::Untrusted("DigiCert Assured ID Root CA".into()));
    }
}

#[test]
fn an_authority_that_vouches_for_itself_is_refused() {
    let answer = Answer::read(BCCR).unwrap();
    assert_eq!(answer.authority(), "TSA SINPE v3");
    let missing = "CA POLITICA SELLADO DE TIEMPO - COSTA RICA v2";
    let fault = answer.check_signer(&Roots::default()).unwrap_err();
    assert_eq!(fault, Fault::Untrusted(missing.into()));
    // Its own certificate as a root does not help: it may not issue.
    let fault = answer.check_signer(&roots(fixture!("bccr-signer.pem"))).unwrap_err();
    assert_eq!(fault, Fault::Untrusted(missing.into()));
}

#[test]
fn a_stamp_of_other_bytes_or_another_hash_is_refused() {
    let roots = roots(fixture!("digicert-root.pem"));
    let answer = Answer::read(DIGICERT).unwrap();
    assert_eq!(answer.check(b"anything", None, &roots).unwrap_err(), Fault::Imprint);
}

#[test]
fn no_flipped_bit_panics_or_changes_what_an_accepted_answer_says() {
    let roots = roots(fixture!("digicert-root.pem"));
    let good = Answer::read(DIGICERT).unwrap().check_signer(&roots).unwrap();
    // Every 61st bit: the certificates are half of it, and each costs an RSA check.
    for bit in (0..DIGICERT.len() * 8).step_by(61) {
        let mut bad = DIGICERT.to_vec();
        bad[bit / 8] ^= 1 << (bit % 8);
        if let Ok(still) = Answer::read(&bad).and_then(|a| a.check_signer(&roots)) {
            // Tokens are malleable (unsigned parts); what they say is not.
            assert_eq!((still.time, &still.serial), (good.time, &good.serial), "bit {bit}");
        }
    }
}

#[test]
fn cut_grown_and_random_bytes_are_malformed() {
    for length in (0..DIGICERT.len()).step_by(97) {
        assert!(matches!(Answer::read(&DIGICERT[..length]), Err(Fault::Malformed(_))));
    }
    let grown = [DIGICERT, &[0]].concat();
    assert!(matches!(Answer::read(&grown), Err(Fault::Malformed(_))));
    assert!(matches!(Answer::read(b"hello"), Err(Fault::Malformed(_))));
    assert!(Roots::read(b"hello").is_err() && Roots::read(b"").is_err());
    let cut = b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    assert!(Roots::read(cut).is_err());
}

#[test]
fn a_refusal_carries_the_words_of_the_authority() {
    // PKIStatusInfo { 2, ["bad request"] } and no token.
    let refused = b"\x30\x14\x30\x12\x02\x01\x02\x30\x0d\x0c\x0bbad request";
    let fault = Answer::read(refused).unwrap_err();
    assert_eq!(fault, Fault::Refused(2, "bad request".into()));
    assert_eq!(fault.about(), "2 bad request");
}
