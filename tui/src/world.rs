//! The world: every outside thing the program touches — clock, randomness, folders, language, input and output.
//! Nothing else reads them, so a test hands in a world of its own.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Utc};
use recourse_core::audit::entry::Stamp;
use recourse_core::audit::time::Time;
use recourse_core::hash::Hash;
use recourse_core::locale::{Lang, Locale};
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// Where time comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Stands at this moment; each recorded entry moves it on by `step`.
    Fixed {
        /// Now.
        now: DateTime<FixedOffset>,
        /// Added after each entry.
        step: Duration,
    },
}

/// Where randomness comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Random {
    /// The operating system.
    System,
    /// A counter hashed with a seed: the demo and tests make the same bytes each time.
    Seeded {
        /// The seed.
        seed: u64,
        /// How many pieces were drawn.
        drawn: u64,
    },
}

/// Every outside thing.
pub struct World {
    /// The folder that holds the book.
    pub home: PathBuf,
    /// Where settings lie; `None` keeps them in memory only.
    pub settings_file: Option<PathBuf>,
    /// Language of the screen.
    pub locale: Locale,
    /// Who writes entries: a role or pseudonym.
    pub actor: String,
    /// Role and name of that person, where they were given.
    pub actor_named: Option<(String, String)>,
    /// Time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// The shop's offset from UTC.
    pub offset: FixedOffset,
    /// Standard output.
    pub out: Box<dyn Write + Send>,
    /// Standard error.
    pub err: Box<dyn Write + Send>,
    /// Standard input.
    pub input: Box<dyn Read + Send>,
    /// Input and output are a terminal.
    pub is_terminal: bool,
    /// May the program ask?
    pub may_ask: bool,
    /// Reading commands compute states as on this day.
    pub as_of: Option<NaiveDate>,
    /// Colour is allowed.
    pub color: bool,
    /// Opens the signing key of the book, where it is under a passphrase and was asked for.
    pub key_passphrase: Option<zeroize::Zeroizing<String>>,
    /// Opens the book itself, where it is encrypted; a plain one does not ask for it.
    pub book_passphrase: Option<recourse_core::store::Passphrase>,
}

/// Now, as the system says. A clock set before 1970 is wrong, and no reason to end.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn system_now() -> DateTime<Utc> {
    DateTime::<Utc>::from(std::time::SystemTime::now())
}

impl World {
    /// A quiet world for tests: fixed clock, seeded randomness, output thrown away.
    pub fn still(home: PathBuf, lang: Lang, now: DateTime<FixedOffset>) -> Self {
        Self {
            home,
            settings_file: None,
            locale: Locale::new(lang),
            actor: "merchant".into(),
            actor_named: None,
            clock: Clock::Fixed { now, step: Duration::minutes(1) },
            random: Random::Seeded { seed: 1, drawn: 0 },
            offset: *now.offset(),
            out: Box::new(io::sink()),
            err: Box::new(io::sink()),
            input: Box::new(io::empty()),
            is_terminal: false,
            may_ask: false,
            as_of: None,
            color: false,
            key_passphrase: None,
            book_passphrase: None,
        }
    }

    /// Now, in the shop's offset.
    pub fn now(&self) -> DateTime<FixedOffset> {
        match self.clock {
            Clock::System => system_now().with_timezone(&self.offset),
            Clock::Fixed { now, .. } => now,
        }
    }

    /// Today, or the day `--as-of` names.
    pub fn today(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| self.now().date_naive())
    }

    /// Fresh random bytes.
    pub fn random<const N: usize>(&mut self) -> [u8; N] {
        let mut out = [0u8; N];
        match &mut self.random {
            Random::System => {
                // Without randomness no entry may be written: salts and keys must not be guessable.
                getrandom::fill(&mut out).expect("the operating system gives no randomness");
            }
            Random::Seeded { seed, drawn } => {
                for piece in out.chunks_mut(32) {
                    let block = Hash::of(format!("recourse seed {seed} {drawn}").as_bytes());
                    *drawn += 1;
                    piece.copy_from_slice(&block.bytes()[..piece.len()]);
                }
            }
        }
        out
    }

    /// Time, actor and salts for the next entry.
    pub fn stamp(&mut self) -> Stamp {
        let at = Time::from_chrono(&self.now());
        let (salt, private_salt) = (self.random(), self.random());
        if let Clock::Fixed { now, step } = &mut self.clock {
            *now += *step;
        }
        Stamp { at, actor: self.actor.clone(), salt, private_salt }
    }
}
