//! Which column of a sales export says what was sold and what was given back, whatever its name is: the words in it
//! tell, a flag whose name speaks of refunds, or the way the money went.

use super::Seen;
use crate::statement::Profile;
use crate::statement::assemble::classify;
use crate::statement::cell::{self, Direction};
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::{Grid, GridRow};

/// The column that marks refunds, and how.
#[derive(Debug, Clone, Copy)]
pub(in crate::statement) struct Marks {
    column: usize,
    /// The rarer of two ways is that of refunds: from the card's side a sale is a debit.
    way: Option<Direction>,
}

impl Marks {
    pub(in crate::statement) fn column(self) -> usize {
        self.column
    }

    /// The row is marked as a refund.
    pub(in crate::statement) fn marked(self, row: GridRow<'_>) -> bool {
        let text = row.cell(self.column);
        match self.way {
            Some(way) => cell::direction(text) == Some(way),
            None => flag(text) == Some(true),
        }
    }
}

/// Gives the column of words its role; the column of marks is returned.
pub(super) fn settle(
    meanings: &mut [Option<Meaning>],
    seen: &[Seen],
    names: &[String],
    profile: Option<&Profile>,
    grid: &Grid,
    sample: &[usize],
) -> Option<Marks> {
    // A profile knows its own columns.
    if names.iter().any(|n| profile.and_then(|p| p.role(n)).is_some_and(|(r, _)| r == Role::Kind)) {
        return None;
    }
    let cells = |c: usize| sample.iter().map(move |r| grid.row(*r).cell(c));
    let given_back = |c: usize| cells(c).any(|t| classify::word(t) == Some(false));
    let kinds: Vec<usize> =
        (0..names.len()).filter(|c| meanings[*c].is_some_and(|m| m.role == Role::Kind)).collect();
    if kinds.iter().any(|c| given_back(*c)) {
        return None;
    }
    // A name that is known whole stands; `流水类型` is no number, though 流水 is.
    let open = |c: usize| {
        let taken = [Role::Date, Role::Time, Role::Posted, Role::Status, Role::SettleStatus];
        let exact = [Role::Reference, Role::Order, Role::Terminal, Role::Amount];
        seen[c].filled > 0
            && meanings[c]
                .is_none_or(|m| !taken.contains(&m.role) && !(m.exact && exact.contains(&m.role)))
    };
    let words = (0..names.len()).filter(|c| open(*c) && seen[*c].amounts == 0).find(|c| {
        let told = |wanted| cells(*c).any(|t| classify::word(t) == Some(wanted));
        let all = cells(*c).all(|t| t.is_empty() || classify::word(t).is_some());
        all && told(true) && told(false)
    });
    if let Some(column) = words {
        for kind in kinds {
            meanings[kind] = Some(Meaning { role: Role::Text, rank: u8::MAX, exact: false });
        }
        meanings[column] = Some(Meaning { role: Role::Kind, rank: 0, exact: true });
        return None;
    }
    let flags = (0..names.len()).filter(|c| open(*c) && speaks_of_refunds(&names[*c])).find(|c| {
        let all = cells(*c).all(|t| t.is_empty() || flag(t).is_some());
        all && cells(*c).any(|t| flag(t) == Some(true))
    });
    if let Some(column) = flags {
        meanings[column] = None;
        return Some(Marks { column, way: None });
    }
    by_way(meanings, seen, &cells)
}

/// Sums without a sign beside a column of both ways: the rarer is that of refunds. None of an account's own lines,
/// where what went out may be anything.
fn by_way<'g, I: Iterator<Item = &'g str>>(
    meanings: &[Option<Meaning>],
    seen: &[Seen],
    cells: &dyn Fn(usize) -> I,
) -> Option<Marks> {
    let has = |role: Role| {
        (0..meanings.len())
            .find(|c| seen[*c].filled > 0 && meanings[*c].is_some_and(|m| m.role == role))
    };
    let account = [Role::Counterparty, Role::CounterAccount, Role::Balance];
    let signed = (0..meanings.len())
        .any(|c| meanings[c].is_some_and(|m| m.role == Role::Amount) && seen[c].signed > 0);
    if signed || account.into_iter().any(|r| has(r).is_some()) {
        return None;
    }
    let column = has(Role::Direction)?;
    let count = |way: Direction| cells(column).filter(|t| cell::direction(t) == Some(way)).count();
    let (incoming, outgoing) = (count(Direction::In), count(Direction::Out));
    if incoming == 0 || outgoing == 0 {
        return None;
    }
    let way = if outgoing > incoming { Direction::In } else { Direction::Out };
    Some(Marks { column, way: Some(way) })
}

/// The name asks whether money was given back.
fn speaks_of_refunds(name: &str) -> bool {
    let key = cell::name_key(name);
    let other = ["可退", "状态", "金额", "amount", "able", "policy", "原因", "reason"];
    ["退款", "退货", "refund", "是否退", "冲正标", "撤销标", "isreversal"]
        .iter()
        .any(|w| key.contains(w))
        && !other.iter().any(|w| key.contains(w))
}

/// Yes or no.
fn flag(cell: &str) -> Option<bool> {
    let key = cell.to_lowercase();
    match key.as_str() {
        "是" | "y" | "yes" | "true" | "1" | "t" | "r" | "√" | "退" => Some(true),
        "否" | "n" | "no" | "false" | "0" | "f" | "-" | "s" | "×" => Some(false),
        _ => None,
    }
}
