//! One story file per screen: keys in, screen out.

#![allow(clippy::unwrap_used)] // tests

mod along;
mod browse;
mod case;
mod clocks;
mod contact;
mod drafts;
mod evidence;
mod handover;
mod keys;
mod mail;
mod money;
mod mouse;
mod pages;
mod proof;
mod road;
mod rules;
mod sizes;
mod steps;
mod today;
mod trust;
mod wizard;
mod words;
