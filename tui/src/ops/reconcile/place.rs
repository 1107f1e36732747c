//! Where the money is paid: the place whose bank days count, as the user said it or as the currency suggests.

use crate::failure::{Exit, Failure, Result};
use chrono::{Datelike, NaiveDate, Weekday};
use recourse_core::Currency;
use recourse_core::book::Book;
use recourse_core::calendar::DayCalendar;
use recourse_core::rules::{Calendar, RulePack};
use recourse_core::statement::{Statement, is_traditional};

/// A place, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Id of its rule pack: `CN`, `HK`, `GB-EAW`, …; `GENERIC` knows weekends alone.
    pub id: String,
    /// Nobody said it, and the files alone do not tell it.
    pub assumed: bool,
}

/// The place the user said last, for the whole book.
pub fn said_in(book: &Book) -> Option<String> {
    book.payouts.last().and_then(|(_, word)| word.jurisdiction.clone())
}

/// The pack of a place as the user wrote it; a place without one is refused with those that are there.
pub fn pack<'a>(packs: &'a [RulePack], word: &str) -> Result<&'a RulePack> {
    let found = RulePack::pick(packs, word);
    let generic = |p: &&RulePack| p.head.id != GENERIC || word.trim().eq_ignore_ascii_case(GENERIC);
    found.filter(generic).ok_or_else(|| {
        let ids: Vec<&str> =
            packs.iter().filter(|p| banks(p)).map(|p| p.head.id.as_str()).collect();
        Failure::new(Exit::Usage, "E-REC-08", "money-fail-place")
            .with("place", word.trim())
            .with("places", ids.join(", "))
    })
}

const GENERIC: &str = "GENERIC";

/// Whether a pack is of a place whose bank days can be asked for.
pub fn banks(pack: &RulePack) -> bool {
    pack.head.id == GENERIC || pack.calendar.years().next().is_some() && pack.head.id != "NET"
}

impl Place {
    /// As said; else by the currency the sums are in.
    pub fn of(
        said: Option<&str>,
        packs: &[RulePack],
        pos: &[Statement],
        bank: &[Statement],
    ) -> Self {
        if let Some(pack) = said.and_then(|word| RulePack::pick(packs, word)) {
            return Self { id: pack.head.id.clone(), assumed: false };
        }
        let currency = pos.iter().chain(bank).map(|s| s.currency).next().unwrap_or(Currency::CNY);
        let home = match currency.code() {
            "CNY" => "CN",
            "HKD" => "HK",
            "TWD" => "TW",
            "SGD" => "SG",
            "GBP" => "GB-EAW",
            "EUR" => "EU",
            "USD" => "US",
            _ => GENERIC,
        };
        let told = pos.iter().chain(bank).any(mainland);
        // Nothing points to the mainland, and its long holidays are like no other place's.
        let named = pos.iter().chain(bank).any(|s| s.currency_named);
        let home = if home == "CN" && !told && !named { GENERIC } else { home };
        Self { id: home.to_string(), assumed: home != "CN" || !told }
    }

    /// Where else it could be: of a currency that one place has, where only the weekend counts; of no known one, anywhere.
    pub fn otherwise(&self, packs: &[RulePack]) -> Vec<Self> {
        if !self.assumed {
            return Vec::new();
        }
        let known = self.id != GENERIC;
        let weekend = known.then(|| GENERIC.to_string());
        let all =
            packs.iter().filter(|pack| !known && banks(pack)).map(|pack| pack.head.id.clone());
        let ids = weekend.into_iter().chain(all).filter(|id| *id != self.id);
        ids.map(|id| Self { id, assumed: true }).collect()
    }

    /// Its bank days.
    pub fn days<'a>(&self, packs: &'a [RulePack]) -> BankDays<'a> {
        // The generic pack borrows the mainland's calendar; of a place nobody knows, the weekend alone is known.
        let own = |p: &&RulePack| p.head.id != GENERIC;
        let calendar = RulePack::pick(packs, &self.id).filter(own).map(|p| &p.calendar);
        BankDays { calendar, sure: !self.assumed }
    }
}

/// A file that names renminbi, or is written in Chinese and names no currency.
fn mainland(statement: &Statement) -> bool {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let names = || statement.columns.iter().map(|c| c.name.as_str());
    let written = || names().any(|name| name.chars().any(chinese));
    statement.currency == Currency::CNY
        && (statement.currency_named || (written() && !names().any(is_traditional)))
}

/// Days on which banks pay. Courts of some places sit on Saturdays; their banks pay nothing then, unless the day is a
/// make-up workday.
pub struct BankDays<'a> {
    calendar: Option<&'a Calendar>,
    sure: bool,
}

/// Federal holidays of a fixed date, as month and day. Where one falls on a Saturday the offices rest on the Friday before,
/// the Federal Reserve does not.
const US_FIXED: [(u32, u32); 5] = [(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)];

/// A Friday on which offices rest for the Saturday after it, and banks do not.
fn only_offices_rest(calendar: &Calendar, day: NaiveDate) -> bool {
    let next = day.succ_opt().unwrap_or(day);
    calendar.id() == "US"
        && next.weekday() == Weekday::Sat
        && US_FIXED.contains(&(next.month(), next.day()))
}

impl DayCalendar for BankDays<'_> {
    fn is_rest(&self, day: NaiveDate) -> bool {
        let Some(calendar) = self.calendar else { return day.weekday().number_from_monday() > 5 };
        if only_offices_rest(calendar, day) {
            return false;
        }
        let saturday = day.weekday() == Weekday::Sat && !calendar.weekend().has(Weekday::Sat);
        saturday || calendar.is_rest(day)
    }

    fn is_sure(&self, day: NaiveDate) -> bool {
        self.sure && self.calendar.is_some_and(|c| c.is_sure(day))
    }
}
