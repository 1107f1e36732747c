//! Letters: fill, save, mark as sent and as arrived.

use super::case::{find_party, known, one};
use super::evidence::{About, exhibit};
use super::{Bytes, Desk, diagnosis, id_of, store_failure};
use crate::failure::{Exit, Failure, Result, io};
use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::contact::{Channel, ContactAmended, ContactLogged, Direction, Struck};
use recourse_core::case::event::{DeadlineEntered, Event};
use recourse_core::case::exhibit::{ExhibitKind, FileRef, safe_name};
use recourse_core::case::letter::{Letter, LetterKind, LetterReached, LetterSaved, LetterSent};
use recourse_core::case::party::{Party, Role};
use recourse_core::hash::Hash;
use recourse_core::letter::{self, Composed, field};
use recourse_core::locale::{Lang, Locale};
use recourse_core::render::pdf::{FileSource, PdfOptions, write_pdf};
use recourse_core::render::{docx, text};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What was typed into the fields of a letter, by code.
pub type Typed = BTreeMap<String, String>;

/// A letter as it would be now.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// Case number.
    pub case: String,
    /// Sort.
    pub kind: LetterKind,
    /// Party id it is directed against.
    pub to: String,
    /// That party's name.
    pub to_name: String,
    /// Its language.
    pub lang: Lang,
    /// The paper, its fields, what to know.
    pub composed: Composed,
    /// Full text, for the screen and the clipboard.
    pub text: String,
    /// The head in its footer.
    pub head: (u64, Hash),
    /// What was typed.
    pub typed: Typed,
}

/// Columns of the full text.
const COLUMNS: usize = 96;

/// The party a letter of this kind is directed against: the one named, else the first that fits its kind.
pub fn respondent<'a>(case: &'a Case, kind: LetterKind, to: Option<&str>) -> Result<&'a Party> {
    let nobody = |what: &str| {
        Failure::new(Exit::NotFound, "E-LETTER-02", "letter-fail-nobody")
            .with("kind", kind.word())
            .with("to", what)
    };
    if kind == LetterKind::Lawyer {
        return case.party_in(Role::Merchant).ok_or_else(|| nobody("merchant"));
    }
    if let Some(word) = to {
        let (id, new) = find_party(case, word)?;
        let party = case.party(&id).filter(|p| new.is_none() && letter::fits(kind, p.now.role));
        return party.ok_or_else(|| nobody(word));
    }
    // Whoever the case is with now comes first.
    let now = match case.stage {
        recourse_core::case::stage::Stage::Bank => Role::Bank,
        _ => Role::Platform,
    };
    let first = case.respondents().find(|p| p.now.role == now);
    first.or_else(|| case.respondents().next()).ok_or_else(|| nobody(now.word()))
}

/// The draft's name.
fn draft_id(case: &Case, kind: LetterKind, to: &str) -> String {
    format!("letter:{}:{}:{to}", case.id, kind.word())
}

/// What was typed so far and not saved into a letter.
pub fn typed(desk: &Desk, no: &str, kind: LetterKind, to: Option<&str>) -> Result<Typed> {
    let case = desk.case(no)?;
    let id = draft_id(case, kind, &respondent(case, kind, to)?.now.id);
    let draft = desk.drafts()?.into_iter().find(|d| d.id == id);
    Ok(draft.and_then(|d| serde_json::from_str(&d.json).ok()).unwrap_or_default())
}

