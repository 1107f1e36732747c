//! Screens: what each shows, which areas it has, what Enter does there. One file per screen; the frame around
//! it is drawn by `view`, keys are dealt out by `update`.

pub mod browse;
pub mod case;
pub mod cases;
pub mod deadlines;
pub mod detail;
pub mod entry;
pub mod evidence;
pub mod export;
pub mod first_run;
pub mod history;
pub mod reconcile;
pub mod road;
pub mod rules;
pub mod settings;
pub mod today;
pub mod verify;

use crate::action::Action;
use crate::cells::Row;
use crate::form::Form;
use crate::keymap::Scope;
use crate::model::Model;
use crate::model::views::VerifyView;
use crate::msg::Effect;
use crate::theme::Role;
use recourse_core::args;

/// What a screen is about.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The book is being read.
    Starting,
    /// No book yet.
    FirstRun,
    /// Page 1.
    Today,
    /// Page 2.
    Cases,
    /// Page 3.
    Reconcile,
    /// Page 4.
    Deadlines,
    /// Page 5.
    Evidence,
    /// Page 7.
    History,
    /// Page 8.
    Settings,
    /// One case, by id.
    Case(String),
    /// One entry of a case: case id and seq.
    Entry(String, u64),
    /// Something to read.
    Detail(detail::Detail),
    /// A bundle of a case.
    Export(export::Export),
    /// What a check found.
    Verify(VerifyView),
    /// Page 6.
    Letters,
    /// One letter.
    Letter(Box<road::letter::LetterPage>),
    /// Where the money of a case is stuck.
    Diagnosis(String),
    /// Evidence to collect for a case.
    Matrix(String),
    /// Promises and answers of a case.
    Talk(String),
    /// Before a call: case and party.
    Sheet(String, String),
    /// How it went so far.
    Stats,
    /// The rules that count, and their calendars.
    Rules,
    /// A folder to choose files from.
    Browse(browse::Browse),
    /// A form.
    Form(Form),
}

/// A screen and where the user is on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    /// What it is about.
    pub what: What,
    /// Focused area: the body's first, then the action bar, then on pages the tabs.
    pub area: usize,
    /// Chosen row of each body area.
    pub rows: [usize; 6],
    /// Chosen action of the bar.
    pub bar: usize,
    /// Ticked rows (reconciliation).
    pub ticked: Vec<usize>,
}

/// Rows of the body, and where the caret stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Column and row in the body.
    pub cursor: Option<(usize, usize)>,
}

/// Pages of the tab row: number, action.
pub const PAGES: [(char, Action, What); 8] = [
    ('1', Action::GoToday, What::Today),
    ('2', Action::GoCases, What::Cases),
    ('3', Action::GoReconcile, What::Reconcile),
    ('4', Action::GoDeadlines, What::Deadlines),
    ('5', Action::GoEvidence, What::Evidence),
    ('6', Action::GoLetters, What::Letters),
    ('7', Action::GoHistory, What::History),
    ('8', Action::GoSettings, What::Settings),
];

impl Screen {
    /// A screen with the focus on its first area.
    pub fn new(what: What) -> Self {
        Self { what, area: 0, rows: [0; 6], bar: 0, ticked: Vec::new() }
    }

    /// Its rows of the key table.
    pub fn scope(&self) -> Scope {
        match &self.what {
            What::Detail(detail::Detail::Proof) => Scope::Proof,
            What::Detail(detail::Detail::Key) => Scope::Signing,
            What::Starting | What::Detail(_) => Scope::Detail,
            What::FirstRun => Scope::FirstRun,
            What::Today => Scope::Today,
            What::Cases => Scope::Cases,
            What::Reconcile => Scope::Reconcile,
            What::Deadlines => Scope::Deadlines,
            What::Evidence => Scope::Evidence,
            What::History => Scope::History,
            What::Settings => Scope::Settings,
            What::Case(_) => Scope::Case,
            What::Entry(..) => Scope::Entry,
            What::Browse(_) => Scope::Browse,
            What::Export(_) => Scope::Export,
            What::Verify(_) => Scope::Verify,
            What::Letters => Scope::Letters,
            What::Letter(_) => Scope::Letter,
            What::Diagnosis(_) => Scope::Diagnosis,
            What::Matrix(_) => Scope::Matrix,
            What::Talk(_) => Scope::Talk,
            What::Sheet(..) => Scope::Sheet,
            What::Stats => Scope::Stats,
            What::Rules => Scope::Rules,
            What::Form(form) => form.scope(),
        }
    }

