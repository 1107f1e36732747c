//! The answer of an authority, taken apart and checked.

use super::chain::{Cert, Roots, certificates, signer};
use super::der::{Parts, Piece, context};
use super::{Fault, MOST, Stamped, sign};
use crate::audit::time::Time;
use crate::hash::{Hash, foreign::Algorithm, to_hex};
use x509_cert::der::Tag;
use x509_cert::der::oid::ObjectIdentifier;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
const TST_INFO: ObjectIdentifier = oid("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_2: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");

/// A granted answer, read but not believed yet.
#[derive(Debug, Clone)]
pub struct Answer {
    time: Time,
    accuracy: Option<u64>,
    serial: String,
    imprint: (ObjectIdentifier, Vec<u8>),
    nonce: Option<Vec<u8>>,
    info: Vec<u8>,
    certs: Vec<Cert>,
    signer: Signer,
}

#[derive(Debug, Clone)]
struct Signer {
    /// `sid`, as sent.
    sid: Vec<u8>,
    digest: ObjectIdentifier,
    /// The signed attributes as a DER SET.
    attributes: Vec<u8>,
    algorithm: ObjectIdentifier,
    signature: Vec<u8>,
}

impl Answer {
    /// Takes the answer apart. A refusal of the authority is a fault with its words.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.len() > MOST {
            return Err(Fault::Malformed("size"));
        }
        let mut parts = Piece::whole(bytes, "answer")?.parts("answer")?;
        granted(&parts.take(Tag::Sequence)?)?;
        let token = parts.take(Tag::Sequence)?;
        parts.end()?;
        let mut parts = token.parts("token")?;
        if parts.next()?.oid("token")? != SIGNED_DATA {
            return Err(Fault::Malformed("token"));
        }
        let content = parts.take(context(0, true))?;
        parts.end()?;
        let signed = Piece::whole(content.body, "token")?;
        let mut parts = signed.parts("signed data")?;
        parts.take(Tag::Integer)?;
        parts.take(Tag::Set)?;
        let info = content_of(&parts.take(Tag::Sequence)?)?;
        let certs = certificates(parts.maybe(context(0, true))?)?;
        parts.maybe(context(1, true))?;
        let signers = parts.take(Tag::Set)?.parts("signer")?.rest()?;
        parts.end()?;
        let [only] = signers.as_slice() else { return Err(Fault::Signer) };
        let signer = Signer::read(only)?;
        Self::with_info(info, certs, signer)
    }

    fn with_info(info: &[u8], certs: Vec<Cert>, signer: Signer) -> Result<Self, Fault> {
        let what = "time-stamp info";
        let mut parts = Piece::whole(info, what)?.parts(what)?;
        if parts.take(Tag::Integer)?.number(what)? != 1 {
            return Err(Fault::Malformed(what));
        }
        parts.take(Tag::ObjectIdentifier)?;
        let mut imprint = parts.take(Tag::Sequence)?.parts(what)?;
        let algorithm = imprint.take(Tag::Sequence)?.parts(what)?.next()?.oid(what)?;
        let digest = imprint.take(Tag::OctetString)?.body.to_vec();
        imprint.end()?;
        let serial = to_hex(parts.take(Tag::Integer)?.body);
        let time = general_time(parts.take(Tag::GeneralizedTime)?.body)?;
        let accuracy = parts.maybe(Tag::Sequence)?.map(|a| accuracy(&a)).transpose()?;
        parts.maybe(Tag::Boolean)?;
        let nonce = parts.maybe(Tag::Integer)?.map(|n| n.body.to_vec());
        let (imprint, info) = ((algorithm, digest), info.to_vec());
        Ok(Self { time, accuracy, serial, imprint, nonce, info, certs, signer })
    }

    /// When it says it was made. Not believed before [`Answer::check`].
    pub fn time(&self) -> Time {
        self.time
    }

    /// Common name of the certificate that signed; empty where it is not in the answer.
    pub fn authority(&self) -> String {
        self.certificate().map(Cert::name).unwrap_or_default()
    }

    fn certificate(&self) -> Result<&Cert, Fault> {
        signer(&Piece::whole(&self.signer.sid, "signer")?, &self.certs)
    }

    /// The complete check: it is about these bytes, answers this request (where it is at hand), and was signed by an
    /// authority under one of these roots.
    pub fn check(
        &self,
        message: &[u8],
        nonce: Option<&[u8]>,
        roots: &Roots,
    ) -> Result<Stamped, Fault> {
        if sign::hash_of(&self.imprint.0).ok() != Some(Algorithm::Sha256)
            || self.imprint.1 != Hash::of(message).bytes()
        {
            return Err(Fault::Imprint);
        }
        if nonce.is_some_and(|ours| self.nonce.as_deref() != Some(ours)) {
            return Err(Fault::Nonce);
        }
        self.check_signer(roots)
    }

    /// The part of the check that does not depend on what was stamped.
    pub fn check_signer(&self, roots: &Roots) -> Result<Stamped, Fault> {
        let cert = self.certificate()?;
        let hash = sign::hash_of(&self.signer.digest)?;
        let by_sha1 = self.attributes(cert, hash)?;
        let key = cert.read.tbs_certificate().subject_public_key_info();
        let Signer { algorithm, attributes, signature, .. } = &self.signer;
        sign::verify(key, algorithm, Some(hash), attributes, signature)?;
        cert.stamps()?;
        let (root, root_hash) = roots.chain(cert, &self.certs, self.time)?;
        Ok(Stamped {
            time: self.time,
            accuracy: self.accuracy,
            serial: self.serial.clone(),
            authority: cert.name(),
            root,
            root_hash,
            by_sha1,
        })
    }

    /// Content type and digest once each, and the certificate named by its hash; whether by SHA-1 alone.
    fn attributes(&self, cert: &Cert, hash: Algorithm) -> Result<bool, Fault> {
        let all = Piece::whole(&self.signer.attributes, "attributes")?.parts("attributes")?;
        let (mut kinds, mut digests, mut names) = (0, 0, Vec::new());
        for attribute in all.rest()? {
            let mut parts = attribute.parts("attributes")?;
            let id = parts.next()?.oid("attributes")?;
            let values = parts.take(Tag::Set)?.parts("attributes")?.rest()?;
            let single = || match values.as_slice() {
                [one] => Ok(*one),
                _ => Err(Fault::Attributes("repeated")),
            };
            match id {
                CONTENT_TYPE => {
                    kinds += 1;
                    if single()?.oid("attributes")? != TST_INFO {
                        return Err(Fault::Attributes("content type"));
                    }
                }
                MESSAGE_DIGEST => {
                    digests += 1;
                    if single()?.body != hash.digest(&self.info) {
                        return Err(Fault::Attributes("digest"));
                    }
                }
                SIGNING_CERTIFICATE | SIGNING_CERTIFICATE_2 => {
                    names.push((id == SIGNING_CERTIFICATE_2, single()?.raw.to_vec()));
                }
                _ => {}
            }
        }
        if (kinds, digests) != (1, 1) {
            return Err(Fault::Attributes("content type or digest"));
        }
        // The newer form decides; the older one, by SHA-1, is all that some authorities still send.
        let newer: Vec<_> = names.iter().filter(|(newer, _)| *newer).collect();
        let deciding = if newer.is_empty() { names.iter().collect() } else { newer };
        let [(is_new, value)] = deciding.as_slice() else {
            return Err(Fault::Attributes("signing certificate"));
        };
        if names_certificate(value, *is_new, &cert.raw)? {
            Ok(!is_new)
        } else {
            Err(Fault::Attributes("signing certificate"))
        }
    }
}

