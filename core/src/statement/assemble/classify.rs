//! What a transaction is and whether it happened, from the words of its kind and status columns.

mod words;

use super::super::cell::narrow;
use super::super::profile::{Profile, class};
use super::super::row::Kind;
use super::super::script::simple;
use words::{DONE, GOOD, NO_ACQUIRER, UNDONE, UNPAID};

/// Whether a transaction happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statement) enum Outcome {
    /// It did, or nothing says otherwise.
    Paid,
    /// Failed, declined, pending.
    Unpaid,
    /// Closed, revoked or wholly refunded later.
    Undone,
    /// The word says neither; counted, and said.
    Unknown,
}

/// Reads a status cell. Negative words go first: 未成功 contains 成功.
pub(in crate::statement) fn outcome(cell: &str, profile: Option<&Profile>) -> Outcome {
    if cell.is_empty() {
        return Outcome::Paid;
    }
    if let Some(told) = profile.and_then(|p| class(&p.statuses, cell)) {
        return match told {
            "unpaid" => Outcome::Unpaid,
            "undone" => Outcome::Undone,
            _ => Outcome::Paid,
        };
    }
    let text = simple(&narrow(cell)).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    match text.trim() {
        "s" | "y" | "suc" | "succ" | "1" | "ok" | "true" | "yes" | "撤销失败" | "冲正失败"
        | "退款失败" => return Outcome::Paid,
        "f" | "n" | "p" | "u" | "fail" | "0" | "false" | "no" | "否" | "open" => {
            return Outcome::Unpaid;
        }
        _ => {}
    }
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) {
        // ISO 8583 answer codes: 00 approved, 10, 11 and 16 approved in part or otherwise, 76 known elsewhere.
        return if matches!(text.as_str(), "00" | "10" | "11" | "16") {
            Outcome::Paid
        } else {
            Outcome::Unpaid
        };
    }
    if has(UNPAID) {
        Outcome::Unpaid
    } else if has(UNDONE) && !has(GOOD) {
        Outcome::Undone
    } else if has(DONE) || matches!(text.trim(), "是" | "有" | "正" | "-" | "--" | "/" | "无") {
        Outcome::Paid
    } else {
        Outcome::Unknown
    }
}

/// The status says that a card was asked and agreed, and not that the sum was taken: where others of the file say that,
/// it was not.
pub(super) fn only_asked(status: &str) -> bool {
    let own = simple(&narrow(status)).trim().to_lowercase();
    own.starts_with("authoris")
        || own.starts_with("authoriz")
        || matches!(own.as_str(), "已授权" | "授权成功" | "auth")
}

/// The sum was taken, as the status says.
pub(super) fn taken(status: &str) -> bool {
    let own = simple(&narrow(status)).to_lowercase();
    ["captur", "settl", "complet", "结算", "完成"].iter().any(|w| own.contains(w))
        && outcome(status, None) == Outcome::Paid
}

/// The word of a kind, or of a remark that is nothing but that word, says that the transaction did not happen:
/// `消费失败`, `Sale - Declined`. A refund or a void that failed is no movement of money either.
pub(super) fn failed(word: &str, whole: bool) -> bool {
    const FAILED: &[&str] = &["失败", "未成功", "拒绝", "declined", "failed", "rejected", "denied"];
    if word.is_empty() || word.chars().count() > 32 {
        return false;
    }
    let own = simple(&narrow(word)).trim().to_lowercase();
    if !whole {
        return FAILED.iter().any(|w| own.contains(w));
    }
    let alone = own
        .trim_start_matches("交易")
        .trim_start_matches("支付")
        .trim_start_matches("transaction ");
    FAILED.contains(&alone.trim())
}

/// The word of a kind says that a card was asked for the sum and nothing more. Where every sale is called that, it is
/// the acquirer's word for a sale.
pub(super) fn is_hold(kind: &str) -> bool {
    let own = simple(&narrow(kind)).to_lowercase();
    let own = own.trim();
    let asked =
        ["auth", "authorization", "authorisation", "authorized", "authorised", "授权", "预授"];
    asked.contains(&own) || own.ends_with(" authorization") || own.ends_with(" authorisation")
}

