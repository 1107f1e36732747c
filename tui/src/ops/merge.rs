//! Two cases become one. Nothing in a log moves: what the one holds is written once more into the other, which says from
//! where and up to which entry, and the first one is closed as merged.

use super::case::known;
use super::{Desk, id_of};
use crate::failure::{Exit, Failure, Result};
use recourse_core::case::contact::Contact;
use recourse_core::case::event::{Event, NotePrivate, RecoveryBooked};
use recourse_core::case::exhibit::ExhibitAdded;
use recourse_core::case::party::{PartySet, Role};
use recourse_core::case::road::{CaseClosed, CaseMerged, CostBooked, DiagnosisAnswered, Ending};
use recourse_core::case::stage::Stage;
use recourse_core::case::voucher::{VOUCHERS_PER_ENTRY, VouchersAdded};
use recourse_core::case::{Case, read_number};
use std::collections::BTreeMap;

/// What came over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// Case the things are in now.
    pub into: String,
    /// Sales.
    pub sales: usize,
    /// Contacts.
    pub contacts: usize,
    /// Exhibits.
    pub exhibits: usize,
    /// Exhibits that stay behind: the other case erased the same file on request.
    pub stayed: Vec<String>,
}

/// Brings everything of one case into another.
pub fn merge(desk: &mut Desk, from: &str, into: &str, reason: &str) -> Result<Merged> {
    let (from, into) = (desk.case(from)?.no.clone(), desk.case(into)?.no.clone());
    let mut out = Merged::default();
    desk.record(&[], |book, _| {
        let (old, new) = (known(book, &from)?, known(book, &into)?);
        let open = |c: &Case| c.is_open() && c.stage != Stage::Closed;
        let alike = (old.currency, &old.jurisdiction) == (new.currency, &new.jurisdiction);
        if old.id == new.id || !open(old) || !open(new) || !alike {
            return Err(Failure::new(Exit::Invalid, "E-CASE-17", "hands-merge-fail")
                .with("from", &from)
                .with("into", &into));
        }
        let (events, done) = brought(old, new);
        out = done;
        let to = id_of(new);
        let mut all: Vec<_> = events.into_iter().map(|e| (to, e)).collect();
        let upto = old.lines.last().map_or(0, |l| l.seq);
        all.push((
            to,
            Event::CaseMerged(CaseMerged {
                from_case: old.id.clone(),
                upto_seq: upto,
                reason: Some(reason.to_string()),
            }),
        ));
        all.push((
            id_of(old),
            Event::CaseClosed(CaseClosed {
                result: Ending::Merged,
                paid_minor: None,
                waived_minor: None,
                costs_minor: None,
                reason: Some(format!("{}: {reason}", new.no)),
            }),
        ));
        Ok(all)
    })?;
    out.into = into;
    Ok(out)
}

