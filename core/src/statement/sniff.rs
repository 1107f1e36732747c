//! Which encoding and which delimiter: decided by what reads best as a statement.

use super::delimited;
use super::grid::Grid;
use super::head;
use super::profile::Profile;
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250,
    WINDOWS_1252,
};

/// So many lines decide about delimiter and encoding.
const SNIFF_ROWS: usize = 300;
/// Fewer are enough to tell an encoding.
const ENCODING_ROWS: usize = 80;
const SNIFF_BYTES: usize = 96 << 10;

/// Text with the name of its encoding.
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    /// Some bytes were no characters.
    pub damaged: bool,
}

/// Decodes a text file: a byte order mark decides, then UTF-16 by its zeros, then valid UTF-8; else the encoding in
/// which most column names make sense.
pub(super) fn decode(bytes: &[u8], profiles: &[Profile]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = zeros(bytes) {
        return with(encoding, bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return with(UTF_8, bytes);
    }
    let sample = bytes.get(..SNIFF_BYTES.min(bytes.len())).unwrap_or_default();
    if pounds(sample) {
        return with(WINDOWS_1252, bytes);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let guess = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    let guess = if guess == encoding_rs::GBK { GB18030 } else { guess };
    let mut best: Option<(u64, &'static Encoding)> = None;
    for encoding in [guess, GB18030, UTF_8, BIG5, WINDOWS_1252, SHIFT_JIS, WINDOWS_1250, EUC_KR] {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let damage = text.matches('\u{fffd}').count();
        let foreign = text.chars().filter(|c| !c.is_ascii()).count();
        // Where a quarter of what is not ASCII is no character, it is another encoding, however many names are English.
        let fits = damage * 4 <= foreign;
        let read = u64::from(score(&text, profiles)) * 1000;
        let score = if fits { read + 1000 } else { read / 100 };
        let score = score.saturating_sub(damage.min(999) as u64);
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, encoding));
        }
    }
    with(best.map_or(GB18030, |(_, e)| e), bytes)
}

/// Most bytes above ASCII are a pound or euro sign before a figure, which is no character of any Chinese encoding.
fn pounds(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|b| !b.is_ascii()).count();
    let sign = |w: &&[u8]| {
        matches!(w[0], 0xa3 | 0x80) && (w[1].is_ascii_digit() || w[1] == b'-') && w[2].is_ascii()
    };
    let signs = bytes.windows(3).filter(sign).count();
    signs > 0 && signs * 2 > high
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let name = match encoding.name() {
        "UTF-8" => "utf-8",
        "UTF-16LE" => "utf-16le",
        "UTF-16BE" => "utf-16be",
        "gb18030" | "GBK" => "gb18030",
        "Big5" => "big5",
        "windows-1252" => "windows-1252",
        "windows-1250" => "windows-1250",
        "Shift_JIS" => "shift_jis",
        "EUC-KR" => "euc-kr",
        _ => "other",
    };
    Decoded { text: text.into_owned(), encoding: name, damaged }
}

/// UTF-16 without a mark: line ends, digits and delimiters have zeros, all on the same side. Other texts have none.
fn zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SNIFF_BYTES))?;
    let (mut even, mut odd) = (0usize, 0usize);
    for (i, b) in sample.iter().enumerate() {
        if *b == 0 {
            if i % 2 == 0 { even += 1 } else { odd += 1 }
        }
    }
    let enough = sample.len() / 256 + 1;
    match (even > enough, odd > enough) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        // Characters such as U+4E00 have a zero on the other side.
        (true, true) if even > 8 * odd => Some(UTF_16BE),
        (true, true) if odd > 8 * even => Some(UTF_16LE),
        _ => None,
    }
}

fn score(text: &str, profiles: &[Profile]) -> u32 {
    delimiters()
        .iter()
        .filter_map(|d| delimited::grid(text, *d, ENCODING_ROWS).ok())
        .map(|g| head::best_score(&g, profiles))
        .max()
        .unwrap_or(0)
}

fn delimiters() -> [char; 6] {
    [',', '\t', ';', '|', '^', '，']
}

/// Splits text by the delimiter under which a header row is best recognised.
pub(super) fn split(
    text: &str,
    profiles: &[Profile],
) -> Result<(Grid, char), super::StatementError> {
    let mut end = text.len().min(SNIFF_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or_default();
    let mut best = (0u32, 0usize, ',');
    for delimiter in delimiters() {
        // Tabs glued to the cells of a comma table part nothing.
        if delimiter == '\t' && sample.matches("\t,").count() * 2 > sample.matches('\t').count() {
            continue;
        }
        let Ok(grid) = delimited::grid(sample, delimiter, SNIFF_ROWS) else { continue };
        let width = grid.iter().map(|r| r.width()).max().unwrap_or(0);
        let key = (head::best_score(&grid, profiles), width);
        if key > (best.0, best.1) {
            best = (key.0, key.1, delimiter);
        }
    }
    Ok((delimited::grid(text, best.2, usize::MAX)?, best.2))
}
