//! One letter: its fields with the gaps among them, and the text as it would go out.

use super::{letters, number};
use crate::cells::{Row, beside, wrap};
use crate::model::Model;
use crate::model::road::{FieldSource, LetterView};
use crate::msg::Effect;
use crate::screen::{Body, Screen, list};
use crate::theme::Role;
use crate::update;
use recourse_core::args;
use recourse_core::letter::Sort;

/// Fields.
pub const FIELDS: usize = 0;
/// The text.
pub const TEXT: usize = 1;

/// A letter being written, or one that was finished.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterPage {
    /// Case id.
    pub case: String,
    /// Sort.
    pub sort: Sort,
    /// Party it is directed against.
    pub to: String,
    /// Language of the letter, `zh-CN` or `en`; not the screen's.
    pub lang: String,
    /// The letter as it would be now.
    pub view: Option<LetterView>,
    /// Number it was finished under.
    pub no: Option<u32>,
}

/// Fields, then the lines of the text.
pub fn areas(model: &Model, page: &LetterPage) -> Vec<usize> {
    let fields = page.view.as_ref().map_or(0, |v| v.fields.len());
    vec![fields, text(page, text_cells(usize::from(model.size.0))).len()]
}

fn text_cells(width: usize) -> usize {
    let w = width.saturating_sub(4);
    if w >= 92 { w - LEFT - 3 } else { w }
}

const LEFT: usize = 46;

/// Sort and recipient.
pub fn title(model: &Model, page: &LetterPage) -> (String, String) {
    let who = model.case(&page.case).map(|c| c.party_name(&page.to).to_string());
    let kind = letters::kind_words(model, &page.sort);
    let id = page.no.map(|no| format!("L{no:03} ")).unwrap_or_default();
    let lead = model.text("screens-letter-title");
    let name = format!("{lead}{id}{kind}  {}", who.unwrap_or_default());
    (name, number(model, &page.case))
}

/// Enter puts a field right.
pub fn open(model: &mut Model, area: usize, row: usize) -> Vec<Effect> {
    if area == FIELDS { update::letter::fill_field(model, row) } else { vec![] }
}

fn text(page: &LetterPage, cells: usize) -> Vec<String> {
    page.view.as_ref().map(|v| wrap(&v.text, cells)).unwrap_or_default()
}

