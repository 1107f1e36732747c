//! Page 3: sales against credits, run by run; missing runs are ticked and become a case.

use super::{Body, Screen, What, list, place_of};
use crate::action::Action;
use crate::cells::{Row, cut, width, wrap};
use crate::model::Model;
use crate::model::views::{ReconcileView, RunRow, RunState};
use crate::msg::Effect;
use crate::screen::detail::Detail;
use crate::theme::Role;
use chrono::NaiveDate;
use recourse_core::Money;
use recourse_core::args;
use recourse_core::case::Case;
use std::collections::BTreeSet;

/// One list.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![model.runs.as_deref().map_or(0, |v| v.runs.len())]
}

/// The side that is missing: what to import first.
pub fn lacking(model: &Model) -> Action {
    let pos = model.runs.as_deref().is_some_and(|v| !v.pos.is_empty());
    if pos { Action::ImportBank } else { Action::ImportPos }
}

/// The chosen run.
pub fn chosen<'a>(model: &'a Model, screen: &Screen) -> Option<&'a RunRow> {
    model.runs.as_deref()?.runs.get(screen.row(0))
}

/// Ticked trade days; where none is ticked, all days that lack money.
pub fn ticked(model: &Model, screen: &Screen) -> Vec<NaiveDate> {
    let Some(view) = model.runs.as_deref() else { return vec![] };
    let of = |keep: &dyn Fn(usize, &RunRow) -> bool| {
        let rows = view.runs.iter().enumerate();
        rows.filter(|(at, run)| keep(*at, run)).map(|(_, run)| run.traded).collect::<Vec<_>>()
    };
    if screen.ticked.is_empty() {
        of(&|_, run| run.state.is_bad())
    } else {
        of(&|at, _| screen.ticked.contains(&at))
    }
}

/// An open case that trade days belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Case id.
    pub case: String,
    /// Its number.
    pub no: String,
    /// Everything unpaid of these days is in it.
    pub all: bool,
}

/// The open case these days belong to: one that holds some of their sales, else one about the same days, else one that
/// does not know its sum yet.
pub fn home(model: &Model, days: &[NaiveDate]) -> Option<Home> {
    let view = model.runs.as_deref()?;
    let runs = view.runs.iter().filter(|r| days.contains(&r.traded));
    let wanted: BTreeSet<&str> =
        runs.flat_map(|r| &r.lacking).map(String::as_str).filter(|r| !r.is_empty()).collect();
    let open = || model.open_cases();
    let home = |case: &Case, all| Home { case: case.id.clone(), no: case.no.clone(), all };
    let held = |case: &Case| {
        let sales = case.vouchers.iter().map(|v| v.voucher.reference.as_str());
        sales.filter(|r| wanted.contains(r)).collect::<BTreeSet<_>>().len()
    };
    let most = open().map(|c| (held(c), c)).max_by_key(|(n, _)| *n);
    if let Some((n, case)) = most.filter(|(n, _)| *n > 0) {
        return Some(home(case, n == wanted.len()));
    }
    let same_days = |case: &&Case| {
        let (Some(from), Some(to)) = (case.from, case.to.or(case.from)) else { return false };
        case.vouchers.is_empty() && days.iter().any(|d| (from..=to).contains(d))
    };
    let found = open().find(same_days).or_else(|| open().find(|c| !c.sum_known()));
    found.map(|case| home(case, false))
}

/// Enter ticks a row, as Space does.
pub fn open(model: &mut Model, row: usize) -> Vec<Effect> {
    let ticked = &mut model.screen_mut().ticked;
    match ticked.iter().position(|r| *r == row) {
        Some(at) => {
            ticked.remove(at);
        }
        None => ticked.push(row),
    }
    vec![]
}

/// Shows why the chosen run was matched so.
pub fn basis(model: &mut Model) -> Vec<Effect> {
    let row = model.screen().row(0);
    if chosen(model, model.screen()).is_some() {
        model.stack.push(Screen::new(What::Detail(Detail::Basis(row))));
    } else {
        model.hint("tui-nothing-here");
    }
    vec![]
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let Some(view) = model.runs.as_deref().filter(|v| !v.runs.is_empty()) else {
        let imports = model.snap.as_deref().map_or(0, |s| s.book.imports.len());
        let id = if imports > 0 && model.runs.is_none() {
            "tui-reconciling"
        } else {
            "tui-reconcile-empty"
        };
        out.rows.extend(wrap(&model.text(id), w).into_iter().map(Row::text));
        if let Some(view) = model.runs.as_deref() {
            for line in [&view.pos, &view.bank] {
                out.rows.push(Row::of(Role::Strong, line));
            }
        }
        return out;
    };
    if h >= 12 {
        for line in [&view.pos, &view.bank] {
            out.rows.push(Row::text(line));
        }
        // Of several acquirers each has its own words; a small screen keeps its lines for the list.
        let rule = wrap(&view.rule, w).into_iter().map(Row::text);
        out.rows.extend(rule.take(if h >= 16 { 3 } else { 1 }));
    }
    // What the sums cannot be read without stands on the smallest screen, cut to what leaves room for the list.
    let said = view.said.iter().flat_map(|text| wrap(&format!("! {text}"), w));
    out.rows.extend(said.take(h / 3).map(|line| Row::of(Role::Warn, line)));
    if h >= 12 {
        out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
    }
    let unmatched = view.unmatched.len().min(if h >= 16 { 3 } else { 1 });
    let room = h.saturating_sub(out.rows.len() + 2 + unmatched);
    let place = place_of(screen.row(0), view.runs.len(), room);
    let columns = Columns::that_fit(model, view, &place, w);
    out.rows.push(head(model, columns).plain("  ").put(Role::Muted, place));
    let runs = view.runs.iter().enumerate();
    let rows: Vec<Row> = runs.map(|(at, run)| run_row(model, screen, at, run, columns)).collect();
    list(&mut out, rows.into_iter(), screen.row(0), screen.area == 0, room);
    foot(model, screen, view, unmatched, &mut out);
    out
}

