//! Cases told event by event, for the table of situations.

use crate::case::contact::{Channel, ContactLogged, Direction};
use crate::case::event::{
    AnswerReceived, CaseOpened, DiagnosisAnswered, Event, LetterReached, LetterSaved, LetterSent,
    ObligorChanged, RecoveryBooked,
};
use crate::case::exhibit::{ExhibitAdded, ExhibitKind, FileRef};
use crate::case::letter::{LetterKind, Position};
use crate::case::party::{PartySet, Role};
use crate::case::road::Finding;
use crate::case::stage::{Stage, StageMoved};
use crate::case::{Case, Line};
use crate::hash::Hash;
use crate::locale::{Lang, Locale};
use crate::next::{Act, steps};
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeMap;

pub(super) const TODAY: &str = "2026-03-26";

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn at(text: &str) -> DateTime<chrono::FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{text}T10:00:00+08:00")).unwrap()
}

pub(super) struct Story(pub(super) Case);

impl Story {
    /// Merchant, bank, platform; 1,000.00 missing.
    pub(super) fn new() -> Self {
        Self::with_bank_alone().party("P03", Role::Platform)
    }

    /// The same, and nobody has named a platform.
    pub(super) fn with_bank_alone() -> Self {
        Self::with_nobody().party("P02", Role::Bank)
    }

    /// The merchant alone.
    pub(super) fn with_nobody() -> Self {
        Self::opened(Some(100_000))
    }

    /// Merchant, bank, platform; nobody knows how much is missing.
    pub(super) fn without_sum() -> Self {
        Self::opened(None).party("P02", Role::Bank).party("P03", Role::Platform)
    }

    fn opened(amount_minor: Option<i64>) -> Self {
        let mut story = Self(Case::new("0123456789abcdef0123456789abcdef"));
        story.put(Event::CaseOpened(CaseOpened {
            no: "RC-2026-001".into(),
            currency: "CNY".into(),
            jurisdiction: "CN".into(),
            amount_minor,
            from: Some(day("2026-03-09")),
            to: Some(day("2026-03-11")),
            title: Some("t".into()),
        }));
        story.party("P01", Role::Merchant)
    }

    pub(super) fn put(&mut self, event: Event) {
        self.0.admit(&event).unwrap();
        let seq = self.0.lines.len() as u64 + 1;
        let hash = Hash::of(seq.to_string().as_bytes());
        let at = "2026-03-12T02:00:00.000Z".into();
        self.0.apply(Line { seq, at, actor: "merchant".into(), hash, event });
    }

    pub(super) fn and(mut self, event: Event) -> Self {
        self.put(event);
        self
    }

    pub(super) fn party(self, id: &str, role: Role) -> Self {
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

    pub(super) fn contact(
        self,
        with: &str,
        on: &str,
        change: impl FnOnce(&mut ContactLogged),
    ) -> Self {
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

    pub(super) fn called(self) -> Self {
        self.contact("P02", "2026-03-12", |_| {}).contact("P03", "2026-03-12", |_| {})
    }

    pub(super) fn demanded(self) -> Self {
        let written = |c: &mut ContactLogged| {
            c.channel = Channel::Letter;
            c.claimed_payment = true;
            c.reached_at = Some(at("2026-03-14"));
        };
        self.contact("P02", "2026-03-13", written).contact("P03", "2026-03-13", written)
    }

    pub(super) fn promised(self, with: &str, by: &str) -> Self {
        self.contact(with, "2026-03-16", |c| {
            c.promise = Some("x".into());
            c.promise_by = Some(day(by));
        })
    }

    pub(super) fn have(mut self, kinds: &[ExhibitKind]) -> Self {
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

    pub(super) fn papers(self) -> Self {
        use ExhibitKind as K;
        self.have(&[K::Contract, K::Export, K::Slip, K::Statement, K::Notice, K::Recording])
    }

    pub(super) fn found(self, item: &str, result: Finding) -> Self {
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

    /// Everything was looked at, and nothing speaks for any cause.
    pub(super) fn diagnosed(mut self) -> Self {
        for item in crate::diagnosis::items() {
            if self.0.finding(&item.code).is_none() {
                let leans = !item.means.is_empty();
                let result = if leans { Finding::NotApplicable } else { Finding::No };
                self = self.found(&item.code, result);
            }
        }
        self
    }

    pub(super) fn at_stage(self, to: Stage) -> Self {
        let reason = Some("x".into());
        self.and(Event::StageMoved(StageMoved { to, obligor: None, missing: vec![], reason }))
    }

    pub(super) fn saved(self, kind: LetterKind, to: &str, due: Option<&str>) -> Self {
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

    pub(super) fn sent(self, no: u32, on: &str, reached: bool) -> Self {
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

    pub(super) fn preserved(self) -> Self {
        let story = self.saved(LetterKind::Preservation, "P02", None);
        let no = story.0.letters.len() as u32;
        let story = story.sent(no, "2026-03-13", true).saved(LetterKind::Preservation, "P03", None);
        story.sent(no + 1, "2026-03-13", true)
    }

    pub(super) fn answered(self, from: &str, on: &str, position: Position) -> Self {
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

    /// Both sides said something of where the money is.
    pub(super) fn told(self) -> Self {
        let story = self.answered("P02", "2026-03-12", Position::Asks);
        story.answered("P03", "2026-03-12", Position::Asks)
    }

    pub(super) fn recovered(self, amount_minor: i64) -> Self {
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

    pub(super) fn let_go(self, id: &str) -> Self {
        let id = id.into();
        self.and(Event::ObligorChanged(ObligorChanged {
            id,
            claimed: false,
            amount_minor: None,
            reason: None,
        }))
    }

    /// Everything of the bank and platform stages is done.
    pub(super) fn ready(self) -> Self {
        self.called().demanded().papers().diagnosed().preserved().at_stage(Stage::Platform)
    }

    pub(super) fn first(&self) -> (Act, Option<String>) {
        let steps = steps(&self.0, &[], day(TODAY), &Locale::new(Lang::Zh));
        steps.into_iter().next().map(|s| (s.act, s.about)).unwrap()
    }
}
