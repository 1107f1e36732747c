//! What a phone writes into a photo: when it was taken and which way up it is.

/// A little-endian TIFF block with orientation and times. `taken` is `YYYY:MM:DD hh:mm:ss`.
pub(super) fn block(orientation: u16, taken: &str) -> Vec<u8> {
    let taken = format!("{taken}\0");
    let text = |s: &str| format!("{s}\0").into_bytes();
    let camera = [
        (0x010e, text("DEMO - all made up")), // ImageDescription
        (0x010f, text("Recourse")),           // Make
        (0x0110, text("DEMO camera")),        // Model
    ];
    let mut ifd = Directory::default();
    for (tag, value) in camera {
        ifd.text(tag, value);
    }
    ifd.short(0x0112, orientation);
    ifd.text(0x0132, taken.clone().into_bytes()); // DateTime
    let mut details = Directory::default();
    details.text(0x9003, taken.into_bytes()); // DateTimeOriginal
    details.text(0x9011, text("+08:00")); // OffsetTimeOriginal
    // The details follow the first directory with its values.
    let at = 8 + ifd.size() + 12;
    ifd.long(0x8769, at as u32);
    let mut out = b"II\x2a\x00\x08\x00\x00\x00".to_vec();
    ifd.write(&mut out);
    details.write(&mut out);
    out
}

/// Entries in order of their tags, and the values too long to stand in them.
#[derive(Default)]
struct Directory {
    entries: Vec<(u16, u16, Vec<u8>)>,
}

impl Directory {
    fn text(&mut self, tag: u16, value: Vec<u8>) {
        self.entries.push((tag, 2, value));
    }

    fn short(&mut self, tag: u16, value: u16) {
        self.entries.push((tag, 3, value.to_le_bytes().to_vec()));
    }

    fn long(&mut self, tag: u16, value: u32) {
        self.entries.push((tag, 4, value.to_le_bytes().to_vec()));
    }

    /// Bytes it takes with its values, each value on an even offset.
    fn size(&self) -> usize {
        let values = self.entries.iter().filter(|e| e.2.len() > 4);
        6 + 12 * self.entries.len() + values.map(|e| e.2.len().next_multiple_of(2)).sum::<usize>()
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut values = Vec::new();
        let base = out.len() + 6 + 12 * self.entries.len();
        out.extend((self.entries.len() as u16).to_le_bytes());
        for (tag, kind, value) in &self.entries {
            let width = match kind {
                3 => 2,
                4 => 4,
                _ => 1,
            };
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(((value.len() / width) as u32).to_le_bytes());
            if value.len() <= 4 {
                let mut inline = value.clone();
                inline.resize(4, 0);
                out.extend(inline);
            } else {
                out.extend(((base + values.len()) as u32).to_le_bytes());
                values.extend(value);
                values.resize(values.len().next_multiple_of(2), 0);
            }
        }
        out.extend(0u32.to_le_bytes());
        out.extend(values);
    }
}
