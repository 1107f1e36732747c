//! The database file: how it is opened, what is checked first, and how an older one is brought forward.

use super::StoreError;
use super::cipher::{self, PAGE, Passphrase, connect};
use super::gate::Gate;
use super::stray;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

/// `RCRS`: marks the file as a book.
pub const APPLICATION_ID: i64 = 0x5243_5253;
/// Schema steps in order; `user_version` says how many were taken. A step never changes once released.
pub const MIGRATIONS: &[&str] = &[include_str!("v1.sql")];

/// Makes a new, empty book file, readable by its owner alone, and encrypted where there is a passphrase. Refuses to
/// touch an existing one.
pub fn create(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    create_with(path, passphrase, PAGE)
}

/// The same in pages of another size, where it is plain.
pub(super) fn create_with(
    path: &Path,
    passphrase: Option<&Passphrase>,
    page: u32,
) -> Result<Connection, StoreError> {
    private_file(path).map_err(|e| StoreError::file(path, &e))?;
    let connection = begin(path, passphrase, page)?;
    recipe(&connection)?;
    guard(&connection)?;
    migrate(&connection, path, 0, MIGRATIONS, passphrase)?;
    Ok(connection)
}

/// The tables of a book in an empty file that has no name yet and is thrown away if anything fails.
pub(super) fn create_in(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreError> {
    let connection = begin(path, passphrase, PAGE)?;
    // Nothing beside it that a killed program would leave.
    connection.execute_batch("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=FULL;")?;
    guard(&connection)?;
    migrate(&connection, path, 0, MIGRATIONS, passphrase)?;
    Ok(connection)
}

fn begin(
    path: &Path,
    passphrase: Option<&Passphrase>,
    page: u32,
) -> Result<Connection, StoreError> {
    let connection = cipher::connect_new(path, passphrase)?;
    let mark = format!("PRAGMA application_id={APPLICATION_ID};");
    // The size first: whatever is written before it fixes another. Encrypted pages have theirs from their cipher.
    let size =
        if passphrase.is_none() { format!("PRAGMA page_size={page};") } else { String::new() };
    connection.execute_batch(&format!("{size} {mark}"))?;
    Ok(connection)
}

/// Opens a book for reading and writing; an older schema is backed up, then brought forward.
pub fn open(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    stray::look(path, passphrase)?;
    let _gate = Gate::enter(path)?;
    open_looked_at(path, passphrase)
}

/// The same for whoever closed the gate.
pub(super) fn open_within(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreError> {
    stray::refuse_log(path, passphrase)?;
    open_looked_at(path, passphrase)
}

fn open_looked_at(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, passphrase)?;
    let version = identify(&connection, path)?;
    guard(&connection)?;
    ours(&connection, path, version)?;
    recipe(&connection)?;
    if version < MIGRATIONS.len() {
        migrate(&connection, path, version, MIGRATIONS, passphrase)?;
    }
    Ok(connection)
}

/// Opens a book for reading only: a read-only medium, or a file that another user owns.
///
/// SQLite wants to make a shared-memory file beside a WAL database even to read it. Where the folder does not let
/// it, and no WAL with later entries lies there, the file is opened as one that nobody changes.
pub fn open_read_only(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreError> {
    stray::look(path, passphrase)?;
    read_only(path, passphrase, |connection| {
        let version = identify(connection, path)?;
        guard(connection)?;
        ours(connection, path, version)
    })
}

/// Opens what may be left of a book, to save what can be read of it: of its structure nothing is asked here, and
/// [`is_plain`] has to be asked of each table before it is read.
pub(super) fn open_remains(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreError> {
    read_only(path, passphrase, |connection| {
        identify(connection, path)?;
        guard(connection)
    })
}

fn read_only(
    path: &Path,
    passphrase: Option<&Passphrase>,
    check: impl Fn(&Connection) -> Result<(), StoreError>,
) -> Result<Connection, StoreError> {
    let read = |connection: Connection| {
        check(&connection)?;
        connection.execute_batch("PRAGMA query_only=ON;")?;
        Ok(connection)
    };
    let _gate = Gate::enter(path)?;
    let first = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, passphrase).and_then(read);
    if first.is_ok() {
        return first;
    }
    if stray::has_log(path) {
        let unwritable = first.as_ref().is_err_and(StoreError::is_of_a_medium);
        let unread = || Err(StoreError::LogUnread(stray::beside(path, "-wal")));
        return if unwritable { unread() } else { first };
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    connect(Path::new(&unchanging(path)), flags, passphrase).and_then(read).or(first)
}

/// `file:…?immutable=1`, with every byte that means something in a URI spelled out.
pub(super) fn unchanging(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' | b':' => {
                uri.push(char::from(*byte));
            }
            b'\\' => uri.push('/'),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// Which schema version the file has. Comes before anything is written to it.
fn identify(connection: &Connection, path: &Path) -> Result<usize, StoreError> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let wrap = |e: rusqlite::Error| match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => {
            StoreError::NotABook(path.to_path_buf())
        }
        _ => StoreError::from(e),
    };
    if pragma("application_id").map_err(wrap)? != APPLICATION_ID {
        return Err(StoreError::NotABook(path.to_path_buf()));
    }
    let version = usize::try_from(pragma("user_version").map_err(wrap)?).unwrap_or(usize::MAX);
    if version > MIGRATIONS.len() {
        return Err(StoreError::Newer { found: version, known: MIGRATIONS.len() });
    }
    Ok(version)
}

/// One object of a database: kind, name, table, text.
type Object = (String, String, String, Option<String>);

fn objects(connection: &Connection) -> rusqlite::Result<BTreeSet<Object>> {
    let mut statement = connection.prepare(
        // What ANALYZE leaves behind steers the planner and holds nothing.
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4')",
    )?;
    let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
    rows.collect()
}

/// The file is made of what our steps make, and of nothing else: no view in the place of a table, no column that is
/// computed, no trigger of somebody's. A trigger of ours may be missing; they stop accidents, the chain finds the rest.
fn ours(connection: &Connection, path: &Path, version: usize) -> Result<(), StoreError> {
    static WANTED: OnceLock<Vec<BTreeSet<Object>>> = OnceLock::new();
    let made = || -> rusqlite::Result<Vec<BTreeSet<Object>>> {
        let fresh = Connection::open_in_memory()?;
        let mut all = vec![objects(&fresh)?];
        for step in MIGRATIONS {
            fresh.execute_batch(step)?;
            all.push(objects(&fresh)?);
        }
        Ok(all)
    };
    let wanted = match WANTED.get() {
        Some(wanted) => wanted,
        None => {
            let made = made()?;
            WANTED.get_or_init(|| made)
        }
    };
    let wanted = wanted.get(version).map(Cow::Borrowed).unwrap_or_default();
    let found = objects(connection).map_err(|e| super::not_a_book(e, path))?;
    let foreign = found.difference(&wanted).next();
    let missing = wanted.difference(&found).find(|(kind, ..)| kind != "trigger");
    match foreign.or(missing) {
        None => Ok(()),
        Some((kind, name, ..)) => {
            Err(StoreError::Altered(path.to_path_buf(), format!("{kind} {name}")))
        }
    }
}

/// Whether this name is an ordinary table without computed columns: reading it runs nothing that somebody wrote.
pub(super) fn is_plain(connection: &Connection, table: &str) -> bool {
    let kind = "SELECT type FROM pragma_table_list WHERE schema='main' AND name=?1";
    let kind = connection.query_row(kind, [table], |row| row.get::<_, String>(0));
    let computed = "SELECT count(*) FROM pragma_table_xinfo(?1) WHERE hidden<>0";
    let computed = connection.query_row(computed, [table], |row| row.get::<_, i64>(0));
    kind.is_ok_and(|kind| kind == "table") && computed.is_ok_and(|count| count == 0)
}

/// The connection recipe of format.md 5.2.
fn recipe(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1;
         PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;",
    )?;
    Ok(())
}

