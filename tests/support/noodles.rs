//! 老王记面馆 in the middle of its dispute, as a book folded from events.

use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::Hash;
use recourse_core::book::Book;
use recourse_core::case::Line;
use recourse_core::case::contact::{Channel, ContactLogged, Direction};
use recourse_core::case::event::{CaseOpened, Event};
use recourse_core::case::exhibit::{ExhibitAdded, ExhibitKind, FileRef};
use recourse_core::case::party::Role;
use recourse_core::case::stage::{Stage, StageMoved};
use recourse_tui::form::build::party;
use recourse_tui::model::views::{DeadlineRow, Go, Nature, NeedRow, Snapshot, StepRow, WorkingRow};

/// Case id of RC-2026-001.
pub(crate) const CASE: &str = "0123456789abcdef0123456789abcdef";

/// The day of `ux.md`.
pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-26T10:30:00+08:00").unwrap()
}

/// A day.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Adds an event as the next entry of the case.
pub(crate) fn record(book: &mut Book, case: &str, at: &str, event: Event) {
    if let Some(open) = book.case(case) {
        open.admit(&event).unwrap();
    }
    let seq = book.last_seq + 1;
    let hash = Hash::of(format!("{seq}").as_bytes());
    book.apply(case, Line { seq, at: at.into(), actor: "merchant".into(), hash, event });
}

/// The book on 26 March 2026.
pub(crate) fn book() -> Book {
    let mut book = Book::default();
    let mut put = |at: &str, event| record(&mut book, CASE, at, event);
    put(
        "2026-03-12T02:10:00.000Z",
        Event::CaseOpened(CaseOpened {
            no: "RC-2026-001".into(),
            currency: "CNY".into(),
            jurisdiction: "CN".into(),
            amount_minor: Some(3_751_570),
            from: Some(day("2026-03-09")),
            to: Some(day("2026-03-11")),
            title: Some("系统升级后未到账".into()),
        }),
    );
    for (id, role, name) in [
        ("P01", Role::Merchant, "老王记面馆"),
        ("P02", Role::Bank, "江州银行"),
        ("P03", Role::Platform, "蓝鲸付"),
    ] {
        let set = party(id.into(), role, Some(name.into()));
        put("2026-03-12T02:11:00.000Z", Event::PartySet(set));
    }
    put("2026-03-12T02:31:00.000Z", Event::StageMoved(to(Stage::Bank, None)));
    put(
        "2026-03-12T02:40:00.000Z",
        Event::ContactLogged(call(
            1,
            "P02",
            "2026-03-12T10:35:00+08:00",
            "系统升级，三个工作日内答复。",
        )),
    );
    for (no, kind, name) in
        [(1, ExhibitKind::Slip, "签购单 0309.jpg"), (2, ExhibitKind::Statement, "3月流水.csv")]
    {
        put("2026-03-13T01:00:00.000Z", Event::ExhibitAdded(exhibit(no, kind, name)));
    }
    put(
        "2026-03-24T09:10:00.000Z",
        Event::ContactLogged(call(2, "P02", "2026-03-24T17:05:00+08:00", "款项已给支付平台。")),
    );
    put(
        "2026-03-24T09:30:00.000Z",
        Event::StageMoved(to(Stage::Platform, Some("银行答复：款已给平台"))),
    );
    let mut promise = call(3, "P03", "2026-03-25T09:00:00+08:00", "会书面答复，没说划到哪个账号。");
    promise.promise = Some("书面答复".into());
    promise.promise_by = Some(day("2026-03-31"));
    put("2026-03-25T01:12:00.000Z", Event::ContactLogged(promise));
    book
}

fn to(stage: Stage, reason: Option<&str>) -> StageMoved {
    StageMoved { to: stage, obligor: None, missing: vec![], reason: reason.map(Into::into) }
}

/// A call to a party.
pub(crate) fn call(no: u32, with: &str, at: &str, said: &str) -> ContactLogged {
    ContactLogged {
        no,
        with: with.into(),
        channel: Channel::Phone,
        direction: Direction::Out,
        occurred_at: DateTime::parse_from_rfc3339(at).unwrap(),
        claimed_payment: false,
        reached_at: None,
        promise_by: None,
        evidence: vec![],
        minutes: None,
        agent: None,
        ticket: None,
        said: Some(said.into()),
        promise: None,
        reached_basis: None,
        number: None,
    }
}

