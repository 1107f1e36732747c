//! The road of a case on the command line: what the stage asks for, endings, costs, respondents, a copy.

use crate::cli::outcome::Outcome;
use crate::cli::read;
use crate::cli::view::{table, without_nulls};
use crate::failure::{Exit, Failure, Result};
use crate::ops::road::{self as ops, Close as Closing};
use crate::ops::{self as all, Desk};
use clap::{Args, ValueEnum};
use recourse_core::args;
use recourse_core::case::money::Money;
use recourse_core::case::road::{CostKind, Ending};
use recourse_core::case::stage::Stage;
use recourse_core::diagnosis;
use recourse_core::road::{self, Playbook};
use serde_json::{Value, json};

/// `case road`.
#[derive(Debug, Args)]
pub(crate) struct Road {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "STAGE")]
    stage: Option<super::change::StageWord>,
    #[arg(long, value_name = "NAME")]
    obligor: Option<String>,
}

/// `case close`.
#[derive(Debug, Args)]
pub(crate) struct Close {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    result: EndingWord,
    #[arg(long, value_name = "AMOUNT")]
    waived: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// `case reopen`.
#[derive(Debug, Args)]
pub(crate) struct Reopen {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// `case cost`.
#[derive(Debug, Args)]
pub(crate) struct Cost {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    amount: String,
    #[arg(long)]
    kind: Option<CostWord>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "E001,…", value_delimiter = ',')]
    evidence: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// `case claim`.
#[derive(Debug, Args)]
pub(crate) struct Claim {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "NAME")]
    obligor: String,
    #[arg(long)]
    no_longer: bool,
    #[arg(long, value_name = "AMOUNT")]
    amount: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// `case waive`.
#[derive(Debug, Args)]
pub(crate) struct Waive {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "NEED")]
    need: String,
    #[arg(long, value_name = "STAGE")]
    stage: Option<super::change::StageWord>,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// `case void-item`.
#[derive(Debug, Args)]
pub(crate) struct VoidItem {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "SEQ")]
    seq: u64,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// `case copy`.
#[derive(Debug, Args)]
pub(crate) struct Copy {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    title: String,
}

/// `case add-missing`.
#[derive(Debug, Args)]
pub(crate) struct AddMissing {
    #[arg(value_name = "ID")]
    id: String,
}

/// The words of `--result`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EndingWord {
    Recovered,
    Settled,
    GivenUp,
}

/// The words of `--kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CostWord {
    Court,
    Arbitration,
    Lawyer,
    Notary,
    Post,
    Travel,
    Other,
}

