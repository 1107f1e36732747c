//! An e-mail dropped in becomes a contact: headers, words and attachments, the whole message kept as it came.

use super::case::{find_party, known};
use super::evidence::{About, exhibit};
use super::{Bytes, Desk, id_of};
use crate::failure::{Exit, Failure, Result, io};
use chrono::{DateTime, FixedOffset};
use mail_parser::{Message, MessageParser, MimeHeaders};
use recourse_core::case::Case;
use recourse_core::case::contact::{Channel, ContactLogged, Direction};
use recourse_core::case::event::Event;
use recourse_core::case::exhibit::{ExhibitKind, FileRef, safe_name};
use recourse_core::case::party::Role;
use recourse_core::hash::Hash;
use std::path::Path;

/// Longest message taken in, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Longest text copied into the entry, in characters; the message itself is kept whole.
const WORDS: usize = 8_000;

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The contact, `C005`.
    pub contact: String,
    /// Sender's address.
    pub from: String,
    /// Subject.
    pub subject: String,
    /// When it was sent.
    pub at: DateTime<FixedOffset>,
    /// `in` or `out`.
    pub direction: &'static str,
    /// The message and its attachments as exhibits.
    pub exhibits: Vec<String>,
    /// It speaks of an attachment and has none.
    pub lacks_attachment: bool,
}

/// The file is an e-mail, by its name.
pub fn is_mail(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("eml"))
}

/// Takes a message in. Without `with`, the party is the one whose name or address domain the message shows, else it
/// has to be said.
pub fn take_in(desk: &mut Desk, no: &str, path: &Path, with: Option<&str>) -> Result<Taken> {
    let size = std::fs::metadata(path).map_err(|e| io(path, &e))?.len();
    if size > LARGEST {
        return Err(Failure::new(Exit::Invalid, "E-FILE-07", "cli-fail-too-large")
            .with("size", size / 1_048_576)
            .with("limit", LARGEST / 1_048_576));
    }
    let bytes = std::fs::read(path).map_err(|e| io(path, &e))?;
    let unread =
        || Failure::new(Exit::Invalid, "E-MAIL-01", "road-fail-mail").with("path", path.display());
    let message = MessageParser::default().parse(&bytes).ok_or_else(unread)?;
    let at = message
        .date()
        .and_then(|d| DateTime::parse_from_rfc3339(&d.to_rfc3339()).ok())
        .ok_or_else(unread)?;
    let case = desk.case(no)?;
    let case_no = case.no.clone();
    let from = address(&message, true);
    let direction = if is_own(case, &from) { Direction::Out } else { Direction::In };
    let with = match with {
        Some(word) => word.to_string(),
        None => party_of(case, &message).ok_or_else(|| {
            Failure::new(Exit::Usage, "E-MAIL-02", "road-fail-mail-with").with("from", &from)
        })?,
    };
    let own = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut files: Vec<(String, Vec<u8>)> = vec![(own, bytes.clone())];
    for part in message.attachments() {
        if !part.contents().is_empty() {
            let name = part.attachment_name().unwrap_or("attachment").to_string();
            files.push((name, part.contents().to_vec()));
        }
    }
    let subject = message.subject().unwrap_or_default().to_string();
    let body = message.body_text(0).unwrap_or_default();
    let said: String = format!("{subject}\n\n{}", fresh(&body)).chars().take(WORDS).collect();
    let lacks_attachment = files.len() == 1 && speaks_of_attachment(&fresh(&body));
    let mut out = Taken {
        contact: String::new(),
        from: from.clone(),
        subject: subject.clone(),
        at,
        direction: if direction == Direction::In { "in" } else { "out" },
        exhibits: Vec::new(),
        lacks_attachment,
    };
    let blobs: Vec<Bytes> = files.iter().map(|(_, b)| Bytes::Memory(b.clone().into())).collect();
    desk.record(&blobs, |book, _| {
        let case = known(book, &case_no)?;
        let (party, new) = find_party(case, &with)?;
        let mut events: Vec<Event> = new.into_iter().collect();
        let (mut numbers, mut next) = (Vec::new(), case.next_exhibit());
        for (at, (name, bytes)) in files.iter().enumerate() {
            let sha256 = Hash::of(bytes);
            if let Some(kept) = case.exhibit_with(&sha256) {
                numbers.push(kept.now.no);
                continue;
            }
            let file = FileRef { name: safe_name(name), sha256, size: bytes.len() as u64 };
            let kind = match (at, direction) {
                (0, Direction::In) => Some(ExhibitKind::Reply),
                (0, Direction::Out) => Some(ExhibitKind::Letter),
                _ => None,
            };
            let about = About {
                kind,
                title: (at == 0).then(|| subject.clone()),
                source: Some(from.clone()),
                captured_at: Some(out.at.to_rfc3339()),
                ..About::default()
            };
            events.push(Event::ExhibitAdded(exhibit(next, file, name, None, &about)));
            numbers.push(next);
            next += 1;
        }
        let no = case.next_contact();
        out.contact = format!("C{no:03}");
        out.exhibits = numbers.iter().map(|n| format!("E{n:03}")).collect();
        events.push(Event::ContactLogged(ContactLogged {
            no,
            with: party,
            channel: Channel::Email,
            direction,
            occurred_at: out.at,
            claimed_payment: false,
            reached_at: None,
            promise_by: None,
            evidence: numbers,
            minutes: None,
            agent: None,
            ticket: None,
            said: Some(said.clone()),
            promise: None,
            reached_basis: None,
            number: Some(from.clone()),
        }));
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    Ok(out)
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
