//! Gross, fee and net of a sales export whose names are not all known: what was sold, less what was kept, is what is
//! paid, in row after row. One of the names has to be known; which column is which, arithmetic says.

use super::sums::{consistent, even_share};
use super::{Layout, Seen};
use crate::statement::cell;
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::Grid;

/// So many columns of sums are tried at most.
const TRIED: usize = 10;

/// What is looked at to decide.
pub(super) struct Table<'a> {
    pub meanings: &'a [Option<Meaning>],
    pub seen: &'a [Seen],
    pub names: &'a [String],
    pub grid: &'a Grid,
    pub sample: &'a [usize],
}

impl Table<'_> {
    fn is(&self, column: usize, role: Role) -> bool {
        self.meanings[column].is_some_and(|m| m.role == role)
    }

    /// Columns that hold sums of the row, as far as their names allow it.
    fn sums(&self) -> Vec<usize> {
        let open = |c: &usize| {
            let s = &self.seen[*c];
            let sums = s.amounts > 0 && s.amounts * 10 >= s.filled * 9 && s.days == 0;
            // `Captured` is a sum where sums stand in it.
            let undated = self.is(*c, Role::Date) || self.is(*c, Role::Posted);
            let money = [Role::Amount, Role::Received, Role::In, Role::Out, Role::Fee, Role::Net];
            let free =
                undated || self.meanings[*c].is_none_or(|m| money.contains(&m.role) || !m.exact);
            let other = [Role::Balance, Role::RefundAmount, Role::Voucher, Role::Card];
            let role = self.meanings[*c].map(|m| m.role);
            sums && free && role.is_none_or(|r| !other.contains(&r)) && !self.is_tax(*c)
        };
        (0..self.names.len()).filter(open).take(TRIED).collect()
    }

    fn is_tax(&self, column: usize) -> bool {
        let key = cell::name_key(&self.names[column]);
        let words = [
            "mwst",
            "vat",
            "tax",
            "iva",
            "tva",
            "btw",
            "ust",
            "moms",
            "gst",
            "税额",
            "税金",
            "消費税",
        ];
        let of_the_sum = ["incl", "excl", "含税", "withtax", "net", "gross", "total"];
        let key = key.replace("taxa", "");
        words.iter().any(|w| key.contains(w)) && !of_the_sum.iter().any(|w| key.contains(w))
    }

    /// The sum of a column's figures, without their signs.
    fn size(&self, column: usize) -> i64 {
        self.sample
            .iter()
            .fold(0, |sum: i64, r| sum.saturating_add(self.figure(*r, column).unwrap_or(0)))
    }

    fn figure(&self, row: usize, column: usize) -> Option<i64> {
        cell::amount(self.grid.row(row).cell(column), 2).map(|a| a.minor.saturating_abs())
    }
}

