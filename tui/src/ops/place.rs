//! Where a folder lies: on a disk of this machine, in a folder some service copies elsewhere, on another machine, or
//! on a stick. A live database belongs on the first alone.

use std::path::{Component, Path, PathBuf};

/// What kind of place a folder is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A disk of this machine.
    Local,
    /// A service copies it elsewhere, file by file, at its own time. Its name.
    Synced(&'static str),
    /// Another machine's disk. The file system.
    Network(String),
    /// It can be pulled out.
    Removable,
}

impl Kind {
    /// The word of JSON output and of message ids.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Synced(_) => "synced",
            Self::Network(_) => "network",
            Self::Removable => "removable",
        }
    }

    /// Name of the service or file system.
    pub fn name(&self) -> String {
        match self {
            Self::Local | Self::Removable => String::new(),
            Self::Synced(name) => (*name).to_string(),
            Self::Network(name) => name.clone(),
        }
    }
}

/// A place and its file system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which kind.
    pub kind: Kind,
    /// `ext4`, `nfs4`, `vfat`; empty where the system does not say.
    pub file_system: String,
}

/// Folder names of services, compared without case; a trailing ` - name` or `(name)` is the account's.
const SERVICES: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("坚果云", "坚果云"),
    ("我的坚果云", "坚果云"),
    ("nutstore", "坚果云"),
    ("nutstore files", "坚果云"),
    ("dropbox", "Dropbox"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("icloud drive", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("百度网盘", "百度网盘"),
    ("baidunetdiskworkspace", "百度网盘"),
    ("baidusyncdisk", "百度网盘"),
    ("wps云盘", "WPS 云盘"),
    ("wpsdrive", "WPS 云盘"),
    ("nextcloud", "Nextcloud"),
    ("syncthing", "Syncthing"),
];

/// Marks that a service leaves in the top of what it copies.
const MARKS: &[(&str, &str)] = &[
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nutstore", "坚果云"),
    (".849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
];

const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "smb",
    "afpfs",
    "webdav",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.rclone",
    "9p",
    "afs",
    "ceph",
    "fuse.glusterfs",
    "ncpfs",
    "fuse.gvfsd-fuse",
];

/// What can be told from the path alone, and from marks in the folders above it.
pub fn service_of(path: &Path) -> Option<&'static str> {
    let by_name = path.components().find_map(|part| {
        let Component::Normal(name) = part else { return None };
        let name = name.to_string_lossy().to_lowercase();
        let stem = name.split(" - ").next().unwrap_or(&name);
        let stem = stem.split('(').next().unwrap_or(stem).trim();
        SERVICES.iter().find(|(known, _)| *known == stem || *known == name).map(|(_, s)| *s)
    });
    by_name.or_else(|| {
        path.ancestors().find_map(|folder| {
            MARKS.iter().find(|(mark, _)| folder.join(mark).exists()).map(|(_, s)| *s)
        })
    })
}

/// The file system a path lies on, by a table of mounts as Linux writes it (`/proc/self/mountinfo`).
fn mount_of<'a>(path: &Path, table: &'a str) -> Option<(PathBuf, &'a str, &'a str)> {
    let mut best: Option<(PathBuf, &str, &str)> = None;
    for line in table.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let Some(dash) = words.iter().position(|w| *w == "-") else { continue };
        let (Some(point), Some(kind)) = (words.get(4), words.get(dash + 1)) else { continue };
        let point = PathBuf::from(unescape(point));
        let device = words.get(2).copied().unwrap_or_default();
        // Later lines lie over earlier ones.
        let deeper = best
            .as_ref()
            .is_none_or(|(b, ..)| point.components().count() >= b.components().count());
        if path.starts_with(&point) && deeper {
            best = Some((point, kind, device));
        }
    }
    best
}

/// `\040` is a space there.
fn unescape(text: &str) -> String {
    text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
}

fn nearest(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = whole.ancestors().find(|p| p.exists()).unwrap_or(&whole);
    std::fs::canonicalize(there).unwrap_or_else(|_| there.to_path_buf())
}

/// Looks at a folder that exists or will exist.
pub fn of(path: &Path) -> Place {
    let table = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    judge(path, &nearest(path), &table, &|device| {
        let link = format!("/sys/dev/block/{device}");
        let real = std::fs::canonicalize(link).ok()?;
        // The partition's disk says it.
        let flag = real
            .ancestors()
            .take(2)
            .find_map(|p| std::fs::read_to_string(p.join("removable")).ok())?;
        Some(
            flag.trim() == "1"
                || real.components().any(|c| c.as_os_str().to_string_lossy().starts_with("usb")),
        )
    })
}

