//! The table of situations: what stands at the top in each, reviewed row by row. And: an open case is never without a
//! next step.

use super::*;
use crate::case::contact::{Channel, ContactLogged, Direction, Outcome, PromiseSettled};
use crate::case::event::{
    AnswerReceived, CaseClosed, CaseOpened, CaseReopened, DiagnosisAnswered, Event, LetterReached,
    LetterSaved, LetterSent, ObligorChanged, RecoveryBooked,
};
use crate::case::exhibit::{ExhibitAdded, ExhibitKind, FileRef};
use crate::case::letter::{LetterKind, Position};
use crate::case::party::PartySet;
use crate::case::road::{Ending, Finding};
use crate::case::stage::{Stage, StageMoved};
use crate::case::{Case, Line};
use crate::hash::Hash;
use crate::locale::Lang;
use chrono::DateTime;
use std::collections::BTreeMap;

const TODAY: &str = "2026-03-26";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<chrono::FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{text}T10:00:00+08:00")).unwrap()
}

struct Story(Case);

impl Story {
    /// Merchant, bank, platform; 1,000.00 missing.
    fn new() -> Self {
        let mut story = Self(Case::new("0123456789abcdef0123456789abcdef"));
        story.put(Event::CaseOpened(CaseOpened {
            no: "RC-2026-001".into(),
            currency: "CNY".into(),
            jurisdiction: "CN".into(),
            amount_minor: Some(100_000),
            from: Some(day("2026-03-09")),
            to: Some(day("2026-03-11")),
            title: Some("t".into()),
        }));
        story.party("P01", Role::Merchant).party("P02", Role::Bank).party("P03", Role::Platform)
    }

    fn put(&mut self, event: Event) {
        self.0.admit(&event).unwrap();
        let seq = self.0.lines.len() as u64 + 1;
        let hash = Hash::of(seq.to_string().as_bytes());
        let at = "2026-03-12T02:00:00.000Z".into();
        self.0.apply(Line { seq, at, actor: "merchant".into(), hash, event });
    }

    fn and(mut self, event: Event) -> Self {
        self.put(event);
        self
    }

    fn party(self, id: &str, role: Role) -> Self {
        let tail = (role == Role::Merchant).then(|| "3371".to_string());
        self.and(Event::PartySet(PartySet {
            id: id.into(),
            role,
            jointly_liable: None,
            name: Some(format!("{}-{id}", role.word())),
            credit_code: None,
            address: None,
            phone: None,
            person: None,
            account_tail: tail,
            merchant_no: None,
            bank_name: None,
        }))
    }

    fn contact(self, with: &str, on: &str, change: impl FnOnce(&mut ContactLogged)) -> Self {
        let mut contact = ContactLogged {
            no: self.0.next_contact(),
            with: with.into(),
            channel: Channel::Phone,
            direction: Direction::Out,
            occurred_at: at(on),
            claimed_payment: false,
            reached_at: None,
            promise_by: None,
            evidence: vec![],
            minutes: None,
            agent: None,
            ticket: Some("T1".into()),
            said: None,
            promise: None,
            reached_basis: None,
            number: None,
        };
        change(&mut contact);
        self.and(Event::ContactLogged(contact))
    }

    fn called(self) -> Self {
        self.contact("P02", "2026-03-12", |_| {}).contact("P03", "2026-03-12", |_| {})
    }

    fn demanded(self) -> Self {
        let written = |c: &mut ContactLogged| {
            c.channel = Channel::Letter;
            c.claimed_payment = true;
            c.reached_at = Some(at("2026-03-14"));
        };
        self.contact("P02", "2026-03-13", written).contact("P03", "2026-03-13", written)
    }

    fn promised(self, with: &str, by: &str) -> Self {
        self.contact(with, "2026-03-16", |c| {
            c.promise = Some("x".into());
            c.promise_by = Some(day(by));
        })
    }

    fn have(mut self, kinds: &[ExhibitKind]) -> Self {
        for kind in kinds {
            let no = self.0.next_exhibit();
            let name = format!("f{no}");
            let file = FileRef { sha256: Hash::of(name.as_bytes()), name, size: 1 };
            self.put(Event::ExhibitAdded(ExhibitAdded {
                no,
                kind: *kind,
                captured_at: None,
                import_seq: None,
                shows_card: None,
                files: vec![file],
                name: None,
                title: None,
                proves: None,
                source: None,
                original: None,
                taken_by: None,
            }));
        }
        self
    }

