//! Sound: how long a recording plays, where its header says so.

use super::probe::{Probe, Source};
use crate::render::layout::shape::{Kind, Shape};
use std::io::Read;

/// Looks for the length of a WAV file; other formats are named without it.
pub(super) fn probe(file: impl Read, size: u64) -> Probe {
    let shape = Shape { length_ms: wav(file, size), ..Shape::slip(Kind::Sound) };
    Probe { shape, source: Source::Nothing, size }
}

/// Milliseconds of a WAV file; `None` for anything else. A data chunk that claims more than the file holds counts
/// for what is there.
fn wav(mut file: impl Read, size: u64) -> Option<u64> {
    let mut head = [0; 12];
    file.read_exact(&mut head).ok()?;
    if !head.starts_with(b"RIFF") || head.get(8..) != Some(b"WAVE".as_slice()) {
        return None;
    }
    let (mut rate, mut at) = (None, 12_u64);
    for _ in 0..64 {
        let mut chunk = [0; 8];
        file.read_exact(&mut chunk).ok()?;
        at += 8;
        let length = u64::from(u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]));
        match &chunk[..4] {
            b"data" => {
                let there = length.min(size.saturating_sub(at));
                return rate.filter(|&r| r > 0).map(|r: u64| there * 1000 / r);
            }
            b"fmt " if length >= 16 => {
                let mut format = [0; 16];
                file.read_exact(&mut format).ok()?;
                let bytes = [format[8], format[9], format[10], format[11]];
                rate = Some(u64::from(u32::from_le_bytes(bytes)));
                skip(&mut file, length - 16 + length % 2)?;
            }
            _ => skip(&mut file, length + length % 2)?,
        }
        at += length + length % 2;
    }
    None
}

fn skip(file: &mut impl Read, count: u64) -> Option<()> {
    let skipped = std::io::copy(&mut file.take(count), &mut std::io::sink()).ok()?;
    (skipped == count).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wav_length() {
        let mut wav_file =
            b"RIFF\0\0\0\0WAVELIST\x03\0\0\0abc\0fmt \x10\0\0\0\x01\0\x01\0".to_vec();
        wav_file.extend(8000_u32.to_le_bytes());
        wav_file.extend(16000_u32.to_le_bytes());
        wav_file.extend(b"\x02\0\x10\0data\0\x7d\0\0");
        let size = wav_file.len() as u64 + 32_000;
        assert_eq!(wav(wav_file.as_slice(), size), Some(2_000));
        assert_eq!(wav(wav_file.as_slice(), size - 16_000), Some(1_000));
        assert_eq!(wav(&wav_file[..30], size), None);
        assert_eq!(wav(b"ID3".as_slice(), 3), None);
    }
}
