//! Clocks: every deadline as the law computes it, with its working.

pub mod calendar;
mod embedded;

pub use calendar::Calendar;

/// The line (from 1) in which a byte of a text stands.
fn line_at(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}
