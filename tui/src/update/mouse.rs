//! The mouse: a click selects, a second one opens, the wheel scrolls. Keys can do all of it.

use super::{act, forms, nav, pressed};
use crate::form::field::Kind;
use crate::keymap::Key;
use crate::model::Model;
use crate::msg::{Effect, Spot};
use crate::screen::{self, PAGES, What};
use crate::sheet::Sheet;

/// Rows of one turn of the wheel.
const TURN: usize = 3;

/// Something was clicked.
pub fn click(model: &mut Model, spot: Spot) -> Vec<Effect> {
    model.ctrl_c = None;
    match spot {
        Spot::Nothing => vec![],
        Spot::Sheet(at) => on_sheet(model, at),
        _ if model.sheet.is_some() => vec![],
        Spot::Bar(at) => {
            model.notice = None;
            let action = nav::bar(model).get(at).copied();
            action.map_or_else(Vec::new, |action| act::run(model, action))
        }
        Spot::Tab(at) => {
            model.notice = None;
            let page = PAGES.get(at).map(|(_, action, _)| *action);
            page.map_or_else(Vec::new, |action| act::run(model, action))
        }
        Spot::Field(at) => forms::click(model, at),
        Spot::Row { area, row } => {
            let screen = model.screen();
            if screen.area == area && screen.row(area) == row {
                return pressed(model, Key::Enter);
            }
            model.notice = None;
            nav::settle(model, area);
            if let Some(chosen) = model.screen_mut().rows.get_mut(area) {
                *chosen = row;
            }
            vec![]
        }
    }
}

/// A row of a list is chosen, then opened; what weighs is never done by a first click.
fn on_sheet(model: &mut Model, row: usize) -> Vec<Effect> {
    let Some(sheet) = &mut model.sheet else { return vec![] };
    let writes = matches!(sheet, Sheet::Ask { at: 0, .. });
    let (Sheet::Palette { at, .. } | Sheet::Pick { at, .. } | Sheet::Ask { at, .. }) = sheet;
    if *at == row && !writes {
        return pressed(model, Key::Enter);
    }
    *at = row;
    vec![]
}

/// The wheel turned: the list with the focus scrolls. In a form it does nothing, because arrows change dates there.
pub fn wheel(model: &mut Model, up: bool) -> Vec<Effect> {
    let key = if up { Key::Up } else { Key::Down };
    if model.sheet.is_none() {
        let screen = model.screen();
        let count = screen::areas(model, screen).get(screen.area).copied().unwrap_or(0);
        if count <= 1 || matches!(screen.what, What::Form(_)) {
            return vec![];
        }
    } else if matches!(model.sheet, Some(Sheet::Ask { .. })) {
        return vec![];
    }
    (0..TURN).flat_map(|_| pressed(model, key)).collect()
}

/// Whether a second click on the focused field changes it.
pub fn turns(kind: Kind) -> bool {
    matches!(kind, Kind::Choice | Kind::Toggle)
}
