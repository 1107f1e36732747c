//! Further tables below the first: money lines with columns of their own, sums of the rows above, or neither.

use super::super::Side;
use super::super::cell;
use super::super::column::{Role, meaning};
use super::super::grid::GridRow;
use super::super::head::{self, Again};
use super::super::layout;
use super::super::row::{Reason, Row, Skipped};
use super::{Built, Reading, context, facts, width};
use std::collections::{BTreeMap, HashSet};

/// A table below the first that is none of money lines.
pub(super) enum Below {
    /// Sums of the rows above: column names, and the rows seen so far.
    Sums(Vec<String>, Vec<usize>),
    /// Something else: each row is named as left out.
    Other,
}

impl Reading<'_> {
    /// The row names the columns of a table: the next rows are read by them.
    pub(super) fn turn(&mut self, index: usize) -> bool {
        let Some(found) = head::again(self.grid.row(index), &self.names) else { return false };
        self.close();
        let pending = self.title.as_deref().is_some_and(super::sums::titles_pending);
        self.below = match found {
            Again::Table(_) | Again::Same if pending => Some(Below::Other),
            Again::Same => None,
            Again::Table(cells) => self.table(index + 1, cells),
            Again::Summary(cells) => Some(Below::Sums(cells, Vec::new())),
            Again::Other => Some(Below::Other),
        };
        true
    }

    /// Another table of money lines, perhaps of another account. What cannot be read by its own columns is not read by
    /// those of the table before.
    fn table(&mut self, body: usize, cells: Vec<String>) -> Option<Below> {
        // What was paid out to the shop stands below its sales, and is none of them.
        if self.context.layout.side == Side::Pos
            && lists_payouts(&cells)
            && !lists_payouts(&self.names)
        {
            return Some(Below::Other);
        }
        let side = Some(self.context.layout.side);
        let Some(next) = layout::decide(self.grid, body, &cells, self.profile, side) else {
            return Some(Below::Other);
        };
        let mut next = context(self.grid, body, next, self.profile, self.currency);
        next.width = width(self.grid, body, cells.len());
        next.follow(&self.context);
        self.context = next;
        self.names = cells;
        self.tables.push(self.built.rows.len());
        None
    }

    /// A row of a table that is none of money lines; `false` where the first one goes on.
    pub(super) fn beside(&mut self, index: usize) -> bool {
        if self.turn(index) {
            return true;
        }
        let row = self.grid.row(index);
        match &mut self.below {
            Some(Below::Sums(names, rows)) if fits(row, names) => {
                rows.push(index);
                true
            }
            Some(Below::Other) if row.cells().filter(|c| !c.is_empty()).count() > 1 => {
                let first = row.cells().find(|c| !c.is_empty()).unwrap_or_default();
                let cell = super::line::short(first);
                self.built.skipped.push(Skipped {
                    row: row.number(),
                    reason: Reason::OtherTable,
                    cell,
                });
                true
            }
            // A line of text belongs to whatever stands around it.
            Some(Below::Other) => {
                self.built.notes.push(index);
                true
            }
            _ => {
                self.close();
                false
            }
        }
    }

    /// The table ends. One row of sums is what the file says of itself; of several, days or ways of paying, nobody
    /// knows what they are to add up to.
    pub(super) fn close(&mut self) {
        if let Some(Below::Sums(names, rows)) = self.below.take()
            && let [row] = rows[..]
        {
            facts::summary_of(self.grid.row(row), &names, &mut self.built);
        }
    }
}

/// The names are those of payouts: days on which money was settled and what came in, and nothing of single sales.
fn lists_payouts(names: &[String]) -> bool {
    let roles: Vec<Role> = names.iter().filter_map(|n| meaning(n)).map(|m| m.role).collect();
    let has = |wanted: &[Role]| roles.iter().any(|r| wanted.contains(r));
    let single = [
        Role::Date,
        Role::Time,
        Role::Kind,
        Role::Reference,
        Role::Received,
        Role::RefundAmount,
        Role::Fee,
        Role::Terminal,
        Role::Order,
        Role::Channel,
    ];
    has(&[Role::Posted]) && has(&[Role::Net, Role::Amount]) && !has(&single)
}

/// A further table that says again what stands above it, row by row or as sums of its days, adds nothing: its rows are
/// named as left out. `undone` are places of rows.
pub(super) fn leave_repeats(built: &mut Built, tables: &[usize], undone: &mut Vec<usize>) {
    for (at, start) in tables.iter().enumerate().rev() {
        let end = tables.get(at + 1).copied().unwrap_or(built.rows.len()).min(built.rows.len());
        let (Some(before), Some(own)) = (built.rows.get(..*start), built.rows.get(*start..end))
        else {
            continue;
        };
        if own.is_empty()
            || before.is_empty()
            || !(repeats(before, own) || sums_of_days(before, own))
        {
            continue;
        }
        let skipped = own.iter().map(|row| Skipped {
            row: row.row,
            reason: Reason::OtherTable,
            cell: row.day().to_string(),
        });
        built.skipped.extend(skipped);
        built.skipped.sort_by_key(|s| s.row);
        built.rows.drain(*start..end);
        undone.retain(|row| !(*start..end).contains(row));
        for row in undone.iter_mut().filter(|row| **row >= end) {
            *row -= end - start;
        }
    }
}

fn repeats(before: &[Row], own: &[Row]) -> bool {
    let known: HashSet<_> =
        before.iter().map(|r| (r.at, r.amount_minor.saturating_abs())).collect();
    own.iter().all(|r| !r.date_only && known.contains(&(r.at, r.amount_minor.saturating_abs())))
}

fn sums_of_days(before: &[Row], own: &[Row]) -> bool {
    let bare = |r: &Row| r.reference.is_none() && r.text.is_none() && r.terminal.is_none();
    let sums = |rows: &[Row]| {
        let mut days: BTreeMap<_, i64> = BTreeMap::new();
        for row in rows {
            let sum = days.entry(row.day()).or_default();
            *sum = sum.saturating_add(row.amount_minor);
        }
        days
    };
    let (all, days) = (sums(before), sums(own));
    days.len() > 1
        && own.iter().all(|r| r.date_only && bare(r))
        && days.iter().all(|(day, sum)| all.get(day) == Some(sum))
}

/// A row of sums: whole numbers where the header counts, and nothing where it names nothing.
fn fits(row: GridRow<'_>, names: &[String]) -> bool {
    let whole = |text: &str| {
        let text = text.trim_end_matches(['笔', '单', '条', '次']);
        cell::amount(text, 0).is_some_and(|a| !a.fine) && !text.contains(['.', ':', '-'])
    };
    let counted = names.iter().any(|n| head::is_count(n));
    row.cells().enumerate().filter(|(_, c)| !c.is_empty()).all(|(at, text)| {
        match names.get(at).filter(|n| !n.is_empty()) {
            None => false,
            Some(name) if head::is_count(name) => whole(text),
            // Names of totals alone: a row with a clock or a number of its own is none of sums.
            Some(_) => counted || !text.contains(':'),
        }
    })
}