/// Of a longer name its beginning tells whose the row is.
const WHOSE_MAX: usize = 18;
/// Fewer cells than this tell nothing of it.
const WHOSE_MIN: usize = 8;

/// The columns besides day, sum due, payment and state, where the width has room for them.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    whose: usize,
    difference: bool,
    gross: bool,
    count: bool,
    fee: bool,
}

impl Columns {
    /// The state is the one word that no row can do without, so it is measured first: in this language, beside the place.
    fn that_fit(model: &Model, view: &ReconcileView, place: &str, w: usize) -> Self {
        let states = view.runs.iter().map(|run| width(&model.text(run.state.id()))).max();
        let title = width(&model.text("tui-col-state")) + 2 + width(place);
        let mut left = w.saturating_sub(6 + 7 + 15 + 7 + 12 + 2 + states.unwrap_or(0).max(title));
        // Whose a row is cannot be told from the others; what it lacks can.
        let whose = view.runs.iter().map(|run| width(&run.whose)).max().unwrap_or_default();
        let whose = if whose == 0 { 0 } else { (whose.clamp(6, WHOSE_MAX) + 2).min(left) };
        let whose = if whose >= WHOSE_MIN { whose } else { 0 };
        left -= whose;
        let mut fits = |cells| {
            let room = left >= cells;
            left = if room { left - cells } else { 0 };
            room
        };
        Self { whose, difference: fits(12), gross: fits(13), count: fits(6), fee: fits(9) }
    }
}

fn head(model: &Model, columns: Columns) -> Row {
    let right = |row: Row, id: &str, cells| row.right(Role::Strong, model.text(id), cells);
    let mut row = Row::text("      ").cell(Role::Strong, model.text("tui-col-traded"), 7);
    if columns.whose > 0 {
        row = row.cell(Role::Strong, model.text("tui-col-whose"), columns.whose);
    }
    if columns.count {
        row = right(row, "tui-col-count", 6);
    }
    if columns.gross {
        row = right(row, "tui-col-gross", 13);
    }
    if columns.fee {
        row = right(row, "tui-col-fee", 9);
    }
    row = right(row, "tui-col-expected", 13).plain("  ");
    row = row.cell(Role::Strong, model.text("tui-col-due"), 7);
    row = right(row, "tui-col-paid", 12);
    if columns.difference {
        row = right(row, "tui-col-difference", 12);
    }
    row.plain("  ").put(Role::Strong, model.text("tui-col-state"))
}

fn run_row(model: &Model, screen: &Screen, at: usize, run: &RunRow, columns: Columns) -> Row {
    let tick = if screen.ticked.contains(&at) { "[x] " } else { "[ ] " };
    let role = match run.state {
        s if s.is_bad() => Role::Danger,
        RunState::Awaited | RunState::Late | RunState::Uncovered => Role::Warn,
        _ => Role::Plain,
    };
    let mut row = Row::text(tick).cell(Role::Plain, run.traded.format("%m-%d").to_string(), 7);
    if columns.whose > 0 {
        row = row.cell(Role::Plain, cut(&run.whose, columns.whose - 2), columns.whose);
    }
    if columns.count {
        row = row.right(Role::Plain, run.count.to_string(), 6);
    }
    if columns.gross {
        row = row.right(Role::Plain, run.gross.grouped(), 13);
    }
    if columns.fee {
        row = row.right(Role::Plain, run.fee.grouped(), 9);
    }
    let paid = run.paid.map_or_else(|| "-".to_string(), |m| m.grouped());
    row = row
        .right(Role::Plain, run.expected.grouped(), 13)
        .plain("  ")
        .cell(Role::Plain, run.due.format("%m-%d").to_string(), 7)
        .right(Role::Plain, paid, 12);
    if columns.difference {
        row = row.right(Role::Plain, run.difference.grouped(), 12);
    }
    row.plain("  ").put(role, model.text(run.state.id()))
}

fn foot(model: &Model, screen: &Screen, view: &ReconcileView, unmatched: usize, out: &mut Body) {
    let days = ticked(model, screen);
    let lacking = view.runs.iter().filter(|r| days.contains(&r.traded) && r.state.is_bad());
    let sum = lacking.clone().map(|r| -r.difference.minor).sum::<i64>();
    let currency = view.runs.first().map_or(recourse_core::Currency::CNY, |r| r.expected.currency);
    let home = home(model, &days);
    let id = match &home {
        _ if days.is_empty() => "tui-reconcile-sum-none",
        Some(home) if home.all => "steps-rows-held",
        Some(_) => "steps-rows-home",
        None if screen.ticked.is_empty() => "tui-reconcile-sum-all",
        None => "tui-reconcile-sum",
    };
    let no = home.map(|h| h.no).unwrap_or_default();
    let ticked = if screen.ticked.is_empty() { "no" } else { "yes" };
    let sum = Money::new(sum, currency).grouped();
    let text = model.locale.fill(id, args![days = days.len(), sum = sum, no = no, ticked = ticked]);
    out.rows.push(Row::of(Role::Strong, text));
    for row in view.unmatched.iter().take(unmatched) {
        let text = model.locale.fill(
            "tui-reconcile-unmatched",
            args![
                day = row.date.format("%m-%d").to_string(),
                sum = row.amount.grouped(),
                text = row.text.as_str()
            ],
        );
        out.rows.push(Row::of(Role::Warn, format!("! {text}")));
    }
}
