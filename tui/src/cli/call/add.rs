//! `recourse call add` and `call amend`: the same flags, once for a new contact, once for new values.

use crate::cli::outcome::{Outcome, Warning};
use crate::cli::{nothing_to_change, read};
use crate::failure::Result;
use crate::ops::contact::{Logged, NewContact, add, amend};
use crate::ops::mail::{self, Taken};
use crate::ops::{self, Desk};
use clap::{Args, ValueEnum};
use recourse_core::args;
use recourse_core::case::contact::{Channel, ContactAmended, Direction};
use recourse_core::case::letter::Position;
use serde_json::json;
use std::path::PathBuf;

/// `call add`.
#[derive(Debug, Args)]
pub(crate) struct Add {
    #[arg(value_name = "CASE")]
    case: String,
    /// Headers, words and attachments come from it; what is given beside it goes first.
    #[arg(long, value_name = "FILE")]
    eml: Option<PathBuf>,
    #[arg(long, value_name = "WHO", required_unless_present = "eml")]
    with: Option<String>,
    #[arg(long, value_name = "WHEN", required_unless_present = "eml")]
    at: Option<String>,
    #[arg(long, value_name = "WAY")]
    channel: Option<ChannelWord>,
    #[arg(long, value_name = "WAY")]
    direction: Option<DirectionWord>,
    #[arg(long, value_name = "TEXT", required_unless_present = "eml")]
    said: Option<String>,
    #[arg(long)]
    claimed_payment: bool,
    #[arg(long, value_name = "WORD")]
    position: Option<String>,
    #[arg(long, value_name = "TEXT")]
    private: Option<String>,
    #[command(flatten)]
    more: More,
}

/// `call amend`.
#[derive(Debug, Args)]
pub(crate) struct Amend {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "C001")]
    contact: String,
    #[arg(long, value_name = "WHO")]
    with: Option<String>,
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    #[arg(long, value_name = "WAY")]
    channel: Option<ChannelWord>,
    #[arg(long, value_name = "WAY")]
    direction: Option<DirectionWord>,
    #[arg(long, value_name = "TEXT")]
    said: Option<String>,
    #[arg(long, value_name = "true|false", num_args = 0..=1, default_missing_value = "true")]
    claimed_payment: Option<bool>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    more: More,
}

/// What both take.
#[derive(Debug, Args)]
struct More {
    #[arg(long, value_name = "NAME")]
    agent: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    ticket: Option<String>,
    #[arg(long, value_name = "TEXT")]
    promise: Option<String>,
    #[arg(long, value_name = "WHEN")]
    promise_by: Option<String>,
    #[arg(long, value_name = "WHEN")]
    reached: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reached_basis: Option<String>,
    #[arg(long)]
    number: Option<String>,
    #[arg(long)]
    minutes: Option<u32>,
    #[arg(long, value_name = "E001,…", value_delimiter = ',')]
    evidence: Vec<String>,
}

/// The words of `--channel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChannelWord {
    Phone,
    Sms,
    Email,
    Chat,
    Visit,
    Letter,
    Portal,
}

impl ChannelWord {
    pub(in crate::cli) fn channel(self) -> Channel {
        match self {
            Self::Phone => Channel::Phone,
            Self::Sms => Channel::Sms,
            Self::Email => Channel::Email,
            Self::Chat => Channel::Chat,
            Self::Visit => Channel::Visit,
            Self::Letter => Channel::Letter,
            Self::Portal => Channel::Portal,
        }
    }
}

/// The words of `--direction`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DirectionWord {
    Out,
    In,
}

impl DirectionWord {
    fn direction(self) -> Direction {
        match self {
            Self::Out => Direction::Out,
            Self::In => Direction::In,
        }
    }
}

impl More {
    fn evidence(&self) -> Result<Vec<u32>> {
        self.evidence.iter().map(|e| read::number('E', e)).collect()
    }
}

