//! The book as the screens show it: folded, with deadlines, next steps, needs and drafts computed.

use super::Hands;
use crate::failure::Result;
use crate::model::views::{
    DeadlineRow, DraftRow, Go, Nature, NeedRow, Reminder, Snapshot, StepRow, UndatedRow, WorkingRow,
};
use crate::ops;
use chrono::{DateTime, NaiveDate};
use recourse_core::args;
use recourse_core::book::Book;
use recourse_core::case::event::Side;
use recourse_core::case::exhibit::ExhibitKind;
use recourse_core::case::letter::LetterKind;
use recourse_core::case::stage::Stage;
use recourse_core::case::{Case, needs};
use recourse_core::locale::Locale;
use recourse_core::next::{Act, NextStep};
use recourse_core::rules;

/// Everything computed from the open book.
pub fn of(hands: &Hands) -> Result<Snapshot> {
    let desk = &hands.desk;
    let locale = &desk.world.locale;
    let book = desk.book().clone();
    let mut deadlines = Vec::new();
    let mut undated = Vec::new();
    let mut every = Vec::new();
    let mut all_needs = Vec::new();
    let mut roads = Vec::new();
    for case in book.cases.iter().filter(|c| c.is_open()) {
        let live = ops::deadlines::is_live(case);
        let dates = if live { ops::deadlines::of_case(desk, case) } else { Vec::new() };
        deadlines.extend(dates.iter().filter_map(|d| deadline(case, d, locale)));
        undated.extend(dates.iter().filter(|d| d.due.is_none()).map(|d| {
            let why = match d.status {
                rules::nature::Status::Unknown => d.basis(locale),
                status => status.text(locale),
            };
            let missing = d.missing.clone();
            let (case, key, label) = (case.id.clone(), d.rule.clone(), d.short_label(locale));
            UndatedRow { case, key, label, why, missing }
        }));
        all_needs.push((case.id.clone(), needs_of(case, locale)));
        let suspects = ops::diagnosis::suspects(desk, case);
        let mut road = super::road::of(case, &dates, &suspects, desk.world.now(), locale);
        let own = desk.own_letters().iter().filter(|_| case.is_open());
        road.offers.extend(own.flat_map(|t| super::road::offers_of(case, &t.sort(), false)));
        roads.push(road);
        every.extend(dates);
    }
    let digest = digest(&every, hands.opened_before, desk.world.today(), locale);
    deadlines.sort_by_key(|a| (a.settled, a.due));
    let open: Vec<&Case> = book.cases.iter().filter(|c| c.is_open()).collect();
    let ranked = ops::next::ranked(desk, &open);
    let mut steps: Vec<StepRow> = ranked.iter().map(|(case, s)| step(case, s, locale)).collect();
    let drafts = desk.drafts()?.into_iter().filter_map(|d| {
        let saved_at = DateTime::parse_from_rfc3339(&d.at).ok()?;
        Some(DraftRow { key: d.id, saved_at, json: d.json })
    });
    let drafts: Vec<DraftRow> = drafts.collect();
    // A form that was begun goes before beginning another one.
    if book.cases.is_empty() && drafts.is_empty() {
        steps.push(beginning(&book, locale));
    }
    let read_only = desk.store().ok().and_then(|s| s.writable().err()).map(|e| {
        let text = ops::store_failure(e).text(locale);
        let args = args![what = text.what.as_str(), next = text.next.as_str()];
        locale.fill("tui-read-only-why", args)
    });
    Ok(Snapshot {
        home: desk.world.home.display().to_string(),
        book,
        deadlines,
        undated,
        steps,
        drafts,
        needs: all_needs,
        roads,
        speeds: super::road::speeds(desk.book()),
        // The book's own safety first, then who can vouch for it.
        notices: [ops::doctor::notices(desk), super::proof::notices(hands)].concat(),
        read_only: read_only.into_iter().collect(),
        places: super::places_of(hands),
        backup_to: ops::doctor::backup_folder(desk),
        reminder: Some(reminder(&desk.world.home)),
        digest,
        packs: desk.shared_packs(),
        own_faults: desk.own_faults(),
        proof: super::proof::view(hands),
    })
}

