//! Rows: every line below the header becomes a money line, a skipped line with its reason, a total, or a footnote.

mod classify;
mod line;

use super::cell::{self, Direction};
use super::column::Role;
use super::grid::{Grid, GridRow};
use super::head::{self, Again, Head};
use super::layout::{self, Layout};
use super::meta::{self, Meta};
use super::profile::Profile;
use super::row::{Kind, Reason, Row, Skipped, Text};
use super::totals::{Claim, Subject};
use super::when::Order;
use super::{Hint, Side};
use crate::Currency;
use chrono::FixedOffset;
use classify::Outcome;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Everything read below the header.
pub(super) struct Built {
    pub rows: Vec<Row>,
    pub skipped: Vec<Skipped>,
    pub claims: Vec<Claim>,
    pub hints: Vec<Hint>,
    pub currency: Currency,
    /// Indexes of rows that are text below or between the table.
    pub notes: Vec<usize>,
    /// Account and merchant number where a column holds the same one throughout.
    pub account: Option<String>,
    pub merchant_no: Option<String>,
    pub holder: Option<String>,
    footer: Meta,
}

/// What a line needs to know of its table.
pub(super) struct Context<'a> {
    pub layout: Layout,
    pub profile: Option<&'a Profile>,
    pub currency: Currency,
    pub offset: FixedOffset,
    /// Every outgoing row also has a minus sign: the sign says nothing new.
    pub sign_repeats: bool,
    /// Some amount of the table carries a sign.
    pub any_signed: bool,
    pub texts: Texts,
    /// What statuses and kinds were read as; exports have a handful of each.
    outcomes: RefCell<Vec<(String, Outcome)>>,
    kinds: RefCell<Vec<(String, String, Option<Kind>)>>,
}

impl Context<'_> {
    /// Whether a transaction happened.
    fn outcome(&self, status: &str) -> Outcome {
        let mut known = self.outcomes.borrow_mut();
        if let Some((_, outcome)) = known.iter().find(|(s, _)| s == status) {
            return *outcome;
        }
        let outcome = classify::outcome(status, self.profile);
        if known.len() < 32 {
            known.push((status.to_string(), outcome));
        }
        outcome
    }

    /// What a transaction is. Remarks count only for negative sums, which are rare.
    fn kind(&self, kind: &str, status: &str, text: &str, negative: bool) -> Option<Kind> {
        if negative {
            return classify::kind(kind, status, text, true, self.profile);
        }
        let mut known = self.kinds.borrow_mut();
        if let Some((.., told)) = known.iter().find(|(k, s, _)| k == kind && s == status) {
            return *told;
        }
        let told = classify::kind(kind, status, text, false, self.profile);
        if known.len() < 64 {
            known.push((kind.to_string(), status.to_string(), told));
        }
        told
    }
}

/// Texts that repeat are kept once.
#[derive(Default)]
pub(super) struct Texts(HashSet<Text>);

impl Texts {
    pub(super) fn keep(&mut self, text: &str) -> Option<Text> {
        if text.is_empty() || text == "/" || text == "-" || text == "--" {
            return None;
        }
        if let Some(known) = self.0.get(text) {
            return Some(known.clone());
        }
        let new: Text = Arc::from(text);
        if self.0.len() < 10_000 {
            self.0.insert(new.clone());
        }
        Some(new)
    }
}

