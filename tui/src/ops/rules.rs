//! The rules and calendars that count: what a person is told of each, and a check of one's own file.

use crate::failure::Result;
use recourse_core::args;
use recourse_core::locale::Locale;
use recourse_core::rules::calendar::YearStatus;
use recourse_core::rules::pack::PackFault;
use recourse_core::rules::rule::Text;
use recourse_core::rules::working::kind_text;
use recourse_core::rules::{Rule, RulePack};
use std::collections::BTreeSet;
use std::path::Path;

/// A pack in a line: what it is, and when it was read through.
pub fn pack_line(pack: &RulePack, locale: &Locale) -> String {
    let head = &pack.head;
    let reviewed = head.reviewed().map_or_else(|| "-".into(), |d| d.to_string());
    let args = args![
        id = head.id.as_str(),
        name = head.name.get(locale.lang()),
        version = head.version.as_str(),
        reviewed = reviewed
    ];
    locale.fill("cli-rules-pack", args)
}

/// The years of its calendar, each with what is not official about it; `None` where it has none.
pub fn years_line(pack: &RulePack, locale: &Locale) -> Option<String> {
    let word = |status| match status {
        YearStatus::Official => None,
        YearStatus::Provisional => Some("clocks-provisional"),
        YearStatus::User => Some("cli-rules-own"),
    };
    let years: Vec<String> = pack
        .calendar
        .years()
        .map(|y| match word(y.status) {
            Some(id) => format!("{} ({})", y.year, locale.text(id)),
            None => y.year.to_string(),
        })
        .collect();
    let all = locale.list(&years);
    (!years.is_empty()).then(|| locale.fill("cli-rules-years", args![years = all.as_str()]))
}

/// Beside a rule that nobody compared with an official text yet.
pub fn unverified(rule: &Rule, locale: &Locale) -> String {
    if rule.verify { locale.text("cli-rules-unverified") } else { String::new() }
}

/// Everything a person is told of a rule: message id of the label, and words.
pub fn about(rule: &Rule, pack: &RulePack, locale: &Locale) -> Vec<(&'static str, String)> {
    let lang = locale.lang();
    let text = |t: &Option<Text>| t.as_ref().map(|t| t.get(lang).to_string()).unwrap_or_default();
    // The word one types stands beside what it means.
    let kind = |kind: &str| {
        let words = kind_text(kind, locale);
        if words == kind { words } else { format!("{words} ({kind})") }
    };
    let starts = rule.trigger.all_of.iter().chain(&rule.trigger.any_of);
    let starts: Vec<String> = starts.map(|k| kind(k)).collect();
    let kinds: Vec<String> = rule.kinds().into_iter().map(kind).collect();
    vec![
        ("cli-rules-title", rule.title.get(lang).to_string()),
        ("cli-rules-of", format!("{} {}", pack.head.id, pack.head.version)),
        ("cli-rules-nature", rule.nature().text(locale)),
        ("cli-rules-trigger", locale.list(&starts)),
        ("cli-rules-kinds", locale.list(&kinds)),
        ("cli-rules-cite", rule.citation.text.get(lang).to_string()),
        ("cli-rules-how", text(&rule.how)),
        ("cli-rules-note", text(&rule.msg)),
        ("cli-rules-sure", unverified(rule, locale)),
    ]
}

/// What was found in a file of rules.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Rules in it; 0 where it has a fault.
    pub rules: usize,
    /// Faults, each with its line and field.
    pub faults: Vec<PackFault>,
    /// What is allowed and may still be a slip of the pen: code and words.
    pub doubts: Vec<(&'static str, String)>,
}

/// Reads a file of rules as the clocks would.
pub fn check(file: &Path, locale: &Locale) -> Result<Checked> {
    let text = String::from_utf8_lossy(&super::system::read_own(file)?).into_owned();
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(match RulePack::parse(&[(name.as_str(), text.as_str())]) {
        Ok(pack) => {
            Checked { rules: pack.rules.len(), faults: Vec::new(), doubts: doubts(&pack, locale) }
        }
        Err(faults) => Checked { faults, ..Checked::default() },
    })
}

fn doubts(pack: &RulePack, locale: &Locale) -> Vec<(&'static str, String)> {
    let built_in = RulePack::embedded();
    let known: BTreeSet<&str> =
        built_in.iter().flat_map(|p| &p.rules).flat_map(Rule::kinds).collect();
    let used: BTreeSet<&str> = pack.rules.iter().flat_map(Rule::kinds).collect();
    let strange: Vec<String> = used.difference(&known).map(ToString::to_string).collect();
    let mut out = Vec::new();
    if !strange.is_empty() {
        let text = locale.fill("cli-warn-rule-kind", args![kinds = locale.list(&strange)]);
        out.push(("W-RULE-KIND", text));
    }
    let id = pack.head.calendar.as_str();
    if !built_in.iter().any(|p| p.calendar.id() == id) {
        out.push(("W-RULE-CALENDAR", locale.fill("cli-warn-rule-calendar", args![id = id])));
    }
    out
}
