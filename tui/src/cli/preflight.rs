//! `recourse export --check`: what an export would be, before it is made.

use super::outcome::Outcome;
use super::view::size;
use crate::ops::export::preflight::Preflight;
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
    });
    Outcome::new("export", lines(ahead, locale, &size).join("\n"), data)
}

/// The same lines as the screen shows; `size` writes a number of bytes.
pub(crate) fn lines(
    ahead: &Preflight,
    locale: &Locale,
    size: &dyn Fn(u64) -> String,
) -> Vec<String> {
    let args = args![n = ahead.exhibits, size = size(ahead.bytes), release = ahead.release];
    let mut out = vec![locale.fill("hand-check-size", args)];
    if ahead.files.len() > 1 {
        for (name, bytes) in &ahead.files {
            let args = args![name = name.as_str(), size = size(*bytes)];
            out.push(locale.fill("hand-check-file", args));
        }
    }
    if !ahead.missing.is_empty() {
        let names: Vec<String> =
            ahead.missing.iter().map(|m| locale.text(&format!("core-missing-{m}"))).collect();
        out.push(locale.fill("hand-check-missing", args![what = locale.list(&names)]));
    }
    for (limit, over) in &ahead.limits {
        let way = locale.text(&format!("hand-limit-{}", limit.way));
        let day = locale.day(limit.seen);
        let args = args![
            way = way,
            most = size(limit.most),
            source = limit.source.as_str(),
            day = day,
            verified = if limit.verify { "no" } else { "yes" }
        ];
        out.push(locale.fill(if *over { "hand-check-over" } else { "hand-check-within" }, args));
    }
    for (id, copy) in &ahead.withheld {
        out.push(locale.fill("hand-export-copy", args![id = id.as_str(), copy = copy.as_str()]));
    }
    if !ahead.cards.is_empty() {
        out.push(locale.fill("hand-check-cards", args![ids = locale.list(&ahead.cards)]));
    }
    out.extend(ahead.hidden.clone());
    out
}
