//! Columns whose names nobody knows, told by what stands in them: the number of a sale, and the way it was paid.

use super::{Seen, channels, numbers};
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::Grid;

/// Finds them where no column has such a role by its name.
pub(super) fn settle(
    meanings: &mut [Option<Meaning>],
    seen: &[Seen],
    grid: &Grid,
    sample: &[usize],
) {
    let number = |column| numbers::fits(&seen[column], grid, sample, column);
    take(meanings, &[Role::Reference, Role::Order], &|s| s.filled > 0, seen, &number);
    let way = |column| channels::fits(&seen[column], grid, sample, column);
    // A kind of card that is blank for wallets does not tell how those were paid.
    let whole = |s: &Seen| s.filled > 0 && s.filled as usize * 10 >= sample.len() * 9;
    take(meanings, &[Role::Channel, Role::CardKind], &whole, seen, &way);
}

/// Gives the first of these roles to the first column without a meaning that fits, where none that has any of them tells it.
fn take(
    meanings: &mut [Option<Meaning>],
    roles: &[Role],
    tells: &dyn Fn(&Seen) -> bool,
    seen: &[Seen],
    fits: &dyn Fn(usize) -> bool,
) {
    let told =
        |(m, s): (&Option<Meaning>, &Seen)| m.is_some_and(|m| roles.contains(&m.role)) && tells(s);
    if meanings.iter().zip(seen).any(told) {
        return;
    }
    let found = (0..meanings.len()).find(|column| meanings[*column].is_none() && fits(*column));
    if let (Some(column), Some(role)) = (found, roles.first()) {
        meanings[column] = Some(Meaning { role: *role, rank: u8::MAX, exact: false });
    }
}
