//! Every way in which the words of a file can be read: what is packed in it, what a mail program shows, what stands
//! behind tags and escapes. A name that is to be hidden is looked for in all of them.

mod coded;

use super::hidden::decoded;
use mail_parser::{Address, Message, MimeHeaders};
use recourse_core::render::pdf::heard;
use recourse_core::render::unpacked;

/// Packed within packed within packed: no deeper.
const DEPTH: u32 = 3;
/// Larger files that do not say how they are written are read as UTF-8 or GB18030 alone: most are pictures and sound.
const GUESSED_MOST: usize = 1 << 20;

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Readings {
    /// Each way it can be read.
    pub(super) texts: Vec<String>,
    /// Something in it could not be looked into: it is locked, too large, or packed too deep.
    pub(super) partly: bool,
}

/// What a file says, each way it can be read. Of pictures and sound only the words that lie in them openly.
pub(super) fn readings(bytes: &[u8]) -> Readings {
    let mut out = Readings::default();
    read(bytes, DEPTH, &mut out);
    out
}

/// Pictures, sound, anything whose figures are no numbers of people.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"%PDF") || wide || !head.contains(&0)
}

fn read(bytes: &[u8], depth: u32, out: &mut Readings) {
    if bytes.starts_with(b"PK\x03\x04") {
        let packed = unpacked(bytes);
        out.partly |= !packed.whole || (depth == 0 && !packed.files.is_empty());
        for (name, packed) in packed.files {
            out.texts.push(name);
            if depth > 0 {
                read(&packed, depth - 1, out);
            }
        }
        return;
    }
    if bytes.starts_with(b"%PDF") {
        let heard = heard(bytes);
        out.texts.extend(heard.texts);
        out.partly |= heard.partly || (depth == 0 && !heard.attached.is_empty());
        for attached in heard.attached.iter().filter(|_| depth > 0) {
            read(attached, depth - 1, out);
        }
        return;
    }
    if let Some(message) = mail(bytes) {
        said_by_mail(&message, depth, out);
    }
    if bytes.starts_with(b"{\\rtf") {
        out.texts.extend(coded::rich(bytes));
    }
    let utf8 = std::str::from_utf8(bytes).is_ok();
    if !utf8 {
        out.texts.push(String::from_utf8_lossy(bytes).into_owned());
    }
    if bytes.len() <= GUESSED_MOST {
        out.texts.extend(coded::guesses(bytes, utf8));
    }
    if is_text(bytes) {
        let text = decoded(bytes);
        out.texts.extend(behind(&text));
        out.texts.push(text);
    }
}

/// A message, told by its first headers.
fn mail(bytes: &[u8]) -> Option<Message<'_>> {
    let head = bytes.get(..bytes.len().min(2_048)).unwrap_or_default();
    let named = |line: &[u8]| {
        let name = line.split(|b| *b == b':').next().unwrap_or_default();
        ["from", "received", "return-path", "subject", "mime-version", "date"]
            .iter()
            .any(|n| name.eq_ignore_ascii_case(n.as_bytes()))
    };
    let first = head.split(|b| *b == b'\n').take(8).any(named);
    first.then(|| crate::ops::mail::parse(bytes)).flatten()
}

/// Headers, words and attachments, as a mail program shows them.
fn said_by_mail(message: &Message<'_>, depth: u32, out: &mut Readings) {
    out.texts.extend(message.subject().map(str::to_string));
    let people = [message.from(), message.to(), message.cc(), message.reply_to()];
    for group in people.into_iter().flatten() {
        let mut named = |address: &mail_parser::Addr<'_>| {
            out.texts.extend(address.name().map(str::to_string));
            out.texts.extend(address.address().map(str::to_string));
        };
        match group {
            Address::List(list) => list.iter().for_each(&mut named),
            Address::Group(groups) => {
                groups.iter().flat_map(|g| &g.addresses).for_each(&mut named);
            }
        }
    }
    for part in &message.parts {
        out.texts.extend(part.attachment_name().map(str::to_string));
        if let Some(text) = part.text_contents() {
            out.texts.extend(behind(text));
            out.texts.push(text.to_string());
        } else if depth > 0 {
            read(part.contents(), depth - 1, out);
        } else {
            out.partly |= !part.contents().is_empty();
        }
    }
}

/// The same without tags, and with escapes resolved; nothing where there are none.
fn behind(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    if text.contains('<') || text.contains('&') {
        out.push(entities(&untagged(text)));
    }
    if text.contains("\\u") {
        out.push(unescaped(text));
    }
    out
}

fn untagged(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            let shown = !inside && *c != '<';
            inside = (inside || *c == '<') && *c != '>';
            shown
        })
        .collect()
}

