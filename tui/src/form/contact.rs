//! Logging a contact: a call, a message, a visit, a letter. Also puts one right.

mod earlier;
mod mail;
mod stance;

pub use mail::{fill, mail_of};
pub use stance::{guess, guesses};

use super::build::{Built, Errors};
use super::field::{Choice, Field, Kind};
use super::{Form, FormKind, read};
use crate::cells::{Row, cut};
use crate::model::Model;
use crate::msg::{Done, Effect};
use crate::theme;
use chrono::{DateTime, FixedOffset, NaiveDate, Timelike};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::contact::{Channel, Contact, ContactAmended, ContactLogged, Direction};
use recourse_core::case::event::{Event, ItemVoided, NotePrivate};
use recourse_core::case::letter::{AnswerReceived, Position};
use recourse_core::case::party::{PartySet, Role};
use recourse_core::locale::Locale;

/// Ways, in the order the form offers them, with their words.
pub const CHANNELS: [(Channel, &str); 7] = [
    (Channel::Phone, "phone"),
    (Channel::Sms, "sms"),
    (Channel::Email, "email"),
    (Channel::Chat, "chat"),
    (Channel::Visit, "visit"),
    (Channel::Letter, "letter"),
    (Channel::Portal, "portal"),
];

/// A promise nothing came of yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPromise {
    /// Contact it was made in.
    pub no: u32,
    /// Who made it.
    pub with: String,
    /// Until when.
    pub by: NaiveDate,
    /// What.
    pub what: String,
}

fn open_promises(case: &Case) -> Vec<OpenPromise> {
    let open = case.live_contacts().filter(|c| c.promise_open());
    let promise = |c: &Contact| {
        let what = c.now.promise.clone().unwrap_or_default();
        Some(OpenPromise { no: c.now.no, with: c.now.with.clone(), by: c.now.promise_by?, what })
    };
    open.filter_map(promise).collect()
}

/// An empty form, filled with now and with the party to talk to.
pub fn open(model: &Model, case: &Case, with: Option<&str>) -> Form {
    let now = model.now.format("%Y-%m-%d %H:%M").to_string();
    let mut form = fields(model, case, None);
    if let Some(field) = form.fields.iter_mut().find(|f| f.id == "at") {
        field.edit.set(&now);
    }
    let last = case.live_contacts().last().map(|c| c.now.with.clone());
    if let Some(party) = with.map(str::to_string).or(last)
        && let Some(field) = form.fields.iter_mut().find(|f| f.id == "with")
    {
        field.restore(&party);
    }
    form.refresh();
    form
}

/// A form filled with what a contact says now, to put it right.
pub fn amend(model: &Model, case: &Case, contact: &Contact) -> Form {
    let mut form = fields(model, case, Some(contact.now.no));
    let position = stance::noted(case, contact.now.no).and_then(|a| a.now.position);
    for field in &mut form.fields {
        if field.id == "stance" {
            field.restore(position.map_or("", Position::word));
        } else if let Some(text) = present(&contact.now, field.id, *model.now.offset()) {
            field.restore(&text);
        }
    }
    form.refresh();
    form
}