impl Road {
    pub(super) fn run(self, desk: &Desk) -> Result<Outcome> {
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let lang = locale.lang();
        let party =
            self.obligor.as_deref().map(|o| all::case::find_obligor(case, o)).transpose()?;
        let ladder = party
            .as_deref()
            .and_then(|id| road::ladders(case).into_iter().find(|l| l.obligor == id));
        let stage = self.stage.map(|s| s.stage()).or(ladder.map(|l| l.stage)).unwrap_or(case.stage);
        let Some(book) = Playbook::of(stage) else {
            return Err(Failure::new(Exit::Failed, "E-ROAD-03", "road-fail-playbook"));
        };
        let ready = road::readiness(case, stage, party.as_deref());
        let role = party.as_deref().and_then(|id| case.party(id)).map(|p| p.now.role.word());
        let kind = diagnosis::merchant_kind(case);
        let open_to = book.open_to(kind, role);
        let texts = |list: &[recourse_core::rules::rule::Text]| -> Vec<String> {
            list.iter().map(|t| t.get(lang).to_string()).collect()
        };
        let onward = road::ladder::onward(case, stage);
        let ladders: Vec<Value> = road::ladders(case)
            .into_iter()
            .map(|l| json!({ "obligor": l.obligor, "name": l.name, "stage": l.stage.word(), "own": l.own, "since": l.since }))
            .collect();
        let data = json!({
            "case": case.no, "stage": stage.word(), "obligor": party, "about": book.about.get(lang), "takes": book.takes.get(lang),
            "entry": texts(&book.entry), "exit": texts(&book.exit), "warn": texts(&book.warn), "ask_for": texts(&book.want),
            "letters": book.letters.iter().map(|k| k.word()).collect::<Vec<_>>(),
            "must": ready.iter().map(|r| json!({ "need": r.need, "ready": r.ready, "waived": r.waived })).collect::<Vec<_>>(),
            "contacts": book.ways(role).iter().map(|w| json!({ "who": w.who.get(lang), "way": w.way, "value": w.value.get(lang), "source": w.source.get(lang), "seen": (!w.seen.is_empty()).then_some(&w.seen), "unverified": w.verify })).collect::<Vec<_>>(),
            "eligibility": open_to.iter().map(|e| json!({ "kind": e.kind, "against": e.against, "channel": e.channel.get(lang), "may": e.may.word(), "text": e.text.get(lang), "source": e.source.get(lang) })).collect::<Vec<_>>(),
            "answers": book.answers.iter().map(|a| json!({ "position": a.position.word(), "says": a.says.get(lang), "means": a.means.get(lang) })).collect::<Vec<_>>(),
            "next": book.next.iter().map(|n| json!({ "to": n.to.word(), "when": n.when.get(lang), "missing": road::missing_for(case, n.to, party.as_deref()) })).collect::<Vec<_>>(),
            "onward": onward.map(Stage::word), "ladders": ladders,
        });
        let mut out = format!(
            "{}  {}\n",
            locale.text(&format!("core-stage-{}", stage.word())),
            book.about.get(lang)
        );
        let mut part = |id: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                out.push_str(&format!("{}\n", locale.text(id)));
                out.extend(lines.into_iter().map(|l| format!("  {l}\n")));
            }
        };
        part("road-plan-takes", vec![book.takes.get(lang).to_string()]);
        part(
            "road-plan-must",
            ready
                .iter()
                .map(|r| {
                    let mark = if r.ready {
                        "road-status-have"
                    } else if r.waived {
                        "road-status-waived"
                    } else {
                        "road-status-missing"
                    };
                    let why = book
                        .must
                        .iter()
                        .find(|m| m.need == r.need)
                        .map(|m| m.why.get(lang))
                        .unwrap_or_default();
                    format!(
                        "[{}] {}  {why}",
                        locale.text(mark),
                        locale.text(&format!("core-missing-{}", r.need))
                    )
                })
                .collect(),
        );
        part(
            "road-plan-contacts",
            book.ways(role)
                .iter()
                .map(|w| {
                    format!("{}: {} ({})", w.who.get(lang), w.value.get(lang), w.source.get(lang))
                })
                .collect(),
        );
        part(
            "road-plan-eligible",
            open_to
                .iter()
                .map(|e| {
                    format!(
                        "[{}] {}: {} ({})",
                        locale.text(&format!("road-may-{}", e.may.word())),
                        e.channel.get(lang),
                        e.text.get(lang),
                        e.source.get(lang)
                    )
                })
                .collect(),
        );
        part(
            "road-plan-answers",
            book.answers
                .iter()
                .map(|a| format!("{} -> {}", a.says.get(lang), a.means.get(lang)))
                .collect(),
        );
        part("road-plan-exit", texts(&book.exit));
        part("road-plan-warn", texts(&book.warn));
        part(
            "road-plan-next",
            book.next
                .iter()
                .map(|n| {
                    format!(
                        "{}: {}",
                        locale.text(&format!("core-stage-{}", n.to.word())),
                        n.when.get(lang)
                    )
                })
                .collect(),
        );
        Ok(Outcome::new("case.road", out, without_nulls(data)))
    }
}

impl Close {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let currency = desk.case(&self.id)?.currency;
        let waived =
            self.waived.as_deref().map(|a| read::money("--waived", a, currency, &desk.world));
        let result = match self.result {
            EndingWord::Recovered => Ending::Recovered,
            EndingWord::Settled => Ending::Settled,
            EndingWord::GivenUp => Ending::GivenUp,
        };
        let close =
            Closing { result, waived_minor: waived.transpose()?, reason: self.reason.clone() };
        let closed = ops::close(desk, &self.id, &close)?;
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let money = |minor: Option<i64>| Money::new(minor.unwrap_or(0), currency);
        let human = locale.fill(
            "road-cli-closed",
            args![
                id = case.no.as_str(),
                result = locale.text(&format!("road-ending-{}", result.word())),
                paid = money(closed.paid_minor).labelled(),
                waived = money(closed.waived_minor).labelled(),
                costs = money(closed.costs_minor).labelled()
            ],
        );
        let data = json!({
            "id": case.no, "result": result.word(), "paid": money(closed.paid_minor),
            "waived": money(closed.waived_minor), "costs": money(closed.costs_minor),
        });
        Ok(Outcome::new("case.close", human, data)
            .masked(locale, &[self.reason.as_deref().unwrap_or_default()]))
    }
}

impl Reopen {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let seq = ops::reopen(desk, &self.id, &self.reason)?;
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let stage = locale.text(&format!("core-stage-{}", case.stage.word()));
        let human = locale.fill("road-cli-reopened", args![id = case.no.as_str(), stage = stage]);
        let data = json!({ "id": case.no, "stage": case.stage.word(), "seq": seq });
        Ok(Outcome::new("case.reopen", human, data))
    }
}

impl Cost {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let currency = desk.case(&self.id)?.currency;
        let amount = read::money("--amount", &self.amount, currency, &desk.world)?;
        let on = read::maybe_date("--on", self.on.as_deref(), &desk.world)?
            .unwrap_or_else(|| desk.world.today());
        let kind = self.kind.map_or(CostKind::Other, |k| CostKind::ALL[k as usize]);
        let evidence: Vec<u32> =
            self.evidence.iter().map(|e| read::number('E', e)).collect::<Result<_>>()?;
        let id = ops::cost(desk, &self.id, amount, on, kind, &evidence, self.note)?;
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let sum = Money::new(amount, currency);
        let human = locale.fill(
            "road-cli-cost",
            args![id = id.as_str(), sum = sum.labelled(), all = case.costs().labelled()],
        );
        let data = json!({ "case": case.no, "id": id, "amount": sum, "kind": kind.word(), "on": on, "costs": case.costs() });
        Ok(Outcome::new("case.cost", human, data))
    }
}