impl Signer {
    fn read(piece: &Piece<'_>) -> Result<Self, Fault> {
        let what = "signer";
        let mut parts = piece.parts(what)?;
        parts.take(Tag::Integer)?;
        let sid = parts.next()?;
        let digest = parts.take(Tag::Sequence)?.parts(what)?.next()?.oid(what)?;
        let signed = parts.maybe(context(0, true))?.ok_or(Fault::Attributes("none"))?;
        // Signed as a SET, sent with a tag of its own (RFC 5652, 5.4): only the first byte differs.
        let mut attributes = signed.raw.to_vec();
        if let Some(first) = attributes.first_mut() {
            *first = 0x31;
        }
        let algorithm = parts.take(Tag::Sequence)?.parts(what)?.next()?.oid(what)?;
        let signature = parts.take(Tag::OctetString)?.body.to_vec();
        parts.maybe(context(1, true))?;
        parts.end()?;
        Ok(Self { sid: sid.raw.to_vec(), digest, attributes, algorithm, signature })
    }
}

/// Status 0 (granted) or 1 (granted with changes).
fn granted(status: &Piece<'_>) -> Result<(), Fault> {
    let mut parts = status.parts("status")?;
    let code = parts.take(Tag::Integer)?.number("status")?;
    let words = parts.maybe(Tag::Sequence)?.map(|w| w.parts("status")?.rest()).transpose()?;
    let words: Vec<_> = words.unwrap_or_default();
    let words: Vec<_> = words.iter().map(|w| String::from_utf8_lossy(w.body)).collect();
    let words = words.join(" ").chars().filter(|c| !c.is_control()).take(200).collect();
    if code > 1 { Err(Fault::Refused(code, words)) } else { Ok(()) }
}

