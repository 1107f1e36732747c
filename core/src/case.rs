//! The case: one dispute, folded from its events. `apply` never fails; `admit` says whether an event may happen now.

mod admit_road;
pub mod claim;
pub mod contact;
pub mod deadline;
pub mod event;
pub mod exhibit;
pub mod handover;
pub mod journal;
pub mod keeping;
pub mod letter;
pub mod money;
pub mod needs;
pub mod party;
pub mod refusal;
pub mod road;
pub mod stage;
pub mod voucher;

#[cfg(test)]
mod tests;

use crate::hash::Hash;
use chrono::{DateTime, FixedOffset, NaiveDate};
use claim::{InterestChosen, VouchersPaid};
use contact::Contact;
use event::{
    BundleExported, DateStated, DeadlineEntered, DeadlineSet, DeadlineSettled, Erased, Event,
    HeadShared, RecoveryBooked, RulesAdopted,
};
use exhibit::Exhibit;
use handover::{FileRedacted, ReceiptRecorded};
use letter::{Answer, Letter};
use money::{Currency, Money};
use party::{Party, Role};
use refusal::Refusal;
use road::Road;
use stage::{Stage, StageMoved};
use std::collections::{BTreeMap, BTreeSet};
use voucher::Voucher;

/// An event as it was recorded: what the fold reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Place in the book.
    pub seq: u64,
    /// When it was written down, `YYYY-MM-DDThh:mm:ss.sssZ`.
    pub at: String,
    /// Who wrote it, as a role or pseudonym.
    pub actor: String,
    /// Hash of the entry line.
    pub hash: Hash,
    /// What it says.
    pub event: Event,
}

/// A stamp of the log as a moment where the shop is: the log keeps UTC, people live by their own day.
pub fn local(at: &str, zone: FixedOffset) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(at).ok().map(|at| at.with_timezone(&zone))
}

/// A voucher and the entry it came by.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedVoucher {
    /// The entry.
    pub seq: u64,
    /// The journal entry of the export it quotes.
    pub import_seq: u64,
    /// The export's hash.
    pub sha256: Hash,
    /// The sale.
    pub voucher: Voucher,
}

/// One dispute, as it stands after its events.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// 32 hex digits: the pseudonym in the links.
    pub id: String,
    /// `RC-2026-001`; empty until its opening entry is applied.
    pub no: String,
    /// Every sum of the case is in it.
    pub currency: Currency,
    /// Rule pack, `CN`.
    pub jurisdiction: String,
    /// What the owner calls it; empty where withheld.
    pub title: String,
    /// First trade day.
    pub from: Option<NaiveDate>,
    /// Last trade day.
    pub to: Option<NaiveDate>,
    /// Claimed sum as typed, where no vouchers say it.
    pub stated_minor: Option<i64>,
    /// Who is who, in the order they were named.
    pub parties: Vec<Party>,
    /// Unpaid sales.
    pub vouchers: Vec<QuotedVoucher>,
    /// Calls, messages, visits, letters.
    pub contacts: Vec<Contact>,
    /// Evidence.
    pub exhibits: Vec<Exhibit>,
    /// Where the case as a whole stands.
    pub stage: Stage,
    /// Where each obligor's ladder stands.
    pub ladders: BTreeMap<String, Stage>,
    /// Every move, with its entry.
    pub moves: Vec<(u64, StageMoved)>,
    /// Rules its dates rest on, the latest last.
    pub rules: Vec<(u64, RulesAdopted)>,
    /// Dates marked done or acknowledged.
    pub settled: Vec<(u64, DeadlineSettled)>,
    /// Dates that clocks read, without those taken back.
    pub dates: Vec<(u64, DateStated)>,
    /// Deadlines set or confirmed by hand: entry, who, what.
    pub set_by_hand: Vec<(u64, String, DeadlineSet)>,
    /// Deadlines a person entered, without those taken back: entry, who, what.
    pub entered: Vec<(u64, String, DeadlineEntered)>,
    /// Money that arrived after all.
    pub recoveries: Vec<(u64, RecoveryBooked)>,
    /// Vouchers whose money a later bank statement shows.
    pub paid: Vec<(u64, VouchersPaid)>,
    /// How interest is asked for, with the entry of the choice.
    pub interest: Option<(u64, InterestChosen)>,
    /// Letters, in the order they were finished.
    pub letters: Vec<Letter>,
    /// What the other side answered.
    pub answers: Vec<Answer>,
    /// What guides it: diagnosis, respondents, costs, how it ended.
    pub road: Road,
    /// Bundles that went out.
    pub exports: Vec<(u64, BundleExported)>,
    /// Heads handed to somebody outside.
    pub shared: Vec<(u64, HeadShared)>,
    /// Redacted copies of files.
    pub redactions: Vec<(u64, FileRedacted)>,
    /// Receivers' word that a bundle came in.
    pub receipts: Vec<(u64, ReceiptRecorded)>,
    /// What was erased on request.
    pub erased: Vec<(u64, Erased)>,
    /// Every entry of the case, in order.
    pub lines: Vec<Line>,
}

