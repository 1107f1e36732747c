//! Sheets: palette, pick, question. A sheet fills the body; nothing floats, because a floating box
//! would cut wide characters in half.

use crate::action::Action;
use crate::cells::{Row, pad, top_of, wrap};
use crate::form::Form;
use crate::form::edit::Edit;
use crate::form::field::Choice;
use crate::keymap::{Bind, Key, Scope, palette};
use crate::model::Model;
use crate::screen::Body;
use crate::theme::Role;
use recourse_core::case::stage::Stage;
use recourse_core::locale::{Lang, Locale};
use recourse_core::search::{Hit, search};

/// A sheet over the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Sheet {
    /// Everything one can do here: type to filter, Enter runs it.
    Palette {
        /// What is looked for.
        filter: Edit,
        /// Chosen row.
        at: usize,
    },
    /// One of several.
    Pick {
        /// The question.
        title: String,
        /// Answers.
        rows: Vec<Choice>,
        /// Chosen one.
        at: usize,
        /// What it is for.
        then: Then,
    },
    /// Before something that weighs: what it is, a reason where one is needed, the safe answer first.
    Ask {
        /// The question.
        title: String,
        /// What it means.
        lines: Vec<String>,
        /// Where to say why.
        reason: Option<Edit>,
        /// Message id of the answer that does it.
        yes: &'static str,
        /// 0 the reason, 1 back, 2 do it.
        at: usize,
        /// What it is for.
        then: Then,
    },
}

/// What an answer leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// Do this with the picked case.
    InCase(Action),
    /// Continue the draft or begin anew.
    Draft(Box<Form>),
    /// Continue this draft, picked by its key.
    AnyDraft,
    /// Move the case to the picked stage.
    PickStage(String),
    /// Whose ladder moves there.
    Whose(String, Stage),
    /// Move there.
    Stage {
        /// Case id.
        case: String,
        /// Where to.
        to: Stage,
        /// What is missing, as codes.
        missing: Vec<String>,
        /// One obligor's ladder; else the case.
        obligor: Option<String>,
    },
    /// Strike a contact (`C`) or an exhibit (`E`).
    Void(String, char, u32),
    /// Mark a deadline of a case as done.
    Settle(String, String, Option<String>),
    /// Show the call sheet of the picked party of this case.
    Sheet(String),
    /// Whether, and for how much, the picked party of this case is claimed from.
    Claim(String),
    /// A new case with the parties of this one, under the given title.
    CopyCase(String),
    /// Bring this case into the picked one.
    PickMerge(String),
    /// Bring the first case into the second.
    Merge(String, String),
    /// Write the picked letter in this case.
    Letter(String),
    /// Save the letter in the picked format.
    SaveLetter(Box<crate::screen::road::letter::LetterPage>),
    /// These trade days of the reconciliation: added to the picked case, or about a new one.
    Rows(Vec<chrono::NaiveDate>),
    /// Keep the e-mail at this path as a contact of this case, or as evidence.
    Mail(String, String),
    /// Do without a need of a case.
    Waive(String, String),
    /// Open a closed case again.
    Reopen(String),
    /// The picked person writes from now on.
    Actor,
    /// A person not known yet writes from now on, under this name.
    NameActor,
    /// Enter the picked date, or length, of a case.
    State(String),
    /// Erase the picked exhibit of this case, or all of it.
    Erase(String),
    /// Do this with the signing key.
    Key(crate::msg::KeyWish),
    /// Something about a deadline that needs a reason.
    Clock(crate::update::clocks::Asked, Box<crate::model::views::DeadlineRow>),
}

/// What a key did to a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Chosen {
    /// Still open.
    Open,
    /// Closed without an answer.
    Closed,
    /// This row of the palette; [`key`] turns it into its action.
    Row(usize),
    /// Run this action.
    Run(Action),
    /// Show this entry of a case: case id and seq.
    Show(String, u64),
    /// An answer: the picked value, or the reason.
    Answer(Then, String),
}

