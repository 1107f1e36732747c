//! Recourse program.

pub mod action;
pub mod cells;
pub mod form;
pub mod keymap;
pub mod model;
pub mod msg;
pub mod screen;
pub mod sheet;
pub mod theme;
pub mod update;
pub mod view;
