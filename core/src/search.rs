//! Search: entries of every case that hold all the wanted words, at any length, in Chinese or Latin letters.
//!
//! The log itself is searched, private lines included, so that whatever is recorded later is found too. Nothing is
//! indexed: an index would be a second truth, and tokenizers lose Chinese words of one or two characters.

use crate::case::money::Money;
use crate::case::{Case, Line};
use crate::locale::narrow;
use serde_json::Value;

/// Characters shown on each side of the place found.
const AROUND: usize = 24;

/// An entry that holds what is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Id of its case, 32 hex.
    pub case: String,
    /// Number of its case, `RC-2026-001`.
    pub no: String,
    /// Place in the book.
    pub seq: u64,
    /// When it was written down.
    pub at: String,
    /// Event kind, `contact.logged`.
    pub kind: String,
    /// Member the first word was found in: `said`, `name`, `reference`, `gross_minor` …
    pub member: String,
    /// The words around it; foreign text, to be made harmless before it is shown.
    pub excerpt: String,
}

/// Entries of these cases in which every word of `wanted` occurs, by case and seq. Upper and lower case and full-width
/// forms are one; amounts are found as they are read, `12860.50` or `12,860.50`; numbers as `C003`, `E001`.
/// Nothing for an empty text.
pub fn search(cases: &[Case], wanted: &str) -> Vec<Hit> {
    let words: Vec<String> = wanted.split_whitespace().map(fold).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let of_case = |case: &Case| {
        let hit = |line: &Line| in_line(case, line, &words);
        case.lines.iter().filter_map(hit).collect::<Vec<_>>()
    };
    cases.iter().filter(|c| c.is_open()).flat_map(of_case).collect()
}

fn in_line(case: &Case, line: &Line, words: &[String]) -> Option<Hit> {
    let mut members = Vec::new();
    let body = line.event.to_body();
    let data = body.data.iter().chain(body.private.iter().flatten());
    data.for_each(|(name, value)| gather(case, &body.kind, name, value, &mut members));
    let folded: Vec<String> = members.iter().map(|(_, text)| fold(text)).collect();
    let first = words.first()?;
    if !words.iter().all(|word| folded.iter().any(|text| text.contains(word.as_str()))) {
        return None;
    }
    let at = folded.iter().position(|text| text.contains(first.as_str()))?;
    let (member, text) = &members[at];
    Some(Hit {
        case: case.id.clone(),
        no: case.no.clone(),
        seq: line.seq,
        at: line.at.clone(),
        kind: body.kind,
        member: member.clone(),
        excerpt: excerpt(text, &folded[at], first),
    })
}

/// Every text of a value, as a person reads it.
fn gather(case: &Case, kind: &str, name: &str, value: &Value, out: &mut Vec<(String, String)>) {
    let mut take = |text: String| out.push((name.to_string(), text));
    match value {
        Value::String(text) => take(text.clone()),
        Value::Number(number) => match (number.as_i64(), name) {
            (Some(minor), _) if name.ends_with("_minor") => {
                let money = Money::new(minor, case.currency);
                take(format!("{} {}", money.plain(), money.grouped()));
            }
            (Some(no), "no" | "contact_no") if kind.starts_with("exhibit") => {
                take(format!("E{no:03}"));
            }
            (Some(no), "no" | "contact_no")
                if kind.starts_with("contact") || kind.starts_with("promise") =>
            {
                take(format!("C{no:03}"));
            }
            (Some(no), "evidence" | "exhibit_no") => take(format!("E{no:03}")),
            (Some(other), _) => take(other.to_string()),
            (None, _) => {}
        },
        Value::Array(items) => items.iter().for_each(|v| gather(case, kind, name, v, out)),
        Value::Object(members) => members.iter().for_each(|(n, v)| gather(case, kind, n, v, out)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// One character for each, so that places in the folded text are places in the text.
fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    let half = narrow(c);
    let mut lower = half.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => half,
    }
}

/// The words around the place, with `…` where the text goes on.
fn excerpt(text: &str, folded: &str, word: &str) -> String {
    let at = folded.find(word).map_or(0, |byte| folded[..byte].chars().count());
    let (from, to) = (at.saturating_sub(AROUND), at + word.chars().count() + AROUND);
    let count = text.chars().count();
    let middle: String = text.chars().skip(from).take(to - from).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if to < count { "…" } else { "" };
    format!("{before}{middle}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::event::{CaseOpened, Event, NoteAdded};
    use crate::hash::Hash;
    use proptest::prelude::*;

    fn case(notes: &[&str]) -> Case {
        let mut case = Case::new("ab".repeat(16));
        let opened = Event::CaseOpened(CaseOpened {
            no: "RC-2026-001".into(),
            currency: "CNY".into(),
            jurisdiction: "CN".into(),
            amount_minor: Some(1_286_050),
            from: None,
            to: None,
            title: Some("升级后未到账".into()),
        });
        let notes = notes.iter().map(|t| Event::NoteAdded(NoteAdded { text: Some((*t).into()) }));
        for (seq, event) in (1..).zip(std::iter::once(opened).chain(notes)) {
            let hash = Hash::of(b"line");
            let at = "2026-03-12T09:18:00.000Z".into();
            case.apply(Line { seq, at, actor: "merchant".into(), hash, event });
        }
        case
    }

    fn seqs(case: &Case, wanted: &str) -> Vec<u64> {
        search(std::slice::from_ref(case), wanted).into_iter().map(|h| h.seq).collect()
    }

    #[test]
    fn one_chinese_character_an_amount_and_full_width_letters_are_found() {
        let case = case(&["柜台说 POS 机没有问题", "工号 2207 的刘先生", "Ｐｏｓ 照片"]);
        assert_eq!(seqs(&case, "刘"), [3]);
        assert_eq!(seqs(&case, "pos"), [2, 4]);
        assert_eq!(seqs(&case, "12,860.50"), [1]);
        assert_eq!(seqs(&case, "12860.5"), [1]);
        assert_eq!(seqs(&case, "照片 POS"), [4]);
        assert_eq!(seqs(&case, "没有 2207"), [] as [u64; 0]);
        assert_eq!(seqs(&case, "  "), [] as [u64; 0]);
    }

    #[test]
    fn the_excerpt_shows_the_place() {
        let long = format!("{}请保留录音{}", "前".repeat(60), "后".repeat(60));
        let case = case(&[&long]);
        let hits = search(std::slice::from_ref(&case), "录音");
        assert_eq!(hits[0].excerpt, format!("…{}请保留录音{}…", "前".repeat(21), "后".repeat(24)));
    }

    proptest! {
        #[test]
        fn any_piece_of_a_note_finds_it(text in "\\PC{1,60}", from in 0usize..60, len in 1usize..8) {
            let piece: String = text.chars().skip(from).take(len).collect();
            let case = case(&[&text]);
            let hits = seqs(&case, &piece);
            prop_assert_eq!(hits.contains(&2), !piece.split_whitespace().collect::<String>().is_empty());
        }
    }
}