    fn papers(self) -> Self {
        use ExhibitKind as K;
        self.have(&[K::Contract, K::Export, K::Slip, K::Statement, K::Notice, K::Recording])
    }

    fn found(self, item: &str, result: Finding) -> Self {
        let code = (item == "merchant_kind").then(|| "company".to_string());
        self.and(Event::DiagnosisAnswered(DiagnosisAnswered {
            item: item.into(),
            result,
            evidence: vec![],
            value_code: code,
            value: None,
            note: None,
        }))
    }

    fn diagnosed(mut self) -> Self {
        for item in crate::diagnosis::items() {
            if self.0.finding(&item.code).is_none() {
                self = self.found(&item.code, Finding::No);
            }
        }
        self
    }

    fn at_stage(self, to: Stage) -> Self {
        let reason = Some("x".into());
        self.and(Event::StageMoved(StageMoved { to, obligor: None, missing: vec![], reason }))
    }

    fn saved(self, kind: LetterKind, to: &str, due: Option<&str>) -> Self {
        let no = self.0.next_letter();
        let name = format!("l{no}");
        let fields = due.map(|d| BTreeMap::from([("deadline".to_string(), d.to_string())]));
        self.and(Event::LetterSaved(LetterSaved {
            no,
            kind,
            to: to.into(),
            lang: "zh-CN".into(),
            head_seq: 1,
            gaps: vec![],
            files: vec![FileRef { sha256: Hash::of(name.as_bytes()), name, size: 1 }],
            fields,
            name: None,
        }))
    }

    fn sent(self, no: u32, on: &str, reached: bool) -> Self {
        let story = self.and(Event::LetterSent(LetterSent {
            no,
            channel: Channel::Letter,
            sent_at: at(on),
            exhibit_no: None,
            contact_no: None,
            tracking: None,
            to: None,
            note: None,
        }));
        if !reached {
            return story;
        }
        story.and(Event::LetterReached(LetterReached {
            no,
            reached_at: at(on),
            evidence: vec![],
            basis: None,
        }))
    }

    fn preserved(self) -> Self {
        let story = self.saved(LetterKind::Preservation, "P02", None);
        let no = story.0.letters.len() as u32;
        let story = story.sent(no, "2026-03-13", true).saved(LetterKind::Preservation, "P03", None);
        story.sent(no + 1, "2026-03-13", true)
    }

    fn answered(self, from: &str, on: &str, position: Position) -> Self {
        let no = self.0.next_answer();
        self.and(Event::AnswerReceived(AnswerReceived {
            no,
            from: from.into(),
            occurred_at: at(on),
            letter_no: None,
            contact_no: None,
            evidence: vec![],
            position: Some(position),
            said: Some("x".into()),
        }))
    }

    fn recovered(self, amount_minor: i64) -> Self {
        let on = day("2026-03-20");
        self.and(Event::RecoveryBooked(RecoveryBooked {
            amount_minor,
            on,
            from: None,
            import_seq: None,
            row: None,
            note: None,
        }))
    }

    fn let_go(self, id: &str) -> Self {
        let id = id.into();
        self.and(Event::ObligorChanged(ObligorChanged {
            id,
            claimed: false,
            amount_minor: None,
            reason: None,
        }))
    }

    /// Everything of the bank and platform stages is done.
    fn ready(self) -> Self {
        self.called().demanded().papers().diagnosed().preserved().at_stage(Stage::Platform)
    }

    fn first(&self) -> (Act, Option<String>) {
        let steps = steps(&self.0, &[], day(TODAY), &Locale::new(Lang::Zh));
        steps.into_iter().next().map(|s| (s.act, s.about)).unwrap()
    }
}

