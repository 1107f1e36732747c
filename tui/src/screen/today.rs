//! Page 1: the one thing most worth doing, with its reason; then deadlines, cases, drafts.

use super::{Body, Screen, list, mark, place_of};
use crate::cells::{Row, beside, pad, wrap};
use crate::form::field::date_words;
use crate::model::Model;
use crate::model::views::{DeadlineRow, DraftRow, StepRow};
use crate::msg::Effect;
use crate::theme::Role;
use crate::update;
use recourse_core::args;
use recourse_core::case::stage::Stage;

/// The most important line.
pub const STEP: usize = 0;
/// Deadlines.
pub const DEADLINES: usize = 1;
/// Cases.
pub const CASES: usize = 2;
/// Unfinished forms.
pub const DRAFTS: usize = 3;

/// One row for the step, then the lists.
pub fn areas(model: &Model) -> Vec<usize> {
    let drafts = model.snap.as_deref().map_or(0, |s| s.drafts.len());
    vec![
        usize::from(step(model).is_some()),
        open_deadlines(model).count(),
        model.cases().len(),
        drafts,
    ]
}

/// The most important step.
pub fn step(model: &Model) -> Option<&StepRow> {
    model.snap.as_deref()?.steps.first()
}

/// Deadlines that are not settled.
pub fn open_deadlines(model: &Model) -> impl Iterator<Item = &DeadlineRow> {
    model.snap.iter().flat_map(|s| &s.deadlines).filter(|d| !d.settled)
}

/// Name of the shop, then the day.
pub fn title(model: &Model) -> (String, String) {
    let name = format!("{}  {}", model.text("tui-name"), model.merchant());
    let mut right = date_words(&model.locale, model.today());
    if let Some(text) = reminder(model).filter(|_| model.size.0 >= 70) {
        right = format!("{right}  {text}");
    }
    (name, right)
}

/// Whether reminders outside the program run.
pub fn reminder(model: &Model) -> Option<String> {
    let reminder = model.snap.as_deref()?.reminder?;
    let Some(last) = reminder.last else {
        let id = if reminder.on { "clocks-remind-waits" } else { "clocks-remind-off" };
        return Some(model.text(id));
    };
    let days = (model.today() - last.date_naive()).num_days();
    let (id, format) = match (reminder.on, days) {
        (false, _) => return Some(model.text("clocks-remind-off")),
        (true, ..=0) => ("clocks-remind-ran", "%H:%M"),
        (true, 1) => ("clocks-remind-ran", "%m-%d %H:%M"),
        (true, _) => ("clocks-remind-stale", "%m-%d"),
    };
    let at = last.with_timezone(model.now.offset()).format(format).to_string();
    Some(model.locale.fill(id, args![at = at]))
}

/// Enter.
pub fn open(model: &mut Model, area: usize, row: usize) -> Vec<Effect> {
    match area {
        STEP => step(model).cloned().map_or_else(Vec::new, |s| update::act::go(model, &s)),
        DEADLINES => {
            let all = model.snap.iter().flat_map(|s| &s.deadlines).enumerate();
            let place = all.filter(|(_, d)| !d.settled).nth(row).map(|(at, _)| at);
            update::act::page(model, crate::action::Action::GoDeadlines);
            model.screen_mut().rows[0] = place.unwrap_or(0);
            vec![]
        }
        CASES => super::cases::open(model, row),
        _ => {
            let draft = model.snap.as_deref().and_then(|s| s.drafts.get(row)).cloned();
            draft.map_or_else(Vec::new, |d| update::forms::continue_draft(model, &d))
        }
    }
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    head(model, screen, w, &mut out);
    let drafts = model.snap.as_deref().map(|s| s.drafts.as_slice()).unwrap_or_default();
    let notices = notices(model, w, if h >= 22 { 2 } else { 1 });
    let lines = if drafts.is_empty() { 0 } else { 1 + drafts.len().min(3) };
    let foot = lines + notices.len();
    let room = h.saturating_sub(out.rows.len() + foot);
    let wide = w >= 92;
    if model.cases().is_empty() {
        for line in wrap(&model.text("tui-today-empty"), w) {
            out.rows.push(Row::text(line));
        }
    } else if wide {
        let left_cells = w - 45;
        let mut left = Body::default();
        deadlines(model, screen, (left_cells, room), &mut left);
        let mut right = Body::default();
        cases(model, screen, (18, room), &mut right);
        let at = out.rows.len();
        let bar = model.settings.glyphs.lines()[1];
        if let Some((x, y)) = left.cursor {
            out.cursor = Some((x, y + at));
        }
        if let Some((x, y)) = right.cursor {
            out.cursor = Some((x + left_cells + 3, y + at));
        }
        out.rows.extend(beside(left.rows, right.rows, left_cells, bar));
    } else {
        let half = room / 2;
        deadlines(model, screen, (w, half.max(2)), &mut out);
        let names = w.saturating_sub(30).clamp(18, 40);
        cases(model, screen, (names, room.saturating_sub(half).max(2)), &mut out);
    }
    if !drafts.is_empty() {
        out.rows.resize(out.rows.len().max(h.saturating_sub(foot)), Row::new());
        out.rows.push(Row::of(
            Role::Strong,
            model.locale.fill("tui-today-drafts", args![count = drafts.len()]),
        ));
        let rows = drafts.iter().map(|d| draft_row(model, d));
        list(&mut out, rows, screen.row(DRAFTS), screen.area == DRAFTS, 3);
    }
    if !notices.is_empty() {
        out.rows.resize(out.rows.len().max(h.saturating_sub(notices.len())), Row::new());
        out.rows.extend(notices);
    }
    out
}

