//! Page 7: who recorded what and when. Nothing can be removed here. Also says one entry in one line,
//! for the timeline of a case.

use super::{Body, Screen, What, place_of};
use crate::cells::{Row, cut, width};
use crate::form::contact::channel_word;
use crate::form::evidence::kind_word;
use crate::model::Model;
use crate::msg::Effect;
use crate::theme::Role;
use chrono::{DateTime, FixedOffset};
use recourse_core::args;
use recourse_core::case::event::{Event, Side};
use recourse_core::case::{Case, Line, local};
use recourse_core::{Currency, Money};

/// One list.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![count(model)]
}

fn count(model: &Model) -> usize {
    model.cases().iter().map(|c| c.lines.len()).sum()
}

/// Every entry of every case, the latest first, with its case.
pub fn entries(model: &Model) -> Vec<(&Case, &Line)> {
    let mut all: Vec<(&Case, &Line)> =
        model.cases().iter().flat_map(|c| c.lines.iter().map(move |l| (c, l))).collect();
    all.sort_by_key(|(_, l)| std::cmp::Reverse(l.seq));
    all
}

/// Enter shows the entry.
pub fn open(model: &mut Model, row: usize) -> Vec<Effect> {
    let found = entries(model).get(row).map(|(c, l)| (c.id.clone(), l.seq));
    if let Some((case, seq)) = found {
        model.stack.push(Screen::new(What::Entry(case, seq)));
    }
    vec![]
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let count = count(model);
    let room = h.saturating_sub(2);
    let head = model.locale.fill("tui-history-head", args![count = count]);
    let place = place_of(screen.row(0), count, room);
    let row = Row::of(Role::Muted, head).plain("  ").plain(place);
    // How far the book was verified, where there is room; the page of proofs always says it.
    let checked = model.snap.as_deref().map(|s| s.proof.checked.as_str()).unwrap_or_default();
    let fits = row.width() + 2 + width(checked) <= w;
    out.rows.push(if fits { row.plain("  ").put(Role::Muted, checked) } else { row });
    out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
    let entries = entries(model);
    let many = model.cases().len() > 1;
    // Only rows in view are told: the list may hold tens of thousands.
    let top = crate::cells::top_of(screen.row(0), entries.len(), room);
    for (index, (case, line)) in entries.iter().enumerate().skip(top).take(room) {
        let at = time_of(line, *model.now.offset());
        let written = local(&line.at, *model.now.offset()).unwrap_or(at);
        let mut row = Row::new()
            .right(Role::Plain, line.seq.to_string(), 5)
            .plain(format!("  {}  ", written.format("%m-%d %H:%M")));
        if w >= 76 {
            row = row.cell(Role::Plain, actor(model, &line.actor), 8).plain(" ");
        }
        if many && w >= 92 {
            row = row.cell(Role::Muted, &case.no, 12);
        }
        let rest = w.saturating_sub(row.width() + 2);
        let row = row.join(told(model, Some(case), line, rest, true));
        if index == screen.row(0) && screen.area == 0 {
            out.cursor = Some((0, out.rows.len()));
        }
        out.rows.push(super::mark(row, index == screen.row(0), screen.area == 0));
    }
    out
}

/// Who it was: the name where a case says it, else the role in the user's language, else the pseudonym.
pub fn actor(model: &Model, actor: &str) -> String {
    if let Some(name) = model.cases().iter().find_map(|c| c.actor_name(actor)) {
        return name.to_string();
    }
    let id = format!("tui-actor-{actor}");
    if actor.bytes().all(|b| b.is_ascii_lowercase()) && model.locale.has(&id) {
        model.text(&id)
    } else {
        actor.to_string()
    }
}

/// Entries the timeline of a case tells; the rest is in the history.
pub fn is_told(event: &Event) -> bool {
    !matches!(
        event,
        Event::PartySet(_)
            | Event::RulesAdopted(_)
            | Event::NotePrivate(_)
            | Event::ExhibitAmended(_)
            | Event::ActorNamed(_)
    )
}

/// When it happened: as the user said, else when it was written.
pub fn time_of(line: &Line, zone: FixedOffset) -> DateTime<FixedOffset> {
    let said = match &line.event {
        Event::ContactLogged(e) => Some(e.occurred_at.with_timezone(&zone)),
        Event::RecoveryBooked(e) => {
            e.on.and_hms_opt(12, 0, 0).and_then(|t| t.and_local_timezone(zone).single())
        }
        _ => None,
    };
    said.or_else(|| local(&line.at, zone)).unwrap_or_default()
}

