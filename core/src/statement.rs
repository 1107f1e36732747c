//! Statements: whatever export a shop can get, read to the cent.
//!
//! [`read`] takes the bytes of a terminal, platform or bank export and gives back its money lines. Nothing is
//! decided by position or file extension: encoding, delimiter, preamble, header row, columns, totals and footer are
//! found by content ([`head`](self), profiles under `assets/profiles/`), and one bad row never stops the file.

mod archive;
mod assemble;
mod camt;
mod cards;
mod cell;
mod column;
mod delimited;
mod denominate;
mod entries;
mod grid;
mod head;
mod hint;
mod identity;
mod kind_of;
mod ladder;
mod later;
mod layout;
mod mapping;
mod markup;
mod mask;
mod meta;
mod mt940;
mod ofx;
mod profile;
mod qif;
mod row;
mod script;
mod shape;
mod sniff;
mod spelled;
mod totals;
mod when;
mod workbook;

#[cfg(test)]
mod tests;

pub use crate::case::event::Side;
pub use cards::{FullCards, MaskedCopy, full_cards, masked_copy};
pub use denominate::agree;
pub use hint::Hint;
pub(crate) use layout::is_way;
pub(crate) use when::month_of;

pub use identity::{Identity, Union, identities, union, unmarked};
pub use kind_of::{OtherKind, other_kind};
pub use ladder::{Held, Rung, Step, from_archive, ladder};
pub use mapping::{fields, mapping_id, mapping_profile, unknown_headers};
pub use profile::{Bilingual, Profile, ProfileError, builtin, profile_name, provider};
pub use row::{Kind, Reason, Row, Skipped, Text};
pub use script::is_traditional;
pub use workbook::READER;

use crate::hash::Hash;
use crate::{Currency, Money};
use chrono::NaiveDate;
use std::collections::HashSet;

/// Largest file read, in bytes; a ZIP's files together may unpack to no more.
pub const BYTES_MAX: usize = 256 << 20;
/// Most lines of a file.
pub const ROWS_MAX: usize = 2_000_000;
/// Most columns of a row; cells beyond are dropped.
pub const COLUMNS_MAX: usize = 200;
/// Longest cell, in bytes; what is longer makes the row a skipped one.
pub const FIELD_MAX: usize = 64 << 10;

/// How to read a file; `Default` recognises everything by content.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The file's own name; only shown, never decides anything.
    pub name: Option<&'a str>,
    /// Which side the caller says it is; `None` decides from the columns.
    pub side: Option<Side>,
    /// Id of the profile to use; `None` lets the profiles speak for themselves.
    pub profile: Option<&'a str>,
    /// Password of a ZIP.
    pub password: Option<&'a str>,
    /// Profiles the user added, as TOML texts; they go before the built-in ones.
    pub added: &'a [&'a str],
    /// The day the file is, or was, handed over: what lies after it has not happened. `None` believes every date.
    pub today: Option<NaiveDate>,
}

/// What was recognised in one file, with its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Sales or bank side.
    pub side: Side,
    /// Id of the profile that recognised it, `generic` where none did.
    pub profile: String,
    /// `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5`, `windows-1252`, `windows-1250`, `shift_jis`, `euc-kr`, `xlsx`, `xls`,
    /// `xml`, `html`, `ofx`, `mt940`, `qif`.
    pub encoding: &'static str,
    /// Name of the sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// Rows above the header row, blank ones counted: the header stands in row `preamble_rows + 1`.
    pub preamble_rows: u32,
    /// The money lines, in the file's order.
    pub rows: Vec<Row>,
    /// Lines that look like money lines and were left out, each with its reason.
    pub skipped: Vec<Skipped>,
    /// First day of the rows.
    pub from: Option<NaiveDate>,
    /// Last day of the rows.
    pub to: Option<NaiveDate>,
    /// First and last day the file says it covers, never beyond the day it was made.
    pub stated: (Option<NaiveDate>, Option<NaiveDate>),
    /// What the file says it covers, and never less than its rows; the rows' days where it says nothing.
    pub covers: Option<(NaiveDate, NaiveDate)>,
    /// The currency of every row.
    pub currency: Currency,
    /// The file, or the profile that recognised it, names this currency; else it is assumed ([`Statement::assume`]).
    pub currency_named: bool,
    /// Last four characters of the account (bank) the file is about.
    pub account_tail: Option<String>,
    /// Last four characters of the account a sales export says it pays to.
    pub pays_to_tail: Option<String>,
    /// Account holder or merchant name as the file gives it.
    pub holder: Option<String>,
    /// Merchant number.
    pub merchant_no: Option<String>,
    /// Whether each balance follows from the one before.
    pub balance: Balance,
    /// Whether the rows add up to the file's own totals.
    pub totals: Totals,
    /// Hash of the bytes given to [`read`]: the file as it was handed over.
    pub sha256: Hash,
    /// The file inside a ZIP that these rows are from.
    pub inner: Option<Inner>,
    /// What lowers the file's worth as evidence, or the trust in its identifiers.
    pub hints: Vec<Hint>,
    /// What each column was taken for.
    pub columns: Vec<Column>,
}

