//! The frame: title, tabs, body, action bar, key row. Draws the model and nothing else; any size is drawn.

use crate::action::Action;
use crate::cells::{Row, clean, cut, width, wrap};
use crate::form::FormKind;
use crate::keymap::{Key, hints};
use crate::model::{Model, Notice};
use crate::screen::{self, PAGES, What};
use crate::sheet;
use crate::theme::{Glyphs, Role};
use crate::update::nav;
use ratatui::Frame;
use ratatui::layout::Position;
use recourse_core::args;

/// Under this many columns or rows only a notice is drawn, and the program keeps running.
pub const LEAST: (u16, u16) = (40, 10);

/// Draws everything.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let (w, h) = (area.width, area.height);
    let Page { rows, cursor, .. } = if w < LEAST.0 || h < LEAST.1 {
        too_small(model, w, h)
    } else {
        page(model, usize::from(w), usize::from(h))
    };
    let buffer = frame.buffer_mut();
    for (y, row) in rows.into_iter().take(usize::from(h)).enumerate() {
        let mut x = 0;
        for (text, role) in row.fit(usize::from(w)).pieces {
            let style = model.settings.colours.style(role);
            (x, _) = buffer.set_stringn(x, y as u16, &text, usize::from(w - x), style);
        }
    }
    if let Some((x, y)) = cursor.filter(|(x, y)| *x < usize::from(w) && *y < usize::from(h)) {
        frame.set_cursor_position(Position::new(x as u16, y as u16));
    }
}

/// A page laid out: its rows, where the cursor stands, and where the mouse finds what.
#[derive(Default)]
pub struct Page {
    rows: Vec<Row>,
    /// Column and row.
    pub cursor: Option<(usize, usize)>,
    /// First row of the body, and how many it has.
    pub body: (usize, usize),
    /// Row of the action bar, and where each action stands.
    pub bar: (usize, Vec<Span>),
    /// Row of the tabs, and where each stands.
    pub tabs: (usize, Vec<Span>),
}

/// The cells something takes in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    from: usize,
    to: usize,
    /// Which of its kind.
    pub what: usize,
}

impl Span {
    /// Whether this column is one of them.
    pub fn covers(self, x: usize) -> bool {
        (self.from..self.to).contains(&x)
    }
}

/// The page as it is drawn now.
pub fn layout(model: &Model) -> Page {
    let (w, h) = model.size;
    if w < LEAST.0 || h < LEAST.1 {
        too_small(model, w, h)
    } else {
        page(model, w.into(), h.into())
    }
}

fn too_small(model: &Model, w: u16, h: u16) -> Page {
    let text = model.locale.fill(
        "tui-too-small",
        args![w = w.to_string(), h = h.to_string(), least = format!("{}x{}", LEAST.0, LEAST.1)],
    );
    let rows = wrap(&text, usize::from(w)).into_iter().map(Row::text).collect();
    Page { rows, ..Page::default() }
}

fn page(model: &Model, w: usize, h: usize) -> Page {
    let glyphs = model.settings.glyphs.lines();
    let inner = w - 4;
    let mut rows = vec![top(model, w)];
    let is_page = model.screen().page().is_some() && model.sheet.is_none();
    let mut tab_spans = Vec::new();
    if is_page {
        rows.push(framed(tabs(model, inner, &mut tab_spans), inner, glyphs[1]));
        rows.push(rule(w, glyphs));
    }
    let notice = notice(model, inner);
    let above = rows.len();
    let room = h.saturating_sub(above + 3 + notice.len());
    let mut body = match &model.sheet {
        Some(sheet) => sheet::body(sheet, model, inner, room),
        None => screen::body(model, inner, room),
    };
    body.rows.resize(room, Row::new());
    let mut cursor = body.cursor.map(|(x, y)| (x + 2, y + above));
    rows.extend(body.rows.into_iter().map(|row| framed(row, inner, glyphs[1])));
    rows.extend(notice.into_iter().map(|row| framed(row, inner, glyphs[1])));
    let mut bar_spans = Vec::new();
    let (bar, bar_cursor) = action_bar(model, inner, &mut bar_spans);
    if let Some(x) = bar_cursor.filter(|_| model.sheet.is_none()) {
        cursor = Some((x + 2, rows.len()));
    }
    let bar_row = rows.len();
    rows.push(framed(bar, inner, glyphs[1]));
    rows.push(framed(key_row(model, inner), inner, glyphs[1]));
    rows.push(Row::new().drawn(format!("{}{}{}", glyphs[4], glyphs[0].repeat(w - 2), glyphs[5])));
    if is_page && model.screen().area == model.screen().tab_area(model) {
        cursor = Some((2 + tab_column(model), 1));
    }
    Page { rows, cursor, body: (above, room), bar: (bar_row, bar_spans), tabs: (1, tab_spans) }
}

