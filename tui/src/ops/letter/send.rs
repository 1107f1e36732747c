//! A letter on its way: sent, arrived, struck. The copy becomes an exhibit and the contact moves the clocks.

use super::find;
use crate::failure::{Exit, Failure, Result, io};
use crate::ops::case::{NewParty, known, one};
use crate::ops::contact::{arrives_after, not_yet};
use crate::ops::evidence::{About, exhibit};
use crate::ops::{Bytes, Desk, id_of, store_failure};
use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::contact::{Channel, ContactAmended, ContactLogged, Direction, Struck};
use recourse_core::case::event::{DeadlineEntered, Event};
use recourse_core::case::exhibit::{ExhibitKind, FileRef, telling_name};
use recourse_core::case::letter::{Letter, LetterKind, LetterReached, LetterSent};
use recourse_core::case::party::{Party, Role};
use recourse_core::hash::Hash;
use recourse_core::letter::Sort;
use recourse_core::locale::Locale;
use std::path::PathBuf;

/// How a letter went out.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSent {
    /// By what way.
    pub channel: Channel,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Number of the consignment or of the portal's receipt.
    pub tracking: Option<String>,
    /// Address it went to.
    pub address: Option<String>,
    /// When it arrived, where that is known already.
    pub reached_at: Option<DateTime<FixedOffset>>,
    /// What shows that.
    pub reached_basis: Option<String>,
    /// A scan of the signed copy, kept in place of the printed one.
    pub copy: Option<PathBuf>,
    /// A remark.
    pub note: Option<String>,
}

/// What marking as sent did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The letter, `L001`.
    pub letter: String,
    /// The copy as an exhibit, `E007`.
    pub exhibit: String,
    /// The contact the clocks read, `C005`; a hand-over to the lawyer is none.
    pub contact: Option<String>,
    /// The answer date that is watched now.
    pub due: Option<NaiveDate>,
}

