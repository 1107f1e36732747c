//! The case: one dispute, folded from its events.

pub mod contact;
pub mod event;
pub mod exhibit;
pub mod money;
pub mod party;
pub mod stage;
pub mod voucher;
