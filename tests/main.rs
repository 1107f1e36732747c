//! Stories: what a person does, and what they see.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod cli;
mod hostile;
mod killed;
mod layers;
mod licences;
mod locales;
mod monkey;
mod screens;
mod security;
mod support;

/// A story that nobody runs is no story: each file here belongs to a module that is listed above or in its parent.
#[test]
fn every_file_here_is_run() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let mut lost = Vec::new();
    for file in support::sandbox::files_under(&root) {
        if file.extension().is_none_or(|e| e != "rs") || file == std::path::Path::new("main.rs") {
            continue;
        }
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty());
        let parent =
            folder.map_or_else(|| root.join("main.rs"), |p| root.join(p).with_extension("rs"));
        let text = std::fs::read_to_string(parent).unwrap_or_default();
        let listed = format!("mod {name};");
        if !text.lines().any(|line| line == listed || line.ends_with(&format!(" {listed}"))) {
            lost.push(file);
        }
    }
    assert!(lost.is_empty(), "{lost:?}");
}
