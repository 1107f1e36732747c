//! Entries: what happened, as recorded. One public line, and for most kinds one private line it names by hash.

use super::canon::{self, CanonError, MAX_INTEGER};
use super::id::Id;
use super::time::Time;
use crate::case::event::{Body, Data, Event};
use crate::case::exhibit::FileRef;
use crate::hash::{Hash, from_hex, to_hex};
use serde_json::{Value, json};

const ENTRY: &str = "recourse-entry-v1";
const PRIVATE: &str = "recourse-priv-v1";

/// Who wrote an entry and when, and the salts that stop guessing from its hashes. Comes from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// The wall clock, as claimed.
    pub at: Time,
    /// A role or pseudonym (`merchant`, `clerk-2`): 1 to 255 characters, no control characters.
    pub actor: String,
    /// 16 random bytes for the public line.
    pub salt: [u8; 16],
    /// 16 random bytes for the private line; others than the public ones.
    pub private_salt: [u8; 16],
}

/// Where an entry goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The book.
    pub book: Id,
    /// Its case; [`Id::BOOK`] for book-level entries.
    pub case: Id,
    /// Place in the chain, from 1.
    pub seq: u64,
    /// Place within the case, from 1.
    pub cseq: u64,
}

/// An entry's lines, ready to be chained and kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Sealed {
    /// The public line with its newline.
    pub line: Vec<u8>,
    /// The private line with its newline, where there is one.
    pub private: Option<Vec<u8>>,
    /// Hash of the public line.
    pub hash: Hash,
}

/// Why a body cannot become an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The kind is not `[a-z][a-z0-9_.]{0,63}`.
    #[error("bad event kind {0:?}")]
    Kind(String),
    /// Not 1 to 255 characters without control characters; names the member.
    #[error("{0} must have 1 to 255 characters and no control characters")]
    Name(&'static str),
    /// A book-level entry with a private line or files: those are in every bundle.
    #[error("a book-level entry can have neither private members nor files")]
    BookLevel,
    /// A place or a file size out of range.
    #[error("{0} out of range")]
    Range(&'static str),
    /// The public line cannot be written.
    #[error("the entry cannot be written: {0}")]
    Public(CanonError),
    /// The private line cannot be written.
    #[error("the private part cannot be written: {0}")]
    Private(CanonError),
}

/// Makes an entry's lines. Refuses everything a reader elsewhere could refuse.
pub fn seal(place: &Place, stamp: &Stamp, body: &Body) -> Result<Sealed, SealError> {
    check(place, stamp, body)?;
    let private = body.private.as_ref().map(|data| private_line(data, &stamp.private_salt));
    let private = private.transpose().map_err(SealError::Private)?;
    let mut members = Data::new();
    let mut set = |name: &str, value: Value| members.insert(name.to_string(), value);
    set("actor", json!(stamp.actor));
    set("at", json!(stamp.at.to_string()));
    set("book", json!(place.book.hex()));
    set("case", json!(place.case.hex()));
    set("cseq", json!(place.cseq));
    set("data", Value::Object(body.data.clone()));
    set("files", body.files.iter().map(file_value).collect());
    set("kind", json!(body.kind));
    if let Some(hash) = private.as_deref().map(Hash::of).or(body.private_gone) {
        set("priv", json!(hash.hex()));
    }
    set("salt", json!(to_hex(&stamp.salt)));
    set("seq", json!(place.seq));
    set("v", json!(ENTRY));
    let line = canon::line(&members).map_err(SealError::Public)?;
    Ok(Sealed { hash: Hash::of(&line), line, private })
}

fn check(place: &Place, stamp: &Stamp, body: &Body) -> Result<(), SealError> {
    let kind = body.kind.as_bytes();
    let letter = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.".contains(b);
    let first = kind.first().is_some_and(u8::is_ascii_lowercase);
    if !first || kind.len() > 64 || !kind.iter().all(letter) {
        return Err(SealError::Kind(body.kind.clone()));
    }
    let named =
        |s: &str| (1..=255).contains(&s.chars().count()) && !s.chars().any(char::is_control);
    if !named(&stamp.actor) {
        return Err(SealError::Name("actor"));
    }
    if !body.files.iter().all(|f| named(&f.name)) {
        return Err(SealError::Name("name"));
    }
    if place.case.is_book() && loaded(body) {
        return Err(SealError::BookLevel);
    }
    if !(1..10_000_000_000).contains(&place.seq) || !(1..=place.seq).contains(&place.cseq) {
        return Err(SealError::Range("seq"));
    }
    if body.files.iter().any(|f| f.size > MAX_INTEGER.unsigned_abs()) {
        return Err(SealError::Range("size"));
    }
    Ok(())
}

fn loaded(body: &Body) -> bool {
    body.private.is_some() || body.private_gone.is_some() || !body.files.is_empty()
}

fn file_value(file: &FileRef) -> Value {
    json!({"name": file.name, "sha256": file.sha256.hex(), "size": file.size})
}

fn private_line(data: &Data, salt: &[u8; 16]) -> Result<Vec<u8>, CanonError> {
    let mut members = Data::new();
    members.insert("data".into(), Value::Object(data.clone()));
    members.insert("salt".into(), json!(to_hex(salt)));
    members.insert("v".into(), json!(PRIVATE));
    canon::line(&members)
}

/// An entry, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Place in the chain, from 1.
    pub seq: u64,
    /// The book.
    pub book: Id,
    /// Its case; [`Id::BOOK`] for book-level entries.
    pub case: Id,
    /// Place within the case, from 1.
    pub cseq: u64,
    /// When it was written down, by the writer's clock.
    pub at: Time,
    /// Who wrote it down.
    pub actor: String,
    /// What it says; `private` is there only when the private line is at hand.
    pub body: Body,
    /// Hash of the private line, where the entry has one.
    pub private_hash: Option<Hash>,
    /// Salt of the public line.
    pub salt: [u8; 16],
    /// Hash of the public line.
    pub hash: Hash,
}

