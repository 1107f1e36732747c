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

/// Nowhere does a paper, letter, verdict or page of ours claim what no check can know: that the content is so, that a
/// copy is as good as its original, that a court will take it. The bundle is stored, not packed, so its texts are read
/// in it as they stand.
#[test]
fn papers_letters_and_pages_claim_nothing_that_no_check_can_know() {
    let english = [
        "authentic",
        "true copy",
        "true and correct",
        "certified copy",
        "court-proof",
        "court proof",
        "court-ready",
        "legally valid",
        "tamper-proof",
        "tamperproof",
        "unforgeable",
        "guaranteed",
    ];
    let chinese = [
        "真实有效",
        "确保真实",
        "保证真实",
        "与原件一致",
        "与原件相符",
        "与原件核对无异",
        "不可篡改",
        "无法篡改",
        "防篡改",
        "具有法律效力",
        "法院认可",
        "法院采信",
    ];
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut read: Vec<std::path::PathBuf> = ["README.md", "SECURITY.md", "CHANGELOG.md"]
        .into_iter()
        .chain(["core/FORMAT.md", "assets/verify.html", "tests/vectors/good.zip"])
        .map(|name| root.join(name))
        .collect();
    for folder in ["assets/letters", "assets/playbooks", "assets/receivers", "assets/locales"] {
        let folder = root.join(folder);
        let files = crate::support::sandbox::files_under(&folder);
        read.extend(files.into_iter().map(|file| folder.join(file)));
    }
    assert!(read.len() > 40, "{}", read.len());
    for path in read {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
        for word in english.iter().chain(&chinese) {
            assert!(!text.contains(word), "{} says {word}", path.display());
        }
    }
}
