//! What the bank's text says a credit is for: the trade day, the terminal or channel in it. How one payer writes it is
//! learned from the payments that are known; only what they bear out counts for the others.

mod dates;

use super::pool::Pool;
use chrono::NaiveDate;
use dates::dates;
use std::collections::BTreeSet;

/// So many known payments have to bear out how a payer writes.
const PAIRS_MIN: usize = 3;
/// Of them so many in ten.
const PAIRS_SHARE: usize = 9;
/// More known payments than this add nothing.
const PAIRS_MAX: usize = 2_000;

/// Names of one way of paying: the export and the bank each have their own.
const ONE_WAY: [&[&str]; 3] = [
    &["云闪付", "银联", "unionpay", "union pay"],
    &["微信", "wechat", "weixin"],
    &["支付宝", "alipay"],
];

/// The wallet that a name is of, from 1; 0 of a card, and of a wallet that charges as cards do.
pub(super) fn wallet(name: &str) -> u32 {
    let name = name.to_lowercase();
    let is = |family: &&[&str]| family.iter().any(|word| name.contains(word));
    ONE_WAY.iter().skip(1).position(is).map_or(0, |at| at as u32 + 1)
}

/// What a payment could be for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// First and last trade day.
    pub days: (NaiveDate, NaiveDate),
    /// The day it is due.
    pub due: NaiveDate,
    /// Number of the part it is of; 0 for none.
    pub part: u32,
}

/// How the texts are to be read.
pub(super) struct Said<'p> {
    pool: &'p Pool<'p>,
    /// A date in the text is the trade day.
    day: bool,
    /// It may as well be the day of the payment itself, which is the same for all that is known.
    own_day: bool,
    /// The name of the run's part stands in the text.
    part: bool,
    /// Numbers of the parts that runs are split by.
    parts: BTreeSet<u32>,
}

impl<'p> Said<'p> {
    /// Learns from payments and what they are known to be for.
    pub(super) fn learn(
        pool: &'p Pool<'p>,
        parts: BTreeSet<u32>,
        known: impl Iterator<Item = (Claim, usize)>,
    ) -> Self {
        let mut said = Self { pool, day: false, own_day: false, part: false, parts };
        let (mut all, mut dated, mut trade, mut own, mut named) = (0, 0, 0, 0, 0);
        for (claim, credit) in known.take(PAIRS_MAX) {
            let days = said.days(credit);
            all += 1;
            dated += usize::from(!days.is_empty());
            trade += usize::from(days.iter().any(|d| claim.holds(*d)));
            own += usize::from(days.contains(&pool.credits[credit].day));
            named += usize::from(claim.part != 0 && said.named_parts(credit).contains(&claim.part));
        }
        let most = |n: usize, of: usize| of >= PAIRS_MIN && n * 10 >= of * PAIRS_SHARE;
        said.day = most(trade, dated);
        said.own_day = most(own, dated);
        said.part = most(named, all);
        said
    }

    /// Days the text names.
    fn days(&self, credit: usize) -> Vec<NaiveDate> {
        let credit = &self.pool.credits[credit];
        dates(&self.pool.text(credit), credit.day)
    }

    /// Parts whose names stand in the text.
    fn named_parts(&self, credit: usize) -> Vec<u32> {
        if self.parts.is_empty() {
            return Vec::new();
        }
        let text = self.pool.text(&self.pool.credits[credit]).to_lowercase();
        let plain = |c: char| c.is_ascii_alphanumeric();
        let stands = |name: &str| {
            let name = name.to_lowercase();
            text.match_indices(&name).any(|(at, _)| {
                let before = text[..at].chars().next_back().filter(|c| plain(*c));
                let after = text[at + name.len()..].chars().next().filter(|c| plain(*c));
                let ends = |c: Option<char>| c.is_some_and(plain);
                (before.is_none() || !ends(name.chars().next()))
                    && (after.is_none() || !ends(name.chars().next_back()))
            })
        };
        let of = |test: &dyn Fn(&str) -> bool| -> Vec<u32> {
            let named = |p: &u32| self.pool.names.get(*p as usize).is_some_and(|n| test(n));
            self.parts.iter().copied().filter(named).collect()
        };
        let exact = of(&|name| stands(name));
        if !exact.is_empty() {
            return exact;
        }
        // The house that pays for 银联 is not what was paid with.
        let text = text.replace("银联商务", "");
        of(&|name| {
            let name = name.to_lowercase();
            let of_it = |family: &&&[&str]| family.iter().any(|word| name.contains(word));
            ONE_WAY.iter().find(of_it).is_some_and(|f| f.iter().any(|w| text.contains(w)))
        })
    }

    /// It says that it is for something else.
    pub(super) fn denies(&self, credit: usize, claim: Claim) -> bool {
        if self.day {
            let days = self.days(credit);
            let open = |d: &NaiveDate| self.own_day && *d == self.pool.credits[credit].day;
            if !days.is_empty() && !days.iter().any(|d| claim.holds(*d) || open(d)) {
                return true;
            }
        }
        if self.part && claim.part != 0 {
            let parts = self.named_parts(credit);
            return !parts.is_empty() && !parts.contains(&claim.part);
        }
        false
    }

    /// It says which part it is for, and it is this one.
    pub(super) fn names_part(&self, credit: usize, claim: Claim) -> bool {
        self.part && self.named_parts(credit).contains(&claim.part)
    }

    /// It says that it is for this.
    pub(super) fn names(&self, credit: usize, claim: Claim) -> bool {
        if !self.day || self.denies(credit, claim) {
            return false;
        }
        let own = self.pool.credits[credit].day;
        // Where the day of the sales and of their payment are one, the text may speak of either.
        let tells = |d: NaiveDate| !self.own_day || d != own || claim.due == own;
        self.days(credit).into_iter().any(|d| claim.holds(d) && tells(d))
    }
}

impl Claim {
    fn holds(&self, day: NaiveDate) -> bool {
        self.days.0 <= day && day <= self.days.1
    }
}
