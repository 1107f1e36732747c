//! Time stamps: a request carried to an outside authority or sent to it, and its answer taken in after a complete
//! check. Nothing goes online unless the user named an address.

use super::verify::read_file;
use super::{Desk, store_failure};
use crate::failure::{Exit, Failure, Result, io};
use recourse_core::audit::Checkpoint;
use recourse_core::audit::tsa::{self, Answer, Fault, Roots, Stamped};
use recourse_core::audit::{Anchor, Id, Time};
use recourse_core::case::event::{AnchorReceived, Event};
use recourse_core::hash::Hash;
use recourse_core::store::{Append, KeptCheckpoint, StoreError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A checkpoint with its seq.
type Kept = (u64, KeptCheckpoint);

/// How long an authority may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// A request that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requested {
    /// Seq of the checkpoint it is about.
    pub seq: u64,
    /// The 69 bytes.
    pub bytes: Vec<u8>,
}

/// An answer that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Entries up to here existed before the stamped moment.
    pub checkpoint_seq: u64,
    /// The entry that names it: entries from here on were written after it.
    pub entry_seq: u64,
    /// What it says.
    pub stamped: Stamped,
    /// Root certificates that were given along and are kept beside the book from now on.
    pub kept_roots: Option<PathBuf>,
    /// Its moment lies ahead of this computer's clock, or before the record it stamps: message id of what to look at.
    pub odd: Option<&'static str>,
}

/// Where the user's chosen roots lie.
pub fn roots_folder(home: &Path) -> PathBuf {
    home.join("own").join("tsa")
}

/// The roots beside the book, and those given along. A file that is none is a failure: it would silently not count.
pub fn roots(home: &Path, given: Option<&Path>) -> Result<Roots> {
    let mut all = Roots::default();
    if let Ok(entries) = std::fs::read_dir(roots_folder(home)) {
        let mut paths: Vec<_> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
        paths.sort();
        let ends = ["pem", "crt", "cer", "der"];
        let is_root = |p: &&PathBuf| {
            p.extension().and_then(|e| e.to_str()).is_some_and(|e| ends.contains(&e))
        };
        for path in paths.iter().filter(is_root) {
            // A pipe put there would wait for ever.
            if std::fs::metadata(path).is_ok_and(|about| !about.is_file()) {
                return Err(Failure::new(Exit::Invalid, "E-STAMP-01", "stamp-fail-root")
                    .with("path", path.display()));
            }
            all.extend(read_roots(path)?);
        }
    }
    if let Some(path) = given {
        all.extend(read_roots(path)?);
    }
    Ok(all)
}

fn read_roots(path: &Path) -> Result<Roots> {
    let bytes = read_file(path, tsa::MOST as u64)?;
    Roots::read(&bytes).map_err(|_| {
        Failure::new(Exit::Invalid, "E-STAMP-01", "stamp-fail-root").with("path", path.display())
    })
}

/// Signs the present head and makes the request for it. Asked again at the same head, it is the same request: an
/// answer to the first one still fits.
pub fn request(desk: &mut Desk) -> Result<Requested> {
    let time = Time::from_chrono(&desk.world.now());
    let nonce = desk.world.random();
    let store = desk.ready()?;
    let kept = store.checkpoint(time).map_err(store_failure)?;
    let seq = store.head().seq;
    if kept.tsr.is_some() {
        return Err(
            Failure::new(Exit::Invalid, "E-STAMP-02", "stamp-fail-already").with("seq", seq)
        );
    }
    if let Some(bytes) = kept.tsq {
        return Ok(Requested { seq, bytes });
    }
    let bytes = tsa::request(&Hash::of(kept.text.as_bytes()), nonce).to_vec();
    store.keep_request(seq, &bytes).map_err(store_failure)?;
    Ok(Requested { seq, bytes })
}

/// Takes in an answer from a file.
pub fn attach(desk: &mut Desk, path: &Path, given: Option<&Path>) -> Result<Attached> {
    let bytes = read_file(path, tsa::MOST as u64)?;
    take_in(desk, &bytes, given)
}

/// Sends the request to this address by plain HTTP, only a hash leaves, and takes in the answer.
pub fn fetch(desk: &mut Desk, url: &str, given: Option<&Path>) -> Result<Attached> {
    if !url.starts_with("http://") {
        return Err(Failure::new(Exit::Usage, "E-STAMP-03", "stamp-fail-url").with("url", url));
    }
    // Without a root the answer could not be checked: said before anything is sent.
    chosen(desk, given)?;
    let asked = request(desk)?;
    let answer = post(url, &asked.bytes).map_err(|why| {
        Failure::new(Exit::Failed, "E-STAMP-04", "stamp-fail-network")
            .with("url", url)
            .with("error", why)
    })?;
    take_in(desk, &answer, given)
}

