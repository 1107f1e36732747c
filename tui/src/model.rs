//! The model: everything the program shows, and nothing it would have to fetch.

pub mod road;
pub mod views;

use crate::form::Form;
use crate::msg::Progress;
use crate::screen::{Screen, What};
use crate::sheet::Sheet;
use crate::theme::{Colours, Glyphs};
use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::case::Case;
use recourse_core::case::party::Role as PartyRole;
use recourse_core::locale::{Lang, Locale};
use recourse_core::rules::RulePack;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use views::{Problem, ReconcileView, Snapshot};

/// What the user chose once; kept outside the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `zh-CN` or `en`.
    pub lang: String,
    /// Frames.
    pub glyphs: Glyphs,
    /// Frames are as the terminal draws them; otherwise as chosen.
    pub probes: bool,
    /// Colours.
    pub colours: Colours,
    /// The mouse clicks and scrolls; off, the terminal selects text with it.
    pub mouse: bool,
    /// Who records, as a name for people.
    pub actor: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: "zh-CN".into(),
            glyphs: Glyphs::Ascii,
            probes: false,
            colours: Colours::Terminal,
            mouse: true,
            actor: String::new(),
        }
    }
}

/// A line at the foot of the body, until the next key.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// Something went well.
    Done(String),
    /// Something to know.
    Hint(String),
    /// Something failed.
    Failed(Problem),
}

/// A job that runs beside the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Message id of its name.
    pub name: &'static str,
    /// How far it is, once it said so.
    pub progress: Option<Progress>,
    /// When it started, in milliseconds of [`Model::ms`].
    pub since: u64,
    /// It can be stopped half-way.
    pub stops: bool,
    /// The user asked to stop it.
    pub cancelling: bool,
}

/// Everything shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The open book; `None` until one is read or made.
    pub snap: Option<Arc<Snapshot>>,
    /// While a book is opened: verified up to this entry, of so many.
    pub checking: Option<(u64, u64)>,
    /// Last reconciliation.
    pub runs: Option<Arc<ReconcileView>>,
    /// Language of everything drawn.
    pub locale: Locale,
    /// Chosen once.
    pub settings: Settings,
    /// The story's or the system's time.
    pub now: DateTime<FixedOffset>,
    /// Cells of the terminal.
    pub size: (u16, u16),
    /// Screens, the one on top is shown; never empty.
    pub stack: Vec<Screen>,
    /// Covers the body while open.
    pub sheet: Option<Sheet>,
    /// Foot line.
    pub notice: Option<Notice>,
    /// Running job.
    pub job: Option<Job>,
    /// Milliseconds since the program started, as of the last tick.
    pub ms: u64,
    /// First Ctrl-C, to tell a second one.
    pub ctrl_c: Option<u64>,
    /// The mouse is left to the terminal until the next key, so that text can be selected.
    pub selecting: bool,
    /// The program is leaving.
    pub over: bool,
}

impl Model {
    /// A model that knows nothing yet but its size, language and time.
    pub fn new(settings: Settings, now: DateTime<FixedOffset>, size: (u16, u16)) -> Self {
        let lang = Lang::parse(&settings.lang).unwrap_or(Lang::En);
        Self {
            snap: None,
            checking: None,
            runs: None,
            locale: Locale::new(lang),
            settings,
            now,
            size,
            stack: vec![Screen::new(What::Starting)],
            sheet: None,
            notice: None,
            job: None,
            ms: 0,
            ctrl_c: None,
            selecting: false,
            over: false,
        }
    }

    /// The mouse is ours now.
    pub fn takes_mouse(&self) -> bool {
        self.settings.mouse && !self.selecting
    }

    /// Today, as the book counts.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The shown screen.
    pub fn screen(&self) -> &Screen {
        self.stack.last().unwrap_or_else(|| unreachable!("the stack is never empty"))
    }

    /// The shown screen, to change.
    pub fn screen_mut(&mut self) -> &mut Screen {
        self.stack.last_mut().unwrap_or_else(|| unreachable!("the stack is never empty"))
    }

    /// The form on top, if one is.
    pub fn form(&self) -> Option<&Form> {
        match &self.screen().what {
            What::Form(form) => Some(form),
            _ => None,
        }
    }

    /// The form on top, to change.
    pub fn form_mut(&mut self) -> Option<&mut Form> {
        match &mut self.screen_mut().what {
            What::Form(form) => Some(form),
            _ => None,
        }
    }

    /// The letter one is at, also under a form that fills one of its gaps.
    pub fn letter_page(&self) -> Option<&crate::screen::road::letter::LetterPage> {
        self.stack.iter().rev().find_map(|s| match &s.what {
            What::Letter(page) => Some(&**page),
            _ => None,
        })
    }

    /// Cases, in the order they were opened.
    pub fn cases(&self) -> &[Case] {
        self.snap.as_deref().map(|s| s.book.cases.as_slice()).unwrap_or_default()
    }

    /// The case with this id.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.snap.as_deref()?.book.case(id)
    }

    /// Cases that are not closed.
    pub fn open_cases(&self) -> impl Iterator<Item = &Case> {
        use recourse_core::case::stage::Stage;
        self.cases().iter().filter(|c| c.is_open() && c.stage != Stage::Closed)
    }

    /// The case the user is at: the nearest screen about one, else the only open one.
    pub fn current_case(&self) -> Option<&Case> {
        let named = self.stack.iter().rev().find_map(|s| s.case_id(self));
        if let Some(id) = named {
            return self.case(&id);
        }
        let mut open = self.open_cases();
        match (open.next(), open.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The rules that count.
    pub fn packs(&self) -> &[RulePack] {
        let own = self.snap.as_deref().and_then(|s| s.packs.as_deref());
        own.map_or_else(|| RulePack::embedded(), Vec::as_slice)
    }

    /// Name of the shop, from the cases.
    pub fn merchant(&self) -> String {
        let named = self.cases().iter().rev().find_map(|c| c.party_in(PartyRole::Merchant));
        named.map(|p| p.name().to_string()).unwrap_or_default()
    }

    /// A book of the demo is open.
    pub fn is_demo(&self) -> bool {
        self.snap.as_deref().is_some_and(|s| s.book.demo_at.is_some())
    }

    /// A message.
    pub fn text(&self, id: &str) -> String {
        self.locale.text(id)
    }

    /// Says something went well.
    pub fn say_done(&mut self, text: String) {
        self.notice = Some(Notice::Done(text));
    }

    /// Says something to know, by message id.
    pub fn hint(&mut self, id: &str) {
        self.notice = Some(Notice::Hint(self.locale.text(id)));
    }
}
