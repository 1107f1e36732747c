//! Which credits of a day go to which runs due that day, where no sum is exact.

use super::super::explain::{Explanation, Shape};
use super::super::fees;
use super::later::NEARLY;
use super::{DUPLICATE_DAYS_MAX, Desk, OVER, UNUSED};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Rank of a payment of hardly more than was due: better than [`OVER`], worse than what is explained to the cent.
const LITTLE_OVER: u8 = OVER - 2;
/// And of less than the known sales of a run that holds others too, without a reason: worse than either.
const LESS_THAN_KNOWN: u8 = OVER + 2;

/// What people move between accounts is a multiple of this, in minor units.
const ROUND_TRANSFER: i64 = 10_000;
/// So many payments a few cents off are a way of rounding, which parts of payments follow too.
const APART_MIN: usize = 3;
/// Rounding alone is less than this part of a payment.
const CLOSE_PART: i64 = 1_000;
/// More than a tenth above what was due is no difference in fees.
const FAR_OVER: i64 = 10;

/// In more runs than this some lack any sum.
const RUNS_MAX: usize = 500;
/// So many payments more than runs are not explained by the runs.
const CROWD_MIN: usize = 3;

/// In longer runs some stretch adds up to any sum.
const REPEAT_SALES_MAX: usize = 60;
/// More than this part above what was due is another payment: of older sales, or of another shop.
const OVER_PART: i64 = 3;