    /// The page it is, by its place in [`PAGES`].
    pub fn page(&self) -> Option<usize> {
        PAGES.iter().position(|(_, _, what)| *what == self.what)
    }

    /// Chosen row of an area.
    pub fn row(&self, area: usize) -> usize {
        self.rows.get(area).copied().unwrap_or(0)
    }

    /// The case it is about, where it is about one.
    pub fn case_id(&self, model: &Model) -> Option<String> {
        match &self.what {
            What::Case(id)
            | What::Entry(id, _)
            | What::Diagnosis(id)
            | What::Matrix(id)
            | What::Talk(id)
            | What::Sheet(id, _) => Some(id.clone()),
            What::Letter(page) => Some(page.case.clone()),
            What::Letters => road::letters::case_of(model, self),
            What::Export(export) => Some(export.case.clone()),
            What::Form(form) => form.case_id().map(str::to_string),
            What::Cases if self.area == 0 => cases::chosen(model, self).map(|c| c.id.clone()),
            What::Today if self.area == today::CASES => {
                cases::nth(model, self.row(today::CASES)).map(|c| c.id.clone())
            }
            What::Deadlines => deadlines::chosen(model, self).map(|d| d.case.clone()),
            _ => None,
        }
    }

    /// Number of body areas.
    pub fn bar_area(&self, model: &Model) -> usize {
        areas(model, self).len()
    }

    /// Number of the tab area; only pages have one.
    pub fn tab_area(&self, model: &Model) -> usize {
        self.bar_area(model) + 1
    }
}

/// How many rows each body area has now.
pub fn areas(model: &Model, screen: &Screen) -> Vec<usize> {
    match &screen.what {
        What::Starting => vec![],
        What::FirstRun => first_run::areas(),
        What::Today => today::areas(model),
        What::Cases => cases::areas(model),
        What::Reconcile => reconcile::areas(model),
        What::Deadlines => deadlines::areas(model),
        What::Evidence => evidence::areas(model),
        What::History => history::areas(model),
        What::Settings => settings::areas(model),
        What::Case(id) => case::areas(model, id),
        What::Entry(id, seq) => entry::areas(model, id, *seq),
        What::Detail(detail) => detail::areas(model, detail),
        What::Browse(browse) => browse::areas(browse),
        What::Export(export) => export::areas(export),
        What::Verify(view) => verify::areas(view),
        What::Letters => road::letters::areas(model),
        What::Letter(page) => road::letter::areas(model, page),
        What::Diagnosis(case) => road::diagnosis::areas(model, case),
        What::Matrix(case) => road::matrix::areas(model, case),
        What::Talk(case) => road::talk::areas(model, case),
        What::Sheet(case, with) => road::sheet::areas(model, case, with),
        What::Stats => road::stats::areas(model),
        What::Rules => rules::areas(model),
        What::Form(_) => vec![1],
    }
}