impl Add {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let eml = self.eml.as_deref();
        let message = eml.map(|path| mail::read(desk, &self.case, path)).transpose()?;
        let new = self.contact(desk, message.as_ref())?;
        let (logged, shown) = match &message {
            None => (add(desk, &self.case, &new)?, Vec::new()),
            Some(message) => {
                let taken = mail::take_in(desk, &self.case, message, &new)?;
                let Taken { contact, seq, exhibits } = taken;
                (Logged { id: contact, seq, private_seq: None, answer: None }, exhibits)
            }
        };
        let locale = &desk.world.locale;
        let case = desk.case(&self.case)?;
        let mut human = locale.fill(
            "cli-call-logged",
            args![id = logged.id.as_str(), case = case.no.as_str(), seq = logged.seq],
        );
        if let Some(by) = new.promise_by {
            human.push('\n');
            human.push_str(&locale.fill("cli-call-promise-noted", args![by = locale.day(by)]));
        }
        if !shown.is_empty() {
            human.push('\n');
            let list = locale.list(&shown);
            human.push_str(&locale.fill("road-cli-mail-kept", args![evidence = list]));
        }
        let data = json!({
            "case": case.no, "id": logged.id, "seq": logged.seq, "evidence": shown,
            "private_seq": logged.private_seq, "promise_by": new.promise_by,
            "answer": logged.answer, "position": new.position.map(Position::word),
        });
        let texts = [&new.said, &new.agent, &new.ticket, &new.promise, &new.number, &new.private]
            .map(|t| t.as_deref().unwrap_or_default());
        let mut outcome = Outcome::new("call.add", human, data).masked(locale, &texts);
        if new.at > desk.world.now() || new.reached_at.is_some_and(|at| at > desk.world.now()) {
            outcome = outcome.warn(Warning::new("W-CALL-FUTURE", locale.text("cli-warn-future")));
        }
        let lacks = message.as_ref().is_some_and(|m| m.lacks_attachment);
        if lacks || new.evidence.is_empty() && shown.is_empty() && mentions_evidence(&texts) {
            outcome = outcome.warn(Warning::new("W-CALL-ATTACH", locale.text("cli-warn-attach")));
        }
        Ok(outcome)
    }

    /// The contact as given; what is not given is the message's.
    fn contact(&self, desk: &Desk, message: Option<&mail::Mail>) -> Result<NewContact> {
        let world = &desk.world;
        let more = &self.more;
        let from = message.map(|m| mail::contact(m, self.with.as_deref())).transpose()?;
        let at = read::maybe_moment("--at", self.at.as_deref(), world)?;
        let channel = self.channel.map(ChannelWord::channel);
        let direction = self.direction.map(DirectionWord::direction);
        Ok(NewContact {
            with: self
                .with
                .clone()
                .or_else(|| from.as_ref().map(|f| f.with.clone()))
                .unwrap_or_default(),
            at: at.or(from.as_ref().map(|f| f.at)).unwrap_or_else(|| world.now()),
            channel: channel.or(from.as_ref().map(|f| f.channel)).unwrap_or(Channel::Phone),
            direction: direction.or(from.as_ref().map(|f| f.direction)).unwrap_or(Direction::Out),
            agent: more.agent.clone(),
            ticket: more.ticket.clone(),
            said: self.said.clone().or_else(|| from.as_ref().and_then(|f| f.said.clone())),
            promise: more.promise.clone(),
            promise_by: read::maybe_date("--promise-by", more.promise_by.as_deref(), world)?,
            claimed_payment: self.claimed_payment,
            reached_at: read::maybe_arrival("--reached", more.reached.as_deref(), world)?,
            reached_basis: more.reached_basis.clone(),
            number: more.number.clone().or_else(|| from.and_then(|f| f.number)),
            minutes: more.minutes,
            private: self.private.clone(),
            evidence: more.evidence()?,
            position: self.position.as_deref().map(super::talk::position).transpose()?,
        })
    }
}

/// The words say there is a recording or a slip.
fn mentions_evidence(texts: &[&str]) -> bool {
    let words = ["录音", "截图", "小票", "签购单", "回单", "recording", "screenshot", "receipt"];
    texts.iter().any(|text| words.iter().any(|word| text.to_lowercase().contains(word)))
}

impl Amend {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let world = &desk.world;
        let no = read::number('C', &self.contact)?;
        let case = desk.case(&self.case)?;
        // Another party must be one of the case already: an amendment names, it does not add.
        let with = self.with.as_deref().map(|w| ops::case::find_party(case, w)).transpose()?;
        let more = &self.more;
        let evidence = more.evidence()?;
        let change = ContactAmended {
            no,
            with: with.map(|(id, _)| id),
            channel: self.channel.map(ChannelWord::channel),
            direction: self.direction.map(DirectionWord::direction),
            occurred_at: read::maybe_moment("--at", self.at.as_deref(), world)?,
            claimed_payment: self.claimed_payment,
            reached_at: read::maybe_arrival("--reached", more.reached.as_deref(), world)?,
            promise_by: read::maybe_date("--promise-by", more.promise_by.as_deref(), world)?,
            evidence: (!evidence.is_empty()).then_some(evidence),
            minutes: more.minutes,
            agent: more.agent.clone(),
            ticket: more.ticket.clone(),
            said: self.said,
            promise: more.promise.clone(),
            reached_basis: more.reached_basis.clone(),
            number: more.number.clone(),
            reason: self.reason,
        };
        if change
            == (ContactAmended { no, reason: change.reason.clone(), ..ContactAmended::default() })
        {
            return Err(nothing_to_change());
        }
        let seq = amend(desk, &self.case, &change)?;
        let case = desk.case(&self.case)?;
        let id = format!("C{no:03}");
        let human = desk.world.locale.fill("cli-amended", args![id = id.as_str(), seq = seq]);
        let data = json!({ "case": case.no, "id": id, "seq": seq });
        let texts = [
            &change.said,
            &change.agent,
            &change.ticket,
            &change.promise,
            &change.number,
            &change.reason,
        ]
        .map(|t| t.as_deref().unwrap_or_default());
        Ok(Outcome::new("call.amend", human, data).masked(&desk.world.locale, &texts))
    }
}
