use super::*;
use crate::audit::Checkpoint;
use crate::audit::key::SigningKey;
use crate::case::event::Data;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A small book: rows as kept, with the genesis before them.
#[derive(Clone)]
pub(crate) struct Book {
    pub genesis: Vec<u8>,
    pub rows: Vec<[Option<Vec<u8>>; 3]>,
}

pub(crate) const CASE_A: Id = Id::new([0xa1; 16]);
pub(crate) const CASE_B: Id = Id::new([0xb2; 16]);

impl Book {
    pub(crate) fn walk(&self, options: Options) -> (Walk, Vec<u64>) {
        let mut folded = Vec::new();
        let rows = self.rows.iter().map(|[line, entry, private]| LinkRecord {
            line: line.as_deref().unwrap_or_default().into(),
            entry: entry.as_deref().map(Cow::from),
            private: private.as_deref().map(Cow::from),
        });
        let walk = replay(&self.genesis, rows, options, &mut |e| folded.push(e.seq));
        (walk, folded)
    }

    fn codes(&self) -> Vec<(Code, String)> {
        let (walk, _) = self.walk(Options::default());
        walk.findings.into_iter().map(|f| (f.code, f.where_)).collect()
    }
}

pub(crate) fn key(n: u8) -> SigningKey {
    SigningKey::from_seed(&[n; 32])
}

fn data(value: Value) -> Data {
    value.as_object().cloned().unwrap()
}

pub(crate) fn body(kind: &str, public: Value, private: Option<Value>) -> Body {
    let private = private.map(data);
    Body { kind: kind.into(), data: data(public), private, ..Body::default() }
}

pub(crate) fn stamp(n: u64) -> Stamp {
    let at = Time::parse("2026-03-09T10:00:00.000Z").unwrap().millis() + n as i64 * 60_000;
    Stamp {
        at: Time::from_millis(at).unwrap(),
        actor: "merchant".into(),
        salt: [n as u8; 16],
        private_salt: [n as u8 ^ 0xff; 16],
    }
}

pub(crate) fn walker() -> Walker {
    let genesis = Genesis { book: Id::new([7; 16]), created: stamp(0).at, key: key(1).public() };
    Walker::new(genesis.text().as_bytes(), Options::default())
}

/// Eight entries: the book's, a rotation, and two cases that take turns.
pub(crate) fn book() -> Book {
    let mut w = walker();
    let sig = key(1).sign_rotation(Id::new([7; 16]), 4, &key(2).public());
    let opened = |no: &str| json!({"no": no, "currency": "CNY", "jurisdiction": "CN"});
    let plan = [
        (Id::BOOK, body("book.opened", json!({"tool": "t"}), None)),
        (CASE_A, body("case.opened", opened("RC-1"), Some(json!({"title": "老王记"})))),
        (CASE_B, body("case.opened", opened("RC-2"), None)),
        (Id::BOOK, body("key.rotated", json!({"key": key(2).public().hex(), "sig": sig}), None)),
        (CASE_A, body("note.added", json!({}), Some(json!({"text": "a"})))),
        (CASE_B, body("note.added", json!({}), Some(json!({"text": "b"})))),
        (CASE_A, body("supplement.requested", json!({"deep": [[{"x": -1}]]}), None)),
        (CASE_A, body("note.added", json!({}), Some(json!({"text": "c"})))),
    ];
    let mut rows = Vec::new();
    for (n, (case, body)) in plan.into_iter().enumerate() {
        let row = w.append(case, &stamp(n as u64 + 1), &body, &mut |_| {}).unwrap();
        rows.push([Some(row.link.into_bytes()), Some(row.sealed.line), row.sealed.private]);
    }
    let genesis = w.walk().genesis.unwrap().text().into_bytes();
    Book { genesis, rows }
}

#[test]
fn a_sound_book_folds_every_entry() {
    let (walk, folded) = book().walk(Options::default());
    assert_eq!(walk.findings, vec![]);
    assert_eq!(folded, (1..=8).collect::<Vec<_>>());
    assert_eq!((walk.cases[&CASE_A], walk.cases[&CASE_B], walk.cases[&Id::BOOK]), (4, 2, 2));
    assert_eq!(walk.key_at(3), Some(key(1).public()));
    assert_eq!(walk.key_at(4), Some(key(2).public()));
}

#[test]
fn a_flipped_bit_in_each_byte_is_exactly_one_finding() {
    let good = book();
    for row in 0..good.rows.len() {
        for part in 0..3 {
            for at in 0..good.rows[row][part].as_ref().map_or(0, Vec::len) {
                let mut bad = good.clone();
                bad.rows[row][part].as_mut().unwrap()[at] ^= 1 << (at % 8);
                let found = bad.codes();
                assert_eq!(found.len(), 1, "row {row} part {part} byte {at}: {found:?}");
            }
        }
    }
    for at in 0..good.genesis.len() {
        let mut bad = good.clone();
        bad.genesis[at] ^= 1;
        assert!(!bad.codes().is_empty(), "genesis byte {at}");
    }
}

