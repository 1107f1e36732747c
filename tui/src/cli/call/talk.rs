//! What surrounds a call: the sheet before it, promises, contradictions, answers, an e-mail dropped in.

use crate::cli::outcome::{Outcome, Warning};
use crate::cli::read;
use crate::cli::view::{table, without_nulls};
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::road::{self as ops, NewAnswer};
use crate::ops::{evidence, mail};
use clap::Args;
use recourse_core::args;
use recourse_core::case::letter::Position;
use recourse_core::hygiene::{self, one_line};
use recourse_core::road::{Contradiction, PromiseRow, Statement};
use serde_json::{Value, json};
use std::path::PathBuf;

/// `call sheet`.
#[derive(Debug, Args)]
pub(crate) struct Sheet {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "WHO")]
    with: String,
}

/// `call promises`.
#[derive(Debug, Args)]
pub(crate) struct Promises {
    #[arg(value_name = "CASE")]
    case: String,
}

/// `call contradictions`.
#[derive(Debug, Args)]
pub(crate) struct Contradictions {
    #[arg(value_name = "CASE")]
    case: String,
}

/// `call answer`.
#[derive(Debug, Args)]
pub(crate) struct Answer {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "WHO")]
    with: String,
    #[arg(long, value_name = "WHEN")]
    at: String,
    #[arg(long, value_name = "admits|denies|refers|asks|pays")]
    position: Option<String>,
    #[arg(long, value_name = "TEXT")]
    said: String,
    #[arg(long, value_name = "L001")]
    letter: Option<String>,
    #[arg(long, value_name = "C001")]
    contact: Option<String>,
    #[arg(long, value_name = "E001,…", value_delimiter = ',')]
    evidence: Vec<String>,
}

/// `call mail`.
#[derive(Debug, Args)]
pub(crate) struct Mail {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "WHO")]
    with: Option<String>,
}

impl Sheet {
    pub(super) fn run(self, desk: &Desk) -> Result<Outcome> {
        let sheet = ops::call_sheet(desk, &self.case, &self.with)?;
        let case = desk.case(&self.case)?;
        let locale = &desk.world.locale;
        let lang = locale.lang();
        let ways: Vec<Value> = sheet
            .ways
            .iter()
            .map(|w| {
                json!({
                    "who": w.who.get(lang), "way": w.way, "value": w.value.get(lang),
                    "source": w.source.get(lang), "seen": (!w.seen.is_empty()).then_some(&w.seen), "unverified": w.verify,
                })
            })
            .collect();
        let data = json!({
            "case": case.no, "with": sheet.with, "name": sheet.name, "ways": ways,
            "facts": sheet.facts.iter().map(|(l, v)| json!({ "label": l, "value": v })).collect::<Vec<_>>(),
            "questions": sheet.questions, "ask_for": sheet.want, "by": sheet.by, "last": sheet.last,
            "answers": sheet.answers.iter().map(|a| json!({
                "position": a.position.word(), "says": a.says.get(lang), "means": a.means.get(lang) })).collect::<Vec<_>>(),
            "promises": sheet.promises.iter().map(promise_json).collect::<Vec<_>>(),
            "contradictions": sheet.contradictions.iter().map(|c| pair_json(case, c)).collect::<Vec<_>>(),
            "warn": sheet.warn,
        });
        let mut out = String::new();
        let mut part = |id: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                out.push_str(&format!("{}\n", locale.fill(id, args![name = sheet.name.as_str()])));
                out.extend(lines.into_iter().map(|l| format!("  {l}\n")));
            }
        };
        part(
            "road-sheet-ways",
            sheet
                .ways
                .iter()
                .map(|w| {
                    let mark =
                        if w.verify { locale.text("road-sheet-unverified") } else { String::new() };
                    let seen =
                        if w.seen.is_empty() { String::new() } else { format!(", {}", w.seen) };
                    format!(
                        "{}: {} ({}{seen}){mark}",
                        w.who.get(lang),
                        w.value.get(lang),
                        w.source.get(lang)
                    )
                })
                .collect(),
        );
        let rows: Vec<Vec<String>> =
            sheet.facts.iter().map(|(l, v)| vec![l.clone(), v.clone()]).collect();
        part("road-sheet-facts", table(&rows).lines().map(str::to_string).collect());
        part(
            "road-sheet-questions",
            sheet.questions.iter().enumerate().map(|(n, q)| format!("{}. {q}", n + 1)).collect(),
        );
        part("road-sheet-want", sheet.want.iter().map(|w| format!("[ ] {w}")).collect());
        if let Some(by) = sheet.by {
            part("road-sheet-by", vec![locale.day(by)]);
        }
        part(
            "road-sheet-answers",
            sheet
                .answers
                .iter()
                .map(|a| format!("{} -> {}", a.says.get(lang), a.means.get(lang)))
                .collect(),
        );
        part("road-sheet-warn", sheet.warn.clone());
        Ok(Outcome::new("call.sheet", out, without_nulls(data)))
    }
}

impl Promises {
    pub(super) fn run(self, desk: &Desk) -> Result<Outcome> {
        let rows = ops::promises(desk, &self.case)?;
        let case = desk.case(&self.case)?;
        let locale = &desk.world.locale;
        let data = json!({ "case": case.no, "promises": rows.iter().map(promise_json).collect::<Vec<_>>() });
        if rows.is_empty() {
            return Ok(Outcome::new("call.promises", locale.text("road-cli-no-promises"), data));
        }
        let mut lines = vec![
            [
                "road-col-made",
                "road-col-who",
                "road-col-promise",
                "road-col-due",
                "road-col-state",
                "road-col-chased",
            ]
            .map(|id| locale.text(id))
            .to_vec(),
        ];
        lines.extend(rows.iter().map(|p| {
            vec![
                format!("{} {}", p.made_on, p.contact),
                case.party_name(&p.with).to_string(),
                p.text.clone(),
                p.due.to_string(),
                locale.text(&format!("road-promise-{}", p.state.word())),
                p.chased.join(" "),
            ]
        }));
        Ok(Outcome::new("call.promises", table(&lines), without_nulls(data)))
    }
}

