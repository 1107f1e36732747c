//! Writes a bundle: everything but attachments is put together first, then all of it streams out, so that memory does
//! not grow with the attachments.

use super::bag::{self, BagInfo};
use super::draft::{CheckpointFiles, Draft};
use super::statement::Statement;
use super::zip::{ZipWriter, crc_of, size_of};
use crate::audit::{SigningKey, Time};
use crate::case::exhibit::{FileRef, safe_name};
use crate::hash::Hash;
use std::collections::BTreeSet;
use std::io::{self, Read, Write};

/// Files up to this size are held in memory for a moment: their checksum stands before them. Larger ones without a
/// known checksum are read twice.
const HELD: u64 = 8 << 20;

/// Opens a file's bytes; may be called twice.
pub type Opener<'a> = Box<dyn Fn() -> io::Result<Box<dyn Read + 'a>> + 'a>;

/// One payload file with what must be known of it beforehand.
pub struct Source<'a> {
    /// Path in the bag, from `data/` on.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Hash of the bytes, as the list of the bundle will say it. Whether they have it is found when the finished
    /// bundle is read back, which whoever packs has to do anyway.
    pub sha256: Hash,
    /// CRC-32, where known.
    pub crc32: Option<u32>,
    /// Where they come from.
    pub open: Opener<'a>,
}

impl Source<'_> {
    /// A source that is in memory.
    pub fn bytes(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let crc = crc_of(&mut bytes.as_slice()).ok().map(|(crc, _)| crc);
        Self {
            path: path.into(),
            size: bytes.len() as u64,
            sha256: Hash::of(&bytes),
            crc32: crc,
            open: Box::new(move || Ok(Box::new(io::Cursor::new(bytes.clone())))),
        }
    }
}

/// Everything that makes a bundle.
pub struct Packing<'a> {
    /// The log part.
    pub draft: &'a Draft,
    /// Checkpoints by seq; one at the head, and each that an anchor names with its time stamp.
    pub checkpoints: &'a [CheckpointFiles],
    /// The key in force at the head.
    pub key: &'a SigningKey,
    /// When the bundle is made.
    pub created: Time,
    /// Version of the program, `[0-9A-Za-z.+-]+`.
    pub version: &'a str,
    /// `README.txt`, see [`super::words::readme`].
    pub readme: Vec<u8>,
    /// `data/report.pdf` and the other derived files.
    pub derived: Vec<Source<'a>>,
    /// Opens an attachment that [`Draft::files`] asks for.
    pub open: &'a dyn Fn(&FileRef) -> io::Result<Box<dyn Read + 'a>>,
}

/// How far the writing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'p> {
    /// Path in the bag of the file being written.
    pub path: &'p str,
    /// Payload and tag bytes written so far.
    pub done: u64,
    /// Of so many.
    pub total: u64,
}

/// Why no bundle was written. Nothing under the final name may be kept then.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The target or a source failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A source does not have the bytes it announced; names its path.
    #[error("{0} has other bytes than recorded")]
    Changed(String),
    /// A path has no place in a bundle, or two sources have the same.
    #[error("{0} has no place in a bundle")]
    Path(String),
    /// `data/report.pdf` is missing.
    #[error("no report")]
    NoReport,
    /// The key is not the one in force.
    #[error("the signing key is not the one in force")]
    Key,
    /// The version cannot stand in bag-info.txt.
    #[error("bad version {0:?}")]
    Version(String),
    /// The time stamp of this checkpoint is named by an entry and was not given.
    #[error("time stamp of checkpoint {0} is missing")]
    Token(u64),
    /// Beyond 4 GiB - 2 bytes or 60,000 files: split it.
    #[error("too large for one bundle: {files} files, {bytes} bytes")]
    TooLarge {
        /// Files it would have.
        files: usize,
        /// Bytes of payload it would have.
        bytes: u64,
    },
    /// `progress` said stop.
    #[error("cancelled")]
    Cancelled,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Bytes of the zip.
    pub bytes: u64,
    /// Lines of manifest-sha256.txt.
    pub files: u64,
    /// The top folder.
    pub folder: String,
    /// The signed statement.
    pub statement: Statement,
}

