//! The path of the money: customer's card, platform, bank, account; and where it was last seen.

use super::item;
use crate::case::Case;
use crate::case::exhibit::ExhibitKind;
use crate::case::letter::Position;
use crate::case::party::Role;
use crate::case::road::Finding;
use serde::Deserialize;

/// A place on the path, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hop {
    /// The customer's card or wallet: was it charged?
    Customer,
    /// The acquirer or platform: does it have the sale?
    Platform,
    /// On the way to the bank: was it paid out?
    Bank,
    /// The merchant's account: did it arrive?
    Account,
}

impl Hop {
    /// The path.
    pub const ALL: [Self; 4] = [Self::Customer, Self::Platform, Self::Bank, Self::Account];

    /// The word in JSON and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Platform => "platform",
            Self::Bank => "bank",
            Self::Account => "account",
        }
    }
}

/// What is known of the money at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// It was here.
    Here,
    /// Somebody says so; nothing shows it.
    Said,
    /// It did not come this far.
    NotHere,
    /// Nobody knows yet.
    Unknown,
}

impl Seen {
    /// The word in JSON and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Said => "said",
            Self::NotHere => "not_here",
            Self::Unknown => "unknown",
        }
    }
}

/// One place, with what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// Where.
    pub hop: Hop,
    /// What is known.
    pub seen: Seen,
    /// Account digits, payment number or clause noted with it.
    pub value: Option<String>,
    /// Exhibits that show it.
    pub evidence: Vec<u32>,
}

/// The whole path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyPath {
    /// Places in order.
    pub stations: Vec<Station>,
    /// The furthest place where the money is known or said to have been.
    pub last_seen: Option<Hop>,
}

/// The path as far as the case knows it.
pub fn money_path(case: &Case) -> MoneyPath {
    let stations = vec![customer(case), platform(case), bank(case), account(case)];
    let last_seen = stations
        .iter()
        .filter(|s| matches!(s.seen, Seen::Here | Seen::Said))
        .map(|s| s.hop)
        .next_back();
    MoneyPath { stations, last_seen }
}

/// What an answer says about its place; without evidence it is only said.
fn told(case: &Case, code: &str, hop: Hop) -> Station {
    debug_assert!(item(code).is_some());
    let answer = case.finding(code);
    let seen = match answer.map(|a| a.result) {
        Some(Finding::Yes | Finding::Partly) if answer.is_some_and(|a| !a.evidence.is_empty()) => {
            Seen::Here
        }
        Some(Finding::Yes | Finding::Partly) => Seen::Said,
        Some(Finding::No) => Seen::NotHere,
        _ => Seen::Unknown,
    };
    Station {
        hop,
        seen,
        value: answer.and_then(|a| a.value.clone()),
        evidence: answer.map(|a| a.evidence.clone()).unwrap_or_default(),
    }
}

fn of_kind(case: &Case, kinds: &[ExhibitKind]) -> Vec<u32> {
    case.live_exhibits().filter(|x| kinds.contains(&x.now.kind)).map(|x| x.now.no).collect()
}

/// Slips show that the sale went through on the customer's side.
fn customer(case: &Case) -> Station {
    let mut station = told(case, "customer_charged", Hop::Customer);
    let slips = of_kind(case, &[ExhibitKind::Slip]);
    if station.seen == Seen::Unknown && !slips.is_empty() {
        station.seen = Seen::Here;
        station.evidence = slips;
    }
    station
}

/// The platform's own export names each sale: it has them. The account it would pay to stands beside.
fn platform(case: &Case) -> Station {
    let exports = of_kind(case, &[ExhibitKind::Export]);
    let back = told(case, "backoffice_account", Hop::Platform);
    let seen =
        if !exports.is_empty() || !case.vouchers.is_empty() { Seen::Here } else { Seen::Unknown };
    let mut evidence = exports;
    evidence.extend(back.evidence);
    Station { hop: Hop::Platform, seen, value: back.value, evidence }
}

/// What was answered for it; else what a side said when it was spoken to: the payer that it paid, the bank that the
/// money lies with it.
fn bank(case: &Case) -> Station {
    let mut station = told(case, "paid_out", Hop::Bank);
    let said = case.answers.iter().filter(|a| !a.voided).any(|a| {
        let role = case.party(&a.now.from).map(|p| p.now.role);
        match a.now.position {
            Some(Position::Pays) => role.is_some_and(|r| r.is_obligor() && r != Role::Bank),
            Some(Position::Admits) => role == Some(Role::Bank),
            _ => false,
        }
    });
    if station.seen == Seen::Unknown && said {
        station.seen = Seen::Said;
    }
    station
}

/// A statement of a case with missing sales shows that they did not arrive.
fn account(case: &Case) -> Station {
    let mut station = told(case, "account_credited", Hop::Account);
    if matches!(station.seen, Seen::Unknown | Seen::NotHere) {
        let statements = of_kind(case, &[ExhibitKind::Statement]);
        if !statements.is_empty() && case.claimed().minor > 0 {
            station.seen = Seen::NotHere;
            station.evidence.extend(statements);
        }
        if case.claimed().minor > 0 && case.outstanding().minor == 0 {
            station.seen = Seen::Here;
        }
    }
    let own = case.party_in(Role::Merchant);
    station.value = station.value.or_else(|| own.and_then(|p| p.now.account_tail.clone()));
    station
}
