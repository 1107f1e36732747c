//! Random names of books and cases: they show nothing about what they name.

use crate::hash::{from_hex, to_hex};
use std::fmt;

/// 16 random bytes; 32 lower-case hex digits in every text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 16]);

impl Id {
    /// The case id of book-level entries: all zeros.
    pub const BOOK: Self = Self([0; 16]);

    /// An id from 16 random bytes.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Takes exactly 32 lower-case hex digits; anything else is `None`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut out = [0u8; 16];
        from_hex(text, &mut out).then_some(Self(out))
    }

    /// 32 lower-case hex digits.
    pub fn hex(&self) -> String {
        to_hex(&self.0)
    }

    /// The first eight hex digits, for folder names.
    pub fn short(&self) -> String {
        to_hex(&self.0[..4])
    }

    /// Whether this is the case id of book-level entries.
    pub fn is_book(&self) -> bool {
        *self == Self::BOOK
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_spelling_is_an_id() {
        let id = Id::new([0xab; 16]);
        assert_eq!(Id::from_hex(&id.hex()), Some(id));
        assert_eq!(Id::from_hex(&id.hex().to_uppercase()), None);
        assert_eq!(Id::from_hex("ab"), None);
        assert!(Id::from_hex(&"0".repeat(32)).unwrap().is_book());
    }
}
