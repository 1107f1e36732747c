//! Templates: blocks with placeholders and conditions, in two languages.

use super::paper::CONDITIONS;
use super::{field, list};
use crate::case::exhibit::ExhibitKind;
use crate::case::letter::LetterKind;
use crate::rules::PackFault;
use crate::rules::pack::toml_fault;
use crate::rules::period::Period;
use crate::rules::rule::Text;
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// A letter as data.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The word of one that is no plain sort: of the free letter, and of those users add. What it is called, too.
    #[serde(default)]
    pub name: String,
    /// Sort it counts as: what clocks and steps make of it.
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
    #[serde(deserialize_with = "words")]
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
    #[serde(default, deserialize_with = "maybe_words")]
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
    /// The title, where it stands below the address; without this block it stands first.
    Title,
    /// Short lines as they are: an address.
    Lines,
    /// Name, signature and date. Never alone on a page.
    Sign,
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

/// Words in both languages, or one text for both: `{ zh = "…", en = "…" }` or `"…"`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Both(Text),
    One(String),
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        match words {
            Words::Both(text) => text,
            Words::One(text) => Self { en: text.clone(), zh: text },
        }
    }
}

fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Text, D::Error> {
    Words::deserialize(from).map(Text::from)
}

fn maybe_words<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Text>, D::Error> {
    words(from).map(Some)
}

/// The word of the letter whose words are the user's own.
pub const FREE: &str = "free";

const FILES: [&str; 9] = [
    include_str!("../../../assets/letters/inquiry.toml"),
    include_str!("../../../assets/letters/preservation.toml"),
    include_str!("../../../assets/letters/complaint.toml"),
    include_str!("../../../assets/letters/demand.toml"),
    include_str!("../../../assets/letters/regulator.toml"),
    include_str!("../../../assets/letters/arbitration.toml"),
    include_str!("../../../assets/letters/claim.toml"),
    include_str!("../../../assets/letters/lawyer.toml"),
    include_str!("../../../assets/letters/free.toml"),
];

static TEMPLATES: LazyLock<Vec<Template>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect());

impl Template {
    /// The template of a sort of letter.
    pub fn of(kind: LetterKind) -> Option<&'static Self> {
        TEMPLATES.iter().find(|t| t.kind == kind && t.name.is_empty())
    }

    /// What a letter from it is.
    pub fn sort(&self) -> super::Sort {
        let own = Some(self.name.clone()).filter(|n| !n.is_empty());
        super::Sort { kind: self.kind, own }
    }

    /// Its file as it stands, to begin one's own from.
    pub fn source(kind: LetterKind) -> Option<&'static str> {
        let head = format!("kind = \"{}\"", kind.word());
        FILES.into_iter().find(|text| {
            text.lines().any(|l| l == head) && !text.lines().any(|l| l.starts_with("name"))
        })
    }

    /// The letter whose words are the user's own.
    pub fn free() -> Option<&'static Self> {
        TEMPLATES.iter().find(|t| t.name == FREE)
    }

    /// Reads a template somebody wrote; each fault with its line and field.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<PackFault>> {
        let template: Self = match toml::from_str(text) {
            Ok(template) => template,
            Err(e) => return Err(vec![toml_fault(file, text, &e)]),
        };
        let faults = template.faults(file, text);
        if faults.is_empty() { Ok(template) } else { Err(faults) }
    }

    /// Names nothing knows, and what a shape lacks.
    fn faults(&self, file: &str, text: &str) -> Vec<PackFault> {
        let fault =
            |line: usize, field: &str, what: &str| PackFault::new(file, line, field, "", what);
        // The first line that holds it.
        let at = |needle: &str| text.lines().position(|l| l.contains(needle)).map_or(1, |n| n + 1);
        let quoted = |word: &str| at(&format!("\"{word}\""));
        let mut out = Vec::new();
        let taken = LetterKind::parse(&self.name).is_some() || self.name == FREE;
        let odd = self.name.is_empty() || self.name.contains([':', '+', '/', '=', '{', ' ']);
        if taken || odd || self.name.chars().count() > LONGEST_NAME {
            out.push(fault(at("name"), "name", &format!("“{}”", self.name)));
        }
        if self.titles.iter().all(|t| t.when.is_some()) {
            let id = "core-fault-titles";
            out.push(PackFault::new(file, at("titles"), "titles", id, ""));
        }
        let titled = self.titles.iter().chain(&self.notes);
        let whens = titled.clone().filter_map(|t| t.when.as_ref());
        for when in whens.chain(self.block.iter().flat_map(|b| &b.when)) {
            if !CONDITIONS.contains(&when.trim_start_matches('!')) {
                out.push(fault(quoted(when), "when", &format!("“{when}”")));
            }
        }
        for block in &self.block {
            for code in block.fields.iter().filter(|c| field::nature(c).is_none()) {
                out.push(fault(quoted(code), "fields", &format!("“{code}”")));
            }
            for of in block.of.iter().filter(|of| !list::KNOWN.contains(&of.as_str())) {
                out.push(fault(quoted(of), "of", &format!("“{of}”")));
            }
        }
        let heads = text.lines().enumerate().filter(|(_, l)| l.trim() == "[[block]]");
        let lines: Vec<usize> = heads.map(|(n, _)| n + 1).collect();
        for (nth, block) in self.block.iter().enumerate() {
            if let Some(lacks) = block.lacks() {
                out.push(fault(lines.get(nth).copied().unwrap_or(1), lacks, "[[block]]"));
            }
        }
        let texts =
            titled.map(|t| &t.text).chain(self.block.iter().filter_map(|b| b.text.as_ref()));
        let mut named: Vec<&str> =
            texts.flat_map(|t| [&t.zh, &t.en]).flat_map(|t| field::placeholders(t)).collect();
        named.sort_unstable();
        named.dedup();
        for code in named.into_iter().filter(|code| field::nature(code).is_none()) {
            let braced = format!("{{{code}}}");
            out.push(fault(at(&braced), "text", &braced));
        }
        out.sort_by_key(|f| f.line);
        out
    }
}

