//! Clocks: every deadline as the law computes it, with its working.
//!
//! In reading order: [`rule`] (what a pack may say), [`pack`] (packs and their checks), [`calendar`] and [`period`]
//! (counting), [`fact`], [`clock`] (the algorithm of `law.md` 6.3) and [`working`] (why).

mod agreed;
mod by_hand;
pub mod calendar;
pub mod case_facts;
pub mod case_interest;
pub mod clock;
pub mod deadlines;
mod embedded;
pub mod example;
pub mod fact;
pub mod files;
pub mod ics;
pub mod interest;
pub mod journal;
pub mod nature;
pub mod pack;
pub mod period;
pub mod rates;
pub mod rule;
pub mod timeline;
pub mod working;

pub use by_hand::{ByHand, OwnDeadline, Settled};
pub use calendar::Calendar;
pub use case_facts::{deadlines_of, deadlines_under, watches_banks};
pub use case_interest::{CaseInterest, InterestSegment, interest_of};
pub use clock::{Outcome, compute, compute_with};
pub use deadlines::{CaseFacts, Deadline, all_deadlines, deadlines, most_urgent};
pub use example::run_examples;
pub use fact::Fact;
pub use files::files_of;
pub use ics::{IcsItem, ics};
pub use interest::{Interest, InterestClaim, InterestFault, Mode, delay_double, interest};
pub use journal::{JournalItem, journal};
pub use nature::{Nature, Status};
pub use pack::{PackFault, RulePack};
pub use rates::RateSeries;
pub use rule::Rule;
pub use timeline::{Axis, Segment};
pub use working::Step;

/// The line (from 1) in which a byte of a text stands.
fn line_at(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}
