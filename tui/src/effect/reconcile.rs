//! Sales set against credits as the screen shows them, and from ticked days to a case.

use super::{Hands, snapshot};
use crate::failure::{Exit, Result};
use crate::model::views::{Pays, ReconcileView, RunRow, RunState, UnmatchedRow};
use crate::msg::{Done, Msg, Saying};
use crate::ops;
use crate::ops::case::{NewCase, NewParty};
use crate::ops::reconcile::said::said;
use crate::ops::reconcile::{Reconciled, Request};
use chrono::NaiveDate;
use recourse_core::args;
use recourse_core::case::event::Event;
use recourse_core::case::journal::Decision;
use recourse_core::case::party::{PartySet, Role};
use recourse_core::locale::Locale;
use recourse_core::reconcile::{At, Payout, Run, State};
use recourse_core::statement::Statement;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Sets sales against credits over everything imported. One side alone is no failure: the page says what is there.
pub fn run(hands: &Hands) -> Result<Msg> {
    let locale = &hands.desk.world.locale;
    let view = match ops::reconcile::run(&hands.desk, &Request::default()) {
        Ok(done) => view(&done, locale),
        Err(failure) if failure.exit == Exit::NotFound => one_side(hands, locale)?,
        Err(failure) => return Err(failure),
    };
    Ok(Msg::Reconciled(Some(Arc::new(view))))
}

fn one_side(hands: &Hands, locale: &Locale) -> Result<ReconcileView> {
    let rows = ops::reconcile::kept::rows(&hands.desk)?;
    Ok(ReconcileView {
        pos: about(&rows.pos.iter().collect::<Vec<_>>(), 0, "tui-side-pos", locale),
        bank: about(&rows.bank.iter().collect::<Vec<_>>(), 0, "tui-side-bank", locale),
        ..ReconcileView::default()
    })
}

fn view(done: &Reconciled, locale: &Locale) -> ReconcileView {
    let result = &done.result;
    let days = || result.runs.iter().map(|r| r.trade_days);
    let span = days().map(|d| d.0).min().zip(days().map(|d| d.1).max());
    let unmatched = result.unmatched.iter();
    let named = result.missing.iter().filter(|s| !s.reference.is_empty());
    let missing = named.map(|s| (s.at, s.reference.as_str())).collect();
    ReconcileView {
        pos: about(
            &done.rows.pos.iter().collect::<Vec<_>>(),
            result.known.0,
            "tui-side-pos",
            locale,
        ),
        bank: about(
            &done.rows.bank.iter().collect::<Vec<_>>(),
            result.known.1,
            "tui-side-bank",
            locale,
        ),
        rule: rule(done, locale),
        said: said(done, locale).into_iter().map(|(_, text)| text).collect(),
        pays: Some(pays(&result.payout)),
        runs: result.runs.iter().map(|r| row(r, &missing, locale)).collect(),
        unmatched: unmatched
            .map(|c| UnmatchedRow { date: c.date, amount: c.amount, text: c.text.clone() })
            .collect(),
        span,
        known: super::parties::known(done, locale),
    }
}

/// `收款明细 412 笔  2026-03-01 至 2026-03-25（gb18030）`; rows that two files share count once.
fn about(statements: &[&Statement], twice: usize, id: &str, locale: &Locale) -> String {
    if statements.is_empty() {
        return String::new();
    }
    let rows: usize = statements.iter().map(|s| s.rows.len()).sum();
    let rows = rows.saturating_sub(twice);
    let from = statements.iter().filter_map(|s| s.from).min();
    let to = statements.iter().filter_map(|s| s.to).max();
    let day = |d: Option<NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
    let codes: BTreeSet<String> = statements.iter().map(|s| s.encoding.to_string()).collect();
    let codes = codes.into_iter().collect::<Vec<_>>().join(" ");
    locale.fill(id, args![rows = rows, from = day(from), to = day(to), code = codes])
}

fn pays(payout: &Payout) -> Pays {
    let unit = payout.lag.unit.code();
    Pays {
        shape: payout.shape.code(),
        amount: payout.amount.code(),
        lag: payout.lag.value,
        unit: if unit == "calendar_day" { "day" } else { unit },
    }
}

