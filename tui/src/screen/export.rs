//! Handing over a bundle: for whom, what is missing, how far it is, and where it lies.

use super::{Body, Screen};
use crate::cells::{Row, wrap};
use crate::model::views::{ExportView, NeedRow};
use crate::model::{Job, Model};
use crate::msg::{Effect, Progress};
use crate::ops::export::preflight::preflight;
use crate::ops::export::{Choices, receivers as words, size_words};
use crate::theme::Role;
use recourse_core::args;
use recourse_core::document::receiver::Profile;

/// What was chosen and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// Case id.
    pub case: String,
    /// Place among the receivers.
    pub receiver: usize,
    /// What was ticked and typed.
    pub choices: Choices,
    /// The finished bundle.
    pub result: Option<ExportView>,
}

/// Receiver, private thoughts, people's names, everything else.
pub fn areas(export: &Export) -> Vec<usize> {
    // What came of it stands in place of what could be chosen; another receiver brings the choices back.
    let choosing = usize::from(export.result.is_none());
    vec![1, if export.receiver == 0 { choosing } else { 0 }, choosing, choosing]
}

/// Case number.
pub fn title(model: &Model, export: &Export) -> (String, String) {
    let case = model.case(&export.case);
    let no = case.map(|c| c.no.clone()).unwrap_or_default();
    let release = case.map_or(1, recourse_core::case::Case::next_release);
    let release = release - u64::from(export.result.is_some());
    (
        model.text("tui-export-title"),
        model.locale.fill("tui-export-of", args![no = no, n = release]),
    )
}

/// Left and right choose the receiver.
pub fn sideways(model: &mut Model, right: bool) -> Vec<Effect> {
    if let super::What::Export(export) = &mut model.screen_mut().what {
        let count = words().len();
        export.receiver = (export.receiver + if right { 1 } else { count - 1 }) % count;
        export.choices.thoughts &= export.receiver == 0;
        export.result = None;
    }
    vec![]
}

/// Enter on the receiver starts; on a box it ticks; on the last line it opens what else there is to choose.
pub fn open(model: &mut Model, area: usize, _row: usize) -> Vec<Effect> {
    let locale = model.locale.clone();
    let super::What::Export(export) = &mut model.screen_mut().what else { return vec![] };
    match area {
        0 => return start(model),
        1 => export.choices.thoughts = !export.choices.thoughts,
        2 => export.choices.names = !export.choices.names,
        _ => {
            let form = crate::form::hand::choices(&locale, export);
            return crate::update::forms::show(model, form);
        }
    }
    vec![]
}

/// Starts the export.
pub fn start(model: &mut Model) -> Vec<Effect> {
    if model.job.is_some() {
        return vec![];
    }
    let since = model.ms;
    let super::What::Export(export) = &mut model.screen_mut().what else { return vec![] };
    export.result = None;
    let effect = Effect::Export {
        case: export.case.clone(),
        receiver: word(export).to_string(),
        choices: Box::new(export.choices.clone()),
    };
    model.job =
        Some(Job { name: "tui-job-export", progress: None, since, stops: true, cancelling: false });
    vec![effect]
}

/// The chosen receiver's word.
fn word(export: &Export) -> &'static str {
    words().get(export.receiver).copied().unwrap_or("lawyer")
}

/// The body.
pub fn body(model: &Model, screen: &Screen, export: &Export, w: usize) -> Body {
    let mut out = Body::default();
    receivers(model, screen, export, w, &mut out);
    let Some(case) = model.case(&export.case) else { return out };
    if let Some(result) = export.result.as_ref().filter(|_| model.job.is_none()) {
        out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
        finished(model, result, w, &mut out);
        return out;
    }
    let dated = Profile::find(word(export)).is_none_or(|profile| profile.has("deadlines"));
    let content = model.locale.fill(
        "tui-export-content",
        args![
            exhibits = case.live_exhibits().count(),
            contacts = case.live_contacts().count(),
            vouchers = case.vouchers.len(),
            dates = if dated { "yes" } else { "no" }
        ],
    );
    out.rows.push(Row::text(content));
    if export.receiver == 0 {
        tick(model, screen, (1, export.choices.thoughts), "tui-export-thoughts", &mut out);
    }
    tick(model, screen, (2, export.choices.names), "hand-hide-names", &mut out);
    more(model, screen, export, w, &mut out);
    let needs = super::case::needs(model, &export.case);
    let lacking: Vec<&NeedRow> = needs.iter().filter(|n| n.have.is_empty()).collect();
    if lacking.is_empty() {
        out.rows.push(Row::of(Role::Good, model.text("tui-export-complete")));
    } else {
        let comma = model.text("tui-list-comma");
        let names: Vec<&str> = lacking.iter().map(|n| n.label.as_str()).collect();
        let text = model
            .locale
            .fill("tui-export-lacking", args![count = names.len(), what = names.join(&comma)]);
        out.rows.extend(wrap(&format!("! {text}"), w).into_iter().map(|l| Row::of(Role::Warn, l)));
    }
    ahead(model, export, case, w, &mut out);
    out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
    if let Some(job) = &model.job {
        progress(model, job, w, &mut out);
    } else {
        out.rows.extend(wrap(&model.text("tui-export-ready"), w).into_iter().map(Row::text));
    }
    out
}

