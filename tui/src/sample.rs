//! The sample shop: a noodle house whose takings of three days never arrived. Its exports, slips, papers and
//! recordings are made here, the same bytes every time; nothing in them is real, and all of it says so.
//!
//! [`takings`] are the numbers everything else quotes; [`cast`] the people; [`story`] what they did.

mod dice;

pub mod bank;
pub mod cast;
pub mod papers;
pub mod picture;
pub mod pos;
pub mod recording;
pub mod story;
pub mod tables;
pub mod takings;

use picture::PhotoSize;
use recourse_core::document::Document;
use std::io;
use std::path::{Path, PathBuf};

/// A file of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFile {
    /// Its own name, as the owner's computer has it.
    pub name: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The sample's files in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFiles {
    /// The folder.
    pub dir: PathBuf,
    /// Name and size in bytes of each.
    pub files: Vec<(&'static str, u64)>,
}

impl SampleFiles {
    /// Where a file of this name lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }
}

/// Names of all files, papers included.
pub fn names() -> Vec<&'static str> {
    let tables = tables::tables().into_iter().map(|f| f.name);
    let recordings = recording::recordings().into_iter().map(|f| f.name);
    let papers = papers::papers().into_iter().map(|(name, _)| name);
    let pictures = picture::SLIPS.into_iter().chain([picture::ADVICE, picture::CHAT]);
    tables.chain(pictures).chain(recordings).chain(papers).collect()
}

/// Every file but the papers. `font` holds the bytes of `NotoSansSC-Regular.ttf`; photos are the slow part, so
/// tests ask for small ones.
///
/// # Errors
/// The font cannot be read, or a picture cannot be encoded.
pub fn files(font: &[u8], photos: PhotoSize) -> io::Result<Vec<SampleFile>> {
    let mut files = tables::tables();
    files.extend(picture::pictures(font, photos)?);
    files.extend(recording::recordings());
    Ok(files)
}

/// Writes every file into a folder, which is made where it is missing; `pdf` turns a paper into a file.
///
/// # Errors
/// As [`files`]; the folder cannot be written; `pdf` fails.
pub fn write_all(
    dir: &Path,
    font: &[u8],
    pdf: impl Fn(&Document) -> io::Result<Vec<u8>>,
) -> io::Result<SampleFiles> {
    std::fs::create_dir_all(dir)?;
    let mut all = files(font, PhotoSize::PHONE)?;
    for (name, paper) in papers::papers() {
        all.push(SampleFile { name, bytes: pdf(&paper)? });
    }
    let mut written = Vec::new();
    for file in all {
        std::fs::write(dir.join(file.name), &file.bytes)?;
        written.push((file.name, file.bytes.len() as u64));
    }
    Ok(SampleFiles { dir: dir.to_path_buf(), files: written })
}
