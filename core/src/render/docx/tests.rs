//! What Word gets: the same bytes each time, the words, and nothing that could harm.

use super::*;
use crate::document::Column;
use std::io::Read;

fn paper() -> Document {
    let table = Table {
        columns: vec![Column::new("名称", 3), Column::right("金额", 1)],
        rows: vec![Row {
            cells: vec![Span::cell("受理<协议>&附件"), Span::cell("1,280.00")],
            source: Some(7),
            ..Row::default()
        }],
    };
    Document {
        title: "证据目录".into(),
        lang: Lang::Zh,
        author: "安信面馆".into(),
        footer: "ZK-1".into(),
        banner: None,
        blocks: vec![
            Block::styled(Style::Title, "证据目录"),
            Block::heading(1, "第一组"),
            Block::new(BlockKind::PageBreak),
            Block::new(BlockKind::Paragraph(
                Style::Body,
                vec![Span::text("见第 "), Span::Page("e1".into()), Span::text(" 页\u{202e}")],
            )),
            Block::new(BlockKind::Table(table)),
        ],
    }
}

fn part(docx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn two_exports_are_equal_in_every_byte() {
    let first = docx(&paper()).unwrap();
    let elsewhere = std::thread::spawn(|| docx(&paper()).unwrap()).join().unwrap();
    assert!(first == docx(&paper()).unwrap() && first == elsewhere);
}

#[test]
fn text_is_escaped_screened_and_carries_its_entry() {
    let pages = BTreeMap::from([("e1".to_string(), Place { page: 12, last: 12, y: 0.0 })]);
    let body = part(&docx_with_pages(&paper(), &pages).unwrap(), "word/document.xml");
    assert!(body.contains("受理&lt;协议&gt;&amp;附件") && body.contains("#7"), "{body}");
    assert!(body.contains(">12<") && !body.contains('\u{202e}'), "{body}");
    assert!(body.contains("<w:tblHeader />") && body.contains("<w:pageBreakBefore"), "{body}");
    let without = part(&docx(&paper()).unwrap(), "word/document.xml");
    assert!(without.contains('—'));
}
