//! Forms of the deadlines page: a date set by hand, a deadline no rule knows, a date that clocks read.

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::read;
use super::{Form, FormKind};
use crate::model::Model;
use crate::model::views::DeadlineRow;
use crate::msg::Done;
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::event::{DateStated, DeadlineEntered, DeadlineSet, Event};
use recourse_core::case::party::{PartySet, Role};
use recourse_core::rules::period::Unit;
use recourse_core::rules::{Nature, RulePack};

/// Which of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clock {
    /// The date of this deadline: rule id, party id, computed day.
    Set(String, Option<String>, Option<chrono::NaiveDate>),
    /// A deadline of one's own.
    Enter,
    /// A date that clocks read.
    State,
    /// How long a period of this rule is.
    Length(String),
    /// Who owes jointly and severally with the others.
    Joint,
}

impl Clock {
    /// Message id of the form's title.
    pub fn title_id(&self) -> &'static str {
        match self {
            Self::Set(..) => "tui-form-clock-set",
            Self::Enter => "tui-form-clock-enter",
            Self::State => "tui-form-clock-state",
            Self::Length(_) => "clocks-form-length",
            Self::Joint => "clocks-form-joint",
        }
    }
}

/// The form for the date of a deadline.
pub fn set(row: &DeadlineRow) -> Form {
    let fields = vec![
        Field::new("due", Kind::Date, 14).with(&row.due.to_string()),
        Field::new("why", Kind::Text, 56),
    ];
    let clock = Clock::Set(row.key.clone(), row.obligor.clone(), row.computed);
    Form::new(FormKind::Clock { case: row.case.clone(), clock }, fields)
}

/// The form for a deadline of one's own.
pub fn enter(model: &Model, case: &Case) -> Form {
    let natures =
        [Nature::Contract, Nature::Statute, Nature::Promise, Nature::Estimate, Nature::Evidence];
    let natures =
        natures.map(|n| Choice { value: n.word().into(), label: n.text(&model.locale) }).to_vec();
    let fields = vec![
        Field::new("what", Kind::Text, 46),
        Field::new("due", Kind::Date, 14),
        Field::new("act_by", Kind::Date, 14).beside(),
        Field::choice("against", parties(model, case), 0),
        Field::choice("nature", natures, 0),
        Field::new("basis", Kind::Text, 56),
        Field::new("why", Kind::Text, 56),
    ];
    Form::new(FormKind::Clock { case: case.id.clone(), clock: Clock::Enter }, fields)
}

/// The dates one may enter for a case, with what is missing first; `length:RULE` stands for a length.
pub fn dates(model: &Model, case: &str) -> Vec<Choice> {
    let name = |kind: &str| recourse_core::rules::working::kind_text(kind, &model.locale);
    let undated = model.snap.iter().flat_map(|s| &s.undated).filter(|d| d.case == case);
    let mut out: Vec<Choice> = Vec::new();
    for row in undated {
        for kind in &row.missing {
            let value = if kind == "period" { format!("length:{}", row.key) } else { kind.clone() };
            if !out.iter().any(|c| c.value == value) {
                let what = args![what = name(kind), label = row.label.as_str()];
                out.push(Choice { value, label: model.locale.fill("clocks-missing-for", what) });
            }
        }
    }
    let pack = model.case(case).and_then(|case| RulePack::pick(model.packs(), &case.jurisdiction));
    let mut kinds: Vec<Choice> = pack
        .iter()
        .flat_map(|p| p.rules.iter().filter(|r| r.listed))
        .flat_map(recourse_core::rules::Rule::kinds)
        .filter(|kind| model.locale.has(&format!("clocks-event-{kind}")))
        .filter(|kind| !out.iter().any(|c| c.value == *kind))
        .map(|kind| Choice { value: kind.to_string(), label: name(kind) })
        .collect();
    let rank = |c: &Choice| FIRST.iter().position(|k| *k == c.value).unwrap_or(FIRST.len());
    kinds.sort_by(|a, b| (rank(a), &a.label).cmp(&(rank(b), &b.label)));
    kinds.dedup();
    out.extend(kinds);
    out
}