fn post(url: &str, body: &[u8]) -> std::result::Result<Vec<u8>, String> {
    let config =
        ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).build();
    let response = ureq::Agent::new_with_config(config)
        .post(url)
        .header("Content-Type", "application/timestamp-query")
        .send(body)
        .map_err(|e| e.to_string())?;
    let mut answer = Vec::new();
    let mut reader = response.into_body().into_reader().take(tsa::MOST as u64 + 1);
    reader.read_to_end(&mut answer).map_err(|e| e.to_string())?;
    Ok(answer)
}

fn chosen(desk: &Desk, given: Option<&Path>) -> Result<Roots> {
    let roots = roots(&desk.world.home, given)?;
    if roots.is_empty() {
        let folder = roots_folder(&desk.world.home);
        return Err(Failure::new(Exit::Usage, "E-STAMP-05", "stamp-fail-no-root")
            .with("path", folder.display()));
    }
    Ok(roots)
}

/// The complete check comes before the entry: once it is in the log, the token must be in every bundle.
fn take_in(desk: &mut Desk, bytes: &[u8], given: Option<&Path>) -> Result<Attached> {
    let roots = chosen(desk, given)?;
    let refused = |fault: &Fault, desk: &Desk| {
        let id = format!("stamp-fault-{}", fault.name());
        let args = [("about", recourse_core::locale::value(fault.about()))];
        let text = desk.world.locale.fill(&id, &args);
        Failure::new(Exit::Verification, "E-STAMP-06", "stamp-fail-refused").with("why", text)
    };
    let answer = Answer::read(bytes).map_err(|fault| refused(&fault, desk))?;
    let kept = desk.store()?.checkpoints().map_err(store_failure)?;
    // The request decides which checkpoint is meant; an answer to none of ours names the first reason.
    let mut why = Fault::Imprint;
    let mut found = None;
    for (seq, checkpoint) in kept.iter().rev() {
        let nonce = checkpoint.tsq.as_deref().and_then(tsa::read_request).map(|(_, nonce)| nonce);
        let nonce = nonce.as_ref().map(<[u8; 8]>::as_slice);
        match answer.check(checkpoint.text.as_bytes(), nonce, &roots) {
            Ok(stamped) => {
                found = Some((*seq, stamped, checkpoint.tsr.clone()));
                break;
            }
            Err(Fault::Imprint) => {}
            Err(fault) => why = fault,
        }
    }
    let now = Time::from_chrono(&desk.world.now());
    let Some((seq, stamped, had)) = found else { return Err(refused(&why, desk)) };
    if had.is_some() {
        return Err(
            Failure::new(Exit::Invalid, "E-STAMP-02", "stamp-fail-already").with("seq", seq)
        );
    }
    // Nor can a stamp of what this chain does not say be taken in for it.
    let made = kept.iter().find(|(at, _)| *at == seq);
    let store = desk.store()?;
    let fits = |(at, kept): &Kept| store.checkpoint_fault(*at, kept).map(|fault| fault.is_none());
    if !made.map(fits).transpose().map_err(store_failure)?.unwrap_or(false) {
        return Err(store_failure(StoreError::Unfit(seq)));
    }
    let named = AnchorReceived {
        checkpoint_seq: seq,
        tsr_sha256: Hash::of(bytes),
        tsa: stamped.authority.clone(),
    };
    let entry_seq = take_up(desk, seq, bytes, named)?;
    let kept_roots = given.map(|path| keep_roots(&desk.world.home, path)).transpose()?.flatten();
    let odd = odd(&stamped, made.map(|(_, checkpoint)| checkpoint), now);
    Ok(Attached { checkpoint_seq: seq, entry_seq, stamped, kept_roots, odd })
}

/// Keeps it with the entry that names it; one that an entry names already was lost, and is put back. Seq of that entry.
fn take_up(desk: &mut Desk, seq: u64, bytes: &[u8], named: AnchorReceived) -> Result<u64> {
    let same = |e: &AnchorReceived| e.checkpoint_seq == seq && e.tsr_sha256 == named.tsr_sha256;
    let lost = desk.book().anchors.iter().find(|(_, e)| same(e)).map(|(at, _)| *at);
    if let Some(entry) = lost {
        desk.ready()?.put_back_token(seq, bytes).map_err(store_failure)?;
        return Ok(entry);
    }
    let stamp = desk.world.stamp();
    let append = Append { case: Id::BOOK, event: Event::AnchorReceived(named), stamp };
    let entries = desk.ready()?.attach_token(seq, bytes, append).map_err(|e| match e {
        StoreError::Abandoned => {
            Failure::new(Exit::Invalid, "E-STAMP-02", "stamp-fail-already").with("seq", seq)
        }
        other => store_failure(other),
    })?;
    Ok(entries.last().map_or(0, |e| e.seq))
}

