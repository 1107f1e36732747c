//! The papers of the sample, as documents that `render::pdf` turns into files: the bank's notice of its upgrade,
//! the acquiring agreement, and the demand the owner sent. In Chinese whatever the program's language:
//! this is what the people of the story wrote.

mod agreement;
mod demand;
mod notice;

use recourse_core::document::{Block, BlockKind, Document, Span, Style};
use recourse_core::locale::Lang;

/// The bank's notice, three pages.
pub const NOTICE: &str = "江州银行系统升级公告.pdf";
/// The agreement with the platform: it lies in the folder, and nobody thought of adding it.
pub const AGREEMENT: &str = "收单服务协议.pdf";
/// The demand to the bank, posted on 19 March.
pub const DEMAND: &str = "催告函 0319.pdf";

/// Every paper with its file name.
pub fn papers() -> Vec<(&'static str, Document)> {
    vec![
        (NOTICE, notice::notice()),
        (AGREEMENT, agreement::agreement()),
        (DEMAND, demand::demand()),
    ]
}

fn paper(title: &str, author: &str, blocks: Vec<Block>) -> Document {
    Document {
        title: format!("{title}（演示 DEMO）"),
        lang: Lang::Zh,
        author: author.to_string(),
        footer: format!("{title}  演示 DEMO，全部虚构"),
        banner: Some("演示 / DEMO".into()),
        blocks,
    }
}

/// A heading with the paragraphs under it.
fn section(title: &str, paragraphs: &[&str]) -> Vec<Block> {
    let mut blocks = vec![Block::heading(2, title)];
    blocks.extend(paragraphs.iter().map(|p| Block::text(*p)));
    blocks
}

fn title(text: &str) -> Block {
    Block::styled(Style::Title, text)
}

fn facts(rows: &[(&str, &str)]) -> Block {
    let row = |(label, value): &(&str, &str)| ((*label).to_string(), Span::cell(*value));
    Block::new(BlockKind::Facts(rows.iter().map(row).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All the text of a document.
    fn text(document: &Document) -> String {
        let spans = |spans: &[Span]| -> String {
            spans
                .iter()
                .map(|s| match s {
                    Span::Text(t) | Span::Strong(t) | Span::Link { text: t, .. } => t.as_str(),
                    Span::Page(_) | Span::Pages(_) => "",
                })
                .collect()
        };
        let block = |block: &Block| match &block.kind {
            BlockKind::Heading(_, text) => text.clone(),
            BlockKind::Paragraph(_, s) => spans(s),
            BlockKind::Facts(rows) => rows
                .iter()
                .map(|(label, value)| label.clone() + " " + &spans(value) + "\n")
                .collect(),
            BlockKind::Table(table) => {
                table.rows.iter().flat_map(|r| &r.cells).map(|c| spans(c) + " ").collect()
            }
            _ => String::new(),
        };
        document.blocks.iter().map(|b| block(b) + "\n").collect()
    }

    #[test]
    fn papers_agree_with_the_story() {
        let papers = papers();
        let [notice, agreement, demand] = [0, 1, 2].map(|i| text(&papers[i].1));
        let breaks = papers[0].1.blocks.iter().filter(|b| b.kind == BlockKind::PageBreak).count();
        assert_eq!(breaks, 2, "the notice has three pages");
        for words in ["2026 年 3 月 8 日", "23:30", "3 月 9 日", "03:00"] {
            assert!(notice.contains(words), "{words}");
        }
        for words in ["3371", "0.38%", "下一个工作日", "898320158120001", "热线"] {
            assert!(agreement.contains(words), "{words}");
        }
        for words in ["37,515.70", "叁万柒仟伍佰壹拾伍元柒角", "12,860.50", "9,417.00", "15,238.20"]
        {
            assert!(demand.contains(words), "{words}");
        }
        for (_, document) in &papers {
            assert!(document.banner.as_deref().is_some_and(|b| b.contains("DEMO")));
            assert_eq!(recourse_core::hygiene::find_cards(&text(document)), []);
        }
    }
}
