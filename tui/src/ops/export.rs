//! Export: the case's papers, originals and log as one bundle, verified before anyone is told it is done.
//!
//! The book is locked only twice, and briefly: to see what the entry of this export will be and gather the log up to
//! it (undone again), and at the end to write that very entry. In between, however long the files take, other windows
//! work. When one of them was first, the gathered log is no longer the book's, and the export starts over; the second
//! time it keeps the lock throughout. So an export is still all or nothing: no entry without a verified bundle.

pub mod choices;
mod faults;
mod files;
mod hidden;
mod job;
mod message;
mod papers;
pub mod preflight;
mod readings;
mod share;

pub use choices::Choices;
pub(super) use files::measure;
pub use hidden::Hide;
pub(super) use hidden::{decoded, still_readable};
pub use message::{message, size_words};

use super::{Desk, id_of, store_failure};
use crate::failure::{Exit, Failure, Result, io};
use faults::damaged;
use files::{name_all, sync_folder};
use job::{Gathered, Job, Made};
use recourse_core::bundle::sealed::Lock;
use recourse_core::case::event::{BundleExported, Event};
use recourse_core::case::needs;
use recourse_core::document::receiver::Profile;
use recourse_core::locale::{Lang, Locale};
use recourse_core::store::{Append, StoreError};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is to be exported.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Case number.
    pub case: String,
    /// Id of a receiver's profile.
    pub receiver: String,
    /// Folder for the zip; made if it is not there.
    pub out: PathBuf,
    /// Also the user's own thoughts: only for the own lawyer, only on the user's word.
    pub with_private: bool,
    /// Only who has this key or passphrase opens the file.
    pub lock: Option<Lock>,
    /// What is hidden beyond the receiver's profile.
    pub hide: Hide,
    /// No file of the release is to be larger than this many bytes: it goes out in volumes.
    pub volume: Option<u64>,
    /// Pictures in the report are not to be finer than this; the receiver's profile may say so too.
    pub most_dpi: Option<u16>,
}

/// The words of `--for`, in the order they are offered.
pub fn receivers() -> Vec<&'static str> {
    Profile::all().iter().map(|p| p.id.as_str()).collect()
}

/// A finished file of a release.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    /// Originals that stay at home because their redacted copies go: exhibit, copy.
    pub withheld: Vec<(String, String)>,
    /// Words in which people may be named and which hiding names does not look into.
    pub not_looked_into: Vec<String>,
    /// What `verify` will warn of wherever this bundle is checked, in words.
    pub warned: Vec<String>,
    /// Why the report does not call itself PDF/A-3b; `None` where it does.
    pub archive: Option<String>,
    /// Further files of the same release: volumes, and the supplement to the one before.
    pub more: Vec<Exported>,
}

/// So many words that may name people are shown; of more only the count.
const NAMES_SHOWN: usize = 8;

impl Exported {
    /// What hiding names did not look into, in words; `None` where nothing of this case was left to be looked at.
    pub fn names_left(&self, locale: &Locale) -> Option<String> {
        let all = &self.not_looked_into;
        let shown: Vec<String> = all.iter().take(NAMES_SHOWN).cloned().collect();
        let more = all.len() - shown.len();
        let args = recourse_core::args![what = locale.list(&shown), more = more];
        (!all.is_empty()).then(|| locale.fill("hand-warn-names", args))
    }
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
    // Sheets are dated from that year on, and their writer ends the program before it.
    if desk.world.now().timestamp() < 0 {
        return Err(Failure::new(Exit::Failed, "E-EXPORT-13", "cli-fail-clock-1970"));
    }
    let profile = profile(&request.receiver)?;
    let (case_id, missing) = {
        let case = desk.case(&request.case)?;
        let missing: Vec<String> =
            needs::missing(case, needs::BUNDLE).into_iter().map(str::to_string).collect();
        (id_of(case), missing)
    };
    std::fs::create_dir_all(&request.out).map_err(|e| io(&request.out, &e))?;
    let job = Job {
        request,
        profile,
        case_id,
        missing: &missing,
        made_at: desk.world.now(),
        locale: locale_of(profile, &desk.world.locale),
        demo: desk.is_demo(),
        home: desk.world.home.clone(),
    };
    whole(desk, case_id)?;
    let made = settle(desk, &job, progress)?;
    // Only now, with the entry committed, do the files get their names.
    let mut done: Vec<Exported> = Vec::new();
    let mut parts = Vec::new();
    for file in made {
        let path = request.out.join(&file.exported.path);
        parts.push((file.part, path.clone()));
        done.push(Exported { path, ..file.exported });
    }
    name_all(parts).map_err(|(path, error)| unnamed(&path, &error))?;
    sync_folder(&request.out);
    let mut done = done.into_iter();
    let first = done.next().ok_or_else(|| damaged("export"))?;
    Ok(Exported { more: done.collect(), ..first })
}

