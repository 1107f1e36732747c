//! The contact log: every call, message, visit and letter with ticket, words and promise.

use super::report::{ReportInput, link};
use super::{Block, BlockKind, Column, Row, Span, Style, Table};
use crate::args;
use crate::case::contact::{Contact, Outcome};

/// One block per contact, then the promises in one table.
pub fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let case = input.case;
    if case.contacts.is_empty() {
        return vec![Block::text(input.t("paper-calls-none"))];
    }
    if !case.contacts.iter().any(|c| told(input, c)) {
        return input.unchanged("hand-calls-unchanged").into_iter().collect();
    }
    let mut out = vec![Block::heading(2, input.t("paper-promises-title")), promises(input)];
    out.extend(input.unchanged("hand-calls-only-new"));
    for contact in case.contacts.iter().filter(|c| told(input, c)) {
        out.push(
            Block::heading(2, heading(input, contact))
                .named(anchor(contact))
                .from_entry(contact.seq),
        );
        if let Some((_, reason)) = &contact.voided {
            let text = input.locale.fill("paper-contact-void", args![reason = reason.as_str()]);
            out.push(Block::styled(Style::Notice, text));
        }
        if let Some(seq) = case.words_erased(contact.seq) {
            let text = input.locale.fill("paper-contact-erased", args![seq = seq]);
            out.push(Block::styled(Style::Notice, text));
        }
        out.push(Block::new(BlockKind::Facts(facts(input, contact))).from_entry(contact.seq));
        if let Some(said) = &contact.now.said {
            out.push(Block::text(said.clone()).from_entry(contact.seq));
        }
        if !contact.amended_by.is_empty() {
            let entries: Vec<String> =
                contact.amended_by.iter().map(|seq| format!("#{seq}")).collect();
            let text = input
                .locale
                .fill("paper-contact-amended", args![entries = input.locale.list(&entries)]);
            out.push(Block::styled(Style::Small, text));
        }
    }
    out
}

/// A supplement tells only what changed: the contact, its words, or what became of its promise.
pub(super) fn told(input: &ReportInput<'_>, contact: &Contact) -> bool {
    let later = contact.voided.iter().map(|(seq, _)| *seq);
    let later = later.chain(contact.promise_outcome.iter().map(|(seq, _)| *seq));
    input.fresh([contact.seq].into_iter().chain(contact.amended_by.iter().copied()).chain(later))
}

/// Anchor of a contact.
pub fn anchor(contact: &Contact) -> String {
    format!("contact-{}", contact.now.no)
}

fn heading(input: &ReportInput<'_>, contact: &Contact) -> String {
    format!(
        "{}  {}  {}  {}",
        contact.id(),
        input.locale.moment(&contact.now.occurred_at),
        input.case.party_name(&contact.now.with),
        channel(input, contact),
    )
}

fn channel(input: &ReportInput<'_>, contact: &Contact) -> String {
    let channel = serde_word(&contact.now.channel);
    let direction = serde_word(&contact.now.direction);
    input.t(&format!("core-channel-{channel}-{direction}"))
}

fn serde_word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|v| v.as_str().map(str::to_string))
        .unwrap_or_default()
}

fn facts(input: &ReportInput<'_>, contact: &Contact) -> Vec<(String, Vec<Span>)> {
    let now = &contact.now;
    let mut out = Vec::new();
    let mut add = |id: &str, value: Option<String>| {
        if let Some(v) = value {
            out.push((input.t(id), Span::cell(v)));
        }
    };
    add("paper-contact-agent", now.agent.clone());
    add("paper-contact-ticket", now.ticket.clone());
    add("paper-contact-number", now.number.clone());
    add("paper-contact-claimed", now.claimed_payment.then(|| input.t("paper-yes")));
    add("paper-contact-reached", now.reached_at.as_ref().map(|t| input.locale.moment(t)));
    add("paper-contact-reached-basis", now.reached_basis.clone());
    add("paper-contact-promise", now.promise.clone());
    add("paper-contact-promise-by", now.promise_by.map(|d| input.locale.day(d)));
    if !now.evidence.is_empty() {
        let spans = now.evidence.iter().flat_map(|no| {
            [
                Span::Link { text: format!("E{no:03}"), to: format!("exhibit-{no}") },
                Span::text("  "),
            ]
        });
        out.push((input.t("paper-contact-evidence"), spans.collect()));
    }
    out
}

fn promises(input: &ReportInput<'_>) -> Block {
    let columns = vec![
        Column::new(input.t("paper-col-contact"), 10),
        Column::new(input.t("paper-col-who"), 22),
        Column::new(input.t("paper-col-promise"), 34),
        Column::new(input.t("paper-col-by"), 18),
        Column::new(input.t("paper-col-state"), 16),
    ];
    let today = input.made_at.date_naive();
    let row = |contact: &Contact| {
        let by = contact.now.promise_by?;
        let state = match &contact.promise_outcome {
            Some((_, done)) => match done.outcome {
                Outcome::Kept => "paper-promise-kept",
                Outcome::Broken => "paper-promise-broken",
                Outcome::Withdrawn => "paper-promise-withdrawn",
            },
            None if by < today => "paper-promise-lapsed",
            None => "paper-promise-open",
        };
        Some(Row {
            cells: vec![
                link(contact.id(), anchor(contact)),
                Span::cell(input.case.party_name(&contact.now.with)),
                Span::cell(contact.now.promise.clone().unwrap_or_else(|| {
                    let erased = input.case.words_erased(contact.seq).is_some();
                    input.t(if erased { "paper-erased" } else { "paper-not-stated" })
                })),
                Span::cell(input.locale.day(by)),
                Span::cell(input.t(state)),
            ],
            source: Some(contact.seq),
            ..Row::default()
        })
    };
    Block::new(BlockKind::Table(Table {
        columns,
        rows: input.case.live_contacts().filter(|c| told(input, c)).filter_map(row).collect(),
    }))
}