fn fields(model: &Model, case: &Case, amends: Option<u32>) -> Form {
    let locale = &model.locale;
    let mut fields = vec![
        Field::choice("with", parties(locale, case), 0),
        Field::new("party-name", Kind::Text, 30),
        Field::new("number", Kind::Text, 18).beside(),
        Field::new("at", Kind::Moment, 18),
        Field::new("minutes", Kind::Number, 6).beside(),
        Field::choice("channel", channels(locale), 0),
        Field::choice("direction", directions(locale), 0).beside(),
        Field::new("agent", Kind::Text, 14),
        Field::new("ticket", Kind::Text, 22).beside(),
        Field::new("said", Kind::Lines(4), 0),
        Field::new("promise", Kind::Text, 28),
        Field::new("promise-by", Kind::Date, 12).beside(),
        Field::choice("same-promise", same(locale), 0),
        Field::choice("earlier", earlier::outcomes(locale), 0),
        Field::new("claimed", Kind::Toggle, 0),
        Field::new("reached", Kind::Arrival, 18),
        Field::new("reached-basis", Kind::Text, 40),
        Field::new("evidence", Kind::Exhibits, 18),
        // The message a contact is made of: nothing to type, and kept with the draft.
        Field::new("mail", Kind::Text, 0).away(),
    ];
    if amends.is_some() {
        fields.push(Field::new("reason", Kind::Text, 40));
    } else {
        fields.push(Field::new("private", Kind::Lines(2), 0));
    }
    fields.push(Field::choice("stance", stance::stances(locale), 0));
    let open = if amends.is_some() { Vec::new() } else { open_promises(case) };
    Form::new(FormKind::Contact { case: case.id.clone(), amends, open }, fields)
}

fn same(locale: &Locale) -> Vec<Choice> {
    let choice = |word: &str| Choice {
        value: word.to_string(),
        label: locale.text(&format!("screens-same-promise-{word}")),
    };
    vec![choice("one"), choice("two")]
}

/// The open promise that is promised once more: same party, same day.
pub fn same_promise(form: &Form) -> Option<&OpenPromise> {
    let FormKind::Contact { open, .. } = &form.kind else { return None };
    let typed = form.get("promise-by")?.given()?;
    let with = form.value("with");
    let said = form.given("at").and_then(|t| t.get(..10)?.parse::<NaiveDate>().ok());
    let today = said.or_else(|| open.iter().map(|p| p.by).min())?;
    let by = read::date(&typed, today, read::Lean::Future).ok()?;
    open.iter().find(|p| p.with == with && p.by == by)
}

/// What one has to know before speaking: the last contact with them, and what they owe an answer to.
pub fn before(form: &Form, model: &Model, w: usize, rows: &mut Vec<Row>) {
    let FormKind::Contact { case, open, .. } = &form.kind else { return };
    if let Some(path) = mail_of(form) {
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_string();
        let text = model.locale.fill("road-mail-kept-too", args![name = name]);
        rows.push(Row::of(theme::Role::Accent, cut(&crate::cells::clean(&text), w)));
    }
    if form.brief {
        rows.push(Row::of(theme::Role::Muted, cut(&model.text("steps-brief-more"), w)));
    }
    let Some(case) = model.case(case).filter(|_| w >= 72) else { return };
    let with = form.value("with");
    let zone = *model.now.offset();
    if let Some(c) = recourse_core::road::talk::last_talk(case, &with) {
        let text = model.locale.fill(
            "screens-last-contact",
            args![
                id = c.id(),
                day = c.now.occurred_at.with_timezone(&zone).format("%-m-%d").to_string(),
                said = c.now.said.clone().unwrap_or_default().replace('\n', " ")
            ],
        );
        rows.push(Row::of(theme::Role::Muted, cut(&crate::cells::clean(&text), w)));
    }
    for p in open.iter().filter(|p| p.with == with).take(2) {
        let late = p.by < model.today();
        let id = if late { "screens-open-promise-late" } else { "screens-open-promise" };
        let args =
            args![id = format!("C{:03}", p.no), what = p.what.as_str(), by = p.by.to_string()];
        let role = if late { theme::Role::Danger } else { theme::Role::Accent };
        let text = model.locale.fill(id, args);
        rows.push(Row::of(role, cut(&crate::cells::clean(&text), w)));
    }
}

/// What is not drawn while one is on the telephone; it keeps its value.
pub fn can_wait(field: &str) -> bool {
    const LATER: [&str; 9] = [
        "stance",
        "number",
        "minutes",
        "channel",
        "direction",
        "claimed",
        "reached",
        "reached-basis",
        "evidence",
    ];
    LATER.contains(&field)
}

