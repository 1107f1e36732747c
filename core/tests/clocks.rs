//! The clocks against sources of their own: holiday files, examples, and a second, naive implementation.

#![allow(clippy::unwrap_used)] // a test may

#[path = "clocks/all_packs.rs"]
mod all_packs;
#[path = "clocks/calendars.rs"]
mod calendars;
#[path = "clocks/examples.rs"]
mod examples;
#[path = "clocks/naive.rs"]
mod naive;
#[path = "clocks/properties.rs"]
mod properties;
#[path = "clocks/words.rs"]
mod words;
