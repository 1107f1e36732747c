//! Reconcile: sales against bank credits, down to the sale that was never paid, with the basis of each verdict.
//!
//! [`reconcile`] is pure. It joins overlapping files, learns from the rows how the acquirer pays out ([`Payout`]),
//! groups the sales into runs, finds the credits that paid them, explains what is short down to the sales, and ranks
//! the causes that the unpaid sales would fit. It never guesses silently: where several explanations fit, all are
//! there, and nothing is called missing that the bank files do not cover.

mod acquirers;
mod beyond;
mod bundles;
mod calendars;
mod causes;
mod chance;
mod conserve;
mod covered;
mod debited;
mod decided;
mod doubled;
mod explain;
mod fees;
mod fees_apart;
mod judge;
mod lag;
mod learn;
mod note;
mod payer;
mod payments;
mod payout;
mod persale;
mod pool;
mod rival;
mod runs;
mod said;
mod settle;
mod shops;
mod takings;
mod voided;

#[cfg(test)]
mod tests;

use acquirers::Shares;
pub use causes::{Cause, CauseKind};
pub use doubled::Doubled;
pub use fees_apart::FeesOver;
pub use lag::{Lag, LagUnit};
pub use note::{Arg, Note};
pub use payout::{Amount, Fixed, Payout, Shape, Split};

use crate::calendar::DayCalendar;
use crate::statement::{Kind, Statement};
use crate::{Currency, Money};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::BTreeSet;

/// What to reconcile.
pub struct Input<'a> {
    /// Sales exports.
    pub pos: &'a [Statement],
    /// Bank statements.
    pub bank: &'a [Statement],
    /// First trade day to report, inclusive; matching still uses all rows.
    pub from: Option<NaiveDate>,
    /// Last trade day to report, inclusive.
    pub to: Option<NaiveDate>,
    /// The currency to reconcile; `None` takes the one that both sides have and most sales are in.
    pub currency: Option<Currency>,
    /// Judge as on this day; never later than the bank files cover.
    pub as_of: Option<NaiveDate>,
    /// Working days.
    pub calendar: &'a dyn DayCalendar,
    /// Those of other places it could be, where nobody said which place it is.
    pub otherwise: &'a [&'a dyn DayCalendar],
    /// Announced upgrades and outages of bank or platform.
    pub notices: &'a [Notice],
    /// What the merchant found while checking causes.
    pub findings: &'a [Finding],
    /// How the acquirer pays, where the user fixed it; `None` learns it.
    pub payout: Option<&'a Fixed>,
    /// Sales the user says did arrive, by statement and row; each with a day and a reason kept in the log.
    pub settled: &'a [Settled],
    /// Sales the user says did not arrive, whatever the sums say.
    pub unpaid: &'a [At],
    /// Sales to report on even where they arrived in time: those of open cases.
    pub watch: &'a [At],
}

impl<'a> Input<'a> {
    /// These files and nothing else known.
    pub fn new(pos: &'a [Statement], bank: &'a [Statement], calendar: &'a dyn DayCalendar) -> Self {
        Self {
            pos,
            bank,
            from: None,
            to: None,
            currency: None,
            as_of: None,
            calendar,
            otherwise: &[],
            notices: &[],
            findings: &[],
            payout: None,
            settled: &[],
            unpaid: &[],
            watch: &[],
        }
    }
}

/// An announced interruption.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// When it begins.
    pub from: DateTime<FixedOffset>,
    /// When it ends.
    pub to: DateTime<FixedOffset>,
    /// Who announced it and where, as the user noted it.
    pub source: String,
}

/// A finding that speaks for or against a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Which cause.
    pub cause: CauseKind,
    /// Whether it was found to be so.
    pub supports: bool,
}

/// A sale that arrived although no bank row shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// Which sale.
    pub sale: At,
    /// When its money came.
    pub on: NaiveDate,
}

