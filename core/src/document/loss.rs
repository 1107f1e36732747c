//! What the delay costs: interest on the open sum by segments, and what each further day adds.

use super::report::ReportInput;
use super::{Block, BlockKind, Column, Row, Span, Style, Table};
use crate::args;
use crate::case::claim::InterestMethod;
use crate::rules::case_interest::{CaseInterest, interest_of, rate_text};
use crate::rules::interest::InterestFault;

/// Interest up to the day of the report.
pub fn interest(input: &ReportInput<'_>) -> Result<Option<CaseInterest>, InterestFault> {
    interest_of(input.case, input.made_at.date_naive())
}

/// The calculation, row by row; or why there is none.
pub fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let interest = match interest(input) {
        Ok(Some(interest)) => interest,
        Ok(None) => return vec![Block::text(input.t("hand-loss-none"))],
        Err(fault) => return vec![Block::text(why_not(input, &fault))],
    };
    let locale = input.locale;
    let mut out = vec![Block::text(basis(input, &interest)), table(input, &interest)];
    let mut facts = vec![
        (input.t("hand-loss-total"), vec![Span::Strong(interest.total.labelled())]),
        (
            input.t("hand-loss-daily"),
            Span::cell(locale.fill(
                "hand-loss-daily-told",
                args![sum = interest.daily.labelled(), principal = interest.principal.labelled()],
            )),
        ),
    ];
    if let Some(series) = &interest.series {
        facts.push((input.t("hand-loss-series"), Span::cell(series.clone())));
    }
    let mut facts = Block::new(BlockKind::Facts(facts));
    facts.source = interest.chosen;
    out.push(facts);
    if interest.unverified {
        out.push(Block::styled(Style::Small, input.t("hand-loss-unverified")));
    }
    out
}

fn why_not(input: &ReportInput<'_>, fault: &InterestFault) -> String {
    let locale = input.locale;
    match fault {
        InterestFault::NotVerified { until, wanted } => locale.fill(
            "hand-loss-not-verified",
            args![until = locale.day(*until), wanted = locale.day(*wanted)],
        ),
        InterestFault::Currency { .. } => input.t("hand-loss-currency"),
        _ => input.t("hand-loss-impossible"),
    }
}

fn basis(input: &ReportInput<'_>, interest: &CaseInterest) -> String {
    let id = match interest.method {
        InterestMethod::AtBreach => "hand-loss-at-breach",
        InterestMethod::Floating => "hand-loss-floating",
        InterestMethod::Agreed => "hand-loss-agreed",
        InterestMethod::None => "hand-loss-none",
    };
    let uplift = match interest.uplift_ppm {
        0 => String::new(),
        ppm => input.locale.fill("hand-loss-uplift", args![rate = rate_text(ppm)]),
    };
    input.locale.fill(
        "hand-loss-basis",
        args![
            method = input.t(id),
            from = input.locale.day(interest.from),
            to = input.locale.day(interest.to),
            days = interest.year_days,
            uplift = uplift
        ],
    )
}

fn table(input: &ReportInput<'_>, interest: &CaseInterest) -> Block {
    let columns = vec![
        Column::new(input.t("hand-loss-from"), 18),
        Column::new(input.t("hand-loss-to"), 18),
        Column::right(input.t("hand-loss-days"), 9),
        Column::right(input.t("hand-loss-principal"), 22),
        Column::right(input.t("hand-loss-rate"), 12),
        Column::right(input.t("hand-loss-interest"), 21),
    ];
    let mut rows: Vec<Row> = interest
        .segments
        .iter()
        .map(|s| Row {
            cells: vec![
                Span::cell(input.locale.day(s.from)),
                Span::cell(input.locale.day(s.to)),
                Span::cell(s.days.to_string()),
                Span::cell(s.principal.grouped()),
                Span::cell(s.rate()),
                Span::cell(s.amount()),
            ],
            ..Row::default()
        })
        .collect();
    let mut total = Row { strong: true, ..Row::default() };
    total.cells = vec![Vec::new(); 5];
    total.cells[0] = Span::cell(input.t("paper-total"));
    total.cells.push(Span::cell(interest.total.grouped()));
    rows.push(total);
    Block::new(BlockKind::Table(Table { columns, rows }))
}
