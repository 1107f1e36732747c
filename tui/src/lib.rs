//! Recourse, the program: two faces of one engine. [`cli`] reads commands, prints text or JSON and sets the exit
//! status; without a command and with a terminal the screen opens. Both work through [`ops`]; [`world`] is
//! everything outside, [`failure`] what goes wrong, [`sample`] the shop of the demo and [`demo`] its story, played.
//!
//! The screen, in reading order: [`msg`] (what happened, what to do), [`model`], [`action`] and [`keymap`],
//! [`update`] (decides), [`effect`] (does), [`view`] (draws), [`form`], [`screen`] and [`sheet`].
#![forbid(unsafe_code)]

pub mod cli;
pub mod demo;
pub mod failure;
pub mod ops;
pub mod sample;
pub mod world;

pub mod action;
pub mod app;
pub mod cells;
pub mod effect;
pub mod form;
pub mod keymap;
pub mod model;
pub mod msg;
pub mod pointer;
pub mod screen;
pub mod sheet;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;

use std::ffi::OsString;

/// Runs one command line (the program's name first) and returns its exit status. What the command prints goes to
/// the world's output and error; folders and language come from the flags, else from the surroundings.
pub fn run(args: Vec<OsString>, around: &cli::Surroundings, world: world::World) -> u8 {
    cli::run(args, around, world, &|world| screen(world, around))
}

/// Opens the screen over the book at home.
fn screen(world: world::World, around: &cli::Surroundings) -> failure::Result<()> {
    // `~` in a pasted path means the user's own folder.
    let own = dirs::home_dir().map_or_else(String::new, |p| p.display().to_string());
    app::run(world, around, &own)
}
