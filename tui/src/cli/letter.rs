//! `recourse letter`: papers of the road, filled from the case; saved, sent, arrived.

mod template;

use super::call::ChannelWord;
use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::read;
use super::view::{table, without_nulls};
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::letter::{self as ops, NewSent};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use recourse_core::args;
use recourse_core::letter::{Field, FieldFrom, Sort};
use recourse_core::locale::{Lang, Locale};
use serde_json::{Value, json};
use std::path::PathBuf;

/// `recourse letter …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Letter {
    List(List),
    Fill(Fill),
    Save(Save),
    Sent(Sent),
    Reached(Reached),
    Void(Void),
    Template(template::Make),
    Check(template::Check),
}

/// `letter list`.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[arg(value_name = "CASE")]
    case: String,
}

/// `letter fill`.
#[derive(Debug, Args)]
pub(crate) struct Fill {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "FIELD=TEXT")]
    set: Vec<String>,
}

/// `letter save`.
#[derive(Debug, Args)]
pub(crate) struct Save {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "FIELD=TEXT")]
    set: Vec<String>,
    #[arg(long, value_name = "FILE")]
    out: Vec<PathBuf>,
}

/// `letter sent`.
#[derive(Debug, Args)]
pub(crate) struct Sent {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "KIND|L001")]
    letter: String,
    #[arg(long, value_name = "WHO")]
    to: Option<String>,
    #[arg(long, value_name = "WAY")]
    channel: ChannelWord,
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    tracking: Option<String>,
    #[arg(long, value_name = "TEXT")]
    address: Option<String>,
    #[arg(long, value_name = "WHEN")]
    reached: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reached_basis: Option<String>,
    #[arg(long, value_name = "FILE")]
    copy: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// `letter reached`.
#[derive(Debug, Args)]
pub(crate) struct Reached {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "KIND|L001")]
    letter: String,
    #[arg(long, value_name = "PARTY")]
    to: Option<String>,
    #[arg(long, value_name = "WHEN")]
    at: String,
    #[arg(long, value_name = "TEXT")]
    basis: Option<String>,
    #[arg(long, value_name = "E001,…", value_delimiter = ',')]
    evidence: Vec<String>,
}

/// `letter void`.
#[derive(Debug, Args)]
pub(crate) struct Void {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "KIND|L001")]
    letter: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Which letter, to whom, in which language.
#[derive(Debug, Args)]
struct Which {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "KIND")]
    letter: String,
    #[arg(long, value_name = "WHO")]
    to: Option<String>,
    #[arg(long, value_name = "zh-CN|en")]
    letter_lang: Option<String>,
}

impl Which {
    /// The letter's own language: as asked, else the screen's.
    fn lang(&self, locale: &Locale) -> Result<Lang> {
        match self.letter_lang.as_deref() {
            None => Ok(locale.lang()),
            Some(text) => Lang::parse(text).ok_or_else(|| {
                Failure::new(Exit::Usage, "E-LETTER-08", "letter-fail-lang").with("value", text)
            }),
        }
    }

    fn set(&self, desk: &mut Desk, set: &[String]) -> Result<()> {
        let sort = ops::sort(desk, &self.letter)?;
        for pair in set {
            let (field, value) = pair.split_once('=').ok_or_else(|| {
                Failure::new(Exit::Usage, "E-LETTER-09", "letter-fail-pair").with("value", pair)
            })?;
            ops::set(desk, &self.case, &sort, self.to.as_deref(), field, value)?;
        }
        Ok(())
    }
}

impl Letter {
    pub(super) fn records(&self) -> bool {
        match self {
            Self::List(_) | Self::Template(_) | Self::Check(_) => false,
            Self::Fill(fill) => !fill.set.is_empty(),
            _ => true,
        }
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| match self {
            Self::List(list) => list.run(desk),
            Self::Fill(fill) => fill.run(desk),
            Self::Save(save) => save.run(desk),
            Self::Sent(sent) => sent.run(desk),
            Self::Reached(reached) => reached.run(desk),
            Self::Void(void) => void.run(desk),
            Self::Template(make) => make.run(desk),
            Self::Check(check) => check.run(desk),
        })
    }
}

