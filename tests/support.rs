//! What tests share.

pub(crate) mod authority;
pub(crate) mod desk;
pub(crate) mod noodles;
pub(crate) mod sandbox;
pub(crate) mod screen;
