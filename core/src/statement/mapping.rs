//! Columns explained once by the user: a layout no profile knows becomes a profile of their own.

use super::cell::name_key;
use super::column::NAMES;
use super::{Profile, ProfileError};
use crate::case::journal::{MappedColumn, MappingSaved};
use crate::hash::Hash;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

/// Fields a column can be mapped to, as profiles spell them.
pub fn fields() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

/// Which of these column names stand nowhere in the first rows of a file that could not be read by them.
pub fn unknown_headers<'h>(
    wanted: impl IntoIterator<Item = &'h str>,
    preview: &[Vec<String>],
) -> Vec<&'h str> {
    let known: HashSet<String> = preview.iter().flatten().map(|cell| name_key(cell)).collect();
    wanted.into_iter().filter(|header| !known.contains(&name_key(header))).collect()
}

/// The id of a mapping: the same headers give the same one.
pub fn mapping_id(columns: &[MappedColumn]) -> String {
    let mut keys: Vec<String> = columns.iter().map(|c| name_key(&c.header)).collect();
    keys.sort();
    let hash = Hash::of(keys.join("\n").as_bytes()).to_string();
    format!("own-{}", hash.get(..8).unwrap_or_default())
}

/// The mapping as the TOML text of a profile, checked like any other.
///
/// # Errors
/// [`ProfileError`] for a field that does not exist.
pub fn mapping_profile(mapping: &MappingSaved) -> Result<String, ProfileError> {
    let quoted = |text: &str| toml::Value::String(text.to_string()).to_string();
    let name = quoted(mapping.name.as_deref().unwrap_or(&mapping.id));
    let headers: Vec<String> = mapping.columns.iter().map(|c| quoted(&c.header)).collect();
    let side = match mapping.side {
        super::Side::Pos => "pos",
        super::Side::Bank => "bank",
    };
    let mut text = format!(
        "id = {}\nside = \"{side}\"\nname = {{ zh = {name}, en = {name} }}\nmenu = {{ zh = \"\", en = \"\" }}\n\
         header = [{}]\nsource = \"user\"\nchecked = \"\"\nsure = \"user\"\n\n[columns]\n",
        quoted(&mapping.id),
        headers.join(", "),
    );
    let mut by_field: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for column in &mapping.columns {
        by_field.entry(&column.field).or_default().push(quoted(&column.header));
    }
    for (field, headers) in by_field {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{} = [{}]", quoted(field), headers.join(", "));
    }
    Profile::parse(&text)?;
    Ok(text)
}
