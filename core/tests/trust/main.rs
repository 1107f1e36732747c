//! The bundle as strangers and attackers see it: written on a fixed seed, damaged in every way, judged by tools that
//! are not ours.

mod attack;
mod kit;
mod sample;
mod tools;
mod vectors;
mod written;