/// One line with a box to tick.
fn tick(model: &Model, screen: &Screen, (area, on): (usize, bool), id: &str, out: &mut Body) {
    let focused = screen.area == area;
    if focused {
        out.cursor = Some((2, out.rows.len()));
    }
    let text = format!("{} {}", if on { "[x]" } else { "[ ]" }, model.text(id));
    let row = Row::of(if focused { Role::Focus } else { Role::Plain }, text);
    out.rows.push(Row::text(if focused { "> " } else { "  " }).join(row));
}

/// What else was chosen, in one line that leads to the form.
fn more(model: &Model, screen: &Screen, export: &Export, w: usize, out: &mut Body) {
    let focused = screen.area == 3;
    if focused {
        out.cursor = Some((2, out.rows.len()));
    }
    let locale = &model.locale;
    let choices = &export.choices;
    let mut chosen: Vec<String> = Vec::new();
    let mut hidden: Vec<String> = choices
        .patterns
        .iter()
        .map(|p| locale.text(&format!("hand-pattern-{}", p.word())))
        .collect();
    hidden.extend(choices.words.iter().cloned());
    if !hidden.is_empty() {
        chosen.push(locale.fill("hand-chosen-hide", args![what = locale.list(&hidden)]));
    }
    if let Some(mb) = choices.volume_mb {
        chosen.push(locale.fill("hand-chosen-volume", args![mb = mb]));
    }
    if let Some(dpi) = choices.most_dpi {
        chosen.push(locale.fill("hand-chosen-dpi", args![dpi = i64::from(dpi)]));
    }
    if choices.encrypt_to.is_some() || choices.passphrase.is_some() {
        chosen.push(locale.text("hand-chosen-lock"));
    }
    let text = if chosen.is_empty() {
        locale.text("hand-choose-more")
    } else {
        let semicolon = locale.text("hand-chosen-and");
        locale.fill("hand-chosen", args![what = chosen.join(&semicolon)])
    };
    let role = if focused { Role::Focus } else { Role::Plain };
    for (at, line) in wrap(&text, w.saturating_sub(2)).into_iter().enumerate() {
        let lead = if focused && at == 0 { "> " } else { "  " };
        out.rows.push(Row::text(lead).join(Row::of(role, line)));
    }
}

/// Size, limits, and what stays at home, before anything is made.
fn ahead(
    model: &Model,
    export: &Export,
    case: &recourse_core::case::Case,
    w: usize,
    out: &mut Body,
) {
    // Who may open it changes nothing of what is in it.
    let open = Choices { encrypt_to: None, passphrase: None, ..export.choices.clone() };
    let request = open.request(&case.no, word(export), std::path::PathBuf::new());
    let ahead =
        match request.and_then(|request| preflight(model.cases(), case, &request, &model.locale)) {
            Ok(ahead) => ahead,
            Err(failure) => {
                let text = failure.text(&model.locale);
                let lines = wrap(&format!("! {}", text.what), w).into_iter();
                return out.rows.extend(lines.map(|l| Row::of(Role::Warn, l)));
            }
        };
    for line in ahead.lines(&model.locale, &size_words) {
        out.rows.extend(wrap(&line, w).into_iter().map(Row::text));
    }
}

fn receivers(model: &Model, screen: &Screen, export: &Export, w: usize, out: &mut Body) {
    let focused = screen.area == 0;
    let mut row = Row::of(
        Role::Strong,
        format!("{}{}  ", if focused { "> " } else { "  " }, model.text("tui-export-for")),
    );
    let indent = row.width();
    for (at, word) in words().iter().enumerate() {
        let name = super::history::receiver(model, word);
        let chosen = at == export.receiver;
        let text = if chosen { format!("< {name} >") } else { format!("  {name}  ") };
        if row.width() + crate::cells::width(&text) > w {
            out.rows.push(row);
            row = Row::new().to(indent);
        }
        if chosen && focused {
            out.cursor = Some((row.width() + 2, out.rows.len()));
        }
        let role = match (chosen, focused) {
            (true, true) => Role::Focus,
            (true, false) => Role::Strong,
            _ => Role::Plain,
        };
        row = row.put(role, text);
    }
    out.rows.push(row);
}

