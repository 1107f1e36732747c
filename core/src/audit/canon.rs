//! Canonical JSON: one value has one line, and a line that is not that one is refused.
//!
//! Sorted unique names, integers only, no null, one escape per character (`FORMAT.md`). Names are sorted here
//! and not by `serde_json`, whose map changes its order when any dependency turns `preserve_order` on.

use crate::case::event::Data;
use serde_json::Value;

/// The most bytes a line may have, its newline included.
pub const MAX_LINE: usize = 65_536;
/// The deepest level a value may lie at; the line's own object is level 0.
pub const MAX_LEVEL: usize = 11;
/// The largest integer either way: 2^53 - 1.
pub const MAX_INTEGER: i64 = (1 << 53) - 1;

/// Why a value or a line is not canonical.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CanonError {
    /// Longer than [`MAX_LINE`].
    #[error("longer than 65,536 bytes")]
    TooLong,
    /// Deeper than [`MAX_LEVEL`].
    #[error("nested too deep")]
    TooDeep,
    /// A member name is not `[a-z][a-z0-9_]{0,31}`.
    #[error("bad member name")]
    Name,
    /// Names not in ascending order, or one of them twice.
    #[error("member names not sorted and unique")]
    Order,
    /// A float, an exponent, a leading zero, `-0`, or beyond 2^53 - 1.
    #[error("not an integer in range")]
    Number,
    /// `null`.
    #[error("null")]
    Null,
    /// A second spelling of a string, or bytes that are not UTF-8.
    #[error("string not in its one spelling")]
    Text,
    /// Anything else: spaces, missing newline, bytes after the end.
    #[error("not canonical JSON")]
    Syntax,
}

/// Writes the one line of this object, newline included.
pub fn line(data: &Data) -> Result<Vec<u8>, CanonError> {
    let mut out = Vec::with_capacity(512);
    object(data, 0, &mut out)?;
    out.push(b'\n');
    if out.len() > MAX_LINE { Err(CanonError::TooLong) } else { Ok(out) }
}

fn object(data: &Data, level: usize, out: &mut Vec<u8>) -> Result<(), CanonError> {
    let mut members: Vec<(&String, &Value)> = data.iter().collect();
    members.sort_unstable_by_key(|(name, _)| name.as_bytes());
    out.push(b'{');
    for (i, (name, value)) in members.into_iter().enumerate() {
        if !is_name(name.as_bytes()) {
            return Err(CanonError::Name);
        }
        if i > 0 {
            out.push(b',');
        }
        text(name, out);
        out.push(b':');
        write_value(value, level + 1, out)?;
    }
    out.push(b'}');
    Ok(())
}

fn write_value(value: &Value, level: usize, out: &mut Vec<u8>) -> Result<(), CanonError> {
    if level > MAX_LEVEL {
        return Err(CanonError::TooDeep);
    }
    if out.len() > MAX_LINE {
        return Err(CanonError::TooLong);
    }
    match value {
        Value::Null => return Err(CanonError::Null),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(n) => {
            let n = n
                .as_i64()
                .filter(|n| (-MAX_INTEGER..=MAX_INTEGER).contains(n))
                .ok_or(CanonError::Number)?;
            out.extend_from_slice(n.to_string().as_bytes());
        }
        Value::String(s) => text(s, out),
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                write_value(item, level + 1, out)?;
            }
            out.push(b']');
        }
        Value::Object(map) => object(map, level, out)?,
    }
    Ok(())
}

fn text(text: &str, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push(b'"');
    for &b in text.as_bytes() {
        match short_escape(b) {
            Some(letter) => out.extend_from_slice(&[b'\\', letter]),
            None if b < 0x20 => {
                out.extend_from_slice(b"\\u00");
                out.extend_from_slice(&[DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]);
            }
            None => out.push(b),
        }
    }
    out.push(b'"');
}

fn short_escape(b: u8) -> Option<u8> {
    Some(match b {
        b'"' => b'"',
        b'\\' => b'\\',
        8 => b'b',
        9 => b't',
        10 => b'n',
        12 => b'f',
        13 => b'r',
        _ => return None,
    })
}

/// Whether these bytes are a member name: `[a-z][a-z0-9_]{0,31}`.
pub fn is_name(name: &[u8]) -> bool {
    name.len() <= 32
        && name.first().is_some_and(u8::is_ascii_lowercase)
        && name.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'_')
}

