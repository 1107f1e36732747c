//! What has to be said about a reconciliation besides its sales: money of two kinds, a currency or a place that was
//! assumed. One list for the command line and the screen.

use super::Reconciled;
use recourse_core::Money;
use recourse_core::args;
use recourse_core::locale::Locale;
use recourse_core::statement::Hint;

/// A code of the JSON contract, and the sentence.
pub type Said = (&'static str, String);

/// Everything of that kind, the gravest first.
pub fn said(reconciled: &Reconciled, locale: &Locale) -> Vec<Said> {
    let result = &reconciled.result;
    let mut out = Vec::new();
    for lost in &reconciled.rows.lost {
        let words = args![name = lost.name.as_str(), seq = lost.seq];
        out.push(("W-REC-LOST", locale.fill("money-warn-rec-lost", words)));
    }
    if !reconciled.rows.entries_lost.is_empty() {
        let list: Vec<String> =
            reconciled.rows.entries_lost.iter().map(|number| format!("#{number}")).collect();
        let words = args![list = locale.list(&list)];
        out.push(("W-REC-LOST", locale.fill("money-warn-rec-entries", words)));
    }
    if result.way_unclear && result.totals.missing.count > 0 {
        let came: i64 = result.unmatched.iter().map(|credit| credit.amount.minor).sum();
        let sum = Money::new(came, result.currency).labelled();
        let words = args![count = result.unmatched.len(), sum = sum];
        out.push(("W-REC-WAY", locale.fill("money-warn-rec-way", words)));
    }
    for left in &result.left_out {
        let words = args![
            rows = left.rows,
            other = left.currency.code(),
            currency = result.currency.code()
        ];
        let id = if left.bank { "money-warn-currency-bank" } else { "money-warn-currency-pos" };
        out.push(("W-REC-CURRENCY", locale.fill(id, words)));
    }
    let rows = &reconciled.rows;
    let foreign = result.currency.code() != "CNY";
    for (side, statements) in [("pos", &rows.pos), ("bank", &rows.bank)] {
        let assumed = statements.iter().any(|s| !s.currency_named && s.currency == result.currency);
        if assumed && foreign {
            let id = format!("money-warn-assumed-{side}");
            let words = args![currency = result.currency.code()];
            out.push(("W-REC-CURRENCY-ASSUMED", locale.fill(&id, words)));
        }
    }
    for twice in &result.doubled {
        let id = match (twice.counted, twice.bank) {
            (true, _) => "money-warn-twice",
            (false, true) => "money-warn-once-bank",
            (false, false) => "money-warn-once-pos",
        };
        let words = args![rows = twice.rows, sum = twice.sum.labelled()];
        out.push(("W-REC-TWICE", locale.fill(id, words)));
    }
    let ahead = rows.pos.iter().chain(&rows.bank).flat_map(|s| &s.hints).find_map(|h| match h {
        Hint::Ahead { days, today, .. } => Some((days, today)),
        _ => None,
    });
    if let Some(((from, to), today)) = ahead {
        let words = args![from = from.to_string(), to = to.to_string(), today = today.to_string()];
        out.push(("W-REC-FUTURE", locale.fill("money-warn-rec-ahead", words)));
    }
    if let Some(over) = &result.fees_over {
        let words = args![
            day = over.days.0.to_string(),
            count = over.count,
            listed = over.listed.labelled(),
            debited = over.debited.labelled(),
            rate = over.share()
        ];
        out.push(("W-REC-FEES", locale.fill("money-warn-fees-over", words)));
    }
    for (from, to) in &result.torn {
        let words = args![from = from.to_string(), to = to.to_string()];
        out.push(("W-REC-BALANCE", locale.fill("money-warn-torn", words)));
    }
    if reconciled.place.assumed {
        let place = reconciled.place_name(locale.lang());
        let words = args![place = place, currency = result.currency.code()];
        out.push(("W-REC-PLACE", locale.fill("money-warn-place", words)));
    }
    out
}
