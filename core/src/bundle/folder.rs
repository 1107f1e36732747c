//! An unpacked bundle: a folder on disk, read and never written. Links and devices in it are findings, not followed.

use super::digest::{self, Digests};
use super::read::{Container, Item, Opened, unreadable};
use super::zip::LIMIT_FILES;
use crate::audit::{Code, Finding};
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

const DEEPEST: usize = 64;

/// A folder's files.
pub struct Folder {
    root: PathBuf,
    items: Vec<Item>,
}

/// So many things beside a bundle are named, the others counted.
const BESIDE: usize = 5;

/// Lists a folder. Where it holds no bag, and one folder with a bag in it, that one is taken; what lies beside it is named.
pub fn open<'a>(path: &Path) -> Opened<'a> {
    let root = bag_root(path);
    let mut folder = Folder { root, items: Vec::new() };
    let mut findings = beside(path, &folder.root);
    let root = folder.root.clone();
    if let Err(error) = folder.list(&root, "", 0, &mut findings) {
        return unreadable(error);
    }
    folder.items.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
    Opened { container: Box::new(folder), top: None, findings, packing: None }
}

fn bag_root(path: &Path) -> PathBuf {
    if path.join("bagit.txt").exists() {
        return path.to_path_buf();
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let bags: Vec<PathBuf> =
        entries.map(|e| e.path()).filter(|p| p.join("bagit.txt").exists()).collect();
    match bags.as_slice() {
        [one] => one.clone(),
        _ => path.to_path_buf(),
    }
}

/// What lies beside the bundle in the folder that was named, and is no part of it.
fn beside(path: &Path, root: &Path) -> Vec<Finding> {
    if path == root {
        return Vec::new();
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    // What systems leave behind is a file of such a name, and no folder.
    let left = |name: &str| [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name);
    let others = entries.filter(|e| e.path() != *root);
    let mut names: Vec<String> = others
        .map(|e| (e.path().is_file(), e.file_name().to_string_lossy().into_owned()))
        .filter(|(file, name)| !(*file && left(name)))
        .map(|(_, name)| name)
        .collect();
    names.sort();
    let more = names.len().saturating_sub(BESIDE);
    names.truncate(BESIDE);
    names.extend((more > 0).then(|| format!("(+{more})")));
    names.into_iter().map(|name| Finding::new(Code::Beside, name)).collect()
}

impl Folder {
    fn list(
        &mut self,
        at: &Path,
        prefix: &str,
        depth: usize,
        findings: &mut Vec<Finding>,
    ) -> io::Result<()> {
        for entry in fs::read_dir(at)? {
            let entry = entry?;
            let name = entry.file_name();
            let path = format!("{prefix}{}", name.to_string_lossy());
            let kind = entry.file_type()?;
            let sound = name.to_str().is_some() && depth < DEEPEST;
            if sound && kind.is_dir() {
                let before = (self.items.len(), findings.len());
                self.list(&entry.path(), &format!("{path}/"), depth + 1, findings)?;
                if before == (self.items.len(), findings.len()) {
                    findings.push(Finding::new(Code::Litter, format!("{path}/")));
                }
            } else if sound && kind.is_file() && self.items.len() <= LIMIT_FILES {
                self.items.push(Item { path, size: entry.metadata()?.len(), crc: None });
            } else {
                findings.push(Finding::new(Code::PathBad, path));
            }
        }
        Ok(())
    }
}

impl Container for Folder {
    fn items(&self) -> &[Item] {
        &self.items
    }

    fn read(
        &self,
        index: usize,
        body: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>,
    ) -> io::Result<()> {
        let item = self.items.get(index).ok_or(io::ErrorKind::NotFound)?;
        let mut file = File::open(self.root.join(&item.path))?;
        body(&mut file)
    }

    fn digests(&self, wanted: &[usize]) -> Digests {
        let one = |&at: &usize| {
            let mut file = File::open(self.root.join(&self.items.get(at)?.path)).ok()?;
            Some((at, digest::of(&mut file, None).ok()?))
        };
        // One large file must not keep the small ones after it waiting for the same core.
        let files = wanted.par_iter().with_max_len(1).filter_map(one).collect();
        Digests { files, whole: None }
    }
}
