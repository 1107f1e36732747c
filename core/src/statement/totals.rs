//! Does the file add up: its own totals against its rows, each balance against the one before.

use super::cell::amount;
use super::row::{Kind, Row};
use super::{Balance, Totals};
use chrono::NaiveDate;

/// What a total is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Records,
    In,
    Out,
    Amount,
    Fee,
    Net,
}

/// A total the file states, over all rows so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    pub subject: Subject,
    pub count: Option<u64>,
    pub sum: Option<i64>,
    /// Rows read when the total was met; a claim above the table has all of them.
    pub upto: usize,
    /// Rows read when the total before this one was met.
    pub since: usize,
}

/// What a file's own totals may count and its rows do not: cash, payouts, fees that went into the row of their sale.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Aside {
    incoming: (u64, i64),
    outgoing: (u64, i64),
}

impl Aside {
    /// Counts a row left out.
    pub(super) fn add(&mut self, minor: i64) {
        let (count, sum) = if minor < 0 { &mut self.outgoing } else { &mut self.incoming };
        (*count, *sum) = (*count + 1, sum.saturating_add(minor.saturating_abs()));
    }
}

const WORDS: &[(Subject, &[&str])] = &[
    (
        Subject::Records,
        &[
            "总笔数",
            "交易笔数",
            "总交易单数",
            "记录数",
            "共计",
            "共",
            "交易合计",
            "合计笔数",
            "笔数合计",
            "total transactions",
            "number of transactions",
            "transaction count",
        ],
    ),
    (
        Subject::In,
        &["收入", "贷方", "存入", "转入", "total credit", "credits", "money in", "paid in"],
    ),
    (
        Subject::Out,
        &["支出", "借方", "支取", "转出", "total debit", "debits", "money out", "paid out"],
    ),
    (Subject::Fee, &["手续费总", "手续费合计", "总手续费", "total fee", "total mdr"]),
    (Subject::Net, &["清算总金额", "结算总金额", "净额合计", "清算净额", "total net", "net total"]),
    (
        Subject::Amount,
        &[
            "交易总金额",
            "总金额",
            "交易金额合计",
            "应结订单总金额",
            "total gross",
            "gross total",
            "total sales",
        ],
    ),
];

/// Totals written as text: `收入：1笔 0.35元`, `共43笔记录`, `总笔数: 412`.
pub(super) fn in_text(lines: &[String], exponent: u32) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    for line in lines.iter().filter(|l| l.chars().count() < 400) {
        let lower = line.to_lowercase();
        for (subject, words) in WORDS {
            let Some((at, word)) = words.iter().find_map(|w| lower.find(w).map(|at| (at, *w)))
            else {
                continue;
            };
            let rest: String =
                lower.get(at + word.len()..).unwrap_or_default().chars().take(48).collect();
            let (count, sum) = figures(&rest, *subject == Subject::Records, exponent);
            if count.is_some() || sum.is_some() {
                out.push(Claim { subject: *subject, count, sum, upto: usize::MAX, since: 0 });
            }
        }
    }
    out
}

/// A count before 笔 or after a label, an amount before 元 or with a decimal point. Stops at the next label.
fn figures(text: &str, bare_count: bool, exponent: u32) -> (Option<u64>, Option<i64>) {
    let (mut count, mut sum) = (None, None);
    let mut number = String::new();
    let mut chars = text.chars().peekable();
    let mut gap = 0;
    loop {
        let c = chars.next();
        match c {
            Some(c)
                if c.is_ascii_digit()
                    || (matches!(c, '.' | ',') && !number.is_empty())
                    || (c == '-' && number.is_empty()) =>
            {
                number.push(c);
            }
            _ => {
                let token = number.trim_end_matches([',', '.']).to_string();
                number.clear();
                if token.bytes().any(|b| b.is_ascii_digit()) {
                    let unit = c.filter(|c| !c.is_whitespace()).or_else(|| chars.peek().copied());
                    match unit {
                        // Pages are no rows.
                        Some('页') => {}
                        Some('笔' | '条' | '单') => {
                            count = count.or_else(|| token.replace(',', "").parse().ok());
                        }
                        Some('元') => {
                            sum = sum.or_else(|| amount(&token, exponent).map(|a| a.minor));
                        }
                        _ if token.contains('.') => {
                            sum = sum.or_else(|| amount(&token, exponent).map(|a| a.minor));
                        }
                        _ if bare_count => count = count.or_else(|| token.parse().ok()),
                        _ => {}
                    }
                    gap = 0;
                }
                let Some(c) = c else { break };
                if matches!(c, ';' | '；' | '。')
                    || (c.is_alphabetic() && !"笔元条单记录金额合计为共总计rmbcny".contains(c))
                {
                    gap += 1;
                    if gap > 4 || count.is_some() || sum.is_some() {
                        break;
                    }
                }
            }
        }
    }
    (count, sum)
}

/// Compares every claim with the rows. `skipped` counts lines left out that the provider may have counted; what is known of
/// their sums is `aside`.
pub(super) fn check(claims: &[Claim], rows: &[Row], skipped: usize, aside: Aside) -> Totals {
    if claims.is_empty() {
        return Totals::Absent;
    }
    let agrees = |claim: &Claim| {
        let upto = claim.upto.min(rows.len());
        let parts = [rows.get(..upto), rows.get(claim.since.min(upto)..upto)];
        parts.into_iter().flatten().any(|part| {
            let whole = part.len() == rows.len();
            holds(claim, part, skipped, Aside::default())
                || whole && holds(claim, part, skipped, aside)
        })
    };
    if claims.iter().all(agrees) { Totals::Match } else { Totals::Differ }
}

