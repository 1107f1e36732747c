//! The command line: command in, text and JSON out.

mod attacked;
mod call;
mod case;
mod cipher;
mod clocks;
mod clocks_moved;
mod failures;
mod handover;
mod hands;
mod help;
mod keep;
mod money;
mod money_odd;
mod money_places;
mod money_warned;
mod own_words;
mod page;
mod privacy;
mod process;
mod qr;
mod release;
mod road;
mod stamp;
mod trust;
