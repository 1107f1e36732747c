//! `recourse case show`: one dispute at a glance.

use crate::cli::outcome::Outcome;
use crate::cli::view::{table, without_nulls};
use crate::failure::Result;
use crate::ops::{self, Desk};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::event::Event;
use recourse_core::case::needs;
use recourse_core::case::party::Party;
use recourse_core::document::owed;
use recourse_core::locale::Locale;
use recourse_core::road;
use recourse_core::rules::interest_of;
use serde_json::{Value, json};

pub(super) fn run(desk: &Desk, id: &str) -> Result<Outcome> {
    let case = desk.case(id)?;
    let locale = &desk.world.locale;
    let steps = ops::case::steps(desk, case);
    let mut data = summary_json(case);
    let more = json!({
        "jurisdiction": case.jurisdiction,
        "from": case.from,
        "to": case.to,
        "ladders": ladders_json(case),
        "parties": case.parties.iter().map(party_json).collect::<Vec<_>>(),
        "next": steps.iter().map(|s| crate::cli::next::step_json(case, s, locale)).collect::<Vec<_>>(),
        "deadlines": crate::cli::deadlines::of_case_json(desk, case),
        "missing": needs::missing(case, needs::BUNDLE),
        "interest": interest_json(desk, case),
        "counts": counts_json(case),
        "costs": case.costs(),
        "closed": case.road.closed.as_ref().map(|(seq, c)| {
            let money = |m: Option<i64>| m.map(|m| recourse_core::Money::new(m, case.currency));
            json!({ "seq": seq, "result": c.result.word(), "paid": money(c.paid_minor),
                "waived": money(c.waived_minor), "costs": money(c.costs_minor), "reason": c.reason })
        }),
        "notes": notes_json(case),
    });
    if let (Value::Object(data), Value::Object(more)) = (&mut data, more) {
        data.extend(more);
    }
    Ok(Outcome::new("case.show", human(desk, case), without_nulls(data)))
}

/// Number, title, stage and sums: what lists show.
pub(super) fn summary_json(case: &Case) -> Value {
    json!({
        "id": case.no,
        "title": case.title,
        "stage": case.stage.word(),
        "claimed": case.claimed(),
        "recovered": case.recovered(),
        "outstanding": case.outstanding(),
        "paid": case.paid_by_rows(),
        "open": case.outstanding(),
        "opened_at": case.lines.first().map(|l| l.at.clone()),
    })
}

/// Interest up to today; where none can be computed, why.
fn interest_json(desk: &Desk, case: &Case) -> Value {
    match interest_of(case, desk.world.today()) {
        Ok(Some(interest)) => crate::cli::interest::json_of(case, Some(&interest)),
        Ok(None) => Value::Null,
        Err(fault) => {
            let failure = ops::interest::failure(&fault);
            json!({ "error": failure.code, "message": failure.text(&desk.world.locale).what })
        }
    }
}

fn ladders_json(case: &Case) -> Vec<Value> {
    let ladder = |l: &road::Ladder| json!({ "obligor": l.obligor, "name": l.name, "stage": l.stage.word(), "own": l.own, "since": l.since });
    road::ladders(case).iter().map(ladder).collect()
}

/// A party with everything known of it.
pub(super) fn party_json(party: &Party) -> Value {
    serde_json::to_value(&party.now).unwrap_or_default()
}

fn counts_json(case: &Case) -> Value {
    json!({
        "entries": case.lines.len(),
        "calls": case.live_contacts().count(),
        "evidence": case.live_exhibits().count(),
        "sales": case.vouchers.len(),
        "exports": case.exports.len(),
    })
}

fn notes_json(case: &Case) -> Vec<Value> {
    let note = |line: &recourse_core::case::Line| match &line.event {
        Event::NoteAdded(n) => {
            Some(json!({ "seq": line.seq, "at": line.at, "private": false, "text": n.text }))
        }
        Event::NotePrivate(n) => Some(
            json!({ "seq": line.seq, "at": line.at, "private": true, "of_seq": n.of_seq, "text": n.text }),
        ),
        _ => None,
    };
    case.lines.iter().filter_map(note).collect()
}

fn human(desk: &Desk, case: &Case) -> String {
    let locale = &desk.world.locale;
    let stage = locale.text(&format!("core-stage-{}", case.stage.word()));
    let mut out = format!("{}  {}\n", case.no, recourse_core::hygiene::screen(&case.title, 200));
    let sums = args![
        claimed = owed(case, case.claimed(), locale),
        recovered = case.recovered().labelled(),
        outstanding = owed(case, case.outstanding(), locale),
    ];
    out.push_str(&format!("{}\n", locale.fill("cli-show-sums", sums)));
    if let Ok(Some(i)) = interest_of(case, desk.world.today()) {
        let args =
            args![total = i.total.labelled(), daily = i.daily.labelled(), to = i.to.to_string()];
        out.push_str(&format!("{}\n", locale.fill("money-show-interest", args)));
    }
    out.push_str(&format!("{}\n", locale.fill("cli-show-stage", args![stage = stage])));
    for (id, at) in &case.ladders {
        let stage = locale.text(&format!("core-stage-{}", at.word()));
        let args = args![name = case.party_name(id), stage = stage];
        out.push_str(&format!("  {}\n", locale.fill("cli-show-ladder", args)));
    }
    let rows = case.parties.iter().map(|p| {
        let role = locale.text(&format!("core-role-{}", p.now.role.word()));
        let tail =
            p.now.account_tail.as_deref().map(|t| locale.fill("cli-show-tail", args![tail = t]));
        vec![p.now.id.clone(), role, p.name().to_string(), tail.unwrap_or_default()]
    });
    section(&mut out, locale, "cli-show-parties", &table(&rows.collect::<Vec<_>>()));
    let steps = ops::case::steps(desk, case);
    let rows = steps.iter().enumerate().map(|(i, step)| {
        let by = step.by.map_or_else(String::new, |d| d.to_string());
        vec![format!("{}", i + 1), step.text(locale), by]
    });
    section(&mut out, locale, "cli-show-next", &table(&rows.collect::<Vec<_>>()));
    section(
        &mut out,
        locale,
        "cli-show-deadlines",
        &crate::cli::deadlines::of_case_text(desk, case),
    );
    let missing: Vec<String> =
        needs::missing(case, needs::BUNDLE).into_iter().map(str::to_string).collect();
    if !missing.is_empty() {
        out.push_str(&format!(
            "{}\n",
            locale.fill("cli-show-missing", args![what = super::needs(locale, &missing)])
        ));
    }
    let counts = args![
        entries = case.lines.len(),
        calls = case.live_contacts().count(),
        evidence = case.live_exhibits().count(),
        sales = case.vouchers.len(),
        exports = case.exports.len(),
    ];
    out.push_str(&locale.fill("cli-show-counts", counts));
    out
}

fn section(out: &mut String, locale: &Locale, title: &str, rows: &str) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("{}\n", locale.text(title)));
    for line in rows.lines() {
        out.push_str(&format!("  {line}\n"));
    }
}
