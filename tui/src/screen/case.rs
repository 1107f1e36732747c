//! One case: sums, stage ladder, next steps, evidence at hand and missing, timeline.

mod ladder;

use super::{Body, Screen, What, list};
use crate::cells::{Row, beside, cut, width};
use crate::model::Model;
use crate::model::views::{NeedRow, StepRow};
use crate::msg::Effect;
use crate::theme::Role;
use crate::update;
use chrono::FixedOffset;
use recourse_core::args;
use recourse_core::case::stage::Stage;
use recourse_core::case::{Case, Line};

/// Next steps.
pub const STEPS: usize = 0;
/// Evidence at hand and missing.
pub const NEEDS: usize = 1;
/// What happened.
pub const TIMELINE: usize = 2;

/// Steps, needs, timeline.
pub fn areas(model: &Model, id: &str) -> Vec<usize> {
    let lines = model.case(id).map_or(0, |c| timeline(c, *model.now.offset()).len());
    vec![steps(model, id).count(), needs(model, id).len(), lines]
}

/// What to do in this case.
pub fn steps<'a>(model: &'a Model, id: &'a str) -> impl Iterator<Item = &'a StepRow> {
    model.snap.iter().flat_map(|s| &s.steps).filter(move |s| s.case == id)
}

/// What it has and lacks.
pub fn needs<'a>(model: &'a Model, id: &str) -> &'a [NeedRow] {
    let all = model.snap.as_deref().map(|s| s.needs.as_slice()).unwrap_or_default();
    all.iter().find(|(case, _)| case == id).map(|(_, rows)| rows.as_slice()).unwrap_or_default()
}

/// Number and title, and how long it has been going on.
pub fn title(model: &Model, id: &str) -> (String, String) {
    let Some(case) = model.case(id) else { return Default::default() };
    let days = case.due_span().map(|s| s.0).or(case.from).map(|d| (model.today() - d).num_days());
    let right = days.filter(|d| *d >= 0).map(|d| model.locale.fill("tui-day-n", args![n = d + 1]));
    (format!("{} {}", case.no, case.title), right.unwrap_or_default())
}

/// Enter.
pub fn open(model: &mut Model, id: &str, area: usize, row: usize) -> Vec<Effect> {
    match area {
        STEPS => {
            let step = steps(model, id).nth(row).cloned();
            step.map_or_else(Vec::new, |s| update::act::go(model, &s))
        }
        NEEDS => {
            let Some(need) = needs(model, id).get(row).cloned() else { return vec![] };
            if need.have.is_empty() {
                model.notice = Some(crate::model::Notice::Hint(need.hint));
                return update::forms::evidence(model, id, Some(&need.kind));
            }
            let exhibit = need.have.last().and_then(|e| recourse_core::case::read_number('E', e));
            let seq = exhibit.and_then(|no| model.case(id)?.exhibit(no).map(|x| x.seq));
            push_entry(model, id, seq)
        }
        _ => {
            let seq = model
                .case(id)
                .and_then(|c| timeline(c, *model.now.offset()).get(row).map(|l| l.seq));
            push_entry(model, id, seq)
        }
    }
}

fn push_entry(model: &mut Model, id: &str, seq: Option<u64>) -> Vec<Effect> {
    if let Some(seq) = seq {
        model.stack.push(Screen::new(What::Entry(id.to_string(), seq)));
    }
    vec![]
}

/// Entries worth a line, the latest first.
pub fn timeline(case: &Case, zone: FixedOffset) -> Vec<&Line> {
    let mut lines: Vec<&Line> =
        case.lines.iter().filter(|l| super::history::is_told(&l.event)).collect();
    lines.sort_by_key(|l| (super::history::time_of(l, zone), l.seq));
    lines.reverse();
    lines
}

/// The entry chosen in the timeline.
pub fn chosen_line(model: &Model, screen: &Screen, id: &str) -> Option<u64> {
    let lines = timeline(model.case(id)?, *model.now.offset());
    lines.get(screen.row(TIMELINE)).filter(|_| screen.area == TIMELINE).map(|l| l.seq)
}

