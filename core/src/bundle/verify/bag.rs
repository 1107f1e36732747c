//! Step 1: every byte is listed, and nothing else is there.

use super::Check;
use crate::audit::{Code, Finding};
use crate::bundle::bag::{BAGIT, BagInfo, MANIFEST, TAG_MANIFEST, TAGS, read_manifest};
use crate::bundle::path::{LOG, is_litter, is_of_mac, place};
use crate::hash::Hash;
use std::collections::BTreeSet;

/// A manifest of 60,000 lines is far below this.
const MANIFEST_MOST: u64 = 64 << 20;
/// Paths and hashes of a list, or the number of its first bad line.
type Listed = Result<Vec<(String, Hash)>, usize>;

impl Check<'_> {
    pub(super) fn bag(&mut self) {
        self.litter();
        let (tags, payload) =
            (self.list(TAG_MANIFEST, 1 << 16), self.list(MANIFEST, MANIFEST_MOST));
        let lines = [&tags, &payload].into_iter().flatten().flatten().flatten();
        self.hash_all(lines.map(|(path, _)| path.clone()).chain([TAG_MANIFEST.to_string()]));
        self.tags(tags);
        self.payload(payload);
        self.extras();
        self.bag_files();
    }

    /// Sets aside what systems leave in folders; a zip of ours never holds any.
    fn litter(&mut self) {
        let found: Vec<String> = self.index.keys().filter(|p| is_litter(p)).cloned().collect();
        for path in found {
            self.index.remove(&path);
            self.add(Code::Litter, &path);
        }
    }

    /// The lines of a list, or the number of its first bad one; `None` where it is absent, unreadable or too long.
    fn list(&self, path: &str, most: u64) -> Option<Listed> {
        self.small(path, most).map(|bytes| read_manifest(&bytes))
    }

    fn tags(&mut self, lines: Option<Listed>) {
        let lines = match lines {
            None => return self.add(Code::BagBad, TAG_MANIFEST),
            Some(Ok(lines)) => lines,
            Some(Err(line)) => return self.bad_manifest(TAG_MANIFEST, line),
        };
        if !lines.iter().map(|(path, _)| path.as_str()).eq(TAGS) {
            self.add(Code::BagBad, TAG_MANIFEST);
        }
        for (path, hash) in lines.iter().filter(|(path, _)| TAGS.contains(&path.as_str())) {
            self.compare(path, *hash);
        }
    }

    fn bad_manifest(&mut self, path: &str, line: usize) {
        let finding = Finding::new(Code::ManifestBad, format!("{path}:{line}"));
        self.report.add(finding.with("reason", format!("line {line}")));
    }

    fn payload(&mut self, lines: Option<Listed>) {
        let lines = match lines {
            None if self.index.contains_key(MANIFEST) => return self.bad_manifest(MANIFEST, 1),
            None => return,
            Some(Ok(lines)) => lines,
            Some(Err(line)) => return self.bad_manifest(MANIFEST, line),
        };
        for (path, hash) in lines {
            if place(&path).is_none() {
                self.add(Code::PathBad, &path);
            }
            if self.compare(&path, hash) {
                self.report.matching += 1;
            }
            self.listed.insert(path, hash);
        }
        let needed = LOG.iter().map(|name| format!("data/log/{name}"));
        for path in needed.chain(["data/report.pdf".to_string()]) {
            if !self.listed.contains_key(&path) {
                let finding = Finding::new(Code::ManifestBad, MANIFEST);
                self.report.add(finding.with("reason", path));
            }
        }
    }

    /// Whether a listed file is there with the listed bytes; says so where it is not.
    fn compare(&mut self, path: &str, hash: Hash) -> bool {
        let Some(&at) = self.index.get(path) else {
            self.report.missing.push(path.to_string());
            self.bad.insert(path.to_string());
            self.add(Code::FileMissing, path);
            return false;
        };
        match self.digest(at) {
            Ok(digest) if digest.sha256 == hash => {
                if !digest.crc_fits {
                    self.report.add(Finding::new(Code::Repacked, path).with("reason", "checksum"));
                }
                return true;
            }
            Ok(_) => self.add(Code::FileChanged, path),
            Err(e) => self.report.add(Finding::new(Code::ReadFailed, path).with("reason", e)),
        }
        self.report.changed.push(path.to_string());
        self.bad.insert(path.to_string());
        false
    }

    fn extras(&mut self) {
        // Without a readable list every file of the payload would be one too many.
        let lists_payload = !self.listed.is_empty();
        let known: BTreeSet<&str> = TAGS.into_iter().chain([TAG_MANIFEST]).collect();
        let extra: Vec<String> = self
            .index
            .keys()
            .filter(|p| !known.contains(p.as_str()) && !self.listed.contains_key(*p))
            .filter(|p| lists_payload || !p.starts_with("data/"))
            .cloned()
            .collect();
        for path in extra {
            let finding = Finding::new(Code::FileExtra, &path);
            self.report.add(finding.with("mac", if is_of_mac(&path) { "yes" } else { "no" }));
            self.report.extra.push(path);
        }
    }

    /// `bagit.txt` and `bag-info.txt` as the format wants them; a changed one was named already.
    fn bag_files(&mut self) {
        if self.sound("bagit.txt")
            && self.small("bagit.txt", 1024).as_deref() != Some(BAGIT.as_bytes())
        {
            self.add(Code::BagBad, "bagit.txt");
        }
        if let Some(at) = self.index.get(TAG_MANIFEST)
            && !self.digest(*at).is_ok_and(|d| d.crc_fits)
        {
            self.report.add(Finding::new(Code::Repacked, TAG_MANIFEST).with("reason", "checksum"));
        }
        if !self.sound("bag-info.txt") {
            return;
        }
        let info = self.small("bag-info.txt", 4096).and_then(|bytes| BagInfo::parse(&bytes));
        let Some(info) = info else { return self.add(Code::BagBad, "bag-info.txt") };
        // With files absent or changed the sum says nothing new.
        if self.bad.is_empty() && !self.listed.is_empty() {
            let items = self.container.items();
            let sizes = self.listed.keys().filter_map(|p| items.get(*self.index.get(p)?));
            let found = format!("{}.{}", sizes.map(|i| i.size).sum::<u64>(), self.listed.len());
            let stated = format!("{}.{}", info.bytes, info.files);
            if found != stated {
                let finding = Finding::new(Code::BagSum, "bag-info.txt").with("stated", stated);
                self.report.add(finding.with("found", found));
            }
        }
    }
}