fn framed(row: Row, inner: usize, bar: &str) -> Row {
    // A body's own rule joins the frame.
    if let [(text, _)] = row.pieces.as_slice() {
        for glyphs in Glyphs::ALL {
            if *text == glyphs.lines()[0].repeat(inner) {
                return rule(inner + 4, glyphs.lines());
            }
        }
    }
    Row::new().drawn(format!("{bar} ")).join(row.fit(inner)).drawn(format!(" {bar}"))
}

fn rule(w: usize, glyphs: [&str; 8]) -> Row {
    Row::new().drawn(format!("{}{}{}", glyphs[6], glyphs[0].repeat(w - 2), glyphs[7]))
}

/// Title left, a word right; on a demo book its banner and its day on every screen.
fn top(model: &Model, w: usize) -> Row {
    let glyphs = model.settings.glyphs.lines();
    let (left, mut right) = match &model.sheet {
        Some(sheet) => (sheet::title(sheet, model), String::new()),
        None => screen::title(model),
    };
    let demo = if model.is_demo() {
        let day = model.today().to_string();
        let banner = model.locale.fill("tui-demo", args![day = day.as_str()]);
        // The banner says the day.
        if right.starts_with(&day) {
            right = right.split_once("  ").map_or_else(String::new, |(_, rest)| rest.to_string());
        }
        banner
    } else {
        String::new()
    };
    let room = w.saturating_sub(10 + width(&demo) + width(&right));
    let left = cut(&clean(&left), room.max(8));
    let mut row = Row::new()
        .drawn(format!("{}{} ", glyphs[2], glyphs[0].repeat(2)))
        .put(Role::Strong, left)
        .plain(" ");
    let mut end = Row::new();
    for (text, role) in [(demo, Role::Warn), (right, Role::Plain)] {
        if !text.is_empty() {
            end = end.plain(" ").put(role, text).plain(" ").drawn(glyphs[0].repeat(2));
        }
    }
    let gap = w.saturating_sub(row.width() + end.width() + 1);
    row = row.drawn(glyphs[0].repeat(gap)).join(end);
    if row.width() + 1 > w {
        row = row.fit(w - 1);
    }
    row.drawn(glyphs[3])
}

fn tab_text(model: &Model, at: usize) -> String {
    let (number, action, _) = &PAGES[at];
    format!("{number} {}", model.text(&format!("tui-tab-{}", action.word())))
}

fn tabs(model: &Model, inner: usize, spans: &mut Vec<Span>) -> Row {
    let here = model.screen().page();
    let focused = model.screen().area == model.screen().tab_area(model);
    let mut row = Row::new();
    for at in 0..PAGES.len() {
        let text = tab_text(model, at);
        let (text, role) = match (here == Some(at), focused && model.screen().bar == at) {
            (_, true) => (format!(">{text}<"), Role::Focus),
            (true, false) => (format!("[{text}]"), Role::Strong),
            _ => (format!(" {text} "), Role::Plain),
        };
        let from = row.width() + 2;
        row = row.put(role, text);
        spans.push(Span { from, to: row.width() + 2, what: at });
    }
    if row.width() <= inner {
        return row;
    }
    spans.clear();
    // Too narrow for all names: numbers, and the name of the page one is at.
    let mut row = Row::new();
    for (at, (number, ..)) in PAGES.iter().enumerate() {
        let chosen = focused && model.screen().bar == at;
        let text =
            if here == Some(at) || chosen { tab_text(model, at) } else { number.to_string() };
        let role = if chosen { Role::Focus } else { Role::Plain };
        let from = row.width() + 2;
        row = row
            .put(role, if here == Some(at) { format!("[{text}] ") } else { format!(" {text} ") });
        spans.push(Span { from, to: row.width() + 2, what: at });
    }
    row
}

