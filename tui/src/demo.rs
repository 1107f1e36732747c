//! The demo: builds the sample shop's book in a folder of its own and walks its case from the raw exports to a
//! verified bundle. Every step is an ordinary operation; only the clock and the dice are the story's.

use crate::failure::{Exit, Failure, Result, io};
use crate::ops::case::{NewCase, NewParty};
use crate::ops::contact::NewContact;
use crate::ops::evidence::About;
use crate::ops::{self, Desk};
use crate::sample::story::{self, ContactStep, EvidenceStep, Step, StepKind};
use crate::sample::{self, SampleFiles};
use crate::world::{Clock, Random, World};
use chrono::{DateTime, Duration, FixedOffset};
use recourse_core::args;
use recourse_core::audit::Verdict;
use recourse_core::case::contact::ContactAmended;
use recourse_core::case::event::Side;
use recourse_core::document::Document;
use recourse_core::hash::Hash;
use recourse_core::locale::Locale;
use recourse_core::render::pdf::{Faces, FileSource, PdfOptions, write_pdf};
use recourse_core::store::Store;
use recourse_core::{Currency, Money};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The seed of the demo's keys, ids and salts: the same bytes each time.
const SEED: u64 = 20_260_326;

/// What the demo made.
#[derive(Debug, Clone, PartialEq)]
pub struct Demo {
    /// Folder of the book.
    pub home: PathBuf,
    /// Case number.
    pub case: String,
    /// The zip.
    pub bundle: PathBuf,
    /// Pages of its report.
    pub pages: usize,
    /// What was found missing.
    pub missing: Money,
    /// How the bundle verified.
    pub verdict: Verdict,
}

/// Builds and walks. `tell` hears each step as a line.
pub fn run(world: World, folder: &Path, tell: &mut dyn FnMut(&str)) -> Result<(Demo, World)> {
    let home = folder.join("book");
    clear(folder, &home)?;
    let locale = world.locale.clone();
    let files = write_sample(&folder.join("files"))?;
    tell(&locale.fill(
        "cli-demo-files",
        args![n = files.files.len(), dir = files.dir.display().to_string()],
    ));
    let steps = story::steps();
    let end = steps.last().map_or_else(|| world.now(), |s| s.at);
    let start = steps.first().map_or(end, |s| s.at);
    let mut player = Player {
        desk: Desk::open(on_stage(world, &home, start))?,
        files,
        case: String::new(),
        exhibits: Vec::new(),
        out: folder.join("exports"),
        missing: Money::zero(Currency::CNY),
        bundle: None,
        verdict: Verdict::Invalid,
    };
    player.desk.create(Some(end))?;
    for step in &steps {
        let line = player.play(step)?;
        tell(&format!("{}  {line}", step.at.format("%m-%d %H:%M")));
    }
    let Some((bundle, pages)) = player.bundle.clone() else {
        return Err(Failure::new(Exit::Failed, "E-DEMO-01", "cli-fail-demo"));
    };
    let Player { desk, case, missing, verdict, .. } = player;
    Ok((Demo { home, case, bundle, pages, missing, verdict }, desk.world))
}

/// The world as the story has it.
fn on_stage(mut world: World, home: &Path, at: DateTime<FixedOffset>) -> World {
    world.home = home.to_path_buf();
    world.random = Random::Seeded { seed: SEED, drawn: 0 };
    world.clock = Clock::Fixed { now: at, step: Duration::zero() };
    world.offset = *at.offset();
    world.as_of = None;
    // Sample data has nothing to hide, and is opened by anybody.
    world.book_passphrase = None;
    world
}

/// An earlier demo makes room; anything else in the way is left alone and said.
fn clear(folder: &Path, home: &Path) -> Result<()> {
    match Store::open(home) {
        Ok(store) if store.book().demo_at.is_some() => {
            drop(store);
            for part in ["book", "files", "exports"] {
                let path = folder.join(part);
                if path.exists() {
                    std::fs::remove_dir_all(&path).map_err(|e| io(&path, &e))?;
                }
            }
            Ok(())
        }
        Err(recourse_core::store::StoreError::NoBook(_)) if !folder.join("files").exists() => {
            Ok(())
        }
        _ => Err(Failure::new(Exit::Invalid, "E-DEMO-02", "cli-fail-demo-folder")
            .with("path", folder.display())),
    }
}

