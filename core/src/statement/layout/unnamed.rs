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
    take(meanings, seen, &[Role::Reference, Role::Order], &number);
    let way = |column| channels::fits(&seen[column], grid, sample, column);
    take(meanings, seen, &[Role::Channel, Role::CardKind], &way);
}

/// Gives the first of these roles to the first column without a meaning that fits, where none has any of them.
fn take(
    meanings: &mut [Option<Meaning>],
    seen: &[Seen],
    roles: &[Role],
    fits: &dyn Fn(usize) -> bool,
) {
    let told = |(m, s): (&Option<Meaning>, &Seen)| {
        m.is_some_and(|m| roles.contains(&m.role)) && s.filled > 0
    };
    if meanings.iter().zip(seen).any(told) {
        return;
    }
    let found = (0..meanings.len()).find(|column| meanings[*column].is_none() && fits(*column));
    if let (Some(column), Some(role)) = (found, roles.first()) {
        meanings[column] = Some(Meaning { role: *role, rank: u8::MAX, exact: false });
    }
}
