//! The words to send with a bundle: what it is, each file with its fingerprint, and what the receiver does with it.

use super::{Exported, Request, hidden};
use crate::failure::Result;
use crate::ops::{Desk, deadlines};
use recourse_core::args;
use recourse_core::document::receiver::Profile;
use recourse_core::rules;

/// A number of bytes as people say it, in powers of 1,000: as limits of mailboxes are stated.
pub fn size_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// The message. Dates go only to a receiver whose report has them.
pub fn message(desk: &Desk, request: &Request, exported: &Exported) -> Result<String> {
    let (case, locale) = (desk.case(&request.case)?, &desk.world.locale);
    let files: Vec<&Exported> = std::iter::once(exported).chain(&exported.more).collect();
    let pages: usize = files.iter().filter(|f| !is_supplement(f)).map(|f| f.pages).sum();
    // What the bundle hides, the words beside it hide too.
    let title = match Profile::find(&request.receiver) {
        Some(profile) => hidden::mask(&desk.book().cases, case, profile, &request.hide)
            .apply(&case.title)
            .into_owned(),
        None => case.title.clone(),
    };
    let args = args![
        no = case.no.as_str(),
        title = title.as_str(),
        sum = case.outstanding().labelled(),
        pages = pages
    ];
    // Nought is no answer where nobody has found out.
    let id = if case.sum_known() { "hand-message-what" } else { "hand-message-what-unknown" };
    let mut lines = vec![locale.fill(id, args)];
    if Profile::find(&request.receiver).is_some_and(|p| p.has("deadlines")) {
        let all = deadlines::of_case(desk, case);
        let next = rules::most_urgent(&all).and_then(|d| Some((d, d.due?)));
        if let Some((deadline, due)) = next {
            let args = args![what = deadline.label(locale), day = locale.day(due)];
            lines.push(locale.fill("hand-message-next", args));
        }
    }
    for file in &files {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let id = if is_supplement(file) { "hand-message-new" } else { "hand-message-file" };
        let args = args![
            file = name,
            size = size_words(file.bytes),
            fingerprint = file.fingerprint.as_str()
        ];
        lines.push(locale.fill(id, args));
    }
    if request.lock.is_some() {
        let name = exported.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        lines.push(locale.fill("hand-message-sealed", args![zip = name]));
    }
    lines.push(locale.text("hand-message-do"));
    Ok(lines.join("\n"))
}

/// Only what is new since the release before, for a receiver who has that.
fn is_supplement(file: &Exported) -> bool {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().is_some_and(|stem| stem.ends_with("-new"))
}
