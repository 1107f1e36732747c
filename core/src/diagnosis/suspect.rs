//! Causes: what the answers speak for and against, joined with what reconciliation found in the rows.

use super::{cause_kind, cause_name, rows};
use crate::case::Case;
use crate::locale::Locale;
use crate::reconcile::{self, Cause};

/// A cause with everything known for and against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// Code of the cause.
    pub code: String,
    /// Its name.
    pub name: String,
    /// 0..=950: how well it fits; never certainty.
    pub score_permille: u32,
    /// What speaks for it.
    pub supports: Vec<String>,
    /// What speaks against it.
    pub against: Vec<String>,
    /// The question to ask.
    pub ask: Option<String>,
    /// What would settle it.
    pub settles: Option<String>,
    /// Reconciliation found it in the rows.
    pub from_rows: bool,
}

/// What the checklist's answers say to reconciliation.
pub fn findings(case: &Case) -> Vec<reconcile::Finding> {
    let mut out = Vec::new();
    for row in rows(case) {
        let Some(answer) = row.answer else { continue };
        for means in row.item.means.iter().filter(|m| m.result == answer.result) {
            if let Some(cause) = cause_kind(&means.cause) {
                let finding = reconcile::Finding { cause, supports: means.supports };
                if !out.contains(&finding) {
                    out.push(finding);
                }
            }
        }
    }
    out
}

/// Score of a cause only one answer speaks for, and what each further answer adds or takes.
const FIRST: i64 = 300;
const STEP: i64 = 150;
const CONTRARY: i64 = 300;
/// How well a cause fits at least that an answer decides, and at most any other then.
const DECIDED: u32 = 900;
const BESIDE: u32 = 850;

/// Causes, most likely first. `causes` is what reconciliation ranked, the answers' weight already in it where it was
/// run on a book that has them.
pub fn suspects(case: &Case, causes: &[Cause], locale: &Locale) -> Vec<Suspect> {
    let mut out: Vec<Suspect> = Vec::new();
    for cause in causes {
        let own = "money-for-finding";
        let other = "money-against-finding";
        let say = |notes: &[reconcile::Note], not: &str| {
            notes.iter().filter(|n| n.id != not).map(|n| n.say(locale)).collect()
        };
        if out.iter().any(|s| s.code == cause.cause.code()) {
            continue;
        }
        out.push(Suspect {
            code: cause.cause.code().to_string(),
            name: locale.text(cause.cause.name()),
            score_permille: cause.score_permille,
            supports: say(&cause.supports, own),
            against: say(&cause.against, other),
            ask: Some(cause.ask.say(locale)),
            settles: Some(cause.settles.say(locale)),
            from_rows: true,
        });
    }
    for row in rows(case) {
        let Some(answer) = row.answer else { continue };
        for means in row.item.means.iter().filter(|m| m.result == answer.result) {
            let at = out.iter().position(|s| s.code == means.cause);
            let at = at.unwrap_or_else(|| {
                out.push(of_answers(&means.cause, locale));
                out.len() - 1
            });
            let Some(suspect) = out.get_mut(at) else { continue };
            let mut text = means.text.get(locale.lang()).to_string();
            let shown: Vec<String> = answer.evidence.iter().map(|n| format!("E{n:03}")).collect();
            if !shown.is_empty() {
                text.push_str(&format!(" ({})", locale.list(&shown)));
            }
            if means.supports { suspect.supports.push(text) } else { suspect.against.push(text) }
        }
    }
    for suspect in out.iter_mut().filter(|s| !s.from_rows) {
        suspect.score_permille = score(suspect.supports.len(), suspect.against.len());
    }
    // What was seen with one's own eyes goes before what fits the rows.
    let seen: Vec<&str> = decided(case).collect();
    for suspect in &mut out {
        suspect.score_permille = match seen.contains(&suspect.code.as_str()) {
            true => suspect.score_permille.max(DECIDED),
            false if seen.is_empty() => suspect.score_permille,
            false => suspect.score_permille.min(BESIDE),
        };
    }
    // What only answers speak against is no suspect.
    out.retain(|s| s.from_rows || !s.supports.is_empty());
    out.sort_by_key(|s| std::cmp::Reverse(s.score_permille));
    out
}

/// Causes that an answer decides.
fn decided(case: &Case) -> impl Iterator<Item = &'static str> {
    rows(case).into_iter().flat_map(|row| {
        let result = row.answer.map(|answer| answer.result);
        let means = row.item.means.iter().filter(move |m| m.decides && Some(m.result) == result);
        means.map(|m| m.cause.as_str())
    })
}

/// How well a cause fits by answers alone.
pub(super) fn score(supports: usize, against: usize) -> u32 {
    let (supports, against) = (supports as i64, against as i64);
    let sum = FIRST + STEP * (supports - 1).max(0) - CONTRARY * against;
    if supports == 0 { 0 } else { sum.clamp(0, 950) as u32 }
}

fn of_answers(code: &str, locale: &Locale) -> Suspect {
    let name = cause_name(code, locale);
    Suspect {
        code: code.to_string(),
        name,
        score_permille: 0,
        supports: Vec::new(),
        against: Vec::new(),
        ask: None,
        settles: None,
        from_rows: false,
    }
}
