//! Recourse: the program a shop owner opens when the takings do not arrive.
#![forbid(unsafe_code)]

pub mod failure;
pub mod ops;
pub mod sample;
pub mod world;
