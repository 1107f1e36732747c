//! Redaction: a copy of an exhibit with marked areas blackened, or with words and numbers starred out. The copy is an
//! exhibit of its own; the original, its number and its hash stay.

use super::evidence::Kept;
use super::export::{Hide, decoded, still_readable};
use super::{Bytes, Desk, id_of, store_failure};
use crate::failure::{Exit, Failure, Result};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::event::{Event, FileRedacted};
use recourse_core::case::exhibit::{ExhibitAdded, FileRef, safe_name};
use recourse_core::hygiene::Mask;
use recourse_core::render::pdf::{BlackenError, Mark, blacken};

/// Larger files are not copied.
const MOST: u64 = 256 << 20;

/// What is to be hidden in a copy of one exhibit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Redaction {
    /// Number of the exhibit.
    pub exhibit: u32,
    /// Areas of a picture or of pages.
    pub marks: Vec<Mark>,
    /// Patterns and words of a text.
    pub hide: Hide,
    /// Why.
    pub reason: Option<String>,
}

/// Makes the copy and keeps it as a new exhibit. The same redaction again gives the exhibit made before.
pub fn redact(desk: &mut Desk, no: &str, redaction: &Redaction) -> Result<Kept> {
    let (case_no, file, own) = {
        let case = desk.case(no)?;
        let unknown = || {
            Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown")
                .with("id", format!("E{:03}", redaction.exhibit))
        };
        let exhibit = case.exhibit(redaction.exhibit).ok_or_else(unknown)?;
        let file = exhibit.file().ok_or_else(unknown)?.clone();
        if let Some(seq) = case.erased_at(exhibit) {
            return Err(Failure::new(Exit::NotFound, "E-ERASE-05", "cli-fail-extract-erased")
                .with("id", exhibit.id())
                .with("seq", seq));
        }
        let own = exhibit.now.name.clone().unwrap_or_else(|| file.name.clone());
        (case.no.clone(), file, own)
    };
    let bytes = original(desk, &file)?;
    let (copy, method, name) = if redaction.marks.is_empty() {
        (starred(&bytes, &redaction.hide)?, "masked", renamed(&own, None))
    } else {
        let made = blacken(&bytes, &redaction.marks).map_err(refused)?;
        (made.bytes, "areas", renamed(&own, Some(made.ending)))
    };
    keep(desk, &case_no, redaction, &file, copy, method, &name)
}

fn original(desk: &Desk, file: &FileRef) -> Result<Vec<u8>> {
    let gone = || {
        Failure::new(Exit::NotFound, "E-FILE-06", "cli-fail-no-attachment")
            .with("hash", file.sha256)
    };
    if file.size > MOST {
        return Err(refused(BlackenError::TooLarge));
    }
    let found = desk.store()?.attachment_bytes(&file.sha256).map_err(store_failure)?;
    found.ok_or_else(gone)
}

