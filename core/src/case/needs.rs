//! What a case must have in hand: per stage before moving on, and over all before a bundle goes out. Which stage asks
//! for what is data (`assets/playbooks`, read by `road`); here is how one sees whether it is there.

use super::Case;
use super::contact::{Channel, Contact};
use super::exhibit::ExhibitKind;
use super::letter::{Letter, LetterKind};
use super::party::{Party, Role};
use super::road::Finding;

/// One thing to have, by the code used in JSON, messages (`core-missing-…`) and the log.
pub type Need = &'static str;

/// Things a complete bundle holds, in the order of the evidence list.
pub const BUNDLE: &[Need] = &[
    "acquiring_agreement",
    "pos_export",
    "slips",
    "bank_statement",
    "upgrade_notice",
    "written_demand",
    "proof_of_arrival",
    "recording",
];

/// Every need [`has`] knows.
pub const KNOWN: &[Need] = &[
    "acquiring_agreement",
    "pos_export",
    "slips",
    "bank_statement",
    "upgrade_notice",
    "recording",
    "written_demand",
    "written_complaint",
    "proof_of_arrival",
    "preservation_letter",
    "ticket",
    "bank_contact",
    "platform_contact",
    "settings_check",
    "due_date",
    "merchant_kind",
    "arbitration_clause",
    "no_arbitration_clause",
    "credit_codes",
    "title",
];

/// Of these needs, those the case does not have.
pub fn missing(case: &Case, needs: &[Need]) -> Vec<Need> {
    needs.iter().copied().filter(|need| !has(case, need)).collect()
}

/// Whether the case has this.
pub fn has(case: &Case, need: &str) -> bool {
    has_against(case, need, None)
}

/// Whether the case has this, where it matters towards whom: a demand to the bank is none to the platform.
pub fn has_against(case: &Case, need: &str, obligor: Option<&str>) -> bool {
    let exhibit = |kind| case.live_exhibits().any(|x| x.now.kind == kind);
    let towards = |id: &str| obligor.is_none_or(|o| o == id);
    let contact = |test: &dyn Fn(&Contact) -> bool| {
        case.live_contacts().any(|c| towards(&c.now.with) && test(c))
    };
    let role = |wanted| {
        case.live_contacts().any(|c| case.party(&c.now.with).is_some_and(|p| p.now.role == wanted))
    };
    let letter = |test: &dyn Fn(&Letter) -> bool| {
        case.letters.iter().any(|l| l.live() && towards(&l.now.to) && !l.sent.is_empty() && test(l))
    };
    let found = |item: &str, result| case.finding(item).is_some_and(|f| f.result == result);
    match need {
        "acquiring_agreement" => exhibit(ExhibitKind::Contract),
        "pos_export" => exhibit(ExhibitKind::Export),
        "slips" => exhibit(ExhibitKind::Slip),
        "bank_statement" => exhibit(ExhibitKind::Statement),
        "upgrade_notice" => exhibit(ExhibitKind::Notice),
        "recording" => exhibit(ExhibitKind::Recording),
        "written_demand" => contact(&|c| c.now.claimed_payment && is_written(c.now.channel)),
        "written_complaint" => {
            letter(&|l| matches!(l.now.kind, LetterKind::Complaint | LetterKind::Demand))
                || contact(&Contact::own_writing)
        }
        "proof_of_arrival" => contact(&|c| c.now.claimed_payment && c.now.reached_at.is_some()),
        "preservation_letter" => letter(&|l| l.now.kind == LetterKind::Preservation),
        // The number of one's own consignment is no ticket of theirs.
        "ticket" => contact(&|c| c.now.ticket.is_some() && c.now.channel != Channel::Letter),
        "bank_contact" => role(Role::Bank),
        "platform_contact" => role(Role::Platform),
        "settings_check" => ["terminal_settings", "backoffice_account"].iter().any(|item| {
            case.finding(item)
                .is_some_and(|f| !matches!(f.result, Finding::Skipped | Finding::Unknown))
        }),
        "due_date" => case.due_span().is_some() || found("settlement_due", Finding::Yes),
        "merchant_kind" => case.finding("merchant_kind").is_some_and(|f| f.value_code.is_some()),
        "arbitration_clause" => found("arbitration_clause", Finding::Yes),
        "no_arbitration_clause" => found("arbitration_clause", Finding::No),
        "credit_codes" => {
            let coded =
                |p: &Party| p.now.credit_code.as_deref().is_some_and(|c| !c.trim().is_empty());
            let merchant = case.party_in(Role::Merchant).is_some_and(coded);
            let others: Vec<&Party> = case.respondents().filter(|p| towards(&p.now.id)).collect();
            merchant && !others.is_empty() && others.into_iter().all(coded)
        }
        "title" => case.dates.iter().any(|(_, d)| {
            matches!(
                d.kind.as_str(),
                "performance_deadline_in_judgment" | "award_received" | "judgment_served"
            )
        }),
        _ => false,
    }
}

/// Writing that can be shown later.
pub fn is_written(channel: Channel) -> bool {
    channel.is_paper() || matches!(channel, Channel::Sms | Channel::Chat)
}