fn exhibit(no: u32, kind: ExhibitKind, name: &str) -> ExhibitAdded {
    ExhibitAdded {
        no,
        kind,
        captured_at: None,
        import_seq: None,
        shows_card: None,
        files: vec![FileRef {
            name: "x.jpg".into(),
            sha256: Hash::of(name.as_bytes()),
            size: 421_888,
        }],
        name: Some(name.into()),
        title: None,
        proves: Some("3-09 收款 12,909.56 元成功".into()),
        source: None,
        original: None,
        taken_by: None,
    }
}

/// What guides its case, computed from the book as it is.
fn road() -> recourse_tui::model::road::RoadView {
    let locale = recourse_core::locale::Locale::new(recourse_core::locale::Lang::Zh);
    let book = book();
    let case = book.case(CASE).unwrap();
    let now = "2026-03-26T10:30:00+08:00".parse().unwrap();
    recourse_tui::effect::road::of(case, &[], &[], now, &locale)
}

/// The book with what would be computed from it.
pub(crate) fn snapshot() -> Snapshot {
    let deadline =
        |key: &str, due: &str, left: i64, nature, label: &str, basis: &str| DeadlineRow {
            case: CASE.into(),
            key: key.into(),
            obligor: Some("P03".into()),
            label: label.into(),
            due: day(due),
            act_by: None,
            days_left: left,
            nature,
            basis: basis.into(),
            provisional: false,
            settled: false,
            verify: false,
            needs_review: false,
            by_hand: false,
            computed: Some(day(due)),
            alternative: None,
            segment: recourse_core::rules::Segment {
                start: day("2026-03-25"),
                due: day(due),
                estimate: nature == Nature::Estimate,
                overdue: left < 0,
            },
            working: vec![WorkingRow {
                date: Some(day("2026-03-25")),
                text: "2026-03-25 通话 C003 里答应".into(),
                cite: "通话 C003".into(),
            }],
        };
    let step = |title: &str, why: &str, when: &str, go| StepRow {
        case: CASE.into(),
        title: title.into(),
        why: why.into(),
        when: when.into(),
        minutes: 5,
        go,
    };
    let need = |label: &str, kind: &str, have: &[&str]| NeedRow {
        label: label.into(),
        have: have.iter().map(ToString::to_string).collect(),
        hint: format!("{label}：找银行或平台要"),
        kind: kind.into(),
    };
    Snapshot {
        book: book(),
        home: "/home/wang/文档/追款案卷".into(),
        deadlines: vec![
            deadline(
                "promise:C003",
                "2026-03-31",
                5,
                Nature::Promise,
                "蓝鲸付书面答复",
                "通话 C003 承诺",
            ),
            deadline(
                "CN-NFRA-BANK-15D",
                "2026-04-10",
                15,
                Nature::Estimate,
                "银行书面投诉答复",
                "规则 CN-NFRA-BANK-15D",
            ),
            deadline(
                "CN-LIM-3Y",
                "2029-03-20",
                1090,
                Nature::Statute,
                "诉讼时效",
                "规则 CN-LIM-3Y",
            ),
        ],
        undated: vec![],
        steps: vec![
            step(
                "打电话给蓝鲸付，要一个工单号",
                "银行 3-24 说款已给平台；平台 3-25 只答应书面回复，没说划到哪个账号。",
                "今天",
                Go::Contact(Some("P03".into())),
            ),
            step(
                "到柜台打印盖章流水",
                "法院和监管都认盖章的流水。",
                "4-03 前",
                Go::Evidence(Some("statement".into())),
            ),
        ],
        drafts: vec![],
        needs: vec![(
            CASE.into(),
            vec![
                need("POS 签购单", "slip", &["E001"]),
                need("银行流水", "statement", &["E002"]),
                need("收单协议", "contract", &[]),
            ],
        )],
        roads: vec![road()],
        speeds: vec![],
        notices: vec![],
        read_only: vec![],
        ..Snapshot::default()
    }
}
