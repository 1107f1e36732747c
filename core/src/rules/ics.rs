//! Deadlines as a calendar file (RFC 5545): all-day events with an alarm ladder, the same bytes for the same input.

mod gone;

use super::deadlines::Deadline;
use super::nature::Nature;
use super::rule::Kind;
use super::working::day_text;
use crate::locale::{Locale, is_invisible, value};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// One deadline for the calendar file.
#[derive(Debug, Clone, Copy)]
pub struct IcsItem<'a> {
    /// Random id of the case: two books may both have an RC-2026-001.
    pub case_id: &'a str,
    /// `RC-2026-001`.
    pub case_no: &'a str,
    /// The deadline. A closed one becomes a cancellation of the event that an earlier file made.
    pub deadline: &'a Deadline,
    /// Raised whenever the deadline changes, the book's last seq for example: calendars take the higher one.
    pub sequence: u64,
}

/// Writes the calendar. `written_at` comes from the caller's clock. Deadlines without a date are left out. `before` is
/// the file this one takes the place of, empty where there is none: what stood there and is no longer known (a promise
/// that was struck, a date that was withdrawn) is cancelled, or it would stay in the phone for ever.
pub fn ics(
    items: &[IcsItem<'_>],
    before: &str,
    written_at: DateTime<Utc>,
    locale: &Locale,
) -> String {
    let mut out = Lines::default();
    out.put("BEGIN:VCALENDAR");
    out.put("VERSION:2.0");
    out.put("PRODID:-//Recourse//Recourse//EN");
    out.put("CALSCALE:GREGORIAN");
    out.put("METHOD:PUBLISH");
    out.text("X-WR-CALNAME", &locale.text("clocks-ics-name"));
    out.text("X-WR-CALDESC", &locale.text("clocks-disclaimer"));
    for item in items {
        if let Some(due) = item.deadline.due {
            event(&mut out, item, due, written_at, locale);
        }
    }
    let sequence = items.iter().map(|i| i.sequence).max().unwrap_or_default();
    let known: Vec<String> = items.iter().filter(|i| i.deadline.due.is_some()).map(uid).collect();
    for event in gone::events(before).filter(|e| !known.contains(&e.uid)) {
        event.cancel(&mut out, sequence, written_at);
    }
    out.put("END:VCALENDAR");
    out.0
}

fn event(
    out: &mut Lines,
    item: &IcsItem<'_>,
    due: NaiveDate,
    written_at: DateTime<Utc>,
    locale: &Locale,
) {
    let deadline = item.deadline;
    let cancelled = deadline.closed.is_some();
    let label = deadline.label(locale);
    out.put("BEGIN:VEVENT");
    out.put(&format!("UID:{}", uid(item)));
    out.put(&stamp(written_at));
    out.put(&format!("SEQUENCE:{}", item.sequence));
    out.put(&format!("DTSTART;VALUE=DATE:{}", due.format("%Y%m%d")));
    if let Some(next) = due.succ_opt() {
        out.put(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
    }
    let args = [("case", value(item.case_no)), ("label", value(label.as_str()))];
    let summary = locale.fill("clocks-ics-summary", &args);
    out.text("SUMMARY", &summary);
    out.text("DESCRIPTION", &description(deadline, locale));
    out.put(if cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    out.put("CLASS:PRIVATE");
    out.put("TRANSP:TRANSPARENT");
    if !cancelled {
        for day in ringing(deadline, due) {
            out.put("BEGIN:VALARM");
            out.put("ACTION:DISPLAY");
            out.put(&format!("TRIGGER:{}", trigger((due - day).num_days())));
            out.text("DESCRIPTION", &summary);
            out.put("END:VALARM");
        }
    }
    out.put("END:VEVENT");
}

/// The ladder of its kind; and the next morning, where no step of it is still to come (a phone does not ring for a past
/// hour) or where evidence is overwritten in silence.
fn ringing(deadline: &Deadline, due: NaiveDate) -> Vec<NaiveDate> {
    let mut days = deadline.warn_days();
    let next = deadline.days_left.filter(|left| *left > 0);
    let next = next.and_then(|left| due.checked_sub_signed(TimeDelta::days(left - 1)));
    let at_once =
        |next: &NaiveDate| deadline.kind == Kind::EvidenceLoss || days.iter().all(|day| day < next);
    if let Some(next) = next.filter(at_once)
        && let Err(at) = days.binary_search(&next)
    {
        days.insert(at, next);
    }
    days
}

fn stamp(written_at: DateTime<Utc>) -> String {
    format!("DTSTAMP:{}", written_at.format("%Y%m%dT%H%M%SZ"))
}

/// The same for the same deadline of the same case, whatever becomes of its date.
fn uid(item: &IcsItem<'_>) -> String {
    let parts =
        [item.case_id, &item.deadline.rule, item.deadline.obligor.as_deref().unwrap_or("case")];
    let safe = |part: &str| -> String {
        part.chars().map(|c| if c.is_ascii_alphanumeric() || c == '+' { c } else { '-' }).collect()
    };
    let parts: Vec<String> = parts.iter().map(|part| safe(part)).collect();
    format!("{}@recourse.invalid", parts.join("."))
}

/// Nine in the morning, so many days before (or, negative, after) the day itself.
fn trigger(days_before: i64) -> String {
    match days_before {
        ..0 => format!("P{}DT9H", -days_before),
        0 => "PT9H".into(),
        1 => "-PT15H".into(),
        n => format!("-P{}DT15H", n - 1),
    }
}

fn description(deadline: &Deadline, locale: &Locale) -> String {
    let mut lines = Vec::new();
    let mut line = |id: &str, day: Option<NaiveDate>| {
        if let Some(day) = day {
            lines.push(locale.fill(id, &[("day", value(day_text(day, locale)))]));
        }
    };
    if deadline.nature == Nature::Promise {
        line("clocks-ics-promised", deadline.due);
    } else {
        line("clocks-ics-due", deadline.due);
        line("clocks-ics-act-by", deadline.act_by);
        line("clocks-ics-unrolled", deadline.unrolled.filter(|d| Some(*d) != deadline.due));
        line("clocks-ics-alternative", deadline.alternative);
    }
    let mut rests = vec![deadline.nature.text(locale)];
    if deadline.verify {
        rests.push(locale.text("clocks-verify"));
    }
    if deadline.provisional {
        rests.push(locale.text("clocks-provisional"));
    }
    let args = [
        ("basis", value(deadline.basis(locale))),
        ("nature", value(rests.join(&locale.text("clocks-list-and")))),
    ];
    lines.push(locale.fill("clocks-ics-rests-on", &args));
    if let Some(how) = &deadline.how {
        lines.push(how.get(locale.lang()).to_string());
    }
    lines.join("\n")
}

/// Content lines: CRLF, folded so that none is longer than 75 octets and no character is cut.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        for c in text.chars() {
            match c {
                '\\' => line.push_str("\\\\"),
                ';' => line.push_str("\\;"),
                ',' => line.push_str("\\,"),
                '\n' => line.push_str("\\n"),
                // Neither what turns a line around nor what nobody sees.
                c if c.is_control() || is_invisible(c) => {}
                c => line.push(c),
            }
        }
        self.put(&line);
    }

    fn put(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests;
