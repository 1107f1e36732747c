//! Something to read: how a date was computed, or why a run was matched so.

use super::{Body, Screen};
use crate::cells::{Row, wrap};
use crate::form::field::date_words;
use crate::model::Model;
use crate::theme::Role;
use recourse_core::args;

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// How a deadline was computed.
    Working {
        /// Case id.
        case: String,
        /// Rule id, or `promise:C003`.
        key: String,
        /// Party it runs against.
        obligor: Option<String>,
    },
    /// Why a run was matched so, by its row.
    Basis(usize),
    /// An item of the diagnosis.
    Item {
        /// Case id.
        case: String,
        /// Its code.
        code: String,
    },
    /// Causes, with what speaks for and against each.
    Suspects {
        /// Case id.
        case: String,
    },
    /// A thing to collect, by its row.
    Piece {
        /// Case id.
        case: String,
        /// Its row.
        at: usize,
    },
    /// How the present stage goes.
    Playbook {
        /// Case id.
        case: String,
    },
    /// Who outside can vouch for the book, and what to send them.
    Proof,
    /// The signing key.
    Key,
    /// A rule: pack and id.
    Rule {
        /// Pack it is in.
        pack: String,
        /// Its id.
        id: String,
    },
    /// What came of something: message id of the title, and the lines.
    Said(&'static str, Vec<String>),
}

/// The lines, to scroll.
pub fn areas(model: &Model, detail: &Detail) -> Vec<usize> {
    vec![lines(model, detail, 80).len()]
}

/// What it is about.
pub fn title(model: &Model, detail: &Detail) -> String {
    match detail {
        Detail::Working { .. } => model.text("tui-working-title"),
        Detail::Basis(at) => {
            let day =
                model.runs.as_deref().and_then(|v| v.runs.get(*at)).map(|r| r.traded.to_string());
            model.locale.fill("tui-basis-title", args![day = day.unwrap_or_default()])
        }
        Detail::Item { .. } => model.text("tui-do-show-why"),
        Detail::Suspects { .. } => model.text("tui-do-suspects"),
        Detail::Piece { .. } => model.text("screens-matrix-title"),
        Detail::Playbook { case } => super::road::stage::title(model, case),
        Detail::Proof => model.text("stamp-screen-title"),
        Detail::Key => model.text("tui-do-show-key"),
        Detail::Rule { id, .. } => id.clone(),
        Detail::Said(title, _) => model.text(title),
    }
}

/// The body.
pub fn body(model: &Model, screen: &Screen, detail: &Detail, w: usize, h: usize) -> Body {
    let rows = lines(model, detail, w);
    let top = screen.row(0).min(rows.len().saturating_sub(h));
    Body { rows: rows.into_iter().skip(top).take(h).collect(), cursor: None }
}

fn lines(model: &Model, detail: &Detail, w: usize) -> Vec<Row> {
    match detail {
        Detail::Working { case, key, obligor } => working(model, (case, key, obligor.as_ref()), w),
        Detail::Basis(at) => {
            let run = model.runs.as_deref().and_then(|v| v.runs.get(*at));
            let lines = run.map(|r| r.basis.clone()).unwrap_or_default();
            lines.iter().flat_map(|l| wrap(l, w)).map(Row::text).collect()
        }
        Detail::Item { case, code } => super::road::diagnosis::item_lines(model, case, code, w),
        Detail::Suspects { case } => super::road::diagnosis::suspect_lines(model, case, w),
        Detail::Piece { case, at } => super::road::matrix::lines(model, case, *at, w),
        Detail::Playbook { case } => super::road::stage::lines(model, case, w),
        Detail::Proof => proof(model, w),
        Detail::Key => key(model, w),
        Detail::Rule { pack, id } => super::rules::lines(model, pack, id, w),
        Detail::Said(_, lines) => lines.iter().flat_map(|l| wrap(l, w)).map(Row::text).collect(),
    }
}

/// What the key is, its state, and what each action does, in plain words.
fn key(model: &Model, w: usize) -> Vec<Row> {
    let Some(view) = model.snap.as_deref().map(|s| &s.proof.signing) else { return vec![] };
    let mut rows: Vec<Row> =
        view.lines.iter().flat_map(|line| wrap(line, w)).map(Row::text).collect();
    rows.push(Row::new());
    let about = model.text("stamp-key-about");
    rows.extend(about.lines().flat_map(|line| wrap(line, w)).map(|l| Row::of(Role::Muted, l)));
    rows
}

/// Who can vouch for the book; then the head to hand over, as words and as a code.
fn proof(model: &Model, w: usize) -> Vec<Row> {
    let Some(view) = model.snap.as_deref().map(|s| &s.proof) else { return vec![] };
    let mut rows = Vec::new();
    let mut say = |role: Role, text: &str| {
        rows.extend(wrap(text, w).into_iter().map(|line| Row::of(role, line)));
    };
    say(if view.tail == 0 { Role::Good } else { Role::Warn }, &view.state);
    say(Role::Plain, &view.checked);
    say(Role::Plain, &model.locale.fill("stamp-key-fingerprint", args![key = view.key.as_str()]));
    say(Role::Plain, "");
    say(Role::Strong, &model.text("stamp-screen-holders"));
    if view.holders.is_empty() {
        say(Role::Muted, &model.text("stamp-no-holder"));
    }
    for holder in &view.holders {
        say(Role::Plain, holder);
    }
    say(Role::Plain, "");
    say(Role::Strong, &model.text("stamp-screen-message"));
    for line in view.message.lines() {
        say(Role::Plain, line);
    }
    rows.push(Row::new());
    rows.extend(view.square.iter().map(|line| Row::new().drawn(line.clone())));
    rows
}

fn working(model: &Model, wanted: (&str, &str, Option<&String>), w: usize) -> Vec<Row> {
    let all = model.snap.iter().flat_map(|s| &s.deadlines);
    let mut fits = all.filter(|d| (d.case.as_str(), d.key.as_str(), d.obligor.as_ref()) == wanted);
    let Some(d) = fits.next() else { return vec![Row::text(model.text("tui-no-such-deadline"))] };
    let (role, left) = super::deadlines::left(model, d);
    let mut rows = vec![
        Row::of(Role::Strong, &d.label),
        Row::new().put(role, left).plain("  ").plain(date_words(&model.locale, d.due)),
    ];
    rows.extend(super::deadlines::about(model, d, w));
    rows.push(Row::new());
    for (at, step) in d.working.iter().enumerate() {
        let day = step.date.map(|d| d.to_string()).unwrap_or_default();
        let head = Row::new().right(Role::Plain, (at + 1).to_string(), 3).plain("  ").cell(
            Role::Strong,
            day,
            12,
        );
        let mut texts = wrap(&step.text, w.saturating_sub(17)).into_iter();
        rows.push(head.plain(texts.next().unwrap_or_default()));
        rows.extend(texts.map(|t| Row::new().to(17).plain(t)));
        if !step.cite.is_empty() {
            rows.extend(
                wrap(&step.cite, w.saturating_sub(17))
                    .into_iter()
                    .map(|t| Row::new().to(17).put(Role::Muted, t)),
            );
        }
    }
    rows.push(Row::new());
    rows.push(Row::of(Role::Muted, model.text("tui-not-advice")));
    rows
}