/// `约 5 分钟`
pub fn minutes(model: &Model, step: &StepRow) -> String {
    match step.minutes {
        0 => String::new(),
        n => model.locale.fill("tui-minutes", args![n = n]),
    }
}

/// `2 支付平台`: the rung and its name.
pub fn stage_words(model: &Model, stage: Stage) -> String {
    let name = model.text(stage_id(stage));
    let rung = match stage {
        Stage::Bank => 1,
        Stage::Platform => 2,
        Stage::Regulator => 3,
        Stage::Arbitration | Stage::Litigation | Stage::Enforcement => 4,
        Stage::Triage | Stage::Closed => return name,
    };
    format!("{rung} {name}")
}

/// Message id of a stage.
pub fn stage_id(stage: Stage) -> &'static str {
    match stage {
        Stage::Triage => "tui-stage-triage",
        Stage::Bank => "tui-stage-bank",
        Stage::Platform => "tui-stage-platform",
        Stage::Regulator => "tui-stage-regulator",
        Stage::Arbitration => "tui-stage-arbitration",
        Stage::Litigation => "tui-stage-litigation",
        Stage::Enforcement => "tui-stage-enforcement",
        Stage::Closed => "tui-stage-closed",
    }
}

/// The body.
pub fn body(model: &Model, screen: &Screen, id: &str, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let Some(case) = model.case(id) else {
        out.rows.push(Row::text(model.text("tui-no-such-case")));
        return out;
    };
    head(model, case, w, &mut out);
    ladder::rows(model, case, w, h, &mut out);
    out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
    let room = h.saturating_sub(out.rows.len());
    if w >= 92 && room >= 8 {
        two_panes(model, screen, id, w, room, &mut out);
    } else if screen.area == NEEDS {
        needs_list(model, screen, id, room, &mut out);
    } else if screen.area == TIMELINE {
        timeline_list(model, screen, case, w, room, &mut out);
    } else {
        steps_list(model, screen, id, w, room, &mut out);
    }
    out
}

fn two_panes(model: &Model, screen: &Screen, id: &str, w: usize, room: usize, out: &mut Body) {
    let Some(case) = model.case(id) else { return };
    let many = steps(model, id).count().max(needs(model, id).len()) + 1;
    let upper = many.min(room / 2).max(4);
    let half = w / 2 - 2;
    let mut left = Body::default();
    steps_list(model, screen, id, half, upper, &mut left);
    let mut right = Body::default();
    needs_list(model, screen, id, upper, &mut right);
    let at = out.rows.len();
    if let Some((x, y)) = left.cursor {
        out.cursor = Some((x, y + at));
    }
    if let Some((x, y)) = right.cursor {
        out.cursor = Some((x + half + 3, y + at));
    }
    out.rows.extend(beside(left.rows, right.rows, half, model.settings.glyphs.lines()[1]));
    out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
    let rest = room.saturating_sub(out.rows.len() - at);
    timeline_list(model, screen, case, w, rest, out);
}

fn head(model: &Model, case: &Case, w: usize, out: &mut Body) {
    let names: Vec<&str> = case.obligors().map(|p| p.name()).collect();
    let separator = model.text("tui-list-comma");
    let merchant = case.party_in(recourse_core::case::party::Role::Merchant);
    let who = model.locale.fill(
        "tui-case-who",
        args![
            merchant = merchant.map(|p| p.name().to_string()).unwrap_or_default(),
            obligors = names.join(&separator)
        ],
    );
    let sums = model.locale.fill(
        "tui-case-sums",
        args![owed = owed_words(model, case), back = case.recovered().grouped()],
    );
    let row = Row::text(cut(&crate::cells::clean(&who), w.saturating_sub(4)));
    let near = nearest(model, &case.id);
    let mut row = if row.width() + crate::cells::width(&sums) + 4 <= w {
        row.plain("    ").put(Role::Strong, sums)
    } else {
        Row::of(Role::Strong, sums)
    };
    if let Some((role, text)) = near.filter(|(_, t)| row.width() + crate::cells::width(t) + 4 <= w)
    {
        row = row.plain("    ").put(role, text);
    }
    out.rows.push(row);
}

