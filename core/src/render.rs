//! Paper and plain text from a [`crate::document::Document`]: [`text`] for terminals and golden tests,
//! [`layout`] for pages (pure, no file format), [`pdf`] for the file a lawyer opens.

pub mod clean;
pub mod layout;
pub mod pdf;
pub mod sheet;
pub mod text;
