//! The sample shop: a noodle house whose takings of three days never arrived. Its exports, slips, papers and
//! recordings are made here, the same bytes every time; nothing in them is real, and all of it says so.

mod dice;

pub mod bank;
pub mod cast;
pub mod picture;
pub mod pos;
pub mod tables;
pub mod takings;

/// A file of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFile {
    /// Its own name, as the owner's computer has it.
    pub name: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}