/// What is still missing; nought is no answer where nobody has found out.
pub fn owed_words(model: &Model, case: &Case) -> String {
    if case.sum_known() { case.outstanding().grouped() } else { model.text("steps-sum-unknown") }
}

/// The next date that is still open: how many days are left, or since when it is over.
fn nearest(model: &Model, id: &str) -> Option<(Role, String)> {
    let all = model.snap.iter().flat_map(|s| &s.deadlines);
    let next = all.filter(|d| d.case == id && !d.settled).min_by_key(|d| d.due)?;
    let n = next.days_left;
    Some(match n {
        ..0 => (Role::Danger, model.locale.fill("screens-near-over", args![n = -n])),
        0..=7 => (Role::Warn, model.locale.fill("screens-near-soon", args![n = n])),
        _ => (Role::Plain, model.locale.fill("screens-near", args![n = n])),
    })
}

fn steps_list(model: &Model, screen: &Screen, id: &str, w: usize, room: usize, out: &mut Body) {
    let rows: Vec<Row> = steps(model, id)
        .enumerate()
        .map(|(at, step)| {
            let title = format!("{} {}", at + 1, step.title);
            // What to do goes before how long it takes; a date stays in any case.
            let fits = width(&title) + 15 <= w;
            let when = match (step.when.is_empty(), fits) {
                (false, _) => step.when.clone(),
                (true, true) => minutes(model, step),
                (true, false) => String::new(),
            };
            // The mark before the row, the space between, and what stands behind.
            let taken = if fits { 12 } else { width(&when) };
            let cells = w.saturating_sub(taken + 3);
            Row::new().cell(Role::Plain, title, cells).plain(" ").plain(when)
        })
        .collect();
    let head = Row::of(Role::Strong, model.text("tui-next-steps"));
    let alone = usize::from(model.size.0) < 96;
    out.rows.push(if alone {
        let lacking = needs(model, id).iter().filter(|n| n.have.is_empty()).count();
        let panes = model.locale.fill("screens-next-panes", args![lacking = lacking]);
        head.plain("    ").put(Role::Muted, panes)
    } else {
        head
    });
    if rows.is_empty() {
        out.rows.push(Row::of(Role::Muted, format!("  {}", model.text("tui-no-steps"))));
    }
    list(out, rows.into_iter(), screen.row(STEPS), screen.area == STEPS, room.saturating_sub(1));
}

fn needs_list(model: &Model, screen: &Screen, id: &str, room: usize, out: &mut Body) {
    let needs = needs(model, id);
    let lacking = needs.iter().filter(|n| n.have.is_empty()).count();
    let head = model.locale.fill("tui-needs", args![lacking = lacking]);
    out.rows.push(Row::of(Role::Strong, head));
    let rows = needs.iter().map(|need| {
        let (mark, role) = if need.have.is_empty() {
            ("tui-mark-lacking", Role::Danger)
        } else {
            ("tui-mark-have", Role::Good)
        };
        let row = Row::of(role, model.text(mark))
            .plain(" ")
            .cell(Role::Plain, &need.label, 24)
            .plain(" ");
        if need.have.is_empty() {
            row.put(Role::Muted, model.text("tui-need-enter"))
        } else {
            row.plain(need.have.join(" "))
        }
    });
    list(out, rows, screen.row(NEEDS), screen.area == NEEDS, room.saturating_sub(1));
}

fn timeline_list(
    model: &Model,
    screen: &Screen,
    case: &Case,
    w: usize,
    room: usize,
    out: &mut Body,
) {
    let lines = timeline(case, *model.now.offset());
    let at = screen.row(TIMELINE);
    let place = super::place_of(at, lines.len(), room.saturating_sub(1));
    out.rows.push(Row::of(Role::Strong, model.text("tui-timeline")).plain("  ").plain(place));
    let rows: Vec<Row> = lines
        .iter()
        .map(|line| super::history::told(model, Some(case), line, w.saturating_sub(2), false))
        .collect();
    list(out, rows.into_iter(), at, screen.area == TIMELINE, room.saturating_sub(1));
}