/// The word of a kind says that something was sold, or paid for.
pub(super) fn is_sale(kind: &str, profile: Option<&Profile>) -> bool {
    const SALES: &[&str] = &[
        "消费",
        "收款",
        "支付",
        "付款",
        "销售",
        "交易",
        "扫码",
        "刷卡",
        "收入",
        "订单",
        "闪付",
        "完成",
        "入账",
        "充值",
        "sale",
        "purchase",
        "payment",
        "capture",
        "charge",
        "order",
        "settled",
        "paid",
        "debit",
        "credit",
        "pur",
        "auth",
        "transaction",
        "pos",
        "card",
        "qr",
        "achat",
        "kauf",
        "checkout",
        "autoriz",
        "zahlung",
        "venta",
        "compra",
        "微信",
        "支付宝",
        "云闪付",
        "银联",
        "verkauf",
        "verkoop",
        "betaling",
        "betalning",
        "paiement",
        "vente",
        "vendita",
        "pagamento",
        "pago",
        "venda",
        "sprzeda",
        "płatno",
        "prodej",
        "platba",
        "köp",
        "salg",
        "売上",
        "支払",
        "승인",
        "매출",
        "결제",
    ];
    // `Bank Deposit` and `Disposition` hold the word and are none of it.
    if profile.and_then(|p| class(&p.kinds, kind)).is_some() {
        return true;
    }
    let own = simple(&narrow(kind)).to_lowercase();
    let own = own.replace("deposit", "").replace("dispos", "");
    !own.chars().any(char::is_alphabetic) || SALES.iter().any(|w| own.contains(w))
}

/// The word of a kind is about a dispute with a cardholder.
pub(super) fn is_dispute(kind: &str) -> bool {
    let own = simple(&narrow(kind)).to_lowercase();
    ["拒付", "退单", "chargeback", "charge back", "dispute"].iter().any(|w| own.contains(w))
}

/// A cell that says in a word or two that something was sold (`true`) or given back (`false`). A status that a sale
/// was given back later is neither, nor are the kinds of cards.
pub(in crate::statement) fn word(cell: &str) -> Option<bool> {
    if cell.chars().count() > 24 {
        return None;
    }
    let own = simple(&narrow(cell)).trim().to_lowercase();
    const LATER: &[&str] = &["已", "未", "无", "不", "可", "待", "非"];
    const CARDS: &[&str] = &["credit", "debit", "cr", "dr", "prepaid", "card", "ref"];
    if own.is_empty()
        || LATER.iter().any(|w| own.starts_with(w))
        || ["refunded", "reversed", "voided", "成功", "失败", "不退"]
            .iter()
            .any(|w| own.ends_with(w))
        || CARDS.contains(&own.as_str())
    {
        return None;
    }
    match own.as_str() {
        "收" | "正" | "正向" | "售" | "s" | "p" | "d" => return Some(true),
        _ => {}
    }
    match kind(&own, "", "", false, None)? {
        Kind::Refund | Kind::Reversal => Some(false),
        Kind::Sale if own.chars().any(char::is_alphabetic) && is_sale(&own, None) => Some(true),
        _ => None,
    }
}

/// The way of paying is none that an acquirer pays out: cash, what was paid in before, what is settled with a platform or put
/// on account. Tills list them all.
pub(super) fn passes_no_acquirer(way: &str) -> bool {
    if way.is_empty() || way.chars().count() > 24 {
        return false;
    }
    let own = simple(&narrow(way)).trim().to_lowercase();
    NO_ACQUIRER.contains(&own.as_str())
}

/// The way of paying that the word of a kind names: `微信收款`, `支付宝退款`.
pub(super) fn way_of(kind: &str) -> Option<&'static str> {
    const WAYS: &[&str] = &["微信", "支付宝", "云闪付", "银联", "数字人民币", "刷卡", "银行卡"];
    WAYS.iter().find(|way| kind.contains(*way)).copied()
}

/// The word of a kind, in lower case, is about what the acquirer keeps.
fn is_fee(own: &str) -> bool {
    const FEES: &[&str] = &["手续费", "服务费", "月租", "fee", "commission", "rental"];
    FEES.iter().any(|w| own.contains(w)) || matches!(own.trim(), "mdr" | "收费" | "扣费" | "退费")
}

