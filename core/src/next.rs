//! The one thing to do now: a pure ranking of what a case asks for, the most pressing first.

mod road_steps;
#[cfg(test)]
mod tests;

use crate::case::Case;
use crate::case::contact::Contact;
use crate::case::event::Event;
use crate::case::exhibit::Exhibit;
use crate::case::letter::LetterKind;
use crate::case::needs;
use crate::case::party::Role;
use crate::case::stage::Stage;
use crate::diagnosis;
use crate::letter::Sort;
use crate::locale::{Locale, value};
use crate::road::talk;
use crate::rules::Deadline;
use crate::rules::rule::{Actor, Kind};
use chrono::{Days, NaiveDate};

/// What to do, by kind, the most pressing first; the screen opens the form that belongs to it. The order is the
/// ranking, within a case and across cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Money arrived in full: close the case.
    Close,
    /// The money went to an agent without a licence: do not wait.
    Alarm,
    /// A deadline is over or days away.
    Deadline,
    /// Nobody knows yet how much is missing: everything else needs the figure.
    FindSum,
    /// A promise has lapsed: ask about it.
    ChasePromise,
    /// The day a letter set has gone by without an answer.
    ChaseLetter,
    /// A finished letter lies here.
    SendLetter,
    /// They say they have paid: look at the account.
    CheckAccount,
    /// Speak with this party for the first time.
    FirstContact,
    /// Find out what decides whom to ask, before anything is written.
    Decide,
    /// They were spoken to and the triage is done: the stage of asking begins.
    Begin,
    /// A letter that comes before the demand: asking where the money is, keeping records.
    AskInWriting,
    /// Write a demand.
    Demand,
    /// Evidence that will be gone soon.
    Fading,
    /// Ready, and their time is over: move on.
    MoveOnNow,
    /// Two answers cannot both be right: put one to the other.
    Confront,
    /// Find out what decides the way (clause, kind of person, settings).
    Diagnose,
    /// Write another letter of this stage: complaint, regulator, sheets.
    Letter,
    /// A letter went out; nothing shows yet that it arrived.
    Arrival,
    /// Get or attach a piece of evidence.
    Evidence,
    /// Wait for a promised day, or for the answer to a letter.
    AwaitPromise,
    /// Wait for the answer to a letter.
    AwaitAnswer,
    /// Move to the next stage.
    MoveOn,
    /// Say where pieces of evidence come from, before they are handed over.
    Describe,
    /// Hand the papers over.
    Export,
}

/// One step, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// What.
    pub act: Act,
    /// Message values: who, what, which.
    pub args: Vec<(&'static str, String)>,
    /// Last sensible day, where there is one.
    pub by: Option<NaiveDate>,
    /// How long it takes.
    pub minutes: u32,
    /// Contact, need, item or party it is about: fills the form that opens.
    pub about: Option<String>,
    /// Of a letter: its kind, or number; of a move: the obligor whose ladder it is.
    pub detail: Option<String>,
    /// It rests on a rule that was not compared with an official text yet.
    pub unverified: bool,
}

