//! What to do now, across cases.

use super::{Desk, case};
use recourse_core::case::Case;
use recourse_core::next::NextStep;

/// The steps of these cases, the one thing to do now first. Each case says what comes first in it; across cases the
/// kind of step decides, then its day, and a rule that nobody has checked never wins over something sure.
pub fn ranked<'a>(desk: &Desk, cases: &[&'a Case]) -> Vec<(&'a Case, NextStep)> {
    let mut heads: Vec<(&Case, NextStep)> = Vec::new();
    let mut rest: Vec<(&Case, NextStep)> = Vec::new();
    for case in cases {
        let mut steps = case::steps(desk, case).into_iter().map(|step| (*case, step));
        heads.extend(steps.next());
        rest.extend(steps);
    }
    heads.sort_by_key(|(_, s)| (s.unverified, s.act, s.by.is_none(), s.by));
    heads.extend(rest);
    heads
}