/// Enter on a row of a body area.
pub fn open(model: &mut Model, area: usize, row: usize) -> Vec<Effect> {
    match model.screen().what.clone() {
        What::FirstRun => first_run::open(model, area, row),
        What::Today => today::open(model, area, row),
        What::Cases => cases::open(model, row),
        What::Reconcile => reconcile::open(model, row),
        What::Deadlines => deadlines::open(model, row),
        What::Evidence => evidence::open(model, row),
        What::History => history::open(model, row),
        What::Settings => settings::change(model, row, true),
        What::Case(id) => case::open(model, &id, area, row),
        What::Browse(_) => browse::open(model, row),
        What::Export(_) => export::open(model, area, row),
        What::Letters => road::letters::open(model, area, row),
        What::Letter(_) => road::letter::open(model, area, row),
        What::Diagnosis(case) => road::diagnosis::open(model, &case, row),
        What::Matrix(case) => road::matrix::open(model, &case, row),
        What::Talk(case) => road::talk::open(model, &case, area, row),
        What::Rules => rules::open(model, row),
        // What one reads it for: picking up the telephone.
        What::Sheet(..) => crate::update::road::here(model, crate::action::Action::StartCall),
        What::Starting
        | What::Entry(..)
        | What::Detail(_)
        | What::Verify(_)
        | What::Stats
        | What::Form(_) => vec![],
    }
}

/// Left and right inside a body area; `false` where they mean nothing there.
pub fn sideways(model: &mut Model, area: usize, right: bool) -> Option<Vec<Effect>> {
    let row = model.screen().row(area);
    match model.screen().what {
        What::Settings => Some(settings::change(model, row, right)),
        What::FirstRun if area == 0 => Some(first_run::sideways(model)),
        What::Export(_) if area == 0 => Some(export::sideways(model, right)),
        _ => None,
    }
}

/// The body, at most `h` rows of `w` cells.
pub fn body(model: &Model, w: usize, h: usize) -> Body {
    let screen = model.screen();
    match &screen.what {
        What::Starting => starting(model, w),
        What::FirstRun => first_run::body(model, screen, w),
        What::Today => today::body(model, screen, w, h),
        What::Cases => cases::body(model, screen, w, h),
        What::Reconcile => reconcile::body(model, screen, w, h),
        What::Deadlines | What::Evidence | What::History => match beside_it(model, screen) {
            Some(pane) if w >= WIDE => paned(model, screen, &pane, w, h),
            _ => listed(model, screen, w, h),
        },
        What::Settings => settings::body(model, screen, w, h),
        What::Case(id) => case::body(model, screen, id, w, h),
        What::Entry(id, seq) => entry::body(model, screen, id, *seq, w, h),
        What::Detail(detail) => detail::body(model, screen, detail, w, h),
        What::Browse(browse) => browse::body(model, screen, browse, w, h),
        What::Export(export) => export::body(model, screen, export, w),
        What::Verify(view) => verify::body(model, screen, view, w, h),
        What::Letters => road::letters::body(model, screen, w, h),
        What::Letter(page) => road::letter::body(model, screen, page, w, h),
        What::Diagnosis(case) => road::diagnosis::body(model, screen, case, w, h),
        What::Matrix(case) => road::matrix::body(model, screen, case, w, h),
        What::Talk(case) => road::talk::body(model, screen, case, w, h),
        What::Sheet(case, with) => road::sheet::body(model, screen, case, with, w, h),
        What::Stats => road::stats::body(model, screen, w, h),
        What::Rules => rules::body(model, screen, w, h),
        What::Form(form) => crate::form::draw::body(form, model, w, h),
    }
}

/// The screen before the book is open: a long one is verified first, and how far that is is said.
fn starting(model: &Model, w: usize) -> Body {
    let mut rows = vec![Row::text(model.text("tui-starting"))];
    if let Some(said) = checking(model) {
        rows.push(Row::new());
        rows.push(Row::of(Role::Accent, said));
        rows.extend(
            crate::cells::wrap(&model.text("tui-checking-why"), w).into_iter().map(Row::text),
        );
    }
    Body { rows, cursor: None }
}

/// How far the verification of a book being opened is, in words.
pub fn checking(model: &Model) -> Option<String> {
    let (entries, of) = model.checking?;
    Some(model.locale.fill("tui-checking", recourse_core::args![entries = entries, of = of]))
}

/// From so many cells on, a list shows its chosen row in full beside it.
const WIDE: usize = 116;
const PANE: usize = 46;

