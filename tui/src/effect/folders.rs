//! Folders to choose files from: listed, never changed.

use super::Hands;
use crate::model::views::FolderView;
use crate::msg::Msg;
use crate::ops::system::Settings;
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// At most so many entries of a folder are shown.
const MOST: usize = 2000;

/// A folder as it is now. Without a path: where files were taken from last, else the first place there is.
pub fn list(hands: &Hands, path: &str) -> FolderView {
    let folder = if path.is_empty() { begin(hands) } else { PathBuf::from(path) };
    let mut view = FolderView {
        path: folder.display().to_string(),
        parent: folder.parent().map(|p| p.display().to_string()),
        places: hands.places.iter().map(|(id, p)| (*id, p.display().to_string())).collect(),
        ..FolderView::default()
    };
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) => {
            let text = crate::failure::io(&folder, &error).text(&hands.desk.world.locale);
            view.problem = Some(text.what);
            return view;
        }
    };
    let mut files = Vec::new();
    for entry in entries.flatten().take(MOST) {
        // What has a name we cannot write down again cannot be pointed at either; it can still be dropped.
        let Ok(name) = entry.file_name().into_string() else { continue };
        // A link counts as what it leads to.
        let Ok(about) = std::fs::metadata(entry.path()) else { continue };
        match about.is_dir() {
            _ if name.starts_with('.') => {}
            true => view.folders.push(name),
            false => files.push((about.modified().ok(), name, about.len())),
        }
    }
    view.folders.sort();
    files.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let offset = hands.desk.world.offset;
    view.files = files
        .into_iter()
        .map(|(changed, name, size)| {
            let day = changed.map(|at| DateTime::<Utc>::from(at).with_timezone(&offset));
            let day = day.map_or_else(String::new, |d| d.format("%Y-%m-%d %H:%M").to_string());
            (name, size, day)
        })
        .collect();
    view
}

fn begin(hands: &Hands) -> PathBuf {
    let kept =
        hands.desk.world.settings_file.as_deref().and_then(|f| Settings::read(f).last_folder);
    let home = Path::new(&hands.user_home);
    kept.filter(|f| f.is_dir())
        .or_else(|| hands.places.first().map(|(_, p)| p.clone()))
        .unwrap_or_else(|| home.to_path_buf())
}

/// Remembers where files were taken from. Settings that cannot be written are no reason to disturb anybody.
pub fn keep(hands: &Hands, path: String) -> Option<Msg> {
    let file = hands.desk.world.settings_file.as_deref()?;
    let mut kept = Settings::read(file);
    kept.last_folder = Some(path.into());
    kept.write(file).ok();
    None
}
