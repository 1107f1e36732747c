//! What one row says by itself: everything that needs no other row, so that many rows are read at once and only the
//! chain itself is walked one by one.

use super::LinkRecord;
use crate::audit::entry::{Entry, EntryFault, PrivateFault};
use crate::audit::link::Link;
use crate::case::event::{Event, KINDS};
use crate::hash::Hash;

/// A row, hashed and read; [`Walker::take`](super::Walker::take) puts it to the chain.
#[derive(Debug, Clone)]
pub struct Row {
    /// Hash of the link line.
    pub(super) hash: Hash,
    /// The link; `None` for a line that is none.
    pub(super) link: Option<Link>,
    pub(super) content: Content,
    /// What the entry says; `None` where there is none, or once it was taken.
    event: Option<Event>,
    /// The entry is of a kind we know, yet its members are not those of that kind: no view shows what it says.
    pub(super) unread: bool,
}

/// What stands behind the link.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// Nothing.
    Absent,
    /// A line whose hash the link does not name.
    Changed,
    /// The named line, which is no entry.
    Malformed(EntryFault),
    /// The entry, and how its private line fits, where there is one.
    Entry(Entry, Option<Result<(), PrivateFault>>),
}

impl Row {
    /// Reads a row. The entry of a line that is no link is not looked at.
    pub fn read(record: &LinkRecord<'_>) -> Self {
        let link = Link::parse(&record.line);
        let content = match (&link, &record.entry) {
            (None, _) | (_, None) => Content::Absent,
            (Some(link), Some(line)) if Hash::of(line) != link.entry => Content::Changed,
            (Some(_), Some(line)) => match Entry::read_public(line) {
                Err(fault) => Content::Malformed(fault),
                Ok(mut entry) => {
                    let private = record.private.as_deref().map(|line| entry.attach(line));
                    Content::Entry(entry, private)
                }
            },
        };
        let event = match &content {
            Content::Entry(entry, _) => Some(entry.event()),
            _ => None,
        };
        let unread = matches!(&event, Some(Event::Unknown(body))
            if KINDS.iter().any(|(name, _)| *name == body.kind));
        Self { hash: Hash::of(&record.line), link, content, event, unread }
    }

    /// Takes what the entry says, read once for the walk and for whoever folds it.
    pub fn take_event(&mut self) -> Option<Event> {
        self.event.take()
    }
}
