//! A workbook in which nothing calculates.

use super::*;
use crate::document::{Column, Row, Span};
use std::io::{Cursor, Read};

fn table(cells: &[(&str, &str)]) -> Table {
    let row = |(a, b): &(&str, &str)| Row {
        cells: vec![Span::cell(*a), Span::cell(*b)],
        ..Row::default()
    };
    Table {
        columns: vec![Column::new("名称", 3), Column::right("金额", 1)],
        rows: cells.iter().map(row).collect(),
    }
}

fn part(xlsx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn text_stays_text_numbers_are_numbers_and_bytes_repeat() {
    let nasty = table(&[
        ("=1+1", "1,280.00"),
        ("@SUM(A1)", "-3.50"),
        ("http://a.b", "=cmd|x"),
        ("x", "0012"),
    ]);
    let named = [("证据/目录".to_string(), nasty)];
    let make = || xlsx("目录", &named, &BTreeMap::new()).unwrap();
    let first = make();
    assert!(first == make(), "two workbooks differ");
    let sheet = part(&first, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
    assert!(sheet.contains("<v>1280</v>") && sheet.contains("<v>-3.5</v>"), "{sheet}");
    let words = part(&first, "xl/sharedStrings.xml");
    assert!(
        words.contains("=1+1") && words.contains("=cmd|x") && words.contains("0012"),
        "{words}"
    );
    assert!(part(&first, "xl/workbook.xml").contains("证据目录"));
}
