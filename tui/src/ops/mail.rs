//! An e-mail dropped in becomes a contact: headers, words and attachments, the whole message kept as it came.

use super::case::known;
use super::contact::NewContact;
use super::evidence::{About, exhibit};
use super::{Bytes, Desk, id_of};
use crate::failure::{Exit, Failure, Result, io};
use chrono::{DateTime, FixedOffset};
use mail_parser::{Message, MessageParser, MimeHeaders};
use recourse_core::book::Book;
use recourse_core::case::Case;
use recourse_core::case::contact::{Channel, Direction};
use recourse_core::case::event::Event;
use recourse_core::case::exhibit::{ExhibitKind, FileRef, safe_name};
use recourse_core::case::party::Role;
use recourse_core::hash::Hash;
use std::path::Path;

/// A message with its attachments has at most so many bytes.
const MAIL_MOST: u64 = 256 << 20;

/// Longest message taken in, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Longest text copied into the entry, in characters; the message itself is kept whole.
const WORDS: usize = 8_000;

/// A message as read: what of it goes into a contact, and what is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Sender's address.
    pub from: String,
    /// The other side's address.
    pub address: String,
    /// Subject.
    pub subject: String,
    /// Subject and words, without what is quoted from the message before.
    pub said: String,
    /// When it was sent.
    pub at: DateTime<FixedOffset>,
    /// Sent by the merchant, or to it.
    pub direction: Direction,
    /// The party it is with, where headers or earlier messages show it.
    pub with: Option<String>,
    /// The message as it came, then its attachments: own name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// It speaks of an attachment and has none.
    pub lacks_attachment: bool,
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The contact, `C005`.
    pub contact: String,
    /// Its entry.
    pub seq: u64,
    /// The message and its attachments as exhibits.
    pub exhibits: Vec<String>,
}

/// More messages within messages than this are made to exhaust the stack.
const NESTED: usize = 1_000;

/// A message with its parts; nothing where there are none, or where it is made of messages within messages without end.
pub(super) fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    let names = ["rfc822", "global", "digest"];
    let named = |window: &[u8]| names.iter().any(|n| window.eq_ignore_ascii_case(n.as_bytes()));
    let nested = bytes.windows(6).filter(|w| named(w)).take(NESTED + 1).count();
    (nested <= NESTED).then(|| MessageParser::default().parse(bytes)).flatten()
}

/// Reads a message. Nothing is kept.
pub fn read(desk: &Desk, no: &str, path: &Path) -> Result<Mail> {
    let size = std::fs::metadata(path).map_err(|e| io(path, &e))?.len();
    if size > LARGEST {
        return Err(Failure::new(Exit::Invalid, "E-FILE-07", "cli-fail-too-large")
            .with("size", size / 1_048_576)
            .with("limit", LARGEST / 1_048_576));
    }
    let bytes = super::verify::read_file(path, MAIL_MOST)?;
    let unread =
        || Failure::new(Exit::Invalid, "E-MAIL-01", "road-fail-mail").with("path", path.display());
    let message = parse(&bytes).ok_or_else(unread)?;
    let at = message
        .date()
        .and_then(|d| DateTime::parse_from_rfc3339(&d.to_rfc3339()).ok())
        .ok_or_else(unread)?;
    let case = desk.case(no)?;
    let from = address(&message, true);
    let direction = if is_own(case, &from) { Direction::Out } else { Direction::In };
    let address = match direction {
        Direction::In => from.clone(),
        Direction::Out => self::address(&message, false),
    };
    let with = party_of(case, &message);
    let own = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut files: Vec<(String, Vec<u8>)> = vec![(own, bytes.clone())];
    for part in message.attachments() {
        if !part.contents().is_empty() {
            let name = part.attachment_name().unwrap_or("attachment").to_string();
            files.push((name, part.contents().to_vec()));
        }
    }
    let subject = message.subject().unwrap_or_default().to_string();
    let body = fresh(&message.body_text(0).unwrap_or_default());
    let said: String = format!("{subject}\n\n{body}").trim().chars().take(WORDS).collect();
    let lacks_attachment = files.len() == 1 && speaks_of_attachment(&body);
    Ok(Mail { from, address, subject, said, at, direction, with, files, lacks_attachment })
}

/// The contact a message comes to. Without `with`, the party is the one it shows, else it has to be said.
pub fn contact(mail: &Mail, with: Option<&str>) -> Result<NewContact> {
    let with = with.map(str::to_string).or_else(|| mail.with.clone()).ok_or_else(|| {
        Failure::new(Exit::Usage, "E-MAIL-02", "road-fail-mail-with").with("from", &mail.from)
    })?;
    Ok(NewContact {
        with,
        at: mail.at,
        channel: Channel::Email,
        direction: mail.direction,
        agent: None,
        ticket: None,
        said: Some(mail.said.clone()),
        promise: None,
        promise_by: None,
        claimed_payment: false,
        reached_at: None,
        reached_basis: None,
        number: Some(mail.address.clone()).filter(|a| !a.is_empty()),
        minutes: None,
        private: None,
        evidence: Vec::new(),
        position: None,
    })
}

