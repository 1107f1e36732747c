//! Columns whose name only contains a word of money, beside one whose name is such a word: what stands in them says
//! whether they are sums of the row at all.

use super::Seen;
use crate::statement::cell;
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::Grid;

/// Takes their role from columns that hold no sum of the row: identifiers and counts among sums with cents, sums of
/// which the exact column knows nothing, one code all the way down.
pub(super) fn settle(
    meanings: &mut [Option<Meaning>],
    seen: &[Seen],
    grid: &Grid,
    sample: &[usize],
) {
    let read = |row: usize, column: usize| cell::amount(grid.row(row).cell(column), 2);
    let exact = |meanings: &[Option<Meaning>], roles: &[Role]| {
        (0..meanings.len()).find(|c| {
            seen[*c].amounts > 0 && meanings[*c].is_some_and(|m| m.exact && roles.contains(&m.role))
        })
    };
    let cents = (0..meanings.len()).any(|c| {
        let s = &seen[c];
        let money = [Role::Amount, Role::Received, Role::In, Role::Out, Role::Net];
        meanings[c].is_some_and(|m| m.exact && money.contains(&m.role))
            && (s.commas + s.points) * 2 > s.amounts
    });
    let whole = exact(meanings, &[Role::Amount, Role::Received]);
    let both = exact(meanings, &[Role::In]).zip(exact(meanings, &[Role::Out]));
    for column in 0..meanings.len() {
        let Some(m) = meanings[column].filter(|m| !m.exact) else { continue };
        let s = &seen[column];
        let sums = matches!(m.role, Role::In | Role::Out | Role::Net | Role::Fee | Role::Amount);
        let number = s.amounts > 1 && s.commas + s.points == 0 && s.signed == 0;
        // A way of its own beside the sum it is to be the way of: it has the same sum, or it is another matter.
        let other = || match (m.role, whole) {
            (Role::In | Role::Out, Some(whole)) => sample.iter().any(|r| {
                let pair = read(*r, column).zip(read(*r, whole));
                pair.is_some_and(|(a, b)| {
                    a.minor != 0 && a.minor.saturating_abs() != b.minor.saturating_abs()
                })
            }),
            (Role::In | Role::Out, None) => both.is_some(),
            _ => false,
        };
        // `交易状态码` 0 in every row.
        let code = m.role == Role::Status
            && sample.len() > 1
            && s.amounts == s.filled
            && s.commas + s.points == 0
            && sample
                .windows(2)
                .all(|p| grid.row(p[0]).cell(column) == grid.row(p[1]).cell(column));
        // Round sums are sums, unless the sum of the row stands elsewhere. Of fees the name alone decides.
        let elsewhere = whole.is_some() || both.is_some();
        let identifier = cents && number && elsewhere && m.role != Role::Fee;
        if code || sums && (identifier || other()) {
            meanings[column] = None;
        }
    }
}
