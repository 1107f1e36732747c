//! One export: the log gathered up to its own entry, then the papers and the zip made from it.

use super::faults::{cancelled, damaged, pack_failure, unreadable};
use super::files::Attachments;
use super::hidden::{self, Leaks};
use super::papers::Papers;
use super::share::{self, Part};
use super::{Exported, Request, Stage};
use crate::failure::{Exit, Failure, Result, io};
use crate::ops::{part, store_failure};
use recourse_core::audit::{Checkpoint, Head, Id, Report, Severity, Time, Verdict};
use recourse_core::bundle::digest::Measured;
use recourse_core::bundle::sealed::{Lock, seal};
use recourse_core::bundle::words::{self, Words};
use recourse_core::bundle::{
    self, Behind, CheckpointFiles, Draft, Outside, Packing, Selection, Source, Written,
};
use recourse_core::case::Case;
use recourse_core::case::event::Event;
use recourse_core::case::exhibit::{Exhibit, FileRef};
use recourse_core::document::receiver::Profile;
use recourse_core::document::report::ReportInput;
use recourse_core::hygiene::Mask;
use recourse_core::locale::Locale;
use recourse_core::render::pdf::PdfReport;
use recourse_core::rules::{self, Deadline};
use recourse_core::store::{Store, StoreError};
use std::collections::BTreeSet;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// One export under way.
pub(super) struct Job<'a> {
    pub(super) request: &'a Request,
    pub(super) profile: &'a Profile,
    pub(super) case_id: Id,
    pub(super) missing: &'a [String],
    pub(super) made_at: chrono::DateTime<chrono::FixedOffset>,
    pub(super) locale: Locale,
    pub(super) demo: bool,
    /// The book's own folder.
    pub(super) home: PathBuf,
}

/// What an export is made of, the log part ending with the entry that says so.
pub(super) struct Gathered {
    pub(super) head: Head,
    pub(super) case: Case,
    pub(super) mask: Mask,
    /// Each file of the release with its log part.
    parts: Vec<(Part, Draft)>,
    checkpoints: Vec<CheckpointFiles>,
    pub(super) key: String,
    pub(super) key_now: Option<(String, u64)>,
    withheld: Vec<(String, String)>,
}

/// What a job leaves: a zip under a temporary name, deleted when dropped.
pub(super) struct Made {
    pub(super) part: NamedTempFile,
    pub(super) exported: Exported,
}

