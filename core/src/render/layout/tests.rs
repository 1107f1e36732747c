use super::page::{Sheet, Text};
use super::shape::{Kind, Problem, Show};
use super::*;
use crate::document::{Attachment, Column, Row, Style, Table};
use crate::locale::Lang;
use theme::{BOTTOM, LEFT, RIGHT, TOP};

/// Everything half as wide as high; `?` is missing.
struct Half;

impl Metrics for Half {
    fn advance(&self, _: Voice, c: char) -> Option<u16> {
        (c != '?').then_some(500)
    }
}

fn doc(blocks: Vec<Block>) -> Document {
    Document {
        title: "题".into(),
        lang: Lang::Zh,
        author: String::new(),
        footer: "脚".into(),
        banner: None,
        blocks,
    }
}

fn laid(blocks: Vec<Block>) -> Paper {
    layout(&doc(blocks), &Half, &BTreeMap::new())
}

fn texts(sheet: &Sheet) -> Vec<&Text> {
    fn text(item: &Item) -> Option<&Text> {
        if let Item::Text(text) = item { Some(text) } else { None }
    }
    sheet.items.iter().filter_map(text).collect()
}

fn has(sheet: &Sheet, text: &str) -> bool {
    texts(sheet).iter().any(|t| t.text == text)
}

fn table(rows: usize, cell: &str) -> Block {
    let row = |n: usize| Row {
        cells: vec![Span::cell(cell), Span::cell(n.to_string())],
        source: Some(n as u64),
        ..Row::default()
    };
    let columns = vec![Column::new("头", 3), Column::right("数", 1)];
    Block::new(BlockKind::Table(Table { columns, rows: (0..rows).map(row).collect() }))
}

#[test]
fn the_header_of_a_table_is_on_each_page_and_rows_stay_whole() {
    let paper = laid(vec![table(120, "甲")]);
    assert!(paper.sheets.len() >= 3);
    for sheet in &paper.sheets {
        assert!(has(sheet, "头") && has(sheet, "甲"));
    }
    let all: Vec<&str> = paper.sheets.iter().flat_map(texts).map(|t| t.text.as_str()).collect();
    for n in 0..120 {
        let number = n.to_string();
        assert_eq!(all.iter().filter(|t| **t == number).count(), 1, "row {n} once");
        assert!(all.contains(&format!("#{n}").as_str()));
    }
}

#[test]
fn numbers_stand_right() {
    let paper = laid(vec![table(3, "甲")]);
    let number = texts(&paper.sheets[0]).into_iter().find(|t| t.text == "2").unwrap();
    assert!((number.x + number.size / 2.0 - (RIGHT - 4.0)).abs() < 0.01);
}

#[test]
fn a_row_taller_than_a_page_is_cut_between_lines() {
    let long = "甲".repeat(6_000);
    let paper = laid(vec![table(1, &long)]);
    assert!(paper.sheets.len() >= 2);
    let set: usize =
        paper.sheets.iter().flat_map(texts).map(|t| t.text.matches('甲').count()).sum();
    assert_eq!(set, 6_000);
}

#[test]
fn nothing_stands_outside_the_text_area() {
    let blocks = vec![
        Block::styled(Style::Title, "标题".repeat(80)),
        Block::styled(Style::Notice, "注意".repeat(3_000)),
        Block::styled(Style::Mono, "0123456789abcdef".repeat(400)),
        Block::new(BlockKind::Facts(vec![("标签".repeat(30), Span::cell("值".repeat(5_000)))])),
        Block::text("正文。".repeat(2_000)),
    ];
    let paper = laid(blocks);
    for sheet in &paper.sheets {
        for text in texts(sheet) {
            let margin = text.size < 8.0;
            assert!(margin || (text.y > TOP && text.y < BOTTOM), "{text:?}");
            let width =
                text.text.chars().count() as f32 * (text.size / 2.0 + text.spread) - text.spread;
            assert!(text.x >= LEFT - 40.0 && text.x + width <= RIGHT + 0.1, "{text:?}");
        }
    }
}

#[test]
fn a_heading_stays_with_what_it_heads() {
    for filler in 20..60 {
        let mut blocks = vec![Block::text("行\n".repeat(filler))];
        blocks.push(Block::heading(2, "标题"));
        blocks.push(Block::text("正文"));
        let paper = laid(blocks);
        let page_of = |text: &str| paper.sheets.iter().position(|s| has(s, text));
        assert_eq!(page_of("标题"), page_of("正文"), "after {filler} lines");
    }
}

