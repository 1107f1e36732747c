//! A small book on a fixed seed: two cases, a journal, a change of key, checkpoints, two attachments.

use recourse_core::audit::replay::{LinkRecord, Options, Walker};
use recourse_core::audit::{Checkpoint, Genesis, Id, SigningKey, Stamp, Time};
use recourse_core::bundle::{
    CheckpointFiles, Draft, Packing, Selection, Source, Written, pack, words,
};
use recourse_core::case::event::{Body, Data};
use recourse_core::case::exhibit::FileRef;
use recourse_core::hash::Hash;
use serde_json::{Value, json};
use std::borrow::Cow;

pub const BOOK: Id = Id::new([0x78; 16]);
pub const CASE: Id = Id::new([0x1b; 16]);
pub const OTHER: Id = Id::new([0x2c; 16]);
pub const JOURNAL: Id = Id::new([0x3d; 16]);
pub const SLIP: &[u8] = b"\xff\xd8\xff\xe0 a slip, as small as can be";
pub const CHAT: &[u8] = b"\x89PNG\r\n\x1a\n a chat";

pub fn key(n: u8) -> SigningKey {
    SigningKey::from_seed(&[n; 32])
}

pub fn data(value: Value) -> Data {
    value.as_object().cloned().unwrap()
}

pub fn file(name: &str, bytes: &[u8]) -> FileRef {
    FileRef { name: name.into(), sha256: Hash::of(bytes), size: bytes.len() as u64 }
}

pub fn body(kind: &str, public: Value, private: Option<Value>, files: &[FileRef]) -> Body {
    let private = private.map(data);
    Body { kind: kind.into(), data: data(public), files: files.into(), private, ..Body::default() }
}

pub fn time(minute: u64) -> Time {
    let start = Time::parse("2026-03-09T10:00:00.000Z").unwrap().millis();
    Time::from_millis(start + minute as i64 * 60_000).unwrap()
}

/// A row as a store keeps it.
#[derive(Clone)]
pub struct Row {
    pub link: Vec<u8>,
    pub entry: Vec<u8>,
    pub private: Option<Vec<u8>>,
}

impl Row {
    pub fn record(&self) -> LinkRecord<'_> {
        LinkRecord {
            line: Cow::Borrowed(&self.link),
            entry: Some(Cow::Borrowed(&self.entry)),
            private: self.private.as_deref().map(Cow::Borrowed),
        }
    }
}

#[derive(Clone)]
pub struct Book {
    pub walker: Walker,
    pub genesis: Vec<u8>,
    pub rows: Vec<Row>,
    pub checkpoints: Vec<CheckpointFiles>,
    pub key: u8,
    pub tick: u64,
}

impl Book {
    pub fn new() -> Self {
        let genesis = Genesis { book: BOOK, created: time(0), key: key(1).public() };
        let genesis = genesis.text().into_bytes();
        let walker = Walker::new(&genesis, Options::default());
        Self { walker, genesis, rows: vec![], checkpoints: vec![], key: 1, tick: 1 }
    }

    pub fn record(&mut self, case: Id, body: &Body) -> u64 {
        let n = self.tick;
        self.tick += 1;
        let mut salt = [0; 16];
        salt[..8].copy_from_slice(&n.to_be_bytes());
        let private_salt = salt.map(|b| b ^ 0xa5);
        let stamp = Stamp { at: time(n), actor: "merchant".into(), salt, private_salt };
        let row = self.walker.append(case, &stamp, body, &mut |_| {}).unwrap();
        let sealed = row.sealed;
        self.rows.push(Row { link: row.link.into(), entry: sealed.line, private: sealed.private });
        row.head.seq
    }

    pub fn checkpoint(&mut self) {
        let head = self.walker.head();
        let key = key(self.key);
        let checkpoint = Checkpoint { book: BOOK, head, time: time(self.tick), key: key.public() };
        let sig = checkpoint.sign(&key);
        self.checkpoints.push(CheckpointFiles { checkpoint, sig, tsq: None, tsr: None });
    }

    pub fn rotate(&mut self) {
        let new = key(self.key + 1).public();
        let seq = self.walker.head().seq + 1;
        let sig = key(self.key).sign_rotation(BOOK, seq, &new);
        self.record(
            Id::BOOK,
            &body("key.rotated", json!({"key": new.hex(), "sig": sig}), None, &[]),
        );
        self.key += 1;
    }

    /// A time stamp came for the last checkpoint: some bytes, and the entry that names them.
    pub fn anchor(&mut self, token: &[u8]) {
        let last = self.checkpoints.last_mut().unwrap();
        last.tsr = Some(token.to_vec());
        let anchor = json!({
            "checkpoint_seq": last.checkpoint.head.seq,
            "tsr_sha256": Hash::of(token).hex(),
            "tsa": "Test TSA"
        });
        self.record(Id::BOOK, &body("anchor.received", anchor, None, &[]));
    }

