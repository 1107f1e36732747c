//! Which columns say when: a day, a time of day, both in one, three columns for one day, or days as numbers.

use super::{Layout, Seen};
use crate::statement::Side;
use crate::statement::column::{Meaning, Role};
use crate::statement::grid::GridRow;
use crate::statement::when::{self, When};
use chrono::NaiveTime;

/// How the date column and the time column are written, where that is not as text.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::statement) struct Dated {
    /// Days as a spreadsheet counts them: `46085.58`.
    serial: bool,
    /// Times as fractions of a day: `0.583333333`.
    fraction: bool,
    /// Times with points: `14.06.51`.
    dotted: bool,
    /// Columns of year, month and day.
    parts: Option<[usize; 3]>,
}

impl Layout {
    /// What the column with this role says about time in this row.
    pub(in crate::statement) fn when(&self, row: GridRow<'_>, role: Role) -> Option<When> {
        let column = self.at(role)?;
        let cell = row.cell(column);
        match role {
            Role::Date if self.dated.serial => when::serial_text(cell),
            Role::Date => match self.dated.parts {
                Some([year, month, day]) => {
                    let day = when::of_parts(row.cell(year), row.cell(month), row.cell(day))?;
                    Some(When { day: Some(day), ..When::default() })
                }
                None => when::read(cell, self.order).or_else(|| when::serial(row, column)),
            },
            Role::Time if self.dated.fraction => {
                when::fraction(cell).map(|time| When { time: Some(time), ..When::default() })
            }
            Role::Time if self.dated.dotted => {
                dotted(cell).map(|time| When { time: Some(time), ..When::default() })
            }
            _ => when::read(cell, self.order),
        }
    }
}

/// `14.06.51` as a time of day.
pub(super) fn dotted(cell: &str) -> Option<NaiveTime> {
    let mut parts = cell.split('.').map(|p| p.parse::<u32>().ok().filter(|_| p.len() <= 2));
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || cell.len() < 7 {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// Of the columns about time, which gives the day, which the time of day, and which the second date.
pub(super) fn settle(
    layout: &mut Layout,
    meanings: &[Option<Meaning>],
    seen: &[Seen],
) -> Option<()> {
    let named = |role: Role| {
        let mut found: Vec<(u8, usize)> = meanings
            .iter()
            .enumerate()
            .filter_map(|(c, m)| m.filter(|m| m.role == role).map(|m| (m.rank, c)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, c)| c)
    };
    // The cells of the column are times with points, some are no day at all, and the day stands elsewhere.
    let clocked = |c: &usize| {
        let s = &seen[*c];
        s.filled > 0 && s.dotted * 10 >= s.filled * 9 && s.days < s.dotted
    };
    let dated = |c: &usize| seen[*c].days > 0 && !clocked(c);
    let both = |c: &usize| dated(c) && seen[*c].times * 2 > seen[*c].days;
    let clock = |c: &usize| seen[*c].times > 0 && seen[*c].days == 0;
    // Nearly all of a column: a number alone may be anything.
    let nearly = |c: usize, of: u32| seen[c].filled > 0 && of * 10 >= seen[c].filled * 9;
    let counted = |c: &usize| nearly(*c, seen[*c].serials);
    let part = |c: &usize| nearly(*c, seen[*c].fractions);
    let trade: Vec<usize> = named(Role::Date).chain(named(Role::Time)).collect();
    let all: Vec<usize> = trade.iter().copied().chain(named(Role::Posted)).collect();
    let fraction = named(Role::Time).find(part);
    let points = all.iter().copied().find(clocked);
    let time = fraction.or_else(|| all.iter().copied().find(clock)).or(points);
    let found = trade
        .iter()
        .copied()
        .find(both)
        .or_else(|| trade.iter().copied().find(dated))
        .or_else(|| all.iter().copied().find(dated));
    // Of sales the trade comes before the pay-out: a column of unknown name that holds a day and a clock goes before a
    // day alone.
    let known = found.is_some_and(|c| both(&c) || trade.contains(&c));
    let unnamed = || {
        let whole = |c: &usize| both(c) && seen[*c].days * 10 >= seen[*c].filled * 9;
        (0..seen.len()).find(|c| meanings[*c].is_none() && whole(c))
    };
    let unnamed = if layout.side == Side::Pos && !known { unnamed() } else { None };
    let found = unnamed.or(found);
    let serial = found
        .is_none()
        .then(|| named(Role::Date).chain(named(Role::Posted)).find(counted))
        .flatten();
    let column = |role: Role| named(role).find(|c| seen[*c].filled > 0);
    let parts = || Some([column(Role::Year)?, column(Role::Month)?, column(Role::Day)?]);
    let parts = if found.or(serial).is_none() { parts() } else { None };
    // Nothing but formulas without a result: each row will say so.
    let formulas = || all.iter().copied().find(|c| seen[*c].formulas > 0);
    let day = found.or(serial).or(parts.map(|p| p[2])).or_else(formulas)?;
    layout.dated = Dated {
        serial: serial.is_some(),
        fraction: fraction.is_some(),
        dotted: time.is_some() && time == points,
        parts,
    };
    let posted = named(Role::Posted).filter(dated).find(|c| *c != day);
    layout.joined_time = both(&day);
    for role in [Role::Date, Role::Time, Role::Posted] {
        layout.first[role as usize] = None;
    }
    for (c, m) in meanings.iter().enumerate() {
        if m.is_some_and(|m| matches!(m.role, Role::Date | Role::Time | Role::Posted)) {
            layout.roles[c] = None;
        }
    }
    let mut set = |role: Role, c: usize| {
        layout.first[role as usize] = Some(c as u16);
        layout.roles[c] = Some(role);
    };
    if let Some(c) = posted {
        set(Role::Posted, c);
    }
    // A day counted with its fraction has the time already.
    let whole = |c: &usize| !both(c) || fraction.is_some();
    if let Some(c) = time.filter(|c| *c != day && whole(&day)) {
        set(Role::Time, c);
    }
    set(Role::Date, day);
    Some(())
}