/// Keeps a message and its attachments as exhibits, and records with them what `make` says of a contact that has
/// these exhibits: all or nothing. `make` gets the case, the exhibits' numbers and how many events go before its own.
pub fn keep(
    desk: &mut Desk,
    no: &str,
    mail: &Mail,
    make: &dyn Fn(&Book, &Case, &[u32], usize) -> Result<Vec<Event>>,
) -> Result<Taken> {
    let case_no = desk.case(no)?.no.clone();
    let blobs: Vec<Bytes> =
        mail.files.iter().map(|(_, b)| Bytes::Memory(b.clone().into())).collect();
    let mut taken = Taken { contact: String::new(), seq: 0, exhibits: Vec::new() };
    let entries = desk.record(&blobs, |book, _| {
        let case = known(book, &case_no)?;
        let (mut events, numbers) = exhibits(case, mail);
        taken.exhibits = numbers.iter().map(|n| format!("E{n:03}")).collect();
        let rest = make(book, case, &numbers, events.len())?;
        events.extend(rest);
        let contact = events.iter().find_map(|e| match e {
            Event::ContactLogged(c) => Some(format!("C{:03}", c.no)),
            _ => None,
        });
        taken.contact = contact.unwrap_or_default();
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    let logged = entries.iter().find(|e| e.body.kind == "contact.logged");
    taken.seq = logged.map_or(0, |e| e.seq);
    Ok(taken)
}

/// The message and its attachments as exhibits; one kept before keeps its number.
fn exhibits(case: &Case, mail: &Mail) -> (Vec<Event>, Vec<u32>) {
    let (mut events, mut numbers, mut next) = (Vec::new(), Vec::new(), case.next_exhibit());
    // The same picture of a signature or a logo hangs on many a message twice.
    let mut new: Vec<Hash> = Vec::new();
    for (at, (name, bytes)) in mail.files.iter().enumerate() {
        let sha256 = Hash::of(bytes);
        if let Some(kept) = case.exhibit_with(&sha256) {
            // What was erased here does not come back by the mail it came with.
            if case.is_erased(kept) {
                continue;
            }
            if !numbers.contains(&kept.now.no) {
                numbers.push(kept.now.no);
            }
            continue;
        }
        if new.contains(&sha256) {
            continue;
        }
        new.push(sha256);
        let file = FileRef { name: safe_name(name), sha256, size: bytes.len() as u64 };
        let kind = match (at, mail.direction) {
            (0, Direction::In) => Some(ExhibitKind::Reply),
            (0, Direction::Out) => Some(ExhibitKind::Letter),
            _ => None,
        };
        let about = About {
            kind,
            title: (at == 0 && !mail.subject.is_empty()).then(|| mail.subject.clone()),
            source: Some(mail.from.clone()),
            captured_at: Some(mail.at.to_rfc3339()),
            ..About::default()
        };
        events.push(Event::ExhibitAdded(exhibit(next, file, name, None, &about)));
        numbers.push(next);
        next += 1;
    }
    (events, numbers)
}

/// Keeps a message with the contact it comes to.
pub fn take_in(desk: &mut Desk, no: &str, mail: &Mail, new: &NewContact) -> Result<Taken> {
    keep(desk, no, mail, &|book, case, shown, before| {
        let mut new = new.clone();
        new.evidence.extend(shown.iter().filter(|n| !new.evidence.contains(n)).collect::<Vec<_>>());
        Ok(super::contact::events(book, case, &new, before)?.0)
    })
}

fn address(message: &Message<'_>, sender: bool) -> String {
    let list = if sender { message.from() } else { message.to() };
    list.and_then(|a| a.first()).and_then(|a| a.address()).unwrap_or_default().to_string()
}

/// The merchant's own address stands among its details.
fn is_own(case: &Case, from: &str) -> bool {
    let merchant = case.party_in(Role::Merchant).map(|p| &p.now);
    let known = |text: &Option<String>| {
        text.as_deref().is_some_and(|t| !from.is_empty() && t.contains(from))
    };
    merchant.is_some_and(|m| known(&m.address) || known(&m.phone))
}

/// A party whose name stands in sender, receiver or subject, or of whom an earlier contact used the same address.
fn party_of(case: &Case, message: &Message<'_>) -> Option<String> {
    let (from, to) = (address(message, true), address(message, false));
    let domain = |a: &str| a.split_once('@').map(|(_, d)| d.to_lowercase());
    let used = |n: &str| {
        n.eq_ignore_ascii_case(&from)
            || n.eq_ignore_ascii_case(&to)
            || (domain(n).is_some() && domain(n) == domain(&from))
    };
    let before = case.live_contacts().filter(|c| c.now.number.as_deref().is_some_and(used)).last();
    if let Some(contact) = before {
        return Some(contact.now.with.clone());
    }
    let shown = [
        message
            .from()
            .and_then(|a| a.first())
            .and_then(|a| a.name())
            .unwrap_or_default()
            .to_string(),
        message.subject().unwrap_or_default().to_string(),
    ]
    .join(" ");
    let party = case.parties.iter().find(|p| {
        let name = p.name();
        let short: String = name.chars().take(3).collect();
        p.now.role != Role::Merchant
            && (shown.contains(name) || (short.chars().count() == 3 && shown.contains(&short)))
    });
    party.map(|p| p.now.id.clone())
}

/// The words without what is quoted from the message before.
fn fresh(body: &str) -> String {
    let quoted = |line: &&str| !line.trim_start().starts_with('>');
    let lines: Vec<&str> = body.lines().filter(quoted).collect();
    lines.join("\n").trim().to_string()
}

fn speaks_of_attachment(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["附件", "见附", "随信附", "attached", "attachment", "enclosed"]
        .iter()
        .any(|w| lower.contains(w))
}