/// A row by its place: which statement of the input, and which row of it as a spreadsheet shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Index into [`Input::pos`] or [`Input::bank`].
    pub statement: usize,
    /// Row as a spreadsheet shows it, from 1.
    pub row: u32,
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciliation {
    /// The currency of every sum.
    pub currency: Currency,
    /// Sales that never arrived.
    pub missing: Vec<SaleLine>,
    /// Sales paid after their due day.
    pub late: Vec<SaleLine>,
    /// Sales due on or after the judging day.
    pub awaited: Vec<SaleLine>,
    /// Unpaid sales due on days that no given bank file covers.
    pub uncovered: Vec<SaleLine>,
    /// The sales of [`Input::watch`] and what became of them, in its order; `None` where a row is not a sale here.
    pub watched: Vec<Option<SaleLine>>,
    /// What was due when, and what came.
    pub runs: Vec<Run>,
    /// Credits that look like takings and match nothing.
    pub unmatched: Vec<CreditLine>,
    /// Credits that can belong to sales before the first sales row.
    pub before_period: Vec<CreditLine>,
    /// Credits that can belong to sales after the last sales row.
    pub after_period: Vec<CreditLine>,
    /// How the acquirer pays.
    pub payout: Payout,
    /// The rows bear that out so little that nothing which follows from it is sure.
    pub way_unclear: bool,
    /// Where parts are paid by terms of their own: each with when.
    pub parts: Vec<PartLag>,
    /// Ranked causes of what is missing or late.
    pub causes: Vec<Cause>,
    /// Counts and sums.
    pub totals: Totals,
    /// The day states are judged on; `None` where no bank file covers any day.
    pub judged_on: Option<NaiveDate>,
    /// Stretches of days that a further bank file would have to cover.
    pub needed: Vec<(NaiveDate, NaiveDate)>,
    /// Rows left out because another file has them already: sales, bank rows.
    pub known: (usize, usize),
    /// Rows left out because they are in another currency than [`Self::currency`].
    pub left_out: Vec<LeftOut>,
    /// Days between which balances of a bank statement do not follow: rows seem to be missing there.
    pub torn: Vec<(NaiveDate, NaiveDate)>,
    /// Rows that may be one payment counted twice, or two counted once.
    pub doubled: Vec<Doubled>,
    /// Fees debited apart that are more than the export lists.
    pub fees_over: Option<FeesOver>,
    /// Working days computed here rest on official calendar data throughout.
    pub calendar_sure: bool,
    /// Whose working days these are: 0 for [`Input::calendar`], else the number in [`Input::otherwise`], from 1.
    pub calendar: usize,
}

/// Rows of one side that are in another currency than what was reconciled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Of the bank's side; else sales.
    pub bank: bool,
    /// Their currency.
    pub currency: Currency,
    /// How many.
    pub rows: usize,
}

/// When one channel, card kind or export is paid, where they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartLag {
    /// Its name; of an export, how it was recognised.
    pub part: String,
    /// How many days after the trade day.
    pub lag: Lag,
    /// Minutes after midnight at which its day ends.
    pub cutoff: u32,
}

/// State of a sale or a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// In full and on time.
    Arrived,
    /// A part came.
    Short,
    /// Nothing came, and the day after it was due has begun.
    Missing,
    /// In full, after the due day.
    Late,
    /// Not due before the judging day.
    Awaited,
    /// More came than was due.
    Over,
    /// No given bank file covers the due day.
    Uncovered,
}

impl State {
    /// `arrived`, `short`, …: the word of the JSON contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::Short => "short",
            Self::Missing => "missing",
            Self::Late => "late",
            Self::Awaited => "awaited",
            Self::Over => "over",
            Self::Uncovered => "uncovered",
        }
    }

    /// Whether a merchant must hear of it.
    pub fn alarms(self) -> bool {
        matches!(self, Self::Short | Self::Missing | Self::Late)
    }
}

