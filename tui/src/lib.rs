//! Recourse: the program a shop owner opens when the takings do not arrive.
#![forbid(unsafe_code)]

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
pub mod screen;
pub mod sheet;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
