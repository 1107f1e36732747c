//! The chronology: what happened when, both times of each fact, each line with the entry it came from.

use super::report::ReportInput;
use super::{Block, BlockKind, Column, Row, Span, Table, calls, evidence};
use crate::args;
use crate::audit::time::Time;
use crate::case::event::Event;
use crate::case::money::Money;
use crate::case::voucher::VouchersAdded;
use crate::case::{Case, Line};
use crate::locale::Locale;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// When a fact happened, as far as its entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(DateTime<FixedOffset>),
}

impl When {
    fn sort_key(self) -> (NaiveDate, Option<DateTime<FixedOffset>>) {
        match self {
            Self::Day(day) => (day, None),
            Self::Moment(m) => (m.date_naive(), Some(m)),
        }
    }

    fn show(self, locale: &Locale) -> String {
        match self {
            Self::Day(day) => locale.day(day),
            Self::Moment(m) => locale.moment(&m),
        }
    }
}

/// One line of the chronology.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// The entry.
    pub seq: u64,
    /// When it happened, as the user says.
    pub when: When,
    /// When it was written down, in the shop's offset.
    pub written: DateTime<FixedOffset>,
    /// What happened.
    pub text: String,
    /// Anchor of the block that tells more.
    pub more: Option<String>,
}

/// The case's facts in the order they happened; the user's own thoughts are left out.
pub fn happenings(case: &Case, locale: &Locale, offset: FixedOffset) -> Vec<Happening> {
    let mut out: Vec<Happening> = Vec::new();
    for line in &case.lines {
        match &line.event {
            Event::VouchersAdded(e) => out.extend(sold(case, line, e, locale, offset)),
            _ => out.extend(happening(case, line, locale, offset)),
        }
    }
    out.extend(erasures(case, locale, offset));
    out.sort_by_key(|h| (h.when.sort_key(), h.seq));
    out
}

/// What was erased on request, a line for each day: the record says of each part that it is gone.
fn erasures(case: &Case, locale: &Locale, offset: FixedOffset) -> Vec<Happening> {
    let lines = case.lines.iter().filter(|line| matches!(line.event, Event::Erased(_)));
    let at = |line: &Line| Some(Time::parse(&line.at)?.to_chrono().with_timezone(&offset));
    let dated: Vec<_> = lines.filter_map(|line| Some((at(line)?, line.seq))).collect();
    let days = dated.chunk_by(|a, b| a.0.date_naive() == b.0.date_naive());
    let told = |day: &[(DateTime<FixedOffset>, u64)]| {
        let (written, seq) = *day.first()?;
        let last = day.last().map_or(seq, |(_, seq)| *seq);
        let args = args![n = day.len(), first = seq, last = last];
        let text = locale.fill("paper-happened-erased", args);
        Some(Happening { seq, when: When::Moment(written), written, text, more: None })
    };
    days.filter_map(told).collect()
}

/// Exhibits added one after the other are told in one line from so many on.
const MANY: usize = 6;

/// The same with exhibits that came in together in one line: a hundred lines that say "added" tell nothing more.
pub(super) fn gathered(case: &Case, locale: &Locale, all: Vec<Happening>) -> Vec<Happening> {
    let added = |h: &Happening| {
        case.live_exhibits().find(|x| x.seq == h.seq && h.when == When::Moment(h.written))
    };
    let day = |h: &Happening| h.written.date_naive();
    let mut out: Vec<Happening> = Vec::new();
    let mut rest = all.into_iter().peekable();
    while let Some(first) = rest.next() {
        let Some(exhibit) = added(&first) else {
            out.push(first);
            continue;
        };
        let (mut group, mut numbers) = (vec![first], BTreeSet::from([exhibit.now.no]));
        while let Some(next) = rest.next_if(|h| day(h) == day(&group[0]) && added(h).is_some()) {
            numbers.extend(added(&next).map(|x| x.now.no));
            group.push(next);
        }
        if group.len() < MANY {
            out.append(&mut group);
            continue;
        }
        let last = group.iter().map(|h| h.seq).max().unwrap_or_default();
        let args = args![n = group.len(), ids = evidence::numbers(&numbers), last = last];
        let text = locale.fill("hand-happened-exhibits", args);
        out.extend(group.into_iter().next().map(|first| Happening { text, ..first }));
    }
    out
}

