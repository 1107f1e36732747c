//! The canonical zip: stored, sorted, every header byte fixed, so that one content has exactly one encoding.
//! A reader rebuilds each header and compares; whatever else a zip can say is refused by that one rule.

mod headers;
mod reader;
mod writer;

pub use headers::{LIMIT_BYTES, LIMIT_FILES, size_of};
pub use reader::{StrictZip, ZipFault};
pub(crate) use writer::read_some;
pub use writer::{ZipWriter, crc_of};

#[cfg(test)]
mod tests;
