//! Export: the case's papers, originals and log as one bundle, verified before anyone is told it is done.

use super::part;
use super::{Desk, id_of, store_failure};
use crate::failure::{Exit, Failure, Result, io};
use recourse_core::audit::{Checkpoint, Id, Time, Verdict};
use recourse_core::bundle::sealed::{Lock, seal};
use recourse_core::bundle::{
    self, CheckpointFiles, Draft, Outside, Packing, Seekable, Selection, Source, WriteError,
    Written, words, words::Words,
};
use recourse_core::case::Case;
use recourse_core::case::event::{BundleExported, Event};
use recourse_core::case::exhibit::FileRef;
use recourse_core::case::needs;
use recourse_core::document::report::{self, ReportInput};
use recourse_core::document::{calls, chronology, evidence, schedule};
use recourse_core::hash::Hash;
use recourse_core::locale::Locale;
use recourse_core::render::docx::docx_with_pages;
use recourse_core::render::pdf::{FileSource, PdfError, PdfOptions, PdfReport, write_pdf};
use recourse_core::render::sheet;
use recourse_core::render::xlsx::xlsx;
use recourse_core::rules;
use recourse_core::store::{Append, Store, StoreError};
use std::collections::BTreeSet;
use std::io::{self, BufWriter, Read, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Who a bundle may be for.
pub const RECEIVERS: &[&str] = &["lawyer", "bank", "platform", "regulator", "arbitration", "court"];

/// What is to be exported.
#[derive(Debug, Clone)]
pub struct Request {
    /// Case number.
    pub case: String,
    /// One of [`RECEIVERS`].
    pub receiver: String,
    /// Folder for the zip; made if it is not there.
    pub out: PathBuf,
    /// Also the user's own thoughts: only for the own lawyer, only on the user's word.
    pub with_private: bool,
    /// Only who has this key or passphrase opens the file.
    pub lock: Option<Lock>,
}

/// A finished bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The zip.
    pub path: PathBuf,
    /// Files listed in its manifest.
    pub files: u64,
    /// Bytes of the zip.
    pub bytes: u64,
    /// Pages of the report.
    pub pages: usize,
    /// First 16 hex digits of the zip's SHA-256.
    pub fingerprint: String,
    /// What the case did not have, as codes.
    pub missing: Vec<String>,
    /// Characters no font has, with their page: drawn as a box and listed.
    pub missing_glyphs: Vec<(char, usize)>,
    /// Exhibits that could not be shown whole, with the message that says why.
    pub problems: Vec<(String, String)>,
    /// Number of this bundle.
    pub release: u64,
}

/// Where an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Collecting the log and checking originals.
    Collect,
    /// Laying out and writing the report.
    Report,
    /// Packing: so many of so many bytes.
    Pack {
        /// Written.
        done: u64,
        /// Of these.
        total: u64,
    },
    /// Reading back what was written.
    Verify,
}

/// Makes the bundle. `progress` is told each step and may stop it by answering `false`: then nothing is left behind,
/// neither a file nor an entry.
pub fn run(
    desk: &mut Desk,
    request: &Request,
    progress: &mut dyn FnMut(Stage) -> bool,
) -> Result<Exported> {
    if !RECEIVERS.contains(&request.receiver.as_str()) {
        return Err(Failure::new(Exit::Usage, "E-EXPORT-02", "cli-fail-receiver")
            .with("word", &request.receiver)
            .with("known", RECEIVERS.join(", ")));
    }
    let (case_id, no, jurisdiction, release, missing) = {
        let case = desk.case(&request.case)?;
        let missing: Vec<String> =
            needs::missing(case, needs::BUNDLE).into_iter().map(str::to_string).collect();
        (id_of(case), case.no.clone(), case.jurisdiction.clone(), case.next_release(), missing)
    };
    let ending = if request.lock.is_some() { "zip.age" } else { "zip" };
    let target = request.out.join(format!("{no}-v{release}.{ending}"));
    if target.exists() {
        return Err(Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-file-exists")
            .with("path", target.display()));
    }
    std::fs::create_dir_all(&request.out).map_err(|e| io(&request.out, &e))?;
    let event = Event::BundleExported(BundleExported {
        release,
        missing: missing.clone(),
        receiver: Some(request.receiver.clone()),
    });
    let made_at = desk.world.now();
    let job = Job {
        request,
        case_id,
        no: no.clone(),
        jurisdiction,
        release,
        missing: &missing,
        made_at,
        locale: desk.world.locale.clone(),
        demo: desk.is_demo(),
    };
    let append = Append { case: case_id, event, stamp: desk.world.stamp() };
    let mut stopped = None;
    let done = desk.ready()?.append_then(vec![append], Time::from_chrono(&made_at), |store, _| {
        job.make(store, progress).map_err(|failure| {
            stopped = Some(failure);
            StoreError::Abandoned
        })
    });
    let (_, made) = match (done, stopped) {
        (_, Some(failure)) => return Err(failure),
        (Err(error), None) => return Err(store_failure(error)),
        (Ok(done), None) => done,
    };
    // Only now, with the entry committed, does the zip get its name.
    made.part.persist_noclobber(&target).map_err(|e| io(&target, &e.error))?;
    sync_folder(&request.out);
    Ok(Exported { path: target, ..made.exported })
}

