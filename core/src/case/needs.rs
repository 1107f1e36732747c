//! What a case must have in hand: per stage before moving on, and over all before a bundle goes out.

use super::Case;
use super::contact::{Channel, Contact};
use super::exhibit::ExhibitKind;
use super::party::Role;
use super::stage::Stage;

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

/// Things to have before leaving a stage (law guide 6.6).
pub fn of_stage(stage: Stage) -> &'static [Need] {
    match stage {
        Stage::Triage => &["pos_export", "bank_statement"],
        Stage::Bank => &["bank_contact", "ticket", "written_demand", "proof_of_arrival"],
        Stage::Platform => &["platform_contact", "acquiring_agreement", "ticket", "written_demand"],
        Stage::Regulator => &["bank_contact", "platform_contact", "ticket", "written_demand"],
        Stage::Arbitration | Stage::Litigation => {
            &["acquiring_agreement", "bank_statement", "written_demand", "proof_of_arrival"]
        }
        Stage::Enforcement | Stage::Closed => &[],
    }
}

/// Of these needs, those the case does not have.
pub fn missing(case: &Case, needs: &[Need]) -> Vec<Need> {
    needs.iter().copied().filter(|need| !has(case, need)).collect()
}

/// Whether the case has this.
pub fn has(case: &Case, need: &str) -> bool {
    let exhibit = |kind| case.live_exhibits().any(|x| x.now.kind == kind);
    let contact = |test: &dyn Fn(&Contact) -> bool| case.live_contacts().any(test);
    let with = |c: &Contact, role| case.party(&c.now.with).is_some_and(|p| p.now.role == role);
    match need {
        "acquiring_agreement" => exhibit(ExhibitKind::Contract),
        "pos_export" => exhibit(ExhibitKind::Export),
        "slips" => exhibit(ExhibitKind::Slip),
        "bank_statement" => exhibit(ExhibitKind::Statement),
        "upgrade_notice" => exhibit(ExhibitKind::Notice),
        "recording" => exhibit(ExhibitKind::Recording),
        "written_demand" => contact(&|c| c.now.claimed_payment && is_written(c.now.channel)),
        "proof_of_arrival" => contact(&|c| c.now.claimed_payment && c.now.reached_at.is_some()),
        "ticket" => contact(&|c| c.now.ticket.is_some()),
        "bank_contact" => contact(&|c| with(c, Role::Bank)),
        "platform_contact" => contact(&|c| with(c, Role::Platform)),
        _ => false,
    }
}

/// Writing that can be shown later.
pub fn is_written(channel: Channel) -> bool {
    matches!(
        channel,
        Channel::Letter | Channel::Email | Channel::Sms | Channel::Chat | Channel::Portal
    )
}