/// Bar, share, time left after three seconds, and the named steps.
pub fn progress(model: &Model, job: &Job, w: usize, out: &mut Body) {
    let text = if job.cancelling { "tui-cancelling" } else { job.name };
    let Some(p) = &job.progress else {
        out.rows.push(Row::text(model.text(text)));
        out.rows.push(Row::of(Role::Muted, model.text("tui-esc-cancels")));
        return;
    };
    let permille = permille(p);
    let cells = w.saturating_sub(30).clamp(10, 60);
    let full = cells * permille / 1000;
    let bar = format!("[{}{}]  {:>3}%", "#".repeat(full), "-".repeat(cells - full), permille / 10);
    let mut row = Row::text(bar);
    let spent = model.ms.saturating_sub(job.since);
    if spent > 3000 && permille > 20 && !job.cancelling {
        let left = (spent * (1000 - permille as u64) / permille as u64).div_ceil(1000);
        row = row.plain("    ").plain(model.locale.fill("tui-seconds-left", args![n = left]));
    }
    out.rows.push(row);
    let mut row = Row::new();
    for (at, id) in p.steps.iter().enumerate() {
        let (mark, role) = match at.cmp(&p.step) {
            std::cmp::Ordering::Less => ("tui-mark-done", Role::Good),
            std::cmp::Ordering::Equal => ("tui-mark-now", Role::Strong),
            std::cmp::Ordering::Greater => ("tui-mark-todo", Role::Muted),
        };
        let count = match (p.done, p.of) {
            (_, 0) => String::new(),
            _ if at != p.step => String::new(),
            (done, of) if p.bytes => format!(" {} / {}", size_words(done), size_words(of)),
            (done, of) => format!(" {done}/{of}"),
        };
        let text = format!("{} {} {}{count}   ", model.text(mark), at + 1, model.text(id));
        if row.width() + crate::cells::width(&text) > w {
            out.rows.push(row);
            row = Row::new();
        }
        row = row.put(role, text);
    }
    out.rows.push(row);
    out.rows.push(Row::of(
        Role::Muted,
        model.text(if job.cancelling { text } else { "tui-esc-cancels" }),
    ));
}

fn permille(p: &Progress) -> usize {
    let steps = p.steps.len().max(1) as u64;
    let within = (p.done.min(p.of) * 1000).checked_div(p.of).unwrap_or(0);
    ((p.step as u64 * 1000 + within) / steps).min(1000) as usize
}

/// So many warnings are shown one by one.
const WARNED: usize = 4;

fn finished(model: &Model, result: &ExportView, w: usize, out: &mut Body) {
    out.rows.push(Row::of(
        Role::Good,
        format!("{} {}", model.text("tui-mark-done"), model.text("tui-export-done")),
    ));
    out.rows.extend(wrap(&result.path, w).into_iter().map(|l| Row::of(Role::Strong, l)));
    let size = size_words(result.bytes);
    out.rows.push(Row::text(model.locale.fill(
        "tui-export-facts",
        args![
            files = result.files,
            pages = result.pages,
            size = size,
            print = result.fingerprint.as_str()
        ],
    )));
    for (path, print) in &result.more {
        out.rows.extend(wrap(path, w).into_iter().map(|l| Row::of(Role::Strong, l)));
        let args = args![print = print.as_str()];
        out.rows.push(Row::text(model.locale.fill("hand-export-print", args)));
    }
    for (id, copy) in &result.withheld {
        let args = args![id = id.as_str(), copy = copy.as_str()];
        out.rows.push(Row::text(model.locale.fill("hand-export-copy", args)));
    }
    for said in result.warned.iter().take(WARNED) {
        out.rows.extend(wrap(said, w).into_iter().map(|l| Row::of(Role::Warn, l)));
    }
    if result.warned.len() > WARNED {
        let args = args![count = result.warned.len() - WARNED];
        out.rows.push(Row::of(Role::Warn, model.locale.fill("trust-earlier-more", args)));
    }
    out.rows.push(Row::new());
    // The last step of an export: nobody can show later that nothing was rewritten until somebody has the head.
    if model.snap.as_deref().is_some_and(|s| s.proof.wanting) {
        let last = wrap(&model.text("stamp-export-last"), w);
        out.rows.extend(last.into_iter().map(|l| Row::of(Role::Warn, l)));
        out.rows.push(Row::new());
    }
    out.rows.push(Row::of(Role::Strong, model.text("tui-export-message")));
    for line in result.message.lines() {
        out.rows.extend(wrap(line, w).into_iter().map(Row::text));
    }
}