/// How the acquirer pays, and until when the bank files reach.
fn rule(done: &Reconciled, locale: &Locale) -> String {
    let lag = ops::reconcile::payout_words(&done.result, locale);
    let judged = done.result.judged_on.map(|d| d.to_string()).unwrap_or_default();
    locale.fill("tui-reconcile-rule", args![lag = lag, judged = judged])
}

fn row(run: &Run, missing: &HashMap<At, &str>, locale: &Locale) -> RunRow {
    let lacking =
        run.sales.iter().filter_map(|at| missing.get(at)).map(ToString::to_string).collect();
    let state = match run.state {
        State::Arrived => RunState::Arrived,
        State::Short => RunState::Short,
        State::Missing => RunState::Missing,
        State::Late => RunState::Late,
        State::Awaited => RunState::Awaited,
        State::Over => RunState::Over,
        State::Uncovered => RunState::Uncovered,
    };
    RunRow {
        traded: run.trade_days.0,
        whose: ops::reconcile::run_words(run, locale),
        count: run.count as u64,
        gross: run.gross,
        fee: run.fee,
        expected: run.expected,
        due: run.due,
        paid: (run.paid.minor != 0).then_some(run.paid),
        difference: run.difference,
        state,
        lacking,
        basis: run.basis.iter().map(|n| n.say(locale)).collect(),
    }
}

/// Opens a case about the missing sales of these trade days.
pub fn open_case(
    hands: &mut Hands,
    events: Vec<Event>,
    days: &[NaiveDate],
    draft: Option<String>,
) -> Result<Msg> {
    let mut done = ops::reconcile::run(&hands.desk, &Request::default())?;
    keep_ticked(&mut done, days);
    let no = ops::reconcile::open_case(&mut hands.desk, &new_case(&events), &done)?;
    if let Some(key) = draft {
        hands.desk.drop_draft(&key)?;
    }
    Ok(Msg::Recorded { snapshot: Arc::new(snapshot::of(hands)?), done: Done::Case(no) })
}

/// Keeps the user's word about money; the reconciliation is computed anew.
pub fn say(hands: &mut Hands, saying: Saying) -> Result<Msg> {
    use ops::reconcile::decide::{Word, decide, fix_payout};
    let what = match saying {
        Saying::Decide { references, paid, on, reason } => {
            let decision = if paid { Decision::Paid } else { Decision::NotPaid };
            let (_, count) = decide(&mut hands.desk, &Word { references, decision, on, reason })?;
            count.to_string()
        }
        Saying::Payout(fixed) => fix_payout(&mut hands.desk, &fixed).map(|_| String::new())?,
        Saying::AddRows { case, days } => {
            let mut done = ops::reconcile::run(&hands.desk, &Request::default())?;
            keep_ticked(&mut done, &days);
            let added = ops::reconcile::add_missing(&mut hands.desk, &case, &done)?;
            let done = Done::Rows(case, added);
            return Ok(Msg::Recorded { snapshot: Arc::new(snapshot::of(hands)?), done });
        }
    };
    let done = Done::Money(what);
    Ok(Msg::Recorded { snapshot: Arc::new(snapshot::of(hands)?), done })
}

/// Leaves only the missing sales of these trade days.
fn keep_ticked(done: &mut Reconciled, days: &[NaiveDate]) {
    let ticked = done.result.runs.iter().filter(|r| days.contains(&r.trade_days.0));
    let sales: BTreeSet<_> = ticked.flat_map(|r| r.sales.iter().copied()).collect();
    done.result.missing.retain(|s| sales.contains(&s.at));
}

/// The form's opening events as the operation wants them.
fn new_case(events: &[Event]) -> NewCase {
    let mut new = NewCase::default();
    for event in events {
        match event {
            Event::CaseOpened(e) => {
                new.title = e.title.clone().unwrap_or_default();
                (new.from, new.to) = (e.from, e.to);
            }
            Event::PartySet(e) => match e.role {
                Role::Merchant => new.merchant = party(e),
                Role::Bank => new.bank = party(e),
                Role::Platform => new.platform = party(e),
                Role::Other => new.agent = party(e),
                Role::Regulator => {}
            },
            Event::NoteAdded(e) => new.note = e.text.clone(),
            _ => {}
        }
    }
    new
}

fn party(e: &PartySet) -> Option<NewParty> {
    Some(NewParty {
        account_tail: e.account_tail.clone(),
        merchant_no: e.merchant_no.clone(),
        ..NewParty::named(e.name.clone()?)
    })
}
