//! What tests share.

#![allow(clippy::unwrap_used)] // tests

pub(crate) mod desk;
pub(crate) mod noodles;
pub(crate) mod screen;
