//! Meta: what the file says about itself.

use super::PdfOptions;
use crate::document::Document;
use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Object, Stream, StringFormat, dictionary};

/// The program, in the metadata.
const PRODUCER: &str = concat!("Recourse ", env!("CARGO_PKG_VERSION"));

/// Text as PDF metadata wants it: ASCII as it is, else UTF-16 with a mark.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let utf16 = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(utf16.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// The information dictionary.
pub(super) fn info(doc: &Document, options: &PdfOptions) -> Dictionary {
    let date = date(options.created);
    let mut dict = dictionary! {
        "Title" => text(&doc.title),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    };
    if !doc.author.is_empty() {
        dict.set("Author", text(&doc.author));
    }
    dict
}

/// `D:20260311093000+08'00'`.
fn date(at: DateTime<FixedOffset>) -> String {
    let zone = at.format("%:z").to_string().replace(':', "'");
    format!("D:{}{zone}'", at.format("%Y%m%d%H%M%S"))
}

/// The same again as XMP, which newer readers prefer.
pub(super) fn xmp(doc: &Document, options: &PdfOptions, archive: bool) -> Object {
    let (title, author) = (escape(&doc.title), escape(&doc.author));
    let date = options.created.format("%Y-%m-%dT%H:%M:%S%:z");
    let creator = if doc.author.is_empty() {
        String::new()
    } else {
        format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    };
    let claim = if archive {
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
         <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n"
    } else {
        ""
    };
    let xml = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>{creator}\
         <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\n\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>\n\
         </rdf:Description>{claim}</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
        lang = doc.lang.tag(),
    );
    let dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Object::Stream(Stream::new(dict, xml.into_bytes()).with_compression(false))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_carry_their_zone() {
        let at = DateTime::parse_from_rfc3339("2026-03-11T09:30:00+08:00").unwrap();
        assert_eq!(date(at), "D:20260311093000+08'00'");
    }
}
