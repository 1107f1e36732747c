//! Lines of a log file as they stream, with a cap on their length.

use crate::bundle::zip::read_some;
use std::io::{self, Read};

/// Yields lines with their newline. A line beyond the cap ends the file early, as a piece without newline.
pub(super) struct Lines<'r> {
    reader: &'r mut dyn Read,
    buffer: Vec<u8>,
    from: usize,
    most: usize,
    ended: bool,
}

impl<'r> Lines<'r> {
    pub(super) fn new(reader: &'r mut dyn Read, most: usize) -> Self {
        Self { reader, buffer: Vec::new(), from: 0, most, ended: false }
    }

    pub(super) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut searched = self.from;
        loop {
            let rest = self.buffer.get(searched..).unwrap_or_default();
            if let Some(at) = rest.iter().position(|b| *b == b'\n') {
                let to = searched + at + 1;
                let line = self.buffer.get(self.from..to).unwrap_or_default().to_vec();
                self.from = to;
                return Ok(Some(line));
            }
            searched = self.buffer.len();
            if self.ended || searched - self.from > self.most {
                self.ended = true;
                let rest = self.buffer.split_off(self.from);
                self.buffer.clear();
                self.from = 0;
                return Ok((!rest.is_empty()).then_some(rest));
            }
            self.buffer.drain(..self.from);
            searched -= self.from;
            self.from = 0;
            self.fill()?;
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let old = self.buffer.len();
        self.buffer.resize(old + 64 * 1024, 0);
        let n = read_some(self.reader, self.buffer.get_mut(old..).unwrap_or_default())?;
        self.buffer.truncate(old + n);
        self.ended = n == 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8], most: usize) -> Vec<Vec<u8>> {
        let mut reader = bytes;
        let mut lines = Lines::new(&mut reader, most);
        std::iter::from_fn(|| lines.next().unwrap()).collect()
    }

    #[test]
    fn every_byte_comes_back_in_lines() {
        assert_eq!(all(b"", 9), Vec::<Vec<u8>>::new());
        assert_eq!(all(b"a\n\nb", 9), vec![b"a\n".to_vec(), b"\n".to_vec(), b"b".to_vec()]);
        let text: Vec<u8> = (0..5000).flat_map(|n| format!("{n:0100}\n").into_bytes()).collect();
        assert_eq!(all(&text, 200).concat(), text);
        assert_eq!(all(&text, 200).len(), 5000);
    }

    #[test]
    fn an_endless_line_ends_the_file() {
        let long = vec![b'x'; 1 << 20];
        let lines = all(&long, 1000);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].len() < 200_000 && !lines[0].ends_with(b"\n"));
    }
}
