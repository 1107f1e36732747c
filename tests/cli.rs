//! The command line: command in, text and JSON out.

mod call;
mod case;
mod clocks;
mod failures;
mod help;
mod money;
mod process;
mod trust;