/// Marks a letter as sent: the copy becomes an exhibit, a contact is logged that moves the clocks, and the date it
/// sets is watched.
pub fn sent(
    desk: &mut Desk,
    no: &str,
    which: &str,
    to: Option<&str>,
    new: &NewSent,
) -> Result<Sent> {
    past(desk, new.at)?;
    if let Some(reached) = new.reached_at {
        past(desk, reached)?;
        arrives_after(new.at, reached)?;
    }
    let case = desk.case(no)?;
    let case_no = case.no.clone();
    let letter = find(case, which, to)?;
    let number = letter.now.no;
    let own_name = letter.now.name.clone();
    let stored = letter.file().map(|f| f.sha256);
    let (bytes, own) = match &new.copy {
        Some(path) => {
            let own =
                path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            (std::fs::read(path).map_err(|e| io(path, &e))?, own)
        }
        None => {
            let hash = stored.unwrap_or_else(|| Hash::of(b""));
            let bytes = desk.store()?.attachment_bytes(&hash).map_err(store_failure)?;
            let bytes = bytes.ok_or_else(|| {
                Failure::new(Exit::NotFound, "E-FILE-06", "cli-fail-no-attachment")
                    .with("hash", hash)
            })?;
            (bytes, own_name.unwrap_or_default())
        }
    };
    let file = FileRef {
        name: telling_name("letter", &own),
        sha256: Hash::of(&bytes),
        size: bytes.len() as u64,
    };
    let locale = desk.world.locale.clone();
    let mut out = Sent { letter: String::new(), exhibit: String::new(), contact: None, due: None };
    desk.record(&[Bytes::Memory(bytes.into())], |book, _| {
        let case = known(book, &case_no)?;
        let letter = case.letter(number).ok_or_else(|| {
            Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown").with("id", which)
        })?;
        let (events, done) = sending(case, letter, new, &file, &own, &locale);
        out = done;
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    Ok(out)
}

fn sending(
    case: &Case,
    letter: &Letter,
    new: &NewSent,
    file: &FileRef,
    own: &str,
    locale: &Locale,
) -> (Vec<Event>, Sent) {
    let kind = letter.now.kind;
    let kind_name = Sort::of(&letter.now).name(locale);
    let mut events = Vec::new();
    let receiver = receiver(case, letter);
    let (with, to_name) = match &receiver {
        Receiver::Party(id) => (Some(id.clone()), case.party_name(id).to_string()),
        Receiver::Regulator(id, Some(event)) => {
            events.push(event.clone());
            (Some(id.clone()), locale.text("core-role-regulator"))
        }
        Receiver::Regulator(id, None) => (Some(id.clone()), case.party_name(id).to_string()),
        Receiver::Outside => (None, locale.text("letter-to-outside")),
    };
    // A copy kept before (sent again, say) keeps its number.
    let exhibit_no = match case.exhibit_with(&file.sha256) {
        Some(kept) => kept.now.no,
        None => {
            let number = case.next_exhibit();
            let day = new.at.date_naive().to_string();
            let about = About {
                kind: Some(ExhibitKind::Letter),
                title: Some(locale.fill(
                    "letter-exhibit-title",
                    args![
                        id = letter.id(),
                        kind = kind_name.as_str(),
                        to = to_name.as_str(),
                        on = day.as_str()
                    ],
                )),
                proves: Some(locale.fill(
                    "letter-exhibit-proves",
                    args![kind = kind_name.as_str(), to = to_name.as_str(), on = day.as_str()],
                )),
                source: Some(locale.text("letter-exhibit-source")),
                captured_at: Some(new.at.to_rfc3339()),
                ..About::default()
            };
            events.push(Event::ExhibitAdded(exhibit(number, file.clone(), own, None, &about)));
            number
        }
    };
    let contact_no = with.as_ref().map(|with| {
        let number = case.next_contact();
        events.push(Event::ContactLogged(ContactLogged {
            no: number,
            with: with.clone(),
            channel: new.channel,
            direction: Direction::Out,
            occurred_at: new.at,
            claimed_payment: kind.demands_payment() && *with == letter.now.to,
            reached_at: new.reached_at,
            promise_by: None,
            evidence: vec![exhibit_no],
            minutes: None,
            agent: None,
            // A portal's receipt is their number for it; a consignment's is not.
            ticket: new.tracking.clone().filter(|_| new.channel == Channel::Portal),
            said: Some(locale.fill(
                "letter-contact-said",
                args![
                    id = letter.id(),
                    kind = kind_name.as_str(),
                    exhibit = format!("E{exhibit_no:03}")
                ],
            )),
            promise: None,
            reached_basis: new.reached_basis.clone(),
            number: new.address.clone(),
        }));
        number
    });
    events.push(Event::LetterSent(LetterSent {
        no: letter.now.no,
        channel: new.channel,
        sent_at: new.at,
        exhibit_no: Some(exhibit_no),
        contact_no,
        tracking: new.tracking.clone(),
        to: new.address.clone(),
        note: new.note.clone(),
    }));
    if let Some(at) = new.reached_at {
        events.push(Event::LetterReached(LetterReached {
            no: letter.now.no,
            reached_at: at,
            evidence: Vec::new(),
            basis: new.reached_basis.clone(),
        }));
    }
    let due = letter.due();
    if let (Some(due), true) = (due, with.as_ref() == Some(&letter.now.to)) {
        events.push(Event::DeadlineEntered(DeadlineEntered {
            id: case.next_deadline(),
            due,
            act_by: None,
            obligor: Some(letter.now.to.clone()),
            nature: "estimate".into(),
            label: Some(
                locale.fill(
                    "letter-deadline-label",
                    args![kind = kind_name.as_str(), id = letter.id()],
                ),
            ),
            basis: Some(letter.id()),
            reason: None,
        }));
    }
    let sent = Sent {
        letter: letter.id(),
        exhibit: format!("E{exhibit_no:03}"),
        contact: contact_no.map(|n| format!("C{n:03}")),
        due: due.filter(|_| with.as_ref() == Some(&letter.now.to)),
    };
    (events, sent)
}

/// Who gets it: the respondent, the body that supervises it, or somebody who is no party.
enum Receiver {
    Party(String),
    Regulator(String, Option<Event>),
    Outside,
}

fn receiver(case: &Case, letter: &Letter) -> Receiver {
    match letter.now.kind {
        LetterKind::Regulator => match addressee(case, letter) {
            (_, Some(party)) => Receiver::Regulator(party.now.id.clone(), None),
            (typed, None) => {
                let id = case.next_party();
                let name = typed.unwrap_or_else(|| Role::Regulator.word().to_string());
                let event = NewParty::named(name).event(id.clone(), Role::Regulator);
                Receiver::Regulator(id, Some(event))
            }
        },
        LetterKind::Arbitration | LetterKind::Claim | LetterKind::Lawyer => Receiver::Outside,
        _ => Receiver::Party(letter.now.to.clone()),
    }
}

/// Whom a letter to a regulator names: as typed, and the party of that name; where nothing was typed, the regulator
/// that watches this respondent.
fn addressee<'a>(case: &'a Case, letter: &Letter) -> (Option<String>, Option<&'a Party>) {
    let typed = letter.now.fields.as_ref().and_then(|f| f.get("addressee").cloned());
    let known = match &typed {
        Some(name) => case
            .parties
            .iter()
            .find(|p| p.now.role == Role::Regulator && p.name().trim() == name.trim()),
        None => recourse_core::letter::regulator_of(case, &letter.now.to),
    };
    (typed, known)
}

/// Marks a letter as arrived; the contact it went out by carries the arrival too, so that the clocks see it.
pub fn reached(
    desk: &mut Desk,
    no: &str,
    (which, to): (&str, Option<&str>),
    at: DateTime<FixedOffset>,
    basis: Option<String>,
    evidence: &[u32],
) -> Result<u64> {
    past(desk, at)?;
    let case = desk.case(no)?;
    let letter = find(case, which, to)?;
    if let Some((_, sent)) = letter.sent.last() {
        arrives_after(sent.sent_at, at)?;
    }
    let (case_no, number) = (case.no.clone(), letter.now.no);
    let entries = desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        let mut events = vec![Event::LetterReached(LetterReached {
            no: number,
            reached_at: at,
            evidence: evidence.to_vec(),
            basis: basis.clone(),
        })];
        let sent = case.letter(number).and_then(|l| l.sent.last());
        let contact = sent.and_then(|(_, s)| s.contact_no).and_then(|n| case.contact(n));
        if let Some(contact) = contact {
            let mut shown = contact.now.evidence.clone();
            shown.extend(evidence.iter().filter(|n| !contact.now.evidence.contains(n)));
            events.push(Event::ContactAmended(ContactAmended {
                no: contact.now.no,
                reached_at: Some(at),
                reached_basis: basis.clone(),
                evidence: Some(shown),
                ..ContactAmended::default()
            }));
        }
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    Ok(entries.first().map_or(0, |e| e.seq))
}

/// A letter that goes out tomorrow is recorded tomorrow.
fn past(desk: &Desk, at: DateTime<FixedOffset>) -> Result<()> {
    if !not_yet(at, desk.world.now()) {
        return Ok(());
    }
    let at = at.format("%Y-%m-%d %H:%M");
    Err(Failure::new(Exit::Usage, "E-LETTER-13", "letter-fail-future").with("at", at))
}

/// Strikes a letter, with a reason; its file stays.
pub fn void(desk: &mut Desk, no: &str, which: &str, reason: &str) -> Result<u64> {
    let number = find(desk.case(no)?, which, None)?.now.no;
    let reason = Some(reason.to_string());
    one(desk, no, |_| Ok(Event::LetterVoided(Struck { no: number, reason: reason.clone() })))
}
