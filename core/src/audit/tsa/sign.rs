//! Signatures of authorities: RSA with PKCS#1 v1.5 and ECDSA on P-256 and P-384, over SHA-256, -384 or -512. The only
//! module that names the crates which verify them.

use super::Fault;
use crate::hash::foreign::Algorithm;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::pkcs8::DecodePublicKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, PublicKey};
use x509_cert::der::Encode;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

const RSA_KEY: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
const EC_KEY: ObjectIdentifier = oid("1.2.840.10045.2.1");
const P256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = oid("1.3.132.0.34");

/// Keys shorter than this can be broken.
const LEAST_RSA_BITS: u32 = 2048;

/// The hash an identifier means; weak ones are none.
pub(super) fn hash_of(id: &ObjectIdentifier) -> Result<Algorithm, Fault> {
    Ok(match id.to_string().as_str() {
        "2.16.840.1.101.3.4.2.1" => Algorithm::Sha256,
        "2.16.840.1.101.3.4.2.2" => Algorithm::Sha384,
        "2.16.840.1.101.3.4.2.3" => Algorithm::Sha512,
        other => return Err(Fault::Algorithm(other.to_string())),
    })
}

/// The hash that belongs to a signature algorithm; `None` where the signer names it apart (plain RSA).
fn hash_in(id: &ObjectIdentifier) -> Result<Option<Algorithm>, Fault> {
    Ok(Some(match id.to_string().as_str() {
        "1.2.840.113549.1.1.1" => return Ok(None),
        "1.2.840.113549.1.1.11" | "1.2.840.10045.4.3.2" => Algorithm::Sha256,
        "1.2.840.113549.1.1.12" | "1.2.840.10045.4.3.3" => Algorithm::Sha384,
        "1.2.840.113549.1.1.13" | "1.2.840.10045.4.3.4" => Algorithm::Sha512,
        other => return Err(Fault::Algorithm(other.to_string())),
    }))
}

/// What stands before the digest inside an RSA signature (RFC 8017, 9.2).
fn prefix(algorithm: Algorithm) -> Result<Box<[u8]>, Fault> {
    let (last, size) = match algorithm {
        Algorithm::Sha256 => (1, 32),
        Algorithm::Sha384 => (2, 48),
        Algorithm::Sha512 => (3, 64),
        other => return Err(Fault::Algorithm(format!("{other:?}"))),
    };
    let id = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, last];
    let head = [0x30, 17 + size, 0x30, 13, 6, 9];
    Ok([&head[..], &id, &[5, 0, 4, size]].concat().into())
}

/// Checks one signature by one certified key. `apart` is the hash a signer names beside a plain RSA algorithm.
pub(super) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &ObjectIdentifier,
    apart: Option<Algorithm>,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Fault> {
    let hash = match (hash_in(algorithm)?, apart) {
        (Some(inside), Some(apart)) if inside != apart => return Err(Fault::Signature),
        (Some(hash), _) | (None, Some(hash)) => hash,
        (None, None) => return Err(Fault::Algorithm(algorithm.to_string())),
    };
    let digest = hash.digest(message);
    let spki = key.to_der().map_err(|_| Fault::Malformed("key"))?;
    let kind = key.algorithm.oid;
    let of_curve = algorithm.to_string().starts_with("1.2.840.10045.");
    match kind {
        RSA_KEY if !of_curve => {
            let key = PublicKey::from_public_key_der(&spki).map_err(|_| Fault::Malformed("key"))?;
            if key.n().bit_width_vartime() < LEAST_RSA_BITS {
                return Err(Fault::Algorithm(format!("RSA {}", key.n().bit_width_vartime())));
            }
            let scheme = Pkcs1v15Sign { hash_len: Some(digest.len()), prefix: prefix(hash)? };
            key.verify(scheme, &digest, signature).map_err(|_| Fault::Signature)
        }
        EC_KEY if of_curve => {
            let curve = key.algorithm.parameters.as_ref();
            let curve = curve.and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
            let point = key.subject_public_key.raw_bytes();
            match curve {
                Some(P256) => {
                    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point);
                    let signature = p256::ecdsa::Signature::from_der(signature);
                    let (Ok(key), Ok(signature)) = (key, signature) else {
                        return Err(Fault::Signature);
                    };
                    key.verify_prehash(&digest, &signature).map_err(|_| Fault::Signature)
                }
                Some(P384) => {
                    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(point);
                    let signature = p384::ecdsa::Signature::from_der(signature);
                    let (Ok(key), Ok(signature)) = (key, signature) else {
                        return Err(Fault::Signature);
                    };
                    key.verify_prehash(&digest, &signature).map_err(|_| Fault::Signature)
                }
                other => {
                    Err(Fault::Algorithm(other.map_or_else(|| "curve".into(), |c| c.to_string())))
                }
            }
        }
        other => Err(Fault::Algorithm(other.to_string())),
    }
}
