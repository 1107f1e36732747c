//! What a date rests on, and where its clock stands: the two words beside every date.

use crate::locale::Locale;
use serde::Serialize;

/// What a date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// A statute, regulation or court interpretation whose text was seen.
    Statute,
    /// An agreement.
    Contract,
    /// What the other side said it would do.
    Promise,
    /// Practice, a second-hand source, or a rule not compared with its text yet.
    Estimate,
    /// How long something that proves the claim is kept.
    Evidence,
}

/// Where a clock stands on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Its computed last day has gone by.
    Expired,
    /// Its computed last day is today.
    DueToday,
    /// Close enough to its act-by date to be warned of.
    DueSoon,
    /// Running.
    Running,
    /// An obstacle has not ended yet: no date.
    Suspended,
    /// Proceedings are pending: no date.
    Held,
    /// A date that it needs is missing.
    Unknown,
}

macro_rules! words {
    ($type:ident, $prefix:literal, $($variant:ident = $word:literal),* $(,)?) => {
        impl $type {
            /// The word in JSON.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// From the word in JSON.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }

            /// The word people read.
            pub fn text(self, locale: &Locale) -> String {
                locale.text(match self { $(Self::$variant => concat!($prefix, $word)),* })
            }
        }
    };
}

words!(
    Nature,
    "clocks-nature-",
    Statute = "statute",
    Contract = "contract",
    Promise = "promise",
    Estimate = "estimate",
    Evidence = "evidence"
);
words!(
    Status,
    "clocks-status-",
    Expired = "expired",
    DueToday = "due_today",
    DueSoon = "due_soon",
    Running = "running",
    Suspended = "suspended",
    Held = "held",
    Unknown = "unknown"
);
