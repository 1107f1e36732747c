//! Words under a code: other alphabets' bytes, the escapes of text processors, address books and links.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Base64 shorter than this is a word.
const CODED_LEAST: usize = 8;

/// The bytes as other alphabets, and what stands in them under a code.
pub(super) fn guesses(bytes: &[u8], utf8: bool) -> Vec<String> {
    let plain = |e: &'static Encoding| e.decode_without_bom_handling(bytes).0.into_owned();
    // Wide letters without a mark can be valid UTF-8 as well.
    let mut out: Vec<String> = [UTF_16BE, UTF_16LE].map(plain).into();
    if utf8 {
        out.extend(quoted(bytes, b'='));
        out.extend(quoted(bytes, b'%'));
        out.extend(in_base64(bytes));
    } else {
        out.extend([BIG5, SHIFT_JIS, EUC_KR, WINDOWS_1252].map(plain));
    }
    if bytes.len().is_multiple_of(4) && bytes.contains(&0) {
        let letters = |read: fn([u8; 4]) -> u32| -> String {
            let units = bytes.chunks_exact(4).map(|c| read([c[0], c[1], c[2], c[3]]));
            units.map(|u| char::from_u32(u).unwrap_or('\u{fffd}')).collect()
        };
        out.extend([letters(u32::from_le_bytes), letters(u32::from_be_bytes)]);
    }
    out
}

/// `=E5=BC=A0` or `%E5%BC%A0`; nothing where there is none.
fn quoted(bytes: &[u8], mark: u8) -> Option<String> {
    let hex = |at: usize| char::from(*bytes.get(at)?).to_digit(16).map(|d| d as u8);
    let mut out = Vec::with_capacity(bytes.len());
    let (mut at, mut any) = (0, false);
    while at < bytes.len() {
        if bytes[at] == mark
            && let Some((a, b)) = hex(at + 1).zip(hex(at + 2))
        {
            out.push(a << 4 | b);
            (at, any) = (at + 3, true);
        } else if mark == b'=' && bytes[at..].starts_with(b"=\r\n") {
            at += 3;
        } else if mark == b'=' && bytes[at..].starts_with(b"=\n") {
            at += 2;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    any.then(|| String::from_utf8_lossy(&out).into_owned())
}

/// Runs of base64 that are a text.
fn in_base64(bytes: &[u8]) -> Vec<String> {
    use base64::Engine as _;
    let coded = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
    let runs = bytes.split(|b| !coded(b)).filter(|run| run.len() >= CODED_LEAST);
    let read = |run: &[u8]| {
        let text = base64::engine::general_purpose::STANDARD.decode(run).ok()?;
        String::from_utf8(text).ok()
    };
    runs.filter_map(read).collect()
}

/// A text processor's file (RTF): its words, with the bytes of each code page it may mean.
pub(super) fn rich(bytes: &[u8]) -> Vec<String> {
    let mut out = vec![String::new(); PAGES.len()];
    let mut pending: Vec<u8> = Vec::new();
    let flush = |pending: &mut Vec<u8>, out: &mut Vec<String>| {
        for (text, page) in out.iter_mut().zip(PAGES) {
            text.push_str(&page.decode_without_bom_handling(pending).0);
        }
        pending.clear();
    };
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if bytes.get(at + 1) == Some(&b'\'') => {
                let code = bytes.get(at + 2..at + 4).and_then(|c| std::str::from_utf8(c).ok());
                pending.extend(code.and_then(|c| u8::from_str_radix(c, 16).ok()));
                at += 4;
            }
            b'\\' => {
                let rest = &bytes[at + 1..];
                let word = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
                let number =
                    rest[word..].iter().take_while(|b| b.is_ascii_digit() || **b == b'-').count();
                let value = std::str::from_utf8(&rest[word..word + number]).unwrap_or_default();
                if &rest[..word] == b"u"
                    && let Ok(unit) = value.parse::<i32>()
                {
                    flush(&mut pending, &mut out);
                    let letter = String::from_utf16_lossy(&[unit as u16]);
                    for text in &mut out {
                        text.push_str(&letter);
                    }
                    // One letter follows for programs that do not know this one.
                    at += 1 + word + number + 1;
                    continue;
                }
                at += 1 + (word + number).max(1);
                // The blank after a word belongs to it.
                at += usize::from(word > 0 && bytes.get(at) == Some(&b' '));
            }
            b'{' | b'}' | b'\r' | b'\n' => at += 1,
            byte => {
                pending.push(byte);
                at += 1;
            }
        }
    }
    flush(&mut pending, &mut out);
    out
}

const PAGES: [&Encoding; 4] = [GB18030, BIG5, SHIFT_JIS, WINDOWS_1252];