/// A file inside a ZIP.
#[derive(Debug, Clone, PartialEq)]
pub struct Inner {
    /// Its name in the archive, without folders.
    pub name: String,
    /// Hash of its bytes.
    pub sha256: Hash,
}

/// One column of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name in the header row.
    pub name: String,
    /// What it was taken for, as a profile spells it (`amount`, `reference`, …); `None` where it is not used.
    pub role: Option<&'static str>,
}

/// Whether each balance follows from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balance {
    /// All of them do.
    Consistent,
    /// At least one does not.
    Broken,
    /// The file has none.
    Absent,
}

/// Whether the rows add up to the file's own totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Totals {
    /// Every total found agrees.
    Match,
    /// At least one total disagrees.
    Differ,
    /// The file has none.
    Absent,
}

/// A count and a sum of money lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// How many rows.
    pub count: usize,
    /// Their sum, positive for outgoing rows too.
    pub sum: Money,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than [`BYTES_MAX`], [`ROWS_MAX`] or what a ZIP may unpack to.
    #[error("the file is larger than allowed: {what}")]
    TooLarge {
        /// `bytes`, `rows`, `unpacked`, `files`.
        what: &'static str,
    },
    /// The ZIP is encrypted and no password was given.
    #[error("the archive needs a password")]
    PasswordNeeded,
    /// The password given does not open the ZIP.
    #[error("the password does not open the archive")]
    PasswordWrong,
    /// A ZIP inside a ZIP.
    #[error("archive inside an archive: {name}")]
    NestedArchive {
        /// The inner archive.
        name: String,
    },
    /// The container is damaged, or of a kind that is not read (PDF, picture, old Word).
    #[error("not a readable {kind} file: {why}")]
    Unreadable {
        /// `zip`, `xlsx`, `xls`, `xml`, `pdf`, `image`, `text`.
        kind: &'static str,
        /// What the reader said.
        why: String,
    },
    /// No row names both a date and an amount: the user must map the columns once.
    #[error("no header row with a date and an amount was found")]
    NoHeader {
        /// The first rows as read, at most 20 of 30 cells, masked, for the mapping screen.
        preview: Vec<Vec<String>>,
    },
    /// Column names, and not one row below them.
    #[error("no rows below the column names")]
    NoRows,
    /// A profile was asked for that is not there.
    #[error("no profile {id}")]
    NoProfile {
        /// The id asked for.
        id: String,
    },
    /// A profile does not parse or names unknown roles.
    #[error(transparent)]
    Profile(#[from] ProfileError),
}

/// Reads an export. A ZIP may hold several files, each of which becomes a statement; any other file gives one.
///
/// # Errors
/// [`StatementError`]; never for a single bad row.
pub fn read(
    bytes: &[u8],
    name: Option<&str>,
    side: Option<Side>,
    profile: Option<&str>,
    zip_password: Option<&str>,
) -> Result<Vec<Statement>, StatementError> {
    let password = zip_password;
    read_with(bytes, &Options { name, side, profile, password, ..Options::default() })
}