fn tab_column(model: &Model) -> usize {
    let before = (0..model.screen().bar.min(PAGES.len())).map(|at| width(&tab_text(model, at)) + 2);
    before.sum::<usize>() + 1
}

/// Actions that fit, the chosen one marked; 更多 always stands at the end.
fn action_bar(model: &Model, inner: usize, spans: &mut Vec<Span>) -> (Row, Option<usize>) {
    if model.sheet.is_some() {
        return (Row::new(), None);
    }
    let actions = nav::bar(model);
    let focused = model.screen().area == model.screen().bar_area(model);
    let saved = saved_words(model);
    let label = model.text("tui-bar");
    let texts: Vec<String> = actions.iter().map(|a| action_text(model, *a)).collect();
    let needed: usize = texts.iter().map(|t| width(t) + 3).sum::<usize>() + width(&label) + 2;
    let chosen = model.screen().bar.min(actions.len().saturating_sub(1));
    let mut row = Row::of(Role::Strong, format!("{label}  "));
    let mut cursor = None;
    // Where not all fit, those before the chosen one give way, 更多 never.
    let mut from = 0;
    if needed > inner && focused {
        let last = width(&texts[texts.len() - 1]) + 3;
        let room = inner.saturating_sub(width(&label) + 2 + last);
        while from < chosen
            && texts[from..=chosen.min(texts.len() - 2)].iter().map(|t| width(t) + 3).sum::<usize>()
                > room
        {
            from += 1;
        }
    }
    for (at, text) in texts.iter().enumerate().skip(from) {
        let last = at + 1 == texts.len();
        let rest = if last { 0 } else { width(&texts[texts.len() - 1]) + 3 };
        if row.width() + width(text) + 2 + rest > inner && !last {
            continue;
        }
        let here = focused && at == chosen;
        if here {
            cursor = Some(row.width());
        }
        let (left, right) = if here { (">", "<") } else { ("[", "]") };
        let from = row.width() + 2;
        spans.push(Span { from, to: from + width(text) + 2, what: at });
        row = row
            .put(if here { Role::Focus } else { Role::Plain }, format!("{left}{text}{right}"))
            .plain(" ");
    }
    if let Some(saved) = saved.filter(|s| row.width() + width(s) < inner) {
        let gap = inner - row.width() - width(&saved);
        row = row.plain(" ".repeat(gap)).put(Role::Muted, saved);
    }
    (row, cursor)
}

/// The short name of an action for the bar.
fn action_text(model: &Model, action: Action) -> String {
    let short = format!("{}-short", action.id());
    let last_step = model.form().is_some_and(crate::form::Form::is_review);
    if action == Action::StepOn && last_step {
        return model.text("tui-open-case");
    }
    // It says what it leads to, not where one is.
    if action == Action::ToggleBrief && model.form().is_some_and(|f| f.brief) {
        return model.text("steps-all-fields");
    }
    if action == Action::Leave && model.form().is_some_and(|f| f.steps > 1) {
        return model.text("screens-save-leave");
    }
    // The first press looks, the second keeps: the bar says which it is.
    if action == Action::Save
        && let Some(form) = model.form().filter(|f| matches!(f.kind, FormKind::Import { .. }))
    {
        let known = crate::form::import::recognised(form);
        return model.text(if known { "money-import-keep" } else { "money-import-look" });
    }
    model.text(&if model.locale.has(&short) { short } else { action.id() })
}

fn saved_words(model: &Model) -> Option<String> {
    let form = model.form()?;
    if form.busy {
        return Some(model.text("tui-saving"));
    }
    let at = form.draft_at?;
    let at = at.format("%H:%M:%S").to_string();
    Some(model.locale.fill("tui-draft-saved", args![at = at]))
}

