//! The evidence list 证据目录 (court evidence rules art. 19): grouped by what must be proven, numbered for ever,
//! each with source, purpose, original and pages; and the exhibits themselves.

use super::receiver::Profile;
use super::report::{ReportInput, link};
use super::{Attachment, Block, BlockKind, Column, Row, Span, Style, Table};
use crate::args;
use crate::case::Case;
use crate::case::exhibit::{Exhibit, ExhibitKind};
use crate::case::party::Role;
use std::collections::BTreeSet;

/// What an exhibit helps to prove, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 主体资格.
    Standing,
    /// 合同关系.
    Agreement,
    /// 交易真实发生.
    Sales,
    /// 未到账.
    Unpaid,
    /// 升级或故障事实.
    Fault,
    /// 催告与沟通.
    Contacts,
    /// 损失.
    Loss,
    /// Anything else.
    Other,
}

impl Group {
    /// Every group in order.
    pub const ALL: [Self; 8] = [
        Self::Standing,
        Self::Agreement,
        Self::Sales,
        Self::Unpaid,
        Self::Fault,
        Self::Contacts,
        Self::Loss,
        Self::Other,
    ];

    /// The group an exhibit of this sort belongs to.
    pub fn of(kind: ExhibitKind) -> Self {
        match kind {
            ExhibitKind::Contract => Self::Agreement,
            ExhibitKind::Slip | ExhibitKind::Export => Self::Sales,
            ExhibitKind::Statement => Self::Unpaid,
            ExhibitKind::Notice => Self::Fault,
            ExhibitKind::Recording
            | ExhibitKind::Screenshot
            | ExhibitKind::Letter
            | ExhibitKind::Reply => Self::Contacts,
            ExhibitKind::Other => Self::Other,
        }
    }

    /// Things of the list of needs that belong here.
    fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Agreement => &["acquiring_agreement"],
            Self::Sales => &["pos_export", "slips"],
            Self::Unpaid => &["bank_statement"],
            Self::Fault => &["upgrade_notice"],
            Self::Contacts => &["written_demand", "proof_of_arrival", "recording"],
            Self::Standing | Self::Loss | Self::Other => &[],
        }
    }

    fn message_id(self) -> &'static str {
        match self {
            Self::Standing => "hand-group-standing",
            Self::Loss => "hand-group-loss",
            Self::Agreement => "paper-group-agreement",
            Self::Sales => "paper-group-sales",
            Self::Unpaid => "paper-group-unpaid",
            Self::Fault => "paper-group-fault",
            Self::Contacts => "paper-group-contacts",
            Self::Other => "paper-group-other",
        }
    }
}

/// Anchor of an exhibit's first page.
pub fn anchor(exhibit: &Exhibit) -> String {
    format!("exhibit-{}", exhibit.now.no)
}

/// The list with its head and signature block.
pub fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let columns = vec![
        Column::new(input.t("paper-col-no"), 8),
        Column::new(input.t("paper-col-exhibit"), 18),
        Column::new(input.t("paper-col-form"), 11),
        Column::new(input.t("paper-col-source"), 15),
        Column::new(input.t("paper-col-proves"), 19),
        Column::new(input.t("paper-col-original"), 15),
        Column::right(input.t("hand-col-copies"), 8),
        Column::right(input.t("paper-col-pages"), 9),
    ];
    let (mut rows, mut known) = (Vec::new(), BTreeSet::new());
    let (mut groups, mut items) = (0, 0);
    for group in Group::ALL {
        let all = || input.case.live_exhibits().filter(|x| Group::of(x.now.kind) == group);
        let members: Vec<&Exhibit> = all().filter(|x| changed(input, x)).collect();
        known.extend(all().filter(|x| !changed(input, x)).map(|x| x.now.no));
        let (own, gaps) = (generated(input, group), gaps(input, group));
        items += members.len() + own.len();
        if members.is_empty() && gaps.is_empty() && own.is_empty() {
            continue;
        }
        groups += 1;
        let mut head = Row { strong: true, ..Row::default() };
        head.cells = vec![Vec::new(); columns.len()];
        head.cells[1] = Span::cell(input.t(group.message_id()));
        rows.push(head);
        rows.extend(members.into_iter().map(|x| row(input, x)));
        rows.extend(own);
        rows.extend(gaps);
    }
    let table = for_receiver(input, Table { columns, rows });
    let mut out = vec![head(input), Block::new(BlockKind::Table(table))];
    let voided: Vec<String> =
        input.case.exhibits.iter().filter_map(|x| void_line(input, x)).collect();
    if !voided.is_empty() {
        out.push(Block::styled(Style::Small, voided.join("\n")));
    }
    let count = input.locale.fill("hand-evidence-count", args![groups = groups, items = items]);
    out.push(Block::text(count));
    if let Some(release) = input.supplements().filter(|_| !known.is_empty()) {
        let args = args![n = release, ids = numbers(&known)];
        let text = input.locale.fill("hand-evidence-unchanged", args);
        out.push(Block::styled(Style::Small, text));
    }
    out.push(Block::text(input.t("paper-evidence-signature")));
    out
}