fn judge(path: &Path, real: &Path, table: &str, removable: &dyn Fn(&str) -> Option<bool>) -> Place {
    let mount = mount_of(real, table);
    let file_system = mount.as_ref().map(|(_, kind, _)| (*kind).to_string()).unwrap_or_default();
    if let Some(service) = service_of(path).or_else(|| service_of(real)) {
        return Place { kind: Kind::Synced(service), file_system };
    }
    let text = real.to_string_lossy();
    if NETWORK.contains(&file_system.as_str())
        || text.starts_with(r"\\") && !text.starts_with(r"\\?\")
    {
        let name = if file_system.is_empty() { "UNC".to_string() } else { file_system.clone() };
        return Place { kind: Kind::Network(name), file_system };
    }
    let point = mount.as_ref().map(|(point, ..)| point.clone()).unwrap_or_default();
    let by_place =
        ["/media", "/run/media"].iter().any(|p| point.starts_with(p) && point != Path::new(p))
            || real.starts_with("/Volumes");
    let by_disk = mount.as_ref().and_then(|(.., device)| removable(device)).unwrap_or(false);
    let kind = if by_place || by_disk { Kind::Removable } else { Kind::Local };
    Place { kind, file_system }
}

/// Copies that a service made because two machines changed one file: `book (conflicted copy …).recourse` and its like.
pub fn conflicts(folder: &Path) -> Vec<String> {
    const WORDS: &[&str] = &["conflict", "冲突", "sync-conflict", "-desktop-", "-laptop-", "copy"];
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| {
            let lower = name.to_lowercase();
            let of_book = lower.starts_with("book") && lower.contains("recourse")
                || lower.starts_with("book")
                    && Path::new(&lower).extension().is_some_and(|e| e == "key");
            let plain = ["book.recourse", "book.key"].contains(&lower.as_str());
            let numbered = lower.starts_with("book (") || lower.starts_with("book-");
            of_book && !plain && (numbered || WORDS.iter().any(|w| lower.contains(w)))
        })
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /home/wang/nas rw - nfs4 host:/x rw
31 22 8:17 / /media/wang/USB\\040STICK rw - vfat /dev/sdb1 rw
32 22 0:50 / /mnt/share rw - cifs //server/share rw
33 22 8:33 / /data rw - ext4 /dev/sdc1 rw";

    fn kind(path: &str) -> Kind {
        let path = Path::new(path);
        judge(path, path, TABLE, &|device| Some(device == "8:33")).kind
    }

    #[test]
    fn each_kind_of_place_is_told_apart() {
        assert_eq!(kind("/home/wang/Documents/追款案卷"), Kind::Local);
        assert_eq!(kind("/home/wang/nas/book"), Kind::Network("nfs4".into()));
        assert_eq!(kind("/mnt/share"), Kind::Network("cifs".into()));
        assert_eq!(kind("/media/wang/USB STICK/book"), Kind::Removable);
        assert_eq!(kind("/data/book"), Kind::Removable);
        for (path, service) in [
            ("/home/wang/OneDrive/Documents", "OneDrive"),
            ("/home/wang/OneDrive - 老王记/文档", "OneDrive"),
            ("/home/wang/我的坚果云/x", "坚果云"),
            ("/home/wang/Nutstore Files/x", "坚果云"),
            ("/home/wang/Dropbox (Personal)/x", "Dropbox"),
            ("/Users/w/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ] {
            assert_eq!(kind(path), Kind::Synced(service), "{path}");
        }
        assert_eq!(kind("/home/wang/onedrivers/x"), Kind::Local);
    }

    #[test]
    fn a_mark_in_a_folder_above_counts() {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("a/b");
        std::fs::create_dir_all(&home).unwrap();
        assert_eq!(of(&home).kind, Kind::Local);
        std::fs::write(dir.path().join("a/.stfolder"), b"").unwrap();
        assert_eq!(of(&home.join("not/yet")).kind, Kind::Synced("Syncthing"));
    }

    #[test]
    fn copies_of_a_conflict_are_found_and_ours_are_not() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "book.recourse",
            "book.key",
            "book.recourse-wal",
            "book.recourse.head",
            "book.recourse.before-v2",
            "book (Wang's conflicted copy 2026-03-12).recourse",
            "book-DESKTOP-1.recourse",
            "book.sync-conflict-20260312-101010-ABC.recourse",
            "book (老王 的冲突文件 2026-03-12).recourse",
            "notes.txt",
        ] {
            std::fs::write(dir.path().join(name), b"").unwrap();
        }
        assert_eq!(conflicts(dir.path()).len(), 4, "{:?}", conflicts(dir.path()));
    }
}
