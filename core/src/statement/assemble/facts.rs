//! What a table says of itself: its currency, its totals, and identifiers a spreadsheet has cut.

use super::super::cell;
use super::super::column::Role;
use super::super::grid::{Grid, GridRow};
use super::super::head::{self, Head};
use super::super::layout::Layout;
use super::super::meta::{self, Meta};
use super::super::profile::Profile;
use super::super::script::{is_traditional, simple};
use super::super::totals::{self, Claim, Subject};
use super::super::{Hint, Side};
use super::{Built, Context};
use crate::Currency;
use std::collections::{BTreeSet, HashMap};

/// The file's currency: said above the table, in most rows, in a column's name, by the profile.
pub(super) fn currency(
    grid: &Grid,
    head: &Head,
    layout: &Layout,
    profile: Option<&Profile>,
    above: &Meta,
) -> Option<Currency> {
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
            return Some(*c);
        }
    }
    let money = [Role::Amount, Role::In, Role::Out, Role::Net, Role::Balance];
    let columns = || money.iter().filter_map(|r| layout.at(*r));
    let in_names = || {
        columns().find_map(|c| {
            let name = head.names.get(c)?;
            // `Gross Amount (GBP)`, `余额（港币）`, `Amount GBP`.
            let words = name.split(|c: char| c.is_whitespace() || "()（）[]:/".contains(c));
            words.filter(|w| names_one(w)).find_map(meta::currency)
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
    // `¥` is the yen's sign too, where the names are Japanese.
    let yen = || head.names.iter().any(|n| n.chars().any(is_kana) || n.contains("売上"));
    let in_cells = || match in_cells() {
        Some(Currency::CNY) if yen() => Currency::parse("JPY"),
        found => found,
    };
    above
        .currency
        .or_else(in_names)
        .or_else(in_cells)
        .or_else(|| meta::currency_in(&above.lines))
        .or_else(|| profile.and_then(|p| p.currency.as_deref()).and_then(Currency::parse))
}

/// A code or a sign, and no letter that may be anything.
fn names_one(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    chars.next().is_some()
        || first.is_some_and(|c| !c.is_alphanumeric() || matches!(c, '円' | '원'))
}

/// The currency of a file that names none: dollars where `$` stands before the sums, the money of the country whose
/// script or accounts it shows, else the yuan.
pub(super) fn assumed(grid: &Grid, head: &Head, layout: &Layout, above: &Meta) -> Currency {
    let code = |code: &str| Currency::parse(code).unwrap_or(Currency::CNY);
    if dollars(grid, head, layout) {
        return code("USD");
    }
    let words = || head.names.iter().chain(&above.lines);
    let has = |test: fn(char) -> bool| words().any(|text| text.chars().any(test));
    if has(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c)) {
        return code("KRW");
    }
    if has(is_kana) || words().any(|t| t.contains("残高")) {
        return code("JPY");
    }
    // Banks of the United Kingdom alone have sort codes.
    if words().any(|t| cell::name_key(t).contains("sortcode")) {
        return code("GBP");
    }
    let own = layout.at(Role::Account).filter(|_| layout.side == Side::Bank);
    let below = (head.body..grid.len()).take(20).filter_map(|r| Some(grid.row(r).cell(own?)));
    let cells = (0..head.index.min(40)).flat_map(|r| grid.row(r).cells());
    let mut cells: Vec<&str> = cells.chain(below).collect();
    cells.dedup();
    let british = cells.iter().any(|cell| is_sort_code(cell));
    let told = meta::of_iban(cells.into_iter());
    told.or_else(|| british.then(|| code("GBP"))).unwrap_or(Currency::CNY)
}

/// `20-11-43 58713373`: a sort code and an account.
fn is_sort_code(cell: &str) -> bool {
    let shape: String = cell.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    matches!(shape.as_str(), "00-00-00 00000000" | "00-00-00-00000000")
}

fn is_kana(c: char) -> bool {
    ('\u{3041}'..='\u{30fa}').contains(&c)
}

/// The file speaks the Chinese of the mainland, whose files need not say that they are in yuan.
pub(super) fn of_the_mainland(grid: &Grid, head: &Head, above: &Meta) -> bool {
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let words = || head.names.iter().chain(&above.lines).map(String::as_str);
    let body = (head.body..grid.len()).take(20).flat_map(|r| grid.row(r).cells());
    (words().any(han) || body.into_iter().any(han))
        && words().all(|t| !is_traditional(t) && !t.chars().any(is_kana))
}

/// Rows that are no single lines of one account: sums of a day with a column that counts, or several accounts.
pub(super) fn several(
    grid: &Grid,
    names: &[String],
    layout: &Layout,
    rows: &[usize],
) -> Option<Hint> {
    let counted = names.iter().enumerate().any(|(c, name)| {
        let counts = rows.iter().filter_map(|r| grid.row(*r).cell(c).parse::<u32>().ok());
        layout.side == Side::Pos && head::is_count(name) && counts.max().unwrap_or(0) > 1
    });
    if counted {
        return Some(Hint::RowsAreSums { rows: rows.len() as u32 });
    }
    let column = layout.at(Role::Account).filter(|_| layout.side == Side::Bank)?;
    let accounts: BTreeSet<&str> = rows
        .iter()
        .map(|r| grid.row(*r).cell(column))
        .filter(|c| meta::tail(c).is_some())
        .collect();
    (accounts.len() > 1).then_some(Hint::SeveralAccounts { accounts: accounts.len() as u32 })
}

/// Sums stand behind `$`, which is no currency's own: somebody's dollars, and no yuan.
pub(super) fn dollars(grid: &Grid, head: &Head, layout: &Layout) -> bool {
    let money = [Role::Amount, Role::In, Role::Out, Role::Net, Role::Balance];
    let columns: Vec<usize> = money.iter().filter_map(|r| layout.at(*r)).collect();
    let mut cells = (head.body..grid.len())
        .take(50)
        .flat_map(|i| columns.iter().map(move |c| grid.row(i).cell(*c)));
    cells.any(|cell| cell.contains('$'))
        || columns.iter().filter_map(|c| head.names.get(*c)).any(|name| name.contains('$'))
}

/// Values below a header of totals, each claimed by its name.
pub(super) fn summary_of(row: GridRow<'_>, names: &[String], built: &mut Built) {
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

/// Columns in which formulas stand without their result, each with how many. Sums of the whole table are none of these:
/// nothing is taken from them.
pub(super) fn formulas(grid: &Grid, head: &Head, layout: &Layout) -> Vec<Hint> {
    if !grid.has_formulas() {
        return Vec::new();
    }
    let mut counts = vec![0u32; head.names.len()];
    for index in head.body..grid.len() {
        let row = grid.row(index);
        let found = |c: usize| layout.roles[c].is_some() && cell::is_formula(row.cell(c));
        let columns: Vec<usize> = (0..counts.len()).filter(|c| found(*c)).collect();
        if columns.is_empty() || super::sums::total(row, false).is_some() {
            continue;
        }
        for column in columns {
            counts[column] += 1;
        }
    }
    let named = head.names.iter().zip(counts).filter(|(_, cells)| *cells > 0);
    named.map(|(name, cells)| Hint::Formulas { column: name.clone(), cells }).collect()
}

/// Identifier columns whose numbers a spreadsheet has cut.
pub(super) fn digits_lost(grid: &Grid, head: &Head, layout: &Layout) -> Vec<Hint> {
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

/// The row says before each figure what it is, and does not stand under the columns: `借方合计, 1.00, 借方笔数, 3`.
fn labelled(row: GridRow<'_>) -> bool {
    let cells: Vec<&str> = row.cells().collect();
    let named = |text: &str| {
        let label = ["合计", "总计", "笔数", "总额", "总金额", "total", "count"];
        let lower = simple(text).to_lowercase();
        label.iter().any(|w| lower.contains(w)) && !text.bytes().any(|b| b.is_ascii_digit())
    };
    let pairs = cells.windows(2).filter(|p| named(p[0]) && cell::amount(p[1], 2).is_some());
    pairs.count() > 1
}

/// What a totals row claims, column by column.
pub(super) fn totals_of(row: GridRow<'_>, context: &Context<'_>, built: &mut Built) {
    let since = built.claims.iter().map(|c| c.upto).filter(|u| *u != usize::MAX).max().unwrap_or(0);
    // A row of totals above the table is one of all that stands below it.
    let upto = if built.rows.is_empty() { usize::MAX } else { built.rows.len() };
    let read =
        |role: Role| context.layout.amount(row, role, context.currency.exponent()).map(|a| a.minor);
    let by_column = [
        (Role::In, Subject::In),
        (Role::Out, Subject::Out),
        (Role::Amount, Subject::Amount),
        (Role::Fee, Subject::Fee),
        (Role::Net, Subject::Net),
    ];
    let before = built.claims.len();
    for (role, subject) in by_column.into_iter().filter(|_| !labelled(row)) {
        if let Some(sum) = read(role) {
            built.claims.push(Claim { subject, count: None, sum: Some(sum), upto, since });
        }
    }
    let line: Vec<&str> = row.cells().filter(|c| !c.is_empty()).collect();
    // `15笔` in a cell of its own.
    let counted = line.iter().find_map(|c| c.strip_suffix(['笔', '条', '单'])?.trim().parse().ok());
    if let Some(count) = counted {
        let (subject, count) = (Subject::Records, Some(count));
        built.claims.push(Claim { subject, count, sum: None, upto, since });
    }
    if built.claims.len() == before {
        for mut claim in totals::in_text(&[line.join(" ")], context.currency.exponent()) {
            (claim.upto, claim.since) = (upto, since);
            built.claims.push(claim);
        }
    }
}