impl Job<'_> {
    /// Everything of the book that the export needs beside its attachments. Runs inside the book's transaction.
    pub(super) fn gather(&self, store: &Store) -> Result<Gathered> {
        let case = store.book().case(&self.case_id.hex()).ok_or_else(|| damaged("case"))?;
        let mask = hidden::mask(&store.book().cases, case, self.profile, &self.request.hide);
        let copies = self.copies(case, &mask);
        let release = case.exports.last().map_or(1, |(_, e)| e.release);
        let parts = self.parts(case, release, &copies)?;
        self.free(&parts)?;
        let parts = parts.into_iter().map(|part| {
            let draft = self.draft(store, case, &mask, &part)?;
            Ok((part, draft))
        });
        Ok(Gathered {
            head: store.head(),
            parts: parts.collect::<Result<_>>()?,
            checkpoints: checkpoints(store)?,
            key: store.genesis().key.fingerprint(),
            key_now: store
                .key_in_force()
                .filter(|(since, _)| *since > 0)
                .map(|(since, key)| (key.fingerprint(), since)),
            withheld: copies.iter().map(|(x, copy)| (x.id(), copy.id())).collect(),
            case: case.clone(),
            mask,
        })
    }

    fn parts(
        &self,
        case: &Case,
        release: u64,
        copies: &[(&Exhibit, &Exhibit)],
    ) -> Result<Vec<Part>> {
        let mut withheld = case.erased_files();
        withheld.extend(copies.iter().filter_map(|(x, _)| Some(x.file()?.sha256)));
        let by_number = self.profile.by_number;
        share::parts(case, release, self.request, by_number, &withheld, &self.locale)
    }

    /// Which entries' files lie in which volume of the coming release, and which in its supplement: so that a check
    /// of one file can say which it is.
    pub(super) fn spread(
        &self,
        cases: &[Case],
        case: &Case,
        release: u64,
    ) -> Result<(Vec<Vec<u64>>, Vec<u64>)> {
        let mask = hidden::mask(cases, case, self.profile, &self.request.hide);
        let parts = self.parts(case, release, &self.copies(case, &mask))?;
        let here = |part: &Part| {
            let goes = |x: &&Exhibit| x.file().is_some_and(|f| !part.leave.contains(&f.sha256));
            // Those set aside later go out too.
            case.exhibits.iter().filter(goes).map(|x| x.seq).collect::<Vec<u64>>()
        };
        let shared = |part: &&Part| part.share.is_some();
        let (new, volumes): (Vec<&Part>, Vec<&Part>) = parts
            .iter()
            .filter(shared)
            .partition(|part| part.share.as_ref().is_some_and(|s| s.since.is_some()));
        Ok((volumes.into_iter().map(here).collect(), new.into_iter().flat_map(here).collect()))
    }

    /// No file of that name is there yet: nothing is ever overwritten.
    fn free(&self, parts: &[Part]) -> Result<()> {
        let targets = parts.iter().map(|part| self.request.out.join(self.file_name(part)));
        match targets.into_iter().find(|t| t.exists()) {
            Some(taken) => Err(Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-file-exists")
                .with("path", taken.display())),
            None => Ok(()),
        }
    }

    fn file_name(&self, part: &Part) -> String {
        let ending = if self.request.lock.is_some() { "zip.age" } else { "zip" };
        format!("{}.{ending}", part.name)
    }

    /// Exhibits in whose place a redacted copy goes.
    fn copies<'c>(&self, case: &'c Case, mask: &Mask) -> Vec<(&'c Exhibit, &'c Exhibit)> {
        if !self.profile.redacted_only && mask.is_empty() {
            return Vec::new();
        }
        let copy = |x: &'c Exhibit| Some((x, case.redacted_copy(&x.file()?.sha256)?));
        case.exhibits.iter().filter_map(copy).collect()
    }

    /// The log part: the whole case, without the user's own thoughts unless they were asked for, and without private
    /// lines that hold what is to be hidden.
    fn draft(&self, store: &Store, case: &Case, mask: &Mask, part: &Part) -> Result<Draft> {
        let mut selection = Selection::whole(self.case_id);
        if !self.request.with_private {
            selection.private_withheld = private_notes(case);
        }
        let hide = &self.request.hide;
        if !mask.is_empty() || hide.names {
            selection.private_withheld.extend(hidden::private_lines(case, mask, hide));
        }
        selection.files_withheld = part.leave.clone();
        let rows = store.records().map_err(store_failure)?;
        let genesis = store.genesis().text();
        Draft::collect(genesis.as_bytes(), rows.iter().map(|r| r.as_link()), selection)
            .map_err(|e| damaged(&e.to_string()))
    }

    /// Every file of the release, verified, under temporary names.
    pub(super) fn make(
        &self,
        store: &Store,
        gathered: &Gathered,
        progress: &mut dyn FnMut(Stage) -> bool,
    ) -> Result<Vec<Made>> {
        go_on(progress, Stage::Collect)?;
        let deadlines = rules::deadlines_of(&gathered.case, self.made_at.date_naive());
        let one = |(part, draft)| self.one(store, gathered, &deadlines, part, draft, progress);
        gathered.parts.iter().map(|(part, draft)| (part, draft)).map(one).collect()
    }

    fn one(
        &self,
        store: &Store,
        gathered: &Gathered,
        deadlines: &[Deadline],
        part: &Part,
        draft: &Draft,
        progress: &mut dyn FnMut(Stage) -> bool,
    ) -> Result<Made> {
        go_on(progress, Stage::Report)?;
        let told = hidden::told(&gathered.mask, &self.locale);
        let earlier = draft.walk().earlier(&self.locale);
        let input = ReportInput {
            earlier: &earlier,
            case: &gathered.case,
            locale: &self.locale,
            deadlines,
            head: (gathered.head.seq, gathered.head.hash),
            key_fingerprint: &gathered.key,
            key_now: gathered.key_now.as_ref().map(|(key, since)| (key.as_str(), *since)),
            made_at: self.made_at,
            release: gathered.case.exports.last().map_or(1, |(_, e)| e.release),
            receiver: &self.request.receiver,
            missing: self.missing,
            page: bundle::page::page_sha256(),
            demo: self.demo,
            share: part.share.as_ref(),
            hidden: told.as_deref(),
        };
        let papers = self.papers(store, gathered, &input)?;
        let searched = self.search(store, gathered, draft, &papers)?;
        let out = part::new_in(self.scratch())?;
        let (pdf, sheets) = (papers.pdf, papers.sheets);
        let report = (papers.report.path(), papers.measured);
        let written = self.pack(store, gathered, draft, report, sheets, &out, progress)?;
        go_on(progress, Stage::Verify)?;
        // With the roots kept beside the book, so that what a stamp's moment is odd about is said as well.
        let roots = super::super::stamp::roots(&self.home, None).unwrap_or_default();
        let now = Some(Time::from_chrono(&self.made_at));
        let checked = read_back(&out, &Outside { roots, now, ..Outside::default() })?;
        if checked.verdict() != Verdict::Intact {
            let worst = super::super::verify::by_severity(&checked);
            let what = worst.first().map_or_else(String::new, |f| f.text(&self.locale));
            return Err(Failure::new(Exit::Verification, "E-EXPORT-03", "cli-fail-export-verify")
                .with("finding", what));
        }
        let sealed = match &self.request.lock {
            Some(lock) => self.sealed(lock, &out)?,
            None => out,
        };
        let exported = Exported {
            path: PathBuf::from(self.file_name(part)),
            files: written.files,
            bytes: written.bytes,
            pages: pdf.pages,
            fingerprint: checked.archive.map(|whole| whole.fingerprint()).unwrap_or_default(),
            missing: self.missing.to_vec(),
            problems: [searched, problems(&gathered.case, &pdf, &self.locale)].concat(),
            missing_glyphs: pdf.missing_glyphs,
            release: input.release,
            withheld: gathered.withheld.clone(),
            not_looked_into: hidden::not_looked_into(&gathered.case, &self.request.hide),
            warned: warned(&checked, &self.locale),
            archive: pdf.not_archive.map(|why| self.locale.text(why.id())),
            more: Vec::new(),
        };
        Ok(Made { part: sealed, exported })
    }

    /// Where the open parts are written: a bundle that is locked for its receiver never lies open where it goes out,
    /// not even for the moment of a power cut.
    pub(super) fn scratch(&self) -> &Path {
        if self.request.lock.is_some() { &self.home } else { &self.request.out }
    }

    /// The verified zip inside an age file; the open one is gone when this returns.
    fn sealed(&self, lock: &Lock, zip: &NamedTempFile) -> Result<NamedTempFile> {
        let out = part::new_in(&self.request.out)?;
        let from = std::fs::File::open(zip.path()).map_err(|e| io(zip.path(), &e))?;
        let to = BufWriter::with_capacity(1 << 18, out.as_file());
        seal(lock, from, to)
            .and_then(|mut to| to.flush())
            .and_then(|()| out.as_file().sync_all())
            .map_err(|e| io(out.path(), &e))?;
        Ok(out)
    }

    /// Looks for what is hidden in all that is about to go out. What could not be searched to its end is named.
    fn search(
        &self,
        store: &Store,
        gathered: &Gathered,
        draft: &Draft,
        papers: &Papers,
    ) -> Result<Vec<(String, String)>> {
        let (mask, mut leaks) = (&gathered.mask, Leaks::default());
        if mask.is_empty() {
            return Ok(Vec::new());
        }
        leaks.report(mask, papers.report.path(), &self.locale)?;
        for (path, bytes) in &papers.sheets {
            leaks.paper(mask, path, bytes);
        }
        leaks.log(mask, draft);
        let attachments = Attachments(store);
        for file in draft.files() {
            let exhibit = gathered.case.exhibit_with(&file.sha256);
            let id = exhibit.map_or_else(|| file.name.clone(), Exhibit::id);
            leaks.paper(mask, &id, file.name.as_bytes());
            if file.size > hidden::SEARCHED_MOST {
                leaks.original(mask, &id, None);
                continue;
            }
            let mut bytes = Vec::new();
            let mut reader =
                attachments.read(&file.sha256).map_err(|e| unreadable(&file.sha256, &e))?;
            reader.read_to_end(&mut bytes).map_err(|e| unreadable(&file.sha256, &e))?;
            leaks.original(mask, &id, Some(&bytes));
        }
        leaks.stop(&self.locale)
    }

    /// The moment of checkpoint and bundle: never a blink before the export's own entry, whose clock was read later.
    pub(super) fn moment(&self, entry: Time) -> Time {
        entry.max(Time::from_chrono(&self.made_at))
    }

    #[expect(clippy::too_many_arguments, reason = "all that makes a bundle")]
    fn pack(
        &self,
        store: &Store,
        gathered: &Gathered,
        draft: &Draft,
        (report, measured): (&Path, Measured),
        sheets: Vec<(String, Vec<u8>)>,
        part: &NamedTempFile,
        progress: &mut dyn FnMut(Stage) -> bool,
    ) -> Result<Written> {
        let key = store.key().ok_or_else(|| store_failure(StoreError::Key("missing".into())))?;
        let attachments = Attachments(store);
        let open = |file: &FileRef| attachments.read(&file.sha256);
        let path = report.to_path_buf();
        let mut derived = vec![Source {
            path: "data/report.pdf".into(),
            size: measured.bytes,
            sha256: measured.sha256,
            crc32: Some(measured.crc32),
            open: Box::new(move || Ok(Box::new(std::fs::File::open(&path)?))),
        }];
        let statements: Vec<Checkpoint> =
            gathered.checkpoints.iter().map(|c| c.checkpoint).collect();
        let words = Words {
            demo: self.demo,
            page: Some(bundle::page::page_sha256()),
            ..Words::new(&gathered.case.no, env!("CARGO_PKG_VERSION"), draft.walk())
        };
        derived.push(Source::bytes(
            "data/VERIFY.txt",
            words::verify_txt(&words, draft.walk(), &statements),
        ));
        derived.extend(sheets.into_iter().map(|(path, bytes)| Source::bytes(path, bytes)));
        let rules = rules::files_of(&gathered.case.jurisdiction);
        derived.extend(rules.into_iter().map(|(name, text)| {
            Source::bytes(format!("data/rules/{name}"), text.as_bytes().to_vec())
        }));
        let packing = Packing {
            draft,
            checkpoints: &gathered.checkpoints,
            key,
            created: self.moment(draft.walk().last_at.ok_or_else(|| damaged("export"))?),
            version: env!("CARGO_PKG_VERSION"),
            readme: words::readme(&words),
            derived,
            open: &open,
        };
        let failed = |e| io(part.path(), &e);
        let file = part.as_file().try_clone().map_err(failed)?;
        let target = Behind::new(file).map_err(failed)?;
        let mut tell =
            |p: bundle::Progress<'_>| progress(Stage::Pack { done: p.done, total: p.total });
        let (target, written) =
            bundle::pack(target, packing, &mut tell).map_err(|e| pack_failure(part.path(), e))?;
        target.finish().map_err(failed)?;
        Ok(written)
    }
}