/// Reads a line, newline included. Accepts exactly what [`line()`] writes.
pub fn read(line: &[u8]) -> Result<Data, CanonError> {
    if line.len() > MAX_LINE {
        return Err(CanonError::TooLong);
    }
    let text = std::str::from_utf8(line).map_err(|_| CanonError::Text)?;
    let mut reader = Reader { text, bytes: line, at: 0 };
    let data = reader.object(0)?;
    if reader.bytes.get(reader.at..) == Some(b"\n") { Ok(data) } else { Err(CanonError::Syntax) }
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, wanted: &[u8]) -> bool {
        let here = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(wanted));
        if here {
            self.at += wanted.len();
        }
        here
    }

    fn need(&mut self, wanted: &[u8]) -> Result<(), CanonError> {
        if self.take(wanted) { Ok(()) } else { Err(CanonError::Syntax) }
    }

    fn object(&mut self, level: usize) -> Result<Data, CanonError> {
        self.need(b"{")?;
        let mut data = Data::new();
        let mut last = String::new();
        if self.take(b"}") {
            return Ok(data);
        }
        loop {
            let name = self.string()?;
            if !is_name(name.as_bytes()) {
                return Err(CanonError::Name);
            }
            if name.as_bytes() <= last.as_bytes() {
                return Err(CanonError::Order);
            }
            self.need(b":")?;
            let value = self.value(level + 1)?;
            last.clone_from(&name);
            data.insert(name, value);
            if self.take(b"}") {
                return Ok(data);
            }
            self.need(b",")?;
        }
    }

    fn value(&mut self, level: usize) -> Result<Value, CanonError> {
        if level > MAX_LEVEL {
            return Err(CanonError::TooDeep);
        }
        match self.peek() {
            Some(b'{') => Ok(Value::Object(self.object(level)?)),
            Some(b'[') => self.array(level),
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.integer(),
            _ if self.take(b"true") => Ok(Value::Bool(true)),
            _ if self.take(b"false") => Ok(Value::Bool(false)),
            _ if self.take(b"null") => Err(CanonError::Null),
            _ => Err(CanonError::Syntax),
        }
    }

    fn array(&mut self, level: usize) -> Result<Value, CanonError> {
        self.need(b"[")?;
        let mut items = Vec::new();
        if self.take(b"]") {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value(level + 1)?);
            if self.take(b"]") {
                return Ok(Value::Array(items));
            }
            self.need(b",")?;
        }
    }

    fn integer(&mut self) -> Result<Value, CanonError> {
        let negative = self.take(b"-");
        let from = self.at;
        let mut sum: i64 = 0;
        while let Some(c @ b'0'..=b'9') = self.peek() {
            sum = sum * 10 + i64::from(c - b'0');
            if sum > MAX_INTEGER {
                return Err(CanonError::Number);
            }
            self.at += 1;
        }
        let digits = self.at - from;
        let leading_zero = self.bytes.get(from) == Some(&b'0') && (digits > 1 || negative);
        if digits == 0 || leading_zero || matches!(self.peek(), Some(b'.' | b'e' | b'E')) {
            return Err(CanonError::Number);
        }
        Ok(Value::from(if negative { -sum } else { sum }))
    }

    fn string(&mut self) -> Result<String, CanonError> {
        self.need(b"\"")?;
        let mut out = String::new();
        loop {
            let from = self.at;
            while self.peek().is_some_and(|b| b != b'"' && b != b'\\' && b >= 0x20) {
                self.at += 1;
            }
            // Both ends lie on ASCII bytes, so they are character borders.
            out.push_str(self.text.get(from..self.at).ok_or(CanonError::Text)?);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(char::from(self.escape()?)),
                _ => return Err(CanonError::Text),
            }
        }
    }

    fn escape(&mut self) -> Result<u8, CanonError> {
        self.at += 1;
        let letter = self.peek().ok_or(CanonError::Text)?;
        self.at += 1;
        if letter != b'u' {
            return (0..=b'\\').find(|b| short_escape(*b) == Some(letter)).ok_or(CanonError::Text);
        }
        let digits = self.text.get(self.at..self.at + 4).ok_or(CanonError::Text)?;
        let mut code = [0u8; 2];
        if !crate::hash::from_hex(digits, &mut code) {
            return Err(CanonError::Text);
        }
        self.at += 4;
        // Only control characters without a short form are written this way.
        let [0, b @ 0..0x20] = code else { return Err(CanonError::Text) };
        if short_escape(b).is_some() { Err(CanonError::Text) } else { Ok(b) }
    }
}

#[cfg(test)]
mod tests;