#[test]
fn a_changed_entry_is_one_finding_and_is_not_folded() {
    let mut bad = book();
    let entry = bad.rows[4][1].as_mut().unwrap();
    let at = entry.len() / 2;
    entry[at] ^= 1;
    let (walk, folded) = bad.walk(Options::default());
    assert_eq!(walk.findings, vec![Finding::at(Code::EntryChanged, 5)]);
    assert_eq!(folded, vec![1, 2, 3, 4, 6, 7, 8]);
}

#[test]
fn dropped_swapped_repeated_and_cut_rows_are_found() {
    let good = book();
    for at in 0..good.rows.len() - 1 {
        let mut bad = good.clone();
        bad.rows.remove(at);
        let found = bad.codes();
        let want = (Code::SeqBroken, format!("#{}", at + 2));
        // Without the rotation the later key is unknown, but nothing here is signed by it.
        assert_eq!(found, vec![want], "dropped {}", at + 1);
        let mut bad = good.clone();
        bad.rows.swap(at, at + 1);
        assert!(bad.codes().iter().any(|f| f.0 == Code::SeqBroken), "swapped {at}");
        let mut bad = good.clone();
        bad.rows.insert(at, good.rows[at].clone());
        let found = bad.codes();
        assert!(found.iter().any(|f| f.0 == Code::EntryRepeated), "{found:?}");
        let mut bad = good.clone();
        bad.rows[at][1] = None;
        assert_eq!(bad.codes()[0], (Code::EntryAbsent, format!("#{}", at + 1)));
    }
    let (whole, _) = good.walk(Options::default());
    let book = Id::new([7; 16]);
    let known = Checkpoint { book, head: whole.head, time: stamp(9).at, key: key(2).public() };
    let options = || Options { known: vec![known.into()], ..Options::default() };
    let (walk, _) = good.walk(options());
    assert_eq!((walk.findings.len(), walk.known_up_to), (0, 8));
    for left in 0..8 {
        let mut bad = good.clone();
        bad.rows.truncate(left);
        assert_eq!(bad.codes(), vec![], "a cut tail shows only against a kept checkpoint");
        let (walk, _) = bad.walk(options());
        assert_eq!(walk.findings[0].code, Code::KnownCut);
    }
}

#[test]
fn a_rewritten_book_differs_from_a_kept_checkpoint() {
    let (old, _) = book().walk(Options::default());
    let mut w = walker();
    let mut rows = Vec::new();
    for n in 1..=8 {
        let made =
            w.append(CASE_A, &stamp(n), &body("note.added", json!({"n": n}), None), &mut |_| {});
        let row = made.unwrap();
        rows.push([Some(row.link.into_bytes()), Some(row.sealed.line), row.sealed.private]);
    }
    let book = Book { genesis: book().genesis, rows };
    assert_eq!(book.codes(), vec![]);
    let known = Checkpoint {
        book: Id::new([7; 16]),
        head: old.head,
        time: stamp(9).at,
        key: key(2).public(),
    };
    let (walk, _) = book.walk(Options { known: vec![known.into()], ..Options::default() });
    assert_eq!(walk.findings[0].code, Code::KnownDiffers);
    let other = Checkpoint { book: CASE_B, ..known };
    let (walk, _) = book.walk(Options { known: vec![other.into()], ..Options::default() });
    assert_eq!(walk.findings[0].code, Code::KnownOther);
}

/// Chains hand-made bodies without the writer's checks, as a hostile owner would.
fn forge(entries: Vec<(Id, Id, Vec<u8>)>) -> Vec<Code> {
    let genesis = book().genesis;
    let mut head = Genesis::parse(&genesis).unwrap().head();
    let mut rows = Vec::new();
    for (link_case, _, line) in entries {
        let (link, next) = head.chain(link_case, Hash::of(&line));
        head = next;
        rows.push([Some(link.into_bytes()), Some(line), None]);
    }
    Book { genesis, rows }.codes().into_iter().map(|f| f.0).collect()
}

fn line(case: Id, seq: u64, cseq: u64, body: &Body) -> Vec<u8> {
    let place = Place { book: Id::new([7; 16]), case, seq, cseq };
    seal(&place, &stamp(seq), body).unwrap().line
}

#[test]
fn what_a_hostile_owner_chains_and_signs_is_still_found() {
    let note = body("note.added", json!({}), None);
    let one = |case, line| vec![(case, case, line)];
    assert_eq!(forge(one(CASE_A, line(CASE_A, 1, 1, &note))), vec![]);
    assert_eq!(forge(one(CASE_B, line(CASE_A, 1, 1, &note))), vec![Code::EntryMisplaced]);
    assert_eq!(forge(one(CASE_A, line(CASE_A, 2, 1, &note))), vec![Code::EntryMisplaced]);
    assert_eq!(forge(one(CASE_A, line(CASE_A, 2, 2, &note))), vec![Code::EntryMisplaced]);
    assert_eq!(forge(one(CASE_A, b"{}\n".to_vec())), vec![Code::EntryMalformed]);
    let twice = line(CASE_A, 1, 1, &note);
    let found = forge(vec![(CASE_A, CASE_A, twice.clone()), (CASE_A, CASE_A, twice)]);
    assert!(found.contains(&Code::EntryRepeated), "{found:?}");
    let foreign = key(9).sign_rotation(Id::new([7; 16]), 1, &key(9).public());
    let theft = body("key.rotated", json!({"key": key(9).public().hex(), "sig": foreign}), None);
    assert_eq!(forge(one(Id::BOOK, line(Id::BOOK, 1, 1, &theft))), vec![Code::RotationBad]);
    let anchor =
        body("anchor.received", json!({"checkpoint_seq": 1, "tsr_sha256": "00", "tsa": "t"}), None);
    assert_eq!(forge(one(Id::BOOK, line(Id::BOOK, 1, 1, &anchor))), vec![Code::AnchorBad]);
}

