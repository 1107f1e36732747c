//! The transaction schedule: every unpaid sale with its reference, and the arithmetic of what should have come.

use super::report::ReportInput;
use super::{Block, BlockKind, Column, Row, Span, Style, Table};
use crate::args;
use crate::case::QuotedVoucher;
use crate::case::exhibit::{Exhibit, ExhibitKind};
use crate::case::money::Money;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Totals per run, then every sale.
pub fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let case = input.case;
    if case.vouchers.is_empty() {
        let known =
            ["paper-schedule-unknown", "paper-schedule-none"][usize::from(case.sum_known())];
        let text = input.locale.fill(known, args![sum = case.claimed().labelled()]);
        let title = Block::heading(2, input.t("hand-arithmetic-title")).named("arithmetic");
        return vec![Block::text(text), title, arithmetic(input)];
    }
    let mut runs: BTreeMap<(NaiveDate, NaiveDate), Vec<&QuotedVoucher>> = BTreeMap::new();
    for voucher in &case.vouchers {
        let day = voucher.voucher.traded_at.date_naive();
        runs.entry((voucher.voucher.due, day)).or_default().push(voucher);
    }
    let mut out = vec![Block::text(input.t("paper-schedule-basis")), totals(input, &runs)];
    out.push(Block::heading(2, input.t("hand-arithmetic-title")).named("arithmetic"));
    out.push(arithmetic(input));
    out.extend(super::chart::missing_by_day(input));
    if let Some(source) = source(input) {
        out.push(Block::styled(Style::Small, source));
    }
    // A supplement lists the runs with sales the receiver has not seen.
    out.extend(input.unchanged("hand-schedule-unchanged"));
    let new = |vouchers: &[&QuotedVoucher]| input.fresh(vouchers.iter().map(|v| v.seq));
    for ((due, day), vouchers) in runs.iter().filter(|(_, vouchers)| new(vouchers)) {
        let title = input.locale.fill(
            "paper-schedule-run",
            args![day = input.locale.day(*day), due = input.locale.day(*due), n = vouchers.len()],
        );
        out.push(Block::heading(2, title));
        out.push(sales(input, vouchers));
    }
    out
}

/// How the open sum comes about, each step from the one before, and on which files it rests.
fn arithmetic(input: &ReportInput<'_>) -> Block {
    let case = input.case;
    let sales = || case.vouchers.iter();
    let total = |part: fn(&QuotedVoucher) -> i64| {
        money(input, sales().map(part).fold(0, i64::saturating_add))
    };
    let mut facts = Vec::new();
    if !case.vouchers.is_empty() {
        facts.push((input.t("paper-col-gross"), total(|v| v.voucher.gross_minor)));
        facts.push((input.t("hand-arithmetic-fee"), total(|v| v.voucher.fee_minor)));
    }
    let claimed = case.sum_known().then(|| money(input, case.claimed().minor));
    let claimed = claimed.unwrap_or_else(|| Span::cell(input.owed(case.claimed())));
    facts.push((input.t("paper-sum-claimed"), claimed));
    facts.push((input.t("hand-arithmetic-recovered"), money(input, case.recovered().minor)));
    facts.push((input.t("paper-sum-open"), vec![Span::Strong(input.owed(case.outstanding()))]));
    for (seq, booked) in &case.recoveries {
        let sum = Money::new(booked.amount_minor, case.currency).labelled();
        let args = args![day = input.locale.day(booked.on), sum = sum, seq = *seq];
        facts.push((String::new(), Span::cell(input.locale.fill("hand-arithmetic-booked", args))));
    }
    let statements = statements(input);
    if !statements.is_empty() {
        facts.push((input.t("hand-arithmetic-files"), statements));
    }
    Block::new(BlockKind::Facts(facts))
}

/// Files named one by one below the sum; the list has the others.
const NAMED: usize = 6;

/// The exports and statements the sum was reconciled from: the first by name, the others by number.
fn statements(input: &ReportInput<'_>) -> Vec<Span> {
    let money = |x: &&Exhibit| matches!(x.now.kind, ExhibitKind::Export | ExhibitKind::Statement);
    let all: Vec<&Exhibit> = input.case.live_exhibits().filter(money).collect();
    let mut out = Vec::new();
    for exhibit in all.iter().take(NAMED) {
        let text = format!("{} {}", exhibit.id(), exhibit.title());
        out.push(Span::Link { text, to: super::evidence::anchor(exhibit) });
        out.push(Span::text("  "));
    }
    let others: BTreeSet<u32> = all.iter().skip(NAMED).map(|x| x.now.no).collect();
    if !others.is_empty() {
        let args = args![n = others.len(), ids = super::evidence::numbers(&others)];
        let text = input.locale.fill("hand-arithmetic-others", args);
        out.push(Span::Link { text, to: "evidence".into() });
    }
    out
}

