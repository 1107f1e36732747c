//! The authenticity ladder: how far an export vouches for itself, before it is stored. No rung says that the content
//! is true; each says that one way of doubting it is closed.

use super::{Balance, Hint, Statement, Totals};

/// A rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// The bytes are kept as they came.
    RawBytes,
    /// It came in the provider's own archive.
    OwnArchive,
    /// Row count and sums are those the file itself states.
    Totals,
    /// Each balance follows from the one before.
    Balance,
    /// No spreadsheet program saved it.
    NotReSaved,
    /// It carries an electronic signature. That it is there is said, not that it holds.
    Signature,
}

impl Rung {
    /// The word of the JSON output.
    pub fn code(self) -> &'static str {
        match self {
            Self::RawBytes => "raw_bytes",
            Self::OwnArchive => "own_archive",
            Self::Totals => "totals",
            Self::Balance => "balance",
            Self::NotReSaved => "not_resaved",
            Self::Signature => "signature",
        }
    }
}

/// Whether a rung is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The file gives nothing to tell by.
    NothingToTell,
}

impl Held {
    /// The word of the JSON output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NothingToTell => "nothing_to_tell",
        }
    }
}

/// A rung and whether it is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub rung: Rung,
    /// Whether.
    pub held: Held,
}

/// The ladder of a statement, from the bytes it was read from; `masked` where a masked copy is kept instead.
pub fn ladder(statement: &Statement, bytes: &[u8], masked: bool) -> Vec<Step> {
    let when = |yes: bool| if yes { Held::Yes } else { Held::No };
    let totals = match statement.totals {
        Totals::Match => Held::Yes,
        Totals::Differ => Held::No,
        Totals::Absent => Held::NothingToTell,
    };
    let balance = match statement.balance {
        Balance::Consistent => Held::Yes,
        Balance::Broken => Held::No,
        Balance::Absent => Held::NothingToTell,
    };
    let re_saved = statement.hints.contains(&Hint::ReSaved);
    [
        (Rung::RawBytes, when(!masked)),
        (Rung::OwnArchive, when(statement.inner.is_some() && bytes.starts_with(b"PK"))),
        (Rung::Totals, totals),
        (Rung::Balance, balance),
        (Rung::NotReSaved, when(!re_saved)),
        (Rung::Signature, when(is_signed(bytes))),
    ]
    .into_iter()
    .map(|(rung, held)| Step { rung, held })
    .collect()
}

/// The file was taken out of the provider's encrypted archive, which is kept beside it.
pub fn from_archive(ladder: &mut [Step]) {
    for step in ladder.iter_mut().filter(|s| s.rung == Rung::OwnArchive) {
        step.held = Held::Yes;
    }
}

/// Signed workbooks have a part for it, signed XML an element, archives a detached signature beside the file.
fn is_signed(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 4] = [
        b"_xmlsignatures/",
        b"http://www.w3.org/2000/09/xmldsig#",
        b".p7s",
        b"META-INF/signatures",
    ];
    let container = bytes.starts_with(b"PK\x03\x04") || bytes.trim_ascii_start().starts_with(b"<");
    container && MARKS.iter().any(|mark| bytes.windows(mark.len()).any(|w| w == *mark))
}
