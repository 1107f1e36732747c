//! What a time stamp bounds: everything up to its checkpoint existed before it, everything from the entry that names it
//! was written after it.

use super::report::{Code, Finding, Report};
use super::time::Time;
use super::tsa::{Answer, Fault, Roots, Stamped, read_request};
use crate::hash::Hash;
use crate::hygiene::one_line;
use crate::locale::{Lang, Locale};

/// Clocks err: dates may lie so many milliseconds on the wrong side of a time stamp.
const SLACK: i64 = 300_000;

/// One time stamp that is there, believed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Seq of its checkpoint: entries up to here existed before the stamped moment.
    pub checkpoint_seq: u64,
    /// Seq of the entry that names it: entries from here on were written after that moment. `None` where none does.
    pub entry_seq: Option<u64>,
    /// What it says, where it was verified.
    pub stamped: Option<Stamped>,
    /// The moment it states, verified or not; `None` where it cannot be read.
    pub stated: Option<Time>,
    /// Who it says it is from.
    pub authority: String,
    /// Its bytes hold the hash of the checkpoint's text, as every time stamp of it must.
    pub holds: bool,
    /// Why it was not verified; `None` where it was, or where no roots were given.
    pub fault: Option<Fault>,
}

impl Anchor {
    /// Looks at a token: with roots it is checked completely, without them it is only read.
    pub fn judge(
        checkpoint_seq: u64,
        entry_seq: Option<u64>,
        statement: &[u8],
        request: Option<&[u8]>,
        token: &[u8],
        roots: &Roots,
    ) -> Self {
        let read = Answer::read(token);
        let (stated, authority) = read
            .as_ref()
            .map_or((None, String::new()), |answer| (Some(answer.time()), answer.authority()));
        let nonce = request.and_then(read_request).map(|(_, nonce)| nonce);
        let checked = read.and_then(|answer| {
            answer.check(statement, nonce.as_ref().map(<[u8; 8]>::as_slice), roots)
        });
        let (stamped, fault) = match checked {
            Ok(stamped) => (Some(stamped), None),
            // Nobody was named to believe: then nothing is said against it either.
            Err(_) if roots.is_empty() => (None, None),
            Err(fault) => (None, Some(fault)),
        };
        let hash = Hash::of(statement);
        let holds = token.windows(32).any(|part| part == hash.bytes().as_slice());
        Self { checkpoint_seq, entry_seq, stamped, stated, authority, holds, fault }
    }

    /// What a verified time stamp bounds on both sides, and where it is weaker than others; `None` for one that is not.
    pub fn bounds(&self, locale: &Locale) -> Option<String> {
        let stamped = self.stamped.as_ref()?;
        let time = stamped.time.to_string();
        let seq = self.checkpoint_seq.to_string();
        let from = self.entry_seq.map(|seq| seq.to_string()).unwrap_or_default();
        let id = if self.entry_seq.is_some() { "stamp-bounds" } else { "stamp-bounds-before" };
        let args = crate::args![
            time = time.as_str(),
            seq = seq.as_str(),
            from = from.as_str(),
            authority = stamped.authority.as_str(),
            root = stamped.root.as_str(),
            hash = stamped.root_hash.in_full()
        ];
        let mut said = vec![locale.fill(id, args)];
        if let Some(accuracy) = stamped.accuracy {
            said.push(locale.fill("stamp-accuracy", crate::args![seconds = seconds(accuracy)]));
        }
        if stamped.by_sha1 {
            said.push(locale.text("stamp-by-sha1"));
        }
        Some(one_line(&said.join(if locale.lang() == Lang::Zh { "" } else { " " })))
    }
}

/// Milliseconds as seconds, without idle zeros: `1`, `0.5`.
fn seconds(milliseconds: u64) -> String {
    let (whole, rest) = (milliseconds / 1000, milliseconds % 1000);
    if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{rest:03}").trim_end_matches('0').into()
    }
}

impl Stamped {
    /// Whether `later` is after `earlier` by more than clocks may differ.
    pub fn is_off(&self, later: Time, earlier: Time) -> bool {
        later.millis() > earlier.millis() + SLACK + self.accuracy.unwrap_or(0) as i64
    }
}

impl Report {
    /// Takes one time stamp in: its level where it was verified, its finding where not.
    pub fn anchor(&mut self, anchor: Anchor, where_: &str) {
        match (&anchor.stamped, &anchor.fault) {
            (Some(stamped), _) => {
                if anchor.checkpoint_seq >= self.anchored_up_to {
                    self.anchored_up_to = anchor.checkpoint_seq;
                    self.stamped_at = Some(stamped.time);
                }
            }
            // A root more could change that; the others cannot be a time stamp of this checkpoint.
            (None, Some(fault)) if !fault.is_about_trust() => {
                let finding = Finding::new(Code::TokenBad, where_).with("fault", fault.name());
                self.add(finding.with("about", fault.about()));
            }
            (None, _) => {
                // Seen without any root: what does not hold this hash stamps something else, or nothing.
                if !anchor.holds {
                    self.add(Finding::new(Code::TokenOther, where_));
                }
                self.tokens_unverified += 1;
                let (why, about) = match &anchor.fault {
                    Some(fault) => (fault.name(), fault.about()),
                    None => ("no-root", String::new()),
                };
                let finding = Finding::new(Code::TokenUnverified, where_).with("fault", why);
                self.add(finding.with("about", about));
            }
        }
        self.anchors.push(anchor);
    }

    /// Entries that one verified time stamp says were written after a moment, and another that they existed before an
    /// earlier one: both cannot be right.
    fn contradictions(&self) -> Vec<Finding> {
        let verified = || self.anchors.iter().filter_map(|a| Some((a, a.stamped.as_ref()?)));
        let mut found = Vec::new();
        for (anchor, after) in verified() {
            let Some(from) = anchor.entry_seq else { continue };
            let before = verified().filter(|(other, stamped)| {
                other.checkpoint_seq >= from && after.is_off(after.time, stamped.time)
            });
            if let Some((_, before)) = before.min_by_key(|(_, stamped)| stamped.time.millis()) {
                let finding = Finding::at(Code::StampsContradict, from).with("after", after.time);
                found.push(finding.with("before", before.time));
            }
        }
        found
    }

    /// Sets every verified time stamp against the dates of the entries (by seq), and counts the tail.
    pub fn bound(&mut self, times: &[(u64, Time)], now: Option<Time>) {
        self.anchors.sort_by_key(|a| a.checkpoint_seq);
        let mut found = Vec::new();
        for anchor in &self.anchors {
            let Some(stamped) = &anchor.stamped else { continue };
            if now.is_some_and(|now| stamped.is_off(stamped.time, now)) {
                let finding = Finding::at(Code::TimeFuture, anchor.checkpoint_seq);
                found.push(finding.with("time", stamped.time));
            }
            let late = |(seq, time): &&(u64, Time)| {
                *seq <= anchor.checkpoint_seq && stamped.is_off(*time, stamped.time)
            };
            let early = |(seq, time): &&(u64, Time)| {
                anchor.entry_seq.is_some_and(|from| *seq >= from)
                    && stamped.is_off(stamped.time, *time)
            };
            for (seq, time) in times.iter().find(late).into_iter().chain(times.iter().find(early)) {
                let finding = Finding::at(Code::StampDates, *seq).with("time", time);
                found.push(finding.with("stamp", stamped.time));
            }
        }
        found.extend(self.contradictions());
        self.findings.extend(found);
        self.unanchored_tail = self.entries.saturating_sub(self.anchored_up_to);
    }
}