fn money(input: &ReportInput<'_>, minor: i64) -> Vec<Span> {
    Span::cell(Money::new(minor, input.case.currency).grouped())
}

fn sum(vouchers: &[&QuotedVoucher], part: impl Fn(&QuotedVoucher) -> i64) -> i64 {
    vouchers.iter().map(|v| part(v)).fold(0, i64::saturating_add)
}

fn totals(
    input: &ReportInput<'_>,
    runs: &BTreeMap<(NaiveDate, NaiveDate), Vec<&QuotedVoucher>>,
) -> Block {
    let columns = vec![
        Column::new(input.t("paper-col-trade-day"), 22),
        Column::right(input.t("paper-col-count"), 8),
        Column::right(input.t("paper-col-gross"), 17),
        Column::right(input.t("paper-col-fee"), 13),
        Column::right(input.t("paper-col-net"), 18),
        Column::new(input.t("paper-col-due"), 22),
    ];
    let line = |label: String, vouchers: &[&QuotedVoucher], due: String, strong: bool| Row {
        cells: vec![
            Span::cell(label),
            Span::cell(vouchers.len().to_string()),
            money(input, sum(vouchers, |v| v.voucher.gross_minor)),
            money(input, sum(vouchers, |v| v.voucher.fee_minor)),
            money(input, sum(vouchers, |v| v.voucher.net_minor)),
            Span::cell(due),
        ],
        strong,
        ..Row::default()
    };
    let mut rows: Vec<Row> = runs
        .iter()
        .map(|((due, day), vouchers)| {
            line(input.locale.day(*day), vouchers, input.locale.day(*due), false)
        })
        .collect();
    let all: Vec<&QuotedVoucher> = input.case.vouchers.iter().collect();
    rows.push(line(input.t("paper-total"), &all, String::new(), true));
    Block::new(BlockKind::Table(Table { columns, rows }))
}

fn sales(input: &ReportInput<'_>, vouchers: &[&QuotedVoucher]) -> Block {
    let columns = vec![
        Column::right(input.t("paper-col-row"), 7),
        Column::new(input.t("paper-col-time"), 20),
        Column::new(input.t("paper-col-reference"), 22),
        Column::new(input.t("paper-col-terminal"), 15),
        Column::right(input.t("paper-col-gross"), 13),
        Column::right(input.t("paper-col-fee"), 10),
        Column::right(input.t("paper-col-net"), 13),
    ];
    let row = |v: &&QuotedVoucher| Row {
        cells: vec![
            Span::cell(v.voucher.row.to_string()),
            Span::cell(v.voucher.traded_at.format("%m-%d %H:%M:%S").to_string()),
            Span::cell(v.voucher.reference.clone()),
            Span::cell(v.voucher.terminal.clone().unwrap_or_default()),
            money(input, v.voucher.gross_minor),
            money(input, v.voucher.fee_minor),
            money(input, v.voucher.net_minor),
        ],
        ..Row::default()
    };
    let mut rows: Vec<Row> = vouchers.iter().map(row).collect();
    let mut total = Row { strong: true, ..Row::default() };
    total.cells = vec![Vec::new(); 4];
    total.cells[1] = Span::cell(input.t("paper-total"));
    total.cells.push(money(input, sum(vouchers, |v| v.voucher.gross_minor)));
    total.cells.push(money(input, sum(vouchers, |v| v.voucher.fee_minor)));
    total.cells.push(money(input, sum(vouchers, |v| v.voucher.net_minor)));
    rows.push(total);
    let block = Block::new(BlockKind::Table(Table { columns, rows }));
    match vouchers.first() {
        Some(v) => block.from_entry(v.seq),
        None => block,
    }
}

/// Which export the rows stand in.
fn source(input: &ReportInput<'_>) -> Option<String> {
    let first = input.case.vouchers.first()?;
    let exhibit = input.case.exhibit_with(&first.sha256)?;
    let args = args![
        id = exhibit.id(),
        name = exhibit.title(),
        seq = first.import_seq,
        hash = first.sha256.short()
    ];
    Some(input.locale.fill("paper-schedule-source", args))
}
