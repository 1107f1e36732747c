use super::*;
use crate::document::{Column, Row};
use crate::hash::Hash;
use crate::locale::Lang;

fn doc(blocks: Vec<Block>) -> Document {
    Document {
        title: "t".into(),
        lang: Lang::Zh,
        author: String::new(),
        footer: "2026-001 · 9F2C-41D7-0B6E-E0B8".into(),
        banner: Some("演示 / DEMO".into()),
        blocks,
    }
}

#[test]
fn reads_as_a_person_would_set_it() {
    let mut table = Table {
        columns: vec![Column::new("日期", 2), Column::right("金额", 2)],
        rows: vec![Row {
            cells: vec![Span::cell("2026-03-09"), Span::cell("12,505.20")],
            source: Some(7),
            ..Row::default()
        }],
    };
    table.rows.push(Row {
        cells: vec![Span::cell("合计"), Span::cell("37,515.70")],
        strong: true,
        ..Row::default()
    });
    let attachment = Attachment {
        label: "E001".into(),
        title: "小票".into(),
        sha256: Hash::of(b""),
        size: 9,
        name: "a.jpg".into(),
        facts: vec![("来源".into(), "终端".into())],
    };
    let blocks = vec![
        Block::heading(1, "证据目录").from_entry(3),
        Block::text("收款三日未到账，已多次催告。"),
        Block::styled(Style::Notice, "演示数据"),
        Block::new(BlockKind::Facts(vec![(
            "商户".into(),
            vec![Span::text("老王记面馆"), Span::Page("x".into())],
        )])),
        Block::new(BlockKind::Table(table)),
        Block::new(BlockKind::Attachment(attachment)),
    ];
    let expected = "\
[演示 / DEMO]

证据目录 #3
═══════════

收款三日未到账，已多次催
告。

┃ 演示数据

商户  老王记面馆—

日期                金额
────────────────────────
2026-03-09 #7  12,505.20
合计           37,515.70

[E001] 小票
    来源  终端
    a.jpg  9 B
    SHA-256
      e3b0c44298fc1c149a
      fbf4c8996fb92427ae
      41e4649b934ca49599
      1b7852b855

2026-001 ·
9F2C-41D7-0B6E-E0B8
";
    assert_eq!(text(&doc(blocks), 24), expected);
}

#[test]
fn no_line_is_wider_than_asked_and_nothing_foreign_acts() {
    let blocks = vec![
        Block::text(
            "https://例子.example/很长的地址/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa？x=1，完。",
        ),
        Block::text("evil\u{1b}[31m\u{202e}gpj"),
    ];
    let out = text(&doc(blocks), 30);
    assert!(out.lines().all(|l| l.width() <= 30), "{out}");
    assert!(!out.contains('\u{1b}') && out.contains("\\u{202e}"));
}
