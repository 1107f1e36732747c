//! `recourse export --check`: what an export would be, before it is made.

use super::outcome::Outcome;
use crate::ops::export::preflight::Preflight;
use crate::ops::export::size_words;
use recourse_core::args;
use recourse_core::locale::Locale;
use serde_json::json;

/// What is known before, in words and as data.
pub(super) fn outcome(case: &str, receiver: &str, ahead: &Preflight, locale: &Locale) -> Outcome {
    let data = json!({
        "case": case,
        "receiver": receiver,
        "release": ahead.release,
        "exhibits": ahead.exhibits,
        "missing": ahead.missing,
        "bytes": ahead.bytes,
        "files": ahead.files.iter()
            .map(|(name, bytes)| json!({ "name": name, "bytes": bytes })).collect::<Vec<_>>(),
        "limits": ahead.limits.iter().map(|(limit, over)| json!({
            "way": limit.way, "most": limit.most, "over": over, "source": limit.source,
            "seen": limit.seen, "verified": !limit.verify,
        })).collect::<Vec<_>>(),
        "withheld": ahead.withheld.iter()
            .map(|(id, copy)| json!({ "exhibit": id, "copy": copy })).collect::<Vec<_>>(),
        "cards": ahead.cards,
        "lost": ahead.lost,
    });
    let mut lines = ahead.lines(locale, &size_words);
    if !ahead.missing.is_empty() {
        let names: Vec<String> =
            ahead.missing.iter().map(|m| locale.text(&format!("core-missing-{m}"))).collect();
        lines.insert(1, locale.fill("hand-check-missing", args![what = locale.list(&names)]));
    }
    Outcome::new("export", lines.join("\n"), data)
}
