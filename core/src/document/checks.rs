//! Settings and checks 设置核查: what was looked up on the terminal, in the back office and in the agreement, with what
//! was found and what shows it. The own lawyer gets all of it; others only what an exhibit shows.

use super::receiver::Profile;
use super::report::ReportInput;
use super::{Block, BlockKind, Column, Row, Span, Style, Table};
use crate::audit::Time;
use crate::case::road::{DiagnosisAnswered, Finding};
use crate::diagnosis::{self, Item};

/// An answered item with its entry.
struct Check<'a> {
    item: &'static Item,
    seq: u64,
    answer: &'a DiagnosisAnswered,
}

/// Whether the receiver is to see what nothing shows, and what is still open.
fn whole(input: &ReportInput<'_>) -> bool {
    Profile::find(input.receiver).is_none_or(|p| p.has("missing"))
}

/// Whether there is anything for this receiver; an empty part is left out.
pub fn any(input: &ReportInput<'_>) -> bool {
    (whole(input) && input.supplements().is_none()) || !checks(input).is_empty()
}

fn checks<'a>(input: &ReportInput<'a>) -> Vec<Check<'a>> {
    let all = whole(input);
    let found = &input.case.road.findings;
    let check = |item: &'static Item| {
        let (seq, answer) = found.iter().find(|(_, f)| f.item == item.code)?;
        let told = matches!(answer.result, Finding::Yes | Finding::No | Finding::Partly);
        let shown = told && item.hop.is_some() && !answer.evidence.is_empty();
        let unsettled = matches!(answer.result, Finding::Skipped | Finding::NotApplicable);
        let wanted = (shown || (all && !unsettled)) && input.fresh([*seq]);
        wanted.then_some(Check { item, seq: *seq, answer })
    };
    diagnosis::items().iter().filter_map(check).collect()
}

/// The part.
pub fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let checks = checks(input);
    let id = if checks.is_empty() { "hand-checks-none" } else { "hand-checks-note" };
    let mut out = vec![Block::text(input.t(id))];
    let columns = vec![
        Column::new(input.t("hand-col-check"), 34),
        Column::new(input.t("hand-col-found"), 12),
        Column::new(input.t("hand-col-read"), 20),
        Column::new(input.t("hand-col-checked"), 18),
        Column::new(input.t("hand-col-shown-by"), 16),
    ];
    let mut rows: Vec<Row> = checks.iter().map(|check| row(input, check)).collect();
    if whole(input) && input.supplements().is_none() {
        rows.extend(open(input));
    }
    out.push(Block::new(BlockKind::Table(Table { columns, rows })));
    if whole(input) {
        out.extend(warnings(input, &checks));
    }
    out
}

fn row(input: &ReportInput<'_>, check: &Check<'_>) -> Row {
    let Check { item, seq, answer } = check;
    let lang = input.locale.lang();
    let own = answer.value_code.as_ref().and_then(|code| {
        item.values.iter().find(|v| v.code == *code).map(|v| v.text.get(lang).to_string())
    });
    let result = own.unwrap_or_else(|| input.t(&format!("road-result-{}", answer.result.word())));
    let offset = *input.made_at.offset();
    let line = input.case.lines.iter().find(|l| l.seq == *seq);
    let at = line.and_then(|l| Time::parse(&l.at)).map(|at| at.to_chrono().with_timezone(&offset));
    let day = at.map(|at| input.locale.day(at.date_naive()));
    let exhibits = answer.evidence.iter().flat_map(|no| {
        [Span::Link { text: format!("E{no:03}"), to: format!("exhibit-{no}") }, Span::text(" ")]
    });
    let mut exhibits: Vec<Span> = exhibits.collect();
    if exhibits.is_empty() {
        exhibits = Span::cell(input.t("hand-checks-nothing"));
    }
    Row {
        cells: vec![
            Span::cell(item.title.get(lang)),
            Span::cell(result),
            Span::cell(answer.value.clone().unwrap_or_default()),
            Span::cell(day.unwrap_or_default()),
            exhibits,
        ],
        source: Some(*seq),
        ..Row::default()
    }
}

/// What an answer means for the steps, where waiting would be wrong.
fn warnings(input: &ReportInput<'_>, checks: &[Check<'_>]) -> Vec<Block> {
    let lang = input.locale.lang();
    let alarms = checks.iter().filter(|c| c.item.alarm && c.answer.result == Finding::Yes);
    let warning =
        |c: &Check<'_>| Some(Block::styled(Style::Notice, c.item.warn.as_ref()?.get(lang)));
    alarms.filter_map(warning).collect()
}

/// What nobody has looked up yet: the list is there to be filled in.
fn open(input: &ReportInput<'_>) -> Vec<Row> {
    let lang = input.locale.lang();
    let row = |item: &Item| Row {
        cells: vec![Span::cell(item.title.get(lang)), Span::cell(input.t("hand-checks-open"))],
        ..Row::default()
    };
    let rows = diagnosis::rows(input.case).into_iter();
    rows.filter(|r| r.state == diagnosis::State::Open).map(|r| row(r.item)).collect()
}
