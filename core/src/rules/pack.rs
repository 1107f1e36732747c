//! Rule packs: a jurisdiction's rules, sources and calendar, read from TOML and checked line by line.

mod check;
mod own;

use super::calendar::{Calendar, CalendarFault, Weekend, YearFile};
use super::embedded;
use super::period::MonthRule;
use super::rule::{Citation, CiteAt, Rule, Text, toml_day};
use crate::args;
use crate::hash::Hash;
use crate::locale::{Lang, Locale};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use thiserror::Error;

/// The rules of one jurisdiction, with its calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct RulePack {
    /// Identity and defaults.
    pub head: Head,
    /// Sources by key.
    pub sources: BTreeMap<String, Source>,
    /// Rules, in the order of the files.
    pub rules: Vec<Rule>,
    /// Working days.
    pub calendar: Calendar,
    /// Hash over the names and bytes of the pack's files, calendars included: what `rules.adopted` pins.
    pub sha256: Hash,
}

/// Identity and defaults of a pack.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// `CN`, `US`, `NET`.
    pub id: String,
    /// Name of the jurisdiction.
    pub name: Text,
    /// `2026.11.0`; raised with every change.
    pub version: String,
    /// When a person last read it through.
    pub reviewed_on: toml::value::Datetime,
    /// Lawyer who reviewed it; empty: none has, and every page says so.
    #[serde(default)]
    pub reviewed_by: String,
    /// IANA zone of its days.
    #[serde(default)]
    pub tz: String,
    /// ISO 4217.
    #[serde(default)]
    pub currency: String,
    /// Pack whose calendar files count; by default its own.
    #[serde(default)]
    pub calendar: String,
    /// Weekdays that rest.
    pub weekend: Vec<String>,
    /// How months are counted.
    #[serde(default)]
    pub month_rule: MonthRule,
    /// Always false: no jurisdiction here counts the day of the event.
    #[serde(default)]
    pub count_start_day: bool,
    /// What the reader must know about the whole pack.
    #[serde(default)]
    pub note: Option<Text>,
}

impl Head {
    /// When a person last read it through.
    pub fn reviewed(&self) -> Option<NaiveDate> {
        toml_day(&self.reviewed_on)
    }
}

/// A text the rules rest on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name.
    pub title: Text,
    /// Address.
    #[serde(default)]
    pub url: String,
    /// When it was last compared.
    #[serde(default)]
    pub checked_on: Option<toml::value::Datetime>,
    /// Where the text was seen.
    #[serde(default)]
    pub seen_in: String,
}

/// What is wrong in a file somebody wrote: a pack, a calendar, a letter.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.words(&Locale::new(Lang::En)))]
pub struct PackFault {
    /// File.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Field, as written; empty where the text is no TOML at all.
    pub field: String,
    /// Message id of what is wrong; empty where only the reader's own words are known.
    pub id: &'static str,
    /// What the message is filled with, or the reader's own words.
    pub with: String,
}

impl PackFault {
    /// A fault at a place.
    pub fn new(
        file: impl Into<String>,
        line: usize,
        field: impl Into<String>,
        id: &'static str,
        with: impl Into<String>,
    ) -> Self {
        Self { file: file.into(), line, field: field.into(), id, with: with.into() }
    }

    /// A fault of a calendar year.
    pub fn of_calendar(name: &str, text: &str, fault: &CalendarFault) -> Self {
        check::of_calendar(name, text, fault)
    }

    /// What is wrong, without the place.
    pub fn what(&self, locale: &Locale) -> String {
        let with = self.with.as_str();
        if self.id.is_empty() { with.to_string() } else { locale.fill(self.id, args![with = with]) }
    }

    /// Place and fault in the user's words.
    pub fn words(&self, locale: &Locale) -> String {
        let what = self.what(locale);
        let args = args![
            file = self.file.as_str(),
            line = self.line,
            field = self.field.as_str(),
            what = what.as_str()
        ];
        locale.fill("core-fault", args)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    #[serde(default)]
    pack: Option<Head>,
    #[serde(default)]
    source: BTreeMap<String, Source>,
    #[serde(default)]
    rule: Vec<Rule>,
}

impl RulePack {
    /// Reads a pack: `(name, text)` of its files; names under `calendar/` are years, the others hold `[pack]`,
    /// `[source.…]` and `[[rule]]`. Every fault is reported, not only the first.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, Vec<PackFault>> {
        let mut faults = Vec::new();
        let (mut head, mut sources, mut rules, mut years) =
            (None, BTreeMap::new(), Vec::new(), Vec::new());
        for (name, text) in files.iter().filter(|(name, _)| !is_beside(name)) {
            if is_year(name) {
                match YearFile::parse(text) {
                    Ok(year) => years.push(year),
                    Err(fault) => faults.push(check::of_calendar(name, text, &fault)),
                }
                continue;
            }
            match toml::from_str::<PackFile>(text) {
                Ok(file) => {
                    if let Some(found) = file.pack {
                        head = Some((found, *name, *text));
                    }
                    sources.extend(file.source);
                    let numbered = file.rule.into_iter().enumerate();
                    rules.extend(numbered.map(|(nth, rule)| check::Placed {
                        rule,
                        nth,
                        name,
                        text,
                    }));
                }
                Err(e) => faults.push(check::of_toml(name, text, &e)),
            }
        }
        let Some((head, head_name, head_text)) = head else {
            if faults.is_empty() {
                let name = *files.first().map_or(&"pack.toml", |(n, _)| n);
                faults.push(PackFault::new(name, 1, "[pack]", "core-fault-missing", ""));
            }
            return Err(faults);
        };
        check::head(&head, head_name, head_text, &mut faults);
        check::rules(&rules, &sources, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        let weekend = Weekend::parse(&head.weekend).unwrap_or(Weekend::SAT_SUN);
        let mut calendar = Calendar::bare(&head.id, weekend);
        for year in &years {
            calendar.add(year);
        }
        let mut rules: Vec<Rule> = rules.into_iter().map(|placed| placed.rule).collect();
        for rule in &mut rules {
            resolve(rule, &sources);
        }
        Ok(Self { head, sources, rules, calendar, sha256: fingerprint(files) })
    }

