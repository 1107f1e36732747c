//! How PDF objects are spelled. lopdf's own writer keeps offsets in 32 bits; this one only spells, see `write`.

use lopdf::{Dictionary, Object, StringFormat};

/// Appends an object. A stream appends its dictionary only, with `Length` set to the length of its content.
pub(super) fn spell(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(b) => out.extend_from_slice(if *b { b"true" } else { b"false" }),
        Object::Integer(n) => out.extend(format!("{n}").bytes()),
        Object::Real(n) => real(*n, out),
        Object::Name(name) => spell_name(name, out),
        Object::String(bytes, format) => string(bytes, *format, out),
        Object::Array(items) => {
            out.push(b'[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                spell(item, out);
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => spell_dict(dict, None, out),
        Object::Stream(stream) => {
            spell_dict(&stream.dict, Some(stream.content.len() as u64), out);
        }
        Object::Reference((id, generation)) => out.extend(format!("{id} {generation} R").bytes()),
    }
}

/// Appends a dictionary, with this `Length` when given.
pub(super) fn spell_dict(dict: &Dictionary, length: Option<u64>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<<");
    for (key, value) in dict {
        if length.is_some() && key == b"Length" {
            continue;
        }
        spell_name(key, out);
        out.push(b' ');
        spell(value, out);
    }
    if let Some(length) = length {
        out.extend(format!("/Length {length}").bytes());
    }
    out.extend_from_slice(b">>");
}

/// Numbers without exponent; a number that is none is 0.
fn real(n: f32, out: &mut Vec<u8>) {
    if !n.is_finite() {
        out.push(b'0');
        return;
    }
    let text = format!("{n:.5}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    out.extend_from_slice(if text == "-0" { b"0" } else { text.as_bytes() });
}

fn spell_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for &b in name {
        if b.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&b) {
            out.push(b);
        } else {
            out.extend(format!("#{b:02X}").bytes());
        }
    }
}

fn string(bytes: &[u8], format: StringFormat, out: &mut Vec<u8>) {
    let plain = bytes.iter().all(|b| b.is_ascii_graphic() || *b == b' ');
    if format == StringFormat::Hexadecimal || !plain {
        out.push(b'<');
        for b in bytes {
            out.extend(format!("{b:02x}").bytes());
        }
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for &b in bytes {
        if b"()\\".contains(&b) {
            out.push(b'\\');
        }
        out.push(b);
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(object: &Object) -> String {
        let mut out = Vec::new();
        spell(object, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn spells_what_a_reader_expects() {
        assert_eq!(spelled(&Object::Real(-0.000_001)), "0");
        assert_eq!(spelled(&Object::Real(595.276)), "595.276");
        assert_eq!(spelled(&Object::Real(f32::NAN)), "0");
        assert_eq!(spelled(&Object::Name(b"A B#/".to_vec())), "/A#20B#23#2F");
        assert_eq!(spelled(&Object::string_literal("a(b)\\")), "(a\\(b\\)\\\\)");
        assert_eq!(spelled(&Object::string_literal("\r\n")), "<0d0a>");
        let dict = Object::Dictionary(
            lopdf::dictionary! { "Length" => 7, "K" => vec![1.into(), Object::Null] },
        );
        assert_eq!(spelled(&dict), "<</Length 7/K [1 null]>>");
    }
}
