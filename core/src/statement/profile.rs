//! Profiles: what is known about one provider's export, as data.

use super::Side;
use super::cell::name_key;
use super::column::Role;
use crate::locale::Lang;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// One provider's export: how to recognise it and what the generic reader cannot know by itself. TOML under
/// `assets/profiles/`; users add theirs beside the book.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// `icbc-debit`: lower case, digits and hyphens.
    pub id: String,
    /// Sales or bank side.
    pub side: Side,
    /// What people call the export.
    pub name: Bilingual,
    /// Who provides it, by the name a letter would use; for banks.
    #[serde(default)]
    pub provider: Option<Bilingual>,
    /// Where in the provider's site or app the right export is made.
    pub menu: Bilingual,
    /// Column names that must all be there.
    pub header: Vec<String>,
    /// Words of which one must stand above the header row; empty asks for none.
    #[serde(default)]
    pub words: Vec<String>,
    /// ISO 4217 where the file itself does not say.
    #[serde(default)]
    pub currency: Option<String>,
    /// Role → column names, best first; all other columns are recognised by their names.
    #[serde(default)]
    pub columns: BTreeMap<String, Vec<String>>,
    /// Kind (`sale`, `refund`, `reversal`, `chargeback`, `fee`, `none`) → values of the kind or status column.
    #[serde(default)]
    pub kinds: BTreeMap<String, Vec<String>>,
    /// `paid`, `unpaid`, `undone` → values of the status column.
    #[serde(default)]
    pub statuses: BTreeMap<String, Vec<String>>,
    /// Where the layout is known from.
    pub source: String,
    /// Day it was last looked at.
    pub checked: String,
    /// `sample` (a real file was read) or `public` (its description was).
    pub sure: String,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The words in this language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Why a profile is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// Not TOML of this shape.
    #[error("profile does not parse: {why}")]
    Syntax {
        /// What the parser said.
        why: String,
    },
    /// A role, kind or status that does not exist.
    #[error("profile {id} names an unknown {what}: {name}")]
    Unknown {
        /// The profile.
        id: String,
        /// `role`, `kind` or `status`.
        what: &'static str,
        /// The name.
        name: String,
    },
}

macro_rules! builtins {
    ($($id:literal),* $(,)?) => {
        const BUILTIN: &[(&str, &str)] =
            &[$(($id, include_str!(concat!("../../../assets/profiles/", $id, ".toml")))),*];
    };
}

builtins!(
    "icbc-debit",
    "ccb-debit",
    "abc-debit",
    "boc-debit",
    "cmb-debit",
    "bocom-debit",
    "spdb-debit",
    "citic-debit",
    "hsbc-hk",
    "wechat-merchant",
    "wechat-account",
    "wechat-personal",
    "alipay-merchant",
    "alipay-account",
    "alipay-personal",
    "unionpay-merchant",
    "lakala-merchant",
    "acquirer-en",
);

/// Built-in profiles as TOML: id and text. Their example files stand in `assets/profiles/examples/`.
pub fn builtin() -> &'static [(&'static str, &'static str)] {
    BUILTIN
}

impl Profile {
    /// Reads and checks one profile.
    ///
    /// # Errors
    /// [`ProfileError`].
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let profile: Self = toml::from_str(text)
            .map_err(|e| ProfileError::Syntax { why: e.message().to_string() })?;
        let unknown = |what, name: &str| ProfileError::Unknown {
            id: profile.id.clone(),
            what,
            name: name.to_string(),
        };
        if let Some(name) = profile.columns.keys().find(|n| Role::parse(n).is_none()) {
            return Err(unknown("role", name));
        }
        const KINDS: &[&str] = &["sale", "refund", "reversal", "chargeback", "fee", "none"];
        if let Some(name) = profile.kinds.keys().find(|n| !KINDS.contains(&n.as_str())) {
            return Err(unknown("kind", name));
        }
        const STATUSES: &[&str] = &["paid", "unpaid", "undone"];
        if let Some(name) = profile.statuses.keys().find(|n| !STATUSES.contains(&n.as_str())) {
            return Err(unknown("status", name));
        }
        Ok(profile)
    }

    /// How many of its own column names stand in this header; `None` unless all that it asks for do.
    pub(super) fn fits(&self, names: &[String], above: &str) -> Option<usize> {
        let has = |wanted: &String| {
            let key = name_key(wanted);
            names.iter().any(|n| name_key(n) == key)
        };
        let all = self.header.iter().all(has);
        let words = self.words.is_empty() || self.words.iter().any(|w| above.contains(w.as_str()));
        (all && words).then(|| self.header.len() * 2 + usize::from(!self.words.is_empty()) * 3)
    }

    /// The role this profile gives a column, with its place in the list of names.
    pub(super) fn role(&self, header: &str) -> Option<(Role, usize)> {
        let key = name_key(header);
        self.columns.iter().find_map(|(role, names)| {
            let at = names.iter().position(|n| name_key(n) == key)?;
            Some((Role::parse(role)?, at))
        })
    }
}

/// The built-in profile of this id; `None` for one of the user's own.
fn shipped(id: &str) -> Option<&'static Profile> {
    own().iter().find(|p| p.id == id)
}

/// What people call the exports that a built-in profile recognises.
pub fn profile_name(id: &str) -> Option<&'static Bilingual> {
    shipped(id).map(|p| &p.name)
}

/// The bank a built-in profile is of, by the name a letter would use.
pub fn provider(id: &str) -> Option<&'static Bilingual> {
    shipped(id)?.provider.as_ref()
}

/// The user's profiles, then the built-in ones.
pub(super) fn load(added: &[&str]) -> Result<Vec<Profile>, ProfileError> {
    let mut all: Vec<Profile> =
        added.iter().map(|text| Profile::parse(text)).collect::<Result<_, _>>()?;
    all.extend(own().iter().cloned());
    Ok(all)
}

/// The built-in ones; a test holds that each parses.
fn own() -> &'static [Profile] {
    static OWN: OnceLock<Vec<Profile>> = OnceLock::new();
    OWN.get_or_init(|| BUILTIN.iter().filter_map(|(_, text)| Profile::parse(text).ok()).collect())
}

/// The value class a profile gives a cell: the key of the list that holds it.
pub(super) fn class<'p>(lists: &'p BTreeMap<String, Vec<String>>, cell: &str) -> Option<&'p str> {
    lists
        .iter()
        .find(|(_, values)| values.iter().any(|v| v.eq_ignore_ascii_case(cell)))
        .map(|(name, _)| name.as_str())
}
