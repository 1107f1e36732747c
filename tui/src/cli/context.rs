//! What a command gets to work with.

use super::console::Shared;
use super::outcome::{Outcome, Warning};
use super::surroundings::{HomeSource, Surroundings};
use crate::failure::Result;
use crate::ops::{Desk, store_failure};
use crate::world::World;
use recourse_core::locale::Locale;

/// The world, and what the command line knows beside it.
pub(super) struct Context {
    pub(super) world: World,
    pub(super) around: Surroundings,
    pub(super) home_source: HomeSource,
    /// The commands, in the chosen language.
    pub(super) tree: clap::Command,
    /// Standard output, for what is told step by step.
    pub(super) out: Shared,
    /// Standard error, for what is said while a command works.
    pub(super) err: Shared,
    /// One JSON object is wanted.
    pub(super) json: bool,
    /// The command writes entries.
    pub(super) records: bool,
    /// It signs.
    pub(super) signs: bool,
    /// Where the passphrase of the key is read from.
    pub(super) key_fd: Option<u32>,
}

impl Context {
    /// Opens the book, does something with it, and adds what every answer about this book has to say.
    pub(super) fn at_desk(
        self,
        work: impl FnOnce(&mut Desk) -> Result<Outcome>,
    ) -> Result<Outcome> {
        self.at(Desk::open, work)
    }

    /// The same over a book that is verified from its first row by what is done.
    pub(super) fn at_desk_to_verify(
        self,
        work: impl FnOnce(&mut Desk) -> Result<Outcome>,
    ) -> Result<Outcome> {
        self.at(Desk::open_to_verify, work)
    }

    pub(super) fn at(
        self,
        open: impl FnOnce(World) -> Result<Desk>,
        work: impl FnOnce(&mut Desk) -> Result<Outcome>,
    ) -> Result<Outcome> {
        let mut world = self.world;
        super::book::ask(&mut world)?;
        let mut desk = open(world)?;
        let warnings = about_book(&desk);
        if self.records && desk.has_book() {
            // Said first: in a damaged book even the case may not be found.
            desk.store()?.writable().map_err(store_failure)?;
        }
        let is_new = !desk.has_book();
        if self.signs {
            super::key::unlock(&mut desk, self.key_fd)?;
        }
        let before = desk.head();
        let mut outcome = work(&mut desk)?;
        outcome.warnings.splice(0..0, warnings);
        if desk.head() != before {
            let notice = crate::ops::doctor::key_notice(&desk);
            outcome.warnings.extend(notice.map(|(code, text)| Warning::new(code, text)));
        }
        if is_new && desk.has_book() {
            outcome.warnings.extend(of_place(&desk));
        }
        Ok(outcome)
    }

    pub(super) fn locale(&self) -> &Locale {
        &self.world.locale
    }
}

/// The new book lies where a live one gets damaged.
fn of_place(desk: &Desk) -> Option<Warning> {
    use crate::ops::place::{self, Kind};
    let kind = place::of(&desk.world.home).kind;
    if kind == Kind::Local {
        return None;
    }
    let name = kind.name();
    let text = desk
        .world
        .locale
        .fill(&format!("keep-place-{}-warn", kind.word()), recourse_core::args![name = name]);
    Some(Warning::new("W-PLACE", text))
}

/// It is a demo, it is damaged, or an old copy was put back.
pub(super) fn about_book(desk: &Desk) -> Vec<Warning> {
    let locale = &desk.world.locale;
    let mut out = Vec::new();
    if let Some(at) = desk.book().demo_at {
        let day = at.date_naive().to_string();
        out.push(Warning::new(
            "W-DEMO",
            locale.fill("cli-warn-demo", recourse_core::args![day = day]),
        ));
    }
    let Ok(store) = desk.store() else { return out };
    if desk.world.book_passphrase.is_some() && store.opened_with().is_none() {
        out.push(Warning::new("W-BOOK-PLAIN", locale.text("cipher-warn-plain")));
    }
    if !store.is_intact() {
        out.push(Warning::new("W-BOOK-DAMAGED", locale.text("cli-warn-damaged")));
    }
    if let Some(last) = crate::ops::doctor::clock_behind(desk) {
        let (now, last) =
            (desk.world.now().format("%Y-%m-%d %H:%M"), last.format("%Y-%m-%d %H:%M"));
        let args = recourse_core::args![now = now.to_string(), last = last.to_string()];
        out.push(Warning::new("W-CLOCK-BACK", locale.fill("keep-warn-clock", args)));
    }
    if store.memory_is_other() {
        out.push(Warning::new("W-BOOK-NO-MEMORY", locale.text("keep-warn-no-memory")));
    }
    out.extend(
        crate::ops::doctor::unsigned(desk).into_iter().map(|(code, text)| Warning::new(code, text)),
    );
    // Said once: by what this computer remembers, or by its last backup where that memory is gone or says less.
    if let Some(words) =
        crate::ops::doctor::behind_backup(desk).filter(|_| store.rolled_back().is_none())
    {
        out.push(Warning::new("W-BOOK-OLDER", words));
    }
    if let Some(gone) = store.rolled_back() {
        let args = recourse_core::args![seq = gone.head.seq, now = gone.now, kind = gone.kind()];
        out.push(Warning::new("W-BOOK-OLDER", locale.fill("cli-warn-rolled-back", args)));
    }
    out
}
