//! What entries say of each other: numbers given once and in order, things spoken of that are there, kinds this version
//! knows. `Store::append` refuses what breaks this, yet an owner with tools of their own can chain and sign it. Nothing
//! of the record is changed by that, so each is a warning; a reader should look at those entries.
//!
//! Only public members count, and only those of the one table here: `assets/verify.html` holds the same.

use super::{Code, Entry, Finding, Id};
use crate::case::event::KINDS;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Which members of a kind give a number (`+`) and which speak of one; the letter is the sort of thing. `=` gives it
/// anew as often as it likes. `#` is an entry of the same case, `<` one before this, of whichever.
const NUMBERS: &[(&str, &str)] = &[
    ("party.set", "=P id"),
    ("contact.logged", "+C no,P with,E evidence"),
    ("contact.amended", "C no,P with,E evidence"),
    ("contact.voided", "C no"),
    ("contact.restored", "C no"),
    ("promise.settled", "C no"),
    ("exhibit.added", "+E no,< import_seq"),
    ("exhibit.amended", "E no"),
    ("exhibit.voided", "E no"),
    ("exhibit.restored", "E no"),
    ("date.stated", "P obligor,E evidence"),
    ("deadline.set", "P obligor"),
    ("deadline.entered", "+D id,P obligor"),
    ("stage.moved", "P obligor"),
    ("letter.saved", "+L no,P to,< head_seq"),
    ("letter.sent", "L no,E exhibit_no,C contact_no"),
    ("letter.reached", "L no,E evidence"),
    ("letter.voided", "L no"),
    ("answer.received", "+A no,P from,L letter_no,C contact_no,E evidence"),
    ("diagnosis.answered", "E evidence"),
    ("obligor.changed", "P id"),
    ("cost.booked", "+F id,E evidence"),
    ("bundle.exported", "+v release"),
    ("receipt.recorded", "v release,< head_seq"),
    ("vouchers.added", "< import_seq"),
    ("recovery.booked", "< import_seq"),
    ("case.merged", "< upto_seq"),
    ("erased", "< seq"),
    ("item.voided", "# of_seq"),
];

/// Kinds that FORMAT.md reserves, or that a repaired book carries: known by name, though nothing is folded from them.
const RESERVED: &[&str] = &[
    "vouchers.removed",
    "supplement.requested",
    "supplement.answered",
    "anchor.requested",
    "entry.lost",
    "clock.set_back",
];

/// Kinds that only the book itself may hold, and beginnings of those that it never does.
const OF_THE_BOOK: &[&str] = &["book.opened", "key.rotated", "anchor.received", "book.continued"];
const OF_A_CASE: &[&str] = &["case.", "contact.", "exhibit.", "letter.", "bundle."];

/// The entry stands in a case and is the book's alone, or the other way round.
fn misplaced(entry: &Entry) -> bool {
    let kind = entry.body.kind.as_str();
    if entry.case.is_book() {
        return OF_A_CASE.iter().any(|of| kind.starts_with(of));
    }
    OF_THE_BOOK.contains(&kind)
}

/// What was given so far, by case.
#[derive(Debug, Clone, Default)]
pub(super) struct Sense {
    cases: BTreeMap<Id, Given>,
    /// Entries of some case were lost before this book was begun anew: then numbers may be missing in any.
    lost: bool,
    /// Unknown kinds that were named already: one word about each is enough.
    unknown: BTreeSet<String>,
}

#[derive(Debug, Clone, Default)]
struct Given {
    /// The entries, ascending.
    seqs: Vec<u64>,
    things: BTreeSet<(char, Thing)>,
    /// An entry of this case was not read: what it gave is not known, so nothing is missed.
    hole: bool,
}

/// A number, or an id such as `P01`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Number(u64),
    Id(String),
    /// What no program of ours writes there.
    Odd,
}

impl Thing {
    fn of(value: &Value) -> Self {
        let number = value.as_u64().filter(|n| *n > 0).map(Self::Number);
        number.or_else(|| value.as_str().map(|id| Self::Id(id.into()))).unwrap_or(Self::Odd)
    }

    fn is_before(&self, seq: u64) -> bool {
        matches!(self, Self::Number(n) if *n < seq)
    }

    /// `C001`, `v2`, `#7`, `P01`.
    fn name(&self, sort: char) -> String {
        let sort = if sort == '<' { '#' } else { sort };
        match self {
            Self::Number(n) if sort.is_ascii_uppercase() => format!("{sort}{n:03}"),
            Self::Number(n) => format!("{sort}{n}"),
            Self::Id(id) => id.chars().take(40).collect(),
            Self::Odd => format!("{sort}?"),
        }
    }
}

