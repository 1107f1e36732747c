//! The test desk: keys in, screen out, no terminal, no sleeps. Effects run at once; time moves only by `<wait>`.

use super::noodles::{self, record};
use super::screen;
use recourse_core::locale::Lang;
use recourse_tui::effect::{self, Hands, Line};
use recourse_tui::keymap::Key;
use recourse_tui::model::views::{FileView, Snapshot};
use recourse_tui::model::{Model, Settings};
use recourse_tui::msg::{Done, Effect, Msg};
use recourse_tui::update::update;
use recourse_tui::world::World;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A program with somebody in front of it.
pub(crate) struct Desk {
    /// Everything shown.
    pub(crate) model: Model,
    /// Effects so far, in order.
    pub(crate) effects: Vec<Effect>,
    /// A real book in a folder of its own; `None` runs effects in memory.
    hands: Option<Hands>,
    /// Asked to stop before the next effect begins.
    pub(crate) cancel: bool,
    folder: Option<tempfile::TempDir>,
}

impl Desk {
    /// A desk over the noodle house's book, in Chinese, 100x30.
    pub(crate) fn noodles() -> Self {
        Self::over(Some(noodles::snapshot()), Lang::Zh, (100, 30))
    }

    /// A desk over any book.
    pub(crate) fn over(snapshot: Option<Snapshot>, lang: Lang, size: (u16, u16)) -> Self {
        let settings = Settings { lang: lang.tag().into(), ..Settings::default() };
        let model = Model::new(settings, noodles::now(), size);
        let mut desk = Self { model, effects: vec![], hands: None, cancel: false, folder: None };
        desk.send(Msg::Loaded(snapshot.map(Arc::new)));
        desk
    }

    /// A desk whose book is still being opened.
    pub(crate) fn starting(lang: Lang) -> Self {
        let settings = Settings { lang: lang.tag().into(), ..Settings::default() };
        let model = Model::new(settings, noodles::now(), (100, 30));
        Self { model, effects: vec![], hands: None, cancel: false, folder: None }
    }

    /// Records an event of a case, as another window would.
    pub(crate) fn record(&mut self, case: &str, event: recourse_core::case::event::Event) {
        let effect = Effect::Record {
            case: Some(case.into()),
            events: vec![event],
            done: Done::Entry("tui-done-clock", String::new()),
            draft: None,
        };
        let answer = self.run(effect).unwrap();
        self.send(answer);
    }

    /// Id of the party with this name.
    pub(crate) fn party(&self, name: &str) -> String {
        let case = self.model.current_case().unwrap();
        case.parties.iter().find(|p| p.name().contains(name)).unwrap().now.id.clone()
    }

    /// Limitation dates of everybody but this party.
    pub(crate) fn deadlines_not_of(&self, name: &str) -> Vec<(String, String)> {
        let all = &self.model.snap.as_ref().unwrap().deadlines;
        let others = all.iter().filter(|d| d.key == "CN-LIM-3Y" && !d.label.contains(name));
        others.map(|d| (d.label.clone(), d.due.to_string())).collect()
    }

    /// A desk with a real book in an empty folder, 100x30.
    pub(crate) fn at_home(lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Self::at(&folder.path().join("book"), lang);
        desk.folder = Some(folder);
        desk
    }

    /// A desk over the book in this folder, as after starting the program.
    pub(crate) fn at(home: &Path, lang: Lang) -> Self {
        let world = World::still(home.to_path_buf(), lang, noodles::now());
        let settings = effect::settings_of(&world);
        let model = Model::new(settings, noodles::now(), (100, 30));
        let hands = Some(Hands::open(world, "/home/wang"));
        let mut desk = Self { model, effects: vec![], hands, cancel: false, folder: None };
        let loaded = desk.run(Effect::Load).unwrap();
        desk.send(loaded);
        desk
    }

    /// Says where files are kept.
    pub(crate) fn places(&mut self, places: Vec<(&'static str, std::path::PathBuf)>) {
        self.hands.as_mut().unwrap().places = places;
    }

    /// Says what reminds by the clock.
    pub(crate) fn scheduler(&mut self, scheduler: recourse_tui::ops::remind::Scheduler) {
        self.hands.as_mut().unwrap().scheduler = scheduler;
    }

    /// What works on the real book.
    pub(crate) fn hands(&self) -> &Hands {
        self.hands.as_ref().unwrap()
    }

    /// Where the book lies.
    pub(crate) fn home(&self) -> std::path::PathBuf {
        self.hands.as_ref().unwrap().desk.world.home.clone()
    }

    /// A file in the desk's own folder, with this content.
    pub(crate) fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.folder.as_ref().unwrap().path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// The program is killed and started again: nothing of the model survives.
    pub(crate) fn kill_and_reopen(self) -> Self {
        let Self { hands, folder, model, .. } = self;
        let home = hands.as_ref().unwrap().desk.world.home.clone();
        drop(hands);
        let mut desk = Self::at(&home, model.locale.lang());
        desk.folder = folder;
        desk
    }

    /// Types a story: `<down>`, `<enter>`, `<wait>` and so on, everything else as it stands.
    pub(crate) fn keys(&mut self, story: &str) -> &mut Self {
        for msg in parse(story, &self.model) {
            self.send(msg);
        }
        self
    }

    /// Pastes text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.into()));
        self
    }

