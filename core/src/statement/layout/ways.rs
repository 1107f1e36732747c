//! Which way the money of a statement went, where the names of its columns do not say: two columns of which each row
//! fills one, or a column that holds nothing but such words.

use super::Seen;
use crate::statement::cell::{self, Direction};
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::Grid;
use crate::statement::script::simple;

/// Words in names of columns for money that came in, and for money that went out.
const IN: &[&str] = &["收", "入", "存", "增", "进", "贷", "in", "deposit", "credit", "received"];
const OUT: &[&str] =
    &["付", "出", "支", "减", "取", "借", "out", "withdraw", "debit", "paid", "cheque", "check"];

/// Gives a pair of columns, or the column of words, its role.
pub(super) fn settle(
    meanings: &mut [Option<Meaning>],
    seen: &[Seen],
    names: &[String],
    grid: &Grid,
    sample: &[usize],
) {
    let has = |meanings: &[Option<Meaning>], role: Role| {
        let at = meanings.iter().zip(seen);
        at.filter(|(_, s)| s.filled > 0).any(|(m, _)| m.is_some_and(|m| m.role == role))
    };
    if has(meanings, Role::In) && has(meanings, Role::Out) || has(meanings, Role::Direction) {
        return;
    }
    if let Some((incoming, outgoing)) = pair(meanings, seen, names, grid, sample) {
        for (column, role) in [(incoming, Role::In), (outgoing, Role::Out)] {
            meanings[column] = Some(Meaning { role, rank: 0, exact: true });
        }
        return;
    }
    let signed = (0..names.len())
        .any(|c| meanings[c].is_some_and(|m| m.role == Role::Amount) && seen[c].signed > 0);
    if signed || has(meanings, Role::In) || has(meanings, Role::Out) {
        return;
    }
    let words = (0..names.len()).find(|c| {
        let free = meanings[*c].is_none_or(|m| matches!(m.role, Role::Text | Role::Ignore));
        free && seen[*c].filled > 0
            && seen[*c].directions == seen[*c].filled
            && both(grid, sample, *c)
    });
    if let Some(column) = words {
        meanings[column] = Some(Meaning { role: Role::Direction, rank: 0, exact: true });
    }
}

/// Words for both ways stand in this column.
fn both(grid: &Grid, sample: &[usize], column: usize) -> bool {
    let found = |way: Direction| {
        sample.iter().any(|r| cell::direction(grid.row(*r).cell(column)) == Some(way))
    };
    found(Direction::In) && found(Direction::Out)
}

/// Two columns of sums of which every row fills just one, the incoming one first.
fn pair(
    meanings: &[Option<Meaning>],
    seen: &[Seen],
    names: &[String],
    grid: &Grid,
    sample: &[usize],
) -> Option<(usize, usize)> {
    let sums: Vec<usize> = (0..names.len())
        .filter(|c| {
            let open = meanings[*c].is_none_or(|m| {
                matches!(m.role, Role::Amount | Role::In | Role::Out | Role::Received | Role::Net)
            });
            let s = &seen[*c];
            open && s.amounts > 0 && s.amounts == s.filled && s.days == 0
        })
        .take(8)
        .collect();
    let filled = |row: usize, column: usize| {
        cell::amount(grid.row(row).cell(column), 2).is_some_and(|a| a.minor != 0)
    };
    // A sum of its own with a sign says the same as the pair, or the pair is none: a rate beside a hold of 0.00.
    let whole = (0..names.len()).find(|c| {
        meanings[*c].is_some_and(|m| m.role == Role::Amount && m.exact) && seen[*c].signed > 0
    });
    let agrees = |a: usize, b: usize| match whole.filter(|w| ![a, b].contains(w)) {
        None => true,
        Some(whole) => sample.iter().filter(|r| filled(**r, whole)).all(|r| {
            let size = |c: usize| {
                cell::amount(grid.row(*r).cell(c), 2).map_or(0, |a| a.minor.saturating_abs())
            };
            size(a).max(size(b)) == size(whole)
        }),
    };
    let mut found = None;
    for (at, a) in sums.iter().enumerate() {
        for b in &sums[at + 1..] {
            let (mut one, mut all) = (0, 0);
            for row in sample {
                let (x, y) = (filled(*row, *a), filled(*row, *b));
                all += u32::from(x || y);
                one += u32::from(x != y);
            }
            if all < 2 || one * 20 < all * 19 || !agrees(*a, *b) {
                continue;
            }
            let used = |c: usize| sample.iter().any(|r| filled(*r, c));
            let ways = [*a, *b].map(|c| way(&names[c], meanings[c]));
            let pair = match ways {
                // Where one name says nothing, both are to hold something.
                [Some(_), None] | [None, Some(_)] if !(used(*a) && used(*b)) => continue,
                [Some(true), Some(false) | None] | [None, Some(false)] => (*a, *b),
                [Some(false), Some(true) | None] | [None, Some(true)] => (*b, *a),
                _ => continue,
            };
            if found.replace(pair).is_some() {
                return None;
            }
        }
    }
    found
}

/// Whether a column's name speaks of money that came in; `None` where it speaks of neither, or of both.
fn way(name: &str, meaning: Option<Meaning>) -> Option<bool> {
    match meaning.map(|m| m.role) {
        Some(Role::In) => return Some(true),
        Some(Role::Out) => return Some(false),
        _ => {}
    }
    let name = simple(name).to_lowercase();
    // `in` is a word of its own, and no part of `interest`.
    let says = |words: &[&str]| {
        words.iter().any(|w| {
            if w.len() > 3 || !w.is_ascii() {
                name.contains(w)
            } else {
                name.split(|c: char| !c.is_alphanumeric()).any(|part| part == *w)
            }
        })
    };
    match (says(IN), says(OUT)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
