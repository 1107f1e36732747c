//! Of several columns of sums in a sales export, the one that reaches the account: what was paid goes before what was
//! ordered, and where fee and net stand beside, arithmetic decides.

use super::{Layout, Seen};
use crate::statement::cell;
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::Grid;
use std::collections::BTreeSet;

/// So many columns of one kind are tried at most.
const TRIED: usize = 6;

/// Settles which columns are amount, fee and net. `told` says of a column that a profile names it: its word stands.
pub(super) fn settle(
    layout: &mut Layout,
    meanings: &[Option<Meaning>],
    seen: &[Seen],
    told: &dyn Fn(usize) -> bool,
    grid: &Grid,
    sample: &[usize],
) {
    let received = layout.at(Role::Received);
    layout.first[Role::Received as usize] = None;
    for role in &mut layout.roles {
        *role = role.filter(|r| *r != Role::Received);
    }
    let before = layout.at(Role::Amount);
    let of = |roles: &[Role]| -> Vec<usize> {
        let known = |c: &usize| {
            let sums = seen[*c].amounts + seen[*c].formulas > 0;
            sums && meanings[*c].is_some_and(|m| roles.contains(&m.role))
        };
        let mut columns: Vec<usize> = (0..meanings.len()).filter(known).collect();
        // Names nobody knows whole go last: 单品金额, 优惠后金额.
        columns.sort_by_key(|c| meanings[*c].map(|m| (!m.exact, m.rank)));
        columns.truncate(TRIED);
        columns
    };
    let amounts = of(&[Role::Amount, Role::Received]);
    let nets = of(&[Role::Net, Role::Received, Role::Amount]);
    let fees = of(&[Role::Fee]);
    if before.is_some_and(told) {
        // What was told stands, unless the fee beside shows that it is what is left after it.
        if let (Some(net), true) = (before, layout.at(Role::Net).is_none()) {
            let others = amounts.iter().flat_map(|a| fees.iter().map(move |f| (*a, *f)));
            let mut gross =
                others.filter(|(a, f)| *a != net && consistent(grid, sample, [*a, *f, net]) > 0);
            if let Some((amount, fee)) = gross.next() {
                set(layout, Role::Net, net);
                layout.first[Role::Amount as usize] = None;
                set(layout, Role::Amount, amount);
                set(layout, Role::Fee, fee);
            }
        }
        return;
    }
    let held = |amount: usize, fee: usize, net: usize| {
        if amount == net { 0 } else { consistent(grid, sample, [amount, fee, net]) }
    };
    let now = match (before, layout.at(Role::Fee), layout.at(Role::Net)) {
        (Some(a), Some(f), Some(n)) => held(a, f, n),
        _ => 0,
    };
    let mut best = (now, None);
    for amount in &amounts {
        for (fee, net) in fees.iter().flat_map(|f| nets.iter().map(move |n| (*f, *n))) {
            let rows = held(*amount, fee, net);
            if rows > best.0 {
                best = (rows, Some([*amount, fee, net]));
            }
        }
    }
    match (best.1, received) {
        (Some([amount, fee, net]), _) => {
            set(layout, Role::Amount, amount);
            set(layout, Role::Fee, fee);
            set(layout, Role::Net, net);
        }
        // Nothing to reckon with: what was paid.
        (None, Some(paid)) if best.0 == 0 => set(layout, Role::Amount, paid),
        _ => {}
    }
    let amount = layout.at(Role::Amount);
    // What was chosen against is the other sum a reader would have taken.
    let other = before.filter(|b| Some(*b) != amount).or(received.filter(|r| {
        let net = layout.at(Role::Net);
        Some(*r) != amount && Some(*r) != net
    }));
    layout.passed_over = other.filter(|_| amount.is_some());
    // What was paid less what was given back: the refund beside is in it already.
    if let (Some(ordered), Some(back), Some(paid)) =
        (layout.passed_over, layout.at(Role::RefundAmount), amount)
        && consistent(grid, sample, [ordered, back, paid]) > 0
    {
        layout.first[Role::RefundAmount as usize] = None;
        layout.roles[back] = None;
    }
}

fn set(layout: &mut Layout, role: Role, column: usize) {
    if let Some(old) = layout.at(role) {
        layout.roles[old] = None;
    }
    layout.first[role as usize] = Some(column as u16);
    layout.roles[column] = Some(role);
}

