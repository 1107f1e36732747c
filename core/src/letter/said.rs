//! What was said and written to the other side before this letter, and their answers: what a letter refers back to.

use super::Input;
use crate::case::Case;
use crate::case::contact::{Channel, Contact, Direction};
use crate::case::letter::LetterKind;
use crate::case::party::Role;
use crate::locale::Lang;
use chrono::NaiveDate;

/// The contact with the respondent that a complaint to others refers to: the last with a ticket, else the last.
pub(super) fn prior<'a>(input: &Input<'a>) -> Option<&'a Contact> {
    let out = || {
        input
            .case
            .live_contacts()
            .filter(|c| c.now.with == input.to.now.id && c.now.direction == Direction::Out)
    };
    let latest = |it: &mut dyn Iterator<Item = &'a Contact>| it.max_by_key(|c| c.now.occurred_at);
    latest(&mut out().filter(|c| is_ticket(c))).or_else(|| latest(&mut out()))
}

/// The first time the other side was spoken to, where there was more than one.
pub(super) fn first_contact<'a>(input: &Input<'a>) -> Option<&'a Contact> {
    let last = prior(input)?;
    let out = input.case.live_contacts().filter(|c| {
        c.now.with == input.to.now.id
            && c.now.direction == Direction::Out
            && c.now.channel != Channel::Letter
    });
    out.min_by_key(|c| c.now.occurred_at)
        .filter(|c| c.now.occurred_at.date_naive() < last.now.occurred_at.date_naive())
}

/// An earlier demand to the same party that went out: its entry and its day.
pub(super) fn demanded(input: &Input<'_>) -> Option<(u64, NaiveDate)> {
    written(input, LetterKind::Demand)
}

/// A complaint in writing to the same party that went out: its entry and its day.
pub(super) fn complained(input: &Input<'_>) -> Option<(u64, NaiveDate)> {
    written(input, LetterKind::Complaint)
}

fn written(input: &Input<'_>, kind: LetterKind) -> Option<(u64, NaiveDate)> {
    let to = |l: &&crate::case::letter::Letter| {
        l.live() && l.now.kind == kind && l.now.to == input.to.now.id
    };
    let sent = input.case.letters.iter().filter(to).filter_map(|l| l.sent.last());
    sent.map(|(seq, s)| (*seq, s.sent_at.date_naive())).max_by_key(|(_, on)| *on)
}

/// A number they gave; the number of one's own consignment is none.
pub(super) fn is_ticket(contact: &Contact) -> bool {
    contact.now.ticket.is_some() && contact.now.channel != Channel::Letter
}

/// Their last word that says something: where they stand, or else whatever was no mere silence.
pub(super) fn answer(input: &Input<'_>) -> Option<crate::road::Statement> {
    let mut all = crate::road::statements(input.case);
    all.retain(|s| s.from == input.to.now.id && !s.said.trim().is_empty());
    let stands = all.iter().rev().find(|s| s.position.is_some());
    stands.or_else(|| all.iter().rev().find(|s| !is_silence(&s.said))).cloned()
}

/// Whether their last word was said before the complaint in writing went out.
pub(super) fn answered_before(input: &Input<'_>) -> bool {
    let said = answer(input).map(|s| s.at.date_naive());
    matches!((said, complained(input)), (Some(said), Some((_, on))) if said < on)
}

/// What people note when nobody said anything.
fn is_silence(said: &str) -> bool {
    const SILENT: [&str; 14] = [
        "没有答复",
        "没答复",
        "没有回复",
        "没回复",
        "没人接",
        "无人接听",
        "还是没有",
        "no answer",
        "no reply",
        "no news",
        "没有消息",
        "nobody answered",
        "still nothing",
        "not answered",
    ];
    let said = said.trim().to_lowercase();
    said.chars().count() <= 24 && SILENT.iter().any(|word| said.contains(word))
}

/// Their last word in full, between quotation marks, with where it was said.
pub(super) fn prior_answer(input: &Input<'_>) -> String {
    let Some(s) = answer(input) else { return input.locale.text("letter-no-answer") };
    let lines: Vec<&str> = s.said.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let words = lines.join(" ");
    let quoted = words.starts_with(['「', '“', '"']);
    let words = if quoted { words } else { format!("“{words}”") };
    let place = super::list::told_where(input, &s);
    match input.locale.lang() {
        Lang::Zh => format!("{place}：{words}"),
        Lang::En => format!("{place}: {words}"),
    }
}

/// Account digits named by somebody that are not the agreed ones.
pub(super) fn other_tail(case: &Case) -> Option<String> {
    let own = case.party_in(Role::Merchant).and_then(|p| p.now.account_tail.clone());
    let answers = ["paid_out", "backoffice_account"]
        .into_iter()
        .filter_map(|item| case.finding(item)?.value.clone());
    let digits = |text: &str| {
        let mut found = crate::road::talk::tails(text);
        if text.len() == 4 && text.chars().all(|c| c.is_ascii_digit()) {
            found.push(text.to_string());
        }
        found
    };
    let said = crate::road::statements(case).into_iter().rev().map(|s| s.said);
    answers.chain(said).flat_map(|t| digits(&t)).find(|t| own.as_ref().is_some_and(|o| o != t))
}
