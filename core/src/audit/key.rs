//! The signing key of a book and how its signatures are checked. The only module that names the Ed25519 crate.

use super::id::Id;
use crate::hash::{Hash, from_hex, in_groups, to_hex};
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{
    DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, KeypairBytes,
};
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use std::fmt;
use zeroize::Zeroizing;

/// What can be wrong with key material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a PKCS#8 PEM of an Ed25519 key.
    #[error("not an Ed25519 private key in PKCS#8 PEM")]
    Private,
    /// A passphrase-protected key: [`SigningKey::from_protected_pem`] opens it.
    #[error("the private key is protected by a passphrase")]
    Encrypted,
    /// Another passphrase opens it.
    #[error("the passphrase does not open the key")]
    Passphrase,
    /// Neither 64 hex digits nor a public PEM of an Ed25519 key.
    #[error("not an Ed25519 public key")]
    Public,
}

/// The power to sign for a book. Leaves memory when dropped; never printed.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// A key from 32 bytes of system randomness.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// Reads a PKCS#8 PEM, as written by [`SigningKey::to_pem`] or `openssl genpkey -algorithm ed25519`.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        if pem.contains("ENCRYPTED PRIVATE KEY") {
            return Err(KeyError::Encrypted);
        }
        let key = ed25519_dalek::SigningKey::from_pkcs8_pem(pem).map_err(|_| KeyError::Private)?;
        Ok(Self(key))
    }

    /// The PKCS#8 PEM that openssl reads too (version 1, without the public half).
    pub fn to_pem(&self) -> Zeroizing<String> {
        let pair = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        pair.to_pkcs8_pem(LineEnding::LF).unwrap_or_default()
    }

    /// The PKCS#8 PEM under a passphrase (PBES2: scrypt and AES-256), as `openssl pkey -passin` reads it. Salt and start
    /// value are fresh random bytes. 16 MiB and about a tenth of a second a try: more would be over openssl's limit.
    pub fn to_protected_pem(
        &self,
        passphrase: &str,
        salt: &[u8; 16],
        start: [u8; 16],
    ) -> Option<Zeroizing<String>> {
        use ed25519_dalek::pkcs8::spki::der::Decode;
        let pair = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        let plain = pair.to_pkcs8_der().ok()?;
        let info = pkcs8::PrivateKeyInfoRef::from_der(plain.as_bytes()).ok()?;
        let cost = pkcs8::pkcs5::scrypt::Params::new(14, 8, 5).ok()?;
        let way = pkcs8::pkcs5::pbes2::Parameters::generate_scrypt_aes256cbc(cost, salt, start);
        let sealed = info.encrypt_with_params(way.ok()?, passphrase).ok()?;
        sealed.to_pem("ENCRYPTED PRIVATE KEY", LineEnding::LF).ok()
    }

    /// Opens what [`SigningKey::to_protected_pem`] or `openssl pkcs8 -topk8` wrote.
    pub fn from_protected_pem(pem: &str, passphrase: &str) -> Result<Self, KeyError> {
        let key = ed25519_dalek::SigningKey::from_pkcs8_encrypted_pem(pem, passphrase);
        key.map(Self).map_err(|_| KeyError::Passphrase)
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// 64 bytes of signature over these bytes.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }

    /// Signs the hand-over to a new key at this seq (format 3.5a); 128 hex digits for `key.rotated`.
    pub fn sign_rotation(&self, book: Id, seq: u64, new: &PublicKey) -> String {
        to_hex(&self.sign(rotation(book, seq, &self.public(), new).as_bytes()))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public())
    }
}

/// A public key as it stands in statements: 64 hex digits. Any 32 bytes parse; what is no key verifies nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Takes exactly 64 lower-case hex digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut out = [0u8; 32];
        from_hex(text, &mut out).then_some(Self(out))
    }

    /// 64 lower-case hex digits.
    pub fn hex(&self) -> String {
        to_hex(&self.0)
    }

    /// Reads 64 hex digits of either case or a public PEM, as `--key` takes them.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if let Some(key) = Self::from_hex(&text.to_ascii_lowercase()) {
            return Ok(key);
        }
        let key = VerifyingKey::from_public_key_pem(text).map_err(|_| KeyError::Public)?;
        Ok(Self(key.to_bytes()))
    }

    /// The SPKI PEM of exactly three lines; `None` when these bytes are not a usable key.
    pub fn to_pem(&self) -> Option<String> {
        self.point()?.to_public_key_pem(LineEnding::LF).ok()
    }

    /// First 16 hex digits of the SHA-256 of the 32 bytes, in groups of four.
    pub fn fingerprint(&self) -> String {
        Hash::of(&self.0).fingerprint()
    }

    /// A fingerprint as somebody typed it, in its one spelling; `None` where it is none.
    pub fn read_fingerprint(text: &str) -> Option<String> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let fits = digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| in_groups(&digits))
    }

    /// Whether this key can verify anything: on the curve, in its one spelling, not of small order.
    pub fn is_usable(&self) -> bool {
        self.point().is_some()
    }

    /// Strict check: S below the order, canonical A and R, neither of small order; 64 raw bytes of signature.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let (Some(key), Ok(signature)) = (self.point(), Signature::from_slice(signature)) else {
            return false;
        };
        key.verify_strict(message, &signature).is_ok()
    }

    /// Checks the old key's (this one's) word for a new key; `sig` is 128 hex digits.
    pub fn verify_rotation(&self, book: Id, seq: u64, new: &PublicKey, sig: &str) -> bool {
        let mut raw = [0u8; 64];
        from_hex(sig, &mut raw)
            && new.is_usable()
            && self.verify(rotation(book, seq, self, new).as_bytes(), &raw)
    }

    fn point(&self) -> Option<VerifyingKey> {
        // y >= p is a second spelling of a smaller y.
        let reduced = self.0[31] & 0x7f != 0x7f
            || self.0[1..31].iter().any(|b| *b != 0xff)
            || self.0[0] < 0xed;
        VerifyingKey::from_bytes(&self.0).ok().filter(|key| reduced && !key.is_weak())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.fingerprint())
    }
}

