//! Certificates: which of them are chosen roots, and the way from a signer up to one.

use super::der::{Parts, Piece, context};
use super::{Fault, sign};
use crate::audit::time::Time;
use crate::hash::Hash;
use x509_cert::Certificate;
use x509_cert::der::asn1::BitString;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{Decode, Encode, Tag};
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};

const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");
const ANY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37.0");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
/// Critical extensions whose meaning is looked at or does not bear on time stamps: basic constraints, both usages,
/// policies, alternative names.
const UNDERSTOOD: &[&str] = &["2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.32", "2.5.29.17"];
/// Certificates between a signer and its root.
const DEEPEST: usize = 8;

/// A certificate with its bytes as sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cert {
    pub(super) raw: Vec<u8>,
    pub(super) read: Certificate,
    /// The signed part, as sent.
    signed: Vec<u8>,
    algorithm: ObjectIdentifier,
    signature: Vec<u8>,
}

impl Cert {
    pub(super) fn of(raw: &[u8]) -> Result<Self, Fault> {
        let what = "certificate";
        let mut parts = Piece::whole(raw, what)?.parts(what)?;
        let signed = parts.take(Tag::Sequence)?.raw.to_vec();
        let algorithm = parts.take(Tag::Sequence)?.parts(what)?.next()?.oid(what)?;
        let signature = BitString::from_der(parts.next()?.raw).ok();
        let signature = signature.and_then(|s| s.as_bytes().map(<[u8]>::to_vec));
        let signature = signature.ok_or(Fault::Malformed(what))?;
        parts.end()?;
        let read = Certificate::from_der(raw).map_err(|_| Fault::Malformed(what))?;
        Ok(Self { raw: raw.to_vec(), read, signed, algorithm, signature })
    }

    /// Its common name, else the whole name.
    pub(super) fn name(&self) -> String {
        name_of(self.read.tbs_certificate().subject())
    }

    fn valid_at(&self, time: Time) -> Result<(), Fault> {
        let validity = self.read.tbs_certificate().validity();
        let at = time.millis() / 1000;
        let from = validity.not_before.to_unix_duration().as_secs() as i64;
        let to = validity.not_after.to_unix_duration().as_secs() as i64;
        if (from..=to).contains(&at) { Ok(()) } else { Err(Fault::Expired(self.name())) }
    }

    fn usages(&self) -> Result<Option<(bool, Vec<ObjectIdentifier>)>, Fault> {
        let found = self.read.tbs_certificate().get_extension::<ExtendedKeyUsage>();
        let found = found.map_err(|_| Fault::Malformed("extension"))?;
        Ok(found.map(|(critical, usage)| (critical, usage.0)))
    }

    fn key_usage(&self) -> Result<Option<KeyUsage>, Fault> {
        let found = self.read.tbs_certificate().get_extension::<KeyUsage>();
        Ok(found.map_err(|_| Fault::Malformed("extension"))?.map(|(_, usage)| usage))
    }

    /// Nothing critical that we do not understand.
    fn understood(&self) -> Result<(), Fault> {
        let extensions = self.read.tbs_certificate().extensions().into_iter().flatten();
        for extension in extensions.filter(|e| e.critical) {
            let id = extension.extn_id.to_string();
            if !UNDERSTOOD.contains(&id.as_str()) {
                return Err(Fault::Algorithm(id));
            }
        }
        Ok(())
    }

    /// For time stamping and nothing else, and marked critical (RFC 3161, 2.3).
    pub(super) fn stamps(&self) -> Result<(), Fault> {
        self.understood()?;
        let usage = self.key_usage()?.is_none_or(|u| {
            u.0.contains(KeyUsages::DigitalSignature) || u.0.contains(KeyUsages::NonRepudiation)
        });
        match self.usages()? {
            Some((true, ids)) if ids == [TIME_STAMPING] && usage => Ok(()),
            _ => Err(Fault::Usage),
        }
    }

    /// May issue certificates, with at most `below` authorities under it.
    fn issues(&self, below: usize, is_root: bool) -> Result<(), Fault> {
        self.understood()?;
        let refused = || Fault::Issuer(self.name());
        let basic = self.read.tbs_certificate().get_extension::<BasicConstraints>();
        let basic = basic.map_err(|_| Fault::Malformed("extension"))?;
        let Some((_, BasicConstraints { ca: true, path_len_constraint })) = basic else {
            return Err(refused());
        };
        if path_len_constraint.is_some_and(|most| usize::from(most) < below) {
            return Err(refused());
        }
        if self.key_usage()?.is_some_and(|u| !u.0.contains(KeyUsages::KeyCertSign)) {
            return Err(refused());
        }
        // What an authority between may certify, where it says so. A root is the user's own choice.
        let other =
            |ids: &[ObjectIdentifier]| !ids.iter().any(|i| [TIME_STAMPING, ANY_USAGE].contains(i));
        if !is_root && self.usages()?.is_some_and(|(_, ids)| other(&ids)) {
            return Err(refused());
        }
        Ok(())
    }

