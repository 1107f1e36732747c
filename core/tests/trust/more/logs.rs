//! The log's own files spelled oddly, and what looks odd and is allowed.

use super::{Named, small, whole};
use crate::sample::{CASE, OTHER, body, key};
use crate::vectors::{Forge, sealed};
use recourse_core::audit::Checkpoint;
use serde_json::json;

/// Links, entries, private lines and checkpoints in other spellings.
pub(super) fn logs() -> Named {
    let edit = |path: &'static str, change: fn(String) -> String| {
        small().edit(path, change).sign(&key(1), |_| {}).zip()
    };
    const L: &str = "data/log/links.txt";
    const E: &str = "data/log/entries.jsonl";
    let first = "data/log/checkpoints/0000000006.txt";
    let resigned = |change: fn(Checkpoint) -> Checkpoint| {
        let kit = whole();
        let made = change(Checkpoint::parse(&kit.files[first]).unwrap());
        let kit = kit.put(first, made.text().as_bytes());
        kit.put(&format!("{first}.sig"), &made.sign(&key(1))).resign().zip()
    };
    vec![
        ("links-crlf", edit(L, |t| t.replace('\n', "\r\n"))),
        ("links-blank-line", edit(L, |t| t + "\n")),
        ("links-no-final-newline", edit(L, |t| t.trim_end().into())),
        ("links-double-space", edit(L, |t| t.replacen("v1 1 ", "v1  1 ", 1))),
        (
            "links-upper-hex",
            edit(L, |t| t.to_uppercase().replace("RECOURSE-LINK-V1", "recourse-link-v1")),
        ),
        ("links-empty", edit(L, |_| String::new())),
        ("links-version-2", edit(L, |t| t.replace("link-v1", "link-v2"))),
        ("entries-no-final-newline", edit(E, |t| t.trim_end().into())),
        ("entries-blank-line", edit(E, |t| t + "\n")),
        ("entries-empty", edit(E, |_| String::new())),
        (
            "private-without-entry",
            edit("data/log/private.jsonl", |_| {
                "{\"data\":{},\"salt\":\"00000000000000000000000000000000\",\"v\":\"recourse-priv-v1\"}\n".into()
            }),
        ),
        ("checkpoint-of-another-book", resigned(|c| Checkpoint { book: OTHER, ..c })),
        ("checkpoint-beyond-the-end", {
            let kit = whole();
            let made = Checkpoint::parse(&kit.files[first]).unwrap();
            let head = recourse_core::audit::Head { seq: 99, ..made.head };
            let made = Checkpoint { head, ..made };
            let path = "data/log/checkpoints/0000000099.txt";
            kit.put(path, made.text().as_bytes())
                .put(&format!("{path}.sig"), &made.sign(&key(2)))
                .resign()
                .zip()
        }),
        ("checkpoint-under-another-number", {
            let kit = whole();
            let (text, sig) =
                (kit.files[first].clone(), kit.files[&format!("{first}.sig")].clone());
            let other = "data/log/checkpoints/0000000007.txt";
            kit.put(other, &text).put(&format!("{other}.sig"), &sig).resign().zip()
        }),
        ("checkpoint-short-name", {
            let kit = whole();
            let (text, sig) =
                (kit.files[first].clone(), kit.files[&format!("{first}.sig")].clone());
            let kit = kit.drop(first).drop(&format!("{first}.sig"));
            kit.put("data/log/checkpoints/6.txt", &text)
                .put("data/log/checkpoints/6.txt.sig", &sig)
                .resign()
                .zip()
        }),
        ("checkpoint-crlf", whole().edit(first, |t| t.replace('\n', "\r\n")).resign().zip()),
        (
            "checkpoint-signature-short",
            whole().put(&format!("{first}.sig"), &[7; 63]).resign().zip(),
        ),
        (
            "token-without-checkpoint",
            whole().put("data/log/checkpoints/0000000007.txt.tsr", b"x").resign().zip(),
        ),
        (
            "request-without-checkpoint",
            whole().put("data/log/checkpoints/0000000007.txt.tsq", b"x").resign().zip(),
        ),
        (
            "checkpoint-folder-litter",
            whole().put("data/log/checkpoints/notes.txt", b"x").resign().zip(),
        ),
        ("log-more-files", whole().put("data/log/extra.jsonl", b"{}\n").resign().zip()),
    ]
}

/// What looks odd and is allowed.
pub(super) fn fine() -> Named {
    let longest = {
        let line = sealed(CASE, 1, 1, &body("note.added", json!({"a": ""}), None, &[]));
        "x".repeat(65_536 - line.len())
    };
    vec![
        ("longest-line", Forge::new().note(json!({"a": longest})).kit().zip()),
        ("deepest-value", Forge::new().note(json!({"a": [[[[[[[[[1]]]]]]]]]})).kit().zip()),
        ("largest-numbers", Forge::new().note(json!({"a": 9_007_199_254_740_991_i64, "b": -9_007_199_254_740_991_i64})).kit().zip()),
        ("odd-characters", Forge::new().note(json!({"a": "\u{fffe}\u{fdd0}\u{10ffff}\u{e000}\u{200b}\u{feff}"})).kit().zip()),
        ("hostile-words", Forge::new().note(json!({"a": "=cmd|' /C calc'!A0", "b": "<script>alert(1)</script>", "c": "\u{1b}]52;c;AAAA\u{7}"})).kit().zip()),
        ("longest-name", Forge::new().note(json!({"abcdefghijklmnopqrstuvwxyz012345": 1})).kit().zip()),
        ("clock-set-back", Forge::new().note(json!({})).edited(|t| t.replace("2026-03-09T", "2020-03-09T")).kit().zip()),
        ("tables-and-letters", small()
            .put("data/tables/a.csv", b"x")
            .put("data/letters/b.docx", b"x")
            .put("data/rules/cn.toml", b"x")
            .sign(&key(1), |_| {})
            .zip()),
    ]
}
