//! Recourse program.
