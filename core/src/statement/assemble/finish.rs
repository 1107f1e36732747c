//! What only the whole table can tell: signs from balances, fees' signs, undone sales, words nobody knows.

use super::super::column::Role;
use super::super::layout::Layout;
use super::super::row::{Kind, Reason, Row, Skipped, Text};
use super::super::{Hint, Side};
use super::classify::Outcome;
use super::{Built, Context, classify, joined};
use crate::Money;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What only the whole table can tell: signs from balances, fees' signs, undone sales, times of day.
///
/// Gives back the row whose way no balance tells, where the balances tell that of the others.
pub(super) fn finish(
    built: &mut Built,
    layout: &Layout,
    context: &Context<'_>,
    undone: &[usize],
) -> Option<usize> {
    let mut edge = None;
    match layout.side {
        Side::Bank => {
            let told = layout.at(Role::Direction).is_some()
                || layout.at(Role::In).is_some()
                || layout.at(Role::Out).is_some()
                || context.any_signed
                || context.section_out;
            if !told {
                edge = signs_from_balance(&mut built.rows);
                if way_unknown(built) {
                    edge = None;
                }
            }
        }
        Side::Pos => {
            drop_undone(built, undone);
            day_sums(&mut built.rows);
            fee_signs(&mut built.rows);
            joined::fees(built);
            drop_holds(built, context);
            unknown_words(built, context);
            unknown_kinds(built, context);
            refunds_beside(built, context);
            repeated(built, context);
        }
    }
    if built.rows.iter().all(|r| r.at.time() == chrono::NaiveTime::MIN) {
        for row in &mut built.rows {
            row.date_only = true;
        }
    }
    edge
}

/// Rows of a day and a sum and nothing else, among rows that have numbers of their own: where each is the sum of the
/// rows since the one before, they are those of a day, and no sales.
fn day_sums(rows: &mut Vec<Row>) {
    let bare = |r: &Row| {
        let texts = [&r.reference, &r.order, &r.terminal, &r.card, &r.voucher, &r.batch, &r.text];
        let taking = matches!(r.kind, Kind::Sale | Kind::Refund);
        taking && r.date_only && texts.into_iter().all(Option::is_none)
    };
    let found = rows.iter().filter(|r| bare(r)).count();
    let numbered = rows.iter().filter(|r| r.reference.is_some()).count();
    if found == 0 || found + numbered < rows.len() || numbered < 2 || numbered < found {
        return;
    }
    let (mut net, mut sold) = (0i64, 0i64);
    for row in rows.iter() {
        if !bare(row) {
            net = net.saturating_add(row.amount_minor);
            sold = sold.saturating_add(row.amount_minor.max(0));
            continue;
        }
        if row.amount_minor != net && row.amount_minor != sold {
            return;
        }
        (net, sold) = (0, 0);
    }
    rows.retain(|r| !bare(r));
}

/// Amounts without any sign: the balance says which way each went, but for the oldest, whose place is given back.
fn signs_from_balance(rows: &mut [Row]) -> Option<usize> {
    let fits = |rows: &[Row], forward: bool| {
        rows.windows(2)
            .filter(|p| {
                let (a, b) = if forward { (&p[0], &p[1]) } else { (&p[1], &p[0]) };
                a.balance_minor
                    .zip(b.balance_minor)
                    .is_some_and(|(x, y)| (y - x).abs() == b.amount_minor.abs())
            })
            .count()
    };
    let forward = fits(rows, true) >= fits(rows, false);
    let balances: Vec<Option<i64>> = rows.iter().map(|r| r.balance_minor).collect();
    for (at, row) in rows.iter_mut().enumerate() {
        let before = if forward { at.checked_sub(1) } else { Some(at + 1) };
        let before = before.and_then(|b| balances.get(b).copied().flatten());
        let out = match (before, row.balance_minor) {
            (Some(x), Some(y)) => y.checked_sub(x) == Some(-row.amount_minor),
            _ => false,
        };
        if out {
            row.amount_minor = -row.amount_minor;
            row.kind = Kind::Debit;
        }
    }
    if forward { Some(0) } else { rows.len().checked_sub(1) }
}

/// Nothing said which way the sums went, and no balance that follows did: read as credits, and that is said.
fn way_unknown(built: &mut Built) -> bool {
    let follows = |a: &Row, b: &Row| {
        let pair = a.balance_minor.zip(b.balance_minor);
        pair.is_some_and(|(x, y)| y.checked_sub(x) == Some(b.amount_minor))
    };
    let proved = |p: &[Row]| follows(&p[0], &p[1]) || follows(&p[1], &p[0]);
    let rows = built.rows.len();
    let good = built.rows.windows(2).filter(|p| proved(p)).count();
    let unknown = rows > 0 && good * 10 < (rows - 1) * 9
        || rows == 1 && built.rows[0].balance_minor.is_none();
    if unknown {
        built.hints.push(Hint::WayUnknown { rows: rows as u32 });
    }
    unknown
}

