//! Cases: open, amend, note, move, and what to do next.

use super::{Bytes, Desk, id_of};
use crate::failure::{Exit, Failure, Result};
use chrono::{Datelike, NaiveDate};
use recourse_core::audit::Id;
use recourse_core::case::event::{
    CaseAmended, CaseClosed, CaseOpened, DiagnosisAnswered, Event, NoteAdded, NotePrivate,
    RecoveryBooked,
};
use recourse_core::case::party::{PartySet, Role};
use recourse_core::case::road::Ending;
use recourse_core::case::stage::{Stage, StageMoved};
use recourse_core::case::{Case, money::Currency};
use recourse_core::next::{self, NextStep};
use recourse_core::rules::RulePack;

/// What a new case starts with. Everything but the title may come later.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewCase {
    /// What the owner calls it.
    pub title: String,
    /// Who is owed.
    pub merchant: Option<NewParty>,
    /// Bank of the settlement account.
    pub bank: Option<NewParty>,
    /// Acquirer or platform.
    pub platform: Option<NewParty>,
    /// Sum in minor units.
    pub amount_minor: Option<i64>,
    /// Whose rules its clocks follow (`CN`, `HK`, `US-NY`), CN when absent.
    pub jurisdiction: Option<String>,
    /// Currency; when absent that of the jurisdiction.
    pub currency: Option<Currency>,
    /// First trade day.
    pub from: Option<NaiveDate>,
    /// Last trade day.
    pub to: Option<NaiveDate>,
    /// Who else may have the money: an agent in between.
    pub agent: Option<NewParty>,
    /// What the owner says about it at the start.
    pub note: Option<String>,
}

/// A party's details as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewParty {
    /// Full name.
    pub name: String,
    /// Registration number.
    pub credit_code: Option<String>,
    /// Address for notices.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Owner or person in charge.
    pub person: Option<String>,
    /// Last digits of the settlement account.
    pub account_tail: Option<String>,
    /// Merchant number.
    pub merchant_no: Option<String>,
    /// Bank of the settlement account.
    pub bank_name: Option<String>,
}

impl NewParty {
    /// A party of whom only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    pub(super) fn event(&self, id: String, role: Role) -> Event {
        Event::PartySet(PartySet {
            id,
            role,
            jointly_liable: None,
            name: Some(self.name.clone()),
            credit_code: self.credit_code.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            person: self.person.clone(),
            account_tail: self.account_tail.as_deref().map(tail),
            merchant_no: self.merchant_no.clone(),
            bank_name: self.bank_name.clone(),
        })
    }
}

/// The last four digits: no more of an account number is needed to tell it, and what is chained cannot be taken back.
fn tail(account: &str) -> String {
    let digits: Vec<char> = account.chars().filter(char::is_ascii_digit).collect();
    match digits.len().checked_sub(4) {
        None | Some(0) => account.to_string(),
        Some(from) => digits[from..].iter().collect(),
    }
}

/// Opens a case; returns its number. `more` adds events of the new case (vouchers, first exhibits) to the same
/// transaction, after looking at the case's id.
pub fn open(
    desk: &mut Desk,
    new: &NewCase,
    files: &[Bytes],
    more: &mut dyn FnMut(u32) -> Vec<Event>,
) -> Result<String> {
    if new.title.trim().is_empty() {
        return Err(Failure::new(Exit::Usage, "E-CASE-13", "cli-fail-title-empty"));
    }
    if let (Some(from), Some(to)) = (new.from, new.to)
        && from > to
    {
        return Err(Failure::new(Exit::Usage, "E-DATE-02", "cli-fail-dates-crossed")
            .with("from", from)
            .with("to", to));
    }
    let jurisdiction = new.jurisdiction.as_deref().unwrap_or("CN").trim().to_uppercase();
    let pack = RulePack::pick(desk.packs(), &jurisdiction);
    // The generic pack stands in for every place nobody wrote rules for: its clocks ask for their numbers.
    let theirs = pack.and_then(|p| Currency::parse(&p.head.currency));
    let currency = new.currency.or(theirs).unwrap_or(Currency::CNY);
    let mut no = String::new();
    desk.record(files, |book, world| {
        no = book.next_number(world.now().year());
        let id = Id::new(world.random());
        let opened = CaseOpened {
            no: no.clone(),
            currency: currency.code().to_string(),
            jurisdiction: jurisdiction.clone(),
            amount_minor: new.amount_minor,
            from: new.from,
            to: new.to,
            title: Some(new.title.trim().to_string()),
        };
        let mut events = vec![Event::CaseOpened(opened)];
        let parties = [
            (&new.merchant, Role::Merchant),
            (&new.bank, Role::Bank),
            (&new.platform, Role::Platform),
            (&new.agent, Role::Other),
        ];
        let mut next = 1;
        for (party, role) in parties {
            if let Some(party) = party.as_ref().filter(|p| !p.name.trim().is_empty()) {
                events.push(party.event(format!("P{next:02}"), role));
                next += 1;
            }
        }
        let note = new.note.as_ref().filter(|n| !n.trim().is_empty());
        events.extend(note.map(|n| Event::NoteAdded(NoteAdded { text: Some(n.clone()) })));
        events.extend(more(next));
        Ok(events.into_iter().map(|e| (id, e)).collect())
    })?;
    Ok(no)
}

