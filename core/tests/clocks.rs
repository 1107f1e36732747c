//! The clocks against sources of their own: holiday files, examples, and a second, naive implementation.

#[path = "clocks/calendars.rs"]
mod calendars;
#[path = "clocks/examples.rs"]
mod examples;
