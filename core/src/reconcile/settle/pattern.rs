//! One terminal, channel or card kind that is unpaid in the run beside, all of it: where several sets of sales fit what a
//! run lacks, the one that goes on with this pattern is the answer. What the run beside lacks was found without it.

use super::super::explain::ATTRIBUTES;
use super::Desk;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// So many sales of a part unpaid in the run beside, to the cent and nothing else, are no chance.
const TELLING: usize = 3;
/// And so many runs with all of it unpaid, where each has fewer.
const RUNS_TELLING: usize = 2;
/// So many sales of several parts that follow each other.
const STRETCH_MIN: usize = 3;
/// Runs so far apart belong to no one fault.
const APART_MAX: usize = 40;

impl Desk<'_> {
    /// Settles which of several sets a run lacks by what its neighbours lack.
    pub(super) fn same_part_beside(&mut self) {
        let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
        for (at, run) in self.book.runs.iter().enumerate() {
            let open = run.explanations.len() > 1 && !run.rival && !run.hides && !run.unknown;
            if !open || run.below_nothing() || run.with_refunds {
                continue;
            }
            let sets = run.explanations.iter().filter(|set| !set.is_empty());
            let mut fits = sets.filter(|set| self.goes_on(at, set));
            if let (Some(set), None) = (fits.next(), fits.next()) {
                found.push((at, set.clone()));
            }
        }
        for (at, set) in found {
            let run = &mut self.book.runs[at];
            run.explanations = vec![set];
            (run.combined, run.round) = (false, false);
        }
    }

    /// A stretch of time that leaves sales of a part as paid which was unpaid in the runs before, all of it: some stretch of a
    /// long run adds up to any sum, and a terminal that is dead does not wake for some of its sales.
    pub(super) fn against_a_dead_part(&mut self) {
        let mut found: Vec<usize> = Vec::new();
        for (at, run) in self.book.runs.iter().enumerate() {
            let [set] = &run.explanations[..] else { continue };
            if set.len() < TELLING || run.credits.is_empty() {
                continue;
            }
            let wakes = |(attribute, of): (usize, &fn(&super::super::pool::Sale) -> u32)| {
                let parts: BTreeSet<u32> = run
                    .sales
                    .iter()
                    .map(|s| of(&self.pool.sales[*s]))
                    .filter(|p| *p != 0)
                    .collect();
                parts.len() > 1
                    && parts.into_iter().any(|part| {
                        let own = self.sold_of_part(at, (attribute, part));
                        let named = own.iter().filter(|s| set.contains(s)).count();
                        let before = self.unpaid_beside(at, (attribute, part), false);
                        // All of it paid again is an end of the fault; some of it is none.
                        (1..own.len()).contains(&named)
                            && named < set.len()
                            && before.is_some_and(|(_, runs)| runs > RUNS_TELLING)
                    })
            };
            if ATTRIBUTES.iter().enumerate().any(wakes) {
                found.push(at);
            }
        }
        for at in found {
            let run = &mut self.book.runs[at];
            run.explanations.push(Vec::new());
        }
    }

    /// At the end of the export a payment may be for sales outside it as well; but a part of which nothing came for some runs
    /// does not wake there: what came is the others'.
    pub(super) fn edge_of_a_dead_part(&mut self) {
        for at in 0..self.book.runs.len() {
            let run = &self.book.runs[at];
            let more = run.open_end && run.part != 0 && run.paid > run.expected;
            if !more || run.duplicate || run.expected <= 0 {
                continue;
            }
            let before = self.book.runs[..at].iter().rev();
            let own = before.filter(|r| r.part == run.part && r.expected > 0);
            let dead = own.take_while(|r| r.credits.is_empty() && r.made_up.is_empty()).count();
            if dead > RUNS_TELLING {
                let run = &mut self.book.runs[at];
                let credits = std::mem::take(&mut run.credits);
                run.paid = 0;
                run.doubt = credits.first().copied();
                for credit in credits {
                    self.book.used[credit] = false;
                }
            }
        }
    }

    /// Runs of one day, each of a part of its own and short of a stretch of time that chance could give: where all of them
    /// together are one stretch of all that was sold, it is no chance.
    pub(super) fn one_stretch(&mut self) {
        let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        for (at, run) in self.book.runs.iter().enumerate().filter(|(_, run)| run.part != 0) {
            days.entry(run.due).or_default().push(at);
        }
        for runs in days.into_values() {
            let set = |r: &usize| self.book.runs[*r].explanations.first().filter(|s| !s.is_empty());
            let short: Vec<usize> = runs.iter().copied().filter(|r| set(r).is_some()).collect();
            let mut lacking: Vec<usize> = short.iter().filter_map(set).flatten().copied().collect();
            let combined = short.iter().any(|r| self.book.runs[*r].combined);
            if short.len() < 2 || lacking.len() < STRETCH_MIN || combined {
                continue;
            }
            lacking.sort_unstable();
            let sold = |s: &&usize| self.pool.sales[**s].gross > 0;
            let all = runs.iter().flat_map(|r| self.book.runs[*r].sales.iter()).filter(sold);
            let within = all.filter(|s| (lacking[0]..=lacking[lacking.len() - 1]).contains(*s));
            if within.count() != lacking.len() {
                continue;
            }
            for at in short {
                let run = &mut self.book.runs[at];
                run.explanations.truncate(1);
                run.round = false;
                if run.mixed {
                    (run.doubt, run.mixed) = (None, false);
                }
            }
        }
    }

    /// The set is what the run has of a part from a moment on, up to a moment or in all, and the part was unpaid in the
    /// run beside on that side.
    fn goes_on(&self, at: usize, set: &[usize]) -> bool {
        ATTRIBUTES.iter().enumerate().any(|(attribute, of)| {
            let Some(part) = set.first().map(|s| of(&self.pool.sales[*s])).filter(|p| *p != 0)
            else {
                return false;
            };
            let sold: Vec<usize> = self.sold_of_part(at, (attribute, part));
            let set: Vec<usize> =
                set.iter().copied().filter(|s| self.pool.sales[*s].gross > 0).collect();
            let (before, after) = (
                self.unpaid_beside(at, (attribute, part), false),
                self.unpaid_beside(at, (attribute, part), true),
            );
            let clear = |sales: Option<(usize, usize)>| {
                sales.is_some_and(|(sales, runs)| sales >= TELLING || runs >= RUNS_TELLING)
            };
            (set == sold && (clear(before) || clear(after)))
                || (sold.ends_with(&set) && clear(after))
                || (sold.starts_with(&set) && clear(before))
        })
    }

    /// How many sales of a part, in how many runs on end, are unpaid beside a run, all that those runs have of it.
    fn unpaid_beside(&self, at: usize, part: (usize, u32), after: bool) -> Option<(usize, usize)> {
        let runs = &self.book.runs;
        let steps = 1..=APART_MAX.min(if after { runs.len() - at - 1 } else { at });
        let others = steps.map(|n| if after { at + n } else { at - n });
        let (mut sales, mut count) = (0, 0);
        for other in others.filter(|o| runs[*o].part == runs[at].part) {
            let own = self.sold_of_part(other, part);
            if own.is_empty() {
                continue;
            }
            if !self.lacks_just(other, &own) {
                break;
            }
            (sales, count) = (sales + own.len(), count + 1);
        }
        (count > 0).then_some((sales, count))
    }

    /// All that is unpaid of a run is these sales, and nothing else explains what it lacks.
    fn lacks_just(&self, run: usize, sales: &[usize]) -> bool {
        let group = &self.book.runs[run];
        let sold = |s: &usize| self.pool.sales[*s].gross > 0;
        match &group.explanations[..] {
            [] if group.nothing_came() && group.made_up.is_empty() => {
                group.sales.iter().filter(|s| sold(s)).eq(sales)
            }
            [set] => {
                let whole = set.iter().filter(|s| sold(s)).eq(sales);
                whole && !group.credits.is_empty() && group.made_up.is_empty()
            }
            _ => false,
        }
    }

    /// The sales of a run that are of one part.
    fn sold_of_part(&self, run: usize, part: (usize, u32)) -> Vec<usize> {
        let mut sales = self.of_part(run, part);
        sales.retain(|s| self.pool.sales[*s].gross > 0);
        sales
    }

    /// Nothing came of a run whose sales are all of a part that is unpaid in the runs beside.
    pub(super) fn is_of_unpaid_part(&self, run: usize) -> bool {
        let sales = &self.book.runs[run].sales;
        self.goes_on(run, sales)
    }
}
