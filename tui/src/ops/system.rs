//! The machine and the book as a whole: paths, health, history, checkpoints, settings.

use super::{Desk, store_failure};
use crate::failure::{Exit, Failure, Result, io};
use recourse_core::audit::Time;
use recourse_core::case::{Case, Line};
use recourse_core::document::chronology::sentence;
use recourse_core::store::{BOOK_FILE, KEY_FILE, KeptCheckpoint};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Where things lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paths {
    /// Folder of the book.
    pub home: PathBuf,
    /// The book.
    pub book: PathBuf,
    /// Its signing key.
    pub key: PathBuf,
    /// Where bundles go by default.
    pub exports: PathBuf,
    /// Settings; `None` where they are not kept.
    pub settings: Option<PathBuf>,
    /// Folder for the user's own profiles, rule packs and calendars.
    pub own_data: PathBuf,
}

/// Where things lie for this desk.
pub fn paths(desk: &Desk) -> Paths {
    let home = desk.world.home.clone();
    Paths {
        book: home.join(BOOK_FILE),
        key: home.join(KEY_FILE),
        exports: home.join("exports"),
        settings: desk.world.settings_file.clone(),
        own_data: home.join("own"),
        home,
    }
}

/// One line of the history: who recorded what, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryRow {
    /// Place in the book.
    pub seq: u64,
    /// When it was written, RFC 3339 with the shop's offset.
    pub at: String,
    /// By whom.
    pub actor: String,
    /// Event kind.
    pub kind: String,
    /// Hash of the entry.
    pub hash: String,
    /// What it says, in the language of the screen.
    pub text: String,
}

/// The history of a case, in order.
pub fn history(desk: &Desk, no: &str) -> Result<Vec<HistoryRow>> {
    let case = desk.case(no)?;
    Ok(case.lines.iter().map(|line| history_row(desk, case, line)).collect())
}

fn history_row(desk: &Desk, case: &Case, line: &Line) -> HistoryRow {
    let at = Time::parse(&line.at).map_or_else(
        || line.at.clone(),
        |t| {
            t.to_chrono()
                .with_timezone(&desk.world.offset)
                .to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
        },
    );
    HistoryRow {
        seq: line.seq,
        at,
        actor: line.actor.clone(),
        kind: line.event.kind().to_string(),
        hash: line.hash.hex(),
        text: sentence(case, line, &desk.world.locale),
    }
}

/// Signs the present head; with a path the statement and its signature (`.sig`) are written there too.
pub fn checkpoint(desk: &mut Desk, out: Option<&Path>) -> Result<KeptCheckpoint> {
    let time = Time::from_chrono(&desk.world.now());
    let files = out.map(|path| {
        let mut sig = path.as_os_str().to_os_string();
        sig.push(".sig");
        (path, PathBuf::from(sig))
    });
    // Nothing is signed for a file that cannot be written.
    if let Some((path, sig)) = &files
        && let Some(taken) = [*path, sig].into_iter().find(|p| p.exists())
    {
        return Err(Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-file-exists")
            .with("path", taken.display()));
    }
    let kept = desk.ready()?.checkpoint(time).map_err(store_failure)?;
    if let Some((path, sig)) = files {
        write_new(path, kept.text.as_bytes())?;
        write_new(&sig, &kept.sig)?;
    }
    Ok(kept)
}

/// The most a text of the user's own may hold: rules, a calendar, a profile, a letter are a few pages.
const TEXT_MOST: u64 = 4 << 20;

/// Such a text, whole. Refuses what is too large to be one, and a pipe, which would be waited for.
pub fn read_own(path: &Path) -> Result<Vec<u8>> {
    let about = std::fs::metadata(path).map_err(|e| io(path, &e))?;
    if !about.is_file() {
        return Err(no_plain_file(path));
    }
    if about.len() > TEXT_MOST {
        let failure = Failure::new(Exit::Invalid, "E-FILE-13", "cli-fail-too-long");
        return Err(failure.with("path", path.display()).with("limit", TEXT_MOST >> 20));
    }
    std::fs::read(path).map_err(|e| io(path, &e))
}

/// A folder, a pipe or a device where a file is meant.
pub(super) fn no_plain_file(path: &Path) -> Failure {
    Failure::new(Exit::Invalid, "E-FILE-11", "cli-fail-no-plain-file").with("path", path.display())
}

/// Writes a new file; never over an existing one.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    if path.exists() {
        return Err(Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-file-exists")
            .with("path", path.display()));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut part = super::part::new_in(folder)?;
    let write = move || -> std::io::Result<()> {
        part.write_all(bytes)?;
        part.as_file().sync_all()?;
        part.persist_noclobber(path)?;
        Ok(())
    };
    write().map_err(|e| io(path, &e))
}

/// What the user chose once and for all books.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `zh-CN` or `en`.
    pub language: Option<String>,
    /// Folder of the book.
    pub home: Option<PathBuf>,
    /// Who writes entries.
    pub actor: Option<String>,
    /// What that person is.
    pub actor_role: Option<String>,
    /// And is called.
    pub actor_name: Option<String>,
    /// `ascii`, `box`, or `auto`: as the terminal draws them.
    pub symbols: Option<String>,
    /// `terminal` or `none`.
    pub colour: Option<String>,
    /// Whether the mouse clicks and scrolls.
    pub mouse: Option<bool>,
    /// The folder files were taken from last.
    pub last_folder: Option<PathBuf>,
}

impl Settings {
    /// Reads the settings; a file that does not read as settings counts as none, and is not touched.
    pub fn read(path: &Path) -> Self {
        std::fs::read_to_string(path)
            .ok()
            .and_then(|text| toml::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Writes them whole: beside, then renamed.
    pub fn write(&self, path: &Path) -> Result<()> {
        use std::io::Write;
        let folder = path.parent().unwrap_or(Path::new("."));
        let text = toml::to_string(self).unwrap_or_default();
        let write = || -> std::io::Result<()> {
            std::fs::create_dir_all(folder)?;
            let mut part = tempfile::NamedTempFile::new_in(folder)?;
            part.write_all(text.as_bytes())?;
            part.persist(path)?;
            Ok(())
        };
        write().map_err(|e| io(path, &e))
    }
}
