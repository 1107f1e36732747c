//! Databases made to mislead or harm whoever opens them: views in the place of tables, columns that compute, triggers
//! of somebody else, tables too many, wrong marks. Each is refused before anything of it is read, nothing in it runs,
//! and the file is not touched. What stands in it as ordinary rows can still be saved into a new book.

use crate::damage::{book, scratch};
use recourse_core::audit::{Id, Stamp, Time};
use recourse_core::case::event::BookOpened;
use recourse_core::hash::Hash;
use recourse_core::store::{BOOK_FILE, NewBook, Store, StoreError, examine, salvage};
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

/// A database that makes rows for ever.
const ENDLESS: &str = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n)";

/// What was done to it, and the statements that do it.
fn corpus() -> Vec<(&'static str, String)> {
    let link_as = |what: &str| format!("ALTER TABLE link RENAME TO kept; {what}");
    vec![
        ("a view named link", link_as("CREATE VIEW link AS SELECT * FROM kept;")),
        (
            "an endless view named link",
            link_as(&format!(
                "CREATE VIEW link(seq, line, entry, priv) AS {ENDLESS} SELECT x, 'line', x'00', x'00' FROM n;"
            )),
        ),
        (
            "an endless view named book",
            format!(
                "ALTER TABLE book RENAME TO kept; CREATE VIEW book(id, genesis) AS {ENDLESS} SELECT 1, hex(zeroblob(x*1000000)) FROM n;"
            ),
        ),
        (
            "a view named attachment",
            "ALTER TABLE attachment RENAME TO kept; CREATE VIEW attachment AS SELECT sha256, size, zeroblob(900000000) AS data FROM kept;".into(),
        ),
        (
            "a computed column",
            link_as(
                "CREATE TABLE link(seq INTEGER PRIMARY KEY, line TEXT NOT NULL, entry BLOB,
                 priv BLOB AS (zeroblob(900000000))) STRICT;
                 INSERT INTO link(seq, line, entry) SELECT seq, line, entry FROM kept;",
            ),
        ),
        ("a column too many", "ALTER TABLE link ADD COLUMN more TEXT;".into()),
        ("a column with a default that is looked up", "ALTER TABLE attachment ADD COLUMN more TEXT DEFAULT 'x';".into()),
        (
            "a looser table",
            link_as("CREATE TABLE link(seq, line, entry, priv); INSERT INTO link SELECT * FROM kept;"),
        ),
        (
            "a table without row ids",
            link_as(
                "CREATE TABLE link(seq INTEGER PRIMARY KEY, line TEXT NOT NULL, entry BLOB, priv BLOB) STRICT, WITHOUT ROWID;
                 INSERT INTO link SELECT * FROM kept;",
            ),
        ),
        ("a table too many", "CREATE TABLE more(x);".into()),
        ("a table missing", "DROP TABLE checkpoint;".into()),
        ("an index that computes", "CREATE INDEX more ON link(length(line));".into()),
        ("an index on a condition", "CREATE INDEX more ON link(seq) WHERE priv IS NOT NULL;".into()),
        (
            "a trigger that rewrites",
            "CREATE TRIGGER more AFTER INSERT ON link BEGIN UPDATE draft SET json='x'; END;".into(),
        ),
        (
            "a trigger of ours that does something else",
            "DROP TRIGGER link_next; CREATE TRIGGER link_next BEFORE INSERT ON link BEGIN DELETE FROM draft; END;".into(),
        ),
        ("another program's file", "PRAGMA application_id=1;".into()),
        ("no mark at all", "PRAGMA application_id=0;".into()),
        ("a schema from before the first", "PRAGMA user_version=0;".into()),
        ("a schema below nothing", "PRAGMA user_version=-1;".into()),
        ("a schema of the far future", "PRAGMA user_version=2147483647;".into()),
        (
            "a schema that is no SQL",
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='CREATE TABLE link(' WHERE name='link';".into(),
        ),
        (
            "a table that points at another's pages",
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=(SELECT rootpage FROM sqlite_schema WHERE name='draft') WHERE name='link';".into(),
        ),
        (
            "a name twice",
            "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name='draft';".into(),
        ),
    ]
}

