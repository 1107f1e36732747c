//! The road: what each stage asks for and leads to, as data; each obligor's ladder; what to say in the next call and
//! where the answers contradict each other; what proves what, where to get it and how long it can still be got.

pub mod evidence;
pub mod ladder;
pub mod playbook;
pub mod sheet;
pub mod stance;
pub mod stats;
pub mod talk;

pub use evidence::{EvidenceRow, matrix};
pub use ladder::{Ladder, Readiness, ladders, missing_for, readiness};
pub use playbook::Playbook;
pub use sheet::{CallSheet, call_sheet, written_questions};
pub use stance::{Statement, statements};
pub use talk::{Contradiction, PromiseRow, PromiseState, contradictions, promises};