/// Kinds nobody knows beside kinds that are known to be sales: `调账`, `ADJ`. Counted as sales, and that is said.
fn unknown_kinds(built: &mut Built, context: &Context<'_>) {
    let words = context.words.borrow();
    let strange = words.iter().filter_map(|(word, rows)| Some((word, (*rows)?)));
    let sales = built.rows.iter().filter(|r| r.kind == Kind::Sale).count() as u32;
    // A word that most rows carry is this acquirer's word for a sale.
    let odd = strange.filter(|(_, rows)| rows * 4 < sales).take(5);
    let hints: Vec<Hint> = odd
        .map(|(word, rows)| Hint::UnknownKind {
            word: word.chars().take(40).collect(),
            rows,
            back: false,
        })
        .collect();
    built.hints.extend(hints);
}

/// What only the finished rows tell of their kinds: words nobody knows among the refunds, signs that were turned, sums
/// that all have a minus, and `Credit` beside `Debit` where these may be kinds of cards (`credits`).
pub(super) fn said(built: &Built, context: &Context<'_>, credits: &[u32]) -> Vec<Hint> {
    if context.layout.side != Side::Pos {
        return Vec::new();
    }
    let rows = built.rows.len() as u32;
    let backs = context.backs.borrow();
    // A word of sales is strange among refunds only where refunds have words of their own, and none of its rows sold.
    let back = |r: &&Row| r.kind == Kind::Refund && r.amount_minor < 0;
    let refunds = built.rows.iter().filter(back).count() as u32;
    let own = refunds > backs.values().sum();
    let strange = |word: &String| {
        let sold = context.words.borrow().contains_key(word);
        !sold && (own || !classify::is_sale(word, context.profile))
    };
    let mut out: Vec<Hint> = backs
        .iter()
        .filter(|(word, _)| strange(word))
        .take(5)
        .map(|(word, rows)| Hint::UnknownKind {
            word: word.chars().take(40).collect(),
            rows: *rows,
            back: true,
        })
        .collect();
    if context.turned {
        out.push(Hint::SignsTurned { rows });
    }
    let told = context.layout.at(Role::Kind).is_some() || context.layout.at(Role::Amount).is_none();
    if !told && context.any_signed && rows > 2 && refunds == rows {
        out.push(Hint::AllNegative { rows });
    }
    let sold = |r: &&Row| r.kind == Kind::Sale && credits.contains(&r.row);
    let perhaps = built.rows.iter().filter(sold).count() as u32;
    if perhaps > 0 && perhaps * 2 < rows {
        out.push(Hint::UnknownKind { word: "Credit".to_string(), rows: perhaps, back: false });
    }
    out
}

/// Authorisations beside sales are no money: the capture is the sale.
fn drop_holds(built: &mut Built, context: &Context<'_>) {
    let holds = context.holds.borrow();
    let sales = built.rows.iter().filter(|r| r.kind == Kind::Sale).count();
    if holds.is_empty() || holds.len() * 2 > sales {
        return;
    }
    let skipped = &mut built.skipped;
    built.rows.retain(|row| {
        let hold = row.kind == Kind::Sale && holds.contains(&row.row);
        if hold {
            skipped.push(Skipped { row: row.row, reason: Reason::NoMoney, cell: String::new() });
        }
        !hold
    });
    skipped.sort_by_key(|s| s.row);
}

/// Fees of sales are positive; exports that write them as money leaving are turned around. The net column is the
/// acquirer's own arithmetic: it decides the fee and its sign. Where it bears the fee out in most rows, a fee that it
/// does not bear out stands: something else was kept back there.
fn fee_signs(rows: &mut [Row]) {
    let kept = |r: &Row| r.net_minor.map(|net| r.amount_minor.saturating_sub(net));
    let borne_out = |r: &Row| {
        let pair = kept(r).zip(r.fee_minor);
        pair.map(|(kept, fee)| kept.saturating_abs().abs_diff(fee.saturating_abs()) <= 1)
    };
    let (mut good, mut bad) = (0, 0);
    for row in rows.iter() {
        match borne_out(row) {
            Some(true) => good += 1,
            Some(false) => bad += 1,
            None => {}
        }
    }
    let own = |r: &Row| kept(r).is_none() || good > bad && borne_out(r) == Some(false);
    let sign = |r: &Row| r.fee_minor.unwrap_or(0).signum();
    let balance: i64 = rows.iter().filter(|r| r.kind == Kind::Sale && own(r)).map(sign).sum();
    for row in rows.iter_mut() {
        if !own(row) {
            row.fee_minor = kept(row);
        } else if balance < 0 {
            row.fee_minor = row.fee_minor.map(|f| -f);
        }
    }
}