fn holds(claim: &Claim, rows: &[Row], skipped: usize, aside: Aside) -> bool {
    let of = |wanted: &dyn Fn(&Row) -> bool, value: &dyn Fn(&Row) -> i64| {
        rows.iter()
            .filter(|r| wanted(r))
            .fold((0u64, 0i64), |(n, s), r| (n + 1, s.saturating_add(value(r))))
    };
    let signed: &dyn Fn(&Row) -> i64 = &|r| r.amount_minor;
    let size: &dyn Fn(&Row) -> i64 = &|r| r.amount_minor.saturating_abs();
    let all: &dyn Fn(&Row) -> bool = &|_| true;
    let incoming: &dyn Fn(&Row) -> bool = &|r| matches!(r.kind, Kind::Credit | Kind::Sale);
    let outgoing: &dyn Fn(&Row) -> bool =
        &|r| matches!(r.kind, Kind::Debit | Kind::Refund | Kind::Reversal | Kind::Chargeback);
    let more = |(n, s): (u64, i64), (m, t): (u64, i64)| (n + m, s.saturating_add(t));
    let (came, went) = (aside.incoming, aside.outgoing);
    let back = (went.0, went.1.saturating_neg());
    let options: Vec<(u64, i64)> = match claim.subject {
        Subject::Records | Subject::Amount => vec![
            more(more(of(all, signed), came), back),
            more(more(of(all, size), came), went),
            more(of(incoming, signed), came),
            more(of(outgoing, size), went),
        ],
        Subject::In => vec![more(of(incoming, size), came)],
        Subject::Out => vec![more(of(outgoing, size), went)],
        Subject::Fee => {
            let fee = |r: &Row| r.fee_minor.unwrap_or(0);
            let (n, s) = of(all, &fee);
            vec![(n, s), (n, -s), of(incoming, &fee)]
        }
        Subject::Net => {
            let net: &dyn Fn(&Row) -> i64 = &|r| r.net().unwrap_or(0);
            vec![more(more(of(all, net), came), back), more(of(incoming, net), came)]
        }
    };
    let sum_ok = |s: i64| claim.sum.is_none_or(|c| c.abs() == s.abs());
    let count_ok = |n: u64| claim.count.is_none_or(|c| c == n || c == n + skipped as u64);
    // A count may include lines that carry no money; a sum may not.
    options.iter().any(|(_, s)| sum_ok(*s)) && options.iter().any(|(n, _)| count_ok(*n))
}

/// Days between which balances do not follow, as where rows were cut out. None where so many do not that the column is
/// no running balance at all.
pub(super) fn torn(rows: &[Row]) -> Vec<(NaiveDate, NaiveDate)> {
    let with: Vec<(&Row, i64)> =
        rows.iter().filter_map(|r| r.balance_minor.map(|b| (r, b))).collect();
    let breaks = |down: bool| -> Vec<(NaiveDate, NaiveDate)> {
        let broken = |p: &&[(&Row, i64)]| {
            let (old, new) = if down { (p[0], p[1]) } else { (p[1], p[0]) };
            old.1.checked_add(new.0.amount_minor) != Some(new.1)
        };
        let days = |p: &[(&Row, i64)]| {
            let (a, b) = (p[0].0.day(), p[1].0.day());
            (a.min(b), a.max(b))
        };
        with.windows(2).filter(broken).map(days).collect()
    };
    let (down, up) = (breaks(true), breaks(false));
    let found = if down.len() <= up.len() { down } else { up };
    if found.len() * 10 > with.len() { Vec::new() } else { found }
}

/// Whether the entries of each statement are what moved its balance; nothing where none says so.
pub(super) fn follows(each: &[bool]) -> Balance {
    match each {
        [] => Balance::Absent,
        all if all.iter().all(|follows| *follows) => Balance::Consistent,
        _ => Balance::Broken,
    }
}

/// Each balance must be the one before plus the row, read downwards or upwards.
pub(super) fn balance(rows: &[Row]) -> Balance {
    let with = balanced(rows);
    if with.len() < 2 || with.len() * 2 < rows.len() {
        return Balance::Absent;
    }
    let [down, up] = directions(&with);
    if down || up { Balance::Consistent } else { Balance::Broken }
}

/// The balance before the first row and after the last, in the order of time, where every row has one and each follows
/// from the one before.
pub(super) fn ends(rows: &[Row]) -> Option<(i64, i64)> {
    let with = balanced(rows);
    if with.len() < 2 || with.len() < rows.len() {
        return None;
    }
    let [down, up] = directions(&with);
    let (first, last) = (with.first()?, with.last()?);
    let (oldest, newest) = if down { (first, last) } else { (last, first) };
    (down || up).then(|| Some((oldest.1.checked_sub(oldest.0)?, newest.1)))?
}

/// Sum and balance of the rows that have one.
fn balanced(rows: &[Row]) -> Vec<(i64, i64)> {
    rows.iter().filter_map(|r| r.balance_minor.map(|b| (r.amount_minor, b))).collect()
}

/// Whether each balance follows from the one above it, and from the one below it.
fn directions(with: &[(i64, i64)]) -> [bool; 2] {
    let pairs = || with.windows(2);
    let down = pairs().all(|p| p[0].1.checked_add(p[1].0) == Some(p[1].1));
    let up = pairs().all(|p| p[1].1.checked_add(p[0].0) == Some(p[0].1));
    [down, up]
}