/// Types a field of a letter; blank clears it. Kept as a draft until the letter is saved.
pub fn set(
    desk: &mut Desk,
    no: &str,
    kind: LetterKind,
    to: Option<&str>,
    code: &str,
    value: &str,
) -> Result<()> {
    let code = code.trim().replace('-', "_");
    if !field::TYPED.contains(&code.as_str()) {
        return Err(Failure::new(Exit::Usage, "E-LETTER-03", "letter-fail-field")
            .with("field", code)
            .with("known", field::TYPED.join(", ")));
    }
    if code == "deadline" && !value.trim().is_empty() && value.trim().parse::<NaiveDate>().is_err()
    {
        return Err(
            Failure::new(Exit::Usage, "E-LETTER-04", "letter-fail-date").with("value", value)
        );
    }
    if recourse_core::letter::source::brings_sum(&code, value) {
        return Err(
            Failure::new(Exit::Usage, "E-LETTER-10", "letter-fail-sum").with("value", value)
        );
    }
    let mut all = typed(desk, no, kind, to)?;
    match value.trim() {
        "" => all.remove(&code),
        value => all.insert(code, recourse_core::hygiene::intake(value)),
    };
    let case = desk.case(no)?;
    let id = draft_id(case, kind, &respondent(case, kind, to)?.now.id);
    let json = serde_json::to_string(&all).unwrap_or_default();
    desk.save_draft(&id, &json)
}

/// The letter as it would be now. `lang` is the letter's own language.
pub fn fill(
    desk: &Desk,
    no: &str,
    kind: LetterKind,
    to: Option<&str>,
    lang: Lang,
) -> Result<Filled> {
    let typed = typed(desk, no, kind, to)?;
    compose(desk, no, kind, to, lang, typed)
}

fn compose(
    desk: &Desk,
    no: &str,
    kind: LetterKind,
    to: Option<&str>,
    lang: Lang,
    typed: Typed,
) -> Result<Filled> {
    let case = desk.case(no)?;
    let party = respondent(case, kind, to)?;
    let store = desk.store()?;
    let head = store.head();
    let key = store.genesis().key.fingerprint();
    let locale = Locale::new(lang);
    let deadlines = super::deadlines::of_case(desk, case);
    let suspects = diagnosis::suspects_in(desk, case, &locale);
    let composed = letter::compose(&letter::Input {
        case,
        kind,
        to: party,
        typed: &typed,
        locale: &locale,
        today: desk.world.today(),
        head: (head.seq, head.hash),
        key: &key,
        deadlines: &deadlines,
        suspects: &suspects,
        demo: desk.is_demo(),
    })
    .ok_or_else(|| Failure::new(Exit::Failed, "E-LETTER-01", "letter-fail-template"))?;
    if !composed.unsourced.is_empty() {
        let what = desk.world.locale.list(&composed.unsourced);
        return Err(
            Failure::new(Exit::Failed, "E-LETTER-11", "letter-fail-figure").with("what", what)
        );
    }
    Ok(Filled {
        case: case.no.clone(),
        kind,
        to: party.now.id.clone(),
        to_name: party.name().to_string(),
        lang,
        text: text::text(&composed.document, COLUMNS),
        composed,
        head: (head.seq, head.hash),
        typed,
    })
}

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
    kind: LetterKind,
    to: Option<&str>,
    lang: Lang,
    out: &[PathBuf],
) -> Result<Saved> {
    let filled = fill(desk, no, kind, to, lang)?;
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
        None => (format!("{}-{}.pdf", filled.case, kind.word()), pdf(&filled, now)?),
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
    let draft = draft_id(case, kind, &filled.to);
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
            kind: filled.kind,
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

/// How a letter went out.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSent {
    /// By what way.
    pub channel: Channel,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Number of the consignment or of the portal's receipt.
    pub tracking: Option<String>,
    /// Address it went to.
    pub address: Option<String>,
    /// When it arrived, where that is known already.
    pub reached_at: Option<DateTime<FixedOffset>>,
    /// What shows that.
    pub reached_basis: Option<String>,
    /// A scan of the signed copy, kept in place of the printed one.
    pub copy: Option<PathBuf>,
    /// A remark.
    pub note: Option<String>,
}

/// What marking as sent did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The letter, `L001`.
    pub letter: String,
    /// The copy as an exhibit, `E007`.
    pub exhibit: String,
    /// The contact the clocks read, `C005`; a hand-over to the lawyer is none.
    pub contact: Option<String>,
    /// The answer date that is watched now.
    pub due: Option<NaiveDate>,
}

