//! Fields: what a letter can name, and where each comes from. What is a figure comes from the case alone.

use super::{Input, said};
use crate::case::Case;

use crate::case::exhibit::ExhibitKind;
use crate::case::letter::LetterKind;
use crate::case::money::Money;
use crate::case::party::{Party, Role};
use crate::case::road::Finding;
use crate::locale::Lang;
use crate::rules::interest_of;
use chrono::{Datelike, NaiveDate};

/// What a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A sum, a number of sales, a day that money hangs on: comes from the case alone and names its entries.
    Figure,
    /// A person may type it; no figure.
    Typed,
    /// Told by the case: a name, an address, an answer.
    Told,
}

use Nature::{Figure, Told, Typed};

/// Every field a template may name.
pub const FIELDS: &[(&str, Nature)] = &[
    ("sender", Told),
    ("sender_code", Told),
    ("sender_address", Told),
    ("sender_phone", Told),
    ("sender_person", Told),
    ("merchant_no", Told),
    ("terminals", Told),
    ("tail", Told),
    ("account_bank", Typed),
    ("to", Told),
    ("to_code", Told),
    ("to_address", Told),
    ("to_phone", Told),
    ("to_person", Told),
    ("respondents", Told),
    ("respondent", Told),
    ("complainant", Told),
    ("addressee", Typed),
    ("attention", Typed),
    ("subject_days", Figure),
    ("agreement_no", Typed),
    ("agreement_date", Typed),
    ("clause", Typed),
    ("cycle", Told),
    ("from", Figure),
    ("until", Figure),
    ("count", Figure),
    ("gross", Figure),
    ("fee", Figure),
    ("claimed", Figure),
    ("recovered", Figure),
    ("open", Figure),
    ("sum", Figure),
    ("capitals", Figure),
    ("due", Figure),
    ("interest_sum", Figure),
    ("interest_capitals", Figure),
    ("interest_from", Figure),
    ("interest_daily", Figure),
    ("interest_basis", Figure),
    ("total", Figure),
    ("deadline", Typed),
    ("today", Told),
    ("case_no", Told),
    ("upgrade", Typed),
    ("paid_to", Told),
    ("prior_date", Figure),
    ("prior_first", Figure),
    ("demanded_on", Figure),
    ("complained_on", Figure),
    ("prior_ticket", Told),
    ("prior_answer", Told),
    ("institution", Typed),
    ("arbitration_text", Typed),
    ("court", Typed),
    ("cause_of_action", Typed),
    ("court_fee", Figure),
    ("agent", Typed),
    ("lawyer", Typed),
    ("stage", Told),
    ("costs", Figure),
    ("exhibit_count", Told),
    ("merchant_kind", Told),
    ("payer", Told),
    ("subject", Typed),
    ("body", Typed),
];

/// What a field is; `None` for a code that names none.
pub fn nature(code: &str) -> Option<Nature> {
    FIELDS.iter().find(|(known, _)| *known == code).map(|(_, nature)| *nature)
}

/// Codes of the fields a person may type.
pub fn typed() -> Vec<&'static str> {
    FIELDS.iter().filter(|(_, nature)| *nature == Typed).map(|(code, _)| *code).collect()
}

/// Where a field's value comes from, and so where it can be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldFrom {
    /// Typed into the letter.
    Typed,
    /// A detail of a party: party id and member.
    Party(String, &'static str),
    /// An answer of the diagnosis: item.
    Diagnosis(&'static str),
    /// Computed from the case.
    Case,
}

impl FieldFrom {
    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Party(..) => "party",
            Self::Diagnosis(_) => "diagnosis",
            Self::Case => "case",
        }
    }
}

/// A field of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Code.
    pub code: String,
    /// What it is, in the letter's language.
    pub label: String,
    /// Its value; `None` is a gap.
    pub value: Option<String>,
    /// Where it comes from.
    pub from: FieldFrom,
    /// Entries a figure was computed from; empty for what is no figure.
    pub source: Vec<u64>,
}

/// The codes between braces, in order.
pub fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(code, _)| code)).collect()
}

/// A field with its value.
pub fn resolve(input: &Input<'_>, code: &str) -> Field {
    let (value, from) = value_of(input, code);
    let value = value.map(|v| v.trim().to_string()).filter(|v| !v.is_empty());
    let label = input.locale.text(&format!("letter-field-{}", code.replace('_', "-")));
    let source = if value.is_some() { super::source::of(input, code) } else { Vec::new() };
    Field { code: code.to_string(), label, value, from, source }
}

