//! The deadlines of a case, soonest first, each with its working step by step.

use super::report::ReportInput;
use super::{Block, BlockKind, Column, Row, Span, Style, Table};
use crate::args;
use crate::rules::Deadline;

/// One table of all dates, then the working of each.
pub fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    if input.deadlines.is_empty() {
        return vec![Block::text(input.t("paper-deadlines-none"))];
    }
    let mut out = vec![overview(input)];
    out.extend(super::timeline::block(input));
    for deadline in input.deadlines {
        out.push(Block::heading(2, deadline.label(input.locale)));
        out.push(Block::new(BlockKind::Facts(facts(input, deadline))));
        if !deadline.working.is_empty() {
            out.push(working(input, deadline));
        }
    }
    out.push(Block::styled(Style::Small, input.t("paper-disclaimer")));
    out
}

fn overview(input: &ReportInput<'_>) -> Block {
    let columns = vec![
        Column::right(input.t("paper-col-left"), 9),
        Column::new(input.t("paper-col-last-day"), 19),
        Column::new(input.t("paper-col-what"), 30),
        Column::new(input.t("paper-col-who"), 20),
        Column::new(input.t("paper-deadlines-nature"), 22),
    ];
    let row = |d: &Deadline| {
        let unknown = || d.status.text(input.locale);
        Row {
            cells: vec![
                Span::cell(d.days_left.map_or_else(String::new, |n| n.to_string())),
                Span::cell(d.due.map_or_else(unknown, |day| input.locale.day(day))),
                Span::cell(d.label(input.locale)),
                Span::cell(d.obligor.as_deref().map_or("", |id| input.case.party_name(id))),
                Span::cell(nature(input, d)),
            ],
            ..Row::default()
        }
    };
    Block::new(BlockKind::Table(Table { columns, rows: input.deadlines.iter().map(row).collect() }))
}

/// `法定`, and `未核实` where the rule's source is still to be checked.
fn nature(input: &ReportInput<'_>, deadline: &Deadline) -> String {
    let word = deadline.nature.text(input.locale);
    if deadline.verify {
        format!("{word}  {}", input.t("paper-deadlines-unverified-word"))
    } else {
        word
    }
}

fn facts(input: &ReportInput<'_>, deadline: &Deadline) -> Vec<(String, Vec<Span>)> {
    let locale = input.locale;
    let mut out = Vec::new();
    let mut add = |id: &str, value: Option<String>| {
        if let Some(v) = value.filter(|v| !v.is_empty()) {
            out.push((locale.text(id), Span::cell(v)));
        }
    };
    add("paper-col-last-day", deadline.due.map(|d| locale.day(d)));
    add("paper-col-act-by", deadline.act_by.map(|d| locale.day(d)));
    add("paper-deadlines-nature", Some(nature(input, deadline)));
    add("paper-deadlines-rests", Some(deadline.basis(locale)));
    let mut notes = Vec::new();
    if let Some(day) = deadline.alternative {
        notes.push(locale.fill("paper-deadlines-alternative", args![day = locale.day(day)]));
    }
    if deadline.provisional {
        notes.push(input.t("paper-deadlines-provisional"));
    }
    if deadline.verify {
        notes.push(input.t("paper-deadlines-unverified"));
    }
    add("paper-deadlines-note", (!notes.is_empty()).then(|| notes.join("  ")));
    out
}

fn working(input: &ReportInput<'_>, deadline: &Deadline) -> Block {
    let locale = input.locale;
    let columns = vec![
        Column::new(input.t("paper-col-step"), 12),
        Column::new(input.t("paper-col-date"), 18),
        Column::new(input.t("paper-col-why"), 36),
        Column::new(input.t("paper-col-cite"), 34),
    ];
    let row = |step: &crate::rules::Step| Row {
        cells: vec![
            Span::cell(input.t(&format!("paper-step-{}", step.step.replace('_', "-")))),
            Span::cell(step.date.map_or_else(String::new, |d| locale.day(d))),
            Span::cell(step.why(locale)),
            Span::cell(step.cite(locale.lang())),
        ],
        ..Row::default()
    };
    Block::new(BlockKind::Table(Table {
        columns,
        rows: deadline.working.iter().map(row).collect(),
    }))
}
