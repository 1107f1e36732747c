//! The test desk: keys in, screen out, no terminal, no sleeps. Effects run at once; time moves only by `<wait>`.

use super::noodles::{self, record};
use super::screen;
use recourse_core::locale::Lang;
use recourse_tui::keymap::Key;
use recourse_tui::model::views::{FileView, Snapshot};
use recourse_tui::model::{Model, Settings};
use recourse_tui::msg::{Done, Effect, Msg};
use recourse_tui::update::update;
use std::sync::Arc;

/// A program with somebody in front of it.
pub struct Desk {
    /// Everything shown.
    pub model: Model,
    /// Effects so far, in order.
    pub effects: Vec<Effect>,
}

impl Desk {
    /// A desk over the noodle house's book, in Chinese, 100x30.
    pub fn noodles() -> Self {
        Self::over(Some(noodles::snapshot()), Lang::Zh, (100, 30))
    }

    /// A desk over any book.
    pub fn over(snapshot: Option<Snapshot>, lang: Lang, size: (u16, u16)) -> Self {
        let settings = Settings { lang: lang.tag().into(), ..Settings::default() };
        let model = Model::new(settings, noodles::now(), size);
        let mut desk = Self { model, effects: vec![] };
        desk.send(Msg::Loaded(snapshot.map(Arc::new)));
        desk
    }

    /// Types a story: `<down>`, `<enter>`, `<wait>` and so on, everything else as it stands.
    pub fn keys(&mut self, story: &str) -> &mut Self {
        for msg in parse(story, &self.model) {
            self.send(msg);
        }
        self
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.into()));
        self
    }

    /// Gives the terminal another size.
    pub fn size(&mut self, w: u16, h: u16) -> &mut Self {
        self.send(Msg::Resize(w, h));
        self
    }

    /// The whole screen.
    pub fn screen(&self) -> String {
        screen::draw(&self.model)
    }

    /// Rows that hold any of these words.
    pub fn rows(&self, words: &[&str]) -> String {
        let all = self.screen();
        let kept: Vec<&str> = all.lines().filter(|l| words.iter().any(|w| l.contains(w))).collect();
        kept.join("\n")
    }

    /// Gives a message and runs what it asks for.
    pub fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        for effect in effects {
            self.effects.push(effect.clone());
            if let Some(answer) = self.run(effect) {
                self.send(answer);
            }
        }
    }

    fn run(&mut self, effect: Effect) -> Option<Msg> {
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
            Effect::AddExhibits { paths, .. } => {
                let snapshot = self.model.snap.clone()?;
                Some(Msg::Recorded { snapshot, done: Done::Exhibits(paths, vec![]) })
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
pub fn key(name: &str) -> Key {
    match name {
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "tab" => Key::Tab,
        "backtab" => Key::BackTab,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
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
