//! Forms as rows: label, field, and beside it what was understood. One place decides where everything stands,
//! so that the caret is where the text is.

use super::field::{Around, Field, Kind};
use super::{Form, FormKind, contact, new_case};
use crate::cells::{Row, cut_middle, pad, top_of, width, wrap};
use crate::model::Model;
use crate::ops::export::size_words;
use crate::screen::Body;
use crate::theme::Role;
use recourse_core::args;
use recourse_core::locale::Locale;

/// Cells of the widest label, within reason.
pub fn label_cells(form: &Form, locale: &Locale, w: usize) -> usize {
    let drawn = form.fields.iter().filter(|f| !f.hidden && !f.beside);
    let widest = drawn.map(|f| width(&label(locale, f))).max().unwrap_or(8);
    widest.clamp(6, (w / 3).clamp(6, 22))
}

/// Cells many-line fields wrap at.
pub fn lines_cells(w: usize) -> usize {
    w.saturating_sub(6).max(2)
}

/// The form's rows, scrolled so that the focus is in view.
pub fn body(form: &Form, model: &Model, w: usize, h: usize) -> Body {
    let around = form.around(model);
    let mut drawn = Drawn { rows: Vec::new(), cursor: None, focus: 0, w, pen: 0 };
    drawn.pen = label_cells(form, &model.locale, w);
    head(form, model, &mut drawn);
    let first_error = form.fields.iter().filter(|f| f.error.is_some()).count();
    if first_error > 0 {
        let text = model.locale.fill("tui-errors", args![count = first_error]);
        drawn.rows.push(Row::of(Role::Danger, format!("!! {text}")));
    }
    for index in 0..form.fields.len() {
        if form.shows(index) {
            drawn.field(form, index, around);
        }
    }
    tail(form, model, &mut drawn);
    finish(drawn, form, model, h)
}

/// Which field lies there, of the form as it is drawn now. `at` is column and row within the body.
pub fn under(
    form: &Form,
    model: &Model,
    (column, row): (usize, usize),
    (w, h): (usize, usize),
) -> Option<usize> {
    let around = form.around(model);
    let mut drawn = Drawn { rows: Vec::new(), cursor: None, focus: 0, w, pen: 0 };
    drawn.pen = label_cells(form, &model.locale, w);
    head(form, model, &mut drawn);
    drawn.rows.extend(form.fields.iter().find(|f| f.error.is_some()).map(|_| Row::new()));
    // Where each field begins: row, column, which one.
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for index in (0..form.fields.len()).filter(|i| form.shows(*i)) {
        let before = (drawn.rows.len(), drawn.rows.last().map_or(0, Row::width));
        drawn.field(form, index, around);
        // A field beside another one began in the row drawn last.
        let beside = form.fields[index].beside && drawn.rows.len() == before.0;
        places.push(if beside { (before.0 - 1, before.1, index) } else { (before.0, 0, index) });
    }
    let fields_end = drawn.rows.len();
    tail(form, model, &mut drawn);
    let room = h.saturating_sub(why(form, model, drawn.w, h).len());
    let row = row + top_of(drawn.focus, drawn.rows.len(), room);
    let begun = places.iter().filter(|(y, x, _)| *y < row || (*y == row && *x <= column));
    begun.max_by_key(|(y, x, _)| (*y, *x)).filter(|_| row < fields_end).map(|(_, _, at)| *at)
}

fn finish(drawn: Drawn, form: &Form, model: &Model, h: usize) -> Body {
    let why = why(form, model, drawn.w, h);
    let room = h.saturating_sub(why.len());
    let top = top_of(drawn.focus, drawn.rows.len(), room);
    let mut rows: Vec<Row> = drawn.rows.into_iter().skip(top).take(room).collect();
    if !why.is_empty() {
        rows.resize(room, Row::new());
        rows.extend(why.into_iter().map(|line| Row::of(Role::Muted, line)));
    }
    let cursor = drawn.cursor.filter(|(_, y)| *y >= top && *y < top + room);
    Body { rows, cursor: cursor.map(|(x, y)| (x, y - top)) }
}