/// Reads a finished zip back while its bytes go to the disk; it is good only when both are done.
fn read_back(zip: &NamedTempFile, outside: &Outside) -> Result<Report> {
    std::thread::scope(|scope| {
        let synced = scope.spawn(|| zip.as_file().sync_all());
        let checked = bundle::verify_path(zip.path(), outside);
        let synced = synced.join().unwrap_or_else(|_| Err(std::io::Error::other("sync")));
        synced.map_err(|e| io(zip.path(), &e)).map(|()| checked)
    })
}

/// What the receiver's check will warn of: said before the bundle goes out. A note needs nobody's attention.
fn warned(checked: &Report, locale: &Locale) -> Vec<String> {
    let odd = checked.findings.iter().filter(|f| f.severity() == Severity::Warning);
    odd.map(|f| format!("{}  {}", f.text(locale), f.where_).trim_end().to_string()).collect()
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

fn go_on(progress: &mut dyn FnMut(Stage) -> bool, stage: Stage) -> Result<()> {
    if progress(stage) { Ok(()) } else { Err(cancelled()) }
}

/// Exhibits that the report could not show as they are, by number.
fn problems(case: &Case, pdf: &PdfReport, locale: &Locale) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (hash, list) in &pdf.problems {
        let exhibit = case.exhibit_with(hash);
        let id = exhibit.map_or_else(|| hash.short(), Exhibit::id);
        let no = exhibit.map_or(u32::MAX, |x| x.now.no);
        out.extend(list.iter().map(|p| (no, (id.clone(), locale.text(p.id())))));
    }
    // The sort keeps what is said of one exhibit in its order.
    out.sort_by_key(|(no, _)| *no);
    out.into_iter().map(|(_, said)| said).collect()
}