fn reminder(home: &std::path::Path) -> Reminder {
    let record = ops::remind::Record::read(home);
    let last = record.last_run.as_deref().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    Reminder { on: record.installed_at.is_some(), last }
}

/// What is urgent now, and what came up since the screen was opened last, in a line.
fn digest(
    all: &[rules::Deadline],
    since: Option<NaiveDate>,
    today: NaiveDate,
    locale: &Locale,
) -> String {
    use ops::remind::{presses, rings};
    let open = || all.iter().filter(|d| d.closed.is_none() && !d.acknowledged);
    let counts = [
        ("clocks-digest-over", open().filter(|d| d.overdue()).count()),
        ("clocks-digest-week", open().filter(|d| !d.overdue() && presses(d, today)).count()),
        (
            "clocks-digest-fresh",
            open().filter(|d| !presses(d, today) && rings(d, since, today)).count(),
        ),
    ];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(id, n)| locale.fill(id, args![n = *n]))
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    let parts = locale.list(&parts);
    let first = open().filter(|d| presses(d, today)).min_by_key(|d| d.act_first());
    let first = first.and_then(|d| {
        let day = locale.day(d.act_first()?);
        let what = d.marked(locale);
        Some(locale.fill("clocks-digest-first", args![what = what.as_str(), day = day.as_str()]))
    });
    let said = locale.fill("clocks-digest", args![parts = parts.as_str()]);
    let said = said + &first.unwrap_or_default();
    match since.filter(|day| *day < today) {
        Some(day) => {
            format!("{said}{}", locale.fill("clocks-digest-since", args![day = locale.day(day)]))
        }
        None => said,
    }
}

fn deadline(case: &Case, d: &rules::Deadline, locale: &Locale) -> Option<DeadlineRow> {
    let due = d.due?;
    let mut working: Vec<WorkingRow> = d
        .working
        .iter()
        .map(|s| WorkingRow {
            date: s.date,
            text: s.why(locale),
            cite: s.cite(locale.lang()).to_string(),
        })
        .collect();
    for text in [&d.note, &d.how].into_iter().flatten() {
        working.push(WorkingRow {
            date: None,
            text: text.get(locale.lang()).to_string(),
            cite: String::new(),
        });
    }
    if d.verify {
        let text = locale.text("tui-rule-unverified");
        working.push(WorkingRow { date: None, text, cite: String::new() });
    }
    Some(DeadlineRow {
        case: case.id.clone(),
        key: d.rule.clone(),
        obligor: d.obligor.clone(),
        label: d.short_label(locale),
        due,
        act_by: d.act_first(),
        days_left: d.days_left.unwrap_or_default(),
        nature: nature(d.nature),
        basis: d.basis(locale),
        provisional: d.provisional,
        settled: d.acknowledged || d.closed.is_some(),
        verify: d.verify,
        needs_review: d.needs_review,
        by_hand: d.by_hand.is_some() || d.needs_review,
        computed: d.computed,
        alternative: d.alternative,
        segment: rules::Segment::of(d)?,
        working,
    })
}

fn nature(nature: rules::nature::Nature) -> Nature {
    use rules::nature::Nature as N;
    match nature {
        N::Statute => Nature::Statute,
        N::Contract => Nature::Contract,
        N::Promise => Nature::Promise,
        N::Estimate => Nature::Estimate,
        N::Evidence => Nature::Evidence,
    }
}

