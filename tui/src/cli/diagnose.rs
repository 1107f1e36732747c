//! `recourse diagnose`: where the money is stuck; answers, the path of the money, likeliest causes.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::read;
use super::view::{table, without_nulls};
use crate::failure::Result;
use crate::ops::Desk;
use crate::ops::diagnosis::{self as ops, NewFinding};
use clap::Args;
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::diagnosis::{MoneyPath, Row, State, Suspect};
use recourse_core::locale::Locale;
use serde_json::{Value, json};

/// `recourse diagnose`.
#[derive(Debug, Args)]
pub(crate) struct Diagnose {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "ITEM=RESULT")]
    set: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    value: Option<String>,
    #[arg(long, value_name = "E001,…", value_delimiter = ',')]
    evidence: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Diagnose {
    pub(super) fn records(&self) -> bool {
        !self.set.is_empty()
    }

    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let mut texts = Vec::new();
            let mut seqs = Vec::new();
            if !self.set.is_empty() {
                let evidence: Vec<u32> =
                    self.evidence.iter().map(|e| read::number('E', e)).collect::<Result<_>>()?;
                let answers = self.set.iter().map(|s| {
                    let read = ops::read_answer(s)?;
                    Ok(NewFinding {
                        value: self.value.clone(),
                        evidence: evidence.clone(),
                        note: self.note.clone(),
                        ..read
                    })
                });
                let answers: Vec<NewFinding> = answers.collect::<Result<_>>()?;
                seqs = ops::answer(desk, &self.case, &answers)?;
                texts = [&self.value, &self.note].into_iter().flatten().cloned().collect();
            }
            let outcome = shown(desk, &self.case, &seqs)?;
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            Ok(outcome.masked(&desk.world.locale, &texts))
        })
    }
}

fn shown(desk: &Desk, no: &str, seqs: &[u64]) -> Result<Outcome> {
    let case = desk.case(no)?;
    let locale = &desk.world.locale;
    let known = ops::of(desk, case);
    let lead = recourse_core::diagnosis::lead(case);
    let data = json!({
        "case": case.no,
        "recorded": seqs,
        "answered": known.progress.0,
        "items_total": known.progress.1,
        "alarm": known.alarm,
        "path": path_json(&known.path),
        "ask_first": lead.map(|l| l.first.iter().map(|r| r.word()).collect::<Vec<_>>()),
        "ask_together": lead.map(|l| l.together),
        "causes": known.suspects.iter().map(suspect_json).collect::<Vec<_>>(),
        "items": known.rows.iter().map(|r| row_json(r, locale)).collect::<Vec<_>>(),
    });
    let mut human = String::new();
    for seq in seqs {
        human.push_str(&locale.fill("road-cli-recorded", args![seq = *seq]));
        human.push('\n');
    }
    human.push_str(&path_text(&known.path, locale));
    human.push('\n');
    human.push_str(&causes_text(&known.suspects, locale));
    if let Some(lead) = ops::lead(case, locale) {
        human.push_str(&format!("{lead}\n\n"));
    }
    human.push_str(&rows_text(case, &known.rows, locale));
    let mut outcome = Outcome::new("diagnose", human, without_nulls(data));
    for row in known.rows.iter().filter(|r| r.alarms()) {
        if let Some(text) = &row.item.warn {
            outcome = outcome.warn(Warning::new("W-SECOND-CLEARING", text.get(locale.lang())));
        }
    }
    Ok(outcome)
}

fn path_json(path: &MoneyPath) -> Value {
    let station = |s: &recourse_core::diagnosis::path::Station| {
        json!({
            "hop": s.hop.word(), "seen": s.seen.word(), "value": s.value,
            "evidence": s.evidence.iter().map(|n| format!("E{n:03}")).collect::<Vec<_>>(),
        })
    };
    json!({
        "stations": path.stations.iter().map(station).collect::<Vec<_>>(),
        "last_seen": path.last_seen.map(|h| h.word()),
    })
}

