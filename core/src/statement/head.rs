//! The header row, found by content: the row whose cells name a date, an amount and more.

use super::cell;
use super::column::{Meaning, Role, meaning};
use super::grid::{Grid, GridRow};
use super::profile::Profile;
use super::when::{self, Order};

/// A header row stands within so many rows from the top.
const SEARCH_ROWS: usize = 400;

/// The header found.
pub(super) struct Head {
    /// First row after the header, as an index into the grid.
    pub body: usize,
    /// The header row's own index (the first of two).
    pub index: usize,
    /// Column names; of a two-row header, parent and child joined.
    pub names: Vec<String>,
    /// The profile that fits best.
    pub profile: Option<usize>,
}

/// Finds the best header row. Of equals, the first.
pub(super) fn find(grid: &Grid, profiles: &[Profile], wanted: Option<&str>) -> Option<Head> {
    let mut best: Option<(u32, Head)> = None;
    let mut above = String::new();
    for index in 0..grid.len().min(SEARCH_ROWS) {
        let row = grid.row(index);
        for (names, rows) in candidates(grid, index) {
            let base = score(&names);
            let fit = profiles
                .iter()
                .enumerate()
                .filter(|(_, p)| wanted.is_none_or(|w| p.id == w))
                .filter_map(|(at, p)| p.fits(&names, &above).map(|n| (n, at)))
                .max_by_key(|(n, at)| (*n, usize::MAX - at));
            // Columns that a profile explains need no name that anybody knows.
            if base.is_none() && fit.is_none() {
                continue;
            }
            let total = base.unwrap_or(0) + fit.map_or(0, |(n, _)| n as u32);
            if best.as_ref().is_none_or(|(b, _)| total > *b) {
                let profile = fit.map(|(_, at)| at);
                best = Some((total, Head { body: index + rows, index, names, profile }));
            }
        }
        for text in row.cells().filter(|t| !t.is_empty()) {
            if above.len() < 8192 {
                above.push_str(text);
                above.push('\n');
            }
        }
    }
    best.map(|(_, head)| head)
}

/// How well the best header row reads; 0 where none does. Columns that the user explained read well in the encoding and
/// with the delimiter in which they stand there, whatever else nobody knows.
pub(super) fn best_score(grid: &Grid, profiles: &[Profile]) -> u32 {
    let own: Vec<&Profile> = profiles.iter().filter(|p| p.source == "user").collect();
    let explained = |names: &[String]| {
        let fit = own.iter().filter_map(|p| p.fits(names, "")).max()?;
        Some(fit.try_into().unwrap_or(u32::MAX / 2))
    };
    (0..grid.len().min(SEARCH_ROWS))
        .flat_map(|index| candidates(grid, index))
        .filter_map(|(names, _)| match (score(&names), explained(&names)) {
            (None, None) => None,
            (known, told) => Some(known.unwrap_or(0) + told.unwrap_or(0)),
        })
        .max()
        .unwrap_or(0)
}

/// The row as a header, and the row joined with the next where its own names stop short of an amount.
fn candidates(grid: &Grid, index: usize) -> Vec<(Vec<String>, usize)> {
    let row = grid.row(index);
    let filled = row.cells().filter(|c| !c.is_empty()).count();
    if filled < 2 || looks_like_data(row) {
        return Vec::new();
    }
    let own: Vec<String> = row.cells().map(str::to_string).collect();
    let mut out = Vec::new();
    if index + 1 < grid.len() {
        let next = grid.row(index + 1);
        let below = next.cells().filter(|c| !c.is_empty()).count();
        if below > 0 && !looks_like_data(next) && next.cells().any(|c| meaning(c).is_some()) {
            let width = row.width().max(next.width());
            let mut parent = String::new();
            let joined: Vec<String> = (0..width)
                .map(|c| {
                    let (top, bottom) = (row.cell(c), next.cell(c));
                    if !top.is_empty() {
                        parent = top.to_string();
                    }
                    match (top.is_empty(), bottom.is_empty()) {
                        (_, true) => top.to_string(),
                        (true, false) => format!("{parent}{bottom}"),
                        (false, false) => format!("{top}{bottom}"),
                    }
                })
                .collect();
            // Only where the second row adds what the first one lacks: 发生额 over 借方 and 贷方.
            let known = |names: &[String]| names.iter().filter(|n| meaning(n).is_some()).count();
            let adds = score(&own).is_none() || known(&joined) > known(&own);
            let free = head_is_free(next, row) || tells_apart(next, &joined);
            if adds && score(&joined).is_some() && free {
                return vec![(joined, 2)];
            }
        }
    }
    out.push((own, 1));
    out
}