/// In how many rows the amount less the fee is the net; none where that is not the rule. Rows without a fee say nothing.
pub(super) fn consistent(grid: &Grid, sample: &[usize], columns: [usize; 3]) -> u32 {
    let (mut good, mut bad) = (0, 0);
    for row in sample {
        let row = grid.row(*row);
        let read = |c: usize| cell::amount(row.cell(c), 2).map(|a| a.minor.saturating_abs());
        let [Some(amount), Some(fee), Some(net)] = columns.map(read) else { continue };
        if fee == 0 {
            continue;
        }
        let holds = amount.saturating_sub(fee).saturating_sub(net).saturating_abs() <= 1;
        if holds { good += 1 } else { bad += 1 }
    }
    if good > bad * 4 { good } else { 0 }
}

/// `Discount`, `Cost`, `Deduction`: a fee where each is the same small share of its sale, a discount given or a price
/// paid elsewhere.
pub(super) fn fee_by_share(layout: &mut Layout, names: &[String], grid: &Grid, sample: &[usize]) {
    let Some(amount) = layout.at(Role::Amount).filter(|_| layout.at(Role::Fee).is_none()) else {
        return;
    };
    const PERHAPS: &[&str] =
        &["discount", "cost", "deduction", "deductions", "servicecharge", "扣款", "折扣"];
    let named = |c: &usize| PERHAPS.contains(&cell::name_key(&names[*c]).as_str());
    let found = (0..names.len()).filter(named).find(|c| even_share(grid, sample, amount, *c));
    if let Some(column) = found {
        set(layout, Role::Fee, column);
    }
}

/// The column is the same small share of each sale, to the cent, rounded either way.
pub(super) fn even_share(grid: &Grid, sample: &[usize], amount: usize, kept: usize) -> bool {
    let minor = |row: usize, c: usize| {
        cell::amount(grid.row(row).cell(c), 2).map(|a| a.minor.saturating_abs())
    };
    let pairs = sample.iter().filter_map(|r| minor(*r, amount).zip(minor(*r, kept)));
    let charged: Vec<(i64, i64)> = pairs.filter(|(sold, kept)| *sold > 0 && *kept > 0).collect();
    let (sold, kept) = charged
        .iter()
        .fold((0i64, 0i64), |(s, k), (a, f)| (s.saturating_add(*a), k.saturating_add(*f)));
    let share = |a: i64| i128::from(a) * i128::from(kept) / i128::from(sold.max(1));
    let even = charged.iter().filter(|(a, f)| (share(*a) - i128::from(*f)).abs() <= 1).count();
    charged.len() > 2 && even * 10 >= charged.len() * 9 && kept.saturating_mul(20) < sold
}

/// A fee column must satisfy amount less fee = net where there is a net; else one of the two is something else: a
/// column of few figures is a rate, a net whose name only sounds like one is none.
pub(super) fn check_fee(
    layout: &mut Layout,
    meanings: &[Option<Meaning>],
    grid: &Grid,
    sample: &[usize],
) {
    let (Some(amount), Some(fee), Some(net)) =
        (layout.at(Role::Amount), layout.at(Role::Fee), layout.at(Role::Net))
    else {
        return;
    };
    let (mut good, mut bad) = (0u32, 0u32);
    for row in sample {
        let row = grid.row(*row);
        let read = |c: usize| cell::amount(row.cell(c), 2).map(|a| a.minor.saturating_abs());
        let (Some(a), Some(f), Some(n)) = (read(amount), read(fee), read(net)) else { continue };
        let less = a.saturating_sub(f).saturating_sub(n).saturating_abs();
        let more = a.saturating_add(f).saturating_sub(n).saturating_abs();
        if less <= 1 || more <= 1 || a == n {
            good += 1;
        } else {
            bad += 1;
        }
    }
    if bad <= good {
        return;
    }
    let figures: BTreeSet<&str> = sample.iter().map(|r| grid.row(*r).cell(fee)).collect();
    let rate = figures.len() <= 3;
    if !rate && meanings[net].is_some_and(|m| !m.exact) {
        layout.first[Role::Net as usize] = None;
        layout.roles[net] = None;
    } else {
        layout.first[Role::Fee as usize] = None;
        layout.roles[fee] = None;
    }
}