/// Every original that this case's entries name and that was not erased is in the book.
fn whole(desk: &Desk, case: recourse_core::audit::Id) -> Result<()> {
    let store = desk.store()?;
    let held: BTreeSet<_> =
        store.attachments().map_err(store_failure)?.into_iter().map(|(hash, _)| hash).collect();
    let walk = store.walk();
    let of_case = |seq: &u64| {
        let case = desk.book().case(&case.hex());
        case.is_some_and(|case| case.lines.iter().any(|line| line.seq == *seq))
    };
    match walk.absent(&held).find(|(seq, _)| of_case(seq)) {
        None => Ok(()),
        Some((_, file)) => Err(Failure::new(Exit::Failed, "E-FILE-06", "cli-fail-no-attachment")
            .with("hash", file.sha256)),
    }
}

/// The entry is there and the files are not: the next export will be the next release.
fn unnamed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(Exit::Failed, "E-EXPORT-12", "hand-fail-unnamed")
        .with("path", path.display())
        .with("error", error)
}

/// The profile of a word of `--for`.
fn profile(receiver: &str) -> Result<&'static Profile> {
    Profile::find(receiver).ok_or_else(|| {
        Failure::new(Exit::Usage, "E-EXPORT-02", "cli-fail-receiver")
            .with("word", receiver)
            .with("known", receivers().join(", "))
    })
}

/// A receiver abroad reads its own language.
fn locale_of(profile: &Profile, own: &Locale) -> Locale {
    match profile.lang.as_deref() {
        Some("en") => Locale::new(Lang::En),
        Some("zh-CN") => Locale::new(Lang::Zh),
        _ => own.clone(),
    }
}

/// Makes the files and records the export, the book free in between; in earnest when another window was first.
fn settle(
    desk: &mut Desk,
    job: &Job<'_>,
    progress: &mut dyn FnMut(Stage) -> bool,
) -> Result<Vec<Made>> {
    let append = entry(desk, job)?;
    let time = job.moment(append.stamp.at);
    let mut stopped = None;
    let gathered = desk.ready()?.append_then(vec![append.clone()], time, |store, _| {
        stopped = Some(job.gather(store));
        Err::<(), _>(StoreError::Abandoned)
    });
    let gathered: Gathered = match (gathered, stopped) {
        (_, Some(gathered)) => gathered?,
        (Err(error), None) => return Err(store_failure(error)),
        (Ok(_), None) => return Err(damaged("export")),
    };
    let made = match job.make(desk.store()?, &gathered, progress) {
        // Another window erased an original meanwhile: what is left of the record goes out.
        Err(failure) if failure.code == faults::ERASED => return locked(desk, job, progress),
        made => made?,
    };
    let same = |head| head == gathered.head;
    match desk.ready()?.append_then(vec![append], time, |store, _| {
        if same(store.head()) { Ok(()) } else { Err(StoreError::Abandoned) }
    }) {
        Ok(_) => return Ok(made),
        Err(StoreError::Abandoned) => drop(made),
        Err(error) => return Err(store_failure(error)),
    }
    locked(desk, job, progress)
}

/// The same with the book locked throughout: nobody can be first.
fn locked(
    desk: &mut Desk,
    job: &Job<'_>,
    progress: &mut dyn FnMut(Stage) -> bool,
) -> Result<Vec<Made>> {
    let append = entry(desk, job)?;
    let mut stopped = None;
    let time = job.moment(append.stamp.at);
    let done = desk.ready()?.append_then(vec![append], time, |store, _| {
        let made = job.gather(store).and_then(|gathered| job.make(store, &gathered, progress));
        made.map_err(|failure| {
            stopped = Some(failure);
            StoreError::Abandoned
        })
    });
    match (done, stopped) {
        (_, Some(failure)) => Err(failure),
        (Err(error), None) => Err(store_failure(error)),
        (Ok((_, made)), None) => Ok(made),
    }
}

/// The entry that says it. Sealed twice it is the same line both times: its salts are in it already.
fn entry(desk: &mut Desk, job: &Job<'_>) -> Result<Append> {
    let case = desk.case(&job.request.case)?;
    let release = case.next_release();
    let (volumes, supplement) = job.spread(&desk.book().cases, case, release)?;
    let event = Event::BundleExported(BundleExported {
        release,
        missing: job.missing.to_vec(),
        volumes,
        supplement,
        receiver: Some(job.request.receiver.clone()),
    });
    Ok(Append { case: job.case_id, event, stamp: desk.world.stamp() })
}
