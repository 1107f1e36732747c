//! Moving: between areas, in lists, along the action bar and the tabs. The same on every screen.

use super::act;
use crate::action::Action;
use crate::keymap::{self, Key};
use crate::model::Model;
use crate::msg::Effect;
use crate::screen::{self, PAGES, What};
use crate::sheet::walk;

/// Does what a key means here.
pub fn run(model: &mut Model, action: Action, key: Key) -> Vec<Effect> {
    match action {
        Action::Move => arrows(model, key),
        Action::First | Action::Last | Action::PageUp | Action::PageDown => {
            within(model, key);
            vec![]
        }
        Action::NextArea => turn(model, true),
        Action::PrevArea => turn(model, false),
        Action::Open => enter(model),
        other => act::run(model, other),
    }
}

/// The bar's actions, 更多 at the end.
pub fn bar(model: &Model) -> Vec<Action> {
    let mut actions: Vec<Action> = keymap::bar(model.screen().scope()).take(6).collect();
    actions.push(Action::More);
    actions
}

fn turn(model: &mut Model, forward: bool) -> Vec<Effect> {
    let areas = screen::areas(model, model.screen());
    let bar = areas.len();
    let last = if model.screen().page().is_some() { bar + 1 } else { bar };
    let open = |area: usize| area >= bar || areas.get(area).is_some_and(|rows| *rows > 0);
    let mut area = model.screen().area.min(last);
    for _ in 0..=last {
        area = if forward { (area + 1) % (last + 1) } else { (area + last) % (last + 1) };
        if open(area) {
            break;
        }
    }
    settle(model, area);
    vec![]
}

/// Moves to an area; on the tabs the page one is at is chosen.
pub fn settle(model: &mut Model, area: usize) {
    let tabs = model.screen().tab_area(model);
    let page = model.screen().page();
    let screen = model.screen_mut();
    screen.area = area;
    if area == tabs {
        screen.bar = page.unwrap_or(0);
    } else {
        screen.bar = 0;
    }
}

/// Puts the focus where something is, after the model changed under it.
pub fn steady(model: &mut Model) {
    let areas = screen::areas(model, model.screen());
    let screen = model.screen_mut();
    for (row, count) in screen.rows.iter_mut().zip(areas.iter()) {
        *row = (*row).min(count.saturating_sub(1));
    }
    let empty = areas.get(screen.area).is_some_and(|rows| *rows == 0);
    if empty {
        screen.area = areas.iter().position(|rows| *rows > 0).unwrap_or(areas.len());
        screen.bar = 0;
        if screen.area >= areas.len() && screen.what == What::Reconcile {
            let wanted = screen::reconcile::lacking(model);
            let at = self::bar(model).iter().position(|a| *a == wanted);
            model.screen_mut().bar = at.unwrap_or(0);
        }
    }
}

fn arrows(model: &mut Model, key: Key) -> Vec<Effect> {
    let area = model.screen().area;
    let bar = model.screen().bar_area(model);
    match key {
        Key::Left | Key::Right if area >= bar => {
            let count = if area == bar { self::bar(model).len() } else { PAGES.len() };
            let at = &mut model.screen_mut().bar;
            *at = if key == Key::Right { (*at + 1) % count } else { (*at + count - 1) % count };
        }
        Key::Left | Key::Right => {
            if let Some(effects) = screen::sideways(model, area, key == Key::Right) {
                return effects;
            }
            beside(model, key == Key::Right);
        }
        Key::Up if area == bar => {
            turn(model, false);
        }
        Key::Down if area == bar + 1 => {
            turn(model, true);
        }
        Key::Up | Key::Down if area > bar => {}
        _ => within(model, key),
    }
    vec![]
}

/// Rows of the focused list. One-row areas hand Up and Down on to their neighbours.
fn within(model: &mut Model, key: Key) {
    let areas = screen::areas(model, model.screen());
    let area = model.screen().area;
    let count = areas.get(area).copied().unwrap_or(0);
    let reads_only = matches!(
        model.screen().what,
        screen::What::Detail(_)
            | screen::What::Entry(..)
            | screen::What::Sheet(..)
            | screen::What::Stats
    );
    if count <= 1 && !reads_only {
        match key {
            Key::Up if area > 0 => beside(model, false),
            Key::Down => {
                turn(model, true);
            }
            _ => {}
        }
        return;
    }
    if let Some(row) = model.screen_mut().rows.get_mut(area) {
        walk(row, count, key);
    }
}

/// To the body area before or after, where there is one with rows.
fn beside(model: &mut Model, right: bool) {
    let areas = screen::areas(model, model.screen());
    let area = model.screen().area;
    let full = |a: &usize| areas.get(*a).is_some_and(|rows| *rows > 0);
    let found = if right { (area + 1..areas.len()).find(full) } else { (0..area).rev().find(full) };
    if let Some(area) = found {
        settle(model, area);
    }
}

fn enter(model: &mut Model) -> Vec<Effect> {
    let area = model.screen().area;
    let bar = model.screen().bar_area(model);
    if area == bar {
        let action = self::bar(model).get(model.screen().bar).copied();
        return action.map_or_else(Vec::new, |a| act::run(model, a));
    }
    if area > bar {
        let page = PAGES.get(model.screen().bar).map(|(_, action, _)| *action);
        return page.map_or_else(Vec::new, |a| act::run(model, a));
    }
    let row = model.screen().row(area);
    screen::open(model, area, row)
}