    /// Gives the terminal another size.
    pub(crate) fn size(&mut self, w: u16, h: u16) -> &mut Self {
        self.send(Msg::Resize(w, h));
        self
    }

    /// The whole screen.
    pub(crate) fn screen(&self) -> String {
        screen::draw(&self.model)
    }

    /// Rows that hold any of these words.
    pub(crate) fn rows(&self, words: &[&str]) -> String {
        let all = self.screen();
        let kept: Vec<&str> = all.lines().filter(|l| words.iter().any(|w| l.contains(w))).collect();
        kept.join("\n")
    }

    /// Gives a message and runs what it asks for.
    pub(crate) fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        for effect in effects {
            self.effects.push(effect.clone());
            if let Some(answer) = self.run(effect) {
                self.send(answer);
            }
        }
    }

    fn run(&mut self, effect: Effect) -> Option<Msg> {
        let Some(hands) = &mut self.hands else { return self.pretend(effect) };
        let cancel = AtomicBool::new(self.cancel);
        let mut said = Vec::new();
        let mut tell = |msg| said.push(msg);
        let answer = effect::run(effect, hands, &mut Line { tell: &mut tell, cancel: &cancel });
        for msg in said {
            self.send(msg);
        }
        self.check();
        answer
    }

    /// After every effect the whole book is walked again and must be sound.
    fn check(&self) {
        let Some(hands) = &self.hands else { return };
        if let Ok(store) = hands.desk.store() {
            let findings = store.walk().findings;
            assert!(findings.is_empty(), "{findings:?}");
        }
    }

    fn pretend(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::SaveDraft { key, json } => {
                Some(Msg::DraftSaved { key, json, at: self.model.now })
            }
            Effect::Record { case, events, done, draft } => {
                let mut snap = self.model.snap.as_deref().cloned().unwrap_or_default();
                let id = case.unwrap_or_else(|| "ff".repeat(16));
                let at = self.model.now.to_utc().format("%Y-%m-%dT%H:%M:%S.000Z").to_string();
                for event in events {
                    record(&mut snap.book, &id, &at, event);
                }
                snap.drafts.retain(|d| Some(&d.key) != draft.as_ref());
                Some(Msg::Recorded { snapshot: Arc::new(snap), done })
            }
            Effect::LookAtFiles(text) => Some(Msg::FilesSeen(text.lines().map(seen).collect())),
            Effect::AddExhibits { files, .. } => {
                let snapshot = self.model.snap.clone()?;
                Some(Msg::Recorded {
                    snapshot,
                    done: Done::Exhibits(files.into_iter().map(|f| f.0).collect(), vec![]),
                })
            }
            _ => None,
        }
    }
}

fn seen(path: &str) -> FileView {
    let name = path.rsplit('/').next().unwrap_or_default().to_string();
    FileView {
        path: path.into(),
        sha256: Some(recourse_core::Hash::of(name.as_bytes())),
        name,
        size: 421_888,
        format: "JPEG".into(),
        guess: "slip".into(),
        known: None,
        problem: None,
        review: Vec::new(),
        locked: false,
        cards: false,
        other_side: false,
        headers: Vec::new(),
    }
}

/// Messages of a story.
fn parse(story: &str, model: &Model) -> Vec<Msg> {
    let mut out = Vec::new();
    let mut rest = story;
    let (now, mut ms) = (model.now, model.ms);
    while let Some(c) = rest.chars().next() {
        let name = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        if let Some((name, after)) = name.filter(|(n, _)| n.len() < 12 && !n.contains(' ')) {
            rest = after;
            out.push(match name {
                "wait" => {
                    ms += 1000;
                    Msg::Tick { now, ms }
                }
                "lt" => Msg::Key(Key::Char('<')),
                name => Msg::Key(key(name)),
            });
        } else {
            out.push(Msg::Key(Key::Char(c)));
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The key of a name.
pub(crate) fn key(name: &str) -> Key {
    match name {
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "tab" => Key::Tab,
        "backtab" => Key::BackTab,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "backspace" => Key::Backspace,
        "pgup" => Key::PageUp,
        "pgdn" => Key::PageDown,
        "home" => Key::Home,
        "end" => Key::End,
        "bs" => Key::Backspace,
        "del" => Key::Delete,
        name => match name.strip_prefix("c-").and_then(|r| r.chars().next()) {
            Some(c) => Key::Ctrl(c),
            None => panic!("no key is called <{name}>"),
        },
    }
}
