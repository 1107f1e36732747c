//! Every message the screens name is in the catalogue.

use crate::support::desk::Desk;
use recourse_core::locale::{Lang, Locale};
use std::path::{Path, PathBuf};

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn every_named_message_is_there() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let locale = Locale::new(Lang::Zh);
    let mut missing = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for part in text.split("\"tui-").skip(1) {
            let id = format!("tui-{}", part.split('"').next().unwrap_or_default());
            let whole =
                id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if whole && id.len() > 5 && !id.ends_with('-') && !locale.has(&id) {
                missing.push(id);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_field_has_its_label() {
    let locale = Locale::new(Lang::En);
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/form"), &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for part in
            text.split("Field::new(\"").skip(1).chain(text.split("Field::choice(\"").skip(1))
        {
            let id = format!("tui-field-{}", part.split('"').next().unwrap_or_default());
            assert!(locale.has(&id), "{id}");
        }
    }
}

#[test]
fn typing_a_word_finds_actions_and_then_what_was_recorded() {
    let mut desk = Desk::noodles();
    desk.keys("?书面");
    let found = desk.screen();
    assert!(found.contains("RC-2026-001") && found.contains("书面"), "{found}");
    desk.keys("<end><enter>");
    let entry = desk.screen();
    assert!(entry.contains("书面") && entry.contains("RC-2026-001"), "{entry}");
    desk.keys("<esc>?没有这样的字");
    assert!(desk.screen().contains("没有找到"), "{}", desk.screen());
}
