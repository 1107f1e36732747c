//! The scene: what the unpaid sales have in common and what happened around them.

use super::super::judge::Bench;
use super::super::{Arg, Input, State};
use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use std::collections::BTreeSet;

/// Facts about one cluster of sales that are missing or late.
pub(super) struct Scene {
    /// Indexes into the pool's sales.
    pub unpaid: Vec<usize>,
    pub window: (DateTime<FixedOffset>, DateTime<FixedOffset>),
    /// Judged sales within the window, the unpaid among them.
    pub inside: usize,
    /// Terminals and channels of the unpaid, and of all judged sales around.
    pub terminals: usize,
    pub terminals_around: usize,
    pub channels: usize,
    pub channels_around: usize,
    /// Names where there is only one.
    pub terminal: Option<String>,
    pub channel: Option<String>,
    /// Judged sales of the same terminal, of the same channel, within the window.
    pub inside_terminal: usize,
    pub inside_channel: usize,
    /// Sales of the same terminal after the window that arrived.
    pub terminal_resumed: usize,
    /// Unpaid sales in runs of which nothing came.
    pub in_whole_runs: usize,
    /// Due days of those runs.
    pub due_days: usize,
    /// Due days of them on which the account had other rows.
    pub busy_due_days: usize,
    /// Sales after the window that arrived on time.
    pub resumed: usize,
    /// They came, later.
    pub late: bool,
    /// Of late sales: the extra days where they are all the same, from a day on to the end.
    pub constant_lag: Option<i64>,
    /// Runs short by one constant share.
    pub fee_runs: usize,
    pub fee_rate: Option<i64>,
    /// Unpaid sales among the largest twentieth, or at night.
    pub conspicuous: usize,
    /// Unpaid sales that the platform says it paid out, of those it says anything about.
    pub said_paid: usize,
    /// Unpaid sales that the export says went to another account than those that arrived.
    pub elsewhere: usize,
    /// Sum of their net amounts, and where it can be asked about.
    pub sum: crate::Money,
    /// Sources of notices that overlap the window.
    pub notices: Vec<String>,
    /// Share of all unpaid sales that this scene holds, permille.
    pub share: u32,
}

impl Scene {
    /// Values for the question to ask.
    pub(super) fn question(&self) -> Vec<(&'static str, Arg)> {
        vec![
            ("from", Arg::Moment(self.window.0)),
            ("to", Arg::Moment(self.window.1)),
            ("count", Arg::Count(self.unpaid.len())),
            ("sum", Arg::Money(self.sum)),
            ("terminal", Arg::Text(self.terminal.clone().unwrap_or_else(|| "-".into()))),
            ("channel", Arg::Text(self.channel.clone().unwrap_or_else(|| "-".into()))),
            ("rate", Arg::Rate(self.fee_rate.unwrap_or(0))),
            ("days", Arg::Count(self.constant_lag.unwrap_or(0).unsigned_abs() as usize)),
        ]
    }
}

/// Everything that is missing as one scene; where it falls into clusters with days of good payment between them, each
/// cluster too; what came late; what was short by a share.
pub(super) fn scenes(input: &Input<'_>, bench: &Bench<'_>) -> Vec<Scene> {
    let of = |state: State| -> Vec<usize> {
        (0..bench.states.len())
            .filter(|s| bench.states[*s] == state && bench.pool.sales[*s].gross > 0)
            .collect()
    };
    let (missing, late) = (of(State::Missing), of(State::Late));
    let short: Vec<usize> = bench
        .book
        .runs
        .iter()
        .filter(|r| r.fee_short)
        .flat_map(|r| r.sales.iter().copied())
        .collect();
    let mut out = Vec::new();
    for (set, is_late) in [(missing, false), (late, true)] {
        let clusters = clusters(bench, &set);
        let total = set.len();
        if clusters.len() > 1 {
            out.extend(
                clusters.into_iter().take(12).map(|c| scene(input, bench, c, is_late, total)),
            );
        }
        if !set.is_empty() {
            out.push(scene(input, bench, set, is_late, total));
        }
    }
    if !short.is_empty() {
        let total = short.len();
        out.push(scene(input, bench, short, false, total));
    }
    out
}