fn value_of(input: &Input<'_>, code: &str) -> (Option<String>, FieldFrom) {
    let (case, locale) = (input.case, input.locale);
    let merchant = case.party_in(Role::Merchant);
    let merchant_id = merchant.map_or_else(|| "merchant".to_string(), |p| p.now.id.clone());
    let of_sender = |member: &'static str, pick: fn(&Party) -> Option<String>| {
        (merchant.and_then(pick), FieldFrom::Party(merchant_id.clone(), member))
    };
    let of_other = |member: &'static str, pick: fn(&Party) -> Option<String>| {
        (pick(input.to), FieldFrom::Party(input.to.now.id.clone(), member))
    };
    let case_value = |value: Option<String>| (value, FieldFrom::Case);
    if nature(code) == Some(Typed)
        && let Some(typed) = input.typed.get(code).filter(|t| !t.trim().is_empty())
    {
        let shown = match (code, typed.parse::<NaiveDate>()) {
            ("deadline" | "agreement_date", Ok(day)) => long_day(day, locale.lang()),
            _ => typed.clone(),
        };
        return (Some(shown), FieldFrom::Typed);
    }
    let money = |m: Money| Some(figure(m, locale.lang()));
    match code {
        "sender" | "complainant" => of_sender("name", |p| p.now.name.clone()),
        "sender_code" => of_sender("credit_code", |p| p.now.credit_code.clone()),
        "sender_address" => of_sender("address", |p| p.now.address.clone()),
        "sender_phone" => of_sender("phone", |p| p.now.phone.clone()),
        "sender_person" => of_sender("person", |p| p.now.person.clone()),
        "merchant_no" => of_sender("merchant_no", |p| p.now.merchant_no.clone()),
        "tail" => of_sender("account_tail", |p| p.now.account_tail.clone()),
        "to" | "respondent" => of_other("name", |p| p.now.name.clone()),
        "to_code" => of_other("credit_code", |p| p.now.credit_code.clone()),
        "to_address" => of_other("address", |p| p.now.address.clone()),
        "to_phone" => of_other("phone", |p| p.now.phone.clone()),
        "to_person" => of_other("person", |p| p.now.person.clone()),
        "respondents" => {
            let names: Vec<&str> = case.respondents().map(Party::name).collect();
            case_value((!names.is_empty()).then(|| locale.list(&names)))
        }
        "addressee" => {
            let regulator = regulator_of(case, &input.to.now.id).map(|p| p.name().to_string());
            (regulator.filter(|n| n != Role::Regulator.word()), FieldFrom::Typed)
        }
        "terminals" => case_value(terminals(case, locale)),
        "subject_days" => case_value(traded(case).map(|(a, b)| span(a, b, locale.lang()))),
        "from" => case_value(traded(case).map(|(a, _)| long_day(a, locale.lang()))),
        "until" => case_value(traded(case).map(|(_, b)| long_day(b, locale.lang()))),
        "count" => case_value((!case.vouchers.is_empty()).then(|| open_count(case).to_string())),
        "gross" => case_value(total(case, |v| v.gross_minor).and_then(money)),
        "fee" => case_value(total(case, |v| v.fee_minor).and_then(money)),
        "claimed" => case_value(money(case.claimed())),
        "recovered" => case_value(money(case.recovered())),
        "open" => case_value(
            (case.outstanding().minor > 0).then(|| figure(case.outstanding(), locale.lang())),
        ),
        "sum" => {
            case_value((wanted(input).minor > 0).then(|| figure(wanted(input), locale.lang())))
        }
        "capitals" => case_value(capitals(wanted(input), locale.lang())),
        "total" => {
            let interest = interest_of(case, input.today).ok().flatten().map(|i| i.total);
            let sum = wanted(input);
            let all = interest.and_then(|i| i.checked_add(sum)).unwrap_or(sum);
            case_value((all.minor > 0).then(|| figure(all, locale.lang())))
        }
        "due" => case_value(case.due_span().map(|(a, b)| span(a, b, locale.lang()))),
        "costs" => case_value(money(case.costs())),
        "deadline" => case_value(super::paper::deadline(input).map(|d| long_day(d, locale.lang()))),
        "today" => case_value(Some(long_day(input.today, locale.lang()))),
        "case_no" => case_value(Some(case.no.clone())),
        "stage" => case_value(Some(locale.text(&format!("core-stage-{}", case.stage.word())))),
        "exhibit_count" => case_value(Some(case.live_exhibits().count().to_string())),
        "court_fee" => {
            // The interest asked for counts into the sum in dispute, as far as it has run.
            let run = interest_of(case, input.today).ok().flatten().map_or(0, |i| i.total.minor);
            let fee = super::court_fee(case.outstanding().minor.saturating_add(run));
            case_value(money(Money::new(fee, case.currency)))
        }
        "prior_date" => case_value(
            said::prior(input).map(|c| long_day(c.now.occurred_at.date_naive(), locale.lang())),
        ),
        "prior_first" => case_value(
            said::first_contact(input)
                .map(|c| long_day(c.now.occurred_at.date_naive(), locale.lang())),
        ),
        "demanded_on" => {
            case_value(said::demanded(input).map(|(_, on)| long_day(on, locale.lang())))
        }
        "complained_on" => {
            case_value(said::complained(input).map(|(_, on)| long_day(on, locale.lang())))
        }
        "prior_ticket" => case_value(
            said::prior(input).filter(|c| said::is_ticket(c)).and_then(|c| c.now.ticket.clone()),
        ),
        "prior_answer" => case_value(Some(said::prior_answer(input))),
        "interest_sum" | "interest_capitals" | "interest_from" | "interest_daily"
        | "interest_basis" => case_value(interest(input, code)),
        "merchant_kind" => {
            let kind = crate::diagnosis::merchant_kind(case);
            (
                kind.map(|k| locale.text(&format!("road-kind-{}", k.replace('_', "-")))),
                FieldFrom::Diagnosis("merchant_kind"),
            )
        }
        "cycle" | "clause" => {
            let (value, from) = found(case, "settlement_due");
            (value.or_else(|| earlier(input, "clause")), from)
        }
        "institution" => {
            let (value, from) = found(case, "arbitration_clause");
            (value.or_else(|| earlier(input, code)), from)
        }
        "upgrade" => {
            let (value, from) = found(case, "upgrade_notice");
            // Without the hours the notice itself says when.
            let notice = case.live_exhibits().find(|x| x.now.kind == ExhibitKind::Notice);
            let named = |x: &crate::case::exhibit::Exhibit| match locale.lang() {
                Lang::Zh => format!("见附件 {}《{}》", x.id(), super::list::named(x.title())),
                Lang::En => format!("see attachment {}, {}", x.id(), super::list::named(x.title())),
            };
            (value.or_else(|| notice.map(named)), from)
        }
        "account_bank" => {
            let (value, from) = of_sender("bank_name", |p| p.now.bank_name.clone());
            // The bank of the case is the one whose account should have been credited.
            let bank = || case.party_in(Role::Bank).and_then(|p| p.now.name.clone());
            (value.or_else(|| earlier(input, code)).or_else(bank), from)
        }
        "attention" => {
            let usual = || Some(locale.text("letter-attention-usual"));
            (earlier(input, code).or_else(usual), FieldFrom::Typed)
        }
        "paid_to" => (said::other_tail(case), FieldFrom::Diagnosis("paid_out")),
        "payer" => found(case, "second_clearing"),
        "agreement_date" => {
            let day = |text: String| match text.parse::<NaiveDate>() {
                Ok(day) => long_day(day, locale.lang()),
                Err(_) => text,
            };
            (earlier(input, code).map(day), FieldFrom::Typed)
        }
        // The words of one letter are not those of the next.
        "subject" | "body" => (None, FieldFrom::Typed),
        _ => (earlier(input, code), FieldFrom::Typed),
    }
}