    fn signed_by(&self, issuer: &Self) -> Result<(), Fault> {
        let key = issuer.read.tbs_certificate().subject_public_key_info();
        sign::verify(key, &self.algorithm, None, &self.signed, &self.signature)
    }
}

fn name_of(name: &x509_cert::name::Name) -> String {
    // Values are read as text of whatever kind; a name is only shown, never compared by it.
    let whole = name.to_der().unwrap_or_default();
    let common = || -> Option<String> {
        let parts = Piece::whole(&whole, "name").ok()?.parts("name").ok()?.rest().ok()?;
        let sets = parts.into_iter().filter_map(|set| set.parts("name").ok()?.rest().ok());
        sets.flatten().find_map(|pair| {
            let mut pair = pair.parts("name").ok()?;
            let id = pair.next().ok()?.oid("name").ok()?;
            let value = pair.next().ok()?;
            (id == COMMON_NAME).then(|| String::from_utf8_lossy(value.body).into_owned())
        })
    };
    let text = common().unwrap_or_else(|| name.to_string());
    text.chars().filter(|c| !c.is_control()).take(120).collect()
}

/// The roots a user chose to believe.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roots(Vec<Cert>);

impl Roots {
    /// Reads every certificate of PEM text, or one in DER. What is no certificate is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let none = Fault::Malformed("certificate");
        if bytes.first() == Some(&0x30) {
            return Ok(Self(vec![Cert::of(bytes)?]));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| none.clone())?;
        const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
        const END: &str = "-----END CERTIFICATE-----";
        let mut certs = Vec::new();
        for piece in text.split(BEGIN).skip(1) {
            let body = piece.split(END).next().unwrap_or_default();
            let lines: String = body.split_whitespace().map(|l| format!("{l}\n")).collect();
            let pem = format!("{BEGIN}\n{lines}{END}\n");
            let read = x509_cert::der::pem::decode_vec(pem.as_bytes());
            certs.push(Cert::of(&read.map_err(|_| none.clone())?.1)?);
        }
        if certs.is_empty() { Err(none) } else { Ok(Self(certs)) }
    }

    /// Adds those of another file.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// None was chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Their names, for people.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(Cert::name).collect()
    }

    /// The way from the signer to a root: the root's name and hash. `given` are the certificates of the answer.
    pub(super) fn chain(
        &self,
        signer: &Cert,
        given: &[Cert],
        time: Time,
    ) -> Result<(String, Hash), Fault> {
        signer.valid_at(time)?;
        let mut tip = signer;
        for below in 0..DEEPEST {
            let issuer = tip.read.tbs_certificate().issuer();
            let named = |cert: &&Cert| cert.read.tbs_certificate().subject() == issuer;
            let mut why = Fault::Untrusted(name_of(issuer));
            for root in self.0.iter().filter(named) {
                match tip.signed_by(root) {
                    Ok(()) => {
                        root.issues(below, true)?;
                        root.valid_at(time)?;
                        return Ok((root.name(), Hash::of(&root.raw)));
                    }
                    // Another authority of that name: no root of this one.
                    Err(Fault::Signature) => {}
                    Err(fault) => why = fault,
                }
            }
            let next = given
                .iter()
                .filter(named)
                .find(|cert| cert.raw != tip.raw && tip.signed_by(cert).is_ok());
            let Some(next) = next else { return Err(why) };
            next.issues(below, false)?;
            next.valid_at(time)?;
            tip = next;
        }
        Err(Fault::Untrusted(tip.name()))
    }
}

/// The certificates of a token, as far as they are X.509; others are no use to us.
pub(super) fn certificates(set: Option<Piece<'_>>) -> Result<Vec<Cert>, Fault> {
    let Some(set) = set else { return Ok(Vec::new()) };
    let all = Parts::of(set.body, "certificates")?.rest()?;
    Ok(all.iter().filter_map(|piece| Cert::of(piece.raw).ok()).collect())
}

/// Where a token names its signer.
pub(super) fn signer<'c>(sid: &Piece<'_>, certs: &'c [Cert]) -> Result<&'c Cert, Fault> {
    let by_key = context(0, false);
    let found = certs.iter().find(|cert| {
        let tbs = cert.read.tbs_certificate();
        if sid.tag == by_key {
            let id = tbs.get_extension::<x509_cert::ext::pkix::SubjectKeyIdentifier>();
            return id.is_ok_and(|id| id.is_some_and(|(_, id)| id.0.as_bytes() == sid.body));
        }
        let (Ok(issuer), Ok(serial)) = (tbs.issuer().to_der(), tbs.serial_number().to_der()) else {
            return false;
        };
        sid.body == [issuer, serial].concat()
    });
    found.ok_or(Fault::Signer)
}
