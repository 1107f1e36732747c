//! The PDF: printpdf draws page content, lopdf's object graph is completed, our own writer streams the file.
//!
//! printpdf never sees an attached file and never writes: its `save` swallows errors, shrinks photos and holds
//! everything in memory. Attached photos are copied from their source byte by byte while the file is written.

mod blacken;
mod cast;
mod draw;
mod face;
mod graph;
mod heard;
mod icc;
mod import;
mod jpeg;
mod meta;
mod object;
mod outline;
mod pages;
mod pixels;
mod plate;
mod png;
mod probe;
mod shrink;
mod sound;
mod spoken;
mod water;
mod write;

pub use blacken::{BlackenError, Blackened, Mark, blacken};
pub use face::Faces;
pub use heard::{Heard, heard};
pub use spoken::{Said, spoken};

use super::layout::page::Place;
use super::layout::shape::Problem;
use super::layout::{self};
use crate::document::{BlockKind, Document};
use crate::hash::Hash;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};

/// Attached files by their hash.
pub trait FileSource {
    /// Reads a file from its start. It may be opened several times.
    fn open(&self, sha256: &Hash) -> io::Result<Box<dyn Read + '_>>;
    /// Reads a file from an offset; a source that can seek should.
    fn open_at(&self, sha256: &Hash, offset: u64) -> io::Result<Box<dyn Read + '_>> {
        let mut file = self.open(sha256)?;
        io::copy(&mut file.by_ref().take(offset), &mut io::sink())?;
        Ok(file)
    }
    /// Bytes in the file; `None` when there is no such file.
    fn size(&self, sha256: &Hash) -> Option<u64>;
}

/// What a PDF says about itself beyond its document.
#[derive(Debug, Clone, PartialEq)]
pub struct PdfOptions {
    /// When it was made, as the log says; the program's clock is never read.
    pub created: DateTime<FixedOffset>,
    /// Goes into the file's identifier beside its content, for example the release's number.
    pub seed: Vec<u8>,
    /// Photos are shown no finer than this many dots an inch; the attached files stay as they are. `None` shows their
    /// own bytes.
    pub most_dpi: Option<u16>,
}

/// What came of writing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PdfReport {
    /// Pages.
    pub pages: usize,
    /// Bytes.
    pub bytes: u64,
    /// Characters no face has, with the first page (from 1) each stands on.
    pub missing_glyphs: Vec<(char, usize)>,
    /// Where each anchor stands.
    pub anchors: BTreeMap<String, Place>,
    /// What is wrong or special with attached files.
    pub problems: BTreeMap<Hash, Vec<Problem>>,
    /// Why the file does not call itself PDF/A-3b; `None` where it does.
    pub not_archive: Option<NotArchive>,
}

/// Why a file does not call itself PDF/A-3b.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotArchive {
    /// Pages of other programs' PDFs are in it: their fonts and colours are not ours to vouch for.
    Imported,
    /// A photo in printing colours is in it.
    Ink,
    /// A character no face has is in it.
    Glyph,
}

impl NotArchive {
    /// Message id of the sentence that says it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Imported => "hand-archive-imported",
            Self::Ink => "hand-archive-ink",
            Self::Glyph => "hand-archive-glyph",
        }
    }
}

/// Why no PDF came of it.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The destination refused bytes (full disk, closed pipe).
    #[error("the PDF could not be written")]
    Write(#[source] io::Error),
    /// An attached file that was there could not be read to its end.
    #[error("attached file {sha256} could not be read")]
    Read {
        /// Which file.
        sha256: Hash,
        /// Why.
        source: io::Error,
    },
    /// An attached file's bytes are not those the log names.
    #[error("attached file {sha256} does not have the content its hash names")]
    Changed {
        /// Which file.
        sha256: Hash,
    },
    /// The program's fonts are damaged.
    #[error("the fonts inside the program cannot be used")]
    Font,
    /// The file would be longer than a PDF can be (9,999,999,999 bytes).
    #[error(
        "the PDF would be longer than a PDF can be: {bytes} bytes before its table of contents"
    )]
    TooLong {
        /// Its length without its table of contents.
        bytes: u64,
    },
}

/// Lays the document out and writes it. The same document, files and options make the same bytes. Memory grows with
/// pages and with the largest single file that must be decoded, not with the attached files' total.
///
/// On an error `out` holds part of a file; write to a temporary name and rename.
pub fn write_pdf(
    doc: &Document,
    files: &dyn FileSource,
    out: &mut dyn Write,
    options: &PdfOptions,
) -> Result<PdfReport, PdfError> {
    let faces = Faces::embedded().ok_or(PdfError::Font)?;
    let mut probes = BTreeMap::new();
    for block in &doc.blocks {
        if let BlockKind::Attachment(attachment) = &block.kind {
            probes.entry(attachment.sha256).or_insert_with(|| probe::probe(files, attachment));
        }
    }
    let shapes = probes.iter().map(|(hash, probe)| (*hash, probe.shape.clone())).collect();
    let mut paper = layout::layout(doc, faces, &shapes);
    let pages = paper.sheets.len();
    let mut plates = plate::Plates::of(&paper, probes);
    if let Some(dpi) = options.most_dpi {
        plates.limit(&paper, f32::from(dpi));
    }
    let cast = cast::Cast::of(&paper, faces);
    let drawn = pages::drawn(&mut paper, &cast, cast.cut(faces)?, &plates);
    let not_archive =
        plates.not_archive().or((!paper.missing.is_empty()).then_some(NotArchive::Glyph));
    let made = graph::Made { doc, options, archive: not_archive.is_none() };
    let graph = graph::graph(&made, &paper, drawn, &plates, faces);
    let mut counted = Counted { out, bytes: 0 };
    write::write(&graph, files, &options.seed, &mut counted)?;
    Ok(PdfReport {
        pages,
        bytes: counted.bytes,
        missing_glyphs: paper.missing,
        anchors: paper.anchors,
        problems: plates.problems(),
        not_archive,
    })
}

/// Counts what goes through.
struct Counted<'a> {
    out: &'a mut dyn Write,
    bytes: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