/// Whether a receiver of the release before does not have it, or not so.
fn changed(input: &ReportInput<'_>, exhibit: &Exhibit) -> bool {
    input.fresh([exhibit.seq].into_iter().chain(exhibit.amended_by.iter().copied()))
}

/// `E001-E045, E047`.
pub(super) fn numbers(all: &BTreeSet<u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &no in all {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == no => *last = no,
            _ => runs.push((no, no)),
        }
    }
    let spell = |(from, to): &(u32, u32)| {
        if from == to { format!("E{from:03}") } else { format!("E{from:03}-E{to:03}") }
    };
    runs.iter().map(spell).collect::<Vec<_>>().join(", ")
}

/// Names of the list's columns in the receivers' profiles, as the full list has them.
const COLUMNS: [&str; 8] =
    ["no", "name", "form", "source", "proves", "original", "copies", "pages"];

/// The list with the columns this receiver is given, in its order.
fn for_receiver(input: &ReportInput<'_>, full: Table) -> Table {
    let Some(profile) = Profile::find(input.receiver) else { return full };
    let named = |wanted: &String| COLUMNS.iter().position(|c| c == wanted);
    let kept: Vec<usize> = profile.columns.iter().filter_map(named).collect();
    let rows = full.rows.into_iter().map(|mut row| {
        let cells = kept.iter().map(|at| row.cells.get(*at).cloned().unwrap_or_default());
        row.cells = cells.collect();
        row
    });
    let columns = kept.iter().filter_map(|at| full.columns.get(*at).cloned()).collect();
    Table { rows: rows.collect(), columns }
}

/// Matter, number, who submits and against whom.
fn head(input: &ReportInput<'_>) -> Block {
    let names = |own: bool| -> Vec<String> {
        let parties = input.case.parties.iter();
        let wanted = parties
            .filter(|p| if own { p.now.role == Role::Merchant } else { p.now.role.is_obligor() });
        wanted.map(|p| p.name().to_string()).collect()
    };
    Block::new(BlockKind::Facts(vec![
        (input.t("hand-evidence-matter"), Span::cell(input.t("hand-evidence-matter-blank"))),
        (input.t("hand-evidence-by"), Span::cell(input.locale.list(&names(true)))),
        (input.t("hand-evidence-against"), Span::cell(input.locale.list(&names(false)))),
    ]))
}

/// One copy for the receiver and one for each opponent (court evidence rules art. 19).
fn copies(input: &ReportInput<'_>) -> usize {
    let profile = Profile::find(input.receiver);
    let opponents = profile.is_some_and(|p| p.copies_for_opponents);
    if opponents { input.case.obligors().count() + 1 } else { 1 }
}

/// What this report itself brings: the calculation of the loss.
fn generated(input: &ReportInput<'_>, group: Group) -> Vec<Row> {
    if group != Group::Loss || !matches!(super::loss::interest(input), Ok(Some(_))) {
        return Vec::new();
    }
    vec![Row {
        cells: vec![
            Span::cell(input.t("hand-loss-no")),
            link(input.t("hand-loss-title"), "loss"),
            Span::cell(input.t("hand-loss-form")),
            Span::cell(input.t("hand-loss-source")),
            Span::cell(input.t("hand-loss-proves")),
            Span::cell("—"),
            Span::cell(copies(input).to_string()),
            vec![Span::Page("loss".into())],
        ],
        ..Row::default()
    }]
}

/// What is not in hand, where it belongs.
fn gaps(input: &ReportInput<'_>, group: Group) -> Vec<Row> {
    let missing = input.missing.iter().filter(|code| group.needs().contains(&code.as_str()));
    if !input.gives("missing") {
        return Vec::new();
    }
    let mut names: Vec<String> =
        missing.map(|code| input.t(&format!("core-missing-{code}"))).collect();
    if group == Group::Standing {
        names.push(input.t("hand-gap-standing"));
    }
    let row = |name: String| {
        let mut cells = vec![Vec::new(); 8];
        cells[1] = Span::cell(input.locale.fill("paper-evidence-missing", args![name = name]));
        Row { cells, ..Row::default() }
    };
    names.into_iter().map(row).collect()
}

