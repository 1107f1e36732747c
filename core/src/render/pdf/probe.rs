//! Probe: what an attached file is, by its first bytes, and how paper can show it.

use super::jpeg::Jpeg;
use super::png::Png;
use super::{FileSource, import, jpeg, png, sound};
use crate::document::Attachment;
use crate::render::layout::exhibit::is_too_tall;
use crate::render::layout::shape::{Kind, Problem, Shape, Show};
use std::io::Read;

/// What is known of a file before layout.
#[derive(Debug)]
pub(super) struct Probe {
    pub(super) shape: Shape,
    pub(super) source: Source,
    /// Bytes of the file.
    pub(super) size: u64,
}

/// How its content gets into the PDF.
#[derive(Debug)]
pub(super) enum Source {
    /// As it is.
    Jpeg(Jpeg),
    /// Its compressed rows as they are.
    Png(Png),
    /// Decoded; the next object is its mask.
    Pixels,
    /// Imported; so many objects.
    Pdf(u32),
    /// Not at all.
    Nothing,
}

impl Probe {
    pub(super) fn refused(kind: Kind, problem: Problem) -> Self {
        Self { shape: Shape::refused(kind, problem), source: Source::Nothing, size: 0 }
    }

    pub(super) fn shown(kind: Kind, show: Show, source: Source) -> Self {
        Self { shape: Shape { show, ..Shape::slip(kind) }, source, size: 0 }
    }
}

/// Looks at a file. Whatever is wrong with it becomes part of the answer, never an error.
pub(super) fn probe(files: &dyn FileSource, attachment: &Attachment) -> Probe {
    let named = by_name(&attachment.name);
    let Some(size) = files.size(&attachment.sha256) else {
        return Probe::refused(named, Problem::Absent);
    };
    if size != attachment.size {
        return Probe::refused(named, Problem::Changed);
    }
    let Ok(mut file) = files.open(&attachment.sha256) else {
        return Probe::refused(named, Problem::Absent);
    };
    let mut head = Vec::new();
    if file.by_ref().take(1024).read_to_end(&mut head).is_err() {
        return Probe::refused(named, Problem::Absent);
    }
    let kind = by_magic(&head).unwrap_or(named);
    let rest = head.as_slice().chain(file);
    let probe = match kind {
        // A photo that was not sent whole would make viewers complain on its page.
        Kind::Jpeg if !jpeg::ends(files, attachment.sha256, size) => {
            Probe::refused(kind, Problem::CutShort)
        }
        Kind::Jpeg => jpeg::probe(rest),
        Kind::Png => png::probe(rest, attachment.sha256),
        Kind::Pdf => import::probe(rest, attachment.sha256),
        Kind::Sound => sound::probe(rest, size),
        kind => Probe { shape: Shape::slip(kind), source: Source::Nothing, size },
    };
    match probe.shape.show {
        Show::Picture(w, h) if is_too_tall(w, h) => Probe::refused(kind, Problem::TooTall),
        _ => Probe { size, ..probe },
    }
}

/// The kind the first bytes tell; `None` when they do not.
fn by_magic(head: &[u8]) -> Option<Kind> {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let brand = head.get(4..8) == Some(b"ftyp".as_slice());
    let riff = |kind: &[u8]| starts(b"RIFF") && head.get(8..12) == Some(kind);
    if starts(b"\xFF\xD8\xFF") {
        Some(Kind::Jpeg)
    } else if starts(b"\x89PNG\r\n\x1a\n") {
        Some(Kind::Png)
    } else if head.windows(5).any(|w| w == b"%PDF-") {
        Some(Kind::Pdf)
    } else if riff(b"WAVE")
        || starts(b"ID3")
        || starts(b"#!AMR")
        || starts(b"OggS")
        || starts(b"fLaC")
    {
        Some(Kind::Sound)
    } else if brand {
        Some(match head.get(8..12) {
            Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" | b"avif") => Kind::Picture,
            Some(b"M4A " | b"M4B ") => Kind::Sound,
            _ => Kind::Video,
        })
    } else if riff(b"WEBP")
        || starts(b"GIF8")
        || starts(b"II*\0")
        || starts(b"MM\0*")
        || starts(b"BM")
    {
        Some(Kind::Picture)
    } else {
        None
    }
}

/// The kind the file's name claims.
fn by_name(name: &str) -> Kind {
    let ending = name.rsplit_once('.').map_or("", |(_, e)| e).to_lowercase();
    match ending.as_str() {
        "jpg" | "jpeg" => Kind::Jpeg,
        "png" => Kind::Png,
        "heic" | "heif" | "webp" | "gif" | "tif" | "tiff" | "bmp" | "avif" => Kind::Picture,
        "pdf" => Kind::Pdf,
        "wav" | "mp3" | "m4a" | "amr" | "aac" | "ogg" | "flac" | "wma" => Kind::Sound,
        "mp4" | "mov" | "avi" | "mkv" | "3gp" => Kind::Video,
        "csv" | "xls" | "xlsx" | "et" | "ods" | "numbers" => Kind::Sheet,
        "txt" | "eml" | "htm" | "html" | "md" | "json" | "xml" | "doc" | "docx" | "wps" => {
            Kind::Text
        }
        "zip" | "rar" | "7z" | "ofd" => Kind::Archive,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_more_than_names() {
        assert_eq!(by_magic(b"\0\0\0\x18ftypheic...."), Some(Kind::Picture));
        assert_eq!(by_magic(b"RIFF....WAVEfmt "), Some(Kind::Sound));
        assert_eq!(by_magic(b"junk\r\n%PDF-1.4"), Some(Kind::Pdf));
        assert_eq!(by_magic(b"a,b,c"), None);
        assert_eq!(by_name("流水.CSV"), Kind::Sheet);
        assert_eq!(by_name("无后缀"), Kind::Other);
    }
}
