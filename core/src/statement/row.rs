//! One money line, and why a line is not one.

use chrono::{DateTime, FixedOffset, NaiveDate};
use std::sync::Arc;

/// Text of a row, shared between rows that repeat it.
pub type Text = Arc<str>;

/// What a money line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A sale.
    Sale,
    /// Money given back to a customer.
    Refund,
    /// A sale undone on its own terminal (撤销, 冲正).
    Reversal,
    /// A sale taken back by the card's bank.
    Chargeback,
    /// A charge that stands in a row of its own.
    Fee,
    /// Money into the account.
    Credit,
    /// Money out of the account.
    Debit,
    /// A wallet's own transfers that it counts as neither in nor out (`/`, 不计收支).
    Neutral,
}

/// One money line. Texts are masked: no full card number or counterparty account is in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Row as a spreadsheet shows it, from 1.
    pub row: u32,
    /// What it is.
    pub kind: Kind,
    /// When it happened; `+08:00` where the file gives no offset and pays in a currency of that zone.
    pub at: DateTime<FixedOffset>,
    /// The file gives no time of day; `at` is then midnight.
    pub date_only: bool,
    /// Second date the file gives: clearing or settlement day of a sale, value or booking day of a bank row.
    pub posted: Option<NaiveDate>,
    /// Minor units, signed as the merchant sees it: sales and credits positive, refunds and debits negative.
    /// Gross on the sales side.
    pub amount_minor: i64,
    /// Minor units kept by the acquirer; negative where a refund gives them back. `None` where not said.
    pub fee_minor: Option<i64>,
    /// Minor units to be paid out, signed like the amount. `None` where not said.
    pub net_minor: Option<i64>,
    /// Balance after the row.
    pub balance_minor: Option<i64>,
    /// Retrieval reference or the platform's own number; the order number where the export has neither.
    pub reference: Option<Text>,
    /// Order number.
    pub order: Option<Text>,
    /// Number of the sale that a refund or reversal undoes.
    pub original: Option<Text>,
    /// Terminal number.
    pub terminal: Option<Text>,
    /// Batch number.
    pub batch: Option<Text>,
    /// Voucher or trace number.
    pub voucher: Option<Text>,
    /// Card scheme, wallet or way of paying.
    pub channel: Option<Text>,
    /// Debit, credit, wallet, as the export says.
    pub card_kind: Option<Text>,
    /// Card number, masked.
    pub card: Option<Text>,
    /// Status as the export says.
    pub status: Option<Text>,
    /// Whether the platform says it has paid this sale out; `None` where it says nothing.
    pub paid_out: Option<bool>,
    /// Summary, purpose and remarks, joined.
    pub text: Option<Text>,
    /// The last digits of the account that a sale is paid out to, where the export says so row by row.
    pub pays_to: Option<Text>,
    /// Who is on the other side.
    pub counterparty: Option<Text>,
    /// Merchant number of the row.
    pub merchant_no: Option<Text>,
}

impl Row {
    /// A row of nothing at a moment: what a reader of entries fills in.
    pub(super) fn at(at: DateTime<FixedOffset>) -> Self {
        Self {
            row: 0,
            kind: Kind::Credit,
            at,
            date_only: false,
            posted: None,
            amount_minor: 0,
            fee_minor: None,
            net_minor: None,
            balance_minor: None,
            reference: None,
            order: None,
            original: None,
            terminal: None,
            batch: None,
            voucher: None,
            channel: None,
            card_kind: None,
            card: None,
            status: None,
            paid_out: None,
            text: None,
            pays_to: None,
            counterparty: None,
            merchant_no: None,
        }
    }

    /// The day it happened, in the file's own zone.
    pub fn day(&self) -> NaiveDate {
        self.at.date_naive()
    }

    /// Gross less fee, where the row says enough: its net column, else amount less fee.
    pub fn net(&self) -> Option<i64> {
        self.net_minor.or_else(|| self.fee_minor.map(|f| self.amount_minor.saturating_sub(f)))
    }

