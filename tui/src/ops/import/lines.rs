//! What was recognised in an export, in words: shown before anything is kept.

use super::Imported;
use recourse_core::args;
use recourse_core::case::event::Side;
use recourse_core::locale::{Lang, Locale};
use recourse_core::statement::{self, Bilingual, Held, Reason, Skipped};
use std::collections::BTreeMap;

/// How far the file vouches for itself: what speaks for it, what is lacking.
pub fn ladder_lines(one: &Imported, locale: &Locale) -> Vec<String> {
    let rungs = |held: Held| -> Vec<String> {
        let of = one.ladder.iter().filter(|s| s.held == held);
        of.map(|s| locale.text(&format!("money-rung-{}", s.rung.code().replace('_', "-"))))
            .collect()
    };
    [("money-ladder-yes", Held::Yes), ("money-ladder-no", Held::No)]
        .into_iter()
        .map(|(id, held)| (id, rungs(held)))
        .filter(|(_, words)| !words.is_empty())
        .map(|(id, words)| locale.fill(id, args![rungs = locale.list(&words)]))
        .collect()
}

/// The export is of the other side: what it was recognised as, and the way to the one that is wanted.
pub fn other_kind_line(one: &Imported, locale: &Locale) -> Option<String> {
    let s = &one.statement;
    let other = statement::other_kind(s)?;
    let say = |text: &Bilingual| match locale.lang() {
        Lang::Zh => text.zh.clone(),
        Lang::En => text.en.clone(),
    };
    let side = match s.side {
        Side::Pos => "pos",
        Side::Bank => "bank",
    };
    let found = other
        .recognised
        .map_or_else(|| locale.text(&format!("money-kind-not-{side}")), |name| say(&name));
    let way = other.needed.filter(|(_, menu)| !menu.zh.is_empty()).map_or_else(
        || locale.text(&format!("money-kind-way-{side}")),
        |(name, menu)| format!("{}: {}", say(&name), say(&menu)),
    );
    let args = args![name = one.name.as_str(), found = found, way = way];
    Some(locale.fill(&format!("money-kind-other-{side}"), args))
}

/// Rows that were left out, a line for each reason, every row named: what is left out silently is missed later.
pub fn skipped_lines(skipped: &[Skipped], locale: &Locale) -> Vec<String> {
    let mut by_reason: BTreeMap<Reason, Vec<u32>> = BTreeMap::new();
    for one in skipped {
        by_reason.entry(one.reason).or_default().push(one.row);
    }
    let line = |(reason, rows): (Reason, Vec<u32>)| {
        let args = args![n = rows.len(), why = locale.text(reason.message()), rows = spans(rows)];
        locale.fill("money-review-skipped", args)
    };
    by_reason.into_iter().map(line).collect()
}

/// `5, 9, 14-20`.
fn spans(mut rows: Vec<u32>) -> String {
    rows.sort_unstable();
    rows.dedup();
    let runs = rows.chunk_by(|a, b| a + 1 == *b);
    let text = runs.map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        _ => run[0].to_string(),
    });
    text.collect::<Vec<_>>().join(", ")
}

/// Rows, period, sums, skipped lines, cards to be masked, and the ladder.
pub fn lines(one: &Imported, locale: &Locale) -> Vec<String> {
    let s = &one.statement;
    let day = |d: Option<chrono::NaiveDate>| d.map_or_else(|| "-".to_string(), |d| d.to_string());
    let (incoming, outgoing) = match s.side {
        Side::Pos => (s.sales(), s.refunds()),
        Side::Bank => (s.credits(), s.debits()),
    };
    let head = locale.fill(
        "money-review",
        args![
            profile = s.profile.as_str(),
            encoding = s.encoding,
            rows = s.rows.len(),
            new = one.new,
            from = day(s.from),
            to = day(s.to)
        ],
    );
    let account = s.account_tail.as_deref();
    let account = account.map(|t| locale.fill("money-review-account", args![tail = t]));
    let head = format!("{head}{}", account.unwrap_or_default());
    let sums = locale.fill(
        "money-review-sums",
        args![
            in_count = incoming.count,
            in_sum = incoming.sum.labelled(),
            out_count = outgoing.count,
            out_sum = outgoing.sum.labelled()
        ],
    );
    let mut out = vec![head, sums];
    out.extend(other_kind_line(one, locale).map(|line| format!("! {line}")));
    out.extend(skipped_lines(&s.skipped, locale));
    if !one.cards.is_empty() {
        let cells: usize = one.cards.iter().map(|c| c.cells).sum();
        let columns: Vec<String> = one.cards.iter().map(|c| c.column.clone()).collect();
        let args = args![n = cells, columns = locale.list(&columns)];
        out.push(locale.fill("money-review-cards", args));
    }
    out.extend(ladder_lines(one, locale));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_left_out_is_named_once_under_its_reason() {
        let of = |row, reason| Skipped { row, reason, cell: String::new() };
        let mut skipped = vec![of(7, Reason::BadDate)];
        skipped.extend([14, 15, 16, 9].map(|row| of(row, Reason::NotPaid)));
        let lines = skipped_lines(&skipped, &Locale::new(Lang::En));
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].ends_with("rows 7") && lines[0].starts_with("1 "), "{lines:?}");
        assert!(lines[1].ends_with("rows 9, 14-16") && lines[1].starts_with("4 "), "{lines:?}");
    }
}