/// One export under way.
struct Job<'a> {
    request: &'a Request,
    case_id: Id,
    no: String,
    jurisdiction: String,
    release: u64,
    missing: &'a [String],
    made_at: chrono::DateTime<chrono::FixedOffset>,
    locale: Locale,
    demo: bool,
}

/// What a job leaves: the zip under a temporary name, deleted when dropped.
struct Made {
    part: NamedTempFile,
    exported: Exported,
}

impl Job<'_> {
    fn make(&self, store: &Store, progress: &mut dyn FnMut(Stage) -> bool) -> Result<Made> {
        go_on(progress, Stage::Collect)?;
        let case = store.book().case(&self.case_id.hex()).ok_or_else(|| damaged("case"))?;
        let draft = self.draft(store, case)?;
        go_on(progress, Stage::Report)?;
        let (report_part, pdf, sheets) = self.papers(store, case)?;
        let part = part::new_in(&self.request.out)?;
        let written = self.pack(store, &draft, report_part.path(), sheets, &part, progress)?;
        go_on(progress, Stage::Verify)?;
        let report = bundle::verify_path(part.path(), &Outside::default());
        if report.verdict() != Verdict::Intact {
            let what = report.findings.first().map_or_else(String::new, |f| f.text(&self.locale));
            return Err(Failure::new(Exit::Verification, "E-EXPORT-03", "cli-fail-export-verify")
                .with("finding", what));
        }
        let problems = problems(case, &pdf, &self.locale);
        let fingerprint = measure(part.path())?.1.fingerprint();
        let part = match &self.request.lock {
            Some(lock) => self.sealed(lock, &part)?,
            None => part,
        };
        let exported = Exported {
            path: PathBuf::new(),
            files: written.files,
            bytes: written.bytes,
            pages: pdf.pages,
            fingerprint,
            missing: self.missing.to_vec(),
            missing_glyphs: pdf.missing_glyphs.clone(),
            problems,
            release: self.release,
        };
        Ok(Made { part, exported })
    }

    /// The verified zip inside an age file; the open one is gone when this returns.
    fn sealed(&self, lock: &Lock, zip: &NamedTempFile) -> Result<NamedTempFile> {
        let out =
            NamedTempFile::new_in(&self.request.out).map_err(|e| io(&self.request.out, &e))?;
        let from = std::fs::File::open(zip.path()).map_err(|e| io(zip.path(), &e))?;
        let to = BufWriter::with_capacity(1 << 18, out.as_file());
        seal(lock, from, to)
            .and_then(|mut to| to.flush())
            .and_then(|()| out.as_file().sync_all())
            .map_err(|e| io(out.path(), &e))?;
        Ok(out)
    }

    /// The log part: the whole case, without the user's own thoughts unless they were asked for.
    fn draft(&self, store: &Store, case: &Case) -> Result<Draft> {
        let mut selection = Selection::whole(self.case_id);
        if !self.request.with_private {
            selection.private_withheld = private_notes(case);
        }
        let rows = store.records().map_err(store_failure)?;
        let genesis = store.genesis().text();
        Draft::collect(genesis.as_bytes(), rows.iter().map(|r| r.as_link()), selection)
            .map_err(|e| damaged(&e.to_string()))
    }

    /// `report.pdf` in a temporary file, and the sheets.
    fn papers(
        &self,
        store: &Store,
        case: &Case,
    ) -> Result<(NamedTempFile, PdfReport, Vec<(String, Vec<u8>)>)> {
        let deadlines = rules::deadlines_of(case, self.made_at.date_naive());
        let head = store.head();
        let key = store.genesis().key.fingerprint();
        let input = ReportInput {
            case,
            locale: &self.locale,
            deadlines: &deadlines,
            head: (head.seq, head.hash),
            key_fingerprint: &key,
            made_at: self.made_at,
            release: self.release,
            receiver: &self.request.receiver,
            missing: self.missing,
            page: bundle::page::page_sha256(),
            demo: self.demo,
        };
        let document = report::report(&input);
        let part = part::new_in(&self.request.out)?;
        let options = PdfOptions { created: self.made_at, seed: head.hash.bytes().to_vec() };
        let mut out = BufWriter::with_capacity(1 << 18, part.as_file());
        let pdf = write_pdf(&document, &Attachments(store), &mut out, &options)
            .map_err(|e| pdf_failure(part.path(), e))?;
        out.flush().map_err(|e| io(part.path(), &e))?;
        drop(out);
        let sheets = derived(&input, &document.title, &pdf)?;
        Ok((part, pdf, sheets))
    }

    fn pack(
        &self,
        store: &Store,
        draft: &Draft,
        report: &Path,
        sheets: Vec<(String, Vec<u8>)>,
        part: &NamedTempFile,
        progress: &mut dyn FnMut(Stage) -> bool,
    ) -> Result<Written> {
        let key = store.key().ok_or_else(|| store_failure(StoreError::Key("missing".into())))?;
        let checkpoints = checkpoints(store)?;
        let attachments = Attachments(store);
        let open = |file: &FileRef| attachments.read(&file.sha256);
        let (size, sha256) = measure(report)?;
        let path = report.to_path_buf();
        let mut derived = vec![Source {
            path: "data/report.pdf".into(),
            size,
            sha256,
            crc32: None,
            open: Box::new(move || Ok(Box::new(std::fs::File::open(&path)?))),
        }];
        let statements: Vec<Checkpoint> = checkpoints.iter().map(|c| c.checkpoint).collect();
        let words = Words {
            demo: self.demo,
            page: Some(bundle::page::page_sha256()),
            ..Words::new(&self.no, env!("CARGO_PKG_VERSION"), draft.walk())
        };
        derived.push(Source::bytes(
            "data/VERIFY.txt",
            words::verify_txt(&words, draft.walk(), &statements),
        ));
        derived.extend(sheets.into_iter().map(|(path, bytes)| Source::bytes(path, bytes)));
        derived.extend(rules::files_of(&self.jurisdiction).into_iter().map(|(name, text)| {
            Source::bytes(format!("data/rules/{name}"), text.as_bytes().to_vec())
        }));
        let packing = Packing {
            draft,
            checkpoints: &checkpoints,
            key,
            created: Time::from_chrono(&self.made_at),
            version: env!("CARGO_PKG_VERSION"),
            readme: words::readme(&words),
            derived,
            open: &open,
        };
        let target = Seekable(BufWriter::with_capacity(1 << 18, part.as_file()));
        let mut tell =
            |p: bundle::Progress<'_>| progress(Stage::Pack { done: p.done, total: p.total });
        let (mut target, written) =
            bundle::pack(target, packing, &mut tell).map_err(|e| pack_failure(part.path(), e))?;
        target.flush().and_then(|()| part.as_file().sync_all()).map_err(|e| io(part.path(), &e))?;
        Ok(written)
    }
}

