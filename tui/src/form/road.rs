//! Forms along the road: an answer of the diagnosis, a gap of a letter, a letter that went or arrived, a promise that
//! was kept or broken, what the case cost, and how it ended.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind, read};
use crate::model::Model;
use crate::model::road::ItemRow;
use crate::msg::{Done, Effect};
use crate::ops::contact::{before_sent, not_yet};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::contact::{Outcome, PromiseSettled};
use recourse_core::case::event::Event;
use recourse_core::case::road::{
    CaseClosed, CostBooked, CostKind, DiagnosisAnswered, Ending, Finding, ObligorChanged,
};

/// What a form along the road records.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// An answer of the diagnosis, by item.
    Finding(String),
    /// A detail of a party that a letter lacks: party id, member.
    Detail(String, &'static str),
    /// Something typed into the letter on the screen below: field.
    Typed(String),
    /// A letter went out: its number.
    Sent(u32),
    /// A letter arrived: its number.
    Reached(u32),
    /// What became of a promise: contact number.
    Promise(u32),
    /// Whether and for how much this party is claimed from.
    Claim(String),
    /// What it cost.
    Cost,
    /// How it ended.
    Close,
}

impl Step {
    /// Its name in the key of a draft; `None` where nothing much is typed, or the letter below keeps it.
    pub fn draft(&self) -> Option<String> {
        match self {
            Self::Sent(no) => Some(format!("sent/L{no:03}")),
            Self::Reached(no) => Some(format!("reached/L{no:03}")),
            Self::Finding(item) => Some(format!("finding/{item}")),
            Self::Promise(no) => Some(format!("promise/C{no:03}")),
            Self::Cost => Some("cost".into()),
            Self::Close => Some("close".into()),
            Self::Claim(_) | Self::Detail(..) | Self::Typed(_) => None,
        }
    }

    /// Message id of the title.
    pub fn title_id(&self) -> &'static str {
        match self {
            Self::Finding(_) => "screens-form-finding",
            Self::Detail(..) | Self::Typed(_) => "screens-form-gap",
            Self::Sent(_) => "screens-form-sent",
            Self::Reached(_) => "screens-form-reached",
            Self::Promise(_) => "screens-form-promise",
            Self::Claim(_) => "screens-form-claim",
            Self::Cost => "screens-form-cost",
            Self::Close => "screens-form-close",
        }
    }
}

fn form(case: &str, step: Step, fields: Vec<Field>, lead: Vec<String>) -> Form {
    let mut form = Form::new(FormKind::Road { case: case.to_string(), step }, fields);
    form.lead = lead;
    form
}

fn choice(value: &str, label: String) -> Choice {
    Choice { value: value.to_string(), label }
}

/// An answer of the diagnosis, filled with the one there is.
pub fn finding(model: &Model, case: &str, item: &ItemRow) -> Form {
    let locale = &model.locale;
    let results: Vec<Choice> = if item.values.is_empty() {
        let words = Finding::ALL.map(Finding::word);
        words.iter().map(|w| choice(w, locale.text(&format!("screens-finding-{w}")))).collect()
    } else {
        // An item with its own answers is answered by them.
        let own = item.values.iter().map(|(code, text)| choice(&format!("={code}"), text.clone()));
        let rest = ["unknown", "skipped"];
        own.chain(rest.iter().map(|w| choice(w, locale.text(&format!("screens-finding-{w}")))))
            .collect()
    };
    let now = item.value_code.as_ref().map(|c| format!("={c}"));
    let now = now.or(item.result.map(str::to_string));
    let at = results.iter().position(|r| Some(&r.value) == now.as_ref()).unwrap_or(0);
    let exhibits: Vec<String> = item.evidence.iter().map(|n| format!("E{n:03}")).collect();
    let mut fields = vec![Field::choice("finding", results, at)];
    if item.value_label.is_some() {
        let given = item.value.clone().unwrap_or_default();
        fields.push(Field::new("finding-value", Kind::Text, 40).with(&given));
    }
    fields.push(Field::new("evidence", Kind::Exhibits, 24).with(&exhibits.join(" ")));
    let note = item.note.clone().unwrap_or_default();
    fields.push(Field::new("finding-note", Kind::Lines(3), 0).with(&note));
    let mut lead = vec![item.title.clone()];
    for (id, text) in [("screens-item-how", &item.how), ("screens-item-take", &item.take)] {
        lead.push(format!("{}: {text}", locale.text(id)));
    }
    if let Some(label) = &item.value_label {
        lead.push(locale.fill("screens-finding-value-is", args![what = label.as_str()]));
    }
    form(case, Step::Finding(item.code.clone()), fields, lead)
}