fn write_sample(dir: &Path) -> Result<SampleFiles> {
    let faces = Faces::embedded()
        .ok_or_else(|| Failure::new(Exit::Failed, "E-DEMO-01", "cli-fail-demo"))?;
    sample::write_all(dir, faces.main_file(), paper).map_err(|e| io(dir, &e))
}

fn paper(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let created = DateTime::parse_from_rfc3339("2026-03-01T08:00:00+08:00").unwrap_or_default();
    let options = PdfOptions { created, seed: document.title.as_bytes().to_vec(), most_dpi: None };
    write_pdf(document, &NoFiles, &mut out, &options).map_err(std::io::Error::other)?;
    Ok(out)
}

/// Papers of the sample carry no attachments.
struct NoFiles;

impl FileSource for NoFiles {
    fn open(&self, _: &Hash) -> std::io::Result<Box<dyn Read + '_>> {
        Err(std::io::ErrorKind::NotFound.into())
    }

    fn size(&self, _: &Hash) -> Option<u64> {
        None
    }
}

/// The one who does what the story says.
struct Player {
    desk: Desk,
    files: SampleFiles,
    case: String,
    /// File name and exhibit id of everything added.
    exhibits: Vec<(&'static str, String)>,
    out: PathBuf,
    missing: Money,
    bundle: Option<(PathBuf, usize)>,
    verdict: Verdict,
}

impl Player {
    fn play(&mut self, step: &Step) -> Result<String> {
        self.desk.world.clock = Clock::Fixed { now: step.at, step: Duration::zero() };
        // People's names stay in private lines; the log knows roles.
        // The sample shop is made up: who uses this computer has no part in it.
        self.desk.world.actor_named = None;
        self.desk.world.actor =
            if step.actor == sample::cast::BOOKKEEPER { "clerk-1" } else { "merchant" }.into();
        let locale = self.desk.world.locale.clone();
        match &step.what {
            StepKind::ImportPos(name) => self.import(&locale, Side::Pos, name),
            StepKind::ImportBank(name) => self.import(&locale, Side::Bank, name),
            StepKind::Reconcile { from, to, missing } => {
                self.reconcile(&locale, (*from, *to), *missing)
            }
            StepKind::OpenCase { title } => self.open_case(&locale, title),
            StepKind::AddMissing => self.add_missing(&locale),
            StepKind::Party(player) => {
                ops::case::set_party(&mut self.desk, &self.case, player.role, &party(player))?;
                Ok(locale.fill("cli-demo-party", args![name = player.name]))
            }
            StepKind::Contact(contact) => self.contact(&locale, contact),
            StepKind::AmendContact { contact, evidence, reached_basis } => {
                let change = ContactAmended {
                    no: number('C', contact),
                    evidence: Some(evidence.iter().filter_map(|f| self.exhibit_no(f)).collect()),
                    reached_basis: Some((*reached_basis).to_string()),
                    ..Default::default()
                };
                ops::contact::amend(&mut self.desk, &self.case, &change)?;
                Ok(locale.fill("cli-demo-amend", args![id = *contact]))
            }
            StepKind::Promise { contact, outcome, note, .. } => {
                let no = number('C', contact);
                ops::contact::settle(
                    &mut self.desk,
                    &self.case,
                    no,
                    *outcome,
                    Some((*note).to_string()),
                )?;
                Ok(locale.fill("cli-demo-promise", args![id = *contact, note = *note]))
            }
            StepKind::Evidence(evidence) => self.evidence(&locale, evidence),
            StepKind::Move { to, reason } => {
                ops::case::move_to(
                    &mut self.desk,
                    &self.case,
                    *to,
                    None,
                    Some((*reason).to_string()),
                )?;
                let stage = locale.text(&format!("core-stage-{}", to.word()));
                Ok(locale.fill("cli-demo-move", args![stage = stage, reason = *reason]))
            }
            StepKind::Note { text, private } => {
                ops::case::note(&mut self.desk, &self.case, text, *private)?;
                Ok(locale.fill("cli-demo-note", args![text = *text]))
            }
            StepKind::Next => {
                let case = self.desk.case(&self.case)?;
                let step = ops::case::steps(&self.desk, case).into_iter().next();
                let text = step.map_or_else(String::new, |s| s.text(&locale));
                Ok(locale.fill("cli-demo-next", args![text = text]))
            }
            StepKind::ExportForLawyer => self.export(&locale),
            StepKind::VerifyBundle => self.verify(&locale),
        }
    }