/// Rows of the palette that fit the filter.
pub fn found(filter: &str, scope: Scope, model: &Model) -> Vec<&'static Bind> {
    let wanted: String = crate::form::read::fold(filter).split_whitespace().collect();
    let all = palette(scope).into_iter();
    let fits = |bind: &&Bind| {
        let name = model.text(&bind.action.id());
        let text = format!("{name} {} {}", bind.action.word(), bind.action.find()).to_lowercase();
        let tight: String = text.split_whitespace().collect();
        wanted.is_empty() || tight.contains(&wanted)
    };
    all.filter(fits).collect()
}

/// Entries of the cases that hold what is typed, below the actions it names.
fn records(filter: &str, model: &Model) -> Vec<Hit> {
    search(model.cases(), filter)
}

/// Gives a key to the open sheet.
pub fn key(model: &mut Model, key: Key) -> Chosen {
    let scope = model.screen().scope();
    let Some(mut sheet) = model.sheet.take() else { return Chosen::Closed };
    let chosen = match &mut sheet {
        Sheet::Palette { filter, at } => {
            let text = filter.text();
            let count = found(text, scope, model).len() + records(text, model).len();
            palette_key(filter, at, count, key)
        }
        Sheet::Pick { rows, at, then, .. } => pick_key(rows, at, then, key.fold()),
        Sheet::Ask { reason, at, then, .. } => ask_key(reason.as_mut(), at, then, key),
    };
    if chosen == Chosen::Open {
        model.sheet = Some(sheet);
        return chosen;
    }
    match (chosen, sheet) {
        (Chosen::Row(at), Sheet::Palette { filter, .. }) => {
            let rows = found(filter.text(), scope, model);
            match rows.get(at) {
                Some(bind) => Chosen::Run(bind.action),
                None => records(filter.text(), model)
                    .into_iter()
                    .nth(at - rows.len())
                    .map_or(Chosen::Closed, |hit| Chosen::Show(hit.case, hit.seq)),
            }
        }
        (chosen, _) => chosen,
    }
}

fn palette_key(filter: &mut Edit, at: &mut usize, count: usize, key: Key) -> Chosen {
    match key {
        Key::Esc => return Chosen::Closed,
        Key::Char('?' | '？') if filter.text().is_empty() => return Chosen::Closed,
        Key::Enter => return Chosen::Row(*at),
        Key::Char(c) => {
            filter.insert(c.encode_utf8(&mut [0; 4]));
            *at = 0;
        }
        Key::Backspace => {
            filter.backspace();
            *at = 0;
        }
        _ => walk(at, count, key),
    }
    Chosen::Open
}

fn pick_key(rows: &[Choice], at: &mut usize, then: &Then, key: Key) -> Chosen {
    match key {
        Key::Esc | Key::Char('q') => return Chosen::Closed,
        Key::Enter => {
            let value = rows.get(*at).map(|r| r.value.clone());
            return value.map_or(Chosen::Closed, |v| Chosen::Answer(then.clone(), v));
        }
        Key::Char(c) => {
            if let Some(n) = c.to_digit(10).and_then(|d| (d as usize).checked_sub(1)) {
                *at = n.min(rows.len().saturating_sub(1));
            }
        }
        _ => walk(at, rows.len(), key),
    }
    Chosen::Open
}

fn ask_key(reason: Option<&mut Edit>, at: &mut usize, then: &Then, key: Key) -> Chosen {
    let first = usize::from(reason.is_none());
    match (key, *at) {
        (Key::Esc, _) | (Key::Enter, 1) => return Chosen::Closed,
        (Key::Enter, 2) => {
            let text = reason.map(|r| r.text().trim().to_string()).unwrap_or_default();
            return Chosen::Answer(then.clone(), text);
        }
        (Key::Tab | Key::Down | Key::Enter, _) => *at = if *at == 2 { first } else { *at + 1 },
        (Key::BackTab | Key::Up, _) => *at = if *at == first { 2 } else { *at - 1 },
        (Key::Left | Key::Right, 1 | 2) => *at = 3 - *at,
        (key, 0) => {
            if let Some(edit) = reason {
                match key {
                    Key::Char(c) => edit.insert(c.encode_utf8(&mut [0; 4])),
                    Key::Backspace => edit.backspace(),
                    Key::Delete => edit.delete(),
                    Key::Left => edit.left(),
                    Key::Right => edit.right(),
                    Key::Home => edit.home(),
                    Key::End => edit.end(),
                    _ => {}
                }
            }
        }
        _ => {}
    }
    Chosen::Open
}

