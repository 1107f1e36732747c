//! The call sheet: facts at hand, questions, what to ask for and by when, before the phone is picked up.

use super::playbook::{Answer, Playbook, Way};
use super::talk::{self, Contradiction, PromiseRow};
use crate::case::Case;
use crate::case::contact::Contact;
use crate::case::letter::Letter;
use crate::case::party::{Party, Role};
use crate::case::stage::Stage;
use crate::diagnosis::{self, Suspect};
use crate::locale::{Lang, Locale};
use chrono::NaiveDate;

/// Everything for one call.
#[derive(Debug, Clone, PartialEq)]
pub struct CallSheet {
    /// Party id.
    pub with: String,
    /// Its name.
    pub name: String,
    /// Ways to reach it, those of the contract first.
    pub ways: Vec<&'static Way>,
    /// Label and value: what to have at hand.
    pub facts: Vec<(String, String)>,
    /// What to ask, the most telling first.
    pub questions: Vec<String>,
    /// What to ask for.
    pub want: Vec<String>,
    /// The day to ask an answer by.
    pub by: Option<NaiveDate>,
    /// What their answers may mean.
    pub answers: Vec<&'static Answer>,
    /// Their promises that are open or were not kept.
    pub promises: Vec<PromiseRow>,
    /// What the other side said against it.
    pub contradictions: Vec<Contradiction>,
    /// The contact before, `C003`.
    pub last: Option<String>,
    /// What to beware of.
    pub warn: Vec<String>,
}

/// The playbook that belongs to talking with a party.
pub fn playbook_for(role: Role) -> Option<&'static Playbook> {
    Playbook::of(match role {
        Role::Bank => Stage::Bank,
        Role::Regulator => Stage::Regulator,
        _ => Stage::Platform,
    })
}

/// The sheet for the next call with a party.
pub fn call_sheet(
    case: &Case,
    party: &Party,
    suspects: &[Suspect],
    today: NaiveDate,
    by: Option<NaiveDate>,
    locale: &Locale,
) -> CallSheet {
    let lang = locale.lang();
    let role = party.now.role;
    let book = playbook_for(role);
    let id = &party.now.id;
    let promises: Vec<PromiseRow> = talk::promises(case, today)
        .into_iter()
        .filter(|p| p.with == *id && (p.state.failed() || p.state == talk::PromiseState::Open))
        .collect();
    let contradictions: Vec<Contradiction> = talk::contradictions(case)
        .into_iter()
        .filter(|c| c.left.from == *id || c.right.from == *id)
        .collect();
    CallSheet {
        with: id.clone(),
        name: party.name().to_string(),
        ways: book.map(|b| b.ways(None)).unwrap_or_default(),
        facts: facts(case, party, locale),
        questions: overdue(case, id, today, locale)
            .into_iter()
            .chain(questions(case, party, suspects, &promises, &contradictions, locale, false))
            .collect(),
        want: book
            .map(|b| b.want.iter().map(|t| t.get(lang).to_string()).collect())
            .unwrap_or_default(),
        by,
        answers: book.map(|b| b.answers.iter().collect()).unwrap_or_default(),
        promises,
        contradictions,
        last: talk::last_talk(case, id).map(Contact::id),
        warn: book
            .map(|b| b.warn.iter().map(|t| t.get(lang).to_string()).collect())
            .unwrap_or_default(),
    }
}

/// Letters they have not answered in the time that was set: what one rings about.
fn overdue(case: &Case, party: &str, today: NaiveDate, locale: &Locale) -> Vec<String> {
    let ask = |letter: &Letter| {
        let sent = letter.sent_at()?.date_naive().to_string();
        let due = letter.due()?.to_string();
        Some(locale.fill("steps-ask-letter", crate::args![sent = sent, due = due]))
    };
    talk::unanswered(case, party, today).filter_map(ask).collect()
}

/// What a letter asks: the same without what is only said on the telephone.
pub fn written_questions(
    case: &Case,
    party: &Party,
    suspects: &[Suspect],
    today: NaiveDate,
    locale: &Locale,
) -> Vec<String> {
    let sheet = call_sheet(case, party, suspects, today, None, locale);
    questions(case, party, suspects, &sheet.promises, &sheet.contradictions, locale, true)
}