fn stamp() -> Stamp {
    let at = Time::from_millis(1_774_000_000_000).unwrap();
    Stamp { at, actor: "merchant".into(), salt: [1; 16], private_salt: [2; 16] }
}

fn made_anew() -> NewBook {
    NewBook {
        id: Id::new([8; 16]),
        key_seed: [4; 32],
        created: stamp().at,
        opened: BookOpened { tool: "schema".into(), demo_at: None },
        stamp: stamp(),
    }
}

fn refused(result: Result<(), StoreError>, what: &str) {
    match result {
        Err(
            StoreError::Altered(..)
            | StoreError::NotABook(_)
            | StoreError::Newer { .. }
            | StoreError::Sqlite(_),
        ) => {}
        Err(other) => panic!("{what}: refused for another reason: {other}"),
        Ok(()) => panic!("{what}: opened"),
    }
}

fn craft(folder: &Path, good: &[u8], statements: &str) {
    let path = folder.join(BOOK_FILE);
    std::fs::write(&path, good).unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
    connection.execute_batch(&format!("PRAGMA journal_mode=DELETE; {statements}")).unwrap();
    drop(connection);
}

#[test]
fn crafted_schemas_are_refused_before_anything_of_them_runs() {
    let made = scratch();
    let good = book(made.path());
    for (what, statements) in corpus() {
        let dir = scratch();
        craft(dir.path(), &good, &statements);
        let path = dir.path().join(BOOK_FILE);
        let before = Hash::of(&std::fs::read(&path).unwrap());
        let started = Instant::now();
        let opened = Store::open(dir.path()).map(drop);
        // A table with another's pages is ours by its words: then the rows say it.
        if what.contains("another's pages") {
            assert!(
                Store::open(dir.path()).is_err() || !examine(&path).is_ok_and(|e| e.is_sound()),
                "{what}"
            );
        } else {
            refused(opened, what);
            refused(examine(&path).map(drop), what);
            assert_eq!(Hash::of(&std::fs::read(&path).unwrap()), before, "{what}: touched");
        }
        // What is left in ordinary rows and pages can be saved; nothing of the rest is run for it.
        let into = dir.path().join("saved");
        let saved = salvage(dir.path(), &into, made_anew(), &mut || [3; 16]);
        if let Ok(saved) = &saved {
            assert!(examine(&into.join(BOOK_FILE)).unwrap().walk.is_intact(), "{what}");
            assert!(saved.fates.len() > 50, "{what}: {}", saved.fates.len());
        }
        assert!(saved.is_ok() || what.contains("mark") || what.contains("program"), "{what}");
        assert!(started.elapsed() < Duration::from_mins(1), "{what}: something ran");
    }
}

/// Our triggers only stop accidents: a book without them is read, and what was changed meanwhile is found.
#[test]
fn a_book_without_its_triggers_is_read_and_its_chain_still_tells() {
    let made = scratch();
    let good = book(made.path());
    let dir = scratch();
    let drop_all = "DROP TRIGGER link_fixed; DROP TRIGGER entry_fixed; DROP TRIGGER link_kept;";
    craft(dir.path(), &good, drop_all);
    std::fs::copy(made.path().join("book.key"), dir.path().join("book.key")).unwrap();
    assert!(Store::open(dir.path()).unwrap().is_intact());
    craft(dir.path(), &good, &format!("{drop_all} DELETE FROM link WHERE seq=20;"));
    let store = Store::open(dir.path()).unwrap();
    assert!(!store.is_intact());
    assert!(matches!(store.writable(), Err(StoreError::Damaged)));
}