/// The form for a date that clocks read.
pub fn state(model: &Model, case: &Case, kind: &str) -> Form {
    let label = recourse_core::rules::working::kind_text(kind, &model.locale);
    let fields = vec![
        Field::choice("event", vec![Choice { value: kind.to_string(), label }], 0),
        Field::new("dated", Kind::Date, 14).with(&model.today().to_string()),
        Field::choice("against", parties(model, case), 0),
        Field::new("exhibits", Kind::Exhibits, 30),
        Field::new("note", Kind::Text, 46),
    ];
    let mut form =
        Form::new(FormKind::Clock { case: case.id.clone(), clock: Clock::State }, fields);
    // What it is was picked just now; the day is what is asked.
    form.at = 1;
    form
}

/// The form for a length that an agreement or a court sets.
pub fn length(model: &Model, case: &Case, rule: &str) -> Form {
    let word = |unit: &str| Choice {
        value: unit.to_string(),
        label: model.text(&format!("clocks-unit-{}", unit.replace('_', "-"))),
    };
    let units = ["day", "working_day", "week", "month", "year"].map(word).to_vec();
    let unit = model.packs().iter().find_map(|pack| pack.rule(rule)).map(|r| r.period.unit);
    let at = match unit {
        Some(Unit::WorkingDay) => 1,
        Some(Unit::Week) => 2,
        Some(Unit::Month) => 3,
        Some(Unit::Year) => 4,
        _ => 0,
    };
    let fields = vec![
        Field::new("length", Kind::Number, 8),
        Field::choice("unit", units, at),
        Field::new("why", Kind::Text, 56),
    ];
    let clock = Clock::Length(rule.to_string());
    Form::new(FormKind::Clock { case: case.id.clone(), clock }, fields)
}

/// The form that says who owes jointly and severally; `None` where nobody owes.
pub fn joint(model: &Model, case: &Case) -> Option<Form> {
    let owing = case.parties.iter().filter(|p| matches!(p.now.role, Role::Bank | Role::Platform));
    let named: Vec<Choice> = owing
        .map(|p| {
            let now = model.text(joint_id(p.now.jointly_liable == Some(true)));
            let args = args![name = p.name(), now = now.as_str()];
            let label = model.locale.fill("clocks-joint-now", args);
            Choice { value: p.now.id.clone(), label }
        })
        .collect();
    if named.is_empty() {
        return None;
    }
    let ways =
        [true, false].map(|on| Choice { value: on.to_string(), label: model.text(joint_id(on)) });
    let fields = vec![Field::choice("owing", named, 0), Field::choice("liable", ways.to_vec(), 0)];
    let kind = FormKind::Clock { case: case.id.clone(), clock: Clock::Joint };
    let mut form = Form::new(kind, fields);
    form.lead = model.text("clocks-joint-lead").lines().map(str::to_string).collect();
    Some(form)
}

fn joint_id(on: bool) -> &'static str {
    if on { "clocks-liable-joint" } else { "clocks-liable-several" }
}

fn build_joint(form: &Form, model: &Model) -> Built {
    let case = form.case_id().and_then(|id| model.case(id));
    let party = form.value("owing");
    let known = case.and_then(|c| c.parties.iter().find(|p| p.now.id == party));
    let Some(known) = known else { return Built::nothing() };
    let on = form.value("liable") == "true";
    let event = Event::PartySet(PartySet::joint(&party, known.now.role, on));
    let id = if on { "clocks-done-joint" } else { "clocks-done-several" };
    Built::events(vec![event], Done::Entry(id, known.name().to_string()))
}

/// Kinds people look for first.
const FIRST: [&str; 6] = [
    "knew_damage_and_obligor",
    "knew_damage",
    "knew_obligor",
    "terminal_swap",
    "obligor_acknowledged",
    "judgment_served",
];

