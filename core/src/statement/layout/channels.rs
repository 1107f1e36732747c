//! The way of paying, where no column's name is known to tell it: a column that holds a few words, most of which are
//! kinds of cards and wallets.

use super::Seen;
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::Grid;
use std::collections::BTreeSet;

/// More different words than this are no ways of paying.
const WORDS_MAX: usize = 12;
/// Words of cards and wallets.
const WAYS: &[&str] = &[
    "借记",
    "贷记",
    "信用卡",
    "准贷",
    "外卡",
    "微信",
    "支付宝",
    "云闪付",
    "银联",
    "刷卡",
    "扫码",
    "数字人民币",
    "花呗",
    "visa",
    "master",
    "amex",
    "american express",
    "unionpay",
    "alipay",
    "wechat",
    "jcb",
    "maestro",
    "debit",
    "credit",
];

/// Takes the first such column for the channel, where none tells a channel or a kind of card.
pub(super) fn settle(
    meanings: &mut [Option<Meaning>],
    seen: &[Seen],
    grid: &Grid,
    sample: &[usize],
) {
    let told = |column: usize| {
        let role = meanings[column].map(|m| m.role);
        matches!(role, Some(Role::Channel | Role::CardKind)) && seen[column].filled > 0
    };
    if (0..meanings.len()).any(told) {
        return;
    }
    let ways = |column: &usize| {
        let words: BTreeSet<String> = sample
            .iter()
            .map(|r| grid.row(*r).cell(*column).trim().to_lowercase())
            .filter(|w| !w.is_empty())
            .collect();
        let known = words.iter().filter(|word| WAYS.iter().any(|way| word.contains(way))).count();
        (2..=WORDS_MAX).contains(&words.len()) && known * 3 >= words.len() * 2
    };
    let open = |column: &usize| {
        let s = &seen[*column];
        meanings[*column].is_none() && s.amounts == 0 && s.filled as usize * 10 >= sample.len() * 9
    };
    if let Some(column) = (0..meanings.len()).filter(open).find(ways) {
        meanings[column] = Some(Meaning { role: Role::Channel, rank: u8::MAX, exact: false });
    }
}
