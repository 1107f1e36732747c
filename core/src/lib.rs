//! Recourse core: the log, the case, the clocks, the money and the bundle of a payment dispute.
//!
//! In reading order: [`hash`], [`case`], [`audit`], [`book`], [`store`]; [`statement`] and [`reconcile`];
//! [`rules`]; [`locale`], [`document`], [`render`], [`bundle`]; [`hygiene`] guards every way in and out.
//! Only [`store`] does I/O. Time, randomness, actor and bytes come in as arguments.
#![forbid(unsafe_code)]

pub mod audit;
pub mod book;
pub mod bundle;
pub mod calendar;
pub mod case;
pub mod diagnosis;
pub mod document;
pub mod hash;
pub mod hygiene;
pub mod letter;
pub mod locale;
pub mod next;
pub mod reconcile;
pub mod render;
pub mod road;
pub mod rules;
pub mod search;
pub mod statement;
pub mod store;

pub use case::money::{Currency, Money};
pub use hash::Hash;