impl Desk<'_> {
    /// Payers of whom many more payments are left than runs: they pay others into this account, too.
    fn crowds(&self) -> BTreeSet<u32> {
        let mut left: BTreeMap<u32, usize> = BTreeMap::new();
        for credit in self.free_from_payers() {
            let c = &self.pool.credits[credit];
            // What is due for days outside the export is the same shop's.
            let within = self.book.first_due.is_none_or(|from| c.day >= from)
                && self.outside.is_none_or(|to| c.day < to)
                && !self.book.beyond.holds(c.day);
            *left.entry(c.signature).or_default() += usize::from(within);
        }
        let most = self.open().len() + CROWD_MIN;
        left.into_iter().filter(|(_, n)| *n >= most).map(|(payer, _)| payer).collect()
    }

    /// Its payer pays others into this account, too.
    pub(super) fn is_of_a_crowd(&self, credit: usize) -> bool {
        self.crowds.contains(&self.pool.credits[credit].signature)
    }

    /// A credit of the due day that is not the sum: a part of it, or more.
    pub(super) fn short_or_over(&mut self) {
        self.crowds = self.crowds();
        // Since the acquirer began to pay later, a part is looked for on the day the money really comes.
        let really = |desk: &Self, run: usize| {
            let group = &desk.book.runs[run];
            desk.learned.slower.get(&group.days.1).copied().unwrap_or(group.due)
        };
        let due = |desk: &Self, run: usize| desk.book.runs[run].due;
        let slower = !self.learned.slower.is_empty();
        let ways: [(bool, &dyn Fn(&Self, usize) -> NaiveDate); 2] =
            [(slower, &really), (true, &due)];
        for (_, day_of) in ways.into_iter().filter(|(wanted, _)| *wanted) {
            let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
            for run in self.open() {
                days.entry(day_of(self, run)).or_default().push(run);
            }
            for (day, mut runs) in days {
                let free = self.free(day);
                runs.extend(self.rivals_below(day, &free));
                let given = self.assign(&runs, &free);
                // What pays a run that its refunds bring to nothing is left for it.
                for (run, credits) in given {
                    if self.book.runs[run].expected <= 0 {
                        continue;
                    }
                    for credit in credits {
                        self.give(run, credit);
                    }
                    self.explain(run);
                }
                self.mixed_up(&runs);
            }
        }
    }

    /// Of several runs of one day one was given a payment that it does not fit to the cent: the payment can as well be
    /// for another of them.
    fn mixed_up(&mut self, runs: &[usize]) {
        let loose = runs.iter().copied().find_map(|at| {
            let run = &self.book.runs[at];
            let [credit] = run.credits[..] else { return None };
            let off = (run.expected - run.paid).abs() > fees::rounding(run.sales.len());
            let open = run.explanations.len() != 1 || run.combined;
            let named = self.said.names_part(credit, run.claim());
            (off && open && !named).then_some((at, credit))
        });
        let Some((given, credit)) = loose else { return };
        let others = runs.iter().copied().filter(|at| *at != given);
        for at in others {
            let run = &mut self.book.runs[at];
            if run.paid < run.expected && run.doubt.is_none() {
                (run.doubt, run.mixed) = (Some(credit), true);
            }
        }
    }

    /// A payment of the due day that is the sum but for the rounding of each sale's fee.
    pub(super) fn on_time_but_for_rounding(&mut self) {
        let mut apart = 0;
        for run in self.open() {
            let slack = self.slack(run);
            if slack == 0 {
                continue;
            }
            let group = &self.book.runs[run];
            let off = |c: &usize| (self.pool.credits[*c].amount - group.expected).abs();
            let near = self.free(group.due).into_iter().filter(|c| {
                self.senders.pays(&self.pool.credits[*c])
                    && off(c) <= slack
                    && off(c) * CLOSE_PART <= group.expected
                    && !self.said.denies(*c, group.claim())
            });
            if let Some(credit) = near.min_by_key(off) {
                self.give(run, credit);
                apart += 1;
            }
        }
        self.rounds_apart = apart >= APART_MIN;
    }

    /// Runs due on a day that their refunds bring to nothing or below, though one of these credits is just what is left
    /// of them without a stretch that holds a larger refund.
    fn rivals_below(&self, day: NaiveDate, free: &[usize]) -> Vec<usize> {
        if !self.learned.payout.refunds_netted || free.is_empty() {
            return Vec::new();
        }
        let own = |c: &usize| self.pool.credits[*c].amount;
        let paid = |at: &usize| free.iter().any(|c| self.refund_left_out(*at, own(c)));
        self.below_nothing()
            .into_iter()
            .filter(|at| self.book.runs[*at].due == day)
            .filter(paid)
            .collect()
    }

    /// A stretch of sales with a larger refund in it was left out, which leaves just this sum.
    fn refund_left_out(&self, run: usize, paid: i64) -> bool {
        self.learned.payout.refunds_netted && !self.windows_with_refunds(run, paid).is_empty()
    }

    /// Which credits of a day go to which runs due that day: the assignment that leaves the plainest shortages in all.
    pub(super) fn assign(&self, runs: &[usize], free: &[usize]) -> Vec<(usize, Vec<usize>)> {
        if let [run] = runs {
            // All that a known payer sent on the day is this run's, where it is no more than was due: a part of it that
            // some sales explain by chance would leave the rest belonging to nothing.
            let sum: i64 = free.iter().map(|c| self.pool.credits[*c].amount).sum();
            let known = free.iter().all(|c| self.senders.pays(&self.pool.credits[*c]));
            let group = &self.book.runs[*run];
            // At the edge of the sales files it holds sales of days that these do not.
            let edge = group.open_start || group.open_end;
            // Of who pays another shop too, it is not known what is whose.
            let own = !free.iter().any(|c| self.is_of_a_crowd(*c));
            if free.len() > 1 && known && own && (sum <= group.expected || edge) {
                return vec![(*run, free.to_vec())];
            }
            let single = free.iter().map(|c| vec![*c]);
            let offers = single.chain((free.len() > 1).then(|| free.to_vec()));
            let best = offers.filter_map(|c| self.fit(*run, &c).map(|fit| (fit, c))).min();
            return best.map(|(_, c)| (*run, c)).into_iter().collect();
        }
        let mut fits: Vec<((u8, i64), usize, usize)> = Vec::new();
        for (r, run) in runs.iter().enumerate() {
            for (c, credit) in free.iter().enumerate() {
                fits.extend(self.fit(*run, &[*credit]).map(|fit| (fit, r, c)));
            }
        }
        if runs.len() > 6 || free.len() > 6 {
            // Many terminals: take the best pair again and again.
            fits.sort_unstable();
            let (mut seen_runs, mut seen_credits) =
                (vec![false; runs.len()], vec![false; free.len()]);
            let mut out = Vec::new();
            for (_, r, c) in fits {
                if !seen_runs[r] && !seen_credits[c] {
                    (seen_runs[r], seen_credits[c]) = (true, true);
                    out.push((runs[r], vec![free[c]]));
                }
            }
            return out;
        }
        let cost = |r: usize, c: usize| fits.iter().find(|f| f.1 == r && f.2 == c).map(|f| f.0);
        // Nothing is due for a run that its refunds bring to nothing.
        let alone = |r: usize| if self.book.runs[runs[r]].expected > 0 { UNUSED } else { 0 };
        let alone: Vec<u32> = (0..runs.len()).map(alone).collect();
        let (_, picks) = cheapest(&alone, free.len(), 0, &mut vec![false; free.len()], &cost);
        let pairs = picks.into_iter().enumerate();
        pairs.filter_map(|(r, c)| c.map(|c| (runs[r], vec![free[c]]))).collect()
    }

    /// How well credits fit as a run's payment: the shape of the shortage they leave, then how large it is.
    pub(super) fn fit(&self, run: usize, credits: &[usize]) -> Option<(u8, i64)> {
        let group = &self.book.runs[run];
        let paid: i64 = credits.iter().map(|c| self.pool.credits[*c].amount).sum();
        let gap = group.expected - paid;
        let known = credits.iter().all(|c| self.senders.pays(&self.pool.credits[*c]));
        if credits.iter().any(|c| self.said.denies(*c, group.claim())) {
            return None;
        }
        if group.expected <= 0 {
            let fits = known && self.refund_left_out(run, paid);
            return fits.then_some((1 + Shape::PartWindow as u8, -gap));
        }
        if gap.abs() <= self.slack(run) {
            return Some((0, gap.abs()));
        }
        if self.repeats(run, credits) {
            // On the day a run is due, a natural part of it is likelier than the second payment of another.
            let on_day = credits.iter().all(|c| self.pool.credits[*c].day == group.due);
            let part = on_day && gap > 0 && group.sales.len() <= REPEAT_SALES_MAX;
            let natural = |e: &Explanation| e.shape <= Shape::PartWindow;
            if !part || !self.explanations(run, paid).first().is_some_and(natural) {
                return None;
            }
        }
        if gap < 0 && known && self.refund_left_out(run, paid) {
            return Some((1 + Shape::PartWindow as u8, -gap));
        }
        let reads = credits.iter().all(|c| self.senders.looks_like_takings(&self.pool.credits[*c]));
        let transfer = credits.iter().all(|c| self.is_transfer(*c, group.expected));
        if gap < 0 && transfer && -gap * FAR_OVER > group.expected {
            return None;
        }
        if gap < 0 && -gap * NEARLY <= group.expected && reads {
            // Fees were a little lower than they are thought to be.
            return Some((LITTLE_OVER, -gap));
        }
        // More than was due, by just what earlier runs lack: their sales were let go with it.
        let day = self.book.runs[run].due;
        let few = self.book.runs.len() <= RUNS_MAX;
        if gap < 0 && known && few && self.lacking(day, -gap, &[]).is_some() {
            return Some((LITTLE_OVER, -gap));
        }
        let crowd = credits.iter().any(|c| self.is_of_a_crowd(*c));
        if gap < 0 && !self.rounds_apart && crowd {
            // Another shop's takings are as likely to be more than this run was due.
            return None;
        }
        let open = group.open_start || group.open_end;
        if gap < 0 {
            // More than due: the run's own money with something older, or with days the sales files do not cover.
            let near = open
                || paid.saturating_mul(OVER_PART) <= group.expected.saturating_mul(OVER_PART + 1);
            // At the edge of the sales files the payment holds more sales than they do, whoever is known to pay.
            let edge = open && credits.len() == 1;
            // Where sales outside the export are paid the same day, more than this run is theirs.
            if !open && credits.iter().any(|c| self.book.beyond.holds(self.pool.credits[*c].day)) {
                return None;
            }
            return ((known || edge) && near).then_some((OVER, -gap));
        }
        let nearly = if reads { group.expected } else { group.expected / 10 * 9 };
        let explained = self.explanations(run, paid);
        // Where sales outside the export are paid the same day, what fits no few of these is theirs.
        let fits =
            explained.first().is_some_and(|e| e.shape != Shape::Scattered || e.sales.len() <= 3);
        let outside = || credits.iter().any(|c| self.book.beyond.holds(self.pool.credits[*c].day));
        if !open && !fits && outside() {
            return None;
        }
        let explained = explained.first().map(|e| e.shape as u8);
        match explained {
            Some(shape) if shape <= Shape::PartWindow as u8 && known => Some((1 + shape, gap)),
            _ if credits.iter().all(|c| self.said.names(*c, group.claim())) => {
                Some((if open { LESS_THAN_KNOWN - 1 } else { 9 }, gap))
            }
            // Nor is less than this run was due a part of it, where nothing says so.
            _ if transfer || crowd => None,
            // The other way round: less than the sales that are known, though unknown ones are in it too.
            _ if open && reads && paid.saturating_mul(5) >= nearly => Some((LESS_THAN_KNOWN, gap)),
            // Where nobody is known to pay, money that says nothing must be nearly all of the sum to be taken for it.
            _ if paid.saturating_mul(if reads { 5 } else { 1 }) >= nearly => Some((9, gap)),
            _ if known && !self.two_faults(run, paid).is_empty() => Some((9, gap)),
            _ => None,
        }
    }

    /// A round sum that names no acquirer, where takings are not round: money the owner moves from one account to another.
    fn is_transfer(&self, credit: usize, expected: i64) -> bool {
        let c = &self.pool.credits[credit];
        let round = c.amount % ROUND_TRANSFER == 0 && expected % ROUND_TRANSFER != 0;
        round && !self.senders.names_takings(c) && !self.senders.pays(c)
    }

    /// An earlier run was paid just this sum by the same payer: the second payment of that run, not a part of this one.
    fn repeats(&self, run: usize, credits: &[usize]) -> bool {
        let [credit] = credits else { return false };
        let c = &self.pool.credits[*credit];
        self.book.runs[..run].iter().any(|earlier| {
            let [first] = earlier.credits[..] else { return false };
            let f = &self.pool.credits[first];
            f.amount == c.amount
                && earlier.expected == c.amount
                && f.signature == c.signature
                && (0..=DUPLICATE_DAYS_MAX).contains(&(c.day - f.day).num_days())
        })
    }
}

