//! Steps that come from the road: letters, answers, the diagnosis, and moving on.

mod letters;

pub(super) use letters::inquiry_waits;

use super::{Act, NextStep};
use crate::case::Case;
use crate::case::contact::{Channel, Direction};
use crate::case::letter::{Letter, LetterKind, Position};
use crate::case::party::Role;
use crate::case::stage::Stage;
use crate::diagnosis::{self, State};
use crate::letter::Sort;
use crate::road::talk::{self, answered};
use crate::road::{self, ladder};
use crate::rules::Deadline;
use chrono::NaiveDate;

/// How long a letter on paper is left in peace before its arrival is looked up.
const DAYS_IN_THE_POST: i64 = 2;

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
    out.extend(begin(case));
    out.extend(letters::letters(case, today));
    out.extend(move_on(case, deadlines, today));
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

/// This deadline was entered when a letter went out: its answer is awaited, it is no act of one's own.
pub(super) fn set_by_letter(case: &Case, deadline: &Deadline) -> bool {
    deadline.rule.starts_with("own:")
        && deadline.obligor.is_some()
        && case.letters.iter().any(|l| {
            !l.sent.is_empty()
                && deadline.obligor.as_ref() == Some(&l.now.to)
                && l.due() == deadline.due
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
            .with("who", case.party_short(went_to(case, letter)))
            .about(letter.now.to.clone())
            .detail(letter.id())
    };
    if letter.sent.is_empty() {
        let send = step(Act::SendLetter, 15);
        // Money came or the claim changed since: what lies here asks for another sum.
        let stale = case.money_moved_since(letter.seq);
        return vec![if stale { send.with("stale", 1) } else { send }];
    }
    let mut out = Vec::new();
    // What a lawyer works from is neither answered nor served.
    if answered(case, letter) || kind.stays_with_lawyer() {
        return out;
    }
    match letter.due() {
        // Once they were asked about it, asking is done: what is left is to write again, or to move on.
        Some(due) if due < today && talk::asked_since(case, &letter.now.to, due) => {}
        Some(due) if due < today => {
            out.push(step(Act::ChaseLetter, 10).with("due", due).by(Some(due)));
        }
        Some(due) => out.push(step(Act::AwaitAnswer, 0).with("due", due).by(Some(due))),
        None => {}
    }
    // A letter on paper takes its days; whether it came is no question before.
    let posted =
        letter.sent.iter().map(|(_, s)| (s.channel, s.sent_at.date_naive())).max_by_key(|s| s.1);
    let underway = posted.is_some_and(|(channel, on)| {
        channel == Channel::Letter && (today - on).num_days() < DAYS_IN_THE_POST
    });
    if letter.reached.is_none() && !underway {
        out.push(step(Act::Arrival, 5));
    }
    out
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

/// What decides whom to ask, and what the first letter says.
const BEFORE_LETTERS: [&str; 4] =
    ["terminal_settings", "backoffice_account", "upgrade_notice", "second_clearing"];
/// What decides the branch, from the regulator on.
const BEFORE_BRANCH: [&str; 3] = ["arbitration_clause", "merchant_kind", "second_clearing"];

/// The item to find out next: what decides the way, then in the order of asking. Put off once is put off: what decides
/// comes again when nothing else is left, the rest does not.
fn diagnose(case: &Case) -> Option<NextStep> {
    let rows = diagnosis::rows(case);
    let near_branch = case.stage >= Stage::Regulator
        || road::ladders(case).iter().any(|l| l.stage >= Stage::Regulator);
    let deciding: &[&str] = if near_branch { &BEFORE_BRANCH } else { &BEFORE_LETTERS };
    let open = |code: &&str| rows.iter().find(|r| r.item.code == **code && r.state == State::Open);
    let first = deciding.iter().filter_map(open).find(|r| r.answer.is_none());
    // What decides whom to ask is found out before the first letter, not after it.
    let written = !case.letters.is_empty() || case.live_contacts().any(|c| c.now.claimed_payment);
    let decides = first.is_some() && !near_branch && !written && diagnosis::lead(case).is_none();
    let row = first
        .or_else(|| rows.iter().find(|r| r.state == State::Open && r.answer.is_none()))
        .or_else(|| deciding.iter().find_map(open))?;
    let (done, of) = diagnosis::progress(case);
    Some(
        NextStep::new(if decides { Act::Decide } else { Act::Diagnose }, 5)
            .with("what", format!("item:{}", row.item.code))
            .with("done", done)
            .with("of", of)
            .about(row.item.code.clone()),
    )
}

/// Somebody was spoken to, so the triage is over: the stage whose letters come next is entered.
fn begin(case: &Case) -> Option<NextStep> {
    let to = ladder::onward(case, case.stage).filter(|_| case.stage == Stage::Triage)?;
    let spoken = case.live_contacts().any(|c| case.is_respondent(&c.now.with));
    (spoken && road::missing_for(case, to, None).is_empty()).then(|| {
        NextStep::new(Act::Begin, 2).with("stage", format!("stage:{}", to.word())).about(to.word())
    })
}

/// Moving on: of the case, and of a ladder that went ahead or stayed behind. Pressing where their time is over or
/// they refused.
fn move_on(case: &Case, deadlines: &[Deadline], today: NaiveDate) -> Vec<NextStep> {
    let mut out = Vec::new();
    let mut offer = |obligor: Option<&str>, from: Stage| {
        let Some(to) = ladder::onward(case, from) else { return };
        if from >= Stage::Arbitration || !road::missing_for(case, to, obligor).is_empty() {
            return;
        }
        let over = time_is_over(case, deadlines, obligor, from, today);
        let mut step = NextStep::new(if over { Act::MoveOnNow } else { Act::MoveOn }, 2)
            .with("stage", format!("stage:{}", to.word()))
            .with("who", obligor.map_or("", |id| case.party_short(id)))
            .about(to.word());
        if let Some(id) = obligor {
            step = step.detail(id);
        }
        out.push(step);
    };
    // Out of the triage leads `begin`, once somebody was spoken to.
    if begin(case).is_none() {
        offer(None, case.stage);
    }
    for (id, stage) in &case.ladders {
        if *stage != case.stage && case.is_respondent(id) {
            offer(Some(id), *stage);
        }
    }
    out
}

/// Who got it: a report to a regulator is about the respondent and goes to the office.
fn went_to<'a>(case: &'a Case, letter: &'a Letter) -> &'a str {
    let contact = letter.sent.last().and_then(|(_, s)| case.contact(s.contact_no?));
    contact.map_or(letter.now.to.as_str(), |c| c.now.with.as_str())
}

/// Waiting has become useless: whoever this stage is about refused, or let its time go by and has no day left that
/// still lies ahead.
fn time_is_over(
    case: &Case,
    deadlines: &[Deadline],
    obligor: Option<&str>,
    from: Stage,
    today: NaiveDate,
) -> bool {
    if from == Stage::Triage {
        return false;
    }
    let role = |id: &str| case.party(id).map(|p| p.now.role);
    let meant = |id: &str| match (obligor, from) {
        (Some(one), _) => one == id,
        (None, Stage::Bank) => role(id) == Some(Role::Bank),
        (None, Stage::Platform) => role(id).is_some_and(|r| r.is_obligor() && r != Role::Bank),
        (None, _) => true,
    };
    let overdue = deadlines.iter().any(|d| {
        d.suggest_stage.is_some() && d.overdue() && d.obligor.as_deref().is_some_and(meant)
    });
    // At the regulator it is the regulator's time that counts, once it was written to.
    if from == Stage::Regulator {
        let refused = case.answers.iter().any(|a| {
            !a.voided
                && role(&a.now.from) == Some(Role::Regulator)
                && matches!(a.now.position, Some(Position::Denies | Position::Refers))
        });
        // Only a time that began with what was written to it.
        let written = case
            .letters
            .iter()
            .filter(|l| l.live() && l.now.kind == LetterKind::Regulator && !l.sent.is_empty());
        let since = written.filter_map(Letter::sent_at).map(|at| at.date_naive()).max();
        let its = |day: NaiveDate| {
            let mut all = deadlines.iter().filter(|d| d.suggest_stage.is_some() && d.overdue());
            all.any(|d| d.start.is_some_and(|start| start >= day))
        };
        return refused || since.is_some_and(its);
    }
    let refused = case.answers.iter().any(|a| {
        !a.voided
            && meant(&a.now.from)
            && matches!(a.now.position, Some(Position::Denies | Position::Refers))
    });
    let promises = talk::promises(case, today);
    let waits = promises.iter().any(|p| meant(&p.with) && p.state == talk::PromiseState::Open);
    let broken = promises.iter().any(|p| meant(&p.with) && p.state.failed());
    let day_of_letters = |test: &dyn Fn(NaiveDate) -> bool| {
        case.letters.iter().any(|l| {
            l.live()
                && !answered(case, l)
                && meant(&l.now.to)
                && !l.sent.is_empty()
                && l.due().is_some_and(test)
        })
    };
    let waits = waits || day_of_letters(&|day| day >= today);
    refused || overdue || (!waits && (broken || day_of_letters(&|day| day < today)))
}