/// What is wrong with a line that should be an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// The public line is not canonical.
    #[error("entry: {0}")]
    Canon(CanonError),
    /// A member is absent, of the wrong type, or not one of an entry's.
    #[error("entry: member {0}")]
    Member(String),
    /// A book-level entry with a private line or files.
    #[error("book-level entry with private members or files")]
    BookLevel,
    /// The private line.
    #[error(transparent)]
    Private(#[from] PrivateFault),
}

/// What is wrong with a private line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrivateFault {
    /// The entry names no private line.
    #[error("private line of an entry that names none")]
    Unexpected,
    /// Its hash is not the one the entry names.
    #[error("private line does not have the hash its entry names")]
    Changed,
    /// It has the right hash but is not a private line.
    #[error("private line: {0}")]
    Malformed(String),
}

impl Entry {
    /// Reads a public line and, where given, its private line.
    pub fn read(line: &[u8], private: Option<&[u8]>) -> Result<Self, EntryFault> {
        let mut entry = Self::read_public(line)?;
        if let Some(private) = private {
            entry.attach(private)?;
        }
        Ok(entry)
    }

    /// Reads a public line alone.
    pub fn read_public(line: &[u8]) -> Result<Self, EntryFault> {
        let mut members = Members(canon::read(line).map_err(EntryFault::Canon)?);
        members.exactly("v", ENTRY)?;
        let entry = Self {
            actor: members.text("actor")?,
            at: members.parse("at", Time::parse)?,
            book: members.parse("book", Id::from_hex)?,
            case: members.parse("case", Id::from_hex)?,
            cseq: members.count("cseq")?,
            seq: members.count("seq")?,
            salt: members.parse("salt", salt)?,
            private_hash: if members.0.contains_key("priv") {
                Some(members.parse("priv", Hash::from_hex)?)
            } else {
                None
            },
            body: Body {
                kind: members.text("kind")?,
                files: members.files()?,
                data: members.object("data")?,
                private: None,
                private_gone: None,
            },
            hash: Hash::of(line),
        };
        members.end()?;
        let loaded = entry.private_hash.is_some() || !entry.body.files.is_empty();
        if entry.case.is_book() && loaded { Err(EntryFault::BookLevel) } else { Ok(entry) }
    }

