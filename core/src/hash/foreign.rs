//! Hashes that only bags of other programs use (RFC 8493). Nothing of Recourse is named by them.

use super::to_hex;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

/// A hash algorithm of a bag's manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// Broken for signatures; still shows accidents.
    Md5,
    /// Broken for signatures; still shows accidents.
    Sha1,
    /// SHA-224.
    Sha224,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Algorithm {
    /// Two files can be made that have the same hash.
    pub fn is_weak(self) -> bool {
        matches!(self, Self::Md5 | Self::Sha1)
    }

    /// Reads the name in `manifest-<name>.txt`; `None` for one that is not supported.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().replace('-', "").as_str() {
            "md5" => Self::Md5,
            "sha1" => Self::Sha1,
            "sha224" => Self::Sha224,
            "sha256" => Self::Sha256,
            "sha384" => Self::Sha384,
            "sha512" => Self::Sha512,
            _ => return None,
        })
    }

    /// A hasher that has seen nothing yet.
    pub fn hasher(self) -> Foreign {
        match self {
            Self::Md5 => Foreign::Md5(Md5::new()),
            Self::Sha1 => Foreign::Sha1(Sha1::new()),
            Self::Sha224 => Foreign::Sha224(Sha224::new()),
            Self::Sha256 => Foreign::Sha256(Sha256::new()),
            Self::Sha384 => Foreign::Sha384(Sha384::new()),
            Self::Sha512 => Foreign::Sha512(Sha512::new()),
        }
    }

    /// The hash of these bytes, raw: what certificates and time stamps of others are signed over.
    pub fn digest(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Md5 => Md5::digest(bytes).to_vec(),
            Self::Sha1 => Sha1::digest(bytes).to_vec(),
            Self::Sha224 => Sha224::digest(bytes).to_vec(),
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}

/// Hashes bytes as they stream by.
#[derive(Clone)]
#[allow(missing_docs)] // one per algorithm
pub enum Foreign {
    Md5(Md5),
    Sha1(Sha1),
    Sha224(Sha224),
    Sha256(Sha256),
    Sha384(Sha384),
    Sha512(Sha512),
}

impl Foreign {
    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Md5(h) => h.update(bytes),
            Self::Sha1(h) => h.update(bytes),
            Self::Sha224(h) => h.update(bytes),
            Self::Sha256(h) => h.update(bytes),
            Self::Sha384(h) => h.update(bytes),
            Self::Sha512(h) => h.update(bytes),
        }
    }

    /// The hash of all pieces so far, in lower-case hex.
    pub fn finish(self) -> String {
        match self {
            Self::Md5(h) => to_hex(&h.finalize()),
            Self::Sha1(h) => to_hex(&h.finalize()),
            Self::Sha224(h) => to_hex(&h.finalize()),
            Self::Sha256(h) => to_hex(&h.finalize()),
            Self::Sha384(h) => to_hex(&h.finalize()),
            Self::Sha512(h) => to_hex(&h.finalize()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        for (name, want) in [
            ("md5", "900150983cd24fb0d6963f7d28e17f72"),
            ("SHA-1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("sha224", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
            ("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            ("sha512", "ddaf35a193617abacc417349ae204131"),
        ] {
            let mut hasher = Algorithm::parse(name).unwrap().hasher();
            hasher.update(b"a");
            hasher.update(b"bc");
            assert!(hasher.finish().starts_with(want), "{name}");
        }
        assert_eq!(Algorithm::parse("blake3"), None);
    }
}
