//! Where the figures of a letter come from: every sum, and every day that money hangs on, names the entries it was
//! computed from. A letter with one that names none is not made.

use super::Input;
use super::field::{Field, Nature, nature};
use super::said::{complained, demanded, first_contact, prior};
use crate::case::Case;
use crate::case::event::Event;
use std::collections::BTreeSet;

/// Typed fields that quote a contract or a notice word for word, where a sum is theirs and not the claim's, and the free
/// text of a letter of one's own.
const QUOTES: &[&str] = &["clause", "arbitration_text", "upgrade", "subject", "body"];

/// Entries a figure was computed from, in order; none for other fields.
pub(super) fn of(input: &Input<'_>, code: &str) -> Vec<u64> {
    let case = input.case;
    let mut out = BTreeSet::new();
    match code {
        "subject_days" | "from" | "until" | "claimed" | "due" => claimed(case, &mut out),
        "recovered" => {
            // That nothing arrived is said of the claim.
            claimed(case, &mut out);
            out.extend(case.recoveries.iter().map(|(seq, _)| seq));
        }
        "count" | "gross" | "fee" | "open" => open(case, &mut out),
        "sum" | "capitals" => {
            open(case, &mut out);
            // A part is what was said of this party.
            let part = case.road.claims.iter().filter(|(_, c)| c.id == input.to.now.id);
            out.extend(part.filter(|(_, c)| c.amount_minor.is_some()).map(|(seq, _)| seq));
        }
        "interest_sum" | "interest_capitals" | "interest_from" | "interest_daily"
        | "interest_basis" | "total" | "court_fee" => {
            open(case, &mut out);
            out.extend(case.interest.iter().map(|(seq, _)| *seq));
        }
        "costs" => out.extend(case.road.costs.iter().map(|(seq, _)| seq)),
        "prior_date" => out.extend(prior(input).map(|c| c.seq)),
        "prior_first" => out.extend(first_contact(input).map(|c| c.seq)),
        "complained_on" => out.extend(complained(input).map(|(seq, _)| seq)),
        "demanded_on" => out.extend(demanded(input).map(|(seq, _)| seq)),
        _ => {}
    }
    out.into_iter().collect()
}

/// The sales, or what the case was opened and amended with.
fn claimed(case: &Case, out: &mut BTreeSet<u64>) {
    out.extend(case.vouchers.iter().map(|q| q.seq));
    if out.is_empty() {
        let stated = |event: &Event| matches!(event, Event::CaseOpened(_) | Event::CaseAmended(_));
        out.extend(case.lines.iter().filter(|l| stated(&l.event)).map(|l| l.seq));
    }
}

/// The same less what arrived.
fn open(case: &Case, out: &mut BTreeSet<u64>) {
    claimed(case, out);
    out.extend(case.recoveries.iter().map(|(seq, _)| seq));
    out.extend(case.paid.iter().map(|(seq, _)| seq));
}

/// Labels of figures whose entries are not in the case's record.
pub(super) fn unsourced(case: &Case, fields: &[Field]) -> Vec<String> {
    let known: BTreeSet<u64> = case.lines.iter().map(|l| l.seq).collect();
    let bare = |f: &&Field| {
        let figure = f.value.is_some() && nature(&f.code) == Some(Nature::Figure);
        figure && (f.source.is_empty() || !f.source.iter().all(|seq| known.contains(seq)))
    };
    fields.iter().filter(bare).map(|f| f.label.clone()).collect()
}

/// Whether something typed into this field brings a sum that the case did not give.
pub fn brings_sum(code: &str, text: &str) -> bool {
    !QUOTES.contains(&code) && names_sum(text)
}

fn names_sum(text: &str) -> bool {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let number = |c: &char| {
        digit(c) || "零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟".contains(*c)
    };
    let before = |at: usize| at.checked_sub(1).and_then(|at| chars.get(at));
    chars.iter().enumerate().any(|(at, c)| match c {
        '元' | '圆' | '块' => before(at).is_some_and(number),
        '¥' | '￥' => chars.get(at + 1).is_some_and(digit),
        _ => {
            let code: String = chars.iter().skip(at).take(3).collect();
            let code = ["CNY", "RMB", "USD"].contains(&code.to_uppercase().as_str());
            code && (before(at).is_some_and(digit) || chars.get(at + 3).is_some_and(digit))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::FieldFrom;

    #[test]
    fn a_figure_names_entries_that_are_there() {
        let field = |code: &str, value: Option<&str>, source: Vec<u64>| Field {
            code: code.into(),
            label: code.into(),
            value: value.map(str::to_string),
            from: FieldFrom::Case,
            source,
        };
        let case = Case::new("00");
        let bare = |fields: &[Field]| unsourced(&case, fields);
        assert_eq!(bare(&[field("sum", Some("100.00 元"), vec![])]), ["sum"]);
        assert_eq!(bare(&[field("sum", Some("100.00 元"), vec![7])]), ["sum"]);
        assert!(
            bare(&[field("sum", None, vec![]), field("court", Some("法院"), vec![])]).is_empty()
        );
    }

    #[test]
    fn a_typed_sum_is_recognised() {
        for text in ["欠款3万元", "叁万元整", "￥500", "rmb 500", "500 CNY", "１００ 元", "五百块"]
        {
            assert!(brings_sum("attention", text), "{text}");
        }
        for text in
            ["元宝支付有限公司", "2026 第 3 号", "状元路 12 号", "CNY account", "多元支付", "¥"]
        {
            assert!(!brings_sum("attention", text), "{text}");
        }
        assert!(!brings_sum("clause", "满 100 元次日结算"));
    }
}