fn step(case: &Case, s: &NextStep, locale: &Locale) -> StepRow {
    let about = s.about.clone();
    let party = || about.clone().filter(|id| case.party(id).is_some());
    let letter = |kind| match party() {
        Some(to) => Go::Letter(kind, to),
        None => Go::Letters,
    };
    let finished = || {
        let no = s.detail.as_deref().and_then(|d| recourse_core::case::read_number('L', d));
        no.map_or(Go::Letters, Go::Finished)
    };
    let go = match s.act {
        Act::ChasePromise | Act::ChaseLetter | Act::FirstContact | Act::Confront => {
            // A side that has no name yet gets one in the form.
            let unnamed = about.clone().filter(|a| a.starts_with("new:"));
            party().map_or(Go::Contact(unnamed), Go::Sheet)
        }
        Act::AwaitPromise | Act::AwaitAnswer => Go::Contact(party()),
        Act::Alarm => Go::Diagnosis(about.clone()),
        Act::Demand => letter(LetterKind::Demand),
        Act::Letter | Act::AskInWriting => {
            letter(s.detail.as_deref().and_then(LetterKind::parse).unwrap_or(LetterKind::Demand))
        }
        Act::SendLetter | Act::Arrival => finished(),
        Act::Evidence => about.clone().map_or(Go::Evidence(None), Go::Piece),
        Act::MoveOn | Act::MoveOnNow | Act::Begin => Go::Stage(
            about.as_deref().and_then(Stage::parse).unwrap_or(Stage::Bank),
            s.detail.clone(),
        ),
        Act::Close => Go::Close,
        Act::CheckAccount | Act::FindSum => Go::Reconcile,
        Act::Diagnose | Act::Decide => Go::Diagnosis(about.clone()),
        Act::Deadline | Act::Fading => Go::Deadlines,
        Act::Describe => {
            let no = about.as_deref().and_then(|id| recourse_core::case::read_number('E', id));
            no.map_or(Go::Evidence(None), Go::Describe)
        }
        Act::Export if s.is_out() => Go::Contact(None),
        Act::Export => Go::Export,
    };
    let when = match s.by {
        Some(day) => locale.fill("tui-by-day", args![day = day.format("%m-%d").to_string()]),
        None => String::new(),
    };
    StepRow {
        case: case.id.clone(),
        title: s.text(locale),
        why: s.reason(locale),
        when,
        minutes: s.minutes,
        go,
    }
}

/// What to do with a book that has no case yet: the files first where one of them is there, else the case itself.
fn beginning(book: &Book, locale: &Locale) -> StepRow {
    let has = |side| book.imports.iter().any(|i| i.record.side == side);
    let (id, go) = match (has(Side::Pos), has(Side::Bank)) {
        (true, true) => ("screens-begin-case", Go::Reconcile),
        (true, false) => ("screens-begin-bank", Go::Reconcile),
        (false, true) => ("screens-begin-pos", Go::Reconcile),
        (false, false) => ("screens-begin", Go::NewCase),
    };
    StepRow {
        case: String::new(),
        title: locale.text(id),
        why: locale.text(&format!("{id}-why")),
        when: String::new(),
        minutes: 3,
        go,
    }
}

/// The kind of exhibit that meets a need.
fn kind_of(need: &str) -> &'static str {
    match need {
        "acquiring_agreement" => "contract",
        "pos_export" => "export",
        "slips" => "slip",
        "bank_statement" => "statement",
        "upgrade_notice" => "notice",
        "recording" => "recording",
        "written_demand" => "letter",
        "proof_of_arrival" => "reply",
        _ => "other",
    }
}

/// What a full bundle needs, and which exhibits or contacts are it.
fn needs_of(case: &Case, locale: &Locale) -> Vec<NeedRow> {
    needs::BUNDLE
        .iter()
        .map(|need| {
            let kind = kind_of(need);
            let exhibit = |k: ExhibitKind| crate::form::evidence::kind_word(k) == kind;
            let mut have: Vec<String> =
                case.live_exhibits().filter(|x| exhibit(x.now.kind)).map(|x| x.id()).collect();
            if !needs::has(case, need) {
                have.clear();
            } else if have.is_empty() {
                let demanded = case.live_contacts().filter(|c| c.now.claimed_payment);
                have = demanded.map(|c| c.id()).collect();
            }
            NeedRow {
                label: locale.text(&format!("core-missing-{need}")),
                have,
                hint: locale.text(&format!("tui-need-hint-{need}")),
                kind: kind.to_string(),
            }
        })
        .collect()
}