/// The report's tables as sheets, and what lawyers edit as DOCX: made of the same blocks as the report.
fn derived(
    input: &ReportInput<'_>,
    title: &str,
    pdf: &PdfReport,
) -> Result<Vec<(String, Vec<u8>)>> {
    let tables = [
        ("evidence", sheet::first_table(&evidence::blocks(input))),
        ("chronology", sheet::first_table(&chronology::blocks(input))),
        ("promises", sheet::first_table(&calls::blocks(input))),
        ("schedule", sheet::widest_tables(&schedule::blocks(input))),
    ];
    let tables: Vec<_> = tables.into_iter().filter_map(|(name, t)| Some((name, t?))).collect();
    let mut out: Vec<(String, Vec<u8>)> = tables
        .iter()
        .map(|(name, table)| {
            (format!("data/tables/{name}.csv"), sheet::csv(table, &pdf.anchors).into_bytes())
        })
        .collect();
    let named: Vec<_> = tables
        .into_iter()
        .map(|(name, table)| (input.t(&format!("hand-sheet-{name}")), table))
        .collect();
    let unwritable = |e: &dyn std::fmt::Display| {
        Failure::new(Exit::Failed, "E-EXPORT-05", "cli-fail-report").with("error", e)
    };
    let book = xlsx(title, &named, &pdf.anchors).map_err(|e| unwritable(&e))?;
    out.push(("data/tables/tables.xlsx".into(), book));
    for (name, document) in report::editable(input) {
        let bytes = docx_with_pages(&document, &pdf.anchors).map_err(|e| unwritable(&e))?;
        out.push((format!("data/letters/{name}.docx"), bytes));
    }
    Ok(out)
}

/// Seqs of the user's own thoughts.
fn private_notes(case: &Case) -> BTreeSet<u64> {
    case.lines.iter().filter(|l| matches!(l.event, Event::NotePrivate(_))).map(|l| l.seq).collect()
}

