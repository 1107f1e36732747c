//! Call recordings: two voices that take turns, without words. Their texts stand in the contacts; what matters
//! here is a sound file that plays, has a length and says in its own tags that it is a demonstration.

use super::SampleFile;
use super::cast::MARK;
use super::dice::Dice;

/// The call to the bank on 12 March.
pub const BANK_CALL: &str = "通话录音 0312 江州银行.wav";
/// The call to the platform on 26 March: "the account ends in 3317".
pub const PLATFORM_CALL: &str = "通话录音 0326 蓝鲸付.wav";

/// Samples a second, 16 bits, one channel: what a telephone carries.
const RATE: u32 = 8_000;

/// A voice: pitch in hertz and the two resonances that tell one throat from another.
#[derive(Clone, Copy)]
struct Voice {
    pitch: u32,
    resonances: [u32; 2],
}

const OWNER: Voice = Voice { pitch: 118, resonances: [560, 1_180] };
const AGENT: Voice = Voice { pitch: 205, resonances: [690, 1_660] };

/// Both recordings.
pub fn recordings() -> Vec<SampleFile> {
    [(BANK_CALL, "2026-03-12", 312, 5), (PLATFORM_CALL, "2026-03-26", 326, 6)]
        .into_iter()
        .map(|(name, day, seed, syllables)| {
            let title = format!("{MARK} {name}");
            SampleFile { name, bytes: wave(&title, day, &conversation(seed, syllables)) }
        })
        .collect()
}

/// Three beeps, then six turns of so many syllables.
fn conversation(seed: u64, syllables: u32) -> Vec<i16> {
    let mut dice = Dice::new(seed);
    let mut sound = Vec::new();
    for _ in 0..3 {
        tone(&mut sound, 950, 130);
        silence(&mut sound, 120);
    }
    for turn in 0..6 {
        let voice = if turn % 2 == 0 { AGENT } else { OWNER };
        for _ in 0..syllables {
            syllable(&mut sound, voice, &mut dice);
        }
        silence(&mut sound, 260);
    }
    // The line hisses.
    for value in &mut sound {
        *value = value.saturating_add((dice.next() >> 58) as i16 - 32);
    }
    sound
}

fn silence(sound: &mut Vec<i16>, milliseconds: u32) {
    sound.extend(std::iter::repeat_n(0, (RATE * milliseconds / 1_000) as usize));
}

fn tone(sound: &mut Vec<i16>, hertz: u32, milliseconds: u32) {
    let mut phase = 0u32;
    for _ in 0..RATE * milliseconds / 1_000 {
        sound.push((wave_form(phase) / 4) as i16);
        phase = phase.wrapping_add(step(hertz));
    }
}

/// A quarter of a second of voice: a buzz at the pitch, coloured by its resonances, swelling and fading.
fn syllable(sound: &mut Vec<i16>, voice: Voice, dice: &mut Dice) {
    let length = dice.range(900, 1_500) as u32;
    let pitch = voice.pitch - 14 + dice.range(0, 28) as u32;
    let shift = dice.range(70, 140) as u32;
    let [low, high] = voice.resonances.map(|r| r * shift / 100);
    let (mut buzz, mut first, mut second) = (0u32, 0u32, 0u32);
    for i in 0..length {
        buzz = buzz.wrapping_add(step(pitch + i * 8 / length));
        first = first.wrapping_add(step(low));
        second = second.wrapping_add(step(high));
        // Each period of the buzz starts loud and dies away, as vocal cords do.
        let fade = i64::from(u32::MAX - buzz) >> 16;
        let colour = i64::from(wave_form(first)) * 3 + i64::from(wave_form(second)) * 2;
        let swell = i64::from(i.min(length - i).min(300));
        sound.push((colour * fade / 65_536 * swell / 300 / 14) as i16);
    }
    silence(sound, dice.range(15, 60) as u32);
}

/// How far a phase of 32 bits moves on in one sample.
fn step(hertz: u32) -> u32 {
    (u64::from(hertz) * (1 << 32) / u64::from(RATE)) as u32
}

/// Nearly a sine, from two parabolas, between -32,767 and 32,767: whole numbers only.
fn wave_form(phase: u32) -> i32 {
    let x = i64::from(phase >> 16) - 32_768;
    ((x * (32_768 - x.abs())) >> 13).clamp(-32_767, 32_767) as i32
}

/// A RIFF file with its title and date.
fn wave(title: &str, day: &str, sound: &[i16]) -> Vec<u8> {
    let mut info = b"INFO".to_vec();
    for (id, text) in [(*b"INAM", title), (*b"ICRD", day), (*b"ISFT", "Recourse demo")] {
        info.extend(chunk(id, &[text.as_bytes(), b"\0"].concat()));
    }
    let mut format = Vec::new();
    format.extend(1u16.to_le_bytes()); // PCM
    format.extend(1u16.to_le_bytes()); // one channel
    format.extend(RATE.to_le_bytes());
    format.extend((RATE * 2).to_le_bytes());
    format.extend(2u16.to_le_bytes());
    format.extend(16u16.to_le_bytes());
    let data: Vec<u8> = sound.iter().flat_map(|s| s.to_le_bytes()).collect();
    let body = [
        b"WAVE".to_vec(),
        chunk(*b"fmt ", &format),
        chunk(*b"LIST", &info),
        chunk(*b"data", &data),
    ];
    chunk(*b"RIFF", &body.concat())
}

fn chunk(id: [u8; 4], content: &[u8]) -> Vec<u8> {
    let mut out = id.to_vec();
    out.extend((content.len() as u32).to_le_bytes());
    out.extend(content);
    out.resize(out.len().next_multiple_of(2), 0);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recordings_play_and_say_what_they_are() {
        for file in recordings() {
            let bytes = &file.bytes;
            assert_eq!((&bytes[..4], &bytes[8..12]), (&b"RIFF"[..], &b"WAVE"[..]));
            let size = u32::from_le_bytes(bytes[4..8].try_into().unwrap());
            assert_eq!(size as usize + 8, bytes.len());
            let seconds = bytes.len() / (RATE as usize * 2);
            assert!((6..=10).contains(&seconds), "{seconds}");
            assert!(bytes.windows(4).any(|w| w == b"DEMO"));
            let loud = bytes[200..].chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]]));
            assert!(loud.map(|v| v.unsigned_abs()).max().unwrap() > 6_000);
        }
    }
}