/// One detail a letter lacks.
pub fn gap(case: &str, step: Step, label: &str, value: Option<&str>) -> Form {
    // A letter's own words are paragraphs.
    let many = matches!(&step, Step::Typed(code) if code == "body");
    let field =
        if many { Field::new("gap", Kind::Lines(8), 0) } else { Field::new("gap", Kind::Text, 60) };
    let fields = vec![field.with(value.unwrap_or_default())];
    form(case, step, fields, vec![label.to_string()])
}

/// A letter went out.
pub fn sent(model: &Model, case: &Case, no: u32) -> Form {
    let ways = ["letter", "email", "portal", "visit", "chat", "sms"];
    let locale = &model.locale;
    let ways = ways.map(|w| choice(w, locale.text(&format!("tui-channel-{w}")))).to_vec();
    let now = model.now.format("%Y-%m-%d %H:%M").to_string();
    let fields = vec![
        Field::choice("channel", ways, 0),
        Field::new("sent-at", Kind::Moment, 18).with(&now),
        Field::new("tracking", Kind::Text, 30),
        Field::new("sent-copy", Kind::Text, 46),
        Field::new("note", Kind::Text, 46),
    ];
    let mut lead = lead_of(model, case, no);
    if case.letter(no).is_some_and(|l| l.now.kind.stays_with_lawyer()) {
        lead.push(model.text("screens-sheet-hand"));
    }
    form(&case.id, Step::Sent(no), fields, lead)
}

/// A letter arrived.
pub fn reached(model: &Model, case: &Case, no: u32) -> Form {
    let now = model.now.format("%Y-%m-%d %H:%M").to_string();
    let fields = vec![
        Field::new("reached", Kind::Arrival, 18).with(&now),
        Field::new("reached-basis", Kind::Text, 46),
        Field::new("reached-proof", Kind::Text, 46),
        Field::new("evidence", Kind::Exhibits, 24),
    ];
    form(&case.id, Step::Reached(no), fields, lead_of(model, case, no))
}

fn lead_of(model: &Model, case: &Case, no: u32) -> Vec<String> {
    let Some(letter) = case.letter(no) else { return Vec::new() };
    let kind = model.text(&format!("screens-letter-{}", letter.now.kind.word()));
    vec![format!("{}  {kind}  {}", letter.id(), case.party_name(&letter.now.to))]
}

/// What became of a promise.
pub fn promise(model: &Model, case: &Case, no: u32) -> Form {
    let locale = &model.locale;
    let outcomes = ["broken", "kept", "withdrawn"]
        .map(|w| choice(w, locale.text(&format!("screens-promise-{w}"))))
        .to_vec();
    let fields = vec![
        Field::choice("outcome", outcomes, 0),
        Field::new("on", Kind::Date, 14).with(&model.today().to_string()),
        Field::new("note", Kind::Text, 46),
    ];
    let said = case.contact(no).and_then(|c| c.now.promise.clone()).unwrap_or_default();
    form(&case.id, Step::Promise(no), fields, vec![format!("C{no:03}  {said}")])
}

/// Whether a party is claimed from, and for how much.
pub fn claim(model: &Model, case: &Case, id: &str) -> Form {
    let claims =
        ["yes", "no"].map(|w| choice(w, model.text(&format!("screens-claimed-{w}")))).to_vec();
    let part = case.owed_by(id);
    let part = (part.minor < case.outstanding().minor).then(|| part.grouped());
    let fields = vec![
        Field::choice("claimed-from", claims, usize::from(!case.is_respondent(id))),
        Field::new("claimed-part", Kind::Money, 20).with(&part.unwrap_or_default()),
        Field::new("reason", Kind::Text, 46),
    ];
    let open = model.locale.fill("screens-claim-open", args![sum = case.outstanding().grouped()]);
    let lead = vec![case.party_name(id).to_string(), open];
    form(&case.id, Step::Claim(id.to_string()), fields, lead)
}

/// What it cost.
pub fn cost(model: &Model, case: &Case) -> Form {
    let locale = &model.locale;
    let kinds = CostKind::ALL
        .map(|k| choice(k.word(), locale.text(&format!("screens-cost-{}", k.word()))))
        .to_vec();
    let fields = vec![
        Field::choice("cost-kind", kinds, 4),
        Field::new("cost", Kind::Money, 20),
        Field::new("on", Kind::Date, 14).with(&model.today().to_string()),
        Field::new("evidence", Kind::Exhibits, 24),
        Field::new("note", Kind::Text, 46),
    ];
    let so_far = locale.fill("screens-cost-so-far", args![sum = case.costs().grouped()]);
    form(&case.id, Step::Cost, fields, vec![so_far])
}

