//! The ladder of a case: four rungs, and where each obligor's own ladder stands.

use super::{stage_id, stage_words};
use crate::cells::{Row, cut};
use crate::model::Model;
use crate::screen::Body;
use crate::theme::Role;
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::stage::Stage;

/// Stages of the ladder as shown: 5 and 6 share the last rung.
const LADDER: [Stage; 4] = [Stage::Bank, Stage::Platform, Stage::Regulator, Stage::Litigation];

fn rung(case: &Case, stage: Stage) -> (&'static str, Role) {
    let now = case.stage;
    let reached = case.moves.iter().any(|(_, m)| m.to == stage);
    let here = now == stage
        || (stage == Stage::Litigation && matches!(now, Stage::Arbitration | Stage::Enforcement));
    if here {
        ("tui-mark-now", Role::Strong)
    } else if now > stage && (reached || now == Stage::Closed) {
        ("tui-mark-done", Role::Good)
    } else if now > stage {
        ("tui-mark-skipped", Role::Muted)
    } else {
        ("tui-mark-todo", Role::Muted)
    }
}

/// The rungs, and under each its span, what was said last, and the papers.
pub(super) fn rows(model: &Model, case: &Case, w: usize, h: usize, out: &mut Body) {
    let extra = matches!(case.stage, Stage::Triage | Stage::Closed | Stage::Enforcement);
    let arrow = match (w >= 92, extra) {
        (true, false) => " ------> ",
        (true, true) => " -> ",
        _ => " > ",
    };
    let rungs = |named: bool| {
        let mut row = Row::new();
        if w >= 92 {
            row = row.plain(format!("{}  ", model.text("tui-stage")));
        }
        let mut columns = Vec::new();
        for (at, stage) in LADDER.into_iter().enumerate() {
            if at > 0 {
                row = row.put(Role::Muted, arrow);
            }
            columns.push(row.width());
            let (mark, role) = rung(case, stage);
            row = row.put(role, format!("{} {}", model.text(mark), at + 1));
            if named || mark == "tui-mark-now" {
                let court = stage == Stage::Litigation;
                let name = if court { "tui-stage-court" } else { stage_id(stage) };
                row = row.put(role, format!(" {}", model.text(name)));
            }
        }
        (row, columns)
    };
    let (mut row, mut columns) = rungs(true);
    // Too narrow for all names: the one that counts keeps its own.
    if row.width() > w {
        (row, columns) = rungs(false);
    }
    if extra {
        row = row.plain("   ").put(Role::Strong, model.text(stage_id(case.stage)));
    }
    out.rows.push(row);
    if h < 18 || w < 92 {
        return;
    }
    let mut dates = Row::new();
    for (stage, column) in LADDER.into_iter().zip(columns.iter().copied()) {
        dates = dates.to(column);
        if let Some(text) = span_of(model, case, stage) {
            dates = dates.put(Role::Muted, text);
        }
    }
    let said = |stage| said_of(model, case, stage);
    let papers = |stage| papers_of(model, case, stage);
    let mut below = vec![dates];
    for words in [&said as &dyn Fn(Stage) -> Option<String>, &papers] {
        let mut line = Row::new();
        for (at, (stage, column)) in LADDER.into_iter().zip(&columns).enumerate() {
            let end = columns.get(at + 1).map_or(w, |next| next.saturating_sub(1));
            line = line.to(*column);
            if let Some(text) = words(stage) {
                line = line.put(Role::Muted, cut(&crate::cells::clean(&text), end - column));
            }
        }
        below.push(line);
    }
    out.rows.extend(below.into_iter().filter(|row| !row.string().trim().is_empty()));
    if let Some(row) = per_obligor(model, case) {
        out.rows.push(row);
    }
}

/// What that party said last, or still owes an answer to.
fn said_of(model: &Model, case: &Case, stage: Stage) -> Option<String> {
    use recourse_core::case::party::Role as Part;
    let part = match stage {
        Stage::Bank => Part::Bank,
        Stage::Platform => Part::Platform,
        Stage::Regulator => Part::Regulator,
        _ => return None,
    };
    let with = |id: &str| case.party(id).is_some_and(|p| p.now.role == part);
    let contacts = || case.live_contacts().filter(|c| with(&c.now.with));
    let open = contacts().filter(|c| c.promise_open()).filter_map(|c| c.now.promise_by).min();
    if let Some(by) = open {
        let by = by.format("%-m-%d").to_string();
        return Some(model.locale.fill("screens-rung-promise", args![by = by]));
    }
    // Their words: a letter of one's own is no answer.
    let said = recourse_core::road::statements(case);
    let last = said.into_iter().rfind(|s| with(&s.from) && !s.said.is_empty())?.said;
    Some(model.locale.fill("screens-rung-said", args![said = last.replace('\n', " ")]))
}

/// How many of the papers wanted before leaving a stage are in hand.
fn papers_of(model: &Model, case: &Case, stage: Stage) -> Option<String> {
    let wanted = recourse_core::road::readiness(case, stage, None);
    let have = wanted.iter().filter(|r| r.ready || r.waived).count();
    let all = wanted.len();
    (all > 0).then(|| model.locale.fill("screens-rung-papers", args![have = have, all = all]))
}

/// Where each obligor's own ladder stands, once they differ from the case.
fn per_obligor(model: &Model, case: &Case) -> Option<Row> {
    if case.ladders.is_empty() {
        return None;
    }
    let mut row = Row::of(Role::Strong, model.text("screens-each-obligor"));
    for ladder in recourse_core::road::ladders(case) {
        let text = format!("  {}: {}", ladder.name, stage_words(model, ladder.stage));
        row = row.plain(text);
    }
    Some(row)
}

/// `3-12 至 3-24`, or `3-24 起`.
fn span_of(model: &Model, case: &Case, stage: Stage) -> Option<String> {
    let day = |seq: u64| {
        let line = case.lines.iter().find(|l| l.seq == seq)?;
        Some(
            crate::screen::history::time_of(line, *model.now.offset()).format("%-m-%d").to_string(),
        )
    };
    let at = case.moves.iter().position(|(_, m)| m.to == stage && m.obligor.is_none())?;
    let from = day(case.moves.get(at)?.0)?;
    let to = case
        .moves
        .iter()
        .skip(at + 1)
        .find(|(_, m)| m.obligor.is_none())
        .and_then(|(s, _)| day(*s));
    Some(match to {
        Some(to) => model.locale.fill("tui-span", args![from = from, to = to]),
        None => model.locale.fill("tui-since", args![from = from]),
    })
}