#[test]
fn thirty_situations_and_what_comes_first() {
    use Act as A;
    let s = Story::new;
    let table: Vec<(&str, Story, Act, Option<&str>)> = vec![
        ("just opened: call the bank", s(), A::FirstContact, Some("P02")),
        (
            "bank called: call the platform",
            s().contact("P02", "2026-03-12", |_| {}),
            A::FirstContact,
            Some("P03"),
        ),
        (
            "platform called: call the bank",
            s().contact("P03", "2026-03-12", |_| {}),
            A::FirstContact,
            Some("P02"),
        ),
        (
            "platform let go, bank called: demand",
            s().let_go("P03").contact("P02", "2026-03-12", |_| {}),
            A::Demand,
            Some("P02"),
        ),
        ("both called: demand from the bank", s().called(), A::Demand, Some("P02")),
        (
            "demand saved: send it",
            s().called().saved(LetterKind::Demand, "P02", None),
            A::SendLetter,
            Some("P02"),
        ),
        (
            "promise lapsed: chase before all calls",
            s().promised("P02", "2026-03-19"),
            A::ChasePromise,
            Some("P02"),
        ),
        (
            "promise open: the rest goes on",
            s().promised("P02", "2026-03-31"),
            A::FirstContact,
            Some("P03"),
        ),
        (
            "lapsed promise settled as broken: demand",
            s().called().promised("P02", "2026-03-19").and(Event::PromiseSettled(PromiseSettled {
                no: 3,
                outcome: Outcome::Broken,
                on: day("2026-03-20"),
                note: None,
            })),
            A::Demand,
            Some("P02"),
        ),
        (
            "second clearing beats a lapsed promise",
            s().promised("P02", "2026-03-19").found("second_clearing", Finding::Yes),
            A::Alarm,
            Some("second_clearing"),
        ),
        (
            "second clearing told to the regulator: back to the promise",
            s().promised("P02", "2026-03-19")
                .found("second_clearing", Finding::Yes)
                .party("P04", Role::Regulator)
                .contact("P04", "2026-03-20", |_| {}),
            A::ChasePromise,
            Some("P02"),
        ),
        ("paid in full: close", s().recovered(100_000), A::Close, None),
        (
            "paid in full beats second clearing",
            s().found("second_clearing", Finding::Yes).recovered(100_000),
            A::Close,
            None,
        ),
        ("paid in part: go on", s().recovered(40_000), A::FirstContact, Some("P02")),
        (
            "demanded, nothing diagnosed: settings first",
            s().called().demanded().papers(),
            A::Diagnose,
            Some("terminal_settings"),
        ),
        (
            "settings known: the account in the portal",
            s().called().demanded().papers().found("terminal_settings", Finding::Yes),
            A::Diagnose,
            Some("backoffice_account"),
        ),
        (
            "at the regulator: the clause decides",
            s().called().demanded().papers().at_stage(Stage::Regulator),
            A::Diagnose,
            Some("arbitration_clause"),
        ),
        (
            "clause known at the regulator: who are you",
            s().called()
                .demanded()
                .papers()
                .found("arbitration_clause", Finding::No)
                .at_stage(Stage::Regulator),
            A::Diagnose,
            Some("merchant_kind"),
        ),
        (
            "diagnosed: the preservation letter",
            s().called().demanded().papers().diagnosed().at_stage(Stage::Bank),
            A::Letter,
            Some("P02"),
        ),
        (
            "letter sent, no proof: look for arrival",
            s().called()
                .demanded()
                .papers()
                .diagnosed()
                .preserved()
                .saved(LetterKind::Complaint, "P02", None)
                .sent(3, "2026-03-20", false),
            A::Arrival,
            Some("P02"),
        ),
        (
            "letter's day has passed: ask about it",
            s().called().demanded().saved(LetterKind::Demand, "P02", Some("2026-03-20")).sent(
                1,
                "2026-03-13",
                true,
            ),
            A::ChaseLetter,
            Some("P02"),
        ),
        (
            "letter answered: no chasing",
            s().ready()
                .saved(LetterKind::Complaint, "P02", Some("2026-03-20"))
                .sent(3, "2026-03-13", true)
                .answered("P02", "2026-03-18", Position::Asks),
            A::MoveOn,
            Some("regulator"),
        ),
        (
            "they say it is paid: look at the account",
            s().ready().answered("P03", "2026-03-25", Position::Pays),
            A::CheckAccount,
            Some("P03"),
        ),
        (
            "paid, and a part was booked since: on with it",
            s().ready().answered("P03", "2026-03-25", Position::Pays).recovered(40_000),
            A::MoveOn,
            Some("regulator"),
        ),
        (
            "each refers to the other: confront the older",
            s().ready().answered("P02", "2026-03-24", Position::Refers).answered(
                "P03",
                "2026-03-25",
                Position::Refers,
            ),
            A::MoveOnNow,
            Some("regulator"),
        ),
        (
            "contradiction while papers lack: confront",
            s().called()
                .demanded()
                .diagnosed()
                .answered("P02", "2026-03-24", Position::Refers)
                .answered("P03", "2026-03-25", Position::Refers),
            A::Confront,
            Some("P02"),
        ),
        (
            "a slip is missing",
            s().called().demanded().diagnosed().preserved(),
            A::Evidence,
            Some("acquiring_agreement"),
        ),
        (
            "at the regulator, diagnosed: its letter",
            s().ready().at_stage(Stage::Regulator),
            A::Letter,
            Some("P02"),
        ),
        (
            "at arbitration: the sheet",
            s().ready().at_stage(Stage::Arbitration),
            A::Letter,
            Some("P02"),
        ),
        ("at court: the sheet", s().ready().at_stage(Stage::Litigation), A::Letter, Some("P02")),
        (
            "everything written in triage: move on",
            s().papers()
                .diagnosed()
                .let_go("P02")
                .let_go("P03")
                .found("settlement_due", Finding::Yes),
            A::MoveOn,
            Some("bank"),
        ),
        (
            "reopened: as before",
            s().recovered(100_000)
                .and(Event::CaseClosed(CaseClosed {
                    result: Ending::Recovered,
                    paid_minor: None,
                    waived_minor: None,
                    costs_minor: None,
                    reason: None,
                }))
                .and(Event::CaseReopened(CaseReopened { reason: Some("x".into()) })),
            A::Close,
            None,
        ),
    ];
    assert!(table.len() >= 30);
    let mut wrong = Vec::new();
    for (name, story, act, about) in &table {
        let (first, of) = story.first();
        if first != *act || (about.is_some() && of.as_deref() != *about) {
            wrong.push(format!("{name}: {first:?} {of:?}, not {act:?} {about:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn evidence_that_fades_comes_after_a_demand_and_before_the_diagnosis() {
    let first = |story: &Story| {
        let deadlines = crate::rules::deadlines_of(&story.0, day(TODAY));
        let steps = steps(&story.0, &deadlines, day(TODAY), &Locale::new(Lang::Zh));
        steps.first().map(|s| (s.act, s.about.clone())).unwrap()
    };
    // The shop's CCTV of 9 March is overwritten in April.
    assert_eq!(first(&Story::new().called()).0, Act::Demand);
    let fading = first(&Story::new().called().demanded());
    assert_eq!(fading, (Act::Fading, Some("CN-EVID-CCTV-30D".into())));
}

#[test]
fn an_open_case_is_never_without_a_step_and_every_step_is_said() {
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for stage in Stage::ALL.into_iter().filter(|s| *s != Stage::Closed) {
            for story in [Story::new(), Story::new().ready(), Story::new().ready().recovered(5)] {
                let story = if stage == Stage::Triage || story.0.stage == stage {
                    story
                } else {
                    story.at_stage(stage)
                };
                let deadlines = crate::rules::deadlines_of(&story.0, day(TODAY));
                let steps = steps(&story.0, &deadlines, day(TODAY), &locale);
                assert!(!steps.is_empty(), "{stage:?}");
                for step in &steps {
                    for text in [step.text(&locale), step.reason(&locale)] {
                        assert!(!text.is_empty() && !text.contains('{'), "{:?}: {text}", step.act);
                    }
                }
                let ranks: Vec<Act> =
                    steps.iter().filter(|s| !s.unverified).map(|s| s.act).collect();
                assert!(ranks.is_sorted(), "{ranks:?}");
            }
        }
    }
    let closed = Story::new().at_stage(Stage::Closed);
    assert!(steps(&closed.0, &[], day(TODAY), &Locale::new(Lang::Zh)).is_empty());
}
