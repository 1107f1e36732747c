//! Whom the answers say to ask first. Each cause names its order (`assets/playbooks/diagnosis.toml`); the likeliest
//! cause by the answers decides, and nothing where the answers do not lean.

use super::{CAUSES, rows, suspect};
use crate::case::Case;
use crate::case::party::{Party, Role};
use crate::rules::rule::Text;
use serde::Deserialize;

/// A cause, with whom it sends one to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// Its code.
    pub code: String,
    /// Whom to ask, the first one first; each of them may owe the money.
    pub first: Vec<Role>,
    /// All of them at once: none of them alone can say where the money is.
    #[serde(default)]
    pub together: bool,
    /// Why in this order.
    pub why: Text,
}

/// The order the answers of a case speak for; `None` where they speak for none, or for two.
pub fn lead(case: &Case) -> Option<&'static Lead> {
    let mut weights: Vec<(&str, usize, usize)> = Vec::new();
    for row in rows(case) {
        let Some(answer) = row.answer else { continue };
        for means in row.item.means.iter().filter(|m| m.result == answer.result) {
            let at = weights.iter().position(|w| w.0 == means.cause).unwrap_or_else(|| {
                weights.push((means.cause.as_str(), 0, 0));
                weights.len() - 1
            });
            let Some(weight) = weights.get_mut(at) else { continue };
            if means.supports { weight.1 += 1 } else { weight.2 += 1 }
        }
    }
    let scored =
        weights.into_iter().map(|(code, with, against)| (suspect::score(with, against), code));
    let best: Vec<(u32, &str)> = scored.filter(|(score, _)| *score > 0).collect();
    let top = best.iter().map(|(score, _)| *score).max()?;
    let mut leads = best
        .iter()
        .filter(|(score, _)| *score == top)
        .filter_map(|(_, code)| CAUSES.iter().find(|c| c.code == *code));
    let first = leads.next()?;
    // Two that fit equally well decide only where they send one the same way.
    leads.all(|other| other.first == first.first).then_some(first)
}

/// Those the money is claimed from, in the order the answers speak for, else as they stand in the case.
pub fn in_order(case: &Case) -> Vec<&Party> {
    let mut out: Vec<&Party> = case.respondents().collect();
    if let Some(lead) = lead(case) {
        let place = |role: Role| lead.first.iter().position(|r| *r == role).unwrap_or(usize::MAX);
        out.sort_by_key(|p| place(p.now.role));
    }
    out
}

/// Sides the answers point at that the case does not know yet.
pub fn unnamed(case: &Case) -> Vec<Role> {
    let lead = lead(case).map(|l| l.first.as_slice()).unwrap_or_default();
    let needed = lead.iter().enumerate().filter(|(at, _)| *at == 0 || lead_together(case));
    needed.map(|(_, role)| *role).filter(|role| case.party_in(*role).is_none()).collect()
}

fn lead_together(case: &Case) -> bool {
    lead(case).is_some_and(|l| l.together)
}
