//! A letter as a file: PDF and DOCX, kept in the book and written where the user wants it.

use super::{Filled, draft_id, fill};
use crate::failure::{Exit, Failure, Result, io};
use crate::ops::case::known;
use crate::ops::{Bytes, Desk, id_of};
use chrono::{DateTime, FixedOffset};
use recourse_core::case::event::Event;
use recourse_core::case::exhibit::{FileRef, safe_name};
use recourse_core::case::letter::{LetterSaved, TEMPLATE};
use recourse_core::hash::Hash;
use recourse_core::letter::Sort;
use recourse_core::locale::Lang;
use recourse_core::render::docx;
use recourse_core::render::pdf::{FileSource, PdfOptions, write_pdf};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A letter has no files in it.
struct NoFiles;

impl FileSource for NoFiles {
    fn open(&self, _: &Hash) -> std::io::Result<Box<dyn std::io::Read + '_>> {
        Err(std::io::ErrorKind::NotFound.into())
    }

    fn size(&self, _: &Hash) -> Option<u64> {
        None
    }
}

/// The letter as PDF.
pub fn pdf(filled: &Filled, made_at: DateTime<FixedOffset>) -> Result<Vec<u8>> {
    let options =
        PdfOptions { created: made_at, seed: filled.head.1.bytes().to_vec(), most_dpi: None };
    let mut out = Vec::new();
    write_pdf(&filled.composed.document, &NoFiles, &mut out, &options)
        .map_err(|e| unwritable(&e))?;
    Ok(out)
}

/// The letter as DOCX.
pub fn word(filled: &Filled) -> Result<Vec<u8>> {
    docx(&filled.composed.document).map_err(|e| unwritable(&e))
}

fn unwritable(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(Exit::Failed, "E-EXPORT-05", "cli-fail-report").with("error", error)
}

/// What saving did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// `L001`.
    pub id: String,
    /// Its entry.
    pub seq: u64,
    /// Files written.
    pub paths: Vec<PathBuf>,
    /// Fields that are not known yet, as codes.
    pub gaps: Vec<String>,
}

/// Keeps the letter as it is now, and writes it to these files (`.pdf` or `.docx`). The kept one is the first, or a
/// PDF where no file is wanted.
pub fn save(
    desk: &mut Desk,
    no: &str,
    sort: &Sort,
    to: Option<&str>,
    lang: Lang,
    out: &[PathBuf],
) -> Result<Saved> {
    let filled = fill(desk, no, sort, to, lang)?;
    let now = desk.world.now();
    let mut made = Vec::new();
    for path in out {
        let bytes = match extension(path).as_str() {
            "pdf" => pdf(&filled, now)?,
            "docx" => word(&filled)?,
            _ => {
                return Err(Failure::new(Exit::Usage, "E-LETTER-05", "letter-fail-extension")
                    .with("path", path.display()));
            }
        };
        if path.exists() {
            return Err(Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-file-exists")
                .with("path", path.display()));
        }
        made.push((path.clone(), bytes));
    }
    let (name, kept) = match made.first() {
        Some((path, bytes)) => {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
            (name.unwrap_or_default(), bytes.clone())
        }
        None => (format!("{}-{}.pdf", filled.case, sort.word()), pdf(&filled, now)?),
    };
    for (path, bytes) in &made {
        write_new(path, bytes)?;
    }
    let recorded = keep(desk, &filled, &name, kept);
    if recorded.is_err() {
        // What is not in the record must not lie about as if it were.
        for (path, _) in &made {
            std::fs::remove_file(path).ok();
        }
    }
    let (id, seq) = recorded?;
    let case = desk.case(no)?;
    let draft = draft_id(case, sort, &filled.to);
    desk.drop_draft(&draft)?;
    let gaps = filled.composed.gaps().map(|f| f.code.clone()).collect();
    Ok(Saved { id, seq, paths: made.into_iter().map(|(p, _)| p).collect(), gaps })
}

fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> std::io::Result<()> {
        let mut part = tempfile::NamedTempFile::new_in(folder)?;
        part.write_all(bytes)?;
        part.as_file().sync_all()?;
        part.persist_noclobber(path)?;
        Ok(())
    };
    write().map_err(|e| io(path, &e))
}

fn keep(desk: &mut Desk, filled: &Filled, name: &str, bytes: Vec<u8>) -> Result<(String, u64)> {
    let file =
        FileRef { name: safe_name(name), sha256: Hash::of(&bytes), size: bytes.len() as u64 };
    let mut fields = filled.typed.clone();
    if let Some(own) = &filled.sort.own {
        fields.insert(TEMPLATE.into(), own.clone());
    }
    if let Some(day) = filled.composed.deadline {
        fields.insert("deadline".into(), day.to_string());
    }
    let mut id = String::new();
    let entries = desk.record(&[Bytes::Memory(bytes.into())], |book, _| {
        let case = known(book, &filled.case)?;
        let number = case.next_letter();
        id = format!("L{number:03}");
        let saved = LetterSaved {
            no: number,
            kind: filled.sort.kind,
            to: filled.to.clone(),
            lang: filled.lang.tag().into(),
            head_seq: filled.head.0,
            gaps: filled.composed.gaps().map(|f| f.code.clone()).collect(),
            files: vec![file.clone()],
            fields: (!fields.is_empty()).then(|| fields.clone()),
            name: Some(name.to_string()),
        };
        Ok(vec![(id_of(case), Event::LetterSaved(saved))])
    })?;
    Ok((id, entries.first().map_or(0, |e| e.seq)))
}
