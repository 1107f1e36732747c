//! What to collect: per thing why, where, until when, original or copy, and whether it is there.

use super::{fact, number, view};
use crate::cells::Row;
use crate::model::Model;
use crate::model::road::PieceRow;
use crate::msg::Effect;
use crate::screen::{Body, Screen, What, detail, list, place_of};
use crate::theme::Role;
use recourse_core::args;

/// One list.
pub fn areas(model: &Model, case: &str) -> Vec<usize> {
    vec![view(model, case).map_or(0, |v| v.pieces.len())]
}

/// Title and case.
pub fn title(model: &Model, case: &str) -> (String, String) {
    (model.text("screens-matrix-title"), number(model, case))
}

/// The chosen piece.
pub fn chosen<'a>(model: &'a Model, screen: &Screen, case: &str) -> Option<&'a PieceRow> {
    view(model, case)?.pieces.get(screen.row(0))
}

/// Enter says where to get it.
pub fn open(model: &mut Model, case: &str, row: usize) -> Vec<Effect> {
    let detail = detail::Detail::Piece { case: case.to_string(), at: row };
    model.stack.push(Screen::new(What::Detail(detail)));
    vec![]
}

/// The mark of a piece.
pub fn mark(piece: &PieceRow) -> (&'static str, Role) {
    match piece.status {
        "have" => ("tui-mark-have", Role::Good),
        "waived" => ("screens-mark-waived", Role::Muted),
        "lost" => ("screens-mark-lost", Role::Muted),
        _ => ("tui-mark-lacking", Role::Danger),
    }
}

/// The body.
pub fn body(model: &Model, screen: &Screen, case: &str, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let Some(road) = view(model, case) else {
        out.rows.push(Row::text(model.text("screens-road-none")));
        return out;
    };
    let gaps = road.pieces.iter().filter(|p| p.status == "missing").count();
    let head = model.locale.fill(
        "screens-matrix-head",
        args![have = road.pieces.len() - gaps, all = road.pieces.len(), gaps = gaps],
    );
    let help = chosen(model, screen, case).map(|p| under(model, p, w)).unwrap_or_default();
    let help = if h >= 14 { help } else { Vec::new() };
    let room = h.saturating_sub(1 + help.len() + usize::from(!help.is_empty()));
    let place = place_of(screen.row(0), road.pieces.len(), room);
    out.rows.push(Row::of(Role::Strong, head).plain("  ").plain(place));
    let rows: Vec<Row> = road.pieces.iter().map(|p| row(model, p, w)).collect();
    list(&mut out, rows.into_iter(), screen.row(0), screen.area == 0, room);
    if !help.is_empty() {
        out.rows.resize(h.saturating_sub(help.len() + 1), Row::new());
        out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
        out.rows.extend(help);
    }
    out
}

fn row(model: &Model, piece: &PieceRow, w: usize) -> Row {
    let (mark, role) = mark(piece);
    let right = if w >= 76 { 38 } else { 16 };
    let mut row = Row::new()
        .cell(role, model.text(mark), 10)
        .cell(Role::Plain, &piece.what, w.saturating_sub(right + 14))
        .plain(" ");
    let until = match (piece.status, piece.days_left) {
        ("missing", Some(n)) if n >= 0 => model.locale.fill("screens-days-left", args![n = n]),
        ("have", _) => piece.have.join(" "),
        _ => String::new(),
    };
    let soon = piece.status == "missing" && piece.days_left.is_some_and(|n| (0..=30).contains(&n));
    row = row.cell(if soon { Role::Warn } else { Role::Plain }, until, 14);
    if w >= 76 {
        let form = model.text(&format!("screens-form-{}", piece.form));
        row = row.plain(" ").cell(Role::Muted, form, 10);
        if piece.now && piece.status == "missing" {
            row = row.plain(" ").put(Role::Strong, model.text("screens-piece-now"));
        }
    }
    row
}

fn under(model: &Model, piece: &PieceRow, w: usize) -> Vec<Row> {
    let mut rows = fact(&model.text("screens-piece-why"), &piece.why, w);
    rows.truncate(1);
    rows.extend(fact(&model.text("screens-piece-where"), &piece.place, w).into_iter().take(2));
    rows
}

/// Everything about one piece, to read.
pub fn lines(model: &Model, case: &str, at: usize, w: usize) -> Vec<Row> {
    let Some(p) = view(model, case).and_then(|v| v.pieces.get(at)) else {
        return vec![Row::text(model.text("tui-nothing-here"))];
    };
    let (mark, role) = mark(p);
    let mut rows =
        vec![Row::of(role, model.text(mark)).plain(" ").put(Role::Strong, &p.what), Row::new()];
    let form = model.text(&format!("screens-form-{}", p.form));
    let until = p.until.map(|d| {
        let n = p.days_left.unwrap_or_default();
        let day = crate::form::field::date_words(&model.locale, d);
        model.locale.fill("screens-piece-until-day", args![day = day, n = n])
    });
    let have = if p.have.is_empty() { None } else { Some(p.have.join(" ")) };
    for (label, text) in [
        ("screens-piece-why", Some(p.why.clone())),
        ("screens-piece-where", Some(p.place.clone())),
        ("screens-piece-keep", Some(p.keep.clone())),
        ("screens-piece-until", until),
        ("screens-piece-form", Some(form)),
        ("screens-piece-tip", p.tip.clone()),
        ("screens-piece-have", have),
    ] {
        if let Some(text) = text {
            rows.extend(fact(&model.text(label), &text, w));
        }
    }
    rows
}