impl Contradictions {
    pub(super) fn run(self, desk: &Desk) -> Result<Outcome> {
        let pairs = ops::contradictions(desk, &self.case)?;
        let case = desk.case(&self.case)?;
        let locale = &desk.world.locale;
        let data = json!({ "case": case.no, "contradictions": pairs.iter().map(|c| pair_json(case, c)).collect::<Vec<_>>() });
        if pairs.is_empty() {
            return Ok(Outcome::new(
                "call.contradictions",
                locale.text("road-cli-no-contradictions"),
                data,
            ));
        }
        let side = |s: &Statement| {
            if s.source.is_empty() {
                return locale.fill("road-agreed-tail", args![tail = s.said.as_str()]);
            }
            let day = locale.day(s.at.date_naive());
            format!("{} {day} {}: {}", case.party_name(&s.from), s.source, s.said)
        };
        let mut out = String::new();
        for c in &pairs {
            let kind = locale.text(&format!("road-contradiction-{}", c.kind.replace('_', "-")));
            let guess = if c.guessed() { locale.text("road-guessed") } else { String::new() };
            out.push_str(&format!("{kind}{guess}\n"));
            out.push_str(&format!("  A  {}\n  B  {}\n", side(&c.left), side(&c.right)));
        }
        Ok(Outcome::new("call.contradictions", out, without_nulls(data)))
    }
}

impl Answer {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let new = NewAnswer {
            from: self.with,
            at: read::moment("--at", &self.at, &desk.world)?,
            position: self.position.as_deref().map(position).transpose()?,
            said: Some(self.said.clone()),
            letter: self.letter.as_deref().map(|l| read::number('L', l)).transpose()?,
            contact: self.contact.as_deref().map(|c| read::number('C', c)).transpose()?,
            evidence: self.evidence.iter().map(|e| read::number('E', e)).collect::<Result<_>>()?,
        };
        let id = ops::answer(desk, &self.case, &new)?;
        let locale = &desk.world.locale;
        let case = desk.case(&self.case)?;
        let human = locale.fill("road-cli-answered", args![id = id.as_str()]);
        let data =
            json!({ "case": case.no, "id": id, "position": new.position.map(Position::word) });
        Ok(Outcome::new("call.answer", human, without_nulls(data)).masked(locale, &[&self.said]))
    }
}

impl Mail {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let read = mail::read(desk, &self.case, &self.file)?;
        let new = mail::contact(&read, self.with.as_deref())?;
        let taken = mail::take_in(desk, &self.case, &read, &new)?;
        let locale = &desk.world.locale;
        let case = desk.case(&self.case)?;
        // The record masks by itself; what is told of it must not show more than it.
        let subject = hygiene::intake(&read.subject);
        let args = args![
            id = taken.contact.as_str(),
            from = read.from.as_str(),
            subject = subject.as_str(),
            evidence = locale.list(&taken.exhibits)
        ];
        let human = one_line(&locale.fill("road-cli-mail", args));
        let data = json!({
            "case": case.no, "id": taken.contact, "from": read.from, "subject": subject,
            "at": read.at.to_rfc3339(), "evidence": taken.exhibits, "direction": read.direction,
        });
        let mut outcome = Outcome::new("call.mail", human, data).masked(locale, &[&read.said]);
        if read.files.iter().any(|(_, bytes)| evidence::shows_card(bytes)) {
            let text = locale.text("hygiene-file-card");
            outcome = outcome.warn(Warning::new("W-CARD-FILE", text));
        }
        if read.at > desk.world.now() {
            outcome = outcome.warn(Warning::new("W-CALL-FUTURE", locale.text("cli-warn-future")));
        }
        if read.lacks_attachment {
            outcome = outcome.warn(Warning::new("W-CALL-ATTACH", locale.text("cli-warn-attach")));
        }
        Ok(outcome)
    }
}

/// What an answer comes to, as a word of the command line.
pub(super) fn position(word: &str) -> Result<Position> {
    Position::parse(word.trim()).ok_or_else(|| {
        let known: Vec<&str> = Position::ALL.iter().map(|p| p.word()).collect();
        Failure::new(Exit::Usage, "E-ROAD-02", "road-fail-position")
            .with("value", word)
            .with("known", known.join(", "))
    })
}

fn promise_json(p: &PromiseRow) -> Value {
    json!({
        "contact": p.contact, "with": p.with, "agent": p.agent, "made_on": p.made_on, "promise": p.text,
        "due": p.due, "state": p.state.word(), "settled_on": p.settled_on, "chased": p.chased,
    })
}

fn pair_json(case: &recourse_core::case::Case, c: &Contradiction) -> Value {
    let side = |s: &Statement| {
        json!({
            "from": s.from, "name": case.party_name(&s.from), "at": s.at.to_rfc3339(), "said": s.said,
            "source": s.source, "position": s.position.map(Position::word), "guessed": s.guessed,
            "evidence": s.evidence.iter().map(|n| format!("E{n:03}")).collect::<Vec<_>>(),
        })
    };
    json!({ "kind": c.kind, "left": side(&c.left), "right": side(&c.right) })
}