/// How it ended, with its sums.
pub fn close(model: &Model, case: &Case) -> Form {
    let locale = &model.locale;
    let full = case.claimed().minor > 0 && case.outstanding().minor == 0;
    let endings = Ending::ALL
        .map(|e| choice(e.word(), locale.text(&format!("screens-ending-{}", e.word()))))
        .to_vec();
    let fields = vec![
        Field::choice("ending", endings, usize::from(!full)),
        Field::new("paid", Kind::Money, 20).with(&case.recovered().grouped()),
        Field::new("waived", Kind::Money, 20).with(&case.outstanding().grouped()),
        Field::new("costs", Kind::Money, 20).with(&case.costs().grouped()),
        Field::new("close-reason", Kind::Lines(3), 0),
    ];
    let sums = locale.fill(
        "screens-close-sums",
        args![
            claimed = case.claimed().grouped(),
            back = case.recovered().grouped(),
            open = case.outstanding().grouped(),
            costs = case.costs().grouped()
        ],
    );
    form(&case.id, Step::Close, fields, vec![sums])
}

/// The form a draft of the road belongs to, by what stands in its key after the case.
pub fn of_draft(model: &Model, case: &Case, kind: &str, item: Option<&str>) -> Option<Form> {
    let number = |prefix| item.and_then(|i| recourse_core::case::read_number(prefix, i));
    match kind {
        "sent" => Some(sent(model, case, case.letter(number('L')?)?.now.no)),
        "reached" => Some(reached(model, case, case.letter(number('L')?)?.now.no)),
        "promise" => Some(promise(model, case, case.contact(number('C')?)?.now.no)),
        "finding" => {
            let road = model.snap.as_deref()?.roads.iter().find(|r| r.case == case.id)?;
            let item = road.items.iter().find(|i| Some(i.code.as_str()) == item)?;
            Some(finding(model, &case.id, item))
        }
        "cost" => Some(cost(model, case)),
        "close" => Some(close(model, case)),
        _ => None,
    }
}

