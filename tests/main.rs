//! Stories.

mod monkey;
mod screens;
mod support;
