//! One stream for two threads. Each piece is read once, by whichever of the two wants it first: the one that is ahead
//! does the reading, so that both end at about the same time however their work differs.

use super::zip::read_some;
use std::io::{self, Read};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, RwLock};

/// Bytes read at a time.
const PIECE: usize = 256 * 1024;
/// Pieces held: so far may one thread be ahead of the other.
const HELD: usize = 32;
/// Pieces read before they are wanted. Without them both would want the same piece at the same moment, and one of
/// them would sleep each time the other reads.
const AHEAD: u64 = 4;

/// A stream that two threads go through, each from its beginning to its end.
pub(super) struct Feed<R> {
    source: Mutex<R>,
    pieces: [RwLock<Vec<u8>>; HELD],
    state: Mutex<State>,
    moved: Condvar,
}

#[derive(Default)]
struct State {
    /// Pieces read so far; piece `n` lies in place `n % HELD`.
    read: u64,
    /// Pieces each of the two is done with.
    done: [u64; 2],
    /// One of them is reading the next.
    reading: bool,
    /// The stream ended after the last piece.
    ended: bool,
    /// What stopped the reading.
    fault: Option<io::ErrorKind>,
}

/// What one of the two does next.
enum Next {
    Take(u64),
    Read(u64),
    End,
}

impl<R: Read> Feed<R> {
    /// From where the source stands.
    pub(super) fn new(source: R) -> Self {
        let pieces = std::array::from_fn(|_| RwLock::default());
        Self { source: Mutex::new(source), pieces, state: Mutex::default(), moved: Condvar::new() }
    }

    /// Hands every piece to `body`, in order. `who` is 0 on one thread and 1 on the other.
    pub(super) fn each(&self, who: usize, mut body: impl FnMut(&[u8])) -> io::Result<()> {
        let _leaving = Leaving { feed: self, who };
        loop {
            match self.next(who)? {
                Next::End => return Ok(()),
                Next::Read(number) => self.read(number),
                Next::Take(number) => {
                    // Nobody writes here before both are done with it.
                    body(&self.piece(number).read().unwrap_or_else(PoisonError::into_inner));
                    if let Some(done) = self.state().done.get_mut(who) {
                        *done = number + 1;
                    }
                    self.moved.notify_one();
                }
            }
        }
    }

    fn next(&self, who: usize) -> io::Result<Next> {
        let mut state = self.state();
        loop {
            let number = state.done.get(who).copied().unwrap_or(u64::MAX);
            let last = state.done.iter().copied().min().unwrap_or_default();
            let goes_on = !state.ended && state.fault.is_none() && !state.reading;
            let room = state.read.saturating_sub(last) < HELD as u64;
            if goes_on && room && state.read < number.saturating_add(AHEAD) {
                state.reading = true;
                return Ok(Next::Read(state.read));
            }
            if number < state.read {
                return Ok(Next::Take(number));
            }
            if let Some(fault) = state.fault {
                return Err(fault.into());
            }
            if state.ended {
                return Ok(Next::End);
            }
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn read(&self, number: u64) {
        let mut piece = self.piece(number).write().unwrap_or_else(PoisonError::into_inner);
        piece.resize(PIECE, 0);
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let count = read_some(&mut *source, &mut piece);
        piece.truncate(*count.as_ref().unwrap_or(&0));
        drop(piece);
        let mut state = self.state();
        state.reading = false;
        match count {
            Ok(0) => state.ended = true,
            Ok(_) => state.read += 1,
            Err(error) => state.fault = Some(error.kind()),
        }
        self.moved.notify_one();
    }

    fn piece(&self, number: u64) -> &RwLock<Vec<u8>> {
        &self.pieces[usize::try_from(number % HELD as u64).unwrap_or_default()]
    }
}

impl<R> Feed<R> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whoever leaves, for whatever reason, is waited for no longer.
struct Leaving<'a, R> {
    feed: &'a Feed<R>,
    who: usize,
}

impl<R> Drop for Leaving<'_, R> {
    fn drop(&mut self) {
        let mut state = self.feed.state();
        if let Some(done) = state.done.get_mut(self.who) {
            *done = u64::MAX;
        }
        if std::thread::panicking() {
            state.fault = Some(io::ErrorKind::Other);
        }
        self.feed.moved.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn both<R: Read + Send>(source: R, slow: usize) -> [io::Result<Vec<u8>>; 2] {
        let feed = Feed::new(source);
        let run = |who: usize| {
            let mut all = Vec::new();
            let take = |piece: &[u8]| {
                all.extend_from_slice(piece);
                if who == slow {
                    std::thread::sleep(Duration::from_millis(1));
                }
            };
            feed.each(who, take).map(|()| all)
        };
        std::thread::scope(|scope| {
            let other = scope.spawn(|| run(1));
            [run(0), other.join().unwrap()]
        })
    }

    #[test]
    fn both_see_every_byte_in_order_whoever_is_slower() {
        for (size, slow) in [(0, 2), (1, 2), (PIECE, 0), (PIECE * 90 + 7, 0), (PIECE * 90 + 7, 1)] {
            let all: Vec<u8> = (0..size).map(|i| (i % 251) as u8).collect();
            let seen = both(all.as_slice(), slow);
            assert!(seen.iter().all(|one| *one.as_ref().unwrap() == all), "{size}");
        }
    }

    /// A disk that is damaged after so many bytes.
    struct Damaged(usize);

    impl Read for Damaged {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.min(buffer.len());
            self.0 -= count;
            if count == 0 { Err(io::ErrorKind::InvalidData.into()) } else { Ok(count) }
        }
    }

    #[test]
    fn both_are_told_of_a_damaged_disk() {
        for seen in both(Damaged(PIECE * 12 + 5), 1) {
            assert_eq!(seen.unwrap_err().kind(), io::ErrorKind::InvalidData);
        }
    }
}
