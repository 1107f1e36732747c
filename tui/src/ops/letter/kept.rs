//! A finished letter as it was kept: composed once more from what the case knew then, and held against the kept file.
//! Where the words differ (another version wrote it), the file's own words are shown: what went out is what it says.

use super::{Filled, Typed, composed, find, save};
use crate::failure::Result;
use crate::ops::{Desk, store_failure};
use chrono::NaiveDate;
use recourse_core::case::letter::{Letter, TEMPLATE};
use recourse_core::case::{Case, local};
use recourse_core::letter::Sort;
use recourse_core::locale::Lang;
use recourse_core::render::pdf::spoken;
use std::io::Cursor;

/// How long a letter may lie before its dates are too near: printed, sealed and carried to the post.
const DAYS_TO_POST: i64 = 2;

/// A kept letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The letter as it was filled then.
    pub filled: Filled,
    /// The day it was kept.
    pub on: NaiveDate,
    /// It has not gone out, and the case has moved on since.
    pub stale: bool,
    /// The kept file's own words, where they are not those of `filled`.
    pub own_words: Option<String>,
}

/// The letter `L001` as it was kept.
pub fn kept(desk: &Desk, no: &str, which: &str) -> Result<Kept> {
    let case = desk.case(no)?;
    let letter = find(case, which, None)?;
    let on = kept_on(desk, letter);
    let mut then = Case::new(case.id.clone());
    for line in case.lines.iter().filter(|l| l.seq < letter.seq) {
        then.apply(line.clone());
    }
    let mut typed: Typed = letter.now.fields.clone().unwrap_or_default();
    typed.remove(TEMPLATE);
    let seq = letter.now.head_seq;
    let store = desk.store()?;
    let head = store.hash_at(seq).ok().flatten().unwrap_or(store.head().hash);
    let lang = Lang::parse(&letter.now.lang).unwrap_or(Lang::Zh);
    let sort = Sort::of(&letter.now);
    let filled = composed(desk, &then, &sort, &letter.now.to, lang, typed, on, (seq, head))?;
    let own_words = own_words(desk, letter, &filled)?;
    Ok(Kept { filled, on, stale: stale_since(desk, case, letter).is_some(), own_words })
}

fn kept_on(desk: &Desk, letter: &Letter) -> NaiveDate {
    let now = desk.world.now();
    local(&letter.at, *now.offset()).unwrap_or(now).date_naive()
}

/// The day a letter was kept, where it still lies here and what it says of days or sums is no longer so.
pub fn stale_since(desk: &Desk, case: &Case, letter: &Letter) -> Option<NaiveDate> {
    let on = kept_on(desk, letter);
    let old = (desk.world.today() - on).num_days() > DAYS_TO_POST;
    let stale = old || case.money_moved_since(letter.seq);
    (letter.live() && letter.sent.is_empty() && stale).then_some(on)
}

/// What the kept file says, where that is not what was composed.
fn own_words(desk: &Desk, letter: &Letter, filled: &Filled) -> Result<Option<String>> {
    let Some(file) = letter.file() else { return Ok(None) };
    let bytes = desk.store()?.attachment_bytes(&file.sha256).map_err(store_failure)?;
    let Some(bytes) = bytes else { return Ok(None) };
    // A Word file is the same bytes for the same words; a PDF carries the second it was made in.
    if !bytes.starts_with(b"%PDF") {
        return Ok(None);
    }
    let made = save::pdf(filled, desk.world.now())?;
    let (then, now) = (words(bytes), words(made));
    Ok(then.filter(|then| now.as_ref() != Some(then)))
}

fn words(pdf: Vec<u8>) -> Option<String> {
    let said = spoken(&mut Cursor::new(pdf))?;
    let pages: Vec<String> =
        said.into_iter().filter(|s| s.page.is_some()).map(|s| s.text).collect();
    Some(pages.join("\n"))
}
