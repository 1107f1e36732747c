//! Files of the book itself: never taken for evidence, never written over.

use crate::failure::{Exit, Failure, Result, io};
use recourse_core::locale::{Lang, Locale};
use recourse_core::store::{ASIDE, BOOK_FILE, KEY_FILE};
use std::path::{Path, PathBuf};

/// A key file is smaller than this.
const KEY_MOST: u64 = 4096;

/// Whether this is the book, its key, or something that lies beside them for them; a link to one counts too, and so
/// does a copy of the key under another name.
pub fn is_own(home: &Path, path: &Path) -> bool {
    let Ok(home) = std::fs::canonicalize(home) else { return false };
    let real = std::fs::canonicalize(path).ok();
    [beside_itself(path), real].into_iter().flatten().any(|path| named_own(&home, &path))
        || is_key(&home, path)
}

/// The path with its folder resolved and itself not.
fn beside_itself(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(std::fs::canonicalize(folder).ok()?.join(path.file_name()?))
}

fn named_own(home: &Path, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let own = name.starts_with(BOOK_FILE)
        || name.starts_with(KEY_FILE)
        || name.starts_with(".book-")
        || name.starts_with(".recourse-")
        || ["backups.json", "reminders.json"].contains(&name.as_str());
    let Some(folder) = path.parent() else { return false };
    let set_aside = folder.parent() == Some(home)
        && folder.file_name().is_some_and(|n| n.to_string_lossy().starts_with(ASIDE));
    own && (folder == home || set_aside)
}

/// Where the user's own rule packs, calendars, letters, profiles and roots lie.
const OWN: &str = "own";

/// Copies what the user added beside one book to beside another; what lies there already stays. Best effort: the new
/// book works without.
pub fn carry(from: &Path, to: &Path) {
    copy_folder(&from.join(OWN), &to.join(OWN), 3);
}

fn copy_folder(from: &Path, to: &Path, depth: usize) {
    for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
        let (kind, target) = (entry.file_type(), to.join(entry.file_name()));
        match kind {
            Ok(kind) if kind.is_dir() && depth > 0 => {
                copy_folder(&entry.path(), &target, depth - 1);
            }
            Ok(kind) if kind.is_file() && !target.exists() => {
                recourse_core::store::files::private_folder(to).ok();
                std::fs::copy(entry.path(), target).ok();
            }
            _ => {}
        }
    }
}

/// The bytes are those of a key beside the book.
fn is_key(home: &Path, path: &Path) -> bool {
    if !std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() <= KEY_MOST) {
        return false;
    }
    std::fs::read(path).map(zeroize::Zeroizing::new).is_ok_and(|bytes| is_key_bytes(home, &bytes))
}

/// The bytes are those of a book, this one's backup or another's: its private parts and own thoughts would go out with it.
pub fn is_book_bytes(bytes: &[u8]) -> bool {
    let id = u32::try_from(recourse_core::store::schema::APPLICATION_ID).unwrap_or_default();
    bytes.starts_with(b"SQLite format 3\0") && bytes.get(68..72) == Some(&id.to_be_bytes()[..])
}

/// This is the file of a book, or of a copy of one.
pub fn is_book(path: &Path) -> bool {
    use std::io::Read;
    if !std::fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return false;
    }
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(72).read_to_end(&mut head));
    read.is_ok() && is_book_bytes(&head)
}

/// These are the bytes of a key beside the book.
pub fn is_key_bytes(home: &Path, bytes: &[u8]) -> bool {
    if bytes.is_empty() || bytes.len() as u64 > KEY_MOST {
        return false;
    }
    let entries = std::fs::read_dir(home).into_iter().flatten();
    let keys = entries.filter_map(|e| Some(e.ok()?.path())).filter(|p| {
        p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(KEY_FILE))
            && std::fs::metadata(p).is_ok_and(|m| m.is_file() && m.len() <= KEY_MOST)
    });
    let same = |p: PathBuf| {
        std::fs::read(p).map(zeroize::Zeroizing::new).is_ok_and(|key| key.as_slice() == bytes)
    };
    keys.into_iter().any(same)
}

/// Refuses it as evidence.
pub fn no_evidence(home: &Path, path: &Path) -> Result<()> {
    if is_own(home, path) || is_book(path) { Err(own_file(path)) } else { Ok(()) }
}

/// It is the book's own and no evidence.
pub fn own_file(path: &Path) -> Failure {
    Failure::new(Exit::Invalid, "E-FILE-11", "cli-fail-own-file").with("path", path.display())
}

/// What a file is that is made anew each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remade {
    /// A calendar file.
    Calendar,
    /// A journal of deadlines.
    Journal,
}

impl Remade {
    fn word(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Journal => "journal",
        }
    }

    /// Whether a file there is of this kind, so that nothing else is lost when it is written anew.
    fn is_kind(self, bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        match self {
            _ if text.is_empty() => true,
            Self::Calendar => text.starts_with("BEGIN:VCALENDAR"),
            Self::Journal => [Lang::Zh, Lang::En].into_iter().any(|lang| {
                let title = Locale::new(lang)
                    .fill("clocks-journal-title", recourse_core::args![day = "\u{1}"]);
                let head = title.split(['\u{1}', '\u{2068}']).next().unwrap_or_default();
                !head.is_empty() && text.starts_with(head)
            }),
        }
    }

    /// Refuses to write over anything that is not of this kind, and over what belongs to the book.
    pub fn may_write(self, home: &Path, path: &Path) -> Result<()> {
        use std::io::Read;
        if is_own(home, path) {
            return Err(Failure::new(Exit::Invalid, "E-FILE-12", "cli-fail-not-over-own")
                .with("path", path.display()));
        }
        let about = match std::fs::metadata(path) {
            Ok(about) => about,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(e) => return Err(io(path, &e)),
        };
        let mut head = Vec::new();
        if about.is_file() {
            let file = std::fs::File::open(path).map_err(|e| io(path, &e))?;
            file.take(1024).read_to_end(&mut head).map_err(|e| io(path, &e))?;
        }
        if about.is_file() && self.is_kind(&head) {
            return Ok(());
        }
        Err(Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-not-over")
            .with("path", path.display())
            .with("what", self.word()))
    }
}
