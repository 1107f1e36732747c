//! Fees that are debited from the account beside takings paid in full: set against what the export lists, day by day, a
//! rate that was raised shows nowhere else.

use super::causes::{Cause, CauseKind};
use super::fees::rounding;
use super::judge::Bench;
use super::{Arg, Note};
use crate::Money;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// More fees were debited than the export lists, from some day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeesOver {
    /// The first and the last day of such debits.
    pub days: (NaiveDate, NaiveDate),
    /// How many.
    pub count: usize,
    /// What the export lists for these days.
    pub listed: Money,
    /// What was debited.
    pub debited: Money,
    /// The share of the sales that is debited on top, in hundred-thousandths.
    pub rate: i64,
}

impl FeesOver {
    /// The share on top, as it is written.
    pub fn share(&self) -> String {
        super::note::rate(self.rate)
    }
}

/// Words of such a debit.
const WORDS: &[&str] = &[
    "手续费",
    "手續費",
    "结算费",
    "服务费",
    "merchant fee",
    "service charge",
    "service fee",
    "transaction fee",
    "processing fee",
    "commission",
    "mdr",
];
/// So many days on which the debit is what was listed, and so many in a row on which it is more.
const AS_LISTED_MIN: usize = 2;
const OVER_MIN: usize = 3;

/// One day's fees.
#[derive(Default)]
struct Day {
    listed: i64,
    debited: i64,
    gross: i64,
    sales: Vec<usize>,
}

impl Day {
    fn over(&self) -> i64 {
        self.debited - self.listed
    }

    fn as_listed(&self) -> bool {
        self.over().abs() <= 1
    }
}

/// Finds them, with the cause they speak for.
pub(super) fn find(bench: &Bench<'_>) -> Option<(FeesOver, Cause)> {
    let pool = bench.pool;
    let named = |text: &str| {
        let lower = text.to_lowercase();
        WORDS.iter().any(|w| lower.contains(w))
    };
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for debit in pool.debits.iter().filter(|d| !d.corrects && named(&d.text)) {
        days.entry(debit.day).or_default().debited += debit.amount;
    }
    for run in bench.book.runs.iter().filter(|r| r.paid == r.expected && r.expected > 0) {
        let [credit] = run.credits[..] else { continue };
        // The fee is taken on the day of the payment, or it is not known for which it is.
        let Some(day) = days.get_mut(&pool.credits[credit].day) else { continue };
        for sale in &run.sales {
            // What the export does not list cannot be compared; and what is paid net has no fee to be taken.
            day.listed += pool.sales[*sale].fee?;
            day.gross += pool.sales[*sale].gross;
            day.sales.push(*sale);
        }
        if run.expected != run.sales.iter().map(|s| pool.sales[*s].gross).sum::<i64>() {
            return None;
        }
    }
    days.retain(|_, day| day.gross > 0);
    let from = days.values().rposition(Day::as_listed)? + 1;
    let before = days.values().take(from).filter(|d| d.as_listed()).count();
    let since: Vec<(&NaiveDate, &Day)> = days.iter().skip(from).collect();
    let clearly = |d: &Day| d.over() > rounding(d.sales.len()) || d.over() * 1_000 > d.gross;
    if before < AS_LISTED_MIN || before * 2 < from || since.len() < OVER_MIN {
        return None;
    }
    if since.iter().filter(|(_, d)| clearly(d)).count() * 3 < since.len() * 2 {
        return None;
    }
    let total = |of: fn(&Day) -> i64| since.iter().map(|(_, d)| of(d)).sum::<i64>();
    let (listed, debited, gross) = (total(|d| d.listed), total(|d| d.debited), total(|d| d.gross));
    let rate = (i128::from(debited - listed) * 100_000 / i128::from(gross.max(1))) as i64;
    let over = FeesOver {
        days: (*since.first()?.0, *since.last()?.0),
        count: since.len(),
        listed: bench.money(listed),
        debited: bench.money(debited),
        rate,
    };
    let sales: Vec<usize> = since.iter().flat_map(|(_, d)| d.sales.iter().copied()).collect();
    Some((over, cause(bench, &over, &sales)?))
}

fn cause(bench: &Bench<'_>, over: &FeesOver, sales: &[usize]) -> Option<Cause> {
    let moments = sales.iter().map(|s| bench.pool.sales[*s].moment);
    let for_it = Note::new(
        "money-for-fees-apart",
        vec![
            ("day", Arg::Day(over.days.0)),
            ("count", Arg::Count(over.count)),
            ("listed", Arg::Money(over.listed)),
            ("debited", Arg::Money(over.debited)),
            ("rate", Arg::Rate(over.rate)),
        ],
    );
    Some(Cause {
        cause: CauseKind::AgreementChange,
        score_permille: (600 + over.count as u32 * 60).min(920),
        window: (moments.clone().min()?, moments.max()?),
        explains: 0,
        supports: vec![for_it],
        against: Vec::new(),
        ask: Note::new("money-ask-agreement-change", vec![("count", Arg::Count(sales.len()))]),
        settles: Note::plain("money-settles-agreement-change"),
    })
}
