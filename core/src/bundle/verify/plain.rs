//! Bags of other programs (RFC 8493 and the drafts before it): files against their lists, nothing more.

mod text;

use super::Check;
use crate::audit::report::Subject;
use crate::audit::{Code, Finding, Report};
use crate::bundle::loose::is_relative;
use crate::bundle::zip::read_some;
use crate::hash::foreign::{Algorithm, Foreign};
use crate::hygiene::composed;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use text::{Declaration, Line};

const LIST_MOST: u64 = 64 << 20;

/// Whether this is a bag that Recourse did not make. A bundle that lost its statement is still a bundle.
pub(super) fn is_plain(check: &Check<'_>, top: Option<&str>) -> bool {
    let ours = check.index.contains_key("bundle.txt")
        || top.is_some_and(|t| t.starts_with("recourse-"))
        || check.index.contains_key("data/log/links.txt");
    let contains = |path, text: &str| {
        let bytes = check.small(path, LIST_MOST).unwrap_or_default();
        String::from_utf8_lossy(&bytes).contains(text)
    };
    check.index.contains_key("bagit.txt")
        && !ours
        && !contains("tagmanifest-sha256.txt", "  bundle.txt")
        && !contains("bag-info.txt", "Bag-Software-Agent: recourse ")
}

/// Checks a plain bag. An absent file that is listed makes it incomplete; anything else wrong makes it invalid.
pub(super) fn verify(check: Check<'_>) -> Report {
    let mut bag = Plain {
        check,
        lists: BTreeMap::new(),
        listed_by: BTreeMap::new(),
        odd_gap: false,
        version: (1, 0),
    };
    bag.check.report.subject = Subject::Bag;
    bag.check.add(Code::BagPlain, "");
    // Who knows a key, a head or an authority expects a bundle of Recourse; a bag shows nothing of that.
    let outside = bag.check.outside;
    let key = outside.key.is_some() || outside.fingerprint.is_some();
    if key || !outside.known.is_empty() || bag.check.outside.named_root {
        bag.check.add(Code::BagUnsigned, "");
    }
    let Some(declaration) = bag.declaration() else {
        bag.check.add(Code::BagBad, "bagit.txt");
        return bag.check.report;
    };
    bag.version = declaration.version;
    bag.read_lists(&declaration);
    bag.fetch(&declaration);
    bag.payload();
    bag.compare();
    bag.sum(&declaration);
    bag.check.report
}

struct Plain<'a> {
    check: Check<'a>,
    /// Wanted hashes per path, one per algorithm.
    lists: BTreeMap<String, BTreeMap<Algorithm, String>>,
    /// Payload paths per payload manifest.
    listed_by: BTreeMap<String, BTreeSet<String>>,
    /// A listed file is absent in a way that is only odd.
    odd_gap: bool,
    version: (u32, u32),
}

