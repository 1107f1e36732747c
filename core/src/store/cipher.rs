//! Opening the file of a book, plain or encrypted as a whole (SQLCipher): the one place that opens a connection, and the
//! one that keys it.
//!
//! Which of the two a file is says the file, not a flag: SQLite is asked first without a passphrase, and what it does not
//! know for a database is tried with one. A build without SQLCipher knows an encrypted file when it sees one, and leaves
//! it alone.

use super::{BOOK_FILE, StoreError, files, stray};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};
use std::io::Read;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;
use zeroize::Zeroizing;

/// SQLite before this can lose commits with two connections in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;
/// How long a writer waits for another program before it says so.
const PATIENCE: Duration = Duration::from_secs(20);
/// Bytes of a page, of a plain book as of an encrypted one. SQLCipher has to be told at every opening.
pub(super) const PAGE: u32 = 16_384;
/// What every plain database begins with; an encrypted one begins with its salt.
const PLAIN: &[u8] = b"SQLite format 3\0";

/// What opens an encrypted book. Leaves memory when dropped, and is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// As it was typed.
    pub fn new(typed: Zeroizing<String>) -> Self {
        Self(typed)
    }

    /// The statement that keys a connection. Its room is taken at once: growing would leave pieces behind.
    fn statement(&self) -> Option<Zeroizing<String>> {
        // SQLite would read no further, and quote the rest in its error.
        if self.0.is_empty() || self.0.contains('\0') {
            return None;
        }
        let mut sql = Zeroizing::new(String::with_capacity(self.0.len() * 2 + 64));
        sql.push_str("PRAGMA key='");
        for c in self.0.chars() {
            if c == '\'' {
                sql.push(c);
            }
            sql.push(c);
        }
        sql.push_str("';");
        Some(sql)
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Opens a file that is there: as it is where SQLite reads it, else with the passphrase.
pub(super) fn connect(
    path: &Path,
    access: OpenFlags,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreError> {
    connect_as(path, access, passphrase, |_| Ok(()))
}

/// The same for this connection alone: it neither waits for others, who make every reading fail, nor brings a log home.
pub(super) fn connect_alone(
    path: &Path,
    access: OpenFlags,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreError> {
    let connection = connect_as(path, access, passphrase, |connection| {
        connection.busy_timeout(Duration::ZERO)?;
        connection.execute_batch("PRAGMA locking_mode=EXCLUSIVE;")
    })?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(connection)
}

fn connect_as(
    path: &Path,
    access: OpenFlags,
    passphrase: Option<&Passphrase>,
    begin: impl Fn(&Connection) -> rusqlite::Result<()>,
) -> Result<Connection, StoreError> {
    let connection = bare(path, access)?;
    begin(&connection)?;
    if is_read(&connection)? {
        return Ok(connection);
    }
    let Some(passphrase) = passphrase.filter(|_| is_available()) else {
        return match looks_encrypted(path) {
            true if is_available() => Err(StoreError::BookLocked(path.to_path_buf())),
            true => Err(StoreError::Encrypted(path.to_path_buf())),
            // Something else, or a damaged first page: told by who reads on.
            false => Ok(connection),
        };
    };
    let opened = keyed(path, access, passphrase)?;
    begin(&opened)?;
    if is_read(&opened)? {
        return Ok(opened);
    }
    // Only now are the bytes looked at: as long as a connection of ours has the file open, closing it once more would
    // give up that one's locks.
    if looks_encrypted(path) {
        Err(StoreError::BookPassphrase(path.into()))
    } else {
        Ok(connection)
    }
}

/// Opens a new, empty file, which will be encrypted where there is a passphrase.
pub(super) fn connect_new(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreError> {
    let access = OpenFlags::SQLITE_OPEN_READ_WRITE;
    passphrase.map_or_else(|| bare(path, access), |passphrase| keyed(path, access, passphrase))
}

/// The one that opens.
pub(super) fn bare(path: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite(rusqlite::version().to_string()));
    }
    files::nothing_to_wait_for(path)?;
    stray::refuse_journal(path)?;
    stray::refuse_cut(path)?;
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// The one that keys. A SQLite that knows no encryption takes `PRAGMA key` without a word and writes in plain: so its
/// version is asked for first.
fn keyed(
    path: &Path,
    access: OpenFlags,
    passphrase: &Passphrase,
) -> Result<Connection, StoreError> {
    let wrong = || StoreError::BookPassphrase(path.to_path_buf());
    let connection = bare(path, access)?;
    version(&connection).ok_or(StoreError::NoCipher)?;
    // It would write its log to standard error, over the screen. The size of a page is set for the whole program: with that
    // of one connection alone, VACUUM INTO would encrypt a part of each page.
    connection.execute_batch(&format!(
        "PRAGMA cipher_log_level=NONE; PRAGMA cipher_default_page_size={PAGE};"
    ))?;
    let statement = passphrase.statement().ok_or_else(wrong)?;
    // What SQLite has to say of this statement could quote it.
    connection.execute_batch(&statement).map_err(|_| wrong())?;
    Ok(connection)
}

/// Whether SQLite knows the file for a database. What it does not know is left as it lies, its WAL too: closing would
/// bring that home.
fn is_read(connection: &Connection) -> Result<bool, StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let first = "SELECT count(*) FROM sqlite_schema";
    let first = connection.query_row(first, [], |row| row.get::<_, i64>(0));
    if first.is_err_and(|e| e.sqlite_error_code() == Some(ErrorCode::NotADatabase)) {
        return Ok(false);
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(true)
}

/// SQLCipher's version; `None` of a SQLite that cannot encrypt.
fn version(connection: &Connection) -> Option<String> {
    let asked = connection.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    asked.optional().ok().flatten().filter(|version| !version.is_empty())
}

/// Version of the SQLCipher inside this program; `None` where it was built without.
pub fn cipher_version() -> Option<&'static str> {
    static VERSION: OnceLock<Option<String>> = OnceLock::new();
    VERSION.get_or_init(|| version(&Connection::open_in_memory().ok()?)).as_deref()
}

/// This program can open and make encrypted books.
pub fn is_available() -> bool {
    cipher_version().is_some()
}

/// This connection reads through a passphrase.
pub(super) fn is_keyed(connection: &Connection) -> bool {
    let status = connection.query_row("PRAGMA cipher_status", [], |row| row.get::<_, String>(0));
    status.is_ok_and(|status| status == "1")
}

/// The file has no header of SQLite, and its bytes fall as dice do: no text, no empty room. Only for a file that this
/// program has not open: to close it here would give up the locks that SQLite holds on it.
pub fn looks_encrypted(path: &Path) -> bool {
    // A pipe in its place would wait for ever.
    if !std::fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return false;
    }
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path)
        .and_then(|file| file.take(u64::from(PAGE)).read_to_end(&mut bytes));
    if read.is_err() || bytes.len() < 512 || bytes.starts_with(PLAIN) {
        return false;
    }
    let mut counts = [0usize; 256];
    for byte in &bytes {
        counts[usize::from(*byte)] += 1;
    }
    let different = counts.iter().filter(|count| **count > 0).count();
    different >= 180 && counts[0] * 50 < bytes.len()
}

/// The book in this folder looks encrypted. For a folder whose book this program has not open.
pub fn is_encrypted(folder: &Path) -> bool {
    looks_encrypted(&folder.join(BOOK_FILE))
}

/// Whether this passphrase opens the file.
pub fn opens(path: &Path, passphrase: &Passphrase) -> Result<(), StoreError> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, Some(passphrase)).map(drop)
}
