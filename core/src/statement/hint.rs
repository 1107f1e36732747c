//! What a reader of a file should know about it, beside its rows.

use crate::{Currency, Money};
use chrono::NaiveDate;

/// Something about the file that a reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// A spreadsheet program saved this file; the provider's own file is worth more.
    ReSaved,
    /// So many identifiers of this column are numbers that lost digits (`2.02603E+17`, 16 digits in a number cell).
    DigitsLost {
        /// The column's name.
        column: String,
        /// How many cells.
        cells: u32,
    },
    /// The file names no column; which is the day, the sum and the balance was told by what stands in them.
    ColumnsUnnamed,
    /// Nothing says which sums came in and which went out: all were read as money that came in.
    WayUnknown {
        /// How many rows.
        rows: u32,
    },
    /// A kind of transaction that is no word anybody knows, beside others that are; its rows were counted as sales, or
    /// as refunds where their sums have a minus.
    UnknownKind {
        /// The word.
        word: String,
        /// How many rows.
        rows: u32,
        /// They have a minus, and were counted as refunds.
        back: bool,
    },
    /// Only a flag or the way the money went marks these rows as refunds; they were counted as such.
    RefundsMarked {
        /// The column's name.
        column: String,
        /// How many rows.
        rows: u32,
    },
    /// The file names no currency, and does not speak the language of the one that was taken.
    CurrencyAssumed {
        /// The currency taken.
        currency: Currency,
    },
    /// Sums without a sign follow from their balances; of this row nothing stands before, and nothing else tells.
    EdgeWayUnknown {
        /// Row as a spreadsheet shows it.
        row: u32,
    },
    /// The words of the rows say that what was sold has a minus and what was given back has none: signs were turned.
    SignsTurned {
        /// How many rows.
        rows: u32,
    },
    /// Every sum has a minus and no column says what was sold: all were read as refunds.
    AllNegative {
        /// How many rows.
        rows: u32,
    },
    /// The file ends in the middle: what stood behind is not in it.
    BrokenOff,
    /// The rows count transactions: they are sums of a day or of a way of paying, no single sales.
    RowsAreSums {
        /// How many rows.
        rows: u32,
    },
    /// The rows belong to several accounts.
    SeveralAccounts {
        /// How many accounts.
        accounts: u32,
    },
    /// Dates such as `03/04/2026` fit both orders; day first was assumed.
    DayFirstAssumed,
    /// Characters of the file could not be decoded.
    Undecodable,
    /// A status that says neither paid nor unpaid; its rows were counted.
    UnknownStatus {
        /// The word.
        word: String,
        /// How many rows.
        rows: u32,
    },
    /// Sales whose row also says what was given back later, without a day or a row of its own: the sale was counted,
    /// what was given back was not.
    RefundsBeside {
        /// How many rows.
        rows: u32,
        /// What was given back in all.
        sum: Money,
    },
    /// So many rows had no date and were given the one of the row above, as tables do that show each day once.
    DatesCarried {
        /// How many.
        rows: u32,
    },
    /// Sales that stand in the export a second time, with the same number, moment and sum; they were counted.
    Repeated {
        /// How many beyond the first.
        rows: u32,
        /// Their sum.
        sum: Money,
    },
    /// A file of the same archive that is the same, byte for byte, as one before it was left out.
    MemberTwice {
        /// Its name.
        name: String,
    },
    /// A file of the same archive that holds no rows that can be read was left out.
    MemberLeftOut {
        /// Its name.
        name: String,
    },
    /// A workbook has sheets that were not read.
    SheetsUnread {
        /// The sheet that was read.
        read: String,
        /// It is a hidden one: no visible sheet holds money lines.
        hidden: bool,
        /// Those that were not.
        names: Vec<String>,
    },
    /// So many cells of this column are formulas whose result is not in the file.
    Formulas {
        /// The column's name.
        column: String,
        /// How many cells.
        cells: u32,
    },
    /// So many rows lie after the day the file was handed over, and were counted because nearly all of them do: the
    /// clock of the computer or the way dates are read is wrong.
    Ahead {
        /// How many rows.
        rows: u32,
        /// The first and the last of their days.
        days: (NaiveDate, NaiveDate),
        /// The day it was handed over.
        today: NaiveDate,
    },
    /// Of two columns of sums the one that reaches the account was taken, and they differ.
    AmountChosen {
        /// The column taken.
        column: String,
        /// The column passed over.
        over: String,
        /// Rows in which they differ.
        rows: u32,
        /// Sum of what was taken less sum of what was passed over.
        sum: Money,
    },
    /// Fees or nets with more decimals than the currency were rounded, each to the nearest cent.
    FeesRounded {
        /// How many rows.
        rows: u32,
    },
}