fn listed(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    match screen.what {
        What::Deadlines => deadlines::body(model, screen, w, h),
        What::Evidence => evidence::body(model, screen, w, h),
        _ => history::body(model, screen, w, h),
    }
}

/// The chosen row in full.
fn beside_it(model: &Model, screen: &Screen) -> Option<What> {
    match screen.what {
        What::Deadlines => {
            deadlines::chosen(model, screen).map(|d| What::Detail(deadlines::working_of(d)))
        }
        What::Evidence => {
            evidence::chosen(model, screen).map(|(case, x)| What::Entry(case.id.clone(), x.seq))
        }
        _ => {
            let entries = history::entries(model);
            entries.get(screen.row(0)).map(|(case, line)| What::Entry(case.id.clone(), line.seq))
        }
    }
}

fn paned(model: &Model, screen: &Screen, pane: &What, w: usize, h: usize) -> Body {
    let left = w - PANE - 3;
    let list = listed(model, screen, left, h);
    let shown = Screen::new(pane.clone());
    let pane = match pane {
        What::Entry(id, seq) => entry::body(model, &shown, id, *seq, PANE, h),
        What::Detail(detail) => detail::body(model, &shown, detail, PANE, h),
        _ => Body::default(),
    };
    let mut rows = list.rows;
    rows.resize(h, Row::new());
    let bar = model.settings.glyphs.lines()[1];
    Body { rows: crate::cells::beside(rows, pane.rows, left, bar), cursor: list.cursor }
}

/// Title of the frame: left and right.
pub fn title(model: &Model) -> (String, String) {
    let screen = model.screen();
    let page = |id: &str| (model.text(id), String::new());
    match &screen.what {
        What::Starting => (model.text("tui-name"), String::new()),
        What::FirstRun => page("tui-first-run-title"),
        What::Today => today::title(model),
        What::Case(id) => case::title(model, id),
        What::Entry(id, seq) => entry::title(model, id, *seq),
        What::Detail(detail) => (detail::title(model, detail), String::new()),
        What::Export(export) => export::title(model, export),
        What::Verify(view) => (model.text("tui-verify-title"), view.name.clone()),
        What::Letter(page) => road::letter::title(model, page),
        What::Diagnosis(case) => road::diagnosis::title(model, case),
        What::Matrix(case) => road::matrix::title(model, case),
        What::Talk(case) => road::talk::title(model, case),
        What::Sheet(case, with) => road::sheet::title(model, case, with),
        What::Form(form) => {
            let case = form.case_id().and_then(|id| model.case(id)).map(|c| c.no.clone());
            let mut title = model.text(form.title_id());
            if form.steps > 1 {
                let at = args![n = form.step + 1, of = form.steps];
                title = format!("{title}  {}", model.locale.fill("screens-step-of", at));
            }
            (title, case.unwrap_or_default())
        }
        _ => page(screen.scope().id()),
    }
}

/// A row of a list: `>` and reverse video where the focus is, and nowhere else.
pub fn mark(row: Row, chosen: bool, focused: bool) -> Row {
    let head = Row::text(if chosen && focused { "> " } else { "  " });
    let row = head.join(row);
    if chosen && focused { row.all(Role::Focus) } else { row }
}

/// A list in view: rows around the chosen one, marked, and the cursor on it.
pub fn list(
    out: &mut Body,
    rows: impl ExactSizeIterator<Item = Row>,
    chosen: usize,
    focused: bool,
    room: usize,
) {
    let count = rows.len();
    let top = crate::cells::top_of(chosen, count, room);
    for (index, row) in rows.enumerate().skip(top).take(room) {
        if index == chosen && focused {
            out.cursor = Some((0, out.rows.len()));
        }
        out.rows.push(mark(row, index == chosen, focused));
    }
}

/// `2/14` at the right of a heading, where a list is longer than its room.
pub fn place_of(at: usize, count: usize, room: usize) -> String {
    if count > room { format!("{}/{count}", at + 1) } else { String::new() }
}