fn checkpoints(store: &Store) -> Result<Vec<CheckpointFiles>> {
    let head = store.head().seq;
    let kept = store.checkpoints().map_err(store_failure)?;
    // The one at the head, and every one that carries a time stamp.
    kept.into_iter()
        .filter(|(seq, kept)| *seq == head || kept.tsr.is_some())
        .map(|(_, kept)| {
            let checkpoint =
                Checkpoint::parse(kept.text.as_bytes()).ok_or_else(|| damaged("checkpoint"))?;
            let sig = kept.sig.try_into().map_err(|_| damaged("checkpoint"))?;
            let tsq = kept.tsq.filter(|_| kept.tsr.is_some());
            Ok(CheckpointFiles { checkpoint, sig, tsq, tsr: kept.tsr })
        })
        .collect()
}

/// The book's attachments, as the report and the packer read them.
struct Attachments<'a>(&'a Store);

impl<'a> Attachments<'a> {
    fn read(&self, sha256: &Hash) -> io::Result<Box<dyn Read + 'a>> {
        match self.0.attachment(sha256) {
            Ok(Some((_, reader))) => Ok(Box::new(reader)),
            Ok(None) => Err(io::ErrorKind::NotFound.into()),
            Err(error) => Err(io::Error::other(error)),
        }
    }
}

impl FileSource for Attachments<'_> {
    fn open(&self, sha256: &Hash) -> io::Result<Box<dyn Read + '_>> {
        self.read(sha256)
    }

    fn open_at(&self, sha256: &Hash, offset: u64) -> io::Result<Box<dyn Read + '_>> {
        match self.0.attachment(sha256) {
            Ok(Some((_, mut reader))) => {
                reader.seek(SeekFrom::Start(offset))?;
                Ok(Box::new(reader))
            }
            Ok(None) => Err(io::ErrorKind::NotFound.into()),
            Err(error) => Err(io::Error::other(error)),
        }
    }

    fn size(&self, sha256: &Hash) -> Option<u64> {
        self.0.attachment(sha256).ok().flatten().map(|(size, _)| size)
    }
}

fn go_on(progress: &mut dyn FnMut(Stage) -> bool, stage: Stage) -> Result<()> {
    if progress(stage) { Ok(()) } else { Err(cancelled()) }
}

fn cancelled() -> Failure {
    Failure::new(Exit::Interrupted, "E-EXPORT-04", "cli-fail-cancelled")
}

fn damaged(what: &str) -> Failure {
    Failure::new(Exit::Verification, "E-BOOK-06", "cli-fail-damaged").with("what", what)
}

/// Size and hash of a file.
pub(super) fn measure(path: &Path) -> Result<(u64, Hash)> {
    let file = std::fs::File::open(path).map_err(|e| io(path, &e))?;
    let blob = recourse_core::store::NewBlob::of(file).map_err(|e| io(path, &e))?;
    Ok((blob.size, blob.sha256))
}

fn pdf_failure(path: &Path, error: PdfError) -> Failure {
    match error {
        PdfError::Write(e) => io(path, &e),
        PdfError::Read { sha256, source } => {
            Failure::new(Exit::Failed, "E-FILE-06", "cli-fail-no-attachment")
                .with("hash", sha256)
                .with("error", source)
        }
        PdfError::Changed { sha256 } => damaged(&sha256.hex()),
        other => Failure::new(Exit::Failed, "E-EXPORT-05", "cli-fail-report").with("error", other),
    }
}

fn pack_failure(path: &Path, error: WriteError) -> Failure {
    match error {
        WriteError::Cancelled => cancelled(),
        WriteError::Io(e) => io(path, &e),
        WriteError::TooLarge { files, bytes } => {
            Failure::new(Exit::Invalid, "E-EXPORT-06", "cli-fail-export-too-large")
                .with("files", files)
                .with("size", bytes / 1_048_576)
        }
        other => {
            Failure::new(Exit::Failed, "E-EXPORT-07", "cli-fail-export-pack").with("error", other)
        }
    }
}

/// Exhibits that the report could not show as they are.
fn problems(case: &Case, pdf: &PdfReport, locale: &Locale) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (hash, list) in &pdf.problems {
        let id = case.exhibit_with(hash).map_or_else(|| hash.short(), |x| x.id());
        out.extend(list.iter().map(|p| (id.clone(), locale.text(p.id()))));
    }
    out
}

/// Makes the rename itself durable. Best effort: some systems cannot.
fn sync_folder(folder: &Path) {
    if let Ok(handle) = std::fs::File::open(folder) {
        handle.sync_all().ok();
    }
}