impl Claim {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let currency = desk.case(&self.id)?.currency;
        let part = self.amount.as_deref();
        let part = part.map(|a| read::money("--amount", a, currency, &desk.world)).transpose()?;
        let claimed = !self.no_longer;
        let seq = ops::claim(desk, &self.id, &self.obligor, claimed, part, self.reason)?;
        let case = desk.case(&self.id)?;
        let names: Vec<&str> = case.respondents().map(|p| p.name()).collect();
        let locale = &desk.world.locale;
        let human = locale
            .fill("road-cli-claimed", args![id = case.no.as_str(), names = locale.list(&names)]);
        Ok(Outcome::new(
            "case.claim",
            human,
            json!({ "id": case.no, "seq": seq, "respondents": names }),
        ))
    }
}

impl Waive {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let need = self.need.trim().replace('-', "_");
        let seq = ops::waive(desk, &self.id, &need, self.stage.map(|s| s.stage()), &self.reason)?;
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let what = locale.text(&format!("core-missing-{need}"));
        let human = locale.fill("road-cli-waived", args![what = what, seq = seq]);
        Ok(Outcome::new("case.waive", human, json!({ "id": case.no, "need": need, "seq": seq })))
    }
}

impl VoidItem {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let seq = ops::void_item(desk, &self.id, self.seq, &self.reason)?;
        let case = desk.case(&self.id)?;
        let human =
            desk.world.locale.fill("cli-voided", args![id = format!("#{}", self.seq), seq = seq]);
        Ok(Outcome::new(
            "case.void-item",
            human,
            json!({ "id": case.no, "of_seq": self.seq, "seq": seq }),
        ))
    }
}

impl Copy {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let id = all::case::copy(desk, &self.id, &self.title)?;
        let case = desk.case(&id)?;
        let locale = &desk.world.locale;
        let human =
            locale.fill("cli-case-opened", args![id = id.as_str(), title = case.title.as_str()]);
        let data =
            json!({ "id": id, "from": desk.case(&self.id)?.no, "parties": case.parties.len() });
        Ok(Outcome::new("case.copy", human, data).masked(locale, &[&self.title]))
    }
}

impl AddMissing {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let case = desk.case(&self.id)?;
        let request =
            all::reconcile::Request { from: case.from, to: case.to, ..Default::default() };
        let found = all::reconcile::run(desk, &request)?;
        let added = all::reconcile::add_missing(desk, &self.id, &found)?;
        let case = desk.case(&self.id)?;
        let locale = &desk.world.locale;
        let human = locale.fill(
            "road-cli-added",
            args![id = case.no.as_str(), n = added, sum = case.claimed().labelled()],
        );
        Ok(Outcome::new(
            "case.add-missing",
            human,
            json!({ "id": case.no, "added": added, "sales": case.vouchers.len(), "claimed": case.claimed() }),
        ))
    }
}

/// `evidence gaps`: the matrix.
pub(crate) fn matrix(desk: &Desk, no: &str) -> Result<Outcome> {
    let rows = ops::evidence(desk, no)?;
    let case = desk.case(no)?;
    let locale = &desk.world.locale;
    let lang = locale.lang();
    let row = |r: &road::EvidenceRow| {
        json!({
            "code": r.piece.code, "what": r.piece.what.get(lang), "why": r.piece.why.get(lang),
            "where": r.piece.place.get(lang), "keep": r.piece.keep.get(lang), "form": r.piece.form,
            "status": r.status(), "have": r.have.iter().map(|n| format!("E{n:03}")).collect::<Vec<_>>(),
            "now": r.now, "cause": r.cause, "until": r.until, "days_left": r.days_left,
            "tip": r.piece.tip.as_ref().map(|t| t.get(lang)),
        })
    };
    let data = json!({ "case": case.no, "rows": rows.iter().map(row).collect::<Vec<_>>() });
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|r| {
            let have: Vec<String> = r.have.iter().map(|n| format!("E{n:03}")).collect();
            vec![
                format!("[{}]", locale.text(&format!("road-status-{}", r.status()))),
                r.piece.what.get(lang).to_string(),
                locale.text(&format!("road-form-{}", r.piece.form)),
                if have.is_empty() {
                    r.until.map_or_else(|| r.piece.keep.get(lang).to_string(), |d| d.to_string())
                } else {
                    have.join(" ")
                },
                if r.is_gap() { r.piece.place.get(lang).to_string() } else { String::new() },
            ]
        })
        .collect();
    Ok(Outcome::new("evidence.gaps", table(&lines), without_nulls(data)))
}
