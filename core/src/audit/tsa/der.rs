//! DER as it was sent: each value with its raw bytes, so that hashes and signatures are taken over what came in.

use super::Fault;
use x509_cert::der::asn1::AnyRef;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{Decode, Reader, SliceReader, Tag, Tagged};

/// One value.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    /// Tag, length and value.
    pub(super) raw: &'a [u8],
    /// The value alone.
    pub(super) body: &'a [u8],
    pub(super) tag: Tag,
}

impl<'a> Piece<'a> {
    /// The one value these bytes are.
    pub(super) fn whole(bytes: &'a [u8], what: &'static str) -> Result<Self, Fault> {
        let mut parts = Parts::of(bytes, what)?;
        let piece = parts.next()?;
        parts.end()?;
        Ok(piece)
    }

    /// Its members.
    pub(super) fn parts(&self, what: &'static str) -> Result<Parts<'a>, Fault> {
        Parts::of(self.body, what)
    }

    /// It as an object identifier.
    pub(super) fn oid(&self, what: &'static str) -> Result<ObjectIdentifier, Fault> {
        if self.tag != Tag::ObjectIdentifier {
            return Err(Fault::Malformed(what));
        }
        ObjectIdentifier::from_bytes(self.body).map_err(|_| Fault::Malformed(what))
    }

    /// It as a small number.
    pub(super) fn number(&self, what: &'static str) -> Result<u64, Fault> {
        if self.body.is_empty() || self.body.len() > 7 || self.body[0] & 0x80 != 0 {
            return Err(Fault::Malformed(what));
        }
        Ok(self.body.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
    }
}

/// Values side by side, taken one by one.
pub(super) struct Parts<'a> {
    reader: SliceReader<'a>,
    what: &'static str,
}

impl<'a> Parts<'a> {
    pub(super) fn of(bytes: &'a [u8], what: &'static str) -> Result<Self, Fault> {
        let reader = SliceReader::new(bytes).map_err(|_| Fault::Malformed(what))?;
        Ok(Self { reader, what })
    }

    /// The next value, whatever it is.
    pub(super) fn next(&mut self) -> Result<Piece<'a>, Fault> {
        let bad = |_| Fault::Malformed(self.what);
        let raw = self.reader.tlv_bytes().map_err(bad)?;
        let any = AnyRef::from_der(raw).map_err(bad)?;
        Ok(Piece { raw, body: any.value(), tag: any.tag() })
    }

    /// The next value, which has this tag.
    pub(super) fn take(&mut self, tag: Tag) -> Result<Piece<'a>, Fault> {
        let piece = self.next()?;
        if piece.tag == tag { Ok(piece) } else { Err(Fault::Malformed(self.what)) }
    }

    /// The next value if it has this tag.
    pub(super) fn maybe(&mut self, tag: Tag) -> Result<Option<Piece<'a>>, Fault> {
        if self.at_end() || Tag::peek(&self.reader).ok() != Some(tag) {
            return Ok(None);
        }
        self.next().map(Some)
    }

    pub(super) fn at_end(&self) -> bool {
        self.reader.is_finished()
    }

    /// Nothing may follow.
    pub(super) fn end(&self) -> Result<(), Fault> {
        if self.at_end() { Ok(()) } else { Err(Fault::Malformed(self.what)) }
    }

    /// Every value that is left.
    pub(super) fn rest(mut self) -> Result<Vec<Piece<'a>>, Fault> {
        let mut out = Vec::new();
        while !self.at_end() {
            out.push(self.next()?);
        }
        Ok(out)
    }
}

/// `[number]`, constructed or not.
pub(super) fn context(number: u32, constructed: bool) -> Tag {
    Tag::ContextSpecific { constructed, number: x509_cert::der::TagNumber(number) }
}
