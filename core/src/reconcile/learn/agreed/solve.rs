//! Linear equations in whole numbers: what each kind is charged, from what the runs were charged together.

use super::{ByKind, KINDS_MAX};

/// One, as coefficients are kept.
pub(super) const ONE: i128 = 1_000_000_000;
/// A coefficient of less than this says nothing.
const LEAST: i128 = ONE / 400;

/// Coefficients and sum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Equation {
    pub of: ByKind<i128>,
    pub sum: i128,
}

/// The first equations that are independent, solved; in thousandths. `None` where there are too few.
pub(super) fn solve(
    equations: impl Iterator<Item = Equation>,
    unknowns: usize,
) -> Option<ByKind<i64>> {
    let mut pivots: Vec<(usize, Equation)> = Vec::with_capacity(unknowns);
    for mut equation in equations {
        for (at, pivot) in &pivots {
            let factor = equation.of[*at] * ONE / pivot.of[*at];
            for (own, other) in equation.of.iter_mut().zip(&pivot.of) {
                *own -= factor * other / ONE;
            }
            equation.sum -= factor * pivot.sum / ONE;
            equation.of[*at] = 0;
        }
        let largest = (0..unknowns).max_by_key(|k| equation.of[*k].abs())?;
        if equation.of[largest].abs() >= LEAST {
            pivots.push((largest, equation));
        }
        if pivots.len() == unknowns {
            break;
        }
    }
    if pivots.len() < unknowns {
        return None;
    }
    let mut out = [0i64; KINDS_MAX];
    for (at, equation) in pivots.iter().rev() {
        let known: i128 =
            (0..unknowns).filter(|k| k != at).map(|k| equation.of[k] * i128::from(out[k])).sum();
        let value = (equation.sum * 1_000 - known) / equation.of[*at];
        out[*at] = i64::try_from(value).ok()?;
    }
    Some(out)
}

/// The equations whose solution comes nearest to all of these.
pub(super) fn nearest(equations: &[Equation], unknowns: usize) -> Vec<Equation> {
    let column = |k: usize| {
        let mut out = Equation { of: [0; KINDS_MAX], sum: 0 };
        for equation in equations {
            for (own, of) in out.of.iter_mut().zip(&equation.of) {
                *own += equation.of[k] * of / ONE;
            }
            out.sum += equation.of[k] * equation.sum / ONE;
        }
        out
    };
    let mut all: Vec<Equation> = (0..unknowns).map(column).collect();
    // The one with most in it first, so that small ones are left over rather than divided by.
    all.sort_by_key(|e| std::cmp::Reverse(e.of.iter().map(|c| c.abs()).max()));
    all
}