#[test]
fn printed_page_numbers_are_the_real_ones() {
    let mut blocks = vec![Block::new(BlockKind::Paragraph(
        Style::Body,
        vec![
            Span::text("见第"),
            Span::Page("far".into()),
            Span::text("页"),
            Span::Pages("none".into()),
        ],
    ))];
    blocks.extend(
        (0..4).map(|_| Block::new(BlockKind::PageBreak)).flat_map(|b| [b, Block::text("页")]),
    );
    blocks.push(Block::heading(1, "远").named("far"));
    let paper = laid(blocks);
    assert_eq!(paper.anchors["far"].page, 5);
    assert!(has(&paper.sheets[0], "5") && has(&paper.sheets[0], "—"));
    assert!(has(&paper.sheets[4], "第 5 页 / 共 5 页"));
    assert!(
        paper.sheets[0].items.iter().any(|i| matches!(i, Item::Link { to, .. } if to == "far"))
    );
}

#[test]
fn missing_characters_are_listed_on_the_paper() {
    let paper = laid(vec![Block::text("a"), Block::new(BlockKind::PageBreak), Block::text("b?")]);
    assert_eq!(paper.missing, [('?', 2)]);
    let last = paper.sheets.last().unwrap();
    assert!(texts(last).iter().any(|t| t.text.contains("U+003F")));
}

fn attachment(hash: Hash) -> Block {
    Block::new(BlockKind::Attachment(Attachment {
        label: "E001".into(),
        title: "图".into(),
        sha256: hash,
        size: 2_936_012,
        name: "a.jpg".into(),
        facts: vec![("来源".into(), "手机".into())],
    }))
    .named("e1")
}

fn shown(show: Show) -> Paper {
    let hash = Hash::of(b"x");
    let shape = Shape { show, ..Shape::slip(Kind::Png) };
    layout(&doc(vec![attachment(hash)]), &Half, &BTreeMap::from([(hash, shape)]))
}

fn plates(paper: &Paper) -> Vec<&page::Plate> {
    fn plate(item: &Item) -> Option<&page::Plate> {
        if let Item::Plate(plate) = item { Some(plate) } else { None }
    }
    paper.sheets.iter().flat_map(|s| &s.items).filter_map(plate).collect()
}

#[test]
fn a_photo_fills_its_page_but_is_never_enlarged() {
    let paper = shown(Show::Picture(4032.0, 3024.0));
    let plate = plates(&paper)[0];
    assert!((plate.area.w - theme::WIDTH).abs() < 0.01 && plate.area == plate.shown);
    assert!((plate.area.w / plate.area.h - 4.0 / 3.0).abs() < 0.001);
    let paper = shown(Show::Picture(100.0, 50.0));
    assert!((plates(&paper)[0].area.w - 100.0).abs() < 0.01);
}

#[test]
fn a_long_screenshot_is_cut_with_overlap_and_nothing_is_lost() {
    let paper = shown(Show::Picture(1170.0, 20_000.0));
    let plates = plates(&paper);
    assert!(plates.len() >= 4 && paper.anchors["e1"].last == plates.len());
    let band = |p: &page::Plate| {
        let from = (p.shown.y - p.area.y) / p.area.h;
        (from, from + p.shown.h / p.area.h)
    };
    assert!(
        band(plates[0]).0.abs() < 0.001 && (band(plates[plates.len() - 1]).1 - 1.0).abs() < 0.001
    );
    for pair in plates.windows(2) {
        assert!(band(pair[1]).0 < band(pair[0]).1, "parts overlap");
        assert!(pair[1].shown.bottom() <= BOTTOM + 0.1);
        assert!((pair[0].area.w - pair[1].area.w).abs() < 1.0, "all parts equally wide");
    }
}

#[test]
fn what_cannot_be_shown_gets_a_slip_sheet() {
    let paper = layout(&doc(vec![attachment(Hash::of(b"y"))]), &Half, &BTreeMap::new());
    assert_eq!(paper.sheets.len(), 1);
    let sheet = &paper.sheets[0];
    let all: String = texts(sheet).iter().map(|t| t.text.as_str()).collect();
    let hex = Hash::of(b"y").hex();
    assert!(all.contains(&format!("data/files/{}-a.jpg", &hex[..12])) && all.contains(&hex));
    assert!(all.contains("2.9 MB") && all.contains("2,936,012") && all.contains("手机"));
    assert_eq!(paper.marks[0].title, "E001  图（第 1 页）");
}