    pub fn draft(&self, selection: Selection) -> Draft {
        Draft::collect(&self.genesis, self.rows.iter().map(Row::record), selection).unwrap()
    }

    /// Exports the case and gives the zip's bytes.
    pub fn export(&self, selection: Selection) -> (Vec<u8>, Written) {
        let draft = self.draft(selection);
        let words = words::Words::new("RC-2026-001", "0.1.0", draft.walk());
        let last: Vec<Checkpoint> = self.checkpoints.iter().map(|c| c.checkpoint).collect();
        let signer = key(self.key);
        let open = |file: &FileRef| -> std::io::Result<Box<dyn std::io::Read>> {
            let all = [SLIP, CHAT];
            let found = all.into_iter().find(|b| Hash::of(b) == file.sha256);
            Ok(Box::new(found.ok_or(std::io::ErrorKind::NotFound)?))
        };
        let derived = vec![
            Source::bytes("data/report.pdf", b"%PDF-1.7 as small as can be".to_vec()),
            Source::bytes("data/VERIFY.txt", words::verify_txt(&words, draft.walk(), &last)),
            Source::bytes("data/tables/calls.csv", b"\xef\xbb\xbfat\r\n".to_vec()),
        ];
        let packing = Packing {
            draft: &draft,
            checkpoints: &self.checkpoints,
            key: &signer,
            created: time(self.tick + 1),
            version: "0.1.0",
            readme: words::readme(&words),
            derived,
            open: &open,
        };
        let (target, written) = pack(Vec::new(), packing, &mut |_| true).unwrap();
        (target, written)
    }
}

/// Sixteen entries; ends with the export of [`CASE`] and a checkpoint there.
pub fn book() -> Book {
    let mut b = Book::new();
    b.record(Id::BOOK, &body("book.opened", json!({"tool": "recourse 0.1.0"}), None, &[]));
    b.record(JOURNAL, &body("journal.opened", json!({}), None, &[]));
    let import = json!({"side": "bank", "profile": "icbc-debit", "rows": 96});
    let private = json!({"name": "流水 三月.csv"});
    b.record(JOURNAL, &body("import.recorded", import, Some(private), &[file("bank.csv", b"x")]));
    let opened = json!({"no": "RC-2026-001", "currency": "CNY", "jurisdiction": "CN"});
    b.record(CASE, &body("case.opened", opened, Some(json!({"title": "老王记面馆"})), &[]));
    let other = json!({"no": "RC-2026-002", "currency": "CNY", "jurisdiction": "CN"});
    b.record(OTHER, &body("case.opened", other, Some(json!({"title": "另一案"})), &[]));
    let party = json!({"id": "P01", "role": "bank"});
    b.record(
        CASE,
        &body("party.set", party, Some(json!({"name": "江州银行", "phone": "\u{202e}\u{1}"})), &[]),
    );
    b.checkpoint();
    let call = json!({"no": 1, "with": "P01", "channel": "phone", "direction": "out",
        "occurred_at": "2026-03-12T09:30:00+08:00", "claimed_payment": true});
    b.record(
        CASE,
        &body(
            "contact.logged",
            call,
            Some(json!({"said": "三个工作日内\n回复", "ticket": "4711"})),
            &[],
        ),
    );
    b.record(
        CASE,
        &body("note.private", json!({"of_seq": 7}), Some(json!({"text": "我的想法"})), &[]),
    );
    let exhibit = |no: u32| json!({"no": no, "kind": "slip"});
    b.record(
        CASE,
        &body(
            "exhibit.added",
            exhibit(1),
            Some(json!({"name": "签购单.jpg"})),
            &[file("slip.jpg", SLIP)],
        ),
    );
    b.rotate();
    b.record(
        CASE,
        &body(
            "exhibit.added",
            exhibit(2),
            Some(json!({"name": "聊天.png"})),
            &[file("chat.png", CHAT)],
        ),
    );
    b.record(OTHER, &body("note.added", json!({}), Some(json!({"text": "x"})), &[]));
    b.record(CASE, &body("from.the.future", json!({"deep": [[{"n": -7}], {}, true]}), None, &[]));
    b.record(CASE, &body("stage.moved", json!({"to": "bank"}), Some(json!({"reason": "…"})), &[]));
    b.record(OTHER, &body("note.added", json!({}), Some(json!({"text": "y"})), &[]));
    b.record(
        CASE,
        &body("bundle.exported", json!({"release": 1}), Some(json!({"receiver": "lawyer"})), &[]),
    );
    b.checkpoint();
    b
}