/// What the filled form records.
pub fn build(form: &Form, model: &Model, case: &Case, step: &Step) -> Result<Built, Errors> {
    let mut errors = Errors::new(form, &model.locale);
    let around = form.around(model);
    let evidence = errors.read("evidence", |f| f.given().map(|t| read::exhibits(&t)).transpose());
    let evidence = evidence.unwrap_or_default();
    if evidence.iter().any(|no| case.exhibit(*no).is_none()) {
        errors.say("evidence", "tui-no-such-exhibit");
    }
    let note = form.given("note");
    match step {
        Step::Finding(item) => {
            errors.finish()?;
            let answer = Box::new(answered(form, item, evidence));
            Ok(Built::effect(Effect::Answer { case: case.id.clone(), answer }))
        }
        Step::Detail(id, member) => {
            let Some(value) = form.given("gap") else {
                errors.need("gap", "screens-need-gap");
                return Err(errors);
            };
            if *member == "credit_code"
                && case.jurisdiction == "CN"
                && recourse_core::case::party::credit_code_is_wrong(&value)
            {
                errors.say("gap", "screens-code-wrong");
                return Err(errors);
            }
            let Some(party) = case.party(id) else { return Ok(Built::nothing()) };
            let mut set = super::build::party(id.clone(), party.now.role, None);
            member_of(&mut set, member, value);
            Ok(record(Event::PartySet(set), "screens-done-gap"))
        }
        Step::Typed(code) => {
            let value = form.given("gap").unwrap_or_default();
            Ok(typed(model, code, value))
        }
        Step::Sent(no) => {
            let at = errors.read("sent-at", |f| f.moment(around));
            if at.is_none() {
                errors.need("sent-at", "tui-need-at");
            }
            if at.is_some_and(|at| not_yet(at, model.now)) {
                errors.say("sent-at", "screens-not-yet");
            }
            errors.finish()?;
            let Some(sent_at) = at else { return Ok(Built::nothing()) };
            Ok(Built::effect(Effect::LetterSent {
                case: case.id.clone(),
                no: *no,
                channel: form.value("channel"),
                sent_at,
                tracking: form.given("tracking"),
                copy: form.given("sent-copy"),
                note,
            }))
        }
        Step::Reached(no) => {
            let at = errors.read("reached", |f| f.moment(around));
            if at.is_none() {
                errors.need("reached", "tui-need-at");
            }
            let sent = case.letter(*no).and_then(|l| l.sent.last()).map(|(_, s)| s.sent_at);
            if at.is_some_and(|at| not_yet(at, model.now)) {
                errors.say("reached", "screens-not-yet");
            } else if at.zip(sent).is_some_and(|(at, sent)| before_sent(sent, at)) {
                errors.say("reached", "screens-before-sent");
            }
            let Some(basis) = form.given("reached-basis") else {
                errors.need("reached-basis", "tui-need-reached-basis");
                return Err(errors);
            };
            errors.finish()?;
            let Some(reached_at) = at else { return Ok(Built::nothing()) };
            Ok(Built::effect(Effect::LetterReached {
                case: case.id.clone(),
                no: *no,
                reached_at,
                basis,
                proof: form.given("reached-proof"),
                evidence,
            }))
        }
        Step::Promise(no) => {
            let on = errors.read("on", |f| f.date(around)).unwrap_or_else(|| model.today());
            errors.finish()?;
            let outcome = match form.value("outcome").as_str() {
                "kept" => Outcome::Kept,
                "withdrawn" => Outcome::Withdrawn,
                _ => Outcome::Broken,
            };
            let settled = PromiseSettled { no: *no, outcome, on, note };
            Ok(record(Event::PromiseSettled(settled), "screens-done-promise"))
        }
        Step::Claim(id) => {
            let part = errors.read("claimed-part", |f| f.money(around)).map(|m| m.minor);
            let claimed = form.value("claimed-from") != "no";
            if part.is_some_and(|p| p <= 0) {
                errors.say("claimed-part", "tui-need-amount");
            }
            errors.finish()?;
            let changed = ObligorChanged {
                id: id.clone(),
                claimed,
                amount_minor: part.filter(|_| claimed),
                reason: form.given("reason"),
            };
            Ok(record(Event::ObligorChanged(changed), "screens-done-claim"))
        }
        Step::Cost => {
            let amount = errors.read("cost", |f| f.money(around)).filter(|m| m.minor > 0);
            if amount.is_none() {
                errors.need("cost", "tui-need-amount");
            }
            let on = errors.read("on", |f| f.date(around)).unwrap_or_else(|| model.today());
            errors.finish()?;
            let Some(amount) = amount else { return Ok(Built::nothing()) };
            let word = form.value("cost-kind");
            let kind = CostKind::ALL.into_iter().find(|k| k.word() == word);
            let id = case.next_cost();
            let kind = kind.unwrap_or(CostKind::Other);
            let booked = CostBooked { id, amount_minor: amount.minor, on, kind, evidence, note };
            Ok(record(Event::CostBooked(booked), "screens-done-cost"))
        }
        Step::Close => {
            let mut sum = |id| errors.read(id, |f| f.money(around)).map(|m| m.minor);
            let (paid, waived, costs) = (sum("paid"), sum("waived"), sum("costs"));
            let result = Ending::parse(&form.value("ending")).unwrap_or(Ending::GivenUp);
            let reason = form.given("close-reason");
            if result != Ending::Recovered && reason.is_none() {
                errors.need("close-reason", "tui-reason-needed");
            }
            if result == Ending::Recovered && case.outstanding().minor > 0 {
                errors.say("ending", "screens-not-recovered");
            }
            errors.finish()?;
            let closed = CaseClosed {
                result,
                paid_minor: paid,
                waived_minor: waived.filter(|w| *w > 0),
                costs_minor: costs.filter(|c| *c > 0),
                reason,
            };
            Ok(record(Event::CaseClosed(closed), "screens-done-closed"))
        }
    }
}

fn answered(form: &Form, item: &str, evidence: Vec<u32>) -> DiagnosisAnswered {
    let word = form.value("finding");
    let (result, value_code) = match word.strip_prefix('=') {
        Some(code) => (Finding::Yes, Some(code.to_string())),
        None => (Finding::parse(&word).unwrap_or(Finding::Unknown), None),
    };
    DiagnosisAnswered {
        item: item.to_string(),
        result,
        evidence,
        value_code,
        value: form.given("finding-value"),
        note: form.given("finding-note"),
    }
}

fn record(event: Event, done: &'static str) -> Built {
    Built::events(vec![event], Done::Entry(done, String::new()))
}

fn member_of(set: &mut recourse_core::case::party::PartySet, member: &str, value: String) {
    let place = match member {
        "credit_code" => &mut set.credit_code,
        "address" => &mut set.address,
        "phone" => &mut set.phone,
        "person" => &mut set.person,
        "account_tail" => &mut set.account_tail,
        "merchant_no" => &mut set.merchant_no,
        "bank_name" => &mut set.bank_name,
        _ => &mut set.name,
    };
    *place = Some(value);
}

/// The letter below, with this typed into one of its fields.
fn typed(model: &Model, code: &str, value: String) -> Built {
    let Some(page) = model.letter_page().cloned() else { return Built::nothing() };
    Built::effect(Effect::TypeField { page: Box::new(page), code: code.to_string(), value })
}