/// What to know about the focused field, in at most two lines.
fn why(form: &Form, model: &Model, w: usize, h: usize) -> Vec<String> {
    let id = form.field().map(|f| format!("tui-field-{}-why", f.id));
    let id = id.filter(|id| model.locale.has(id) && h > 8 && !form.is_review());
    let lines = id.map(|id| wrap(&model.text(&id), w)).unwrap_or_default();
    lines.into_iter().take(2).collect()
}

fn head(form: &Form, model: &Model, drawn: &mut Drawn) {
    if let FormKind::NewCase { days, short: false, .. } = &form.kind {
        drawn.rows.push(steps(form, model, drawn.w));
        drawn.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(drawn.w)));
        let ask = format!("{}-ask", new_case::STEPS[form.step.min(new_case::STEPS.len() - 1)]);
        drawn.rows.extend(wrap(&model.text(&ask), drawn.w).into_iter().map(Row::text));
        if !days.is_empty() && form.step == 2 {
            let text = model.locale.fill("tui-new-case-days", args![count = days.len()]);
            drawn.rows.push(Row::of(Role::Accent, text));
        }
        drawn.rows.push(Row::new());
        return;
    }
    if let FormKind::Contact { amends: None, .. } = &form.kind {
        contact::before(form, model, drawn.w, &mut drawn.rows);
    }
    for (at, text) in form.lead.iter().enumerate() {
        let role = if at == 0 { Role::Strong } else { Role::Muted };
        drawn.rows.extend(wrap(text, drawn.w).into_iter().map(|l| Row::of(role, l)));
    }
    if !form.lead.is_empty() {
        drawn.rows.push(Row::new());
    }
    let intro = format!("{}-intro", form.title_id());
    if model.locale.has(&intro) {
        for line in wrap(&model.text(&intro), drawn.w) {
            drawn.rows.push(Row::of(Role::Muted, line));
        }
    }
}

/// The step list: where one is, what is answered, skipped, or to be put right.
fn steps(form: &Form, model: &Model, w: usize) -> Row {
    let mark = |at: usize| {
        let mut own = form.fields.iter().filter(|f| f.step == at && !f.hidden);
        let given = own.clone().any(|f| f.given().is_some());
        if own.any(|f| f.error.is_some()) {
            ("screens-mark-fix", Role::Danger)
        } else if at == form.step {
            ("tui-mark-now", Role::Strong)
        } else if given {
            ("tui-mark-done", Role::Good)
        } else if at < form.step {
            ("tui-mark-skipped", Role::Muted)
        } else {
            ("tui-mark-todo", Role::Muted)
        }
    };
    let line = |all: bool| {
        let mut row = Row::new();
        for (at, id) in new_case::STEPS.iter().enumerate() {
            let (mark, role) = mark(at);
            let name = if all || at == form.step { model.text(id) } else { String::new() };
            row = row.put(role, format!("{}{} {name}", model.text(mark), at + 1)).plain(" ");
        }
        row
    };
    let all = line(true);
    if all.width() <= w + 1 { all } else { line(false) }
}

fn tail(form: &Form, model: &Model, drawn: &mut Drawn) {
    if form.kind_is_new_case()
        && form.step == 2
        && let Some(text) = new_case::differs_words(form, &model.locale)
    {
        drawn.rows.push(Row::of(Role::Warn, format!("  ! {text}")));
    }
    if let Some(id) = contact_note(form) {
        let what = model.text(id);
        let text = model.locale.fill("tui-mentioned", args![what = what]);
        drawn.rows.push(Row::of(Role::Warn, format!("  ! {text}")));
    }
    if !form.files.is_empty() {
        files(form, model, drawn);
    }
    if matches!(form.kind, FormKind::Import { .. }) && super::import::recognised(form) {
        drawn.rows.push(Row::new());
        let text = model.text("money-import-not-kept");
        drawn.rows.extend(wrap(&text, drawn.w).into_iter().map(|l| Row::of(Role::Accent, l)));
    }
}

