//! How likely a payment for other sales has just a certain sum.

use super::pool::Pool;

/// A million.
pub(super) const MILLION: i64 = 1_000_000;

/// Chance gives so many such sums in a million months at most, where one is taken for the money that was lacking.
pub(super) const CHANCE_MAX: i64 = MILLION / 50;

/// Sums of payments or sales, by size.
pub(super) struct Sums {
    sorted: Vec<i64>,
    /// What all gross amounts are multiples of, in minor units.
    grid: i64,
}

/// No shop's prices are coarser than this, in minor units.
const GRID_MAX: i64 = 10_000;

impl Sums {
    pub(super) fn new(pool: &Pool<'_>, sums: impl Iterator<Item = i64>) -> Self {
        let grid = pool.sales.iter().fold(0, |grid, s| gcd(grid, s.gross)).clamp(1, GRID_MAX);
        let mut sorted: Vec<i64> = sums.filter(|s| *s > 0).collect();
        sorted.sort_unstable();
        Self { sorted, grid }
    }

    /// Of a million payments like these so many have this sum: as many as have it here, the one asked for left out, and no fewer than
    /// if those near it were spread evenly.
    pub(super) fn per_million(&self, sum: i64) -> i64 {
        let below = |limit: i64| self.sorted.partition_point(|s| *s < limit) as i64;
        let equal = below(sum + 1) - below(sum) - 1;
        let near = (below(sum + sum / 4 + 1) - below(sum - sum / 4)).max(1);
        let spread = near.saturating_mul(MILLION).saturating_mul(self.grid) / (sum / 2).max(1);
        let all = (self.sorted.len() as i64).max(1);
        (equal * MILLION).max(spread) / all
    }
}

/// The greatest common divisor.
pub(super) fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}
