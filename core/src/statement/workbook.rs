//! XLSX and binary XLS through calamine: every cell as text, numbers marked as numbers.

mod area;

use super::StatementError;
use super::grid::Grid;
use calamine::{Data, Range, Reader, Sheets, open_workbook_auto_from_rs};
use std::io::{Cursor, Read};

/// OLE2, the container of binary XLS.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The bytes are an OLE2 file, or a ZIP that holds a workbook.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(&OLE) || (bytes.starts_with(b"PK\x03\x04") && has_sheets(bytes))
}

fn has_sheets(bytes: &[u8]) -> bool {
    zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|z| {
        z.file_names().flatten().any(|n| {
            n.starts_with("xl/workbook") || n.ends_with("content.xml") || n == "[Content_Types].xml"
        })
    })
}

/// The thread in which foreign workbooks are read: whoever sets a panic hook keeps quiet about it, because a file that
/// breaks its reader is an answer here and no fault of the program.
pub const READER: &str = "recourse-reader";

/// All sheets of a workbook, each as a grid, with the name of its encoding (`xlsx` or `xls`).
pub(super) fn grids(bytes: &[u8]) -> Result<(Vec<Grid>, &'static str), StatementError> {
    let broken = || StatementError::Unreadable { kind: "xlsx", why: "damaged".into() };
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().name(READER.into());
        let running = reader.spawn_scoped(scope, || read(bytes)).map_err(|_| broken())?;
        running.join().unwrap_or_else(|_| Err(broken()))
    })
}

fn read(bytes: &[u8]) -> Result<(Vec<Grid>, &'static str), StatementError> {
    let kind = if bytes.starts_with(&OLE) { "xls" } else { "xlsx" };
    let broken = |e: calamine::Error| StatementError::Unreadable { kind, why: e.to_string() };
    if kind == "xls" && locked(bytes) {
        return Err(StatementError::Unreadable { kind: "locked", why: String::new() });
    }
    if kind == "xlsx" {
        bounded(bytes)?;
    } else {
        area::of_xls(bytes)?;
    }
    let mut book: Sheets<_> = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let mut out = Vec::new();
    for name in book.sheet_names() {
        let range = match &mut book {
            Sheets::Xlsx(book) => area::sheet(book, &name)?,
            other => other.worksheet_range(&name),
        };
        match range {
            Ok(range) => out.push(grid(&range)?),
            Err(e) if out.is_empty() => return Err(broken(e)),
            Err(_) => {}
        }
    }
    Ok((out, kind))
}

/// An XLSX under a password lies encrypted in an OLE2 file, in a stream of this name.
fn locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let head = bytes.get(..bytes.len().min(4 << 20)).unwrap_or_default();
    head.windows(name.len()).any(|w| w == name.as_slice())
}

/// Refuses a workbook that unpacks to more than allowed, whatever its headers say.
fn bounded(bytes: &[u8]) -> Result<(), StatementError> {
    let broken =
        |e: zip::result::ZipError| StatementError::Unreadable { kind: "xlsx", why: e.to_string() };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    // Sheets are XML, far larger than what they say: ten times the cap of a text file.
    let mut left = super::BYTES_MAX as u64 * 4;
    for index in 0..archive.len() {
        let Ok(file) = archive.by_index(index) else { continue };
        let size = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).unwrap_or(0);
        if size > left {
            return Err(StatementError::TooLarge { what: "unpacked" });
        }
        left -= size;
    }
    Ok(())
}

fn grid(range: &Range<Data>) -> Result<Grid, StatementError> {
    let mut grid = Grid::default();
    let Some((top, left)) = range.start() else { return Ok(grid) };
    // Rows and columns above and left of the used range count, as a spreadsheet shows them.
    for blank in 0..top {
        grid.start(blank + 1)?;
    }
    for (at, row) in range.rows().enumerate() {
        grid.start(top + at as u32 + 1)?;
        for _ in 0..left {
            grid.push("");
        }
        for cell in row {
            match cell {
                Data::Empty => grid.push(""),
                Data::String(text) => grid.push(text),
                Data::Int(n) => grid.push_number(&n.to_string()),
                Data::Float(f) => grid.push_number(&f.to_string()),
                Data::Bool(b) => grid.push(if *b { "true" } else { "false" }),
                Data::DateTime(when) => grid.push(&moment(when)),
                Data::DateTimeIso(text) | Data::DurationIso(text) => grid.push(text),
                Data::Error(_) => grid.push("#"),
                #[allow(unreachable_patterns)]
                other => grid.push(&other.to_string()),
            }
        }
    }
    Ok(grid)
}

/// A date cell as text: a day, a time of day, or both, to the nearest second.
fn moment(when: &calamine::ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = when.to_ymd_hms_milli();
    let date = chrono::NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let clock = (u32::from(hour), u32::from(minute), u32::from(second));
    let at = date.and_then(|date| date.and_hms_opt(clock.0, clock.1, clock.2));
    let Some(at) = at else { return when.as_f64().to_string() };
    // Spreadsheets keep times as fractions of a day: half a second decides which second was meant.
    let at = if milli >= 500 { at + chrono::TimeDelta::seconds(1) } else { at };
    // A time of day alone counts from the spreadsheet's day zero.
    if year < 1990 {
        return at.format("%H:%M:%S").to_string();
    }
    let midnight = at.time() == chrono::NaiveTime::MIN;
    at.format(if midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" }).to_string()
}

/// The program that saved a workbook is a spreadsheet, not the provider's system.
pub(super) fn saved_by_spreadsheet(bytes: &[u8]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    let Ok(file) = archive.by_name("docProps/app.xml") else { return false };
    let mut text = String::new();
    if file.take(64 << 10).read_to_string(&mut text).is_err() {
        return false;
    }
    [
        "<Application>Microsoft Excel",
        "<Application>WPS",
        "<Application>LibreOffice",
        "<Application>Microsoft Macintosh Excel",
    ]
    .iter()
    .any(|a| text.contains(a))
}
