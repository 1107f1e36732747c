//! What was said: promises made, kept and broken, and where the answers of two sides contradict each other.

use super::stance::{Statement, guess, statements};
use crate::case::Case;
use crate::case::contact::{Contact, Direction, Outcome};
use crate::case::letter::{Answer, Letter, Position};
use crate::case::party::Role;
use chrono::NaiveDate;

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PromiseState {
    /// Its day has gone by and nothing came.
    Lapsed,
    /// Said to be broken.
    Broken,
    /// Its day has not come.
    Open,
    /// Kept.
    Kept,
    /// Overtaken.
    Withdrawn,
}

impl PromiseState {
    /// The word in JSON and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lapsed => "lapsed",
            Self::Broken => "broken",
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// It was not kept.
    pub fn failed(self) -> bool {
        matches!(self, Self::Lapsed | Self::Broken)
    }
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRow {
    /// The contact, `C003`.
    pub contact: String,
    /// Party id.
    pub with: String,
    /// Who said it, where noted.
    pub agent: Option<String>,
    /// When.
    pub made_on: NaiveDate,
    /// What.
    pub text: String,
    /// Until when.
    pub due: NaiveDate,
    /// Where it stands.
    pub state: PromiseState,
    /// When it was settled.
    pub settled_on: Option<NaiveDate>,
    /// Contacts with the same party after its last day, in which it was asked about again.
    pub chased: Vec<String>,
}

/// Every promise of the case, those not kept first, then by day.
pub fn promises(case: &Case, today: NaiveDate) -> Vec<PromiseRow> {
    let mut out: Vec<PromiseRow> =
        case.live_contacts().filter_map(|c| promise(case, c, today)).collect();
    out.sort_by(|a, b| (a.state, a.due, &a.contact).cmp(&(b.state, b.due, &b.contact)));
    out
}

fn promise(case: &Case, contact: &Contact, today: NaiveDate) -> Option<PromiseRow> {
    let due = contact.now.promise_by?;
    let settled = contact.promise_outcome.as_ref().map(|(_, p)| p);
    let state = match settled.map(|p| p.outcome) {
        Some(Outcome::Kept) => PromiseState::Kept,
        Some(Outcome::Broken) => PromiseState::Broken,
        Some(Outcome::Withdrawn) => PromiseState::Withdrawn,
        None if due < today => PromiseState::Lapsed,
        None => PromiseState::Open,
    };
    let chased = if state.failed() {
        approached_since(case, &contact.now.with, due).map(Contact::id).collect()
    } else {
        Vec::new()
    };
    Some(PromiseRow {
        contact: contact.id(),
        with: contact.now.with.clone(),
        agent: contact.now.agent.clone(),
        made_on: contact.now.occurred_at.date_naive(),
        text: contact.now.promise.clone().unwrap_or_default(),
        due,
        state,
        settled_on: settled.map(|p| p.on),
        chased,
    })
}

/// Calls and papers that went to a party after this day: whoever was asked about something overdue was asked in one of
/// these.
pub fn approached_since<'a>(
    case: &'a Case,
    party: &'a str,
    day: NaiveDate,
) -> impl Iterator<Item = &'a Contact> {
    case.live_contacts().filter(move |c| {
        c.now.with == party
            && c.now.direction == Direction::Out
            && c.now.occurred_at.date_naive() > day
    })
}

/// Whether there is any.
pub fn asked_since(case: &Case, party: &str, day: NaiveDate) -> bool {
    approached_since(case, party, day).next().is_some()
}

/// Something came back since a letter went out.
pub fn answered(case: &Case, letter: &Letter) -> bool {
    let Some(sent) = letter.sent_at() else { return false };
    let by_answer = case.answers.iter().any(|a| {
        !a.voided
            && (a.now.letter_no == Some(letter.now.no)
                || (a.now.from == letter.now.to && a.now.occurred_at > sent && !spoken(case, a)))
    });
    let in_writing = case.live_contacts().any(|c| {
        c.now.direction == Direction::In
            && c.now.with == letter.now.to
            && c.now.occurred_at > sent
            && c.now.channel.is_paper()
    });
    by_answer || in_writing
}

/// It was only said, on the telephone or at the counter: a letter still waits for its answer in writing.
fn spoken(case: &Case, answer: &Answer) -> bool {
    let contact = answer.now.contact_no.and_then(|no| case.contact(no));
    contact.is_some_and(|c| !c.now.channel.is_paper())
}