/// What the old case holds, as events of the new one.
fn brought(old: &Case, new: &Case) -> (Vec<Event>, Merged) {
    let mut events = Vec::new();
    let mut out = Merged::default();
    let party = parties(old, new, &mut events);
    let of = |id: &String| party.get(id).cloned().unwrap_or_else(|| id.clone());
    out.sales = sales(old, new, &mut events);
    let mut exhibit: BTreeMap<u32, u32> = BTreeMap::new();
    let mut next = new.next_exhibit();
    for x in old.live_exhibits() {
        let Some(file) = x.now.files.first() else { continue };
        if let Some(there) = new.exhibit_with(&file.sha256) {
            if new.is_erased(there) {
                out.stayed.push(x.id());
            }
            exhibit.insert(x.now.no, there.now.no);
            continue;
        }
        exhibit.insert(x.now.no, next);
        events.push(Event::ExhibitAdded(ExhibitAdded { no: next, ..x.now.clone() }));
        next += 1;
        out.exhibits += 1;
    }
    let shown =
        |all: &[u32]| all.iter().filter_map(|n| exhibit.get(n).copied()).collect::<Vec<_>>();
    // What came from the other case before, and is there already, does not come back twice; what only looks alike does.
    let back = old.road.merged.iter().any(|(_, merged)| merged.from_case == new.id);
    let fresh = |c: &&Contact| {
        let (at, with, said) = (c.now.occurred_at, of(&c.now.with), &c.now.said);
        !back
            || !new.live_contacts().any(|n| {
                (n.now.occurred_at, &n.now.with, &n.now.said) == (at, &with, said)
                    && n.now.channel == c.now.channel
            })
    };
    for (next, c) in (new.next_contact()..).zip(old.live_contacts().filter(fresh)) {
        let mut now = c.now.clone();
        (now.no, now.with, now.evidence) = (next, of(&now.with), shown(&now.evidence));
        events.push(Event::ContactLogged(now));
        if let Some((_, settled)) = &c.promise_outcome {
            let mut settled = settled.clone();
            settled.no = next;
            events.push(Event::PromiseSettled(settled));
        }
        out.contacts += 1;
    }
    for (_, f) in &old.road.findings {
        if new.finding(&f.item).is_none() {
            let evidence = shown(&f.evidence);
            events.push(Event::DiagnosisAnswered(DiagnosisAnswered { evidence, ..f.clone() }));
        }
    }
    for (_, r) in &old.recoveries {
        let came = RecoveryBooked { from: r.from.as_ref().map(&of), ..r.clone() };
        if !back || !new.recoveries.iter().any(|(_, known)| *known == came) {
            events.push(Event::RecoveryBooked(came));
        }
    }
    let first = read_number('F', &new.next_cost()).unwrap_or(1);
    let costs = old.road.costs.iter().filter(|(_, c)| {
        let same = |known: &CostBooked| {
            let here =
                |x: &CostBooked| CostBooked { id: String::new(), evidence: vec![], ..x.clone() };
            here(known) == here(c)
        };
        !back || !new.road.costs.iter().any(|(_, known)| same(known))
    });
    for (cost, (_, c)) in (first..).zip(costs) {
        let id = format!("F{cost:03}");
        let evidence = shown(&c.evidence);
        events.push(Event::CostBooked(CostBooked { id, evidence, ..c.clone() }));
    }
    let known = |event: &Event| back && new.lines.iter().any(|line| line.event == *event);
    for line in old.lines.iter().filter(|line| !known(&line.event)) {
        match &line.event {
            Event::NoteAdded(note) => events.push(Event::NoteAdded(note.clone())),
            // The number it spoke of is that of the other case; the thought itself comes along.
            Event::NotePrivate(note) => {
                events.push(Event::NotePrivate(NotePrivate { of_seq: None, ..note.clone() }));
            }
            _ => {}
        }
    }
    (events, out)
}

/// The same people under the ids of the new case; who is not there yet comes over.
fn parties(old: &Case, new: &Case, events: &mut Vec<Event>) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut next = read_number('P', &new.next_party()).unwrap_or(1);
    for p in &old.parties {
        let same = new.parties.iter().find(|q| {
            q.now.role == p.now.role
                && (p.now.role == Role::Merchant
                    || p.now.name.is_none()
                    || q.now.name.is_none()
                    || q.now.name == p.now.name)
        });
        if let Some(there) = same {
            out.insert(p.now.id.clone(), there.now.id.clone());
            continue;
        }
        let id = format!("P{next:02}");
        next += 1;
        out.insert(p.now.id.clone(), id.clone());
        events.push(Event::PartySet(PartySet { id, ..p.now.clone() }));
    }
    out
}

/// Sales the new case does not quote yet, with those of them that were paid since.
fn sales(old: &Case, new: &Case, events: &mut Vec<Event>) -> usize {
    let mut fresh: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for q in &old.vouchers {
        let there =
            new.vouchers.iter().any(|n| n.sha256 == q.sha256 && n.voucher.row == q.voucher.row);
        if !there {
            fresh.entry((q.import_seq, q.sha256)).or_default().push(q.voucher.clone());
        }
    }
    let count = fresh.values().map(Vec::len).sum();
    for ((import_seq, sha256), items) in fresh {
        let rows: Vec<u64> = items.iter().map(|v| v.row).collect();
        for items in items.chunks(VOUCHERS_PER_ENTRY) {
            let items = items.to_vec();
            events.push(Event::VouchersAdded(VouchersAdded { import_seq, sha256, items }));
        }
        for (_, paid) in old.paid.iter().filter(|(_, p)| p.sha256 == sha256) {
            if paid.rows.iter().all(|r| rows.contains(r)) {
                events.push(Event::VouchersPaid(paid.clone()));
            }
        }
    }
    count
}
