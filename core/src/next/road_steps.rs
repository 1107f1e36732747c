//! Steps that come from the road: letters, answers, the diagnosis, and moving on.

mod letters;
mod move_on;

pub(super) use letters::inquiry_waits;

use super::{Act, NextStep};
use crate::case::Case;
use crate::case::contact::{Channel, Direction};
use crate::case::letter::{Answer, Letter, Position};
use crate::case::party::Role;
use crate::case::stage::Stage;
use crate::diagnosis::{self, State};
use crate::letter::Sort;
use crate::road::{self, talk};
use crate::rules::Deadline;
use chrono::{NaiveDate, TimeDelta};

/// Every such step; the caller ranks them.
pub(super) fn steps(case: &Case, deadlines: &[Deadline], today: NaiveDate) -> Vec<NextStep> {
    let mut out = Vec::new();
    out.extend(alarm(case));
    for letter in case.letters.iter().filter(|l| l.live()) {
        out.extend(of_letter(case, letter, today));
    }
    out.extend(check_account(case));
    out.extend(confront(case));
    out.extend(diagnose(case));
    out.extend(letters::letters(case, today));
    out.extend(move_on::move_on(case, deadlines, today));
    out
}

/// Second clearing: tell the police or the PBoC; until that is on record.
fn alarm(case: &Case) -> Option<NextStep> {
    let reported = || {
        case.live_contacts().any(|c| {
            c.now.direction == Direction::Out
                && case.party(&c.now.with).is_some_and(|p| p.now.role == Role::Regulator)
        })
    };
    (diagnosis::second_clearing(case) && !reported())
        .then(|| NextStep::new(Act::Alarm, 30).about("second_clearing"))
}

/// The day a letter sets.
pub(super) fn letter_due(letter: &Letter) -> Option<NaiveDate> {
    letter.now.fields.as_ref()?.get("deadline")?.parse().ok()
}

/// This deadline was entered when a letter went out: its answer is awaited, it is no act of one's own.
pub(super) fn set_by_letter(case: &Case, deadline: &Deadline) -> bool {
    deadline.rule.starts_with("own:")
        && deadline.obligor.is_some()
        && case.letters.iter().any(|l| {
            !l.sent.is_empty()
                && deadline.obligor.as_ref() == Some(&l.now.to)
                && letter_due(l) == deadline.due
        })
}

/// Something came back since it went out.
fn answered(case: &Case, letter: &Letter) -> bool {
    let Some(sent) = letter.sent.iter().map(|(_, s)| s.sent_at).max() else { return false };
    let by_answer = case.answers.iter().any(|a| {
        !a.voided
            && (a.now.letter_no == Some(letter.now.no)
                || (a.now.from == letter.now.to && a.now.occurred_at > sent && !spoken(case, a)))
    });
    let in_writing = case.live_contacts().any(|c| {
        c.now.direction == Direction::In
            && c.now.with == letter.now.to
            && c.now.occurred_at > sent
            && matches!(c.now.channel, Channel::Letter | Channel::Email | Channel::Portal)
    });
    by_answer || in_writing
}

/// It was only said, on the telephone or at the counter: a letter still waits for its answer in writing.
fn spoken(case: &Case, answer: &Answer) -> bool {
    let contact = answer.now.contact_no.and_then(|no| case.contact(no));
    contact.is_some_and(|c| {
        !matches!(c.now.channel, Channel::Letter | Channel::Email | Channel::Portal)
    })
}

/// Superseded: a later letter of the same kind to the same party.
fn superseded(case: &Case, letter: &Letter) -> bool {
    case.letters.iter().any(|l| {
        l.live()
            && l.now.no > letter.now.no
            && (Sort::of(&l.now), &l.now.to) == (Sort::of(&letter.now), &letter.now.to)
    })
}

fn of_letter(case: &Case, letter: &Letter, today: NaiveDate) -> Vec<NextStep> {
    let (kind, sort) = (letter.now.kind, Sort::of(&letter.now));
    if superseded(case, letter) {
        return Vec::new();
    }
    let step = |act, minutes| {
        NextStep::new(act, minutes)
            .with("id", letter.id())
            .with("what", format!("letter:{}", sort.key()))
            .with("who", case.party_short(&letter.now.to))
            .about(letter.now.to.clone())
            .detail(letter.id())
    };
    if letter.sent.is_empty() {
        return vec![step(Act::SendLetter, 15)];
    }
    let mut out = Vec::new();
    // What a lawyer works from is neither answered nor served.
    if answered(case, letter) || kind.stays_with_lawyer() {
        return out;
    }
    match letter_due(letter) {
        // Once they were asked about it, asking is done: what is left is to write again, or to move on.
        Some(due) if due < today => {
            if talk::approached_since(case, &letter.now.to, due).next().is_none() {
                out.push(step(Act::ChaseLetter, 10).with("due", due).by(Some(due)));
            }
        }
        Some(due) => out.push(step(Act::AwaitAnswer, 0).with("due", due).by(Some(due))),
        None => {}
    }
    if letter.reached.is_none() && on_its_way(letter).is_none_or(|until| until <= today) {
        out.push(step(Act::Arrival, 5));
    }
    out
}

