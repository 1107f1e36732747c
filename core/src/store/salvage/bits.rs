//! What one bit damaged: the bytes that a hash names are found by trying every bit, which takes less than a second for what
//! is short.

use crate::hash::Hash;

/// Longer ones take seconds, and are more likely damaged in more than one place.
const LONGEST: usize = 8_192;

/// The bytes with one bit another, where that makes them what is named.
pub(super) fn mended(bytes: &[u8], is: impl Fn(&Hash) -> bool) -> Option<Vec<u8>> {
    if bytes.len() > LONGEST {
        return None;
    }
    with_another(bytes, |tried| is(&Hash::of(tried)))
}

/// The bytes with one bit another that pass this test.
pub(super) fn with_another(bytes: &[u8], is: impl Fn(&[u8]) -> bool) -> Option<Vec<u8>> {
    let mut tried = bytes.to_vec();
    for at in 0..tried.len() {
        for bit in 0..8 {
            tried[at] ^= 1 << bit;
            if is(&tried) {
                return Some(tried);
            }
            tried[at] ^= 1 << bit;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bit_is_put_right_and_two_are_not() {
        let good = b"a line of a record\n".to_vec();
        let named = Hash::of(&good);
        for at in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[at / 8] ^= 1 << (at % 8);
            assert_eq!(mended(&bad, |hash| *hash == named), Some(good.clone()));
            // Two more in another byte.
            let other = (at / 8 + 1) % good.len();
            bad[other] ^= 3;
            assert_eq!(mended(&bad, |hash| *hash == named), None);
        }
    }
}
