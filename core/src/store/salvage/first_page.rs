//! A book whose first page is damaged: on a copy the page of an empty book stands in for it, which says where the tables
//! begin. Whatever is read through it is known by its hash or its signature, so a page that does not fit brings nothing in.

use super::super::{BOOK_FILE, cipher, files, schema};
use rusqlite::Connection;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

/// What SQLite keeps at the beginning of the first page, and in it the places of some numbers.
const HEADER: usize = 100;
const CHANGES: std::ops::Range<usize> = 24..28;
const PAGES: std::ops::Range<usize> = 28..32;
const FREE: std::ops::Range<usize> = 32..40;
const VALID_FOR: std::ops::Range<usize> = 92..96;

/// The sizes of pages that books may have: plain ones made before December 2026 have SQLite's own.
const SIZES: [u32; 2] = [cipher::PAGE, 4_096];

/// The copy, gone when it is let go of.
pub(super) struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Whether the tables of a book are there, and something is in the log.
pub(super) fn is_usable(connection: &Connection) -> bool {
    let tables = ["book", "link", "attachment", "checkpoint"];
    let one = || connection.query_row("SELECT seq FROM link LIMIT 1", [], |r| r.get::<_, i64>(0));
    tables.into_iter().all(|table| schema::is_plain(connection, table)) && one().is_ok()
}

/// Opens a copy of the damaged file with another beginning, the header alone or the whole page: the one with which most can be
/// read.
pub(super) fn stand_in(damaged: &Path, into: &Path) -> Option<(Connection, PathBuf, Scratch)> {
    let scratch = Scratch(into.join("scratch"));
    files::private_folder(&scratch.0).ok()?;
    let path = scratch.0.join(BOOK_FILE);
    let pages = SIZES.map(|size| page_of_an_empty_book(&scratch.0, size));
    let (mut best, mut most) = (None, 0);
    for page in pages.iter().flatten() {
        for length in [HEADER, page.len()] {
            // Of a beginning that does not fit some table is read all the same, and another in part.
            let opened = try_with(damaged, &path, &page[..length], page.len() as u64);
            let rows = opened.as_ref().map_or(0, rows_of);
            if rows > most {
                (best, most) = (Some((length, page)), rows);
            }
        }
    }
    let (length, page) = best?;
    let connection = try_with(damaged, &path, &page[..length], page.len() as u64)?;
    Some((connection, path, scratch))
}

fn rows_of(connection: &Connection) -> u64 {
    let count = "SELECT count(*) FROM link NOT INDEXED WHERE line LIKE 'recourse-link-v1 %'";
    connection.query_row(count, [], |r| r.get::<_, i64>(0)).map_or(0, |n| n.unsigned_abs())
}

fn page_of_an_empty_book(folder: &Path, size: u32) -> Option<Vec<u8>> {
    let path = folder.join(format!("empty-{size}.recourse"));
    let connection = schema::create_with(&path, None, size).ok()?;
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);").ok()?;
    drop(connection);
    let mut bytes = std::fs::read(path).ok()?;
    bytes.truncate(size as usize);
    (bytes.len() == size as usize).then_some(bytes)
}

fn try_with(damaged: &Path, path: &Path, beginning: &[u8], page: u64) -> Option<Connection> {
    let beside = |path: &Path| path.with_file_name(format!("{BOOK_FILE}-wal"));
    for old in [path.to_path_buf(), beside(path), path.with_file_name(format!("{BOOK_FILE}-shm"))] {
        std::fs::remove_file(old).ok();
    }
    drop(schema::private_file(path).ok()?);
    std::fs::copy(damaged, path).ok()?;
    if beside(damaged).exists() {
        std::fs::copy(beside(damaged), beside(path)).ok()?;
    }
    let pages = u32::try_from(std::fs::metadata(path).ok()?.len() / page).ok()?;
    let mut beginning = beginning.to_vec();
    let changes: Vec<u8> = beginning[CHANGES].to_vec();
    beginning[PAGES].copy_from_slice(&pages.to_be_bytes());
    beginning[VALID_FOR].copy_from_slice(&changes);
    beginning[FREE].fill(0);
    let mut file = std::fs::OpenOptions::new().write(true).open(path).ok()?;
    file.rewind().ok()?;
    file.write_all(&beginning).ok()?;
    drop(file);
    schema::open_remains(path, None).ok().filter(is_usable)
}
