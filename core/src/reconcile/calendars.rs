//! Whose bank days count, where nobody said it: the calendar under which less went wrong; and what another one, that
//! tells the days as well, would say otherwise is not sure.

use super::{At, Input, Note, One, Reconciliation, SaleLine, one};
use std::collections::{BTreeMap, BTreeSet};

/// The place that was assumed is left only for one that explains so much more (see `rival::cost`).
const MARGIN: u32 = 10;
/// Another that explains hardly less could be the right one.
const NEAR: u32 = 4;
/// More sales than this are looked at once.
const SALES_MAX: usize = 50_000;

/// What came out under the calendar that was taken, its number in [`Input::otherwise`] (from 1; 0 for the first), and what
/// the others that could be right say of each sale that alarms.
pub(super) struct Chosen {
    pub whole: One,
    pub number: usize,
    pub near: Vec<BTreeMap<At, Alarm>>,
}

/// Missing or late.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alarm {
    Missing,
    Late,
}

/// Tries the calendars.
pub(super) fn choose(input: &Input<'_>) -> Chosen {
    let first = one(input, &BTreeSet::new());
    if input.otherwise.is_empty() || first.count > SALES_MAX || first.cost == 0 {
        return Chosen { whole: first, number: 0, near: Vec::new() };
    }
    let others = input.otherwise.iter();
    let others =
        others.map(|calendar| one(&Input { calendar: *calendar, ..*input }, &BTreeSet::new()));
    let mut tried: Vec<One> = std::iter::once(first).chain(others).collect();
    let rank = |at: &usize| tried[*at].cost + if *at == 0 { 0 } else { MARGIN };
    let number = (0..tried.len()).min_by_key(rank).unwrap_or(0);
    let most = tried[number].cost + NEAR;
    let near =
        |(at, one): (usize, &One)| (at != number && one.cost <= most).then(|| alarms(&one.answer));
    let near = tried.iter().enumerate().filter_map(near).collect();
    Chosen { whole: tried.swap_remove(number), number, near }
}

fn alarms(answer: &Reconciliation) -> BTreeMap<At, Alarm> {
    let of = |lines: &[SaleLine], alarm| -> Vec<(At, Alarm)> {
        lines.iter().map(|line| (line.at, alarm)).collect()
    };
    of(&answer.missing, Alarm::Missing).into_iter().chain(of(&answer.late, Alarm::Late)).collect()
}

/// Lifts certainty from what another calendar tells otherwise.
pub(super) fn doubt(near: &[BTreeMap<At, Alarm>], answer: &mut Reconciliation) {
    let both = [(&mut answer.missing, Alarm::Missing), (&mut answer.late, Alarm::Late)];
    for (lines, alarm) in both {
        for line in lines {
            if near.iter().any(|other| other.get(&line.at) != Some(&alarm)) {
                line.sure = false;
                line.basis.push(Note::plain("money-basis-place"));
            }
        }
    }
}
