//! The user's own rule packs, calendars and letters: `own/packs/*.toml`, `own/calendar/<PACK>-<year>.toml` and
//! `own/letters/*.toml` in the book's folder. A file with a fault is left out and named; it never changes a date in silence.

use super::Desk;
use crate::failure::{Exit, Failure, Result};
use recourse_core::args;
use recourse_core::audit::Id;
use recourse_core::case::event::{CalendarAdopted, Event, JournalOpened};
use recourse_core::case::exhibit::FileRef;
use recourse_core::hash::Hash;
use recourse_core::letter::Template;
use recourse_core::locale::Locale;
use recourse_core::rules::calendar::{CalendarFault, YearFile};
use recourse_core::rules::{PackFault, RulePack};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where own letters lie, beside the book.
pub const LETTERS: &str = "own/letters";

/// What was found in the folder.
#[derive(Debug, Default)]
pub struct Own {
    /// The packs inside with the user's own put in; `None` where there are none.
    packs: Option<Arc<Vec<RulePack>>>,
    /// Letters the user added.
    pub letters: Vec<Template>,
    /// Files that were left out, each with its line and field.
    pub faults: Vec<PackFault>,
}

impl Own {
    /// Reads the folder; one that is not there is empty.
    pub fn read(home: &Path) -> Self {
        let mut faults = Vec::new();
        let (mut packs, mut years) = (Vec::new(), Vec::new());
        for (name, text) in files(&home.join("own/packs"), &mut faults) {
            match RulePack::parse(&[(name.as_str(), text.as_str())]) {
                Ok(pack) => packs.push(pack),
                Err(found) => faults.extend(found),
            }
        }
        for (name, text) in files(&home.join("own/calendar"), &mut faults) {
            let Some((pack, _)) = name.rsplit_once('-') else {
                faults.push(PackFault::new(name, 1, "", "core-fault-calendar-name", ""));
                continue;
            };
            match YearFile::parse(&text) {
                Ok(year) => years.push((pack.to_string(), year)),
                Err(fault) => faults.push(PackFault::of_calendar(&name, &text, &fault)),
            }
        }
        let mut letters: Vec<Template> = Vec::new();
        for (name, text) in files(&home.join(LETTERS), &mut faults) {
            match Template::read(&name, &text) {
                Ok(letter) if letters.iter().any(|l| l.name == letter.name) => {
                    let id = "core-fault-name-twice";
                    faults.push(PackFault::new(name, 1, "name", id, letter.name));
                }
                Ok(letter) => letters.push(letter),
                Err(found) => faults.extend(found),
            }
        }
        let packs = if packs.is_empty() && years.is_empty() {
            None
        } else {
            Some(Arc::new(RulePack::with_own(packs, &years)))
        };
        Self { packs, letters, faults }
    }

    /// The packs that count.
    pub fn packs(&self) -> &[RulePack] {
        self.packs.as_deref().map_or_else(|| RulePack::embedded(), Vec::as_slice)
    }

    /// The same to keep, where the user has packs or calendars of their own; `None`: the packs inside.
    pub fn shared(&self) -> Option<Arc<Vec<RulePack>>> {
        self.packs.clone()
    }
}

/// TOML files of a folder, by name.
fn files(folder: &Path, faults: &mut Vec<PackFault>) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        match std::fs::read_to_string(&path) {
            Ok(text) => out.push((name, text)),
            Err(e) => faults.push(PackFault::new(name, 1, "", "", e.to_string())),
        }
    }
    out
}

/// A year as read from whatever the user has: our TOML, the JSON of holiday-cn, or the text of a notice.
pub fn read_year(text: &str) -> std::result::Result<YearFile, CalendarFault> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with('{') {
        YearFile::from_holiday_cn(start)
    } else if start.lines().any(|l| l.trim_start().starts_with("off")) {
        YearFile::parse(start)
    } else {
        YearFile::from_notice(start)
    }
}

/// A calendar that was taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct Adopted {
    /// Pack it belongs to.
    pub jurisdiction: String,
    /// The year with its days.
    pub year: YearFile,
    /// Where it lies now.
    pub path: PathBuf,
    /// Its entry in the journal.
    pub seq: u64,
}

/// What was taken in, in words.
pub fn taken_words(taken: &Adopted, locale: &Locale) -> String {
    let path = taken.path.display().to_string();
    let args = args![
        id = taken.jurisdiction.as_str(),
        year = taken.year.year.to_string(),
        off = taken.year.off.len(),
        work = taken.year.work.len(),
        path = path.as_str()
    ];
    locale.fill("cli-calendar-taken", args)
}

/// Takes in a year of working days: keeps the file as given in the journal, and puts its days where the clocks look.
pub fn adopt_calendar(desk: &mut Desk, jurisdiction: &str, file: &Path) -> Result<Adopted> {
    let bytes = super::system::read_own(file)?;
    let wrong = |why: String| {
        Failure::new(Exit::Invalid, "E-RULE-03", "cli-fail-calendar")
            .with("path", file.display())
            .with("why", why)
    };
    let text = String::from_utf8(bytes).map_err(|_| wrong("UTF-8".into()))?;
    let locale = desk.world.locale.clone();
    let said = |fault| PackFault::of_calendar("", &text, &fault);
    let year = read_year(&text).map_err(|fault| match said(fault) {
        f if f.id.is_empty() => wrong(format!("{}: {}", f.line, f.what(&locale))),
        f => wrong(f.what(&locale)),
    })?;
    let pack = desk.packs().iter().find(|p| p.head.id.eq_ignore_ascii_case(jurisdiction.trim()));
    let known: Vec<String> = desk.packs().iter().map(|p| p.head.id.clone()).collect();
    let Some(jurisdiction) = pack.map(|p| p.head.id.clone()) else {
        return Err(Failure::new(Exit::NotFound, "E-RULE-04", "cli-fail-pack-unknown")
            .with("id", jurisdiction)
            .with("known", desk.world.locale.list(&known)));
    };
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let kept: Arc<[u8]> = Arc::from(text.into_bytes());
    let sha256 = Hash::of(&kept);
    let size = kept.len() as u64;
    let event = CalendarAdopted {
        jurisdiction: jurisdiction.clone(),
        year: year.year,
        sha256,
        status: year.status.event_word().into(),
        files: vec![FileRef { name: recourse_core::case::exhibit::safe_name(&name), sha256, size }],
    };
    let entries = desk.record(&[super::Bytes::Memory(kept)], |book, world| {
        let mut events = Vec::new();
        let journal = match book.journal.as_deref().and_then(Id::from_hex) {
            Some(id) => id,
            None => {
                let id = Id::new(world.random());
                events.push((id, Event::JournalOpened(JournalOpened {})));
                id
            }
        };
        events.push((journal, Event::CalendarAdopted(event.clone())));
        Ok(events)
    })?;
    let path =
        desk.world.home.join("own/calendar").join(format!("{jurisdiction}-{}.toml", year.year));
    super::deadlines::write_over(&path, &year.to_toml())?;
    desk.reread_own();
    let seq = entries.last().map_or(0, |e| e.seq);
    Ok(Adopted { jurisdiction, year, path, seq })
}