/// Brings everything into the one file, safe on the disk, and removes the WAL; an error where that did not happen.
pub(super) fn into_one_file(connection: &Connection) -> Result<(), StoreError> {
    journal(connection, "delete")
}

/// Makes a file as the book is kept, before it has the book's name: no journal ever lies under that name.
pub(super) fn into_wal(part: &Path, passphrase: Option<&Passphrase>) -> Result<(), StoreError> {
    let new = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE, passphrase)?;
    journal(&new, "wal")?;
    new.close().map_err(|(_, e)| StoreError::from(e))
}

fn journal(connection: &Connection, wanted: &str) -> Result<(), StoreError> {
    let set = format!("PRAGMA journal_mode={wanted}");
    let mode: String = connection.query_row(&set, [], |row| row.get(0))?;
    if mode == wanted { Ok(()) } else { Err(StoreError::Busy) }
}

/// What also holds for a file we only read: nothing in it may run or map memory.
fn guard(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // One attachment, not none: VACUUM INTO and the backup before a migration need it.
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    Ok(())
}

/// Takes each missing step in a transaction of its own, after a copy of the file as it was.
pub fn migrate(
    connection: &Connection,
    path: &Path,
    from: usize,
    steps: &[&str],
    passphrase: Option<&Passphrase>,
) -> Result<(), StoreError> {
    if from > 0 {
        let copy = free_name(path, &format!("before-v{}", steps.len()));
        private_file(&copy).map_err(|e| StoreError::file(&copy, &e))?;
        // Encrypted where the book is: SQLite copies pages from the one kind to its own kind alone.
        let passphrase = passphrase.filter(|_| cipher::is_keyed(connection));
        let mut target = cipher::connect_new(&copy, passphrase)?;
        rusqlite::backup::Backup::new(connection, &mut target)?.run_to_completion(
            256,
            Duration::ZERO,
            None,
        )?;
    }
    for (index, step) in steps.iter().enumerate().skip(from) {
        connection.execute_batch(&format!(
            "BEGIN EXCLUSIVE; {step} PRAGMA user_version={}; COMMIT;",
            index + 1
        ))?;
    }
    Ok(())
}

/// The first name beside the book that nothing has: an earlier copy is never written over.
fn free_name(path: &Path, what: &str) -> PathBuf {
    let first = beside(path, what);
    let later = (2..).map(|n| beside(path, &format!("{what}-{n}")));
    std::iter::once(first).chain(later).find(|p| !p.exists()).unwrap_or_default()
}

/// `book.recourse` + `head` -> `book.recourse.head`.
pub fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".");
    name.push(what);
    PathBuf::from(name)
}

/// Creates a file that only its owner may read. Fails where it exists.
pub fn private_file(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