fn rotation(book: Id, seq: u64, old: &PublicKey, new: &PublicKey) -> String {
    format!("recourse-rotate-v1\nbook {book}\nseq {seq}\nold {old}\nnew {new}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8) -> SigningKey {
        SigningKey::from_seed(&[n; 32])
    }

    #[test]
    fn pem_reads_back_and_the_public_one_has_three_lines() {
        let pem = key(7).to_pem();
        assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI"), "{}", *pem);
        assert_eq!(SigningKey::from_pem(&pem).unwrap().public(), key(7).public());
        let public = key(7).public().to_pem().unwrap();
        assert_eq!(public.matches('\n').count(), 3);
        assert!(public.ends_with("-----END PUBLIC KEY-----\n"));
        assert_eq!(PublicKey::parse(&public), Ok(key(7).public()));
        assert_eq!(PublicKey::parse(&key(7).public().hex()), Ok(key(7).public()));
        assert_eq!(SigningKey::from_pem("x").err(), Some(KeyError::Private));
        assert_eq!(PublicKey::parse("x").err(), Some(KeyError::Public));
        assert!(!format!("{:?}", key(7)).contains(&"07".repeat(4)));
    }

    #[test]
    fn a_passphrase_opens_the_key_and_no_other_does() {
        let pem = key(7).to_protected_pem("铁观音 42", &[1; 16], [2; 16]).unwrap();
        assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        assert_eq!(SigningKey::from_pem(&pem).err(), Some(KeyError::Encrypted));
        let opened = SigningKey::from_protected_pem(&pem, "铁观音 42").unwrap();
        assert_eq!(opened.public(), key(7).public());
        for wrong in ["", "铁观音 43", "铁观音 42 "] {
            let fault = SigningKey::from_protected_pem(&pem, wrong).err();
            assert_eq!(fault, Some(KeyError::Passphrase));
        }
    }

    #[test]
    fn every_bit_of_a_signature_and_its_message_counts() {
        let (message, signer) = (*b"recourse", key(1));
        let good = signer.sign(&message);
        assert!(signer.public().verify(&message, &good));
        assert!(!key(2).public().verify(&message, &good));
        for bit in 0..512 {
            let mut bad = good;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(!signer.public().verify(&message, &bad), "bit {bit}");
        }
        for bit in 0..64 {
            let mut bad = message;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(!signer.public().verify(&bad, &good), "bit {bit}");
        }
        assert!(!signer.public().verify(&message, &good[..63]));
    }

    #[test]
    fn weak_and_second_spelled_keys_verify_nothing() {
        let mut identity = [0u8; 32];
        identity[0] = 1;
        // With a small-order key R = A, S = 0 satisfies the cofactored equation for many messages.
        let mut forged = [0u8; 64];
        forged[0] = 1;
        assert!(!PublicKey(identity).verify(b"anything", &forged));
        assert!(!PublicKey(identity).is_usable());
        let mut unreduced = [0xff; 32];
        unreduced[31] = 0x7f;
        for low in 0xed..=0xff {
            unreduced[0] = low;
            assert!(!PublicKey(unreduced).is_usable(), "y = p + {}", low - 0xed);
        }
    }

    #[test]
    fn a_rotation_needs_the_old_key() {
        let (book, new) = (Id::new([3; 16]), key(2).public());
        let sig = key(1).sign_rotation(book, 9, &new);
        let old = key(1).public();
        assert!(old.verify_rotation(book, 9, &new, &sig));
        assert!(!old.verify_rotation(book, 10, &new, &sig));
        assert!(!old.verify_rotation(Id::BOOK, 9, &new, &sig));
        assert!(!old.verify_rotation(book, 9, &key(3).public(), &sig));
        assert!(!old.verify_rotation(book, 9, &new, &key(2).sign_rotation(book, 9, &new)));
    }
}
