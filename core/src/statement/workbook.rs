//! XLSX and binary XLS through calamine: every cell as text, numbers marked as numbers.

mod area;
mod merged;

pub(super) use merged::is_no_sum;

use super::StatementError;
use super::grid::Grid;
use calamine::{Data, Range, Reader, SheetVisible, Sheets, open_workbook_auto_from_rs};
use std::io::{Cursor, Read, Write};

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

/// One sheet of a workbook.
pub(super) struct Sheet {
    pub name: String,
    /// Whoever opens the workbook does not see it.
    pub hidden: bool,
    pub grid: Grid,
}

/// All sheets of a workbook with the name of its encoding (`xlsx` or `xls`).
pub(super) fn sheets(bytes: &[u8]) -> Result<(Vec<Sheet>, &'static str), StatementError> {
    let broken = || StatementError::Unreadable { kind: "xlsx", why: "damaged".into() };
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().name(READER.into());
        let running = reader.spawn_scoped(scope, || read(bytes)).map_err(|_| broken())?;
        running.join().unwrap_or_else(|_| Err(broken()))
    })
}

fn read(bytes: &[u8]) -> Result<(Vec<Sheet>, &'static str), StatementError> {
    let kind = if bytes.starts_with(&OLE) { "xls" } else { "xlsx" };
    let broken = |e: calamine::Error| StatementError::Unreadable { kind, why: e.to_string() };
    if kind == "xls" && locked(bytes) {
        return Err(StatementError::Unreadable { kind: "locked", why: String::new() });
    }
    let seen = if kind == "xlsx" {
        bounded(bytes)?
    } else {
        area::of_xls(bytes)?;
        Seen::default()
    };
    let mut book: Sheets<_> = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let listed = book.sheets_metadata().iter().map(|s| (s.name.clone(), s.visible));
    let mut out = Vec::new();
    for (name, visible) in listed.collect::<Vec<_>>() {
        let range = match &mut book {
            Sheets::Xlsx(book) => area::sheet(book, &name, seen.uncounted)?,
            other => other.worksheet_range(&name),
        };
        let areas = match &mut book {
            Sheets::Xlsx(book) if seen.merged => book.merge_cells_by_sheet_name(&name).ok(),
            Sheets::Xls(book) => book.merge_cells_by_sheet_name(&name).ok(),
            _ => None,
        };
        match range {
            Ok(mut range) => {
                merged::fill(&mut range, &areas.unwrap_or_default());
                let hidden = visible != SheetVisible::Visible;
                out.push(Sheet { name, hidden, grid: grid(&range)? });
            }
            Err(e) if out.is_empty() => return Err(broken(e)),
            Err(_) => {}
        }
    }
    Ok((out, kind))
}

/// What was seen of an XLSX while it was unpacked to be measured.
#[derive(Default)]
struct Seen {
    /// Cells are merged in some sheet.
    merged: bool,
    /// Whoever wrote it asks the next program to calculate everything: results of formulas may be stand-ins.
    uncounted: bool,
}

/// The last bytes of what is written to it: merged cells stand at the end of a sheet.
struct Tail {
    bytes: Vec<u8>,
    /// Most that may come.
    most: u64,
    seen: u64,
    /// Length of the text or tag that is being written.
    run: usize,
    /// More came than its packed bytes can honestly hold, or a single text without an end.
    refused: bool,
}

/// Bytes of the list of formats.
const STYLES_MOST: u64 = 32 << 20;
/// Part of a workbook that may unpack to any multiple of its packed size: sheets of one value are small.
const FREE: u64 = 32 << 20;
/// Beyond it, so many times its packed size. Tables written by programs come to ten or thirty times; a part made of one
/// empty element over and over comes to hundreds, and costs its reader gigabytes.
const TIMES: u64 = 150;
/// Longest text or tag: a cell holds 32,767 characters.
const RUN_MOST: usize = 4 << 20;

impl Tail {
    const KEPT: usize = 256 << 10;

    fn new(packed: u64) -> Self {
        let most = packed.saturating_mul(TIMES).max(FREE);
        Self { bytes: Vec::new(), most, seen: 0, run: 0, refused: false }
    }

    fn has(&self, word: &[u8]) -> bool {
        self.bytes.windows(word.len()).any(|w| w == word)
    }
}

impl Write for Tail {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.seen += bytes.len() as u64;
        // Counted by what is written at once, a few kilobytes: this is looked at for every byte of every workbook.
        self.run = if bytes.contains(&b'<') { 0 } else { self.run + bytes.len() };
        self.refused |= self.run > RUN_MOST || self.seen > self.most;
        if self.refused {
            return Err(std::io::ErrorKind::InvalidData.into());
        }
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() > 2 * Self::KEPT {
            self.bytes.drain(..self.bytes.len() - Self::KEPT);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// An XLSX under a password lies encrypted in an OLE2 file, in a stream of this name.
fn locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let head = bytes.get(..bytes.len().min(4 << 20)).unwrap_or_default();
    head.windows(name.len()).any(|w| w == name.as_slice())
}

/// Refuses a workbook that unpacks to more than allowed, whatever its headers say.
fn bounded(bytes: &[u8]) -> Result<Seen, StatementError> {
    let broken =
        |e: zip::result::ZipError| StatementError::Unreadable { kind: "xlsx", why: e.to_string() };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    // Sheets are XML, far larger than what they say: ten times the cap of a text file.
    let mut left = super::BYTES_MAX as u64 * 4;
    let mut seen = Seen::default();
    for index in 0..archive.len() {
        let Ok(mut file) = archive.by_index(index) else { continue };
        let name = file.name().map(|n| n.into_owned()).unwrap_or_default();
        if name == "xl/sharedStrings.xml" {
            counted(&mut file)?;
        }
        // A list of formats is never as long as a sheet, and its reader keeps all of it.
        let most = if name.ends_with("styles.xml") { left.min(STYLES_MOST) } else { left };
        // What the head says of the packed size is no larger than the file itself.
        let packed = file.compressed_size().min(bytes.len() as u64);
        let mut tail = Tail::new(packed);
        let size = std::io::copy(&mut file.take(most + 1), &mut tail).unwrap_or(0);
        if size > most || tail.refused {
            return Err(StatementError::TooLarge { what: "unpacked" });
        }
        left -= size;
        seen.merged |= name.starts_with("xl/worksheets/") && tail.has(b"<mergeCell ");
        seen.uncounted |= name == "xl/workbook.xml" && tail.has(b"fullCalcOnLoad=\"1\"");
    }
    Ok(seen)
}

/// Refuses a list of texts that says it is longer than the file can hold: its reader makes room for as many.
fn counted(file: &mut impl Read) -> Result<(), StatementError> {
    let mut head = Vec::new();
    file.take(4096).read_to_end(&mut head).ok();
    let head = String::from_utf8_lossy(&head);
    let said = head.split("ount=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let most = said.filter_map(|n| n.parse::<u64>().ok()).max().unwrap_or(0);
    if most > super::BYTES_MAX as u64 {
        return Err(StatementError::TooLarge { what: "unpacked" });
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
