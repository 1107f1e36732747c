//! Page 6: letters that can be written now, and those that were finished, sent, answered.

use crate::cells::Row;
use crate::model::Model;
use crate::model::road::{LetterRow, OfferRow};
use crate::msg::Effect;
use crate::screen::{Body, Screen, list};
use crate::theme::Role;
use crate::update;
use recourse_core::args;
use recourse_core::letter::Sort;

/// Finished letters, then what can be written.
pub const DONE: usize = 0;
/// What can be written.
pub const OFFERS: usize = 1;

/// Both lists.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![finished(model).len(), offers(model).len()]
}

/// Letters of all cases, the latest first.
pub fn finished(model: &Model) -> Vec<(&str, &LetterRow)> {
    let all = model.snap.iter().flat_map(|s| &s.roads);
    let mut out: Vec<_> =
        all.flat_map(|r| r.letters.iter().map(move |l| (r.case.as_str(), l))).collect();
    out.reverse();
    out
}

/// What can be written in the open cases.
pub fn offers(model: &Model) -> Vec<(&str, &OfferRow)> {
    let all = model.snap.iter().flat_map(|s| &s.roads);
    all.flat_map(|r| r.offers.iter().map(move |o| (r.case.as_str(), o))).collect()
}

/// The case of the chosen row.
pub fn case_of(model: &Model, screen: &Screen) -> Option<String> {
    let row = screen.row(screen.area.min(OFFERS));
    match screen.area {
        DONE => finished(model).get(row).map(|(case, _)| (*case).to_string()),
        _ => offers(model).get(row).map(|(case, _)| (*case).to_string()),
    }
}

/// Enter opens the letter.
pub fn open(model: &mut Model, area: usize, row: usize) -> Vec<Effect> {
    if area == DONE {
        let found = finished(model).get(row).map(|(c, l)| ((*c).to_string(), (*l).clone()));
        return found.map_or_else(Vec::new, |(case, letter)| {
            update::letter::open_finished(model, &case, &letter)
        });
    }
    let found = offers(model).get(row).map(|(c, o)| ((*c).to_string(), (*o).clone()));
    found.map_or_else(Vec::new, |(case, offer)| {
        update::letter::open_letter(model, &case, &offer.sort, &offer.to)
    })
}

/// The word of a sort of letter.
pub fn kind_words(model: &Model, sort: &Sort) -> String {
    let id = format!("screens-letter-{}", sort.word());
    if model.locale.has(&id) { model.text(&id) } else { sort.word().to_string() }
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let done = finished(model);
    let offers = offers(model);
    if model.cases().is_empty() {
        let lines = crate::cells::wrap(&model.text("tui-today-empty"), w);
        out.rows.extend(lines.into_iter().map(Row::text));
        return out;
    }
    let head = model.locale.fill("screens-letters-done", args![count = done.len()]);
    out.rows.push(Row::of(Role::Strong, head));
    if done.is_empty() {
        out.rows.push(Row::of(Role::Muted, format!("  {}", model.text("screens-letters-none"))));
    }
    let many = model.cases().len() > 1;
    let no = |case: &str| {
        let no = model.case(case).map(|c| c.no.clone()).unwrap_or_default();
        if many { format!("{no} ") } else { String::new() }
    };
    let rows = done.iter().map(|(case, l)| {
        let state = state(model, l);
        Row::new()
            .cell(Role::Plain, &l.id, 5)
            .plain(no(case))
            .cell(Role::Plain, kind_words(model, &l.sort), 18)
            .plain(" ")
            .cell(Role::Plain, &l.who, if w >= 76 { 20 } else { 12 })
            .plain(" ")
            .put(if l.voided { Role::Muted } else { Role::Plain }, state)
    });
    let room = (h / 2).saturating_sub(1).min(done.len().max(1));
    list(&mut out, rows, screen.row(DONE), screen.area == DONE, room);
    out.rows.push(Row::new());
    out.rows.push(Row::of(Role::Strong, model.text("screens-letters-offers")));
    let room = h.saturating_sub(out.rows.len());
    let rows = offers.iter().map(|(case, o)| {
        let now = if o.now { model.text("screens-letter-now") } else { String::new() };
        let why = format!("screens-letter-{}-why", o.sort.word());
        let own = !model.locale.has(&why);
        let why = model.text(if own { "screens-letter-own-why" } else { &why });
        let row = Row::text(no(case))
            .cell(Role::Plain, kind_words(model, &o.sort), 18)
            .plain(" ")
            .cell(Role::Plain, &o.who, if w >= 76 { 20 } else { 12 })
            .plain(" ")
            .cell(Role::Strong, now, 9);
        if w >= 76 { row.plain(" ").put(Role::Muted, why) } else { row }
    });
    list(&mut out, rows, screen.row(OFFERS), screen.area == OFFERS, room);
    out
}

/// Where a letter stands, in words.
pub fn state(model: &Model, l: &LetterRow) -> String {
    let fill = |id: &str, on: &str| model.locale.fill(id, args![on = on]);
    if l.voided {
        return model.text("screens-letter-voided");
    }
    match (&l.reached, &l.sent) {
        (Some(on), _) => fill("screens-letter-reached", on),
        (None, Some(on)) => fill("screens-letter-sent", on),
        _ if l.gaps > 0 => model.locale.fill("screens-letter-gaps", args![n = l.gaps]),
        _ => fill("screens-letter-saved", &l.on),
    }
}
