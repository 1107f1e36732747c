//! Files the user pointed at: read where they are, looked at, never changed.

use super::Hands;
use crate::failure::Result;
use crate::form::paths;
use crate::model::views::FileView;
use crate::msg::ImportAsk;
use crate::ops;
use crate::ops::import::Imported;
use recourse_core::case::event::Side;
use recourse_core::store::NewBlob;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// At most so many files of a folder are offered.
const MOST: usize = 200;

/// The files behind pasted text; a folder stands for the files in it.
pub fn look(hands: &Hands, text: &str) -> Vec<FileView> {
    let mut out = Vec::new();
    for path in paths_in(hands, text) {
        let path = PathBuf::from(path);
        if path.is_dir() {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(&path)
                .map(|d| d.flatten().map(|e| e.path()).filter(|p| p.is_file()).collect())
                .unwrap_or_default();
            inside.sort();
            out.extend(inside.iter().take(MOST).map(|p| view(hands, p)));
        } else {
            out.push(view(hands, &path));
        }
    }
    out
}

/// The exports behind pasted text: what is recognised in each, and how far it vouches for itself. Nothing is kept.
pub fn review(hands: &mut Hands, ask: &ImportAsk) -> Vec<FileView> {
    let mut out = look(hands, &ask.path);
    for view in &mut out {
        view.known = None;
        if view.problem.is_some() {
            continue;
        }
        let bytes = match std::fs::read(&view.path) {
            Ok(bytes) => bytes,
            Err(_) => continue,
        };
        let bytes: Arc<[u8]> = bytes.into();
        let read = read_export(hands, ask, &view.name, bytes.clone(), true);
        let locale = &hands.desk.world.locale;
        match read {
            Ok(read) => {
                view.cards = ask.side == Side::Pos && read.iter().any(|one| !one.cards.is_empty());
                view.other_side = read
                    .iter()
                    .any(|one| recourse_core::statement::other_kind(&one.statement).is_some());
                view.review = read.iter().flat_map(|one| ops::import::lines(one, locale)).collect();
            }
            Err(failure) => {
                view.problem = Some(failure.text(locale).what);
                view.locked = matches!(failure.code, "E-IMPORT-03" | "E-IMPORT-04");
                if failure.code == "E-IMPORT-07" {
                    view.headers = ops::import::headers(&bytes, ask.password.as_deref());
                }
            }
        }
    }
    out
}

/// Reads one export. Columns the user explained are for files that no profile reads.
pub fn read_export(
    hands: &mut Hands,
    ask: &ImportAsk,
    name: &str,
    bytes: Arc<[u8]>,
    dry_run: bool,
) -> Result<Vec<Imported>> {
    let plain = ops::import::Request {
        side: Some(ask.side),
        files: vec![(name.to_string(), bytes)],
        dry_run,
        password: ask.password.clone(),
        keep_untouched: ask.untouched,
        ..Default::default()
    };
    match ops::import::run(&mut hands.desk, &plain) {
        Err(failure) if failure.code == "E-IMPORT-07" && !ask.map.is_empty() => {
            let mapped = ops::import::Request { map: ask.map.clone(), ..plain };
            ops::import::run(&mut hands.desk, &mapped)
        }
        other => other,
    }
}

/// Paths in pasted text.
pub fn paths_in(hands: &Hands, text: &str) -> Vec<String> {
    paths::read(text, &hands.user_home, &|p| Path::new(p).exists())
}

/// The first path in typed or dropped text.
pub fn first_path(hands: &Hands, typed: &str) -> PathBuf {
    PathBuf::from(paths_in(hands, typed).into_iter().next().unwrap_or_else(|| typed.to_string()))
}

fn view(hands: &Hands, path: &Path) -> FileView {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let locale = &hands.desk.world.locale;
    let kind = ops::evidence::guess_kind(&name);
    let mut view = FileView {
        path: path.display().to_string(),
        format: format_of(&name),
        guess: crate::form::evidence::kind_word(kind).to_string(),
        name,
        size: 0,
        sha256: None,
        known: None,
        problem: None,
        review: Vec::new(),
        locked: false,
        cards: false,
        other_side: false,
        headers: Vec::new(),
    };
    match File::open(path).and_then(NewBlob::of) {
        Ok(blob) if blob.size == 0 => view.problem = Some(locale.text("tui-file-empty")),
        Ok(blob) => {
            let cases = &hands.desk.book().cases;
            let kept = cases
                .iter()
                .find_map(|c| c.exhibit_with(&blob.sha256).map(|x| format!("{} {}", c.no, x.id())));
            // What is named but lost or damaged is put back when it is added again.
            let whole = || {
                let store = hands.desk.store().ok();
                store.is_none_or(|s| s.holds(&blob.sha256))
            };
            view.size = blob.size;
            view.sha256 = Some(blob.sha256);
            view.known = kept.filter(|_| whole());
        }
        Err(error) => view.problem = Some(crate::failure::io(path, &error).text(locale).what),
    }
    if view.problem.is_none() && recourse_core::case::exhibit::is_mail(&view.name) {
        view.review.push(locale.text("road-mail-better"));
    }
    view
}

fn format_of(name: &str) -> String {
    let extension = Path::new(name).extension().map(|e| e.to_string_lossy().to_uppercase());
    match extension.as_deref() {
        Some("JPG") => "JPEG".into(),
        Some(other) if other.len() <= 5 => other.into(),
        _ => "-".into(),
    }
}
