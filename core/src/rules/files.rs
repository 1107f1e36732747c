//! The files a case's dates rest on, as they go into a bundle.

use super::embedded::PACKS;

/// Name and text of every file of the embedded pack with this id: `CN-limitation.toml`, `CN-calendar-2026.toml`.
pub fn files_of(jurisdiction: &str) -> Vec<(String, &'static str)> {
    let pack = jurisdiction.split('-').next().unwrap_or_default();
    let of_pack =
        |path: &str| path.split('/').next().is_some_and(|id| id.split('-').next() == Some(pack));
    PACKS
        .iter()
        .flat_map(|files| files.iter())
        .filter(|(path, _)| of_pack(path))
        .map(|(path, text)| (path.replace('/', "-"), *text))
        .collect()
}