/// One entry as a sentence, for the history; entries that tell nothing to others are named by their kind.
pub fn sentence(case: &Case, line: &Line, locale: &Locale) -> String {
    let epoch = DateTime::<FixedOffset>::default();
    let told = tell(case, line, locale, epoch).map(|(_, text, _)| text);
    told.or_else(|| super::road_words::words(Some(case), &line.event, locale)).unwrap_or_else(
        || locale.text(&format!("core-event-{}", line.event.kind().replace(['.', '_'], "-"))),
    )
}

/// The chronology as a table.
pub fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let offset = *input.made_at.offset();
    let columns = vec![
        Column::new(input.t("paper-col-when"), 24),
        Column::new(input.t("paper-col-what"), 52),
        Column::new(input.t("paper-col-written"), 24),
    ];
    let row = |h: Happening| Row {
        cells: vec![
            Span::cell(h.when.show(input.locale)),
            told(input, h.text, h.more),
            Span::cell(h.written.format("%Y-%m-%d %H:%M:%S").to_string()),
        ],
        source: Some(h.seq),
        ..Row::default()
    };
    let mut all = happenings(input.case, input.locale, offset);
    all.retain(|h| input.fresh([h.seq]));
    let rows = gathered(input.case, input.locale, all).into_iter().map(row).collect();
    vec![
        Block::text(input.t("paper-chronology-note")),
        Block::new(BlockKind::Table(Table { columns, rows })),
    ]
}

/// What happened, and the page that tells more: paper has no links to follow.
pub(super) fn told(input: &ReportInput<'_>, text: String, more: Option<String>) -> Vec<Span> {
    let mut out = vec![Span::Text(text)];
    // What another file of the release shows has no page here.
    let away = |anchor: &String| {
        let mut exhibits = input.case.exhibits.iter();
        let mut contacts = input.case.contacts.iter();
        exhibits.any(|x| evidence::anchor(x) == *anchor && input.elsewhere(x).is_some())
            || contacts.any(|c| calls::anchor(c) == *anchor && !calls::told(input, c))
    };
    if let Some(anchor) = more.filter(|anchor| !away(anchor)) {
        out.push(Span::Text(input.t("hand-at-page")));
        out.push(Span::Page(anchor));
        out.push(Span::Text(input.t("hand-at-page-end")));
    }
    out
}

fn happening(case: &Case, line: &Line, locale: &Locale, offset: FixedOffset) -> Option<Happening> {
    let written = Time::parse(&line.at)?.to_chrono().with_timezone(&offset);
    let (when, text, more) = tell(case, line, locale, written)?;
    Some(Happening { seq: line.seq, when, written, text, more })
}

/// Unpaid sales as what happened: when they were made, then each day on which some of them should have come. One day
/// for all of them would be wrong for most.
fn sold(
    case: &Case,
    line: &Line,
    added: &VouchersAdded,
    locale: &Locale,
    offset: FixedOffset,
) -> Vec<Happening> {
    let Some(written) = Time::parse(&line.at).map(|t| t.to_chrono().with_timezone(&offset)) else {
        return Vec::new();
    };
    let sum = |minor: i64| Money::new(minor, case.currency).labelled();
    let say = |when, text| {
        let more = Some("schedule".to_string());
        Happening { seq: line.seq, when, written, text, more }
    };
    let traded = || added.items.iter().map(|v| v.traded_at);
    let mut out = Vec::new();
    if let (Some(first), Some(last)) = (traded().min(), traded().max()) {
        let gross = added.items.iter().map(|v| v.gross_minor).fold(0i64, i64::saturating_add);
        let args = args![n = added.items.len(), last = locale.moment(&last), sum = sum(gross)];
        out.push(say(When::Moment(first), locale.fill("steps-happened-sold", args)));
    }
    let mut due: BTreeMap<NaiveDate, (usize, i64)> = BTreeMap::new();
    for voucher in &added.items {
        let day = due.entry(voucher.due).or_default();
        *day = (day.0 + 1, day.1.saturating_add(voucher.net_minor));
    }
    let late = |(day, (n, net)): (NaiveDate, (usize, i64))| {
        let args = args![n = n, sum = sum(net)];
        say(When::Day(day), locale.fill("steps-happened-due", args))
    };
    out.extend(due.into_iter().map(late));
    out
}

