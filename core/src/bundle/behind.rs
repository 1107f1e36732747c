//! Work behind: what is written here is written by another thread, so that reading goes on meanwhile. A bundle is
//! read, hashed and written in gigabytes, and one core alone would do these one after the other.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};

/// Bytes handed over at a time.
pub const PIECE: usize = 256 * 1024;
/// Pieces that may wait: a slow disk holds the reader up, it does not fill the memory.
const WAITING: usize = 6;

/// A writer whose bytes are written on another thread, in order. An error there comes back at a later write, at the
/// latest from [`Behind::finish`]; nothing is certain to be written before that.
pub struct Behind<W> {
    pieces: Option<SyncSender<Vec<u8>>>,
    empty: Receiver<Vec<u8>>,
    filling: Vec<u8>,
    thread: Option<JoinHandle<io::Result<W>>>,
}

impl<W: Write + Send + 'static> Behind<W> {
    /// Begins; fails where the system gives no thread.
    pub fn new(mut out: W) -> io::Result<Self> {
        let (pieces, waiting) = sync_channel::<Vec<u8>>(WAITING);
        let (back, empty) = channel();
        let work = move || {
            for piece in waiting {
                out.write_all(&piece)?;
                // Nobody takes it back at the end.
                back.send(piece).ok();
            }
            out.flush()?;
            Ok(out)
        };
        let thread = Builder::new().name("behind".into()).spawn(work)?;
        Ok(Self {
            pieces: Some(pieces),
            empty,
            filling: Vec::with_capacity(PIECE),
            thread: Some(thread),
        })
    }

    /// Hands over a piece and gives one to fill anew, which may hold old bytes.
    pub fn give(&mut self, piece: Vec<u8>) -> io::Result<Vec<u8>> {
        let taken = self.pieces.as_ref().is_some_and(|pieces| pieces.send(piece).is_ok());
        if !taken {
            return Err(self.end().err().unwrap_or_else(ended));
        }
        Ok(self.empty.try_recv().unwrap_or_else(|_| Vec::with_capacity(PIECE)))
    }

    /// Waits until everything is written and gives the writer back.
    pub fn finish(mut self) -> io::Result<W> {
        let last = std::mem::take(&mut self.filling);
        if !last.is_empty() {
            self.give(last)?;
        }
        self.end()
    }

    fn hand_over(&mut self) -> io::Result<()> {
        let full = std::mem::take(&mut self.filling);
        self.filling = self.give(full)?;
        self.filling.clear();
        Ok(())
    }
}

impl<W> Behind<W> {
    fn end(&mut self) -> io::Result<W> {
        self.pieces = None;
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(result)) => result,
            _ => Err(ended()),
        }
    }
}

fn ended() -> io::Error {
    io::Error::other("the writing thread has ended")
}

impl<W: Write + Send + 'static> Write for Behind<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = PIECE.saturating_sub(self.filling.len()).min(bytes.len());
        let (now, _) = bytes.split_at(room);
        self.filling.extend_from_slice(now);
        if self.filling.len() >= PIECE {
            self.hand_over()?;
        }
        Ok(room)
    }

    /// Hands over what is there; it does not wait until that is written.
    fn flush(&mut self) -> io::Result<()> {
        if self.filling.is_empty() { Ok(()) } else { self.hand_over() }
    }
}

impl<W> Drop for Behind<W> {
    /// Nothing is written any more once it is gone: the file may be deleted next.
    fn drop(&mut self) {
        drop(self.end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_in_the_same_order() {
        let all: Vec<u8> = (0..PIECE * 20 + 7).map(|i| (i % 251) as u8).collect();
        let mut out = Behind::new(Vec::new()).unwrap();
        for piece in all.chunks(70_001) {
            out.write_all(piece).unwrap();
        }
        assert!(out.finish().unwrap() == all);
        assert!(Behind::new(Vec::new()).unwrap().finish().unwrap().is_empty());
    }

    /// A disk with room for so many bytes.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let room = self.0.min(bytes.len());
            self.0 -= room;
            if room == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(room) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_is_said() {
        let write = |bytes: usize| {
            let mut out = Behind::new(Full(PIECE))?;
            out.write_all(&vec![0; bytes])?;
            out.finish().map(|_| ())
        };
        assert!(write(PIECE).is_ok());
        for bytes in [PIECE + 1, PIECE * 30] {
            assert_eq!(write(bytes).unwrap_err().kind(), io::ErrorKind::StorageFull);
        }
    }
}
