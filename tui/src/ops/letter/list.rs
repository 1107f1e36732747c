//! Every letter the case can need, and how far each is.

use super::fill;
use crate::failure::Result;
use crate::ops::Desk;
use recourse_core::case::letter::{Letter, LetterKind};
use recourse_core::case::party::{Party, Role};
use recourse_core::letter::{Sort, signatory};
use recourse_core::locale::Lang;

/// A sort of letter towards one party: how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// Sort, or a template that counts as one.
    pub sort: Sort,
    /// Party id.
    pub to: String,
    /// Its name.
    pub to_name: String,
    /// `none`, `draft`, `saved`, `sent`, `reached`.
    pub state: &'static str,
    /// The letters of it, oldest first.
    pub letters: Vec<String>,
    /// Fields not known yet, as codes.
    pub gaps: Vec<String>,
    /// A lawyer has to look at it.
    pub for_lawyer: bool,
    /// The stage of that party, or of the case, asks for it.
    pub now: bool,
}

/// Every letter the case can need: each kind towards each respondent, those of the present stage first.
pub fn list(desk: &Desk, no: &str, lang: Lang) -> Result<Vec<LetterRow>> {
    let case = desk.case(no)?;
    let ladders = recourse_core::road::ladders(case);
    let mut out = Vec::new();
    for sort in super::sorts(desk) {
        let kind = sort.kind;
        let parties: Vec<&Party> = match kind {
            LetterKind::Lawyer => case.party_in(Role::Merchant).into_iter().collect(),
            // The sheets name every respondent at once.
            LetterKind::Arbitration => signatory(case).into_iter().collect(),
            LetterKind::Claim => {
                let bank = case.respondents().find(|p| p.now.role == Role::Bank);
                bank.or_else(|| case.respondents().next()).into_iter().collect()
            }
            _ => case.respondents().collect(),
        };
        for party in parties {
            let id = &party.now.id;
            let filled = fill(desk, no, &sort, Some(id), lang)?;
            let made: Vec<&Letter> = case
                .letters
                .iter()
                .filter(|l| l.live() && Sort::of(&l.now) == sort && l.now.to == *id)
                .collect();
            let state = match made.last() {
                Some(l) if l.reached.is_some() => "reached",
                Some(l) if !l.sent.is_empty() => "sent",
                Some(_) => "saved",
                None if !filled.typed.is_empty() => "draft",
                None => "none",
            };
            let stage = ladders.iter().find(|l| l.obligor == *id).map_or(case.stage, |l| l.stage);
            // A letter of one's own belongs to no stage.
            let now = sort.own.is_none()
                && recourse_core::road::Playbook::of(stage)
                    .is_some_and(|b| b.letters.contains(&kind));
            out.push(LetterRow {
                sort: sort.clone(),
                to: id.clone(),
                to_name: party.name().to_string(),
                state,
                letters: made.iter().map(|l| l.id()).collect(),
                gaps: filled.composed.gaps().map(|f| f.code.clone()).collect(),
                for_lawyer: filled.composed.for_lawyer,
                now,
            });
        }
    }
    Ok(out)
}
