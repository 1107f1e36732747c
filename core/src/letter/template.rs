//! Templates: blocks with placeholders and conditions, in two languages.

use crate::case::exhibit::ExhibitKind;
use crate::case::letter::LetterKind;
use crate::rules::period::Period;
use crate::rules::rule::Text;
use serde::Deserialize;
use std::sync::LazyLock;

/// A letter as data.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Sort.
    pub kind: LetterKind,
    /// Titles; the first whose condition holds is used.
    pub titles: Vec<Titled>,
    /// A draft for a lawyer: says so at its head, and is not filed as it stands.
    #[serde(default)]
    pub for_lawyer: bool,
    /// How long the other side is given to answer; absent where no date is set.
    pub answer_within: Option<Period>,
    /// Sorts of exhibits it lists.
    #[serde(default)]
    pub exhibits: Vec<ExhibitKind>,
    /// What to know before it goes out.
    #[serde(default)]
    pub notes: Vec<Titled>,
    /// The content.
    pub block: Vec<Block>,
}

/// A text with its condition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titled {
    /// Condition; none: always.
    pub when: Option<String>,
    /// The text.
    pub text: Text,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// What it is.
    pub is: Shape,
    /// Conditions, all of which must hold; `!` before one negates it.
    #[serde(default)]
    pub when: Vec<String>,
    /// Words, with `{fields}`.
    pub text: Option<Text>,
    /// Of facts: the fields, label beside value.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Of tables: which.
    pub of: Option<String>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// A numbered point; numbers run on until the next heading.
    Point,
    /// Small print.
    Small,
    /// In a frame.
    Notice,
    /// Label and value.
    Facts,
    /// A table or list made from the case.
    Table,
    /// A new page.
    Page,
}

const FILES: [&str; 8] = [
    include_str!("../../../assets/letters/inquiry.toml"),
    include_str!("../../../assets/letters/preservation.toml"),
    include_str!("../../../assets/letters/complaint.toml"),
    include_str!("../../../assets/letters/demand.toml"),
    include_str!("../../../assets/letters/regulator.toml"),
    include_str!("../../../assets/letters/arbitration.toml"),
    include_str!("../../../assets/letters/claim.toml"),
    include_str!("../../../assets/letters/lawyer.toml"),
];

static TEMPLATES: LazyLock<Vec<Template>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect());

impl Template {
    /// The template of a sort of letter.
    pub fn of(kind: LetterKind) -> Option<&'static Self> {
        TEMPLATES.iter().find(|t| t.kind == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{field, list};
    use super::*;

    #[test]
    fn every_template_reads_and_names_only_what_there_is() {
        for text in FILES {
            let read: Result<Template, _> = toml::from_str(text);
            assert!(read.is_ok(), "{:?}", read.err());
        }
        for kind in LetterKind::ALL {
            let template = Template::of(kind).unwrap();
            let mut named: Vec<String> = Vec::new();
            let mut conditions: Vec<String> = Vec::new();
            for block in &template.block {
                named.extend(block.fields.clone());
                conditions.extend(block.when.iter().map(|w| w.trim_start_matches('!').to_string()));
                for text in block.text.iter().flat_map(|t| [&t.zh, &t.en]) {
                    named.extend(field::placeholders(text).into_iter().map(str::to_string));
                }
                if let Some(of) = &block.of {
                    assert!(list::KNOWN.contains(&of.as_str()), "{kind:?}: {of}");
                }
            }
            let titled = template.titles.iter().chain(&template.notes);
            conditions.extend(titled.filter_map(|t| t.when.clone()));
            for code in named {
                assert!(field::KNOWN.contains(&code.as_str()), "{kind:?}: {code}");
            }
            for code in conditions {
                assert!(
                    super::super::paper::CONDITIONS.contains(&code.as_str()),
                    "{kind:?}: {code}"
                );
            }
        }
    }

    #[test]
    fn a_demand_asks_for_the_money_and_nothing_threatens() {
        let demand = Template::of(LetterKind::Demand).unwrap();
        let asks = |words: &str, pick: fn(&Text) -> &String| {
            demand.block.iter().filter_map(|b| b.text.as_ref()).any(|t| pick(t).contains(words))
        };
        assert!(asks("请求贵方立即支付", |t| &t.zh));
        assert!(asks("pay at once", |t| &t.en));
        for text in FILES {
            for word in ["曝光", "媒体", "刑事责任", "诈骗", "后果自负", "criminal", "newspaper"]
            {
                let found = text.lines().find(|l| !l.starts_with('#') && l.contains(word));
                assert!(found.is_none_or(|l| l.contains("expressly")), "{word}: {found:?}");
            }
        }
    }
}
