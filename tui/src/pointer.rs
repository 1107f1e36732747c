//! What lies under the mouse. Nothing is drawn twice for it: the drawn frame tells where the cursor would stand for
//! each row, and from that follows which row lies where.

use crate::form::draw;
use crate::model::Model;
use crate::msg::{Mouse, Msg, Spot};
use crate::screen;
use crate::sheet;
use crate::view;

/// Turns a word of the mouse into what was meant; every other message stays as it is.
pub fn aim(model: &Model, msg: Msg) -> Msg {
    match msg {
        Msg::Mouse(Mouse::Press(x, y)) => Msg::Click(spot(model, usize::from(x), usize::from(y))),
        Msg::Mouse(Mouse::Up) => Msg::Wheel(true),
        Msg::Mouse(Mouse::Down) => Msg::Wheel(false),
        other => other,
    }
}

/// What lies at this column and row.
pub fn spot(model: &Model, x: usize, y: usize) -> Spot {
    let frame = view::layout(model);
    let hit = |spans: &[view::Span]| spans.iter().find(|s| s.covers(x)).map(|s| s.what);
    if y == frame.bar.0
        && let Some(at) = hit(&frame.bar.1)
    {
        return Spot::Bar(at);
    }
    if y == frame.tabs.0
        && let Some(at) = hit(&frame.tabs.1)
    {
        return Spot::Tab(at);
    }
    let inside = y >= frame.body.0 && y < frame.body.0 + frame.body.1 && x >= 2;
    if !inside {
        return Spot::Nothing;
    }
    let (w, h) = (usize::from(model.size.0).saturating_sub(4), frame.body.1);
    let (column, line) = (x - 2, y - frame.body.0);
    if let Some(sheet) = &model.sheet {
        return sheet::under(sheet, model, (column, line), (w, h))
            .map_or(Spot::Nothing, Spot::Sheet);
    }
    if let Some(form) = model.form() {
        return draw::under(form, model, (column, line), (w, h)).map_or(Spot::Nothing, Spot::Field);
    }
    row(model, x, y).unwrap_or(Spot::Nothing)
}

/// The row of a list. Lists stand below or beside each other: of those that begin above the mouse, the nearest is meant.
fn row(model: &Model, x: usize, y: usize) -> Option<Spot> {
    let areas = screen::areas(model, model.screen());
    let mut best: Option<((usize, usize), Spot)> = None;
    for (area, count) in areas.iter().enumerate().filter(|(_, count)| **count > 0) {
        let at = |row: usize| {
            let mut probe = model.clone();
            probe.screen_mut().area = area;
            *probe.screen_mut().rows.get_mut(area)? = row;
            view::layout(&probe).cursor
        };
        let chosen = model.screen().row(area).min(count - 1);
        let (Some((left, first)), Some((_, here)), Some((_, last))) =
            (at(0), at(chosen), at(count - 1))
        else {
            continue;
        };
        if x + 1 < left || y < first || y > last {
            continue;
        }
        // The row on top of the list now, and so the one under the mouse.
        let top = chosen.saturating_sub(here - first);
        let spot = Spot::Row { area, row: top + (y - first) };
        let nearer = best.as_ref().is_none_or(|(b, _)| (left, first) >= *b);
        if nearer && top + (y - first) < *count {
            best = Some(((left, first), spot));
        }
    }
    best.map(|(_, spot)| spot)
}