/// Reads the rows of a table.
pub(super) fn rows(
    grid: &Grid,
    head: &Head,
    layout: &Layout,
    profile: Option<&Profile>,
    above: &Meta,
) -> Built {
    let currency = currency(grid, head, layout, profile, above);
    let mut built = Built {
        rows: Vec::new(),
        skipped: Vec::new(),
        claims: Vec::new(),
        hints: digits_lost(grid, head, layout),
        currency,
        notes: Vec::new(),
        account: None,
        merchant_no: None,
        holder: None,
        footer: Meta::default(),
    };
    let mut names = head.names.clone();
    let mut context = context(grid, head.body, layout.clone(), profile, currency);
    let mut undone = Vec::new();
    let mut in_summary = false;
    let mut summary: Vec<String> = Vec::new();
    let mut money_rows = Vec::new();
    for index in head.body..grid.len() {
        let row = grid.row(index);
        if row.is_blank() {
            continue;
        }
        match line::read(row, &mut context) {
            line::Line::Money(money, doubtful) => {
                if doubtful {
                    undone.push(built.rows.len());
                }
                in_summary = false;
                if money_rows.len() < 5000 {
                    money_rows.push(index);
                }
                built.rows.push(*money);
            }
            line::Line::Skip(reason, cell) => {
                if in_summary {
                    summary_of(row, &summary, &mut built);
                } else {
                    built.skipped.push(Skipped { row: row.number(), reason, cell });
                }
            }
            line::Line::Total(partial) => {
                if !partial {
                    totals_of(row, &context, &mut built);
                }
            }
            line::Line::Note => match head::again(row, &names) {
                Some(Again::Same) => {}
                Some(Again::Table(cells)) => {
                    // Another table of money lines, perhaps of another account.
                    if let Some(next) =
                        layout::decide(grid, index + 1, &cells, profile, Some(layout.side))
                    {
                        context = self::context(grid, index + 1, next, profile, currency);
                        names = cells;
                    }
                    in_summary = false;
                }
                Some(Again::Summary(cells)) => {
                    in_summary = true;
                    summary = cells;
                }
                None if in_summary => summary_of(row, &summary, &mut built),
                None => built.notes.push(index),
            },
        }
    }
    finish(&mut built, layout, &context, &undone);
    built.account = same(grid, &money_rows, layout.at(Role::Account));
    built.merchant_no = same(grid, &money_rows, layout.at(Role::MerchantNo));
    built.holder = same(grid, &money_rows, layout.at(Role::Holder));
    built.footer = meta::read(built.notes.iter().map(|i| grid.row(*i)), layout.order);
    built
}

/// Facts above the table, completed by its columns and by what stands below it.
pub(super) fn with_footer(above: Meta, built: &Built, _order: Order) -> Meta {
    let below = &built.footer;
    let mut lines = above.lines;
    lines.extend(below.lines.iter().cloned());
    Meta {
        from: above.from,
        to: above.to,
        made_on: above.made_on.or(below.made_on),
        account_tail: above.account_tail.or_else(|| built.account.as_deref().and_then(meta::tail)),
        pays_to_tail: above.pays_to_tail,
        holder: above.holder.or_else(|| built.holder.clone()),
        merchant_no: above.merchant_no.or_else(|| built.merchant_no.clone()),
        currency: above.currency,
        lines,
    }
}

fn context<'a>(
    grid: &Grid,
    body: usize,
    layout: Layout,
    profile: Option<&'a Profile>,
    currency: Currency,
) -> Context<'a> {
    let (mut out_signed, mut out_plain, mut any) = (0u32, 0u32, false);
    if let Some(amount) = layout.at(Role::Amount) {
        for index in body..grid.len() {
            let row = grid.row(index);
            let Some(a) = cell::amount(row.cell(amount), currency.exponent()) else { continue };
            any = any || a.signed;
            let told = layout.at(Role::Direction).and_then(|c| cell::direction(row.cell(c)));
            if told == Some(Direction::Out) && a.minor != 0 {
                if a.minor < 0 { out_signed += 1 } else { out_plain += 1 }
            }
        }
    }
    let hours = match currency.code() {
        "CNY" | "HKD" | "TWD" | "SGD" | "MYR" | "MOP" | "PHP" => 8,
        "JPY" | "KRW" => 9,
        _ => 0,
    };
    let offset =
        FixedOffset::east_opt(hours * 3600).unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc));
    let sign_repeats = out_signed > 0 && out_plain == 0;
    Context {
        layout,
        profile,
        currency,
        offset,
        sign_repeats,
        any_signed: any,
        texts: Texts::default(),
        outcomes: RefCell::default(),
        kinds: RefCell::default(),
    }
}