/// Shows a name field for parties the case does not know yet, and the basis beside the moment of arrival.
pub fn refresh(form: &mut Form) {
    let unnamed = form.value("with").starts_with("new:");
    let reached = form.given("reached").is_some();
    let same = same_promise(form).is_some();
    let lapsed = earlier::lapsed(form).is_some();
    for field in &mut form.fields {
        match field.id {
            "party-name" => field.hidden = !unnamed,
            "reached-basis" => field.hidden = !reached,
            "same-promise" => field.hidden = !same,
            "earlier" => field.hidden = !lapsed,
            _ => {}
        }
    }
}

/// The text mentions a recording, picture or slip, and none is named: worth a question before saving.
pub fn forgotten_evidence(form: &Form) -> Option<&'static str> {
    if form.given("evidence").is_some() {
        return None;
    }
    let text = format!("{}\n{}", form.value("said"), form.value("private")).to_lowercase();
    let groups: [(&str, &[&str]); 4] = [
        ("tui-mention-recording", &["录音", "录了音", "录下来", "recording", "recorded"]),
        ("tui-mention-screenshot", &["截图", "截了图", "截屏", "screenshot"]),
        ("tui-mention-slip", &["小票", "签购单", "回单", "receipt", "slip"]),
        ("tui-mention-photo", &["照片", "拍了照", "拍下", "photo"]),
    ];
    groups.iter().find(|(_, words)| words.iter().any(|w| text.contains(w))).map(|(id, _)| *id)
}

/// Events of the filled form.
pub fn build(form: &Form, model: &Model, case: &Case) -> Result<Built, Errors> {
    let around = form.around(model);
    let mut errors = Errors::new(form, &model.locale);
    let at = errors.read("at", |f| f.moment(around));
    if at.is_none() {
        errors.need("at", "tui-need-at");
    }
    let reached = errors.read("reached", |f| f.moment(around));
    let promise_by = errors.read("promise-by", |f| f.date(around));
    let merged = same_promise(form).filter(|_| form.value("same-promise") != "two").cloned();
    let minutes = errors.read("minutes", |f| f.given().map(|t| read::number(&t)).transpose());
    let evidence = errors.read("evidence", |f| f.given().map(|t| read::exhibits(&t)).transpose());
    let evidence = evidence.unwrap_or_default();
    if evidence.iter().any(|no| case.exhibit(*no).is_none()) {
        errors.say("evidence", "tui-no-such-exhibit");
    }
    if form.given("said").is_none() {
        errors.need("said", "tui-need-said");
    }
    if reached.is_some() && form.given("reached-basis").is_none() {
        errors.need("reached-basis", "tui-need-reached-basis");
    }
    if let (Some(at), Some(by)) = (at, promise_by)
        && by < at.date_naive()
    {
        errors.say("promise-by", "tui-promise-before-contact");
    }
    let with = form.value("with");
    let (with, named) = party_of(form, case, &with, &mut errors);
    errors.finish()?;
    let Some(occurred_at) = at else { return Err(Errors::new(form, &model.locale)) };
    let said = ContactLogged {
        no: case.next_contact(),
        with,
        channel: channel_of(&form.value("channel")),
        direction: if form.value("direction") == "in" { Direction::In } else { Direction::Out },
        occurred_at,
        claimed_payment: !form.value("claimed").is_empty(),
        reached_at: reached,
        promise_by: promise_by.filter(|_| merged.is_none()),
        evidence,
        minutes,
        agent: form.given("agent"),
        ticket: form.given("ticket"),
        said: form.given("said"),
        promise: match (form.given("promise"), &merged) {
            (given, Some(p)) => Some(again(given, p, &model.locale)),
            (given, None) => given,
        },
        reached_basis: form.given("reached-basis"),
        number: form.given("number"),
    };
    let mut events: Vec<Event> = named.into_iter().map(Event::PartySet).collect();
    let FormKind::Contact { amends, .. } = &form.kind else { return Ok(Built::nothing()) };
    // On the telephone the field is not drawn: what nobody saw is nobody's word.
    let unseen = form.brief && form.get("stance").is_some_and(|f| !f.touched);
    let position = Position::parse(&form.value("stance")).filter(|_| !unseen);
    if let Some(no) = amends {
        let Some(old) = case.contact(*no) else { return Ok(Built::nothing()) };
        let was = stance::noted(case, *no);
        let other = was.and_then(|a| a.now.position) != position;
        let (with, at) = (said.with.clone(), said.occurred_at);
        let change = change(&old.now, said, form.given("reason"));
        let reason = change.reason.clone();
        let same = ContactAmended { no: *no, reason: reason.clone(), ..ContactAmended::default() };
        if change == same && !other {
            errors.say("reason", "tui-nothing-changed");
            return Err(errors);
        }
        if change != same {
            events.push(Event::ContactAmended(change));
        }
        if let Some(was) = was.filter(|_| other) {
            // Struck items need a reason: that the user put it right is one.
            let reason = reason.or_else(|| Some(model.text("road-stance-righted")));
            events.push(Event::ItemVoided(ItemVoided { of_seq: was.seq, reason }));
        }
        if let Some(position) = position.filter(|_| other) {
            let number = case.next_answer();
            let answer = AnswerReceived::stance(number, *no, &with, at, position);
            events.push(Event::AnswerReceived(answer));
        }
        return Ok(Built::events(events, Done::Entry("tui-done-amended", old.id())));
    }
    let id = format!("C{:03}", said.no);
    let answer = position.map(|p| {
        AnswerReceived::stance(case.next_answer(), said.no, &said.with, said.occurred_at, p)
    });
    let settled = earlier::settled(form, said.occurred_at.date_naive());
    events.push(Event::ContactLogged(said));
    events.extend(settled.map(Event::PromiseSettled));
    if let Some(text) = form.given("private") {
        events.push(Event::NotePrivate(NotePrivate { of_seq: None, text: Some(text) }));
    }
    events.extend(answer.map(Event::AnswerReceived));
    if let Some(path) = mail_of(form) {
        let (case, draft) = (case.id.clone(), form.draft_key());
        return Ok(Built::effect(Effect::TakeMail { case, path, events, draft }));
    }
    Ok(Built::events(events, Done::Entry("tui-done-contact", id)))
}