    /// A line of the sales side that is paid out or netted.
    pub fn is_takings(&self) -> bool {
        matches!(self.kind, Kind::Sale | Kind::Refund | Kind::Reversal | Kind::Chargeback)
    }
}

/// The sums of a file so far: no row is taken with which they would pass what can be added up without loss.
#[derive(Debug, Default)]
pub(super) struct Within(i64);

impl Within {
    /// Ninety billions of millions of cents: a thousand such files can still be added up.
    const MOST: i64 = 9_000_000_000_000_000;

    /// Whether a row of this amount can be taken; counts it where it can.
    pub(super) fn takes(&mut self, minor: i64) -> bool {
        let sum = self.0.saturating_add(minor.saturating_abs());
        let fits = sum <= Self::MOST;
        if fits {
            self.0 = sum;
        }
        fits
    }
}

/// A line left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Row as a spreadsheet shows it, from 1.
    pub row: u32,
    /// Why.
    pub reason: Reason,
    /// The cell that decided it, masked, at most 60 characters.
    pub cell: String,
}

/// Why a line was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The date does not read as one.
    BadDate,
    /// The amount does not read as one.
    BadAmount,
    /// Neither money in nor money out could be told.
    NoDirection,
    /// The transaction failed, was declined or is not finished.
    NotPaid,
    /// The transaction was closed, revoked or fully refunded and no row of its own undoes it.
    Undone,
    /// Not a movement of money: balance query, sign-on, authorisation only.
    NoMoney,
    /// Another currency than the rest of the file.
    OtherCurrency,
    /// A cell is longer than allowed.
    TooLong,
    /// Paid in cash: nothing of it passes the acquirer.
    Cash,
    /// More cells than the header has columns, which other rows have not: perhaps a thousands comma parted an amount.
    Shifted,
    /// The amount has more decimals than the currency; which cent is meant is not for a program to say.
    TooFine,
    /// The amount is beyond every sum of money.
    TooLarge,
    /// A cell that decides is a formula whose result is not in the file.
    Formula,
    /// The day lies after the day the file was handed over.
    Future,
    /// It stands in another table of the file, which is no table of money lines.
    OtherTable,
    /// The file breaks off in it.
    BrokenOff,
}

impl Reason {
    /// Stable code for JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::BadDate => "bad_date",
            Self::BadAmount => "bad_amount",
            Self::NoDirection => "no_direction",
            Self::NotPaid => "not_paid",
            Self::Undone => "undone",
            Self::NoMoney => "no_money",
            Self::OtherCurrency => "other_currency",
            Self::TooLong => "too_long",
            Self::Cash => "cash",
            Self::Shifted => "shifted",
            Self::TooFine => "too_fine",
            Self::TooLarge => "too_large",
            Self::Formula => "formula",
            Self::Future => "future_date",
            Self::OtherTable => "other_table",
            Self::BrokenOff => "broken_off",
        }
    }

    /// Message id, `money-skipped-…`.
    pub fn message(self) -> &'static str {
        match self {
            Self::BadDate => "money-skipped-bad-date",
            Self::BadAmount => "money-skipped-bad-amount",
            Self::NoDirection => "money-skipped-no-direction",
            Self::NotPaid => "money-skipped-not-paid",
            Self::Undone => "money-skipped-undone",
            Self::NoMoney => "money-skipped-no-money",
            Self::OtherCurrency => "money-skipped-other-currency",
            Self::TooLong => "money-skipped-too-long",
            Self::Cash => "money-skipped-cash",
            Self::Shifted => "money-skipped-shifted",
            Self::TooFine => "money-skipped-too-fine",
            Self::TooLarge => "money-skipped-too-large",
            Self::Formula => "money-skipped-formula",
            Self::Future => "money-skipped-future",
            Self::OtherTable => "money-skipped-other-table",
            Self::BrokenOff => "money-skipped-broken-off",
        }
    }
}