/// What they will ask first.
fn facts(case: &Case, party: &Party, locale: &Locale) -> Vec<(String, String)> {
    let merchant = case.party_in(Role::Merchant);
    let of = |pick: &dyn Fn(&Party) -> Option<String>| merchant.and_then(pick);
    let mut out: Vec<(&str, Option<String>)> = vec![
        ("road-fact-merchant", of(&|p| p.now.name.clone())),
        ("road-fact-merchant-no", of(&|p| p.now.merchant_no.clone())),
        ("road-fact-terminals", terminals(case, locale)),
        ("road-fact-tail", of(&|p| p.now.account_tail.clone())),
        ("road-fact-days", days(case, locale.lang())),
        ("road-fact-count", (!case.vouchers.is_empty()).then(|| case.vouchers.len().to_string())),
        ("road-fact-sum", case.sum_known().then(|| case.outstanding().labelled())),
        ("road-fact-due", case.due_span().map(|(a, b)| span(a, b, locale.lang()))),
    ];
    let before = talk::last_talk(case, &party.now.id);
    out.push((
        "road-fact-last",
        before.map(|c| {
            let ticket = c.now.ticket.as_deref().unwrap_or("-");
            let agent = c.now.agent.as_deref().unwrap_or("-");
            format!("{} {} {agent} {ticket}", c.id(), locale.moment(&c.now.occurred_at))
        }),
    ));
    out.into_iter().filter_map(|(id, value)| Some((locale.text(id), value?))).collect()
}

fn span(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    match lang {
        _ if from == to => from.to_string(),
        Lang::Zh => format!("{from} 至 {to}"),
        Lang::En => format!("{from} to {to}"),
    }
}

fn days(case: &Case, lang: Lang) -> Option<String> {
    let traded = || case.vouchers.iter().map(|v| v.voucher.traded_at.date_naive());
    let from = traded().min().or(case.from)?;
    let to = traded().max().or(case.to).unwrap_or(from);
    Some(span(from, to, lang))
}

fn terminals(case: &Case, locale: &Locale) -> Option<String> {
    let mut all: Vec<&str> =
        case.vouchers.iter().filter_map(|v| v.voucher.terminal.as_deref()).collect();
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then(|| locale.list(&all))
}

/// Broken promises first, then contradictions, then what the likeliest cause and the answers ask, then the rest.
fn questions(
    case: &Case,
    party: &Party,
    suspects: &[Suspect],
    promises: &[PromiseRow],
    contradictions: &[Contradiction],
    locale: &Locale,
    written: bool,
) -> Vec<String> {
    let lang = locale.lang();
    let role = party.now.role;
    let mut out = Vec::new();
    for promise in promises.iter().filter(|p| p.state.failed()) {
        out.push(locale.fill(
            "road-ask-promise",
            crate::args![
                on = promise.made_on.to_string(),
                due = promise.due.to_string(),
                text = promise.text.as_str()
            ],
        ));
    }
    for c in contradictions {
        let other = if c.left.from == party.now.id { &c.right } else { &c.left };
        if other.source.is_empty() {
            out.push(locale.fill("road-ask-agreed", crate::args![tail = other.said.as_str()]));
            continue;
        }
        out.push(locale.fill(
            "road-ask-contradiction",
            crate::args![
                who = case.party_name(&other.from),
                on = other.at.date_naive().to_string(),
                said = short(&other.said)
            ],
        ));
    }
    if !written && matches!(role, Role::Bank | Role::Platform) {
        out.extend(suspects.first().and_then(|s| s.ask.clone()));
        out.extend(diagnosis::questions(case, role.word()).iter().map(|t| t.get(lang).to_string()));
    }
    let suspected = |code: &str| suspects.iter().any(|s| s.code == code);
    for question in playbook_for(role).map(|b| b.ask.iter()).into_iter().flatten() {
        if question.cause.as_deref().is_none_or(suspected) {
            let words = question.written.as_ref().filter(|_| written).unwrap_or(&question.text);
            out.push(fill(case, words.get(lang), lang));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|q| seen.insert(q.clone()));
    out
}

fn short(text: &str) -> String {
    let line: String = text.lines().next().unwrap_or_default().chars().take(60).collect();
    line
}

/// Puts the case's figures into a question.
fn fill(case: &Case, text: &str, lang: Lang) -> String {
    let unknown = if lang == Lang::Zh { "（待补）" } else { "(to be added)" };
    let traded = || case.vouchers.iter().map(|v| v.voucher.traded_at.date_naive());
    let or = |value: Option<String>| value.unwrap_or_else(|| unknown.to_string());
    let count = if case.vouchers.is_empty() { None } else { Some(case.vouchers.len().to_string()) };
    let sum = case.outstanding();
    let sum = if lang == Lang::Zh { sum.grouped() } else { sum.labelled() };
    let sum = if case.sum_known() { sum } else { unknown.to_string() };
    let tail = case.party_in(Role::Merchant).and_then(|p| p.now.account_tail.clone());
    text.replace("{from}", &or(traded().min().or(case.from).map(|d| d.to_string())))
        .replace("{to}", &or(traded().max().or(case.to).map(|d| d.to_string())))
        .replace("{count}", &or(count))
        .replace("{sum}", &sum)
        .replace("{tail}", &or(tail))
}