/// The second row has a name twice, `Amount` and `Amount`, that the first one tells apart: `Withdrawal` and `Deposit`.
fn tells_apart(next: GridRow<'_>, joined: &[String]) -> bool {
    let twice = |names: &[&str]| {
        let named = names.iter().enumerate().filter(|(_, n)| !n.is_empty());
        named.into_iter().any(|(at, n)| names.get(..at).is_some_and(|before| before.contains(n)))
    };
    let below: Vec<&str> = next.cells().collect();
    let whole: Vec<&str> = joined.iter().map(String::as_str).collect();
    twice(&below) && !twice(&whole)
}

/// The second row of a header leaves blank what the first one has said: most of its cells.
fn head_is_free(next: GridRow<'_>, first: GridRow<'_>) -> bool {
    let filled = next.cells().filter(|c| !c.is_empty()).count();
    let said = first.cells().filter(|c| !c.is_empty()).count();
    filled <= said && (0..next.width()).any(|c| next.cell(c).is_empty())
}

/// A row with a date or an amount in it is no header.
fn looks_like_data(row: GridRow<'_>) -> bool {
    row.cells().filter(|c| !c.is_empty()).any(|c| {
        let digits = c.bytes().filter(u8::is_ascii_digit).count();
        digits > 0
            && (cell::amount(c, 2).is_some()
                || when::read(c, Order::DayFirst).is_some()
                || digits * 2 > c.chars().count())
    })
}

/// Known names count three, half-known one; a date, an amount and a third column must be among them.
fn score(names: &[String]) -> Option<u32> {
    let meanings: Vec<Option<Meaning>> = names.iter().map(|n| meaning(n)).collect();
    let has = |roles: &[Role]| meanings.iter().flatten().any(|m| roles.contains(&m.role));
    let known = meanings.iter().flatten().count();
    let parts = [Role::Year, Role::Month, Role::Day].iter().all(|r| has(&[*r]));
    let timed = parts || has(&[Role::Date, Role::Time, Role::Posted]);
    // `Debit/Credit` may be the name of sums with a sign.
    let money = has(super::layout::MONEY) || known > 2 && has(&[Role::Direction]);
    if !timed || !money || known < 3 {
        // Two columns are enough only where they are all there is.
        if !(timed && money && names.iter().filter(|n| !n.is_empty()).count() == 2) {
            return None;
        }
    }
    let mut score = 0;
    for m in meanings.iter().flatten() {
        score += if m.exact { 3 } else { 1 };
    }
    Some(score)
}

/// Whether a row repeats the header, or is the header of another table (`None` where it is neither).
pub(super) fn again(row: GridRow<'_>, names: &[String]) -> Option<Again> {
    let filled = row.cells().filter(|c| !c.is_empty()).count();
    if filled < 2 {
        return None;
    }
    let same = names
        .iter()
        .enumerate()
        .filter(|(c, n)| !n.is_empty() && row.cell(*c) == n.as_str())
        .count();
    // The same names in another order are another table.
    let moved =
        |(c, n): (usize, &String)| row.cell(c) != n && names.iter().any(|m| m == row.cell(c));
    let moved = names.iter().enumerate().filter(|(_, n)| !n.is_empty()).any(moved);
    // A few of the names are those of a table of sums: `日期, 支出, 收入` below a statement.
    let named = names.iter().filter(|n| !n.is_empty()).count();
    if same * 2 > filled && same * 2 >= named && !moved {
        return Some(Again::Same);
    }
    if looks_like_data(row) {
        return None;
    }
    let cells: Vec<String> = row.cells().map(str::to_string).collect();
    let known = cells.iter().filter(|c| meaning(c).is_some_and(|m| m.exact)).count();
    // A table that counts is one of sums over the rows above it, whatever else it names.
    let counts = |cells: &[String]| cells.iter().any(|c| is_count(c));
    let sums = counts(&cells) && !counts(names);
    if score(&cells).is_some() && known >= 3 && !sums {
        return Some(Again::Table(cells));
    }
    let partly = cells.iter().filter(|c| meaning(c).is_some() || is_summary_name(c)).count();
    if filled < 3 || partly * 2 <= filled {
        return None;
    }
    let totals = sums || cells.iter().any(|c| is_summary_name(c));
    Some(if totals { Again::Summary(cells) } else { Again::Other })
}

fn is_summary_name(cell: &str) -> bool {
    cell.contains('总') || cell.contains("合计") || cell.to_lowercase().contains("total")
}

/// The name of a column of counts.
pub(super) fn is_count(cell: &str) -> bool {
    // An account and a discount are no counts.
    let key = cell::name_key(cell).replace("account", "").replace("discount", "");
    ["笔数", "单数", "单量", "件数", "次数"].iter().any(|w| key.ends_with(w))
        || ["count", "transactions", "numberoftransactions", "nooftransactions", "qty", "txns"]
            .iter()
            .any(|w| key == *w || key.ends_with("count"))
}

/// A second header row.
pub(super) enum Again {
    /// The same names: a page break.
    Same,
    /// Another table of money lines.
    Table(Vec<String>),
    /// Names of totals; the rows below hold them.
    Summary(Vec<String>),
    /// Another table, of what is no money line: charges, terms, addresses.
    Other,
}
