//! Steps 3 to 7: chain, entries, completeness, private lines, files and keys, in one walk over the streamed log.

use super::Check;
use super::lines::Lines;
use crate::audit::replay::{LinkRecord, Options, Scope, Volume, Walk, Walker};
use crate::audit::{Code, Entry, Finding, Link, Severity, Time, canon::MAX_LINE};
use crate::bundle::path::checkpoint;
use crate::bundle::statement::Statement;
use crate::case::exhibit::FileRef;
use crate::hash::Hash;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};

/// After so many errors in the chain the walk stops: nobody reads more. Warnings never end it.
const ENOUGH: usize = 1000;

/// What the walk over a bundle's log gives to the steps after it.
pub(super) struct Logged {
    pub walk: Walk,
    /// When each disclosed entry was written, by seq.
    pub times: Vec<(u64, Time)>,
    /// Declared seqs that are links of the case.
    redacted_links: u64,
}

impl Check<'_> {
    pub(super) fn log(&mut self, statement: &Statement) {
        let Some(logged) = self.walk(statement) else { return self.blind(statement) };
        let walk = &logged.walk;
        self.report.entries = walk.head.seq;
        self.report.head = Some(walk.head.hash);
        self.report.told(walk);
        self.readme(statement);
        let (outside, chain): (Vec<_>, Vec<_>) =
            walk.findings.iter().cloned().partition(|f| f.code.as_str().starts_with("known-"));
        self.report.chain_intact = chain.iter().all(|f| f.severity() != Severity::Error);
        self.report.findings.extend(chain);
        self.head(statement, walk);
        self.completeness(statement, &logged);
        self.files(statement, walk);
        self.key(statement, walk);
        self.marks(statement, &logged);
        self.report.findings.extend(outside);
        self.report.known_up_to = walk.known_up_to;
        self.outside_key(statement, walk);
    }

    /// Without its log no chain ties what is known from outside to this bundle: only the key that signed can be compared,
    /// and what cannot be is said. Another key than that may be an earlier one of this book, which only the log would tell.
    fn blind(&mut self, statement: &Statement) {
        let signed = self.report.signer.is_some();
        self.report.signed_by = Some(statement.key.fingerprint()).filter(|_| signed);
        let known = self.outside.knows(&statement.key);
        self.report.key_trusted = known == Some(true);
        if known == Some(false) || !self.outside.known.is_empty() || self.outside.named_root {
            self.add(Code::OutsideUnread, "data/log");
        }
    }

    /// Streams the three log files side by side through the one walk.
    fn walk(&mut self, statement: &Statement) -> Option<Logged> {
        let genesis = self.small("data/log/genesis.txt", 1024);
        let at = ["links.txt", "entries.jsonl", "private.jsonl"]
            .map(|name| self.index.get(&format!("data/log/{name}")).copied());
        let (Some(genesis), [Some(links), Some(entries), Some(privates)]) = (genesis, at) else {
            return None;
        };
        if Hash::of(&genesis) != statement.genesis {
            self.add(Code::StatementHash, "data/log/genesis.txt");
        }
        let names = self.index.keys().filter_map(|p| p.strip_prefix("data/log/checkpoints/"));
        let watch = names.filter_map(checkpoint).map(|(seq, _)| seq).collect();
        let scope = Scope::Case { case: statement.case, redacted: statement.redacted.clone() };
        let options =
            Options { scope, known: self.outside.known.clone(), watch, now: self.outside.now };
        let mut feed = Feed::new(statement, Walker::new(&genesis, options));
        let container = self.container;
        let mut logs = Ok(());
        let read = container.read(links, &mut |links| {
            container.read(entries, &mut |entries| {
                container.read(privates, &mut |privates| {
                    logs = feed.run(links, entries, privates);
                    Ok(())
                })
            })
        });
        if let Err(e) = read.and(logs) {
            self.report.add(Finding::new(Code::ReadFailed, "data/log").with("reason", e));
        }
        let book = feed.walker.walk().genesis.map(|g| g.book);
        if book.is_some_and(|book| book != statement.book) {
            self.count("book", statement.book, book.map(|b| b.hex()).unwrap_or_default());
        }
        for (left_over, path) in feed.left_over {
            let where_ = format!("data/log/{path}");
            self.report.add(Finding::new(Code::LogOrder, where_).with("count", left_over));
        }
        let (times, redacted_links) = (feed.times, feed.redacted_links);
        Some(Logged { walk: feed.walker.finish(), times, redacted_links })
    }

    /// README.txt is for people, and signed as it stands; where it states a head, it has to be this one.
    fn readme(&mut self, statement: &Statement) {
        let Some(text) = self.small("README.txt", 1 << 20) else { return };
        let text = String::from_utf8_lossy(&text);
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        let heads: Vec<&str> = words.filter(|w| Hash::from_hex(w).is_some()).collect();
        if !heads.is_empty() && !heads.contains(&statement.head.hash.hex().as_str()) {
            self.add(Code::ReadmeOther, "README.txt");
        }
    }

    fn count(&mut self, member: &str, stated: impl ToString, found: impl ToString) {
        let finding = Finding::new(Code::StatementCount, "bundle.txt").with("member", member);
        self.report.add(finding.with("stated", stated).with("found", found));
    }

    fn head(&mut self, statement: &Statement, walk: &Walk) {
        if walk.head != statement.head && self.report.chain_intact {
            self.report.chain_intact = false;
            if walk.head.seq != statement.head.seq {
                self.count("seq", statement.head.seq, walk.head.seq);
            } else {
                self.count("head", statement.head.hash, walk.head.hash);
            }
        }
    }

    fn completeness(&mut self, statement: &Statement, logged: &Logged) {
        let walk = &logged.walk;
        let links = walk.cases.get(&statement.case).copied().unwrap_or_default();
        let stated = statement.entries;
        if links != stated || links == 0 {
            self.count("entries", stated, links);
        }
        let impossible = logged.redacted_links != statement.redacted.len() as u64;
        if impossible {
            let finding = Finding::new(Code::RedactedBad, "bundle.txt");
            self.report.add(finding.with("reason", "not of this case"));
        }
        let withheld = walk.withheld.len() as u64;
        if withheld != statement.private_withheld {
            self.count("private-withheld", statement.private_withheld, withheld);
        }
        // An entry that is not the one recorded is as good as absent.
        let gaps = [
            Code::EntryAbsent,
            Code::EntryChanged,
            Code::EntryMalformed,
            Code::EntryMisplaced,
            Code::LinkMalformed,
            Code::CaseOrder,
            Code::SeqBroken,
            Code::StatementCount,
        ];
        self.report.complete = !impossible && !gaps.iter().any(|c| self.report.has(*c));
        self.report.redacted = statement.redacted.iter().copied().collect();
        self.report.private_withheld = withheld;
        self.report.withheld.clone_from(&walk.withheld);
        if !statement.redacted.is_empty() {
            let list: Vec<String> = statement.redacted.iter().map(u64::to_string).collect();
            self.report.add(Finding::new(Code::Redacted, "").with("list", list.join(", ")));
        }
        if withheld > 0 {
            let parts = walk.withheld.iter().map(|(seq, kind)| format!("{seq} {kind}"));
            let parts = parts.collect::<Vec<_>>().join(",");
            let finding = Finding::new(Code::PrivateWithheld, "").with("count", withheld);
            let finding = finding.with("declared", yes(withheld == statement.private_withheld));
            self.report.add(finding.with("parts", parts));
        }
    }

    /// Every file present is named, has the named size and lies under its hash; absent ones were counted.
    fn files(&mut self, statement: &Statement, walk: &Walk) {
        if self.listed.is_empty() {
            // The list itself is absent or unreadable, which was said.
            return;
        }
        let mut named: BTreeMap<Hash, Vec<(u64, &FileRef)>> = BTreeMap::new();
        for (seq, file) in &walk.files {
            named.entry(file.sha256).or_default().push((*seq, file));
        }
        let mut present = BTreeSet::new();
        let listed: Vec<(String, Hash)> =
            self.listed.iter().map(|(path, hash)| (path.clone(), *hash)).collect();
        for (path, hash) in listed {
            let Some(name) = path.strip_prefix("data/files/") else { continue };
            let under = named.get(&hash).map(Vec::as_slice).unwrap_or_default();
            let other = |found: &&str| !under.iter().any(|(_, file)| file.name == *found);
            if !hash.hex().starts_with(name.get(..12).unwrap_or("-")) || !present.insert(hash) {
                self.add(Code::FileName, &path);
            } else if let Some(found) = name.get(13..).filter(other)
                && !under.is_empty()
            {
                let names: Vec<&str> = under.iter().map(|(_, file)| file.name.as_str()).collect();
                let finding = Finding::new(Code::FileRenamed, &path).with("found", found);
                self.report.add(finding.with("stated", names.join(", ")));
            }
            if under.is_empty() {
                self.add(Code::FileUnnamed, &path);
                continue;
            }
            let size = self.index.get(&path).and_then(|at| self.container.items().get(*at));
            let Some(size) = size.map(|item| item.size).filter(|_| !self.bad.contains(&path))
            else {
                continue;
            };
            if let Some((seq, file)) = under.iter().find(|(_, file)| file.size != size) {
                let finding = Finding::new(Code::FileSize, &path).with("seq", seq);
                self.report.add(finding.with("stated", file.size).with("found", size));
            }
        }
        for at in walk.erased_but_here(&present) {
            self.report.add(Finding::at(Code::ErasedThere, at));
        }
        let seqs = |here: bool| -> BTreeSet<u64> {
            let which = named.iter().filter(|(hash, _)| present.contains(hash) == here);
            which.filter_map(|(_, under)| Some(under.first()?.0)).collect()
        };
        let absent = named.keys().filter(|hash| !present.contains(*hash)).count() as u64;
        if absent != statement.files_withheld {
            self.count("files-withheld", statement.files_withheld, absent);
        }
        let spread = walk.spread.as_ref().filter(|spread| spread.seq == walk.head.seq);
        self.report.volume = spread.and_then(|spread| spread.volume(&seqs(true)));
        let mut left_out = seqs(false);
        let all = left_out.len() as u64;
        if let Some(Volume::Part { elsewhere, .. }) = &self.report.volume {
            left_out.retain(|seq| !elsewhere.contains(seq));
        }
        // Two files of one entry count as two; what lies in another volume is not left out.
        let withheld = absent - (all - left_out.len() as u64).min(absent);
        self.report.files_withheld = withheld;
        if withheld > 0 {
            let seqs = left_out;
            let parts = seqs.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
            let finding = Finding::new(Code::FilesWithheld, "").with("count", withheld);
            let finding = finding.with("declared", yes(absent == statement.files_withheld));
            self.report.add(finding.with("parts", parts));
        }
    }

    fn key(&mut self, statement: &Statement, walk: &Walk) {
        let signed = self.report.signer.take().is_some();
        if walk.key_at(statement.head.seq) != Some(statement.key) {
            self.add(Code::KeyNotInForce, "bundle.txt");
        } else if signed {
            self.report.signer = walk.genesis.map(|g| g.key.fingerprint());
        }
        self.report.keys(walk);
    }

    fn outside_key(&mut self, statement: &Statement, walk: &Walk) {
        let Some(signing) = self.outside.knows(&statement.key) else {
            return self.add(Code::KeyUnchecked, "");
        };
        let first = walk.genesis.is_some_and(|g| self.outside.knows(&g.key) == Some(true));
        match (first, signing) {
            (true, _) => {}
            (false, true) => {
                // A key that the chain never brought into force is said to be none of it.
                let since = walk.keys.iter().rfind(|(_, key)| *key == statement.key);
                let later = since.map(|(seq, _)| Finding::at(Code::KeyLater, *seq));
                self.report.findings.extend(later);
            }
            (false, false) => return self.add(Code::KeyDiffers, "key.pem"),
        }
        self.report.key_trusted = self.report.signer.is_some();
    }
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// Hands the log's lines to the walk: each entry and private line with the link it belongs to.
struct Feed<'s> {
    statement: &'s Statement,
    walker: Walker,
    times: Vec<(u64, Time)>,
    redacted_links: u64,
    /// Lines that belong to no link or entry, by file.
    left_over: BTreeSet<(u64, &'static str)>,
}

