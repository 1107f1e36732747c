//! What tests share.

pub(crate) mod desk;
pub(crate) mod noodles;
pub(crate) mod screen;
