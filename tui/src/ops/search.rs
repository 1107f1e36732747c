//! Looking for a word in everything recorded.

use super::Desk;
use recourse_core::audit::Time;
use recourse_core::search;
use serde::Serialize;

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Number of its case.
    pub case: String,
    /// Place in the book.
    pub seq: u64,
    /// When it was written down, RFC 3339 with the shop's offset.
    pub at: String,
    /// Event kind.
    pub kind: String,
    /// Member it was found in.
    pub member: String,
    /// The words around it.
    pub excerpt: String,
}

/// Every entry that holds all these words.
pub fn run(desk: &Desk, text: &str) -> Vec<Found> {
    let local = |at: String| {
        Time::parse(&at).map_or(at, |t| {
            t.to_chrono()
                .with_timezone(&desk.world.offset)
                .to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
        })
    };
    let found = |hit: search::Hit| Found {
        case: hit.no,
        seq: hit.seq,
        at: local(hit.at),
        kind: hit.kind,
        member: hit.member,
        excerpt: hit.excerpt,
    };
    search::search(&desk.book().cases, text).into_iter().map(found).collect()
}
