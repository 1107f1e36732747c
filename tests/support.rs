//! What tests share.

<<<<<<< HEAD
pub(crate) mod desk;
pub(crate) mod noodles;
pub(crate) mod screen;
=======
pub mod desk;
pub mod noodles;
pub mod sandbox;
pub mod screen;
>>>>>>> cli
