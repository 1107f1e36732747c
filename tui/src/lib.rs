//! Recourse program.

pub mod sample;
