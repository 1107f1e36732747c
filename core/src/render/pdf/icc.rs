//! The sRGB colour profile, built here so that it carries no date and no maker: the colours of a PDF for archives rest
//! on it.

/// Points of the tone curve.
const POINTS: u32 = 1024;

/// A version 2 display profile: three primaries, one tone curve, white at D50.
pub(super) fn srgb() -> Vec<u8> {
    let curve = curve();
    let text = |kind: &[u8; 4], text: &str| {
        let mut out = kind.to_vec();
        out.extend([0; 4]);
        out.extend(text.as_bytes());
        out.push(0);
        out
    };
    let tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", description("sRGB")),
        (b"cprt", text(b"text", "No copyright, use freely")),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_1])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (name, bytes) in &tags {
        table.extend(name.as_slice());
        table.extend(((start + data.len()) as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut out = Vec::new();
    out.extend(((start + data.len()) as u32).to_be_bytes());
    out.extend([0; 4]);
    out.extend(0x0210_0000_u32.to_be_bytes());
    out.extend(b"mntrRGB XYZ ");
    // 1 January 2000: a profile has to have a date, and this one never changes.
    for part in [2000_u16, 1, 1, 0, 0, 0] {
        out.extend(part.to_be_bytes());
    }
    out.extend(b"acsp");
    out.resize(68, 0);
    for value in [0.9642, 1.0, 0.8249] {
        out.extend(fixed(value));
    }
    out.resize(128, 0);
    out.extend(table);
    out.extend(data);
    out
}

/// A number with sixteen bits behind the point.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    let mut out = b"XYZ \0\0\0\0".to_vec();
    out.extend(values.into_iter().flat_map(fixed));
    out
}

fn description(name: &str) -> Vec<u8> {
    let mut out = b"desc\0\0\0\0".to_vec();
    out.extend((name.len() as u32 + 1).to_be_bytes());
    out.extend(name.as_bytes());
    // No Unicode and no Macintosh name.
    out.resize(out.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    out
}

/// IEC 61966-2-1.
fn curve() -> Vec<u8> {
    let mut out = b"curv\0\0\0\0".to_vec();
    out.extend(POINTS.to_be_bytes());
    for at in 0..POINTS {
        let x = f64::from(at) / f64::from(POINTS - 1);
        let y = if x <= 0.040_45 { x / 12.92 } else { ((x + 0.055) / 1.055).powf(2.4) };
        out.extend(((y * 65_535.0).round() as u16).to_be_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_every_tag_lies_inside() {
        let bytes = srgb();
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), bytes.len());
        assert_eq!(&bytes[36..40], b"acsp");
        for tag in 0..number(128) {
            let (at, size) = (number(132 + tag * 12 + 4), number(132 + tag * 12 + 8));
            assert!(at % 4 == 0 && at + size <= bytes.len());
        }
        assert_eq!(srgb(), bytes);
    }
}