/// The file's currency: said above the table, in most rows, in a column's name, by the profile; else renminbi.
fn currency(
    grid: &Grid,
    head: &Head,
    layout: &Layout,
    profile: Option<&Profile>,
    above: &Meta,
) -> Currency {
    if let Some(column) = layout.at(Role::Currency) {
        let mut votes: HashMap<Currency, u32> = HashMap::new();
        for index in (head.body..grid.len()).take(2000) {
            if let Some(c) = meta::currency(grid.row(index).cell(column)) {
                *votes.entry(c).or_default() += 1;
            }
        }
        let mut votes: Vec<_> = votes.into_iter().collect();
        votes.sort_by_key(|(c, n)| (std::cmp::Reverse(*n), *c));
        if let Some((c, _)) = votes.first() {
            return *c;
        }
    }
    let money = [Role::Amount, Role::In, Role::Out, Role::Net, Role::Balance];
    let columns = || money.iter().filter_map(|r| layout.at(*r));
    let in_names = || {
        columns().find_map(|c| {
            let name = head.names.get(c)?;
            // `Gross Amount (GBP)`, `余额（港币）`, `Amount GBP`.
            let words = name.split(|c: char| c.is_whitespace() || "()（）[]:/".contains(c));
            words.filter(|w| w.chars().count() > 1).find_map(meta::currency)
        })
    };
    let in_cells = || {
        columns().find_map(|c| {
            (head.body..grid.len()).take(20).find_map(|i| {
                let text = grid.row(i).cell(c);
                let mark: String = text
                    .chars()
                    .filter(|c| !c.is_ascii_digit() && !" ,.-+()".contains(*c))
                    .collect();
                (!mark.is_empty()).then(|| meta::currency(&mark)).flatten()
            })
        })
    };
    above
        .currency
        .or_else(in_names)
        .or_else(in_cells)
        .or_else(|| profile.and_then(|p| p.currency.as_deref()).and_then(Currency::parse))
        .unwrap_or(Currency::CNY)
}

/// The value of a column that holds the same one in every row that has any.
fn same(grid: &Grid, rows: &[usize], column: Option<usize>) -> Option<String> {
    let column = column?;
    let mut found: Option<&str> = None;
    for index in rows {
        let cell = grid.row(*index).cell(column);
        match found {
            _ if cell.is_empty() => {}
            None => found = Some(cell),
            Some(f) if f == cell => {}
            Some(_) => return None,
        }
    }
    found.map(str::to_string)
}

/// Values below a header of totals, each claimed by its name.
fn summary_of(row: GridRow<'_>, names: &[String], built: &mut Built) {
    let upto = built.rows.len();
    for (column, name) in names.iter().enumerate() {
        let subject = match name.trim() {
            n if n.contains("笔数") || n.contains("单数") || n.to_lowercase().contains("count") => {
                Subject::Records
            }
            n if n.contains("手续费") || n.to_lowercase().contains("fee") => Subject::Fee,
            n if n.starts_with("退款总") || n.starts_with("支出") || n.starts_with("借方") => {
                Subject::Out
            }
            n if n.starts_with("应结") || n.starts_with("收入") || n.starts_with("贷方") => {
                Subject::In
            }
            _ => continue,
        };
        let cell = row.cell(column);
        let (count, sum) = if subject == Subject::Records {
            (cell.parse().ok(), None)
        } else {
            (None, cell::amount(cell, built.currency.exponent()).map(|a| a.minor))
        };
        if count.is_some() || sum.is_some() {
            built.claims.push(Claim { subject, count, sum, upto, since: 0 });
        }
    }
}

/// Identifier columns whose numbers a spreadsheet has cut.
fn digits_lost(grid: &Grid, head: &Head, layout: &Layout) -> Vec<Hint> {
    let ids = [
        Role::Reference,
        Role::Order,
        Role::Original,
        Role::MerchantNo,
        Role::Account,
        Role::CounterAccount,
        Role::Card,
    ];
    let mut out = Vec::new();
    for column in ids.iter().filter_map(|r| layout.at(*r)) {
        let lost = |i: &usize| {
            let row = grid.row(*i);
            let text = row.cell(column);
            let long =
                row.is_number(column) && text.bytes().filter(u8::is_ascii_digit).count() > 15;
            long || scientific(text)
        };
        let cells = (head.body..grid.len()).filter(lost).count() as u32;
        if cells > 0 {
            out.push(Hint::DigitsLost { column: head.names[column].clone(), cells });
        }
    }
    if !out.is_empty() {
        out.push(Hint::ReSaved);
    }
    out
}