/// Of these unpaid sales those whose row names an account that no sale around them, which arrived, was paid to.
fn elsewhere(bench: &Bench<'_>, unpaid: &[usize], around: &[usize]) -> usize {
    let account = |s: &usize| bench.pool.row(&bench.pool.sales[*s]).pays_to.as_deref();
    let arrived = around.iter().filter(|s| bench.states[**s] == State::Arrived);
    let own: BTreeSet<&str> = arrived.filter_map(account).collect();
    let other = |s: &&usize| account(s).is_some_and(|a| !own.contains(a));
    if own.is_empty() { 0 } else { unpaid.iter().filter(other).count() }
}

/// Cuts where more than a day and a half and a run's worth of paid sales lie between two unpaid ones.
fn clusters(bench: &Bench<'_>, set: &[usize]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    for sale in set {
        let apart = out.last().and_then(|c| c.last()).is_some_and(|last| {
            bench.pool.sales[*sale].moment - bench.pool.sales[*last].moment > Duration::hours(36)
        });
        match out.last_mut() {
            Some(cluster) if !apart => cluster.push(*sale),
            _ => out.push(vec![*sale]),
        }
    }
    out
}

fn scene(
    input: &Input<'_>,
    bench: &Bench<'_>,
    unpaid: Vec<usize>,
    late: bool,
    total: usize,
) -> Scene {
    let pool = bench.pool;
    let moment = |s: usize| pool.sales[s].moment;
    let window = (moment(unpaid[0]), moment(unpaid[unpaid.len() - 1]));
    let first = pool.sales.partition_point(|s| s.moment < window.0);
    let end = pool.sales.partition_point(|s| s.moment <= window.1);
    // What another acquirer paid says nothing about this one.
    let exports: BTreeSet<u32> = unpaid.iter().map(|s| pool.sales[*s].export).collect();
    let judged = |s: &usize| {
        exports.contains(&pool.sales[*s].export)
            && pool.sales[*s].gross > 0
            && !matches!(bench.states[*s], State::Awaited | State::Uncovered)
    };
    let inside: Vec<usize> = (first..end).filter(judged).collect();
    let set = |list: &[usize], of: fn(&super::super::pool::Sale) -> u32| -> BTreeSet<u32> {
        list.iter().map(|s| of(&pool.sales[*s])).collect()
    };
    // Around: the window and as many sales before and after it.
    let margin = inside.len().max(50);
    let around: Vec<usize> = (first.saturating_sub(margin)..(end + margin).min(pool.sales.len()))
        .filter(judged)
        .collect();
    let (terminals, channels) = (set(&unpaid, |s| s.terminal), set(&unpaid, |s| s.channel));
    let only = |found: &BTreeSet<u32>| {
        if found.len() == 1 {
            found
                .first()
                .and_then(|t| pool.names.get(*t as usize))
                .filter(|n| !n.is_empty())
                .cloned()
        } else {
            None
        }
    };
    let same = |list: &[usize], of: fn(&super::super::pool::Sale) -> u32, found: &BTreeSet<u32>| {
        list.iter().filter(|s| found.contains(&of(&pool.sales[**s]))).count()
    };
    let later: Vec<usize> = (end..pool.sales.len())
        .filter(judged)
        .filter(|s| bench.states[*s] == State::Arrived)
        .collect();
    let whole = |s: &&usize| {
        let run = &bench.book.runs[bench.book.fate[**s].run];
        run.sales.iter().all(|o| bench.states[*o] != State::Arrived || pool.sales[*o].gross <= 0)
    };
    let in_whole: Vec<usize> = unpaid.iter().filter(whole).copied().collect();
    let due = |s: &usize| bench.book.runs[bench.book.fate[*s].run].due;
    let due_days: BTreeSet<NaiveDate> = in_whole.iter().map(due).collect();
    let busy = |d: &&NaiveDate| pool.bank.iter().flat_map(|b| &b.rows).any(|r| r.day() == **d);
    let sum = unpaid.iter().map(|s| pool.sales[*s].gross - bench.fees[*s]).sum();
    Scene {
        window,
        inside: inside.len(),
        terminals: terminals.len(),
        terminals_around: set(&around, |s| s.terminal).len(),
        channels: channels.len(),
        channels_around: set(&around, |s| s.channel).len(),
        terminal: only(&terminals),
        channel: only(&channels),
        inside_terminal: same(&inside, |s| s.terminal, &terminals),
        inside_channel: same(&inside, |s| s.channel, &channels),
        terminal_resumed: same(&later, |s| s.terminal, &terminals),
        in_whole_runs: in_whole.len(),
        due_days: due_days.len(),
        busy_due_days: due_days.iter().filter(busy).count(),
        resumed: later.len(),
        late,
        constant_lag: if late { constant_lag(input, bench, &unpaid, window.0) } else { None },
        fee_runs: bench.book.runs.iter().filter(|r| r.fee_short).count(),
        fee_rate: fee_rate(bench),
        conspicuous: conspicuous(bench, &unpaid),
        elsewhere: elsewhere(bench, &unpaid, &around),
        said_paid: unpaid
            .iter()
            .filter(|s| pool.row(&pool.sales[**s]).paid_out == Some(true))
            .count(),
        sum: bench.money(sum),
        notices: input
            .notices
            .iter()
            .filter(|n| n.from <= window.1 && n.to >= window.0 - Duration::hours(24))
            .map(|n| n.source.clone())
            .collect(),
        share: (unpaid.len() * 1000 / total.max(1)) as u32,
        unpaid,
    }
}

