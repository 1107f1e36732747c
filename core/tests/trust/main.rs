//! The bundle as strangers and attackers see it: written on a fixed seed, damaged in every way, judged by tools that
//! are not ours.

// A test that cannot go on should stop; modules of one test program share their helpers.
#![allow(clippy::unwrap_used, unreachable_pub, missing_docs)]

mod attack;
mod bags;
mod conformance;
mod damage;
mod hostile;
mod kit;
mod more;
mod odd;
mod sample;
mod schema;
mod stamped;
mod stamps;
mod tools;
mod vectors;
mod written;