impl Block {
    /// What its shape needs and does not have.
    fn lacks(&self) -> Option<&'static str> {
        match self.is {
            Shape::Facts => self.fields.is_empty().then_some("fields"),
            Shape::Table => self.of.is_none().then_some("of"),
            Shape::Page | Shape::Title => None,
            _ => self.text.is_none().then_some("text"),
        }
    }
}

/// Longest name of an own template, in characters.
const LONGEST_NAME: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_reads_and_names_only_what_there_is() {
        for text in FILES {
            let read: Result<Template, _> = toml::from_str(text);
            assert!(read.is_ok(), "{:?}", read.err());
            // Those inside have no name of their own, or a reserved one.
            let own = format!("name = \"x\"\n{}", text.replace("name = \"free\"", ""));
            assert_eq!(Template::read("x.toml", &own).err(), None);
        }
        assert!(LetterKind::ALL.into_iter().all(|kind| Template::of(kind).is_some()));
        assert!(Template::free().is_some());
    }

    #[test]
    fn a_wrong_template_names_line_and_field() {
        let at = |text: &str| -> Vec<(usize, String)> {
            let found = Template::read("own.toml", text).unwrap_err();
            found.into_iter().map(|f| (f.line, f.field)).collect()
        };
        let good = "name = \"催收函\"\nkind = \"demand\"\ntitles = [ { text = \"催收函\" } ]\n";
        let block = "[[block]]\nis = \"text\"\ntext = \"还欠 {sum}\"\n";
        assert!(Template::read("own.toml", &format!("{good}{block}")).is_ok());
        let wrong = block.replace("{sum}", "{summe}");
        assert_eq!(at(&format!("{good}{wrong}")), [(6, "text".to_string())]);
        let wrong = block.replace("\"text\"", "\"texts\"");
        assert_eq!(at(&format!("{good}{wrong}")), [(5, "is".to_string())]);
        let wrong = format!("{block}when = [\"rainy\"]\n[[block]]\nis = \"table\"\n");
        assert_eq!(at(&format!("{good}{wrong}")), [(7, "when".into()), (8, "of".into())]);
        assert_eq!(
            at(&format!("{}{block}", good.replace("催收函\"\nk", "demand\"\nk")))[0].1,
            "name"
        );
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
