//! Figures and their sources: a sum on the summary stands beside the page that shows where it comes from, or the
//! paper is not made.

use super::{Block, BlockKind, Document, Span};
use std::collections::BTreeSet;

/// Sums of the first page that lead nowhere, each with its label. `money` tells a sum from other text.
pub fn unsourced(doc: &Document, summary: &[Block], money: &dyn Fn(&str) -> bool) -> Vec<String> {
    let places = anchors(doc);
    let mut out = Vec::new();
    let mut check = |label: &str, spans: &[Span]| {
        let text = |s: &Span| matches!(s, Span::Text(t) | Span::Strong(t) if money(t));
        let leads = |s: &Span| match s {
            Span::Page(to) | Span::Pages(to) | Span::Link { to, .. } => {
                places.contains(to.as_str())
            }
            Span::Text(_) | Span::Strong(_) => false,
        };
        if spans.iter().any(text) && !spans.iter().any(leads) {
            out.push(label.to_string());
        }
    };
    for block in summary {
        match &block.kind {
            BlockKind::Facts(facts) => facts.iter().for_each(|(label, value)| check(label, value)),
            BlockKind::Table(table) => {
                for row in &table.rows {
                    let label: String = row.cells.first().map(|c| words(c)).unwrap_or_default();
                    // In a table the page stands in a cell of its own.
                    check(&label, &row.cells.concat());
                }
            }
            BlockKind::Paragraph(_, spans) => check(&words(spans), spans),
            _ => {}
        }
    }
    out
}

fn words(spans: &[Span]) -> String {
    let text = |s: &Span| match s {
        Span::Text(t) | Span::Strong(t) | Span::Link { text: t, .. } => t.clone(),
        Span::Page(_) | Span::Pages(_) => String::new(),
    };
    spans.iter().map(text).collect()
}

/// Every place of a paper that has a name.
fn anchors(doc: &Document) -> BTreeSet<&str> {
    let mut out = BTreeSet::new();
    for block in &doc.blocks {
        out.extend(block.anchor.as_deref());
        if let BlockKind::Table(table) = &block.kind {
            out.extend(table.rows.iter().filter_map(|r| r.anchor.as_deref()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn a_sum_needs_a_page_that_exists() {
        let sum = || vec![Span::Strong("CNY 37,515.70".into())];
        let led = |to: &str| [sum(), vec![Span::Page(to.into())]].concat();
        let facts = |value| vec![Block::new(BlockKind::Facts(vec![("Still owed".into(), value)]))];
        let doc = Document {
            title: String::new(),
            lang: Lang::En,
            author: String::new(),
            footer: String::new(),
            banner: None,
            blocks: vec![Block::heading(1, "Sales").named("schedule")],
        };
        let money = |t: &str| t.contains("CNY");
        assert_eq!(unsourced(&doc, &facts(sum()), &money), ["Still owed"]);
        assert_eq!(unsourced(&doc, &facts(led("nowhere")), &money), ["Still owed"]);
        assert_eq!(unsourced(&doc, &facts(led("schedule")), &money), Vec::<String>::new());
        assert!(unsourced(&doc, &facts(Span::cell("9 March")), &money).is_empty());
    }
}
