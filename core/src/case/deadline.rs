//! Deadlines a person enters, takes back, and the calendars they rest on.

use super::Case;
use super::exhibit::FileRef;
use crate::hash::Hash;
use chrono::{Days, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// A deadline no rule knows; the entry's actor is the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeadlineEntered {
    /// `D001`, per case, never reused.
    pub id: String,
    /// Its last day.
    pub due: NaiveDate,
    /// The last sensible day to act, where earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act_by: Option<NaiveDate>,
    /// Party id it runs against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligor: Option<String>,
    /// `statute`, `contract`, `promise`, `estimate`, `evidence`.
    pub nature: String,
    /// Private: what is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Private: what it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Private: why it is watched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl DeadlineEntered {
    /// What `deadline.settled` and `deadline.withdrawn` call it: `own:D001`.
    pub fn key(&self) -> String {
        format!("own:{}", self.id)
    }
}

/// A deadline entered or set by hand no longer counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeadlineWithdrawn {
    /// Rule id, or `own:D001`.
    pub deadline: String,
    /// Party id it ran against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligor: Option<String>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A year of working days was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarAdopted {
    /// `CN`.
    pub jurisdiction: String,
    /// The year.
    pub year: i32,
    /// Hash of the kept file.
    pub sha256: Hash,
    /// `official` or `provisional`.
    pub status: String,
    /// The kept file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
}

impl Case {
    /// Id of the next deadline a person enters: `D001`. Ids of withdrawn ones are not used again.
    pub fn next_deadline(&self) -> String {
        let entered = self.lines.iter().filter_map(|line| match &line.event {
            super::event::Event::DeadlineEntered(e) => e.id.get(1..)?.parse::<u32>().ok(),
            _ => None,
        });
        format!("D{:03}", entered.max().unwrap_or(0) + 1)
    }

    /// The day an entry of the case was written down (UTC).
    pub fn written_down(&self, seq: u64) -> Option<NaiveDate> {
        let line = self.lines.iter().find(|line| line.seq == seq)?;
        line.at.get(..10)?.parse().ok()
    }

    /// The last local day on which anything a deadline rests on was written down. `bases` are ids as the deadlines
    /// name them: `C003`, `E002`, `#17`.
    pub fn written_on(&self, bases: &[String], zone: FixedOffset) -> Option<NaiveDate> {
        let at = |basis: &String| -> Option<&str> {
            if let Some(seq) = basis.strip_prefix('#') {
                let seq: u64 = seq.parse().ok()?;
                return self.lines.iter().find(|l| l.seq == seq).map(|l| l.at.as_str());
            }
            let contact = super::read_number('C', basis).and_then(|no| self.contact(no));
            let exhibit = super::read_number('E', basis).and_then(|no| self.exhibit(no));
            contact.map(|c| c.at.as_str()).or(exhibit.map(|x| x.at.as_str()))
        };
        let read = |at: &str| Some(super::local(at, zone)?.date_naive());
        let named = bases.iter().filter_map(at).filter_map(read).max();
        named.or_else(|| self.lines.first().and_then(|line| read(&line.at)))
    }

    /// Takes back what was entered or set by hand under this name.
    pub(super) fn withdraw(&mut self, e: &DeadlineWithdrawn) {
        let meant = |obligor: &Option<String>| e.obligor.is_none() || *obligor == e.obligor;
        self.entered.retain(|(_, _, d)| d.key() != e.deadline);
        self.set_by_hand.retain(|(_, _, d)| d.deadline != e.deadline || !meant(&d.obligor));
    }
}

/// The day after, for comparing a day with the UTC day of an entry: east of Greenwich the local day may be one on.
pub(crate) fn or_next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// A reason was given.
pub(super) fn said(reason: Option<&String>) -> bool {
    reason.is_some_and(|r| !r.trim().is_empty())
}