/// The letter meant by `L002`, by a kind (with `--to`: against that party), the latest of them.
pub fn find<'a>(case: &'a Case, which: &str, to: Option<&str>) -> Result<&'a Letter> {
    let missing = || {
        Failure::new(Exit::NotFound, "E-LETTER-06", "letter-fail-unsaved")
            .with("which", which)
            .with("case", &case.no)
    };
    if let Some(no) = recourse_core::case::read_number('L', which) {
        return case.letter(no).ok_or_else(missing);
    }
    let kind = LetterKind::parse(which).ok_or_else(missing)?;
    let party = match to {
        Some(word) => Some(respondent(case, kind, Some(word))?.now.id.clone()),
        None => None,
    };
    let fits = |l: &&Letter| {
        l.live() && l.now.kind == kind && party.as_ref().is_none_or(|id| *id == l.now.to)
    };
    case.letters.iter().rev().find(fits).ok_or_else(missing)
}

/// Marks a letter as sent: the copy becomes an exhibit, a contact is logged that moves the clocks, and the date it
/// sets is watched.
pub fn sent(
    desk: &mut Desk,
    no: &str,
    which: &str,
    to: Option<&str>,
    new: &NewSent,
) -> Result<Sent> {
    let case = desk.case(no)?;
    let case_no = case.no.clone();
    let letter = find(case, which, to)?;
    let number = letter.now.no;
    let own_name = letter.now.name.clone();
    let stored = letter.file().map(|f| f.sha256);
    let (bytes, own) = match &new.copy {
        Some(path) => {
            let own =
                path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            (std::fs::read(path).map_err(|e| io(path, &e))?, own)
        }
        None => {
            let hash = stored.unwrap_or_else(|| Hash::of(b""));
            let bytes = desk.store()?.attachment_bytes(&hash).map_err(store_failure)?;
            let bytes = bytes.ok_or_else(|| {
                Failure::new(Exit::NotFound, "E-FILE-06", "cli-fail-no-attachment")
                    .with("hash", hash)
            })?;
            (bytes, own_name.unwrap_or_default())
        }
    };
    let file =
        FileRef { name: safe_name(&own), sha256: Hash::of(&bytes), size: bytes.len() as u64 };
    let locale = desk.world.locale.clone();
    let mut out = Sent { letter: String::new(), exhibit: String::new(), contact: None, due: None };
    desk.record(&[Bytes::Memory(bytes.into())], |book, _| {
        let case = known(book, &case_no)?;
        let letter = case.letter(number).ok_or_else(|| {
            Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown").with("id", which)
        })?;
        let (events, done) = sending(case, letter, new, &file, &own, &locale);
        out = done;
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    Ok(out)
}

fn sending(
    case: &Case,
    letter: &Letter,
    new: &NewSent,
    file: &FileRef,
    own: &str,
    locale: &Locale,
) -> (Vec<Event>, Sent) {
    let kind = letter.now.kind;
    let kind_name = locale.text(&format!("road-letter-{}", kind.word()));
    let mut events = Vec::new();
    let receiver = receiver(case, letter);
    let (with, to_name) = match &receiver {
        Receiver::Party(id) => (Some(id.clone()), case.party_name(id).to_string()),
        Receiver::Regulator(id, Some(event)) => {
            events.push(event.clone());
            (Some(id.clone()), locale.text("core-role-regulator"))
        }
        Receiver::Regulator(id, None) => (Some(id.clone()), case.party_name(id).to_string()),
        Receiver::Outside => (None, locale.text("letter-to-outside")),
    };
    // A copy kept before (sent again, say) keeps its number.
    let exhibit_no = match case.exhibit_with(&file.sha256) {
        Some(kept) => kept.now.no,
        None => {
            let number = case.next_exhibit();
            let day = new.at.date_naive().to_string();
            let about = About {
                kind: Some(ExhibitKind::Letter),
                title: Some(locale.fill(
                    "letter-exhibit-title",
                    args![
                        id = letter.id(),
                        kind = kind_name.as_str(),
                        to = to_name.as_str(),
                        on = day.as_str()
                    ],
                )),
                proves: Some(locale.fill(
                    "letter-exhibit-proves",
                    args![kind = kind_name.as_str(), to = to_name.as_str(), on = day.as_str()],
                )),
                source: Some(locale.text("letter-exhibit-source")),
                captured_at: Some(new.at.to_rfc3339()),
                ..About::default()
            };
            events.push(Event::ExhibitAdded(exhibit(number, file.clone(), own, None, &about)));
            number
        }
    };
    let contact_no = with.as_ref().map(|with| {
        let number = case.next_contact();
        events.push(Event::ContactLogged(ContactLogged {
            no: number,
            with: with.clone(),
            channel: new.channel,
            direction: Direction::Out,
            occurred_at: new.at,
            claimed_payment: kind.demands_payment() && *with == letter.now.to,
            reached_at: new.reached_at,
            promise_by: None,
            evidence: vec![exhibit_no],
            minutes: None,
            agent: None,
            // A portal's receipt is their number for it; a consignment's is not.
            ticket: new.tracking.clone().filter(|_| new.channel == Channel::Portal),
            said: Some(locale.fill(
                "letter-contact-said",
                args![
                    id = letter.id(),
                    kind = kind_name.as_str(),
                    exhibit = format!("E{exhibit_no:03}")
                ],
            )),
            promise: None,
            reached_basis: new.reached_basis.clone(),
            number: new.address.clone(),
        }));
        number
    });
    events.push(Event::LetterSent(LetterSent {
        no: letter.now.no,
        channel: new.channel,
        sent_at: new.at,
        exhibit_no: Some(exhibit_no),
        contact_no,
        tracking: new.tracking.clone(),
        to: new.address.clone(),
        note: new.note.clone(),
    }));
    if let Some(at) = new.reached_at {
        events.push(Event::LetterReached(LetterReached {
            no: letter.now.no,
            reached_at: at,
            evidence: Vec::new(),
            basis: new.reached_basis.clone(),
        }));
    }
    let due = letter.now.fields.as_ref().and_then(|f| f.get("deadline")?.parse().ok());
    if let (Some(due), true) = (due, with.as_ref() == Some(&letter.now.to)) {
        events.push(Event::DeadlineEntered(DeadlineEntered {
            id: case.next_deadline(),
            due,
            act_by: None,
            obligor: Some(letter.now.to.clone()),
            nature: "estimate".into(),
            label: Some(
                locale.fill(
                    "letter-deadline-label",
                    args![kind = kind_name.as_str(), id = letter.id()],
                ),
            ),
            basis: Some(letter.id()),
            reason: None,
        }));
    }
    let sent = Sent {
        letter: letter.id(),
        exhibit: format!("E{exhibit_no:03}"),
        contact: contact_no.map(|n| format!("C{n:03}")),
        due: due.filter(|_| with.as_ref() == Some(&letter.now.to)),
    };
    (events, sent)
}

/// Who gets it: the respondent, the body that supervises it, or somebody who is no party.
enum Receiver {
    Party(String),
    Regulator(String, Option<Event>),
    Outside,
}

fn receiver(case: &Case, letter: &Letter) -> Receiver {
    match letter.now.kind {
        LetterKind::Regulator => match case.party_in(Role::Regulator) {
            Some(party) => Receiver::Regulator(party.now.id.clone(), None),
            None => {
                let id = case.next_party();
                let typed = letter.now.fields.as_ref().and_then(|f| f.get("addressee").cloned());
                let name = typed.unwrap_or_else(|| Role::Regulator.word().to_string());
                let event = super::case::NewParty::named(name).event(id.clone(), Role::Regulator);
                Receiver::Regulator(id, Some(event))
            }
        },
        LetterKind::Arbitration | LetterKind::Claim | LetterKind::Lawyer => Receiver::Outside,
        _ => Receiver::Party(letter.now.to.clone()),
    }
}

/// Marks a letter as arrived; the contact it went out by carries the arrival too, so that the clocks see it.
pub fn reached(
    desk: &mut Desk,
    no: &str,
    which: &str,
    at: DateTime<FixedOffset>,
    basis: Option<String>,
    evidence: &[u32],
) -> Result<u64> {
    let case = desk.case(no)?;
    let (case_no, number) = (case.no.clone(), find(case, which, None)?.now.no);
    let entries = desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        let mut events = vec![Event::LetterReached(LetterReached {
            no: number,
            reached_at: at,
            evidence: evidence.to_vec(),
            basis: basis.clone(),
        })];
        let sent = case.letter(number).and_then(|l| l.sent.last());
        let contact = sent.and_then(|(_, s)| s.contact_no).and_then(|n| case.contact(n));
        if let Some(contact) = contact {
            let mut shown = contact.now.evidence.clone();
            shown.extend(evidence.iter().filter(|n| !contact.now.evidence.contains(n)));
            events.push(Event::ContactAmended(ContactAmended {
                no: contact.now.no,
                reached_at: Some(at),
                reached_basis: basis.clone(),
                evidence: Some(shown),
                ..ContactAmended::default()
            }));
        }
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    Ok(entries.first().map_or(0, |e| e.seq))
}

/// Strikes a letter, with a reason; its file stays.
pub fn void(desk: &mut Desk, no: &str, which: &str, reason: &str) -> Result<u64> {
    let number = find(desk.case(no)?, which, None)?.now.no;
    let reason = Some(reason.to_string());
    one(desk, no, |_| Ok(Event::LetterVoided(Struck { no: number, reason: reason.clone() })))
}

/// A sort of letter towards one party: how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// Sort.
    pub kind: LetterKind,
    /// Party id.
    pub to: String,
    /// Its name.
    pub to_name: String,
    /// `none`, `draft`, `saved`, `sent`, `reached`.
    pub state: &'static str,
    /// The letters of it, oldest first.
    pub letters: Vec<String>,
    /// Fields not known yet, as codes.
    pub gaps: Vec<String>,
    /// A lawyer has to look at it.
    pub for_lawyer: bool,
    /// The stage of that party, or of the case, asks for it.
    pub now: bool,
}

/// Every letter the case can need: each kind towards each respondent, those of the present stage first.
pub fn list(desk: &Desk, no: &str, lang: Lang) -> Result<Vec<LetterRow>> {
    let case = desk.case(no)?;
    let ladders = recourse_core::road::ladders(case);
    let mut out = Vec::new();
    for kind in LetterKind::ALL {
        let parties: Vec<&Party> = match kind {
            LetterKind::Lawyer => case.party_in(Role::Merchant).into_iter().collect(),
            // The sheets name every respondent at once.
            LetterKind::Arbitration | LetterKind::Claim => case.respondents().take(1).collect(),
            _ => case.respondents().collect(),
        };
        for party in parties {
            let id = &party.now.id;
            let filled = fill(desk, no, kind, Some(id), lang)?;
            let made: Vec<&Letter> = case
                .letters
                .iter()
                .filter(|l| l.live() && l.now.kind == kind && l.now.to == *id)
                .collect();
            let state = match made.last() {
                Some(l) if l.reached.is_some() => "reached",
                Some(l) if !l.sent.is_empty() => "sent",
                Some(_) => "saved",
                None if !filled.typed.is_empty() => "draft",
                None => "none",
            };
            let stage = ladders.iter().find(|l| l.obligor == *id).map_or(case.stage, |l| l.stage);
            let now =
                recourse_core::road::Playbook::of(stage).is_some_and(|b| b.letters.contains(&kind));
            out.push(LetterRow {
                kind,
                to: id.clone(),
                to_name: party.name().to_string(),
                state,
                letters: made.iter().map(|l| l.id()).collect(),
                gaps: filled.composed.gaps().map(|f| f.code.clone()).collect(),
                for_lawyer: filled.composed.for_lawyer,
                now,
            });
        }
    }
    Ok(out)
}