impl Case {
    /// A case no entry has been applied to yet.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            no: String::new(),
            currency: Currency::CNY,
            jurisdiction: String::from("CN"),
            title: String::new(),
            from: None,
            to: None,
            stated_minor: None,
            parties: Vec::new(),
            vouchers: Vec::new(),
            contacts: Vec::new(),
            exhibits: Vec::new(),
            stage: Stage::Triage,
            ladders: BTreeMap::new(),
            moves: Vec::new(),
            rules: Vec::new(),
            settled: Vec::new(),
            dates: Vec::new(),
            set_by_hand: Vec::new(),
            entered: Vec::new(),
            recoveries: Vec::new(),
            paid: Vec::new(),
            interest: None,
            letters: Vec::new(),
            answers: Vec::new(),
            road: Road::default(),
            exports: Vec::new(),
            shared: Vec::new(),
            redactions: Vec::new(),
            receipts: Vec::new(),
            erased: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Applies one recorded event. Infallible: what does not fit is kept in `lines` and changes nothing else.
    pub fn apply(&mut self, line: Line) {
        let seq = line.seq;
        match &line.event {
            Event::CaseOpened(e) => {
                self.no.clone_from(&e.no);
                self.currency = Currency::parse(&e.currency).unwrap_or(Currency::CNY);
                self.jurisdiction.clone_from(&e.jurisdiction);
                self.stated_minor = e.amount_minor;
                self.title = e.title.clone().unwrap_or_default();
                (self.from, self.to) = (e.from, e.to);
            }
            Event::CaseAmended(e) => {
                contact::keep(&mut self.stated_minor, &e.amount_minor);
                contact::keep(&mut self.from, &e.from);
                contact::keep(&mut self.to, &e.to);
                contact::set(&mut self.title, &e.title);
            }
            Event::PartySet(e) => match self.parties.iter_mut().find(|p| p.now.id == e.id) {
                Some(party) => party.amend(e),
                None => self.parties.push(Party { seq, now: e.clone() }),
            },
            Event::VouchersAdded(e) => {
                self.vouchers.extend(e.items.iter().map(|voucher| QuotedVoucher {
                    seq,
                    import_seq: e.import_seq,
                    sha256: e.sha256,
                    voucher: voucher.clone(),
                }));
            }
            Event::ContactLogged(e) => self.contacts.push(Contact {
                seq,
                at: line.at.clone(),
                now: e.clone(),
                amended_by: Vec::new(),
                voided: None,
                promise_outcome: None,
            }),
            Event::ContactAmended(e) => {
                if let Some(c) = self.contact_mut(e.no) {
                    c.amend(seq, e);
                }
            }
            Event::ContactVoided(e) => {
                if let Some(c) = self.contact_mut(e.no) {
                    c.voided = Some((seq, e.reason.clone().unwrap_or_default()));
                }
            }
            Event::ContactRestored(e) => {
                if let Some(c) = self.contact_mut(e.no) {
                    c.voided = None;
                }
            }
            Event::PromiseSettled(e) => {
                if let Some(c) = self.contact_mut(e.no) {
                    c.promise_outcome = Some((seq, e.clone()));
                }
            }
            Event::ExhibitAdded(e) => self.exhibits.push(Exhibit {
                seq,
                at: line.at.clone(),
                now: e.clone(),
                amended_by: Vec::new(),
                voided: None,
            }),
            Event::ExhibitAmended(e) => {
                if let Some(x) = self.exhibit_mut(e.no) {
                    x.amend(seq, e);
                }
            }
            Event::ExhibitVoided(e) => {
                if let Some(x) = self.exhibit_mut(e.no) {
                    x.voided = Some((seq, e.reason.clone().unwrap_or_default()));
                }
            }
            Event::ExhibitRestored(e) => {
                let erased = self.exhibit(e.no).is_some_and(|x| self.is_erased(x));
                if let Some(x) = self.exhibit_mut(e.no).filter(|_| !erased) {
                    x.voided = None;
                }
            }
            Event::StageMoved(e) => {
                match &e.obligor {
                    Some(party) => {
                        self.ladders.insert(party.clone(), e.to);
                    }
                    None => self.stage = e.to,
                }
                self.moves.push((seq, e.clone()));
            }
            Event::RulesAdopted(e) => self.rules.push((seq, e.clone())),
            Event::DateStated(e) if e.withdrawn => {
                let same =
                    |d: &DateStated| (&d.kind, d.on, &d.obligor) == (&e.kind, e.on, &e.obligor);
                self.dates.retain(|(_, d)| !same(d));
            }
            Event::DateStated(e) => self.dates.push((seq, e.clone())),
            Event::DeadlineSet(e) => self.set_by_hand.push((seq, line.actor.clone(), e.clone())),
            Event::DeadlineEntered(e) => self.entered.push((seq, line.actor.clone(), e.clone())),
            Event::DeadlineWithdrawn(e) => self.withdraw(e),
            Event::DeadlineSettled(e) => self.settled.push((seq, e.clone())),
            Event::RecoveryBooked(e) => self.recoveries.push((seq, e.clone())),
            Event::VouchersPaid(e) => self.paid.push((seq, e.clone())),
            Event::InterestChosen(e) => self.interest = Some((seq, e.clone())),
            Event::BundleExported(e) => self.exports.push((seq, e.clone())),
            Event::HeadShared(e) => self.shared.push((seq, e.clone())),
            Event::FileRedacted(e) => self.redactions.push((seq, e.clone())),
            Event::ReceiptRecorded(e) => self.receipts.push((seq, e.clone())),
            Event::Erased(e) => {
                // Without its bytes or its words an exhibit no longer counts; its entry and its hash stay.
                for exhibit in self.exhibits.iter_mut().filter(|x| takes(e, x)) {
                    exhibit.voided = Some((seq, e.reason.clone().unwrap_or_default()));
                }
                self.erased.push((seq, e.clone()));
            }
            Event::LetterSaved(_)
            | Event::LetterSent(_)
            | Event::LetterReached(_)
            | Event::LetterVoided(_)
            | Event::AnswerReceived(_) => self.apply_letter(seq, &line.at, &line.event),
            Event::DiagnosisAnswered(_)
            | Event::ObligorChanged(_)
            | Event::NeedWaived(_)
            | Event::ActorNamed(_)
            | Event::CaseMerged(_)
            | Event::CostBooked(_)
            | Event::CaseClosed(_)
            | Event::CaseReopened(_)
            | Event::ItemVoided(_) => self.apply_road(seq, &line.event),
            Event::NoteAdded(_)
            | Event::NotePrivate(_)
            | Event::BookOpened(_)
            | Event::BookContinued(_)
            | Event::KeyRotated(_)
            | Event::AnchorReceived(_)
            | Event::JournalOpened(_)
            | Event::ImportRecorded(_)
            | Event::CalendarAdopted(_)
            | Event::MatchDecided(_)
            | Event::PayoutFixed(_)
            | Event::MappingSaved(_)
            | Event::Unknown(_) => {}
        }
        self.lines.push(line);
    }