impl List {
    fn run(self, desk: &Desk) -> Result<Outcome> {
        let locale = &desk.world.locale;
        let rows = ops::list(desk, &self.case, locale.lang())?;
        let case = desk.case(&self.case)?;
        let kinds: Vec<Value> = rows
            .iter()
            .map(|r| {
                json!({
                    "kind": r.sort.kind.word(), "template": r.sort.own, "to": r.to, "to_name": r.to_name, "state": r.state,
                    "letters": r.letters, "gaps": r.gaps, "for_lawyer": r.for_lawyer, "now": r.now,
                })
            })
            .collect();
        let letters: Vec<Value> = case.letters.iter().map(|l| letter_json(case, l)).collect();
        let data = json!({ "case": case.no, "kinds": kinds, "letters": letters });
        let lines: Vec<Vec<String>> = rows
            .iter()
            .map(|r| {
                let state = locale.text(&format!("letter-state-{}", r.state));
                let gaps = match r.gaps.len() {
                    0 => String::new(),
                    n => locale.fill("letter-cli-gaps", args![n = n]),
                };
                let now = if r.now { locale.text("letter-cli-now") } else { String::new() };
                vec![
                    r.sort.word().to_string(),
                    r.sort.name(locale),
                    r.to_name.clone(),
                    format!("{state} {}", r.letters.join(" ")).trim_end().to_string(),
                    gaps,
                    now,
                ]
            })
            .collect();
        let mut outcome = Outcome::new("letter.list", table(&lines), without_nulls(data));
        // A template with a fault is left out, and never in silence.
        for fault in desk.own_faults() {
            outcome = outcome.warn(Warning::new("W-OWN", fault.clone()));
        }
        Ok(outcome)
    }
}

impl Fill {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        if recourse_core::case::read_number('L', &self.which.letter).is_some() {
            return as_kept(desk, &self.which.case, &self.which.letter);
        }
        self.which.set(desk, &self.set)?;
        let lang = self.which.lang(&desk.world.locale)?;
        let sort = ops::sort(desk, &self.which.letter)?;
        let filled = ops::fill(desk, &self.which.case, &sort, self.which.to.as_deref(), lang)?;
        let gaps: Vec<&Field> = filled.composed.gaps().collect();
        let data = json!({
            "case": filled.case, "kind": sort.kind.word(), "template": sort.own, "to": filled.to, "lang": lang.tag(),
            "text": filled.text,
            "fields": filled.composed.fields.iter().map(field_json).collect::<Vec<_>>(),
            "gaps": gaps.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(),
            "deadline": filled.composed.deadline,
            "for_lawyer": filled.composed.for_lawyer,
            "notes": filled.composed.notes,
            "head": { "seq": filled.head.0, "hash": filled.head.1.hex() },
        });
        let mut outcome = Outcome::new("letter.fill", filled.text.clone(), without_nulls(data));
        outcome = with_gaps(outcome, &gaps, &filled, desk);
        for note in &filled.composed.notes {
            outcome = outcome.note(note.clone());
        }
        Ok(outcome)
    }
}

/// A finished letter, `L001`, as it was kept.
fn as_kept(desk: &Desk, case: &str, which: &str) -> Result<Outcome> {
    let kept = ops::kept(desk, case, which)?;
    let filled = &kept.filled;
    let text = kept.own_words.as_ref().unwrap_or(&filled.text);
    let data = json!({
        "case": filled.case, "kind": filled.sort.kind.word(), "template": filled.sort.own, "to": filled.to,
        "lang": filled.lang.tag(), "text": text, "kept_on": kept.on, "stale": kept.stale,
        "head": { "seq": filled.head.0, "hash": filled.head.1.hex() },
    });
    let outcome = Outcome::new("letter.fill", text.clone(), without_nulls(data));
    Ok(if kept.stale { outcome.warn(stale(desk, kept.on)) } else { outcome })
}

/// It lies here since days, or the sums have changed.
fn stale(desk: &Desk, kept_on: NaiveDate) -> Warning {
    let text = desk.world.locale.fill("letter-cli-stale", args![on = kept_on.to_string()]);
    Warning::new("W-LETTER-STALE", text)
}

