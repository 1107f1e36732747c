//! Time stamps of an outside authority (RFC 3161): the request for a checkpoint, and the complete check of an answer.
//! Bytes in, verdict out; nothing here asks a network or a clock.
//!
//! An answer counts only when all of this holds: granted; about exactly these bytes (SHA-256); with our nonce; one
//! signer, whose certificate is in the answer and named by its signed attributes; the signature over those attributes;
//! a certificate made for time stamping and nothing else; and a chain of authorities up to a root the user chose, each
//! certificate valid at the stamped moment. The bytes are checked as they were sent, never written anew.

mod answer;
mod chain;
mod der;
mod sign;

pub use answer::Answer;
pub use chain::Roots;

use super::time::Time;
use crate::hash::Hash;

/// Bytes an answer may have; longer ones are no time stamp.
pub const MOST: usize = 1 << 20;

/// A verified time stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// The moment the authority states.
    pub time: Time,
    /// How far its clock may be off, in milliseconds, where it says so.
    pub accuracy: Option<u64>,
    /// Number of the stamp at the authority, in hex.
    pub serial: String,
    /// Common name of the signer's certificate, as written there.
    pub authority: String,
    /// Common name of the root it was traced to.
    pub root: String,
    /// SHA-256 of that root's certificate: anyone can make one of that name.
    pub root_hash: Hash,
    /// The signer's certificate is named by SHA-1 alone (RFC 3161 as first written, before RFC 5816). It counts: what
    /// is signed, and the moment, rest on SHA-256 or better, and putting another certificate in its place would take a
    /// second one with the same key, the same SHA-1 and the same usage under the same root. But it is said.
    pub by_sha1: bool,
}

/// Why an answer does not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not a time-stamp answer in DER; names the part that could not be read.
    #[error("no time-stamp answer: {0}")]
    Malformed(&'static str),
    /// The authority refused; its status and words.
    #[error("the authority refused: status {0} {1}")]
    Refused(u64, String),
    /// It is about other bytes, or another hash algorithm.
    #[error("stamps other bytes")]
    Imprint,
    /// It answers another request.
    #[error("answers another request")]
    Nonce,
    /// Not exactly one signer, or its certificate is not in the answer.
    #[error("not exactly one signer with its certificate")]
    Signer,
    /// Signed attributes are absent, repeated, or do not fit the content or the certificate.
    #[error("the signed attributes do not fit: {0}")]
    Attributes(&'static str),
    /// The certificate is not for time stamping alone.
    #[error("the certificate is not for time stamping alone")]
    Usage,
    /// An algorithm or key that is not accepted (weak or unknown).
    #[error("algorithm {0} is not accepted")]
    Algorithm(String),
    /// The signature is wrong.
    #[error("the signature is wrong")]
    Signature,
    /// No chain of authorities leads to one of the roots; names the last issuer looked for.
    #[error("no chain to a chosen root, {0} is missing")]
    Untrusted(String),
    /// A certificate of the chain was not valid at the stamped moment; names it.
    #[error("{0} was not valid then")]
    Expired(String),
    /// A certificate of the chain may not issue certificates; names it.
    #[error("{0} may not issue certificates")]
    Issuer(String),
}

impl Fault {
    /// Its name in message catalogues: `stamp-fault-<name>`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed",
            Self::Refused(..) => "refused",
            Self::Imprint => "imprint",
            Self::Nonce => "nonce",
            Self::Signer => "signer",
            Self::Attributes(_) => "attributes",
            Self::Usage => "usage",
            Self::Algorithm(_) => "algorithm",
            Self::Signature => "signature",
            Self::Untrusted(_) => "untrusted",
            Self::Expired(_) => "expired",
            Self::Issuer(_) => "issuer",
        }
    }

    /// The value of its message: a name, a status, a part.
    pub fn about(&self) -> String {
        match self {
            Self::Malformed(part) | Self::Attributes(part) => (*part).to_string(),
            Self::Refused(status, words) => format!("{status} {words}").trim_end().to_string(),
            Self::Algorithm(what) | Self::Untrusted(what) => what.clone(),
            Self::Expired(what) | Self::Issuer(what) => what.clone(),
            _ => String::new(),
        }
    }

    /// Whether other roots, or a program that knows more algorithms, could accept it.
    pub fn is_about_trust(&self) -> bool {
        matches!(self, Self::Untrusted(_) | Self::Algorithm(_))
    }
}

/// Request head up to the digest, and the tag of the nonce (format 3.12).
const HEAD: [u8; DIGEST] = [
    0x30, 0x43, 2, 1, 1, 0x30, 0x31, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0,
    4, 0x20,
];
const DIGEST: usize = 24;
const NONCE: usize = DIGEST + 32 + 2;

/// The request: 69 bytes, SHA-256, with the certificates asked for. The nonce's first byte is brought into
/// `0x40..=0x7f`, so that it is always eight bytes and positive.
pub fn request(digest: &Hash, nonce: [u8; 8]) -> [u8; 69] {
    let mut out = [0u8; 69];
    out[..DIGEST].copy_from_slice(&HEAD);
    out[DIGEST..DIGEST + 32].copy_from_slice(digest.bytes());
    out[NONCE - 2..NONCE].copy_from_slice(&[2, 8]);
    out[NONCE..NONCE + 8].copy_from_slice(&nonce);
    out[NONCE] = nonce[0] & 0x3f | 0x40;
    out[NONCE + 8..].copy_from_slice(&[1, 1, 0xff]);
    out
}

/// Digest and nonce of a request that [`request`] wrote; `None` for any other bytes.
pub fn read_request(bytes: &[u8]) -> Option<(Hash, [u8; 8])> {
    let digest = Hash::new(bytes.get(DIGEST..DIGEST + 32)?.try_into().ok()?);
    let nonce: [u8; 8] = bytes.get(NONCE..NONCE + 8)?.try_into().ok()?;
    (request(&digest, nonce) == bytes).then_some((digest, nonce))
}

#[cfg(test)]
mod tests;
