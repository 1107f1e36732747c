//! Documents: everything handed to a person outside the terminal, as blocks that name the entry they came from.
//! Text is put into a language when a document is built; renderers know no language.

pub mod calls;
pub mod chart;
pub mod checks;
pub mod chronology;
pub mod cover;
pub mod deadlines;
pub mod drawing;
pub mod evidence;
pub mod figures;
pub mod loss;
pub mod mask;
pub mod receiver;
pub mod report;
pub mod road_words;
pub mod schedule;
pub mod timeline;

pub use timeline::Timeline;

use crate::case::Case;
use crate::case::money::Money;
use crate::hash::Hash;
use crate::locale::{Lang, Locale};

/// A paper: blocks in order. Renderers (`render::text`, `render::pdf`) draw it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, also in the file's metadata.
    pub title: String,
    /// Language of its text.
    pub lang: Lang,
    /// Who it is from, for the metadata.
    pub author: String,
    /// One line at the foot of every page, left of the page number (case number, fingerprint, head).
    pub footer: String,
    /// Drawn across every page, for example `演示 / DEMO`; `None` on real papers.
    pub banner: Option<String>,
    /// The content.
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The entry it came from, printed small in the margin as `#12`.
    pub source: Option<u64>,
    /// A name other blocks can point to (`exhibit-3`, `deadlines`).
    pub anchor: Option<String>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A heading; levels 1 to 3 become bookmarks.
    Heading(u8, String),
    /// Running text.
    Paragraph(Style, Vec<Span>),
    /// Label and value pairs.
    Facts(Vec<(String, Vec<Span>)>),
    /// Rows under a header that is repeated on each page.
    Table(Table),
    /// Deadlines as stretches of time, drawn.
    Timeline(Timeline),
    /// A drawing over the width of the text.
    Drawing(drawing::Drawing),
    /// A file, shown page by page where it can be, else as a slip sheet.
    Attachment(Attachment),
    /// Start a new page.
    PageBreak,
}

/// How running text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Ordinary.
    Body,
    /// Document title.
    Title,
    /// Title of a letter: in the middle of the line.
    Headline,
    /// Running text of a letter: in Chinese its first line begins two characters in.
    Letter,
    /// Name, signature and date at a letter's end: on the right in Chinese. Never alone on a page.
    Sign,
    /// One step smaller and grey.
    Small,
    /// In a frame, to be seen first.
    Notice,
    /// Fixed layout: hashes and commands; breaks anywhere.
    Mono,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Plain.
    Text(String),
    /// Emphasised.
    Strong(String),
    /// A click leads to the anchor.
    Link {
        /// What is shown.
        text: String,
        /// Anchor name.
        to: String,
    },
    /// The page number of an anchor.
    Page(String),
    /// The page range of an attachment's anchor, `12-13`.
    Pages(String),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Rows, top to bottom.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Header.
    pub title: String,
    /// Share of the width; shares are relative to each other.
    pub share: u16,
    /// Numbers stand right.
    pub right: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// One cell per column.
    pub cells: Vec<Vec<Span>>,
    /// The entry it came from.
    pub source: Option<u64>,
    /// A name other blocks can point to.
    pub anchor: Option<String>,
    /// A total, or a group's title.
    pub strong: bool,
}

/// A sum of the case in words; nought is no answer where nobody has found out.
pub fn owed(case: &Case, sum: Money, locale: &Locale) -> String {
    if case.sum_known() { sum.labelled() } else { locale.text("steps-sum-unknown") }
}

/// The place of the only cell of a row with something in it; `None` where more have. It takes all the room to its right.
pub fn lone(cells: &[Vec<Span>]) -> Option<usize> {
    let mut full = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let first = full.next()?.0;
    full.next().is_none().then_some(first)
}

/// An exhibit's file, drawn from the attachment store by its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// `E003`.
    pub label: String,
    /// What the evidence list calls it.
    pub title: String,
    /// Hash of its bytes.
    pub sha256: Hash,
    /// Bytes.
    pub size: u64,
    /// Safe name, `data/files/<12 hex>-<name>` in the bundle.
    pub name: String,
    /// Lines for the slip sheet (source, where the original is, what it proves).
    pub facts: Vec<(String, String)>,
}

impl Block {
    /// A block without source and anchor.
    pub fn new(kind: BlockKind) -> Self {
        Self { kind, source: None, anchor: None }
    }

    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::new(BlockKind::Heading(level, text.into()))
    }

    /// Plain running text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::styled(Style::Body, text)
    }

    /// Running text in a style.
    pub fn styled(style: Style, text: impl Into<String>) -> Self {
        Self::new(BlockKind::Paragraph(style, vec![Span::Text(text.into())]))
    }

    /// Names the entry it came from.
    pub fn from_entry(mut self, seq: u64) -> Self {
        self.source = Some(seq);
        self
    }

    /// Gives it a name to point to.
    pub fn named(mut self, anchor: impl Into<String>) -> Self {
        self.anchor = Some(anchor.into());
        self
    }
}

impl Column {
    /// A left-aligned column.
    pub fn new(title: impl Into<String>, share: u16) -> Self {
        Self { title: title.into(), share, right: false }
    }

    /// A right-aligned column, for numbers.
    pub fn right(title: impl Into<String>, share: u16) -> Self {
        Self { right: true, ..Self::new(title, share) }
    }
}

impl Span {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// One plain cell.
    pub fn cell(text: impl Into<String>) -> Vec<Self> {
        vec![Self::Text(text.into())]
    }
}
