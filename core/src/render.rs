//! Paper and plain text from a [`crate::document::Document`]: [`text`] for terminals and golden tests,
//! [`layout`] for pages (pure, no file format), [`pdf`] for the file a lawyer opens, [`mod@docx`] for one a lawyer
//! edits, [`sheet`] and [`xlsx`] for tables.

pub mod clean;
pub mod docx;
pub mod layout;
pub mod pdf;
pub mod sheet;
pub mod text;
pub mod xlsx;

pub use docx::docx;
pub use sheet::{Unpacked, unpacked};