    /// May this event happen to the case as it stands? Called inside the transaction that records it.
    pub fn admit(&self, event: &Event) -> Result<(), Refusal> {
        refusal::admit(self, event)
    }

    /// Whether this exhibit was erased from the case: its bytes, or its words where another case keeps the bytes.
    pub fn is_erased(&self, exhibit: &Exhibit) -> bool {
        self.erased_at(exhibit).is_some()
    }

    /// The entry that says so.
    pub fn erased_at(&self, exhibit: &Exhibit) -> Option<u64> {
        self.erased.iter().find(|(_, e)| takes(e, exhibit)).map(|(seq, _)| *seq)
    }

    /// The entry that says that what this one said was erased.
    pub fn words_erased(&self, of: u64) -> Option<u64> {
        self.erased.iter().find(|(_, e)| e.seq == of).map(|(seq, _)| *seq)
    }

    /// Files that only erased exhibits of this case name: the book may keep them for another case, this one gives
    /// none of them out.
    pub fn erased_files(&self) -> BTreeSet<Hash> {
        let (gone, kept): (Vec<_>, Vec<_>) = self.exhibits.iter().partition(|x| self.is_erased(x));
        let files = |of: Vec<&Exhibit>| -> BTreeSet<Hash> {
            of.into_iter().filter_map(|x| Some(x.file()?.sha256)).collect()
        };
        &files(gone) - &files(kept)
    }

    /// The case has been opened by its first entry.
    pub fn is_open(&self) -> bool {
        !self.no.is_empty()
    }

    /// Number of the next contact.
    pub fn next_contact(&self) -> u32 {
        self.contacts.iter().map(|c| c.now.no).max().unwrap_or(0) + 1
    }

    /// Number of the next exhibit.
    pub fn next_exhibit(&self) -> u32 {
        self.exhibits.iter().map(|x| x.now.no).max().unwrap_or(0) + 1
    }

    /// Id of the next party, `P03`.
    pub fn next_party(&self) -> String {
        let last = self.parties.iter().filter_map(|p| p.now.id.get(1..)?.parse::<u32>().ok()).max();
        format!("P{:02}", last.unwrap_or(0) + 1)
    }