/// What could not be obtained yet, who holds it, and what it would show.
pub fn not_obtained(input: &ReportInput<'_>) -> Vec<Block> {
    if input.missing.is_empty() {
        return vec![Block::text(input.t("paper-cover-nothing-missing"))];
    }
    let columns = vec![
        Column::new(input.t("paper-col-exhibit"), 30),
        Column::new(input.t("hand-col-holder"), 30),
        Column::new(input.t("paper-col-proves"), 40),
    ];
    let row = |code: &String| {
        let word = code.replace('_', "-");
        Row {
            cells: vec![
                Span::cell(input.t(&format!("core-missing-{code}"))),
                Span::cell(input.t(&format!("hand-holder-{word}"))),
                Span::cell(input.t(&format!("hand-shows-{word}"))),
            ],
            ..Row::default()
        }
    };
    let rows = input.missing.iter().map(row).collect();
    vec![
        Block::text(input.t("hand-missing-note")),
        Block::new(BlockKind::Table(Table { columns, rows })),
    ]
}

fn row(input: &ReportInput<'_>, exhibit: &Exhibit) -> Row {
    let now = &exhibit.now;
    let text = |value: &Option<String>| {
        Span::cell(value.clone().unwrap_or_else(|| input.t("paper-not-stated")))
    };
    let kind = format!("core-form-{}", now.kind.word());
    Row {
        cells: vec![
            link(exhibit.id(), anchor(exhibit)),
            Span::cell(exhibit.title()),
            Span::cell(input.t(&kind)),
            text(&now.source),
            Span::cell(
                now.proves
                    .clone()
                    .unwrap_or_else(|| input.t(&format!("letter-shows-{}", now.kind.word()))),
            ),
            text(&now.original),
            Span::cell(copies(input).to_string()),
            pages(input, exhibit),
        ],
        source: Some(exhibit.seq),
        ..Row::default()
    }
}

/// Where an exhibit's pages are: here, in another file of the release, or those of its redacted copy.
fn pages(input: &ReportInput<'_>, exhibit: &Exhibit) -> Vec<Span> {
    if let Some(place) = input.elsewhere(exhibit) {
        return Span::cell(place);
    }
    match input.copy_of(exhibit) {
        Some(copy) => {
            let see = input.locale.fill("hand-see-copy", args![id = copy.id()]);
            link(see, anchor(copy))
        }
        None => vec![Span::Pages(anchor(exhibit))],
    }
}

fn void_line(input: &ReportInput<'_>, exhibit: &Exhibit) -> Option<String> {
    let (_, reason) = exhibit.voided.as_ref()?;
    if input.case.is_erased(exhibit) {
        return Some(input.locale.fill("stamp-evidence-erased", args![id = exhibit.id()]));
    }
    Some(
        input
            .locale
            .fill("paper-evidence-void", args![id = exhibit.id(), reason = reason.as_str()]),
    )
}

/// The exhibits, each on pages of its own.
pub fn attachments(input: &ReportInput<'_>) -> Vec<Block> {
    if input.case.live_exhibits().next().is_none() {
        return vec![Block::text(input.t("paper-exhibits-none"))];
    }
    let mut out = vec![Block::text(input.t("paper-originals-note")), originals(input)];
    let by_number = Profile::find(input.receiver).is_some_and(|p| p.by_number);
    let all = in_order(input.case, by_number).into_iter();
    out.extend(all.filter_map(|exhibit| shown(input, exhibit)).flatten());
    out
}

/// The exhibits in the order of the report: by group, or by number, so that later ones come last.
pub fn in_order(case: &Case, by_number: bool) -> Vec<&Exhibit> {
    let mut all: Vec<&Exhibit> = case.live_exhibits().collect();
    // The sort keeps the order of numbers within a group.
    all.sort_by_key(|x| x.now.no);
    if !by_number {
        all.sort_by_key(|x| Group::of(x.now.kind));
    }
    all
}

/// Exhibits on a group's line of the summary.
const NAMED: usize = 4;