/// One entry in one line: `3-12 C001 江州银行 电话：款已给平台`.
pub fn told(model: &Model, case: Option<&Case>, line: &Line, w: usize, dated: bool) -> Row {
    let struck = case.is_some_and(|c| is_struck(c, &line.event));
    let mut row = Row::new();
    if !dated {
        let day = time_of(line, *model.now.offset()).format("%m-%d").to_string();
        row = row.plain(format!("{day}  "));
    }
    if struck {
        row = row.put(Role::Muted, format!("{} ", model.text("tui-mark-void")));
    }
    let text = words(model, case, &line.event);
    let rest = w.saturating_sub(row.width());
    row.put(if struck { Role::Muted } else { Role::Plain }, cut(&crate::cells::clean(&text), rest))
}

fn is_struck(case: &Case, event: &Event) -> bool {
    match event {
        Event::ContactLogged(e) => case.contact(e.no).is_some_and(|c| c.voided.is_some()),
        Event::ExhibitAdded(e) => case.exhibit(e.no).is_some_and(|x| x.voided.is_some()),
        _ => false,
    }
}

fn first_line(text: Option<&str>) -> String {
    text.unwrap_or_default().lines().next().unwrap_or_default().to_string()
}

/// What an event says, in one line. What was withheld or is unknown is said to be so.
pub fn words(model: &Model, case: Option<&Case>, event: &Event) -> String {
    let say = |id: &str, what: String| model.locale.fill(id, args![what = what]);
    let item =
        |id: &str, no: String, what: String| model.locale.fill(id, args![no = no, what = what]);
    let name =
        |party: &str| case.map_or_else(|| party.to_string(), |c| c.party_name(party).to_string());
    let sum = |minor: i64| Money::new(minor, case.map_or(Currency::CNY, |c| c.currency)).grouped();
    let reason = |r: &Option<String>| first_line(r.as_deref());
    match event {
        Event::CaseOpened(e) => say("tui-ev-case-opened", e.no.clone()),
        Event::CaseAmended(e) => say("tui-ev-case-amended", reason(&e.reason)),
        Event::PartySet(e) => {
            let role = model.text(crate::form::build::role_id(e.role));
            say("tui-ev-party", format!("{role} {}", name(&e.id)))
        }
        Event::VouchersAdded(e) => {
            model.locale.fill("tui-ev-vouchers", args![count = e.items.len()])
        }
        Event::ContactLogged(e) => {
            let now = case.and_then(|c| c.contact(e.no)).map_or(e, |c| &c.now);
            let way = model.text(&format!("tui-channel-{}", channel_word(now.channel)));
            let said = first_line(now.said.as_deref());
            let no = format!("C{:03}", e.no);
            model.locale.fill(
                "tui-ev-contact",
                args![no = no, who = name(&now.with), way = way, said = said],
            )
        }
        Event::ContactAmended(e) => {
            item("tui-ev-amended", format!("C{:03}", e.no), reason(&e.reason))
        }
        Event::ContactVoided(e) => {
            item("tui-ev-voided", format!("C{:03}", e.no), reason(&e.reason))
        }
        Event::ContactRestored(e) => {
            item("tui-ev-restored", format!("C{:03}", e.no), reason(&e.reason))
        }
        Event::PromiseSettled(e) => {
            item("tui-ev-promise", format!("C{:03}", e.no), reason(&e.note))
        }
        Event::ExhibitAdded(e) => {
            let shown = case.and_then(|c| c.exhibit(e.no)).map(|x| x.title().to_string());
            let kind = model.text(&format!("tui-kind-{}", kind_word(e.kind)));
            item(
                "tui-ev-exhibit",
                format!("E{:03}", e.no),
                format!("{kind}  {}", shown.unwrap_or_default()),
            )
        }
        Event::ExhibitAmended(e) => {
            item("tui-ev-amended", format!("E{:03}", e.no), reason(&e.reason))
        }
        Event::ExhibitVoided(e) => {
            item("tui-ev-voided", format!("E{:03}", e.no), reason(&e.reason))
        }
        Event::ExhibitRestored(e) => {
            item("tui-ev-restored", format!("E{:03}", e.no), reason(&e.reason))
        }
        Event::StageMoved(e) => {
            let to = model.text(super::case::stage_id(e.to));
            model.locale.fill("tui-ev-stage", args![to = to, reason = reason(&e.reason)])
        }
        Event::NoteAdded(e) => say("tui-ev-note", reason(&e.text)),
        Event::NotePrivate(e) => say("tui-ev-private", reason(&e.text)),
        Event::RulesAdopted(e) => say("tui-ev-rules", format!("{} {}", e.pack, e.version)),
        Event::DateStated(e) => {
            let kind = recourse_core::rules::working::kind_text(&e.kind, &model.locale);
            format!("{}  {kind} {}", model.text("core-event-date-stated"), e.on)
        }
        Event::DeadlineSet(e) => {
            format!("{}  {}", model.text("core-event-deadline-set"), e.deadline)
        }
        Event::DeadlineEntered(e) => {
            let what = e.label.clone().unwrap_or_default();
            format!("{}  {what} {}", model.text("core-event-deadline-entered"), e.due)
        }
        Event::DeadlineWithdrawn(e) => {
            format!("{}  {}", model.text("core-event-deadline-withdrawn"), e.deadline)
        }
        Event::CalendarAdopted(e) => {
            format!("{}  {} {}", model.text("core-event-calendar-adopted"), e.jurisdiction, e.year)
        }
        Event::DeadlineSettled(e) => say("tui-ev-settled", e.deadline.clone()),
        Event::RecoveryBooked(e) => say("tui-ev-recovery", sum(e.amount_minor)),
        Event::VouchersPaid(e) => {
            model.locale.fill("money-ev-paid", args![n = e.rows.len(), sum = sum(e.amount_minor)])
        }
        Event::InterestChosen(e) => {
            let method =
                model.text(&format!("money-interest-{}", e.method.word().replace('_', "-")));
            say("money-ev-interest", method)
        }
        Event::MatchDecided(e) => {
            let word =
                model.text(&format!("money-decision-{}", e.decision.word().replace('_', "-")));
            let args = args![n = e.pos_rows.len(), what = word, reason = reason(&e.reason)];
            model.locale.fill("money-ev-decided", args)
        }
        Event::PayoutFixed(e) => say("money-ev-payout", reason(&e.reason)),
        Event::MappingSaved(e) => say("money-ev-mapping", first_line(e.name.as_deref())),
        Event::BundleExported(e) => {
            let to = e.receiver.as_deref().map(|r| receiver(model, r)).unwrap_or_default();
            model.locale.fill("tui-ev-export", args![release = e.release, to = to])
        }
        Event::HeadShared(e) => say("tui-ev-head", first_line(e.to.as_deref())),
        Event::FileRedacted(e) => {
            let of = case.and_then(|c| c.exhibit_with(&e.of)).map(|x| x.id()).unwrap_or_default();
            model.locale.fill("hand-ev-redacted", args![of = of, reason = reason(&e.reason)])
        }
        Event::ReceiptRecorded(e) => {
            let who = first_line(e.name.as_deref());
            model.locale.fill("hand-ev-receipt", args![release = e.release, who = who])
        }
        Event::ImportRecorded(e) => {
            let id = if e.side == Side::Pos { "tui-ev-import-pos" } else { "tui-ev-import-bank" };
            say(id, first_line(e.name.as_deref()))
        }
        Event::Erased(e) => say("stamp-ev-erased", reason(&e.reason)),
        Event::BookContinued(_) => model.text("stamp-ev-continued"),
        Event::BookOpened(_) => model.text("tui-ev-book"),
        Event::KeyRotated(_) => model.text("tui-ev-key"),
        Event::AnchorReceived(e) => say("tui-ev-anchor", e.tsa.clone()),
        Event::JournalOpened(_) => model.text("tui-ev-journal"),
        Event::CostBooked(_)
        | Event::ItemVoided(_)
        | Event::LetterSaved(_)
        | Event::LetterSent(_)
        | Event::LetterReached(_)
        | Event::LetterVoided(_)
        | Event::AnswerReceived(_)
        | Event::DiagnosisAnswered(_)
        | Event::ObligorChanged(_)
        | Event::NeedWaived(_)
        | Event::ActorNamed(_)
        | Event::CaseMerged(_)
        | Event::CaseClosed(_)
        | Event::CaseReopened(_) => {
            recourse_core::document::road_words::words(case, event, &model.locale)
                .unwrap_or_default()
        }
        Event::Unknown(body) => say("tui-ev-unknown", body.kind.clone()),
    }
}

/// A receiver of bundles in the user's words.
pub fn receiver(model: &Model, word: &str) -> String {
    let id = format!("tui-receiver-{word}");
    if model.locale.has(&id) { model.text(&id) } else { word.to_string() }
}
