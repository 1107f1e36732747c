//! Names that speak of money and hold none: a limit, an account, a count, a slip. `Credit limit` is no credit.

use super::Role;
use crate::statement::cell::narrow;

/// What is no sum of the row, whatever else the name says.
const NEVER: &[&str] = &[
    "limit",
    "available",
    "creditor",
    "debtor",
    "score",
    "weight",
    "promoter",
    "ytd",
    "yeartodate",
    "monthtodate",
    "cumulative",
    "cumulated",
    "累计",
    "额度",
    "限额",
    "笔数",
    "占比",
    "比例",
    "冻结",
    "数量",
];

/// What is a sum only where the name says that it is one.
const UNLESS_A_SUM: &[&str] = &[
    "number",
    "reference",
    "category",
    "branch",
    "policy",
    "reason",
    "centre",
    "center",
    "account",
    "rate",
    "slip",
    "card",
    "bank",
    "name",
    "type",
    "code",
    "iban",
    "party",
    "账号",
    "帐号",
    "账户",
    "帐户",
    "卡号",
    "户名",
    "账卡",
    "类别",
    "类型",
    "编号",
    "序号",
    "凭证",
    "票据",
    "单号",
    "机构",
    "网点",
    "原因",
    "方式",
    "地点",
    "名称",
    "姓名",
    "支行",
    "开户行",
    "行名",
    "行号",
    "利率",
    "代码",
    "编码",
    "业务员",
    "科目",
    "渠道",
    "备注",
];

/// Words of their own that make a name one of something else: too short to be looked for inside of others.
const WORDS: &[&str] = &[
    "no", "nr", "nos", "id", "ref", "note", "by", "ratio", "count", "hold", "held", "on", "date",
    "num", "acct", "due", "person", "level",
];

const SUMS: &[&str] =
    &["amount", "amt", "value", "total", "sum", "gross", "金额", "发生额", "总额", "净额"];

/// A name known by this part of it only, which is about something else than a sum of the row. What a name is about
/// stands at its end: a credit card is a card, a card fee is a fee.
pub(super) fn is_stray(header: &str, key: &str, part: &str, role: Role) -> bool {
    let money = matches!(
        role,
        Role::Amount | Role::In | Role::Out | Role::Net | Role::Fee | Role::RefundAmount
    );
    if !money {
        return false;
    }
    let whole = key.replace("account", "").replace("discount", "");
    if NEVER.iter().any(|w| key.contains(w)) || whole.ends_with("count") {
        return true;
    }
    let lower = narrow(header).to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    if words.any(|w| matches!(w, "hold" | "held" | "count" | "points")) {
        return true;
    }
    if SUMS.iter().any(|w| key.contains(w)) {
        return false;
    }
    let after = key.split_once(part).map_or("", |(_, after)| after);
    let begins = key.strip_prefix("number").or_else(|| key.strip_prefix("no"));
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    UNLESS_A_SUM.iter().any(|w| after.contains(w))
        || begins.is_some_and(|rest| rest.starts_with("of"))
        || role == Role::Net && after.contains("tax")
        || words.any(|w| WORDS.contains(&w) && after.contains(w))
}