fn contact_note(form: &Form) -> Option<&'static str> {
    matches!(form.kind, FormKind::Contact { .. })
        .then(|| contact::forgotten_evidence(form))
        .flatten()
}

fn files(form: &Form, model: &Model, drawn: &mut Drawn) {
    let text = model.locale.fill("tui-files-seen", args![count = form.files.len()]);
    drawn.rows.push(Row::of(Role::Strong, text));
    for (at, file) in form.files.iter().enumerate() {
        let name = pad(&cut_middle(&crate::cells::clean(&file.name), 30), 30);
        let mut row = Row::text(format!("  {} {name} ", at + 1));
        row = match (&file.problem, &file.known) {
            (Some(problem), _) => row.put(Role::Danger, format!("!! {problem}")),
            (None, Some(id)) => row.put(
                Role::Warn,
                format!("! {}", model.locale.fill("tui-file-known", args![id = id.as_str()])),
            ),
            (None, None) => {
                let print = file.sha256.map(|h| h.fingerprint()).unwrap_or_default();
                row.cell(Role::Plain, &file.format, 6)
                    .right(Role::Plain, size_words(file.size), 9)
                    .put(Role::Muted, format!("  {print}"))
            }
        };
        drawn.rows.push(row);
        for line in &file.review {
            let lines = wrap(&crate::cells::clean(line), drawn.w.saturating_sub(4));
            drawn.rows.extend(lines.into_iter().map(|l| Row::text(format!("    {l}"))));
        }
    }
}

fn label(locale: &Locale, field: &Field) -> String {
    locale.text(&format!("tui-field-{}", field.id))
}

/// What a field holds, in words.
fn shown(field: &Field, locale: &Locale) -> Option<String> {
    let given = field.given()?;
    Some(match field.kind {
        Kind::Choice => field.options.get(field.chosen).map_or(given, |o| o.label.clone()),
        Kind::Toggle => locale.text("tui-yes"),
        _ => given,
    })
}

struct Drawn {
    rows: Vec<Row>,
    cursor: Option<(usize, usize)>,
    focus: usize,
    w: usize,
    pen: usize,
}

impl Drawn {
    fn field(&mut self, form: &Form, index: usize, around: Around<'_>) {
        let Some(field) = form.fields.get(index) else { return };
        let focused = form.at == index;
        let locale = around.locale;
        let mark = if focused { "> " } else { "  " };
        let role = if focused { Role::Strong } else { Role::Plain };
        let name = label(locale, field);
        let many = matches!(field.kind, Kind::Lines(_) | Kind::Files) && !form.is_review();
        let beside =
            field.beside && self.w >= 76 && !form.is_review() && self.room_beside(field, &name);
        let row = if beside {
            let last = self.rows.pop().unwrap_or_default();
            last.plain("  ").put(role, mark).put(role, format!("{name} "))
        } else {
            let cells = if many { width(&name) + 1 } else { self.pen + 1 };
            Row::new().put(role, mark).cell(role, name, cells)
        };
        if focused {
            self.focus = self.rows.len();
        }
        if form.is_review() {
            self.review(row, field, around);
        } else if many {
            self.lines(row, field, focused, locale);
        } else {
            let row = self.control(row, field, focused);
            self.echo(row, field, focused, around);
        }
    }

    /// Whether the field fits behind the row drawn last.
    fn room_beside(&self, field: &Field, name: &str) -> bool {
        let used = self.rows.last().map_or(self.w, Row::width);
        let options: usize = field.options.iter().map(|o| width(&o.label) + 4).sum();
        used + 4 + width(name) + 1 + field.cells + 4 + options <= self.w
    }