/// Arrows and page keys over a list.
pub fn walk(at: &mut usize, count: usize, key: Key) {
    let last = count.saturating_sub(1);
    *at = match key {
        Key::Up => at.saturating_sub(1),
        Key::Down => *at + 1,
        Key::PageUp => at.saturating_sub(10),
        Key::PageDown => *at + 10,
        Key::Home => 0,
        Key::End => last,
        _ => *at,
    }
    .min(last);
}

/// Title of the sheet, for the frame.
pub fn title(sheet: &Sheet, model: &Model) -> String {
    match sheet {
        Sheet::Palette { .. } => {
            let here = model.text(model.screen().scope().id());
            format!("{}  {here}", model.text("tui-do-help"))
        }
        Sheet::Pick { title, .. } | Sheet::Ask { title, .. } => title.clone(),
    }
}

/// The sheet's rows.
pub fn body(sheet: &Sheet, model: &Model, w: usize, h: usize) -> Body {
    match sheet {
        Sheet::Palette { filter, at } => palette_body(model, filter, *at, w, h),
        Sheet::Pick { title, rows, at, .. } => {
            let mut out: Vec<Row> =
                wrap(title, w).into_iter().map(|l| Row::of(Role::Strong, l)).collect();
            out.push(Row::new());
            let room = h.saturating_sub(out.len());
            let focus = out.len() + at - top_of(*at, rows.len(), room);
            let from = top_of(*at, rows.len(), room);
            for (index, row) in rows.iter().enumerate().skip(from).take(room) {
                let chosen = index == *at;
                let text =
                    format!("{} {} {}", if chosen { ">" } else { " " }, index + 1, row.label);
                out.push(Row::of(if chosen { Role::Focus } else { Role::Plain }, text));
            }
            Body { rows: out, cursor: Some((0, focus)) }
        }
        Sheet::Ask { lines, reason, yes, at, .. } => {
            ask_body(model, lines, reason.as_ref(), yes, *at, w)
        }
    }
}

/// Which row of the sheet, or which part of its question, lies there. `at` is column and row within the body.
pub fn under(
    sheet: &Sheet,
    model: &Model,
    (column, row): (usize, usize),
    (w, h): (usize, usize),
) -> Option<usize> {
    match sheet {
        Sheet::Palette { filter, at } => {
            let all = found(filter.text(), model.screen().scope(), model).len()
                + records(filter.text(), model).len();
            let room = h.saturating_sub(2).max(1);
            let index = top_of(*at, all, room) + row.checked_sub(1)?;
            (row <= room && index < all).then_some(index)
        }
        Sheet::Pick { title, rows, at, .. } => {
            let head = wrap(title, w).len() + 1;
            let index = top_of(*at, rows.len(), h.saturating_sub(head)) + row.checked_sub(head)?;
            (index < rows.len()).then_some(index)
        }
        Sheet::Ask { lines, reason, yes, .. } => {
            let has = reason.is_some();
            let body = |at| ask_body(model, lines, reason.as_ref(), yes, at, w).cursor;
            let part = |at: usize| body(at).filter(|(_, y)| *y == row).map(|(x, _)| (x, at));
            let first = usize::from(!has);
            // Of the parts in that row the one that begins nearest before the mouse.
            let parts = (first..=2).filter_map(part);
            let begun = parts.filter(|(x, part)| *part == 0 || x.saturating_sub(2) <= column);
            begun.max_by_key(|(x, _)| *x).map(|(_, part)| part)
        }
    }
}