/// Message id of what to look at where a stamp's moment lies ahead of this clock, or before the record it stamps.
fn odd(stamped: &Stamped, made: Option<&KeptCheckpoint>, now: Time) -> Option<&'static str> {
    if stamped.is_off(stamped.time, now) {
        return Some("stamp-odd-ahead");
    }
    let made = made.and_then(|kept| Checkpoint::parse(kept.text.as_bytes()))?.time;
    stamped.is_off(made, stamped.time).then_some("stamp-odd-before")
}

/// Verified time stamps of such a moment: its seq, its moment, and the message id of what to look at.
pub fn odd_ones(desk: &Desk, kept: &[Kept]) -> Result<Vec<(u64, Time, &'static str)>> {
    let now = Time::from_chrono(&desk.world.now());
    let made = |seq: u64| kept.iter().find(|(at, _)| *at == seq).map(|(_, checkpoint)| checkpoint);
    let judged = |anchor: Anchor| {
        let stamped = anchor.stamped?;
        let odd = odd(&stamped, made(anchor.checkpoint_seq), now)?;
        Some((anchor.checkpoint_seq, stamped.time, odd))
    };
    Ok(anchors(desk, kept, None)?.into_iter().filter_map(judged).collect())
}

/// Copies the roots that were named beside the book, under their hash; the path where it is new.
fn keep_roots(home: &Path, given: &Path) -> Result<Option<PathBuf>> {
    let bytes = read_file(given, tsa::MOST as u64)?;
    let end = if bytes.first() == Some(&0x30) { "der" } else { "pem" };
    let folder = roots_folder(home);
    let path = folder.join(format!("root-{}.{end}", Hash::of(&bytes).short()));
    if path.exists() {
        return Ok(None);
    }
    std::fs::create_dir_all(&folder).map_err(|e| io(&folder, &e))?;
    super::system::write_new(&path, &bytes)?;
    Ok(Some(path))
}

/// The checkpoints the book keeps, with their time stamps.
pub fn kept(desk: &Desk) -> Result<Vec<Kept>> {
    desk.store()?.checkpoints().map_err(store_failure)
}

/// Every time stamp among these, judged under the chosen roots.
pub fn anchors(desk: &Desk, kept: &[Kept], given: Option<&Path>) -> Result<Vec<Anchor>> {
    let roots = roots(&desk.world.home, given)?;
    let entries = &desk.book().anchors;
    let store = desk.store()?;
    let judged = |(seq, checkpoint): &Kept| {
        let token = checkpoint.tsr.as_deref()?;
        // It bounds nothing where its checkpoint is not this chain's: `missing` names it.
        let sound = store.checkpoint_fault(*seq, checkpoint).ok()?.is_none();
        (sound && store.ties(*seq)).then_some(())?;
        let entry = entries.iter().find(|(_, e)| e.checkpoint_seq == *seq).map(|(at, _)| *at);
        let text = checkpoint.text.as_bytes();
        Some(Anchor::judge(*seq, entry, text, checkpoint.tsq.as_deref(), token, &roots))
    };
    Ok(kept.iter().filter_map(judged).collect())
}

/// Time stamps that an entry names and the book no longer holds as they came: the entry, and the seq of the checkpoint.
pub fn missing(desk: &Desk, kept: &[Kept]) -> Vec<(u64, u64)> {
    // Nor does a stamp bound anything whose checkpoint is not this chain's any more.
    let bad = |(seq, kept): &Kept| {
        let fault = desk.store().ok().and_then(|store| store.checkpoint_fault(*seq, kept).ok());
        fault.flatten().is_some()
    };
    let held = |named: &AnchorReceived| {
        let of = kept.iter().find(|(seq, _)| *seq == named.checkpoint_seq);
        of.is_some_and(|c| c.1.holds(&named.tsr_sha256) && !bad(c))
    };
    let gone = desk.book().anchors.iter().filter(|(_, named)| !held(named));
    gone.map(|(entry, named)| (*entry, named.checkpoint_seq)).collect()
}

/// The last checkpoint that waits for an answer.
pub fn waiting(desk: &Desk) -> Result<Option<u64>> {
    let kept = desk.store()?.checkpoints().map_err(store_failure)?;
    let open = |c: &KeptCheckpoint| c.tsq.is_some() && c.tsr.is_none();
    Ok(kept.iter().rev().find(|(_, c)| open(c)).map(|(seq, _)| *seq))
}
