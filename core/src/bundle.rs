//! The bundle: one case handed over. A BagIt bag in a zip with exactly one encoding, a signed statement of what is
//! in it and what was left out, and the check that a stranger can run (`FORMAT.md`).
//!
//! [`draft`] walks the log and picks what goes in, [`mod@write`] streams the zip, [`read`] takes a zip or an unpacked
//! folder, [`mod@verify`] checks it in the order of the format.

pub mod bag;
pub mod behind;
pub mod digest;
pub mod draft;
mod feed;
pub mod folder;
mod loose;
pub mod page;
pub mod path;
pub mod read;
pub mod sealed;
pub mod statement;
pub mod verify;
pub mod words;
pub mod write;
pub mod zip;

pub use behind::Behind;
pub use draft::{CheckpointFiles, Draft, DraftError, Selection};
pub use read::{Container, Opened, open};
pub use statement::Statement;
pub use verify::{Outside, verify, verify_path};
pub use write::{Packing, Plan, Progress, Source, WriteError, Written, pack};
