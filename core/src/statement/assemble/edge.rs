//! Sums without a sign, whose balances say which way each went: the oldest of them has no balance before it. A column
//! whose words go with the way of all other rows says it for that one too; where none does, that is said.

use super::super::column::Role;
use super::super::grid::Grid;
use super::super::layout::Layout;
use super::super::row::Kind;
use super::super::{Balance, Hint, totals};
use super::Built;
use std::collections::HashMap;

/// A column of more different words than this is none of flags.
const WORDS_MOST: usize = 8;

/// Tells the way of the row at the edge, whose index is `edge`, from the other rows (`lines` are those of the table).
pub(super) fn settle(
    built: &mut Built,
    edge: usize,
    grid: &Grid,
    layout: &Layout,
    lines: &[usize],
) {
    // Balances that do not follow say nothing of the other rows either, which is said already.
    let alone = built.rows.len() == 1 && built.rows[0].balance_minor.is_some();
    let Some(row) = built.rows.get(edge) else { return };
    if !alone && totals::balance(&built.rows) != Balance::Consistent {
        return;
    }
    let ways: HashMap<u32, bool> = built
        .rows
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != edge)
        .map(|(_, r)| (r.row, r.kind == Kind::Debit))
        .collect();
    let number = row.row;
    let own = lines.iter().map(|r| grid.row(*r)).find(|r| r.number() == number);
    let says = |column: usize| -> Option<bool> {
        let word = own?.cell(column);
        let mut words: HashMap<&str, (u32, u32)> = HashMap::new();
        for line in lines.iter().map(|r| grid.row(*r)) {
            let Some(out) = ways.get(&line.number()) else { continue };
            let count = words.entry(line.cell(column)).or_default();
            if *out {
                count.1 += 1;
            } else {
                count.0 += 1;
            }
            if words.len() > WORDS_MOST {
                return None;
            }
        }
        let both = words.values().any(|w| w.0 > 0) && words.values().any(|w| w.1 > 0);
        let clear = words.values().all(|w| w.0 == 0 || w.1 == 0);
        let known = words.get(word).filter(|w| both && clear && w.0 + w.1 > 1)?;
        Some(known.1 > 0)
    };
    let taken =
        [Role::Date, Role::Time, Role::Posted, Role::Amount, Role::Balance, Role::Reference];
    let open = |c: &usize| layout.roles[*c].is_none_or(|r| !taken.contains(&r));
    let told: Vec<bool> = (0..layout.roles.len()).filter(open).filter_map(says).collect();
    match told.first() {
        Some(out) if told.iter().all(|t| t == out) => {
            let row = &mut built.rows[edge];
            if *out {
                row.amount_minor = -row.amount_minor.saturating_abs();
                row.kind = Kind::Debit;
            }
        }
        _ => built.hints.push(Hint::EdgeWayUnknown { row: number }),
    }
}