/// [`read`] with the user's own profiles.
///
/// # Errors
/// [`StatementError`].
pub fn read_with(bytes: &[u8], options: &Options<'_>) -> Result<Vec<Statement>, StatementError> {
    if bytes.is_empty() {
        return Err(StatementError::Empty);
    }
    if bytes.len() > BYTES_MAX {
        return Err(StatementError::TooLarge { what: "bytes" });
    }
    let profiles = profile::load(options.added)?;
    if let Some(id) = options.profile.filter(|id| *id != "generic")
        && !profiles.iter().any(|p| p.id == id)
    {
        return Err(StatementError::NoProfile { id: id.to_string() });
    }
    let mut out = Vec::new();
    let parts = archive::parts(bytes, options.password)?;
    let alone = parts.len() == 1;
    let (mut left_out, mut first_error) = (Vec::new(), None);
    let (mut seen, mut twice) = (HashSet::new(), Vec::new());
    for part in parts {
        if !alone && !seen.insert(Hash::of(&part.bytes)) {
            twice.extend(part.name);
            continue;
        }
        // One bad file of an archive does not stop the others; it is named.
        let found = match shape::recognise(&part.bytes, options, &profiles) {
            Ok(found) => found,
            Err(e) if alone => return Err(e),
            Err(e) => {
                left_out.extend(part.name);
                first_error.get_or_insert(e);
                continue;
            }
        };
        let several = found.len() > 1;
        for (at, mut statement) in found.into_iter().enumerate() {
            statement.sha256 = Hash::of(bytes);
            if let Some(today) = options.today {
                later::leave_out(&mut statement, today);
            }
            // The accounts and sheets of one file are told apart as the files of an archive are.
            let account = several.then(|| {
                let tail = statement.sheet.as_ref().or(statement.account_tail.as_ref());
                format!("{} {}", at + 1, tail.map_or("", String::as_str))
            });
            let name = match (&part.name, account) {
                (Some(name), Some(account)) => Some(format!("{name} {account}")),
                (name, account) => account.or_else(|| name.clone()),
            };
            statement.inner = name.map(|name| Inner { name, sha256: Hash::of(&part.bytes) });
            out.push(statement);
        }
    }
    match (out.first_mut(), first_error) {
        (None, Some(e)) => return Err(e),
        (Some(first), _) => {
            first.hints.extend(left_out.into_iter().map(|name| Hint::MemberLeftOut { name }));
            first.hints.extend(twice.into_iter().map(|name| Hint::MemberTwice { name }));
        }
        (None, None) => {}
    }
    Ok(out)
}

/// The days that a file vouches for: what it says it covers, and never less than its rows.
fn covers(
    stated: (Option<NaiveDate>, Option<NaiveDate>),
    rows: (Option<NaiveDate>, Option<NaiveDate>),
) -> Option<(NaiveDate, NaiveDate)> {
    let first = stated.0.into_iter().chain(rows.0).min();
    let last = stated.1.into_iter().chain(rows.1).max();
    first.zip(last)
}

/// The files of an archive, each with its name without folders; any other file is its own only part, without a name.
/// An encrypted archive is kept beside what it held, because its rows must be readable again without the password.
///
/// # Errors
/// As [`read`].
pub fn unpack(
    bytes: &[u8],
    password: Option<&str>,
) -> Result<Vec<(Option<String>, Vec<u8>)>, StatementError> {
    let parts = archive::parts(bytes, password)?;
    Ok(parts.into_iter().map(|part| (part.name, part.bytes.into())).collect())
}

impl Statement {
    /// The balance before the first row and after the last, where every row has one and each follows from the one before.
    pub fn balance_at_ends(&self) -> Option<(i64, i64)> {
        totals::ends(&self.rows)
    }

    /// Stretches of days in which rows seem to be missing: the balance after them does not follow from the one before.
    pub fn torn(&self) -> Vec<(NaiveDate, NaiveDate)> {
        if self.balance == Balance::Broken { totals::torn(&self.rows) } else { Vec::new() }
    }

    fn sum(&self, wanted: impl Fn(&Row) -> bool) -> Sum {
        let mut count = 0;
        let mut total = 0i64;
        for row in self.rows.iter().filter(|r| wanted(r)) {
            count += 1;
            total = total.saturating_add(row.amount_minor.saturating_abs());
        }
        Sum { count, sum: Money::new(total, self.currency) }
    }

    /// Bank rows that came in.
    pub fn credits(&self) -> Sum {
        self.sum(|r| r.kind == Kind::Credit)
    }

    /// Bank rows that went out; the sum is positive.
    pub fn debits(&self) -> Sum {
        self.sum(|r| r.kind == Kind::Debit)
    }

    /// Sales, gross.
    pub fn sales(&self) -> Sum {
        self.sum(|r| r.kind == Kind::Sale)
    }

    /// Refunds, reversals and chargebacks, gross; the sum is positive. What undoes one of them is none.
    pub fn refunds(&self) -> Sum {
        let back = |r: &Row| matches!(r.kind, Kind::Refund | Kind::Reversal | Kind::Chargeback);
        self.sum(|r| back(r) && r.amount_minor < 0)
    }

    /// What the rows say was kept as fees, less what refunds gave back.
    pub fn fees(&self) -> Money {
        let fee = |r: &Row| match r.kind {
            Kind::Fee => r.amount_minor.saturating_neg(),
            _ => r.fee_minor.unwrap_or(0),
        };
        let total = self.rows.iter().fold(0i64, |sum, r| sum.saturating_add(fee(r)));
        Money::new(total, self.currency)
    }
}
