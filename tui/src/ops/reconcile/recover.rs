//! Money that a later bank statement brings: the vouchers of open cases it pays are closed by themselves.

use super::{Reconciled, Request, run};
use crate::failure::{Exit, Result};
use crate::ops::case::known as case_of;
use crate::ops::{Desk, id_of};
use chrono::NaiveDate;
use recourse_core::Money;
use recourse_core::case::Case;
use recourse_core::case::claim::VouchersPaid;
use recourse_core::case::event::{Event, RecoveryBooked};
use recourse_core::hash::Hash;
use recourse_core::reconcile::State;
use std::collections::{BTreeMap, BTreeSet};

/// What came for one case on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The case.
    pub case: String,
    /// Value day.
    pub on: NaiveDate,
    /// How many of its sales are paid by it.
    pub sales: usize,
    /// Their net sum.
    pub amount: Money,
    /// What the case still lacks afterwards.
    pub open: Money,
}

/// Books what the bank statements now show for the vouchers of open cases. Nothing to do is no failure.
pub fn book_what_came(desk: &mut Desk) -> Result<Vec<Recovered>> {
    let waiting = |c: &Case| c.is_open() && c.outstanding().minor > 0 && !c.vouchers.is_empty();
    if !desk.book().cases.iter().any(waiting) {
        return Ok(Vec::new());
    }
    let reconciled = match run(desk, &Request::default()) {
        Ok(done) => done,
        Err(failure) if failure.exit == Exit::NotFound => return Ok(Vec::new()),
        Err(failure) => return Err(failure),
    };
    let mut out = Vec::new();
    for (no, payments) in payments(&reconciled) {
        let events: Vec<(VouchersPaid, RecoveryBooked)> =
            payments.into_iter().map(|p| p.events()).collect();
        let mut booked = Vec::new();
        desk.record(&[], |book, _| {
            let case = case_of(book, &no)?;
            booked = new_ones(case, &events);
            Ok(booked.iter().cloned().map(|e| (id_of(case), e)).collect())
        })?;
        let case = desk.case(&no)?;
        for event in &booked {
            if let Event::VouchersPaid(paid) = event {
                out.push(Recovered {
                    case: no.clone(),
                    on: paid.on,
                    sales: paid.rows.len(),
                    amount: Money::new(paid.amount_minor, case.currency),
                    open: case.outstanding(),
                });
            }
        }
    }
    Ok(out)
}

/// The events that are not in the case yet. Money of the same sum that the user booked by hand within three days is
/// the same money: the vouchers are closed, the sum is not booked twice.
fn new_ones(case: &Case, events: &[(VouchersPaid, RecoveryBooked)]) -> Vec<Event> {
    let mut out = Vec::new();
    let mut by_hand: Vec<(NaiveDate, i64)> = case
        .recoveries
        .iter()
        .filter(|(_, r)| r.import_seq.is_none())
        .map(|(_, r)| (r.on, r.amount_minor))
        .collect();
    let closed: BTreeSet<(Hash, u64)> =
        case.paid.iter().flat_map(|(_, p)| p.rows.iter().map(|r| (p.sha256, *r))).collect();
    for (paid, booked) in events {
        if paid.rows.iter().any(|row| closed.contains(&(paid.sha256, *row))) {
            continue;
        }
        out.push(Event::VouchersPaid(paid.clone()));
        let same = by_hand.iter().position(|(on, sum)| {
            *sum == booked.amount_minor && (*on - booked.on).num_days().abs() <= 3
        });
        match same {
            Some(at) => {
                by_hand.remove(at);
            }
            None => out.push(Event::RecoveryBooked(booked.clone())),
        }
    }
    out
}

/// What one credit paid of one case's vouchers.
struct Payment {
    sha256: Hash,
    rows: Vec<u64>,
    bank: Hash,
    bank_rows: BTreeSet<u64>,
    import_seq: Option<u64>,
    on: NaiveDate,
    amount_minor: i64,
}

impl Payment {
    fn events(self) -> (VouchersPaid, RecoveryBooked) {
        let row = self.bank_rows.first().copied();
        let booked = RecoveryBooked {
            amount_minor: self.amount_minor,
            on: self.on,
            from: None,
            import_seq: self.import_seq,
            row,
            note: None,
        };
        let paid = VouchersPaid {
            sha256: self.sha256,
            rows: self.rows,
            bank_sha256: self.bank,
            bank_rows: self.bank_rows.into_iter().collect(),
            on: self.on,
            amount_minor: self.amount_minor,
        };
        (paid, booked)
    }
}

/// Payments by case, one for each sales export, bank file and day.
fn payments(reconciled: &Reconciled) -> BTreeMap<String, Vec<Payment>> {
    let mut found: BTreeMap<(String, Hash, Hash, NaiveDate), Payment> = BTreeMap::new();
    let watched = reconciled.known.watched.iter().zip(&reconciled.result.watched);
    for ((case, sha256, row), line) in watched {
        let Some(line) = line.as_ref().filter(|l| matches!(l.state, State::Late | State::Arrived))
        else {
            continue;
        };
        // Only a bank row closes a voucher by itself; the user's word alone does not.
        let Some(credit) = line.paid_by else { continue };
        let Some(bank) = reconciled.rows.bank.get(credit.statement) else { continue };
        let on = line.paid_on.unwrap_or(line.due);
        let payment =
            found.entry((case.clone(), *sha256, bank.sha256, on)).or_insert_with(|| Payment {
                sha256: *sha256,
                rows: Vec::new(),
                bank: bank.sha256,
                bank_rows: BTreeSet::new(),
                import_seq: reconciled.rows.bank_seqs.get(credit.statement).copied().flatten(),
                on,
                amount_minor: 0,
            });
        payment.rows.push(*row);
        payment.bank_rows.insert(u64::from(credit.row));
        payment.amount_minor = payment.amount_minor.saturating_add(line.net.minor);
    }
    let mut out: BTreeMap<String, Vec<Payment>> = BTreeMap::new();
    for ((case, ..), payment) in found {
        if payment.amount_minor > 0 {
            out.entry(case).or_default().push(payment);
        }
    }
    out
}
