//! The rules that count, pack by pack, each with its nature and whether somebody compared it with an official text;
//! the years of the calendar behind them; and what is wrong with the user's own files.

use super::{Body, Screen, What, detail::Detail, list, place_of};
use crate::cells::{Row, wrap};
use crate::model::Model;
use crate::msg::Effect;
use crate::ops::rules;
use crate::theme::Role;
use recourse_core::rules::{Rule, RulePack};

/// One list.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![all(model).count()]
}

/// Every rule with its pack.
fn all(model: &Model) -> impl Iterator<Item = (&RulePack, &Rule)> {
    model.packs().iter().flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)))
}

/// Enter shows all of it.
pub fn open(model: &mut Model, row: usize) -> Vec<Effect> {
    let found = all(model)
        .nth(row)
        .map(|(pack, rule)| Detail::Rule { pack: pack.head.id.clone(), id: rule.id.clone() });
    if let Some(detail) = found {
        model.stack.push(Screen::new(What::Detail(detail)));
    }
    vec![]
}

/// The body: what is wrong first, then the list, below it the pack and the calendar of the chosen rule.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let faults = model.snap.iter().flat_map(|s| &s.own_faults);
    for fault in faults.flat_map(|f| wrap(&format!("! {f}"), w)).take(h / 3) {
        out.rows.push(Row::of(Role::Warn, fault));
    }
    let (locale, lang) = (&model.locale, model.locale.lang());
    let mut foot = Vec::new();
    if let Some((pack, _)) = all(model).nth(screen.row(0)) {
        foot.push(Row::new());
        let lines = [Some(rules::pack_line(pack, locale)), rules::years_line(pack, locale)];
        for line in lines.iter().flatten().flat_map(|l| wrap(l.trim(), w)) {
            foot.push(Row::of(Role::Muted, line));
        }
    }
    let rows: Vec<(&RulePack, &Rule)> = all(model).collect();
    let room = h.saturating_sub(out.rows.len() + foot.len() + 1);
    let (id, nature, mark) = (8, 12, 10);
    let title = w.saturating_sub(2 + id + nature + mark);
    out.rows.push(
        Row::text("  ")
            .cell(Role::Strong, model.text("cli-rules-of"), id)
            .cell(Role::Strong, model.text("cli-rules-title"), title)
            .cell(Role::Strong, model.text("cli-rules-nature"), nature)
            .right(Role::Muted, place_of(screen.row(0), rows.len(), room), mark),
    );
    let rows = rows.iter().map(|(pack, rule)| {
        let doubt = if rule.verify { model.text("clocks-verify") } else { String::new() };
        Row::new()
            .cell(Role::Muted, &pack.head.id, id)
            .cell(Role::Plain, rule.title.get(lang), title)
            .cell(Role::Plain, rule.nature().text(locale), nature)
            .cell(Role::Warn, doubt, mark)
    });
    list(&mut out, rows, screen.row(0), screen.area == 0, room);
    out.rows.extend(foot);
    out
}

/// One rule in full.
pub fn lines(model: &Model, pack: &str, id: &str, w: usize) -> Vec<Row> {
    let pack = model.packs().iter().find(|p| p.head.id == pack);
    let Some((pack, rule)) = pack.and_then(|p| Some((p, p.rule(id)?))) else { return vec![] };
    let mut out = Vec::new();
    for (label, words) in rules::about(rule, pack, &model.locale) {
        if words.trim().is_empty() {
            continue;
        }
        let mut text = wrap(&words, w.saturating_sub(LABEL)).into_iter();
        let head = Row::new().cell(Role::Strong, model.text(label), LABEL);
        out.push(head.plain(text.next().unwrap_or_default()));
        out.extend(text.map(|t| Row::new().to(LABEL).plain(t)));
    }
    for url in &rule.citation.urls {
        out.push(Row::new().to(LABEL).put(Role::Muted, url));
    }
    out
}

const LABEL: usize = 16;