fn parties(model: &Model, case: &Case) -> Vec<Choice> {
    let mut out = vec![Choice { value: String::new(), label: model.text("tui-against-claim") }];
    let others = case.parties.iter().filter(|p| p.now.role != Role::Merchant);
    out.extend(others.map(|p| Choice { value: p.now.id.clone(), label: p.name().to_string() }));
    out
}

/// The event the filled form is.
pub fn build(form: &Form, model: &Model, clock: &Clock) -> Result<Built, Errors> {
    let around = form.around(model);
    let mut errors = Errors::new(form, &model.locale);
    match clock {
        Clock::Length(rule) => return build_length(form, errors, rule),
        Clock::Joint => return Ok(build_joint(form, model)),
        Clock::Set(..) | Clock::Enter | Clock::State => {}
    }
    let day = if matches!(clock, Clock::State) { "dated" } else { "due" };
    let on = errors.read(day, |f| f.date(around));
    if on.is_none() {
        errors.need(day, "tui-need-day");
    }
    let act_by = errors.read("act_by", |f| f.date(around));
    if matches!(clock, Clock::Set(..)) && form.given("why").is_none() {
        errors.need("why", "tui-reason-needed");
    }
    if matches!(clock, Clock::Enter) && form.given("what").is_none() {
        errors.need("what", "tui-need-what");
    }
    if matches!((act_by, on), (Some(act), Some(due)) if act > due) {
        errors.say("act_by", "tui-act-after-due");
    }
    let evidence = exhibits(form, model, &mut errors);
    errors.finish()?;
    let Some(on) = on else { return Ok(Built::nothing()) };
    let case = form.case_id().and_then(|id| model.case(id));
    let event = match clock {
        Clock::Set(deadline, obligor, computed) => Event::DeadlineSet(DeadlineSet {
            deadline: deadline.clone(),
            obligor: obligor.clone(),
            due: Some(on),
            computed: *computed,
            length: None,
            unit: None,
            reason: form.given("why"),
        }),
        Clock::Enter => Event::DeadlineEntered(DeadlineEntered {
            id: case.map_or_else(|| "D001".into(), Case::next_deadline),
            due: on,
            act_by,
            obligor: form.given("against"),
            nature: form.value("nature"),
            label: form.given("what"),
            basis: form.given("basis"),
            reason: form.given("why"),
        }),
        Clock::Length(_) | Clock::Joint => return Ok(Built::nothing()),
        Clock::State => Event::DateStated(DateStated {
            kind: form.value("event"),
            on,
            obligor: form.given("against"),
            withdrawn: false,
            evidence,
            note: form.given("note"),
        }),
    };
    Ok(Built::events(vec![event], Done::Entry("tui-done-clock", String::new())))
}

fn build_length(form: &Form, mut errors: Errors, rule: &str) -> Result<Built, Errors> {
    let length = errors.read("length", |f| f.given().map(|t| read::number(&t)).transpose());
    if !length.is_some_and(|n| (1..=3650).contains(&n)) {
        errors.need("length", "clocks-need-length");
    }
    if form.given("why").is_none() {
        errors.need("why", "tui-reason-needed");
    }
    errors.finish()?;
    let event = Event::DeadlineSet(DeadlineSet {
        deadline: rule.to_string(),
        obligor: None,
        due: None,
        computed: None,
        length,
        unit: Some(form.value("unit")),
        reason: form.given("why"),
    });
    Ok(Built::events(vec![event], Done::Entry("tui-done-clock", String::new())))
}

/// Numbers of exhibits as typed.
fn exhibits(form: &Form, model: &Model, errors: &mut Errors) -> Vec<u32> {
    let typed = form.value("exhibits");
    let case = form.case_id().and_then(|id| model.case(id));
    let mut out = Vec::new();
    for word in typed.split([' ', ',', '，', '、']).filter(|w| !w.is_empty()) {
        let no = recourse_core::case::read_number('E', word);
        match no.filter(|no| case.is_some_and(|c| c.exhibit(*no).is_some())) {
            Some(no) => out.push(no),
            None => errors.say("exhibits", "tui-no-such-exhibit"),
        }
    }
    out
}