/// The body.
pub fn body(model: &Model, screen: &Screen, page: &LetterPage, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let Some(view) = &page.view else {
        out.rows.push(Row::text(model.text("screens-letter-composing")));
        return out;
    };
    let gaps = view.fields.iter().filter(|f| f.value.is_none()).count();
    let all = view.fields.len();
    let (role, head) = if view.kept.is_some() {
        (Role::Good, model.text("screens-letter-as-kept"))
    } else if gaps == 0 {
        (Role::Good, model.locale.fill("screens-letter-full", args![all = all]))
    } else {
        let args = args![done = all - gaps, all = all, gaps = gaps];
        (Role::Warn, model.locale.fill("screens-letter-filled", args))
    };
    let language = model.text(&format!("screens-letter-lang-{}", page.lang.to_lowercase()));
    let row = Row::of(role, head).plain("    ").put(Role::Muted, language);
    out.rows.push(match saved(model, page) {
        Some(state) => row.plain("    ").put(Role::Strong, state),
        None => row,
    });
    let mut foot: Vec<Row> = Vec::new();
    for note in view.notes.iter().take(2) {
        let lines = wrap(&format!("* {note}"), w);
        foot.extend(lines.into_iter().take(2).map(|l| Row::of(Role::Accent, l)));
    }
    let gaps = view.fields.iter().any(|f| f.value.is_none());
    match &view.kept {
        Some((on, stale)) => {
            foot.clear();
            let id = letter_of(model, page).map_or("screens-letter-kept", |l| match l {
                l if l.reached.is_some() => "screens-letter-there",
                l if l.sent.is_some() => "screens-letter-out",
                _ if view.for_lawyer => "screens-letter-for-lawyer",
                _ => "screens-letter-kept",
            });
            foot.push(Row::of(Role::Muted, model.locale.fill(id, args![on = on.as_str()])));
            if *stale {
                let text = model.locale.fill("screens-letter-stale", args![on = on.as_str()]);
                foot.extend(wrap(&text, w).into_iter().map(|l| Row::of(Role::Danger, l)));
            }
        }
        None => {
            let id = match (view.for_lawyer, gaps) {
                (true, _) => "screens-letter-for-lawyer",
                (_, true) => "screens-letter-advice",
                (_, false) if w < 92 => "screens-letter-complete-narrow",
                (_, false) => "screens-letter-complete",
            };
            foot.push(Row::of(Role::Muted, model.text(id)));
        }
    }
    if h < 14 {
        foot.clear();
    }
    let line = model.settings.glyphs.lines()[0].repeat(w);
    out.rows.push(Row::new().drawn(line.clone()));
    let room = h.saturating_sub(out.rows.len() + foot.len() + usize::from(!foot.is_empty()));
    let top = out.rows.len();
    if w >= 92 {
        let mut left = Body::default();
        fields(model, screen, view, LEFT, room, &mut left);
        out.cursor = left.cursor.map(|(x, y)| (x, y + top));
        let right = lines(page, screen, w - LEFT - 3, room);
        let mut both = left.rows;
        both.resize(room, Row::new());
        out.rows.extend(beside(both, right, LEFT, model.settings.glyphs.lines()[1]));
    } else if screen.area == TEXT {
        out.rows.extend(lines(page, screen, w, room));
    } else {
        fields(model, screen, view, w, room, &mut out);
    }
    if !foot.is_empty() {
        out.rows.resize(h.saturating_sub(foot.len() + 1), Row::new());
        out.rows.push(Row::new().drawn(line));
        out.rows.extend(foot);
    }
    out
}

/// Where the finished letter stands.
fn saved(model: &Model, page: &LetterPage) -> Option<String> {
    Some(letters::state(model, letter_of(model, page)?))
}

fn letter_of<'a>(model: &'a Model, page: &LetterPage) -> Option<&'a crate::model::road::LetterRow> {
    super::view(model, &page.case)?.letters.iter().find(|l| Some(l.no) == page.no)
}

fn fields(
    model: &Model,
    screen: &Screen,
    view: &LetterView,
    w: usize,
    room: usize,
    out: &mut Body,
) {
    let rows = view.fields.iter().map(|f| {
        let label = (w / 2).clamp(10, 23);
        let row = Row::new().cell(Role::Plain, &f.label, label).plain(" ");
        match &f.value {
            Some(value) => row.plain(value.replace('\n', " ")),
            None => {
                let id = match f.from {
                    FieldSource::Case => "screens-gap-case",
                    FieldSource::Diagnosis(_) => "screens-gap-diagnosis",
                    _ => "screens-gap",
                };
                row.put(Role::Danger, model.text(id))
            }
        }
        .fit(w.saturating_sub(2))
    });
    list(out, rows, screen.row(FIELDS), screen.area == FIELDS, room);
}

/// The text in view; gaps stand out.
fn lines(page: &LetterPage, screen: &Screen, w: usize, room: usize) -> Vec<Row> {
    let all = text(page, w);
    let top = screen.row(TEXT).min(all.len().saturating_sub(room));
    let row = |line: &String| {
        let mut row = Row::new();
        let mut rest = line.as_str();
        while let Some(at) = rest.find('【') {
            let end = rest.get(at..).and_then(|r| r.find('】')).map_or(rest.len(), |e| at + e + 3);
            row = row.plain(rest.get(..at).unwrap_or_default());
            row = row.put(Role::Danger, rest.get(at..end).unwrap_or_default());
            rest = rest.get(end..).unwrap_or_default();
        }
        row.plain(rest)
    };
    all.iter().skip(top).take(room).map(row).collect()
}