/// The key row, read from the key table; help and quit stay when it gets narrow.
fn key_row(model: &Model, inner: usize) -> Row {
    let narrow =
        [Action::Help, Action::Quit, Action::Back, Action::Open, Action::NextArea, Action::Move];
    let rows: Vec<(Action, String)> = hints()
        .map(|bind| {
            let keys = match bind.action {
                Action::Move => model.text("tui-key-arrows"),
                _ => bind.keys.first().copied().map(|k| key_name(model, k)).unwrap_or_default(),
            };
            let word = model.text(&format!("tui-hint-{}", bind.action.word()));
            (bind.action, format!("[{keys}]{word}"))
        })
        .collect();
    let mut kept: Vec<Action> = Vec::new();
    let mut used = 0;
    // Where one types, these keys are letters.
    let types = model.sheet.is_none()
        && model.form().and_then(|f| f.field()).is_some_and(|f| f.takes_text());
    let letters = |action: Action| types && matches!(action, Action::Help | Action::Quit);
    for action in narrow.into_iter().filter(|a| !letters(*a)) {
        if let Some((_, text)) = rows.iter().find(|(a, _)| *a == action)
            && used + width(text) < inner + 1
        {
            used += width(text) + 1;
            kept.push(action);
        }
    }
    let mut row = Row::new();
    for (action, text) in rows.iter().filter(|(a, _)| kept.contains(a)) {
        let text = if *action == Action::Quit && model.stack.len() > 1 {
            text.replace(&model.text("tui-hint-quit"), &model.text("tui-hint-back"))
        } else {
            text.clone()
        };
        row = row.put(Role::Muted, text).plain(" ");
    }
    row
}

fn key_name(model: &Model, key: Key) -> String {
    let name = key.name();
    if name.starts_with("tui-") { model.text(&name) } else { name }
}

/// The foot of the body: what was done, what to know, what failed, or the running job.
fn notice(model: &Model, inner: usize) -> Vec<Row> {
    let lines = |role: Role, mark: &str, text: &str, most: usize| -> Vec<Row> {
        let text = format!("{mark}{text}");
        wrap(&text, inner).into_iter().take(most).map(|l| Row::of(role, l)).collect()
    };
    match &model.notice {
        Some(Notice::Done(text)) => {
            lines(Role::Good, &format!("{} ", model.text("tui-mark-done")), text, 2)
        }
        Some(Notice::Hint(text)) => lines(Role::Accent, "* ", text, 2),
        Some(Notice::Failed(p)) => {
            let code = if p.code.is_empty() { String::new() } else { format!("  ({})", p.code) };
            let mut rows = lines(Role::Danger, "!! ", &format!("{}{code}", p.what), 2);
            rows.extend(
                lines(Role::Plain, "   ", &p.why, 2).into_iter().filter(|_| !p.why.is_empty()),
            );
            rows.extend(
                lines(Role::Plain, "   ", &p.next, 2).into_iter().filter(|_| !p.next.is_empty()),
            );
            rows
        }
        None => match &model.job {
            Some(job) if !matches!(model.screen().what, What::Export(_)) => {
                let text = if job.cancelling { "tui-cancelling" } else { job.name };
                let rest = if job.stops {
                    model.text("tui-esc-cancels")
                } else {
                    model.text("tui-moment")
                };
                let note = job.progress.as_ref().map(|p| p.note.as_str()).filter(|n| !n.is_empty());
                let text = format!("{}  {}", model.text(text), note.unwrap_or(&rest));
                lines(Role::Accent, "* ", &text, 1)
            }
            _ => match screen::checking(model) {
                Some(text) if model.screen().what != What::Starting => {
                    lines(Role::Accent, "* ", &text, 1)
                }
                _ => read_only(model, inner),
            },
        },
    }
}

/// So much room the reason has why nothing can be written.
const READ_ONLY_LINES: usize = 2;

fn read_only(model: &Model, inner: usize) -> Vec<Row> {
    let why = model.snap.as_deref().map(|s| s.read_only.as_slice()).unwrap_or_default();
    let Some(first) = why.first() else { return vec![] };
    let text = model.locale.fill("tui-read-only", args![why = first.as_str()]);
    let mut lines = wrap(&text, inner);
    if lines.len() > READ_ONLY_LINES {
        // There is more of it than room: the doctor says all.
        let rest = lines.split_off(READ_ONLY_LINES - 1).join(" ");
        lines.push(cut(&rest, inner));
    }
    lines.into_iter().map(|l| Row::of(Role::Danger, l)).collect()
}