/// One sale (or a refund netted with it) and what became of its money.
#[derive(Debug, Clone, PartialEq)]
pub struct SaleLine {
    /// Where it stands.
    pub at: At,
    /// Its export's own reference number; empty where it has none.
    pub reference: String,
    /// When it was sold.
    pub traded_at: DateTime<FixedOffset>,
    /// Terminal number.
    pub terminal: Option<String>,
    /// Card scheme, wallet or way of paying.
    pub channel: Option<String>,
    /// Sale, refund, reversal or chargeback.
    pub kind: Kind,
    /// Signed as the merchant sees it.
    pub gross: Money,
    /// What the acquirer keeps.
    pub fee: Money,
    /// What should come.
    pub net: Money,
    /// The day it should come.
    pub due: NaiveDate,
    /// Its state.
    pub state: State,
    /// The day it came.
    pub paid_on: Option<NaiveDate>,
    /// The bank row that brought it.
    pub paid_by: Option<At>,
    /// No other set of sales explains the shortage as well.
    pub sure: bool,
    /// Which sales, fees, calendar days and credit the verdict rests on.
    pub basis: Vec<Note>,
}

/// What was due together.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The day it should come.
    pub due: NaiveDate,
    /// First and last trade day in it, as the acquirer cuts days.
    pub trade_days: (NaiveDate, NaiveDate),
    /// Terminal, where each terminal is paid apart.
    pub terminal: Option<String>,
    /// Channel or card kind, where each is paid apart.
    pub part: Option<String>,
    /// How many rows.
    pub count: usize,
    /// Gross.
    pub gross: Money,
    /// Fees kept.
    pub fee: Money,
    /// What should come.
    pub expected: Money,
    /// What came.
    pub paid: Money,
    /// Paid less expected.
    pub difference: Money,
    /// The day the last of it came.
    pub paid_on: Option<NaiveDate>,
    /// Its state.
    pub state: State,
    /// The credits that paid it.
    pub credits: Vec<At>,
    /// The rows in it.
    pub sales: Vec<At>,
    /// Where several sets of sales explain a shortage: their references, the one taken first.
    pub alternatives: Vec<Vec<String>>,
    /// What the verdict rests on.
    pub basis: Vec<Note>,
}

/// A bank credit.
#[derive(Debug, Clone, PartialEq)]
pub struct CreditLine {
    /// Where it stands.
    pub at: At,
    /// Its day.
    pub date: NaiveDate,
    /// Its sum.
    pub amount: Money,
    /// What the bank wrote, masked.
    pub text: String,
}

/// A count with its sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How many rows.
    pub count: usize,
    /// Gross.
    pub gross: Money,
    /// Net.
    pub net: Money,
}

/// Counts and sums over the reported trade days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Sales.
    pub sales: Tally,
    /// Refunds, reversals and chargebacks, as positive sums.
    pub refunds: Tally,
    /// What never arrived, refunds within it taken off.
    pub missing: Tally,
    /// What arrived in time, refunds within it taken off.
    pub arrived: Tally,
    /// What arrived late.
    pub late: Tally,
    /// What is not due yet.
    pub awaited: Tally,
    /// What no given bank file can settle.
    pub uncovered: Tally,
}

/// Sets sales against credits.
pub fn reconcile(input: &Input<'_>) -> Reconciliation {
    let chosen = calendars::choose(input);
    let calendar = chosen.number.checked_sub(1).map_or(input.calendar, |at| input.otherwise[at]);
    let apart = acquirers::apart(&Input { calendar, ..*input }, &chosen.whole);
    let calendars::Chosen { whole, number, near } = chosen;
    let mut answer = apart.unwrap_or(whole.answer);
    calendars::doubt(&near, &mut answer);
    answer.calendar = number;
    answer
}

/// What came out by one way of paying for all.
struct One {
    answer: Reconciliation,
    /// How much would have to be said to tell what went wrong.
    cost: u32,
    /// How many sales.
    count: usize,
    /// Whose sales and payments they are, where there are several files.
    shares: Shares,
}

