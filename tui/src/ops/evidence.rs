//! Evidence: keep files as exhibits, take them out again, strike them. Files are copied, never moved or changed.

use super::case::{known, one};
use super::{Bytes, Desk, id_of, store_failure};
use crate::failure::{Exit, Failure, Result, io};
use recourse_core::case::Case;
use recourse_core::case::contact::Struck;
use recourse_core::case::event::Event;
use recourse_core::case::exhibit::{
    Exhibit, ExhibitAdded, ExhibitKind, FileRef, safe_name, telling_name,
};
use recourse_core::hash::Hash;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Beyond this a text is not searched for card numbers when it is added.
const SEARCHED: usize = 1024 * 1024;

/// Whether these bytes are text that shows a full card number. Pictures and packed files cannot be looked into here.
pub fn shows_card(bytes: &[u8]) -> bool {
    let text = bytes.get(..SEARCHED).unwrap_or(bytes);
    let text = String::from_utf8_lossy(text);
    !text.contains('\0') && !recourse_core::hygiene::find_cards(&text).is_empty()
}

/// The same of a file; one that cannot be read shows nothing.
pub fn file_shows_card(path: &Path) -> bool {
    super::verify::read_file(path, SEARCHED as u64).is_ok_and(|bytes| shows_card(&bytes))
}

/// What the user says about files to be kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    /// Sort; guessed from the name where absent.
    pub kind: Option<ExhibitKind>,
    /// Title for the evidence list.
    pub title: Option<String>,
    /// What it proves.
    pub proves: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Where the original is.
    pub original: Option<String>,
    /// When it was made.
    pub captured_at: Option<String>,
    /// Who made it.
    pub taken_by: Option<String>,
    /// The answer to "does it show a full card number?".
    pub shows_card: Option<bool>,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its path or name.
    pub path: String,
    /// `E003`.
    pub id: String,
    /// Its hash.
    pub sha256: Hash,
    /// Bytes.
    pub size: u64,
    /// It was an exhibit before; nothing was stored twice.
    pub known: bool,
    /// Its bytes were lost or damaged, and are there again.
    pub put_back: bool,
}

/// Keeps one file as an exhibit. A file already kept is reported with its id.
pub fn add(desk: &mut Desk, no: &str, path: &Path, about: &About) -> Result<Kept> {
    let metadata = std::fs::metadata(path).map_err(|e| io(path, &e))?;
    if metadata.is_dir() {
        return Err(Failure::new(Exit::Invalid, "E-FILE-04", "cli-fail-file-folder")
            .with("path", path.display())
            .with("error", ""));
    }
    super::own_files::no_evidence(&desk.world.home, path)?;
    if metadata.len() == 0 {
        return Err(Failure::new(Exit::Invalid, "E-FILE-09", "cli-fail-file-empty")
            .with("path", path.display()));
    }
    let own = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    keep(desk, no, Bytes::File(path.to_path_buf()), &own, path.display().to_string(), about)
}

/// Keeps bytes that are at hand as an exhibit.
pub fn add_bytes(
    desk: &mut Desk,
    no: &str,
    bytes: Vec<u8>,
    name: &str,
    about: &About,
) -> Result<Kept> {
    keep(desk, no, Bytes::Memory(bytes.into()), name, name.to_string(), about)
}

/// What was erased on request is not taken in again by its bytes.
pub(super) fn not_erased(case: &Case, kept: &Exhibit) -> Result<()> {
    match case.erased_at(kept) {
        Some(seq) => Err(Failure::new(Exit::Invalid, "E-ERASE-04", "cli-fail-evidence-erased")
            .with("id", kept.id())
            .with("seq", seq)),
        None => Ok(()),
    }
}

fn keep(
    desk: &mut Desk,
    no: &str,
    bytes: Bytes,
    own: &str,
    path: String,
    about: &About,
) -> Result<Kept> {
    let case_no = desk.case(no)?.no.clone();
    let (sha256, size) = {
        let blob = bytes.blob()?;
        (blob.sha256, blob.size)
    };
    let case = known(desk.book(), &case_no)?;
    if let Some(kept) = case.exhibit_with(&sha256) {
        let id = kept.id();
        not_erased(case, kept)?;
        let lost = !desk.store()?.holds(&sha256);
        if lost {
            desk.ready()?.put_back(bytes.blob()?).map_err(store_failure)?;
        }
        return Ok(Kept { path, id, sha256, size, known: true, put_back: lost });
    }
    let mut id = String::new();
    desk.record(&[bytes], |book, _| {
        let case = known(book, &case_no)?;
        let number = case.next_exhibit();
        id = format!("E{number:03}");
        let kind = about.kind.unwrap_or_else(|| guess_kind(own));
        let file = FileRef { name: telling_name(kind.word(), own), sha256, size };
        Ok(vec![(
            id_of(case),
            Event::ExhibitAdded(exhibit(
                number,
                file,
                own,
                book.import_of(&sha256).map(|i| i.seq),
                about,
            )),
        )])
    })?;
    Ok(Kept { path, id, sha256, size, known: false, put_back: false })
}