    fn control(&mut self, row: Row, field: &Field, focused: bool) -> Row {
        let role = if focused { Role::Strong } else { Role::Plain };
        match field.kind {
            Kind::Toggle => {
                let mark = if field.chosen == 1 { "[x]" } else { "[ ]" };
                let at = row.width() + 1;
                self.park(focused, at);
                row.put(if focused { Role::Focus } else { Role::Plain }, mark)
            }
            Kind::Choice => self.choices(row, field, focused),
            _ => {
                let used = row.width();
                let cells = field.cells.min(self.w.saturating_sub(used + 4)).max(4);
                let (text, column) = field.edit.view_line(cells);
                let secret = field.kind == Kind::Secret;
                let text = if secret { "*".repeat(width(text.trim_end())) } else { text };
                self.park(focused, used + 2 + column);
                row.put(role, "[ ").cell(Role::Plain, text, cells).put(role, " ]")
            }
        }
    }

    fn choices(&mut self, mut row: Row, field: &Field, focused: bool) -> Row {
        for (at, option) in field.options.iter().enumerate() {
            let chosen = at == field.chosen;
            let text = if chosen {
                format!("< {} >", option.label)
            } else {
                format!("  {}  ", option.label)
            };
            if row.width() + width(&text) > self.w && row.width() > self.pen + 4 {
                self.rows.push(row);
                row = Row::new().to(self.pen + 3);
            }
            if chosen && focused {
                self.focus = self.rows.len();
                self.park(true, row.width() + 2);
            }
            let role = match (chosen, focused) {
                (true, true) => Role::Focus,
                (true, false) => Role::Strong,
                _ => Role::Plain,
            };
            row = row.put(role, text);
        }
        row
    }

    /// A label row and under it the text between bars.
    fn lines(&mut self, row: Row, field: &Field, focused: bool, locale: &Locale) {
        let note = format!("tui-field-{}-note", field.id);
        let row = if locale.has(&note) { row.put(Role::Muted, locale.text(&note)) } else { row };
        let row = match &field.error {
            Some(error) => row.put(Role::Danger, format!("  !! {error}")),
            None if focused && field.edit.count() > 0 => row.put(
                Role::Muted,
                format!("  {}", locale.fill("tui-count", args![n = field.edit.count()])),
            ),
            None => row,
        };
        self.rows.push(row);
        let height = if let Kind::Lines(rows) = field.kind { rows } else { 2 };
        let (lines, (at, column)) = field.edit.view_lines(lines_cells(self.w));
        let top = if focused { top_of(at, lines.len(), height) } else { 0 };
        let role = if focused { Role::Strong } else { Role::Plain };
        for offset in 0..height {
            let text = lines.get(top + offset).cloned().unwrap_or_default();
            if focused && top + offset == at {
                self.focus = self.rows.len();
                self.park(true, 4 + column);
            }
            self.rows.push(Row::new().put(role, "  | ").plain(text));
        }
    }

    fn echo(&mut self, row: Row, field: &Field, focused: bool, around: Around<'_>) {
        let Some((role, text)) = field.echo(around, focused) else {
            self.rows.push(row);
            return;
        };
        let room = self.w.saturating_sub(row.width() + 1);
        if width(&text) <= room || room > 30 {
            self.rows.push(row.plain(" ").put(role, text));
            return;
        }
        self.rows.push(row);
        self.rows.push(Row::new().to(self.pen + 3).put(role, text));
    }

    fn review(&mut self, row: Row, field: &Field, around: Around<'_>) {
        let text = match shown(field, around.locale) {
            Some(text) => row.plain(text.replace('\n', " / ")),
            None => row.put(Role::Muted, around.locale.text("tui-blank")),
        };
        match field.echo(around, false) {
            Some((role, echo)) => self.rows.push(text.plain("  ").put(role, echo)),
            None => self.rows.push(text),
        }
    }

    fn park(&mut self, focused: bool, column: usize) {
        if focused {
            self.cursor = Some((column.min(self.w.saturating_sub(1)), self.rows.len()));
        }
    }
}
