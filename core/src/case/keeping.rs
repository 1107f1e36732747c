//! What is kept, what was erased, and which book this one goes on from.

use crate::hash::Hash;
use serde::{Deserialize, Serialize};

/// What was erased, and which entry names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Erased {
    /// Hash of the private line or of the file.
    pub hash: Hash,
    /// The entry that names it.
    pub seq: u64,
    /// Private: on whose request, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The book this one goes on from: its id and its last checkpoint, in hex.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BookContinued {
    /// Id of that book.
    pub book: String,
    /// The seq it had reached.
    pub head_seq: u64,
    /// Its head there.
    pub head: Hash,
}