fn palette_body(model: &Model, filter: &Edit, at: usize, w: usize, h: usize) -> Body {
    let rows = found(filter.text(), model.screen().scope(), model);
    let hits = records(filter.text(), model);
    let all = rows.len() + hits.len();
    let cells = w.saturating_sub(16).clamp(4, 30);
    let (text, column) = filter.view_line(cells);
    let label = model.text("tui-filter");
    let head = Row::text(format!("{label} [ ")).cell(Role::Plain, text, cells).plain(" ]");
    let cursor = (crate::cells::width(&label) + 3 + column, 0);
    let count = format!("  {}/{}", (at + 1).min(all), all);
    let mut out = vec![head.put(Role::Muted, count)];
    if all == 0 {
        out.push(Row::of(Role::Muted, model.text("tui-nothing-found")));
    }
    let room = h.saturating_sub(2).max(1);
    let top = top_of(at, all, room);
    let name_cells = if w >= 70 { 26 } else { w / 2 };
    for (index, bind) in rows.iter().enumerate().skip(top).take(room) {
        let chosen = index == at;
        let name = model.text(&bind.action.id());
        let mark = if chosen { "> " } else { "  " };
        let text =
            format!("{mark}{} {}", fit(&name, name_cells - 1), pad(&keys(bind, &model.locale), 12));
        let row = Row::of(if chosen { Role::Focus } else { Role::Plain }, text);
        out.push(row.put(Role::Muted, model.text(&bind.action.doc_id())));
    }
    let skipped = top.saturating_sub(rows.len());
    let left = room - (out.len() - 1).min(room);
    for (index, hit) in hits.iter().enumerate().skip(skipped).take(left) {
        let chosen = rows.len() + index == at;
        let mark = if chosen { "> " } else { "  " };
        let row = Row::of(if chosen { Role::Focus } else { Role::Plain }, mark)
            .cell(Role::Muted, &hit.no, 13)
            .right(Role::Muted, format!("#{}", hit.seq), 6)
            .plain("  ");
        out.push(row.put(Role::Plain, &hit.excerpt));
    }
    Body { rows: out, cursor: Some(cursor) }
}

/// Cut or filled up to so many cells.
fn fit(text: &str, cells: usize) -> String {
    pad(&crate::cells::cut(text, cells), cells)
}

fn ask_body(
    model: &Model,
    lines: &[String],
    reason: Option<&Edit>,
    yes: &str,
    at: usize,
    w: usize,
) -> Body {
    let mut rows = Vec::new();
    for line in lines {
        rows.extend(wrap(line, w).into_iter().map(Row::text));
    }
    rows.push(Row::new());
    let mut cursor = None;
    if let Some(edit) = reason {
        let label = model.text("tui-reason");
        let head =
            Row::of(Role::Strong, if at == 0 { "> " } else { "  " }).plain(format!("{label} [ "));
        let cells = w.saturating_sub(head.width() + 2).clamp(4, 60);
        let (text, column) = edit.view_line(cells);
        if at == 0 {
            cursor = Some((head.width() + column, rows.len()));
        }
        rows.push(head.cell(Role::Plain, text, cells).plain(" ]"));
        rows.push(Row::new());
    }
    let mut row = Row::new();
    for (index, id) in [(1, "tui-no-back"), (2, yes)] {
        let chosen = index == at;
        if chosen {
            cursor = Some((row.width() + 2, rows.len()));
        }
        let text = if chosen {
            format!("> {} <", model.text(id))
        } else {
            format!("[ {} ]", model.text(id))
        };
        row = row.put(if chosen { Role::Focus } else { Role::Plain }, text).plain("  ");
    }
    rows.push(row);
    Body { rows, cursor }
}

/// Keys of a row, in the user's words.
pub fn keys(bind: &Bind, locale: &Locale) -> String {
    let name = |key: &Key| {
        let name = key.name();
        if name.starts_with("tui-") { locale.text(&name) } else { name }
    };
    let list: Vec<String> = bind.keys.iter().map(name).collect();
    list.join(if locale.lang() == Lang::Zh { "、" } else { ", " })
}
