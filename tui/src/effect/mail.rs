//! E-mails: read into the contact form, and kept with the contact that was made of them.

use super::work::{forget, number_of, numbered};
use super::{Hands, files, snapshot};
use crate::failure::Result;
use crate::model::views::MailView;
use crate::msg::{Done, Msg};
use crate::ops::mail;
use chrono::Datelike;
use recourse_core::audit::Id;
use recourse_core::case::contact::Direction;
use recourse_core::case::event::Event;
use std::path::Path;
use std::sync::Arc;

/// What a message says, for the contact form. Nothing is kept yet.
pub fn read(hands: &mut Hands, case: String, path: String) -> Result<Msg> {
    let no = number_of(&hands.desk, &case)?;
    // As a terminal delivers it: quoted, escaped, as a URL.
    let path = files::paths_in(hands, &path).into_iter().next().unwrap_or(path);
    let mail = mail::read(&hands.desk, &no, Path::new(&path))?;
    Ok(Msg::MailRead(Box::new(MailView {
        case,
        path,
        from: mail.address,
        at: mail.at,
        direction: if mail.direction == Direction::In { "in" } else { "out" },
        with: mail.with,
        said: mail.said,
    })))
}

/// Keeps the message, its attachments and the contact of the form: all or nothing.
pub fn take(
    hands: &mut Hands,
    case: &str,
    path: &str,
    events: &[Event],
    draft: Option<String>,
) -> Result<Msg> {
    let no = number_of(&hands.desk, case)?;
    let mail = mail::read(&hands.desk, &no, Path::new(path))?;
    let id = Id::from_hex(case).unwrap_or(Id::BOOK);
    let year = hands.desk.world.today().year();
    let taken = mail::keep(&mut hands.desk, &no, &mail, &|book, _, shown, before| {
        let mut number = String::new();
        let with_files = |event: Event| match event {
            Event::ContactLogged(mut contact) => {
                contact.evidence.extend_from_slice(shown);
                contact.evidence.sort_unstable();
                contact.evidence.dedup();
                Event::ContactLogged(contact)
            }
            other => other,
        };
        let events = events.iter().enumerate();
        let numbered = events.map(|(at, e)| numbered(e, book, &id, year, before + at, &mut number));
        Ok(numbered.collect::<Vec<_>>().into_iter().map(with_files).collect())
    })?;
    forget(hands, draft)?;
    let done =
        Done::Entry("tui-done-contact", format!("{} {}", taken.contact, taken.exhibits.join(" ")));
    Ok(Msg::Recorded { snapshot: Arc::new(snapshot::of(hands)?), done })
}