/// What proves it, for the summary: each group with its first exhibits and the page of the next ones.
pub fn by_group(input: &ReportInput<'_>) -> Vec<Span> {
    let mut out = Vec::new();
    for group in [Group::Agreement, Group::Sales, Group::Unpaid, Group::Fault, Group::Contacts] {
        let members: Vec<&Exhibit> = input
            .case
            .live_exhibits()
            .filter(|x| Group::of(x.now.kind) == group && input.elsewhere(x).is_none())
            .collect();
        if members.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(Span::text("\n"));
        }
        // The groups' titles are numbered for the list: here only the words count.
        let title = input.t(group.message_id());
        let sep = if input.locale.lang() == crate::locale::Lang::Zh { "、" } else { ", " };
        let words = title.split_once(['、', '.']).map_or(title.as_str(), |(_, w)| w.trim());
        out.push(Span::Strong(words.to_string()));
        for (at, exhibit) in members.iter().take(NAMED).enumerate() {
            out.push(Span::text(if at == 0 { "  " } else { sep }));
            out.push(Span::Link { text: exhibit.id(), to: anchor(exhibit) });
            out.push(Span::Text(input.t("hand-at-page")));
            out.push(Span::Page(anchor(input.copy_of(exhibit).unwrap_or(exhibit))));
            out.push(Span::Text(input.t("hand-at-page-end")));
        }
        if members.len() > NAMED {
            let args = args![n = members.len()];
            out.push(Span::Text(input.locale.fill("hand-proofs-more", args)));
            out.push(Span::Page("evidence".into()));
            out.push(Span::Text(input.t("hand-at-page-end")));
        }
    }
    out
}

/// One exhibit's pages; a note where only its redacted copy goes, nothing where another file of the release has it.
fn shown(input: &ReportInput<'_>, exhibit: &Exhibit) -> Option<Vec<Block>> {
    let file = exhibit.file()?;
    if input.elsewhere(exhibit).is_some() {
        return None;
    }
    if let Some(copy) = input.copy_of(exhibit) {
        let title = format!("{}\u{3000}{}", exhibit.id(), exhibit.title());
        let args = args![id = copy.id(), hash = file.sha256.hex()];
        return Some(vec![
            Block::heading(2, title).named(anchor(exhibit)).from_entry(exhibit.seq),
            Block::text(input.locale.fill("hand-copy-goes", args)),
        ]);
    }
    let now = &exhibit.now;
    let mut facts = Vec::new();
    let mut add = |id: &str, value: &Option<String>| {
        if let Some(v) = value {
            facts.push((input.t(id), v.clone()));
        }
    };
    let redaction = input.case.redaction_of(exhibit).map(|r| {
        let of = input.case.exhibit_with(&r.of).map(Exhibit::id).unwrap_or_default();
        let method = input.t(&format!("hand-redacted-{}", r.method));
        input.locale.fill("hand-redacted-note", args![of = of, how = method, hash = r.of.hex()])
    });
    add("hand-redacted", &redaction);
    add("paper-col-proves", &now.proves);
    add("paper-col-source", &now.source);
    add("paper-col-original", &now.original);
    // A moment is shown as everywhere else; what was typed freely stays as it is.
    let captured = now.captured_at.as_ref().map(|text| {
        let moment = chrono::DateTime::parse_from_rfc3339(text);
        moment.map_or_else(|_| text.clone(), |at| input.locale.moment(&at))
    });
    add("paper-exhibit-captured", &captured);
    add("paper-exhibit-by", &now.taken_by);
    add("paper-exhibit-own-name", &now.name);
    let attachment = Attachment {
        label: exhibit.id(),
        title: exhibit.title().to_string(),
        sha256: file.sha256,
        size: file.size,
        name: file.name.clone(),
        facts,
    };
    let block = Block::new(BlockKind::Attachment(attachment));
    Some(vec![block.named(anchor(exhibit)).from_entry(exhibit.seq)])
}

/// Every original with its place in the bundle, its size and its full hash.
fn originals(input: &ReportInput<'_>) -> Block {
    let columns = vec![
        Column::new(input.t("paper-col-no"), 9),
        Column::new(input.t("paper-col-own-name"), 27),
        Column::right(input.t("paper-col-bytes"), 13),
        Column::new(input.t("paper-col-hash"), 43),
        Column::right(input.t("paper-col-pages"), 8),
    ];
    let row = |exhibit: &Exhibit| {
        let file = exhibit.file()?;
        Some(Row {
            cells: vec![
                link(exhibit.id(), anchor(exhibit)),
                Span::cell(exhibit.now.name.clone().unwrap_or_else(|| file.name.clone())),
                Span::cell(file.size.to_string()),
                Span::cell(file.sha256.hex()),
                pages(input, exhibit),
            ],
            source: Some(exhibit.seq),
            ..Row::default()
        })
    };
    Block::new(BlockKind::Table(Table {
        columns,
        rows: input
            .case
            .live_exhibits()
            .filter(|x| input.elsewhere(x).is_none())
            .filter_map(row)
            .collect(),
    }))
}
