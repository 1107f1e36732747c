use super::contact::{Channel, ContactAmended, ContactLogged, Direction, Struck};
use super::event::{Body, CaseOpened, Event};
use super::exhibit::{ExhibitAdded, ExhibitKind, FileRef};
use super::party::PartySet;
use super::stage::{Stage, StageMoved};
use super::*;

fn apply(case: &mut Case, event: Event) -> Result<(), Refusal> {
    case.admit(&event)?;
    // Everything goes through the wire form once, as it would in a book.
    let event = Event::from_body(&event.to_body());
    let seq = case.lines.len() as u64 + 1;
    let line = Line {
        seq,
        at: "2026-03-12T02:30:00.000Z".into(),
        actor: "merchant".into(),
        hash: Hash::of(b"x"),
        event,
    };
    case.apply(line);
    Ok(())
}

fn opened() -> Case {
    let mut case = Case::new("ab".repeat(16));
    let event = CaseOpened {
        no: "RC-2026-001".into(),
        currency: "CNY".into(),
        jurisdiction: "CN".into(),
        amount_minor: Some(3_751_570),
        from: None,
        to: None,
        title: Some("升级后未到账".into()),
    };
    apply(&mut case, Event::CaseOpened(event)).unwrap();
    let party: PartySet =
        serde_json::from_value(serde_json::json!({"id":"P01","role":"bank","name":"江州银行"}))
            .unwrap();
    apply(&mut case, Event::PartySet(party)).unwrap();
    case
}

fn call(no: u32, with: &str) -> ContactLogged {
    ContactLogged {
        no,
        with: with.into(),
        channel: Channel::Phone,
        direction: Direction::Out,
        occurred_at: DateTime::parse_from_rfc3339("2026-03-12T10:30:00+08:00").unwrap(),
        claimed_payment: false,
        reached_at: None,
        promise_by: None,
        evidence: vec![],
        minutes: None,
        agent: None,
        ticket: Some("LJ-118".into()),
        said: Some("款已给平台".into()),
        promise: None,
        reached_basis: None,
        number: None,
    }
}
use chrono::DateTime;

#[test]
fn private_members_travel_apart_and_come_back() {
    let body = Event::ContactLogged(call(1, "P01")).to_body();
    assert!(!body.data.contains_key("said") && !body.data.contains_key("ticket"));
    assert_eq!(body.private.as_ref().map(|p| p.len()), Some(2));
    assert_eq!(Event::from_body(&body), Event::ContactLogged(call(1, "P01")));
    // Withheld: the rest still reads.
    let withheld = Event::from_body(&Body { private: None, ..body });
    assert!(matches!(withheld, Event::ContactLogged(c) if c.said.is_none() && c.no == 1));
}

#[test]
fn unknown_kinds_and_malformed_members_are_kept() {
    let body = Body { kind: "future.thing".into(), ..Default::default() };
    assert_eq!(Event::from_body(&body), Event::Unknown(body));
    let broken = Body { kind: "contact.logged".into(), ..Default::default() };
    assert!(matches!(Event::from_body(&broken), Event::Unknown(_)));
}

#[test]
fn numbers_are_gap_free_and_parties_known() {
    let mut case = opened();
    assert_eq!(
        apply(&mut case, Event::ContactLogged(call(2, "P01"))),
        Err(Refusal::NotNext { given: "C002".into(), next: "C001".into() })
    );
    assert_eq!(
        apply(&mut case, Event::ContactLogged(call(1, "P09"))),
        Err(Refusal::Unknown("P09".into()))
    );
    apply(&mut case, Event::ContactLogged(call(1, "P01"))).unwrap();
    assert_eq!(case.next_contact(), 2);
}

#[test]
fn amend_keeps_what_is_left_out_and_void_needs_a_reason() {
    let mut case = opened();
    apply(&mut case, Event::ContactLogged(call(1, "P01"))).unwrap();
    let change = ContactAmended { no: 1, agent: Some("0618".into()), ..Default::default() };
    apply(&mut case, Event::ContactAmended(change)).unwrap();
    let c = case.contact(1).unwrap();
    assert_eq!((c.now.agent.as_deref(), c.now.ticket.as_deref()), (Some("0618"), Some("LJ-118")));
    assert_eq!(
        apply(&mut case, Event::ContactVoided(Struck { no: 1, reason: None })),
        Err(Refusal::NoReason)
    );
    apply(&mut case, Event::ContactVoided(Struck { no: 1, reason: Some("重复".into()) })).unwrap();
    assert_eq!(case.live_contacts().count(), 0);
}

#[test]
fn a_file_is_kept_once_and_early_moves_need_a_reason() {
    let mut case = opened();
    let mut exhibit = ExhibitAdded {
        no: 1,
        kind: ExhibitKind::Slip,
        captured_at: None,
        import_seq: None,
        shows_card: None,
        files: vec![FileRef { name: "a.jpg".into(), sha256: Hash::of(b"a"), size: 1 }],
        name: None,
        title: None,
        proves: None,
        source: None,
        original: None,
        taken_by: None,
    };
    apply(&mut case, Event::ExhibitAdded(exhibit.clone())).unwrap();
    exhibit.no = 2;
    assert_eq!(
        apply(&mut case, Event::ExhibitAdded(exhibit)),
        Err(Refusal::AlreadyKept("E001".into()))
    );
    let early = StageMoved {
        to: Stage::Platform,
        obligor: None,
        missing: vec!["demand".into()],
        reason: None,
    };
    assert_eq!(apply(&mut case, Event::StageMoved(early.clone())), Err(Refusal::NoReason));
    apply(&mut case, Event::StageMoved(StageMoved { reason: Some("银行已答复".into()), ..early }))
        .unwrap();
    assert_eq!(case.stage, Stage::Platform);
    assert_eq!(case.claimed().plain(), "37515.70");
}
