//! Money: integer minor units with their currency. No floats, checked sums, amounts in capital numerals.

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// An ISO 4217 code, three upper-case ASCII letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Renminbi, the default of every book.
    pub const CNY: Self = Self(*b"CNY");

    /// Reads a three-letter code in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The code as text.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits after the point (ISO 4217): 2 for most, 0 for yen and won, 3 for dinars.
    pub fn exponent(&self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"XAF" | b"XOF" | b"XPF" | b"UGX"
            | b"PYG" | b"RWF" | b"VUV" | b"GNF" | b"KMF" | b"DJF" | b"BIF" => 0,
            b"KWD" | b"BHD" | b"OMR" | b"JOD" | b"TND" | b"IQD" | b"LYD" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }

    /// Minor units in one major unit.
    pub fn scale(&self) -> i64 {
        10i64.pow(self.exponent())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("expected a three-letter currency code"))
    }
}

/// An amount of one currency. Serialises as `{"minor":1286050,"currency":"CNY","text":"12860.50"}`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    /// Minor units (fen, cents); negative for money going out.
    pub minor: i64,
    /// Whose minor units they are.
    pub currency: Currency,
}

impl Money {
    /// So many minor units.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in this currency.
    pub fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// The sum, `None` on overflow or where currencies differ.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        (self.currency == other.currency)
            .then(|| self.minor.checked_add(other.minor))
            .flatten()
            .map(|minor| Self::new(minor, self.currency))
    }

    /// `12860.50`, `-3.00`: plain digits for machines and files.
    pub fn plain(&self) -> String {
        let exponent = self.currency.exponent() as usize;
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = exponent + 1);
        let (whole, part) = digits.split_at(digits.len() - exponent);
        let sign = if self.minor < 0 { "-" } else { "" };
        if exponent == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }

    /// `12,860.50`: digits in groups for people.
    pub fn grouped(&self) -> String {
        let plain = self.plain();
        let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |r| ("-", r));
        let (whole, part) = rest.split_once('.').map_or((rest, None), |(w, p)| (w, Some(p)));
        let mut out = String::from(sign);
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push(',');
            }
            out.push(c);
        }
        if let Some(part) = part {
            out.push('.');
            out.push_str(part);
        }
        out
    }

    /// `CNY 12,860.50`.
    pub fn labelled(&self) -> String {
        format!("{} {}", self.currency.code(), self.grouped())
    }

    /// Renminbi in capital numerals after the rules for bills (law guide 3.5): `人民币叁万柒仟伍佰壹拾伍元柒角`.
    /// `None` for other currencies, negative sums and sums from 10^16 yuan.
    pub fn capitals(&self) -> Option<String> {
        if self.currency != Currency::CNY || self.minor < 0 || self.minor >= 10i64.pow(18) {
            return None;
        }
        const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
        let digit = |n: i64| DIGITS[n as usize];
        let (yuan, jiao, fen) = (self.minor / 100, self.minor / 10 % 10, self.minor % 10);
        let mut out = String::from("人民币");
        if yuan > 0 {
            out.push_str(&capital_integer(yuan, &digit));
            out.push('元');
        }
        match (jiao, fen) {
            (0, 0) if yuan == 0 => out.push_str("零元整"),
            (0, 0) => out.push('整'),
            (0, f) => {
                if yuan > 0 {
                    out.push('零');
                }
                out.push_str(digit(f));
                out.push('分');
            }
            (j, f) => {
                // 元位 is zero and 角位 is not: 零 may be written (rule 4).
                if yuan > 0 && yuan % 10 == 0 {
                    out.push('零');
                }
                out.push_str(digit(j));
                out.push('角');
                if f > 0 {
                    out.push_str(digit(f));
                    out.push('分');
                }
            }
        }
        Some(out)
    }
}

/// Groups of four digits, each with its own unit, inner zeros said once.
fn capital_integer(mut n: i64, digit: &dyn Fn(i64) -> &'static str) -> String {
    const UNITS: [&str; 4] = ["", "拾", "佰", "仟"];
    const GROUPS: [&str; 4] = ["", "万", "亿", "万亿"];
    let mut groups = Vec::new();
    while n > 0 {
        groups.push(n % 10_000);
        n /= 10_000;
    }
    let mut out = String::new();
    let mut gap = false;
    for (place, &group) in groups.iter().enumerate().rev() {
        if group == 0 {
            gap = !out.is_empty();
            continue;
        }
        for position in (0..4).rev() {
            let d = group / 10i64.pow(position) % 10;
            if d == 0 {
                gap = gap || !out.is_empty();
                continue;
            }
            if gap {
                out.push('零');
                gap = false;
            }
            out.push_str(digit(d));
            out.push_str(UNITS[position as usize]);
        }
        // Zeros that end a group need no 零 of their own (rule 4): the next group's leading zeros say it.
        gap = false;
        out.push_str(GROUPS[place]);
    }
    out
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.labelled())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("Money", 3)?;
        out.serialize_field("minor", &self.minor)?;
        out.serialize_field("currency", &self.currency)?;
        out.serialize_field("text", &self.plain())?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capital_numerals_of_the_law_guide() {
        for (minor, expected) in [
            (140_950, "壹仟肆佰零玖元伍角"),
            (600_714, "陆仟零柒元壹角肆分"),
            (168_032, "壹仟陆佰捌拾元零叁角贰分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (10_700_053, "壹拾万柒仟元零伍角叁分"),
            (32_504, "叁佰贰拾伍元零肆分"),
            (8_640_000, "捌万陆仟肆佰元整"),
            (1_000, "壹拾元整"),
            (2_000_001_000, "贰仟万零壹拾元整"),
            (1_000_100, "壹万零壹元整"),
            (300_000_009, "叁佰万元零玖分"),
            (10_000_000_000, "壹亿元整"),
            (50, "伍角"),
            (5, "伍分"),
            (3_751_570, "叁万柒仟伍佰壹拾伍元柒角"),
        ] {
            let got = Money::new(minor, Currency::CNY).capitals().expect("CNY");
            assert_eq!(got, format!("人民币{expected}"));
        }
    }

    #[test]
    fn plain_and_grouped() {
        let m = Money::new(-1_286_050, Currency::CNY);
        assert_eq!((m.plain(), m.grouped()), ("-12860.50".into(), "-12,860.50".into()));
        let yen = Money::new(1234, Currency::parse("jpy").expect("code"));
        assert_eq!(yen.labelled(), "JPY 1,234");
    }
}
