//! The currency and the zone of a file that names none.

use super::{Hint, Statement};
use crate::{Currency, Money};
use chrono::{FixedOffset, TimeZone};
use std::collections::BTreeSet;

/// The zone of a file that names none, from its currency.
pub(super) fn home(currency: Currency) -> FixedOffset {
    let hours = match currency.code() {
        "CNY" | "HKD" | "TWD" | "SGD" | "MYR" | "MOP" | "PHP" => 8,
        "JPY" | "KRW" => 9,
        _ => 0,
    };
    FixedOffset::east_opt(hours * 3600).unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc))
}

impl Statement {
    /// Takes this currency where the file names none: its sums are the same figures of another money, and its times
    /// the same hours of another place. `false` where it names one, or its figures cannot be sums of this currency.
    pub fn assume(&mut self, currency: Currency) -> bool {
        if self.currency_named {
            return false;
        }
        let (old, new) = (self.currency, currency);
        let (less, more) = (
            10i64.pow(old.exponent().saturating_sub(new.exponent())),
            10i64.pow(new.exponent().saturating_sub(old.exponent())),
        );
        let sums = |row: &super::Row| {
            [Some(row.amount_minor), row.fee_minor, row.net_minor, row.balance_minor]
        };
        let fits = |sum: i64| sum % less == 0 && sum.checked_mul(more).is_some();
        if !self.rows.iter().flat_map(sums).flatten().all(fits) {
            return false;
        }
        let other = |sum: i64| sum / less * more;
        let (from, to) = (home(old), home(new));
        for row in &mut self.rows {
            row.amount_minor = other(row.amount_minor);
            for sum in [&mut row.fee_minor, &mut row.net_minor, &mut row.balance_minor] {
                *sum = sum.map(other);
            }
            if from != to && *row.at.offset() == from {
                let local = to.from_local_datetime(&row.at.naive_local()).single();
                row.at = local.unwrap_or(row.at);
            }
        }
        for hint in &mut self.hints {
            if let Hint::RefundsBeside { sum, .. } = hint {
                *sum = Money::new(other(sum.minor), new);
            }
        }
        self.hints.retain(|h| !matches!(h, Hint::CurrencyAssumed { .. }));
        self.currency = new;
        true
    }
}

/// Files that are to be set against each other: one that names no currency takes the one the other side names, else
/// the one its own side names, else `said`. Where that leaves a choice, or nothing is named, it stays as it was read.
pub fn agree(pos: &mut [Statement], bank: &mut [Statement], said: Option<Currency>) {
    let named = |all: &[Statement]| -> BTreeSet<Currency> {
        all.iter().filter(|s| s.currency_named).map(|s| s.currency).collect()
    };
    let only = |set: &BTreeSet<Currency>| set.first().copied().filter(|_| set.len() == 1);
    let (sold, banked) = (named(pos), named(bank));
    // `$` names no currency, yet says more than no sign at all.
    let signs = pos.iter().chain(&*bank).filter(|s| !s.currency_named).map(|s| s.currency);
    let signs = only(&signs.filter(|c| *c != Currency::CNY).collect());
    // A country's own words say more than a sign that several have.
    let suggested = pos.iter().chain(&*bank).find_map(by_words).or(signs);
    let suggested = suggested.filter(|_| sold.is_empty() && banked.is_empty());
    for (side, own, other) in [(pos, &sold, &banked), (bank, &banked, &sold)] {
        if let Some(currency) = only(other).or_else(|| only(own)).or(said).or(suggested) {
            for statement in side.iter_mut() {
                statement.assume(currency);
            }
        }
    }
}

/// What is said in one country alone, of terminals, merchants, transfers and the houses that clear cards.
const PLACES: [(&str, &[&str]); 7] = [
    ("TWD", &["端末機", "特約商店", "特店", "聯合信用卡處理中心", "統一編號"]),
    (
        "USD",
        &[
            "check or slip",
            "running bal",
            "ach_credit",
            "ach_debit",
            "orig co name",
            " indn:",
            "mtot dep",
        ],
    ),
    (
        "AUD",
        &["tyro payments", "bpay", " osko", "commbank", "commonwealth bank", "westpac", " pty ltd"],
    ),
    ("GBP", &["faster payment", "\tbgc", "giro credit", "hmrc"]),
    ("SGD", &["paynow", " pte ltd", " pte. ltd"]),
    ("MYR", &["duitnow", " sdn bhd"]),
    ("INR", &["ifsc", " pvt ltd", "upi/"]),
];