/// Letters to a party whose day has gone by without an answer, those for the lawyer aside.
pub fn unanswered<'a>(
    case: &'a Case,
    party: &'a str,
    today: NaiveDate,
) -> impl Iterator<Item = &'a Letter> {
    case.letters.iter().filter(move |l| {
        l.live()
            && l.now.to == party
            && !l.sent.is_empty()
            && !l.now.kind.stays_with_lawyer()
            && l.due().is_some_and(|due| due < today)
            && !answered(case, l)
    })
}

/// The last time a party spoke or wrote, with its ticket and agent; one's own letter, which has neither, only where
/// there is nothing else.
pub fn last_talk<'a>(case: &'a Case, party: &str) -> Option<&'a Contact> {
    let with = || case.live_contacts().filter(|c| c.now.with == party);
    let at = |c: &&Contact| c.now.occurred_at;
    with().filter(|c| !c.own_writing()).max_by_key(at).or_else(|| with().max_by_key(at))
}

/// Two sides that cannot both be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// `each_refers`: each points at the other; `paid_not_received`: one says it paid, the other received nothing;
    /// `account_digits`: the account named is not the agreed one; `admits_denies`.
    pub kind: &'static str,
    /// The bank's side, or the first.
    pub left: Statement,
    /// The platform's side, or the second.
    pub right: Statement,
}

impl Contradiction {
    /// It rests on what words were taken to mean, which nobody has confirmed. Differing digits rest on the words
    /// themselves.
    pub fn guessed(&self) -> bool {
        self.kind != "account_digits" && (self.left.guessed || self.right.guessed)
    }
}

/// Where bank and platform contradict each other, or the platform its own agreement.
pub fn contradictions(case: &Case) -> Vec<Contradiction> {
    let all = statements(case);
    let role = |id: &str| case.party(id).map(|p| p.now.role);
    let latest = |wanted: Role, test: &dyn Fn(&Statement) -> bool| {
        all.iter().rev().find(|s| role(&s.from) == Some(wanted) && test(s)).cloned()
    };
    let is = |p: Position| move |s: &Statement| s.position == Some(p);
    // An admission of the upgrade may say in the same breath that nothing came: then the words count, as a guess.
    let nothing_came = |s: &Statement| {
        s.position == Some(Position::Admits)
            && guess(case, &s.from, &s.said) == Some(Position::Denies)
    };
    let mut out = Vec::new();
    let pairs: [(&'static str, Position, Position); 4] = [
        ("each_refers", Position::Refers, Position::Refers),
        ("paid_not_received", Position::Denies, Position::Pays),
        ("paid_not_received", Position::Refers, Position::Pays),
        ("admits_denies", Position::Admits, Position::Denies),
    ];
    for (kind, left, right) in pairs {
        let bank = latest(Role::Bank, &is(left));
        let platform = latest(Role::Platform, &is(right));
        if let (Some(left), Some(right)) = (bank, platform)
            && !out.iter().any(|c: &Contradiction| c.kind == kind)
        {
            out.push(Contradiction { kind, left, right });
        }
    }
    if !out.iter().any(|c| c.kind == "paid_not_received")
        && let Some(left) = latest(Role::Bank, &nothing_came)
        && let Some(right) = latest(Role::Platform, &is(Position::Pays))
    {
        let left = Statement { guessed: true, ..left };
        out.push(Contradiction { kind: "paid_not_received", left, right });
    }
    out.extend(digits(case, &all));
    out
}

/// Somebody names other account digits than the agreed ones.
fn digits(case: &Case, all: &[Statement]) -> Option<Contradiction> {
    let tail = case.party_in(Role::Merchant)?.now.account_tail.clone()?;
    let named = all
        .iter()
        .rev()
        .find(|s| tails(&s.said).iter().any(|t| *t != tail && t.len() == tail.len()))?;
    let agreed = all.iter().rev().find(|s| s.from != named.from && s.said.contains(&tail));
    let left = agreed.cloned().unwrap_or_else(|| Statement {
        from: case.party_in(Role::Merchant).map(|p| p.now.id.clone()).unwrap_or_default(),
        at: named.at,
        position: None,
        guessed: false,
        said: tail,
        source: String::new(),
        evidence: Vec::new(),
    });
    Some(Contradiction { kind: "account_digits", left, right: named.clone() })
}

/// Digits named as the end of an account: 尾号 3317, ending in 3317.
pub fn tails(said: &str) -> Vec<String> {
    let mut out = Vec::new();
    for mark in ["尾号", "后四位", "ending in", "ending"] {
        for (at, _) in said.match_indices(mark) {
            let rest = said.get(at + mark.len()..).unwrap_or_default();
            let digits: String = rest
                .chars()
                .skip_while(|c| " 为是：:".contains(*c))
                .take_while(char::is_ascii_digit)
                .collect();
            if digits.len() == 4 && !out.contains(&digits) {
                out.push(digits);
            }
        }
    }
    out
}