/// The party a contact is with: `bank`, `platform`, `regulator`, `other`, each with an optional `:NAME`.
/// A party the case does not have yet is added by the returned event.
pub fn find_party(case: &Case, with: &str) -> Result<(String, Option<Event>)> {
    let (word, name) = with.split_once(':').map_or((with, None), |(w, n)| (w, Some(n.trim())));
    let role = match word.trim() {
        "merchant" => Role::Merchant,
        "bank" => Role::Bank,
        "platform" => Role::Platform,
        "regulator" => Role::Regulator,
        "other" => Role::Other,
        id if case.party(id).is_some() => return Ok((id.to_string(), None)),
        _ => {
            return Err(
                Failure::new(Exit::Usage, "E-CALL-01", "cli-fail-party-word").with("word", with)
            );
        }
    };
    let known =
        case.parties.iter().find(|p| p.now.role == role && name.is_none_or(|n| p.name() == n));
    if let Some(party) = known {
        return Ok((party.now.id.clone(), None));
    }
    let id = case.next_party();
    let name = name.map_or_else(|| role.word().to_string(), str::to_string);
    Ok((id.clone(), Some(NewParty::named(name).event(id, role))))
}

/// Sets or changes a party's details.
pub fn set_party(desk: &mut Desk, no: &str, role: Role, party: &NewParty) -> Result<String> {
    let case_no = desk.case(no)?.no.clone();
    let mut id = String::new();
    desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        id = case.party_in(role).map_or_else(|| case.next_party(), |p| p.now.id.clone());
        Ok(vec![(id_of(case), party.event(id.clone(), role))])
    })?;
    Ok(id)
}

/// Names one more party of a role: a second platform, another branch.
pub fn add_party(desk: &mut Desk, no: &str, role: Role, party: &NewParty) -> Result<String> {
    let case_no = desk.case(no)?.no.clone();
    let mut id = String::new();
    desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        id = case.next_party();
        Ok(vec![(id_of(case), party.event(id.clone(), role))])
    })?;
    Ok(id)
}

/// Changes head data.
pub fn amend(desk: &mut Desk, no: &str, change: &CaseAmended) -> Result<u64> {
    one(desk, no, |_| Ok(Event::CaseAmended(change.clone())))
}

/// Adds a remark, or the user's own thoughts, which go into no bundle unless asked for.
pub fn note(desk: &mut Desk, no: &str, text: &str, private: bool) -> Result<u64> {
    let text = Some(text.to_string());
    one(desk, no, |_| {
        Ok(if private {
            Event::NotePrivate(NotePrivate { of_seq: None, text: text.clone() })
        } else {
            Event::NoteAdded(NoteAdded { text: text.clone() })
        })
    })
}

/// Books money that arrived after all.
pub fn recovered(
    desk: &mut Desk,
    no: &str,
    amount_minor: i64,
    on: NaiveDate,
    note: Option<String>,
) -> Result<u64> {
    let event = RecoveryBooked { amount_minor, on, from: None, import_seq: None, row: None, note };
    one(desk, no, |_| Ok(Event::RecoveryBooked(event.clone())))
}

/// What a move left behind or found ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The entry.
    pub seq: u64,
    /// What was not in hand, as codes.
    pub missing: Vec<String>,
}

