//! Locale: what is said, in Chinese and English. A value, never a global, so that the language can switch live
//! and a letter may have another one. Messages are Fluent files under `assets/locales/<language>/`, one per area.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::Arc;

/// A language Recourse speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// 简体中文.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// `zh-CN` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Reads `zh`, `zh-CN`, `zh_CN.UTF-8`, `zh-Hans`, `en_US.UTF-8`; `None` for what is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let stem = lower.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        match stem.split('-').next() {
            Some("zh" | "cmn" | "chinese") => Some(Self::Zh),
            Some("en" | "english" | "c" | "posix") => Some(Self::En),
            _ => None,
        }
    }
}

/// A full-width letter, digit, sign or space, as Chinese keyboards give them, as its ASCII twin.
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// A mark that nobody sees between two letters: a soft hyphen, no width, a turn of direction.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}' | '\u{fe0e}' | '\u{fe0f}')
}

macro_rules! area {
    ($name:literal) => {
        [
            include_str!(concat!("../../assets/locales/zh-CN/", $name, ".ftl")),
            include_str!(concat!("../../assets/locales/en/", $name, ".ftl")),
        ]
    };
}

/// The catalogues, one pair (Chinese, English) per area.
pub const AREAS: &[(&str, [&str; 2])] = &[
    ("core", area!("core")),
    ("trust", area!("trust")),
    ("money", area!("money")),
    ("clocks", area!("clocks")),
    ("paper", area!("paper")),
    ("report", area!("report")),
    ("cli", area!("cli")),
    ("demo", area!("demo")),
    ("tui", area!("tui")),
    ("screens", area!("screens")),
    ("road", area!("road")),
    ("steps", area!("steps")),
    ("letter", area!("letter")),
    ("guard", area!("guard")),
    ("keep", area!("keep")),
    ("cipher", area!("cipher")),
    ("hand", area!("hand")),
    ("stamp", area!("stamp")),
];

/// A value put into a message.
pub type Arg<'a> = (&'a str, FluentValue<'a>);

/// Messages in one language.
#[derive(Clone)]
pub struct Locale {
    lang: Lang,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl Locale {
    /// Loads a language.
    pub fn new(lang: Lang) -> Self {
        let id = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would end up in PDFs and terminals.
        bundle.set_use_isolating(false);
        for (_, texts) in AREAS {
            let text = texts[usize::from(lang == Lang::En)];
            let resource = match FluentResource::try_new(text.to_string()) {
                Ok(r) | Err((r, _)) => r,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle: Arc::new(bundle) }
    }

    /// Which language this is.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without values.
    pub fn text(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// A message with its values. An unknown id comes back as `{id}`, so that a gap is seen, never a panic.
    pub fn fill(&self, id: &str, args: &[Arg<'_>]) -> String {
        match self.bundle.get_message(id).and_then(|m| m.value()) {
            Some(pattern) => self.format(pattern, args),
            None => format!("{{{id}}}"),
        }
    }

    /// An attribute of a message (`.why`, `.next` of an error); `None` where it has none.
    pub fn attribute(&self, id: &str, name: &str, args: &[Arg<'_>]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.get_attribute(name)?.value();
        Some(self.format(pattern, args))
    }

    fn format(&self, pattern: &fluent_syntax::ast::Pattern<&str>, args: &[Arg<'_>]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }

    /// `2026-03-12 周四` or `2026-03-12 Thu`.
    pub fn day(&self, day: NaiveDate) -> String {
        let index = day.weekday().num_days_from_monday() as usize;
        let name = match self.lang {
            Lang::Zh => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][index],
            Lang::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][index],
        };
        format!("{} {name}", day.format("%Y-%m-%d"))
    }

    /// `2026-03-12 周四 10:30`, in the offset the user gave.
    pub fn moment(&self, moment: &DateTime<FixedOffset>) -> String {
        format!("{} {}", self.day(moment.date_naive()), moment.format("%H:%M"))
    }

    /// Items one after the other: `、` in Chinese, `, ` in English.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(if self.lang == Lang::Zh { "、" } else { ", " })
    }

    /// Whether the catalogue has this message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Locale({})", self.lang.tag())
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
    }
}

/// Shorthand for message values: `args![name = party.name(), count = 3]`.
#[macro_export]
macro_rules! args {
    ($($name:ident = $value:expr),* $(,)?) => {
        &[$((stringify!($name), $crate::locale::value($value))),*]
    };
}

/// Turns text or a number into a message value.
pub fn value<'a>(value: impl Into<FluentValue<'a>>) -> FluentValue<'a> {
    value.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_how_systems_spell_languages() {
        for spelled in ["zh", "zh-CN", "zh_CN.UTF-8", "zh-Hans"] {
            assert_eq!(Lang::parse(spelled), Some(Lang::Zh));
        }
        assert_eq!(Lang::parse("C.UTF-8"), Some(Lang::En));
        assert_eq!(Lang::parse("nl_NL"), None);
    }
}
