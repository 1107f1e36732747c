//! The table of situations: what stands at the top in each, reviewed row by row.

use super::super::Act;
use super::story::{Story, day};
use crate::case::contact::{Outcome, PromiseSettled};
use crate::case::event::{CaseClosed, CaseReopened, Event};
use crate::case::letter::{LetterKind, Position};
use crate::case::party::Role;
use crate::case::road::{Ending, Finding};
use crate::case::stage::Stage;

#[test]
fn thirty_situations_and_what_comes_first() {
    use Act as A;
    let s = Story::new;
    let table: Vec<(&str, Story, Act, Option<&str>)> = vec![
        ("just opened: call the bank", s(), A::FirstContact, Some("P02")),
        (
            "bank called: call the platform",
            s().contact("P02", "2026-03-12", |_| {}),
            A::FirstContact,
            Some("P03"),
        ),
        (
            "platform called: call the bank",
            s().contact("P03", "2026-03-12", |_| {}),
            A::FirstContact,
            Some("P02"),
        ),
        (
            "platform let go, bank called: what decides is found out before the letter",
            s().let_go("P03").contact("P02", "2026-03-12", |_| {}),
            A::Decide,
            Some("terminal_settings"),
        ),
        (
            "both called: what decides comes before the letter",
            s().called(),
            A::Decide,
            Some("terminal_settings"),
        ),
        (
            "both called, nothing left to decide: ask the bank in writing where the money is",
            s().called().diagnosed(),
            A::AskInWriting,
            Some("P02"),
        ),
        (
            "both called, the triage done: its stage begins",
            s().called().diagnosed().papers().found("settlement_due", Finding::Yes),
            A::Begin,
            Some("bank"),
        ),
        (
            "both told something, records are kept: demand from the bank",
            s().called().diagnosed().told().preserved(),
            A::Demand,
            Some("P02"),
        ),
        (
            "the bank was asked in writing: no demand of it before its day",
            s().called()
                .diagnosed()
                .answered("P03", "2026-03-12", Position::Asks)
                .preserved()
                .saved(LetterKind::Inquiry, "P02", Some("2026-03-30"))
                .sent(3, "2026-03-20", true),
            A::Demand,
            Some("P03"),
        ),
        (
            "nobody knows how much: find the sum before calling anybody",
            Story::without_sum(),
            A::FindSum,
            None,
        ),
        (
            "what decides was put off: it does not come by itself before the letters",
            s().called()
                .found("terminal_settings", Finding::Skipped)
                .found("backoffice_account", Finding::Skipped)
                .found("upgrade_notice", Finding::Skipped)
                .found("second_clearing", Finding::Skipped),
            A::AskInWriting,
            Some("P02"),
        ),
        (
            "a promise after the demand lapsed, asked about since: complain in writing",
            s().ready().promised("P02", "2026-03-19").contact("P02", "2026-03-24", |_| {}),
            A::Letter,
            Some("P02"),
        ),
        (
            "the demand's day has passed, asked about since: complain in writing",
            s().ready()
                .saved(LetterKind::Demand, "P02", Some("2026-03-20"))
                .sent(3, "2026-03-13", true)
                .contact("P02", "2026-03-23", |_| {}),
            A::Letter,
            Some("P02"),
        ),
        (
            "its stage has begun: ask the bank in writing",
            s().called()
                .diagnosed()
                .papers()
                .found("settlement_due", Finding::Yes)
                .at_stage(Stage::Bank),
            A::AskInWriting,
            Some("P02"),
        ),
        (
            "promise lapsed, asked once more since: on to what decides",
            s().called().promised("P02", "2026-03-19").contact("P02", "2026-03-24", |_| {}),
            A::Decide,
            Some("terminal_settings"),
        ),
        (
            "a promise lapsed, asked about since, the complaint is out, a fresh promise runs: wait, no moving on in haste",
            s().ready()
                .promised("P02", "2026-03-19")
                .contact("P02", "2026-03-24", |_| {})
                .promised("P02", "2026-03-31")
                .saved(LetterKind::Complaint, "P02", Some("2026-04-10"))
                .sent(3, "2026-03-25", true),
            A::AwaitPromise,
            Some("P02"),
        ),
        (
            "the demand went out yesterday: its arrival is no question yet",
            s().ready().saved(LetterKind::Complaint, "P02", Some("2026-04-20")).sent(
                3,
                "2026-03-25",
                false,
            ),
            A::AwaitAnswer,
            Some("P02"),
        ),
        (
            "demand saved: send it",
            s().called().saved(LetterKind::Demand, "P02", None),
            A::SendLetter,
            Some("P02"),
        ),
        (
            "promise lapsed: chase before all calls",
            s().promised("P02", "2026-03-19"),
            A::ChasePromise,
            Some("P02"),
        ),
        (
            "promise open: the rest goes on",
            s().promised("P02", "2026-03-31"),
            A::FirstContact,
            Some("P03"),
        ),
        (
            "lapsed promise settled as broken: on to what decides",
            s().called().promised("P02", "2026-03-19").and(Event::PromiseSettled(PromiseSettled {
                no: 3,
                outcome: Outcome::Broken,
                on: day("2026-03-20"),
                note: None,
            })),
            A::Decide,
            Some("terminal_settings"),
        ),
        (
            "second clearing beats a lapsed promise",
            s().promised("P02", "2026-03-19").found("second_clearing", Finding::Yes),
            A::Alarm,
            Some("second_clearing"),
        ),
        (
            "second clearing told to the regulator: back to the promise",
            s().promised("P02", "2026-03-19")
                .found("second_clearing", Finding::Yes)
                .party("P04", Role::Regulator)
                .contact("P04", "2026-03-20", |_| {}),
            A::ChasePromise,
            Some("P02"),
        ),
        ("paid in full: close", s().recovered(100_000), A::Close, None),
        (
            "paid in full beats second clearing",
            s().found("second_clearing", Finding::Yes).recovered(100_000),
            A::Close,
            None,
        ),
        ("paid in part: go on", s().recovered(40_000), A::FirstContact, Some("P02")),
        (
            "demanded, nothing diagnosed: settings first",
            s().called().demanded().papers().preserved(),
            A::Diagnose,
            Some("terminal_settings"),
        ),
        (
            "settings known: the account in the portal",
            s().called().demanded().papers().preserved().found("terminal_settings", Finding::Yes),
            A::Diagnose,
            Some("backoffice_account"),
        ),
        (
            "at the regulator: the clause decides",
            s().called().demanded().papers().at_stage(Stage::Regulator),
            A::Diagnose,
            Some("arbitration_clause"),
        ),
        (
            "clause known at the regulator: who are you",
            s().called()
                .demanded()
                .papers()
                .found("arbitration_clause", Finding::No)
                .at_stage(Stage::Regulator),
            A::Diagnose,
            Some("merchant_kind"),
        ),
        (
            "diagnosed: the preservation letter",
            s().called().demanded().papers().diagnosed().at_stage(Stage::Bank),
            A::AskInWriting,
            Some("P02"),
        ),
        (
            "letter sent, no proof: look for arrival",
            s().called()
                .demanded()
                .papers()
                .diagnosed()
                .preserved()
                .saved(LetterKind::Complaint, "P02", None)
                .sent(3, "2026-03-20", false),
            A::Arrival,
            Some("P02"),
        ),
        (
            "letter's day has passed: ask about it",
            s().called().demanded().saved(LetterKind::Demand, "P02", Some("2026-03-20")).sent(
                1,
                "2026-03-13",
                true,
            ),
            A::ChaseLetter,
            Some("P02"),
        ),
        (
            "letter answered: no chasing",
            s().ready()
                .saved(LetterKind::Complaint, "P02", Some("2026-03-20"))
                .sent(3, "2026-03-13", true)
                .answered("P02", "2026-03-18", Position::Asks),
            A::MoveOn,
            Some("regulator"),
        ),
        (
            "they say it is paid: look at the account",
            s().ready().answered("P03", "2026-03-25", Position::Pays),
            A::CheckAccount,
            Some("P03"),
        ),
        (
            "paid, and a part was booked since: on with it",
            s().ready().answered("P03", "2026-03-25", Position::Pays).recovered(40_000),
            A::MoveOn,
            Some("regulator"),
        ),
        (
            "each refers to the other: confront the older",
            s().ready().answered("P02", "2026-03-24", Position::Refers).answered(
                "P03",
                "2026-03-25",
                Position::Refers,
            ),
            A::MoveOnNow,
            Some("regulator"),
        ),
        (
            "contradiction while papers lack: confront",
            s().called()
                .demanded()
                .diagnosed()
                .preserved()
                .answered("P02", "2026-03-24", Position::Refers)
                .answered("P03", "2026-03-25", Position::Refers),
            A::Confront,
            Some("P02"),
        ),
        (
            "a slip is missing",
            s().called().demanded().diagnosed().preserved(),
            A::Evidence,
            Some("acquiring_agreement"),
        ),
        (
            "at the regulator, diagnosed: its letter",
            s().ready().at_stage(Stage::Regulator),
            A::Letter,
            Some("P02"),
        ),
        (
            "at arbitration: the sheet against whoever signed the clause",
            s().ready().at_stage(Stage::Arbitration),
            A::Letter,
            Some("P03"),
        ),
        ("at court: the sheet", s().ready().at_stage(Stage::Litigation), A::Letter, Some("P02")),
        (
            "everything written in triage: move on",
            s().papers()
                .diagnosed()
                .let_go("P02")
                .let_go("P03")
                .found("settlement_due", Finding::Yes),
            A::MoveOn,
            Some("bank"),
        ),
        (
            "reopened: as before",
            s().recovered(100_000)
                .and(Event::CaseClosed(CaseClosed {
                    result: Ending::Recovered,
                    paid_minor: None,
                    waived_minor: None,
                    costs_minor: None,
                    reason: None,
                }))
                .and(Event::CaseReopened(CaseReopened { reason: Some("x".into()) })),
            A::Close,
            None,
        ),
        (
            "the terminal is set up wrongly: the platform first",
            s().found("terminal_settings", Finding::No),
            A::FirstContact,
            Some("P03"),
        ),
        (
            "the terminal is set up wrongly, both called: the platform gets the first letter",
            s().called().found("terminal_settings", Finding::No),
            A::AskInWriting,
            Some("P03"),
        ),
        (
            "an upgrade was announced: the bank first",
            s().found("upgrade_notice", Finding::Yes),
            A::FirstContact,
            Some("P02"),
        ),
        (
            "the account is not mine, platform called: the bank as well",
            s().found("backoffice_account", Finding::No).contact("P03", "2026-03-12", |_| {}),
            A::FirstContact,
            Some("P02"),
        ),
        (
            "the terminal is set up wrongly and no platform is named: name it and call",
            Story::with_bank_alone().found("terminal_settings", Finding::No),
            A::FirstContact,
            Some("new:platform"),
        ),
        (
            "nobody is named yet: name the bank and call it",
            Story::with_nobody(),
            A::FirstContact,
            Some("new:bank"),
        ),
        (
            "two causes point two ways: as before",
            s().found("terminal_settings", Finding::No).found("upgrade_notice", Finding::Yes),
            A::FirstContact,
            Some("P02"),
        ),
    ];
    assert!(table.len() >= 30);
    let mut wrong = Vec::new();
    for (name, story, act, about) in &table {
        let (first, of) = story.first();
        if first != *act || (about.is_some() && of.as_deref() != *about) {
            wrong.push(format!("{name}: {first:?} {of:?}, not {act:?} {about:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