/// The cheapest way to give each run one credit or none: sum of ranks, then of gaps. `alone` is what it costs to leave a
/// run without.
fn cheapest(
    alone: &[u32],
    credits: usize,
    run: usize,
    taken: &mut Vec<bool>,
    cost: &dyn Fn(usize, usize) -> Option<(u8, i64)>,
) -> ((u32, i64), Vec<Option<usize>>) {
    let Some(own) = alone.get(run) else {
        // A credit that stays over costs as much as a run that stays without.
        let left = taken.iter().filter(|t| !**t).count() as u32;
        return ((left * UNUSED, 0), Vec::new());
    };
    let ((ranks, gaps), mut best) = cheapest(alone, credits, run + 1, taken, cost);
    best.insert(0, None);
    let mut total = (ranks + own, gaps);
    for credit in 0..credits {
        let Some((rank, gap)) = cost(run, credit).filter(|_| !taken[credit]) else { continue };
        taken[credit] = true;
        let ((ranks, gaps), mut picks) = cheapest(alone, credits, run + 1, taken, cost);
        taken[credit] = false;
        let sum = (ranks + u32::from(rank), gaps + gap);
        if sum < total {
            picks.insert(0, Some(credit));
            (total, best) = (sum, picks);
        }
    }
    (total, best)
}
