//! The evidence list 证据目录 (court evidence rules art. 19): grouped by what must be proven, numbered for ever,
//! each with source, purpose, original and pages; and the exhibits themselves.

use super::report::{ReportInput, link};
use super::{Attachment, Block, BlockKind, Column, Row, Span, Style, Table};
use crate::args;
use crate::case::exhibit::{Exhibit, ExhibitKind};

/// What an exhibit helps to prove, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 主体资格 and 合同关系.
    Agreement,
    /// 交易真实发生.
    Sales,
    /// 未到账.
    Unpaid,
    /// 升级或故障事实.
    Fault,
    /// 催告与沟通.
    Contacts,
    /// Anything else.
    Other,
}

impl Group {
    /// Every group in order.
    pub const ALL: [Self; 6] =
        [Self::Agreement, Self::Sales, Self::Unpaid, Self::Fault, Self::Contacts, Self::Other];

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

    fn message_id(self) -> &'static str {
        match self {
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
        Column::new(input.t("paper-col-no"), 9),
        Column::new(input.t("paper-col-exhibit"), 20),
        Column::new(input.t("paper-col-form"), 10),
        Column::new(input.t("paper-col-source"), 16),
        Column::new(input.t("paper-col-proves"), 23),
        Column::new(input.t("paper-col-original"), 12),
        Column::right(input.t("paper-col-pages"), 10),
    ];
    let mut rows = Vec::new();
    for group in Group::ALL {
        let members: Vec<&Exhibit> =
            input.case.live_exhibits().filter(|x| Group::of(x.now.kind) == group).collect();
        if members.is_empty() {
            continue;
        }
        let mut head = Row { strong: true, ..Row::default() };
        head.cells = vec![Vec::new(); columns.len()];
        head.cells[1] = Span::cell(input.t(group.message_id()));
        rows.push(head);
        rows.extend(members.into_iter().map(|x| row(input, x)));
    }
    let mut out = vec![Block::new(BlockKind::Table(Table { columns, rows }))];
    let voided: Vec<String> =
        input.case.exhibits.iter().filter_map(|x| void_line(input, x)).collect();
    if !voided.is_empty() {
        out.push(Block::styled(Style::Small, voided.join("\n")));
    }
    for code in input.missing {
        let name = input.t(&format!("core-missing-{code}"));
        out.push(Block::styled(
            Style::Small,
            input.locale.fill("paper-evidence-missing", args![name = name]),
        ));
    }
    out.push(Block::text(input.t("paper-evidence-signature")));
    out
}

fn row(input: &ReportInput<'_>, exhibit: &Exhibit) -> Row {
    let now = &exhibit.now;
    let text = |value: &Option<String>| {
        Span::cell(value.clone().unwrap_or_else(|| input.t("paper-not-stated")))
    };
    let kind = format!("core-form-{}", kind_word(now.kind));
    Row {
        cells: vec![
            link(exhibit.id(), anchor(exhibit)),
            Span::cell(exhibit.title()),
            Span::cell(input.t(&kind)),
            text(&now.source),
            text(&now.proves),
            text(&now.original),
            vec![Span::Pages(anchor(exhibit))],
        ],
        source: Some(exhibit.seq),
        ..Row::default()
    }
}

fn void_line(input: &ReportInput<'_>, exhibit: &Exhibit) -> Option<String> {
    let (_, reason) = exhibit.voided.as_ref()?;
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
    for group in Group::ALL {
        for exhibit in input.case.live_exhibits().filter(|x| Group::of(x.now.kind) == group) {
            let Some(file) = exhibit.file() else { continue };
            let now = &exhibit.now;
            let mut facts = Vec::new();
            let mut add = |id: &str, value: &Option<String>| {
                if let Some(v) = value {
                    facts.push((input.t(id), v.clone()));
                }
            };
            add("paper-col-proves", &now.proves);
            add("paper-col-source", &now.source);
            add("paper-col-original", &now.original);
            add("paper-exhibit-captured", &now.captured_at);
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
            out.push(
                Block::new(BlockKind::Attachment(attachment))
                    .named(anchor(exhibit))
                    .from_entry(exhibit.seq),
            );
        }
    }
    out
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
                vec![Span::Pages(anchor(exhibit))],
            ],
            source: Some(exhibit.seq),
            ..Row::default()
        })
    };
    Block::new(BlockKind::Table(Table {
        columns,
        rows: input.case.live_exhibits().filter_map(row).collect(),
    }))
}

/// The command line's word for a sort of exhibit.
pub fn kind_word(kind: ExhibitKind) -> &'static str {
    match kind {
        ExhibitKind::Slip => "slip",
        ExhibitKind::Statement => "statement",
        ExhibitKind::Export => "export",
        ExhibitKind::Contract => "contract",
        ExhibitKind::Notice => "notice",
        ExhibitKind::Recording => "recording",
        ExhibitKind::Screenshot => "screenshot",
        ExhibitKind::Letter => "letter",
        ExhibitKind::Reply => "reply",
        ExhibitKind::Other => "other",
    }
}
