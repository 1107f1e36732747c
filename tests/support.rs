//! What tests share.

pub mod desk;
pub mod noodles;
pub mod sandbox;
pub mod screen;