#[test]
fn appending_refuses_what_could_never_be_taken_back() {
    let mut w = walker();
    let before = (w.head(), w.walk().clone());
    let theft = body("key.rotated", json!({"key": key(9).public().hex(), "sig": "00"}), None);
    let refused = w.append(Id::BOOK, &stamp(1), &theft, &mut |_| {});
    assert!(matches!(refused, Err(AppendError::Spoils(f)) if f.code == Code::RotationBad));
    let private = body("note.added", json!({}), Some(json!({"text": "x"})));
    let refused = w.append(Id::BOOK, &stamp(1), &private, &mut |_| {});
    assert_eq!(refused, Err(AppendError::Seal(SealError::BookLevel)));
    assert_eq!((w.head(), w.walk().clone()), before, "a refusal changes nothing");
    let mut damaged = Walker::new(b"x", Options::default());
    let refused = damaged.append(CASE_A, &stamp(1), &private, &mut |_| {});
    assert_eq!(refused, Err(AppendError::Damaged));
}

#[test]
fn an_erased_private_line_needs_its_entry() {
    let mut good = book();
    let private = good.rows[4][2].take().unwrap();
    assert_eq!(good.codes(), vec![(Code::PrivateAbsent, "#5".into())]);
    let mut w = walker();
    for [line, entry, private] in &good.rows {
        let record = LinkRecord {
            line: line.clone().unwrap().into(),
            entry: entry.clone().map(Cow::from),
            private: private.clone().map(Cow::from),
        };
        w.step(&record, &mut |_| {});
    }
    let erased = body("erased", json!({"hash": Hash::of(&private).hex(), "seq": 5}), None);
    let row = w.append(CASE_A, &stamp(9), &erased, &mut |_| {}).unwrap();
    good.rows.push([Some(row.link.into_bytes()), Some(row.sealed.line), None]);
    assert_eq!(good.codes(), vec![]);
}

#[test]
fn a_case_alone_needs_all_but_the_declared() {
    let mut part = book();
    let scope = |redacted: &[u64]| Options {
        scope: Scope::Case { case: CASE_A, redacted: redacted.iter().copied().collect() },
        ..Options::default()
    };
    assert_eq!(part.walk(scope(&[])).0.findings[0], Finding::at(Code::EntryUnexpected, 3));
    for row in [2, 5] {
        part.rows[row] = [part.rows[row][0].clone(), None, None];
    }
    assert_eq!(part.walk(scope(&[])).0.findings, vec![]);
    assert_eq!(part.walk(scope(&[5])).0.findings, vec![Finding::at(Code::EntryUnexpected, 5)]);
    part.rows[4] = [part.rows[4][0].clone(), None, None];
    assert_eq!(part.walk(scope(&[])).0.findings, vec![Finding::at(Code::EntryAbsent, 5)]);
    assert_eq!(part.walk(scope(&[5])).0.findings, vec![]);
    part.rows[0] = [part.rows[0][0].clone(), None, None];
    assert_eq!(part.walk(scope(&[5])).0.findings, vec![Finding::at(Code::EntryAbsent, 1)]);
}

#[test]
fn a_clock_set_back_is_a_warning() {
    let mut w = walker();
    let note = body("note.added", json!({}), None);
    for n in [5, 6, 2, 3] {
        w.append(CASE_A, &stamp(n), &note, &mut |_| {}).unwrap();
    }
    let walk = w.finish();
    let found: Vec<_> = walk.findings.iter().map(|f| (f.code, f.where_.as_str())).collect();
    assert_eq!(found, vec![(Code::TimeBackwards, "#3")]);
    assert!(walk.is_intact());
}

proptest! {
    #[test]
    fn random_damage_never_panics_and_never_passes(
        row in 0usize..8, part in 0usize..3, at in any::<prop::sample::Index>(),
        junk in proptest::collection::vec(any::<u8>(), 0..8)
    ) {
        let good = book();
        let mut bad = good.clone();
        if let Some(line) = &mut bad.rows[row][part] {
            let at = at.index(line.len());
            let end = (at + 3).min(line.len());
            line.splice(at..end, junk);
            if bad.rows[row][part] != good.rows[row][part] {
                prop_assert!(!bad.codes().is_empty());
            }
        }
    }
}
