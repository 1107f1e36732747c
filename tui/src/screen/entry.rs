//! One entry in full: what was recorded, when it happened and when it was written, its place in the chain,
//! and everything that changed it since.

use super::{Body, Screen};
use crate::cells::{Row, pad, width, wrap};
use crate::form::contact::channel_word;
use crate::form::evidence::kind_word;
use crate::form::field::{date_words, moment_words};
use crate::model::Model;
use crate::ops::export::size_words;
use crate::theme::Role;
use recourse_core::args;
use recourse_core::case::contact::{Channel, ContactLogged, Direction};
use recourse_core::case::event::Event;
use recourse_core::case::exhibit::Exhibit;
use recourse_core::case::{Case, Line, local};

/// The lines, to scroll.
pub fn areas(model: &Model, id: &str, seq: u64) -> Vec<usize> {
    vec![lines(model, id, seq, 80).len()]
}

/// The entry.
pub fn line<'a>(model: &'a Model, id: &str, seq: u64) -> Option<(&'a Case, &'a Line)> {
    let case = model.case(id)?;
    Some((case, case.lines.iter().find(|l| l.seq == seq)?))
}

/// Its number.
pub fn title(model: &Model, id: &str, seq: u64) -> (String, String) {
    let no = model.case(id).map(|c| c.no.clone()).unwrap_or_default();
    (model.locale.fill("tui-entry-title", args![seq = seq.to_string()]), no)
}

/// The body.
pub fn body(model: &Model, screen: &Screen, id: &str, seq: u64, w: usize, h: usize) -> Body {
    let rows = lines(model, id, seq, w);
    let top = screen.row(0).min(rows.len().saturating_sub(h));
    Body { rows: rows.into_iter().skip(top).take(h).collect(), cursor: None }
}

fn lines(model: &Model, id: &str, seq: u64, w: usize) -> Vec<Row> {
    let Some((case, line)) = line(model, id, seq) else {
        return vec![Row::text(model.text("tui-no-such-entry"))];
    };
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    match &line.event {
        Event::ContactLogged(e) => {
            let contact = case.contact(e.no);
            contact_facts(model, case, contact.map_or(e, |c| &c.now), &mut facts);
            if let Some(c) = contact {
                changes(model, case, &c.amended_by, c.voided.as_ref(), &mut facts);
            }
        }
        Event::ExhibitAdded(e) => {
            if let Some(x) = case.exhibit(e.no) {
                exhibit_facts(model, x, &mut facts);
                changes(model, case, &x.amended_by, x.voided.as_ref(), &mut facts);
            }
        }
        other => facts.push(("tui-fact-what", super::history::words(model, Some(case), other))),
    }
    for (_, note) in notes(case, seq) {
        facts.push(("tui-fact-private", note.to_string()));
    }
    let written = local(&line.at, *model.now.offset());
    let written = written
        .map_or_else(|| line.at.clone(), |at| at.format("%Y-%m-%d %H:%M:%S %:z").to_string());
    facts.push((
        "tui-fact-written",
        format!("{written}  {}", super::history::actor(model, &line.actor)),
    ));
    facts.push(("tui-fact-link", format!("#{} {}", line.seq, line.hash.short())));
    laid(model, facts, w)
}

/// The user's own thoughts about an entry.
fn notes(case: &Case, seq: u64) -> impl Iterator<Item = (u64, &str)> {
    case.lines.iter().filter_map(move |l| match &l.event {
        Event::NotePrivate(n) if n.of_seq == Some(seq) => Some((l.seq, n.text.as_deref()?)),
        _ => None,
    })
}