/// A sale marked closed, revoked or refunded stays one where a row of its own undoes it; else it never was one.
fn drop_undone(built: &mut Built, undone: &[usize]) {
    if undone.is_empty() {
        return;
    }
    let mut numbers: HashSet<Text> = HashSet::new();
    let mut sums: HashMap<(Option<&Text>, i64), Vec<&Row>> = HashMap::new();
    for row in built.rows.iter().filter(|r| r.amount_minor < 0) {
        numbers.extend([&row.reference, &row.order, &row.original].into_iter().flatten().cloned());
        sums.entry((row.terminal.as_ref(), -row.amount_minor)).or_default().push(row);
    }
    let has_row = |row: &Row| {
        let same = sums.get(&(row.terminal.as_ref(), row.amount_minor));
        [&row.reference, &row.order].into_iter().flatten().any(|n| numbers.contains(n))
            || same.is_some_and(|rows| rows.iter().any(|undo| can_undo(row, undo)))
    };
    let nothing_due =
        |row: &Row| row.net_minor == Some(0) && row.fee_minor != Some(row.amount_minor);
    let drop: HashSet<usize> =
        undone.iter().copied().filter(|i| !has_row(&built.rows[*i])).collect();
    // Of one that stays the row that undoes it says what it is worth.
    for at in undone.iter().filter(|at| !drop.contains(at)) {
        let row = &mut built.rows[*at];
        row.net_minor = row.net_minor.filter(|_| !nothing_due(row));
    }
    let mut at = 0;
    let skipped = &mut built.skipped;
    built.rows.retain(|row| {
        let gone = drop.contains(&at);
        at += 1;
        if gone {
            let cell = row.status.as_deref().unwrap_or_default().to_string();
            skipped.push(Skipped { row: row.row, reason: Reason::Undone, cell });
        }
        !gone
    });
    skipped.sort_by_key(|s| s.row);
}

/// A row of the same terminal and sum can undo a sale: paid in the same way, not before it, and on the day of the sale or the
/// next unless the status speaks of a refund. Another customer's refund can have the same sum, and what the export itself
/// pays nothing for needs no row to undo it.
fn can_undo(sale: &Row, undo: &Row) -> bool {
    let tail = |row: &Row| {
        let digits: Vec<char> = row.card.iter().flat_map(|c| c.chars()).collect();
        let tail: String = digits.iter().rev().take(4).collect();
        Some(tail).filter(|t| t.len() == 4 && t.chars().all(|c| c.is_ascii_digit()))
    };
    if sale.net_minor == Some(0) || tail(sale).zip(tail(undo)).is_some_and(|(a, b)| a != b) {
        return false;
    }
    let way = match (&sale.channel, &undo.channel) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let status = sale.status.as_deref().unwrap_or_default().to_lowercase();
    let later = status.contains('退') || status.contains("refund");
    let days = (undo.at.date_naive() - sale.at.date_naive()).num_days();
    way && days >= 0 && (later || days <= 1)
}

/// Statuses that say neither paid nor unpaid, each with its rows: they are counted as paid, and that is said.
fn unknown_words(built: &mut Built, context: &Context<'_>) {
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    let statuses = built.rows.iter().filter_map(|r| r.status.as_deref());
    for word in statuses.filter(|w| context.outcome(w) == Outcome::Unknown) {
        *words.entry(word).or_default() += 1;
    }
    let hints = words
        .into_iter()
        .take(5)
        .map(|(word, rows)| Hint::UnknownStatus { word: word.chars().take(40).collect(), rows });
    let hints: Vec<Hint> = hints.collect();
    built.hints.extend(hints);
}

/// Sales of the same number, moment and sum: an export that was put together from two says each twice.
fn repeated(built: &mut Built, context: &Context<'_>) {
    let mut seen: HashSet<(&str, i64, i64)> = HashSet::new();
    let (mut rows, mut sum) = (0u32, 0i64);
    for row in built.rows.iter().filter(|r| r.kind == Kind::Sale && !r.date_only) {
        let Some(number) = row.reference.as_deref().filter(|n| n.len() >= 6) else { continue };
        if !seen.insert((number, row.at.timestamp(), row.amount_minor)) {
            rows += 1;
            sum = sum.saturating_add(row.amount_minor);
        }
    }
    if rows > 0 {
        let sum = Money::new(sum, context.currency);
        built.hints.push(Hint::Repeated { rows, sum });
    }
}

/// Refunds that only a column of their sale's row tells.
fn refunds_beside(built: &mut Built, context: &Context<'_>) {
    let (rows, sum) = context.refunded.get();
    // Exports that also give each refund a row of its own repeat it here.
    let own_rows = built.rows.iter().any(|r| matches!(r.kind, Kind::Refund | Kind::Reversal));
    if rows > 0 && !own_rows {
        let sum = Money::new(sum, context.currency);
        built.hints.push(Hint::RefundsBeside { rows, sum });
    }
}