    /// Takes the private line, after checking it against the hash the entry names.
    pub fn attach(&mut self, line: &[u8]) -> Result<(), PrivateFault> {
        let named = self.private_hash.ok_or(PrivateFault::Unexpected)?;
        if Hash::of(line) != named {
            return Err(PrivateFault::Changed);
        }
        self.body.private =
            Some(private_data(line).map_err(|e| PrivateFault::Malformed(e.to_string()))?);
        Ok(())
    }

    /// What happened; kinds and members this version does not know come back as `Unknown`.
    pub fn event(&self) -> Event {
        Event::from_body(&self.body)
    }

    /// Whether the entry names a private line that is not at hand.
    pub fn is_withheld(&self) -> bool {
        self.private_hash.is_some() && self.body.private.is_none()
    }

    /// `#12 55a75e1b`, as paper and screen cite it.
    pub fn cite(&self) -> String {
        format!("#{} {}", self.seq, self.hash.short())
    }
}

fn private_data(line: &[u8]) -> Result<Data, EntryFault> {
    let mut members = Members(canon::read(line).map_err(EntryFault::Canon)?);
    members.exactly("v", PRIVATE)?;
    members.parse("salt", salt)?;
    let data = members.object("data")?;
    members.end()?;
    Ok(data)
}

fn salt(text: &str) -> Option<[u8; 16]> {
    let mut out = [0u8; 16];
    from_hex(text, &mut out).then_some(out)
}

/// Members taken one by one; what is left over at the end is a fault.
struct Members(Data);

impl Members {
    fn take(&mut self, name: &str) -> Result<Value, EntryFault> {
        self.0.remove(name).ok_or_else(|| EntryFault::Member(name.to_string()))
    }

    fn text(&mut self, name: &str) -> Result<String, EntryFault> {
        match self.take(name)? {
            Value::String(text) => Ok(text),
            _ => Err(EntryFault::Member(name.to_string())),
        }
    }

    fn parse<T>(&mut self, name: &str, read: fn(&str) -> Option<T>) -> Result<T, EntryFault> {
        let text = self.text(name)?;
        read(&text).ok_or_else(|| EntryFault::Member(name.to_string()))
    }

    fn exactly(&mut self, name: &str, wanted: &str) -> Result<(), EntryFault> {
        if self.text(name)? == wanted { Ok(()) } else { Err(EntryFault::Member(name.to_string())) }
    }

    fn count(&mut self, name: &str) -> Result<u64, EntryFault> {
        let n = self.take(name)?.as_u64().filter(|n| (1..10_000_000_000).contains(n));
        n.ok_or_else(|| EntryFault::Member(name.to_string()))
    }

    fn object(&mut self, name: &str) -> Result<Data, EntryFault> {
        match self.take(name)? {
            Value::Object(data) => Ok(data),
            _ => Err(EntryFault::Member(name.to_string())),
        }
    }

    fn files(&mut self) -> Result<Vec<FileRef>, EntryFault> {
        let fault = || EntryFault::Member("files".to_string());
        let Value::Array(items) = self.take("files")? else { return Err(fault()) };
        let mut files = Vec::with_capacity(items.len());
        for item in items {
            let Value::Object(item) = item else { return Err(fault()) };
            let mut item = Members(item);
            files.push(FileRef {
                name: item.text("name").map_err(|_| fault())?,
                sha256: item.parse("sha256", Hash::from_hex).map_err(|_| fault())?,
                size: item.take("size").ok().and_then(|v| v.as_u64()).ok_or_else(fault)?,
            });
            item.end().map_err(|_| fault())?;
        }
        Ok(files)
    }

    fn end(self) -> Result<(), EntryFault> {
        match self.0.into_iter().next() {
            Some((name, _)) => Err(EntryFault::Member(name)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
