//! A bundle taken apart, to be damaged, put together again, and signed by whoever the test wants.

use crate::sample::key;
use recourse_core::audit::{Report, SigningKey, Time};
use recourse_core::bundle::statement::Statement;
use recourse_core::bundle::zip::{StrictZip, ZipWriter, crc_of};
use recourse_core::bundle::{Outside, bag, open, verify};
use recourse_core::hash::Hash;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

#[derive(Clone)]
pub struct Kit {
    pub top: String,
    pub files: BTreeMap<String, Vec<u8>>,
}

pub fn now() -> Time {
    Time::parse("2026-03-10T00:00:00.000Z").unwrap()
}

pub fn judge(zip: &[u8], outside: &Outside) -> Report {
    let outside = Outside { now: outside.now.or(Some(now())), ..outside.clone() };
    verify(open(Cursor::new(zip)), &outside)
}

pub fn check(zip: &[u8]) -> Report {
    judge(zip, &Outside::default())
}

/// Errors as `code@where`, for messages and comparison.
pub fn errors(report: &Report) -> Vec<String> {
    use recourse_core::audit::Severity;
    let found = report.findings.iter().filter(|f| f.severity() == Severity::Error);
    found.map(|f| format!("{}@{}", f.code.as_str(), f.where_)).collect()
}

impl Kit {
    pub fn take_apart(zip: &[u8]) -> Self {
        let zip = StrictZip::open(Cursor::new(zip)).unwrap();
        let mut files = BTreeMap::new();
        let mut folder = String::new();
        for (at, (path, ..)) in zip.files().enumerate() {
            let (top, rest) = path.split_once('/').unwrap();
            folder = top.to_string();
            let mut bytes = Vec::new();
            zip.reader(at).unwrap().read_to_end(&mut bytes).unwrap();
            files.insert(rest.to_string(), bytes);
        }
        Self { top: folder, files }
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.files[path].clone()).unwrap()
    }

    pub fn edit(mut self, path: &str, change: impl FnOnce(String) -> String) -> Self {
        let text = change(self.text(path));
        self.files.insert(path.into(), text.into_bytes());
        self
    }

    pub fn put(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.into(), bytes.to_vec());
        self
    }

    pub fn drop(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "{path}");
        self
    }

    /// Drops a line of a file, counted from 0.
    pub fn drop_line(self, path: &str, at: usize) -> Self {
        self.edit(path, |text| {
            let keep = text.split_inclusive('\n').enumerate().filter(|(n, _)| *n != at);
            keep.map(|(_, line)| line).collect()
        })
    }

    pub fn statement(&self) -> Statement {
        Statement::parse(&self.files["bundle.txt"]).unwrap()
    }

    /// Makes lists, sums and signature fit again, as the owner (or a forger) can.
    pub fn sign(mut self, signer: &SigningKey, change: impl FnOnce(&mut Statement)) -> Self {
        let payload = self.files.iter().filter(|(path, _)| path.starts_with("data/"));
        let lines: Vec<_> = payload.map(|(path, bytes)| (path.as_str(), Hash::of(bytes))).collect();
        let manifest = bag::manifest(lines).into_bytes();
        let payload = self.files.iter().filter(|(path, _)| path.starts_with("data/"));
        let sizes: Vec<usize> = payload.map(|(_, bytes)| bytes.len()).collect();
        let old = bag::BagInfo::parse(&self.files["bag-info.txt"]).unwrap();
        let info = bag::BagInfo {
            bytes: sizes.iter().sum::<usize>() as u64,
            files: sizes.len() as u64,
            ..old
        };
        let mut statement = self.statement();
        statement.manifest = Hash::of(&manifest);
        statement.baginfo = Hash::of(info.text().as_bytes());
        statement.readme = Hash::of(&self.files["README.txt"]);
        statement.key = signer.public();
        statement.genesis = Hash::of(&self.files["data/log/genesis.txt"]);
        change(&mut statement);
        let text = statement.text();
        let pem = statement.key.to_pem().unwrap();
        for (path, bytes) in [
            ("manifest-sha256.txt", manifest),
            ("bag-info.txt", info.text().into_bytes()),
            ("bundle.txt.sig", signer.sign(text.as_bytes()).to_vec()),
            ("bundle.txt", text.into_bytes()),
            ("key.pem", pem.into_bytes()),
        ] {
            self.files.insert(path.into(), bytes);
        }
        self.list_tags()
    }

    /// Signed by the key in force, with nothing else changed.
    pub fn resign(self) -> Self {
        self.sign(&key(2), |_| {})
    }

    pub fn list_tags(mut self) -> Self {
        let tags =
            bag::TAGS.iter().filter_map(|path| Some((*path, Hash::of(self.files.get(*path)?))));
        let list = bag::manifest(tags).into_bytes();
        self.files.insert(bag::TAG_MANIFEST.into(), list);
        self
    }

    pub fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Vec::new());
        for (path, bytes) in &self.files {
            let (crc, size) = crc_of(&mut bytes.as_slice()).unwrap();
            let path = format!("{}/{path}", self.top);
            zip.add(&path, size, crc, &mut bytes.as_slice(), &mut |_| Ok(())).unwrap();
        }
        zip.finish().unwrap().0
    }

    pub fn check(&self) -> Report {
        check(&self.zip())
    }

    /// Unpacks into a folder and gives the bag's root.
    pub fn unpack(&self, to: &std::path::Path) -> std::path::PathBuf {
        let root = to.join(&self.top);
        for (path, bytes) in &self.files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        root
    }
}