fn suspect_json(s: &Suspect) -> Value {
    json!({
        "cause": s.code, "name": s.name, "score": s.score_permille, "supports": s.supports,
        "against": s.against, "ask": s.ask, "settles": s.settles, "from_rows": s.from_rows,
    })
}

fn row_json(row: &Row<'_>, locale: &Locale) -> Value {
    let lang = locale.lang();
    let item = row.item;
    json!({
        "item": item.code,
        "title": item.title.get(lang),
        "why": item.why.get(lang),
        "how": item.how.get(lang),
        "take": item.take.get(lang),
        "state": row.state.word(),
        "result": row.answer.map(|a| a.result.word()),
        "value_code": row.answer.and_then(|a| a.value_code.clone()),
        "value": row.answer.and_then(|a| a.value.clone()),
        "note": row.answer.and_then(|a| a.note.clone()),
        "values": item.values.iter().map(|v| v.code.as_str()).collect::<Vec<_>>(),
        "evidence": row.answer.map(|a| a.evidence.iter().map(|n| format!("E{n:03}")).collect::<Vec<_>>()),
        "no_evidence": row.no_evidence,
        "alarm": row.alarms(),
    })
}

/// `顾客的卡 --[有]--> 支付平台 …`: ASCII and full-width only.
fn path_text(path: &MoneyPath, locale: &Locale) -> String {
    let station = |s: &recourse_core::diagnosis::path::Station| {
        let seen = locale.text(&format!("road-seen-{}", s.seen.word()));
        let value = s.value.as_deref().map(|v| format!(" {v}")).unwrap_or_default();
        format!("{} [{seen}{value}]", locale.text(&format!("road-hop-{}", s.hop.word())))
    };
    let line = path.stations.iter().map(station).collect::<Vec<_>>().join(" --> ");
    let last = path.last_seen.map(|h| {
        let place = locale.text(&format!("road-hop-{}", h.word()));
        locale.fill("road-last-seen", args![where = place])
    });
    format!("{line}\n{}", last.map(|l| format!("{l}\n")).unwrap_or_default())
}

fn causes_text(suspects: &[Suspect], locale: &Locale) -> String {
    let Some(first) = suspects.first() else { return String::new() };
    let mut out =
        format!("{}\n", locale.fill("road-cli-likeliest", args![cause = first.name.as_str()]));
    for s in suspects.iter().take(3) {
        out.push_str(&format!("  {}\n", s.name));
        out.extend(s.supports.iter().map(|t| format!("    + {t}\n")));
        out.extend(s.against.iter().map(|t| format!("    - {t}\n")));
    }
    out.push_str(&format!("{}\n\n", locale.text("road-cli-no-verdict")));
    out
}

fn rows_text(_case: &Case, rows: &[Row<'_>], locale: &Locale) -> String {
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|r| {
            let answer = r.answer.map(|a| {
                let choice = a.value_code.as_deref().and_then(|code| {
                    r.item
                        .values
                        .iter()
                        .find(|v| v.code == code)
                        .map(|v| v.text.get(locale.lang()).to_string())
                });
                let word = choice
                    .unwrap_or_else(|| locale.text(&format!("road-result-{}", a.result.word())));
                let shown: Vec<String> = a.evidence.iter().map(|n| format!("E{n:03}")).collect();
                [Some(word), a.value.clone(), Some(shown.join(" "))]
                    .into_iter()
                    .flatten()
                    .filter(|t| !t.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ")
            });
            let mark = match r.state {
                State::Answered => "road-mark-done",
                State::Partly | State::Unknown => "road-mark-part",
                State::NotApplicable => "road-mark-na",
                State::Open => "road-mark-open",
            };
            vec![
                locale.text(mark),
                r.item.code.clone(),
                r.item.title.get(locale.lang()).to_string(),
                answer.unwrap_or_default(),
            ]
        })
        .collect();
    table(&lines)
}