    fn import(&mut self, locale: &Locale, side: Side, name: &'static str) -> Result<String> {
        let path = self.files.path(name);
        let bytes: Arc<[u8]> = std::fs::read(&path).map_err(|e| io(&path, &e))?.into();
        let files = vec![(name.to_string(), bytes)];
        let request = ops::import::Request { side: Some(side), files, ..Default::default() };
        let done = ops::import::run(&mut self.desk, &request)?;
        let Some(one) = done.first() else { return Ok(String::new()) };
        let s = &one.statement;
        let sum = match side {
            Side::Pos => s.sales(),
            Side::Bank => s.credits(),
        };
        Ok(locale.fill(
            if side == Side::Pos { "cli-demo-import-pos" } else { "cli-demo-import-bank" },
            args![
                name = name,
                encoding = s.encoding,
                rows = s.rows.len(),
                new = one.new,
                known = one.known,
                count = sum.count,
                sum = sum.sum.grouped()
            ],
        ))
    }

    fn reconcile(
        &mut self,
        locale: &Locale,
        span: (chrono::NaiveDate, chrono::NaiveDate),
        expected: i64,
    ) -> Result<String> {
        let request =
            ops::reconcile::Request { from: Some(span.0), to: Some(span.1), ..Default::default() };
        let found = ops::reconcile::run(&self.desk, &request)?;
        let missing = found.result.totals.missing;
        self.missing = missing.net;
        if missing.net.minor != expected {
            // The story and the program must agree, or the demo proves nothing.
            return Err(Failure::new(Exit::Failed, "E-DEMO-03", "cli-fail-demo-sum")
                .with("found", missing.net.grouped())
                .with("expected", Money::new(expected, Currency::CNY).grouped()));
        }
        let cause =
            found.result.causes.first().map_or_else(String::new, |c| locale.text(c.cause.name()));
        Ok(locale.fill(
            "cli-demo-reconcile",
            args![n = missing.count, sum = missing.net.grouped(), cause = cause],
        ))
    }

    fn open_case(&mut self, locale: &Locale, title: &str) -> Result<String> {
        let found = ops::reconcile::run(&self.desk, &ops::reconcile::Request::default())?;
        let new = NewCase { title: title.to_string(), ..NewCase::default() };
        self.case = ops::reconcile::open_case(&mut self.desk, &new, &found)?;
        let case = self.desk.case(&self.case)?;
        let args =
            args![no = self.case.as_str(), n = case.vouchers.len(), sum = case.claimed().grouped()];
        Ok(locale.fill("cli-demo-open", args))
    }

    fn add_missing(&mut self, locale: &Locale) -> Result<String> {
        let found = ops::reconcile::run(&self.desk, &ops::reconcile::Request::default())?;
        let n = ops::reconcile::add_missing(&mut self.desk, &self.case, &found)?;
        let case = self.desk.case(&self.case)?;
        self.missing = case.claimed();
        Ok(locale.fill("cli-demo-add-missing", args![n = n, sum = case.claimed().grouped()]))
    }

    fn contact(&mut self, locale: &Locale, step: &ContactStep) -> Result<String> {
        let moment =
            |text: &str| DateTime::parse_from_rfc3339(text).unwrap_or(self.desk.world.now());
        let own = |text: Option<&str>| text.map(str::to_string);
        let new = NewContact {
            with: step.with.word().to_string(),
            at: moment(step.at),
            channel: step.channel,
            direction: step.direction,
            agent: own(step.agent),
            ticket: own(step.ticket),
            said: own(Some(step.said)),
            promise: own(step.promise.map(|p| p.0)),
            promise_by: step.promise.map(|p| p.1),
            claimed_payment: step.claimed_payment,
            reached_at: step.reached.map(|r| moment(r.0)),
            reached_basis: own(step.reached.map(|r| r.1)),
            number: None,
            minutes: step.minutes,
            private: own(step.private),
            evidence: Vec::new(),
            position: None,
        };
        let logged = ops::contact::add(&mut self.desk, &self.case, &new)?;
        let who = locale.text(&format!("core-role-{}", step.with.word()));
        let promise = step.promise.map_or_else(String::new, |(text, by)| {
            locale.fill("cli-demo-promised", args![text = text, by = locale.day(by)])
        });
        let id = if step.claimed_payment { "cli-demo-demand" } else { "cli-demo-contact" };
        Ok(locale.fill(id, args![id = logged.id, who = who, promise = promise]))
    }

