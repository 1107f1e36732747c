use super::case::{NewCase, NewParty, open};
use super::contact::NewContact;
use super::{Desk, contact, evidence, export, id_of, proof, verify};
use crate::world::World;
use chrono::DateTime;
use recourse_core::Hash;
use recourse_core::audit::Verdict;
use recourse_core::case::contact::{Channel, Direction};
use recourse_core::case::event::{Event, HeadShared};
use recourse_core::locale::Lang;

fn desk(home: &std::path::Path) -> Desk {
    let now = DateTime::parse_from_rfc3339("2026-03-12T10:30:00+08:00").unwrap();
    Desk::open(World::still(home.to_path_buf(), Lang::Zh, now)).unwrap()
}

fn case(desk: &mut Desk) -> String {
    let new = NewCase {
        title: "升级后未到账".into(),
        merchant: Some(NewParty::named("老王记面馆")),
        bank: Some(NewParty::named("江州银行")),
        platform: Some(NewParty::named("蓝鲸付")),
        amount_minor: Some(3_751_570),
        ..NewCase::default()
    };
    open(desk, &new, &[], &mut |_| Vec::new()).unwrap()
}

fn call() -> NewContact {
    NewContact {
        position: None,
        with: "bank".into(),
        at: DateTime::parse_from_rfc3339("2026-03-12T09:50:00+08:00").unwrap(),
        channel: Channel::Phone,
        direction: Direction::Out,
        agent: Some("工号 2206".into()),
        ticket: Some("JZ-0312-77".into()),
        said: Some("系统升级，正在核查，7 天内答复。".into()),
        promise: Some("书面答复".into()),
        promise_by: chrono::NaiveDate::from_ymd_opt(2026, 3, 19),
        claimed_payment: false,
        reached_at: None,
        reached_basis: None,
        number: None,
        minutes: Some(6),
        private: Some("听上去不像银行的问题".into()),
        evidence: vec![],
    }
}

#[test]
fn from_an_empty_home_to_a_bundle_that_verifies() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = desk(&dir.path().join("home"));
    let no = case(&mut desk);
    assert_eq!(no, "RC-2026-001");
    let logged = contact::add(&mut desk, &no, &call()).unwrap();
    assert_eq!(logged.id, "C001");
    let file = dir.path().join("签购单 0309.txt");
    std::fs::write(&file, "商户存根 12,909.56").unwrap();
    let kept = evidence::add(&mut desk, &no, &file, &evidence::About::default()).unwrap();
    let again = evidence::add(&mut desk, &no, &file, &evidence::About::default()).unwrap();
    assert_eq!(
        (kept.id.as_str(), kept.known, again.id.as_str(), again.known),
        ("E001", false, "E001", true)
    );
    let out = dir.path().join("out");
    let request = export::Request {
        case: no.clone(),
        receiver: "lawyer".into(),
        out: out.clone(),
        ..Default::default()
    };
    let mut steps = Vec::new();
    let done = export::run(&mut desk, &request, &mut |s| {
        steps.push(s);
        true
    })
    .unwrap();
    assert_eq!(done.path, out.join("RC-2026-001-v1.zip"));
    assert!(done.missing.contains(&"acquiring_agreement".to_string()) && steps.len() > 3);
    let request = verify::Request { path: Some(done.path.clone()), ..Default::default() };
    let report = verify::run(&desk, &request).unwrap();
    assert_eq!(report.verdict(), Verdict::Intact, "{:?}", report.findings);
    assert_eq!(report.private_withheld, 1, "the user's own thoughts stay at home");
    assert_eq!(report.archive.unwrap().fingerprint(), done.fingerprint);
    let book = verify::run(&desk, &verify::Request::default()).unwrap();
    assert_eq!(book.verdict(), Verdict::Intact, "{:?}", book.findings);
    // Any byte turned is found.
    let mut bytes = std::fs::read(&done.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&done.path, bytes).unwrap();
    assert_eq!(verify::run(&desk, &request).unwrap().verdict(), Verdict::Invalid);
}

#[test]
fn a_cancelled_export_leaves_neither_file_nor_entry() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = desk(&dir.path().join("home"));
    let no = case(&mut desk);
    let head = desk.head();
    let out = dir.path().join("out");
    let request = export::Request {
        case: no.clone(),
        receiver: "bank".into(),
        out: out.clone(),
        ..Default::default()
    };
    let stopped =
        export::run(&mut desk, &request, &mut |s| !matches!(s, export::Stage::Pack { .. }))
            .unwrap_err();
    assert_eq!(stopped.code, "E-EXPORT-04");
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0);
    assert_eq!(desk.head(), head);
    assert_eq!(desk.case(&no).unwrap().next_release(), 1);
}

#[test]
fn another_window_writes_while_an_export_runs_and_both_stand() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("home");
    let mut first = desk(&home);
    let no = case(&mut first);
    let mut second = desk(&home);
    let request = export::Request {
        case: no.clone(),
        receiver: "lawyer".into(),
        out: dir.path().join("out"),
        ..Default::default()
    };
    let (mut wrote, mut packed) = (false, 0);
    let done = export::run(&mut first, &request, &mut |stage| {
        if matches!(stage, export::Stage::Report) {
            packed += 1;
            if !wrote {
                wrote = true;
                // Nothing waits: the book is free while papers are made.
                super::case::note(&mut second, &no, "另一个窗口记的", false).unwrap();
            }
        }
        true
    })
    .unwrap();
    assert_eq!(packed, 2, "the log moved on, so the papers were made again");
    let request = verify::Request { path: Some(done.path.clone()), ..Default::default() };
    let report = verify::run(&first, &request).unwrap();
    assert_eq!(report.verdict(), Verdict::Intact, "{:?}", report.findings);
    let case = first.case(&no).unwrap();
    assert_eq!(case.exports.len(), 1, "one entry, not one for each try");
    let note = case.lines.iter().position(|l| l.event.kind() == "note.added").unwrap();
    let exported = case.lines.iter().position(|l| l.event.kind() == "bundle.exported").unwrap();
    assert!(note < exported);
}

#[test]
fn a_head_that_is_not_in_the_chain_vouches_for_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = desk(&dir.path().join("home"));
    let no = case(&mut desk);
    proof::hand_over(&mut desk, &no, "李慧律师", "message").unwrap();
    let before = proof::state(&desk);
    assert!(before.holders.iter().all(|h| h.fits) && before.tail() == 1);
    // As after a rewrite: what somebody is said to hold is the head of another chain, or of one that was longer.
    let id = id_of(desk.case(&no).unwrap());
    for head_seq in [2, 500] {
        let event = Event::HeadShared(HeadShared {
            head_seq,
            head: Hash::of(b"another chain"),
            to: Some("李慧律师".into()),
            how: Some("paper".into()),
        });
        desk.record(&[], |_, _| Ok(vec![(id, event.clone())])).unwrap();
    }
    let after = proof::state(&desk);
    assert_eq!((after.handed_up_to, after.tail()), (before.handed_up_to, 3));
    let words = |at: usize| proof::holder_words(&after.holders[at], &desk.world.locale);
    assert!(words(0).contains("对不上") && words(0).contains("（paper）"), "{}", words(0));
    assert!(!words(1).contains("对不上") && words(2).contains("对不上"), "{}", words(2));
}
