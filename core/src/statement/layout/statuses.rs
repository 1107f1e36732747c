//! Which column of a sales export says whether a sale went through, where its name is none that anybody knows: the words
//! in it tell.

use super::Seen;
use crate::statement::assemble::classify::{self, Outcome};
use crate::statement::cell;
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::Grid;

/// Longest cell that is a word of this kind: `Denegada 190`.
const WORD_MOST: usize = 32;

/// Gives the column of such words its role where no column has it, or where the one that has it says of no row that it
/// failed.
pub(super) fn settle(
    meanings: &mut [Option<Meaning>],
    seen: &[Seen],
    names: &[String],
    grid: &Grid,
    sample: &[usize],
) {
    let cells = |c: usize| sample.iter().map(move |r| grid.row(*r).cell(c));
    let failed = |c: usize| cells(c).any(|t| classify::outcome(t, None) == Outcome::Unpaid);
    let known: Vec<usize> = (0..names.len())
        .filter(|c| meanings[*c].is_some_and(|m| m.role == Role::Status) && seen[*c].filled > 0)
        .collect();
    if known.iter().any(|c| failed(*c)) {
        return;
    }
    // Whether a slip was printed or a sum was settled is another matter than whether it was paid.
    let other = |c: usize| {
        let key = cell::name_key(&names[c]);
        let words = [
            "打印", "通知", "回调", "推送", "开票", "发票", "对账", "同步", "短信", "结算", "清算",
            "到账", "打款", "print", "notif", "invoice", "settle", "payout", "email", "webhook",
            "avs", "cvv", "cvc", "3ds", "3d",
        ];
        words.iter().any(|w| key.contains(w))
    };
    let open = |c: usize| {
        !other(c)
            && meanings[c].is_none_or(|m| {
                let free = [Role::Text, Role::Ignore, Role::Channel, Role::CardKind, Role::Voucher];
                !m.exact || free.contains(&m.role)
            })
    };
    let found = (0..names.len()).filter(|c| open(*c) && seen[*c].days == 0).find(|c| {
        let s = &seen[*c];
        let asked = asks(&names[*c]);
        let told = |text: &str| {
            // `1` and `Y` are words of a result only where the name says so.
            let word = text.chars().count() > if text.is_ascii() { 3 } else { 1 };
            let word = word && text.chars().any(char::is_alphabetic);
            if text.chars().count() > WORD_MOST || !(word || asked && is_flag(text)) {
                return None;
            }
            match classify::outcome(text, None) {
                Outcome::Unknown => None,
                outcome => Some(outcome),
            }
        };
        let (mut paid, mut not) = (0, 0);
        let all = cells(*c).filter(|t| !t.is_empty()).all(|text| {
            let outcome = told(text);
            // What was given back later was sold.
            let later = text.contains('退') || text.to_lowercase().contains("refund");
            let undone = outcome == Some(Outcome::Undone) && !later;
            paid += u32::from(outcome == Some(Outcome::Paid));
            not += u32::from(outcome == Some(Outcome::Unpaid) || undone);
            outcome.is_some()
        });
        s.filled > 0 && (s.amounts == 0 || asked) && all && paid > 0 && not > 0
    });
    if let Some(column) = found {
        for old in known {
            meanings[old] = Some(Meaning { role: Role::Text, rank: u8::MAX, exact: false });
        }
        meanings[column] = Some(Meaning { role: Role::Status, rank: 0, exact: true });
    }
}

/// The name asks whether it went through: `Approved?`, `是否成功`.
fn asks(name: &str) -> bool {
    let key = cell::name_key(name);
    ["approved", "success", "accepted", "authori", "成功", "通过", "paid", "captured"]
        .iter()
        .any(|w| key.contains(w))
}

/// Yes or no, in figures too.
fn is_flag(cell: &str) -> bool {
    let key = cell.to_lowercase();
    matches!(key.as_str(), "1" | "0" | "y" | "n" | "yes" | "no" | "true" | "false" | "是" | "否")
}

/// The column of reasons why sales failed: filled in a few rows, blank in the others.
pub(super) fn reasons(seen: &[Seen], names: &[String], rows: usize) -> Option<usize> {
    const NAMES: &[&str] = &[
        "失败原因",
        "拒绝原因",
        "错误信息",
        "错误描述",
        "错误原因",
        "失败描述",
        "失败信息",
        "error",
        "errormessage",
        "errordescription",
        "failurereason",
        "failuremessage",
        "declinereason",
        "declinedreason",
        "failure",
    ];
    let named = |c: &usize| NAMES.contains(&cell::name_key(&names[*c]).as_str());
    (0..names.len()).filter(named).find(|c| (seen[*c].filled as usize) * 2 < rows)
}