/// Moves the case, or one obligor's ladder, to another stage. Going early needs a reason.
pub fn move_to(
    desk: &mut Desk,
    no: &str,
    to: Stage,
    obligor: Option<&str>,
    reason: Option<String>,
) -> Result<Moved> {
    let case_no = desk.case(no)?.no.clone();
    let mut lacking = Vec::new();
    let entries = desk.record(&[], |book, world| {
        let case = known(book, &case_no)?;
        let obligor = obligor.map(|name| find_obligor(case, name)).transpose()?;
        if to == Stage::Closed
            && obligor.is_none()
            && let Some(event) = closing(case, reason.as_deref())?
        {
            return Ok(vec![(id_of(case), event)]);
        }
        lacking = recourse_core::road::missing_for(case, to, obligor.as_deref());
        let said = reason.as_deref().is_some_and(|r| !r.trim().is_empty());
        if !lacking.is_empty() && !said {
            let locale = &world.locale;
            let names: Vec<String> =
                lacking.iter().map(|need| locale.text(&format!("core-missing-{need}"))).collect();
            return Err(Failure::new(Exit::Usage, "E-CASE-07", "cli-fail-early")
                .with("stage", locale.text(&format!("core-stage-{}", to.word())))
                .with("missing", locale.list(&names)));
        }
        let moved = StageMoved { to, obligor, missing: lacking.clone(), reason: reason.clone() };
        Ok(vec![(id_of(case), Event::StageMoved(moved))])
    })?;
    let seq = entries.first().map_or(0, |e| e.seq);
    Ok(Moved { seq, missing: lacking })
}

/// What a move to this stage lacks, for the case or for one obligor. Going back asks for nothing.
pub fn missing_for(case: &Case, to: Stage) -> Vec<String> {
    recourse_core::road::missing_for(case, to, None)
}

/// A move to the end where everything came is a recovery, with its sums. Else one says why; how it ended and what was
/// let go is said by closing (`road::close`).
fn closing(case: &Case, reason: Option<&str>) -> Result<Option<Event>> {
    if case.stage == Stage::Closed {
        return Ok(None);
    }
    if case.outstanding().minor > 0 || case.claimed().minor == 0 {
        if reason.is_some_and(|r| !r.trim().is_empty()) {
            return Ok(None);
        }
        return Err(Failure::new(Exit::Usage, "E-CASE-15", "road-fail-how-ended")
            .with("id", &case.no)
            .with("open", case.outstanding().labelled()));
    }
    Ok(Some(Event::CaseClosed(CaseClosed {
        result: Ending::Recovered,
        paid_minor: Some(case.recovered().minor),
        waived_minor: None,
        costs_minor: Some(case.costs().minor).filter(|c| *c > 0),
        reason: reason.map(str::to_string),
    })))
}

/// The id of an obligor: by role word, name or id.
pub fn find_obligor(case: &Case, name: &str) -> Result<String> {
    let by_role = case.obligors().find(|p| p.now.role.word() == name);
    let by_name = case.obligors().find(|p| p.name() == name || p.now.id == name);
    by_role.or(by_name).map(|p| p.now.id.clone()).ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown").with("id", name)
    })
}

/// The steps of one case, the most pressing first.
pub fn steps(desk: &Desk, case: &Case) -> Vec<NextStep> {
    let deadlines = super::deadlines::of_case(desk, case);
    next::steps(case, &deadlines, desk.world.today(), &desk.world.locale)
}

/// Records one event of a case and returns its seq.
pub(super) fn one(desk: &mut Desk, no: &str, make: impl Fn(&Case) -> Result<Event>) -> Result<u64> {
    let case_no = desk.case(no)?.no.clone();
    let entries = desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        Ok(vec![(id_of(case), make(case)?)])
    })?;
    Ok(entries.first().map_or(0, |e| e.seq))
}

pub(super) fn known<'a>(book: &'a recourse_core::book::Book, no: &str) -> Result<&'a Case> {
    book.find(no).ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-CASE-01", "cli-fail-case-unknown")
            .with("no", no)
            .with("known", "none")
    })
}

/// Opens a case with the parties of another one, and what the agreement says: who one is, the clause, the cycle.
/// Sales, contacts and exhibits stay where they are.
pub fn copy(desk: &mut Desk, no: &str, title: &str) -> Result<String> {
    const KEPT: [&str; 3] = ["merchant_kind", "arbitration_clause", "settlement_due"];
    let case = desk.case(no)?;
    let parties: Vec<Event> = case.parties.iter().map(|p| Event::PartySet(p.now.clone())).collect();
    let answers: Vec<Event> = case
        .road
        .findings
        .iter()
        .filter(|(_, f)| KEPT.contains(&f.item.as_str()))
        .map(|(_, f)| {
            Event::DiagnosisAnswered(DiagnosisAnswered { evidence: Vec::new(), ..f.clone() })
        })
        .collect();
    let new =
        NewCase { title: title.to_string(), currency: Some(case.currency), ..NewCase::default() };
    open(desk, &new, &[], &mut |_| parties.iter().chain(&answers).cloned().collect())
}