/// The currency of a place that is told by its words.
fn by_words(statement: &Statement) -> Option<Currency> {
    let columns = statement.columns.iter().map(|c| c.name.to_lowercase());
    let rows = statement.rows.iter().take(100).flat_map(|r| [&r.counterparty, &r.text]);
    let texts: Vec<String> = columns.chain(rows.flatten().map(|t| t.to_lowercase())).collect();
    let told = |words: &[&str]| texts.iter().any(|text| words.iter().any(|w| text.contains(w)));
    PLACES.iter().find(|(_, words)| told(words)).and_then(|(code, _)| Currency::parse(code))
}

#[cfg(test)]
mod tests {
    use super::agree;
    use crate::Currency;
    use crate::statement::{Side, Statement, read};

    fn file(amount: &str, sums: &str) -> Vec<Statement> {
        let text = format!(
            "Date,Time,Reference,{amount},Fee\n2026-03-02,10:00:00,9001,{sums},1.00\n2026-03-02,11:00:00,9002,{sums},1.00\n"
        );
        read(text.as_bytes(), None, Some(crate::statement::Side::Pos), None, None).unwrap()
    }

    #[test]
    fn a_file_without_a_currency_takes_the_one_it_is_set_against() {
        let (mut pos, mut bank) = (file("Amount", "10.00"), file("Amount (GBP)", "20.00"));
        assert_eq!((pos[0].currency.code(), pos[0].currency_named), ("CNY", false));
        assert_eq!((bank[0].currency.code(), bank[0].currency_named), ("GBP", true));
        agree(&mut pos, &mut bank, None);
        assert_eq!((pos[0].currency.code(), pos[0].rows[0].amount_minor), ("GBP", 1000));
        assert_eq!(pos[0].rows[0].at.to_rfc3339(), "2026-03-02T10:00:00+00:00");
        // What a file names stays, whatever it is set against.
        agree(&mut bank, &mut file("Amount (USD)", "1.00"), Some(Currency::CNY));
        assert_eq!(bank[0].currency.code(), "GBP");
    }

    #[test]
    fn words_of_one_place_suggest_its_currency_and_what_is_named_goes_first() {
        let text = "交易日期,交易時間,端末機代號,交易金額,手續費,交易序號\n2026/03/02,10:00:00,54704255,167,3,9001\n";
        let side = crate::statement::Side::Pos;
        let read = || read(text.as_bytes(), None, Some(side), None, None).unwrap();
        let mut pos = read();
        agree(&mut pos, &mut [], None);
        assert_eq!((pos[0].currency.code(), pos[0].currency_named), ("TWD", false));
        let mut pos = read();
        agree(&mut pos, &mut file("Amount (HKD)", "20.00"), None);
        assert_eq!(pos[0].currency.code(), "HKD");
    }

    #[test]
    fn what_one_countrys_banks_print_says_more_than_a_sign_of_several() {
        let read = |text: &str, side| read(text.as_bytes(), None, Some(side), None, None).unwrap();
        let sold = "Transaction date,Transaction time,Card type,Total amount,RRN\n01/05/2025,09:47:07 AM,EFTPOS,$84.50,259078402939\n02/05/2025,09:47:07 AM,Visa,$4.50,259078402940\n";
        let came = "Date,Amount,Details\n02/05/2025,+84.50,TYRO PAYMENTS SETTLEMENT 89704212\n03/05/2025,-4.50,RENT\n";
        let (mut pos, mut bank) = (read(sold, Side::Pos), read(came, Side::Bank));
        agree(&mut pos, &mut bank, None);
        assert_eq!((pos[0].currency.code(), bank[0].currency.code()), ("AUD", "AUD"));
        let came = "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\nCREDIT,07/31/2026,ORIG CO NAME:CLOVER,84.50,ACH_CREDIT,132420.59,\nDEBIT,07/30/2026,RENT,-4.50,ACH_DEBIT,132336.09,\n";
        let (mut pos, mut bank) = (file("Amount", "84.50"), read(came, Side::Bank));
        agree(&mut pos, &mut bank, None);
        assert_eq!((pos[0].currency.code(), bank[0].currency.code()), ("USD", "USD"));
    }

    #[test]
    fn a_currency_without_cents_is_taken_only_for_whole_sums() {
        let yen = || file("Amount (JPY)", "2000");
        let (mut whole, mut cents) = (file("Amount", "10.00"), file("Amount", "10.50"));
        agree(&mut whole, &mut yen(), None);
        assert_eq!((whole[0].currency.code(), whole[0].rows[0].amount_minor), ("JPY", 10));
        agree(&mut cents, &mut yen(), None);
        assert_eq!((cents[0].currency.code(), cents[0].rows[0].amount_minor), ("CNY", 1050));
    }
}