/// What is still to be added, each with where to add it.
fn with_gaps(mut outcome: Outcome, gaps: &[&Field], filled: &ops::Filled, desk: &Desk) -> Outcome {
    let locale = &desk.world.locale;
    let (case, word) = (&filled.case, locale.text("letter-cli-words"));
    if gaps.is_empty() {
        return outcome;
    }
    let names: Vec<&str> = gaps.iter().map(|f| f.label.as_str()).collect();
    let text = locale.fill("letter-cli-still", args![n = gaps.len(), names = locale.list(&names)]);
    let mut warning = Warning::new("W-LETTER-GAPS", text);
    let codes: Vec<&str> = gaps.iter().map(|f| f.code.as_str()).collect();
    warning.more.insert("fields".into(), json!(codes));
    outcome = outcome.warn(warning);
    for field in gaps {
        let how = match &field.from {
            FieldFrom::Typed => {
                let (sort, to) = (filled.sort.word(), &filled.to);
                format!("letter fill {case} {sort} --to {to} --set {}={word}", field.code)
            }
            FieldFrom::Party(id, member) => {
                let party = desk.case(case).ok().and_then(|c| c.party(id));
                let role = party.map_or("other", |p| p.now.role.word());
                let name = party.map_or(word.as_str(), |p| p.name());
                let member = member.replace('_', "-");
                format!("case party {case} --role {role} --name {name} --{member} {word}")
            }
            FieldFrom::Diagnosis(item) => {
                format!("diagnose {case} --set {item}=yes --value {word}")
            }
            FieldFrom::Case => "import / case amend".into(),
        };
        outcome = outcome.note(format!("  {}: recourse {how}", field.label));
    }
    outcome
}

fn field_json(field: &Field) -> Value {
    let (party, member) = match &field.from {
        FieldFrom::Party(id, member) => (Some(id.as_str()), Some(*member)),
        _ => (None, None),
    };
    let item = match &field.from {
        FieldFrom::Diagnosis(item) => Some(*item),
        _ => None,
    };
    json!({
        "code": field.code, "label": field.label, "value": field.value, "from": field.from.word(),
        "party": party, "member": member, "item": item, "source": field.source,
    })
}

impl Save {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        self.which.set(desk, &self.set)?;
        let lang = self.which.lang(&desk.world.locale)?;
        let sort = ops::sort(desk, &self.which.letter)?;
        let to = self.which.to.as_deref();
        let saved = ops::save(desk, &self.which.case, &sort, to, lang, &self.out)?;
        let locale = &desk.world.locale;
        let case = desk.case(&self.which.case)?;
        let paths: Vec<String> = saved.paths.iter().map(|p| p.display().to_string()).collect();
        let kind_name = sort.name(locale);
        let mut human = locale.fill(
            "letter-cli-saved",
            args![id = saved.id.as_str(), kind = kind_name, seq = saved.seq],
        );
        for path in &paths {
            human.push_str(&format!("\n  {path}"));
        }
        let data = json!({
            "case": case.no, "id": saved.id, "seq": saved.seq, "kind": sort.kind.word(), "template": sort.own, "lang": lang.tag(),
            "paths": paths, "gaps": saved.gaps,
        });
        let mut outcome = Outcome::new("letter.save", human, without_nulls(data));
        if !saved.gaps.is_empty() {
            let text = locale.fill("letter-cli-saved-gaps", args![n = saved.gaps.len()]);
            outcome = outcome.warn(Warning::new("W-LETTER-GAPS", text));
        }
        Ok(outcome.note(
            locale.fill(
                "letter-cli-saved-next",
                args![case = case.no.as_str(), id = saved.id.as_str()],
            ),
        ))
    }
}

