//! Step 8: checkpoints against the chain, time stamps against their entries, and the order of all dates.

use super::Check;
use super::log::Logged;
use crate::audit::replay::Walk;
use crate::audit::{Anchor, Checkpoint, Code, Finding, Time};
use crate::bundle::path::checkpoint;
use crate::bundle::statement::Statement;
use crate::hash::Hash;
use std::collections::{BTreeMap, BTreeSet};

const FOLDER: &str = "data/log/checkpoints/";
/// Clocks err: so many milliseconds into the future are no finding.
const SLACK: i64 = 300_000;
const TOKEN_MOST: u64 = 1 << 20;

impl Check<'_> {
    pub(super) fn marks(&mut self, statement: &Statement, logged: &Logged) {
        let seqs: BTreeSet<u64> = self
            .listed
            .keys()
            .chain(self.index.keys())
            .filter_map(|p| checkpoint(p.strip_prefix(FOLDER)?).map(|(seq, _)| seq))
            .collect();
        let mut last = logged.walk.genesis.map(|g| g.created);
        for seq in &seqs {
            self.checkpoint(*seq, logged, &mut last);
        }
        if !seqs.contains(&statement.head.seq) {
            self.add(Code::CheckpointNoneAtEnd, "");
        }
        self.tokens(&logged.walk, &seqs);
        self.dates(statement, &logged.walk);
        self.report.bound(&logged.times, self.outside.now);
    }

    fn checkpoint(&mut self, seq: u64, logged: &Logged, last: &mut Option<Time>) {
        let path = format!("{FOLDER}{seq:010}.txt");
        let sig_path = format!("{path}.sig");
        let walk = &logged.walk;
        let Some(text) = self.small(&path, 1024) else {
            // A stray signature or time stamp; a listed text that is absent was named already.
            if !self.bad.contains(&path) {
                self.add(Code::CheckpointMalformed, &path);
            }
            return;
        };
        let book = walk.genesis.map(|g| g.book);
        let parsed = Checkpoint::parse(&text).filter(|c| c.head.seq == seq && Some(c.book) == book);
        let Some(made) = parsed else { return self.add(Code::CheckpointMalformed, &path) };
        match self.small(&sig_path, 64) {
            Some(sig) if made.verify(&sig) && walk.key_at(seq) == Some(made.key) => {}
            Some(_) => self.add(Code::CheckpointSignature, &sig_path),
            None if self.bad.contains(&sig_path) => {}
            None if self.index.contains_key(&sig_path) => {
                self.add(Code::CheckpointSignature, &sig_path);
            }
            None => self.add(Code::CheckpointUnsigned, &path),
        }
        if walk.heads.get(&seq) != Some(&made.head.hash) {
            self.add(Code::CheckpointHead, &path);
        }
        let upto = logged.times.partition_point(|(at, _)| *at <= seq);
        let entry = upto.checked_sub(1).and_then(|i| logged.times.get(i)).map(|(_, at)| *at);
        let ahead = (*last).max(entry);
        if ahead.is_some_and(|ahead| made.time < ahead) {
            self.report.add(Finding::new(Code::CheckpointOrder, &path).with("time", made.time));
        }
        self.future(made.time, &path);
        *last = (*last).max(Some(made.time));
    }

    fn future(&mut self, time: Time, where_: &str) {
        if self.outside.now.is_some_and(|now| time.millis() > now.millis() + SLACK) {
            self.report.add(Finding::new(Code::TimeFuture, where_).with("time", time));
        }
    }

    /// A token that an entry names must be there, byte for byte; one that is there ought to be named.
    fn tokens(&mut self, walk: &Walk, seqs: &BTreeSet<u64>) {
        let path = |seq: u64| format!("{FOLDER}{seq:010}.txt.tsr");
        for anchor in &walk.anchors {
            let path = path(anchor.checkpoint_seq);
            let token = self.small(&path, TOKEN_MOST);
            let fits = token.is_some_and(|bytes| Hash::of(&bytes) == anchor.tsr);
            if !fits && !self.bad.contains(&path) {
                self.report.add(Finding::new(Code::TokenAbsent, &path).with("seq", anchor.seq));
            }
        }
        let named: BTreeMap<u64, u64> =
            walk.anchors.iter().rev().map(|a| (a.checkpoint_seq, a.seq)).collect();
        for seq in seqs {
            let path = path(*seq);
            if !self.index.contains_key(&path) {
                continue;
            }
            let entry = named.get(seq).copied();
            if entry.is_none() {
                self.add(Code::TokenUnnamed, &path);
            }
            self.token(*seq, entry, walk, &path);
        }
    }

    /// What a token bounds, where its checkpoint is this chain's.
    fn token(&mut self, seq: u64, entry: Option<u64>, walk: &Walk, path: &str) {
        let text = self.small(&format!("{FOLDER}{seq:010}.txt"), 1024).unwrap_or_default();
        let fits = Checkpoint::parse(&text)
            .is_some_and(|made| walk.heads.get(&seq) == Some(&made.head.hash));
        let token = self.small(path, TOKEN_MOST).filter(|_| fits && self.sound(path));
        let Some(token) = token else {
            // What is wrong with it was said already; it anchors nothing.
            self.report.tokens_unverified += 1;
            let finding = Finding::new(Code::TokenUnverified, path);
            return self.report.add(finding.with("fault", "unfit"));
        };
        let request = self.small(&format!("{FOLDER}{seq:010}.txt.tsq"), 1024);
        let roots = &self.outside.roots;
        let anchor = Anchor::judge(seq, entry, &text, request.as_deref(), &token, roots);
        self.report.anchor(anchor, path);
    }

    fn dates(&mut self, statement: &Statement, walk: &Walk) {
        if let Some(last) = walk.last_at.filter(|last| statement.created < *last) {
            let finding = Finding::new(Code::CreatedEarly, "bundle.txt");
            self.report.add(finding.with("time", statement.created).with("last", last));
        }
        self.future(statement.created, "bundle.txt");
    }
}
