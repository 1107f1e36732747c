//! Which numbers can be card numbers at all: prefix, length and check digit of the schemes.

/// A card scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Brand {
    /// 银联; prefixes 62 and 81, and the old 9558 of ICBC. A 19-digit bank "account" that starts 6222 is one.
    UnionPay,
    /// Visa.
    Visa,
    /// Mastercard, the 2-series (2221 to 2720) included.
    Mastercard,
    /// American Express.
    Amex,
    /// JCB.
    Jcb,
    /// Diners Club.
    Diners,
    /// Discover.
    Discover,
    /// Maestro, by its published prefixes only: its range as a whole would catch one number in three.
    Maestro,
}

/// The scheme of a number, digits as values 0 to 9; `None` where prefix, length or check digit do not fit.
pub(super) fn brand(digits: &[u8]) -> Option<Brand> {
    if !(12..=19).contains(&digits.len()) || !luhn(digits) {
        return None;
    }
    let lead = |n: usize| digits.iter().take(n).fold(0u32, |all, d| all * 10 + u32::from(*d));
    let (two, three, four) = (lead(2), lead(3), lead(4));
    let fits = match digits.len() {
        13 | 19 if digits[0] == 4 => Brand::Visa,
        16 if digits[0] == 4 => Brand::Visa,
        16 if matches!(two, 51..=55) || matches!(four, 2221..=2720) => Brand::Mastercard,
        15 if matches!(two, 34 | 37) => Brand::Amex,
        14 | 16 if matches!(three, 300..=305) || four == 3095 || matches!(two, 36 | 38 | 39) => {
            Brand::Diners
        }
        16..=19 if matches!(four, 3528..=3589) => Brand::Jcb,
        16..=19 if two == 62 || matches!(three, 810..=817) => Brand::UnionPay,
        19 if four == 9558 => Brand::UnionPay,
        16..=19 if four == 6011 || matches!(three, 644..=649) || two == 65 => Brand::Discover,
        _ if matches!(four, 5018 | 5020 | 5038 | 5893 | 6304 | 6759 | 6761..=6763) => {
            Brand::Maestro
        }
        _ => return None,
    };
    Some(fits)
}

/// The check digit of ISO/IEC 7812.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| {
            let d = u32::from(*d);
            if i % 2 == 0 { d } else { d * 2 / 10 + d * 2 % 10 }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_test_numbers() {
        for (number, expected) in [
            ("4111111111111111", Some(Brand::Visa)),
            ("4222222222222", Some(Brand::Visa)),
            ("5555555555554444", Some(Brand::Mastercard)),
            ("2223003122003222", Some(Brand::Mastercard)),
            ("378282246310005", Some(Brand::Amex)),
            ("3530111333300000", Some(Brand::Jcb)),
            ("30569309025904", Some(Brand::Diners)),
            ("6011111111111117", Some(Brand::Discover)),
            ("6200000000000005", Some(Brand::UnionPay)),
            ("6222020000000000000", Some(Brand::UnionPay)), // a 19-digit bank "account"
            ("6222020000000000001", None),
            ("6759649826438453", Some(Brand::Maestro)),
            ("4111111111111112", None),
            ("411111111111", None),
            ("1773023960000", None),   // milliseconds of a clock
            ("20260309091240", None),  // a time written in one piece
            ("898320158120001", None), // a merchant number
        ] {
            let digits: Vec<u8> = number.bytes().map(|b| b - b'0').collect();
            assert_eq!(brand(&digits), expected, "{number}");
        }
    }
}
