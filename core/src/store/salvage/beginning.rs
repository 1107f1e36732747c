//! The first text of a book: the one that its first line follows, made again from what else names its book, day and key
//! where one character of it is wrong.

use super::remains::{Remains, find};
use crate::audit::{Entry, Genesis, Id, PublicKey, Time};
use crate::hash::Hash;
use std::collections::BTreeSet;

/// More keys than these are not tried.
const KEYS_MAX: usize = 256;

impl Remains {
    /// The beginning that the first lines follow, else the first that can be read. `keys` are those that other places name.
    pub(super) fn beginning(&self, keys: &[PublicKey]) -> Option<Genesis> {
        let read = |text: &String| Genesis::parse(text.as_bytes());
        let texts: Vec<Genesis> = self.genesis.iter().filter_map(read).collect();
        let named = self.named_next(0);
        let fits = texts.iter().copied().find(|text| named.contains(&text.head().hash));
        fits.or_else(|| self.made_again(&texts, keys)).or(texts.first().copied())
    }

    /// The entries that name themselves the first.
    fn first_entries(&self) -> Vec<(Hash, Entry)> {
        let read = |(hash, line): (&Hash, &Vec<u8>)| {
            find(line, b"\"seq\":1,").or_else(|| find(line, b"\"seq\":1}"))?;
            let entry = Entry::read_public(line).ok()?;
            (entry.seq == 1).then_some((*hash, entry))
        };
        self.lines.iter().filter_map(read).take(4).collect()
    }

    /// The text that the first line follows, or that the second does by the line of the first entry.
    fn made_again(&self, texts: &[Genesis], keys: &[PublicKey]) -> Option<Genesis> {
        let first = self.first_entries();
        // What a damaged text says in its lines may be right, whatever they are headed.
        let value = |line: usize| {
            let texts = self.genesis.iter();
            texts.filter_map(move |text| text.split('\n').nth(line)?.split(' ').next_back())
        };
        let mut books: BTreeSet<Id> = first.iter().map(|(_, entry)| entry.book).collect();
        books.extend(value(1).filter_map(Id::from_hex));
        let mut days: BTreeSet<Time> = first.iter().map(|(_, entry)| entry.at).collect();
        days.extend(value(2).filter_map(Time::parse));
        days.extend(texts.iter().map(|text| text.created));
        let keys: BTreeSet<PublicKey> = keys
            .iter()
            .copied()
            .chain(self.keys.iter().copied())
            .chain(value(3).filter_map(PublicKey::from_hex))
            .take(KEYS_MAX)
            .collect();
        let all = books.iter().flat_map(|book| {
            let keys = &keys;
            days.iter().flat_map(move |created| {
                keys.iter().map(move |key| Genesis { book: *book, created: *created, key: *key })
            })
        });
        let (named, second) = (self.named_next(0), self.named_next(1));
        let follows = |genesis: &Genesis| {
            let head = genesis.head();
            let mut made = first.iter().map(|(entry, e)| head.chain(e.case, *entry).1.hash);
            named.contains(&head.hash) || made.any(|line| second.contains(&line))
        };
        all.into_iter().find(follows)
    }
}