/// The same, where these bank rows are known to be for other sales.
fn one(input: &Input<'_>, taken: &BTreeSet<At>) -> One {
    let (pool, ways) = read(input, taken);
    let (learned, others) = match input.payout {
        Some(fixed) => (learn::fixed(&pool, ways.0, fixed), Vec::new()),
        None => ways,
    };
    let (cost, learned, mut book) = rival::choose(&pool, input.calendar, learned, others);
    // Where the rows bear out no way of paying though payments came, the usual one is an assumption: nothing that
    // follows from it is sure.
    let assumed = input.payout.is_none() && learned.payout.confidence_permille == 0;
    let came = || book.takings.contains(&true) || conserve::has_regular_rest(&pool, &book);
    // The same where much of what came does not follow from the way of paying.
    let odd = input.payout.is_none() && conserve::is_odd(&pool, &learned, &book);
    let way_unclear = odd || (assumed && came());
    if way_unclear {
        conserve::nothing_is_sure(&mut book);
    } else if input.payout.is_none() {
        conserve::check(&pool, &mut book);
        conserve::never_seen(&pool, &mut book);
        conserve::succeeded(&pool, &mut book);
        conserve::hardly_any(&pool, &learned, &mut book);
        conserve::strange_ways(&pool, &mut book);
    }
    // Where rows were cut out of a statement, its silence says nothing.
    let torn = torn(input, pool.currency);
    for fate in book.fate.iter_mut().filter(|f| f.paid.is_none()) {
        let due = book.runs[fate.run].due;
        if torn.iter().any(|(from, to)| (*from..=*to).contains(&due)) {
            fate.sure = false;
        }
    }
    let shares = match input.pos.len() {
        0 | 1 => Shares::default(),
        _ => Shares::of(&pool, &learned, &book),
    };
    let count = pool.sales.len();
    let decided = decided::apply(input, &pool, &mut book);
    let answer = judge::report(input, &pool, &learned, book, decided);
    let way_unclear = way_unclear || input.payout.is_none() && fits_hardly(&answer);
    let answer = Reconciliation { way_unclear, torn, ..answer };
    One { answer, cost, count, shares }
}

/// Hardly a run arrived in full and nothing that is missing is sure, while at least half of the sum came as payments that fit
/// nothing: the way of paying is another.
fn fits_hardly(answer: &Reconciliation) -> bool {
    let judged = |run: &&Run| !matches!(run.state, State::Awaited | State::Uncovered);
    let runs: Vec<&Run> = answer.runs.iter().filter(judged).collect();
    let arrived = runs.iter().filter(|run| run.state == State::Arrived).count();
    let loose: i64 = answer.unmatched.iter().map(|credit| credit.amount.minor).sum();
    let missing = answer.totals.missing.net.minor;
    missing > 0
        && arrived * 4 < runs.len()
        && answer.missing.iter().all(|line| !line.sure)
        && loose * 2 >= missing
}

/// The rows, with what they do not list as learned from the payments, and the ways of paying that these follow from.
fn read<'a>(
    input: &Input<'a>,
    taken: &BTreeSet<At>,
) -> (pool::Pool<'a>, (learn::Learned, Vec<learn::Learned>)) {
    let calendar = input.calendar;
    let mut pool = pool::gather(input, taken);
    bundle(&mut pool, input);
    let written = learn::agreed::write_in(&mut pool, calendar);
    let ways = learn::learn(&pool, calendar);
    // Where what came does not follow from the fees as they are listed, something is kept from each payment, or fees
    // are taken otherwise.
    if written || ways.0.payout.confidence_permille >= learn::FOLLOWS {
        return (pool, ways);
    }
    if let Some(charge) = learn::charge::Charge::find(&pool, calendar) {
        charge.put_back(&mut pool);
        bundle(&mut pool, input);
        let (mut learned, mut others) = learn::learn(&pool, calendar);
        learned.payout.charge = charge.minor();
        for other in &mut others {
            other.payout.charge = charge.minor();
        }
        return (pool, (learned, others));
    }
    if learn::agreed::take_once(&mut pool, calendar) {
        let ways = learn::learn(&pool, calendar);
        return (pool, ways);
    }
    (pool, ways)
}

/// Channels that are paid together.
fn bundle(pool: &mut pool::Pool<'_>, input: &Input<'_>) {
    if let Some((tells, sets)) = bundles::find(pool, input.calendar) {
        pool.bundle(tells, &sets);
    }
}

/// Stretches of days in which a statement of this currency lacks rows.
fn torn(input: &Input<'_>, currency: Currency) -> Vec<(NaiveDate, NaiveDate)> {
    let own = input.bank.iter().filter(|s| s.currency == currency);
    own.flat_map(Statement::torn).collect()
}