impl NextStep {
    fn new(act: Act, minutes: u32) -> Self {
        let (by, about, detail) = (None, None, None);
        Self { act, args: Vec::new(), by, minutes, about, detail, unverified: false }
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    fn by(mut self, day: Option<NaiveDate>) -> Self {
        self.by = day;
        self
    }

    fn about(mut self, id: impl Into<String>) -> Self {
        self.about = Some(id.into());
        self
    }

    fn detail(mut self, text: impl Into<String>) -> Self {
        self.detail = Some(text.into());
        self
    }

    /// What to do, as a sentence.
    pub fn text(&self, locale: &Locale) -> String {
        self.fill(locale, "")
    }

    /// Why, as a sentence.
    pub fn reason(&self, locale: &Locale) -> String {
        self.fill(locale, "-why")
    }

    /// The bundle is out and nothing happened since: what is left is to note what comes of it.
    pub fn is_out(&self) -> bool {
        self.says("out")
    }

    fn says(&self, name: &str) -> bool {
        self.args.iter().any(|(n, _)| *n == name)
    }

    /// The letter it is about.
    fn letter(&self) -> Option<LetterKind> {
        let key = self.args.iter().find_map(|(_, v)| v.strip_prefix("letter:"));
        key.and_then(Sort::of_key).map(|s| s.kind)
    }

    /// It is about a paper for the lawyer alone.
    fn for_lawyer(&self) -> bool {
        self.letter().is_some_and(LetterKind::stays_with_lawyer)
    }

    /// It is about a letter that asks for the money: only of such a letter does the arrival move a clock.
    fn demands(&self) -> bool {
        self.letter().is_some_and(LetterKind::demands_payment)
    }

    fn fill(&self, locale: &Locale, suffix: &str) -> String {
        let id = match self.act {
            Act::Deadline | Act::Fading => "core-next-deadline",
            Act::ChasePromise => "core-next-chase",
            Act::FirstContact if !suffix.is_empty() && self.args.iter().any(|a| a.0 == "cause") => {
                "road-next-first-contact-cause"
            }
            Act::FirstContact => "core-next-first-contact",
            Act::Demand => "core-next-demand",
            Act::Evidence => "core-next-evidence",
            Act::AwaitPromise => "core-next-await",
            Act::Begin => "road-next-begin",
            Act::MoveOn if self.detail.is_some() => "road-next-move-on-of",
            Act::MoveOn => "core-next-move-on",
            Act::Export if self.is_out() => "core-next-out",
            Act::Export => "core-next-export",
            Act::Close => "core-next-close",
            Act::Alarm => "road-next-alarm",
            Act::ChaseLetter => "road-next-chase-letter",
            Act::SendLetter if self.says("stale") => "road-next-send-stale",
            Act::SendLetter if self.for_lawyer() => "road-next-hand-sheet",
            Act::SendLetter => "road-next-send-letter",
            Act::CheckAccount => "road-next-check-account",
            Act::MoveOnNow if self.detail.is_some() => "road-next-move-on-now-of",
            Act::MoveOnNow => "road-next-move-on-now",
            Act::Confront if self.args.contains(&("other", String::new())) => {
                "road-next-confront-agreed"
            }
            Act::Confront => "road-next-confront",
            Act::Diagnose if !suffix.is_empty() => "steps-next-diagnose",
            Act::Diagnose | Act::Decide => "road-next-diagnose",
            Act::FindSum => "steps-next-find-sum",
            Act::Letter | Act::AskInWriting if !suffix.is_empty() => match self.detail.as_deref() {
                Some("inquiry") => "steps-next-inquiry",
                Some("complaint") => "steps-next-complaint",
                _ => "road-next-letter",
            },
            Act::Letter | Act::AskInWriting => "road-next-letter",
            Act::Arrival if !suffix.is_empty() && !self.demands() => "steps-next-arrival",
            Act::Arrival => "road-next-arrival",
            Act::Describe => "steps-next-describe",
            Act::AwaitAnswer => "road-next-await-answer",
        };
        let mut args: Vec<_> = self.args.iter().map(|(n, v)| (*n, value(v.clone()))).collect();
        // Values that are codes are shown by their words.
        for (name, text) in &self.args {
            if let Some(code) = text.strip_prefix("missing:") {
                args.push((name, value(locale.text(&format!("core-missing-{code}")))));
            } else if let Some(sort) = text.strip_prefix("letter:").and_then(Sort::of_key) {
                args.push((name, value(sort.name(locale))));
            } else if let Some(code) = text.strip_prefix("item:") {
                let title = diagnosis::item(code).map(|i| i.title.get(locale.lang()).to_string());
                args.push((name, value(title.unwrap_or_default())));
            } else if let Some(code) = text.strip_prefix("cause:") {
                args.push((name, value(diagnosis::cause_name(code, locale))));
            } else if let Some(code) = text.strip_prefix("role:") {
                args.push((name, value(locale.text(&format!("core-role-{code}")))));
            } else if let Some(code) = text.strip_prefix("stage:") {
                args.push((name, value(locale.text(&format!("core-stage-{code}")))));
            }
        }
        locale.fill(&format!("{id}{suffix}"), &args)
    }
}

/// The bundle, or, where it holds all there is, a word that it is out.
fn hand_over(case: &Case) -> NextStep {
    let step = NextStep::new(Act::Export, 2);
    let Some((seq, last)) = case.exports.last() else {
        return step.with("release", case.next_release());
    };
    // Who got it and what they said of it is about the bundle, and no reason for another.
    let about_it = |e: &Event| matches!(e, Event::HeadShared(_) | Event::ReceiptRecorded(_));
    let newer = case.lines.iter().any(|l| l.seq > *seq && !about_it(&l.event));
    if newer {
        step.with("release", case.next_release())
    } else {
        step.with("release", last.release).with("out", 1)
    }
}

/// Days before its act-by day from which a deadline outranks everything else.
const PRESSING_DAYS: i64 = 7;
/// Days before it is gone from which evidence is on the list.
const FADING_DAYS: i64 = 30;

/// Everything worth doing, the most pressing first. Never empty for an open case.
pub fn steps(
    case: &Case,
    deadlines: &[Deadline],
    today: NaiveDate,
    locale: &Locale,
) -> Vec<NextStep> {
    if case.stage == Stage::Closed {
        return Vec::new();
    }
    let mut out = Vec::new();
    if case.claimed().minor > 0 && case.outstanding().minor == 0 {
        out.push(NextStep::new(Act::Close, 2).with("sum", case.recovered().labelled()));
    }
    out.extend(pressing_deadlines(case, deadlines, today, locale));
    out.extend((!case.sum_known()).then(|| NextStep::new(Act::FindSum, 5)));
    let chased = |c: &&Contact| lapsed(c, today) && !asked_again(case, c);
    out.extend(case.live_contacts().filter(chased).map(|c| chase(case, c)));
    out.extend(road_steps::steps(case, deadlines, today));
    out.extend(first_contacts(case));
    out.extend(demand(case, today));
    out.extend(fading_evidence(deadlines, locale));
    out.extend(evidence(case));
    out.extend(
        case.live_contacts()
            .filter(|c| c.promise_open() && !lapsed(c, today))
            .map(|c| wait(case, c)),
    );
    out.extend(describe(case, locale));
    out.push(hand_over(case));
    // Within one sort of act the order above stands: nearer days first where it has days.
    out.sort_by_key(|step| step.act);
    // What a rule that nobody has checked asks for is on the list, but never alone at its top.
    if let Some(sure) = out.iter().position(|s| !s.unverified) {
        out[..=sure].rotate_right(1);
    }
    out
}

fn lapsed(contact: &Contact, today: NaiveDate) -> bool {
    contact.promise_open() && contact.now.promise_by.is_some_and(|by| by < today)
}

/// Since the promised day they were asked once more; what is next follows from that, not from the old promise.
fn asked_again(case: &Case, contact: &Contact) -> bool {
    let by = contact.now.promise_by;
    by.is_some_and(|by| talk::asked_since(case, &contact.now.with, by))
}

/// Fatal dates that are near. A rule that is not verified never decides the top line alone.
fn pressing_deadlines(
    case: &Case,
    deadlines: &[Deadline],
    today: NaiveDate,
    locale: &Locale,
) -> Vec<NextStep> {
    let mut near: Vec<&Deadline> = deadlines
        .iter()
        .filter(|d| !d.verify && !d.acknowledged && is_own_act(d))
        .filter(|d| !road_steps::set_by_letter(case, d))
        .filter(|d| d.act_first().is_some_and(|day| (day - today).num_days() <= PRESSING_DAYS))
        .collect();
    near.sort_by_key(|d| d.act_first());
    near.into_iter().map(|d| of_deadline(Act::Deadline, d, locale)).collect()
}

/// The merchant has to do something; an answer of the other side is a promise's business, and so is its day to pay.
fn is_own_act(deadline: &Deadline) -> bool {
    deadline.actor == Actor::Merchant
        && !matches!(deadline.kind, Kind::ResponseDue | Kind::Informational | Kind::EvidenceLoss)
}

/// Evidence that will be gone: worth a day's errand, but no reason to leave the money's trail.
fn fading_evidence(deadlines: &[Deadline], locale: &Locale) -> Vec<NextStep> {
    let fades = |d: &&Deadline| d.kind == Kind::EvidenceLoss && !d.acknowledged && !d.overdue();
    deadlines
        .iter()
        .filter(fades)
        .filter(|d| d.days_left.is_some_and(|n| n <= FADING_DAYS))
        .map(|d| of_deadline(Act::Fading, d, locale))
        .collect()
}

fn of_deadline(act: Act, d: &Deadline, locale: &Locale) -> NextStep {
    let due = d.due.map_or_else(String::new, |day| locale.day(day));
    let step = NextStep::new(act, 30)
        .with("title", d.marked(locale))
        .with("due", due)
        .by(d.act_first().or(d.due))
        .about(d.rule.clone());
    NextStep { unverified: d.verify, ..step }
}

fn chase(case: &Case, contact: &Contact) -> NextStep {
    let promise = contact.now.promise.clone().unwrap_or_default();
    NextStep::new(Act::ChasePromise, 10)
        .with("who", case.party_short(&contact.now.with))
        .with("id", contact.id())
        .with("promise", promise)
        .with("due", contact.now.promise_by.map_or_else(String::new, |d| d.to_string()))
        .by(contact.now.promise_by)
        .about(contact.now.with.clone())
}

fn wait(case: &Case, contact: &Contact) -> NextStep {
    let by = contact.now.promise_by;
    NextStep::new(Act::AwaitPromise, 5)
        .with("who", case.party_short(&contact.now.with))
        .with("id", contact.id())
        .with("promise", contact.now.promise.clone().unwrap_or_default())
        .with("due", by.map_or_else(String::new, |d| d.to_string()))
        .by(by)
        .about(contact.now.with.clone())
}

/// Whom the answers point at comes first, known to the case or not.
fn first_contacts(case: &Case) -> Vec<NextStep> {
    let lead = diagnosis::lead(case);
    let cause = |step: NextStep, role: Role| match lead {
        Some(lead) if lead.together || lead.first.first() == Some(&role) => {
            step.with("cause", format!("cause:{}", lead.code))
        }
        _ => step,
    };
    let step = |role: Role, who: String, about: String| {
        cause(NextStep::new(Act::FirstContact, 5).with("who", who).about(about), role)
    };
    let silent = diagnosis::in_order(case)
        .into_iter()
        .filter(|p| matches!(p.now.role, Role::Bank | Role::Platform))
        .filter(|p| !case.live_contacts().any(|c| c.now.with == p.now.id))
        .map(|p| step(p.now.role, p.short().to_string(), p.now.id.clone()));
    // A case that names nobody yet: whose account it is is known, and who settles stands on every slip.
    let nobody = !case.obligors().any(|p| matches!(p.now.role, Role::Bank | Role::Platform));
    let mut unnamed = diagnosis::unnamed(case);
    if nobody && unnamed.is_empty() {
        unnamed = vec![Role::Bank, Role::Platform];
    }
    let unnamed = unnamed
        .into_iter()
        .map(|role| step(role, format!("role:{}", role.word()), format!("new:{}", role.word())));
    let mut out: Vec<NextStep> = unnamed.chain(silent).collect();
    // The likeliest one first, also where it has no name yet.
    out.sort_by_key(|s| !s.args.iter().any(|(name, _)| *name == "cause"));
    out
}

/// Each obligor that was spoken to and never got a written demand.
fn demand(case: &Case, today: NaiveDate) -> Vec<NextStep> {
    // A finished demand that lies here has a step of its own.
    let finished = |id: &str| {
        case.letters.iter().any(|l| {
            l.live() && l.now.kind.demands_payment() && l.now.to == id && l.sent.is_empty()
        })
    };
    let demanded = |id: &str| {
        finished(id)
            || case.live_contacts().any(|c| {
                c.now.with == id && c.now.claimed_payment && needs::is_written(c.now.channel)
            })
    };
    diagnosis::in_order(case)
        .into_iter()
        .filter(|p| case.live_contacts().any(|c| c.now.with == p.now.id) && !demanded(&p.now.id))
        .filter(|p| !road_steps::inquiry_waits(case, &p.now.id, today))
        .map(|p| {
            NextStep::new(Act::Demand, 20)
                .with("who", p.short())
                .by(today.checked_add_days(Days::new(3)))
                .about(p.now.id.clone())
        })
        .collect()
}

/// Exhibits of which nobody has said where they come from: a list of evidence needs it (court evidence rules art. 19).
fn describe(case: &Case, locale: &Locale) -> Option<NextStep> {
    let bare: Vec<String> =
        case.live_exhibits().filter(|x| x.now.source.is_none()).map(Exhibit::id).collect();
    let first = bare.first()?.clone();
    let step = NextStep::new(Act::Describe, 2).with("n", bare.len());
    Some(step.with("ids", locale.list(&bare)).about(first))
}

fn evidence(case: &Case) -> Vec<NextStep> {
    let wanted = needs::missing(case, needs::BUNDLE);
    wanted
        .into_iter()
        .filter(|need| !matches!(*need, "written_demand" | "proof_of_arrival"))
        .filter(|need| !case.waives(need, case.stage))
        .map(|need| {
            NextStep::new(Act::Evidence, 10).with("what", format!("missing:{need}")).about(need)
        })
        .collect()
}
