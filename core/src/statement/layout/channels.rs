//! The way of paying, where no column's name is known to tell it: a column that holds a few words, most of which are
//! kinds of cards and wallets.

use super::Seen;
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

/// The word names a card or a wallet, which acquirers pay out.
pub(crate) fn is_way(word: &str) -> bool {
    const MORE: &[&str] = &[
        "卡",
        "card",
        "pay",
        "支付",
        "码",
        "qr",
        "钱包",
        "wallet",
        "pos",
        "eft",
        "nets",
        "discover",
        "diners",
        "ideal",
        "bancontact",
        "girocard",
        "interac",
        "octopus",
        "八达通",
        "八達通",
        "tap",
        "contactless",
        "chip",
        "swipe",
        "网银",
    ];
    let word = word.to_lowercase();
    WAYS.iter().chain(MORE).any(|way| word.contains(way))
}

/// The column holds such words.
pub(super) fn fits(seen: &Seen, grid: &Grid, sample: &[usize], column: usize) -> bool {
    if seen.amounts > 0 || (seen.filled as usize) * 10 < sample.len() * 9 {
        return false;
    }
    let cells = sample.iter().map(|r| grid.row(*r).cell(column).trim().to_lowercase());
    let words: BTreeSet<String> = cells.filter(|word| !word.is_empty()).collect();
    let known = words.iter().filter(|word| WAYS.iter().any(|way| word.contains(way))).count();
    (2..=WORDS_MAX).contains(&words.len()) && known * 3 >= words.len() * 2
}