    fn evidence(&mut self, locale: &Locale, step: &EvidenceStep) -> Result<String> {
        let about = About {
            kind: Some(step.kind),
            title: Some(step.title.into()),
            proves: Some(step.proves.into()),
            source: Some(step.source.into()),
            original: Some(step.original.into()),
            captured_at: Some(step.captured_at.into()),
            taken_by: Some(step.taken_by.into()),
            shows_card: Some(false),
        };
        let kept =
            ops::evidence::add(&mut self.desk, &self.case, &self.files.path(step.file), &about)?;
        self.exhibits.push((step.file, kept.id.clone()));
        let args = args![id = kept.id, title = step.title, kb = kept.size.div_ceil(1024)];
        Ok(locale
            .fill(if kept.known { "cli-demo-evidence-known" } else { "cli-demo-evidence" }, args))
    }

    fn exhibit_no(&self, file: &str) -> Option<u32> {
        let (_, id) = self.exhibits.iter().find(|(name, _)| *name == file)?;
        Some(number('E', id))
    }

    fn export(&mut self, locale: &Locale) -> Result<String> {
        let request = ops::export::Request {
            case: self.case.clone(),
            receiver: "lawyer".into(),
            out: self.out.clone(),
            ..Default::default()
        };
        let done = ops::export::run(&mut self.desk, &request, &mut |_| true)?;
        let missing: Vec<String> =
            done.missing.iter().map(|m| locale.text(&format!("core-missing-{m}"))).collect();
        let args = args![
            files = done.files,
            pages = done.pages,
            mb = format!("{:.1}", done.bytes as f64 / 1_048_576.0),
            fingerprint = done.fingerprint,
            missing = locale.list(&missing)
        ];
        self.bundle = Some((done.path, done.pages));
        Ok(locale.fill("cli-demo-export", args))
    }

    fn verify(&mut self, locale: &Locale) -> Result<String> {
        let path = self.bundle.as_ref().map(|(path, _)| path.clone());
        let report =
            ops::verify::run(&self.desk, &ops::verify::Request { path, ..Default::default() })?;
        self.verdict = report.verdict();
        Ok(locale.fill("cli-demo-verify", args![verdict = report.summary(locale).join(LEVELS)]))
    }
}

/// The levels of a verdict stand under it, each on a line of its own.
const LEVELS: &str = "\n             ";

fn party(player: &sample::cast::Player) -> NewParty {
    let own = |text: Option<&str>| text.map(str::to_string);
    NewParty {
        name: player.name.to_string(),
        credit_code: None,
        address: own(player.address),
        phone: own(player.phone),
        person: own(player.person),
        account_tail: own(player.account_tail),
        merchant_no: own(player.merchant_no),
        bank_name: own(player.bank_name),
    }
}

fn number(prefix: char, id: &str) -> u32 {
    recourse_core::case::read_number(prefix, id).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_core::locale::Lang;

    #[test]
    fn the_story_plays_to_a_verified_bundle() {
        let dir = tempfile::tempdir().unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-22T12:00:00+08:00").unwrap();
        let world = World::still(dir.path().join("unused"), Lang::Zh, now);
        let mut lines = Vec::new();
        let told = run(world, &dir.path().join("demo"), &mut |line| lines.push(line.to_string()));
        let (demo, _) = told.unwrap_or_else(|f| panic!("{:?}\n{}", f, lines.join("\n")));
        if let Some(keep) = std::option_env!("RECOURSE_KEEP_DEMO") {
            std::fs::copy(&demo.bundle, keep).unwrap();
            eprintln!("{}", lines.join("\n"));
        }
        assert_eq!(demo.verdict, Verdict::Intact);
        assert_eq!(demo.missing.plain(), "37515.70");
        assert_eq!(demo.case, "RC-2026-001");
        assert!(!lines.iter().any(|l| l.contains('{')), "{lines:#?}");
    }
}
