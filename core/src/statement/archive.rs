//! ZIPs of exports: bounded, never nested, a password asked for where one is needed.

use super::{BYTES_MAX, StatementError, workbook};
use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most files of an archive that are looked at.
const FILES_MAX: usize = 64;

/// A file to read: the bytes given, or one of an archive's.
pub(super) struct Part<'a> {
    /// Its name where it came out of an archive.
    pub name: Option<String>,
    pub bytes: Cow<'a, [u8]>,
}

/// The files in these bytes: themselves, or what a ZIP holds.
pub(super) fn parts<'a>(
    bytes: &'a [u8],
    password: Option<&str>,
) -> Result<Vec<Part<'a>>, StatementError> {
    if !bytes.starts_with(b"PK") || workbook::is_workbook(bytes) {
        return Ok(vec![Part { name: None, bytes: Cow::Borrowed(bytes) }]);
    }
    let broken = |e: ZipError| StatementError::Unreadable { kind: "zip", why: e.to_string() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > FILES_MAX {
        return Err(StatementError::TooLarge { what: "files" });
    }
    let mut out = Vec::new();
    let mut left = BYTES_MAX;
    for index in 0..archive.len() {
        let (name, encrypted) = {
            let raw = archive.by_index_raw(index).map_err(broken)?;
            if raw.is_dir() {
                continue;
            }
            (file_name(raw.name_raw()), raw.encrypted())
        };
        // What macOS adds, pictures and papers are not statements.
        if is_beside(&name) {
            continue;
        }
        let file = match (encrypted, password) {
            (false, _) => archive.by_index(index).map_err(broken)?,
            (true, None) => return Err(StatementError::PasswordNeeded),
            (true, Some(word)) => match archive.by_index_decrypt(index, word.as_bytes()) {
                Ok(file) => file,
                Err(ZipError::InvalidPassword) => return Err(StatementError::PasswordWrong),
                Err(e) => return Err(broken(e)),
            },
        };
        let mut content = Vec::new();
        // One byte more than allowed tells a bomb from a file that just fits; sizes in headers are not believed.
        let read = file.take(left as u64 + 1).read_to_end(&mut content);
        if content.len() > left {
            return Err(StatementError::TooLarge { what: "unpacked" });
        }
        match read {
            Ok(_) => {}
            // A wrong ZipCrypto password passes its one check byte once in 256 and fails the checksum.
            Err(_) if encrypted => return Err(StatementError::PasswordWrong),
            // Damaged, beside others: it goes on as an empty file, which the reader leaves out by name.
            Err(_) if archive.len() > 1 => {
                out.push(Part { name: Some(name), bytes: Cow::Owned(Vec::new()) });
                continue;
            }
            Err(e) => return Err(StatementError::Unreadable { kind: "zip", why: e.to_string() }),
        }
        left -= content.len();
        if content.is_empty() {
            continue;
        }
        if content.starts_with(b"PK\x03\x04") && !workbook::is_workbook(&content) {
            return Err(StatementError::NestedArchive { name });
        }
        out.push(Part { name: Some(name), bytes: Cow::Owned(content) });
    }
    if out.is_empty() {
        return Err(StatementError::Empty);
    }
    Ok(out)
}

/// The name without folders; names of Chinese Windows archives are GBK without saying so.
fn file_name(raw: &[u8]) -> String {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_string(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    text.rsplit(['/', '\\']).next().unwrap_or_default().to_string()
}

fn is_beside(name: &str) -> bool {
    let lower = name.to_lowercase();
    let end = lower.rsplit('.').next().unwrap_or_default();
    name.starts_with("._")
        || lower == ".ds_store"
        || matches!(
            end,
            "pdf"
                | "png"
                | "jpg"
                | "jpeg"
                | "gif"
                | "doc"
                | "docx"
                | "html"
                | "htm"
                | "sig"
                | "p7s"
                | "asc"
        )
}