impl Sent {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let case = desk.case(&self.case)?;
        let letter = ops::find(case, &self.letter, self.to.as_deref())?;
        let old = ops::stale_since(desk, case, letter).map(|on| stale(desk, on));
        let world = &desk.world;
        let at = read::maybe_moment("--at", self.at.as_deref(), world)?;
        let new = NewSent {
            channel: self.channel.channel(),
            at: at.unwrap_or_else(|| world.now()),
            tracking: self.tracking.clone(),
            address: self.address,
            reached_at: read::maybe_arrival("--reached", self.reached.as_deref(), world)?,
            reached_basis: self.reached_basis,
            copy: self.copy,
            note: self.note.clone(),
        };
        let sent = ops::sent(desk, &self.case, &self.letter, self.to.as_deref(), &new)?;
        let locale = &desk.world.locale;
        let case = desk.case(&self.case)?;
        let mut human = locale.fill(
            "letter-cli-sent",
            args![id = sent.letter.as_str(), exhibit = sent.exhibit.as_str()],
        );
        if let Some(contact) = &sent.contact {
            human.push_str(&format!(
                "\n{}",
                locale.fill("letter-cli-sent-contact", args![contact = contact.as_str()])
            ));
        }
        if let Some(due) = sent.due {
            human.push_str(&format!(
                "\n{}",
                locale.fill("letter-cli-sent-due", args![due = locale.day(due)])
            ));
        }
        let data = json!({
            "case": case.no, "id": sent.letter, "exhibit": sent.exhibit, "contact": sent.contact, "due": sent.due,
        });
        let texts = [
            self.tracking.as_deref().unwrap_or_default(),
            self.note.as_deref().unwrap_or_default(),
        ];
        let mut outcome =
            Outcome::new("letter.sent", human, without_nulls(data)).masked(locale, &texts);
        if new.reached_at.is_none() {
            outcome = outcome.note(locale.fill(
                "letter-cli-sent-next",
                args![case = case.no.as_str(), id = sent.letter.as_str()],
            ));
        }
        if let Some(warning) = old {
            outcome = outcome.warn(warning);
        }
        Ok(outcome)
    }
}

impl Reached {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let at = read::arrival("--at", &self.at, &desk.world)?;
        let evidence: Vec<u32> =
            self.evidence.iter().map(|e| read::number('E', e)).collect::<Result<_>>()?;
        let seq = ops::reached(
            desk,
            &self.case,
            (&self.letter, self.to.as_deref()),
            at,
            self.basis,
            &evidence,
        )?;
        let locale = &desk.world.locale;
        let case = desk.case(&self.case)?;
        let human = locale.fill("letter-cli-reached", args![at = locale.moment(&at), seq = seq]);
        Ok(Outcome::new(
            "letter.reached",
            human,
            json!({ "case": case.no, "seq": seq, "at": at.to_rfc3339() }),
        ))
    }
}

impl Void {
    fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let seq = ops::void(desk, &self.case, &self.letter, &self.reason)?;
        let case = desk.case(&self.case)?;
        let human =
            desk.world.locale.fill("cli-voided", args![id = self.letter.as_str(), seq = seq]);
        let data = json!({ "case": case.no, "id": self.letter, "seq": seq });
        Ok(Outcome::new("letter.void", human, data).masked(&desk.world.locale, &[&self.reason]))
    }
}

fn letter_json(case: &recourse_core::case::Case, l: &recourse_core::case::letter::Letter) -> Value {
    json!({
        "id": l.id(), "seq": l.seq, "saved_at": l.at, "kind": l.now.kind.word(), "template": Sort::of(&l.now).own, "to": l.now.to,
        "to_name": case.party_name(&l.now.to), "lang": l.now.lang, "head_seq": l.now.head_seq,
        "gaps": l.now.gaps,
        "file": l.file().map(|f| json!({ "name": f.name, "sha256": f.sha256.hex(), "size": f.size })),
        "sent": l.sent.iter().map(|(seq, s)| json!({
            "seq": seq, "channel": s.channel, "at": s.sent_at.to_rfc3339(), "tracking": s.tracking,
            "exhibit": s.exhibit_no.map(|n| format!("E{n:03}")), "contact": s.contact_no.map(|n| format!("C{n:03}")),
        })).collect::<Vec<_>>(),
        "reached": l.reached.as_ref().map(|(_, r)| r.reached_at.to_rfc3339()),
        "voided": l.voided.as_ref().map(|(_, r)| r.as_str()),
    })
}
