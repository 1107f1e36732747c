//! A release that goes out in volumes says in its entry which files lie in which, so that a check of one volume can say
//! which it is, and that what lies in the others is not left out.

use super::Entry;
use std::collections::BTreeSet;

/// Over which files a release was spread: by the entries that name the originals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The entry of the export; the bundles it made end with it.
    pub seq: u64,
    volumes: Vec<BTreeSet<u64>>,
    supplement: BTreeSet<u64>,
}

/// Which file of a release this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Volume {
    /// One of several that make it up.
    Part {
        /// From 1.
        no: usize,
        /// Of so many.
        of: usize,
        /// Entries whose files lie in the others.
        elsewhere: BTreeSet<u64>,
    },
    /// The one with only what is new since an earlier release.
    Supplement,
}

impl Spread {
    /// What the entry of an export says; `None` where it is one file.
    pub(super) fn read(entry: &Entry) -> Option<Self> {
        let seqs = |value: &serde_json::Value| -> BTreeSet<u64> {
            value.as_array().into_iter().flatten().filter_map(serde_json::Value::as_u64).collect()
        };
        let volumes = entry.body.data.get("volumes").and_then(|v| v.as_array());
        let volumes: Vec<_> = volumes.into_iter().flatten().map(seqs).collect();
        let supplement = entry.body.data.get("supplement").map(seqs).unwrap_or_default();
        let any = volumes.len() > 1 || !supplement.is_empty();
        any.then_some(Self { seq: entry.seq, volumes, supplement })
    }

    /// Which file holds the originals of these entries, `present`, out of all the record names; `None` where that is
    /// the one with everything, or none that the entry speaks of.
    pub fn volume(&self, present: &BTreeSet<u64>) -> Option<Volume> {
        let several = self.volumes.len() > 1;
        let fits = |part: &BTreeSet<u64>| several && !part.is_empty() && part.is_subset(present);
        let mut fitting = self.volumes.iter().enumerate().filter(|(_, part)| fits(part));
        if let (Some((at, _)), None) = (fitting.next(), fitting.next()) {
            let others = self.volumes.iter().flatten();
            let elsewhere = others.filter(|seq| !present.contains(seq)).copied().collect();
            return Some(Volume::Part { no: at + 1, of: self.volumes.len(), elsewhere });
        }
        (!present.is_empty() && *present == self.supplement).then_some(Volume::Supplement)
    }
}