impl Plain<'_> {
    fn declaration(&self) -> Option<Declaration> {
        Declaration::parse(&self.check.small("bagit.txt", 4096)?)
    }

    fn names(&self, prefix: &str) -> Vec<(String, String)> {
        let names = self.check.index.keys().filter_map(|path| {
            let algorithm = path.strip_prefix(prefix)?.strip_suffix(".txt")?;
            Some((path.clone(), algorithm.to_string()))
        });
        names.collect()
    }

    fn read_lists(&mut self, declaration: &Declaration) {
        let mut supported = 0;
        for (prefix, payload) in [("manifest-", true), ("tagmanifest-", false)] {
            for (path, name) in self.names(prefix) {
                let Some(algorithm) = Algorithm::parse(&name) else {
                    self.check.add(Code::BagAlgorithm, &path);
                    continue;
                };
                supported += usize::from(payload);
                self.read_list(declaration, &path, algorithm, payload);
            }
        }
        let weak = |hashes: &BTreeMap<Algorithm, String>| hashes.keys().all(|a| a.is_weak());
        let payload = self.lists.iter().filter(|(path, _)| path.starts_with("data/"));
        if payload.clone().count() > 0 && payload.clone().any(|(_, hashes)| weak(hashes)) {
            self.check.add(Code::BagWeak, "manifest-*.txt");
        }
        if supported == 0 {
            // Nothing could be compared: that is no clean bill.
            let finding = Finding::new(Code::ManifestBad, "manifest-*.txt");
            self.check.report.add(finding.with("reason", "no supported payload manifest"));
        }
    }

    fn read_list(
        &mut self,
        declaration: &Declaration,
        list: &str,
        algorithm: Algorithm,
        payload: bool,
    ) {
        let bytes = self.check.small(list, LIST_MOST).unwrap_or_default();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (at, line) in declaration.lines(&bytes).iter().enumerate() {
            let where_ = format!("{list}:{}", at + 1);
            let Some(Line { hash, path, odd }) = Line::parse(line, self.version) else {
                let finding = Finding::new(Code::ManifestBad, where_);
                self.check.report.add(finding.with("reason", "not a line of a manifest"));
                continue;
            };
            if odd {
                self.odd(&where_, "spelling");
            }
            if !is_relative(&path)
                || path.starts_with(['~', '%'])
                || (payload && !path.starts_with("data/"))
            {
                self.check.add(Code::PathBad, &where_);
                continue;
            }
            match seen.insert(path.clone(), hash.clone()) {
                Some(other) if other != hash || self.version >= (1, 0) => {
                    let finding = Finding::new(Code::ManifestBad, where_);
                    self.check.report.add(finding.with("reason", "listed twice"));
                }
                Some(_) => self.odd(&where_, "listed twice"),
                None => {}
            }
            self.lists.entry(path).or_default().insert(algorithm, hash);
        }
        if payload {
            self.listed_by.insert(list.to_string(), seen.into_keys().collect());
        }
    }

    fn odd(&mut self, where_: &str, reason: &str) {
        self.check.report.add(Finding::new(Code::BagWarning, where_).with("reason", reason));
    }

    /// Nothing is ever fetched; a path that leads out of the bag is an error even so.
    fn fetch(&mut self, declaration: &Declaration) {
        let Some(bytes) = self.check.small("fetch.txt", LIST_MOST) else { return };
        self.check.add(Code::BagFetch, "fetch.txt");
        for (at, line) in declaration.lines(&bytes).iter().enumerate() {
            let path = line.split_whitespace().nth(2).map(|first| {
                line.find(first).and_then(|from| line.get(from..)).unwrap_or_default()
            });
            let path = path.unwrap_or_default();
            let path = path.strip_prefix("./").unwrap_or(path);
            if !is_relative(path) || !path.starts_with("data/") {
                self.check.add(Code::PathBad, &format!("fetch.txt:{}", at + 1));
            }
        }
    }

    /// Every payload file is listed: in each manifest since 1.0, in any before.
    fn payload(&mut self) {
        let present: Vec<String> =
            self.check.index.keys().filter(|p| p.starts_with("data/")).cloned().collect();
        let all: BTreeSet<&String> = self.listed_by.values().flatten().collect();
        let mut extra = Vec::new();
        let mut partly = Vec::new();
        for path in &present {
            if !all.contains(path) {
                extra.push(path.clone());
            } else if self.version >= (1, 0) && !self.listed_by.values().all(|l| l.contains(path)) {
                partly.push(path.clone());
            }
            if crate::bundle::path::is_litter(path) {
                self.check
                    .report
                    .add(Finding::new(Code::BagWarning, path).with("reason", "system file"));
            }
        }
        for path in extra {
            self.check.report.add(Finding::new(Code::FileExtra, &path).with("mac", "no"));
            self.check.report.extra.push(path);
        }
        for path in partly {
            let finding = Finding::new(Code::ManifestBad, path);
            self.check.report.add(finding.with("reason", "not in every manifest"));
        }
    }

    fn compare(&mut self) {
        for (path, wanted) in std::mem::take(&mut self.lists) {
            let Some(&at) = self.check.index.get(&path) else {
                self.absent(&path);
                continue;
            };
            match self.hashes(at, &wanted) {
                Ok(true) if path.starts_with("data/") => self.check.report.matching += 1,
                Ok(true) => {}
                Ok(false) => {
                    self.check.add(Code::FileChanged, &path);
                    self.check.report.changed.push(path);
                }
                Err(e) => {
                    self.check.report.add(Finding::new(Code::ReadFailed, &path).with("reason", e));
                    self.check.report.changed.push(path);
                }
            }
        }
    }

    fn absent(&mut self, path: &str) {
        // Some systems cannot hold two spellings of one name; the other one was compared.
        let is_there = |same: &dyn Fn(&str) -> bool| self.check.index.keys().any(|p| same(p));
        let reason = if is_there(&|p| p.to_lowercase() == path.to_lowercase()) {
            Some("differs in case only")
        } else if is_there(&|p| composed(p) == composed(path)) {
            Some("differs in Unicode normalization only")
        } else {
            crate::bundle::path::is_litter(path).then_some("system file")
        };
        if let Some(reason) = reason {
            self.odd_gap = true;
            return self.odd(path, reason);
        }
        self.check.report.missing.push(path.to_string());
        self.check.add(Code::FileMissing, path);
    }

    fn hashes(&self, at: usize, wanted: &BTreeMap<Algorithm, String>) -> io::Result<bool> {
        let mut hashers: Vec<(Foreign, &String)> =
            wanted.iter().map(|(algorithm, want)| (algorithm.hasher(), want)).collect();
        let mut buffer = vec![0; 64 * 1024];
        self.check.container.read(at, &mut |reader| {
            loop {
                let n = read_some(reader, &mut buffer)?;
                if n == 0 {
                    return Ok(());
                }
                let piece = buffer.get(..n).unwrap_or_default();
                for (hasher, _) in &mut hashers {
                    hasher.update(piece);
                }
            }
        })?;
        Ok(hashers.into_iter().all(|(hasher, want)| hasher.finish() == *want))
    }

    fn sum(&mut self, declaration: &Declaration) {
        let Some(bytes) = self.check.small("bag-info.txt", LIST_MOST) else { return };
        let lines = declaration.lines(&bytes);
        let Some(stated) = lines.iter().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.trim().eq_ignore_ascii_case("payload-oxum").then(|| value.trim().to_string())
        }) else {
            return;
        };
        let report = &self.check.report;
        if self.odd_gap || !report.missing.is_empty() || !report.changed.is_empty() {
            return;
        }
        let payload = self.check.container.items().iter().filter(|i| i.path.starts_with("data/"));
        let (bytes, files) = payload.fold((0, 0), |(b, n), item| (b + item.size, n + 1));
        let found = format!("{bytes}.{files}");
        if found != stated {
            let finding = Finding::new(Code::BagSum, "bag-info.txt").with("stated", stated);
            self.check.report.add(finding.with("found", found));
        }
    }
}
