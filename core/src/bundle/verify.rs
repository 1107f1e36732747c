//! The check of a bundle in the order of the format: bag, signature, chain, entries, completeness, private lines and
//! files, keys, checkpoints, knowledge from outside. All findings are collected; nothing stops at the first.

mod bag;
mod lines;
mod log;
mod marks;
mod plain;

use super::digest::{self, Digest, Digests};
use super::read::{Container, Opened};
use super::statement::Statement;
use crate::audit::tsa::Roots;
use crate::audit::{Code, Finding, Known, PublicKey, Report, Time};
use crate::hash::Hash;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// What the person who checks knows from elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Outside {
    /// The book's first or present key, from the sender by phone or paper.
    pub key: Option<PublicKey>,
    /// The same as its fingerprint, as papers print it, where the key itself is not at hand.
    pub fingerprint: Option<String>,
    /// Heads kept from earlier; signatures of checkpoints do not matter.
    pub known: Vec<Known>,
    /// The present, to notice dates in the future.
    pub now: Option<Time>,
    /// Roots of time-stamp authorities to believe; with none, time stamps count as not verified.
    pub roots: Roots,
    /// One of the roots was named for this check, rather than kept from before.
    pub named_root: bool,
}

impl Outside {
    /// Whether a key is the one that is known; `None` where none is.
    pub fn knows(&self, key: &PublicKey) -> Option<bool> {
        let printed = self.fingerprint.as_ref().map(|print| key.fingerprint() == *print);
        self.key.map(|known| known == *key).or(printed)
    }
}

/// Checks a bundle file or an unpacked folder. Never fails: what cannot be opened is a finding.
pub fn verify_path(path: &Path, outside: &Outside) -> Report {
    if path.is_dir() {
        return verify(super::folder::open(path), outside);
    }
    match std::fs::File::open(path) {
        Ok(file) => verify(super::read::open(file), outside),
        Err(error) => verify(super::read::unreadable(error), outside),
    }
}

/// Checks what was opened. Bags of other programs are checked as plain bags.
pub fn verify(opened: Opened<'_>, outside: &Outside) -> Report {
    let mut check = Check::new(opened.container.as_ref(), outside);
    let unreadable = opened.findings.iter().any(|f| f.code == Code::ZipUnreadable);
    check.report.findings.extend(opened.findings.iter().cloned());
    if unreadable {
        return check.report;
    }
    if plain::is_plain(&check, opened.top.as_deref()) {
        return plain::verify(check);
    }
    check.report.findings.splice(0..0, opened.packing.iter().cloned());
    check.report.subject = crate::audit::report::Subject::Bundle;
    check.bag();
    if let Some(statement) = check.statement(opened.top.as_deref()) {
        check.log(&statement);
    }
    check.report
}

/// A check under way.
struct Check<'a> {
    container: &'a dyn Container,
    outside: &'a Outside,
    report: Report,
    /// Files present, by path.
    index: BTreeMap<String, usize>,
    /// Payload as listed, by path.
    listed: BTreeMap<String, Hash>,
    /// Listed files that are absent or have other bytes: no further check says the same again.
    bad: BTreeSet<String>,
    /// Hashes taken beforehand.
    digests: Digests,
}

impl<'a> Check<'a> {
    fn new(container: &'a dyn Container, outside: &'a Outside) -> Self {
        let mut index = BTreeMap::new();
        for (at, item) in container.items().iter().enumerate() {
            index.insert(item.path.clone(), at);
        }
        Self {
            container,
            outside,
            report: Report::default(),
            index,
            listed: BTreeMap::new(),
            bad: BTreeSet::new(),
            digests: Digests::default(),
        }
    }

    fn add(&mut self, code: Code, where_: &str) {
        self.report.add(Finding::new(code, where_));
    }

    /// A small file in memory; `None` when it is absent, unreadable or longer than `most`.
    fn small(&self, path: &str, most: u64) -> Option<Vec<u8>> {
        use std::io::Read;
        let at = *self.index.get(path)?;
        let mut bytes = Vec::new();
        let read = self.container.read(at, &mut |reader| {
            bytes.clear();
            reader.take(most + 1).read_to_end(&mut bytes).map(|_| ())
        });
        (read.is_ok() && bytes.len() as u64 <= most).then_some(bytes)
    }

    /// Whether a file is there to be looked into: present with the listed bytes.
    fn sound(&self, path: &str) -> bool {
        self.index.contains_key(path) && !self.bad.contains(path)
    }

    /// Step 2: the statement, its signature, and the files it names.
    fn statement(&mut self, top: Option<&str>) -> Option<Statement> {
        let text = match self.small("bundle.txt", 1 << 20) {
            Some(text) => text,
            None if self.bad.contains("bundle.txt") => return None,
            None => {
                self.add(Code::StatementBad, "bundle.txt");
                return None;
            }
        };
        let Some(statement) = Statement::parse(&text) else {
            self.add(Code::StatementBad, "bundle.txt");
            return None;
        };
        let sig = self.small("bundle.txt.sig", 64);
        let signed = sig.as_ref().is_some_and(|sig| statement.key.verify(&text, sig));
        if !signed && self.index.contains_key("bundle.txt.sig") {
            self.add(Code::SignatureBad, "bundle.txt.sig");
        }
        let pem = self.small("key.pem", 4096);
        if pem.is_some() && pem != statement.key.to_pem().map(String::into_bytes) {
            self.add(Code::KeyFile, "key.pem");
        }
        for (path, hash) in [
            ("manifest-sha256.txt", statement.manifest),
            ("bag-info.txt", statement.baginfo),
            ("README.txt", statement.readme),
        ] {
            if self.sound(path) && self.hash(path) != Some(hash) {
                self.add(Code::StatementHash, path);
            }
        }
        let expected = statement.folder();
        if let Some(top) = top.filter(|top| *top != expected) {
            self.report.add(Finding::new(Code::TopFolder, top).with("expected", &expected));
        }
        if signed {
            self.report.signer = Some(String::new());
        }
        Some(statement)
    }

    /// Hashes these files beforehand, and the whole zip where it is one.
    fn hash_all(&mut self, paths: impl IntoIterator<Item = String>) {
        let wanted: BTreeSet<usize> =
            paths.into_iter().filter_map(|path| self.index.get(&path).copied()).collect();
        self.digests = self.container.digests(&wanted.into_iter().collect::<Vec<_>>());
        self.report.archive = self.digests.whole;
    }

    fn digest(&self, at: usize) -> io::Result<Digest> {
        let known = self.digests.files.get(&at).copied();
        known.map_or_else(|| digest::digest(self.container, at), Ok)
    }

    fn hash(&self, path: &str) -> Option<Hash> {
        self.digest(*self.index.get(path)?).ok().map(|d| d.sha256)
    }
}