/// All sales from the first late one on came later by the same number of days.
fn constant_lag(
    input: &Input<'_>,
    bench: &Bench<'_>,
    late: &[usize],
    from: DateTime<FixedOffset>,
) -> Option<i64> {
    let runs: BTreeSet<usize> = late.iter().map(|s| bench.book.fate[*s].run).collect();
    if runs.len() < 3 {
        return None;
    }
    let after = (0..bench.states.len())
        .filter(|s| {
            bench.pool.sales[*s].moment >= from
                && bench.states[*s] == State::Arrived
                && bench.pool.sales[*s].gross > 0
        })
        .count();
    if after * 5 > late.len() {
        return None;
    }
    let extra = |r: &usize| {
        let due = bench.book.runs[*r].due;
        // Of a run of which a part came in time, the part that did not.
        let paid = |s: &usize| bench.book.fate[*s].paid.map(|p| p.0).filter(|day| *day > due);
        Some((due, bench.book.runs[*r].sales.iter().find_map(paid)?))
    };
    let pairs: Vec<(NaiveDate, NaiveDate)> = runs.iter().filter_map(extra).collect();
    // In working days, over weekends and holidays alike.
    let working = (1..=5).find(|n| {
        pairs.iter().all(|(due, paid)| input.calendar.add_working_days(*due, *n) == *paid)
    });
    if let Some(n) = working {
        return Some(i64::from(n));
    }
    let days: Vec<i64> = pairs.iter().map(|(due, paid)| (*paid - *due).num_days()).collect();
    let most = *days.iter().min()?;
    // A weekend in between stretches one day to three.
    days.iter().all(|d| (most..=most + 3).contains(d)).then_some(most)
}

fn fee_rate(bench: &Bench<'_>) -> Option<i64> {
    let (mut gap, mut gross) = (0i128, 0i128);
    for run in bench.book.runs.iter().filter(|r| r.fee_short) {
        gap += i128::from(run.expected - run.paid);
        gross += run.sales.iter().map(|s| i128::from(bench.pool.sales[*s].gross)).sum::<i128>();
    }
    (gross > 0).then(|| (gap * 100_000 / gross) as i64)
}

/// Unpaid sales that stand out by their size or by their hour.
fn conspicuous(bench: &Bench<'_>, unpaid: &[usize]) -> usize {
    let mut sizes: Vec<i64> = bench.pool.sales.iter().map(|s| s.gross).filter(|g| *g > 0).collect();
    sizes.sort_unstable();
    let large = sizes.get(sizes.len() * 19 / 20).copied().unwrap_or(i64::MAX);
    let night = |s: usize| {
        let hour = chrono::Timelike::hour(&bench.pool.sales[s].moment);
        hour < 6 && !bench.pool.date_only
    };
    unpaid.iter().filter(|s| bench.pool.sales[**s].gross >= large || night(**s)).count()
}