/// A text with stars, in UTF-8 with a mark so that Excel reads it.
fn starred(bytes: &[u8], hide: &Hide) -> Result<Vec<u8>> {
    let mask = Mask::new(hide.patterns.iter().copied(), hide.words.clone());
    if mask.is_empty() {
        return Err(Failure::new(Exit::Usage, "E-REDACT-01", "hand-fail-redact-what"));
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if head.contains(&0) && !wide || head.starts_with(b"PK\x03\x04") || head.starts_with(b"%PDF") {
        return Err(Failure::new(Exit::Invalid, "E-REDACT-02", "hand-fail-redact-text"));
    }
    let text = decoded(bytes);
    let masked = mask.apply(&text);
    // A mail that is coded, letters as numbers: stars do not reach what a program shows all the same.
    if still_readable(&mask, masked.as_bytes()) {
        return Err(Failure::new(Exit::Invalid, "E-REDACT-08", "hand-fail-redact-coded"));
    }
    if masked == text {
        return Err(Failure::new(Exit::Invalid, "E-REDACT-03", "hand-fail-redact-nothing"));
    }
    let mut out = b"\xEF\xBB\xBF".to_vec();
    out.extend_from_slice(masked.trim_start_matches('\u{feff}').as_bytes());
    Ok(out)
}

/// `slip.jpg` becomes `slip-redacted.jpg`.
fn renamed(own: &str, ending: Option<&str>) -> String {
    let (stem, old) = own.rsplit_once('.').unwrap_or((own, "txt"));
    format!("{stem}-redacted.{}", ending.unwrap_or(old))
}

fn keep(
    desk: &mut Desk,
    case_no: &str,
    redaction: &Redaction,
    original: &FileRef,
    copy: Vec<u8>,
    method: &str,
    name: &str,
) -> Result<Kept> {
    let bytes = Bytes::Memory(copy.into());
    let (sha256, size) = {
        let blob = bytes.blob()?;
        (blob.sha256, blob.size)
    };
    let path = name.to_string();
    let case = desk.case(case_no)?;
    if let Some(kept) = case.exhibit_with(&sha256) {
        super::evidence::not_erased(case, kept)?;
        return Ok(Kept { path, id: kept.id(), sha256, size, known: true, put_back: false });
    }
    let file = FileRef { name: safe_name(name), sha256, size };
    let mut id = String::new();
    desk.record(&[bytes], |book, world| {
        let case = super::case::known(book, case_no)?;
        let added = exhibit(case, redaction, &file, name, &world.locale);
        id = format!("E{:03}", added.no);
        let redacted = FileRedacted {
            of: original.sha256,
            method: method.to_string(),
            files: vec![file.clone()],
            reason: redaction.reason.clone(),
            name: Some(name.to_string()),
        };
        let case = id_of(case);
        // The copy's entry first: what it is a copy of is said of a file the case holds already.
        Ok(vec![(case, Event::ExhibitAdded(added)), (case, Event::FileRedacted(redacted))])
    })?;
    Ok(Kept { path, id, sha256, size, known: false, put_back: false })
}

/// The copy as an exhibit: the same thing, and where it comes from.
fn exhibit(
    case: &Case,
    redaction: &Redaction,
    file: &FileRef,
    name: &str,
    locale: &recourse_core::locale::Locale,
) -> ExhibitAdded {
    let of = case.exhibit(redaction.exhibit);
    // What is hidden in the copy is not told beside it.
    let mask = Mask::new(redaction.hide.patterns.iter().copied(), redaction.hide.words.clone());
    let hidden = |text: &str| mask.apply(text).into_owned();
    let title = of.map(|x| hidden(x.title())).unwrap_or_default();
    let id = format!("E{:03}", redaction.exhibit);
    ExhibitAdded {
        no: case.next_exhibit(),
        kind: of.map_or(recourse_core::case::exhibit::ExhibitKind::Other, |x| x.now.kind),
        captured_at: of.and_then(|x| x.now.captured_at.clone()),
        import_seq: None,
        shows_card: Some(false),
        files: vec![file.clone()],
        name: Some(hidden(name)),
        title: Some(locale.fill("hand-redacted-title", args![title = title])),
        proves: of.and_then(|x| x.now.proves.as_deref()).map(hidden),
        source: Some(locale.fill("hand-redacted-source", args![id = id])),
        original: of.and_then(|x| x.now.original.clone()),
        taken_by: None,
    }
}

fn refused(error: BlackenError) -> Failure {
    match error {
        BlackenError::Unreadable => {
            Failure::new(Exit::Invalid, "E-REDACT-04", "hand-fail-redact-kind")
        }
        BlackenError::NoPage(count) => {
            Failure::new(Exit::Invalid, "E-REDACT-05", "hand-fail-redact-page").with("count", count)
        }
        BlackenError::Outside => Failure::new(Exit::Usage, "E-REDACT-06", "hand-fail-redact-area"),
        BlackenError::TooLarge => {
            Failure::new(Exit::Invalid, "E-REDACT-07", "hand-fail-redact-large")
        }
    }
}

/// Areas as people type them: `10,20,30,5` or `2:10,20,30,5`: page, left, top, width, height in per cent.
pub fn areas(text: &str) -> Option<Vec<Mark>> {
    let list = text.split([';', '；']).map(str::trim).filter(|t| !t.is_empty());
    let marks: Option<Vec<Mark>> = list.map(area).collect();
    marks.filter(|m| !m.is_empty())
}

fn area(text: &str) -> Option<Mark> {
    let (page, rest) = text.split_once([':', '：']).unwrap_or(("1", text));
    let share = |part: &str| {
        let value: f64 = part.trim().trim_end_matches(['%', '％']).parse().ok()?;
        (0.0..=100.0).contains(&value).then_some((value * 10.0).round() as u32)
    };
    let parts: Vec<u32> = rest.split([',', '，']).map(share).collect::<Option<_>>()?;
    let [x, y, w, h] = parts.as_slice() else { return None };
    Some(Mark { page: page.trim().parse().ok()?, x: *x, y: *y, w: *w, h: *h })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_read_as_people_type_them() {
        let mark = Mark { page: 2, x: 100, y: 205, w: 300, h: 50 };
        assert_eq!(areas("2:10, 20.5,30,5"), Some(vec![mark]));
        assert_eq!(areas("10%，20.5%，30%，5%；"), Some(vec![Mark { page: 1, ..mark }]));
        assert_eq!(areas("1:0,0,1,1; 2:10,20.5,30,5").map(|m| m.len()), Some(2));
        for wrong in ["", "10,20,30", "x:1,2,3,4", "1:10,20,30,500", "10,20,30,-5"] {
            assert_eq!(areas(wrong), None, "{wrong}");
        }
    }
}
