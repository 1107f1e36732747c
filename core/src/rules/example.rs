//! Worked examples of a pack: events and the dates that must come out. Tests run those of the binary,
//! `recourse rules check` those of a user's pack.

use super::clock::{Outcome, compute_with};
use super::fact::{Fact, kind_of};
use super::pack::RulePack;
use super::period::Period;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use thiserror::Error;

/// A worked example.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// `CN-04`.
    pub id: String,
    /// Rule id.
    pub rule: String,
    /// `kind=YYYY-MM-DD`, as on the command line.
    pub on: Vec<String>,
    /// The day it is read on.
    pub as_of: NaiveDate,
    /// The length of a period that is asked.
    #[serde(default)]
    pub length: Option<Period>,
    /// Members of the outcome by name; an empty text for an absent date.
    pub expect: BTreeMap<String, toml::Value>,
    /// Why it comes out so.
    #[serde(default)]
    pub why: String,
}

/// Why an example does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExampleFault {
    /// The file is no examples file.
    #[error("line {line}: {what}")]
    File {
        /// Line, from 1.
        line: usize,
        /// What the reader says.
        what: String,
    },
    /// The rule is not in the pack.
    #[error("{id}: no rule {rule}")]
    Rule {
        /// Example.
        id: String,
        /// Rule it names.
        rule: String,
    },
    /// An event is not `kind=YYYY-MM-DD`.
    #[error("{id}: `{event}` is not kind=YYYY-MM-DD")]
    Event {
        /// Example.
        id: String,
        /// As written.
        event: String,
    },
    /// Another date or word came out.
    #[error("{id}: {member} is `{got}`, not `{expected}`")]
    Differs {
        /// Example.
        id: String,
        /// Member of the outcome.
        member: String,
        /// What the example says.
        expected: String,
        /// What came out.
        got: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    example: Vec<Example>,
}

/// Runs an examples file against a pack: how many there are, and which do not hold.
pub fn run_examples(pack: &RulePack, text: &str) -> (usize, Vec<ExampleFault>) {
    let file: File = match toml::from_str(text) {
        Ok(file) => file,
        Err(e) => {
            let line = super::line_at(text, e.span().map_or(0, |s| s.start));
            return (0, vec![ExampleFault::File { line, what: e.message().to_string() }]);
        }
    };
    let faults = file.example.iter().flat_map(|example| run(pack, example)).collect();
    (file.example.len(), faults)
}

fn run(pack: &RulePack, example: &Example) -> Vec<ExampleFault> {
    let id = || example.id.clone();
    let Some(rule) = pack.rule(&example.rule) else {
        return vec![ExampleFault::Rule { id: id(), rule: example.rule.clone() }];
    };
    let mut facts = Vec::new();
    for event in &example.on {
        let fault = || ExampleFault::Event { id: id(), event: event.clone() };
        match event.split_once('=').map(|(kind, day)| (kind_of(kind), day.trim().parse())) {
            Some((kind, Ok(day))) => facts.push(Fact::stated(kind, day)),
            _ => return vec![fault()],
        }
    }
    let outcome = compute_with(rule, pack, &facts, example.length, example.as_of);
    let differs = example.expect.iter().filter_map(|(member, expected)| {
        let expected = expected.as_str().map_or_else(|| expected.to_string(), str::to_string);
        let got = member_text(&outcome, member);
        (got != expected).then(|| ExampleFault::Differs {
            id: id(),
            member: member.clone(),
            expected,
            got,
        })
    });
    differs.collect()
}

fn member_text(outcome: &Outcome, member: &str) -> String {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |d| d.to_string());
    match member {
        "unrolled" => day(outcome.unrolled),
        "expected" => day(outcome.expected),
        "act_by" => day(outcome.act_by),
        "alternative" => day(outcome.alternative),
        "cautious" => day(outcome.cautious),
        "status" => outcome.status.word().into(),
        "provisional" => outcome.provisional.to_string(),
        "nature" => outcome.nature.word().into(),
        _ => "no such member".into(),
    }
}