/// The words of a promise made once more: its day stays with the first one, so that one thing is one deadline.
fn again(given: Option<String>, first: &OpenPromise, locale: &Locale) -> String {
    let what = given.unwrap_or_else(|| first.what.clone());
    let id = format!("C{:03}", first.no);
    locale.fill("screens-promised-again", args![what = what, id = id, by = first.by.to_string()])
}

/// Only what differs; blank never erases.
fn change(old: &ContactLogged, new: ContactLogged, reason: Option<String>) -> ContactAmended {
    fn differs<T: PartialEq>(old: &T, new: T) -> Option<T> {
        (*old != new).then_some(new)
    }
    fn given<T: PartialEq>(old: Option<&T>, new: Option<T>) -> Option<T> {
        if old == new.as_ref() { None } else { new }
    }
    ContactAmended {
        no: old.no,
        with: differs(&old.with, new.with),
        channel: differs(&old.channel, new.channel),
        direction: differs(&old.direction, new.direction),
        occurred_at: differs(&old.occurred_at, new.occurred_at),
        claimed_payment: differs(&old.claimed_payment, new.claimed_payment),
        reached_at: given(old.reached_at.as_ref(), new.reached_at),
        promise_by: given(old.promise_by.as_ref(), new.promise_by),
        evidence: differs(&old.evidence, new.evidence).filter(|list| !list.is_empty()),
        minutes: given(old.minutes.as_ref(), new.minutes),
        agent: given(old.agent.as_ref(), new.agent),
        ticket: given(old.ticket.as_ref(), new.ticket),
        said: given(old.said.as_ref(), new.said),
        promise: given(old.promise.as_ref(), new.promise),
        reached_basis: given(old.reached_basis.as_ref(), new.reached_basis),
        number: given(old.number.as_ref(), new.number),
        reason,
    }
}