impl<'s> Feed<'s> {
    fn new(statement: &'s Statement, walker: Walker) -> Self {
        Self { statement, walker, times: Vec::new(), redacted_links: 0, left_over: BTreeSet::new() }
    }

    fn run(
        &mut self,
        links: &mut dyn Read,
        entries: &mut dyn Read,
        privates: &mut dyn Read,
    ) -> io::Result<()> {
        let mut links = Lines::new(links, 1024);
        let mut entries = Peek::new(Lines::new(entries, MAX_LINE))?;
        let mut privates = Peek::new(Lines::new(privates, MAX_LINE))?;
        let mut orphans = 0;
        while let Some(line) = links.next()? {
            let link = Link::parse(&line);
            let wanted = link.filter(|link| self.wants(link));
            let mut entry = None;
            if let Some(link) = wanted {
                orphans += entries.skip_before(link.seq)?;
                entry = entries.take_for(&link)?;
            }
            let named = entry.as_ref().and_then(|(_, read)| read.as_ref()?.private_hash);
            let private = named.map(|hash| privates.take_hash(hash)).transpose()?.flatten();
            let record = LinkRecord {
                line: Cow::Owned(line),
                entry: entry.map(|(line, _)| Cow::Owned(line)),
                private: private.map(Cow::Owned),
            };
            let times = &mut self.times;
            self.walker.step(&record, &mut |entry| times.push((entry.seq, entry.at)));
            if self.walker.errors() > ENOUGH {
                return Ok(());
            }
        }
        orphans += entries.count()?;
        let strays = privates.count()?;
        for (count, path) in [(orphans, "entries.jsonl"), (strays, "private.jsonl")] {
            if count > 0 {
                self.left_over.insert((count, path));
            }
        }
        Ok(())
    }