/// The event for a new exhibit.
pub fn exhibit(
    no: u32,
    file: FileRef,
    own: &str,
    import_seq: Option<u64>,
    about: &About,
) -> ExhibitAdded {
    let said = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
    ExhibitAdded {
        no,
        kind: about.kind.unwrap_or_else(|| guess_kind(own)),
        captured_at: said(&about.captured_at),
        import_seq,
        shows_card: about.shows_card,
        files: vec![file],
        name: Some(own.to_string()),
        title: said(&about.title),
        proves: said(&about.proves),
        source: said(&about.source),
        original: said(&about.original),
        taken_by: said(&about.taken_by),
    }
}

/// A first guess from the name; the user can always say otherwise.
pub fn guess_kind(name: &str) -> ExhibitKind {
    let lower = name.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if any(&["签购单", "小票", "slip", "receipt"]) {
        ExhibitKind::Slip
    } else if any(&["流水", "对账单", "statement"]) {
        ExhibitKind::Statement
    } else if any(&["协议", "合同", "contract", "agreement"]) {
        ExhibitKind::Contract
    } else if any(&["公告", "通知", "notice"]) {
        ExhibitKind::Notice
    } else if any(&["录音", ".wav", ".mp3", ".m4a", ".amr", ".aac", ".ogg", "recording"]) {
        ExhibitKind::Recording
    } else if any(&["截图", "screenshot", "mmexport"]) {
        ExhibitKind::Screenshot
    } else if any(&["催告", "回执", "函", "demand", "letter"]) {
        ExhibitKind::Letter
    } else if any(&["明细", "export"]) {
        ExhibitKind::Export
    } else {
        ExhibitKind::Other
    }
}

/// Strikes an exhibit, with a reason; its file stays.
pub fn void(desk: &mut Desk, no: &str, exhibit: u32, reason: &str) -> Result<u64> {
    let reason = Some(reason.to_string());
    one(desk, no, |_| Ok(Event::ExhibitVoided(Struck { no: exhibit, reason: reason.clone() })))
}

/// Writes an exhibit's original bytes to a path; refuses to overwrite another file.
pub fn extract(desk: &Desk, no: &str, exhibit: u32, to: &Path) -> Result<PathBuf> {
    let case = desk.case(no)?;
    let found = case.exhibit(exhibit).and_then(|x| x.file().map(|f| (x, f)));
    let Some((_, file)) = found else {
        let id = format!("E{exhibit:03}");
        return Err(Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown").with("id", id));
    };
    let target = if to.is_dir() { to.join(safe_name(&file.name)) } else { to.to_path_buf() };
    if target.exists() {
        return Err(Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-file-exists")
            .with("path", target.display()));
    }
    let store = desk.store()?;
    if let Some(seq) = case.exhibit(exhibit).and_then(|x| case.erased_at(x)) {
        return Err(Failure::new(Exit::NotFound, "E-ERASE-05", "cli-fail-extract-erased")
            .with("id", format!("E{exhibit:03}"))
            .with("seq", seq));
    }
    let Some((_, mut bytes)) = store.attachment(&file.sha256).map_err(store_failure)? else {
        return Err(Failure::new(Exit::NotFound, "E-FILE-06", "cli-fail-no-attachment")
            .with("hash", file.sha256));
    };
    if !store.holds(&file.sha256) {
        return Err(Failure::new(Exit::Verification, "E-FILE-14", "cli-fail-attachment-changed")
            .with("hash", file.sha256));
    }
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut write = || -> std::io::Result<()> {
        let mut part = tempfile::NamedTempFile::new_in(folder)?;
        std::io::copy(&mut bytes, &mut part)?;
        part.flush()?;
        part.as_file().sync_all()?;
        part.persist_noclobber(&target)?;
        Ok(())
    };
    write().map_err(|e| io(&target, &e))?;
    Ok(target)
}
