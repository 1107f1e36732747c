//! Interest on a case's late money: the choice of the rate, and why none can be computed.

use super::{Desk, case};
use crate::failure::{Exit, Failure, Result};
use recourse_core::case::claim::{InterestChosen, InterestMethod};
use recourse_core::case::event::Event;
use recourse_core::rules::InterestFault;

/// Records how interest is asked for.
pub fn choose(desk: &mut Desk, no: &str, chosen: &InterestChosen) -> Result<u64> {
    if chosen.method == InterestMethod::Agreed && chosen.rate_ppm.is_none() {
        return Err(failure(&InterestFault::OutOfRange("rate")));
    }
    case::one(desk, no, |_| Ok(Event::InterestChosen(chosen.clone())))
}

/// Why no interest is computed, with what to do.
pub fn failure(fault: &InterestFault) -> Failure {
    use InterestFault as F;
    let fail = |code, id| Failure::new(Exit::Invalid, code, id);
    match fault {
        F::Backwards { from, to } => {
            fail("E-INT-01", "money-fail-interest-backwards").with("from", from).with("to", to)
        }
        F::BeforeSeries(day) => fail("E-INT-02", "money-fail-interest-before").with("day", day),
        F::NotVerified { until, wanted } => fail("E-INT-03", "money-fail-interest-unseen")
            .with("until", until)
            .with("wanted", wanted),
        F::OutOfRange(what) => fail("E-INT-04", "money-fail-interest-range").with("what", what),
        F::Currency { rate, sum } => fail("E-INT-05", "money-fail-interest-currency")
            .with("rate", rate)
            .with("sum", sum.code()),
    }
}
