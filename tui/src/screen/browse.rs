//! A folder to choose files from: places people keep files in, folders, files with the newest first. Nothing is
//! changed here; what is chosen goes into the path field the screen was opened from.

use super::{Body, Screen, What, list};
use crate::cells::{Row, clean, cut_middle, wrap};
use crate::form::keys;
use crate::model::Model;
use crate::model::views::FolderView;
use crate::msg::Effect;
use crate::ops::export::size_words;
use crate::theme::Role;
use crate::update::forms;
use recourse_core::args;
use std::path::Path;

/// What is shown and what was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Browse {
    /// The folder.
    pub folder: FolderView,
    /// Paths chosen so far, from any folder.
    pub chosen: Vec<String>,
    /// A folder is wanted, not files.
    pub wants_folder: bool,
    /// The folder was listed.
    pub ready: bool,
}

/// A row of the list.
enum Line<'a> {
    Place(&'static str, &'a str),
    Folder(&'a str),
    File(&'a (String, u64, String)),
}

impl Browse {
    fn lines(&self) -> Vec<Line<'_>> {
        let folder = &self.folder;
        let places = folder.places.iter().filter(|(_, path)| *path != folder.path);
        let mut out: Vec<Line<'_>> = places.map(|(id, path)| Line::Place(id, path)).collect();
        out.extend(folder.folders.iter().map(|name| Line::Folder(name)));
        if !self.wants_folder {
            out.extend(folder.files.iter().map(Line::File));
        }
        out
    }

    fn path_of(&self, name: &str) -> String {
        Path::new(&self.folder.path).join(name).display().to_string()
    }
}

/// One list.
pub fn areas(browse: &Browse) -> Vec<usize> {
    vec![browse.lines().len()]
}

/// Opens over the form, beginning where files were taken from last.
pub fn open_over(model: &mut Model, wants_folder: bool) -> Vec<Effect> {
    let browse = Browse { wants_folder, ..Browse::default() };
    model.stack.push(Screen::new(What::Browse(browse)));
    vec![Effect::ListFolder(String::new())]
}

/// The folder was listed: the first file, or folder, is what one looks at.
pub fn listed(model: &mut Model, folder: FolderView) {
    let What::Browse(browse) = &mut model.screen_mut().what else { return };
    (browse.folder, browse.ready) = (folder, true);
    let first = browse.lines().iter().position(|l| !matches!(l, Line::Place(..))).unwrap_or(0);
    let screen = model.screen_mut();
    (screen.area, screen.rows[0]) = (0, first);
}

/// Enter: into a folder, or a file chosen and given up again.
pub fn open(model: &mut Model, row: usize) -> Vec<Effect> {
    let What::Browse(browse) = &mut model.screen_mut().what else { return vec![] };
    let found = browse.lines().into_iter().nth(row).map(|line| match line {
        Line::Place(_, path) => (path.to_string(), true),
        Line::Folder(name) => (browse.path_of(name), true),
        Line::File((name, ..)) => (browse.path_of(name), false),
    });
    match found {
        Some((path, true)) => vec![Effect::ListFolder(path)],
        Some((path, false)) => {
            match browse.chosen.iter().position(|c| *c == path) {
                Some(at) => drop(browse.chosen.remove(at)),
                None => browse.chosen.push(path),
            }
            vec![]
        }
        None => vec![],
    }
}

/// To the folder above.
pub fn parent(model: &Model) -> Vec<Effect> {
    let What::Browse(browse) = &model.screen().what else { return vec![] };
    browse.folder.parent.iter().map(|path| Effect::ListFolder(path.clone())).collect()
}

/// Takes what was chosen, else the file under the cursor, back to the form.
pub fn take(model: &mut Model) -> Vec<Effect> {
    let row = model.screen().row(0);
    let What::Browse(browse) = &model.screen().what else { return vec![] };
    let mut chosen = browse.chosen.clone();
    if browse.wants_folder {
        chosen = vec![browse.folder.path.clone()];
    } else if chosen.is_empty()
        && let Some(Line::File((name, ..))) = browse.lines().into_iter().nth(row)
    {
        chosen.push(browse.path_of(name));
    }
    if chosen.is_empty() {
        model.hint("clocks-browse-nothing");
        return vec![];
    }
    let folder = browse.folder.path.clone();
    model.stack.pop();
    let text: Vec<String> = chosen.iter().map(|path| keys::quoted(path)).collect();
    let mut effects = forms::paste(model, &text.join("\n"));
    effects.push(Effect::KeepFolder(folder));
    effects
}

/// The body.
pub fn body(model: &Model, screen: &Screen, browse: &Browse, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    if !browse.ready {
        out.rows.push(Row::text(model.text("tui-moment")));
        return out;
    }
    let path = cut_middle(&clean(&browse.folder.path), w.saturating_sub(2));
    out.rows.push(Row::of(Role::Strong, path));
    let id = if browse.wants_folder { "clocks-browse-folder" } else { "clocks-browse-files" };
    for line in wrap(&model.text(id), w) {
        out.rows.push(Row::of(Role::Muted, line));
    }
    if let Some(problem) = &browse.folder.problem {
        out.rows.extend(wrap(problem, w).into_iter().map(|l| Row::of(Role::Danger, l)));
    }
    let lines = browse.lines();
    let room = h.saturating_sub(out.rows.len() + 1).max(1);
    let name_cells = w.saturating_sub(6 + 10 + 2 + 16 + 2).max(12);
    let rows = lines.iter().map(|line| match line {
        Line::Place(id, path) => Row::text("    ")
            .cell(Role::Accent, model.text(id), 14)
            .put(Role::Muted, cut_middle(&clean(path), w.saturating_sub(20))),
        Line::Folder(name) => {
            Row::text("    ").plain(format!("{}/", cut_middle(&clean(name), name_cells)))
        }
        Line::File((name, size, day)) => {
            let ticked = browse.chosen.contains(&browse.path_of(name));
            Row::text(if ticked { "[x] " } else { "[ ] " })
                .cell(Role::Plain, cut_middle(&clean(name), name_cells), name_cells)
                .right(Role::Plain, size_words(*size), 10)
                .put(Role::Muted, format!("  {day}"))
        }
    });
    list(&mut out, rows, screen.row(0), screen.area == 0, room);
    if lines.is_empty() {
        out.rows.push(Row::of(Role::Muted, model.text("clocks-browse-empty")));
    }
    if !browse.chosen.is_empty() {
        out.rows.resize(out.rows.len().max(h.saturating_sub(1)), Row::new());
        let text = model.locale.fill("clocks-browse-chosen", args![n = browse.chosen.len()]);
        out.rows.push(Row::of(Role::Good, text));
    }
    out
}