/// Settles gross, fee and net where the names leave them open. `true` where several deductions stand between gross and
/// net, so that none of them alone is the fee.
pub(super) fn settle(layout: &mut Layout, table: &Table<'_>) -> bool {
    let held =
        |[gross, fee, net]: [usize; 3]| consistent(table.grid, table.sample, [gross, fee, net]);
    if let (Some(a), Some(f), Some(n)) =
        (layout.at(Role::Amount), layout.at(Role::Fee), layout.at(Role::Net))
        && held([a, f, n]) > 0
    {
        return false;
    }
    let sums = table.sums();
    taxed(layout, table, &sums);
    let mut best: Option<(u32, [usize; 3])> = None;
    let mut tied = false;
    for gross in &sums {
        for fee in sums.iter().filter(|f| *f != gross) {
            for net in sums.iter().filter(|n| *n != gross && *n != fee) {
                let named =
                    u32::from(table.is(*fee, Role::Fee)) + u32::from(table.is(*net, Role::Net));
                let three = [*gross, *fee, *net];
                // Without a name for either, a fee is the same small share of what a known name says was sold, or of
                // what came in.
                let came = table.is(*gross, Role::Amount) || table.is(*net, Role::In);
                let share = || even_share(table.grid, table.sample, *gross, *fee);
                if named == 0 && !(came && held(three) > 0 && share()) {
                    continue;
                }
                if table.size(*fee) >= table.size(*net) || held(three) == 0 {
                    continue;
                }
                // A discount given to the customer is no fee: that is the same share of each sale.
                let given = table.is(*fee, Role::Ignore) && !share();
                let score = named * 2 + u32::from(table.is(*gross, Role::Amount));
                if given || best.is_some_and(|(most, _)| most > score) {
                    continue;
                }
                tied = best.is_some_and(|(most, was)| most == score && was[0] != *gross);
                best = Some((score, three));
            }
        }
    }
    if let Some((_, [gross, fee, net])) = best.filter(|_| !tied) {
        assign(layout, Role::Amount, gross);
        assign(layout, Role::Fee, fee);
        assign(layout, Role::Net, net);
        layout.passed_over = None;
        return false;
    }
    let Some((gross, net)) = deducted(table, &sums) else { return false };
    assign(layout, Role::Amount, gross);
    assign(layout, Role::Net, net);
    for role in [Role::Fee, Role::In, Role::Out, Role::RefundAmount] {
        clear(layout, role);
    }
    layout.passed_over = None;
    true
}

/// A sum without its tax is neither what was sold nor what is paid: the one with the tax is what was sold.
fn taxed(layout: &mut Layout, table: &Table<'_>, sums: &[usize]) {
    let taxes: Vec<usize> =
        (0..table.names.len()).filter(|c| table.is_tax(*c) && table.seen[*c].amounts > 0).collect();
    let Some([gross, _, net]) = taxes.iter().find_map(|tax| {
        let pairs = sums.iter().flat_map(|g| sums.iter().map(move |n| [*g, *tax, *n]));
        pairs.into_iter().find(|[g, t, n]| {
            g != n
                && consistent(table.grid, table.sample, [*g, *t, *n]) > 0
                && table.size(*t) < table.size(*n)
        })
    }) else {
        return;
    };
    if layout.at(Role::Net) == Some(net) {
        clear(layout, Role::Net);
    }
    let amount = layout.at(Role::Amount);
    if amount.is_none() || amount == Some(net) {
        assign(layout, Role::Amount, gross);
        layout.passed_over = None;
    }
}

/// Gross and net with several deductions standing between them: commission, delivery, promotion.
fn deducted(table: &Table<'_>, sums: &[usize]) -> Option<(usize, usize)> {
    let pairs = sums.iter().flat_map(|g| sums.iter().map(move |n| (*g, *n)));
    let mut found = pairs.filter(|(gross, net)| {
        let between: Vec<usize> = sums.iter().copied().filter(|c| c > gross && c < net).collect();
        let named = table.is(*net, Role::Net) || between.iter().any(|c| table.is(*c, Role::Fee));
        if between.len() < 2 || !named {
            return false;
        }
        let (mut good, mut bad) = (0u32, 0u32);
        for row in table.sample {
            let (Some(g), Some(n)) = (table.figure(*row, *gross), table.figure(*row, *net)) else {
                continue;
            };
            let kept = between
                .iter()
                .fold(0i64, |sum, c| sum.saturating_add(table.figure(*row, *c).unwrap_or(0)));
            if kept == 0 {
                continue;
            }
            let holds = g.saturating_sub(kept).abs_diff(n) <= 1;
            if holds { good += 1 } else { bad += 1 }
        }
        good > 1 && good > bad * 9
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Gives the column this role and no other.
fn assign(layout: &mut Layout, role: Role, column: usize) {
    clear(layout, role);
    for first in &mut layout.first {
        *first = first.filter(|c| usize::from(*c) != column);
    }
    layout.texts.retain(|c| *c != column);
    layout.first[role as usize] = Some(column as u16);
    layout.roles[column] = Some(role);
}

fn clear(layout: &mut Layout, role: Role) {
    if let Some(old) = layout.at(role) {
        layout.roles[old] = None;
    }
    layout.first[role as usize] = None;
}
