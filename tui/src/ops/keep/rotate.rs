//! Which older backups give way to a new one. Their names say when they were made, how far the book had come, and where
//! its chain stood.

use recourse_core::audit::Id;
use recourse_core::hash::Hash;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// So much of a hash tells one chain from another.
const HEAD: usize = 8;

/// The name of a backup, without its ending.
pub(super) fn stem(book: &Id, now: &str, seq: u64, head: &Hash) -> String {
    format!("recourse-{}-{now}-{seq}-{}", &book.hex()[..8], &head.hex()[..HEAD])
}

/// A backup, as its name tells.
#[derive(Debug)]
pub(super) struct Backup {
    pub(super) path: PathBuf,
    made: String,
    month: String,
    pub(super) seq: u64,
    /// The beginning of its head; earlier versions did not write it.
    pub(super) head: Option<String>,
}

/// Removes backups but the latest ones and the last of each of the last twelve months: never the one just `written`, and
/// only such as are `ours` to remove.
pub(super) fn rotate(
    folder: &Path,
    book: &Id,
    keep: usize,
    (written, ours): (&Path, &dyn Fn(&Backup) -> bool),
) -> Vec<PathBuf> {
    let mut months = BTreeSet::new();
    let mut removed = Vec::new();
    for (age, backup) in list(folder, book).into_iter().rev().enumerate() {
        let last_of_month = months.len() < 12 && months.insert(backup.month.clone());
        if age < keep || last_of_month || backup.path == written || !ours(&backup) {
            continue;
        }
        if std::fs::remove_file(&backup.path).is_ok() {
            std::fs::remove_file(backup.path.with_extension("key")).ok();
            removed.push(backup.path);
        }
    }
    removed
}

/// Backups of a book in a folder, the one that is furthest on last: a clock can be set back, a record only grows.
fn list(folder: &Path, book: &Id) -> Vec<Backup> {
    let prefix = format!("recourse-{}-", &book.hex()[..8]);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<Backup> = entries
        .filter_map(|e| {
            let path = e.ok()?.path();
            let name = path.file_name()?.to_str()?.to_string();
            let rest = name.strip_prefix(&prefix)?;
            let rest = rest.strip_suffix(".age").unwrap_or(rest).strip_suffix(".recourse")?;
            let mut words = rest.split('-');
            let (made, seq) = (words.next()?.to_string(), words.next()?.parse().ok()?);
            let is_head = |w: &&str| w.len() == HEAD && w.bytes().all(|b| b.is_ascii_hexdigit());
            let head = words.next().filter(is_head).map(str::to_string);
            Some(Backup { month: made.get(..6)?.to_string(), made, seq, head, path })
        })
        .collect();
    all.sort_by(|a, b| (a.seq, &a.made, &a.path).cmp(&(b.seq, &b.made, &b.path)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Days, TimeZone, Utc};

    const KEPT: usize = super::super::KEPT;

    #[test]
    fn rotation_keeps_the_latest_and_one_of_each_month_and_touches_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let book = Id::new([7; 16]);
        let first = Utc.with_ymd_and_hms(2025, 1, 5, 9, 0, 0).unwrap();
        for day in 0..400u64 {
            let at = first.checked_add_days(Days::new(day)).unwrap();
            let name =
                stem(&book, &at.format("%Y%m%dT%H%M%SZ").to_string(), day + 1, &Hash::of(b"1"));
            std::fs::write(dir.path().join(format!("{name}.recourse")), b"").unwrap();
        }
        let others = [
            "notes.txt",
            "recourse-08080808-20250105T090000Z-1.recourse",
            "recourse-07070707-x.zip",
        ];
        for name in others {
            std::fs::write(dir.path().join(name), b"").unwrap();
        }
        // Of a copy that went another way.
        let apart = "recourse-07070707-20250110T090000Z-7-0badc0de.recourse";
        std::fs::write(dir.path().join(apart), b"").unwrap();
        let ours = |b: &Backup| b.head.as_deref() == Some(&Hash::of(b"1").hex()[..8]);
        // The clock was set back: the one just written has the oldest name.
        let name = stem(&book, "20200101T000000Z", 3, &Hash::of(b"1"));
        let written = dir.path().join(format!("{name}.recourse"));
        std::fs::write(&written, b"").unwrap();
        let removed = rotate(dir.path(), &book, KEPT, (&written, &ours));
        let left = list(dir.path(), &book);
        assert_eq!(removed.len() + left.len(), 402);
        let months: BTreeSet<&str> = left.iter().map(|b| b.month.as_str()).collect();
        assert!(months.len() >= 13, "{months:?}");
        assert!(left.iter().rev().take(KEPT).all(|b| b.seq > 390));
        for name in others.into_iter().chain([apart]) {
            assert!(dir.path().join(name).exists(), "{name}");
        }
        assert!(written.exists());
        assert_eq!(left.last().unwrap().month, "202602");
    }
}
