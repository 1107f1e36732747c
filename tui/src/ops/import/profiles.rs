//! Profiles of the user's own: columns explained once (kept in the journal), and TOML files under
//! `own/profiles` beside the book.

use super::{Request, failure};
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::reconcile::decide::in_journal;
use recourse_core::case::event::{Event, Side};
use recourse_core::case::journal::{MappedColumn, MappingSaved};
use recourse_core::statement::{Profile, StatementError, fields, mapping_id, mapping_profile};
use std::path::PathBuf;
use std::time::SystemTime;

/// Largest profile file read, in bytes.
const FILE_MAX: u64 = 256 << 10;

/// What the user adds to recognition for one import.
pub struct Own {
    /// TOML texts, the one of this import first.
    pub added: Vec<String>,
    /// Id of the profile to use.
    pub profile: Option<String>,
    /// A mapping that is not in the journal yet.
    new: Option<MappingSaved>,
}

impl Own {
    /// Reads the user's profiles, and the mapping given with this import.
    pub fn of(desk: &Desk, request: &Request) -> Result<Self> {
        let mut added = files(desk)?;
        added.extend(mapped(desk));
        let mut own = Self { added, profile: request.profile.clone(), new: None };
        if request.map.is_empty() {
            return Ok(own);
        }
        let columns: Vec<MappedColumn> = request
            .map
            .iter()
            .map(|(field, header)| MappedColumn { field: field.clone(), header: header.clone() })
            .collect();
        let has = |wanted: &[&str]| columns.iter().any(|c| wanted.contains(&c.field.as_str()));
        if !has(&["date"]) || !has(&["amount", "in", "out", "net"]) {
            let known: Vec<&str> = fields().collect();
            return Err(Failure::new(Exit::Usage, "E-IMPORT-11", "money-fail-map-lacks")
                .with("fields", known.join(", ")));
        }
        let mapping = MappingSaved {
            id: mapping_id(&columns),
            side: request.side.unwrap_or(Side::Bank),
            columns,
            encoding: None,
            preamble_rows: None,
            date_order: None,
            name: request.files.first().map(|(name, _)| name.clone()),
        };
        let text =
            mapping_profile(&mapping).map_err(|e| failure("--map", &StatementError::Profile(e)))?;
        own.added.insert(0, text);
        own.profile = Some(mapping.id.clone());
        let same = |m: &MappingSaved| {
            (&m.id, m.side, &m.columns) == (&mapping.id, mapping.side, &mapping.columns)
        };
        let latest = desk.book().mappings.iter().rev().find(|(_, m)| m.id == mapping.id);
        if !latest.is_some_and(|(_, m)| same(m)) {
            own.new = Some(mapping);
        }
        Ok(own)
    }

    /// Keeps a new mapping in the journal.
    pub fn save(&self, desk: &mut Desk) -> Result<()> {
        match &self.new {
            Some(mapping) => in_journal(desk, &[Event::MappingSaved(mapping.clone())]).map(|_| ()),
            None => Ok(()),
        }
    }
}

/// Every profile of the user's own that reads; broken files are left out.
pub fn valid(desk: &Desk) -> Vec<String> {
    let mut out = mapped(desk);
    let texts = paths(desk).into_iter().filter_map(|path| std::fs::read_to_string(path).ok());
    out.extend(texts.filter(|text| Profile::parse(text).is_ok()));
    out
}

/// Mappings of the journal, the latest of each id.
fn mapped(desk: &Desk) -> Vec<String> {
    let mappings = &desk.book().mappings;
    let latest = mappings
        .iter()
        .enumerate()
        .filter(|(at, (_, m))| !mappings[at + 1..].iter().any(|(_, later)| later.id == m.id));
    latest.filter_map(|(_, (_, m))| mapping_profile(m).ok()).collect()
}

/// The user's profile files. One that does not read is named, so that it can be put right.
fn files(desk: &Desk) -> Result<Vec<String>> {
    let mut out = Vec::new();
    for path in paths(desk) {
        let text = std::fs::read_to_string(&path).map_err(|e| crate::failure::io(&path, &e))?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        Profile::parse(&text).map_err(|e| failure(&name, &StatementError::Profile(e)))?;
        out.push(text);
    }
    Ok(out)
}

fn paths(desk: &Desk) -> Vec<PathBuf> {
    stamps(desk).into_iter().map(|s| s.path).collect()
}

/// A profile file as the folder shows it: where nothing of this changed, it need not be read again.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    path: PathBuf,
    size: u64,
    changed: Option<SystemTime>,
}

/// The user's profile files.
pub fn stamps(desk: &Desk) -> Vec<Stamp> {
    let folder = desk.world.home.join("own").join("profiles");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let stamp = |entry: std::fs::DirEntry| {
        let path = entry.path();
        // The file itself, where a link stands for it.
        let meta = std::fs::metadata(&path).ok().filter(|m| m.is_file() && m.len() <= FILE_MAX)?;
        let toml = path.extension().is_some_and(|x| x.eq_ignore_ascii_case("toml"));
        toml.then_some(Stamp { path, size: meta.len(), changed: meta.modified().ok() })
    };
    let mut out: Vec<Stamp> = entries.flatten().filter_map(stamp).collect();
    out.sort();
    out
}
