#![doc = include_str!("../FORMAT.md")]

pub mod canon;
pub mod checkpoint;
pub mod entry;
pub mod id;
pub mod key;
pub mod link;
pub mod replay;
pub mod report;
pub(crate) mod statement;
pub mod time;

pub use checkpoint::Checkpoint;
pub use entry::{Entry, Place, Sealed, Stamp, seal};
pub use id::Id;
pub use key::{PublicKey, SigningKey};
pub use link::{Genesis, Head, Link};
pub use replay::{LinkRecord, Options, Scope, Walk, Walker, replay};
pub use report::{Code, Finding, Report, Severity, Verdict};
pub use time::Time;
