//! Both languages say the same things: same messages, same attributes, same values, nothing empty.

use recourse_core::locale::{AREAS, Lang, Locale};
use std::collections::{BTreeMap, BTreeSet};

/// Message (or `message.attribute`) -> values it uses.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in text.lines() {
        let is_id = |s: &str| {
            !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        };
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if let Some((id, _)) =
            line.split_once('=').filter(|(id, _)| is_id(id.trim_end()) && !id.starts_with(' '))
        {
            message = id.trim().to_string();
            current.clone_from(&message);
            assert!(
                out.insert(current.clone(), BTreeSet::new()).is_none(),
                "{current} is there twice"
            );
        } else if let Some((name, _)) =
            line.trim_start().strip_prefix('.').and_then(|l| l.split_once('='))
        {
            current = format!("{message}.{}", name.trim());
            out.insert(current.clone(), BTreeSet::new());
        }
        for part in line.split('$').skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-')
                .collect();
            out.entry(current.clone()).or_default().insert(name);
        }
    }
    out
}

#[test]
fn the_two_languages_have_the_same_messages() {
    let mut wrong = Vec::new();
    for (area, [zh, en]) in AREAS {
        let (zh, en) = (messages(zh), messages(en));
        for id in zh.keys().chain(en.keys()).collect::<BTreeSet<_>>() {
            match (zh.get(id), en.get(id)) {
                (Some(a), Some(b)) if a == b => {}
                (Some(a), Some(b)) => {
                    wrong.push(format!("{area}: {id} uses {a:?} in Chinese, {b:?} in English"));
                }
                (a, _) => wrong.push(format!(
                    "{area}: {id} is only in {}",
                    if a.is_some() { "Chinese" } else { "English" }
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_message_belongs_to_two_areas_and_all_of_them_load() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let (zh, en) = (Locale::new(Lang::Zh), Locale::new(Lang::En));
    for (area, [text, _]) in AREAS {
        for id in messages(text).into_keys().filter(|id| !id.contains('.')) {
            assert!(zh.has(&id) && en.has(&id), "{area}: {id} did not load");
            if let Some(other) = seen.insert(id.clone(), area) {
                panic!("{id} is in {other} and in {area}");
            }
        }
    }
}

#[test]
fn forbidden_words_appear_nowhere() {
    // format.md 3.10 and law.md 7: no verdict on truth, no advice, no false certainty.
    for (area, [zh, en]) in AREAS {
        for word in ["authentic", "court-proof", "time-barred", "you have until", "legally valid"] {
            assert!(!en.to_lowercase().contains(word), "{area} says {word}");
        }
        for word in ["司法认可", "法律效力保证", "胜诉", "包赢"] {
            assert!(!zh.contains(word), "{area} says {word}");
        }
    }
}
