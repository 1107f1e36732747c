//! Is what lies on this disk a book with everything that was acknowledged?

use recourse_core::audit::{SigningKey, Walk};
use recourse_core::store::{BOOK_FILE, Store, StoreError, examine, schema};
use rusqlite::Connection;
use std::path::Path;

/// What a disk turned out to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A sound book with at least what was acknowledged, and at most one step more.
    Fine,
    /// It does not open, or has findings.
    Corrupt(String),
    /// It is sound and lacks entries that were acknowledged.
    Lost(String),
}

/// Opens it as the program does, then reads it whole.
pub fn judge(folder: &Path, acknowledged: u64) -> Verdict {
    if !folder.join(BOOK_FILE).exists() {
        return if acknowledged == 0 { Verdict::Fine } else { Verdict::Lost("no book".into()) };
    }
    match Store::open(folder) {
        Ok(store) => {
            let walk = store.walk();
            if !walk.is_intact() {
                return Verdict::Corrupt(format!("{:?}", walk.findings));
            }
            let head = store.head().seq;
            if head < acknowledged {
                return Verdict::Lost(format!("{head} of {acknowledged}"));
            }
            if head > acknowledged + 1 {
                return Verdict::Corrupt(format!(
                    "{head} entries where {acknowledged} were asked for"
                ));
            }
            // Whatever became of a change of key: the one in force must be at hand.
            if store.key().map(SigningKey::public) != walk.key_at(head) {
                return Verdict::Corrupt("no key, or not the one in force".into());
            }
            if let Err(left) = is_erased(&store, &walk) {
                return Verdict::Corrupt(left);
            }
        }
        // The harness's own step to a next schema was taken: the copy from before must be whole, and so must this.
        Err(StoreError::Newer { .. }) => {
            let copy = schema::beside(&folder.join(BOOK_FILE), "before-v2");
            match examine(&copy) {
                Ok(seen) if seen.is_sound() && seen.walk.head.seq >= acknowledged => {}
                other => return Verdict::Corrupt(format!("the copy from before: {other:?}")),
            }
            let back = Connection::open(folder.join(BOOK_FILE));
            if let Err(e) =
                back.and_then(|c| c.execute_batch("DROP TABLE later; PRAGMA user_version=1"))
            {
                return Verdict::Corrupt(e.to_string());
            }
        }
        Err(error) => return Verdict::Corrupt(error.to_string()),
    }
    match examine(&folder.join(BOOK_FILE)) {
        Ok(seen) if !seen.is_sound() => Verdict::Corrupt(format!("{seen:?}")),
        Ok(seen) if seen.walk.head.seq < acknowledged => Verdict::Lost("on reading".into()),
        Ok(_) => Verdict::Fine,
        Err(error) => Verdict::Corrupt(error.to_string()),
    }
}

/// What an entry says was erased is not there any more.
fn is_erased(store: &Store, walk: &Walk) -> Result<(), String> {
    let lines = store.private_lines().map_err(|e| e.to_string())?;
    match lines.iter().find(|(_, hash)| walk.erased.contains_key(hash)) {
        Some((seq, _)) => Err(format!("entry {seq} was said to be erased")),
        None => Ok(()),
    }
}