    fn wants(&mut self, link: &Link) -> bool {
        let of_case = link.case == self.statement.case;
        let redacted = self.statement.redacted.contains(&link.seq);
        self.redacted_links += u64::from(of_case && redacted);
        link.case.is_book() || (of_case && !redacted)
    }
}

/// Lines with the next one in view.
struct Peek<'r> {
    lines: Lines<'r>,
    next: Option<Vec<u8>>,
}

type Read1 = (Vec<u8>, Option<Entry>);

impl<'r> Peek<'r> {
    fn new(mut lines: Lines<'r>) -> io::Result<Self> {
        let next = lines.next()?;
        Ok(Self { lines, next })
    }

    fn take(&mut self) -> io::Result<Option<Vec<u8>>> {
        let next = self.lines.next()?;
        Ok(std::mem::replace(&mut self.next, next))
    }

    /// Passes over entry lines that belong before this seq: nothing asked for them.
    fn skip_before(&mut self, seq: u64) -> io::Result<u64> {
        let mut passed = 0;
        while let Some(line) = &self.next {
            if !Entry::read_public(line).is_ok_and(|entry| entry.seq < seq) {
                break;
            }
            self.take()?;
            passed += 1;
        }
        Ok(passed)
    }

    /// The line for this link: the one with its hash, else one that claims its seq or cannot be read at all.
    fn take_for(&mut self, link: &Link) -> io::Result<Option<Read1>> {
        let Some(line) = &self.next else { return Ok(None) };
        let read = Entry::read_public(line).ok();
        let its = Hash::of(line) == link.entry || read.as_ref().is_none_or(|e| e.seq == link.seq);
        if !its {
            return Ok(None);
        }
        Ok(self.take()?.map(|line| (line, read)))
    }

    fn take_hash(&mut self, hash: Hash) -> io::Result<Option<Vec<u8>>> {
        if self.next.as_ref().is_some_and(|line| Hash::of(line) == hash) {
            return self.take();
        }
        Ok(None)
    }

    fn count(&mut self) -> io::Result<u64> {
        let mut count = 0;
        while self.take()?.is_some() {
            count += 1;
        }
        Ok(count)
    }
}
