//! Events of an earlier calendar file: enough of each to cancel it.

use super::{Lines, stamp};
use chrono::{DateTime, Utc};

/// An event as an earlier file had it; its words are kept as they were written there.
pub(super) struct Gone {
    pub(super) uid: String,
    /// `DTSTART;VALUE=DATE:20260331`, the whole line.
    start: String,
    /// `SUMMARY:…`, the whole line.
    summary: String,
}

/// The events of a file we wrote; of any other text, none.
pub(super) fn events(before: &str) -> impl Iterator<Item = Gone> {
    let text = before.replace("\r\n ", "");
    let blocks: Vec<String> = if text.contains("PRODID:-//Recourse//") {
        text.split("BEGIN:VEVENT\r\n").skip(1).map(String::from).collect()
    } else {
        Vec::new()
    };
    blocks.into_iter().filter_map(|block| {
        let line = |name: &str| block.lines().find(|l| l.starts_with(name)).map(String::from);
        let uid = line("UID:")?.strip_prefix("UID:")?.to_string();
        Some(Gone { uid, start: line("DTSTART;")?, summary: line("SUMMARY:")? })
    })
}

impl Gone {
    /// Writes its cancellation.
    pub(super) fn cancel(&self, out: &mut Lines, sequence: u64, written_at: DateTime<Utc>) {
        out.put("BEGIN:VEVENT");
        out.put(&format!("UID:{}", self.uid));
        out.put(&stamp(written_at));
        out.put(&format!("SEQUENCE:{sequence}"));
        out.put(&self.start);
        out.put(&self.summary);
        out.put("STATUS:CANCELLED");
        out.put("CLASS:PRIVATE");
        out.put("TRANSP:TRANSPARENT");
        out.put("END:VEVENT");
    }
}