/// The party's id, and the event that names it where the case does not know it yet.
fn party_of(
    form: &Form,
    case: &Case,
    with: &str,
    errors: &mut Errors,
) -> (String, Option<PartySet>) {
    let Some(word) = with.strip_prefix("new:") else { return (with.to_string(), None) };
    let name = form.given("party-name");
    if name.is_none() {
        errors.need("party-name", "tui-need-party-name");
    }
    let id = case.next_party();
    (id.clone(), Some(super::build::party(id, role_of(word), name)))
}

fn parties(locale: &Locale, case: &Case) -> Vec<Choice> {
    let known = case.parties.iter().filter(|p| p.now.role != Role::Merchant);
    let mut out: Vec<Choice> =
        known.map(|p| Choice { value: p.now.id.clone(), label: p.name().to_string() }).collect();
    for role in [Role::Bank, Role::Platform, Role::Regulator, Role::Other] {
        if role == Role::Other || case.party_in(role).is_none() {
            let label = locale.text(super::build::role_id(role));
            out.push(Choice { value: format!("new:{}", role.word()), label });
        }
    }
    out
}

fn role_of(word: &str) -> Role {
    let all = [Role::Bank, Role::Platform, Role::Regulator];
    all.into_iter().find(|r| r.word() == word).unwrap_or(Role::Other)
}

fn channels(locale: &Locale) -> Vec<Choice> {
    let choice = |(_, word): &(Channel, &str)| Choice {
        value: (*word).to_string(),
        label: locale.text(&format!("tui-channel-{word}")),
    };
    CHANNELS.iter().map(choice).collect()
}

/// The word of a way.
pub fn channel_word(channel: Channel) -> &'static str {
    CHANNELS.iter().find(|(c, _)| *c == channel).map_or("phone", |(_, word)| word)
}

fn channel_of(word: &str) -> Channel {
    CHANNELS.iter().find(|(_, w)| *w == word).map_or(Channel::Phone, |(c, _)| *c)
}

fn directions(locale: &Locale) -> Vec<Choice> {
    ["out", "in"]
        .map(|word| Choice {
            value: word.to_string(),
            label: locale.text(&format!("tui-direction-{word}")),
        })
        .to_vec()
}

/// What a recorded contact says in one field of the form.
fn present(now: &ContactLogged, field: &str, zone: FixedOffset) -> Option<String> {
    let minute = |t: &DateTime<FixedOffset>| {
        let plain = t.second() == 0 && t.nanosecond() == 0 && *t.offset() == zone;
        if plain { t.format("%Y-%m-%d %H:%M").to_string() } else { t.to_rfc3339() }
    };
    match field {
        "with" => Some(now.with.clone()),
        "number" => now.number.clone(),
        "at" => Some(minute(&now.occurred_at)),
        "minutes" => now.minutes.map(|m| m.to_string()),
        "channel" => Some(channel_word(now.channel).to_string()),
        "direction" => Some(if now.direction == Direction::In { "in" } else { "out" }.to_string()),
        "agent" => now.agent.clone(),
        "ticket" => now.ticket.clone(),
        "said" => now.said.clone(),
        "promise" => now.promise.clone(),
        "promise-by" => now.promise_by.map(|d| d.to_string()),
        "claimed" => now.claimed_payment.then(|| "yes".to_string()),
        "reached" => now.reached_at.as_ref().map(minute),
        "reached-basis" => now.reached_basis.clone(),
        "evidence" => {
            let list: Vec<String> = now.evidence.iter().map(|n| format!("E{n:03}")).collect();
            Some(list.join(" ")).filter(|l| !l.is_empty())
        }
        _ => None,
    }
}
