//! What was recognised in an export, in words: shown before anything is kept.

use super::Imported;
use recourse_core::args;
use recourse_core::case::event::Side;
use recourse_core::locale::Locale;
use recourse_core::statement::{self, Balance, Bilingual, Held, Hint, Reason, Skipped, Totals};
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
fn other_kind_line(one: &Imported, locale: &Locale) -> Option<String> {
    let s = &one.statement;
    let other = statement::other_kind(s)?;
    let say = |text: &Bilingual| text.get(locale.lang()).to_string();
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

/// What the reader of this file must know: the code of each warning, and its text.
pub fn warning_lines(one: &Imported, locale: &Locale) -> Vec<(&'static str, String)> {
    let s = &one.statement;
    let name = one.name.as_str();
    let other = other_kind_line(one, locale).map(|line| ("W-IMPORT-KIND", line));
    let mut out: Vec<(&str, String)> = other.into_iter().collect();
    let say = |code, id: &str, n: usize| (code, locale.fill(id, args![name = name, n = n]));
    if !s.skipped.is_empty() {
        out.push(say("W-IMPORT-SKIPPED", "cli-warn-import-skipped", s.skipped.len()));
    }
    if s.totals == Totals::Differ {
        out.push(say("W-IMPORT-TOTALS", "cli-warn-import-totals", 0));
    }
    if s.balance == Balance::Broken {
        out.push(say("W-IMPORT-BALANCE", "cli-warn-import-balance", 0));
    }
    if one.masked_of.is_some() {
        let args = args![name = name, n = cells(one), columns = columns(one, locale)];
        out.push(("W-IMPORT-MASKED", locale.fill("cli-warn-import-masked", args)));
    }
    out.extend(s.hints.iter().map(|hint| hint_line(hint, name, locale)));
    if !one.unread.is_empty() {
        let names: Vec<String> =
            one.unread.iter().map(|kept| format!("{} (#{})", kept.name, kept.seq)).collect();
        let line = locale.fill("money-warn-unread", args![list = locale.list(&names)]);
        out.push(("W-IMPORT-UNREAD", line));
    }
    out
}

/// How many cells show a full card number, and in which columns.
fn cells(one: &Imported) -> usize {
    one.cards.iter().map(|c| c.cells).sum()
}

fn columns(one: &Imported, locale: &Locale) -> String {
    let names: Vec<String> = one.cards.iter().map(|c| c.column.clone()).collect();
    locale.list(&names)
}

fn hint_line(hint: &Hint, name: &str, locale: &Locale) -> (&'static str, String) {
    let say = |id: &str| locale.fill(id, args![name = name]);
    match hint {
        Hint::ReSaved => ("W-IMPORT-RESAVED", say("cli-warn-import-resaved")),
        Hint::DigitsLost { cells, .. } => {
            let args = args![name = name, n = i64::from(*cells)];
            ("W-IMPORT-DIGITS", locale.fill("cli-warn-import-digits", args))
        }
        Hint::DayFirstAssumed => ("W-IMPORT-DAYFIRST", say("cli-warn-import-dayfirst")),
        Hint::ColumnsUnnamed => ("W-IMPORT-COLUMNS", say("money-warn-unnamed")),
        Hint::WayUnknown { rows } => {
            let args = args![name = name, n = i64::from(*rows)];
            ("W-IMPORT-WAY", locale.fill("money-warn-way", args))
        }
        Hint::UnknownKind { word, rows, back } => {
            let args = args![name = name, word = word.as_str(), n = i64::from(*rows)];
            let id = if *back { "money-warn-word-back" } else { "money-warn-word" };
            ("W-IMPORT-WORD", locale.fill(id, args))
        }
        Hint::CurrencyAssumed { currency } => {
            let args = args![name = name, currency = currency.code()];
            ("W-IMPORT-CURRENCY", locale.fill("money-warn-currency", args))
        }
        Hint::EdgeWayUnknown { row } => {
            let args = args![name = name, row = i64::from(*row)];
            ("W-IMPORT-WAY", locale.fill("money-warn-way-edge", args))
        }
        Hint::SignsTurned { rows } => {
            let args = args![name = name, n = i64::from(*rows)];
            ("W-IMPORT-SIGNS", locale.fill("money-warn-turned", args))
        }
        Hint::AllNegative { rows } => {
            let args = args![name = name, n = i64::from(*rows)];
            ("W-IMPORT-SIGNS", locale.fill("money-warn-negative", args))
        }
        Hint::RefundsMarked { column, rows } => {
            let args = args![name = name, column = column.as_str(), n = i64::from(*rows)];
            ("W-IMPORT-REFUNDS", locale.fill("money-warn-marked", args))
        }
        Hint::BrokenOff => ("W-IMPORT-CUT", say("money-warn-cut")),
        Hint::RowsAreSums { rows } => {
            let args = args![name = name, n = i64::from(*rows)];
            ("W-IMPORT-SUMS", locale.fill("money-warn-sums", args))
        }
        Hint::SeveralAccounts { accounts } => {
            let args = args![name = name, n = i64::from(*accounts)];
            ("W-IMPORT-ACCOUNTS", locale.fill("money-warn-accounts", args))
        }
        Hint::Undecodable => ("W-IMPORT-ENCODING", say("cli-warn-import-encoding")),
        Hint::UnknownStatus { word, rows } => {
            let args = args![name = name, word = word.as_str(), n = i64::from(*rows)];
            ("W-IMPORT-STATUS", locale.fill("cli-warn-import-status", args))
        }
        Hint::DatesCarried { rows } => {
            let args = args![name = name, n = i64::from(*rows)];
            ("W-IMPORT-DATES", locale.fill("cli-warn-import-carried", args))
        }
        Hint::Repeated { rows, sum } => {
            let args = args![name = name, n = i64::from(*rows), sum = sum.labelled()];
            ("W-IMPORT-TWICE", locale.fill("cli-warn-import-repeated", args))
        }
        Hint::MemberTwice { name: member } => {
            let args = args![name = name, member = member.as_str()];
            ("W-IMPORT-MEMBER", locale.fill("cli-warn-import-twice", args))
        }
        Hint::MemberLeftOut { name: member } => {
            let args = args![name = name, member = member.as_str()];
            ("W-IMPORT-MEMBER", locale.fill("cli-warn-import-member", args))
        }
        Hint::SheetsUnread { read, hidden, names } => {
            let id = match (hidden, names.is_empty()) {
                (true, true) => "money-warn-sheet-hidden",
                (true, false) => "money-warn-sheets-hidden",
                _ => "money-warn-sheets",
            };
            let args = args![name = name, read = read.as_str(), others = locale.list(names)];
            ("W-IMPORT-SHEETS", locale.fill(id, args))
        }
        Hint::Formulas { column, cells } => {
            let args = args![name = name, column = column.as_str(), n = i64::from(*cells)];
            ("W-IMPORT-FORMULA", locale.fill("money-warn-formulas", args))
        }
        Hint::Ahead { rows, days: (from, to), today } => {
            let args = args![
                name = name,
                n = i64::from(*rows),
                from = from.to_string(),
                to = to.to_string(),
                today = today.to_string()
            ];
            ("W-IMPORT-FUTURE", locale.fill("money-warn-ahead", args))
        }
        Hint::AmountChosen { column, over, rows, sum } => {
            let args = args![
                name = name,
                column = column.as_str(),
                over = over.as_str(),
                n = i64::from(*rows),
                sum = sum.labelled()
            ];
            ("W-IMPORT-AMOUNT", locale.fill("money-warn-amount", args))
        }
        Hint::FeesRounded { rows } => {
            let args = args![name = name, n = i64::from(*rows)];
            ("W-IMPORT-ROUNDED", locale.fill("money-warn-rounded", args))
        }
        Hint::RefundsBeside { rows, sum } => {
            let args = args![name = name, n = i64::from(*rows), sum = sum.labelled()];
            ("W-IMPORT-REFUNDS", locale.fill("cli-warn-import-refunds", args))
        }
    }
}

/// What people call the exports a profile recognises; of a profile of the user's own, its id.
pub fn profile_words(id: &str, locale: &Locale) -> String {
    match statement::profile_name(id) {
        Some(name) => name.get(locale.lang()).to_string(),
        None if id == "generic" => locale.text("money-profile-generic"),
        None if id.starts_with("own-") => locale.text("money-profile-own"),
        None => id.to_string(),
    }
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
            profile = profile_words(&s.profile, locale),
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
    // What was left out is told row by row below.
    let told = |code: &&str| !matches!(*code, "W-IMPORT-SKIPPED" | "W-IMPORT-MASKED");
    let warned = warning_lines(one, locale).into_iter().filter(|(code, _)| told(code));
    out.extend(warned.map(|(_, line)| format!("! {line}")));
    out.extend(skipped_lines(&s.skipped, locale));
    if !one.cards.is_empty() {
        let args = args![n = cells(one), columns = columns(one, locale)];
        out.push(locale.fill("money-review-cards", args));
    }
    out.extend(ladder_lines(one, locale));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_core::locale::Lang;

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
