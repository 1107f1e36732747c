//! Moving on: of the case, and of a ladder that went ahead or stayed behind. Pressing where their time is over or they
//! refused, and nothing they still owe an answer to is running.

use super::super::{Act, NextStep};
use super::{answered, letter_due};
use crate::case::Case;
use crate::case::letter::Position;
use crate::case::party::Role;
use crate::case::stage::Stage;
use crate::road::{self, PromiseState, ladder, talk};
use crate::rules::Deadline;
use chrono::NaiveDate;

/// The moves the case is ready for.
pub(super) fn move_on(case: &Case, deadlines: &[Deadline], today: NaiveDate) -> Vec<NextStep> {
    let mut out = Vec::new();
    let mut offer = |obligor: Option<&str>, from: Stage| {
        let Some(to) = ladder::onward(case, from) else { return };
        if from >= Stage::Arbitration || !road::missing_for(case, to, obligor).is_empty() {
            return;
        }
        let act = match from {
            // Nobody was asked for anything yet whose time could be over: this is where it begins.
            Stage::Triage => Act::Begin,
            _ if time_is_over(case, deadlines, obligor, from, today) => Act::MoveOnNow,
            _ => Act::MoveOn,
        };
        let mut step = NextStep::new(act, 2)
            .with("stage", format!("stage:{}", to.word()))
            .with("who", obligor.map_or("", |id| case.party_short(id)))
            .about(to.word());
        if let Some(id) = obligor {
            step = step.detail(id);
        }
        out.push(step);
    };
    offer(None, case.stage);
    for (id, stage) in &case.ladders {
        if *stage != case.stage && case.is_respondent(id) {
            offer(Some(id), *stage);
        }
    }
    out
}

/// Waiting in this stage is of no use any more: of those it is about, one refused, broke a promise or let a day go by,
/// and none has a day before it still. At the regulator only the regulator's own time counts.
fn time_is_over(
    case: &Case,
    deadlines: &[Deadline],
    obligor: Option<&str>,
    from: Stage,
    today: NaiveDate,
) -> bool {
    let role = |id: &str| case.party(id).map(|p| p.now.role);
    let meant = |id: &str| match (obligor, from) {
        (Some(one), _) => one == id,
        (None, Stage::Bank) => role(id) == Some(Role::Bank),
        _ => true,
    };
    if from == Stage::Regulator {
        return deadlines.iter().any(|d| {
            d.overdue()
                && d.suggest_stage.as_deref().and_then(Stage::parse).is_some_and(|to| to > from)
                && d.obligor.as_deref().is_none_or(meant)
        });
    }
    let letters = || {
        let sent = case.letters.iter().filter(|l| l.live() && !l.sent.is_empty());
        let open = sent.filter(|l| meant(&l.now.to) && !answered(case, l));
        open.filter_map(letter_due)
    };
    let promises: Vec<_> =
        talk::promises(case, today).into_iter().filter(|p| meant(&p.with)).collect();
    let pending = letters().any(|due| due >= today)
        || promises.iter().any(|p| p.state == PromiseState::Open);
    let refused = case.answers.iter().any(|a| {
        !a.voided
            && meant(&a.now.from)
            && matches!(a.now.position, Some(Position::Denies | Position::Refers))
    });
    let broken = promises.iter().any(|p| p.state.failed());
    let over = deadlines.iter().any(|d| {
        d.suggest_stage.is_some() && d.overdue() && d.obligor.as_deref().is_some_and(meant)
    });
    !pending && (refused || broken || over || letters().any(|due| due < today))
}
