//! What several runs have in common: the same terminal or channel held back day after day, the same share kept back,
//! on time or late. One such run by itself could be chance; several that agree are not. Looked for before any run is
//! given a credit that merely could be a part of it.

use super::super::explain::ATTRIBUTES;
use super::super::fees;
use super::Desk;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Credits up to so many days after the due day are looked at.
const DAYS_MAX: i64 = 12;
/// Of runs that lack the same part to the cent two are enough; of runs short by a share, which is only near, three.
const PARTS_MIN: usize = 2;
const SHARES_MIN: usize = 3;
/// No share kept on top is larger (5 %).
const SHARE_PART: i64 = 20;

impl Desk<'_> {
    /// Runs paid without one terminal, channel or card kind, each to the cent and the same one in several.
    pub(super) fn parts_voted(&mut self) {
        let mut free: HashMap<i64, Vec<usize>> = HashMap::new();
        for credit in self.free_from_payers() {
            free.entry(self.pool.credits[credit].amount).or_default().push(credit);
        }
        let mut votes: BTreeMap<(usize, u32), Vec<(usize, usize)>> = BTreeMap::new();
        for run in self.open() {
            for (attribute, of) in ATTRIBUTES.iter().enumerate() {
                let mut parts: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
                for sale in &self.book.runs[run].sales {
                    let sale = &self.pool.sales[*sale];
                    let value = self.learned.values.of(sale);
                    let slot = parts.entry(of(sale)).or_default();
                    slot.0 += value;
                    // A fault can leave the refunds alone.
                    slot.1 += if sale.gross > 0 { value } else { 0 };
                }
                if parts.len() < 2 {
                    continue;
                }
                for (part, (all, sold)) in parts.into_iter().filter(|(part, _)| *part != 0) {
                    let left = [all, sold].map(|s| self.book.runs[run].worth - s);
                    let sums: BTreeSet<i64> =
                        left.into_iter().map(|w| self.learned.values.paid(w)).collect();
                    let hit = sums
                        .into_iter()
                        .filter_map(|sum| free.get(&sum))
                        .flatten()
                        .filter(|c| self.within(run, **c))
                        .min_by_key(|c| (self.pool.credits[**c].day, **c));
                    if let Some(credit) = hit {
                        votes.entry((attribute, part)).or_default().push((run, *credit));
                    }
                }
            }
        }
        let mut votes: Vec<Vec<(usize, usize)>> = votes.into_values().collect();
        votes.retain(|v| v.len() >= PARTS_MIN);
        votes.sort_by_key(|v| std::cmp::Reverse(v.len()));
        for vote in votes {
            for (run, credit) in vote {
                if self.book.runs[run].credits.is_empty() && self.is_free(credit) {
                    self.give(run, credit);
                    self.explain(run);
                }
            }
        }
    }

    /// Runs short by one share of their gross, each within rounding and the same share in several.
    pub(super) fn shares_voted(&mut self) {
        let credits = self.free_from_payers();
        let open = self.open();
        let mut votes: BTreeMap<i64, Vec<(usize, usize)>> = BTreeMap::new();
        for run in open.iter().copied() {
            let group = &self.book.runs[run];
            let gross: i64 = group.sales.iter().map(|s| self.pool.sales[*s].gross).sum();
            let slack = fees::rounding(group.sales.len());
            for credit in credits.iter().copied().filter(|c| self.within(run, *c)) {
                let gap = group.expected - self.pool.credits[credit].amount;
                if gap <= self.slack(run) || gross <= 0 || gap * SHARE_PART > gross {
                    continue;
                }
                // Shares are agreed in hundredths of a percent.
                let rate = ((i128::from(gap) * 10_000 + i128::from(gross) / 2) / i128::from(gross))
                    as i64
                    * 10;
                if rate > 0 && (fees::share(gross, rate) - gap).abs() <= slack {
                    votes.entry(rate).or_default().push((run, credit));
                }
            }
        }
        let runs = |v: &[(usize, usize)]| v.iter().map(|(r, _)| *r).collect::<BTreeSet<_>>().len();
        let best = votes.into_iter().max_by_key(|(rate, v)| (runs(v), std::cmp::Reverse(*rate)));
        let Some((_, mut vote)) = best else { return };
        // Most of what is open must follow from it: a few coincidences are no agreement.
        if runs(&vote) < SHARES_MIN || runs(&vote) * 2 < open.len() {
            return;
        }
        let lag = |(run, credit): &(usize, usize)| -> i64 {
            (self.pool.credits[*credit].day - self.book.runs[*run].due).num_days()
        };
        vote.sort_by_key(|pair| (lag(pair).abs(), *pair));
        for (run, credit) in vote {
            if self.book.runs[run].credits.is_empty() && self.is_free(credit) {
                self.give(run, credit);
                self.book.runs[run].fee_short = true;
            }
        }
    }

    fn within(&self, run: usize, credit: usize) -> bool {
        let day: NaiveDate = self.pool.credits[credit].day;
        let after = (day - self.book.runs[run].due).num_days();
        day >= self.earliest(run) && after <= DAYS_MAX && self.open_to(run, credit)
    }
}
