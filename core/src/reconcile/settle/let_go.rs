//! One sale of several that a payment left out, paid by itself on a later day: held back, looked at and let go, while the
//! others stay unpaid.

use super::{Desk, LATE_DAYS_MAX};

impl Desk<'_> {
    /// Later payments of a known payer that are just one of the sales a short run lacks.
    pub(super) fn let_go(&mut self) {
        let from_payer = |c: &usize| {
            let credit = &self.pool.credits[*c];
            self.is_free(*c) && (self.senders.pays(credit) || self.senders.is_kin(credit))
        };
        let credits: Vec<usize> =
            self.by_day.values().flatten().copied().filter(from_payer).collect();
        for credit in credits {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            let offers: Vec<(usize, usize)> = (0..self.book.runs.len())
                .filter(|r| {
                    let group = &self.book.runs[*r];
                    let late = (day - group.due).num_days();
                    (1..=LATE_DAYS_MAX).contains(&late)
                        && !group.credits.is_empty()
                        && self.lacks(*r) > amount
                        && self.open_to(*r, credit)
                })
                .filter_map(|r| Some((r, self.only_one_of(r, amount)?)))
                .collect();
            // Where several are worth as much, the payment does not say which it is.
            if let [(run, sale)] = offers[..] {
                self.book.used[credit] = true;
                let group = &mut self.book.runs[run];
                group.let_go.push((sale, credit));
                group.made_up_sum += amount;
                // That these sales add up to what is lacking was no chance, then.
                group.explanations.retain(|set| !set.is_empty());
            }
        }
    }

    /// The one sale among those this run lacks that brings this sum by itself.
    fn only_one_of(&self, run: usize, amount: i64) -> Option<usize> {
        let group = &self.book.runs[run];
        let lacking = group.explanations.first()?.iter().copied();
        let open = |s: &usize| group.let_go.iter().all(|(gone, _)| gone != s);
        let mut fits = lacking.filter(|s| open(s) && self.brings(*s, amount));
        match (fits.next(), fits.next()) {
            (Some(sale), None) => Some(sale),
            _ => None,
        }
    }

    /// Paid alone, this sale would bring this sum.
    pub(super) fn brings(&self, sale: usize, amount: i64) -> bool {
        let values = &self.learned.values;
        values.sums_for(amount).contains(&values.of(&self.pool.sales[sale]))
    }
}
