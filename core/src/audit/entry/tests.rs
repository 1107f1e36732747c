use super::*;

fn place(case: Id) -> Place {
    Place { book: Id::new([0x78; 16]), case, seq: 11, cseq: 1 }
}

fn stamp() -> Stamp {
    Stamp {
        at: Time::parse("2026-11-22T20:00:16.500Z").unwrap(),
        actor: "merchant".into(),
        salt: [0x26; 16],
        private_salt: [0x27; 16],
    }
}

fn data(value: Value) -> Data {
    value.as_object().cloned().unwrap()
}

fn body() -> Body {
    Body {
        kind: "case.created".into(),
        data: data(json!({"currency": "EUR", "amount_minor": 12999})),
        files: vec![FileRef { name: "slip.jpg".into(), sha256: Hash::of(b"f"), size: 1 }],
        private: Some(data(json!({"title": "老王记 \u{202e}\n"}))),
        private_gone: None,
    }
}

const CASE: [u8; 16] = [0x1b; 16];

#[test]
fn the_line_is_the_one_of_the_format() {
    let body = Body { files: vec![], ..body() };
    let sealed = seal(&place(Id::new(CASE)), &stamp(), &body).unwrap();
    let private = sealed.private.unwrap();
    let want = format!(
        "{{\"actor\":\"merchant\",\"at\":\"2026-11-22T20:00:16.500Z\",\"book\":\"{}\",\"case\":\"{}\",\"cseq\":1,\
         \"data\":{{\"amount_minor\":12999,\"currency\":\"EUR\"}},\"files\":[],\"kind\":\"case.created\",\
         \"priv\":\"{}\",\"salt\":\"{}\",\"seq\":11,\"v\":\"recourse-entry-v1\"}}\n",
        "78".repeat(16),
        "1b".repeat(16),
        Hash::of(&private),
        "26".repeat(16)
    );
    assert_eq!(String::from_utf8(sealed.line).unwrap(), want);
    let want = format!(
        "{{\"data\":{{\"title\":\"老王记 \u{202e}\\n\"}},\"salt\":\"{}\",\"v\":\"recourse-priv-v1\"}}\n",
        "27".repeat(16)
    );
    assert_eq!(String::from_utf8(private).unwrap(), want);
}

#[test]
fn an_entry_reads_back_with_and_without_its_private_line() {
    let sealed = seal(&place(Id::new(CASE)), &stamp(), &body()).unwrap();
    let entry = Entry::read(&sealed.line, sealed.private.as_deref()).unwrap();
    assert_eq!(entry.body, body());
    assert_eq!((entry.seq, entry.cseq, entry.hash), (11, 1, sealed.hash));
    assert!(!entry.is_withheld());
    let entry = Entry::read(&sealed.line, None).unwrap();
    assert!(entry.is_withheld());
    assert_eq!(entry.body.private, None);
    let unnamed = seal(&place(Id::new(CASE)), &stamp(), &Body { private: None, ..body() }).unwrap();
    assert_eq!(
        Entry::read(&unnamed.line, sealed.private.as_deref()),
        Err(PrivateFault::Unexpected.into())
    );
}

#[test]
fn no_changed_bit_keeps_hash_and_place() {
    let sealed = seal(&place(Id::new(CASE)), &stamp(), &body()).unwrap();
    for bit in 0..sealed.line.len() * 8 {
        let mut line = sealed.line.clone();
        line[bit / 8] ^= 1 << (bit % 8);
        if let Ok(entry) = Entry::read_public(&line) {
            assert_ne!(entry.hash, sealed.hash);
        }
    }
    let private = sealed.private.unwrap();
    for bit in 0..private.len() * 8 {
        let mut line = private.clone();
        line[bit / 8] ^= 1 << (bit % 8);
        let fault = Entry::read(&sealed.line, Some(&line)).unwrap_err();
        assert_eq!(fault, PrivateFault::Changed.into());
    }
}

#[test]
fn the_writer_refuses_what_would_spoil_every_bundle() {
    let case = place(Id::new(CASE));
    let refuse = |place: &Place, stamp: &Stamp, body: &Body| seal(place, stamp, body).unwrap_err();
    for kind in ["", "Case", "1a", ".a", "a b", &"a".repeat(65)] {
        let bad = Body { kind: kind.into(), ..body() };
        assert_eq!(refuse(&case, &stamp(), &bad), SealError::Kind(kind.into()));
    }
    for actor in ["", "a\u{7f}", "a\u{85}", "a\nb", &"王".repeat(256)] {
        let bad = Stamp { actor: actor.into(), ..stamp() };
        assert_eq!(refuse(&case, &bad, &body()), SealError::Name("actor"));
        let mut bad = body();
        bad.files[0].name = actor.into();
        assert_eq!(refuse(&case, &stamp(), &bad), SealError::Name("name"));
    }
    seal(&case, &Stamp { actor: "王".repeat(255), ..stamp() }, &body()).unwrap();
    assert_eq!(refuse(&place(Id::BOOK), &stamp(), &body()), SealError::BookLevel);
    let long = Body { data: data(json!({"t": "x".repeat(66_000)})), ..body() };
    assert_eq!(refuse(&case, &stamp(), &long), SealError::Public(CanonError::TooLong));
    let long = Body { private: Some(data(json!({"t": "x".repeat(66_000)}))), ..body() };
    assert_eq!(refuse(&case, &stamp(), &long), SealError::Private(CanonError::TooLong));
    assert_eq!(refuse(&Place { cseq: 12, ..case }, &stamp(), &body()), SealError::Range("seq"));
}

#[test]
fn members_are_exactly_those_of_an_entry() {
    let sealed = seal(&place(Id::new(CASE)), &stamp(), &body()).unwrap();
    let good = canon::read(&sealed.line).unwrap();
    let fault = |change: &dyn Fn(&mut Data)| {
        let mut members = good.clone();
        change(&mut members);
        Entry::read_public(&canon::line(&members).unwrap()).unwrap_err()
    };
    let member = |name: &str| EntryFault::Member(name.to_string());
    for name in good.keys().filter(|n| *n != "priv") {
        assert_eq!(fault(&|m| drop(m.remove(name))), member(name), "without {name}");
        assert_eq!(
            fault(&|m| drop(m.insert(name.clone(), json!(true)))),
            member(name),
            "{name}: true"
        );
    }
    assert_eq!(fault(&|m| drop(m.insert("extra".into(), json!(1)))), member("extra"));
    assert_eq!(fault(&|m| drop(m.insert("cseq".into(), json!(0)))), member("cseq"));
    assert_eq!(fault(&|m| drop(m.insert("priv".into(), json!("e718")))), member("priv"));
    assert_eq!(fault(&|m| drop(m.insert("files".into(), json!([{"name": "a"}])))), member("files"));
    assert_eq!(
        fault(&|m| drop(m.insert("case".into(), json!("0".repeat(32))))),
        EntryFault::BookLevel
    );
}