    /// Number of the next bundle.
    pub fn next_release(&self) -> u64 {
        self.exports.iter().map(|(_, e)| e.release).max().unwrap_or(0) + 1
    }

    /// The contact with this number.
    pub fn contact(&self, no: u32) -> Option<&Contact> {
        self.contacts.iter().find(|c| c.now.no == no)
    }

    /// The exhibit with this number.
    pub fn exhibit(&self, no: u32) -> Option<&Exhibit> {
        self.exhibits.iter().find(|x| x.now.no == no)
    }

    /// The exhibit that holds this file already, struck ones too: bytes are never stored twice.
    pub fn exhibit_with(&self, hash: &Hash) -> Option<&Exhibit> {
        self.exhibits.iter().find(|x| x.file().is_some_and(|f| f.sha256 == *hash))
    }

    /// The party with this id.
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.parties.iter().find(|p| p.now.id == id)
    }

    /// The first party in this role.
    pub fn party_in(&self, role: Role) -> Option<&Party> {
        self.parties.iter().find(|p| p.now.role == role)
    }

    /// A party's name for lists; its id where the name is withheld or the party unknown.
    pub fn party_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.party(id).map_or(id, Party::name)
    }

    /// The same, without the words for its legal form.
    pub fn party_short<'a>(&'a self, id: &'a str) -> &'a str {
        self.party(id).map_or(id, Party::short)
    }

    /// Those who may owe the money.
    pub fn obligors(&self) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(|p| p.now.role.is_obligor())
    }

    /// Exhibits that count.
    pub fn live_exhibits(&self) -> impl Iterator<Item = &Exhibit> {
        self.exhibits.iter().filter(|x| x.voided.is_none())
    }

    /// Contacts that count.
    pub fn live_contacts(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(|c| c.voided.is_none())
    }

    /// What is claimed: the vouchers' net sum, or the typed sum where there are none.
    pub fn claimed(&self) -> Money {
        let sum = self.vouchers.iter().map(|v| v.voucher.net_minor).fold(0i64, i64::saturating_add);
        let minor = if self.vouchers.is_empty() { self.stated_minor.unwrap_or(0) } else { sum };
        Money::new(minor, self.currency)
    }

    /// Somebody said or found how much is missing; else the sum of nought is no sum.
    pub fn sum_known(&self) -> bool {
        !self.vouchers.is_empty() || self.stated_minor.is_some_and(|minor| minor > 0)
    }

    /// What arrived after all.
    pub fn recovered(&self) -> Money {
        let sum =
            self.recoveries.iter().map(|(_, r)| r.amount_minor).fold(0i64, i64::saturating_add);
        Money::new(sum, self.currency)
    }

    /// Of what arrived after all: what a bank statement shows sale by sale.
    pub fn paid_by_rows(&self) -> Money {
        let sum = self.paid.iter().map(|(_, p)| p.amount_minor).fold(0i64, i64::saturating_add);
        Money::new(sum, self.currency)
    }

    /// Money came, or what is claimed changed, after this entry.
    pub fn money_moved_since(&self, seq: u64) -> bool {
        use event::Event as E;
        let money = |e: &Event| {
            matches!(
                e,
                E::CaseAmended(_)
                    | E::VouchersAdded(_)
                    | E::VouchersPaid(_)
                    | E::RecoveryBooked(_)
                    | E::ObligorChanged(_)
                    | E::InterestChosen(_)
                    | E::ItemVoided(_)
            )
        };
        self.lines.iter().any(|l| l.seq > seq && money(&l.event))
    }

    /// What is still owed; never below zero.
    pub fn outstanding(&self) -> Money {
        Money::new((self.claimed().minor - self.recovered().minor).max(0), self.currency)
    }

    /// The first day the money should have come, and the last.
    pub fn due_span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = || self.vouchers.iter().map(|v| v.voucher.due);
        Some((days().min()?, days().max()?))
    }

    fn contact_mut(&mut self, no: u32) -> Option<&mut Contact> {
        self.contacts.iter_mut().find(|c| c.now.no == no)
    }

    fn exhibit_mut(&mut self, no: u32) -> Option<&mut Exhibit> {
        self.exhibits.iter_mut().find(|x| x.now.no == no)
    }
}

/// What was erased is this exhibit's file, or what was said of it.
fn takes(erased: &Erased, exhibit: &Exhibit) -> bool {
    erased.seq == exhibit.seq || exhibit.file().is_some_and(|f| f.sha256 == erased.hash)
}

/// Reads `C004` or `E003` (any case, zeros optional) as its number.
pub fn read_number(prefix: char, text: &str) -> Option<u32> {
    let mut chars = text.trim().chars();
    let first = chars.next()?;
    if !first.eq_ignore_ascii_case(&prefix) {
        return None;
    }
    chars.as_str().parse().ok().filter(|n| *n > 0)
}