/// The value noted with a yes of the diagnosis.
fn found(case: &Case, item: &'static str) -> (Option<String>, FieldFrom) {
    let answer = case.finding(item).filter(|f| f.result != Finding::No);
    (answer.and_then(|f| f.value.clone()), FieldFrom::Diagnosis(item))
}

/// What was typed into an earlier letter of the case, the latest first: an agreement's number is typed once.
fn earlier(input: &Input<'_>, code: &str) -> Option<String> {
    let letters = input.case.letters.iter().rev().filter(|l| l.live());
    let same_party = |code: &str| {
        matches!(code, "agreement_no" | "agreement_date" | "clause" | "attention" | "addressee")
    };
    let typed = |l: &&crate::case::letter::Letter| l.now.fields.as_ref()?.get(code).cloned();
    let own = letters.clone().filter(|l| l.now.to == input.to.now.id).find_map(|l| typed(&l));
    // The sheets speak of the one agreement there is, whoever is named first in them.
    let any = || letters.clone().find_map(|l| typed(&l));
    if same_party(code) && !input.template.for_lawyer { own } else { own.or_else(any) }
}

/// What the letter asks for: of the party it goes to, where the claim against it is for a part. The sheets and the
/// lawyer's letter name every respondent, and so the whole.
pub fn wanted(input: &Input<'_>) -> Money {
    use LetterKind as K;
    match input.kind {
        K::Arbitration | K::Claim | K::Lawyer => input.case.outstanding(),
        _ => input.case.owed_by(&input.to.now.id),
    }
}