/// Days the post takes as a rule: sooner there is nothing to look up.
const POST_DAYS: i64 = 2;

/// Until when a letter is in the post; what goes by wire is there at once.
fn on_its_way(letter: &Letter) -> Option<NaiveDate> {
    let (_, last) = letter.sent.iter().max_by_key(|(_, s)| s.sent_at)?;
    let posted = (last.channel == Channel::Letter).then(|| last.sent_at.date_naive())?;
    posted.checked_add_signed(TimeDelta::days(POST_DAYS))
}

/// "Paid out today": compare with the account before going on.
fn check_account(case: &Case) -> Option<NextStep> {
    if case.outstanding().minor == 0 {
        return None;
    }
    let latest = case.answers.iter().filter(|a| !a.voided).max_by_key(|a| a.now.occurred_at)?;
    // Looked at: money was booked since, or they were written or spoken to once more.
    let checked = case.recoveries.iter().any(|(seq, _)| *seq > latest.seq)
        || case.live_contacts().any(|c| {
            c.now.with == latest.now.from
                && c.now.direction == Direction::Out
                && c.now.occurred_at > latest.now.occurred_at
        });
    (latest.now.position == Some(Position::Pays) && !checked).then(|| {
        NextStep::new(Act::CheckAccount, 5)
            .with("who", case.party_short(&latest.now.from))
            .with("id", latest.id())
            .about(latest.now.from.clone())
    })
}

/// The newer answer is put to the side that gave the older one, unless that was done since.
fn confront(case: &Case) -> Option<NextStep> {
    let pair = talk::contradictions(case).into_iter().next()?;
    let own = |id: &str| case.party(id).is_some_and(|p| p.now.role == Role::Merchant);
    let (older, newer) = if pair.left.at <= pair.right.at {
        (&pair.left, &pair.right)
    } else {
        (&pair.right, &pair.left)
    };
    // Where one side is the agreement itself, the other one has to explain.
    let (ask, told) = if own(&older.from) { (newer, older) } else { (older, newer) };
    let since = ask.at.max(told.at);
    let asked = case.live_contacts().any(|c| {
        c.now.with == ask.from && c.now.direction == Direction::Out && c.now.occurred_at > since
    });
    (!asked).then(|| {
        NextStep::new(Act::Confront, 10)
            .with("who", case.party_short(&ask.from))
            .with("other", if own(&told.from) { "" } else { case.party_short(&told.from) })
            .with("kind", pair.kind)
            .about(ask.from.clone())
    })
}

/// What decides whom to ask and what a letter says: before anything is written.
const BEFORE_LETTERS: [&str; 4] =
    ["terminal_settings", "backoffice_account", "upgrade_notice", "second_clearing"];
/// What decides the branch, from the regulator on.
const BEFORE_BRANCH: [&str; 3] = ["arbitration_clause", "merchant_kind", "second_clearing"];

/// The item to find out next: what decides the way first; the rest, and what was put off, once more pressing things
/// are done.
fn diagnose(case: &Case) -> Option<NextStep> {
    let rows = diagnosis::rows(case);
    let near_branch = case.stage >= Stage::Regulator
        || road::ladders(case).iter().any(|l| l.stage >= Stage::Regulator);
    let deciding: &[&str] = if near_branch { &BEFORE_BRANCH } else { &BEFORE_LETTERS };
    let of = |code: &&str| rows.iter().find(|r| r.item.code == **code && r.state == State::Open);
    let first = deciding.iter().filter_map(of).find(|r| r.answer.is_none());
    let rest = || {
        let unseen = rows.iter().find(|r| r.state == State::Open && r.answer.is_none());
        unseen.or_else(|| deciding.iter().find_map(of))
    };
    let (act, row) = match first {
        Some(row) => (Act::Diagnose, row),
        None => (Act::DiagnoseRest, rest()?),
    };
    let (done, of) = diagnosis::progress(case);
    Some(
        NextStep::new(act, 5)
            .with("what", format!("item:{}", row.item.code))
            .with("done", done)
            .with("of", of)
            .about(row.item.code.clone()),
    )
}