/// Plans and writes a bundle in one go.
pub fn pack<W: Write>(
    target: W,
    packing: Packing<'_>,
    progress: &mut dyn FnMut(Progress<'_>) -> bool,
) -> Result<(W, Written), WriteError> {
    Plan::new(packing)?.write(target, progress)
}

fn is_other_bytes(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData)
}

/// A bundle with every byte but the attachments' decided.
pub struct Plan<'a> {
    folder: String,
    files: u64,
    size: u64,
    statement: Statement,
    sources: Vec<Source<'a>>,
}

impl<'a> Plan<'a> {
    /// Puts log, lists and the signed statement together; reads no attachment.
    pub fn new(packing: Packing<'a>) -> Result<Self, WriteError> {
        plan(packing)
    }

    /// Bytes the zip will have.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Lines of manifest-sha256.txt.
    pub fn files(&self) -> u64 {
        self.files
    }

    /// Writes the zip. `progress` is called with each piece; `false` stops with [`WriteError::Cancelled`].
    pub fn write<W: Write>(
        &self,
        target: W,
        progress: &mut dyn FnMut(Progress<'_>) -> bool,
    ) -> Result<(W, Written), WriteError> {
        let mut zip = ZipWriter::new(target);
        let total = self.sources.iter().map(|s| s.size).sum();
        let (mut done, mut held) = (0, Vec::new());
        for source in &self.sources {
            self.add(&mut zip, source, &mut held, &mut |bytes| {
                done += bytes;
                progress(Progress { path: &source.path, done, total })
            })?;
        }
        let (target, bytes) = zip.finish()?;
        let (folder, statement) = (self.folder.clone(), self.statement.clone());
        Ok((target, Written { bytes, files: self.files, folder, statement }))
    }

    fn add<W: Write>(
        &self,
        zip: &mut ZipWriter<W>,
        source: &Source<'_>,
        held: &mut Vec<u8>,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), WriteError> {
        let path = format!("{}/{}", self.folder, source.path);
        let changed = || WriteError::Changed(source.path.clone());
        let mut cancelled = false;
        let mut seen = |bytes| {
            cancelled = !go_on(bytes);
            if cancelled { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
        };
        let added = match source.crc32 {
            None if source.size <= HELD => {
                held.clear();
                (source.open)()?.take(source.size + 1).read_to_end(held)?;
                if held.len() as u64 != source.size {
                    return Err(changed());
                }
                seen(source.size).and_then(|()| zip.add_whole(&path, held))
            }
            known => {
                let crc = match known {
                    Some(crc) => crc,
                    None => crc_of(&mut (source.open)()?)?.0,
                };
                zip.add(&path, source.size, crc, &mut (source.open)()?, &mut seen)
            }
        };
        match added {
            _ if cancelled => Err(WriteError::Cancelled),
            Err(e) if is_other_bytes(&e) => Err(changed()),
            other => Ok(other?),
        }
    }
}

fn plan(packing: Packing<'_>) -> Result<Plan<'_>, WriteError> {
    let draft = packing.draft;
    let walk = &draft.walk;
    let head = walk.head;
    let (Some(genesis), Some(key)) = (walk.genesis, walk.key_at(head.seq)) else {
        return Err(WriteError::Key);
    };
    if key != packing.key.public() {
        return Err(WriteError::Key);
    }
    if !bag::is_version(packing.version) {
        return Err(WriteError::Version(packing.version.to_string()));
    }
    let (key_pem, created, version) =
        (key.to_pem().ok_or(WriteError::Key)?, packing.created, packing.version);
    let (signer, readme) = (packing.key, packing.readme.clone());
    let payload = payload(packing)?;
    let lines = payload.iter().map(|s| (s.path.as_str(), s.sha256));
    let manifest = bag::manifest(lines).into_bytes();
    let info = BagInfo {
        version: version.to_string(),
        day: created.day(),
        bytes: payload.iter().map(|s| s.size).sum(),
        files: payload.len() as u64,
    };
    let info = info.text().into_bytes();
    let statement = Statement {
        book: genesis.book,
        case: draft.selection.case,
        genesis: Hash::of(&draft.genesis),
        head,
        created,
        entries: draft.case_links,
        redacted: draft.selection.redacted.clone(),
        private_withheld: draft.private_withheld,
        files_withheld: draft.files_withheld,
        baginfo: Hash::of(&info),
        readme: Hash::of(&readme),
        manifest: Hash::of(&manifest),
        key,
    };
    let text = statement.text().into_bytes();
    let sig = signer.sign(&text).to_vec();
    let tags = [readme, info, bag::BAGIT.into(), text, sig, key_pem.into_bytes(), manifest];
    let files = payload.len() as u64;
    let mut sources: Vec<Source<'_>> =
        bag::TAGS.iter().zip(tags).map(|(path, bytes)| Source::bytes(*path, bytes)).collect();
    let list = bag::manifest(sources.iter().map(|s| (s.path.as_str(), s.sha256)));
    sources.push(Source::bytes(bag::TAG_MANIFEST, list.into_bytes()));
    sources.extend(payload);
    sources.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
    let folder = statement.folder();
    let paths: Vec<String> = sources.iter().map(|s| format!("{folder}/{}", s.path)).collect();
    let sizes = paths.iter().map(String::as_str).zip(sources.iter().map(|s| s.size));
    let size = size_of(sizes).ok_or_else(|| too_large(&sources))?;
    Ok(Plan { folder, files, size, statement, sources })
}

fn too_large(sources: &[Source<'_>]) -> WriteError {
    let bytes = sources.iter().map(|s| s.size).fold(0, u64::saturating_add);
    WriteError::TooLarge { files: sources.len(), bytes }
}

/// All files under `data/`, by path.
fn payload(packing: Packing<'_>) -> Result<Vec<Source<'_>>, WriteError> {
    let draft = packing.draft;
    let mut all = packing.derived;
    if !all.iter().any(|s| s.path == "data/report.pdf") {
        return Err(WriteError::NoReport);
    }
    let logs = [&draft.genesis, &draft.links, &draft.entries, &draft.privates];
    for (name, bytes) in super::path::LOG.iter().zip(logs) {
        all.push(Source::bytes(format!("data/log/{name}"), bytes.clone()));
    }
    for files in packing.checkpoints {
        let stem = format!("data/log/checkpoints/{}.txt", files.checkpoint.stem());
        all.push(Source::bytes(stem.clone(), files.checkpoint.text().into_bytes()));
        all.push(Source::bytes(format!("{stem}.sig"), files.sig.to_vec()));
        let optional = [(".tsq", &files.tsq), (".tsr", &files.tsr)];
        for (ending, bytes) in optional {
            all.extend(bytes.iter().map(|b| Source::bytes(format!("{stem}{ending}"), b.clone())));
        }
    }
    for anchor in &draft.walk.anchors {
        let named =
            packing.checkpoints.iter().find(|c| c.checkpoint.head.seq == anchor.checkpoint_seq);
        let token = named.and_then(|c| c.tsr.as_ref());
        if token.is_none_or(|t| Hash::of(t) != anchor.tsr) {
            return Err(WriteError::Token(anchor.checkpoint_seq));
        }
    }
    let open = packing.open;
    for file in draft.files() {
        let wanted = file.clone();
        all.push(Source {
            path: file_path(file),
            size: file.size,
            sha256: file.sha256,
            crc32: None,
            open: Box::new(move || open(&wanted)),
        });
    }
    all.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
    let mut lower = BTreeSet::new();
    for source in &all {
        let placed = super::path::place(&source.path).is_some();
        if !placed || !lower.insert(source.path.to_ascii_lowercase()) {
            return Err(WriteError::Path(source.path.clone()));
        }
    }
    Ok(all)
}

/// Where an attachment lies in the bag: `data/files/<first 12 hex>-<safe name>`.
pub fn file_path(file: &FileRef) -> String {
    let hex = file.sha256.hex();
    let name = safe_name(&file.name);
    format!("data/files/{}-{}", hex.get(..12).unwrap_or_default(), name.trim_end_matches('.'))
}
