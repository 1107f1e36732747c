//! Exhibits: files with a number that never changes, what each proves and where its original is.

use super::contact::keep;
use crate::hash::Hash;
use serde::{Deserialize, Serialize};

/// A file an entry names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// Safe name; the file's own name is private.
    pub name: String,
    /// Hash of its bytes.
    pub sha256: Hash,
    /// Bytes.
    pub size: u64,
}

/// What sort of thing an exhibit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExhibitKind {
    /// Sales slip of the terminal.
    Slip,
    /// Bank statement.
    Statement,
    /// Export of terminal, acquirer or platform.
    Export,
    /// Agreement.
    Contract,
    /// Notice, for example of the upgrade.
    Notice,
    /// Sound recording.
    Recording,
    /// Picture of a screen.
    Screenshot,
    /// Letter sent.
    Letter,
    /// Answer received.
    Reply,
    /// Anything else.
    Other,
}

impl ExhibitKind {
    /// Every sort, in the order of the command line.
    pub const ALL: [Self; 10] = [
        Self::Slip,
        Self::Statement,
        Self::Export,
        Self::Contract,
        Self::Notice,
        Self::Recording,
        Self::Screenshot,
        Self::Letter,
        Self::Reply,
        Self::Other,
    ];

    /// `slip`, `statement`, …: the word in entries, in the command line and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Slip => "slip",
            Self::Statement => "statement",
            Self::Export => "export",
            Self::Contract => "contract",
            Self::Notice => "notice",
            Self::Recording => "recording",
            Self::Screenshot => "screenshot",
            Self::Letter => "letter",
            Self::Reply => "reply",
            Self::Other => "other",
        }
    }
}

/// A file became an exhibit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExhibitAdded {
    /// E001 is 1; per case, never reused.
    pub no: u32,
    /// Sort.
    pub kind: ExhibitKind,
    /// When the picture was taken, the call recorded, the file exported (text as the user gave it, RFC 3339 where known).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured_at: Option<String>,
    /// The journal entry that first sealed this file, where it came in as an import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import_seq: Option<u64>,
    /// The user's answer to "does this show a full card number?".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows_card: Option<bool>,
    /// Exactly one file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// Private: the file's own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Private: what the evidence list calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Private: what it proves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proves: Option<String>,
    /// Private: where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Private: where the original is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// Private: who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_by: Option<String>,
}

/// New values for an exhibit's description; `None` leaves a member as it was.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ExhibitAmended {
    /// Which exhibit.
    pub no: u32,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ExhibitKind>,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured_at: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proves: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_by: Option<String>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An exhibit as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Exhibit {
    /// The entry that added it.
    pub seq: u64,
    /// When that was written down.
    pub at: String,
    /// Its present description.
    pub now: ExhibitAdded,
    /// Entries that changed the description, in order.
    pub amended_by: Vec<u64>,
    /// Struck by this entry, with its reason.
    pub voided: Option<(u64, String)>,
}

impl Exhibit {
    /// `E003`.
    pub fn id(&self) -> String {
        format!("E{:03}", self.now.no)
    }

    /// The file, absent only in a malformed entry.
    pub fn file(&self) -> Option<&FileRef> {
        self.now.files.first()
    }

    /// What to call it: title, else its own name, else the safe name.
    pub fn title(&self) -> &str {
        let file = self.file().map(|f| f.name.as_str());
        self.now.title.as_deref().or(self.now.name.as_deref()).or(file).unwrap_or_default()
    }

    pub(super) fn amend(&mut self, seq: u64, change: &ExhibitAmended) {
        let now = &mut self.now;
        if let Some(kind) = change.kind {
            now.kind = kind;
        }
        keep(&mut now.captured_at, &change.captured_at);
        keep(&mut now.title, &change.title);
        keep(&mut now.proves, &change.proves);
        keep(&mut now.source, &change.source);
        keep(&mut now.original, &change.original);
        keep(&mut now.taken_by, &change.taken_by);
        self.amended_by.push(seq);
    }
}

/// The file is an e-mail, by its name.
pub fn is_mail(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("eml"))
}

/// A name fit for every file system: other characters than `[A-Za-z0-9._-]` become `_`, 1 to 107 characters,
/// the extension kept in lower case.
pub fn safe_name(own: &str) -> String {
    let base = own.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = base
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' })
        .collect();
    let (stem, extension) = match clean.rsplit_once('.') {
        Some((s, e)) if !s.is_empty() && !e.is_empty() && e.len() <= 8 => {
            (s.to_string(), format!(".{}", e.to_lowercase()))
        }
        _ => (clean.clone(), String::new()),
    };
    let mut stem: String =
        stem.trim_matches(['.', ' ']).chars().take(107 - extension.len()).collect();
    if stem.is_empty() {
        stem.push_str("file");
    }
    let extension = if extension.ends_with('.') { String::new() } else { extension };
    format!("{stem}{extension}")
}

/// The same, and a name a lawyer can tell apart where the own one is Chinese: `签购单 0309.jpg` of kind `slip` becomes
/// `slip-0309.jpg`, not `____0309.jpg`. Names inside a bundle are ASCII, because no zip tool mangles those.
pub fn telling_name(kind: &str, own: &str) -> String {
    let base = own.rsplit(['/', '\\']).next().unwrap_or_default();
    if base.is_ascii() {
        return safe_name(base);
    }
    let (stem, extension) = base.rsplit_once('.').unwrap_or((base, ""));
    let kept = stem.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    let kept: Vec<&str> =
        kept.map(|part| part.trim_matches('-')).filter(|p| !p.is_empty()).collect();
    let name = std::iter::once(kind).chain(kept).collect::<Vec<_>>().join("-");
    if extension.is_empty() { safe_name(&name) } else { safe_name(&format!("{name}.{extension}")) }
}

#[cfg(test)]
mod tests {
    use super::{safe_name, telling_name};

    #[test]
    fn chinese_names_become_names_a_lawyer_can_tell_apart() {
        assert_eq!(telling_name("slip", r"D:\微信文件\签购单 0309.JPG"), "slip-0309.jpg");
        assert_eq!(telling_name("export", "POS明细 0301-0325.csv"), "export-POS-0301-0325.csv");
        assert_eq!(telling_name("contract", "收单服务协议.pdf"), "contract.pdf");
        assert_eq!(telling_name("other", "纸条"), "other");
        assert_eq!(telling_name("slip", "IMG 0231.HEIC"), "IMG_0231.heic");
    }

    #[test]
    fn safe_names_survive_every_file_system() {
        assert_eq!(safe_name(r"D:\微信文件\签购单 0309.JPG"), "____0309.jpg");
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name("..."), "file");
        assert_eq!(safe_name(""), "file");
        assert!(safe_name(&"长".repeat(300)).len() <= 107);
    }
}