/// What is to be known about the book itself, at the foot.
fn notices(model: &Model, w: usize, most: usize) -> Vec<Row> {
    let all = model.snap.iter().flat_map(|s| &s.notices).take(most);
    let told = all.flat_map(|text| first_lines(&format!("* {text}"), w, 2));
    told.map(|line| Row::of(Role::Warn, line)).collect()
}

/// So many lines of a text; the last one says where more was left out.
fn first_lines(text: &str, w: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, w);
    if lines.len() > most {
        lines.truncate(most);
        lines.last_mut().into_iter().for_each(|last| last.push_str(".."));
    }
    lines
}

fn head(model: &Model, screen: &Screen, w: usize, out: &mut Body) {
    let Some(step) = step(model) else { return };
    out.rows.push(Row::of(Role::Strong, model.text("tui-today-first")));
    let focused = screen.area == STEP;
    if focused {
        out.cursor = Some((0, out.rows.len()));
    }
    let no = model.case(&step.case).map(|c| c.no.clone()).unwrap_or_default();
    let mut row = Row::of(Role::Strong, &step.title);
    for text in [no, step.when.clone(), super::case::minutes(model, step)] {
        if !text.is_empty() && row.width() + crate::cells::width(&text) + 6 <= w {
            row = row.plain("    ").plain(text);
        }
    }
    out.rows.push(mark(row, true, focused));
    let why = model.locale.fill("tui-today-why", args![why = step.why.as_str()]);
    let most = if w >= 92 { 2 } else { 3 };
    let lines = first_lines(&why, w.saturating_sub(2), most);
    out.rows.extend(lines.into_iter().map(|line| Row::text(format!("  {line}"))));
    out.rows.push(Row::new());
}

fn deadlines(model: &Model, screen: &Screen, (w, room): (usize, usize), out: &mut Body) {
    let short = |d| super::deadlines::short(model, d, w.saturating_sub(2));
    let rows: Vec<Row> = open_deadlines(model).map(short).collect();
    let room = room.saturating_sub(1);
    let at = screen.row(DEADLINES);
    let head = model.locale.fill("tui-today-deadlines", args![count = rows.len()]);
    out.rows.push(Row::of(Role::Strong, head).plain("  ").plain(place_of(at, rows.len(), room)));
    if rows.is_empty() {
        out.rows.push(Row::of(Role::Muted, format!("  {}", model.text("tui-deadlines-none"))));
    }
    list(out, rows.into_iter(), at, screen.area == DEADLINES, room);
}

/// Cases, with so many cells for number and title.
fn cases(model: &Model, screen: &Screen, (names, room): (usize, usize), out: &mut Body) {
    let head = pad(&model.text("tui-cases-head"), names + 2);
    let sum = crate::cells::pad_left(&model.text("tui-outstanding"), 10);
    out.rows.push(Row::of(Role::Strong, format!("{head} {sum} {}", model.text("tui-stage"))));
    let rows = model.cases().iter().map(|case| {
        let name = format!("{} {}", case.no, case.title);
        let stage = super::case::stage_words(model, case.stage);
        let role = if case.stage == Stage::Closed { Role::Muted } else { Role::Plain };
        Row::new()
            .cell(role, name, names)
            .right(role, super::case::owed_words(model, case), 11)
            .put(role, format!(" {stage}"))
    });
    list(out, rows, screen.row(CASES), screen.area == CASES, room.saturating_sub(1));
}

fn draft_row(model: &Model, draft: &DraftRow) -> Row {
    let what = update::forms::draft_words(model, draft);
    let at = draft.saved_at.format("%m-%d %H:%M").to_string();
    Row::text(format!("{what}  "))
        .put(Role::Muted, model.locale.fill("tui-saved-at", args![at = at]))
        .plain(format!("  [{}]", model.text("tui-do-continue-draft")))
}