/// `&#24352;`, `&#x5f20;`, `&amp;`.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 12);
        let one = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix('#');
            let hex = number.and_then(|n| n.strip_prefix(['x', 'X']));
            let code = hex.map_or_else(
                || number.and_then(|n| n.parse().ok()),
                |n| u32::from_str_radix(n, 16).ok(),
            );
            let named = match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "nbsp" => Some(' '),
                _ => None,
            };
            Some((code.and_then(char::from_u32).or(named)?, end + 1))
        });
        let (shown, used) = one.unwrap_or(('&', 1));
        out.push(shown);
        rest = &rest[used..];
    }
    out.push_str(rest);
    out
}

/// `\u5f20`, pairs of surrogates among them.
fn unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\\u") {
        units.extend(rest[..at].encode_utf16());
        rest = &rest[at + 2..];
        match rest.get(..4).and_then(|hex| u16::from_str_radix(hex, 16).ok()) {
            Some(unit) => {
                units.push(unit);
                rest = &rest[4..];
            }
            None => units.extend("\\u".encode_utf16()),
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "张三丰";

    #[track_caller]
    fn found(bytes: &[u8]) {
        let texts = readings(bytes).texts;
        assert!(texts.iter().any(|text| text.contains(NAME)), "{texts:?}");
    }

    #[test]
    fn a_name_is_found_however_a_program_writes_it() {
        found("付给张三丰".as_bytes());
        found(br#"{"payee": "\u5f20\u4e09\u4e30"}"#);
        found("<p>&#24352;&#x4e09;丰</p>".as_bytes());
        found("<w:r><w:t>张</w:t></w:r><w:r><w:t>三丰</w:t></w:r>".as_bytes());
        let wide: Vec<u8> = NAME.encode_utf16().flat_map(u16::to_be_bytes).collect();
        found(&wide);
        let wider: Vec<u8> = NAME.chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
        found(&wider);
        // As a text processor writes it: bytes of a code page, or the numbers of the letters.
        let (gbk, ..) = encoding_rs::GBK.encode(NAME);
        let coded: String = gbk.iter().map(|b| format!("\\'{b:02x}")).collect();
        found(format!("{{\\rtf1\\ansi\\ansicpg936 {coded}\\par}}").as_bytes());
        let named: String = NAME.encode_utf16().map(|u| format!("\\u{}?", u as i16)).collect();
        found(format!("{{\\rtf1\\ansi {named}\\par}}").as_bytes());
        found(b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=E4=B8=89=E4=B8=B0");
        found(b"https://example.com/?to=%E5%BC%A0%E4%B8%89%E4%B8%B0");
        found(b"N;ENCODING=BASE64:5byg5LiJ5Liw");
        assert!(readings(b"payee: Jos\xe9").texts.iter().any(|t| t.contains("Jos\u{e9}")));
        let (big5, ..) = encoding_rs::BIG5.encode("張三豐");
        assert!(readings(&big5).texts.iter().any(|text| text.contains("張三豐")));
    }

    /// As most programs write PDF today: objects packed together, what was attached within.
    #[test]
    fn a_name_is_found_in_what_no_page_of_a_pdf_shows() {
        let packed = include_bytes!("readings/packed.pdf");
        let texts = readings(packed).texts;
        for word in
            ["Zhang Sanfeng in the title", "Zhang Sanfeng in a note", "Zhang Sanfeng attached"]
        {
            assert!(texts.iter().any(|text| text.contains(word)), "{word}");
        }
        let open = String::from_utf8_lossy(packed);
        assert!(!open.contains("Sanfeng"), "the control: nothing of it lies there openly");
        assert!(readings(&packed[..packed.len() / 2]).partly, "half of it cannot be searched");
    }

    #[test]
    fn a_name_is_found_in_a_mail_whose_words_are_coded() {
        found(b"From: =?utf-8?B?5byg5LiJ5Liw?= <a@example.com>\r\nSubject: x\r\n\r\nhello\r\n");
        found(
            b"From: a@example.com\r\nContent-Type: text/plain; charset=utf-8\r\n\
              Content-Transfer-Encoding: base64\r\n\r\n5byg5LiJ5Liw\r\n",
        );
        found(
            b"From: a@example.com\r\nContent-Type: text/plain; charset=utf-8\r\n\
              Content-Transfer-Encoding: quoted-printable\r\n\r\n=E5=BC=A0=E4=B8=89=E4=B8=B0\r\n",
        );
    }

    #[test]
    fn what_is_no_escape_stays_as_it_is() {
        assert_eq!(entities("A & B &c; &#0; 1<2"), "A & B &c; \u{0} 1<2");
        assert_eq!(unescaped(r"C:\users \u12"), r"C:\users \u12");
    }
}
