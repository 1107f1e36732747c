//! What a check found: the verdict word first, then figures, then each finding with what it means.

use super::{Body, Screen};
use crate::cells::{Row, wrap};
use crate::model::Model;
use crate::model::views::{Verdict, VerifyView};
use crate::theme::Role;
use recourse_core::args;

/// One list of findings.
pub fn areas(view: &VerifyView) -> Vec<usize> {
    vec![view.findings.len()]
}

/// The body.
pub fn body(model: &Model, screen: &Screen, view: &VerifyView, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let (role, id) = match view.verdict {
        Verdict::Intact => (Role::Good, "tui-verdict-intact"),
        Verdict::Invalid => (Role::Danger, "tui-verdict-invalid"),
        Verdict::Incomplete => (Role::Warn, "tui-verdict-incomplete"),
    };
    let text = model
        .locale
        .fill(&format!("{id}-line"), args![changed = view.changed, missing = view.missing]);
    out.rows.push(
        Row::of(Role::Strong, format!("{}  ", model.text("tui-verdict")))
            .put(role, model.text(id))
            .plain("  ")
            .plain(text),
    );
    let files = model.locale.fill(
        "tui-verify-files",
        args![
            matched = view.matched,
            changed = view.changed,
            missing = view.missing,
            extra = view.extra
        ],
    );
    out.rows.extend(wrap(&files, w).into_iter().map(Row::text));
    let chain = if view.chain_intact { "tui-chain-intact" } else { "tui-chain-broken" };
    let chain = model.locale.fill(chain, args![n = view.entries]);
    out.rows.extend(wrap(&chain, w).into_iter().map(Row::text));
    if !view.fingerprint.is_empty() {
        out.rows.push(Row::text(
            model.locale.fill("tui-fingerprint", args![print = view.fingerprint.as_str()]),
        ));
    }
    if !view.signed.is_empty() {
        out.rows.extend(wrap(&view.signed, w).into_iter().map(Row::text));
    }
    out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
    if view.findings.is_empty() {
        out.rows.push(Row::of(Role::Muted, model.text("tui-no-findings")));
        return out;
    }
    let below = 5.min(h.saturating_sub(out.rows.len() + 3));
    let room = h.saturating_sub(out.rows.len() + below).max(1);
    let rows = view.findings.iter().map(|f| {
        let (role, mark) = match f.severity.as_str() {
            "error" => (Role::Danger, "tui-finding-error"),
            "warning" => (Role::Warn, "tui-finding-warning"),
            _ => (Role::Muted, "tui-finding-note"),
        };
        Row::of(role, model.text(mark)).plain(" ").plain(&f.what)
    });
    super::list(&mut out, rows, screen.row(0), screen.area == 0, room);
    if let Some(f) = view.findings.get(screen.row(0)).filter(|_| below > 0) {
        out.rows.push(Row::new());
        for (id, text) in [("tui-finding-means", &f.why), ("tui-finding-next", &f.next)] {
            if !text.is_empty() {
                out.rows.extend(
                    wrap(&format!("{}{text}", model.text(id)), w).into_iter().map(Row::text),
                );
            }
        }
    }
    out
}