impl Sense {
    /// An entry of this case was not read.
    pub(super) fn hole(&mut self, case: Id) {
        self.cases.entry(case).or_default().hole = true;
    }

    /// Entries of an earlier book are not here, of whichever case.
    pub(super) fn lost(&mut self) {
        self.lost = true;
    }

    /// Whether this entry of the case was read.
    pub(super) fn has_read(&self, case: Id, seq: u64) -> bool {
        self.cases.get(&case).is_some_and(|given| given.seqs.binary_search(&seq).is_ok())
    }

    /// Takes one sound entry in; what about it is odd.
    pub(super) fn take(&mut self, entry: &Entry) -> Vec<Finding> {
        let mut found = Vec::new();
        let kind = entry.body.kind.as_str();
        let known = KINDS.iter().any(|(name, _)| *name == kind) || RESERVED.contains(&kind);
        if !known && self.unknown.insert(kind.to_string()) {
            found.push(Finding::at(Code::KindUnknown, entry.seq).with("kind", kind));
        }
        if misplaced(entry) {
            found.push(Finding::at(Code::KindMisplaced, entry.seq).with("kind", kind));
        }
        if kind == "exhibit.added" && entry.body.files.len() != 1 {
            let files = entry.body.files.len();
            found.push(Finding::at(Code::ExhibitFiles, entry.seq).with("count", files));
        }
        if entry.case.is_book() {
            return found;
        }
        let given = self.cases.entry(entry.case).or_default();
        given.hole |= self.lost;
        // A case, or the journal, is opened by its first entry.
        if kind.ends_with(".opened") && !given.seqs.is_empty() {
            found.push(Finding::at(Code::NumberOrder, entry.seq).with("id", kind));
        }
        let rule = NUMBERS.iter().find(|(name, _)| *name == kind).map_or("", |(_, rule)| *rule);
        for part in rule.split(',') {
            let Some((mark, member)) = part.split_once(' ') else { continue };
            let Some(value) = entry.body.data.get(member) else { continue };
            let sort = mark.chars().next_back().unwrap_or_default();
            let several = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            for thing in several.iter().map(Thing::of) {
                let code = match mark.chars().next() {
                    Some('=') => {
                        given.things.insert((sort, thing));
                        continue;
                    }
                    Some('+') if given.gives(sort, &thing) => continue,
                    Some('+') => Code::NumberOrder,
                    Some('<') if thing.is_before(entry.seq) => continue,
                    Some('<') => Code::ReferenceAbsent,
                    _ if given.hole || given.holds(sort, &thing) => continue,
                    _ => Code::ReferenceAbsent,
                };
                found.push(Finding::at(code, entry.seq).with("id", thing.name(sort)));
            }
        }
        given.seqs.push(entry.seq);
        found
    }
}

impl Given {
    /// Gives a number; whether it was free and the next one.
    fn gives(&mut self, sort: char, thing: &Thing) -> bool {
        let mut last =
            self.things.range((sort, Thing::Number(0))..=(sort, Thing::Number(u64::MAX)));
        let last = match last.next_back() {
            Some((_, Thing::Number(last))) => *last,
            _ => 0,
        };
        let next = match thing {
            Thing::Number(n) => self.hole || *n == last.saturating_add(1),
            Thing::Id(_) => true,
            Thing::Odd => return false,
        };
        self.things.insert((sort, thing.clone())) && next
    }

    fn holds(&self, sort: char, thing: &Thing) -> bool {
        match thing {
            Thing::Number(seq) if sort == '#' => self.seqs.binary_search(seq).is_ok(),
            _ => self.things.contains(&(sort, thing.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_the_same_table_and_knows_the_same_kinds() {
        let page = crate::bundle::page::PAGE;
        for (kind, rule) in NUMBERS {
            assert!(page.contains(&format!("\"{kind}\": \"{rule}\",")), "{kind}");
            assert!(KINDS.iter().any(|(name, _)| name == kind), "{kind}");
        }
        let list = page.split_once("const KINDS = \"").unwrap().1.split_once('"').unwrap().0;
        let said: BTreeSet<&str> = list.split(' ').collect();
        let ours = KINDS.iter().map(|(name, _)| *name).chain(RESERVED.iter().copied());
        assert_eq!(said, ours.collect());
        assert!(page.contains(&format!("const OF_THE_BOOK = {OF_THE_BOOK:?}")));
        assert!(page.contains(&format!("OF_A_CASE = {OF_A_CASE:?}")));
    }
}