    /// The packs of the binary, read once.
    pub fn embedded() -> &'static [Self] {
        static PACKS: OnceLock<Vec<RulePack>> = OnceLock::new();
        PACKS.get_or_init(|| {
            let mut packs: Vec<Self> =
                embedded::PACKS.iter().filter_map(|files| Self::parse(files).ok()).collect();
            borrow_calendars(&mut packs);
            packs
        })
    }

    /// The embedded pack with this id; `US-NY` finds `US`, `GB` finds `GB-EAW`.
    pub fn find(id: &str) -> Option<&'static Self> {
        Self::pick(Self::embedded(), id)
    }

    /// The same among given packs, so that a user's pack can stand before the embedded ones.
    pub fn pick<'a>(packs: &'a [Self], id: &str) -> Option<&'a Self> {
        let upper = id.trim().to_uppercase();
        let of = |want: &str| packs.iter().find(|p| p.head.id == want);
        let alias = match upper.as_str() {
            "GB" | "UK" | "EAW" => Some("GB-EAW"),
            _ => None,
        };
        of(&upper)
            .or_else(|| of(alias?))
            .or_else(|| of(upper.split_once('-')?.0))
            .or_else(|| of("GENERIC"))
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| r.id.eq_ignore_ascii_case(id.trim()))
    }

    /// The embedded rule with this id, and its pack.
    pub fn rule_anywhere(id: &str) -> Option<(&'static Rule, &'static Self)> {
        Self::embedded().iter().find_map(|pack| Some((pack.rule(id)?, pack)))
    }
}

/// Replaces the cites by what can be printed.
fn resolve(rule: &mut Rule, sources: &BTreeMap<String, Source>) {
    rule.citation = citation(&rule.cite, sources);
    for interrupt in &mut rule.interrupt {
        interrupt.citation = if interrupt.cite.is_empty() {
            Arc::clone(&rule.citation)
        } else {
            citation(&interrupt.cite, sources)
        };
    }
}

fn citation(cites: &[CiteAt], sources: &BTreeMap<String, Source>) -> Arc<Citation> {
    let (mut en, mut zh, mut urls) = (Vec::new(), Vec::new(), Vec::new());
    for cite in cites {
        let Some(source) = sources.get(&cite.source) else { continue };
        en.push(format!("{} {}", source.title.en, cite.at).trim_end().to_string());
        let at = cite.at_zh.clone().unwrap_or_else(|| place_zh(&cite.at));
        zh.push(format!("{}{at}", source.title.zh));
        if !source.url.is_empty() && !urls.contains(&source.url) {
            urls.push(source.url.clone());
        }
    }
    Arc::new(Citation { text: Text { en: en.join("; "), zh: zh.join("；") }, urls })
}

/// `arts. 188, 194` as a Chinese reader writes it; what follows no such shape stays as it is.
fn place_zh(at: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("arts. ", "条"),
        ("art. ", "条"),
        ("ss. ", "条"),
        ("s. ", "条"),
        ("regs. ", "条"),
        ("reg. ", "条"),
        ("r. ", "条"),
        ("ch. ", "章"),
    ];
    let Some((rest, unit)) =
        WORDS.iter().find_map(|(word, unit)| Some((at.strip_prefix(word)?, unit)))
    else {
        return if at.is_empty() { String::new() } else { format!(" {at}") };
    };
    match rest.strip_suffix(')').and_then(|r| r.split_once('(')) {
        Some((article, part)) if !article.contains(',') => format!("第{article}{unit}第{part}款"),
        _ => format!("第{}{unit}", rest.replace(", ", "、")),
    }
}

/// A fault of the TOML reader, with its line and field.
pub(crate) fn toml_fault(name: &str, text: &str, e: &toml::de::Error) -> PackFault {
    check::of_toml(name, text, e)
}

fn is_year(name: &str) -> bool {
    name.contains("calendar/")
}

/// Files that lie beside the rules and hold none.
fn is_beside(name: &str) -> bool {
    name.ends_with("examples.toml") || name.ends_with("documents.toml") || name.contains("rates/")
}

fn fingerprint(files: &[(&str, &str)]) -> Hash {
    let mut all = String::new();
    for (name, text) in files {
        all.push_str(name);
        all.push('\n');
        all.push_str(&Hash::of(text.as_bytes()).hex());
        all.push('\n');
    }
    Hash::of(all.as_bytes())
}

/// Gives packs that name another pack's calendar a copy of it.
pub(super) fn borrow_calendars(packs: &mut [RulePack]) {
    for i in 0..packs.len() {
        let wanted = &packs[i].head.calendar;
        if wanted.is_empty() || *wanted == packs[i].head.id {
            continue;
        }
        if let Some(lender) = packs.iter().find(|p| p.head.id == *wanted) {
            packs[i].calendar = lender.calendar.clone();
        }
    }
}

#[cfg(test)]
mod tests;