#[test]
fn every_kind_and_problem_has_its_words() {
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        assert!(Problem::ALL.iter().all(|p| locale.has(p.id())));
        let kinds = [Kind::Jpeg, Kind::Png, Kind::Picture, Kind::Pdf, Kind::Sound, Kind::Video];
        let more = [Kind::Sheet, Kind::Text, Kind::Archive, Kind::Other];
        assert!(kinds.iter().chain(&more).all(|k| locale.has(k.id())));
    }
}

#[test]
fn no_last_row_and_no_title_of_a_group_stands_alone() {
    for count in 2..90 {
        let plain = |n: usize| Row {
            cells: vec![Span::cell(format!("r{n}")), Span::cell("x")],
            strong: n % 7 == 3 && n + 1 < count,
            ..Row::default()
        };
        let columns = vec![Column::new("头", 3), Column::right("数", 1)];
        let rows: Vec<Row> = (0..count).map(plain).collect();
        let strong: Vec<bool> = rows.iter().map(|r| r.strong).collect();
        let paper = laid(vec![Block::new(BlockKind::Table(Table { columns, rows }))]);
        let number = |t: &&Text| t.text.strip_prefix('r').and_then(|n| n.parse::<usize>().ok());
        for (at, sheet) in paper.sheets.iter().enumerate() {
            let here: Vec<usize> = texts(sheet).iter().filter_map(&number).collect();
            let last = at + 1 == paper.sheets.len();
            assert!(here.len() >= 2, "{count} rows, page {at}: {here:?}");
            assert!(last || !strong[*here.last().unwrap()], "{count} rows, page {at}: {here:?}");
        }
    }
}

#[test]
fn a_long_table_gives_room_to_the_column_that_needs_it() {
    let words = "a statement of the account 2026";
    let tall = |rows: usize| {
        let row = Row { cells: vec![Span::cell(words), Span::cell("1")], ..Row::default() };
        let columns = vec![Column::new("name", 1), Column::right("n", 3)];
        laid(vec![Block::new(BlockKind::Table(Table { columns, rows: vec![row; rows] }))])
    };
    // A short table keeps its shares, and the words wrap; a long one does not break them at all.
    assert!(!has(&tall(4).sheets[0], words));
    assert!(has(&tall(30).sheets[0], words));
}

#[test]
fn a_short_part_begins_on_the_next_page_rather_than_being_cut() {
    let part = |lines: usize| {
        let turn = Block::new(BlockKind::PageBreak);
        let mut blocks = vec![Block::text("摘要"), turn, Block::text("前\n".repeat(30))];
        blocks.push(Block::heading(1, "部分"));
        blocks.extend((0..lines).map(|n| Block::text(format!("第{n}行"))));
        laid(blocks)
    };
    let page_of = |paper: &Paper, text: &str| paper.sheets.iter().position(|s| has(s, text));
    let short = part(8);
    assert_eq!((page_of(&short, "部分"), page_of(&short, "第7行")), (Some(2), Some(2)));
    // One that takes most of a page begins where there is room.
    assert_eq!(page_of(&part(40), "部分"), Some(1));
}

#[test]
fn a_signature_never_stands_without_words_above_it() {
    for lang in [Lang::Zh, Lang::En] {
        for before in 0..60 {
            let mut blocks: Vec<Block> =
                (0..before).map(|n| Block::styled(Style::Letter, format!("第 {n} 段"))).collect();
            blocks.push(Block::heading(3, "期限"));
            blocks.push(Block::styled(Style::Letter, "请书面答复".repeat(9)));
            blocks.push(Block::styled(Style::Letter, "特此函告。"));
            blocks.push(Block::styled(Style::Sign, "发函人\n负责人\n日期在此"));
            let mut letter = doc(blocks);
            letter.lang = lang;
            let paper = layout(&letter, &Half, &BTreeMap::new());
            let sheet = paper.sheets.last().unwrap();
            let here: Vec<&str> = texts(sheet).iter().map(|t| t.text.as_str()).collect();
            let at = |what: &str| here.iter().position(|t| t.contains(what));
            assert!(
                at("书面答复") < at("发函人") && at("书面答复").is_some(),
                "{before}: {here:?}"
            );
            assert!(at("日期在此").is_some(), "{before}: {here:?}");
            // A heading stays with its words, wherever those go.
            assert!(at("期限") < at("书面答复") && at("期限").is_some(), "{before}: {here:?}");
        }
    }
}
