//! Page 8: language, frames, colours, reminders, who records, where things are. Applies while you look at it.

use super::{Body, Screen, list};
use crate::cells::{Row, cut_middle};
use crate::form::field::Choice;
use crate::model::Model;
use crate::msg::Effect;
use crate::sheet::{Sheet, Then};
use crate::theme::{Colours, Glyphs, Role};
use recourse_core::locale::{Lang, Locale};

const LANG: usize = 0;
const GLYPHS: usize = 1;
const COLOURS: usize = 2;
const MOUSE: usize = 3;
const REMIND: usize = 4;
const ACTOR: usize = 5;

/// Six choices, then what is only to be read.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![ACTOR + 1 + places(model).len()]
}

fn places(model: &Model) -> &[(&'static str, String)] {
    model.snap.as_deref().map(|s| s.places.as_slice()).unwrap_or_default()
}

/// Left, right and Enter change the chosen setting.
pub fn change(model: &mut Model, row: usize, forward: bool) -> Vec<Effect> {
    let step =
        |at: usize, count: usize| if forward { (at + 1) % count } else { (at + count - 1) % count };
    match row {
        LANG => return switch_language(model),
        GLYPHS => {
            let all = Glyphs::ALL.len();
            let now = Glyphs::ALL.iter().position(|g| *g == model.settings.glyphs).unwrap_or(0);
            let at = step(if model.settings.probes { all } else { now }, all + 1);
            model.settings.probes = at == all;
            model.settings.glyphs = Glyphs::ALL.get(at).copied().unwrap_or(model.settings.glyphs);
        }
        COLOURS => {
            let at = Colours::ALL.iter().position(|c| *c == model.settings.colours).unwrap_or(0);
            model.settings.colours = Colours::ALL[step(at, Colours::ALL.len())];
        }
        MOUSE => model.settings.mouse = !model.settings.mouse,
        // No setting of ours but of the system's, for the open book.
        REMIND => {
            let now = model.snap.as_deref().and_then(|s| s.reminder);
            return now.map(|now| Effect::Remind(!now.on)).into_iter().collect();
        }
        ACTOR => return pick_actor(model),
        _ => return vec![],
    }
    vec![Effect::SaveSettings(model.settings.clone())]
}

/// Who writes: somebody known, or another person by name.
fn pick_actor(model: &mut Model) -> Vec<Effect> {
    let mut rows = Vec::new();
    let mut put = |value: &str, label: String| {
        if !rows.iter().any(|r: &Choice| r.value == value) {
            rows.push(Choice { value: value.into(), label });
        }
    };
    put("merchant", super::history::actor(model, "merchant"));
    for case in model.cases() {
        for line in &case.lines {
            put(&line.actor, super::history::actor(model, &line.actor));
        }
    }
    put("", model.text("hands-another"));
    let title = model.text("hands-which");
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then: Then::Actor });
    vec![]
}

/// The picked person, or the form for another one.
pub fn picked_actor(model: &mut Model, who: String) -> Vec<Effect> {
    if who.is_empty() {
        model.sheet = Some(Sheet::Ask {
            title: model.text("hands-another"),
            lines: vec![model.text("hands-another-means")],
            reason: Some(crate::form::edit::Edit::line("")),
            yes: "hands-do",
            at: 0,
            then: Then::NameActor,
        });
        return vec![];
    }
    vec![Effect::ChooseActor { who, role: None }]
}

/// The other language, at once; what was computed in words is computed again.
pub fn switch_language(model: &mut Model) -> Vec<Effect> {
    let lang = if model.locale.lang() == Lang::Zh { Lang::En } else { Lang::Zh };
    model.locale = Locale::new(lang);
    model.settings.lang = lang.tag().to_string();
    let mut effects = vec![Effect::SaveSettings(model.settings.clone())];
    if model.snap.is_some() {
        effects.push(Effect::Load);
    }
    if model.runs.is_some() {
        effects.push(Effect::Reconcile);
    }
    effects
}

/// On and off; neither is chosen before there is a book to be reminded of.
fn reminders(model: &Model) -> Vec<(String, bool)> {
    let now = model.snap.as_deref().and_then(|s| s.reminder).map(|r| r.on);
    let both = [("clocks-remind-each-morning", true), ("clocks-remind-no", false)];
    both.map(|(id, on)| (model.text(id), now == Some(on))).to_vec()
}

/// When they ran last: one that is set up and does not run is worse than none.
fn reminded(model: &Model) -> String {
    let on = model.snap.as_deref().and_then(|s| s.reminder).is_some_and(|r| r.on);
    super::today::reminder(model).filter(|_| on).map(|text| format!("  {text}")).unwrap_or_default()
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let choice = |label: &str, options: Vec<(String, bool)>| {
        let mut row = Row::new().cell(Role::Strong, model.text(label), 22);
        for (text, chosen) in options {
            row = if chosen {
                row.put(Role::Strong, format!("< {text} >"))
            } else {
                row.plain(format!("  {text}  "))
            };
        }
        row
    };
    let lang = model.locale.lang();
    let languages =
        vec![("简体中文".to_string(), lang == Lang::Zh), ("English".to_string(), lang == Lang::En)];
    let glyphs = ["tui-glyphs-ascii", "tui-glyphs-box"].iter().zip(Glyphs::ALL);
    let probes = model.settings.probes;
    let mut glyphs: Vec<(String, bool)> =
        glyphs.map(|(id, g)| (model.text(id), !probes && g == model.settings.glyphs)).collect();
    glyphs.push((model.text("clocks-glyphs-auto"), probes));
    let colours =
        ["tui-colours-terminal", "tui-colours-high", "tui-colours-none"].iter().zip(Colours::ALL);
    let colours = colours.map(|(id, c)| (model.text(id), c == model.settings.colours)).collect();
    let mouse = [("clocks-mouse-on", true), ("clocks-mouse-off", false)];
    let mouse = mouse.map(|(id, on)| (model.text(id), on == model.settings.mouse)).to_vec();
    let mut rows = vec![
        choice("tui-set-language", languages),
        choice("tui-set-glyphs", glyphs),
        choice("tui-set-colours", colours),
        choice("clocks-set-mouse", mouse),
        choice("clocks-set-remind", reminders(model)).put(Role::Muted, reminded(model)),
        Row::new()
            .cell(Role::Strong, model.text("tui-set-actor"), 22)
            .plain("  ")
            .plain(super::history::actor(model, &model.settings.actor)),
    ];
    for (id, path) in places(model) {
        let path = cut_middle(&crate::cells::clean(path), w.saturating_sub(26));
        rows.push(Row::new().cell(Role::Strong, model.text(id), 22).plain("  ").plain(path));
    }
    list(&mut out, rows.into_iter(), screen.row(0), screen.area == 0, h.saturating_sub(2));
    out.rows.push(Row::new());
    out.rows.push(Row::of(Role::Muted, model.text("tui-set-note")));
    out
}
