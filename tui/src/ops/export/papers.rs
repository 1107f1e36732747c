//! The papers of one file of a release: the report, its tables as sheets, and what lawyers edit.

use super::faults::pdf_failure;
use super::files::Attachments;
use super::job::{Gathered, Job};
use crate::failure::{Exit, Failure, Result, io};
use crate::ops::part;
use recourse_core::bundle::Behind;
use recourse_core::bundle::digest::{Measured, Measuring};
use recourse_core::document::report::{self, ReportInput};
use recourse_core::document::{Block, Document, calls, chronology, evidence, mask, schedule};
use recourse_core::render::docx::docx_with_pages;
use recourse_core::render::pdf::{PdfOptions, PdfReport, write_pdf};
use recourse_core::render::sheet;
use recourse_core::render::xlsx::xlsx;
use recourse_core::store::Store;
use tempfile::NamedTempFile;

/// Papers of one file, made.
pub(super) struct Papers {
    pub(super) report: NamedTempFile,
    pub(super) measured: Measured,
    pub(super) pdf: PdfReport,
    pub(super) sheets: Vec<(String, Vec<u8>)>,
}

impl Job<'_> {
    /// `report.pdf` in a temporary file, and the sheets. A paper with a figure that leads nowhere is not made.
    pub(super) fn papers(
        &self,
        store: &Store,
        gathered: &Gathered,
        input: &ReportInput<'_>,
    ) -> Result<Papers> {
        let document = report::report(input);
        let bare = report::unsourced(input, &document);
        if !bare.is_empty() {
            return Err(Failure::new(Exit::Failed, "E-EXPORT-11", "hand-fail-figure")
                .with("what", self.locale.list(&bare)));
        }
        let hide = |text: &str| gathered.mask.apply(text).into_owned();
        let mut document = mask::document(document, &hide);
        let part = part::new_in(self.scratch())?;
        let options = PdfOptions {
            created: self.made_at,
            seed: gathered.head.hash.bytes().to_vec(),
            most_dpi: self.request.most_dpi.or(self.profile.most_dpi),
        };
        // Written and measured on another core, while this one reads the exhibits and checks their hashes.
        let failed = |e| io(part.path(), &e);
        let file = part.as_file().try_clone().map_err(failed)?;
        let mut out = Behind::new(Measuring::new(file)).map_err(failed)?;
        let pdf = write_pdf(&document, &Attachments(store), &mut out, &options)
            .map_err(|e| pdf_failure(part.path(), e))?;
        let measured = out.finish().map_err(failed)?.finish();
        // Only what it is called is needed further on.
        document.blocks = Vec::new();
        let sheets = derived(input, &document, &pdf, &hide)?;
        Ok(Papers { report: part, measured, pdf, sheets })
    }
}

/// The report's tables as sheets, and what lawyers edit as DOCX: made of the same blocks as the report.
fn derived(
    input: &ReportInput<'_>,
    document: &Document,
    pdf: &PdfReport,
    hide: &dyn Fn(&str) -> String,
) -> Result<Vec<(String, Vec<u8>)>> {
    let masked = |blocks: Vec<Block>| mask::blocks(blocks, hide);
    let tables = [
        ("evidence", sheet::first_table(&masked(evidence::blocks(input)))),
        ("chronology", sheet::first_table(&masked(chronology::blocks(input)))),
        ("promises", sheet::first_table(&masked(calls::blocks(input)))),
        ("schedule", sheet::widest_tables(&masked(schedule::blocks(input)))),
    ];
    let tables: Vec<_> = tables.into_iter().filter_map(|(name, t)| Some((name, t?))).collect();
    let mut out: Vec<(String, Vec<u8>)> = tables
        .iter()
        .map(|(name, table)| {
            (format!("data/tables/{name}.csv"), sheet::csv(table, &pdf.anchors).into_bytes())
        })
        .collect();
    let named: Vec<_> = tables
        .into_iter()
        .map(|(name, table)| (input.t(&format!("hand-sheet-{name}")), table))
        .collect();
    let unwritable = |e: &dyn std::fmt::Display| {
        Failure::new(Exit::Failed, "E-EXPORT-05", "cli-fail-report").with("error", e)
    };
    let book = xlsx(&document.title, &named, &pdf.anchors).map_err(|e| unwritable(&e))?;
    out.push(("data/tables/tables.xlsx".into(), book));
    for (name, paper) in report::editable(input, document) {
        let paper = mask::document(paper, hide);
        let bytes = docx_with_pages(&paper, &pdf.anchors).map_err(|e| unwritable(&e))?;
        out.push((format!("data/letters/{name}.docx"), bytes));
    }
    Ok(out)
}