/// The bytes inside the envelope, which have to be a time-stamp info.
fn content_of<'a>(encapsulated: &Piece<'a>) -> Result<&'a [u8], Fault> {
    let mut parts = encapsulated.parts("content")?;
    if parts.next()?.oid("content")? != TST_INFO {
        return Err(Fault::Malformed("content"));
    }
    let wrapped = parts.take(context(0, true))?;
    parts.end()?;
    let octets = Piece::whole(wrapped.body, "content")?;
    if octets.tag == Tag::OctetString { Ok(octets.body) } else { Err(Fault::Malformed("content")) }
}

/// `YYYYMMDDhhmmss[.f…]Z`.
fn general_time(body: &[u8]) -> Result<Time, Fault> {
    let bad = Fault::Malformed("time");
    let text = std::str::from_utf8(body).ok().and_then(|t| t.strip_suffix('Z'));
    let (whole, fraction) = match text.ok_or(bad.clone())? {
        t if t.contains('.') => t.split_once('.').unwrap_or_default(),
        t => (t, "0"),
    };
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 14 || !digits(whole) || !digits(fraction) {
        return Err(bad);
    }
    let millis: String = fraction.chars().chain("000".chars()).take(3).collect();
    let (date, clock) = whole.split_at(8);
    let text = format!(
        "{}-{}-{}T{}:{}:{}.{millis}Z",
        &date[..4],
        &date[4..6],
        &date[6..],
        &clock[..2],
        &clock[2..4],
        &clock[4..]
    );
    Time::parse(&text).ok_or(bad)
}

/// Seconds, `[0]` milliseconds, `[1]` microseconds; rounded up to whole milliseconds.
fn accuracy(piece: &Piece<'_>) -> Result<u64, Fault> {
    let mut parts = piece.parts("accuracy")?;
    let mut part =
        |tag| -> Result<u64, Fault> { parts.maybe(tag)?.map_or(Ok(0), |p| p.number("accuracy")) };
    let (seconds, millis) = (part(Tag::Integer)?, part(context(0, false))?);
    let micros = part(context(1, false))?;
    Ok(seconds.saturating_mul(1000).saturating_add(millis).saturating_add(micros.div_ceil(1000)))
}

/// Whether a signing-certificate attribute names this certificate first.
fn names_certificate(value: &[u8], is_new: bool, cert: &[u8]) -> Result<bool, Fault> {
    let what = "signing certificate";
    let list = Piece::whole(value, what)?.parts(what)?.take(Tag::Sequence)?;
    let first = list.parts(what)?.take(Tag::Sequence)?;
    let mut parts: Parts<'_> = first.parts(what)?;
    let hash = match parts.maybe(Tag::Sequence)? {
        Some(id) if is_new => sign::hash_of(&id.parts(what)?.next()?.oid(what)?)?,
        Some(_) => return Err(Fault::Malformed(what)),
        None if is_new => Algorithm::Sha256,
        None => Algorithm::Sha1,
    };
    Ok(parts.take(Tag::OctetString)?.body == hash.digest(cert))
}