fn contact_facts(
    model: &Model,
    case: &Case,
    c: &ContactLogged,
    out: &mut Vec<(&'static str, String)>,
) {
    let mut put = |id, text: Option<String>| {
        if let Some(text) = text.filter(|t| !t.is_empty()) {
            out.push((id, text));
        }
    };
    let direction = if c.direction == Direction::In { "in" } else { "out" };
    let way = format!(
        "{}  {}",
        model.text(&format!("tui-channel-{}", channel_word(c.channel))),
        model.text(&format!("tui-direction-{direction}"))
    );
    put("tui-field-with", Some(format!("C{:03}  {}", c.no, case.party_name(&c.with))));
    put("tui-field-at", Some(moment_words(&model.locale, c.occurred_at)));
    put("tui-field-channel", Some(way));
    put("tui-field-number", c.number.clone());
    put("tui-field-minutes", c.minutes.map(|m| m.to_string()));
    put("tui-field-agent", c.agent.clone());
    put("tui-field-ticket", c.ticket.clone());
    let talk = matches!(c.channel, Channel::Phone | Channel::Visit | Channel::Chat);
    let said =
        if c.direction == Direction::In || talk { "tui-field-said" } else { "tui-field-said-out" };
    put(said, c.said.clone());
    put("tui-field-promise", c.promise.clone());
    put("tui-field-promise-by", c.promise_by.map(|d| date_words(&model.locale, d)));
    put("tui-field-claimed", c.claimed_payment.then(|| model.text("tui-yes")));
    put("tui-field-reached", c.reached_at.map(|at| moment_words(&model.locale, at)));
    put("tui-field-reached-basis", c.reached_basis.clone());
    let titles = c.evidence.iter().map(|no| {
        let title = case.exhibit(*no).map(|x| x.title().to_string()).unwrap_or_default();
        format!("E{no:03} {title}")
    });
    put("tui-field-evidence", Some(titles.collect::<Vec<_>>().join("\n")));
}

fn exhibit_facts(model: &Model, x: &Exhibit, out: &mut Vec<(&'static str, String)>) {
    let now = &x.now;
    let kind = model.text(&format!("tui-kind-{}", kind_word(now.kind)));
    out.push(("tui-field-kind", format!("{}  {kind}", x.id())));
    let texts = [
        ("tui-field-title", &now.title),
        ("tui-field-proves", &now.proves),
        ("tui-field-source", &now.source),
        ("tui-field-original", &now.original),
        ("tui-field-taken-by", &now.taken_by),
        ("tui-field-captured", &now.captured_at),
        ("tui-fact-name", &now.name),
    ];
    for (id, text) in texts {
        if let Some(text) = text {
            out.push((id, text.clone()));
        }
    }
    if let Some(file) = x.file() {
        out.push(("tui-fact-file", format!("{}  {}", file.name, size_words(file.size))));
        out.push(("tui-fact-print", file.sha256.fingerprint()));
    }
}

fn changes(
    model: &Model,
    case: &Case,
    amended: &[u64],
    voided: Option<&(u64, String)>,
    out: &mut Vec<(&'static str, String)>,
) {
    for seq in amended {
        if let Some(line) = case.lines.iter().find(|l| l.seq == *seq) {
            let at = local(&line.at, *model.now.offset());
            let at = at.map(|t| t.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
            let what = super::history::words(model, Some(case), &line.event);
            out.push(("tui-fact-amended", format!("#{seq}  {at}  {what}")));
        }
    }
    if let Some((seq, reason)) = voided {
        out.push(("tui-fact-voided", format!("#{seq}  {reason}")));
    }
}

/// Label and value, the value wrapped beside its label.
fn laid(model: &Model, facts: Vec<(&'static str, String)>, w: usize) -> Vec<Row> {
    let label = facts.iter().map(|(id, _)| width(&model.text(id))).max().unwrap_or(8).min(w / 3);
    let mut rows = Vec::new();
    for (id, text) in facts {
        let mut name = model.text(id);
        for line in wrap(&text, w.saturating_sub(label + 4)) {
            rows.push(
                Row::of(Role::Strong, format!("  {}", pad(&name, label))).plain("  ").plain(line),
            );
            name.clear();
        }
    }
    rows
}