/// It asks for a part of what is owed.
pub fn asks_for_part(input: &Input<'_>) -> bool {
    wanted(input).minor < input.case.outstanding().minor
}

/// `人民币` sums as figures with 元 in Chinese, with the code in English.
pub fn figure(money: Money, lang: Lang) -> String {
    match lang {
        Lang::Zh if money.currency == crate::case::money::Currency::CNY => {
            format!("{} 元", money.grouped())
        }
        _ => money.labelled(),
    }
}

/// In capital numerals, where the letter is Chinese and the sum renminbi; else the figure again is no gain.
fn capitals(money: Money, lang: Lang) -> Option<String> {
    match lang {
        Lang::Zh if money.minor > 0 => money.capitals().or_else(|| Some(money.labelled())),
        _ => (money.minor > 0).then(|| money.labelled()),
    }
}

/// `2026年3月9日`, `9 March 2026`.
pub fn long_day(day: NaiveDate, lang: Lang) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year()),
    }
}

fn span(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    let (a, b) = (long_day(from, lang), long_day(to, lang));
    let year = from.year() == to.year();
    let month = year && from.month() == to.month();
    match lang {
        _ if from == to => a,
        Lang::Zh if month => format!("{a}至{}日", to.day()),
        Lang::Zh if year => format!("{a}至{}月{}日", to.month(), to.day()),
        Lang::En if month => format!("{} to {b}", from.day()),
        Lang::Zh => format!("{a}至{b}"),
        Lang::En => format!("{a} to {b}"),
    }
}

/// First and last trade day.
pub fn traded(case: &Case) -> Option<(NaiveDate, NaiveDate)> {
    let days = || case.vouchers.iter().map(|v| v.voucher.traded_at.date_naive());
    let from = days().min().or(case.from)?;
    Some((from, days().max().or(case.to).unwrap_or(from)))
}

/// Vouchers whose money did not come later.
pub fn open_vouchers(case: &Case) -> impl Iterator<Item = &crate::case::voucher::Voucher> {
    let paid = |q: &crate::case::QuotedVoucher| {
        case.paid.iter().any(|(_, p)| p.sha256 == q.sha256 && p.rows.contains(&q.voucher.row))
    };
    case.vouchers.iter().filter(move |q| !paid(q)).map(|q| &q.voucher)
}

fn open_count(case: &Case) -> usize {
    open_vouchers(case).count()
}

fn total(case: &Case, pick: fn(&crate::case::voucher::Voucher) -> i64) -> Option<Money> {
    let sum = open_vouchers(case).map(pick).fold(0i64, i64::saturating_add);
    (!case.vouchers.is_empty()).then(|| Money::new(sum, case.currency))
}

/// The regulator of the case that watches this respondent, where one is known.
pub fn regulator_of<'a>(case: &'a Case, respondent: &str) -> Option<&'a Party> {
    let bank = case.party(respondent).is_some_and(|p| p.now.role == Role::Bank);
    let mut all = case.parties.iter().filter(|p| p.now.role == Role::Regulator);
    all.find(|p| bank || !crate::rules::watches_banks(p.name()))
}

fn terminals(case: &Case, locale: &crate::locale::Locale) -> Option<String> {
    let mut all: Vec<&str> =
        case.vouchers.iter().filter_map(|v| v.voucher.terminal.as_deref()).collect();
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then(|| locale.list(&all))
}

fn interest(input: &Input<'_>, code: &str) -> Option<String> {
    let lang = input.locale.lang();
    let interest = interest_of(input.case, input.today).ok().flatten()?;
    match code {
        "interest_sum" => Some(figure(interest.total, lang)),
        "interest_capitals" => capitals(interest.total, lang),
        "interest_from" => Some(long_day(interest.from, lang)),
        "interest_daily" => Some(figure(interest.daily, lang)),
        _ => {
            let rate = interest.segments.last().map(|s| s.rate()).unwrap_or_default();
            let id = format!("letter-interest-{}", interest.method.word().replace('_', "-"));
            let uplift = match interest.uplift_ppm {
                0 => String::new(),
                ppm => input.locale.fill(
                    "letter-interest-uplift",
                    crate::args![rate = crate::rules::case_interest::rate_text(ppm)],
                ),
            };
            let base = input
                .locale
                .fill(&id, crate::args![rate = rate, days = i64::from(interest.year_days)]);
            Some(format!("{base}{uplift}"))
        }
    }
}