/// `2.02603E+17`.
fn scientific(text: &str) -> bool {
    text.split_once(['E', 'e']).is_some_and(|(m, e)| {
        m.contains('.')
            && m.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && e.strip_prefix('+')
                .is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// What a totals row claims, column by column.
fn totals_of(row: GridRow<'_>, context: &Context<'_>, built: &mut Built) {
    let since = built.claims.iter().map(|c| c.upto).filter(|u| *u != usize::MAX).max().unwrap_or(0);
    let upto = built.rows.len();
    let read = |role: Role| {
        let text = row.cell(context.layout.at(role)?);
        cell::amount(text, context.currency.exponent()).map(|a| a.minor)
    };
    let by_column = [
        (Role::In, Subject::In),
        (Role::Out, Subject::Out),
        (Role::Amount, Subject::Amount),
        (Role::Fee, Subject::Fee),
        (Role::Net, Subject::Net),
    ];
    let before = built.claims.len();
    for (role, subject) in by_column {
        if let Some(sum) = read(role) {
            built.claims.push(Claim { subject, count: None, sum: Some(sum), upto, since });
        }
    }
    let line: Vec<&str> = row.cells().filter(|c| !c.is_empty()).collect();
    if built.claims.len() == before {
        for mut claim in super::totals::in_text(&[line.join(" ")], context.currency.exponent()) {
            (claim.upto, claim.since) = (upto, since);
            built.claims.push(claim);
        }
    }
}

/// What only the whole table can tell: signs from balances, fees' signs, undone sales, times of day.
fn finish(built: &mut Built, layout: &Layout, context: &Context<'_>, undone: &[usize]) {
    match layout.side {
        Side::Bank => {
            let told = layout.at(Role::Direction).is_some()
                || layout.at(Role::In).is_some()
                || layout.at(Role::Out).is_some()
                || context.any_signed;
            if !told {
                signs_from_balance(&mut built.rows);
            }
        }
        Side::Pos => {
            fee_signs(&mut built.rows);
            drop_undone(built, undone);
        }
    }
    if built.rows.iter().all(|r| r.at.time() == chrono::NaiveTime::MIN) {
        for row in &mut built.rows {
            row.date_only = true;
        }
    }
}

/// Amounts without any sign: the balance says which way each went.
fn signs_from_balance(rows: &mut [Row]) {
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
}

/// Fees of sales are positive; exports that write them as money leaving are turned around.
fn fee_signs(rows: &mut [Row]) {
    let sign = |r: &Row| r.fee_minor.unwrap_or(0).signum();
    let balance: i64 =
        rows.iter().filter(|r| r.kind == Kind::Sale && r.net_minor.is_none()).map(sign).sum();
    if balance < 0 {
        for row in rows.iter_mut().filter(|r| r.net_minor.is_none()) {
            row.fee_minor = row.fee_minor.map(|f| -f);
        }
    }
    for row in rows.iter_mut() {
        // The net column is the acquirer's own arithmetic: it decides the fee's sign.
        if let Some(net) = row.net_minor {
            row.fee_minor = Some(row.amount_minor.saturating_sub(net));
        }
    }
}

/// A sale marked closed, revoked or refunded stays one where a row of its own undoes it; else it never was one.
fn drop_undone(built: &mut Built, undone: &[usize]) {
    if undone.is_empty() {
        return;
    }
    let mut numbers: HashSet<Text> = HashSet::new();
    let mut sums: HashSet<(Option<Text>, i64)> = HashSet::new();
    for row in built.rows.iter().filter(|r| r.amount_minor < 0) {
        numbers.extend([&row.reference, &row.order, &row.original].into_iter().flatten().cloned());
        sums.insert((row.terminal.clone(), -row.amount_minor));
    }
    let has_row = |row: &Row| {
        [&row.reference, &row.order].into_iter().flatten().any(|n| numbers.contains(n))
            || sums.contains(&(row.terminal.clone(), row.amount_minor))
    };
    let drop: HashSet<usize> =
        undone.iter().copied().filter(|i| !has_row(&built.rows[*i])).collect();
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