/// The sentence for one entry, shared with the history screen; `None` for what is nobody else's business.
fn tell(
    case: &Case,
    line: &Line,
    locale: &Locale,
    written: DateTime<FixedOffset>,
) -> Option<(When, String, Option<String>)> {
    let now = When::Moment(written);
    let currency = case.currency;
    let said = match &line.event {
        Event::CaseOpened(e) => {
            (now, locale.fill("paper-happened-opened", args![no = e.no.as_str()]), None)
        }
        Event::VouchersAdded(e) => {
            let net = e.items.iter().map(|v| v.net_minor).fold(0i64, i64::saturating_add);
            let due = e.items.iter().map(|v| v.due).min();
            let sum = Money::new(net, currency).labelled();
            let text = locale.fill("paper-happened-vouchers", args![n = e.items.len(), sum = sum]);
            (due.map_or(now, When::Day), text, Some("schedule".to_string()))
        }
        Event::ContactLogged(e) => {
            let contact = case.contact(e.no)?;
            let id =
                if e.claimed_payment { "paper-happened-demand" } else { "paper-happened-contact" };
            let said = match (e.said.as_deref(), case.words_erased(line.seq)) {
                (None, Some(_)) => locale.text("paper-erased"),
                (words, _) => first_line(words.unwrap_or_default()),
            };
            let args = args![id = contact.id(), who = case.party_name(&e.with), said = said];
            let text = locale.fill(id, args);
            (When::Moment(e.occurred_at), text, Some(calls::anchor(contact)))
        }
        Event::PromiseSettled(e) => {
            let id = match e.outcome {
                crate::case::contact::Outcome::Kept => "paper-happened-promise-kept",
                crate::case::contact::Outcome::Broken => "paper-happened-promise-broken",
                crate::case::contact::Outcome::Withdrawn => "paper-happened-promise-withdrawn",
            };
            (When::Day(e.on), locale.fill(id, args![id = format!("C{:03}", e.no)]), None)
        }
        Event::ExhibitAdded(e) => {
            let exhibit = case.exhibit(e.no)?;
            let text = locale
                .fill("paper-happened-exhibit", args![id = exhibit.id(), title = exhibit.title()]);
            let more = exhibit.voided.is_none().then(|| evidence::anchor(exhibit));
            (now, text, more)
        }
        Event::StageMoved(e) => {
            let stage = locale.text(&format!("core-stage-{}", e.to.word()));
            let who =
                e.obligor.as_deref().map_or_else(String::new, |id| case.party_name(id).to_string());
            (now, locale.fill("paper-happened-stage", args![stage = stage, who = who]), None)
        }
        Event::RecoveryBooked(e) => {
            let sum = Money::new(e.amount_minor, currency).labelled();
            (When::Day(e.on), locale.fill("paper-happened-recovery", args![sum = sum]), None)
        }
        Event::ContactVoided(e) => void(locale, now, format!("C{:03}", e.no), e.reason.as_deref()),
        Event::ExhibitVoided(e) => void(locale, now, format!("E{:03}", e.no), e.reason.as_deref()),
        Event::ContactAmended(e) => amended(locale, now, format!("C{:03}", e.no)),
        Event::ExhibitAmended(e) => amended(locale, now, format!("E{:03}", e.no)),
        Event::NoteAdded(e) => (now, e.text.clone()?, None),
        Event::BundleExported(e) => {
            (now, locale.fill("paper-happened-export", args![n = e.release]), None)
        }
        Event::ReceiptRecorded(e) => {
            let args = args![n = e.release, who = e.name.as_deref().unwrap_or_default()];
            (When::Day(e.on), locale.fill("hand-happened-receipt", args), None)
        }
        Event::LetterReached(e) => (
            When::Moment(e.reached_at),
            super::road_words::words(Some(case), &line.event, locale)?,
            None,
        ),
        Event::AnswerReceived(e) => {
            let text = super::road_words::words(Some(case), &line.event, locale)?;
            (When::Moment(e.occurred_at), text, None)
        }
        Event::CaseClosed(_) | Event::CaseReopened(_) | Event::ItemVoided(_) => {
            (now, super::road_words::words(Some(case), &line.event, locale)?, None)
        }
        Event::Unknown(body) => {
            (now, locale.fill("paper-happened-unknown", args![kind = body.kind.as_str()]), None)
        }
        _ => return None,
    };
    Some(said)
}

fn void(
    locale: &Locale,
    when: When,
    id: String,
    reason: Option<&str>,
) -> (When, String, Option<String>) {
    let reason = reason.unwrap_or_default();
    (when, locale.fill("paper-happened-void", args![id = id, reason = reason]), None)
}

fn amended(locale: &Locale, when: When, id: String) -> (When, String, Option<String>) {
    (when, locale.fill("paper-happened-amended", args![id = id]), None)
}

/// The first line of a longer text, at most 60 characters.
fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(60).collect();
    if short.chars().count() < text.chars().count() { format!("{short}……") } else { short }
}