/// What a transaction is, as its kind column, status column and remarks say. `None` is not a movement of money.
pub(super) fn kind(
    kind: &str,
    status: &str,
    text: &str,
    negative: bool,
    profile: Option<&Profile>,
) -> Option<Kind> {
    for cell in [kind, status] {
        if let Some(told) = profile.and_then(|p| class(&p.kinds, cell)) {
            return match told {
                "refund" => Some(Kind::Refund),
                "reversal" => Some(Kind::Reversal),
                "chargeback" => Some(Kind::Chargeback),
                "fee" => Some(Kind::Fee),
                "none" => None,
                _ => Some(Kind::Sale),
            };
        }
    }
    let own = simple(&narrow(kind)).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| own.contains(w));
    if is_dispute(kind) {
        // One that was taken back gives the money to the shop again.
        let back = has(&["revers", "won", "returned", "撤销", "返还", "返款", "胜诉"]);
        return Some(if back && !negative { Kind::Reversal } else { Kind::Chargeback });
    }
    if has(&["预授权", "pre-auth", "preauth", "pre auth"]) {
        let done = has(&["完成", "complet", "capture"]);
        let undo = has(&["撤销", "cancel", "void", "revers"]);
        return match (done, undo) {
            (true, true) => Some(Kind::Reversal),
            (true, false) => Some(Kind::Sale),
            _ => None,
        };
    }
    if is_fee(&own) && has(&["退", "返还", "refund"]) {
        return Some(Kind::Fee);
    }
    if has(&[
        "撤销",
        "撤单",
        "冲正",
        "冲销",
        "取消",
        "反交易",
        "负交易",
        "反向交易",
        "反向",
        "逆向",
        "取消",
        "취소",
        "storn",
        "annull",
        "revers",
        "void",
        "revoke",
        "cancel",
        "storno",
    ]) {
        return Some(Kind::Reversal);
    }
    if has(&[
        "退还",
        "credit note",
        "退款",
        "退货",
        "refund",
        "return",
        "remboursement",
        "erstattung",
        "devoluc",
        "devoluç",
        "gutschrift",
        "retour",
        "retur",
        "återbetal",
        "återköp",
        "reembols",
        "rimborso",
        "terugbetal",
        "zwrot",
        "vrácen",
        "estorno",
        "返品",
        "返金",
        "払い戻し",
        "払戻",
        "환불",
    ]) || matches!(
        own.trim(),
        "退" | "credit" | "credit voucher" | "cr" | "rfd" | "rfnd" | "ref" | "r" | "反"
    ) {
        return Some(Kind::Refund);
    }
    if is_fee(&own) {
        return Some(Kind::Fee);
    }
    if has(&[
        "查询",
        "签到",
        "签退",
        "批结",
        "inquiry",
        "enquiry",
        "balance check",
        "sign on",
        "logon",
        "authorisation only",
        "auth only",
        "verification",
        "card verify",
        "account verify",
        // The acquirer pays out, or moves money of its own account.
        "提现",
        "打款",
        "划款",
        "出款",
        "转出到",
        "to bank",
        "payout",
        "pay-out",
        "withdrawal",
        "disbursement",
        "account hold",
        "hold on balance",
        "bank deposit",
        "currency conversion",
        "reserve",
    ]) || matches!(
        own.trim(),
        "结算"
            | "提现"
            | "打款"
            | "划款"
            | "settlement"
            | "payout"
            | "transfer"
            | "withdrawal"
            | "充值"
    ) {
        return None;
    }
    let state = simple(&narrow(status)).to_lowercase();
    let is_state = |words: &[&str]| words.iter().any(|w| state.contains(w));
    if negative || own.is_empty() {
        if is_state(&["拒付", "chargeback"]) {
            return Some(Kind::Chargeback);
        }
        if is_state(&["退款成功", "退货成功", "refund success"])
            || matches!(state.trim(), "refund" | "退款" | "退货")
        {
            return Some(Kind::Refund);
        }
        if negative && is_state(&["撤销", "撤单", "冲正", "revers", "void"]) {
            return Some(Kind::Reversal);
        }
    }
    if negative {
        let note = text.to_lowercase();
        let undo = ["撤销", "撤单", "冲正", "reversal", "void"].iter().any(|w| note.contains(w));
        return Some(if undo { Kind::Reversal } else { Kind::Refund });
    }
    Some(Kind::Sale)
}
