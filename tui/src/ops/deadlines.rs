//! Deadlines: the case's record read as facts, the rules applied, soonest first across all cases.

use super::Desk;
use recourse_core::case::Case;
use recourse_core::rules::{self, Deadline};

/// A deadline and the case it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseDeadline {
    /// `RC-2026-001`.
    pub case: String,
    /// The date with its working.
    pub deadline: Deadline,
}

/// The deadlines of one case as of today, soonest first.
pub fn of_case(desk: &Desk, case: &Case) -> Vec<Deadline> {
    rules::deadlines_of(case, desk.world.today())
}

/// The deadlines of one case or of all, soonest first; those without a date last.
pub fn list(desk: &Desk, case: Option<&Case>) -> Vec<CaseDeadline> {
    let cases: Vec<&Case> = match case {
        Some(case) => vec![case],
        None => desk.book().cases.iter().filter(|c| c.is_open()).collect(),
    };
    let mut out: Vec<CaseDeadline> = cases
        .into_iter()
        .flat_map(|c| {
            of_case(desk, c)
                .into_iter()
                .map(|deadline| CaseDeadline { case: c.no.clone(), deadline })
        })
        .collect();
    out.sort_by(|a, b| {
        let key = |d: &CaseDeadline| (d.deadline.due.is_none(), d.deadline.due, d.case.clone());
        key(a).cmp(&key(b))
    });
    out
}
